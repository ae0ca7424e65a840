//! How a query is answered: sentences that the full-text index finds by their words and marks, the newest first; of their
//! claims those that meet the conditions exactly. Must not rank.
use super::Store;
use super::words::{EVERY, SIZES, exactly, mark, size};
use super::write::A_DAY;
use crate::search::tokens::tokens;
use crate::search::{Field, Filter, Query, Values, Word, days};
use rusqlite::types::Value;

/// A query, ready to be run.
pub(super) struct Plan {
    /// What the full-text index is asked.
    pub matching: String,
    /// Ids of the sentences that may answer: from, up to but not including.
    pub ids: (i64, i64),
    /// What claims must meet, over `claims c` and `documents d`.
    pub conditions: String,
    /// What stands for its question marks.
    pub args: Vec<Value>,
}

/// Sentences the index finds; what follows it speaks of `?1`, `?2`, `?3`: [`Plan::found`].
pub(super) const FOUND: &str = "sentences_fts MATCH ?1 AND sentences_fts.rowid >= ?2 AND sentences_fts.rowid < ?3";
/// The claims of found sentences and their documents, in this order.
pub(super) const CLAIMS: &str = "sentences_fts CROSS JOIN claims c ON c.sentence = sentences_fts.rowid
  CROSS JOIN documents d ON d.id = c.document";

impl Plan {
    /// The plan of a query.
    pub fn new(store: &Store, query: &Query) -> rusqlite::Result<Plan> {
        let mut wanted: Vec<String> = Vec::new();
        let mut unwanted: Vec<String> = Vec::new();
        for w in &query.words {
            let Some(term) = term(w) else { continue };
            if w.not { unwanted.push(term) } else { wanted.push(term) }
        }
        let mut plan = Plan {
            matching: String::new(),
            ids: (0, i64::MAX),
            conditions: "1".into(),
            args: Vec::new(),
        };
        for f in &query.filters {
            let exact = f.field == Field::Indicator && store.has_word(&mark('i', &f.text))?;
            let (sql, values) = condition(f, exact);
            plan.conditions += &if f.not {
                format!(" AND NOT coalesce(({sql}), 0)")
            } else {
                format!(" AND ({sql})")
            };
            plan.args.extend(values);
            if !f.not {
                wanted.extend(narrowed(f, exact));
                let (from, to) = ids(f);
                plan.ids = (plan.ids.0.max(from), plan.ids.1.min(to));
            }
        }
        if wanted.is_empty() {
            wanted.push(quoted(EVERY));
        }
        plan.matching = wanted.join(" AND ");
        for term in unwanted {
            plan.matching = format!("({}) NOT ({term})", plan.matching);
        }
        Ok(plan)
    }

    /// What [`FOUND`] asks for, and after it the arguments of the conditions.
    pub fn found(&self) -> Vec<Value> {
        let mut out = vec![
            Value::Text(self.matching.clone()),
            Value::Integer(self.ids.0),
            Value::Integer(self.ids.1),
        ];
        out.extend(self.args.iter().cloned());
        out
    }
}

fn quoted(word: &str) -> String {
    format!("\"{word}\"")
}

/// Words of a text, all of them.
pub(super) fn all_words(text: &str) -> Option<String> {
    let words: Vec<String> = tokens(text).iter().map(|t| quoted(&t.replace('"', ""))).collect();
    (!words.is_empty()).then(|| words.join(" AND "))
}

/// A word or phrase as the index is asked for it.
pub(super) fn term(w: &Word) -> Option<String> {
    let words: Vec<String> = tokens(&w.text).iter().map(|t| t.replace('"', "")).collect();
    match words.len() {
        0 => None,
        _ if w.phrase => Some(quoted(&words.join(" "))),
        1 => Some(quoted(&words[0])),
        _ => all_words(&w.text).map(|t| format!("({t})")),
    }
}

/// What the index can be asked so that it finds all sentences that may meet a filter, and few others.
fn narrowed(f: &Filter, exact: bool) -> Vec<String> {
    let marked = |attribute: char| vec![quoted(&mark(attribute, &f.text))];
    match f.field {
        Field::Indicator if exact => marked('i'),
        Field::Measure => marked('m'),
        Field::Unit => marked('u'),
        Field::By => marked('b'),
        Field::Modality => marked('o'),
        Field::Direction => marked('d'),
        Field::Period => match f.text.split_once("..") {
            None => marked('p'),
            Some((a, b)) => years(a, b).map(begun).unwrap_or_default(),
        },
        Field::Value => f.values.as_ref().map(of_values).unwrap_or_default(),
        Field::Indicator
        | Field::Subject
        | Field::Partner
        | Field::Product
        | Field::Region
        | Field::Actor
        | Field::Speaker
        | Field::Title => all_words(&f.text).map(|w| format!("({w})")).into_iter().collect(),
        Field::Outlet => tokens(&f.text).iter().map(|t| quoted(&mark('q', t))).collect(),
        Field::Since | Field::After | Field::Before | Field::Until => Vec::new(),
    }
}

/// Periods that begin in one of these years; nothing where there are none or too many.
fn begun(years: std::ops::RangeInclusive<i32>) -> Vec<String> {
    const MOST: usize = 64;
    let marks: Vec<String> = years
        .take(MOST + 1)
        .map(|y| quoted(&mark('y', &format!("{y:04}"))))
        .collect();
    match marks.len() {
        0 => Vec::new(),
        n if n > MOST => Vec::new(),
        _ => vec![format!("({})", marks.join(" OR "))],
    }
}

/// The years a period may begin in that lies within a range; none for a range that is open.
fn years(a: &str, b: &str) -> Option<std::ops::RangeInclusive<i32>> {
    let year = |day: Option<String>| day.and_then(|d| d.get(..4)?.parse().ok());
    let first = days(&a.to_uppercase()).map(|d| d.0);
    let last = days(&b.to_uppercase()).map(|d| d.1);
    Some(year(first)?..=year(last)?)
}

fn of_values(v: &Values) -> Vec<String> {
    let mut out: Vec<String> = v.unit.iter().map(|u| quoted(&mark('u', u))).collect();
    if let Some(value) = v.low.filter(|low| v.high == Some(*low) && !v.near) {
        out.push(quoted(&exactly(value)));
        return out;
    }
    let low = v.low.map_or(SIZES.0, size);
    let high = v.high.map_or(SIZES.1, size);
    if low > SIZES.0 {
        let marks: Vec<String> = (low..=high.max(low))
            .map(|n| quoted(&mark('e', &n.to_string())))
            .collect();
        out.push(format!("({})", marks.join(" OR ")));
    }
    out
}

/// The ids of the sentences whose day a filter lets through.
fn ids(f: &Filter) -> (i64, i64) {
    let digits: String = f.text.chars().filter(char::is_ascii_digit).collect();
    let day = |pad: char| {
        let mut digits = digits.clone();
        while digits.len() < 8 {
            digits.push(pad);
        }
        digits.parse::<i64>().unwrap_or(0)
    };
    match f.field {
        Field::Since => (day('0') * A_DAY, i64::MAX),
        Field::Before => (0, day('0') * A_DAY),
        // a month or year is over when its last day is
        Field::After => ((day('9') + 1) * A_DAY, i64::MAX),
        Field::Until => (0, (day('9') + 1) * A_DAY),
        _ => (0, i64::MAX),
    }
}

/// What a claim must meet. `exact`: there is an indicator of just this name.
fn condition(f: &Filter, exact: bool) -> (String, Vec<Value>) {
    let text = || Value::Text(f.text.clone());
    let like = || Value::Text(format!("%{}%", f.text.replace(['%', '_'], "")));
    let equal = |column: &str| (format!("{column} = ? COLLATE NOCASE"), vec![text()]);
    let holds = |column: &str| (format!("{column} LIKE ?"), vec![like()]);
    match f.field {
        // an exact indicator where there is one of that name, else those that hold the words
        Field::Indicator if exact => equal("c.indicator"),
        Field::Indicator => holds("c.indicator"),
        Field::Subject => holds("c.subject"),
        Field::Partner => holds("c.partner"),
        Field::Product => ("c.product LIKE ? OR c.subject LIKE ?".into(), vec![like(), like()]),
        Field::Region => holds("c.region"),
        Field::Actor => holds("c.actor"),
        Field::Measure => equal("c.measure"),
        Field::Unit => equal("c.unit"),
        Field::Speaker => holds("c.speaker"),
        Field::Outlet => (
            "c.speaker LIKE ? AND c.asserted_by = 'journalist' OR EXISTS (SELECT 1 FROM exchanges e
               WHERE e.document = c.document AND e.position = c.exchange AND e.outlet LIKE ?)"
                .into(),
            vec![like(), like()],
        ),
        Field::By => equal("c.asserted_by"),
        Field::Modality => equal("c.modality"),
        Field::Direction => equal("c.direction"),
        Field::Title => holds("d.title"),
        Field::Since => ("d.date >= ?".into(), vec![text()]),
        Field::Before => ("d.date < ?".into(), vec![text()]),
        Field::After => ("substr(d.date, 1, length(?)) > ?".into(), vec![text(), text()]),
        Field::Until => ("substr(d.date, 1, length(?)) <= ?".into(), vec![text(), text()]),
        Field::Period => period(&f.text),
        Field::Value => value(f),
    }
}

/// A period by itself is asked for as it is; a range `A..B` takes all that lie within.
fn period(text: &str) -> (String, Vec<Value>) {
    let Some((a, b)) = text.split_once("..") else {
        return (
            "c.period = ? COLLATE NOCASE".into(),
            vec![Value::Text(text.to_string())],
        );
    };
    let first = days(&a.to_uppercase()).map_or_else(|| "0000".to_string(), |d| d.0);
    let last = days(&b.to_uppercase()).map_or_else(|| "9999".to_string(), |d| d.1);
    (
        "c.period_start >= ? AND c.period_end <= ?".into(),
        vec![Value::Text(first), Value::Text(last)],
    )
}

/// A value is compared as it is stated; asked with `~`, by the interval its words allow, so that `about 5 trillion` and
/// 5.26 trillion both meet `~5.3 trillion`. The open side of `over 5 trillion` ends at the figure.
fn value(f: &Filter) -> (String, Vec<Value>) {
    use rust_decimal::prelude::ToPrimitive;
    let Some(v) = &f.values else {
        return ("0".into(), Vec::new());
    };
    let (low, high) = match v.near {
        true => (
            "coalesce(c.high_real, c.value_real) >",
            "coalesce(c.low_real, c.value_real) <",
        ),
        false if v.ends => ("c.value_real >=", "c.value_real <="),
        false => ("c.value_real >", "c.value_real <"),
    };
    let mut sql = vec!["1".to_string()];
    let mut args = Vec::new();
    for (compare, bound) in [(low, v.low), (high, v.high)] {
        if let Some(bound) = bound.and_then(|b| b.to_f64()) {
            sql.push(format!("{compare} ?"));
            args.push(Value::Real(bound));
        }
    }
    if let Some(unit) = &v.unit {
        sql.push("c.unit = ?".into());
        args.push(Value::Text(unit.clone()));
    }
    (sql.join(" AND "), args)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::parse;

    fn narrow(query: &str) -> String {
        narrowed(&parse(query).unwrap().filters[0], true).join(" AND ")
    }

    #[test]
    fn filters_are_narrowed_to_marks_and_words() {
        for (query, want) in [
            ("indicator:\"retail sales\"", "\"_i_retail_sales\""),
            ("period:2024-h1", "\"_p_2024_h1\""),
            ("period:2019-Q3..2020", "(\"_y_2019\" OR \"_y_2020\")"),
            ("period:2019..", ""),
            ("value:5.0%", "\"_u_%\" AND \"_v_5\""),
            ("value:5..60", "(\"_e_0\" OR \"_e_1\")"),
            ("value:<5", ""),
            ("outlet:\"Tea Daily\"", "\"_q_tea\" AND \"_q_daily\""),
            ("subject:\"rural areas\"", "(\"rural\" AND \"area\")"),
        ] {
            assert_eq!(narrow(query), want, "{query}");
        }
    }

    #[test]
    fn days_become_ranges_of_ids() {
        for (query, from, to) in [
            ("since:2024-07", 20_240_700, i64::MAX / A_DAY),
            ("before:2024-07-12", 0, 20_240_712),
            ("after:2024-07", 20_240_800, i64::MAX / A_DAY),
            ("until:2024", 0, 20_250_000),
        ] {
            let (a, b) = ids(&parse(query).unwrap().filters[0]);
            assert_eq!((a / A_DAY, b / A_DAY), (from, to), "{query}");
        }
    }
}
