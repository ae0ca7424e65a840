//! `scio check`: quoted figures against the record.
use scio_claims::check::{self, Check, Memory, Verdict};
use scio_claims::report::{self, Record};
use scio_claims::{Options, Source, corpus};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Arguments of `scio check`.
#[derive(clap::Args)]
pub struct Args {
    /// The record: transcripts, folders of them, or JSON or JSON Lines that `scio extract` wrote.
    #[arg(long, required = true, num_args = 1..)]
    from: Vec<PathBuf>,
    /// The day of the text (YYYY-MM-DD), where it does not tell it itself.
    #[arg(long)]
    date: Option<jiff::civil::Date>,
    /// A sentence, a file, or - for standard input.
    #[arg(required = true)]
    text: String,
}

/// Claims from transcripts, or from JSON and JSON Lines that `scio extract` wrote.
pub fn records(paths: &[PathBuf]) -> anyhow::Result<Vec<Record>> {
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

/// Runs it; 1 when a figure is contradicted or misattributed.
pub fn run(args: &Args) -> anyhow::Result<u8> {
    let path = Path::new(&args.text);
    let source = if args.text == "-" || path.exists() {
        corpus::open(path)?
    } else {
        Source::new("-", args.text.clone())
    };
    let memory = Memory::new(records(&args.from)?);
    let article = check::read(source, args.date);
    let result: Check = check::check(&memory, &article)?;
    crate::print(&(serde_json::to_string_pretty(&result)? + "\n"))?;
    let bad = result
        .findings
        .iter()
        .any(|f| matches!(f.verdict, Verdict::Contradicted | Verdict::Misattributed));
    Ok(u8::from(bad))
}
