//! Speakers whom no block names: known from labels that come back, greet, or lost their colon.
use super::lines::Line;
use super::{Turn, labels, people, unlabelled};
use crate::model::{Participant, Role};
use std::collections::HashSet;

/// In pages without a speaker block: a name that begins several lines, or one that the page's opening introduces, is a
/// speaker's.
pub(super) fn recurring_names(lines: &[Line<'_>]) -> Vec<Participant> {
    let mut people: Vec<Participant> = Vec::new();
    let mut seen: HashSet<&str> = HashSet::new();
    // asked of many names, counted once
    let of_outlets = std::cell::LazyCell::new(|| outlets(lines));
    let bare: HashSet<&str> = lines.iter().map(|l| l.text).filter(|t| t.len() < 40).collect();
    for name in names_alone(lines) {
        people.push(speaker(name));
    }
    for (k, line) in lines.iter().enumerate() {
        if answers_alone(lines, k) && people::find(&people, line.text).is_none() {
            people.push(speaker(line.text));
        }
    }
    for (k, line) in lines.iter().enumerate() {
        let halves = labels::halves(line.text).filter(|(name, _)| name.len() < 160);
        let Some((name, rest)) = halves.or_else(|| labels::dashed(line.text)) else {
            continue;
        };
        let name = name.trim_start_matches(['·', ' ', '*', '_']).trim_end();
        let name = labels::plain(name);
        let name = labels::titled_name(name).unwrap_or(name);
        // "Jane Roe:" has a line to itself, and so has "Jane Roe" where the colon was forgotten
        let forgotten = rest.is_empty() && bare.contains(name) && people::is_name(name) && !labels::is_outlet(name);
        if forgotten && people::find(&people, name).is_none() {
            people.push(speaker(name));
            continue;
        }
        // "Ms. Wang: Good morning"
        let (honorific, surname_only) = people::split_honorific(name);
        if honorific.is_some() && labels::is_surname(surname_only) && rest.len() > 40 && speech_follows(rest) {
            people.push(Participant {
                honorific,
                ..speaker(surname_only)
            });
            continue;
        }
        // a surname alone will do among questions of outlets, once it comes back
        let surname = || labels::is_surname(name) && seen.contains(&name) && *of_outlets > 1;
        if labels::is_surname(name) && !rest.is_empty() && !seen.contains(&name) {
            seen.insert(name);
            continue;
        }
        if !(people::is_name(name) || surname()) || labels::is_outlet(name) || !speech_follows(rest) {
            continue;
        }
        let glued = name.replace(' ', "");
        let introduced = || {
            !labels::is_body(name)
                && lines.iter().take(40).any(|l| {
                    !l.text.trim_start_matches(['·', ' ']).starts_with(name)
                        && (l.text.contains(name) || l.text.contains(&glued))
                })
        };
        // "Jane Roe: Friends from the press, good afternoon." opens the conference of a ministry
        let greets = || unlabelled::hails(rest.trim_start());
        // right behind the question of an outlet, on a page torn from its conference
        let replies = || {
            let above = lines[..k]
                .iter()
                .rfind(|l| !l.text.is_empty() && l.furniture().is_none());
            let asked = above
                .filter(|l| l.text.contains('?'))
                .and_then(|l| labels::halves(l.text));
            rest.len() > 60 && asked.is_some_and(|(outlet, _)| labels::is_outlet(labels::plain(outlet)))
        };
        if people::find(&people, name).is_none() && (seen.contains(&name) || greets() || introduced() || replies()) {
            people.push(speaker(name));
        }
        seen.insert(name);
    }
    let asking = askers(lines, &people);
    people.extend(asking.into_iter().map(speaker));
    people
}

/// Gives whoever has a surname alone for a label (`[Roe]: text`) the name by which the page tells of them.
pub(super) fn name_in_full(lines: &[Line<'_>], turns: &mut [Turn]) {
    let mut told: Vec<(String, Option<String>)> = Vec::new();
    for turn in turns.iter_mut().filter(|t| t.participant.is_none()) {
        let Some(surname) = turn.speaker.clone().filter(|s| labels::is_surname(s)) else {
            continue;
        };
        if !told.iter().any(|(s, _)| *s == surname) {
            told.push((surname.clone(), whole_name(lines, &surname)));
        }
        let whole = told.iter().find(|(s, _)| *s == surname).and_then(|(_, w)| w.clone());
        turn.speaker = whole.or(Some(surname));
    }
}

/// The whole name of somebody whose labels have the surname alone: the only one of that surname whom the page names with an
/// office beside it (`Jane Roe, minister of ponds`, `Minister Jane Roe`).
fn whole_name(lines: &[Line<'_>], surname: &str) -> Option<String> {
    let mut found: Option<String> = None;
    for text in lines.iter().take(40).map(|l| l.text).filter(|t| t.contains(surname)) {
        for (at, _) in text.match_indices(surname) {
            let behind = text[at + surname.len()..].strip_prefix(' ').unwrap_or("");
            let given = behind
                .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-')
                .next();
            let Some(given) = given.filter(|g| g.len() > 1) else {
                continue;
            };
            let whole = format!("{surname} {given}");
            let before = text[..at].split_whitespace().next_back().unwrap_or("");
            let title = behind[given.len()..].trim_start_matches([',', ' ']);
            let title = title.strip_prefix("the ").unwrap_or(title);
            let office =
                people::begins_title(before) || people::begins_title(title) || people::begins_title(&title_of(title));
            if !people::is_name(&whole) || !office {
                continue;
            }
            match &found {
                Some(other) if *other != whole => return None,
                _ => found = Some(whole),
            }
        }
    }
    found
}

/// The last words of the first clause: the office in `education minister`.
fn title_of(text: &str) -> String {
    let clause = text.split([',', '.', ';']).next().unwrap_or("");
    clause.split_whitespace().take(3).last().unwrap_or("").to_string()
}

/// Outlets that no table knows, and those before a dash: what stands before a question that one of `people` answers.
fn askers<'a>(lines: &[Line<'a>], people: &[Participant]) -> Vec<&'a str> {
    let mut out: Vec<&str> = Vec::new();
    if people.is_empty() {
        return out;
    }
    let halves = |l: &Line<'a>| labels::halves(l.text).or_else(|| labels::dashed(l.text));
    let known = |n: &str| people::find(people, labels::plain(bare(n))).is_some();
    let label = |l: &Line<'a>| {
        halves(l).filter(|(n, rest)| {
            let n = labels::plain(bare(n));
            n.len() < 80 && (known(n) || labels::could_call(n) && (rest.is_empty() || speech_follows(rest)))
        })
    };
    for (k, line) in lines.iter().enumerate().filter(|(_, l)| l.furniture().is_none()) {
        let Some((name, rest)) = halves(line) else { continue };
        let name = bare(name);
        let may = (2..60).contains(&name.len())
            && rest.len() > 15
            && speech_follows(rest)
            && name.split_whitespace().count() <= 6
            && labels::could_call(name)
            && people::find(people, name).is_none()
            && !out.contains(&name);
        if !may {
            continue;
        }
        // up to the answer somebody asks, and nobody else is labelled
        let below = lines[k + 1..].iter().take(14);
        let until = below.clone().position(|l| label(l).is_some());
        let until = until.filter(|n| lines.get(k + 1 + n).and_then(label).is_some_and(|(n, _)| known(n)));
        let asked = |n: usize| line.text.contains('?') || below.clone().take(n).any(|l| l.text.contains('?'));
        if until.is_some_and(asked) {
            out.push(name);
        }
    }
    out
}

/// A name without the marks of a list or of Markdown round it.
fn bare(name: &str) -> &str {
    name.trim_matches(|c: char| matches!(c, '·' | '•' | '*' | '_') || c.is_whitespace())
}

/// Names that have a line to themselves several times, with speech under each: labels whose colons were lost.
fn names_alone<'a>(lines: &[Line<'a>]) -> Vec<&'a str> {
    let mut seen: Vec<(&str, usize)> = Vec::new();
    let named = |t: &str| t.len() < 30 && t.contains(' ') && people::is_name(t) && !labels::is_outlet(t);
    for (k, line) in lines.iter().enumerate().filter(|(_, l)| named(l.text)) {
        let below = lines[k + 1..].iter().take(3).find(|l| !l.text.is_empty());
        let enough = if people::is_full_name(line.text) { 25 } else { 60 };
        if below.is_some_and(|l| l.text.len() > enough) {
            match seen.iter_mut().find(|(n, _)| *n == line.text) {
                Some((_, count)) => *count += 1,
                None => seen.push((line.text, 1)),
            }
        }
    }
    seen.into_iter().filter(|(_, n)| *n > 1).map(|(n, _)| n).collect()
}

/// Whether line `k` is a name by itself between a question and what answers it: a label without a colon.
fn answers_alone(lines: &[Line<'_>], k: usize) -> bool {
    let text = lines[k].text;
    let said = |l: &&Line<'_>| !l.text.is_empty() && l.furniture().is_none();
    let named = text.contains(' ') && people::is_full_name(text) && !labels::is_outlet(text);
    named
        && lines[k.saturating_sub(3)..k]
            .iter()
            .rfind(said)
            .is_some_and(|l| l.text.ends_with('?') && l.text.len() > 20)
        && lines[k + 1..]
            .iter()
            .take(3)
            .find(said)
            .is_some_and(|l| l.text.len() > 60 && l.text.ends_with('.'))
}

/// Whether an outlet's line `k` stands over a question that a name by itself answers.
pub(super) fn answered_below(lines: &[Line<'_>], k: usize) -> bool {
    let said = (k + 1..lines.len()).filter(|&j| !lines[j].text.is_empty() && lines[j].furniture().is_none());
    said.take(5).any(|j| answers_alone(lines, j))
}

/// Whether what stands behind a colon can be speech: the blank may be lost (`Jane Roe:Good morning`).
fn speech_follows(rest: &str) -> bool {
    rest.starts_with(|c: char| c == ' ' || c.is_uppercase())
}

fn speaker(name: &str) -> Participant {
    Participant {
        name: name.to_string(),
        honorific: None,
        role: Role::Speaker,
        titles: Vec::new(),
    }
}

/// Lines that begin with the label of an outlet.
fn outlets(lines: &[Line<'_>]) -> usize {
    lines
        .iter()
        .filter(|l| {
            l.text
                .split_once(": ")
                .is_some_and(|(n, _)| n.len() < 60 && labels::is_outlet(n))
        })
        .count()
}

/// The participants, and those known only because their names recur.
pub(super) fn known_by_label(participants: &[Participant], recurring: &[Participant]) -> Vec<Participant> {
    let mut people = participants.to_vec();
    for p in recurring {
        if people::find(&people, &p.name).is_none() {
            people.push(p.clone());
        }
    }
    people
}
