//! Figures of Chinese transcripts: from a sentence to its claims. The English rules know nothing of it, and it of them;
//! both end in the same claims, so that the database and the checker need not know in which language a figure was said.
mod aims;
mod base;
mod counted;
mod cues;
mod frame;
mod numeral;
mod period;
mod read;
mod scan;
mod special;
mod words;

pub use read::{Reader, read};
