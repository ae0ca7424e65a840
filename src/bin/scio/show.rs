//! `scio show`: one claim in its sentence and exchange.
use scio_claims::store::Store;
use std::fmt::Write;
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
    let mut out = String::new();
    for hit in &hits {
        let (c, d) = (&hit.record.claim, &hit.record.document);
        let (turn, exchange) = store.context(hit)?;
        let _ = writeln!(out, "{}", d.title.as_deref().unwrap_or(&d.id));
        let _ = writeln!(out, "{}  {}", d.date.as_deref().unwrap_or("no date"), d.source);
        if let Some(e) = exchange {
            for q in &e.questions {
                let _ = writeln!(
                    out,
                    "\n{} asks: {}",
                    e.outlet.as_deref().unwrap_or("A journalist"),
                    q.text
                );
            }
        }
        if let Some(t) = turn {
            let _ = writeln!(out, "\n{} ({}): {}", t.voice, t.kind, c.sentence.text);
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
            let _ = writeln!(
                out,
                "{:>12}  {}#:~:text={}",
                "link",
                d.source,
                fragment(&c.sentence.text)
            );
        }
        out.push('\n');
    }
    crate::print(&out)?;
    Ok(0)
}

/// The first and last words of a sentence as a text fragment (W3C URL text fragments).
fn fragment(sentence: &str) -> String {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let encode = |w: &[&str]| -> String {
        w.join(" ")
            .bytes()
            .map(|b| match b {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'~' => (b as char).to_string(),
                _ => format!("%{b:02X}"),
            })
            .collect()
    };
    if words.len() <= 10 {
        return encode(&words);
    }
    format!("{},{}", encode(&words[..5]), encode(&words[words.len() - 5..]))
}
