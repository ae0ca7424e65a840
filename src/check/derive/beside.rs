//! What follows from recorded figures that a quote names beside its own. Must not look for figures that it does not tie
//! itself to.
use super::*;

/// How a figure is tied to others in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// It is what the other was before.
    Began,
    /// It is the whole that the other is a part of.
    Whole,
    /// It is the sum of the others.
    Together,
    /// It is the difference of two others.
    Between,
    /// It is what the others leave of a whole.
    Rest,
}

/// What follows for the figure `q` from the claims `near`, in the way of `tie`.
///
/// # Errors
/// When the evidence cannot be read.
pub fn beside(evidence: &dyn Evidence, q: &Item, tie: Tie, near: &[Shared]) -> Result<Vec<Derived>, Error> {
    let f = Finder {
        evidence,
        q,
        home: None,
        known: None,
    };
    match (tie, near) {
        (Tie::Began, [e]) => f.began(e),
        (Tie::Whole, [e]) => f.whole_around(e),
        (Tie::Together, _) => Ok(f.of_several(near, "sum = ", " + ", |a, b| a.plus(b))),
        (Tie::Between, [.., a, b]) => Ok(f.of_two(a, b)),
        (Tie::Rest, _) => f.rest_of(near),
        _ => Ok(Vec::new()),
    }
}

fn ranged(e: &Shared) -> Option<(Shared, Range)> {
    Range::of(&e.item).map(|r| (e.clone(), r))
}

impl Finder<'_> {
    /// The quote's value, as another figure of what a claim is about.
    fn told_of(&self, e: &Shared, measure: Measure, period: Stretch) -> Item {
        let q = self.q;
        Item {
            measure,
            guessed: false,
            unit: q.unit.clone(),
            value: q.value,
            approx: q.approx,
            low: q.low,
            high: q.high,
            period: Some(period),
            period_said: true,
            base: None,
            ..e.item.clone()
        }
    }

    /// What a level or share was before: the claim without the change that is told with it, or a year earlier.
    fn began(&self, e: &Shared) -> Candidates {
        let r = &e.item;
        let alike = r.unit == self.q.unit || !r.unit.chars().any(char::is_uppercase) && self.q.unit == "1";
        let Some(period) = r.period.filter(|_| alike) else {
            return Ok(Vec::new());
        };
        if !matches!(r.measure, Measure::Level | Measure::Share) {
            return Ok(Vec::new());
        }
        let told = Item {
            unit: r.unit.clone(),
            ..self.told_of(e, r.measure, period.years_later(-1))
        };
        let mut out = derive(self.evidence, &told, None)?;
        // "increased by 116 to reach 2,670"
        let by = if r.unit == "%" { "pp" } else { &r.unit };
        let there = |c: &Item| c.measure == Measure::Change && c.unit == by;
        let asked = Item {
            measure: Measure::Change,
            unit: by.to_string(),
            period: Some(period),
            ..r.clone()
        };
        let changes = self.evidence.about(&asked, &there)?;
        let own = changes
            .iter()
            .filter(|c| c.record.claim.sentence.span == e.record.claim.sentence.span && is_one_document(c, e));
        let own: Vec<&Shared> = own.collect();
        if let ([change], Some(level)) = (own.as_slice(), ranged(e))
            && let Some(change) = ranged(change)
        {
            let what = signed("before = {0} - {1}", &change.0);
            out.extend(self.result(
                Relation::LevelAndGrowth,
                &what,
                &[&level, &change],
                level.1.minus(change.1),
            ));
        }
        Ok(out)
    }

    /// The whole around a part, by its share.
    fn whole_around(&self, e: &Shared) -> Candidates {
        let r = &e.item;
        let Some(period) = r.period else { return Ok(Vec::new()) };
        // the part's share and its level, of which the quote names one
        let wanted = match r.measure {
            Measure::Share => (Measure::Level, self.q.unit.as_str()),
            Measure::Level if r.unit == self.q.unit => (Measure::Share, "%"),
            _ => return Ok(Vec::new()),
        };
        let asked = Item {
            measure: wanted.0,
            unit: wanted.1.to_string(),
            period: Some(period),
            of: Topic::default(),
            ..r.clone()
        };
        let same = |c: &Item| {
            c.measure == wanted.0
                && c.unit == wanted.1
                && c.head == r.head
                && c.names == r.names
                && c.words == r.words
                && c.period == r.period
        };
        let mut out = Vec::new();
        for other in self.evidence.about(&asked, &same)? {
            let (share, part) = match wanted.0 {
                Measure::Level => (e, &other),
                _ => (&other, e),
            };
            if let (Some(part), Some(share)) = (ranged(part), ranged(share)) {
                let value = part.1.whole_of(share.1);
                let what = "whole = part / share = {0} / {1}";
                out.extend(self.result(Relation::Share, what, &[&part, &share], value));
            }
        }
        Ok(out)
    }

    /// One figure out of several of its unit.
    fn of_several(
        &self,
        near: &[Shared],
        what: &str,
        sign: &str,
        join: impl Fn(Range, Range) -> Option<Range>,
    ) -> Vec<Derived> {
        let parts: Option<Vec<(Shared, Range)>> = near.iter().map(ranged).collect();
        let alike = near.iter().all(|e| e.item.unit == self.q.unit);
        let Some(parts) = parts.filter(|p| alike && p.len() > 1) else {
            return Vec::new();
        };
        let total = parts[1..].iter().try_fold(parts[0].1, |sum, p| join(sum, p.1));
        let places: Vec<String> = (0..parts.len()).map(|k| format!("{{{k}}}")).collect();
        let parts: Vec<&(Shared, Range)> = parts.iter().collect();
        let what = format!("{what}{}", places.join(sign));
        let total = total.map(|t| self.unsigned(t));
        self.result(Relation::Sum, &what, &parts, total).into_iter().collect()
    }

    /// The greater of two less the other.
    fn of_two(&self, a: &Shared, b: &Shared) -> Vec<Derived> {
        let (more, less) = match a.item.value.abs() < b.item.value.abs() {
            true => (b, a),
            false => (a, b),
        };
        self.of_several(&[more.clone(), less.clone()], "difference = ", " - ", |a, b| a.minus(b))
    }

    /// What several shares leave of a hundred percent, what a part leaves of the country's whole.
    fn rest_of(&self, near: &[Shared]) -> Candidates {
        let shares = near
            .iter()
            .all(|e| e.item.measure == Measure::Share && e.item.unit == "%");
        let parts: Option<Vec<(Shared, Range)>> = near.iter().map(ranged).collect();
        let Some(parts) = parts else { return Ok(Vec::new()) };
        if shares && self.q.unit == "%" {
            let sum = parts[1..].iter().try_fold(parts[0].1, |sum, p| sum.plus(p.1));
            let places: Vec<String> = (0..parts.len()).map(|k| format!("{{{k}}}")).collect();
            let what = format!("rest = 100% - {}", places.join(" - "));
            let parts: Vec<&(Shared, Range)> = parts.iter().collect();
            let rest = sum.and_then(Range::rest_of_hundred);
            return Ok(self.result(Relation::Share, &what, &parts, rest).into_iter().collect());
        }
        let Some(part) = parts.last().filter(|p| p.0.item.unit == self.q.unit) else {
            return Ok(Vec::new());
        };
        let Some(period) = part.0.item.period else {
            return Ok(Vec::new());
        };
        let mut whole = self.of(&[], &[], Measure::Level, &self.q.unit, period);
        whole.head = part.0.item.head;
        Ok(match self.figure(&whole)? {
            Some(whole) => {
                let value = whole.1.minus(part.1);
                let found = self.result(Relation::Sum, "rest = {0} - {1}", &[&whole, part], value);
                found.into_iter().collect()
            }
            None => Vec::new(),
        })
    }

    /// As the quote tells it: `the drag was 4.6 points` has no sign.
    fn unsigned(&self, r: Range) -> Range {
        if self.q.value.is_sign_negative() == r.value.is_sign_negative() {
            return r;
        }
        Range {
            value: -r.value,
            low: -r.high,
            high: -r.low,
        }
    }
}

fn is_one_document(a: &Shared, b: &Shared) -> bool {
    a.record.document.id == b.record.document.id
}
