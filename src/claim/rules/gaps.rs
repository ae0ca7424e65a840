//! Differences: `0.9 points higher than`, `outpacing ... by`.
use super::*;

/// `0.9 percentage points higher than the overall growth`, `20% above the national average`.
pub(super) fn gap_than(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let at = behind_gaps(view, k);
    let word = view.lower(at);
    let class = view.class(at);
    // "5.7 percent over the target"
    let aimed =
        word == "over" && (at + 1..at + 4).any(|i| crate::lexicon::lexicon().kind(view.lower(i)).has(Class::AIM));
    if !class.has(Class::OUTPACE.or(Class::LAG)) && !aimed || matches!(word, "exceeding" | "exceeded" | "leading") {
        return None;
    }
    let (has_than, than) = compared_with(view, at);
    // "two hours faster than before": so much less time
    let sooner = q.sort == Sort::Time && matches!(word, "faster" | "quicker" | "sooner" | "earlier");
    let down = class.has(Class::LAG) || sooner;
    let direction = Some(if down { Direction::Down } else { Direction::Up });
    let behind = closes_with(view, k, at);
    // "the score was 3 points higher"
    // "prices were 4 yuan lower", "the trip has become two hours shorter"
    const IS: &[&str] = &[
        "is", "are", "was", "were", "be", "been", "become", "became", "becomes", "becoming", "now",
    ];
    let ends = view
        .tokens
        .get(at + 1)
        .is_none_or(|t| t.any(&[",", ".", ";", "and", "but", "now"]));
    let comparative = word.ends_with("er") && !matches!(word, "over" | "under" | "fewer");
    let stated = q.lead > 0 && view.tokens[q.lead - 1].any(IS) && ends && comparative;
    let measured = matches!(q.sort, Sort::Money | Sort::Unit | Sort::Time) && stated;
    let relative = measured || matches!(q.sort, Sort::Pp | Sort::Percent) || q.unit == "point";
    if !has_than && !behind && !relative || q.sort == Sort::Rank && !has_than {
        return None;
    }
    if let Some(p) = more_or_less_of(view, q, at).filter(|_| !has_than) {
        return Some(Predicate { direction, ..p });
    }
    let noun = view
        .tokens
        .get(at + 1)
        .is_some_and(|t| t.kind == crate::base::Kind::Word && !t.any(&["year", "month", "quarter"]));
    let verb = subject_verb(view, q.lead);
    let trades = verb.is_some_and(|v| crate::claim::nominal(view.lower(v)).is_some());
    // "and revenue 4 trillion yuan, 15.2 percent more."
    let closes = q.sort == Sort::Percent
        && k > 0
        && (view.before(q.lead) == "," || q.lead > 0 && view.is_verb(q.lead - 1))
        && view.tokens.get(at + 1).is_none_or(|t| t.any(&[",", ".", ";", "and"]));
    // "townspeople paid 0.7% more and villagers 0.4% more": the verb is said once
    let and = (k > 0 && prev.is_some_and(|p| p.rule == "gap-than"))
        .then(|| (view.quantities()[k - 1].tail..q.lead).rfind(|&i| view.tokens[i].any(&["and", ","])))
        .flatten();
    if let Some(from) = and.filter(|&i| i + 1 < q.lead && q.sort == Sort::Percent && view.lower(i - 1) == word) {
        let about = About::HeadOf {
            from: from + 1,
            to: q.lead,
        };
        return Some(predicate(change_measure(q), direction, about, q.lead));
    }
    if matches!(word, "more" | "less" | "fewer")
        && !has_than
        && !behind
        && !((noun || trades) && q.sort == Sort::Percent || closes)
    {
        return None;
    }
    if compares_nothing(view, q, at, than) {
        return None;
    }
    // "30% more booths were sold than a year before", "there were 4.5 percent fewer mares"
    let there = verb.is_some_and(|v| v > 0 && view.tokens[v - 1].is("there"));
    let named = noun && !view.class(at + 1).has(Class::PREP.or(Class::DET)) && !view.tokens[at + 1].is("than");
    let things = noun && (verb.is_none() && !has_than || there && named) && matches!(word, "more" | "less" | "fewer");
    // "sold at prices 150 yuan lower than the market"
    let priced = q.lead > 0 && view.tokens[q.lead - 1].any(&["price", "prices", "cost", "costs", "rate", "rates"]);
    let about = match things {
        true => About::After(at + 1),
        false if verb.is_none() && priced => About::HeadOf {
            from: q.lead - 1,
            to: q.lead,
        },
        false => verb.map_or(About::Inherit, About::Before),
    };
    if !has_than || is_past(view, than) {
        let measure = match above_growth(view, k, prev) {
            true if has_than => Measure::Change,
            _ => change_measure(q),
        };
        return Some(predicate(measure, direction, about, verb.unwrap_or(q.lead)));
    }
    let mut p = predicate(Measure::Gap, direction, about, verb.unwrap_or(q.lead));
    p.of = Some(than);
    Some(p)
}

/// `2, 3 and 5 points higher than`, `6.4 dollars or 4.8 percent less than`: where the word stands that says which way a
/// figure, or the list that it begins, lies from another.
fn behind_gaps(view: &View<'_>, k: usize) -> usize {
    let q = &view.quantities()[k];
    // only rates share one "higher than" at the end of their list
    let comma = |j: usize| {
        view.quantities()
            .get(j + 1)
            .is_some_and(|n| n.lead == view.quantities()[j].tail + 1 && view.lower(n.lead - 1) == ",")
    };
    // "2.73, 0.02 less than a year before": a level, then its change
    let last = if list_end(view, k) == k + 1 && comma(k) {
        k
    } else if matches!(q.sort, Sort::Pp | Sort::Percent | Sort::Bare) {
        list_end(view, k)
    } else {
        k
    };
    // "6.4 dollars or 4.8 percent less than", "3 million, or 6.7 percent, more than": both are what is less
    let tail = view.quantities()[last].tail;
    let apart = usize::from(view.lower(tail) == ",");
    let both = view
        .quantities()
        .get(last + 1)
        .filter(|n| view.before(n.lead) == "or" && n.lead == tail + apart + 1 && n.sort == Sort::Percent);
    let at = both.map_or(tail, |n| n.tail);
    let or = both.map_or(q.lead, |n| n.lead);
    let aside = view.before(or) == "or" && or > 1 && view.before(or - 1) == ",";
    let at = at + usize::from(aside && view.lower(at) == "," && view.lower(at + 2) == "than");
    at + usize::from(matches!(view.lower(at), "points" | "point"))
}

/// `higher than`, `larger in the first quarter than`, `above`: whether what something is compared with stands behind the
/// word at `at`, and where.
fn compared_with(view: &View<'_>, at: usize) -> (bool, usize) {
    // "higher respectively than", "higher as compared with"
    // "larger in the first quarter than"
    let timed = (at + 1..at + 8)
        .take_while(|&i| {
            view.class(i).has(Class::PREP.or(Class::DET)) && view.lower(i) != "than"
                // "lower at the end of June than at the beginning of the year"
                // "faster in growth than those of other firms"
                || view.tokens.get(i).is_some_and(|t| t.any(&["end", "beginning", "start", "middle", "growth"]))
                || view.period_at.get(i).is_some_and(Option::is_some)
        })
        .count();
    let timed = if view.lower(at + 1 + timed) == "than" { timed } else { 0 };
    let far = timed.max(usize::from(view.lower(at + 1) == "respectively"));
    let as_compared = view.lower(at + 1) == "as" && view.lower(at + 2) == "compared";
    let than = match view.lower(at + 1) {
        "than" | "that" => at + 2,
        _ if far > 0 => at + 2 + far,
        _ if as_compared => at + 4,
        _ => at + 1,
    };
    let has_than = view.lower(at + 1 + far) == "than"
        || as_compared
        || matches!(view.lower(at), "above" | "below" | "behind" | "over");
    (has_than, than)
}

/// `5.8 billion tons less carbon dioxide`, `trucks hauled 178 million tons less to the ports`: an amount that there is more
/// or less of, compared with nothing; its direction is left to the caller.
fn more_or_less_of(view: &View<'_>, q: &Quantity, at: usize) -> Option<Predicate> {
    if !matches!(q.sort, Sort::Unit | Sort::Money) || !matches!(view.lower(at), "more" | "less") {
        return None;
    }
    // "trucks hauled 178 million tons less to the ports"
    let hauled = q.lead > 1
        && (view.is_verb(q.lead - 1) || view.class(q.lead - 1).has(Class::ACT))
        && !view.class(q.lead - 1).has(Class::LEVEL)
        && view.class(at + 1).has(Class::PREP)
        && view.lower(at + 1) != "of";
    if hauled {
        let verb = q.lead - 1;
        return Some(predicate(change_measure(q), None, About::Before(verb), verb));
    }
    // "5.8 billion tons less carbon dioxide"
    let amount = view.tokens.get(at + 1).is_some_and(|t| {
        matches!(t.kind, crate::base::Kind::Word | crate::base::Kind::Name)
            && (view.class(at + 1).is_plain() || view.in_indicator(at + 1))
            && !t.lower.ends_with("ly")
            && !t.any(&["year", "month", "quarter", "likely", "recent", "time"])
    });
    amount.then(|| predicate(change_measure(q), None, About::After(at + 1), at))
}

/// `4,700 meters above sea level` is a height, and `40 tremors above magnitude 3` compares nothing; `40 firms above the
/// average` does.
fn compares_nothing(view: &View<'_>, q: &Quantity, at: usize, than: usize) -> bool {
    let height = (at + 1..at + 3).any(|i| {
        view.tokens
            .get(i)
            .is_some_and(|t| t.any(&["sea", "ground", "surface", "zero", "freezing"]))
    });
    let measured = (than..than + 4).any(|i| {
        matches!(
            view.lower(i),
            "average" | "level" | "target" | "plan" | "norm" | "normal" | "same"
        )
    });
    height || q.sort == Sort::Count && matches!(view.lower(at), "above" | "below" | "behind") && !measured
}

/// `27 tons were wasted, 14 tons less year on year`, `6.4 tons, 900 kilograms more.`: by how much the figure before has
/// changed, where the word for it ends the statement or is followed by a comparison.
fn closes_with(view: &View<'_>, k: usize, at: usize) -> bool {
    let q = &view.quantities()[k];
    let joined = k > 0 && matches!(view.before(q.lead), "," | "or" | "and" | "but");
    let next = view.tokens.get(at + 1);
    let compared = next.is_none_or(|t| {
        t.any(&[
            ",", ".", ";", ")", "year-on-year", "month-on-month", "compared", "from", "respectively",
        ]) || t.is("year") && view.lower(at + 2) == "on"
    }) || view.period_at.get(at + 1).copied().flatten().is_some();
    let exact = view.tokens[at].any(&["more", "less", "fewer", "higher", "lower", "longer", "shorter"]);
    // "with the rate 47 basis points lower compared with last year"
    let said = next.is_some_and(|t| t.any(&["compared", "year-on-year"])) && view.tokens[at].any(&["higher", "lower"]);
    (joined || said) && compared && exact && q.sort != Sort::Rank
}

/// `grew by 13%, 9% higher than in the month before`: right behind a growth, a percentage is what that growth is above.
fn above_growth(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> bool {
    let (Some(p), Some(a)) = (prev, k.checked_sub(1).map(|j| &view.quantities()[j])) else {
        return false;
    };
    let q = &view.quantities()[k];
    // "42.8 percent and 49.6 percent shorter than in 2017": two of a row
    if p.rule == "gap-than" && crate::quantity::listed(&view.tokens, a, q) {
        return false;
    }
    let beside = (a.tail..q.lead).all(|i| {
        view.tokens[i].any(&[",", "respectively", "and", "year-on-year"]) || view.class(i).has(Class::OUTPACE)
    });
    p.measure == Measure::Growth && a.sort == Sort::Percent && q.sort == Sort::Percent && beside
}

/// The verb whose subject a predicate after a quantity shares, when it stands close by; none when the clause has none.
fn subject_verb(view: &View<'_>, lead: usize) -> Option<usize> {
    let at = skip_left(view, lead);
    let verb = at
        .checked_sub(1)
        .filter(|&v| view.is_verb(v) || view.class(v).has(Class::LEVEL))?;
    (!view.tokens[verb].any(&[","])).then_some(verb)
}

/// `outpacing the national rate by 4.5 percentage points`.
pub(super) fn gap_by(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    if view.before(q.lead) != "by" {
        return None;
    }
    let by = q.lead - 1;
    // "the way is shorter by a third"
    const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "became"];
    let graded = by > 1 && view.class(by - 1).has(Class::OUTPACE.or(Class::LAG)) && view.tokens[by - 2].any(BE);
    if graded {
        let down = view.class(by - 1).has(Class::LAG);
        let direction = if down { Direction::Down } else { Direction::Up };
        return Some(predicate(
            change_measure(q),
            Some(direction),
            About::Before(by - 2),
            by - 1,
        ));
    }
    let start = clause_start(view, by);
    // "leaving the average behind by 8 points"
    const LEAVES: &[&str] = &["leaving", "left", "leaves", "leave"];
    let left = (start..by).rev().find(|&i| view.tokens[i].any(LEAVES));
    if let Some(v) = left.filter(|&v| view.before(by) == "behind" && v + 2 < by && by - v < 8) {
        let mut p = predicate(Measure::Gap, Some(Direction::Up), About::Before(v), v);
        p.of = Some(v + 1);
        return Some(p);
    }
    let verb = (start..by).rev().find(|&i| {
        view.class(i).has(Class::OUTPACE.or(Class::LAG))
            && !view.class(i).has(Class::PREP)
            // "and lower fuel use by 17%"
            && (!view.tokens[i].is("lower") || view.lower(i + 1) == "than")
            && (view.is_verb(i)
                || view.tokens[i].is("beat")
                || view.lower(i).ends_with("ing")
                || view.lower(i).ends_with("ed")
                // "Trade of the north outpaces the average by 7 points"
                || view.lower(i).ends_with('s') && !view.tokens[i].is("less")
                // "the fall of exports was smaller than that of imports by 2 points"
                || view.lower(i + 1) == "than" && i > 0 && view.is_verb(i - 1))
    });
    // "grew by 12%, higher than that of inns, farms and camps by 9 points"
    let apposed = || {
        (1..by).rev().take(24).find(|&i| {
            view.class(i).has(Class::OUTPACE.or(Class::LAG))
                && view.lower(i + 1) == "than"
                && view.tokens[i - 1].is(",")
                && (i..by).all(|j| view.quantity_at[j].is_none() && !view.is_verb(j))
        })
    };
    let verb = verb.or_else(apposed)?;
    // a change verb nearer than it wins
    if (verb + 1..by).any(|i| view.is_verb(i) && verb_direction(view.class(i)).is_some())
        || verb + 1 >= by
        || is_past(view, verb + 1)
    {
        return None;
    }
    let direction = if view.class(verb).has(Class::LAG) {
        Direction::Down
    } else {
        Direction::Up
    };
    let apposed = view.before(verb) == "," && view.lower(verb + 1) == "than";
    let about = if apposed { About::Inherit } else { About::Before(verb) };
    let mut p = predicate(Measure::Gap, Some(direction), about, verb);
    p.of = Some(verb + 1 + usize::from(view.lower(verb + 1) == "than"));
    Some(p)
}

/// Whether the words at `at` name an earlier period rather than another series.
pub(in crate::claim) fn is_past(view: &View<'_>, at: usize) -> bool {
    const SERIES: &[&str] = &["average", "national", "overall", "growth", "rate", "target"];
    // words of times rather than of series
    const THEN: &[&str] = &[
        "same", "previous", "preceding", "corresponding", "whole", "entire", "last", "year", "month", "quarter",
        "period", "first", "second", "third", "fourth", "end", "beginning", "past", "normal", "earlier", "prior",
        "full",
    ];
    let end = (at..(at + 9).min(view.tokens.len()))
        .find(|&i| view.tokens[i].any(&[",", ";", "."]))
        .unwrap_or((at + 9).min(view.tokens.len()));
    let past = |i: usize| {
        view.period_at[i].is_some()
            || view.tokens[i].any(&[
                "earlier", "previous", "ago", "preceding", "pre-pandemic", "before", "year-earlier", "now", "present",
                "currently",
            ])
            // "higher than in that year"
            || view.tokens[i].is("that") && matches!(view.lower(i + 1), "year" | "month" | "quarter" | "day")
            || view.tokens[i].any(&["same", "corresponding"]) && view.lower(i + 1) == "period"
    };
    // "than that of all loans over the same period": another series, at the same time
    let noun = at + 2 + usize::from(view.tokens.get(at + 2).is_some_and(|t| t.is("the")));
    let named = view.tokens.get(at).is_some_and(|t| t.any(&["that", "those"]))
        && view.lower(at + 1) == "of"
        && noun < end
        && view.period_at[noun].is_none()
        && !view.tokens[noun].any(THEN);
    if named && (noun..end).any(|i| view.tokens[i].any(&["same", "corresponding"])) {
        return false;
    }
    let other = (at..end.min(at + 5)).any(|i| view.tokens[i].any(SERIES))
        && !own_rate_then(view, at, end)
        && average_of_years(view, at).is_none();
    // "5 points faster than total exports in the first quarter": another series, at the same time
    let paced = at > 1 && view.tokens[at - 2].any(&["faster", "slower", "quicker"]);
    let whole = (at..end.min(at + 4))
        .any(|i| view.tokens[i].any(&["total", "overall", "aggregate"]) && view.in_indicator(i + 1));
    let other = other || paced && whole;
    // "116 more than when the year began"
    let when = view.lower(at) == "when" && (at + 1..end).any(|i| view.tokens[i].any(&["began", "started", "opened"]));
    if when {
        return true;
    }
    let starts = |i: usize| view.tokens[i].any(&["beginning", "start"]) && view.lower(i + 1) == "of";
    ((at..end).any(past) || (at..end.min(at + 3)).any(starts)) && !other
}

/// `below the average of the past five years`, `than the average for the same period of the previous three years`: the
/// token of the number of years, where an average at `at` is that of the years before.
pub(crate) fn average_of_years(view: &View<'_>, at: usize) -> Option<usize> {
    let average = (at..at + 3).find(|&i| matches!(view.lower(i), "average" | "mean"))?;
    let years = (average + 1..average + 12)
        .take_while(|&i| i < view.tokens.len() && !view.tokens[i].any(&[",", ";", "."]))
        .find(|&i| view.tokens[i].any(&["past", "previous", "last", "preceding"]))?;
    let told = matches!(
        view.lower(average + 1),
        "of" | "for" | "over" | "in" | "during" | "level" | "value"
    );
    (told && view.lower(years + 2) == "years").then_some(years + 1)
}

/// `than the growth of the year before`, `than the rate in May`: the same rate at another time, not another series.
fn own_rate_then(view: &View<'_>, at: usize, end: usize) -> bool {
    let noun = at + usize::from(view.tokens.get(at).is_some_and(|t| t.any(&["the", "its", "their"])));
    let rate = noun + usize::from(view.lower(noun) == "growth" && view.lower(noun + 1) == "rate");
    let joined = view
        .tokens
        .get(rate + 1)
        .is_some_and(|t| t.any(&["of", "in", "for", "during", "a"]));
    let from = (rate + 2..end)
        .find(|&i| !view.class(i).has(Class::DET) && !view.tokens[i].any(&["in", "same", "whole"]))
        .unwrap_or(end);
    let then = view.period_at.get(from).copied().flatten().is_some()
        || view
            .tokens
            .get(from)
            .is_some_and(|t| t.any(&["previous", "preceding", "period"]))
        || view.lower(from + 1) == "before"
        || view.lower(from + 1) == "earlier";
    view.tokens
        .get(rate)
        .is_some_and(|t| t.any(&["growth", "rate", "pace", "speed"]))
        && joined
        && then
}

/// `Pork imports were 17.5% up, and ...`: a change told as a state, where its statement ends.
fn stood_so(view: &View<'_>, q: &Quantity, next: usize) -> bool {
    let ends = view
        .tokens
        .get(next)
        .is_none_or(|t| t.any(&[",", ".", ";", "and", "but", "while", "in"]));
    let stood = view
        .tokens
        .get(q.lead.wrapping_sub(1))
        .is_some_and(|t| t.any(&["was", "were", "is", "are", "been", "finished", "ended", "closed"]));
    ends && stood && q.sort == Sort::Percent
}

/// `2.4% down on May 2019`, `5% up year-on-year`, `were 17.5% up`: which way stands behind the figure.
pub(super) fn up_on(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let last = list_end(view, k);
    let at = view.quantities()[last].tail;
    let direction = match view.lower(at) {
        "up" => Direction::Up,
        "down" => Direction::Down,
        _ => return None,
    };
    let next = at + 1;
    let compared = view
        .tokens
        .get(next)
        .is_some_and(|t| t.any(&["on", "from", "over", "year-on-year", "month-on-month", "compared"]))
        || view.lower(next) == "year" && view.lower(next + 1) == "on"
        || stood_so(view, q, next)
        // "and imports 2.4 trillion yuan, 0.3 percent up."
        || k > 0
            && view.before(q.lead) == ","
            && view.quantities()[k - 1].tail + 1 == q.lead
            && view.tokens.get(next).is_none_or(|t| t.any(&[",", ".", ";", "and", "while"]));
    let then = !matches!(view.lower(next), "on" | "from" | "over") || {
        let time = next + 1 + usize::from(view.tokens.get(next + 1).is_some_and(|t| t.any(&["the", "a"])));
        view.period_at.get(time).copied().flatten().is_some()
            || view
                .tokens
                .get(time)
                .is_some_and(|t| t.any(&["same", "year", "previous"]))
    };
    let points = matches!(q.sort, Sort::Percent | Sort::Pp) || q.unit == "point";
    // "stood at 50.2, 0.3 points up on May": a level, then its change
    if last > k && view.before(view.quantities()[last].lead) == "," {
        return None;
    }
    if !compared || !then || !points {
        return None;
    }
    let verb = subject_verb(view, q.lead);
    let about = verb.map_or(About::Inherit, About::Before);
    Some(predicate(
        change_measure(q),
        Some(direction),
        about,
        verb.unwrap_or(q.lead),
    ))
}
