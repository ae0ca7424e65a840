//! The unit of a bare number: the noun it counts, wherever that noun stands. Must not change a unit that is stated.
//!
//! In order: what the indicator counts (`family farms number 870,000`), things without a unit (`the index stood at
//! 290`), the noun just before the comma (`missing persons, 18 in all`), what was counted last in the sentence, what
//! was counted last in the turn. `1` stands for a pure number.
use super::{Background, Reading};
use crate::claim::frame::Frame;
use crate::claim::view::View;
use crate::lexicon::singular;
use crate::model::{Measure, NonClaimKind};
use crate::quantity::{Quantity, Sort, is_plural};
use rust_decimal::Decimal;

/// The unit of the bare number `q`, none where nothing tells it.
pub(super) fn bare(
    view: &View<'_>,
    q: &Quantity,
    frame: &Frame,
    (measure, at): (Measure, usize),
    before: &[Reading],
    background: &Background,
) -> Option<String> {
    if measure == Measure::Rank {
        return None;
    }
    let fractional = q.step < Decimal::ONE && q.scale == Decimal::ONE;
    if let Some(noun) = frame.count_noun.clone().filter(|n| !frame.inherited && n != "one") {
        return Some(match denominator(view, q).filter(|_| fractional) {
            Some(per) => format!("{noun} {per}"),
            None => noun,
        });
    }
    if let Some(pure) = pure_number(view, q, frame) {
        return Some(pure.to_string());
    }
    if let Some(same) = as_before(view, q, before) {
        return Some(same);
    }
    if fractional {
        // things are not counted in decimals
        return denominator(view, q).or_else(|| background.measured.clone());
    }
    let scale = |u: &String| !["million", "billion", "trillion", "one", "number"].contains(&u.as_str());
    partitive(view, q)
        .or_else(|| people(view, q))
        .or_else(|| head_noun(view, frame))
        .or_else(|| subject_noun(view, at))
        .or_else(|| apposed(view, q))
        .or_else(|| opening_noun(view, q))
        .or_else(|| frame.count_noun.clone())
        .filter(scale)
        .or_else(|| last_counted(view, before))
        .or_else(|| background.counted.clone())
}

/// `up from 63.7` after a bare score: whatever that was counted in.
fn as_before(view: &View<'_>, q: &Quantity, before: &[Reading]) -> Option<String> {
    let from = view.before(q.lead) == "from" || matches!(view.before(q.lead), "against" | "to");
    let last = before.last().filter(|_| from)?;
    (view.quantities()[last.quantity].sort == Sort::Bare)
        .then(|| last.unit.clone())
        .flatten()
}

/// `beds per 1,000 population went up from 4.24`: the denominator said before the figure.
fn denominator(view: &View<'_>, q: &Quantity) -> Option<String> {
    let &(a, b, _) = view
        .mentions
        .non_claims
        .iter()
        .rev()
        .find(|n| n.2 == NonClaimKind::Denominator && n.1 <= q.lead)?;
    let noun = view
        .tokens
        .get(b)
        .filter(|t| t.any(&["people", "population", "residents", "women", "children"]));
    let of = noun.map_or(String::new(), |t| format!(" {}", t.lower));
    Some(format!("per {}{of}", view.text(a, b)))
}

/// `more than 220 of our products`: the plural after `of`.
fn partitive(view: &View<'_>, q: &Quantity) -> Option<String> {
    if view.lower(q.tail) != "of" {
        return None;
    }
    if view
        .tokens
        .get(q.tail + 1)
        .is_some_and(|t| t.any(&["them", "these", "those", "which"]))
    {
        // "wetlands covered 5 million hectares, and 64 of them": the plural before the sentence's first verb
        let verb = (0..q.lead).find(|&i| view.is_verb(i))?;
        let noun = (0..verb)
            .rev()
            .find(|&i| is_plural(&view.tokens[i]) && view.quantity_at[i].is_none())?;
        return Some(person_or(singular(view.lower(noun))));
    }
    let stop = (q.tail + 6).min(view.tokens.len());
    (q.tail + 1..stop)
        .take_while(|&i| !view.tokens[i].any(&[",", ";", "in", "from", "that", "which", "who"]))
        .filter(|&i| is_plural(&view.tokens[i]))
        .last()
        .map(|i| person_or(singular(view.lower(i))))
}

/// `cities with populations above 5 million`: people.
fn people(view: &View<'_>, q: &Quantity) -> Option<String> {
    view.tokens[..q.lead]
        .iter()
        .rev()
        .take(3)
        .any(|t| t.any(&["population", "populations"]))
        .then(|| "person".to_string())
}

/// `private enterprises numbered 528,000`: the plural right before the verb.
fn subject_noun(view: &View<'_>, verb: usize) -> Option<String> {
    let at = verb.checked_sub(1)?;
    let counts = view.tokens.get(verb)?.any(&[
        "number", "numbered", "total", "totaled", "totalled", "reached", "exceeded",
    ]);
    (counts && is_plural(&view.tokens[at])).then(|| person_or(singular(view.lower(at))))
}

/// `Of the 832 poor counties, 28 ...`, `For teachers we have 2.58 million`: the plural the sentence opens with.
fn opening_noun(view: &View<'_>, q: &Quantity) -> Option<String> {
    let clause = (0..q.lead).rev().find(|&i| view.lower(i) == ".").map_or(0, |i| i + 1);
    if !["of", "among", "for"].contains(&view.lower(clause)) {
        return None;
    }
    let noun = (clause + 1..(clause + 7).min(q.lead))
        .take_while(|&i| !view.tokens[i].any(&[",", ";"]) && view.quantity_at[i].is_none())
        .filter(|&i| is_plural(&view.tokens[i]))
        .last()?;
    Some(person_or(singular(view.lower(noun))))
}

/// An index, a score or a coefficient has no unit; a ratio is a multiple.
fn pure_number(view: &View<'_>, q: &Quantity, frame: &Frame) -> Option<&'static str> {
    let name = frame.indicator.as_deref().unwrap_or("").to_lowercase();
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
    let scored = q.lead > 0
        && view.tokens[..q.lead]
            .iter()
            .rev()
            .take(3)
            .any(|t| t.any(&["scored", "scores"]));
    let any = |list: &[&str]| words.iter().any(|w| list.contains(w));
    if any(&["ratio"]) {
        return Some("x");
    }
    let last = words.iter().rfind(|w| !w.is_empty()).copied().unwrap_or("");
    let pure = [
        "index", "coefficient", "score", "multiplier", "satisfaction", "rating", "pmi", "citations",
    ];
    (scored || pure.contains(&last) || any(&["index"])).then_some("1")
}

/// The plural noun that heads the indicator's own words, before any preposition.
fn head_noun(view: &View<'_>, frame: &Frame) -> Option<String> {
    let (a, b) = frame.range;
    if a >= b || frame.inherited {
        return None;
    }
    let own = view.tokens[a..b]
        .iter()
        .take_while(|t| !t.any(&["of", "in", "from", "by", "at", "for", "with", "to", "and", ","]))
        .filter(|t| is_plural(t))
        .last()?;
    Some(person_or(singular(&own.lower)))
}

/// `deaths and missing persons, 187 in all`: a plural right before the comma.
fn apposed(view: &View<'_>, q: &Quantity) -> Option<String> {
    let at = q.lead.checked_sub(2)?;
    let all = ["in", "altogether", "all"].contains(&view.lower(q.tail));
    (all && view.lower(q.lead - 1) == "," && is_plural(&view.tokens[at]) && view.quantity_at[at].is_none())
        .then(|| person_or(singular(view.lower(at))))
}

/// What the sentence counted last.
fn last_counted(view: &View<'_>, before: &[Reading]) -> Option<String> {
    before
        .iter()
        .rev()
        .find_map(|r| counted_unit(&view.quantities()[r.quantity], r))
}

/// The unit of a reading if it counts things or people.
pub(super) fn counted_unit(q: &Quantity, r: &Reading) -> Option<String> {
    match q.sort {
        Sort::Count => Some(q.unit.clone()),
        Sort::Unit if ["person", "passenger trip", "person-trip", "person-time"].contains(&q.unit.as_str()) => {
            Some(q.unit.clone())
        }
        Sort::Bare => r.unit.clone().filter(|u| u != "1" && u != "x"),
        _ => None,
    }
}

fn person_or(noun: String) -> String {
    if matches!(noun.as_str(), "people" | "person" | "resident") {
        "person".into()
    } else {
        noun
    }
}
