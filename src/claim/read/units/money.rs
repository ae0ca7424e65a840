//! Bare numbers that are money: earnings, prices in a currency told before, exchange rates.
use crate::claim::frame::Frame;
use crate::claim::view::View;
use crate::quantity::Quantity;
use rust_decimal::Decimal;

/// `annual revenue of 20 million`: money in the country's own currency.
pub(super) fn money(view: &View<'_>, q: &Quantity, frame: &Frame) -> bool {
    const EARNED: &[&str] = &[
        "revenue", "revenues", "income", "incomes", "profits", "expenditure", "turnover",
    ];
    let last = frame.indicator.as_deref().and_then(|i| i.split(' ').next_back());
    let head = q.lead.checked_sub(2).filter(|_| view.before(q.lead) == "of");
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

/// `the yuan weakened against the dollar to 7.08`.
pub(super) fn exchange_rate(view: &View<'_>, q: &Quantity) -> bool {
    let said = |set: &[&str]| view.tokens.iter().any(|t| t.any(set));
    q.value < Decimal::from(20) && said(&["dollar"]) && said(&["yuan", "rmb", "renminbi", "parity", "exchange"])
}
