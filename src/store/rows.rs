//! A document as rows: everything that can be made ready before the database is written, so that several threads can do
//! it. Must not touch the database.
use super::cells::Cells;
use super::words::{Around, Told, Words};
use crate::base::Source;
use crate::report::{ClaimOut, Report};
use crate::search::{days, tokens::add_tokens};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

/// What a claim is looked up by when quotes are checked. The store does not know what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// The keys it is found under.
    pub keys: Vec<u64>,
    /// The claim made comparable.
    pub form: Vec<u8>,
}

/// A document, ready to be written. Its tables have the columns of the database but those that only the database knows:
/// its document and sentence.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    pub(super) source: String,
    /// Day as `YYYYMMDD`, 0 where there is none.
    pub(super) day: i64,
    pub(super) document: Cells,
    pub(super) participants: Cells,
    pub(super) turns: Cells,
    pub(super) exchanges: Cells,
    /// The names it has, each once, with their kinds.
    pub(super) names: Cells,
    pub(super) sentences: Cells,
    /// Words and marks of each sentence.
    pub(super) words: Cells,
    /// How many claims each sentence has.
    pub(super) each: Vec<usize>,
    pub(super) claims: Cells,
    /// Form, keys, and keys as words of their index, of each claim; nulls for one that is not filed.
    pub(super) forms: Cells,
}

impl Rows {
    /// The rows of a document. `filed` goes with its claims, one by one; without it they cannot be checked against.
    pub fn new(report: &Report, source: &Source, filed: Vec<Option<Filed>>) -> Rows {
        let d = &report.document;
        let n = report.claims.len();
        let mut rows = Rows {
            source: d.source.clone(),
            day: day(d.date.as_deref()),
            // as much as most claims take
            words: Cells::with_capacity(n, 256 * n),
            claims: Cells::with_capacity(36 * n, 512 * n),
            forms: Cells::with_capacity(3 * n, 288 * n),
            ..Rows::default()
        };
        rows.outline(report, source);
        let mut title = String::new();
        add_tokens(d.title.as_deref().unwrap_or(""), &mut title);
        let mut words = Words::default();
        let mut periods = FxHashMap::default();
        let same = |a: &ClaimOut, b: &ClaimOut| a.sentence.span.start == b.sentence.span.start;
        for claims in report.claims.chunk_by(same) {
            rows.each.push(claims.len());
            rows.sentence(report, claims, &title, &mut words);
            for c in claims {
                rows.claim(c, &mut periods);
            }
        }
        rows.named(report);
        let mut filed = filed.into_iter();
        for _ in &report.claims {
            rows.filed(filed.next().flatten());
        }
        rows
    }

    /// How many claims it has.
    pub fn claims(&self) -> usize {
        self.each.iter().sum()
    }

    /// The document and what it consists of.
    fn outline(&mut self, report: &Report, source: &Source) {
        let d = &report.document;
        let row = &mut self.document;
        for text in [&d.id, &d.source, &d.text_sha256] {
            row.text(text);
        }
        row.text(&report.generator);
        row.word(d.kind);
        row.text(&d.language);
        for text in [&d.title, &d.place, &d.datetime, &d.date] {
            row.maybe(text.as_deref());
        }
        row.word(d.date_source);
        row.json(&d.abbreviations);
        for (k, p) in d.participants.iter().enumerate() {
            let row = &mut self.participants;
            row.integer(k);
            row.text(&p.name);
            row.maybe(p.honorific.as_deref());
            row.word(p.role);
            row.json(&p.titles);
        }
        let mut cursor = Cursor::new(&source.text);
        for t in &report.turns {
            let row = &mut self.turns;
            row.integer(t.index);
            row.text(&t.label);
            row.maybe(t.speaker.as_deref());
            row.word(t.kind);
            row.maybe(t.outlet.as_deref());
            row.word(t.section);
            row.integer(t.handoff);
            row.integer(t.span.start);
            row.integer(t.span.end);
            row.text(cursor.slice(t.span.start, t.span.end));
        }
        for e in &report.exchanges {
            let row = &mut self.exchanges;
            row.integer(e.index);
            row.maybe(e.outlet.as_deref());
            row.integer(e.sub_questions);
            row.json(&e.questions);
            row.json(&e.answers);
            row.json(&e.handoffs);
            row.json(&e.answered_by);
        }
    }

    /// A sentence that holds these claims.
    fn sentence(&mut self, report: &Report, claims: &[ClaimOut], title: &str, words: &mut Words) {
        let Some(c) = claims.first() else { return };
        let row = &mut self.sentences;
        row.integer(c.turn);
        row.integer(c.sentence.paragraph);
        row.integer(c.sentence.span.start);
        row.integer(c.sentence.span.end);
        row.text(&c.sentence.text);
        let around = Around {
            text: &c.sentence.text,
            outlet: report.turns.get(c.turn).and_then(|t| t.outlet.as_deref()),
            asked: c.exchange.and_then(|e| report.exchanges.get(e)?.outlet.as_deref()),
            title,
        };
        let told: Vec<Told<'_>> = claims.iter().map(told).collect();
        let (words, marks) = words.of_sentence(&around, &told);
        self.words.text(&words);
        self.words.text(&marks);
    }

    /// A claim; `periods` has the days of those that were met.
    fn claim<'c>(&mut self, c: &'c ClaimOut, periods: &mut FxHashMap<&'c str, Option<(String, String)>>) {
        let row = &mut self.claims;
        row.text(&c.id);
        row.integer(c.turn);
        match c.exchange {
            Some(e) => row.integer(e),
            None => row.null(),
        }
        row.integer(c.span.start);
        row.integer(c.span.end);
        row.text(&c.text);
        row.decimal(Some(c.value.0));
        row.decimal(c.low.map(|v| v.0));
        row.decimal(c.high.map(|v| v.0));
        row.text(&c.unit);
        row.text(c.approx.as_str());
        row.word(c.measure);
        row.word(c.direction);
        for text in [&c.base, &c.indicator, &c.subject, &c.of] {
            row.maybe(text.as_deref());
        }
        let f = &c.facets;
        row.json(f);
        for names in [&f.partner, &f.product, &f.region, &f.actor, &f.transport] {
            row.list(names);
        }
        row.maybe(c.period.as_deref());
        let days = c
            .period
            .as_deref()
            .and_then(|p| periods.entry(p).or_insert_with(|| days(p)).as_ref());
        row.maybe(days.map(|d| d.0.as_str()));
        row.maybe(days.map(|d| d.1.as_str()));
        row.maybe(c.speaker.as_deref());
        row.word(c.asserted_by);
        row.maybe(c.source.as_deref());
        row.word(c.modality);
        row.maybe(c.same_as.as_deref());
        row.text(&c.rule);
        row.json(&c.evidence);
    }

    fn named(&mut self, report: &Report) {
        let mut seen = FxHashSet::default();
        for c in &report.claims {
            for (kind, name) in NAMED.into_iter().zip([&c.indicator, &c.speaker]) {
                if let Some(name) = name
                    && seen.insert((kind, name))
                {
                    self.names.text(kind);
                    self.names.text(name);
                }
            }
        }
    }

    fn filed(&mut self, filed: Option<Filed>) {
        let row = &mut self.forms;
        let Some(f) = filed else {
            (0..3).for_each(|_| row.null());
            return;
        };
        row.blob(|bytes| bytes.extend_from_slice(&f.form));
        row.blob(|bytes| f.keys.iter().for_each(|k| bytes.extend_from_slice(&key_bytes(*k))));
        row.made(|bytes| f.keys.iter().for_each(|k| add_key(key_bytes(*k), bytes)));
    }
}

/// The columns of claims whose values are kept as names.
pub(super) const NAMED: [&str; 2] = ["indicator", "speaker"];

/// What of a claim is found by words and marks.
fn told(c: &ClaimOut) -> Told<'_> {
    let f = &c.facets;
    let lists = [&f.partner, &f.product, &f.region, &f.actor, &f.transport];
    let names = c.subject.iter().chain(lists.into_iter().flatten()).chain(&c.speaker);
    let ends = [Some(c.value), c.low, c.high].into_iter().flatten();
    Told {
        indicator: c.indicator.as_deref().map(Into::into),
        names: names.map(Into::into).collect(),
        measure: word(c.measure).unwrap_or_default().into(),
        unit: c.unit.as_str().into(),
        asserted_by: word(c.asserted_by).unwrap_or_default().into(),
        modality: word(c.modality).unwrap_or_default().into(),
        direction: c.direction.and_then(word).map(Into::into),
        period: c.period.as_deref().map(Into::into),
        values: ends.map(|v| v.0).collect(),
    }
}

/// The bytes of a key, which has 40 bits.
fn key_bytes(key: u64) -> [u8; 5] {
    let [.., a, b, c, d, e] = key.to_be_bytes();
    [a, b, c, d, e]
}

/// Adds a key as a word of the index.
fn add_key(key: [u8; 5], out: &mut Vec<u8>) {
    let digit = |n: u8| b"0123456789abcdef"[usize::from(n & 15)];
    out.push(b' ');
    out.extend(key.iter().flat_map(|b| [digit(b >> 4), digit(*b)]));
}

/// Keys as words of the index.
pub(super) fn key_words(keys: &[u8]) -> String {
    let mut out = Vec::with_capacity(keys.len() * 2 + keys.len() / 5);
    keys.as_chunks().0.iter().for_each(|k| add_key(*k, &mut out));
    String::from_utf8(out).unwrap_or_default()
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
fn word(v: impl Serialize) -> Option<String> {
    match serde_json::to_value(v) {
        Ok(serde_json::Value::String(s)) => Some(s),
        _ => None,
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
        let begins = |b: &u8| (b & 0xC0) != 0x80;
        let (mut points, mut at) = self.at;
        for block in self.text.as_bytes()[at..].chunks(64) {
            // counted in bytes, which the compiler adds up many at a time
            let more = u32::from(block.iter().map(|b| u8::from(begins(b))).sum::<u8>());
            if points + more > point {
                let mut starts = block.iter().enumerate().filter(|(_, b)| begins(b));
                at += starts.nth((point - points) as usize).map_or(0, |(k, _)| k);
                points = point;
                break;
            }
            points += more;
            at += block.len();
        }
        self.at = (points, at);
        at
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
