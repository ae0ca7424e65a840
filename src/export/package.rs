//! A Frictionless data package: a CSV per table beside `datapackage.json` with the schemas and keys.
use super::out::Failure;
use super::table::{CLAIMS, Cell, DOCUMENTS, EXCHANGES, Kind, PARTICIPANTS, SENTENCES, TURNS, Table};
use super::{Query, Store, Written};
use crate::report::GENERATOR;
use serde_json::{Value, json};
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

const TABLES: [&Table; 6] = [&DOCUMENTS, &PARTICIPANTS, &TURNS, &EXCHANGES, &SENTENCES, &CLAIMS];

pub(super) fn write(store: &Store, query: &Query, dir: &Path) -> Result<Written, Failure> {
    let mut files = Vec::new();
    for table in TABLES {
        let file = File::create(dir.join(format!("{}.csv", table.name)))?;
        let mut w = csv::Writer::from_writer(BufWriter::new(file));
        w.write_record(table.columns().map(|c| c.name))?;
        files.push((table, w));
    }
    let mut written = Written::default();
    store.briefings(query, |b| -> Result<(), Failure> {
        for (table, w) in &mut files {
            for row in table.cells(&b) {
                w.write_record(row.iter().map(Cell::text))?;
            }
        }
        written.add(&b);
        Ok(())
    })?;
    for (_, mut w) in files {
        w.flush()?;
    }
    let description = json!({
        "profile": "tabular-data-package",
        "name": "scio-claims",
        "title": "Numeric claims from press conferences of China's State Council Information Office",
        "generator": GENERATOR,
        "resources": TABLES.map(resource),
    });
    let file = BufWriter::new(File::create(dir.join("datapackage.json"))?);
    serde_json::to_writer_pretty(file, &description)?;
    Ok(written)
}

fn resource(table: &Table) -> Value {
    let fields: Vec<Value> = table
        .columns()
        .map(|c| {
            let mut field = json!({"name": c.name, "type": kind(c.kind), "description": c.about});
            if table.key.contains(&c.name) {
                field["constraints"] = json!({"required": true});
            }
            field
        })
        .collect();
    let foreign: Vec<Value> = table
        .foreign
        .iter()
        .map(|(field, resource)| json!({"fields": [field], "reference": {"resource": resource, "fields": ["id"]}}))
        .collect();
    json!({
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.about,
        "path": format!("{}.csv", table.name),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": fields,
            "missingValues": [""],
            "primaryKey": table.key,
            "foreignKeys": foreign,
        },
    })
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "string",
        Kind::Integer => "integer",
        Kind::Exact => "number",
        Kind::Flag => "boolean",
        Kind::Date => "date",
        Kind::Object => "object",
        Kind::List => "array",
    }
}
