//! Quantities that stand together: ranges, and list items that share a unit said once.
use super::mention::{Mentions, Quantity, Shape, Sort};
use crate::base::{Kind, Token};
use crate::lexicon::{Class, lexicon};
use crate::model::Approx;
use rust_decimal::Decimal;

/// Joins ranges into one quantity and lends units to bare numbers of a list.
pub fn settle(m: &mut Mentions, tokens: &[Token<'_>]) {
    join_ranges(&mut m.quantities, tokens);
    points(&mut m.quantities, tokens);
    lend_units(&mut m.quantities, tokens);
    super::ellipsis::settle(&mut m.quantities, tokens);
    share_about(&mut m.quantities, tokens);
}

/// `by about 30 million tonnes, 20,000 tonnes and 10,000 tonnes respectively`: all are told roughly.
fn share_about(qs: &mut [Quantity], tokens: &[Token<'_>]) {
    for k in 1..qs.len() {
        let (a, b) = (&qs[k - 1], &qs[k]);
        let joined = a.approx == Approx::About && b.approx == Approx::Exact && listed(tokens, a, b) && a.sort == b.sort;
        let last = (k..qs.len() - 1).find(|&j| !listed(tokens, &qs[j], &qs[j + 1]));
        let end = qs[last.unwrap_or(qs.len() - 1)].tail;
        let told = |i: usize| word(tokens, Some(i)) == "respectively";
        if joined && (told(end) || word(tokens, Some(end)) == "," && told(end + 1)) {
            qs[k].approx = Approx::About;
        }
    }
}

/// `5.2%, 0.3 points higher`: beside a percentage, a point is a percentage point; so it is where a rate moves by
/// parts of a point.
fn points(qs: &mut [Quantity], tokens: &[Token<'_>]) {
    let percent = qs.iter().any(|q| matches!(q.sort, Sort::Percent | Sort::Pp));
    // "the score rose to 80.6 points, an increase of 0.6 points": of a score
    let scored = qs.iter().any(|q| q.unit == "point" && q.value > Decimal::from(20))
        && tokens
            .iter()
            .any(|t| t.any(&["score", "scored", "satisfaction", "index"]));
    for q in qs
        .iter_mut()
        .filter(|q| q.unit == "point" && q.value < Decimal::ONE_HUNDRED)
    {
        // "the satisfaction rate stood at 92.16 points": a score
        let moves = q.step < Decimal::ONE
            && q.value < Decimal::from(20)
            && tokens[..q.lead].iter().enumerate().any(|(i, t)| {
                t.any(&[
                    "rate", "growth", "decline", "fall", "increase", "share", "proportion", "ratio", "drop",
                ]) || t.is("percentage") && tokens[i + 1].is("of")
            });
        if !percent && (!moves || scored) {
            continue;
        }
        (q.unit, q.sort) = ("pp".to_string(), Sort::Pp);
    }
}

fn between<'t>(tokens: &'t [Token<'_>], a: usize, b: usize) -> Option<&'t str> {
    (b == a + 1).then(|| &*tokens[a].lower)
}

fn word<'t>(tokens: &'t [Token<'_>], at: Option<usize>) -> &'t str {
    at.and_then(|i| tokens.get(i)).map_or("", |t| &t.lower)
}

fn join_ranges(qs: &mut Vec<Quantity>, tokens: &[Token<'_>]) {
    let mut k = 0;
    while k + 1 < qs.len() {
        let (a, b) = (&qs[k], &qs[k + 1]);
        let before = word(tokens, a.lead.checked_sub(1));
        // "US$170-210 million": the sign stands before both ends
        let sign = a.sort == Sort::Money && b.sort == Sort::Bare && b.scale >= a.scale && a.last == b.first - 1;
        let same = a.unit == b.unit || a.sort == Sort::Bare && b.sort != Sort::Bare || sign;
        let joint = match between(tokens, a.last, b.first) {
            // "within a range of 10.2 percent and 11.3 percent"
            Some("and") => before == "between" || before == "of" && ranges(tokens, a.lead),
            Some("-" | "–" | "—" | "~" | "-to") => true,
            // "two or three years"
            Some("or") => a.sort == Sort::Bare && a.value + Decimal::ONE == b.value && b.value < Decimal::TEN,
            Some("to") => {
                // "increased by 7 tons to 290 tons": a change and what it led to
                let changed = before == "by" && !matches!(a.sort, Sort::Bare | Sort::Percent | Sort::Pp);
                // "rose 20 yuan to 300 yuan"; but "380 yuan to 560 yuan is needed", "12% to 15% abroad"
                let moved = lexicon().words.word(before).is_some_and(|c| {
                    c.has(
                        Class::UP
                            .or(Class::DOWN)
                            .or(Class::UP_NOUN)
                            .or(Class::DOWN_NOUN)
                            .or(Class::MODAL),
                    )
                });
                let wide = a.value.checked_mul(Decimal::from(5)).is_none_or(|w| w < b.value);
                let plain = a.unit == b.unit && !moved && !wide && before != "by";
                // "raised from monthly sales of 30,000 yuan to 100,000 yuan"
                let apart = before == "of"
                    && a.sort != Sort::Bare
                    && (a.lead.saturating_sub(5)..a.lead).any(|i| tokens[i].is("from"));
                before != "from"
                    && !apart
                    && !changed
                    && (a.sort == Sort::Bare
                        || plain
                        || [
                            "of", "at", "around", "about", "by", "is", "was", "range", "within", "reach",
                        ]
                        .contains(&before))
            }
            _ => false,
        };
        // "seven to eight thousand every year"
        let scales = a.sort == Sort::Bare && a.scale == Decimal::ONE && b.scale > a.scale;
        // "is between 1.5 and 1.6", "a level of 0.7 to 0.8"; "from 3 to 5" are two
        let decimals = a.step < Decimal::ONE && b.step < Decimal::ONE && b.scale == Decimal::ONE;
        let pure = a.sort == Sort::Bare && b.sort == Sort::Bare && a.value < b.value && a.scale == b.scale;
        const OF: &[&str] = &[
            "of", "at", "around", "about", "is", "was", "were", "are", "only", "within", "reach",
        ];
        let to = between(tokens, a.last, b.first) == Some("to") && OF.contains(&before);
        // "is expected to be 7 to 9, as usual"
        let narrow = a.value + Decimal::TEN >= b.value && b.value < Decimal::ONE_HUNDRED;
        let few = narrow
            && between(tokens, a.last, b.first) == Some("to")
            && matches!(before, "be" | "about" | "around")
            && tokens.get(b.last).is_none_or(|t| t.any(&[",", ".", ";", "and"]));
        let bare = pure && (before == "between" || decimals && to || few);
        let unit = b.sort != Sort::Bare || sign || scales || bare;
        if !(joint && same && a.shape == Shape::Plain && b.shape == Shape::Plain && unit) {
            k += 1;
            continue;
        }
        // "5 to 6 million": the first end takes the scale of the second
        let scaled = if a.scale == Decimal::ONE && (a.sort == Sort::Bare || sign) {
            a.value.checked_mul(b.scale)
        } else {
            Some(a.value)
        };
        let Some(low) = scaled.filter(|low| *low <= b.value) else {
            k += 1;
            continue;
        };
        let b = qs.remove(k + 1);
        let a = &mut qs[k];
        a.value = low.normalize();
        a.upper = Some(b.value);
        a.span = a.span.cover(b.span);
        (a.last, a.tail) = (b.last, b.tail);
        (a.scale, a.step) = (b.scale, b.step);
        if !sign {
            (a.unit, a.sort, a.noun) = (b.unit, b.sort, b.noun);
        }
        a.shape = Shape::Range;
        a.approx = crate::model::Approx::About;
        k += 1;
    }
}

/// Whether `range of` stands before a figure.
fn ranges(tokens: &[Token<'_>], lead: usize) -> bool {
    lead > 1 && tokens[lead - 2].any(&["range", "band", "interval"])
}

/// Whether only a comma, `and`, or both stand between two quantities.
pub fn listed(tokens: &[Token<'_>], a: &Quantity, b: &Quantity) -> bool {
    let gap = tokens.get(a.tail..b.lead).unwrap_or(&[]);
    (1..=2).contains(&gap.len())
        && gap
            .iter()
            .all(|t| t.any(&[",", "and", "or", "、", "/", "but"]) || t.kind == Kind::Word && t.is("then"))
}

/// `300, or 4.5%`: the same thing said again by another measure, not one more item.
fn restated(tokens: &[Token<'_>], a: &Quantity, b: &Quantity) -> bool {
    // "445 or 80.8%" is a number and its share
    let share = b.sort == Sort::Percent && a.step >= Decimal::ONE && (b.step < Decimal::ONE || a.value > b.value);
    tokens[a.tail..b.lead].iter().any(|t| t.is("or")) && (a.value / Decimal::TEN > b.value || share)
}

/// `40 gold, 27 silver and 24 bronze medals`: adjectives before the joint, and the noun behind the last number.
fn shares_a_noun(tokens: &[Token<'_>], a: &Quantity, b: &Quantity) -> bool {
    let gap = tokens.get(a.tail..b.lead).unwrap_or(&[]);
    let joints = gap.iter().rev().take_while(|t| t.any(&[",", "and", "or"])).count();
    let words = gap.len() - joints;
    b.noun.is_some()
        && a.scale == b.scale
        && (1..=2).contains(&joints)
        && (1..=2).contains(&words)
        && (a.tail..a.tail + words).all(|k| !super::is_stop(tokens, k) && !super::is_plural(&tokens[k]))
}

fn lend_units(qs: &mut [Quantity], tokens: &[Token<'_>]) {
    // backwards: "1.6 and 5 percentage points"
    for k in (0..qs.len().saturating_sub(1)).rev() {
        // "rose to 899, and 3 million hectares were planted": with a comma before "and", a list has three items
        let lone = qs[k + 1].lead == qs[k].tail + 2
            && tokens[qs[k].tail].is(",")
            && tokens[qs[k].tail + 1].is("and")
            && !(k > 0 && listed(tokens, &qs[k - 1], &qs[k]));
        // "cut from 9.5 hours to 6, 20 minutes less than planned": the end of a change has the unit of its beginning
        let ends = k > 0
            && word(tokens, qs[k].lead.checked_sub(1)) == "to"
            && word(tokens, qs[k - 1].lead.checked_sub(1)) == "from"
            && qs[k - 1].sort != Sort::Bare
            && qs[k].lead - qs[k - 1].tail <= 6
            && word(tokens, Some(qs[k].tail)) == ",";
        // "if it is raised by 0.1, about 36 billion cubic meters can be saved": a comma and a hedge begin another statement
        let hedged = word(tokens, Some(qs[k].tail)) == ","
            && qs[k + 1].lead == qs[k].tail + 1
            && qs[k + 1].lead < qs[k + 1].first
            && word(tokens, qs[k].lead.checked_sub(1)) == "by";
        let (head, tail) = qs.split_at_mut(k + 1);
        let (a, b) = (&mut head[k], &tail[0]);
        // "it was 38.6, some 5.6 times as much": how much that is, told in another way
        let told_again = b.sort == Sort::Times
            && word(tokens, Some(a.tail)) == ","
            && b.lead == a.tail + 1
            && matches!(
                word(tokens, Some(b.tail)),
                "as" | "that" | "the" | "what" | "more" | "higher"
            );
        if a.sort == Sort::Bare
            && !told_again
            && !lone
            && !hedged
            && !ends
            && b.sort != Sort::Bare
            && !matches!(b.shape, Shape::Streak | Shape::Rank | Shape::Fold | Shape::Fraction)
            && (listed(tokens, a, b) || shares_a_noun(tokens, a, b))
            && !((a.scale > Decimal::ONE || a.value >= Decimal::ONE_THOUSAND)
                && matches!(b.sort, Sort::Percent | Sort::Pp | Sort::Times | Sort::Rate))
            && !restated(tokens, a, b)
        {
            (a.unit, a.sort, a.noun) = (b.unit.clone(), b.sort, b.noun);
            if a.scale == Decimal::ONE && b.scale > Decimal::ONE && a.value < Decimal::from(10_000) {
                lend_scale(a, b.scale);
            }
        }
    }
    // forwards: "3 trillion yuan, 18 trillion yuan and 25 trillion"
    for k in 1..qs.len() {
        let (head, tail) = qs.split_at_mut(k);
        let (a, b) = (&head[k - 1], &mut tail[0]);
        if b.sort == Sort::Bare
            && matches!(a.sort, Sort::Money | Sort::Percent | Sort::Pp | Sort::Unit)
            && b.scale == a.scale
            && a.shape != Shape::Fraction
            && !tokens.get(b.tail).is_some_and(|t| t.any(&["more", "fewer", "less"]))
            // "by 20 percent, and 89 out of 97 did"
            && !(word(tokens, Some(b.tail)) == "out" && word(tokens, Some(b.tail + 1)) == "of")
            // "with a success rate of 100 percent, and 14 of them are"
            && !(word(tokens, Some(b.tail)) == "of" && matches!(word(tokens, Some(b.tail + 1)), "them" | "these" | "those"))
            && (b.value < Decimal::ONE_THOUSAND && (b.lead == b.first || a.lead < a.first)
                || !matches!(a.sort, Sort::Percent | Sort::Pp))
            && listed(tokens, a, b)
        {
            (b.unit, b.sort) = (a.unit.clone(), a.sort);
        }
    }
}

fn lend_scale(a: &mut Quantity, scale: Decimal) {
    if let (Some(v), Some(s)) = (a.value.checked_mul(scale), a.step.checked_mul(scale)) {
        (a.value, a.step, a.scale) = (v.normalize(), s.normalize(), scale);
    }
}
