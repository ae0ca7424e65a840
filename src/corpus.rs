//! Many inputs: collects paths, reads them, runs the pipeline over them in parallel, in order.
use crate::base::{Error, Source};
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

/// The files that paths stand for: files as they are, folders by their `.txt` and `.md` files, sorted.
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
        } else if path.extension().is_some_and(|e| e == "txt" || e == "md") && !readme {
            found.push(path);
        }
    }
    Ok(())
}

/// Reads one input; `-` is standard input.
///
/// # Errors
/// When it cannot be read or is larger than 4 GiB.
pub fn open(path: &Path) -> Result<Source, Error> {
    let unreadable = |source| Error::Unreadable {
        path: path.to_path_buf(),
        source,
    };
    let name = path.to_string_lossy().into_owned();
    if name == "-" {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut bytes).map_err(unreadable)?;
        return Ok(Source::from_bytes(name, bytes));
    }
    let bytes = std::fs::metadata(path).map_err(unreadable)?.len();
    if bytes >= u64::from(u32::MAX) {
        return Err(Error::TooLarge {
            path: path.to_path_buf(),
            bytes,
        });
    }
    Ok(Source::from_bytes(name, std::fs::read(path).map_err(unreadable)?))
}

/// Reads and analyses inputs in parallel, a chunk at a time; hands each to `take` in order.
pub fn run(paths: Vec<Result<PathBuf, Error>>, options: &Options, mut take: impl FnMut(Result<Item, Error>) -> bool) {
    let mut paths = paths.into_iter();
    loop {
        let chunk: Vec<_> = paths.by_ref().take(32).collect();
        if chunk.is_empty() {
            return;
        }
        let done: Vec<Result<Item, Error>> = chunk
            .into_par_iter()
            .map(|p| {
                let source = open(&p?)?;
                let analysis = analyze(&source, options);
                Ok(Item { source, analysis })
            })
            .collect();
        for item in done {
            if !take(item) {
                return;
            }
        }
    }
}
