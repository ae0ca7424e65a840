//! From comparisons to verdicts, in the order of the contract: what the record says of this very thing, what follows by
//! arithmetic, where else the figure stands, else nothing.
use super::compare::{Agreement, Attribute, Comparison, Loosening, Relation, agreement, compare};
use super::derive;
use super::evidence::{Evidence, Shared};
use super::item::{Head, Item};
use super::period::Stretch;
use super::terms::{Name, Term};
use crate::base::Error;
use crate::model::{Measure, Modality};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What the record says of a quoted figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The record holds it.
    Supported,
    /// Consistent once rounding, truncation or a bound is allowed for.
    Rounded,
    /// Follows by arithmetic.
    Derived,
    /// The record holds an incompatible figure for this very thing.
    Contradicted,
    /// The figure stands in the record for something else.
    Misattributed,
    /// A later briefing gave another figure.
    Superseded,
    /// The record says nothing about it.
    Unverifiable,
}

impl Verdict {
    /// All verdicts, in the contract's order.
    pub const ALL: [Verdict; 7] = [
        Verdict::Supported,
        Verdict::Rounded,
        Verdict::Derived,
        Verdict::Contradicted,
        Verdict::Misattributed,
        Verdict::Superseded,
        Verdict::Unverifiable,
    ];
    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Supported => "supported",
            Verdict::Rounded => "rounded",
            Verdict::Derived => "derived",
            Verdict::Contradicted => "contradicted",
            Verdict::Misattributed => "misattributed",
            Verdict::Superseded => "superseded",
            Verdict::Unverifiable => "unverifiable",
        }
    }
}

/// A verdict with what it stands on.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// What differs.
    pub differs: Vec<Attribute>,
    /// One sentence a reader can print.
    pub reason: String,
    /// The arithmetic, for derived figures.
    pub formula: Option<String>,
    /// The recorded claims, the most telling first.
    pub evidence: Vec<Shared>,
    /// How the first piece of evidence compares, attribute by attribute.
    pub comparison: Option<Comparison>,
}

impl Judgement {
    fn new(verdict: Verdict, reason: String, evidence: Vec<Shared>) -> Judgement {
        Judgement {
            verdict,
            differs: Vec::new(),
            reason,
            formula: None,
            evidence,
            comparison: None,
        }
    }
}

impl Judgement {
    /// The figure is of the year before a period that the text does not name.
    pub fn unknown_year() -> Judgement {
        let reason = "The quote speaks of the year before, but does not say before which period.";
        Judgement::new(Verdict::Unverifiable, reason.to_string(), Vec::new())
    }
}

/// Words for what a recorded claim is about.
pub fn about(e: &Shared) -> String {
    let c = &e.record.claim;
    let mut out = c.indicator.clone().unwrap_or_else(|| "this".to_string());
    if let Some(s) = &c.subject {
        out += &format!(" ({s})");
    }
    match c.measure {
        Measure::Growth => out = format!("growth of {out}"),
        Measure::Share => {
            out = format!("share of {out}");
            if let Some(of) = &c.of {
                out += &format!(" in {of}");
            }
        }
        Measure::Change => out = format!("change of {out}"),
        Measure::Gap => out = format!("gap of {out}"),
        _ => {}
    }
    if let Some(p) = &c.period {
        out += &format!(", {p}");
    }
    out
}

/// Who said it and when.
pub fn who(e: &Shared) -> String {
    let name = e.record.claim.speaker.as_deref().unwrap_or("the briefing");
    match &e.record.document.date {
        Some(d) => format!("{name}, {d}"),
        None => name.to_string(),
    }
}

/// The figure of a recorded claim with its direction, for a sentence.
pub fn figure(e: &Shared) -> String {
    let c = &e.record.claim;
    let hedge = match c.approx.as_str() {
        "=" => String::new(),
        ">" => "more than ".into(),
        ">=" => "at least ".into(),
        "<" => "less than ".into(),
        "<=" => "at most ".into(),
        "~" => "about ".into(),
        other => format!("{other} "),
    };
    let sign = match c.measure {
        Measure::Growth | Measure::Change if c.value.0.is_sign_negative() => "down ",
        Measure::Growth | Measure::Change if !c.value.0.is_zero() => "up ",
        _ => "",
    };
    format!("{sign}{hedge}{}", c.text)
}

/// Recorded claims that are certainly about the same thing as `q`; the period may be open if `q` has none.
///
/// # Errors
/// When the evidence cannot be read.
pub fn same(evidence: &dyn Evidence, q: &Item) -> Result<Vec<(Shared, Comparison)>, Error> {
    let mut certain = Vec::new();
    for entry in evidence.about(q)? {
        if entry.item.modality != q.modality {
            continue;
        }
        let comparison = compare(q, &entry.item);
        if comparison.same_thing(q) {
            certain.push((entry, comparison));
        }
    }
    certain.retain(|(e, c)| !c.filled || is_filled_rightly(evidence, q, e));
    drop_doubtful_scopes(q, &mut certain);
    Ok(certain)
}

/// A claim whose subject is only taken from words around it: it is no statement about the total if the total is known to
/// be another figure. A sentence that points back owes its subject in any case.
fn is_filled_rightly(evidence: &dyn Evidence, q: &Item, e: &Shared) -> bool {
    let r = &e.item;
    let has = |names: &[Name], n: &Name| names.contains(n);
    if q.names
        .iter()
        .all(|n| has(&r.names, n) || has(&r.owed, n) && !has(&r.loose, n))
    {
        return true;
    }
    // the very product, and the partner or enterprises spoken of just before
    if !r.words.is_empty()
        && r.words == q.words
        && q.names
            .iter()
            .all(|n| has(&r.names, n) || has(&r.owed, n) || has(&r.topic, n))
    {
        return true;
    }
    let subject = q.names.iter().all(|n| has(&r.names, n) || has(&r.owed, n));
    let mut total = q.clone();
    total.names = r.names.clone();
    total.loose = Vec::new();
    total.owed = Vec::new();
    let Ok(found) = evidence.about(&total) else {
        return false;
    };
    let mut known = found
        .iter()
        .filter(|t| {
            let firm = t.item.loose.is_empty() && t.item.owed.is_empty() && t.item.topic.is_empty();
            firm && compare(&total, &t.item).same_thing(&total)
        })
        .peekable();
    (subject || known.peek().is_some())
        && known.all(|t| matches!(agreement(&t.item, r), Agreement::Against | Agreement::Reversed))
}

/// Whether a claim may still speak of what the sentence or clause before it was about, and the quote does not.
pub fn doubtful(q: &Item, r: &Item) -> bool {
    r.topic.iter().any(|n| !q.names.contains(n))
}

/// Where claims of the same thing contradict each other, those that may still speak of the sentence before go.
fn drop_doubtful_scopes(q: &Item, found: &mut Vec<(Shared, Comparison)>) {
    let doubtful = |e: &Shared| doubtful(q, &e.item);
    let firm: Vec<Shared> = found.iter().map(|(e, _)| e.clone()).filter(|e| !doubtful(e)).collect();
    let clashes = |e: &Shared| {
        firm.iter()
            .any(|f| f.item.period == e.item.period && agreement(&f.item, &e.item) == Agreement::Against)
    };
    found.retain(|(e, _)| !doubtful(e) || !clashes(e));
    drop_parts(found);
}

/// Where one briefing gives two amounts for one thing, the smaller is of a part that its words do not make plain.
fn drop_parts(found: &mut Vec<(Shared, Comparison)>) {
    let all: Vec<Shared> = found.iter().map(|(e, _)| e.clone()).collect();
    found.retain(|(e, _)| {
        let i = &e.item;
        let amount = i.measure == Measure::Level && i.unit != "%";
        !amount
            || !all.iter().any(|o| {
                o.record.document.id == e.record.document.id
                    && o.item.period == i.period
                    && o.item.value > i.value * Decimal::TWO
                    && agreement(&o.item, i) == Agreement::Against
            })
    });
}

/// Judges one quoted figure. `today` is the day of the article.
///
/// # Errors
/// When the evidence cannot be read.
pub fn judge(evidence: &dyn Evidence, q: &Item, today: Option<&str>) -> Result<Judgement, Error> {
    let plain = judge_one(evidence, q, today)?;
    let positive = |j: &Judgement| matches!(j.verdict, Verdict::Supported | Verdict::Rounded | Verdict::Derived);
    if positive(&plain) || q.topic.is_empty() {
        return Ok(plain);
    }
    // "Trade with X rose 7%. Exports grew 3%": the second may still speak of X
    let mut carried = q.clone();
    carried.names.append(&mut carried.topic);
    carried.names.sort();
    let other = judge_one(evidence, &carried, today)?;
    if positive(&other) {
        return Ok(other);
    }
    Ok(plain)
}

fn judge_one(evidence: &dyn Evidence, q: &Item, today: Option<&str>) -> Result<Judgement, Error> {
    let mut found = same(evidence, q)?;
    let mut note = String::new();
    if q.period.is_none() {
        match settle_period(&mut found, today) {
            Ok(Some(p)) => note = format!(" The quote names no period; the record has this only for {p}."),
            Ok(None) => {}
            Err(reason) => {
                return Ok(Judgement::new(Verdict::Unverifiable, reason, Vec::new()));
            }
        }
    }
    // what may be said of a part only decides nothing, unless a claim free of doubt says the same
    let firm: Vec<(Shared, Comparison)> = found.iter().filter(|(e, _)| !doubtful(q, &e.item)).cloned().collect();
    if let Some(j) = direct(q, &firm, &note, today) {
        return Ok(j);
    }
    if !found.is_empty() && firm.is_empty() {
        return Ok(narrower(&found));
    }
    if q.modality == Modality::Fact
        && q.source.is_none()
        && let Some(d) = derive::derive(evidence, q, None)?
            .into_iter()
            .find(|d| derive::agrees(q, d.range))
    {
        let reason = format!(
            "Not said in so many words, but it follows from the record: {}.",
            d.formula
        );
        let mut j = Judgement::new(Verdict::Derived, reason, d.evidence);
        j.formula = Some(d.formula);
        return Ok(j);
    }
    if found.is_empty()
        && let Some(j) = elsewhere(evidence, q)?
    {
        return Ok(j);
    }
    Ok(nothing(q, found))
}

/// The record has the figure in words that may speak of a part only.
fn narrower(found: &[(Shared, Comparison)]) -> Judgement {
    let evidence: Vec<Shared> = found.iter().map(|(e, _)| e.clone()).collect();
    let reason = match evidence.first() {
        Some(e) => format!(
            "The record has {} for {}, but perhaps only within what was spoken of just before; see the sentence.",
            figure(e),
            about(e)
        ),
        None => "The record says nothing certain about this.".to_string(),
    };
    Judgement::new(Verdict::Unverifiable, reason, evidence)
}

/// Without a period in the quote, all the record's claims of the thing must be of one.
fn settle_period(found: &mut Vec<(Shared, Comparison)>, today: Option<&str>) -> Result<Option<Stretch>, String> {
    if let Some(today) = today {
        // an article speaks of the news of the last weeks
        found.retain(|(e, _)| {
            e.record
                .document
                .date
                .as_deref()
                .is_none_or(|d| d <= today && weeks_between(d, today) <= 9)
        });
    }
    let mut periods: Vec<Option<Stretch>> = found.iter().map(|(e, _)| e.item.period).collect();
    periods.sort();
    periods.dedup();
    match periods.as_slice() {
        [] | [None] => Ok(None),
        [one] => Ok(*one),
        many => {
            let list: Vec<String> = many.iter().flatten().map(Stretch::to_string).collect();
            Err(format!(
                "The quote names no period, and the record has figures for several: {}.",
                list.join(", ")
            ))
        }
    }
}

fn weeks_between(a: &str, b: &str) -> i64 {
    let (Ok(a), Ok(b)) = (a.parse::<jiff::civil::Date>(), b.parse::<jiff::civil::Date>()) else {
        return i64::MAX;
    };
    a.until(b).map_or(i64::MAX, |s| i64::from(s.get_days()) / 7)
}

/// The verdict on what the record says of this very thing, if it says anything that decides.
fn direct(q: &Item, found: &[(Shared, Comparison)], note: &str, today: Option<&str>) -> Option<Judgement> {
    let agreed: Vec<(&Shared, &Comparison, Agreement)> =
        found.iter().map(|(e, c)| (e, c, agreement(q, &e.item))).collect();
    let rank = |a: Agreement| match a {
        Agreement::Exact => 0,
        Agreement::Loose(_) => 1,
        _ => 2,
    };
    let mut for_it: Vec<_> = agreed.iter().filter(|(.., a)| rank(*a) < 2).collect();
    for_it.sort_by_key(|(e, _, a)| (rank(*a), std::cmp::Reverse(e.record.document.date.clone())));
    let against: Vec<_> = agreed
        .iter()
        .filter(|(.., a)| matches!(a, Agreement::Against | Agreement::Reversed))
        .collect();
    if let Some(&&(best, comparison, how)) = for_it.first() {
        let newest = for_it.iter().map(|(e, ..)| &e.record.document.date).max();
        let later: Vec<_> = against
            .iter()
            .filter(|(e, ..)| Some(&e.record.document.date) > newest)
            .collect();
        if let Some((e, ..)) = later.iter().max_by_key(|(e, ..)| &e.record.document.date) {
            let reason = format!(
                "{} is what {} said, but a later briefing gives {} ({}).",
                figure(best),
                who(best),
                figure(e),
                who(e)
            );
            let mut j = Judgement::new(Verdict::Superseded, reason, vec![(*e).clone(), best.clone()]);
            j.comparison = Some(comparison.clone());
            return Some(j);
        }
        let same_document: Vec<Shared> = against
            .iter()
            .filter(|(e, ..)| {
                for_it.iter().any(|(f, ..)| {
                    // "rose from 7.9% to 10.5%": two times of one thing, neither named
                    let pair = f.item.period.is_none() && f.record.claim.sentence.span == e.record.claim.sentence.span;
                    f.record.document.id == e.record.document.id && !pair
                })
            })
            .map(|(e, ..)| (*e).clone())
            .collect();
        if let Some(other) = same_document.first() {
            let reason = format!(
                "The same briefing has {} and {} in words that could both mean this; it cannot be told which one the quote is.",
                figure(best),
                figure(other)
            );
            return Some(Judgement::new(
                Verdict::Unverifiable,
                reason,
                vec![best.clone(), other.clone()],
            ));
        }
        let (verdict, how) = match how {
            Agreement::Loose(l) => (Verdict::Rounded, loosening(l)),
            _ => (Verdict::Supported, "The record holds this figure".to_string()),
        };
        let other = against
            .first()
            .map(|(e, ..)| format!(" Another briefing of that day gives {}.", figure(e)))
            .unwrap_or_default();
        let reason = format!("{how}: {}, {} ({}).{note}{other}", about(best), figure(best), who(best));
        let mut j = Judgement::new(verdict, reason, for_it.iter().map(|(e, ..)| (*e).clone()).collect());
        j.comparison = Some(comparison.clone());
        return Some(j);
    }
    if q.period.is_none() && today.is_none() && !note.is_empty() {
        // it may speak of another period than the one the record has
        return None;
    }
    let newest = against.iter().max_by_key(|(e, ..)| &e.record.document.date)?;
    // a figure that another claim leaves open is not contradicted, unless both claims may be one figure
    let one_figure = |e: &Shared| {
        !matches!(
            agreement(&newest.0.item, &e.item),
            Agreement::Against | Agreement::Reversed
        ) || !matches!(
            agreement(&e.item, &newest.0.item),
            Agreement::Against | Agreement::Reversed
        )
    };
    if agreed.iter().any(|(e, _, a)| {
        *a == Agreement::Open && e.record.document.date >= newest.0.record.document.date && !one_figure(e)
    }) {
        return None;
    }
    let (e, comparison, how) = newest;
    let reversed = *how == Agreement::Reversed;
    let reason = if reversed {
        format!(
            "The record has it the other way: {}, {} ({}).{note}",
            about(e),
            figure(e),
            who(e)
        )
    } else {
        format!(
            "The record gives another figure: {}, {} ({}).{note}",
            about(e),
            figure(e),
            who(e)
        )
    };
    let mut rest: Vec<Shared> = vec![(*e).clone()];
    rest.extend(
        against
            .iter()
            .map(|(o, ..)| (*o).clone())
            .filter(|o| !std::sync::Arc::ptr_eq(o, e)),
    );
    let mut j = Judgement::new(Verdict::Contradicted, reason, rest);
    if reversed {
        j.differs.push(Attribute::Direction);
    }
    j.comparison = Some((*comparison).clone());
    Some(j)
}

fn loosening(l: Loosening) -> String {
    match l {
        Loosening::Rounding => "Right after rounding",
        Loosening::Truncation => "Right if cut off rather than rounded",
        Loosening::Bound => "Right as a bound",
        Loosening::Hedge => "Right as an approximate figure",
        Loosening::DroppedHedge => "The record hedges the figure, the quote does not",
    }
    .to_string()
}

/// Where else the quoted number stands: the claim that differs in the fewest attributes, if the likeness is no accident.
fn elsewhere(evidence: &dyn Evidence, q: &Item) -> Result<Option<Judgement>, Error> {
    let mut best: Option<(Vec<Attribute>, Shared, Comparison)> = None;
    for e in evidence.valued(q.value)? {
        if e.item.modality != q.modality {
            continue;
        }
        let comparison = compare(q, &e.item);
        let Some(differs) = differences(q, &e.item, &comparison) else {
            continue;
        };
        let better = best.as_ref().is_none_or(|(d, b, _)| {
            (differs.len(), b.record.document.date.clone()) < (d.len(), e.record.document.date.clone())
        });
        if better {
            best = Some((differs, e, comparison));
        }
    }
    let Some((differs, e, comparison)) = best else {
        return Ok(None);
    };
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
    let accident = has(&differs, Attribute::Period) && (digits(q) < 2 || differs.len() > 1 && !specific);
    (ok && !accident).then_some(differs)
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

fn shares_something(q: &Item, r: &Item) -> bool {
    q.names.iter().any(|n| r.names.contains(n))
        || q.words.iter().any(|w| r.words.contains(w))
        || q.head == r.head && q.head != Head::Phrase
}

/// Whether the subjects are of one kind, so that one can be mistaken for the other.
fn related(q: &Item, r: &Item) -> bool {
    let kinds = |i: &Item| i.names.iter().map(|n| n.kind).collect::<Vec<_>>();
    let (a, b) = (kinds(q), kinds(r));
    let subset = a.iter().all(|k| b.contains(k)) || b.iter().all(|k| a.contains(k));
    let words = q.words.is_empty()
        || r.words.is_empty()
        || q.words.iter().any(|w| r.words.contains(w))
        || a.is_empty() && b.is_empty();
    subset && words
}

fn nothing(q: &Item, found: Vec<(Shared, Comparison)>) -> Judgement {
    let evidence: Vec<Shared> = found.into_iter().map(|(e, _)| e).collect();
    if let Some(e) = evidence.first() {
        let reason = format!(
            "The record speaks of this, {} ({}), but does not settle the figure as quoted.",
            figure(e),
            who(e)
        );
        return Judgement::new(Verdict::Unverifiable, reason, evidence);
    }
    let reason = match q.modality {
        Modality::Fact => "The record says nothing about this.",
        _ => "The record holds no such forecast or target.",
    };
    Judgement::new(Verdict::Unverifiable, reason.to_string(), Vec::new())
}
