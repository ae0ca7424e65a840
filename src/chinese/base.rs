//! What a growth or a change is against: the time it is compared with, or what such figures are against by themselves.
use super::frame::Relation;
use super::period::Role;
use super::words::{Before, Context};
use crate::model::Measure;
use crate::quantity::{Period, Shape, Sort};

/// What a change is against. `wide` are the words since the figure before, `lead` those of the clause.
pub(super) fn base(
    c: &Context<'_>,
    wide: &str,
    lead: &str,
    relation: &Relation,
    before: Option<&Before>,
    period: Option<Period>,
) -> Option<String> {
    if !matches!(relation.measure, Measure::Growth | Measure::Change) {
        return None;
    }
    let said = |words: &str| {
        let says = |forms: &[&str]| forms.iter().any(|w| words.contains(w));
        let quarter = matches!(period, Some(Period::Quarter(..)));
        match () {
            () if says(&["同比", "上年同期", "去年同期", "上一年同期", "上年同月", "去年同月"]) => {
                Some("yoy")
            }
            () if says(&["环比"]) => Some(if quarter { "qoq" } else { "mom" }),
            () if says(&["上月", "上个月"]) => Some("mom"),
            () if says(&["上季度", "上个季度"]) => Some("qoq"),
            () => None,
        }
    };
    if let Some(word) = said(lead) {
        return Some(word.to_string());
    }
    // "与2003年比较,面积减少了": in the clause before
    if let Some(base) = compared(c, lead.len(), period).or_else(|| compared(c, wide.len(), period)) {
        return Some(base);
    }
    let growth = relation.measure == Measure::Growth;
    let points = c.figure.quantity.sort == Sort::Pp;
    // "加快0.4个百分点,其中制造业增长7.1%"
    let goes_on = |b: &Before| !(growth && b.relation.measure == Measure::Change && b.points);
    // "同比增长8%,前三季度增加95亿元": of a time of its own
    let timed = !growth && settings(c, lead.len());
    let carried = before
        .filter(|b| !wide.contains(['。', ';']) && goes_on(b) && !timed)
        .and_then(|b| b.base.clone());
    let since = || since(c).filter(|_| growth && !c.folded.text[..c.figure.lead].ends_with("年均增长"));
    // "从21‰降到9‰,降幅为57%"
    let fell = || {
        let spoken = ["降幅", "增幅", "升幅", "涨幅"].iter().any(|w| lead.contains(w));
        let times = c.found.within(0, c.figure.lead);
        let own = times.iter().rev().take(16).find(|t| t.role == Role::Own)?;
        own.period.filter(|_| spoken && growth).map(|p| format!("period:{p}"))
    };
    let by_default = growth && c.figure.quantity.shape != Shape::Fold && !points && !lead.contains('再');
    carried
        .or_else(fell)
        .or_else(since)
        .or_else(|| by_default.then(|| "yoy".to_string()))
}

/// `增速分别比上月末和上年同期低0.3个和0.1个百分点`: the bases of a list, in their order.
pub(super) fn each(lead: &str) -> Vec<&'static str> {
    if !lead.contains("分别") {
        return Vec::new();
    }
    let words = [
        ("上月", "mom"),
        ("上季度", "qoq"),
        ("上年同期", "yoy"),
        ("去年同期", "yoy"),
        ("上年同月", "yoy"),
    ];
    let mut found: Vec<(usize, &str)> = words
        .iter()
        .filter_map(|(w, base)| lead.find(w).map(|at| (at, *base)))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|f| f.1).collect()
}

/// Whether a time of its own stands in the last `len` bytes before the figure.
fn settings(c: &Context<'_>, len: usize) -> bool {
    c.found
        .within(c.figure.lead - len, c.figure.lead)
        .iter()
        .any(|t| t.role == Role::Setting)
}

/// The base of a growth over a run of years: `五年来增长了`.
fn since(c: &Context<'_>) -> Option<String> {
    let last = c.found.within(0, c.figure.lead).last()?;
    last.since.map(|y| format!("period:{y}"))
}

/// The time compared with in the last `len` bytes before the figure, as a base.
fn compared(c: &Context<'_>, len: usize, period: Option<Period>) -> Option<String> {
    let text = &c.folded.text;
    let from = c.figure.lead - len;
    let t = c
        .found
        .within(from, c.figure.lead)
        .iter()
        .rfind(|t| t.role == Role::Comparison)?;
    let words = &text[t.start..t.end];
    if ["去年", "上年", "上一年", "去年同期", "上年同期", "同期"].contains(&words) {
        return Some("yoy".to_string());
    }
    if let (Some(then), Some(now)) = (t.period, period)
        && let Some(base) = right_before(then, now)
    {
        return Some(base.to_string());
    }
    let point = ["底", "末"].iter().any(|w| words.ends_with(w));
    t.period.map(|p| match p {
        Period::Year(y) if point => format!("period:{y}-12"),
        Period::Year(y) if words.ends_with('初') => format!("period:{}-12", y - 1),
        p => format!("period:{p}"),
    })
}

/// `比7月份` in August: the base of what is compared with the time right before.
fn right_before(then: Period, now: Period) -> Option<&'static str> {
    match (then, now) {
        (Period::Month(y, m), Period::Month(z, n))
            if (i32::from(y) * 12 + i32::from(m)) + 1 == i32::from(z) * 12 + i32::from(n) =>
        {
            Some("mom")
        }
        (Period::Quarter(y, p), Period::Quarter(z, q))
            if i32::from(y) * 4 + i32::from(p) + 1 == i32::from(z) * 4 + i32::from(q) =>
        {
            Some("qoq")
        }
        _ => None,
    }
}
