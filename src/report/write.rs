//! Writes claims as JSON, JSON Lines and CSV straight from the analysis, any number at a time, so that those of a long
//! document need not be held. What is written is what [`super::Report`] holds, byte for byte.
use super::contract::{CodePoints, Range, Report, claim_id, exchange_of, head};
use super::flat::{COLUMNS, word};
use super::json::{Json, key};
use super::record::DocumentRef;
use crate::base::{Diagnostic, Source, Span};
use crate::model::{Analysis, Claim, SentenceIdx};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Writes the claims of one document.
pub struct Writer<'a> {
    source: &'a Source,
    outline: &'a Analysis,
    points: CodePoints,
    /// The hash of the text, and a hash that has taken it in.
    hash: String,
    hashed: Sha256,
    exchange_of: Vec<Option<usize>>,
    document: DocumentRef,
    /// The beginning of each line: `{"document":{...}`.
    line: Vec<u8>,
}

/// What stands in an empty document where claims go, and nowhere else: strings hold no line ends.
const NO_CLAIMS: &str = "\n  \"claims\": [],\n";

impl<'a> Writer<'a> {
    /// For a document whose structure is known.
    pub fn new(source: &'a Source, outline: &'a Analysis) -> Self {
        #[derive(Serialize)]
        struct Line<'d> {
            document: &'d DocumentRef,
        }
        let hash = source.sha256();
        let document = DocumentRef {
            id: source.id(),
            title: outline.document.title.clone(),
            date: outline.document.date.map(|d| d.to_string()),
            source: source.meta.url.clone().unwrap_or_else(|| source.name.clone()),
        };
        let mut line = serde_json::to_vec(&Line { document: &document }).unwrap_or_default();
        line.pop();
        Writer {
            source,
            outline,
            points: CodePoints::new(&source.text),
            hashed: Sha256::new().chain_update(hash.as_bytes()),
            hash,
            exchange_of: exchange_of(outline),
            document,
            line,
        }
    }

    /// JSON Lines: one claim a line, its document's id, title, date and source beside it. `same_as` of the claims counts
    /// from the first of them.
    pub fn jsonl(&self, claims: &[Claim], out: &mut Vec<u8>) {
        let mut sentence = Written::default();
        for claim in claims {
            out.extend_from_slice(&self.line);
            let mut json = Json::compact(out);
            self.fields(&mut json, claim, claims, &mut sentence);
            json.close(b'}');
            out.push(b'\n');
        }
    }

    /// The claims as elements of the document's array; before all but its `first` stands a comma.
    pub fn json(&self, claims: &[Claim], first: bool, out: &mut Vec<u8>) {
        let mut sentence = Written::default();
        let mut json = Json::pretty(out, 2, first);
        for claim in claims {
            json.item();
            json.open(b'{');
            self.fields(&mut json, claim, claims, &mut sentence);
            json.close(b'}');
        }
    }

    /// The document up to its claims.
    ///
    /// # Errors
    /// Never in practice: the parts of a document are plain.
    pub fn json_head(&self, with_text: bool) -> serde_json::Result<Vec<u8>> {
        let mut report = head(self.source, self.outline, &self.points, &self.hash);
        report.document.text = with_text.then(|| self.source.text.clone());
        let mut out = self.pretty(&report)?.0;
        out.extend_from_slice(b"\n  \"claims\": [");
        Ok(out)
    }

    /// What follows the claims; `empty` says whether there were none.
    ///
    /// # Errors
    /// As for [`Writer::json_head`].
    pub fn json_tail(&self, empty: bool, diagnostics: &[Diagnostic]) -> serde_json::Result<Vec<u8>> {
        let mut report = head(self.source, &Analysis::default(), &self.points, &self.hash);
        report.diagnostics = super::contract::diagnostics(self.source, diagnostics, &self.points);
        let mut out = if empty { b"],\n".to_vec() } else { b"\n  ],\n".to_vec() };
        out.extend_from_slice(&self.pretty(&report)?.1);
        Ok(out)
    }

    /// A document without claims, before and after where they would stand.
    fn pretty(&self, report: &Report) -> serde_json::Result<(Vec<u8>, Vec<u8>)> {
        let all = serde_json::to_string_pretty(report)?;
        let (before, after) = all.split_once(NO_CLAIMS).unwrap_or((&all, ""));
        Ok((before.as_bytes().to_vec(), after.as_bytes().to_vec()))
    }

    /// The claims as CSV rows, without a header row.
    ///
    /// # Errors
    /// Never in practice: a buffer takes whatever is written.
    pub fn csv(&self, claims: &[Claim], out: &mut Vec<u8>) -> Result<(), csv::Error> {
        let mut w = csv::Writer::from_writer(out);
        let or_empty = |v: &Option<String>| v.clone().unwrap_or_default();
        for c in claims {
            let turn = &self.outline.turns[c.turn];
            let span = self.range(c.span);
            let row: [String; COLUMNS.len()] = [
                self.id(c),
                self.document.id.clone(),
                or_empty(&self.document.title),
                or_empty(&self.document.date),
                self.document.source.clone(),
                c.turn.to_string(),
                self.exchange_of[c.turn].map(|e| e.to_string()).unwrap_or_default(),
                span.start.to_string(),
                span.end.to_string(),
                c.span.slice(&self.source.text).to_string(),
                c.value.to_string(),
                c.low.map(|v| v.to_string()).unwrap_or_default(),
                c.high.map(|v| v.to_string()).unwrap_or_default(),
                c.unit.clone(),
                word(c.approx),
                word(c.measure),
                word(c.direction),
                or_empty(&c.base),
                or_empty(&c.indicator),
                or_empty(&c.subject),
                or_empty(&c.of),
                or_empty(&c.period),
                turn.voice().unwrap_or_default().to_string(),
                word(turn.kind),
                or_empty(&c.source),
                word(c.modality),
                self.outline.sentences[c.sentence]
                    .span
                    .slice(&self.source.text)
                    .to_string(),
            ];
            w.write_record(row)?;
        }
        Ok(w.flush()?)
    }

    fn range(&self, span: Span) -> Range {
        self.points.range(&self.source.text, span)
    }

    fn id(&self, c: &Claim) -> String {
        claim_id(&self.hashed, c.span, c.span.slice(&self.source.text))
    }

    /// The attributes of a claim, in the order of [`super::ClaimOut`].
    fn fields(&self, json: &mut Json<'_>, c: &Claim, claims: &[Claim], sentence: &mut Written) {
        let turn = &self.outline.turns[c.turn];
        json.known(key!("id"));
        json.text(&self.id(c));
        json.known(key!("turn"));
        json.number(c.turn);
        json.known(key!("exchange"));
        match self.exchange_of[c.turn] {
            Some(e) => json.number(e),
            None => json.null(),
        }
        json.known(key!("span"));
        self.span(json, c.span);
        json.known(key!("text"));
        json.text(c.span.slice(&self.source.text));
        self.sentence(json, c.sentence, sentence);
        json.known(key!("value"));
        json.decimal(c.value);
        for (key, end) in [(key!("low"), c.low), (key!("high"), c.high)] {
            json.known(key);
            match end {
                Some(d) => json.decimal(d),
                None => json.null(),
            }
        }
        json.known(key!("unit"));
        json.text(&c.unit);
        json.known(key!("approx"));
        json.text(c.approx.as_str());
        json.known(key!("measure"));
        json.name(c.measure);
        json.known(key!("direction"));
        json.name(c.direction);
        for (key, text) in [
            (key!("base"), &c.base),
            (key!("indicator"), &c.indicator),
            (key!("subject"), &c.subject),
            (key!("of"), &c.of),
        ] {
            json.known(key);
            json.maybe(text.as_deref());
        }
        self.facets(json, c);
        json.known(key!("period"));
        json.maybe(c.period.as_deref());
        json.known(key!("speaker"));
        json.maybe(turn.voice());
        json.known(key!("asserted_by"));
        json.name(turn.kind);
        json.known(key!("source"));
        json.maybe(c.source.as_deref());
        json.known(key!("modality"));
        json.name(c.modality);
        json.known(key!("same_as"));
        match c.same_as {
            Some(i) => json.text(&self.id(&claims[i])),
            None => json.null(),
        }
        json.known(key!("rule"));
        json.text(c.rule);
        self.evidence(json, c);
    }

    fn span(&self, json: &mut Json<'_>, span: Span) {
        let range = self.range(span);
        json.open(b'{');
        json.known(key!("start"));
        json.number(range.start as usize);
        json.known(key!("end"));
        json.number(range.end as usize);
        json.close(b'}');
    }

    /// The sentence; that of the claim before is copied.
    fn sentence(&self, json: &mut Json<'_>, index: SentenceIdx, written: &mut Written) {
        if written.sentence == Some(index) {
            json.out.extend_from_within(written.bytes.clone());
            return;
        }
        let from = json.out.len();
        let s = &self.outline.sentences[index];
        json.known(key!("sentence"));
        json.open(b'{');
        json.known(key!("span"));
        self.span(json, s.span);
        json.known(key!("text"));
        json.text(s.span.slice(&self.source.text));
        json.known(key!("paragraph"));
        json.number(s.paragraph);
        json.close(b'}');
        *written = Written {
            sentence: Some(index),
            bytes: from..json.out.len(),
        };
    }

    fn facets(&self, json: &mut Json<'_>, c: &Claim) {
        let f = &c.facets;
        json.known(key!("facets"));
        json.open(b'{');
        for (key, names) in [
            (key!("actor"), &f.actor),
            (key!("partner"), &f.partner),
            (key!("product"), &f.product),
            (key!("region"), &f.region),
            (key!("transport"), &f.transport),
        ] {
            if names.is_empty() {
                continue;
            }
            json.known(key);
            json.open(b'[');
            for name in names {
                json.item();
                json.text(name);
            }
            json.close(b']');
        }
        json.close(b'}');
    }

    /// Where attributes were read, by their names in order.
    fn evidence(&self, json: &mut Json<'_>, c: &Claim) {
        json.known(key!("evidence"));
        json.open(b'{');
        for (key, e) in &c.evidence {
            json.key(key);
            json.open(b'{');
            json.known(key!("span"));
            match e.span {
                Some(span) => self.span(json, span),
                None => json.null(),
            }
            json.known(key!("how"));
            json.name(e.how);
            json.close(b'}');
        }
        json.close(b'}');
    }
}

/// A sentence that was written already, and where.
#[derive(Default)]
struct Written {
    sentence: Option<SentenceIdx>,
    bytes: std::ops::Range<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    #[test]
    fn what_is_written_is_what_the_report_holds() {
        let mut claims = 0;
        for folder in ["corpus", "fixtures", "fixtures/pages"] {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if !path.is_file() {
                    continue;
                }
                let source = crate::ingest::page(path.to_string_lossy(), std::fs::read(&path).unwrap());
                let a = analyze(&source, &Options::default());
                let report = super::super::report(&source, &a);
                let w = Writer::new(&source, &a);
                let mut lines = Vec::new();
                w.jsonl(&a.claims, &mut lines);
                let records: String = super::super::records(&report)
                    .map(|r| serde_json::to_string(&r).unwrap() + "\n")
                    .collect();
                assert!(
                    String::from_utf8(lines).unwrap() == records,
                    "{} as lines",
                    path.display()
                );
                let mut json = w.json_head(false).unwrap();
                w.json(&a.claims, true, &mut json);
                json.extend(w.json_tail(a.claims.is_empty(), &a.diagnostics).unwrap());
                let pretty = serde_json::to_string_pretty(&report).unwrap();
                assert!(String::from_utf8(json).unwrap() == pretty, "{} as JSON", path.display());
                claims += a.claims.len();
            }
        }
        assert!(claims > 1000, "only {claims}");
    }
}
