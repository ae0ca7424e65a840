//! The only place that knows the order of the passes.
pub(crate) mod bilingual;

use crate::base::{Code, Diagnostic, Source, Span};
use crate::model::{Analysis, DateSource, Document, Section, Sentence, Turn, TurnKind};
use jiff::civil::Date;

/// What a caller may set.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The briefing's day, where the caller knows better than the page.
    pub date: Option<Date>,
}

/// Reads one source: structure, sentences, quantities, claims. Pure and total: it never fails on text.
pub fn analyze(source: &Source, options: &Options) -> Analysis {
    let source = &*source.legible();
    let mut analysis = outline(source, options);
    crate::resolve::read_claims(source, &mut analysis);
    bilingual::link(source, options, &mut analysis);
    analysis.diagnostics.sort_by_key(|d| (d.span, d.code));
    analysis
}

/// Reads the structure of a source down to its sentences, no claims: what [`crate::resolve::Reader`] goes on with.
pub fn outline(source: &Source, options: &Options) -> Analysis {
    let source = &*source.legible();
    let structure = crate::document::read(&bilingual::apart(source), options.date);
    let mut analysis = Analysis {
        document: structure.document,
        segments: structure.segments,
        turns: structure.turns,
        exchanges: structure.exchanges,
        sentences: structure.sentences,
        diagnostics: source.diagnostics.clone(),
        ..Analysis::default()
    };
    analysis.diagnostics.extend(structure.diagnostics);
    analysis
}

/// Reads running text, such as a news article, as one statement by nobody known. `paragraphs` are the stretches to read;
/// a period once said holds until another is, across paragraphs, as news has one sentence in each.
pub fn analyze_prose(source: &Source, paragraphs: &[Span], options: &Options) -> Analysis {
    let source = &*source.legible();
    let sentences: Vec<Sentence> = paragraphs
        .iter()
        .flat_map(|p| crate::document::split_sentences(&source.text, *p))
        .map(|span| Sentence {
            span,
            turn: 0,
            paragraph: 0,
        })
        .collect();
    let mut analysis = Analysis {
        document: Document {
            date: options.date,
            date_source: options.date.map(|_| DateSource::Given),
            ..Document::default()
        },
        turns: vec![Turn {
            label: String::new(),
            label_span: None,
            speaker: None,
            participant: None,
            kind: TurnKind::Unknown,
            outlet: None,
            section: Section::Qa,
            handoff: false,
            span: Span::new(0, source.text.len()),
            paragraphs: paragraphs.to_vec(),
        }],
        sentences,
        diagnostics: source.diagnostics.clone(),
        ..Analysis::default()
    };
    if source.text.trim().is_empty() {
        analysis.diagnostics.push(Diagnostic::new(
            Code::EmptyInput,
            Span::default(),
            "the input holds no text",
        ));
    }
    crate::resolve::read_claims(source, &mut analysis);
    analysis.diagnostics.sort_by_key(|d| (d.span, d.code));
    analysis
}
