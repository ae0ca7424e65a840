//! The figures of a score: precision, recall and F1 of finding quantities, the same with value and unit right, and the
//! accuracy of every attribute on the quantities found.
use super::pairs::{matched, same_value};
use super::{Gold, OneOrMany};
use crate::report::ClaimOut;
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeSet, HashSet};

/// Precision, recall and their harmonic mean.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Ratio {
    /// Right of what was predicted.
    pub precision: f64,
    /// Right of what was wanted.
    pub recall: f64,
    /// Harmonic mean.
    pub f1: f64,
}

/// A quantity that was found with something wrong.
#[derive(Clone, Debug)]
pub struct Wrong {
    /// Line of the transcript.
    pub line: Option<u64>,
    /// The surface.
    pub text: String,
    /// For each attribute: its name, what was predicted, what was wanted.
    pub attributes: Vec<(&'static str, String, String)>,
}

/// The score of a transcript.
#[derive(Clone, Debug)]
pub struct Score {
    /// Annotated quantities that are required.
    pub gold_core: usize,
    /// Predicted claims.
    pub predicted: usize,
    /// Finding quantities.
    pub found: Ratio,
    /// Finding them with the right value and unit.
    pub value_unit: Ratio,
    /// Share of required quantities with every attribute right.
    pub whole_claim_recall: f64,
    /// Accuracy by attribute, in the order of the report.
    pub attributes: Vec<(&'static str, f64)>,
    /// Required quantities that were not found: surface and line.
    pub missed: Vec<(String, Option<u64>)>,
    /// Claims that answer nothing: surface.
    pub spurious: Vec<String>,
    /// Quantities found with something wrong.
    pub wrong: Vec<Wrong>,
}

const FIELDS: [&str; 12] = [
    "measure", "unit", "value", "approx", "direction", "base", "period", "speaker", "source", "modality", "indicator",
    "topic",
];
const STOP: &str = "a an the of in on for to by with from and or its their his her this that these those at as is was were be been total overall value";
const FIXED_UNITS: [&str; 13] = [
    "CNY", "USD", "%", "pp", "x", "rank", "t", "h", "day", "week", "month", "quarter", "year",
];

fn tokens(text: &str) -> BTreeSet<String> {
    let stop: HashSet<&str> = STOP.split(' ').collect();
    text.to_lowercase()
        .split(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit()))
        .filter(|w| !w.is_empty() && !stop.contains(w))
        .map(|w| match w.strip_suffix('s') {
            Some(stem) if w.len() > 3 && !stem.ends_with('s') => stem.to_string(),
            _ => w.to_string(),
        })
        .collect()
}

fn overlap(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    match (a.is_empty(), b.is_empty()) {
        (true, true) => 1.0,
        (false, false) => 2.0 * a.intersection(b).count() as f64 / (a.len() + b.len()) as f64,
        _ => 0.0,
    }
}

fn unit_key(unit: Option<&str>) -> Option<String> {
    let unit = unit?;
    if FIXED_UNITS.contains(&unit) || unit == "person" {
        return Some(unit.to_string());
    }
    let last = unit.to_lowercase();
    Some(
        last.split_whitespace()
            .last()
            .unwrap_or("")
            .trim_end_matches('s')
            .to_string(),
    )
}

fn word(v: impl Serialize) -> Option<String> {
    match serde_json::to_value(v) {
        Ok(Value::String(s)) => Some(s),
        _ => None,
    }
}

fn joined(parts: [&Option<String>; 3]) -> String {
    let parts: Vec<&str> = parts
        .into_iter()
        .filter_map(Option::as_deref)
        .filter(|s| !s.is_empty())
        .collect();
    parts.join(" ")
}

/// How well one claim answers one gold row: 1 or 0 for each field, the topic in between.
fn grade(g: &Gold, p: &ClaimOut) -> [f64; 12] {
    let is = |b: bool| if b { 1.0 } else { 0.0 };
    let indicator = tokens(p.indicator.as_deref().unwrap_or(""));
    let best = g
        .indicator
        .answers()
        .iter()
        .map(|a| overlap(&indicator, &tokens(a.as_deref().unwrap_or(""))))
        .fold(0.0, f64::max);
    let topic = tokens(&joined([&p.indicator, &p.subject, &p.of]));
    let mut best_topic: f64 = 0.0;
    for a in g.indicator.answers() {
        for b in g.subject.answers() {
            for c in g.of.answers() {
                best_topic = best_topic.max(overlap(&topic, &tokens(&joined([a, b, c]))));
            }
        }
    }
    [
        is(word(p.measure) == g.measure),
        is(unit_key(Some(&p.unit)) == unit_key(g.unit.as_deref())),
        is(same_value(p.value.0, &g.value)),
        is(word(p.approx) == g.approx),
        is(word(p.direction) == g.direction),
        is(p.base == g.base),
        is(g.period.answers().contains(&p.period)),
        is(p.speaker == g.by),
        is(p.source.clone().filter(|s| !s.is_empty()) == g.source),
        is(word(p.modality) == g.modality),
        is(best >= 0.66),
        best_topic,
    ]
}

fn shown(field: &str, g: &Gold, p: &ClaimOut) -> (String, String) {
    let text = |s: Option<&str>| s.unwrap_or("-").to_string();
    let list = |o: &OneOrMany| {
        let all: Vec<&str> = o.answers().iter().map(|a| a.as_deref().unwrap_or("-")).collect();
        all.join(" | ")
    };
    match field {
        "measure" => (text(word(p.measure).as_deref()), text(g.measure.as_deref())),
        "unit" => (p.unit.clone(), text(g.unit.as_deref())),
        "value" => (p.value.0.to_string(), g.value.to_string()),
        "approx" => (text(word(p.approx).as_deref()), text(g.approx.as_deref())),
        "direction" => (text(word(p.direction).as_deref()), text(g.direction.as_deref())),
        "base" => (text(p.base.as_deref()), text(g.base.as_deref())),
        "period" => (text(p.period.as_deref()), list(&g.period)),
        "speaker" => (text(p.speaker.as_deref()), text(g.by.as_deref())),
        "source" => (text(p.source.as_deref()), text(g.source.as_deref())),
        "modality" => (text(word(p.modality).as_deref()), text(g.modality.as_deref())),
        "indicator" => (text(p.indicator.as_deref()), list(&g.indicator)),
        _ => {
            let own = [&p.indicator, &p.subject, &p.of]
                .map(|s| s.as_deref().unwrap_or("-"))
                .join(" / ");
            (own, [&g.indicator, &g.subject, &g.of].map(list).join(" / "))
        }
    }
}

/// Scores claims against annotations of the same text.
pub fn score(gold: &[Gold], claims: &[ClaimOut]) -> Score {
    let answer = matched(gold, claims);
    let core: Vec<usize> = (0..gold.len()).filter(|&i| gold[i].tier == "core").collect();
    let hits: Vec<(usize, usize)> = core.iter().filter_map(|&i| answer[i].map(|j| (i, j))).collect();
    let taken: HashSet<usize> = answer.iter().flatten().copied().collect();
    let minor: Vec<(u64, u64)> = gold
        .iter()
        .filter(|g| g.tier == "minor")
        .map(|g| (g.start, g.end))
        .collect();
    let spurious: Vec<usize> = (0..claims.len())
        .filter(|j| !taken.contains(j))
        .filter(|&j| {
            let (s, e) = (u64::from(claims[j].span.start), u64::from(claims[j].span.end));
            !minor.iter().any(|&(a, b)| e.min(b) > s.max(a))
        })
        .collect();
    let predicted = hits.len() + spurious.len();
    let part = |a: usize, b: usize| if b == 0 { 0.0 } else { a as f64 / b as f64 };
    let ratio = |k: usize| Ratio {
        precision: part(k, predicted),
        recall: part(k, core.len()),
        f1: part(2 * k, predicted + core.len()),
    };
    let mut sums = [0.0; 12];
    let (mut value_unit, mut whole) = (0, 0);
    let mut wrong = Vec::new();
    for &(i, j) in &hits {
        let (g, p) = (&gold[i], &claims[j]);
        let grades = grade(g, p);
        for (sum, grade) in sums.iter_mut().zip(grades) {
            *sum += grade;
        }
        value_unit += usize::from(grades[1] == 1.0 && grades[2] == 1.0);
        let bad: Vec<&'static str> = FIELDS
            .into_iter()
            .zip(grades)
            .filter(|&(f, v)| if f == "topic" { v < 0.5 } else { v == 0.0 })
            .map(|(f, _)| f)
            .collect();
        whole += usize::from(bad.iter().all(|f| *f == "indicator"));
        if !bad.is_empty() {
            wrong.push(Wrong {
                line: g.line,
                text: g.text.clone(),
                attributes: bad
                    .into_iter()
                    .map(|f| {
                        let (got, want) = shown(f, g, p);
                        (f, got, want)
                    })
                    .collect(),
            });
        }
    }
    Score {
        gold_core: core.len(),
        predicted: claims.len(),
        found: ratio(hits.len()),
        value_unit: ratio(value_unit),
        whole_claim_recall: part(whole, core.len()),
        attributes: FIELDS
            .into_iter()
            .zip(sums)
            .map(|(f, s)| (f, if hits.is_empty() { 0.0 } else { s / hits.len() as f64 }))
            .collect(),
        missed: core
            .iter()
            .filter(|&&i| answer[i].is_none())
            .map(|&i| (gold[i].text.clone(), gold[i].line))
            .collect(),
        spurious: spurious.into_iter().map(|j| claims[j].text.clone()).collect(),
        wrong,
    }
}

impl Score {
    /// The figures as JSON, with the keys that scripts know.
    pub fn json(&self) -> Value {
        serde_json::json!({
            "gold_core": self.gold_core,
            "predicted": self.predicted,
            "found": self.found,
            "value_unit": self.value_unit,
            "whole_claim_recall": self.whole_claim_recall,
            "attributes": self.attributes.iter().map(|(k, v)| ((*k).to_string(), serde_json::json!(v))).collect::<serde_json::Map<_, _>>(),
        })
    }
}
