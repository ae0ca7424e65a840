//! Levels that follow: sums and differences, last year's and this year's level, parts and wholes of shares.
use super::*;

impl Finder<'_> {
    pub(super) fn levels(&self, period: Stretch) -> Candidates {
        let mut out = Vec::new();
        let unit = self.q.unit.clone();
        self.sums(period, &mut out)?;
        self.totals(period, &mut out)?;
        out.extend(self.levels_apart(period)?);
        // part = share x whole
        let shares = match unit.as_str() {
            "%" => Vec::new(),
            _ => self.with_whole(Measure::Share, "%", period)?,
        };
        for share in shares {
            let Some(range) = Range::of(&share.item) else { continue };
            if let Some(whole) = self.figure(&self.total(Measure::Level, &unit, period, &share.item))? {
                let share = (share, range);
                out.extend(self.result(
                    Relation::Share,
                    "share x whole = {0} x {1}",
                    &[&share, &whole],
                    range.percent_times(whole.1),
                ));
            }
        }
        Ok(out)
    }

    /// Last year's level, and this year's from last year's.
    pub(super) fn levels_apart(&self, period: Stretch) -> Candidates {
        let mut out = Vec::new();
        let unit = self.q.unit.clone();
        // last year's level
        let next = period.years_later(1);
        if let Some(level) = self.figure(&self.like(Measure::Level, &unit, next))? {
            if let Some(growth) = self.figure(&self.like(Measure::Growth, "%", next))? {
                let what = "a year before = level / (1 + growth) = {0} / (1 + {1})";
                out.extend(self.result(
                    Relation::LevelAndGrowth,
                    &signed(what, &growth.0),
                    &[&level, &growth],
                    level.1.before_growth(growth.1),
                ));
            }
            let by = if unit == "%" { "pp" } else { &unit };
            if let Some(change) = self.figure(&self.like(Measure::Change, by, next))? {
                let what = "a year before = level - change = {0} - {1}";
                out.extend(self.result(
                    Relation::LevelAndGrowth,
                    &signed(what, &change.0),
                    &[&level, &change],
                    level.1.minus(change.1),
                ));
            }
        }
        // this year's level from last year's
        if let Some(level) = self.figure(&self.like(Measure::Level, &unit, period.years_later(-1)))?
            && let Some(growth) = self.figure(&self.like(Measure::Growth, "%", period))?
        {
            let what = "level a year before x (1 + growth) = {0} x (1 + {1})";
            out.extend(self.result(
                Relation::LevelAndGrowth,
                &signed(what, &growth.0),
                &[&level, &growth],
                level.1.after_growth(growth.1),
            ));
        }
        Ok(out)
    }

    /// Exports, imports, their sum and their difference.
    fn sums(&self, period: Stretch, out: &mut Vec<Derived>) -> Result<(), Error> {
        let [both, exports, imports, surplus, deficit] = [
            "imports and exports", "exports", "imports", "trade surplus", "trade deficit",
        ]
        .map(Term::indicator);
        let Head::Known(head) = self.q.head else { return Ok(()) };
        let (a, b, plus, what) = if head == surplus {
            (exports, imports, false, "surplus = exports - imports = {0} - {1}")
        } else if head == deficit {
            (imports, exports, false, "deficit = imports - exports = {0} - {1}")
        } else if head == both {
            (
                exports,
                imports,
                true,
                "imports and exports = exports + imports = {0} + {1}",
            )
        } else if head == exports {
            (
                both,
                imports,
                false,
                "exports = imports and exports - imports = {0} - {1}",
            )
        } else if head == imports {
            (
                both,
                exports,
                false,
                "imports = imports and exports - exports = {0} - {1}",
            )
        } else {
            return Ok(());
        };
        let part = |head: Term| {
            let mut item = self.like(Measure::Level, &self.q.unit, period);
            item.head = Head::Known(head);
            self.figure(&item)
        };
        if let (Some(x), Some(y)) = (part(a)?, part(b)?) {
            let value = if plus { x.1.plus(y.1) } else { x.1.minus(y.1) };
            out.extend(self.result(Relation::Sum, what, &[&x, &y], value));
        }
        Ok(())
    }

    /// Several partners together, all but one, and the whole of a part whose share is known.
    fn totals(&self, period: Stretch, out: &mut Vec<Derived>) -> Result<(), Error> {
        let unit = self.q.unit.clone();
        if unit == "%" {
            return Ok(());
        }
        let level = |names: &[Name], words: &[Term]| self.of(names, words, Measure::Level, &unit, period);
        if let Some((parts, sum)) = self.sum_of_several(|names| level(names, &self.q.words))? {
            let parts: Vec<&(Shared, Range)> = parts.iter().collect();
            let places: Vec<String> = (0..parts.len()).map(|k| format!("{{{k}}}")).collect();
            let what = format!("sum = {}", places.join(" + "));
            out.extend(self.result(Relation::Sum, &what, &parts, Some(sum)));
        }
        if let Some([whole, part]) = self.whole_and_left_out(level)? {
            let value = whole.1.minus(part.1);
            out.extend(self.result(
                Relation::Sum,
                "rest = whole - part = {0} - {1}",
                &[&whole, &part],
                value,
            ));
        }
        for (share, range, part) in self.of_parts(Measure::Share, "%", period)? {
            if let Some(level) = self.figure(&level(&part.names, &part.words))? {
                let value = level.1.whole_of(range);
                let what = "whole = part / share = {0} / {1}";
                out.extend(self.result(Relation::Share, what, &[&level, &(share, range)], value));
            }
        }
        Ok(())
    }
}
