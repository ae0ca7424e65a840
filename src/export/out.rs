//! Files and folders that appear whole or not at all: written under another name beside the place, then renamed.
use crate::base::Error;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// What goes wrong while writing, before the path is known.
pub(super) enum Failure {
    /// The database.
    Read(Error),
    /// The output.
    Write(io::Error),
    /// What is not done.
    Refused(String),
}

impl Failure {
    pub(super) fn at(self, path: &Path) -> Error {
        let path = path.to_path_buf();
        match self {
            Failure::Read(e) => e,
            Failure::Write(source) => Error::Unwritable { path, source },
            Failure::Refused(cause) => Error::Refused { path, cause },
        }
    }
}

impl From<Error> for Failure {
    fn from(e: Error) -> Self {
        Failure::Read(e)
    }
}

impl From<io::Error> for Failure {
    fn from(e: io::Error) -> Self {
        Failure::Write(e)
    }
}

impl From<csv::Error> for Failure {
    fn from(e: csv::Error) -> Self {
        Failure::Write(e.into())
    }
}

impl From<serde_json::Error> for Failure {
    fn from(e: serde_json::Error) -> Self {
        Failure::Write(e.into())
    }
}

/// A name beside `path`, taken away again unless it was renamed.
struct Part(PathBuf);

impl Part {
    fn beside(path: &Path, what: &str) -> Part {
        let name = path
            .file_name()
            .map_or_else(|| "export".into(), |n| n.to_string_lossy());
        Part(path.with_file_name(format!(".{name}.{what}-{}", std::process::id())))
    }

    fn remove(&self) {
        // either may be absent, and what stays behind does no harm
        let _ = fs::remove_file(&self.0);
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        self.remove();
    }
}

/// Writes a file.
pub(super) fn file<T>(path: &Path, write: impl FnOnce(&mut BufWriter<File>) -> Result<T, Failure>) -> Result<T, Error> {
    let run = || -> Result<T, Failure> {
        let part = Part::beside(path, "part");
        let mut out = BufWriter::new(File::create(&part.0)?);
        let done = write(&mut out)?;
        out.flush()?;
        out.get_ref().sync_all()?;
        drop(out);
        fs::rename(&part.0, path)?;
        Ok(done)
    };
    run().map_err(|f| f.at(path))
}

/// Writes a folder; an earlier export, known by the file `marker`, is replaced, any other folder is left alone.
pub(super) fn folder<T>(
    path: &Path,
    marker: &str,
    write: impl FnOnce(&Path) -> Result<T, Failure>,
) -> Result<T, Error> {
    let run = || -> Result<T, Failure> {
        let there = path.exists();
        if there && !path.join(marker).is_file() && !(path.is_dir() && fs::read_dir(path)?.next().is_none()) {
            return Err(Failure::Refused(format!(
                "it is there already and holds no {marker}, so it is no earlier export; name another folder"
            )));
        }
        let part = Part::beside(path, "part");
        part.remove();
        fs::create_dir(&part.0)?;
        let done = write(&part.0)?;
        if there {
            let old = Part::beside(path, "old");
            fs::rename(path, &old.0)?;
            fs::rename(&part.0, path)?;
        } else {
            fs::rename(&part.0, path)?;
        }
        Ok(done)
    };
    run().map_err(|f| f.at(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(dir: &Path) -> Vec<String> {
        let mut all: Vec<String> = fs::read_dir(dir)
            .unwrap()
            .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        all.sort();
        all
    }

    #[test]
    fn a_failure_leaves_the_old_file_and_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.csv");
        file(&path, |w| Ok(w.write_all(b"old")?)).unwrap();
        let failed = file(&path, |w| -> Result<(), Failure> {
            w.write_all(b"new")?;
            Err(io::Error::other("full").into())
        });
        assert!(
            failed
                .unwrap_err()
                .to_string()
                .contains("a.csv: cannot be written: full")
        );
        assert_eq!(
            (fs::read(&path).unwrap(), names(dir.path())),
            (b"old".to_vec(), vec!["a.csv".into()])
        );
    }

    #[test]
    fn folders_are_replaced_only_where_they_are_exports() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("out");
        let put = |name: &'static str| folder(&path, "mark", |d| Ok(fs::write(d.join(name), "")?));
        put("mark").unwrap();
        put("mark").unwrap();
        put("other").unwrap();
        assert_eq!(names(&path), ["other"]);
        assert!(put("mark").unwrap_err().to_string().contains("no earlier export"));
        assert_eq!(
            (names(&path), names(dir.path())),
            (vec!["other".into()], vec!["out".to_string()])
        );
    }
}
