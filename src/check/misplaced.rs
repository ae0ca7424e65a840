//! Figures of quotes that the grammar did not tie to their claim: balances of trade in the sentence's own words, and figures
//! that stand in the record for all that the sentence names but one thing.
use super::compare::{Attribute, Relation, compare, is_official, same_kind_but_unit, times};
use super::evidence::{Entry, Evidence, Shared, year};
use super::item::{Head, Item};
use super::named::{Named, cores};
use super::nearest::{is_trade, judged};
use super::period::Stretch;
use super::sides;
use super::terms::{Name, Term, Topic};
use super::verdict::{Judgement, Verdict};
use super::world::{PRICE, is_alone, listed_in, moved, own};
use crate::base::Error;
use crate::model::{Measure, Modality};

/// The balance of trade that a sentence tells in its own words, as a claim: `China ran a deficit with Japan in toys of ...`,
/// `imported so much more than it exported`. None where it may be another's.
pub(super) fn balances(quote: &Entry, today: Option<&str>) -> Vec<Item> {
    let (text, figure) = (
        quote.record.claim.sentence.text.as_str(),
        quote.record.claim.text.as_str(),
    );
    let plain = |c: &(&str, &str, &str)| listed_in(c.1).is_empty();
    let cores = cores(text, figure).into_iter().filter(plain).map(|c| c.0);
    std::iter::once(text)
        .chain(cores)
        .filter_map(|t| balance(quote, t, today))
        .collect()
}

fn balance(quote: &Entry, stretch: &str, today: Option<&str>) -> Option<Item> {
    let item = &quote.item;
    let claim = &quote.record.claim;
    let money = item.unit.len() == 3 && item.unit.chars().all(|c| c.is_ascii_uppercase());
    if !money || !matches!(item.measure, Measure::Level | Measure::Change | Measure::Gap) {
        return None;
    }
    let text = stretch.to_lowercase();
    let at = text.find(&claim.text.to_lowercase())?;
    let (before, behind) = (&text[..at], &text[at + claim.text.len()..]);
    let has = |words: &[&str], text: &str| words.iter().any(|w| text.contains(w));
    let (buys, sells) = (
        ["import", "bought", "buys", "bring", "brought"],
        ["export", "sold", "sells", "ship"],
    );
    let than = behind
        .split_once(" than ")
        .filter(|(b, _)| b.contains("more"))
        .map(|(_, b)| b);
    let more =
        |a: &[&str], b: &[&str]| than.is_some_and(|t| has(a, before) && !has(b, before) && has(b, t) && !has(a, t));
    let deficit = has(&["deficit", "shortfall", "in the red"], &text) || more(&buys, &sells);
    let surplus = has(&["surplus", "in the black"], &text) || more(&sells, &buys);
    if deficit == surplus {
        return None;
    }
    let named = Named::new(stretch, quote);
    let ours = has(&["china", "the country", "chinese"], &text);
    let theirs = !named.topic.owners.is_empty() || sides::theirs(&named.topic);
    let with = [" with ", " from ", " to "].iter().any(|w| text.contains(w));
    if !ours || theirs || !named.topic.names.is_empty() && !with {
        return None;
    }
    let marks = ["deficit", "surplus", "shortfall", "red", "black", "ledger", "more"].map(Term::word);
    let head = if deficit { "trade deficit" } else { "trade surplus" };
    let quarter = ["q1", "first quarter", "first three months", "january-march"];
    let period = match (item.period, year(today)) {
        (None, Some(year)) if has(&quarter, &text) => Stretch::parse(&format!("{year}-Q1")),
        (period, _) => period,
    };
    Some(Item {
        period,
        head: Head::Known(Term::indicator(head)),
        names: named.topic.names.clone(),
        words: named.things.iter().filter(|w| !marks.contains(w)).copied().collect(),
        measure: Measure::Level,
        guessed: false,
        value: item.value.abs(),
        low: item.low.map(|v| v.abs()).min(item.high.map(|v| v.abs())),
        high: item.low.map(|v| v.abs()).max(item.high.map(|v| v.abs())),
        base: None,
        aspect: None,
        loose: Vec::new(),
        owed: Vec::new(),
        owed_words: Vec::new(),
        topic: Vec::new(),
        of: Topic::default(),
        ..item.clone()
    })
}

/// A figure that stands in the record for all that the sentence names but one thing: another kind of firm, another unit,
/// a price for an amount.
///
/// # Errors
/// When the evidence cannot be read.
pub(super) fn misplaced(evidence: &dyn Evidence, quote: &Entry) -> Result<Option<Judgement>, Error> {
    let claim = &quote.record.claim;
    let Some(q) = moved(&quote.item, &claim.sentence.text, &claim.text) else {
        return Ok(None);
    };
    let digits = q.value.abs().normalize().mantissa().to_string().trim_matches('0').len();
    let official = q.source.as_deref().is_none_or(is_official);
    if digits < 2 || q.modality != Modality::Fact || !official || q.owes_unnamed {
        return Ok(None);
    }
    let named = Named::new(&claim.sentence.text, quote);
    let differs = |r: &Item| one_difference(&q, r, &named);
    let keep = |r: &Item| r.value == q.value && r.modality == q.modality && differs(r).is_some();
    let found = evidence.valued(&q, &keep)?;
    let Some(first) = found.first() else { return Ok(None) };
    let same = |e: &&Shared| {
        (e.item.head, &e.item.names, &e.item.words) == (first.item.head, &first.item.names, &first.item.words)
    };
    let (Some(what), true) = (differs(&first.item), found.iter().all(|e| same(&e))) else {
        return Ok(None);
    };
    let how = format!(
        "The record holds this figure for something else ({} differs)",
        what.as_str()
    );
    let mut j = judged(Verdict::Misattributed, &how, first, compare(&q, &first.item));
    j.differs = vec![what];
    Ok(Some(j))
}

/// The one thing in which what a sentence names differs from a claim with the same figure, if it is one.
fn one_difference(q: &Item, r: &Item, named: &Named) -> Option<Attribute> {
    let own: Vec<Name> = [&r.names, &r.owed, &r.of.names, &r.loose, &r.topic]
        .into_iter()
        .flatten()
        .copied()
        .collect();
    let words = [&r.words, &r.of.words, &r.owed_words];
    let said = |w: &Term| named.topic.words.contains(w);
    let known = |w: &Term| words.iter().any(|s| s.contains(w)) || r.context.words.contains(w);
    let core = r.words.iter().all(said) && r.names.iter().chain(&r.of.names).count() + r.words.len() > 0;
    let time = times(q, r) != Relation::Differs;
    if !core || !time || !named.things.iter().all(known) {
        return None;
    }
    let stranger = named.topic.names.iter().find(|n| !own.contains(n));
    let subject = stranger.filter(|n| {
        own.iter().any(|o| o.kind == n.kind) || named.topic.owners.is_empty() && !r.context.names.contains(n)
    });
    let firm = [&r.names, &r.of.names].into_iter().flatten();
    let unsaid = firm.into_iter().any(|n| !named.topic.names.contains(n));
    if stranger.is_some() != subject.is_some() || unsaid && subject.is_none() {
        return None;
    }
    let money = |i: &Item| i.unit.len() == 3 && i.unit.chars().all(|c| c.is_ascii_uppercase());
    let unit = q.unit != r.unit;
    if unit && !(money(q) && money(r)) || !same_kind_but_unit(q, r) {
        return None;
    }
    let indicator = match (r.head, named.sides.as_slice()) {
        (Head::Known(h), [side]) if is_trade(r.head) => h != *side,
        (Head::Known(h), [_]) if h == PRICE => !named.price,
        (Head::Known(h), _) => !named.topic.indicators.contains(&h) && !(is_trade(r.head) && named.sides.is_empty()),
        (Head::Phrase, _) => false,
    };
    match (subject.is_some(), unit, indicator) {
        (true, false, false) => Some(Attribute::Subject),
        (false, true, false) => Some(Attribute::Unit),
        (false, false, true) => Some(Attribute::Indicator),
        _ => None,
    }
}

/// A figure that the record has, in another measure, for more of what the sentence names than the claim it is held against.
///
/// # Errors
/// When the evidence cannot be read.
pub(super) fn in_another_measure(
    evidence: &dyn Evidence,
    quote: &Entry,
    against: &Entry,
) -> Result<Option<Judgement>, Error> {
    let q = &quote.item;
    let named = Named::new(&quote.record.claim.sentence.text, quote);
    let beside = |r: &Item| own(r, &named).filter(|o| o.1 == 0).map_or(0, |o| o.0);
    let least = beside(&against.item);
    let keep = |r: &Item| {
        r.measure != q.measure
            && r.unit == q.unit
            && r.value.abs() == q.value.abs()
            && r.period == q.period
            && beside(r) > least.max(1)
    };
    let found = evidence.valued(q, &keep)?;
    let best = found
        .iter()
        .filter(|e| is_alone(&named, &e.item))
        .max_by_key(|e| beside(&e.item));
    Ok(best.map(|e| {
        let how = "The record holds this figure for something else (measure differs)";
        let mut j = judged(Verdict::Misattributed, how, e, compare(q, &e.item));
        j.differs.push(Attribute::Measure);
        j
    }))
}
