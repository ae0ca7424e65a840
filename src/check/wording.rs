//! How a sentence begins and ends: whether it points back, begins anew, speaks of the whole country, or says who said it.
//! Must not look beyond the sentence.
use super::terms;

/// A sentence without who said it, at its end: `..., Li Ming told reporters in Beijing on Monday`.
pub(super) fn without_attribution(sentence: &str) -> &str {
    let Some((body, tail)) = sentence.rsplit_once(',') else {
        return sentence;
    };
    let reports = [" told ", " said", " says", " according ", " announced"];
    if reports.iter().any(|w| tail.contains(w)) && !tail.contains(|c: char| c.is_ascii_digit()) {
        body
    } else {
        sentence
    }
}

/// `went to places other than the provinces`, `suppliers outside the bloc`: the figure is of what is left.
pub(super) fn leaves_out(sentence: &str) -> bool {
    const LEFT: &[&str] = &[
        " other than ", " except ", " excluding ", " outside the ", " apart from ", " not counting ",
    ];
    let lower = sentence.to_lowercase();
    LEFT.iter().any(|w| lower.contains(w))
}

/// `averaged 3 trillion yuan a month`: a rate by a time that is shorter than the record's.
pub(super) fn by_the_month(sentence: &str, figure: &str) -> bool {
    let Some(at) = sentence.find(figure) else { return false };
    let behind = sentence[at + figure.len()..].trim_start().to_lowercase();
    let each = ["a ", "per ", "each ", "every ", "an ", "in each ", "in every "];
    let time = ["month", "day", "week", "hour", "minute", "second", "year", "quarter"];
    each.iter()
        .filter_map(|e| behind.strip_prefix(e))
        .any(|rest| time.iter().any(|t| rest.starts_with(t)) && !earlier(rest))
        || behind.starts_with("monthly")
        || behind.starts_with("daily")
}

/// Whether a rate is one by the month: `averaged 3 trillion yuan a month`.
pub(super) fn monthly(sentence: &str, figure: &str) -> bool {
    let lower = sentence.to_lowercase();
    by_the_month(sentence, figure)
        && (lower.contains("month") && !["daily", "weekly", " day"].iter().any(|w| lower.contains(w)))
        || lower.contains("monthly average")
        || lower.contains("average month")
}

/// `a year earlier` is no rate.
fn earlier(rest: &str) -> bool {
    let next = rest.split([' ', ',', '.']).nth(1).unwrap_or("");
    matches!(next, "earlier" | "ago" | "before" | "later" | "on")
}

/// `When the year began, ...`: a time that names no period.
pub(super) fn opens_at_another_time(sentence: &str) -> bool {
    let open = opening(sentence);
    [
        "when the year began",
        "when the quarter began",
        "when this year began",
        "at the start of the",
        "at the beginning of the",
        "as the year began",
        "before the",
        "before this",
        "before last",
        "at the outset",
        "back then",
        "until then",
        "by the end of last",
    ]
    .iter()
    .any(|w| open.starts_with(w))
}

/// How a sentence begins, lower case.
fn opening(sentence: &str) -> String {
    let end = sentence.char_indices().nth(60).map_or(sentence.len(), |c| c.0);
    sentence[..end].to_lowercase()
}

/// Whether the very first words of a sentence point back.
pub(super) fn opens_back(sentence: &str) -> bool {
    let words: Vec<String> = sentence.split([' ', ',']).take(2).map(str::to_lowercase).collect();
    match words.as_slice() {
        [first, second] if matches!(first.as_str(), "among" | "of") => {
            matches!(second.as_str(), "these" | "them" | "those")
        }
        [first, ..] => matches!(
            first.as_str(),
            "this" | "that" | "it" | "they" | "their" | "its" | "these" | "those" | "both"
        ),
        _ => false,
    }
}

/// Whether a sentence begins by pointing back to the one before it.
pub(super) fn points_back(sentence: &str) -> bool {
    let opening = opening(sentence);
    let first = opening.split([' ', ',']).next().unwrap_or("");
    matches!(
        first,
        "this" | "that" | "it" | "they" | "their" | "its" | "these" | "those" | "both"
    ) || [
        "among these", "among them", "of these", "of them", "these provinces", "these countries", "these nations",
        "these regions", "these cities", "the two sides", "both sides", " their ",
    ]
    .iter()
    .any(|p| opening.contains(p))
        || it_behind(sentence)
}

/// `Helped by new gates, it has cut ...`: what a pronoun behind an opening stands for is the subject of the sentence before.
pub(super) fn it_behind(sentence: &str) -> bool {
    let opening = opening(sentence);
    let first = opening.split([' ', ',']).next().unwrap_or("");
    first.ends_with("ed") && [", it ", ", they "].iter().any(|p| opening.contains(p))
}

/// Whether a sentence begins with one part of what the sentence before spoke of as a whole: `In younger markets, ...`.
pub(super) fn partitions(sentence: &str) -> bool {
    let mut words = sentence.split(',').next().unwrap_or("").split(' ');
    let count = words.clone().count();
    let first = words.next().unwrap_or("").to_lowercase();
    let last = words.next_back().unwrap_or("").to_lowercase();
    count > 2
        && count < 7
        && matches!(first.as_str(), "in" | "to" | "on" | "for" | "among")
        && matches!(
            last.as_str(),
            "markets" | "market" | "fields" | "categories" | "segments" | "destinations"
        )
}

/// Whether a sentence begins a new point of a list, and with it a new subject.
pub(super) fn begins_anew(sentence: &str) -> bool {
    let first: String = sentence
        .chars()
        .take_while(|c| c.is_alphanumeric())
        .collect::<String>()
        .to_lowercase();
    matches!(
        first.as_str(),
        "first" | "second" | "third" | "fourth" | "fifth" | "sixth" | "finally" | "lastly" | "overall" | "generally"
    ) || sentence.starts_with("By product")
        || sentence.starts_with("In general")
}

pub(super) fn national(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    [
        "our ", "china's ", "china’s ", "the country's ", "the country’s ", "the nation's ", "nationwide",
    ]
    .iter()
    .any(|w| lower.contains(w))
}

/// Words that stand for a subject named earlier.
pub(super) const UNNAMED: &[&str] = &[
    "these provinces", "these cities", "these regions", "these enterprises", "these companies", "these ports",
    "those provinces", "the above provinces", "the bloc", "the grouping", "the continent", "such goods",
    "such products",
];

/// Whether nothing but `their` or `its` points back.
pub(super) fn only_their(sentence: &str) -> bool {
    let opening = opening(sentence);
    !["among", "these", "them", "the two sides", "both sides"]
        .iter()
        .any(|w| opening.contains(w))
        && !it_behind(sentence)
}

/// `Its exports rose.`
pub(super) fn opens_with_possessive(sentence: &str) -> bool {
    ["Its ", "Their "].iter().any(|w| sentence.starts_with(w))
}

/// Whether a sentence begins with a proper name other than the country's: `Yuhe, a town of 700,000, ...`.
pub(super) fn begins_with_a_name(sentence: &str) -> bool {
    let first = sentence.split([' ', ',', '’', '\'']).next().unwrap_or("");
    let second = sentence.split(' ').nth(1).unwrap_or("");
    let capital = |w: &str| {
        w.chars().next().is_some_and(char::is_uppercase) && w.chars().skip(1).all(|c| c.is_lowercase() || c == '-')
    };
    let apposition = first.len() + 1 < sentence.len() && sentence[first.len()..].starts_with(", a");
    capital(first)
        && !matches!(first, "China" | "Chinese" | "The" | "In" | "Our" | "We")
        && (apposition || capital(second) && second.len() > 2 && !matches!(first, "Exports" | "Imports" | "Trade"))
}

pub(super) fn is_of_trains(noun: &str) -> bool {
    ["service", "trip", "run", "journey"]
        .iter()
        .any(|w| noun.trim_end_matches('s').ends_with(&format!("train {w}")))
}

/// `86% of all companies engaged in trade`: a share of their number, not of trade.
pub(super) fn is_of_firms(of: Option<&str>) -> bool {
    let words = of.unwrap_or("").split(' ').map(str::to_lowercase);
    let mut rest = words.skip_while(|w| {
        matches!(
            w.as_str(),
            "all" | "the" | "total" | "number" | "of" | "china's" | "chinese" | "trading" | "these" | "those"
        )
    });
    rest.next().is_some_and(|w| terms::word(&w) == "enterprise")
}

pub(super) fn grows(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    ["growth", "grew", "rose", "increase", "expand", "boost", "gain"]
        .iter()
        .any(|w| lower.contains(w))
}
