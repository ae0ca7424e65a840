//! Figures, times and numbers that claim nothing in one folded sentence, in order.
use super::numeral::{self, Number};
use super::period::{self, Time};
use super::special::{quantity, scale_alone, special};
use crate::lexicon::chinese;
use crate::model::{Approx, NonClaimKind};
use crate::quantity::{Period, Quantity, Shape, Sort};
use jiff::civil::Date;
use regex::Regex;
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// A figure of a folded sentence.
#[derive(Clone, Debug)]
pub struct Figure {
    /// First byte of the surface.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// First byte with the hedge before.
    pub lead: usize,
    /// One past the last byte with the hedge behind.
    pub tail: usize,
    /// Its value, unit and hedge.
    pub quantity: Quantity,
}

/// What one sentence holds.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Figures in order.
    pub figures: Vec<Figure>,
    /// Times in order.
    pub times: Vec<Time>,
    /// Numbers that claim nothing: where and why.
    pub others: Vec<(usize, usize, NonClaimKind)>,
    /// Digits that could not be read.
    pub unread: Vec<(usize, usize)>,
}

/// Hedges before a numeral, the longest first.
const BEFORE: &[(&str, Approx)] = &[
    ("不超过", Approx::AtMost),
    ("不低于", Approx::AtLeast),
    ("不少于", Approx::AtLeast),
    ("至少", Approx::AtLeast),
    ("最多", Approx::AtMost),
    ("不到", Approx::Under),
    ("不足", Approx::Under),
    ("少于", Approx::Under),
    ("超过了", Approx::Over),
    ("超过", Approx::Over),
    ("突破了", Approx::Over),
    ("突破", Approx::Over),
    ("多于", Approx::Over),
    ("大于", Approx::Over),
    ("逾", Approx::Over),
    ("超", Approx::Over),
    ("将近", Approx::Nearly),
    ("接近", Approx::Nearly),
    ("近", Approx::Nearly),
    ("大约", Approx::About),
    ("大概", Approx::About),
    ("约", Approx::About),
    ("约为", Approx::About),
    ("约占", Approx::About),
    ("跌破", Approx::Under),
];
/// Hedges behind the unit.
const AFTER: &[(&str, Approx)] = &[
    ("左右", Approx::About),
    ("上下", Approx::About),
    ("以上", Approx::AtLeast),
    ("以下", Approx::AtMost),
    ("以内", Approx::AtMost),
    ("多", Approx::Over),
    ("余", Approx::Over),
];
/// Names that hold a number: where one begins no figure does.
const NAMES: &[&str] = &[
    "一带一路", "十九大", "二十大", "十八大", "三农", "四个全面", "五位一体", "十四五规划", "两会", "一方面",
    "另一方面", "一些", "一样", "一直", "一定", "一批", "一系列", "一起", "一般", "统一", "唯一", "进一步", "一步",
    "一体", "第一季度", "万里", "一旦", "一味", "一律", "一边", "千方百计", "百花", "万物", "万众", "三中全会",
    "四中全会", "五中全会", "六中全会", "三大", "四大", "五大", "两大", "六稳", "六保", "双十一", "一揽子", "一线",
    "一流", "一视同仁", "一如既往", "百姓", "千家万户", "成千上万",
];

/// Reads a folded sentence. `year` is the one that was spoken of last.
pub fn scan(text: &str, today: Option<Date>, mut year: Option<i16>) -> Found {
    let mut out = Found::default();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if let Some(name) = NAMES.iter().find(|n| rest.starts_with(**n)) {
            at += name.len();
            continue;
        }
        // "第十四个五年规划"
        static PLAN: LazyLock<Regex> =
            LazyLock::new(|| Regex::new("^第[一二三四五六七八九十0-9]+个五年(?:规划|计划)?").expect("a valid pattern"));
        if c == '第'
            && let Some(plan) = PLAN.find(rest)
        {
            out.others.push((at, at + plan.end(), NonClaimKind::Name));
            at += plan.end();
            continue;
        }
        // "PM2.5", "5G", "G20", "COVID-19": part of a name
        let latin = |c: char| c.is_ascii_alphabetic() || c == '-';
        if c.is_ascii_digit() && text[..at].ends_with(latin) {
            let len = rest
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '.')
                .unwrap_or(rest.len());
            out.others.push((at, at + len, NonClaimKind::Name));
            at += len;
            continue;
        }
        if let Some(time) = time_at(text, at, today, year) {
            if let Some(p) = time.period.filter(|_| time.role != period::Role::Comparison) {
                year = Some(p.end_year());
            }
            at = time.end;
            if text[time.start..time.end].contains(|c: char| c.is_ascii_digit()) {
                out.others.push((time.start, time.end, NonClaimKind::Date));
            }
            out.times.push(time);
            continue;
        }
        // "5岁以下儿童": who is meant
        static AGED: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"^[0-9]+(?:[-—~至到][0-9]+)?(?:周岁|岁)(?:及?以上|及?以下)?(?:儿童|老年人|老人|人口|人群|居民|以|及|的|青)")
                .expect("a valid pattern")
        });
        if c.is_ascii_digit()
            && let Some(aged) = AGED.find(rest)
        {
            let last = aged.as_str().char_indices().last().map_or(0, |c| c.0);
            out.others.push((at, at + last, NonClaimKind::Name));
            at += last;
            continue;
        }
        // "每10万人", "每万件": what a rate is of
        if text[..at].ends_with('每')
            && let Some(n) = numeral::number(rest)
                .or_else(|| scale_alone(rest))
                .filter(|n| n.len > 0)
        {
            let unit = chinese().units.at(&rest[n.len..]).map_or(0, |(f, _)| f.len());
            out.others.push((at, at + n.len + unit, NonClaimKind::Denominator));
            at += n.len + unit;
            continue;
        }
        if let Some(figure) = special(text, at).or_else(|| plain(text, at)) {
            at = figure.tail;
            out.figures.push(figure);
            continue;
        }
        if c.is_ascii_digit() {
            let len = rest
                .find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
                .unwrap_or(rest.len());
            // "1. ", "(2)", "2、": the number of a paragraph
            let before = text[..at].trim_end_matches('(');
            let marks = before.is_empty() && text[at + len..].starts_with(['、', '.', ')', ' ']);
            let name = text[at + len..].starts_with(|c: char| c.is_ascii_alphabetic());
            match (marks, name) {
                (true, _) => out.others.push((at, at + len, NonClaimKind::ListMarker)),
                (_, true) => out.others.push((at, at + len, NonClaimKind::Name)),
                _ => out.unread.push((at, at + len)),
            }
            at += len;
            continue;
        }
        at += c.len_utf8();
    }
    lend_units(text, &mut out);
    out
}

fn time_at(text: &str, at: usize, today: Option<Date>, year: Option<i16>) -> Option<Time> {
    // "连续3年", "120天": a length, not a time
    let time = period::at(text, at, today, year)?;
    let digits = text[at..].starts_with(|c: char| c.is_ascii_digit());
    let goes_on = digits && text[..at].ends_with(|c: char| c.is_ascii_digit() || c == '.');
    (!goes_on).then_some(time)
}

/// A numeral with the unit behind it, or without one.
fn plain(text: &str, at: usize) -> Option<Figure> {
    let n = numeral::number(&text[at..]).filter(|n| n.len > 0)?;
    if let Some(f) = range(text, at, &n) {
        return Some(f);
    }
    let after = &text[at + n.len..];
    let named = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == ':' || c == '-');
    let unit = chinese().units.at(after);
    if n.spelled {
        // "三个方面" counts what is said; "两个" stands before anything
        let measured = unit.is_some_and(|(_, (_, k))| *k != crate::lexicon::UnitKind::Unit);
        let large = n.value >= Decimal::TEN;
        if unit.is_none() || !measured && !large || n.value == Decimal::ONE && !measured {
            return None;
        }
        // "一年", "一天": any
        if n.value == Decimal::ONE {
            return None;
        }
    }
    if unit.is_none() && (named || n.scale == Decimal::ONE && !lends(after)) {
        return None;
    }
    let (form, code, sort) = match unit {
        Some((form, (code, kind))) => (form, code.as_str(), Sort::of(*kind)),
        None => ("", "", Sort::Bare),
    };
    // "5万元/吨": for what is paid stands in the subject
    let end = at + n.len + form.len();
    let mut q = quantity(n.value, n.step, code, sort, Shape::Plain);
    q.scale = n.scale;
    if sort == Sort::Unit && n.scale == Decimal::ONE && !n.value.fract().is_zero() {
        q.sort = Sort::Unit;
    }
    if n.more {
        q.approx = Approx::Over;
    }
    Some(figure(text, at, end, q))
}

/// Whether a number without a unit may take that of the next: `3.1、1.2个百分点`, `120亿、95.5亿元`.
fn lends(after: &str) -> bool {
    let next = after.strip_prefix(['、', '和', '与', '及']);
    next.is_some_and(|t| numeral::number(t).is_some_and(|n| n.len > 0 && !n.spelled))
}

/// `5%至6%`, `3-5个`, `4万到5万人`: one figure with two ends.
fn range(text: &str, at: usize, first: &Number) -> Option<Figure> {
    let after = &text[at + first.len..];
    let unit = chinese().units.at(after);
    let own = unit.map_or(0, |(f, _)| f.len());
    let to = ["至", "到", "-", "—", "~", "–"]
        .iter()
        .find(|w| after[own..].starts_with(**w))?;
    let tail = &after[own + to.len()..];
    let second = numeral::number(tail).filter(|n| n.len > 0 && !n.spelled)?;
    let (form, (code, kind)) = chinese().units.at(&tail[second.len..])?;
    if unit.is_some_and(|(_, (c, _))| c != code) {
        return None;
    }
    let low = if first.scale == Decimal::ONE && own == 0 {
        first.value.checked_mul(second.scale)?
    } else {
        first.value
    };
    if low >= second.value {
        return None;
    }
    let end = text.len() - tail.len() + second.len + form.len();
    let mut q = quantity(low, second.step, code, Sort::of(*kind), Shape::Range);
    q.upper = Some(second.value);
    q.approx = Approx::About;
    let mut f = figure(text, at, end, q);
    f.quantity.approx = Approx::About;
    Some(f)
}

/// A figure with its hedges.
pub(super) fn figure(text: &str, start: usize, end: usize, mut quantity: Quantity) -> Figure {
    let (mut lead, mut tail) = (start, end);
    if let Some((form, sign)) = BEFORE.iter().find(|(f, _)| text[..start].ends_with(f)) {
        lead = start - form.len();
        quantity.approx = *sign;
    }
    if let Some((form, sign)) = AFTER.iter().find(|(f, _)| text[end..].starts_with(f)) {
        tail = end + form.len();
        quantity.approx = *sign;
    }
    Figure {
        start,
        end,
        lead,
        tail,
        quantity,
    }
}

/// Numbers without a unit in a list take that of the one behind them, and its scale where they have none.
fn lend_units(text: &str, out: &mut Found) {
    for k in (0..out.figures.len().saturating_sub(1)).rev() {
        if out.figures[k].quantity.sort != Sort::Bare {
            continue;
        }
        let between = &text[out.figures[k].tail..out.figures[k + 1].lead];
        let near = between.chars().count() <= 2 && between.starts_with(['、', '和', '与', '及']);
        let next = out.figures[k + 1].quantity.clone();
        if near && next.sort != Sort::Bare {
            let q = &mut out.figures[k].quantity;
            (q.unit, q.sort) = (next.unit, next.sort);
            if q.scale == Decimal::ONE && next.scale != Decimal::ONE {
                q.value = (q.value * next.scale).normalize();
                q.step = (q.step * next.scale).normalize();
                q.scale = next.scale;
            }
        }
    }
    // what still has no unit could not be read
    let (kept, bare): (Vec<Figure>, Vec<Figure>) = std::mem::take(&mut out.figures)
        .into_iter()
        .partition(|f| f.quantity.sort != Sort::Bare);
    out.figures = kept;
    out.unread.extend(bare.iter().map(|f| (f.start, f.end)));
    out.unread.sort_unstable();
}

/// The last time before a place that says when something holds.
pub fn last_setting(times: &[Time], before: usize) -> Option<(Period, &Time)> {
    let times = &times[..times.partition_point(|t| t.start < before)];
    times
        .iter()
        .rev()
        .take(8)
        .find(|t| t.role != period::Role::Comparison && t.period.is_some())
        .and_then(|t| t.period.map(|p| (p, t)))
}

impl Found {
    /// The times that stand within a stretch of the folded sentence.
    pub fn within(&self, from: usize, to: usize) -> &[Time] {
        let a = self.times.partition_point(|t| t.start < from);
        let b = self.times.partition_point(|t| t.end <= to);
        &self.times[a..b.max(a)]
    }

    /// A stretch of the folded sentence without its times.
    pub fn without_times(&self, text: &str, from: usize, to: usize) -> String {
        let mut out = String::new();
        let mut at = from;
        for t in self.within(from, to) {
            out.push_str(&text[at..t.start]);
            at = t.end;
        }
        out.push_str(&text[at..to.max(at)]);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    fn shown(text: &str) -> String {
        let found = scan(text, Some(jiff::civil::date(2023, 7, 14)), None);
        let all = found.figures.iter().map(|f| {
            let q = &f.quantity;
            format!(
                "{}={} {} {}",
                &text[f.start..f.end],
                q.value.normalize(),
                q.unit,
                q.approx.as_str()
            )
        });
        all.collect::<Vec<_>>().join("; ")
    }
    #[test]
    fn figures_are_found_with_their_units_and_hedges() {
        for (text, want) in [
            ("出口7.71万亿元,下降3%", "7.71万亿元=7710000000000 CNY =; 3%=3 % ="),
            ("超过6000亿美元", "6000亿美元=600000000000 USD >"),
            ("6000多亿元", "6000多亿元=600000000000 CNY >"),
            ("约12万人次", "12万人次=120000 person-trip ~"),
            ("3000万人以上", "3000万人=30000000 person >="),
            (
                "分别为120亿、95.5亿、30亿元",
                "120亿=12000000000 CNY =; 95.5亿=9550000000 CNY =; 30亿元=3000000000 CNY =",
            ),
            ("快于整体3.1、1.2个百分点", "3.1=3.1 pp =; 1.2个百分点=1.2 pp ="),
            ("超八成", "八成=80 % >"),
            ("八成五以上", "八成五=85 % >="),
            ("抚养比由2.97:1降到1:1", "2.97:1=2.97 x =; 1:1=1 x ="),
            (
                "近一半,保持两位数增长,与去年基本持平",
                "一半=50 % nearly; 两位数=10 % >=; 基本持平=0 % ~",
            ),
            ("5岁以下儿童死亡率12‰", "12‰=12 per 1,000 ="),
            ("占三分之一", "三分之一=33.333333 % ="),
            ("增长1.6倍", "1.6倍=1.6 x ="),
            ("翻了一番", "翻了一番=2 x ="),
            ("连续9个季度增长", "连续9个季度=9 quarter ="),
            ("第二大市场", "第二大=2 rank ="),
            ("孕产妇死亡率16.9/10万", "16.9/10万=16.9 per 100,000 ="),
            ("死亡率4.5‰", "4.5‰=4.5 per 1,000 ="),
            ("5%至6%的增长", "5%至6%=5 % ~"),
            ("2022年有3个方面,PM2.5下降3.3%,5G用户多了", "3个=3 item =; 3.3%=3.3 % ="),
            ("三个方面的工作,一带一路", ""),
        ] {
            assert_eq!(shown(text), want, "{text}");
        }
    }
}
