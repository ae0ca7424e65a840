//! Chinese figures that need more than a numeral and a unit: folds, runs, places, fractions, tenths, ratios, rates, and those
//! in words.
use super::numeral::{self, Number};
use super::period;
use super::scan::{Figure, figure};
use crate::lexicon::chinese;
use crate::model::Approx;
use crate::quantity::{Quantity, Shape, Sort, group};
use regex::Regex;
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// A quantity that stands for itself, with nothing left open.
pub(super) fn quantity(value: Decimal, step: Decimal, unit: &str, sort: Sort, shape: Shape) -> Quantity {
    Quantity {
        first: 0,
        last: 0,
        lead: 0,
        tail: 0,
        span: crate::base::Span::default(),
        value,
        step,
        upper: None,
        scale: Decimal::ONE,
        unit: unit.to_string(),
        sort,
        approx: Approx::Exact,
        shape,
        noun: None,
    }
}

/// `八成`, `三分之一`, `2倍`, `翻了一番`, `第二位`, `连续9个季度`, `12.5‰`, `20/10万`.
pub(super) fn special(text: &str, at: usize) -> Option<Figure> {
    one_in(text, at)
        .or_else(|| doubled(text, at))
        .or_else(|| run(text, at))
        .or_else(|| place(text, at))
        .or_else(|| in_words(text, at))
        .or_else(|| with_a_sign(text, at))
}

/// `每五个孩子里有四个`: a part of all; `每2.5个主体拥有1件`: so many for each.
fn one_in(text: &str, at: usize) -> Option<Figure> {
    const NUMBER: &str = "(?:[0-9.]+|[一两二三四五六七八九十]{1,3})";
    static PART: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(
            "^每({NUMBER})(?:个|名|位|户|家|人)[^,。;0-9]{{0,12}}(?:中|里面|里|当中)[^。;0-9]{{0,6}}有[^。;0-9]{{0,3}}?({NUMBER})(?:个|名|位|户|家|人)"
        ))
        .expect("a valid pattern")
    });
    static EACH: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new("^每([0-9.]+)(个|名|位|户|家)[^,。;0-9]{1,10}(?:拥有|有|就有)([0-9.]+)(?:件|个|项|辆|台|所|张)")
            .expect("a valid pattern")
    });
    let rest = text[at..].strip_prefix('每').map(|_| &text[at..])?;
    let value = |t: &str| numeral::number(t).filter(|n| n.len == t.len()).map(|n| n.value);
    if let Some(c) = PART.captures(rest) {
        let (all, some) = (value(&c[1])?, value(&c[2])?);
        let said = c.get(2).map_or(0, |m| m.start());
        let q = percent(some, all).filter(|_| some < all)?;
        // the hedge stands within
        let mut hedged = figure(rest, said, c[0].len(), q);
        if ["差不多", "大约", "大概"].iter().any(|w| c[0].contains(w)) {
            hedged.quantity.approx = Approx::About;
        }
        return Some(Figure {
            start: at,
            end: at + c[0].len(),
            lead: at,
            tail: at + hedged.tail,
            quantity: hedged.quantity,
        });
    }
    let c = EACH.captures(rest)?;
    let value = value(&c[3])?.checked_div(value(&c[1])?)?.round_dp(6).normalize();
    let q = quantity(value, Decimal::new(1, 6), "item", Sort::Unit, Shape::Plain);
    Some(figure(text, at, at + c[0].len(), q))
}

/// `翻番`, `翻了两番`.
fn doubled(text: &str, at: usize) -> Option<Figure> {
    let tail = text[at..].strip_prefix('翻')?;
    let tail = tail.strip_prefix('了').unwrap_or(tail);
    let (n, after) = match tail {
        _ if tail.starts_with('番') => (2, tail),
        _ if tail.starts_with("一番") => (2, &tail["一".len()..]),
        _ if tail.starts_with("两番") => (4, &tail["两".len()..]),
        _ => return None,
    };
    let end = text.len() - after.len() + "番".len();
    let q = quantity(n.into(), Decimal::ONE, "x", Sort::Times, Shape::Fold);
    Some(figure(text, at, end, q))
}

/// `连续9个季度`.
fn run(text: &str, at: usize) -> Option<Figure> {
    let tail = text[at..].strip_prefix("连续")?;
    let n = numeral::number(tail)?;
    let (form, (code, _)) = chinese().units.at(&tail[n.len..])?;
    let q = quantity(n.value, Decimal::ONE, code, Sort::Time, Shape::Streak);
    let timed = ["year", "quarter", "month", "week", "day"].contains(&code.as_str());
    timed.then(|| figure(text, at, text.len() - tail.len() + n.len + form.len(), q))
}

/// `第二大`, `居世界第一`, `居首位`.
fn place(text: &str, at: usize) -> Option<Figure> {
    let (rest, before) = (&text[at..], &text[..at]);
    let rank = |n: Decimal| quantity(n, Decimal::ONE, "rank", Sort::Rank, Shape::Rank);
    let Some(tail) = rest.strip_prefix('第') else {
        // "居首位", "居世界内河首位"
        let near = before.char_indices().rev().take(10).last().map_or(at, |c| c.0);
        let first = rest.starts_with("首位") && text[near..at].contains(['居', '列']);
        return first.then(|| figure(text, at, at + "首位".len(), rank(Decimal::ONE)));
    };
    let n = numeral::number(tail)?;
    let after = &tail[n.len..];
    let form = ["大", "位", "名", "高"].iter().find(|w| after.starts_with(**w));
    let placed = ["居", "列", "排", "世界", "全球", "全国"]
        .iter()
        .any(|w| before.ends_with(w));
    let taken = match form {
        Some(f) => f.len(),
        None if placed => 0,
        None => return None,
    };
    Some(figure(text, at, text.len() - after.len() + taken, rank(n.value)))
}

/// A part of a hundred, where that can be told exactly.
fn percent(part: Decimal, whole: Decimal) -> Option<Quantity> {
    let value = part
        .checked_mul(Decimal::ONE_HUNDRED)?
        .checked_div(whole)?
        .round_dp(6)
        .normalize();
    Some(quantity(value, Decimal::ONE, "%", Sort::Percent, Shape::Fraction))
}

/// `百分之五`, `三分之一`, `八成`, `2.97:1`, `2.6倍`, `12.5‰`, `1/5`, `20/10万`.
fn with_a_sign(text: &str, at: usize) -> Option<Figure> {
    let rest = &text[at..];
    if let Some(tail) = rest.strip_prefix("百分之") {
        let n = numeral::number(tail)?;
        let q = quantity(n.value, n.step, "%", Sort::Percent, Shape::Plain);
        return Some(figure(text, at, text.len() - tail.len() + n.len, q));
    }
    let n = numeral::number(rest).filter(|n| n.len > 0)?;
    let after = &rest[n.len..];
    let until = |tail: &str| text.len() - tail.len();
    if let Some(tail) = after.strip_prefix("分之") {
        let m = numeral::number(tail)?;
        return Some(figure(text, at, until(tail) + m.len, percent(m.value, n.value)?));
    }
    const NO_TENTHS: &[&str] = &[
        "成为", "成立", "成功", "成果", "成本", "成员", "成效", "成品", "成绩", "成熟",
    ];
    let tenth = after.starts_with('成') && !NO_TENTHS.iter().any(|w| after.starts_with(w));
    if tenth && n.value <= Decimal::TEN {
        return Some(tenths(text, at, &n));
    }
    if let Some(f) = ratio(text, at, &n) {
        return Some(f);
    }
    if let Some(tail) = after.strip_prefix('倍') {
        let mut q = quantity(n.value, n.step, "x", Sort::Times, Shape::Plain);
        q.approx = if n.more { Approx::Over } else { Approx::Exact };
        return Some(figure(text, at, until(tail), q));
    }
    if let Some(tail) = after.strip_prefix('‰') {
        let q = quantity(n.value, n.step, "per 1,000", Sort::Rate, Shape::Plain);
        return Some(figure(text, at, until(tail), q));
    }
    let tail = after.strip_prefix('/')?;
    let m = numeral::number(tail)?;
    let q = if m.value >= Decimal::ONE_HUNDRED {
        let per = format!("per {}", group(m.value));
        quantity(n.value, n.step, &per, Sort::Rate, Shape::Plain)
    } else if m.value > n.value && m.value <= Decimal::from(20) && !n.spelled {
        percent(n.value, m.value)?
    } else {
        return None;
    };
    Some(figure(text, at, until(tail) + m.len, q))
}

/// `八成`, `八成五`, `一成半`: so many tenths, the number `n` at `start`.
fn tenths(text: &str, start: usize, n: &Number) -> Figure {
    let ten = Decimal::TEN;
    let mut end = start + n.len + "成".len();
    let (mut value, mut step) = (n.value * ten, ten);
    let next = text[end..].chars().next();
    let more = match next {
        Some('半') => Some(5),
        Some(c) if "一二三四五六七八九".contains(c) => period::small(&c.to_string()),
        _ => None,
    };
    if let (Some(m), Some(c)) = (more, next) {
        (value, step) = (value + Decimal::from(m), Decimal::ONE);
        end += c.len_utf8();
    }
    figure(
        text,
        start,
        end,
        quantity(value, step, "%", Sort::Percent, Shape::Fraction),
    )
}

/// `2.97:1`, `1:2.45`: one to so many, the number `n` at `start`.
fn ratio(text: &str, start: usize, n: &Number) -> Option<Figure> {
    let tail = text[start + n.len..].strip_prefix(':')?;
    let m = numeral::number(tail).filter(|m| m.len > 0)?;
    let large = match (n.value == Decimal::ONE, m.value == Decimal::ONE) {
        (_, true) => n,
        (true, false) => &m,
        _ => return None,
    };
    let end = text.len() - tail.len() + m.len;
    Some(figure(
        text,
        start,
        end,
        quantity(large.value, large.step, "x", Sort::Times, Shape::Plain),
    ))
}

/// `半数`, `一半`, `持平`, `两位数`: figures without a numeral of their own.
fn in_words(text: &str, at: usize) -> Option<Figure> {
    let rest = &text[at..];
    let half = || quantity(Decimal::from(50), Decimal::ONE, "%", Sort::Percent, Shape::Fraction);
    let flat = |approx| {
        let mut q = quantity(Decimal::ZERO, Decimal::ONE, "%", Sort::Percent, Shape::Flat);
        q.approx = approx;
        q
    };
    // "保持平稳", "维持平衡": no 持平
    let other = text[..at].ends_with(['保', '维', '支', '坚']);
    let (word, q) = match () {
        () if rest.starts_with("半数") => ("半数", half()),
        () if rest.starts_with("一半") => ("一半", half()),
        () if rest.starts_with("基本持平") => ("基本持平", flat(Approx::About)),
        () if rest.starts_with("大体持平") => ("大体持平", flat(Approx::About)),
        () if rest.starts_with("大致持平") => ("大致持平", flat(Approx::About)),
        () if rest.starts_with("总体持平") => ("总体持平", flat(Approx::About)),
        () if rest.starts_with("持平") && !other => ("持平", flat(Approx::Exact)),
        () if rest.starts_with("两位数") => {
            let mut q = quantity(Decimal::TEN, Decimal::ONE, "%", Sort::Percent, Shape::DoubleDigit);
            q.approx = Approx::AtLeast;
            ("两位数", q)
        }
        () => return None,
    };
    let keeps = matches!(q.shape, Shape::Flat | Shape::DoubleDigit).then_some(q.approx);
    let mut f = figure(text, at, at + word.len(), q);
    if let Some(approx) = keeps {
        f.quantity.approx = approx;
    }
    Some(f)
}

/// `万人` as `10,000`: of how many a rate is.
pub(super) fn so_many(denominator: &str) -> Option<String> {
    let n = numeral::number(denominator).or_else(|| scale_alone(denominator))?;
    (n.value >= Decimal::ONE_HUNDRED).then(|| group(n.value))
}

/// `万` without a number before it: of one.
pub(super) fn scale_alone(text: &str) -> Option<Number> {
    numeral::number(&format!("1{text}")).map(|n| Number { len: n.len - 1, ..n })
}
