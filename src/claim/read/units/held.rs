//! The things of which there are stocks, batches or rooms for so many.
use super::super::{Background, Reading};
use super::unit_of;
use crate::claim::view::View;
use crate::model::Measure;
use crate::quantity::{Quantity, Sort, is_plural, noun_run};

/// The people that were counted last, where they have a noun of their own.
pub(super) fn worker(background: &Background) -> Option<String> {
    const ENDS: &[&str] = &[
        "er", "or", "ee", "ant", "ian", "ist", "student", "patient", "graduate", "migrant", "resident",
    ];
    background
        .counted
        .clone()
        .filter(|c| ENDS.iter().any(|end| c.ends_with(end)) && c != "number" && c != "center")
}

/// `four batches of applications, totaling 815,000`: the things, not what they came in.
pub(super) fn in_batches(view: &View<'_>, q: &Quantity) -> Option<String> {
    const HOLDERS: &[&str] = &["batch", "group", "lot", "set", "type", "kind", "category", "series"];
    let totals = q.lead > 2 && view.tokens[q.lead - 1].any(&["totaling", "totalling"]) && view.lower(q.lead - 2) == ",";
    let things = (q.lead.checked_sub(3)?, is_plural(&view.tokens[q.lead.checked_sub(3)?]));
    let held = view
        .quantities()
        .iter()
        .any(|o| o.tail < things.0 && view.lower(o.tail) == "of" && HOLDERS.contains(&o.unit.as_str()));
    (totals && things.1 && held).then(|| unit_of(view.singular(things.0)))
}

/// `the inventory of hogs was 4 million, and that of sows 300,000`, `the daily limit of visitors is 6,000`: the things of which
/// there is a stock, or which are let in.
pub(super) fn held_of(view: &View<'_>, q: &Quantity, before: &[Reading]) -> Option<String> {
    const STOCKS: &[&str] = &[
        "capacity", "inventory", "inventories", "stock", "stocks", "quota", "limit", "cap", "ceiling", "intake",
        "influx", "backlog", "enrollment", "enrolment",
    ];
    let of = (1..q.lead.saturating_sub(1))
        .rev()
        .take(10)
        .find(|&i| view.tokens[i].is("of"))?;
    let again = view.tokens[of - 1].any(&["that", "those"])
        && before
            .iter()
            .rev()
            .find(|r| view.quantities()[r.quantity].sort == Sort::Bare)
            .is_some_and(|r| r.measure == Measure::Level && r.unit.as_deref().is_some_and(|u| u != "1" && u != "x"));
    if !(view.tokens[of - 1].any(STOCKS) || again) || view.quantity_at[of..q.lead].iter().any(Option::is_some) {
        return None;
    }
    let run = noun_run(&view.tokens, of + 1, false).filter(|run| run.head < q.lead)?;
    Some(unit_of(view.singular(run.head)))
}
