//! One of several things of which the record says that each grew so much: `exports of boats`, where it has `exports of boats,
//! lanterns and kites all increased by more than 20%`. Must not take a sum for its parts.
use super::compare::{comparable, compare};
use super::evidence::{Evidence, Shared};
use super::item::Item;
use super::verdict::{Judgement, direct};
use crate::base::Error;
use crate::model::Measure;
use crate::report::ClaimOut;

/// The verdict on a figure of some of several things, where the record has one for each of them; none else.
///
/// # Errors
/// When the evidence cannot be read.
pub(super) fn of_some(evidence: &dyn Evidence, q: &Item, today: Option<&str>) -> Result<Option<Judgement>, Error> {
    if q.measure != Measure::Growth || q.words.is_empty() {
        return Ok(None);
    }
    let some =
        |r: &Item| q.words.len() < r.words.len() && q.words.iter().all(|w| r.words.contains(w)) && q.names == r.names;
    let found = evidence.about(q, &|r: &Item| comparable(q, r) && some(r))?;
    let each: Vec<_> = found
        .into_iter()
        .filter(|e: &Shared| says_each(&e.record.claim))
        .map(|e| {
            let part = Item {
                words: q.words.clone(),
                ..e.item.clone()
            };
            let comparison = compare(q, &part);
            (e, comparison)
        })
        .filter(|(_, c)| c.same_thing(q))
        .collect();
    Ok(direct(q, &each, "", today))
}

/// `all increased by more than 20%`, `have both grown by 5%`.
fn says_each(claim: &ClaimOut) -> bool {
    let text = claim.sentence.text.as_str();
    let before = text.find(claim.text.as_str()).map_or("", |at| &text[..at]);
    let clause = before.rsplit([',', ';', ':']).next().unwrap_or("");
    clause
        .split_whitespace()
        .rev()
        .take(7)
        .any(|w| matches!(w, "all" | "both" | "each"))
}

#[cfg(test)]
mod tests {

    use crate::check::{Verdict, check, read_prose};
    use crate::{Options, Source, analyze, report};

    #[test]
    fn some_of_several_things_grew_as_each_of_them() {
        let page = "SCIO briefing on trade\n\nDate:\nJuly 12, 2024\nLi Ming:\nIn the first half, exports of boats, \
                    lanterns and kites all rose by more than 20%. Exports of drums and flutes rose by 5%.\n";
        let source = Source::new("page", page);
        let record = report::report(&source, &analyze(&source, &Options::default()));
        let memory = crate::check::Memory::new(report::records(&record).collect());
        let judged = |quote: &str| {
            let article = read_prose(quote, Some(jiff::civil::Date::constant(2024, 7, 13)));
            let found = check(&memory, &article).unwrap_or_else(|e| panic!("{quote}: {e}"));
            found.findings[0].verdict
        };
        for (quote, verdict) in [
            (
                "Exports of lanterns rose by more than 20% in the first half.",
                Verdict::Supported,
            ),
            (
                "Exports of boats and kites rose over 20% in the first half.",
                Verdict::Supported,
            ),
            (
                "Exports of lanterns rose by 12% in the first half.",
                Verdict::Contradicted,
            ),
        ] {
            assert_eq!(judged(quote), verdict, "{quote}");
        }
        for quote in [
            "Exports of tea rose by more than 20% in the first half.",
            "Exports of lanterns and tea rose by more than 20% in the first half.",
            "Exports of flutes rose by 5% in the first half.",
        ] {
            assert!(!judged(quote).is_positive(), "{quote}");
        }
    }
}
