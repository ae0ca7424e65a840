//! The JSON of the output contract `scio-claims/1`: spans in Unicode code points, values as exact decimals.
use crate::base::{Diagnostic, Severity, Source, Span};
use crate::model::{
    Analysis, Approx, Claim, DateSource, Direction, DocumentKind, Facets, How, Measure, Modality, Role, Section,
    TurnKind,
};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Name and version of this program, as every document carries it.
pub const GENERATOR: &str = concat!("scio-claims ", env!("CARGO_PKG_VERSION"));

/// A number written with the digits it was stated with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Exact(
    #[serde(with = "rust_decimal::serde::arbitrary_precision")]
    #[schemars(with = "serde_json::Number")]
    pub Decimal,
);

/// A half-open range of code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Range {
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// One document with everything read from it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// Always `scio-claims/1`.
    pub schema: Cow<'static, str>,
    /// Name and version of the program that wrote it.
    #[serde(default)]
    pub generator: Cow<'static, str>,
    /// Header.
    pub document: DocumentOut,
    /// Turns.
    pub turns: Vec<TurnOut>,
    /// Exchanges.
    pub exchanges: Vec<ExchangeOut>,
    /// Claims.
    pub claims: Vec<ClaimOut>,
    /// Diagnostics.
    pub diagnostics: Vec<DiagnosticOut>,
}

/// Header of a document.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DocumentOut {
    /// Name without folder and ending.
    pub id: String,
    /// Path or URL as given.
    pub source: String,
    /// SHA-256 of the text the spans point into.
    pub text_sha256: String,
    /// BCP 47 language.
    pub language: Cow<'static, str>,
    /// Kind of page.
    pub kind: DocumentKind,
    /// Title.
    pub title: Option<String>,
    /// City.
    pub place: Option<String>,
    /// Start with offset +08:00.
    pub datetime: Option<String>,
    /// Day.
    pub date: Option<String>,
    /// How the day is known.
    pub date_source: Option<DateSource>,
    /// People.
    pub participants: Vec<ParticipantOut>,
    /// Abbreviations introduced in passing.
    pub abbreviations: BTreeMap<String, String>,
    /// Other briefings that follow on the same page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub later: Vec<LaterOut>,
    /// The text that spans point into, where it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A briefing that begins further down on a page.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct LaterOut {
    /// Title.
    pub title: Option<String>,
    /// Day.
    pub date: Option<String>,
    /// Its first turn.
    pub turn: usize,
}

/// A participant.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ParticipantOut {
    /// Name, family name first.
    pub name: String,
    /// Honorific.
    pub honorific: Option<String>,
    /// Role.
    pub role: Role,
    /// Titles.
    pub titles: Vec<String>,
}

/// A turn.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct TurnOut {
    /// Position.
    pub index: usize,
    /// Label as printed.
    pub label: String,
    /// Speaker.
    pub speaker: Option<String>,
    /// Kind of speaker.
    pub kind: TurnKind,
    /// Outlet of a journalist.
    pub outlet: Option<String>,
    /// Section of the briefing.
    pub section: Section,
    /// Passes the question on.
    pub handoff: bool,
    /// The words.
    pub span: Range,
}

/// An exchange.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ExchangeOut {
    /// Position.
    pub index: usize,
    /// Outlet that asks.
    pub outlet: Option<String>,
    /// Turns that ask.
    pub questions: Vec<usize>,
    /// Number of questions asked.
    pub sub_questions: u32,
    /// Turns that answer.
    pub answers: Vec<usize>,
    /// Turns that pass the question on.
    pub handoffs: Vec<usize>,
    /// Who answered.
    pub answered_by: Vec<String>,
}

/// A sentence.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SentenceOut {
    /// Where.
    pub span: Range,
    /// Its words.
    pub text: String,
    /// Paragraph of its turn, from 0.
    #[serde(default)]
    pub paragraph: usize,
    /// The sentence before it in its paragraph, for those that read on; no part of the contract.
    #[serde(skip)]
    #[schemars(skip)]
    pub lead: Option<String>,
}

/// Where an attribute was read.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct EvidenceOut {
    /// The words; null for a default.
    pub span: Option<Range>,
    /// Stated, inherited or default.
    pub how: How,
}

/// A claim; see the contract for the attributes.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)] // each field is the attribute of the same name of `crate::model::Claim`
pub struct ClaimOut {
    pub id: String,
    pub turn: usize,
    pub exchange: Option<usize>,
    pub span: Range,
    pub text: String,
    pub sentence: SentenceOut,
    pub value: Exact,
    pub low: Option<Exact>,
    pub high: Option<Exact>,
    pub unit: String,
    pub approx: Approx,
    pub measure: Measure,
    pub direction: Option<Direction>,
    pub base: Option<String>,
    pub indicator: Option<String>,
    pub subject: Option<String>,
    pub of: Option<String>,
    pub facets: Facets,
    pub period: Option<String>,
    pub speaker: Option<String>,
    pub asserted_by: TurnKind,
    pub source: Option<String>,
    pub modality: Modality,
    pub same_as: Option<String>,
    pub rule: Cow<'static, str>,
    pub evidence: BTreeMap<Cow<'static, str>, EvidenceOut>,
}

/// A diagnostic.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DiagnosticOut {
    /// Kebab-case code.
    pub code: Cow<'static, str>,
    /// Severity.
    pub severity: Severity,
    /// Where.
    pub span: Range,
    /// One sentence.
    pub message: String,
}

/// Translates byte offsets to code points; one pass over the text, then a look-up per offset.
pub(super) struct CodePoints {
    /// Code points before each block of 64 bytes.
    blocks: Vec<u32>,
}

impl CodePoints {
    pub(super) fn new(text: &str) -> Self {
        let mut blocks = Vec::with_capacity(text.len() / 64 + 1);
        let mut n = 0;
        for chunk in text.as_bytes().chunks(64) {
            blocks.push(n);
            n += code_points(chunk);
        }
        blocks.push(n);
        Self { blocks }
    }
    fn at(&self, text: &str, byte: u32) -> u32 {
        let block = byte as usize / 64;
        let before = self.blocks.get(block).copied().unwrap_or(0);
        // most blocks hold single bytes only
        if self.blocks.get(block + 1).is_some_and(|next| next - before == 64) {
            return before + byte % 64;
        }
        let rest = text.as_bytes().get(block * 64..byte as usize).unwrap_or(&[]);
        before + code_points(rest)
    }
    pub(super) fn range(&self, text: &str, s: Span) -> Range {
        Range {
            start: self.at(text, s.start),
            end: self.at(text, s.end),
        }
    }
}

/// How many code points begin in a block; counted in bytes, which the compiler adds up many at a time.
fn code_points(block: &[u8]) -> u32 {
    u32::from(block.iter().map(|b| u8::from((b & 0xC0) != 0x80)).sum::<u8>())
}

/// Stable id of a claim: document hash, place and words. `document` has taken in the hash, one whole block, already.
pub(super) fn claim_id(document: &Sha256, span: Span, text: &str) -> String {
    let mut h = document.clone();
    h.update(span.start.to_le_bytes());
    h.update(span.end.to_le_bytes());
    h.update(text.as_bytes());
    let digest = h.finalize();
    let digit = |n: u8| char::from(b"0123456789abcdef"[usize::from(n & 15)]);
    digest[..8].iter().flat_map(|b| [digit(b >> 4), digit(*b)]).collect()
}

/// The contract's form of an analysis.
pub fn report(source: &Source, a: &Analysis) -> Report {
    let text = &source.text;
    let points = CodePoints::new(text);
    let hash = source.sha256();
    let hashed = Sha256::new().chain_update(hash.as_bytes());
    let ids: Vec<String> = a
        .claims
        .iter()
        .map(|c| claim_id(&hashed, c.span, c.span.slice(text)))
        .collect();
    let exchange_of = exchange_of(a);
    let claims = a
        .claims
        .iter()
        .zip(&ids)
        .map(|(c, id)| claim_out(text, &points, a, c, id, exchange_of[c.turn], &ids))
        .collect();
    Report {
        claims,
        diagnostics: diagnostics(source, &a.diagnostics, &points),
        ..head(source, a, &points, &hash)
    }
}

/// The exchange each turn belongs to.
pub(super) fn exchange_of(a: &Analysis) -> Vec<Option<usize>> {
    let mut out = vec![None; a.turns.len()];
    for (k, e) in a.exchanges.iter().enumerate() {
        for &t in e.questions.iter().chain(&e.answers).chain(&e.handoffs) {
            out[t] = Some(k);
        }
    }
    out
}

/// The contract's form of a document's structure, without its claims and diagnostics; `hash` is that of its text.
pub(super) fn head(source: &Source, a: &Analysis, points: &CodePoints, hash: &str) -> Report {
    let range = |s: Span| points.range(&source.text, s);
    let d = &a.document;
    Report {
        schema: Cow::Borrowed("scio-claims/1"),
        generator: Cow::Borrowed(GENERATOR),
        document: DocumentOut {
            id: source.id(),
            source: source.meta.url.clone().unwrap_or_else(|| source.name.clone()),
            text_sha256: hash.to_string(),
            language: Cow::Borrowed(source.language()),
            kind: d.kind,
            title: d.title.clone(),
            place: d.place.clone(),
            datetime: d.datetime.map(|t| format!("{}+08:00", t.strftime("%Y-%m-%dT%H:%M:%S"))),
            date: d.date.map(|d| d.to_string()),
            date_source: d.date_source,
            participants: d
                .participants
                .iter()
                .map(|p| ParticipantOut {
                    name: p.name.clone(),
                    honorific: p.honorific.clone(),
                    role: p.role,
                    titles: p.titles.clone(),
                })
                .collect(),
            abbreviations: d.abbreviations.iter().cloned().collect(),
            later: d
                .later
                .iter()
                .map(|l| LaterOut {
                    title: l.title.clone(),
                    date: l.date.map(|d| d.to_string()),
                    turn: l.turn,
                })
                .collect(),
            text: None,
        },
        turns: a
            .turns
            .iter()
            .enumerate()
            .map(|(index, t)| TurnOut {
                index,
                label: t.label.clone(),
                speaker: t.speaker.clone(),
                kind: t.kind,
                outlet: t.outlet.clone(),
                section: t.section,
                handoff: t.handoff,
                span: range(t.span),
            })
            .collect(),
        exchanges: a
            .exchanges
            .iter()
            .enumerate()
            .map(|(index, e)| ExchangeOut {
                index,
                outlet: e.outlet.clone(),
                questions: e.questions.clone(),
                sub_questions: e.sub_questions,
                answers: e.answers.clone(),
                handoffs: e.handoffs.clone(),
                answered_by: e.answered_by.clone(),
            })
            .collect(),
        claims: Vec::new(),
        diagnostics: Vec::new(),
    }
}

/// Diagnostics in the contract's form.
pub(super) fn diagnostics(source: &Source, all: &[Diagnostic], points: &CodePoints) -> Vec<DiagnosticOut> {
    all.iter()
        .map(|d| DiagnosticOut {
            code: Cow::Borrowed(d.code.as_str()),
            severity: d.code.severity(),
            span: points.range(&source.text, d.span),
            message: d.message.clone(),
        })
        .collect()
}

/// A claim in the contract's form.
fn claim_out(
    text: &str,
    points: &CodePoints,
    a: &Analysis,
    c: &Claim,
    id: &str,
    exchange: Option<usize>,
    ids: &[String],
) -> ClaimOut {
    let range = |s: Span| points.range(text, s);
    let turn = &a.turns[c.turn];
    let sentence = a.sentences[c.sentence].span;
    ClaimOut {
        id: id.to_string(),
        turn: c.turn,
        exchange,
        span: range(c.span),
        text: c.span.slice(text).to_string(),
        sentence: SentenceOut {
            span: range(sentence),
            text: sentence.slice(text).to_string(),
            paragraph: a.sentences[c.sentence].paragraph,
            lead: c
                .sentence
                .checked_sub(1)
                .map(|b| &a.sentences[b])
                .filter(|b| (b.turn, b.paragraph) == (c.turn, a.sentences[c.sentence].paragraph))
                .map(|b| b.span.slice(text).to_string()),
        },
        value: Exact(c.value),
        low: c.low.map(Exact),
        high: c.high.map(Exact),
        unit: c.unit.clone(),
        approx: c.approx,
        measure: c.measure,
        direction: c.direction,
        base: c.base.clone(),
        indicator: c.indicator.clone(),
        subject: c.subject.clone(),
        of: c.of.clone(),
        facets: c.facets.clone(),
        period: c.period.clone(),
        speaker: turn.voice().map(str::to_string),
        asserted_by: turn.kind,
        source: c.source.clone(),
        modality: c.modality,
        same_as: c.same_as.map(|i| ids[i].clone()),
        rule: Cow::Borrowed(c.rule),
        evidence: c
            .evidence
            .iter()
            .map(|(k, e)| {
                (
                    Cow::Borrowed(*k),
                    EvidenceOut {
                        span: e.span.map(range),
                        how: e.how,
                    },
                )
            })
            .collect(),
    }
}

/// The JSON Schema of [`Report`], pretty-printed.
pub fn schema() -> String {
    let schema = schemars::schema_for!(Report);
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}
