//! How an analysis is written out. Must not interpret: what is not in the analysis is not in the output.
mod contract;
mod flat;
mod json;
mod record;
mod text;
mod write;

pub use contract::{
    ClaimOut, DocumentOut, EvidenceOut, Exact, ExchangeOut, GENERATOR, ParticipantOut, Range, Report, SentenceOut,
    TurnOut, report, schema,
};
pub use flat::csv_header;
pub(crate) use json::add_decimal;
pub use record::{DocumentRef, Record, records};
pub use text::{Style, text};
pub use write::Writer;
