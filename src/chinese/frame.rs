//! What the words before a figure say of it: what is measured, of whom, which way it moves, against what.
use crate::base::is_han;
use crate::lexicon::{HanKind, Move, chinese};
use crate::model::{Direction, Facets, Measure};
use crate::quantity::{Shape, Sort};

/// What a figure is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topic {
    /// What is measured, by its English name where the tables know it.
    pub indicator: Option<String>,
    /// Names, and words before the indicator, in order.
    pub subject: Vec<String>,
    /// The names by kind.
    pub facets: Facets,
}

/// Words that open or join clauses and name nothing, the longest first.
const OPENERS: &[&str] = &[
    "与此同时", "总的来看", "具体来看", "统计显示", "数据显示", "其中", "同时", "此外", "另外", "目前", "截至",
    "特别是", "尤其是", "我们", "我国", "中国", "全国", "全年", "全球", "已经", "因此", "所以", "而且", "并且", "但是",
    "不过", "虽然", "比如", "例如", "包括", "从", "在", "对", "向", "自", "与", "和", "预计", "预期", "计划", "力争",
    "确保", "争取", "全部", "及", "由", "按", "将", "把", "而", "但", "并", "的", "已", "也", "还", "都", "均", "据",
    "使", "让", "到", "至", "其", "这一", "这", "该", "折合", "相当于", "以", "主要", "全社会",
];
/// Words between what is measured and its figure.
const CLOSERS: &[&str] = &[
    "同比", "环比", "分别", "继续", "保持", "累计", "总计", "合计", "实现", "完成", "达到", "年均", "均", "都", "也",
    "已经", "已", "将", "比", "较", "的", "了", "为", "是", "达", "有", "约", "共", "占", "又", "再", "仍", "名义",
    "实际", "平均", "首次", "已达", "大幅", "小幅", "略", "新建", "出现", "呈现", "净", "要", "应", "由", "从", "预计",
    "上年", "幅度", "规模", "进一步", "增速", "增幅", "涨幅", "降幅", "升幅", "占比", "比重", "份额", "上月", "上个月",
    "上季度", "上年同期", "去年同期", "折合", "相当于", "稳步", "持续", "快速", "明显",
];

/// Takes function words off both ends.
fn trimmed(mut text: &str) -> &str {
    loop {
        let before = text;
        text = text.trim_matches(|c: char| !is_han(c) && !c.is_ascii_alphanumeric() && c != '“' && c != '”');
        let longest = |words: &[&'static str], has: &dyn Fn(&str) -> bool| {
            words
                .iter()
                .copied()
                .filter(|w| has(w))
                .max_by_key(|w| w.len())
                .unwrap_or("")
        };
        text = text
            .strip_prefix(longest(OPENERS, &|w| text.starts_with(w)))
            .unwrap_or(text);
        text = text
            .strip_suffix(longest(CLOSERS, &|w| text.ends_with(w)))
            .unwrap_or(text);
        let moved = moves(text);
        if let Some((at, ..)) = moved.last().filter(|(at, form, _)| at + form.len() == text.len()) {
            text = &text[..*at];
        }
        if text == before {
            return text;
        }
    }
}

/// What may stand between a verb and its figure.
const HEDGES: &[char] = &[
    '了', '近', '约', '超', '逾', '不', '足', '到', '至', '为', '过', '将', '达', '大',
];

/// The verbs and nouns of change, comparison and amount in a stretch. Those of one character are often part of another
/// word (`快递`, `保有量`): they count where a figure follows, perhaps with a hedge.
pub fn moves(words: &str) -> Vec<(usize, &str, Move)> {
    const HEDGES: &[char] = &[
        '了', '近', '约', '超', '逾', '不', '足', '到', '至', '为', '过', '将', '达', '大',
    ];
    let lone = |at: usize, form: &str| {
        let behind = words[at + form.len()..].trim_matches(HEDGES);
        let before = &words[..at];
        behind.is_empty() || form == "有" && (before.is_empty() || before.ends_with('国')) || form == "占"
    };
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(c) = words[at..].chars().next() {
        // "增加值" is measured, nothing increases
        let term = chinese().terms.at(&words[at..]).map_or(0, |(f, _)| f.len());
        match chinese().moves.at(&words[at..]) {
            Some((form, _)) if term > form.len() => at += term,
            Some((form, m)) if form.len() > c.len_utf8() || lone(at, form) => {
                out.push((at, &words[at..at + form.len()], *m));
                at += form.len();
            }
            _ => at += c.len_utf8(),
        }
    }
    out
}

/// What a stretch of folded words, times taken out, is of. Empty where it names nothing.
pub fn topic(words: &str) -> Topic {
    let words = trimmed(words);
    let tables = chinese();
    let names = tables.names.all(words);
    let terms = tables.terms.all(words);
    let mut out = Topic::default();
    for (_, _, (name, kind)) in &names {
        let into = match kind {
            HanKind::Partner => &mut out.facets.partner,
            HanKind::Region => &mut out.facets.region,
            HanKind::Actor => &mut out.facets.actor,
            HanKind::Product => &mut out.facets.product,
            HanKind::Transport => &mut out.facets.transport,
        };
        if !into.contains(name) {
            into.push(name.clone());
            out.subject.push(name.clone());
        }
    }
    if let Some((at, form, name)) = terms.last() {
        out.indicator = Some((*name).clone());
        // "乘用车产量": words right before the term that no table knows
        let from = names
            .iter()
            .map(|(n, f, _)| n + f.len())
            .chain(terms.iter().map(|(n, f, _)| n + f.len()))
            .filter(|end| end <= at)
            .max()
            .unwrap_or(0);
        let before = trimmed(&words[from..*at]);
        if !before.is_empty() && before.chars().count() <= 12 {
            out.subject.push(before.to_string());
        }
        let behind = trimmed(&words[at + form.len()..]);
        // "进口国", "外贸企业": the word is only part of what is meant
        let sums = ["总值", "总额", "规模", "总量", "总规模", ""];
        if !sums.contains(&behind) && behind.chars().count() <= 10 {
            out.indicator = Some(format!("{form}{behind}"));
        }
        return out;
    }
    let whole = names.first().is_some_and(|(_, f, _)| f.len() == words.len());
    if !words.is_empty() && !whole && words.chars().count() <= 30 {
        let from = names.last().map_or(0, |(n, f, _)| n + f.len());
        let rest = trimmed(&words[from..]);
        out.indicator = Some(if rest.is_empty() { words } else { rest }.to_string());
    }
    out
}

/// How a figure stands to what is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Level, growth, change ...
    pub measure: Measure,
    /// Which way.
    pub direction: Option<Direction>,
    /// Whole of a share, field of a rank, what a gap is against.
    pub of: Option<String>,
    /// Where in the words the verb or noun begins that says so.
    pub at: usize,
}

/// Where the verb stands by which something has a place.
fn held(lead: &str) -> Option<usize> {
    ["居", "列", "排"].iter().filter_map(|w| lead.rfind(w)).max()
}

/// The relation that the words `lead` before a figure say. `compared` when they compare it with a time.
pub fn relation(lead: &str, sort: Sort, shape: Shape, compared: bool) -> Relation {
    let moves = moves(lead);
    let plain = |measure, direction, at| Relation {
        measure,
        direction,
        of: None,
        at,
    };
    let last = moves
        .iter()
        .rev()
        .find(|(_, _, m)| !matches!(m, Move::Target | Move::Forecast | Move::Hypothetical));
    let at = last.map_or(lead.len(), |l| l.0);
    match shape {
        Shape::Rank => {
            // "规模居世界": what has the place stands before the verb
            let at = held(lead).unwrap_or(at);
            return Relation {
                of: field(lead),
                ..plain(Measure::Rank, None, at)
            };
        }
        Shape::Streak => return plain(Measure::Streak, None, at),
        Shape::Fold | Shape::DoubleDigit => return plain(Measure::Growth, Some(Direction::Up), at),
        Shape::Flat => return plain(Measure::Growth, Some(Direction::Flat), at),
        _ => {}
    }
    if sort == Sort::Time {
        return plain(Measure::Duration, None, at);
    }
    let change = moves.iter().rev().find_map(|(at, form, m)| match m {
        Move::Up => Some((*at, *form, Direction::Up)),
        Move::Down => Some((*at, *form, Direction::Down)),
        _ => None,
    });
    // "增长到", "降至": what it comes to
    let comes_to = last.is_some_and(|(_, _, m)| *m == Move::To);
    let gap = moves.iter().rev().find_map(|(at, form, m)| match m {
        Move::Above => Some((*at, *form, Direction::Up)),
        Move::Below => Some((*at, *form, Direction::Down)),
        _ => None,
    });
    if let Some((at, form, direction)) = gap.filter(|_| sort == Sort::Pp) {
        let of = reference(&lead[at + form.len()..]);
        let measure = if compared { Measure::Change } else { Measure::Gap };
        return Relation {
            measure,
            direction: Some(direction),
            of: of.filter(|_| !compared),
            at,
        };
    }
    match sort {
        Sort::Pp => {
            let Some((at, _, direction)) = change else {
                return plain(Measure::Change, None, at);
            };
            match against(lead, at).filter(|_| !compared) {
                Some((from, of)) => Relation {
                    of: Some(of),
                    ..plain(Measure::Gap, Some(direction), from)
                },
                None => plain(Measure::Change, Some(direction), at),
            }
        }
        Sort::Percent | Sort::Times => {
            let said = |words: &[&str]| words.iter().find_map(|w| lead.rfind(w));
            let speed = said(&["升幅", "上升率", "增长率", "涨幅", "增幅", "增速"]);
            let fall = said(&["降幅", "跌幅", "减少率", "下降率", "降低率"]);
            let share = moves.iter().rev().find(|(_, _, m)| *m == Move::Share);
            let stands = last.is_some_and(|(_, _, m)| *m == Move::Level) || comes_to;
            if let Some((at, _, _)) =
                share.filter(|s| change.is_none_or(|c| c.0 < s.0 || comes_to) && sort == Sort::Percent)
            {
                // "占出口的比重达到": what has the share stands before 占
                let at = lead[..*at].rfind('占').unwrap_or(*at);
                return Relation {
                    of: whole(lead, at),
                    ..plain(Measure::Share, None, at)
                };
            }
            match (change, speed, fall) {
                (Some((at, _, d)), ..) if !stands => plain(Measure::Growth, Some(d), at),
                (_, Some(at), _) => plain(Measure::Growth, Some(Direction::Up), at),
                (_, _, Some(at)) => plain(Measure::Growth, Some(Direction::Down), at),
                _ if sort == Sort::Percent && part_of(lead).is_some() => {
                    let (at, of) = part_of(lead).expect("asked before");
                    Relation {
                        of,
                        ..plain(Measure::Share, None, at)
                    }
                }
                _ if shape == Shape::Fraction && last.is_none() => plain(Measure::Share, None, at),
                _ => plain(Measure::Level, None, at),
            }
        }
        _ => match change.filter(|(at, form, _)| !comes_to && near(lead, at + form.len())) {
            Some((at, form, d)) if last.is_some_and(|l| l.0 <= at + form.len()) => plain(Measure::Change, Some(d), at),
            _ => plain(Measure::Level, None, at),
        },
    }
}

/// `完成全年任务的`, `生产了全国`: a figure that says which part of what stands before it; where those words begin.
fn part_of(lead: &str) -> Option<(usize, Option<String>)> {
    let words = lead.trim_end_matches(HEDGES).strip_suffix('的')?;
    let from = ["完成", "达到", "相当于", "恢复到", "是", "为", "占"]
        .iter()
        .filter_map(|w| words.rfind(w).map(|i| (i, i + w.len())))
        .max()?;
    let of = trimmed(&words[from.1..]);
    Some((from.0, (!of.is_empty()).then(|| of.to_string())))
}

/// Whether a verb stands right before its figure.
fn near(lead: &str, end: usize) -> bool {
    lead[end..].trim_matches(HEDGES).is_empty()
}

/// What a difference is against, by its English name where it is one of the usual things.
fn reference(words: &str) -> Option<String> {
    let words = words.trim();
    if words.is_empty() || words.chars().count() > 20 {
        return None;
    }
    let named = [
        ("整体", "overall growth rate"),
        ("总体", "overall growth rate"),
        ("全国平均", "national average"),
    ];
    let known = named.iter().find(|(form, _)| words.starts_with(form));
    Some(known.map_or(words, |(_, name)| name).to_string())
}

/// `比全国平均水平高`: what a difference is against.
fn against(lead: &str, verb: usize) -> Option<(usize, String)> {
    let before = &lead[..verb];
    let found = ["比", "较"]
        .iter()
        .filter_map(|w| before.rfind(w).map(|i| (i, i + w.len())));
    let (at, from) = found.max()?;
    // "全国平均": here the country is said for a reason
    Some((at, reference(&before[from..])?))
}

/// `占进出口总值的`: what a share is of.
pub fn whole(lead: &str, at: usize) -> Option<String> {
    let words = lead[at..].strip_prefix('占')?;
    let words = ["比重", "比例", "份额", "比"]
        .iter()
        .fold(words, |w, end| w.split(end).next().unwrap_or(w));
    let words = trimmed(words);
    if words.is_empty() || words.chars().count() > 25 {
        return None;
    }
    let terms = chinese().terms.all(words);
    Some(
        terms
            .last()
            .map_or_else(|| words.to_string(), |(_, _, name)| (*name).clone()),
    )
}

/// `居世界`, `全国`: among whom a place is held.
fn field(lead: &str) -> Option<String> {
    let near: usize = lead.char_indices().rev().nth(5).map_or(0, |c| c.0);
    let words = &lead[near..];
    if ["世界", "全球", "国际"].iter().any(|w| words.contains(w)) {
        return Some("world".to_string());
    }
    ["全国", "我国"]
        .iter()
        .any(|w| words.contains(w))
        .then(|| "China".to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn words_before_a_figure_say_what_it_is_of() {
        for (words, want) in [
            ("我国货物贸易进出口", "imports and exports|"),
            ("我国对东盟出口", "exports|ASEAN"),
            ("民营企业进出口", "imports and exports|private enterprises"),
            ("机电产品出口", "exports|mechanical and electrical products"),
            ("乘用车产量同比", "output|乘用车"),
            ("其中,出口", "exports|"),
            ("池塘数量达到", "池塘数量|"),
            ("锂电池", "-|lithium batteries"),
            ("同比", "-|"),
            ("外贸企业", "外贸企业|"),
            ("货物贸易进出口总值", "imports and exports|"),
        ] {
            let t = topic(words);
            let shown = format!("{}|{}", t.indicator.unwrap_or("-".to_string()), t.subject.join(", "));
            assert_eq!(shown, want, "{words}");
        }
    }
    #[test]
    fn words_before_a_figure_say_how_it_stands() {
        for (lead, sort, want) in [
            ("出口同比增长", Sort::Percent, "Growth Some(Up) -"),
            ("进口下降", Sort::Percent, "Growth Some(Down) -"),
            ("比重提高到", Sort::Percent, "Share None -"),
            ("占进出口总值的", Sort::Percent, "Share None imports and exports"),
            ("池塘产值占进口的比重达到", Sort::Percent, "Share None imports"),
            ("占比提升", Sort::Pp, "Change Some(Up) -"),
            ("比全国平均水平高", Sort::Pp, "Gap Some(Up) national average"),
            ("快于整体增速", Sort::Pp, "Gap Some(Up) overall growth rate"),
            ("城镇调查失业率为", Sort::Percent, "Level None -"),
            ("增速为", Sort::Percent, "Growth Some(Up) -"),
            ("产量达到", Sort::Unit, "Level None -"),
            ("面积增加", Sort::Unit, "Change Some(Up) -"),
            ("面积增加到", Sort::Unit, "Level None -"),
        ] {
            let r = relation(lead, sort, Shape::Plain, false);
            let shown = format!("{:?} {:?} {}", r.measure, r.direction, r.of.as_deref().unwrap_or("-"));
            assert_eq!(shown, want, "{lead}");
        }
    }
}
