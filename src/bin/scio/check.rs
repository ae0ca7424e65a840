//! `scio check`: quoted figures against the record.
use scio_claims::check::render::{self, Publisher};
use scio_claims::check::{self, Check, Evidence, Known, Memory, Stored, Verdict};
use scio_claims::report::{self, Record, Style};
use scio_claims::store::Store;
use scio_claims::{Options, Source, corpus};
use std::io::{BufRead, BufReader, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Output formats.
#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
pub enum Format {
    /// The sentences with their figures marked, to read.
    Text,
    /// One object with all findings.
    Json,
    /// One finding per line.
    Jsonl,
    /// One finding per row.
    Csv,
    /// The text with footnotes.
    Markdown,
    /// One self-contained annotated page.
    Html,
    /// schema.org ClaimReview as JSON-LD.
    Claimreview,
}

/// What makes the exit status 1.
#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
pub enum FailOn {
    /// Nothing.
    Never,
    /// Figures right only after rounding.
    Rounded,
    /// Figures that only follow by arithmetic.
    Derived,
    /// Figures the record contradicts.
    Contradicted,
    /// Figures the record has for something else.
    Misattributed,
    /// Figures that a later briefing changed.
    Superseded,
    /// Figures the record says nothing about.
    Unverifiable,
}

/// Arguments of `scio check`.
#[derive(clap::Args)]
pub struct Args {
    /// Output format [default: text on a terminal, json otherwise].
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Verdicts that make the exit status 1, with commas between.
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        default_value = "contradicted,misattributed"
    )]
    fail_on: Vec<FailOn>,
    /// Name of the fact-checker in ClaimReview.
    #[arg(long, default_value = "scio-claims")]
    author: String,
    /// Address of the review in ClaimReview.
    #[arg(long)]
    url: Option<String>,
    /// Day of the review in ClaimReview (YYYY-MM-DD) [default: the day of the text].
    #[arg(long, value_name = "DATE")]
    reviewed: Option<jiff::civil::Date>,
    /// The record: a database that `scio index` made.
    #[arg(long, value_name = "FILE", required_unless_present = "from")]
    db: Option<PathBuf>,
    /// The record: a transcript, a folder of them, or JSON or JSON Lines that `scio extract` wrote. May be repeated.
    #[arg(long, value_name = "PATH")]
    from: Vec<PathBuf>,
    /// The day of the text (YYYY-MM-DD), where it does not tell it itself.
    #[arg(long)]
    date: Option<jiff::civil::Date>,
    /// A sentence, a file, or - for standard input.
    #[arg(required = true)]
    text: String,
}

/// Claims from a database, from transcripts, or from JSON and JSON Lines that `scio extract` wrote.
fn records(db: Option<&Path>, paths: &[PathBuf]) -> anyhow::Result<Vec<Record>> {
    let mut out = match db {
        Some(path) => Store::open_read_only(path)?.records()?,
        None => Vec::new(),
    };
    out.extend(read_paths(paths)?);
    Ok(out)
}

/// Claims from transcripts, or from JSON and JSON Lines that `scio extract` wrote.
pub fn read_paths(paths: &[PathBuf]) -> anyhow::Result<Vec<Record>> {
    let written = |p: &PathBuf| p.extension().is_some_and(|e| e == "json" || e == "jsonl");
    let (json, texts): (Vec<PathBuf>, Vec<PathBuf>) = paths.iter().cloned().partition(written);
    let mut out = Vec::new();
    for path in json {
        read_json(&path, &mut out)?;
    }
    let mut failure = None;
    corpus::run(corpus::collect(&texts), &Options::default(), |item| match item {
        Ok(item) => {
            out.extend(report::records(&report::report(&item.source, &item.analysis)));
            true
        }
        Err(e) => {
            failure = Some(e);
            false
        }
    });
    match failure {
        Some(e) => Err(e.into()),
        None => Ok(out),
    }
}

fn read_json(path: &Path, out: &mut Vec<Record>) -> anyhow::Result<()> {
    use anyhow::Context;
    let unread = || format!("{}: cannot be read", path.display());
    let wrong = |n: usize| format!("{}, line {n}: no claim as `scio extract` writes it", path.display());
    let file = std::fs::File::open(path).with_context(unread)?;
    if path.extension().is_some_and(|e| e == "jsonl") {
        for (n, line) in BufReader::new(file).lines().enumerate() {
            let line = line.with_context(unread)?;
            if !line.trim().is_empty() {
                out.push(serde_json::from_str(&line).with_context(|| wrong(n + 1))?);
            }
        }
        return Ok(());
    }
    let value: serde_json::Value =
        serde_json::from_reader(BufReader::new(file)).with_context(|| format!("{}: no JSON", path.display()))?;
    let reports = match value {
        serde_json::Value::Array(all) => all,
        one => vec![one],
    };
    for one in reports {
        let report: report::Report = serde_json::from_value(one)
            .with_context(|| format!("{}: no output of `scio extract --format json`", path.display()))?;
        out.extend(report::records(&report));
    }
    Ok(())
}

fn fails(verdict: Verdict, on: &[FailOn]) -> bool {
    let this = match verdict {
        Verdict::Supported => return false,
        Verdict::Rounded => FailOn::Rounded,
        Verdict::Derived => FailOn::Derived,
        Verdict::Contradicted => FailOn::Contradicted,
        Verdict::Misattributed => FailOn::Misattributed,
        Verdict::Superseded => FailOn::Superseded,
        Verdict::Unverifiable => FailOn::Unverifiable,
    };
    on.contains(&this)
}

/// Whether an argument that is no file is words to check rather than a path that is misspelt.
fn is_path(text: &str) -> bool {
    !text.contains(char::is_whitespace) && (text.contains(['/', '\\']) || Path::new(text).extension().is_some())
}

/// Figures that one reader does as fast as two.
const MANY: usize = 8;

/// Runs it; 1 when a figure has one of the verdicts of `--fail-on`.
pub fn run(args: &Args) -> anyhow::Result<u8> {
    // while the text is read
    std::thread::spawn(check::prepare);
    let path = Path::new(&args.text);
    let source = if args.text == "-" || path.is_file() || is_path(&args.text) {
        corpus::open_page(path)?
    } else {
        Source::new("-", args.text.clone())
    };
    let store = args.db.as_deref().map(Store::open_read_only).transpose()?;
    let known = Arc::new(Known::default());
    // a database alone is asked; with transcripts beside it, all is read
    let evidence: Box<dyn Evidence> = match &store {
        Some(store) if args.from.is_empty() => Box::new(Stored::new(store, known.clone())?),
        _ => Box::new(Memory::new(records(args.db.as_deref(), &args.from)?)),
    };
    anyhow::ensure!(
        !evidence.is_empty()?,
        "the record holds no claims of officials: fill the database with `scio index`, or give transcripts with --from"
    );
    let date = match args.date {
        None => check::own_date(&source.text, source.meta.published, &evidence.days()?),
        given => given,
    };
    let article = check::read(source, date);
    if let Some(trouble) = &article.trouble {
        eprintln!("scio: {}: {trouble}", article.source.name);
    }
    let result: Check = match &args.db {
        // a page of figures is worth a second reader
        Some(path) if args.from.is_empty() && article.records.len() > MANY => {
            let second = |work: &mut dyn FnMut(&dyn Evidence) -> Result<(), scio_claims::Error>| {
                let store = Store::open_read_only(path)?;
                work(&Stored::new(&store, known.clone())?)
            };
            check::check_by_two(evidence.as_ref(), second, &article)?
        }
        _ => check::check(evidence.as_ref(), &article)?,
    };
    write(args, &result)?;
    Ok(u8::from(
        result.findings.iter().any(|f| fails(f.verdict, &args.fail_on)),
    ))
}

fn write(args: &Args, result: &Check) -> anyhow::Result<()> {
    let terminal = std::io::stdout().is_terminal();
    let format = args
        .format
        .unwrap_or(if terminal { Format::Text } else { Format::Json });
    let mut out = BufWriter::new(std::io::stdout().lock());
    match format {
        Format::Text => {
            let style = Style {
                width: terminal_size::terminal_size().map_or(100, |(w, _)| usize::from(w.0)),
                colour: terminal && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
            };
            out.write_all(render::text(result, style).as_bytes())?;
        }
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, result)?;
            out.write_all(b"\n")?;
        }
        Format::Jsonl => render::jsonl(result, &mut out)?,
        Format::Csv => render::csv(result, &mut out)?,
        Format::Markdown => out.write_all(render::markdown(result).as_bytes())?,
        Format::Html => out.write_all(render::html(result).as_bytes())?,
        Format::Claimreview => {
            let publisher = Publisher {
                name: args.author.clone(),
                url: args.url.clone(),
                reviewed: args.reviewed.map(|d| d.to_string()),
            };
            serde_json::to_writer_pretty(&mut out, &render::claimreview(result, &publisher))?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()?;
    Ok(())
}
