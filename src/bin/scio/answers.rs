//! Found claims as a table that fits the terminal.
use super::screen::{Mark, Screen, filled};
use scio_claims::report::ClaimOut;
use scio_claims::search::{Query, tokens};
use scio_claims::store::Hit;
use std::collections::HashSet;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Colour of the figure a claim is about.
pub const FIGURE: &str = "1;36";
const FOUND: &str = "33";
const HEADS: [&str; 5] = ["figure", "of what", "period", "said by", "on"];

/// A table: figure, what it is of, when, who says it, the day of the briefing; under each row its sentence and its id.
pub fn table(out: &mut impl Write, hits: &[Hit], query: &Query, screen: Screen) -> io::Result<()> {
    if hits.is_empty() {
        return Ok(());
    }
    let rows: Vec<[String; 5]> = hits.iter().map(cells).collect();
    let widths = widths(&rows, screen.width);
    row(out, &HEADS.map(str::to_string), &widths, screen, ["1"; 5])?;
    let wanted: HashSet<String> = query
        .words
        .iter()
        .filter(|w| !w.not)
        .flat_map(|w| tokens::tokens(&w.text))
        .collect();
    for (h, cells) in hits.iter().zip(&rows) {
        let c = &h.record.claim;
        row(out, cells, &widths, screen, [FIGURE, "1", "", "", ""])?;
        for line in screen.fold(&c.sentence.text, screen.width - 2, &marks(c, &wanted)) {
            writeln!(out, "  {line}")?;
        }
        writeln!(out, "  {}\n", screen.paint("2", &format!("scio show {}", c.id)))?;
    }
    Ok(())
}

fn cells(h: &Hit) -> [String; 5] {
    let c = &h.record.claim;
    let text = |v: &Option<String>| v.clone().unwrap_or_default();
    let what: Vec<&str> = [&c.indicator, &c.subject, &c.base]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    [
        c.text.clone(),
        what.join(" · "),
        text(&c.period),
        text(&c.speaker),
        text(&h.record.document.date),
    ]
}

/// Widths of the columns; what the others leave is for what a figure is of.
fn widths(rows: &[[String; 5]], width: usize) -> [usize; 5] {
    let widest = |k: usize| {
        let all = rows.iter().map(|r| r[k].width());
        all.chain([HEADS[k].width()]).max().unwrap_or(0)
    };
    let mut out = [
        widest(0).min(width / 4),
        0,
        widest(2).min(17),
        widest(3).min(width / 6),
        widest(4),
    ];
    let gaps = 2 * (HEADS.len() - 1);
    let left = width.saturating_sub(gaps + out.iter().sum::<usize>());
    out[1] = widest(1).min(left.max(8));
    out
}

/// One row over as many lines as its cells need; the figures stand to the right.
fn row(
    out: &mut impl Write,
    cells: &[String; 5],
    widths: &[usize; 5],
    screen: Screen,
    codes: [&str; 5],
) -> io::Result<()> {
    let plain = Screen {
        colour: false,
        ..screen
    };
    let folded: Vec<Vec<String>> = (0..5).map(|k| plain.fold(&cells[k], widths[k], &[])).collect();
    for n in 0..folded.iter().map(Vec::len).max().unwrap_or(0) {
        let parts: Vec<String> = (0..5)
            .map(|k| {
                let text = folded[k].get(n).map_or("", String::as_str);
                let painted = match codes[k] {
                    "" => text.to_string(),
                    code => screen.paint(code, text),
                };
                filled(&painted, text.width(), widths[k], k == 0)
            })
            .collect();
        writeln!(out, "{}", parts.join("  ").trim_end())?;
    }
    Ok(())
}

/// The figure of a claim in its sentence.
pub fn figure(c: &ClaimOut) -> Option<Mark> {
    let byte = |at: u32| {
        let n = at.checked_sub(c.sentence.span.start)? as usize;
        let mut all = c.sentence.text.char_indices().map(|x| x.0);
        all.nth(n)
            .or((n == c.sentence.text.chars().count()).then_some(c.sentence.text.len()))
    };
    Some((byte(c.span.start)?, byte(c.span.end)?, FIGURE))
}

/// The figure, and the words asked for.
fn marks(c: &ClaimOut, wanted: &HashSet<String>) -> Vec<Mark> {
    let mut out: Vec<Mark> = figure(c).into_iter().collect();
    for (token, span) in tokens::spans(&c.sentence.text) {
        let (a, b) = (span.start as usize, span.end as usize);
        if wanted.contains(&token) && out.iter().all(|m| b <= m.0 || a >= m.1) {
            out.push((a, b, FOUND));
        }
    }
    out.sort_unstable();
    out
}
