//! Periods as stretches of the calendar, so that `2025-Q1` and `2025-01/2025-03` are the same.
use serde::{Deserialize, Serialize};
use std::fmt;

/// A stretch of days, both ends included; days are numbered `(year * 12 + month - 1) * 32 + day`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stretch {
    /// First day.
    pub from: i32,
    /// Last day; 31 where the month ends.
    pub to: i32,
}

const DAYS: i32 = 32;

impl Stretch {
    fn months(first: i32, last: i32) -> Stretch {
        Stretch {
            from: first * DAYS + 1,
            to: last * DAYS + 31,
        }
    }

    /// How many months it touches.
    pub fn months_long(self) -> i32 {
        self.to / DAYS - self.from / DAYS + 1
    }

    /// Reads the contract's form: `2025`, `2025-Q1`, `2025-H1`, `2025-03`, `2025-03-28` or a range with `/`.
    pub fn parse(text: &str) -> Option<Stretch> {
        if let Some((a, b)) = text.split_once('/') {
            let (a, b) = (Self::parse(a)?, Self::parse(b)?);
            return (a.from <= b.to).then_some(Stretch { from: a.from, to: b.to });
        }
        let mut parts = text.split('-');
        let year: i32 = parts.next()?.parse().ok()?;
        let first = year * 12;
        let Some(part) = parts.next() else {
            return Some(Self::months(first, first + 11));
        };
        if let Some(q) = part.strip_prefix('Q') {
            let q: i32 = q.parse().ok().filter(|q| (1..=4).contains(q))?;
            return Some(Self::months(first + q * 3 - 3, first + q * 3 - 1));
        }
        if let Some(h) = part.strip_prefix('H') {
            let h: i32 = h.parse().ok().filter(|h| (1..=2).contains(h))?;
            return Some(Self::months(first + h * 6 - 6, first + h * 6 - 1));
        }
        let month: i32 = part.parse().ok().filter(|m| (1..=12).contains(m))?;
        let at = first + month - 1;
        match parts.next() {
            None => Some(Self::months(at, at)),
            Some(day) => {
                let day: i32 = day.parse().ok().filter(|d| (1..=31).contains(d))?;
                Some(Stretch {
                    from: at * DAYS + day,
                    to: at * DAYS + day,
                })
            }
        }
    }

    /// The year up to the last whole month before a day; in January, the year before.
    pub(super) fn of_year_to(day: jiff::civil::Date) -> Option<Stretch> {
        let (year, month) = (i32::from(day.year()), i32::from(day.month()));
        let first = if month == 1 { (year - 1) * 12 } else { year * 12 };
        (year > 0).then(|| Self::months(first, year * 12 + month - 2))
    }

    /// The same stretch `years` later (earlier when negative).
    pub fn years_later(self, years: i32) -> Stretch {
        let by = years * 12 * DAYS;
        Stretch {
            from: self.from + by,
            to: self.to + by,
        }
    }

    /// Whether another stretch lies within this one.
    pub fn holds(self, other: Stretch) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// Whether it lies in the year before or the first months of `year`, as far as a briefing of that year looks back.
    pub(super) fn is_in_or_before(self, year: i16) -> bool {
        let own = self.from / DAYS / 12;
        own == i32::from(year) || own + 1 == i32::from(year)
    }

    /// Length in whole months; 0 for days.
    pub(super) fn whole_months(self) -> i32 {
        if self.from % DAYS == 1 && self.to % DAYS == 31 {
            self.to / DAYS - self.from / DAYS + 1
        } else {
            0
        }
    }

    /// The stretch of the same length right before, of whole months only.
    pub fn before(self) -> Option<Stretch> {
        let n = self.whole_months();
        (n > 0).then(|| Self::months(self.from / DAYS - n, self.from / DAYS - 1))
    }

    /// The last month, as stocks at the end of a period are dated.
    pub fn last_month(self) -> Stretch {
        Self::months(self.to / DAYS, self.to / DAYS)
    }

    /// The last months, as the last of a run of quarters.
    pub(super) fn last_months(self, months: i32) -> Stretch {
        Self::months(self.to / DAYS - months + 1, self.to / DAYS)
    }

    /// Year in which it ends.
    pub fn year(self) -> i32 {
        self.to / DAYS / 12
    }
}

impl fmt::Display for Stretch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (a, b) = (self.from / DAYS, self.to / DAYS);
        let (year, month) = (a / 12, a % 12);
        match self.whole_months() {
            0 => write!(f, "{year}-{:02}-{:02}", month + 1, self.from % DAYS),
            1 => write!(f, "{year}-{:02}", month + 1),
            3 if month % 3 == 0 => write!(f, "{year}-Q{}", month / 3 + 1),
            6 if month % 6 == 0 => write!(f, "{year}-H{}", month / 6 + 1),
            12 if month == 0 => write!(f, "{year}"),
            n if n % 12 == 0 && month == 0 => write!(f, "{year}/{}", b / 12),
            _ => write!(f, "{year}-{:02}/{}-{:02}", month + 1, b / 12, b % 12 + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_stretches_are_equal_however_they_are_written() {
        for (a, b) in [
            ("2025-Q1", "2025-01/2025-03"),
            ("2024-H1", "2024-Q1/2024-Q2"),
            ("2016-Q1/2016-Q3", "2016-01/2016-09"),
            ("2024", "2024-01/2024-12"),
        ] {
            assert_eq!(Stretch::parse(a), Stretch::parse(b), "{a} {b}");
        }
        assert_ne!(Stretch::parse("2025-Q1"), Stretch::parse("2025-03"));
        for bad in ["", "2025-Q5", "2025-13", "x", "2025-01-40", "2025/2024"] {
            assert_eq!(Stretch::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn stretches_move() {
        let q1 = Stretch::parse("2025-Q1").unwrap();
        assert_eq!(q1.years_later(-1).to_string(), "2024-Q1");
        assert_eq!(q1.before().unwrap().to_string(), "2024-Q4");
        assert_eq!(q1.last_month().to_string(), "2025-03");
        let run = Stretch::parse("2023-Q4/2025-Q1").unwrap();
        assert_eq!(run.last_months(3).to_string(), "2025-Q1");
        for text in ["2025", "2025-H2", "2025-03-28", "2017/2024", "2025-01/2025-04"] {
            assert_eq!(Stretch::parse(text).unwrap().to_string(), text);
        }
    }
}
