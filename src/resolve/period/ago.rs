//! What stood a year earlier, and parts of a year whose year stands elsewhere.
use crate::base::{Kind, Words};
use crate::claim::{Reading, View};
use crate::model::{Evidence, Measure};
use crate::quantity::{Period, Quantity};

/// Whether `a year ago`, `one year earlier` begins at a token.
fn year_ago(view: &View<'_>, i: usize) -> bool {
    matches!(view.lower(i), "a" | "one")
        && view.lower(i + 1) == "year"
        && matches!(view.lower(i + 2), "ago" | "earlier" | "before" | "previously")
}

/// `A year ago, exports in the first quarter had stood at ...`, `; a year earlier it was ...`: where the words begin that the
/// clause of a figure opens with.
pub(super) fn opens_a_year_ago(view: &View<'_>, q: &Quantity) -> Option<usize> {
    let before = view
        .quantities()
        .iter()
        .rfind(|o| o.last <= q.first)
        .map_or(0, |o| o.tail);
    let opens = |i: usize| i == 0 || view.tokens[i - 1].any(&[";", "while", "but", "whereas"]);
    let here = (before..q.lead).find(|&i| year_ago(view, i) && opens(i));
    let goes_on = || (0..q.lead).all(|i| !view.tokens[i].any(&[";", "while", "but", "now"]));
    here.or_else(|| (before > 0 && year_ago(view, 0) && goes_on()).then_some(0))
}

/// `compared with 4 percent a year earlier`, `had been 16 percent a year before`: what stood then. What came up `from` it has
/// its time already.
pub(super) fn stood_a_year_ago(view: &View<'_>, r: &Reading, q: &Quantity) -> Option<(usize, usize, i16)> {
    let beside = matches!(view.before(q.lead), "with" | "against" | "versus" | "to");
    let stood = match r.measure {
        Measure::Level | Measure::Share | Measure::Duration => true,
        Measure::Growth => beside,
        _ => false,
    };
    let ends = view
        .tokens
        .get(q.tail + 3)
        .is_none_or(|t| t.kind == Kind::Punct || t.any(&["and", "to", "but", "while"]));
    let then = year_ago(view, q.tail) && (ends || view.lower(q.tail + 2) != "before");
    let plain = stood && view.before(q.lead) != "from";
    if plain && then {
        return Some((q.tail, q.tail + 3, 1));
    }
    // "compared with 16 a decade ago", "against 8 percent ten years earlier"
    let beside = beside || r.rule == "as-against";
    let years = years_before(view, q.tail);
    // "from 1.2 billion yuan five years ago to 3.8 billion"
    let began = stood && view.before(q.lead) == "from" && years.is_some_and(|(_, end, _)| view.lower(end) == "to");
    // "the office had only 120 two years ago"
    let had = stood && (q.lead.saturating_sub(2)..q.lead).any(|i| view.tokens[i].any(&["had", "was", "were", "stood"]));
    years.filter(|_| began || had || plain && beside || stood && r.rule == "as-against")
}

/// `Ten years ago the rate was 5 percent`: where the words begin and end that a clause opens with, and how many years they go
/// back.
pub(super) fn opens_years_ago(view: &View<'_>, q: &Quantity) -> Option<(usize, usize, i16)> {
    static AGO: Words = Words::new(&["ago"]);
    if !view.may_have(&AGO) {
        return None;
    }
    let opens = |i: usize| i == 0 || view.tokens[i - 1].any(&[";", "while", "but", "whereas"]);
    let told = (0..q.lead.min(24))
        .filter(|&i| opens(i))
        .find_map(|i| years_before(view, i))?;
    let turns = (told.1..q.lead)
        .any(|i| view.tokens[i].any(&[";", "while", "but", "now", "today"]) || view.period_at[i].is_some());
    (!turns && view.lower(told.1 - 1) == "ago").then_some(told)
}

/// `a decade ago`, `ten years earlier`: where the words at a token end, and how many years they go back.
fn years_before(view: &View<'_>, at: usize) -> Option<(usize, usize, i16)> {
    let back = |i: usize| matches!(view.lower(i), "ago" | "earlier" | "before");
    if matches!(view.lower(at), "a" | "one") && view.lower(at + 1) == "decade" && back(at + 2) {
        return Some((at, at + 3, 10));
    }
    let years = view
        .quantities()
        .iter()
        .find(|o| o.first == at && o.unit == "year" && back(o.tail))?;
    let n = i16::try_from(years.value.mantissa())
        .ok()
        .filter(|n| years.value.scale() == 0 && (2..=100).contains(n))?;
    Some((at, years.tail + 1, n))
}

/// `first-quarter imports had come to 4 billion in 2024`: the part of the year that the noun phrase names.
pub(super) fn part_of_named_year(view: &View<'_>, q: &Quantity, year: Period) -> Period {
    let Period::Year(y) = year else { return year };
    let from = view
        .quantities()
        .iter()
        .rfind(|o| o.last <= q.first)
        .map_or(0, |o| o.tail);
    let part = view.mentions.periods.iter().find_map(|p| {
        let attribute = p.first >= from && p.last <= q.lead && p.last == p.first + 1 && view.tokens[p.first].compound;
        match p.period.filter(|_| attribute)? {
            Period::Quarter(_, n) => Some(Period::Quarter(y, n)),
            Period::Half(_, n) => Some(Period::Half(y, n)),
            _ => None,
        }
    });
    part.unwrap_or(year)
}

/// Whether the words that a period was read from name its year.
pub(super) fn names_a_year(view: &View<'_>, evidence: Option<&Evidence>) -> bool {
    let words = evidence.and_then(|e| e.span).map_or("", |s| s.slice(view.source));
    ["19", "20", "last year", "Last year"].iter().any(|y| words.contains(y))
}
