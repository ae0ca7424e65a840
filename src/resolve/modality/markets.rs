//! What economists, polls and markets had expected of a figure before it was out, as news put it beside the figure.
use super::cues::near;
use crate::base::Words;
use crate::claim::View;
use crate::quantity::Quantity;

/// Who forecasts for the news. `Investors` and `markets` only expect, they see much that is so.
static FORECASTERS: Words = Words::new(&["economists", "economist", "analysts", "analyst", "forecasters"]);
static MARKETS: Words = Words::new(&["market", "markets", "investors", "traders", "street", "poll", "survey"]);
/// What forecasters do to a figure.
const FORESAW: &[&str] = &[
    "expected", "expecting", "forecast", "forecasted", "predicted", "projected", "anticipated", "tipped", "penciled",
    "pencilled", "estimated", "foreseen", "foresaw", "predicting", "forecasting", "projecting", "saw", "put", "pegged",
    "reckoned", "eyed",
];
/// What markets do to one: these words are not used of facts.
const BRACED: &[&str] = &[
    "expected", "expecting", "anticipated", "predicted", "braced", "priced", "pointed", "forecast", "tipped", "bet",
    "betting",
];
/// What forecasts are called.
static OUTLOOK: Words = Words::new(&[
    "consensus", "estimate", "estimates", "forecast", "forecasts", "projection", "expectations", "prediction",
    "predictions",
]);
/// Joints of a figure and what it is compared with.
const AGAINST: &[&str] = &[
    "against", "versus", "vs", "than", "beating", "topping", "above", "below", "exceeding", "missing", "surpassing",
];

/// Whether the figure is what was expected: by the words before it in its clause, or by those right behind it.
pub(super) fn expected(view: &View<'_>, q: &Quantity, clause: (usize, usize)) -> bool {
    static ANY: Words = Words::new(&[
        "economists", "economist", "analysts", "analyst", "forecasters", "market", "markets", "investors", "traders",
        "street", "poll", "survey", "consensus", "estimate", "estimates", "expectations", "median",
    ]);
    view.may_have(&ANY) && (by_words_before(view, clause) || by_words_behind(view, q))
}

/// `Economists polled by the agency had tipped exports to grow 4%`, `versus expectations for a 2% drop`.
fn by_words_before(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    let joint = |i: usize| view.tokens[i].any(&[",", ";", "but", "and", "after", "although", "as"]);
    let who = (from..to).rev().take_while(|&i| !joint(i));
    let does = |i: usize, verbs: &[&str]| (i + 1..(i + 12).min(to)).any(|k| view.tokens[k].any(verbs));
    // "looked for growth of 4%"
    let looks = |i: usize| {
        let looked = |k: usize| view.tokens[k].any(&["looked", "looking", "hoped", "hoping"]);
        (i + 1..(i + 12).min(to)).any(|k| looked(k) && view.lower(k + 1) == "for")
    };
    let someone = who.clone().any(|i| {
        FORECASTERS.has(&view.tokens[i]) && (does(i, FORESAW) || looks(i))
            || MARKETS.has(&view.tokens[i]) && does(i, BRACED)
    });
    // "versus expectations for a 2% drop", "the median estimate was for a gain of 4%"
    let outlook = |i: usize| {
        let compared = (i.saturating_sub(4)..i).any(|k| view.tokens[k].any(AGAINST));
        let middle = matches!(view.before(i), "median" | "mean" | "consensus" | "average");
        let of = view
            .tokens
            .get(i + 1)
            .is_some_and(|t| t.any(&["of", "for", "was", "at", "in", "view"]));
        OUTLOOK.has(&view.tokens[i]) && of && (compared || middle || view.tokens[i].is("consensus"))
    };
    someone || near(view, (from, to), &OUTLOOK, 8) && who.clone().any(outlook)
}

/// `the 4.4% expected by economists`, `the 2% slide analysts had predicted`, `the 4.4% consensus`.
fn by_words_behind(view: &View<'_>, q: &Quantity) -> bool {
    let stop = |i: &usize| !view.tokens[*i].any(&[",", ";", ".", "but", "and", "while", "as"]);
    let to = (q.tail + 10).min(view.tokens.len());
    let behind: Vec<usize> = (q.tail..to).take_while(stop).collect();
    let at = |set: &[&str]| behind.iter().position(|&i| view.tokens[i].any(set));
    if at(&["consensus"]).is_some_and(|k| k <= 1) {
        return true;
    }
    let Some(done) = at(FORESAW).filter(|k| !view.tokens[behind[*k]].any(&["saw", "put"])) else {
        return false;
    };
    let who = |i: &usize| FORECASTERS.has(&view.tokens[*i]) || MARKETS.has(&view.tokens[*i]);
    let before = behind[..done].iter().any(who);
    let next = behind.get(done + 1).map(|&i| view.lower(i).to_string());
    let by = matches!(next.as_deref(), Some("by" | "in")) && behind[done..].iter().any(who);
    (before || by) && done <= 5
}

#[cfg(test)]
mod tests {
    use crate::model::Modality;

    fn modalities(sentence: &str) -> Vec<Modality> {
        let source = crate::Source::new("t", sentence);
        let all = [crate::base::Span::new(0, sentence.len())];
        let analysis = crate::analyze_prose(&source, &all, &crate::Options::default());
        analysis.claims.iter().map(|c| c.modality).collect()
    }

    #[test]
    fn what_forecasters_expected_is_a_forecast() {
        use Modality::{Fact, Forecast};
        for (text, wanted) in [
            (
                "Tea exports rose 7%, compared with the 4.4% expected by economists.",
                [Fact, Forecast],
            ),
            ("Tea exports rose 7%, well above the 4.4% consensus.", [Fact, Forecast]),
            (
                "Tea imports fell 6%, versus expectations for a 2% drop.",
                [Fact, Forecast],
            ),
            (
                "Tea exports rose 7%, smashing the 4% rise that analysts had predicted.",
                [Fact, Forecast],
            ),
            (
                "Tea imports fell 6%, worse than the 2% slide economists had anticipated.",
                [Fact, Forecast],
            ),
        ] {
            assert_eq!(modalities(text), wanted, "{text}");
        }
        for text in [
            "Economists polled by a news agency had tipped tea exports to grow 4.4%.",
            "Economists polled before the release had looked for export growth of just 4.4%.",
            "Markets were braced for a fall of 8% in tea imports.",
            "The median estimate in a survey was for a 4.6% gain in tea exports.",
            "The market had been expecting tea exports to grow by 4.4%.",
        ] {
            assert_eq!(modalities(text), [Forecast], "{text}");
        }
    }

    #[test]
    fn what_they_see_and_study_is_a_fact() {
        for text in [
            "The market saw sales of 3 million cars.",
            "Analysts say tea exports rose 4%.",
            "The survey covered 4,000 households.",
            "The tea market grew 4%, the survey found.",
            "Tea exports rose 7%, surprising analysts.",
            "A survey of 300 economists was published.",
            "Economists were surprised when tea exports rose 7%.",
        ] {
            assert!(modalities(text).iter().all(|m| *m == Modality::Fact), "{text}");
        }
    }
}
