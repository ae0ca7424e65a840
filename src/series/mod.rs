//! The same quantity across briefings: lines of figures by period, and figures that were stated differently later.
//! Works on records alone; must not read files or draw.
mod line;
mod revise;

pub use line::{Growing, Line, Lines, Point, lines};
pub use revise::{Found, Revision, Revisions, Said, Sieve, Sifted, Statement};

use crate::check::Item;
use crate::check::item::{Aspect, Head};
use crate::check::terms::{Name, Term};
use crate::model::Measure;

/// What makes two claims speak of one quantity, the period apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Quantity {
    head: Option<Term>,
    names: Vec<Name>,
    words: Vec<Term>,
    of: (Vec<Term>, Vec<Name>, Vec<Term>),
    measure: Measure,
    aspect: u8,
    unit: String,
    base: Option<String>,
    source: Option<String>,
}

impl Quantity {
    fn of(i: &Item) -> Quantity {
        Quantity {
            head: match i.head {
                Head::Known(t) => Some(t),
                Head::Phrase => None,
            },
            names: i.names.clone(),
            words: i.words.clone(),
            of: (i.of.indicators.clone(), i.of.names.clone(), i.of.words.clone()),
            measure: i.measure,
            aspect: match i.aspect {
                None => 0,
                Some(Aspect::Share) => 1,
                Some(Aspect::Rate) => 2,
            },
            unit: i.unit.clone(),
            base: i.base.clone(),
            source: i.source.clone(),
        }
    }

    /// Whether it names anything at all.
    fn is_named(&self) -> bool {
        self.head.is_some() || !self.words.is_empty() || !self.names.is_empty()
    }
}

/// Words that give a sentence another scope, each list one way of saying it: a figure under them is compared only with
/// others under the same. The first of them also part lines.
const SCOPES: &[&[&str]] = &[
    &["excluding", "exclusive of", "except for", "other than", "minus the"],
    &[
        "dollar terms", "us dollars", "u.s. dollars", "dollar-denominated", "denominated in dollars",
    ],
    &["comparable", "same basis", "like-for-like"],
    &[
        "constant prices", "real terms", "inflation-adjusted", "price factors", "adjusted for inflation",
        "after inflation",
    ],
    &["current prices", "nominal"],
    &["seasonally adjusted", "seasonal adjustment"],
    &[
        "above designated size",
        "above a designated size",
        "large enterprises",
        "major enterprises",
        "key enterprises",
    ],
    &["preliminary", "flash estimate"],
    &["per capita", "per person", "per head"],
    &["average", "averaged"],
    &["cumulative", "accumulated", "in total since", "altogether since"],
    &[
        "goods and services", "trade in services", "service trade", "services trade",
    ],
    &["urban"],
    &["rural"],
    &["net of", "net increase", "newly"],
    &["of which", "among them", "among these"],
];

/// The scopes of a sentence, as bits.
fn scope(sentence: &str) -> u32 {
    let lower = sentence.to_lowercase();
    let holds = |ways: &[&str]| ways.iter().any(|w| lower.contains(w));
    SCOPES
        .iter()
        .enumerate()
        .filter(|(_, ways)| holds(ways))
        .map(|(k, _)| 1 << k)
        .sum()
}

/// Scopes that part lines: how a figure is computed, not what it is of.
const METHODS: u32 = 0b11_1111;

/// Words for scopes that part lines.
fn scope_words(scope: u32) -> Option<String> {
    let words: Vec<&str> = SCOPES
        .iter()
        .enumerate()
        .filter(|(k, _)| scope & METHODS & (1 << k) != 0)
        .map(|(_, w)| w[0])
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}
