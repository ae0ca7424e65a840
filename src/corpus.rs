//! Many inputs: collects paths, reads them, runs the pipeline over them in parallel, in order.
use crate::base::{Error, Source};
use crate::ingest;
use crate::model::Analysis;
use crate::pipeline::{Options, analyze};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// One input after the pipeline.
pub struct Item {
    /// The text.
    pub source: Source,
    /// What was read from it.
    pub analysis: Analysis,
}

/// How many inputs are read.
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
const CHUNK_BYTES: u64 = 2 << 20;
/// Inputs in memory at a time.
const CHUNK_FILES: usize = 64;

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
    let groups = groups(paths, batch.join);
    let mut at = 0;
    while at < groups.len() {
        let mut end = at + 1;
        let mut bytes = weight(&groups[at]);
        while end < groups.len() && end - at < CHUNK_FILES && bytes + weight(&groups[end]) <= CHUNK_BYTES {
            bytes += weight(&groups[end]);
            end += 1;
        }
        let done: Vec<Vec<Result<T, Error>>> = groups[at..end]
            .par_iter()
            .map(|g| documents(g, options, batch, &wanted, &make))
            .collect();
        for item in done.into_iter().flatten() {
            if !take(item) {
                return;
            }
        }
        at = end;
    }
}

/// Files that may be pages of one briefing, or an error to pass on.
enum Group {
    Files(Vec<PathBuf>),
    Failed(std::sync::Mutex<Option<Error>>),
}

fn groups(paths: Vec<Result<PathBuf, Error>>, join: bool) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    let mut at: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for path in paths {
        let path = match path {
            Ok(path) => path,
            Err(e) => {
                out.push(Group::Failed(std::sync::Mutex::new(Some(e))));
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
    wanted: &(impl Fn(&Source) -> bool + Sync),
    make: &(impl Fn(Item) -> T + Sync),
) -> Vec<Result<T, Error>> {
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
        let analysis = analyze(&source, options);
        out.push(Ok(make(Item { source, analysis })));
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
