//! Anything odd in a text: a pass never fails, it says what it could not read and where.
use super::Span;
use serde::{Deserialize, Serialize};

/// How much a reader should care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing, nothing is lost.
    Info,
    /// Something could not be read or looks wrong.
    Warning,
}

/// What kind of oddity; the string form is part of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// The input holds no text.
    EmptyInput,
    /// The input is text, but no transcript.
    NotATranscript,
    /// The text is in another language than the one whose figures can be read.
    OtherLanguage,
    /// Bytes that were no UTF-8 were replaced.
    InvalidUtf8,
    /// The input holds NUL bytes, as binary files do.
    BinaryInput,
    /// No date of the briefing was found; periods stay relative.
    NoDate,
    /// A turn whose speaker could not be told.
    UnknownSpeaker,
    /// A turn that began without its label.
    MissingLabel,
    /// Digits or number words that were read as neither a claim nor a known non-claim.
    UnreadNumber,
    /// A list of values whose count differs from that of its subjects.
    ListMismatch,
    /// A value no such quantity can have (a share over 100%).
    ImplausibleValue,
    /// A number too long for exact arithmetic.
    NumberTooLong,
    /// The bytes were in another encoding than UTF-8 and were converted.
    Converted,
    /// A page of the briefing is not among the inputs.
    MissingPage,
    /// The page holds more than one briefing.
    SeveralBriefings,
    /// A figure of a page in two languages that only one of them has.
    Untranslated,
}

impl Code {
    /// The kebab-case form used in output.
    pub fn as_str(self) -> &'static str {
        match self {
            Code::EmptyInput => "empty-input",
            Code::NotATranscript => "not-a-transcript",
            Code::OtherLanguage => "other-language",
            Code::InvalidUtf8 => "invalid-utf8",
            Code::BinaryInput => "binary-input",
            Code::NoDate => "no-date",
            Code::UnknownSpeaker => "unknown-speaker",
            Code::MissingLabel => "missing-label",
            Code::UnreadNumber => "unread-number",
            Code::ListMismatch => "list-mismatch",
            Code::ImplausibleValue => "implausible-value",
            Code::NumberTooLong => "number-too-long",
            Code::Converted => "converted",
            Code::MissingPage => "missing-page",
            Code::SeveralBriefings => "several-briefings",
            Code::Untranslated => "untranslated",
        }
    }
    /// The severity that goes with the code.
    pub fn severity(self) -> Severity {
        match self {
            Code::NoDate | Code::MissingLabel | Code::Converted => Severity::Info,
            _ => Severity::Warning,
        }
    }
}

/// One oddity, with the place in the text it speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// What kind.
    pub code: Code,
    /// Where; empty at 0 when it concerns the whole input.
    pub span: Span,
    /// One sentence for a person.
    pub message: String,
}

impl Diagnostic {
    /// A diagnostic of `code` at `span`.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            span,
            message: message.into(),
        }
    }
}
