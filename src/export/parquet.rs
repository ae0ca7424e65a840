//! Parquet with the columns of the CSV. Exact decimals of any scale are text, a double of the same name with `_real`
//! beside each.
use super::out::Failure;
use super::table::{Cell, Column, FLAT, Kind};
use super::{Query, Store, Written};
use crate::report::GENERATOR;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use rust_decimal::prelude::ToPrimitive;
use std::io::Write;
use std::sync::Arc;

/// Rows of a group, which are held at once.
const GROUP: usize = 32_768;

impl From<ParquetError> for Failure {
    fn from(e: ParquetError) -> Self {
        Failure::Write(std::io::Error::other(e))
    }
}

/// A column of the file.
struct Field {
    name: String,
    of: &'static Column,
    at: usize,
    real: bool,
}

impl Field {
    fn physical(&self) -> Physical {
        match self.of.kind {
            _ if self.real => Physical::DOUBLE,
            Kind::Integer => Physical::INT64,
            Kind::Flag => Physical::BOOLEAN,
            _ => Physical::BYTE_ARRAY,
        }
    }
}

fn fields() -> Vec<Field> {
    let mut out = Vec::new();
    for (at, of) in FLAT.columns().enumerate() {
        let field = |name: String, real| Field { name, of, at, real };
        out.push(field(of.name.to_string(), false));
        if of.kind == Kind::Exact {
            out.push(field(format!("{}_real", of.name), true));
        }
    }
    out
}

pub(super) fn write(store: &Store, query: &Query, out: &mut (dyn Write + Send)) -> Result<Written, Failure> {
    let fields = fields();
    let mut types = Vec::new();
    for f in &fields {
        let text = f.physical() == Physical::BYTE_ARRAY;
        let column = Type::primitive_type_builder(&f.name, f.physical())
            .with_repetition(Repetition::OPTIONAL)
            .with_logical_type(text.then_some(LogicalType::String))
            .build()?;
        types.push(Arc::new(column));
    }
    let schema = Arc::new(Type::group_type_builder("claims").with_fields(types).build()?);
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(GENERATOR.to_string())
        .build();
    let mut file = SerializedFileWriter::new(out, schema, Arc::new(properties))?;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut written = Written::default();
    store.briefings(query, |b| -> Result<(), Failure> {
        rows.extend(FLAT.cells(&b));
        written.add(&b);
        if rows.len() >= GROUP {
            group(&mut file, &fields, &rows)?;
            rows.clear();
        }
        Ok(())
    })?;
    group(&mut file, &fields, &rows)?;
    file.close()?;
    Ok(written)
}

fn group<W: Write + Send>(
    file: &mut SerializedFileWriter<W>,
    fields: &[Field],
    rows: &[Vec<Cell>],
) -> Result<(), ParquetError> {
    let mut group = file.next_row_group()?;
    for f in fields {
        let Some(mut column) = group.next_column()? else { break };
        let cells = || rows.iter().map(|r| &r[f.at]);
        let present: Vec<i16> = cells().map(|c| i16::from(*c != Cell::Empty)).collect();
        match column.untyped() {
            ColumnWriter::ByteArrayColumnWriter(w) => {
                let values: Vec<ByteArray> = cells()
                    .filter(|c| **c != Cell::Empty)
                    .map(|c| ByteArray::from(c.text().into_bytes()))
                    .collect();
                w.write_batch(&values, Some(&present), None)?;
            }
            ColumnWriter::Int64ColumnWriter(w) => {
                let values: Vec<i64> = cells()
                    .filter_map(|c| match c {
                        Cell::Integer(i) => Some(*i),
                        _ => None,
                    })
                    .collect();
                w.write_batch(&values, Some(&present), None)?;
            }
            ColumnWriter::BoolColumnWriter(w) => {
                let values: Vec<bool> = cells()
                    .filter_map(|c| match c {
                        Cell::Flag(b) => Some(*b),
                        _ => None,
                    })
                    .collect();
                w.write_batch(&values, Some(&present), None)?;
            }
            ColumnWriter::DoubleColumnWriter(w) => {
                let values: Vec<f64> = cells()
                    .filter_map(|c| match c {
                        Cell::Exact(d) => d.to_f64(),
                        _ => None,
                    })
                    .collect();
                w.write_batch(&values, Some(&present), None)?;
            }
            _ => return Err(ParquetError::General(format!("column {} has no writer", f.name))),
        }
        column.close()?;
    }
    group.close()?;
    Ok(())
}
