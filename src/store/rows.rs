//! A document as rows: everything that can be made ready before the database is written, so that several threads can do
//! it. Must not touch the database.
use super::words::{Around, Names, Told, Words, of_sentence};
use crate::base::Source;
use crate::report::{ClaimOut, Exact, Report};
use crate::search::{days, tokens::tokens};
use rusqlite::types::Value;
use serde::Serialize;

/// What a claim is looked up by when quotes are checked. The store does not know what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// The keys it is found under.
    pub keys: Vec<u64>,
    /// The claim made comparable.
    pub form: Vec<u8>,
}

/// A document, ready to be written.
#[derive(Clone, Debug)]
pub struct Rows {
    pub(super) source: String,
    /// Day as `YYYYMMDD`, 0 where there is none.
    pub(super) day: i64,
    pub(super) document: Vec<Value>,
    pub(super) participants: Vec<Vec<Value>>,
    pub(super) turns: Vec<Vec<Value>>,
    pub(super) exchanges: Vec<Vec<Value>>,
    pub(super) sentences: Vec<SentenceRow>,
    pub(super) claims: usize,
}

/// A sentence with its claims.
#[derive(Clone, Debug)]
pub(super) struct SentenceRow {
    pub values: Vec<Value>,
    pub words: Words,
    pub claims: Vec<ClaimRow>,
}

/// A claim, and the keys and form it is filed under.
#[derive(Clone, Debug)]
pub(super) struct ClaimRow {
    pub values: Vec<Value>,
    pub filed: Option<FiledRow>,
}

/// The keys of a claim as words of their index, and its form.
#[derive(Clone, Debug)]
pub(super) struct FiledRow {
    pub keys: String,
    pub form: Vec<u8>,
}

impl Rows {
    /// The rows of a document. `filed` goes with its claims, one by one; without it they cannot be checked against.
    pub fn new(report: &Report, source: &Source, filed: Vec<Option<Filed>>) -> Rows {
        let d = &report.document;
        let mut cursor = Cursor::new(&source.text);
        let turns = report.turns.iter().map(|t| {
            row([
                t.index.into_value(),
                t.label.as_str().into_value(),
                t.speaker.as_deref().into_value(),
                word(t.kind).into_value(),
                t.outlet.as_deref().into_value(),
                word(t.section).into_value(),
                t.handoff.into_value(),
                t.span.start.into_value(),
                t.span.end.into_value(),
                cursor.slice(t.span.start, t.span.end).into_value(),
            ])
        });
        Rows {
            source: d.source.clone(),
            day: day(d.date.as_deref()),
            turns: turns.collect(),
            document: row([
                d.id.as_str().into_value(),
                d.source.as_str().into_value(),
                d.text_sha256.as_str().into_value(),
                report.generator.as_ref().into_value(),
                word(d.kind).into_value(),
                d.language.as_ref().into_value(),
                d.title.as_deref().into_value(),
                d.place.as_deref().into_value(),
                d.datetime.as_deref().into_value(),
                d.date.as_deref().into_value(),
                word(d.date_source).into_value(),
                json(&d.abbreviations).into_value(),
            ]),
            participants: (d.participants.iter().enumerate())
                .map(|(k, p)| {
                    row([
                        k.into_value(),
                        p.name.as_str().into_value(),
                        p.honorific.as_deref().into_value(),
                        word(p.role).into_value(),
                        json(&p.titles).into_value(),
                    ])
                })
                .collect(),
            exchanges: (report.exchanges.iter())
                .map(|e| {
                    row([
                        e.index.into_value(),
                        e.outlet.as_deref().into_value(),
                        e.sub_questions.into_value(),
                        json(&e.questions).into_value(),
                        json(&e.answers).into_value(),
                        json(&e.handoffs).into_value(),
                        json(&e.answered_by).into_value(),
                    ])
                })
                .collect(),
            sentences: sentences(report, filed),
            claims: report.claims.len(),
        }
    }

    /// How many claims it has.
    pub fn claims(&self) -> usize {
        self.claims
    }
}

/// Sentences that hold a claim.
fn sentences(report: &Report, filed: Vec<Option<Filed>>) -> Vec<SentenceRow> {
    let title = tokens(report.document.title.as_deref().unwrap_or(""));
    let mut filed = filed.into_iter();
    let mut names = Names::default();
    let same = |a: &ClaimOut, b: &ClaimOut| a.sentence.span.start == b.sentence.span.start;
    let mut sentence = |claims: &[ClaimOut]| {
        let c = claims.first()?;
        let outlet = report.turns.get(c.turn).and_then(|t| t.outlet.as_deref());
        let asked = c.exchange.and_then(|e| report.exchanges.get(e)?.outlet.as_deref());
        let around = Around {
            text: &c.sentence.text,
            outlet,
            asked,
            title: &title,
        };
        let told: Vec<Told> = claims.iter().map(Told::of).collect();
        Some(SentenceRow {
            values: row([
                c.turn.into_value(),
                c.sentence.paragraph.into_value(),
                c.sentence.span.start.into_value(),
                c.sentence.span.end.into_value(),
                c.sentence.text.as_str().into_value(),
            ]),
            words: of_sentence(&around, &told, &mut names),
            claims: claims
                .iter()
                .map(|c| ClaimRow {
                    values: claim(c),
                    filed: filed.next().flatten().map(|f| FiledRow {
                        keys: key_words(&f.keys),
                        form: f.form,
                    }),
                })
                .collect(),
        })
    };
    report.claims.chunk_by(same).filter_map(&mut sentence).collect()
}

/// All columns of a claim but those that only the database knows: its document and sentence.
fn claim(c: &ClaimOut) -> Vec<Value> {
    let real = |v: Exact| rust_decimal::prelude::ToPrimitive::to_f64(&v.0).map_or(Value::Null, Value::Real);
    let exact = |v: Option<Exact>| v.map(|v| v.0.to_string()).into_value();
    let list = |l: &[String]| (!l.is_empty()).then(|| l.join("; ")).into_value();
    let (first, last) = c.period.as_deref().and_then(days).unzip();
    row([
        c.id.as_str().into_value(),
        c.turn.into_value(),
        c.exchange.into_value(),
        c.span.start.into_value(),
        c.span.end.into_value(),
        c.text.as_str().into_value(),
        exact(Some(c.value)),
        real(c.value),
        exact(c.low),
        c.low.map_or(Value::Null, real),
        exact(c.high),
        c.high.map_or(Value::Null, real),
        c.unit.as_str().into_value(),
        word(c.approx).into_value(),
        word(c.measure).into_value(),
        c.direction.and_then(word).into_value(),
        c.base.as_deref().into_value(),
        c.indicator.as_deref().into_value(),
        c.subject.as_deref().into_value(),
        c.of.as_deref().into_value(),
        json(&c.facets).into_value(),
        list(&c.facets.partner),
        list(&c.facets.product),
        list(&c.facets.region),
        list(&c.facets.actor),
        list(&c.facets.transport),
        c.period.as_deref().into_value(),
        first.into_value(),
        last.into_value(),
        c.speaker.as_deref().into_value(),
        word(c.asserted_by).into_value(),
        c.source.as_deref().into_value(),
        word(c.modality).into_value(),
        c.same_as.as_deref().into_value(),
        c.rule.as_ref().into_value(),
        json(&c.evidence).into_value(),
    ])
}

/// Keys as words of their index.
fn key_words(keys: &[u64]) -> String {
    let mut words = String::with_capacity(keys.len() * 11);
    for key in keys {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&key_word(*key));
    }
    words
}

/// A key as a word of the index.
pub(super) fn key_word(key: u64) -> String {
    format!("{key:010x}")
}

/// A day as a number, 0 where there is none.
fn day(date: Option<&str>) -> i64 {
    let digits: String = date.unwrap_or("").chars().filter(char::is_ascii_digit).collect();
    format!("{digits:0<8.8}").parse().unwrap_or(0)
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

fn row<const N: usize>(values: [Value; N]) -> Vec<Value> {
    values.into()
}

/// What a column can hold.
trait IntoValue {
    fn into_value(self) -> Value;
}

impl IntoValue for &str {
    fn into_value(self) -> Value {
        Value::Text(self.to_string())
    }
}

impl IntoValue for String {
    fn into_value(self) -> Value {
        Value::Text(self)
    }
}

impl IntoValue for usize {
    fn into_value(self) -> Value {
        Value::Integer(self as i64)
    }
}

impl IntoValue for u32 {
    fn into_value(self) -> Value {
        Value::Integer(self.into())
    }
}

impl IntoValue for bool {
    fn into_value(self) -> Value {
        Value::Integer(self.into())
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Null, T::into_value)
    }
}

/// Slices of a text by code points, quick where they follow each other.
struct Cursor<'a> {
    text: &'a str,
    /// A place, in code points and bytes.
    at: (u32, usize),
}

impl<'a> Cursor<'a> {
    fn new(text: &'a str) -> Self {
        Cursor { text, at: (0, 0) }
    }

    fn byte(&mut self, point: u32) -> usize {
        if point < self.at.0 {
            self.at = (0, 0);
        }
        let rest = &self.text[self.at.1..];
        let ahead = rest.char_indices().nth((point - self.at.0) as usize);
        self.at = (point, self.at.1 + ahead.map_or(rest.len(), |c| c.0));
        self.at.1
    }

    fn slice(&mut self, start: u32, end: u32) -> &'a str {
        let from = self.byte(start);
        &self.text[from..self.byte(end)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_are_cut_at_code_points() {
        let mut cursor = Cursor::new("税 tax é rate");
        assert_eq!(cursor.slice(0, 1), "税");
        assert_eq!(cursor.slice(2, 7), "tax é");
        assert_eq!(cursor.slice(2, 5), "tax", "also backwards");
        assert_eq!(cursor.slice(8, 99), "rate");
    }

    #[test]
    fn days_are_numbers_that_sort() {
        assert_eq!(day(Some("2025-04-14")), 20_250_414);
        assert_eq!(day(Some("2025-04")), 20_250_400);
        assert_eq!(day(None), 0);
    }
}
