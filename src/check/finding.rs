//! The findings of a text in the contract's form.
use super::article::Article;
use super::compare::{Attribute, Relation};
use super::evidence::Shared;
use super::verdict::{Judgement, Verdict};
use crate::report::{ClaimOut, DocumentRef, Exact, Range};
use serde::Serialize;
use std::collections::BTreeMap;

/// What checking a text gave: `scio-claims-check/1`.
#[derive(Clone, Debug, Serialize)]
pub struct Check {
    /// Always `scio-claims-check/1`.
    pub schema: &'static str,
    /// The text.
    pub article: ArticleOut,
    /// One per figure, in order.
    pub findings: Vec<Finding>,
}

/// The text that was checked.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleOut {
    /// Path, URL or `-`.
    pub source: String,
    /// Its day, as given or as it says itself.
    pub date: Option<String>,
    /// SHA-256 of the text the spans point into.
    pub text_sha256: String,
    /// Why nothing could be checked.
    pub trouble: Option<String>,
    /// Findings by verdict.
    pub verdicts: BTreeMap<Verdict, usize>,
    /// Its sentences without a figure, for a page that shows it whole.
    #[serde(skip)]
    pub plain: Vec<Plain>,
}

/// A sentence without a figure.
#[derive(Clone, Debug)]
pub struct Plain {
    /// First code point in the text.
    pub start: u32,
    /// Its words.
    pub text: String,
}

/// One figure with its verdict.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// Where, in code points of the text.
    pub span: Range,
    /// The figure.
    pub text: String,
    /// As it was read.
    pub claim: ClaimOut,
    /// Verdict.
    pub verdict: Verdict,
    /// What differs.
    pub differs: Vec<Attribute>,
    /// One sentence a reader can print.
    pub reason: String,
    /// The arithmetic of a derived figure.
    pub formula: Option<String>,
    /// What the record holds, the most telling first.
    pub evidence: Vec<EvidenceOut>,
    /// How quote and first piece of evidence compare, attribute by attribute.
    pub attributes: Vec<AttributeOut>,
}

/// One attribute of quote and record side by side.
#[derive(Clone, Debug, Serialize)]
pub struct AttributeOut {
    /// Which.
    pub attribute: Attribute,
    /// The quote's words.
    pub quote: Option<String>,
    /// The record's words.
    pub record: Option<String>,
    /// Whether they are the same.
    pub relation: Relation,
}

/// A recorded claim as evidence.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceOut {
    /// Id of the claim.
    pub claim_id: String,
    /// Where it stands.
    pub document: DocumentRef,
    /// Who said it.
    pub speaker: Option<String>,
    /// The official's sentence.
    pub sentence: String,
    /// The figure's words.
    pub text: String,
    /// Value.
    pub value: Exact,
    /// Lower end.
    pub low: Option<Exact>,
    /// Upper end.
    pub high: Option<Exact>,
}

impl From<&Shared> for EvidenceOut {
    fn from(e: &Shared) -> Self {
        let c = &e.record.claim;
        EvidenceOut {
            claim_id: c.id.clone(),
            document: e.record.document.clone(),
            speaker: c.speaker.clone(),
            sentence: c.sentence.text.clone(),
            text: c.text.clone(),
            value: c.value,
            low: c.low,
            high: c.high,
        }
    }
}

/// Most pieces of evidence that a finding shows.
const SHOWN: usize = 5;

pub(super) fn plain(article: &Article) -> Vec<Plain> {
    let text = &article.source.text;
    let marked: std::collections::BTreeSet<u32> = article.records.iter().map(|r| r.claim.sentence.span.start).collect();
    let (mut byte, mut chars) = (0, 0);
    let mut out = Vec::new();
    for s in &article.sentences {
        let from = s.start as usize;
        chars += text.get(byte..from).map_or(0, |t| t.chars().count());
        byte = byte.max(from);
        if !marked.contains(&(chars as u32)) {
            out.push(Plain {
                start: chars as u32,
                text: s.slice(text).to_string(),
            });
        }
    }
    out
}

pub(super) fn finding(claim: ClaimOut, j: Judgement) -> Finding {
    let attributes = match (&j.comparison, j.evidence.first()) {
        (Some(c), Some(e)) => c
            .relations
            .iter()
            .map(|&(attribute, relation)| AttributeOut {
                attribute,
                quote: words(&claim, attribute),
                record: words(&e.record.claim, attribute),
                relation,
            })
            .filter(|a| a.quote.is_some() || a.record.is_some())
            .collect(),
        _ => Vec::new(),
    };
    Finding {
        span: claim.span,
        text: claim.text.clone(),
        verdict: j.verdict,
        differs: j.differs,
        reason: j.reason,
        formula: j.formula,
        evidence: j.evidence.iter().take(SHOWN).map(EvidenceOut::from).collect(),
        attributes,
        claim,
    }
}

fn words(c: &ClaimOut, attribute: Attribute) -> Option<String> {
    let word = |v: serde_json::Result<serde_json::Value>| v.ok().and_then(|v| v.as_str().map(str::to_string));
    match attribute {
        Attribute::Indicator => c.indicator.clone(),
        Attribute::Subject => c.subject.clone(),
        Attribute::Of => c.of.clone(),
        Attribute::Period => c.period.clone(),
        Attribute::Measure => word(serde_json::to_value(c.measure)),
        Attribute::Unit => Some(c.unit.clone()),
        Attribute::Direction => word(serde_json::to_value(c.direction)),
        Attribute::Base => c.base.clone(),
        Attribute::Source => c.source.clone(),
    }
}
