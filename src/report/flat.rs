//! One claim per line: JSON Lines and CSV with the same columns.
use super::contract::{ClaimOut, Report};
use serde::Serialize;

/// A line: a [`super::Record`] that borrows.
#[derive(Serialize)]
struct Line<'a> {
    document: Head<'a>,
    #[serde(flatten)]
    claim: &'a ClaimOut,
}

#[derive(Clone, Copy, Serialize)]
struct Head<'a> {
    id: &'a str,
    title: Option<&'a str>,
    date: Option<&'a str>,
    source: &'a str,
}

/// JSON Lines: one claim a line, its document's id, title, date and source beside it.
///
/// # Errors
/// When the writer fails.
pub fn jsonl(r: &Report, out: &mut impl std::io::Write) -> std::io::Result<()> {
    let d = &r.document;
    let document = Head {
        id: &d.id,
        title: d.title.as_deref(),
        date: d.date.as_deref(),
        source: &d.source,
    };
    for claim in &r.claims {
        serde_json::to_writer(&mut *out, &Line { document, claim })?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Columns of the CSV.
const COLUMNS: [&str; 27] = [
    "id", "document_id", "title", "date", "source_document", "turn", "exchange", "start", "end", "text", "value",
    "low", "high", "unit", "approx", "measure", "direction", "base", "indicator", "subject", "of", "period", "speaker",
    "asserted_by", "source", "modality", "sentence",
];

fn word(v: impl Serialize) -> String {
    match serde_json::to_value(v) {
        Ok(serde_json::Value::String(s)) => s,
        Ok(serde_json::Value::Null) | Err(_) => String::new(),
        Ok(v) => v.to_string(),
    }
}

/// The header row of the CSV, for an output without documents.
///
/// # Errors
/// When the writer fails.
pub fn csv_header(out: impl std::io::Write) -> Result<(), csv::Error> {
    let mut w = csv::Writer::from_writer(out);
    w.write_record(COLUMNS)?;
    Ok(w.flush()?)
}

/// The claims of a document as CSV rows, without a header row.
///
/// # Errors
/// When the writer fails.
pub fn csv(r: &Report, out: impl std::io::Write) -> Result<(), csv::Error> {
    let mut w = csv::Writer::from_writer(out);
    for c in &r.claims {
        w.write_record([
            c.id.clone(),
            r.document.id.clone(),
            r.document.title.clone().unwrap_or_default(),
            r.document.date.clone().unwrap_or_default(),
            r.document.source.clone(),
            c.turn.to_string(),
            c.exchange.map(|e| e.to_string()).unwrap_or_default(),
            c.span.start.to_string(),
            c.span.end.to_string(),
            c.text.clone(),
            c.value.0.to_string(),
            c.low.map(|v| v.0.to_string()).unwrap_or_default(),
            c.high.map(|v| v.0.to_string()).unwrap_or_default(),
            c.unit.clone(),
            word(c.approx),
            word(c.measure),
            word(c.direction),
            c.base.clone().unwrap_or_default(),
            c.indicator.clone().unwrap_or_default(),
            c.subject.clone().unwrap_or_default(),
            c.of.clone().unwrap_or_default(),
            c.period.clone().unwrap_or_default(),
            c.speaker.clone().unwrap_or_default(),
            word(c.asserted_by),
            c.source.clone().unwrap_or_default(),
            word(c.modality),
            c.sentence.text.clone(),
        ])?;
    }
    w.flush()?;
    Ok(())
}
