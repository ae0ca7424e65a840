//! What a quantity can be of, by its unit: money is no length, and kilometers are no subsidy. Must not name what it is of instead.
use super::{counts, sellers};
use crate::claim::frame::{Frame, Hint};
use crate::claim::rules::{About, Predicate};
use crate::quantity::{Quantity, Sort};

/// Heads of indicators that are measured in money alone.
const IN_MONEY: &[&str] = &[
    "subsidy", "subsidies", "income", "incomes", "revenue", "revenues", "investment", "investments", "loan", "loans",
    "profit", "profits", "spending", "expenditure", "expenditures", "deposits", "bonds", "fund", "funds", "tax",
    "taxes", "fee", "fees", "gdp", "assets", "wage", "wages", "salary", "salaries", "financing",
];
/// Heads of indicators that are measured in units of nature.
const IN_NATURE: &[&str] = &[
    "length", "area", "distance", "mileage", "height", "depth", "weight", "temperature", "population", "speed",
    "rainfall", "precipitation", "altitude",
];

/// What was spoken of last, as far as a quantity can be of it: money is no number of things, and no length; a subsidy has no
/// kilometers.
pub(super) fn measurable(mut f: Frame, q: &Quantity, p: &Predicate) -> Frame {
    let head = f
        .indicator
        .as_deref()
        .and_then(|i| i.rsplit(' ').next())
        .unwrap_or("")
        .to_lowercase();
    let head = &head.as_str();
    let far = f.indicator.as_deref() == Some("distance traveled") && sellers::dimension(q) != Some("length");
    let strange = matches!(q.sort, Sort::Money | Sort::Unit) && ["time", "times"].contains(head)
        || q.sort == Sort::Money && (IN_NATURE.contains(head) || ["ratio", "rate"].contains(head))
        || q.sort == Sort::Unit && q.unit != "person" && IN_MONEY.contains(head);
    if far {
        // who went so far did something else
        let who = f
            .parts
            .iter()
            .position(|x| x.prep.is_empty())
            .map(|k| f.parts.remove(k));
        f.indicator = who.map(|w| w.text);
        return f;
    }
    if strange || counts(&f) && q.sort == Sort::Money {
        (f.indicator, f.span, f.count_noun, f.hint) = (None, None, None, Hint::None);
        if matches!(p.about, About::Inherit) {
            f.parts.retain(|x| x.kind.is_some());
        }
    }
    f
}
