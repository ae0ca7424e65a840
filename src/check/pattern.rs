//! Regular expressions that are part of the binary.
use regex::Regex;

/// A pattern's text with its classes in ASCII, which makes much smaller automata.
pub(super) fn ascii(pattern: &str) -> String {
    pattern
        .replace(r"\b", r"(?-u:\b)")
        .replace(r"\d", "[0-9]")
        .replace(r"\w", "[A-Za-z]")
}

/// The regular expression of a pattern. There is no such thing as one that does not parse: tests compile them all.
pub(super) fn compiled(pattern: &str) -> Regex {
    match Regex::new(pattern) {
        Ok(re) => re,
        Err(e) => unreachable!("a built-in pattern does not parse: {e}"),
    }
}
