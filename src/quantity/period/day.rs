//! Days written before their month: `13 June 2023`, `on 5 May`.
use super::super::mention::Period;
use super::{PeriodReader, month};
use crate::base::Kind;

impl PeriodReader<'_, '_> {
    /// `13 June 2023`, `the 2nd of March 2021`; without a year only after `on`, `by`, `from` and the like.
    pub(super) fn day_first(&self, i: usize) -> Option<(usize, Option<Period>)> {
        let t = self
            .tokens
            .get(i)
            .filter(|t| t.kind == Kind::Number && t.text.len() <= 2)?;
        let d = t.text.parse::<i8>().ok().filter(|d| (1..=31).contains(d))?;
        let ordinal = usize::from(
            self.tokens
                .get(i + 1)
                .is_some_and(|n| !n.spaced && n.any(&["st", "nd", "rd", "th"])),
        );
        let of = usize::from(self.lower(i + 1 + ordinal) == "of");
        let at = i + 1 + ordinal + of;
        let m = self
            .tokens
            .get(at)
            .filter(|t| t.capital())
            .and_then(|t| month(&t.lower))?;
        let (len, year) = self.year_after(at + 1);
        let placed = i > 0 && self.tokens[i - 1].any(&["on", "by", "from", "since", "until", "the", "dated"]);
        if year.is_none() && !placed {
            return None;
        }
        let year = year.or_else(|| self.implied_year(m, m));
        Some((at + 1 + len - i, year.map(|y| Period::Day(y, m, d))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Span, tokenize};

    fn read(text: &str) -> Vec<String> {
        let tokens = tokenize(text, Span::new(0, text.len()));
        let reader = PeriodReader::new(&tokens, Some(jiff::civil::date(2023, 7, 12)));
        (0..tokens.len())
            .filter_map(|i| reader.day_first(i))
            .map(|(_, p)| p.map_or("?".to_string(), |p| p.to_string()))
            .collect()
    }

    #[test]
    fn days_before_their_months() {
        for (text, want) in [
            ("on Tuesday, 13 June 2023, ships sailed", "2023-06-13"),
            ("since 5 May prices rose", "2023-05-05"),
            ("the 2nd of March 2021 was dry", "2021-03-02"),
        ] {
            assert_eq!(read(text), [want], "{text}");
        }
        for text in ["we saw 13 June bugs", "12 may go", "40 June 2023"] {
            assert!(read(text).is_empty(), "{text}");
        }
    }
}
