//! The time that a sentence itself gives a figure: which of its periods is whose. Must not look at other sentences.
use super::change::start_of_change;
use crate::base::{Kind, Span, Words};
use crate::claim::{Reading, View};
use crate::lexicon::{Class, lexicon};
use crate::quantity::{Period, PeriodMention, PeriodRole, Quantity, Shape};
use crate::resolve::Context;

/// `achieving the 2020 goal of 1.3 billion`, `against the target of 15% by 2020`: the time of what is aimed at.
pub(super) fn of_target(view: &View<'_>, p: &PeriodMention) -> bool {
    let aim = |i: usize| lexicon().kind(view.lower(i)).has(Class::AIM);
    let named = aim(p.last);
    let by = view.before(p.first) == "by"
        && (p.first.saturating_sub(9)..p.first).any(aim)
        && (0..p.first).any(|i| view.tokens[i].any(&["against", "than", "achieving", "achieved", "meeting", "met"]));
    named || by
}

/// The word between two places that turns what follows into the time of something else: a cause, another event, a
/// comparison (`... because of the frost in April`, `... after the first one opened in 2011`, `... than in 2017`).
pub(super) fn aside(view: &View<'_>, from: usize, to: usize) -> Option<usize> {
    // "0.5 points slower than overall trade in the first quarter" has one time for both; "than the level of 2021" and
    // "than the 20 million mu it lost in 2017" name another
    let other_time = |i: usize| {
        (i..to).any(|k| {
            view.quantity_at[k].is_some() || view.tokens[k].any(&["it", "they", "we"]) || view.lower(k).ends_with("ed")
        }) || (i + 1..to).all(|k| {
            view.lower(k).len() <= 4
                || view.tokens[k].any(&[
                    "level", "figure", "average", "number", "total", "those", "during", "period", "quarter", "month",
                    "half", "corresponding", "growth", "speed", "increase",
                ])
        })
    };
    // "will be closed before the end of May"
    let deadline = |i: usize| {
        (i + 1..to).all(|k| view.tokens[k].any(&["the", "end", "of"]))
            && (0..i)
                .any(|k| view.tokens[k].any(&["will", "shall"]) || view.tokens[k].is("to") && view.lower(k + 1) == "be")
    };
    let opens = |i: usize| {
        view.tokens[i].any(&["because", "after", "unlike", "when", "until", "since"])
            || view.tokens[i].is("following") && view.class(i + 1).has(Class::DET) && i > from
            || view.tokens[i].any(&["than", "against", "compared"]) && other_time(i)
            || view.tokens[i].is("owing")
            || view.tokens[i].is("due") && view.lower(i + 1) == "to"
            || view.tokens[i].is("before") && i + 1 < to && !deadline(i)
    };
    // "the opening of the line in 2011", but a mark of its own clause ends an aside
    (from..to)
        .rev()
        .take_while(|&i| !view.tokens[i].any(&[";", ",", "—"]))
        .find(|&i| opens(i))
}

/// `sales, which will be counted next year, rose 3 percent`: the time of an aside that is closed before the verb of the figure.
fn in_closed_aside(view: &View<'_>, p: &PeriodMention, q: &Quantity) -> bool {
    let open = (0..p.first).rfind(|&i| view.tokens[i].is(","));
    let relative = open.is_some_and(|i| view.tokens[i + 1].any(&["which", "who", "whose", "where"]));
    let close = (p.last..q.lead).find(|&i| view.tokens[i].is(","));
    relative
        && close.is_some_and(|i| i + 1 < q.lead && view.is_verb(i + 1))
        && open.is_some_and(|i| (i..p.first).all(|k| view.quantity_at[k].is_none()))
}

fn clause_marks(view: &View<'_>, from: usize, to: usize) -> usize {
    (from.min(to)..from.max(to))
        .filter(|&i| {
            view.tokens[i].any(&[";", "while", "whereas", ".", "but"])
                || view.tokens[i].any(&[","])
                || view.tokens[i].is("and")
                    && (view.quantity_at[i.saturating_sub(1)].is_some()
                        || view.period_at.get(i + 1).is_some_and(|p| p.is_some()))
        })
        .count()
}

/// `adjusted from 59:16:25 in 1958 to 8:46:46`: the time of where something began that could not be read as a figure.
pub(super) fn starts_bare(view: &View<'_>, p: &PeriodMention) -> bool {
    view.lower(p.last) == "to"
        && view.tokens.get(p.last + 1).is_some_and(|t| t.kind == Kind::Number)
        && start_of_change(view, p).is_none()
        && (p.first.saturating_sub(16)..p.first)
            .rfind(|&i| view.tokens[i].is("from"))
            .is_some_and(|f| (f..p.first).all(|i| !view.is_verb(i)))
}

/// `compared with 2.5% in August`, `than the 20 million lost in 2017`: a time that only the figure before it has.
pub(super) fn bound(view: &View<'_>, p: &PeriodMention) -> bool {
    let prepositions = |from: usize| (from..p.first).all(|i| view.class(i).has(Class::PREP.or(Class::DET)));
    view.quantities().iter().rfind(|o| o.last <= p.first).is_some_and(|o| {
        prepositions(o.tail)
            && (matches!(view.before(o.lead), "than" | "against")
                // "up from 10 percent in 2003 and 70 percent in 2008"
                || view.before(o.lead) == "and" && o.lead > 1 && {
                    let before = view.quantities().iter().rfind(|e| e.tail < o.lead);
                    before.is_some_and(|e| view.before(e.lead) == "from" && e.sort == o.sort && o.lead - e.tail <= 5)
                }
                // "up from a share of 54.4% in 2023"
                || view.before(o.lead) == "of" && o.lead > 3
                    && view.class(o.lead - 3).has(Class::DET)
                    && view.lower(o.lead - 4) == "from"
                // "nearly double the growth of 4.5% in 2023"
                || view.before(o.lead) == "of"
                    && (o.lead.saturating_sub(6)..o.lead).any(|i| {
                        view.tokens[i].any(&["double", "twice", "triple", "times", "half", "above", "below", "exceeding", "than"])
                    })
                || view.before(o.lead) == "with" && o.lead > 1 && view.lower(o.lead - 2) == "compared")
    })
}

/// `40 dams were built since 2011; 7 of them ...`: what is counted since then ends with its clause, unless the sentence
/// opens with it.
fn left_since(view: &View<'_>, p: &PeriodMention, q: &Quantity) -> bool {
    let opens = view.quantities().first().is_none_or(|first| p.first < first.first);
    p.role == PeriodRole::Since && !opens && (p.last..q.first).any(|i| view.tokens[i].is(";"))
}

/// Whether a mention stands in a parenthesis that the quantity is not in.
pub(super) fn enclosed(view: &View<'_>, p: &PeriodMention, q: &Quantity) -> bool {
    let Some(open) = (0..p.first)
        .rev()
        .take_while(|&i| !view.tokens[i].is(")"))
        .find(|&i| view.tokens[i].is("("))
    else {
        return false;
    };
    let close = (p.last..view.tokens.len())
        .find(|&i| view.tokens[i].is(")"))
        .unwrap_or(view.tokens.len());
    // "the plan (2016-2020)" explains; "(up 5% in 2019)" is an aside
    let aside = view.quantities().iter().any(|o| o.first > open && o.last <= close);
    aside && (q.first < open || q.first > close)
}

/// `... in the first quarter, and for January it was 3%; the rate ...`: the time an aside about `it` had is over, and
/// the time the sentence opened with holds again.
pub(super) fn after_aside<'v>(view: &'v View<'_>, b: &'v PeriodMention, q: &Quantity) -> &'v PeriodMention {
    let wall = (b.last..q.first).any(|i| view.tokens[i].is(";"));
    let next = (b.last..q.first)
        .find(|&i| !view.tokens[i].any(&[","]) && !view.class(i).has(Class::ADVERB))
        .unwrap_or(b.last);
    let pronoun = matches!(view.lower(next), "it" | "they" | "this");
    let opening = settings(view).find(|p| p.last <= b.first);
    match opening.filter(|_| wall && pronoun) {
        Some(p) => p,
        None => b,
    }
}

/// `measures unveiled in 2020 saved`: the time of a participle that describes the subject, not of the figure.
pub(super) fn describes(view: &View<'_>, p: &PeriodMention, q: &Quantity) -> bool {
    let Some(k) = p
        .first
        .checked_sub(2)
        .filter(|&k| k > 0 && view.class(k + 1).has(Class::PREP))
    else {
        return false;
    };
    let level = Class::LEVEL.or(Class::UP).or(Class::DOWN).or(Class::EXCEED);
    view.lower(k).ends_with("ed")
        && !view.class(k).has(level)
        && matches!(view.tokens[k - 1].kind, Kind::Word | Kind::Name)
        && !view.class(k - 1).has(
            Class::LEVEL
                .or(Class::ADVERB)
                .or(Class::PRON)
                .or(Class::CONJ)
                .or(Class::DET),
        )
        && (p.last..q.lead).any(|i| view.is_verb(i) && !view.tokens[i - 1].is("to"))
        && !(p.last..q.lead).any(|i| view.tokens[i].any(&[",", "and", "while", ";"]))
}

/// `the lowest since 2009`, `the highest in the past six years`, `for the first time since March`: whether a rank in time stands before a `since`.
pub(in crate::resolve) fn ranks(view: &View<'_>, p: &PeriodMention) -> bool {
    let back = if p.role == PeriodRole::Since { 8 } else { 4 };
    // "ranking first in the world in terms of premiums since 2020"
    let ranked = (p.first.saturating_sub(14)..p.first)
        .rev()
        .take_while(|&i| !view.tokens[i].any(&[",", ";"]))
        .any(|i| view.tokens[i].any(&["ranking", "ranked", "ranks"]));
    if ranked && p.role == PeriodRole::Since {
        return true;
    }
    (p.first.saturating_sub(back)..p.first).any(|i| {
        let t = &view.tokens[i];
        t.any(&["first", "record", "high", "low", "most", "best", "worst", "peak"])
            || t.lower.len() > 5 && t.lower.ends_with("est") && !lexicon().kind(&t.lower).has(Class::NO_MOST)
            || t.is("least") && view.before(i) != "at"
    })
}

/// `the lowest since 1961, down 62%`: a stretch that only a superlative is reckoned in, unless `ranked first since 2020`
/// is the figure itself.
fn is_history(view: &View<'_>, p: &PeriodMention, q: &Quantity) -> bool {
    let stretch = p.role == PeriodRole::Since || matches!(p.period, Some(Period::Years(..)));
    let ranked = q.shape == Shape::Rank
        && q.last <= p.first
        && (q.first.saturating_sub(2)..=q.first).any(|i| view.lower(i).starts_with("rank"));
    stretch && ranks(view, p) && !ranked
}

/// `in the same period last year`: the part of the year that is spoken of, a year before.
pub(in crate::resolve) fn same_part(view: &View<'_>, p: &PeriodMention) -> bool {
    let of = (0..p.first).rev().find(|&i| !view.tokens[i].any(&["of", "in", "the"]));
    let part = of.filter(|&i| {
        view.tokens[i].any(&[
            "period", "quarter", "month", "months", "time", "stretch", "half", "span", "timeframe",
        ])
    });
    matches!(p.period, Some(Period::Year(_)))
        && part.is_some_and(|i| i > 0 && view.tokens[i - 1].any(&["same", "corresponding"]))
}

/// Whether `in the same period last year` is the time of a quantity: right behind it, or at the head of its clause. What
/// else the sentence tells has its own time.
fn of_same_part(view: &View<'_>, p: &PeriodMention, q: &Quantity) -> bool {
    const BETWEEN: &[&str] = &[
        "in", "during", "for", "over", "the", "same", "corresponding", "period", "quarter", "month", "months", "time",
        "stretch", "half", "span", "timeframe", "of", "at", "recorded", "registered", "seen", "reported",
    ];
    if p.first >= q.last {
        return (q.tail..p.first).all(|i| view.tokens[i].any(BETWEEN));
    }
    let opens = (0..p.first)
        .rev()
        .find(|&i| !view.tokens[i].any(BETWEEN))
        .is_none_or(|i| view.tokens[i].any(&[";", "while", "whereas", "but"]));
    opens && !(p.last..q.first).any(|i| view.tokens[i].any(&[";", "while", "whereas", "but"]))
}

/// `We run 340 stalls, 28 of which were built last year`: where the part begins that alone a time is told of.
pub(super) fn of_a_part(view: &View<'_>, p: &PeriodMention) -> Option<usize> {
    let which = |i: usize| view.lower(i) == "of" && matches!(view.lower(i + 1), "which" | "whom" | "them" | "these");
    let o = view.quantities().iter().rfind(|o| o.tail <= p.first)?;
    let behind = which(o.tail) && view.is_verb(o.tail + 2);
    let before = o.lead > 1 && which(o.lead - 2);
    let from = if before { o.lead - 2 } else { o.lead };
    let joined = from > 0 && view.tokens[from - 1].any(&[",", "and"]);
    let plain = (o.tail..p.first).all(|i| !view.tokens[i].any(&[",", ";"]));
    ((behind || before) && joined && plain).then_some(from)
}

/// `they grew by 2 billion, a fifth of the monthly average in 2015`: the time of what a figure is set beside.
fn of_what_was(view: &View<'_>, p: &PeriodMention, q: &Quantity) -> bool {
    let beside = q.lead > 0 && view.tokens[q.lead - 1].any(&[",", "or"]) && q.sort != crate::quantity::Sort::Time;
    let of = view.lower(q.tail) == "of" && p.first > q.tail;
    let level = (q.tail..p.first).any(|i| view.tokens[i].any(&["average", "level", "figure", "peak", "pace"]));
    let told = view.quantities().iter().any(|o| o.tail < q.lead && q.lead - o.tail < 4);
    beside && of && level && told && (q.tail..p.first).all(|i| !view.tokens[i].any(&[",", ";"]))
}

/// The mention that sets the time of a quantity, if its sentence has one.
pub(super) fn own<'v>(view: &'v View<'_>, q: &Quantity) -> Option<&'v PeriodMention> {
    // "compared with 2012, when 34% were paved"
    let when = view.mentions.periods.iter().rfind(|p| {
        p.last < q.first
            && view.tokens[p.last].is(",")
            && view.lower(p.last + 1) == "when"
            && (p.last + 1..q.first).all(|i| !view.tokens[i].any(&[",", ";"]))
    });
    if when.is_some_and(|p| p.period.is_some()) {
        return when;
    }
    let inside = |p: &&PeriodMention| p.first >= q.first && p.last <= q.last;
    let near = |p: &PeriodMention| {
        if p.first >= q.last {
            clause_marks(view, q.last, p.first)
        } else {
            clause_marks(view, p.last, q.first)
        }
    };
    // in the same clause: the one after wins over the one before only when no other quantity stands between
    let past = |p: &PeriodMention| {
        is_history(view, p, q)
            || in_closed_aside(view, p, q)
            || same_part(view, p) && !of_same_part(view, p, q)
            || of_a_part(view, p).is_some_and(|from| q.lead < from)
            || of_what_was(view, p, q)
            // "opened in 1925 and now holds 1.9 million"
            || p.last <= q.first
                && matches!(p.period, Some(Period::Year(_)))
                && (p.last..q.first).any(|i| view.tokens[i].any(&["now", "currently", "today"]))
    };
    let after = settings(view).filter(|p| !inside(p) && !past(p)).find(|p| {
        p.first >= q.last
            && near(p) == 0
            && !(q.last..p.first).any(|i| view.quantity_at[i].is_some() || view.tokens[i].is("including"))
            && aside(view, q.last, begins(view, p)).is_none()
            && !(of_target(view, p) && clause_marks(view, q.last, p.first) > 0)
    });
    let before = settings(view)
        .filter(|p| !inside(p) && !past(p) && start_of_change(view, p).is_none() && !describes(view, p, q))
        .filter(|p| !bound(view, p) && !enclosed(view, p, q) && !left_since(view, p, q))
        .filter(|p| !starts_bare(view, p) && !(of_target(view, p) && clause_marks(view, p.last, q.first) > 0))
        .rfind(|p| p.last <= q.first)
        .map(|b| after_aside(view, b, q));
    let joined = |b: &PeriodMention| matches!(view.before(q.lead), "to" | "and" | "," | "from") && b.last + 1 >= q.lead;
    match (before, after) {
        // "from 5 in 2012 to 9 in 2020", "12% in 2020 and 15% in the first half": the one right behind
        (Some(b), Some(a))
            if same_part(view, a)
                // "growing 6% in March after a 2.2% contraction in January"
                || near(a) == 0 && (b.last..q.first).any(|i| view.tokens[i].any(&["after", "following", "against", "versus", "before"]))
                || a.first <= q.tail + 5 && follows(view, q, a) && (q.first > b.last + 1 || joined(b))
                || start_of_change(view, a).is_some() =>
        {
            Some(a)
        }
        (Some(b), Some(a)) => Some(
            if near(b) == 0 && !view.tokens[b.last..q.first].iter().any(|t| t.any(&[","])) {
                b
            } else {
                a
            },
        ),
        (b, a) => a
            .or(b)
            .or_else(|| settings(view).find(|p| p.first >= q.last && !past(p) && reaches(view, q, p))),
    }
}

/// Whether nothing but a preposition stands between a quantity and a period: `15.1% in the first half`.
pub(super) fn follows(view: &View<'_>, q: &Quantity, p: &PeriodMention) -> bool {
    (q.tail..p.first).all(|i| {
        view.tokens[i].any(&[
            "in", "during", "by", "at", "the", "end", "of", "for", "as", "early", "late", "last", "this", "beginning",
            "start", "year-on-year", "month-on-month", "quarter-on-quarter", // "year on year in June"
            "year", "month", "quarter", "on",
        ])
    })
}

/// Whether a period further on can be the time of a quantity: `totaled 3 billion yuan, up 5% in the first quarter`.
/// Another statement in between has a time of its own.
pub(super) fn reaches(view: &View<'_>, q: &Quantity, p: &PeriodMention) -> bool {
    let ends = (q.last..p.first).any(|i| {
        view.tokens[i].any(&[";", "while", "whereas", "but", "—", "including"])
            // "was 71%, of which the rate for the second quarter was 68%"
            || view.tokens[i].is("which") && view.before(i) == "of" && i > 1 && view.tokens[i - 2].is(",")
            || view.tokens[i].any(&["and", "which"])
                && view.before(i) == ","
                && view.quantity_at.get(i + 1).is_none_or(|q| q.is_none())
            // "which now has 90 members, has answered 3 million calls over the past five years"
            || view.tokens[i].any(&["has", "have"]) && view.before(i) == ","
    });
    // "..., in the first three quarters" at the end of a list is said of all of it
    let closes = follows_comma(view, p) && view.tokens[p.last..].iter().all(|t| t.any(&[".", "\"", "”"]));
    // "40% began in March, 90% before May 3": the day of an event
    let alone = view.tokens.get(p.last).is_some_and(|t| t.is("alone"));
    let event = alone
        || matches!(p.period, Some(Period::Day(..)))
            && view.quantities().iter().any(|o| o.first >= q.last && o.last <= p.first);
    (!ends || closes)
        && !event
        && !of_target(view, p)
        && !bound(view, p)
        && start_of_change(view, p).is_none()
        && aside(view, q.last, begins(view, p)).is_none()
}

/// Where a mention begins, with the `since` that is part of it.
fn begins(view: &View<'_>, p: &PeriodMention) -> usize {
    // "76 percent from the average since 2000", "taking the total since 2019 to 3 million"
    let of_noun = |i: usize| {
        i > 0
            && view.tokens[i - 1].any(&[
                "average", "total", "level", "levels", "peak", "high", "low", "figure", "record", "mean", "number",
            ])
    };
    let counted = p.role == PeriodRole::Since && !ranks(view, p);
    let since =
        counted.then(|| (p.first.saturating_sub(3)..p.first).rfind(|&i| view.tokens[i].is("since") && !of_noun(i)));
    since.flatten().unwrap_or(p.first)
}

/// Whether only a preposition stands between a period and the comma before it.
pub(super) fn follows_comma(view: &View<'_>, p: &PeriodMention) -> bool {
    (0..p.first)
        .rev()
        .find(|&i| !view.tokens[i].any(&["in", "during", "from", "for", "the", "over"]))
        .is_some_and(|i| view.tokens[i].is(","))
}

/// `from 2012 to 2014, it was 5%, 6% and 7% respectively`, `5% and 6% in 2012 and 2013`: the time at a value's place in
/// its list, unless the values were paired with a list of things.
pub(super) fn listed(c: &Context<'_, '_>, r: &Reading, q: &Quantity) -> Option<(Period, Span)> {
    let (view, qs) = (c.view, c.view.quantities());
    if r.paired {
        return None;
    }
    let joined = |a: &Quantity, b: &Quantity| a.sort == b.sort && crate::quantity::listed(&view.tokens, a, b);
    let mut first = r.quantity;
    while first > 0 && joined(&qs[first - 1], &qs[first]) {
        first -= 1;
    }
    let mut last = r.quantity;
    while last + 1 < qs.len() && joined(&qs[last], &qs[last + 1]) {
        last += 1;
    }
    let (n, at) = (last + 1 - first, r.quantity - first);
    debug_assert!(qs[r.quantity].first == q.first);
    if n < 2 {
        return None;
    }
    // "in the first quarter, imports and exports fell by 8% and 7%": one time, unless its months are spoken of
    let monthly = || view.tokens.iter().any(|t| t.any(&["month", "months", "monthly"]));
    let run = settings(view)
        .filter(|p| p.last <= qs[first].first)
        .map(|p| (p.steps(view.source), p.span, p.period))
        .filter(|(steps, _, p)| {
            let part = matches!(p, Some(Period::Quarter(..) | Period::Half(..)));
            steps.len() == n && (!part || monthly() || !matches!(steps[0], Period::Month(..)))
        })
        .map(|(steps, span, _)| (steps, span))
        .next();
    if let Some((steps, span)) = run {
        return Some((steps[at], span));
    }
    // "63% and 66% in the first and second quarters"
    let behind = settings(view)
        .filter(|p| p.first >= qs[last].tail && follows(view, &qs[last], p))
        .map(|p| (p.steps(view.source), p))
        .find(|(steps, p)| steps.len() == n && view.tokens[p.first..p.last].iter().any(|t| t.any(&["and", "&"])));
    if let Some((steps, p)) = behind {
        return Some((steps[at], p.span));
    }
    // a list of as many times, right before or right behind
    let times: Vec<&PeriodMention> = settings(view).collect();
    let together = |w: &[&PeriodMention]| {
        w.windows(2)
            .all(|p| (p[0].last..p[1].first).all(|i| view.tokens[i].any(&[",", "and", "in", "the"])))
            && (w[n - 1].last <= qs[first].first || w[0].first >= qs[last].tail && w[0].first <= qs[last].tail + 4)
    };
    if let Some(list) = times.windows(n).find(|w| together(w)) {
        return Some((list[at].period?, list[at].span));
    }
    let year = quarters_of(c, n)?;
    Some((
        Period::Quarter(year, i8::try_from(at).ok()? + 1),
        qs[first].span.cover(qs[last].span),
    ))
}

/// The year whose quarters a list of `n` values is told of, as far as that is known.
fn quarters_of(c: &Context<'_, '_>, n: usize) -> Option<i16> {
    let whole = |p: Period| match p {
        Period::Year(y) if n == 4 => Some(y),
        Period::Half(y, 1) if n == 2 => Some(y),
        Period::Quarters((y, 1), (z, q)) if y == z && usize::try_from(q) == Ok(n) => Some(y),
        _ => None,
    };
    let told = || settings(c.view).filter_map(|p| p.period).find_map(whole);
    let quarterly = n <= 4 && crate::claim::by_quarter(c.view);
    let known = || c.discourse.period.or(c.discourse.earlier).and_then(|p| whole(p.0));
    quarterly.then(|| told().or_else(known)).flatten()
}

pub(super) fn settings<'v>(view: &'v View<'_>) -> impl DoubleEndedIterator<Item = &'v PeriodMention> {
    view.mentions.periods.iter().filter(|p| {
        p.role != PeriodRole::Comparison && p.period.is_some() && !was_told_in(view, p) && !says_which_people(view, p)
    })
}

/// `By the end of May, 92% of the soldiers who left the army last year had work`: when they did what tells which they are, in a
/// sentence that opens with a time of its own.
fn says_which_people(view: &View<'_>, p: &PeriodMention) -> bool {
    static WHO: Words = Words::new(&["who"]);
    if !view.may_have(&WHO) {
        return false;
    }
    let clause = (0..p.first)
        .rev()
        .take_while(|&i| !view.tokens[i].any(&[",", ";", ":", "and"]) && view.quantity_at[i].is_none());
    let who = clause.into_iter().find(|&i| WHO.has(&view.tokens[i]));
    who.is_some_and(|w| {
        let others = view.mentions.periods.iter();
        let mut opening = others.filter(|o| o.role != PeriodRole::Comparison && o.period.is_some() && o.last <= w);
        w > 0 && crate::quantity::is_plural(&view.tokens[w - 1]) && opening.next().is_some_and(|o| o.first <= 6)
    })
}

/// `Exports rose 7%, Li told reporters on April 10`: the day on which somebody said it.
fn was_said_on(view: &View<'_>, p: &PeriodMention) -> bool {
    static SAYS: Words = Words::new(&[
        "said", "told", "reported", "showed", "announced", "released", "published", "unveiled",
    ]);
    if !matches!(p.period, Some(Period::Day(..))) || !view.may_have(&SAYS) {
        return false;
    }
    let near = (p.first.saturating_sub(9)..p.first).rev();
    let mut near = near.take_while(|&i| !view.tokens[i].any(&[";", ":", ".", "that"]) && view.quantity_at[i].is_none());
    near.any(|i| SAYS.has(&view.tokens[i])) && view.quantities().iter().any(|q| q.tail <= p.first)
}

/// `the 3.1 percent predicted in October`, `a survey published in January shows`: when something was said, not when it was.
fn was_told_in(view: &View<'_>, p: &PeriodMention) -> bool {
    if was_said_on(view, p) {
        return true;
    }
    const FORETOLD: &[&str] = &["predicted", "forecast", "forecasted", "projected"];
    const PUBLISHED: &[&str] = &["published", "released", "issued", "unveiled", "announced", "conducted"];
    const PAPERS: &[&str] = &[
        "survey", "report", "data", "statistics", "document", "notice", "circular", "outline", "paper", "guideline",
        "guidelines", "opinions", "bulletin", "study", "yearbook",
    ];
    let the = usize::from(view.before(p.first) == "the");
    let Some(at) = p
        .first
        .checked_sub(2 + the)
        .filter(|_| matches!(view.before(p.first - the), "in" | "on"))
    else {
        return false;
    };
    let said =
        view.tokens[at].any(FORETOLD) && at > 0 && !matches!(view.before(at), "was" | "were" | "is" | "had" | "been");
    let paper = view.tokens[at].any(PUBLISHED) && (at.saturating_sub(9)..at).any(|i| view.tokens[i].any(PAPERS));
    said || paper && view.quantities().iter().all(|q| q.tail > at || q.lead + 9 < at)
}
