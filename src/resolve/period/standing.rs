//! Whether a figure tells of what stands, or has been done, without a time of its own.
use super::is_flow;
use crate::claim::{Reading, View};
use crate::lexicon::{Class, lexicon};
use crate::model::Measure;
use crate::quantity::{Quantity, Sort};

/// Whether the predicate is in the present tense or present perfect: a standing fact without a period of its own.
pub(super) fn timeless(view: &View<'_>, r: &Reading, q: &Quantity) -> bool {
    let present = [
        "is", "are", "have", "has", "accounts", "account", "represents", "represent", "stands", "covers", "boasts",
        "enjoys", "exceeds", "remains", "makes", "constitutes", "contributes", "owns", "lies", "gets", "receives",
        "costs", "pays", "earns", "employs", "serves", "takes", "needs", "produces", "holds", "accommodates",
        "consumes", "supplies",
    ];
    let at = r.at;
    let word = view.lower(at);
    let perfect = (at.saturating_sub(3)..at).any(|i| matches!(view.lower(i), "has" | "have"));
    let simple = present.contains(&word) || word == "with" || matches!(view.before(at), "is" | "are");
    // "the output is 285 million tons, an increase of 2 million": told of its time, in the flawed tense of some translations
    let next = view.quantities().get(r.quantity + 1).map_or(q.tail, |n| n.tail + 3);
    let way = Class::UP.or(Class::DOWN).or(Class::UP_NOUN).or(Class::DOWN_NOUN);
    let grows = (q.tail..next.min(view.tokens.len())).any(|i| view.class(i).has(way))
        && (q.tail..next.min(view.tokens.len())).all(|i| !view.tokens[i].any(&[";", "while"]));
    if word == "is" && grows && r.measure == Measure::Level {
        return false;
    }
    let level_like = matches!(r.measure, Measure::Level | Measure::Share);
    let transitive = perfect && matches!(r.rule, "effect-by") && !matches!(r.measure, Measure::Level);
    let opens_with = q.lead > 0
        && (0..q.lead)
            .rev()
            .take(4)
            .any(|i| view.tokens[i].is("population") || view.tokens[i].is("with") && i == 0);
    level_like && (simple || perfect || opens_with) || transitive
}

/// `It covers 551 counties`, `The territory makes up 4% of the land`, `There are still 100 million of them`: whether a level or a
/// share is told by a verb in the simple present; not `is 5% more`, which translations have of the past.
pub(super) fn simple_present(view: &View<'_>, r: &Reading, q: &Quantity) -> bool {
    const PRESENT: &[&str] = &[
        "is", "are", "accounts", "account", "represents", "represent", "covers", "cover", "makes", "make",
        "constitutes", "constitute", "owns", "own", "holds", "hold", "has", "have", "boasts", "serves", "employs",
        "lies", "lie", "live", "lives", "contains", "contain", "consists",
    ];
    let level = matches!(r.measure, Measure::Level | Measure::Share);
    let start = crate::claim::clause_start(view, q.lead);
    let verb = (start..q.lead)
        .rev()
        .take_while(|&i| view.quantity_at[i].is_none())
        .find(|&i| view.tokens[i].any(PRESENT) || view.is_verb(i))
        // "49 firms are born every day"
        .or_else(|| {
            (q.tail..(q.tail + 6).min(view.tokens.len())).find(|&i| view.tokens[i].any(PRESENT) || view.is_verb(i))
        });
    let plain = |v: usize| {
        let ahead = (v + 1..v + 4).any(|k| {
            view.lower(k).ends_with("ed")
                || matches!(view.lower(k), "been" | "expected" | "to" | "built" | "set" | "made")
        });
        let led =
            v > 0 && view.tokens[v - 1].any(&["to", "will", "would", "can", "could", "may", "should", "must", "not"]);
        let subject = v == start || !view.tokens[v].any(&["lives", "makes", "own"]) || !led;
        view.tokens[v].any(PRESENT) && !ahead && !led && subject
    };
    let next = view.quantities().get(r.quantity + 1).map_or(q.tail + 4, |n| n.tail + 3);
    let way = Class::UP.or(Class::DOWN).or(Class::UP_NOUN).or(Class::DOWN_NOUN);
    let grows = (q.tail..next.min(view.tokens.len())).any(|i| view.class(i).has(way));
    level && !grows && verb.is_some_and(plain)
}

/// Whether a level is told in the present tense: `the country counts 250 of them`, `45 million receive it`.
pub(super) fn is_now(view: &View<'_>, q: &Quantity, r: &Reading) -> bool {
    let start = crate::claim::clause_start(view, q.lead);
    let present = |i: usize| {
        matches!(
            view.lower(i),
            "is" | "are" | "counts" | "receive" | "receives" | "has" | "have"
        ) && !matches!(view.lower(i + 1), "been" | "expected" | "to")
            && !(i + 1..i + 4).any(|k| view.lower(k).ends_with("ed"))
    };
    // "new runways number 84" are those of the run
    let new = (start..q.tail).any(|i| view.tokens[i].any(&["new", "newly", "another", "additional"]));
    r.measure == Measure::Level && !new && (start..(q.tail + 6).min(view.tokens.len())).any(present)
}

/// `the 31 provinces`, `with 90 members`: a count that nothing was done to.
pub(super) fn timeless_count(view: &View<'_>, q: &Quantity) -> bool {
    definite(view, q) || view.before(q.lead) == "with"
}

/// `the share fell to 5%`, `coverage has reached 80%`: where something stands at the end of the time spoken of, and no
/// sum over it.
pub(super) fn stands_at(view: &View<'_>, r: &Reading, q: &Quantity) -> bool {
    let level = r.measure == Measure::Level;
    let reached = view.tokens.get(r.at).is_some_and(|t| {
        t.any(&[
            "reached", "reach", "reaching", "stands", "stood", "exceeded", "exceeding", "surpassed",
        ])
    });
    let each = r.frame.indicator.as_deref().is_some_and(|i| i.contains("per capita"));
    let stock = (matches!(q.sort, Sort::Unit | Sort::Count | Sort::Bare) || each) && reached && !is_flow(r);
    // "has stayed at 4%" all through the years, "accounting for a third" of their sum
    let stays = (r.at.saturating_sub(1)..q.lead).any(|i| lexicon().kind(view.lower(i)).has(Class::STAY));
    if stays {
        return false;
    }
    level && stock
        || r.measure == Measure::Share && !view.class(r.at).has(Class::SHARE)
        || level && (view.before(q.lead) == "to" || q.sort == Sort::Percent || r.frame.rate)
}

/// Whether what is told in the perfect stands before a figure: `40 dams have been built`, `we have built 40`, but not `the
/// fee is 5 yuan, which has been raised`.
pub(super) fn done_before(view: &View<'_>, q: &Quantity) -> bool {
    let has = |i: usize| view.tokens[i].any(&["has", "have"]);
    let first = (0..view.tokens.len()).find(|&i| has(i)).unwrap_or(0);
    first < q.first || (q.tail..=first).all(|i| !view.tokens[i].any(&[",", "which", "that"]) || i == first)
}

/// Whether the sentence speaks in the present perfect (`it has built three platforms`).
pub(super) fn perfect(view: &View<'_>) -> bool {
    (0..view.tokens.len()).any(|i| {
        view.tokens[i].any(&["has", "have"])
            && (i + 1..i + 4).any(|k| {
                view.lower(k).ends_with("ed")
                    || matches!(
                        view.lower(k),
                        "built"
                            | "rebuilt"
                            | "set"
                            | "made"
                            | "taken"
                            | "become"
                            | "been"
                            | "got"
                            | "spent"
                            | "sold"
                            | "held"
                            | "won"
                            | "put"
                            | "laid"
                            | "given"
                            | "grown"
                            | "risen"
                            | "fallen"
                    )
            })
    })
}

/// `the 10 ASEAN countries`, `five Central Asian countries` inside another phrase: a standing count.
pub(super) fn definite(view: &View<'_>, q: &Quantity) -> bool {
    matches!(view.before(q.lead), "the" | "these" | "those" | "all")
}

/// Whether a sentence is told in the past: `Half of it was spent`, `Sales rose`; not `Each gets 300 yuan`, `It has paid 300`,
/// nor a bare `Some 40 parks`.
pub(in crate::resolve) fn in_the_past(view: &View<'_>) -> bool {
    let plain = |i: usize| match i.checked_sub(1).map(|k| view.lower(k)) {
        Some(w) => !matches!(
            w,
            "has" | "have" | "been" | "be" | "is" | "are" | "will" | "the" | "a" | "an" | "of"
        ),
        None => false,
    };
    (0..view.tokens.len()).any(|i| match view.lower(i) {
        "was" | "were" | "had" | "did" | "rose" | "fell" | "grew" | "came" | "stood" | "went" | "made" | "took"
        | "saw" | "held" | "gave" | "sold" | "spent" | "built" | "got" | "paid" | "brought" | "found" | "flew"
        | "sent" | "drew" | "lost" | "kept" | "bought" | "caught" | "lent" | "became" | "began" | "drove"
        | "shrank" | "won" | "met" => plain(i),
        w => w.len() > 4 && w.ends_with("ed") && plain(i),
    })
}
