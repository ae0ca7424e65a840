//! The words of a topic made comparable: indicators and names by their canonical form, synonyms by `data/terms.toml`,
//! other words in the singular, words that tell nothing dropped. Knows nothing of figures.
use crate::base::{Kind, Span, Token, tokenize};
use crate::lexicon::{Class, NameKind, Phrases, lexicon, plural, singular};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// A comparable word or phrase: equal terms mean the same. A number that stands for the words; the database keeps it, so it
/// must not depend on machine or version (FNV-1a, folded to 32 bits).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Term(pub u32);

impl Term {
    const fn new(space: u8, text: &str) -> Term {
        const PRIME: u64 = 0x0100_0000_01b3;
        let mut fnv = (0xcbf2_9ce4_8422_2325_u64 ^ space as u64).wrapping_mul(PRIME);
        let (bytes, mut i) = (text.as_bytes(), 0);
        while i < bytes.len() {
            fnv = (fnv ^ bytes[i] as u64).wrapping_mul(PRIME);
            i += 1;
        }
        Term((fnv ^ fnv >> 32) as u32)
    }
    /// The indicator of this canonical name.
    pub const fn indicator(name: &str) -> Term {
        Term::new(b'i', name)
    }
    /// The count of this noun.
    pub fn count(noun: &str) -> Term {
        Term::new(b'#', &word(noun))
    }
    pub(super) const fn name(name: &str) -> Term {
        Term::new(b'n', name)
    }
    /// A word, in the form that stands for its synonyms.
    pub const fn word(text: &str) -> Term {
        Term::new(b'w', text)
    }
}

/// A name among the terms of a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Name {
    /// Partner, region, actor or transport.
    pub kind: Sort,
    /// Which.
    pub term: Term,
}

impl Name {
    /// Whether the other's country or group lies in this part of the world (`Europe`, `the EU`).
    pub(super) fn holds(&self, inner: &Name) -> bool {
        const WITHIN: [(Term, Term); 3] = [
            (Term::name("Europe"), Term::name("EU")),
            (Term::name("Southeast Asia"), Term::name("ASEAN")),
            (Term::name("Asia"), Term::name("ASEAN")),
        ];
        const MAJOR: Term = Term::name("major foreign trade provinces");
        WITHIN.contains(&(self.term, inner.term))
            || self.term == MAJOR && MAJOR_PROVINCES.iter().any(|p| inner.term == Term::name(p))
    }
}

/// The provinces that customs call the major ones of foreign trade; a list of all of them names the group.
const MAJOR_PROVINCES: &[&str] = &[
    "Guangdong", "Jiangsu", "Zhejiang", "Shanghai", "Beijing", "Shandong", "Fujian",
];

/// `Guangdong, Jiangsu, ... and Fujian` as the group that they are.
fn as_group(names: &mut Vec<Name>) {
    let member = |n: &Name| MAJOR_PROVINCES.iter().any(|p| n.term == Term::name(p));
    let count = names.iter().filter(|n| member(n)).count();
    if count == MAJOR_PROVINCES.len() {
        names.retain(|n| !member(n));
        names.push(Name {
            kind: Sort::Region,
            term: Term::name("major foreign trade provinces"),
        });
    }
}

/// Kinds of names, as facets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Sort {
    /// An economy or group of economies.
    Partner,
    /// A region or province.
    Region,
    /// A kind of enterprise.
    Actor,
    /// A mode of transport.
    Transport,
}

/// What a stretch of text speaks of. All lists are sorted and hold each entry once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Indicators of the lexicon, in the order of the text.
    pub indicators: Vec<Term>,
    /// Names.
    pub names: Vec<Name>,
    /// The name that stands first, where only a time goes before it: the grammatical subject of a sentence.
    pub first: Option<Name>,
    /// Partners whose own trade or economy is meant: `Vietnam's exports`, `exports from the EU`.
    pub owners: Vec<Name>,
    /// Other words.
    pub words: Vec<Term>,
    /// Whether it points back (`these countries`, `their`).
    pub points_back: bool,
}

#[derive(Deserialize)]
struct Row {
    name: String,
    forms: Vec<String>,
}
#[derive(Deserialize)]
struct Verb {
    indicator: String,
    forms: Vec<String>,
}
#[derive(Deserialize)]
struct File {
    same: Vec<Row>,
    verb: Vec<Verb>,
    transport: Vec<Row>,
    alias: Vec<Row>,
    /// Names of two parts, each said in several words.
    compound: Vec<Compound>,
}
#[derive(Deserialize)]
struct Compound {
    name: String,
    first: Vec<String>,
    last: Vec<String>,
}

struct Table {
    /// Names of the lexicon in the words of the news.
    aliases: Phrases<usize>,
    phrases: Phrases<Option<Term>>,
    verbs: Phrases<Term>,
    transport: std::collections::HashMap<String, Name>,
    singular: rustc_hash::FxHashMap<String, String>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let file: File = match toml::from_str(include_str!("data/terms.toml")) {
        Ok(file) => file,
        // the table is part of the binary and a test loads it
        Err(e) => unreachable!("the built-in table of synonyms does not parse: {e}"),
    };
    let mut table = Table {
        phrases: Phrases::default(),
        verbs: Phrases::default(),
        transport: Default::default(),
        aliases: Phrases::default(),
        singular: Default::default(),
    };
    for row in file.verb {
        for form in &row.forms {
            table.verbs.add(form, Term::indicator(&row.indicator));
        }
    }
    for row in file.transport {
        let name = Name {
            kind: Sort::Transport,
            term: Term::name(&row.name),
        };
        table.transport.extend(row.forms.into_iter().map(|f| (f, name)));
    }
    for row in file.alias {
        let named = lexicon().name_rows.iter().position(|n| n.name == row.name);
        for form in named.iter().flat_map(|_| &row.forms) {
            table.aliases.add(form, named.unwrap_or_default());
        }
    }
    for row in file.compound {
        let named = lexicon().name_rows.iter().position(|n| n.name == row.name);
        for first in named.iter().flat_map(|_| &row.first) {
            for last in &row.last {
                table.aliases.add(&format!("{first} {last}"), named.unwrap_or_default());
                table
                    .aliases
                    .add(&format!("{first} {}", plural(last)), named.unwrap_or_default());
            }
        }
    }
    for row in file.same {
        let term = (!row.name.is_empty()).then(|| Term::word(&row.name));
        for form in &row.forms {
            table.phrases.add(form, term);
            table.phrases.add(&plural(form), term);
            // "mobile-phone exports"
            if term.is_some() && form.split(' ').count() == 2 && !form.contains(['-', '&']) {
                table.phrases.add(&form.replace(' ', "-"), term);
            }
            if !form.contains(' ') && !row.name.is_empty() {
                table.singular.insert(form.clone(), row.name.clone());
            }
        }
    }
    table
});

/// A word in the singular, in the form that stands for its synonyms.
pub fn word(noun: &str) -> String {
    let one = singular(&noun.to_lowercase());
    TABLE.singular.get(&one).cloned().unwrap_or(one)
}

/// Whether the table of synonyms has a word: a thing that the record may know.
pub(super) fn is_listed(text: &str) -> bool {
    text.split('-')
        .any(|w| TABLE.phrases.word(w).is_some_and(|t| t.is_some()))
}

/// Words after which a name is no subject: `U.S. tariffs`, `U.S. dollars`.
const NOT_A_SUBJECT: &[&str] = &[
    "tariff", "tariffs", "duty", "duties", "levy", "levies", "sanctions", "curbs", "restrictions", "dollar", "dollars",
    "election", "elections",
];

/// Reads a stretch of text.
pub fn topic(text: &str) -> Topic {
    let tokens = tokenize(text, Span::new(0, text.len()));
    of_tokens(&tokens)
}

/// Reads the subject of a claim: parts with semicolons between; a part may be a mode of transport alone.
pub fn subject(text: &str) -> Topic {
    let mut out = Topic::default();
    for part in text.split(';').map(str::trim) {
        match TABLE.transport.get(part) {
            Some(name) => out.names.push(*name),
            None => out.join(topic(part)),
        }
    }
    out
}

impl Topic {
    /// Adds what another stretch speaks of.
    pub fn join(&mut self, other: Topic) {
        self.indicators.extend(other.indicators);
        self.names.extend(other.names);
        self.words.extend(other.words);
        self.points_back |= other.points_back;
        self.names.sort();
        self.names.dedup();
        self.words.sort();
        self.words.dedup();
    }
}

/// Reads tokens.
pub fn of_tokens(tokens: &[Token<'_>]) -> Topic {
    let lex = lexicon();
    let mut out = Topic::default();
    let mut i = 0;
    while i < tokens.len() {
        let t = &tokens[i];
        if t.kind == Kind::Punct || t.kind == Kind::Possessive {
            i += 1;
            continue;
        }
        if t.kind == Kind::Number {
            // ages and sizes tell subjects apart ("aged 60 and above"), years are the business of periods
            let year = t.lower.len() == 4 && (t.lower.starts_with("19") || t.lower.starts_with("20"));
            // "the 10 ASEAN countries" are ASEAN
            if !year && names_at(tokens, i + 1).is_none() {
                out.words.push(Term::word(&t.lower));
            }
            i += 1;
            continue;
        }
        if t.any(&[
            "these", "those", "their", "its", "they", "them", "this", "such", "similar",
        ]) {
            out.points_back = true;
        }
        if let Some((len, found)) = names_at(tokens, i) {
            let tariff = tokens.get(i + len).is_some_and(|n| n.text.starts_with('$'))
                || tokens.get(i + len).is_some_and(|n| n.any(NOT_A_SUBJECT))
                || tokens.get(i + len).is_some_and(|n| n.kind == Kind::Possessive)
                    && tokens.get(i + len + 1).is_some_and(|n| n.any(NOT_A_SUBJECT));
            if out.names.is_empty() && is_opening(&tokens[..i]) {
                out.first = found.first().copied();
            }
            if let [name] = found.as_slice()
                && name.kind == Sort::Partner
                && owns(tokens, i, i + len, &out.indicators)
            {
                out.owners.push(*name);
            }
            out.names.extend(found.into_iter().filter(|_| !tariff));
            i += len;
            continue;
        }
        let synonym = TABLE.phrases.at(tokens, i);
        if let Some((len, row)) = lex.indicators.at(tokens, i)
            && synonym.is_none_or(|(n, s)| n <= len || s.is_none())
        {
            out.indicators.push(Term::indicator(&lex.indicator_rows[row].name));
            if t.is("core") {
                // core CPI is another figure than CPI
                out.words.push(Term::word("core"));
            }
            i += len;
            continue;
        }
        if let Some((len, term)) = TABLE.verbs.at(tokens, i) {
            out.indicators.push(term);
            i += len;
            continue;
        }
        if let Some((len, term)) = synonym {
            out.words.extend(term);
            i += len;
            continue;
        }
        if let Some((len, class)) = lex.words.at(tokens, i)
            && skipped(class, &t.lower)
        {
            i += len;
            continue;
        }
        for part in t.lower.split('-').filter(|p| !p.is_empty()) {
            match TABLE.phrases.word(part) {
                Some(term) => out.words.extend(term),
                None => out.words.push(Term::word(&singular(part))),
            }
        }
        i += 1;
    }
    out.names.sort();
    out.names.dedup();
    as_group(&mut out.names);
    out.names.sort();
    out.words.sort();
    out.words.dedup();
    out
}

/// Whether the partner at `from..to` owns what is measured: `Vietnam's exports`, `EU imports`, `exports from the EU`,
/// `imports to the EU`. Trade has no owner where China is named beside it.
fn owns(tokens: &[Token<'_>], from: usize, to: usize, before: &[Term]) -> bool {
    let lex = lexicon();
    let [both, exports, imports] = ["imports and exports", "exports", "imports"].map(Term::indicator);
    let possessive = tokens.get(to).is_some_and(|t| t.kind == Kind::Possessive);
    let next = to + usize::from(possessive);
    if let Some((_, row)) = lex.indicators.at(tokens, next) {
        let next = Term::indicator(&lex.indicator_rows[row].name);
        let china = tokens.iter().any(|t| t.any(&["china", "chinese"]));
        return if next == both {
            possessive && !china
        } else {
            possessive || next == exports || next == imports
        };
    }
    // "the EU exported": its own, whoever bought
    if let Some((_, verb)) = TABLE.verbs.at(tokens, next)
        && verb != both
    {
        return true;
    }
    let mut k = from;
    while k > 0 && tokens[k - 1].is("the") {
        k -= 1;
    }
    let prep = k.checked_sub(1).map(|p| &tokens[p]);
    match before.last() {
        Some(last) if *last == exports => prep.is_some_and(|t| t.is("from")),
        Some(last) if *last == imports => prep.is_some_and(|t| t.any(&["to", "into"])),
        _ => false,
    }
}

/// Whether nothing goes before but articles and a setting of time that ends with a comma (`In the first quarter of this year,`).
fn is_opening(before: &[Token<'_>]) -> bool {
    let comma = before.iter().position(|t| t.is(","));
    let rest = match before.first() {
        // "All told,", "Nationwide,", "By contrast,"
        Some(_) if comma.is_some_and(|c| c < 3) => &before[comma.map_or(0, |c| c + 1)..],
        Some(t) if t.any(&["in", "during", "over", "from", "by", "at", "since"]) => {
            match before.iter().position(|t| t.is(",")) {
                Some(comma) => &before[comma + 1..],
                None => return false,
            }
        }
        _ => before,
    };
    rest.iter()
        .all(|t| t.any(&["the", "china", "and", "china's", "'s"]) || t.kind == Kind::Possessive)
}

/// Words of grammar and of movement; verbs only in forms that are no nouns.
fn skipped(class: Class, lower: &str) -> bool {
    let grammar = [
        Class::PREP,
        Class::CONJ,
        Class::DET,
        Class::PRON,
        Class::ADVERB,
        Class::MODAL,
        Class::LEVEL,
        Class::SHARE,
        Class::REPORT,
        Class::UP,
        Class::DOWN,
        Class::UP_NOUN,
        Class::DOWN_NOUN,
        Class::OUTPACE,
        Class::LAG,
        Class::EXCEED,
    ];
    grammar.into_iter().any(|c| class.has(c))
        || class.has(Class::VERB) && (lower.ends_with("ed") || lower.ends_with("ing"))
}

/// The names that begin at a token; `ASEAN-China` and `China-EU` name the partner, `central and western` both regions.
fn names_at(tokens: &[Token<'_>], i: usize) -> Option<(usize, Vec<Name>)> {
    let lex = lexicon();
    let named = |row: usize| {
        let n = &lex.name_rows[row];
        let kind = match n.kind {
            NameKind::Partner => Sort::Partner,
            NameKind::Region => Sort::Region,
            NameKind::Actor => Sort::Actor,
            NameKind::Transport => Sort::Transport,
            NameKind::Org => return None,
        };
        Some(Name {
            kind,
            term: Term::name(&n.name),
        })
    };
    let t = tokens.get(i)?;
    let ours = TABLE.aliases.at(tokens, i);
    if let Some((len, row)) = lex
        .names
        .at(tokens, i)
        .filter(|n| ours.is_none_or(|o| n.0 >= o.0))
        .or(ours)
    {
        if t.any(&["us", "turkey", "who"]) && !t.capital() {
            return None;
        }
        return Some((len, named(row).into_iter().collect()));
    }
    // "private and foreign-invested enterprises": both are kinds of enterprises
    if tokens.get(i + 1).is_some_and(|t| t.any(&["and", "or"]))
        && let Some((len, other)) = lex.names.at(tokens, i + 2).or(TABLE.aliases.at(tokens, i + 2))
        && len > 1
    {
        let pair = [t.clone(), tokens[i + 1 + len].clone()];
        if let Some((2, row)) = lex.names.at(&pair, 0).or(TABLE.aliases.at(&pair, 0)) {
            return Some((len + 2, named(row).into_iter().chain(named(other)).collect()));
        }
    }
    let partner = t
        .lower
        .strip_prefix("china-")
        .or_else(|| t.lower.strip_suffix("-china"))
        .or_else(|| t.lower.strip_prefix("sino-"))?;
    let row = lex.names.word(partner)?;
    Some((1, named(row).into_iter().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_that_mean_the_same_have_the_same_terms() {
        for (a, b) in [
            ("foreign trade", "China's imports and exports"),
            ("electromechanical goods", "mechanical and electrical products"),
            ("private firms", "private enterprises"),
            ("ASEAN-China trade", "imports and exports with ASEAN countries"),
            ("exports of laptops", "notebook computers' exports"),
            ("the number of companies", "number of enterprises"),
        ] {
            let (x, y) = (topic(a), topic(b));
            assert_eq!(
                (x.indicators, x.names, x.words),
                (y.indicators, y.names, y.words),
                "{a} | {b}"
            );
        }
    }

    #[test]
    fn wordings_that_differ_have_different_terms() {
        for (a, b) in [
            ("exports", "imports"),
            ("exports to ASEAN", "exports"),
            ("exports to ASEAN", "exports to the EU"),
            ("exports of ships", "exports of cars"),
            ("central regions", "western regions"),
        ] {
            assert_ne!(topic(a), topic(b), "{a} | {b}");
        }
    }

    #[test]
    fn the_table_is_tidy() {
        let file: File = toml::from_str(include_str!("data/terms.toml")).unwrap();
        let lex = lexicon();
        let mut seen = std::collections::HashSet::new();
        for row in &file.same {
            for form in &row.forms {
                assert_eq!(*form, form.to_lowercase(), "forms are lower case");
                assert!(seen.insert(form.clone()), "“{form}” stands twice");
            }
        }
        for verb in &file.verb {
            assert!(
                lex.indicator_rows.iter().any(|i| i.name == verb.indicator),
                "{}",
                verb.indicator
            );
        }
        for alias in &file.alias {
            assert!(lex.name_rows.iter().any(|n| n.name == alias.name), "{}", alias.name);
        }
        for mode in &file.transport {
            assert!(lex.name_rows.iter().any(|n| n.name == mode.name), "{}", mode.name);
        }
    }

    #[test]
    fn partners_own_their_own_trade() {
        for (text, owns) in [
            ("Vietnam's exports rose", true),
            ("EU imports fell", true),
            ("the bags that the EU exported", true),
            ("what China and the EU traded", false),
            ("exports from the EU to China", true),
            ("imports to the United States", true),
            ("ASEAN's trade rose", true),
            ("ASEAN's trade with China rose", false),
            ("China's exports to the EU", false),
            ("imports from ASEAN", false),
            ("ASEAN trade", false),
            ("exports from Guangdong", false),
        ] {
            assert_eq!(!topic(text).owners.is_empty(), owns, "{text}");
        }
    }

    #[test]
    fn tariffs_of_a_country_do_not_make_it_a_subject() {
        assert!(topic("despite U.S. tariffs").names.is_empty());
        assert!(topic("ahead of U.S. duties").names.is_empty());
        assert!(!topic("trade with the U.S.").names.is_empty());
    }
}
