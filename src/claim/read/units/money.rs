//! Bare numbers that are money: earnings, prices in a currency told before, exchange rates.
use crate::base::Kind;
use crate::claim::frame::Frame;
use crate::claim::read::{Background, Reading};
use crate::claim::view::View;
use crate::model::Measure;
use crate::quantity::{Quantity, Sort};
use rust_decimal::Decimal;

/// `annual revenue of 20 million`: money in the country's own currency.
pub(super) fn money(view: &View<'_>, q: &Quantity, frame: &Frame) -> bool {
    const EARNED: &[&str] = &[
        "revenue", "revenues", "income", "incomes", "profits", "expenditure", "turnover",
    ];
    let last = frame.indicator.as_deref().and_then(|i| i.split(' ').next_back());
    let head = q.lead.checked_sub(2).filter(|_| view.before(q.lead) == "of");
    // "a passenger turnover of 10 million" is no money
    const CARRIED: &[&str] = &[
        "passenger", "passengers", "freight", "cargo", "visitor", "staff", "employee",
    ];
    if (q.lead.saturating_sub(4)..q.lead)
        .any(|i| view.tokens[i].is("turnover") && i > 0 && view.tokens[i - 1].any(CARRIED))
    {
        return false;
    }
    q.scale >= Decimal::from(1_000_000)
        && (head.is_some_and(|h| view.tokens[h].any(EARNED))
            || !frame.inherited && last.is_some_and(|w| EARNED.contains(&w)))
}

/// `the total in U.S. dollars was 2,205.8 billion`: the currency said with the noun.
pub(super) fn told_currency(view: &View<'_>, q: &Quantity) -> Option<&'static str> {
    let start = crate::claim::clause_start(view, q.lead);
    let at = (start..q.lead)
        .rev()
        .find(|&i| view.tokens[i].any(&["dollars", "dollar", "yuan", "rmb", "renminbi"]))?;
    let said = (at.saturating_sub(3)..at).any(|i| view.tokens[i].is("in"));
    let code = match view.lower(at) {
        "dollars" | "dollar" => "USD",
        _ => "CNY",
    };
    (said && q.scale >= Decimal::from(1_000_000) && view.quantity_at[at].is_none()).then_some(code)
}

/// `a child in the city gets 1,800 yuan a month, in some counties only 260`, `the budget put in 11 billion yuan. This year it is
/// 2.3 billion`: the currency of the sum it is set beside.
pub(super) fn again(
    view: &View<'_>,
    q: &Quantity,
    before: &[Reading],
    background: &Background,
    frame: &Frame,
) -> Option<String> {
    let ends = view.tokens.get(q.tail).is_none_or(|t| t.kind == Kind::Punct);
    let currency = |unit: &str| matches!(unit, "CNY" | "USD" | "EUR" | "HKD" | "JPY" | "GBP");
    if let Some(r) = before.last() {
        let last = &view.quantities()[r.quantity];
        let between = last.tail..q.lead;
        // "the highest ceiling is 9,000 yuan, while the lowest is only 800"
        let extreme = between
            .clone()
            .any(|i| view.lower(i).len() > 5 && view.lower(i).ends_with("est"))
            && between.clone().any(|i| view.tokens[i].any(&["is", "was"]))
            && between.len() <= 8;
        let beside = extreme
            || between.clone().any(|i| view.tokens[i].is(","))
                && between
                    .clone()
                    .any(|i| view.tokens[i].any(&["in", "for", "only", "just"]))
                && between
                    .clone()
                    .all(|i| !view.is_verb(i) && view.quantity_at[i].is_none() && !view.tokens[i].any(&[";", "of"]));
        let large = Decimal::from(200);
        let near = q.value * large > last.value && last.value * large > q.value;
        let sum = last.sort == Sort::Money && r.measure == Measure::Level && currency(&last.unit);
        return (sum && beside && near && ends).then(|| r.unit.clone().unwrap_or_else(|| last.unit.clone()));
    }
    let it = view.tokens[..q.lead].iter().any(|t| t.is("it"));
    let told = background.levels.last().filter(|(unit, _)| currency(unit));
    let sum = it && frame.inherited && q.scale >= Decimal::from(1_000_000) && ends;
    told.filter(|_| sum).map(|(unit, _)| unit.clone())
}

/// `the yuan weakened against the dollar to 7.08`.
pub(super) fn exchange_rate(view: &View<'_>, q: &Quantity) -> bool {
    let said = |set: &[&str]| view.tokens.iter().any(|t| t.any(set));
    q.value < Decimal::from(20) && said(&["dollar"]) && said(&["yuan", "rmb", "renminbi", "parity", "exchange"])
}
