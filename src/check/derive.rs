//! Figures that nobody said but that follow from what was said: sums and differences, last year's level, growth from two
//! levels, shares and parts, rates from gaps. Intervals are carried through every step.
use super::compare::{Agreement, agreement, step};
use super::evidence::{Evidence, Shared};
use super::item::{Head, Item};
use super::period::Stretch;
use super::range::{Range, human};
use super::terms::{Term, Topic};
use super::verdict::same;
use crate::base::Error;
use crate::model::{Approx, Measure};
use rust_decimal::Decimal;
use serde::Serialize;
use std::cmp::Reverse;

/// A value that follows, with the interval its parts allow.
#[derive(Clone, Debug)]
pub struct Derived {
    /// The kind of arithmetic.
    pub relation: Relation,
    /// The arithmetic with its figures.
    pub formula: String,
    /// The value.
    pub range: Range,
    /// What it is made of.
    pub evidence: Vec<Shared>,
}

/// Kinds of arithmetic between recorded figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Exports and imports, their sum and their difference.
    Sum,
    /// A level, its growth or change, and the level a year before.
    LevelAndGrowth,
    /// The growth of a sum and the growths of its parts.
    GrowthOfSum,
    /// A part, its whole and its share.
    Share,
    /// A share, its change, and the share a year before or the growths behind it.
    ShareChange,
    /// Two rates and the gap between them.
    Gap,
    /// A rate, its change, and the rate before.
    RateChange,
}

struct Finder<'a> {
    evidence: &'a dyn Evidence,
    q: &'a Item,
    /// The briefing whose own figures come first.
    home: Option<&'a str>,
}

type Found = Result<Option<(Shared, Range)>, Error>;
type Candidates = Result<Vec<Derived>, Error>;

/// All that follows from the record for a figure of what `q` is about. Figures of the briefing `home` come before others.
///
/// # Errors
/// When the evidence cannot be read.
pub fn derive(evidence: &dyn Evidence, q: &Item, home: Option<&str>) -> Result<Vec<Derived>, Error> {
    let Some(period) = q.period else {
        return Ok(Vec::new());
    };
    let f = Finder { evidence, q, home };
    let mut all = match q.measure {
        Measure::Level | Measure::Duration => f.levels(period)?,
        Measure::Growth if q.unit == "%" => f.growths(period)?,
        Measure::Share => f.shares(period)?,
        Measure::Change => f.changes(period)?,
        Measure::Gap => f.gaps(period)?,
        _ => Vec::new(),
    };
    if q.measure == Measure::Level && q.unit == "%" {
        all.extend(f.shares(period)?);
    }
    Ok(all)
}

impl Finder<'_> {
    /// What the quote is about, as another kind of figure.
    fn like(&self, measure: Measure, unit: &str, period: Stretch) -> Item {
        let growing = matches!(measure, Measure::Growth | Measure::Change);
        Item {
            measure,
            unit: unit.to_string(),
            period: Some(period),
            period_said: true,
            base: growing.then(|| "yoy".to_string()),
            approx: Approx::Exact,
            of: Topic::default(),
            aspect: None,
            source: None,
            ..self.q.clone()
        }
    }

    /// The one exact figure the record has for a template: the newest, and of one briefing the most precise.
    fn figure(&self, template: &Item) -> Found {
        let mut found: Vec<Shared> = same(self.evidence, template)?
            .into_iter()
            .map(|(e, _)| e)
            .filter(|e| e.item.approx == Approx::Exact && e.item.period == template.period)
            .collect();
        let away = |e: &Shared| self.home.is_none_or(|h| e.record.document.id != h);
        found.sort_by_key(|e| (away(e), Reverse(e.record.document.date.clone()), step(&e.item)));
        let Some(best) = found.first().cloned() else {
            return Ok(None);
        };
        let clash = found
            .iter()
            .filter(|e| away(e) == away(&best))
            .any(|e| e.record.document.date == best.record.document.date && disagree(&best.item, &e.item));
        Ok((!clash)
            .then(|| Range::of(&best.item).map(|r| (best.clone(), r)))
            .flatten())
    }

    /// A claim of another measure about the same subject, whatever its whole or reference.
    fn with_whole(&self, measure: Measure, unit: &str, period: Stretch) -> Result<Vec<Shared>, Error> {
        let template = self.like(measure, unit, period);
        let mut found: Vec<Shared> = Vec::new();
        for e in self.evidence.about(&template, &|r| r.measure == measure)? {
            if e.item.of.points_back {
                // "in this category", "for similar products": nobody knows which whole is meant
                continue;
            }
            let mut own = template.clone();
            own.of = e.item.of.clone();
            own.aspect = e.item.aspect;
            if e.item.modality == template.modality
                && e.item.approx == Approx::Exact
                && super::compare::compare(&own, &e.item).same_thing(&own)
            {
                found.push(e);
            }
        }
        found.sort_by_key(|e| (Reverse(e.record.document.date.clone()), step(&e.item)));
        Ok(found)
    }

    fn total(&self, measure: Measure, unit: &str, period: Stretch, of: &Topic) -> Item {
        let mut whole = self.like(measure, unit, period);
        whole.names = of.names.clone();
        whole.words = of.words.clone();
        whole.loose = Vec::new();
        whole.owed = Vec::new();
        if let [only] = of.indicators.as_slice() {
            whole.head = Head::Known(*only);
        }
        whole
    }

    fn result(
        &self,
        relation: Relation,
        what: &str,
        parts: &[&(Shared, Range)],
        value: Option<Range>,
    ) -> Option<Derived> {
        let value = value?;
        let evidence: Vec<Shared> = parts.iter().map(|(e, _)| e.clone()).collect();
        let mut shown = what.to_string();
        for (k, e) in evidence.iter().enumerate() {
            shown = shown.replace(&format!("{{{k}}}"), &e.record.claim.text);
        }
        Some(Derived {
            relation,
            formula: format!("{shown} = {}", human(value.value, &self.q.unit, shown_step(self.q))),
            range: value,
            evidence,
        })
    }

    fn levels(&self, period: Stretch) -> Candidates {
        let mut out = Vec::new();
        let unit = self.q.unit.clone();
        self.sums(period, &mut out)?;
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
        // part = share x whole
        let shares = match unit.as_str() {
            "%" => Vec::new(),
            _ => self.with_whole(Measure::Share, "%", period)?,
        };
        for share in shares {
            let Some(range) = Range::of(&share.item) else { continue };
            if let Some(whole) = self.figure(&self.total(Measure::Level, &unit, period, &share.item.of))? {
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

    fn growths(&self, period: Stretch) -> Candidates {
        let mut out = Vec::new();
        if self.q.base.as_deref().is_none_or(|b| b == "yoy") {
            self.growth_of_levels(period, &mut out)?;
            self.growth_of_sum(period, &mut out)?;
        }
        // a rate from "1.4 points above the average"
        for gap in self.with_whole(Measure::Gap, "pp", period)? {
            let Some(range) = Range::of(&gap.item) else { continue };
            let mut average = self.total(Measure::Growth, "%", period, &gap.item.of);
            average.base = self.q.base.clone().or(average.base);
            if let Some(average) = self.figure(&average)? {
                let gap = (gap, range);
                let what = signed("growth of the whole + gap = {0} + {1}", &gap.0);
                out.extend(self.result(Relation::Gap, &what, &[&average, &gap], average.1.plus(range)));
            }
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

    /// Levels of the quote's subject in any unit but percent.
    fn levels_of(&self, period: Stretch) -> Result<Vec<(Shared, Range)>, Error> {
        let mut units: Vec<String> = self
            .evidence
            .about(&self.like(Measure::Level, "", period), &|r| {
                r.measure == Measure::Level && r.head == self.q.head && r.unit != "%"
            })?
            .iter()
            .map(|e| e.item.unit.clone())
            .collect();
        units.sort();
        units.dedup();
        let mut out = Vec::new();
        for unit in units {
            out.extend(self.figure(&self.like(Measure::Level, &unit, period))?);
        }
        Ok(out)
    }

    fn shares(&self, period: Stretch) -> Candidates {
        let mut out = Vec::new();
        if self.q.of.points_back {
            return Ok(out);
        }
        for part in self.levels_of(period)? {
            let whole = self.total(Measure::Level, &part.0.item.unit, period, &self.q.of);
            if whole.names == self.q.names && whole.words == self.q.words && whole.head == self.q.head {
                continue;
            }
            if let Some(whole) = self.figure(&whole)? {
                out.extend(self.result(
                    Relation::Share,
                    "share = part / whole = {0} / {1}",
                    &[&part, &whole],
                    part.1.percent_of(whole.1),
                ));
            }
        }
        let next = period.years_later(1);
        let mut share = self.like(Measure::Share, "%", next);
        share.of = self.q.of.clone();
        let shares = match self.figure(&share)? {
            Some(s) => vec![s],
            None => self
                .with_whole(Measure::Share, "%", next)?
                .into_iter()
                .filter_map(|e| Range::of(&e.item).map(|r| (e, r)))
                .take(1)
                .collect(),
        };
        for share in shares {
            for change in self.with_whole(Measure::Change, "pp", next)? {
                let Some(range) = Range::of(&change.item) else { continue };
                let change = (change, range);
                let what = signed("share a year before = share - change = {0} - {1}", &change.0);
                out.extend(self.result(Relation::ShareChange, &what, &[&share, &change], share.1.minus(range)));
            }
        }
        Ok(out)
    }

    fn changes(&self, period: Stretch) -> Candidates {
        let mut out = Vec::new();
        if self.q.base.as_deref().is_some_and(|b| b != "yoy") {
            return Ok(out);
        }
        let unit = if self.q.unit == "pp" { "%" } else { &self.q.unit };
        let measure = if self.q.unit == "pp" {
            Measure::Share
        } else {
            Measure::Level
        };
        let now = match self.figure(&self.like(measure, unit, period))? {
            Some(now) => Some(now),
            None if self.q.unit == "pp" => self
                .with_whole(measure, unit, period)?
                .into_iter()
                .find_map(|e| Range::of(&e.item).map(|r| (e, r))),
            None => None,
        };
        let Some(now) = now else { return Ok(out) };
        if let Some(before) = self.figure(&self.like(measure, unit, period.years_later(-1)))? {
            let kind = if self.q.unit == "pp" {
                Relation::ShareChange
            } else {
                Relation::LevelAndGrowth
            };
            out.extend(self.result(kind, "change = {0} - {1}", &[&now, &before], now.1.minus(before.1)));
        }
        if self.q.unit == "pp" {
            self.share_change(&now, period, &mut out)?;
        }
        if self.q.unit != "pp"
            && let Some(growth) = self.figure(&self.like(Measure::Growth, "%", period))?
        {
            let what = signed(
                "change = level - level / (1 + growth) = {0} - {0} / (1 + {1})",
                &growth.0,
            );
            let value = now.1.change_by_growth(growth.1);
            out.extend(self.result(Relation::LevelAndGrowth, &what, &[&now, &growth], value));
        }
        Ok(out)
    }

    /// Change of a share from the growths of part and whole.
    fn share_change(&self, share: &(Shared, Range), period: Stretch, out: &mut Vec<Derived>) -> Result<(), Error> {
        let part = self.figure(&self.like(Measure::Growth, "%", period))?;
        let whole = self.figure(&self.total(Measure::Growth, "%", period, &share.0.item.of))?;
        let (Some(part), Some(whole)) = (part, whole) else {
            return Ok(());
        };
        let before = share.1.before_growth(part.1).and_then(|b| b.after_growth(whole.1));
        let value = before.map(|b| {
            // the share stands on both sides, so only the growths make the interval
            let slack = (half(part.1) + half(whole.1)) * share.1.value / Decimal::ONE_HUNDRED;
            let value = share.1.value - b.value;
            Range {
                value,
                low: value - slack,
                high: value + slack,
            }
        });
        let what = "change of share = {0} - {0} x (1 + {2}) / (1 + {1})";
        let parts = [share, &part, &whole];
        out.extend(self.result(Relation::ShareChange, &signed(what, &part.0), &parts, value));
        Ok(())
    }

    fn gaps(&self, period: Stretch) -> Candidates {
        let mut out = Vec::new();
        if self.q.unit != "pp" || self.q.of.points_back {
            return Ok(out);
        }
        let whole = self.total(Measure::Growth, "%", period, &self.q.of);
        if whole.names == self.q.names && whole.words == self.q.words && whole.head == self.q.head {
            return Ok(out);
        }
        if let Some(own) = self.figure(&self.like(Measure::Growth, "%", period))?
            && let Some(whole) = self.figure(&whole)?
        {
            let what = "gap = growth - growth of the whole = {0} - {1}";
            out.extend(self.result(Relation::Gap, what, &[&own, &whole], own.1.minus(whole.1)));
        }
        Ok(out)
    }
}

/// The digit to which a result is shown: the quote's, of a vague one the third.
fn shown_step(q: &Item) -> Decimal {
    match q.approx {
        Approx::Exact => step(q),
        _ => q.value.abs() / Decimal::ONE_HUNDRED,
    }
}

/// Half the width of an interval.
fn half(r: Range) -> Decimal {
    (r.high - r.low) / Decimal::TWO
}

fn after(p: Stretch, months: i32) -> Option<Stretch> {
    // the stretch right after is the one whose predecessor this is
    let next = Stretch {
        from: p.from + months * 32,
        to: p.to + months * 32,
    };
    (next.before() == Some(p)).then_some(next)
}

fn disagree(a: &Item, b: &Item) -> bool {
    matches!(agreement(a, b), Agreement::Against | Agreement::Reversed)
        && matches!(agreement(b, a), Agreement::Against | Agreement::Reversed)
}

/// The second figure's sign, where its words are those of a fall.
fn signed(what: &str, e: &Shared) -> String {
    if e.item.value.is_sign_negative() {
        what.replace("{1}", "(-{1})")
    } else {
        what.to_string()
    }
}

/// Whether a quoted figure is a derived value at the precision quoted, and the value is known that well.
pub fn agrees(q: &Item, d: Range) -> bool {
    let width = d.high - d.low;
    match q.approx {
        Approx::Exact => {
            let s = step(q).max(last_digit(q.value));
            let half = s / Decimal::TWO;
            (q.value - d.value).abs() <= half && width <= s * Decimal::from(30)
        }
        _ => {
            q.low.is_none_or(|l| d.low >= l)
                && q.high.is_none_or(|h| d.high <= h)
                && width <= (q.value.abs() / Decimal::TEN).max(step(q))
        }
    }
}

/// The place of the last digit that is no zero: "190 billion" is rarely meant to the billion.
fn last_digit(value: Decimal) -> Decimal {
    let mut v = value.abs().normalize();
    let mut place = Decimal::new(1, v.scale());
    while v.scale() == 0 && v >= Decimal::TEN && (v % Decimal::TEN).is_zero() {
        v /= Decimal::TEN;
        place *= Decimal::TEN;
    }
    place
}
