//! Where recorded claims come from: a trait that a database can implement, and an index in memory.
use super::item::{self, Head, Item};
use super::period::Stretch;
use super::terms::Term;
use crate::base::Error;
use crate::report::{ClaimOut, Record};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A recorded claim with its comparable form.
#[derive(Clone, Debug)]
pub struct Entry {
    /// As recorded.
    pub record: Record,
    /// Made comparable, within its document.
    pub item: Item,
}

/// A shared entry.
pub type Shared = Arc<Entry>;

/// A record of claims that can be asked.
pub trait Evidence {
    /// Claims that may be about what `item` is about: same head or a subject word or name in common, and the same period
    /// (or none) where the item has one. More is allowed, less is not.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn about(&self, item: &Item) -> Result<Vec<Shared>, Error>;
    /// Claims whose figure is this number, whatever its sign and unit.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn valued(&self, value: Decimal) -> Result<Vec<Shared>, Error>;
    /// How many claims there are.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn count(&self) -> Result<usize, Error>;
}

/// Comparable entries of records that stand together by document, in order.
pub fn entries(records: Vec<Record>) -> Vec<Entry> {
    let mut out = Vec::with_capacity(records.len());
    let mut rest = records.into_iter().peekable();
    while let Some(first) = rest.next() {
        let id = first.document.id.clone();
        let mut document = vec![first];
        while let Some(next) = rest.next_if(|r| r.document.id == id) {
            document.push(next);
        }
        let claims: Vec<&ClaimOut> = document.iter().map(|r| &r.claim).collect();
        let items = item::of_document(&claims);
        out.extend(
            document
                .into_iter()
                .zip(items)
                .map(|(record, item)| Entry { record, item }),
        );
    }
    out
}

/// Claims in memory, indexed by what they are about and by their figures.
#[derive(Debug, Default)]
pub struct Memory {
    all: Vec<Shared>,
    by_term: FxHashMap<(Term, Option<Stretch>), Vec<u32>>,
    by_term_any: FxHashMap<Term, Vec<u32>>,
    by_value: FxHashMap<Decimal, Vec<u32>>,
}

impl Memory {
    /// Indexes records; those of one document stand together, in order. Only what officials and the chair state counts
    /// as evidence.
    pub fn new(records: Vec<Record>) -> Memory {
        let mut memory = Memory::default();
        for entry in entries(records) {
            if Item::is_evidence(&entry.record) {
                memory.add(entry);
            }
        }
        memory
    }

    fn add(&mut self, entry: Entry) {
        let at = self.all.len() as u32;
        let mut keys: Vec<Term> = entry.item.keys().collect();
        if let Head::Known(h) = entry.item.head {
            keys.push(h);
        }
        keys.sort();
        keys.dedup();
        for key in keys {
            self.by_term.entry((key, entry.item.period)).or_default().push(at);
            self.by_term_any.entry(key).or_default().push(at);
        }
        let value = entry.item.value.abs().normalize();
        self.by_value.entry(value).or_default().push(at);
        self.all.push(Arc::new(entry));
    }

    /// All entries.
    pub fn entries(&self) -> &[Shared] {
        &self.all
    }
}

impl Evidence for Memory {
    fn about(&self, item: &Item) -> Result<Vec<Shared>, Error> {
        let mut keys: Vec<Term> = item.keys().collect();
        if keys.is_empty()
            && let Head::Known(h) = item.head
        {
            keys.push(h);
        }
        let mut found: Vec<u32> = Vec::new();
        for key in keys {
            let lists = match item.period {
                Some(p) => [self.by_term.get(&(key, Some(p))), self.by_term.get(&(key, None))],
                None => [self.by_term_any.get(&key), None],
            };
            found.extend(lists.into_iter().flatten().flatten());
        }
        found.sort_unstable();
        found.dedup();
        Ok(found.into_iter().map(|i| self.all[i as usize].clone()).collect())
    }

    fn valued(&self, value: Decimal) -> Result<Vec<Shared>, Error> {
        let found = self.by_value.get(&value.abs().normalize());
        Ok(found
            .into_iter()
            .flatten()
            .map(|i| self.all[*i as usize].clone())
            .collect())
    }

    fn count(&self) -> Result<usize, Error> {
        Ok(self.all.len())
    }
}
