//! A quote or an article as claims: its paragraphs, its own date, its figures. Must not look at the record.
use super::pattern::{ascii, compiled};
use crate::base::{Code, Source, Span};
use crate::model::Measure;
use crate::pipeline::{Options, analyze_prose};
use crate::quantity::{month, weekdays};
use crate::report::{self, DocumentRef, Record, Report};
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

/// A text read as claims.
#[derive(Clone, Debug)]
pub struct Article {
    /// The text.
    pub source: Source,
    /// The day it was written, as given or as it says itself.
    pub date: Option<Date>,
    /// Everything read from it.
    pub report: Report,
    /// Its claims.
    pub records: Vec<Record>,
    /// Its sentences, as bytes of the text, in order.
    pub sentences: Vec<Span>,
    /// Why it could not be checked, in a sentence; none when it has figures.
    pub trouble: Option<String>,
}

macro_rules! pattern {
    ($name:ident, $re:expr) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| compiled(&ascii($re)));
    };
}
const MONTHS: &str = "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?";
pattern!(ISO, r"\b(20\d\d)-(\d\d)-(\d\d)\b");
pattern!(ENGLISH, &format!(r"\b({MONTHS})\.? (\d{{1,2}})(?:,? (20\d\d))?\b"));
pattern!(EUROPEAN, &format!(r"\b(\d{{1,2}}) ({MONTHS})\.? (20\d\d)\b"));
pattern!(
    DATELINE,
    &format!(
        r"^\s*(?:[A-Z][A-Z .,'-]{{2,40}}|[A-Z][a-z]+(?:/[A-Z][a-z]+)?),(?: [A-Z][a-z]+(?: [A-Z][a-z]+)?,)? (?:(?:({MONTHS})\.? (\d{{1,2}})(?:, (20\d\d))? )?\([A-Z][^()\d]{{0,50}}\)|({MONTHS})\.? (\d{{1,2}})(?:, (20\d\d))?)\s*(?:--|—|–|-\s|\||: )\s*"
    )
);
pattern!(
    REPORTED,
    &format!(
        r"\b(?:said|reported|told|announced|released|showed|published|briefing|conference)\b[^.;%]{{0,60}}?\b({MONTHS})\.? (\d{{1,2}}), (20\d\d)\b"
    )
);
// "(VOICEOVER) Trade rose" in a script; "(Bloomberg) -- Imports fell", "BEIJING (AFP) - Trade rose", "China Daily - Trade rose": no day, and no part of the sentence
static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    #[derive(serde::Deserialize)]
    struct Bylines {
        agencies: Vec<String>,
        cities: Vec<String>,
    }
    let told: Bylines = match toml::from_str(include_str!("data/bylines.toml")) {
        Ok(told) => told,
        // the table is part of the binary and a test loads it
        Err(e) => unreachable!("the built-in table of bylines does not parse: {e}"),
    };
    let any = |names: &[String]| {
        let escaped = names.iter().map(|n| regex::escape(n).replace('\'', "['’]"));
        escaped.collect::<Vec<_>>().join("|")
    };
    let agencies = any(&told.agencies);
    let capitals: Vec<String> = told.cities.iter().map(|c| c.to_uppercase()).collect();
    let cities = format!("{}|{}", any(&told.cities), any(&capitals));
    compiled(&ascii(&format!(
        r"^\s*(?:[-–—]+ )?(?:(?:(?:{cities}) )?\((?:{agencies}|[A-Z][\w .&'-]{{1,24}})\)\s*(?:--|—|–|-\s)|(?:{cities}|{agencies})\s*(?:--|—|–|\s-\s)|(?:(?:{cities}) )?\((?:{agencies})\)|\([A-Z][A-Z /-]{{2,30}}\)\s)\s*"
    )))
});
pattern!(
    STAMP,
    r"(?i)^\s*(?:updated|published|posted|date|last updated|publication date)\b"
);
pattern!(YEAR, r"\b(20\d\d)\b");

fn date(year: Option<&str>, month_word: &str, day: &str) -> Option<Date> {
    let m = month(&month_word.to_lowercase()).or_else(|| month(&month_word.to_lowercase()[..3]))?;
    Date::new(year?.parse().ok()?, m, day.parse().ok()?).ok()
}

/// The day an article says it was written: its dateline, else a line of metadata near its beginning, else what its page
/// says of itself (`published`). A dateline without a year is of that in which the record has a briefing of that week
/// (`days`, those of the briefings), else of the only year that the text names.
pub fn own_date(text: &str, published: Option<Date>, days: &[Date]) -> Option<Date> {
    let stamped = text
        .lines()
        .filter(|l| !l.trim().is_empty())
        .take(12)
        .filter(|l| l.chars().count() < 120 && (STAMP.is_match(l) || l.trim().chars().count() < 40))
        .find_map(in_line)
        .or(published);
    let mut dateline = None;
    for line in text.lines() {
        if let Some(c) = DATELINE.captures(line)
            // with a news agency behind the day, or without
            && let (Some(m), Some(d)) = (c.get(1).or(c.get(4)), c.get(2).or(c.get(5)))
        {
            let year = c.get(3).or(c.get(6)).map(|y| y.as_str().to_string()).or_else(|| {
                let stamp = stamped.map(|s| s.year().to_string());
                let reported = || year_of_report(text, m.as_str(), d.as_str(), days);
                stamp.or_else(reported).or_else(|| {
                    let mut years: Vec<&str> = YEAR.find_iter(text).map(|y| y.as_str()).collect();
                    years.sort_unstable();
                    years.dedup();
                    (years.len() == 1).then(|| years[0].to_string())
                })
            });
            dateline = date(year.as_deref(), m.as_str(), d.as_str());
            break;
        }
    }
    dateline.or(stamped).or_else(|| day_of_report(text))
}

/// `the government reported Monday, April 14, 2025`, `told reporters in Beijing on April 14, 2025`: the day of the report that the
/// first paragraphs tell with its year.
fn day_of_report(text: &str) -> Option<Date> {
    let opening: String = text.chars().take(2000).collect();
    let c = REPORTED.captures(&opening)?;
    date(Some(&c[3]), &c[1], &c[2])
}

/// The year in which a report of a month and day follows a briefing, `on Monday` where it says so; none where several years
/// have such a one.
fn year_of_report(text: &str, month_word: &str, day: &str, days: &[Date]) -> Option<String> {
    let opening: String = text.chars().take(2000).collect();
    let told = weekdays(&opening);
    let follows = |briefing: &&Date| {
        let written = date(Some(&briefing.year().to_string()), month_word, day);
        let since = written.and_then(|w| w.since(**briefing).ok()).map(|s| s.get_days());
        since.is_some_and(|n| (0..=7).contains(&n)) && (told.is_empty() || told.contains(&briefing.weekday()))
    };
    let mut years: Vec<i16> = days.iter().filter(follows).map(|d| d.year()).collect();
    years.sort_unstable();
    years.dedup();
    (years.len() == 1).then(|| years[0].to_string())
}

fn in_line(line: &str) -> Option<Date> {
    if let Some(c) = ISO.captures(line) {
        return Date::new(c[1].parse().ok()?, c[2].parse().ok()?, c[3].parse().ok()?).ok();
    }
    if let Some(c) = EUROPEAN.captures(line) {
        return date(Some(&c[3]), &c[2], &c[1]);
    }
    let c = ENGLISH.captures(line)?;
    date(c.get(3).map(|y| y.as_str()), &c[1], &c[2])
}

/// The stretches to read: lines that hold words, without datelines and lines of metadata.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let words = line.trim();
        if words.is_empty()
            || STAMP.is_match(words) && words.chars().count() < 80
            || in_line(words).is_some() && words.chars().count() < 40
        {
            continue;
        }
        let skip = DATELINE.find(line).or_else(|| BYLINE.find(line));
        let skip = skip.map_or(0, |m| m.end());
        let body = line[skip..].trim();
        if !body.is_empty() {
            let from = start + skip + (line[skip..].len() - line[skip..].trim_start().len());
            out.push(Span::new(from, from + body.len()));
        }
    }
    out
}

/// Reads a text as an article. A given date wins over its own.
pub fn read(source: Source, given: Option<Date>) -> Article {
    let date = given.or_else(|| own_date(&source.text, source.meta.published, &[]));
    let furniture = |p: &Span| source.furniture.iter().any(|f| f.start <= p.start && p.start < f.end);
    let mut body = paragraphs(&source.text);
    body.retain(|p| !furniture(p));
    let analysis = analyze_prose(&source, &body, &Options { date });
    let mut report = report::report(&source, &analysis);
    report.claims.retain(|c| !names_a_time(&source.text, c));
    let head = DocumentRef {
        id: report.document.id.clone(),
        title: None,
        date: date.map(|d| d.to_string()),
        source: source.name.clone(),
    };
    let records = report
        .claims
        .iter()
        .map(|claim| Record {
            document: head.clone(),
            claim: claim.clone(),
        })
        .collect::<Vec<_>>();
    let trouble = trouble(&source, records.is_empty());
    let mut article = Article {
        date,
        sentences: analysis.sentences.iter().map(|s| s.span).collect(),
        report,
        records,
        trouble,
        source,
    };
    if article.trouble.is_some() {
        // numbers in what is no English text are no figures
        article.report.claims.clear();
        article.records.clear();
        article.sentences.clear();
    }
    article
}

/// `13% more than a year before`: words that tell when, read as a length of time.
fn names_a_time(text: &str, c: &report::ClaimOut) -> bool {
    let one = ["a", "one", "the"]
        .iter()
        .any(|w| c.text.to_lowercase().starts_with(&format!("{w} ")));
    let behind: String = text.chars().skip(c.span.end as usize).take(12).collect();
    let behind = behind.trim_start().to_lowercase();
    one && c.measure == Measure::Duration
        && ["before", "earlier", "ago", "prior", "previous"]
            .iter()
            .any(|w| behind.starts_with(w))
}

fn trouble(source: &Source, no_figures: bool) -> Option<String> {
    let text = source.text.trim();
    let has = |c: Code| source.diagnostics.iter().any(|d| d.code == c);
    if text.is_empty() {
        return Some("the text is empty: give a sentence, a file, or - for standard input".to_string());
    }
    if has(Code::BinaryInput) || text.matches('\u{fffd}').count() * 20 > text.chars().count() {
        return Some("this is no text but a binary file: give text or HTML".to_string());
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    if letters > 0 && latin * 2 < letters {
        return Some("the text is not in English, the only language in which quotes are read".to_string());
    }
    const COMMON: &[&str] = &[
        "the", "of", "in", "and", "to", "by", "a", "was", "were", "from", "up", "down", "rose", "fell", "at", "is",
        "are", "that", "this", "it", "its", "as", "on", "for", "with", "than", "has", "have", "had", "which",
    ];
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    let known = words.iter().filter(|w| COMMON.contains(&w.as_str())).count();
    if words.len() >= 25 && known * 20 < words.len() {
        return Some("the text does not look like English, the only language in which quotes are read".to_string());
    }
    no_figures.then(|| "no figure was found in the text: there is nothing to check".to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_knows_its_own_date() {
        for (text, want) in [
            (
                "BEIJING, April 14 (Xinhua) -- Trade grew in the first quarter of 2025.",
                "2025-04-14",
            ),
            (
                "BEIJING, April 14 -- Trade grew in the first quarter of 2025.",
                "2025-04-14",
            ),
            ("Paris, Apr. 14, 2025 — Trade grew.", "2025-04-14"),
            (
                "SHENZHEN, April 16 (Kites & Lanterns) -- Trade grew in 2025.",
                "2025-04-16",
            ),
            (
                "PINGXIANG, Guangxi, April 18 (Kite Daily) -- Trade grew in 2025.",
                "2025-04-18",
            ),
            (
                "Trade up\nUpdated: 2025-04-15 10:00\nBEIJING, April 14 (Xinhua) -- Trade grew.",
                "2025-04-14",
            ),
            ("Trade up\nUpdated: 2025-04-15 10:00\nTrade grew.", "2025-04-15"),
            ("Trade up\nApril 16, 2025\nTrade grew.", "2025-04-16"),
            ("Trade up\nPublished 16 Apr 2025\nTrade grew.", "2025-04-16"),
            (
                "Trade grew by 3% after April 2, 2025, when something else happened.",
                "-",
            ),
            ("Trade grew, the office reported Monday, April 14, 2025.", "2025-04-14"),
            (
                "Trade grew, Li told reporters in Beijing on April 14, 2025.",
                "2025-04-14",
            ),
            ("Trade grew.", "-"),
        ] {
            let got = own_date(text, None, &[]).map_or("-".to_string(), |d| d.to_string());
            assert_eq!(got, want, "{text}");
        }
    }

    #[test]
    fn a_dateline_without_a_year_follows_a_briefing() {
        // a Friday, a Monday
        let days = [Date::constant(2024, 4, 12), Date::constant(2025, 4, 14)];
        for (text, want) in [
            (
                "BEIJING, April 15 (Xinhua) -- Trade grew, it was said on Monday. It had been flat in 2024.",
                "2025-04-15",
            ),
            (
                "BEIJING, April 15 (Xinhua) -- Trade grew, it was said on Friday.",
                "2024-04-15",
            ),
            ("BEIJING, April 20 (Xinhua) -- Trade grew.", "2025-04-20"),
            // either year; none
            ("BEIJING, April 15 (Xinhua) -- Trade grew.", "-"),
            ("BEIJING, June 15 (Xinhua) -- Trade grew.", "-"),
            ("BEIJING, June 15 (Xinhua) -- Trade grew in 2023.", "2023-06-15"),
        ] {
            let got = own_date(text, None, &days).map_or("-".to_string(), |d| d.to_string());
            assert_eq!(got, want, "{text}");
        }
    }

    #[test]
    fn datelines_and_stamps_are_no_figures() {
        let text = "Trade up\nUpdated: 2025-04-15 10:00\n\nBEIJING, April 14 (Xinhua) -- Exports rose by 6.9% in the first quarter.\n";
        let article = read(Source::new("-", text), None);
        let figures: Vec<&str> = article.records.iter().map(|r| r.claim.text.as_str()).collect();
        assert_eq!(figures, ["6.9%"]);
        assert_eq!(article.records[0].claim.period.as_deref(), Some("2025-Q1"));
    }

    #[test]
    fn agencies_before_a_report_are_no_part_of_it() {
        for lead in [
            "(Bloomberg) -- ",
            "- (Caixin) - ",
            "BEIJING (AFP) - ",
            "China Daily - ",
            "SHANGHAI — ",
            "(Reuters) ",
            "Hong Kong (Wire Service) – ",
        ] {
            let text = format!("{lead}Exports of kites rose by 6.9% in March 2025.");
            let article = read(Source::new("-", text.as_str()), None);
            assert_eq!(article.sentences[0].start as usize, lead.len(), "{lead}");
            assert_eq!(article.records[0].claim.subject.as_deref(), Some("kites"), "{lead}");
        }
        for text in [
            "Exports (Kites) rose by 6.9%.",
            "TRADE - exports up 6.9%.",
            "Beijing exports rose by 6.9%.",
        ] {
            assert_eq!(read(Source::new("-", text), None).sentences[0].start, 0, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_checked_is_said() {
        for (text, part) in [
            ("", "empty"),
            ("\0\0\u{1}", "binary"),
            ("\u{7f}ELF\0\u{1} 12 \0\0 34 \0 rose by 5% \0\0\0", "binary"),
            ("外贸增长5%，好于预期。", "not in English"),
            ("We had a fine day.", "no figure"),
        ] {
            let article = read(Source::from_bytes("-", text.as_bytes().to_vec()), None);
            assert!(
                article.trouble.as_deref().is_some_and(|t| t.contains(part)),
                "{text}: {:?}",
                article.trouble
            );
            assert!(article.records.is_empty() && article.sentences.is_empty(), "{text}");
        }
        assert_eq!(read(Source::new("-", "Exports rose by 3%."), None).trouble, None);
    }
}
