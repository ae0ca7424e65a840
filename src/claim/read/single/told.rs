//! What a figure takes from what was told before it: the second of two, their number, the measure of the last.
use crate::claim::frame::{self, Frame, Hint, Part};
use crate::claim::np;
use crate::claim::read::frames::was_done;
use crate::claim::read::{Background, Reading};
use crate::claim::rules::{About, Predicate};
use crate::claim::view::View;
use crate::lexicon::{Class, NameKind};
use crate::model::{Direction, Measure};
use crate::quantity::{Quantity, Sort};
use rust_decimal::Decimal;

/// `The first batch covered 16 cities and the second 24`: so many of the same, of the next.
pub(super) fn the_second(view: &View<'_>, q: &Quantity, before: &[Reading]) -> Option<Frame> {
    const NEXT: &[&str] = &["second", "third", "fourth", "other", "others", "latter"];
    let word = q.lead.checked_sub(1).filter(|&i| i > 1 && view.tokens[i].any(NEXT))?;
    let told = before
        .last()
        .filter(|r| r.measure == Measure::Level && r.frame.hint == Hint::Number)?;
    let bare = q.noun.is_none() && matches!(q.sort, Sort::Bare | Sort::Count);
    let joined = view.before(word) == "the" && matches!(view.before(word - 1), "and" | "," | "while");
    if !bare || !joined {
        return None;
    }
    let mut next = told.frame.carried();
    let first = next
        .parts
        .iter_mut()
        .find(|p| p.text.starts_with("first") || p.text.contains(" first "))?;
    first.text = first.text.replacen("first", view.lower(word), 1);
    next.inherited = true;
    Some(next)
}

/// `carried 2 billion passengers and 1.9 billion tonnes of freight`: the freight, by those who carried the passengers.
pub(super) fn other_things(view: &View<'_>, q: &Quantity, frame: &Frame) -> Option<Frame> {
    let weighed = q.sort == Sort::Unit && q.unit != "person" && view.lower(q.tail) == "of";
    let counted = frame.inherited && frame.hint == Hint::Number && frame.extent.is_none();
    if !weighed || !counted {
        return None;
    }
    let (a, b) = np::after(view, q.tail + 1);
    let mut own = frame::read(view, a, b);
    if own.indicator.is_none() || own.anaphor {
        return None;
    }
    let movers = frame.parts.iter().filter(|x| x.prep.is_empty() && !was_done(x));
    own.parts.extend(movers.cloned());
    Some(own)
}

/// `1.4 million applications were filed, keeping the country at the top for the seventh year`: their number, where a phrase
/// that is counted is what grew, ranked or went on.
pub(super) fn number_of_them(view: &View<'_>, q: &Quantity, p: &Predicate, measure: Measure, frame: &mut Frame) {
    let (a, b) = frame.range;
    // "seven counties grew by 6 percent" or "had growth of 6 percent" tells not of their number
    let done = || (b..p.at).any(|i| view.tokens[i].any(&["were", "was", "are", "been"]));
    let told = matches!(measure, Measure::Streak | Measure::Rank)
        || measure == Measure::Growth && done()
        || measure == Measure::Level && matches!(q.sort, Sort::Bare | Sort::Count);
    let plain = told && a < b && b <= q.lead && !frame.known && frame.hint == Hint::None && !frame.anaphor;
    let things =
        |o: &&Quantity| o.sort == Sort::Count && o.noun.is_some_and(|n| n.1 == b) && o.lead <= a && a <= o.first;
    let Some(o) = view.quantities().iter().find(things).filter(|_| plain) else {
        return;
    };
    let noun = o.noun.unwrap_or((a, b));
    frame.indicator = Some(format!("number of {}", frame::lower_words(view, noun.0, noun.1)));
    frame.count_noun = Some(view.singular(b - 1));
    (frame.hint, frame.known) = (Hint::Number, true);
}

/// `a fall of 0.2 points month-on-month and 1.1 points year-on-year`: the same change, reckoned from another time.
pub(super) fn on_another_base(
    view: &View<'_>,
    q: &Quantity,
    p: &Predicate,
    before: &[Reading],
) -> Option<(Measure, Option<Direction>)> {
    const BASES: &[&str] = &[
        "month-on-month", "year-on-year", "quarter-on-quarter", "year-over-year", "month-over-month",
    ];
    let last = before.last().filter(|_| p.rule == "level-default")?;
    let o = &view.quantities()[last.quantity];
    let changed = matches!(last.measure, Measure::Change | Measure::Growth) && o.sort == q.sort;
    let worded = |i: usize| {
        view.tokens[i].any(&["year", "month", "quarter"]) && view.before(i) == "on"
            || view.tokens[i].any(&["year", "month", "quarter", "on", "and", ",", "by", "also"])
    };
    // "falling 0.5 points compared with a year before and 0.4 points from the beginning of the year"
    const COMPARED: &[&str] = &[
        "compared", "with", "from", "over", "than", "a", "the", "before", "earlier", "ago", "previous", "same",
        "period", "of", "last", "to",
    ];
    let compared = |i: usize| view.period_at[i].is_some() || view.tokens[i].any(COMPARED);
    let based = |i: usize| view.tokens[i].any(BASES) || worded(i) || compared(i);
    let between = o.tail..q.lead;
    let joint = between.clone().any(|i| view.tokens[i].any(&["and", ","]));
    // "up 5 yuan from 25 yuan in 2011" ends with the level before
    let onto = view.tokens[q.lead - 1].any(&["from", "with", "to", "than", "over"]);
    (changed && joint && !onto && between.len() > 1 && between.clone().all(based))
        .then_some((last.measure, last.direction))
}

/// `costs were cut by 80 million, of which 45 million on roads`: a part of what changed.
pub(super) fn of_a_change(view: &View<'_>, q: &Quantity, before: &[Reading]) -> Option<(Measure, Option<Direction>)> {
    let last = before
        .last()
        .filter(|r| r.measure == Measure::Change && r.direction.is_some())?;
    let o = &view.quantities()[last.quantity];
    let which = q.lead > 1 && view.before(q.lead) == "which" && view.before(q.lead - 1) == "of";
    let alike = o.sort == q.sort && o.unit == q.unit && matches!(q.sort, Sort::Money | Sort::Unit);
    (which && alike && q.value.abs() < o.value.abs()).then_some((last.measure, last.direction))
}

/// `2.1 times as many teachers as in 2012`, `1.7 times the calls of 2018`: what there are so many times of.
pub(super) fn times_the_things(view: &View<'_>, q: &Quantity) -> Option<Frame> {
    if q.sort != Sort::Times {
        return None;
    }
    let at = q.tail;
    let (a, b) = match (view.lower(at), view.lower(at + 1)) {
        ("as", "many") => {
            let as_in = (at + 2..view.tokens.len().min(at + 9)).find(|&i| view.tokens[i].is("as"))?;
            (at + 2, as_in)
        }
        ("the", _) => {
            let of = (at + 2..view.tokens.len().min(at + 6)).find(|&i| view.tokens[i].any(&["of", "in", "for"]))?;
            let then = view.period_at.get(of + 1).is_some_and(Option::is_some)
                || view.quantities().iter().any(|o| o.lead == of + 1 && o.unit == "year");
            (at + 1, if then { of } else { return None })
        }
        _ => return None,
    };
    const DULL: &[&str] = &[
        "number", "numbers", "figure", "figures", "level", "levels", "amount", "total", "rate", "pace", "average",
        "size", "scale", "volume", "quantity", "output", "value", "proportion", "share", "ratio",
    ];
    let plain = a < b
        && (a..b).all(|i| view.quantity_at[i].is_none() && (i == a || !view.is_verb(i)) && view.period_at[i].is_none());
    let head = b.checked_sub(1).filter(|&h| plain && !view.tokens[h].any(DULL))?;
    if view.in_indicator(head) || view.class(head).has(Class::MEASURING) {
        return Some(frame::read(view, a, b)).filter(|f| f.indicator.is_some() && !f.anaphor);
    }
    crate::quantity::is_plural(&view.tokens[head]).then(|| Frame {
        indicator: Some(format!("number of {}", frame::lower_words(view, a, b))),
        span: Some(view.span(a, b)),
        hint: Hint::Number,
        count_noun: Some(view.singular(head)),
        known: true,
        ..Frame::default()
    })
}

/// `The number of hauliers is growing. Their number hit 212,000`: theirs, and so many of them.
pub(super) fn their_number(
    view: &View<'_>,
    q: &Quantity,
    frame: &Frame,
    background: &Background,
    before: &[Reading],
) -> Option<Frame> {
    let number = |i: usize| view.tokens[i].is("number") && matches!(view.before(i), "their" | "its");
    let named = frame.indicator.as_deref().or(frame.weak.as_deref())? == "number" && (1..q.lead).any(number);
    let earlier = before.iter().rev().map(|r| &r.frame);
    let told = background.named_before.iter().chain(&background.frame);
    let mut counted = earlier
        .chain(told)
        .filter(|f| f.hint == Hint::Number && f.indicator.is_some());
    if !named {
        return None;
    }
    let found = counted.next().map(Frame::carried).or_else(|| {
        // "The number of guilds is growing, and their number is to top 300"
        let at = (0..q.lead).find(|&i| view.tokens[i].is("number") && view.lower(i + 1) == "of")?;
        let f = frame::read(view, at, np::after(view, at).1);
        (f.hint == Hint::Number && f.indicator.is_some()).then(|| f.carried())
    })?;
    Some(Frame {
        inherited: true,
        ..found
    })
}

/// `The former rose by 12%, the latter by 30%`: the first and the second of two things that were told of last.
pub(super) fn of_two(view: &View<'_>, p: &Predicate, before: &[Reading], background: &Background) -> Option<Frame> {
    let word = match p.about {
        About::Before(end) => np::before(view, end).1.checked_sub(1)?,
        About::Object { from, to, .. } if to > from => to - 1,
        _ => return None,
    };
    let latter = view.tokens[word].is("latter");
    if !latter && !view.tokens[word].is("former") || view.before(word) != "the" {
        return None;
    }
    // in its own sentence those before the first of the two words
    let first = (0..word)
        .find(|&i| view.tokens[i].any(&["former", "latter"]))
        .unwrap_or(word);
    let here = before.iter().filter(|r| view.quantities()[r.quantity].tail <= first);
    let mut told: Vec<&Frame> = here.map(|r| &r.frame).collect();
    if told.is_empty() {
        told = background.told.iter().collect();
    }
    told.dedup_by(|a, b| a.indicator == b.indicator && a.subject() == b.subject());
    let [first, last] = told.as_slice() else { return None };
    let chosen = if latter { last } else { first };
    Some(Frame {
        inherited: true,
        ..chosen.carried()
    })
}

/// `the balance of bad loans was 3 trillion yuan, and the ratio was 1.8%`: no balance is told in percent, so the ratio is one
/// of its own.
pub(super) fn own_ratio(view: &View<'_>, q: &Quantity, frame: &Frame, before: &[Reading]) -> bool {
    let weak = matches!(frame.weak.as_deref(), Some("ratio" | "rate" | "rates"))
        && frame.indicator.is_none()
        && !frame.anaphor;
    let level = before.iter().rev().find(|r| r.measure == Measure::Level);
    let amount = |r: &Reading| {
        let o = &view.quantities()[r.quantity];
        matches!(o.sort, Sort::Money | Sort::Unit | Sort::Count) || o.sort == Sort::Bare && o.scale > Decimal::ONE
    };
    weak && q.sort == Sort::Percent && level.is_some_and(|r| amount(r) && !r.frame.rate)
}

/// `51 docks worth 3 billion yuan were planned, of which 19 are ready`, `heard 600 cases, with fines of 3 billion yuan, and 40
/// were appealed`: a bare number is one of the things, not of the sum.
pub(super) fn things_before_the_sum(view: &View<'_>, q: &Quantity, frame: &Frame, before: &[Reading]) -> Option<Frame> {
    let sort = |r: &Reading| view.quantities()[r.quantity].sort;
    let sum = before
        .last()
        .filter(|r| sort(r) == Sort::Money && r.measure == Measure::Level)?;
    let bare = q.sort == Sort::Bare
        && q.scale == Decimal::ONE
        && (frame.is_empty() || frame.inherited && frame.indicator == sum.frame.indicator);
    let scaled = view.quantities()[sum.quantity].scale > Decimal::ONE;
    let done = ["were", "was", "are", "have", "has", "had"].contains(&view.lower(q.tail));
    let things = before
        .iter()
        .rev()
        .find(|r| sort(r) == Sort::Count && r.measure == Measure::Level)?;
    (bare && scaled && done).then(|| things.frame.carried())
}

/// `They took 12 measures. The rate paid by firms was cut to 16%`: none of the things that were counted, nor of an amount, has
/// the rate; it is one of its own.
pub(super) fn rate_after_things(q: &Quantity, frame: &Frame, last: Option<&Frame>) -> Option<String> {
    let weak = frame
        .weak
        .as_deref()
        .filter(|w| matches!(*w, "ratio" | "rate" | "rates" | "proportion"))?;
    let things = last.and_then(|l| l.indicator.as_deref());
    let amount = last.is_some_and(|l| matches!(l.said, None | Some(Measure::Level)) && !l.rate && l.hint == Hint::None);
    let counted = things.is_some_and(|i| i.starts_with("number of "));
    let own = weak != "proportion" && amount && !frame.parts.is_empty() || weak == "proportion" && counted;
    let alone = frame.indicator.is_none() && !frame.anaphor && q.sort == Sort::Percent;
    (alone && own).then(|| weak.to_string())
}

/// `the 7.4 percent growth`, after one of 7.4 percent was told: that one again.
pub(super) fn said_before(view: &View<'_>, q: &Quantity, p: &Predicate, background: &Background) -> Option<Frame> {
    let definite = p.rule == "change-noun-after" && matches!(view.before(q.lead), "the" | "this" | "that");
    let same = |(value, _): &&(Decimal, Frame)| *value == q.value;
    let (_, frame) = background.growths.iter().find(same).filter(|_| definite)?;
    Some(frame.clone())
}

/// What other ones are ones of: `short-term loans`, and `long-term ones`, are loans.
pub(super) fn head_noun(indicator: &str) -> String {
    if let Some(things) = indicator.strip_prefix("number of ") {
        let (things, per) = things.split_at(things.find(" per ").unwrap_or(things.len()));
        return format!("number of {}{per}", things.rsplit(' ').next().unwrap_or(things));
    }
    let rows = &crate::lexicon::lexicon().indicator_rows;
    let known = rows
        .iter()
        .filter(|row| indicator.ends_with(row.name.as_str()))
        .max_by_key(|row| row.name.len());
    match known {
        Some(row) => row.name.clone(),
        None => indicator.rsplit(' ').next().unwrap_or(indicator).to_string(),
    }
}

/// `the goal of around 6 percent`, `from its previous forecast of 3.8 percent`, `the planned 5 percent`, `4.6 percent predicted
/// in January`: whether a figure is one that was set or foretold.
pub(super) fn was_aimed_at(view: &View<'_>, q: &Quantity) -> bool {
    let foretold = |i: usize| {
        view.tokens[i].any(&[
            "forecast", "forecasts", "prediction", "projection", "estimate", "expectation", "predicted", "forecasted",
            "planned", "projected", "expected", "estimated",
        ]) || crate::lexicon::lexicon().kind(view.lower(i)).has(Class::AIM)
    };
    let near = (q.lead.saturating_sub(3)..q.lead).rev();
    near.take_while(|&i| !view.tokens[i].any(&[",", ";", "and"]))
        .any(foretold)
        || q.tail < view.tokens.len() && foretold(q.tail)
}

/// `faster than the 7 percent recorded by all firms`, `above the 6 percent of last year`: a figure that another is told beside.
pub(super) fn beside(view: &View<'_>, q: &Quantity) -> bool {
    // "That compares with 7 percent for paper"
    that_compares(view, q)
        || q.lead > 1
            && view.before(q.lead) == "the"
            && view.tokens[q.lead - 2].any(&["than", "above", "below", "exceeding"])
}

/// `That compares with 20 percent in 2012`: a figure that the one of the sentence before is told beside.
fn that_compares(view: &View<'_>, q: &Quantity) -> bool {
    q.lead > 2
        && view.tokens[q.lead - 2].any(&["compares", "compare"])
        && view.tokens[0].any(&["that", "this", "it", "which", "these", "they"])
}

/// Nouns of those who trade.
const FIRMS: &[&str] = &["enterprises", "companies", "firms", "businesses"];

/// `faster than the 4 percent recorded by imports`, `against 4 percent for imports`, `above the 4 percent for coffee`: whose the
/// figure is, where `last` was told of another.
pub(super) fn of_those_beside(view: &View<'_>, q: &Quantity, last: &Frame) -> Option<Frame> {
    const MADE: &[&str] = &[
        "recorded", "posted", "registered", "seen", "logged", "achieved", "notched", "reported", "managed",
    ];
    let prep = q.tail + usize::from(view.tokens.get(q.tail).is_some_and(|t| t.any(MADE)));
    let whose = view.tokens.get(prep).is_some_and(|t| t.any(&["by", "for", "in", "of"]));
    let (a, b) = np::after(view, prep + 1);
    if !whose || a >= b || view.period_at[a].is_some() {
        return None;
    }
    let named = frame::read(view, a, b);
    if named.known {
        return Some(Frame {
            inherited: true,
            ..named
        });
    }
    if named.indicator.is_some() {
        return Some(last.of_another(view, a, b));
    }
    let mut whose = last.carried();
    // "certified private companies", against all private ones
    let firms = named.parts.iter().any(|x| x.kind == Some(NameKind::Actor));
    let trader = |p: &Part| firms && p.kind.is_none() && FIRMS.iter().any(|w| p.text.ends_with(w));
    whose
        .parts
        .retain(|p| !trader(p) && named.parts.iter().all(|x| x.kind != p.kind));
    whose.parts.extend(named.parts);
    Some(whose)
}

/// `and the rate for this year is 6.9 percent`, after one of growth: a noun that says little takes the measure told last.
pub(super) fn as_last_told(
    (measure, direction): (Measure, Option<Direction>),
    view: &View<'_>,
    q: &Quantity,
    frame: &Frame,
    last: Option<&Frame>,
) -> (Measure, Option<Direction>) {
    if measure != Measure::Level || q.sort != Sort::Percent {
        return (measure, direction);
    }
    // "grew by 3.5 percent, down from a forecast of 3.8 percent"
    let grew = last.is_some_and(|l| l.said == Some(Measure::Growth));
    if grew
        && (frame.inherited || frame.indicator.is_none() || frame.weak.is_some())
        && (was_aimed_at(view, q) || beside(view, q))
    {
        return (Measure::Growth, Some(Direction::Up));
    }
    if last.is_some_and(|l| l.said == Some(Measure::Share)) && that_compares(view, q) {
        return (Measure::Share, direction);
    }
    // "GDP grew by 5% in June, and rebounded to 6% in July", "basic research takes up 6% of it, and in Japan it is 15%"
    // but "loans grew by 9%, and at these banks the ratio was 2%"
    const RATES: &[&str] = &[
        "ratio", "rate", "rates", "ratios", "proportion", "share", "percentage", "level", "margin", "yield", "price",
        "prices", "figure", "target", "goal",
    ];
    let told = view
        .quantities()
        .iter()
        .rfind(|o| o.tail <= q.lead)
        .map_or(0, |o| o.tail);
    let other = (told..q.lead).any(|i| view.tokens[i].any(RATES));
    let same =
        frame.inherited && !frame.rate && frame.weak.is_none() && frame.hint == Hint::None && !frame.anaphor && !other;
    match last.filter(|_| same).and_then(|l| l.said) {
        Some(Measure::Growth) => return (Measure::Growth, Some(Direction::Up)),
        Some(Measure::Share) => return (Measure::Share, direction),
        _ => {}
    }
    match (frame.weak.as_deref(), last.and_then(|l| l.said)) {
        (Some("rate" | "pace" | "target" | "goal" | "figure"), Some(Measure::Growth)) => {
            (Measure::Growth, Some(Direction::Up))
        }
        (Some("ratio" | "proportion" | "percentage" | "figure"), Some(Measure::Share)) => (Measure::Share, direction),
        _ => (measure, direction),
    }
}
