//! Changes that are told with both ends, `from 5 in 2012 to 9 in 2020`: which time each end has.
use super::own::{follows, settings};
use super::{Found, stated_at};
use crate::base::Span;
use crate::claim::View;
use crate::lexicon::Class;
use crate::model::{Evidence, How};
use crate::quantity::{Period, PeriodMention, PeriodRole, Quantity};
use crate::resolve::{Context, base};

/// `from 10% at the end of 2012 to 3%`, `from the high of 9 yuan in May`: the quantity whose time alone the mention sets,
/// where something began.
pub(in crate::resolve) fn start_of_change<'v>(view: &'v View<'_>, p: &PeriodMention) -> Option<&'v Quantity> {
    view.quantities().iter().rfind(|o| o.last <= p.first).filter(|o| {
        begins(view, o)
            && (o.tail..p.first).all(|i| {
                view.class(i).has(Class::PREP.or(Class::DET))
                    || view.tokens[i].any(&[
                        "end", "peak", "start", "beginning", "height", "low", "whole", "level", "figure",
                    ])
            })
    })
}

/// Whether `from` stands before a quantity, or `from the high of`.
fn begins(view: &View<'_>, q: &Quantity) -> bool {
    let noun = |i: usize| view.tokens[i].any(&["high", "peak", "low", "level", "figure", "record"]);
    view.before(q.lead) == "from"
        || q.lead > 3 && view.before(q.lead) == "of" && noun(q.lead - 2) && matches!(view.lower(q.lead - 4), "from")
}

/// Whether quantity `k` begins what a quantity right behind it ends: `from 5 to 9`.
pub(super) fn begins_change(view: &View<'_>, k: usize) -> bool {
    let qs = view.quantities();
    view.before(qs[k].lead) == "from"
        && qs
            .get(k + 1)
            .is_some_and(|b| view.before(b.lead) == "to" && b.lead <= qs[k].tail + 4)
}

/// Whether quantity `k` ends what the one right before it begins.
pub(super) fn ends_change(view: &View<'_>, k: usize) -> bool {
    k > 0 && begins_change(view, k - 1)
}

/// Where `from` stands before a quantity, if it does: `to 5 grams from the current 9`.
fn from_at(view: &View<'_>, q: &Quantity) -> Option<usize> {
    let small = |i: usize| view.tokens[i].any(&["the", "its", "current", "present", "existing"]);
    let at = (0..q.lead).rev().find(|&i| !small(i))?;
    view.tokens[at].is("from").then_some(at)
}

/// Whether a change begins with a quantity, as far as the word before it tells.
pub(in crate::resolve) fn is_from(view: &View<'_>, q: &Quantity) -> bool {
    from_at(view, q).is_some()
}

/// Whether quantity `k` is what a change began with, however it is told: `from 5 to 9`, `rose to 9 from 5`, `9, up from 5`.
fn is_start(view: &View<'_>, k: usize) -> bool {
    if begins_change(view, k) {
        return true;
    }
    let qs = view.quantities();
    let (Some(b), Some(from)) = (k.checked_sub(1).map(|b| &qs[b]), from_at(view, &qs[k])) else {
        return false;
    };
    let between = b.tail..from;
    let reached = view.before(b.lead) == "to" && between.clone().all(|i| view.tokens[i].is(","));
    let moved = from > b.tail
        && view.class(from - 1).has(Class::UP.or(Class::DOWN))
        && between.clone().all(|i| !view.tokens[i].is(";"));
    b.sort == qs[k].sort && (reached || moved)
}

/// `fell from 9 to 5`, where the sentence says no time of the 9: the time that the change is compared with, in the
/// sentence or before it; the time spoken of is that of the 5. None where `q` begins no change.
pub(super) fn began_with(c: &Context<'_, '_>, q: &Quantity, own: Option<&PeriodMention>) -> Option<Found> {
    let (view, qs) = (c.view, c.view.quantities());
    let k = qs.iter().position(|o| o.first == q.first)?;
    if !is_start(view, k) || own.is_some_and(|p| p.first >= q.last && follows(view, q, p)) {
        return None;
    }
    if let Some(found) = own.and_then(|p| end_of_run(view, q, p).map(|end| (end, p.span))) {
        return Some(stated_at(Some(found.0), found.1));
    }
    let now = own
        .and_then(|p| p.period)
        .or(c.discourse.period.map(|p| p.0))
        .or(c.topic);
    if let Some(found) = years_ago(c, q, now) {
        return Some(stated_at(Some(found.0), found.1));
    }
    // "since 2015 it has been cut from 9 to 5"
    if let Some(p) = own.filter(|p| p.role == PeriodRole::Since) {
        let began = p
            .period
            .filter(|p| !matches!(p, Period::Day(..) | Period::Days(..) | Period::Years(..)));
        return Some(began.map_or((None, None), |b| stated_at(Some(b), p.span)));
    }
    // "up from 5% in 2012, and the other fell from 9 to 4"
    let mut times = settings(view).filter(|p| p.last <= q.first);
    if let Some(p) = times.rfind(|p| start_of_change(view, p).is_some()) {
        return Some(stated_at(p.period, p.span));
    }
    // "will be cut from 9 to 5": nothing is said of when it was 9
    if (0..q.lead).any(|i| view.tokens[i].any(&["will", "shall"])) {
        return Some((None, None));
    }
    if let Some((then, span)) = base::compared_before(view, now, q) {
        return Some(stated_at(Some(then), span));
    }
    // "goods were 2.6 times those of 2019. Its share rose from 7% to 9%": of what the same thing began with
    let goes_on = view
        .tokens
        .first()
        .is_some_and(|t| t.any(&["its", "their", "it", "they"]));
    let compared = c
        .discourse
        .compared
        .filter(|(_, span)| goes_on || !of_multiple(view.source, *span));
    let before = c.discourse.ends.map(|(from, _)| from).or(compared);
    let how = How::Inherited;
    Some(before.map_or((None, None), |(then, span)| {
        (Some(then), Some(Evidence { span: Some(span), how }))
    }))
}

/// `2.6 times that of 2019`, `double that of 2019`: whether a year was named for a multiple of what it had.
fn of_multiple(source: &str, span: Span) -> bool {
    let before = source[..span.start as usize].trim_end();
    let near: Vec<&str> = before.rsplit(' ').take(4).collect();
    near.first() == Some(&"of")
        && near
            .iter()
            .any(|w| matches!(*w, "times" | "double" | "twice" | "triple"))
}

/// `up from 5 ten years ago`.
fn years_ago(c: &Context<'_, '_>, q: &Quantity, now: Option<Period>) -> Option<(Period, Span)> {
    let view = c.view;
    let n = view
        .quantities()
        .iter()
        .find(|o| o.first >= q.tail && o.first <= q.tail + 1)?;
    let ago = n.unit == "year" && matches!(view.lower(n.last), "ago" | "before" | "earlier");
    let years = i16::try_from(n.value.trunc().mantissa())
        .ok()
        .filter(|n| ago && (1..200).contains(n))?;
    let year = now.map(Period::end_year).or(c.today.map(|d| d.year()))?;
    Some((Period::Year(year - years), n.span))
}

/// `from 2016 to 2020 it rose from 5 to 9`, `it fell last year from 9 to 5`: the end of the time that each value has.
pub(super) fn end_of_run(view: &View<'_>, q: &Quantity, p: &PeriodMention) -> Option<Period> {
    let k = view.quantities().iter().position(|o| o.first == q.first)?;
    let begins = begins_change(view, k);
    // "over the past five years it grew by 4 km to 9 km"
    if let Some(Period::Years(_, b)) = p.period
        && p.role == PeriodRole::Setting
        && p.last <= q.first
        && k > 0
        && view.before(q.lead) == "to"
        && matches!(view.before(view.quantities()[k - 1].lead), "by" | "of")
        && view.quantities()[k - 1].tail + 1 >= q.lead
    {
        return Some(Period::Year(b));
    }
    if !(begins || k > 0 && begins_change(view, k - 1)) || start_of_change(view, p).is_some() || p.first >= q.last {
        return None;
    }
    // "this year prices rise; the bank lowered its figure from 8% to 7%": another statement
    // but "from 2012 to 2021, ponds rose from 3 to 5, and wells from 2 to 6"
    let run = matches!(p.period, Some(Period::Years(..))) && p.role == PeriodRole::Setting;
    if (p.last + 1..q.first).any(|i| view.tokens[i].any(&[";", "while"]) || !run && view.tokens[i].is(",")) {
        return None;
    }
    match p.period? {
        Period::Years(a, b) => Some(Period::Year(if begins { a } else { b })),
        Period::Year(y) if begins && p.role == PeriodRole::Setting => Some(Period::Year(y - 1)),
        _ => None,
    }
}

/// When a change began whose end alone stands nearest before it, as for the change before it in its sentence.
pub(super) fn began_before(view: &View<'_>, q: &Quantity, own: &PeriodMention) -> Option<(Period, Span)> {
    let k = view.quantities().iter().position(|o| o.first == q.first)?;
    let (from, to) = ends_of_change(view)?;
    (begins_change(view, k) && own.last <= q.first && own.span == to.1).then_some(from)
}

/// From when to when a sentence says that something changed: `from 5 in 2012 to 9 in 2020`, `since 2012 from 5 to 9 last
/// year`.
pub(in crate::resolve) fn ends_of_change(view: &View<'_>) -> Option<((Period, Span), (Period, Span))> {
    let since = || {
        let pair = (0..view.quantities().len()).find(|&k| begins_change(view, k))?;
        let mut told = settings(view).filter(|p| p.role == PeriodRole::Since);
        told.find(|p| p.last <= view.quantities()[pair].first && matches!(p.period, Some(Period::Year(_))))
    };
    let from = settings(view)
        .find(|p| start_of_change(view, p).is_some())
        .or_else(since)?;
    let to = settings(view).find(|p| p.first >= from.last)?;
    let reached = view
        .quantities()
        .iter()
        .any(|o| o.lead >= from.last && o.last <= to.first && view.before(o.lead) == "to");
    reached.then_some(((from.period?, from.span), (to.period?, to.span)))
}

/// `it rose from 5 to 9`, after a sentence that said from when to when: the two ends of that time.
pub(super) fn end_of_change(c: &Context<'_, '_>, q: &Quantity) -> Option<(Period, Span)> {
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
