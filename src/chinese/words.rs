//! What the words before a figure say, clause by clause: its relation, what it is of, its base, whether it is aimed at.
use super::frame::{self, Relation, Topic};
use super::period::Role;
use super::scan::{Figure, Found};
use crate::base::Folded;
use crate::lexicon::{Move, chinese};
use crate::model::{Measure, Modality};
use crate::quantity::{Period, Shape, Sort};
use jiff::civil::Date;

/// What a figure is read with.
pub(super) struct Context<'c> {
    pub(super) folded: &'c Folded,
    pub(super) found: &'c Found,
    pub(super) figure: &'c Figure,
    /// How many figures stand in its list.
    pub(super) list: usize,
    /// The time that the briefing is about.
    pub(super) topic: Option<Period>,
    /// The day of the briefing.
    pub(super) today: Option<Date>,
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
    /// Whether it is a share, or speaks of one.
    pub(super) share: bool,
    /// Whether it speaks of how fast something grows.
    pub(super) speed: bool,
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
    let times = c.found.within(clause, c.figure.lead);
    let compared = times.iter().any(|t| t.role == Role::Comparison)
        || ["上月", "上季度", "上年同期", "去年同期"]
            .iter()
            .any(|w| lead.contains(w));
    // the verb, without the times among the words
    let bare = c.found.without_times(text, clause, c.figure.lead);
    let hedge = &text[c.figure.lead..c.figure.start];
    let q = &c.figure.quantity;
    let mut relation = frame::relation(&format!("{bare}{hedge}"), q.sort, q.shape, compared);
    relation.at = relation.at.min(bare.len());
    let prior = text[from..clause].trim_end_matches([',', ';', ':', ' ']);
    let part = a_part(text, c.figure, prior).filter(|_| relation.measure == Measure::Level && q.sort == Sort::Percent);
    if let Some((_, of)) = &part {
        (relation.measure, relation.of) = (Measure::Share, of.clone());
    }
    let verb = chinese()
        .moves
        .at(&bare[relation.at..])
        .map_or(0, |(form, _)| form.len());
    let object = per_unit_apart(&bare[relation.at + verb..]);
    let named = |words: &str| frame::topic(words) != Topic::default();
    let wide = &text[from..c.figure.lead];
    // "有外贸企业39.8万家": behind the verb; "占全国的": of what
    let own = per_unit_apart(&bare[..relation.at]);
    let times = q.sort == Sort::Times;
    let carry = if let Some((things, _)) = part.filter(|_| !named(own)) {
        things
    } else if relation.measure == Measure::Level && named(object) && !(times && named(own)) {
        object.to_string()
    } else if named(own) {
        own.to_string()
    } else {
        // a clause that names nothing is about what the one before it was
        before.map_or_else(|| named_before(c, from, clause), |b| b.carry.clone())
    };
    let words = match relation.measure {
        Measure::Rank => behind(text, c.figure).unwrap_or_else(|| carry.clone()),
        Measure::Streak if !named(own) && carry.is_empty() => behind(text, c.figure).unwrap_or_default(),
        _ => carry.clone(),
    };
    let base = base(c, wide, lead, &relation, before, period);
    let share = before.is_some_and(|b| b.share) && relation.measure == Measure::Change && !named(&bare[..relation.at]);
    let share =
        share || relation.measure == Measure::Share || ["占比", "比重", "份额"].iter().any(|w| lead.contains(w));
    let speed = ["增速", "增幅", "涨幅", "升幅"].iter().any(|w| lead.contains(w));
    Before {
        end: c.figure.tail,
        relation,
        words,
        carry,
        nth: 0,
        base,
        share,
        speed,
    }
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

/// `占总费用的比重,2011年为35%`, `海外员工中,八成是`, `40%左右的任务`: of a percentage that says no more than how much, the things
/// it is a part of, and the whole where that is said apart.
fn a_part(text: &str, figure: &Figure, prior: &str) -> Option<(String, Option<String>)> {
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
    if let Some(things) = prior.strip_suffix('中') {
        return Some((things.to_string(), None));
    }
    let rest = text[figure.tail..].strip_prefix('的')?;
    let end = rest.find([',', ';', '。', '、', '!', '?']).unwrap_or(rest.len());
    let stop = frame::moves(&rest[..end]).first().map_or(end, |m| m.0);
    let things = &rest[..stop];
    let level = [
        "水平", "目标", "线", "速度", "增速", "增长", "涨幅", "降幅", "幅度", "比例", "比重", "税率", "利率", "标准",
    ];
    let named = things.chars().count() >= 2 && !level.iter().any(|w| things.contains(w));
    named.then(|| (things.to_string(), None))
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

/// What a change is against.
fn base(
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
    let text = &c.folded.text;
    let says = |forms: &[&str]| forms.iter().any(|w| lead.contains(w));
    if says(&["同比", "上年同期", "去年同期"]) {
        return Some("yoy".to_string());
    }
    let quarter = matches!(period, Some(Period::Quarter(..)));
    if says(&["环比"]) {
        return Some(if quarter { "qoq" } else { "mom" }.to_string());
    }
    if says(&["上月", "上个月"]) {
        return Some("mom".to_string());
    }
    if says(&["上季度", "上个季度"]) {
        return Some("qoq".to_string());
    }
    let start = c.figure.lead - lead.len();
    let named = c
        .found
        .within(start, c.figure.lead)
        .iter()
        .rfind(|t| t.role == Role::Comparison);
    if let Some(t) = named {
        let words = &text[t.start..t.end];
        if ["去年", "上年", "上一年"].contains(&words) {
            return Some("yoy".to_string());
        }
        if let (Some(then), Some(now)) = (t.period, period)
            && let Some(base) = right_before(then, now)
        {
            return Some(base.to_string());
        }
        let point = ["底", "末"].iter().any(|w| words.ends_with(w));
        return t.period.map(|p| match p {
            Period::Year(y) if point => format!("period:{y}-12"),
            Period::Year(y) if words.ends_with('初') => format!("period:{}-12", y - 1),
            p => format!("period:{p}"),
        });
    }
    let carried = before
        .filter(|_| !wide.contains(['。', ';']))
        .and_then(|b| b.base.clone());
    let by_default = relation.measure == Measure::Growth && c.figure.quantity.shape != Shape::Fold;
    carried.or_else(|| by_default.then(|| "yoy".to_string()))
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

/// Whether the words before a figure make it an aim, a forecast or an example.
pub(super) fn modality(words: &str, clause: &str) -> Modality {
    let said = frame::moves(words);
    // "完成全年目标的88%": what has been done of it
    let done = ["完成", "实现了", "已"].iter().any(|w| clause.contains(w));
    let has = |m: Move| said.iter().any(|(_, _, x)| *x == m && !(done && m == Move::Target));
    match () {
        () if has(Move::Hypothetical) => Modality::Hypothetical,
        () if has(Move::Target) => Modality::Target,
        () if has(Move::Forecast) => Modality::Forecast,
        () => Modality::Fact,
    }
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
