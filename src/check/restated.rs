//! The same statement in another measure: `doubled` is a growth of 100%, an average by the month is a part of the period's
//! whole. Only what the record then bears out is said.
use super::agreement::step;
use super::derive::agrees;
use super::evidence::{Evidence, Shared};
use super::item::{Head, Item};
use super::period::Stretch;
use super::range::{Range, human};
use super::same::same;
use super::terms::Term;
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
    if let Some(j) = at_the_start(evidence, q, claim, today)? {
        return Ok(Some(j));
    }
    by_firms(evidence, q, claim)
}

/// The one exact figure of a thing, with its interval.
fn one(evidence: &dyn Evidence, q: &Item) -> Result<Option<(Shared, Range)>, Error> {
    let found = same(evidence, q)?;
    let exact = found
        .into_iter()
        .map(|(e, _)| e)
        .find(|e| e.item.approx == Approx::Exact);
    Ok(exact.and_then(|e| Range::of(&e.item).map(|r| (e, r))))
}

fn derived(formula: String, evidence: Vec<Shared>) -> Judgement {
    let reason = format!("Not said in so many words, but it follows from the record: {formula}.");
    let mut j = Judgement::new(Verdict::Derived, reason, evidence);
    j.formula = Some(formula);
    j
}

/// `When the year began, 40 firms held ...`: what there was less what came to it since.
fn at_the_start(
    evidence: &dyn Evidence,
    q: &Item,
    claim: &ClaimOut,
    today: Option<&str>,
) -> Result<Option<Judgement>, Error> {
    let day = today.and_then(|d| d.parse::<jiff::civil::Date>().ok());
    let (Some(day), Measure::Level) = (day, q.measure) else {
        return Ok(None);
    };
    if q.unit == "%" || !wording::at_the_start(&claim.sentence.text, &claim.text) {
        return Ok(None);
    }
    let this_year = Stretch::parse(&match (day.month() - 1) / 3 {
        1 => format!("{}-Q1", day.year()),
        2 => format!("{}-H1", day.year()),
        3 => format!("{}-01/{}-09", day.year(), day.year()),
        _ => return Ok(None),
    });
    let now = Item {
        period: this_year,
        period_said: true,
        approx: Approx::Exact,
        ..q.clone()
    };
    let gained = Item {
        measure: Measure::Change,
        ..now.clone()
    };
    let (Some(level), Some(change)) = (one(evidence, &now)?, one(evidence, &gained)?) else {
        return Ok(None);
    };
    // what was gained on the year before tells nothing about the year's beginning
    let since = &change.0;
    if since.item.base_said || since.record.claim.sentence.span != level.0.record.claim.sentence.span {
        return Ok(None);
    }
    let Some(range) = level.1.minus(change.1).filter(|r| agrees(q, *r)) else {
        return Ok(None);
    };
    let formula = format!(
        "at the beginning = level - change = {} - {} = {}",
        figure(&level.0),
        since.record.claim.text,
        human(range.value, &q.unit, step(q))
    );
    Ok(Some(derived(formula, vec![level.0, change.0])))
}

/// `each private firm traded 3 million yuan on average`: the amount by the number of firms.
fn by_firms(evidence: &dyn Evidence, q: &Item, claim: &ClaimOut) -> Result<Option<Judgement>, Error> {
    if q.measure != Measure::Level || !wording::by_the_firm(&claim.sentence.text) || q.unit.len() != 3 {
        return Ok(None);
    }
    let trade = ["imports and exports", "exports", "imports"].map(Term::indicator);
    let head = match (q.head, q.context.indicators.iter().find(|i| trade.contains(i))) {
        (Head::Phrase, Some(i)) => Head::Known(*i),
        (head, _) => head,
    };
    let amount = Item {
        head,
        names: q.all_names(),
        words: Vec::new(),
        loose: Vec::new(),
        owed: Vec::new(),
        approx: Approx::Exact,
        ..q.clone()
    };
    let firms = Item {
        head: Head::Known(Term::count("enterprise")),
        unit: "enterprise".to_string(),
        ..amount.clone()
    };
    let (Some(amount), Some(firms)) = (one(evidence, &amount)?, one(evidence, &firms)?) else {
        return Ok(None);
    };
    let Some(range) = amount
        .1
        .percent_of(firms.1)
        .map(Range::hundredth)
        .filter(|r| agrees(q, *r))
    else {
        return Ok(None);
    };
    let formula = format!(
        "average = amount / number = {} / {} = {}",
        figure(&amount.0),
        figure(&firms.0),
        human(range.value, &q.unit, range.value / Decimal::ONE_HUNDRED)
    );
    Ok(Some(derived(formula, vec![amount.0, firms.0])))
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
