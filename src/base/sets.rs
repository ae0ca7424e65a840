//! Many words looked up at once: in several sets by one look, in a whole sentence by a few.
use super::token::{Token, Words};

/// Sets of words that tokens are looked up in together.
pub struct Sets([u8; Sets::PLACES]);

impl Sets {
    const PLACES: usize = 4096;

    /// Up to eight sets, made when the program is compiled.
    pub const fn new(sets: &[&Words]) -> Self {
        let mut places = [0; Self::PLACES];
        let mut set = 0;
        while set < sets.len() {
            let mut i = 0;
            while i < sets[set].words.len() {
                places[super::hash(sets[set].words[i]) as usize % Self::PLACES] |= 1 << set;
                i += 1;
            }
            set += 1;
        }
        Sets(places)
    }

    /// A bit for each of the sets that the token may be in; those it is in are always among them.
    #[inline]
    pub fn of(&self, t: &Token<'_>) -> u8 {
        self.0[t.hash as usize % Self::PLACES]
    }
}

/// The words of a sentence as bits: what is none of them is mostly told at once.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sieve([u64; Sieve::BITS / 64]);

impl Sieve {
    const BITS: usize = 1024;

    /// That of words of a table.
    pub(super) const fn of_words(words: &[&str]) -> Self {
        let mut bits = [0; Self::BITS / 64];
        let mut i = 0;
        while i < words.len() {
            let bit = super::hash(words[i]) as usize % Self::BITS;
            bits[bit / 64] |= 1 << (bit % 64);
            i += 1;
        }
        Sieve(bits)
    }

    /// That of a sentence.
    pub fn of(tokens: &[Token<'_>]) -> Self {
        let mut bits = [0; Self::BITS / 64];
        for t in tokens {
            let bit = t.hash as usize % Self::BITS;
            bits[bit / 64] |= 1 << (bit % 64);
        }
        Sieve(bits)
    }

    /// Whether one of the words may be in the sentence; where one is, always.
    #[inline]
    pub fn may_have(&self, words: &Words) -> bool {
        let mut both = 0;
        for k in 0..Self::BITS / 64 {
            both |= self.0[k] & words.sieve.0[k];
        }
        both != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Span, tokenize};

    static SHIPS: Words = Words::new(&["boat", "ship"]);
    static TEAS: Words = Words::new(&["tea"]);

    #[test]
    fn words_are_found_in_sets_and_sentences() {
        static BOTH: Sets = Sets::new(&[&SHIPS, &TEAS]);
        let text = "A Ship with tea";
        let tokens = tokenize(text, Span::new(0, text.len()));
        let found: Vec<u8> = tokens.iter().map(|t| BOTH.of(t)).collect();
        assert_eq!(found, [0, 1, 0, 2]);
        assert!(Sieve::of(&tokens).may_have(&SHIPS));
        assert!(!Sieve::of(&tokens[..3]).may_have(&TEAS));
    }
}
