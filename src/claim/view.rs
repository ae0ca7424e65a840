//! One sentence, ready for the rules: tokens, word classes, mentions.
use crate::base::{Kind, Sieve, Span, Token, Words, tokenize};
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
        let tokens = tokenize(source, span);
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

    /// Whether a token acts as a verb here: in a verb class, and no noun by its surroundings.
    pub fn is_verb(&self, i: usize) -> bool {
        const VERBS: Class = Class::UP
            .or(Class::DOWN)
            .or(Class::LEVEL)
            .or(Class::SHARE)
            .or(Class::VERB)
            .or(Class::EXCEED)
            .or(Class::MODAL);
        if !self.class(i).has(VERBS) {
            // "will feature 12 parks": whatever the word, it is the verb
            let word = i > 0 && self.tokens.get(i).is_some_and(|t| t.kind == Kind::Word);
            return word
                && matches!(self.lower(i - 1), "will" | "would")
                && self.class(i).is_plain()
                && !self.in_indicator(i);
        }
        let verbs = self
            .verbs
            .get_or_init(|| self.tokens.iter().map(|_| Cell::new(None)).collect());
        verbs[i].get().unwrap_or_else(|| {
            let found = self.acts(i);
            verbs[i].set(Some(found));
            found
        })
    }

    /// Whether a word of a verb class is no noun by its surroundings.
    fn acts(&self, i: usize) -> bool {
        let c = self.class(i);
        if self.in_indicator(i) || self.tokens[i].kind != Kind::Word {
            return false;
        }
        // "sold in May" and "in March" are times
        if self.tokens[i].is("to") || self.tokens[i].any(&["may", "march"]) && self.period_at[i].is_some() {
            return false;
        }
        // "15 pilot training centers": a gerund of what is counted
        if self.quantity_at[i].is_some() && self.lower(i).ends_with("ing") {
            return false;
        }
        // "in use", "of support": a bare form after a preposition is a noun
        let plain = c.has(Class::VERB)
            && !c.has(Class::UP.or(Class::DOWN).or(Class::LEVEL).or(Class::SHARE))
            && !self.lower(i).ends_with("ed")
            && !self.lower(i).ends_with("ing");
        if plain && i > 0 && matches!(self.lower(i - 1), "in" | "of" | "for" | "with" | "under" | "into") {
            return false;
        }
        // "its share in total sales", "total claims of the funds": no figure behind it that it could introduce
        if self.lower(i) == "total"
            && (!self.quantity_after(i)
                || self.noun_like(i + 1)
                || i > 0 && matches!(self.lower(i - 1), "in" | "of" | "to" | "by"))
        {
            return false;
        }
        // "operating costs were", "cargo plans are": a bare form right before the verb of its clause
        const STATES: &[&str] = &[
            "was", "were", "rose", "fell", "stood", "totaled", "amounted", "averaged", "grew", "reached",
        ];
        if plain && i > 0 && STATES.contains(&self.lower(i + 1)) {
            return false;
        }
        // "Costs per ton were"
        if i == 0 && plain && self.lower(0).ends_with('s') && self.class(1).has(Class::PREP) {
            return false;
        }
        // "the construction cost of dams"
        let speaks = matches!(
            self.lower(i),
            "consist" | "think" | "speak" | "dispose" | "hear" | "know" | "talk" | "conceive"
        );
        if plain && !self.lower(i).ends_with('s') && self.lower(i + 1) == "of" && !speaks {
            return false;
        }
        // "graduates who had found work by September"
        const FOUND: &[&str] = &[
            "found", "find", "finding", "sought", "seek", "seeking", "resumed", "resume",
        ];
        if self.lower(i) == "work" && i > 0 && FOUND.contains(&self.lower(i - 1)) {
            return false;
        }
        // "overseas contracted projects" are under contract; what has contracted is smaller
        if self.lower(i) == "contracted" && self.noun_like(i + 1) && !self.tokens[i + 1].is("year-on-year") {
            return false;
        }
        // "use per head fell", "the machinery use rate"
        const MEASURES: &[&str] = &["per", "rate", "rates", "ratio", "efficiency", "intensity"];
        if plain && !self.lower(i).ends_with('s') && MEASURES.contains(&self.lower(i + 1)) {
            return false;
        }
        let noun_too = c.has(Class::UP_NOUN.or(Class::DOWN_NOUN));
        // "the average stay was", "its use reached": a bare form right before the verb of the clause
        let bare = plain && !self.lower(i).ends_with('s');
        let goes_on = self.class(i + 1).has(Class::EXCEED)
            || self.class(i + 1).has(Class::UP.or(Class::DOWN))
                && (self.lower(i + 1).ends_with("ed")
                    || matches!(
                        self.lower(i + 1),
                        "rose" | "fell" | "grew" | "went" | "shrank" | "rises" | "falls"
                    ))
            || self.class(i + 1).has(Class::LEVEL)
                && (self.lower(i + 1).ends_with("ed")
                    || matches!(self.lower(i + 1), "was" | "were" | "is" | "has" | "had" | "stood at"));
        // "the average stay in hospital was"
        let judged = i > 0
            && self.tokens[i - 1].any(&[
                "average", "mean", "median", "minimum", "maximum", "annual", "yearly", "original", "overall",
            ]);
        if bare && judged {
            return false;
        }
        // "forest cover went up"
        let bare = bare || matches!(self.lower(i), "cover" | "record");
        if bare && goes_on && i > 0 && !self.class(i - 1).has(Class::PRON.or(Class::MODAL)) {
            return false;
        }
        // "the price increase was", "the price decline for pork": a bare form behind a noun in the singular is no verb of it
        let form = |w: &str| w.ends_with('s') || w.ends_with("ed") || w.ends_with("ing");
        let behind = self.class(i + 1);
        let compound = noun_too
            && !form(self.lower(i))
            && i > 0
            && self.noun_like(i - 1)
            && !form(self.lower(i - 1))
            && !crate::quantity::is_plural(&self.tokens[i - 1])
            && (behind.has(Class::LEVEL) || matches!(self.lower(i + 1), "for" | "of" | "in"))
            && !self.tokens[..i].iter().rev().take(4).any(|t| t.is("and"));
        if compound && !matches!(self.lower(i), "up" | "down") {
            return false;
        }
        // "the cuts totaled", "these reports showed": right before the verb of the clause it is a noun
        let next = self.class(i + 1);
        if self.lower(i).ends_with('s')
            && (noun_too || c.has(Class::VERB.or(Class::DOWN)))
            && !self.lower(i).ends_with("ss")
            && self
                .tokens
                .get(i + 1)
                .is_some_and(|t| t.kind == Kind::Word && !t.is("to"))
            && (next.has(Class::EXCEED)
                || next.has(Class::LEVEL) && self.lower(i + 1).ends_with("ed")
                || next.has(Class::UP.or(Class::DOWN))
                    && !next.has(Class::UP_NOUN.or(Class::DOWN_NOUN))
                    && !self.lower(i + 1).ends_with("ing"))
        {
            return false;
        }
        if self.is_plural_noun(i) || self.is_adjective(i) {
            return false;
        }
        // "the three industries all rebounded"
        let floating = i > 1
            && self.tokens[i - 1].any(&["all", "both", "each"])
            && (self.noun_like(i - 2) || self.quantity_at[i - 2].is_some());
        // "the steepest drop was"
        let superlative = i > 1
            && noun_too
            && self.lower(i - 1).len() > 5
            && self.lower(i - 1).ends_with("est")
            && self.class(i - 2).has(Class::DET);
        let determined = i > 0
            && !floating
            && (self.class(i - 1).has(Class::DET)
                || superlative
                || self.lower(i - 1) == "'s"
                || self.lower(i - 1) == "year-on-year"
                || self.lower(i - 1) == "of");
        let of = matches!(self.lower(i + 1), "of" | "in") && noun_too && !self.lower(i).ends_with("ed");
        let adjective = (self.lower(i).ends_with("ed") || self.lower(i).ends_with("ing"))
            && i > 0
            && !floating
            && (self.class(i - 1).has(Class::DET.or(Class::PREP)) || self.lower(i - 1) == "'s")
            && !self.quantity_after(i)
            && !self.acts_on_an_amount(i);
        !(noun_too && (determined || of)
            || adjective
            || determined
                && self.tokens[i].any(&[
                    "total", "record", "report", "support", "plan", "cost", "need", "work", "use", "cover", "issue",
                    "hit", "set", "show", "exports", "imports", "export", "import",
                ]))
    }

    /// `aimed at raising the share of wind to 40%`, `including cutting costs by 3%`: a gerund behind a preposition whose object
    /// changes by or to a figure; but `with rising costs`, `due to cutting tools of 3 kinds`.
    fn acts_on_an_amount(&self, i: usize) -> bool {
        const OF_ITSELF: &[&str] = &[
            "growing", "rising", "falling", "declining", "shrinking", "soaring", "dropping",
        ];
        if !self.lower(i).ends_with("ing") || !self.class(i - 1).has(Class::PREP) || self.tokens[i].any(OF_ITSELF) {
            return false;
        }
        let moves = Class::UP.or(Class::DOWN);
        let ends = |k: usize| {
            self.tokens[k].any(&[",", ";", ".", "and"])
                || self.class(k).has(Class::LEVEL.or(Class::MODAL)) && !self.tokens[k].any(&["to", "total", "average"])
        };
        let near = (i + 2..(i + 16).min(self.tokens.len())).find(|&k| ends(k) || self.quantity_at[k].is_some());
        let amount = near
            .and_then(|k| self.quantity_at[k])
            .map(|k| self.quantities()[k].lead);
        self.class(i).has(moves) && amount.is_some_and(|lead| matches!(self.before(lead), "by" | "to" | "from"))
    }

    /// `generator sets, and`, `the costs of`: a form in -s that a verb has too, where no verb could stand.
    fn is_plural_noun(&self, i: usize) -> bool {
        let word = self.lower(i);
        // "1 billion yuan in indirect benefits": the verb has an object
        let ends = self
            .tokens
            .get(i + 1)
            .is_none_or(|t| t.kind == Kind::Punct || t.any(&["and", "for", "to", "of"]));
        if word == "benefits" && ends && i > 1 && self.class(i - 2).has(Class::PREP) {
            return true;
        }
        let form = word.ends_with('s') && !word.ends_with("ss") && self.class(i).has(Class::VERB);
        let last = self.class(i).has(Class::LEVEL.or(Class::SHARE));
        form && !last
            && i > 0
            && self.noun_like(i - 1)
            && self
                .tokens
                .get(i + 1)
                .is_some_and(|t| t.any(&[",", "(", "and", "or", "of"]) || t.is("to") && self.of_a_ratio(i))
            && !matches!(word, "consists" | "comes" | "becomes" | "makes" | "says" | "goes")
    }

    /// `the ratio of repair costs to sales`: whether a token stands between the `of` and the `to`.
    fn of_a_ratio(&self, i: usize) -> bool {
        (i.saturating_sub(6)..i).any(|k| self.tokens[k].any(&["ratio", "proportion"]) && self.lower(k + 1) == "of")
    }

    /// `planned investment`, `treated water`: a participle right before a noun, with no subject before it.
    fn is_adjective(&self, i: usize) -> bool {
        // these tell what was done even behind "and"
        if self.tokens[i].any(&["caused", "brought", "claimed"]) {
            return false;
        }
        // "which lifted sports space to 3 square meters"
        if i > 0 && self.tokens[i - 1].any(&["which", "who"]) {
            return false;
        }
        let introduces = self.class(i).has(Class::LEVEL);
        // "newly signed contracts", though "contracts" can be a verb
        let newly = i > 0 && self.tokens[i - 1].is("newly");
        if !self.lower(i).ends_with("ed")
            || !(introduces || self.class(i).has(Class::VERB))
            || !(self.noun_like(i + 1) || newly && self.lower(i + 1).ends_with('s'))
        {
            return false;
        }
        let mut k = i;
        while k > 0 && self.class(k - 1).has(Class::ADVERB) {
            k -= 1;
        }
        // "and attracted visitors" tells what was done; "on newly issued loans" which they are
        if introduces {
            let joined = newly && k > 0 && self.class(k - 1).has(Class::CONJ);
            return k < i && (k > 0 && self.class(k - 1).has(Class::DET.or(Class::PREP)) || joined);
        }
        k == 0
            || self.class(k - 1).has(Class::DET.or(Class::PREP).or(Class::CONJ))
            || matches!(self.lower(k - 1), "'s" | ",")
    }

    /// Whether a token can be a noun or an adjective: a word with no part in grammar, no figure and no time.
    fn noun_like(&self, i: usize) -> bool {
        const GRAMMAR: Class = Class::DET
            .or(Class::PREP)
            .or(Class::CONJ)
            .or(Class::PRON)
            .or(Class::ADVERB)
            .or(Class::MODAL)
            .or(Class::LEVEL)
            .or(Class::SHARE);
        self.tokens
            .get(i)
            .is_some_and(|t| matches!(t.kind, Kind::Word | Kind::Name))
            && !self.class(i).has(GRAMMAR)
            && self.quantity_at[i].is_none()
            && self.period_at[i].is_none()
    }

    fn quantity_after(&self, i: usize) -> bool {
        (i + 1..=i + 3).any(|k| self.quantity_at.get(k).copied().flatten().is_some())
    }
}
