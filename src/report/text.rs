//! A summary for people: who spoke, and each claim under its sentence with marks.
use crate::base::{Severity, Source, Span};
use crate::model::{Analysis, Approx, Claim, Direction, DocumentKind, Measure, Modality, Role, TurnKind};
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// How to draw.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to colour.
    pub colour: bool,
}

impl Style {
    fn paint(self, code: &str, text: &str) -> String {
        if self.colour {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_string()
        }
    }
}

/// The whole summary.
pub fn text(source: &Source, a: &Analysis, style: Style) -> String {
    let mut out = String::new();
    head(&mut out, source, a, style);
    for (k, turn) in a.turns.iter().enumerate() {
        let claims: Vec<&Claim> = a.claims.iter().filter(|c| c.turn == k).collect();
        if claims.is_empty() {
            continue;
        }
        let kind = match turn.kind {
            TurnKind::Chairperson => "chair",
            TurnKind::Official => "official",
            TurnKind::Journalist => "asks",
            TurnKind::Unknown => "unknown",
        };
        let _ = writeln!(
            out,
            "\n{} {}",
            style.paint("1", turn.voice().unwrap_or("(no label)")),
            style.paint("2", &format!("· {kind}"))
        );
        let mut at = 0;
        while at < claims.len() {
            let sentence = claims[at].sentence;
            let end = claims[at..]
                .iter()
                .position(|c| c.sentence != sentence)
                .map_or(claims.len(), |n| at + n);
            sentence_block(&mut out, source, a.sentences[sentence].span, &claims[at..end], style);
            at = end;
        }
    }
    tail(&mut out, a, style);
    out
}

fn head(out: &mut String, source: &Source, a: &Analysis, style: Style) {
    let d = &a.document;
    let _ = writeln!(out, "{}", style.paint("1", d.title.as_deref().unwrap_or(&source.name)));
    let when = [d.place.clone(), d.date.map(|d| d.to_string())]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ");
    if !when.is_empty() {
        let _ = writeln!(out, "{when}");
    }
    if d.kind == DocumentKind::NotATranscript {
        let _ = writeln!(out, "not a transcript");
    }
    for p in &d.participants {
        let role = if p.role == Role::Chairperson { " (chair)" } else { "" };
        let _ = writeln!(out, "  {}{role}  {}", p.name, style.paint("2", &p.titles.join("; ")));
    }
}

/// A sentence folded to the width, carets under its claims, then a line for each.
fn sentence_block(out: &mut String, source: &Source, span: Span, claims: &[&Claim], style: Style) {
    out.push('\n');
    for (from, to) in fold(&source.text, span, style.width.saturating_sub(2).max(20)) {
        let line = &source.text[from..to];
        let _ = writeln!(out, "  {line}");
        let mut marks = String::new();
        for c in claims {
            let (a, b) = ((c.span.start as usize).max(from), (c.span.end as usize).min(to));
            if a < b {
                let column = source.text[from..a].width();
                while marks.len() < column {
                    marks.push(' ');
                }
                marks.push_str(&"^".repeat(source.text[a..b].width()));
            }
        }
        if !marks.is_empty() {
            let _ = writeln!(out, "  {}", style.paint("33", &marks));
        }
    }
    for c in claims {
        let _ = writeln!(out, "    {}", describe(source, c, style));
    }
}

/// Folds a span at blanks into lines of at most `width` columns: byte ranges.
fn fold(text: &str, span: Span, width: usize) -> Vec<(usize, usize)> {
    let (start, end) = (span.start as usize, span.end as usize);
    let mut out = Vec::new();
    let mut from = start;
    let mut last_blank = None;
    let mut columns = 0;
    for (i, c) in text[start..end].char_indices() {
        let i = start + i;
        columns += unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        if c == ' ' {
            last_blank = Some(i);
        }
        if columns > width
            && let Some(b) = last_blank.filter(|b| *b > from)
        {
            out.push((from, b));
            from = b + 1;
            columns = text[from..i + c.len_utf8()].width();
            last_blank = None;
        }
    }
    out.push((from, end));
    out
}

fn describe(source: &Source, c: &Claim, style: Style) -> String {
    let arrow = match (c.direction, c.measure) {
        (Some(Direction::Up), _) => "↑",
        (Some(Direction::Down), _) => "↓",
        (Some(Direction::Flat), _) => "→",
        (None, Measure::Share) => "◔",
        (None, _) => "=",
    };
    let hedge = match c.approx {
        Approx::Exact => "",
        Approx::Over => "over ",
        Approx::AtLeast => "at least ",
        Approx::Under => "under ",
        Approx::AtMost => "at most ",
        Approx::About => "about ",
        Approx::Nearly => "nearly ",
    };
    let measure = serde_json::to_value(c.measure)
        .ok()
        .and_then(|v| v.as_str().map(str::to_string))
        .unwrap_or_default();
    let mut what = c.indicator.clone().unwrap_or_else(|| "(no indicator)".into());
    if let Some(s) = &c.subject {
        let _ = write!(what, " · {s}");
    }
    if let Some(of) = &c.of {
        let _ = write!(what, " · of {of}");
    }
    let mut rest = vec![measure];
    rest.extend(c.period.clone());
    rest.extend(c.base.clone());
    rest.extend(c.source.clone().map(|s| format!("source {s}")));
    if c.modality != Modality::Fact {
        rest.extend(
            serde_json::to_value(c.modality)
                .ok()
                .and_then(|v| v.as_str().map(str::to_string)),
        );
    }
    format!(
        "{arrow} {}  {what}  {}",
        style.paint("1;36", &format!("{hedge}{}", c.span.slice(&source.text))),
        style.paint("2", &rest.join(", "))
    )
}

fn tail(out: &mut String, a: &Analysis, style: Style) {
    let warnings = a
        .diagnostics
        .iter()
        .filter(|d| d.code.severity() == Severity::Warning)
        .count();
    let _ = writeln!(
        out,
        "\n{}",
        style.paint(
            "2",
            &format!(
                "{} turns, {} exchanges, {} claims, {warnings} warnings",
                a.turns.len(),
                a.exchanges.len(),
                a.claims.len()
            )
        )
    );
}
