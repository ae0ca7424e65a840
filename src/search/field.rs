//! The fields of the query language, their names, and what may be asked of each.
use crate::model::{Direction, Measure, Modality, TurnKind};
use serde::Serialize;

/// What a filter looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Canonical indicator.
    Indicator,
    /// Words of the subject.
    Subject,
    /// Economy traded with.
    Partner,
    /// Goods.
    Product,
    /// Region of China.
    Region,
    /// Kind of enterprise.
    Actor,
    /// Kind of statement.
    Measure,
    /// Unit code.
    Unit,
    /// Who says it.
    Speaker,
    /// Outlet that asks.
    Outlet,
    /// official, journalist or chairperson.
    By,
    /// fact, forecast, target ...
    Modality,
    /// up, down, flat.
    Direction,
    /// Period of the figure, also a range `A..B`.
    Period,
    /// Briefings on or after a day (or the first day of a month or year).
    Since,
    /// Briefings after a day, month or year.
    After,
    /// Briefings before a day, month or year.
    Before,
    /// Briefings up to the end of a day, month or year.
    Until,
    /// The value, with `>`, `<`, `~` before it, or a range.
    Value,
    /// Words of the title.
    Title,
}

/// The names of the fields.
pub const FIELDS: &[(&str, Field)] = &[
    ("indicator", Field::Indicator),
    ("subject", Field::Subject),
    ("partner", Field::Partner),
    ("product", Field::Product),
    ("region", Field::Region),
    ("actor", Field::Actor),
    ("measure", Field::Measure),
    ("unit", Field::Unit),
    ("speaker", Field::Speaker),
    ("outlet", Field::Outlet),
    ("by", Field::By),
    ("modality", Field::Modality),
    ("direction", Field::Direction),
    ("period", Field::Period),
    ("since", Field::Since),
    ("after", Field::After),
    ("before", Field::Before),
    ("until", Field::Until),
    ("value", Field::Value),
    ("title", Field::Title),
];

impl Field {
    /// The field of a name, in any case.
    pub fn named(name: &str) -> Option<Field> {
        let found = FIELDS.iter().find(|(n, _)| n.eq_ignore_ascii_case(name));
        found.map(|f| f.1)
    }
}

/// Whether a field can have a value; else what it can have.
pub(super) fn check(field: Field, value: &str) -> Result<(), String> {
    let known = match field {
        Field::Measure => names(&[
            Measure::Level,
            Measure::Growth,
            Measure::Change,
            Measure::Gap,
            Measure::Share,
            Measure::Rank,
            Measure::Streak,
            Measure::Duration,
        ]),
        Field::By => names(&[
            TurnKind::Official,
            TurnKind::Journalist,
            TurnKind::Chairperson,
            TurnKind::Unknown,
        ]),
        Field::Modality => names(&[
            Modality::Fact,
            Modality::Forecast,
            Modality::Target,
            Modality::Prior,
            Modality::Hypothetical,
        ]),
        Field::Direction => names(&[Direction::Up, Direction::Down, Direction::Flat]),
        Field::Period => {
            let whole = |p: &str| days(&p.to_uppercase()).is_some();
            let good = match value.split_once("..") {
                Some((a, b)) => {
                    (a.is_empty() || whole(a)) && (b.is_empty() || whole(b)) && !(a.is_empty() && b.is_empty())
                }
                None => whole(value),
            };
            return match good {
                true => Ok(()),
                false => Err(format!(
                    "“{value}” is no period; write 2024, 2024-H1, 2024-Q3, 2024-03, 2024-03-28 or a range 2023..2024-Q2"
                )),
            };
        }
        Field::Since | Field::After | Field::Before | Field::Until => {
            return match day(value) {
                true => Ok(()),
                false => Err(format!("“{value}” is no day; write 2024-03-28, 2024-03 or 2024")),
            };
        }
        _ => return Ok(()),
    };
    match known.iter().any(|k| k.eq_ignore_ascii_case(value)) {
        true => Ok(()),
        false => Err(format!("“{value}” is none of {}", known.join(", "))),
    }
}

/// The words that output has for the variants of an enum.
fn names(variants: &[impl Serialize]) -> Vec<String> {
    let word = |v| serde_json::to_value(v).ok()?.as_str().map(str::to_string);
    variants.iter().filter_map(word).collect()
}

/// Whether a text is a year, a month or a day in ISO 8601.
fn day(text: &str) -> bool {
    let full = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_string(),
    };
    full.len() == 10 && full.parse::<jiff::civil::Date>().is_ok()
}

/// First and last day of a period in the output's form, for comparing.
pub fn days(period: &str) -> Option<(String, String)> {
    if let Some((a, b)) = period.split_once('/') {
        return Some((days(a)?.0, days(b)?.1));
    }
    let year = period.get(..4).filter(|y| y.bytes().all(|b| b.is_ascii_digit()))?;
    Some(match period.get(4..) {
        Some("") => (format!("{year}-01-01"), format!("{year}-12-31")),
        Some("-H1") => (format!("{year}-01-01"), format!("{year}-06-30")),
        Some("-H2") => (format!("{year}-07-01"), format!("{year}-12-31")),
        Some("-Q1") => (format!("{year}-01-01"), format!("{year}-03-31")),
        Some("-Q2") => (format!("{year}-04-01"), format!("{year}-06-30")),
        Some("-Q3") => (format!("{year}-07-01"), format!("{year}-09-30")),
        Some("-Q4") => (format!("{year}-10-01"), format!("{year}-12-31")),
        Some(rest) if rest.len() == 3 && day(period) => (format!("{period}-01"), format!("{period}-31")),
        Some(rest) if rest.len() == 6 && day(period) => (period.to_string(), period.to_string()),
        _ => return None,
    })
}
