//! Many inputs: collects paths, reads them, runs the pipeline over them in parallel, in order.
use crate::base::{Error, Source};
use crate::ingest;
use crate::model::Analysis;
use crate::pipeline::{Options, analyze};
use crate::resolve::{Block, Reader, begins_afresh};
use rayon::prelude::*;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// One input after the pipeline.
pub struct Item {
    /// The text.
    pub source: Source,
    /// What was read from it.
    pub analysis: Analysis,
}

/// A document as [`run_batch`] hands it over.
pub enum Ready<T> {
    /// What was made of it.
    Made(T),
    /// A text too large to be read at once.
    Large(Source),
}

/// How inputs are read.
#[derive(Clone, Debug)]
pub struct Batch {
    /// Whether the pages of one briefing (`_2`, `_3` ...) become one document.
    pub join: bool,
    /// Source URLs by file: the last parts of a path, and its URL.
    pub urls: Vec<(String, String)>,
}

impl Default for Batch {
    fn default() -> Self {
        Batch {
            join: true,
            urls: Vec::new(),
        }
    }
}

/// Bytes of input in memory at a time, one larger input apart; what is written of them may be fifteen times as long.
const AHEAD_BYTES: u64 = 2 << 20;
/// Inputs in memory at a time.
const AHEAD_INPUTS: usize = 64;

/// Which inputs the workers may begin: not more of them than the memory should hold before the first is taken.
struct Ahead<'w> {
    weights: &'w [u64],
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// The next input to begin.
    next: usize,
    /// Inputs that were taken, all of those before the next one to take.
    taken: usize,
    /// Bytes of the inputs begun and not taken.
    bytes: u64,
    stopped: bool,
}

impl<'w> Ahead<'w> {
    fn new(weights: &'w [u64]) -> Self {
        Ahead {
            weights,
            state: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next input to begin, once there is room for it; none when all were begun or nobody takes them any more.
    fn next(&self) -> Option<usize> {
        let full = |s: &mut State| {
            let begun = s.next - s.taken;
            let weight = self.weights.get(s.next).copied().unwrap_or(0);
            !s.stopped && begun > 0 && (begun >= AHEAD_INPUTS || s.bytes + weight > AHEAD_BYTES)
        };
        let wait = self.changed.wait_while(self.state(), full);
        let mut s = wait.unwrap_or_else(PoisonError::into_inner);
        let k = s.next;
        if s.stopped || k >= self.weights.len() {
            return None;
        }
        s.next += 1;
        s.bytes += self.weights[k];
        Some(k)
    }

    /// The inputs before `at` were taken.
    fn taken(&self, at: usize) {
        let mut s = self.state();
        s.bytes -= self.weights[s.taken..at].iter().sum::<u64>();
        s.taken = at;
        drop(s);
        self.changed.notify_all();
    }
}

/// Lets the other workers go when this one ends, also by a panic, so that nobody waits for what will not come.
struct Stops<'a, 'w>(&'a Ahead<'w>);

impl Drop for Stops<'_, '_> {
    fn drop(&mut self) {
        let done = self.0.weights.len();
        let mut s = self.0.state();
        s.stopped |= std::thread::panicking() || s.next < done;
        drop(s);
        self.0.changed.notify_all();
    }
}

/// The files that paths stand for: files as they are, folders by their pages and archives, sorted.
///
/// # Errors
/// One error for each path that is missing, unreadable, or a folder without transcripts; the others go on.
pub fn collect(paths: &[PathBuf]) -> Vec<Result<PathBuf, Error>> {
    let mut out = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            out.push(Ok(path.clone()));
        } else if path.is_dir() {
            let mut found = Vec::new();
            match walk(path, &mut found) {
                Err(e) => out.push(Err(e)),
                Ok(()) if found.is_empty() => out.push(Err(Error::EmptyFolder { path: path.clone() })),
                Ok(()) => {
                    found.sort();
                    out.extend(found.into_iter().map(Ok));
                }
            }
        } else if path.exists() {
            out.push(Ok(path.clone()));
        } else {
            out.push(Err(Error::NotFound { path: path.clone() }));
        }
    }
    out
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Error> {
    let unreadable = |source| Error::Unreadable {
        path: folder.to_path_buf(),
        source,
    };
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let path = entry.path();
        let kind = entry.file_type().map_err(unreadable)?;
        let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
        let readme = path.file_stem().is_some_and(|s| s.eq_ignore_ascii_case("readme"));
        if hidden {
            continue;
        }
        if kind.is_dir() {
            walk(&path, found)?;
        } else if path
            .extension()
            .is_some_and(|e| ingest::is_page(e) || e == "gz" || e == "zip")
            && !readme
        {
            found.push(path);
        }
    }
    Ok(())
}

/// Reads one input: a page, or the pages an archive holds; `-` is standard input.
///
/// # Errors
/// When it cannot be read or unpacked, or is larger than 4 GiB.
pub fn open(path: &Path) -> Result<Vec<Source>, Error> {
    let unreadable = |source| Error::Unreadable {
        path: path.to_path_buf(),
        source,
    };
    let bytes = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut bytes).map_err(unreadable)?;
        bytes
    } else {
        let bytes = std::fs::metadata(path).map_err(unreadable)?.len();
        if bytes >= u64::from(u32::MAX) {
            return Err(Error::TooLarge {
                path: path.to_path_buf(),
                bytes,
            });
        }
        std::fs::read(path).map_err(unreadable)?
    };
    let members = ingest::expand(path, bytes)?;
    Ok(members.into_iter().map(|m| ingest::page(m.name, m.bytes)).collect())
}

/// Reads one page: of an archive the first.
///
/// # Errors
/// As for [`open`], and when there is none.
pub fn open_page(path: &Path) -> Result<Source, Error> {
    open(path)?.into_iter().next().ok_or_else(|| Error::Archive {
        path: path.to_path_buf(),
        cause: "it holds no page".into(),
    })
}

/// Reads and analyses inputs in parallel, a bounded number of bytes at a time; hands each document to `take` in the
/// order of the inputs, whatever the number of threads, until `take` says no.
pub fn run(paths: Vec<Result<PathBuf, Error>>, options: &Options, take: impl FnMut(Result<Item, Error>) -> bool) {
    run_batch(paths, options, &Batch::default(), |_| true, |item| item, take);
}

/// As [`run`], with a say in joining and URLs; documents that `wanted` refuses by their source are not analysed, and
/// `make` turns each item into what `take` gets, in the workers.
pub fn run_batch<T: Send>(
    paths: Vec<Result<PathBuf, Error>>,
    options: &Options,
    batch: &Batch,
    wanted: impl Fn(&Source) -> bool + Sync,
    make: impl Fn(Item) -> T + Sync,
    mut take: impl FnMut(Result<T, Error>) -> bool,
) {
    run_ready(paths, options, batch, usize::MAX, wanted, &make, |ready| match ready {
        Ok(Ready::Made(made)) => take(Ok(made)),
        Ok(Ready::Large(source)) => {
            let analysis = analyze(&source, options);
            take(Ok(make(Item { source, analysis })))
        }
        Err(e) => take(Err(e)),
    });
}

/// As [`run_batch`], but texts of more than `whole` bytes come as they are, for [`in_blocks`]: what is read from them may
/// not fit the memory.
pub fn run_ready<T: Send>(
    paths: Vec<Result<PathBuf, Error>>,
    options: &Options,
    batch: &Batch,
    whole: usize,
    wanted: impl Fn(&Source) -> bool + Sync,
    make: impl Fn(Item) -> T + Sync,
    mut take: impl FnMut(Result<Ready<T>, Error>) -> bool,
) {
    let groups = groups(paths, batch.join);
    let weights: Vec<u64> = groups.iter().map(weight).collect();
    let ahead = Ahead::new(&weights);
    let (send, receive) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..rayon::current_num_threads() {
            let send = send.clone();
            let (groups, ahead, wanted, make) = (&groups, &ahead, &wanted, &make);
            scope.spawn(move || {
                let _stops = Stops(ahead);
                while let Some(k) = ahead.next() {
                    if send
                        .send((k, documents(&groups[k], options, batch, whole, wanted, make)))
                        .is_err()
                    {
                        break;
                    }
                }
            });
        }
        drop(send);
        let _stops = Stops(&ahead);
        // what came before its turn
        let mut waiting = std::collections::BTreeMap::new();
        let mut at = 0;
        for (k, made) in receive {
            waiting.insert(k, made);
            while let Some(made) = waiting.remove(&at) {
                if !made.into_iter().all(&mut take) {
                    return;
                }
                at += 1;
                ahead.taken(at);
            }
        }
    });
}

/// Files that may be pages of one briefing, or an error to pass on.
enum Group {
    Files(Vec<PathBuf>),
    Failed(Mutex<Option<Error>>),
}

fn groups(paths: Vec<Result<PathBuf, Error>>, join: bool) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    let mut at: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for path in paths {
        let path = match path {
            Ok(path) => path,
            Err(e) => {
                out.push(Group::Failed(Mutex::new(Some(e))));
                continue;
            }
        };
        let base = ingest::page_of(&path.to_string_lossy()).0;
        let known = at.get(&base).copied().filter(|_| join && path.as_os_str() != "-");
        match known.map(|k| &mut out[k]) {
            Some(Group::Files(files)) => files.push(path),
            _ => {
                at.insert(base, out.len());
                out.push(Group::Files(vec![path]));
            }
        }
    }
    out
}

fn weight(group: &Group) -> u64 {
    match group {
        Group::Files(files) => files.iter().map(|f| std::fs::metadata(f).map_or(0, |m| m.len())).sum(),
        Group::Failed(_) => 0,
    }
}

/// The documents of a group: joined where they belong together, else one by one.
fn documents<T>(
    group: &Group,
    options: &Options,
    batch: &Batch,
    whole: usize,
    wanted: &(impl Fn(&Source) -> bool + Sync),
    make: &(impl Fn(Item) -> T + Sync),
) -> Vec<Result<Ready<T>, Error>> {
    let files = match group {
        Group::Files(files) => files,
        Group::Failed(e) => return e.lock().ok().and_then(|mut e| e.take()).map(Err).into_iter().collect(),
    };
    let mut out = Vec::new();
    let mut sources = Vec::new();
    for file in files {
        match open(file) {
            Ok(found) => sources.extend(found),
            Err(e) => out.push(Err(e)),
        }
    }
    for source in &mut sources {
        let listed = batch.urls.iter().find(|(file, _)| names(&source.name, file));
        if let Some((_, url)) = listed {
            source.meta.url = Some(url.clone());
        }
    }
    let sources = if batch.join { joined(sources) } else { sources };
    for source in sources.into_iter().filter(|s| wanted(s)) {
        out.push(Ok(if source.text.len() > whole {
            Ready::Large(source)
        } else {
            let analysis = analyze(&source, options);
            Ready::Made(make(Item { source, analysis }))
        }));
    }
    out
}

/// Bytes of sentences in a block, where a turn ends that the next one does not need; and at most.
const BLOCK_BYTES: usize = 64 << 10;
const BLOCK_MOST: usize = 128 << 10;

/// Reads the claims of an outlined source block by block, in parallel where turns allow it: `make` turns each block into
/// what `take` gets, in order, until `take` says no. Few blocks are in memory at a time.
pub fn in_blocks<T: Send>(
    source: &Source,
    outline: &Analysis,
    make: impl Fn(Block) -> T + Sync,
    mut take: impl FnMut(T) -> bool,
) {
    let blocks = blocks(outline);
    // where blocks follow from each other the reader goes on
    let mut open: Option<Reader<'_>> = None;
    for some in blocks.chunks(2 * rayon::current_num_threads()) {
        let mut chains: Vec<(Reader<'_>, &[Range<usize>])> = Vec::new();
        for chain in some.chunk_by(|_, next| !begins_afresh(outline, next.start)) {
            let goes_on = open.take().filter(|_| !begins_afresh(outline, chain[0].start));
            chains.push((goes_on.unwrap_or_else(|| Reader::new(source, outline)), chain));
        }
        let done: Vec<(Vec<T>, Reader<'_>)> = chains
            .into_par_iter()
            .map(|(mut reader, chain)| {
                let made = chain.iter().map(|block| make(reader.read(block.clone()))).collect();
                (made, reader)
            })
            .collect();
        for (made, reader) in done {
            if !made.into_iter().all(&mut take) {
                return;
            }
            open = Some(reader);
        }
    }
}

/// Ranges of sentences, cut where a turn begins afresh once they are long enough.
fn blocks(outline: &Analysis) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut from, mut bytes) = (0, 0);
    for (k, s) in outline.sentences.iter().enumerate() {
        if bytes >= BLOCK_MOST || bytes >= BLOCK_BYTES && begins_afresh(outline, k) {
            out.push(from..k);
            (from, bytes) = (k, 0);
        }
        bytes += s.span.len();
    }
    if from < outline.sentences.len() {
        out.push(from..outline.sentences.len());
    }
    out
}

/// Whether a path ends in the parts of another.
fn names(path: &str, tail: &str) -> bool {
    path == tail
        || path
            .strip_suffix(tail)
            .is_some_and(|rest| rest.ends_with(['/', '\\', '!']))
}

fn joined(sources: Vec<Source>) -> Vec<Source> {
    let mut groups: Vec<(String, Vec<(u32, Source)>)> = Vec::new();
    for source in sources {
        let (base, page) = ingest::page_of(&source.name);
        match groups.iter_mut().find(|g| g.0 == base) {
            Some(g) => g.1.push((page, source)),
            None => groups.push((base, vec![(page, source)])),
        }
    }
    let mut out = Vec::new();
    for (_, mut pages) in groups {
        pages.sort_by_key(|p| p.0);
        match ingest::join(pages, crate::document::title) {
            Ok(one) => out.push(one),
            Err(apart) => out.extend(apart),
        }
    }
    out
}
