//! Speakers whom no block names: known from labels that come back, greet, or lost their colon.
use super::lines::Line;
use super::{labels, people, unlabelled};
use crate::model::{Participant, Role};
use std::collections::HashSet;

/// In pages without a speaker block: a name that begins several lines, or one that the page's opening introduces, is a
/// speaker's.
pub(super) fn recurring_names(lines: &[Line<'_>]) -> Vec<Participant> {
    let mut people: Vec<Participant> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    let bare: HashSet<&str> = lines.iter().map(|l| l.text).filter(|t| t.len() < 40).collect();
    for name in names_alone(lines) {
        people.push(speaker(name));
    }
    for line in lines {
        let Some((name, rest)) = labels::halves(line.text) else {
            continue;
        };
        let name = name.trim_start_matches(['·', ' ']).trim_end();
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
        let surname = || labels::is_surname(name) && seen.contains(&name) && outlets(lines) > 1;
        if labels::is_surname(name) && !rest.is_empty() && !seen.contains(&name) {
            seen.push(name);
            continue;
        }
        if !(people::is_name(name) || surname()) || labels::is_outlet(name) || !speech_follows(rest) {
            continue;
        }
        let introduced = || {
            lines
                .iter()
                .take(40)
                .any(|l| !l.text.trim_start_matches(['·', ' ']).starts_with(name) && l.text.contains(name))
        };
        // "Jane Roe: Friends from the press, good afternoon." opens the conference of a ministry
        let greets = || unlabelled::hails(rest.trim_start());
        if people::find(&people, name).is_none() && (seen.contains(&name) || greets() || introduced()) {
            people.push(speaker(name));
        }
        seen.push(name);
    }
    people
}

/// Names that have a line to themselves several times, with speech under each: labels whose colons were lost.
fn names_alone<'a>(lines: &[Line<'a>]) -> Vec<&'a str> {
    let mut seen: Vec<(&str, usize)> = Vec::new();
    let named = |t: &str| t.len() < 30 && t.contains(' ') && people::is_name(t) && !labels::is_outlet(t);
    for (k, line) in lines.iter().enumerate().filter(|(_, l)| named(l.text)) {
        let below = lines[k + 1..].iter().take(3).find(|l| !l.text.is_empty());
        if below.is_some_and(|l| l.text.len() > 60) {
            match seen.iter_mut().find(|(n, _)| *n == line.text) {
                Some((_, count)) => *count += 1,
                None => seen.push((line.text, 1)),
            }
        }
    }
    seen.into_iter().filter(|(_, n)| *n > 1).map(|(n, _)| n).collect()
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
