//! For a terminal: the sentences with their figures marked, and under each what the record says.
use super::{by_sentence, label, origin, summary};
use crate::check::finding::Check;
use crate::check::verdict::Verdict;
use crate::report::Style;
use std::fmt::Write;

fn colour(v: Verdict) -> &'static str {
    match v {
        Verdict::Supported => "32",
        Verdict::Rounded | Verdict::Derived => "36",
        Verdict::Contradicted => "31",
        Verdict::Misattributed => "35",
        Verdict::Superseded => "33",
        Verdict::Unverifiable => "2",
    }
}

fn sign(v: Verdict) -> &'static str {
    match v {
        Verdict::Supported => "=",
        Verdict::Rounded => "~",
        Verdict::Derived => "+",
        Verdict::Contradicted => "x",
        Verdict::Misattributed => "!",
        Verdict::Superseded => "<",
        Verdict::Unverifiable => "?",
    }
}

fn paint(style: Style, code: &str, text: &str) -> String {
    match style.colour {
        true => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        false => text.to_string(),
    }
}

/// Words in lines of at most `width` columns, each with `indent` before it. Escape sequences do not count.
fn wrapped(out: &mut String, words: &str, indent: &str, width: usize) {
    let columns = |w: &str| {
        let mut n = 0;
        let mut inside = false;
        for c in w.chars() {
            match (inside, c) {
                (false, '\u{1b}') => inside = true,
                (true, 'm') => inside = false,
                (true, _) => {}
                (false, _) => n += 1,
            }
        }
        n
    };
    let mut line = 0;
    for word in words.split_whitespace() {
        let w = columns(word);
        if line > 0 && line + 1 + w > width.saturating_sub(indent.len()).max(20) {
            out.push('\n');
            line = 0;
        }
        if line == 0 {
            out.push_str(indent);
        } else {
            out.push(' ');
            line += 1;
        }
        out.push_str(word);
        line += w;
    }
    out.push('\n');
}

/// The findings for a person at a terminal.
pub fn text(check: &Check, style: Style) -> String {
    let mut out = String::new();
    if let Some(trouble) = &check.article.trouble {
        let _ = writeln!(out, "{trouble}");
    }
    for sentence in by_sentence(check) {
        let mut marked = String::new();
        for (before, finding) in sentence.pieces() {
            marked.push_str(&before);
            if let Some(f) = finding {
                let code = format!("1;4;{}", colour(f.verdict));
                match style.colour {
                    true => marked.push_str(&paint(style, &code, &f.text)),
                    false => {
                        let _ = write!(marked, "[{}]", f.text);
                    }
                }
            }
        }
        wrapped(&mut out, &marked, "", style.width);
        let mut shown = None;
        for f in &sentence.findings {
            let head = format!("{} {}", sign(f.verdict), label(f));
            let _ = writeln!(out, "  {}: {}", paint(style, colour(f.verdict), &head), f.text);
            wrapped(&mut out, &f.reason, "      ", style.width);
            if let Some(e) = f.evidence.first() {
                let quoted = Some((&e.document.id, &e.sentence));
                if shown == quoted {
                    out.push_str("      | the same sentence\n");
                    continue;
                }
                shown = quoted;
                wrapped(&mut out, &format!("“{}”", e.sentence), "      | ", style.width);
                wrapped(&mut out, &paint(style, "2", &origin(e)), "      | ", style.width);
            }
        }
        out.push('\n');
    }
    let n = check.findings.len();
    let noun = if n == 1 { "figure" } else { "figures" };
    let _ = writeln!(out, "{n} {noun}: {}", summary(check));
    out
}
