//! Recorded claims that are about the very thing a quote is about: by their words, their time, and whom they speak of.
use super::agreement::{Agreement, agreement};
use super::attributes::begins_a_change;
use super::compare::{Comparison, compare};
use super::evidence::{Evidence, Shared, When, is_firm};
use super::item::Item;
use super::period::Stretch;
use super::terms::Name;
use crate::base::Error;
use crate::model::Measure;
use rust_decimal::Decimal;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Recorded claims that are certainly about the same thing as `q`; the period may be open if `q` has none.
///
/// # Errors
/// When the evidence cannot be read.
pub fn same(evidence: &dyn Evidence, q: &Item) -> Result<Vec<(Shared, Comparison)>, Error> {
    let mut certain = same_words(evidence, q, None)?;
    drop_doubtful_scopes(q, &mut certain);
    Ok(certain)
}

/// Recorded claims that are about the same thing by their words, scopes aside.
pub(super) fn same_words(
    evidence: &dyn Evidence,
    q: &Item,
    today: Option<&str>,
) -> Result<Vec<(Shared, Comparison)>, Error> {
    // what is known of a total is asked once
    let totals = RefCell::new(Vec::new());
    let certain = |found: Vec<Shared>| -> Vec<(Shared, Comparison)> {
        let compared = found.into_iter().map(|e| (compare(q, &e.item), e));
        compared
            .filter(|(c, e)| !c.filled || is_filled_rightly(evidence, q, e, today, &totals))
            .map(|(c, e)| (e, c))
            .collect()
    };
    if q.period.is_some() {
        return Ok(certain(evidence.same(q, When::In(q.period))?));
    }
    // year by year, newest first: two periods are enough to know that the quote can mean either
    let mut out = Vec::new();
    for year in years(evidence, today)? {
        out.extend(certain(recent(evidence.same(q, When::Said(year))?, today)));
        let periods: BTreeSet<Option<Stretch>> = out.iter().map(|(e, _): &(Shared, _)| e.item.period).collect();
        if today.is_none() && periods.len() > 1 {
            break;
        }
    }
    Ok(out)
}

/// The years of the briefings an article of `today` may speak of.
fn years(evidence: &dyn Evidence, today: Option<&str>) -> Result<Vec<Option<i16>>, Error> {
    let mut years = evidence.years()?;
    if let Some(now) = super::evidence::year(today) {
        years.retain(|y| y.is_none_or(|y| y == now || y == now - 1));
    }
    Ok(years)
}

/// An article speaks of the news of the last weeks.
fn recent(mut found: Vec<Shared>, today: Option<&str>) -> Vec<Shared> {
    if let Some(today) = today {
        let near = |d: &str| d <= today && weeks_between(d, today) <= 9;
        found.retain(|e| e.record.document.date.as_deref().is_none_or(near));
    }
    found
}

/// What was found of the totals of claims, by the names that they leave out.
type Totals = Vec<(Vec<Name>, Vec<Arc<Item>>)>;

/// A claim whose subject is only taken from words around it: it is no statement about the total if the total is known to
/// be another figure. A sentence that points back owes its subject in any case.
fn is_filled_rightly(
    evidence: &dyn Evidence,
    q: &Item,
    e: &Shared,
    today: Option<&str>,
    totals: &RefCell<Totals>,
) -> bool {
    let r = &e.item;
    let has = |names: &[Name], n: &Name| names.contains(n);
    if q.names
        .iter()
        .all(|n| has(&r.names, n) || has(&r.owed, n) && !has(&r.loose, n))
    {
        return true;
    }
    // the very product, and the partner or enterprises spoken of just before
    if !r.words.is_empty()
        && r.words == q.words
        && q.names
            .iter()
            .all(|n| has(&r.names, n) || has(&r.owed, n) || has(&r.topic, n))
    {
        return true;
    }
    let subject = q.names.iter().all(|n| has(&r.names, n) || has(&r.owed, n));
    let known = totals.borrow().iter().find(|t| t.0 == r.names).map(|t| t.1.clone());
    let found = match known {
        Some(found) => found,
        None => {
            let Ok(found) = total_of(evidence, q, &r.names, today) else {
                return false;
            };
            totals.borrow_mut().push((r.names.clone(), found.clone()));
            found
        }
    };
    let mut known = found.iter().peekable();
    let topic = q.names.iter().all(|n| has(&r.names, n) || has(&r.topic, n));
    (subject || topic || known.peek().is_some())
        && known.all(|t| matches!(agreement(t, r), Agreement::Against | Agreement::Reversed))
}

/// What the record has of a quote's indicator for other names.
fn total_of(evidence: &dyn Evidence, q: &Item, names: &[Name], today: Option<&str>) -> Result<Vec<Arc<Item>>, Error> {
    let mut total = q.clone();
    total.names = names.to_vec();
    total.loose = Vec::new();
    total.owed = Vec::new();
    if total.period.is_some() {
        return evidence.same_items(&total, When::In(total.period));
    }
    let mut out = Vec::new();
    for year in years(evidence, today)? {
        let said = When::Said(year);
        if today.is_none() {
            out.extend(evidence.same_items(&total, said)?);
            continue;
        }
        let found = recent(evidence.same(&total, said)?, today);
        let firm = found.iter().filter(|e| is_firm(&e.item));
        out.extend(firm.map(|e| Arc::new(e.item.clone())));
    }
    Ok(out)
}

/// Whether a claim may still speak of what the sentence or clause before it was about, and the quote does not.
pub fn doubtful(q: &Item, r: &Item) -> bool {
    r.topic.iter().any(|n| !q.names.contains(n))
}

/// Where claims of the same thing contradict each other, those that may still speak of the sentence before go.
pub(super) fn drop_doubtful_scopes(q: &Item, found: &mut Vec<(Shared, Comparison)>) {
    let doubtful = |e: &Shared| doubtful(q, &e.item);
    let firm: Vec<Shared> = found.iter().map(|(e, _)| e.clone()).filter(|e| !doubtful(e)).collect();
    let clashes = |e: &Shared| {
        firm.iter()
            .any(|f| f.item.period == e.item.period && agreement(&f.item, &e.item) == Agreement::Against)
    };
    found.retain(|(e, _)| !doubtful(e) || !clashes(e));
    drop_parts(found);
}

/// Where one briefing gives two amounts for one thing, the smaller is of a part that its words do not make plain.
fn drop_parts(found: &mut Vec<(Shared, Comparison)>) {
    let all: Vec<Shared> = found.iter().map(|(e, _)| e.clone()).collect();
    found.retain(|(e, _)| {
        let i = &e.item;
        let amount = i.measure == Measure::Level && i.unit != "%" && !begins_a_change(&e.record.claim);
        !amount
            || !all.iter().any(|o| {
                o.record.document.id == e.record.document.id
                    && o.item.period == i.period
                    && o.item.value > i.value * Decimal::TWO
                    && agreement(&o.item, i) == Agreement::Against
            })
    });
}

fn weeks_between(a: &str, b: &str) -> i64 {
    let (Ok(a), Ok(b)) = (a.parse::<jiff::civil::Date>(), b.parse::<jiff::civil::Date>()) else {
        return i64::MAX;
    };
    a.until(b).map_or(i64::MAX, |s| i64::from(s.get_days()) / 7)
}
