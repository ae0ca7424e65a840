//! Headlines in capitals and numbers that are read aloud, in the spelling of briefings.
use crate::check::pattern::compiled;
use crate::quantity::numeral;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// `ten point three trillion` as `10.3 trillion`.
pub(super) fn in_digits(sentence: &str) -> String {
    static ALOUD: LazyLock<Regex> = LazyLock::new(|| {
        const DIGIT: &str = "(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine)";
        compiled(&format!(
            r"(?i)\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ])?[a-z]+ point {DIGIT}(?:[- ]{DIGIT})*\b"
        ))
    });
    if !sentence.contains(" point ") {
        return sentence.to_string();
    }
    let digits = |found: &Captures<'_>| match numeral(&found[0]) {
        Ok(("", n)) => n.value.to_string(),
        _ => found[0].to_string(),
    };
    ALOUD.replace_all(sentence, digits).into_owned()
}

/// Economies by the letters that their flags are written in: pairs of regional indicator symbols, ISO 3166-1 and `EU`.
const FLAGS: &[(&str, &str)] = &[
    ("CN", "China"),
    ("EU", "EU"),
    ("US", "U.S."),
    ("GB", "United Kingdom"),
    ("JP", "Japan"),
    ("KR", "South Korea"),
    ("RU", "Russia"),
    ("DE", "Germany"),
    ("FR", "France"),
    ("IT", "Italy"),
    ("ES", "Spain"),
    ("NL", "Netherlands"),
    ("VN", "Vietnam"),
    ("TH", "Thailand"),
    ("MY", "Malaysia"),
    ("SG", "Singapore"),
    ("ID", "Indonesia"),
    ("PH", "Philippines"),
    ("IN", "India"),
    ("AU", "Australia"),
    ("NZ", "New Zealand"),
    ("CA", "Canada"),
    ("MX", "Mexico"),
    ("BR", "Brazil"),
    ("CL", "Chile"),
    ("PE", "Peru"),
    ("AR", "Argentina"),
    ("ZA", "South Africa"),
    ("SA", "Saudi Arabia"),
    ("AE", "United Arab Emirates"),
    ("KZ", "Kazakhstan"),
    ("PK", "Pakistan"),
];

/// Flags as the names of those whose they are, two side by side as two that trade.
pub(super) fn without_flags(sentence: &str) -> String {
    let letter = |c: char| ('\u{1F1E6}'..='\u{1F1FF}').contains(&c);
    if !sentence.contains(letter) {
        return sentence.to_string();
    }
    let ascii = |c: char| char::from(b'A' + (c as u32 - 0x1F1E6) as u8);
    let mut out = String::new();
    let mut rest = sentence.chars().peekable();
    let mut joined = false;
    while let Some(c) = rest.next() {
        let Some(second) = rest.next_if(|s| letter(c) && letter(*s)) else {
            out.push(c);
            joined = false;
            continue;
        };
        let code: String = [ascii(c), ascii(second)].iter().collect();
        match FLAGS.iter().find(|(of, _)| *of == code) {
            Some((_, name)) => {
                out.push_str(if joined { "-" } else { "" });
                out.push_str(name);
                joined = true;
            }
            None => out.extend([c, second]),
        }
    }
    out
}

/// The name of a month, or its beginning.
fn is_month(lower: &str) -> bool {
    const MONTHS: &[&str] = &[
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ];
    // "january-march"
    let first = lower.split('-').next().unwrap_or(lower);
    first.len() > 2
        && MONTHS
            .iter()
            .any(|m| *m == first || first.len() < 5 && m.starts_with(first))
}

/// A headline in capitals.
fn is_capitals(sentence: &str) -> bool {
    !sentence.contains(char::is_lowercase) && sentence.split(' ').count() > 3
}

/// A headline in capitals as a sentence; names of places and months keep a capital.
pub(super) fn in_small_letters(sentence: &str) -> String {
    if !is_capitals(sentence) {
        return sentence.to_string();
    }
    let mut prior = String::new();
    let mut word = |w: &str| {
        let lower = w.to_lowercase();
        let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
        let timed = [
            "in", "since", "of", "from", "to", "through", "until", "by", "for", "and",
        ]
        .contains(&prior.as_str());
        prior = lower.clone();
        // "MAY" is a verb, too
        if timed && is_month(bare) || bare.starts_with(['q', 'h']) && bare[1..].parse::<u8>().is_ok() {
            return lower[..1].to_uppercase() + &lower[1..];
        }
        if matches!(
            w,
            "EU" | "US" | "U.S." | "ASEAN" | "BRI" | "GDP" | "CPI" | "PPI" | "PMI" | "AEO" | "GACC"
        ) {
            return w.to_string();
        }
        let named = crate::lexicon::lexicon().names.word(bare).is_some() || bare.starts_with("china");
        match lower.chars().next() {
            Some(first) if named => first.to_uppercase().collect::<String>() + &lower[first.len_utf8()..],
            _ => lower,
        }
    };
    sentence.split(' ').map(&mut word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_capitals_are_those_of_briefings() {
        for (text, want) in [
            (
                "Kite sales came to ten point three trillion yuan.",
                "Kite sales came to 10.3 trillion yuan.",
            ),
            (
                "They rose twenty-one point oh five percent.",
                "They rose 21.05 percent.",
            ),
            ("At this point one kite flew.", "At this point one kite flew."),
            ("One point three kites share.", "1.3 kites share."),
        ] {
            assert_eq!(in_digits(text), want);
        }
        for (text, want) in [
            ("CHINA TOY EXPORTS UP 4 PCT IN MAY", "China toy exports up 4 pct in May"),
            ("KITE EXPORTS MAY RISE 4 PCT IN Q3", "kite exports may rise 4 pct in Q3"),
            ("Kite exports rise in May", "Kite exports rise in May"),
        ] {
            assert_eq!(in_small_letters(text), want);
        }
    }

    #[test]
    fn flags_are_names() {
        for (text, want) in [
            (
                "\u{1F1E8}\u{1F1F3}\u{1F1EA}\u{1F1FA} trade rose 3%",
                "China-EU trade rose 3%",
            ),
            (
                "Exports to \u{1F1EF}\u{1F1F5} and \u{1F1FB}\u{1F1F3} rose",
                "Exports to Japan and Vietnam rose",
            ),
            (
                "\u{1F1E6}\u{1F1E8} sold kites \u{1F680}",
                "\u{1F1E6}\u{1F1E8} sold kites \u{1F680}",
            ),
        ] {
            assert_eq!(without_flags(text), want);
        }
    }
}
