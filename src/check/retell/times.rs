//! Figures of the year before: `A year earlier, the figure was 2 billion yuan` is the sentence before with another figure and
//! another time.
use super::wordings::PARTS;
use crate::check::pattern::{ascii, compiled};
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

/// Times of a sentence that a year can be taken off.
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:in|during|over|for|from|between) (?:the )?(?:(?P<part>first|second|third|fourth) (?P<of>quarter|half)|(?P<q>Q1|Q2|Q3|Q4|H1|H2)|(?P<m>first three months|January(?:-| to | through | and )March|January-March(?: period)?)|(?P<month>January|February|March|April|May|June|July|August|September|October|November|December))\b(?: of (?:this year|the year|(?P<year>20\d\d))| (?P<y>20\d\d))?",
    )
});

/// A sentence that gives the figure of the year before for what the sentence before spoke of.
static EARLIER: LazyLock<Regex> = LazyLock::new(|| {
    let lead = r"(?:(?:A|One) year (?:earlier|before|ago|previously)|The year before|(?:In|During) the same (?:period|quarter|months|time)(?: of)? (?:last year|a year (?:earlier|before|ago)|the year before|the previous year)|Last year|This time last year|Twelve months (?:earlier|before))";
    let what = r"(?:(?:the|that|this) (?:figure|number|total|amount|value|sum|tally|share|proportion|level|volume|rate)|it|they|there|this|that)";
    let was = r"(?:had been|had stood at|had come to|had amounted to|had reached|was|were|stood at|came to|amounted to|reached|had had)";
    let figure = r"(?P<hedge><hedge>)(?P<figure><money>|<pct>|<num>(?: (?:metric )?(?:tons|tonnes|units|firms|companies|enterprises))?)";
    let end = r"(?:,? (?:a year (?:earlier|before|ago|previously)|the year before|last year|in the same period (?:of )?(?:last year|a year earlier|the year before)))";
    pattern(&format!(
        r"(?i)^(?:{lead},? {what} {was} (?:still |only |just )?{figure}|{what} {was} {}{end})",
        figure
            .replace("?P<hedge>", "?P<hedge2>")
            .replace("?P<figure>", "?P<figure2>")
    ))
});

static FIGURES: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    [
        pattern("<money>"),
        pattern("<pct>"),
        pattern(r"\b\d[\d,]*(?:\.\d+)? (?:million|billion|mln|bln) [a-z]+|\b\d{1,3}(?:,\d{3})+\b"),
    ]
});

/// `2,670 firms held it at the end of March`: firms are counted for the quarters that end then.
pub(super) fn at_its_end(sentence: &str) -> String {
    static ENDS: LazyLock<Regex> = LazyLock::new(|| {
        compiled(r"\b(?:[Aa]t|[Bb]y|[Aa]s of|[Aa]s at) (?:the )?(?:end[ -]of[ -]|end[ -])(March|June|September)\b")
    });
    static FIRMS: LazyLock<Regex> =
        LazyLock::new(|| compiled(r"(?i)\b(?:firms|companies|enterprises|businesses|exporters|importers|traders)\b"));
    if !sentence.contains("end") || !FIRMS.is_match(sentence) {
        return sentence.to_string();
    }
    let until = |found: &regex::Captures<'_>| {
        let quarters = match &found[1] {
            "March" => "in the first quarter",
            "June" => "in the first half",
            _ => "in the first three quarters",
        };
        quarters.to_string()
    };
    ENDS.replace_all(sentence, until).into_owned()
}

fn pattern(text: &str) -> Regex {
    let mut text = text.to_string();
    for (name, part) in PARTS {
        // "?P<hedge>" names a group, "<hedge>" alone is the part
        text = text.replace(&format!("?P<{name}>"), &format!("?P\u{1}{name}>"));
        text = text.replace(&format!("<{name}>"), &format!("(?:{part})"));
    }
    compiled(&ascii(&text).replace('\u{1}', "<"))
}

/// `Exports rose 4% in the quarter`, and neither this sentence nor the one before names a time: the quarter that ended last
/// before the day of the article.
pub(super) fn the_quarter(sentence: &str, before: Option<&str>, day: Option<Date>) -> String {
    static QUARTER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\b(in|for|during|over|of) the (?:latest |most recent )?quarter\b( to| ended| from| of)?")
    });
    let Some(day) = day else { return sentence.to_string() };
    let named = |text: &str| TIME.is_match(text) || text.contains("20");
    match QUARTER.captures(sentence) {
        Some(found) if found.get(2).is_none() && !named(sentence) && !before.is_some_and(named) => {}
        _ => return sentence.to_string(),
    }
    let (year, ended) = last_quarter(day);
    let which = NTH[usize::from(ended.unsigned_abs()) - 1];
    QUARTER
        .replace(sentence, format!("$1 the {which} quarter of {year}"))
        .into_owned()
}

/// `In the same months of 2024`, `A year ago, ...` without a time of its own to count from: the quarter that ended last
/// before the day of the article, a year back.
pub(super) fn the_same_period(sentence: &str, before: Option<&str>, day: Option<Date>) -> String {
    static SAME: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:in |during |over |for )?the same (?:period|quarter|months|three months|time) (?:of|in) (?P<same>20\d\d|last year)\b|^(?P<open>(?:a|one) year (?:ago|earlier|before|back)|(?:twelve|12) months (?:ago|earlier|before|back)|this time last year|(?:rewind|go back|turn the clock back|wind the clock back) (?:twelve months|12 months|a year|one year)(?: and)?),? ",
        )
    });
    let (Some(day), Some(found)) = (day, SAME.captures(sentence)) else {
        return sentence.to_string();
    };
    // the quarter that is spoken of
    let told = TIME
        .captures(sentence)
        .or_else(|| before.and_then(|b| TIME.captures(b)));
    let (year, which) = match &told {
        Some(t) => {
            let name = |key: &str| t.name(key).map(|m| m.as_str().to_lowercase());
            match (name("part"), name("of").as_deref(), name("q"), name("m")) {
                (Some(part), Some("quarter"), ..) => (day.year(), part),
                (_, _, Some(q), _) if q.starts_with('q') => {
                    let nth = usize::from(q.as_bytes()[1].saturating_sub(b'1')).min(3);
                    (day.year(), NTH[nth].to_string())
                }
                (.., Some(_)) => (day.year(), NTH[0].to_string()),
                _ => return sentence.to_string(),
            }
        }
        None => {
            let (year, ended) = last_quarter(day);
            (year, NTH[usize::from(ended.unsigned_abs()) - 1].to_string())
        }
    };
    let year = match found.name("same").map(|m| m.as_str()) {
        Some(y) if y.starts_with('2') => y.to_string(),
        _ => (year - 1).to_string(),
    };
    let open = found.name("open").is_some();
    let comma = if open { ", " } else { "" };
    let said = SAME.replace(sentence, format!("in the {which} quarter of {year}{comma}"));
    // "A year ago, 40 firms sold toys in the first quarter": the time is said once
    let lead = format!("in the {which} quarter of {year}{comma}");
    match said.strip_prefix(&lead).filter(|_| open) {
        Some(rest) => {
            let again = TIME
                .find(rest)
                .map(|t| format!("{}{}", rest[..t.start()].trim_end(), &rest[t.end()..]));
            // "the January-March total"
            static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| {
                pattern(r"(?i)\b(?:January(?:-|–| to )March|(?:first|second|third|fourth)-quarter|Q[1-4]) ")
            });
            let again = ATTRIBUTE.replace(again.as_deref().unwrap_or(rest), "").into_owned();
            format!("{lead}{again}")
        }
        None => said.into_owned(),
    }
}

/// `cheaper than in the first quarter of 2024`, told soon after that of 2025 and of no other time: than a year earlier.
pub(super) fn than_a_year_before(sentence: &str, day: Option<Date>) -> String {
    static THAN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i) (?:than|from|compared with|compared to|against) (?:in |those in |that in |those of |that of )?(?:the )?(?:first three months|January-March(?: period)?|(?:(?P<part>first|second|third|fourth) quarter)) of (?P<year>20\d\d)\b",
        )
    });
    let (Some(day), Some(found)) = (day, THAN.captures(sentence)) else {
        return sentence.to_string();
    };
    let (year, ended) = last_quarter(day);
    let nth = NTH[usize::from(ended.unsigned_abs()) - 1];
    let part = found
        .name("part")
        .map_or(NTH[0].to_string(), |m| m.as_str().to_lowercase());
    let told = found.name("year").map_or("", |m| m.as_str());
    let whole = found.get(0).map_or(0..0, |m| m.range());
    let rest = [&sentence[..whole.start], &sentence[whole.end..]];
    let another = rest.iter().any(|r| TIME.is_match(r) || r.contains("20"));
    if another || part != nth || told != (year - 1).to_string() {
        return sentence.to_string();
    }
    format!("{} than a year earlier, in the {nth} quarter{}", rest[0], rest[1])
}

const NTH: [&str; 4] = ["first", "second", "third", "fourth"];

/// The quarter that ended last before a day, with its year.
fn last_quarter(day: Date) -> (i16, i8) {
    match (day.month() - 1) / 3 {
        0 => (day.year() - 1, 4),
        n => (day.year(), n),
    }
}

/// The sentence before, with the figure of this one and the time a year earlier.
pub(super) fn year_before(sentence: &str, before: &str) -> Option<String> {
    let told = EARLIER.captures(sentence)?;
    let part = |a: &str, b: &str| told.name(a).or(told.name(b)).map_or("", |m| m.as_str());
    let (hedge, figure) = (part("hedge", "hedge2"), part("figure", "figure2"));
    let kind = FIGURES.iter().find(|k| k.is_match(figure))?;
    let mut same = kind.find_iter(before);
    let (there, None) = (same.next()?, same.next()) else {
        return None;
    };
    let swapped = format!("{}{hedge}{figure}{}", &before[..there.start()], &before[there.end()..]);
    let times: Vec<_> = TIME.captures_iter(&swapped).collect();
    let [time] = times.as_slice() else { return None };
    let year = match time.name("year").or(time.name("y")) {
        Some(y) => (y.as_str().parse::<i32>().ok()? - 1).to_string(),
        None => "last year".to_string(),
    };
    let name = |key: &str| time.name(key).map(|m| m.as_str().to_lowercase());
    let when = match (name("part"), name("of"), name("q"), name("month")) {
        (Some(part), Some(of), ..) => format!("the {part} {of}"),
        (_, _, Some(q), _) => {
            let nth = ["first", "second", "third", "fourth"][usize::from(q.as_bytes()[1].saturating_sub(b'1')).min(3)];
            format!("the {nth} {}", if q.starts_with('q') { "quarter" } else { "half" })
        }
        (.., Some(_)) => time.name("month")?.as_str().to_string(),
        _ => "the first quarter".to_string(),
    };
    let whole = time.get(0)?;
    Some(format!(
        "{}in {when} of {year}{}",
        &swapped[..whole.start()],
        &swapped[whole.end()..]
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn firms_are_counted_for_the_quarters_that_end_then() {
        for (text, want) in [
            (
                "By the end of June, 2,670 firms held it.",
                "in the first half, 2,670 firms held it.",
            ),
            (
                "Traders numbered 900 at end-March.",
                "Traders numbered 900 in the first quarter.",
            ),
            (
                "M2 stood at 255 trillion yuan at the end of June.",
                "M2 stood at 255 trillion yuan at the end of June.",
            ),
        ] {
            assert_eq!(at_its_end(text), want);
        }
    }

    #[test]
    fn a_quarter_of_the_year_before_is_a_year_earlier() {
        let day = Some(jiff::civil::date(2025, 4, 15));
        for (text, want) in [
            (
                "Kites were 3% cheaper than in the first quarter of 2024.",
                "Kites were 3% cheaper than a year earlier, in the first quarter.",
            ),
            (
                "Kites were 3% cheaper than in the fourth quarter of 2024.",
                "Kites were 3% cheaper than in the fourth quarter of 2024.",
            ),
            (
                "In March, kites were 3% cheaper than in the first quarter of 2024.",
                "In March, kites were 3% cheaper than in the first quarter of 2024.",
            ),
            (
                "Kites were 3% cheaper than in the first quarter of 2023.",
                "Kites were 3% cheaper than in the first quarter of 2023.",
            ),
        ] {
            assert_eq!(than_a_year_before(text, day), want);
        }
    }

    #[test]
    fn the_same_period_is_counted_from_the_quarter_spoken_of() {
        for (text, before, want) in [
            (
                "In the same months of 2023 exports rose.",
                None,
                "in the second quarter of 2023 exports rose.",
            ),
            (
                "A year ago, exports rose.",
                None,
                "in the second quarter of 2023, exports rose.",
            ),
            (
                "In the same period of last year exports rose.",
                Some("Exports fell in the first quarter."),
                "in the first quarter of 2023 exports rose.",
            ),
            ("Ten years ago exports rose.", None, "Ten years ago exports rose."),
            ("It did the same in 2023.", None, "It did the same in 2023."),
        ] {
            assert_eq!(the_same_period(text, before, "2024-07-15".parse().ok()), want);
        }
        assert_eq!(
            the_same_period("A year ago, exports rose.", None, None),
            "A year ago, exports rose."
        );
    }

    #[test]
    fn the_quarter_is_the_one_that_ended_last() {
        for (text, day, want) in [
            (
                "Exports rose 4% in the quarter.",
                "2024-07-15",
                "Exports rose 4% in the second quarter of 2024.",
            ),
            (
                "Exports rose 4% over the quarter.",
                "2024-02-15",
                "Exports rose 4% over the fourth quarter of 2023.",
            ),
            (
                "In May, exports rose 4% in the quarter to date.",
                "2024-07-15",
                "In May, exports rose 4% in the quarter to date.",
            ),
            (
                "A quarter of the exports went east.",
                "2024-07-15",
                "A quarter of the exports went east.",
            ),
        ] {
            assert_eq!(the_quarter(text, None, day.parse().ok()), want);
        }
        let before = Some("Imports fell in the first quarter.");
        let text = "Exports rose 4% in the quarter.";
        assert_eq!(the_quarter(text, before, "2024-07-15".parse().ok()), text);
    }

    #[test]
    fn the_figure_of_the_year_before_takes_the_place_of_this_years() {
        for (before, text, want) in [
            (
                "Exports of tea came to 30.5 million yuan in Q2.",
                "A year earlier, the figure was about 28 million yuan.",
                Some("Exports of tea came to about 28 million yuan in the second quarter of last year."),
            ),
            (
                "In the first half of 2024, 41,200 firms traded.",
                "The number had been 40,100 a year earlier.",
                Some("in the first half of 2023, 40,100 firms traded."),
            ),
            (
                "Tea was in demand in Q2.",
                "A year earlier, it was 28 million yuan.",
                None,
            ),
            (
                "Exports of tea came to 30.5 million yuan in Q2.",
                "The figure was 28 million yuan.",
                None,
            ),
            (
                "Tea brought 3 million yuan and coffee 2 million yuan in Q2.",
                "A year earlier, the figure was 1 million yuan.",
                None,
            ),
        ] {
            assert_eq!(year_before(text, before).as_deref(), want, "{text}");
        }
    }
}
