//! `scio search`: questions to the database.
use scio_claims::search::{self, Field, Filter, Query, tokens};
use scio_claims::store::{Hit, Select, Sort, Store};
use serde::Serialize;
use std::collections::HashSet;
use std::io::{BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use unicode_width::UnicodeWidthStr;

/// Output formats.
#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
pub enum Format {
    /// A list to read.
    Text,
    /// An array of claims, each with its document and score.
    Json,
    /// One claim per line.
    Jsonl,
    /// One claim per row.
    Csv,
    /// A table.
    Markdown,
}

/// Orders.
#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
pub enum Order {
    /// Best answer first (newest first without words).
    Relevance,
    /// Newest briefing first.
    Date,
    /// Largest value first.
    Value,
}

/// Arguments of `scio search`.
#[derive(clap::Args)]
#[command(
    after_help = "Words, \"phrases\", -not, and fields:\n  indicator: subject: partner: product: region: actor: measure: unit: speaker: outlet: by:\n  modality: direction: title: period:2025-Q1 period:2024..2025-Q3 since:2025-01-01 before:2026\n  value:>5% value:<=3 value:~5.3trillion (~ takes what rounds to it)\n\nExample: scio search --db claims.db 'robots partner:ASEAN measure:growth value:>5%'"
)]
pub struct Args {
    /// The database that `scio index` made.
    #[arg(long, value_name = "FILE")]
    db: PathBuf,
    /// Output format [default: text on a terminal, json otherwise].
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// At most so many.
    #[arg(long, default_value_t = 20)]
    limit: usize,
    /// After so many.
    #[arg(long, default_value_t = 0)]
    offset: usize,
    /// Order.
    #[arg(long, value_enum, default_value = "relevance")]
    sort: Order,
    /// Count by indicator, speaker, partner, period and measure instead of listing.
    #[arg(long)]
    facets: bool,
    /// As measure: in the query.
    #[arg(long)]
    measure: Option<String>,
    /// As unit: in the query.
    #[arg(long)]
    unit: Option<String>,
    /// As indicator: in the query.
    #[arg(long)]
    indicator: Option<String>,
    /// As partner: in the query.
    #[arg(long)]
    partner: Option<String>,
    /// As product: in the query.
    #[arg(long)]
    product: Option<String>,
    /// As speaker: in the query.
    #[arg(long)]
    speaker: Option<String>,
    /// As outlet: in the query.
    #[arg(long)]
    outlet: Option<String>,
    /// As period: in the query.
    #[arg(long)]
    period: Option<String>,
    /// Briefings on or after a day.
    #[arg(long)]
    since: Option<String>,
    /// Briefings before a day.
    #[arg(long)]
    until: Option<String>,
    /// As value:>= in the query.
    #[arg(long, allow_hyphen_values = true)]
    min: Option<String>,
    /// As value:<= in the query.
    #[arg(long, allow_hyphen_values = true)]
    max: Option<String>,
    /// As direction: in the query.
    #[arg(long)]
    direction: Option<String>,
    /// Words, phrases and fields; after `--` one may begin with a minus.
    query: Vec<String>,
}

/// Runs it; 1 when nothing was found.
pub fn run(args: &Args) -> anyhow::Result<u8> {
    let query = question(args)?;
    let store = Store::open_read_only(&args.db)?;
    let terminal = std::io::stdout().is_terminal();
    let format = args
        .format
        .unwrap_or(if terminal { Format::Text } else { Format::Json });
    let mut out = BufWriter::new(std::io::stdout().lock());
    if args.facets {
        return facets(&store, &query, format, &mut out);
    }
    let select = Select {
        sort: match args.sort {
            Order::Relevance => Sort::Relevance,
            Order::Date => Sort::Date,
            Order::Value => Sort::Value,
        },
        limit: args.limit,
        offset: args.offset,
    };
    let hits = store.search(&query, select)?;
    let colour = terminal && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
    write(&mut out, format, &hits, &query, colour)?;
    out.flush()?;
    if hits.is_empty() {
        nothing(&store, &query)?;
    }
    Ok(u8::from(hits.is_empty()))
}

/// The query as typed, with what the flags add.
fn question(args: &Args) -> anyhow::Result<Query> {
    let mut query = search::parse(&args.query.join(" "))?;
    let flags = [
        (Field::Measure, &args.measure),
        (Field::Unit, &args.unit),
        (Field::Indicator, &args.indicator),
        (Field::Partner, &args.partner),
        (Field::Product, &args.product),
        (Field::Speaker, &args.speaker),
        (Field::Outlet, &args.outlet),
        (Field::Period, &args.period),
        (Field::Since, &args.since),
        (Field::Before, &args.until),
        (Field::Direction, &args.direction),
    ];
    for (field, value) in flags {
        query.filters.extend(value.iter().map(|v| Filter {
            field,
            text: v.clone(),
            not: false,
            value: None,
        }));
    }
    for (sign, value) in [(">=", &args.min), ("<=", &args.max)] {
        if let Some(v) = value {
            query
                .filters
                .extend(search::parse(&format!("value:\"{sign}{v}\""))?.filters);
        }
    }
    Ok(query)
}

fn nothing(store: &Store, query: &Query) -> anyhow::Result<()> {
    let mut near = Vec::new();
    for f in query
        .filters
        .iter()
        .filter(|f| matches!(f.field, Field::Indicator | Field::Speaker))
    {
        near.extend(store.nearest(&f.text)?);
    }
    for w in &query.words {
        near.extend(store.nearest(&w.text)?);
    }
    near.dedup();
    match near.is_empty() {
        true => eprintln!("nothing was found; ask for less, or see what there is with --facets"),
        false => eprintln!("nothing was found; near it there is: {}", near.join(", ")),
    }
    Ok(())
}

fn facets(store: &Store, query: &Query, format: Format, out: &mut impl Write) -> anyhow::Result<u8> {
    let mut all = serde_json::Map::new();
    for column in ["indicator", "speaker", "partner", "period", "measure"] {
        let counts = store.facet(query, column)?;
        if format == Format::Text && !counts.is_empty() {
            writeln!(out, "{column}")?;
            for (value, n) in &counts {
                writeln!(out, "  {n:>6}  {value}")?;
            }
        }
        let counts: serde_json::Map<String, serde_json::Value> =
            counts.into_iter().map(|(v, n)| (v, n.into())).collect();
        all.insert(column.to_string(), counts.into());
    }
    let none = all
        .values()
        .all(|v| v.as_object().is_none_or(serde_json::Map::is_empty));
    if format != Format::Text {
        serde_json::to_writer_pretty(&mut *out, &all)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(u8::from(none))
}

#[derive(Serialize)]
struct Scored<'a> {
    score: f64,
    #[serde(flatten)]
    record: &'a scio_claims::report::Record,
}

fn write(out: &mut impl Write, format: Format, hits: &[Hit], query: &Query, colour: bool) -> anyhow::Result<()> {
    let scored = |h: &'_ Hit| -> serde_json::Result<String> {
        serde_json::to_string(&Scored {
            score: h.score,
            record: &h.record,
        })
    };
    match format {
        Format::Json => {
            let all: Vec<Scored<'_>> = hits
                .iter()
                .map(|h| Scored {
                    score: h.score,
                    record: &h.record,
                })
                .collect();
            serde_json::to_writer_pretty(&mut *out, &all)?;
            out.write_all(b"\n")?;
        }
        Format::Jsonl => {
            for h in hits {
                writeln!(out, "{}", scored(h)?)?;
            }
        }
        Format::Csv => {
            let mut w = csv::Writer::from_writer(&mut *out);
            w.write_record(ROW)?;
            for h in hits {
                w.write_record(row(h))?;
            }
            w.flush()?;
        }
        Format::Markdown => {
            writeln!(out, "| {} |", ROW.join(" | "))?;
            writeln!(out, "|{}", "---|".repeat(ROW.len()))?;
            for h in hits {
                let cells: Vec<String> = row(h)
                    .iter()
                    .map(|c| c.replace('|', "\\|").replace('\n', " "))
                    .collect();
                writeln!(out, "| {} |", cells.join(" | "))?;
            }
        }
        Format::Text => list(out, hits, query, colour)?,
    }
    Ok(())
}

const ROW: [&str; 10] = [
    "id", "date", "speaker", "indicator", "subject", "measure", "value", "unit", "period", "sentence",
];

fn row(h: &Hit) -> [String; 10] {
    let c = &h.record.claim;
    let text = |v: &Option<String>| v.clone().unwrap_or_default();
    let measure = serde_json::to_value(c.measure).ok();
    [
        c.id.clone(),
        text(&h.record.document.date),
        text(&c.speaker),
        text(&c.indicator),
        text(&c.subject),
        measure.and_then(|m| m.as_str().map(str::to_string)).unwrap_or_default(),
        c.value.0.to_string(),
        c.unit.clone(),
        text(&c.period),
        c.sentence.text.clone(),
    ]
}

/// A claim a block: figure, what it is of, when; who said it; the sentence with the words asked for marked.
fn list(out: &mut impl Write, hits: &[Hit], query: &Query, colour: bool) -> anyhow::Result<()> {
    let paint = |code: &str, text: &str| {
        if colour {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_string()
        }
    };
    let wide = hits.iter().map(|h| h.record.claim.text.width()).max().unwrap_or(0);
    let wanted: HashSet<String> = query
        .words
        .iter()
        .filter(|w| !w.not)
        .flat_map(|w| tokens::tokens(&w.text))
        .collect();
    for h in hits {
        let c = &h.record.claim;
        let what: Vec<&str> = [&c.indicator, &c.subject, &c.period, &c.base]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let pad = " ".repeat(wide - c.text.width());
        writeln!(out, "{pad}{}  {}", paint("1;36", &c.text), what.join(" · "))?;
        let said: Vec<&str> = [&h.record.document.date, &c.speaker, &h.record.document.title]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let indent = " ".repeat(wide + 2);
        writeln!(
            out,
            "{indent}{}",
            paint("2", &format!("{}  [{}]", said.join(" · "), c.id))
        )?;
        for line in fold(&c.sentence.text, 100usize.saturating_sub(wide + 2).max(40)) {
            writeln!(out, "{indent}{}", mark(&line, &wanted, &c.text, &paint))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn fold(text: &str, width: usize) -> Vec<String> {
    let mut out = vec![String::new()];
    for word in text.split_whitespace() {
        let last = out.len() - 1;
        if !out[last].is_empty() && out[last].width() + 1 + word.width() > width {
            out.push(word.to_string());
        } else {
            if !out[last].is_empty() {
                out[last].push(' ');
            }
            out[last].push_str(word);
        }
    }
    out
}

fn mark(line: &str, wanted: &HashSet<String>, figure: &str, paint: &impl Fn(&str, &str) -> String) -> String {
    let mut places: Vec<(usize, usize, &str)> = line
        .match_indices(figure)
        .map(|(i, f)| (i, i + f.len(), "1;36"))
        .collect();
    for (token, span) in tokens::spans(line) {
        let (a, b) = (span.start as usize, span.end as usize);
        if wanted.contains(&token) && places.iter().all(|p| b <= p.0 || a >= p.1) {
            places.push((a, b, "33"));
        }
    }
    places.sort_unstable();
    let mut out = String::new();
    let mut at = 0;
    for (a, b, code) in places {
        if a >= at {
            out.push_str(&line[at..a]);
            out.push_str(&paint(code, &line[a..b]));
            at = b;
        }
    }
    out + &line[at..]
}
