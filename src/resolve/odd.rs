//! What is odd about a claim, and money that is told for each of something.
use super::Context;
use crate::base::{Code, Diagnostic};
use crate::claim::Reading;
use crate::model::Measure;
use crate::quantity::{Quantity, Sort};
use rust_decimal::Decimal;

/// `13.8 yuan per kg`, `640 yuan per person`: the unit of money is its currency; for what it is paid belongs to the subject.
pub(super) fn money_for_each(unit: String) -> (String, Option<String>) {
    match unit.split_once(" per ") {
        Some((money, thing)) if money.len() == 3 && money.chars().all(|c| c.is_ascii_uppercase()) => {
            (money.to_string(), Some(format!("per {thing}")))
        }
        _ => (unit, None),
    }
}

/// What is odd about a claim: a number without a unit, `a share of 130%`.
pub(super) fn oddities(c: &Context<'_, '_>, r: &Reading, q: &Quantity, unit: &str, value: Decimal) -> Vec<Diagnostic> {
    let mut odd = Vec::new();
    if q.sort == Sort::Bare && r.unit.is_none() {
        odd.push(Diagnostic::new(
            Code::UnreadNumber,
            q.span,
            format!(
                "the number “{}” stands without a unit or a noun it counts",
                q.span.slice(c.view.source)
            ),
        ));
    }
    if r.measure == Measure::Share && unit == "%" && value > Decimal::ONE_HUNDRED {
        odd.push(Diagnostic::new(
            Code::ImplausibleValue,
            q.span,
            format!("a share of {value}% is more than the whole"),
        ));
    }
    odd
}
