//! What there is to read: files, and the pages of archives, as groups that may be one briefing.
use super::open;
use crate::base::{Error, Source};
use crate::ingest;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// A file, or one page of an archive.
pub(super) struct Input {
    pub(super) path: PathBuf,
    /// The page of a `.zip`.
    member: Option<String>,
    bytes: u64,
}

/// Inputs that may be pages of one briefing, or an error to pass on.
pub(super) enum Group {
    Inputs(Vec<Input>),
    Failed(Mutex<Option<Error>>),
}

pub(super) fn groups(paths: Vec<Result<PathBuf, Error>>, join: bool) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    let mut at: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for input in paths.into_iter().flat_map(inputs) {
        let input = match input {
            Ok(input) => input,
            Err(e) => {
                out.push(Group::Failed(Mutex::new(Some(e))));
                continue;
            }
        };
        let path = input.path.to_string_lossy();
        let base = match &input.member {
            Some(name) => ingest::page_of(&format!("{path}!{name}")).0,
            None => ingest::page_of(&path).0,
        };
        let known = at.get(&base).copied().filter(|_| join && path != "-");
        match known.map(|k| &mut out[k]) {
            Some(Group::Inputs(inputs)) => inputs.push(input),
            _ => {
                at.insert(base, out.len());
                out.push(Group::Inputs(vec![input]));
            }
        }
    }
    out
}

/// A file, or the pages of a `.zip`, so that they are unpacked one at a time.
fn inputs(path: Result<PathBuf, Error>) -> Vec<Result<Input, Error>> {
    let path = match path {
        Ok(path) => path,
        Err(e) => return vec![Err(e)],
    };
    let bytes = std::fs::metadata(&path).map_or(0, |m| m.len());
    let file = || Input {
        path: path.clone(),
        member: None,
        bytes,
    };
    if path.extension().is_none_or(|e| e != "zip") {
        return vec![Ok(file())];
    }
    match zip_pages(&path) {
        // no archive, whatever it is called
        Ok(None) => vec![Ok(file())],
        Err(e) => vec![Err(e)],
        Ok(Some(mut pages)) => match pages.list() {
            Err(e) => vec![Err(e)],
            Ok(list) => list
                .into_iter()
                .map(|(name, bytes)| {
                    Ok(Input {
                        path: path.clone(),
                        member: Some(name),
                        bytes,
                    })
                })
                .collect(),
        },
    }
}

/// A `.zip` on the disk.
pub(super) type ZipPages = ingest::Pages<BufReader<File>>;

/// Opens an archive; none where the file is none by its first bytes.
fn zip_pages(path: &Path) -> Result<Option<ZipPages>, Error> {
    let unreadable = |source| Error::Unreadable {
        path: path.to_path_buf(),
        source,
    };
    let mut file = BufReader::new(File::open(path).map_err(unreadable)?);
    let head = file.fill_buf().map_err(unreadable)?;
    if !(head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")) {
        return Ok(None);
    }
    ingest::Pages::open(path, file).map(Some)
}

pub(super) fn weight(group: &Group) -> u64 {
    match group {
        Group::Inputs(inputs) => inputs.iter().map(|i| i.bytes).sum(),
        Group::Failed(_) => 0,
    }
}

/// Reads the pages of an input; `zip` is the archive that was opened last.
pub(super) fn read(input: &Input, zip: &mut Option<ZipPages>) -> Result<Vec<Source>, Error> {
    let Some(name) = &input.member else {
        return open(&input.path);
    };
    if zip.as_ref().is_none_or(|z| z.path() != input.path) {
        *zip = zip_pages(&input.path)?;
    }
    let gone = || Error::NotFound {
        path: input.path.clone(),
    };
    let member = zip.as_mut().ok_or_else(gone)?.unpack(name)?;
    Ok(vec![ingest::page(member.name, member.bytes)])
}
