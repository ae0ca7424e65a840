//! Mentions within one sentence: numerals, units, hedges, periods. Must not know about turns or claims.
mod ellipsis;
pub mod interval;
mod lists;
mod mention;
mod noun;
mod numeral;
mod period;
pub mod runs;
mod scan;
mod succession;

pub use lists::listed;
pub use mention::{Mentions, Period, PeriodMention, PeriodRole, Quantity, Shape, Sort};
pub use noun::{is_plural, is_stop, noun_run, singular_of};
pub use numeral::{Numeral, fraction, numeral, ordinal};
pub use period::{PeriodReader, beside_a_time, month, weekdays};
pub use scan::{NUMBERS, group, is_number_word, is_numeric, scan};
