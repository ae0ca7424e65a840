//! Times as Chinese pages write them: `2024年`, `今年上半年`, `前三季度`, `1-7月份`, `去年年底`. Works on folded text.
use crate::quantity::Period;
use jiff::civil::Date;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// What a time does in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// When what is said holds.
    Setting,
    /// What is compared with: `比去年`, `较上月`.
    Comparison,
    /// A point at the end of a time: `截至6月底`.
    Point,
}

/// A time mentioned in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// First byte of the folded sentence.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Which time; none where only the briefing's day could tell.
    pub period: Option<Period>,
    /// What it does.
    pub role: Role,
}

/// A year, if any, a part of it, if any, and whether its end is meant.
const TIME: &str = r"(?x)^(?:
    (?P<range>(?P<y1>(?:19|20)[0-9]{2})\ ?年?\ ?[-—–~至到]+\ ?(?P<y2>(?:19|20)[0-9]{2})\ ?年)
  | “?(?P<plan>十二五|十三五|十四五|十五五)”?(?P<planned>时期|期间)
  | (?P<year>(?P<y>(?:19|20)[0-9]{2})\ ?年|今年|本年度?|去年|上年|上一年|前年|明年|当年)?
    (?P<part>
        [前头](?P<first>[一二两三四五六七八九十0-9]+)(?P<unit>个季度|季度|个月|月)
      | (?P<half>上半年|下半年)
      | (?P<quarter>[一二三四1-4])季度 | 第(?P<quarter2>[一二三四1-4])季度
      | (?P<m1>[0-9]{1,2})(?:月份?)?\ ?[-—–~至到]\ ?(?P<m2>[0-9]{1,2})月(?:份|底|末)?
      | (?P<m>[0-9]{1,2})月(?:(?P<d>[0-9]{1,2})[日号]|份|底|末)?
      | (?P<whole>全年|以来|年内)
      | (?P<yearend>年底|年末|底|末)
      | (?P<yearstart>年初|初)
      | (?P<same>同期|同月)
    )?
)";

static READER: LazyLock<Regex> = LazyLock::new(|| Regex::new(TIME).expect("a valid pattern"));

/// The number that one character, or `十` and one, writes; or digits.
pub fn small(text: &str) -> Option<i8> {
    if let Ok(n) = text.parse() {
        return Some(n);
    }
    let digit = |c: char| {
        "零一二三四五六七八九"
            .chars()
            .position(|d| d == c)
            .or((c == '两').then_some(2))
    };
    let chars: Vec<char> = text.chars().collect();
    let n = match chars.as_slice() {
        ['十'] => 10,
        ['十', b] => 10 + digit(*b)?,
        [a, '十'] => digit(*a)? * 10,
        [a] => digit(*a)?,
        _ => return None,
    };
    i8::try_from(n).ok()
}

/// The time that the folded `text` has at byte `at`. `today` is the day of the briefing, `year` the one spoken of last.
pub fn at(text: &str, at: usize, today: Option<Date>, year: Option<i16>) -> Option<Time> {
    let rest = &text[at..];
    let found = READER.captures(rest).filter(|c| !c[0].is_empty())?;
    let before = &text[..at];
    let compared = ["比", "较", "同"].iter().any(|w| before.ends_with(w)) || before.ends_with("相比");
    let end = at + found[0].len();
    let behind = &text[end..];
    // "2024年底": of the year with its end; "年" of a length: "3年"
    let period = period(&found, today, year, behind)?;
    let point = ["底", "末"].iter().any(|w| found[0].ends_with(w));
    // "是2020年的2.6倍"
    let folds = || {
        behind
            .strip_prefix('的')
            .is_some_and(|t| super::numeral::number(t).is_some_and(|n| t[n.len..].starts_with('倍')))
    };
    // "与2003年完成的调查比较"
    let beside = ["与", "和"].iter().any(|w| before.ends_with(w))
        && behind
            .split([',', ';', '。'])
            .next()
            .is_some_and(|c| c.contains("相比") || c.contains("比较"));
    let compared = compared || beside || behind.starts_with("相比") || folds() || found.name("same").is_some();
    let role = match (compared, point) {
        (true, _) => Role::Comparison,
        (_, true) => Role::Point,
        _ => Role::Setting,
    };
    Some(Time {
        start: at,
        end,
        period,
        role,
    })
}

/// The time of a match: none where it is no time, an inner none where only the briefing's day could tell the year.
fn period(c: &Captures<'_>, today: Option<Date>, last: Option<i16>, behind: &str) -> Option<Option<Period>> {
    let number = |name: &str| c.name(name).and_then(|m| m.as_str().parse::<i16>().ok());
    let told = |p: Period| Some(Some(p));
    if c.name("range").is_some() {
        let (a, b) = (number("y1")?, number("y2")?);
        return (a < b).then_some(Some(Period::Years(a, b)));
    }
    if let Some(plan) = c.name("plan") {
        let first = match plan.as_str() {
            "十二五" => 2011,
            "十三五" => 2016,
            "十四五" => 2021,
            _ => 2026,
        };
        return told(Period::Years(first, first + 4));
    }
    let own = today.map(Date::year);
    let said = c.name("year").map(|m| m.as_str());
    let year = match said {
        Some("今年" | "本年" | "本年度") => own,
        Some("去年" | "上年" | "上一年") => own.map(|y| y - 1),
        Some("前年") => own.map(|y| y - 2),
        Some("明年") => own.map(|y| y + 1),
        Some("当年") => last.or(own),
        Some(_) => number("y"),
        None => last.or(own),
    };
    let part = c.name("part").map(|m| m.as_str());
    // alone these say no time
    if said.is_none() && matches!(part, None | Some("底" | "末" | "初" | "以来" | "同月" | "年内")) {
        return None;
    }
    let Some(year) = year else {
        return Some(None);
    };
    let small = |name: &str| c.name(name).and_then(|m| small(m.as_str()));
    if let Some(n) = small("first") {
        let quarters = c.name("unit").is_some_and(|u| u.as_str().contains("季度"));
        return match (quarters, n) {
            (true, 2) => told(Period::Half(year, 1)),
            (true, 1) => told(Period::Quarter(year, 1)),
            (true, 3) => told(Period::Quarters((year, 1), (year, 3))),
            (false, 1) => told(Period::Month(year, 1)),
            (false, 2..=12) => told(Period::Months((year, 1), (year, n))),
            _ => None,
        };
    }
    if let Some(h) = c.name("half") {
        return told(Period::Half(year, if h.as_str() == "上半年" { 1 } else { 2 }));
    }
    if let Some(q) = small("quarter").or(small("quarter2")) {
        return (1..=4).contains(&q).then_some(Some(Period::Quarter(year, q)));
    }
    if let (Some(a), Some(b)) = (small("m1"), small("m2")) {
        let months = (1..=12).contains(&a) && (1..=12).contains(&b) && a < b;
        return months.then_some(Some(Period::Months((year, a), (year, b))));
    }
    if let Some(m) = small("m") {
        if !(1..=12).contains(&m) || behind.starts_with('个') {
            return None;
        }
        return match small("d") {
            Some(d) => Date::new(year, m, d).is_ok().then_some(Some(Period::Day(year, m, d))),
            None => told(Period::Month(year, m)),
        };
    }
    told(Period::Year(year))
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn times_are_told() {
        let today = Some(jiff::civil::date(2023, 7, 14));
        for (text, want) in [
            ("2022年增长", "2022 Setting"),
            ("今年上半年", "2023-H1 Setting"),
            ("去年一季度", "2022-Q1 Setting"),
            ("前三季度", "2023-Q1/2023-Q3 Setting"),
            ("1-7月份", "2023-01/2023-07 Setting"),
            ("前5个月", "2023-01/2023-05 Setting"),
            ("6月份", "2023-06 Setting"),
            ("6月底", "2023-06 Point"),
            ("2012年至2021年", "2012/2021 Setting"),
            ("“十三五”时期", "2016/2020 Setting"),
            ("今年以来", "2023 Setting"),
            ("2022年底", "2022 Point"),
            ("2023年7月14日", "2023-07-14 Setting"),
            ("去年同期", "2022 Comparison"),
        ] {
            let t = at(text, 0, today, None).unwrap_or_else(|| panic!("{text}"));
            let shown = format!("{} {:?}", t.period.map_or("-".into(), |p| p.to_string()), t.role);
            assert_eq!(shown, want, "{text}");
        }
        for text in ["3个月", "底部", "20个", "13月", "增长"] {
            assert_eq!(at(text, 0, today, None), None, "{text}");
        }
        let compared = at("比去年增长", 3, today, None).unwrap();
        assert_eq!(compared.role, Role::Comparison);
    }
}
