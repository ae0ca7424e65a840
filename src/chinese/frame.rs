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
    "使", "让", "到", "至", "其", "这一", "这", "该", "折合", "相当于", "以", "主要", "全社会", "完成", "实现", "达到",
    "还", "要", "再", "继续", "需要", "为", "只", "仅", "使得", "今年", "当月", "此", "前后", "用了", "今后",
];
/// Words between what is measured and its figure.
const CLOSERS: &[&str] = &[
    "同比", "环比", "分别", "继续", "保持", "累计", "总计", "合计", "实现", "完成", "达到", "年均", "均", "都", "也",
    "已经", "已", "将", "比", "较", "的", "了", "为", "是", "达", "有", "约", "共", "占", "又", "再", "仍", "名义",
    "实际", "平均", "首次", "已达", "大幅", "小幅", "略", "新建", "出现", "呈现", "净", "要", "应", "由", "从", "预计",
    "上年", "幅度", "规模", "进一步", "增速", "增幅", "涨幅", "降幅", "升幅", "占比", "比重", "份额", "上月", "上个月",
    "上季度", "上年同期", "去年同期", "折合", "相当于", "稳步", "持续", "快速", "明显", "大概", "大约", "差不多", "还",
    "需要", "需", "拥有", "日均", "月均", "里面", "当中", "里", "中", "只", "仅", "与", "和", "在", "达到了",
];

/// Words that begin or end like a function word and are none: `从业人员`, `电力供应`.
const WHOLE: &[&str] = &[
    "从业", "从事", "对外", "自然", "自主", "自来", "自贸", "和平", "按揭", "在校", "在线", "在建", "在岗", "在园",
    "使用", "到位", "到期", "至少", "其他", "还款", "要素", "都市", "均价", "再生", "再贷款", "再融资", "再就业",
    "可支配", "可再生", "为民", "向上", "以上", "以下", "据点", "由于", "到访", "让利", "并购", "还建", "全球", "中国",
    "供应", "自由", "节约", "条约", "战略", "首都", "成都", "参与", "内需", "外需", "刚需", "行为", "存在", "公共",
    "保有", "国有", "所有", "饱和", "缓和", "发达", "反应", "效应", "响应", "作为", "之比", "公里", "邻里", "实在",
    "潜在", "总和", "预约", "合约", "契约", "简约", "概要", "纪要", "需要", "必要", "首要", "集中", "高中", "初中",
    "华中", "空中", "大中",
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
        let opener = longest(OPENERS, &|w| text.starts_with(w));
        if longest(WHOLE, &|w| text.starts_with(w)).len() <= opener.len() {
            let rest = text.strip_prefix(opener).unwrap_or(text);
            // "达到一级水质的池塘": what they did tells which
            let tells = ["达到", "完成", "实现"].contains(&opener) && rest.contains('的');
            if !tells {
                text = rest;
            }
        }
        let closer = longest(CLOSERS, &|w| text.ends_with(w));
        if longest(WHOLE, &|w| text.ends_with(w)).len() <= closer.len() {
            text = text.strip_suffix(closer).unwrap_or(text);
        }
        let aims = &chinese().aims;
        if let Some((form, _)) = aims.at(text).filter(|(f, _)| *f != "目标") {
            text = &text[form.len()..];
        }
        if let Some((at, form, _)) = aims.all(text).last().filter(|(_, f, _)| *f != "目标") {
            text = if at + form.len() == text.len() {
                &text[..*at]
            } else {
                text
            };
        }
        // "全球增长": a term keeps its verb
        let term = chinese()
            .terms
            .all(text)
            .last()
            .is_some_and(|(at, form, _)| at + form.len() == text.len());
        let moved = if term { Vec::new() } else { moves(text) };
        if let Some((at, ..)) = moved.last().filter(|(at, form, _)| at + form.len() == text.len()) {
            text = &text[..*at];
        }
        if text == before {
            return text;
        }
    }
}

/// A stretch without the function words at its ends, where anything is left.
pub fn bare_name(words: &str) -> Option<String> {
    let words = trimmed(words);
    (!words.is_empty() && words.chars().count() <= 20).then(|| words.to_string())
}

/// What may stand between a verb and its figure.
const HEDGES: &[char] = &[
    '了', '近', '约', '超', '逾', '不', '足', '到', '至', '为', '过', '将', '达', '大',
];

/// The verbs and nouns of change, comparison and amount in a stretch. Those of one character are often part of another
/// word (`快递`, `保有量`): they count where a figure follows, perhaps with a hedge.
pub fn moves(words: &str) -> Vec<(usize, &str, Move)> {
    let lone = |at: usize, form: &str| {
        let behind = words[at + form.len()..].trim_matches(HEDGES);
        // "提高到2017年的": the time is left out
        let behind = if behind == "的" { "" } else { behind };
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
    let tables = chinese();
    let (words, told) = unattributed(words);
    let words = trimmed(words);
    let terms = tables.terms.all(words);
    // "乡村医生", "粮食产量": the name is part of the term
    let within = |at: usize| terms.iter().any(|(t, f, _)| (*t..t + f.len()).contains(&at));
    let names: Vec<_> = tables.names.all(words).into_iter().filter(|n| !within(n.0)).collect();
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
        // "人均湿地面积"
        let (before, each) = match before.strip_prefix("人均").or(before.strip_suffix("人均")) {
            Some(rest) if !name.starts_with("per capita") => (rest, true),
            _ => (before, false),
        };
        if let Some(name) = out.indicator.as_mut().filter(|_| each) {
            name.insert_str(0, "per capita ");
        }
        if !told && !before.is_empty() && before.chars().count() <= 12 {
            out.subject.push(before.to_string());
        }
        let behind = trimmed(&words[at + form.len()..]);
        // "进口国", "外贸企业": the word is only part of what is meant
        let sums = ["总值", "总额", "规模", "总量", "总规模", "预测", "预期", "余额", ""];
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

/// Words without the party they are attributed to, and whether there is one: `机构预测塘业`.
fn unattributed(words: &str) -> (&str, bool) {
    let Some((at, form, ())) = chinese().sources.all(words).pop() else {
        return (words, false);
    };
    let behind = &words[at + form.len()..];
    let said = chinese()
        .saying
        .all(behind)
        .pop()
        .map_or(0, |(at, form, ())| at + form.len());
    // "监测机构有1200个": a kind of body
    match () {
        () if said == 0 => (words, false),
        () if trimmed(&behind[said..]).is_empty() => (behind, true),
        () => (&behind[said..], true),
    }
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

/// A relation without a whole.
fn plain(measure: Measure, direction: Option<Direction>, at: usize) -> Relation {
    Relation {
        measure,
        direction,
        of: None,
        at,
    }
}

/// The last verb of rising or falling, with where it stands and which way it goes.
fn last_change<'m>(moves: &[(usize, &'m str, Move)]) -> Option<(usize, &'m str, Direction)> {
    moves.iter().rev().find_map(|(at, form, m)| match m {
        Move::Up => Some((*at, *form, Direction::Up)),
        Move::Down => Some((*at, *form, Direction::Down)),
        _ => None,
    })
}

/// The relation that the words `lead` before a figure say. `compared` when they compare it with a time.
pub fn relation(lead: &str, sort: Sort, shape: Shape, compared: bool) -> Relation {
    let moves = moves(lead);
    let last = moves.last();
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
    let change = last_change(&moves);
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
        // "差距缩小到8个百分点"
        Sort::Pp if comes_to => plain(Measure::Gap, None, at),
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
        Sort::Percent | Sort::Times => of_percent(lead, sort, shape, &moves),
        _ => match change.filter(|(at, form, _)| !comes_to && near(lead, at + form.len())) {
            Some((at, form, d)) if last.is_some_and(|l| l.0 <= at + form.len()) => plain(Measure::Change, Some(d), at),
            _ => plain(Measure::Level, None, at),
        },
    }
}

/// The relation of a percentage or a multiple to the words before it.
fn of_percent(lead: &str, sort: Sort, shape: Shape, moves: &[(usize, &str, Move)]) -> Relation {
    let last = moves.last();
    let at = last.map_or(lead.len(), |l| l.0);
    let change = last_change(moves);
    let comes_to = last.is_some_and(|(_, _, m)| *m == Move::To);
    let said = |words: &[&str]| words.iter().find_map(|w| lead.rfind(w));
    let speed = said(&[
        "升幅", "上升率", "增长率", "涨幅", "增幅", "增速", "增长的幅度", "增长幅度", "上升幅度", "上涨幅度",
    ]);
    let fall = said(&["下降的幅度", "降幅", "跌幅", "减少率", "下降率", "降低率", "下降幅度"]);
    let share = moves.iter().rev().find(|(_, _, m)| *m == Move::Share);
    // "增长超过": still growth
    let hedged = last.zip(change).is_some_and(|(l, c)| {
        let between = lead.get(c.0 + c.1.len()..l.0);
        l.2 == Move::Level && between.is_some_and(|b| matches!(b, "" | "了" | "幅度"))
    });
    let stands = last.is_some_and(|(_, _, m)| *m == Move::Level) && !hedged || comes_to;
    if let Some((at, form, _)) = share.filter(|s| change.is_none_or(|c| c.0 < s.0 || comes_to) && sort == Sort::Percent)
    {
        let (at, of) = match contributed(lead, *at, form).or_else(|| within(lead, *at)) {
            Some((at, of)) => (at, Some(of)),
            None => {
                // "占出口的比重达到": what has the share stands before 占
                let at = lead[..*at].rfind('占').unwrap_or(*at);
                (at, whole(lead, at))
            }
        };
        return Relation {
            of,
            ..plain(Measure::Share, None, at)
        };
    }
    let part = part_of(lead).filter(|_| sort == Sort::Percent);
    // "到位率在九成以上" is a level
    let rate = lead[..at].trim_end_matches(['在', '约', '有']).ends_with('率');
    match (change, speed, fall) {
        (_, _, Some(at)) if stands => plain(Measure::Growth, Some(Direction::Down), at),
        (Some((at, _, d)), ..) if !stands => plain(Measure::Growth, Some(d), at),
        (_, Some(at), _) => plain(Measure::Growth, Some(Direction::Up), at),
        (_, _, Some(at)) => plain(Measure::Growth, Some(Direction::Down), at),
        _ if part.is_some() => {
            let (at, of) = part.unwrap_or_default();
            Relation {
                of,
                ..plain(Measure::Share, None, at)
            }
        }
        _ if shape == Shape::Fraction && !rate && !comes_to => plain(Measure::Share, None, at),
        _ => plain(Measure::Level, None, at),
    }
}

/// `对经济增长的贡献率`: where those words begin, and what is contributed to.
fn contributed(lead: &str, at: usize, form: &str) -> Option<(usize, String)> {
    let from = lead[..at].rfind('对').filter(|_| form == "贡献率")?;
    let to = trimmed(&lead[from + "对".len()..at]);
    let named = match to {
        "经济增长" | "GDP增长" | "国内生产总值增长" | "经济" => "economic growth",
        "世界经济增长" | "全球经济增长" | "世界经济" => "world economic growth",
        other => other,
    };
    (!to.is_empty() && to.chars().count() <= 20).then(|| (from, named.to_string()))
}

/// `在GDP中占的比重`, `在GDP中的占比`: where those words begin, and what something is a part of.
fn within(lead: &str, at: usize) -> Option<(usize, String)> {
    let from = lead[..at].rfind('在')?;
    let words = &lead[from + "在".len()..at];
    let whole = words
        .split_once('中')
        .filter(|(_, rest)| ["", "占", "的", "所占", "占的", "所占的"].contains(rest))?;
    let terms = chinese().terms.all(whole.0);
    let name = terms.last().map_or(trimmed(whole.0), |t| t.2.as_str());
    (!name.is_empty()).then(|| (from, name.to_string()))
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
pub fn reference(words: &str) -> Option<String> {
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
