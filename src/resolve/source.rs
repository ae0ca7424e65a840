//! Whom a figure is attributed to, where that is an organisation. Must not know persons; those are read as quotes.
use super::Context;
use crate::base::Words;
use crate::claim::{OUTLOOKS, Reading, View};
use crate::lexicon::{Class, NameKind, lexicon};
use crate::model::Claim;
use crate::quantity::Quantity;

/// Whose figures were told last.
#[derive(Clone, Debug)]
pub struct Carried {
    of: String,
    /// What they were of.
    indicator: Option<String>,
    /// Whether the paragraph reports them.
    report: bool,
}

/// Nouns for what an organisation has counted.
const DATA: &[&str] = &[
    "data", "figures", "statistics", "report", "reports", "survey", "surveys", "estimates", "numbers", "calculations",
    "count",
];

/// Verbs by which an organisation states figures, right behind its name.
const STATES: &[&str] = &[
    "said", "says", "reported", "reports", "estimates", "estimated", "puts", "put", "gives", "gave", "counted",
    "counts", "calculates", "calculated", "shows", "showed", "show", "give", "indicate", "indicates", "announced",
    "finds", "found", "reckons", "tells",
];

/// An organisation that the sentence says states the figure: `according to the IMF`, `the WTO forecast`.
pub fn of(view: &View<'_>, q: &Quantity) -> Option<String> {
    let hits = view
        .names
        .iter()
        .filter(|h| view.name_kind(h) == NameKind::Org && h.last <= view.tokens.len());
    for h in hits {
        let name = || Some(lexicon().name_rows[h.row].name.clone());
        let according = (h.first.saturating_sub(12)..h.first)
            .rev()
            .take_while(|&i| !view.tokens[i].any(&[",", ";"]))
            .any(|i| {
                view.tokens[i].any(&["according", "by"]) && view.lower(i + 1) == "to" || view.tokens[i].is("according")
            })
            || view.before(h.first) == "by" && h.first >= 2 && view.class(h.first - 2).has(Class::REPORT);
        let reports = (h.last..(h.last + 5).min(view.tokens.len()))
            .take_while(|&i| !view.tokens[i].any(&[",", ";"]))
            .any(|i| view.class(i).has(Class::REPORT));
        let possessive = view.lower(h.last) == "'s"
            && (h.last..(h.last + 5).min(view.tokens.len())).any(|i| {
                view.tokens[i].any(&[
                    "forecast", "estimate", "report", "index", "data", "statistics", "projection", "count",
                    "reckoning", "tally", "figures", "numbers",
                ])
            });
        // "the WTO has slashed its outlook for world trade", "the fund now sees China growing by 5%"
        let ahead = || (h.last..(h.last + 10).min(view.tokens.len())).take_while(|&i| !view.tokens[i].any(&[",", ";"]));
        let foresees = view.may_have(&OUTLOOKS) && ahead().any(|i| OUTLOOKS.has(&view.tokens[i]))
            || ahead()
                .take(3)
                .any(|i| view.tokens[i].any(&["sees", "foresees", "anticipates", "believes"]));
        let told = reports || foresees || data_of(view, h.first, h.last);
        if according || told && h.first < q.first || possessive {
            return name();
        }
    }
    let known = view.tokens.iter().any(|t| TELLS.has(t));
    let told = known.then(|| (0..view.tokens.len()).find_map(|i| organisation_at(view, i)));
    told.flatten().or_else(|| party(view, q))
}

/// Those who state figures without a name of their own.
static PARTIES: Words = Words::new(&[
    "experts", "economists", "analysts", "observers", "critics", "scholars", "researchers", "forecasters", "panel",
    "tank", "side", "embassy", "group", "institute", "officials", "reports", "media",
]);

/// `some economists believe growth will slip below 7 percent`, `a think tank puts it at 8 percent`, `according to a research
/// group`: another party than the speaker, by what it is.
fn party(view: &View<'_>, q: &Quantity) -> Option<String> {
    const SAYS: &[&str] = &[
        "say", "says", "said", "believe", "believes", "think", "reckon", "expect", "expects", "expected", "predict",
        "predicts", "predicted", "forecast", "estimate", "estimates", "estimated", "put", "puts", "argue", "warn",
        "suggest", "suggests", "find", "finds", "found", "gives", "gave", "cited", "cites", "told",
    ];
    if !view.may_have(&PARTIES) {
        return None;
    }
    (0..view.tokens.len())
        .filter(|&i| PARTIES.has(&view.tokens[i]))
        // "some reports say"; but "according to reports of the bureaus"
        .filter(|&i| {
            let told =
                i > 0 && view.tokens[i - 1].any(&["some", "media", "press", "news", "several", "foreign", "many"]);
            !view.tokens[i].is("reports") || told && !matches!(view.lower(i + 1), "of" | "from")
        })
        .find_map(|head| {
            let starts = |i: usize| {
                view.class(i).has(Class::DET.or(Class::PREP).or(Class::CONJ))
                    || view.tokens[i].any(&[",", ";", ":", ".", "that"])
                    || view.is_verb(i)
                    || view.quantity_at[i].is_some()
            };
            let from = (head.saturating_sub(4)..head)
                .rfind(|&i| starts(i))
                .map_or(head.saturating_sub(4), |i| i + 1);
            // "our experts" speak for the speaker
            let article = from.checked_sub(1);
            let owned = article
                .is_some_and(|i| view.tokens[i].any(&["our", "my", "their", "its", "these", "those", "of", "for"]));
            let some = article.is_some_and(|i| view.tokens[i].any(&["some", "many", "several", "most"]));
            let first = from - usize::from(some);
            let opens = first - usize::from(first > 0 && view.tokens[first - 1].any(&["a", "an", "the"]));
            let according = opens > 1 && view.tokens[opens - 1].is("to") && view.tokens[opens - 2].is("according");
            let clause = opens == 0 || view.tokens[opens - 1].any(&[",", ";", ":", "and", "but", "while", "that"]);
            // "a survey last year gave us a score of", "officials had expected"
            let verb = (head + 1..view.tokens.len().min(head + 4)).find(|&i| view.tokens[i].any(SAYS));
            let says = clause
                && verb.is_some_and(|v| {
                    v < q.lead
                        && (head + 1..v)
                            .all(|i| view.period_at[i].is_some() || view.tokens[i].any(&["has", "have", "had"]))
                });
            // "Some economists" opens the sentence; "US embassy" is a name
            let word = |i: usize| {
                let common = i == 0 && (some || i == head || view.lower(i) == "media");
                if common { view.lower(i) } else { view.text(i, i + 1) }
            };
            (!owned && (according || says)).then(|| (first..=head).map(word).collect::<Vec<_>>().join(" "))
        })
}

/// `NBS statistics`, `figures of the NBS`, `as the NBS reports`: whether the words beside a name say that the figures
/// are its own.
fn data_of(view: &View<'_>, first: usize, last: usize) -> bool {
    let at = |i: usize, set: &[&str]| view.tokens.get(i).is_some_and(|t| t.any(set));
    let the = first - usize::from(first > 0 && view.tokens[first - 1].is("the"));
    let of = the > 1 && view.tokens[the - 1].any(&["of", "from", "by"]) && view.tokens[the - 2].any(DATA);
    of || at(last, DATA) || at(last, STATES)
}

/// Words without one of which no organisation states figures.
static TELLS: Words = Words::new(&[
    "according", "learned", "said", "says", "reported", "reports", "estimates", "estimated", "data", "figures",
    "statistics", "report", "survey", "counted", "puts", "gives",
]);

/// An organisation no table knows, where the words around say that the figures are its own: `according to the
/// Ministry of Health`, `data from the Tea Bureau shows`, `the Tea Bureau said`.
fn organisation_at(view: &View<'_>, i: usize) -> Option<String> {
    let the = |k: usize| k + usize::from(view.tokens.get(k).is_some_and(|t| t.is("the")));
    let told = |k: usize| view.tokens.get(k).is_some_and(|t| t.any(STATES));
    let data = |k: usize| view.tokens.get(k).is_some_and(|t| t.any(DATA));
    let words = |k: usize| -> Option<(usize, String)> {
        let from = the(k);
        let to = organisation_end(view, from)?;
        Some((to, view.text(from, to).split_whitespace().collect::<Vec<_>>().join(" ")))
    };
    match (view.lower(i), view.lower(i + 1)) {
        ("according", "to") => {
            let of_data = || data_behind(view, i + 2).and_then(words).map(|w| w.1);
            words(i + 2)
                .map(|w| w.1)
                .or_else(of_data)
                .or_else(|| released_by(view, i + 2))
        }
        ("learned", "from") => words(i + 2).map(|w| w.1),
        ("said", _) => words(i + 1).map(|w| w.1),
        ("data" | "figures" | "statistics" | "report" | "survey", "from" | "by" | "of") => words(i + 2).map(|w| w.1),
        ("data" | "figures" | "statistics" | "report" | "survey", "released" | "issued" | "published")
            if view.lower(i + 2) == "by" =>
        {
            words(i + 3).map(|w| w.1)
        }
        // "as the Tea Bureau reports", "by statistics of the Tea Bureau", "going by Tea Bureau data"
        ("as" | "by", _) => words(i + 1).filter(|(to, _)| told(*to) || data(*to)).map(|w| w.1),
        // "The Tea Bureau said", "WTU statistics show"
        _ if i == 0 || view.tokens[i - 1].any(&[",", ":", ";"]) => words(i)
            .filter(|(to, _)| told(*to) || data(*to) && told(to + 1))
            .map(|w| w.1),
        _ => None,
    }
}

/// `according to the monitoring of the ministry`: where the name of the organisation begins, behind what it has counted.
fn data_behind(view: &View<'_>, from: usize) -> Option<usize> {
    let noun = (from..from + 4).find(|&k| view.lower(k) == "monitoring" || DATA.contains(&view.lower(k)))?;
    matches!(view.lower(noun + 1), "of" | "from" | "by").then_some(noun + 2)
}

/// `according to the latest report released by the EU`: who released it, where the lexicon knows the name.
fn released_by(view: &View<'_>, from: usize) -> Option<String> {
    let at = (from..(from + 12).min(view.tokens.len()))
        .take_while(|&k| !view.tokens[k].any(&[",", ";"]))
        .find(|&k| view.tokens[k].any(&["released", "published", "issued", "compiled"]) && view.lower(k + 1) == "by")?;
    let name = at + 2 + usize::from(view.lower(at + 2) == "the");
    let hit = view.names.iter().find(|h| h.first == name)?;
    matches!(view.name_kind(hit), NameKind::Partner | NameKind::Org).then(|| lexicon().name_rows[hit.row].name.clone())
}

/// The end of the capitalised name of an organisation or official report at `from`.
fn organisation_end(view: &View<'_>, from: usize) -> Option<usize> {
    const HEADS: &[&str] = &[
        "ministry", "administration", "commission", "bureau", "bank", "office", "association", "institute",
        "university", "council", "academy", "committee", "department", "fund", "organization", "organisation",
        "agency", "federation", "society", "center", "centre", "authority", "board", "report", "union", "chamber",
        "group", "corporation", "company",
    ];
    let mut to = from;
    while let Some(t) = view.tokens.get(to) {
        let joint = to > from
            && (t.any(&["of", "and", "for", "'s", "&", "the"]))
            && (to + 1..to + 3).any(|k| view.tokens.get(k).is_some_and(|n| n.capital()));
        if !(t.capital() || joint) || view.quantity_at[to].is_some() || view.period_at[to].is_some() {
            break;
        }
        to += 1;
    }
    let named = (from..to).any(|k| view.tokens[k].any(HEADS));
    let acronym = to == from + 1
        && (3..=6).contains(&view.tokens[from].text.len())
        && view.tokens[from].text.chars().all(char::is_uppercase)
        && !view.in_indicator(from);
    (named && to > from + 1 || acronym).then_some(to)
}

/// Remembers whose figures a sentence told, for those that go on with the same thing; what opens with `According to the
/// monitoring of` is whose figures the rest of the paragraph tells.
pub fn remember(carried: &mut Option<Carried>, view: &View<'_>, claims: &[Claim]) {
    let Some(last) = claims.last() else { return };
    let first = view.quantities().first().map_or(0, |q| q.first);
    let watched = |i: usize| {
        view.tokens[i].any(&["monitoring", "report", "survey", "reports"])
            && matches!(view.lower(i + 1), "of" | "from" | "by")
    };
    let opens = (0..first).any(|i| view.tokens[i].any(&["according", "based"]) && (i..first).any(watched));
    match &last.source {
        Some(of) => {
            let (of, indicator) = (of.clone(), last.indicator.clone());
            let report = opens || carried.as_ref().is_some_and(|c| c.report && c.of == of);
            *carried = Some(Carried { of, indicator, report });
        }
        None if carried.as_ref().is_some_and(|c| c.report) => {}
        None => *carried = None,
    }
}

/// `The bureau puts sales at 3 billion. In May alone they rose by 5%.`: the same thing is told from the same figures.
///
/// `Among them, that of the shops was 1 billion`: so are its parts.
pub fn carried(carried: Option<&Carried>, view: &View<'_>, r: &Reading) -> Option<String> {
    let told = carried?;
    let parts = matches!(
        (view.lower(0), view.lower(1)),
        ("among", "them" | "these" | "which") | ("of", "them" | "these" | "this" | "which" | "that")
    );
    let same =
        r.frame.indicator.is_some() && r.frame.indicator.as_deref().map(bare) == told.indicator.as_deref().map(bare);
    let goes_on = same && r.frame.parts.iter().all(|p| p.text.starts_with(char::is_lowercase));
    (told.report || goes_on || parts).then(|| told.of.clone())
}

/// Whether a question asked what an organisation does: then it is that of the one who answers, and no other party.
pub fn is_own(c: &Context<'_, '_>, name: &str) -> bool {
    c.discourse
        .question
        .is_some_and(|q| q.slice(c.view.source).contains(name))
}

/// An indicator without what was said of it.
fn bare(indicator: &str) -> &str {
    indicator
        .strip_prefix("growth rate of ")
        .or_else(|| indicator.strip_prefix("share of "))
        .unwrap_or(indicator)
}

#[cfg(test)]
mod tests {
    use crate::{Options, Source, analyze};

    fn sources(text: &str) -> Vec<String> {
        let text = format!("SCIO briefing on tea | May 4, 2023\n\nLi Wen:\n\n{text}\n");
        let source = Source::from_bytes(String::from("t"), text.clone().into_bytes());
        let claims = analyze(&source, &Options::default()).claims;
        claims.iter().map(|c| c.source.clone().unwrap_or("-".into())).collect()
    }

    #[test]
    fn organisations_that_state_figures() {
        for (text, want) in [
            (
                "As the National Bureau of Statistics reports, tea sales rose by 3%.",
                vec!["National Bureau of Statistics"],
            ),
            (
                "NBS statistics give tea sales as 40 billion yuan.",
                vec!["National Bureau of Statistics"],
            ),
            (
                "Figures of the Tea Bureau put sales at 40 billion yuan.",
                vec!["Tea Bureau"],
            ),
            (
                "Going by Forestry Administration data, sales rose by 3%.",
                vec!["Forestry Administration"],
            ),
            ("CTA counted 1.5 million tea houses.", vec!["CTA"]),
            ("WTU statistics showed that tea sales rose by 3%.", vec!["WTU"]),
            ("The Tea Bureau has 300 offices.", vec!["-"]),
            ("By the Yellow River, 300 ships lay.", vec!["-"]),
            (
                "NBS statistics put tea sales at 40 billion yuan. In March alone tea sales rose by 5%. Some 300 shops closed.",
                vec!["National Bureau of Statistics", "National Bureau of Statistics", "-"],
            ),
            (
                "According to NBS statistics, tea sales were 9 billion yuan. Among them, shop sales were 5 billion yuan.",
                vec!["National Bureau of Statistics", "National Bureau of Statistics"],
            ),
        ] {
            assert_eq!(sources(text), want, "{text}");
        }
    }
}
