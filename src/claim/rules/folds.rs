//! Multiples: `doubled`, `a fourfold increase`, `2.6 times that of 2012`.
use super::changes::noun_direction;
use super::*;
use crate::claim::np;

/// `doubled`, `a fourfold increase`, `2.6 times that of 2012`.
pub(super) fn fold(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    if let Some(p) = multiplies(view, k) {
        return Some(p);
    }
    if q.sort != Sort::Times {
        return None;
    }
    // "2.5:1", "2.5 to 1"
    if matches!(view.lower(q.first + 1), ":" | "to") && q.last > q.first + 2 {
        return None;
    }
    if let Some(p) = times_that_changed(view, k) {
        return Some(p);
    }
    let verb = (clause_start(view, q.lead)..q.lead).rev().find(|&i| view.is_verb(i));
    let about = verb.map_or(About::Inherit, About::Before);
    // "2.4 times, 60 times and 200 times that of 2005": said once for the list
    let tail = view.quantities()[list_end(view, k)].tail;
    let moved = verb.and_then(|v| verb_direction(view.class(v)));
    let moves = moved.is_some();
    if q.shape != Shape::Fold && !moves && times_another(view, tail) {
        let mut p = predicate(Measure::Level, None, about, verb.unwrap_or(q.lead));
        p.of = Some(tail);
        return Some(p);
    }
    // "twice the national pace": beside another series
    const SERIES: &[&str] = &[
        "national", "average", "global", "overall", "provincial", "nationwide", "world", "world's", "country's",
    ];
    let beside = view.class(tail).has(Class::DET)
        && view.tokens.get(tail + 1).is_some_and(|t| t.any(SERIES))
        && !is_past(view, tail);
    if beside && q.shape == Shape::Fold {
        let mut p = predicate(Measure::Gap, Some(Direction::Up), about, verb.unwrap_or(q.lead));
        p.of = Some(tail);
        return Some(p);
    }
    // "grew four times as fast as the whole": beside another series
    if as_another(view, tail) {
        let mut p = predicate(Measure::Gap, Some(Direction::Up), about, verb.unwrap_or(q.lead));
        p.of = Some(tail + 3);
        return Some(p);
    }
    // "an increase of 3.3 times"
    let noun = (q.lead >= 2 && view.before(q.lead) == "of")
        .then(|| noun_direction(view.class(q.lead - 2)))
        .flatten();
    let then = times_then(view, tail);
    if noun.is_some() || moves || q.shape == Shape::Fold || then {
        // "fell threefold", but "fell to 1.5 times the level of 2012" is above that
        // and "imports fell by 3 percent and exports twice as fast" tells of another clause
        let near = verb.is_some_and(|v| (v + 1..q.lead).all(|i| !view.tokens[i].any(&["and", ",", ";", "the"])));
        let by = (q.shape == Shape::Fold || !then && view.before(q.lead) != "to") && near;
        let down = noun.or(moved.filter(|_| by)) == Some(Direction::Down);
        let way = if down { Direction::Down } else { Direction::Up };
        return Some(predicate(Measure::Growth, Some(way), about, verb.unwrap_or(q.lead)));
    }
    let mut p = predicate(Measure::Gap, Some(Direction::Up), about, verb.unwrap_or(q.lead));
    p.of = Some(q.tail);
    Some(p)
}

/// `doubled`, `halving the time`, `300 billion yuan of bonds, double last year's amount`: a verb that says itself how many
/// times.
fn multiplies(view: &View<'_>, k: usize) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let word = view.lower(q.first);
    let halved = q.shape == Shape::Fold && q.sort != Sort::Times;
    let verb = ["ed", "ing", "les"].iter().any(|end| word.ends_with(end)) || matches!(word, "double" | "triple");
    if !halved && (q.shape != Shape::Fold || !verb) {
        return None;
    }
    let direction = if halved { Direction::Down } else { Direction::Up };
    // "300 billion yuan of bonds, double last year's amount"
    let apposed = word == "double" && view.before(q.lead) == "," && k > 0;
    let before = if apposed { About::Inherit } else { About::Before(q.lead) };
    let about = what_is_multiplied(view, q).unwrap_or(before);
    Some(predicate(Measure::Growth, Some(direction), about, q.first))
}

/// `shrank from 4.3 times to 3.1 times`: a multiple that changed.
fn times_that_changed(view: &View<'_>, k: usize) -> Option<Predicate> {
    let qs = view.quantities();
    let q = &qs[k];
    let ends = |a: &Quantity, b: &Quantity| {
        a.sort == Sort::Times && b.sort == Sort::Times && view.before(a.lead) == "from" && view.before(b.lead) == "to"
    };
    let first = if k > 0 && ends(&qs[k - 1], q) {
        Some(k - 1)
    } else {
        None
    };
    let first = first.or_else(|| qs.get(k + 1).is_some_and(|b| ends(q, b)).then_some(k))?;
    let lead = qs[first].lead;
    let verb = (clause_start(view, lead)..lead).rev().find(|&i| view.is_verb(i));
    let about = verb.map_or(About::Inherit, About::Before);
    Some(predicate(Measure::Level, None, about, verb.unwrap_or(lead)))
}

/// `2.7 times that of villages`: a ratio of two things, not of two times.
fn times_another(view: &View<'_>, tail: usize) -> bool {
    (matches!(view.lower(tail), "that" | "those") && view.lower(tail + 1) == "of")
        && !(tail + 2..tail + 9).any(|i| {
            (view.period_at.get(i).copied().flatten().is_some()
                || matches!(view.lower(i), "year-earlier" | "ago" | "earlier" | "period" | "stage"))
                && (tail + 2..i).all(|j| {
                    view.class(j).has(Class::DET.or(Class::PREP))
                        || view.tokens[j].any(&[
                            "same", "period", "end", "decade", "year", "years", "previous", "preceding", "early",
                            "plan", "five-year", "whole", "beginning", "corresponding", "last", "stage",
                        ])
                        || view.quantity_at[j].is_some()
                })
        })
}

/// `four times as fast as the whole`, `twice as large as that of the north`: beside another thing; but `twice as many as in 2014`.
fn as_another(view: &View<'_>, tail: usize) -> bool {
    let how = |i: usize| {
        view.tokens.get(i).is_some_and(|t| {
            t.any(&[
                "fast", "quickly", "rapidly", "large", "big", "high", "much", "many", "long", "strong", "expensive",
            ])
        })
    };
    let than = tail + 3;
    // what it is compared with: a time, or a thing that comes before any time
    let small = |i: usize| {
        view.class(i).has(Class::DET.or(Class::PREP))
            || view.tokens[i].any(&[
                "end", "beginning", "start", "level", "levels", "figure", "number", "amount", "same", "whole", "early",
                "late",
            ])
    };
    let timed = (than..view.tokens.len()).find(|&i| !small(i)).is_none_or(|i| {
        // "twice as many as five years before"
        let back = view.quantity_at[i].is_some_and(|k| {
            let o = &view.quantities()[k];
            o.unit == "year"
                && view
                    .tokens
                    .get(o.last)
                    .is_some_and(|t| t.any(&["ago", "before", "earlier"]))
        });
        back || view.period_at[i].is_some()
            || view.class(i).has(Class::PRON)
            || view.tokens[i].any(&[
                ",", ";", ".", "before", "ago", "earlier", "when", "previous", "year-earlier", "years", "decade",
                "period", "year",
            ])
    });
    view.lower(tail) == "as" && how(tail + 1) && view.lower(tail + 2) == "as" && than < view.tokens.len() && !timed
}

/// `57 times more`, `354 times those of 1949`, `4 times the number when it began`: so many times what it was.
fn times_then(view: &View<'_>, tail: usize) -> bool {
    // "57 times more" ends its statement: than it was
    let more = view
        .tokens
        .get(tail)
        .is_some_and(|t| t.any(&["more", "larger", "higher"]))
        && view.tokens.get(tail + 1).is_none_or(|t| t.any(&[",", ".", ";"]));
    // "354 times those of 1949", "4 times the number when it began"
    let then = matches!(view.lower(tail), "that" | "those")
        || view.lower(tail) == "the"
            && view
                .tokens
                .get(tail + 1)
                .is_some_and(|t| t.any(&["number", "numbers", "figure", "figures", "level", "amount"]));
    // "some 5.6 times as much" ends its statement: as it was
    let as_much = view.tokens.get(tail).is_some_and(|t| t.is("as"))
        && view
            .tokens
            .get(tail + 1)
            .is_some_and(|t| t.any(&["much", "many", "high", "long", "large", "big", "great", "fast"]))
        && view
            .tokens
            .get(tail + 2)
            .is_none_or(|t| t.any(&[",", ".", ";", "and", "but"]));
    more || as_much || is_past(view, tail) || then
}

/// `doubled its imports of tea`, `halving the time`: the object of the verb. None for what is only its measure: `doubled the
/// figure of 2012`.
fn what_is_multiplied(view: &View<'_>, q: &Quantity) -> Option<About> {
    const MEASURES: &[&str] = &[
        "figure", "figures", "level", "average", "previous", "same", "preceding", "total", "world", "national",
        "global", "amount", "rate",
    ];
    let article = view.tokens.get(q.tail)?.any(&["its", "their", "our", "the"]);
    let from = q.tail + 1;
    let (a, b) = np::after(view, from);
    let compared = (q.tail..b.max(from)).any(|i| view.period_at[i].is_some())
        || a < b && view.tokens[a].any(MEASURES) && view.before(from) == "the";
    (article && a < b && !compared).then_some(About::Object {
        verb: q.lead,
        from: a,
        to: b,
    })
}
