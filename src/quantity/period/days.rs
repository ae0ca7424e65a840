//! Days: `May 5`, `June 3 to 5`, `as of the 19th`.
use super::{PeriodReader, month};
use crate::base::Kind;
use crate::quantity::mention::Period;
use crate::quantity::noun;

impl PeriodReader<'_, '_> {
    /// `as of the 19th, 82% had been harvested`: the latest day of that number, where nothing names its month.
    pub(super) fn day_alone(&self, i: usize) -> Option<(usize, Option<Period>)> {
        let the = i > 1 && self.tokens[i - 1].is("the");
        let set = || self.tokens[i - 2].is("by") || i > 2 && self.tokens[i - 2].is("of") && self.tokens[i - 3].is("as");
        if !the || !set() {
            return None;
        }
        let n = self.ordinal_at(i).filter(|n| (1..=31).contains(n))?;
        let end = i + self.ordinal_len(i);
        if !matches!(self.lower(end), "," | "." | ";" | "") {
            return None;
        }
        let day = self.today.and_then(|d| {
            let month = if d.day() < n {
                d.first_of_month().yesterday().ok()?
            } else {
                d
            };
            let day = jiff::civil::Date::new(month.year(), month.month(), n).ok()?;
            Some(Period::Day(day.year(), day.month(), day.day()))
        });
        Some((end - i, day))
    }

    /// `May 5`, `June 3 to 5`, `Dec. 18, 20 and 28`: the day at `j`, behind the month at `i`; but `in October 5 storms came`
    /// counts.
    pub(super) fn day_behind(&self, i: usize, j: usize, m: i8) -> Option<(usize, Option<Period>)> {
        let counts = i > 0
            && self.tokens[i - 1].any(&["in", "during"])
            && self
                .tokens
                .get(j + 1)
                .is_some_and(|n| n.kind == Kind::Word && noun::is_plural(n))
            && !noun::is_stop(self.tokens, j + 1);
        let d = self
            .tokens
            .get(j)
            .filter(|d| d.kind == Kind::Number && d.text.len() <= 2 && !counts)
            .and_then(|d| d.text.parse::<i8>().ok())
            .filter(|d| (1..=31).contains(d))?;
        let mut j = j + 1;
        if self
            .tokens
            .get(j)
            .is_some_and(|n| !n.spaced && n.any(&["st", "nd", "rd", "th"]))
        {
            j += 1;
        }
        if let Some((end, n, e)) = self.last_day(j, m, d) {
            let (len, y) = self.year_after(end);
            let y = y.or_else(|| self.implied_year(m, n));
            return Some((end + len - i, y.map(|y| Period::Days((y, m, d), (y, n, e)))));
        }
        // "Dec. 18, 20 and 28"
        if let Some((end, e)) = self.more_days(j, d) {
            let (len, y) = self.year_after(end);
            let y = y.or_else(|| self.implied_year(m, m));
            return Some((end + len - i, y.map(|y| Period::Days((y, m, d), (y, m, e)))));
        }
        let (len, y) = self.year_after(j);
        let y = y.or_else(|| self.implied_year(m, m));
        Some((j + len - i, y.map(|y| Period::Day(y, m, d))))
    }

    /// `, 20 and 28`, `and 19` after a day: the token after the list, and its last day.
    fn more_days(&self, from: usize, first: i8) -> Option<(usize, i8)> {
        let day = |k: usize| {
            let t = self
                .tokens
                .get(k)
                .filter(|t| t.kind == Kind::Number && t.text.len() <= 2)?;
            t.text.parse::<i8>().ok().filter(|d| (1..=31).contains(d))
        };
        let (mut at, mut last) = (from, first);
        loop {
            let comma = usize::from(self.lower(at) == ",");
            let and = usize::from(self.lower(at + comma) == "and");
            let next = at + comma + and;
            let d = day(next).filter(|d| next > at && *d > last)?;
            (at, last) = (next + 1, d);
            if and == 1 {
                break;
            }
        }
        let unit = crate::lexicon::lexicon().unit_after.at(self.tokens, at).is_some();
        let counts = self
            .tokens
            .get(at)
            .is_some_and(|t| t.any(&["million", "billion", "trillion", "-", "."]) && !t.spaced || noun::is_plural(t));
        (!unit && !counts).then_some((at, last))
    }

    /// `to 7`, `to Oct. 7`, `-7` after a day: the token after, month and day of the last day of a run.
    fn last_day(&self, j: usize, m: i8, d: i8) -> Option<(usize, i8, i8)> {
        if !["to", "-", "–", "—", "through"].contains(&self.lower(j)) {
            return None;
        }
        let next = self.tokens.get(j + 1)?;
        let (at, n) = match month(&next.lower).filter(|_| next.capital()) {
            Some(n) => (j + 2 + usize::from(self.lower(j + 2) == "."), n),
            None => (j + 1, m),
        };
        let e = self
            .tokens
            .get(at)
            .filter(|t| t.kind == Kind::Number && t.text.len() <= 2)?;
        let e = e.text.parse::<i8>().ok().filter(|e| (1..=31).contains(e))?;
        let unit = crate::lexicon::lexicon().unit_after.at(self.tokens, at + 1).is_some();
        (!unit && (n, e) > (m, d)).then_some((at + 1, n, e))
    }
}
