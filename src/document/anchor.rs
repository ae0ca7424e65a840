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
];

/// A day that `this year` may be reckoned from. The title's own period comes first; else a part of a year that is named
/// (`in May 2020`) was in the year spoken in, and a whole year that is named as past was the last.
pub(super) fn of_page(text: &str, sentences: &[Sentence], title: Option<&str>) -> Option<Date> {
    if let Some(day) = title.and_then(of_title) {
        return Some(day);
    }
    let dated = |s: &&Sentence| s.span.slice(text).contains("20");
    sentences
        .iter()
        .take(SENTENCES)
        .filter(dated)
        .flat_map(|s| of_sentence(text, s.span))
        // of the same year a part says more than the whole: "in May 2014", "your view of trade in 2014"
        .max_by_key(|(year, part, day)| (*year, *part, *day))
        .map(|(.., day)| day)
}

fn of_title(title: &str) -> Option<Date> {
    let tokens = tokenize(title, Span::new(0, title.len()));
    let told = PeriodReader::new(&tokens, None).all();
    told.iter().filter_map(|m| m.period).find_map(behind)
}

/// What a sentence names: the year, whether it is a part of it, and a day to reckon from.
fn of_sentence(text: &str, span: Span) -> Vec<(i16, bool, Date)> {
    let tokens = tokenize(text, span);
    let ahead = tokens.iter().any(|t| t.any(AHEAD));
    let past = |m: &&crate::quantity::PeriodMention| {
        let bound = m.first > 0 && tokens[m.first - 1].any(&["by", "until", "till"]);
        matches!(m.role, PeriodRole::Setting | PeriodRole::PointInTime) && !bound
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
            ("Sales rose in May 2020.", None, Some(2020)),
            ("How will prices move in the second half of 2021?", None, Some(2021)),
            ("I will tell of sales in January to July of 2019.", None, Some(2019)),
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
        ] {
            assert_eq!(year(text, title), want, "{text}");
        }
    }
}
