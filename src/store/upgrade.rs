//! What a step to a newer layout cannot say in SQL. Reads the columns of its own layout only, whatever came later.
use super::words::{Around, Told, Words};
use crate::search::tokens::add_tokens;
use rusqlite::{Connection, Row, params};

/// The layout whose full text [`fill_words`] fills.
pub(super) const WORDS: usize = 4;

/// Fills the full text of layout [`WORDS`] from the sentences and claims.
pub(super) fn fill_words(db: &Connection) -> rusqlite::Result<()> {
    let mut sentences = db.prepare(
        "SELECT s.id, s.text, t.outlet, d.title FROM sentences s JOIN documents d ON d.id = s.document
           JOIN turns t ON t.document = s.document AND t.position = s.turn ORDER BY s.id",
    )?;
    let mut claims = db.prepare(
        "SELECT c.indicator, c.subject, c.partner, c.product, c.region, c.actor, c.transport, c.speaker, c.measure, c.unit,
           c.asserted_by, c.modality, c.direction, c.period, c.value, c.low, c.high, e.outlet
         FROM claims c LEFT JOIN exchanges e ON e.document = c.document AND e.position = c.exchange
         WHERE c.sentence = ? ORDER BY c.id",
    )?;
    let mut insert = db.prepare("INSERT INTO sentences_fts (rowid, words, marks) VALUES (?,?,?)")?;
    let mut words = Words::default();
    let mut rows = sentences.query([])?;
    while let Some(r) = rows.next()? {
        let id: i64 = r.get(0)?;
        let (text, outlet): (String, Option<String>) = (r.get(1)?, r.get(2)?);
        let mut title = String::new();
        add_tokens(&r.get::<_, Option<String>>(3)?.unwrap_or_default(), &mut title);
        let found: Vec<(Told<'_>, Option<String>)> = claims.query_map([id], told)?.collect::<rusqlite::Result<_>>()?;
        let around = Around {
            text: &text,
            outlet: outlet.as_deref(),
            asked: found.first().and_then(|f| f.1.as_deref()),
            title: &title,
        };
        let told: Vec<Told<'_>> = found.iter().map(|f| f.0.clone()).collect();
        let (words, marks) = words.of_sentence(&around, &told);
        insert.execute(params![id, words, marks])?;
    }
    Ok(())
}

fn told(r: &Row<'_>) -> rusqlite::Result<(Told<'static>, Option<String>)> {
    let text = |k: usize| r.get::<_, Option<String>>(k);
    let mut names: Vec<String> = text(1)?.into_iter().collect();
    for k in 2..7 {
        names.extend(text(k)?.iter().flat_map(|l| l.split("; ")).map(str::to_string));
    }
    names.extend(text(7)?);
    let mut values = Vec::new();
    for k in 14..17 {
        values.extend(text(k)?.and_then(|v| v.parse::<rust_decimal::Decimal>().ok()));
    }
    let column = |k: usize| r.get::<_, String>(k).map(Into::into);
    let told = Told {
        indicator: text(0)?.map(Into::into),
        names: names.into_iter().map(Into::into).collect(),
        measure: column(8)?,
        unit: column(9)?,
        asserted_by: column(10)?,
        modality: column(11)?,
        direction: text(12)?.map(Into::into),
        period: text(13)?.map(Into::into),
        values,
    };
    Ok((told, text(17)?))
}
