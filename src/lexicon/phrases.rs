//! Longest-match lookup of phrases over tokens.
use crate::base::{Span, Token, hash, tokenize};
use rustc_hash::FxHashMap;

/// Phrases of one or more tokens with a value each; longer ones are tried first.
#[derive(Debug)]
pub struct Phrases<T> {
    by_first: FxHashMap<String, Vec<(Vec<String>, T)>>,
    /// A bit for each hash of a first word: most words begin no phrase, and one look tells.
    begins: Box<[u64; BITS / 64]>,
}

/// Bits that tell first words apart; some hundred words set them.
const BITS: usize = 1 << 14;

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            by_first: FxHashMap::default(),
            begins: Box::new([0; BITS / 64]),
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
        let tokens: Vec<String> = tokenize(form, Span::new(0, form.len()))
            .iter()
            .map(|t| t.lower.to_string())
            .collect();
        let Some((first, rest)) = tokens.split_first() else {
            return;
        };
        let bit = hash(first) as usize % BITS;
        self.begins[bit / 64] |= 1 << (bit % 64);
        let rows = self.by_first.entry(first.clone()).or_default();
        match rows.iter_mut().find(|(r, _)| r == rest) {
            Some((_, v)) => *v = join(*v, value),
            None => {
                rows.push((rest.to_vec(), value));
                rows.sort_by_key(|(r, _)| std::cmp::Reverse(r.len()));
            }
        }
    }

    /// The phrases that begin with a token.
    fn rows(&self, first: &Token<'_>) -> Option<&Vec<(Vec<String>, T)>> {
        let bit = first.hash as usize % BITS;
        if self.begins[bit / 64] & 1 << (bit % 64) == 0 {
            return None;
        }
        self.by_first.get(&*first.lower)
    }

    /// The longest phrase that begins at token `at`: its length in tokens and its value.
    pub fn at(&self, tokens: &[Token<'_>], at: usize) -> Option<(usize, T)> {
        let rows = self.rows(tokens.get(at)?)?;
        let tail = &tokens[at + 1..];
        rows.iter()
            .find(|(rest, _)| rest.len() <= tail.len() && rest.iter().zip(tail).all(|(w, t)| *w == t.lower))
            .map(|(rest, v)| (rest.len() + 1, *v))
    }

    /// The value of a phrase of one token.
    pub fn word(&self, lower: &str) -> Option<T> {
        self.by_first
            .get(lower)?
            .iter()
            .find(|(rest, _)| rest.is_empty())
            .map(|(_, v)| *v)
    }

    /// The longest phrase that ends just before token `end`, looking back at most `reach` tokens.
    pub fn ending(&self, tokens: &[Token<'_>], end: usize, reach: usize) -> Option<(usize, T)> {
        (end.saturating_sub(reach)..end).find_map(|from| self.exactly(tokens, from, end).map(|v| (end - from, v)))
    }

    /// The value of the phrase that covers exactly the tokens `from..to`.
    pub fn exactly(&self, tokens: &[Token<'_>], from: usize, to: usize) -> Option<T> {
        let rows = self.rows(tokens.get(from)?)?;
        let tail = tokens.get(from + 1..to)?;
        rows.iter()
            .find(|(rest, _)| rest.len() == tail.len() && rest.iter().zip(tail).all(|(w, t)| *w == t.lower))
            .map(|(_, v)| *v)
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
