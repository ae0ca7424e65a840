//! Numbers of things: of which things, and for how many people. Must not touch what is measured rather than counted.
use super::Reading;
use super::anaphora::that_of;
use super::units::with_behind;
use crate::base::Kind;
use crate::claim::frame::{self, Frame, Hint};
use crate::claim::view::View;
use crate::model::Measure;
use crate::quantity::{Quantity, Sort, is_plural};
use rust_decimal::Decimal;

/// `67 bridges were built and another 15 moved`: the phrase before the verb is a number of things, and so is the figure.
pub(super) fn number_of_counted(q: &Quantity, frame: &mut Frame) {
    let counts = matches!(q.sort, Sort::Bare | Sort::Count);
    let things = frame.indicator.as_deref().and_then(|i| i.split_once(' '));
    // "5G users" are no five users
    let digit = |w: &str| w.starts_with(|c: char| c.is_ascii_digit()) && !w.contains(char::is_alphabetic);
    if let Some((_, noun)) = things.filter(|(n, _)| counts && digit(n)) {
        let noun = noun
            .trim_start_matches("million ")
            .trim_start_matches("billion ")
            .to_string();
        frame.indicator = Some(format!("number of {noun}"));
        frame.hint = Hint::Number;
        return;
    }
    // "5,213 boats brought in 6.9 million tons": told of the boats, however many
    let told = frame
        .indicator
        .as_deref()
        .and_then(|i| i.split_once(' '))
        .filter(|(n, _)| digit(n));
    if let Some((_, noun)) = told {
        let noun = noun.trim_start_matches("million ").trim_start_matches("billion ");
        frame.indicator = Some(noun.to_string());
    }
}

/// `the number of nurses rose, and that of midwives reached 3,000`: the things behind `that of` are counted instead; gives one.
/// So are those that have an area: `the area of natural forests is 3 million mu and that of orchards 1 million`.
pub(super) fn that_of_things(view: &View<'_>, frame: &mut Frame) -> Option<String> {
    const WHOLES: &[&str] = &["number of ", "area of ", "length of ", "quota of ", "volume of "];
    let told = frame.indicator.as_deref()?;
    let head = WHOLES.iter().find(|w| told.starts_with(**w))?;
    let counted = *head == "number of ";
    let of_things = |p: &&frame::Part| p.kind.is_none() && that_of(view, p);
    // "that of trademarks held by them": the trademarks
    let things = |p: &frame::Part| (p.range.0..p.range.1).rfind(|&i| is_plural(&view.tokens[i]));
    let at = frame
        .parts
        .iter()
        .position(|p| of_things(&p) && (!counted || things(p).is_some()))?;
    let per = told.find(" per ").map_or("", |i| &told[i..]).to_string();
    let part = frame.parts.remove(at);
    frame.indicator = Some(format!("{head}{}{per}", part.text));
    if !counted {
        return None;
    }
    frame.count_noun = things(&part).map(|i| view.singular(i));
    frame.count_noun.clone()
}

/// `three new lines and eleven old lines`: each item of a list is the number of its own things.
pub(super) fn of_its_noun(view: &View<'_>, q: &Quantity, frame: &mut Frame) {
    let counts = frame.indicator.as_deref().is_some_and(|i| i.starts_with("number of "));
    let Some((a, b)) = q.noun.filter(|_| counts && q.sort == crate::quantity::Sort::Count) else {
        return;
    };
    frame.indicator = Some(format!("number of {}", frame::lower_words(view, a, b)));
    frame.span = Some(view.span(a, b));
}

/// `the number of clinics per 10,000 people from 1.4 to 2.1`, `There were 3.2 clinics per 10,000 people`: for how many is part
/// of what is counted. `unit` is the figure's unit.
pub(super) fn for_how_many(view: &View<'_>, q: &Quantity, unit: &str, frame: &mut Frame) {
    let Some((thing, per)) = unit
        .split_once(" per ")
        .filter(|(_, per)| per.starts_with(|c: char| c.is_ascii_digit()))
    else {
        return;
    };
    let counted = |p: &usize| *p > q.first && is_plural(&view.tokens[p - 1]) && view.singular(p - 1) == thing;
    let per_many = |i: usize| view.tokens[i].is("per") || view.tokens[i].is("for") && view.lower(i + 1) == "every";
    let own = (q.first..q.tail).find(|&i| per_many(i)).filter(counted);
    let says = frame.indicator.as_deref().is_some_and(|i| i.contains(thing));
    if let Some(p) =
        own.filter(|_| !says && (frame.indicator.is_none() || frame.inherited || frame.hint == Hint::Number))
    {
        let word = |&i: &usize| view.tokens[i].kind == Kind::Word && !crate::quantity::is_numeric(&view.tokens[i]);
        let noun = frame::words(view, (q.first..p).find(word).unwrap_or(p - 1), p).to_lowercase();
        *frame = Frame {
            indicator: Some(format!("number of {noun} per {per}")),
            hint: Hint::Number,
            known: true,
            ..Frame::default()
        };
        return;
    }
    if let Some((a, b)) = q
        .noun
        .filter(|_| frame.inherited && !says && q.sort == Sort::Rate && unit.contains(" per "))
    {
        let words = frame::lower_words(view, a, b);
        let things = if is_plural(&view.tokens[b - 1]) {
            words
        } else {
            crate::lexicon::plural(&words)
        };
        *frame = Frame {
            indicator: Some(format!("number of {things}")),
            hint: Hint::Number,
            known: true,
            ..Frame::default()
        };
        return;
    }
    let number = frame
        .indicator
        .as_mut()
        .filter(|i| says && i.starts_with("number of ") && !i.contains(" per "));
    if let Some(i) = number {
        let things = i["number of ".len()..].to_string();
        frame.parts.retain(|p| p.text != things);
        i.push_str(" per ");
        i.push_str(per);
    }
}

/// `132 villages were taken off the list in two lots, 41 and 91 respectively`: bare numbers of a list that add up to what was
/// counted before are so many of them.
pub(super) fn add_up(view: &View<'_>, earlier: &[Reading], group: &mut [Reading]) -> bool {
    let bare = |r: &Reading| view.quantities()[r.quantity].sort == Sort::Bare && r.measure == Measure::Level;
    if group.len() < 2 || !group.iter().all(bare) {
        return false;
    }
    let sum = group
        .iter()
        .try_fold(Decimal::ZERO, |s, r| s.checked_add(view.quantities()[r.quantity].value));
    let whole = earlier.iter().rev().find(|r| {
        let q = &view.quantities()[r.quantity];
        r.measure == Measure::Level && q.sort == Sort::Count && Some(q.value) == sum
    });
    let Some(whole) = whole else { return false };
    let unit = view.quantities()[whole.quantity].unit.clone();
    for r in group {
        (r.frame, r.unit) = (whole.frame.carried(), Some(unit.clone()));
    }
    true
}

/// `left 151 dead and 983 injured`, `killing 12`, `713 people died and 2,410 were injured`: what is told of the others is not that they died.
pub(super) fn other_victims(view: &View<'_>, q: &Quantity, frame: &mut Frame) {
    if let Some(who) = view
        .tokens
        .get(q.tail)
        .filter(|_| q.sort == Sort::Bare)
        .and_then(|t| match &*t.lower {
            "dead" if view.lower(q.tail + 1) == "or" => Some("dead and missing people"),
            "dead" => Some("deaths"),
            "injured" | "wounded" => Some("injured people"),
            "missing" => Some("missing people"),
            _ => match view.before(q.lead) {
                "killing" => Some("deaths"),
                "killed" if !was(view, q.lead - 1) => Some("deaths"),
                "injuring" | "wounding" => Some("injured people"),
                "injured" | "wounded" if !was(view, q.lead - 1) => Some("injured people"),
                _ => None,
            },
        })
    {
        *frame = Frame {
            indicator: Some(format!("number of {who}")),
            hint: Hint::Number,
            known: true,
            parts: frame.parts.iter().filter(|p| p.kind.is_some()).cloned().collect(),
            ..Frame::default()
        };
        return;
    }
    let deaths = frame.inherited && frame.indicator.as_deref() == Some("number of deaths");
    let verb = view
        .tokens
        .get(q.tail)
        .is_some_and(|t| t.any(&["were", "was", "are", "have", "had", "remain", "remained"]));
    if deaths && verb && q.sort == Sort::Bare && !died(view, q.tail) {
        frame.indicator = Some("number of people".to_string());
        super::trailing::tail_part(view, frame, q.tail, 5);
    }
}

/// Whether a participle at `i` is told of what stands before it: `were killed 3 days ago`.
fn was(view: &View<'_>, i: usize) -> bool {
    matches!(view.before(i), "was" | "were" | "been" | "people" | "persons")
}

/// What tells of the dead.
pub(super) const DIED: &[&str] = &["died", "killed", "perished", "drowned"];

/// `713 people died`, `913 people were killed`.
pub(super) fn died(view: &View<'_>, tail: usize) -> bool {
    let mut k = tail;
    while view
        .tokens
        .get(k)
        .is_some_and(|t| t.any(&["were", "was", "have", "had", "been", "who"]))
    {
        k += 1;
    }
    view.tokens.get(k).is_some_and(|t| t.any(DIED))
}

/// `Devices connected to the network numbered 2.5 billion`: the number of what does, by the verb at `at`.
pub(super) fn of_what_numbers(view: &View<'_>, q: &Quantity, at: usize, frame: &mut Frame) {
    let numbered = view.tokens.get(at).is_some_and(|t| t.is("numbered")) && q.sort == Sort::Bare;
    // "Private firms with export licences numbered 5,510": the firms, which their name tells of
    let firms = || with_behind(view, at);
    if let Some(firms) = (numbered && (frame.indicator.is_none() || frame.inherited))
        .then(firms)
        .flatten()
    {
        frame.indicator = Some(format!("number of {}", view.lower(firms)));
        frame.hint = Hint::Number;
        return;
    }
    let things = |i: &String| {
        let last = i.rsplit(' ').next().unwrap_or(i);
        !i.starts_with("number of ") && crate::lexicon::singular(last) != last
    };
    if let Some(named) = frame.indicator.as_mut().filter(|i| numbered && things(i)) {
        *named = format!("number of {named}");
        frame.hint = Hint::Number;
    }
}
