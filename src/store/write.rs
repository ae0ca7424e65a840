//! Writing: a document wholly or not at all, several in one commit.
use super::Store;
use super::rows::Rows;
use crate::base::Error;
use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};
use std::collections::HashMap;

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

    /// Writes documents, each in place of what its source said before, and each wholly or not at all. They share one
    /// commit, since a commit writes every page that it touched.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn put(&mut self, mut documents: Vec<Rows>) -> Result<(), Error> {
        // the full-text index takes rows quickest in the order of their ids, which is that of the days
        documents.sort_by_key(|d| d.day);
        let write = || -> rusqlite::Result<()> {
            // keys point at rows of the same document, which are written with it; looking each up again takes long
            self.db.pragma_update(None, "foreign_keys", "OFF")?;
            let tx = self.db.transaction()?;
            for document in documents {
                remove(&tx, &document.source)?;
                put_document(&tx, document)?;
            }
            tx.commit()?;
            self.db.pragma_update(None, "foreign_keys", "ON")
        };
        write().map_err(|e| super::broken(&self.path, &e))
    }

    /// Makes the indexes that a new database is first filled without, and joins the parts of its full text.
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

/// Takes a document out, with all that belongs to it.
fn remove(tx: &Connection, source: &str) -> rusqlite::Result<()> {
    let mut statement = tx.prepare_cached("SELECT id FROM documents WHERE source = ?")?;
    let mut found = statement.query([source])?;
    let Some(row) = found.next()? else { return Ok(()) };
    let document: i64 = row.get(0)?;
    for sql in [
        "DELETE FROM sentences_fts WHERE rowid IN (SELECT id FROM sentences WHERE document = ?)",
        "DELETE FROM claim_keys WHERE rowid IN
           (SELECT f.claim FROM claims c JOIN claim_forms f ON f.claim = c.id WHERE c.document = ?)",
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
fn put_document(tx: &Connection, d: Rows) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "INSERT INTO documents (document_id, source, text_sha256, generator, kind, language, title, place, datetime, date,
           date_source, abbreviations) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
    )?
    .execute(params_from_iter(&d.document))?;
    let document = tx.last_insert_rowid();
    for (sql, rows) in [
        ("INSERT INTO participants VALUES (?,?,?,?,?,?)", &d.participants),
        ("INSERT INTO turns VALUES (?,?,?,?,?,?,?,?,?,?,?)", &d.turns),
        ("INSERT INTO exchanges VALUES (?,?,?,?,?,?,?,?)", &d.exchanges),
    ] {
        let mut statement = tx.prepare_cached(sql)?;
        for row in rows {
            statement.execute(params_from_iter([&Value::Integer(document)].into_iter().chain(row)))?;
        }
    }
    let first = next_id(tx, d.day)?;
    let mut sentence = tx.prepare_cached(
        "INSERT INTO sentences (id, document, turn, paragraph, start, \"end\", text) VALUES (?,?,?,?,?,?,?)",
    )?;
    let mut words = tx.prepare_cached("INSERT INTO sentences_fts (rowid, words, marks) VALUES (?,?,?)")?;
    let mut claim = tx.prepare_cached(
        "INSERT INTO claims (document, sentence, claim_id, turn, exchange, start, \"end\", text, value, value_real, low,
           low_real, high, high_real, unit, approx, measure, direction, base, indicator, subject, \"of\", facets, partner,
           product, region, actor, transport, period, period_start, period_end, speaker, asserted_by, source, modality,
           same_as, rule, evidence)
         VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    )?;
    let mut form = tx.prepare_cached("INSERT INTO claim_forms VALUES (?,?)")?;
    let mut keys = tx.prepare_cached("INSERT INTO claim_keys (rowid, keys) VALUES (?,?)")?;
    // from the last to the first: the newest sentence is found first, and then a document reads as it was said
    for (id, s) in (first..).zip(d.sentences.iter().rev()) {
        let own = [Value::Integer(id), Value::Integer(document)];
        sentence.execute(params_from_iter(own.iter().chain(&s.values)))?;
        words.execute(params![id, s.words.words, s.words.marks])?;
    }
    let last = first + d.sentences.len() as i64 - 1;
    for (k, s) in d.sentences.iter().enumerate() {
        let own = [Value::Integer(document), Value::Integer(last - k as i64)];
        for c in &s.claims {
            claim.execute(params_from_iter(own.iter().chain(&c.values)))?;
            if let Some(filed) = &c.filed {
                let id = tx.last_insert_rowid();
                form.execute(params![id, filed.form])?;
                keys.execute(params![id, filed.keys])?;
            }
        }
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
