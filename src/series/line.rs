//! Lines: one for each quantity, its figures in the order of their periods, the newest statement of each.
use super::{METHODS, Quantity, scope, scope_words};
use crate::check::period::Stretch;
use crate::check::{Agreement, Item, agreement};
use crate::model::{Approx, Measure, Modality};
use crate::report::{DocumentRef, Exact, Record};
use serde::Serialize;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// What `scio series` found: `scio-claims-series/1`.
#[derive(Clone, Debug, Serialize)]
pub struct Lines {
    /// Always `scio-claims-series/1`.
    pub schema: &'static str,
    /// One line for each quantity, the longest first.
    pub series: Vec<Line>,
}

/// One quantity across periods.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// What is measured, in the words of its newest statement.
    pub indicator: Option<String>,
    /// Whose.
    pub subject: Option<String>,
    /// Of what whole.
    pub of: Option<String>,
    /// Kind of figure.
    pub measure: Measure,
    /// Unit.
    pub unit: String,
    /// What growth is against.
    pub base: Option<String>,
    /// Another party the figures are attributed to.
    pub source: Option<String>,
    /// How the figures are computed, where the words say so: `dollar terms`, `constant prices`.
    pub scope: Option<String>,
    /// Length of the periods: `day`, `month`, `quarter`, `half-year`, `9 months`, `year`, `5 years`; null without periods.
    pub every: Option<String>,
    /// The figures.
    pub points: Vec<Point>,
}

/// A figure of a line.
#[derive(Clone, Debug, Serialize)]
pub struct Point {
    /// When; null where no words tell it.
    pub period: Option<String>,
    /// Value.
    pub value: Exact,
    /// Lowest value the words allow.
    pub low: Option<Exact>,
    /// Highest value the words allow.
    pub high: Option<Exact>,
    /// Hedge.
    pub approx: Approx,
    /// The words.
    pub text: String,
    /// Fact, forecast, target: a forecast is never mixed with facts.
    pub modality: Modality,
    /// Who said it.
    pub speaker: Option<String>,
    /// Where and on which day.
    pub document: DocumentRef,
    /// The claim.
    pub claim_id: String,
    /// Its sentence.
    pub sentence: String,
    /// How many other statements of it there are, all before this one or in the same briefing.
    pub earlier: usize,
    /// Whether one of those is incompatible with this one.
    pub differs: bool,
    #[serde(skip)]
    stretch: Option<Stretch>,
}

impl Point {
    /// First and last day of its period as numbers that grow with time, 384 a year.
    pub fn place(&self) -> Option<(i32, i32)> {
        self.stretch.map(|s| (s.from, s.to))
    }
}

impl Line {
    /// What it is a line of, in words.
    pub fn name(&self) -> String {
        let what = self.indicator.clone().unwrap_or_else(|| "figures".into());
        let mut out = match self.measure {
            Measure::Growth => format!("growth of {what}"),
            Measure::Change => format!("change of {what}"),
            Measure::Share => format!("share of {what}"),
            Measure::Rank => format!("rank of {what}"),
            Measure::Gap => format!("gap of {what}"),
            _ => what,
        };
        for more in [&self.subject, &self.of].into_iter().flatten() {
            out += &format!(" · {more}");
        }
        for more in [&self.base, &self.scope, &self.source, &self.every]
            .into_iter()
            .flatten()
        {
            out += &format!(", {more}");
        }
        out
    }
}

/// Length of a period, in words.
fn every(s: Stretch) -> String {
    let months = s.to / 32 - s.from / 32 + 1;
    let whole = s.from % 32 == 1 && s.to % 32 == 31;
    match months {
        _ if s.from == s.to => "day".into(),
        _ if !whole => "days".into(),
        1 => "month".into(),
        3 => "quarter".into(),
        6 => "half-year".into(),
        12 => "year".into(),
        n if n % 12 == 0 => format!("{} years", n / 12),
        n => format!("{n} months"),
    }
}

type Key = (Quantity, u32, Option<String>);

/// Lines that grow while statements come, the newest first: of what was said again only the number is kept.
#[derive(Debug, Default)]
pub struct Growing {
    /// Whether what journalists premise is taken in.
    premises: bool,
    /// Lines, and the comparable forms of their points.
    lines: BTreeMap<Key, (Line, Vec<Item>)>,
}

impl Growing {
    /// No lines. What journalists premise will be left out unless `premises`.
    pub fn new(premises: bool) -> Growing {
        Growing {
            premises,
            lines: BTreeMap::new(),
        }
    }

    /// Adds a statement that is not newer than those before it; of one briefing the later words come first.
    pub fn add(&mut self, record: Record) {
        if !self.premises && !Item::is_evidence(&record.claim) {
            return;
        }
        let item = Item::of(&record.claim);
        let scope = scope(&record.claim.sentence.text) & METHODS;
        let key = (Quantity::of(&item), scope, item.period.map(every));
        if !key.0.is_named() {
            return;
        }
        let (line, seen) = match self.lines.entry(key) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => {
                let line = begin(scope, item.period.map(every), &record);
                free.insert((line, Vec::new()))
            }
        };
        let same = |p: &Point| p.stretch == item.period && p.modality == item.modality;
        let before = item.period.and_then(|_| line.points.iter().position(same));
        if let Some(k) = before {
            line.points[k].earlier += 1;
            line.points[k].differs |= differ(&seen[k], &item);
            return;
        }
        line.points.push(point(record, &item));
        seen.push(item);
    }

    /// The lines.
    pub fn lines(self) -> Lines {
        let mut series: Vec<Line> = self.lines.into_values().map(|(line, _)| line).collect();
        let rank = |m: Modality| usize::from(m != Modality::Fact);
        for line in &mut series {
            line.points.sort_by(|a, b| {
                let key = |p: &Point| (p.stretch, rank(p.modality), p.document.date.clone(), p.claim_id.clone());
                key(a).cmp(&key(b))
            });
        }
        // ties by the name and then by the first claim, so that the order is the same in every run
        series.sort_by_cached_key(|l| {
            let first = l.points.first().map(|p| p.claim_id.clone());
            (std::cmp::Reverse(l.points.len()), l.name(), first)
        });
        Lines {
            schema: "scio-claims-series/1",
            series,
        }
    }
}

/// Lines up records. What journalists premise is left out unless `premises`.
pub fn lines(mut records: Vec<Record>, premises: bool) -> Lines {
    records.sort_by(|a, b| {
        let day = b.document.date.cmp(&a.document.date);
        let source = day.then_with(|| b.document.source.cmp(&a.document.source));
        source.then(b.claim.span.start.cmp(&a.claim.span.start))
    });
    let mut out = Growing::new(premises);
    records.into_iter().for_each(|r| out.add(r));
    out.lines()
}

/// A line without points, in the words of its newest statement.
fn begin(scope: u32, every: Option<String>, newest: &Record) -> Line {
    let newest = &newest.claim;
    Line {
        indicator: newest.indicator.clone(),
        subject: newest.subject.clone(),
        of: newest.of.clone(),
        measure: newest.measure,
        unit: newest.unit.clone(),
        base: newest.base.clone(),
        source: newest.source.clone(),
        scope: scope_words(scope),
        every,
        points: Vec::new(),
    }
}

fn point(record: Record, item: &Item) -> Point {
    let c = record.claim;
    Point {
        period: period(&c.period, item.period),
        value: c.value,
        low: c.low,
        high: c.high,
        approx: c.approx,
        text: c.text,
        modality: item.modality,
        speaker: c.speaker,
        document: record.document,
        claim_id: c.id,
        sentence: c.sentence.text,
        earlier: 0,
        differs: false,
        stretch: item.period,
    }
}

/// A period in the words of the claim, unless they mean the year before.
pub(super) fn period(said: &Option<String>, meant: Option<Stretch>) -> Option<String> {
    let said = said.clone().filter(|s| Stretch::parse(s) == meant);
    said.or_else(|| meant.map(|m| m.to_string()))
}

/// Whether two figures of one thing cannot both be right, whichever of them is taken as the rounder one.
pub(super) fn differ(a: &Item, b: &Item) -> bool {
    let against = |a, b| matches!(agreement(a, b), Agreement::Against | Agreement::Reversed);
    against(a, b) && against(b, a)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(texts: &[(&str, &str)]) -> Vec<Record> {
        let mut out = Vec::new();
        for (k, (day, said)) in texts.iter().enumerate() {
            let page = format!(
                "SCIO briefing on trade\n\nSpeaker:\nMr. Li Ming, vice minister of trade\nDate:\n{day}\nLi Ming:\n{said}\n"
            );
            let source = crate::Source::new(format!("brief-{k}"), &*page);
            let report = crate::report::report(&source, &crate::analyze(&source, &crate::Options::default()));
            out.extend(crate::report::records(&report));
        }
        out
    }

    #[test]
    fn one_line_for_each_quantity_in_the_order_of_periods() {
        let all = lines(
            records(&[
                (
                    "January 14, 2025",
                    "In 2024, exports rose by 7.1%. Imports rose by 2.3% in 2024.",
                ),
                ("July 12, 2024", "In the first half of 2024, exports rose by 6.9%."),
                (
                    "January 12, 2024",
                    "In 2023, exports rose by 0.6%. We expect exports to grow by about 3% in 2024.",
                ),
                (
                    "January 20, 2023",
                    "In 2022, exports rose by 10.5%. Exports rose by 11% in 2022.",
                ),
            ]),
            false,
        );
        let exports = &all.series[0];
        assert_eq!(exports.name(), "growth of exports, yoy, year");
        let points: Vec<(&str, String, &str, usize, bool)> = exports
            .points
            .iter()
            .map(|p| {
                let m = if p.modality == Modality::Fact { "fact" } else { "other" };
                (
                    p.period.as_deref().unwrap_or("-"),
                    p.value.0.to_string(),
                    m,
                    p.earlier,
                    p.differs,
                )
            })
            .collect();
        assert_eq!(
            points,
            [
                ("2022", "11".into(), "fact", 1, false),
                ("2023", "0.6".into(), "fact", 0, false),
                ("2024", "7.1".into(), "fact", 0, false),
                ("2024", "3".into(), "other", 0, false),
            ]
        );
        let names: Vec<String> = all.series.iter().map(Line::name).collect();
        assert!(
            names.contains(&"growth of exports, yoy, half-year".to_string()),
            "{names:?}"
        );
        assert!(names.contains(&"growth of imports, yoy, year".to_string()), "{names:?}");
    }

    #[test]
    fn periods_have_lengths() {
        for (period, want) in [
            ("2024-05-01", "day"),
            ("2024-05", "month"),
            ("2024-Q1", "quarter"),
            ("2024-H1", "half-year"),
            ("2024-Q1/2024-Q3", "9 months"),
            ("2024", "year"),
            ("2016/2020", "5 years"),
        ] {
            assert_eq!(every(Stretch::parse(period).unwrap()), want);
        }
    }
}
