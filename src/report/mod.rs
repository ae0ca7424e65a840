//! How an analysis is written out. Must not interpret: what is not in the analysis is not in the output.
mod contract;
mod flat;
mod record;
mod text;

pub use contract::{ClaimOut, EvidenceOut, Exact, GENERATOR, Range, Report, SentenceOut, report, schema};
pub use flat::{csv, csv_header, jsonl};
pub use record::{DocumentRef, Record, records};
pub use text::{Style, text};
