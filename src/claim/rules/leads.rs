//! Figures that a sentence opens with: `At 1.8 percent, inflation was low`.
use super::*;

/// `At 1.8 percent, inflation was the lowest`: the figure opens the sentence, and what it is of stands behind the comma.
pub(super) fn level_lead(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let opens = q.lead == 1 && view.before(q.lead) == "at" && view.lower(q.tail) == "," && q.shape == Shape::Plain;
    let from = q.tail + 1;
    let n = view.tokens.len();
    // "At roughly 94%, ships carry the bulk of the ore"
    let bulk = (from + 2..n.min(from + 8)).find(|&i| {
        view.tokens[i].any(&["bulk", "majority", "share", "part"])
            && view.lower(i + 1) == "of"
            && (i.saturating_sub(2)..i).any(|d| view.tokens[d].is("the") && d > from + 1)
    });
    if let Some(of) = bulk.filter(|_| opens && q.sort == Sort::Percent) {
        let the = (from..of).rfind(|&d| view.tokens[d].is("the")).unwrap_or(of);
        let to = the - 1;
        let mut p = predicate(Measure::Share, None, About::HeadOf { from, to }, to);
        p.of = Some(of + 2);
        return Some(p);
    }
    let verb = (from + 1..n.min(from + 12))
        .find(|&i| view.is_verb(i))
        .filter(|_| opens)?;
    let plain = (from..verb).all(|i| {
        view.quantity_at[i].is_none()
            && view.period_at[i].is_none()
            && !view.tokens[i].any(&[",", ";", "it", "they", "this"])
    });
    let state = view.tokens[verb].any(&["was", "were", "is", "are", "remains", "remained", "ranks", "ranked"]);
    (plain && state && !matches!(q.sort, Sort::Time | Sort::Rank | Sort::Count))
        .then(|| predicate(Measure::Level, None, About::HeadOf { from, to: verb }, verb))
}
