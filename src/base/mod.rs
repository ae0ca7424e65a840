//! The ground everything stands on: spans, tokens, the source text, diagnostics and errors.
//! Nothing here may know what a transcript or a claim is.
mod diagnostic;
mod error;
mod lost;
mod source;
mod span;
mod token;

pub use diagnostic::{Code, Diagnostic, Severity};
pub use error::Error;
pub use source::{Meta, Source};
pub use span::Span;
pub use token::{Kind, Token, Words, hash, tokenize};
