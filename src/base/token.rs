//! Splits a sentence into tokens. Must not interpret: a number here is a run of digits, nothing more.
//!
//! Tolerant of the flaws of real pages: glued currency and scale words (`RMB2.22trillion`), typographic
//! quotes, non-breaking spaces.
use super::{Sieve, Span};
use std::borrow::Cow;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with inner hyphens and dots (`year-on-year`, `U.S.`).
    Word,
    /// Digits with grouping and decimals (`1,234.5`).
    Number,
    /// Letters and digits that belong together (`PM2.5`, `5G`, `COVID-19`).
    Name,
    /// The `'s` of a possessive.
    Possessive,
    /// Anything else, one character.
    Punct,
}

/// One token with its place in the source.
#[derive(Clone, Debug)]
pub struct Token<'a> {
    /// As printed.
    pub text: &'a str,
    /// Lower case, straight quotes.
    pub lower: Cow<'a, str>,
    /// Where in the source.
    pub span: Span,
    /// What it is made of.
    pub kind: Kind,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// A hash of `lower`, so that tables can say no without looking at it.
    pub hash: u32,
    /// Whether `lower` has a hyphen, as compounds do.
    pub compound: bool,
}

impl Token<'_> {
    /// Whether the token is this lower-case word or punctuation.
    pub fn is(&self, s: &str) -> bool {
        self.lower == s
    }
    /// Whether the token is one of these.
    pub fn any(&self, set: &[&str]) -> bool {
        let own = self.lower.as_bytes();
        // a look at length and first byte spares most comparisons
        set.iter()
            .any(|w| w.len() == own.len() && w.as_bytes().first() == own.first() && w.as_bytes() == own)
    }
    /// Whether it is a word that begins with a capital.
    #[inline]
    pub fn capital(&self) -> bool {
        // most words begin with a small plain letter
        !self.text.as_bytes().first().is_some_and(u8::is_ascii_lowercase)
            && matches!(self.kind, Kind::Word | Kind::Name)
            && self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// Words that may be glued to digits without making a name of both.
const GLUE_BEFORE: &[&str] = &[
    "rmb", "usd", "us", "cny", "hk", "eur", "gbp", "jpy", "hkd", "aud", "cad", "sgd", "krw", "rub", "chf", "sdr",
    "than", "over", "about", "of", "to", "by", "at", "was", "were", "is", "are", "with", "for", "the", "hit", "rose",
    "fell", "grew", "down", "only", "some", "nearly", "least", "reached", "and", "up", "from", "in",
];
const GLUE_AFTER: &[&str] = &[
    "trillion", "billion", "million", "thousand", "hundred", "bn", "mln", "tn", "trn", "yuan", "percent", "percentage",
    "pct", "pc", "pp", "ppt", "km", "kg", "kw", "kwh", "gw", "gwh", "mw", "mwh", "tw", "twh", "mu", "tons", "tonnes",
    "meters", "metres", "m", "cm", "mm", "jin", "hectares", "st", "nd", "rd", "th", "s", "am", "pm", "h", "kph",
    "hours", "days", "years", "year", "people", "month", "months", "days", "times", "fold", "and", "to", "in",
    "kilometers", "sq", "dollars", "tce", "teus", "teu", "ha", "gb", "tb", "pb", "gbps", "mbps", "hz", "mhz", "ghz",
    "t", "vs", "bps", "bp", "mg", "ml", "nm", "mpa", "hp", "tps", "dwt", "kv", "eb", "zb", "ms", "min", "db", "ppm",
    "ppb", "tbps", "hrs", "bcm",
];

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Reads a run of digits with grouping commas and one decimal point; `at` must stand on a digit.
fn number_end(text: &str, at: usize) -> usize {
    let b = text.as_bytes();
    let digits = |mut i: usize| {
        while i < b.len() && b[i].is_ascii_digit() {
            i += 1;
        }
        i
    };
    let mut i = digits(at);
    while i - at <= 40 && i < b.len() && b[i] == b',' && digits(i + 1) == i + 4 {
        i += 4;
    }
    if i + 1 < b.len() && b[i] == b'.' && b[i + 1].is_ascii_digit() {
        i = digits(i + 1);
    }
    i
}

/// Reads letters with inner hyphens, apostrophes, and dots between single letters.
fn word_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    // most words are plain letters up to a blank or a comma
    let plain = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    match rest.as_bytes().get(plain) {
        None => return text.len(),
        // the end of a sentence: only single letters are abbreviated here
        Some(b'.') if plain > 1 => return at + plain,
        Some(b) if b.is_ascii() && !matches!(b, b'.' | b'-' | b'\'' | b'&') => return at + plain,
        Some(_) => {}
    }
    let mut end = 0;
    let mut run = 0; // letters since the last joint
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        if c.is_alphabetic() {
            run += 1;
            end = i + c.len_utf8();
            continue;
        }
        let next_is_letter = chars.peek().is_some_and(|(_, n)| n.is_alphabetic());
        let joint = match c {
            '.' if run == 1 && i > 0 => {
                if next_is_letter || end > 1 && rest[..end].contains('.') {
                    end = i + 1; // the dot belongs to an abbreviation: U.S. / a.m.
                    run = 0;
                    if !next_is_letter {
                        return at + end;
                    }
                    continue;
                }
                false
            }
            c if is_hyphen(c) => run > 0 && next_is_letter,
            '\'' | '’' => {
                let tail: &str = &rest[i + c.len_utf8()..];
                let possessive = tail
                    .strip_prefix(['s', 'S'])
                    .is_some_and(|t| !t.starts_with(|n: char| n.is_alphanumeric()));
                run > 0 && next_is_letter && !possessive && contracted(tail).is_none()
            }
            '&' => run > 0 && next_is_letter && rest[..i].chars().count() == 1,
            _ => false,
        };
        if !joint {
            break;
        }
        run = 0;
    }
    at + end
}

/// The letters behind an apostrophe that stand for a verb, and the verb: `we'll`, `they've`, `you're`, `I'd`, which in this
/// genre is seldom `I had`.
fn contracted(tail: &str) -> Option<(&'static str, &'static str)> {
    [
        ("ll", "will"),
        ("ve", "have"),
        ("re", "are"),
        ("d", "would"),
        ("m", "am"),
    ]
    .into_iter()
    .find(|(letters, _)| {
        tail.strip_prefix(letters)
            .is_some_and(|t| !t.starts_with(|n: char| n.is_alphanumeric()))
    })
}

/// `’s` as mirrors have it that took UTF-8 for GBK.
const GARBLED_S: &str = "鈥檚";

/// Tokens of the stretch `span` of `source`. Linear in its length.
pub fn tokenize(source: &str, span: Span) -> Vec<Token<'_>> {
    let text = span.slice(source);
    let base = span.start as usize;
    let mut out: Vec<Token<'_>> = Vec::with_capacity(text.len() / 5 + 4);
    let mut i = 0;
    let mut spaced = true;
    while let Some(first) = text.as_bytes().get(i) {
        if *first == b' ' {
            spaced = true;
            i += 1;
            continue;
        }
        if first.is_ascii_lowercase()
            && let Some(end) = small_letters(text.as_bytes(), i)
        {
            let piece = &text[i..end];
            out.push(Token {
                text: piece,
                lower: Cow::Borrowed(piece),
                span: Span::new(base + i, base + end),
                kind: Kind::Word,
                spaced,
                hash: hash(piece),
                compound: false,
            });
            spaced = false;
            i = end;
            continue;
        }
        if first.is_ascii_punctuation() && *first != b'\'' {
            let mark = &text[i..=i];
            out.push(Token {
                text: mark,
                lower: Cow::Borrowed(mark),
                span: Span::new(base + i, base + i + 1),
                kind: Kind::Punct,
                spaced,
                hash: hash(mark),
                compound: *first == b'-',
            });
            spaced = false;
            i += 1;
            continue;
        }
        let Some(c) = text[i..].chars().next() else { break };
        if c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}') {
            spaced = true;
            i += c.len_utf8();
            continue;
        }
        let (end, kind) = if c.is_ascii_digit() {
            digits(text, i)
        } else if text[i..].starts_with(GARBLED_S) {
            (i + GARBLED_S.len(), Kind::Possessive)
        } else if c.is_alphabetic() {
            let (end, kind) = letters(text, i);
            let end = text[i..end].find(GARBLED_S).map_or(end, |k| i + k);
            unglued(text, i, (end, kind))
        } else if matches!(c, '\'' | '’')
            && text[i + c.len_utf8()..].starts_with(['s', 'S'])
            && out
                .last()
                .is_some_and(|t| !spaced && matches!(t.kind, Kind::Word | Kind::Name))
        {
            (i + c.len_utf8() + 1, Kind::Possessive)
        } else if matches!(c, '\'' | '’')
            && let Some((letters, _)) = contracted(&text[i + c.len_utf8()..])
            && out.last().is_some_and(|t| !spaced && t.kind == Kind::Word)
        {
            (i + c.len_utf8() + letters.len(), Kind::Word)
        } else {
            (i + c.len_utf8(), Kind::Punct)
        };
        let piece = &text[i..end];
        // "it's 82 percent", "that's one in four": the verb
        const SUBJECTS: &[&str] = &["it", "that", "there", "here", "what", "who", "he", "she"];
        let verb = kind == Kind::Possessive && out.last().is_some_and(|t: &Token<'_>| SUBJECTS.contains(&&*t.lower));
        let (kind, lower) = match contracted(piece.trim_start_matches(['\'', '’'])) {
            _ if verb => (Kind::Word, Cow::Borrowed("is")),
            Some((_, word)) if matches!(c, '\'' | '’') => (kind, Cow::Borrowed(word)),
            _ => (kind, lower(piece, kind)),
        };
        out.push(Token {
            text: piece,
            hash: hash(&lower),
            compound: lower.contains('-'),
            lower,
            span: Span::new(base + i, base + end),
            kind,
            spaced,
        });
        spaced = false;
        i = end;
    }
    out
}

/// Where a word of small plain letters ends behind which nothing can belong to it, as most tokens are.
fn small_letters(text: &[u8], at: usize) -> Option<usize> {
    let mut end = at;
    while text.get(end).is_some_and(u8::is_ascii_lowercase) {
        end += 1;
    }
    let ends = match text.get(end) {
        None => true,
        // single letters are abbreviated
        Some(b'.') => end > at + 1,
        Some(b'-' | b'\'' | b'&') => false,
        Some(b) => b.is_ascii() && !b.is_ascii_alphanumeric(),
    };
    ends.then_some(end)
}

/// The hash that [`Token::hash`] holds.
pub const fn hash(lower: &str) -> u32 {
    hash_of(lower.as_bytes())
}

const fn hash_of(mut rest: &[u8]) -> u32 {
    let mut h = rest.len() as u64;
    while rest.len() > 8
        && let Some((eight, more)) = rest.split_first_chunk()
    {
        h = mixed(h, u64::from_le_bytes(*eight));
        rest = more;
    }
    let last = match (rest.first_chunk(), rest.last_chunk(), rest) {
        // two looks that may overlap
        (Some(a), Some(b), _) => u32::from_le_bytes(*a) as u64 | (u32::from_le_bytes(*b) as u64) << 32,
        (.., [a, b, c]) => *a as u64 | (*b as u64) << 8 | (*c as u64) << 16,
        (.., [a, b]) => *a as u64 | (*b as u64) << 8,
        (.., [a]) => *a as u64,
        _ => 0,
    };
    (mixed(h, last) >> 32) as u32
}

const fn mixed(h: u64, more: u64) -> u64 {
    (h.rotate_left(5) ^ more).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Words that tokens are looked up in by their hash: most are turned away by one bit.
#[derive(Debug)]
pub struct Words {
    bits: [u64; Words::BITS / 64],
    pub(super) words: &'static [&'static str],
    /// The same for whole sentences.
    pub(super) sieve: Sieve,
}

impl Words {
    const BITS: usize = 2048;

    /// A set of words in lower case (or as printed, for [`Words::has_exactly`]), made when the program is compiled.
    pub const fn new(words: &'static [&'static str]) -> Self {
        let mut bits = [0; Self::BITS / 64];
        let mut i = 0;
        while i < words.len() {
            let bit = hash(words[i]) as usize % Self::BITS;
            bits[bit / 64] |= 1 << (bit % 64);
            i += 1;
        }
        Words {
            bits,
            words,
            sieve: Sieve::of_words(words),
        }
    }

    #[inline]
    fn may_have(&self, hash: u32) -> bool {
        let bit = hash as usize % Self::BITS;
        self.bits[bit / 64] & 1 << (bit % 64) != 0
    }

    /// Whether the token is one of them.
    #[inline]
    pub fn has(&self, t: &Token<'_>) -> bool {
        self.may_have(t.hash) && t.any(self.words)
    }

    /// Whether a word is one of them as it is printed.
    pub fn has_exactly(&self, word: &str) -> bool {
        self.may_have(hash(word)) && self.words.contains(&word)
    }

    /// Whether a word is one of them, in whatever case.
    pub fn has_word(&self, word: &str) -> bool {
        let mut short = [0; 24];
        if word.len() > short.len() || !word.is_ascii() {
            return self.words.contains(&word.to_lowercase().as_str());
        }
        for (small, letter) in short.iter_mut().zip(word.bytes()) {
            *small = letter.to_ascii_lowercase();
        }
        let lower = &short[..word.len()];
        self.may_have(hash_of(lower)) && self.words.iter().any(|w| w.as_bytes() == lower)
    }
}

fn lower(piece: &str, kind: Kind) -> Cow<'_, str> {
    match kind {
        Kind::Number => Cow::Borrowed(piece),
        Kind::Possessive => Cow::Borrowed("'s"),
        _ if piece.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) => Cow::Borrowed(piece),
        _ if piece.is_ascii() => Cow::Owned(piece.to_ascii_lowercase()),
        _ => Cow::Owned(
            piece
                .chars()
                .map(|c| match c {
                    '’' | '‘' => '\'',
                    '“' | '”' => '"',
                    '\u{2010}' | '\u{2011}' => '-',
                    c => c,
                })
                .flat_map(char::to_lowercase)
                .collect(),
        ),
    }
}

/// A token that begins with a digit: a number, or a name such as `5G`.
fn digits(text: &str, at: usize) -> (usize, Kind) {
    let end = number_end(text, at);
    let rest = &text[end..];
    if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        let tail_end = word_end(text, end);
        let tail = text[end..tail_end].to_lowercase();
        let first = tail.split(['-', '/']).next().unwrap_or(&tail);
        if !GLUE_AFTER.contains(&first) && tail.len() <= 3 && !tail_end_is_digit(text, tail_end) {
            return (tail_end, Kind::Name);
        }
    }
    (end, Kind::Number)
}

fn tail_end_is_digit(text: &str, at: usize) -> bool {
    text[at..].starts_with(|c: char| c.is_ascii_digit())
}

/// A token that begins with a letter: a word, or a name such as `PM2.5` or `COVID-19`.
fn letters(text: &str, at: usize) -> (usize, Kind) {
    let end = word_end(text, at);
    let word = &text[at..end];
    let rest = &text[end..];
    let hyphen = rest.chars().next().filter(|c| is_hyphen(*c));
    let skip = hyphen.map_or(0, char::len_utf8);
    if rest[skip..].starts_with(|c: char| c.is_ascii_digit()) {
        let number = number_end(text, end + skip);
        let glued_unit = hyphen.is_none() && GLUE_BEFORE.contains(&&*word.to_lowercase());
        let long_lower = hyphen.is_none() && word.len() > 4 && word.chars().all(char::is_lowercase);
        if !glued_unit && !long_lower && !word.contains('.') {
            // "H3N2", "A1B2C3": letters and digits go on together
            let mut more = word_end(text, number).max(number);
            while more < text.len() && tail_end_is_digit(text, more) {
                more = word_end(text, number_end(text, more)).max(number_end(text, more));
            }
            return (more, Kind::Name);
        }
    }
    (end, Kind::Word)
}

/// Where a word ends that has swallowed the one after it: `Novemberthis`, `MOFCOMwas`. Only months and acronyms tell.
/// Small words to which the next, with a capital, may be glued.
const GLUED_BEFORE: &[&str] = &[
    "by", "of", "in", "from", "to", "and", "the", "with", "at", "for", "on", "that", "between",
];

fn unglued(text: &str, at: usize, (end, kind): (usize, Kind)) -> (usize, Kind) {
    const MONTHS: &[&str] = &[
        "January", "February", "March", "April", "June", "July", "August", "September", "October", "November",
        "December",
    ];
    const SWALLOWED: &[&str] = &[
        "this", "last", "of", "and", "to", "the", "in", "was", "were", "is", "has", "had", "with", "on", "from",
        "fell", "rose", "grew", "said", "reached", "will", "have", "increased", "dropped", "declined", "decreased",
        "stood", "by", "for", "at", "as", "that", "up", "down", "amounted", "shows", "showed", "are", "totaled",
    ];
    let word = &text[at..end];
    // "byConvenience Store", "ofChina"
    if kind == Kind::Word
        && let Some(small) = GLUED_BEFORE.iter().find(|w| word.starts_with(**w))
        && word.len() > small.len() + 3
        && word[small.len()..].starts_with(|c: char| c.is_ascii_uppercase())
        && word[small.len() + 1..].bytes().all(|b| b.is_ascii_lowercase())
    {
        return (at + small.len(), kind);
    }
    if kind != Kind::Word || word.len() < 5 || !word.starts_with(|c: char| c.is_ascii_uppercase()) {
        return (end, kind);
    }
    let capitals = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let month = || {
        MONTHS
            .iter()
            .find(|m| m[..1] == word[..1] && word.starts_with(**m))
            .map_or(0, |m| m.len())
    };
    let cut = if capitals >= 3 { capitals } else { month() };
    if cut > 0 && SWALLOWED.contains(&&word[cut..]) {
        (at + cut, kind)
    } else {
        (end, kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    fn words(s: &str) -> Vec<String> {
        tokenize(s, Span::new(0, s.len()))
            .iter()
            .map(|t| t.text.to_string())
            .collect()
    }
    #[test]
    fn tokens_survive_the_flaws_of_real_pages() {
        for (text, want) in [
            ("China's U.S. trade", "China|'s|U.S.|trade"),
            ("rose 5.3%.", "rose|5.3|%|."),
            ("RMB2.22trillion", "RMB|2.22|trillion"),
            ("PM2.5 and 5G, COVID-19", "PM2.5|and|5G|,|COVID-19"),
            ("1,234,567 and 1,2", "1,234,567|and|1|,|2"),
            ("a year-on-year rise", "a|year-on-year|rise"),
            ("ended in the U.S.", "ended|in|the|U.S."),
            ("at 10 a.m. on", "at|10|a.m.|on"),
            ("China’s 1.5-fold", "China|’s|1.5|-|fold"),
            ("US$2.1", "US|$|2.1"),
            ("12.3trillion yuan", "12.3|trillion|yuan"),
            ("by 2020.The next", "by|2020|.|The|next"),
            ("workers' wages", "workers|'|wages"),
            ("We'll say they’ve come", "We|'ll|say|they|’ve|come"),
            ("O'llery's don't", "O'llery|'s|don't"),
            ("S&P 500", "S&P|500"),
            ("the H3N2 type", "the|H3N2|type"),
            ("in Novemberthis year", "in|November|this|year"),
            ("the PBOCwas, the NEVs", "the|PBOC|was|,|the|NEVs"),
            ("Mayor Marchetti, Junior", "Mayor|Marchetti|,|Junior"),
        ] {
            assert_eq!(words(text).join("|"), want, "{text}");
        }
    }
    #[test]
    fn words_are_looked_up_whole() {
        static COLOURS: Words = Words::new(&["red", "yellow-green", "an uncommonly long one"]);
        let text = "Red yellow-green reds";
        let found: Vec<bool> = tokenize(text, Span::new(0, text.len()))
            .iter()
            .map(|t| COLOURS.has(t))
            .collect();
        assert_eq!(found, [true, true, false]);
    }
    #[test]
    fn spans_slice_to_their_text() {
        let s = "价格 rose “5.2%” – 1/10 ‰ of\u{a0}é’s";
        for t in tokenize(s, Span::new(0, s.len())) {
            assert_eq!(t.span.slice(s), t.text);
        }
    }
}
