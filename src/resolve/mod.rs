//! Across clauses, sentences and turns.
use crate::base::Source;
use crate::model::Analysis;

/// Reads the claims of every sentence into the analysis.
pub fn read_claims(source: &Source, analysis: &mut Analysis) {
    let _ = (source, analysis);
}
