//! Whether a figure is stated as fact, as an aim, as what is foreseen.
use crate::base::{Token, Words};
use crate::claim::View;
use crate::lexicon::Class;
use crate::model::Modality;
use crate::quantity::{PeriodRole, Quantity};
use jiff::civil::Date;

fn clause(view: &View<'_>, q: &Quantity) -> (usize, usize) {
    static OPENS: Words = Words::new(&[";", "while", "whereas"]);
    let from = (0..q.first)
        .rev()
        .find(|&i| {
            OPENS.has(&view.tokens[i])
                || view.tokens[i].is(",") && view.lower(i + 1) == "with"
                || view.tokens[i].is(",")
                    && view.quantity_at[..i].iter().rev().take(6).any(Option::is_some)
                    && !goes_on_infinite(view, i)
        })
        .map_or(0, |i| i + 1);
    (from, q.first)
}

/// `is expected to save 3 million tons, cut costs by 4%, and raise output by 5%`: one more infinitive behind a comma.
fn goes_on_infinite(view: &View<'_>, comma: usize) -> bool {
    let next = comma + 1 + usize::from(view.lower(comma + 1) == "and");
    let moves = view.class(next).has(
        Class::UP
            .or(Class::DOWN)
            .or(Class::VERB)
            .or(Class::LEVEL)
            .or(Class::ACT),
    );
    let bare = !["ed", "ing", "s"].iter().any(|end| view.lower(next).ends_with(end));
    let past = matches!(
        view.lower(next),
        "was" | "were" | "had" | "rose" | "fell" | "grew" | "up" | "down" | "hit" | "saw"
    );
    let to = view.tokens[..comma].iter().any(|t| t.is("to"));
    moves && bare && !past && to && view.period_at.get(next + 1).is_none_or(Option::is_none)
}

/// Words without one of which, in its clause or at the head of the sentence, a figure is a fact.
static CUES: Words = Words::new(&[
    "previous", "earlier", "prior", "original", "previously", "if", "suppose", "assuming", "supposing", "target",
    "targets", "targeted", "goal", "goals", "aim", "aims", "aiming", "strive", "striving", "objective", "endeavor",
    "meeting", "forecast", "forecasts", "forecasted", "projected", "predicted", "predicts", "estimates", "anticipated",
    "expected", "expects", "expect", "likely", "will", "to", "plan", "plans", "toward", "towards",
]);

/// Fact, forecast, target, prior value or example: by the cue words of the clause, nearest first.
pub fn of(view: &View<'_>, q: &Quantity, today: Option<Date>) -> Modality {
    let (from, to) = clause(view, q);
    let cue = |t: &Token<'_>| CUES.has(t);
    let cued = view.tokens[from..to].iter().chain(view.tokens.first()).any(cue);
    if !cued && !target_after(view, q) && !works_toward(view, q) {
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
        || works_toward(view, q)
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
        || view.tokens[from..to]
            .windows(2)
            .any(|w| w[0].is("expected") && w[1].is("to"))
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
    if any(&["will"], 8) || future && any(&["to", "plan", "plans"], 8) || undertakes(view, (from, to)) {
        return Modality::Target;
    }
    Modality::Fact
}

/// `the ministry plans to build 45 million mu`, `the period is to be kept within 4 months`.
fn undertakes(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    (from.max(to.saturating_sub(20))..to).any(|i| {
        let verb = view.tokens[i].any(&["plan", "plans", "aims", "intends", "is", "are"]) && view.lower(i + 1) == "to";
        // "the plan to", "is to a large extent"
        verb && !view.tokens[i.saturating_sub(1)].any(&["it", "that", "this", "which"])
            && !matches!(view.lower(i + 2), "say" | "be")
            && !view.class(i.wrapping_sub(1)).has(Class::DET)
            && !view.class(i + 2).has(Class::DET)
            && i + 2 < to
    })
}

/// `we work toward 30 parks, each worth 2 billion yuan`: an aim, and what belongs to it. What moves toward something was
/// there when it was `moved`.
fn works_toward(view: &View<'_>, q: &Quantity) -> bool {
    static TOWARD: Words = Words::new(&["toward", "towards"]);
    if !view.tokens[..q.first].iter().any(|t| TOWARD.has(t)) {
        return false;
    }
    (1..q.first)
        .rev()
        .take_while(|&i| !view.tokens[i].any(&[";", ".", "but", "as"]) && view.period_at[i].is_none())
        .any(|i| {
            TOWARD.has(&view.tokens[i])
                && view.tokens[i - 1].any(&[
                    "work", "works", "working", "strive", "strives", "striving", "advance", "advancing",
                ])
        })
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
