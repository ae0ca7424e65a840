//! What the words before a figure say, clause by clause: its relation and what it is of.
use super::base;
use super::cues::{a_part, a_rate, aim_below, began, ends_in_to, foreseen, one_of, pace, revised, tenths};
use super::frame::{self, Relation, Topic};
use super::period::Role;
use super::scan::{Figure, Found};
use crate::base::Folded;
use crate::lexicon::chinese;
use crate::model::{Direction, Measure, SentenceIdx};
use crate::quantity::{Period, Shape, Sort};
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

/// What a figure is read with.
pub(super) struct Context<'c> {
    pub(super) folded: &'c Folded,
    /// The page as it is.
    pub(super) source: &'c str,
    pub(super) found: &'c Found,
    pub(super) figure: &'c Figure,
    /// How many figures stand in its list.
    pub(super) list: usize,
    /// The time that the briefing is about.
    pub(super) topic: Option<Period>,
    /// The day of the briefing.
    pub(super) today: Option<Date>,
    /// Which sentence it is.
    pub(super) sentence: SentenceIdx,
}

/// The figure before, for those that go on with its words.
#[derive(Clone)]
pub(super) struct Before {
    pub(super) end: usize,
    pub(super) relation: Relation,
    /// The words its topic was read from, and which of a list of figures it is.
    pub(super) words: String,
    /// The words that figures behind it go on with: of a place or a run of years those before it.
    pub(super) carry: String,
    pub(super) nth: usize,
    pub(super) base: Option<String>,
    /// The bases of the figures of its list, where each has its own.
    pub(super) bases: Vec<&'static str>,
    /// Whether it is a share, or speaks of one.
    pub(super) share: bool,
    /// Whether it speaks of how fast something grows.
    pub(super) speed: bool,
    /// Whether it is what a change began with: `从3%`.
    pub(super) began: bool,
    /// Whether it is a forecast that was changed: `从4.2%下调到`.
    pub(super) revised: bool,
    /// Whether it is told in points.
    pub(super) points: bool,
    /// Whether its words stand in its own clause.
    pub(super) own: bool,
    /// First byte with the hedge before.
    pub(super) lead: usize,
    /// What it is counted in, with how the page says it.
    pub(super) counted: (String, String),
}

/// Reads the words before a figure that begins its own relation.
pub(super) fn fresh(
    c: &Context<'_>,
    before: Option<&Before>,
    from: usize,
    clause: usize,
    period: Option<Period>,
) -> Before {
    let text = &c.folded.text;
    let lead = &text[clause..c.figure.lead];
    // the verb, without the times among the words
    let bare = c.found.without_times(text, clause, c.figure.lead);
    let bare = without_asides(&bare);
    let q = &c.figure.quantity;
    let prior = text[from..clause].trim_end_matches([',', ';', ':', ' ']);
    let (relation, part) = related(c, before, (from, clause), &bare, prior);
    let verb = chinese()
        .moves
        .at(&bare[relation.at..])
        .map_or(0, |(form, _)| form.len());
    let object = per_unit_apart(&bare[relation.at + verb..]);
    let named = |words: &str| frame::topic(words) != Topic::default();
    let wide = &text[from..c.figure.lead];
    // "有外贸企业39.8万家": behind the verb; "占全国的": of what
    let own = match aim_below(text, before, from, &relation) {
        true => "",
        false => own_words(&bare, &relation),
    };
    // "投资比整体8%的增速": the figure is of what is compared with
    let paced = pace(text, c.figure, before).filter(|_| q.sort == Sort::Percent);
    let (own, compared) = match paced.and_then(|_| own.rsplit_once(['比', '较'])) {
        Some((first, second)) if named(first) && named(second) => (second, Some(first)),
        _ => (own, None),
    };
    // "是短期外债余额的3倍": that is what it is measured by
    let times = q.sort == Sort::Times && bare.ends_with('的');
    let mut stated = true;
    // "用全球9%的耕地": the things stand behind
    let behind_it = text[c.figure.tail..].starts_with('的') && chinese().terms.all(own).is_empty();
    let carry = if let Some(things) = part.filter(|_| behind_it || !named(own)) {
        things
    } else if relation.measure == Measure::Level && named(object) && !times {
        object.to_string()
    } else if named(own) {
        own.to_string()
    } else {
        // a clause that names nothing is about what the one before it was
        stated = false;
        before.map_or_else(|| named_before(c, from, clause), |b| b.carry.clone())
    };
    // "每五个孩子里有四个"
    let carry = one_of(&text[c.figure.start..c.figure.end]).map_or(carry, str::to_string);
    let carry = listed_before(c, from, clause, own).unwrap_or(carry);
    let words = match relation.measure {
        Measure::Rank => behind(text, c.figure).unwrap_or_else(|| carry.clone()),
        Measure::Streak if !named(own) && carry.is_empty() => behind(text, c.figure).unwrap_or_default(),
        _ => carry.clone(),
    };
    let base = match relation.measure {
        // "年初8.8%左右的预期目标"
        Measure::Growth if paced.is_some() => Some("yoy".to_string()),
        _ => base::base(c, wide, lead, &relation, before, period),
    };
    let bases = base::each(lead);
    let bases = if bases.len() == c.list { bases } else { Vec::new() };
    let base = bases
        .first()
        .filter(|_| c.list > 1)
        .map_or(base, |b| Some(b.to_string()));
    let differs = matches!(relation.measure, Measure::Change | Measure::Gap);
    let share = before.is_some_and(|b| b.share) && differs && !named(&bare[..relation.at]);
    let share =
        share || relation.measure == Measure::Share || ["占比", "比重", "份额"].iter().any(|w| lead.contains(w));
    let speaks = ["增速", "增幅", "涨幅", "升幅", "降幅", "跌幅"]
        .iter()
        .any(|w| lead.contains(w));
    // "增长6.6%,比去年快了0.4个百分点"
    let grew = before.is_some_and(|b| b.relation.measure == Measure::Growth && !b.share);
    let speed = speaks || differs && q.sort == Sort::Pp && grew && !stated;
    let began = began(&bare);
    Before {
        end: c.figure.tail,
        relation,
        words,
        carry: compared.map_or(carry, str::to_string),
        nth: 0,
        base,
        bases,
        share,
        speed,
        began,
        revised: began && revised(&text[c.figure.tail..]) && foreseen(text, c.figure.lead),
        points: q.sort == Sort::Pp,
        own: stated,
        lead: c.figure.lead,
        counted: Default::default(),
    }
}

/// The words before the verb that tell what it is of.
fn own_words<'b>(bare: &'b str, relation: &Relation) -> &'b str {
    // "我说的是这2570亿"
    if bare.ends_with(['这', '那']) {
        return "";
    }
    let own = per_unit_apart(&bare[..relation.at]);
    // "增速比上月末低": with what, no time tells
    let cut = ["比上", "较上", "与上", "比去", "较去"]
        .iter()
        .filter_map(|w| own.find(w))
        .min();
    let own = cut.map_or(own, |at| own[..at].trim_end_matches("分别"));
    // "中国对世界经济增长的贡献率": here the country is said for a reason
    match relation.of.is_some() && ["中国", "我国"].contains(&own) {
        true => "中国经济",
        false => own,
    }
}

/// Words without what names nothing: of how many something is told (`每千农村人口2.3人`), how it is reckoned (`扣除价格因素`).
fn without_asides(words: &str) -> String {
    static ASIDE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            "每[0-9一二三四五六七八九十百千万亿]+(?:名|个)?(?:农村人口|常住人口|人口|居民|人)(?:拥有|有)?|(?:扣除|剔除|不考虑)(?:价格|季节)因素(?:的?影响)?(?:后)?|按(?:可比口径|可比价格|不变价格|同口径|美元|人民币)(?:计算|计价|计)?",
        )
        .expect("a valid pattern")
    });
    ASIDE.replace_all(words, "").into_owned()
}

/// `挖掘机,汽车,手机产量分别增长3%、4%、5%`: things listed over several clauses, one for each figure.
fn listed_before(c: &Context<'_>, from: usize, clause: usize, own: &str) -> Option<String> {
    let text = &c.folded.text;
    let marks = ['、', ',', '和', '与', '及'];
    let parts = |words: &str| words.split(marks).filter(|p| !p.trim().is_empty()).count();
    if c.list < 2 || !text[clause..c.figure.lead].contains("分别") || parts(own) >= c.list || own.is_empty() {
        return None;
    }
    let words = format!("{}{own}", c.found.without_times(text, from, clause));
    let all: Vec<&str> = words.split(marks).filter(|p| !p.trim().is_empty()).collect();
    let last = all.get(all.len().checked_sub(c.list)?..)?;
    (!last.iter().any(|p| p.contains([';', '。', ':']))).then(|| last.join("、"))
}

/// How a figure stands to what is measured, and the things it is a part of, where it is said to be one of some.
fn related(
    c: &Context<'_>,
    before: Option<&Before>,
    (from, clause): (usize, usize),
    bare: &str,
    prior: &str,
) -> (Relation, Option<String>) {
    let (text, q) = (&c.folded.text, &c.figure.quantity);
    let lead = &text[clause..c.figure.lead];
    let compared = c
        .found
        .within(clause, c.figure.lead)
        .iter()
        .any(|t| t.role == Role::Comparison)
        || ["上月", "上季度", "上年同期", "去年同期"]
            .iter()
            .any(|w| lead.contains(w));
    let hedge = &text[c.figure.lead..c.figure.start];
    let mut relation = frame::relation(&format!("{bare}{hedge}"), q.sort, q.shape, compared);
    relation.at = relation.at.min(bare.len());
    let level = relation.measure == Measure::Level;
    if q.sort == Sort::Times && level && bare.ends_with('的') {
        // "进口额仍是出口额的4倍"
        let verb = ["是", "为", "相当于", "达到"]
            .iter()
            .filter_map(|w| bare.rfind(w))
            .max();
        relation.at = verb.unwrap_or(relation.at);
        // "是2020年的1.5倍"
        if compared {
            (relation.measure, relation.direction) = (Measure::Growth, Some(Direction::Up));
        }
        return (relation, None);
    }
    // "下调全球增长预测,从4.2%下调到"
    if q.sort == Sort::Percent
        && level
        && began(bare)
        && revised(&text[c.figure.tail..])
        && foreseen(text, c.figure.lead)
    {
        let near = text[..clause].char_indices().rev().take(24).last().map_or(0, |c| c.0);
        if ["增长", "增速", "经济"]
            .iter()
            .any(|w| text[near..c.figure.lead].contains(w))
        {
            (relation.measure, relation.direction) = (Measure::Growth, Some(Direction::Up));
        }
        return (relation, None);
    }
    // "3.9%的年度控制目标低0.7个百分点"
    if q.sort == Sort::Pp && aim_below(text, before, from, &relation) {
        let words = bare[..relation.at].trim_start_matches(['左', '右', '的']);
        let of = frame::reference(words)
            .filter(|of| of.is_ascii())
            .or(frame::bare_name(words));
        (relation.measure, relation.of) = (Measure::Gap, of);
        return (relation, None);
    }
    // "失业率与上年持平": a change of so many points
    if q.shape == Shape::Flat && a_rate(bare, before) {
        relation.measure = Measure::Change;
    }
    let still = relation.measure == Measure::Change && relation.direction.is_none();
    if ["差距", "之差"].iter().any(|w| lead.contains(w)) && (level || still) {
        relation.measure = Measure::Gap;
    }
    let level = level || relation.measure == Measure::Gap && relation.direction.is_none() && ends_in_to(bare);
    if let Some(b) = before.filter(|b| b.began && level && !text[from..clause].contains([',', ';', '。'])) {
        // "从5.3%提高到7.9%": both ends of one change
        let same = Relation {
            at: relation.at,
            ..b.relation.clone()
        };
        return (same, None);
    }
    if q.sort != Sort::Percent || !matches!(relation.measure, Measure::Level | Measure::Share) {
        return (relation, None);
    }
    of_all(c, before, bare, prior, relation)
}

/// Of a percentage that no verb tells more of: a speed, an aim, or a part of the things that are given back.
fn of_all(
    c: &Context<'_>,
    before: Option<&Before>,
    bare: &str,
    prior: &str,
    mut relation: Relation,
) -> (Relation, Option<String>) {
    let text = &c.folded.text;
    let level = relation.measure == Measure::Level;
    if let Some(pace) = pace(text, c.figure, before) {
        relation.measure = pace;
        relation.of = None;
        relation.direction = (pace == Measure::Growth).then_some(Direction::Up);
        return (relation, None);
    }
    // "完成全年120万人目标任务的93.7%", "完成目标近一半"
    let near = text[..c.figure.lead]
        .char_indices()
        .rev()
        .take(30)
        .last()
        .map_or(0, |c| c.0);
    let said = text[near..c.figure.lead].rsplit([',', ';', '。']).next().unwrap_or("");
    let aim = ["目标的", "任务的", "计划的", "预算的", "目标", "任务"];
    if said.contains("完成") && aim.iter().any(|a| said.ends_with(a)) {
        relation.measure = Measure::Share;
        relation.at = bare.find("完成").unwrap_or(0);
        return (relation, None);
    }
    // "低于去年的2.7%": of the same kind
    let beside = ["低于", "高于", "好于", "快于", "慢于"].contains(&bare.trim_end_matches('的'));
    if level && beside && before.is_some_and(|b| b.relation.measure == Measure::Growth) {
        (relation.measure, relation.direction) = (Measure::Growth, Some(Direction::Up));
        return (relation, None);
    }
    // "新增劳动力中48.2%受过教育", "其中70%是"
    let tail = bare.trim_end_matches(['有', '约', '近', '就']);
    if level && (tail.ends_with("其中") || tail.ends_with("当中") || tail.ends_with('中')) {
        relation.measure = Measure::Share;
        let things = tail.trim_end_matches("当中").trim_end_matches('中');
        let things = (!tail.ends_with("其中")).then(|| things.to_string());
        return (relation, things);
    }
    // "比重为35%,目标是降到30%"
    if level && before.is_some_and(|b| b.share) && ends_in_to(bare) {
        relation.measure = Measure::Share;
        return (relation, None);
    }
    let part = a_part(text, c.figure, prior).filter(|_| relation.measure == Measure::Level || tenths(text, c.figure));
    if let Some((things, of)) = part {
        (relation.measure, relation.of) = (Measure::Share, of.or(relation.of));
        return (relation, Some(things));
    }
    (relation, None)
}

/// `每吨2700元`: without what the amount is paid for.
fn per_unit_apart(words: &str) -> &str {
    let at = words.rfind('每').filter(|at| {
        chinese()
            .units
            .at(&words[at + "每".len()..])
            .is_some_and(|(f, _)| at + "每".len() + f.len() == words.len())
    });
    at.map_or(words, |at| &words[..at])
}

/// What follows a place or a run of years, up to the end of its clause: `第二大进口国`.
fn behind(text: &str, figure: &Figure) -> Option<String> {
    let rest = &text[figure.tail..];
    let end = rest.find([',', ';', '。', '、', '!', '?']).unwrap_or(rest.len());
    let words = &rest[..end];
    let cut = ["地位", "位置", "的"]
        .iter()
        .filter_map(|w| words.find(w))
        .min()
        .unwrap_or(words.len());
    let words = &words[..cut];
    // "由第14位升至第13位": what it did names nothing
    let does = chinese().moves.at(words).is_some() || words.contains(|c: char| c.is_ascii_digit());
    (!does && frame::topic(words) != Topic::default()).then(|| words.to_string())
}

/// The nearest of the clauses `from..to` that names something, without its times.
fn named_before(c: &Context<'_>, from: usize, to: usize) -> String {
    let words = c.found.without_times(&c.folded.text, from, to);
    let clauses = words.rsplit([',', ';', ':']).take(4);
    clauses
        .filter(|part| frame::topic(part) != Topic::default())
        .take(1)
        .collect()
}
