//! Whether a figure is stated as fact, as an aim, as what is foreseen.
use super::{Context, period};
use crate::base::{Token, Words};
use crate::claim::{Reading, View, WORKS};
use crate::lexicon::{Class, lexicon};
use crate::model::{Measure, Modality};
use crate::quantity::{PeriodRole, Quantity, Sort};
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
    // "solve the problem", though no table knows the verb
    let unknown = view.class(next) == Class::default()
        && !view.in_indicator(next)
        && (view.class(next + 1).has(Class::DET) || view.quantity_at.get(next + 1).is_some_and(Option::is_some));
    let moves = unknown
        || view.class(next).has(
            Class::UP
                .or(Class::DOWN)
                .or(Class::VERB)
                .or(Class::LEVEL)
                .or(Class::ACT),
        );
    let bare = view.lower(next) == "bring" || !["ed", "ing", "s"].iter().any(|end| view.lower(next).ends_with(end));
    let past = matches!(
        view.lower(next),
        "was" | "were" | "had" | "rose" | "fell" | "grew" | "up" | "down" | "hit" | "saw"
    );
    let to = view.tokens[..comma].iter().any(|t| t.any(&["to", "will"]));
    moves && bare && !past && to && view.period_at.get(next + 1).is_none_or(Option::is_none)
}

/// Words without one of which, in its clause or at the head of the sentence, a figure is a fact.
static CUES: Words = Words::new(&[
    "previous", "earlier", "prior", "original", "previously", "if", "suppose", "assuming", "supposing", "whenever",
    "target", "targets", "targeted", "goal", "goals", "aim", "aims", "aiming", "strive", "striving", "objective",
    "endeavor", "meeting", "forecast", "forecasts", "forecasted", "projected", "predicted", "predicts", "estimates",
    "anticipated", "expected", "expects", "expect", "expecting", "likely", "will", "predict", "anticipate", "foresee",
    "to", "should", "plan", "plans", "toward", "towards", "shall", "estimated", "tasks", "would", "pledged", "pledges",
    "vowed", "promised", "committed", "hope", "hopes", "hoping", "look", "looks",
]);

/// Fact, forecast, target, prior value or example: by the words of the clause, by its verb behind the figure, or as the
/// figure that it says more of.
pub fn of(c: &Context<'_, '_>, r: &Reading, q: &Quantity) -> Modality {
    let view = c.view;
    if done_of_it(view, q) || stood_then(view, q) || was_set_aside(view, q) {
        return Modality::Fact;
    }
    // "will be eased from 96% to 80%": the verb is that of both ends
    let start = r.quantity.checked_sub(1).map(|k| &view.quantities()[k]);
    let start = start.filter(|o| view.before(o.lead) == "from" && view.before(q.lead) == "to" && q.lead <= o.tail + 6);
    let said = match (cued(view, q, c.today), start) {
        (Modality::Fact, Some(o)) => cued(view, o, c.today),
        (said, _) => said,
    };
    let ahead = matches!(said, Modality::Target | Modality::Forecast);
    // "to be cut from 9 to 5 by 2030": the 9 is so already
    if ahead && period::is_from(view, q) {
        let next = view.quantities().get(r.quantity + 1);
        let reached = next.is_some_and(|o| view.before(o.lead) == "to" && o.lead <= q.tail + 6);
        let revised =
            (0..q.lead).any(|i| view.tokens[i].any(&["forecast", "forecasts", "estimate", "projection", "outlook"]));
        let came = r.quantity > 0 && view.before(view.quantities()[r.quantity - 1].lead) == "to";
        if (reached || came) && !revised {
            return Modality::Fact;
        }
    }
    // "were estimated to exceed 3 million in 2020", said in 2021, is a first count
    if ahead && is_over(view, q, c.today) && !aims(view, q) {
        return Modality::Fact;
    }
    if said != Modality::Fact {
        return said;
    }
    let before = r.quantity.checked_sub(1).map(|k| &view.quantities()[k]);
    let last = c.before.last().filter(|b| before.is_some_and(|o| o.span == b.span));
    let spoken = last.filter(|b| matches!(b.modality, Modality::Target | Modality::Forecast));
    if let (Some(b), Some(o)) = (spoken, before)
        && says_more(view, o, q, r.measure)
    {
        return b.modality;
    }
    verb_behind(view, q).unwrap_or(Modality::Fact)
}

/// `we plan to repair 52 dams, of which 40 had been begun by May`: the part that is done is a fact.
fn done_of_it(view: &View<'_>, q: &Quantity) -> bool {
    let part =
        view.before(q.lead) == "which" && q.lead > 2 && view.lower(q.lead - 2) == "of" && view.lower(q.lead - 3) == ",";
    let verb = (q.tail..q.tail + 3).find(|&i| {
        view.tokens
            .get(i)
            .is_some_and(|t| t.any(&["has", "have", "had", "was", "were"]))
    });
    part && verb.is_some_and(|v| v + 1 < view.tokens.len() && !view.tokens[v + 1].is("to"))
}

/// `and 3 billion yuan has been earmarked for this`: done, whatever it is for.
fn was_set_aside(view: &View<'_>, q: &Quantity) -> bool {
    let opens = q.lead > 0 && view.tokens[q.lead - 1].any(&["and", ",", ";"]);
    let been = matches!(view.lower(q.tail), "has" | "have") && view.lower(q.tail + 1) == "been";
    const AHEAD: &[&str] = &[
        "planned", "scheduled", "expected", "targeted", "projected", "slated", "estimated",
    ];
    let done = view
        .tokens
        .get(q.tail + 2)
        .is_some_and(|t| (t.lower.ends_with("ed") || t.lower.ends_with("en")) && !t.any(AHEAD));
    opens && been && done
}

/// `the rate, which stood at 21.8% in 2021, is to be brought down`: a relative clause tells what was.
fn stood_then(view: &View<'_>, q: &Quantity) -> bool {
    let near = q.lead.saturating_sub(7)..q.lead;
    let Some(which) = near.rev().find(|&i| view.tokens[i].any(&["which", "who"])) else {
        return false;
    };
    let verb = which + 1;
    let past = view.tokens[verb].any(&["stood", "was", "were", "rose", "fell", "grew", "hit", "came"])
        || view.is_verb(verb) && view.lower(verb).ends_with("ed");
    past && (verb..q.lead).all(|i| !view.class(i).has(Class::MODAL) && !view.tokens[i].any(&[",", "expected"]))
}

/// Whether all the times that a sentence sets are years that are over.
fn is_over(view: &View<'_>, q: &Quantity, today: Option<Date>) -> bool {
    let from = (0..q.first).rfind(|&i| view.tokens[i].any(&[":", ";"])).unwrap_or(0);
    let mut told = view
        .mentions
        .periods
        .iter()
        .filter(|p| p.role != PeriodRole::Comparison && p.first >= from && p.first < q.tail + 12)
        .filter_map(|p| p.period)
        .peekable();
    // what was expected then is no first count of it
    let foreseen = |i: usize| view.tokens[i].any(&["expected", "forecast", "projected", "predicted", "anticipated"]);
    let counted = !(clause(view, q).0..q.first).any(foreseen);
    counted && told.peek().is_some() && told.all(|p| today.is_some_and(|d| p.end_year() < d.year()))
}

/// Whether the words before a figure name it as an aim.
fn aims(view: &View<'_>, q: &Quantity) -> bool {
    let (from, to) = clause(view, q);
    let aim = |i: usize| lexicon().kind(view.lower(i)).has(Class::AIM) || view.lower(i).starts_with("aim");
    (from..(q.tail + 2).min(view.tokens.len())).any(aim)
        || (from..to).any(|i| view.tokens[i].any(&["strive", "plan", "plans"]))
}

/// Whether a figure says more of the one before it, without a verb of its own: `is expected to reach 60, a third more`,
/// `will have 20 parks, of which 5 ...`, `54 million mu of which is`.
fn says_more(view: &View<'_>, before: &Quantity, q: &Quantity, measure: Measure) -> bool {
    // only what stands behind the last comma can have a verb of its own
    let comma = (before.tail..q.lead).rfind(|&i| view.tokens[i].is(","));
    let between = comma.unwrap_or(before.tail)..q.lead;
    let joint = |i: usize| view.tokens[i].any(&[",", "or", "and", "with"]);
    let walls = |i: usize| {
        view.tokens[i].any(&[
            ";", "after", "compared", "against", "versus", "than", "from", "since", "following", "unlike", "but",
            "while", "is", "are", "was", "were", "has", "have", "had", "which", "when",
        ]) && !(view.tokens[i].is("which") && view.before(i) == "of")
            || view.is_verb(i) && view.lower(i).ends_with("ed")
            || matches!(view.lower(i), "rose" | "fell" | "grew" | "hit" | "saw" | "became")
    };
    let behind = view.lower(q.tail) == "of" && view.lower(q.tail + 1) == "which";
    let derived = behind
        || view.before(q.lead) == "or"
        || between.clone().any(|i| {
            view.tokens[i].is("with") && view.before(i) == ","
                || view.tokens[i].is("which")
                || view.class(i).has(Class::SHARE.or(Class::UP_NOUN).or(Class::DOWN_NOUN))
                || view.tokens[i].any(&["up", "down"])
        })
        // "280 billion this year and 300 billion next year"
        || between.clone().filter(|&i| view.period_at[i].is_none()).count() <= 2
            && (matches!(
                measure,
                Measure::Growth | Measure::Change | Measure::Gap | Measure::Share
            ) || before.sort == q.sort
                || before.sort == Sort::Count
                    && q.sort == Sort::Bare
                    && !matches!(view.lower(q.tail), "was" | "were" | "had" | "have" | "has"));
    let walled = || between.clone().any(walls);
    derived && between.clone().any(joint) && !walled() || between.clone().any(|i| aims_too(view, before, q, i))
}

/// `including raising the share to 35% and lowering use by 17%`, `are to lift output to 5 tons and cut use by 3%`: one more
/// verb in the form of that of the figure before.
fn aims_too(view: &View<'_>, before: &Quantity, q: &Quantity, and: usize) -> bool {
    let moves = |i: usize| view.class(i).has(Class::UP.or(Class::DOWN));
    let next = and + 1;
    if !view.tokens[and].is("and") {
        return false;
    }
    let past = ["ed", "s"].iter().any(|end| view.lower(next).ends_with(end));
    // "will save 9 billion and benefit 48 million households"
    let bare = !past && !view.lower(next).ends_with("ing") && view.is_verb(next) && !view.class(next).has(Class::MODAL);
    let acts = |i: usize| matches!(view.before(i), "will" | "to") && view.lower(next) != view.lower(i);
    if bare && (before.lead.saturating_sub(12)..before.lead).any(acts) && q.lead <= next + 2 {
        return true;
    }
    if !moves(next) {
        return false;
    }
    let verbs = (before.lead.saturating_sub(16)..before.lead).filter(|&i| moves(i));
    match view.lower(next).ends_with("ing") {
        true => verbs.into_iter().any(|i| view.lower(i).ends_with("ing")),
        false => !past && verbs.into_iter().any(|i| view.before(i) == "to"),
    }
}

/// `over half of it will be put under control`, `900 firms are expected to attend`, `20,000 boats are to be scrapped`: the
/// verb that a figure is the subject of.
fn verb_behind(view: &View<'_>, q: &Quantity) -> Option<Modality> {
    static AHEAD: Words = Words::new(&["will", "shall", "are", "is", "have", "has", "should", "to"]);
    let end = view.tokens.len().min(q.tail + 16);
    if !view.tokens[q.tail.min(end)..end].iter().any(|t| AHEAD.has(t)) {
        return None;
    }
    // "people in 14 provinces will need help": the figure is not the subject; "the building of 40 docks is due to start" is
    let work = q.lead > 1 && view.before(q.lead) == "of" && view.tokens[q.lead - 2].any(WORKS);
    if matches!(view.before(q.lead), "in" | "of" | "among" | "to") && !work {
        return None;
    }
    // "the line, 350 km long, is due to open": nor is how long it is
    if matches!(view.lower(q.tail), "long" | "wide" | "high" | "tall" | "deep" | "old") {
        return None;
    }
    let foreseen = view.tokens[..q.lead].iter().any(|t| {
        t.any(&[
            "estimated", "expected", "projected", "predicted", "believe", "estimates",
        ])
    });
    let mut relative = false;
    let mut skipped = 0;
    for i in q.tail..end {
        // "3 million graduates, 40,000 more than a year ago, are expected to"
        if let Some(close) = aside_to(view, i) {
            skipped = close + 1;
        }
        if i < skipped {
            continue;
        }
        let [a, b] = [view.lower(i + 1), view.lower(i + 2)];
        let to_come = match view.lower(i) {
            // "..., will there be more of it?" asks
            "will" | "shall"
                if !matches!(view.before(i), "that" | "which" | "who")
                    && a != "do"
                    && !(view.before(i) == ","
                        && (a == "there" || view.class(i + 1).has(Class::PRON.or(Class::DET)))) =>
            {
                let done = a == "be"
                    && !matches!(b, "affected" | "needed" | "exceeded" | "exposed" | "involved")
                    && (b.ends_with("ed") || b.ends_with("en") || matches!(b, "put" | "built" | "set" | "made"));
                let event = lexicon().kind(a).has(Class::EVENT) || a == "be" && !done;
                Some(if event { Modality::Forecast } else { Modality::Target })
            }
            "is" | "are" if matches!(a, "expected" | "projected" | "forecast" | "likely" | "estimated") => {
                Some(Modality::Forecast)
            }
            "is" | "are" if a == "to" && b == "be" => Some(Modality::Target),
            "is" | "are" if matches!(a, "planned" | "scheduled" | "slated") => Some(Modality::Target),
            // "is due to open in May"; but "is due to the weather"
            "is" | "are" if a == "due" && b == "to" && infinitive(view, i + 3) => Some(Modality::Target),
            // "should be covered by the end of the year", "with 12 to be reached by 2030"
            "should" | "to" if a == "be" && (i == q.tail || view.lower(i) == "should") && by_then(view, i + 2) => {
                Some(Modality::Target)
            }
            "has" | "have" if a == "been" && matches!(b, "planned" | "scheduled") => Some(Modality::Target),
            _ => None,
        };
        if to_come.is_some() {
            return if foreseen { Some(Modality::Forecast) } else { to_come };
        }
        let turn = view.tokens[i].is(",") && !matches!(a, "or" | "will" | "shall" | "are" | "is");
        let verb = view.is_verb(i) && !view.tokens[i].is("to")
            || view.tokens[i].any(&["is", "are", "was", "were", "has", "have", "had", "can"]);
        if turn || view.tokens[i].any(&[";", ".", "while", "but"]) || verb && !relative {
            return None;
        }
        relative |= view.tokens[i].any(&["that", "which", "who"]);
    }
    None
}

/// Whether a verb may stand at `i`, and no noun with its article.
fn infinitive(view: &View<'_>, i: usize) -> bool {
    view.tokens.get(i).is_some_and(|t| {
        t.any(&["be", "start", "begin", "open", "close", "end", "finish", "go", "come"]) || view.is_verb(i)
    })
}

/// Whether what is to be done is dated within the clause behind `from`: `by 2030`, `by the end of the year`.
fn by_then(view: &View<'_>, from: usize) -> bool {
    let clause = (from..view.tokens.len()).take_while(|&i| !view.tokens[i].any(&[",", ";", "."]));
    let dated = |i: usize| (i + 1..i + 5).any(|k| view.period_at.get(k).is_some_and(Option::is_some));
    clause
        .into_iter()
        .any(|i| view.tokens[i].any(&["by", "before", "within"]) && dated(i))
}

/// Where an aside closes that the comma at `open` opens and that has no verb: the comma before `will`, `are` and the like.
fn aside_to(view: &View<'_>, open: usize) -> Option<usize> {
    let n = view.tokens.len();
    let close = view.tokens[open]
        .is(",")
        .then(|| (open + 2..n.min(open + 12)).find(|&i| view.tokens[i].is(",")))??;
    let plain = (open + 1..close).all(|i| !view.is_verb(i) || view.class(i).has(Class::UP.or(Class::DOWN)));
    let goes_on = view
        .tokens
        .get(close + 1)
        .is_some_and(|t| t.any(&["will", "shall", "are", "is"]));
    let compares = view.quantity_at[open + 1..close].iter().any(Option::is_some);
    (plain && goes_on && compares).then_some(close)
}

/// What a figure is told by in the words before it.
mod cue {
    use super::Words;
    pub static BEFORE: Words = Words::new(&["previous", "earlier", "prior", "original", "previously"]);
    pub static THOUGHT: Words = Words::new(&[
        "forecast", "estimate", "projection", "target", "forecasts", "forecasted", "expected", "predicted",
        "projected", "estimated", "anticipated",
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
    pub static WILL: Words = Words::new(&["will", "would"]);
    pub static STRIVE: Words = Words::new(&["strive", "aim", "plan", "plans"]);
    pub static SHALL: Words = Words::new(&["will", "shall"]);
    pub static TO: Words = Words::new(&["to"]);
    pub static SHOULD: Words = Words::new(&["should"]);
}

/// What the words before a figure make of it, nearest first.
fn cued(view: &View<'_>, q: &Quantity, today: Option<Date>) -> Modality {
    let (from, to) = clause(view, q);
    let cue = |t: &Token<'_>| CUES.has(t);
    let cued = view.tokens[from..to].iter().chain(view.tokens.first()).any(cue);
    if !cued && !target_after(view, q) && !works_toward(view, q) {
        return Modality::Fact;
    }
    let any = |set: &Words, reach: usize| {
        view.may_have(set) && (from.max(to.saturating_sub(reach))..to).any(|i| set.has(&view.tokens[i]))
    };
    if any(&cue::BEFORE, 4) && any(&cue::THOUGHT, 3) {
        return Modality::Prior;
    }
    let ifs = view.may_have(&cue::IF);
    let hypothetical = ifs
        && (from..to).any(|i| {
            cue::IF.has(&view.tokens[i])
                && (i == from || i == 0 || view.tokens[i - 1].any(&[",", "even", "and", "that"]))
                && !view.tokens[i..to].iter().any(|t| t.is(","))
        });
    let supposed = ifs
        && view
            .tokens
            .first()
            .is_some_and(|t| t.any(&["if", "suppose", "supposing"]))
        && any(&cue::WOULD, 6);
    // "Should the decline reach 10 percent, prices would climb"
    let first = view.tokens.first().is_some_and(|t| t.is("should"));
    if first && !view.tokens[..to].iter().any(|t| t.is(",")) {
        return Modality::Hypothetical;
    }
    // "by the new rules it would have been a third"
    let would_have = || (from..to).any(|i| view.tokens[i].is("would") && view.lower(i + 1) == "have");
    if hypothetical || supposed || view.may_have(&cue::WOULD) && would_have() {
        return Modality::Hypothetical;
    }
    // "The targeted group includes": those who are meant
    let meant = (from..to).any(|i| {
        view.tokens[i].is("targeted") && matches!(view.before(i), "the" | "this" | "these" | "our" | "more" | "")
    }) && !(from..to).any(|i| cue::AIMS.has(&view.tokens[i]) && !view.tokens[i].is("targeted"));
    if any(&cue::AIMS, 14)
        && !meant
        && !(any(&cue::GROWTH, 8) && !grows_to_target(view, (from, to)))
        && !any(&cue::MET, 8)
        || target_after(view, q)
        || works_toward(view, q)
    {
        return Modality::Target;
    }
    if pledges(view, (from, to))
        || hopes(view, q, (from, to))
        || plans(view, (from, to))
        || lists_aims(view, (from, to))
    {
        return Modality::Target;
    }
    if any(&cue::MEETING, 6) && any(&cue::GOAL, 4) && any(&cue::OF, 3) {
        return Modality::Target;
    }
    if any(&cue::FORECAST, 14) && !against_forecasts(view, (from.max(to.saturating_sub(14)), to))
        || foretells(view, (from.max(to.saturating_sub(14)), to))
        || any(&cue::EXPECTED, 8) && !than_expected(view, (from, to))
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
        return Modality::Forecast;
    }
    // "the bank estimated that growth will slow to 5%", "the fair will be attended by 300 firms"
    let told = any(&cue::TOLD, 30);
    if any(&cue::WILL, 12) && told || happens(view, (from, to)) {
        return Modality::Forecast;
    }
    let future = view.mentions.periods.iter().any(|p| {
        p.role != PeriodRole::Comparison
            && p.first < q.last + 12
            // "fell to 24 percent, but the goal is 20 by 2030"
            && !(q.tail..p.first).any(|i| view.tokens[i].any(&["but", "while", "although", ";", "against", "versus"]))
            && p.period.is_some_and(|p| today.is_some_and(|d| p.end_year() > d.year()))
    });
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
    if any(&cue::SHALL, reach) && !thought_of(view, (from, to))
        || strives
        || future && (any(&cue::TO, 8) || any(&cue::SHOULD, 4))
        || undertakes(view, (from, to))
    {
        return Modality::Target;
    }
    Modality::Fact
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

/// `better than expected, and the index fell by 8%`: what was expected is not the figure.
fn than_expected(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    let mut cues = (from.max(to.saturating_sub(8))..to)
        .filter(|&i| view.tokens[i].any(&["expected", "expects", "expect", "likely"]));
    cues.all(|i| matches!(view.before(i), "than" | "as"))
}

/// `we pledged that 80% of the flights would leave on time`, `it has promised to cut use by 40%`.
fn pledges(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    static PLEDGES: Words = Words::new(&["pledged", "pledges", "vowed", "promised", "committed"]);
    view.may_have(&PLEDGES)
        && (from..to).any(|i| {
            PLEDGES.has(&view.tokens[i])
                && (matches!(view.lower(i + 1), "to" | "that") || view.lower(i + 2) == "to")
                // "what has been pledged to the fund"
                && !(view.lower(i + 1) == "to" && view.class(i + 2).has(Class::DET))
                && to - i <= 14
        })
}

/// `we hope for a further drop of 2 points`, `they look forward to a rise of 3%`, `has promised 20 lifts this year`.
fn hopes(view: &View<'_>, q: &Quantity, (from, to): (usize, usize)) -> bool {
    static HOPES: Words = Words::new(&["hope", "hopes", "hoping", "look", "looks", "promised"]);
    view.may_have(&HOPES)
        && (from.max(to.saturating_sub(10))..to).any(|i| match view.lower(i) {
            "hope" | "hopes" | "hoping" => view.lower(i + 1) == "for",
            "look" | "looks" => view.lower(i + 1) == "forward" && view.lower(i + 2) == "to",
            "promised" => i + 1 == q.lead && q.sort != Sort::Money,
            _ => false,
        })
}

/// `this year's plan is 100 parks`, `we will ensure that the share be no less than 30%`, `we are going to double it`.
fn plans(view: &View<'_>, (from, to): (usize, usize)) -> bool {
    static PLANS: Words = Words::new(&[
        "plan", "task", "ensure", "require", "ensuring", "going", "target", "goal", "aim", "objective",
    ]);
    if !view.may_have(&PLANS) {
        return false;
    }
    let near = |i: usize| to - i <= 6;
    let plan = |i: usize| view.tokens[i].any(&["plan", "task"]) && matches!(view.lower(i + 1), "is" | "calls");
    let ensured = || {
        let be = (to.saturating_sub(4).max(from)..to)
            .any(|i| view.tokens[i].is("be") && !view.class(i - 1).has(Class::MODAL));
        be && (from..to).any(|i| view.tokens[i].any(&["ensure", "require", "ensuring"]))
    };
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
        || ensured()
        || (from..to).any(going) && view.tokens[from..to].iter().any(|t| t.is("we"))
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
        .find(|&i| view.tokens[i].is("will"))
    else {
        return false;
    };
    let ours = will > 0 && view.tokens[will - 1].any(&["we", "i", "china", "government"]);
    // "graduates will number 11 million"
    let comes_to = |i: usize| view.tokens[i].any(&["number", "total"]);
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

fn target_after(view: &View<'_>, q: &Quantity) -> bool {
    view.lower(q.tail) == "target"
        || view.lower(q.tail) == "growth" && view.lower(q.tail + 1) == "target"
        || view.lower(q.tail) == "goal"
}
