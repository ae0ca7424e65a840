//! `scio show`: one claim in its sentence and exchange.
use super::answers;
use super::screen::Screen;
use scio_claims::store::Store;
use std::fmt::Write;
use std::io::IsTerminal;
use std::path::PathBuf;

/// Arguments of `scio show`.
#[derive(clap::Args)]
pub struct Args {
    /// The database that `scio index` made.
    #[arg(long, value_name = "FILE")]
    db: PathBuf,
    /// The claim's id, or its beginning.
    id: String,
}

/// Runs it; 1 when there is no such claim.
pub fn run(args: &Args) -> anyhow::Result<u8> {
    let store = Store::open_read_only(&args.db)?;
    let hits = store.by_id(&args.id)?;
    if hits.is_empty() {
        eprintln!(
            "scio: no claim has an id that begins with “{}” (`scio search` prints ids)",
            args.id
        );
        return Ok(1);
    }
    let screen = Screen::new();
    // scripts get each paragraph on one line
    let width = if std::io::stdout().is_terminal() {
        screen.width
    } else {
        usize::MAX
    };
    let mut out = String::new();
    let paragraph = |out: &mut String, who: &str, text: &str, mark: Option<super::screen::Mark>| {
        let whole = format!("{who}{text}");
        let marks: Vec<_> = mark
            .map(|(a, b, code)| (a + who.len(), b + who.len(), code))
            .into_iter()
            .collect();
        for line in screen.fold(&whole, width, &marks) {
            let _ = writeln!(out, "{line}");
        }
    };
    for hit in &hits {
        let (c, d) = (&hit.record.claim, &hit.record.document);
        let (turn, exchange) = store.context(hit)?;
        let _ = writeln!(out, "{}", d.title.as_deref().unwrap_or(&d.id));
        let _ = writeln!(out, "{}  {}", d.date.as_deref().unwrap_or("no date"), d.source);
        if let Some(e) = exchange {
            for q in &e.questions {
                out.push('\n');
                let who = format!("{} asks: ", e.outlet.as_deref().unwrap_or("A journalist"));
                paragraph(&mut out, &who, &q.text, None);
            }
        }
        if let Some(t) = turn {
            out.push('\n');
            let who = format!("{} ({}): ", t.voice, t.kind);
            paragraph(&mut out, &who, &c.sentence.text, answers::figure(c));
        }
        let json = serde_json::to_value(c)?;
        let _ = writeln!(out);
        for key in [
            "id", "text", "value", "low", "high", "unit", "approx", "measure", "direction", "base", "indicator",
            "subject", "of", "period", "speaker", "asserted_by", "source", "modality", "rule",
        ] {
            match &json[key] {
                serde_json::Value::Null => {}
                serde_json::Value::String(s) => writeln!(out, "{key:>12}  {s}")?,
                other => writeln!(out, "{key:>12}  {other}")?,
            }
        }
        if d.source.contains("://") {
            let _ = writeln!(out, "{:>12}  {}", "link", link(&d.source, &c.sentence.text));
        }
        out.push('\n');
    }
    crate::print(&out)?;
    Ok(0)
}

/// The page, scrolled to a sentence: its first and last words as a text fragment (W3C URL text fragments).
fn link(url: &str, sentence: &str) -> String {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    // `-`, `,` and `&` have a meaning in a fragment, and all that is not plain is encoded with them
    let encode = |w: &[&str]| -> String {
        w.join(" ")
            .bytes()
            .map(|b| match b {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'~' => (b as char).to_string(),
                _ => format!("%{b:02X}"),
            })
            .collect()
    };
    let text = match words.len() {
        0..=10 => encode(&words),
        n => format!("{},{}", encode(&words[..5]), encode(&words[n - 5..])),
    };
    let joint = if url.contains('#') { "" } else { "#" };
    format!("{url}{joint}:~:text={text}")
}

#[cfg(test)]
mod tests {
    use super::link;

    #[test]
    fn links_point_at_the_words() {
        for (url, sentence, want) in [
            (
                "https://example.org/a",
                "R&D rose 6.9%, year-on-year.",
                "https://example.org/a#:~:text=R%26D%20rose%206.9%25%2C%20year%2Don%2Dyear.",
            ),
            (
                "https://example.org/a#top",
                "One two three four five six seven eight nine ten\u{a0}eleven “twelve”.",
                "https://example.org/a#top:~:text=One%20two%20three%20four%20five,eight%20nine%20ten%20eleven%20%E2%80%9Ctwelve%E2%80%9D.",
            ),
        ] {
            assert_eq!(link(url, sentence), want);
        }
    }
}
