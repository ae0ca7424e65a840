//! Asking: the claims a query finds, in the order asked for; counts; what is near a query that finds nothing.
use super::plan::{CLAIMS, FOUND, Plan, all_words};
use super::read::{Hit, TABLES};
use super::row::{COLUMNS, hit, object};
use super::rows::NAMED;
use super::words::EVERY;
use super::{Store, rank};
use crate::base::Error;
use crate::model::Facets;
use crate::search::Query;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{params, params_from_iter};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// Order and part of what a query finds.
#[derive(Clone, Copy, Debug)]
pub struct Select {
    /// `relevance`, `date` or `value`.
    pub sort: Sort,
    /// At most so many.
    pub limit: usize,
    /// After so many.
    pub offset: usize,
}

/// Order of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Sort {
    Relevance,
    Date,
    Value,
}

/// What claims are counted by.
const FACETS: [&str; 5] = ["indicator", "speaker", "period", "measure", "partner"];

/// Values, each with the number of its claims.
pub type Counts = Vec<(String, i64)>;

impl Store {
    /// What a query finds.
    ///
    /// # Errors
    /// As for [`Store::records`].
    pub fn search(&self, query: &Query, select: Select) -> Result<Vec<Hit>, Error> {
        let read = || -> rusqlite::Result<Vec<Hit>> {
            let plan = Plan::new(self, query)?;
            let found = match select.sort {
                Sort::Relevance if query.words.iter().any(|w| !w.not) => rank::ranked(&self.db, query, &plan, select)?,
                Sort::Relevance | Sort::Date => self.ordered(&plan, "sentences_fts.rowid DESC", select)?,
                Sort::Value => self.ordered(&plan, "c.value_real DESC, sentences_fts.rowid DESC, c.id", select)?,
            };
            let mut whole = self
                .db
                .prepare_cached(&format!("SELECT {COLUMNS}, ?2 FROM {TABLES} WHERE c.id = ?1"))?;
            let whole = found
                .into_iter()
                .map(|(id, score)| whole.query_row(params![id, score], hit));
            whole.collect()
        };
        read().map_err(|e| self.fail(&e))
    }

    /// Ids of the claims that are asked for; those of one sentence follow each other as they were said.
    fn ordered(&self, plan: &Plan, order: &str, select: Select) -> rusqlite::Result<Vec<(i64, f64)>> {
        let sql = format!(
            "SELECT c.id FROM {CLAIMS} WHERE {FOUND} AND {} ORDER BY {order} LIMIT ? OFFSET ?",
            plan.conditions
        );
        let mut args = plan.found();
        args.extend([select.limit, select.offset].map(|n| Value::Integer(i64::try_from(n).unwrap_or(i64::MAX))));
        let mut statement = self.db.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(&args), |r| Ok((r.get(0)?, 0.0)))?;
        rows.collect()
    }

    /// Rows of the claims that a query finds.
    ///
    /// # Errors
    /// As for [`Store::records`].
    pub fn rows_found(&self, query: &Query) -> Result<HashSet<i64>, Error> {
        let found = self.found(query).map_err(|e| self.fail(&e))?;
        Ok(found.into_values().flatten().collect())
    }

    /// Rows of the claims that a query finds, the newest briefing first, of each the last words first.
    ///
    /// # Errors
    /// As for [`Store::records`].
    pub fn newest_first(&self, query: &Query) -> Result<Vec<i64>, Error> {
        let read = || -> rusqlite::Result<Vec<i64>> {
            let mut documents = self
                .db
                .prepare("SELECT id FROM documents ORDER BY date DESC, source DESC")?;
            let ids = documents.query_map([], |r| r.get(0))?;
            let places: FxHashMap<i64, u32> = ids
                .zip(0..)
                .map(|(id, k)| Ok((id?, k)))
                .collect::<rusqlite::Result<_>>()?;
            let plan = Plan::new(self, query)?;
            let mut statement = self.db.prepare(&format!(
                "SELECT c.document, c.start, c.id FROM {CLAIMS} WHERE {FOUND} AND {}",
                plan.conditions
            ))?;
            let mut rows = statement.query(params_from_iter(plan.found()))?;
            let mut found = Vec::new();
            while let Some(r) = rows.next()? {
                found.push((places.get(&r.get(0)?), Reverse(r.get::<_, u32>(1)?), r.get(2)?));
            }
            found.sort_unstable();
            Ok(found.into_iter().map(|f| f.2).collect())
        };
        read().map_err(|e| self.fail(&e))
    }

    /// Rows of the claims that a query finds, by the row of their document.
    pub(super) fn found(&self, query: &Query) -> rusqlite::Result<HashMap<i64, HashSet<i64>>> {
        let plan = Plan::new(self, query)?;
        let mut statement = self.db.prepare(&format!(
            "SELECT c.document, c.id FROM {CLAIMS} WHERE {FOUND} AND {}",
            plan.conditions
        ))?;
        let mut rows = statement.query(params_from_iter(plan.found()))?;
        let mut out: HashMap<i64, HashSet<i64>> = HashMap::new();
        while let Some(r) = rows.next()? {
            out.entry(r.get(0)?).or_default().insert(r.get(1)?);
        }
        Ok(out)
    }

    /// Whether any sentence has this word or mark.
    pub(super) fn has_word(&self, word: &str) -> rusqlite::Result<bool> {
        let mut statement = self
            .db
            .prepare_cached("SELECT 1 FROM sentences_fts WHERE sentences_fts MATCH ? LIMIT 1")?;
        statement.exists([format!("\"{word}\"")])
    }

    /// How many claims a query finds by indicator, speaker, period, measure and partner, of each the values with the
    /// most.
    ///
    /// # Errors
    /// As for [`Store::records`].
    pub fn facets(&self, query: &Query) -> Result<Vec<(&'static str, Counts)>, Error> {
        let read = || -> rusqlite::Result<_> {
            let plan = Plan::new(self, query)?;
            // one look at each claim for all of them: to find the claims takes longer than to count them
            let mut statement = self.db.prepare(&format!(
                "SELECT c.indicator, c.speaker, c.period, c.measure, CASE WHEN c.partner IS NOT NULL THEN c.facets END
                 FROM {CLAIMS} WHERE {FOUND} AND {}",
                plan.conditions
            ))?;
            let mut rows = statement.query(params_from_iter(plan.found()))?;
            let mut counts: [FxHashMap<String, i64>; FACETS.len()] = Default::default();
            while let Some(r) = rows.next()? {
                for (k, counts) in counts.iter_mut().enumerate().take(FACETS.len() - 1) {
                    if let Some(value) = r.get_ref(k)?.as_str_or_null()? {
                        count(counts, value);
                    }
                }
                if !matches!(r.get_ref(FACETS.len() - 1)?, ValueRef::Null) {
                    // each of several partners counts
                    let facets: Facets = object(r, FACETS.len() - 1)?;
                    for partner in &facets.partner {
                        count(&mut counts[FACETS.len() - 1], partner);
                    }
                }
            }
            Ok(FACETS.into_iter().zip(counts.map(most)).collect())
        };
        read().map_err(|e| self.fail(&e))
    }

    /// Known values of `indicator` and `speaker` that are nearest to a word, for a query that found nothing.
    ///
    /// # Errors
    /// As for [`Store::records`].
    pub fn nearest(&self, word: &str) -> Result<Vec<String>, Error> {
        let word = word.to_lowercase();
        let most = (1 + word.chars().count() / 4).min(3);
        // a name is near when it is, or one of its words; of two the one that is nearer as a whole
        let far = |name: &str| {
            let name = name.to_lowercase();
            let whole = distance(&word, &name);
            let parts = name.split_whitespace().map(|part| distance(&word, part));
            let near = parts.fold(whole, usize::min);
            (near <= most || name.contains(&word)).then_some((near, whole))
        };
        let read = || -> rusqlite::Result<Vec<String>> {
            let mut near = Vec::new();
            for kind in NAMED {
                let mut names = self.db.prepare_cached("SELECT name FROM names WHERE kind = ?")?;
                let mut names = names.query([kind])?;
                while let Some(r) = names.next()? {
                    let name: String = r.get(0)?;
                    near.extend(far(&name).map(|far| (far, name, kind)));
                }
            }
            near.sort();
            let mut found = Vec::new();
            for (_, name, kind) in near {
                if self.has_name(kind, &name)? {
                    found.push(name);
                }
                if found.len() == 3 {
                    break;
                }
            }
            Ok(found)
        };
        read().map_err(|e| self.fail(&e))
    }

    /// Whether a name still has a claim: names stay when their documents go.
    fn has_name(&self, kind: &str, name: &str) -> rusqlite::Result<bool> {
        let words = all_words(name).unwrap_or_else(|| format!("\"{EVERY}\""));
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT 1 FROM sentences_fts CROSS JOIN claims c ON c.sentence = sentences_fts.rowid
             WHERE sentences_fts MATCH ? AND c.{kind} = ? LIMIT 1"
        ))?;
        statement.exists([&words, name])
    }
}

fn count(counts: &mut FxHashMap<String, i64>, value: &str) {
    match counts.get_mut(value) {
        Some(n) => *n += 1,
        None => {
            counts.insert(value.to_string(), 1);
        }
    }
}

/// The values with the most claims, most first.
fn most(counts: FxHashMap<String, i64>) -> Counts {
    let mut all: Counts = counts.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all.truncate(12);
    all
}

/// Changes of one letter that lead from one word to another.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let next = (row[j] + 1).min(row[j + 1] + 1).min(diagonal + usize::from(x != *y));
            diagonal = std::mem::replace(&mut row[j + 1], next);
        }
    }
    row[b.len()]
}
