//! Figures that follow from those beside them in their sentence: `the share rose to 18% from 17%`, `71% of the country's exports,
//! which implies a total of 1.1 trillion`, `together the drag was 4.6 points`. The words between two figures say how they are
//! tied; arithmetic has to bear them out. Must not judge a figure that nothing beside it is held for.
use super::attributes::parts;
use super::derive::{self, Derived, Tie};
use super::evidence::{Entry, Evidence, Shared};
use super::terms;
use super::verdict::{Judgement, Verdict};
use crate::base::Error;
use crate::model::{Measure, Modality};

/// Judges what the figures of one sentence leave open by the figures beside them. `entries` are those of the article, `judged`
/// the figures of the sentence in order, by their place in `entries`.
///
/// # Errors
/// When the evidence cannot be read.
pub(super) fn follow(
    evidence: &dyn Evidence,
    entries: &[Entry],
    judged: &mut [(usize, Judgement)],
) -> Result<(), Error> {
    let held: Vec<Option<Shared>> = judged.iter().map(|(_, j)| held(j)).collect();
    for i in 0..judged.len() {
        let quote = &entries[judged[i].0];
        let open = matches!(
            judged[i].1.verdict,
            Verdict::Unverifiable | Verdict::Contradicted | Verdict::Misattributed
        );
        if !open || quote.item.source.is_some() || quote.item.modality == Modality::Target {
            continue;
        }
        let before = i.checked_sub(1).map(|b| &entries[judged[b].0]);
        for (tie, near) in ties(quote, before, i, &held) {
            let found = derive::beside(evidence, &quote.item, tie, &near)?;
            let (agreed, other): (Vec<_>, Vec<_>) =
                found.into_iter().partition(|d| derive::agrees(&quote.item, d.range));
            if let Some(d) = agreed.into_iter().next() {
                judged[i].1 = derived(d);
                break;
            }
            if let Some(d) = other
                .into_iter()
                .next()
                .filter(|_| judged[i].1.verdict == Verdict::Contradicted)
            {
                judged[i].1 = contradicted(d);
                break;
            }
        }
    }
    Ok(())
}

/// The claim that a figure is held for, if it is that very figure.
fn held(j: &Judgement) -> Option<Shared> {
    let very = matches!(j.verdict, Verdict::Supported | Verdict::Rounded);
    j.evidence.first().filter(|_| very).cloned()
}

fn derived(d: Derived) -> Judgement {
    let reason = format!(
        "Not said in so many words, but it follows from the figures beside it: {}.",
        d.formula
    );
    let mut j = Judgement::new(Verdict::Derived, reason, d.evidence);
    j.formula = Some(d.formula);
    j
}

fn contradicted(d: Derived) -> Judgement {
    let reason = format!("The figures beside it give another: {}.", d.formula);
    let mut j = Judgement::new(Verdict::Contradicted, reason, d.evidence);
    j.formula = Some(d.formula);
    j
}

/// How a figure may be tied to those beside it, and to which: the claims that hold them.
fn ties(quote: &Entry, before: Option<&Entry>, i: usize, held: &[Option<Shared>]) -> Vec<(Tie, Vec<Shared>)> {
    let gap = between(quote, before).to_lowercase();
    let behind = parts(&quote.record.claim, quote.record.claim.span.end).1.to_lowercase();
    let behind = behind.split([',', ';', '.']).next().unwrap_or("");
    let says = |words: &[&str]| words.iter().any(|w| has(&gap, w) || has(behind, w));
    let mut out = Vec::new();
    let last = i.checked_sub(1).and_then(|b| held[b].clone());
    let short = gap.split_whitespace().count() <= 8;
    if short && begins(&gap) {
        out.extend(last.map(|e| (Tie::Began, vec![e])));
    }
    let others = || held.iter().enumerate().filter(move |(k, _)| *k != i);
    if says(WHOLE) && matches!(quote.item.measure, Measure::Level | Measure::Change) {
        out.extend(others().filter_map(|(_, e)| e.clone()).map(|e| (Tie::Whole, vec![e])));
    }
    let earlier: Vec<Shared> = held[..i].iter().flatten().cloned().collect();
    if earlier.len() > 1 && says(TOGETHER) {
        out.push((Tie::Together, earlier.clone()));
    }
    if earlier.len() > 1 && says(BETWEEN) {
        out.push((Tie::Between, earlier.clone()));
    }
    // "leaving 64% for the coast", but not "for foreign firms", of whom the record may tell
    let leaves = || (has(&gap, "leaves") || has(&gap, "leaving")) && terms::topic(behind).names.is_empty();
    if !earlier.is_empty() && (says(REST) && says(LEAVES) || leaves()) {
        out.push((Tie::Rest, earlier));
    }
    out
}

const WHOLE: &[&str] = &[
    "total", "totals", "totalled", "totaled", "whole", "overall", "in all", "altogether", "nationwide", "national",
    "implies", "implying", "suggests", "suggesting", "therefore", "inferred", "out of", "all told", "all suppliers",
    "all sources", "all comers",
];
const TOGETHER: &[&str] = &[
    "together", "combined", "in all", "altogether", "sum", "added up", "in total",
];
const BETWEEN: &[&str] = &[
    "balance", "deficit", "surplus", "gap", "difference", "imbalance", "shortfall",
];
const REST: &[&str] = &[
    "rest", "others", "other", "everyone else", "elsewhere", "remaining", "remainder",
];
const LEAVES: &[&str] = &["leaves", "leaving", "left", "leave", "rest", "remaining", "remainder"];

/// Whether the words right before a figure tell it as the beginning of the one before: `from`, `compared with`.
fn begins(gap: &str) -> bool {
    [
        "from", "against", "compared with", "compared to", "versus", "vs", "up on",
    ]
    .iter()
    .any(|w| has(gap, w))
}

/// Whether a text has words as a whole.
fn has(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        edge(text[..at].chars().next_back()) && edge(text[at + words.len()..].chars().next())
    })
}

/// The words between the figure before and this one; from the sentence's beginning where there is none.
fn between<'a>(quote: &'a Entry, before: Option<&Entry>) -> &'a str {
    let claim = &quote.record.claim;
    let own = parts(claim, claim.span.start).0;
    let from = before.map_or(0, |b| parts(claim, b.record.claim.span.end).0.len());
    own.get(from..).unwrap_or(own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Memory, check, read_prose};
    use crate::{Options, Source, analyze, report};

    const PAGE: &str = "SCIO briefing on trade\n\nDate:\nApril 12, 2024\nLi Ming:\nIn the first quarter, exports of tea \
         by the western regions reached 6 billion yuan, accounting for 40% of the country's total tea exports.\nPrivate \
         enterprises made up 52.1% of foreign trade, up 3 percentage points year on year. The number of certified growers \
         increased by 12 to reach 272. Price factors lowered import growth by 2.5 percentage points, and fewer working \
         days reduced it by 1.2 percentage points.\n";

    fn verdict(quote: &str) -> String {
        let source = Source::new("demo", PAGE);
        let record = report::report(&source, &analyze(&source, &Options::default()));
        let memory = Memory::new(report::records(&record).collect());
        let day = jiff::civil::date(2024, 4, 13);
        let result = check(&memory, &read_prose(quote, Some(day))).expect("memory can be read");
        let last = result.findings.last().expect("a figure");
        last.verdict.as_str().to_string()
    }

    #[test]
    fn figures_tied_to_those_beside_them() {
        for (quote, want) in [
            (
                "Private enterprises' share of foreign trade rose to 52.1% in the first quarter from 49.1%.",
                "derived",
            ),
            (
                "Private enterprises' share of foreign trade rose to 52.1% in the first quarter from 48.1%.",
                "contradicted",
            ),
            (
                "The western regions shipped 40% of the country's tea exports in the first quarter, implying a national \
                 total of 15 billion yuan.",
                "derived",
            ),
            (
                "The western regions shipped 40% of the country's tea exports in the first quarter, implying a national \
                 total of 25 billion yuan.",
                "contradicted",
            ),
        ] {
            assert_eq!(verdict(quote), want, "{quote}");
        }
    }

    #[test]
    fn words_are_found_whole() {
        assert!(has("which implies a total of", "total") && has("total", "total"));
        assert!(!has("totally other", "total") && !has("subtotal", "total"));
    }
}
