//! What an analysis is made of: flat vectors, typed indices, byte spans into the source.
//! Plain data only; how it is written out is the business of [`crate::report`].
use crate::base::{Diagnostic, Span};
use jiff::civil::{Date, DateTime};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Index of a turn in [`Analysis::turns`].
pub type TurnIdx = usize;
/// Index of a sentence in [`Analysis::sentences`].
pub type SentenceIdx = usize;

/// Everything read from one source.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// The header and what kind of page it is.
    pub document: Document,
    /// Stretches that tile the source from its first byte to its last.
    pub segments: Vec<Segment>,
    /// Speaker turns in order.
    pub turns: Vec<Turn>,
    /// Questions with their answers, in order.
    pub exchanges: Vec<Exchange>,
    /// Sentences of all turns, in order.
    pub sentences: Vec<Sentence>,
    /// Numeric claims in order of their spans.
    pub claims: Vec<Claim>,
    /// Numbers that claim nothing (dates, names, list markers, denominators), in order.
    pub non_claims: Vec<NonClaim>,
    /// Whatever was odd, in order of place.
    pub diagnostics: Vec<Diagnostic>,
}

/// What kind of page the source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// A briefing from its beginning.
    Transcript,
    /// A later page of a briefing, without its beginning.
    Continuation,
    /// Anything else.
    #[default]
    NotATranscript,
}

/// How the briefing's date came to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DateSource {
    /// A `Date:` line of the speaker block.
    DateLine,
    /// A dateline such as `Beijing | 10 a.m. April 14, 2025`.
    Dateline,
    /// The publication date of a byline; may be days late.
    Byline,
    /// Words of the summary or a photo caption.
    Prose,
    /// The file name or URL.
    FileName,
    /// Given by the caller.
    Given,
}

/// The header of a briefing.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// What kind of page.
    pub kind: DocumentKind,
    /// Title line(s), white space folded.
    pub title: Option<String>,
    /// City of the dateline.
    pub place: Option<String>,
    /// Local start (UTC+08:00) where the dateline tells it.
    pub datetime: Option<DateTime>,
    /// The day of the briefing.
    pub date: Option<Date>,
    /// How the day is known.
    pub date_source: Option<DateSource>,
    /// Where no day is known, one that `this year` may be reckoned from, told by the years that the page names.
    pub anchor: Option<Date>,
    /// People of the speaker block (and the chair), in order, each once.
    pub participants: Vec<Participant>,
    /// Abbreviations introduced in passing: (`GACC`, `General Administration of Customs of China`).
    pub abbreviations: Vec<(String, String)>,
    /// Other briefings that follow on the same page, in order.
    pub later: Vec<Later>,
}

impl Document {
    /// The day, or what stands for it, and the title of the briefing that a turn belongs to.
    pub fn briefing_of(&self, turn: TurnIdx) -> (Option<Date>, Option<&str>) {
        match self.later.iter().rfind(|l| l.turn <= turn) {
            Some(l) => (l.date, l.title.as_deref()),
            None => (self.date.or(self.anchor), self.title.as_deref()),
        }
    }
}

/// A briefing that begins further down on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    /// Its title.
    pub title: Option<String>,
    /// Its day.
    pub date: Option<Date>,
    /// Its first turn.
    pub turn: TurnIdx,
}

/// What a participant is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Answers questions.
    Speaker,
    /// Chairs the briefing.
    Chairperson,
}

/// One person of the speaker block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Name as printed, family name first.
    pub name: String,
    /// `Mr.` or `Ms.` where the page says it.
    pub honorific: Option<String>,
    /// Speaker or chairperson.
    pub role: Role,
    /// One entry per title, in order.
    pub titles: Vec<String>,
}

/// A stretch of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where.
    pub span: Span,
    /// What it is.
    pub kind: SegmentKind,
}

/// What a stretch of the source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SegmentKind {
    /// Title, byline, dateline, speaker block.
    Header,
    /// The label of a turn with its line end.
    Label(TurnIdx),
    /// The words of a turn.
    Speech(TurnIdx),
    /// `_ueditor_page_break_tag_` and the like.
    PageBreak,
    /// A photo caption.
    Caption,
    /// Translator credits.
    Credits,
    /// The note that the Chinese version prevails, or that a text was written for a project.
    Disclaimer,
    /// Links to other pages.
    RelatedLinks,
    /// Navigation, share bars, video widgets.
    Furniture,
    /// Text outside any turn.
    Other,
    /// White space between segments.
    Blank,
}

/// Who takes a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TurnKind {
    /// The chair.
    Chairperson,
    /// Somebody who answers.
    Official,
    /// Somebody who asks.
    Journalist,
    /// Could not be told.
    Unknown,
}

/// Where in the briefing a turn stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Section {
    /// Welcome and statements before the floor is open.
    Opening,
    /// Questions and answers.
    Qa,
    /// The chair's closing words.
    Closing,
}

/// One stretch of speech by one speaker.
#[derive(Clone, Debug)]
pub struct Turn {
    /// The label as printed, without colon and page-break tag; empty when there was none.
    pub label: String,
    /// Where the label stands.
    pub label_span: Option<Span>,
    /// The speaker's name (a participant's printed name where they are one) or, for a journalist, none.
    pub speaker: Option<String>,
    /// Index into [`Document::participants`].
    pub participant: Option<usize>,
    /// Who takes it.
    pub kind: TurnKind,
    /// A journalist's outlet.
    pub outlet: Option<String>,
    /// Opening, questions and answers, or closing.
    pub section: Section,
    /// Whether the official only passes the question on.
    pub handoff: bool,
    /// The words, from the first paragraph's start to the last one's end.
    pub span: Span,
    /// The paragraphs (non-blank lines that are speech), in order.
    pub paragraphs: Vec<Span>,
}

impl Turn {
    /// The name claims of this turn are filed under: the speaker's, else the outlet.
    pub fn voice(&self) -> Option<&str> {
        self.speaker.as_deref().or(self.outlet.as_deref())
    }
}

/// A question and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// Outlet that asks.
    pub outlet: Option<String>,
    /// Turns that ask.
    pub questions: Vec<TurnIdx>,
    /// How many questions the outlet says or shows it asks; at least 1.
    pub sub_questions: u32,
    /// Turns that answer.
    pub answers: Vec<TurnIdx>,
    /// Turns that only pass the question on.
    pub handoffs: Vec<TurnIdx>,
    /// Who answered, in order, each once.
    pub answered_by: Vec<String>,
}

/// One sentence of a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where, without surrounding white space.
    pub span: Span,
    /// Turn it belongs to.
    pub turn: TurnIdx,
    /// Paragraph of the turn, from 0.
    pub paragraph: usize,
}

/// What kind of statement a figure makes (definitions: W3C/SDMX-like, see the README's table).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// The value of an indicator.
    Level,
    /// Relative change, signed.
    Growth,
    /// Absolute change in the indicator's own unit, signed.
    Change,
    /// Difference from another series at the same time, signed.
    Gap,
    /// Part of a whole.
    Share,
    /// Ordinal position.
    Rank,
    /// Run of consecutive periods.
    Streak,
    /// Length of time.
    Duration,
}

/// How exact the words make the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
pub enum Approx {
    /// As stated.
    #[serde(rename = "=")]
    Exact,
    /// Over, more than.
    #[serde(rename = ">")]
    Over,
    /// At least.
    #[serde(rename = ">=")]
    AtLeast,
    /// Under, less than.
    #[serde(rename = "<")]
    Under,
    /// At most, up to.
    #[serde(rename = "<=")]
    AtMost,
    /// About, around.
    #[serde(rename = "~")]
    About,
    /// Nearly, almost.
    #[serde(rename = "nearly")]
    Nearly,
}

impl Approx {
    /// The form used in output.
    pub fn as_str(self) -> &'static str {
        match self {
            Approx::Exact => "=",
            Approx::Over => ">",
            Approx::AtLeast => ">=",
            Approx::Under => "<",
            Approx::AtMost => "<=",
            Approx::About => "~",
            Approx::Nearly => "nearly",
        }
    }
}

/// Which way a quantity moves or differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Rises, or lies above.
    Up,
    /// Falls, or lies below.
    Down,
    /// Stays.
    Flat,
}

/// Whether a figure is stated as fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// Stated as fact.
    Fact,
    /// Expected by somebody.
    Forecast,
    /// Aimed at.
    Target,
    /// An earlier value, superseded.
    Prior,
    /// An example or a counterfactual.
    Hypothetical,
}

/// Where an attribute came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The words it was read from; none for a default.
    pub span: Option<Span>,
    /// Whether those words stand in the claim's own clause.
    pub how: How,
}

/// How an attribute is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// Said in the claim's own clause.
    Stated,
    /// Carried over from earlier words.
    Inherited,
    /// A convention of the genre.
    Default,
}

/// Typed parts of the subject.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Facets {
    /// Kinds of enterprises or bodies that act.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub actor: Vec<String>,
    /// Economies and groups traded with.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub partner: Vec<String>,
    /// Goods and services.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub product: Vec<String>,
    /// Regions and provinces of China.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub region: Vec<String>,
    /// Modes of transport and routes.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub transport: Vec<String>,
}

/// One numeric claim.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Turn it is made in.
    pub turn: TurnIdx,
    /// Sentence it stands in.
    pub sentence: SentenceIdx,
    /// The surface: numeral, scale word and unit.
    pub span: Span,
    /// Exact value in base units, signed for growth, change and gap.
    pub value: Decimal,
    /// Lower end of what the words allow; none when open.
    pub low: Option<Decimal>,
    /// Upper end of what the words allow; none when open.
    pub high: Option<Decimal>,
    /// Unit code, see the output contract.
    pub unit: String,
    /// Hedge.
    pub approx: Approx,
    /// Kind of statement.
    pub measure: Measure,
    /// Which way.
    pub direction: Option<Direction>,
    /// What a growth or change is against: `yoy`, `qoq`, `mom`, `period:2012`, `forecast`.
    pub base: Option<String>,
    /// Canonical noun phrase of what is measured.
    pub indicator: Option<String>,
    /// Words that make the figure identifiable besides the indicator.
    pub subject: Option<String>,
    /// Whole of a share, field of a rank, reference of a gap.
    pub of: Option<String>,
    /// The subject's typed parts.
    pub facets: Facets,
    /// ISO-like period.
    pub period: Option<String>,
    /// Another party the figure is attributed to.
    pub source: Option<String>,
    /// Fact, forecast, target, prior or hypothetical.
    pub modality: Modality,
    /// Name of the rule that made it.
    pub rule: &'static str,
    /// Where indicator, period and base came from, sorted by attribute name.
    pub evidence: Vec<(&'static str, Evidence)>,
    /// Index of the claim that states the same amount in another currency.
    pub same_as: Option<usize>,
}

/// Why a number claims nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NonClaimKind {
    /// A calendar date, year, quarter, or clock time.
    Date,
    /// Part of a name (`14th Five-Year Plan`, `PM2.5`).
    Name,
    /// `First,` or `1.`
    ListMarker,
    /// The `per 10,000` of a rate.
    Denominator,
    /// A pronoun or idiom (`one of the`, `no one`).
    Idiom,
    /// A length of time that only sets the scene (`over the past five years`).
    PeriodSetting,
    /// A count of the speech's own parts (`my first question`, `three aspects`).
    Discourse,
    /// A figure that the page tells in its other language, too.
    Translation,
}

/// A number that claims nothing, kept so that every number is accounted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NonClaim {
    /// Where.
    pub span: Span,
    /// Why.
    pub kind: NonClaimKind,
}

/// What was read of some sentences.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// Claims in order; `same_as` counts from the first of them.
    pub claims: Vec<Claim>,
    /// Numbers that claim nothing, in order.
    pub non_claims: Vec<NonClaim>,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
}
