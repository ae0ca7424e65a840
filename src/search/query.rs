//! The query language: words, `"phrases"`, `-not`, `field:value`. Lenient where the meaning is plain; errors point at
//! the character.
use crate::base::{Span, tokenize};
use crate::quantity::{Sort, scan};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_till, take_until, take_while1};
use nom::character::complete::{char, multispace0};
use nom::combinator::{map, opt};
use nom::sequence::delimited;
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

/// What a filter looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Canonical indicator.
    Indicator,
    /// Words of the subject.
    Subject,
    /// Economy traded with.
    Partner,
    /// Goods.
    Product,
    /// Region of China.
    Region,
    /// Kind of enterprise.
    Actor,
    /// Kind of statement.
    Measure,
    /// Unit code.
    Unit,
    /// Who says it.
    Speaker,
    /// Outlet that asks.
    Outlet,
    /// official, journalist or chairperson.
    By,
    /// fact, forecast, target ...
    Modality,
    /// up, down, flat.
    Direction,
    /// Period of the figure, also a range `A..B`.
    Period,
    /// Briefings on or after a day.
    Since,
    /// Briefings before a day.
    Before,
    /// The value, with `>`, `<`, `~` before it.
    Value,
    /// Words of the title.
    Title,
}

const FIELDS: &[(&str, Field)] = &[
    ("indicator", Field::Indicator),
    ("subject", Field::Subject),
    ("partner", Field::Partner),
    ("product", Field::Product),
    ("region", Field::Region),
    ("actor", Field::Actor),
    ("measure", Field::Measure),
    ("unit", Field::Unit),
    ("speaker", Field::Speaker),
    ("outlet", Field::Outlet),
    ("by", Field::By),
    ("modality", Field::Modality),
    ("direction", Field::Direction),
    ("period", Field::Period),
    ("since", Field::Since),
    ("after", Field::Since),
    ("before", Field::Before),
    ("until", Field::Before),
    ("value", Field::Value),
    ("title", Field::Title),
];

/// One `field:value`.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// What it looks at.
    pub field: Field,
    /// What it asks for, as typed; of a value the number in base units.
    pub text: String,
    /// Must not hold.
    pub not: bool,
    /// Of a value: lowest and highest it may be, and its unit where one was typed.
    pub value: Option<(Option<Decimal>, Option<Decimal>, Option<String>)>,
}

/// A whole query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// Words and phrases.
    pub words: Vec<Word>,
    /// Filters.
    pub filters: Vec<Filter>,
}

/// What is wrong with a query, and where: a position in characters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}\n  {query}\n  {:>width$}", "^", width = at + 1)]
pub struct QueryError {
    /// The query.
    pub query: String,
    /// Character the message speaks of, from 0.
    pub at: usize,
    /// What is wrong, and what would be right.
    pub message: String,
}

/// Reads a query.
///
/// # Errors
/// An unknown field, an open quotation mark, or a value that is none, with the place.
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
        let (after, (not, name, value, quoted)) = item(rest).map_err(|_| {
            let message = "the quotation mark is not closed; add another \" at the end of the phrase";
            fail(rest.find('"').unwrap_or(0), message.into())
        })?;
        match name {
            None if !value.is_empty() => out.words.push(Word {
                text: value.to_string(),
                phrase: quoted,
                not,
            }),
            None => {}
            Some(name) => {
                let known = FIELDS.iter().find(|(n, _)| n.eq_ignore_ascii_case(name));
                let Some((_, field)) = known else {
                    let all: Vec<&str> = FIELDS.iter().map(|f| f.0).collect();
                    return Err(fail(
                        0,
                        format!("there is no field “{name}”; the fields are {}", all.join(", ")),
                    ));
                };
                if value.is_empty() {
                    return Err(fail(
                        name.len() + 1,
                        format!("what should {name} be? write {name}:something"),
                    ));
                }
                let bounds = match field {
                    Field::Value => Some(bounds(value).ok_or_else(|| {
                        fail(
                            name.len() + 1,
                            format!("“{value}” is no value; write 5%, >5%, ~5.3 or 5.26trillion"),
                        )
                    })?),
                    _ => None,
                };
                out.filters.push(Filter {
                    field: *field,
                    text: value.to_string(),
                    not,
                    value: bounds,
                });
            }
        }
        rest = after.trim_start();
    }
    Ok(out)
}

/// `-`, a field name, a value, whether it was quoted.
type Item<'a> = (bool, Option<&'a str>, &'a str, bool);

fn item(input: &str) -> IResult<&str, Item<'_>> {
    let (input, not) = opt(char('-')).parse(input)?;
    let (input, name) = opt(nom::sequence::terminated(
        take_while1(|c: char| c.is_ascii_alphabetic() || c == '_'),
        char(':'),
    ))
    .parse(input)?;
    let quoted = map(delimited(char('"'), take_until("\""), char('"')), |v: &str| (v, true));
    let plain = map(take_till(char::is_whitespace), |v: &str| (v, false));
    let (input, (value, quoted)) = match input.starts_with('"') {
        true => { quoted }.parse(input)?,
        false => { plain }.parse(input)?,
    };
    let (input, _) = multispace0(input)?;
    Ok((input, (not.is_some(), name, value, quoted)))
}

/// What `>5%`, `<=3`, `~5.3trillion` or `5.26 trillion yuan` lets through.
fn bounds(text: &str) -> Option<(Option<Decimal>, Option<Decimal>, Option<String>)> {
    let mut sign = opt(alt((
        tag::<_, _, nom::error::Error<&str>>(">="),
        tag("<="),
        tag(">"),
        tag("<"),
        tag("~"),
        tag("="),
    )));
    let (body, sign) = sign.parse(text).ok()?;
    let tokens = tokenize(body, Span::new(0, body.len()));
    let mentions = scan(body, &tokens, None);
    let q = mentions.quantities.first()?;
    let unit = (q.sort != Sort::Bare).then(|| q.unit.clone());
    let half = q.step / Decimal::TWO;
    let negative = body.trim_start().starts_with('-');
    let v = if negative { -q.value.abs() } else { q.value };
    Some(match sign {
        Some(">") => (Some(v + Decimal::new(1, 12)), None, unit),
        Some(">=") => (Some(v), None, unit),
        Some("<") => (None, Some(v - Decimal::new(1, 12)), unit),
        Some("<=") => (None, Some(v), unit),
        // as rough as it was typed: 5.3 trillion lets 5.26 trillion through
        Some("~") => (Some(v - half), Some(v + half), unit),
        _ => (Some(v), Some(v), unit),
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
        for (text, low, high, unit) in [
            ("5%", "5", "5", "%"),
            (">=5", "5", "-", "-"),
            ("<-3%", "-", "-3.000000000001", "%"),
            ("~5.3trillion", "5250000000000", "5350000000000", "-"),
            ("5.26trillion", "5260000000000", "5260000000000", "-"),
        ] {
            let (l, h, u) = bounds(text).unwrap_or_else(|| panic!("{text}"));
            let show = |d: Option<Decimal>| d.map_or("-".to_string(), |d| d.normalize().to_string());
            assert_eq!(
                (show(l), show(h), u.unwrap_or("-".into())),
                (low.into(), high.into(), unit.into()),
                "{text}"
            );
        }
        assert!(bounds("many").is_none());
    }

    #[test]
    fn errors_point_at_the_character() {
        for (query, at, says) in [
            ("growth colour:red", 7, "no field “colour”"),
            ("trade \"open", 6, "not closed"),
            ("value:many", 6, "no value"),
            ("speaker:", 8, "what should speaker be"),
        ] {
            let e = parse(query).unwrap_err();
            assert_eq!(e.at, at, "{query}");
            assert!(e.message.contains(says), "{}", e.message);
            assert!(e.to_string().ends_with(&format!("{}^", " ".repeat(at + 2))), "{e}");
        }
    }
}
