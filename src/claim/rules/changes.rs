//! Growth and change: `rose by 5%`, `a 5% increase`, `an increase of 5%`, folds.
use super::*;
use crate::claim::np;

/// `a 7.1% increase in trade with ASEAN`, `a 4% year-on-year rise`.
pub(super) fn change_noun_after(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let last = list_end(view, k);
    let q = &view.quantities()[k];
    let mut at = view.quantities()[last].tail;
    // "a 5.8 billion yuan ($750 million) increase"
    if view.lower(at) == "("
        && let Some(close) = (at..at + 8).find(|&i| view.lower(i) == ")")
    {
        at = close + 1;
    }
    let stop = (at + 5).min(view.tokens.len());
    while at < stop && is_change_adjective(view, at) {
        at += 1;
    }
    // "the 6.2% overall economic growth", "a 5% GDP growth": what grew stands between
    let own = at;
    while at < stop && determined(view, q.lead) && (view.in_indicator(at) || view.lower(at) == "economic") {
        at += 1;
    }
    let named_between = at > own;
    if named_between && (view.lower(at) != "growth" || q.sort != Sort::Percent) {
        return None;
    }
    let class = view.class(at);
    let direction = noun_direction(class)?;
    if matches!(q.sort, Sort::Time | Sort::Count) && q.noun.is_some()
        || view.is_verb(at)
            && view.before(at) != "year-on-year"
            && !(view.class(at).has(Class::UP_NOUN.or(Class::DOWN_NOUN)) && determined(view, q.lead))
            && ![
                "increase", "growth", "decrease", "decline", "rise", "drop", "reduction", "expansion", "fall",
            ]
            .contains(&view.lower(at))
    {
        return None;
    }
    let mut end = at + 1;
    while matches!(view.lower(end), "rate" | "rates" | "year-on-year" | "month-on-month")
        || view.lower(end) == "year" && view.lower(end + 1) == "on"
    {
        end += if view.lower(end) == "year" { 3 } else { 1 };
    }
    let named = matches!(view.lower(end), "in" | "of" | "for")
        // "a 10% growth rate in recent years"
        && view.lower(end + 1) != "recent"
        && !view.period_at.get(end + 1).copied().flatten().is_some()
        && !(view.lower(end + 1) == "the" && view.period_at.get(end + 2).copied().flatten().is_some());
    let verb = (clause_start(view, q.lead)..q.lead)
        .rev()
        .find(|&i| view.is_verb(i) || view.tokens[i].any(&["with"]));
    let about = if named_between {
        // "economic growth" is the name of what grew
        let to = at + usize::from(view.lower(own) == "economic");
        About::HeadOf { from: own, to }
    } else if named {
        About::After(end + 1)
    } else {
        match verb {
            Some(v) if !view.tokens[v].is("with") => About::Before(v),
            _ => About::Inherit,
        }
    };
    Some(predicate(
        change_measure(q),
        Some(direction),
        about,
        verb.unwrap_or(q.lead),
    ))
}

fn determined(view: &View<'_>, at: usize) -> bool {
    matches!(view.before(at), "a" | "an" | "the")
}

/// `an increase of 5.8%`, `with growth rates of 1.6%`, `a year-on-year growth of 6.9%`.
pub(super) fn change_noun_of(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let joint = view.before(q.lead);
    // "(real growth 14.5 percent)", "a growth not lower than 10 percent"
    let beside = q.lead > 0
        && noun_direction(view.class(q.lead - 1)).is_some()
        && !view.is_verb(q.lead - 1)
        && matches!(joint, "growth" | "increase" | "decrease" | "decline" | "rise" | "drop")
        && matches!(q.sort, Sort::Percent)
        && noun_direction(view.class(q.tail)).is_none();
    if !beside && !["of", "by", "at", "to", "was", "reached", "reaching", "is", ":", "hit"].contains(&joint) {
        return None;
    }
    let mut at = if beside { q.lead } else { q.lead - 1 };
    // "official data put the town's growth at 9 percent"
    if joint == "at"
        && let Some(head) = at.checked_sub(1).filter(|&h| {
            matches!(
                view.lower(h),
                "growth" | "increase" | "rise" | "decline" | "decrease" | "drop"
            )
        })
        && let Some(put) = (head.saturating_sub(9)..head).rev().find(|&i| {
            view.tokens[i].any(&[
                "put", "puts", "set", "sets", "estimated", "estimates", "forecasts", "sees",
            ])
        })
        && put + 1 < head
        && (put + 1..head).all(|i| !view.is_verb(i) && view.quantity_at[i].is_none())
        && let Some(direction) = noun_direction(view.class(head))
    {
        let about = About::HeadOf {
            from: put + 1,
            to: head + 1,
        };
        return Some(predicate(change_measure(q), Some(direction), about, put));
    }
    // "an increase year on year of 5%"
    while at > 0
        && (view.class(at - 1).has(Class::ADVERB) && noun_direction(view.class(at - 1)).is_none()
            || view.period_at[at - 1].is_some())
    {
        at -= 1;
    }
    let noun = at.checked_sub(1)?;
    let rate = view.tokens[noun].any(&["rate", "rates", "pace"]);
    let head = if rate { noun.checked_sub(1)? } else { noun };
    let direction = noun_direction(view.class(head)).or_else(|| {
        (noun > 0 && rate)
            .then(|| noun_direction(view.class(noun - 1)))
            .flatten()
    })?;
    // "the natural growth rate was 5 per thousand" is a rate of its own
    // "a negative growth of 3.2 percent"
    let direction = match head.checked_sub(1) {
        Some(k) if view.tokens[k].is("negative") => Direction::Down,
        _ => direction,
    };
    if !rate && verb_like_change(view, head) || view.in_indicator(head) && q.sort == Sort::Rate {
        return None;
    }
    // "the steady growth of ten key industries" is not by ten
    let theirs = view.tokens[head].any(&["growth", "expansion", "rise", "decline"])
        && (head.saturating_sub(3)..head).any(|i| view.tokens[i].is("the"));
    if joint == "of" && q.sort == Sort::Count && theirs {
        return None;
    }
    // "the contribution of services to growth was 53%" is a share of it
    let contributed = view.before(head) == "to" || head > 1 && view.lower(head - 2) == "to";
    if contributed && (clause_start(view, head)..head).any(|i| view.tokens[i].any(&["contribution", "contributions"])) {
        return None;
    }
    let driven = joint == "by"
        && (clause_start(view, head)..head).any(|i| verb_direction(view.class(i)).is_some() && view.is_verb(i));
    if joint == "to" && !rate || driven {
        return None;
    }
    // what grew: "growth of exports was 3%" is read by the level rule; here the noun stands alone
    let told = k.checked_sub(1).map_or(0, |j| view.quantities()[j].tail);
    let start = clause_start(view, head).max(told.min(head));
    let mut first = head;
    while first > start
        && (is_change_adjective(view, first - 1)
            || view.class(first - 1).has(Class::DET)
            || view.tokens[first - 1].any(&["with", "both"])
            // "down 4% month on month as well as a decline of 16% year on year"
            || start == told && view.tokens[first - 1].any(&["as", "well", "and", "or"]))
    {
        first -= 1;
    }
    let mut p = predicate(change_measure(q), Some(direction), About::Inherit, head);
    // "the increase of 3 billion yuan in pension transfers": what grew stands behind
    let behind = q.tail + 1;
    let (x, y) = np::after(view, behind);
    let named = view.lower(q.tail) == "in"
        && x < y
        && view.period_at[x].is_none()
        && (view.class(y - 1).has(Class::MEASURING) || view.in_indicator(y - 1))
        && view.in_name(y - 1).is_none();
    let told_of = named && {
        let (a, b) = np::before(view, first);
        a >= b || !(a..b).any(|i| view.in_indicator(i) || view.class(i).has(Class::MEASURING))
    };
    if told_of && first > start && !view.tokens[x].any(&["terms", "real", "total"]) {
        p.about = About::After(behind);
        return Some(p);
    }
    if first > start {
        p.about = match (start..first).rev().find(|&i| view.is_verb(i)) {
            // "achieved a loan growth rate of 13.7%"
            Some(v) if first == head && first > v + 1 && names_what_grew(view, head - 1) => About::Object {
                verb: v,
                from: v + 1,
                to: first,
            },
            // "Exports saw an increase of 5%"
            Some(v) if first - v <= 3 => About::Before(v),
            Some(v) => About::Object {
                verb: v,
                from: v + 1,
                to: first,
            },
            // "export growth of 5%", "population growth rate was 3%"
            None => About::Before(first),
        };
    }
    Some(p)
}

/// `loan growth`, `passenger growth`: a noun whose plural is measured or counted.
fn names_what_grew(view: &View<'_>, i: usize) -> bool {
    let word = view.lower(i);
    let lexicon = crate::lexicon::lexicon();
    let many = crate::lexicon::plural(word);
    view.in_indicator(i)
        || lexicon.indicators.word(&many).is_some()
        || lexicon.unit_after.word(&many).is_some()
        || matches!(
            word,
            "passenger" | "freight" | "cargo" | "population" | "income" | "employment" | "tourist"
        )
}

/// `a satisfactory rise of income by 8.8%`: what changed stands between the noun and its figure.
pub(super) fn change_noun_by(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let by = q.lead.checked_sub(1).filter(|&b| view.tokens[b].is("by"))?;
    let start = clause_start(view, by);
    let of = (start + 1..by).rev().take(9).find(|&i| {
        view.tokens[i].any(&["of", "in"]) && noun_direction(view.class(i - 1)).is_some() && !view.is_verb(i - 1)
    })?;
    let plain = (of + 1..by).all(|i| !view.is_verb(i) && view.quantity_at[i].is_none());
    // "charges were cut in advance by 20%"
    let ahead = view.tokens[of + 1].is("advance");
    let timed = view.period_at[of + 1].is_some() || of + 1 == by || ahead;
    let direction = noun_direction(view.class(of - 1));
    (plain && !timed).then(|| {
        predicate(
            change_measure(q),
            direction,
            About::HeadOf { from: of + 1, to: by },
            of - 1,
        )
    })
}

fn verb_like_change(view: &View<'_>, head: usize) -> bool {
    // "the one-time increase", "a relative reduction"
    const ADJECTIVES: &[&str] = &["ive", "al", "ic", "ous", "ary", "-time", "ent", "ant"];
    let adjective = |i: usize| ADJECTIVES.iter().any(|end| view.lower(i).ends_with(end));
    let described =
        head > 1 && view.class(head - 1).is_plain() && adjective(head - 1) && view.class(head - 2).has(Class::DET);
    view.class(head).has(Class::UP.or(Class::DOWN))
        && !described
        && !(head > 0
            && (view.class(head - 1).has(Class::DET)
                || is_change_adjective(view, head - 1)
                // "18 died and 40 were hurt, decreases of 9% and 4%"
                || view.tokens[head - 1].is(",") && view.lower(head).ends_with('s') && view.lower(head + 1) == "of"
                || view.before(head) == "'s"
                || view.in_indicator(head - 1)))
        && view.lower(head) != "growth"
}

/// `rose 32.9%`, `up by 6.9%`, `fell to 49.9%`.
pub(super) fn change_verb(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let lead = q.lead;
    // "extending 72-hour stays to 18 cities": how long they are
    if q.sort == Sort::Time && view.tokens[q.first..q.last].iter().any(|t| t.lower.contains('-')) {
        return None;
    }
    // "their breathing improved within 10 days"
    let within = lead < q.first && view.tokens[lead].is("within") || matches!(view.before(lead), "within" | "in");
    if q.sort == Sort::Time && within {
        return None;
    }
    // "tax cuts exceeded 2 trillion yuan": the hedge is the verb, and what stands before it the noun
    if (lead..q.first).any(|i| view.tokens[i].any(&["exceeded", "exceeds", "surpassed", "surpasses", "topped"])) {
        return None;
    }
    // "expanded at a 6% pace"
    let pace = lead > 2
        && view.tokens[lead - 1].any(&["a", "an"])
        && view.tokens[lead - 2].is("at")
        && view
            .tokens
            .get(q.tail)
            .is_some_and(|t| t.any(&["pace", "clip", "rate", "speed"]));
    let lead = if pace {
        lead - 2
    } else {
        at_a_rate_of(view, lead).unwrap_or(lead)
    };
    // "raised to 360 yuan from the current 200 yuan"
    let mut joint = lead;
    while joint > 0
        && view.tokens[joint - 1].any(&["the", "current", "previous", "original", "present", "initial", "a"])
    {
        joint -= 1;
    }
    let to = view.before(joint) == "to";
    let from = view.before(joint) == "from";
    let at = skip_left(view, if to || from { joint - 1 } else { lead });
    let mut v = at.checked_sub(1)?;
    // "were cut in advance by 20 percent"
    if v > 2 && view.tokens[v].is("advance") && view.tokens[v - 1].is("in") {
        v -= 2;
    }
    // "set up 47 reserves"
    let founded = view.tokens[v].is("up")
        && v > 0
        && view.tokens[v - 1].any(&[
            "set", "sets", "setting", "open", "opened", "opening", "built", "building", "sign", "signed", "signing",
            "put", "freed", "freeing", "lined", "drew", "drawn", "teamed", "paired",
        ]);
    if founded {
        return None;
    }
    // "rose from 7.9% to 10.5%"
    if to && view.quantity_at[v].is_some() {
        let first = view.quantity_at[v].map(|j| &view.quantities()[j])?;
        if view.before(first.lead) == "from" {
            v = skip_left(view, first.lead - 1).checked_sub(1)?;
        }
    }
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
    let about = About::Before(verb);
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
    // "fell below 60 percent", "has risen above 3 percent": where it came to
    let bound =
        lead < q.first && lead == v + 1 && view.tokens[lead].any(&["below", "above", "under", "beneath", "past"]);
    // "the city added 300 beds": so many more of them
    if adds && q.noun.is_some() && q.sort == Sort::Count && q.lead == verb + 1 {
        return Some(predicate(
            Measure::Change,
            Some(Direction::Up),
            About::Counted(Some(verb)),
            verb,
        ));
    }
    let counted = q.noun.is_some() || q.unit == "person";
    let saved = view.lower(verb).starts_with("sav") && counted && view.before(lead) != "by";
    if saved && done_to_them(view, verb, q) {
        return Some(predicate(Measure::Level, None, About::Counted(Some(verb)), verb));
    }
    if to || from || bound || view.before(lead) != "by" && done_to_them(view, verb, q) {
        return Some(predicate(Measure::Level, None, about, verb));
    }
    Some(predicate(change_measure(q), Some(direction), about, verb))
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
    let mut verb = (start..by)
        .rev()
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
            if v + 1 < before.lead - 1 && !view.class(from).has(Class::PREP) {
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

/// Adjectives and adverbs that may stand between a change noun and its figure.
fn is_change_adjective(view: &View<'_>, k: usize) -> bool {
    let t = &view.tokens[k];
    t.any(&[
        "year-on-year", "month-on-month", "quarter-on-quarter", "annual", "average", "robust", "impressive", "rapid",
        "slight", "sharp", "modest", "strong", "steady", "nominal", "real", "cumulative", "yearly", "monthly",
        "quarterly", "net", "significant", "total", "remarkable", "substantial", "big", "large", "huge", "marked",
        "further", "two-year", "compound", "high", "fast", "overall", "year", "on", "over", "point", "natural",
        "corresponding", "relative", "absolute", "one-time",
    ])
}

pub(super) fn noun_direction(c: Class) -> Option<Direction> {
    if c.has(Class::UP_NOUN) {
        Some(Direction::Up)
    } else if c.has(Class::DOWN_NOUN) {
        Some(Direction::Down)
    } else {
        None
    }
}
