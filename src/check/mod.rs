//! Checks quoted figures against the record: reads a text as claims, finds what the record holds, and gives a verdict.
//! Never guesses: what is not certain is unverifiable. Must not read files or databases; that is behind [`Evidence`]
//! ([`Memory`] or [`Stored`]).
//!
//! ```
//! use scio_claims::{Options, Source, analyze, check, report};
//! let page = "SCIO briefing on trade\n\nDate:\nJuly 12, 2024\nLi Ming:\nIn the first half, exports rose by 5.5%.\n";
//! let source = Source::new("demo", page);
//! let record = report::report(&source, &analyze(&source, &Options::default()));
//! let memory = check::Memory::new(report::records(&record).collect());
//! let article = check::read(Source::new("-", "Exports grew 5.5 percent in the first half of 2024."), None);
//! let result = check::check(&memory, &article)?;
//! assert_eq!(result.findings[0].verdict, check::Verdict::Supported);
//! # Ok::<(), scio_claims::Error>(())
//! ```
mod adjuncts;
mod agreement;
mod article;
mod asides;
mod attributes;
mod borrowed;
mod bounds;
mod clauses;
mod common;
pub mod compare;
mod compared;
mod derive;
mod doubts;
mod elsewhere;
mod evidence;
mod figures;
mod finding;
mod frames;
mod gapped;
mod guards;
mod heads;
pub mod item;
mod joint;
mod judging;
mod keys;
mod lead;
mod made;
mod members;
mod misplaced;
mod named;
mod nearest;
mod neighbours;
mod parts;
mod pattern;
pub mod period;
mod range;
pub mod render;
mod reserved;
mod restated;
mod retell;
mod runs;
mod same;
mod sides;
mod stored;
pub mod terms;
mod told;
mod verdict;
mod wide;
mod wording;
mod world;

pub use agreement::{Agreement, agreement, step};
pub use article::{Article, own_date, read};
pub use compare::Attribute;
pub use derive::{Asked, Derived, Relation, agrees, derive, derive_apart};
pub use evidence::{Entry, Evidence, Keep, Memory, Shared, When, entries};
pub use figures::{check, check_by_two};
pub use finding::{Check, EvidenceOut, Finding, Plain};
pub use item::Item;
pub use range::{Range, human};
pub use retell::prepare;
pub use same::{doubtful, same};
pub use stored::{Known, Stored, UNREAD, filed, unfiled};
pub use verdict::{Judgement, Verdict, about, figure, judge, who};

/// Reads a sentence as claims, for tests.
#[cfg(test)]
fn read_prose(text: &str, date: Option<jiff::civil::Date>) -> Article {
    read(crate::Source::new("-", text), date)
}
