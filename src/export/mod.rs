//! The database in the formats of other programs: one file per format. Must not interpret: what is not in the database
//! is not in the output.
//!
//! Values are exact decimals everywhere: as text where the format has no decimals. Files and folders appear whole or not
//! at all.
mod convokit;
mod flat;
mod out;
mod package;
#[cfg(feature = "parquet")]
mod parquet;
mod table;
mod tei;
mod xlsx;

use crate::base::Error;
use crate::search::Query;
use crate::store::{Briefing, Store};
use out::Failure;
use std::io::Write;
use std::path::Path;

/// A format of another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One claim per row, every attribute a column.
    Csv,
    /// One claim per line, as `extract --format jsonl` writes it.
    Jsonl,
    /// A workbook: claims, documents, turns.
    Xlsx,
    /// The columns of the CSV for analytical databases; only where built with the feature `parquet`.
    Parquet,
    /// A folder: Frictionless data package, a CSV per table, with schemas and keys.
    Datapackage,
    /// A folder: ConvoKit corpus, the claims as metadata of the utterances.
    Convokit,
    /// One TEI corpus file with the utterances, the claims marked in them.
    Tei,
}

impl Format {
    /// Whether the output is a folder.
    pub fn is_folder(self) -> bool {
        matches!(self, Format::Datapackage | Format::Convokit)
    }

    /// Whether the output is no text.
    pub fn is_binary(self) -> bool {
        matches!(self, Format::Xlsx | Format::Parquet)
    }
}

/// How much was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Documents.
    pub documents: usize,
    /// Claims.
    pub claims: usize,
}

impl Written {
    fn add(&mut self, b: &Briefing) {
        self.documents += 1;
        self.claims += b.claims.len();
    }
}

/// Writes what a query finds to a file or folder, in place of one of that name.
///
/// # Errors
/// When the database cannot be read or the output not be written; when the folder holds something else; when the format
/// was not built in.
pub fn export(store: &Store, query: &Query, format: Format, path: &Path) -> Result<Written, Error> {
    match format {
        Format::Datapackage => out::folder(path, "datapackage.json", |dir| package::write(store, query, dir)),
        Format::Convokit => out::folder(path, "utterances.jsonl", |dir| convokit::write(store, query, dir)),
        _ => out::file(path, |file| stream(store, query, format, file)),
    }
}

/// Writes what a query finds to a writer.
///
/// # Errors
/// As for [`export`]; folders cannot be written so.
pub fn export_to(store: &Store, query: &Query, format: Format, out: &mut (dyn Write + Send)) -> Result<Written, Error> {
    stream(store, query, format, out).map_err(|f| f.at(Path::new("standard output")))
}

fn stream(store: &Store, query: &Query, format: Format, out: &mut (dyn Write + Send)) -> Result<Written, Failure> {
    match format {
        Format::Csv => flat::csv(store, query, out),
        Format::Jsonl => flat::jsonl(store, query, out),
        Format::Xlsx => xlsx::write(store, query, out),
        Format::Tei => tei::write(store, query, out),
        #[cfg(feature = "parquet")]
        Format::Parquet => parquet::write(store, query, out),
        #[cfg(not(feature = "parquet"))]
        Format::Parquet => Err(Failure::Refused(
            "this scio was built without Parquet, which is large; build it with `cargo install --path . --features parquet`"
                .into(),
        )),
        Format::Datapackage | Format::Convokit => Err(Failure::Refused(
            "this format is a folder of files; name it with --out FOLDER".into(),
        )),
    }
}

/// The string form that JSON output has of an enum.
fn word(v: impl serde::Serialize) -> Option<String> {
    serde_json::to_value(v).ok()?.as_str().map(str::to_string)
}
