//! From the mentions of one sentence to readings: what each quantity says and of what.
//! Must not look beyond the sentence; what is inherited comes in as a [`Background`].
mod coordinated;
mod frame;
mod np;
mod read;
mod rules;
mod view;

pub use frame::{Frame, Hint, Part, is_trade};
pub use read::{
    Background, Reading, WORKS, asked, by_quarter, listed_names, mentioned, named, nominal, of_a_ranking, read,
    remember_units, sets_scene, spoken_of, subject,
};
pub use rules::{About, Predicate, RULES, classify, clause_start};
pub(crate) use rules::{OUTLOOKS, average_of_years, revises};
pub use view::{Hit, View};
