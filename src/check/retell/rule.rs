//! A rule of retelling: a pattern with named parts and what stands for it.
use super::wordings::PARTS;
use regex::Regex;

/// A pattern and its replacement.
pub(super) struct Rule(Regex, &'static str);

/// Rules from patterns in which `<name>` stands for a part.
pub(super) fn rules(table: &[(&str, &'static str)]) -> Vec<Rule> {
    let rule = |(pattern, told): &(&str, &'static str)| {
        let mut pattern = (*pattern).to_string();
        for (name, part) in PARTS {
            pattern = pattern.replace(&format!("<{name}>"), part);
        }
        // ASCII classes are much smaller automata
        for (class, ascii) in [(r"\b", r"(?-u:\b)"), (r"\d", "[0-9]"), (r"\w", "[A-Za-z]")] {
            pattern = pattern.replace(class, ascii);
        }
        match Regex::new(&pattern) {
            Ok(re) => Rule(re, told),
            // the patterns are part of the binary and a test uses them
            Err(e) => unreachable!("a built-in pattern does not parse: {e}"),
        }
    };
    table.iter().map(rule).collect()
}

/// Applies each rule where it fits, in order.
pub(super) fn apply(rules: &[Rule], sentence: &str) -> String {
    let mut told = sentence.to_string();
    for Rule(pattern, plain) in rules {
        if pattern.is_match(&told) {
            told = pattern.replace_all(&told, *plain).into_owned();
        }
    }
    told
}
