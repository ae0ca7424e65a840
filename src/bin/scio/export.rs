//! `scio export`: the database in the formats of other programs.
use super::filters::{self, Filters};
use scio_claims::export::{self, Format};
use scio_claims::store::{Select, Sort, Store};
use std::io::{BufWriter, IsTerminal, Write};
use std::path::PathBuf;

/// Formats.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Kind {
    /// One claim per row, every attribute a column.
    Csv,
    /// One claim per line, as `extract` writes it.
    Jsonl,
    /// A workbook: claims, documents, turns.
    Xlsx,
    /// For analytical databases (needs a build with `--features parquet`).
    Parquet,
    /// A folder: Frictionless data package, a CSV per table with schemas and keys.
    Datapackage,
    /// A folder: ConvoKit corpus, claims as metadata of utterances.
    Convokit,
    /// TEI in the manner of ParlaMint, figures marked in the utterances.
    Tei,
}

/// Arguments of `scio export`.
#[derive(clap::Args)]
#[command(after_help = format!("{}\n\nExample: scio export --db claims.db --format xlsx --out exports.xlsx 'indicator:exports since:2024'", filters::LANGUAGE))]
pub struct Args {
    /// The database that `scio index` made.
    #[arg(long, value_name = "FILE")]
    db: PathBuf,
    /// Output format.
    #[arg(long, value_enum)]
    format: Kind,
    /// File to write, or folder for datapackage and convokit; replaced where it is an earlier export [default: standard
    /// output].
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    #[command(flatten)]
    filters: Filters,
}

/// Runs it; 1 when there is nothing to write.
pub fn run(args: &Args) -> anyhow::Result<u8> {
    let query = args.filters.query()?;
    let store = Store::open_read_only(&args.db)?;
    let format = match args.format {
        Kind::Csv => Format::Csv,
        Kind::Jsonl => Format::Jsonl,
        Kind::Xlsx => Format::Xlsx,
        Kind::Parquet => Format::Parquet,
        Kind::Datapackage => Format::Datapackage,
        Kind::Convokit => Format::Convokit,
        Kind::Tei => Format::Tei,
    };
    let one = Select {
        sort: Sort::Date,
        limit: 1,
        offset: 0,
    };
    if store.search(&query, one)?.is_empty() {
        filters::nothing(&store, &query)?;
        return Ok(1);
    }
    match &args.out {
        Some(path) => {
            let written = export::export(&store, &query, format, path)?;
            eprintln!(
                "{} claims of {} documents written to {}",
                written.claims,
                written.documents,
                path.display()
            );
        }
        None => {
            if format.is_binary() && std::io::stdout().is_terminal() {
                anyhow::bail!("this format is no text to read; name a file with --out FILE");
            }
            let mut out = BufWriter::new(std::io::stdout());
            export::export_to(&store, &query, format, &mut out)?;
            out.flush()?;
        }
    }
    Ok(0)
}
