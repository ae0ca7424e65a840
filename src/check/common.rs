//! Words of the language that name nothing a figure could be of, and those that tell which way things move: the table
//! `data/common.toml` and `data/abstract.toml`. Must not look at sentences.
use super::terms::Term;
use crate::base::Token;
use crate::lexicon::{Class, lexicon, singular};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct File {
    verbs: String,
    irregular: String,
    adjectives: String,
    nouns: String,
    adverbs: String,
    up: String,
    down: String,
}

/// Words chosen by sense.
#[derive(Deserialize)]
struct Abstract {
    verbs: String,
    forms: String,
    nouns: String,
    adjectives: String,
}

struct Table {
    common: FxHashSet<Term>,
    up: FxHashSet<String>,
    down: FxHashSet<String>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let file: File = match toml::from_str(include_str!("data/common.toml")) {
        Ok(file) => file,
        // the table is part of the binary and a test loads it
        Err(e) => unreachable!("the built-in table of common words does not parse: {e}"),
    };
    let more: Abstract = match toml::from_str(include_str!("data/abstract.toml")) {
        Ok(more) => more,
        Err(e) => unreachable!("the built-in table of abstract words does not parse: {e}"),
    };
    let mut common = FxHashSet::default();
    let words = [
        &file.irregular, &file.adjectives, &file.nouns, &file.adverbs, &more.forms, &more.nouns, &more.adjectives,
    ];
    for word in words.iter().flat_map(|w| w.split_whitespace()) {
        common.extend(forms_of(word));
    }
    for verb in file.verbs.split_whitespace().chain(more.verbs.split_whitespace()) {
        for form in inflected(verb) {
            common.extend(forms_of(&form));
        }
    }
    let set = |words: &str| words.split_whitespace().map(str::to_string).collect();
    let (up, down) = (set(&file.up), set(&file.down));
    for word in file.up.split_whitespace().chain(file.down.split_whitespace()) {
        common.extend(forms_of(word));
    }
    Table { common, up, down }
});

/// A word as the terms of a topic may have it.
fn forms_of(word: &str) -> impl Iterator<Item = Term> {
    let parts = word.split('-').filter(|p| !p.is_empty());
    let parts: Vec<Term> = parts.flat_map(|p| [Term::word(p), Term::word(&singular(p))]).collect();
    match word.contains('-') {
        // a compound stands for itself: its parts may be things
        true => vec![Term::word(word)].into_iter(),
        false => parts.into_iter(),
    }
}

/// A regular verb's forms, and some that are none.
fn inflected(verb: &str) -> Vec<String> {
    let mut out = vec![verb.to_string(), format!("{verb}s"), format!("{verb}es")];
    let stem = verb.strip_suffix('e').unwrap_or(verb);
    out.extend([format!("{stem}ed"), format!("{stem}ing"), format!("{verb}ing")]);
    if let Some(y) = verb.strip_suffix('y') {
        out.extend([format!("{y}ied"), format!("{y}ies")]);
    }
    if let Some(last) = verb.chars().last().filter(|c| !"aeiouyw".contains(*c)) {
        out.extend([format!("{verb}{last}ed"), format!("{verb}{last}ing")]);
    }
    out
}

/// Whether a word names nothing a figure could be of.
pub(super) fn is_common(word: &str) -> bool {
    let lower = word.to_lowercase();
    let adverb = lower.len() > 4
        && lower.ends_with("ly")
        && !["assembly", "family", "supply", "italy", "jelly", "reply"].contains(&lower.as_str());
    let plain = lower.strip_suffix("'s").or(lower.strip_suffix("’s")).unwrap_or(&lower);
    adverb || TABLE.common.contains(&Term::word(plain)) || TABLE.common.contains(&Term::word(&singular(plain)))
}

/// Whether a term of a topic names nothing a figure could be of.
pub(super) fn says_nothing(term: Term) -> bool {
    TABLE.common.contains(&term)
}

/// Whether a token says that something rises (`true`) or falls.
pub(super) fn moves(tokens: &[Token<'_>], at: usize) -> Option<bool> {
    let t = &tokens[at];
    let class = lexicon().words.at(tokens, at).map(|(_, c)| c);
    let has = |a: Class, b: Class| class.is_some_and(|c| c.has(a) || c.has(b));
    let up = TABLE.up.contains(&*t.lower) || has(Class::UP, Class::UP_NOUN);
    let down = TABLE.down.contains(&*t.lower) || has(Class::DOWN, Class::DOWN_NOUN);
    match (up, down) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Span, tokenize};

    #[test]
    fn words_of_the_language_are_told_from_things() {
        for word in [
            "encouraging", "picture", "appetite", "flocked", "spree", "merely", "eager", "turnover", "stopped",
            "carried", "collaborating", "gratitude", "dreadful",
        ] {
            assert!(is_common(word), "{word}");
        }
        for word in [
            "aircraft", "steel", "lager", "Huawei", "digital", "used", "refined", "small", "services", "carmaker",
            "wheat", "emerging", "processed", "refined", "certified", "reconditioned", "frozen", "productivity",
            "renewable",
        ] {
            assert!(!is_common(word), "{word}");
        }
    }

    #[test]
    fn movements_have_a_direction() {
        for (text, want) in [
            ("sliding", Some(false)),
            ("contracts", Some(false)),
            ("lifts", Some(true)),
            ("expanding", Some(true)),
            ("cheaper", Some(false)),
            ("totalled", None),
        ] {
            let tokens = tokenize(text, Span::new(0, text.len()));
            assert_eq!(moves(&tokens, 0), want, "{text}");
        }
    }
}
