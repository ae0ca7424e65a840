//! Runs of quarters, and quarters whose noun is said elsewhere: `from the first to the third quarter`, `7.7% in the
//! second and 4.7% in the third`.
use super::PeriodReader;
use crate::quantity::mention::Period;

impl PeriodReader<'_, '_> {
    /// `first to the third quarter of 2022`.
    pub(super) fn run_of_quarters(&self, i: usize) -> Option<(usize, Option<Period>)> {
        let first = self.ordinal_at(i).filter(|n| (1..=4).contains(n))?;
        let mut j = i + self.ordinal_len(i);
        j += usize::from(self.lower(j) == "quarter");
        if !matches!(self.lower(j), "to" | "through") {
            return None;
        }
        j += 1 + usize::from(self.lower(j + 1) == "the");
        let last = self.ordinal_at(j).filter(|n| (first + 1..=4).contains(n))?;
        j += self.ordinal_len(j);
        if !matches!(self.lower(j), "quarter" | "quarters") {
            return None;
        }
        let (len, year) = self.year_after(j + 1);
        let year = year.or_else(|| match self.quarter(last, None) {
            Some(Period::Quarter(y, _)) => Some(y),
            _ => None,
        });
        Some((j + 1 + len - i, year.map(|y| Period::Quarters((y, first), (y, last)))))
    }

    /// `second and third quarters`, `first, second and third quarters of 2019`, `first and second quarter`.
    pub(super) fn joined_quarters(&self, i: usize) -> Option<(usize, Option<Period>)> {
        let first = self.ordinal_at(i).filter(|n| (1..=4).contains(n))?;
        let (mut last, mut j) = (first, i + self.ordinal_len(i));
        loop {
            let mut k = j;
            while matches!(self.lower(k), "," | "and" | "the") {
                k += 1;
            }
            match self.ordinal_at(k).filter(|n| k > j && *n == last + 1 && *n <= 4) {
                Some(n) => (last, j) = (n, k + self.ordinal_len(k)),
                None => break,
            }
        }
        if last == first || !matches!(self.lower(j), "quarter" | "quarters") {
            return None;
        }
        let (len, year) = self.year_after(j + 1);
        let year = year.or_else(|| match self.quarter(last, None) {
            Some(Period::Quarter(y, _)) => Some(y),
            _ => None,
        });
        let period = year.map(|y| match (first, last) {
            (1, 2) => Period::Half(y, 1),
            (3, 4) => Period::Half(y, 2),
            (1, 4) => Period::Year(y),
            _ => Period::Quarters((y, first), (y, last)),
        });
        Some((j + 1 + len - i, period))
    }

    /// `four quarters of last year`.
    pub(super) fn all_quarters(&self, i: usize) -> Option<(usize, Option<Period>)> {
        if self.lower(i + 1) != "quarters" || self.small_number(i) != Some(4) {
            return None;
        }
        let (len, year) = self.year_after(i + 2);
        let year = year.filter(|_| len > 0)?;
        Some((2 + len, Some(Period::Year(year))))
    }

    /// `Quarter Three of 2014`: as titles say it.
    pub(super) fn named_quarter(&self, i: usize) -> Option<(usize, Option<Period>)> {
        let named = self.lower(i) == "quarter" && self.tokens[i].capital();
        let n = ["one", "two", "three", "four"]
            .iter()
            .position(|w| named && self.lower(i + 1) == *w)? as i8
            + 1;
        let (len, year) = self.year_after(i + 2);
        (len > 0).then(|| (2 + len, self.quarter(n, year)))
    }

    /// `Q1-Q3 2023`, `Q2 to Q4`.
    pub(super) fn short_quarters(&self, i: usize) -> Option<(usize, Option<Period>)> {
        let number = |w: &str| -> Option<i8> {
            let n = w.strip_prefix('q')?.parse().ok()?;
            (1..=4).contains(&n).then_some(n)
        };
        let (first, last, at) = match self.lower(i).split_once('-') {
            Some((a, b)) => (number(a)?, number(b)?, i + 1),
            None => {
                let joint = matches!(self.lower(i + 1), "-" | "–" | "—" | "to");
                (
                    number(self.lower(i))?,
                    number(self.lower(i + 2)).filter(|_| joint)?,
                    i + 3,
                )
            }
        };
        let (len, year) = self.year_after(at);
        let year = year.or_else(|| match self.quarter(last, None) {
            Some(Period::Quarter(y, _)) => Some(y),
            _ => None,
        });
        (first < last).then(|| (at + len - i, year.map(|y| Period::Quarters((y, first), (y, last)))))
    }

    /// `first ten days of July`, `last 10 days of June`: how the genre divides a month.
    pub(super) fn ten_days(&self, i: usize) -> Option<(usize, Option<Period>)> {
        let third = match self.lower(i) {
            "first" => 0,
            "second" | "middle" => 1,
            "last" | "final" => 2,
            _ => return None,
        };
        let of = self.lower(i + 2) == "days" && self.lower(i + 3) == "of";
        if !of || self.small_number(i + 1) != Some(10) {
            return None;
        }
        let (len, month) = self.by_month(i + 4)?;
        let days = month.and_then(|p| match p {
            Period::Month(y, m) => {
                let end = jiff::civil::Date::new(y, m, 1).ok()?.last_of_month().day();
                let first = third * 10 + 1;
                Some(Period::Days(
                    (y, m, first),
                    (y, m, if third == 2 { end } else { first + 9 }),
                ))
            }
            _ => None,
        });
        Some((4 + len, days))
    }

    /// `in the third`, after a quarter was named in the sentence.
    pub(super) fn elliptic_quarter(&self, i: usize) -> Option<(usize, Option<Period>)> {
        let placed = i > 1 && self.lower(i - 1) == "the" && matches!(self.lower(i - 2), "in" | "for" | "during");
        let ordinal = matches!(self.lower(i), "first" | "second" | "third" | "fourth");
        if !placed || !ordinal {
            return None;
        }
        let ends = matches!(self.lower(i + 1), "" | "," | ";" | "." | "and" | "while" | "but");
        let named = self.tokens.iter().any(|t| t.any(&["quarter", "quarters"]));
        if !ends || !named {
            return None;
        }
        let n = self.ordinal_at(i)?;
        Some((1, self.quarter(n, None)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Span, tokenize};

    fn read(text: &str) -> Vec<String> {
        let tokens = tokenize(text, Span::new(0, text.len()));
        let reader = PeriodReader::new(&tokens, Some(jiff::civil::date(2022, 10, 24)));
        let found = reader.all();
        found.iter().filter_map(|p| p.period).map(|p| p.to_string()).collect()
    }

    #[test]
    fn runs_and_ellipses_of_quarters() {
        for (text, want) in [
            (
                "From the first to the third quarter, sales were",
                vec!["2022-Q1/2022-Q3"],
            ),
            (
                "By quarter, sales grew 3% in the first, 2% in the second and 1% in the third.",
                vec!["2022-Q1", "2022-Q2", "2022-Q3"],
            ),
            (
                "Sales fell from 3% in the second quarter of 2021 to 1% in the third.",
                vec!["2021-Q2", "2022-Q3"],
            ),
            (
                "Catches in the first ten days of July fell.",
                vec!["2022-07-01/2022-07-10"],
            ),
            (
                "Prices rose from the last ten days of June 2021.",
                vec!["2021-06-21/2021-06-30"],
            ),
            (
                "Sales in Q1-Q3 2021 fell; in Q2 to Q4 they rose.",
                vec!["2021-Q1/2021-Q3", "2022-Q2/2022-Q4"],
            ),
            ("Receipts for 2019 H1 and 2020 Q3", vec!["2019-H1", "2020-Q3"]),
            ("Updated 2018-02-01 16:22:04", vec!["2018-02-01"]),
            ("Tables of 2018-02 and 2016-20", vec!["2018-02", "2016/2020"]),
            ("Transcript for Quarter Three of 2021", vec!["2021-Q3"]),
            ("In the first and second quarter of 2021, sales", vec!["2021-H1"]),
            (
                "The second, third and the fourth quarters of 2021",
                vec!["2021-Q2/2021-Q4"],
            ),
            (
                "In the first, second and third quarters of 2021",
                vec!["2021-Q1/2021-Q3"],
            ),
            ("In the four quarters of last year", vec!["2021"]),
            ("Sales grew for four quarters in three towns", vec![]),
            ("A quarter three of us ate", vec![]),
            ("The first ten days of rain", vec![]),
            ("It rained from the last ten days of", vec![]),
            ("Rain rose from 2012 to", vec!["2012"]),
            ("Rain rose from 2012 to the end of", vec!["2012"]),
            ("It came second, and in the third, we won.", vec![]),
            ("From the first to the last day", vec![]),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }
}
