//! The tables of the flat formats: their columns, keys, and what stands in a cell.
use crate::report::ClaimOut;
use crate::store::Briefing;
use rust_decimal::Decimal;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Integer,
    /// An exact decimal.
    Exact,
    Flag,
    Date,
    /// A JSON object.
    Object,
    /// A JSON array.
    List,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Integer(i64),
    Exact(Decimal),
    Flag(bool),
}

impl Cell {
    /// As text; nothing where it is empty.
    pub(super) fn text(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(s) => s.clone(),
            Cell::Integer(i) => i.to_string(),
            Cell::Exact(d) => d.to_string(),
            Cell::Flag(b) => b.to_string(),
        }
    }
}

/// A column: name, kind, what it is, and the cell of a row.
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) about: &'static str,
    pub(super) cell: fn(&Briefing, usize) -> Cell,
}

/// A foreign key: a column, and the table whose `id` it holds.
pub(super) type Foreign = (&'static str, &'static str);

/// A table.
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) groups: &'static [&'static [Column]],
    pub(super) rows: fn(&Briefing) -> usize,
    pub(super) key: &'static [&'static str],
    pub(super) foreign: &'static [Foreign],
}

impl Table {
    pub(super) fn columns(&self) -> impl Iterator<Item = &'static Column> {
        self.groups.iter().flat_map(|g| g.iter())
    }

    /// The rows of a briefing.
    pub(super) fn cells(&self, b: &Briefing) -> impl Iterator<Item = Vec<Cell>> {
        (0..(self.rows)(b)).map(|i| self.columns().map(|c| (c.cell)(b, i)).collect())
    }
}

const fn col(name: &'static str, kind: Kind, about: &'static str, cell: fn(&Briefing, usize) -> Cell) -> Column {
    Column {
        name,
        kind,
        about,
        cell,
    }
}

fn text(v: &str) -> Cell {
    Cell::Text(v.to_string())
}

fn maybe(v: &Option<String>) -> Cell {
    v.as_deref().map_or(Cell::Empty, text)
}

fn word(v: impl serde::Serialize) -> Cell {
    super::word(v).map_or(Cell::Empty, Cell::Text)
}

fn json(v: impl serde::Serialize) -> Cell {
    serde_json::to_string(&v).map_or(Cell::Empty, Cell::Text)
}

fn number(v: usize) -> Cell {
    Cell::Integer(i64::try_from(v).unwrap_or(i64::MAX))
}

/// Key of a turn, an exchange or a sentence: the document's number and a place in it.
fn key(b: &Briefing, place: usize) -> Cell {
    Cell::Text(format!("{}.{place}", b.number))
}

fn claim(b: &Briefing, i: usize) -> &ClaimOut {
    &b.claims[i]
}

use Kind::{Date, Exact, Flag, Integer, List, Object, Text};

const DOCUMENT: Column = col("document", Integer, "id of the document", |b, _| number(b.number));

const HEADER: &[Column] = &[
    col("id", Integer, "number of the document in this export", |b, _| {
        number(b.number)
    }),
    col("document_id", Text, "name without folder and ending", |b, _| {
        text(&b.document.id)
    }),
    col("url", Text, "path or URL of the source", |b, _| {
        text(&b.document.source)
    }),
    col("title", Text, "title", |b, _| maybe(&b.document.title)),
    col("date", Date, "day of the briefing", |b, _| maybe(&b.document.date)),
    col("date_source", Text, "how the day is known", |b, _| {
        word(b.document.date_source)
    }),
    col("datetime", Text, "start with its offset", |b, _| {
        maybe(&b.document.datetime)
    }),
    col("place", Text, "city", |b, _| maybe(&b.document.place)),
    col("kind", Text, "transcript, continuation or not-a-transcript", |b, _| {
        word(b.document.kind)
    }),
    col("language", Text, "BCP 47 language", |b, _| text(&b.document.language)),
    col(
        "text_sha256",
        Text,
        "hash of the text that start and end count in",
        |b, _| text(&b.document.text_sha256),
    ),
    col(
        "abbreviations",
        Object,
        "abbreviations and what they stand for",
        |b, _| json(&b.document.abbreviations),
    ),
];

const PEOPLE: &[Column] = &[
    DOCUMENT,
    col("position", Integer, "place in the speaker block, from 0", |_, i| {
        number(i)
    }),
    col("name", Text, "name, family name first", |b, i| {
        text(&b.document.participants[i].name)
    }),
    col("honorific", Text, "Mr. or Ms.", |b, i| {
        maybe(&b.document.participants[i].honorific)
    }),
    col("role", Text, "speaker or chairperson", |b, i| {
        word(b.document.participants[i].role)
    }),
    col("titles", List, "titles", |b, i| {
        json(&b.document.participants[i].titles)
    }),
];

const TURN: &[Column] = &[
    col("id", Text, "key", |b, i| key(b, b.turns[i].turn.index)),
    DOCUMENT,
    col("position", Integer, "place in the document, from 0", |b, i| {
        number(b.turns[i].turn.index)
    }),
    col("label", Text, "label as printed", |b, i| text(&b.turns[i].turn.label)),
    col("speaker", Text, "who speaks", |b, i| maybe(&b.turns[i].turn.speaker)),
    col("kind", Text, "chairperson, official, journalist or unknown", |b, i| {
        word(b.turns[i].turn.kind)
    }),
    col("outlet", Text, "outlet of a journalist", |b, i| {
        maybe(&b.turns[i].turn.outlet)
    }),
    col("section", Text, "opening, qa or closing", |b, i| {
        word(b.turns[i].turn.section)
    }),
    col("handoff", Flag, "whether it only passes the question on", |b, i| {
        Cell::Flag(b.turns[i].turn.handoff)
    }),
    col("start", Integer, "first code point", |b, i| {
        number(b.turns[i].turn.span.start as usize)
    }),
    col("end", Integer, "one past the last code point", |b, i| {
        number(b.turns[i].turn.span.end as usize)
    }),
    col("text", Text, "the words", |b, i| text(&b.turns[i].text)),
];

const EXCHANGE: &[Column] = &[
    col("id", Text, "key", |b, i| key(b, b.exchanges[i].index)),
    DOCUMENT,
    col("position", Integer, "place in the document, from 0", |b, i| {
        number(b.exchanges[i].index)
    }),
    col("outlet", Text, "outlet that asks", |b, i| maybe(&b.exchanges[i].outlet)),
    col("sub_questions", Integer, "number of questions asked", |b, i| {
        number(b.exchanges[i].sub_questions as usize)
    }),
    col("questions", List, "positions of the turns that ask", |b, i| {
        json(&b.exchanges[i].questions)
    }),
    col("answers", List, "positions of the turns that answer", |b, i| {
        json(&b.exchanges[i].answers)
    }),
    col("handoffs", List, "positions of the turns that pass on", |b, i| {
        json(&b.exchanges[i].handoffs)
    }),
    col("answered_by", List, "who answers", |b, i| {
        json(&b.exchanges[i].answered_by)
    }),
];

const SENTENCE: &[Column] = &[
    col("id", Text, "key", |b, i| key(b, b.sentences[i].1.span.start as usize)),
    DOCUMENT,
    col("turn", Text, "turn it belongs to", |b, i| key(b, b.sentences[i].0)),
    col("paragraph", Integer, "paragraph of its turn, from 0", |b, i| {
        number(b.sentences[i].1.paragraph)
    }),
    col("start", Integer, "first code point", |b, i| {
        number(b.sentences[i].1.span.start as usize)
    }),
    col("end", Integer, "one past the last code point", |b, i| {
        number(b.sentences[i].1.span.end as usize)
    }),
    col("text", Text, "the words", |b, i| text(&b.sentences[i].1.text)),
];

const ID: Column = col("id", Text, "id of the claim, the same in every run", |b, i| {
    text(&claim(b, i).id)
});

/// Where a claim stands, by keys of the other tables.
const REFERENCES: &[Column] = &[
    ID,
    DOCUMENT,
    col("turn", Text, "turn it is made in", |b, i| key(b, claim(b, i).turn)),
    col("exchange", Text, "exchange it belongs to", |b, i| {
        claim(b, i).exchange.map_or(Cell::Empty, |e| key(b, e))
    }),
    col("sentence", Text, "sentence it stands in", |b, i| {
        key(b, claim(b, i).sentence.span.start as usize)
    }),
];

/// Where a claim stands, for a table that stands alone.
const PLACE: &[Column] = &[
    ID,
    col("date", Date, "day of the briefing", |b, _| maybe(&b.document.date)),
    col("title", Text, "title of the briefing", |b, _| maybe(&b.document.title)),
    col(
        "document_id",
        Text,
        "document, name without folder and ending",
        |b, _| text(&b.document.id),
    ),
    col("url", Text, "path or URL of the source", |b, _| {
        text(&b.document.source)
    }),
    col("turn", Integer, "position of the turn", |b, i| number(claim(b, i).turn)),
    col("exchange", Integer, "position of the exchange", |b, i| {
        claim(b, i).exchange.map_or(Cell::Empty, number)
    }),
];

const ATTRIBUTES: &[Column] = &[
    col("start", Integer, "first code point", |b, i| {
        number(claim(b, i).span.start as usize)
    }),
    col("end", Integer, "one past the last code point", |b, i| {
        number(claim(b, i).span.end as usize)
    }),
    col("text", Text, "the figure as said", |b, i| text(&claim(b, i).text)),
    col("value", Exact, "exact value in base units", |b, i| {
        Cell::Exact(claim(b, i).value.0)
    }),
    col("low", Exact, "lowest value the words allow; empty when open", |b, i| {
        claim(b, i).low.map_or(Cell::Empty, |v| Cell::Exact(v.0))
    }),
    col(
        "high",
        Exact,
        "highest value the words allow; empty when open",
        |b, i| claim(b, i).high.map_or(Cell::Empty, |v| Cell::Exact(v.0)),
    ),
    col("unit", Text, "ISO 4217, %, pp, x, rank, or a noun", |b, i| {
        text(&claim(b, i).unit)
    }),
    col("approx", Text, "= exact, > over, < under, ~ about, nearly", |b, i| {
        word(claim(b, i).approx)
    }),
    col(
        "measure",
        Text,
        "level, growth, change, gap, share, rank, streak or duration",
        |b, i| word(claim(b, i).measure),
    ),
    col("direction", Text, "up, down or flat", |b, i| {
        word(claim(b, i).direction)
    }),
    col("base", Text, "what a growth or change is against", |b, i| {
        maybe(&claim(b, i).base)
    }),
    col("indicator", Text, "what is measured", |b, i| {
        maybe(&claim(b, i).indicator)
    }),
    col("subject", Text, "what else identifies the figure", |b, i| {
        maybe(&claim(b, i).subject)
    }),
    col(
        "of",
        Text,
        "whole of a share, field of a rank, reference of a gap",
        |b, i| maybe(&claim(b, i).of),
    ),
    col("facets", Object, "typed parts of the subject", |b, i| {
        json(&claim(b, i).facets)
    }),
    col(
        "period",
        Text,
        "2025, 2025-Q1, 2025-H1, 2025-03, a day, or A/B",
        |b, i| maybe(&claim(b, i).period),
    ),
    col("speaker", Text, "who says it: a person or an outlet", |b, i| {
        maybe(&claim(b, i).speaker)
    }),
    col(
        "asserted_by",
        Text,
        "official, journalist, chairperson or unknown",
        |b, i| word(claim(b, i).asserted_by),
    ),
    col("source", Text, "another party the figure is attributed to", |b, i| {
        maybe(&claim(b, i).source)
    }),
    col(
        "modality",
        Text,
        "fact, forecast, target, prior or hypothetical",
        |b, i| word(claim(b, i).modality),
    ),
    col(
        "same_as",
        Text,
        "claim that states the amount in another currency",
        |b, i| maybe(&claim(b, i).same_as),
    ),
    col("rule", Text, "rule that made it", |b, i| text(&claim(b, i).rule)),
    col("evidence", Object, "where attributes were read", |b, i| {
        json(&claim(b, i).evidence)
    }),
];

const WORDS: &[Column] = &[col("sentence", Text, "the sentence", |b, i| {
    text(&claim(b, i).sentence.text)
})];

pub(super) const DOCUMENTS: Table = Table {
    name: "documents",
    about: "Briefings",
    groups: &[HEADER],
    rows: |_| 1,
    key: &["id"],
    foreign: &[],
};

pub(super) const PARTICIPANTS: Table = Table {
    name: "participants",
    about: "People of the speaker blocks",
    groups: &[PEOPLE],
    rows: |b| b.document.participants.len(),
    key: &["document", "position"],
    foreign: &[("document", "documents")],
};

pub(super) const TURNS: Table = Table {
    name: "turns",
    about: "Who speaks, in order",
    groups: &[TURN],
    rows: |b| b.turns.len(),
    key: &["id"],
    foreign: &[("document", "documents")],
};

pub(super) const EXCHANGES: Table = Table {
    name: "exchanges",
    about: "Questions with their answers",
    groups: &[EXCHANGE],
    rows: |b| b.exchanges.len(),
    key: &["id"],
    foreign: &[("document", "documents")],
};

pub(super) const SENTENCES: Table = Table {
    name: "sentences",
    about: "Sentences that hold claims",
    groups: &[SENTENCE],
    rows: |b| b.sentences.len(),
    key: &["id"],
    foreign: &[("document", "documents"), ("turn", "turns")],
};

pub(super) const CLAIMS: Table = Table {
    name: "claims",
    about: "Numeric claims",
    groups: &[REFERENCES, ATTRIBUTES],
    rows: |b| b.claims.len(),
    key: &["document", "id"],
    foreign: &[
        ("document", "documents"),
        ("turn", "turns"),
        ("exchange", "exchanges"),
        ("sentence", "sentences"),
    ],
};

/// Claims with their document and sentence in the same row.
pub(super) const FLAT: Table = Table {
    name: "claims",
    about: "Numeric claims, each with its briefing and sentence",
    groups: &[PLACE, ATTRIBUTES, WORDS],
    rows: |b| b.claims.len(),
    key: &["document_id", "id"],
    foreign: &[],
};
