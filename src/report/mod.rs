//! How an analysis is written out. Must not interpret: what is not in the analysis is not in the output.
mod contract;
mod flat;
mod record;
mod text;

pub use contract::{ClaimOut, EvidenceOut, Exact, Range, Report, SentenceOut, report, schema};
pub use flat::{csv, jsonl};
pub use record::{DocumentRef, Record, records};
pub use text::{Style, text};
