//! What a title, or the lines above a transcript, say of the time a briefing is about.
use crate::base::{Span, Token, tokenize};
use crate::quantity::{Period, PeriodMention, PeriodReader, PeriodRole};
use jiff::civil::Date;

/// The period a title names (`... in the first quarter of 2025`).
pub fn of_title(title: &str, today: Option<Date>) -> Option<Period> {
    let tokens = tokenize(title, Span::new(0, title.len()));
    PeriodReader::new(&tokens, today)
        .all()
        .into_iter()
        .filter(|p| p.role == PeriodRole::Setting)
        .filter_map(|p| p.period)
        .find(|p| !matches!(p, Period::Years(..) | Period::Day(..)))
        .or_else(|| of_report(&tokens))
}

/// `Releases the 2011 Report on the State of the Environment`: the year of which a report tells.
fn of_report(tokens: &[Token<'_>]) -> Option<Period> {
    const REPORTS: &[&str] = &[
        "report", "bulletin", "communique", "communiqué", "survey", "statistics", "yearbook",
    ];
    tokens.iter().enumerate().find_map(|(i, t)| {
        let year: i16 = t.text.parse().ok().filter(|y| (1990..2100).contains(y))?;
        let of = tokens.get(i + 1..(i + 4).min(tokens.len()))?;
        of.iter().any(|t| t.any(REPORTS)).then_some(Period::Year(year))
    })
}

/// The period that the lines above a transcript say its briefing is about: `held a press conference on transport in the
/// first half of the year`.
pub fn of_introduction(text: &str, today: Option<Date>) -> Option<Period> {
    const OPENS: &[&str] = &["conference", "briefing"];
    let mut lines = text.lines().filter(|l| l.len() < 1_000).take(60);
    lines.find_map(|line| {
        let tokens = tokenize(line, Span::new(0, line.len()));
        let at = tokens.iter().position(|t| t.any(OPENS))?;
        let told = PeriodReader::new(&tokens, today).all().into_iter();
        // "a press conference in the third quarter" was held then
        let held = |p: &PeriodMention| {
            tokens.get(at + 1).is_some_and(|t| t.is("in")) && (at + 1..p.first).all(|i| tokens[i].any(&["in", "the"]))
        };
        told.filter(|p| p.first > at && p.role == PeriodRole::Setting && !held(p))
            .filter_map(|p| p.period)
            .find(|p| !matches!(p, Period::Years(..) | Period::Day(..) | Period::Days(..)))
    })
}
