//! What stands within a noun phrase and is none of it: asides between commas, what the things have.
use super::is_participle;
use crate::base::Kind;
use crate::claim::view::View;
use crate::lexicon::Class;
use crate::quantity::Sort;

/// `firms with an annual turnover exceeding`: where what they have begins, if the verb at `end` tells of it.
pub(super) fn had_by(view: &View<'_>, from: usize, to: usize, end: usize) -> Option<usize> {
    let tells = end < view.tokens.len() && view.lower(end).ends_with("ing") && view.is_verb(end);
    let with = (from + 1..to).rev().find(|&k| view.tokens[k].is("with"))?;
    let measure = to > with + 1 && view.class(to - 1).has(Class::MEASURING);
    let things = crate::quantity::is_plural(&view.tokens[with - 1]);
    // "purchases have kept smooth with rice stocks in large mills exceeding": a clause of its own
    let own = !view.in_indicator(with - 1)
        && view.class(from.saturating_sub(1)).has(Class::VERB.or(Class::LEVEL))
        && (with + 1..to).any(|i| view.class(i).has(Class::MEASURING) || view.in_indicator(i));
    (tells && (measure && things || own)).then_some(with + 1)
}

/// `will by that time be raised`, `has in recent years been cut`: where a time begins that stands between two verbs, the
/// second at `to`.
pub(super) fn inserted(view: &View<'_>, to: usize) -> Option<usize> {
    const TIMES: &[&str] = &[
        "time", "year", "years", "month", "months", "decade", "decades", "period", "end", "then", "date", "stage",
    ];
    let prep = (to.saturating_sub(5)..to.checked_sub(1)?)
        .rev()
        .find(|&k| view.tokens[k].any(&["by", "in", "over", "within", "during", "for", "at", "since"]))?;
    let auxiliary = prep.checked_sub(1).filter(|&a| {
        view.tokens[a].any(&[
            "will", "has", "have", "had", "was", "were", "is", "are", "be", "been", "would", "can",
        ])
    });
    let time = view.tokens[to - 1].any(TIMES) || view.period_at[to - 1].is_some();
    let plain = (prep..to).all(|k| view.quantity_at[k].is_none() && !view.is_verb(k));
    (auxiliary.is_some() && time && plain).then_some(prep)
}

/// `the debt (in all currencies) stood at`: where the noun phrase ends when brackets that explain it, and end before `to`, stand
/// behind it; else `to`.
pub(super) fn before_brackets(view: &View<'_>, to: usize) -> usize {
    if to <= 2 || !view.tokens[to - 1].is(")") {
        return to;
    }
    let open = (to.saturating_sub(12)..to - 1).rev().find(|&k| view.tokens[k].is("("));
    let explains = |o: &usize| {
        // "PM10 (particles with a diameter of 10 micrometers or less)" has a figure, and says nothing of it
        let plain = view.tokens[*o + 1].kind == Kind::Word && (*o..to).all(|i| !view.is_verb(i));
        let inside = view.indicators.iter().find(|h| h.first > *o && h.last == to - 1);
        // "financing and broad money (M2)": the same again
        let again = inside.is_some_and(|h| view.indicators.iter().any(|b| b.last == *o && b.row == h.row));
        // "imports (in yuan)"
        let placed = view.class(*o + 1).has(Class::PREP);
        *o > 0
            && (to - o > 4 || placed || again)
            && (plain || placed || view.quantity_at[*o..to].iter().all(Option::is_none))
            && (inside.is_none() || again)
    };
    open.filter(explains).unwrap_or(to)
}

/// `the rate for loans with a maturity of over five years was`: where the noun ends that has what is measured before `to`.
fn with_a_measure(view: &View<'_>, to: usize) -> Option<usize> {
    let q = &view.quantities()[view.quantity_at[to.checked_sub(1)?]?];
    let of = q
        .lead
        .checked_sub(1)
        .filter(|&i| view.tokens[i].is("of") && q.tail == to)?;
    let with = (of.saturating_sub(4)..of).rfind(|&i| view.tokens[i].is("with"))?;
    let plain = (with + 1..of).all(|i| view.class(i).is_plain() || view.class(i).has(Class::DET.or(Class::MEASURING)));
    (plain && with > 0 && view.tokens[with - 1].kind != Kind::Punct || with > 0 && view.tokens[with - 1].is(")"))
        .then_some(with)
}

/// `the signing rate of graduates as of July 1 was`: where the noun ends whose day stands before `to`.
fn as_of(view: &View<'_>, to: usize) -> Option<usize> {
    let mut at = to;
    while at > 0 && view.period_at[at - 1].is_some() {
        at -= 1;
    }
    (at < to && at > 2 && view.tokens[at - 1].is("of") && view.tokens[at - 2].is("as")).then(|| at - 2)
}

/// `homes including public rental homes, talent homes and so on, totaled`, `crops such as wheat and rice reached`: where the
/// noun ends whose examples stand before the verb at `to`.
fn examples(view: &View<'_>, to: usize) -> Option<usize> {
    let close = to - usize::from(to > 0 && view.tokens[to - 1].is(","));
    let opens = |k: usize| view.tokens[k].is("including") || view.tokens[k].is("such") && view.lower(k + 1) == "as";
    let open = (close.saturating_sub(30)..close).rev().take_while(|&k| {
        view.quantity_at[k].is_none() && view.period_at[k].is_none() && !view.tokens[k].any(&[";", ":", "(", ")"])
    });
    let open = { open }.find(|&k| opens(k))?;
    // "in provinces such as Liaoning, prices fell": what is behind the last comma is no example
    let last = (open + 1..close).rfind(|&k| view.tokens[k].is(",")).unwrap_or(open);
    let listed = (last + 1..close).any(|k| view.tokens[k].any(&["and", "etc", "etc."]));
    let nouns = (open + 1..close).all(|k| !view.is_verb(k) || is_participle(view, k) || view.tokens[k].is("such"));
    let noun = open.checked_sub(1 + usize::from(open > 0 && view.tokens[open - 1].is(",")))?;
    let named = matches!(view.tokens[noun].kind, Kind::Word | Kind::Name) && view.period_at[noun].is_none();
    (listed && nouns && named && !view.in_indicator(close - 1)).then_some(noun + 1)
}

/// Up to two asides: `the rate, which tells how ..., i.e., the ratio of ..., was`.
pub(super) fn skip_asides(view: &View<'_>, to: usize) -> usize {
    // "employment, direct and indirect, once topped"
    let light = |i: usize| view.tokens[i].any(&["once", "now", "has", "have", "had", "also"]);
    let at = (to..view.tokens.len().min(to + 3)).find(|&i| !light(i));
    let verb = [Some(to).filter(|&v| v < view.tokens.len()), at]
        .into_iter()
        .flatten()
        .any(|v| view.is_verb(v));
    if let Some(noun_end) = with_a_measure(view, to).or_else(|| as_of(view, to)).filter(|_| verb) {
        return noun_end;
    }
    if let Some(noun_end) = examples(view, to).filter(|_| verb) {
        return noun_end;
    }
    if to < 3 || !verb || !view.tokens[to - 1].is(",") {
        return to;
    }
    let open = skip_aside(view, to - 1);
    if open + 1 == to {
        return to;
    }
    skip_aside(view, open)
}

/// `tax cuts, as well as refunds, totaled`, `Hainan, an island in the south, sold`: where the noun phrase ends when an
/// aside between two commas, the second at `close`, stands behind it; else `close`.
fn skip_aside(view: &View<'_>, close: usize) -> usize {
    const OPENS: &[&str] = &[
        "including", "such", "as", "especially", "mainly", "namely", "excluding", "except", "together", "along", "a",
        "an", "driven", "led", "particularly", "like", "i.e.", "or", "mostly", "largely", "chiefly", "primarily",
        "both", "whether", "going", "judging", "according", "based", "calculated", "adjusted",
    ];
    let Some(mut open) = (1..close).rev().take(30).find(|&k| view.tokens[k].is(",")) else {
        return close;
    };
    // ", i.e., the ratio of"
    let explains = open > 1 && view.tokens[open - 1].any(&["i.e.", "namely"]);
    if explains && view.tokens[open - 2].is(",") {
        open -= 2;
    }
    // "on the platform, 12315, was": its number
    if close == open + 2 && view.tokens[open + 1].kind == Kind::Number && view.quantity_at[open + 1].is_none() {
        return open;
    }
    let noun = matches!(view.tokens[open - 1].kind, Kind::Word | Kind::Name)
        && view.period_at[open - 1].is_none()
        && !view.class(open - 1).has(Class::ADVERB);
    let clause = view.tokens[open + 1].any(&["which", "who", "whose", "where"]);
    // "the number of chargers, public and private, came to"
    let pair = close == open + 4
        && view.tokens[open + 2].any(&["and", "or"])
        && [open + 1, open + 3]
            .iter()
            .all(|&k| view.class(k).is_plain() && !crate::quantity::is_plural(&view.tokens[k]));
    // "coal firms, hit by low prices, paid"
    let opens = match view.lower(open + 1) {
        "or" => view.class(open + 2).has(Class::DET),
        // "the ratio, the part of income that is lent, fell"
        // "Daxing, the country's second-busiest airport, served"
        "the" if view.tokens.get(open + 3).is_some_and(|t| t.kind == Kind::Possessive) => close > open + 4,
        // "the Luyang Park, the largest in the province, covers"
        "the"
            if view
                .tokens
                .get(open + 2)
                .is_some_and(|t| t.any(&["first", "only"]) || t.lower.len() > 5 && t.lower.ends_with("est")) =>
        {
            close > open + 3
        }
        "the" => close > open + 3 && view.class(open + 1).has(Class::DET) && view.class(open - 1).has(Class::MEASURING),
        _ => {
            // "private firms, Beijing's favorite success story, made up"
            let owned =
                open + 2 < close && view.tokens[open + 2].kind == crate::base::Kind::Possessive && close > open + 3;
            // "firms, from big mills to small shops, sold"
            let from = view.tokens[open + 1].is("from")
                && (open + 2..close).any(|k| view.tokens[k].is("to"))
                && (open + 1..close).all(|k| view.period_at[k].is_none());
            pair || owned || from || view.tokens[open + 1].any(OPENS) || {
                // "imports, weighed down by prices, shrank"
                let by =
                    open + 2 + usize::from(matches!(view.lower(open + 2), "down" | "up" | "back" | "on" | "along"));
                // "the lines, built from scratch, topped 28,700 km", "the fund, set up in May, has paid"
                let short = close - open <= 7
                    && (view.class(open + 2).has(Class::PREP) || view.tokens[open + 2].any(&["up", "out"]));
                view.lower(by) == "by" && (is_participle(view, open + 1) || view.tokens[open + 1].is("hit"))
                    || short && is_participle(view, open + 1)
            }
        }
    };
    // "the rate, after peaking at 6 percent, came back to 5"
    let after = open + 3 < close
        && view.tokens[open + 1].any(&["after", "before", "since"])
        && view.lower(open + 2).ends_with("ing")
        && (open + 3..close).all(|k| !view.is_verb(k));
    // "income, however, fell"
    let word = close == open + 2
        && view.tokens[open + 1].any(&["however", "too", "meanwhile", "though", "moreover", "likewise", "also"]);
    // "Luyang, a town in the south"; but "in scale, the region sold more, marking a rise" has a statement there
    // "Hainan, Asia's first port of its kind, sold": a rank says nothing that could have a verb of its own
    let rank = |k: usize| view.quantity_at[k].is_none_or(|q| view.quantities()[q].sort == Sort::Rank);
    // "the train, designed for runs at 400 km per hour, is lighter"
    let made = close - open <= 14 && is_participle(view, open + 1) && view.class(open + 2).has(Class::PREP);
    let phrase = (opens && (open + 1..close).all(rank) || made)
        && (open + 2..close).all(|k| !view.is_verb(k) || is_participle(view, k));
    if noun && (clause || phrase || after || word) {
        open
    } else {
        close
    }
}
