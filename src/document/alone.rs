//! Labels without a colon: a chair's, a title's or an outlet's line with speech under it. Must not take the entries of a
//! speaker block for them.
use super::known::answered_below;
use super::labels::{self, Label};
use super::lines::Line;
use super::people;
use super::unlabelled::{announces, hails};
use crate::model::Role;

/// A label, the line with its name, and the last line that belongs to it.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// Whom it calls.
    pub label: Label<'a>,
    /// The line with the name.
    pub named: usize,
    /// Its last line.
    pub last: usize,
}

/// The label without a colon that begins with line `k`; `begun` when somebody has spoken before.
pub fn find<'a>(lines: &[Line<'a>], k: usize, people: &[crate::model::Participant], begun: bool) -> Option<Found<'a>> {
    let text = lines[k].text;
    let heading = (2..200).contains(&text.len())
        && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !text.contains([':', '：', '?', '!'])
        && !text.ends_with(['.', ';', ',', '"', '”'])
        && lines[k].furniture().is_none()
        && !super::header::is_title(text);
    if !heading {
        return None;
    }
    let one = |named: usize, last: usize| {
        let text = lines[named].text;
        Some(Found {
            label: Label { text, len: text.len() },
            named,
            last,
        })
    };
    if labels::is_bare_chair(text) {
        let (named, last) = chair(lines, k)?;
        return one(named, last);
    }
    let below = next(lines, k)?;
    if labels::asks_by_trade(text) && !super::kinds::outlet_of(text).is_none_or(|o| o.len() > 90) {
        let asked = lines[below..].iter().take(4).any(|l| l.text.contains('?'));
        return asked.then(|| one(k, k)).flatten();
    }
    if (begun || answered_below(lines, k))
        && let Some(label) = labels::outlet_alone(text, lines[k + 1..].iter().map(|l| l.text))
    {
        return Some(Found {
            label,
            named: k,
            last: k,
        });
    }
    if !text.contains(' ') {
        return None;
    }
    let listed = !begun && k > 0 && previous(lines, k).is_some_and(|p| is_entry(lines[p].text));
    let greets = |k: usize| hails(lines[k].text) && label_free(lines[k].text, people);
    let chairs = labels::titled_name(text).is_some() && says_chair(text);
    if is_entry(text) && !listed && (greets(below) || chairs && begun) {
        return one(k, k);
    }
    let name = |k: usize| people::is_full_name(lines[k].text) && !labels::is_outlet(lines[k].text);
    if name(k) && greets(below) && !listed {
        return one(k, k);
    }
    // "Jane Roe" over "Vice Minister of Ponds", or the other way round
    let office = |k: usize| {
        let t = lines[k].text;
        t.len() < 160
            && !t.ends_with('.')
            && !t.contains([':', '：'])
            && (people::begins_title(t) || people::ends_title(t))
    };
    if (name(k) && office(below) || office(k) && name(below)) && next(lines, below).is_some_and(greets) && !listed {
        return one(if name(k) { k } else { below }, below);
    }
    None
}

/// A line `Moderator`, and under it perhaps an office and a name, then speech: the lines of the name and the last one.
fn chair(lines: &[Line<'_>], k: usize) -> Option<(usize, usize)> {
    let (mut named, mut last) = (k, k);
    for _ in 0..4 {
        let below = next(lines, last)?;
        let text = lines[below].text;
        if hails(text) && label_free(text, &[]) {
            return Some((named, last));
        }
        if text.contains([':', '：']) || text.ends_with('.') || text.len() >= 160 || labels::is_block_word(text) {
            return None;
        }
        if named == k && (people::is_name(text) && !labels::is_outlet(text) || is_entry(text)) {
            named = below;
        }
        last = below;
    }
    None
}

/// The next line with words that are no furniture and tell nothing about the page.
fn next(lines: &[Line<'_>], k: usize) -> Option<usize> {
    (k + 1..lines.len().min(k + 9))
        .find(|&j| !lines[j].text.is_empty() && lines[j].furniture().is_none() && !announces(lines[j].text))
}

fn previous(lines: &[Line<'_>], k: usize) -> Option<usize> {
    (k.saturating_sub(3)..k).rev().find(|&j| !lines[j].text.is_empty())
}

fn says_chair(text: &str) -> bool {
    ["Moderator ", "Host ", "Chairperson "]
        .iter()
        .any(|c| text.starts_with(c))
}

/// A name with its office, before or behind it.
fn is_entry(text: &str) -> bool {
    let behind = people::entry(text, Role::Speaker).is_some_and(|p| {
        !p.titles.is_empty() && (people::begins_title(&p.titles[0]) || people::ends_title(&p.titles[0]))
    });
    behind || labels::titled_name(text).is_some()
}

/// Whether the words of a line are not behind a label of their own.
fn label_free(text: &str, people: &[crate::model::Participant]) -> bool {
    labels::inline(text, people).is_none() && !labels::halves(text).is_some_and(|(n, _)| people::is_name(n.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    fn label(text: &str, begun: bool) -> Option<String> {
        let lines = super::super::lines::lines(text);
        find(&lines, 0, &[], begun).map(|f| format!("{}/{}", f.label.text, f.last))
    }
    #[test]
    fn labels_without_colons() {
        for (text, want) in [
            (
                "Moderator Rao Junmei\n\nGood morning, ladies and gentlemen.",
                "Moderator Rao Junmei/0",
            ),
            ("Host\nDear friends from the press, good afternoon.", "Host/0"),
            (
                "Moderator\n\nDeputy Director of the Press Office\n\nRao Junmei\n\nGood morning, all.",
                "Rao Junmei/4",
            ),
            (
                "Rao Junmei, head of the Press Office\nGood morning to all of you.",
                "Rao Junmei, head of the Press Office/0",
            ),
            (
                "Li Ming\n\nVice Minister of Ponds\n\nGood morning, friends.",
                "Li Ming/2",
            ),
            ("Vice Minister of Ponds\nLi Ming\nThank you, Ms. Rao.", "Li Ming/1"),
            (
                "Vice Minister Li Ming\nGood morning, friends.",
                "Vice Minister Li Ming/0",
            ),
            (
                "Reporter from Isle Television (ITV)\nQ1: How many ponds are there?",
                "Reporter from Isle Television (ITV)/0",
            ),
        ] {
            assert_eq!(label(text, false).as_deref(), Some(want), "{text}");
        }
    }
    #[test]
    fn entries_and_headings_are_none() {
        for text in [
            "Chairperson\nRao Junmei\nDate\nMay 1, 2020\nGood morning.",
            "Moderator\nRao Junmei: Good morning.",
            "Vice Minister Li Ming\nVice Minister Wu Lan\nThe ministry held a press conference.",
            "Rao Junmei, head of the Press Office\nRao Junmei: Good morning.",
            "Fish in Ponds\nGood morning, all.",
            "Host cities of the games\nBeijing",
        ] {
            assert_eq!(label(text, false), None, "{text}");
        }
    }
}
