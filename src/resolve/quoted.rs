//! Persons whom a text quotes: `Lu Ming, head of the office, said`, `Lu said`, `according to Lu`, `she added`. Must not
//! know organisations; those are read with each figure.
use crate::base::Words;
use crate::claim::View;
use crate::lexicon::Class;

/// Persons quoted so far, by their full names.
#[derive(Clone, Debug, Default)]
pub struct Quoted {
    names: Vec<String>,
    last: Option<usize>,
}

static SAYING: Words = Words::new(&[
    "said", "told", "added", "noted", "announced", "explained", "stressed", "revealed", "says", "according",
]);

const OFFICIALS: &[&str] = &[
    "official", "spokesperson", "spokesman", "spokeswoman", "minister", "director",
];

impl Quoted {
    /// The person a sentence quotes, remembered for the next ones. A surname counts once the full name was said.
    pub fn person(&mut self, view: &View<'_>) -> Option<String> {
        if !view.may_have(&SAYING) {
            return None;
        }
        for i in 0..view.tokens.len() {
            if !SAYING.has(&view.tokens[i]) {
                continue;
            }
            let according = view.tokens[i].is("according");
            if according && view.lower(i + 1) != "to" {
                continue;
            }
            let behind = i + if according { 2 } else { 1 };
            let name = match according {
                true => name_at(view, behind),
                false => name_before(view, i).or_else(|| name_at(view, behind)),
            };
            let title = |the: usize| {
                view.lower(the) == "the" && view.tokens[the + 1..].iter().take(1).any(|t| t.any(OFFICIALS))
            };
            let points_back = match according {
                true => title(behind),
                false => matches!(view.before(i), "he" | "she") || i > 1 && title(i - 2),
            };
            let found = match name {
                Some((a, b)) => self.remember(view, a, b),
                None if points_back => self.last,
                None => None,
            };
            if let Some(found) = found {
                return self.names.get(found).cloned();
            }
        }
        None
    }

    /// The place of a name among those known; a full name becomes known.
    fn remember(&mut self, view: &View<'_>, a: usize, b: usize) -> Option<usize> {
        let words: Vec<&str> = (a..b).map(|k| view.tokens[k].text).collect();
        let is_part = |n: &String| words.iter().all(|w| n.split(' ').any(|x| x == *w));
        let mut known = self.names.iter().position(is_part);
        if known.is_none() && words.len() > 1 {
            self.names.push(words.join(" "));
            known = Some(self.names.len() - 1);
        }
        self.last = known.or(self.last);
        known
    }
}

/// The name that begins at `from`: one to three capitalised words that are no organisation. Somebody with an honorific
/// is in the room and no source.
fn name_at(view: &View<'_>, from: usize) -> Option<(usize, usize)> {
    const NONE: Class = Class::DET
        .or(Class::PREP)
        .or(Class::PRON)
        .or(Class::CONJ)
        .or(Class::ADVERB);
    let letters = |c: char| c.is_alphabetic() || matches!(c, '-' | '\'' | '’');
    let own = |k: usize| {
        let named = view
            .tokens
            .get(k)
            .is_some_and(|t| t.capital() && t.text.chars().any(char::is_lowercase) && t.text.chars().all(letters));
        named && view.in_name(k).is_none() && view.period_at[k].is_none() && !view.class(k).has(NONE)
    };
    let to = (from..from + 4).find(|&k| !own(k))?;
    let before = from.checked_sub(1 + usize::from(view.before(from) == "."));
    let polite = before.is_some_and(|k| view.tokens[k].any(&["mr", "ms", "mrs", "dr", "mr.", "ms.", "mrs.", "dr."]));
    (to > from && !polite).then_some((from, to))
}

/// The name that ends right before the verb, or before the title between two commas there.
fn name_before(view: &View<'_>, verb: usize) -> Option<(usize, usize)> {
    let mut end = verb;
    if view.before(verb) == "," {
        end = (0..verb - 1).rev().find(|&k| view.tokens[k].is(","))?;
        if verb - end > 24 || view.quantity_at[end..verb].iter().any(Option::is_some) {
            return None;
        }
    }
    let (a, b) = (end.saturating_sub(3)..end).find_map(|k| name_at(view, k).filter(|n| n.1 == end))?;
    let opens = a == 0 || view.tokens[a - 1].any(&[",", ".", "\"", "”", "and", "but", "that", "as"]);
    opens.then_some((a, b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;

    #[test]
    fn persons_are_quoted_by_name_and_by_pronoun() {
        let mut quoted = Quoted::default();
        for (text, want) in [
            (
                "Tolls fell by 3%, said Lu Ming, head of the bridge office.",
                Some("Lu Ming"),
            ),
            ("Lu said that 40 bridges were painted.", Some("Lu Ming")),
            ("Some 12 bridges are old, she added.", Some("Lu Ming")),
            ("About 8 bridges were closed, according to Lu.", Some("Lu Ming")),
            ("Ferries carried 9 million people.", None),
            ("Mr. Qian said 3 ferries sank.", None),
            ("Officials said 5 ferries sailed.", None),
            (
                "Deng Haiyan, deputy head of the ferry office, said 5 ferries sailed.",
                Some("Deng Haiyan"),
            ),
            ("The official said 6 are new.", Some("Deng Haiyan")),
        ] {
            let view = View::new(text, Span::new(0, text.len()), None);
            assert_eq!(quoted.person(&view).as_deref(), want, "{text}");
        }
    }
}
