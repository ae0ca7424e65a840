//! Subjects that the lead of a sentence names and the figure's own clause leaves out: `Beer was in demand: imports from X
//! rose 25%`. Gives other readings of such a figure, one for each thing the lead speaks of. Must not look at the record.
use super::item::{Head, Item};
use super::terms::{self, Term, Topic};
use crate::base::{Kind, Span, Token, tokenize};
use crate::lexicon::{Class, lexicon};
use crate::report::ClaimOut;

/// Verbs that no class of the lexicon holds and that end the words for a thing.
const VERBS: &[&str] = &[
    "got", "paid", "ran", "flew", "sold", "bought", "kept", "saw", "found", "drew", "fed", "lost", "held", "felt",
    "flowed", "proved", "stayed", "enjoyed", "turned", "poured", "piled", "fared", "boomed", "thrived",
];
/// Who trades or wants a thing: not part of its name.
pub(super) const AGENTS: &[&str] = &[
    "importer", "exporter", "buyer", "maker", "producer", "order", "demand", "sale", "supplier", "manufacturer",
    "appetite", "hunger", "seller", "consumer", "user",
];

/// Whom or what a sentence speaks of: the name that is its subject, or the goods whose exports or imports are.
pub(super) fn subject(sentence: &str) -> Topic {
    let tokens = tokenize(sentence, Span::new(0, sentence.len()));
    let topic = terms::of_tokens(&tokens);
    if let Some(first) = topic.first {
        return Topic {
            names: vec![first],
            ..Topic::default()
        };
    }
    let trade = ["exports", "imports", "imports and exports"].map(Term::indicator);
    let mut found: Vec<Vec<Term>> = Vec::new();
    for of in (0..tokens.len()).filter(|&i| tokens[i].is("of")) {
        let before = terms::of_tokens(&tokens[of.saturating_sub(3)..of]).indicators;
        if before.last().is_some_and(|i| trade.contains(i))
            && let Some(words) = things(&tokens[of + 1..]).into_iter().next()
        {
            found.push(words);
        }
    }
    match found.len() {
        1 => Topic {
            words: found.remove(0),
            ..Topic::default()
        },
        _ => Topic::default(),
    }
}

/// Readings of a figure with what the words before its clause may make it about. None where its own words tell.
pub(super) fn readings(item: &Item, claim: &ClaimOut) -> Vec<Item> {
    if !matches!(item.head, Head::Known(_)) {
        return Vec::new();
    }
    let around = || {
        let mut other = item.clone();
        other.names.append(&mut other.loose);
        other.names.sort();
        other.names.dedup();
        other
    };
    if !item.words.is_empty() {
        // "X farms mechanise: exports of farm machinery to partner countries rose 35%"
        return if item.loose.is_empty() {
            Vec::new()
        } else {
            vec![around()]
        };
    }
    let text = claim.sentence.text.as_str();
    let upto = claim.span.start.saturating_sub(claim.sentence.span.start) as usize;
    let end = text.char_indices().nth(upto).map_or(text.len(), |(b, _)| b);
    let tokens = tokenize(text, Span::new(0, end));
    let own = tokens
        .iter()
        .rposition(|t| t.any(&[",", ":", ";", "—", "as"]))
        .unwrap_or(0);
    let national = tokens[own..]
        .iter()
        .any(|t| t.any(&["china", "china's", "chinese", "country", "overall", "total"]));
    if own == 0 || national && item.loose.is_empty() && item.names.is_empty() {
        return Vec::new();
    }
    let mut out: Vec<Item> = Vec::new();
    for words in things(&tokens[..own]) {
        let other = Item { words, ..around() };
        if !out.iter().any(|o| o.words == other.words) {
            out.push(other);
        }
    }
    out
}

/// The things that a stretch of text names, each as its words; with `A and B` also both as one.
fn things(tokens: &[Token<'_>]) -> Vec<Vec<Term>> {
    let ends = |i: usize| {
        let grammar = Class::PREP
            .or(Class::CONJ)
            .or(Class::DET)
            .or(Class::PRON)
            .or(Class::ADVERB)
            .or(Class::MODAL)
            .or(Class::LEVEL)
            .or(Class::SHARE)
            .or(Class::REPORT)
            .or(Class::UP)
            .or(Class::DOWN)
            .or(Class::VERB);
        let t = &tokens[i];
        t.kind == Kind::Punct
            || t.kind == Kind::Possessive
            || t.any(VERBS)
            || lexicon().words.at(tokens, i).is_some_and(|(_, c)| c.has(grammar))
    };
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut from = None;
    for i in 0..=tokens.len() {
        if i < tokens.len() && !ends(i) {
            from.get_or_insert(i);
        } else if let Some(f) = from.take() {
            runs.push((f, i));
        }
    }
    let joined: Vec<(usize, usize)> = runs
        .windows(2)
        .filter(|w| w[0].1 + 1 == w[1].0 && tokens[w[0].1].is("and"))
        .map(|w| (w[0].0, w[1].1))
        .collect();
    let mut out = Vec::new();
    for (a, b) in runs.into_iter().chain(joined) {
        let topic = terms::of_tokens(&tokens[a..b]);
        let mut words = topic.words;
        words.retain(|w| !AGENTS.iter().any(|x| *w == Term::word(x)));
        if !words.is_empty() && topic.indicators.is_empty() {
            out.push(words);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::read_prose;
    use crate::check::terms::topic;

    #[test]
    fn what_the_lead_names_is_a_reading() {
        for (text, thing, read) in [
            (
                "Perfume was in demand: imports from the EU rose 5% in 2024.",
                "perfume",
                true,
            ),
            (
                "Makers of olive oil were busy, with exports to Japan up 5% in 2024.",
                "olive oil",
                true,
            ),
            (
                "Olive oil importers paid less: the average import price fell 5% in 2024.",
                "olive oil",
                true,
            ),
            (
                "Olive soap sold well: imports from the EU rose 5% in 2024.",
                "olive",
                false,
            ),
            ("Exports of perfume to the EU rose 5% in 2024.", "perfume", false),
            (
                "Perfume was in demand, but China's imports fell 5% in 2024.",
                "perfume",
                false,
            ),
        ] {
            let all = crate::check::entries(read_prose(text, None).records);
            let last = all.last().unwrap();
            let words = topic(thing).words;
            let found = readings(&last.item, &last.record.claim)
                .iter()
                .any(|i| i.words == words);
            assert_eq!(found, read, "{text}");
        }
    }
}
