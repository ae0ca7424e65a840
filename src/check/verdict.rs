//! From comparisons to verdicts, in the order of the contract: what the record says of this very thing, what follows by
//! arithmetic, where else the figure stands, else nothing.
use super::agreement::{Agreement, Loosening, agreement};
use super::attributes::begins_a_change;
use super::compare::{Attribute, Comparison, is_official};
use super::derive;
use super::elsewhere::elsewhere;
use super::evidence::{Evidence, Shared};
use super::item::Item;
use super::period::Stretch;
use super::same::{doubtful, drop_doubtful_scopes, same_words};
use super::terms::Name;
use crate::base::Error;
use crate::model::{Measure, Modality};
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
    /// Whether the record bears the figure out.
    pub fn is_positive(self) -> bool {
        matches!(self, Verdict::Supported | Verdict::Rounded | Verdict::Derived)
    }
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
    /// A verdict with its reason and evidence; what differs, the formula and the comparison are set by those who know them.
    pub fn new(verdict: Verdict, reason: String, evidence: Vec<Shared>) -> Judgement {
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

/// Judges one quoted figure. `today` is the day of the article.
///
/// # Errors
/// When the evidence cannot be read.
pub fn judge(evidence: &dyn Evidence, q: &Item, today: Option<&str>) -> Result<Judgement, Error> {
    let plain = judge_one(evidence, q, today)?;
    if plain.verdict.is_positive() || q.topic.is_empty() && q.owed.is_empty() {
        return Ok(plain);
    }
    // "Trade with X rose 7%. Exports grew 3%": the second may still speak of X
    let mut carried = q.clone();
    let several = |n: &Name| q.topic.iter().filter(|o| o.kind == n.kind && *o != n).count() > 0;
    carried.topic.retain(|n| !several(n));
    carried.names.append(&mut carried.topic);
    carried.names.append(&mut carried.owed);
    carried.names.sort();
    carried.names.dedup();
    let other = judge_one(evidence, &carried, today)?;
    if other.verdict.is_positive() {
        return Ok(other);
    }
    if plain.verdict == Verdict::Contradicted && !q.owed.is_empty() {
        // it speaks of what the sentence before spoke of, and of that the record has no such figure
        return Ok(other);
    }
    Ok(plain)
}

fn judge_one(evidence: &dyn Evidence, q: &Item, today: Option<&str>) -> Result<Judgement, Error> {
    let by_words = same_words(evidence, q, today)?;
    let mut found = by_words.clone();
    drop_doubtful_scopes(q, &mut found);
    let mut note = String::new();
    if q.period.is_none() {
        settle_pair(q, &mut found);
        match settle_period(q, &found) {
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
        // a figure that the record has in words of the same meaning is not contradicted, whatever else it has
        let held =
            |(e, _): &&(Shared, Comparison)| matches!(agreement(q, &e.item), Agreement::Exact | Agreement::Loose(_));
        return Ok(match by_words.iter().find(held) {
            Some((e, _)) if j.verdict == Verdict::Contradicted && !doubtful(q, &e.item) => {
                two_figures(e, &j.evidence[0])
            }
            _ => j,
        });
    }
    if !found.is_empty() && firm.is_empty() {
        return Ok(narrower(&found));
    }
    if q.modality == Modality::Fact
        && q.source.as_deref().is_none_or(is_official)
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

/// The record has two figures for what seems one thing.
fn two_figures(one: &Shared, other: &Shared) -> Judgement {
    let reason = format!(
        "The same briefing has {} and {} in words that could both mean this; it cannot be told which one the quote is.",
        figure(one),
        figure(other)
    );
    Judgement::new(Verdict::Unverifiable, reason, vec![one.clone(), other.clone()])
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

/// `grew from 2 billion to 80 billion`: the first is of another time, so a quote without a time means one or the other.
fn settle_pair(q: &Item, found: &mut Vec<(Shared, Comparison)>) {
    let first = |e: &Shared| e.item.period.is_none() && begins_a_change(&e.record.claim);
    let means = found
        .iter()
        .any(|(e, _)| first(e) && matches!(agreement(q, &e.item), Agreement::Exact | Agreement::Loose(_)));
    found.retain(|(e, _)| first(e) == means);
}

/// Without a period in the quote, all the record's claims of the thing must be of one.
fn settle_period(q: &Item, found: &[(Shared, Comparison)]) -> Result<Option<Stretch>, String> {
    // "shrinking 6% from a year ago": an average growth over years is another thing
    let averaged = |p: &Option<Stretch>| p.is_some_and(|p| p.months_long() > 24);
    let yearly = q.measure == Measure::Growth && q.base_said && q.base.as_deref() == Some("yoy");
    let one_year = found
        .iter()
        .any(|(e, _)| e.item.period.is_some() && !averaged(&e.item.period));
    let mut periods: Vec<Option<Stretch>> = found
        .iter()
        .map(|(e, _)| e.item.period)
        .filter(|p| !(yearly && one_year && averaged(p)))
        .collect();
    periods.sort();
    periods.dedup();
    match periods.as_slice() {
        [] | [None] => Ok(None),
        [one] => Ok(*one),
        many => {
            let list: Vec<String> = many.iter().flatten().map(Stretch::to_string).take(5).collect();
            Err(format!(
                "The quote names no period, and the record has figures for several, such as {}.",
                list.join(", ")
            ))
        }
    }
}

/// The verdict on what the record says of this very thing, if it says anything that decides.
pub(super) fn direct(q: &Item, found: &[(Shared, Comparison)], note: &str, today: Option<&str>) -> Option<Judgement> {
    let agreed: Vec<Agreed<'_>> = found.iter().map(|(e, c)| (e, c, agreement(q, &e.item))).collect();
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
        // of the whole country a briefing speaks first; what later seems to say the same leaves out whose it is
        let bare = q.names.is_empty() && q.words.is_empty();
        let place = |e: &Shared| e.record.claim.span.start;
        let first = for_it.iter().map(|(e, ..)| place(e)).min();
        let opens = bare && same_document.iter().all(|o| Some(place(o)) > first);
        if let Some(other) = same_document.first().filter(|_| !opens) {
            return Some(two_figures(best, other));
        }
        let (verdict, how) = match how {
            Agreement::Loose(l) => (Verdict::Rounded, loosening(l)),
            _ => (Verdict::Supported, "The record holds this figure".to_string()),
        };
        let other = against
            .first()
            .map(|(e, ..)| {
                let earlier = e.record.document.date < best.record.document.date;
                let when = if earlier {
                    "An earlier briefing gave"
                } else {
                    "Another briefing of that day gives"
                };
                format!(" {when} {}.", figure(e))
            })
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
    contradicted(&agreed, &against, note)
}

/// A recorded claim of the very thing, how it compares, and whether it agrees.
type Agreed<'a> = (&'a Shared, &'a Comparison, Agreement);

/// The verdict where the record has other figures for the very thing, and none that leaves the quote's open.
fn contradicted(agreed: &[Agreed<'_>], against: &[&Agreed<'_>], note: &str) -> Option<Judgement> {
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
        _ => "No official in the record gives such a forecast or target.",
    };
    Judgement::new(Verdict::Unverifiable, reason.to_string(), Vec::new())
}
