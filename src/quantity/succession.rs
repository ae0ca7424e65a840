//! Words behind a length of time or an ordinal that say that it is one of an unbroken run.
use crate::base::Token;

/// `the ninth month in a row`, `ten years on end`, `the sixth in succession`, `running`: how many tokens from `at` say it;
/// 0 where none does.
pub(super) fn in_a_row(tokens: &[Token<'_>], at: usize) -> usize {
    let lower = |i: usize| tokens.get(i).map_or("", |t| &*t.lower);
    match (lower(at), lower(at + 1), lower(at + 2)) {
        ("in", "a", "row") => 3,
        ("in", "succession", _) | ("on", "end", _) => 2,
        ("running", ..) => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Span, tokenize};

    #[test]
    fn a_run_is_told_by_what_follows() {
        for (text, want) in [
            ("in a row, sales rose", 3),
            ("in succession", 2),
            ("on end", 2),
            ("running.", 1),
            ("in a rowing club", 0),
            ("on endless roads", 0),
            ("in rows", 0),
            ("", 0),
        ] {
            assert_eq!(in_a_row(&tokenize(text, Span::new(0, text.len())), 0), want, "{text}");
        }
    }
}
