//! Checks recorded claims against each other: whatever one figure says must follow from the others where arithmetic binds
//! them. Counts what holds, and words what does not with care: scopes may differ and bases may have been revised.
//! Uses the derivations of [`crate::check`]; must not judge quotes.
mod relate;

pub use crate::check::Relation as Kind;
pub use relate::{Audit, Confirmed, Grade, Mismatch, audit};
