//! Rows of the database as records: the columns that are asked for, and what stands in each. Must not choose rows.
use super::Hit;
use crate::report::{ClaimOut, DocumentRef, EvidenceOut, Exact, Range, Record, SentenceOut};
use rusqlite::Row;
use serde::de::DeserializeOwned;

/// What [`hit`] reads, in its order.
pub(super) const COLUMNS: &str = "c.claim_id, c.turn, c.exchange, c.start, c.\"end\", c.text, s.start, s.\"end\", s.text, c.value,
  c.low, c.high, c.unit, c.approx, c.measure, c.direction, c.base, c.indicator, c.subject, c.\"of\", c.facets, c.period,
  c.speaker, c.asserted_by, c.source, c.modality, c.same_as, c.rule, c.evidence, d.document_id, d.title, d.date, d.source,
  c.id, s.paragraph";

pub(super) fn parsed<T: DeserializeOwned>(r: &Row<'_>, at: usize) -> rusqlite::Result<T> {
    let text: Option<String> = r.get(at)?;
    let value = text.map_or(serde_json::Value::Null, serde_json::Value::String);
    serde_json::from_value(value)
        .map_err(|e| rusqlite::Error::FromSqlConversionFailure(at, rusqlite::types::Type::Text, Box::new(e)))
}

pub(super) fn object<T: DeserializeOwned>(r: &Row<'_>, at: usize) -> rusqlite::Result<T> {
    let text: String = r.get(at)?;
    serde_json::from_str(&text)
        .map_err(|e| rusqlite::Error::FromSqlConversionFailure(at, rusqlite::types::Type::Text, Box::new(e)))
}

fn exact(r: &Row<'_>, at: usize) -> rusqlite::Result<Option<Exact>> {
    let text: Option<String> = r.get(at)?;
    text.map(|t| {
        t.parse()
            .map(Exact)
            .map_err(|e| rusqlite::Error::FromSqlConversionFailure(at, rusqlite::types::Type::Text, Box::new(e)))
    })
    .transpose()
}

pub(super) fn hit(r: &Row<'_>) -> rusqlite::Result<Hit> {
    let value = exact(r, 9)?.ok_or(rusqlite::Error::InvalidQuery)?;
    let index = |at: usize| {
        r.get::<_, Option<i64>>(at)
            .map(|v| v.and_then(|v| usize::try_from(v).ok()))
    };
    let range = |a: usize| -> rusqlite::Result<Range> {
        Ok(Range {
            start: r.get(a)?,
            end: r.get(a + 1)?,
        })
    };
    let evidence: std::collections::BTreeMap<String, EvidenceOut> = object(r, 28)?;
    Ok(Hit {
        record: Record {
            document: DocumentRef {
                id: r.get(29)?,
                title: r.get(30)?,
                date: r.get(31)?,
                source: r.get(32)?,
            },
            claim: ClaimOut {
                id: r.get(0)?,
                turn: index(1)?.unwrap_or(0),
                exchange: index(2)?,
                span: range(3)?,
                text: r.get(5)?,
                sentence: SentenceOut {
                    span: range(6)?,
                    text: r.get(8)?,
                    paragraph: index(34)?.unwrap_or(0),
                    lead: None,
                },
                value,
                low: exact(r, 10)?,
                high: exact(r, 11)?,
                unit: r.get(12)?,
                approx: parsed(r, 13)?,
                measure: parsed(r, 14)?,
                direction: parsed(r, 15)?,
                base: r.get(16)?,
                indicator: r.get(17)?,
                subject: r.get(18)?,
                of: r.get(19)?,
                facets: object(r, 20)?,
                period: r.get(21)?,
                speaker: r.get(22)?,
                asserted_by: parsed(r, 23)?,
                source: r.get(24)?,
                modality: parsed(r, 25)?,
                same_as: r.get(26)?,
                rule: r.get::<_, String>(27)?.into(),
                evidence: evidence.into_iter().map(|(k, v)| (k.into(), v)).collect(),
            },
        },
        row: r.get(33)?,
        score: r.get(35)?,
    })
}
