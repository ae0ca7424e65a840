//! Verbs left out: `Exports to Asia rose 5% and those to Africa 7%` says a growth twice. Must not look beyond one sentence.
use super::item::Item;
use crate::base::{Span, tokenize};
use crate::lexicon::{Class, lexicon};
use crate::model::Measure;
use crate::report::ClaimOut;

/// Words of grammar that carry on what the verb before them says.
const CARRIES_ON: &[&str] = &["and", "while", "those", "that", ","];

/// Gives percentages without a verb of their own the verb of the growth right before them: kind, direction and base.
pub(super) fn restore_verbs(items: &mut [Item], claims: &[&ClaimOut], group: &[usize]) {
    for pair in group.windows(2) {
        let (before, k) = (items[pair[0]].clone(), pair[1]);
        let alike = before.measure == Measure::Growth && before.unit == "%" && items[k].unit == "%";
        if !(alike && items[k].guessed && is_gap(claims[pair[0]], claims[k])) {
            continue;
        }
        let i = &mut items[k];
        (i.measure, i.aspect, i.guessed) = (Measure::Growth, before.aspect, false);
        (i.base, i.base_said) = (before.base, before.base_said);
        i.period = i.period.or(before.period);
        if before.value.is_sign_negative() {
            i.value = -i.value;
            (i.low, i.high) = (i.high.map(|v| -v), i.low.map(|v| -v));
        }
        // "with ASEAN by road 37%, and by rail 23%": the partner is carried on, too
        let lacking: Vec<_> = before
            .names
            .into_iter()
            .filter(|n| !i.names.iter().any(|o| o.kind == n.kind))
            .collect();
        if !i.names.is_empty() {
            i.names.extend(lacking);
            i.names.sort();
        }
    }
}

/// Whether nothing but the second figure's subject stands between two figures.
fn is_gap(a: &ClaimOut, b: &ClaimOut) -> bool {
    let start = a.sentence.span.start;
    let (from, to) = (a.span.end.saturating_sub(start), b.span.start.saturating_sub(start));
    let text: String = a.sentence.text.chars().take(to as usize).skip(from as usize).collect();
    let tokens = tokenize(&text, Span::new(0, text.len()));
    let carries_on = tokens.first().is_some_and(|t| t.any(CARRIES_ON));
    let ends = tokens
        .iter()
        .any(|t| t.any(&[";", ":", "which", "share", "proportion"]));
    let verbs = [
        Class::UP,
        Class::DOWN,
        Class::SHARE,
        Class::LEVEL,
        Class::EXCEED,
        Class::OUTPACE,
        Class::LAG,
        Class::MODAL,
        Class::REPORT,
    ];
    // "to" marks a level behind a verb, here it leads to a partner
    let verb = (0..tokens.len()).filter(|&k| !tokens[k].is("to")).any(|k| {
        let class = lexicon().words.at(&tokens, k);
        class.is_some_and(|(_, c)| {
            verbs.iter().any(|v| c.has(*v)) || c.has(Class::VERB) && tokens[k].lower.ends_with("ed")
        })
    });
    carries_on && !ends && !verb
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{entries, read_prose};

    #[test]
    fn a_percentage_without_a_verb_takes_the_one_before() {
        for (text, want) in [
            (
                "Exports to Asia rose 5% and those to Africa 7% in the first quarter of 2025.",
                Some("7"),
            ),
            (
                "Imports of edible oil fell 8% and those of fruit 12% in the first quarter of 2025.",
                Some("-12"),
            ),
            (
                "Trade with ASEAN by road rose 37%, and by rail 23%, in the first quarter of 2025.",
                Some("23"),
            ),
            (
                "Exports to Asia rose 5%, and those to Africa accounted for 7% in the first quarter of 2025.",
                None,
            ),
            (
                "Exports rose 5%; the unemployment rate was 5.2% in the first quarter of 2025.",
                None,
            ),
        ] {
            let items = entries(read_prose(text, None).records);
            let last = &items.last().unwrap().item;
            let got = (last.measure == Measure::Growth).then(|| last.value.to_string());
            assert_eq!(got.as_deref(), want, "{text}");
        }
    }
}
