//! Verbs left out: `Exports to Asia rose 5% and those to Africa 7%` says a growth twice. Must not look beyond one sentence.
use super::compared::turn;
use super::frames::Said;
use super::item::{Head, Item};
use super::terms;
use crate::base::Token;
use crate::lexicon::{Class, lexicon};
use crate::model::Measure;

/// Words of grammar that carry on what the verb before them says.
const CARRIES_ON: &[&str] = &["and", "while", "those", "that", ","];

/// Words that hedge the figure they stand before.
const HEDGES: &[&str] = &[
    "more", "less", "than", "over", "nearly", "almost", "about", "around", "some", "roughly", "under", "just", "close",
    "to", "up", "by", "well", "approximately", "a", "at", "least",
];

/// Gives percentages without a verb of their own the verb of the growth right before them: kind, direction and base.
/// `exports to Asia +5%` has a sign for a verb.
pub(super) fn restore_verbs(items: &mut [Item], said: &Said<'_>, group: &[usize]) {
    for (n, &k) in group.iter().enumerate() {
        let guessed = items[k].guessed && items[k].unit == "%";
        if let Some(sign) = said.figures[n].0.checked_sub(1).map(|i| &said.tokens[i])
            && guessed
            && sign.any(&["+", "-", "−", "–"])
            && sign.span.end == said.tokens[sign_place(said, n)].span.start
        {
            let i = &mut items[k];
            (i.measure, i.aspect, i.guessed) = (Measure::Growth, None, false);
            if !sign.is("+") && i.value.is_sign_positive() {
                turn(i);
            }
            i.base.get_or_insert_with(|| "yoy".to_string());
            if n > 0 {
                own_names(i, said, n);
                let before = items[group[n - 1]].clone();
                let i = &mut items[k];
                if i.head == Head::Phrase {
                    i.head = before.head;
                }
                let lacking = before
                    .names
                    .iter()
                    .filter(|n| !i.names.iter().any(|o| o.kind == n.kind));
                let lacking: Vec<_> = lacking.copied().collect();
                i.names.extend(lacking);
                i.names.sort();
            }
            continue;
        }
        let Some(before) = n.checked_sub(1).map(|b| items[group[b]].clone()) else {
            continue;
        };
        let alike = before.measure == Measure::Growth && before.unit == "%";
        if !(alike && guessed && is_gap(said, n)) {
            continue;
        }
        let i = &mut items[k];
        (i.measure, i.aspect, i.guessed) = (Measure::Growth, before.aspect, false);
        (i.base, i.base_said) = (before.base, before.base_said);
        i.period = i.period.or(before.period);
        if before.value.is_sign_negative() {
            turn(i);
        }
        own_names(i, said, n);
        // "with ASEAN by road 37%, and by rail 23%": the partner is carried on, too
        let lacking: Vec<_> = before
            .names
            .into_iter()
            .filter(|n| !i.names.iter().any(|o| o.kind == n.kind))
            .collect();
        if !i.names.is_empty() || !lacking.is_empty() && i.words != before.words {
            i.names.extend(lacking);
            i.names.sort();
        }
    }
}

fn sign_place(said: &Said<'_>, n: usize) -> usize {
    said.figures[n].0.min(said.tokens.len() - 1)
}

/// The tokens between a figure and the one before it, times and what the figure before owns left out.
fn between<'s, 'a>(said: &'s Said<'a>, n: usize) -> Vec<&'s Token<'a>> {
    let (from, to) = (said.figures[n - 1].1, said.figures[n].0);
    let mut gap: Vec<&Token<'_>> = (from.min(to)..to)
        .filter(|&i| !said.times[i] || said.tokens[i].is(","))
        .map(|i| &said.tokens[i])
        .collect();
    // "those of cars more than 8%": the hedge belongs to the figure
    while gap.last().is_some_and(|t| t.any(HEDGES)) {
        gap.pop();
    }
    // "5% with the EU and 7% with Japan": the first name belongs to the first figure
    if gap.first().is_some_and(|t| t.any(&["with", "to", "from", "by", "in"])) {
        let end = gap
            .iter()
            .position(|t| t.any(&["and", ",", "while"]))
            .unwrap_or(gap.len());
        gap.drain(..end);
    }
    gap
}

/// The names right before a figure are its own.
fn own_names(i: &mut Item, said: &Said<'_>, n: usize) {
    let gap: Vec<Token<'_>> = between(said, n).into_iter().cloned().collect();
    let own = terms::of_tokens(&gap);
    if !own.words.is_empty() && own.indicators.is_empty() {
        i.words.clone_from(&own.words);
    }
    if !own.names.is_empty() {
        i.names.retain(|o| !own.names.iter().any(|n| n.kind == o.kind));
        i.names.extend(own.names);
        i.names.sort();
        i.names.dedup();
    }
}

/// Whether nothing but the second figure's subject stands between two figures.
fn is_gap(said: &Said<'_>, n: usize) -> bool {
    let tokens: Vec<Token<'_>> = between(said, n).into_iter().cloned().collect();
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
