//! Longest-match lookup of phrases over tokens.
use crate::base::{Span, Token, hash, tokenize};
use rustc_hash::FxHashMap;

/// Phrases of one or more tokens with a value each; longer ones are tried first.
#[derive(Debug)]
pub struct Phrases<T> {
    /// By the hash of the first word.
    by_first: FxHashMap<u32, Vec<Row<T>>>,
    /// Most words begin no phrase, and one look tells.
    begins: Firsts,
}

/// A bit for each hash of a first word.
#[derive(Debug)]
pub(super) struct Firsts(Box<[u64; BITS / 64]>);

impl Default for Firsts {
    fn default() -> Self {
        Firsts(Box::new([0; BITS / 64]))
    }
}

impl Firsts {
    /// Those of several tables.
    pub fn of(tables: &[&Firsts]) -> Self {
        let mut all = Firsts::default();
        for (k, bits) in all.0.iter_mut().enumerate() {
            *bits = tables.iter().fold(0, |any, t| any | t.0[k]);
        }
        all
    }

    fn add(&mut self, hash: u32) {
        let bit = hash as usize % BITS;
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    #[inline]
    pub fn may_have(&self, hash: u32) -> bool {
        let bit = hash as usize % BITS;
        self.0[bit / 64] & 1 << (bit % 64) != 0
    }
}

#[derive(Debug)]
struct Row<T> {
    first: Box<str>,
    /// The words behind the first, with their hashes.
    rest: Box<[(u32, Box<str>)]>,
    value: T,
}

impl<T> Row<T> {
    fn begins(&self, first: &str, tail: &[Token<'_>]) -> bool {
        // the first word is told by its hash already, so that the next ones turn most rows away
        self.rest.len() <= tail.len()
            && self
                .rest
                .iter()
                .zip(tail)
                .all(|((hash, word), t)| *hash == t.hash && **word == *t.lower)
            && *self.first == *first
    }
}

/// Bits that tell first words apart; some hundred words set them.
const BITS: usize = 1 << 14;

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            by_first: FxHashMap::default(),
            begins: Firsts::default(),
        }
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds a phrase; an equal phrase keeps its first value.
    pub fn add(&mut self, form: &str, value: T) {
        self.merge(form, value, |old, _| old);
    }

    /// Adds a phrase, joining with the value of an equal phrase.
    pub fn merge(&mut self, form: &str, value: T, join: impl Fn(T, T) -> T) {
        let tokens = tokenize(form, Span::new(0, form.len()));
        let Some((first, rest)) = tokens.split_first() else {
            return;
        };
        self.begins.add(first.hash);
        let rows = self.by_first.entry(first.hash).or_default();
        match rows
            .iter_mut()
            .find(|r| r.rest.len() == rest.len() && r.begins(&first.lower, rest))
        {
            Some(r) => r.value = join(r.value, value),
            None => {
                rows.push(Row {
                    first: (*first.lower).into(),
                    rest: rest.iter().map(|t| (t.hash, (*t.lower).into())).collect(),
                    value,
                });
                rows.sort_by_key(|r| std::cmp::Reverse(r.rest.len()));
            }
        }
    }

    /// What phrases begin with.
    pub(super) fn firsts(&self) -> &Firsts {
        &self.begins
    }

    /// The phrases that begin with a word of this hash.
    fn rows(&self, hash: u32) -> &[Row<T>] {
        if !self.begins.may_have(hash) {
            return &[];
        }
        self.by_first.get(&hash).map_or(&[], Vec::as_slice)
    }

    /// The longest phrase that begins at token `at`: its length in tokens and its value.
    #[inline]
    pub fn at(&self, tokens: &[Token<'_>], at: usize) -> Option<(usize, T)> {
        if !self.begins.may_have(tokens.get(at)?.hash) {
            return None;
        }
        self.longest(tokens, at)
    }

    fn longest(&self, tokens: &[Token<'_>], at: usize) -> Option<(usize, T)> {
        let (first, tail) = tokens.get(at..)?.split_first()?;
        let row = self.rows(first.hash).iter().find(|r| r.begins(&first.lower, tail))?;
        Some((row.rest.len() + 1, row.value))
    }

    /// The value of a phrase of one token.
    pub fn word(&self, lower: &str) -> Option<T> {
        let row = self.rows(hash(lower)).iter().rfind(|r| r.begins(lower, &[]))?;
        Some(row.value)
    }

    /// The longest phrase that ends just before token `end`, looking back at most `reach` tokens.
    pub fn ending(&self, tokens: &[Token<'_>], end: usize, reach: usize) -> Option<(usize, T)> {
        (end.saturating_sub(reach)..end).find_map(|from| self.exactly(tokens, from, end).map(|v| (end - from, v)))
    }

    /// The value of the phrase that covers exactly the tokens `from..to`.
    pub fn exactly(&self, tokens: &[Token<'_>], from: usize, to: usize) -> Option<T> {
        let first = tokens.get(from)?;
        let tail = tokens.get(from + 1..to)?;
        let mut rows = self.rows(first.hash).iter().filter(|r| r.rest.len() == tail.len());
        rows.find(|r| r.begins(&first.lower, tail)).map(|r| r.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn the_longest_phrase_wins() {
        let mut p = Phrases::default();
        p.add("more than", 1);
        p.add("no more than", 2);
        p.add("than", 3);
        let text = "is no more than 5";
        let t = tokenize(text, Span::new(0, text.len()));
        assert_eq!(p.at(&t, 1), Some((3, 2)));
        assert_eq!(p.at(&t, 2), Some((2, 1)));
        assert_eq!(p.ending(&t, 4, 4), Some((3, 2)));
        assert_eq!(p.exactly(&t, 3, 4), Some(3));
        assert_eq!(p.at(&t, 9), None);
    }
}
