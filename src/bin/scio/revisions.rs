//! `scio revisions`: figures that two briefings state differently for the same period.
use super::filters::Filters;
use super::flat::{self, plain};
use super::search::Format;
use scio_claims::search::Query;
use scio_claims::series::{Found, Revision, Revisions, Said, Sieve};
use scio_claims::store::Store;
use scio_claims::{Error, check};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;

/// Arguments of `scio revisions`.
#[derive(clap::Args)]
#[command(
    after_help = "Lists facts only, where no rounding or hedge makes the figures agree and nothing in the sentences speaks for another\nscope. The query, that of `scio search`, chooses the claims; without one all are looked at.\n\nExample: scio revisions --db claims.db indicator:exports\n\nExit status: 0 found, 1 nothing found, 2 an error."
)]
pub struct Args {
    /// The database that `scio index` made.
    #[arg(long, value_name = "FILE")]
    db: PathBuf,
    /// Output format [default: text on a terminal, json otherwise].
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    filters: Filters,
}

/// Runs it; 1 when nothing was found.
pub fn run(args: &Args) -> anyhow::Result<u8> {
    let query = args.filters.query()?;
    let store = Store::open_read_only(&args.db)?;
    let found = find(&store, &query)?;
    let format = args.format.unwrap_or(match std::io::stdout().is_terminal() {
        true => Format::Text,
        false => Format::Json,
    });
    let mut out = Vec::new();
    write(&mut out, format, &found)?;
    std::io::stdout().lock().write_all(&out)?;
    if found.revisions.is_empty() {
        eprintln!("nothing was found: no briefing states differently what another stated");
    }
    Ok(u8::from(found.revisions.is_empty()))
}

/// Looks at all claims, of which the query chooses: the other statement may be one that it does not find.
fn find(store: &Store, query: &Query) -> Result<Revisions, Error> {
    store.require_filed()?;
    let chosen = match query.is_empty() {
        true => None,
        false => Some(store.rows_found(query)?),
    };
    let wanted = |row: i64| chosen.as_ref().is_none_or(|c| c.contains(&row));
    let read = |form: &[u8]| check::unfiled(form).ok_or_else(|| store.not_ours(check::UNREAD));
    let mut sieve = Sieve::default();
    store.forms(|row, form, sentence| -> Result<(), Error> {
        sieve.add(row, &read(form)?, sentence);
        Ok(())
    })?;
    let mut found = Found::default();
    for group in sieve.groups().filter(|g| g.iter().any(|s| wanted(s.row))) {
        let mut said = Vec::with_capacity(group.len());
        for s in group {
            let placed = store.placed(s.row)?;
            said.push(Said {
                row: s.row,
                item: read(&placed.form)?,
                scope: s.scope,
                date: placed.date,
                source: placed.source,
                start: placed.start,
            });
        }
        found.add(&said, wanted, |row| store.record(row))?;
    }
    Ok(found.revisions())
}

/// The columns of the flat formats: one row for each statement.
const COLUMNS: [&str; 14] = [
    "revision", "indicator", "subject", "of", "measure", "unit", "base", "period", "value", "change", "date",
    "speaker", "claim_id", "sentence",
];

fn rows(k: usize, r: &Revision) -> impl Iterator<Item = [String; 14]> + '_ {
    r.statements.iter().map(move |s| {
        [
            (k + 1).to_string(),
            plain(&r.indicator),
            plain(&r.subject),
            plain(&r.of),
            plain(r.measure),
            r.unit.clone(),
            plain(&r.base),
            r.period.clone(),
            plain(s.value),
            plain(r.change),
            plain(&s.document.date),
            plain(&s.speaker),
            s.claim_id.clone(),
            s.sentence.clone(),
        ]
    })
}

fn write(out: &mut Vec<u8>, format: Format, found: &Revisions) -> anyhow::Result<()> {
    let all = || found.revisions.iter().enumerate().flat_map(|(k, r)| rows(k, r));
    match format {
        Format::Json => flat::json(out, found)?,
        Format::Jsonl => flat::jsonl(out, &found.revisions)?,
        Format::Csv => flat::csv(out, COLUMNS, all())?,
        Format::Markdown => {
            writeln!(out, "| {} |", COLUMNS.join(" | "))?;
            writeln!(out, "|{}", "---|".repeat(COLUMNS.len()))?;
            for r in all() {
                flat::markdown_row(out, r)?;
            }
        }
        Format::Text => {
            for r in &found.revisions {
                text(out, r)?;
            }
        }
    }
    Ok(())
}

fn text(out: &mut Vec<u8>, r: &Revision) -> std::io::Result<()> {
    let about: Vec<&str> = [&r.indicator, &r.subject, &r.of]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let base = r.base.as_deref().map(|b| format!(", {b}")).unwrap_or_default();
    writeln!(out, "{}: {}, {}{base}", about.join(" · "), plain(r.measure), r.period)?;
    for s in &r.statements {
        let speaker = s.speaker.as_deref().unwrap_or("unknown speaker");
        let date = s.document.date.as_deref().unwrap_or("no date");
        let down = if s.value.0.is_sign_negative() { "−" } else { "" };
        writeln!(out, "  {date}  {down}{}  ({speaker})  [{}]", s.text, s.claim_id)?;
        writeln!(out, "    “{}”", s.sentence)?;
    }
    writeln!(out)
}
