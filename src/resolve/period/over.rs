//! How far a time that was told reaches: into the next paragraph, to the day of the briefing, to `the same period`.
use super::standing::in_the_past;
use super::thread;
use crate::claim::View;
use crate::quantity::{Period, Quantity};
use crate::resolve::Context;

/// `Up to now, 36 parks have opened`: a count that reaches to the day of the briefing, and is its year's.
pub(super) fn to_now(c: &Context<'_, '_>) -> Option<Period> {
    let view = c.view;
    let pairs = [
        ("up", "to"),
        ("by", "now"),
        ("until", "now"),
        ("till", "now"),
        ("so", "far"),
        ("to", "date"),
    ];
    let now = (0..3).any(|i| pairs.contains(&(view.lower(i), view.lower(i + 1))));
    c.today.filter(|_| now).map(|d| Period::Year(d.year()))
}

/// `spent 3 billion that year`, `is to reach 3 billion by then`: whether a figure is told of the time named last; not of what it is
/// compared with.
pub(super) fn that_time(view: &View<'_>, q: &Quantity) -> bool {
    let start = crate::claim::clause_start(view, q.lead).min(q.lead);
    let end = view.tokens.len().min(q.tail + 10);
    (start..end).any(|i| {
        let then = view.tokens[i].is("then") && view.before(i) == "by";
        let year = view.tokens[i].is("that") && matches!(view.lower(i + 1), "year" | "month" | "quarter");
        let compared = matches!(
            view.before(i),
            "than" | "of" | "from" | "to" | "with" | "before" | "since" | "after"
        );
        let near = i < q.lead || (q.tail..i).all(|k| view.quantity_at[k].is_none() && !view.tokens[k].any(&[",", ";"]));
        near && (then || year && !compared)
    })
}

/// `during the period`, `in the same period`: the time spoken of before, unless that is what something is compared with.
pub(super) fn same_time(view: &View<'_>, q: &Quantity) -> bool {
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

pub(super) fn recent(c: &Context<'_, '_>, p: Period) -> bool {
    c.today.is_some_and(|d| p.end_year() + 1 >= d.year())
}

/// Whether a time told in an earlier paragraph is that of the next one too: this year's is, last year's where a briefing
/// of the first months looks back on it (`Last year 3 million were built.` `A third of them were sold.`, told in February).
pub(super) fn goes_over(c: &Context<'_, '_>, p: Period) -> bool {
    // "As for roads, ...", "In terms of ports, ...": the next item of what is gone through
    let side = thread::opens_side(c.view) || c.view.lower(0) == "as" && matches!(c.view.lower(1), "for" | "to");
    c.today.is_some_and(|d| match d.year() - p.end_year() {
        ..=0 => true,
        1 => (d.month() <= 3 || is_latest_year(c, p)) && in_the_past(c.view) || side,
        _ => false,
    })
}

/// Whether a year is the only time that a briefing without a topic of its own has named of late, and the sentence neither goes
/// back to another (`When the republic was founded, ...`) nor starts from one (`Since then, ...`).
fn is_latest_year(c: &Context<'_, '_>, p: Period) -> bool {
    let turns = |t: &crate::base::Token<'_>| t.any(&["when", "since", "then", "until"]);
    let last = c.discourse.latest.is_none_or(|(latest, _)| latest == p);
    c.topic.is_none() && matches!(p, Period::Year(_)) && last && !c.view.tokens.iter().any(turns)
}
