//! Who takes each turn, where it stands, and which questions it answers.
use super::labels::{self, is_outlet};
use super::people;
use crate::base::{Code, Diagnostic, Source, Span};
use crate::model::{Exchange, Participant, Role, Section, Segment, SegmentKind, Turn, TurnKind};
use std::collections::{HashMap, HashSet};

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

/// The first question of a page whose label was lost stands under the chair's, who has just opened the floor: it becomes
/// a turn of its own, if an answer follows.
pub fn part_questions(text: &str, turns: &mut Vec<Turn>, segments: &mut [Segment]) {
    let words = |p: &Span| p.slice(text);
    let mut parted = Vec::with_capacity(turns.len());
    // turns that were cut, and where
    let mut cuts: Vec<(usize, u32)> = Vec::new();
    let mut all = std::mem::take(turns).into_iter().enumerate().peekable();
    while let Some((k, mut t)) = all.next() {
        let opened = t
            .paragraphs
            .iter()
            .position(|p| concludes(words(p)))
            .filter(|_| t.label_span.is_some() && !is_outlet(&t.label));
        let first = opened.map_or(usize::MAX, |at| at + 1);
        let asks = t.paragraphs.get(first..).is_some_and(|rest| {
            rest.iter().any(|p| words(p).contains('?')) && rest.iter().map(|p| words(p).len()).sum::<usize>() < 2500
        });
        let answered = all.peek().is_some_and(|(_, next)| {
            let answer = next.paragraphs.first().map_or("", words);
            (answer.starts_with("Thank") || answer.starts_with("Good question")) && !is_outlet(&next.label)
        });
        if !asks || !answered {
            parted.push(t);
            continue;
        }
        let question = Turn {
            label: String::new(),
            label_span: None,
            paragraphs: t.paragraphs.split_off(first),
            ..t.clone()
        };
        cuts.push((k, question.paragraphs[0].start));
        parted.extend([t, question]);
    }
    *turns = parted;
    for s in segments.iter_mut() {
        if let SegmentKind::Speech(n) | SegmentKind::Label(n) = &mut s.kind {
            let before = cuts.partition_point(|c| c.0 < *n);
            let behind = cuts.get(before).is_some_and(|c| c.0 == *n && s.span.end > c.1);
            *n += before + usize::from(behind);
        }
    }
}

/// Fills in kind, speaker, outlet, section and hand-off of every turn.
pub fn classify(source: &Source, turns: &mut [Turn], people: &mut Vec<Participant>, diagnostics: &mut Vec<Diagnostic>) {
    for t in turns.iter_mut() {
        let name = t.label.split(',').next().unwrap_or("").trim();
        let name = labels::of_a_chair(name).or(labels::titled_name(name)).unwrap_or(name);
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
    sections(source, turns);
}

/// A spokesperson who opens the conference like a chair, and then answers it alone, is no chair.
fn answering_host(source: &Source, turns: &mut [Turn], people: &[Participant]) {
    let chair = |t: &Turn| t.kind == TurnKind::Chairperson && !says_chair(&t.label) && !t.label.is_empty();
    let Some(host) = turns.iter().find(|t| chair(t)).map(|t| t.label.clone()) else {
        return;
    };
    let alone = turns.iter().all(|t| t.kind == TurnKind::Journalist || t.label == host);
    let listed = people.iter().any(|p| p.role == Role::Chairperson);
    let answers = turns.windows(2).any(|w| {
        let text = w[1].span.slice(&source.text);
        w[0].kind == TurnKind::Journalist && w[1].label == host && text.len() > 150 && !hands_the_floor(text)
    });
    if alone && answers && !listed {
        for t in turns.iter_mut().filter(|t| t.label == host) {
            t.kind = TurnKind::Official;
        }
    }
}

/// Kinds of those whom no speaker block names, from their label and words.
fn infer_unlisted(source: &Source, turns: &mut [Turn], people: &mut Vec<Participant>) {
    // what later turns ask of the others is kept by label, so that a page of many turns is gone through once
    let figured: HashSet<String> = turns
        .iter()
        .filter(|t| briefs(t.span.slice(&source.text)))
        .map(|t| t.label.clone())
        .collect();
    let mut kinds: HashMap<String, TurnKind> = HashMap::new();
    let mut chairs_before: Vec<String> = Vec::new();
    for k in 0..turns.len() {
        if let Some(before) = k.checked_sub(1).map(|b| &turns[b]) {
            if before.kind != TurnKind::Unknown && !kinds.contains_key(&before.label) {
                kinds.insert(before.label.clone(), before.kind);
                // "Jane Roe (host)" is "Jane Roe" from then on
                let prefixed = ["Host ", "Moderator ", "Chairperson "]
                    .iter()
                    .find_map(|p| before.label.strip_prefix(p));
                if let Some(name) = labels::of_a_chair(&before.label).or(prefixed) {
                    kinds.entry(name.to_string()).or_insert(before.kind);
                }
            }
            if before.kind == TurnKind::Chairperson && !chairs_before.contains(&before.label) {
                chairs_before.push(before.label.clone());
            }
        }
        if turns[k].participant.is_some() {
            continue;
        }
        let text = turns[k].span.slice(&source.text);
        let label = turns[k].label.clone();
        let titled = label.contains(',') && !is_outlet(label.split(',').next().unwrap_or(""));
        let spoken_for = labels::outlet_behind(&label).map(str::to_string);
        let name = label.split(',').next().unwrap_or("").trim();
        let name = people::split_honorific(labels::of_a_chair(name).unwrap_or(name)).1;
        let behind_title = labels::titled_name(name);
        let name = behind_title.unwrap_or(name).to_string();
        let personal = (people::is_name(&name) || labels::is_surname(&name)) && !is_outlet(&name);
        let opening: String = text.chars().take(300).collect();
        let welcomes = (opening.contains("elcome to")
            || opening.contains("Ladies and gentlemen")
            || opening.contains("Good morning") && k == 0)
            && ["press", "conference", "briefing"].iter().any(|w| text.contains(w))
            || k == 0 && personal && introduces(text, turns.get(1));
        let concludes = text.len() < 500 && concludes(text);
        let of_the_chair = titled && text.len() < 1200 && labels::CHAIRING.iter().any(|c| label.contains(c));
        let said_to_chair = says_chair(&label);
        let gives_figures = figured.contains(&label);
        let chairs = said_to_chair
            || !other_chairs(&chairs_before, people, &name)
                && !gives_figures
                && (welcomes || concludes || of_the_chair);
        let answers = opening.starts_with("Thank you for your question")
            || opening.starts_with("Thanks for your question")
            || opening.starts_with("Thank you for that question");
        // who answers may ask in passing; who asks ends with it
        let answering = personal && k > 0 && turns[k - 1].kind == TurnKind::Journalist;
        let asks = text.len() < 2500
            && if answering {
                asks_at_last(text) && !briefs(text)
            } else {
                text.contains('?')
            };
        let earlier = kinds.get(&label).copied();
        turns[k].kind = if let Some(kind) = earlier {
            kind
        } else if let Some(asks) = labels::marks_side(&label) {
            if asks { TurnKind::Journalist } else { TurnKind::Official }
        } else if label.is_empty() {
            let opens = k == 0 && text.len() < 3000 && !briefs(text) && (welcomes || hands_the_floor(text));
            match (asks, opens) {
                (true, _) => TurnKind::Journalist,
                (false, true) => TurnKind::Chairperson,
                (false, false) => TurnKind::Official,
            }
        } else if spoken_for.is_some()
            || labels::asks_by_trade(&label)
            || is_outlet(&label) && !titled && behind_title.is_none()
        {
            TurnKind::Journalist
        } else if labels::is_bare_chair(&label) || personal && chairs {
            TurnKind::Chairperson
        } else if titled || behind_title.is_some() || answers || personal && (!asks || text.len() > 1500) {
            TurnKind::Official
        } else if asks || !personal {
            TurnKind::Journalist
        } else {
            TurnKind::Unknown
        };
        match turns[k].kind {
            TurnKind::Journalist => turns[k].outlet = spoken_for.or_else(|| outlet_of(&label)),
            TurnKind::Chairperson if label.is_empty() => {
                // whom the block names as the chair has opened the page
                let mut named = (0..people.len()).filter(|i| people[*i].role == Role::Chairperson);
                if let (Some(i), None) = (named.next(), named.next()) {
                    turns[k].participant = Some(i);
                    turns[k].speaker = Some(people[i].name.clone());
                }
            }
            TurnKind::Chairperson | TurnKind::Official
                if labels::is_bare_chair(&label) || labels::marks_side(&label).is_some() => {}
            TurnKind::Chairperson | TurnKind::Official if !label.is_empty() => {
                let shown = name.strip_prefix("Chairperson ").unwrap_or(&name).to_string();
                turns[k].speaker = Some(shown.clone());
                if titled {
                    let role = if turns[k].kind == TurnKind::Chairperson {
                        Role::Chairperson
                    } else {
                        Role::Speaker
                    };
                    if let Some(p) = people::entry(&label, role) {
                        people::merge(people, p);
                        turns[k].participant = people::find(people, &shown);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Whether a turn gives figures, as a chair's does not.
fn briefs(text: &str) -> bool {
    let figures = |w: &&str| w.ends_with('%') || ["percent", "billion", "million", "trillion"].contains(w);
    text.split([' ', ',', '\n'])
        .map(|w| w.trim_end_matches('.'))
        .filter(figures)
        .take(3)
        .count()
        == 3
}

/// Whether a turn ends with a question, thanks apart.
fn asks_at_last(text: &str) -> bool {
    let end: String = text.chars().rev().take(200).collect();
    end.contains('?')
}

/// Whether a label itself says that this is the chair.
fn says_chair(label: &str) -> bool {
    let lower = label.to_lowercase();
    lower.contains("moderator")
        || labels::of_a_chair(label).is_some()
        || ["chairperson", "host"].iter().any(|w| lower.starts_with(w))
}

/// Whether somebody else is known to chair: a guest who welcomes the press is no second chair.
fn other_chairs(before: &[String], people: &[Participant], name: &str) -> bool {
    before.iter().any(|label| !label.contains(name) && !label.is_empty())
        || people.iter().any(|p| p.role == Role::Chairperson && p.name != name)
}

/// Words by which a chair leads through the questions.
fn concludes(text: &str) -> bool {
    const LEADS: &[&str] = &[
        "conclude",
        "last question",
        "final question",
        "next question",
        "floor is open",
        "uestions, please",
        "more question",
        "further question",
        "last two questions",
        "final two questions",
        "remaining question",
        "open the floor",
        "floor is now open",
        "raise your question",
        "ask your question",
        "identify your",
        "raise questions",
        "identify the media",
        "let's continue",
        "continue with questions",
        "continue to take questions",
        "question-and-answer",
        "Q&A session",
        "take your questions now",
        "move on to questions",
    ];
    LEADS.iter().any(|c| text.contains(c))
}

/// Whether an opening without its label presents those who speak: a chair's words.
fn hands_the_floor(text: &str) -> bool {
    const PRESENTS: &[&str] = &[
        "give the floor",
        "answer your questions",
        "answer some of your questions",
        "take your questions",
        "take questions from",
        "we have invited",
        "we are joined by",
        "we are delighted to",
        "we are pleased to",
        "also with us",
        "also joining us",
    ];
    // a guest may say one of these; a chair says more
    PRESENTS.iter().filter(|c| text.contains(**c)).count() >= 2
}

/// The outlet a label names: `Journalist from Sea Daily` asks for Sea Daily, `A reporter` for none that we know.
fn outlet_of(label: &str) -> Option<String> {
    if labels::marks_side(label).is_some() {
        return None;
    }
    if !labels::asks_by_trade(label) {
        return (!label.is_empty()).then(|| label.to_string());
    }
    if let Some((_, inside)) = label.strip_suffix(')').and_then(|l| l.split_once('(')) {
        return Some(inside.trim().to_string());
    }
    let trade = |w: &str| ["reporter", "journalist", "correspondent"].contains(&w.to_lowercase().as_str());
    let words: Vec<&str> = label.split_whitespace().collect();
    let rest = match words.iter().position(|w| *w == "from" || *w == "of") {
        Some(from) if words[..from].last().is_some_and(|w| trade(w)) => &words[from + 1..],
        _ if words.len() > 1 && trade(words[words.len() - 1]) => &words[..words.len() - 1],
        _ => &[],
    };
    let rest = match rest {
        [the, more @ ..] if the.eq_ignore_ascii_case("the") => more,
        _ => rest,
    };
    (!rest.is_empty() && !["a", "the", "another"].contains(&rest[0].to_lowercase().as_str())).then(|| rest.join(" "))
}

/// A first turn that greets and hands over to the one who speaks next.
fn introduces(text: &str, next: Option<&Turn>) -> bool {
    let greets = [
        "Good morning", "Good afternoon", "Ladies and gentlemen", "Hello", "Welcome", "welcome",
    ]
    .iter()
    .any(|g| text.contains(g));
    let name = next.map_or("", |t| {
        labels::titled_name(&t.label).unwrap_or(t.label.split(',').next().unwrap_or(""))
    });
    let surname = name.split_whitespace().next().unwrap_or("");
    let named = !surname.is_empty()
        && (text.contains(name)
            || ["Mr. ", "Ms. ", "Mr ", "Ms "]
                .iter()
                .any(|h| text.contains(&format!("{h}{surname}"))));
    greets && named && text.len() < 3000 && next.is_some_and(|t| !is_outlet(&t.label))
}

fn sections(source: &Source, turns: &mut [Turn]) {
    let first_question = turns.iter().position(|t| t.kind == TurnKind::Journalist);
    let last_question = turns.iter().rposition(|t| t.kind == TurnKind::Journalist);
    let last_answer = turns.iter().rposition(|t| t.kind == TurnKind::Official);
    // a later page that begins in the middle of an answer is among the questions already
    let midway = turns.first().is_some_and(|t| t.label_span.is_none());
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
    let text = turns[k].span.slice(&source.text).to_lowercase();
    let next = turns[k + 1..].iter().find(|t| t.kind != TurnKind::Chairperson);
    let other = next.is_some_and(|n| n.kind == TurnKind::Official && n.speaker != turns[k].speaker);
    other && text.split_whitespace().count() <= 90 && CUES.iter().any(|c| text.contains(c))
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
