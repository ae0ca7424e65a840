//! `scio search`: questions to the database.
use super::answers;
use super::filters::{self, Filters};
use super::screen::Screen;
use scio_claims::search::Query;
use scio_claims::store::{Hit, Select, Sort, Store};
use serde::Serialize;
use std::io::{BufWriter, IsTerminal, Write};
use std::path::PathBuf;

/// Output formats.
#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
pub enum Format {
    /// A table to read, as wide as the terminal.
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
#[command(after_help = format!("{}\n\nExample: scio search --db claims.db 'robots partner:ASEAN measure:growth value:>5%'", filters::LANGUAGE))]
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
    #[command(flatten)]
    filters: Filters,
}

/// Runs it; 1 when nothing was found.
pub fn run(args: &Args) -> anyhow::Result<u8> {
    let query = args.filters.query()?;
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
    write(&mut out, format, &hits, &query)?;
    out.flush()?;
    if hits.is_empty() {
        filters::nothing(&store, &query)?;
    }
    Ok(u8::from(hits.is_empty()))
}

fn facets(store: &Store, query: &Query, format: Format, out: &mut impl Write) -> anyhow::Result<u8> {
    let mut all = serde_json::Map::new();
    for (column, counts) in store.facets(query)? {
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
    let rows = || {
        all.iter().flat_map(|(facet, counts)| {
            let counts = counts.as_object().into_iter().flatten();
            counts.map(move |(value, n)| [facet.clone(), value.clone(), n.to_string()])
        })
    };
    match format {
        Format::Csv => {
            let mut w = csv::Writer::from_writer(&mut *out);
            w.write_record(["facet", "value", "claims"])?;
            for row in rows() {
                w.write_record(row)?;
            }
            w.flush()?;
        }
        Format::Markdown => {
            writeln!(out, "| facet | value | claims |\n|---|---|---:|")?;
            for [facet, value, n] in rows() {
                writeln!(out, "| {facet} | {} | {n} |", value.replace('|', "\\|"))?;
            }
        }
        Format::Json | Format::Jsonl => {
            serde_json::to_writer_pretty(&mut *out, &all)?;
            out.write_all(b"\n")?;
        }
        Format::Text => {}
    }
    let none = all
        .values()
        .all(|v| v.as_object().is_none_or(serde_json::Map::is_empty));
    out.flush()?;
    if none {
        filters::nothing(store, query)?;
    }
    Ok(u8::from(none))
}

#[derive(Serialize)]
struct Scored<'a> {
    score: f64,
    #[serde(flatten)]
    record: &'a scio_claims::report::Record,
}

fn write(out: &mut impl Write, format: Format, hits: &[Hit], query: &Query) -> anyhow::Result<()> {
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
        Format::Text => answers::table(out, hits, query, Screen::new())?,
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
