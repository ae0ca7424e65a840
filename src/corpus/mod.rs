//! Many inputs: collects paths, reads them, runs the pipeline over them in parallel, in order.
mod ahead;
mod blocks;
mod inputs;

pub use blocks::in_blocks;

use crate::base::{Error, Source};
use crate::ingest;
use crate::model::Analysis;
use crate::pipeline::{Options, analyze};
use ahead::{Ahead, Stops};
use inputs::{Group, ZipPages, groups, read, weight};
use std::path::{Path, PathBuf};

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
            let name = PathBuf::from(&source.name);
            take(guarded(&name, || {
                let analysis = analyze(&source, options);
                make(Item { source, analysis })
            }))
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
    let work = Work {
        options,
        batch,
        whole,
        wanted,
        make,
    };
    let (send, receive) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..rayon::current_num_threads() {
            let send = send.clone();
            let (groups, ahead, work) = (&groups, &ahead, &work);
            scope.spawn(move || {
                let _stops = Stops(ahead);
                let mut zip = None;
                while let Some(k) = ahead.next() {
                    if send.send((k, work.documents(&groups[k], &mut zip))).is_err() {
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

/// How documents are made of inputs.
struct Work<'a, W, M> {
    options: &'a Options,
    batch: &'a Batch,
    /// The longest text that is read at once.
    whole: usize,
    wanted: W,
    make: M,
}

impl<W: Fn(&Source) -> bool, M> Work<'_, W, M> {
    /// The documents of a group: joined where they belong together, else one by one.
    fn documents<T>(&self, group: &Group, zip: &mut Option<ZipPages>) -> Vec<Result<Ready<T>, Error>>
    where
        M: Fn(Item) -> T,
    {
        let inputs = match group {
            Group::Inputs(inputs) => inputs,
            Group::Failed(e) => return e.lock().ok().and_then(|mut e| e.take()).map(Err).into_iter().collect(),
        };
        let mut out = Vec::new();
        let mut sources = Vec::new();
        for input in inputs {
            match guarded(&input.path, || read(input, zip)).and_then(|found| found) {
                Ok(found) => sources.extend(found),
                Err(e) => {
                    *zip = None;
                    out.push(Err(e));
                }
            }
        }
        for source in &mut sources {
            let listed = self.batch.urls.iter().find(|(file, _)| names(&source.name, file));
            if let Some((_, url)) = listed {
                source.meta.url = Some(url.clone());
            }
        }
        let sources = if self.batch.join { joined(sources) } else { sources };
        for source in sources.into_iter().filter(|s| (self.wanted)(s)) {
            if source.text.len() > self.whole {
                out.push(Ok(Ready::Large(source)));
                continue;
            }
            let name = PathBuf::from(&source.name);
            out.push(guarded(&name, || {
                let analysis = analyze(&source, self.options);
                Ready::Made((self.make)(Item { source, analysis }))
            }));
        }
        out
    }
}

/// What `work` makes of the input at `path`; a fault of the program is told as an error of this one input.
fn guarded<T>(path: &Path, work: impl FnOnce() -> T) -> Result<T, Error> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).map_err(|fault| {
        let said = fault.downcast_ref::<String>().map(String::as_str);
        let said = said.or_else(|| fault.downcast_ref::<&str>().copied());
        Error::Fault {
            path: path.to_path_buf(),
            cause: said.unwrap_or("no more is known").to_string(),
        }
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_on_one_input_leaves_the_others() {
        let dir = std::env::temp_dir().join(format!("scio-fault-{}", std::process::id()));
        std::fs::create_dir_all(&dir).expect("a folder");
        let paths = ["a.txt", "b.txt", "c.txt"].map(|name| dir.join(name));
        for path in &paths {
            std::fs::write(path, "Li Ming:\nKites sold 3 million yuan.\n").expect("a file");
        }
        let make = |item: Item| {
            assert!(!item.source.name.ends_with("b.txt"), "{}: a fault of our own", "b");
            item.source.name
        };
        let mut told = Vec::new();
        run_batch(
            paths.iter().cloned().map(Ok).collect(),
            &Options::default(),
            &Batch::default(),
            |_| true,
            make,
            |done| {
                told.push(done.map_err(|e| e.to_string()));
                true
            },
        );
        std::fs::remove_dir_all(&dir).expect("to be removed");
        assert!(told[0].is_ok() && told[2].is_ok(), "{told:?}");
        let said = told[1].as_ref().expect_err("a fault");
        assert!(
            said.contains("b.txt: scio failed on it") && said.contains("b: a fault of our own"),
            "{said}"
        );
    }
}
