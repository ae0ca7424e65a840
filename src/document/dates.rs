//! Days and clock times as headers print them. Must not know what they date.
use crate::quantity::month;
use jiff::civil::{Date, DateTime};
use nom::IResult;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while1};
use nom::character::complete::{alpha1, char, digit1, one_of, space0, space1};
use nom::combinator::{map_opt, opt};
use nom::sequence::{delimited, preceded, terminated};

/// `April 14, 2025`, `Apr. 14, 2025` or `April 14th, 2025`.
fn long_date(input: &str) -> IResult<&str, Date> {
    let ordinal = opt(alt((tag("st"), tag("nd"), tag("rd"), tag("th"))));
    map_opt(
        (
            alpha1,
            opt(char('.')),
            space0,
            digit1,
            ordinal,
            opt(char(',')),
            space0,
            digit1,
        ),
        |(m, _, _, d, _, _, _, y): (&str, _, _, &str, _, _, _, &str)| {
            let m = month(&m.to_lowercase())?;
            Date::new(
                y.parse().ok().filter(|y| (1990..=2100).contains(y))?,
                m,
                d.parse().ok()?,
            )
            .ok()
        },
    )
    .parse(input)
}

/// `14 April 2025`, `14th of April, 2025`.
fn day_first(input: &str) -> IResult<&str, Date> {
    let day = (
        digit1,
        opt(alt((tag("st"), tag("nd"), tag("rd"), tag("th")))),
        space1,
        opt(tag("of ")),
    );
    map_opt(
        (day, alpha1, opt(char('.')), opt(char(',')), space1, digit1),
        |((d, _, _, _), m, _, _, _, y): ((&str, _, _, _), &str, _, _, _, &str)| {
            let m = month(&m.to_lowercase())?;
            let y = y.parse().ok().filter(|y| (1990..=2100).contains(y))?;
            Date::new(y, m, d.parse().ok()?).ok()
        },
    )
    .parse(input)
}

/// `12/31/2025`: the month first, unless it can only be the day.
fn american(input: &str) -> IResult<&str, Date> {
    map_opt(
        (digit1, char('/'), digit1, char('/'), digit1),
        |(a, _, b, _, y): (&str, _, &str, _, &str)| {
            let y = y.parse().ok().filter(|y| (1990..=2100).contains(y))?;
            let (a, b): (i8, i8) = (a.parse().ok()?, b.parse().ok()?);
            Date::new(y, a, b).or_else(|_| Date::new(y, b, a)).ok()
        },
    )
    .parse(input)
}

/// `2025-04-14`, `2025/4/14`.
fn iso_date(input: &str) -> IResult<&str, Date> {
    map_opt(
        (digit1, one_of("-/"), digit1, one_of("-/"), digit1),
        |(y, _, m, _, d): (&str, _, &str, _, &str)| {
            let y = y.parse().ok().filter(|y| (1990..=2100).contains(y))?;
            Date::new(y, m.parse().ok()?, d.parse().ok()?).ok()
        },
    )
    .parse(input)
}

/// A full date that a text begins with.
pub(super) fn any_date(input: &str) -> IResult<&str, Date> {
    alt((long_date, iso_date, day_first, american)).parse(input)
}

/// `10 a.m.`, `3:30 p.m.`, `15:00`.
fn clock(input: &str) -> IResult<&str, (i8, i8)> {
    let half = opt(preceded(
        space0,
        alt((
            tag_no_case("a.m."),
            tag_no_case("p.m."),
            tag_no_case("am"),
            tag_no_case("pm"),
        )),
    ));
    map_opt(
        (digit1, opt(preceded(char(':'), digit1)), half),
        |(h, m, half): (&str, Option<&str>, Option<&str>)| {
            let h: i8 = h.parse().ok().filter(|h| *h < 24)?;
            let m: i8 = m.map_or(Some(0), |m| m.parse().ok()).filter(|m| *m < 60)?;
            Some(match half.map(|x| x.to_lowercase().starts_with('p')) {
                Some(true) if h < 12 => (h + 12, m),
                Some(false) if h == 12 => (0, m),
                _ => (h, m),
            })
        },
    )
    .parse(input)
}

/// `Beijing | 10 a.m. April 14, 2025`.
pub(super) fn dateline(input: &str) -> IResult<&str, (&str, DateTime)> {
    let place = take_while1(|c: char| c.is_alphabetic() && c != '丨' || matches!(c, ' ' | '\'' | '’' | '-'));
    // a city is a word or three; a title may stand before such a bar, too
    let place = nom::combinator::verify(place, |p: &str| p.split_whitespace().count() <= 3);
    let bar = delimited(space0, alt((tag("|"), tag("丨"))), space0);
    let time = terminated(clock, (opt(char(',')), space1));
    nom::combinator::map(
        (place, bar, opt(time), long_date),
        |(p, _, t, d): (&str, _, Option<(i8, i8)>, Date)| {
            let (h, m) = t.unwrap_or((0, 0));
            (p.trim(), d.at(h, m, 0, 0))
        },
    )
    .parse(input)
}

/// The day of the clock time that live text puts after a turn: `[2012-03-02 10:12]`.
pub(super) fn live_day(text: &str) -> Option<Date> {
    let stamp = &text[text.len() - super::lines::timestamp(text)..];
    // the hour may touch the day
    let day = stamp.trim_start_matches(['[', '(', ' ']).get(..10)?;
    find_date(day).or_else(|| find_date(stamp))
}

/// The day that a host calls today: `our conference today (December 17, 2020)`, `Today, May 5, 2021,`.
pub(super) fn said_today(text: &str) -> Option<Date> {
    let mut said = text
        .match_indices("oday")
        .filter(|(i, _)| text[..*i].ends_with(['t', 'T']));
    said.find_map(|(i, _)| {
        let rest = text[i + 4..].trim_start_matches([' ', ',', '(', '\u{a0}']);
        any_date(rest.strip_prefix("is ").unwrap_or(rest)).ok().map(|x| x.1)
    })
}

/// The first full date in a string.
pub(super) fn find_date(text: &str) -> Option<Date> {
    let mut starts = text.char_indices().filter(|(i, c)| {
        (c.is_ascii_uppercase() || c.is_ascii_digit()) && !text[..*i].ends_with(|p: char| p.is_alphanumeric())
    });
    // "2007-03-19/en/2007/0319/512.html" belongs to a link
    let linked = |rest: &str| rest.starts_with('/') && !rest[1..].starts_with(|c: char| c.is_ascii_digit());
    starts.find_map(|(i, _)| any_date(&text[i..]).ok().filter(|x| !linked(x.0)).map(|x| x.1))
}

/// A day in a URL or file name: `/2019-06/14/`, `2019-06-14`.
pub(super) fn dated_path(path: &str) -> Option<Date> {
    let days = (
        digit1::<&str, nom::error::Error<&str>>,
        one_of("-_"),
        digit1,
        one_of("/-_"),
        digit1,
    );
    let mut day = map_opt(days, |(y, _, m, _, d): (&str, _, &str, _, &str)| {
        let y = y.parse().ok().filter(|y| (1990..=2100).contains(y))?;
        Date::new(y, m.parse().ok()?, d.parse().ok()?).ok()
    });
    (0..path.len())
        .filter(|i| path.is_char_boundary(*i) && !path[..*i].ends_with(|c: char| c.is_ascii_digit()))
        .find_map(|i| day.parse(&path[i..]).ok())
        .map(|x| x.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn datelines_and_dates() {
        for (text, want) in [
            ("Beijing | 10 a.m. April 14, 2025", "Beijing 2025-04-14T10:00:00"),
            ("Xi'an | 3:30 p.m. Jan. 5, 2021", "Xi'an 2021-01-05T15:30:00"),
            ("Beijing丨10 a.m., July 2, 2022", "Beijing 2022-07-02T10:00:00"),
        ] {
            let (_, (place, at)) = dateline(text).unwrap();
            assert_eq!(format!("{place} {at}"), want);
        }
        for text in ["Beijing is big", "10 a.m. April 14, 2025", "Title | soon"] {
            assert!(dateline(text).is_err(), "{text}");
        }
        assert_eq!(
            find_date("China.org.cnUpdated:  May 1, 2022"),
            Some(jiff::civil::date(2022, 5, 1))
        );
        assert_eq!(
            find_date("Updated: 2019-01-01 10:00:00"),
            Some(jiff::civil::date(2019, 1, 1))
        );
        for text in [
            "2021/06/09 18:00",
            "held on 9 June 2021 in Beijing",
            "the 9th of June 2021",
            "Pond Wire·06/09/2021 02:41:04",
            "June 9th, 2021",
        ] {
            assert_eq!(find_date(text), Some(jiff::civil::date(2021, 6, 9)), "{text}");
        }
        assert_eq!(
            said_today("I host the conference today (June 9, 2021)."),
            Some(jiff::civil::date(2021, 6, 9))
        );
        assert_eq!(said_today("Today, we meet. It opened on June 9, 2021."), None);
        assert_eq!(find_date("A guide is issued 2009-03-12/en/2009/0312/51.html"), None);
        for text in ["the 20th of May", "40/100,000", "1/2 of 2019", "June 9", "98/99/2021"] {
            assert_eq!(find_date(text), None, "{text}");
        }
    }
}
