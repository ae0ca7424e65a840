//! The `scio` command: one file per subcommand, thin.
mod answers;
mod audit;
mod batch;
mod check;
mod dump;
mod export;
mod extract;
mod filters;
mod flat;
mod index;
mod render;
mod revisions;
mod score;
mod screen;
mod search;
mod series;
mod show;

use clap::{CommandFactory, Parser, Subcommand};
use std::process::ExitCode;

/// What the workers allocate, the writer of the database frees: for that the system's allocator takes locks.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Numeric claims from press-conference transcripts of China's State Council Information Office.
#[derive(Parser)]
#[command(
    name = "scio",
    version,
    about,
    after_help = "Examples:\n  scio extract briefing.txt                 a summary to read\n  scio extract archive/ --format jsonl      one claim per line, for every page below\n  curl -s URL | scio extract -              from standard input, as JSON\n  scio extract archive/ --out claims/       one JSON file per document; run again to go on\n  scio index archive/ --db claims.db        a searchable database of claims\n  scio search --db claims.db 'indicator:exports partner:ASEAN value:>5%'\n  scio series --db claims.db indicator:exports measure:growth --plot exports.svg\n  scio export --db claims.db --format xlsx --out claims.xlsx\n  scio check --db claims.db \"Exports rose 5%\"  a quoted figure against the record\n  scio audit archive/                       does the record add up?\n  scio score gold.jsonl briefing.txt        the extractor against your annotations\n  scio dump --stage turns briefing.txt      who speaks where\n  scio schema                               the JSON Schema of the output\n\nExit status: 0 done, 1 the answer is negative, 2 an error."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read transcripts and write their claims.
    Extract(extract::Args),
    /// Put the claims of transcripts into a database.
    Index(index::Args),
    /// Ask the database.
    Search(Box<search::Args>),
    /// Line up the same quantity across briefings and periods, as a table or a chart.
    Series(Box<series::Args>),
    /// List what two briefings state differently for the same period.
    Revisions(Box<revisions::Args>),
    /// Print a claim in its sentence and exchange.
    Show(show::Args),
    /// Write the database in the formats of other programs.
    Export(Box<export::Args>),
    /// Check the figures of a sentence or an article against the record.
    Check(check::Args),
    /// Check recorded claims against each other by arithmetic.
    Audit(audit::Args),
    /// Measure the extractor on an annotated transcript.
    Score(score::Args),
    /// Show what one pass made of a file, for developers.
    Dump(dump::Args),
    /// Print the JSON Schema of `extract --format json`.
    Schema,
    /// Print a completion script for a shell.
    Completions {
        /// Which shell.
        shell: clap_complete::Shell,
    },
}

/// Whether an error means that nobody reads our output any more.
fn is_closed_pipe(e: &anyhow::Error) -> bool {
    e.chain().any(|c| {
        c.downcast_ref::<std::io::Error>()
            .is_some_and(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
            || c.to_string().contains("Broken pipe")
    })
}

fn main() -> ExitCode {
    let finished = |ok: bool| if ok { 0 } else { 2 };
    let done = match Cli::parse().command {
        Command::Extract(args) => extract::run(&args).map(finished),
        Command::Index(args) => index::run(&args).map(finished),
        Command::Search(args) => search::run(&args),
        Command::Series(args) => series::run(&args),
        Command::Revisions(args) => revisions::run(&args),
        Command::Show(args) => show::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Audit(args) => audit::run(&args),
        Command::Score(args) => score::run(&args),
        Command::Dump(args) => dump::run(&args).map(finished),
        Command::Schema => print(&scio_claims::report::schema()).map(finished),
        Command::Completions { shell } => {
            let mut buffer = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "scio", &mut buffer);
            print(&String::from_utf8_lossy(&buffer)).map(finished)
        }
    };
    match done {
        Ok(status) => ExitCode::from(status),
        Err(e) if is_closed_pipe(&e) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("scio: {e:#}");
            ExitCode::from(2)
        }
    }
}

/// Writes to standard output; true when all went well.
fn print(text: &str) -> anyhow::Result<bool> {
    use std::io::Write;
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(true)
}
