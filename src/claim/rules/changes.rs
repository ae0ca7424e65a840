//! Growth and change by a noun: `a 5% increase`, `an increase of 5%`, `a rise of rural incomes by 8.8%`.
use super::*;
use crate::claim::np;

/// `a 7.1% increase in trade with ASEAN`, `a 4% year-on-year rise`.
pub(super) fn change_noun_after(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let last = list_end(view, k);
    let q = &view.quantities()[k];
    let mut at = view.quantities()[last].tail;
    // "a 5.8 billion yuan ($750 million) increase"
    if view.lower(at) == "("
        && let Some(close) = (at..at + 8).find(|&i| view.lower(i) == ")")
    {
        at = close + 1;
    }
    let stop = (at + 5).min(view.tokens.len());
    while at < stop && is_change_adjective(view, at) {
        at += 1;
    }
    // "the 6.2% overall economic growth", "a 5% GDP growth": what grew stands between
    let own = at;
    while at < stop && determined(view, q.lead) && (view.in_indicator(at) || view.lower(at) == "economic") {
        at += 1;
    }
    let named_between = at > own;
    if named_between && (view.lower(at) != "growth" || q.sort != Sort::Percent) {
        return None;
    }
    let class = view.class(at);
    let direction = noun_direction(class)?;
    if matches!(q.sort, Sort::Time | Sort::Count) && q.noun.is_some()
        || view.is_verb(at)
            && view.before(at) != "year-on-year"
            && !(view.class(at).has(Class::UP_NOUN.or(Class::DOWN_NOUN)) && determined(view, q.lead))
            && ![
                "increase", "growth", "decrease", "decline", "rise", "drop", "reduction", "expansion", "fall",
            ]
            .contains(&view.lower(at))
    {
        return None;
    }
    let mut end = at + 1;
    while matches!(view.lower(end), "rate" | "rates" | "year-on-year" | "month-on-month")
        || view.lower(end) == "year" && view.lower(end + 1) == "on"
    {
        end += if view.lower(end) == "year" { 3 } else { 1 };
    }
    let named = matches!(view.lower(end), "in" | "of" | "for")
        // "a 10% growth rate in recent years"
        && view.lower(end + 1) != "recent"
        && !view.period_at.get(end + 1).copied().flatten().is_some()
        && !(view.lower(end + 1) == "the" && view.period_at.get(end + 2).copied().flatten().is_some());
    let verb = (clause_start(view, q.lead)..q.lead)
        .rev()
        .find(|&i| view.is_verb(i) || view.tokens[i].any(&["with"]));
    let about = if named_between {
        // "economic growth" is the name of what grew
        let to = at + usize::from(view.lower(own) == "economic");
        About::HeadOf { from: own, to }
    } else if named {
        About::After(end + 1)
    } else {
        match verb {
            Some(v) if !view.tokens[v].is("with") => About::Before(v),
            _ => About::Inherit,
        }
    };
    Some(predicate(
        change_measure(q),
        Some(direction),
        about,
        verb.unwrap_or(q.lead),
    ))
}

fn determined(view: &View<'_>, at: usize) -> bool {
    matches!(view.before(at), "a" | "an" | "the")
}

/// `an increase of 5.8%`, `with growth rates of 1.6%`, `a year-on-year growth of 6.9%`.
pub(super) fn change_noun_of(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let joint = view.before(q.lead);
    // "(real growth 14.5 percent)", "a growth not lower than 10 percent"
    let beside = q.lead > 0
        && noun_direction(view.class(q.lead - 1)).is_some()
        && !view.is_verb(q.lead - 1)
        && matches!(joint, "growth" | "increase" | "decrease" | "decline" | "rise" | "drop")
        && matches!(q.sort, Sort::Percent)
        && noun_direction(view.class(q.tail)).is_none();
    if !beside && !["of", "by", "at", "to", "was", "reached", "reaching", "is", ":", "hit"].contains(&joint) {
        return None;
    }
    let mut at = if beside { q.lead } else { q.lead - 1 };
    if let Some(p) = put_at(view, q, at) {
        return Some(p);
    }
    // "an increase year on year of 5%"
    while at > 0
        && (view.class(at - 1).has(Class::ADVERB) && noun_direction(view.class(at - 1)).is_none()
            || view.period_at[at - 1].is_some())
    {
        at -= 1;
    }
    // "both posted growth, of 9% and 8% respectively"
    if joint == "of" && view.before(at) == "," && at > 1 && noun_direction(view.class(at - 2)).is_some() {
        at -= 1;
    }
    let noun = at.checked_sub(1)?;
    let rate = view.tokens[noun].any(&["rate", "rates", "pace"]);
    let head = if rate { noun.checked_sub(1)? } else { noun };
    let direction = noun_direction(view.class(head)).or_else(|| {
        (noun > 0 && rate)
            .then(|| noun_direction(view.class(noun - 1)))
            .flatten()
    })?;
    // "the natural growth rate was 5 per thousand" is a rate of its own
    // "a negative growth of 3.2 percent"
    let direction = match head.checked_sub(1) {
        Some(k) if view.tokens[k].is("negative") => Direction::Down,
        _ => direction,
    };
    if !rate && verb_like_change(view, head) || view.in_indicator(head) && q.sort == Sort::Rate {
        return None;
    }
    if is_not_its_change(view, q, head, rate) {
        return None;
    }
    let about = about_of_noun(view, k, head);
    Some(predicate(change_measure(q), Some(direction), about, head))
}

/// `official data put the town's growth at 9 percent`.
fn put_at(view: &View<'_>, q: &Quantity, at: usize) -> Option<Predicate> {
    if view.before(q.lead) != "at" {
        return None;
    }
    let head = at.checked_sub(1).filter(|&h| {
        matches!(
            view.lower(h),
            "growth" | "increase" | "rise" | "decline" | "decrease" | "drop"
        )
    })?;
    let put = (head.saturating_sub(9)..head).rev().find(|&i| {
        view.tokens[i].any(&[
            "put", "puts", "set", "sets", "estimated", "estimates", "forecasts", "sees",
        ])
    })?;
    let plain = put + 1 < head && (put + 1..head).all(|i| !view.is_verb(i) && view.quantity_at[i].is_none());
    let direction = noun_direction(view.class(head)).filter(|_| plain)?;
    let about = About::HeadOf {
        from: put + 1,
        to: head + 1,
    };
    Some(predicate(change_measure(q), Some(direction), about, put))
}

/// `the steady growth of ten key industries`, `the contribution of services to growth was 53%`: a figure that does not say by
/// how much the noun at `head` changed.
fn is_not_its_change(view: &View<'_>, q: &Quantity, head: usize, rate: bool) -> bool {
    let joint = view.before(q.lead);
    // "the steady growth of ten key industries" is not by ten
    let theirs = view.tokens[head].any(&["growth", "expansion", "rise", "decline"])
        && (head.saturating_sub(3)..head).any(|i| view.tokens[i].is("the"));
    if joint == "of" && q.sort == Sort::Count && theirs {
        return true;
    }
    // "comprehensive improvement of 16,300 villages": they are improved
    if joint == "of" && q.sort == Sort::Count && q.noun.is_some() && view.tokens[head].is("improvement") {
        return true;
    }
    // "the contribution of services to growth was 53%" is a share of it
    let contributed = view.before(head) == "to" || head > 1 && view.lower(head - 2) == "to";
    if contributed && (clause_start(view, head)..head).any(|i| view.tokens[i].any(&["contribution", "contributions"])) {
        return true;
    }
    let driven = joint == "by"
        && (clause_start(view, head)..head).any(|i| verb_direction(view.class(i)).is_some() && view.is_verb(i));
    joint == "to" && !rate || driven
}

/// What grew by the change noun at `head`: `growth of exports was 3%` is read by the level rule; here the noun stands alone.
fn about_of_noun(view: &View<'_>, k: usize, head: usize) -> About {
    let told = k.checked_sub(1).map_or(0, |j| view.quantities()[j].tail);
    let start = clause_start(view, head).max(told.min(head));
    let mut first = head;
    while first > start
        && (is_change_adjective(view, first - 1)
            || view.class(first - 1).has(Class::DET)
            || view.tokens[first - 1].any(&["with", "both"])
            // "down 4% month on month as well as a decline of 16% year on year"
            || start == told && view.tokens[first - 1].any(&["as", "well", "and", "or"]))
    {
        first -= 1;
    }
    if first <= start {
        return About::Inherit;
    }
    if let Some(behind) = grew_behind(view, &view.quantities()[k], first) {
        return About::After(behind);
    }
    match (start..first).rev().find(|&i| view.is_verb(i)) {
        // "achieved a loan growth rate of 13.7%"
        Some(v) if first == head && first > v + 1 && names_what_grew(view, head - 1) => About::Object {
            verb: v,
            from: v + 1,
            to: first,
        },
        // "Exports saw an increase of 5%"
        Some(v) if first - v <= 3 => About::Before(v),
        Some(v) => About::Object {
            verb: v,
            from: v + 1,
            to: first,
        },
        // "export growth of 5%", "population growth rate was 3%"
        None => About::Before(first),
    }
}

/// `the increase of 3 billion yuan in pension transfers`: where what grew begins behind the figure, and nothing before
/// `first` is measured.
fn grew_behind(view: &View<'_>, q: &Quantity, first: usize) -> Option<usize> {
    let behind = q.tail + 1;
    let (x, y) = np::after(view, behind);
    let named = view.lower(q.tail) == "in"
        && x < y
        && view.period_at[x].is_none()
        && (view.class(y - 1).has(Class::MEASURING) || view.in_indicator(y - 1))
        && view.in_name(y - 1).is_none();
    let told_of = named && {
        let (a, b) = np::before(view, first);
        a >= b || !(a..b).any(|i| view.in_indicator(i) || view.class(i).has(Class::MEASURING))
    };
    (told_of && !view.tokens[x].any(&["terms", "real", "total"])).then_some(behind)
}

/// `loan growth`, `passenger growth`: a noun whose plural is measured or counted.
fn names_what_grew(view: &View<'_>, i: usize) -> bool {
    let word = view.lower(i);
    let lexicon = crate::lexicon::lexicon();
    let many = crate::lexicon::plural(word);
    view.in_indicator(i)
        || lexicon.indicators.word(&many).is_some()
        || lexicon.unit_after.word(&many).is_some()
        || matches!(
            word,
            "passenger" | "freight" | "cargo" | "population" | "income" | "employment" | "tourist"
        )
}

/// `a satisfactory rise of income by 8.8%`: what changed stands between the noun and its figure.
pub(super) fn change_noun_by(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let by = q.lead.checked_sub(1).filter(|&b| view.tokens[b].is("by"))?;
    let start = clause_start(view, by);
    let of = (start + 1..by).rev().take(9).find(|&i| {
        view.tokens[i].any(&["of", "in"]) && noun_direction(view.class(i - 1)).is_some() && !view.is_verb(i - 1)
    })?;
    let plain = (of + 1..by).all(|i| !view.is_verb(i) && view.quantity_at[i].is_none());
    // "charges were cut in advance by 20%"
    let ahead = view.tokens[of + 1].is("advance");
    let timed = view.period_at[of + 1].is_some() || of + 1 == by || ahead;
    let direction = noun_direction(view.class(of - 1));
    (plain && !timed).then(|| {
        predicate(
            change_measure(q),
            direction,
            About::HeadOf { from: of + 1, to: by },
            of - 1,
        )
    })
}

fn verb_like_change(view: &View<'_>, head: usize) -> bool {
    // "the one-time increase", "a relative reduction"
    const ADJECTIVES: &[&str] = &["ive", "al", "ic", "ous", "ary", "-time", "ent", "ant"];
    let adjective = |i: usize| ADJECTIVES.iter().any(|end| view.lower(i).ends_with(end));
    let described =
        head > 1 && view.class(head - 1).is_plain() && adjective(head - 1) && view.class(head - 2).has(Class::DET);
    view.class(head).has(Class::UP.or(Class::DOWN))
        && !described
        && !(head > 0
            && (view.class(head - 1).has(Class::DET)
                || is_change_adjective(view, head - 1)
                // "an average price cut of 63%"
                || matches!(view.before(head), "price" | "cost" | "tax" | "rate" | "fee" | "tariff")
                // "18 died and 40 were hurt, decreases of 9% and 4%"
                || view.tokens[head - 1].is(",") && view.lower(head).ends_with('s') && view.lower(head + 1) == "of"
                || view.before(head) == "'s"
                || view.in_indicator(head - 1)))
        && view.lower(head) != "growth"
}

/// Adjectives and adverbs that may stand between a change noun and its figure.
fn is_change_adjective(view: &View<'_>, k: usize) -> bool {
    let t = &view.tokens[k];
    t.any(&[
        "year-on-year", "month-on-month", "quarter-on-quarter", "annual", "average", "robust", "impressive", "rapid",
        "slight", "sharp", "modest", "strong", "steady", "nominal", "real", "cumulative", "yearly", "monthly",
        "quarterly", "net", "significant", "total", "remarkable", "substantial", "big", "large", "huge", "marked",
        "further", "two-year", "compound", "high", "fast", "overall", "year", "on", "over", "point", "natural",
        "corresponding", "relative", "absolute", "one-time",
    ])
}

pub(super) fn noun_direction(c: Class) -> Option<Direction> {
    if c.has(Class::UP_NOUN) {
        Some(Direction::Up)
    } else if c.has(Class::DOWN_NOUN) {
        Some(Direction::Down)
    } else {
        None
    }
}
