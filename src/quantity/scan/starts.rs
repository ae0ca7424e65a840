//! What may begin at a token: looks that spare most words the readers. Must not read.
use crate::base::{Kind, Sets, Token, Words};
use crate::quantity::period;

/// Words that may begin a quantity or number, besides those that end in `fold` or like an ordinal, and compounds.
static BEGINS: Words = Words::new(&[
    "a", "an", "half", "minus", "negative", "flat", "unchanged", "same", "equal", "change", "changed", "on", "several",
    "few", "tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions", "doubled",
    "doubling", "double", "doubles", "triple", "triples", "tripled", "trebled", "tripling", "quadrupled",
    "quadrupling", "quadruples", "quintupled", "halved", "halving", "halve", "halves", "twice", "one", "two", "three",
    "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
    "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
    "ninety", "zero", "nought", "million", "billion", "trillion",
]);

/// What may begin at a token: a quantity or number, a period.
pub(in crate::quantity) const QUANTITY: u8 = 1;
pub(in crate::quantity) const PERIOD: u8 = 2;

/// What may begin at each token, told by its shape and one look at its hash: most words are spared the readers.
pub(in crate::quantity) fn starts(tokens: &[Token<'_>]) -> Vec<u8> {
    // in this order their bits are those above, and one for what a period may have behind its first word
    static SETS: Sets = Sets::new(&[&BEGINS, &period::BEGINS, &period::UNITS]);
    const UNIT: u8 = 4;
    let mut out = vec![0; tokens.len()];
    for (i, t) in tokens.iter().enumerate() {
        out[i] = match t.kind {
            Kind::Word => SETS.of(t) | by_shape(t),
            Kind::Punct => continue,
            Kind::Possessive => PERIOD,
            Kind::Number | Kind::Name => QUANTITY | PERIOD,
        };
        if out[i] & UNIT != 0 && i > 0 {
            out[i - 1] |= PERIOD;
        }
    }
    out
}

/// What may begin with a word for its parts, its end or its capital.
#[inline]
fn by_shape(t: &Token<'_>) -> u8 {
    if t.compound || ends_like_ordinal(t) {
        QUANTITY | PERIOD
    } else if ends_in(t, b"d") && t.lower.ends_with("fold") {
        QUANTITY
    } else if period::names_month(t) {
        PERIOD
    } else {
        0
    }
}

/// Whether a word ends in one of these small letters, or their capitals.
#[inline]
fn ends_in(t: &Token<'_>, letters: &[u8]) -> bool {
    t.text.as_bytes().last().is_some_and(|b| letters.contains(&(b | 0x20)))
}

/// Whether a word ends as ordinals do.
#[inline]
pub(in crate::quantity) fn ends_like_ordinal(t: &Token<'_>) -> bool {
    ends_in(t, b"htd") && is_like_ordinal(t)
}

fn is_like_ordinal(t: &Token<'_>) -> bool {
    match t.lower.as_bytes() {
        [.., b't', b'h'] => true,
        [.., b's', b't'] => t.lower.ends_with("first"),
        [.., b'n' | b'r', b'd'] => t.lower.ends_with("second") || t.lower.ends_with("third"),
        _ => false,
    }
}
