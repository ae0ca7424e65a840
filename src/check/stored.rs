//! The claims of a database as evidence: what a quote asks for is looked up, nothing else is loaded.
use super::evidence::{Entry, Evidence, Keep, Shared, year};
use super::item::{self, Item};
use super::keys::{self, Key};
use crate::base::Error;
use crate::report::{ClaimOut, Report};
use crate::store::{Filed, Store};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

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

/// Claims under one key, by row.
type List = Rc<[(i64, Rc<Item>)]>;

/// The evidence of a database. Keeps what it has looked up, since the figures of one article ask for much the same.
pub struct Stored<'a> {
    store: &'a Store,
    lists: RefCell<FxHashMap<Key, List>>,
    entries: RefCell<FxHashMap<i64, Shared>>,
    years: std::cell::OnceCell<Vec<Option<i16>>>,
}

impl<'a> Stored<'a> {
    /// The evidence of an open database.
    ///
    /// # Errors
    /// When it holds documents that an older version filed.
    pub fn new(store: &'a Store) -> Result<Stored<'a>, Error> {
        store.require_filed()?;
        store.begin_reading();
        Ok(Stored {
            store,
            lists: RefCell::default(),
            entries: RefCell::default(),
            years: std::cell::OnceCell::new(),
        })
    }

    fn list(&self, key: Key) -> Result<List, Error> {
        if let Some(list) = self.lists.borrow().get(&key) {
            return Ok(list.clone());
        }
        let mut list = Vec::new();
        for (row, form) in self.store.filed_under(key)? {
            let item = postcard::from_bytes(&form).map_err(|_| self.store.not_ours("a claim's form cannot be read"))?;
            list.push((row, Rc::new(item)));
        }
        let list: List = list.into();
        self.lists.borrow_mut().insert(key, list.clone());
        Ok(list)
    }

    fn under(&self, keys: Vec<Key>, keep: Keep<'_>) -> Result<Vec<Shared>, Error> {
        let mut kept: Vec<(i64, Rc<Item>)> = Vec::new();
        for key in keys {
            let list = self.list(key)?;
            kept.extend(list.iter().filter(|(_, item)| keep(item)).cloned());
        }
        kept.sort_by_key(|k| k.0);
        kept.dedup_by_key(|k| k.0);
        let unknown: Vec<i64> = {
            let known = self.entries.borrow();
            kept.iter()
                .map(|k| k.0)
                .filter(|row| !known.contains_key(row))
                .collect()
        };
        for hit in self.store.rows(&unknown)? {
            if let Some((row, item)) = kept.iter().find(|k| k.0 == hit.row) {
                let entry = Entry {
                    record: hit.record,
                    item: (**item).clone(),
                };
                self.entries.borrow_mut().insert(*row, Arc::new(entry));
            }
        }
        let known = self.entries.borrow();
        let mut out: Vec<(i64, Shared)> = kept
            .iter()
            .filter_map(|(row, _)| known.get(row).map(|e| (*row, e.clone())))
            .collect();
        out.sort_by(|(a, x), (b, y)| {
            let place = |e: &Shared| (e.record.document.source.clone(), e.record.claim.span.start);
            place(x).cmp(&place(y)).then(a.cmp(b))
        });
        Ok(out.into_iter().map(|o| o.1).collect())
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

    fn valued(&self, item: &Item, keep: Keep<'_>) -> Result<Vec<Shared>, Error> {
        self.under(keys::valued(item), keep)
    }

    fn years(&self) -> Result<Vec<Option<i16>>, Error> {
        if let Some(known) = self.years.get() {
            return Ok(known.clone());
        }
        let mut years: Vec<Option<i16>> = self.store.days()?.iter().map(|d| year(d.as_deref())).collect();
        years.sort_by_key(|y| std::cmp::Reverse(*y));
        years.dedup();
        Ok(self.years.get_or_init(|| years).clone())
    }

    fn is_empty(&self) -> Result<bool, Error> {
        Ok(!self.store.has_filed()?)
    }
}
