//! Splits paragraphs into sentences. Semicolons do not split; decimals, initials and abbreviations survive.
use crate::base::{Span, Words, next_byte};

static ABBREVIATIONS: Words = Words::new(&[
    "Mr", "Ms", "Mrs", "Dr", "Prof", "No", "Nos", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep",
    "Oct", "Nov", "Dec", "St", "vs", "Co", "Ltd", "Inc", "Fig", "Gen", "Sq", "sq", "cf", "approx", "ca", "c", "e.g",
    "i.e", "Mt", "Art",
]);
const STARTERS: &[&str] = &[
    "The", "In", "We", "It", "This", "These", "Those", "However", "I", "At", "As", "For", "Our", "They", "But", "And",
    "So", "On", "With", "From", "Second", "Third", "First", "Thank", "China", "Since", "There", "If", "What", "How",
    "My", "Its", "Meanwhile", "Moreover",
];

/// Sentences of one paragraph, white space trimmed, in order. Linear in the paragraph's length.
pub fn split_sentences(text: &str, paragraph: Span) -> Vec<Span> {
    let body = paragraph.slice(text);
    let base = paragraph.start as usize;
    let mut out = Vec::new();
    let mut start = 0;
    let mut push = |from: usize, to: usize| {
        let piece = &body[from..to];
        let lead = piece.len() - piece.trim_start().len();
        let trimmed = piece.trim();
        if !trimmed.is_empty() {
            out.push(Span::new(base + from + lead, base + from + lead + trimmed.len()));
        }
    };
    // marks, and what begins one that is no ASCII
    const MARKS: [u8; 6] = [b'.', b'?', b'!', 0xe2, 0xe3, 0xef];
    let mut at = 0;
    while let Some(i) = next_byte(body.as_bytes(), at, MARKS) {
        let Some(c) = body[i..].chars().next() else { break };
        at = i + c.len_utf8();
        if !matches!(c, '.' | '?' | '!' | '。' | '？' | '！' | '…') {
            continue;
        }
        while let Some(n) = body[at..].chars().next() {
            if matches!(n, '"' | '”' | '’' | ')' | ']' | '.' | '?' | '!')
                && !(n == '.' && c == '.' && body[at + 1..].starts_with(|x: char| x.is_alphanumeric()))
            {
                at += n.len_utf8();
            } else {
                break;
            }
        }
        let end = at;
        if ends_sentence(body, start, i, end, c) {
            push(start, end);
            start = end;
        }
    }
    push(start, body.len());
    out
}

fn ends_sentence(body: &str, start: usize, stop: usize, end: usize, c: char) -> bool {
    let after = &body[end..];
    if c != '.' {
        // a mark in place of a lost character: "7?percent"
        return !(c == '?' && end == stop + 1 && after.starts_with(char::is_lowercase));
    }
    let rest = after.trim_start();
    let Some(next) = rest.chars().next() else { return true };
    let spaced = after.len() != rest.len();
    if !spaced && !next.is_uppercase() {
        return false;
    }
    let word_start = body[start..stop]
        .rfind(|x: char| x.is_whitespace() || matches!(x, '(' | '"' | '“' | '/'))
        .map_or(start, |k| {
            start + k + body[start + k..].chars().next().map_or(1, char::len_utf8)
        });
    let word = &body[word_start..stop];
    if !spaced {
        // a missing space: "growth.The", but not "3.5", "U.S.", "site.com"
        let clear = next.is_uppercase()
            && word.len() > 2
            && !word.contains('.')
            && word.chars().next_back().is_some_and(char::is_lowercase);
        return clear && rest.chars().nth(1).is_some_and(|x| x.is_lowercase() || x == ' ');
    }
    if end == stop + 1 && ABBREVIATIONS.has_exactly(word) {
        return false;
    }
    if word.len() == 1 && word.chars().all(char::is_uppercase) && end == stop + 1 {
        return false;
    }
    let dotted = word.contains('.') && word.split('.').all(|p| p.chars().count() <= 1);
    if dotted && end == stop + 1 {
        let next_word = rest.split(|x: char| !x.is_alphanumeric()).next().unwrap_or("");
        return STARTERS.contains(&next_word) && next_word != "I" && next_word != "China";
    }
    // "1." at the start of a line is a list marker
    if (1..=2).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_digit())
        && body[start..word_start].trim().is_empty()
    {
        return false;
    }
    !next.is_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn sentences() {
        for (text, want) in [
            ("It grew. We saw it.", "It grew.|We saw it."),
            ("Mr. Li said so. Dr. Wu, too.", "Mr. Li said so.|Dr. Wu, too."),
            (
                "Trade with the U.S. grew 3.5%. It was good.",
                "Trade with the U.S. grew 3.5%.|It was good.",
            ),
            (
                "It was made in the U.S. The rest was not.",
                "It was made in the U.S.|The rest was not.",
            ),
            (
                "He said, \"We grow.\" Then he left.",
                "He said, \"We grow.\"|Then he left.",
            ),
            ("At 10 a.m. on Jan. 5 it began.", "At 10 a.m. on Jan. 5 it began."),
            ("It saw growth.The rest fell.", "It saw growth.|The rest fell."),
            ("1. Grain rose. 2. Cotton fell.", "1. Grain rose.|2. Cotton fell."),
            ("It cost c. 30 yuan. It sold.", "It cost c. 30 yuan.|It sold."),
            ("Why? Because.", "Why?|Because."),
            ("增长了。下降了。", "增长了。|下降了。"),
            ("See site.com for more; it helps.", "See site.com for more; it helps."),
            ("Well... it goes on.", "Well... it goes on."),
            ("", ""),
        ] {
            let got: Vec<&str> = split_sentences(text, Span::new(0, text.len()))
                .iter()
                .map(|s| s.slice(text))
                .collect();
            assert_eq!(got.join("|"), want, "{text}");
        }
    }
}
