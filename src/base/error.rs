//! Errors of the world (files, usage). Oddities of a text are [`super::Diagnostic`]s instead.
use std::path::PathBuf;

/// What can go wrong outside the text: each names the path, the cause and the way out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A path that does not exist.
    #[error("{path}: no such file or folder (check the spelling, or use - to read standard input)")]
    NotFound {
        /// The path as given.
        path: PathBuf,
    },
    /// A file that exists and could not be read.
    #[error("{path}: cannot be read: {source} (check its permissions)")]
    Unreadable {
        /// The path as given.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A folder that holds no transcript files.
    #[error(
        "{path}: the folder holds no .txt, .md, HTML, .gz or .zip file (name the files themselves to read other endings)"
    )]
    EmptyFolder {
        /// The folder as given.
        path: PathBuf,
    },
    /// A compressed input that cannot be unpacked.
    #[error("{path}: cannot be unpacked: {cause} (unpack it by hand, or fetch it again)")]
    Archive {
        /// The path as given.
        path: PathBuf,
        /// What is wrong with it.
        cause: String,
    },
    /// A database that is not there.
    #[error("{path}: no such database (make it with `scio index PATH --db {path}`)")]
    NoDatabase {
        /// The path as given.
        path: PathBuf,
    },
    /// A database that cannot be used.
    #[error("{path}: {cause}")]
    Database {
        /// The path as given.
        path: PathBuf,
        /// What is wrong, and the way out.
        cause: String,
    },
    /// An output that cannot be written.
    #[error("{path}: cannot be written: {source} (check the folder, its permissions and its space)")]
    Unwritable {
        /// The path as given.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// An output that is refused.
    #[error("{path}: {cause}")]
    Refused {
        /// The path as given.
        path: PathBuf,
        /// Why, and the way out.
        cause: String,
    },
    /// An input that the program itself failed on.
    #[error(
        "{path}: scio failed on it, which is a fault of its own: {cause} (the other inputs go on; please report it)"
    )]
    Fault {
        /// The path as given.
        path: PathBuf,
        /// What the program said.
        cause: String,
    },
    /// A file too large for 32-bit offsets.
    #[error("{path}: larger than 4 GiB ({bytes} bytes); split it into one file per briefing")]
    TooLarge {
        /// The path as given.
        path: PathBuf,
        /// Its size in bytes.
        bytes: u64,
    },
}
