//! `scio extract`: transcripts in, claims out.
use scio_claims::corpus::{self, Item};
use scio_claims::report::{self, Report, Style};
use scio_claims::{Options, Severity};
use std::io::{BufWriter, IsTerminal, Write};
use std::path::PathBuf;

/// Output formats.
#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
pub enum Format {
    /// One object per input; several inputs make an array.
    Json,
    /// One claim per line.
    Jsonl,
    /// One claim per row.
    Csv,
    /// A summary to read.
    Text,
}

/// Arguments of `scio extract`.
#[derive(clap::Args)]
pub struct Args {
    /// Output format [default: text on a terminal, json otherwise].
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The briefing's day (YYYY-MM-DD), where the page does not tell it.
    #[arg(long)]
    date: Option<jiff::civil::Date>,
    /// Number of threads [default: one per core].
    #[arg(long)]
    threads: Option<usize>,
    /// Files, folders (their .txt and .md files), or - for standard input.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

/// Runs it; false when an input failed.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    if let Some(n) = args.threads {
        rayon::ThreadPoolBuilder::new().num_threads(n).build_global()?;
    }
    let terminal = std::io::stdout().is_terminal();
    let format = args
        .format
        .unwrap_or(if terminal { Format::Text } else { Format::Json });
    let options = Options { date: args.date };
    let single = args.paths.len() == 1 && !args.paths[0].is_dir();
    let style = Style {
        width: terminal_size::terminal_size().map_or(100, |(w, _)| usize::from(w.0)),
        colour: terminal && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
    };
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut all_read = true;
    let mut count = 0;
    let mut failure: Option<anyhow::Error> = None;
    let mut rows: Vec<Report> = Vec::new();
    corpus::run(corpus::collect(&args.paths), &options, |item| {
        let item = match item {
            Ok(item) => item,
            Err(e) => {
                eprintln!("scio: {e}");
                all_read = false;
                return true;
            }
        };
        warn(&item);
        let written = write_one(&mut out, format, single, count, &item, style, &mut rows);
        count += 1;
        written.map_err(|e| failure = Some(e)).is_ok()
    });
    if let Some(e) = failure {
        return Err(e);
    }
    match format {
        Format::Json if !single => out.write_all(if count == 0 { b"[]\n" } else { b"\n]\n" })?,
        Format::Csv => report::csv(&rows, &mut out)?,
        _ => {}
    }
    out.flush()?;
    Ok(all_read)
}

fn write_one(
    out: &mut impl Write,
    format: Format,
    single: bool,
    count: usize,
    item: &Item,
    style: Style,
    rows: &mut Vec<Report>,
) -> anyhow::Result<()> {
    match format {
        Format::Text => {
            if count > 0 {
                writeln!(out)?;
            }
            out.write_all(report::text(&item.source, &item.analysis, style).as_bytes())?;
        }
        Format::Json => {
            if !single {
                out.write_all(if count == 0 { b"[\n" } else { b",\n" })?;
            }
            serde_json::to_writer_pretty(&mut *out, &report::report(&item.source, &item.analysis))?;
            if single {
                out.write_all(b"\n")?;
            }
        }
        Format::Jsonl => report::jsonl(&report::report(&item.source, &item.analysis), out)?,
        Format::Csv => rows.push(report::report(&item.source, &item.analysis)),
    }
    Ok(())
}

/// Says on standard error what concerns the whole input.
fn warn(item: &Item) {
    for d in item
        .analysis
        .diagnostics
        .iter()
        .filter(|d| d.span.is_empty() && d.code.severity() == Severity::Warning)
    {
        eprintln!("scio: {}: {}", item.source.name, d.message);
    }
}
