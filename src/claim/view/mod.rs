//! One sentence, ready for the rules: tokens, word classes, mentions.
mod verbs;

use crate::base::{Sieve, Span, Token, Words, is_han, tokenize};
use crate::lexicon::{Class, NameKind, lexicon};
use crate::quantity::{Mentions, Quantity, scan};
use jiff::civil::Date;
use std::cell::{Cell, OnceCell};

/// A lexicon entry found in a sentence: token range and row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// Row of the table it was found in.
    pub row: usize,
}

/// A sentence with all that the tables know of it.
pub struct View<'a> {
    /// The whole text the spans point into.
    pub source: &'a str,
    /// Tokens.
    pub tokens: Vec<Token<'a>>,
    /// Word classes by token; a multi-word form marks its first token. Looked up when one is first asked for, as it is not
    /// in most sentences without a figure.
    classes: OnceCell<Vec<Class>>,
    /// What was found of words that may be verbs: each figure of a sentence asks again.
    verbs: OnceCell<Vec<Cell<Option<bool>>>>,
    /// All words at once.
    words: Sieve,
    /// Quantities, periods, non-claims.
    pub mentions: Mentions,
    /// Indicators of the lexicon.
    pub indicators: Vec<Hit>,
    /// Names of the lexicon.
    pub names: Vec<Hit>,
    /// For each token the quantity it belongs to.
    pub quantity_at: Vec<Option<usize>>,
    /// For each token the period mention it belongs to.
    pub period_at: Vec<Option<usize>>,
}

/// The word classes of all tokens.
fn classes(tokens: &[Token<'_>]) -> Vec<Class> {
    let mut out = vec![Class::default(); tokens.len()];
    let mut skip = 0;
    for (i, found) in out.iter_mut().enumerate() {
        if i >= skip
            && let Some((len, class)) = lexicon().words.at(tokens, i)
        {
            *found = if class.has(Class::ACT) {
                class.or(Class::VERB)
            } else {
                class
            };
            skip = if len > 1 { i + len } else { 0 };
        }
    }
    out
}

impl<'a> View<'a> {
    /// Reads the sentence at `span`.
    pub fn new(source: &'a str, span: Span, today: Option<Date>) -> View<'a> {
        let mut tokens = tokenize(source, span);
        // "fell 棋牌 by 2.1%": mirrors throw words of another script into a sentence
        if !span.slice(source).is_ascii() {
            tokens.retain(|t| !t.text.chars().all(is_han));
        }
        let mentions = scan(source, &tokens, today);
        let n = tokens.len();
        let mut view = View {
            source,
            words: Sieve::of(&tokens),
            tokens,
            classes: OnceCell::new(),
            verbs: OnceCell::new(),
            mentions,
            indicators: Vec::new(),
            names: Vec::new(),
            quantity_at: vec![None; n],
            period_at: vec![None; n],
        };
        view.mark();
        view
    }

    fn mark(&mut self) {
        let lex = lexicon();
        for (k, q) in self.mentions.quantities.iter().enumerate() {
            self.quantity_at[q.first..q.last].fill(Some(k));
        }
        for (k, p) in self.mentions.periods.iter().enumerate() {
            self.period_at[p.first..p.last].fill(Some(k));
        }
        let (mut ind, mut name) = (0, 0);
        for i in 0..self.tokens.len() {
            if !lex.may_name(&self.tokens[i]) && !self.tokens[i].compound {
                continue;
            }
            if i >= ind
                && self.quantity_at[i].is_none()
                && let Some((len, row)) = lex.indicators.at(&self.tokens, i)
            {
                self.indicators.push(Hit {
                    first: i,
                    last: i + len,
                    row,
                });
                ind = i + len;
            }
            if self.tokens[i].compound
                && let Some(partner) = self.tokens[i].lower.strip_prefix("china-")
                && let Some(row) = lex.names.word(partner)
            {
                self.names.push(Hit {
                    first: i,
                    last: i + 1,
                    row,
                });
                name = i + 1;
            }
            if i >= name
                && let Some((len, row)) = lex.names.at(&self.tokens, i)
            {
                let dollars = self.tokens[i].is("us") && self.tokens.get(i + 1).is_some_and(|t| t.is("$"));
                let ambiguous = self.tokens[i].any(&["us", "turkey", "who"]) && !self.tokens[i].capital() || dollars;
                if !ambiguous {
                    self.names.push(Hit {
                        first: i,
                        last: i + len,
                        row,
                    });
                    name = i + len;
                }
            }
        }
    }

    /// Whether one of the words may stand in the sentence, which is mostly told at once; where one does, always.
    pub fn may_have(&self, words: &Words) -> bool {
        self.words.may_have(words)
    }

    /// Lower-case text of a token; empty out of range.
    pub fn lower(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &t.lower)
    }

    /// The noun at `i` in the singular: `SOE` for `SOEs`.
    pub fn singular(&self, i: usize) -> String {
        self.tokens.get(i).map_or(String::new(), crate::quantity::singular_of)
    }

    /// The token before `i`, lower case.
    pub fn before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |p| self.lower(p))
    }

    /// Word classes of a token; none out of range.
    pub fn class(&self, i: usize) -> Class {
        let classes = self.classes.get_or_init(|| classes(&self.tokens));
        classes.get(i).copied().unwrap_or_default()
    }

    /// Whether a token belongs to an indicator of the lexicon.
    pub fn in_indicator(&self, i: usize) -> bool {
        self.indicators.iter().any(|h| h.first <= i && i < h.last)
    }

    /// Whether a token belongs to a name of the lexicon that is no organisation.
    pub fn in_name(&self, i: usize) -> Option<&Hit> {
        self.names.iter().find(|h| h.first <= i && i < h.last)
    }

    /// The kind of a name hit.
    pub fn name_kind(&self, h: &Hit) -> NameKind {
        lexicon().name_rows[h.row].kind
    }

    /// The quantities.
    pub fn quantities(&self) -> &[Quantity] {
        &self.mentions.quantities
    }

    /// The source text under a token range.
    pub fn text(&self, from: usize, to: usize) -> &'a str {
        self.span(from, to).slice(self.source)
    }

    /// The span of a token range; empty for an empty one.
    pub fn span(&self, from: usize, to: usize) -> Span {
        match (
            self.tokens.get(from),
            to.checked_sub(1).and_then(|l| self.tokens.get(l)),
        ) {
            (Some(a), Some(b)) if from < to => a.span.cover(b.span),
            _ => Span::default(),
        }
    }
}
