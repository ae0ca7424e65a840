//! Which period a claim speaks of: its own clause's, its sentence's, its paragraph's, the briefing's topic.
mod own;
mod thread;

use own::{began_before, begins_change, end_of_run, listed};
pub(super) use own::{ends_of_change, ranks, start_of_change};
use thread::part_of_before;
pub(super) use thread::{
    counts_since, goes_on, is_inner, is_point, is_whole, leaves, opens_item, opens_side, parts_of, stated,
};

use super::Context;
use super::runs::{since, streak};
use crate::base::{Span, tokenize};
use crate::claim::{Reading, View};
use crate::lexicon::Class;
use crate::model::{Evidence, How, Measure};
use crate::quantity::{Period, PeriodReader, PeriodRole, Quantity, Sort};
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
        told.filter(|p| p.first > at && p.role == PeriodRole::Setting)
            .filter_map(|p| p.period)
            .find(|p| !matches!(p, Period::Years(..) | Period::Day(..) | Period::Days(..)))
    })
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
    // "the output is 285 million tons, an increase of 2 million": told of its time, in the flawed tense of some translations
    let next = view.quantities().get(r.quantity + 1).map_or(q.tail, |n| n.tail + 3);
    let way = Class::UP.or(Class::DOWN).or(Class::UP_NOUN).or(Class::DOWN_NOUN);
    let grows = (q.tail..next.min(view.tokens.len())).any(|i| view.class(i).has(way))
        && (q.tail..next.min(view.tokens.len())).all(|i| !view.tokens[i].any(&[";", "while"]));
    if word == "is" && grows && r.measure == Measure::Level {
        return false;
    }
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
    let (period, evidence) = told(c, r, q);
    // what is harvested once a year is the year's, in a briefing on a part of it
    let carried = evidence.as_ref().is_some_and(|e| e.how != How::Stated);
    let year = match period {
        Some(Period::Quarters((y, _), _) | Period::Quarter(y, _) | Period::Half(y, _)) if carried && harvest(r) => {
            Some(y)
        }
        _ => None,
    };
    (year.map_or(period, |y| Some(Period::Year(y))), evidence)
}

/// Whether a reading tells of a crop that is brought in once a year.
fn harvest(r: &Reading) -> bool {
    const CROPS: &[&str] = &[
        "summer grain", "early rice", "autumn grain", "autumn harvest", "late rice", "spring grain",
    ];
    let words = r.frame.indicator.iter().map(String::as_str);
    words
        .chain(r.frame.parts.iter().map(|p| p.text.as_str()))
        .any(|w| CROPS.iter().any(|c| w.contains(c)))
}

fn told(c: &Context<'_, '_>, r: &Reading, q: &Quantity) -> (Option<Period>, Option<Evidence>) {
    if let Some((p, span)) = listed(c, r, q) {
        return (
            Some(p),
            Some(Evidence {
                span: Some(span),
                how: How::Stated,
            }),
        );
    }
    let own = own::own(c.view, q);
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
    // "it rose from 5 in 2012 to 9 in 2020, and the other from 3 to 7"
    if let Some((p, span)) = own.and_then(|p| began_before(c.view, q, p)) {
        let how = How::Stated;
        return (Some(p), Some(Evidence { span: Some(span), how }));
    }
    if let Some(p) = own {
        let mut period = p.period;
        if p.role == PeriodRole::Since
            && matches!(
                r.measure,
                Measure::Growth | Measure::Change | Measure::Level | Measure::Share
            )
        {
            period = match since(p.period, c.today) {
                Some(Period::Years(_, b)) if stands_at(c.view, r, q) => Some(Period::Year(b)),
                other => other,
            };
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
        && c.before.last().is_some_and(|b| {
            b.period.is_none() && matches!(b.measure, Measure::Level | Measure::Share) && b.rule != "counted"
        });
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
        .spoken
        .run()
        .filter(|(p, _)| c.discourse.period.is_none_or(|(now, _)| p.has_part(now)))
        .or(c.discourse.period)
        .or(c.discourse.earlier)
        .filter(|_| same_time(c.view, q))
    {
        return (Some(p), inherited(span));
    }
    let done = r.measure == Measure::Level && perfect(c.view) && !stands_at(c.view, r, q) && !timeless_count(c.view, q);
    if let Some((p, span)) = c.discourse.since.filter(|_| done) {
        return (Some(p), inherited(span));
    }
    let part = part_of_before(c.view, q);
    let reached = |p: Period| match p {
        Period::Years(_, b) if stands_at(c.view, r, q) => Period::Year(b),
        other => other,
    };
    let summed = c.discourse.flow.filter(|_| is_flow(r) || totals(c.view, r));
    let spoken = summed.or(c.discourse.period).map(|(p, span)| (reached(p), span));
    if let Some((p, span)) = spoken.filter(|(p, _)| {
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

/// `the 31 provinces`, `with 90 members`: a count that nothing was done to.
fn timeless_count(view: &View<'_>, q: &Quantity) -> bool {
    definite(view, q) || view.before(q.lead) == "with"
}

/// Whether a reading tells of a sum over a stretch of time, such as an output, and of no stock.
fn is_flow(r: &Reading) -> bool {
    const FLOWS: &[&str] = &[
        "output", "production", "consumption", "generation", "revenue", "income", "expenditure", "spending", "sales",
        "investment", "exports", "imports", "profit", "profits", "turnover", "throughput", "volume", "surplus",
        "rainfall", "births",
    ];
    let words = r.frame.indicator.iter().flat_map(|i| i.split(' '));
    words.clone().last().is_some_and(|w| FLOWS.contains(&w)) || words.clone().next().is_some_and(|w| FLOWS.contains(&w))
}

/// `subsidies totaled 88 million yuan`: a verb that sums.
fn totals(view: &View<'_>, r: &Reading) -> bool {
    let sums = ["totaled", "totalled", "totaling", "totalling"];
    view.tokens.get(r.at).is_some_and(|t| t.any(&sums))
}

/// `the share fell to 5%`, `coverage has reached 80%`: where something stands at the end of the time spoken of, and no
/// sum over it.
fn stands_at(view: &View<'_>, r: &Reading, q: &Quantity) -> bool {
    let level = r.measure == Measure::Level;
    let reached = view
        .tokens
        .get(r.at)
        .is_some_and(|t| t.any(&["reached", "reach", "stands", "stood"]));
    let stock = matches!(q.sort, Sort::Unit | Sort::Count | Sort::Bare) && reached && !is_flow(r);
    level && stock
        || r.measure == Measure::Share
        || level && (view.before(q.lead) == "to" || q.sort == Sort::Percent || r.frame.rate)
}

/// `it rose from 5 to 9`, after a sentence that said from when to when: the two ends of that time.
fn end_of_change(c: &Context<'_, '_>, q: &Quantity) -> Option<(Period, Span)> {
    let run = || match c.discourse.period? {
        (Period::Years(a, b), span) => Some(((Period::Year(a), span), (Period::Year(b), span))),
        _ => None,
    };
    let (from, to) = c.discourse.ends.or_else(run)?;
    let (view, qs) = (c.view, c.view.quantities());
    let k = qs.iter().position(|o| o.first == q.first)?;
    if begins_change(view, k) {
        return Some(from);
    }
    (k > 0 && begins_change(view, k - 1)).then_some(to)
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
                    || matches!(
                        view.lower(k),
                        "built"
                            | "rebuilt"
                            | "set"
                            | "made"
                            | "taken"
                            | "become"
                            | "been"
                            | "got"
                            | "spent"
                            | "sold"
                            | "held"
                            | "won"
                            | "put"
                            | "laid"
                            | "given"
                            | "grown"
                            | "risen"
                            | "fallen"
                    )
            })
    })
}

/// `the 10 ASEAN countries`, `five Central Asian countries` inside another phrase: a standing count.
fn definite(view: &View<'_>, q: &Quantity) -> bool {
    matches!(view.before(q.lead), "the" | "these" | "those" | "all")
}
