//! `scio extract`: transcripts in, claims out.
use super::batch::{Counts, OutFolder, Summary, Watch, read_urls};
use scio_claims::copies::{Copies, Runs};
use scio_claims::corpus::{self, Batch, Item};
use scio_claims::report::{self, Style};
use scio_claims::{Options, Severity, Source};
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
    /// Write one JSON file per document into this folder; finished ones are skipped when run again.
    #[arg(long, value_name = "DIR", conflicts_with = "format")]
    out: Option<PathBuf>,
    /// The briefing's day (YYYY-MM-DD), where the page does not tell it.
    #[arg(long)]
    date: Option<jiff::civil::Date>,
    /// Number of threads [default: one per core].
    #[arg(long)]
    threads: Option<usize>,
    /// Put the text that spans point into beside each document (json and --out).
    #[arg(long)]
    with_text: bool,
    /// A table of `file,url` lines (commas or tabs): where the files came from.
    #[arg(long, value_name = "FILE")]
    urls: Option<PathBuf>,
    /// Take every page as a document of its own, also content_1.htm and content_1_2.htm.
    #[arg(long)]
    no_join: bool,
    /// Report copies of one briefing, too.
    #[arg(long)]
    keep_copies: bool,
    /// No progress and no closing summary on standard error.
    #[arg(long, short)]
    quiet: bool,
    /// Files, folders (their .txt, .md, HTML, .gz and .zip files), or - for standard input.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

/// Runs it; false when an input failed.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    if let Some(n) = args.threads {
        rayon::ThreadPoolBuilder::new().num_threads(n).build_global()?;
    }
    let batch = Batch {
        join: !args.no_join,
        urls: args.urls.as_deref().map(read_urls).transpose()?.unwrap_or_default(),
    };
    let paths = corpus::collect(&args.paths);
    let several = args.paths.len() > 1 || args.paths.iter().any(|p| p.is_dir());
    let watch = Watch::new(&paths, several && !args.quiet);
    let folder = args.out.as_deref().map(OutFolder::open).transpose()?;
    let mut sink = Sink::new(args, several);
    let mut copies = Copies::default();
    let mut summary = Summary::default();
    let mut failure: Option<anyhow::Error> = None;
    let wanted = |s: &Source| folder.as_ref().is_none_or(|f| !f.has(s));
    let render = sink.render();
    let compare = several && !args.keep_copies;
    // the workers render, this thread puts the pieces in order
    let make = |item: Item| Done {
        bytes: match folder {
            Some(_) => render.json(&item),
            None => render.bytes(&item),
        },
        runs: compare.then(|| Runs::of(&item)),
        counts: Counts::of(&item),
        warnings: warnings(&item),
        source: item.source,
    };
    corpus::run_batch(paths, &Options { date: args.date }, &batch, wanted, make, |done| {
        let done = match done {
            Ok(done) => done,
            Err(e) => {
                watch.say(&format!("scio: {e}"));
                summary.failed += 1;
                return true;
            }
        };
        watch.advance(done.source.text.len());
        summary.add(&done.counts);
        done.warnings.iter().for_each(|w| watch.say(w));
        let name = &done.source.name;
        if let Some(earlier) = done.runs.as_ref().and_then(|r| copies.earlier(name, r)) {
            watch.say(&format!(
                "scio: {name}: a copy of {earlier}; reported once (--keep-copies reports both)"
            ));
            summary.copies += 1;
            return true;
        }
        let written = done.bytes.and_then(|bytes| match &folder {
            Some(f) => f.write(&done.source, &bytes),
            None => sink.write(&bytes),
        });
        written.map_err(|e| failure = Some(e)).is_ok()
    });
    watch.finish();
    if let Some(e) = failure {
        return Err(e);
    }
    if folder.is_none() {
        sink.finish()?;
    }
    if several && !args.quiet {
        let skipped = folder.as_ref().map_or(0, OutFolder::skipped);
        eprint!("{}", summary.text(skipped));
    }
    Ok(summary.failed == 0)
}

/// A document as the workers hand it over.
struct Done {
    source: Source,
    bytes: anyhow::Result<Vec<u8>>,
    runs: Option<Runs>,
    counts: Counts,
    warnings: Vec<String>,
}

/// How a document is written.
#[derive(Clone, Copy)]
struct Render {
    format: Format,
    style: Style,
    with_text: bool,
}

impl Render {
    fn json(&self, item: &Item) -> anyhow::Result<Vec<u8>> {
        let mut r = report::report(&item.source, &item.analysis);
        r.document.text = self.with_text.then(|| item.source.text.clone());
        Ok(serde_json::to_vec_pretty(&r)?)
    }

    fn bytes(&self, item: &Item) -> anyhow::Result<Vec<u8>> {
        let mut out = Vec::new();
        match self.format {
            Format::Text => out = report::text(&item.source, &item.analysis, self.style).into_bytes(),
            Format::Json => return self.json(item),
            Format::Jsonl => report::jsonl(&report::report(&item.source, &item.analysis), &mut out)?,
            Format::Csv => report::csv(&report::report(&item.source, &item.analysis), &mut out)?,
        }
        Ok(out)
    }
}

/// Standard output in one of the formats.
struct Sink {
    out: BufWriter<std::io::StdoutLock<'static>>,
    render: Render,
    single: bool,
    count: usize,
}

impl Sink {
    fn new(args: &Args, several: bool) -> Self {
        let terminal = std::io::stdout().is_terminal();
        let render = Render {
            format: args
                .format
                .unwrap_or(if terminal { Format::Text } else { Format::Json }),
            style: Style {
                width: terminal_size::terminal_size().map_or(100, |(w, _)| usize::from(w.0)),
                colour: terminal && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
            },
            with_text: args.with_text,
        };
        Sink {
            out: BufWriter::new(std::io::stdout().lock()),
            render,
            single: !several,
            count: 0,
        }
    }

    fn render(&self) -> Render {
        self.render
    }

    fn write(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        let before: &[u8] = match (self.render.format, self.count) {
            (Format::Json, 0) if !self.single => b"[\n",
            (Format::Json, _) if !self.single => b",\n",
            (Format::Text, n) if n > 0 => b"\n",
            _ => b"",
        };
        self.out.write_all(before)?;
        if self.render.format == Format::Csv && self.count == 0 {
            report::csv_header(&mut self.out)?;
        }
        self.out.write_all(bytes)?;
        if self.render.format == Format::Json && self.single {
            self.out.write_all(b"\n")?;
        }
        self.count += 1;
        Ok(())
    }

    fn finish(&mut self) -> anyhow::Result<()> {
        match (self.render.format, self.single) {
            (Format::Json, false) => self.out.write_all(if self.count == 0 { b"[]\n" } else { b"\n]\n" })?,
            (Format::Csv, _) if self.count == 0 => report::csv_header(&mut self.out)?,
            _ => {}
        }
        self.out.flush()?;
        Ok(())
    }
}

/// What concerns the whole input, for standard error.
fn warnings(item: &Item) -> Vec<String> {
    let all = item.analysis.diagnostics.iter();
    all.filter(|d| d.span.is_empty() && d.code.severity() == Severity::Warning)
        .map(|d| format!("scio: {}: {}", item.source.name, d.message))
        .collect()
}
