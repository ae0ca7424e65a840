//! Forecasts that somebody revises: `cut its forecast for world trade to 2% from 3%`.
use super::*;

/// Nouns for what is foreseen.
pub(crate) static OUTLOOKS: Words = Words::new(&[
    "forecast", "forecasts", "outlook", "projection", "projections", "estimate", "estimates", "prediction",
    "predictions", "expectation", "expectations",
]);

/// Verbs by which a forecast is given or revised.
const REVISE: &[&str] = &[
    "cut", "cuts", "cutting", "slashed", "slashes", "slashing", "lowered", "lowers", "lowering", "raised", "raises",
    "raising", "lifted", "lifts", "lifting", "upgraded", "upgrades", "downgraded", "downgrades", "trimmed", "trims",
    "trimming", "revised", "revises", "revising", "adjusted", "kept", "keeps", "maintained", "held", "put", "puts",
    "set", "hiked", "nudged", "reduced", "reduces", "boosted", "dropped", "upped", "shaved",
];

/// Whether the verb of revising stands at a token.
pub(crate) fn revises(view: &View<'_>, at: usize) -> bool {
    view.tokens[at].any(REVISE)
}

/// Words of what is no growth, though it is foreseen in percent.
const RATES: &[&str] = &[
    "rate", "rates", "deficit", "ratio", "unemployment", "share", "inflation", "yield", "coverage", "proportion",
    "margin",
];

/// `cut its forecast for world trade to 2%`, `raised its growth forecast for this year from 5% to 5.2%`: the object of the verb
/// grows so, unless it is a rate; and so `from an earlier call of 3%` behind that.
pub(super) fn outlook_to(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let joint = view.before(q.lead);
    if q.sort != Sort::Percent || !matches!(joint, "to" | "from" | "at" | "of") || !view.may_have(&OUTLOOKS) {
        return None;
    }
    let told = k.checked_sub(1).map_or(0, |j| view.quantities()[j].tail);
    if let Some(p) = prev.filter(|p| p.rule == "outlook-to") {
        let from = (told..q.lead).any(|i| view.tokens[i].is("from"));
        let near = q.lead - told <= 8 && (told..q.lead).all(|i| !view.is_verb(i) && !view.tokens[i].is(";"));
        return (from || joint == "to")
            .then_some(())
            .filter(|()| near)
            .map(|()| Predicate {
                direction: p.direction.map(|_| way(q)),
                about: About::Inherit,
                of: None,
                ..*p
            });
    }
    let start = clause_start(view, q.lead);
    let noun = (start..q.lead)
        .rfind(|&i| OUTLOOKS.has(&view.tokens[i]) && !view.is_verb(i))
        .filter(|_| joint != "of")?;
    let verb = (start..noun)
        .rfind(|&i| view.tokens[i].any(REVISE))
        .filter(|&v| noun - v <= 8)?;
    let ends = |i: &usize| view.tokens[*i].any(&["to", "from", "by", "at"]) && !view.in_indicator(*i);
    let to = (noun + 1..q.lead).find(ends)?;
    // "its forecast for China's growth this year": of that growth; but "its growth forecast for this year"
    let of_growth = matches!(view.lower(noun + 1), "for" | "of")
        && (noun + 2..to)
            .any(|i| view.tokens[i].is("growth") && view.tokens[i - 1].kind == crate::base::Kind::Possessive);
    let from = match of_growth {
        true => noun + 2,
        false => verb + 1 + usize::from(view.tokens[verb + 1].any(&["up", "down"])),
    };
    let rate = (from..to).any(|i| view.tokens[i].any(RATES)) && !(from..to).any(|i| view.tokens[i].is("growth"));
    let timed = (from + 1..to).find(|&i| of_growth && view.period_at[i].is_some());
    let about = About::HeadOf {
        from,
        to: timed.unwrap_or(to),
    };
    Some(match rate {
        true => predicate(Measure::Level, None, about, verb),
        false => predicate(Measure::Growth, Some(way(q)), about, verb),
    })
}

fn way(q: &Quantity) -> Direction {
    match q.value.is_sign_negative() {
        true => Direction::Down,
        false => Direction::Up,
    }
}
