//! Typed tables of the language and the domain, read once from `data/*.toml`.
//! Words only: what they mean together is decided by the passes above. See README.md beside this file
//! for how to add an entry.
mod chinese;
mod phrases;

pub use chinese::{Chinese, HanKind, Move, chinese};
pub use phrases::Phrases;

use crate::base::Token;
use crate::model::Approx;
use phrases::Firsts;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::sync::LazyLock;

/// A set of word classes as bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Class(pub u32);

macro_rules! classes {
    ($($name:ident = $bit:expr, $id:expr;)*) => {
        impl Class {
            $(#[doc = concat!("The class `", $id, "` of `data/words.toml`.")] pub const $name: Class = Class(1 << $bit);)*
            fn by_id(id: &str) -> Option<Class> {
                match id { $($id => Some(Class::$name),)* _ => None }
            }
        }
    };
}
classes! {
    UP = 0, "up"; DOWN = 1, "down"; UP_NOUN = 2, "up-noun"; DOWN_NOUN = 3, "down-noun"; LEVEL = 4, "level"; SHARE = 5, "share";
    OUTPACE = 6, "outpace"; LAG = 7, "lag"; EXCEED = 8, "exceed"; VERB = 9, "verb"; MODAL = 10, "modal"; PREP = 11, "prep";
    CONJ = 12, "conj"; DET = 13, "det"; PRON = 14, "pron"; ADVERB = 15, "adverb"; REPORT = 16, "report"; ACT = 17, "act";
    MEASURING = 18, "measuring"; FLOW = 19, "kind-flow"; STOCK = 20, "kind-stock"; CROP = 21, "kind-crop"; AIM = 22, "kind-aim";
    STAY = 23, "kind-stay"; NO_MOST = 24, "kind-no-most"; EVENT = 25, "kind-event";
    PARTICIPLE = 26, "kind-participle"; ACTIVE = 27, "kind-active"; PRODUCE = 28, "kind-produce";
    UNDIRECTED = 29, "kind-undirected";
}

impl Class {
    /// Whether the two sets share a class.
    pub fn has(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }
    /// Whether no class of grammar holds: a noun may measure something and still be plain.
    pub fn is_plain(self) -> bool {
        self.0 & !Class::MEASURING.0 == 0
    }
    /// The union of both.
    pub const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// What sort of unit a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UnitKind {
    /// An ISO 4217 currency.
    Money,
    /// Percent.
    Percent,
    /// Percentage points.
    Pp,
    /// A length of time.
    Time,
    /// Any other unit of measure.
    Unit,
}

/// A unit of `data/units.toml`.
#[derive(Clone, Debug, Deserialize)]
pub struct Unit {
    /// What the output says.
    pub code: String,
    /// Sort.
    pub kind: UnitKind,
    /// Forms after a numeral, lower case.
    pub forms: Vec<String>,
    /// Forms before a numeral, lower case.
    #[serde(default)]
    pub before: Vec<String>,
    #[serde(default = "yes")]
    plural: bool,
}

fn yes() -> bool {
    true
}

/// An indicator of `data/indicators.toml`.
#[derive(Clone, Debug, Deserialize)]
pub struct Indicator {
    /// Canonical noun phrase.
    pub name: String,
    /// flow, stock, rate, price, index or count.
    pub kind: String,
    /// Wordings that mean it, lower case.
    pub forms: Vec<String>,
    /// Whether the output says the name for every form.
    #[serde(default)]
    pub canonical: bool,
    /// Forms, also in the plural, that share so few words with the name that the output says them as they stand.
    #[serde(skip)]
    own: FxHashSet<String>,
}

impl Indicator {
    /// What the output says for a form, given as it is printed: the canonical name, or the form's own words where they are
    /// other words altogether (`poverty headcount ratio` for the incidence of poverty).
    pub fn said(&self, form: &str) -> String {
        let lower = form.to_lowercase();
        if !self.own.contains(&lower) {
            return self.name.clone();
        }
        let plain = lower.strip_prefix("total ").unwrap_or(&lower);
        let words = form.split(' ').skip(usize::from(plain.len() < lower.len()));
        let acronym = |w: &&str| w.chars().filter(|c| c.is_uppercase()).count() > 1;
        words
            .map(|w| if acronym(&w) { w.to_string() } else { w.to_lowercase() })
            .collect::<Vec<_>>()
            .join(" ")
    }
    /// Notes which forms are put out as they were said.
    fn settle(&mut self) {
        let words = |s: &str| -> FxHashSet<String> {
            let dull = ["of", "the", "in", "for", "total", "value", "and", "to"];
            s.split([' ', '-'])
                .filter(|w| !dull.contains(w))
                .map(singular)
                .collect()
        };
        let name = words(&self.name.to_lowercase());
        let other = |form: &&String| {
            let form = words(form);
            let shared = form.intersection(&name).count();
            6 * shared < 2 * (form.len() + name.len())
        };
        let own: Vec<String> = self
            .forms
            .iter()
            .filter(other)
            .filter(|_| !self.canonical)
            .cloned()
            .collect();
        self.own = own.iter().map(|f| plural(f)).chain(own.iter().cloned()).collect();
    }
    /// Whether a bare percentage is a level of it.
    pub fn is_rate(&self) -> bool {
        matches!(self.kind.as_str(), "rate" | "index")
    }
}

/// What a name of `data/names.toml` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NameKind {
    /// An economy or group of economies.
    Partner,
    /// A region or province of China.
    Region,
    /// A kind of enterprise.
    Actor,
    /// A mode of transport.
    Transport,
    /// An organisation that states figures.
    Org,
}

/// A name of `data/names.toml`.
#[derive(Clone, Debug, Deserialize)]
pub struct Name {
    /// Canonical form.
    pub name: String,
    /// What it names.
    pub kind: NameKind,
    /// Wordings that mean it, lower case.
    pub forms: Vec<String>,
}

/// All tables, indexed for lookup by tokens.
pub struct Lexicon {
    /// Word classes.
    pub words: Phrases<Class>,
    /// Kinds of what words mean, apart from their grammar: sums and stocks, crops, aims.
    pub kinds: Phrases<Class>,
    /// Units after a numeral; values index [`Lexicon::units`].
    pub unit_after: Phrases<usize>,
    /// Units before a numeral.
    pub unit_before: Phrases<usize>,
    /// The units.
    pub units: Vec<Unit>,
    /// Indicators; values index [`Lexicon::indicator_rows`].
    pub indicators: Phrases<usize>,
    /// The indicators.
    pub indicator_rows: Vec<Indicator>,
    /// Names; values index [`Lexicon::name_rows`].
    pub names: Phrases<usize>,
    /// The names.
    pub name_rows: Vec<Name>,
    /// Hedges before a numeral.
    pub hedges_before: Phrases<Approx>,
    /// Hedges after a quantity.
    pub hedges_after: Phrases<Approx>,
    /// Whether an indicator or a name may begin with a word, by its hash: neither does with most.
    things: Firsts,
}

#[derive(Deserialize)]
struct WordsFile {
    class: Vec<ClassRow>,
}
#[derive(Deserialize)]
struct ClassRow {
    id: String,
    forms: Vec<String>,
}
#[derive(Deserialize)]
struct UnitsFile {
    unit: Vec<Unit>,
}
#[derive(Deserialize)]
struct IndicatorsFile {
    indicator: Vec<Indicator>,
}
#[derive(Deserialize)]
struct NamesFile {
    name: Vec<Name>,
}
#[derive(Deserialize)]
struct HedgesFile {
    before: Vec<HedgeRow>,
    after: Vec<HedgeRow>,
}
#[derive(Deserialize)]
struct HedgeRow {
    sign: String,
    forms: Vec<String>,
}

/// The plural of an English noun phrase, by its last word.
pub fn plural(form: &str) -> String {
    for (one, many) in [
        ("person", "people"),
        ("child", "children"),
        ("woman", "women"),
        ("man", "men"),
        ("wife", "wives"),
    ] {
        if let Some(stem) = form
            .strip_suffix(one)
            .filter(|s| one != "man" || !["hu", "ger", "ro", "otto", "sha", "talis"].contains(s))
        {
            return format!("{stem}{many}");
        }
    }
    let (stem, last) = form.char_indices().last().map_or((form, ' '), |(i, c)| (&form[..i], c));
    let before = stem.chars().last().unwrap_or(' ');
    match last {
        'y' if !"aeiou".contains(before) => format!("{stem}ies"),
        's' | 'x' | 'z' => format!("{form}es"),
        'h' if matches!(before, 'c' | 's') => format!("{form}es"),
        _ => format!("{form}s"),
    }
}

/// The singular of an English noun, for unit names: `countries` is `country`, `people` is `person`.
pub fn singular(word: &str) -> String {
    // compared by length first
    let irregular = match word {
        "people" => Some("person"),
        "children" => Some("child"),
        "men" => Some("man"),
        "women" => Some("woman"),
        "series" => Some("series"),
        "species" => Some("species"),
        "businesses" => Some("business"),
        "buses" => Some("bus"),
        "bureaus" => Some("bureau"),
        "plateaus" => Some("plateau"),
        "viruses" => Some("virus"),
        "campuses" => Some("campus"),
        "crises" => Some("crisis"),
        "bases" => Some("base"),
        "cases" => Some("case"),
        "houses" => Some("house"),
        "warehouses" => Some("warehouse"),
        "licenses" => Some("license"),
        "courses" => Some("course"),
        "databases" => Some("database"),
        "enterprises" => Some("enterprise"),
        "nurses" => Some("nurse"),
        "purchases" => Some("purchase"),
        "increases" => Some("increase"),
        "households" => Some("household"),
        "diseases" => Some("disease"),
        "movies" => Some("movie"),
        "calories" => Some("calorie"),
        "axes" => Some("axis"),
        "lives" => Some("life"),
        "halves" => Some("half"),
        "leaves" => Some("leaf"),
        "knives" => Some("knife"),
        "midwives" => Some("midwife"),
        "housewives" => Some("housewife"),
        "wives" => Some("wife"),
        "diabetes" => Some("diabetes"),
        "works" => Some("works"),
        "headquarters" => Some("headquarters"),
        "aircraft" => Some("aircraft"),
        "personnel" => Some("personnel"),
        "staff" => Some("staff"),
        "taxis" => Some("taxi"),
        "gases" => Some("gas"),
        "lenses" => Some("lens"),
        "caches" => Some("cache"),
        "niches" => Some("niche"),
        "potatoes" => Some("potato"),
        "tomatoes" => Some("tomato"),
        "heroes" => Some("hero"),
        "wolves" => Some("wolf"),
        "shelves" => Some("shelf"),
        "calves" => Some("calf"),
        "analyses" => Some("analysis"),
        "diagnoses" => Some("diagnosis"),
        "cookies" => Some("cookie"),
        "geese" => Some("goose"),
        "oxen" => Some("ox"),
        "criteria" => Some("criterion"),
        "goods" => Some("goods"),
        "customs" => Some("customs"),
        _ => None,
    };
    if let Some(s) = irregular {
        return s.to_string();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|s| s.len() > 1) {
        return format!("{stem}y");
    }
    for end in ["sses", "shes", "ches", "xes", "zzes"] {
        if word.ends_with(end) {
            return word[..word.len() - 2].to_string();
        }
    }
    if let Some(stem) = word.strip_suffix("men").filter(|s| s.len() > 2) {
        return format!("{stem}man");
    }
    match word.strip_suffix('s') {
        Some(stem) if !stem.ends_with('s') && !stem.ends_with("u") && !stem.ends_with("i") => stem.to_string(),
        _ => word.to_string(),
    }
}

fn sign(s: &str) -> Approx {
    match s {
        ">" => Approx::Over,
        ">=" => Approx::AtLeast,
        "<" => Approx::Under,
        "<=" => Approx::AtMost,
        "~" => Approx::About,
        "nearly" => Approx::Nearly,
        _ => Approx::Exact,
    }
}

impl Lexicon {
    /// Reads the tables that are part of the crate.
    fn load() -> Result<Lexicon, toml::de::Error> {
        let words: WordsFile = toml::from_str(include_str!("data/words.toml"))?;
        let units: UnitsFile = toml::from_str(include_str!("data/units.toml"))?;
        let indicators: IndicatorsFile = toml::from_str(include_str!("data/indicators.toml"))?;
        let names: NamesFile = toml::from_str(include_str!("data/names.toml"))?;
        let hedges: HedgesFile = toml::from_str(include_str!("data/hedges.toml"))?;
        let mut lexicon = Lexicon {
            words: Phrases::default(),
            kinds: Phrases::default(),
            unit_after: Phrases::default(),
            unit_before: Phrases::default(),
            units: units.unit,
            indicators: Phrases::default(),
            indicator_rows: indicators.indicator,
            names: Phrases::default(),
            name_rows: names.name,
            hedges_before: Phrases::default(),
            hedges_after: Phrases::default(),
            things: Firsts::default(),
        };
        for row in words.class {
            let class = Class::by_id(&row.id).unwrap_or_default();
            let meaning = row.id.starts_with("kind-");
            let table = if meaning {
                &mut lexicon.kinds
            } else {
                &mut lexicon.words
            };
            for form in &row.forms {
                table.merge(form, class, Class::or);
            }
        }
        for (i, unit) in lexicon.units.iter().enumerate() {
            for form in &unit.forms {
                lexicon.unit_after.add(form, i);
                if unit.plural {
                    lexicon.unit_after.add(&plural(form), i);
                }
            }
            for form in &unit.before {
                lexicon.unit_before.add(form, i);
            }
        }
        lexicon.indicator_rows.iter_mut().for_each(Indicator::settle);
        for (i, row) in lexicon.indicator_rows.iter().enumerate() {
            for form in &row.forms {
                lexicon.indicators.add(form, i);
                lexicon.indicators.add(&plural(form), i);
            }
        }
        for (i, row) in lexicon.name_rows.iter().enumerate() {
            for form in &row.forms {
                lexicon.names.add(form, i);
            }
        }
        for (rows, into) in [
            (&hedges.before, &mut lexicon.hedges_before),
            (&hedges.after, &mut lexicon.hedges_after),
        ] {
            for row in rows {
                for form in &row.forms {
                    into.add(form, sign(&row.sign));
                }
            }
        }
        lexicon.things = Firsts::of(&[lexicon.indicators.firsts(), lexicon.names.firsts()]);
        Ok(lexicon)
    }
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| match Lexicon::load() {
    Ok(lexicon) => lexicon,
    // the tables are part of the binary and a test loads them
    Err(e) => unreachable!("the built-in tables do not parse: {e}"),
});

impl Lexicon {
    /// Whether an indicator or a name may begin with a token.
    #[inline]
    pub fn may_name(&self, t: &Token<'_>) -> bool {
        self.things.may_have(t.hash)
    }
    /// What a word means, by its kinds.
    pub fn kind(&self, lower: &str) -> Class {
        self.kinds.word(lower).unwrap_or_default()
    }
}

/// The tables, read on first use.
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn every_class_of_the_data_is_known() {
        let words: WordsFile = toml::from_str(include_str!("data/words.toml")).unwrap();
        for row in words.class {
            assert!(Class::by_id(&row.id).is_some(), "{}", row.id);
        }
    }

    #[test]
    fn no_form_means_two_units_or_indicators() {
        let l = lexicon();
        for (what, rows) in [
            (
                "unit",
                l.units
                    .iter()
                    .map(|u| (u.code.clone(), u.forms.clone()))
                    .collect::<Vec<_>>(),
            ),
            (
                "indicator",
                l.indicator_rows
                    .iter()
                    .map(|i| (i.name.clone(), i.forms.clone()))
                    .collect(),
            ),
            (
                "name",
                l.name_rows.iter().map(|n| (n.name.clone(), n.forms.clone())).collect(),
            ),
        ] {
            let mut seen: HashMap<String, String> = HashMap::new();
            for (id, forms) in rows {
                for f in forms {
                    assert_eq!(f, f.to_lowercase(), "{what} {id}: forms are lower case");
                    if let Some(other) = seen.insert(f.clone(), id.clone()) {
                        panic!("{what}: “{f}” means both {other} and {id}");
                    }
                }
            }
        }
    }

    #[test]
    fn number_of_nouns() {
        for (one, many) in [
            ("country", "countries"),
            ("enterprise", "enterprises"),
            ("bus", "buses"),
            ("mu", "mu"),
            ("box", "boxes"),
            ("person", "people"),
            ("pass", "passes"),
            ("base", "bases"),
            ("bronze", "bronzes"),
            ("prize", "prizes"),
            ("businessman", "businessmen"),
            ("man", "men"),
            ("taxi", "taxis"),
        ] {
            assert_eq!(singular(many), one);
        }
        for (one, many) in [
            ("percentage point", "percentage points"),
            ("country", "countries"),
            ("day", "days"),
        ] {
            assert_eq!(plural(one), many);
        }
    }
}
