//! Measures extracted claims against an annotated transcript: a gold file of JSON Lines, one quantity a line, as the
//! annotation guide of the project describes it. Must not read files, and must not forgive: what it counts is what it says.
mod measure;
mod pairs;

pub use measure::{Ratio, Score, Wrong, score};

use serde::Deserialize;
use serde_json::Value;

/// One annotated quantity.
#[derive(Clone, Debug, Deserialize)]
pub struct Gold {
    /// First code point of the surface.
    pub start: u64,
    /// One past the last.
    pub end: u64,
    /// The surface.
    #[serde(default)]
    pub text: String,
    /// Its line, from 1.
    #[serde(default)]
    pub line: Option<u64>,
    /// `core`, or `minor` for what is neither required nor penalised.
    #[serde(default = "core")]
    pub tier: String,
    /// Value in base units.
    pub value: Value,
    /// Unit.
    pub unit: Option<String>,
    /// Kind of figure.
    pub measure: Option<String>,
    /// Hedge.
    pub approx: Option<String>,
    /// Which way.
    pub direction: Option<String>,
    /// Against what.
    pub base: Option<String>,
    /// Accepted indicators.
    #[serde(default)]
    pub indicator: OneOrMany,
    /// Accepted subjects.
    #[serde(default)]
    pub subject: OneOrMany,
    /// Accepted wholes.
    #[serde(default)]
    pub of: OneOrMany,
    /// Accepted periods.
    #[serde(default)]
    pub period: OneOrMany,
    /// Who says it.
    pub by: Option<String>,
    /// Whom it is attributed to.
    pub source: Option<String>,
    /// Fact, forecast, target, prior.
    pub modality: Option<String>,
}

fn core() -> String {
    "core".to_string()
}

/// One accepted answer or several.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum OneOrMany {
    /// Several.
    Many(Vec<Option<String>>),
    /// One.
    One(Option<String>),
}

impl Default for OneOrMany {
    fn default() -> Self {
        OneOrMany::One(None)
    }
}

impl OneOrMany {
    /// The answers as a slice.
    pub fn answers(&self) -> &[Option<String>] {
        match self {
            OneOrMany::Many(all) => all,
            OneOrMany::One(one) => std::slice::from_ref(one),
        }
    }
}

/// Reads a gold file.
///
/// # Errors
/// The number of the first line that is no annotation, and why.
pub fn read_gold(text: &str) -> Result<Vec<Gold>, (usize, String)> {
    text.lines()
        .enumerate()
        .filter(|(_, l)| !l.trim().is_empty())
        .map(|(n, l)| serde_json::from_str(l).map_err(|e| (n + 1, e.to_string())))
        .collect()
}
