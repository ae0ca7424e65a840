//! Writing: a document wholly or not at all, several in one commit.
use super::Store;
use crate::base::{Error, Source};
use crate::report::{ClaimOut, Report};
use crate::search::tokens::tokens;
use rusqlite::{Connection, params};
use serde::Serialize;
use std::collections::HashMap;

/// What the database already holds of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indexed {
    /// Hash of its text.
    pub text_sha256: String,
    /// Program that read it.
    pub generator: String,
}

/// What a claim is looked up by when quotes are checked. The store does not know what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// The keys it is found under.
    pub keys: Vec<u64>,
    /// The claim made comparable.
    pub form: Vec<u8>,
}

/// A key as a word of the index.
pub(super) fn key_word(key: u64) -> String {
    format!("{key:010x}")
}

/// A document as it is written.
#[derive(Clone, Debug)]
pub struct Document {
    /// What was read from it.
    pub report: Report,
    /// Its text.
    pub source: Source,
    /// What goes with its claims, one by one; without it they cannot be checked against.
    pub filed: Vec<Option<Filed>>,
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
    pub fn put(&mut self, documents: &[Document]) -> Result<(), Error> {
        let mut write = || -> rusqlite::Result<()> {
            let mut tx = self.db.transaction()?;
            for document in documents {
                let one = tx.savepoint()?;
                put_report(&one, document)?;
                one.commit()?;
            }
            tx.commit()
        };
        write().map_err(|e| super::broken(&self.path, &e))
    }

    /// Makes the indexes that a new database is first filled without.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn finish(&mut self) -> Result<(), Error> {
        self.db.execute_batch(super::schema::LATER).map_err(|e| self.fail(&e))
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

/// A document with its turns, sentences and claims.
fn put_report(tx: &Connection, d: &Document) -> rusqlite::Result<()> {
    let (report, source) = (&d.report, &d.source);
    let chars: Vec<(usize, char)> = source.text.char_indices().collect();
    let slice = |start: u32, end: u32| {
        let byte = |i: u32| chars.get(i as usize).map_or(source.text.len(), |c| c.0);
        &source.text[byte(start)..byte(end)]
    };
    remove(tx, &report.document.source)?;
    let document = put_document(tx, report)?;
    for t in &report.turns {
        tx.prepare_cached("INSERT INTO turns VALUES (?,?,?,?,?,?,?,?,?,?,?)")?
            .execute(params![
                document,
                t.index as i64,
                t.label,
                t.speaker,
                word(t.kind),
                t.outlet,
                word(t.section),
                t.handoff,
                t.span.start,
                t.span.end,
                slice(t.span.start, t.span.end)
            ])?;
    }
    let mut sentence: Option<(u32, i64)> = None;
    for (k, c) in report.claims.iter().enumerate() {
        let id = match sentence.filter(|s| s.0 == c.sentence.span.start) {
            Some((_, id)) => id,
            None => {
                tx.prepare_cached(
                    "INSERT INTO sentences (document, turn, paragraph, start, \"end\", text) VALUES (?,?,?,?,?,?)",
                )?
                .execute(params![
                    document,
                    c.turn as i64,
                    c.sentence.paragraph as i64,
                    c.sentence.span.start,
                    c.sentence.span.end,
                    c.sentence.text
                ])?;
                tx.last_insert_rowid()
            }
        };
        sentence = Some((c.sentence.span.start, id));
        put_claim(tx, report, c, document, id)?;
        if let Some(Some(filed)) = d.filed.get(k) {
            put_filed(tx, tx.last_insert_rowid(), filed)?;
        }
    }
    Ok(())
}

fn remove(tx: &Connection, source: &str) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "DELETE FROM claims_fts WHERE rowid IN
           (SELECT c.id FROM claims c JOIN documents d ON d.id = c.document WHERE d.source = ?)",
    )?
    .execute([source])?;
    tx.prepare_cached(
        "DELETE FROM claim_keys WHERE rowid IN
           (SELECT c.id FROM claims c JOIN documents d ON d.id = c.document JOIN claim_forms f ON f.claim = c.id
            WHERE d.source = ?)",
    )?
    .execute([source])?;
    tx.prepare_cached("DELETE FROM documents WHERE source = ?")?
        .execute([source])?;
    Ok(())
}

/// The string form that JSON output has of an enum.
pub(super) fn word(v: impl Serialize) -> Option<String> {
    match serde_json::to_value(v) {
        Ok(serde_json::Value::String(s)) => Some(s),
        _ => None,
    }
}

pub(super) fn json(v: impl Serialize) -> String {
    serde_json::to_string(&v).unwrap_or_default()
}

fn put_filed(tx: &Connection, claim: i64, filed: &Filed) -> rusqlite::Result<()> {
    tx.prepare_cached("INSERT INTO claim_forms VALUES (?,?)")?
        .execute(params![claim, filed.form])?;
    let words: Vec<String> = filed.keys.iter().map(|k| key_word(*k)).collect();
    tx.prepare_cached("INSERT INTO claim_keys (rowid, keys) VALUES (?,?)")?
        .execute(params![claim, words.join(" ")])?;
    Ok(())
}

fn put_document(tx: &Connection, report: &Report) -> rusqlite::Result<i64> {
    let d = &report.document;
    tx.prepare_cached(
        "INSERT INTO documents (document_id, source, text_sha256, generator, kind, language, title, place, datetime, date,
           date_source, abbreviations) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
    )?
    .execute(params![
        d.id,
        d.source,
        d.text_sha256,
        report.generator,
        word(d.kind),
        d.language,
        d.title,
        d.place,
        d.datetime,
        d.date,
        word(d.date_source),
        json(&d.abbreviations)
    ])?;
    let document = tx.last_insert_rowid();
    for (k, p) in d.participants.iter().enumerate() {
        tx.prepare_cached("INSERT INTO participants VALUES (?,?,?,?,?,?)")?
            .execute(params![
                document,
                k as i64,
                p.name,
                p.honorific,
                word(p.role),
                json(&p.titles)
            ])?;
    }
    for e in &report.exchanges {
        tx.prepare_cached("INSERT INTO exchanges VALUES (?,?,?,?,?,?,?,?)")?
            .execute(params![
                document,
                e.index as i64,
                e.outlet,
                e.sub_questions,
                json(&e.questions),
                json(&e.answers),
                json(&e.handoffs),
                json(&e.answered_by)
            ])?;
    }
    Ok(document)
}

fn put_claim(tx: &Connection, report: &Report, c: &ClaimOut, document: i64, sentence: i64) -> rusqlite::Result<()> {
    let exact = |v: Option<crate::report::Exact>| v.map(|v| v.0.to_string());
    let real = |v: Option<crate::report::Exact>| v.and_then(|v| rust_decimal::prelude::ToPrimitive::to_f64(&v.0));
    let list = |l: &[String]| (!l.is_empty()).then(|| l.join("; "));
    let days = c.period.as_deref().and_then(crate::search::days);
    tx.prepare_cached(
        "INSERT INTO claims (claim_id, document, turn, exchange, sentence, start, \"end\", text, value, value_real, low,
           low_real, high, high_real, unit, approx, measure, direction, base, indicator, subject, \"of\", facets, partner,
           product, region, actor, transport, period, period_start, period_end, speaker, asserted_by, source, modality,
           same_as, rule, evidence)
         VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    )?
    .execute(params![
        c.id,
        document,
        c.turn as i64,
        c.exchange.map(|e| e as i64),
        sentence,
        c.span.start,
        c.span.end,
        c.text,
        c.value.0.to_string(),
        real(Some(c.value)),
        exact(c.low),
        real(c.low),
        exact(c.high),
        real(c.high),
        c.unit,
        word(c.approx),
        word(c.measure),
        word(c.direction),
        c.base,
        c.indicator,
        c.subject,
        c.of,
        json(&c.facets),
        list(&c.facets.partner),
        list(&c.facets.product),
        list(&c.facets.region),
        list(&c.facets.actor),
        list(&c.facets.transport),
        c.period,
        days.as_ref().map(|d| d.0.clone()),
        days.as_ref().map(|d| d.1.clone()),
        c.speaker,
        word(c.asserted_by),
        c.source,
        word(c.modality),
        c.same_as,
        c.rule,
        json(&c.evidence)
    ])?;
    let outlet = report.turns.get(c.turn).and_then(|t| t.outlet.as_deref());
    let mut words = tokens(&c.sentence.text);
    for more in [
        c.indicator.as_deref(),
        c.subject.as_deref(),
        c.speaker.as_deref(),
        outlet,
        report.document.title.as_deref(),
    ] {
        // a phrase must not run from one field into the next
        words.push("_".into());
        words.extend(tokens(more.unwrap_or("")));
    }
    tx.prepare_cached("INSERT INTO claims_fts (rowid, words) VALUES (?,?)")?
        .execute(params![tx.last_insert_rowid(), words.join(" ")])?;
    Ok(())
}
