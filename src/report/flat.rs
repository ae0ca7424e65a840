//! The columns of CSV.
use serde::Serialize;

/// Columns of the CSV.
pub(super) const COLUMNS: [&str; 27] = [
    "id", "document_id", "title", "date", "source_document", "turn", "exchange", "start", "end", "text", "value",
    "low", "high", "unit", "approx", "measure", "direction", "base", "indicator", "subject", "of", "period", "speaker",
    "asserted_by", "source", "modality", "sentence",
];

/// An attribute as serde calls it; empty for none.
pub(super) fn word(v: impl Serialize) -> String {
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
