//! The claim database: one SQLite file that also opens in Datasette and sqlite-utils. Must not read transcripts or know
//! how an answer is shown.
//!
//! Sentences are found through `sentences_fts`, an FTS5 table of tokens that [`crate::search::tokens`] makes: the built-in
//! tokenizers split `6.9%` and find no Chinese. Their ids begin with the day, so that the newest are found first. A document is written wholly or not at all; write-ahead logging leaves
//! a consistent file at any moment. Exact decimals are text beside a REAL that sorts and compares.
mod ask;
mod briefing;
mod cells;
mod plan;
mod rank;
mod read;
mod row;
mod rows;
mod schema;
mod upgrade;
mod words;
mod write;

pub use ask::{Counts, Select, Sort};
pub use briefing::{Briefing, Spoken};
pub use read::{Exchange, Hit, Placed, Turn};
pub use rows::{Filed, Rows};
pub use write::Indexed;

use crate::base::Error;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};

/// KiB of pages in memory while writing: an index of a million claims stays whole.
const WRITE_CACHE: i64 = 128 << 10;
/// Bytes of a page of a new database: a claim with its evidence takes about one kilobyte.
const PAGE: i64 = 8192;
/// Pages of the log before they are brought home: less often than the default, as a run writes many.
const LOG: i64 = 8000;
/// The same while reading.
const READ_CACHE: i64 = 32 << 10;
/// Bytes of the file that are read in place.
const MAPPED: i64 = 1 << 31;

/// An open database.
pub struct Store {
    db: Connection,
    path: PathBuf,
}

impl Store {
    /// Opens a database to write, making it where there is none, and brings an older one up to date.
    ///
    /// # Errors
    /// When the file is no claims database, was made by a newer version, or cannot be written.
    pub fn open(path: &Path) -> Result<Store, Error> {
        let fresh = std::fs::metadata(path).map_or(true, |m| m.len() == 0);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(path, flags).map_err(|e| broken(path, &e))?;
        if fresh {
            let made = db.pragma_update(None, "page_size", PAGE);
            made.map_err(|e| broken(path, &e))?;
        }
        let mut store = Store {
            db,
            path: path.to_path_buf(),
        };
        if !fresh {
            store.verify()?;
        }
        store.prepare()?;
        if fresh {
            schema::begin(&store.db).map_err(|e| store.fail(&e))?;
        }
        Ok(store)
    }

    /// Opens a database to read only.
    ///
    /// # Errors
    /// When there is none, or as for [`Store::open`].
    pub fn open_read_only(path: &Path) -> Result<Store, Error> {
        if !path.exists() {
            return Err(Error::NoDatabase {
                path: path.to_path_buf(),
            });
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(path, flags).map_err(|e| broken(path, &e))?;
        let store = Store {
            db,
            path: path.to_path_buf(),
        };
        let pragma = |name: &str, value: i64| store.db.pragma_update(None, name, value).map_err(|e| store.fail(&e));
        pragma("cache_size", -READ_CACHE)?;
        pragma("mmap_size", MAPPED)?;
        let version = store.verify()?;
        if version < schema::VERSION {
            return Err(Error::Database {
                path: path.to_path_buf(),
                cause: format!(
                    "it has the layout of an older version ({version}); run `scio index` on it once to bring it up to date"
                ),
            });
        }
        Ok(store)
    }

    /// The error of a database whose content is not as this version writes it.
    pub fn not_ours(&self, cause: &str) -> Error {
        Error::Database {
            path: self.path.clone(),
            cause: format!("{cause}; run `scio index` over its documents again"),
        }
    }

    /// Prepares to read all of the file, once: what is read in place counts as memory of the program.
    fn read_through(&self) {
        // read in place it is as right
        let _ = self.db.pragma_update(None, "mmap_size", 0);
    }

    fn fail(&self, e: &rusqlite::Error) -> Error {
        broken(&self.path, e)
    }

    /// Whether the file is ours and not from the future; gives its version.
    fn verify(&self) -> Result<u32, Error> {
        let pragma = |name: &str| self.db.pragma_query_value(None, name, |r| r.get::<_, i64>(0));
        let id = pragma("application_id").map_err(|e| self.fail(&e))?;
        let version = pragma("user_version").map_err(|e| self.fail(&e))? as u32;
        if id != schema::APPLICATION_ID {
            return Err(Error::Database {
                path: self.path.clone(),
                cause: "it is no claims database (make one with `scio index PATH --db FILE`)".into(),
            });
        }
        if version > schema::VERSION {
            return Err(Error::Database {
                path: self.path.clone(),
                cause: format!(
                    "it was made by a newer version of scio (layout {version}, this one knows {}); update scio",
                    schema::VERSION
                ),
            });
        }
        Ok(version)
    }

    fn prepare(&mut self) -> Result<(), Error> {
        prepare(&mut self.db).map_err(|e| broken(&self.path, &e))
    }
}

fn prepare(db: &mut Connection) -> rusqlite::Result<()> {
    db.pragma_update(None, "journal_mode", "WAL")?;
    db.pragma_update(None, "synchronous", "NORMAL")?;
    db.pragma_update(None, "cache_size", -WRITE_CACHE)?;
    db.pragma_update(None, "wal_autocheckpoint", LOG)?;
    db.busy_timeout(std::time::Duration::from_secs(10))?;
    let version: i64 = db.pragma_query_value(None, "user_version", |r| r.get(0))?;
    schema::migrate(db, version as u32)
}

fn broken(path: &Path, e: &rusqlite::Error) -> Error {
    let cause = match e.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => {
            "it is no database (make one with `scio index PATH --db FILE`)".to_string()
        }
        Some(rusqlite::ErrorCode::CannotOpen) => {
            "it cannot be opened (check the folder and its permissions)".to_string()
        }
        Some(rusqlite::ErrorCode::DatabaseBusy) => "another program is writing to it (wait, and try again)".to_string(),
        _ => e.to_string(),
    };
    Error::Database {
        path: path.to_path_buf(),
        cause,
    }
}
