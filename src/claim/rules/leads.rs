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
            && (view.period_at[i].is_none() || i > from && view.period_at[i + 1].is_none())
            && !view.tokens[i].any(&[",", ";", "it", "they", "this"])
    });
    let state = view.tokens[verb].any(&["was", "were", "is", "are", "remains", "remained", "ranks", "ranked"]);
    // "At 41 billion yuan, exports hit a record": what is measured in money is no rise of it
    let amount = matches!(q.sort, Sort::Money | Sort::Unit) && view.in_indicator(verb - 1);
    (plain && (state || amount) && !matches!(q.sort, Sort::Time | Sort::Rank | Sort::Count))
        .then(|| predicate(Measure::Level, None, About::HeadOf { from, to: verb }, verb))
}

/// `levied a 25 percent tariff on steel`, `the 15 percent markup`: the noun behind a percentage says what it is one of.
pub(super) fn percent_noun(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    static NOUNS: Words = Words::new(&[
        "tariff", "tariffs", "tax", "taxes", "duty", "duties", "levy", "discount", "discounts", "fee", "fees",
        "markup", "markups", "ceiling", "cap", "floor", "subsidy", "subsidies", "deposit", "premium", "rebate",
        "surcharge", "royalty", "bonus", "allowance", "commission", "dividend", "stake", "stakes", "holding", "margin",
        "threshold", "ratio", "interest", "penalty",
    ]);
    let q = &view.quantities()[k];
    let determined = q.lead > 0 && (view.class(q.lead - 1).has(Class::DET) || view.before(q.lead) == "any");
    if q.sort != Sort::Percent || q.shape != Shape::Plain || !determined || !view.may_have(&NOUNS) {
        return None;
    }
    let end = (q.tail..view.tokens.len().min(q.tail + 4)).find(|&i| NOUNS.has(&view.tokens[i]))?;
    let plain = (q.tail..end).all(|i| {
        matches!(view.tokens[i].kind, crate::base::Kind::Word | crate::base::Kind::Name)
            && !view.is_verb(i)
            && !view
                .class(i)
                .has(Class::PREP.or(Class::CONJ).or(Class::UP_NOUN).or(Class::DOWN_NOUN))
    });
    // "a 15 percent fee increase"
    let next = view
        .tokens
        .get(end + 1)
        .is_none_or(|t| !matches!(t.kind, crate::base::Kind::Word))
        || view.class(end + 1).has(Class::PREP.or(Class::CONJ))
        || view.is_verb(end + 1) && !view.class(end + 1).has(Class::UP_NOUN.or(Class::DOWN_NOUN));
    let owned = view.tokens[end].any(&["stake", "stakes", "holding"]);
    let measure = if owned { Measure::Share } else { Measure::Level };
    let mut p = predicate(measure, None, About::After(q.tail), q.tail);
    p.of = (owned && matches!(view.lower(end + 1), "in" | "of")).then_some(end + 2);
    (plain && next).then_some(p)
}
