//! The only place that knows the order of the passes.
use crate::base::Source;
use crate::model::Analysis;
use jiff::civil::Date;

/// What a caller may set.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The briefing's day, where the caller knows better than the page.
    pub date: Option<Date>,
}

/// Reads one source: structure, sentences, quantities, claims. Pure and total: it never fails on text.
pub fn analyze(source: &Source, options: &Options) -> Analysis {
    let structure = crate::document::read(source, options.date);
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
    crate::resolve::read_claims(source, &mut analysis);
    analysis.diagnostics.sort_by_key(|d| (d.span, d.code));
    analysis
}
