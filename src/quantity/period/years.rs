//! Years, runs of them and days written as figures: `2016-2020`, `from 2013 to June this year`, `2018-02-01`.
use super::{Period, PeriodReader};
use crate::base::Kind;

impl PeriodReader<'_, '_> {
    /// `2018-02-01`, `2018/02/01`.
    fn iso_day(&self, i: usize, y: i16) -> Option<(usize, Option<Period>)> {
        let two = |k: usize| -> Option<i8> {
            let t = self
                .tokens
                .get(k)
                .filter(|t| t.kind == Kind::Number && t.text.len() == 2 && !t.spaced)?;
            t.text.parse().ok()
        };
        let joint = matches!(self.lower(i + 1), "-" | "/") && self.lower(i + 3) == self.lower(i + 1);
        let (m, d) = (two(i + 2)?, two(i + 4).filter(|_| joint)?);
        jiff::civil::Date::new(y, m, d).ok()?;
        Some((5, Some(Period::Day(y, m, d))))
    }

    /// Whether a year says in whose prices something is told.
    fn of_prices(&self, i: usize) -> bool {
        crate::quantity::scan::year_of_prices(self.tokens, i)
    }

    /// `from the end of 1978 to the end of 2017`, `from 2013 to June this year`, `from 2012 to last year`, where the year
    /// `y` stands at `i`.
    fn year_to(&self, i: usize, y: i16) -> Option<(usize, Option<Period>)> {
        if self.lower(i + 1) != "to" {
            return None;
        }
        let the = i + 2 + usize::from(self.lower(i + 2) == "the");
        let ends = self.lower(the) == "end" && self.lower(the + 1) == "of";
        let at = if ends { the + 2 } else { i + 2 };
        if let Some(z) = self.year_at(at).filter(|z| ends && *z > y) {
            return Some((at + 1 - i, Some(Period::Years(y, z))));
        }
        if i == 0 || self.lower(i - 1) != "from" || self.year_at(at).is_some() {
            return None;
        }
        let (len, until) = self.read_at(at)?;
        let run = match until? {
            Period::Year(z) if z > y => Period::Years(y, z),
            Period::Month(z, m) if z > y => Period::Months((y, 1), (z, m)),
            Period::Quarter(z, q) if z > y => Period::Months((y, 1), (z, q * 3)),
            Period::Half(z, h) if z > y => Period::Months((y, 1), (z, h * 6)),
            _ => return None,
        };
        Some((at + len - i, Some(run)))
    }

    /// `2024`, `2016-2020`, `from 2016 to 2020`, `between 2012 and 2021`.
    pub(super) fn by_year(&self, i: usize) -> Option<(usize, Option<Period>)> {
        let y = self.year_at(i)?;
        // "at 2010 prices", "at constant prices of 2015"
        if self.of_prices(i) {
            return None;
        }
        // "2019 H1"
        match (
            self.lower(i + 1),
            self.lower(i + 1).as_bytes().get(1).map(|b| b.wrapping_sub(b'0') as i8),
        ) {
            ("h1" | "h2", Some(n)) => return Some((2, Some(Period::Half(y, n)))),
            ("q1" | "q2" | "q3" | "q4", Some(n)) => return Some((2, Some(Period::Quarter(y, n)))),
            _ => {}
        }
        let before = i.checked_sub(1).map_or("", |p| self.lower(p));
        // "a strong start to 2025", said in April
        if before == "to" && i > 1 && matches!(self.lower(i - 2), "start" | "beginning" | "opening") {
            let soon = self
                .today
                .is_some_and(|d| d.year() == y && (3..=6).contains(&d.month()));
            return Some((1, Some(if soon { Period::Quarter(y, 1) } else { Period::Year(y) })));
        }
        let joint = match self.lower(i + 1) {
            "-" | "–" | "—" | "/" | "to" | "through" => true,
            "and" => before == "between",
            _ => false,
        };
        if joint {
            let second = self.tokens.get(i + 2);
            if let Some(run) = self.year_to(i, y) {
                return Some(run);
            }
            // "between 2011 and November 2016"
            let until = self.by_month(i + 2).filter(|_| before == "between");
            if let Some((len, Some(Period::Month(z, m)))) = until.filter(|(len, _)| *len > 1) {
                return (z > y).then_some((2 + len, Some(Period::Months((y, 1), (z, m)))));
            }
            if let Some(z) = self.year_at(i + 2).filter(|z| *z > y) {
                return Some((3, Some(Period::Years(y, z))));
            }
            if let Some(z) = second
                .filter(|t| t.kind == Kind::Number && t.text.len() == 2 && self.lower(i + 1) != "and" && !t.spaced)
                .and_then(|t| t.text.parse::<i16>().ok())
            {
                if let Some(day) = self.iso_day(i, y) {
                    return Some(day);
                }
                let until = y / 100 * 100 + z;
                return Some((
                    3,
                    Some(if until > y {
                        Period::Years(y, until)
                    } else {
                        Period::Month(y, (1..=12).contains(&z).then_some(z as i8)?)
                    }),
                ));
            }
        }
        if self.tokens.get(i + 1).is_some_and(|t| !t.spaced && t.is("s")) {
            return Some((2, Some(Period::Years(y, y + 9))));
        }
        Some((1, Some(Period::Year(y))))
    }
}
