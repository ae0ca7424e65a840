//! Reading: records as they were written, and what stands around them. Must not know queries.
use super::Store;
use super::row::{COLUMNS, hit};
use super::rows::key_word;
use crate::base::Error;
use crate::report::Record;
use rusqlite::params_from_iter;
use rusqlite::types::Value;

/// A record and how well it answers (higher is better; 0 where no words were asked for).
#[derive(Clone, Debug)]
pub struct Hit {
    /// The claim with its document.
    pub record: Record,
    /// bm25, sign turned.
    pub score: f64,
    /// Row of the claim, for what is asked next.
    pub row: i64,
}

/// The form of a claim, and where it was said.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Its form.
    pub form: Vec<u8>,
    /// Day of its briefing.
    pub date: Option<String>,
    /// Path or URL of its briefing.
    pub source: String,
    /// First code point of the claim.
    pub start: u32,
}

/// A turn as the database keeps it.
#[derive(Clone, Debug)]
pub struct Turn {
    /// Position in the document.
    pub position: i64,
    /// Speaker or outlet, else the label.
    pub voice: String,
    /// Kind of speaker.
    pub kind: String,
    /// The words.
    pub text: String,
}

/// The question a claim answers.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// Outlet that asks.
    pub outlet: Option<String>,
    /// The turns that ask.
    pub questions: Vec<Turn>,
}

pub(super) const TABLES: &str = "claims c JOIN documents d ON d.id = c.document JOIN sentences s ON s.id = c.sentence";

impl Store {
    /// Every record, by document and place, one after the other.
    ///
    /// # Errors
    /// When the database cannot be read or holds what is no claim.
    pub fn records(&self) -> Result<Vec<Record>, Error> {
        let sql = format!("SELECT {COLUMNS}, 0.0 FROM {TABLES} ORDER BY d.source, c.start, c.id");
        Ok(self.fetch(&sql, &[])?.into_iter().map(|h| h.record).collect())
    }

    /// Holds one view of the database for many questions: each would take and give back its locks alone.
    pub(crate) fn begin_reading(&self) {
        // without it all is as right, only slower
        if self.db.is_autocommit() {
            let _ = self.db.execute_batch("BEGIN");
        }
    }

    /// Ends what [`Store::begin_reading`] began.
    pub(crate) fn end_reading(&self) {
        if !self.db.is_autocommit() {
            let _ = self.db.execute_batch("COMMIT");
        }
    }

    /// Claims filed under a key: their rows and forms.
    ///
    /// # Errors
    /// As for [`Store::records`].
    pub fn filed_under(&self, key: u64) -> Result<Vec<(i64, Vec<u8>)>, Error> {
        let read = || -> rusqlite::Result<_> {
            let mut statement = self.db.prepare_cached(
                "SELECT f.claim, f.form FROM claim_keys k JOIN claim_forms f ON f.claim = k.rowid WHERE claim_keys MATCH ?",
            )?;
            let rows = statement.query_map([format!("\"{}\"", key_word(key))], |r| Ok((r.get(0)?, r.get(1)?)))?;
            rows.collect()
        };
        read().map_err(|e| self.fail(&e))
    }

    /// Hands over the form of every claim that has one, with its row and its sentence, in the order of their rows.
    ///
    /// # Errors
    /// As for [`Store::records`], or what `each` says.
    pub fn forms<E: From<Error>>(&self, mut each: impl FnMut(i64, &[u8], &str) -> Result<(), E>) -> Result<(), E> {
        self.read_through();
        let failed = |e: rusqlite::Error| E::from(self.fail(&e));
        let sql = "SELECT f.claim, f.form, s.text FROM claim_forms f CROSS JOIN claims c ON c.id = f.claim
           CROSS JOIN sentences s ON s.id = c.sentence ORDER BY f.claim";
        let mut statement = self.db.prepare(sql).map_err(failed)?;
        let mut rows = statement.query([]).map_err(failed)?;
        while let Some(r) = rows.next().map_err(failed)? {
            let read = || -> rusqlite::Result<_> { Ok((r.get(0)?, r.get_ref(1)?.as_blob()?, r.get_ref(2)?.as_str()?)) };
            let (row, form, sentence) = read().map_err(failed)?;
            each(row, form, sentence)?;
        }
        Ok(())
    }

    /// The form of a claim, and where it was said.
    ///
    /// # Errors
    /// As for [`Store::records`].
    pub fn placed(&self, row: i64) -> Result<Placed, Error> {
        let read = || -> rusqlite::Result<Placed> {
            let mut statement = self.db.prepare_cached(
                "SELECT f.form, d.date, d.source, c.start FROM claim_forms f JOIN claims c ON c.id = f.claim
                   JOIN documents d ON d.id = c.document WHERE f.claim = ?",
            )?;
            statement.query_row([row], |r| {
                Ok(Placed {
                    form: r.get(0)?,
                    date: r.get(1)?,
                    source: r.get(2)?,
                    start: r.get(3)?,
                })
            })
        };
        read().map_err(|e| self.fail(&e))
    }

    /// The claim of a row.
    ///
    /// # Errors
    /// As for [`Store::records`].
    pub fn record(&self, row: i64) -> Result<Record, Error> {
        let found = self.rows(&[row])?.pop();
        found
            .map(|h| h.record)
            .ok_or_else(|| self.not_ours("a claim is missing"))
    }

    /// Whether a claim is filed under a key.
    ///
    /// # Errors
    /// As for [`Store::records`].
    pub fn has_filed_under(&self, key: u64) -> Result<bool, Error> {
        let read = || -> rusqlite::Result<bool> {
            let sql = "SELECT 1 FROM claim_keys WHERE claim_keys MATCH ? LIMIT 1";
            self.db.prepare_cached(sql)?.exists([format!("\"{}\"", key_word(key))])
        };
        read().map_err(|e| self.fail(&e))
    }

    /// The claims of these rows.
    ///
    /// # Errors
    /// As for [`Store::records`].
    pub fn rows(&self, rows: &[i64]) -> Result<Vec<Hit>, Error> {
        let mut out = Vec::with_capacity(rows.len());
        let sql = format!("SELECT {COLUMNS}, 0.0 FROM {TABLES} WHERE c.id = ?");
        for row in rows {
            out.extend(self.fetch(&sql, &[Value::Integer(*row)])?);
        }
        Ok(out)
    }

    /// The days of the documents, each once.
    ///
    /// # Errors
    /// As for [`Store::records`].
    pub fn days(&self) -> Result<Vec<Option<String>>, Error> {
        let read = || -> rusqlite::Result<_> {
            let mut statement = self.db.prepare("SELECT DISTINCT date FROM documents")?;
            let rows = statement.query_map([], |r| r.get(0))?;
            rows.collect()
        };
        read().map_err(|e| self.fail(&e))
    }

    /// Whether there is a claim that quotes can be checked against.
    ///
    /// # Errors
    /// As for [`Store::records`].
    pub fn has_filed(&self) -> Result<bool, Error> {
        let read = || {
            self.db
                .query_row("SELECT EXISTS (SELECT 1 FROM claim_forms)", [], |r| r.get(0))
        };
        read().map_err(|e| self.fail(&e))
    }

    /// Refuses a database with documents that an older version wrote, without what checking needs.
    ///
    /// # Errors
    /// When there are such documents, and as for [`Store::records`].
    pub fn require_filed(&self) -> Result<(), Error> {
        let read = || -> rusqlite::Result<i64> {
            self.db
                .query_row("SELECT count(*) FROM documents WHERE generator = ''", [], |r| r.get(0))
        };
        match read().map_err(|e| self.fail(&e))? {
            0 => Ok(()),
            n => Err(self.not_ours(&format!("{n} of its documents were indexed by an older version"))),
        }
    }

    /// The records of these canonical indicators.
    ///
    /// # Errors
    /// As for [`Store::records`].
    pub fn candidates(&self, indicators: &[&str]) -> Result<Vec<Record>, Error> {
        let marks = vec!["?"; indicators.len()].join(",");
        let sql = format!(
            "SELECT {COLUMNS}, 0.0 FROM {TABLES} WHERE c.indicator IN ({marks}) ORDER BY d.source, c.start, c.id"
        );
        let args: Vec<Value> = indicators.iter().map(|i| Value::Text((*i).to_string())).collect();
        Ok(self.fetch(&sql, &args)?.into_iter().map(|h| h.record).collect())
    }

    /// The claims whose id begins so.
    ///
    /// # Errors
    /// As for [`Store::records`].
    pub fn by_id(&self, id: &str) -> Result<Vec<Hit>, Error> {
        let sql = format!(
            "SELECT {COLUMNS}, 0.0 FROM {TABLES} WHERE c.claim_id >= ?1 AND c.claim_id < ?1 || 'g' ORDER BY d.source LIMIT 20"
        );
        // ids are hexadecimal: all that begin so lie before the next letter
        self.fetch(&sql, &[Value::Text(id.to_string())])
    }

    /// The turn of a claim, and the question it answers.
    ///
    /// # Errors
    /// As for [`Store::records`].
    pub fn context(&self, hit: &Hit) -> Result<(Option<Turn>, Option<Exchange>), Error> {
        let read = || -> rusqlite::Result<_> {
            let document: i64 = self
                .db
                .query_row("SELECT document FROM claims WHERE id = ?", [hit.row], |r| r.get(0))?;
            let turn = |position: i64| -> rusqlite::Result<Option<Turn>> {
                let mut statement = self.db.prepare_cached(
                    "SELECT position, coalesce(speaker, outlet, label), kind, text FROM turns WHERE document = ? AND position = ?",
                )?;
                let mut rows = statement.query_map([document, position], |r| {
                    Ok(Turn {
                        position: r.get(0)?,
                        voice: r.get(1)?,
                        kind: r.get(2)?,
                        text: r.get(3)?,
                    })
                })?;
                rows.next().transpose()
            };
            let own = turn(hit.record.claim.turn as i64)?;
            let Some(exchange) = hit.record.claim.exchange else {
                return Ok((own, None));
            };
            let (outlet, questions): (Option<String>, String) = self.db.query_row(
                "SELECT outlet, questions FROM exchanges WHERE document = ? AND position = ?",
                [document, exchange as i64],
                |r| Ok((r.get(0)?, r.get(1)?)),
            )?;
            let indexes: Vec<i64> = serde_json::from_str(&questions).unwrap_or_default();
            let questions = indexes
                .into_iter()
                .filter_map(|i| turn(i).transpose())
                .collect::<Result<_, _>>()?;
            Ok((own, Some(Exchange { outlet, questions })))
        };
        read().map_err(|e| self.fail(&e))
    }

    pub(super) fn fetch(&self, sql: &str, args: &[Value]) -> Result<Vec<Hit>, Error> {
        let read = || -> rusqlite::Result<Vec<Hit>> {
            let mut statement = self.db.prepare_cached(sql)?;
            let rows = statement.query_map(params_from_iter(args), hit)?;
            rows.collect()
        };
        read().map_err(|e| self.fail(&e))
    }
}
