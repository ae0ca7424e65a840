//! What a claim measures, where its sentence tells better than the indicator it was read with, and whether two claims
//! measure the same. Must not look beyond the sentence.
use super::compare::Relation::{self, Differs, Same, Unsure};
use super::item::{Head, Item, is_inherited};
use super::terms::{Term, Topic};
use crate::model::Measure;
use crate::report::ClaimOut;
use std::sync::LazyLock;

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

/// How the indicators of two claims relate.
pub(super) fn indicators(q: &Item, r: &Item) -> Relation {
    let named = |phrase: &Item, head: Term| {
        if phrase.context.indicators.contains(&head) || phrase.of.indicators.contains(&head) {
            Same
        } else {
            Differs
        }
    };
    match (q.head, r.head) {
        (Head::Known(a), Head::Known(b)) if a == b && a == *COUNTRY => partners(q, r),
        (Head::Known(a), Head::Known(b)) if a == b => Same,
        (Head::Known(_), Head::Known(_)) => Differs,
        (Head::Phrase, Head::Known(b)) => named(q, b),
        (Head::Known(a), Head::Phrase) => named(r, a),
        (Head::Phrase, Head::Phrase) if q.words == r.words && !q.words.is_empty() => Same,
        (Head::Phrase, Head::Phrase) if q.words.is_empty() && r.words.is_empty() => Unsure,
        (Head::Phrase, Head::Phrase) if q.words.iter().any(|w| r.words.contains(w)) => Unsure,
        (Head::Phrase, Head::Phrase) => Differs,
    }
}

/// The count of countries.
pub(super) static COUNTRY: LazyLock<Term> = LazyLock::new(|| Term::count("country"));

/// So many countries: those that China's exports to grew are not those that its imports from grew.
fn partners(q: &Item, r: &Item) -> Relation {
    let trade = const {
        [
            Term::indicator("imports and exports"),
            Term::indicator("exports"),
            Term::indicator("imports"),
        ]
    };
    let of = |i: &Item| -> Vec<Term> { trade.into_iter().filter(|t| i.context.indicators.contains(t)).collect() };
    let (q, r) = (of(q), of(r));
    match q.is_empty() || r.is_empty() || q.iter().any(|t| r.contains(t)) {
        true => Same,
        false => Differs,
    }
}
