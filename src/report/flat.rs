//! One claim per line: JSON Lines and CSV with the same columns.
use super::contract::Report;
use super::record::records;
use serde::Serialize;

/// JSON Lines: one claim a line, its document's id, title, date and source beside it.
///
/// # Errors
/// When the writer fails.
pub fn jsonl(r: &Report, out: &mut impl std::io::Write) -> std::io::Result<()> {
    for record in records(r) {
        serde_json::to_writer(&mut *out, &record)?;
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

/// CSV with a header row, which `header` asks for.
///
/// # Errors
/// When the writer fails.
pub fn csv(reports: &[Report], out: impl std::io::Write) -> Result<(), csv::Error> {
    let mut w = csv::Writer::from_writer(out);
    w.write_record(COLUMNS)?;
    for r in reports {
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
    }
    w.flush()?;
    Ok(())
}
