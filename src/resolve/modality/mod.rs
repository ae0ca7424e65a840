//! Whether a figure is stated as fact, as an aim, as what is foreseen.
mod cues;
mod duties;
mod markets;

use super::{Context, period};
use crate::base::Words;
use crate::claim::{Reading, View, WORKS};
use crate::lexicon::{Class, lexicon};
use crate::model::{Measure, Modality};
use crate::quantity::{PeriodRole, Quantity, Sort};
use cues::cued;
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
    // "aim to raise it to 20%, to bring the other to 9, and to have at least 3"
    let again = view.tokens.get(next).is_some_and(|t| t.is("to"))
        && view
            .tokens
            .get(next + 1)
            .is_some_and(|t| t.kind == crate::base::Kind::Word)
        && !view.class(next + 1).has(Class::DET.or(Class::PREP));
    if again {
        return view.tokens[..comma].iter().any(|t| t.is("to"));
    }
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

/// Fact, forecast, target, prior value or example: by the words of the clause, by its verb behind the figure, or as the
/// figure that it says more of.
pub fn of(c: &Context<'_, '_>, r: &Reading, q: &Quantity) -> Modality {
    let view = c.view;
    if done_of_it(view, q) || stood_then(view, q) || was_set_aside(view, q) {
        return Modality::Fact;
    }
    if markets::expected(view, q, clause(view, q)) {
        return Modality::Forecast;
    }
    // "will be eased from 96% to 80%": the verb is that of both ends
    let start = r.quantity.checked_sub(1).map(|k| &view.quantities()[k]);
    let start = start.filter(|o| view.before(o.lead) == "from" && view.before(q.lead) == "to" && q.lead <= o.tail + 6);
    let said = match (cued(view, q, c.today), start) {
        // "lowered its projection from 3.3% to 3.1%": what it came to is foreseen now
        (Modality::Fact, Some(o)) => match cued(view, o, c.today) {
            Modality::Prior => Modality::Forecast,
            other => other,
        },
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
    // "is expected to reach 2.5 trillion, of which refunds will make up 1.5 trillion": foreseen as well
    if said == Modality::Target
        && c.before.last().is_some_and(|b| b.modality == Modality::Forecast)
        && (1..q.lead).any(|i| view.tokens[i].is("which") && view.tokens[i - 1].is("of"))
    {
        return Modality::Forecast;
    }
    if said != Modality::Fact {
        return said;
    }
    if r.rule == "outlook-to" {
        return Modality::Forecast;
    }
    let before = r.quantity.checked_sub(1).map(|k| &view.quantities()[k]);
    let last = c.before.last().filter(|b| before.is_some_and(|o| o.span == b.span));
    let spoken = last.filter(|b| matches!(b.modality, Modality::Target | Modality::Forecast));
    if let (Some(b), Some(o)) = (spoken, before)
        && says_more(view, o, q, r.measure)
    {
        return b.modality;
    }
    // "we will bring the number of clinics in each county to two": the verb stands far before its figure
    let undertaken = matches!(r.rule, "object-at" | "effect-by") && r.at > 0 && r.at < q.lead;
    if undertaken && matches!(view.before(r.at), "will" | "shall") {
        return Modality::Target;
    }
    // "spent 5 billion yuan on the program, and the allowance will be raised": the figure is the object of its own verb
    let object = r.rule == "level-verb" && r.at + 1 == q.lead && view.lower(r.at).ends_with(['d', 't']);
    if object && !view.tokens[r.at].any(&["set", "cut", "that"]) {
        return Modality::Fact;
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
    let near = q.lead.saturating_sub(9)..q.lead;
    let Some(which) = near.rev().find(|&i| view.tokens[i].any(&["which", "who"])) else {
        return false;
    };
    let verb = which + 1;
    let past = view.tokens[verb].any(&["stood", "was", "were", "rose", "fell", "grew", "hit", "came"])
        || view.is_verb(verb) && view.lower(verb).ends_with("ed");
    // "the cap, which is 20% for one firm and 25% for all, is to be lifted"
    let is = view.tokens[verb].any(&["is", "are"]) && view.quantities().iter().any(|o| o.lead == verb + 1);
    (past || is) && (verb..q.lead).all(|i| !view.class(i).has(Class::MODAL) && !view.tokens[i].any(&[",", "expected"]))
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
        ]) && !(view.tokens[i].is("which") && (view.before(i) == "of" || view.lower(i + 1) == "means"))
            || view.is_verb(i) && view.lower(i).ends_with("ed")
            || matches!(view.lower(i), "rose" | "fell" | "grew" | "hit" | "saw" | "became")
    };
    let behind = view.lower(q.tail) == "of" && view.lower(q.tail + 1) == "which";
    // "is expected to reach 9 million tons, growing by about 7% a year"
    let going = comma.filter(|&i| {
        view.lower(i + 1).ends_with("ing") && view.class(i + 1).has(Class::UP.or(Class::DOWN)) && q.lead - i <= 8
    });
    let derived = behind
        || going.is_some_and(|i| !(i..q.lead).any(|k| view.period_at[k].is_some()))
        || view.before(q.lead) == "or"
        || between.clone().any(|i| {
            view.tokens[i].is("with") && view.before(i) == ","
                || view.tokens[i].is("which")
                || view.class(i).has(Class::SHARE.or(Class::UP_NOUN).or(Class::DOWN_NOUN))
                || view.tokens[i].any(&["up", "down"])
        })
        // "we will build 600,000 more, so that their number exceeds 3 million"
        || between.clone().any(|i| view.tokens[i].is("so") && view.lower(i + 1) == "that")
        // "by at least 3% this year, and by 15% by 2020"
        || before.sort == q.sort
            && comma.is_some()
            && between.clone().all(|i| view.period_at[i].is_some() || view.tokens[i].any(&[",", "and", "by", "then"]))
        // "280 billion this year and 300 billion next year"
        || between.clone().filter(|&i| view.period_at[i].is_none()).count() <= 2
            && (matches!(
                measure,
                Measure::Growth | Measure::Change | Measure::Gap | Measure::Share
            ) || before.sort == q.sort
                || before.sort == Sort::Count
                    && q.sort == Sort::Bare
                    && !matches!(view.lower(q.tail), "was" | "were" | "had" | "have" | "has"));
    // "the task is 3 million, and 87 percent of the houses are finished": a clause with a verb of its own
    let own = view.before(q.lead) == "and"
        && (q.tail..(q.tail + 8).min(view.tokens.len()))
            .take_while(|&i| !view.tokens[i].any(&[",", ";", "."]))
            .find(|&i| view.tokens[i].any(&["is", "are", "was", "were"]))
            .is_some_and(|i| {
                !matches!(
                    view.lower(i + 1),
                    "to" | "expected" | "planned" | "due" | "scheduled" | "of"
                )
            });
    let walled = || own || between.clone().any(walls);
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
    // "and open 1,000 sites", though no table knows the verb
    let unknown = view.class(next).is_plain() && next + 1 == q.lead && !view.in_indicator(next);
    let bare = !past
        && !view.lower(next).ends_with("ing")
        && (view.is_verb(next) || unknown)
        && !view.class(next).has(Class::MODAL);
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
    static AHEAD: Words = Words::new(&[
        "will", "shall", "are", "is", "have", "has", "should", "to", "must", "can",
    ]);
    let end = view.tokens.len().min(q.tail + 16);
    if !view.tokens[q.tail.min(end)..end].iter().any(|t| AHEAD.has(t)) {
        return None;
    }
    // "people in 14 provinces will need help": the figure is not the subject; "the building of 40 docks is due to start" is
    let work = q.lead > 1 && view.before(q.lead) == "of" && view.tokens[q.lead - 2].any(WORKS);
    // "Investment of 3 billion yuan is to be made"
    let own = view.before(q.lead) == "of"
        && matches!(view.lower(q.tail), "is" | "are")
        && matches!(
            view.lower(q.tail + 1),
            "to" | "planned" | "expected" | "due" | "scheduled" | "slated" | "earmarked"
        );
    if matches!(view.before(q.lead), "in" | "of" | "among" | "to") && !work && !own {
        return None;
    }
    // "the line, 350 km long, is due to open": nor is how long it is
    if matches!(view.lower(q.tail), "long" | "wide" | "high" | "tall" | "deep" | "old") {
        return None;
    }
    let foreseen = view.tokens[..q.lead].iter().any(|t| {
        t.any(&[
            "estimated", "expected", "projected", "predicted", "believe", "estimates", "preliminary", "calculations",
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
            "is" | "are" if matches!(a, "planned" | "scheduled" | "slated" | "earmarked") => Some(Modality::Target),
            // "is due to open in May"; but "is due to the weather"
            "is" | "are" if a == "due" && b == "to" && infinitive(view, i + 3) => Some(Modality::Target),
            // "should be covered by the end of the year", "with 12 to be reached by 2030"
            "should" | "to"
                if a == "be"
                    && (i == q.tail || view.lower(i) == "should")
                    && (by_then(view, i + 2) || view.lower(i) == "should" && by_then(view, clause(view, q).0)) =>
            {
                Some(Modality::Target)
            }
            // "a cut of 15 percent can be expected"
            "can" if a == "be" && b == "expected" => Some(Modality::Forecast),
            // "60% of the funds must be used for this"
            "must" if a != "have" => Some(Modality::Target),
            "has" | "have" if a == "been" && matches!(b, "planned" | "scheduled") => Some(Modality::Target),
            _ => None,
        };
        if to_come.is_some() {
            return if foreseen { Some(Modality::Forecast) } else { to_come };
        }
        // "firms from 87 countries, regions and organizations will attend"
        let listed = crate::quantity::is_plural(view.tokens.get(i + 1).unwrap_or(&view.tokens[i])) && b == "and";
        let turn = view.tokens[i].is(",") && !matches!(a, "or" | "will" | "shall" | "are" | "is") && !listed;
        // "90% of the vehicles passing the stations will use it"
        let modifies = i > q.tail && view.lower(i).ends_with("ing");
        let verb = view.is_verb(i) && !view.tokens[i].is("to") && !modifies
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
