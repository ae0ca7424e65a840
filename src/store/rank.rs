//! Which sentences answer a question of words best: Okapi BM25 with the parameters that FTS5 has (Robertson and Zaragoza,
//! *The Probabilistic Relevance Framework*, 2009). Of the many sentences that hold a common word the newest are ranked
//! first, block by block, so that an answer takes no longer the more there is.
use super::ask::Select;
use super::plan::{Plan, term};
use super::words::EVERY;
use crate::search::{Query, tokens::tokens};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use std::cmp::Reverse;

/// Sentences that are ranked together.
const BLOCK: usize = 1000;
/// A word in so many sentences is common; no more are counted.
const COMMON: i64 = 2000;
const K1: f64 = 1.2;
const B: f64 = 0.75;

/// What is asked for: its words in the index's form, side by side, and how much one of them counts.
struct Term {
    words: Vec<String>,
    weight: f64,
}

/// Ids of the claims a query finds, the best first, with their scores.
pub(super) fn ranked(db: &Connection, query: &Query, plan: &Plan, select: Select) -> rusqlite::Result<Vec<(i64, f64)>> {
    let terms = terms(db, query)?;
    let mut sentences = db.prepare_cached(&format!(
        "SELECT rowid, words FROM sentences_fts WHERE {} ORDER BY rowid DESC LIMIT {BLOCK}",
        super::plan::FOUND
    ))?;
    let mut claims = db.prepare_cached(&format!(
        "SELECT c.id, c.text, c.indicator, c.subject FROM claims c CROSS JOIN documents d ON d.id = c.document
         WHERE c.sentence = ? AND {} ORDER BY c.id",
        plan.conditions
    ))?;
    let wanted = select.limit.saturating_add(select.offset);
    let mut out: Vec<(i64, f64)> = Vec::new();
    let mut ids = plan.ids;
    while out.len() < wanted {
        let args = [
            Value::Text(plan.matching.clone()),
            Value::Integer(ids.0),
            Value::Integer(ids.1),
        ];
        let block: Vec<(i64, String)> = sentences
            .query_map(params_from_iter(&args), |r| Ok((r.get(0)?, r.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let Some((oldest, _)) = block.last() else { break };
        ids.1 = *oldest;
        for (sentence, score) in scored(&block, &terms) {
            let args = std::iter::once(Value::Integer(sentence)).chain(plan.args.iter().cloned());
            let mut own: Vec<(i64, String)> = claims
                .query_map(params_from_iter(args), |r| {
                    let name = |k| r.get::<_, Option<String>>(k).map(Option::unwrap_or_default);
                    Ok((r.get(0)?, format!("{} {} {}", name(1)?, name(2)?, name(3)?)))
                })?
                .collect::<rusqlite::Result<_>>()?;
            // of the claims of a sentence first those that the words speak of themselves
            own.sort_by_cached_key(|(_, text)| {
                let text = tokens(text);
                let held = terms.iter().filter(|t| times(&text, &t.words) > 0);
                Reverse(held.count())
            });
            out.extend(own.into_iter().map(|(id, _)| (id, score)));
            if out.len() >= wanted {
                break;
            }
        }
    }
    Ok(out.into_iter().take(wanted).skip(select.offset).collect())
}

fn terms(db: &Connection, query: &Query) -> rusqlite::Result<Vec<Term>> {
    let mut count = db.prepare_cached(&format!(
        "SELECT count(*) FROM (SELECT 1 FROM sentences_fts WHERE sentences_fts MATCH ? LIMIT {COMMON})"
    ))?;
    let mut out = Vec::new();
    for w in query.words.iter().filter(|w| !w.not) {
        let Some(asked) = term(w) else { continue };
        let n: i64 = count.query_row([&asked], |r| r.get(0))?;
        // as in a collection where the common words stand in half of the sentences
        let (n, all) = (n as f64, 2.0 * COMMON as f64);
        out.push(Term {
            words: tokens(&w.text),
            weight: (1.0 + (all - n + 0.5) / (n + 0.5)).ln(),
        });
    }
    Ok(out)
}

/// Sentences with their scores, the best first, of equals the newest.
fn scored(block: &[(i64, String)], terms: &[Term]) -> Vec<(i64, f64)> {
    let split: Vec<Vec<&str>> = block.iter().map(|(_, words)| words.split(' ').collect()).collect();
    let length = |words: &[&str]| words.iter().filter(|w| **w != EVERY).count() as f64;
    let average = split.iter().map(|w| length(w)).sum::<f64>() / split.len().max(1) as f64;
    let mut out: Vec<(i64, f64)> = block
        .iter()
        .zip(&split)
        .map(|((id, _), words)| {
            let norm = K1 * (1.0 - B + B * length(words) / average.max(1.0));
            let score = terms.iter().map(|t| {
                let n = times(words, &t.words) as f64;
                t.weight * n * (K1 + 1.0) / (n + norm)
            });
            (*id, score.sum())
        })
        .collect();
    out.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
    out
}

/// How often words stand side by side.
fn times(text: &[impl AsRef<str>], words: &[String]) -> usize {
    let here = |w: &[_]| {
        w.iter()
            .zip(words)
            .all(|(a, b): (&_, &String)| AsRef::<str>::as_ref(a) == b)
    };
    match words.len() {
        0 => 0,
        n => text.windows(n).filter(|w| here(w)).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_often_and_in_fewer_words_counts_more() {
        let block = [
            (1, "tea export rose while tea import fell in the south _ tea"),
            (2, "tea rose _ title"),
            (
                3,
                "grain output and tea and much more that is said at length and breadth _ title",
            ),
        ];
        let block = block.map(|(id, w)| (id, w.to_string()));
        let term = |words: &str| Term {
            words: words.split(' ').map(str::to_string).collect(),
            weight: 1.0,
        };
        let order = |t: Term| scored(&block, &[t]).iter().map(|s| s.0).collect::<Vec<_>>();
        assert_eq!(order(term("tea")), [1, 2, 3]);
        assert_eq!(order(term("tea rose"))[0], 2, "side by side");
        assert_eq!(order(term("none")), [3, 2, 1], "of equals the newest");
    }
}
