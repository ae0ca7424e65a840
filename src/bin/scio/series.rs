//! `scio series`: the same quantity across briefings and periods, as a table and as a chart.
use super::filters::{Filters, nothing};
use super::flat::{self, plain};
use super::search::Format;
use scio_claims::model::{Approx, Modality};
use scio_claims::plot;
use scio_claims::search::{Field, Query};
use scio_claims::series::{Growing, Line, Lines, Point};
use scio_claims::store::Store;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use unicode_width::UnicodeWidthStr;

/// Arguments of `scio series`.
#[derive(clap::Args)]
#[command(
    after_help = "The query is that of `scio search`. Facts come first, forecasts and targets of a period are marked; of several\nstatements the newest is shown, with the number of the others.\n\nExample: scio series --db claims.db indicator:exports measure:growth --plot exports.svg\n\nExit status: 0 found, 1 nothing found, 2 an error."
)]
pub struct Args {
    /// The database that `scio index` made.
    #[arg(long, value_name = "FILE")]
    db: PathBuf,
    /// Output format [default: text on a terminal, json otherwise].
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Draw a chart as well, by the ending of the file: .svg or .png.
    #[arg(long, value_name = "FILE")]
    plot: Option<PathBuf>,
    /// At most so many series, the longest first.
    #[arg(long, default_value_t = 20)]
    limit: usize,
    #[command(flatten)]
    filters: Filters,
}

/// Runs it; 1 when nothing was found.
pub fn run(args: &Args) -> anyhow::Result<u8> {
    let query = args.filters.query()?;
    let store = Store::open_read_only(&args.db)?;
    let premises = query
        .filters
        .iter()
        .any(|f| matches!(f.field, Field::By | Field::Outlet));
    let mut lines = Growing::new(premises);
    for row in store.newest_first(&query)? {
        lines.add(store.record(row)?);
    }
    let mut found = lines.lines();
    let left_out = found.series.len().saturating_sub(args.limit);
    found.series.truncate(args.limit);
    if let Some(file) = &args.plot {
        let title = match found.series.as_slice() {
            [one] => one.name(),
            _ => asked(&query),
        };
        draw(&found.series, &title, file)?;
    }
    let format = args.format.unwrap_or(match std::io::stdout().is_terminal() {
        true => Format::Text,
        false => Format::Json,
    });
    let mut out = Vec::new();
    write(&mut out, format, &found)?;
    std::io::stdout().lock().write_all(&out)?;
    if found.series.is_empty() {
        nothing(&store, &query)?;
    }
    if left_out > 0 {
        eprintln!("{left_out} more series; --limit shows more of them");
    }
    Ok(u8::from(found.series.is_empty()))
}

/// What was asked for, as a title.
fn asked(query: &Query) -> String {
    let words = query.words.iter().filter(|w| !w.not).map(|w| w.text.as_str());
    let filters = query.filters.iter().filter(|f| !f.not).map(|f| f.text.as_str());
    let all: Vec<&str> = filters.chain(words).collect();
    if all.is_empty() {
        "All figures".into()
    } else {
        all.join(", ")
    }
}

fn draw(lines: &[Line], title: &str, file: &Path) -> anyhow::Result<()> {
    let picture = plot::chart(lines, title);
    let ending = file.extension().map(|e| e.to_ascii_lowercase());
    let bytes = match ending.as_deref().and_then(|e| e.to_str()) {
        Some("svg") => picture.svg().into_bytes(),
        Some("png") => picture
            .png()
            .ok_or_else(|| anyhow::anyhow!("the chart is too large for a PNG; write an .svg"))?,
        _ => anyhow::bail!(
            "{}: a chart is written as .svg or .png; give one of these endings",
            file.display()
        ),
    };
    std::fs::write(file, bytes).map_err(|e| anyhow::anyhow!("{}: cannot be written: {e}", file.display()))
}

/// The columns of the flat formats.
const COLUMNS: [&str; 21] = [
    "series", "indicator", "subject", "of", "measure", "unit", "base", "scope", "every", "period", "value", "low",
    "high", "approx", "modality", "earlier", "differs", "date", "speaker", "claim_id", "sentence",
];

/// The string that JSON has for a value; none is empty.
fn row(number: usize, l: &Line, p: &Point) -> [String; 21] {
    [
        number.to_string(),
        plain(&l.indicator),
        plain(&l.subject),
        plain(&l.of),
        plain(l.measure),
        l.unit.clone(),
        plain(&l.base),
        plain(&l.scope),
        plain(&l.every),
        plain(&p.period),
        plain(p.value),
        plain(p.low),
        plain(p.high),
        plain(p.approx),
        plain(p.modality),
        p.earlier.to_string(),
        p.differs.to_string(),
        plain(&p.document.date),
        plain(&p.speaker),
        p.claim_id.clone(),
        p.sentence.clone(),
    ]
}

fn write(out: &mut Vec<u8>, format: Format, found: &Lines) -> anyhow::Result<()> {
    let rows = || {
        let numbered = found.series.iter().enumerate();
        numbered.flat_map(|(k, l)| l.points.iter().map(move |p| row(k + 1, l, p)))
    };
    match format {
        Format::Json => flat::json(out, found)?,
        Format::Jsonl => flat::jsonl(out, &found.series)?,
        Format::Csv => flat::csv(out, COLUMNS, rows())?,
        Format::Markdown => {
            for line in &found.series {
                writeln!(out, "### {}\n", line.name())?;
                writeln!(
                    out,
                    "| period | figure | kind | date | speaker | other statements | sentence |"
                )?;
                writeln!(out, "|---|---:|---|---|---|---|---|")?;
                for p in &line.points {
                    let cells = [
                        p.period.clone().unwrap_or_else(|| "–".into()),
                        figure(p),
                        plain(p.modality),
                        plain(&p.document.date),
                        plain(&p.speaker),
                        others(p),
                        p.sentence.clone(),
                    ];
                    flat::markdown_row(out, cells)?;
                }
                writeln!(out)?;
            }
        }
        Format::Text => {
            for line in &found.series {
                text(out, line)?;
            }
        }
    }
    Ok(())
}

/// The figure as said, with hedge and sign.
fn figure(p: &Point) -> String {
    let hedge = match p.approx {
        Approx::Exact => String::new(),
        other => format!("{} ", plain(other)),
    };
    let minus = if p.value.0.is_sign_negative() && !p.text.starts_with(['-', '−']) {
        "−"
    } else {
        ""
    };
    format!("{hedge}{minus}{}", p.text)
}

fn others(p: &Point) -> String {
    match (p.earlier, p.differs) {
        (0, _) => String::new(),
        (n, false) => format!("+{n}"),
        (n, true) => format!("+{n}, some differ"),
    }
}

fn text(out: &mut Vec<u8>, line: &Line) -> std::io::Result<()> {
    writeln!(out, "{}", line.name())?;
    let rows: Vec<[String; 5]> = line
        .points
        .iter()
        .map(|p| {
            let kind = if p.modality == Modality::Fact {
                String::new()
            } else {
                plain(p.modality)
            };
            let who: Vec<&str> = [&p.document.date, &p.speaker]
                .into_iter()
                .flatten()
                .map(String::as_str)
                .collect();
            [
                p.period.clone().unwrap_or_else(|| "–".into()),
                figure(p),
                kind,
                who.join(" "),
                others(p),
            ]
        })
        .collect();
    let wide = |k: usize| rows.iter().map(|r| r[k].width()).max().unwrap_or(0);
    let widths = [0, 1, 2, 3].map(wide);
    for r in &rows {
        let pad = |k: usize| " ".repeat(widths[k] - r[k].width());
        let kind = if widths[2] > 0 {
            format!("  {}{}", r[2], pad(2))
        } else {
            String::new()
        };
        let row = format!(
            "  {}{}  {}{}{kind}  {}{}  {}",
            r[0],
            pad(0),
            pad(1),
            r[1],
            r[3],
            pad(3),
            r[4]
        );
        writeln!(out, "{}", row.trim_end())?;
    }
    writeln!(out)
}
