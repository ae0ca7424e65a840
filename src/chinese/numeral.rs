//! Chinese numerals: figures with 万 and 亿 behind them, and numbers in characters. Works on folded text.
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, digit1};
use nom::combinator::{opt, recognize};
use nom::multi::many0;
use nom::sequence::preceded;
use nom::{IResult, Parser};
use rust_decimal::Decimal;

/// A numeral with its scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Exact value, scale included.
    pub value: Decimal,
    /// One unit of the last stated digit.
    pub step: Decimal,
    /// The scale: 1, 10,000, 100,000,000 ...
    pub scale: Decimal,
    /// `多`, `余`, `几` between the figures and their scale or behind it: more than.
    pub more: bool,
    /// Whether it is written in characters.
    pub spelled: bool,
    /// Bytes taken.
    pub len: usize,
}

/// Scales, the longest first.
const SCALES: &[(&str, i64)] = &[
    ("万亿", 1_000_000_000_000),
    ("千亿", 100_000_000_000),
    ("百亿", 10_000_000_000),
    ("十亿", 1_000_000_000),
    ("千万", 10_000_000),
    ("百万", 1_000_000),
    ("十万", 100_000),
    ("亿", 100_000_000),
    ("万", 10_000),
    ("千", 1_000),
    ("百", 100),
];

fn scale(input: &str) -> IResult<&str, i64> {
    for (form, value) in SCALES {
        if let Some(rest) = input.strip_prefix(form) {
            return Ok((rest, *value));
        }
    }
    Err(nom::Err::Error(nom::error::Error::new(
        input,
        nom::error::ErrorKind::Tag,
    )))
}

fn more(input: &str) -> IResult<&str, &str> {
    alt((tag("多"), tag("余"), tag("几"))).parse(input)
}

/// `1,234.5`, `12345`.
fn figures(input: &str) -> IResult<&str, &str> {
    recognize((digit1, many0(preceded(char(','), three)), opt((char('.'), digit1)))).parse(input)
}

fn three(input: &str) -> IResult<&str, &str> {
    let (rest, digits) = digit1(input)?;
    if digits.len() == 3 {
        Ok((rest, digits))
    } else {
        Err(nom::Err::Error(nom::error::Error::new(
            input,
            nom::error::ErrorKind::Digit,
        )))
    }
}

/// A figure times its scale; the figure alone keeps the digits it is printed with.
fn scaled(figure: Decimal, scale: Decimal) -> Option<Decimal> {
    if scale == Decimal::ONE {
        return Some(figure);
    }
    figure.checked_mul(scale).map(|v| v.normalize())
}

/// Above this no figure of a briefing lies, and sums of two stay exact.
const MOST: Decimal = Decimal::from_parts(2_808_348_672, 232_830_643, 0, false, 0);

/// A number in characters: `三千五百`, `两亿`, `十二`.
fn spelled(input: &str) -> Option<(i64, i64, usize)> {
    let characters = |c: char| "零一二三四五六七八九十百千万亿两".contains(c);
    let (_, run) = take_while1::<_, _, nom::error::Error<&str>>(characters)(input).ok()?;
    let (mut total, mut section, mut digit, mut last) = (0_i64, 0_i64, None::<i64>, 1_i64);
    for c in run.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '万' => 10_000,
            '亿' => 100_000_000,
            _ => 0,
        };
        if unit == 0 {
            let d = "零一二三四五六七八九".chars().position(|d| d == c).unwrap_or(2);
            // "二三": no number but a guess
            if digit.is_some_and(|d| d > 0) {
                return None;
            }
            digit = Some(i64::try_from(d).ok()?);
            last = 1;
        } else if unit >= 10_000 {
            section += digit.take().unwrap_or(0);
            total = total.checked_add(section.max(1))?.checked_mul(unit)?;
            (section, last) = (0, unit);
        } else {
            section = section.checked_add(digit.take().unwrap_or(1).checked_mul(unit)?)?;
            last = unit;
        }
    }
    let value = total.checked_add(section)?.checked_add(digit.unwrap_or(0))?;
    (value > 0).then_some((value, last, run.len()))
}

/// The numeral that folded text begins with. None where it is too long for exact arithmetic.
pub fn number(text: &str) -> Option<Number> {
    if let Ok((rest, digits)) = figures(text) {
        let plain = digits.replace(',', "");
        let figure: Decimal = plain.parse().ok()?;
        let mut one = Decimal::ONE;
        one.set_scale(figure.scale()).ok()?;
        let (rest, before) = opt(more).parse(rest).ok()?;
        let (after, unit) = opt(scale).parse(rest).ok()?;
        // "3万多": behind the scale
        let (after, behind) = opt(more).parse(after).ok()?;
        let unit = Decimal::from(unit.unwrap_or(1));
        let value = scaled(figure, unit).filter(|v| *v <= MOST)?;
        return Some(Number {
            value,
            step: scaled(one, unit)?,
            scale: unit,
            more: before.is_some() || behind.is_some(),
            spelled: false,
            len: text.len() - after.len(),
        });
    }
    let (value, step, len) = spelled(text)?;
    let (after, behind) = opt(more).parse(&text[len..]).ok()?;
    // "十多亿": the scale behind the word for more
    let (after, unit) = match behind {
        Some(_) => opt(scale).parse(after).ok()?,
        None => (after, None),
    };
    let unit = unit.unwrap_or(1);
    Some(Number {
        value: Decimal::from(value).checked_mul(Decimal::from(unit))?,
        step: Decimal::from(step).checked_mul(Decimal::from(unit))?,
        scale: Decimal::ONE,
        more: behind.is_some(),
        spelled: true,
        len: text.len() - after.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn numerals_have_their_scale() {
        for (text, want) in [
            ("14.24万亿元", "14240000000000 10000000000 11"),
            ("6000多亿元", "600000000000 100000000 more 10"),
            ("1,234.56亿元", "123456000000 1000000 11"),
            ("10余万人", "100000 10000 more 8"),
            ("三千五百人", "3500 100 12"),
            ("两亿", "200000000 100000000 6"),
            ("十二", "12 1 6"),
            ("3个", "3 1 1"),
        ] {
            let n = number(text).unwrap_or_else(|| panic!("{text}"));
            let more = if n.more { " more" } else { "" };
            assert_eq!(
                format!("{} {}{more} {}", n.value.normalize(), n.step.normalize(), n.len),
                want,
                "{text}"
            );
        }
        for text in ["二三十个", "增长", "99999999999999999999999999999999元"] {
            assert!(number(text).is_none_or(|n| n.len == 0), "{text}");
        }
    }
}
