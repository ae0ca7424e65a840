//! `scio extract`: transcripts in, claims out.
use super::batch::{Counts, OutFolder, Summary, Watch, read_urls};
use super::render::{Piece, Render};
use scio_claims::copies::Copies;
use scio_claims::corpus::{self, Batch, Item, Ready};
use scio_claims::report::{self, Style};
use scio_claims::{Options, Source};
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
    let options = Options { date: args.date };
    // the workers render, this thread puts the pieces in order
    let make = |item: Item| render.rendered(item);
    corpus::run_ready(paths, &options, &batch, render.whole(), wanted, make, |ready| {
        let ready = match ready {
            Ok(ready) => ready,
            Err(e) => {
                watch.say(&format!("scio: {e}"));
                summary.failed += 1;
                return true;
            }
        };
        let mut piece = match ready {
            Ready::Made(done) => done,
            Ready::Large(source) => render.outlined(source, &options),
        };
        watch.advance(piece.source.text.len());
        piece.warnings.iter().for_each(|w| watch.say(w));
        let name = piece.source.name.clone();
        let copy = piece
            .runs
            .take()
            .and_then(|r| copies.earlier(&name, &r).map(str::to_string));
        let written = match (&copy, &folder) {
            // read all the same, for the summary
            (Some(_), _) => piece.write(render, &mut std::io::sink()),
            (None, Some(f)) => f.save(piece, render),
            (None, None) => sink.write(piece),
        };
        if let Some(earlier) = copy {
            watch.say(&format!(
                "scio: {name}: a copy of {earlier}; reported once (--keep-copies reports both)"
            ));
            summary.copies += 1;
        }
        written
            .map(|counts| summary.add(&counts))
            .map_err(|e| failure = Some(e))
            .is_ok()
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
            format: args.format.unwrap_or(if terminal && args.out.is_none() {
                Format::Text
            } else {
                Format::Json
            }),
            style: Style {
                width: terminal_size::terminal_size().map_or(100, |(w, _)| usize::from(w.0)),
                colour: terminal && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
            },
            with_text: args.with_text,
            compare: several && !args.keep_copies,
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

    fn write(&mut self, piece: Piece) -> anyhow::Result<Counts> {
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
        let counts = piece.write(self.render, &mut self.out)?;
        if self.render.format == Format::Json && self.single {
            self.out.write_all(b"\n")?;
        }
        self.count += 1;
        Ok(counts)
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
