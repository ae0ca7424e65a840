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
            ("It came second, and in the third, we won.", vec![]),
            ("From the first to the last day", vec![]),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }
}
