//! Revisions: facts about one quantity and one period that two briefings state so differently that no rounding explains
//! it. What may have another scope is left out, since a false alarm costs more than a missed one.
use super::line;
use super::{Quantity, scope};
use crate::check::period::Stretch;
use crate::check::{Entry, Item};
use crate::model::{Measure, Modality};
use crate::report::{DocumentRef, Exact};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What `scio revisions` found: `scio-claims-revisions/1`.
#[derive(Clone, Debug, Serialize)]
pub struct Revisions {
    /// Always `scio-claims-revisions/1`.
    pub schema: &'static str,
    /// One for each quantity and period, the latest period first.
    pub revisions: Vec<Revision>,
}

/// A quantity that was stated differently.
#[derive(Clone, Debug, Serialize)]
pub struct Revision {
    /// What is measured.
    pub indicator: Option<String>,
    /// Whose.
    pub subject: Option<String>,
    /// Of what whole.
    pub of: Option<String>,
    /// Kind of figure.
    pub measure: Measure,
    /// Unit.
    pub unit: String,
    /// What growth is against.
    pub base: Option<String>,
    /// When.
    pub period: String,
    /// Newest value less the first.
    pub change: Exact,
    /// What was said, the oldest first; of a figure said again and again the first time.
    pub statements: Vec<Statement>,
}

/// What one briefing said.
#[derive(Clone, Debug, Serialize)]
pub struct Statement {
    /// The claim.
    pub claim_id: String,
    /// Where and on which day.
    pub document: DocumentRef,
    /// Who said it.
    pub speaker: Option<String>,
    /// Value.
    pub value: Exact,
    /// Lowest value the words allow.
    pub low: Option<Exact>,
    /// Highest value the words allow.
    pub high: Option<Exact>,
    /// The words of the figure.
    pub text: String,
    /// The sentence.
    pub sentence: String,
}

/// Whether what the claim is about is beyond doubt.
fn is_certain(e: &Entry) -> bool {
    let i = &e.item;
    i.modality == Modality::Fact
        && Item::is_evidence(&e.record.claim)
        && !i.guessed
        && i.loose.is_empty()
        && i.owed.is_empty()
        && i.owed_words.is_empty()
        && i.topic.is_empty()
        && !i.points_back
        && !i.owes_unnamed
        && !i.part_of_unnamed
}

/// Whether a claim is precise enough to be revised by another: others need not be kept.
pub fn may_be_revised(e: &Entry) -> bool {
    is_certain(e) && e.item.period.is_some() && Quantity::of(&e.item).is_named()
}

/// Finds them among claims made comparable; `wanted` says by its id whether a claim was asked for.
pub fn revisions(entries: &[Entry], wanted: impl Fn(&str) -> bool) -> Revisions {
    let mut groups: BTreeMap<(Stretch, Quantity, u32), Vec<&Entry>> = BTreeMap::new();
    for e in entries.iter().filter(|e| is_certain(e)) {
        let quantity = Quantity::of(&e.item);
        if let (Some(period), true) = (e.item.period, quantity.is_named()) {
            let scope = scope(&e.record.claim.sentence.text);
            groups.entry((period, quantity, scope)).or_default().push(e);
        }
    }
    let found = groups.into_iter().rev().filter_map(|((period, ..), group)| {
        let asked = group.iter().any(|e| wanted(&e.record.claim.id));
        asked.then(|| revision(period, group)).flatten()
    });
    Revisions {
        schema: "scio-claims-revisions/1",
        revisions: found.collect(),
    }
}

fn revision(period: Stretch, mut group: Vec<&Entry>) -> Option<Revision> {
    // a briefing that itself has two figures for it speaks of two things
    let torn: BTreeSet<&str> = group
        .iter()
        .filter(|a| {
            group
                .iter()
                .any(|b| source(a) == source(b) && line::differ(&a.item, &b.item))
        })
        .map(|a| source(a))
        .collect();
    group.retain(|e| !torn.contains(source(e)));
    group.sort_by_key(|e| (&e.record.document.date, source(e), e.record.claim.span.start));
    let mut told: Vec<&Entry> = Vec::new();
    for e in &group {
        if told.last().is_none_or(|last| line::differ(&last.item, &e.item)) {
            told.push(e);
        }
    }
    let (first, last) = (told.first()?, told.last()?);
    if told.len() < 2 {
        return None;
    }
    let c = &last.record.claim;
    Some(Revision {
        indicator: c.indicator.clone(),
        subject: c.subject.clone(),
        of: c.of.clone(),
        measure: c.measure,
        unit: c.unit.clone(),
        base: c.base.clone(),
        period: line::period(&c.period, Some(period)).unwrap_or_default(),
        change: Exact(c.value.0 - first.record.claim.value.0),
        statements: told.into_iter().map(statement).collect(),
    })
}

fn source(e: &Entry) -> &str {
    &e.record.document.source
}

fn statement(e: &Entry) -> Statement {
    let c = &e.record.claim;
    Statement {
        claim_id: c.id.clone(),
        document: e.record.document.clone(),
        speaker: c.speaker.clone(),
        value: c.value,
        low: c.low,
        high: c.high,
        text: c.text.clone(),
        sentence: c.sentence.text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The revisions of two briefings, each of one sentence, as `old -> new`.
    fn between(first: &str, second: &str) -> Vec<String> {
        let mut records = Vec::new();
        for (k, (day, said)) in [("January 20, 2024", first), ("July 20, 2024", second)]
            .iter()
            .enumerate()
        {
            let page = format!(
                "SCIO briefing on trade\n\nSpeaker:\nMr. Li Ming, vice minister of trade\nDate:\n{day}\nLi Ming:\n{said}\n"
            );
            let source = crate::Source::new(format!("brief-{k}"), &*page);
            let report = crate::report::report(&source, &crate::analyze(&source, &crate::Options::default()));
            records.extend(crate::report::records(&report));
        }
        assert!(records.len() >= 2, "{first} | {second}: {} claims", records.len());
        let found = revisions(&crate::check::entries(records), |_| true);
        let told = |r: &Revision| {
            r.statements
                .iter()
                .map(|s| s.text.clone())
                .collect::<Vec<_>>()
                .join(" -> ")
        };
        found.revisions.iter().map(told).collect()
    }

    #[test]
    fn a_figure_stated_differently_later_is_a_revision() {
        for (first, second, want) in [
            (
                "In 2023, exports rose by 5.2%.",
                "In 2023, exports rose by 5.6%.",
                "5.2% -> 5.6%",
            ),
            (
                "In 2023, exports rose by 0.6%.",
                "In 2023, exports fell by 0.6%.",
                "0.6% -> 0.6%",
            ),
            (
                "Grain output reached 695.4 million tons in 2023.",
                "Grain output was 695.9 million tons in 2023.",
                "695.4 million tons -> 695.9 million tons",
            ),
        ] {
            assert_eq!(between(first, second), [want], "{first} | {second}");
        }
    }

    #[test]
    fn rounding_hedges_and_other_scopes_are_none() {
        for (first, second) in [
            ("In 2023, exports rose by 5.2%.", "In 2023, exports rose by 5%."),
            (
                "In 2023, exports rose by 5.2%.",
                "In 2023, exports rose by more than 5%.",
            ),
            ("In 2023, exports rose by 5.2%.", "In 2023, exports rose by 5.24%."),
            (
                "In 2023, exports rose by 5.2%.",
                "In the first half of 2024, exports rose by 5.6%.",
            ),
            (
                "In 2023, exports rose by 5.2%.",
                "In 2023, exports to ASEAN rose by 5.6%.",
            ),
            (
                "In 2023, exports rose by 5.2%.",
                "In 2023, in dollar terms, exports rose by 2.6%.",
            ),
            (
                "In 2023, exports rose by 5.2%.",
                "Excluding ships, exports rose by 4.6% in 2023.",
            ),
            (
                "In 2023, exports rose by 5.2%.",
                "In 2023, exports of private enterprises rose by 5.6%.",
            ),
            (
                "In 2023, exports rose by 5.2%.",
                "In 2023, exports were expected to rise by 4.5%.",
            ),
            (
                "In 2023, exports rose by 5.2%.",
                "In 2023, exports were 23.8 trillion yuan.",
            ),
            (
                "In 2023, exports rose by 5.2%.",
                "In 2023, exports rose by 5.6%. In 2023, exports rose by 9.9%.",
            ),
        ] {
            assert_eq!(between(first, second), Vec::<String>::new(), "{first} | {second}");
        }
    }
}
