//! Events that the genre counts from: `since the 18th CPC National Congress`, `since reform and opening up`.
use super::PeriodReader;
use crate::quantity::mention::Period;

/// Events by their words, and the year that each happened in.
const EVENTS: &[(&[&str], i16)] = &[
    (&["reform", "and", "opening", "up"], 1978),
    (&["reform", "and", "opening-up"], 1978),
    (&["founding", "of", "new", "china"], 1949),
    (&["founding", "of", "the", "prc"], 1949),
    (&["founding", "of", "the", "people's", "republic"], 1949),
    (&["accession", "to", "the", "wto"], 2001),
    (&["entry", "into", "the", "wto"], 2001),
];

impl PeriodReader<'_, '_> {
    /// The event at `i`, if the words before it count from it: tokens taken and its year.
    pub(super) fn event(&self, i: usize) -> Option<(usize, Option<Period>)> {
        let counted = (i.saturating_sub(4)..i).rev().find_map(|k| match self.lower(k) {
            "since" => Some(true),
            "the" | "its" | "china" | "'s" => None,
            _ => Some(false),
        });
        if counted != Some(true) {
            return None;
        }
        let named = EVENTS.iter().find_map(|(words, year)| {
            let fits = words.iter().enumerate().all(|(k, w)| self.lower(i + k) == *w);
            fits.then_some((i + words.len(), *year))
        });
        let (end, year) = named.or_else(|| self.congress(i))?;
        let (len, said) = self.year_after(end);
        Some((end + len - i, Some(Period::Year(said.unwrap_or(year)))))
    }

    /// `18th CPC National Congress`, `19th National Congress of the Communist Party of China (CPC)`: they are held every
    /// five years since 1977.
    fn congress(&self, i: usize) -> Option<(usize, i16)> {
        let n = self.ordinal_at(i).filter(|n| (11..=30).contains(n))?;
        let mut at = i + self.ordinal_len(i);
        while matches!(self.lower(at), "cpc" | "party" | "national" | "party's") {
            at += 1;
        }
        if self.lower(at) != "congress" {
            return None;
        }
        at += 1;
        if self.lower(at) == "of" && self.lower(at + 1) == "the" {
            let party = (at + 2..at + 7)
                .take_while(|&k| {
                    matches!(
                        self.lower(k),
                        "communist" | "party" | "of" | "china" | "cpc" | "chinese"
                    )
                })
                .last();
            at = party.map_or(at, |k| k + 1);
        }
        if self.lower(at) == "(" && self.lower(at + 2) == ")" {
            at += 3;
        }
        Some((at, 1977 + 5 * (i16::from(n) - 11)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Span, tokenize};
    use crate::quantity::mention::PeriodRole;

    #[test]
    fn events_counted_from() {
        for (text, want) in [
            (
                "Since the 18th CPC National Congress, 40 dams were built.",
                Some("2012"),
            ),
            (
                "Since the 19th National Congress of the Communist Party of China (CPC) in 2017 it grew.",
                Some("2017"),
            ),
            ("Since the 20th Party Congress it grew.", Some("2022")),
            ("Since reform and opening up it grew.", Some("1978")),
            ("Since China's accession to the WTO it grew.", Some("2001")),
            ("The 18th CPC National Congress set the course.", None),
            ("Reform and opening up went on.", None),
            ("Since the 18th meeting it grew.", None),
        ] {
            let tokens = tokenize(text, Span::new(0, text.len()));
            let found = PeriodReader::new(&tokens, Some(jiff::civil::date(2024, 3, 1))).all();
            let found: Vec<_> = found.iter().filter(|p| p.role == PeriodRole::Since).collect();
            assert_eq!(
                found.first().and_then(|p| p.period).map(|p| p.to_string()).as_deref(),
                want,
                "{text}"
            );
        }
    }
}
