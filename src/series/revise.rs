//! Revisions: facts about one quantity and one period that two briefings state so differently that no rounding explains
//! it. What may have another scope is left out, since a false alarm costs more than a missed one.
//!
//! A [`Sieve`] sees every claim and keeps some numbers of each; only claims of which something else was said are then looked
//! at again, and only what is shown is read whole.
use super::line;
use super::{Quantity, scope};
use crate::check::Item;
use crate::check::period::Stretch;
use crate::model::{Measure, Modality};
use crate::report::{DocumentRef, Exact, Record};
use rustc_hash::FxHasher;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};

/// What `scio revisions` found: `scio-claims-revisions/1`.
#[derive(Clone, Debug, Serialize)]
pub struct Revisions {
    /// Always `scio-claims-revisions/1`.
    pub schema: &'static str,
    /// One for each quantity and period, the latest period first.
    pub revisions: Vec<Revision>,
}

/// A quantity that was stated differently.
#[derive(Clone, Debug, Serialize)]
pub struct Revision {
    /// What is measured.
    pub indicator: Option<String>,
    /// Whose.
    pub subject: Option<String>,
    /// Of what whole.
    pub of: Option<String>,
    /// Kind of figure.
    pub measure: Measure,
    /// Unit.
    pub unit: String,
    /// What growth is against.
    pub base: Option<String>,
    /// When.
    pub period: String,
    /// Newest value less the first.
    pub change: Exact,
    /// What was said, the oldest first; of a figure said again and again the first time.
    pub statements: Vec<Statement>,
}

/// What one briefing said.
#[derive(Clone, Debug, Serialize)]
pub struct Statement {
    /// The claim.
    pub claim_id: String,
    /// Where and on which day.
    pub document: DocumentRef,
    /// Who said it.
    pub speaker: Option<String>,
    /// Value.
    pub value: Exact,
    /// Lowest value the words allow.
    pub low: Option<Exact>,
    /// Highest value the words allow.
    pub high: Option<Exact>,
    /// The words of the figure.
    pub text: String,
    /// The sentence.
    pub sentence: String,
}

/// Whether what the claim is about is beyond doubt.
fn is_certain(i: &Item) -> bool {
    i.modality == Modality::Fact
        && !i.guessed
        && i.loose.is_empty()
        && i.owed.is_empty()
        && i.owed_words.is_empty()
        && i.topic.is_empty()
        && !i.points_back
        && !i.owes_unnamed
        && !i.part_of_unnamed
}

/// What two figures must share for one to revise the other.
type Key = (Stretch, Quantity, u32);

/// The key of a claim that is precise enough to be revised by another.
fn key(item: &Item, scope: u32) -> Option<Key> {
    let period = item.period.filter(|_| is_certain(item))?;
    Some((period, Quantity::of(item), scope)).filter(|k| k.1.is_named())
}

fn hash(of: impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    of.hash(&mut hasher);
    hasher.finish()
}

/// A claim that may be revised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sifted {
    /// Hash of its key.
    about: u64,
    /// Its row.
    pub row: i64,
    /// Hash of its figure.
    figure: u64,
    /// The scopes of its sentence.
    pub scope: u32,
}

/// Sorts out the claims that may have a revision.
#[derive(Debug, Default)]
pub struct Sieve {
    all: Vec<Sifted>,
    /// The sentence of the last claim with its scopes: claims of one sentence follow each other.
    last: (String, u32),
}

impl Sieve {
    /// Looks at a claim that is evidence, with its sentence.
    pub fn add(&mut self, row: i64, item: &Item, sentence: &str) {
        if !is_certain(item) {
            return;
        }
        if self.last.0 != sentence {
            self.last = (sentence.to_string(), scope(sentence));
        }
        let scope = self.last.1;
        if let Some(key) = key(item, scope) {
            self.all.push(Sifted {
                about: hash(key),
                row,
                figure: hash((item.value, item.high, item.approx as u8)),
                scope,
            });
        }
    }

    /// Claims that seem to be about the same, where their figures are not, by row.
    pub fn groups(&mut self) -> impl Iterator<Item = &[Sifted]> {
        self.all.sort_unstable();
        let groups = self.all.chunk_by(|a, b| a.about == b.about);
        groups.filter(|g| g.iter().any(|s| s.figure != g[0].figure))
    }
}

/// A claim of a group with what tells whether it was revised.
#[derive(Clone, Debug)]
pub struct Said {
    /// Its row.
    pub row: i64,
    /// Made comparable.
    pub item: Item,
    /// The scopes of its sentence.
    pub scope: u32,
    /// Day of its briefing.
    pub date: Option<String>,
    /// Path or URL of its briefing.
    pub source: String,
    /// Where it stands.
    pub start: u32,
}

/// The revisions that were found.
#[derive(Debug, Default)]
pub struct Found(Vec<(Key, Revision)>);

impl Found {
    /// Adds those of claims that seem to be about the same: `wanted` says which were asked for, `record` reads one.
    ///
    /// # Errors
    /// What `record` says.
    pub fn add<E>(
        &mut self,
        group: &[Said],
        wanted: impl Fn(i64) -> bool,
        mut record: impl FnMut(i64) -> Result<Record, E>,
    ) -> Result<(), E> {
        let mut apart: BTreeMap<Key, Vec<&Said>> = BTreeMap::new();
        for said in group {
            if let Some(key) = key(&said.item, said.scope) {
                apart.entry(key).or_default().push(said);
            }
        }
        for (key, own) in apart {
            if !own.iter().any(|s| wanted(s.row)) {
                continue;
            }
            let told = told(own).iter().map(|s| record(s.row)).collect::<Result<Vec<_>, E>>()?;
            let revised = revision(key.0, &told);
            self.0.extend(revised.map(|r| (key, r)));
        }
        Ok(())
    }

    /// All of them, the latest period first.
    pub fn revisions(mut self) -> Revisions {
        self.0.sort_by(|a, b| Reverse(&a.0).cmp(&Reverse(&b.0)));
        Revisions {
            schema: "scio-claims-revisions/1",
            revisions: self.0.into_iter().map(|(_, r)| r).collect(),
        }
    }
}

/// What was said of one thing, the oldest first; what was said again and again the first time. None where it stayed the same.
fn told(mut group: Vec<&Said>) -> Vec<&Said> {
    // a briefing that itself has two figures for it speaks of two things
    let differs = |a: &Said, b: &Said| a.source == b.source && line::differ(&a.item, &b.item);
    let torn: BTreeSet<&str> = group
        .iter()
        .filter(|a| group.iter().any(|b| differs(a, b)))
        .map(|a| a.source.as_str())
        .collect();
    group.retain(|s| !torn.contains(s.source.as_str()));
    group.sort_by_key(|s| (&s.date, &s.source, s.start));
    let mut told: Vec<&Said> = Vec::new();
    for said in group {
        if told.last().is_none_or(|last| line::differ(&last.item, &said.item)) {
            told.push(said);
        }
    }
    if told.len() < 2 {
        told.clear();
    }
    told
}

fn revision(period: Stretch, told: &[Record]) -> Option<Revision> {
    let (first, last) = (told.first()?, told.last()?);
    let c = &last.claim;
    Some(Revision {
        indicator: c.indicator.clone(),
        subject: c.subject.clone(),
        of: c.of.clone(),
        measure: c.measure,
        unit: c.unit.clone(),
        base: c.base.clone(),
        period: line::period(&c.period, Some(period)).unwrap_or_default(),
        change: Exact(c.value.0 - first.claim.value.0),
        statements: told.iter().map(statement).collect(),
    })
}

fn statement(r: &Record) -> Statement {
    let c = &r.claim;
    Statement {
        claim_id: c.id.clone(),
        document: r.document.clone(),
        speaker: c.speaker.clone(),
        value: c.value,
        low: c.low,
        high: c.high,
        text: c.text.clone(),
        sentence: c.sentence.text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The revisions of two briefings, each of one sentence, as `old -> new`.
    fn between(first: &str, second: &str) -> Vec<String> {
        let mut records = Vec::new();
        for (k, (day, said)) in [("January 20, 2024", first), ("July 20, 2024", second)]
            .iter()
            .enumerate()
        {
            let page = format!(
                "SCIO briefing on trade\n\nSpeaker:\nMr. Li Ming, vice minister of trade\nDate:\n{day}\nLi Ming:\n{said}\n"
            );
            let source = crate::Source::new(format!("brief-{k}"), &*page);
            let report = crate::report::report(&source, &crate::analyze(&source, &crate::Options::default()));
            records.extend(crate::report::records(&report));
        }
        assert!(records.len() >= 2, "{first} | {second}: {} claims", records.len());
        let found = all(&crate::check::entries(records));
        let told = |r: &Revision| {
            r.statements
                .iter()
                .map(|s| s.text.clone())
                .collect::<Vec<_>>()
                .join(" -> ")
        };
        found.revisions.iter().map(told).collect()
    }

    /// The revisions among claims, as the command finds them.
    fn all(entries: &[crate::check::Entry]) -> Revisions {
        let mut sieve = Sieve::default();
        let evidence = entries
            .iter()
            .zip(0..)
            .filter(|(e, _)| Item::is_evidence(&e.record.claim));
        evidence.for_each(|(e, row)| sieve.add(row, &e.item, &e.record.claim.sentence.text));
        let mut found = Found::default();
        for group in sieve.groups() {
            let said: Vec<Said> = group.iter().map(|s| said(&entries[s.row as usize], s)).collect();
            let record = |row: i64| Ok::<_, ()>(entries[row as usize].record.clone());
            found.add(&said, |_| true, record).unwrap();
        }
        found.revisions()
    }

    fn said(e: &crate::check::Entry, s: &Sifted) -> Said {
        Said {
            row: s.row,
            item: e.item.clone(),
            scope: s.scope,
            date: e.record.document.date.clone(),
            source: e.record.document.source.clone(),
            start: e.record.claim.span.start,
        }
    }

    #[test]
    fn a_figure_stated_differently_later_is_a_revision() {
        for (first, second, want) in [
            (
                "In 2023, exports rose by 5.2%.",
                "In 2023, exports rose by 5.6%.",
                "5.2% -> 5.6%",
            ),
            (
                "In 2023, exports rose by 0.6%.",
                "In 2023, exports fell by 0.6%.",
                "0.6% -> 0.6%",
            ),
            (
                "Grain output reached 695.4 million tons in 2023.",
                "Grain output was 695.9 million tons in 2023.",
                "695.4 million tons -> 695.9 million tons",
            ),
        ] {
            assert_eq!(between(first, second), [want], "{first} | {second}");
        }
    }

    #[test]
    fn rounding_hedges_and_other_scopes_are_none() {
        for (first, second) in [
            ("In 2023, exports rose by 5.2%.", "In 2023, exports rose by 5%."),
            (
                "In 2023, exports rose by 5.2%.",
                "In 2023, exports rose by more than 5%.",
            ),
            ("In 2023, exports rose by 5.2%.", "In 2023, exports rose by 5.24%."),
            (
                "In 2023, exports rose by 5.2%.",
                "In the first half of 2024, exports rose by 5.6%.",
            ),
            (
                "In 2023, exports rose by 5.2%.",
                "In 2023, exports to ASEAN rose by 5.6%.",
            ),
            (
                "In 2023, exports rose by 5.2%.",
                "In 2023, in dollar terms, exports rose by 2.6%.",
            ),
            (
                "In 2023, exports rose by 5.2%.",
                "Excluding ships, exports rose by 4.6% in 2023.",
            ),
            (
                "In 2023, exports rose by 5.2%.",
                "In 2023, exports of private enterprises rose by 5.6%.",
            ),
            (
                "In 2023, exports rose by 5.2%.",
                "In 2023, exports were expected to rise by 4.5%.",
            ),
            (
                "In 2023, exports rose by 5.2%.",
                "In 2023, exports were 23.8 trillion yuan.",
            ),
            (
                "In 2023, exports rose by 5.2%.",
                "In 2023, exports rose by 5.6%. In 2023, exports rose by 9.9%.",
            ),
        ] {
            assert_eq!(between(first, second), Vec::<String>::new(), "{first} | {second}");
        }
    }
}
