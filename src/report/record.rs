//! A claim with its document: the row that the database stores, and that search and checking read.
use super::contract::{ClaimOut, Report};
use serde::{Deserialize, Serialize};

/// What identifies the document of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRef {
    /// Name without folder and ending.
    pub id: String,
    /// Title.
    pub title: Option<String>,
    /// Day of the briefing, ISO 8601.
    pub date: Option<String>,
    /// Path or URL.
    pub source: String,
}

/// One claim of the record, as JSON the line that `extract --format jsonl` writes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record {
    /// Its document.
    pub document: DocumentRef,
    /// The claim.
    #[serde(flatten)]
    pub claim: ClaimOut,
}

/// The claims of a report, each with its document, in order.
pub fn records(report: &Report) -> impl Iterator<Item = Record> + '_ {
    let d = &report.document;
    report.claims.iter().map(move |claim| Record {
        document: DocumentRef {
            id: d.id.clone(),
            title: d.title.clone(),
            date: d.date.clone(),
            source: d.source.clone(),
        },
        claim: claim.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_survives_its_own_json() {
        let text = "SCIO briefing on trade\n\nDate:\nJuly 12, 2024\nLi Ming:\nExports rose by 5.50% to 12.13 trillion yuan in the first half.\n";
        let source = crate::Source::new("demo", text);
        let report = super::super::report(&source, &crate::analyze(&source, &crate::Options::default()));
        let all: Vec<Record> = records(&report).collect();
        assert_eq!(all.len(), 2);
        for record in all {
            let json = serde_json::to_string(&record).unwrap();
            let back: Record = serde_json::from_str(&json).unwrap();
            assert_eq!(serde_json::to_string(&back).unwrap(), json);
        }
    }
}
