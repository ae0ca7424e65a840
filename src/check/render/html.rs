//! One self-contained page: the sentences with marked figures, each with its verdict, reason and the official's words.
use super::{by_sentence, label, origin, summary};
use crate::check::finding::{Check, Finding};
use crate::check::verdict::Verdict;
use std::fmt::Write;

const STYLE: &str = "body{font:17px/1.6 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}\
h1{font-size:1.2rem}mark{padding:0 .15em;border-radius:.2em;color:inherit}\
.supported{background:#cdeccd}.rounded,.derived{background:#cfe8f3}.contradicted{background:#f6c8c4}.misattributed{background:#ecd0f0}\
.superseded{background:#f8e6b0}.unverifiable{background:#e6e6e6}\
details{margin:.3rem 0 .3rem 1rem;font:14px/1.5 system-ui,sans-serif}summary{cursor:pointer}blockquote{margin:.3rem 0;padding-left:.8rem;border-left:3px solid #ccc}\
.plain{color:#666}.meta{font:14px/1.5 system-ui,sans-serif;color:#666}h1 mark{font-weight:normal;white-space:nowrap}\
table{border-collapse:collapse;font-size:13px}td,th{padding:.1rem .6rem .1rem 0;text-align:left}\
@media(prefers-color-scheme:dark){body{background:#191919;color:#ddd}mark{color:#111}.plain,.meta{color:#999}}";

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// The findings as one HTML page without anything to load.
pub fn html(check: &Check) -> String {
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>Figures checked</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>Figures checked: {}</h1>\n",
        counts(check)
    );
    let mut about = vec![check.article.source.clone()];
    about.retain(|s| s != "-");
    about.extend(check.article.date.clone());
    if !about.is_empty() {
        let _ = writeln!(out, "<p class=\"meta\">{}</p>", escape(&about.join(", ")));
    }
    if let Some(trouble) = &check.article.trouble {
        let _ = writeln!(out, "<p>{}</p>", escape(trouble));
    }
    let mut n = 0;
    let mut plain = check.article.plain.iter().peekable();
    for sentence in by_sentence(check) {
        let mut before = Vec::new();
        while let Some(p) = plain.next_if(|p| p.start < sentence.start) {
            before.push(p.text.as_str());
        }
        unmarked(&mut out, &before);
        out.push_str("<p>");
        let mut details = String::new();
        for (before, finding) in sentence.pieces() {
            out.push_str(&escape(&before));
            let Some(f) = finding else { continue };
            n += 1;
            let verdict = f.verdict.as_str();
            let _ = write!(
                out,
                "<mark class=\"{verdict}\" title=\"{verdict}\"><a id=\"f{n}\"></a>{}</mark>",
                escape(&f.text)
            );
            note(&mut details, f);
        }
        let _ = writeln!(out, "</p>\n{details}");
    }
    let rest: Vec<&str> = plain.map(|p| p.text.as_str()).collect();
    unmarked(&mut out, &rest);
    out.push_str("</body>\n</html>\n");
    out
}

/// Sentences without a figure.
fn unmarked(out: &mut String, sentences: &[&str]) {
    if !sentences.is_empty() {
        let _ = writeln!(out, "<p class=\"plain\">{}</p>", escape(&sentences.join(" ")));
    }
}

/// How many figures have which verdict, in the colours of the page: its legend.
fn counts(check: &Check) -> String {
    let counted: Vec<String> = Verdict::ALL
        .iter()
        .filter_map(|v| check.article.verdicts.get(v).map(|n| (v.as_str(), n)))
        .map(|(v, n)| format!("<mark class=\"{v}\">{n} {v}</mark>"))
        .collect();
    match counted.is_empty() {
        true => escape(&summary(check)),
        false => counted.join(" "),
    }
}

fn note(out: &mut String, f: &Finding) {
    // what a reader should not miss stands open
    let open = match f.verdict {
        Verdict::Contradicted | Verdict::Misattributed | Verdict::Superseded => " open",
        _ => "",
    };
    let _ = writeln!(
        out,
        "<details{open}><summary><mark class=\"{}\">{}</mark> {}</summary>\n<p>{}</p>",
        f.verdict.as_str(),
        escape(&label(f)),
        escape(&f.text),
        escape(&f.reason)
    );
    for e in &f.evidence {
        let _ = writeln!(
            out,
            "<blockquote>{}<br><small>{}</small></blockquote>",
            escape(&e.sentence),
            escape(&origin(e))
        );
    }
    if !f.attributes.is_empty() {
        out.push_str("<table><tr><th></th><th>quote</th><th>record</th></tr>\n");
        for a in &f.attributes {
            let cell = |s: &Option<String>| escape(s.as_deref().unwrap_or("–"));
            let _ = writeln!(
                out,
                "<tr><th>{}</th><td>{}</td><td>{}</td></tr>",
                a.attribute.as_str(),
                cell(&a.quote),
                cell(&a.record)
            );
        }
        out.push_str("</table>\n");
    }
    out.push_str("</details>\n");
}
