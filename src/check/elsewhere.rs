//! Figures that stand in the record for something else: which claim holds the number, what differs, and whether the
//! likeness is more than an accident.
use super::compare::{Attribute, Comparison, Relation, compare};
use super::evidence::{Evidence, Shared};
use super::item::{Head, Item};
use super::terms::{Name, Term};
use super::verdict::{Judgement, Verdict, about, figure, who};
use crate::base::Error;
use crate::model::Measure;

/// Where else the quoted number stands: the claim that differs in the fewest attributes, if the likeness is no accident.
pub fn elsewhere(evidence: &dyn Evidence, q: &Item) -> Result<Option<Judgement>, Error> {
    let mut best: Option<(Vec<Attribute>, Shared, Comparison)> = None;
    let keep = |r: &Item| {
        r.value.abs() == q.value.abs() && r.modality == q.modality && differences(q, r, &compare(q, r)).is_some()
    };
    for e in evidence.valued(q, &keep)? {
        let comparison = compare(q, &e.item);
        let Some(differs) = differences(q, &e.item, &comparison) else {
            continue;
        };
        let better = best.as_ref().is_none_or(|(d, b, _)| {
            let rank = |n: usize, r: &Shared| {
                (
                    n,
                    !shares_subject(q, &r.item),
                    std::cmp::Reverse(r.record.document.date.clone()),
                )
            };
            rank(differs.len(), &e) < rank(d.len(), b)
        });
        if better {
            best = Some((differs, e, comparison));
        }
    }
    let Some((differs, e, comparison)) = best else {
        return Ok(None);
    };
    if differs == [Attribute::Direction] {
        // all but the way it went is the same
        let reason = format!(
            "The record has it the other way: {}, {} ({}).",
            about(&e),
            figure(&e),
            who(&e)
        );
        let mut j = Judgement::new(Verdict::Contradicted, reason, vec![e]);
        j.differs = differs;
        j.comparison = Some(comparison);
        return Ok(Some(j));
    }
    let words: Vec<&str> = differs.iter().map(|d| d.as_str()).collect();
    let reason = format!(
        "The record holds this figure for something else ({} differs): {}, {} ({}).",
        words.join(", "),
        about(&e),
        figure(&e),
        who(&e)
    );
    let mut j = Judgement::new(Verdict::Misattributed, reason, vec![e]);
    j.differs = differs;
    j.comparison = Some(comparison);
    Ok(Some(j))
}

/// Significant digits of a figure: many make an accidental likeness unlikely.
fn digits(q: &Item) -> usize {
    let text = q.value.abs().normalize().to_string().replace('.', "");
    text.trim_matches('0').len()
}

/// What differs between a quote and the claim that holds its number; none when nothing does or too much.
fn differences(q: &Item, r: &Item, c: &Comparison) -> Option<Vec<Attribute>> {
    let mut differs = c.differing();
    let has = |d: &[Attribute], a: Attribute| d.contains(&a);
    let percents = ["%", "pp"];
    if percents.contains(&q.unit.as_str()) && percents.contains(&r.unit.as_str()) && q.unit != r.unit {
        // a percent that was a percentage point is another measure, too: one mistake
        differs.retain(|a| !matches!(a, Attribute::Measure | Attribute::Base | Attribute::Of));
    } else if has(&differs, Attribute::Unit) && has(&differs, Attribute::Indicator) && is_count(q) && is_count(r) {
        differs.retain(|a| *a != Attribute::Unit);
    } else if has(&differs, Attribute::Measure) {
        // another kind of figure has another base and whole
        differs.retain(|a| !matches!(a, Attribute::Base | Attribute::Of));
    }
    let signed = matches!(q.measure, Measure::Growth | Measure::Change | Measure::Gap) && q.measure == r.measure;
    if signed && q.value == -r.value && !q.value.is_zero() {
        differs.push(Attribute::Direction);
    }
    if has(&differs, Attribute::Subject) && may_share_subject(q, r) {
        return None;
    }
    // a claim that owes its subject to others is narrower than the quote
    let owes = r.owed.iter().any(|n| !q.names.contains(n)) || !r.owed_words.is_empty() && q.words.is_empty();
    if c.of(Attribute::Subject) == Relation::Unsure && q.loose.is_empty() && owes {
        differs.push(Attribute::Subject);
    }
    // a subject that cannot be told otherwise is no difference to name
    if differs.is_empty() {
        return None;
    }
    if has(&differs, Attribute::Unit) && !same_kind_of_unit(q, r) && differs != [Attribute::Indicator] {
        return None;
    }
    let specific = digits(q) >= 3;
    if !specific && q.head == Head::Phrase && q.names.is_empty() && q.words.is_empty() {
        // a short number of nothing in particular stands everywhere
        return None;
    }
    let related_subject = !has(&differs, Attribute::Subject) || related(q, r);
    let related_head = !has(&differs, Attribute::Indicator)
        || matches!((q.head, r.head), (Head::Known(_), Head::Known(_)))
        || specific;
    let ok = match differs.len() {
        1 => related_subject && related_head || specific,
        2 => specific || related_subject && related_head && shares_something(q, r),
        3 => specific && shares_something(q, r),
        _ => false,
    };
    // a short round number in another period is an accident
    let accident =
        has(&differs, Attribute::Period) && (digits(q) < 2 && !same_within(q, r) || differs.len() > 1 && !specific);
    (ok && !accident).then_some(differs)
}

/// Whether two claims are of the same names, and the time of one lies within that of the other.
fn same_within(q: &Item, r: &Item) -> bool {
    let within = matches!((q.period, r.period), (Some(a), Some(b)) if a.holds(b) || b.holds(a));
    let told = !q.names.is_empty() || q.head == r.head && q.head != Head::Phrase && q.measure == r.measure;
    within && told && q.all_names() == r.all_names() && q.words == r.words
}

/// Whether two claims may have one subject after all: what one says of it stands somewhere in the other's sentence.
fn may_share_subject(q: &Item, r: &Item) -> bool {
    let around = |names: &[Name], i: &Item| {
        names.iter().all(|n| {
            [&i.names, &i.loose, &i.owed, &i.topic, &i.context.names]
                .iter()
                .any(|s| s.contains(n))
        })
    };
    let words = |words: &[Term], i: &Item| words.iter().all(|w| i.words.contains(w) || i.context.words.contains(w));
    let same = q.names == r.names && q.words == r.words;
    // a name that the record's sentence gives to another figure is no subject of this one
    let plain = q
        .names
        .iter()
        .all(|n| r.names.contains(n) || r.context.names.contains(n))
        && !r.names.is_empty()
        && q.names != r.names;
    let within = |a: &[Term], b: &[Term]| !a.is_empty() && a.len() < b.len() && a.iter().all(|w| b.contains(w));
    // one item of a subject that the record says jointly
    let joint = within(&q.words, &r.words) && q.names.iter().all(|n| r.names.contains(n));
    let loose = !q.names.is_empty() && q.names.iter().all(|n| r.loose.contains(n));
    r.owes_unnamed
        || q.owes_unnamed
        || r.part_of_unnamed && !q.words.is_empty()
        || joint
        || loose
        || !same && !plain && around(&q.names, r) && around(&r.names, q) && words(&q.words, r) && words(&r.words, q)
        || plain && r.names.iter().all(|n| q.names.contains(n)) && words(&q.words, r)
}

fn is_count(i: &Item) -> bool {
    i.measure == Measure::Level && !matches!(i.unit.as_str(), "%" | "pp" | "x" | "rank") && !is_money(i)
}

fn is_money(i: &Item) -> bool {
    i.unit.len() == 3 && i.unit.chars().all(|c| c.is_ascii_uppercase())
}

fn same_kind_of_unit(q: &Item, r: &Item) -> bool {
    let part = |i: &Item| matches!(i.unit.as_str(), "%" | "pp");
    is_money(q) && is_money(r) || part(q) && part(r)
}

fn shares_subject(q: &Item, r: &Item) -> bool {
    q.names.iter().any(|n| r.names.contains(n)) || q.words.iter().any(|w| r.words.contains(w))
}

fn shares_something(q: &Item, r: &Item) -> bool {
    shares_subject(q, r) || q.head == r.head && q.head != Head::Phrase
}

/// Whether the subjects are of one kind, so that one can be mistaken for the other.
fn related(q: &Item, r: &Item) -> bool {
    let kinds = |i: &Item| i.names.iter().map(|n| n.kind).collect::<Vec<_>>();
    let (a, b) = (kinds(q), kinds(r));
    let subset = a.iter().all(|k| b.contains(k)) || b.iter().all(|k| a.contains(k));
    // a kind of goods is hardly mistaken for a country or a kind of enterprise
    let unlike = b.is_empty() != a.is_empty() && q.words.is_empty() != r.words.is_empty();
    let words = !unlike && (q.words.is_empty() || r.words.is_empty())
        || q.words.iter().any(|w| r.words.contains(w))
        || a.is_empty() && b.is_empty();
    subset && words
}
