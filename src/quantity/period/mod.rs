//! Period expressions, resolved against the briefing's date. Must not decide which claim they belong to.
mod day;
mod days;
mod events;
mod quarters;
mod relative;
mod role;
mod years;

use crate::base::{Kind, Token, Words};
use crate::quantity::mention::Period;
use crate::quantity::numeral::{numeral, ordinal};
use crate::quantity::scan::{ends_like_ordinal, is_numeric};
use crate::quantity::succession::in_a_row;
use jiff::civil::{Date, Weekday};
pub use role::beside_a_time;

const MONTHS: &[&str] = &[
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("Monday", Weekday::Monday),
    ("Tuesday", Weekday::Tuesday),
    ("Wednesday", Weekday::Wednesday),
    ("Thursday", Weekday::Thursday),
    ("Friday", Weekday::Friday),
    ("Saturday", Weekday::Saturday),
    ("Sunday", Weekday::Sunday),
];

/// The days of the week that a text names, each once, from Monday on.
pub fn weekdays(text: &str) -> Vec<Weekday> {
    let named = WEEKDAYS.iter().filter(|(name, _)| text.contains(name));
    named.map(|(_, day)| *day).collect()
}

/// The month a word names: `January`, `Jan` (with or without its dot).
pub fn month(word: &str) -> Option<i8> {
    let w = word.trim_end_matches('.');
    // three letters tell them apart
    let head = w.as_bytes().first_chunk::<3>()?;
    let i = MONTHS.iter().position(|m| m.as_bytes().starts_with(head))?;
    (w.len() == 3 || w == MONTHS[i] || w == "sept").then_some(i as i8 + 1)
}

/// Whether a word is the name of a month.
#[inline]
pub(super) fn names_month(t: &Token<'_>) -> bool {
    t.capital() && month(&t.lower).is_some()
}

/// Words that a period may begin with, besides months, ordinals and compounds.
pub(super) static BEGINS: Words = Words::new(&[
    "final", "closing", "last", "this", "current", "past", "previous", "preceding", "next", "recent", "coming",
    "following", "year-end", "quarter", "opening", "reform", "founding", "accession", "entry", "whole", "full",
    "entire", "entirety", "course", "yesterday", "today", "midyear",
]);
/// Words before which one may begin with any other: `the year`, `nine months`.
pub(super) static UNITS: Words = Words::new(&["year", "decade", "years", "months", "quarter", "quarters", "season"]);

/// Reads period expressions of one sentence.
pub struct PeriodReader<'t, 'a> {
    tokens: &'t [Token<'a>],
    today: Option<Date>,
}

/// Words that turn a month without a year into a coming one: `will open in December`.
const AHEAD: &[&str] = &[
    "will", "shall", "upcoming", "coming", "next", "scheduled", "slated", "plan", "plans", "starting", "effective",
];

impl<'t, 'a> PeriodReader<'t, 'a> {
    /// A reader over `tokens`; `today` is the briefing's date.
    pub fn new(tokens: &'t [Token<'a>], today: Option<Date>) -> Self {
        Self { tokens, today }
    }

    fn lower(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &t.lower)
    }

    fn year(&self) -> Option<i16> {
        self.today.map(|d| d.year())
    }

    /// A four-digit year at `i` that no unit or noun follows directly.
    pub fn year_at(&self, i: usize) -> Option<i16> {
        let t = self.tokens.get(i)?;
        if t.kind != Kind::Number || t.text.len() != 4 {
            return None;
        }
        let long_ago = i > 0 && self.lower(i - 1) == "since";
        let known = |y: &i16| (1900..=2100).contains(y) || long_ago && (1600..1900).contains(y);
        let y: i16 = t.text.parse().ok().filter(known)?;
        let Some(next) = self.tokens.get(i + 1) else {
            return Some(y);
        };
        let unit = crate::lexicon::lexicon().unit_after.at(self.tokens, i + 1).is_some()
            && !next.any(&["second", "may", "mt"]);
        let before = i.checked_sub(1).map_or("", |p| self.lower(p));
        let currency = matches!(before, "$" | "¥" | "€" | "rmb" | "usd");
        let scale = next.any(&["million", "billion", "trillion", "thousand"]);
        let dated = [
            "in", "since", "from", "by", "until", "of", "to", "year", "than", "between", "and", ",", "during",
            "before", "after", "with", "end", "throughout", "for", "early", "late", "mid", "the", "-", "–", "over",
            "at", "(", "around",
        ]
        .contains(&before);
        let counted = super::noun::is_plural(next)
            && !next.any(&["levels", "figures", "prices", "standards", "targets", "results"])
            && !super::noun::is_stop(self.tokens, i + 1)
            && !["in", "since", "the", "of", "by", "during", "from"].contains(&before);
        // "the 2000 key enterprises", but "the 2000 Olympic Games", "the 2000 level"
        let things = |k: usize| {
            let plural = self
                .tokens
                .get(k)
                .is_some_and(|t| !t.capital() && super::noun::is_plural(t));
            plural && !super::noun::is_stop(self.tokens, k)
        };
        let round = y % 100 == 0
            && ["the", "these", "those", "over", "than", "around"].contains(&before)
            && !next.capital()
            && (things(i + 1) || things(i + 2));
        (!unit && !currency && !scale && !round && (!counted || dated && before != "of")).then_some(y)
    }

    /// A year after a period: `of 2024`, `, 2024`, `2024`, `of last year`, `this year`: tokens taken and the year.
    fn year_after(&self, i: usize) -> (usize, Option<i16>) {
        let skip = match self.lower(i) {
            "of" | "in" => 1,
            "," if self.year_at(i + 1).is_some() => 1,
            _ => 0,
        };
        let at = if skip > 0 && self.lower(i + skip) == "the" {
            i + skip + 1
        } else {
            i + skip
        };
        if let Some(y) = self.year_at(at) {
            return (at + 1 - i, Some(y));
        }
        match (self.lower(at), self.lower(at + 1), self.lower(at + 2)) {
            ("this", "year", _) | ("current", "year", _) => (at + 2 - i, self.year()),
            ("last", "year", _) | ("previous", "year", _) => (at + 2 - i, self.year().map(|y| y - 1)),
            // "in the first half of the year", said in January of what was: that of the year that is over
            ("year" | "y", _, _) if skip > 0 => (at + 1 - i, self.year_told()),
            _ => (0, None),
        }
    }

    /// The year of a part of a year said without one: the latest that has begun by the briefing's day.
    fn implied_year(&self, first_month: i8, last_month: i8) -> Option<i16> {
        let d = self.today?;
        let future = last_month > d.month() + 3 || first_month > d.month();
        if !future {
            // "will be ready in February", said in October
            let next = last_month + 6 < d.month() && self.tokens.iter().any(|t| t.is("will"));
            return Some(d.year() + i16::from(next));
        }
        // "rain is expected to be heavy in September", said in August
        let foreseen = |i: usize| {
            self.tokens[i].any(&["expected", "forecast", "predicted", "projected", "likely"])
                && self.lower(i + 1) == "to"
        };
        let ahead = self.tokens.iter().any(|t| t.any(AHEAD)) || (0..self.tokens.len()).any(foreseen);
        Some(if ahead { d.year() } else { d.year() - 1 })
    }

    /// The year of a month said without one; `last May`, said in May, was a year ago.
    fn year_of_month(&self, i: usize, m: i8) -> Option<i16> {
        let last = i > 0 && self.tokens[i - 1].is("last");
        match self.today.filter(|d| last && d.month() == m) {
            Some(d) => Some(d.year() - 1),
            None => self.implied_year(m, m),
        }
    }

    fn months_between(&self, a: i8, b: i8, y: Option<i16>, z: Option<i16>) -> Option<Period> {
        let z = z.or(y).or_else(|| self.implied_year(if a <= b { b } else { a }, b))?;
        let y = y.unwrap_or(if a <= b { z } else { z - 1 });
        Some(match (a, b) {
            (1, 12) if y == z => Period::Year(y),
            (1, 9) if y == z => Period::Quarters((y, 1), (y, 3)),
            (1, 6) if y == z => Period::Half(y, 1),
            (1, 3) | (4, 6) | (7, 9) | (10, 12) if y == z => Period::Quarter(y, b / 3),
            _ => Period::Months((y, a), (z, b)),
        })
    }

    /// The period expression that begins at `i`: tokens taken and the period (none when the date is unknown).
    #[inline]
    pub fn at(&self, i: usize) -> Option<(usize, Option<Period>)> {
        let t = self.tokens.get(i)?;
        if t.kind == Kind::Punct {
            return None;
        }
        if !self.may_begin(i, t) {
            debug_assert!(
                self.read_at(i).is_none(),
                "“{}” begins a period: it belongs into BEGINS",
                t.lower
            );
            return None;
        }
        self.read_at(i)
    }

    /// Whether a period may begin with a token: a look that spares most words the readers below.
    #[inline]
    fn may_begin(&self, i: usize, t: &Token<'_>) -> bool {
        t.kind != Kind::Word
            || t.compound
            || BEGINS.has(t)
            || ends_like_ordinal(t)
            || names_month(t)
            || self.tokens.get(i + 1).is_some_and(|n| UNITS.has(n))
    }

    fn read_at(&self, i: usize) -> Option<(usize, Option<Period>)> {
        // "from 2012 to" ends a page that was cut off
        if i >= self.tokens.len() {
            return None;
        }
        self.run_of_quarters(i)
            .or_else(|| self.joined_quarters(i))
            .or_else(|| self.all_quarters(i))
            .or_else(|| self.named_quarter(i))
            .or_else(|| self.part_of_year(i))
            .or_else(|| self.elliptic_quarter(i))
            .or_else(|| self.ten_days(i))
            .or_else(|| self.months_ended(i))
            .or_else(|| self.by_month(i).or_else(|| self.day_first(i)))
            .or_else(|| self.by_year(i))
            .or_else(|| self.day_alone(i))
            .or_else(|| self.middle(i))
            .or_else(|| self.relative(i))
            .or_else(|| self.plan(i))
            .or_else(|| self.event(i))
    }

    /// `mid-year`, `mid-February`, `mid-2016`: the month, or the year, in whose middle it is.
    fn middle(&self, i: usize) -> Option<(usize, Option<Period>)> {
        let t = &self.tokens[i];
        let of = t.lower.strip_prefix("mid-").or_else(|| t.lower.strip_prefix("mid"))?;
        let m = match of {
            "year" => 6,
            y if y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()) => {
                let y: i16 = y.parse().ok().filter(|y| (1900..=2100).contains(y))?;
                return Some((1, Some(Period::Year(y))));
            }
            w => month(w).filter(|_| w.len() > 2 && t.compound)?,
        };
        let (len, y) = self.year_after(i + 1);
        let y = y.or_else(|| self.implied_year(m, m));
        Some((1 + len, y.map(|y| Period::Month(y, m))))
    }

    /// `1Q25`, `2H2024`: parts of a year as markets write them.
    fn market_form(&self, i: usize) -> Option<(usize, Option<Period>)> {
        let n: i8 = self.tokens[i].text.parse().ok().filter(|n| (1..=4).contains(n))?;
        let behind = self.tokens.get(i + 1).filter(|t| !t.spaced && t.kind == Kind::Name)?;
        let (kind, year) = behind.lower.split_at_checked(1)?;
        let y: i16 = match (year.len(), year.parse::<i16>()) {
            (2, Ok(y)) => 2000 + y,
            (4, Ok(y)) if (1900..=2100).contains(&y) => y,
            _ => return None,
        };
        match (kind, n) {
            ("q", _) => Some((2, Some(Period::Quarter(y, n)))),
            ("h", 1 | 2) => Some((2, Some(Period::Half(y, n)))),
            _ => None,
        }
    }

    /// `first quarter of 2024`, `first three quarters`, `first eleven months`, `Q1`, `H1 2023`.
    fn part_of_year(&self, i: usize) -> Option<(usize, Option<Period>)> {
        let t = &self.tokens[i];
        if let Some(run) = self.short_quarters(i) {
            return Some(run);
        }
        if let Some(part) = self.market_form(i) {
            return Some(part);
        }
        if t.kind == Kind::Name && t.text.len() == 2 {
            let n = t.text.as_bytes()[1].wrapping_sub(b'0') as i8;
            let kind = t.lower.as_bytes()[0];
            if kind == b'q' && (1..=4).contains(&n) || kind == b'h' && (1..=2).contains(&n) {
                let (len, y) = self.year_after(i + 1);
                let p = if kind == b'q' {
                    self.quarter(n, y)
                } else {
                    self.half(n, y)
                };
                return Some((1 + len, p));
            }
        }
        if t.compound
            && let Some((nth, unit)) = t.lower.split_once('-')
            && matches!(unit, "quarter" | "half")
        {
            let n = ["first", "second", "third", "fourth"].iter().position(|w| *w == nth)? as i8 + 1;
            let (len, y) = self.year_after(i + 1);
            return match unit {
                "quarter" => Some((1 + len, self.quarter(n, y))),
                _ if n <= 2 => Some((1 + len, self.half(n, y))),
                _ => None,
            };
        }
        if !matches!(
            t.lower.as_bytes().first(),
            Some(b'f' | b's' | b't' | b'l' | b'1'..=b'4')
        ) && !t.any(&["opening", "closing"])
        {
            return None;
        }
        let nth = if t.any(&["last", "final", "closing"]) {
            0
        } else {
            self.ordinal_at(i)?
        };
        let mut j = i + self.ordinal_len(i);
        if nth == 1 {
            let text = self.tokens.get(j)?;
            if let Some(n) = self.small_number(j) {
                let unit = self.lower(j + 1);
                if matches!(unit, "quarters" | "months") {
                    let (len, y) = self.year_after(j + 2);
                    let last = if unit == "quarters" { n * 3 } else { n };
                    let p = (1..=12)
                        .contains(&last)
                        .then(|| self.months_between(1, last, y.or_else(|| self.implied_year(1, last)), None))
                        .flatten();
                    return Some((j + 2 + len - i, p));
                }
                return None;
            }
            if text.is("half") {
                let (len, y) = self.half_tail(j + 1);
                return Some((j + 1 + len - i, self.half(1, y)));
            }
        }
        match self.lower(j) {
            // "the last quarter of 2020", but "last quarter" alone is the one before this
            "quarter" if nth == 0 => {
                let (len, y) = self.year_after(j + 1);
                // "growth will slow in the last quarter": that of this year
                let ahead = || {
                    let set = i > 1 && self.tokens[i - 1].is("the") && self.tokens[i - 2].any(&["in", "for", "during"]);
                    set && self
                        .tokens
                        .iter()
                        .any(|t| t.any(AHEAD) || t.any(&["expect", "expects", "expected"]))
                };
                let y = y.or_else(|| self.year().filter(|_| ahead()));
                y.map(|y| (j + 1 + len - i, Some(Period::Quarter(y, 4))))
            }
            // "for a fourth quarter in a row": how many they were
            "quarter" if in_a_row(self.tokens, j + 1) > 0 => None,
            "quarter" if (1..=4).contains(&nth) => {
                j += 1;
                let (len, y) = self.year_after(j);
                Some((j + len - i, self.quarter(nth, y)))
            }
            "half" if nth == 2 => {
                let (len, y) = self.half_tail(j + 1);
                Some((j + 1 + len - i, self.half(2, y)))
            }
            _ => None,
        }
    }

    /// The year behind `first half`: `of 2020`; `year` alone, which only ends the name (`the first half year`).
    fn half_tail(&self, i: usize) -> (usize, Option<i16>) {
        let year = usize::from(self.lower(i) == "year" && !matches!(self.lower(i + 1), "on" | "earlier" | "ago"));
        let (len, y) = self.year_after(i + year);
        (len + year, y)
    }

    fn quarter(&self, n: i8, y: Option<i16>) -> Option<Period> {
        let y = y.or_else(|| {
            let d = self.today?;
            let begins = (n - 1) * 3 + 1;
            // in January the first quarter that has a figure is last year's
            let early = n == 1 && d.month() <= 2 && !self.tokens.iter().any(|t| t.any(AHEAD) || t.is("this"));
            // nothing is told yet of a quarter that lies ahead
            let ahead = || {
                self.tokens
                    .iter()
                    .any(|t| t.any(AHEAD) || t.any(&["expect", "expects", "expected"]))
            };
            let past = early || begins > d.month() + 3 || begins > d.month() + 1 && !ahead();
            Some(if past { d.year() - 1 } else { d.year() })
        })?;
        Some(Period::Quarter(y, n))
    }

    fn half(&self, n: i8, y: Option<i16>) -> Option<Period> {
        let y = y.or_else(|| {
            let d = self.today?;
            let past = if n == 1 { d.month() >= 4 } else { d.month() >= 5 };
            Some(if past { d.year() } else { d.year() - 1 })
        })?;
        Some(Period::Half(y, n))
    }

    fn ordinal_at(&self, i: usize) -> Option<i8> {
        let t = self.tokens.get(i)?;
        if t.is("opening") {
            return Some(1);
        }
        if t.kind == Kind::Word && !ends_like_ordinal(t) {
            return None;
        }
        let joined;
        let text = if t.kind == Kind::Number {
            let next = self
                .tokens
                .get(i + 1)
                .filter(|n| !n.spaced && n.any(&["st", "nd", "rd", "th"]))?;
            joined = format!("{}{}", t.text, next.text);
            joined.as_str()
        } else {
            t.text
        };
        ordinal(text)
            .ok()
            .filter(|(rest, _)| rest.is_empty())
            .and_then(|(_, n)| i8::try_from(n).ok())
    }

    fn ordinal_len(&self, i: usize) -> usize {
        if self.tokens[i].kind == Kind::Number { 2 } else { 1 }
    }

    pub(super) fn small_number(&self, i: usize) -> Option<i8> {
        let t = self.tokens.get(i).filter(|t| is_numeric(t))?;
        let (rest, n) = numeral(t.text).ok()?;
        (rest.is_empty()).then(|| n.value.to_string().parse().ok()).flatten()
    }

    /// `January`, `July 16, 2024`, `January to March`, `Jan.-Feb.`, `from March to May of last year`.
    fn by_month(&self, i: usize) -> Option<(usize, Option<Period>)> {
        let t = self.tokens.get(i)?;
        if t.compound
            && let Some((a, b)) = t.lower.split_once('-')
        {
            // "the January-to-March period"
            let b = b.strip_prefix("to-").unwrap_or(b);
            let (a, b) = (month(a)?, month(b)?);
            let (len, y) = self.year_after(i + 1);
            return Some((1 + len, self.months_between(a, b, y, None)));
        }
        // "Long March rockets" carry no month
        if !t.capital() || i > 0 && self.tokens[i - 1].is("long") {
            return None;
        }
        let m = month(&t.lower)?;
        let dot = usize::from(
            self.lower(i + 1) == "."
                && t.text.len() <= 4
                && t.text.len() >= 3
                && !matches!(&*t.lower, "may" | "june" | "july"),
        );
        let j = i + 1 + dot;
        if t.is("may") && !self.month_like(i) {
            return None;
        }
        if let Some(day) = self.day_behind(i, j, m) {
            return Some(day);
        }
        let (len, y) = self.year_after(j);
        if let Some(range) = self.to_month(i, m, j + len, y) {
            return Some(range);
        }
        if len == 0 && dot == 1 && j >= self.tokens.len() {
            return Some((1, self.year_of_month(i, m).map(|y| Period::Month(y, m))));
        }
        let y = y.or_else(|| self.year_of_month(i, m));
        Some((j + len - i, y.map(|y| Period::Month(y, m))))
    }

    /// `January to March`, `between May and July`: the second month of a range, behind the word at `k`; `m` and `y` are the
    /// month at `i` and its year.
    fn to_month(&self, i: usize, m: i8, k: usize, y: Option<i16>) -> Option<(usize, Option<Period>)> {
        let joint = match self.lower(k) {
            "to" | "through" | "-" | "–" | "—" | "until" => true,
            // "in January and February" is one stretch in this genre, "in March and August" is not
            "and" => {
                i > 0 && self.lower(i - 1) == "between"
                    || m == 1
                        && self
                            .tokens
                            .get(k + 1)
                            .is_some_and(|t| month(&t.lower) == Some(2) && t.capital())
                    || self.two_months(i, m, k + 1)
            }
            _ => false,
        };
        if !joint {
            return None;
        }
        let the = k + 1 + usize::from(self.lower(k + 1) == "the");
        // "from July 2017 to the end of June"
        let ends = the > k + 1 && self.lower(the) == "end" && self.lower(the + 1) == "of" && self.lower(k) != "and";
        let second = the + 2 * usize::from(ends);
        let n = self
            .tokens
            .get(second)
            .filter(|t| t.capital())
            .and_then(|t| month(&t.lower))?;
        let dot = usize::from(self.lower(second + 1) == "." && self.tokens[second].text.len() <= 4 && n != 5);
        let (len, z) = self.year_after(second + 1 + dot);
        Some((second + 1 + dot + len - i, self.months_between(m, n, y, z)))
    }

    /// `in July and August`: two months in a row, where nothing tells of them one by one.
    fn two_months(&self, i: usize, m: i8, second: usize) -> bool {
        let next = self
            .tokens
            .get(second)
            .is_some_and(|t| t.capital() && month(&t.lower) == Some(m + 1));
        let ends = self
            .tokens
            .get(second + 1)
            .is_none_or(|t| !matches!(t.kind, Kind::Number) && !t.is("respectively"));
        next && ends
            && i > 0
            && self.tokens[i - 1].any(&["in", "during", "for"])
            && !self.tokens.iter().any(|t| t.any(&["respectively", "each"]))
    }

    /// Whether `May` at `i` is the month: after a preposition or before a number.
    fn month_like(&self, i: usize) -> bool {
        let before = i.checked_sub(1).map_or("", |p| self.lower(p));
        [
            "in", "of", "to", "from", "since", "by", "until", "and", ",", "through", "between", "on", "last", "this",
            "for", "early", "late", "mid",
        ]
        .contains(&before)
            || self.tokens.get(i + 1).is_some_and(|t| t.kind == Kind::Number)
    }
}

#[cfg(test)]
mod tests;
