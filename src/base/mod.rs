//! The ground everything stands on: spans, tokens, the source text, diagnostics and errors.
//! Nothing here may know what a transcript or a claim is.
mod bytes;
mod diagnostic;
mod error;
mod han;
mod lost;
mod sets;
mod source;
mod span;
mod token;

pub use bytes::next_byte;
pub use diagnostic::{Code, Diagnostic, Severity};
pub use error::Error;
pub use han::{Folded, is_han};
pub use sets::{Sets, Sieve};
pub use source::{Meta, Source};
pub use span::Span;
pub use token::{Kind, Token, Words, hash, tokenize};
