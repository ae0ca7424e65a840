//! Quantities written in words of their own: folds, `flat`, fractions, `less than a week`.
use super::Scanner;
use super::is_number_word;
use crate::base::{Kind, Token};
use crate::lexicon::{UnitKind, lexicon};
use crate::model::Approx;
use crate::quantity::mention::{Shape, Sort};
use crate::quantity::noun::is_plural;
use crate::quantity::numeral::{Numeral, fraction, numeral};
use rust_decimal::Decimal;

/// What is said to be kept as it is, and measures nothing.
const KEPT: &[&str] = &[
    "trend", "trends", "stance", "direction", "principle", "principles", "fundamentals", "commitment", "attitude",
    "determination", "nature", "role", "orientation", "resolve",
];

/// No change at all.
const NONE: Numeral = Numeral {
    value: Decimal::ZERO,
    step: Decimal::ONE,
    scale: Decimal::ONE,
    in_words: true,
};

/// So many percent, from words.
fn percent(value: Decimal) -> Numeral {
    Numeral { value, ..NONE }
}

impl Scanner<'_, '_> {
    /// `the number of visitors doubles in May`: whether `doubles` at `i` is the verb of a clause.
    fn multiplies(&self, i: usize) -> bool {
        let noun = i > 0 && matches!(self.tokens[i - 1].kind, Kind::Word | Kind::Name);
        let ends = self.tokens.get(i + 1).is_none_or(|t| {
            t.any(&[
                ",", ".", ";", "in", "at", "on", "to", "every", "when", "if", "by", "during", "and", "within",
            ])
        });
        let measured = (i.saturating_sub(8)..i).any(|k| {
            self.tokens[k].any(&[
                "number", "output", "volume", "price", "prices", "capacity", "amount", "speed", "income", "demand",
                "rate", "sales", "revenue", "population", "size", "area", "traffic", "cost", "value", "share",
            ])
        });
        // "the zone doubles its size"
        let object = self
            .tokens
            .get(i + 1)
            .is_some_and(|t| t.any(&["its", "their", "the", "our"]));
        noun && (ends && measured || object)
    }

    /// `doubled`, `two-fold`, `fourfold`, `twice`.
    pub(super) fn fold(&mut self, i: usize) -> Option<usize> {
        let w = &*self.tokens[i].lower;
        if !matches!(
            w.as_bytes().first(),
            Some(b'd' | b'q' | b't' | b'h' | b'f' | b's' | b'e' | b'n' | b'o')
        ) {
            return None;
        }
        if let Some(next) = self.fold_range(i) {
            return Some(next);
        }
        let before = self.before(i);
        let will = ["to", "will", "would", "than", "nearly", "almost", "could"].contains(&before);
        // "the doubled line", "a doubled-edged plan": an adjective of what follows
        let adjective = ["the", "a", "an", "this", "its", "their"].contains(&before)
            && self.tokens.get(i + 1).is_some_and(|t| t.kind == Kind::Word)
            && (w.ends_with("ed") || w.ends_with("ing"));
        if adjective {
            return None;
        }
        let x = |n: i64| Some((Decimal::from(n), "x", Sort::Times));
        let hit = match w {
            "doubled" | "doubling" => x(2),
            // "the number doubles at night"; but "men's doubles"
            "doubles" if self.multiplies(i) => x(2),
            "triples" if self.multiplies(i) => x(3),
            "quadruples" if self.multiplies(i) => x(4),
            "double" | "triple"
                if matches!(self.lower(i + 1), "that" | "the" | "last" | "its" | "their")
                    && self.before(i) != "the" =>
            {
                x(if w == "double" { 2 } else { 3 })
            }
            "double" if will && !self.tokens.get(i + 1).is_some_and(is_plural) => x(2),
            "tripled" | "trebled" | "tripling" => x(3),
            "quadrupled" | "quadrupling" => x(4),
            "quintupled" => x(5),
            "halve" | "halves" if matches!(self.lower(i + 1), "the" | "its" | "their" | "our") => {
                Some((Decimal::from(-50), "%", Sort::Percent))
            }
            "halved" | "halving" => Some((Decimal::from(-50), "%", Sort::Percent)),
            "twice" if matches!(self.lower(i + 1), "that" | "the" | "as" | "of" | "what") => x(2),
            "double-digit" | "double-digits" | "double-digit-percent" | "double-digit-percentage" | "two-digit" => {
                return self.double_digit(i, i + 1);
            }
            "double" if self.lower(i + 1) == "digit" || self.lower(i + 1) == "digits" => {
                return self.double_digit(i, i + 2);
            }
            _ => {
                let stem = w.strip_suffix("fold")?;
                let (rest, n) = numeral(stem.trim_end_matches('-')).ok()?;
                if !rest.is_empty() {
                    return None;
                }
                Some((n.value, "x", Sort::Times))
            }
        };
        let (value, unit, sort) = hit?;
        self.push(
            i,
            i + 1,
            Numeral {
                value,
                step: Decimal::ONE,
                scale: Decimal::ONE,
                in_words: true,
            },
            unit,
            sort,
            Shape::Fold,
            None,
        );
        Some(i + 1)
    }

    /// `two- to threefold`, `three- to five-fold`.
    fn fold_range(&mut self, i: usize) -> Option<usize> {
        let end = self.tokens.get(i + 3).filter(|t| t.lower.ends_with("fold"))?;
        let joined = matches!(self.lower(i + 1), "-" | "‐" | "‑") && self.lower(i + 2) == "to";
        let (_, low) = numeral(self.tokens[i].text).ok().filter(|_| joined)?;
        let stem = end.lower.strip_suffix("fold")?.trim_end_matches('-');
        let (rest, high) = numeral(stem).ok()?;
        if !rest.is_empty() || low.value >= high.value {
            return None;
        }
        let before = self.out.quantities.len();
        self.push(i, i + 4, high, "x", Sort::Times, Shape::Fold, None);
        if let Some(q) = self.out.quantities.get_mut(before) {
            (q.value, q.upper, q.approx) = (low.value, Some(high.value), Approx::About);
        }
        Some(i + 4)
    }

    fn double_digit(&mut self, i: usize, last: usize) -> Option<usize> {
        let ten = Numeral {
            value: Decimal::TEN,
            step: Decimal::ONE,
            scale: Decimal::ONE,
            in_words: true,
        };
        self.push(i, last, ten, "%", Sort::Percent, Shape::DoubleDigit, None);
        if let Some(q) = self.out.quantities.last_mut() {
            q.approx = Approx::AtLeast;
        }
        Some(last)
    }

    /// `remained basically flat`, `was unchanged`, `on par with last year`.
    pub(super) fn flat(&mut self, i: usize) -> Option<usize> {
        let w = &*self.tokens[i].lower;
        let on_par =
            w == "on" && (self.lower(i + 1) == "par" || self.lower(i + 1) == "a" && self.lower(i + 2) == "par");
        // "did not change from a year earlier"
        let denied = matches!(w, "change" | "changed")
            && self.before(i) == "not"
            && i >= 2
            && self.tokens[i - 2].any(&["did", "does", "do", "has", "have", "had"])
            && matches!(self.lower(i + 1), "from" | "compared" | "against");
        // "basically the same", "roughly equal"; "the same as last year"
        let same = w == "same" && self.before(i) == "the" || w == "equal";
        if w == "zero" && self.lower(i + 1) == "growth" {
            self.push(i, i + 1, NONE, "%", Sort::Percent, Shape::Flat, None);
            return Some(i + 1);
        }
        if !(w == "flat" || w == "unchanged" || on_par || denied || same) {
            return None;
        }
        let mut at = i - usize::from(w == "same");
        let mut hedged = false;
        while at > 0
            && [
                "basically", "largely", "roughly", "essentially", "almost", "generally", "broadly", "virtually",
                "nearly",
            ]
            .contains(&self.lower(at - 1))
            || w == "same" && at > 1 && matches!(self.lower(at - 1), "about" | "much")
        {
            hedged = true;
            at -= 1;
        }
        let then = matches!(self.lower(i + 1), "as" | "with" | "to")
            && (matches!(self.lower(i + 2), "last" | "previous") && !self.before(at).is_empty()
                || matches!(self.lower(i + 2), "a" | "the")
                    && matches!(self.lower(i + 3), "year" | "previous" | "month"));
        if same && !(hedged && self.tokens.get(i + 1).is_none_or(|n| n.kind == Kind::Punct) || then) {
            return None;
        }
        let verb = [
            "remained", "was", "were", "is", "are", "stayed", "kept", "remaining", "remain", "remains", "been", "be",
            "held", "staying", "and", ",", "stood", "stands", "came", "ended", "turned", "finished", "cost", "costs",
        ]
        .contains(&self.before(at))
            || denied
            // "exports rose 5%, while imports basically flat"
            || hedged && w == "flat";
        // headlines: "CPI flat in June"
        let headline = w == "flat"
            && lexicon().indicators.ending(self.tokens, at, 4).is_some()
            && matches!(self.lower(i + 1), "in" | "from" | "against" | "year-on-year" | "over");
        let last = i + if on_par {
            2 + usize::from(self.lower(i + 1) == "a")
        } else {
            1
        };
        let open = self.tokens.get(last).is_none_or(|n| {
            n.kind == Kind::Punct
                || n.any(&[
                    "with", "in", "from", "year-on-year", "month-on-month", "quarter-on-quarter", "and", "compared",
                    "over", "at", "on", "for", "year", "month", "during", "against", "versus",
                ])
                || same && n.any(&["as", "to"])
        });
        if !((verb || headline) && open) || on_par && self.lower(last) != "with" {
            return None;
        }
        // "the policy stance remained unchanged", "the trend of recovery remains unchanged" measure nothing
        let near = self.tokens[at.saturating_sub(8)..at].iter().rev();
        let own = near.take_while(|t| !t.any(&[",", ";", "and", "while", "but"]));
        if !hedged && own.into_iter().any(|t| t.any(KEPT)) {
            return None;
        }
        let first = i - usize::from(w == "same");
        self.push(first, last, NONE, "%", Sort::Percent, Shape::Flat, None);
        if let Some(q) = self.out.quantities.last_mut() {
            q.lead = at;
            q.approx = if hedged || on_par { Approx::About } else { Approx::Exact };
        }
        Some(last)
    }

    /// `less than a week`, `every hour`: an article as the numeral one, only after a hedge.
    pub(super) fn article_unit(&mut self, i: usize) -> Option<usize> {
        if !self.tokens[i].any(&["a", "an"]) {
            return None;
        }
        let (len, unit) = lexicon().unit_after.at(self.tokens, i + 1)?;
        let unit = &lexicon().units[unit];
        let hedged = lexicon().hedges_before.ending(self.tokens, i, 4).is_some();
        // "more than a quarter of the supply" is a share
        let by = || {
            let hedge = lexicon()
                .hedges_before
                .ending(self.tokens, i, 4)
                .map_or(0, |(len, _)| len);
            let share = |t: &Token<'_>| t.any(&["share", "shares", "proportion", "portion", "percentage"]);
            matches!(self.before(i - hedge), "by" | "to")
                || self.before(i - hedge) == "from" && self.tokens[..i].iter().any(share)
        };
        // "a third of the power, compared with less than a quarter in 2020"
        let beside = || {
            let hedge = lexicon()
                .hedges_before
                .ending(self.tokens, i, 4)
                .map_or(0, |(len, _)| len);
            let last = self.out.quantities.last();
            matches!(self.before(i - hedge), "with" | "against" | "than" | "versus")
                && last.is_some_and(|q| q.sort == Sort::Percent)
        };
        let share = unit.code == "quarter" && (self.lower(i + 1 + len) == "of" || by() || beside());
        if unit.kind != UnitKind::Time
            || !hedged
            || share
            || self
                .tokens
                .get(i + 1 + len)
                .is_some_and(|n| n.any(&["ago", "earlier", "previously"]))
            || self.says_when(i + 1 + len)
        {
            return None;
        }
        let one = Numeral {
            value: Decimal::ONE,
            step: Decimal::ONE,
            scale: Decimal::ONE,
            in_words: true,
        };
        self.push(i, i + 1 + len, one, &unit.code, Sort::Time, Shape::Plain, None);
        Some(i + 1 + len)
    }

    /// `more than a year before` ends with a point in time; `more than a year before it opened` is a time that passed.
    fn says_when(&self, i: usize) -> bool {
        self.lower(i) == "before" && self.tokens.get(i + 1).is_none_or(|n| n.kind == Kind::Punct)
    }

    /// `one-third of`, `nearly half`, `1/10`, `one in three`, `three quarters of`.
    pub(super) fn fractions(&mut self, i: usize) -> Option<usize> {
        if self.tokens[i].kind == Kind::Number {
            return self.one_in(i).or_else(|| self.with_a_stroke(i));
        }
        if let Some(next) = self.one_in(i) {
            return Some(next);
        }
        let text = self.text_from(i);
        let (rest, v) = fraction(text).ok()?;
        let last = self.after(i, rest);
        if let Some(next) = self.part_of_a_point(i, last, v) {
            return Some(next);
        }
        let word = text[..text.len() - rest.len()].to_lowercase();
        // "in the same three quarters"
        let known = word.contains("quarter") && matches!(self.before(i), "the" | "same" | "these" | "those");
        if known && self.lower(last) != "of"
            || !self.is_part(i, last, &word)
            || matches!(self.lower(last), "consecutive" | "straight")
            || matches!(
                self.before(i),
                "first" | "second" | "past" | "last" | "latter" | "next" | "other" | "coming"
            )
        {
            return None;
        }
        self.push(i, last, percent(v), "%", Sort::Percent, Shape::Fraction, None);
        Some(last)
    }

    /// `1/10`, but not a date nor a rate per so many.
    fn with_a_stroke(&mut self, i: usize) -> Option<usize> {
        let d = self
            .tokens
            .get(i + 2)
            .filter(|d| self.lower(i + 1) == "/" && d.kind == Kind::Number && !d.spaced)?;
        let (n, d): (Decimal, Decimal) = (self.tokens[i].text.parse().ok()?, d.text.replace(',', "").parse().ok()?);
        if n >= d || d > Decimal::from(20) || n <= Decimal::ZERO {
            return None;
        }
        let v = (n * Decimal::ONE_HUNDRED / d)
            .round_dp_with_strategy(6, rust_decimal::RoundingStrategy::ToZero)
            .normalize();
        self.push(i, i + 3, percent(v), "%", Sort::Percent, Shape::Fraction, None);
        Some(i + 3)
    }

    /// `half of`, `accounting for a third`, `a share of more than three quarters`: whether the fraction `word` at `i..last`
    /// says what part, and not when or which.
    fn is_part(&self, i: usize, last: usize, word: &str) -> bool {
        let next = self.lower(last);
        let whole = matches!(next, "of") || matches!(next, "the");
        let hedged = lexicon().hedges_before.ending(self.tokens, i, 4).is_some();
        let share_verb = self.tokens[..i].iter().rev().take(4).any(|t| {
            t.any(&[
                "accounting", "accounted", "account", "accounts", "for", "by", "representing", "constituting",
                "reached", "to",
            ])
        });
        let time_like = word.contains("quarter") && !word.starts_with("one") && !whole;
        let article = word.starts_with("a ") || word.starts_with("an ");
        if word == "half" {
            whole && self.before(i) != "the" || hedged || share_verb && !matches!(next, "a" | "year")
        } else if article {
            // "fell by 5 million tons, or a third"
            let again = self.before(i) == "or"
                && self.tokens.get(last).is_none_or(|t| t.kind == Kind::Punct)
                && !self.out.quantities.is_empty();
            next == "of" || hedged || again || self.moves_by_a_part(i, last)
        } else {
            // "their share is still more than three quarters"
            let ends = self.tokens.get(last).is_none_or(|t| t.kind == Kind::Punct);
            let share = || {
                self.tokens[..i]
                    .iter()
                    .any(|t| t.any(&["share", "shares", "proportion", "percentage"]))
            };
            // "dropped by three quarters in a decade"; but "for three quarters in a row"
            let over_time = next == "in" && self.before(i) == "by" && self.lower(last + 2) != "row";
            !time_like || share_verb && (next != "in" || over_time) || ends && share()
        }
    }

    /// `rose by a third`, `a third more than in 2022`, `up from a third in 2015`: something that changed by a part or was one.
    fn moves_by_a_part(&self, i: usize, last: usize) -> bool {
        const MOVES: &[&str] = &[
            "down", "up", "fell", "rose", "dropped", "falling", "rising", "shed", "lost", "grew", "jumped", "declined",
            "slid", "slipped", "shrank",
        ];
        let next = self.lower(last);
        let from = matches!(self.before(i), "from" | "to" | "than")
            && (matches!(next, "in" | "to" | "," | "." | ";" | "") || self.tokens.get(last).is_none())
            && self.tokens[..i]
                .iter()
                .any(|t| t.any(&["share", "up", "down", "proportion", "rose", "fell", "grew"]));
        let ends = self.tokens.get(last).is_none_or(|t| {
            t.kind == Kind::Punct
                || t.any(&[
                    "in", "from", "on", "over", "and", "to", "since", "year-on-year", "compared", "last",
                ])
        });
        from || self.before(i) == "by"
            || MOVES.contains(&self.before(i)) && ends
            || matches!(next, "more" | "less" | "fewer" | "higher" | "lower")
    }

    /// `stands empty`, `lives abroad`: what looks like a plural is the verb, since a word that is none goes on behind it.
    fn does(&self, i: usize) -> bool {
        let stop = |k: usize| crate::quantity::is_stop(self.tokens, k);
        self.tokens[i].any(&["goes", "belongs", "comes", "flows"])
            || stop(i)
            || self.tokens.get(i + 1).is_some_and(|t| t.kind == Kind::Word) && !stop(i + 1)
    }

    /// `nine tenths of a percentage point`, `three quarters of a point`.
    fn part_of_a_point(&mut self, i: usize, last: usize, percent: Decimal) -> Option<usize> {
        let at = last + 1 + usize::from(self.lower(last + 1) == "a");
        let (len, unit) = lexicon().unit_after.at(self.tokens, at)?;
        let unit = &lexicon().units[unit];
        if self.lower(last) != "of" || unit.code != "pp" {
            return None;
        }
        let n = Numeral {
            value: (percent / Decimal::ONE_HUNDRED).normalize(),
            step: Decimal::new(1, 1),
            scale: Decimal::ONE,
            in_words: true,
        };
        self.push(i, at + len, n, "pp", Sort::Pp, Shape::Plain, None);
        Some(at + len)
    }

    /// `one in three`, `one out of every four`.
    fn one_in(&mut self, i: usize) -> Option<usize> {
        let digits = self.tokens[i].kind == Kind::Number;
        if !digits && !is_number_word(&self.tokens[i].lower) {
            return None;
        }
        let mut k = i + 1;
        // "one desk in six"
        let noun = self.tokens[i].is("one")
            && self
                .tokens
                .get(k)
                .is_some_and(|t| t.kind == Kind::Word && !is_plural(t))
            && !crate::quantity::is_stop(self.tokens, k)
            && self.lower(k + 1) == "in"
            && self
                .tokens
                .get(k + 2)
                .is_some_and(|t| is_number_word(&t.lower) && !t.is("one"))
            && self.tokens.get(k + 3).is_none_or(|t| !is_plural(t) || self.does(k + 3));
        k += usize::from(noun);
        let out_of = self.lower(k) == "out" && self.lower(k + 1) == "of";
        if out_of {
            k += 2;
        } else if self.lower(k) == "in" {
            k += 1;
        } else {
            return None;
        }
        let every = self.lower(k) == "every";
        k += usize::from(every);
        // "eight in 2021"
        if !out_of && !every && self.period_starts(k) {
            return None;
        }
        let t = self
            .tokens
            .get(k)
            .filter(|t| is_number_word(&t.lower) || t.kind == Kind::Number)?;
        let (_, a) = numeral(self.tokens[i].text).ok()?;
        let (rest, b) = numeral(t.text).ok()?;
        // "16 out of 28 universities" counts universities, "3 out of 10" is a share, "98.6 out of 100" a score
        let round = ["5", "10", "20", "100"].contains(&t.text);
        let plural = self.tokens.get(k + 1).is_some_and(is_plural);
        let scored = self.tokens[i].text.contains('.')
            || (i.saturating_sub(8)..i)
                .any(|k| self.tokens[k].any(&["score", "scored", "scores", "rating", "satisfaction"]));
        // "1 in 10", but not "1 in 10 years"
        let odds = !out_of
            && self.tokens[i].text == "1"
            && b.value <= Decimal::ONE_HUNDRED
            && lexicon()
                .unit_after
                .at(self.tokens, k + 1)
                .is_none_or(|(_, u)| lexicon().units[u].code == "person");
        // "9 in 10 of those retried", "3 in 5 households"
        let part = !out_of
            && self.tokens[i].text.len() == 1
            && ["3", "4", "5", "10"].contains(&t.text)
            && (self.lower(k + 1) == "of" || plural && self.tokens[k + 1].kind == Kind::Word);
        if digits && (scored || !(odds || every || part || out_of && round && !plural)) {
            return None;
        }
        if !digits && out_of && !every && plural && b.value > Decimal::TEN {
            return None;
        }
        if !rest.is_empty() || a.value >= b.value || a.value <= Decimal::ZERO {
            return None;
        }
        let v = (a.value * Decimal::ONE_HUNDRED / b.value)
            .round_dp_with_strategy(6, rust_decimal::RoundingStrategy::ToZero)
            .normalize();
        let n = Numeral {
            value: v,
            step: Decimal::ONE,
            scale: Decimal::ONE,
            in_words: true,
        };
        let thing = noun.then_some((i + 1, i + 2));
        self.push(i, k + 1, n, "%", Sort::Percent, Shape::Fraction, thing);
        Some(k + 1)
    }
}
