//! Figures that nobody said but that follow from what was said: sums and differences, last year's level, growth from two
//! levels, shares and parts, rates from gaps. Intervals are carried through every step.
use super::agreement::{Agreement, agreement, step};
use super::bounds::is_beyond;
use super::evidence::{Evidence, Shared};
use super::item::{Head, Item};
use super::period::Stretch;
use super::range::{Range, human};
use super::same::same;
use super::terms::{Name, Sort, Term, Topic};
use crate::base::Error;
use crate::model::{Approx, Measure};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

/// A value that follows, with the interval its parts allow.
#[derive(Clone, Debug)]
pub struct Derived {
    /// The kind of arithmetic.
    pub relation: Relation,
    /// The arithmetic with its figures.
    pub formula: String,
    /// The value.
    pub range: Range,
    /// What it is made of.
    pub evidence: Vec<Shared>,
}

/// Kinds of relations between figures; lists, bounds and repetitions are only found between recorded ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Exports and imports, their sum and their difference.
    Sum,
    /// A list of parts and the whole said with it.
    List,
    /// A level, its growth or change, and the level a year before.
    LevelAndGrowth,
    /// The growth of a sum and the growths of its parts.
    GrowthOfSum,
    /// A part, its whole and its share.
    Share,
    /// A share, its change, and the share a year before or the growths behind it.
    ShareChange,
    /// Two rates and the gap between them.
    Gap,
    /// A rate, its change, and the rate before.
    RateChange,
    /// A bound (`over 10 trillion`) and the figure itself.
    Bound,
    /// The same figure said again.
    Repeated,
}

impl Relation {
    /// Words for a summary.
    pub fn words(self) -> &'static str {
        match self {
            Relation::Sum => "sums and differences",
            Relation::List => "lists and their totals",
            Relation::LevelAndGrowth => "levels and their growth",
            Relation::GrowthOfSum => "growth of a sum and of its parts",
            Relation::Share => "shares of part and whole",
            Relation::ShareChange => "changes of shares",
            Relation::Gap => "gaps between two rates",
            Relation::RateChange => "changes of rates",
            Relation::Bound => "bounds and the figures they bound",
            Relation::Repeated => "figures said again",
        }
    }
}

mod beside;
mod levels;
mod rates;
mod shares;

pub use beside::{Tie, beside};

struct Finder<'a> {
    evidence: &'a dyn Evidence,
    q: &'a Item,
    /// The briefing whose own figures come first.
    home: Option<&'a str>,
    /// What was found for the same questions before.
    known: Option<&'a Asked>,
}

/// What a record has for questions that many claims ask: as often as a thing is told of a time, so often its level a year before
/// is asked for.
#[derive(Default)]
pub struct Asked {
    figures: Mutex<FxHashMap<Vec<u8>, Arc<[Shared]>>>,
    units: Mutex<FxHashMap<Vec<u8>, Arc<[String]>>>,
}

/// Answers a question once.
fn once<T: ?Sized>(
    known: Option<&Mutex<FxHashMap<Vec<u8>, Arc<T>>>>,
    template: &Item,
    answer: impl FnOnce() -> Result<Arc<T>, Error>,
) -> Result<Arc<T>, Error> {
    let Some(known) = known else { return answer() };
    // values are no part of a question
    let asked = Item {
        value: Decimal::ZERO,
        low: None,
        high: None,
        ..template.clone()
    };
    let Ok(key) = postcard::to_allocvec(&asked) else {
        return answer();
    };
    let locked = || known.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = locked().get(&key) {
        return Ok(found.clone());
    }
    let found = answer()?;
    locked().insert(key, found.clone());
    Ok(found)
}

type Found = Result<Option<(Shared, Range)>, Error>;
type Found2 = Result<Option<(Vec<(Shared, Range)>, Range)>, Error>;
type Candidates = Result<Vec<Derived>, Error>;

/// All that follows from the record for a figure of what `q` is about. Figures of the briefing `home` come before others.
///
/// # Errors
/// When the evidence cannot be read.
pub fn derive(evidence: &dyn Evidence, q: &Item, home: Option<&str>) -> Result<Vec<Derived>, Error> {
    let f = Finder {
        evidence,
        q,
        home,
        known: None,
    };
    let Some(period) = q.period else {
        return match q.measure {
            Measure::Change => f.between_two_times(),
            Measure::Gap | Measure::Growth if q.unit == "x" => f.ratio_of_two_times(),
            _ => Ok(Vec::new()),
        };
    };
    let mut all = match q.measure {
        Measure::Level | Measure::Duration => f.levels(period)?,
        Measure::Growth if q.unit == "%" => f.growths(period)?,
        Measure::Share => f.shares(period)?,
        Measure::Change => f.changes(period)?,
        Measure::Gap => f.gaps(period)?,
        _ => Vec::new(),
    };
    if q.measure == Measure::Level && q.unit == "%" {
        all.extend(f.shares(period)?);
    }
    Ok(all)
}

/// What follows from figures that lie a year, a quarter or a month apart, so that they may stand in two briefings. `known` holds
/// what questions to the same evidence have found.
///
/// # Errors
/// When the evidence cannot be read.
pub fn derive_apart(
    evidence: &dyn Evidence,
    known: &Asked,
    q: &Item,
    home: Option<&str>,
) -> Result<Vec<Derived>, Error> {
    let f = Finder {
        evidence,
        q,
        home,
        known: Some(known),
    };
    let Some(period) = q.period else {
        return Ok(Vec::new());
    };
    match q.measure {
        Measure::Level if q.unit == "%" => {
            let mut all = f.levels_apart(period)?;
            all.extend(f.shares_apart(period)?);
            Ok(all)
        }
        Measure::Level | Measure::Duration => f.levels_apart(period),
        Measure::Growth if q.unit == "%" => f.growths_apart(period),
        Measure::Share => f.shares_apart(period),
        Measure::Change => f.changes(period),
        _ => Ok(Vec::new()),
    }
}

/// What is left out of the whole (`other than`, `excluding`).
const LEFT_OUT: &str = "other than";

/// Nouns that stand for the names a claim is about: `the regions' total exports`.
pub(super) const STAND_INS: &[&str] = &["region", "province", "enterprise", "city", "bloc", "area"];

/// What the whole of a share or the reference of a gap is, where it is the same indicator: its names and words.
fn whole_of(r: &Item) -> Option<(Vec<Name>, Vec<Term>)> {
    if !r.of.indicators.is_empty() {
        return None;
    }
    let own = || (Vec::new(), r.words.clone());
    let bare = r.of.names.is_empty() && r.of.words.is_empty();
    if r.of.points_back || bare && r.measure == Measure::Share && !r.of_names_indicator && !r.names.is_empty() {
        // "of imports in this category", "of China's total": the same goods, whoever trades them
        return Some(own());
    }
    if let [only] = r.of.words.as_slice()
        && STAND_INS.iter().any(|w| *only == Term::word(w))
    {
        return Some((r.names.clone(), Vec::new()));
    }
    Some((r.of.names.clone(), r.of.words.clone()))
}

impl Finder<'_> {
    /// What the quote is about, for other names and words.
    fn of(&self, names: &[Name], words: &[Term], measure: Measure, unit: &str, period: Stretch) -> Item {
        Item {
            names: names.to_vec(),
            words: words.to_vec(),
            loose: Vec::new(),
            owed: Vec::new(),
            owed_words: Vec::new(),
            topic: Vec::new(),
            context: Topic::default(),
            ..self.like(measure, unit, period)
        }
    }

    /// Shares or gaps of parts of what the quote is about, each with what the part is.
    fn of_parts(&self, measure: Measure, unit: &str, period: Stretch) -> Result<Vec<(Shared, Range, Item)>, Error> {
        let template = self.like(measure, unit, period);
        let keep = |r: &Item| r.measure == measure && r.head == template.head && r.unit == unit;
        let mut out = Vec::new();
        for e in self.evidence.about(&template, &keep)? {
            let mut part = e.item.clone();
            part.names.append(&mut part.owed);
            part.names.sort();
            part.names.dedup();
            let whole = whole_of(&part);
            let certain = part.loose.is_empty() && !part.owes_unnamed && part.period == Some(period);
            let fits = part.modality == template.modality && part.approx == Approx::Exact && part.source.is_none();
            let another = (&part.names, &part.words) != (&self.q.names, &self.q.words);
            if certain
                && fits
                && another
                && whole.is_some_and(|w| w == (self.q.names.clone(), self.q.words.clone()))
                && let Some(range) = Range::of(&e.item)
            {
                out.push((e, range, part));
            }
        }
        Ok(out)
    }

    /// The names of the quote one by one, where it sums up several of a kind.
    fn several(&self) -> Option<Vec<Vec<Name>>> {
        let names = &self.q.names;
        let kind = names.first()?.kind;
        let alike = names.len() > 1 && names.len() <= 8 && names.iter().all(|n| n.kind == kind);
        let of_a_kind = |k: Sort| names.iter().filter(|n| n.kind == k).count();
        let mixed = [Sort::Partner, Sort::Actor, Sort::Region, Sort::Transport]
            .into_iter()
            .find(|k| of_a_kind(*k) > 1)?;
        if !alike && names.iter().any(|n| n.kind != mixed && of_a_kind(n.kind) > 1) {
            return None;
        }
        Some(
            names
                .iter()
                .filter(|n| n.kind == mixed)
                .map(|n| {
                    let mut own: Vec<Name> = names.iter().filter(|o| o.kind != mixed).copied().collect();
                    own.push(*n);
                    own.sort();
                    own
                })
                .collect(),
        )
    }

    /// The sum of a figure of each of several names.
    fn sum_of_several(&self, make: impl Fn(&[Name]) -> Item) -> Found2 {
        let Some(each) = self.several() else { return Ok(None) };
        let mut parts = Vec::new();
        for names in each {
            let Some(part) = self.figure(&make(&names))? else {
                return Ok(None);
            };
            parts.push(part);
        }
        let mut sum = parts[0].1;
        for p in &parts[1..] {
            let Some(next) = sum.plus(p.1) else { return Ok(None) };
            sum = next;
        }
        Ok(Some((parts, sum)))
    }

    /// The figure for the whole of which the quote leaves something out, and that of what it leaves out.
    fn whole_and_left_out(
        &self,
        make: impl Fn(&[Name], &[Term]) -> Item,
    ) -> Result<Option<[(Shared, Range); 2]>, Error> {
        let marker = Term::word(LEFT_OUT);
        if !self.q.words.contains(&marker) || self.q.names.is_empty() {
            return Ok(None);
        }
        let words: Vec<Term> = self.q.words.iter().filter(|w| **w != marker).copied().collect();
        let (Some(whole), Some(part)) = (
            self.figure(&make(&[], &words))?,
            self.figure(&make(&self.q.names, &words))?,
        ) else {
            return Ok(None);
        };
        Ok(Some([whole, part]))
    }

    /// What the quote is about, as another kind of figure.
    fn like(&self, measure: Measure, unit: &str, period: Stretch) -> Item {
        let growing = matches!(measure, Measure::Growth | Measure::Change);
        Item {
            measure,
            unit: unit.to_string(),
            period: Some(period),
            period_said: true,
            base: growing.then(|| "yoy".to_string()),
            approx: Approx::Exact,
            of: Topic::default(),
            aspect: None,
            source: None,
            ..self.q.clone()
        }
    }

    /// The one exact figure the record has for a template: the newest, and of one briefing the most precise.
    fn figure(&self, template: &Item) -> Found {
        let found = once(self.known.map(|k| &k.figures), template, || {
            let all = same(self.evidence, template)?.into_iter().map(|(e, _)| e);
            Ok(all
                .filter(|e| e.item.approx == Approx::Exact && e.item.period == template.period)
                .collect())
        })?;
        let away = |e: &Shared| self.home.is_none_or(|h| e.record.document.id != h);
        let order = |a: &Shared, b: &Shared| {
            let dates = b.record.document.date.cmp(&a.record.document.date);
            away(a)
                .cmp(&away(b))
                .then(dates)
                .then_with(|| step(&a.item).cmp(&step(&b.item)))
        };
        let Some(best) = found.iter().min_by(|a, b| order(a, b)).cloned() else {
            return Ok(None);
        };
        let clash = found
            .iter()
            .filter(|e| away(e) == away(&best))
            .any(|e| e.record.document.date == best.record.document.date && disagree(&best.item, &e.item));
        if clash && template.names.is_empty() && template.words.is_empty() {
            // of the whole country a briefing speaks first
            let own = found.iter().filter(|e| e.record.document.id == best.record.document.id);
            let first = own.min_by_key(|e| e.record.claim.span.start).cloned();
            return Ok(first.and_then(|e| Range::of(&e.item).map(|r| (e, r))));
        }
        Ok((!clash)
            .then(|| Range::of(&best.item).map(|r| (best.clone(), r)))
            .flatten())
    }

    /// A claim of another measure about the same subject, whatever its whole or reference.
    fn with_whole(&self, measure: Measure, unit: &str, period: Stretch) -> Result<Vec<Shared>, Error> {
        let template = self.like(measure, unit, period);
        let mut found: Vec<Shared> = Vec::new();
        for e in self.evidence.about(&template, &|r| r.measure == measure)? {
            if e.item.of.points_back {
                // "in this category", "for similar products": nobody knows which whole is meant
                continue;
            }
            let mut own = template.clone();
            own.of = e.item.of.clone();
            own.aspect = e.item.aspect;
            if e.item.modality == template.modality
                && e.item.approx == Approx::Exact
                && super::compare::compare(&own, &e.item).same_thing(&own)
            {
                found.push(e);
            }
        }
        found.sort_by_key(|e| (Reverse(e.record.document.date.clone()), step(&e.item)));
        Ok(found)
    }

    /// The whole of a share or the reference of a gap.
    fn total(&self, measure: Measure, unit: &str, period: Stretch, part: &Item) -> Item {
        let (names, words) = whole_of(part).unwrap_or_else(|| (part.of.names.clone(), part.of.words.clone()));
        let mut whole = self.of(&names, &words, measure, unit, period);
        if let [only] = part.of.indicators.as_slice() {
            whole.head = Head::Known(*only);
        }
        whole
    }

    fn result(
        &self,
        relation: Relation,
        what: &str,
        parts: &[&(Shared, Range)],
        value: Option<Range>,
    ) -> Option<Derived> {
        let value = value?;
        let evidence: Vec<Shared> = parts.iter().map(|(e, _)| e.clone()).collect();
        let mut shown = what.to_string();
        for (k, e) in evidence.iter().enumerate() {
            shown = shown.replace(&format!("{{{k}}}"), &e.record.claim.text);
        }
        Some(Derived {
            relation,
            formula: format!("{shown} = {}", human(value.value, &self.q.unit, shown_step(self.q))),
            range: value,
            evidence,
        })
    }

    /// Levels of the quote's subject in any unit but percent.
    fn levels_of(&self, period: Stretch) -> Result<Vec<(Shared, Range)>, Error> {
        let template = self.like(Measure::Level, "", period);
        let units = once(self.known.map(|k| &k.units), &template, || {
            let keep = |r: &Item| r.measure == Measure::Level && r.head == self.q.head && r.unit != "%";
            let found = self.evidence.about(&template, &keep)?;
            let units: BTreeSet<String> = found.iter().map(|e| e.item.unit.clone()).collect();
            Ok(units.into_iter().collect())
        })?;
        let mut out = Vec::new();
        for unit in units.iter() {
            out.extend(self.figure(&self.like(Measure::Level, unit, period))?);
        }
        Ok(out)
    }
}

/// The digit to which a result is shown: the quote's, of a vague one the third.
fn shown_step(q: &Item) -> Decimal {
    match q.approx {
        Approx::Exact => step(q),
        _ => q.value.abs() / Decimal::ONE_HUNDRED,
    }
}

/// Half the width of an interval.
fn half(r: Range) -> Decimal {
    (r.high - r.low) / Decimal::TWO
}

fn after(p: Stretch, months: i32) -> Option<Stretch> {
    // the stretch right after is the one whose predecessor this is
    let next = Stretch {
        from: p.from + months * 32,
        to: p.to + months * 32,
    };
    (next.before() == Some(p)).then_some(next)
}

fn disagree(a: &Item, b: &Item) -> bool {
    matches!(agreement(a, b), Agreement::Against | Agreement::Reversed)
        && matches!(agreement(b, a), Agreement::Against | Agreement::Reversed)
}

/// The second figure's sign, where its words are those of a fall.
fn signed(what: &str, e: &Shared) -> String {
    if e.item.value.is_sign_negative() {
        what.replace("{1}", "(-{1})")
    } else {
        what.to_string()
    }
}

/// Whether a quoted figure is a derived value at the precision quoted, and the value is known that well.
pub fn agrees(q: &Item, d: Range) -> bool {
    let width = d.high - d.low;
    match q.approx {
        Approx::Exact => {
            let s = step(q).max(last_digit(q.value));
            let half = s / Decimal::TWO;
            (q.value - d.value).abs() <= half && width <= s * Decimal::from(30)
        }
        Approx::About | Approx::Nearly if q.low.is_some() && q.high.is_some() => {
            // a vague figure is right if the value lies where it may lie; how well the value is known matters less
            q.low.is_some_and(|l| d.value >= l)
                && q.high.is_some_and(|h| d.value <= h)
                && width <= (q.value.abs() / Decimal::from(3)).max(step(q))
        }
        _ => {
            q.low.is_none_or(|l| d.low >= l)
                && q.high.is_none_or(|h| d.high <= h)
                && width <= (q.value.abs() / Decimal::TEN).max(step(q))
                // "more than 67,000" for 528,000 was said of something else
                && !is_beyond(q.value, d.value)
        }
    }
}

/// The place of the last digit that is no zero: "190 billion" is rarely meant to the billion.
fn last_digit(value: Decimal) -> Decimal {
    let mut v = value.abs().normalize();
    let mut place = Decimal::new(1, v.scale());
    while v.scale() == 0 && v >= Decimal::TEN && (v % Decimal::TEN).is_zero() {
        v /= Decimal::TEN;
        place *= Decimal::TEN;
    }
    place
}
