//! The arithmetic of an audit.
use crate::base::Error;
use crate::check::item::Head;
use crate::check::terms::Topic;
use crate::check::{
    Agreement, Asked, Derived, Entry, Evidence, EvidenceOut, Item, Memory, Range, Relation, Shared, about, agreement,
    derive, derive_apart, figure, human, step,
};
use crate::model::{Approx, Measure, Modality};
use crate::report::{DocumentRef, Exact};
use rayon::prelude::*;
use rust_decimal::Decimal;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What an audit found: `scio-claims-audit/1`.
#[derive(Clone, Debug, Serialize)]
pub struct Audit {
    /// Always `scio-claims-audit/1`.
    pub schema: &'static str,
    /// Claims looked at.
    pub claims: usize,
    /// How many relations hold, by kind.
    pub holds: BTreeMap<Relation, usize>,
    /// The relations that hold by arithmetic, or repeat a figure.
    pub confirmed: Vec<Confirmed>,
    /// The relations that do not hold.
    pub findings: Vec<Mismatch>,
}

impl Audit {
    /// How many relations hold by arithmetic, repetitions apart.
    pub fn by_arithmetic(&self) -> usize {
        self.holds
            .iter()
            .filter(|(k, _)| **k != Relation::Repeated)
            .map(|(_, n)| n)
            .sum()
    }
}

/// How much a mismatch should worry a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// Rounding, a revised base or another scope may well explain it.
    Note,
    /// Within one briefing, and more than twice what rounding allows.
    Mismatch,
}

/// A relation that holds.
#[derive(Clone, Debug, Serialize)]
pub struct Confirmed {
    /// Which kind.
    pub kind: Relation,
    /// The arithmetic with its figures.
    pub formula: String,
    /// The figure as stated.
    pub stated: String,
    /// What the other figures allow.
    pub low: Option<Exact>,
    /// What the other figures allow.
    pub high: Option<Exact>,
    /// Ids of the claims.
    pub claims: Vec<String>,
}

/// A relation that does not hold.
#[derive(Clone, Debug, Serialize)]
pub struct Mismatch {
    /// Which kind.
    pub kind: Relation,
    /// How much it should worry.
    pub grade: Grade,
    /// The arithmetic with its figures.
    pub formula: String,
    /// Lowest value the other figures allow.
    pub low: Exact,
    /// Highest value the other figures allow.
    pub high: Exact,
    /// Lowest value the words of the stated figure allow.
    pub stated_low: Option<Exact>,
    /// Highest value the words of the stated figure allow.
    pub stated_high: Option<Exact>,
    /// What it may mean, in a sentence.
    pub message: String,
    /// The stated claim first, then those the value follows from.
    pub evidence: Vec<EvidenceOut>,
}

/// The claims of all briefings that have a time of their own, and what has been found among them.
struct Others {
    dated: Memory,
    known: Asked,
}

/// The outcome for one claim.
#[derive(Default)]
struct Outcome {
    confirmed: Vec<Confirmed>,
    findings: Vec<Mismatch>,
}

/// Audits all claims of a record; those of one document stand together, in order.
///
/// # Errors
/// When the record cannot be read.
pub fn audit(entries: Vec<Entry>) -> Result<Audit, Error> {
    let evidence = entries.into_iter().filter(|e| Item::is_evidence(&e.record.claim));
    let all: Vec<Shared> = evidence.map(Shared::new).collect();
    let same = |a: &DocumentRef, b: &DocumentRef| (&a.id, &a.source) == (&b.id, &b.source);
    let briefings: Vec<&[Shared]> = all
        .chunk_by(|a, b| same(&a.record.document, &b.record.document))
        .collect();
    let others = Others {
        // only what has a time of its own can lie a year apart; what has none would be looked at again for every claim
        dated: Memory::of(all.iter().filter(|e| e.item.period.is_some())),
        known: Asked::default(),
    };
    let outcomes: Result<Vec<Vec<Outcome>>, Error> = briefings.par_iter().map(|own| briefing(&others, own)).collect();
    let mut out = Audit {
        schema: "scio-claims-audit/1",
        claims: all.len(),
        holds: BTreeMap::new(),
        confirmed: Vec::new(),
        findings: Vec::new(),
    };
    let mut seen: BTreeSet<(Relation, Vec<String>)> = BTreeSet::new();
    let lists = lists(&all);
    let outcomes: Vec<Outcome> = outcomes?.into_iter().flatten().collect();
    let confirmed = outcomes.iter().flat_map(|o| &o.confirmed).cloned().chain(lists);
    for c in confirmed {
        if seen.insert((c.kind, c.claims.clone())) {
            *out.holds.entry(c.kind).or_default() += 1;
            out.confirmed.push(c);
        }
    }
    for m in outcomes.into_iter().flat_map(|o| o.findings) {
        let mut ids: Vec<String> = m.evidence.iter().map(|e| e.claim_id.clone()).collect();
        ids.sort();
        if seen.insert((m.kind, ids)) {
            out.findings.push(m);
        }
    }
    Ok(out)
}

/// The claim as a question to the others: names it owes to a sentence before become its own.
fn question(e: &Shared) -> Item {
    let mut q = e.item.clone();
    q.names.append(&mut q.owed);
    q.names.sort();
    q.names.dedup();
    q.loose.clear();
    q
}

/// Whether the claim's scope is beyond doubt, so that a mismatch means something.
fn is_certain(e: &Shared) -> bool {
    let i = &e.item;
    i.head != Head::Phrase
        && e.record.claim.rule != "level-default"
        && !i.points_back
        && i.loose.is_empty()
        && i.owed.is_empty()
        && i.owed_words.is_empty()
        && i.topic.is_empty()
        && !i.owes_unnamed
        && !i.part_of_unnamed
}

/// What is found of the claims of one briefing, and of those of other times.
fn briefing(others: &Others, own: &[Shared]) -> Result<Vec<Outcome>, Error> {
    // what it says itself is looked for among its own claims, not among all that were ever said of a time
    let home = Memory::of(own);
    own.iter().map(|e| one(others, &home, e)).collect()
}

fn one(others: &Others, home: &Memory, e: &Shared) -> Result<Outcome, Error> {
    let mut out = Outcome::default();
    if e.item.modality != Modality::Fact || e.item.period.is_none() || e.item.source.is_some() {
        return Ok(out);
    }
    let q = question(e);
    let id = &e.record.claim.id;
    // what stands side by side is compared within one briefing, what lies a year apart also across two
    let here = Some(e.record.document.id.as_str());
    let mut all = derive(home, &q, here)?;
    // in another briefing other words stand around a figure
    let away = Item {
        context: Topic::default(),
        ..q.clone()
    };
    all.extend(derive_apart(&others.dated, &others.known, &away, here)?);
    for d in all {
        if d.evidence.iter().any(|p| p.record.claim.id == *id) || d.range.high < d.range.low {
            continue;
        }
        if meets(e, d.range) {
            let known =
                d.range.high - d.range.low <= step(&e.item).max(d.range.value.abs() / Decimal::from(50)) * Decimal::TEN;
            if known {
                out.confirmed.push(confirm(e, &d));
            }
        } else if e.item.approx == Approx::Exact
            && !another_fits(home, e, &q, d.range)?
            && is_certain(e)
            && d.evidence.iter().all(is_certain)
        {
            out.findings.push(mismatch(e, &d));
        }
    }
    repeats(home, e, &q, &mut out)?;
    Ok(out)
}

/// Whether the briefing has another figure for what seems the same thing, and that one fits: this one has another scope.
fn another_fits(home: &Memory, e: &Shared, q: &Item, d: Range) -> Result<bool, Error> {
    Ok(home.about(q, &|_| true)?.iter().any(|o| {
        o.record.claim.id != e.record.claim.id
            && crate::check::compare::compare(q, &question(o)).same_thing(q)
            && meets(o, d)
    }))
}

fn stated(e: &Shared) -> Option<Range> {
    Range::of(&e.item)
}

/// Whether a derived interval and the stated one have a value in common.
fn meets(e: &Shared, d: Range) -> bool {
    let r = stated(e);
    let low = r.map(|r| r.low).or(e.item.low);
    let high = r.map(|r| r.high).or(e.item.high);
    high.is_none_or(|h| d.low <= h) && low.is_none_or(|l| d.high >= l)
}

fn ids(e: &Shared, others: &[Shared]) -> Vec<String> {
    let mut all: Vec<String> = others.iter().map(|p| p.record.claim.id.clone()).collect();
    all.push(e.record.claim.id.clone());
    all.sort();
    all.dedup();
    all
}

fn confirm(e: &Shared, d: &Derived) -> Confirmed {
    Confirmed {
        kind: d.relation,
        formula: d.formula.clone(),
        stated: format!("{}: {}", about(e), figure(e)),
        low: Some(Exact(d.range.low.round_dp(4).normalize())),
        high: Some(Exact(d.range.high.round_dp(4).normalize())),
        claims: ids(e, &d.evidence),
    }
}

fn mismatch(e: &Shared, d: &Derived) -> Mismatch {
    let unit = &e.item.unit;
    let digit = step(&e.item) / Decimal::TEN;
    let one_briefing = d.evidence.iter().all(|p| p.record.document.id == e.record.document.id);
    let slack = (d.range.high - d.range.low).max(step(&e.item));
    let off = (d.range.value - e.item.value).abs();
    let grade = if one_briefing && off > slack * Decimal::TWO {
        Grade::Mismatch
    } else {
        Grade::Note
    };
    let why = if one_briefing {
        "the figures may have different scopes, or one of them is a slip"
    } else {
        "the base may have been revised between the briefings, or the figures have different scopes"
    };
    let message = format!(
        "{} is stated as {}, but the other figures give {} to {}: {why}.",
        about(e),
        figure(e),
        human(d.range.low, unit, digit),
        human(d.range.high, unit, digit),
    );
    Mismatch {
        kind: d.relation,
        grade,
        formula: d.formula.clone(),
        low: Exact(d.range.low.round_dp(4).normalize()),
        high: Exact(d.range.high.round_dp(4).normalize()),
        stated_low: e.item.low.map(Exact),
        stated_high: e.item.high.map(Exact),
        message,
        evidence: std::iter::once(e).chain(&d.evidence).map(EvidenceOut::from).collect(),
    }
}

/// The same figure said again, or bounded: later claims of the briefing about the same thing.
fn repeats(home: &Memory, e: &Shared, q: &Item, out: &mut Outcome) -> Result<(), Error> {
    if !matches!(
        e.item.measure,
        Measure::Level | Measure::Growth | Measure::Share | Measure::Gap | Measure::Change
    ) {
        return Ok(());
    }
    for other in home.about(q, &|_| true)? {
        let later = other.record.claim.span.start > e.record.claim.span.start;
        if !later || other.item.modality != q.modality {
            continue;
        }
        if !crate::check::compare::compare(q, &question(&other)).same_thing(q) {
            continue;
        }
        let bounded = (e.item.approx == Approx::Exact) != (other.item.approx == Approx::Exact);
        let (exact, vague) = if e.item.approx == Approx::Exact {
            (e, &other)
        } else {
            (&other, e)
        };
        let kind = match agreement(&vague.item, &exact.item) {
            Agreement::Exact => Relation::Repeated,
            Agreement::Loose(_) if bounded && exact.item.value.abs() <= vague.item.value.abs() * Decimal::TWO => {
                Relation::Bound
            }
            _ => continue,
        };
        out.confirmed.push(Confirmed {
            kind,
            formula: format!("{} and {}", figure(e), figure(&other)),
            stated: about(e),
            low: None,
            high: None,
            claims: ids(e, std::slice::from_ref(&other)),
        });
    }
    Ok(())
}

/// Lists of shares that make up the whole: `48%, 29% and 23%, respectively`.
fn lists(all: &[Shared]) -> Vec<Confirmed> {
    let mut groups: BTreeMap<(&str, u32), Vec<&Shared>> = BTreeMap::new();
    for e in all {
        let share = e.item.measure == Measure::Share || e.item.measure == Measure::Level;
        if share && e.item.unit == "%" && e.item.approx == Approx::Exact {
            let key = (e.record.document.id.as_str(), e.record.claim.sentence.span.start);
            groups.entry(key).or_default().push(e);
        }
    }
    let mut out = Vec::new();
    for group in groups.values().filter(|g| g.len() >= 3) {
        let sum: Decimal = group.iter().map(|e| e.item.value).sum();
        let slack: Decimal = group.iter().map(|e| step(&e.item) / Decimal::TWO).sum();
        if (sum - Decimal::ONE_HUNDRED).abs() > slack {
            continue;
        }
        let figures: Vec<&str> = group.iter().map(|e| e.record.claim.text.as_str()).collect();
        let mut claims: Vec<String> = group.iter().map(|e| e.record.claim.id.clone()).collect();
        claims.sort();
        out.push(Confirmed {
            kind: Relation::List,
            formula: format!("{} = {}%", figures.join(" + "), sum.normalize()),
            stated: "the whole: 100%".to_string(),
            low: Some(Exact((sum - slack).normalize())),
            high: Some(Exact((sum + slack).normalize())),
            claims,
        });
    }
    out
}
