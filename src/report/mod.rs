//! How an analysis is written out. Must not interpret: what is not in the analysis is not in the output.
mod contract;
mod flat;
mod text;

pub use contract::{Report, report, schema};
pub use flat::{csv, jsonl};
pub use text::{Style, text};
