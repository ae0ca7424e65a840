//! Finds the quantities of a sentence and the numbers that claim nothing. Must not decide what a quantity says.
mod forms;
mod names;
mod ordinals;
mod ranks;
mod rates;
mod starts;
mod units;
mod words;

use crate::base::{Kind, Span, Token, Words};
use crate::lexicon::lexicon;
use crate::model::{Approx, Direction, NonClaimKind};
use crate::quantity::mention::{Mentions, Quantity, Shape, Sort};
use crate::quantity::numeral::{Numeral, numeral};
use crate::quantity::period::PeriodReader;
use jiff::civil::Date;
pub use rates::group;
use rust_decimal::Decimal;
use starts::QUANTITY;
pub(in crate::quantity) use starts::{PERIOD, ends_like_ordinal, starts};

/// Reads everything a sentence mentions. `source` is the whole text the tokens point into.
pub fn scan(source: &str, tokens: &[Token<'_>], today: Option<Date>) -> Mentions {
    let starts = starts(tokens);
    let periods = PeriodReader::new(tokens, today).all_from(&starts);
    let end = tokens.last().map_or(0, |t| t.span.end as usize);
    let mut s = Scanner {
        source,
        tokens,
        end,
        out: Mentions {
            periods,
            ..Mentions::default()
        },
    };
    let mut i = 0;
    let mut p = 0;
    while i < tokens.len() {
        while p < s.out.periods.len() && s.out.periods[p].last <= i {
            p += 1;
        }
        if let Some(m) = s.out.periods.get(p).filter(|m| m.first <= i) {
            let (first, last) = (m.first, m.last);
            if tokens[first..last].iter().any(is_numeric) {
                s.out.non_claims.push((first, last, NonClaimKind::Date));
            }
            i = last;
            continue;
        }
        i = if starts[i] & QUANTITY == 0 {
            debug_assert!(
                s.is_passed(i),
                "“{}” begins a quantity: it belongs into BEGINS",
                tokens[i].lower
            );
            i + 1
        } else {
            s.step(i).max(i + 1)
        };
    }
    crate::quantity::lists::settle(&mut s.out, tokens);
    s.rates_said_before();
    s.out
}

/// `at 2010 prices`, `at constant prices of 2015`: whether the year at `i` says in whose prices something is told.
pub(in crate::quantity) fn year_of_prices(tokens: &[Token<'_>], i: usize) -> bool {
    let any = |i: usize, set: &[&str]| tokens.get(i).is_some_and(|t| t.any(set));
    let before = |n: usize, set: &[&str]| i >= n && any(i - n, set);
    let behind = any(i + 1, &["prices"]) || any(i + 1, &["constant", "comparable"]) && any(i + 2, &["prices"]);
    behind && before(1, &["at", "in", "the"])
        || before(1, &["of", "in"]) && before(2, &["prices"]) && before(3, &["constant", "comparable"])
        // "at the prices of 2015"
        || before(1, &["of"]) && before(2, &["prices"]) && (before(3, &["at"]) || before(3, &["the"]) && before(4, &["at"]))
}

/// Whether a token is digits or a number word.
#[inline]
pub fn is_numeric(t: &Token<'_>) -> bool {
    match t.kind {
        Kind::Number => true,
        Kind::Name => t.text.bytes().any(|b| b.is_ascii_digit()),
        Kind::Word => NUMBERS.has(t) || t.compound && is_number_word(&t.lower),
        _ => false,
    }
}

/// Cardinal words, also as the first part of a compound (`twenty-one`).
pub fn is_number_word(lower: &str) -> bool {
    NUMBERS.has_word(lower.split('-').next().unwrap_or(lower))
}

/// Cardinal words.
pub static NUMBERS: Words = Words::new(&[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
    "sixty", "seventy", "eighty", "ninety", "zero",
]);

/// Words for what comes on top of what there was.
const ADDED: &[&str] = &["another", "further", "additional", "extra"];

struct Scanner<'t, 'a> {
    source: &'a str,
    tokens: &'t [Token<'a>],
    end: usize,
    out: Mentions,
}

impl<'a> Scanner<'_, 'a> {
    fn lower(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &t.lower)
    }

    fn before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |p| self.lower(p))
    }

    fn text_from(&self, i: usize) -> &'a str {
        self.tokens
            .get(i)
            .and_then(|t| self.source.get(t.span.start as usize..self.end))
            .unwrap_or("")
    }

    /// The token position after `rest`, which is a tail of the sentence's text.
    fn after(&self, from: usize, rest: &str) -> usize {
        let at = self.end - rest.len();
        (from..self.tokens.len())
            .find(|&k| self.tokens[k].span.start as usize >= at)
            .unwrap_or(self.tokens.len())
    }

    fn drop(&mut self, first: usize, last: usize, kind: NonClaimKind) -> usize {
        self.out.non_claims.push((first, last, kind));
        last
    }

    /// Whether nothing begins at token `i`, found by reading.
    fn is_passed(&mut self, i: usize) -> bool {
        let t = &self.tokens[i];
        t.kind != Kind::Word || self.in_words(i).is_none() && !is_number_word(&self.tokens[i].lower)
    }

    /// Reads what begins at token `i`, where something may; returns where to go on.
    fn step(&mut self, i: usize) -> usize {
        let t = &self.tokens[i];
        match t.kind {
            Kind::Name if t.text.bytes().any(|b| b.is_ascii_digit()) => return self.drop(i, i + 1, NonClaimKind::Name),
            Kind::Number => {}
            Kind::Word | Kind::Name => {
                if let Some(next) = self.in_words(i) {
                    return next;
                }
                let starts = is_numeric(t) || t.any(&["half", "a", "minus", "negative"]);
                if !starts {
                    return i + 1;
                }
            }
            _ => return i + 1,
        }
        if t.kind == Kind::Number
            && let Some(next) = self.marked_number(i)
        {
            return next;
        }
        if let Some(next) = self.ordinals(i).or_else(|| self.fractions(i)) {
            return next;
        }
        if t.any(&["half", "a"]) {
            return i + 1;
        }
        self.plain(i)
    }

    /// What is said in words of its own.
    fn in_words(&mut self, i: usize) -> Option<usize> {
        self.fold(i)
            .or_else(|| self.flat(i))
            .or_else(|| self.ordinals(i))
            .or_else(|| self.article_unit(i))
            .or_else(|| self.article_number(i))
            .or_else(|| self.milestone(i))
            .or_else(|| self.vague(i))
            .or_else(|| self.capital_name(i))
            .or_else(|| self.number_rank(i))
    }

    /// A numeral with whatever unit follows.
    fn plain(&mut self, i: usize) -> usize {
        let text = self.text_from(i);
        let Ok((rest, n)) = numeral(text) else {
            return i + 1;
        };
        let last = self.after(i, rest);
        // a compound such as "two-way" or "Five-Year": the numeral ends inside the token
        if self.tokens[i].kind == Kind::Word && self.end - rest.len() < self.tokens[i].span.end as usize {
            return self.drop(i, i + 1, NonClaimKind::Name);
        }
        // "children under three years of age"
        if self.tokens[i].kind == Kind::Word
            && last == i + 1
            && let Some(next) = self.age_in_words(i)
        {
            return next;
        }
        let (last, n) = self.and_a_half(last, n);
        if let Some(next) = self.denominator(i, last) {
            return next;
        }
        if let Some(next) = self.ratio(i, last, n).or_else(|| self.one_in_many(i, last, n)) {
            return next;
        }
        if self.negative(i) {
            let value = -n.value;
            return self.finish(i - 1, last, Numeral { value, ..n }).unwrap_or(last);
        }
        self.finish(i, last, n).unwrap_or(last)
    }

    /// `was -1.48`, `(March: -4.3%)`: a minus that touches the number and not the word before.
    fn negative(&self, i: usize) -> bool {
        let told = |k: usize| self.tokens[k].kind == Kind::Word || self.tokens[k].any(&[":", ","]);
        i >= 2
            && matches!(self.before(i), "-" | "−" | "–")
            && !self.tokens[i].spaced
            && (self.tokens[i - 1].spaced && told(i - 2) || self.tokens[i - 2].is("("))
    }

    /// A numeral whose unit, counted noun or neighbour is still to be found; none where nothing was there.
    fn finish(&mut self, i: usize, last: usize, n: Numeral) -> Option<usize> {
        let word = &self.tokens[i];
        if let Some(next) = self.of_ranking(i, last, n).or_else(|| self.with_unit(i, last, n)) {
            return Some(next);
        }
        // "two crewed missions and one cargo flight"
        let listed = self.before(i) == "and"
            && self
                .out
                .quantities
                .last()
                .is_some_and(|q| q.sort == Sort::Count && q.noun.is_some() && q.tail + 1 == i);
        let range = listed || self.lower(last) == "to" && self.goes_with_a_number(i, last, n);
        let one = word.is("one") && n.scale == Decimal::ONE;
        let ends = |at: usize| self.tokens.get(at).is_none_or(|t| t.kind == Kind::Punct);
        if one
            && !self.one_for_every(last)
            && !self.changed_by(i, last)
            && !range
            && !(ends(last) && self.ends_a_change(i))
        {
            return Some(self.drop(i, last, NonClaimKind::Idiom));
        }
        if let Some(next) = self.counted(i, last, n).or_else(|| self.hyphenated(i, last, n)) {
            return Some(next);
        }
        if n.in_words
            && n.scale == Decimal::ONE
            && last == i + 1
            && !super::noun::is_predicate(self.tokens, last)
            && !self.goes_with_a_number(i, last, n)
            && !self.changed_by(i, last)
        {
            return Some(self.drop(i, last, NonClaimKind::Idiom));
        }
        let first = self.with_currency(i).map_or(i, |(first, _)| first);
        self.push(first, last, n, "", Sort::Bare, Shape::Plain, None);
        Some(last)
    }

    /// `one nurse for every four beds`: here `one` counts.
    fn one_for_every(&self, last: usize) -> bool {
        (last + 1..last + 4)
            .any(|k| matches!(self.lower(k), "for" | "by" | "in" | "among") && self.lower(k + 1) == "every")
    }

    /// `per 10,000 yuan (1,400 U.S. dollars)`: what something is measured per, also in another currency.
    fn denominator(&mut self, i: usize, last: usize) -> Option<usize> {
        // "For each 100 students", but "for each 3 million yuan"
        let each = self.before(i) == "each" && i > 1 && self.lower(i - 2) == "for";
        let per = (matches!(self.before(i), "per" | "every") || each) && self.lower(last) != "percent";
        let gloss = self.before(i) == "("
            && self
                .out
                .non_claims
                .last()
                .is_some_and(|n| n.2 == NonClaimKind::Denominator && n.1 + 1 == i);
        // "76.9 out of 100": the end of the scale a score is read on
        let scale_end = self.before(i) == "of"
            && ["5", "10", "100"].contains(&self.tokens[i].text)
            && i >= 2
            && match self.lower(i - 2) {
                "out" => self
                    .out
                    .quantities
                    .last()
                    .is_some_and(|q| (q.sort == Sort::Bare || q.unit == "point") && q.tail + 2 == i),
                "scale" | "maximum" => last == i + 1 && i >= 3 && self.lower(i - 3) == "a",
                _ => false,
            };
        if !per && !gloss && !scale_end {
            return None;
        }
        let unit = lexicon().unit_after.at(self.tokens, last).map_or(0, |(len, _)| len);
        Some(self.drop(i, last + unit, NonClaimKind::Denominator))
    }

    /// The token before `another`, `a further`, `a mere`, where they stand before a number: they say nothing of it that
    /// its verb and its hedge do not.
    fn before_additions(&self, lead: usize) -> usize {
        const GRADES: &[&str] = &[
            "further", "additional", "extra", "mere", "modest", "whopping", "staggering", "hefty", "full", "solid",
            "robust",
        ];
        match self.before(lead) {
            "another" => lead - 1,
            w if GRADES.contains(&w) && lead > 1 && matches!(self.before(lead - 1), "a" | "an") => lead - 2,
            // "a more modest 8%", "a still hefty 12%"
            w if GRADES.contains(&w)
                && lead > 2
                && matches!(
                    self.before(lead - 1),
                    "more" | "less" | "still" | "rather" | "fairly" | "far"
                )
                && matches!(self.before(lead - 2), "a" | "an") =>
            {
                lead - 3
            }
            _ => lead,
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn push(
        &mut self,
        first: usize,
        last: usize,
        n: Numeral,
        unit: &str,
        sort: Sort,
        shape: Shape,
        noun: Option<(usize, usize)>,
    ) {
        let last = last.min(self.tokens.len());
        // "5 yuan RMB 6": a word taken by the quantity before is not taken twice
        let floor = self.out.quantities.last().map_or(0, |q| q.tail);
        let first = first.max(floor);
        if first >= last {
            return;
        }
        let (mut lead, mut tail) = (first, last);
        let mut approx = Approx::Exact;
        if let Some((hedged, a)) = self.hedge_before(first, last) {
            (lead, approx) = (hedged, a);
        } else if self.before(first) == "a"
            && first >= 2
            && matches!(self.lower(first - 2), "nearly" | "about" | "almost")
        {
            (lead, approx) = (
                first - 2,
                if self.lower(first - 2) == "about" {
                    Approx::About
                } else {
                    Approx::Nearly
                },
            );
        }
        if let Some((len, a)) = lexicon().hedges_after.at(self.tokens, last) {
            // "12 ships and over 300 boats": the hedge of the next number
            let lists_on = self.lower(last + len) == "than"
                || len == 2
                    && self.lower(last) == "and"
                    && self
                        .tokens
                        .get(last + len)
                        .is_some_and(|t| t.kind == Kind::Number || is_number_word(&t.lower));
            if !lists_on {
                (tail, approx) = (last + len, a);
            }
        }
        let hedged = lead;
        lead = self.before_additions(lead).max(floor);
        // "another 40 clinics" are 40 more, but prices are cut "by another 40 cents"
        let added = lead < hedged && self.tokens[lead..hedged].iter().any(|t| t.any(ADDED));
        // "by about another 2 points"
        if let Some((before, a)) = self
            .hedge_before(lead, last)
            .filter(|_| added && approx == Approx::Exact)
        {
            (lead, approx) = (before.max(floor), a);
        }
        let amount = sort == Sort::Unit && self.lower(tail) == "of" && unit != "person";
        let things = (sort == Sort::Count && noun.is_some() || amount) && shape == Shape::Plain;
        let shape = if added && things && self.before(lead) != "by" {
            Shape::MoreOrFewer(Direction::Up)
        } else {
            shape
        };
        let span = self.tokens[first].span.cover(self.tokens[last - 1].span);
        let span = Span {
            start: span.start,
            end: span.end,
        };
        self.out.quantities.push(Quantity {
            first,
            last,
            lead,
            tail,
            span,
            value: n.value,
            step: n.step,
            upper: None,
            scale: n.scale,
            unit: unit.to_string(),
            sort,
            approx,
            shape,
            noun,
        });
    }
}

#[cfg(test)]
mod tests;
