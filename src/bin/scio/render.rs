//! How `scio extract` renders a document: in one piece by a worker, or block by block where it is too large for that.
use super::batch::Counts;
use super::extract::Format;
use scio_claims::copies::Runs;
use scio_claims::corpus::{self, Item};
use scio_claims::report::{self, Style, Writer};
use scio_claims::{Analysis, Claim, Diagnostic, Options, Severity, Source, pipeline};
use std::io::Write;

/// Bytes of text up to which a document is read and rendered as one piece.
const WHOLE: usize = 512 << 10;
/// Bytes that a claim takes, about, so that the buffer need not grow.
const CLAIM: usize = 1300;

/// How documents are written.
#[derive(Clone, Copy)]
pub struct Render {
    /// In what.
    pub format: Format,
    /// The look of text.
    pub style: Style,
    /// Whether JSON carries the text.
    pub with_text: bool,
    /// Whether copies are looked for.
    pub compare: bool,
}

/// A document on its way to the output.
pub struct Piece {
    /// Its text.
    pub source: Source,
    /// By what copies are known, where they are looked for.
    pub runs: Option<Runs>,
    /// What concerns the whole input, for standard error.
    pub warnings: Vec<String>,
    body: Body,
}

/// What of a document is there.
enum Body {
    /// All of it.
    Whole(anyhow::Result<Vec<u8>>, Counts),
    /// Its structure.
    Outline(Box<Analysis>),
}

impl Render {
    /// The longest text that a worker renders; a summary to read needs all of the analysis.
    pub fn whole(self) -> usize {
        if self.format == Format::Text { usize::MAX } else { WHOLE }
    }

    /// A document that was read.
    pub fn rendered(self, item: Item) -> Piece {
        let Item { source, analysis: a } = item;
        let counts = Counts::of(&source, &a, a.claims.len(), &a.diagnostics);
        Piece {
            runs: self.runs(&source, &a),
            warnings: warnings(&source, &a),
            body: Body::Whole(self.bytes(&source, &a), counts),
            source,
        }
    }

    /// A document of which only the structure is read now.
    pub fn outlined(self, source: Source, options: &Options) -> Piece {
        let a = pipeline::outline(&source, options);
        Piece {
            runs: self.runs(&source, &a),
            warnings: warnings(&source, &a),
            body: Body::Outline(Box::new(a)),
            source,
        }
    }

    fn runs(self, source: &Source, a: &Analysis) -> Option<Runs> {
        self.compare.then(|| Runs::of(source, &a.turns))
    }

    fn bytes(self, source: &Source, a: &Analysis) -> anyhow::Result<Vec<u8>> {
        if self.format == Format::Text {
            return Ok(report::text(source, a, self.style).into_bytes());
        }
        let writer = Writer::new(source, a);
        let mut out = self.head(&writer)?;
        out.reserve(a.claims.len() * CLAIM);
        self.claims(&writer, &a.claims, true, &mut out)?;
        out.extend(self.tail(&writer, a.claims.is_empty(), &a.diagnostics)?);
        Ok(out)
    }

    fn head(self, writer: &Writer<'_>) -> anyhow::Result<Vec<u8>> {
        match self.format {
            Format::Json => Ok(writer.json_head(self.with_text)?),
            _ => Ok(Vec::new()),
        }
    }

    /// `first` says that no claims of the document come before.
    fn claims(self, writer: &Writer<'_>, claims: &[Claim], first: bool, out: &mut Vec<u8>) -> anyhow::Result<()> {
        match self.format {
            Format::Json => writer.json(claims, first, out),
            Format::Csv => writer.csv(claims, out)?,
            Format::Jsonl | Format::Text => writer.jsonl(claims, out),
        }
        Ok(())
    }

    fn tail(self, writer: &Writer<'_>, empty: bool, diagnostics: &[Diagnostic]) -> anyhow::Result<Vec<u8>> {
        match self.format {
            Format::Json => Ok(writer.json_tail(empty, diagnostics)?),
            _ => Ok(Vec::new()),
        }
    }

    /// Reads a document's claims and writes them as they come.
    fn in_blocks(self, source: &Source, outline: &Analysis, out: &mut dyn Write) -> anyhow::Result<Counts> {
        let writer = Writer::new(source, outline);
        out.write_all(&self.head(&writer)?)?;
        let mut claims = 0;
        let mut diagnostics = outline.diagnostics.clone();
        let mut failure = None;
        corpus::in_blocks(
            source,
            outline,
            |block| {
                let mut bytes = Vec::with_capacity(block.claims.len() * CLAIM);
                let done = self.claims(&writer, &block.claims, false, &mut bytes);
                (done.map(|()| bytes), block.claims.len(), block.diagnostics)
            },
            |(bytes, more, odd)| {
                // the comma before a document's first claim
                let skip = usize::from(self.format == Format::Json && claims == 0 && more > 0);
                claims += more;
                diagnostics.extend(odd);
                let written = bytes.and_then(|b| Ok(out.write_all(&b[skip..])?));
                written.map_err(|e| failure = Some(e)).is_ok()
            },
        );
        if let Some(e) = failure {
            return Err(e);
        }
        diagnostics.sort_by_key(|d| (d.span, d.code));
        out.write_all(&self.tail(&writer, claims == 0, &diagnostics)?)?;
        Ok(Counts::of(source, outline, claims, &diagnostics))
    }
}

impl Piece {
    /// Writes the document, and says what it came to.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn write(self, render: Render, out: &mut dyn Write) -> anyhow::Result<Counts> {
        match self.body {
            Body::Whole(bytes, counts) => {
                out.write_all(&bytes?)?;
                Ok(counts)
            }
            Body::Outline(outline) => render.in_blocks(&self.source, &outline, out),
        }
    }
}

/// What concerns the whole input, for standard error.
fn warnings(source: &Source, a: &Analysis) -> Vec<String> {
    let all = a.diagnostics.iter();
    all.filter(|d| d.span.is_empty() && d.code.severity() == Severity::Warning)
        .map(|d| format!("scio: {}: {}", source.name, d.message))
        .collect()
}
