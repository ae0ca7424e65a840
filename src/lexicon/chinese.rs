//! The words of Chinese pages, from `data/chinese.toml`. They stand without blanks, so they are looked up by their first
//! character, the longest first.
use super::UnitKind;
use crate::model::Modality;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::sync::LazyLock;

/// What a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HanKind {
    /// An economy or group traded with.
    Partner,
    /// A part of China.
    Region,
    /// A kind of enterprise.
    Actor,
    /// Goods.
    Product,
    /// A mode of transport.
    Transport,
}

#[derive(Deserialize)]
struct File {
    unit: Vec<UnitRow>,
    noun: Vec<TermRow>,
    term: Vec<TermRow>,
    name: Vec<NameRow>,
    #[serde(rename = "move")]
    moves: Moves,
    aim: Aims,
    said: Said,
}
#[derive(Deserialize)]
struct UnitRow {
    code: String,
    kind: UnitKind,
    forms: Vec<String>,
}
#[derive(Deserialize)]
struct TermRow {
    #[serde(alias = "code")]
    name: String,
    forms: Vec<String>,
}
#[derive(Deserialize)]
struct NameRow {
    name: String,
    kind: HanKind,
    forms: Vec<String>,
}
#[derive(Deserialize)]
struct Moves {
    up: Vec<String>,
    down: Vec<String>,
    gap_up: Vec<String>,
    gap_down: Vec<String>,
    to: Vec<String>,
    share: Vec<String>,
    level: Vec<String>,
}
#[derive(Deserialize)]
struct Aims {
    target: Vec<String>,
    forecast: Vec<String>,
    hypothetical: Vec<String>,
}
#[derive(Deserialize)]
struct Said {
    sources: Vec<String>,
    verbs: Vec<String>,
}

/// What a verb or noun of change says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Rises.
    Up,
    /// Falls.
    Down,
    /// Lies above something.
    Above,
    /// Lies below something.
    Below,
    /// Behind a verb of change: what it comes to.
    To,
    /// Is a part of something.
    Share,
    /// Amounts to.
    Level,
}

/// Forms by their first character, the longest first.
#[derive(Debug)]
pub struct Forms<T> {
    by_first: FxHashMap<char, Vec<(String, T)>>,
}

impl<T> Forms<T> {
    fn new(rows: impl Iterator<Item = (String, T)>) -> Self {
        let mut by_first: FxHashMap<char, Vec<(String, T)>> = FxHashMap::default();
        for (form, value) in rows {
            if let Some(first) = form.chars().next() {
                by_first.entry(first).or_default().push((form, value));
            }
        }
        for forms in by_first.values_mut() {
            forms.sort_by_key(|(f, _)| std::cmp::Reverse(f.len()));
        }
        Forms { by_first }
    }

    /// The longest form that `text` begins with, and what it means.
    pub fn at(&self, text: &str) -> Option<(&str, &T)> {
        let forms = self.by_first.get(&text.chars().next()?)?;
        forms
            .iter()
            .find(|(f, _)| text.starts_with(f.as_str()))
            .map(|(f, v)| (f.as_str(), v))
    }

    /// All forms in a text, none within another, with where they begin.
    pub fn all<'t>(&self, text: &'t str) -> Vec<(usize, &'t str, &T)> {
        let mut out = Vec::new();
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            // "PM2.5" holds no "M2"
            let within = c.is_ascii_alphanumeric() && text[..at].ends_with(|b: char| b.is_ascii_alphanumeric());
            match self.at(&text[at..]).filter(|_| !within) {
                Some((form, value)) => {
                    out.push((at, &text[at..at + form.len()], value));
                    at += form.len();
                }
                None => at += c.len_utf8(),
            }
        }
        out
    }
}

/// The tables of Chinese words.
#[derive(Debug)]
pub struct Chinese {
    /// Units, with their code and sort.
    pub units: Forms<(String, UnitKind)>,
    /// Things counted, by their unit code.
    pub nouns: Forms<String>,
    /// The codes of these.
    pub things: FxHashSet<String>,
    /// What is measured, by its name in the English tables.
    pub terms: Forms<String>,
    /// Who or what it is of.
    pub names: Forms<(String, HanKind)>,
    /// Verbs of change, comparison and amount.
    pub moves: Forms<Move>,
    /// Words of plans, forecasts and examples.
    pub aims: Forms<Modality>,
    /// Parties that figures are attributed to.
    pub sources: Forms<()>,
    /// What such a party does: says, reckons, publishes.
    pub saying: Forms<()>,
}

/// The tables, read once.
pub fn chinese() -> &'static Chinese {
    static TABLES: LazyLock<Chinese> = LazyLock::new(|| {
        let file: File = toml::from_str(include_str!("data/chinese.toml")).expect("chinese.toml is well formed");
        let m = file.moves;
        let moves = [
            (m.up, Move::Up),
            (m.down, Move::Down),
            (m.gap_up, Move::Above),
            (m.gap_down, Move::Below),
            (m.to, Move::To),
            (m.share, Move::Share),
            (m.level, Move::Level),
        ];
        let aims = [
            (file.aim.target, Modality::Target),
            (file.aim.forecast, Modality::Forecast),
            (file.aim.hypothetical, Modality::Hypothetical),
        ];
        let bare = |forms: Vec<String>| Forms::new(forms.into_iter().map(|f| (f, ())));
        Chinese {
            units: Forms::new(
                file.unit
                    .into_iter()
                    .flat_map(|u| u.forms.into_iter().map(move |f| (f, (u.code.clone(), u.kind)))),
            ),
            terms: Forms::new(
                file.term
                    .into_iter()
                    .flat_map(|t| t.forms.into_iter().map(move |f| (f, t.name.clone()))),
            ),
            things: file.noun.iter().map(|n| n.name.clone()).collect(),
            nouns: Forms::new(
                file.noun
                    .into_iter()
                    .flat_map(|t| t.forms.into_iter().map(move |f| (f, t.name.clone()))),
            ),
            names: Forms::new(
                file.name
                    .into_iter()
                    .flat_map(|n| n.forms.into_iter().map(move |f| (f, (n.name.clone(), n.kind)))),
            ),
            moves: Forms::new(
                moves
                    .into_iter()
                    .flat_map(|(forms, m)| forms.into_iter().map(move |f| (f, m))),
            ),
            aims: Forms::new(
                aims.into_iter()
                    .flat_map(|(forms, m)| forms.into_iter().map(move |f| (f, m))),
            ),
            sources: bare(file.said.sources),
            saying: bare(file.said.verbs),
        }
    });
    &TABLES
}
