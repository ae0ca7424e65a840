//! Turns that the labels part wrongly: joined where live text repeats a label, parted where a label was lost.
use super::kinds::{concludes, outlet_of};
use super::labels::{self, is_outlet};
use super::{people, told, unlabelled};
use crate::base::Span;
use crate::model::{Segment, SegmentKind, Turn, TurnKind};

/// Joins the lines of a hard-wrapped text into paragraphs: those that no blank line parts.
pub fn unwrap(text: &str, paragraphs: &mut Vec<Span>) {
    let mut joined: Vec<Span> = Vec::with_capacity(paragraphs.len());
    for p in paragraphs.drain(..) {
        match joined.last_mut() {
            Some(last) if text[last.end as usize..p.start as usize].matches('\n').count() == 1 => last.end = p.end,
            _ => joined.push(p),
        }
    }
    *paragraphs = joined;
}

/// Questions and answers whose labels were lost become turns of their own.
pub fn part(text: &str, turns: &mut Vec<Turn>, segments: &mut [Segment]) {
    let cuts: Vec<Option<usize>> = (0..turns.len())
        .map(|k| {
            let (turn, next) = (&turns[k], turns.get(k + 1));
            lost_question(text, turn, next)
                .or_else(|| lost_answer(text, turn, next))
                .or_else(|| floor_given(text, turn))
        })
        .collect();
    let given: Vec<bool> = cuts
        .iter()
        .zip(turns.iter())
        .map(|(cut, t)| cut.is_some() && floor_given(text, t) == *cut)
        .collect();
    let mut parted = Vec::with_capacity(turns.len());
    // turns that were cut, and where
    let mut places: Vec<(usize, u32)> = Vec::new();
    for (k, mut turn) in std::mem::take(turns).into_iter().enumerate() {
        let Some(at) = cuts[k] else {
            parted.push(turn);
            continue;
        };
        let mut second = Turn {
            label: String::new(),
            label_span: None,
            paragraphs: turn.paragraphs.split_off(at),
            ..turn.clone()
        };
        if given[k] {
            turn.kind = TurnKind::Chairperson;
            second.kind = TurnKind::Official;
            second.speaker = told::given_the_floor(text, &turn.paragraphs);
        }
        places.push((k, second.paragraphs[0].start));
        parted.extend([turn, second]);
    }
    *turns = parted;
    for s in segments.iter_mut() {
        if let SegmentKind::Speech(n) | SegmentKind::Label(n) = &mut s.kind {
            let before = places.partition_point(|c| c.0 < *n);
            let behind = places.get(before).is_some_and(|c| c.0 == *n && s.span.end > c.1);
            *n += before + usize::from(behind);
        }
    }
}

/// The paragraph with which somebody begins to whom the one who chairs, unlabelled, has given the floor: a greeting, right
/// behind the words that give it.
fn floor_given(text: &str, turn: &Turn) -> Option<usize> {
    const GIVES: &[&str] = &[
        "give the floor to", "hand the floor to", "hand over to", "hand over the floor to", "pass the floor to",
        "turn the floor over to", "yield the floor to", "the floor is yours", "the floor to m",
    ];
    if turn.label_span.is_some() {
        return None;
    }
    let words = |k: usize| turn.paragraphs[k].slice(text);
    (1..turn.paragraphs.len().min(12)).find(|&k| {
        let before = words(k - 1).to_lowercase();
        let gives = before.len() < 900 && GIVES.iter().any(|g| before.contains(g));
        let head: String = words(k).chars().take(90).collect();
        gives && (unlabelled::salutes(&head) || super::GREETINGS.iter().any(|g| head.contains(g)))
    })
}

/// Whether a turn is a short one that ends with a question.
fn puts_a_question(text: &str, turn: &Turn) -> bool {
    let long: u32 = turn.paragraphs.iter().map(|p| p.end - p.start).sum();
    long < 900 && turn.paragraphs.last().is_some_and(|p| asks_in_the_end(p.slice(text)))
}

/// Whether a label is of one who asks.
fn asks(label: &str) -> bool {
    is_outlet(label) || labels::asks_by_trade(label) || labels::marks_side(label) == Some(true)
}

/// Whether a paragraph ends with a question, thanks apart.
pub(super) fn asks_in_the_end(paragraph: &str) -> bool {
    // each is found by bytes
    let last = paragraph.rfind('?').max(paragraph.rfind('？'));
    last.is_some_and(|at| {
        let rest = paragraph[at..].trim_matches(|c: char| !c.is_alphanumeric());
        rest.is_empty() || rest.len() < 60 && rest.contains("hank")
    })
}

/// The paragraph with which a question begins that stands under somebody else's label: the chair's, who has just opened
/// the floor, or that of an official who speaks on behind it.
fn lost_question(text: &str, turn: &Turn, next: Option<&Turn>) -> Option<usize> {
    let words = |p: &Span| p.slice(text);
    let next = next.filter(|n| !asks(&n.label))?;
    if turn.label_span.is_none() || asks(&turn.label) {
        return None;
    }
    let answer = next.paragraphs.first().map_or("", words);
    let thanks = answer.starts_with("Thank") || answer.starts_with("Good question");
    if let Some(at) = turn.paragraphs.iter().position(|p| concludes(words(p))) {
        let rest = turn.paragraphs.get(at + 1..).unwrap_or(&[]);
        let long: usize = rest.iter().map(|p| words(p).len()).sum();
        let asked = rest.iter().any(|p| words(p).contains('?'));
        let ends = rest.last().is_some_and(|p| asks_in_the_end(words(p)));
        return (asked && long < 2500 && (thanks || ends && long > 80 && !next.label.is_empty())).then_some(at + 1);
    }
    let last = turn.paragraphs.len().checked_sub(1).filter(|l| *l > 0)?;
    let question = words(&turn.paragraphs[last]);
    let thanks_for_it = ["Thank you for", "Thanks for", "Thank you, "]
        .iter()
        .any(|t| answer.starts_with(t));
    let goes_on = same_voice(turn, next) && (says_who_asks(question) || question.contains("hank"));
    let to_somebody = [" you", "your ", "Your ", "You "].iter().any(|w| question.contains(w));
    // "When will it be published? Some people worry about it. Thank you."
    let thanked =
        goes_on && question.contains('?') && question.len() < 900 && question.trim_end().ends_with("hank you.");
    if question.len() < 60 || !(asks_in_the_end(question) || thanked) || !to_somebody || !(thanks_for_it || goes_on) {
        return None;
    }
    let begins = (last.saturating_sub(2)..last).find(|&p| p > 0 && says_who_asks(words(&turn.paragraphs[p])));
    Some(begins.unwrap_or(last))
}

/// Whether a paragraph begins like a question in a hall: with who asks, or whom.
fn says_who_asks(paragraph: &str) -> bool {
    const WAYS: &[&str] = &[
        "I'm from", "I’m from", "I am from", "I'm with", "I’m with", "I am with", "I am a reporter", "I'm a reporter",
        "I have a question", "I have two questions", "My question", "Mr. ", "Ms. ", "Minister ", "Director ",
        "We know", "We notice", "We have noticed", "We've noticed", "I would like to ask", "I'd like to ask",
        "I want to ask",
    ];
    WAYS.iter().any(|w| paragraph.starts_with(w))
}

/// The paragraph with which an answer begins that stands under the label of the question.
fn lost_answer(text: &str, turn: &Turn, next: Option<&Turn>) -> Option<usize> {
    let words = |p: &Span| p.slice(text);
    if turn.label_span.is_none()
        || !asks(&turn.label)
        || next.is_some_and(|n| !asks(&n.label) && !puts_a_question(text, n))
    {
        return None;
    }
    let asked = turn.paragraphs.iter().rposition(|p| asks_in_the_end(words(p)))?;
    let rest = &turn.paragraphs[asked + 1..];
    let long: usize = rest.iter().map(|p| words(p).len()).sum();
    let thanks = rest.first().is_some_and(|p| words(p).starts_with("Thank you for"));
    // at the end of a page a lone paragraph may be the rest of the question
    (long > 250 && (next.is_some() || rest.len() > 1) || thanks && long > 100).then_some(asked + 1)
}

/// Whom a label calls, if it tells one person or outlet from others.
fn voice(label: &str) -> Option<String> {
    let nobody = label.is_empty()
        || labels::marks_side(label).is_some()
        || labels::asks_by_trade(label) && outlet_of(label).is_none();
    (!nobody).then(|| {
        let person = labels::person_of(label);
        if people::is_name(person) { person } else { label }.to_lowercase()
    })
}

fn same_voice(a: &Turn, b: &Turn) -> bool {
    voice(&a.label).is_some_and(|v| a.label == b.label || voice(&b.label) == Some(v))
}

/// Joins turns that follow each other under the same label, as live text prints it before every paragraph. What was said
/// before another header, or twice by an outlet that has asked already, stays apart.
pub fn join(text: &str, turns: &mut Vec<Turn>, segments: &mut [Segment]) {
    if turns.len() < 2 {
        return;
    }
    let parted = headed(turns.len(), segments);
    let voices: Vec<Option<String>> = turns.iter().map(|t| voice(&t.label)).collect();
    // where each turn goes, and whose the last one is
    let mut place: Vec<usize> = Vec::with_capacity(turns.len());
    let mut joined: Vec<Turn> = Vec::with_capacity(turns.len());
    let mut first = 0;
    for (k, turn) in std::mem::take(turns).into_iter().enumerate() {
        let goes_on = !parted[k]
            && joined.last().is_some_and(|last| {
                let asked = asks(&turn.label)
                    && last.paragraphs.last().is_some_and(|p| asks_in_the_end(p.slice(text)))
                    && !stamped(text, last, &turn);
                voices[k].is_some() && voices[k] == voices[first] && !asked
            });
        match joined.last_mut().filter(|_| goes_on) {
            Some(last) => last.paragraphs.extend(turn.paragraphs),
            None => {
                joined.push(turn);
                first = k;
            }
        }
        place.push(joined.len() - 1);
    }
    *turns = joined;
    for s in segments.iter_mut() {
        if let SegmentKind::Speech(n) | SegmentKind::Label(n) = &mut s.kind {
            *n = place[*n];
        }
    }
}

/// Whether a clock time stands between two turns: live text.
fn stamped(text: &str, before: &Turn, after: &Turn) -> bool {
    let (Some(end), Some(label)) = (before.paragraphs.last(), after.label_span) else {
        return false;
    };
    text.get(end.end as usize..label.start as usize)
        .is_some_and(|t| super::lines::timestamp(t.trim_end_matches(|c: char| c.is_whitespace() || c == '·')) > 0)
}

/// Before which turns a header, links or other text stands.
fn headed(turns: usize, segments: &[Segment]) -> Vec<bool> {
    let mut out = vec![false; turns];
    let mut header = false;
    for s in segments {
        match s.kind {
            SegmentKind::Header | SegmentKind::Other | SegmentKind::RelatedLinks | SegmentKind::Credits => {
                header = true
            }
            SegmentKind::Label(n) | SegmentKind::Speech(n) => {
                out[n] |= std::mem::take(&mut header);
            }
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn a_question_is_known_by_its_end() {
        for (text, yes) in [
            ("How many?", true),
            ("How many? Thank you.", true),
            ("Why so? We looked into it for years.", false),
            ("We looked.", false),
        ] {
            assert_eq!(asks_in_the_end(text), yes, "{text}");
        }
    }
    #[test]
    fn labels_call_the_same_voice() {
        for (a, b, yes) in [
            ("Li Ming, vice minister of ponds", "Li Ming", true),
            ("Vice Minister Li Ming", "Li Ming", true),
            ("Pond Daily", "Pond Daily", true),
            ("Q", "Q", false),
            ("Reporter", "Reporter", false),
            ("Li Ming", "Wu Lan", false),
        ] {
            assert_eq!(voice(a).is_some() && voice(a) == voice(b), yes, "{a} {b}");
        }
    }
}
