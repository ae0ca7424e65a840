//! Attributes of one claim that its words tell and its fields do not: a figure of the year before, a denied one, a target,
//! a change of a share.
use super::common::moves;
use super::item::Aspect;
use super::period::Stretch;
use crate::base::{Span, tokenize};
use crate::model::{How, Measure, Modality};
use crate::report::ClaimOut;

/// The period; a year back where the words right after the figure say so (`up from 5.2 trillion yuan a year earlier`).
pub fn period(claim: &ClaimOut) -> Option<Stretch> {
    let stated = claim.period.as_deref().and_then(Stretch::parse)?;
    if claim.measure == Measure::Streak {
        // its length is the figure: two streaks are of one time if they end together
        return Some(stated.last_month());
    }
    let told = claim.evidence.get("period").is_some_and(|e| e.how == How::Stated);
    if is_of_today(claim) {
        return None;
    }
    if claim.measure == Measure::Level && !told && (begins_a_change(claim) || is_current(claim)) {
        return None;
    }
    let at_a_time = !matches!(claim.measure, Measure::Growth | Measure::Change | Measure::Gap);
    Some(if at_a_time && a_year_earlier(claim) {
        stated.years_later(-1)
    } else {
        stated
    })
}

/// `firms now account for 57%`, `at present there are 40`: told of the day of the text, and as well of what it reports on.
fn is_of_today(claim: &ClaimOut) -> bool {
    let Some(span) = claim.evidence.get("period").and_then(|e| e.span) else {
        return false;
    };
    let from = (span.start as usize).saturating_sub(claim.sentence.span.start as usize);
    let told: String = claim
        .sentence
        .text
        .chars()
        .skip(from)
        .take((span.end - span.start) as usize)
        .collect();
    let now = [
        "now", "currently", "nowadays", "today", "at present", "as of", "so far", "to date",
    ];
    now.contains(&told.to_lowercase().as_str())
}

/// `grew from 2 billion dollars in those days to 80 billion`: the first figure is of another time than the second.
pub(super) fn begins_a_change(claim: &ClaimOut) -> bool {
    let before = before_figure(claim);
    let from = without_hedge(&before).ends_with(" from");
    from && parts(claim, claim.span.end).1.contains(" to ") || precedes_a_step(claim)
}

/// `the number rose by 33,000 in a year, from 496,000`: what it was before, by how much it changed told first.
pub(super) fn precedes_a_step(claim: &ClaimOut) -> bool {
    let before = before_figure(claim);
    let Some(told) = without_hedge(&before).strip_suffix(" from") else {
        return false;
    };
    let told = told.trim_end_matches(',');
    let clause = told.rsplit([';', ':', ',']).next().unwrap_or(told);
    let by = clause.find(" by ").map(|at| without_lead(&clause[at + 4..]));
    by.is_some_and(|step| step.starts_with(|c: char| c.is_ascii_digit()))
}

fn without_lead(words: &str) -> &str {
    const HEDGES: &[&str] = &[
        "about ", "around ", "roughly ", "some ", "nearly ", "almost ", "over ", "more than ",
    ];
    HEDGES.iter().find_map(|h| words.strip_prefix(h)).unwrap_or(words)
}

/// `to the current 80 billion dollars`: no figure of the time that the sentence before told.
fn is_current(claim: &ClaimOut) -> bool {
    let before = before_figure(claim);
    [" current", " today's", " present"]
        .iter()
        .any(|w| before.trim_end().ends_with(w))
}

/// Words before a figure that leave it the same figure.
fn without_hedge(before: &str) -> &str {
    const HEDGES: &[&str] = &[
        " about", " around", " roughly", " some", " nearly", " almost", " just", " over", " under", " more than",
        " less than", " at least", " only", " a", " the", " well", " above", " below", " approximately", " a mere",
        " close to", " current",
    ];
    let mut rest = before.trim_end();
    while let Some(shorter) = HEDGES.iter().find_map(|h| rest.strip_suffix(h)) {
        rest = shorter.trim_end();
    }
    rest
}

/// `fell to 77,000 tonnes`: which way a figure is said to have come, where no other time than the year before is named, nor
/// a figure of the movement itself, which has a verdict of its own (`fell 3% to 77,000 tonnes`).
pub(super) fn came_to(claim: &ClaimOut) -> Option<bool> {
    let before = before_figure(claim);
    let clause = without_hedge(&before).strip_suffix(" to")?;
    let clause = clause.rsplit([',', ';', ':', '—']).next().unwrap_or("");
    let rate = ["%", "percent", "per cent", "pct", "points", "point"];
    if rate.iter().any(|r| clause.ends_with(r)) {
        return None;
    }
    let behind = parts(claim, claim.span.end).1.to_lowercase();
    let other = [
        "from ", "month", "quarter earlier", "previous quarter", "last quarter", "preceding",
    ];
    if other
        .iter()
        .any(|w| clause.contains(w) || behind.contains(w) && !behind.contains("from a year"))
    {
        return None;
    }
    let tokens = tokenize(clause, Span::new(0, clause.len()));
    let last = tokens.len().checked_sub(1)?;
    (last.saturating_sub(2)..=last).rev().find_map(|i| moves(&tokens, i))
}

/// Which of two times that one sentence compares (`from 7% to 9%`) a figure is of, if any: the first, or not.
pub(super) fn end_of_change(claim: &ClaimOut) -> Option<bool> {
    let before = before_figure(claim);
    let before = without_hedge(&before);
    if begins_a_change(claim) {
        return Some(true);
    }
    (before.ends_with(" to") && before.contains(" from ")).then_some(false)
}

/// Whether `a year earlier` stands right behind the figure, and the period was not read from words behind it.
pub fn a_year_earlier(claim: &ClaimOut) -> bool {
    let read_behind = claim
        .evidence
        .get("period")
        .and_then(|e| e.span)
        .is_some_and(|s| s.start >= claim.span.end);
    let behind = parts(claim, claim.span.end).1;
    let end = behind.char_indices().nth(40).map_or(behind.len(), |c| c.0);
    let behind = behind[..end].trim_start_matches([' ', ',']).to_lowercase();
    if claim.measure == Measure::Level && opens_a_year_earlier(claim) {
        return true;
    }
    !read_behind
        && [
            "a year earlier",
            "a year ago",
            "a year before",
            "the year before",
            "one year earlier",
            "in the same period last year",
            "in the same period of last year",
            "in the year-earlier period",
            "in the year-ago period",
        ]
        .iter()
        .any(|w| behind.starts_with(w))
}

/// `A year earlier, the figure was 5.2 trillion yuan`, where no other time is said.
fn opens_a_year_earlier(claim: &ClaimOut) -> bool {
    let sentence = claim.sentence.text.to_lowercase();
    let opens = [
        "a year earlier", "a year before", "a year ago", "one year earlier", "the year before", "twelve months earlier",
    ]
    .iter()
    .any(|w| sentence.starts_with(w));
    let told = claim.evidence.get("period").is_some_and(|e| e.how == How::Stated);
    opens && !told && !before_figure(claim).contains(" but ")
}

/// What a growth or change is against, where a year that is named is the one before (`up 3% from 2022`, said of 2023) as `yoy`.
pub fn against(claim: &ClaimOut) -> Option<String> {
    let base = claim.base.clone()?;
    let year = |text: &str| text.parse::<i16>().ok().filter(|_| text.len() == 4);
    let named = base.strip_prefix("period:").and_then(year);
    let told = claim.period.as_deref().and_then(year);
    match (named, told) {
        (Some(then), Some(now)) if then + 1 == now => Some("yoy".to_string()),
        _ => Some(base),
    }
}

/// A growth against the time right before, in words that the claim's base was not read from: `grew 7% in the first quarter
/// from the previous three months`.
pub fn against_before(claim: &ClaimOut) -> Option<String> {
    let told = claim.evidence.get("base").is_some_and(|e| e.how == How::Stated);
    if told || !matches!(claim.measure, Measure::Growth | Measure::Change) {
        return None;
    }
    let behind = parts(claim, claim.span.end).1.to_lowercase();
    let clause = behind.split([';', ':']).next().unwrap_or("");
    const QUARTER: &[&str] = &[
        "from the previous three months",
        "from the preceding three months",
        "than in the previous three months",
        "on the previous three months",
        "over the previous three months",
        "with the previous three months",
        "the previous quarter",
        "the preceding quarter",
        "the prior quarter",
        "from the last quarter of",
        "from a quarter earlier",
        "a quarter earlier",
        "the quarter before",
        "on the quarter",
        "quarter over quarter",
        "with the final three months",
        "from the final three months",
        "with the last three months of",
        "from the last three months of",
        "with the final quarter",
        "from the final quarter",
        "with the closing months",
    ];
    const MONTH: &[&str] = &[
        "from the previous month",
        "from the month before",
        "than the month before",
        "from a month earlier",
        "a month earlier",
        "on the month",
        "month over month",
        "from the preceding month",
        "from the prior month",
    ];
    let has = |list: &[&str]| list.iter().any(|w| clause.contains(w));
    match (has(QUARTER), has(MONTH)) {
        (true, _) => Some("qoq".to_string()),
        (_, true) => Some("mom".to_string()),
        _ => None,
    }
}

/// A figure about a target is no fact, even where the sentence hides it.
pub fn modality(claim: &ClaimOut) -> Modality {
    let aims = |s: &Option<String>| {
        s.as_deref().is_some_and(|s| {
            s.split([' ', ';'])
                .any(|w| matches!(w, "target" | "targets" | "goal" | "goals"))
        })
    };
    match claim.modality {
        Modality::Fact if aims(&claim.indicator) || aims(&claim.subject) => Modality::Target,
        Modality::Fact if denied(claim) => Modality::Hypothetical,
        // "exports may rise 4.8 percent": no forecast of the record is against it
        Modality::Forecast
            if clause_words(claim)
                .iter()
                .any(|w| matches!(w.as_str(), "may" | "might")) =>
        {
            Modality::Hypothetical
        }
        m => m,
    }
}

/// The words before a figure in its own clause.
fn clause_words(claim: &ClaimOut) -> Vec<String> {
    let before = before_figure(claim);
    let clause = before.rsplit([',', ';', ':', '—']).next().unwrap_or("");
    let words = clause.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    words.map(str::to_string).collect()
}

/// Words before a figure, in its own clause, that keep it from being said of the world: `did not grow 6.9%`, `may grow`.
fn denied(claim: &ClaimOut) -> bool {
    clause_words(claim).iter().any(|w| {
        matches!(
            w.as_str(),
            "not"
                | "never"
                | "cannot"
                | "may"
                | "might"
                | "could"
                | "would"
                | "sees"
                | "foresees"
                | "predicts"
                | "denied"
                | "denies"
                | "deny"
                | "false"
                | "falsely"
                | "wrongly"
                | "rumored"
                | "alleged"
                | "allegedly"
        ) || w.ends_with("n't")
            || w.ends_with("n’t")
    })
}

/// The words of the sentence before the figure, lower case.
pub(super) fn before_figure(claim: &ClaimOut) -> String {
    parts(claim, claim.span.start).0.to_lowercase()
}

/// The sentence of a claim before and behind a place, which is in code points of the text.
pub(super) fn parts(claim: &ClaimOut, at: u32) -> (&str, &str) {
    let text = &claim.sentence.text;
    let nth = at.saturating_sub(claim.sentence.span.start) as usize;
    text.split_at(text.char_indices().nth(nth).map_or(text.len(), |c| c.0))
}

/// What of its indicator a growth or change speaks of: as the claim says, else the words before the figure.
pub fn aspect(claim: &ClaimOut) -> Option<Aspect> {
    if !matches!(claim.measure, Measure::Growth | Measure::Change) {
        return None;
    }
    let indicator = claim.indicator.as_deref().unwrap_or("");
    if indicator.starts_with("share of") || indicator.starts_with("proportion of") {
        return Some(Aspect::Share);
    }
    if indicator.starts_with("growth") {
        return Some(Aspect::Rate);
    }
    if claim.measure == Measure::Change {
        return None;
    }
    let before = before_figure(claim);
    let clause = before.rsplit([';', ',']).next().unwrap_or("");
    [" share", "proportion", "share of"]
        .iter()
        .any(|w| clause.contains(w) || clause.starts_with(w.trim()))
        .then_some(Aspect::Share)
}
