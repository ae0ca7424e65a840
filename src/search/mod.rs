//! Asking the database: the query language, its words, what is suggested when nothing is found. Must not draw.
mod field;
mod query;
pub mod tokens;

pub use field::{FIELDS, Field, days};
pub use query::{Filter, Query, QueryError, Values, Word, filter_of, parse};
