//! What somebody is bound to do: duties, floors and ceilings, what a plan provides for, what is to be made sure of.
use super::cues::near;
use crate::base::Words;
use crate::claim::View;
use crate::lexicon::Class;

/// Whether the words of the clause before a figure make it what is to be done or kept.
pub(super) fn binds(view: &View<'_>, clause: (usize, usize)) -> bool {
    obliges(view, clause)
        || is_required_to(view, clause)
        || is_provided_for(view, clause)
        || is_ensured(view, clause)
        || is_to_be_done(view, clause)
}

/// `must not fall below 300 hectares`, `we need to build 40 docks`, `should be kept at around 65%`; but `it must be said that
/// exports rose by 5%` and `patients need to wait 3 hours` bind nobody.
fn obliges(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    static DUTY: Words = Words::new(&["must", "need", "should"]);
    view.may_have(&DUTY)
        && (from.max(to.saturating_sub(9))..to).any(|i| {
            let open = (i + 1..to).all(|k| !view.tokens[k].any(&["that", ",", ":", "because", "since", "as"]));
            open && match view.lower(i) {
                "must" => view.lower(i + 1) != "have",
                "need" => view.lower(i + 1) == "to" && view.before(i) == "we",
                "should" => view.lower(i + 1) == "be" && is_done(view, i + 2),
                _ => false,
            }
        })
}

/// `towns are required to set aside 10 percent`.
fn is_required_to(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    static REQUIRED: Words = Words::new(&["required", "obliged"]);
    view.may_have(&REQUIRED)
        && (from.max(to.saturating_sub(9)).max(1)..to).any(|i| {
            let are = view.tokens[i - 1].any(&["are", "is"]) && view.lower(i + 1) == "to";
            REQUIRED.has(&view.tokens[i]) && are && view.lower(i + 2) != "be"
        })
}

/// `the plan provides for moving 10 million people`, `the outline calls for 30 parks`.
fn is_provided_for(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    static PLANS: Words = Words::new(&[
        "plan", "program", "programme", "outline", "scheme", "guidelines", "blueprint", "document", "opinions",
        "guideline", "notice",
    ]);
    view.may_have(&PLANS)
        && (from.max(to.saturating_sub(18))..to).any(|i| {
            let verb = PLANS.has(&view.tokens[i]) && matches!(view.lower(i + 1), "provides" | "calls" | "call");
            verb && view.lower(i + 2) == "for"
        })
}

/// `we will ensure that the share stays above 30%`, `required that the time be cut by a third`; but `this has helped to ensure
/// that 95% of them are insured`.
fn is_ensured(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    static ENSURE: Words = Words::new(&["ensure", "ensuring", "require", "required", "requires"]);
    if !view.may_have(&ENSURE) {
        return false;
    }
    let Some(at) = (from..to).rfind(|&i| ENSURE.has(&view.tokens[i])) else {
        return false;
    };
    let subjunctive = (to.saturating_sub(4).max(at + 1)..to)
        .any(|i| view.tokens[i].is("be") && !view.class(i - 1).has(Class::MODAL) && view.before(i) != "to");
    if view.lower(at).starts_with("require") && view.lower(at) != "require" {
        return subjunctive && view.lower(at + 1) == "that";
    }
    let kept = || {
        (at + 1..to)
            .any(|i| view.tokens[i].any(&["stays", "stay", "remains", "remain", "reaches", "exceeds"]) && to - i <= 3)
    };
    let ahead = || {
        view.tokens[..at]
            .iter()
            .any(|t| t.any(&["will", "must", "should", "shall", "strive", "effort", "efforts"]))
    };
    subjunctive || kept() && ahead()
}

/// `with the number of sows to be kept at 43 million`, `a levee to be finished in 3 years`; but `is expected to be cut`.
fn is_to_be_done(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    static TO: Words = Words::new(&["to"]);
    const SAID: &[&str] = &[
        "is", "are", "was", "were", "expected", "estimated", "said", "reported", "believed", "thought", "found",
        "known", "proved", "seem", "seems", "appear", "appears", "likely", "has", "have", "had", "need", "needs",
        "supposed", "continued", "continue", "began", "first",
    ];
    near(view, (from, to), &TO, 8)
        && (from.max(to.saturating_sub(8))..to).any(|i| {
            let be = view.tokens[i].is("to") && view.lower(i + 1) == "be" && is_done(view, i + 2) && i + 2 < to;
            // "those to be opened: less than 1% are"
            let open = (i + 3..to).all(|k| !view.tokens[k].any(&[",", ":", "and"]) && !view.class(k).has(Class::MODAL));
            be && open
                && i > from
                && !view.tokens[i - 1].any(SAID)
                && !view.is_verb(i - 1)
                && !view.class(i - 1).has(Class::ADVERB)
        })
}

/// Whether a participle stands at `i` that says what is done to something.
fn is_done(view: &View<'_>, i: usize) -> bool {
    let word = view.lower(i);
    const TOLD: &[&str] = &[
        "noted", "stressed", "pointed", "said", "added", "mentioned", "emphasized", "reminded", "based",
    ];
    (word.ends_with("ed")
        || matches!(
            word,
            "cut" | "kept" | "built" | "put" | "brought" | "held" | "set" | "spent"
        ))
        && !TOLD.contains(&word)
}
