//! What a claim measures, where its sentence tells better than the indicator it was read with. Must not look beyond the
//! sentence.
use super::item::{Head, Item, is_inherited};
use super::terms::{Term, Topic};
use crate::model::Measure;
use crate::report::ClaimOut;

/// An indicator that its own sentence does not name, though it claims to: the sentence's only indicator is meant
/// (`import and export values of ...` is no claim about imports).
pub(super) fn mend_head(item: &mut Item, claim: &ClaimOut, said: &Topic) {
    let inherited = is_inherited(claim);
    if claim.indicator.as_deref().is_some_and(|i| i.ends_with(" records")) {
        return;
    }
    let Head::Known(h) = item.head else {
        // "China exported goods worth ...": the verb tells
        if let ([only], true) = (
            said.indicators.as_slice(),
            item.words.is_empty() && claim.indicator.is_some() || item.words == [Term::word("other than")],
        ) {
            item.head = Head::Known(*only);
        }
        return;
    };
    if inherited
        || said.indicators.contains(&h)
        || h == Term::count("enterprise")
        || claim.indicator.as_deref().is_some_and(|i| i.starts_with("number of "))
    {
        return;
    }
    let mut others = said.indicators.clone();
    others.dedup();
    if let [only] = others.as_slice() {
        item.head = Head::Known(*only);
    }
}

/// So many firms or countries are never an amount of trade, whatever the words beside the number name.
pub(super) fn count_firms(item: &mut Item) {
    let trade = ["exports", "imports", "imports and exports"].map(|i| Head::Known(Term::indicator(i)));
    let counted = matches!(item.measure, Measure::Level | Measure::Change);
    if counted && matches!(item.unit.as_str(), "enterprise" | "country" | "person") && trade.contains(&item.head) {
        item.head = Head::Known(Term::count(&item.unit));
    }
}
