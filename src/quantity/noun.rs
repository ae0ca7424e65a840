//! The noun phrase that follows a number directly.
use crate::base::{Kind, Token};
use crate::lexicon::{Class, lexicon};

/// A counted noun phrase: its head and the end of what belongs to the surface.
#[derive(Clone, Copy, Debug)]
pub struct NounRun {
    /// Token of the head noun.
    pub head: usize,
    /// One past the last token.
    pub end: usize,
}

/// Whether a token looks like a plural noun.
pub fn is_plural(t: &Token<'_>) -> bool {
    if t.kind != Kind::Word {
        return false;
    }
    let w = &*t.lower;
    [
        "people", "men", "women", "children", "personnel", "staff", "aircraft", "species", "series", "cattle", "sheep",
        "livestock", "businesspeople", "media", "poor", "yuan", "teus", "fish", "taxis", "chinese",
    ]
    .contains(&w)
        || w.len() > 3
            && w.ends_with('s')
            && !w.ends_with("ss")
            && !w.ends_with("us")
            && !w.ends_with("is")
            && !w.ends_with('.')
            && !matches!(
                w,
                "overseas" | "always" | "perhaps" | "besides" | "nowadays" | "towards" | "afterwards" | "sometimes"
            )
        || w.ends_with("-mu")
}

/// Whether a token ends a noun phrase: a preposition, verb, conjunction, determiner or pronoun.
pub fn is_stop(tokens: &[Token<'_>], i: usize) -> bool {
    const STOP: Class = Class::PREP
        .or(Class::CONJ)
        .or(Class::PRON)
        .or(Class::MODAL)
        .or(Class::ADVERB)
        .or(Class::LEVEL)
        .or(Class::SHARE)
        .or(Class::UP)
        .or(Class::DOWN)
        .or(Class::VERB)
        .or(Class::DET)
        .or(Class::EXCEED);
    let t = &tokens[i];
    if !matches!(t.kind, Kind::Word | Kind::Name) || super::is_number_word(&t.lower) {
        return true;
    }
    if t.any(&["more", "additional", "fewer", "less", "other", "such"]) {
        return false;
    }
    match lexicon().words.exactly(tokens, i, i + 1) {
        // "registered nurses", "completed projects": a participle before a plural is an adjective
        Some(c) if c.has(STOP) => {
            !((t.lower.ends_with("ed") || t.lower.ends_with("ing")) && tokens.get(i + 1).is_some_and(is_plural))
        }
        _ => false,
    }
}

/// The noun phrase at `at`: adjectives and a plural head. `one` allows a singular head.
pub fn noun_run(tokens: &[Token<'_>], at: usize, one: bool) -> Option<NounRun> {
    let mut end = at;
    while end < tokens.len() && end < at + 7 {
        let quote = end == at && tokens[end].any(&["\"", "“"]);
        if is_stop(tokens, end) && !quote && !joins_adjectives(tokens, at, end) {
            break;
        }
        end += 1;
    }
    if end == at {
        return None;
    }
    let plural =
        (at..end).find(|&k| is_plural(&tokens[k]) && !tokens.get(k + 1).is_some_and(|n| n.kind == Kind::Possessive));
    let head = match plural {
        Some(first) => {
            let mut head = first;
            while head + 1 < end && is_plural(&tokens[head + 1]) {
                head += 1;
            }
            // "cargo sales outlet": a plural modifier before a singular noun is rare; keep the first plural
            head
        }
        None if one => end - 1,
        None => return None,
    };
    let mut last = head + 1;
    // "170 countries and regions"
    if tokens.get(last).is_some_and(|t| t.any(&["and", "or"]))
        && tokens.get(last + 1).is_some_and(is_plural)
        && !is_stop(tokens, last + 1)
    {
        let after = last + 2;
        if after >= tokens.len() || is_stop(tokens, after) {
            last += 2;
        }
    }
    Some(NounRun { head, end: last })
}

/// `medical and health institutions`: an `and` before which no plural stands, between words of one noun phrase.
fn joins_adjectives(tokens: &[Token<'_>], at: usize, and: usize) -> bool {
    and > at
        && tokens[and].is("and")
        && !(at..and).any(|k| is_plural(&tokens[k]))
        && !is_stop(tokens, and - 1)
        && (and + 1..(and + 3).min(tokens.len()))
            .take_while(|&k| !is_stop(tokens, k))
            .any(|k| is_plural(&tokens[k]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Span, tokenize};
    #[test]
    fn heads_of_counted_phrases() {
        for (text, head, surface) in [
            (
                "foreign-invested enterprises recorded",
                "enterprises",
                "foreign-invested enterprises",
            ),
            ("countries and regions all", "countries", "countries and regions"),
            ("cargo train services.", "services", "cargo train services"),
            (
                "official representatives from",
                "representatives",
                "official representatives",
            ),
            ("registered nurses were", "nurses", "registered nurses"),
            ("fewer working days than", "days", "fewer working days"),
            ("provinces implemented it", "provinces", "provinces"),
            (
                "medical and nursing schools in",
                "schools",
                "medical and nursing schools",
            ),
        ] {
            let t = tokenize(text, Span::new(0, text.len()));
            let r = noun_run(&t, 0, false).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (t[r.head].text, &text[..t[r.end - 1].span.end as usize]),
                (head, surface)
            );
        }
        for text in [", an increase", "of imports", "year on year", "were lifted"] {
            let t = tokenize(text, Span::new(0, text.len()));
            assert!(noun_run(&t, 0, false).is_none(), "{text}");
        }
    }
}
