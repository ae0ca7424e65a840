//! Figures whose sentence leaves the time open: at the time of the figures beside them, or in the year so far.
use super::super::attributes::a_year_earlier;
use super::super::compare::Attribute;
use super::super::evidence::{Entry, Evidence, Shared};
use super::super::item::Item;
use super::super::judging::by_speaker;
use super::super::period::Stretch;
use super::super::verdict::{Judgement, Verdict};
use super::Figures;
use crate::base::Error;
use crate::model::{Measure, Modality};

/// Words for the part of the year that is over.
const YEAR_SO_FAR: &[&str] = &[
    "so far this year",
    "this year so far",
    "the year so far",
    "so far in 20",
    "year to date",
    "year-to-date",
    "since the start of the year",
    "since the beginning of the year",
    "since the year began",
];

/// Words for the time a year before one that the sentence does not tell.
const YEAR_BEFORE: &[&str] = &[
    "a year earlier", "a year ago", "a year before", "one year earlier", "one year ago",
];

fn is_money(unit: &str) -> bool {
    unit.len() == 3 && unit.chars().all(|c| c.is_ascii_uppercase())
}

/// Words of a growth over many years.
const LONG_RUN: &[&str] = &[
    "average", "annual", " a year", "per year", "each year", "every year", "yearly", "decade", "years", "long-term",
];

impl Figures<'_> {
    /// A figure without a time of its own, at the one time that the article speaks of.
    pub(super) fn at_its_time(&self, k: usize) -> Option<Entry> {
        let entry = self.bare.entries.get(k).filter(|e| e.item.period.is_none())?;
        let told = self.bare.entries.iter().filter(|e| e.item.period_said);
        let mut times: Vec<Stretch> = told.filter_map(|e| e.item.period).collect();
        times.sort();
        times.dedup();
        let [only] = times[..] else { return None };
        let mut timed = entry.clone();
        (timed.item.period, timed.item.period_said) = (Some(only), true);
        Some(timed)
    }

    /// `Machinery came to 5 trillion yuan, or 51 percent of the total`: a figure without a time of its own, at the one time that
    /// the record has those beside it for.
    pub(super) fn in_their_time(
        &self,
        evidence: &dyn Evidence,
        judged: &mut [(usize, Judgement)],
    ) -> Result<(), Error> {
        let held = |j: &Judgement| {
            let very = matches!(j.verdict, Verdict::Supported | Verdict::Rounded);
            j.evidence.first().filter(|_| very).and_then(|e| e.item.period)
        };
        let mut times: Vec<Stretch> = judged.iter().filter_map(|(_, j)| held(j)).collect();
        times.sort();
        times.dedup();
        let [only] = times[..] else { return Ok(()) };
        // "imports shrank 9 percent to 4 trillion yuan", of which the record has the sum: of the same thing
        let told = |k: usize| {
            let c = &self.article.records[k].claim;
            (c.indicator.clone(), c.subject.clone())
        };
        let sums: Vec<_> = judged
            .iter()
            .filter(|(_, j)| held(j).is_some())
            .map(|(k, _)| told(*k))
            .collect();
        for (k, j) in judged.iter_mut().filter(|(_, j)| j.verdict == Verdict::Unverifiable) {
            let entry = &self.bare.entries[*k];
            if entry.item.period.is_some() || entry.item.modality != Modality::Fact {
                continue;
            }
            let mut timed = (entry.clone(), self.bare.again[*k].clone());
            // "57 percent of trade is theirs, up from 54.4 percent a year ago": a year before that
            let then = a_year_earlier(&entry.record.claim);
            let only = if then { only.years_later(-1) } else { only };
            let set = |item: &mut Item| {
                if item.period.is_none() {
                    (item.period, item.period_said) = (Some(only), true);
                }
            };
            set(&mut timed.0.item);
            timed.1.iter_mut().for_each(|t| set(&mut t.entry.item));
            let again = by_speaker(evidence, &timed.0, &timed.1, self.today.as_deref())?;
            let against = again.verdict == Verdict::Contradicted && !then && sums.contains(&told(*k));
            if again.verdict.is_positive() || against {
                *j = again;
            }
        }
        Ok(())
    }

    /// `67,000 firms had traded this year`, said in April: of so much of the year as the record tells of.
    pub(super) fn so_far(&self, evidence: &dyn Evidence, judged: &mut [(usize, Judgement)]) -> Result<(), Error> {
        for (k, j) in judged.iter_mut().filter(|(_, j)| j.differs == [Attribute::Period]) {
            let entry = &self.bare.entries[*k];
            let within = |year: Stretch| {
                let held = j.evidence.first().and_then(|e| e.item.period);
                year.whole_months() == 12 && held.is_some_and(|p| p != year && year.holds(p))
            };
            let year = entry.item.period.is_some_and(within);
            let said = entry.record.claim.sentence.text.contains("this year");
            if !year || !said || entry.item.modality != Modality::Fact {
                continue;
            }
            let mut open = (entry.clone(), self.bare.again[*k].clone());
            open.0.item.period = None;
            open.1.iter_mut().for_each(|t| t.entry.item.period = None);
            let again = by_speaker(evidence, &open.0, &open.1, self.today.as_deref())?;
            if again.verdict.is_positive() {
                *j = again;
            }
        }
        Ok(())
    }

    /// `Imports are down 6% so far this year`: of the year up to the last whole month. `The number stood at 496,000 a year
    /// earlier`: of the same months a year before.
    pub(super) fn in_the_year_so_far(
        &self,
        evidence: &dyn Evidence,
        judged: &mut [(usize, Judgement)],
    ) -> Result<(), Error> {
        let Some(to_date) = self.article.date.and_then(Stretch::of_year_to) else {
            return Ok(());
        };
        for (k, j) in judged.iter_mut().filter(|(_, j)| !j.verdict.is_positive()) {
            let entry = &self.bare.entries[*k];
            let text = entry.record.claim.sentence.text.to_lowercase();
            let says = |words: &[&str]| words.iter().any(|w| text.contains(w));
            let period = match () {
                () if says(YEAR_SO_FAR) => to_date,
                () if says(YEAR_BEFORE) && entry.item.measure == Measure::Level => to_date.years_later(-1),
                () => continue,
            };
            let open = |i: &Item| i.period.is_none_or(|p| p.from == period.from && p.holds(period));
            if !open(&entry.item) {
                continue;
            }
            let mut dated = (entry.clone(), self.bare.again[*k].clone());
            let set = |item: &mut Item| {
                if open(item) {
                    (item.period, item.period_said) = (Some(period), true);
                }
            };
            set(&mut dated.0.item);
            dated.1.iter_mut().for_each(|t| set(&mut t.entry.item));
            let again = by_speaker(evidence, &dated.0, &dated.1, self.today.as_deref())?;
            if again.verdict != Verdict::Unverifiable {
                *j = again;
            }
        }
        Ok(())
    }

    /// `Private and foreign-funded firms together account for 86% of trade`, said a few weeks after a briefing: a figure without
    /// a time that is, or follows from, one of the year up to the last whole month.
    pub(super) fn to_date(&self, evidence: &dyn Evidence, judged: &mut [(usize, Judgement)]) -> Result<(), Error> {
        let Some(date) = self.article.date else { return Ok(()) };
        let Some(period) = Stretch::of_year_to(date) else {
            return Ok(());
        };
        let recent = |e: &Shared| {
            let told = e
                .record
                .document
                .date
                .as_deref()
                .and_then(|d| d.parse::<jiff::civil::Date>().ok());
            told.is_some_and(|d| d <= date && (date - d).get_days() <= 45)
        };
        let open = |v: Verdict| matches!(v, Verdict::Unverifiable | Verdict::Misattributed);
        for (k, j) in judged.iter_mut().filter(|(_, j)| open(j.verdict)) {
            let entry = &self.bare.entries[*k];
            let text = entry.record.claim.sentence.text.as_str();
            let now = text.contains(" now ")
                && entry
                    .item
                    .period
                    .is_some_and(|p| p.holds(period) && !entry.item.period_said);
            if entry.item.period.is_some() && !now || entry.item.modality != Modality::Fact {
                continue;
            }
            let mut dated = (entry.clone(), self.bare.again[*k].clone());
            let set = |item: &mut Item| {
                if item.period.is_none() || now {
                    item.period = Some(period);
                }
            };
            set(&mut dated.0.item);
            dated.1.iter_mut().for_each(|t| set(&mut t.entry.item));
            let again = by_speaker(evidence, &dated.0, &dated.1, self.today.as_deref())?;
            // "imports grew an average 5.4% a year" is of no quarter
            let lower = text.to_lowercase();
            let counted = matches!(entry.item.measure, Measure::Level) && !is_money(&entry.item.unit);
            let very = again.verdict.is_positive() && !counted && !LONG_RUN.iter().any(|w| lower.contains(w));
            if (again.verdict == Verdict::Derived || very) && again.evidence.iter().all(recent) {
                *j = again;
                j.reason = format!("{} The quote names no period; this is for {period}.", j.reason);
            }
        }
        Ok(())
    }
}
