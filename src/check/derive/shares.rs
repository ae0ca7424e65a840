//! Shares and changes that follow.
use super::super::attributes::begins_a_change;
use super::super::compare::compare;
use super::*;

impl Finder<'_> {
    pub(super) fn shares(&self, period: Stretch) -> Candidates {
        let mut out = Vec::new();
        if self.q.of.points_back {
            return Ok(out);
        }
        let share = |names: &[Name], words: &[Term]| Item {
            of: self.q.of.clone(),
            ..self.of(names, words, Measure::Share, "%", period)
        };
        if let Some((parts, sum)) = self.sum_of_several(|names| share(names, &self.q.words))? {
            let parts: Vec<&(Shared, Range)> = parts.iter().collect();
            let places: Vec<String> = (0..parts.len()).map(|k| format!("{{{k}}}")).collect();
            let what = format!("sum of shares = {}", places.join(" + "));
            out.extend(self.result(Relation::Share, &what, &parts, Some(sum)));
        }
        let marker = Term::word(LEFT_OUT);
        if self.q.words.contains(&marker) && !self.q.names.is_empty() {
            let words: Vec<Term> = self.q.words.iter().filter(|w| **w != marker).copied().collect();
            if let Some(part) = self.figure(&share(&self.q.names, &words))? {
                let rest = part.1.rest_of_hundred();
                out.extend(self.result(Relation::Share, "rest = 100% - share = 100% - {0}", &[&part], rest));
            }
            // neither one nor the other
            if let Some((parts, sum)) = self.sum_of_several(|names| share(names, &words))? {
                let parts: Vec<&(Shared, Range)> = parts.iter().collect();
                let places: Vec<String> = (0..parts.len()).map(|k| format!("{{{k}}}")).collect();
                let what = format!("rest = 100% - shares = 100% - {}", places.join(" - "));
                out.extend(self.result(Relation::Share, &what, &parts, sum.rest_of_hundred()));
            }
        }
        for part in self.levels_of(period)? {
            let whole = self.total(Measure::Level, &part.0.item.unit, period, self.q);
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
        out.extend(self.shares_apart(period)?);
        Ok(out)
    }

    /// The share a year before, from the share now and its change.
    pub(super) fn shares_apart(&self, period: Stretch) -> Candidates {
        let mut out = Vec::new();
        if self.q.of.points_back {
            return Ok(out);
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

    pub(super) fn changes(&self, period: Stretch) -> Candidates {
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
        let whole = self.figure(&self.total(Measure::Growth, "%", period, &share.0.item))?;
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

    /// What something gained from the first to the second of two times that one sentence compares (`from 7% to 9%`).
    pub(super) fn between_two_times(&self) -> Candidates {
        let mut out = Vec::new();
        if self.q.base.is_some() {
            return Ok(out);
        }
        let (measure, unit) = match self.q.unit.as_str() {
            "pp" => (Measure::Share, "%"),
            unit => (Measure::Level, unit),
        };
        let template = Item {
            measure,
            unit: unit.to_string(),
            aspect: None,
            of: Topic::default(),
            approx: Approx::Exact,
            ..self.q.clone()
        };
        let keep = |r: &Item| r.measure == measure && r.unit == unit && r.period.is_none();
        let found = self.evidence.about(&template, &keep)?;
        for first in found.iter().filter(|e| begins_a_change(&e.record.claim)) {
            let Some(second) = behind_in_sentence(&found, first) else {
                continue;
            };
            let alike = |e: &Shared| {
                let own = Item {
                    of: e.item.of.clone(),
                    ..template.clone()
                };
                compare(&own, &e.item).same_thing(&own)
            };
            if !alike(first) || !alike(second) {
                continue;
            }
            if let (Some(a), Some(b)) = (Range::of(&first.item), Range::of(&second.item)) {
                let kind = Relation::ShareChange;
                let parts = [&(second.clone(), b), &(first.clone(), a)];
                out.extend(self.result(kind, "change = {0} - {1}", &parts, b.minus(a)));
            }
        }
        Ok(out)
    }

    /// How many times the first of two levels that one sentence compares the second is (`from 2 billion to 80 billion`).
    pub(super) fn ratio_of_two_times(&self) -> Candidates {
        let mut out = Vec::new();
        let bare = self.q.of.names.is_empty() && self.q.of.indicators.is_empty() && !self.q.of.points_back;
        if !bare || self.q.owes_unnamed {
            return Ok(out);
        }
        let template = Item {
            measure: Measure::Level,
            aspect: None,
            of: Topic::default(),
            approx: Approx::Exact,
            base: None,
            ..self.q.clone()
        };
        let keep = |r: &Item| r.measure == Measure::Level && r.period.is_none();
        for first in self.evidence.about(&template, &keep)? {
            if !begins_a_change(&first.record.claim) {
                continue;
            }
            let alike = Item {
                unit: first.item.unit.clone(),
                ..template.clone()
            };
            let keep = |r: &Item| r.measure == Measure::Level && r.unit == alike.unit && r.head == first.item.head;
            let year = super::super::evidence::year(first.record.document.date.as_deref());
            let found = self.evidence.about_in_year(&alike, year, &keep)?;
            let Some(second) = behind_in_sentence(&found, &first) else {
                continue;
            };
            if !compare(&alike, &first.item).same_thing(&alike) || !compare(&alike, &second.item).same_thing(&alike) {
                continue;
            }
            if let (Some(a), Some(b)) = (Range::of(&first.item), Range::of(&second.item)) {
                let parts = [&(second.clone(), b), &(first.clone(), a)];
                let times = b.percent_of(a).map(Range::hundredth);
                out.extend(self.result(Relation::Share, "ratio = {0} / {1}", &parts, times));
            }
        }
        Ok(out)
    }
}

/// The claim that the sentence of another makes behind it.
fn behind_in_sentence<'f>(found: &'f [Shared], first: &Shared) -> Option<&'f Shared> {
    let a = &first.record;
    found.iter().find(|e| {
        let b = &e.record;
        a.document.id == b.document.id
            && a.claim.sentence.span.start == b.claim.sentence.span.start
            && b.claim.span.start > a.claim.span.start
    })
}
