//! Rates that follow: growth of levels and sums, rates from gaps, gaps between two rates.
use super::*;

impl Finder<'_> {
    pub(super) fn growths(&self, period: Stretch) -> Candidates {
        let mut out = self.growths_apart(period)?;
        if self.q.base.as_deref().is_none_or(|b| b == "yoy") {
            self.growth_of_sum(period, &mut out)?;
            self.growth_of_whole(period, &mut out)?;
        }
        // a rate from "1.4 points above the average"
        for gap in self.with_whole(Measure::Gap, "pp", period)? {
            let Some(range) = Range::of(&gap.item) else { continue };
            let mut average = self.total(Measure::Growth, "%", period, &gap.item);
            average.base = self.q.base.clone().or(average.base);
            if let Some(average) = self.figure(&average)? {
                let gap = (gap, range);
                let what = signed("growth of the whole + gap = {0} + {1}", &gap.0);
                out.extend(self.result(Relation::Gap, &what, &[&average, &gap], average.1.plus(range)));
            }
        }
        Ok(out)
    }

    /// Growth from levels of two years, and the rate before from the rate now and its change.
    pub(super) fn growths_apart(&self, period: Stretch) -> Candidates {
        let mut out = Vec::new();
        if self.q.base.as_deref().is_none_or(|b| b == "yoy") {
            self.growth_of_levels(period, &mut out)?;
            self.growth_by_change(period, &mut out)?;
        }
        // the rate before, from the rate now and its change
        for (base, now) in [
            ("yoy", Some(period.years_later(1))),
            ("qoq", after(period, 3)),
            ("mom", after(period, 1)),
        ] {
            let Some(now) = now else { continue };
            let mut change = self.like(Measure::Change, "pp", now);
            change.base = Some(base.to_string());
            if let Some(change) = self.figure(&change)?
                && let Some(rate) = self.figure(&self.like(Measure::Growth, "%", now))?
            {
                let what = signed("rate before = rate - change = {0} - {1}", &change.0);
                out.extend(self.result(Relation::RateChange, &what, &[&rate, &change], rate.1.minus(change.1)));
            }
        }
        Ok(out)
    }

    fn growth_of_levels(&self, period: Stretch, out: &mut Vec<Derived>) -> Result<(), Error> {
        // the quote's unit is a percentage; the levels' unit is whatever the record has
        for now in self.levels_of(period)? {
            let before = self.like(Measure::Level, &now.0.item.unit, period.years_later(-1));
            if let Some(before) = self.figure(&before)? {
                let what = "growth = level / level a year before - 1 = {0} / {1} - 1";
                out.extend(self.result(
                    Relation::LevelAndGrowth,
                    what,
                    &[&now, &before],
                    now.1.growth_from(before.1),
                ));
            }
        }
        Ok(())
    }

    /// Growth from a level and what it gained.
    fn growth_by_change(&self, period: Stretch, out: &mut Vec<Derived>) -> Result<(), Error> {
        for now in self.levels_of(period)? {
            if let Some(change) = self.figure(&self.like(Measure::Change, &now.0.item.unit, period))? {
                let what = signed("growth = change / (level - change) = {1} / ({0} - {1})", &change.0);
                let value = now.1.growth_by_change(change.1);
                out.extend(self.result(Relation::LevelAndGrowth, &what, &[&now, &change], value));
            }
        }
        Ok(())
    }

    /// Growth of the whole from that of a part and the gap between the two.
    fn growth_of_whole(&self, period: Stretch, out: &mut Vec<Derived>) -> Result<(), Error> {
        for (gap, range, part) in self.of_parts(Measure::Gap, "pp", period)? {
            let part = self.of(&part.names, &part.words, Measure::Growth, "%", period);
            if let Some(growth) = self.figure(&part)? {
                let what = signed("growth of the whole = growth of a part - gap = {0} - {1}", &gap);
                let value = growth.1.minus(range);
                out.extend(self.result(Relation::Gap, &what, &[&growth, &(gap, range)], value));
            }
        }
        Ok(())
    }

    /// Growth of imports and exports from the levels and growths of both.
    fn growth_of_sum(&self, period: Stretch, out: &mut Vec<Derived>) -> Result<(), Error> {
        let [both, exports, imports] = ["imports and exports", "exports", "imports"].map(Term::indicator);
        if self.q.head != Head::Known(both) {
            return Ok(());
        }
        let part = |head: Term, measure: Measure, unit: &str| {
            let mut item = self.like(measure, unit, period);
            item.head = Head::Known(head);
            self.figure(&item)
        };
        let figures = (
            part(exports, Measure::Level, "CNY")?,
            part(exports, Measure::Growth, "%")?,
            part(imports, Measure::Level, "CNY")?,
            part(imports, Measure::Growth, "%")?,
        );
        if let (Some(e), Some(ge), Some(i), Some(gi)) = figures {
            let now = e.1.plus(i.1);
            let before =
                e.1.before_growth(ge.1)
                    .zip(i.1.before_growth(gi.1))
                    .and_then(|(a, b)| a.plus(b));
            let value = now.zip(before).and_then(|(n, b)| n.growth_from(b));
            // the levels stand on both sides, so only the growths make the interval
            let value = value.zip(now).and_then(|(v, n)| {
                let slack = (half(ge.1) * e.1.value + half(gi.1) * i.1.value).checked_div(n.value)?;
                Some(Range {
                    value: v.value,
                    low: v.value - slack,
                    high: v.value + slack,
                })
            });
            let what = "growth of the sum, weighted by {0} (growth {1}) and {2} (growth {3})";
            out.extend(self.result(Relation::GrowthOfSum, what, &[&e, &ge, &i, &gi], value));
        }
        Ok(())
    }

    pub(super) fn gaps(&self, period: Stretch) -> Candidates {
        let mut out = Vec::new();
        if self.q.of.points_back {
            return Ok(out);
        }
        if matches!(self.q.unit.as_str(), "x" | "%") {
            return self.ratios(period);
        }
        let (measure, unit, what) = if self.q.unit == "pp" {
            (Measure::Growth, "%", "gap = growth - growth of the other = {0} - {1}")
        } else {
            (
                Measure::Level,
                self.q.unit.as_str(),
                "gap = level - level of the other = {0} - {1}",
            )
        };
        let whole = self.total(measure, unit, period, self.q);
        if whole.names == self.q.names && whole.words == self.q.words && whole.head == self.q.head {
            return Ok(out);
        }
        if let Some(own) = self.figure(&self.like(measure, unit, period))?
            && let Some(whole) = self.figure(&whole)?
        {
            out.extend(self.result(Relation::Gap, what, &[&own, &whole], own.1.minus(whole.1)));
        }
        Ok(out)
    }

    /// `1.5 times as much as`: a level over that of the other.
    fn ratios(&self, period: Stretch) -> Candidates {
        let mut out = Vec::new();
        for own in self.levels_of(period)? {
            let other = self.total(Measure::Level, &own.0.item.unit, period, self.q);
            if other.names == self.q.names && other.words == self.q.words && other.head == self.q.head {
                continue;
            }
            if let Some(other) = self.figure(&other)? {
                let percent = own.1.percent_of(other.1);
                let value = if self.q.unit == "x" {
                    percent.map(Range::hundredth)
                } else {
                    percent
                };
                let what = "ratio = level / level of the other = {0} / {1}";
                out.extend(self.result(Relation::Share, what, &[&own, &other], value));
            }
        }
        Ok(out)
    }
}
