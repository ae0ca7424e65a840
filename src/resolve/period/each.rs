//! Changes told one by one behind levels of several times: `9.7 in the first quarter and 10.2 in the second, up 4% and down 1%`.
use crate::base::Span;
use crate::claim::{Reading, View};
use crate::model::{Claim, How, Measure};
use crate::quantity::{Period, Quantity};
use crate::resolve::Context;

fn changes(measure: Measure) -> bool {
    matches!(measure, Measure::Growth | Measure::Change)
}

/// The time of the level that a change stands in the place of, where there are as many changes as levels before them, and
/// each level has a time of its own.
pub(super) fn of_each_level(c: &Context<'_, '_>, r: &Reading) -> Option<(Period, Span)> {
    let (view, qs) = (c.view, c.view.quantities());
    if !changes(r.measure) {
        return None;
    }
    let told = c.before.iter().rev().take_while(|b| changes(b.measure)).count();
    let first = r.quantity.checked_sub(told)?;
    let last = (first..qs.len()).find(|&k| !goes_on(view, k))?;
    let n = last + 1 - first;
    let levels = c
        .before
        .len()
        .checked_sub(told + n)
        .map(|from| &c.before[from..from + n])?;
    let times: Vec<(Period, Span)> = levels
        .iter()
        .enumerate()
        .filter_map(|(k, b)| time_of(view, b, (k, n)))
        .collect();
    let apart = times.windows(2).all(|w| w[0].0 != w[1].0);
    let alike =
        |b: &Claim| b.measure == Measure::Level && b.unit == levels[0].unit && b.indicator == levels[0].indicator;
    // a time behind the changes is theirs
    let own = view.mentions.periods.iter().any(|p| p.first >= qs[first].lead);
    let from = levels.last().and_then(|b| qs.iter().find(|o| o.span == b.span))?;
    let begins = (from.tail..qs[first].lead).all(|i| view.period_at[i].is_some() || small(view, i));
    (n > 1 && times.len() == n && apart && !own && begins && levels.iter().all(alike)).then(|| times[told])
}

/// Words that may stand between the figures of such a list.
fn small(view: &View<'_>, i: usize) -> bool {
    view.tokens[i].any(&[
        ",", "and", "in", "the", "up", "down", "by", "or", "respectively", "rising", "falling", "of", "increasing",
        "decreasing",
    ])
}

/// Whether the figure behind quantity `k` is one more of its list.
fn goes_on(view: &View<'_>, k: usize) -> bool {
    let qs = view.quantities();
    let next = |n: &Quantity| n.sort == qs[k].sort && (qs[k].tail..n.lead).all(|i| small(view, i));
    qs.get(k + 1).is_some_and(next)
}

/// The time that the sentence itself says of a claim, the `k`th of `n`: `in the first, second and third quarters` names one each.
fn time_of(view: &View<'_>, claim: &Claim, (k, n): (usize, usize)) -> Option<(Period, Span)> {
    let (_, told) = claim.evidence.iter().find(|(what, _)| *what == "period")?;
    let span = told.span.filter(|_| told.how == How::Stated)?;
    let p = view.mentions.periods.iter().find(|p| p.span == span)?;
    let steps = p.steps(view.source);
    let own = steps.get(k).copied().filter(|_| steps.len() == n);
    Some((own.or(p.period)?, span))
}
