//! Units left out because they were said before: `from 380 mg/l to 120`, `down 0.5`, `34 hours instead of 20`.
//! Must not guess from the noun a figure counts: that needs the noun phrase, which `claim` reads.
use super::mention::{Quantity, Shape, Sort};
use crate::base::{Kind, Token};
use crate::lexicon::{Class, lexicon};
use rust_decimal::Decimal;

/// Lends units to bare numbers from the quantity they stand against.
pub fn settle(qs: &mut [Quantity], tokens: &[Token<'_>]) {
    // "118 micrograms and 72 micrograms per cubic meter": the denominator is said of the last
    for k in (1..qs.len()).rev() {
        let (a, b) = (&qs[k - 1], &qs[k]);
        let per = b
            .unit
            .strip_prefix(a.unit.as_str())
            .is_some_and(|rest| rest.starts_with(" per "));
        if per && !a.unit.is_empty() && a.sort != Sort::Money && super::lists::listed(tokens, a, b) {
            let (unit, sort) = (b.unit.clone(), b.sort);
            (qs[k - 1].unit, qs[k - 1].sort, qs[k - 1].noun) = (unit, sort, None);
        }
    }
    for k in 0..qs.len() {
        if qs[k].sort != Sort::Bare || pure(&qs[k], tokens) {
            continue;
        }
        // "risen from 0.59 to 0.93": what they count, their noun says
        if is_pair(qs, tokens, k) && from_to(qs, tokens, k).is_none() {
            continue;
        }
        // "38 mills grew by 20 percent, and 89 out of 97 did": mills
        if is_out_of(qs, tokens, k) {
            let counted = qs[..k].iter().rfind(|p| p.sort == Sort::Count);
            if let Some((unit, sort)) = counted.map(|p| (p.unit.clone(), p.sort)) {
                (qs[k].unit, qs[k].sort) = (unit, sort);
            }
            continue;
        }
        // "with a success rate of 100 percent, and 14 of them are": so many, whatever stood before
        let whole = qs[k].step == Decimal::ONE && word(tokens, Some(qs[k].tail)) == "of";
        if whole && matches!(word(tokens, Some(qs[k].tail + 1)), "them" | "these" | "those") {
            continue;
        }
        if let Some(last) = last_of_times(qs, tokens, k) {
            for i in k..last {
                (qs[i].unit, qs[i].sort, qs[i].shape) = (qs[last].unit.clone(), Sort::Time, Shape::Streak);
            }
            continue;
        }
        let model = from_to(qs, tokens, k)
            .or_else(|| part_of(qs, tokens, k))
            .or_else(|| apart_too(qs, tokens, k))
            .or_else(|| against(qs, tokens, k))
            .or_else(|| parallel(qs, tokens, k))
            .or_else(|| bounded_too(qs, tokens, k))
            .or_else(|| changed_by(qs, tokens, k))
            .or_else(|| moved_too(qs, tokens, k))
            .or_else(|| in_row(qs, tokens, k))
            .or_else(|| after_comma(qs, tokens, k))
            .or_else(|| same_word(qs, tokens, k))
            .or_else(|| same_scale(qs, tokens, k));
        if let Some((unit, sort)) = model {
            // the part of a counted whole counts the same noun
            if sort == Sort::Count {
                qs[k].noun = qs.get(k + 1).filter(|b| b.unit == unit).and_then(|b| b.noun);
            }
            (qs[k].unit, qs[k].sort) = (unit, sort);
        }
    }
}

/// `the Gini coefficient at 0.465`: a number that has no unit, whatever stands beside it.
fn pure(q: &Quantity, tokens: &[Token<'_>]) -> bool {
    // "to 7.29 against the dollar": a rate of exchange
    let exchanged = word(tokens, Some(q.tail)) == "against"
        && (q.tail + 1..q.tail + 5).any(|i| matches!(word(tokens, Some(i)), "dollar" | "greenback" | "euro" | "yen"));
    exchanged
        || tokens[..q.lead]
            .iter()
            .rev()
            .take(3)
            .any(|t| t.any(&["coefficient", "index", "score", "dollar", "pmi"]))
}

type Model = Option<(String, Sort)>;

fn model(q: &Quantity) -> Model {
    let lends = !matches!(q.sort, Sort::Bare | Sort::Rank) && matches!(q.shape, Shape::Plain | Shape::Range);
    lends.then(|| (q.unit.clone(), q.sort))
}

fn word<'t>(tokens: &'t [Token<'_>], at: Option<usize>) -> &'t str {
    at.and_then(|i| tokens.get(i)).map_or("", |t| &t.lower)
}

fn before<'t>(tokens: &'t [Token<'_>], q: &Quantity) -> &'t str {
    word(tokens, q.lead.checked_sub(1))
}

/// Whether a bare figure and the bare one before or behind it are the ends of one change.
fn is_pair(qs: &[Quantity], tokens: &[Token<'_>], k: usize) -> bool {
    let pair = |a: &Quantity, b: &Quantity| {
        let bare = a.sort == Sort::Bare && b.sort == Sort::Bare;
        bare && a.scale == Decimal::ONE
            && b.scale == Decimal::ONE
            && before(tokens, a) == "from"
            && before(tokens, b) == "to"
            && b.lead - a.tail <= 3
    };
    k > 0 && pair(&qs[k - 1], &qs[k]) || qs.get(k + 1).is_some_and(|b| pair(&qs[k], b))
}

/// Whether a bare figure is one of `89 out of 97`, of which neither says what it counts.
fn is_out_of(qs: &[Quantity], tokens: &[Token<'_>], k: usize) -> bool {
    let out_of = |a: &Quantity, b: &Quantity| {
        let gap = tokens.get(a.tail..b.lead).unwrap_or(&[]);
        let counts = |q: &Quantity| matches!(q.sort, Sort::Bare | Sort::Count);
        counts(a) && counts(b) && gap.len() == 2 && gap[0].is("out") && gap[1].is("of")
    };
    let behind = k > 0 && out_of(&qs[k - 1], &qs[k]);
    behind || qs.get(k + 1).is_some_and(|b| b.sort == Sort::Bare && out_of(&qs[k], b))
}

/// `from A to B` with a unit on one of them; a year may stand between (`from 89.5 in 2013 to 30.5`).
fn from_to(qs: &[Quantity], tokens: &[Token<'_>], k: usize) -> Model {
    let pair = |a: &Quantity, b: &Quantity| {
        let gap = tokens.get(a.tail..b.lead).unwrap_or(&[]);
        // "by 82% from one year earlier to 2.6 trillion" goes from no value
        let from = before(tokens, a) == "from" && !matches!(word(tokens, Some(a.tail)), "earlier" | "ago" | "before");
        let to = gap.last().is_some_and(|t| t.is("to")) || gap.len() == 2 && gap[0].is("to") && gap[1].is("between");
        from && to && gap.len() <= 9 && !gap.iter().any(|t| t.any(&[";", ".", "and"]))
    };
    if let Some(b) = qs.get(k + 1).filter(|b| pair(&qs[k], b)) {
        return model(b).or_else(|| joined_range(qs, tokens, k + 1));
    }
    k.checked_sub(1)
        .filter(|&p| pair(&qs[p], &qs[k]))
        .and_then(|p| model(&qs[p]))
}

/// `1.5 points higher than last year and 13.1 higher than industry`: as far apart in the same unit.
fn apart_too(qs: &[Quantity], tokens: &[Token<'_>], k: usize) -> Model {
    let than = |q: &Quantity| {
        let apart = matches!(
            word(tokens, Some(q.tail)),
            "higher" | "lower" | "more" | "less" | "faster" | "slower" | "above" | "below"
        );
        apart && matches!(word(tokens, Some(q.tail + 1)), "than" | "the" | "that")
    };
    let last = k.checked_sub(1).map(|j| &qs[j])?;
    let near = qs[k].lead - last.tail <= 12;
    (near && last.sort == Sort::Pp && than(last) && than(&qs[k]))
        .then(|| model(last))
        .flatten()
}

/// `to between 120 and 130 mg/l`: the unit at the end of the range.
fn joined_range(qs: &[Quantity], tokens: &[Token<'_>], k: usize) -> Model {
    let (a, b) = (qs.get(k)?, qs.get(k + 1)?);
    (word(tokens, Some(a.tail)) == "and" && a.tail + 1 == b.lead)
        .then(|| model(b))
        .flatten()
}

/// `34 hours instead of 20`, `out of 77`, `up from 63.7`, `as against 641`: the unit of the figure just before.
fn against(qs: &[Quantity], tokens: &[Token<'_>], k: usize) -> Model {
    let q = &qs[k];
    // "compared with just 5 million"
    let just = q
        .lead
        .checked_sub(1)
        .filter(|&i| tokens[i].any(&["just", "only", "about"]));
    let at = just.unwrap_or(q.lead);
    let two = (word(tokens, at.checked_sub(2)), word(tokens, at.checked_sub(1)));
    let stands_against = matches!(
        two,
        ("instead", "of") | ("out", "of") | ("rather", "than") | ("up" | "down", "from") | ("compared", "with" | "to")
    ) || matches!(two.1, "against" | "versus");
    let stands_against = stands_against || two == (",", "from");
    let p = qs[..k]
        .iter()
        .rev()
        .find(|p| (p.scale > Decimal::ONE) == (q.scale > Decimal::ONE))?;
    (stands_against && p.tail + 14 >= at && !crosses_sentence(tokens, p.tail, at))
        .then(|| model(p))
        .flatten()
}

/// `16 out of 28 universities`, `343 of 452 counties`: the unit of the whole.
fn part_of(qs: &[Quantity], tokens: &[Token<'_>], k: usize) -> Model {
    let b = qs.get(k + 1)?;
    let gap: Vec<&str> = tokens.get(qs[k].tail..b.lead)?.iter().map(|t| &*t.lower).collect();
    let part = matches!(
        gap.as_slice(),
        ["out", "of"]
            | ["of"]
            | ["of" | "out", "the" | "of" | "its" | "our" | "all"]
            | ["out", "of", "the" | "our" | "its" | "all"]
    );
    (part && b.sort == Sort::Count).then(|| model(b)).flatten()
}

/// `20.7 billion cubic meters, 17.4 billion via the middle route`: the measure or money said before at the same scale.
fn same_scale(qs: &[Quantity], tokens: &[Token<'_>], k: usize) -> Model {
    let q = &qs[k];
    if q.scale == Decimal::ONE {
        return None;
    }
    let p = qs[..k]
        .iter()
        .rev()
        .find(|p| p.scale == q.scale && !crosses_sentence(tokens, p.tail, q.lead))?;
    // "payouts were 8 billion yuan, and the number of policies was 2.4 billion"
    let counts = tokens[p.tail..q.lead]
        .windows(2)
        .any(|w| w[0].any(&["number", "numbers"]) && w[1].is("of"));
    model(p).filter(|(_, s)| !counts && matches!(s, Sort::Money | Sort::Unit))
}

/// `43 percent for rail and 57 for road`: the same words go on behind both.
fn parallel(qs: &[Quantity], tokens: &[Token<'_>], k: usize) -> Model {
    let q = &qs[k];
    let p = &qs[k.checked_sub(1)?];
    let after = word(tokens, Some(q.tail));
    let goes_on = ["for", "in", "by", "from", "via", "on"].contains(&after) && after == word(tokens, Some(p.tail));
    let joined = matches!(before(tokens, q), "and" | "," | "or");
    let near = q.lead.saturating_sub(p.tail) <= 8 && p.scale == q.scale;
    (goes_on && joined && near).then(|| model(p)).flatten()
}

/// `nine grew above 6 percent, and four above 7`: the same bound of the same percentage.
fn bounded_too(qs: &[Quantity], tokens: &[Token<'_>], k: usize) -> Model {
    let q = &qs[k];
    let p = qs[..k].iter().rev().find(|p| p.sort == Sort::Percent)?;
    let bound = |q: &Quantity| word(tokens, Some(q.lead)).to_string();
    let same = matches!(&*bound(q), "above" | "below" | "under" | "over") && bound(q) == bound(p) && q.lead < q.first;
    let ends = matches!(word(tokens, Some(q.tail)), "," | ";" | "." | "and" | "");
    let near = q.lead - p.tail <= 6 && small(q) && q.value / Decimal::TEN <= p.value;
    (same && ends && near && p.lead < p.first).then(|| model(p)).flatten()
}

/// `has ranked first for 15 and 10 years in a row`, `for 17, 12 and seven years running`: the figure that says the time for
/// the row which begins at `k`.
fn last_of_times(qs: &[Quantity], tokens: &[Token<'_>], k: usize) -> Option<usize> {
    let joined = |i: usize| {
        let and = word(tokens, Some(qs[i].tail));
        let next = qs[i].tail + 1 + usize::from(and == "," && word(tokens, Some(qs[i].tail + 1)) == "and");
        matches!(and, "and" | ",") && qs[i + 1].lead == next && small(&qs[i]) && qs[i].step == Decimal::ONE
    };
    let last = (k + 1..qs.len()).find(|&i| qs[i].sort != Sort::Bare)?;
    let lasts = qs[last].sort == Sort::Time && qs[last].shape == Shape::Streak;
    (before(tokens, &qs[k]) == "for" && lasts && (k..last).all(joined)).then_some(last)
}

/// `72.1 percent, down 0.5`: after a percentage that is no growth a bare change is in points.
fn changed_by(qs: &[Quantity], tokens: &[Token<'_>], k: usize) -> Model {
    let q = &qs[k];
    if !matches!(before(tokens, q), "up" | "down" | "by") || !small(q) {
        return None;
    }
    let earlier = &qs[..k];
    let moved = |p: &Quantity| {
        matches!(
            before(tokens, p),
            "up" | "down" | "by" | "rose" | "fell" | "grew" | "gained" | "lost"
        ) || word(tokens, Some(p.tail)) == "growth"
    };
    if let Some(p) = earlier.iter().rev().find(|p| moved(p) && p.sort != Sort::Bare) {
        return model(p).filter(|(_, s)| matches!(s, Sort::Percent | Sort::Pp));
    }
    let p = earlier.last()?;
    // "increased 10.1%, up 9.8 with price factors excluded": the same growth in other prices
    let prices =
        (q.tail..q.tail + 5).any(|i| matches!(word(tokens, Some(i)), "price" | "prices" | "real" | "comparable"));
    if prices && p.sort == Sort::Percent {
        return model(p);
    }
    (p.sort == Sort::Percent).then(|| ("pp".to_string(), Sort::Pp))
}

/// `prices rose 0.2 percent, core prices, 0.6, and factory prices fell 2.5`: parts of a number after a verb of change
/// or alone between commas, where a percentage moved before.
fn moved_too(qs: &[Quantity], tokens: &[Token<'_>], k: usize) -> Model {
    let q = &qs[k];
    let moves = |w: &str| {
        matches!(
            w,
            "rose" | "fell" | "grew" | "dropped" | "increased" | "declined" | "gained" | "lost"
        )
    };
    let alone = before(tokens, q) == "," && matches!(word(tokens, Some(q.tail)), "," | ";" | "." | "");
    if q.step >= Decimal::ONE || !small(q) || !moves(before(tokens, q)) && !alone {
        return None;
    }
    let p = qs[..k].iter().rev().find(|p| moves(before(tokens, p)))?;
    model(p).filter(|(_, s)| *s == Sort::Percent && !crosses_sentence(tokens, p.tail, q.lead))
}

/// `state firms were up 6.2 percent, joint ventures 7.1, and shops 6.7 percent`: a number with decimals right behind a thing,
/// in a row of percentages.
fn in_row(qs: &[Quantity], tokens: &[Token<'_>], k: usize) -> Model {
    let q = &qs[k];
    let p = &qs[k.checked_sub(1)?];
    let gap = tokens.get(p.tail..q.lead)?;
    let (first, words) = gap.split_first()?;
    let joins = |t: &Token<'_>| t.any(&[",", ";", "and"]);
    let words = &words[words.iter().take_while(|t| joins(t)).count()..];
    let things = (1..=5).contains(&words.len())
        && words.iter().all(|t| {
            let grammar = lexicon()
                .words
                .word(&t.lower)
                .is_some_and(|c| !c.is_plain() && !c.has(Class::ACT));
            t.kind == Kind::Word && (!grammar || t.is("of")) || t.kind == Kind::Name
        });
    let ends = matches!(word(tokens, Some(q.tail)), "," | ";" | "." | "and" | "");
    // "the east 24,633 yuan, the west 15,919 yuan, and the pilot zones 28,085"
    let alike = k > 1 && qs[k - 2].unit == p.unit && matches!(p.sort, Sort::Money | Sort::Unit) && p.scale == q.scale;
    let near = q.value / Decimal::TEN <= p.value && p.value / Decimal::TEN <= q.value;
    if alike && near && joins(first) && ends && p.shape == Shape::Plain && q.shape == Shape::Plain {
        let words: Vec<_> = words.iter().filter(|t| !t.is("the")).collect();
        let plain = words.iter().all(|t| {
            t.kind == Kind::Word
                && lexicon()
                    .words
                    .word(&t.lower)
                    .is_none_or(|c| c.is_plain() || c.has(Class::ACT))
        });
        if plain && (1..=5).contains(&words.len()) {
            return model(p);
        }
    }
    let percent = p.sort == Sort::Percent && p.shape == Shape::Plain && q.value / Decimal::TEN <= p.value;
    (joins(first) && things && ends && percent && small(q) && q.step < Decimal::ONE)
        .then(|| model(p))
        .flatten()
}

/// `was 43.5 mm in Luyang, down 7%; Hebin, 36.8, up 2%`: a comma stands for the verb, and the unit is the one before it.
fn after_comma(qs: &[Quantity], tokens: &[Token<'_>], k: usize) -> Model {
    let q = &qs[k];
    let semi = (0..q.lead).rev().find(|&i| tokens[i].is(";"))?;
    let own = qs[..k].iter().all(|p| p.tail <= semi);
    let bare = before(tokens, q) == "," && matches!(word(tokens, Some(q.tail)), "," | ";" | "." | "" | "and");
    let name = q.lead - semi > 2 && q.lead - semi <= 10;
    let clause = (0..semi).rev().find(|&i| tokens[i].is(";")).unwrap_or(0);
    let p = qs[..k]
        .iter()
        .find(|p| p.lead >= clause && matches!(p.sort, Sort::Unit | Sort::Rate | Sort::Money))?;
    (own && bare && name && small(q) && p.scale == q.scale)
        .then(|| model(p))
        .flatten()
}

/// `43 percent from wages, business income to 33.5, transfers to 20.8`: a small number with decimals after the same
/// word, or in the same row, as a rate or measure before it.
fn same_word(qs: &[Quantity], tokens: &[Token<'_>], k: usize) -> Model {
    let q = &qs[k];
    let joint = before(tokens, q);
    let joins = ["to", "at", "by", "was", "for", "of", "gained", "lost", "and"].contains(&joint);
    if !small(q) || !joins && k > 0 && tokens.get(q.lead.wrapping_sub(1)).is_none_or(|t| t.kind == Kind::Punct) {
        return None;
    }
    let measured = |p: &&Quantity| {
        (matches!(p.sort, Sort::Percent | Sort::Pp | Sort::Unit | Sort::Rate) || p.sort == Sort::Time && joint == "for")
            && p.scale == Decimal::ONE
            && !crosses_sentence(tokens, p.tail, q.lead)
    };
    let same = qs[..k].iter().rev().filter(measured).find(|p| {
        let other = before(tokens, p);
        other == joint || ["gained", "lost"].contains(&other) && ["gained", "lost"].contains(&joint)
    });
    let fractional = q.step < Decimal::ONE;
    let any = || {
        qs[..k]
            .iter()
            .rev()
            .find(|p| measured(p) && p.sort != Sort::Pp)
            .filter(|_| fractional && joins)
    };
    same.filter(|_| joins).or_else(any).and_then(model)
}

fn small(q: &Quantity) -> bool {
    q.scale == Decimal::ONE && q.value < Decimal::ONE_THOUSAND && q.shape == Shape::Plain
}

fn crosses_sentence(tokens: &[Token<'_>], from: usize, to: usize) -> bool {
    tokens
        .get(from..to)
        .is_some_and(|t| t.iter().any(|t| t.any(&[".", "?", "!"])))
}

#[cfg(test)]
mod tests {
    use crate::base::{Span, tokenize};
    use crate::quantity::scan;

    fn units(text: &str) -> String {
        let t = tokenize(text, Span::new(0, text.len()));
        let m = scan(text, &t, None);
        m.quantities
            .iter()
            .map(|q| format!("{} {}", q.value, q.unit))
            .collect::<Vec<_>>()
            .join(" | ")
    }

    #[test]
    fn units_said_once() {
        for (text, want) in [
            ("the queue shrank from 40 to 12 minutes", "40 minute | 12 minute"),
            (
                "dust fell from 61.5 micrograms per cubic meter to 44.2",
                "61.5 microgram per cubic meter | 44.2 microgram per cubic meter",
            ),
            ("a trip takes 9 hours instead of 14", "9 h | 14 h"),
            (
                "the ratio was 61.4 percent, down 2.3 percentage points, and 38.6 percent in towns, up 0.9",
                "61.4 % | 2.3 pp | 38.6 % | 0.9 pp",
            ),
            ("coverage stood at 81 percent, up 1.4", "81 % | 1.4 pp"),
            ("43 percent for rail and 57 for road", "43 % | 57 %"),
            ("prices rose 2.1 percent in May, down 0.4", "2.1 % | 0.4 %"),
            (
                "wages made up 52 percent, transfers came to 18.4 and rent to 3.1",
                "52 % | 18.4 % | 3.1 %",
            ),
        ] {
            assert_eq!(units(text), want, "{text}");
        }
    }

    #[test]
    fn numbers_that_take_no_unit_from_a_neighbour() {
        for (text, want) in [
            ("exports grew 5 percent and 24,000 joined", "5 % | 24000 "),
            ("up 3 percent to reach 290", "3 % | 290 "),
            ("a score of 76.9", "76.9 "),
            (
                "it widened by 82.1 percent from one year earlier to 2.61 trillion",
                "82.1 % | 1 year | 2610000000000 ",
            ),
            (
                "fees were 8 billion yuan and the number of tickets 2 billion",
                "8000000000 CNY | 2000000000 ",
            ),
        ] {
            assert_eq!(units(text), want, "{text}");
        }
    }
}
