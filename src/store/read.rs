//! Reading: records as they were written, and those a query selects.
use super::Store;
use super::row::{COLUMNS, hit};
use super::write::key_word;
use crate::base::Error;
use crate::report::Record;
use crate::search::tokens::tokens;
use crate::search::{Field, Filter, Query, days};
use rusqlite::types::Value;
use rusqlite::{params, params_from_iter};

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

const SENTENCES: &str = " JOIN sentences s ON s.id = c.sentence";
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

    /// What a query finds.
    ///
    /// # Errors
    /// As for [`Store::records`].
    pub fn search(&self, query: &Query, select: Select) -> Result<Vec<Hit>, Error> {
        let (from, cond, mut args) = conditions(query);
        let ranked = from.contains("claims_fts");
        let order = match select.sort {
            Sort::Relevance if ranked => "score DESC, d.date DESC, d.source, c.start",
            Sort::Relevance | Sort::Date => "d.date DESC, d.source, c.start",
            Sort::Value => "c.value_real DESC, d.date DESC, d.source, c.start",
        };
        let score = if ranked { "-bm25(claims_fts)" } else { "0.0" };
        let (more, values) = self.indexed_conditions(query)?;
        args.extend(values);
        // which claims first, by what is small; then the whole of the few that are shown. Words are looked up once, not
        // for each claim that a filter finds
        let from = from
            .replace(SENTENCES, "")
            .replace("claims_fts JOIN", "claims_fts CROSS JOIN");
        let sql =
            format!("SELECT c.id, {score} AS score FROM {from} WHERE {cond}{more} ORDER BY {order} LIMIT ? OFFSET ?");
        args.push(Value::Integer(select.limit as i64));
        args.push(Value::Integer(select.offset as i64));
        let read = || -> rusqlite::Result<Vec<Hit>> {
            let mut statement = self.db.prepare_cached(&sql)?;
            let found: Vec<(i64, f64)> = statement
                .query_map(params_from_iter(&args), |r| Ok((r.get(0)?, r.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?;
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

    /// The filters that an index answers, said so that it is used: indicators in the spellings that occur, measures as
    /// they are kept.
    fn indexed_conditions(&self, query: &Query) -> Result<(String, Vec<Value>), Error> {
        let (mut sql, mut args) = (String::new(), Vec::new());
        for f in query.filters.iter().filter(|f| !f.not) {
            let mut spellings = match f.field {
                Field::Indicator => self.spellings(&f.text).map_err(|e| self.fail(&e))?,
                Field::Measure => vec![f.text.to_lowercase()],
                _ => continue,
            };
            if spellings.is_empty() {
                continue;
            }
            let column = if f.field == Field::Measure {
                "measure"
            } else {
                "indicator"
            };
            sql += &format!(" AND c.{column} IN ({})", vec!["?"; spellings.len()].join(","));
            args.extend(spellings.drain(..).map(Value::Text));
        }
        Ok((sql, args))
    }

    /// The usual spellings of a name that an indicator has.
    fn spellings(&self, name: &str) -> rusqlite::Result<Vec<String>> {
        let lower = name.to_lowercase();
        let mut first = lower.chars();
        let capital: String = first
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .chain(first)
            .collect();
        let mut all = vec![name.to_string(), name.to_uppercase(), capital, lower];
        all.sort();
        all.dedup();
        let mut statement = self
            .db
            .prepare_cached("SELECT 1 FROM claims WHERE indicator = ? LIMIT 1")?;
        let mut known = Vec::new();
        for spelling in all {
            if statement.exists([&spelling])? {
                known.push(spelling);
            }
        }
        Ok(known)
    }

    /// How many claims a query finds by the values of a column, most first.
    ///
    /// # Errors
    /// As for [`Store::records`].
    pub fn facet(&self, query: &Query, column: &str) -> Result<Vec<(String, i64)>, Error> {
        let (mut from, cond, args) = conditions(query);
        let column = match column {
            // each of several partners counts
            "partner" => {
                from.push_str(", json_each(c.facets, '$.partner') AS f");
                "f.value".to_string()
            }
            "speaker" | "period" | "measure" | "unit" => format!("c.{column}"),
            _ => "c.indicator".to_string(),
        };
        let sql = format!(
            "SELECT {column}, count(*) AS n FROM {from} WHERE {cond} AND {column} IS NOT NULL
             GROUP BY {column} ORDER BY n DESC, {column} LIMIT 12"
        );
        let read = || -> rusqlite::Result<_> {
            let mut statement = self.db.prepare(&sql)?;
            let rows = statement.query_map(params_from_iter(&args), |r| Ok((r.get(0)?, r.get(1)?)))?;
            rows.collect()
        };
        read().map_err(|e| self.fail(&e))
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

    /// Known values of `indicator` and `speaker` that are nearest to a word, for a query that found nothing.
    ///
    /// # Errors
    /// As for [`Store::records`].
    pub fn nearest(&self, word: &str) -> Result<Vec<String>, Error> {
        let read = || -> rusqlite::Result<Vec<String>> {
            let mut statement = self.db.prepare(
                "SELECT indicator FROM claims WHERE indicator IS NOT NULL GROUP BY 1
                 UNION SELECT speaker FROM claims WHERE speaker IS NOT NULL GROUP BY 1",
            )?;
            let rows = statement.query_map([], |r| r.get(0))?;
            rows.collect()
        };
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
        let mut all: Vec<((usize, usize), String)> = read()
            .map_err(|e| self.fail(&e))?
            .into_iter()
            .filter_map(|name| Some((far(&name)?, name)))
            .collect();
        all.sort();
        Ok(all.into_iter().take(3).map(|x| x.1).collect())
    }

    fn fetch(&self, sql: &str, args: &[Value]) -> Result<Vec<Hit>, Error> {
        let read = || -> rusqlite::Result<Vec<Hit>> {
            let mut statement = self.db.prepare_cached(sql)?;
            let rows = statement.query_map(params_from_iter(args), hit)?;
            rows.collect()
        };
        read().map_err(|e| self.fail(&e))
    }
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

/// Tables, conditions and arguments of a query.
pub(super) fn conditions(query: &Query) -> (String, String, Vec<Value>) {
    let mut cond = vec!["1".to_string()];
    let mut args: Vec<Value> = Vec::new();
    let (mut wanted, mut unwanted) = (Vec::new(), Vec::new());
    for w in &query.words {
        let quoted: Vec<String> = tokens(&w.text).iter().map(|t| t.replace('"', "")).collect();
        if quoted.is_empty() {
            continue;
        }
        let term = if w.phrase || quoted.len() == 1 {
            format!("\"{}\"", quoted.join(" "))
        } else {
            quoted
                .iter()
                .map(|t| format!("\"{t}\""))
                .collect::<Vec<_>>()
                .join(" AND ")
        };
        if w.not {
            unwanted.push(term)
        } else {
            wanted.push(format!("({term})"))
        }
    }
    let mut from = TABLES.to_string();
    if !wanted.is_empty() {
        from = format!(
            "claims_fts JOIN claims c ON c.id = claims_fts.rowid {}",
            &TABLES["claims c ".len()..]
        );
        cond.push("claims_fts MATCH ?".into());
        args.push(Value::Text(wanted.join(" AND ")));
    }
    for term in unwanted {
        cond.push("c.id NOT IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?)".into());
        args.push(Value::Text(term));
    }
    for f in &query.filters {
        let (sql, values) = condition(f);
        cond.push(if f.not {
            format!("NOT coalesce(({sql}), 0)")
        } else {
            format!("({sql})")
        });
        args.extend(values);
    }
    (from, cond.join(" AND "), args)
}

fn condition(f: &Filter) -> (String, Vec<Value>) {
    let text = || Value::Text(f.text.clone());
    let like = || Value::Text(format!("%{}%", f.text.replace(['%', '_'], "")));
    let exact = |column: &str| (format!("{column} = ? COLLATE NOCASE"), vec![text()]);
    let holds = |column: &str| (format!("{column} LIKE ?"), vec![like()]);
    match f.field {
        // an exact indicator where there is one of that name, else those that hold the words
        Field::Indicator => (
            "c.indicator = ? COLLATE NOCASE OR (c.indicator LIKE ? AND NOT EXISTS
               (SELECT 1 FROM claims x WHERE x.indicator = ? COLLATE NOCASE))"
                .into(),
            vec![text(), like(), text()],
        ),
        Field::Subject => holds("c.subject"),
        Field::Partner => holds("c.partner"),
        Field::Product => ("c.product LIKE ? OR c.subject LIKE ?".into(), vec![like(), like()]),
        Field::Region => holds("c.region"),
        Field::Actor => holds("c.actor"),
        Field::Measure => exact("c.measure"),
        Field::Unit => exact("c.unit"),
        Field::Speaker => holds("c.speaker"),
        Field::Outlet => (
            "c.speaker LIKE ? AND c.asserted_by = 'journalist' OR EXISTS (SELECT 1 FROM exchanges e
               WHERE e.document = c.document AND e.position = c.exchange AND e.outlet LIKE ?)"
                .into(),
            vec![like(), like()],
        ),
        Field::By => exact("c.asserted_by"),
        Field::Modality => exact("c.modality"),
        Field::Direction => exact("c.direction"),
        Field::Title => holds("d.title"),
        Field::Since => ("d.date >= ?".into(), vec![text()]),
        Field::Before => ("d.date < ?".into(), vec![text()]),
        // a month or year is over when its last day is
        Field::After => ("substr(d.date, 1, length(?)) > ?".into(), vec![text(), text()]),
        Field::Until => ("substr(d.date, 1, length(?)) <= ?".into(), vec![text(), text()]),
        Field::Period => period(&f.text),
        Field::Value => value(f),
    }
}

/// A period by itself is asked for as it is; a range `A..B` takes all that lie within.
fn period(text: &str) -> (String, Vec<Value>) {
    let Some((a, b)) = text.split_once("..") else {
        return (
            "c.period = ? COLLATE NOCASE".into(),
            vec![Value::Text(text.to_string())],
        );
    };
    let first = days(&a.to_uppercase()).map_or_else(|| "0000".to_string(), |d| d.0);
    let last = days(&b.to_uppercase()).map_or_else(|| "9999".to_string(), |d| d.1);
    (
        "c.period_start >= ? AND c.period_end <= ?".into(),
        vec![Value::Text(first), Value::Text(last)],
    )
}

/// A value is compared as it is stated; asked with `~`, by the interval its words allow, so that `about 5 trillion` and
/// 5.26 trillion both meet `~5.3 trillion`. The open side of `over 5 trillion` ends at the figure.
fn value(f: &Filter) -> (String, Vec<Value>) {
    use rust_decimal::prelude::ToPrimitive;
    let Some(v) = &f.values else {
        return ("0".into(), Vec::new());
    };
    let (low, high) = match v.near {
        true => (
            "coalesce(c.high_real, c.value_real) >",
            "coalesce(c.low_real, c.value_real) <",
        ),
        false if v.ends => ("c.value_real >=", "c.value_real <="),
        false => ("c.value_real >", "c.value_real <"),
    };
    let mut sql = vec!["1".to_string()];
    let mut args = Vec::new();
    for (compare, bound) in [(low, v.low), (high, v.high)] {
        if let Some(bound) = bound.and_then(|b| b.to_f64()) {
            sql.push(format!("{compare} ?"));
            args.push(Value::Real(bound));
        }
    }
    if let Some(unit) = &v.unit {
        sql.push("c.unit = ?".into());
        args.push(Value::Text(unit.clone()));
    }
    (sql.join(" AND "), args)
}
