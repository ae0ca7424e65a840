//! Figures, times and numbers that claim nothing in one folded sentence, in order.
use super::numeral::{self, Number};
use super::period::{self, Known, Time};
use super::special::{quantity, scale_alone, special};
use crate::lexicon::chinese;
use crate::model::{Approx, NonClaimKind};
use crate::quantity::{Period, Quantity, Shape, Sort};
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
    ("大约是", Approx::About),
    ("大约为", Approx::About),
    ("大约", Approx::About),
    ("大概", Approx::About),
    ("差不多", Approx::About),
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
    "一流", "一视同仁", "一如既往", "百姓", "千家万户", "成千上万", "学前三年", "学前一年", "九年义务教育", "三年行动",
    "五年规划", "五年计划", "第一产业", "第二产业", "第三产业",
];

/// Reads a folded sentence. `told` are figures before it, for a number that repeats one without its unit.
pub fn scan(text: &str, mut known: Known, told: &[(Decimal, String, Sort)]) -> Found {
    let mut out = Found::default();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if let Some(name) = NAMES.iter().find(|n| rest.starts_with(**n)) {
            at += name.len();
            continue;
        }
        if let Some((len, kind)) = named(text, at) {
            out.others.push((at, at + len, kind));
            at += len;
            continue;
        }
        if let Some(time) = time_at(text, at, known) {
            let words = &text[time.start..time.end];
            // "上年,工业增长5%,9月份": the month is none of the year before
            let sets = matches!(time.role, period::Role::Setting | period::Role::Point) && !words.starts_with("上");
            if let Some(p) = time.period.filter(|p| sets && !matches!(p, Period::Years(..))) {
                known.year = Some(p.end_year());
                known.carried = false;
            }
            at = time.end;
            if text[time.start..time.end].contains(|c: char| c.is_ascii_digit()) {
                out.others.push((time.start, time.end, NonClaimKind::Date));
            }
            out.times.push(time);
            continue;
        }
        if let Some(figure) = special(text, at).or_else(|| plain(text, at)) {
            at = figure.tail;
            out.figures.push(figure);
            continue;
        }
        if let Some(len) = ordinal(rest) {
            out.others.push((at, at + len, NonClaimKind::Name));
            at += len;
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
    lend_units(text, &mut out, told);
    out
}

/// Numbers at a place that name something: a plan, a model, who is meant, what a rate is of. How many bytes they take.
fn named(text: &str, at: usize) -> Option<(usize, NonClaimKind)> {
    let rest = &text[at..];
    let c = rest.chars().next()?;
    if ["http://", "https://", "www."].iter().any(|w| rest.starts_with(w)) {
        let len = rest.find(|c: char| !c.is_ascii_graphic()).unwrap_or(rest.len());
        return Some((len, NonClaimKind::Name));
    }
    // "第十四个五年规划"
    static PLAN: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("^第[一二三四五六七八九十0-9]+个五年(?:规划|计划)?").expect("a valid pattern"));
    if let Some(plan) = PLAN.find(rest).filter(|_| c == '第') {
        return Some((plan.end(), NonClaimKind::Name));
    }
    // "PM2.5", "5G", "G20", "COVID-19": part of a name
    let latin = |c: char| c.is_ascii_alphabetic() || c == '-';
    if c.is_ascii_digit() && text[..at].ends_with(latin) {
        let len = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '.')
            .unwrap_or(rest.len());
        return Some((len, NonClaimKind::Name));
    }
    // "5岁以下儿童": who is meant
    static AGED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[0-9]+(?:[-—~至到][0-9]+)?(?:周岁|岁)(?:及?以上|及?以下)?(?:儿童|老年人|老人|人口|人群|居民|以|及|的|青)")
            .expect("a valid pattern")
    });
    if let Some(aged) = AGED.find(rest).filter(|_| c.is_ascii_digit()) {
        let last = aged.as_str().char_indices().last().map_or(0, |c| c.0);
        return Some((last, NonClaimKind::Name));
    }
    // "50万人口以上城市", "1亿元以上项目": of a size
    static SIZED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[0-9.]+(?:万|亿|千|百)*(?:人口|人|元|千瓦|吨|平方米|亩)(?:及?以上|及?以下)(?:的)?(?:特?大?城市|县城|城镇|项目|工业|企业|机组|大户|泊位)")
            .expect("a valid pattern")
    });
    if let Some(sized) = SIZED.find(rest).filter(|_| c.is_ascii_digit()) {
        let len = sized.as_str().find('以').unwrap_or(0) + "以上".len();
        return Some((len, NonClaimKind::Name));
    }
    // "每10万人", "每万件": what a rate is of
    let before = &text[..at];
    if before.ends_with('每')
        && let Some(n) = numeral::number(rest)
            .or_else(|| scale_alone(rest))
            .filter(|n| n.len > 0)
    {
        let unit = chinese().units.at(&rest[n.len..]).map_or(0, |(f, _)| f.len());
        return Some((n.len + unit, NonClaimKind::Denominator));
    }
    // "万吨级泊位": of a size
    let n = numeral::number(rest).filter(|n| n.len > 0)?;
    let unit = chinese().units.at(&rest[n.len..]).map_or(0, |(f, _)| f.len());
    let sized = !before.ends_with(|c: char| c.is_ascii_digit() || c == '.') && rest[n.len + unit..].starts_with('级');
    sized.then_some((n.len + unit + "级".len(), NonClaimKind::Name))
}

/// `第二周`, `第3批`: one of a row, where it says no place.
fn ordinal(rest: &str) -> Option<usize> {
    let tail = rest.strip_prefix('第')?;
    let n = numeral::number(tail).filter(|n| n.len > 0)?;
    let unit = chinese().units.at(&tail[n.len..]).map_or(0, |(f, _)| f.len());
    Some("第".len() + n.len + unit)
}

fn time_at(text: &str, at: usize, known: Known) -> Option<Time> {
    // "连续3年", "120天": a length, not a time
    let time = period::at(text, at, known)?;
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
    let ratio = unit.is_none() && !named && !n.spelled && ratio(text, at, n.value);
    if unit.is_none() && !ratio && (named || n.scale == Decimal::ONE && !lends(after)) {
        return None;
    }
    let (form, code, sort) = match unit {
        Some((form, (code, kind))) => (form, code.as_str(), Sort::of(*kind)),
        None if ratio => ("", "x", Sort::Unit),
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

/// `收入倍差2.68,缩小0.06`: a ratio without a sign.
fn ratio(text: &str, at: usize, value: Decimal) -> bool {
    let near = text[..at].char_indices().rev().take(16).last().map_or(0, |c| c.0);
    let words = text[near..at].rsplit(['。', ';']).next().unwrap_or("");
    !value.fract().is_zero()
        && ["倍差", "之比", "收入比", "倍率", "抚养比"]
            .iter()
            .any(|w| words.contains(w))
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
fn lend_units(text: &str, out: &mut Found, told: &[(Decimal, String, Sort)]) {
    for k in (0..out.figures.len().saturating_sub(1)).rev() {
        // "0.3个和0.1个百分点"
        let point = text[..out.figures[k].end].ends_with('个') && out.figures[k + 1].quantity.sort == Sort::Pp;
        if out.figures[k].quantity.sort != Sort::Bare && !point {
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
    for k in 0..out.figures.len() {
        if let Some((unit, sort)) = unsaid(text, &out.figures, k, told) {
            let q = &mut out.figures[k].quantity;
            (q.unit, q.sort) = (unit, sort);
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

/// The unit of people counted, where words end in who they are.
fn people(words: &str) -> Option<String> {
    const PEOPLE: &[&str] = &[
        "person", "student", "teacher", "doctor", "nurse", "farmer", "user", "patient", "child", "volunteer",
        "market entity", "enterprise", "individual business",
    ];
    let noun = super::counted::last_noun(words)?;
    PEOPLE.contains(&noun.as_str()).then_some(noun)
}

/// The unit of a large number without one: of the same number before (`我说的是这2570亿`), or money, where the words before
/// speak of it (`完成清塘投资1845亿`).
fn unsaid(text: &str, figures: &[Figure], k: usize, told: &[(Decimal, String, Sort)]) -> Option<(String, Sort)> {
    const MONEY: &[&str] = &[
        "投资", "资金", "投入", "收入", "支出", "利润", "贷款", "存款", "余额", "产值", "金额", "经费", "减税", "成本",
        "出口", "进口", "增加值", "GDP", "生产总值", "销售额", "零售额", "债", "顺差", "逆差", "营收", "融资", "外资",
        "费用", "税", "补贴", "补助",
    ];
    let f = &figures[k];
    if f.quantity.sort != Sort::Bare {
        return None;
    }
    let same = figures[..k]
        .iter()
        .rev()
        .take(16)
        .find(|e| e.quantity.value == f.quantity.value && e.quantity.sort != Sort::Bare);
    if let Some(e) = same {
        return Some((e.quantity.unit.clone(), e.quantity.sort));
    }
    let large = f.quantity.scale >= Decimal::from(10_000);
    let back = told.iter().rfind(|t| t.0 == f.quantity.value && t.2 != Sort::Bare);
    if let Some((_, unit, sort)) = back.filter(|_| large) {
        return Some((unit.clone(), *sort));
    }
    let behind = &text[f.tail..];
    let ends = behind.is_empty() || behind.starts_with([',', ';', '。', '、', ')', '的', '!', '?']);
    let near = text[..f.lead].char_indices().rev().take(16).last().map_or(0, |c| c.0);
    let words = text[near..f.lead].rsplit([';', '。']).next().unwrap_or("");
    // "在校生2.76亿", "教师1670多万"
    if let Some(noun) = people(words).filter(|_| ends && large) {
        return Some((noun, Sort::Unit));
    }
    let money = f.quantity.scale >= Decimal::from(100_000_000) && ends && MONEY.iter().any(|w| words.contains(w));
    money.then(|| ("CNY".to_string(), Sort::Money))
}

/// The last time before a place that says when something holds.
pub fn last_setting<'t>(text: &str, times: &'t [Time], before: usize) -> Option<(Period, &'t Time)> {
    let times = &times[..times.partition_point(|t| t.start < before)];
    let says = |t: &&Time| match t.role {
        period::Role::Comparison => false,
        period::Role::Own => t.end <= before && matches!(&text[t.end..before], "" | "的"),
        period::Role::Setting | period::Role::Point => true,
    };
    times
        .iter()
        .rev()
        .take(8)
        .find(|t| says(t) && t.period.is_some())
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
        let found = scan(
            text,
            Known {
                today: Some(jiff::civil::date(2023, 7, 14)),
                ..Known::default()
            },
            &[],
        );
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
            (
                "完成投资1845亿,比上年多5亿元,我说的是这1845亿",
                "1845亿=184500000000 CNY =; 5亿元=500000000 CNY =; 1845亿=184500000000 CNY =",
            ),
            ("万吨级泊位,10月第二周,学前三年,第3批,总体保持平稳", ""),
            ("流量8.6GB,低12个基点", "8.6GB=8.6 GB =; 12个基点=12 basis point ="),
            ("与去年持平", "持平=0 % ="),
            ("收入倍差2.68,比上年缩小0.06", "2.68=2.68 x =; 0.06=0.06 x ="),
            (
                "在校生2.76亿,教师1670多万",
                "2.76亿=276000000 student =; 1670多万=16700000 teacher >",
            ),
            (
                "每五个孩子里差不多有四个,每20名老人中,就有近7名",
                "每五个孩子里差不多有四个=80 % ~; 每20名老人中,就有近7名=35 % nearly",
            ),
            ("每2.5个主体拥有1件", "每2.5个主体拥有1件=0.4 item ="),
        ] {
            assert_eq!(shown(text), want, "{text}");
        }
    }
}
