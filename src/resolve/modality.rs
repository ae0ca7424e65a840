//! Whether a figure is stated as fact, and who else it is attributed to.
use crate::base::{Token, Words};
use crate::claim::View;
use crate::lexicon::{Class, NameKind, lexicon};
use crate::model::Modality;
use crate::quantity::{PeriodRole, Quantity};
use jiff::civil::Date;

fn clause(view: &View<'_>, q: &Quantity) -> (usize, usize) {
    let from = (0..q.first)
        .rev()
        .find(|&i| {
            view.tokens[i].any(&[";", "while", "whereas"])
                || view.tokens[i].is(",") && view.lower(i + 1) == "with"
                || view.tokens[i].is(",") && view.quantity_at[..i].iter().rev().take(6).any(Option::is_some)
        })
        .map_or(0, |i| i + 1);
    (from, q.first)
}

/// Words without one of which, in its clause or at the head of the sentence, a figure is a fact.
static CUES: Words = Words::new(&[
    "previous", "earlier", "prior", "original", "previously", "if", "suppose", "assuming", "supposing", "target",
    "targets", "targeted", "goal", "goals", "aim", "aims", "aiming", "strive", "striving", "objective", "endeavor",
    "meeting", "forecast", "forecasts", "forecasted", "projected", "predicted", "predicts", "estimates", "anticipated",
    "expected", "expects", "expect", "likely", "will", "to", "plan", "plans",
]);

/// Fact, forecast, target, prior value or example: by the cue words of the clause, nearest first.
pub fn of(view: &View<'_>, q: &Quantity, today: Option<Date>) -> Modality {
    let (from, to) = clause(view, q);
    let cue = |t: &Token<'_>| CUES.has(t);
    if !view.tokens[from..to].iter().chain(view.tokens.first()).any(cue) && !target_after(view, q) {
        return Modality::Fact;
    }
    let any = |set: &[&str], reach: usize| (from.max(to.saturating_sub(reach))..to).any(|i| view.tokens[i].any(set));
    if any(&["previous", "earlier", "prior", "original", "previously"], 4)
        && any(
            &[
                "forecast", "estimate", "projection", "target", "forecasts", "forecasted", "expected", "predicted",
                "projected", "estimated", "anticipated",
            ],
            3,
        )
    {
        return Modality::Prior;
    }
    let hypothetical = (from..to).any(|i| {
        view.tokens[i].any(&["if", "suppose", "assuming", "supposing"])
            && (i == from || i == 0 || view.tokens[i - 1].any(&[",", "even", "and", "that"]))
            && !view.tokens[i..to].iter().any(|t| t.is(","))
    });
    let supposed = view
        .tokens
        .first()
        .is_some_and(|t| t.any(&["if", "suppose", "supposing"]))
        && any(&["would", "could"], 6);
    if hypothetical || supposed {
        return Modality::Hypothetical;
    }
    if any(
        &[
            "target", "targets", "targeted", "goal", "goals", "aim", "aims", "aiming", "strive", "striving",
            "objective", "endeavor",
        ],
        14,
    ) && !(any(&["growth"], 8) && !grows_to_target(view, (from, to)))
        && !any(
            &[
                "exceeding", "achieved", "fulfilled", "meeting", "above", "surpassed", "met", "higher", "exceeded",
                "completed", "accomplished", "attained", "reached",
            ],
            8,
        )
        || target_after(view, q)
    {
        return Modality::Target;
    }
    if any(&["meeting", "goal", "target"], 6) && any(&["goal", "target"], 4) && any(&["of"], 3) {
        return Modality::Target;
    }
    if any(
        &[
            "forecast", "forecasts", "forecasted", "projected", "predicted", "predicts", "anticipated",
        ],
        14,
    ) || foretells(view, (from.max(to.saturating_sub(14)), to))
        || any(&["expected", "expects", "expect", "likely"], 8)
        || any(&["going"], 4)
            && view.tokens[from..to]
                .windows(2)
                .any(|w| w[0].is("going") && w[1].is("to"))
    {
        return Modality::Forecast;
    }
    // "the bank estimated that growth will slow to 5%", "the fair will be attended by 300 firms"
    let told = any(
        &[
            "estimated", "estimates", "expect", "expects", "believe", "believes", "predict", "think",
        ],
        24,
    );
    if any(&["will", "would"], 12) && told || happens(view, (from, to)) {
        return Modality::Forecast;
    }
    let future = view.mentions.periods.iter().any(|p| {
        p.role != PeriodRole::Comparison
            && p.first < q.last + 12
            && p.period.is_some_and(|p| today.is_some_and(|d| p.end_year() > d.year()))
    });
    if any(&["will"], 8) || future && any(&["to", "plan", "plans"], 8) {
        return Modality::Target;
    }
    Modality::Fact
}

/// `the growth target is 5%`; but `growth of 5% against a target of 4%` is no target.
fn grows_to_target(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    (from..to).any(|i| view.tokens[i].is("growth") && matches!(view.lower(i + 1), "target" | "goal"))
}

/// `the fair will host 70 countries`: what will happen, not what somebody undertakes.
fn happens(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    const EVENTS: &[&str] = &[
        "host", "attend", "attended", "join", "joined", "visit", "visited", "see", "gather", "feature", "exhibit",
        "welcome", "draw", "exceed", "rise", "fall", "slow", "contract", "shrink", "rebound", "participate",
    ];
    let Some(will) = (from.max(to.saturating_sub(10))..to)
        .rev()
        .find(|&i| view.tokens[i].is("will"))
    else {
        return false;
    };
    let ours = will > 0 && view.tokens[will - 1].any(&["we", "i", "china", "government"]);
    !ours && (will + 1..(will + 4).min(to)).any(|i| view.tokens[i].any(EVENTS))
}

/// `the bank estimates`; but preliminary estimates are a first count of what was.
fn foretells(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    (from..to).any(|i| {
        view.tokens[i].is("estimates")
            && !matches!(
                view.before(i),
                "preliminary" | "initial" | "first" | "rough" | "tentative" | "to"
            )
    })
}

fn target_after(view: &View<'_>, q: &Quantity) -> bool {
    view.lower(q.tail) == "target"
        || view.lower(q.tail) == "growth" && view.lower(q.tail + 1) == "target"
        || view.lower(q.tail) == "goal"
}

/// An organisation that the sentence says states the figure: `according to the IMF`, `the WTO forecast`.
pub fn source(view: &View<'_>, q: &Quantity) -> Option<String> {
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
                    "forecast", "estimate", "report", "index", "data", "statistics", "projection",
                ])
            });
        if according || reports && h.first < q.first || possessive {
            return name();
        }
    }
    if !view.tokens.iter().any(|t| TELLS.has(t)) {
        return None;
    }
    (0..view.tokens.len()).find_map(|i| organisation_at(view, i))
}

/// Words without one of which no organisation states figures.
static TELLS: Words = Words::new(&[
    "according", "learned", "said", "says", "reported", "estimates", "estimated", "data", "figures", "statistics",
    "report", "survey",
]);

/// An organisation no table knows, where the words around say that the figures are its own: `according to the
/// Ministry of Health`, `data from the Tea Bureau shows`, `the Tea Bureau said`.
fn organisation_at(view: &View<'_>, i: usize) -> Option<String> {
    let the = |k: usize| k + usize::from(view.tokens.get(k).is_some_and(|t| t.is("the")));
    let told = |k: usize| {
        view.tokens
            .get(k)
            .is_some_and(|t| t.any(&["said", "says", "reported", "estimates", "estimated"]))
    };
    let words = |k: usize| -> Option<(usize, String)> {
        let from = the(k);
        let to = organisation_end(view, from)?;
        Some((to, view.text(from, to).split_whitespace().collect::<Vec<_>>().join(" ")))
    };
    match (view.lower(i), view.lower(i + 1)) {
        ("according", "to") => words(i + 2).map(|w| w.1).or_else(|| released_by(view, i + 2)),
        ("learned", "from") => words(i + 2).map(|w| w.1),
        ("said", _) => words(i + 1).map(|w| w.1),
        ("data" | "figures" | "statistics" | "report" | "survey", "from" | "by" | "of") => words(i + 2).map(|w| w.1),
        ("data" | "figures" | "statistics" | "report" | "survey", "released" | "issued" | "published")
            if view.lower(i + 2) == "by" =>
        {
            words(i + 3).map(|w| w.1)
        }
        _ if i == 0 || view.tokens[i - 1].is(",") => words(i).filter(|(to, _)| told(*to)).map(|w| w.1),
        _ => None,
    }
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
