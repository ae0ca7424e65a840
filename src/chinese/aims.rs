//! Whether a figure is a fact, an aim, a forecast or an example, and who else said it.
use super::words::{Before, Context};
use crate::lexicon::chinese;
use crate::model::Modality;

/// Whether the words around a figure make it an aim, a forecast or an example. `clause` is where its clause begins; `ahead`
/// whether it is told of a time to come.
pub(super) fn modality(
    c: &Context<'_>,
    clause: usize,
    (now, before): (&Before, Option<&Before>),
    ahead: bool,
) -> Modality {
    let (text, figure) = (&c.folded.text, c.figure);
    if now.revised {
        return Modality::Prior;
    }
    if before.is_some_and(|b| b.revised) && now.lead == figure.lead && now.end == figure.tail {
        return Modality::Forecast;
    }
    if let Some(said) = behind(&text[figure.tail..]) {
        return said;
    }
    let start = sentence_part(text, figure.lead);
    let words = &text[start..figure.lead];
    let terms = chinese().terms.all(words);
    // "预期寿命": part of a term
    let within = |at: usize| terms.iter().any(|(t, f, _)| *t <= at && at < t + f.len());
    let mut said = chinese().aims.all(words);
    said.retain(|a| !within(a.0));
    if said.iter().any(|(_, _, m)| **m == Modality::Hypothetical) {
        return Modality::Hypothetical;
    }
    let within = &text[clause.max(start)..figure.lead];
    let last = said.iter().rev().find(|(at, form, _)| governs(words, *at, form));
    // "要实现目标,还需要31万张,缺口8万人": facts behind an aim
    let facts = ["缺口", "还需", "需要", "已经", "目前", "截至", "实际", "相当于", "已"];
    // "完成全年目标的60%"
    let done = within.contains("完成")
        && ["目标的", "任务的", "计划的", "目标", "任务"]
            .iter()
            .any(|w| within.ends_with(w));
    let fact = done || facts.iter().any(|w| within.contains(w));
    match last {
        Some((at, ..)) if done || fact && start + at < clause => Modality::Fact,
        Some((_, _, modality)) => **modality,
        None if ahead && !fact => Modality::Target,
        None => Modality::Fact,
    }
}

/// What the words right behind a figure make of it: `8.8%左右的预期目标`, `120万人目标任务`, `5%的预测`.
fn behind(rest: &str) -> Option<Modality> {
    let end = rest.find([',', ';', '。', '、', '!', '?']).unwrap_or(rest.len());
    let of = rest[..end].strip_prefix('的');
    let words: String = of.unwrap_or(&rest[..end]).chars().take(10).collect();
    let aim = ["目标", "任务目标", "目标任务"].iter().any(|w| words.starts_with(w));
    match of {
        Some(_) if words.contains("目标") => Some(Modality::Target),
        None if aim => Some(Modality::Target),
        Some(_) if words.contains("预测") || words.starts_with("预期") => Some(Modality::Forecast),
        _ => None,
    }
}

/// Whether a word of aims at `at` reaches the figure behind `words`: the noun does where it says what the aim is, not where it is
/// reached or compared with.
fn governs(words: &str, at: usize, form: &str) -> bool {
    let before = &words[..at];
    let behind = &words[at + form.len()..];
    if form == "目标" {
        let says = ["是", "为", "就是", ":", "定为", "定在", "设定", "到", "在", "约"];
        let reached = ["完成", "实现", "达到", "达成", "超额"]
            .iter()
            .any(|w| before.ends_with(w));
        return !reached && behind.is_empty() || says.iter().any(|w| behind.starts_with(w));
    }
    // "预期目标", "预计的": the noun
    if behind.starts_with("目标") || behind.starts_with('的') && form != "确保" {
        return false;
    }
    // "只要达到", "需要新增"
    !(form.starts_with('要') && before.ends_with(['需', '只', '主', '重', '不', '必']))
}

/// Where the words begin that may say of a figure that it is aimed at: after the last semicolon.
pub(super) fn sentence_part(text: &str, before: usize) -> usize {
    // no further back than a long clause reaches
    let near = text[..before]
        .char_indices()
        .rev()
        .take(120)
        .last()
        .map_or(before, |c| c.0);
    let words = &text[near..before];
    words
        .rfind([';', '。'])
        .map_or(near, |i| near + i + words[i..].chars().next().map_or(1, char::len_utf8))
}

/// Another party that a figure is attributed to, as the page prints it: `国际货币基金组织预测`.
pub(super) fn source(c: &Context<'_>) -> Option<String> {
    let text = &c.folded.text;
    let start = sentence_part(text, c.figure.lead);
    let words = &text[start..c.figure.lead];
    let spoken = chinese().sources.all(words);
    let (at, form, _) = spoken.iter().rev().find(|(at, form, _)| {
        let behind = &words[at + form.len()..];
        let before = &words[..*at];
        // "监测机构", "国际机构": a kind of body is no party, unless nothing else is said of it
        let kind =
            ["机构", "报道", "媒体"].contains(form) && !before.is_empty() && !before.ends_with(['有', '家', ',']);
        let near: String = behind.chars().take(24).collect();
        !kind && !chinese().saying.all(&near).is_empty()
    })?;
    let span = c.folded.span(start + at, start + at + form.len());
    Some(span.slice(c.source).to_string())
}
