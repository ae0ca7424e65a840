//! Which time and which stretch of time a sentence tells its figure of: a month each, the start of the year, long ago. Must not
//! look beyond the sentence.
use super::opening;

/// `averaged 3 trillion yuan a month`: a rate by a time that is shorter than the record's.
pub(in crate::check) fn by_the_month(sentence: &str, figure: &str) -> bool {
    let Some(at) = sentence.find(figure) else { return false };
    let behind = sentence[at + figure.len()..].trim_start().to_lowercase();
    let clause = behind.split([',', ';', ':']).next().unwrap_or("");
    let time = ["month", "day", "hour", "minute", "second"];
    let rate = |each: &str| {
        let at = clause.find(each).filter(|k| *k < 50)?;
        let rest = &clause[at + each.len()..];
        time.iter().find(|t| rest.starts_with(**t) && !earlier(rest))
    };
    if [" per ", " a ", " an ", " each ", " every "]
        .iter()
        .any(|e| rate(e).is_some())
    {
        return true;
    }
    let each = ["a ", "per ", "each ", "every ", "an ", "in each ", "in every "];
    let time = ["month", "day", "week", "hour", "minute", "second", "year", "quarter"];
    each.iter()
        .filter_map(|e| behind.strip_prefix(e))
        .any(|rest| time.iter().any(|t| rest.starts_with(t)) && !earlier(rest))
        || behind.starts_with("monthly")
        || behind.starts_with("daily")
}

/// `780 billion dollars a year`: what is traded in any year.
pub(in crate::check) fn by_the_year(sentence: &str, figure: &str) -> bool {
    let Some(at) = sentence.find(figure) else { return false };
    let behind = sentence[at + figure.len()..].trim_start().to_lowercase();
    let each = ["a year", "per year", "each year", "every year", "per annum"];
    let rest = each.iter().find_map(|e| behind.strip_prefix(e));
    rest.is_some_and(|r| !r.starts_with(char::is_alphanumeric) && !earlier(r))
}

/// The time that stands behind a figure: `every minute`.
pub(in crate::check) fn time_behind(sentence: &str, figure: &str) -> Option<&'static str> {
    let at = sentence.find(figure)? + figure.len();
    let behind = sentence[at..].to_lowercase();
    let times = ["second", "minute", "hour", "day", "week", "month", "quarter"];
    times
        .into_iter()
        .filter_map(|t| behind.find(t).map(|k| (k, t)))
        .min()
        .map(|(_, t)| t)
}

/// Whether a rate is one by the month: `averaged 3 trillion yuan a month`.
pub(in crate::check) fn monthly(sentence: &str, figure: &str) -> bool {
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
pub(in crate::check) fn opens_at_another_time(sentence: &str) -> bool {
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

/// `At the end of last year, 40 firms held ...`: the time right before what this year's figures count.
pub(in crate::check) fn at_the_start(sentence: &str, figure: &str) -> bool {
    const CUES: &[&str] = &[
        "when the year began",
        "when the quarter began",
        "when this year began",
        "at the start of the year",
        "at the start of this year",
        "at the start of the quarter",
        "at the start of 20",
        "at the beginning of the year",
        "at the beginning of this year",
        "at the beginning of the quarter",
        "at the beginning of 20",
        "as the year began",
        "as the quarter began",
        "at the end of last year",
        "by the end of last year",
        "at last year's end",
        "at last year’s end",
        "at the turn of the year",
        "before this year's first quarter",
        "before this year’s first quarter",
        "before the first quarter",
        "before the quarter",
        "before the year began",
        "before this quarter's",
        "before this quarter’s",
        "before the quarter's",
        "before the quarter’s",
        "when 2024 began",
        "when 2025 began",
        "when 2026 began",
        "when 2024 started",
        "when 2025 started",
        "when 2026 started",
        "going into the year",
        "going into this year",
        "going into the quarter",
        "as of the end of last year",
        "on new year's day",
        "on new year’s day",
        "on january 1",
        "on 1 january",
    ];
    let lower = sentence.to_lowercase().replace("first-quarter", "first quarter");
    let Some(at) = CUES.iter().filter_map(|c| lower.find(c)).min() else {
        return false;
    };
    // "from 2,554 at the start of the year to 2,670": of the figure right before
    let own = lower.find(&figure.to_lowercase()).unwrap_or(0);
    let digit = |s: &str| s.contains(|c: char| c.is_ascii_digit());
    let (Some(before), Some(behind)) = (lower.get(..at), lower.get(at..)) else {
        return true;
    };
    // "2,670 firms hold it now, 116 more than at the turn of the year": than is said of the figure right before
    let than = before.trim_end().ends_with("than");
    if than && own < at && lower.get(own + figure.len()..at).is_some_and(digit) {
        return false;
    }
    // "2,670 firms now hold it, compared with 2,554 at the end of last year": of the second
    let tied = lower.get((own + figure.len()).min(at)..at).unwrap_or("");
    let compared = [" from ", " compared ", " against ", " versus ", " up on "];
    if own < at && digit(tied) && compared.iter().any(|w| tied.contains(w)) {
        return false;
    }
    let opens = !digit(before);
    let last = own < at && !lower.get(own + figure.len()..at).is_some_and(digit);
    let from = before.contains("from ") && digit(behind);
    opens || last || !from
}

/// Whether the words before a figure make it where something has come to: `from 2 billion when ties were set up to`.
fn is_the_end(before: &str) -> bool {
    let ends = before.split_whitespace().rev().take(3).any(|w| w == "to");
    ends && before.contains("from ") && before.contains("when ")
}

/// `has reached 780 billion, against 2 billion when ties were set up`: the event is of the figure that this one is compared with.
fn of_another(lower: &str, figure: &str) -> bool {
    let figure = figure.to_lowercase();
    let Some(end) = lower.find(&figure).map(|at| at + figure.len()) else {
        return false;
    };
    let Some(between) = lower[end..].find("when ").map(|at| &lower[end..end + at]) else {
        return false;
    };
    let compares = [" against ", " compared ", " from ", " versus ", " up on ", " than "];
    between.contains(|c: char| c.is_ascii_digit()) && compares.iter().any(|w| between.contains(w))
}

/// `it was 2 billion when the storm came`: the event that a figure is told for, in its part of the sentence; none for a way of
/// looking at it (`when measured in dollars`).
pub(in crate::check) fn at_an_event<'a>(sentence: &'a str, figure: &str) -> Option<&'a str> {
    const WAYS: &[&str] = &[
        "compared", "measured", "counted", "counting", "including", "excluding", "adjusted", "calculated", "expressed",
        "priced", "seen", "viewed", "taken", "asked", "set", "added", "combined", "converted",
    ];
    let own = sentence.split("; ").find(|s| s.contains(figure)).unwrap_or(sentence);
    let lower = own.to_lowercase();
    let before = lower.find(&figure.to_lowercase()).map_or("", |at| &lower[..at]);
    if is_the_end(before) || of_another(&lower, figure) {
        return None;
    }
    let at = own
        .find(" when ")
        .map(|at| at + 1)
        .or_else(|| own.starts_with("When ").then_some(0))?;
    let event = own[at + "when ".len()..].split([',', ';']).next().unwrap_or("");
    let way = event.split(' ').next().is_some_and(|w| WAYS.contains(&w));
    (!way && event.contains(' ')).then_some(event)
}

/// Whether a sentence tells how something was before it changed: `from 5 to 7`, `had been 5`, `once`, `when`.
pub(in crate::check) fn tells_of_then(sentence: &str, figure: &str) -> bool {
    const THEN: &[&str] = &[
        "from", "had", "once", "when", "before", "earlier", "ago", "formerly", "previously", "initially", "began",
        "start", "started", "beginning", "outset", "against", "versus", "compared", "than", "instead", "original",
        "originally", "then", "since", "first", "used", "early", "down", "took",
    ];
    // "when ties were set up it was 2 billion; today it is 700 billion"
    let own = sentence.split("; ").find(|s| s.contains(figure)).unwrap_or(sentence);
    let lower = own.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).any(|w| THEN.contains(&w))
}

/// `when the two sides established relations`: a time decades ago.
pub(in crate::check) fn long_ago(sentence: &str, figure: &str) -> bool {
    // "when ties were set up it was 2 billion; today it is 700 billion"
    let own = sentence.split("; ").find(|s| s.contains(figure)).unwrap_or(sentence);
    let lower = own.to_lowercase();
    // "has grown from 2 billion when relations were set up to 700 billion": the end is of now
    let before = lower.find(&figure.to_lowercase()).map_or("", |at| &lower[..at]);
    if is_the_end(before) || of_another(&lower, figure) {
        return false;
    }
    // "worth 2 billion when ties were set up, has since grown to 700 billion": so is what has come of it
    let (told, last) = before.rsplit_once(", ").unwrap_or(("", before));
    let since = ["has ", "have ", "today ", "now ", "is now "]
        .iter()
        .any(|w| last.starts_with(w));
    if since && told.contains("when ") {
        return false;
    }
    lower.split([',', ';']).any(|clause| {
        let clause = clause.find("when ").map(|at| &clause[at..]);
        clause.is_some_and(|c| {
            [
                "ties", "relations", "recognized each other", "recognised each other", "exchanged ambassadors",
                "opened embassies",
            ]
            .iter()
            .any(|w| c.contains(w))
        })
    })
}

/// `Ten years ago, ...`: a time that names no period, and no beginning since when something goes on.
pub(in crate::check) fn years_ago(sentence: &str) -> bool {
    const SINCE: &[&str] = &[
        "since", "after", "from", "opened", "launched", "founded", "established", "began", "than", "compared",
    ];
    let lower = sentence.to_lowercase();
    lower.split([',', ';', ':']).any(|clause| {
        let words: Vec<&str> = clause.split(|c: char| !c.is_alphanumeric()).collect();
        // "a gain in the first quarter a year ago", which compares with none
        let quarter = ["quarter a year ago", "quarter a year earlier", "quarter one year ago"];
        let compares = ["same", "than", "from", "compared", "against", "over", "on", "versus"];
        let then = quarter.iter().any(|w| clause.contains(w)) && !words.iter().any(|w| compares.contains(w));
        let ago = words.windows(2).any(|w| {
            matches!(w[0], "years" | "decades" | "decade" | "century" | "centuries")
                && matches!(w[1], "ago" | "earlier")
        });
        then || ago && !words.iter().any(|w| SINCE.contains(w))
    })
}
