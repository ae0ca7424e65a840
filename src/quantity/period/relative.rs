//! Periods said from where the briefing stands or where they end: this year, the next five years, a five-year plan.
use super::PeriodReader;
use crate::base::Words;
use crate::quantity::mention::Period;
use jiff::civil::Date;

/// What these expressions are made of: one of the two words behind the first is one of them, but for `year-end` and
/// `the whole of 2024`.
static UNITS: Words = Words::new(&[
    "year", "month", "quarter", "decade", "years", "days", "night", "period", "season", "morning", "afternoon",
    "half-decade", "summer", "autumn", "spring",
]);

impl PeriodReader<'_, '_> {
    /// `this year`, `last month`, `the past five years`, `the past decade`.
    pub(super) fn relative(&self, i: usize) -> Option<(usize, Option<Period>)> {
        let unit = |i: usize| self.tokens.get(i).is_some_and(|t| UNITS.has(t));
        let whole = matches!(self.lower(i), "whole" | "entirety" | "course") && self.lower(i + 1) == "of";
        if !unit(i + 1) && !unit(i + 2) && !whole && !matches!(self.lower(i), "year-end" | "yesterday" | "today") {
            return None;
        }
        let y = self.year();
        let yesterday = || {
            let d = self.today.and_then(|d| d.yesterday().ok());
            d.map(|d| Period::Day(d.year(), d.month(), d.day()))
        };
        let (a, b, c) = (self.lower(i), self.lower(i + 1), self.lower(i + 2));
        match (a, b, c) {
            // "at last year's prices"
            (_, "year", "'s" | "’s") if matches!(self.lower(i + 3), "prices" | "price") => None,
            ("this" | "current", "year", _) => Some((2, y.map(Period::Year))),
            ("the", "year", "before") if self.lower(i + 3) == "last" => Some((4, y.map(|y| Period::Year(y - 2)))),
            ("last" | "past", "year", _) => Some((2, y.map(|y| Period::Year(y - 1)))),
            ("previous" | "preceding", "year", _) => {
                // "19.6 in 2017 from 19.9 the previous year"
                let said = (0..i).rev().find_map(|j| self.year_at(j));
                Some((2, said.or(y).map(|y| Period::Year(y - 1))))
            }
            ("next", "year", _) => Some((2, y.map(|y| Period::Year(y + 1)))),
            // "since the start of the flood season": this year's
            (_, "season", _) if self.since_the_start(i) => Some((2, y.map(Period::Year))),
            // "over the years China's share has grown": no time in particular
            ("the", "years", _) if i == 1 && self.tokens[0].is("over") => Some((2, None)),
            ("this", "month", _) => Some((2, self.month_back(0))),
            ("last" | "previous", "month", _) => Some((2, self.before_named(i, a).or_else(|| self.month_back(1)))),
            ("this", "quarter", _) => Some((2, self.quarter_now().map(|(y, q)| Period::Quarter(y, q)))),
            ("last" | "previous" | "latest", "quarter", _) => {
                Some((2, self.before_named(i, a).or_else(|| self.last_quarter())))
            }
            // "63 million units in the decade"
            ("the", "decade", "," | "." | ";" | "" | "reaching" | "totaling" | "totalled") => {
                let placed = i > 0 && self.tokens[i - 1].any(&["in", "during", "throughout"]);
                placed.then(|| (2, y.map(|y| Period::Years(y - 10, y - 1))))
            }
            // "from 2010 to 2020, and in the decade before that"
            ("the", "decade", "before") => {
                let began = (0..i).filter_map(|j| self.year_at(j)).min();
                let that = usize::from(matches!(self.lower(i + 3), "that" | "this" | "then"));
                began.map(|y| (3 + that, Some(Period::Years(y - 10, y))))
            }
            ("past" | "last" | "previous", "half-decade", _) => Some((2, y.map(|y| Period::Years(y - 5, y - 1)))),
            ("past" | "last" | "recent", "decade", _) => Some((2, y.map(|y| Period::Years(y - 10, y - 1)))),
            // "in the past half year", said in July
            ("past" | "last", "half", "year") => {
                let half = self.today.map(|d| match d.month() {
                    ..=6 => Period::Half(d.year() - 1, 2),
                    _ => Period::Half(d.year(), 1),
                });
                Some((3, half))
            }
            ("past" | "last" | "previous" | "recent" | "preceding", _, "years") => self.past_years(i),
            ("previous" | "preceding", _, "period") => self.previous_period(i),
            (_, "years", _) if self.looks_back(i) => {
                let n = i16::from(self.small_number(i)?);
                (n > 1).then(|| (2, y.map(|y| Period::Years(y - n, y - 1))))
            }
            ("next" | "coming" | "following", "decade", _) => Some((2, y.map(|y| Period::Years(y + 1, y + 10)))),
            ("next" | "coming" | "following", _, "years") => {
                let n = i16::from(self.small_number(i + 1)?);
                Some((3, y.map(|y| Period::Years(y + 1, y + n))))
            }
            // "as of last night", said the day after
            ("yesterday", _, _) => Some((1, yesterday())),
            // "as of 8 a.m. today", "by this morning": the day itself, and not these days
            ("today", _, _) if self.at_an_hour(i) => Some((1, self.day_now())),
            ("this", "morning" | "afternoon", _) => Some((2, self.day_now())),
            // a season, told as the year it belongs to
            ("this", "summer" | "autumn" | "spring", w)
                if w != "festival" && !(i > 0 && self.tokens[i - 1].any(&["by", "since", "until", "till"])) =>
            {
                Some((2, y.map(Period::Year)))
            }
            ("last", "summer" | "autumn", _) => Some((2, y.map(|y| Period::Year(y - 1)))),
            ("last", "night", _) => Some((2, yesterday())),
            ("next" | "coming" | "following", _, "days") => self.next_days(i),
            (_, "years", "to") if self.year_at(i + 3).is_some() => {
                let (n, z) = (i16::from(self.small_number(i)?), self.year_at(i + 3)?);
                (n > 1).then(|| (4, Some(Period::Years(z - n + 1, z))))
            }
            (_, "years", "to") if self.lower(i + 3) == "come" => {
                let n = i16::from(self.small_number(i)?);
                Some((4, y.map(|y| Period::Years(y + 1, y + n))))
            }
            // "by year-end they totaled 1.4 million", said in January
            ("year-end", _, _) => {
                let ahead = ["will", "shall", "should", "to", "aim", "plan", "expected"];
                let past = self.today.is_some_and(|d| d.month() <= 3) && !self.tokens.iter().any(|t| t.any(&ahead));
                Some((1, y.map(|y| Period::Year(y - i16::from(past)))))
            }
            _ => self.one_year(i),
        }
    }

    /// `the full year`, `over the whole of 2024`, `in the course of last year`, `by the end of the year`: a year as a whole.
    fn one_year(&self, i: usize) -> Option<(usize, Option<Period>)> {
        match (self.lower(i), self.lower(i + 1), self.lower(i + 2)) {
            ("whole" | "full" | "entire", "year", of) if of != "of" && of != "in" => {
                self.year_told().map(|y| (2, Some(Period::Year(y))))
            }
            // "over the whole of 2024", "in the course of last year", "the entire year of 2019"
            ("whole" | "entirety" | "course", "of", _) if self.set_in_the(i) => {
                let (len, y) = self.year_after(i + 1);
                y.map(|y| (1 + len, Some(Period::Year(y))))
            }
            ("whole" | "full" | "entire", "year", "of") => {
                let (len, y) = self.year_after(i + 2);
                y.map(|y| (2 + len, Some(Period::Year(y))))
            }
            ("the", "year", _) => {
                // "since the beginning of the year"
                let began = i > 3
                    && self.tokens[i - 1].is("of")
                    && self.tokens[i - 2].any(&["beginning", "start"])
                    && self.tokens[i - 4].is("since");
                if began {
                    return self.year().map(|y| (2, Some(Period::Year(y))));
                }
                let len = self.the_year(i)?;
                self.year_told().map(|y| (len, Some(Period::Year(y))))
            }
            _ => None,
        }
    }

    /// Whether `since the start of the` or the like stands before a token.
    fn since_the_start(&self, i: usize) -> bool {
        let before = |k: usize| i.checked_sub(k).map_or("", |p| self.lower(p));
        matches!(before(1), "the" | "this")
            && before(2) == "of"
            && matches!(before(3), "start" | "beginning" | "onset")
            && before(5) == "since"
    }

    /// The month of the briefing, or the one so many before it.
    fn month_back(&self, n: i8) -> Option<Period> {
        let d = self.today?;
        let m = d.month() - n;
        Some(if m < 1 {
            Period::Month(d.year() - 1, m + 12)
        } else {
            Period::Month(d.year(), m)
        })
    }

    /// The day of the briefing.
    fn day_now(&self) -> Option<Period> {
        self.today.map(|d| Period::Day(d.year(), d.month(), d.day()))
    }

    /// Whether `as of`, `by` or an hour stands right before a token.
    fn at_an_hour(&self, i: usize) -> bool {
        let before = |k: usize| i.checked_sub(k).map_or("", |p| self.lower(p));
        matches!(
            before(1),
            "by" | "until" | "till" | "noon" | "o'clock" | "m" | "am" | "pm" | "a.m." | "p.m." | "hours"
        ) || before(1) == "of" && before(2) == "as"
            || before(1) == "." && matches!(before(2), "m" | "a.m" | "p.m")
    }

    /// Year and quarter of the briefing.
    fn quarter_now(&self) -> Option<(i16, i8)> {
        self.today.map(|d| (d.year(), (d.month() + 2) / 3))
    }

    /// `last quarter`: the one before that of the briefing.
    fn last_quarter(&self) -> Option<Period> {
        let (y, q) = self.quarter_now()?;
        Some(if q == 1 {
            Period::Quarter(y - 1, 4)
        } else {
            Period::Quarter(y, q - 1)
        })
    }

    /// `rose 4% in the third quarter, while it fell in the previous quarter`: the one before that which the sentence named.
    fn before_named(&self, i: usize, word: &str) -> Option<Period> {
        if word != "previous" {
            return None;
        }
        let quarter = self.lower(i + 1) == "quarter";
        (0..i).rev().find_map(|j| match self.at(j)?.1? {
            Period::Quarter(y, 1) if quarter => Some(Period::Quarter(y - 1, 4)),
            Period::Quarter(y, q) if quarter => Some(Period::Quarter(y, q - 1)),
            Period::Month(y, 1) if !quarter => Some(Period::Month(y - 1, 12)),
            Period::Month(y, m) if !quarter => Some(Period::Month(y, m - 1)),
            _ => None,
        })
    }

    /// `the past five years`, and `2.5 billion in 2012, and 2.1 billion in the previous two years`, before a year already said.
    fn past_years(&self, i: usize) -> Option<(usize, Option<Period>)> {
        let n = i16::from(self.small_number(i + 1)?);
        let placed = (1..=2).any(|k| i >= k && self.lower(i - k) == "in");
        let dated = |j: &usize| *j > 0 && matches!(self.lower(j - 1), "in" | "of" | "during");
        let said = (0..i).rev().filter(dated).find_map(|j| self.year_at(j));
        let y = said
            .filter(|_| placed && matches!(self.lower(i), "previous" | "preceding"))
            .or(self.year());
        Some((3, y.map(|y| Period::Years(y - n, y - 1))))
    }

    /// `compared with the previous five-year period`.
    fn previous_period(&self, i: usize) -> Option<(usize, Option<Period>)> {
        const NUMBERS: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
        let words = self.lower(i + 1).strip_suffix("-year")?;
        let n = NUMBERS.iter().position(|w| *w == words)? as i16 + 2;
        Some((3, self.year().map(|y| Period::Years(y - n, y - 1))))
    }

    /// `over the next ten days`: from the day after the briefing.
    fn next_days(&self, i: usize) -> Option<(usize, Option<Period>)> {
        let n = i64::from(self.small_number(i + 1)?);
        let ymd = |d: Date| (d.year(), d.month(), d.day());
        let d = self.today;
        let end = d.and_then(|d| d.checked_add(jiff::Span::new().days(n)).ok());
        let next = d.and_then(|d| d.tomorrow().ok());
        Some((3, next.zip(end).map(|(a, b)| Period::Days(ymd(a), ymd(b)))))
    }

    /// Whether `over the` or the like stands before a token.
    fn set_in_the(&self, i: usize) -> bool {
        i > 1
            && self.tokens[i - 1].is("the")
            && self.tokens[i - 2].any(&["over", "in", "during", "for", "throughout", "across"])
            // "higher than in the whole of 2015": its year is what is compared with
            && !(i > 2 && self.tokens[i - 3].any(&["than", "that", "as", "with", "from", "against"]))
    }

    /// `In ten years 67 ports were built`, `over six years, the air improved`: a clause that opens with how long it took
    /// to come to the present. Not what is to come, nor what somebody needs.
    fn looks_back(&self, i: usize) -> bool {
        let placed = i > 0 && self.tokens[i - 1].any(&["in", "over", "during", "within"]);
        let opens = i == 1 || i > 1 && self.tokens[i - 2].any(&[";", ":"]);
        let ahead = |t: &crate::base::Token<'_>| {
            t.any(&[
                "will", "would", "shall", "can", "could", "should", "to", "aim", "plan", "expect", "hope", "if",
            ])
        };
        let goes_on = ["of", "'s", "from", "or", "and", "ago", "later", "before", "time"].contains(&self.lower(i + 2));
        placed && opens && !goes_on && !self.tokens.iter().any(ahead)
    }

    /// `throughout the year`, `by the end of the year`, `for the year as a whole`: how many words name the year that is
    /// spoken in. Not `a rise over the year before`, nor the year of something.
    fn the_year(&self, i: usize) -> Option<usize> {
        if self.lower(i + 2) == "as" && self.lower(i + 3) == "a" && self.lower(i + 4) == "whole" {
            return Some(5);
        }
        let before = |k: usize| i.checked_sub(k).map_or("", |p| self.lower(p));
        let all = matches!(before(1), "throughout" | "over" | "within" | "in" | "during");
        let end = before(1) == "of" && before(2) == "end";
        let ends = matches!(
            self.lower(i + 2),
            "" | "," | "." | ";" | "and" | "with" | "while" | "to" | "at" | "when"
        );
        (ends && (all || end)).then_some(2)
    }

    /// The year that `the year` means where something is to come of it; in an account of the past it is the time spoken of.
    pub(super) fn year_told(&self) -> Option<i16> {
        let ahead = |i: usize| {
            let t = &self.tokens[i];
            let foreseen =
                t.any(&["expected", "estimated"]) && matches!(self.lower(i + 1), "to" | "that" | "in" | "for");
            t.any(super::AHEAD) || foreseen || t.any(&["expect", "expects", "forecast", "strive", "should"])
        };
        self.year().filter(|_| (0..self.tokens.len()).any(ahead))
    }

    /// `14th Five-Year Plan (2021-2025)`, `13th Five-Year Plan period`.
    pub(super) fn plan(&self, i: usize) -> Option<(usize, Option<Period>)> {
        let mut j = i + self.ordinal_len(i);
        if self.lower(j) != "five-year" {
            return None;
        }
        let n = self.ordinal_at(i).filter(|n| (1..=30).contains(n))?;
        j += 1;
        if self.lower(j) != "plan" && self.lower(j) != "plans" {
            return None;
        }
        j += 1;
        let start = 2001 + 5 * (i16::from(n) - 10);
        if self.lower(j) == "(" && self.year_at(j + 1).is_some() && self.lower(j + 4) == ")" {
            j += 5;
        }
        let period = matches!(self.lower(j), "period");
        // "compared with the end of the 13th Five-Year Plan" names a point in time
        let ended = (2..=3).any(|k| i >= k && self.lower(i - k) == "end" && self.lower(i - k + 1) == "of");
        // "by the end of the 14th Five-Year Plan period"
        let by_then = ended && (4..=5).any(|k| i >= k && self.lower(i - k) == "by" && self.lower(i - k + 1) == "the");
        let during = (1..=3).any(|k| i >= k && matches!(self.lower(i - k), "during" | "over" | "throughout")) || ended;
        Some((
            j + usize::from(period) - i,
            (period || during).then_some(match by_then {
                true => Period::Year(start + 4),
                false => Period::Years(start, start + 4),
            }),
        ))
    }

    /// `three months ended March 31`, `six months to June 2024`, `quarter ended March`.
    pub(super) fn months_ended(&self, i: usize) -> Option<(usize, Option<Period>)> {
        let one = self.lower(i) == "quarter";
        let j = if one { i + 1 } else { i + 2 };
        let unit = self.lower(j - 1);
        if !matches!(unit, "months" | "quarter") || !matches!(self.lower(j), "ended" | "ending" | "to" | "through") {
            return None;
        }
        let n = if one { 3 } else { self.small_number(i)? };
        let first = j + 1 + usize::from(matches!(self.lower(j + 1), "on" | "in"));
        let (len, end) = self.by_month(first)?;
        let period = end.and_then(|p| match p {
            Period::Month(y, m) | Period::Day(y, m, _) if (1..=12).contains(&n) => {
                let start = i32::from(y) * 12 + i32::from(m) - i32::from(n);
                let (a, b) = (start.div_euclid(12) as i16, start.rem_euclid(12) as i8 + 1);
                self.months_between(b, m, Some(a), Some(y))
            }
            _ => None,
        });
        Some((first + len - i, period))
    }
}
