//! Attribute by attribute: whether two claims speak of the same thing. Whether their figures agree is told by `agreement`.
use super::heads::indicators;
use super::item::{Head, Item};
use super::period::Stretch;
use super::terms::{Name, Term};
use crate::model::Measure;
use serde::Serialize;
use std::borrow::Cow;

/// How one attribute of two claims relates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// The same.
    Same,
    /// Cannot be told.
    Unsure,
    /// Something else.
    Differs,
}

use Relation::{Differs, Same, Unsure};

/// Attributes by which two claims can differ, as the contract names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Attribute {
    /// What is measured.
    Indicator,
    /// Whose.
    Subject,
    /// Of what whole, against what.
    Of,
    /// When.
    Period,
    /// Level, growth, share.
    Measure,
    /// Unit or currency.
    Unit,
    /// Which way.
    Direction,
    /// Compared with when.
    Base,
    /// According to whom.
    Source,
}

impl Attribute {
    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Attribute::Indicator => "indicator",
            Attribute::Subject => "subject",
            Attribute::Of => "of",
            Attribute::Period => "period",
            Attribute::Measure => "measure",
            Attribute::Unit => "unit",
            Attribute::Direction => "direction",
            Attribute::Base => "base",
            Attribute::Source => "source",
        }
    }
}

/// A comparison of a quote with a recorded claim, the figure apart.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Each attribute compared, in the contract's order.
    pub relations: [(Attribute, Relation); 8],
    /// The subject is the same only if words around a claim are taken for its subject.
    pub filled: bool,
}

impl Comparison {
    /// The relation of an attribute.
    pub fn of(&self, attribute: Attribute) -> Relation {
        self.relations
            .iter()
            .find(|(a, _)| *a == attribute)
            .map_or(Same, |(_, r)| *r)
    }
    /// Attributes that differ.
    pub fn differing(&self) -> Vec<Attribute> {
        self.relations
            .iter()
            .filter(|(_, r)| *r == Differs)
            .map(|(a, _)| *a)
            .collect()
    }
    /// Whether all is the same; of a quote without a period, all but the period.
    pub fn same_thing(&self, q: &Item) -> bool {
        self.relations
            .iter()
            .all(|(a, r)| *r == Same || *a == Attribute::Period && *r == Unsure && q.period.is_none())
    }
}

/// Whether two claims may be the same kind of figure: what [`compare`] finds the same passes here, most else does not.
pub fn comparable(q: &Item, r: &Item) -> bool {
    let head = matches!((q.head, r.head), (Head::Phrase, _) | (_, Head::Phrase)) || q.head == r.head;
    q.modality == r.modality && head && unit(q, r) == Same && measure(q, r) == Same
}

/// Whether two claims are certainly about the same thing ([`Comparison::same_thing`]), found out as cheaply as can be.
pub(super) fn is_same_thing(q: &Item, r: &Item) -> bool {
    let time = || match period(q, r) {
        Same => true,
        Unsure => q.period.is_none(),
        Differs => false,
    };
    // a share's indicator may be that of its whole
    let head = || q.measure == Measure::Share || indicators(q, r) != Differs;
    comparable(q, r) && time() && base(q, r) == Same && source(q, r) == Same && head() && compare(q, r).same_thing(q)
}

/// Compares a quote with a recorded claim.
pub fn compare(q: &Item, r: &Item) -> Comparison {
    let (subject, mut of, filled) = subject(q, r);
    let mut indicator = indicators(q, r);
    // the same phrase, and what one of them says more stands around the other
    let common = q.words.iter().filter(|w| r.words.contains(w)).count();
    if indicator == Unsure && subject == Same && q.head == r.head && common > 1 {
        indicator = Same;
    }
    // "16.6% of exports" for 16.6% of trade: the whole is another
    if indicator == Differs && q.measure == Measure::Share && r.measure == Measure::Share && q.of_names_indicator {
        (indicator, of) = (Same, Differs);
    }
    Comparison {
        relations: [
            (Attribute::Indicator, indicator),
            (Attribute::Subject, subject),
            (Attribute::Of, of),
            (Attribute::Period, period(q, r)),
            (Attribute::Measure, measure(q, r)),
            (Attribute::Unit, unit(q, r)),
            (Attribute::Base, base(q, r)),
            (Attribute::Source, source(q, r)),
        ],
        filled,
    }
}

/// Whether two figures are of one kind, the subject apart: modality, measure, unit, base, source. Cheap.
pub(super) fn same_kind(q: &Item, r: &Item) -> bool {
    q.unit == r.unit && same_kind_but_unit(q, r)
}

/// Whether two figures are of one kind, subject and unit apart. Cheap.
pub(super) fn same_kind_but_unit(q: &Item, r: &Item) -> bool {
    q.modality == r.modality && measure(q, r) == Same && base(q, r) == Same && source(q, r) == Same
}

/// How the times of two claims relate.
pub(super) fn times(q: &Item, r: &Item) -> Relation {
    period(q, r)
}

/// Sets of names and words that a share is about, part and whole together.
pub(super) fn together(i: &Item) -> (Cow<'_, [Name]>, Cow<'_, [Term]>) {
    if !matches!(i.measure, Measure::Share | Measure::Rank | Measure::Gap) {
        return (Cow::Borrowed(&i.names), Cow::Borrowed(&i.words));
    }
    let (mut names, mut words) = (i.names.clone(), i.words.clone());
    names.extend(&i.of.names);
    words.extend(&i.of.words);
    names.sort();
    names.dedup();
    words.sort();
    words.dedup();
    (Cow::Owned(names), Cow::Owned(words))
}

fn missing<T: PartialEq + Copy>(a: &[T], b: &[T]) -> Vec<T> {
    a.iter().filter(|x| !b.contains(x)).copied().collect()
}

/// The word that marks the words of a claim as the cause of a movement.
pub(super) const BECAUSE: &str = "because of";

/// Subject and whole. The flag says that the match leans on words around one of the claims.
fn subject(q: &Item, r: &Item) -> (Relation, Relation, bool) {
    let ((qn, qw), (rn, rw)) = (together(q), together(r));
    let (q_only, r_only) = (missing(&qn, &rn), missing(&rn, &qn));
    let within = |names: &[Name], reach: &[&[Name]]| names.iter().all(|n| reach.iter().any(|s| s.contains(n)));
    let mut filled = false;
    let mut names = Same;
    if !q_only.is_empty() || !r_only.is_empty() {
        let reach_r: [&[Name]; 3] = [&r.loose, &r.owed, &r.topic];
        // what a quote's sentence may still be about is tried by itself, not taken for granted
        let reach_q: [&[Name]; 2] = [&q.loose, &q.owed];
        names = if within(&q_only, &reach_r) && within(&r_only, &reach_q) {
            filled = true;
            Same
        } else {
            Differs
        };
    }
    // names around a claim that the other does not speak of: it may be about them
    // "Europe sells well: ... came from the EU": the wider name is no other one
    let open = |loose: &[Name], i: &Item, own: &[Name]| {
        loose
            .iter()
            .any(|n| !i.may_be_about(n) && !own.contains(n) && !own.iter().any(|o| n.holds(o)))
    };
    if names == Same
        && (open(&q.loose, r, &rn) || open(&r.loose, q, &qn) || open(&r.owed, q, &qn) || open(&q.owed, r, &rn))
    {
        names = Unsure;
    }
    let owners = |i: &Item| {
        i.context
            .owners
            .iter()
            .filter(|n| i.names.contains(n))
            .copied()
            .collect::<Vec<_>>()
    };
    if names == Same && owners(q) != owners(r) {
        names = Unsure;
    }
    if names == Same && (r.owes_unnamed || q.owes_unnamed) {
        names = Unsure;
    }
    if names == Same && r.part_of_unnamed && r.measure != Measure::Share {
        names = Unsure;
    }
    let (q_words, r_words) = (missing(&qw, &rw), missing(&rw, &qw));
    let overlap = qw.iter().any(|w| rw.contains(w));
    let owes = |a: &Item, words: &[Term]| !a.owed_words.is_empty() && words == a.owed_words;
    let marker = const { Term::word(BECAUSE) };
    let words = if qw.contains(&marker) && rw.contains(&marker) {
        // the causes of a movement: one word in common tells them apart from others
        match qw.iter().any(|w| *w != marker && rw.contains(w)) {
            true => Same,
            false => Differs,
        }
    } else if q_words.is_empty() && r_words.is_empty() {
        if r.owed_words.is_empty() && q.owed_words.is_empty() {
            Same
        } else {
            Unsure
        }
    } else if owes(r, &q_words) && r_words.is_empty() || owes(q, &r_words) && q_words.is_empty() {
        Same
    } else if overlap
        && q_words.iter().all(|w| r.context.words.contains(w))
        && r_words.iter().all(|w| q.context.words.contains(w))
    {
        filled = true;
        Same
    } else {
        Differs
    };
    // what differs only in the whole is a difference of the whole
    let in_whole = |names: &[Name], i: &Item| names.iter().all(|n| i.of.names.contains(n));
    let whole_words = |w: &[Term], i: &Item| w.iter().all(|t| i.of.words.contains(t) && !i.words.contains(t));
    let mut of = whole(q, r);
    let mut subject = names.max(words);
    if subject == Differs
        && (names != Differs || in_whole(&q_only, q) && in_whole(&r_only, r))
        && (words != Differs || whole_words(&q_words, q) && whole_words(&r_words, r))
    {
        subject = Same;
        of = Differs;
    }
    (subject, of, filled)
}

/// Whether one gap is to the whole country's figure and the other to that of a group: `5 points faster than the country's
/// imports` is not 5 points faster than those of all private firms.
pub(super) fn other_reference(q: &Item, r: &Item) -> bool {
    let wider = |a: &Item, b: &Item| {
        (a.of_country || a.of_names_indicator) && b.of.names.iter().any(|n| !a.of.names.contains(n))
    };
    q.measure == Measure::Gap && r.measure == Measure::Gap && (wider(q, r) || wider(r, q))
}

/// Whether the whole of a share, the field or the reference is the same.
fn whole(q: &Item, r: &Item) -> Relation {
    let of = if q.of.indicators == r.of.indicators || q.of.indicators.is_empty() && r.measure != Measure::Share {
        Same
    } else {
        Differs
    };
    // "X took 35% of the trade of Y" is not "Y took 35% of the trade with X"
    let parts = q.measure == Measure::Share && r.measure == Measure::Share;
    let turned = !q.of.names.is_empty() && !r.of.names.is_empty() && !q.of.names.iter().any(|n| r.of.names.contains(n));
    // "16.6% of ASEAN's trade" is not ASEAN's 16.6% of China's trade
    if other_reference(q, r) {
        return Differs;
    }
    let part_of = |a: &Item, b: &Item| {
        let whole = &a.of.names;
        !whole.is_empty() && b.of.names.is_empty() && whole.iter().any(|n| b.may_be_about(n))
    };
    if parts && (turned || part_of(q, r) || part_of(r, q)) {
        return Differs;
    }
    of
}

fn period(q: &Item, r: &Item) -> Relation {
    match (q.period, r.period) {
        (Some(a), Some(b)) if a == b => Same,
        (Some(_), Some(_)) => Differs,
        (None, None) => Same,
        (None, Some(_)) => Unsure,
        (Some(_), None) if q.period_said => Unsure,
        (Some(_), None) => Same,
    }
}

fn measure(q: &Item, r: &Item) -> Relation {
    use Measure::{Duration, Level, Share};
    match (q.measure, r.measure) {
        (Measure::Growth, Measure::Growth) if q.aspect != r.aspect => Differs,
        (Measure::Change, Measure::Change) if q.aspect.is_some() && r.aspect.is_some() && q.aspect != r.aspect => {
            Differs
        }
        (a, b) if a == b => Same,
        (Level, Share) | (Share, Level) if q.unit == "%" && r.unit == "%" => Same,
        (Level, Duration) | (Duration, Level) => Same,
        // "pork imports 17.5 percent": a growth whose verb was left out, perhaps
        (Level, Measure::Growth) if q.guessed && q.unit == "%" => Unsure,
        _ => Differs,
    }
}

fn unit(q: &Item, r: &Item) -> Relation {
    match (q.unit.as_str(), r.unit.as_str()) {
        (a, b) if a == b => Same,
        ("1", _) | (_, "1") => Unsure,
        _ => Differs,
    }
}

fn base(q: &Item, r: &Item) -> Relation {
    if !matches!(q.measure, Measure::Growth | Measure::Change) {
        return Same;
    }
    match (&q.base, &r.base) {
        (Some(a), Some(b)) if a != b && !is_end_before(a, b, r) => Differs,
        _ => Same,
    }
}

/// `116 more than when the year began`, for a sum by which something changed in a first quarter: the record compares it with the
/// quarter before, or does not say with what.
fn is_end_before(named: &str, other: &str, r: &Item) -> bool {
    let then = named.strip_prefix("period:").and_then(Stretch::parse);
    let before = r.period.and_then(Stretch::before).map(Stretch::last_month);
    let within = other == "qoq" || !r.base_said && r.measure == Measure::Change;
    within && then.is_some() && then == before
}

/// Whether a source is a Chinese authority, as those that speak at briefings.
pub(super) fn is_official(source: &str) -> bool {
    let lower = source.to_lowercase();
    let words = [
        "bureau of statistics",
        "nbs",
        "customs",
        "gacc",
        "gac",
        "ministry",
        "state council",
        "scio",
        "people's bank",
        "pboc",
        "pbc",
        "national health commission",
        "development and reform commission",
        "ndrc",
        "mofcom",
        "beijing",
        "chinese side",
        "chinese government",
        "chinese authorities",
        "chinese officials",
    ];
    if matches!(
        lower.as_str(),
        "officials" | "an official" | "the official" | "authorities"
    ) {
        return true;
    }
    !lower.contains("world") && words.iter().any(|w| lower == *w || w.len() > 5 && lower.contains(w))
}

fn source(q: &Item, r: &Item) -> Relation {
    match (&q.source, &r.source) {
        (Some(a), Some(b)) if a == b => Same,
        // what the briefing's own body says needs no source there
        (Some(a), None) if is_official(a) => Same,
        (Some(_), _) => Differs,
        (None, _) => Same,
    }
}
