//! `scio index`: transcripts into the database.
use super::batch::{Watch, read_urls};
use scio_claims::corpus::{self, Batch};
use scio_claims::report::{self, GENERATOR};
use scio_claims::store::{Rows, Store};
use scio_claims::{Error, Options, Source, check};
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, sync_channel};

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
    let mut failed = 0;
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
        (Rows::new(&report, &item.source, filed), item.source.text.len())
    };
    // the workers read and analyse while this database is written
    let written = std::thread::scope(|scope| {
        let (send, receive) = sync_channel::<Rows>(AHEAD);
        let writer = scope.spawn(|| fill(&mut store, receive));
        corpus::run_batch(paths, &Options::default(), &batch, wanted, make, |done| match done {
            Ok((document, bytes)) => {
                watch.advance(bytes);
                send.send(document).is_ok()
            }
            Err(e) => {
                watch.say(&format!("scio: {e}"));
                failed += 1;
                true
            }
        });
        drop(send);
        writer.join()
    });
    watch.finish();
    let (added, claims) = written.map_err(|_| anyhow::anyhow!("the writer of the database has failed"))??;
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

/// Documents that wait to be written.
const AHEAD: usize = 16;

/// Writes documents as they come; gives their number and that of their claims.
fn fill(store: &mut Store, documents: Receiver<Rows>) -> Result<(usize, usize), Error> {
    let written = store.put(documents)?;
    store.finish()?;
    Ok(written)
}
