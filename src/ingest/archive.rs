//! Compressed inputs: `.gz` holds one page, `.zip` any number. Sizes are limited, so that no input fills the memory.
use crate::base::Error;
use std::io::{Cursor, Read, Seek};
use std::path::{Path, PathBuf};
use zip::ZipArchive;

/// One page out of an input.
pub struct Member {
    /// `ARCHIVE.zip!page.htm`, or the file's own name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Most bytes the pages of one input may unpack to.
const LIMIT: u64 = 512 << 20;
/// Most bytes a page may unpack to for each packed one, once it is larger than `FREE`: text packs to a third or a tenth.
const RATIO: u64 = 200;
const FREE: u64 = 16 << 20;
const TOO_MUCH: &str = "it unpacks to more than 512 MiB";

/// The pages of an input: itself, or what it holds compressed.
///
/// # Errors
/// When an archive is damaged or encrypted, unpacks to more than 512 MiB or 200 times its size, or holds no page.
pub fn expand(path: &Path, bytes: Vec<u8>) -> Result<Vec<Member>, Error> {
    let name = path.to_string_lossy().into_owned();
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let inner = name.strip_suffix(".gz").unwrap_or(&name).to_string();
        let packed = bytes.len() as u64;
        let bytes = unpack(path, flate2::read::MultiGzDecoder::new(&bytes[..]), packed)?;
        if bytes.starts_with(&[0x1f, 0x8b]) || bytes.starts_with(b"PK\x03\x04") {
            return Err(damaged(path, "it holds another archive"));
        }
        return Ok(vec![Member { name: inner, bytes }]);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let mut pages = Pages::open(path, Cursor::new(bytes))?;
        let all = pages.list()?;
        return all.iter().map(|(name, _)| pages.unpack(name)).collect();
    }
    Ok(vec![Member { name, bytes }])
}

fn unpack(path: &Path, reader: impl Read, packed: u64) -> Result<Vec<u8>, Error> {
    let most = LIMIT.min(FREE.max(packed.saturating_mul(RATIO)));
    let mut out = Vec::new();
    reader
        .take(most + 1)
        .read_to_end(&mut out)
        .map_err(|e| damaged(path, &e.to_string()))?;
    if out.len() as u64 > most {
        let cause = if most == LIMIT {
            TOO_MUCH
        } else {
            "it unpacks to more than 200 times its size, as no text does"
        };
        return Err(damaged(path, cause));
    }
    Ok(out)
}

fn damaged(path: &Path, cause: &str) -> Error {
    Error::Archive {
        path: path.to_path_buf(),
        cause: cause.to_string(),
    }
}

/// The pages of a `.zip`, unpacked one at a time.
pub struct Pages<R> {
    path: PathBuf,
    zip: ZipArchive<R>,
}

impl<R: Read + Seek> Pages<R> {
    /// Reads what an archive holds; `path` is only named.
    ///
    /// # Errors
    /// When it is damaged.
    pub fn open(path: &Path, reader: R) -> Result<Self, Error> {
        Ok(Pages {
            path: path.to_path_buf(),
            zip: ZipArchive::new(reader).map_err(|e| damaged(path, &e.to_string()))?,
        })
    }

    /// The archive.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The names of its pages, sorted, with their sizes once unpacked.
    ///
    /// # Errors
    /// When it is damaged, says it unpacks to more than 512 MiB, or holds no page.
    pub fn list(&mut self) -> Result<Vec<(String, u64)>, Error> {
        let all: Result<Vec<_>, _> = self.zip.file_names().map(|n| n.map(|n| n.into_owned())).collect();
        let mut names = all.map_err(|e| damaged(&self.path, &e.to_string()))?;
        let packed_again = |n: &String| [".zip", ".gz", ".7z", ".rar", ".tar"].iter().any(|e| n.ends_with(e));
        let nested = names.iter().any(packed_again);
        names.retain(|n| {
            Path::new(n).extension().is_some_and(super::is_page)
                && !n.split('/').any(|part| part.starts_with('.') || part == "__MACOSX")
        });
        names.sort();
        let mut out = Vec::with_capacity(names.len());
        for name in names {
            // locked ones are named when they are unpacked
            let index = self.zip.index_for_name(&name);
            let size = index
                .and_then(|i| self.zip.by_index_raw(i).ok())
                .map_or(0, |f| f.size());
            out.push((name, size));
        }
        if out.iter().map(|(_, size)| size).sum::<u64>() > LIMIT {
            return Err(damaged(&self.path, TOO_MUCH));
        }
        if out.is_empty() && nested {
            return Err(damaged(&self.path, "it holds other archives, no page"));
        }
        if out.is_empty() {
            return Err(damaged(&self.path, "it holds no .txt, .md or HTML page"));
        }
        Ok(out)
    }

    /// Unpacks a page.
    ///
    /// # Errors
    /// When it is damaged or encrypted, or unpacks to more than 200 times its size.
    pub fn unpack(&mut self, name: &str) -> Result<Member, Error> {
        let path = &self.path;
        let file = self
            .zip
            .by_name(name)
            .map_err(|e| damaged(path, &format!("{name}: {e}")))?;
        let packed = file.compressed_size();
        Ok(Member {
            bytes: unpack(path, file, packed)?,
            name: format!("{}!{name}", path.to_string_lossy()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn pages_come_out_of_archives() {
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gz.write_all(b"hello").unwrap();
        let packed = gz.finish().unwrap();
        let out = expand(Path::new("a.txt.gz"), packed.clone()).unwrap();
        assert_eq!((out[0].name.as_str(), &out[0].bytes[..]), ("a.txt", &b"hello"[..]));
        assert!(expand(Path::new("a.txt.gz"), packed[..packed.len() - 9].to_vec()).is_err());

        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        for (name, text) in [("b/two.txt", "2"), ("a/one.htm", "1"), ("image.png", "no")] {
            zip.start_file(name, options).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        let packed = zip.finish().unwrap().into_inner();
        let names: Vec<String> = expand(Path::new("x.zip"), packed.clone())
            .unwrap()
            .into_iter()
            .map(|m| m.name)
            .collect();
        assert_eq!(names, ["x.zip!a/one.htm", "x.zip!b/two.txt"]);
        let error = expand(Path::new("x.zip"), packed[..40].to_vec()).err().unwrap();
        assert!(error.to_string().starts_with("x.zip: "), "{error}");
    }
}
