//! A workbook: claims, documents, turns. A value that a double cannot hold stands as text.
use super::out::Failure;
use super::table::{Cell, DOCUMENTS, FLAT, Kind, TURNS, Table};
use super::{Query, Store, Written};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use std::io::Write;

/// Rows of a sheet, header apart.
const ROWS: u32 = 1_048_575;
/// Characters of a cell.
const CHARS: usize = 32_767;
const CUT: &str = " [cut: a cell holds no more; the other formats have the whole]";

impl From<XlsxError> for Failure {
    fn from(e: XlsxError) -> Self {
        Failure::Write(std::io::Error::other(e))
    }
}

/// A table over as many sheets as it needs.
struct Sheets {
    table: &'static Table,
    /// Index of the last sheet.
    sheet: usize,
    sheets: u32,
    row: u32,
}

pub(super) fn write(store: &Store, query: &Query, out: &mut (dyn Write + Send)) -> Result<Written, Failure> {
    write_sheets(store, query, ROWS, out)
}

/// Writes the workbook with at most so many rows a sheet.
fn write_sheets(store: &Store, query: &Query, most: u32, out: &mut (dyn Write + Send)) -> Result<Written, Failure> {
    let mut book = Workbook::new();
    // shows the digits that were stated: 6.10 and not 6.1
    let decimals: Vec<Format> = (0..=28)
        .map(|scale| {
            let places = "0".repeat(scale);
            let dot = if scale > 0 { "." } else { "" };
            Format::new().set_num_format(format!("#,##0{dot}{places}"))
        })
        .collect();
    let mut all = Vec::new();
    for table in [&FLAT, &DOCUMENTS, &TURNS] {
        all.push(Sheets {
            table,
            sheet: add(&mut book, table, 1)?,
            sheets: 1,
            row: 0,
        });
    }
    let mut written = Written::default();
    store.briefings(query, |b| -> Result<(), Failure> {
        for s in &mut all {
            for cells in s.table.cells(&b) {
                if s.row == most {
                    s.sheets += 1;
                    s.sheet = add(&mut book, s.table, s.sheets)?;
                    s.row = 0;
                }
                s.row += 1;
                let sheet = book.worksheet_from_index(s.sheet)?;
                for (column, cell) in (0u16..).zip(&cells) {
                    put(sheet, s.row, column, cell, &decimals)?;
                }
            }
        }
        written.add(&b);
        Ok(())
    })?;
    book.save_to_writer(out)?;
    Ok(written)
}

/// A sheet with its header row; gives its index.
fn add(book: &mut Workbook, table: &Table, number: u32) -> Result<usize, XlsxError> {
    let index = book.worksheets().len();
    let sheet = book.add_worksheet_with_constant_memory()?;
    match number {
        1 => sheet.set_name(table.name)?,
        n => sheet.set_name(format!("{} {n}", table.name))?,
    };
    sheet.set_freeze_panes(1, 0)?;
    let bold = Format::new().set_bold();
    for (k, c) in (0u16..).zip(table.columns()) {
        let width = match (c.kind, c.name) {
            (_, "sentence" | "text") if table.name != "claims" || c.name == "sentence" => 80,
            (_, "title" | "url" | "indicator" | "subject") => 30,
            (Kind::Integer | Kind::Flag, _) => 9,
            _ => 16,
        };
        sheet.set_column_width(k, width)?;
        sheet.write_string_with_format(0, k, c.name, &bold)?;
    }
    Ok(index)
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, decimals: &[Format]) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(s) => {
            sheet.write_string(row, column, fitting(s))?;
        }
        Cell::Integer(i) => {
            sheet.write_number(row, column, *i as f64)?;
        }
        Cell::Flag(b) => {
            sheet.write_boolean(row, column, *b)?;
        }
        Cell::Exact(d) => {
            match double(*d).zip(decimals.get(d.scale() as usize)) {
                Some((v, format)) => sheet.write_number_with_format(row, column, v, format)?,
                None => sheet.write_string(row, column, d.to_string())?,
            };
        }
    }
    Ok(())
}

/// The value as a double, where spreadsheets, which keep 15 digits, lose nothing of it.
fn double(d: Decimal) -> Option<f64> {
    let digits = d
        .normalize()
        .mantissa()
        .unsigned_abs()
        .to_string()
        .trim_end_matches('0')
        .len();
    (digits <= 15).then(|| d.to_f64()).flatten()
}

fn fitting(s: &str) -> String {
    // Excel counts in UTF-16
    if s.len() <= CHARS || s.encode_utf16().count() <= CHARS {
        return s.to_string();
    }
    let mut left = CHARS - CUT.len();
    let kept = |c: &char| {
        let fits = c.len_utf16() <= left;
        left = left.saturating_sub(c.len_utf16());
        fits
    };
    s.chars().take_while(kept).collect::<String>() + CUT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_double_loses_stays_text() {
        for (text, fits) in [
            ("6.10", true),
            ("10300000000000", true),
            ("123456789012345", true),
            ("1234567890123456", false),
            ("0.1234567890123456", false),
        ] {
            assert_eq!(double(text.parse().unwrap()).is_some(), fits, "{text}");
        }
    }

    #[test]
    fn rows_that_a_sheet_cannot_hold_stand_on_further_ones() {
        let dir = tempfile::tempdir().unwrap();
        let mut store = Store::open(&dir.path().join("claims.db")).unwrap();
        let text = "SCIO briefing on tea\n\nDate:\nJuly 12, 2024\nLi Ming:\nTea exports rose by 1%. Rice imports fell by 2%. \
            Silk sales rose by 3%. Salt output fell by 4%. Coal output rose by 5%.\n";
        let source = crate::Source::new("demo", text);
        let report = crate::report::report(&source, &crate::analyze(&source, &crate::Options::default()));
        assert_eq!(report.claims.len(), 5);
        let rows = crate::store::Rows::new(&report, &source, Vec::new());
        store.put([rows]).unwrap();
        let mut out = Vec::new();
        let written = write_sheets(&store, &Query::default(), 2, &mut out).ok().unwrap();
        assert_eq!(written.claims, 5);
        let mut book = zip::ZipArchive::new(std::io::Cursor::new(out)).unwrap();
        let mut part = |name: &str| std::io::read_to_string(book.by_name(name).unwrap()).unwrap();
        let names = part("xl/workbook.xml");
        for name in ["claims", "documents", "turns", "claims 2", "claims 3"] {
            assert!(names.contains(&format!("<sheet name=\"{name}\"")), "{name}: {names}");
        }
        let mut rows = |sheet: usize| {
            let text = part(&format!("xl/worksheets/sheet{sheet}.xml"));
            text.matches("<row ").count()
        };
        assert_eq!([1, 4, 5].map(&mut rows), [3, 3, 2], "each with its header");
    }

    #[test]
    fn a_long_text_is_cut_and_says_so() {
        let long = fitting(&"茶x".repeat(20_000));
        assert!(long.ends_with(CUT) && long.encode_utf16().count() <= CHARS);
        assert_eq!(fitting("short"), "short");
    }
}
