//! What the words before a figure make of it: an aim, what is foreseen, what is only supposed.
use super::{clause, duties, goes_on_infinite};
use crate::base::{Token, Words};
use crate::claim::{OUTLOOKS, View};
use crate::lexicon::{Class, NameKind, lexicon};
use crate::model::Modality;
use crate::quantity::{PeriodRole, Quantity, Sort};
use jiff::civil::Date;

/// Words without one of which, in its clause or at the head of the sentence, a figure is a fact.
static CUES: Words = Words::new(&[
    "previous", "earlier", "prior", "original", "previously", "if", "suppose", "assuming", "supposing", "whenever",
    "target", "targets", "targeted", "goal", "goals", "aim", "aims", "aiming", "strive", "striving", "objective",
    "endeavor", "meeting", "forecast", "forecasts", "forecasted", "projected", "predicted", "predicts", "estimates",
    "anticipated", "expected", "expects", "expect", "expecting", "likely", "will", "predict", "anticipate", "foresee",
    "to", "should", "plan", "plans", "toward", "towards", "shall", "estimated", "tasks", "would", "pledged", "pledges",
    "vowed", "promised", "committed", "hope", "hopes", "hoping", "look", "looks", "want", "wants", "set", "arranged",
    "budgeted", "fixed", "may", "might", "let", "must", "need", "task", "ensure", "ensuring", "require", "required",
    "requires", "outlook", "sees", "call", "projection", "projections", "estimate", "prediction", "projects",
    "program", "programme", "outline", "scheme", "guidelines", "blueprint", "document", "opinions", "guideline",
    "notice", "obliged", "believe", "believes",
]);

/// What a figure is told by in the words before it.
mod cue {
    use super::Words;
    pub static BEFORE: Words = Words::new(&["previous", "earlier", "prior", "original", "previously"]);
    pub static THOUGHT: Words = Words::new(&[
        "forecast", "estimate", "projection", "target", "forecasts", "forecasted", "expected", "predicted",
        "projected", "estimated", "anticipated", "call", "outlook", "pencilled", "penciled", "foreseen",
    ]);
    pub static IF: Words = Words::new(&["if", "suppose", "assuming", "supposing", "whenever"]);
    pub static WOULD: Words = Words::new(&["would", "could"]);
    pub static AIMS: Words = Words::new(&[
        "target", "targets", "targeted", "goal", "goals", "aim", "aims", "aiming", "strive", "striving", "objective",
        "endeavor",
    ]);
    pub static GROWTH: Words = Words::new(&["growth"]);
    pub static MET: Words = Words::new(&[
        "exceeding", "achieved", "fulfilled", "meeting", "above", "surpassed", "met", "higher", "exceeded",
        "completed", "accomplished", "attained", "reached",
    ]);
    pub static MEETING: Words = Words::new(&["meeting", "goal", "target"]);
    pub static GOAL: Words = Words::new(&["goal", "target"]);
    pub static OF: Words = Words::new(&["of"]);
    pub static FORECAST: Words = Words::new(&[
        "forecast", "forecasts", "forecasted", "projected", "predicted", "predicts", "anticipated", "predict",
        "anticipate", "foresee",
    ]);
    pub static EXPECTED: Words = Words::new(&["expected", "expects", "expect", "likely"]);
    pub static AHEAD: Words = Words::new(&["expecting", "expected", "estimated"]);
    pub static GOING: Words = Words::new(&["going"]);
    pub static TOLD: Words = Words::new(&[
        "estimated", "estimates", "expect", "expects", "believe", "believes", "predict", "think", "expected",
        "estimate", "hopefully", "possible",
    ]);
    pub static WILL: Words = Words::new(&["will", "would", "can"]);
    pub static STRIVE: Words = Words::new(&["strive", "aim", "plan", "plans"]);
    pub static SHALL: Words = Words::new(&["will", "shall"]);
    pub static TO: Words = Words::new(&["to"]);
    pub static SHOULD: Words = Words::new(&["should"]);
}

/// Whether one of the words stands in the clause, among the last so many before the figure.
pub(super) fn near(view: &View<'_>, (from, to): (usize, usize), set: &Words, reach: usize) -> bool {
    view.may_have(set) && (from.max(to.saturating_sub(reach))..to).any(|i| set.has(&view.tokens[i]))
}

/// `the rate, which we plan to publish, was 68 percent`: where the clause `from..to` goes on behind an aside that is closed.
fn behind_aside(view: &View<'_>, from: usize, to: usize) -> usize {
    let close = (from..to).rfind(|&i| view.tokens[i].is(",") && i + 1 < to && view.is_verb(i + 1));
    let open = |close: &usize| {
        (from..*close)
            .rfind(|&i| view.tokens[i].is(","))
            .is_some_and(|i| view.tokens[i + 1].any(&["which", "who", "whose", "whom", "where"]))
    };
    close.filter(open).map_or(from, |i| i + 1)
}

/// What the words before a figure make of it, nearest first.
pub(super) fn cued(view: &View<'_>, q: &Quantity, today: Option<Date>) -> Modality {
    let (from, to) = clause(view, q);
    let from = behind_aside(view, from, to);
    // "within the target of 3%: food gained 1.8%": the target is told, and what follows explains
    let told = |colon: usize| (from..colon).any(|i| view.quantity_at[i].is_some());
    let colon = (from..to).rfind(|&i| view.tokens[i].is(":") && told(i));
    let from = colon.map_or(from, |i| i + 1);
    let cue = |t: &Token<'_>| CUES.has(t);
    let condition = view.lower(1) == "long" && view.lower(2) == "as";
    let cued = condition || view.tokens[from..to].iter().chain(view.tokens.first()).any(cue);
    if !cued && !target_after(view, q) && !works_toward(view, q) {
        return Modality::Fact;
    }
    if near(view, (from, to), &cue::BEFORE, 4) && near(view, (from, to), &cue::THOUGHT, 3)
        || was_foreseen(view, q, (from, to))
    {
        return Modality::Prior;
    }
    if supposes(view, (from, to)) {
        return Modality::Hypothetical;
    }
    if is_aim(view, q, (from, to)) {
        return Modality::Target;
    }
    if is_foreseen(view, (from, to)) {
        return Modality::Forecast;
    }
    if is_undertaken(view, q, (from, to), today) {
        return Modality::Target;
    }
    Modality::Fact
}

/// `if prices rise by 5%`, `Should the decline reach 10 percent`, `by the new rules it would have been a third`.
fn supposes(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    // "Should the decline reach 10 percent, prices would climb"
    let first = view.tokens.first().is_some_and(|t| t.is("should"));
    if first && !view.tokens[..to].iter().any(|t| t.is(",")) {
        return true;
    }
    let ifs = view.may_have(&cue::IF);
    let hypothetical = ifs
        && (from..to).any(|i| {
            cue::IF.has(&view.tokens[i])
                && (i == from || i == 0 || view.tokens[i - 1].any(&[",", "even", "and", "that"]))
                && !view.tokens[i..to].iter().any(|t| t.is(","))
        });
    // "What would you do if it grew by less than 6 percent?"
    let asked = ifs
        && (from..to)
            .any(|i| cue::IF.has(&view.tokens[i]) && (from..i).any(|k| view.tokens[k].any(&["would", "could"])));
    // "as long as growth averages 6 percent, ..."
    let on_condition = matches!(
        (view.lower(0), view.lower(1), view.lower(2)),
        ("as" | "so", "long", "as")
    ) && !view.tokens[..to].iter().any(|t| t.is(","));
    let supposed = ifs
        && view
            .tokens
            .first()
            .is_some_and(|t| t.any(&["if", "suppose", "supposing"]))
        && near(view, (from, to), &cue::WOULD, 6);
    // "; if those are put back, it would be above 8%"
    let opens = |i: usize| cue::IF.has(&view.tokens[i]) && view.tokens[i - 1].any(&[";", "but", "and"]);
    let supposed = supposed
        || ifs
            && near(view, (from, to), &cue::WOULD, 6)
            && (1..to)
                .rev()
                .take_while(|&i| !view.tokens[i].is(";") || i + 1 == to)
                .any(opens);
    // "by the new rules it would have been a third"
    let would_have = || (from..to).any(|i| view.tokens[i].is("would") && view.lower(i + 1) == "have");
    hypothetical || supposed || asked || on_condition || view.may_have(&cue::WOULD) && would_have()
}

/// `the target is 5%`, `we pledged that 80% of the flights would leave on time`, `meeting the goal of 3%`.
fn is_aim(view: &View<'_>, q: &Quantity, (from, to): (usize, usize)) -> bool {
    let any = |set: &Words, reach: usize| near(view, (from, to), set, reach);
    // "The targeted group includes": those who are meant
    let meant = (from..to).any(|i| {
        view.tokens[i].is("targeted") && matches!(view.before(i), "the" | "this" | "these" | "our" | "more" | "")
    }) && !(from..to).any(|i| cue::AIMS.has(&view.tokens[i]) && !view.tokens[i].is("targeted"));
    // "the target of keeping price growth at 3%"
    let doing = |i: usize| {
        cue::AIMS.has(&view.tokens[i]) && view.lower(i + 1) == "of" && i + 2 < to && view.lower(i + 2).ends_with("ing")
    };
    let aims = any(&cue::AIMS, 14)
        && !meant
        && !(any(&cue::GROWTH, 8) && !grows_to_target(view, (from, to)) && !(from..to).any(doing))
        && !any(&cue::MET, 8);
    aims || target_after(view, q)
        || works_toward(view, q)
        || pledges(view, (from, to))
        || hopes(view, q, (from, to))
        || plans(view, (from, to))
        || lists_aims(view, (from, to))
        || is_set(view, q, (from, to))
        || duties::binds(view, (from, to))
        || any(&cue::MEETING, 6) && any(&cue::GOAL, 4) && any(&cue::OF, 3)
}

/// `is expected to reach 3 million`, `the bank estimated that growth will slow to 5%`, `the fair will be attended by 300
/// firms`.
fn is_foreseen(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    let any = |set: &Words, reach: usize| near(view, (from, to), set, reach);
    if is_outlook(view, (from, to)) || org_sees(view, (from, to)) || by_forecasts(view, (from, to)) {
        return true;
    }
    // "the accuracy of the rain forecast reached 87%": how good it is, is known
    let reached = |i: usize| {
        // "the forecast error is down to 62 kilometers"
        let how_good = view
            .tokens
            .get(i + 1)
            .is_some_and(|t| t.any(&["error", "errors", "accuracy", "precision", "skill", "score", "quality"]));
        if how_good && view.tokens[i].is("forecast") {
            return true;
        }
        view.tokens[i].any(&["forecast", "forecasts"])
            && (view.is_verb(i + 1)
                || view
                    .tokens
                    .get(i + 1)
                    .is_some_and(|t| t.any(&["has", "have", "was", "were", "is"])))
            && (from..i)
                .any(|k| view.tokens[k].any(&["accuracy", "error", "errors", "precision", "quality", "skill", "score"]))
    };
    static NOUN: Words = Words::new(&["forecast", "forecasts"]);
    if view.may_have(&NOUN) && (from..to).any(reached) {
        return false;
    }
    if any(&cue::FORECAST, 14) && !against_forecasts(view, (from.max(to.saturating_sub(14)), to))
        || foretells(view, (from.max(to.saturating_sub(14)), to))
        || any(&cue::EXPECTED, 8) && !than_expected(view, (from, to))
        || expects_to(view, (from, to))
        || view.may_have(&cue::AHEAD)
            && view.tokens[from..to].windows(2).any(|w| {
                w[0].is("are") && w[1].is("expecting") || w[0].any(&["expected", "estimated"]) && w[1].is("to")
            })
        || any(&cue::GOING, 4)
            && !view.tokens[from..to].iter().any(|t| t.is("we"))
            && view.tokens[from..to]
                .windows(2)
                .any(|w| w[0].is("going") && w[1].is("to"))
    {
        return true;
    }
    // "the bank estimated that growth will slow to 5%", "the fair will be attended by 300 firms"
    let told = any(&cue::TOLD, 30);
    // "we aim to add 160 million, which should lift the share to 15 percent"
    let should = (from..to).any(|i| view.tokens[i].is("which") && view.lower(i + 1) == "should");
    should || any(&cue::WILL, 12) && told || happens(view, (from, to)) || may_move(view, (from, to))
}

/// `we expect the remaining poor population of the county to be around 3,000`.
fn expects_to(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    static EXPECT: Words = Words::new(&["expect", "expects"]);
    view.may_have(&EXPECT)
        && (from.max(to.saturating_sub(16))..to).any(|i| {
            let verb = (i + 2..to).find(|&k| view.tokens[k].is("to"));
            EXPECT.has(&view.tokens[i]) && verb.is_some_and(|k| to - k <= 4)
        })
}

/// `the ratio may go up by 0.2 points`, `prices might fall by 3%`: what is thought possible.
fn may_move(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    static MAY: Words = Words::new(&["may", "might"]);
    let moves = |i: usize| view.class(i).has(Class::UP.or(Class::DOWN));
    view.may_have(&MAY)
        && (from.max(to.saturating_sub(6))..to)
            .any(|i| MAY.has(&view.tokens[i]) && view.period_at[i].is_none() && (i + 1..(i + 4).min(to)).any(moves))
}

/// `will complete 700 projects`, `the ministry plans to build 45 million mu`, `to be cut to 20 by 2030`: what somebody is to
/// do.
fn is_undertaken(view: &View<'_>, q: &Quantity, (from, to): (usize, usize), today: Option<Date>) -> bool {
    let any = |set: &Words, reach: usize| near(view, (from, to), set, reach);
    let future = view.mentions.periods.iter().any(|p| {
        p.role != PeriodRole::Comparison
            && p.first < q.last + 12
            // "fell to 24 percent, but the goal is 20 by 2030"
            && !(q.tail..p.first).any(|i| view.tokens[i].any(&["but", "while", "although", ";", "against", "versus"]))
            && p.period.is_some_and(|p| today.is_some_and(|d| p.end_year() > d.year()))
    });
    // "banks should lift such loans by at least 30% this year"
    let this_year = view
        .mentions
        .periods
        .iter()
        .any(|p| (q.tail..q.tail + 4).contains(&p.first) && p.span.slice(view.source) == "this year");
    if this_year && any(&cue::SHOULD, 9) {
        return true;
    }
    // "will complete 700 projects, solve the problem for 9 million, and add 20 parks": one more infinitive
    let infinitive = (from..to)
        .rfind(|&i| view.tokens[i].is(","))
        .is_some_and(|i| goes_on_infinite(view, i));
    let reach = match (infinitive, view.before(q.lead)) {
        (true, _) => 60,
        (false, "from") => 12,
        _ => 8,
    };
    let strives = infinitive && any(&cue::STRIVE, 60);
    any(&cue::SHALL, reach) && !thought_of(view, (from, to))
        || strives
        // "should be no lower than 30 percent": the hedge is no distance
        || future && (any(&cue::TO, 8) || any(&cue::SHOULD, 4 + q.first - q.lead))
        || undertakes(view, (from, to))
        || sets_out_to(view, to)
}

/// `We will do three things: first, to hold the area at 3 million mu`: one of the things that somebody is to do.
fn sets_out_to(view: &View<'_>, to: usize) -> bool {
    const NTH: &[&str] = &[
        "first", "second", "third", "fourth", "fifth", "firstly", "secondly", "thirdly", "finally",
    ];
    let opens = |i: usize| {
        let nth = i > 1 && view.tokens[i - 1].is(",") && view.tokens[i - 2].any(NTH);
        view.tokens[i].is("to") && (nth || view.tokens[i - 1].any(&[":", ";"]))
    };
    let Some(at) = (1..to).rfind(|&i| opens(i)).filter(|&i| to - i <= 14) else {
        return false;
    };
    let colon = (0..at).find(|&i| view.tokens[i].is(":"));
    colon.is_some_and(|c| (0..c).any(|i| view.tokens[i].any(&["will", "shall", "plan", "aim", "tasks", "goals"])))
}

/// `Defying forecasts of a slump, exports rose 5%`: what was foreseen is not the figure.
fn against_forecasts(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    const AGAINST: &[&str] = &[
        "defying", "defied", "despite", "against", "beating", "beat", "above", "below", "than", "topping", "exceeding",
        "missing", "confounding", "undershooting", "to", "with",
    ];
    let mut told = (from..to).filter(|&i| cue::FORECAST.has(&view.tokens[i])).peekable();
    // "against the analysts' forecasts"
    let turned = |i: usize| (i.saturating_sub(4)..i).any(|k| view.tokens[k].any(AGAINST));
    let apart = |i: usize| (i + 1..to).any(|k| view.tokens[k].is(","));
    told.peek().is_some() && told.all(|i| view.lower(i) == "forecasts" && turned(i) && apart(i))
}

/// `Few will have noticed that exports rose 5%`: what somebody will think of it.
fn thought_of(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    const ENSURES: &[&str] = &["ensure", "see", "guarantee", "require", "mean", "make"];
    let Some(will) = (from..to).rfind(|&i| cue::SHALL.has(&view.tokens[i])) else {
        return false;
    };
    const KNOWN: &[&str] = &["known", "seen", "heard", "thought", "forgotten", "understood"];
    let that = (will + 2..to)
        .any(|i| view.tokens[i].is("that") && (view.lower(i - 1).ends_with("ed") || view.tokens[i - 1].any(KNOWN)));
    that && !(will + 1..(will + 4).min(to)).any(|i| view.tokens[i].any(ENSURES))
}

/// `earlier pencilled in growth of 3%`, `raised its forecast from 3% to 4%`: what was foreseen before it was revised.
fn was_foreseen(view: &View<'_>, q: &Quantity, (from, to): (usize, usize)) -> bool {
    const FORESAW: &[&str] = &[
        "pencilled", "penciled", "forecast", "predicted", "projected", "foreseen", "foresaw",
    ];
    let earlier = |i: usize| cue::BEFORE.has(&view.tokens[i]) && view.tokens.get(i + 1).is_some_and(|t| t.any(FORESAW));
    let told = (from.max(to.saturating_sub(8))..to).any(earlier);
    // "from 3.3% to 3.1%", "to 5.2 percent from 5 percent", "down from 4.5% seen in January"
    let revised = view.before(q.lead) == "from" && view.may_have(&OUTLOOKS) && {
        let noun = (0..q.lead).rfind(|&i| OUTLOOKS.has(&view.tokens[i]) && !view.tokens[i].is("estimate"));
        let revises = |n: usize| (n.saturating_sub(8)..n).any(|i| crate::claim::revises(view, i));
        noun.is_some_and(|n| {
            revises(n) && (n + 1..q.lead).all(|i| !view.tokens[i].any(&[";", "and", "while", "that", "which"]))
        })
    };
    told || revised
}

/// `cut its outlook for world trade to 2%`: what an outlook is revised to.
fn is_outlook(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    static OUTLOOK: Words = Words::new(&["outlook"]);
    let joint = to
        .checked_sub(1)
        .is_some_and(|i| view.tokens[i].any(&["to", "at", "by"]));
    joint && near(view, (from, to), &OUTLOOK, 12)
}

/// `According to forecasts, 3 million will travel by train`.
fn by_forecasts(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    let told = view.lower(0) == "according" && view.lower(1) == "to";
    let noun = |i: usize| view.tokens[i].any(&["forecasts", "forecast", "projections", "estimates", "predictions"]);
    told && (2..view.tokens.len().min(7)).any(noun) && near(view, (from, to), &cue::SHALL, 8)
}

/// `the fund now sees China growing by 5%`: what an organisation sees has yet to come.
fn org_sees(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    static SEES: Words = Words::new(&["sees", "foresees", "anticipates", "projects"]);
    view.may_have(&SEES)
        && (from.max(to.saturating_sub(12))..to).any(|i| {
            let org = |h: &crate::claim::Hit| view.name_kind(h) == NameKind::Org && h.last <= i && i - h.last <= 2;
            let it = !view.tokens[i].is("projects") && matches!(view.before(i), "it" | "now");
            SEES.has(&view.tokens[i]) && (view.names.iter().any(org) || it)
        })
}

/// `better than expected, and the index fell by 8%`: what was expected is not the figure.
fn than_expected(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    let mut cues = (from.max(to.saturating_sub(8))..to)
        .filter(|&i| view.tokens[i].any(&["expected", "expects", "expect", "likely"]));
    cues.all(|i| matches!(view.before(i), "than" | "as"))
}

/// `we pledged that 80% of the flights would leave on time`, `it has promised to cut use by 40%`.
fn pledges(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    static PLEDGES: Words = Words::new(&["pledged", "pledges", "vowed", "promised", "committed"]);
    // "promised the world that by 2030 the area would grow by 4 million hectares and the stock by 2 million cubic meters"
    let that = |i: usize| {
        (i + 1..to.min(i + 6))
            .any(|k| view.tokens[k].is("that") && (k..to).any(|j| view.tokens[j].any(&["would", "will"])))
    };
    view.may_have(&PLEDGES)
        && (from..to).any(|i| {
            PLEDGES.has(&view.tokens[i])
                && (matches!(view.lower(i + 1), "to" | "that") || view.lower(i + 2) == "to" || i + 1 == to || that(i))
                // "what has been pledged to the fund"
                && !(view.lower(i + 1) == "to" && view.class(i + 2).has(Class::DET))
                && (to - i <= 14 || that(i))
        })
}

/// `we hope for a further drop of 2 points`, `they look forward to a rise of 3%`, `has promised 20 lifts this year`.
fn hopes(view: &View<'_>, q: &Quantity, (from, to): (usize, usize)) -> bool {
    static HOPES: Words = Words::new(&[
        "hope", "hopes", "hoping", "look", "looks", "promised", "want", "wants", "like",
    ]);
    view.may_have(&HOPES)
        && (from.max(to.saturating_sub(10))..to).any(|i| match view.lower(i) {
            "hope" | "hopes" | "hoping" => matches!(view.lower(i + 1), "for" | "to"),
            // "we want 90% of the counties to have one"
            "want" | "wants" => {
                view.before(i) == "we"
                    && (i + 1 == q.lead || view.lower(i + 1) == "to")
                    && (q.tail..view.tokens.len().min(q.tail + 6))
                        .chain(i..q.lead)
                        .any(|k| view.tokens[k].is("to"))
            }
            "look" | "looks" => view.lower(i + 1) == "forward" && view.lower(i + 2) == "to",
            // "we would like to lift that by 8 percent", but "I would like to mention"
            "like" => {
                let brings = view.class(i + 2).has(Class::UP.or(Class::DOWN))
                    || matches!(view.lower(i + 2), "see" | "have" | "bring" | "reach");
                view.before(i) == "would" && view.lower(i + 1) == "to" && brings
            }
            "promised" => i + 1 == q.lead && q.sort != Sort::Money,
            _ => false,
        })
}

/// `this year's plan is 100 parks`, `our aim is growth of 5%`, `we are going to double it`.
fn plans(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    static PLANS: Words = Words::new(&["plan", "task", "going", "target", "goal", "aim", "objective"]);
    if !view.may_have(&PLANS) {
        return false;
    }
    let near = |i: usize| to - i <= 6;
    // but "the task is 2.8 million, and 87 percent of the houses are finished"
    let last = |i: usize| view.quantity_at[i..to].iter().all(Option::is_none);
    let plan =
        |i: usize| view.tokens[i].any(&["plan", "task"]) && matches!(view.lower(i + 1), "is" | "calls") && last(i);
    let going = |i: usize| view.tokens[i].is("going") && view.lower(i + 1) == "to";
    // "our target for this year is trade growth of around 5%"
    let aim = |i: usize| {
        let is = (i + 1..to.min(i + 7)).find(|&j| view.tokens[j].any(&["is", "are", "remains"]));
        // but "the target is met: growth was 5%"
        let stops = |k: usize| view.is_verb(k) || view.tokens[k].any(&[",", ":", ";"]);
        let plain = is.is_some_and(|j| (i + 1..to).all(|k| k == j || !stops(k)));
        view.tokens[i].any(&["target", "goal", "aim", "objective"]) && plain
    };
    (from..to).any(|i| near(i) && plan(i) || to - i <= 14 && aim(i))
        || (from..to).any(going) && view.tokens[from..to].iter().any(|t| t.is("we"))
}

/// `the deficit ratio was set at 3%`, `revenue was budgeted at 9 billion yuan`: a figure that was fixed beforehand, where what
/// is fixed is one of a plan.
fn is_set(view: &View<'_>, q: &Quantity, (from, to): (usize, usize)) -> bool {
    static SET: Words = Words::new(&["set", "arranged", "budgeted", "fixed"]);
    static PLANNED: Words = Words::new(&[
        "deficit", "target", "goal", "quota", "budget", "plan", "revenue", "expenditure", "spending", "ceiling",
    ]);
    let at = to
        .checked_sub(1)
        .filter(|&i| view.tokens[i].is("at"))
        .or_else(|| q.lead.checked_sub(1));
    let verb = at.and_then(|i| i.checked_sub(1)).filter(|&v| {
        SET.has(&view.tokens[v]) && v > 0 && view.tokens[v - 1].any(&["was", "is", "are", "were", "been"])
    });
    view.may_have(&SET) && verb.is_some_and(|v| (from..v).any(|i| PLANNED.has(&view.tokens[i])))
}

/// `the goals, including raising the share of ... to 35%`, `its tasks include cutting ...`: items of what is aimed at.
fn lists_aims(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    static LISTS: Words = Words::new(&["include", "including"]);
    if !view.may_have(&LISTS) {
        return false;
    }
    let aims = |i: usize| view.tokens[i].any(&["goals", "targets", "aims", "objectives", "tasks"]);
    let lists = |i: usize| LISTS.has(&view.tokens[i]) && view.lower(i + 1).ends_with("ing");
    (from + 1..to).any(|i| lists(i) && (aims(i - 1) || i > from + 1 && view.before(i) == "," && aims(i - 2)))
}

/// `the ministry plans to build 45 million mu`, `the period is to be kept within 4 months`.
fn undertakes(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    static UNDERTAKES: Words = Words::new(&["plan", "plans", "aims", "intends", "is", "are"]);
    if !view.may_have(&UNDERTAKES) {
        return false;
    }
    let done = |i: usize| {
        let word = view.lower(i);
        word.ends_with("ed") || matches!(word, "cut" | "kept" | "built" | "put" | "brought" | "made")
    };
    (from.max(to.saturating_sub(20))..to).any(|i| {
        let verb = UNDERTAKES.has(&view.tokens[i]) && view.lower(i + 1) == "to";
        // "the plan to", "is to a large extent"
        verb && !view.tokens[i.saturating_sub(1)].any(&["it", "that", "this", "which"])
            && (!matches!(view.lower(i + 2), "say" | "be") || view.lower(i + 2) == "be" && done(i + 3))
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
    let Some(will) = (from.max(to.saturating_sub(10))..to)
        .rev()
        // "the fund said that the economy would expand"
        .find(|&i| {
            let told = |k: usize| view.tokens[k].any(&["said", "says", "warned", "forecast", "predicted"]);
            view.tokens[i].is("will") || view.tokens[i].is("would") && (0..i).any(told)
        })
    else {
        return false;
    };
    let ours = will > 0 && view.tokens[will - 1].any(&["we", "i", "china", "government"]);
    // "graduates will number 11 million"
    let moves = |i: usize| view.tokens[will].is("would") && view.class(i).has(Class::UP.or(Class::DOWN));
    let noun = |i: usize| view.class(i - 1).has(Class::DET);
    let comes_to = |i: usize| view.tokens[i].any(&["number", "total"]) && !noun(i) || moves(i);
    // "the number of graduates will hit 9 million": nobody sets out to bring that about
    let grows = |i: usize| lexicon().kind(view.lower(i)).has(Class::UNDIRECTED);
    let undirected = || (from..will).any(grows) && !(from..will).any(|i| view.is_verb(i));
    let reaches = |i: usize| view.tokens[i].any(&["hit", "reach", "exceed", "top", "surpass", "be", "come"]);
    if !ours && reaches(will + 1) && undirected() {
        return true;
    }
    !ours && (will + 1..(will + 4).min(to)).any(|i| lexicon().kind(view.lower(i)).has(Class::EVENT) || comes_to(i))
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

/// `the 5% target`, `a range of 5 to 6% which we set as our goal`.
fn target_after(view: &View<'_>, q: &Quantity) -> bool {
    let which = matches!(view.lower(q.tail), "which" | "that") && view.before(q.lead) != "with";
    let named = |i: usize| {
        view.tokens[i].any(&["as", "for"]) && (i + 1..i + 3).any(|k| matches!(view.lower(k), "target" | "goal" | "aim"))
    };
    let end = view.tokens.len().min(q.tail + 8);
    // "11 percent more than the planned 54,000"
    if matches!(view.before(q.lead), "planned" | "targeted") && q.sort != Sort::Percent {
        return true;
    }
    which && (q.tail + 1..end).take_while(|&i| !view.tokens[i].is(",")).any(named)
        || view.lower(q.tail) == "target"
        || view.lower(q.tail) == "growth" && view.lower(q.tail + 1) == "target"
        || view.lower(q.tail) == "goal"
}
