//! One finding per line: JSON Lines and CSV.
use crate::check::finding::Check;

/// JSON Lines: one finding a line, the text's name and date beside it.
///
/// # Errors
/// When the writer fails.
pub fn jsonl(check: &Check, out: &mut impl std::io::Write) -> std::io::Result<()> {
    #[derive(serde::Serialize)]
    struct Line<'a> {
        source: &'a str,
        date: &'a Option<String>,
        #[serde(flatten)]
        finding: &'a crate::check::Finding,
    }
    for finding in &check.findings {
        let line = Line {
            source: &check.article.source,
            date: &check.article.date,
            finding,
        };
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

const COLUMNS: [&str; 17] = [
    "source", "start", "end", "text", "sentence", "verdict", "differs", "reason", "formula", "evidence_claim",
    "evidence_text", "evidence_sentence", "evidence_speaker", "evidence_date", "evidence_document", "evidence_source",
    "evidence_count",
];

/// CSV with a header row; of the evidence the first piece.
///
/// # Errors
/// When the writer fails.
pub fn csv(check: &Check, out: impl std::io::Write) -> Result<(), csv::Error> {
    let mut w = csv::Writer::from_writer(out);
    w.write_record(COLUMNS)?;
    for f in &check.findings {
        let differs: Vec<&str> = f.differs.iter().map(|d| d.as_str()).collect();
        let e = f.evidence.first();
        let of = |get: fn(&crate::check::EvidenceOut) -> String| e.map(get).unwrap_or_default();
        w.write_record([
            check.article.source.clone(),
            f.span.start.to_string(),
            f.span.end.to_string(),
            f.text.clone(),
            f.claim.sentence.text.clone(),
            f.verdict.as_str().to_string(),
            differs.join(";"),
            f.reason.clone(),
            f.formula.clone().unwrap_or_default(),
            of(|e| e.claim_id.clone()),
            of(|e| e.text.clone()),
            of(|e| e.sentence.clone()),
            of(|e| e.speaker.clone().unwrap_or_default()),
            of(|e| e.document.date.clone().unwrap_or_default()),
            of(|e| e.document.id.clone()),
            of(|e| e.document.source.clone()),
            f.evidence.len().to_string(),
        ])?;
    }
    w.flush()?;
    Ok(())
}
