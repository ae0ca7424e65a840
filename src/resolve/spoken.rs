//! Periods that a turn has spoken of, for words that point back at them: `in the quarter`, `over the seven months`,
//! `during the decade`. Must not read periods; those are mentions of their sentence.
use crate::base::{Kind, Span, Words};
use crate::claim::View;
use crate::lexicon::Class;
use crate::quantity::Period;
use jiff::civil::Date;

/// Periods spoken of, the latest last.
#[derive(Clone, Debug, Default)]
pub struct Spoken(Vec<(Period, Span)>);

impl Spoken {
    /// Remembers the periods that a sentence sets or compares with.
    pub fn remember(&mut self, view: &View<'_>) {
        for m in &view.mentions.periods {
            let Some(p) = m.period else { continue };
            self.0.retain(|(known, _)| *known != p);
            self.0.push((p, m.span));
        }
        // only the last of a kind is pointed to, and a turn may be as long as a book
        let excess = self.0.len().saturating_sub(12);
        self.0.drain(..excess);
    }

    /// The last run of years spoken of: `during the period`, said of a five-year plan.
    pub fn run(&self) -> Option<(Period, Span)> {
        self.0
            .iter()
            .rev()
            .find(|(p, _)| matches!(p, Period::Years(..)))
            .copied()
    }

    /// The period that a sentence without one of its own points back to: one told in the turn, or `topic`, which the
    /// briefing is about.
    pub fn again(&self, view: &View<'_>, today: Option<Date>, topic: Option<Period>) -> Option<(Period, Span)> {
        static NOUNS: Words = Words::new(&["quarter", "month", "half", "decade", "months", "quarters", "years"]);
        if !view.may_have(&NOUNS) {
            return None;
        }
        let mut named = (2..view.tokens.len()).filter(|&i| NOUNS.has(&view.tokens[i]));
        named.find_map(|i| {
            let (the, noun) = match view.tokens[i - 1].any(&["the", "that", "those", "these"]) {
                true => (i - 1, i),
                // "in the same three quarters"
                false if i > 2 && view.tokens[i - 2].is("same") => (i - 3, i),
                false => (i.checked_sub(2)?, i),
            };
            let same = usize::from(view.tokens[the + 1].is("same"));
            let number = (the + same + 2 == noun).then(|| count(view.lower(noun - 1))).flatten();
            let determined = view.tokens[the].any(&["the", "that", "those", "these"]);
            if !determined || (the + same + 2 == noun || same == 1) && number.is_none() || !points_back(view, the, noun)
            {
                return None;
            }
            let found = self.0.iter().rev().find(|(p, _)| fits(*p, view.lower(noun), number));
            let about = || topic.filter(|p| number.is_some() && fits(*p, view.lower(noun), number));
            found
                .copied()
                .or_else(|| Some((about()?, view.span(the, noun + 1))))
                .or_else(|| {
                    // "in the five years, 40 dams have been built"
                    let years = number.filter(|_| {
                        view.tokens[noun].is("years") && view.tokens.iter().any(|t| t.any(&["has", "have"]))
                    });
                    if let (Some(n), Some(d)) = (years.and_then(|n| i16::try_from(n).ok()), today) {
                        return Some((Period::Years(d.year() - n, d.year() - 1), view.span(noun, noun + 1)));
                    }
                    // "in the nine months", said in October
                    let so_far = number.and_then(|n| i8::try_from(n).ok()).zip(today).and_then(|(n, d)| {
                        let months = d.month() - 1;
                        match view.lower(noun) {
                            "months" if n == months => Some(Period::Months((d.year(), 1), (d.year(), n))),
                            "quarters" if n * 3 == months => Some(Period::Quarters((d.year(), 1), (d.year(), n))),
                            _ => None,
                        }
                    });
                    if let Some(p) = so_far {
                        return Some((p, view.span(the, noun + 1)));
                    }
                    let decade = view.tokens[noun].is("decade").then(|| view.span(noun, noun + 1))?;
                    let year = today?.year();
                    Some((Period::Years(year - 10, year - 1), decade))
                })
        })
    }
}

/// Whether a sentence without figures says what the paragraphs behind it tell of: a heading (`I. Investment in January-May`)
/// or an opening (`The main features in May were as follows:`).
pub fn announces(view: &View<'_>) -> bool {
    let Some(last) = view.tokens.last() else { return false };
    let heading = last.kind != Kind::Punct && view.tokens.len() <= 24;
    let leads = last.any(&[":", "："]);
    let features = view.may_have(&FEATURES)
        && view
            .tokens
            .windows(2)
            .any(|w| w[0].any(&["following", "main"]) && FEATURES.has(&w[1]));
    heading || leads || features
}

/// `I will give a brief account of the catch in the first half of the year`: what a speaker sets out to tell of.
pub fn gives_account(view: &View<'_>) -> bool {
    static ACCOUNTS: Words = Words::new(&[
        "account", "brief", "briefing", "introduction", "overview", "introduce", "release", "outline",
    ]);
    if !view.may_have(&ACCOUNTS) {
        return false;
    }
    let any = |set: &[&str]| view.tokens.iter().any(|t| t.any(set));
    view.tokens.iter().any(|t| ACCOUNTS.has(t)) && any(&["i", "me"]) && !any(&["question", "questions"])
}

/// `By quarter, it grew by 5 percent`: whether a pronoun follows what a sentence opens with.
pub fn turns_to_it(view: &View<'_>) -> bool {
    let comma = (2..5).find(|&i| view.lower(i) == ",");
    comma.is_some_and(|i| matches!(view.lower(i + 1), "it" | "they" | "this"))
}

/// Whether the subject of the first figure is a pronoun: `In 2022 it crossed 3 billion yuan`.
pub fn opens_with_it(view: &View<'_>) -> bool {
    let end = view.quantities().first().map_or(0, |q| q.lead);
    // "The figure is 3 million"
    let figure = |i: usize| {
        view.tokens[i].any(&["the", "that", "this", "our"])
            && view.tokens.get(i + 1).is_some_and(|t| {
                t.any(&[
                    "figure", "number", "target", "goal", "total", "answer", "amount", "rate", "ratio", "proportion",
                    "growth", "increase", "decline",
                ])
            })
            // "the figure for September was"
            && (i + 2..(i + 7).min(end)).find(|&k| !view.class(k).has(Class::PREP) && view.period_at[k].is_none() && !view.tokens[k].is("rate"))
                .is_some_and(|k| view.is_verb(k))
    };
    (0..end).any(|i| {
        if figure(i) {
            return true;
        }
        view.tokens[i].any(&["it", "they"])
            && (i + 1 < view.tokens.len() && view.is_verb(i + 1) || view.class(i + 1).has(Class::MODAL))
    })
}

static FEATURES: Words = Words::new(&[
    "features", "aspects", "characteristics", "points", "highlights", "respects",
]);

/// Whether a heading opens a new part: `II. Trade`, `Part Two`.
pub fn opens_part(view: &View<'_>) -> bool {
    let roman = |w: &str| !w.is_empty() && w.len() <= 4 && w.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    view.tokens
        .first()
        .is_some_and(|t| roman(t.text.trim_end_matches('.')) || t.is("part"))
}

/// A small number in words or digits.
fn count(word: &str) -> Option<usize> {
    const WORDS: [&str; 11] = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    WORDS
        .iter()
        .position(|w| *w == word)
        .map(|i| i + 2)
        .or_else(|| word.parse().ok())
}

/// Whether a period is of the kind that a noun names: `the quarter`, `the seven months`.
fn fits(p: Period, noun: &str, number: Option<usize>) -> bool {
    match (noun, number) {
        ("quarter", None) => matches!(p, Period::Quarter(..)),
        ("month", None) => matches!(p, Period::Month(..)),
        ("half", None) => matches!(p, Period::Half(..)),
        ("decade", None) => matches!(p, Period::Years(a, b) if b - a >= 9),
        // "over the nine months" of three quarters
        ("months", Some(n)) => match p {
            Period::Quarters(..) => p.steps().len() * 3 == n,
            _ => p.steps().len() == n && p.steps().iter().all(|s| matches!(s, Period::Month(..))),
        },
        ("quarters", Some(n)) => match p {
            Period::Quarters(..) => p.steps().len() == n,
            Period::Months((_, 1), (_, last)) => usize::try_from(last).is_ok_and(|m| m == n * 3),
            _ => false,
        },
        ("years", Some(n)) => matches!(p, Period::Years(..)) && p.steps().len() == n,
        _ => false,
    }
}

/// `in the quarter`, `over the seven months`; but `in the months to come`, `than in the quarter before`.
fn points_back(view: &View<'_>, the: usize, noun: usize) -> bool {
    let placed = the > 0
        && view.tokens[the - 1].any(&["in", "over", "during", "for", "within", "throughout", "across"])
        && !(the > 1 && view.tokens[the - 2].any(&["than", "with", "from", "against", "compared"]));
    let before = view.lower(noun + 1) == "a" && matches!(view.lower(noun + 2), "year" | "month" | "quarter");
    let free = view.tokens.get(noun + 1).is_none_or(|t| {
        !t.any(&[
            "before", "after", "to", "of", "ended", "ending", "ahead", "since", "earlier", "that", "when", "which",
            "under", "from", "year",
        ]) && !view.class(noun + 1).has(Class::MODAL)
    });
    placed && free && !before && view.period_at[noun].is_none() && view.quantity_at[noun].is_none_or(|_| noun > the + 1)
}

/// `How many cards are there?`: what the question before a turn asks the number of.
pub(super) fn asked_for(
    source: &crate::base::Source,
    analysis: &crate::model::Analysis,
    turn: usize,
) -> Option<String> {
    let question = turn.checked_sub(1).map(|t| &analysis.turns[t])?;
    if question.kind != crate::model::TurnKind::Journalist {
        return None;
    }
    let text = question.span.slice(&source.text);
    let at = text
        .to_lowercase()
        .rfind("how many ")
        .filter(|&at| text.is_char_boundary(at))?;
    let words = crate::base::tokenize(
        &source.text,
        Span::new(question.span.start as usize + at + 9, question.span.end as usize),
    );
    let noun = words
        .iter()
        .take(4)
        .take_while(|t| !t.any(&["are", "were", "of", "have", "did", "do", "will", "?"]))
        .filter(|t| crate::quantity::is_plural(t))
        .last()?;
    let one = crate::lexicon::singular(&noun.lower);
    Some(if matches!(&*noun.lower, "people" | "persons" | "residents") {
        "person".to_string()
    } else {
        one
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_point_back_at_a_period() {
        let today = Some(jiff::civil::date(2024, 8, 12));
        let view = |text: &'static str| View::new(text, Span::new(0, text.len()), today);
        let mut spoken = Spoken::default();
        for said in [
            "From January to July tea sales rose by 4%.",
            "In the second quarter they fell.",
            "In May they were flat.",
        ] {
            spoken.remember(&view(said));
        }
        for (text, want) in [
            ("Sales in the quarter were poor.", Some("2024-Q2")),
            ("Over the seven months, 40 shops closed.", Some("2024-01/2024-07")),
            ("It rained a lot in the month.", Some("2024-05")),
            ("During the decade the fleet grew.", Some("2014/2023")),
            ("It is better than in the quarter before.", None),
            ("In the months to come we will build.", None),
            ("The quarter was poor.", None),
            ("In the three months a lot changed.", Some("2024-Q2")),
            ("In the five years, we have built 40 dams.", Some("2019/2023")),
            ("In the five years, we built 40 dams.", None),
        ] {
            let found = spoken.again(&view(text), today, None).map(|p| p.0.to_string());
            assert_eq!(found.as_deref(), want, "{text}");
        }
    }
}
