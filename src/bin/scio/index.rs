//! `scio index`: transcripts into the database.
use super::batch::{Watch, read_urls};
use scio_claims::corpus::{self, Batch};
use scio_claims::report::{self, GENERATOR};
use scio_claims::store::Store;
use scio_claims::{Options, Source, check};
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Mutex;

/// Arguments of `scio index`.
#[derive(clap::Args)]
pub struct Args {
    /// The database; made where there is none.
    #[arg(long, value_name = "FILE")]
    db: PathBuf,
    /// Take out documents that are not among the inputs any more.
    #[arg(long)]
    prune: bool,
    /// A table of `file,url` lines (commas or tabs): where the files came from.
    #[arg(long, value_name = "FILE")]
    urls: Option<PathBuf>,
    /// Take every page as a document of its own.
    #[arg(long)]
    no_join: bool,
    /// Number of threads [default: one per core].
    #[arg(long)]
    threads: Option<usize>,
    /// No progress and no closing line on standard error.
    #[arg(long, short)]
    quiet: bool,
    /// Files, folders, or - for standard input.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

/// Runs it; false when an input failed.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    if let Some(n) = args.threads {
        rayon::ThreadPoolBuilder::new().num_threads(n).build_global()?;
    }
    let mut store = Store::open(&args.db)?;
    let known = store.indexed()?;
    let seen: Mutex<HashSet<String>> = Mutex::default();
    let paths = corpus::collect(&args.paths);
    let watch = Watch::new(&paths, !args.quiet);
    let batch = Batch {
        join: !args.no_join,
        urls: args.urls.as_deref().map(read_urls).transpose()?.unwrap_or_default(),
    };
    let (mut added, mut claims, mut failed) = (0, 0, 0);
    let mut failure = None;
    let wanted = |s: &Source| {
        let name = s.meta.url.as_deref().unwrap_or(&s.name);
        if let Ok(mut seen) = seen.lock() {
            seen.insert(name.to_string());
        }
        known
            .get(name)
            .is_none_or(|k| k.text_sha256 != s.sha256() || k.generator != GENERATOR)
    };
    let make = |item: corpus::Item| {
        let report = report::report(&item.source, &item.analysis);
        let filed = check::filed(&report);
        (report, item.source, filed)
    };
    corpus::run_batch(paths, &Options::default(), &batch, wanted, make, |done| match done {
        Ok((report, source, filed)) => {
            watch.advance(source.text.len());
            added += 1;
            claims += report.claims.len();
            store
                .put(&report, &source, &filed)
                .map_err(|e| failure = Some(e))
                .is_ok()
        }
        Err(e) => {
            watch.say(&format!("scio: {e}"));
            failed += 1;
            true
        }
    });
    watch.finish();
    if let Some(e) = failure {
        return Err(e.into());
    }
    let seen = seen.into_inner().unwrap_or_default();
    let gone = if args.prune {
        store.prune(|s| seen.contains(s))?
    } else {
        0
    };
    if !args.quiet {
        let same = seen.len().saturating_sub(added);
        eprintln!(
            "{added} documents with {claims} claims indexed, {same} unchanged, {gone} taken out, {failed} failed"
        );
    }
    Ok(failed == 0)
}
