//! Statements whose verb was said before: `exports rose by 5%, imports 3%`, `by 9% for tea, 4% for rice`.
use super::changes::noun_direction;
use super::*;
use crate::base::Kind;

/// `trade with Chile rose by 2.5% and with Peru by 1.5%`: the verb is said once.
pub(super) fn elliptic_by(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let p = prev.filter(|p| matches!(p.measure, Measure::Growth | Measure::Change))?;
    let before = k.checked_sub(1).map(|j| &view.quantities()[j])?;
    let by = view.before(q.lead) == "by";
    // "water use per head by 5%": words that are nouns as well
    let noun = |i: usize| view.tokens[i].any(&["use", "cost", "costs", "work", "support", "report", "need", "plan"]);
    if !by
        || before.sort != q.sort
        || (before.tail..q.lead).any(|i| view.is_verb(i) && !noun(i) && view.period_at[i].is_none())
    {
        return None;
    }
    let start = next_statement(view, before.tail, q.lead);
    let from = (start..q.lead - 1).find(|&i| !view.tokens[i].any(&["and", ",", "while", "that", "the"]))?;
    let mut p = *p;
    p.about = About::Object {
        verb: before.tail,
        from,
        to: q.lead - 1,
    };
    Some(p)
}

/// `the area grew from 3 in 1978 to 16 last year, and the depth from 1 to 14`: the verb is said once, and what changed from
/// this value stands right before it.
pub(super) fn elliptic_from(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    let (qs, q) = (view.quantities(), &view.quantities()[k]);
    let p = prev.filter(|p| p.measure == Measure::Level && k > 1)?;
    let (next, before) = (qs.get(k + 1)?, &qs[k - 1]);
    let pair = |a: &Quantity, b: &Quantity| view.before(a.lead) == "from" && view.before(b.lead) == "to";
    if !pair(q, next) || !pair(&qs[k - 2], before) {
        return None;
    }
    let to = q.lead - 1;
    let start = next_statement(view, before.tail, to);
    let from = (start..to)
        .find(|&i| !view.tokens[i].any(&["and", ",", ";", "while", "the", "its", "their", "that", "those"]))?;
    let plain = (from..to).all(|i| !view.is_verb(i) && view.period_at[i].is_none() && view.quantity_at[i].is_none());
    // "the rate per million tons" is a rate
    let to = (from + 1..to).find(|&i| view.tokens[i].is("per")).unwrap_or(to);
    (to > from && to - from <= 10 && plain).then(|| {
        let about = About::Object {
            verb: before.tail,
            from,
            to,
        };
        predicate(Measure::Level, p.direction, about, before.tail)
    })
}

/// `by 34% in May, those of trays by 16%`, `rose 4% year on year, paper 2%`: where the next statement begins, behind what
/// is still said of the figure that ends at `tail`.
pub(super) fn next_statement(view: &View<'_>, tail: usize, end: usize) -> usize {
    (tail..end)
        .take_while(|&i| view.quantity_at[i].is_none() && (!view.is_verb(i) || view.period_at[i].is_some()))
        .find(|&i| view.tokens[i].any(&["and", ",", ";", "while"]))
        .unwrap_or(tail)
}

/// `exports rose by 5%, imports 3%`, `spending contributed 60%, net exports 20%`: the verb is said once, and each figure
/// stands right behind its subject.
pub(super) fn elliptic(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let p = prev.filter(|p| matches!(p.measure, Measure::Growth | Measure::Share))?;
    let before = k.checked_sub(1).map(|j| &view.quantities()[j])?;
    // "with Africa 9.6% and to Vietnam 12%": the preposition is said again
    let placed = |i: usize| {
        view.tokens[i].any(&["with", "to", "from", "in", "via"])
            && (view.in_name(i + 1).is_some() || view.lower(i + 1) == "the" && view.in_name(i + 2).is_some())
    };
    let joint = |i: usize| {
        view.tokens[i].any(&["and", ",", "while", "the", "year-on-year", "month-on-month"])
            || view.tokens[i].is("with") && !placed(i)
            || view.tokens[i].is("followed")
            || view.tokens[i].is("by") && view.before(i) == "followed"
            // "; and of electric cars, 4%"
            || view.tokens[i].is("of") && view.tokens[i - 1].is("and") && view.before(i - 1) == ";"
            // "and that of small firms 3%"
            || view.tokens[i].any(&["that", "those"]) && view.lower(i + 1) == "of"
            // ", of which exports 3%"
            || view.tokens[i].is("of") && matches!(view.lower(i + 1), "which" | "them" | "these")
            || view.tokens[i].any(&["which", "them", "these"]) && view.before(i) == "of"
            || view.tokens[i].is(";")
    };
    let start = next_statement(view, before.tail, q.lead);
    // "; private firms, 7.5 percent": as the verb is left out, so may a comma stand for it
    let comma = view.before(q.lead) == "," && start < q.lead && view.tokens[start].is(";");
    // ", with Asia at 9%, Europe at 8%"
    let goes_on = p.rule == "elliptic" && view.before(before.lead) == "at";
    let with_at = view.before(q.lead) == "at"
        && (view.lower(start + 1) == "with" && view.tokens.get(start + 2).is_some_and(crate::base::Token::capital)
            || goes_on);
    // ", followed by tea with 18 percent and silk with 8 percent"
    let after = start.min(view.tokens.len() - 1);
    let followed = (after..q.lead).any(|i| view.tokens[i].is("followed") && view.lower(i + 1) == "by")
        || p.rule == "elliptic" && view.before(before.lead) == "with";
    let followed = followed && view.before(q.lead) == "with";
    let mut to = q.lead - usize::from(view.before(q.lead) == "by" || comma || with_at || followed);
    if to > 1 && view.before(to - 1) == "in" && view.tokens[to - 1].any(&["total", "all"]) {
        to -= 2;
    }
    let from = (start..to).find(|&i| !joint(i) && !(view.tokens[i].is("of") && view.before(i).starts_with("th")))?;
    let noun = |i: usize| {
        matches!(view.tokens[i].kind, Kind::Word | Kind::Name | Kind::Possessive)
            && !view.is_verb(i)
            && view.period_at[i].is_none()
            && (!view.tokens[i].any(&[
                "up", "down", "which", "that", "than", "to", "at", "by", "from", "or", "about",
            ]) || view.tokens[i].is("to") && view.before(i) == "attributable")
            && !view.class(i).has(Class::OUTPACE.or(Class::LAG))
            && noun_direction(view.class(i)).is_none()
    };
    // "; mills funded by investors from abroad, 2 percent": between the marks anything but a verb of its own
    let noun = |i: usize| {
        let described = view.lower(i).ends_with("ed") && view.class(i + 1).has(Class::PREP);
        noun(i) || comma && (!view.is_verb(i) || described) && view.period_at[i].is_none()
    };
    let own_statement = view.is_verb(q.tail)
        || matches!(view.lower(q.tail), "of" | "were" | "was" | "is" | "are" | "being")
        || view.class(q.tail).has(Class::OUTPACE.or(Class::LAG))
        || noun_direction(view.class(q.tail)).is_some();
    // "accounted for 21%, with the overdue rate below 0.4%": a rate is no part of a whole
    let rate = view.tokens[to - 1].any(&["rate", "rates", "ratio", "ratios", "index", "coefficient"]);
    let stands = from > before.tail
        && !rate
        && to - from <= if comma { 16 } else { 10 }
        && (from + usize::from(placed(from))..to).all(noun)
        && (placed(from) || !view.class(from).has(Class::PREP.or(Class::ADVERB)))
        && !view.class(to - 1).has(Class::PREP.or(Class::CONJ).or(Class::DET));
    (stands && before.sort == q.sort && q.sort == Sort::Percent && !own_statement).then_some(Predicate {
        about: About::Object {
            verb: before.tail,
            from,
            to,
        },
        of: None,
        ..*p
    })
}

/// `the rate averaged 5.1%, with that of the young at 14%`, `..., with Hainan at 6% and the inland cities at 4%`: the rate of
/// one group among those it was told of.
pub(super) fn with_at(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let p = prev.filter(|p| p.measure == Measure::Level)?;
    let before = k.checked_sub(1).map(|j| &view.quantities()[j])?;
    let at = q
        .lead
        .checked_sub(1)
        .filter(|&i| view.tokens[i].is("at") && i > before.tail)?;
    let opens = |i: usize| view.tokens[i].any(&["with", "and", ","]);
    let from = (before.tail..at).find(|&i| !opens(i) && !view.class(i).has(Class::DET))?;
    let with = (before.tail..from).any(|i| view.tokens[i].is("with")) || p.rule == "with-at" && from > before.tail;
    let plain = (from..at)
        .all(|i| !view.is_verb(i) && !view.tokens[i].any(&[",", ";", "which"]) && view.period_at[i].is_none());
    (with && plain && from < at && at - from <= 8 && before.sort == q.sort && q.sort == Sort::Percent).then_some(
        Predicate {
            about: About::Object {
                verb: before.tail,
                from,
                to: at,
            },
            of: None,
            at,
            ..*p
        },
    )
}

/// `by 39% for car parts, 34% for batteries`, `3 billion yuan was in railways, 2 billion in roads`: one more of the same,
/// for what stands behind it.
pub(super) fn each_for(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let p = prev.filter(|p| matches!(p.measure, Measure::Growth | Measure::Level | Measure::Share))?;
    let before = k.checked_sub(1).map(|j| &view.quantities()[j])?;
    let was = usize::from(
        view.tokens
            .get(before.tail)
            .is_some_and(|t| t.any(&["was", "were", "went", "is", "are"])),
    );
    // "the time was 40 hours for imports, and for exports 2.5 hours": the preposition opens the statement
    let opens = (before.tail..before.tail + 3)
        .find(|&i| !matches!(view.lower(i), "," | "and" | ";"))
        .filter(|&i| view.tokens.get(i).is_some_and(|t| t.any(&["for", "in"])) && i > before.tail);
    if let Some(from) = opens.filter(|&f| f + 1 < q.lead && q.lead - f <= 6 && before.sort == q.sort) {
        let plain = (from + 1..q.lead).all(|i| {
            !view.is_verb(i) && view.period_at[i].is_none() && !view.tokens[i].any(&[",", "at", "to", "by", "of"])
        });
        let noun = view.class(q.lead - 1).has(Class::DET.or(Class::PREP).or(Class::CONJ));
        if plain && !noun && p.measure == Measure::Level && view.tokens.get(q.tail).is_none_or(|t| !t.is("of")) {
            return Some(Predicate {
                about: About::Object {
                    verb: before.tail,
                    from,
                    to: q.lead,
                },
                of: None,
                ..*p
            });
        }
    }
    let prep = view.lower(before.tail + was);
    let to = q.lead - usize::from(view.before(q.lead) == "by");
    let carried = prep == "by" && view.names.iter().any(|h| h.first == q.tail);
    let same = (matches!(prep, "for" | "in" | "to" | "from" | "among") || carried) && view.lower(q.tail) == prep;
    let between = before.tail + was + 1..to;
    let listed = to > before.tail && view.tokens[to - 1].any(&[",", "and"]);
    let plain = between.len() <= 9 && between.clone().all(|i| !view.is_verb(i) && view.period_at[i].is_none());
    let timed = view.period_at.get(q.tail + 1).is_none_or(Option::is_some);
    // "78 percent in primary schools and 93 percent in high schools": each of a whole of its own
    let of = p.of.filter(|_| p.measure == Measure::Share).map(|_| q.tail + 1);
    (same && listed && plain && !timed && before.sort == q.sort && before.unit == q.unit).then_some(Predicate {
        about: About::Inherit,
        of,
        ..*p
    })
}
