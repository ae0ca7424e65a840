//! Markdown: the sentences with bold figures, a note under the text for each.
use super::{by_sentence, label, origin, summary};
use crate::check::finding::Check;
use std::fmt::Write;

/// Words that are no markup.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}

/// The findings as Markdown with footnotes.
pub fn markdown(check: &Check) -> String {
    let mut out = format!("# Figures checked: {}\n\n", plain(&summary(check)));
    if let Some(trouble) = &check.article.trouble {
        let _ = writeln!(out, "{}\n", plain(trouble));
    }
    let mut notes = String::new();
    let mut n = 0;
    for sentence in by_sentence(check) {
        for (before, finding) in sentence.pieces() {
            out.push_str(&plain(&before));
            let Some(f) = finding else { continue };
            n += 1;
            let _ = write!(out, "**{}**[^{n}]", plain(&f.text));
            let _ = write!(notes, "[^{n}]: **{}**. {}", label(f), plain(&f.reason));
            if let Some(e) = f.evidence.first() {
                let _ = write!(notes, " “{}” — {}", plain(&e.sentence), plain(&origin(e)));
            }
            notes.push('\n');
        }
        out.push_str("\n\n");
    }
    out.push_str(&notes);
    out
}
