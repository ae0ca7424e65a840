//! How findings are written out. Must not interpret: what is not in the findings is not in the output.
mod claimreview;
mod flat;
mod html;
mod markdown;
mod text;

pub use claimreview::{Publisher, claimreview};
pub use flat::{csv, jsonl};
pub use html::html;
pub use markdown::markdown;
pub use text::text;

use super::finding::{Check, EvidenceOut, Finding};
use super::verdict::Verdict;

/// The findings of one sentence, in order.
struct Sentence<'a> {
    text: &'a str,
    /// First code point in the text.
    start: u32,
    findings: Vec<&'a Finding>,
}

/// Findings grouped by the sentence they stand in.
fn by_sentence(check: &Check) -> Vec<Sentence<'_>> {
    let mut out: Vec<Sentence<'_>> = Vec::new();
    for f in &check.findings {
        let s = &f.claim.sentence;
        match out.last_mut() {
            Some(last) if last.start == s.span.start => last.findings.push(f),
            _ => out.push(Sentence {
                text: &s.text,
                start: s.span.start,
                findings: vec![f],
            }),
        }
    }
    out
}

impl Sentence<'_> {
    /// The sentence cut at its figures: text between, and the finding whose figure follows.
    fn pieces(&self) -> Vec<(String, Option<&Finding>)> {
        let chars: Vec<char> = self.text.chars().collect();
        let mut out = Vec::new();
        let mut at = 0;
        for f in &self.findings {
            let from = (f.span.start.saturating_sub(self.start) as usize).clamp(at, chars.len());
            out.push((chars[at..from].iter().collect(), Some(*f)));
            at = (f.span.end.saturating_sub(self.start) as usize).clamp(from, chars.len());
        }
        out.push((chars[at..].iter().collect(), None));
        out
    }
}

/// `Name, 2025-04-14, source`.
fn origin(e: &EvidenceOut) -> String {
    let mut parts = vec![e.speaker.as_deref().unwrap_or("speaker unknown").to_string()];
    parts.extend(e.document.date.clone());
    parts.push(e.document.title.clone().unwrap_or_else(|| e.document.id.clone()));
    parts.join(", ")
}

/// `3 supported, 1 contradicted`.
fn summary(check: &Check) -> String {
    let counted: Vec<String> = Verdict::ALL
        .iter()
        .filter_map(|v| check.article.verdicts.get(v).map(|n| format!("{n} {}", v.as_str())))
        .collect();
    match counted.is_empty() {
        true => "no figure".to_string(),
        false => counted.join(", "),
    }
}

/// The verdict with what differs.
fn label(f: &Finding) -> String {
    let differs: Vec<&str> = f.differs.iter().map(|d| d.as_str()).collect();
    match differs.is_empty() {
        true => f.verdict.as_str().to_string(),
        false => format!("{} ({})", f.verdict.as_str(), differs.join(", ")),
    }
}
