//! Clauses and participles that belong to the noun before them. Must not decide where a noun phrase ends without one.
use super::{auxiliary, is_participle};
use crate::base::{Kind, Words};
use crate::claim::view::View;
use crate::lexicon::Class;

/// `the number of cases newly received by courts rose`, `the share of people sentenced to five years dropped`: where a clause
/// begins whose head can have no verb but the one at `end`, whatever describes the things.
pub(super) fn of_a_number(view: &View<'_>, end: usize) -> Option<usize> {
    static HEADS: Words = Words::new(&[
        "number", "numbers", "proportion", "share", "percentage", "amount", "quantity",
    ]);
    if !view.may_have(&HEADS) || !view.tokens.get(end).is_some_and(|_| view.is_verb(end)) {
        return None;
    }
    let of = (end.saturating_sub(16)..end.saturating_sub(2))
        .rev()
        .take_while(|&i| !view.tokens[i].any(&[",", ";", ":", "—", "(", ")"]))
        .find(|&i| view.tokens[i].is("of") && i > 0 && HEADS.has(&view.tokens[i - 1]))?;
    let head = (0..of)
        .rev()
        .take_while(|&i| {
            view.class(i).has(Class::DET)
                || i + 1 == of
                || view.tokens[i].any(&["total", "overall", "annual", "average"])
        })
        .last()?;
    let opens = head == 0
        || view.tokens[head - 1].kind == Kind::Punct
        || view.tokens[head - 1].any(&["and", "but", "while", "that", "as"])
        || view.period_at[head - 1].is_some();
    // a finite verb in between would be the clause's own
    const FINITE: &[&str] = &[
        "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "should", "that",
        "which", "who", "whose", "and", "rose", "fell", "grew", "went", "stood", "came", "did", "does", "do",
    ];
    let describes = |i: usize| {
        let word = view.lower(i);
        !view.is_verb(i) || is_participle(view, i) || word.ends_with("ing") || matches!(view.before(i), "to" | "be")
    };
    let verbs = (of + 1..end)
        .filter(|&i| view.is_verb(i) || view.tokens[i].is("be"))
        .count();
    // "the number of villages that are not on the grid fell": the clause of the things has one verb of its own
    let relative = (of + 2..end).find(|&i| {
        view.tokens[i].any(&["that", "which", "who", "whose"]) && crate::quantity::is_plural(&view.tokens[i - 1])
    });
    if let Some(p) = relative.filter(|_| opens && (of + 1..end).all(|i| view.quantity_at[i].is_none())) {
        let finite = |i: &usize| {
            view.tokens[*i].any(FINITE)
                || view.is_verb(*i) && !is_participle(view, *i) && !view.lower(*i).ends_with("ing")
        };
        // "... has dropped": the auxiliary goes with the verb at the end
        let last = (p + 1..end).rev().find(|&i| !auxiliary(view, i)).map_or(end, |i| i + 1);
        let own = (p + 1..last).filter(finite).count();
        return (own == 1 && (of + 1..p).all(|i| !view.is_verb(i))).then_some(head);
    }
    // "the number of cases accepted and heard by the courts rose"
    let twice = |i: usize| {
        view.tokens[i].is("and")
            && is_participle(view, i - 1)
            && is_participle(view, i + 1)
            && view.class(i + 2).has(Class::PREP)
    };
    let plain = (of + 1..end)
        .all(|i| (!view.tokens[i].any(FINITE) || twice(i)) && describes(i) && view.quantity_at[i].is_none());
    (opens && plain && verbs > 0).then_some(head)
}

/// `the time a car takes to pass dropped`, `the money each household spends fell`: the noun that a clause without a pronoun
/// describes, which has a subject of its own and ends before the verb at `end`.
pub(super) fn taken(view: &View<'_>, end: usize) -> Option<usize> {
    static HEADS: Words = Words::new(&[
        "time", "times", "money", "amount", "sum", "energy", "water", "power", "land", "price", "prices", "fee",
        "fees", "rent", "rents", "subsidy", "allowance",
    ]);
    static TAKES: Words = Words::new(&[
        "takes", "take", "took", "needs", "need", "needed", "spends", "spend", "spent", "uses", "use", "used", "pays",
        "pay", "paid", "waits", "wait", "waited", "charges", "charge", "charged", "receive", "receives", "received",
    ]);
    if !view.may_have(&HEADS) || !view.may_have(&TAKES) || !view.tokens.get(end).is_some_and(|_| view.is_verb(end)) {
        return None;
    }
    let verb = (end.saturating_sub(6)..end).rfind(|&i| TAKES.has(&view.tokens[i]))?;
    let noun = (verb.saturating_sub(6)..verb).rfind(|&i| HEADS.has(&view.tokens[i]))?;
    let that = view.lower(noun + 1) == "that";
    let own = that
        || view.class(noun + 1).has(Class::DET)
        || view.tokens[noun + 1].any(&["it", "they", "we", "people", "firms"]);
    let plain = |i: usize| view.quantity_at[i].is_none() && view.tokens[i].kind != Kind::Punct;
    (own && noun + 1 + usize::from(that) < verb && (noun + 1..end).all(plain)).then_some(noun)
}

/// Whether the token at `i` is no number: `the 300 firms that the bureau watches` ends in a noun, what is counted.
fn counted(view: &View<'_>, i: usize) -> bool {
    view.quantity_at[i].is_none_or(|q| view.quantities()[q].noun.is_some_and(|n| n.1 == i + 1))
}

/// Where the noun ends that a relative clause around the boundary `k` describes: `roads that opened to traffic`,
/// `houses built in rural areas`. None where the boundary begins a clause of its own.
pub(super) fn relative(view: &View<'_>, k: usize, from: usize, to: usize) -> Option<usize> {
    // "the time spent on checks and permits has"
    let one = |and: usize| {
        is_participle(view, k)
            && view.class(k + 1).has(Class::PREP)
            && (k + 1..to).all(|i| !view.is_verb(i) && !view.class(i).has(Class::DET))
            && to - and <= 4
            && view.tokens.get(to).is_some_and(|_| view.is_verb(to))
    };
    if (k..to).any(|i| view.tokens[i].any(&[",", ";", ":"])) {
        return None;
    }
    if let Some(noun_end) = purpose(view, k, to) {
        return Some(noun_end);
    }
    if (k..to).any(|i| view.tokens[i].is("and") && !one(i)) {
        return None;
    }
    let noun = |i: usize| {
        matches!(view.tokens[i].kind, Kind::Word | Kind::Name)
            && !view.is_verb(i)
            && counted(view, i)
            && view.period_at[i].is_none()
            && !view.class(i).has(
                Class::ADVERB
                    .or(Class::PREP)
                    .or(Class::CONJ)
                    .or(Class::DET)
                    .or(Class::PRON),
            )
    };
    let pronoun = (k.saturating_sub(4)..=k)
        .rev()
        .take_while(|&i| {
            i == k
                || view.class(i).has(Class::ADVERB.or(Class::MODAL).or(Class::CONJ))
                || auxiliary(view, i)
                // "that MOFCOM keeps"
                || i + 1 == k && view.tokens[i].capital()
        })
        .find(|&i| view.tokens[i].any(&["that", "which", "who"]));
    // "it is clear that exports rose": no noun that the clause could describe
    let described = |p: usize| {
        p > 0
            && noun(p - 1)
            && (crate::quantity::is_plural(&view.tokens[p - 1])
                // "the sales rate that"
                || (1..=5).any(|d| p > d && view.class(p - 1 - d).has(Class::DET) && (p - d..p - 1).all(noun)))
    };
    // "learned from ministries that the output is": a clause with a subject of its own
    let goes_on = |p: usize| {
        let next = (p + 1..to).find(|&i| !view.class(i).has(Class::ADVERB)).unwrap_or(to);
        let object = view.class(next + 1).has(Class::DET) && !view.class(next).has(Class::DET)
            // "the 300 firms that the bureau watches sold"
            || p > 0 && view.quantity_at[p - 1].is_some() && to - p <= 8 && view.tokens.get(to).is_some_and(|_| view.is_verb(to));
        // "the 300 firms that MOFCOM keeps an eye on sold"
        let watched = view.tokens[next].capital()
            && view.is_verb(next + 1)
            && next + 2 < to
            && view.tokens.get(to).is_some_and(|_| view.is_verb(to));
        watched
            || view.is_verb(next)
            || auxiliary(view, next)
            || view.class(next).has(Class::PRON.or(Class::MODAL))
            || object
    };
    let describes = |p: &usize| p + 1 < to && described(*p) && goes_on(*p) && !view.class(p - 1).has(Class::REPORT);
    if let Some(p) = pronoun.filter(describes) {
        return Some(p);
    }
    let verb = |i: usize| view.tokens.get(i).is_some_and(|_| view.is_verb(i));
    // "the average time to leave the station is"
    if from == k + 1 && k > 1 && view.tokens[k - 1].is("to") && view.class(k - 2).has(Class::MEASURING) && verb(to) {
        return Some(k - 1);
    }
    // "counties lifted out of poverty"
    let timed = from < to && view.period_at[from].is_some();
    let described =
        from < to && (timed || view.class(from).has(Class::PREP) || view.tokens[from].is("out")) && verb(to);
    // "loans newly issued by banks were"
    let newly = k > 2 && view.lower(k - 1).ends_with("ly") && noun(k - 2);
    (view.is_verb(k)
        && is_participle(view, k)
        && k > 0
        && (noun(k - 1) || newly)
        && from == k + 1
        && described
        // "the number of pigs raised this quarter fell"
        // "people reduced to poverty by illness climbed"
        && (view.class(k).has(Class::VERB.or(Class::LEVEL).or(Class::ACT).or(Class::DOWN).or(Class::UP)) || timed))
        .then_some(k)
}

/// `the quota of loans to support the clean use of coal has been raised`: where the noun ends whose purpose stands between it
/// and the verb at `to`.
pub(super) fn purpose(view: &View<'_>, k: usize, to: usize) -> Option<usize> {
    let infinitive = k > 4 && view.tokens[k - 1].is("to") && view.is_verb(k) && !view.lower(k).ends_with("ed");
    let verb = view
        .tokens
        .get(to)
        .is_some_and(|t| t.any(&["has", "have", "had", "was", "were", "is", "are"]));
    let noun = |i: usize| view.tokens[i].kind == Kind::Word && view.class(i).is_plain() && !view.is_verb(i);
    let whole = || {
        (k.saturating_sub(9)..k - 2)
            .rev()
            .take_while(|&i| !view.is_verb(i) && view.tokens[i].kind != Kind::Punct && view.quantity_at[i].is_none())
            .any(|i| {
                view.tokens[i].is("of") && i > 0 && view.class(i - 1).has(Class::MEASURING)
                    || view.tokens[i].is("quota")
            })
    };
    (infinitive && verb && noun(k - 2) && to > k + 1 && whole()).then(|| k - 1)
}

/// `the number of valid registered trademarks`: a participle between an adjective and the plural that both describe.
pub(super) fn attributive(view: &View<'_>, k: usize, to: usize) -> bool {
    k > 1
        && k + 1 < to
        && view.lower(k).ends_with("ed")
        && crate::quantity::is_plural(&view.tokens[k + 1])
        && (k + 2 == to || view.class(k + 2).has(Class::PREP))
        && view.class(k - 1).is_plain()
        && !crate::quantity::is_plural(&view.tokens[k - 1])
        && view.quantity_at[k - 1].is_none()
        && view.tokens[k - 2].any(&["of", "the", "all", "for", "in"])
}

/// A participle right after a noun describes it: `firms obtaining a license`, `oil imported by the region`.
pub(super) fn post_modifier(view: &View<'_>, k: usize, to: usize) -> bool {
    // "the 74 towns then monitored"
    let adverb = usize::from(k > 1 && view.class(k - 1).has(Class::ADVERB) && is_participle(view, k));
    let before = k - usize::from(k > 0) - adverb;
    let noun_before = k > 0
        && matches!(view.tokens[before].kind, Kind::Word | Kind::Name)
        && !view.class(before).has(
            Class::ADVERB
                .or(Class::PREP)
                .or(Class::CONJ)
                .or(Class::DET)
                .or(Class::MODAL),
        )
        && counted(view, before);
    // "ports able to deliver gas rose": what they can do
    let able = k > 2
        && view.tokens[k - 1].is("to")
        && view.tokens[k - 2].any(&[
            "able", "ready", "eligible", "entitled", "qualified", "licensed", "unable",
        ])
        && crate::quantity::is_plural(&view.tokens[k - 3])
        && (k + 1..to).all(|i| !view.is_verb(i) && !view.tokens[i].any(&[",", "and"]));
    if able && view.tokens.get(to).is_some_and(|_| view.is_verb(to)) {
        return true;
    }
    // "the employment rate of those registered was"
    if k > 0 && view.tokens[k - 1].is("those") && is_participle(view, k) {
        return true;
    }
    // "parcels handled increased": a past participle right before the verb of the sentence
    let past = is_participle(view, k)
        && view.class(k).has(Class::VERB.or(Class::LEVEL))
        && k + 1 < view.tokens.len()
        && (view.is_verb(k + 1)
            // "workers dispatched abroad stood at"
            || k + 2 < view.tokens.len()
                && (view.class(k + 1).has(Class::ADVERB)
                    || view.tokens[k + 1].any(&["abroad", "overseas", "home", "online", "locally", "elsewhere"]))
                && view.is_verb(k + 2));
    if noun_before && past {
        return true;
    }
    // "children reaching school age reached": no comma before it, and the verb of the sentence behind
    let describing = view.lower(k).ends_with("ing")
        && k + 1 < to
        && view.quantity_at[k + 1..to].iter().all(Option::is_none)
        && !(k..to).any(|i| view.tokens[i].is(",") || view.tokens[i].is("and") && !between_names(view, i))
        && view.tokens.get(to).is_some_and(|_| view.is_verb(to));
    if noun_before && describing {
        return true;
    }
    let traded = is_traded(view, k);
    // "goods imported and exported through the port"
    if traded && view.tokens[k].any(&["exported", "imported"]) && view.tokens[k - 1].is("and") {
        return true;
    }
    noun_before
        && (traded
            || view.lower(k).ends_with("ing")
                && view.class(k).has(Class::VERB)
                && !view.class(k).has(
                    Class::UP
                        .or(Class::DOWN)
                        .or(Class::LEVEL)
                        .or(Class::SHARE)
                        .or(Class::EXCEED),
                ))
}

/// `trains passing through the Luyang and Hebin ports`: whether the `and` joins two names.
fn between_names(view: &View<'_>, and: usize) -> bool {
    let named = |i: usize| view.tokens.get(i).is_some_and(crate::base::Token::capital);
    and > 1 && named(and - 1) && (named(and + 1) || view.lower(and + 1) == "the" && named(and + 2))
}

/// `oil imported by the region`, `goods imported and exported through the port`: a participle at `k` that says which way the
/// things before it went.
pub(super) fn is_traded(view: &View<'_>, k: usize) -> bool {
    let flow = |i: usize| view.tokens.get(i).is_some_and(|t| t.any(&["imported", "exported"]));
    let placed = |i: usize| {
        view.tokens
            .get(i)
            .is_some_and(|t| t.any(&["by", "from", "to", "through", "via"]))
    };
    let first = flow(k) && view.lower(k + 1) == "and" && flow(k + 2) && placed(k + 3);
    k > 0 && flow(k) && (placed(k + 1) || first)
}
