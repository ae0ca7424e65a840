//! A summary for people: who spoke, and each claim under its sentence with marks.
use crate::base::{Severity, Source, Span};
use crate::model::{
    Analysis, Approx, Claim, DateSource, Direction, DocumentKind, Exchange, Measure, Modality, Role, TurnKind,
};
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
        let asks = a.exchanges.iter().find(|e| e.questions.first() == Some(&k));
        if claims.is_empty() && asks.is_none() {
            continue;
        }
        let kind = match (turn.kind, asks) {
            (_, Some(e)) => asked(e, a),
            (TurnKind::Chairperson, _) => "chair".to_string(),
            (TurnKind::Official, _) => "official".to_string(),
            (TurnKind::Journalist, _) => "asks".to_string(),
            (TurnKind::Unknown, _) => "unknown".to_string(),
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

/// `asks two questions; Ms. Roe answers, Mr. Doe passes on`.
fn asked(e: &Exchange, a: &Analysis) -> String {
    let mut out = match e.sub_questions {
        0 | 1 => "asks".to_string(),
        n => format!("asks {n} questions"),
    };
    if e.answered_by.is_empty() {
        out.push_str("; nobody answers on this page");
    } else {
        let verb = if e.answered_by.len() > 1 { "answer" } else { "answers" };
        let _ = write!(out, "; {} {verb}", e.answered_by.join(", "));
    }
    let passes: Vec<&str> = e.handoffs.iter().filter_map(|&t| a.turns[t].voice()).collect();
    if !passes.is_empty() {
        let _ = write!(out, "; {} passes the question on", passes.join(", "));
    }
    out
}

fn head(out: &mut String, source: &Source, a: &Analysis, style: Style) {
    let d = &a.document;
    let _ = writeln!(out, "{}", style.paint("1", d.title.as_deref().unwrap_or(&source.name)));
    // a day that the block does not state is shown with how it is known
    let how = match d.date_source {
        Some(DateSource::Byline) => " (published)",
        Some(DateSource::Prose) => " (from the text)",
        Some(DateSource::FileName) => " (from the file name)",
        _ => "",
    };
    let when = [d.place.clone(), d.date.map(|d| format!("{d}{how}"))]
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
    if d.kind == DocumentKind::Continuation {
        let _ = writeln!(out, "a later page of a briefing");
    }
    for p in &d.participants {
        let role = if p.role == Role::Chairperson { " (chair)" } else { "" };
        let name = p
            .honorific
            .as_ref()
            .map_or(p.name.clone(), |h| format!("{h} {}", p.name));
        let _ = writeln!(out, "  {name}{role}  {}", style.paint("2", &p.titles.join("; ")));
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
    let translation = c.evidence.iter().find(|e| e.0 == "translation").and_then(|e| e.1.span);
    rest.extend(translation.map(|t| format!("translated as {}", t.slice(&source.text))));
    // the unit, where the words leave it out
    let words = c.span.slice(&source.text);
    let bare = words
        .split(|c: char| !c.is_alphabetic())
        .all(|w| ["", "million", "billion", "trillion", "thousand"].contains(&w));
    let unit = if bare && !words.contains(['%', '$', '¥', '€', '‰']) {
        format!(" [{}]", c.unit)
    } else {
        String::new()
    };
    format!(
        "{arrow} {}{unit}  {what}  {}",
        style.paint("1;36", &format!("{hedge}{words}")),
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
