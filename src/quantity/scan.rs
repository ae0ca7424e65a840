//! Finds the quantities of a sentence and the numbers that claim nothing. Must not decide what a quantity says.
use super::mention::{Mentions, Quantity, Shape, Sort};
use super::noun::{is_plural, noun_run};
use super::numeral::{Numeral, fraction, numeral, ordinal};
use super::period::PeriodReader;
use crate::base::{Kind, Span, Token};
use crate::lexicon::{UnitKind, lexicon};
use crate::model::{Approx, Direction, NonClaimKind};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// Reads everything a sentence mentions. `source` is the whole text the tokens point into.
pub fn scan(source: &str, tokens: &[Token<'_>], today: Option<Date>) -> Mentions {
    let periods = PeriodReader::new(tokens, today).all();
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
        i = s.step(i).max(i + 1);
    }
    super::lists::settle(&mut s.out, tokens);
    s.out
}

/// Whether a token is digits or a number word.
pub fn is_numeric(t: &Token<'_>) -> bool {
    t.kind == Kind::Number
        || t.kind == Kind::Name && t.text.bytes().any(|b| b.is_ascii_digit())
        || t.kind == Kind::Word && is_number_word(&t.lower)
}

/// Cardinal words, also as the first part of a compound (`twenty-one`).
pub fn is_number_word(lower: &str) -> bool {
    let head = lower.split('-').next().unwrap_or(lower);
    matches!(
        head,
        "one"
            | "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "eleven"
            | "twelve"
            | "thirteen"
            | "fourteen"
            | "fifteen"
            | "sixteen"
            | "seventeen"
            | "eighteen"
            | "nineteen"
            | "twenty"
            | "thirty"
            | "forty"
            | "fifty"
            | "sixty"
            | "seventy"
            | "eighty"
            | "ninety"
            | "zero"
    )
}

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

    /// Reads what begins at token `i`; returns where to go on.
    fn step(&mut self, i: usize) -> usize {
        let t = &self.tokens[i];
        match t.kind {
            Kind::Name if t.text.bytes().any(|b| b.is_ascii_digit()) => return self.drop(i, i + 1, NonClaimKind::Name),
            Kind::Number => {}
            Kind::Word | Kind::Name => {
                if let Some(next) = self
                    .fold(i)
                    .or_else(|| self.flat(i))
                    .or_else(|| self.ordinals(i))
                    .or_else(|| self.article_unit(i))
                {
                    return next;
                }
                let starts = is_number_word(&t.lower) || t.any(&["half", "a", "minus", "negative"]);
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

    /// List markers, clock times, numbered names.
    fn marked_number(&mut self, i: usize) -> Option<usize> {
        let next = self.lower(i + 1);
        let before = self.before(i);
        let short = self.tokens[i].text.len() <= 2;
        if i == 0 && short && matches!(next, "." | ")" | "、") && self.tokens.len() > 2 {
            return Some(self.drop(i, i + 1, NonClaimKind::ListMarker));
        }
        if before == "(" && short && next == ")" {
            return Some(self.drop(i, i + 1, NonClaimKind::ListMarker));
        }
        if short && (matches!(next, "a.m." | "p.m." | "o'clock") || matches!(next, "am" | "pm")) {
            return Some(self.drop(i, i + 2, NonClaimKind::Date));
        }
        if next == ":"
            && self
                .tokens
                .get(i + 2)
                .is_some_and(|n| n.kind == Kind::Number && n.text.len() == 2 && !n.spaced && short)
            && !self.tokens[i + 1].spaced
        {
            let last = i + 3 + usize::from(matches!(self.lower(i + 3), "a.m." | "p.m."));
            return Some(self.drop(i, last, NonClaimKind::Date));
        }
        let named = matches!(
            before,
            "version"
                | "category"
                | "article"
                | "chapter"
                | "grade"
                | "phase"
                | "stage"
                | "type"
                | "class"
                | "route"
                | "annex"
                | "appendix"
                | "document"
                | "section"
                | "resolution"
                | "flight"
                | "agenda"
                | "industry"
                | "group"
                | "under-"
        ) || matches!(before, "aged" | "age" | "ages")
            || before == "." && i >= 2 && self.lower(i - 2) == "no" && !self.rank_context(i);
        if named {
            return Some(self.drop(i, i + 1, NonClaimKind::Name));
        }
        let older = matches!(self.lower(i + 1), "and" | "or")
            && matches!(self.lower(i + 2), "above" | "older" | "over" | "below" | "under");
        let about_age = older && (i.saturating_sub(4)..i).any(|k| self.tokens[k].any(&["age", "aged", "ages"]));
        let ages = about_age || matches!(self.lower(i + 1), "years") && matches!(self.lower(i + 2), "old" | "of");
        let aged = matches!(before, "and" | "to" | "or" | "-" | "–")
            && i >= 3
            && matches!(self.lower(i - 3), "aged" | "ages" | "between")
            && self.out.non_claims.last().is_some_and(|n| n.1 + 1 == i);
        let children_under =
            before == "under" && i >= 2 && matches!(self.lower(i - 2), "children" | "those" | "people" | "kids");
        if about_age
            || ages && self.lower(i + 3) == "age"
            || ages && self.lower(i + 2) == "old"
            || aged
            || children_under
        {
            let last = if ages { (i + 3).min(self.tokens.len()) } else { i + 1 };
            return Some(self.drop(i, last, NonClaimKind::Name));
        }
        None
    }

    fn rank_context(&self, i: usize) -> bool {
        i >= 3
            && self.tokens[..i]
                .iter()
                .rev()
                .take(6)
                .any(|t| t.any(&["ranked", "ranks", "ranking", "rank", "remained", "was", "is", "the"]))
            || matches!(self.lower(i + 1), "in" | "globally" | "worldwide")
    }

    /// `doubled`, `two-fold`, `fourfold`, `twice`.
    fn fold(&mut self, i: usize) -> Option<usize> {
        let w = &*self.tokens[i].lower;
        if !matches!(
            w.as_bytes().first(),
            Some(b'd' | b'q' | b't' | b'h' | b'f' | b's' | b'e' | b'n' | b'o')
        ) {
            return None;
        }
        let before = self.before(i);
        let will = matches!(before, "to" | "will" | "would" | "than" | "nearly" | "almost" | "could");
        let x = |n: i64| Some((Decimal::from(n), "x", Sort::Times));
        let hit = match w {
            "doubled" | "doubling" => x(2),
            "double" if will && !self.tokens.get(i + 1).is_some_and(is_plural) => x(2),
            "tripled" | "trebled" | "tripling" => x(3),
            "quadrupled" | "quadrupling" => x(4),
            "quintupled" => x(5),
            "halved" | "halving" => Some((Decimal::from(-50), "%", Sort::Percent)),
            "twice" if matches!(self.lower(i + 1), "that" | "the" | "as" | "of" | "what") => x(2),
            "double-digit" | "double-digits" => return self.double_digit(i, i + 1),
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
    fn flat(&mut self, i: usize) -> Option<usize> {
        let w = &*self.tokens[i].lower;
        let on_par =
            w == "on" && (self.lower(i + 1) == "par" || self.lower(i + 1) == "a" && self.lower(i + 2) == "par");
        if !(w == "flat" || w == "unchanged" || on_par) {
            return None;
        }
        let mut at = i;
        let mut hedged = false;
        while at > 0
            && matches!(
                self.lower(at - 1),
                "basically"
                    | "largely"
                    | "roughly"
                    | "essentially"
                    | "almost"
                    | "generally"
                    | "broadly"
                    | "virtually"
                    | "nearly"
            )
        {
            hedged = true;
            at -= 1;
        }
        let verb = matches!(
            self.before(at),
            "remained"
                | "was"
                | "were"
                | "is"
                | "are"
                | "stayed"
                | "kept"
                | "remaining"
                | "remain"
                | "remains"
                | "been"
                | "be"
                | "held"
                | "staying"
                | "and"
                | ","
        );
        let last = i + if on_par {
            2 + usize::from(self.lower(i + 1) == "a")
        } else {
            1
        };
        let open = self.tokens.get(last).is_none_or(|n| {
            n.kind == Kind::Punct
                || n.any(&[
                    "with",
                    "in",
                    "from",
                    "year-on-year",
                    "month-on-month",
                    "quarter-on-quarter",
                    "and",
                    "compared",
                    "over",
                    "at",
                    "on",
                    "for",
                    "year",
                    "month",
                    "during",
                ])
        });
        if !(verb && open) || on_par && self.lower(last) != "with" {
            return None;
        }
        let zero = Numeral {
            value: Decimal::ZERO,
            step: Decimal::ONE,
            scale: Decimal::ONE,
            in_words: true,
        };
        self.push(i, last, zero, "%", Sort::Percent, Shape::Flat, None);
        if let Some(q) = self.out.quantities.last_mut() {
            q.lead = at;
            q.approx = if hedged || w != "unchanged" {
                Approx::About
            } else {
                Approx::Exact
            };
        }
        Some(last)
    }

    /// Ordinals: ranks, streaks, list markers, names.
    fn ordinals(&mut self, i: usize) -> Option<usize> {
        let t = &self.tokens[i];
        let b = t.lower.as_bytes();
        if t.kind == Kind::Word && !(matches!(b[0], b'f' | b's' | b't' | b'e' | b'n')) {
            return None;
        }
        let (n, mut last, superlative) = self.ordinal(i)?;
        let one = |n: u32| Numeral {
            value: Decimal::from(n),
            step: Decimal::ONE,
            scale: Decimal::ONE,
            in_words: true,
        };
        let next = self.lower(last).to_string();
        if matches!(&*next, "consecutive" | "straight" | "successive")
            || next == "year" && self.lower(last + 1) == "running"
        {
            let unit = last + usize::from(next != "year");
            if let Some((len, u)) = lexicon().unit_after.at(self.tokens, unit) {
                let unit_row = &lexicon().units[u];
                if unit_row.kind == UnitKind::Time {
                    let end = unit + len + usize::from(next == "year");
                    self.push(i, end, one(n), &unit_row.code, Sort::Time, Shape::Streak, None);
                    return Some(end);
                }
            }
        }
        let superlative_next = superlative || is_superlative(&next);
        if superlative_next {
            last += usize::from(!superlative);
            self.push(i, last, one(n), "rank", Sort::Rank, Shape::Rank, None);
            return Some(last);
        }
        let ranked = matches!(
            self.before(i),
            "ranked" | "ranks" | "ranking" | "rank" | "placed" | "placing"
        ) || i >= 2
            && matches!(self.lower(i - 2), "ranked" | "ranks" | "ranking" | "rank" | "placed")
            && matches!(self.before(i), "the" | "at" | "as" | "in")
            || i >= 3
                && matches!(self.lower(i - 3), "ranked" | "ranks" | "ranking" | "rank")
                && matches!(self.lower(i - 2), "at" | "in")
                && self.before(i) == "the"
            || matches!(&*next, "place" | "position" | "spot") && n > 0 && !matches!(self.before(i), "," | "")
            || next == "in"
                && self.lower(last + 1) == "the"
                && matches!(self.lower(last + 2), "world" | "country" | "nation")
            || matches!(&*next, "globally" | "worldwide" | "nationwide")
            || matches!(&*next, "to") && self.ordinal(last + 1).is_some() && self.before(i) == "from"
            || self.before(i) == "to"
                && self
                    .out
                    .quantities
                    .last()
                    .is_some_and(|q| q.sort == Sort::Rank && q.last + 1 == i);
        let possessive = i >= 2 && self.tokens[i - 1].kind == Kind::Possessive && lexicon_place(self.tokens, i - 1);
        if ranked || possessive {
            let first = if possessive { i - 2 } else { i };
            let end = last + usize::from(matches!(&*next, "place" | "position" | "spot"));
            self.push(first, end, one(n), "rank", Sort::Rank, Shape::Rank, None);
            return Some(end);
        }
        // "one of the third" and the like are no ranks; neither are markers and names
        if t.kind == Kind::Word && matches!(b[0], b's') && t.is("seconds") {
            return None;
        }
        if self.fractions_ahead(i) {
            return None;
        }
        let kind = if next == "," || i == 0 {
            NonClaimKind::ListMarker
        } else {
            NonClaimKind::Name
        };
        Some(self.drop(i, last, kind))
    }

    fn fractions_ahead(&self, i: usize) -> bool {
        self.tokens[i].kind == Kind::Number && fraction(self.text_from(i)).is_ok()
    }

    /// An ordinal at `i`: its number, the token after it, and whether a superlative is joined to it.
    fn ordinal(&self, i: usize) -> Option<(u32, usize, bool)> {
        let t = self.tokens.get(i)?;
        if t.kind == Kind::Number {
            let next = self
                .tokens
                .get(i + 1)
                .filter(|n| !n.spaced && n.any(&["st", "nd", "rd", "th"]))?;
            let joined = format!("{}{}", t.text, next.lower);
            let (rest, n) = ordinal(&joined).ok()?;
            return rest.is_empty().then_some((n, i + 2, false));
        }
        let (rest, n) = ordinal(&t.lower).ok()?;
        match rest.strip_prefix('-') {
            None if rest.is_empty() => Some((n, i + 1, false)),
            Some(tail) if is_superlative(tail) => Some((n, i + 1, true)),
            _ => None,
        }
    }

    /// `less than a week`, `every hour`: an article as the numeral one, only after a hedge.
    fn article_unit(&mut self, i: usize) -> Option<usize> {
        if !self.tokens[i].any(&["a", "an"]) {
            return None;
        }
        let (len, unit) = lexicon().unit_after.at(self.tokens, i + 1)?;
        let unit = &lexicon().units[unit];
        let hedged = lexicon().hedges_before.ending(self.tokens, i, 4).is_some();
        if unit.kind != UnitKind::Time
            || !hedged
            || self.tokens.get(i + 1 + len).is_some_and(|n| n.any(&["ago", "earlier"]))
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

    /// `one-third of`, `nearly half`, `1/10`, `one in three`, `three quarters of`.
    fn fractions(&mut self, i: usize) -> Option<usize> {
        let t = &self.tokens[i];
        let percent = |v: Decimal| Numeral {
            value: v,
            step: Decimal::ONE,
            scale: Decimal::ONE,
            in_words: true,
        };
        if t.kind == Kind::Number {
            // 1/10, but not a date nor a rate per so many
            let d = self
                .tokens
                .get(i + 2)
                .filter(|d| self.lower(i + 1) == "/" && d.kind == Kind::Number && !d.spaced)?;
            let (n, d): (Decimal, Decimal) = (t.text.parse().ok()?, d.text.replace(',', "").parse().ok()?);
            if n >= d || d > Decimal::from(20) || n <= Decimal::ZERO {
                return None;
            }
            let v = (n * Decimal::ONE_HUNDRED / d)
                .round_dp_with_strategy(6, rust_decimal::RoundingStrategy::ToZero)
                .normalize();
            self.push(i, i + 3, percent(v), "%", Sort::Percent, Shape::Fraction, None);
            return Some(i + 3);
        }
        if let Some(next) = self.one_in(i) {
            return Some(next);
        }
        let text = self.text_from(i);
        let (rest, v) = fraction(text).ok()?;
        let last = self.after(i, rest);
        let word = text[..text.len() - rest.len()].to_lowercase();
        let next = self.lower(last);
        let whole = matches!(next, "of") || matches!(next, "the");
        let hedged = lexicon().hedges_before.ending(self.tokens, i, 4).is_some();
        let share_verb = self.tokens[..i].iter().rev().take(4).any(|t| {
            t.any(&[
                "accounting",
                "accounted",
                "account",
                "accounts",
                "for",
                "by",
                "representing",
                "constituting",
                "reached",
                "to",
            ])
        });
        let time_like = word.contains("quarter") && !word.starts_with("one") && !whole;
        let article = word.starts_with("a ") || word.starts_with("an ");
        let ok = if word == "half" {
            whole && self.before(i) != "the" || hedged || share_verb && !matches!(next, "a" | "year")
        } else if article {
            next == "of" || hedged
        } else {
            !time_like || share_verb && next != "in"
        };
        if !ok
            || matches!(next, "consecutive" | "straight")
            || matches!(self.before(i), "first" | "second" | "past" | "last" | "latter")
        {
            return None;
        }
        self.push(i, last, percent(v), "%", Sort::Percent, Shape::Fraction, None);
        Some(last)
    }

    /// `one in three`, `one out of every four`.
    fn one_in(&mut self, i: usize) -> Option<usize> {
        if !is_number_word(&self.tokens[i].lower) {
            return None;
        }
        let mut k = i + 1;
        let out_of = self.lower(k) == "out" && self.lower(k + 1) == "of";
        if out_of {
            k += 2;
        } else if self.lower(k) == "in" {
            k += 1;
        } else {
            return None;
        }
        k += usize::from(self.lower(k) == "every");
        let t = self
            .tokens
            .get(k)
            .filter(|t| is_number_word(&t.lower) || t.kind == Kind::Number)?;
        let (_, a) = numeral(self.tokens[i].text).ok()?;
        let (rest, b) = numeral(t.text).ok()?;
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
        self.push(i, k + 1, n, "%", Sort::Percent, Shape::Fraction, None);
        Some(k + 1)
    }

    /// A numeral with whatever unit follows.
    fn plain(&mut self, i: usize) -> usize {
        let text = self.text_from(i);
        let Ok((rest, n)) = numeral(text) else {
            return i + 1;
        };
        let last = self.after(i, rest);
        let word = &self.tokens[i];
        // a compound such as "two-way" or "Five-Year": the numeral ends inside the token
        if word.kind == Kind::Word && self.end - rest.len() < word.span.end as usize {
            return self.drop(i, i + 1, NonClaimKind::Name);
        }
        if let Some(next) = self.denominator(i, last) {
            return next;
        }
        if let Some(next) = self.ratio(i, last, n) {
            return next;
        }
        if let Some(next) = self.with_unit(i, last, n) {
            return next;
        }
        if word.is("one") && n.scale == Decimal::ONE {
            return self.drop(i, last, NonClaimKind::Idiom);
        }
        if let Some(next) = self.counted(i, last, n) {
            return next;
        }
        if n.in_words && n.scale == Decimal::ONE && last == i + 1 {
            return self.drop(i, last, NonClaimKind::Idiom);
        }
        let first = self.with_currency(i).map_or(i, |(first, _)| first);
        self.push(first, last, n, "", Sort::Bare, Shape::Plain, None);
        last
    }

    /// `per 10,000 yuan (1,400 U.S. dollars)`: what something is measured per, also in another currency.
    fn denominator(&mut self, i: usize, last: usize) -> Option<usize> {
        let per = matches!(self.before(i), "per" | "every") && self.lower(last) != "percent";
        let gloss = self.before(i) == "("
            && self
                .out
                .non_claims
                .last()
                .is_some_and(|n| n.2 == NonClaimKind::Denominator && n.1 + 1 == i);
        if !per && !gloss {
            return None;
        }
        let unit = lexicon().unit_after.at(self.tokens, last).map_or(0, |(len, _)| len);
        Some(self.drop(i, last + unit, NonClaimKind::Denominator))
    }

    /// `2.5:1`.
    fn ratio(&mut self, i: usize, last: usize, n: Numeral) -> Option<usize> {
        let one = self.tokens.get(last + 1)?;
        if self.lower(last) != ":" || one.text != "1" || one.spaced {
            return None;
        }
        self.push(i, last + 2, n, "x", Sort::Times, Shape::Plain, None);
        Some(last + 2)
    }

    fn with_currency(&self, i: usize) -> Option<(usize, usize)> {
        let (len, unit) = lexicon().unit_before.ending(self.tokens, i, 4)?;
        // "the yuan 3.2%" is no amount: a currency word before must touch or be a sign or code
        Some((i - len, unit))
    }

    fn with_unit(&mut self, i: usize, last: usize, n: Numeral) -> Option<usize> {
        let lex = lexicon();
        // "3.5-hour", "1.5-fold"
        let hyphen = usize::from(
            matches!(self.lower(last), "-" | "‐" | "‑")
                && self
                    .tokens
                    .get(last + 1)
                    .is_some_and(|t| t.kind == Kind::Word && !t.spaced),
        );
        let at = last + hyphen;
        if matches!(self.lower(at), "fold" | "times") && !(self.lower(at) == "times" && self.lower(at + 1) == "a") {
            self.push(
                i,
                at + 1,
                n,
                "x",
                Sort::Times,
                if self.lower(at) == "fold" {
                    Shape::Fold
                } else {
                    Shape::Plain
                },
                None,
            );
            return Some(at + 1);
        }
        if self.lower(last) == "‰" {
            self.push(i, last + 1, n, "per 1,000", Sort::Rate, Shape::Plain, None);
            return Some(last + 1);
        }
        if let Some(next) = self.per(i, last, n, "") {
            return Some(next);
        }
        // "eight consecutive quarters", "nine straight years"
        let streak = usize::from(matches!(self.lower(at), "consecutive" | "straight" | "successive"));
        if let Some((len, u)) = lex.unit_after.at(self.tokens, at + streak) {
            let unit = &lex.units[u];
            let code = unit.code.clone();
            let end = at + streak + len;
            let sort = match unit.kind {
                UnitKind::Money => Sort::Money,
                UnitKind::Percent => Sort::Percent,
                UnitKind::Pp => Sort::Pp,
                UnitKind::Time => Sort::Time,
                UnitKind::Unit => Sort::Unit,
            };
            let in_row = matches!(
                (self.lower(end), self.lower(end + 1), self.lower(end + 2)),
                ("in", "a", "row") | ("running", _, _)
            );
            if sort == Sort::Percent && matches!(self.lower(end), "points" | "point") {
                self.push(i, end + 1, n, "pp", Sort::Pp, Shape::Plain, None);
                return Some(end + 1);
            }
            // "5 million People's Bank" and "2 second-hand" are no units
            if self.tokens.get(end).is_some_and(|t| t.kind == Kind::Possessive) && sort == Sort::Unit {
                return None;
            }
            if let Some(next) = self.per(i, end, n, &code) {
                return Some(next);
            }
            let first = if sort == Sort::Money {
                self.with_currency(i).map_or(i, |(f, _)| f)
            } else {
                i
            };
            let shape = if streak == 1 || in_row {
                Shape::Streak
            } else {
                Shape::Plain
            };
            self.push(first, end, n, &code, sort, shape, None);
            return Some(end);
        }
        if streak == 1 && self.tokens.get(at + 1).is_some_and(is_plural) {
            let code = crate::lexicon::singular(&self.tokens[at + 1].lower);
            self.push(i, at + 2, n, &code, Sort::Time, Shape::Streak, None);
            return Some(at + 2);
        }
        let (first, u) = self.with_currency(i)?;
        self.push(
            first,
            last,
            n,
            &lex.units[u].code.clone(),
            Sort::Money,
            Shape::Plain,
            None,
        );
        Some(last)
    }

    /// `20 per 100,000`, `40/100,000`, `6.1 labs per 10,000 people`, `520 kg per mu`; money keeps its currency as unit.
    fn per(&mut self, i: usize, last: usize, n: Numeral, unit: &str) -> Option<usize> {
        let sep = self.lower(last);
        if !matches!(sep, "per" | "/" | "for") {
            return None;
        }
        let every = usize::from(sep == "for" && self.lower(last + 1) == "every");
        if sep == "for" && every == 0 {
            return None;
        }
        let at = last + 1 + every;
        let t = self.tokens.get(at)?;
        let lead = if unit.is_empty() {
            String::new()
        } else {
            format!("{unit} ")
        };
        if t.kind == Kind::Number || is_number_word(&t.lower) {
            let (rest, d) = numeral(self.text_from(at)).ok()?;
            let end = self.after(at, rest);
            if sep == "for" {
                let noun = self.tokens.get(end).filter(|t| t.kind == Kind::Word)?;
                let v = n.value.checked_div(d.value)?.round_dp(6).normalize();
                let code = format!("{lead}per {}", crate::lexicon::singular(&noun.lower));
                self.push(
                    i,
                    end + 1,
                    Numeral { value: v, ..n },
                    &code,
                    Sort::Rate,
                    Shape::Plain,
                    None,
                );
                self.out.non_claims.push((at, end, NonClaimKind::Denominator));
                return Some(end + 1);
            }
            if sep == "/" && d.value < Decimal::ONE_HUNDRED {
                return None;
            }
            let of = self.tokens.get(end).filter(|t| {
                t.any(&[
                    "people",
                    "persons",
                    "residents",
                    "population",
                    "inhabitants",
                    "workers",
                    "employees",
                    "women",
                    "children",
                ])
            });
            let shown = if d.scale == Decimal::ONE {
                self.tokens[at].text.to_string()
            } else {
                group(d.value)
            };
            let area = lexicon()
                .unit_after
                .at(self.tokens, end)
                .filter(|_| of.is_none() && !unit.is_empty());
            if let Some((len, _)) = area {
                let words: Vec<&str> = self.tokens[end..end + len].iter().map(|t| t.text).collect();
                let code = format!("{lead}per {shown} {}", words.join(" "));
                self.push(i, end + len, n, &code, Sort::Rate, Shape::Plain, None);
                self.out.non_claims.push((at, end, NonClaimKind::Denominator));
                return Some(end + len);
            }
            let code = match of {
                Some(p) if !unit.is_empty() => format!("{lead}per {shown} {}", p.lower),
                _ => format!("{lead}per {shown}"),
            };
            self.push(i, last, n, &code, Sort::Rate, Shape::Plain, None);
            self.out.non_claims.push((at, end, NonClaimKind::Denominator));
            let end = end + usize::from(of.is_some());
            if let Some(q) = self.out.quantities.last_mut() {
                q.last = end;
                q.tail = end;
                q.span = q.span.cover(self.tokens[end - 1].span);
            }
            return Some(end);
        }
        if unit.is_empty() || t.kind != Kind::Word || sep == "for" {
            return None;
        }
        let money = lexicon()
            .units
            .iter()
            .any(|u| u.code == unit && u.kind == UnitKind::Money);
        let percentage = matches!(unit, "%" | "pp");
        if money || percentage {
            return None;
        }
        let (len, code) = match lexicon().unit_after.at(self.tokens, at) {
            Some((len, u)) => (len, lexicon().units[u].code.clone()),
            None => (1, t.lower.to_string()),
        };
        let code = format!("{lead}per {}", if code == "h" { "hour".to_string() } else { code });
        let sort = Sort::Unit;
        self.push(i, at + len, n, &code, sort, Shape::Plain, None);
        Some(at + len)
    }

    /// A numeral followed by what it counts.
    fn counted(&mut self, i: usize, last: usize, n: Numeral) -> Option<usize> {
        let run = noun_run(self.tokens, last, n.value == Decimal::ONE)?;
        let head = &self.tokens[run.head];
        let code = crate::lexicon::singular(&head.lower);
        let shape = match &*self.tokens[last].lower {
            "more" | "additional" => Shape::MoreOrFewer(Direction::Up),
            "fewer" | "less" => Shape::MoreOrFewer(Direction::Down),
            _ => Shape::Plain,
        };
        let small = n.value <= Decimal::from(12) && n.scale == Decimal::ONE;
        if small && shape == Shape::Plain && is_discourse(&code) {
            return Some(self.drop(i, run.head + 1, NonClaimKind::Discourse));
        }
        let quoted = matches!(self.before(i), "\"" | "“" | "'" | "‘" | "”");
        if small && n.in_words && quoted {
            return Some(self.drop(i, run.head + 1, NonClaimKind::Name));
        }
        let (code, sort) = match &*head.lower {
            "people" | "persons" | "residents" => ("person".to_string(), Sort::Count),
            _ => (code, Sort::Count),
        };
        let (code, sort) = match shape {
            Shape::MoreOrFewer(_) => match lexicon().unit_after.exactly(self.tokens, run.head, run.head + 1) {
                Some(u) => (lexicon().units[u].code.clone(), Sort::Count),
                None => (code, sort),
            },
            _ => (code, sort),
        };
        if let Some(next) = self.per(i, run.head + 1, n, &code) {
            return Some(next);
        }
        let noun = Some((last, run.head + 1));
        let currency = self.with_currency(i);
        if currency.is_some() {
            return None;
        }
        self.push(i, run.end, n, &code, sort, shape, noun);
        Some(run.end)
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
        if let Some((len, a)) = lexicon().hedges_before.ending(self.tokens, first, 4) {
            (lead, approx) = (first - len, a);
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
            let lists_on = matches!(self.lower(last + len), "than");
            if !lists_on {
                (tail, approx) = (last + len, a);
            }
        }
        lead = lead.max(floor);
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

fn group(d: Decimal) -> String {
    let plain = d.normalize().to_string();
    let mut out = String::new();
    for (k, c) in plain.chars().enumerate() {
        if k > 0 && (plain.len() - k).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

fn is_superlative(w: &str) -> bool {
    matches!(w, "most" | "best" | "biggest")
        || w.len() > 5
            && w.ends_with("est")
            && !matches!(
                w,
                "interest"
                    | "forest"
                    | "request"
                    | "invest"
                    | "harvest"
                    | "northwest"
                    | "southwest"
                    | "contest"
                    | "latest"
            )
        || w.split_once('-').is_some_and(|(a, _)| a != w && is_superlative(a))
}

/// Whether the word before the possessive at `apostrophe` names a place ranks are given in.
fn lexicon_place(tokens: &[Token<'_>], apostrophe: usize) -> bool {
    let Some(at) = apostrophe.checked_sub(1) else {
        return false;
    };
    tokens[at].any(&["world", "country", "nation", "china", "globe"])
        || (1..=3).any(|n| at + 1 >= n && lexicon().names.exactly(tokens, at + 1 - n, at + 1).is_some())
}

/// Nouns by which a speech counts its own parts.
fn is_discourse(head: &str) -> bool {
    matches!(
        head,
        "feature"
            | "aspect"
            | "point"
            | "question"
            | "reason"
            | "characteristic"
            | "factor"
            | "side"
            | "word"
            | "thing"
            | "issue"
            | "perspective"
            | "trait"
            | "respect"
            | "keyword"
            | "highlight"
            | "way"
            | "part"
            | "principle"
            | "sentence"
            | "session"
            | "commitment"
            | "dimension"
            | "angle"
            | "topic"
            | "trend"
            | "follow-up"
            | "front"
            | "hand"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::tokenize;

    fn read(text: &str) -> String {
        let t = tokenize(text, Span::new(0, text.len()));
        let m = scan(text, &t, Some(jiff::civil::date(2025, 4, 14)));
        m.quantities
            .iter()
            .map(|q| {
                format!(
                    "{}={}{} {}",
                    q.span.slice(text),
                    q.value,
                    q.upper.map_or(String::new(), |u| format!("..{u}")),
                    q.unit
                ) + &if q.approx == Approx::Exact {
                    String::new()
                } else {
                    format!("({})", q.approx.as_str())
                }
            })
            .collect::<Vec<_>>()
            .join(" | ")
    }

    #[test]
    fn quantities() {
        for (text, want) in [
            (
                "stood at 12.4 trillion yuan, up 3.1% year on year",
                "12.4 trillion yuan=12400000000000 CNY | 3.1%=3.1 %",
            ),
            ("by more than 7 percentage points", "7 percentage points=7 pp(>)"),
            (
                "US$2.1 trillion and $300 billion",
                "US$2.1 trillion=2100000000000 USD | $300 billion=300000000000 USD",
            ),
            (
                "RMB2.22trillion, USD41.0 billion",
                "RMB2.22trillion=2220000000000 CNY | USD41.0 billion=41000000000 USD",
            ),
            (
                "nearly 52,000 foreign-funded firms joined",
                "52,000 foreign-funded firms=52000 firm(nearly)",
            ),
            ("over 2.3 million people", "2.3 million people=2300000 person(>)"),
            (
                "for six consecutive quarters and the third straight year",
                "six consecutive quarters=6 quarter | third straight year=3 year",
            ),
            ("about one-fifth of the total", "one-fifth=20 %(~)"),
            ("nearly half of it", "half=50 %(nearly)"),
            (
                "the world's third and second-largest importer",
                "world's third=3 rank | second-largest=2 rank",
            ),
            ("remained basically flat in May", "flat=0 %(~)"),
            ("posted double-digit growth", "double-digit=10 %(>=)"),
            (
                "a fivefold rise, a 1.5-fold increase and rose 2.6 times",
                "fivefold=5 x | 1.5-fold=1.5 x | 2.6 times=2.6 x",
            ),
            (
                "14.2 per 100,000 and 6.1 labs per 10,000 people",
                "14.2 per 100,000=14.2 per 100,000 | 6.1 labs per 10,000 people=6.1 lab per 10,000 people",
            ),
            (
                "1.6 and 5 percentage points higher",
                "1.6=1.6 pp | 5 percentage points=5 pp",
            ),
            (
                "3 trillion yuan, 18 trillion yuan, and 25 trillion",
                "3 trillion yuan=3000000000000 CNY | 18 trillion yuan=18000000000000 CNY | 25 trillion=25000000000000 CNY",
            ),
            (
                "between 4% and 9% or 5 to 6 million tons",
                "4% and 9%=4..9 %(~) | 5 to 6 million tons=5000000..6000000 t(~)",
            ),
            ("rose from 7.1% to 8.2%", "7.1%=7.1 % | 8.2%=8.2 %"),
            ("two fewer working days", "two fewer working days=2 day"),
            (
                "from about two months to less than a week",
                "two months=2 month(~) | a week=1 week(<)",
            ),
            ("a ratio of 2.5:1 and 12.5‰", "2.5:1=2.5 x | 12.5‰=12.5 per 1,000"),
            ("520 kg per mu", "520 kg per mu=520 kg per mu"),
            ("350 kilometers per hour", "350 kilometers per hour=350 km/h"),
            ("exports more than doubled", "doubled=2 x(>)"),
            ("minus 1%", "minus 1%=-1 %"),
            ("one in three adults", "one in three=33.333333 %"),
            ("200 million mu or more", "200 million mu=200000000 mu(>=)"),
            ("1,200 registered nurses", "1,200 registered nurses=1200 nurse"),
            ("an increase of 33,000 compared", "33,000=33000 "),
            ("170 countries and regions all", "170 countries and regions=170 country"),
            (
                "reached 5.3 percent, 0.2 percentage point faster",
                "5.3 percent=5.3 % | 0.2 percentage point=0.2 pp",
            ),
            ("ranked 12th in the index, up from 14th", "12th=12 rank"),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }

    #[test]
    fn numbers_that_claim_nothing() {
        for text in [
            "the 14th Five-Year Plan",
            "on July 16, 2024",
            "COVID-19 and PM2.5 and 5G",
            "First, we",
            "at 10:30 a.m. today",
            "four main features",
            "I have two questions",
            "a two-way street",
            "one of the leaders",
            "Version 3.0 of it",
            "in the first three quarters",
            "the 20th CPC National Congress",
            "people aged 60 and above",
            "“two sessions”",
        ] {
            assert_eq!(read(text), "", "{text}");
        }
    }
}
