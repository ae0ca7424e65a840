//! Words around a figure that tell what kind of figure it is: a part of something, an aim, a speed, one end of a change.
use super::frame::{self, Relation, Topic};
use super::scan::Figure;
use super::words::Before;
use crate::lexicon::{Move, chinese};
use crate::model::Measure;
use crate::quantity::Shape;

/// `七成`, `三分之一`: a part said in words.
pub(super) fn tenths(text: &str, figure: &Figure) -> bool {
    figure.quantity.shape == Shape::Fraction && !text[figure.start..figure.end].contains('%')
}

/// Whether words end in what a change comes to: `降到`, `提高至`.
pub(super) fn ends_in_to(bare: &str) -> bool {
    frame::moves(bare).last().is_some_and(|m| m.2 == Move::To)
}

/// Whether words end before what a change began with: `由`, `从2012年的`.
pub(super) fn began(bare: &str) -> bool {
    bare.trim_end_matches('的').ends_with(['从', '由'])
}

/// `每五个孩子里有四个`: the things that some of are told.
pub(super) fn one_of(figure: &str) -> Option<&str> {
    let number = |c: char| c.is_ascii_digit() || "一两二三四五六七八九十".contains(c);
    let rest = figure.strip_prefix('每')?.trim_start_matches(number);
    let rest = ["个", "名", "位", "户", "家"]
        .iter()
        .find_map(|w| rest.strip_prefix(w))
        .unwrap_or(rest);
    let end = ["里", "中", "当中"].iter().filter_map(|w| rest.find(w)).min()?;
    Some(&rest[..end])
}

/// Whether what is said to be flat is a rate, a share or a speed.
pub(super) fn a_rate(bare: &str, before: Option<&Before>) -> bool {
    let words = bare.trim_end_matches(['与', '和', '同', '跟', '较', '基', '本', '的']);
    let rate = |w: &str| {
        let ends = ["率", "增速", "增幅", "涨幅", "降幅", "比重", "占比", "份额", "比例"];
        ends.iter().any(|e| w.ends_with(e)) && !w.ends_with("汇率")
    };
    rate(words) || frame::topic(words) == Topic::default() && before.is_some_and(|b| b.share || rate(&b.carry))
}

/// `比3.9%的控制目标低`: whether a difference is against the aim told right before.
pub(super) fn aim_below(text: &str, before: Option<&Before>, from: usize, relation: &Relation) -> bool {
    let differs = matches!(relation.measure, Measure::Change | Measure::Gap);
    let clause = |b: &Before| text[..b.lead].rfind([',', ';', '。', ':']).unwrap_or(0);
    before.is_some_and(|b| text[clause(b)..b.lead].contains(['比', '较']))
        && text[from..].starts_with(['的', '左'])
        && differs
}

/// `8%的总体增速`, `8.8%左右的预期目标`, `3.9%的控制目标`: what a percentage is by the words behind it. An aim is of the kind
/// of the figure before.
pub(super) fn pace(text: &str, figure: &Figure, before: Option<&Before>) -> Option<Measure> {
    let rest = &text[figure.tail..];
    let rest = ["的", "这个", "这一", "这样的"]
        .iter()
        .find_map(|w| rest.strip_prefix(w))?;
    let end = rest.find([',', ';', '。', '、', '!', '?']).unwrap_or(rest.len());
    let words: String = rest[..end].chars().take(8).collect();
    let near = text[..figure.lead]
        .char_indices()
        .rev()
        .take(12)
        .last()
        .map_or(0, |c| c.0);
    let grows = |w: &str| ["增长", "增速", "增幅", "涨幅", "速度"].iter().any(|g| w.contains(g));
    if grows(&words) && !words.contains("的") {
        return Some(Measure::Growth);
    }
    let aim = ["目标", "预期", "预测"].iter().any(|w| words.contains(w));
    let same = before.is_some_and(|b| b.relation.measure == Measure::Growth) || grows(&text[near..figure.lead]);
    match (aim, same) {
        (true, true) => Some(Measure::Growth),
        (true, false) => Some(Measure::Level),
        _ => None,
    }
}

/// Whether the words behind a figure revise it: `下调到`.
pub(super) fn revised(behind: &str) -> bool {
    ["下调", "上调", "调低", "调高", "下修", "上修", "修正", "调整"]
        .iter()
        .any(|w| behind.starts_with(w))
}

/// Whether a forecast is spoken of before a figure.
pub(super) fn foreseen(text: &str, lead: usize) -> bool {
    let near = text[..lead].char_indices().rev().take(40).last().map_or(0, |c| c.0);
    ["预测", "预期", "预估", "预计"]
        .iter()
        .any(|w| text[near..lead].contains(w))
}

/// `占总费用的比重,2011年为35%`, `海外员工中,八成是`, `40%左右的任务`: of a percentage that says no more than how much, the things
/// it is a part of, and the whole where that is said apart.
pub(super) fn a_part(text: &str, figure: &Figure, prior: &str) -> Option<(String, Option<String>)> {
    if ["比重", "比例", "占比", "份额"].iter().any(|w| prior.ends_with(w)) {
        let clause = prior
            .rfind([',', ';', '。'])
            .map_or(0, |i| i + prior[i..].chars().next().map_or(1, char::len_utf8));
        let words = &prior[clause..];
        let at = words.find('占');
        return Some((
            words[..at.unwrap_or(0)].to_string(),
            at.and_then(|at| frame::whole(words, at)),
        ));
    }
    if let Some(things) = ["里面", "当中", "中", "里"].iter().find_map(|w| prior.strip_suffix(w)) {
        return Some((things.to_string(), None));
    }
    let rest = text[figure.tail..].strip_prefix('的')?;
    let end = rest.find([',', ';', '。', '、', '!', '?']).unwrap_or(rest.len());
    let stop = frame::moves(&rest[..end]).first().map_or(end, |m| m.0);
    let stop = rest[..stop].find('了').unwrap_or(stop);
    let mut things = &rest[..stop];
    // "三分之二的企业利润高于": the noun right behind
    let nouns = chinese().nouns.all(things);
    if let Some((at, form, _)) = nouns.first().filter(|_| tenths(text, figure)) {
        things = &things[..at + form.len()];
    }
    let level = [
        "水平", "目标", "线", "速度", "增速", "增长", "涨幅", "降幅", "幅度", "比例", "比重", "税率", "利率", "标准",
    ];
    let named = things.chars().count() >= 2 && !level.iter().any(|w| things.contains(w));
    named.then(|| (things.to_string(), None))
}
