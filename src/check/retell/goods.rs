//! Goods that news name before what is done with them: `wind turbine shipments`, `toy sales to Japan`. Must not touch goods whose
//! owner is named.
use super::rule::{Rules, apply, rules};
use crate::check::terms;
use std::sync::LazyLock;

/// `wind turbine shipments were up 43%`: exports of wind turbines, where the table of synonyms has the goods.
pub(super) fn goods_shipped(sentence: &str) -> String {
    let ends = |at: &usize| !sentence[at + " shipments".len()..].starts_with(|c: char| c.is_alphanumeric());
    let told = sentence.match_indices(" shipments").map(|(at, _)| at).find(ends);
    let Some(at) = told.filter(|at| !sentence[at + " shipments".len()..].starts_with('.')) else {
        return sentence.to_string();
    };
    let begins = |k: usize| k == 0 || sentence[..k].ends_with([' ', ':']);
    let phrase = (0..at)
        .filter(|&k| sentence.is_char_boundary(k) && begins(k))
        .find(|&k| terms::is_listed(&sentence[k..at].to_lowercase()));
    let Some(from) = phrase else {
        return sentence.to_string();
    };
    let before = &sentence[..from];
    // "their toy shipments", "Japan's toy shipments" say whose
    let owned = ["their ", "its ", "'s ", "’s ", "these ", "those "]
        .iter()
        .any(|w| before.ends_with(w));
    match owned {
        true => sentence.to_string(),
        false => format!(
            "{before}exports of {}{}",
            sentence[from..at].to_lowercase(),
            &sentence[at + " shipments".len()..]
        ),
    }
}

/// `Toy sales to Japan` are China's, unless a word before the goods says whose.
pub(super) fn goods_sold(sentence: &str) -> String {
    static SOLD: LazyLock<Rules> = LazyLock::new(|| {
        rules(&[(
            r"(^|: )([A-Z][a-z-]+(?: [a-z][a-z-]+)?) (?:sales|shipments|deliveries) (?:to|into) ((?:the )?[A-Z])",
            "${1}China's exports of $2 to $3",
        )])
    });
    const WHOSE: &[&str] = &[
        "its", "their", "our", "his", "her", "the", "these", "those", "such", "chinese", "all", "total", "overall",
    ];
    let start = sentence.rsplit(": ").next().unwrap_or(sentence);
    let first = start.split(' ').next().unwrap_or("").to_lowercase();
    let whose = WHOSE.contains(&first.as_str()) || lexicon_names(&first);
    match whose {
        true => sentence.to_string(),
        false => apply(&SOLD, sentence),
    }
}

/// Whether a word is a name of the lexicon.
fn lexicon_names(word: &str) -> bool {
    crate::lexicon::lexicon().names.word(word).is_some()
}
