//! Where recorded claims come from: a trait that a database can implement, and an index in memory.
use super::compare::is_same_thing;
use super::item::{self, Item};
use super::keys::{self, Key};
use crate::base::Error;
use crate::report::{ClaimOut, Record};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

pub use super::keys::When;

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

/// Whether a claim is to be among the answers.
pub type Keep<'a> = &'a dyn Fn(&Item) -> bool;

/// A record of claims that can be asked. Answers come by document and place.
pub trait Evidence {
    /// Claims that `keep` takes among those that share a subject word or name with `item` (the indicator, where it has
    /// neither), of its period or of none.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn about(&self, item: &Item, keep: Keep<'_>) -> Result<Vec<Shared>, Error>;
    /// Claims that `keep` takes among those that share a word, name or indicator with `item`, and kind of figure and unit,
    /// of any period, said in briefings of `year`.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn about_in_year(&self, item: &Item, year: Option<i16>, keep: Keep<'_>) -> Result<Vec<Shared>, Error>;
    /// Claims that are certainly about the same thing as `item`, of its period or of none, or said in briefings of a year:
    /// those that share a word, name or indicator with it, as above.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn same(&self, item: &Item, when: When) -> Result<Vec<Shared>, Error>;
    /// What is the same in their comparable form alone, without those that may owe something to the sentences around them.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn same_items(&self, item: &Item, when: When) -> Result<Vec<Arc<Item>>, Error>;
    /// Claims that `keep` takes among those with the number of `item`, whatever its sign and unit: all of its period, and
    /// those of its indicator.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn valued(&self, item: &Item, keep: Keep<'_>) -> Result<Vec<Shared>, Error>;
    /// The years of the briefings, newest first; those without a date last.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn years(&self) -> Result<Vec<Option<i16>>, Error>;
    /// The days of the briefings that have one, in no order.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn days(&self) -> Result<Vec<Date>, Error>;
    /// Whether there is no claim to ask.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn is_empty(&self) -> Result<bool, Error>;
}

/// Whether a claim owes nothing to the sentences around it.
pub(super) fn is_firm(r: &Item) -> bool {
    r.loose.is_empty() && r.owed.is_empty() && r.topic.is_empty()
}

/// The keys of [`Evidence::same`]; of subjects that `has` does not know there are none.
pub(super) fn same_keys(item: &Item, when: When, has: impl Fn(Key) -> Result<bool, Error>) -> Result<Vec<Key>, Error> {
    let Some(subjects) = keys::same(item, when) else {
        return Ok(match when {
            When::In(_) => keys::about(item),
            When::Said(year) => keys::about_in_year(item, year),
        });
    };
    let mut out = Vec::new();
    for subject in subjects {
        if has(subject.ever)? {
            out.extend(subject.keys);
        }
    }
    Ok(out)
}

/// What [`Evidence::same`] keeps.
pub(super) fn is_same(item: &Item) -> impl Fn(&Item) -> bool + use<'_> {
    let is_asked = keys::is_asked(item);
    move |r| is_same_thing(item, r) && is_asked(r)
}

/// The year of a briefing.
pub(super) fn year(date: Option<&str>) -> Option<i16> {
    date?.get(..4)?.parse().ok()
}

/// The day of a briefing.
pub(super) fn day(date: Option<&str>) -> Option<Date> {
    date?.get(..10)?.parse().ok()
}

/// Comparable entries of records that stand together by document, in order.
pub fn entries(records: Vec<Record>) -> Vec<Entry> {
    let mut out = Vec::with_capacity(records.len());
    let mut rest = records.into_iter().peekable();
    while let Some(first) = rest.next() {
        let own = first.document.clone();
        let mut document = vec![first];
        while let Some(next) = rest.next_if(|r| r.document.id == own.id && r.document.source == own.source) {
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

/// Claims in memory.
#[derive(Debug, Default)]
pub struct Memory {
    all: Vec<Shared>,
    by_key: FxHashMap<Key, Vec<u32>>,
    years: BTreeSet<Reverse<Option<i16>>>,
    days: BTreeSet<Date>,
}

impl Memory {
    /// Files records; those of one document stand together, in order. Only what officials and the chair state counts
    /// as evidence.
    pub fn new(records: Vec<Record>) -> Memory {
        let mut memory = Memory::default();
        memory.extend(entries(records));
        memory
    }

    /// Files more claims, those of one document in order.
    pub fn extend(&mut self, entries: Vec<Entry>) {
        let evidence = entries.into_iter().filter(|e| Item::is_evidence(&e.record.claim));
        evidence.for_each(|e| self.add(Arc::new(e)));
    }

    /// Some of the claims of a memory alone.
    pub fn of<'e>(entries: impl IntoIterator<Item = &'e Shared>) -> Memory {
        let mut memory = Memory::default();
        entries.into_iter().for_each(|e| memory.add(e.clone()));
        memory
    }

    fn add(&mut self, entry: Shared) {
        let at = self.all.len() as u32;
        let year = year(entry.record.document.date.as_deref());
        for key in keys::filed(&entry.item, year) {
            self.by_key.entry(key).or_default().push(at);
        }
        self.years.insert(Reverse(year));
        self.days.extend(day(entry.record.document.date.as_deref()));
        self.all.push(entry);
    }

    /// All entries.
    pub fn entries(&self) -> &[Shared] {
        &self.all
    }

    fn under(&self, keys: Vec<Key>, keep: Keep<'_>) -> Vec<Shared> {
        let mut found: Vec<u32> = keys
            .iter()
            .filter_map(|k| self.by_key.get(k))
            .flatten()
            .copied()
            .collect();
        found.sort_unstable();
        found.dedup();
        let all = found.into_iter().map(|i| &self.all[i as usize]);
        all.filter(|e| keep(&e.item)).cloned().collect()
    }
}

impl Evidence for Memory {
    fn about(&self, item: &Item, keep: Keep<'_>) -> Result<Vec<Shared>, Error> {
        Ok(self.under(keys::about(item), keep))
    }

    fn about_in_year(&self, item: &Item, year: Option<i16>, keep: Keep<'_>) -> Result<Vec<Shared>, Error> {
        Ok(self.under(keys::about_in_year(item, year), keep))
    }

    fn same(&self, item: &Item, when: When) -> Result<Vec<Shared>, Error> {
        let keys = same_keys(item, when, |key| Ok(self.by_key.contains_key(&key)))?;
        Ok(self.under(keys, &is_same(item)))
    }

    fn same_items(&self, item: &Item, when: When) -> Result<Vec<Arc<Item>>, Error> {
        let found = self.same(item, when)?;
        let firm = found.iter().filter(|e| is_firm(&e.item));
        Ok(firm.map(|e| Arc::new(e.item.clone())).collect())
    }

    fn valued(&self, item: &Item, keep: Keep<'_>) -> Result<Vec<Shared>, Error> {
        Ok(self.under(keys::valued(item), keep))
    }

    fn years(&self) -> Result<Vec<Option<i16>>, Error> {
        Ok(self.years.iter().map(|y| y.0).collect())
    }

    fn days(&self) -> Result<Vec<Date>, Error> {
        Ok(self.days.iter().copied().collect())
    }

    fn is_empty(&self) -> Result<bool, Error> {
        Ok(self.all.is_empty())
    }
}
