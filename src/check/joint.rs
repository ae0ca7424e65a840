//! What several causes did together: `prices and the calendar together took 4 points off growth`, where the record has what
//! each of them took. Must not judge a figure that one cause has.
use super::derive::{self, Tie};
use super::evidence::{Entry, Evidence, Shared};
use super::item::Item;
use super::terms::Topic;
use super::verdict::{Judgement, Verdict};
use crate::base::Error;
use crate::model::Measure;
use std::collections::BTreeMap;

/// Whether a sentence gives a figure for several things at once.
fn together(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let said = [" together", "together,", "combined", "jointly", "between them"];
    lower.contains(" and ") && said.iter().any(|w| lower.contains(w))
}

/// Judges figures that the record's effects on one thing add up to. `entries` are those of the article, `judged` the figures of
/// one sentence, of an article of the day `today`.
///
/// # Errors
/// When the evidence cannot be read.
pub(super) fn effects(
    evidence: &dyn Evidence,
    entries: &[Entry],
    judged: &mut [(usize, Judgement)],
    today: Option<&str>,
) -> Result<(), Error> {
    let year = today.and_then(|d| d.get(..4)?.parse().ok());
    for (k, j) in judged {
        let (claim, q) = (&entries[*k].record.claim, &entries[*k].item);
        let several = |e: &Shared| together(&e.record.claim.sentence.text);
        let told = j.evidence.first().is_some_and(several) || j.verdict == Verdict::Derived;
        if told
            || q.source.is_some()
            || q.measure != Measure::Change
            || q.unit != "pp"
            || !together(&claim.sentence.text)
        {
            continue;
        }
        let mut agreed = None;
        for effects in recorded(evidence, q, year)?.values().filter(|e| e.len() == 2) {
            let sums = derive::beside(evidence, q, Tie::Together, effects)?;
            agreed = agreed.or(sums.into_iter().find(|d| derive::agrees(q, d.range)));
        }
        if let Some(d) = agreed {
            // the parts are printed without their signs
            let formula = d.formula.replace("= -", "= ");
            let reason = format!("Not said in so many words, but it follows from the record: {formula}.");
            *j = Judgement::new(Verdict::Derived, reason, d.evidence);
            j.formula = Some(formula);
        } else if j.verdict != Verdict::Misattributed {
            let reason = "The quote gives what several causes did together; the record has no such figure.";
            *j = Judgement::new(Verdict::Unverifiable, reason.to_string(), Vec::new());
        }
    }
    Ok(())
}

/// The effects on the very thing that the record has, by briefing.
fn recorded(evidence: &dyn Evidence, q: &Item, year: Option<i16>) -> Result<BTreeMap<String, Vec<Shared>>, Error> {
    // the causes are no part of what they move
    let thing = Item {
        words: Vec::new(),
        owed_words: Vec::new(),
        context: Topic::default(),
        ..q.clone()
    };
    let way = q.value.is_sign_negative();
    let alike = |r: &Item| {
        r.measure == Measure::Change
            && r.unit == q.unit
            && r.head == q.head
            && r.aspect == q.aspect
            && r.names == q.names
            && r.value.is_sign_negative() == way
            && (q.period.is_none() || r.period == q.period)
    };
    let mut out: BTreeMap<String, Vec<Shared>> = BTreeMap::new();
    let found = match q.period {
        Some(_) => evidence.about(&thing, &alike)?,
        None => evidence.about_in_year(&thing, year, &alike)?,
    };
    for e in found {
        out.entry(e.record.document.id.clone()).or_default().push(e);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Memory, check, read};
    use crate::{Options, Source, analyze, report};

    fn verdict(quote: &str) -> Verdict {
        let page = "SCIO briefing on trade\n\nDate:\nJuly 12, 2024\nLi Ming:\nIn the first half, imports rose by 5.5%. Price \
                    factors pulled down import growth by 1.4 percentage points. A shorter season dragged down import growth by \
                    0.7 percentage points.\n";
        let source = Source::new("demo", page);
        let record = report::report(&source, &analyze(&source, &Options::default()));
        let memory = Memory::new(report::records(&record).collect());
        let article = read(Source::new("-", quote), jiff::civil::Date::new(2024, 7, 13).ok());
        let findings = check(&memory, &article).expect("the record is in memory").findings;
        findings[0].verdict
    }

    #[test]
    fn causes_add_up() {
        for (quote, want) in [
            (
                "Cheap oil and a short season together took 2.1 percentage points off import growth.",
                Verdict::Derived,
            ),
            (
                "Cheap oil and a short season together took 3.1 percentage points off import growth.",
                Verdict::Unverifiable,
            ),
            // what one of them did is not what they did together
            (
                "Cheap oil and a short season together took 1.4 percentage points off import growth.",
                Verdict::Unverifiable,
            ),
            (
                "Price factors took 1.4 percentage points off import growth.",
                Verdict::Supported,
            ),
        ] {
            assert_eq!(verdict(quote), want, "{quote}");
        }
    }
}
