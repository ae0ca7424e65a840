//! Writing: a document wholly or not at all, several in one commit.
use super::Store;
use super::cells::{Bound, Cells};
use super::rows::{Rows, key_words};
use crate::base::Error;
use rusqlite::{Connection, params, params_from_iter};
use std::collections::HashMap;

/// Claims in one commit.
const COMMIT: usize = 16_000;
/// Claims of documents that are put in order before they are written; more would be out of the processor's caches.
const ORDERED: usize = 2_000;

/// What the database already holds of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indexed {
    /// Hash of its text.
    pub text_sha256: String,
    /// Program that read it.
    pub generator: String,
}

impl Store {
    /// All sources in the database.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn indexed(&self) -> Result<HashMap<String, Indexed>, Error> {
        let read = || -> rusqlite::Result<_> {
            let mut statement = self
                .db
                .prepare("SELECT source, text_sha256, generator FROM documents")?;
            let rows = statement.query_map([], |r| {
                Ok((
                    r.get(0)?,
                    Indexed {
                        text_sha256: r.get(1)?,
                        generator: r.get(2)?,
                    },
                ))
            })?;
            rows.collect()
        };
        read().map_err(|e| self.fail(&e))
    }

    /// Writes documents as they come, each in place of what its source said before, and each wholly or not at all. Many
    /// share a commit, since a commit writes every page that it touched. Gives their number and that of their claims.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn put(&mut self, documents: impl IntoIterator<Item = Rows>) -> Result<(usize, usize), Error> {
        let mut documents = documents.into_iter().peekable();
        let mut write = || -> rusqlite::Result<(usize, usize)> {
            let (mut added, mut claims) = (0, 0);
            // keys point at rows of the same document, which are written with it; looking each up again takes long
            self.db.pragma_update(None, "foreign_keys", "OFF")?;
            while documents.peek().is_some() {
                let tx = self.db.transaction()?;
                let before = claims;
                while claims < before + COMMIT && documents.peek().is_some() {
                    for document in next_days(&mut documents) {
                        remove(&tx, &document.source)?;
                        put_document(&tx, &document)?;
                        added += 1;
                        claims += document.claims();
                    }
                }
                tx.commit()?;
            }
            self.db.pragma_update(None, "foreign_keys", "ON")?;
            Ok((added, claims))
        };
        write().map_err(|e| super::broken(&self.path, &e))
    }

    /// Makes the index that a new database is first filled without, and joins the parts of its full text.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn finish(&mut self) -> Result<(), Error> {
        super::schema::finish(&self.db).map_err(|e| self.fail(&e))
    }

    /// Takes the documents out that `keep` refuses by their source; gives their number.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn prune(&mut self, keep: impl Fn(&str) -> bool) -> Result<usize, Error> {
        let gone: Vec<String> = self.indexed()?.into_keys().filter(|s| !keep(s)).collect();
        let mut write = || -> rusqlite::Result<()> {
            let tx = self.db.transaction()?;
            for source in &gone {
                remove(&tx, source)?;
            }
            tx.commit()
        };
        write().map_err(|e| super::broken(&self.path, &e))?;
        Ok(gone.len())
    }
}

/// The next documents in the order of their days: the full-text index takes rows quickest in the order of their ids.
fn next_days(documents: &mut impl Iterator<Item = Rows>) -> Vec<Rows> {
    let mut few: Vec<Rows> = Vec::new();
    let mut claims = 0;
    while claims < ORDERED
        && let Some(document) = documents.next()
    {
        claims += document.claims();
        few.push(document);
    }
    few.sort_by_key(|d| d.day);
    few
}

/// Takes a document out, with all that belongs to it. The names that only it had stay: see [`Store::nearest`].
fn remove(tx: &Connection, source: &str) -> rusqlite::Result<()> {
    let mut statement = tx.prepare_cached("SELECT id FROM documents WHERE source = ?")?;
    let mut found = statement.query([source])?;
    let Some(row) = found.next()? else { return Ok(()) };
    let document: i64 = row.get(0)?;
    let mut forms = tx.prepare_cached(
        "SELECT f.claim, f.keys FROM claims c JOIN claim_forms f ON f.claim = c.id WHERE c.document = ?",
    )?;
    // the index does not keep what it was given
    let mut unkey = tx.prepare_cached("INSERT INTO claim_keys (claim_keys, rowid, keys) VALUES ('delete', ?, ?)")?;
    let mut rows = forms.query([document])?;
    while let Some(r) = rows.next()? {
        unkey.execute(params![r.get::<_, i64>(0)?, key_words(r.get_ref(1)?.as_blob()?)])?;
    }
    for sql in [
        "DELETE FROM sentences_fts WHERE rowid IN (SELECT id FROM sentences WHERE document = ?)",
        "DELETE FROM claim_forms WHERE claim IN (SELECT id FROM claims WHERE document = ?)",
        "DELETE FROM claims WHERE document = ?",
        "DELETE FROM sentences WHERE document = ?",
        "DELETE FROM exchanges WHERE document = ?",
        "DELETE FROM turns WHERE document = ?",
        "DELETE FROM participants WHERE document = ?",
        "DELETE FROM documents WHERE id = ?",
    ] {
        tx.prepare_cached(sql)?.execute([document])?;
    }
    Ok(())
}

/// Writes the rows of a document that is not there.
fn put_document(tx: &Connection, d: &Rows) -> rusqlite::Result<()> {
    let mut document = tx.prepare_cached(
        "INSERT INTO documents (document_id, source, text_sha256, generator, kind, language, title, place, datetime, date,
           date_source, abbreviations) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
    )?;
    for row in d.document.rows::<12>() {
        document.execute(params_from_iter(row))?;
    }
    let document = tx.last_insert_rowid();
    put::<5>(
        tx,
        "INSERT INTO participants VALUES (?,?,?,?,?,?)",
        document,
        &d.participants,
    )?;
    put::<10>(
        tx,
        "INSERT INTO turns VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        document,
        &d.turns,
    )?;
    put::<7>(
        tx,
        "INSERT INTO exchanges VALUES (?,?,?,?,?,?,?,?)",
        document,
        &d.exchanges,
    )?;
    let mut name = tx.prepare_cached("INSERT OR IGNORE INTO names VALUES (?,?)")?;
    for row in d.names.rows::<2>() {
        name.execute(params_from_iter(row))?;
    }
    let first = next_id(tx, d.day)?;
    let last = first + d.each.len() as i64 - 1;
    let mut sentence = tx.prepare_cached(
        "INSERT INTO sentences (id, document, turn, paragraph, start, \"end\", text) VALUES (?,?,?,?,?,?,?)",
    )?;
    let mut words = tx.prepare_cached("INSERT INTO sentences_fts (rowid, words, marks) VALUES (?,?,?)")?;
    // from the last to the first: the newest sentence is found first, and then a document reads as it was said
    for (id, (s, w)) in (first..).zip(d.sentences.rows::<5>().zip(d.words.rows::<2>()).rev()) {
        sentence.execute(params_from_iter([id, document].map(Bound::from).into_iter().chain(s)))?;
        words.execute(params_from_iter(std::iter::once(id.into()).chain(w)))?;
    }
    let mut claim = tx.prepare_cached(
        "INSERT INTO claims (document, sentence, claim_id, turn, exchange, start, \"end\", text, value, value_real, low,
           low_real, high, high_real, unit, approx, measure, direction, base, indicator, subject, \"of\", facets, partner,
           product, region, actor, transport, period, period_start, period_end, speaker, asserted_by, source, modality,
           same_as, rule, evidence)
         VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    )?;
    let mut form = tx.prepare_cached("INSERT INTO claim_forms VALUES (?,?,?)")?;
    let mut keys = tx.prepare_cached("INSERT INTO claim_keys (rowid, keys) VALUES (?,?)")?;
    let mut claims = d.claims.rows::<36>().zip(d.forms.rows::<3>());
    for (k, n) in d.each.iter().enumerate() {
        for (row, forms) in claims.by_ref().take(*n) {
            let own = [document, last - k as i64].map(Bound::from).into_iter();
            claim.execute(params_from_iter(own.chain(row)))?;
            let id = tx.last_insert_rowid();
            let [own, packed, words] = forms;
            if !own.is_null() {
                form.execute(params![id, own, packed])?;
                keys.execute(params![id, words])?;
            }
        }
    }
    Ok(())
}

/// Writes rows that begin with their document.
fn put<const WIDTH: usize>(tx: &Connection, sql: &str, document: i64, rows: &Cells) -> rusqlite::Result<()> {
    let mut statement = tx.prepare_cached(sql)?;
    for row in rows.rows::<WIDTH>() {
        statement.execute(params_from_iter(std::iter::once(document.into()).chain(row)))?;
    }
    Ok(())
}

/// Ids of sentences begin with the day, so that their order is that of time.
pub(super) const A_DAY: i64 = 10_000_000;

/// The first id of a day that is free.
fn next_id(tx: &Connection, day: i64) -> rusqlite::Result<i64> {
    let mut statement = tx.prepare_cached("SELECT max(id) FROM sentences WHERE id >= ?1 AND id < ?2")?;
    let last: Option<i64> = statement.query_row([day * A_DAY, (day + 1) * A_DAY], |r| r.get(0))?;
    Ok(last.unwrap_or(day * A_DAY) + 1)
}
