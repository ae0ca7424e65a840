//! Which period a claim speaks of: its own clause's, its sentence's, its paragraph's, the briefing's topic.
use super::Context;
use super::runs::{since, streak};
use crate::base::{Kind, Span, tokenize};
use crate::claim::{Reading, View};
use crate::lexicon::Class;
use crate::model::{Evidence, How, Measure};
use crate::quantity::{Period, PeriodMention, PeriodReader, PeriodRole, Quantity, Sort};
use jiff::civil::Date;

/// The period a title names (`... in the first quarter of 2025`).
pub fn of_title(title: &str, today: Option<Date>) -> Option<Period> {
    let tokens = tokenize(title, Span::new(0, title.len()));
    PeriodReader::new(&tokens, today)
        .all()
        .into_iter()
        .filter_map(|p| p.period)
        .find(|p| !matches!(p, Period::Years(..) | Period::Day(..)))
}

fn settings<'v>(view: &'v View<'_>) -> impl DoubleEndedIterator<Item = &'v PeriodMention> {
    view.mentions
        .periods
        .iter()
        .filter(|p| p.role != PeriodRole::Comparison && p.period.is_some())
}

/// The period a sentence leaves behind for those after it: the first it sets, or the last where the first is long past
/// (`it was 3 million at the end of 2012 and 8 million last year`).
pub fn stated(view: &View<'_>, today: Option<Date>) -> Option<(Period, Span)> {
    let all: Vec<&PeriodMention> = settings(view)
        .filter(|p| {
            matches!(p.role, PeriodRole::Setting | PeriodRole::PointInTime)
                && !(matches!(p.period, Some(Period::Years(..))) && ranks(view, p))
                && (p.first <= 7 || !view.quantities().is_empty() || settings(view).count() == 1)
                && (p.first <= 2 || aside(view, 0, p.first).is_none())
                && !bound(view, p)
                && start_of_change(view, p).is_none()
                // "the 2025 target"
                && !view.tokens.get(p.last).is_some_and(|t| t.any(&["target", "targets", "goal", "goals"]))
        })
        .collect();
    let years = |p: &PeriodMention| p.period.map_or(0, Period::end_year);
    let (first, last) = (*all.first()?, *all.last()?);
    let level = |p: &PeriodMention| matches!(p.period, Some(Period::Year(..) | Period::Month(..)));
    let now = today.map_or(0, |d| d.year());
    let past = level(first) && years(first) + 2 <= now && level(last) && (now - 1..=now).contains(&years(last));
    let kept = if past { last } else { first };
    Some((kept.period?, kept.span))
}

/// Whether a sentence sets two times or more, and all are parts of `whole`.
pub fn parts_of(view: &View<'_>, whole: Period) -> bool {
    let set: Vec<Period> = settings(view).filter_map(|p| p.period).collect();
    set.len() > 1 && set.iter().all(|p| whole.has_part(*p)) && set.windows(2).any(|w| w[0] != w[1])
}

/// The word between two places that turns what follows into the time of something else: a cause, another event, a
/// comparison (`... because of the frost in April`, `... after the first one opened in 2011`, `... than in 2017`).
fn aside(view: &View<'_>, from: usize, to: usize) -> Option<usize> {
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
    let opens = |i: usize| {
        view.tokens[i].any(&["because", "after", "unlike", "when", "until", "since"])
            || view.tokens[i].any(&["than", "against", "compared"]) && other_time(i)
            || view.tokens[i].is("owing")
            || view.tokens[i].is("due") && view.lower(i + 1) == "to"
            || view.tokens[i].is("before") && i + 1 < to
    };
    // "the opening of the line in 2011", but a mark of its own clause ends an aside
    (from..to)
        .rev()
        .take_while(|&i| !view.tokens[i].any(&[";", ",", "—"]))
        .find(|&i| opens(i))
}

/// `At present, ...`, `Through 70 years of development, ...`: the sentence leaves the time spoken of before.
pub fn leaves(view: &View<'_>) -> bool {
    let now = (0..3.min(view.tokens.len())).any(|i| {
        view.tokens[i].any(&["currently", "now", "today", "nowadays"])
            || matches!(view.lower(i), "at" | "to" | "so" | "until")
                && matches!(view.lower(i + 1), "present" | "date" | "far" | "now")
    });
    let years = view
        .tokens
        .first()
        .is_some_and(|t| t.any(&["through", "after", "with", "over"]))
        && view
            .quantities()
            .first()
            .is_some_and(|q| q.sort == Sort::Time && q.lead <= 3 && view.lower(q.tail) == "of");
    now || years
}

/// `Of the total, ...`, `Among them, ...`: parts of what was said just before, at the same time.
fn part_of_before(view: &View<'_>, q: &Quantity) -> bool {
    (0..q.lead).any(|i| {
        (i == 0 || view.tokens[i - 1].any(&[",", ";"]))
            && view.tokens[i].any(&["of", "among"])
            && (matches!(view.lower(i + 1), "these" | "them" | "those" | "which" | "this")
                || view.lower(i + 1) == "the" && view.lower(i + 2) == "total")
    })
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

/// `from 10% at the end of 2012 to 3%`: the quantity whose time alone the mention sets, where something began.
pub fn start_of_change<'v>(view: &'v View<'_>, p: &PeriodMention) -> Option<&'v Quantity> {
    view.quantities().iter().rfind(|o| o.last <= p.first).filter(|o| {
        view.before(o.lead) == "from"
            && (o.tail..p.first).all(|i| {
                view.class(i).has(Class::PREP.or(Class::DET))
                    || view.tokens[i].any(&["end", "peak", "start", "beginning", "height", "low"])
            })
    })
}

/// `compared with 2.5% in August`, `than the 20 million lost in 2017`: a time that only the figure before it has.
fn bound(view: &View<'_>, p: &PeriodMention) -> bool {
    let prepositions = |from: usize| (from..p.first).all(|i| view.class(i).has(Class::PREP.or(Class::DET)));
    view.quantities().iter().rfind(|o| o.last <= p.first).is_some_and(|o| {
        prepositions(o.tail)
            && (matches!(view.before(o.lead), "than" | "against")
                || view.before(o.lead) == "with" && o.lead > 1 && view.lower(o.lead - 2) == "compared")
    })
}

/// Whether a mention stands in a parenthesis that the quantity is not in.
fn enclosed(view: &View<'_>, p: &PeriodMention, q: &Quantity) -> bool {
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
fn after_aside<'v>(view: &'v View<'_>, b: &'v PeriodMention, q: &Quantity) -> &'v PeriodMention {
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
fn describes(view: &View<'_>, p: &PeriodMention, q: &Quantity) -> bool {
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
pub(super) fn ranks(view: &View<'_>, p: &PeriodMention) -> bool {
    (p.first.saturating_sub(4)..p.first).any(|i| {
        let t = &view.tokens[i];
        t.any(&["first", "record", "high", "low", "most", "best", "worst", "peak"])
            || t.lower.len() > 5 && t.lower.ends_with("est") && !t.any(&["interest", "latest"])
    })
}

/// The mention that sets the time of a quantity, if its sentence has one.
fn own<'v>(view: &'v View<'_>, q: &Quantity) -> Option<&'v PeriodMention> {
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
    let past = |p: &PeriodMention| matches!(p.period, Some(Period::Years(..))) && ranks(view, p);
    let after = settings(view).filter(|p| !inside(p) && !past(p)).find(|p| {
        p.first >= q.last
            && near(p) == 0
            && !(q.last..p.first).any(|i| view.quantity_at[i].is_some() || view.tokens[i].is("including"))
            && aside(view, q.last, p.first).is_none()
    });
    let before = settings(view)
        .filter(|p| !inside(p) && start_of_change(view, p).is_none() && !describes(view, p, q))
        .filter(|p| !bound(view, p) && !enclosed(view, p, q))
        .rfind(|p| p.last <= q.first)
        .map(|b| after_aside(view, b, q));
    let joined = |b: &PeriodMention| matches!(view.before(q.lead), "to" | "and" | "," | "from") && b.last + 1 >= q.lead;
    match (before, after) {
        // "from 5 in 2012 to 9 in 2020", "12% in 2020 and 15% in the first half": the one right behind
        (Some(b), Some(a))
            if a.first <= q.tail + 3 && follows(view, q, a) && (q.first > b.last + 1 || joined(b))
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
fn follows(view: &View<'_>, q: &Quantity, p: &PeriodMention) -> bool {
    (q.tail..p.first).all(|i| {
        view.tokens[i].any(&[
            "in", "during", "by", "at", "the", "end", "of", "for", "as", "year-on-year", "month-on-month",
            "quarter-on-quarter",
        ])
    })
}

/// Whether a period further on can be the time of a quantity: `totaled 3 billion yuan, up 5% in the first quarter`.
/// Another statement in between has a time of its own.
fn reaches(view: &View<'_>, q: &Quantity, p: &PeriodMention) -> bool {
    let ends = (q.last..p.first).any(|i| {
        view.tokens[i].any(&[";", "while", "whereas", "but", "—", "including"])
            || view.tokens[i].any(&["and", "which"])
                && view.before(i) == ","
                && view.quantity_at.get(i + 1).is_none_or(|q| q.is_none())
    });
    // "..., in the first three quarters" at the end of a list is said of all of it
    let closes = follows_comma(view, p) && view.tokens[p.last..].iter().all(|t| t.any(&[".", "\"", "”"]));
    // "40% began in March, 90% before May 3": the day of an event
    let event = matches!(p.period, Some(Period::Day(..)))
        && view.quantities().iter().any(|o| o.first >= q.last && o.last <= p.first);
    (!ends || closes)
        && !event
        && !bound(view, p)
        && start_of_change(view, p).is_none()
        && aside(view, q.last, p.first).is_none()
}

/// Whether only a preposition stands between a period and the comma before it.
fn follows_comma(view: &View<'_>, p: &PeriodMention) -> bool {
    (0..p.first)
        .rev()
        .find(|&i| !view.tokens[i].any(&["in", "during", "from", "for", "the", "over"]))
        .is_some_and(|i| view.tokens[i].is(","))
}

/// Whether the predicate is in the present tense or present perfect: a standing fact without a period of its own.
fn timeless(view: &View<'_>, r: &Reading, q: &Quantity) -> bool {
    let present = [
        "is", "are", "have", "has", "accounts", "account", "represents", "represent", "stands", "covers", "boasts",
        "enjoys", "exceeds", "remains", "makes", "constitutes", "contributes", "owns", "lies",
    ];
    let at = r.at;
    let word = view.lower(at);
    let perfect = (at.saturating_sub(3)..at).any(|i| matches!(view.lower(i), "has" | "have"));
    let simple = present.contains(&word) || word == "with" || matches!(view.before(at), "is" | "are");
    let level_like = matches!(r.measure, Measure::Level | Measure::Share);
    let transitive = perfect && matches!(r.rule, "effect-by") && !matches!(r.measure, Measure::Level);
    let opens_with = q.lead > 0
        && (0..q.lead)
            .rev()
            .take(4)
            .any(|i| view.tokens[i].is("population") || view.tokens[i].is("with") && i == 0);
    level_like && (simple || perfect || opens_with) || transitive
}

/// The period of a claim, and where it was read.
pub fn resolve(c: &Context<'_, '_>, r: &Reading, q: &Quantity) -> (Option<Period>, Option<Evidence>) {
    if let Some((p, span)) = listed(c, r, q) {
        return (
            Some(p),
            Some(Evidence {
                span: Some(span),
                how: How::Stated,
            }),
        );
    }
    let own = own(c.view, q);
    if r.measure == Measure::Streak {
        let end = own
            .and_then(|p| p.period)
            .or(c.discourse.period.map(|p| p.0))
            .or(c.topic)
            .or(c.discourse.earlier.map(|p| p.0).filter(|p| recent(c, *p)));
        // "since the beginning of this year ... for three months": those of the time the briefing is about
        let end = match (q.unit.as_str(), end, c.topic) {
            ("month" | "quarter", Some(Period::Year(y)), Some(t)) if t.end_year() == y => Some(t),
            _ => end,
        };
        // "for five years, that is since 2015": since when stands further on
        let began = c
            .view
            .mentions
            .periods
            .iter()
            .find(|p| p.role == PeriodRole::Since && q.unit == "year");
        let p = streak(q, end, c.today, began.or(own));
        return (
            p,
            own.map(|p| Evidence {
                span: Some(p.span),
                how: How::Stated,
            }),
        );
    }
    if let Some(p) = own {
        let mut period = p.period;
        if p.role == PeriodRole::Since && matches!(r.measure, Measure::Growth | Measure::Change | Measure::Level) {
            period = since(p.period, c.today);
        }
        if let Some(end) = end_of_run(c.view, q, p) {
            period = Some(end);
        }
        return (
            period,
            Some(Evidence {
                span: Some(p.span),
                how: How::Stated,
            }),
        );
    }
    // "... a population of 2 billion, accounting for a quarter of the total": one statement, one time
    let standing = matches!(r.measure, Measure::Level | Measure::Share)
        && c.before
            .last()
            .is_some_and(|b| b.period.is_none() && matches!(b.measure, Measure::Level | Measure::Share));
    let inherited = |span| {
        Some(Evidence {
            span: Some(span),
            how: How::Inherited,
        })
    };
    if let Some((p, span)) = end_of_change(c, q) {
        return (Some(p), inherited(span));
    }
    if let Some((p, span)) = c
        .discourse
        .period
        .or(c.discourse.earlier)
        .filter(|_| same_time(c.view, q))
    {
        return (Some(p), inherited(span));
    }
    let part = part_of_before(c.view, q);
    if let Some((p, span)) = c.discourse.period.filter(|(p, _)| {
        let same = c.before.last().is_some_and(|b| b.period == Some(p.to_string()));
        let counted = q.noun.is_some() && (definite(c.view, q) || perfect(c.view) && !same);
        !matches!(r.measure, Measure::Rank | Measure::Duration)
            && (!counted || part)
            && !(r.rule == "effect-by" && perfect(c.view))
    }) {
        return (Some(p), inherited(span));
    }
    if let Some((p, span)) = since_compared(c, r) {
        let how = How::Stated;
        return (Some(p), Some(Evidence { span: Some(span), how }));
    }
    // what an earlier paragraph spoke of still holds, unless it was history
    let earlier = c
        .discourse
        .earlier
        .filter(|p| (c.topic.is_none() || c.discourse.section == Some(*p)) && recent(c, p.0));
    if let Some((p, span)) =
        earlier.filter(|_| part || r.frame.inherited && !matches!(r.measure, Measure::Rank | Measure::Duration))
    {
        return (Some(p), inherited(span));
    }
    if matches!(r.measure, Measure::Rank | Measure::Duration)
        || standing
        || q.noun.is_some() && perfect(c.view)
        || timeless(c.view, r, q)
        || q.noun.is_some() && definite(c.view, q)
    {
        return (None, None);
    }
    if let Some((p, span)) = earlier {
        return (Some(p), inherited(span));
    }
    (
        c.topic,
        c.topic.map(|_| Evidence {
            span: None,
            how: How::Default,
        }),
    )
}

/// `from 2012 to 2014, it was 5%, 6% and 7% respectively`, `5% and 6% in 2012 and 2013`: the time at a value's place in
/// its list, unless the values were paired with a list of things.
fn listed(c: &Context<'_, '_>, r: &Reading, q: &Quantity) -> Option<(Period, Span)> {
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
    let run = settings(view)
        .filter(|p| p.last <= qs[first].first)
        .find_map(|p| Some((p.steps(view.source), p.span)).filter(|(steps, _)| steps.len() == n));
    if let Some((steps, span)) = run {
        return Some((steps[at], span));
    }
    // a list of as many times, right before or right behind
    let times: Vec<&PeriodMention> = settings(view).collect();
    let together = |w: &[&PeriodMention]| {
        w.windows(2)
            .all(|p| (p[0].last..p[1].first).all(|i| view.tokens[i].any(&[",", "and", "in", "the"])))
            && (w[n - 1].last <= qs[first].first || w[0].first >= qs[last].tail && w[0].first <= qs[last].tail + 4)
    };
    let list = times.windows(n).find(|w| together(w))?;
    Some((list[at].period?, list[at].span))
}

/// Whether quantity `k` begins what a quantity right behind it ends: `from 5 to 9`.
fn begins_change(view: &View<'_>, k: usize) -> bool {
    let qs = view.quantities();
    view.before(qs[k].lead) == "from"
        && qs
            .get(k + 1)
            .is_some_and(|b| view.before(b.lead) == "to" && b.lead <= qs[k].tail + 4)
}

/// `prices have come down by half on 2012`: from the time it is compared with to now.
fn since_compared(c: &Context<'_, '_>, r: &Reading) -> Option<(Period, Span)> {
    let (year, view) = (c.today?.year(), c.view);
    let changes = matches!(r.measure, Measure::Growth | Measure::Change) && r.rule != "gap-than" && perfect(view);
    let mut compared = view
        .mentions
        .periods
        .iter()
        .filter(|p| p.role == PeriodRole::Comparison);
    let then = compared.find_map(|p| match p.period {
        Some(Period::Year(y)) if y + 1 < year => Some((Period::Years(y, year), p.span)),
        _ => None,
    })?;
    changes.then_some(then)
}

/// `during the period`, `in the same period`: the time spoken of before, unless that is what something is compared with.
fn same_time(view: &View<'_>, q: &Quantity) -> bool {
    (1..view.tokens.len()).any(|i| {
        let phrase = view.tokens[i].is("period") && view.tokens[i - 1].any(&["the", "this", "that", "same"]);
        let from = i - 1 - usize::from(view.tokens[i - 1].is("same") && i > 1);
        let compared = from > 1
            && matches!(
                view.lower(from - 2),
                "than" | "compared" | "from" | "over" | "against" | "with"
            );
        phrase
            && !compared
            && matches!(view.before(from), "during" | "in" | "over" | "for" | "within")
            && (i < q.first || (q.last..i).all(|k| view.quantity_at[k].is_none()))
            && view.period_at.get(i + 1).is_none_or(|p| p.is_none())
    })
}

/// `from 2016 to 2020 it rose from 5 to 9`, `it fell last year from 9 to 5`: the end of the time that each value has.
fn end_of_run(view: &View<'_>, q: &Quantity, p: &PeriodMention) -> Option<Period> {
    let k = view.quantities().iter().position(|o| o.first == q.first)?;
    let begins = begins_change(view, k);
    if !(begins || k > 0 && begins_change(view, k - 1)) || start_of_change(view, p).is_some() || p.first >= q.last {
        return None;
    }
    // "this year prices rise; the bank lowered its figure from 8% to 7%": another statement
    if (p.last + 1..q.first).any(|i| view.tokens[i].any(&[";", ",", "while"])) {
        return None;
    }
    match p.period? {
        Period::Years(a, b) => Some(Period::Year(if begins { a } else { b })),
        Period::Year(y) if begins && p.role == PeriodRole::Setting => Some(Period::Year(y - 1)),
        _ => None,
    }
}

/// `it rose from 5 to 9`, after a sentence that said from when to when: the two ends of that time.
fn end_of_change(c: &Context<'_, '_>, q: &Quantity) -> Option<(Period, Span)> {
    let (from, to) = c.discourse.ends?;
    let (view, qs) = (c.view, c.view.quantities());
    let k = qs.iter().position(|o| o.first == q.first)?;
    if begins_change(view, k) {
        return Some(from);
    }
    (k > 0 && begins_change(view, k - 1)).then_some(to)
}

/// From when to when a sentence says that something changed: `from 5 in 2012 to 9 in 2020`.
pub fn ends_of_change(view: &View<'_>) -> Option<((Period, Span), (Period, Span))> {
    let from = settings(view).find(|p| start_of_change(view, p).is_some())?;
    let to = settings(view).find(|p| p.first >= from.last)?;
    let reached = view
        .quantities()
        .iter()
        .any(|o| o.lead >= from.last && o.last <= to.first && view.before(o.lead) == "to");
    reached.then_some(((from.period?, from.span), (to.period?, to.span)))
}

fn recent(c: &Context<'_, '_>, p: Period) -> bool {
    c.today.is_some_and(|d| p.end_year() + 1 >= d.year())
}

/// An average annual rate speaks of the run of years just named.
pub fn of_run(c: &Context<'_, '_>, r: &Reading, q: &Quantity) -> Option<String> {
    let annual = (q.lead.saturating_sub(7)..q.lead).any(|i| c.view.tokens[i].any(&["annual", "annually"]));
    let run = c.before.iter().rev().find(|b| b.measure == Measure::Streak)?;
    (annual && r.measure == Measure::Growth)
        .then(|| run.period.clone())
        .flatten()
}

/// Whether the sentence speaks in the present perfect (`it has built three platforms`).
fn perfect(view: &View<'_>) -> bool {
    (0..view.tokens.len()).any(|i| {
        view.tokens[i].any(&["has", "have"])
            && (i + 1..i + 4).any(|k| {
                view.lower(k).ends_with("ed")
                    || matches!(view.lower(k), "built" | "set" | "made" | "taken" | "become" | "been")
            })
    })
}

/// `the 10 ASEAN countries`, `five Central Asian countries` inside another phrase: a standing count.
fn definite(view: &View<'_>, q: &Quantity) -> bool {
    matches!(view.before(q.lead), "the" | "these" | "those" | "all")
}
