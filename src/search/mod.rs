//! Asking the database: the query language, its words, what is suggested when nothing is found. Must not draw.
mod query;
pub mod tokens;

pub use query::{Field, Filter, Query, QueryError, Word, parse};
