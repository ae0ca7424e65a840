//! The claims of a database as evidence: what a quote asks for is looked up, nothing else is loaded.
use super::evidence::{Entry, Evidence, Keep, Shared, When, day, is_firm, is_same, same_keys, year};
use super::item::{self, Item};
use super::keys::{self, Key};
use crate::base::Error;
use crate::report::{ClaimOut, Report};
use crate::store::{Filed, Store};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// What is wrong with a form that is none.
pub const UNREAD: &str = "a claim's form cannot be read";

/// Bytes that the form of a claim seldom exceeds.
const FORM: usize = 192;

/// What the database is to file of a report, claim by claim, so that [`Stored`] finds it; none for what is no evidence.
pub fn filed(report: &Report) -> Vec<Option<Filed>> {
    let year = year(report.document.date.as_deref());
    let claims: Vec<&ClaimOut> = report.claims.iter().collect();
    let items = item::of_document(&claims);
    let filed = claims.iter().zip(&items).map(|(claim, item)| {
        let form = postcard::to_extend(item, Vec::with_capacity(FORM))
            .ok()
            .filter(|_| Item::is_evidence(claim))?;
        let keys = keys::filed(item, year);
        Some(Filed { keys, form })
    });
    filed.collect()
}

/// The form of a claim that [`filed`] wrote.
pub fn unfiled(form: &[u8]) -> Option<Item> {
    postcard::from_bytes(form).ok()
}

/// Claims by row.
type List = Arc<[(i64, Arc<Item>)]>;

/// A list once it is read. Whoever comes second waits for it.
type Listed = Arc<Mutex<Option<List>>>;

/// What was looked up in a database. Several readers may share it: the figures of one article ask for much the same.
#[derive(Default)]
pub struct Known {
    lists: Mutex<FxHashMap<Key, Listed>>,
    same: Mutex<FxHashMap<Vec<u8>, Listed>>,
    there: Mutex<FxHashMap<Key, bool>>,
    entries: Mutex<FxHashMap<i64, Shared>>,
    years: OnceLock<Vec<Option<i16>>>,
}

/// What a lock guards is whole at any moment, even if another thread should have failed.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The list of a key, read where it is not there yet.
fn listed<K: Eq + Hash>(
    lists: &Mutex<FxHashMap<K, Listed>>,
    key: K,
    read: impl FnOnce() -> Result<List, Error>,
) -> Result<List, Error> {
    let place = locked(lists).entry(key).or_default().clone();
    let mut place = locked(&place);
    if let Some(list) = &*place {
        return Ok(list.clone());
    }
    Ok(place.insert(read()?).clone())
}

/// The evidence of a database. Keeps what it has looked up.
pub struct Stored<'a> {
    store: &'a Store,
    known: Arc<Known>,
}

impl<'a> Stored<'a> {
    /// The evidence of an open database. `known` is what was looked up in the very same database.
    ///
    /// # Errors
    /// When it holds documents that an older version filed.
    pub fn new(store: &'a Store, known: Arc<Known>) -> Result<Stored<'a>, Error> {
        store.require_filed()?;
        store.begin_reading();
        Ok(Stored { store, known })
    }

    fn list(&self, key: Key) -> Result<List, Error> {
        listed(&self.known.lists, key, || {
            let mut list = Vec::new();
            for (row, form) in self.store.filed_under(key)? {
                let item = unfiled(&form).ok_or_else(|| self.store.not_ours(UNREAD))?;
                list.push((row, Arc::new(item)));
            }
            Ok(list.into())
        })
    }

    /// Whether anything is filed under a key.
    fn has(&self, key: Key) -> Result<bool, Error> {
        if let Some(known) = locked(&self.known.there).get(&key) {
            return Ok(*known);
        }
        let there = self.store.has_filed_under(key)?;
        locked(&self.known.there).insert(key, there);
        Ok(there)
    }

    /// Claims under these keys that are kept, by row.
    fn kept(&self, keys: Vec<Key>, keep: Keep<'_>) -> Result<Vec<(i64, Arc<Item>)>, Error> {
        let mut kept: Vec<(i64, Arc<Item>)> = Vec::new();
        for key in keys {
            let list = self.list(key)?;
            kept.extend(list.iter().filter(|(_, item)| keep(item)).cloned());
        }
        kept.sort_by_key(|k| k.0);
        kept.dedup_by_key(|k| k.0);
        Ok(kept)
    }

    /// Claims about the very thing. A figure is asked for again and again, by each way to judge it.
    fn same_thing(&self, item: &Item, when: When) -> Result<List, Error> {
        let find = || {
            let keys = same_keys(item, when, |key| self.has(key))?;
            Ok(self.kept(keys, &is_same(item))?.into())
        };
        match postcard::to_extend(&(item, when), Vec::with_capacity(FORM)) {
            Ok(question) => listed(&self.known.same, question, find),
            Err(_) => find(),
        }
    }

    /// Claims with their records, by document and place.
    fn entries(&self, kept: &[(i64, Arc<Item>)]) -> Result<Vec<Shared>, Error> {
        let known = |row: i64| locked(&self.known.entries).get(&row).cloned();
        let mut out: Vec<(i64, Shared)> = Vec::with_capacity(kept.len());
        for (row, item) in kept {
            if let Some(entry) = known(*row) {
                out.push((*row, entry));
                continue;
            }
            for hit in self.store.rows(&[*row])? {
                let entry = Arc::new(Entry {
                    record: hit.record,
                    item: (**item).clone(),
                });
                // another reader may have been quicker: a claim is one entry
                let entry = locked(&self.known.entries).entry(*row).or_insert(entry).clone();
                out.push((*row, entry));
            }
        }
        out.sort_by(|(a, x), (b, y)| {
            let (x, y) = (&x.record, &y.record);
            let source = x.document.source.cmp(&y.document.source);
            source.then(x.claim.span.start.cmp(&y.claim.span.start)).then(a.cmp(b))
        });
        Ok(out.into_iter().map(|o| o.1).collect())
    }

    fn under(&self, keys: Vec<Key>, keep: Keep<'_>) -> Result<Vec<Shared>, Error> {
        self.entries(&self.kept(keys, keep)?)
    }
}

impl Drop for Stored<'_> {
    fn drop(&mut self) {
        self.store.end_reading();
    }
}

impl Evidence for Stored<'_> {
    fn about(&self, item: &Item, keep: Keep<'_>) -> Result<Vec<Shared>, Error> {
        self.under(keys::about(item), keep)
    }

    fn about_in_year(&self, item: &Item, year: Option<i16>, keep: Keep<'_>) -> Result<Vec<Shared>, Error> {
        self.under(keys::about_in_year(item, year), keep)
    }

    fn same(&self, item: &Item, when: When) -> Result<Vec<Shared>, Error> {
        self.entries(&self.same_thing(item, when)?)
    }

    fn same_items(&self, item: &Item, when: When) -> Result<Vec<Arc<Item>>, Error> {
        let same = self.same_thing(item, when)?;
        let firm = same.iter().filter(|(_, r)| is_firm(r));
        Ok(firm.map(|(_, r)| r.clone()).collect())
    }

    fn valued(&self, item: &Item, keep: Keep<'_>) -> Result<Vec<Shared>, Error> {
        self.under(keys::valued(item), keep)
    }

    fn years(&self) -> Result<Vec<Option<i16>>, Error> {
        if let Some(known) = self.known.years.get() {
            return Ok(known.clone());
        }
        let mut years: Vec<Option<i16>> = self.store.days()?.iter().map(|d| year(d.as_deref())).collect();
        years.sort_by_key(|y| std::cmp::Reverse(*y));
        years.dedup();
        Ok(self.known.years.get_or_init(|| years).clone())
    }

    fn days(&self) -> Result<Vec<Date>, Error> {
        let days = self.store.days()?;
        Ok(days.iter().filter_map(|d| day(d.as_deref())).collect())
    }

    fn is_empty(&self) -> Result<bool, Error> {
        Ok(!self.store.has_filed()?)
    }
}
