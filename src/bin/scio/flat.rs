//! The formats that `series` and `revisions` share: JSON, JSON Lines, CSV, cells of text.
use serde::Serialize;
use std::io::Write;

/// A value as a cell: text without its quotes, nothing for null.
pub fn plain(v: impl Serialize) -> String {
    match serde_json::to_value(v) {
        Ok(serde_json::Value::String(s)) => s,
        Ok(serde_json::Value::Null) | Err(_) => String::new(),
        Ok(other) => other.to_string(),
    }
}

/// All that was found, as one object.
pub fn json(out: &mut Vec<u8>, found: &impl Serialize) -> anyhow::Result<()> {
    serde_json::to_writer_pretty(&mut *out, found)?;
    out.push(b'\n');
    Ok(())
}

/// One line for each thing found.
pub fn jsonl<T: Serialize>(out: &mut Vec<u8>, found: &[T]) -> anyhow::Result<()> {
    for one in found {
        serde_json::to_writer(&mut *out, one)?;
        out.push(b'\n');
    }
    Ok(())
}

/// A header and rows.
pub fn csv<const N: usize>(
    out: &mut Vec<u8>,
    columns: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> anyhow::Result<()> {
    let mut w = csv::Writer::from_writer(&mut *out);
    w.write_record(columns)?;
    for row in rows {
        w.write_record(row)?;
    }
    w.flush()?;
    Ok(())
}

/// A row of a Markdown table.
pub fn markdown_row<const N: usize>(out: &mut Vec<u8>, cells: [String; N]) -> anyhow::Result<()> {
    let cells = cells.map(|c| c.replace('|', "\\|").replace('\n', " "));
    writeln!(out, "| {} |", cells.join(" | "))?;
    Ok(())
}
