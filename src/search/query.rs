//! The query language: words, `"phrases"`, `-not`, `field:value`. Lenient where the meaning is plain; errors point at
//! the character.
use super::field::{FIELDS, Field, check};
use crate::base::{Span, tokenize};
use crate::quantity::{Sort, scan};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_till, take_until, take_while1};
use nom::character::complete::char;
use nom::combinator::{map, opt};
use nom::sequence::{delimited, terminated};
use nom::{IResult, Parser};
use rust_decimal::Decimal;

/// A word or phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its words as typed.
    pub text: String,
    /// Said in this order, side by side.
    pub phrase: bool,
    /// Must not occur.
    pub not: bool,
}

/// What a `value:` lets through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values {
    /// Lowest value.
    pub low: Option<Decimal>,
    /// Highest value.
    pub high: Option<Decimal>,
    /// Whether the ends themselves are let through.
    pub ends: bool,
    /// Whether it is enough that the interval of the claim's words meets this one (`~`).
    pub near: bool,
    /// Unit, where one was typed.
    pub unit: Option<String>,
}

/// One `field:value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// What it looks at.
    pub field: Field,
    /// What it asks for, as typed.
    pub text: String,
    /// Must not hold.
    pub not: bool,
    /// Of a value: what it lets through.
    pub values: Option<Values>,
}

/// A whole query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words and phrases.
    pub words: Vec<Word>,
    /// Filters.
    pub filters: Vec<Filter>,
}

impl Query {
    /// Whether it asks for everything.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.filters.is_empty()
    }
}

/// What is wrong with a query, and where: a position in characters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}\n  {query}\n  {}^", pad(query, *at))]
pub struct QueryError {
    /// The query.
    pub query: String,
    /// Character the message speaks of, from 0.
    pub at: usize,
    /// What is wrong, and what would be right.
    pub message: String,
}

/// Blanks as wide as what stands before the character `at` on a terminal.
fn pad(query: &str, at: usize) -> String {
    let before: String = query.chars().take(at).collect();
    " ".repeat(unicode_width::UnicodeWidthStr::width(&*before))
}

/// Reads a query.
///
/// # Errors
/// An unknown field, an open quotation mark, or a value that the field cannot have, with the place.
pub fn parse(query: &str) -> Result<Query, QueryError> {
    let mut out = Query::default();
    let mut rest = query.trim_start();
    while !rest.is_empty() {
        let at = query.len() - rest.len();
        let fail = |bytes: usize, message: String| QueryError {
            query: query.to_string(),
            at: query[..at + bytes].chars().count(),
            message,
        };
        let (mut after, item) = item(rest).map_err(|_| {
            let message = "the quotation mark is not closed; add another \" at the end of the phrase";
            fail(rest.find('"').unwrap_or(0), message.into())
        })?;
        let Some(name) = item.name else {
            if !item.value.is_empty() {
                out.words.push(Word {
                    text: item.value.to_string(),
                    phrase: item.quoted,
                    not: item.not,
                });
            }
            rest = after.trim_start();
            continue;
        };
        let minus = usize::from(item.not);
        let field = Field::named(name).ok_or_else(|| {
            let all: Vec<&str> = FIELDS.iter().map(|f| f.0).collect();
            fail(
                minus,
                format!("there is no field “{name}”; the fields are {}", all.join(", ")),
            )
        })?;
        let begin = minus + name.len() + 1;
        let mut value = item.value;
        if field == Field::Value && !item.quoted {
            // the scale and unit of a value may stand apart: value:>5 trillion yuan
            let long = &rest[begin..];
            let more = value_end(long, value.len());
            value = &long[..more];
            after = &long[more..];
        }
        let place = begin + usize::from(item.quoted);
        out.filters
            .push(filter(field, name, value, item.not).map_err(|(k, m)| fail(place + k, m))?);
        rest = after.trim_start();
    }
    Ok(out)
}

/// One filter as a flag gives it, by the name of its field.
///
/// # Errors
/// As for [`parse`]; the query of the error is `name:value`.
pub fn filter_of(name: &str, value: &str) -> Result<Filter, QueryError> {
    let query = format!("{name}:{value}");
    let fail = |at: usize, message: String| QueryError {
        at: query[..at].chars().count(),
        query: query.clone(),
        message,
    };
    let field = Field::named(name).ok_or_else(|| fail(0, format!("there is no field “{name}”")))?;
    filter(field, name, value, false).map_err(|(at, message)| fail(name.len() + 1 + at, message))
}

/// The filter, or what is wrong at which byte of its value.
fn filter(field: Field, name: &str, value: &str, not: bool) -> Result<Filter, (usize, String)> {
    if value.is_empty() {
        return Err((0, format!("what should {name} be? write {name}:something")));
    }
    check(field, value).map_err(|message| (0, message))?;
    let values = match field {
        Field::Value => Some(values(value).ok_or_else(|| {
            let message = format!("“{value}” is no value; write 5%, >5%, 3%..5%, ~5.3 or \"5.26 trillion yuan\"");
            (0, message)
        })?),
        _ => None,
    };
    Ok(Filter {
        field,
        text: value.to_string(),
        not,
        values,
    })
}

/// One word, phrase or `field:value`.
struct Item<'a> {
    not: bool,
    name: Option<&'a str>,
    value: &'a str,
    quoted: bool,
}

fn item(input: &str) -> IResult<&str, Item<'_>> {
    let (input, not) = opt(char('-')).parse(input)?;
    let name = take_while1(|c: char| c.is_ascii_alphabetic() || c == '_');
    let (input, name) = opt(terminated(name, char(':'))).parse(input)?;
    let quoted = delimited(char('"'), take_until("\""), char('"'));
    let plain = take_till(char::is_whitespace);
    let (input, (value, quoted)) = match input.starts_with('"') {
        true => map(quoted, |v: &str| (v, true)).parse(input)?,
        false => map(plain, |v: &str| (v, false)).parse(input)?,
    };
    let item = Item {
        not: not.is_some(),
        name,
        value,
        quoted,
    };
    Ok((input, item))
}

/// Where a value ends that begins `text`: at the blank at byte `first`, or behind the scale and unit words that follow.
fn value_end(text: &str, first: usize) -> usize {
    let sign = text.len() - text.trim_start_matches(['>', '<', '=', '~', '-']).len();
    let next = text[first..].split_whitespace().next().unwrap_or("");
    if !next.starts_with(char::is_alphabetic) {
        return first;
    }
    let Some(q) = quantity(&text[sign..]) else {
        return first;
    };
    let end = sign + q.span.end as usize;
    let starts = text[sign..].starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '¥' | '€')) && q.first <= 1;
    // `robots` in `value:>5 robots` is a word to search for, not a unit
    let unit = !matches!(q.sort, Sort::Count | Sort::Bare | Sort::Rate | Sort::Rank) || q.scale != Decimal::ONE;
    let bounded = text[end..].chars().next().is_none_or(|c| !c.is_alphanumeric());
    if starts && unit && bounded && end > first {
        end
    } else {
        first
    }
}

/// The first quantity of a text.
fn quantity(text: &str) -> Option<crate::quantity::Quantity> {
    let tokens = tokenize(text, Span::new(0, text.len()));
    scan(text, &tokens, None).quantities.into_iter().next()
}

/// What `>5%`, `<=3`, `3..5%`, `~5.3trillion` or `5.26 trillion yuan` lets through.
fn values(text: &str) -> Option<Values> {
    if let Some((a, b)) = text.split_once("..") {
        let (a, b) = (a.trim(), b.trim());
        let (low, high) = (read(a), read(b));
        if low.is_none() && !a.is_empty() || high.is_none() && !b.is_empty() || a.is_empty() && b.is_empty() {
            return None;
        }
        let unit = high.as_ref().or(low.as_ref()).and_then(|r| r.unit.clone());
        return Some(Values {
            low: low.map(|r| r.value),
            high: high.map(|r| r.value),
            ends: true,
            near: false,
            unit,
        });
    }
    let mut sign = opt(alt((
        tag::<_, _, nom::error::Error<&str>>(">="),
        tag("<="),
        tag(">"),
        tag("<"),
        tag("~"),
        tag("="),
    )));
    let (body, sign) = sign.parse(text).ok()?;
    let Reading { value, half, unit } = read(body.trim())?;
    let (low, high) = match sign {
        Some(">" | ">=") => (Some(value), None),
        Some("<" | "<=") => (None, Some(value)),
        // as rough as it was typed: 5.3 trillion lets 5.26 trillion through
        Some("~") => (Some(value - half), Some(value + half)),
        _ => (Some(value), Some(value)),
    };
    Some(Values {
        low,
        high,
        ends: !matches!(sign, Some(">" | "<")),
        near: sign == Some("~"),
        unit,
    })
}

/// A number as typed: its value, half a unit of its last digit, its unit where one stands there.
struct Reading {
    value: Decimal,
    half: Decimal,
    unit: Option<String>,
}

fn read(text: &str) -> Option<Reading> {
    let q = quantity(text)?;
    let negative = text.starts_with(['-', '−']);
    Some(Reading {
        value: if negative { -q.value.abs() } else { q.value },
        half: q.step / Decimal::TWO,
        unit: (q.sort != Sort::Bare).then_some(q.unit),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_phrases_and_fields() {
        let q = parse("robots \"year on year\" -forecast indicator:exports partner:ASEAN -by:journalist value:>5% speaker:\"Li Ming\"").unwrap();
        let words: Vec<(&str, bool, bool)> = q.words.iter().map(|w| (w.text.as_str(), w.phrase, w.not)).collect();
        assert_eq!(
            words,
            [
                ("robots", false, false),
                ("year on year", true, false),
                ("forecast", false, true)
            ]
        );
        let filters: Vec<(Field, &str, bool)> = q.filters.iter().map(|f| (f.field, f.text.as_str(), f.not)).collect();
        assert_eq!(
            filters,
            [
                (Field::Indicator, "exports", false),
                (Field::Partner, "ASEAN", false),
                (Field::By, "journalist", true),
                (Field::Value, ">5%", false),
                (Field::Speaker, "Li Ming", false)
            ]
        );
    }

    #[test]
    fn values_in_the_forms_people_type() {
        for (text, low, high, ends, near, unit) in [
            ("5%", "5", "5", true, false, "%"),
            (">=5", "5", "-", true, false, "-"),
            (">5 trillion yuan", "5000000000000", "-", false, false, "CNY"),
            ("<-3%", "-", "-3", false, false, "%"),
            ("3%..5%", "3", "5", true, false, "%"),
            ("3..5%", "3", "5", true, false, "%"),
            ("..5%", "-", "5", true, false, "%"),
            ("~5.3trillion", "5250000000000", "5350000000000", true, true, "-"),
            ("5.26trillion", "5260000000000", "5260000000000", true, false, "-"),
        ] {
            let v = values(text).unwrap_or_else(|| panic!("{text}"));
            let show = |d: Option<Decimal>| d.map_or("-".to_string(), |d| d.normalize().to_string());
            assert_eq!(
                (show(v.low), show(v.high), v.ends, v.near, v.unit.unwrap_or("-".into())),
                (low.into(), high.into(), ends, near, unit.into()),
                "{text}"
            );
        }
        for text in ["many", "..", "5..many"] {
            assert!(values(text).is_none(), "{text}");
        }
    }

    #[test]
    fn the_words_of_a_value_may_stand_apart() {
        for (query, value, words) in [
            ("value:~5.3 trillion yuan exports", "~5.3 trillion yuan", "exports"),
            ("value:>5 percent exports", ">5 percent", "exports"),
            ("value:>5% exports", ">5%", "exports"),
            ("value:>5 robots", ">5", "robots"),
            ("value:>5 -forecast", ">5", "forecast"),
            ("value:\"2 million\" t", "2 million", "t"),
        ] {
            let q = parse(query).unwrap();
            assert_eq!((&*q.filters[0].text, &*q.words[0].text), (value, words), "{query}");
        }
    }

    #[test]
    fn a_flag_is_read_as_its_field() {
        assert_eq!(
            filter_of("period", "2024-H1").unwrap(),
            parse("period:2024-H1").unwrap().filters[0]
        );
        let e = filter_of("measure", "size").unwrap_err();
        assert_eq!((&*e.query, e.at), ("measure:size", 8));
    }

    #[test]
    fn errors_point_at_the_character() {
        for (query, at, says) in [
            ("growth colour:red", 7, "no field “colour”"),
            ("trade \"open", 6, "not closed"),
            ("value:many", 6, "no value"),
            ("speaker:", 8, "what should speaker be"),
            ("tea -measure:grwth", 13, "level, growth, change"),
            ("period:\"last year\"", 8, "is no period"),
            ("before:July", 7, "is no day"),
            ("外贸 by:nobody", 6, "official, journalist"),
        ] {
            let e = parse(query).unwrap_err();
            assert_eq!(e.at, at, "{query}");
            assert!(e.message.contains(says), "{}", e.message);
            let width = unicode_width::UnicodeWidthStr::width(&*query.chars().take(at).collect::<String>());
            assert!(e.to_string().ends_with(&format!("\n{}^", " ".repeat(width + 2))), "{e}");
        }
    }
}
