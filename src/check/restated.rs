//! The same statement in another measure: `doubled` is a growth of 100%, an average by the month is a part of the period's
//! whole. Only what the record then bears out is said.
use super::compare::step;
use super::evidence::Evidence;
use super::item::Item;
use super::range::human;
use super::verdict::{Judgement, Verdict, figure, judge};
use super::wording;
use crate::base::Error;
use crate::model::{Approx, Measure};
use crate::report::ClaimOut;
use rust_decimal::Decimal;

/// The verdict on a figure told in another measure, if the record bears it out.
///
/// # Errors
/// When the evidence cannot be read.
pub(super) fn restated(
    evidence: &dyn Evidence,
    q: &Item,
    claim: &ClaimOut,
    today: Option<&str>,
) -> Result<Option<Judgement>, Error> {
    if let Some(grown) = as_percent(q, &claim.text) {
        let j = judge(evidence, &grown, today)?;
        if j.verdict.is_positive() {
            return Ok(Some(j));
        }
    }
    if let Some((whole, months)) = by_months(q, claim) {
        let mut j = judge(evidence, &whole, today)?;
        if let (true, Some(e)) = (j.verdict.is_positive(), j.evidence.first()) {
            let average = e.item.value / Decimal::from(months);
            let formula = format!(
                "{} / {months} months = {}",
                figure(e),
                human(average, &e.item.unit, step(&e.item) / Decimal::TEN)
            );
            j.reason = format!("Not said in so many words, but it follows from the record: {formula}.");
            j.formula = Some(formula);
            j.verdict = Verdict::Derived;
            return Ok(Some(j));
        }
    }
    Ok(None)
}

/// `doubled`, `tripled`: growth in percent. Of `fold` and `times` it cannot be told whether they grew by or to.
fn as_percent(q: &Item, text: &str) -> Option<Item> {
    let told = ["doubl", "tripl", "quadrupl"]
        .iter()
        .any(|w| text.to_lowercase().starts_with(w));
    if !told || q.measure != Measure::Growth || q.unit != "x" {
        return None;
    }
    let percent = |v: Decimal| (v - Decimal::ONE) * Decimal::ONE_HUNDRED;
    let value = percent(q.value);
    // "nearly doubled": nine tenths of the way and more
    let near = value * Decimal::new(9, 1);
    let (low, high) = match q.approx {
        Approx::Nearly => (Some(near), Some(value)),
        Approx::About => (Some(near), Some(value * Decimal::new(11, 1))),
        Approx::Over | Approx::AtLeast => (Some(value), None),
        Approx::Under | Approx::AtMost => (None, Some(value)),
        Approx::Exact => (Some(value), Some(value)),
    };
    Some(Item {
        unit: "%".to_string(),
        value,
        low,
        high,
        base: q.base.clone().or_else(|| Some("yoy".to_string())),
        ..q.clone()
    })
}

/// An average by the month as the whole of its period, with the months.
fn by_months(q: &Item, claim: &ClaimOut) -> Option<(Item, i64)> {
    let months = q.period.map(|p| p.whole_months()).filter(|m| (2..=12).contains(m))?;
    if q.measure != Measure::Level || q.unit == "%" || !wording::monthly(&claim.sentence.text, &claim.text) {
        return None;
    }
    let times = Decimal::from(months);
    let whole = Item {
        value: q.value * times,
        low: q.low.map(|v| v * times),
        high: q.high.map(|v| v * times),
        // half a unit of the average's last digit is more than one of the whole's
        approx: if q.approx == Approx::Exact {
            Approx::About
        } else {
            q.approx
        },
        words: q
            .words
            .iter()
            .filter(|w| **w != super::terms::Term::word("month"))
            .copied()
            .collect(),
        ..q.clone()
    };
    Some((whole, i64::from(months)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Memory, check, read_prose};
    use crate::{Options, Source, analyze, report};

    fn verdict(quote: &str) -> Verdict {
        let page = "SCIO briefing on trade\n\nDate:\nJuly 12, 2024\nLi Ming:\nIn the first half, exports of toys rose by 96.2% to 12.3 billion yuan, and exports of kites rose by 41.5%.\n";
        let source = Source::new("demo", page);
        let record = report::report(&source, &analyze(&source, &Options::default()));
        let memory = Memory::new(report::records(&record).collect());
        let found = check(&memory, &read_prose(quote, "2024-07-15".parse().ok())).unwrap();
        found.findings.last().unwrap().verdict
    }

    #[test]
    fn doubling_is_growth_by_all() {
        for (quote, want) in [
            (
                "Exports of toys nearly doubled in the first half of 2024.",
                Verdict::Rounded,
            ),
            (
                "Exports of kites nearly doubled in the first half of 2024.",
                Verdict::Unverifiable,
            ),
            (
                "Exports of toys more than doubled in the first half of 2024.",
                Verdict::Unverifiable,
            ),
        ] {
            assert_eq!(verdict(quote), want, "{quote}");
        }
    }

    #[test]
    fn averages_by_the_month_follow_from_the_whole() {
        for (quote, want) in [
            (
                "Exports of toys averaged 2.05 billion yuan a month in the first half of 2024.",
                Verdict::Derived,
            ),
            (
                "In the first half of 2024, exports of toys were on average 2.05 billion yuan in each month.",
                Verdict::Derived,
            ),
            (
                "Exports of toys averaged 3.05 billion yuan a month in the first half of 2024.",
                Verdict::Unverifiable,
            ),
        ] {
            assert_eq!(verdict(quote), want, "{quote}");
        }
    }
}
