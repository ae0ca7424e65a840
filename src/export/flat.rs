//! One claim per row: CSV and JSON Lines.
use super::out::Failure;
use super::table::{Cell, FLAT};
use super::{Query, Store, Written};
use crate::report::{DocumentRef, Record};
use std::io::Write;

/// CSV with every attribute; what is empty is null.
pub(super) fn csv(store: &Store, query: &Query, out: &mut dyn Write) -> Result<Written, Failure> {
    let mut w = csv::Writer::from_writer(out);
    w.write_record(FLAT.columns().map(|c| c.name))?;
    let mut written = Written::default();
    store.briefings(query, |b| -> Result<(), Failure> {
        for row in FLAT.cells(&b) {
            w.write_record(row.iter().map(Cell::text))?;
        }
        written.add(&b);
        Ok(())
    })?;
    w.flush()?;
    Ok(written)
}

/// The lines that `extract --format jsonl` writes.
pub(super) fn jsonl(store: &Store, query: &Query, out: &mut dyn Write) -> Result<Written, Failure> {
    let mut written = Written::default();
    store.briefings(query, |b| -> Result<(), Failure> {
        written.add(&b);
        let d = b.document;
        let document = DocumentRef {
            id: d.id,
            title: d.title,
            date: d.date,
            source: d.source,
        };
        for claim in b.claims {
            let document = document.clone();
            serde_json::to_writer(&mut *out, &Record { document, claim })?;
            out.write_all(b"\n")?;
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(written)
}
