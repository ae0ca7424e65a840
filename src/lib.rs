//! scio-claims: from transcripts of State Council Information Office press
//! conferences to numeric claims that can be checked.
//!
//! The entry point is [`analyze`]: a [`Source`] in, an [`Analysis`] out.
//! Everything it calls is pure: no I/O, no clock, no environment.
//!
//! ```
//! use scio_claims::{analyze, Options, Source};
//! let source = Source::new("demo", "SCIO briefing on trade\n\nDate:\nJuly 12, 2024\nLi Ming:\nExports rose by 5.5%.\n");
//! let analysis = analyze(&source, &Options::default());
//! assert_eq!(analysis.claims.len(), 1);
//! assert_eq!(analysis.claims[0].unit, "%");
//! ```
pub mod audit;
pub mod base;
pub mod check;
pub mod chinese;
pub mod claim;
pub mod copies;
pub mod corpus;
pub mod document;
pub mod export;
pub mod ingest;
pub mod lexicon;
pub mod model;
pub mod pipeline;
pub mod plot;
pub mod quantity;
pub mod report;
pub mod resolve;
pub mod score;
pub mod search;
pub mod series;
pub mod store;

pub use base::{Code, Diagnostic, Error, Severity, Source, Span};
pub use model::{Analysis, Claim, Document, Exchange, Participant, Sentence, Turn};
pub use pipeline::{Options, analyze, analyze_prose};
