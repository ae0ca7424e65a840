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
    /// When the very next figure holds, and no other: `由2013年的`, `完成全年120万人的目标`.
    Own,
}

/// What times are reckoned from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The day of the briefing.
    pub today: Option<Date>,
    /// The year spoken of last.
    pub year: Option<i16>,
    /// The latest year told of; on a page without a day, the one before is not last year.
    pub latest: Option<i16>,
    /// Whether the year spoken of last was told in an earlier sentence.
    pub carried: bool,
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
    /// The year against which a change over a run of years is: `五年增长了`.
    pub since: Option<i16>,
}

/// A year, if any, a part of it, if any, and whether its end is meant.
const TIME: &str = r"(?x)^(?:
    (?P<range>(?P<y1>(?:19|20)[0-9]{2})\ ?年?\ ?[-—–~至到]+\ ?(?P<y2>(?:19|20)[0-9]{2})\ ?年)
  | “?(?P<plan>十二五|十三五|十四五|十五五)”?(?P<planned>时期|期间)
  | (?P<ago>[二两三四五六七八九十]{1,3}|[0-9]{1,2})年(?:以前|之前|前)
  | (?:这|近|过去|最近)(?:的)?(?P<past>[二两三四五六七八九十]{1,2}|[0-9]{1,2})年(?:来|间|里|以来)?
  | (?P<run>[二两三四五六七八九十]{1,2}|[0-9]{1,2})年(?:来|间)
  | (?P<over>[二两三四五六七八九十]{1,2}|[0-9]{1,2})年(?P<moved>累计|共|总共|增长|提高|增加|下降|减少|降低|上升)
  | (?P<year>(?P<y>(?:19|20)[0-9]{2})\ ?年|今年|本年度?|去年|上年|上一年|前年|明年|当年)?
    (?P<part>
        [前头](?P<first>[一二两三四五六七八九十0-9]+)(?P<unit>个季度|季度|个月|月)
      | (?P<half>上半年|下半年)(?:末|底)?
      | (?P<quarter>[一二三四1-4])季度(?:末|底)? | 第(?P<quarter2>[一二三四1-4])季度(?:末|底)?
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

/// The time that the folded `text` has at byte `at`.
pub fn at(text: &str, at: usize, known: Known) -> Option<Time> {
    let rest = &text[at..];
    let found = READER.captures(rest).filter(|c| !c[0].is_empty())?;
    let before = &text[..at];
    let moved = found.name("moved").map_or(0, |m| m.as_str().len());
    let end = at + found[0].len() - moved;
    let behind = &text[end..];
    // "学前三年", "连续五年": a length
    let length = ["学", "连续", "第", "用", "十", "百"]
        .iter()
        .any(|w| before.ends_with(w));
    let years = ["ago", "past", "run", "over"].iter().any(|n| found.name(n).is_some());
    if years && length {
        return None;
    }
    let role = role(&found, before, behind);
    let (period, since) = match years {
        true => (run_of_years(&found, known)?, true),
        // "2024年底": of the year with its end; "年" of a length: "3年"
        false => (period(&found, known, behind, role)?, false),
    };
    let since = period.filter(|_| since).map(|p| match p {
        Period::Years(a, _) if known.year.is_some_and(|y| y == p.end_year()) => a - 1,
        p => p.start_year(),
    });
    Some(Time {
        start: at,
        end,
        period,
        role,
        since,
    })
}

/// What a time does, by the words around it.
fn role(found: &Captures<'_>, before: &str, behind: &str) -> Role {
    let said = found.name("year").is_some();
    let clause = behind.split([',', ';', '。']).next().unwrap_or("");
    let after = |words: &[&str]| words.iter().any(|w| before.ends_with(w));
    let has = |words: &[&str]| words.iter().any(|w| clause.contains(w));
    // "是2020年的2.6倍", "相当于上年全年增量的1.6倍"
    static FOLDS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"^[^,;。、0-9]{0,8}的(?:[近约超逾]|将近|接近|大约|超过)?(?:[0-9.]+|[一二两三四五六七八九十]+)(?:多|余)?倍",
        )
        .expect("a valid pattern")
    });
    // "与2003年完成的调查比较", "与一季度末持平"
    let beside = after(&["与", "和", "同", "跟"]) && has(&["相比", "比较", "持平", "相当", "相近", "一致", "相同"]);
    let against = after(&[
        "比", "较", "同", "相比", "高于", "低于", "多于", "少于", "快于", "慢于", "好于", "相当于", "恢复到", "恢复至",
    ]);
    let same = found.name("same").is_some() && (said || after(&["与", "是", "为"]));
    let ago = found.name("over").is_some();
    let number = |t: &str| super::numeral::number(t.trim_start_matches('第')).is_some_and(|n| n.len > 0);
    let began = after(&["由", "从", "低于", "高于"]) && behind.strip_prefix('的').is_some_and(number);
    if !began && (beside || against || same || ago || behind.starts_with("相比") || FOLDS.is_match(behind)) {
        return Role::Comparison;
    }
    let aimed = &found[0] == "全年" && after(&["完成", "超过", "达到", "实现"]) && has(&["目标", "任务", "计划"]);
    if began || aimed {
        return Role::Own;
    }
    match ["底", "末"].iter().any(|w| found[0].ends_with(w)) {
        true => Role::Point,
        false => Role::Setting,
    }
}

/// `五年前`, `这五年`, `五年来`, `五年增长`: counted from the year spoken of, or up to the one before the briefing's.
fn run_of_years(c: &Captures<'_>, known: Known) -> Option<Option<Period>> {
    let number = |name: &str| c.name(name).and_then(|m| small(m.as_str())).map(i16::from);
    let (own, last) = (known.today.map(Date::year), known.year);
    let told = last.filter(|l| own.is_none_or(|o| *l < o));
    if let Some(n) = number("ago") {
        return Some(last.or(own).map(|y| Period::Year(y - n)));
    }
    if let Some(n) = number("over") {
        return Some(told.or(own).map(|y| Period::Year(y - n)));
    }
    let n = number("past").or(number("run")).filter(|n| *n > 1)?;
    Some(match (told, own) {
        (Some(y), _) => Some(Period::Years(y - n + 1, y)),
        (_, Some(y)) => Some(Period::Years(y - n, y - 1)),
        _ => None,
    })
}

/// The time of a match: none where it is no time, an inner none where only the briefing's day could tell the year.
fn period(c: &Captures<'_>, known: Known, behind: &str, role: Role) -> Option<Option<Period>> {
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
    let (today, last) = (known.today, known.year);
    let own = today.map(Date::year);
    let said = c.name("year").map(|m| m.as_str());
    let year = match said {
        Some("今年" | "本年" | "本年度") => own,
        // the year before the one spoken of
        Some("上年" | "上一年") if matches!(role, Role::Comparison | Role::Own) => last.or(own).map(|y| y - 1),
        Some("去年" | "上年" | "上一年") => own.map(|y| y - 1).or(known.latest),
        Some("前年") => own.map(|y| y - 2),
        Some("明年") => own.map(|y| y + 1),
        Some("当年") => last.or(own),
        Some(_) => number("y"),
        // "2018年有7亿人。上半年": of this year, if it is over
        None if known.carried && over(c, today) => own,
        None => last.or(own),
    };
    let part = c.name("part").map(|m| m.as_str());
    // alone these say no time
    if said.is_none() && matches!(part, None | Some("底" | "末" | "初" | "以来" | "同月" | "年内")) {
        return None;
    }
    // "同期": of the time spoken of
    if said.is_none() && part == Some("同期") {
        return Some(None);
    }
    let Some(mut year) = year else {
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
    // "12月份" in January: of the year that has ended
    let month = small("m2").or(small("m"));
    let ended = today.is_some_and(|d| said.is_none() && last.is_none() && month.is_some_and(|m| m > d.month() + 6));
    year -= i16::from(ended);
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
    // "2010年以来": up to now
    match own {
        Some(o) if c[0].ends_with("以来") && year < o => told(Period::Years(year, o)),
        _ => told(Period::Year(year)),
    }
}

/// Whether a part of a year has ended this year by the day of the briefing.
fn over(c: &Captures<'_>, today: Option<Date>) -> bool {
    let number = |name: &str| c.name(name).and_then(|m| small(m.as_str()));
    let quarters = c.name("unit").is_some_and(|u| u.as_str().contains("季度"));
    let quarter = number("quarter").or(number("quarter2")).map(|q| q.saturating_mul(3));
    let first = number("first").map(|n| if quarters { n.saturating_mul(3) } else { n });
    let half = c.name("half").map(|h| if h.as_str() == "上半年" { 6 } else { 12 });
    let end = first.or(half).or(quarter).or(number("m2")).or(number("m"));
    end.zip(today).is_some_and(|(m, d)| m < d.month())
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn times_are_told() {
        let known = Known {
            today: Some(jiff::civil::date(2023, 7, 14)),
            ..Known::default()
        };
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
            ("2012年以来", "2012/2023 Setting"),
            ("去年同期", "2022 Comparison"),
        ] {
            let t = at(text, 0, known).unwrap_or_else(|| panic!("{text}"));
            let shown = format!("{} {:?}", t.period.map_or("-".into(), |p| p.to_string()), t.role);
            assert_eq!(shown, want, "{text}");
        }
        for (text, at_byte, want) in [
            ("比五年前增加", 3, "2018 Comparison"),
            ("五年来", 0, "2018/2022 Setting"),
            ("五年增长了", 0, "2018 Comparison"),
            ("与一季度末持平", 3, "2023-Q1 Comparison"),
            ("相当于上年全年增量的1.6倍", 9, "2022 Comparison"),
            ("是2020年的1.5倍", 3, "2020 Comparison"),
            ("由2014年的13.2:1", 3, "2014 Own"),
            ("同期出口", 0, "- Setting"),
        ] {
            let t = at(text, at_byte, known).unwrap_or_else(|| panic!("{text}"));
            let shown = format!("{} {:?}", t.period.map_or("-".into(), |p| p.to_string()), t.role);
            assert_eq!(shown, want, "{text}");
        }
        assert_eq!(at("连续五年增长", 6, known), None);
        for text in ["3个月", "底部", "20个", "13月", "增长"] {
            assert_eq!(at(text, 0, known), None, "{text}");
        }
        let compared = at("比去年增长", 3, known).unwrap();
        assert_eq!(compared.role, Role::Comparison);
    }
}
