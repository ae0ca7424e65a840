//! Who takes each turn, where it stands, and which questions it answers.
use super::kinds::{answering_host, infer_unlisted};
use super::{labels, people};
use crate::base::{Code, Diagnostic, Source, Span};
use crate::model::{Exchange, Participant, Role, Section, Turn, TurnKind};

/// Fills in kind, speaker, outlet, section and hand-off of every turn.
/// `whole` when the page shows that nothing was said before the first turn.
pub fn classify(
    source: &Source,
    turns: &mut [Turn],
    people: &mut Vec<Participant>,
    whole: bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for t in turns.iter_mut() {
        let name = labels::person_of(&t.label);
        let tail = name.split_whitespace().rev().take(2).collect::<Vec<_>>();
        let found = people::find(people, name).or_else(|| {
            (tail.len() == 2 && name.split(' ').count() > 3)
                .then(|| people::find(people, &format!("{} {}", tail[1], tail[0])))
                .flatten()
        });
        if let Some(i) = found {
            t.participant = Some(i);
            t.speaker = Some(people[i].name.clone());
            t.kind = if people[i].role == Role::Chairperson {
                TurnKind::Chairperson
            } else {
                TurnKind::Official
            };
        }
    }
    infer_unlisted(source, turns, people);
    answering_host(source, turns, people);
    for t in turns.iter_mut() {
        if t.kind == TurnKind::Unknown {
            let d = Diagnostic::new(
                Code::UnknownSpeaker,
                t.label_span.unwrap_or(t.span),
                format!("it could not be told whether “{}” asks or answers", t.label),
            );
            diagnostics.push(d);
        }
    }
    sections(source, turns, whole);
}

/// Whether an official's words begin with a greeting, so that nothing was said before them.
pub fn greets_first(text: &str, turn: &Turn) -> bool {
    turn.kind == TurnKind::Official
        && super::unlabelled::hails(turn.span.slice(text))
        && !turn.span.slice(text).starts_with("Thank")
}

fn sections(source: &Source, turns: &mut [Turn], whole: bool) {
    let first_question = turns.iter().position(|t| t.kind == TurnKind::Journalist);
    let last_question = turns.iter().rposition(|t| t.kind == TurnKind::Journalist);
    let last_answer = turns.iter().rposition(|t| t.kind == TurnKind::Official);
    // a later page that begins in the middle of an answer is among the questions already
    let midway = turns
        .first()
        .is_some_and(|t| t.label_span.is_none() && !whole && !greets_first(&source.text, t));
    for k in 0..turns.len() {
        turns[k].section = match (first_question, last_question) {
            (Some(f), _) if k < f && !midway => Section::Opening,
            (None, _) if !midway => Section::Opening,
            (_, Some(l)) if k > l && turns[k].kind == TurnKind::Chairperson && last_answer.is_none_or(|a| k > a) => {
                Section::Closing
            }
            _ => Section::Qa,
        };
        turns[k].handoff =
            turns[k].kind == TurnKind::Official && turns[k].section == Section::Qa && hands_over(source, turns, k);
    }
}

/// A short turn of an official that passes the question on to another official, who speaks next.
fn hands_over(source: &Source, turns: &[Turn], k: usize) -> bool {
    const CUES: &[&str] = &[
        "invite", "could you please", "please comment", "give the floor", "ask mr", "ask ms", "like to ask",
        "hand over", "hand it over", "pass the", "let mr", "let ms", "have mr", "have ms", "please answer",
        "turn to mr", "turn to ms", "will answer", "to answer", "will take", "will respond", "to respond",
        "will address", "over to mr", "over to ms", "to take this question", "take your question",
    ];
    let text = turns[k].span.slice(&source.text);
    let next = turns[k + 1..].iter().find(|t| t.kind != TurnKind::Chairperson);
    let other = next.is_some_and(|n| n.kind == TurnKind::Official && n.speaker != turns[k].speaker);
    let cued = || {
        let lower = text.to_lowercase();
        CUES.iter().any(|c| lower.contains(c))
    };
    other && text.split_whitespace().nth(90).is_none() && cued()
}

/// Questions with their answers.
pub fn exchanges(source: &Source, turns: &[Turn]) -> Vec<Exchange> {
    let mut out: Vec<Exchange> = Vec::new();
    for (k, t) in turns.iter().enumerate() {
        match t.kind {
            TurnKind::Journalist => {
                let open = out
                    .last_mut()
                    .filter(|e| e.answers.is_empty() && e.handoffs.is_empty() && e.outlet == t.outlet);
                match open {
                    Some(e) => e.questions.push(k),
                    None => out.push(Exchange {
                        outlet: t.outlet.clone(),
                        questions: vec![k],
                        sub_questions: 1,
                        answers: Vec::new(),
                        handoffs: Vec::new(),
                        answered_by: Vec::new(),
                    }),
                }
            }
            TurnKind::Official => {
                let Some(e) = out.last_mut() else { continue };
                if t.handoff {
                    e.handoffs.push(k);
                    continue;
                }
                e.answers.push(k);
                if let Some(s) = t.speaker.as_ref().filter(|s| !e.answered_by.contains(s)) {
                    e.answered_by.push(s.clone());
                }
            }
            _ => {}
        }
    }
    for e in &mut out {
        let text: String = e
            .questions
            .iter()
            .map(|&q| turns[q].span.slice(&source.text).to_lowercase())
            .collect();
        e.sub_questions = sub_questions(&text);
    }
    out
}

/// How many questions an outlet says it asks: "two questions", "my second question"; else one.
fn sub_questions(lower: &str) -> u32 {
    let said = [("two questions", 2), ("three questions", 3), ("four questions", 4)]
        .iter()
        .find(|(p, _)| lower.contains(p))
        .map_or(1, |x| x.1);
    let ordinal = [
        ("second question", 2),
        ("third question", 3),
        ("fourth question", 4),
        ("another question", 2),
        ("the second one", 2),
    ]
    .iter()
    .filter(|(p, _)| lower.contains(p))
    .map(|x| x.1)
    .max()
    .unwrap_or(1);
    said.max(ordinal)
}

/// Joins the paragraphs of a turn into its span.
pub fn close(turn: &mut Turn) {
    if let (Some(a), Some(b)) = (turn.paragraphs.first(), turn.paragraphs.last()) {
        turn.span = a.cover(*b);
    } else if let Some(l) = turn.label_span {
        turn.span = Span {
            start: l.end,
            end: l.end,
        };
    }
}
