//! Items behind a colon that share the verb before it: `all three rose: the first by 2%, the second by 3%`.
use super::*;

/// `prices fell in all regions: the east by 2%, the west 3%`.
pub(super) fn colon_list(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let qs = view.quantities();
    let q = &qs[k];
    let colon = (0..q.lead).rev().find(|&i| view.tokens[i].is(":"))?;
    let verb = (0..colon)
        .rev()
        .take_while(|&i| !view.tokens[i].any(&[";", ":"]))
        .find(|&i| view.is_verb(i))
        .filter(|&i| verb_direction(view.class(i)).is_some())?;
    let told = k.checked_sub(1).map_or(0, |j| qs[j].tail).max(colon + 1);
    let to = q.lead - usize::from(view.before(q.lead) == "by");
    let from = (told..to).find(|&i| !view.tokens[i].any(&[",", ";", "and", "the", "while"]))?;
    let noun = |i: usize| {
        matches!(
            view.tokens[i].kind,
            crate::base::Kind::Word | crate::base::Kind::Name | crate::base::Kind::Possessive
        ) && !view.is_verb(i)
            && view.period_at[i].is_none()
            && changes::noun_direction(view.class(i)).is_none()
    };
    // "prices fell: growth was 3%" has a statement of its own behind the colon
    let plain = (colon + 1..to).all(|i| view.quantity_at[i].is_some() || !view.is_verb(i));
    let open = !view.class(q.tail).has(Class::OUTPACE.or(Class::LAG)) && view.lower(q.tail) != "of";
    let item =
        to > from && to - from <= 8 && (from..to).all(noun) && !view.class(to - 1).has(Class::PREP.or(Class::CONJ));
    (q.sort == Sort::Percent && plain && open && item).then(|| {
        let about = About::Object { verb, from, to };
        predicate(Measure::Growth, verb_direction(view.class(verb)), about, verb)
    })
}

/// `it invested 9 billion yuan: 5 billion in dams, up 6%, and 4 billion in canals`: parts of what stands before the colon.
pub(super) fn colon_parts(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let qs = view.quantities();
    let q = &qs[k];
    let colon = (0..q.lead).rev().find(|&i| view.tokens[i].is(":"))?;
    let whole = qs.iter().rfind(|o| o.last <= colon)?;
    let verb = (0..whole.lead)
        .rev()
        .take_while(|&i| !view.tokens[i].any(&[";", ":"]))
        .find(|&i| view.is_verb(i))?;
    let opens = (k.checked_sub(1).map_or(colon, |j| qs[j].tail.max(colon))..q.lead)
        .all(|i| view.tokens[i].any(&[":", ",", "and", ";"]) || view.period_at[i].is_some());
    let placed = view
        .tokens
        .get(q.tail)
        .is_some_and(|t| t.any(&["in", "for", "to", "from", "by"]));
    let timed = view.period_at.get(q.tail + 1).is_none_or(Option::is_some);
    let to = crate::claim::np::after(view, q.tail + 1).1;
    (opens && placed && !timed && to > q.tail + 1 && q.sort == whole.sort && q.unit == whole.unit).then(|| {
        let from = q.tail;
        predicate(Measure::Level, None, About::Object { verb, from, to }, verb)
    })
}
