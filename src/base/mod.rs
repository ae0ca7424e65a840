//! The ground everything stands on: spans, the source text, diagnostics and errors.
//! Nothing here may know what a transcript or a claim is.
mod diagnostic;
mod error;
mod source;
mod span;

pub use diagnostic::{Code, Diagnostic, Severity};
pub use error::Error;
pub use source::Source;
pub use span::Span;
