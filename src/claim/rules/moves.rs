//! Growth and change by a verb: `rose by 5%`, `fell to 49.9%`, `reduced inspection time by 20%`.
use super::*;
use crate::claim::np;

/// `rose 32.9%`, `up by 6.9%`, `fell to 49.9%`.
pub(super) fn change_verb(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    // "Add the 12 billion yuan refunded before, and the total comes to"
    if is_no_change(view, q) || view.lower(0) == "add" && q.lead <= 2 {
        return None;
    }
    // "rose between 3 and 5 percent"
    let between = q.shape == Shape::Range && view.before(q.lead) == "between";
    let lead = before_pace(view, q) - usize::from(between);
    // "raised to 360 yuan from the current 200 yuan"
    let mut joint = lead;
    while joint > 0
        && view.tokens[joint - 1].any(&["the", "current", "previous", "original", "present", "initial", "a"])
    {
        joint -= 1;
    }
    let to = view.before(joint) == "to";
    let from = view.before(joint) == "from";
    let v = moving_verb(view, if to || from { joint - 1 } else { lead }, to)?;
    // "picked up", "slowed down": the particle; "increased year on year by"
    let class = view.class(v).or(if v > 0 && view.tokens[v].any(&["up", "down"]) {
        view.class(v - 1)
    } else {
        Class::default()
    });
    // "lost 0.6 percent": what else is lost is no change of it
    let lost = matches!(q.sort, Sort::Percent | Sort::Pp) && view.tokens[v].any(&["lost", "shed", "loses", "losing"]);
    let direction = verb_direction(class).or(lost.then_some(Direction::Down))?;
    if !lost && !view.is_verb(v) && !view.tokens[v].any(&["up", "down"]) && !(view.before(lead) == "by") {
        return None;
    }
    // "is to be brought down by 5 points"
    let moved =
        |i: usize| verb_direction(view.class(i)).is_some() || view.tokens[i].any(&["brought", "driven", "scaled"]);
    let verb = if v > 0 && view.tokens[v].any(&["up", "down"]) && moved(v - 1) {
        v - 1
    } else {
        v
    };
    // "grow 60 percent of the nation's apples", "clean up the 36 rivers"
    let crops =
        view.tokens[verb].any(&["grow", "grows", "grew"]) && q.sort == Sort::Percent && view.lower(q.tail) == "of";
    let object = view.tokens[v].any(&["up", "down"])
        && v == verb
        && q.sort == Sort::Count
        && q.noun.is_some()
        && view.before(q.lead) == "the";
    if crops || object {
        return None;
    }
    // "54% of the total, down from 68%": a share as well
    if from && let Some(p) = prev.filter(|p| p.measure == Measure::Share && q.sort == Sort::Percent) {
        return Some(Predicate { at: verb, ..*p });
    }
    // "a target to add 9 million new jobs": how many are new, counted like anything else
    let adds = view.tokens[verb].any(&["add", "adds", "added", "adding"]);
    if adds && q.noun.is_some_and(|(a, _)| view.tokens[a].any(&["new", "newly"])) {
        return None;
    }
    // "extended 3 billion yuan in new loans": so much was lent
    let lent = view.tokens[verb].any(&["extend", "extends", "extended", "extending"])
        && q.sort == Sort::Money
        && q.lead == verb + 1
        && matches!(view.lower(q.tail), "in" | "of" | "worth");
    if lent {
        let from = q.tail + if view.lower(q.tail) == "worth" { 2 } else { 1 };
        return Some(predicate(Measure::Level, None, About::After(from), verb));
    }
    if let Some(p) = of_things(view, q, verb, view.before(lead) == "by") {
        return Some(p);
    }
    // "lifted 30 million people out of poverty": so many people
    let things = q.noun.is_some() && q.sort == Sort::Count || q.unit == "person";
    if things && !to && !from && view.before(lead) != "by" && done_to_them(view, verb, q) {
        return Some(predicate(Measure::Level, None, About::Counted(Some(verb)), verb));
    }
    let about = carried(view, v, verb).unwrap_or(About::Before(verb));
    // "fell below 60 percent", "has risen above 3 percent": where it came to
    let bound =
        lead < q.first && lead == v + 1 && view.tokens[lead].any(&["below", "above", "under", "beneath", "past"]);
    if to || from || bound || view.before(lead) != "by" && done_to_them(view, verb, q) {
        return Some(predicate(Measure::Level, None, about, verb));
    }
    Some(predicate(change_measure(q), Some(direction), about, verb))
}

/// `bring maternal mortality down to 12 per 100,000`: the object between a verb that carries it and the particle at `particle`.
fn carried(view: &View<'_>, particle: usize, verb: usize) -> Option<About> {
    const CARRIES: &[&str] = &[
        "bring", "brings", "bringing", "brought", "get", "gets", "getting", "got", "drive", "drives", "driving",
        "drove", "push", "pushes", "pushing", "pushed", "pull", "pulls", "pulling", "pulled", "drag", "drags",
        "dragging", "dragged", "force", "forces", "forcing", "forced", "take", "takes", "taking", "took",
    ];
    if particle != verb || !view.tokens[particle].any(&["up", "down"]) {
        return None;
    }
    let carries = (clause_start(view, particle)..particle).rfind(|&i| view.tokens[i].any(CARRIES))?;
    let object = carries + 1..particle;
    let plain = object
        .clone()
        .all(|i| !view.is_verb(i) && view.quantity_at[i].is_none() && !view.tokens[i].is(","));
    (!object.is_empty() && plain).then_some(About::Object {
        verb: carries,
        from: object.start,
        to: object.end,
    })
}

/// `extending 72-hour stays to 18 cities`, `their breathing improved within 10 days`, `tax cuts exceeded 2 trillion yuan`: a
/// figure that no verb of change has moved.
fn is_no_change(view: &View<'_>, q: &Quantity) -> bool {
    let lead = q.lead;
    // "extending 72-hour stays to 18 cities": how long they are
    let joined = || view.tokens[q.first..q.last].iter().any(|t| t.lower.contains('-'));
    // "their breathing improved within 10 days"
    let within = lead < q.first && view.tokens[lead].is("within") || matches!(view.before(lead), "within" | "in");
    // "tax cuts exceeded 2 trillion yuan": the hedge is the verb, and what stands before it the noun
    let hedge = |i: usize| view.tokens[i].any(&["exceeded", "exceeds", "surpassed", "surpasses", "topped"]);
    q.sort == Sort::Time && (joined() || within) || (lead..q.first).any(hedge)
}

/// `expanded at a 6% pace`, `growing at an annual average of 8.6%`: where the words begin that say how fast; else where the
/// figure does.
fn before_pace(view: &View<'_>, q: &Quantity) -> usize {
    let lead = q.lead;
    let pace = lead > 2
        && view.tokens[lead - 1].any(&["a", "an"])
        && view.tokens[lead - 2].is("at")
        && view
            .tokens
            .get(q.tail)
            .is_some_and(|t| t.any(&["pace", "clip", "rate", "speed"]));
    if pace {
        lead - 2
    } else {
        at_a_rate_of(view, lead).unwrap_or(lead)
    }
}

/// `were cut in advance by 20 percent`, `rose from 7.9% to 10.5%`: the word before `end` that may say what a figure did; but
/// `set up 47 reserves` founds them. With `to` the figure is where something came to.
fn moving_verb(view: &View<'_>, end: usize, to: bool) -> Option<usize> {
    let mut v = skip_left(view, end).checked_sub(1)?;
    // "were cut in advance by 20 percent"
    if v > 2 && view.tokens[v].is("advance") && view.tokens[v - 1].is("in") {
        v -= 2;
    }
    // "set up 47 reserves", "broke up 37 gangs"
    let founded = view.tokens[v].is("up") && v > 0 && (founds(view, v - 1) || does_up(view, v, end));
    // "shut down 113 websites", "took down 2 million works": nothing falls by that
    let ended = view.tokens[v].is("down")
        && v > 0
        && view.tokens[v - 1].any(&[
            "shut", "shuts", "shutting", "close", "closed", "closing", "take", "took", "taken", "taking", "tear",
            "tore", "torn", "tearing", "broke", "broken", "put", "turned", "handed", "laid", "tracked", "hunted",
            "gunned", "shot",
        ]);
    if founded || ended && !to {
        return None;
    }
    // "rose from 7.9% to 10.5%"
    if to && view.quantity_at[v].is_some() {
        let first = view.quantity_at[v].map(|j| &view.quantities()[j])?;
        if view.before(first.lead) == "from" {
            v = skip_left(view, first.lead - 1).checked_sub(1)?;
        }
    }
    Some(v)
}

/// `set up`, `lined up`: verbs that nothing rises by, whatever stands behind them.
fn founds(view: &View<'_>, verb: usize) -> bool {
    view.tokens[verb].any(&[
        "set", "sets", "setting", "open", "opened", "opening", "built", "building", "sign", "signed", "signing", "put",
        "freed", "freeing", "lined", "drew", "drawn", "teamed", "paired", "speed", "speeding", "sped", "step",
        "stepping", "stepped", "take", "taking", "took", "make", "making", "clean", "cleaning", "cleaned", "clear",
        "clearing", "cleared", "follow", "following", "followed",
    ])
}

/// `broke up 37 gangs`, `wrapped up 12 projects`: a verb that moves nothing, with `up` at `particle`, right before what it was
/// done to; but `went up 37 points`.
fn does_up(view: &View<'_>, particle: usize, end: usize) -> bool {
    const MOVES: &[&str] = &[
        "went", "going", "gone", "goes", "came", "coming", "moved", "moving", "edged", "edging", "inched", "inching",
        "ticked", "ticking", "crept", "creeping", "shot", "shooting", "picked", "picking", "pushed", "pushing",
        "driven", "driving", "drove", "nudged", "nudging", "sprang", "jumped", "climbed", "scaled", "ramped", "bumped",
    ];
    let verb = particle - 1;
    let word = view.lower(verb);
    let acts = view.is_verb(verb) || ["ed", "ing"].iter().any(|s| word.ends_with(s)) || word == "broke";
    let things = view.quantities().iter().find(|o| o.lead == end);
    let counted = things.is_some_and(|o| o.noun.is_some() && matches!(o.sort, Sort::Count | Sort::Unit));
    particle + 1 == end
        && acts
        && counted
        && !view.tokens[verb].any(MOVES)
        && verb_direction(view.class(verb)).is_none()
        && !view.class(verb).has(Class::MODAL.or(Class::LEVEL))
}

/// `the city added 300 beds`, `saved 40 people`: so many more of what is counted, or so many to whom it was done.
fn of_things(view: &View<'_>, q: &Quantity, verb: usize, by: bool) -> Option<Predicate> {
    // "the city added 300 beds": so many more of them
    let adds = view.tokens[verb].any(&["add", "adds", "added", "adding"]);
    if adds && q.noun.is_some() && q.sort == Sort::Count && q.lead == verb + 1 {
        return Some(predicate(
            Measure::Change,
            Some(Direction::Up),
            About::Counted(Some(verb)),
            verb,
        ));
    }
    let counted = q.noun.is_some() || q.unit == "person";
    let saved = view.lower(verb).starts_with("sav") && counted && !by;
    if saved && done_to_them(view, verb, q) {
        return Some(predicate(Measure::Level, None, About::Counted(Some(verb)), verb));
    }
    None
}

/// `sales grew at the fastest pace, at 9.9%`, `rose fastest, at 12 percent`: by how much stands behind the comma.
pub(super) fn grew_at(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let comma = q.lead.checked_sub(2).filter(|_| view.before(q.lead) == "at")?;
    let far = comma.saturating_sub(8);
    let verb = (far..comma)
        .rev()
        .take_while(|&i| view.quantity_at[i].is_none() && !view.tokens[i].any(&[",", ";"]))
        .find(|&i| view.is_verb(i) && !view.class(i).has(Class::MODAL))?;
    let direction = verb_direction(view.class(verb))?;
    let most = (verb + 1..comma).any(|i| {
        view.lower(i).len() > 5 && view.lower(i).ends_with("est")
            || view.tokens[i].any(&["most", "least", "best", "rapidly", "quickly", "sharply", "strongly"])
    });
    let percent = q.sort == Sort::Percent && view.tokens[comma].is(",");
    (percent && most).then(|| predicate(Measure::Growth, Some(direction), About::Before(verb), verb))
}

/// `growing at an annual average of 8.6%`: where the words begin that say how fast.
fn at_a_rate_of(view: &View<'_>, lead: usize) -> Option<usize> {
    const PACE: &[&str] = &["average", "pace", "rate", "clip", "speed"];
    const KINDS: &[&str] = &[
        "annual", "average", "yearly", "compound", "monthly", "overall", "combined",
    ];
    let mut i = lead
        .checked_sub(2)
        .filter(|&i| view.before(lead) == "of" && view.tokens[i].any(PACE))?;
    while i > 0 && (view.tokens[i].any(PACE) || view.tokens[i].any(KINDS) || view.class(i).has(Class::DET)) {
        i -= 1;
    }
    (view.tokens[i].is("at") && i > 0).then_some(i)
}

/// `lifted 30 million people out of poverty`, `raised 2 billion yuan`, `contracted 40 projects`: the verb acts on
/// what is counted, and nothing grows or shrinks by that.
fn done_to_them(view: &View<'_>, verb: usize, q: &Quantity) -> bool {
    let counted = q.sort == Sort::Count || q.unit == "person";
    // "was cut seven times"
    if q.unit == "time" {
        return true;
    }
    match view.lower(verb) {
        "lift" | "lifts" | "lifted" | "lifting" => counted || matches!(q.unit.as_str(), "t" | "kg"),
        "contract" | "contracted" => counted,
        "save" | "saves" | "saved" | "saving" => counted || q.sort == Sort::Money,
        "raise" | "raised" | "raising" | "recover" | "recovered" | "recovering" => counted || q.sort == Sort::Money,
        _ => false,
    }
}

/// `reduced inspection time by 20%`: somebody or something changes a thing; no comparison with a period is implied.
pub(super) fn effect_by(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    change_by(view, k, prev).filter(|p| {
        matches!(p.about, About::Object { .. }) && view.before(amount_start(view, view.quantities()[k].lead)) == "by"
    })
}

/// `knocked 2 points off import growth`, `took away 3 billion yuan from costs`: what is less by that stands behind.
pub(super) fn taken_off(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    const TAKES: &[&str] = &[
        "take", "takes", "took", "taken", "taking", "knock", "knocks", "knocked", "knocking", "wipe", "wipes", "wiped",
        "wiping", "shave", "shaves", "shaved", "shaving", "cut", "cuts", "cutting", "trim", "trims", "trimmed",
        "trimming", "slice", "sliced", "slash", "slashed", "shear", "sheared", "strip", "stripped", "lop", "lopped",
        "chopped", "shed",
    ];
    let q = &view.quantities()[k];
    let away = q.lead > 1 && view.before(q.lead) == "away";
    let verb = q
        .lead
        .checked_sub(1 + usize::from(away))
        .filter(|&v| view.tokens[v].any(TAKES))?;
    // "took away roughly 2 points more from growth"
    let more = usize::from(matches!(view.lower(q.tail), "more" | "further"));
    let at = q.tail + more;
    let behind = match (view.lower(at), view.lower(at + 1)) {
        ("off", _) => Some(at + 1),
        ("from", _) if away => Some(at + 1),
        ("away", "from") => Some(at + 2),
        _ => None,
    };
    let (a, b) = np::after(view, behind?);
    // "took 40 days off Hainan": ships are not less by days
    if a >= b || q.sort == Sort::Time && view.in_name(a).is_some() {
        return None;
    }
    let about = About::Object { verb, from: a, to: b };
    // "knocked 2.6% off the growth rate": what a rate is less by is no growth
    let rate = (a..b).any(|i| view.tokens[i].any(&["growth", "rate"]));
    let measure = if rate && q.sort == Sort::Percent {
        Measure::Change
    } else {
        change_measure(q)
    };
    Some(predicate(measure, Some(Direction::Down), about, verb))
}

/// `by an average of 18%`, `by a total of 40`: where the words begin that say how much.
fn amount_start(view: &View<'_>, lead: usize) -> usize {
    let noun = |i: usize| view.tokens[i].any(&["average", "total", "estimated", "combined", "cumulative", "annual"]);
    let Some(mut at) = lead.checked_sub(1).filter(|&i| view.tokens[i].is("of")) else {
        return lead;
    };
    while at > 0 && noun(at - 1) {
        at -= 1;
    }
    at -= usize::from(at > 0 && view.tokens[at - 1].any(&["an", "a"]));
    if at + 1 < lead - 1 && view.before(at) == "by" {
        at
    } else {
        lead
    }
}

/// `the cuts have added up to 9 billion yuan`: whether the words before the `to` at `to` say what something comes to.
pub(super) fn sums_up(view: &View<'_>, to: usize) -> bool {
    let adds = |i: usize| view.tokens[i].any(&["add", "adds", "added", "adding"]);
    to > 1 && view.lower(to) == "to" && view.lower(to - 1) == "up" && adds(to - 2)
}

/// `exports grew, in dollar terms, by 5%`, `cut costs to 5 yuan`.
pub(super) fn change_by(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let lead = amount_start(view, q.lead);
    let joint = view.before(lead).to_string();
    if !matches!(&*joint, "by" | "to" | "from") {
        return None;
    }
    let by = lead - 1;
    let start = (0..by)
        .rev()
        .find(|&i| {
            view.tokens[i].any(&[";", ":", "—", "while", "which", "whereas"])
                // "has risen for 18 years in a row, by 3.8%": how long is no statement of its own
                || view.quantity_at[i].is_some_and(|j| {
                    let other = &view.quantities()[j];
                    other.noun.is_none() && view.before(other.lead) != "from" && other.shape != Shape::Streak
                })
        })
        .map_or(0, |i| i + 1);
    // "landmarks lit up in red were seen by 36 million people": who did it
    let done = joint == "by" && by > 1 && view.lower(by - 1).len() > 3 && {
        let participle = [
            "seen", "watched", "visited", "attended", "used", "read", "heard", "viewed", "followed", "joined",
        ];
        view.tokens[by - 1].any(&participle) && view.tokens[by - 2].any(&["was", "were", "been", "is", "are"])
    };
    // "trade kept a robust rebound, and its value amounted to 18 billion dollars": the nearest verb tells how much there is
    let amounts = joint == "to" && by > 0 && view.tokens[by - 1].any(&["amounted", "amounts", "amounting", "equal"]);
    if done || amounts || sums_up(view, by) {
        return None;
    }
    let mut verb = (start..by)
        .rev()
        // "cutting the money that they had to pay in advance by 3 billion yuan"
        .filter(|&i| !(view.tokens[i].is("advance") && view.before(i) == "in"))
        .find(|&i| verb_direction(view.class(i)).is_some() && view.is_verb(i));
    if verb.is_none() && joint == "by" && k > 0 && view.tokens[by - 1..by].iter().all(|t| !t.any(&[","])) {
        // "reduced waiting time by 20% and processing time by 3.5 hours": the verb serves both
        let before = &view.quantities()[k - 1];
        // "cut the items from 1,700 to 632, and the time needed by two-thirds"
        if matches!(view.before(before.lead), "by" | "to") {
            let clause = clause_start(view, before.lead);
            verb = (clause..before.lead)
                .rev()
                .find(|&i| verb_direction(view.class(i)).is_some() && view.is_verb(i));
            let v = verb?;
            // "by 34% in the first quarter, those of cups by 16%": what the second is of stands behind the mark
            let mark = (before.tail..by).rev().find(|&i| view.tokens[i].any(&["and", ","]));
            let named = |i: &usize| !view.tokens[*i].any(&["and", ",", "the", "also"]);
            let from = (mark.unwrap_or(before.tail)..by).find(named);
            let compared = |i: usize| view.period_at[i].is_some() || view.tokens[i].is("compared");
            let Some(from) = from.filter(|&f| !(f..by).any(compared)) else {
                return Some(predicate(
                    change_measure(q),
                    verb_direction(view.class(v)),
                    About::Before(v),
                    v,
                ));
            };
            // "has come down by 34%": a particle is no object
            let particle = usize::from(view.tokens[v + 1].any(&["up", "down"]));
            let that = view.tokens[from].any(&["that", "those"]) && view.lower(from + 1) == "of";
            if v + 1 + particle < before.lead - 1 && !that && !view.class(from).has(Class::PREP) {
                let p = predicate(
                    change_measure(q),
                    verb_direction(view.class(v)),
                    About::Object { verb: v, from, to: by },
                    v,
                );
                return Some(p);
            }
            return None;
        }
    }
    let verb = verb?;
    let direction = verb_direction(view.class(verb));
    let object = verb + 1 < by
        && !(verb + 1..by).all(|i| {
            view.class(i).has(Class::ADVERB.or(Class::PREP).or(Class::DET))
                || view.period_at[i].is_some()
                || view.tokens[i].kind == crate::base::Kind::Punct
        });
    let transitive = object
        && !view.class(verb + 1).has(Class::PREP.or(Class::ADVERB))
        && view.tokens[verb + 1].kind != crate::base::Kind::Punct
        && view.period_at[verb + 1].is_none();
    let about = if transitive {
        About::Object {
            verb,
            from: verb + 1,
            to: by,
        }
    } else {
        About::Before(verb)
    };
    if joint != "by" {
        return (!transitive || by - verb < 12).then(|| predicate(Measure::Level, None, about, verb));
    }
    Some(predicate(change_measure(q), direction, about, verb))
}
