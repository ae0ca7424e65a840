//! Sentences of the news told again in the words of briefings: pronouns and `the bloc` by what they stand for, passives,
//! inversions and headlines in plain order. What is said again keeps its meaning; the record is never told again. Must not
//! look at the record.
mod causes;
mod contrasts;
mod dealings;
mod flows;
mod goods;
mod loose;
mod names;
mod phrases;
mod places;
mod prices;
mod pronouns;
mod routes;
mod rule;
mod spelling;
mod sums;
mod times;
mod trade;
mod traders;
mod wordings;

pub(super) use causes::moved;

use super::adjuncts::Bare;
use super::article::{Article, read};
use super::attributes::period;
use super::evidence::{Entry, entries};
use crate::base::{Source, Span};
use crate::model::How;
use crate::report::ClaimOut;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Another reading of a figure.
#[derive(Clone)]
pub(super) struct Retold {
    /// The figure as read in the sentence told again.
    pub(super) entry: Entry,
    /// Whether it is certain that this is what the sentence says; else it is one of the things it may say.
    pub(super) certain: bool,
}

/// Makes the tables of rules ready, which takes as long as to read a page.
pub fn prepare() {
    for told in [names::names, trade::trade, wordings::plain] {
        told("");
    }
    pronouns::resolve("", "", &[]);
}

/// A sentence of an article told again, with what stands before it.
struct Told<'a> {
    group: &'a [usize],
    before: Option<String>,
    text: String,
    certain: bool,
}

/// For each figure of an article, in order, what its sentence says when told again; none where that changes nothing. `bare`
/// are the figures' sentences without what they say beside them.
pub(super) fn retold(article: &Article, bare: &[Option<Bare>]) -> Vec<Vec<Retold>> {
    let mut out = vec![Vec::new(); article.records.len()];
    let figures = by_sentence(article);
    let text = &article.source.text;
    let mut before: Option<(Span, String)> = None;
    let mut earlier: Vec<String> = Vec::new();
    let mut all = Vec::new();
    for span in &article.sentences {
        let printed = span.slice(text).trim();
        let group = figures.get(&span.start);
        let own = match group.and_then(|g| bare[g[0]].as_ref()) {
            Some(bare) => bare.text.as_str(),
            None => printed,
        };
        let near = before
            .as_ref()
            .filter(|(b, _)| !text[(b.end as usize).min(span.start as usize)..span.start as usize].contains('\n'))
            .map(|(_, told)| told.clone());
        let own = times::than_a_year_before(own, article.date);
        let named = times::the_quarter(&trade::trade(&names::names(&own)), near.as_deref(), article.date);
        let year_before = near.as_ref().and_then(|b| times::year_before(&named, b));
        let named = times::the_same_period(&named, near.as_deref(), article.date);
        let told = match (year_before, &near) {
            (Some(told), _) => told,
            (None, Some(b)) => wordings::plain(&names::names(&pronouns::resolve(&named, b, &earlier))),
            (None, None) => {
                // in a new paragraph the sentence before is one of the earlier ones
                let passed: Vec<String> = earlier
                    .iter()
                    .chain(before.iter().map(|(_, told)| told))
                    .cloned()
                    .collect();
                wordings::plain(&pronouns::resolve(&named, "", &passed))
            }
        };
        if let Some(group) = group {
            if told != printed {
                all.push(Told {
                    group,
                    before: near.clone(),
                    text: told.clone(),
                    certain: true,
                });
            }
            if let Some(lead) = near.as_deref().filter(|b| !b.contains(|c: char| c.is_ascii_digit())) {
                all.push(Told {
                    group,
                    before: None,
                    text: format!("{}: {told}", lead.trim_end_matches(['.', '!', '?'])),
                    certain: false,
                });
            }
        }
        if let Some((_, passed)) = before.replace((*span, told)) {
            earlier.push(passed);
            // no word points back further
            if earlier.len() > 8 {
                earlier.remove(0);
            }
        }
    }
    // to read them takes longest, and none depends on another
    let read: Vec<_> = all.par_iter().map(|told| read_again(article, told)).collect();
    for (k, retold) in read.into_iter().flatten() {
        out[k].push(retold);
    }
    out
}

/// The records of each sentence, by the byte where it begins.
fn by_sentence(article: &Article) -> BTreeMap<u32, Vec<usize>> {
    let text = &article.source.text;
    let mut bytes: BTreeMap<u32, u32> = BTreeMap::new();
    let (mut byte, mut chars) = (0usize, 0u32);
    for s in &article.sentences {
        let from = s.start as usize;
        chars += text.get(byte..from).map_or(0, |t| t.chars().count()) as u32;
        byte = byte.max(from);
        bytes.insert(chars, s.start);
    }
    let mut out: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (k, r) in article.records.iter().enumerate() {
        if let Some(b) = bytes.get(&r.claim.sentence.span.start) {
            out.entry(*b).or_default().push(k);
        }
    }
    out
}

/// Reads a sentence that was told again, behind the one before it: each figure with its new reading.
fn read_again(article: &Article, told: &Told<'_>) -> Vec<(usize, Retold)> {
    let lead = told.before.as_ref().map_or(String::new(), |b| format!("{b} "));
    let from = lead.chars().count() as u32;
    let again = read(Source::new("-", format!("{lead}{}", told.text)), article.date);
    let found: Vec<Entry> = entries(again.records)
        .into_iter()
        .filter(|e| e.record.claim.span.start >= from)
        .collect();
    let group = told.group;
    let reading = |(n, &k): (usize, &usize)| {
        let words = &article.records[k].claim.text;
        let same = |other: &str| other == words;
        let nth = group[..n]
            .iter()
            .filter(|&&o| same(&article.records[o].claim.text))
            .count();
        let entry = found
            .iter()
            .filter(|e| same(&e.record.claim.text))
            .nth(nth)
            .or_else(|| found.get(n).filter(|_| found.len() == group.len()))
            .or_else(|| the_only(&found, &article.records[k].claim))?;
        let mut entry = entry.clone();
        // whatever is told otherwise, the time is the one that the sentence names and goes on to name
        let own = &article.records[k].claim;
        if entry.item.source.is_none() {
            entry.item.source.clone_from(&own.source);
        }
        if entry.item.period.is_none()
            && stated_time(own).is_some_and(|words| told.text.to_lowercase().contains(&words))
        {
            entry.item.period = period(own);
            entry.item.period_said = entry.item.period.is_some();
        }
        let retold = Retold {
            entry,
            certain: told.certain,
        };
        Some((k, retold))
    };
    group.iter().enumerate().filter_map(reading).collect()
}

/// The only figure of a sentence told again that has a claim's value and unit: `16 consecutive years` for `16 years`.
fn the_only<'f>(found: &'f [Entry], claim: &ClaimOut) -> Option<&'f Entry> {
    let alike = |e: &&Entry| e.record.claim.value == claim.value && e.record.claim.unit == claim.unit;
    let mut alike = found.iter().filter(alike);
    alike.next().filter(|_| alike.next().is_none())
}

/// The words of a claim's sentence that name its time, in small letters; none for a day, on which things are said.
fn stated_time(claim: &ClaimOut) -> Option<String> {
    let day = claim.period.as_deref().is_some_and(|p| p.len() == "2025-04-14".len());
    if day {
        return None;
    }
    let told = claim.evidence.get("period").filter(|e| e.how == How::Stated)?;
    let words = told.span.as_ref()?;
    let from = words.start.checked_sub(claim.sentence.span.start)? as usize;
    let len = words.end.checked_sub(words.start)? as usize;
    Some(
        claim
            .sentence
            .text
            .chars()
            .skip(from)
            .take(len)
            .collect::<String>()
            .to_lowercase(),
    )
}
