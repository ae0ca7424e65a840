//! The year that a page without any date speaks in, from the years it names. Must not pretend to know a day: what is found
//! here is only what `this year` is reckoned from.
use super::{Sentence, Structure, header};
use crate::base::{Code, Diagnostic, Span, tokenize};
use crate::model::DateSource;
use crate::quantity::{Period, PeriodReader, PeriodRole};
use jiff::civil::{Date, date};

/// Sentences looked at; a page names its years early.
const SENTENCES: usize = 600;

/// Words of sentences that look ahead: `by the end of 2030 we will`.
const AHEAD: &[&str] = &[
    "will", "plan", "plans", "target", "targets", "goal", "goals", "aim", "aims", "expected", "forecast", "strive",
    "shall", "should",
];

/// Words that tell of what is over: `by the end of 2019 it had reached 3 million`.
const DONE: &[&str] = &[
    "was", "were", "had", "has", "have", "reached", "exceeded", "stood", "totaled", "totalled", "amounted", "hit",
    "numbered", "surpassed", "topped", "rose", "fell", "grew", "increased", "dropped",
];

/// Seasons and the month after them, as far as it lies in the same year.
const SEASONS: &[(&str, i8)] = &[("spring", 6), ("summer", 9), ("autumn", 12), ("fall", 12)];

/// What one mention says of the year that a page speaks in: that year, whether a part of it is named, a day to reckon from.
type Evidence = (i16, bool, Date);

/// A day that `this year` may be reckoned from. The title's own period comes first; else a part of a year that is named
/// (`in May 2020`) was in the year spoken in, and a whole year that is named as past was the last.
pub(super) fn of_page(text: &str, sentences: &[Sentence], title: Option<&str>) -> Option<Date> {
    if let Some(day) = title.and_then(of_title) {
        return Some(day);
    }
    let read = || sentences.iter().take(SENTENCES);
    let dated = |s: &&Sentence| s.span.slice(text).contains("20");
    if let Some(year) = read().filter(dated).find_map(|s| glossed(text, s.span)) {
        return Some(late_in(year, text, sentences).unwrap_or(date(year, 6, 30)));
    }
    let (_, part, day) = read()
        .filter(dated)
        .flat_map(|s| of_sentence(text, s.span))
        // of the same year a part says more than the whole: "in May 2014", "your view of trade in 2014"
        .max_by_key(|&said| said)?;
    if part {
        return Some(day);
    }
    // "since the start of the 12th Five-Year Plan period": that period is not over
    let running = read().filter_map(|s| of_plan(text, s.span)).max();
    let year = running.map_or(day.year(), |last| day.year().min(last));
    Some(late_in(year, text, sentences).unwrap_or(day.with().year(year).build().unwrap_or(day)))
}

/// `This year (2017)`: the page says itself which year it means.
fn glossed(text: &str, span: Span) -> Option<i16> {
    let tokens = tokenize(text, span);
    let reader = PeriodReader::new(&tokens, None);
    (0..tokens.len().saturating_sub(3)).find_map(|i| {
        let this = tokens[i].is("this") && tokens[i + 1].is("year") && matches!(tokens[i + 2].text, "(" | ",");
        let closed = tokens.get(i + 4).is_some_and(|t| matches!(t.text, ")" | ","));
        let year = (this && closed).then(|| reader.year_at(i + 3))?;
        year.filter(|y| (2000..=2060).contains(y))
    })
}

/// The last year of a plan whose beginning a sentence looks back on.
fn of_plan(text: &str, span: Span) -> Option<i16> {
    if !span.slice(text).contains("Plan") {
        return None;
    }
    let tokens = tokenize(text, span);
    let told = PeriodReader::new(&tokens, None).all();
    told.iter()
        .filter(|m| m.role == PeriodRole::Since)
        .find_map(|m| match m.period? {
            Period::Years(a, b) if b - a == 4 => Some(b),
            _ => None,
        })
}

/// A day behind the longest part of this year that the page tells of: `the first seven months of this year`. None where it
/// tells of none.
fn late_in(year: i16, text: &str, sentences: &[Sentence]) -> Option<Date> {
    let end_of_year = date(year, 12, 31);
    let told = |s: &Sentence| {
        if !s.span.slice(text).contains("this year") {
            return None;
        }
        let tokens = tokenize(text, s.span);
        let said = PeriodReader::new(&tokens, Some(end_of_year)).all();
        let days = said.iter().filter(|m| m.span.slice(text).contains("this year"));
        days.filter_map(|m| behind(m.period?))
            .filter(|d| d.year() == year)
            .max()
    };
    sentences.iter().take(SENTENCES).filter_map(told).max()
}

fn of_title(title: &str) -> Option<Date> {
    let tokens = tokenize(title, Span::new(0, title.len()));
    let told = PeriodReader::new(&tokens, None).all();
    told.iter().filter_map(|m| m.period).find_map(behind)
}

/// What a sentence names: the year, whether it is a part of it, and a day to reckon from.
fn of_sentence(text: &str, span: Span) -> Vec<Evidence> {
    let tokens = tokenize(text, span);
    let ahead = tokens.iter().any(|t| t.any(AHEAD));
    let done = tokens.iter().any(|t| t.any(DONE));
    let past = |m: &&crate::quantity::PeriodMention| {
        let bound = m.first > 0 && tokens[m.first - 1].any(&["by", "until", "till"]) && !done;
        // "rose from 6 million in 2012 to 22 million": where it began says nothing of now
        let began = tokens.get(m.last).is_some_and(|t| t.is("to"))
            && (m.first.saturating_sub(8)..m.first).any(|i| tokens[i].is("from"));
        // "26 of which were set up after 2020": how long after is not said
        let beyond = m.first > 0 && tokens[m.first - 1].any(&["after", "before"]);
        // "2.3% last year, as against 2.06% in 2015": what is only compared with may be long past
        let against = (m.first.saturating_sub(7)..m.first).any(|i| tokens[i].any(&["against", "versus", "compared"]));
        let setting = matches!(m.role, PeriodRole::Setting | PeriodRole::PointInTime);
        setting && !bound && !began && !beyond && !against
    };
    let told = PeriodReader::new(&tokens, None).all();
    let mut days = Vec::new();
    // "since the beginning of 2025, we have": said in that year
    for m in told.iter().filter(|m| m.role == PeriodRole::Since) {
        let began = (m.first.saturating_sub(3)..m.first).any(|i| tokens[i].any(&["beginning", "start"]));
        if let (true, Some(Period::Year(y @ 2000..=2060))) = (began, m.period) {
            // late in it, so that none of its months lies ahead
            days.push((y, true, date(y, 12, 1)));
        }
    }
    // "the 2023 summer season drew crowds": said in that year, after it
    for m in told.iter().filter(|_| !ahead) {
        let season = SEASONS
            .iter()
            .find(|(w, _)| tokens.get(m.last).is_some_and(|t| t.is(w)));
        if let (Some((_, month)), Some(Period::Year(y @ 2000..=2060))) = (season, m.period) {
            days.push((y, true, date(y, *month, 20)));
        }
    }
    for period in told.iter().filter(past).filter_map(|m| m.period) {
        match (ahead, period) {
            // "how will prices move in the second half of 2021?"
            (true, Period::Half(y, n)) => days.push((y, true, date(y, if n == 1 { 1 } else { 7 }, 1))),
            (true, Period::Quarter(y, n)) => days.push((y, true, date(y, n * 3 - 2, 1))),
            // "I will tell of January to July of 2019": what runs from the year's beginning is over
            (true, Period::Months((y, 1), (z, _)) | Period::Quarters((y, 1), (z, _))) if y == z => {
                days.extend(behind(period).map(|day| (y, true, day)));
            }
            (true, _) => {}
            (false, p) => {
                let part = !matches!(p, Period::Year(_));
                days.extend(behind(p).map(|day| (p.end_year(), part, day)));
            }
        }
    }
    days
}

/// A day soon after a period is over: months are told of within weeks, years within the next.
fn behind(p: Period) -> Option<Date> {
    let after = |y: i16, m: i8| match m {
        12 => date(y + 1, 1, 20),
        m => date(y, m + 1, 20),
    };
    let day = match p {
        Period::Year(y) => date(y + 1, 6, 30),
        Period::Half(y, n) => after(y, n * 6),
        Period::Quarter(y, n) | Period::Quarters(_, (y, n)) => after(y, n * 3),
        Period::Month(y, m) | Period::Months(_, (y, m)) => after(y, m),
        Period::Day(y, m, d) | Period::Days(_, (y, m, d)) => Date::new(y, m, d).ok()?,
        // plans and decades reach ahead
        Period::Years(..) => return None,
    };
    (2000..=2060).contains(&day.year()).then_some(day)
}

/// What a page without a day can still be told by, and that it has none.
pub(super) fn undated(out: &mut Structure, text: &str) {
    out.document.anchor = of_page(text, &out.sentences, out.document.title.as_deref());
    // "On March 11 the spokesman answered", in the year that the page speaks in
    let above = out.turns.first().map_or("", |t| &text[..t.span.start as usize]);
    if let (Some(anchor), Some((month, day))) = (out.document.anchor, header::month_and_day(above)) {
        out.document.date = Date::new(anchor.year(), month, day).ok();
        out.document.date_source = out.document.date.map(|_| DateSource::Prose);
        if out.document.date.is_some() {
            return;
        }
    }
    let read = match out.document.anchor {
        Some(day) => format!("; `this year` is read as {}, by the years it names", day.year()),
        None => String::new(),
    };
    out.diagnostics.push(Diagnostic::new(
        Code::NoDate,
        Span::default(),
        format!("no date of the briefing was found{read}; give one with --date"),
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(text: &str, title: Option<&str>) -> Option<i16> {
        let one = Sentence {
            span: Span::new(0, text.len()),
            turn: 0,
            paragraph: 0,
        };
        of_page(text, &[one], title).map(Date::year)
    }

    #[test]
    fn a_page_speaks_after_what_it_names_as_past() {
        for (text, title, want) in [
            ("In 2022 the dikes cost 3 billion yuan.", None, Some(2023)),
            ("Spending was 2.3% last year, as against 2.1% in 2015.", None, None),
            ("Sales rose in May 2020.", None, Some(2020)),
            ("How will prices move in the second half of 2021?", None, Some(2021)),
            ("I will tell of sales in January to July of 2019.", None, Some(2019)),
            ("The 2019 summer season drew 3 million visitors.", None, Some(2019)),
            ("We will build 3 dams from May to July of 2019.", None, None),
            (
                "In January-February 2014 trade fell, and what is your view of trade in 2014?",
                None,
                Some(2014),
            ),
            ("By the end of 2030 we will plant 3 million trees.", None, None),
            ("Twice as many as in 2012 were sold.", None, None),
            ("The plan (2021-2025) names 20 goals.", None, None),
            (
                "It rose by 3%.",
                Some("Press conference on shipping in H1 2019"),
                Some(2019),
            ),
            ("Since the beginning of 2025, we have planted trees.", None, Some(2025)),
            ("Since 2012 we have planted trees.", None, None),
            ("It rose by 3%.", None, None),
            ("It rose from 3 tons in 2012 to 4 tons.", None, None),
            ("By the end of 2023, the county had 38 dikes.", None, Some(2024)),
            ("This year (2017) we built 3 dams.", None, Some(2017)),
            ("This year we built 3 dams, as in 2017.", None, Some(2018)),
            (
                "Since the start of the 12th Five-Year Plan period we have spent the bonds of 2015.",
                None,
                None,
            ),
        ] {
            assert_eq!(year(text, title), want, "{text}");
        }
    }
}
