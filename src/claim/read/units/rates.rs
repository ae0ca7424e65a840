//! Units of so much for each of something else: `per 1,000 boats`, `357 per judge`.
use super::{Reading, last_counted};
use crate::base::Kind;
use crate::claim::view::View;
use crate::model::NonClaimKind;
use crate::quantity::Quantity;

/// `accidents per 1,000 boats fell from 4.9`, with the things behind the denominator, said between a place and the figure.
pub(super) fn rated(view: &View<'_>, q: &Quantity, from: usize) -> Option<String> {
    let &(a, b, _) = view
        .mentions
        .non_claims
        .iter()
        .rev()
        .find(|n| n.2 == NonClaimKind::Denominator && n.0 > from && n.1 <= q.lead && view.before(n.0) == "per")?;
    let of = view.tokens.get(b).filter(|t| crate::quantity::is_plural(t));
    Some(format!(
        "per {}{}",
        view.text(a, b),
        of.map_or(String::new(), |t| format!(" {}", people(&t.lower)))
    ))
}

/// `beds per 1,000 population went up from 4.24`: the denominator said before the figure.
pub(super) fn denominator(view: &View<'_>, q: &Quantity) -> Option<String> {
    // "physicians per thousand people"
    let thousand = (1..q.lead.saturating_sub(1))
        .rfind(|&i| view.tokens[i].is("thousand") && view.before(i) == "per" && view.tokens[i + 1].kind == Kind::Word);
    if let Some(i) = thousand {
        return Some(format!("per 1,000 {}", people(view.lower(i + 1))));
    }
    let &(a, b, _) = view.mentions.non_claims.iter().rev().find(|n| {
        n.2 == NonClaimKind::Denominator && n.1 <= q.lead && matches!(view.before(n.0), "per" | "every" | "/")
    })?;
    let noun = view.tokens.get(b).filter(|t| {
        let things = crate::quantity::is_plural(t) && !crate::quantity::is_stop(&view.tokens, b);
        t.any(&["people", "population", "residents", "women", "children"]) || things && !view.is_verb(b)
    });
    let of = noun.map_or(String::new(), |t| format!(" {}", people(&t.lower)));
    Some(format!("per {}{of}", view.text(a, b)))
}

/// One word for those of whom there are so many: `per 1,000 population`, `per 1,000 residents`.
fn people(word: &str) -> &str {
    match word {
        "population" | "residents" | "inhabitants" | "persons" => "people",
        other => other,
    }
}

/// `33.5 million cases, 357 per judge`: what was counted last, for each.
pub(super) fn per_one(view: &View<'_>, q: &Quantity, before: &[Reading]) -> Option<String> {
    if view.lower(q.tail) != "per" || view.before(q.lead) != "," {
        return None;
    }
    let one = view.tokens.get(q.tail + 1).filter(|t| t.kind == Kind::Word)?;
    last_counted(view, before).map(|counted| format!("{counted} per {}", one.lower))
}
