//! Periods said from where the briefing stands or where they end: this year, the next five years, a five-year plan.
use super::PeriodReader;
use crate::base::Words;
use crate::quantity::mention::Period;

/// What these expressions are made of: one of the two words behind the first is one of them, but for `year-end`.
static UNITS: Words = Words::new(&["year", "month", "quarter", "decade", "years"]);

impl PeriodReader<'_, '_> {
    /// `this year`, `last month`, `the past five years`, `the past decade`.
    pub(super) fn relative(&self, i: usize) -> Option<(usize, Option<Period>)> {
        let unit = |i: usize| self.tokens.get(i).is_some_and(|t| UNITS.has(t));
        if !unit(i + 1) && !unit(i + 2) && self.lower(i) != "year-end" {
            return None;
        }
        let d = self.today;
        let y = self.year();
        let month_back = |n: i8| {
            d.map(|d| {
                let m = d.month() - n;
                if m < 1 {
                    Period::Month(d.year() - 1, m + 12)
                } else {
                    Period::Month(d.year(), m)
                }
            })
        };
        let quarter_now = d.map(|d| (d.year(), (d.month() + 2) / 3));
        let (a, b, c) = (self.lower(i), self.lower(i + 1), self.lower(i + 2));
        match (a, b, c) {
            ("this" | "current", "year", _) => Some((2, y.map(Period::Year))),
            ("the", "year", "before") if self.lower(i + 3) == "last" => Some((4, y.map(|y| Period::Year(y - 2)))),
            ("last" | "past", "year", _) => Some((2, y.map(|y| Period::Year(y - 1)))),
            ("previous" | "preceding", "year", _) => {
                // "19.6 in 2017 from 19.9 the previous year"
                let said = (0..i).rev().find_map(|j| self.year_at(j));
                Some((2, said.or(y).map(|y| Period::Year(y - 1))))
            }
            ("next", "year", _) => Some((2, y.map(|y| Period::Year(y + 1)))),
            ("this", "month", _) => Some((2, month_back(0))),
            ("last" | "previous", "month", _) => Some((2, month_back(1))),
            ("this", "quarter", _) => Some((2, quarter_now.map(|(y, q)| Period::Quarter(y, q)))),
            ("last" | "previous", "quarter", _) => Some((
                2,
                quarter_now.map(|(y, q)| {
                    if q == 1 {
                        Period::Quarter(y - 1, 4)
                    } else {
                        Period::Quarter(y, q - 1)
                    }
                }),
            )),
            ("past" | "last" | "recent", "decade", _) => Some((2, y.map(|y| Period::Years(y - 10, y - 1)))),
            ("past" | "last" | "previous" | "recent" | "preceding", _, "years") => {
                let n = i16::from(self.small_number(i + 1)?);
                Some((3, y.map(|y| Period::Years(y - n, y - 1))))
            }
            (_, "years", _) if self.looks_back(i) => {
                let n = i16::from(self.small_number(i)?);
                (n > 1).then(|| (2, y.map(|y| Period::Years(y - n, y - 1))))
            }
            ("next" | "coming" | "following", "decade", _) => Some((2, y.map(|y| Period::Years(y + 1, y + 10)))),
            ("next" | "coming" | "following", _, "years") => {
                let n = i16::from(self.small_number(i + 1)?);
                Some((3, y.map(|y| Period::Years(y + 1, y + n))))
            }
            (_, "years", "to") if self.lower(i + 3) == "come" => {
                let n = i16::from(self.small_number(i)?);
                Some((4, y.map(|y| Period::Years(y + 1, y + n))))
            }
            ("year-end", _, _) => Some((1, y.map(Period::Year))),
            _ => None,
        }
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
        let during = (1..=3).any(|k| i >= k && matches!(self.lower(i - k), "during" | "over" | "throughout"));
        Some((
            j + usize::from(period) - i,
            (period || during).then_some(Period::Years(start, start + 4)),
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
