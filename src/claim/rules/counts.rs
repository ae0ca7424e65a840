//! Numbers of things and people: `21 countries`, `Luyang (310 units) and Hebin (208)`. What is measured is in `levels`.
use super::*;

/// `more than 67,000 enterprises recorded activity`, `21 countries`.
pub(super) fn counted(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let people =
        matches!(q.unit.as_str(), "person" | "person-time" | "person-trip") || q.unit.starts_with("person per");
    if q.sort != Sort::Count && !people && !(q.sort == Sort::Rate && q.noun.is_some()) {
        return None;
    }
    // "car sales, at 23.6 million units, were above": the figure stands between the subject's commas
    let comma = q
        .lead
        .checked_sub(2)
        .filter(|&c| c > 0 && view.before(q.lead) == "at" && view.tokens[c].is(",") && view.lower(q.tail) == ",");
    let from = (0..comma.unwrap_or(0))
        .rfind(|&i| view.tokens[i].any(&[",", ";", ":"]))
        .map_or(0, |i| i + 1);
    if let Some(comma) = comma.filter(|&c| (from..c).all(|i| !view.is_verb(i)) && c > from) {
        return Some(predicate(Measure::Level, None, About::Before(comma), comma));
    }
    // "sales of kites tripled to 2.2 million units": as many as were sold
    let fold = k
        .checked_sub(1)
        .map(|j| &view.quantities()[j])
        .filter(|f| f.shape == Shape::Fold && f.tail + 1 == q.lead && view.before(q.lead) == "to");
    if let Some(f) = fold {
        return Some(predicate(Measure::Level, None, About::Before(f.lead), f.first));
    }
    // "1,200 fires broke out and 91 people were killed": a statement of its own
    let own = view.before(q.lead) == "and" && view.tokens.get(q.tail).is_some_and(|_| view.is_verb(q.tail));
    let verb = clause_verb(view, q).filter(|_| !own);
    Some(predicate(
        Measure::Level,
        None,
        About::Counted(verb),
        verb.unwrap_or(q.tail),
    ))
}

/// `Luyang (310 units), Hebin (208) and Anping (77)`: each name has the figure in the brackets behind it.
pub(super) fn in_brackets(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let open = q.lead.checked_sub(1).filter(|&o| o > 0 && view.tokens[o].is("("))?;
    let named = view.tokens[open - 1].capital() || view.in_name(open - 1).is_some();
    let listed = |j: Option<usize>| {
        j.and_then(|j| view.quantities().get(j))
            .is_some_and(|o| view.before(o.lead) == "(" && view.lower(o.tail) == ")" && o.lead.abs_diff(q.lead) <= 16)
    };
    let alone =
        view.lower(q.tail) == ")" && matches!(q.shape, Shape::Plain) && q.sort != Sort::Time && q.sort != Sort::Rank;
    let both = listed(k.checked_sub(1)) || listed(Some(k + 1));
    (alone && named && both && q.sort != Sort::Percent)
        .then(|| predicate(Measure::Level, None, About::Before(open), open))
}
