//! Values of the columns of many rows, side by side in one buffer: an archive has millions, and one by one they would be
//! allocated by the threads that read and freed by the one that writes.
use crate::report::add_decimal;
use rusqlite::ToSql;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rust_decimal::Decimal;
use serde::Serialize;

/// Rows of one table.
#[derive(Clone, Debug, Default)]
pub(super) struct Cells {
    bytes: Vec<u8>,
    cells: Vec<Cell>,
}

#[derive(Clone, Copy, Debug)]
enum Cell {
    Null,
    Integer(i64),
    Real(f64),
    Text { from: usize, len: u32 },
    Blob { from: usize, len: u32 },
}

/// A value for a statement.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound<'a>(ValueRef<'a>);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(self.0))
    }
}

impl Bound<'_> {
    pub fn is_null(&self) -> bool {
        self.0 == ValueRef::Null
    }
}

impl From<i64> for Bound<'_> {
    fn from(n: i64) -> Self {
        Bound(ValueRef::Integer(n))
    }
}

impl Cells {
    /// Room for so many values that take so many bytes.
    pub fn with_capacity(cells: usize, bytes: usize) -> Cells {
        Cells {
            bytes: Vec::with_capacity(bytes),
            cells: Vec::with_capacity(cells),
        }
    }

    /// The rows, each of so many values.
    pub fn rows<const WIDTH: usize>(&self) -> impl DoubleEndedIterator<Item = [Bound<'_>; WIDTH]> + ExactSizeIterator {
        let rows = self.cells.as_chunks().0.iter();
        rows.map(|row| row.map(|cell| Bound(self.value(cell))))
    }

    fn value(&self, cell: Cell) -> ValueRef<'_> {
        match cell {
            Cell::Null => ValueRef::Null,
            Cell::Integer(n) => ValueRef::Integer(n),
            Cell::Real(v) => ValueRef::Real(v),
            Cell::Text { from, len } => ValueRef::Text(&self.bytes[from..from + len as usize]),
            Cell::Blob { from, len } => ValueRef::Blob(&self.bytes[from..from + len as usize]),
        }
    }

    pub fn null(&mut self) {
        self.cells.push(Cell::Null);
    }

    pub fn integer(&mut self, n: impl TryInto<i64>) {
        self.cells.push(n.try_into().map_or(Cell::Null, Cell::Integer));
    }

    pub fn text(&mut self, text: &str) {
        self.made(|bytes| bytes.extend_from_slice(text.as_bytes()));
    }

    pub fn maybe(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.null(),
        }
    }

    /// A text that is written into the buffer.
    pub fn made(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        let from = self.bytes.len();
        write(&mut self.bytes);
        self.cells.push(Cell::Text {
            from,
            len: self.len(from),
        });
    }

    /// Bytes that are written into the buffer.
    pub fn blob(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        let from = self.bytes.len();
        write(&mut self.bytes);
        self.cells.push(Cell::Blob {
            from,
            len: self.len(from),
        });
    }

    /// Bytes from here on; a value of a claim is far from 4 GB, as is a text that can be read.
    fn len(&self, from: usize) -> u32 {
        u32::try_from(self.bytes.len() - from).unwrap_or(u32::MAX)
    }

    /// Names, one after the other; null where there is none.
    pub fn list(&mut self, names: &[String]) {
        match names {
            [] => self.null(),
            [first, rest @ ..] => self.made(|bytes| {
                bytes.extend_from_slice(first.as_bytes());
                for name in rest {
                    bytes.extend_from_slice(b"; ");
                    bytes.extend_from_slice(name.as_bytes());
                }
            }),
        }
    }

    /// The string form that JSON output has of an enum; null for none.
    pub fn word(&mut self, word: impl Serialize) {
        let from = self.bytes.len();
        // a buffer takes whatever is written
        drop(serde_json::to_writer(&mut self.bytes, &word));
        let len = self.len(from);
        self.cells.push(match self.bytes.get(from) {
            Some(b'"') => Cell::Text {
                from: from + 1,
                len: len - 2,
            },
            _ => Cell::Null,
        });
    }

    pub fn json(&mut self, value: impl Serialize) {
        self.made(|bytes| drop(serde_json::to_writer(bytes, &value)));
    }

    /// A number twice: as text with the digits it was stated with, and as what sorts and compares.
    pub fn decimal(&mut self, value: Option<Decimal>) {
        let Some(v) = value else {
            self.null();
            self.null();
            return;
        };
        self.made(|bytes| add_decimal(v, bytes));
        let real = rust_decimal::prelude::ToPrimitive::to_f64(&v);
        self.cells.push(real.map_or(Cell::Null, Cell::Real));
    }
}
