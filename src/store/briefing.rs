//! Reading whole briefings: a document with its people, turns, exchanges and claims.
use super::Store;
use super::read::TABLES;
use super::row::{COLUMNS, hit, object, parsed};
use crate::base::Error;
use crate::report::{
    ClaimOut, DocumentOut, DocumentRef, ExchangeOut, ParticipantOut, Range, Record, SentenceOut, TurnOut,
};
use crate::search::Query;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use std::collections::HashSet;

/// A turn with its words.
#[derive(Clone, Debug)]
pub struct Spoken {
    /// The turn.
    pub turn: TurnOut,
    /// Its words.
    pub text: String,
}

/// A document with everything the database holds of it.
#[derive(Clone, Debug)]
pub struct Briefing {
    /// Its place among those read, from 1.
    pub number: usize,
    /// Header with participants; without the text.
    pub document: DocumentOut,
    /// Turns, in order.
    pub turns: Vec<Spoken>,
    /// Exchanges, in order.
    pub exchanges: Vec<ExchangeOut>,
    /// Claims that the query finds, in order.
    pub claims: Vec<ClaimOut>,
    /// The sentences of these claims, each once, with the position of its turn.
    pub sentences: Vec<(usize, SentenceOut)>,
}

impl Briefing {
    /// Its claims as records.
    pub fn records(self) -> Vec<Record> {
        let d = self.document;
        let document = DocumentRef {
            id: d.id,
            title: d.title,
            date: d.date,
            source: d.source,
        };
        let record = |claim| Record {
            document: document.clone(),
            claim,
        };
        self.claims.into_iter().map(record).collect()
    }
}

impl Store {
    /// Hands the briefings over in which a query finds something, by source, one at a time, with the claims that it finds.
    /// A query that asks for everything gives briefings without claims, too.
    ///
    /// # Errors
    /// When the database cannot be read, or what `each` says.
    pub fn briefings<E: From<Error>>(
        &self,
        query: &Query,
        mut each: impl FnMut(Briefing) -> Result<(), E>,
    ) -> Result<(), E> {
        self.read_through();
        let found = match query.is_empty() {
            true => None,
            false => Some(self.found(query).map_err(|e| self.fail(&e))?),
        };
        let ids = self.column("SELECT id FROM documents ORDER BY source", &[]);
        let mut number = 0;
        for id in ids.map_err(|e| self.fail(&e))? {
            let wanted = found.as_ref().map(|f| f.get(&id));
            if wanted == Some(None) {
                continue;
            }
            number += 1;
            let briefing = self.briefing(id, number, wanted.flatten());
            each(briefing.map_err(|e| self.fail(&e))?)?;
        }
        Ok(())
    }

    fn column(&self, sql: &str, args: &[Value]) -> rusqlite::Result<Vec<i64>> {
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map(params_from_iter(args), |r| r.get(0))?;
        rows.collect()
    }

    fn all<T>(&self, sql: &str, id: i64, read: fn(&Row<'_>) -> rusqlite::Result<T>) -> rusqlite::Result<Vec<T>> {
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map([id], read)?;
        rows.collect()
    }

    fn briefing(&self, id: i64, number: usize, wanted: Option<&HashSet<i64>>) -> rusqlite::Result<Briefing> {
        let mut document = self
            .db
            .prepare_cached(
                "SELECT document_id, source, text_sha256, language, kind, title, place, datetime, date, date_source,
                   abbreviations FROM documents WHERE id = ?",
            )?
            .query_row([id], document)?;
        document.participants = self.all(
            "SELECT name, honorific, role, titles FROM participants WHERE document = ? ORDER BY position",
            id,
            participant,
        )?;
        let turns = self.all(
            "SELECT position, label, speaker, kind, outlet, section, handoff, start, \"end\", text FROM turns
             WHERE document = ? ORDER BY position",
            id,
            spoken,
        )?;
        let exchanges = self.all(
            "SELECT position, outlet, sub_questions, questions, answers, handoffs, answered_by FROM exchanges
             WHERE document = ? ORDER BY position",
            id,
            exchange,
        )?;
        let sql = format!("SELECT {COLUMNS}, 0.0 FROM {TABLES} WHERE c.document = ? ORDER BY c.start, c.id");
        let mut claims = Vec::new();
        let mut sentences: Vec<(usize, SentenceOut)> = Vec::new();
        for h in self.all(&sql, id, hit)? {
            if wanted.is_some_and(|w| !w.contains(&h.row)) {
                continue;
            }
            let c = h.record.claim;
            if sentences.iter().rev().all(|s| s.1.span != c.sentence.span) {
                sentences.push((c.turn, c.sentence.clone()));
            }
            claims.push(c);
        }
        Ok(Briefing {
            number,
            document,
            turns,
            exchanges,
            claims,
            sentences,
        })
    }
}

fn document(r: &Row<'_>) -> rusqlite::Result<DocumentOut> {
    Ok(DocumentOut {
        // not kept: the claims have their days
        later: Vec::new(),
        id: r.get(0)?,
        source: r.get(1)?,
        text_sha256: r.get(2)?,
        language: r.get::<_, String>(3)?.into(),
        kind: parsed(r, 4)?,
        title: r.get(5)?,
        place: r.get(6)?,
        datetime: r.get(7)?,
        date: r.get(8)?,
        date_source: parsed(r, 9)?,
        participants: Vec::new(),
        abbreviations: object(r, 10)?,
        text: None,
    })
}

fn participant(r: &Row<'_>) -> rusqlite::Result<ParticipantOut> {
    Ok(ParticipantOut {
        name: r.get(0)?,
        honorific: r.get(1)?,
        role: parsed(r, 2)?,
        titles: object(r, 3)?,
    })
}

fn position(r: &Row<'_>, at: usize) -> rusqlite::Result<usize> {
    r.get::<_, i64>(at).map(|v| usize::try_from(v).unwrap_or(0))
}

fn spoken(r: &Row<'_>) -> rusqlite::Result<Spoken> {
    Ok(Spoken {
        turn: TurnOut {
            index: position(r, 0)?,
            label: r.get(1)?,
            speaker: r.get(2)?,
            kind: parsed(r, 3)?,
            outlet: r.get(4)?,
            section: parsed(r, 5)?,
            handoff: r.get(6)?,
            span: Range {
                start: r.get(7)?,
                end: r.get(8)?,
            },
        },
        text: r.get(9)?,
    })
}

fn exchange(r: &Row<'_>) -> rusqlite::Result<ExchangeOut> {
    Ok(ExchangeOut {
        index: position(r, 0)?,
        outlet: r.get(1)?,
        sub_questions: r.get(2)?,
        questions: object(r, 3)?,
        answers: object(r, 4)?,
        handoffs: object(r, 5)?,
        answered_by: object(r, 6)?,
    })
}
