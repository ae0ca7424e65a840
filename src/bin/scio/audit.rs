//! `scio audit`: recorded claims against each other.
use scio_claims::Error;
use scio_claims::audit::{self, Audit};
use scio_claims::check::{self, Entry};
use scio_claims::report::Record;
use scio_claims::search::Query;
use scio_claims::store::Store;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// Output formats.
#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
pub enum Format {
    /// A summary to read.
    Text,
    /// One object: what holds and what does not.
    Json,
}

/// Arguments of `scio audit`.
#[derive(clap::Args)]
pub struct Args {
    /// Output format [default: text on a terminal, json otherwise].
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// List the relations that hold as well (text; JSON always does).
    #[arg(long)]
    all: bool,
    /// A database that `scio index` made.
    #[arg(long, value_name = "FILE", required_unless_present = "paths")]
    db: Option<PathBuf>,
    /// Transcripts, folders of them, or JSON or JSON Lines that `scio extract` wrote.
    paths: Vec<PathBuf>,
}

/// Runs it; 1 when something does not add up.
pub fn run(args: &Args) -> anyhow::Result<u8> {
    let result = audit::audit(entries(args.db.as_deref(), &args.paths)?)?;
    let terminal = std::io::stdout().is_terminal();
    let format = args
        .format
        .unwrap_or(if terminal { Format::Text } else { Format::Json });
    let out = match format {
        Format::Json => serde_json::to_string_pretty(&result)? + "\n",
        Format::Text => text(&result, args.all),
    };
    crate::print(&out)?;
    let doubts = result.findings.iter().any(|f| f.grade == audit::Grade::Mismatch);
    Ok(u8::from(doubts))
}

/// The claims of a database, briefing by briefing, and of files.
fn entries(db: Option<&Path>, paths: &[PathBuf]) -> anyhow::Result<Vec<Entry>> {
    let mut all = Vec::new();
    let mut file = |records: Vec<Record>| {
        // where attributes were read, and the sentence before, have done their part once a claim is comparable
        all.extend(check::entries(records).into_iter().map(|mut e| {
            e.record.claim.evidence = BTreeMap::new();
            e.record.claim.sentence.lead = None;
            e
        }));
    };
    if let Some(path) = db {
        Store::open_read_only(path)?.briefings(&Query::default(), |b| -> Result<(), Error> {
            file(b.records());
            Ok(())
        })?;
    }
    file(crate::check::read_paths(paths)?);
    Ok(all)
}

fn text(a: &Audit, all: bool) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{} claims, {} relations hold by arithmetic",
        a.claims,
        a.by_arithmetic()
    );
    for (kind, n) in &a.holds {
        let _ = writeln!(out, "  {n:>5}  {}", kind.words());
    }
    if all {
        for c in &a.confirmed {
            let _ = writeln!(out, "\n  {}\n      {}", c.stated, c.formula);
        }
    }
    if a.findings.is_empty() {
        let _ = writeln!(out, "nothing contradicts itself");
    }
    for f in &a.findings {
        let grade = if f.grade == audit::Grade::Mismatch {
            "mismatch"
        } else {
            "note"
        };
        let _ = writeln!(out, "\n{grade}: {}\n  {}", f.message, f.formula);
        for e in &f.evidence {
            let date = e.document.date.as_deref().unwrap_or("no date");
            let speaker = e.speaker.as_deref().unwrap_or("unknown speaker");
            let _ = writeln!(
                out,
                "    “{}”\n      {speaker}, {date}, {}",
                e.sentence, e.document.source
            );
        }
    }
    out
}
