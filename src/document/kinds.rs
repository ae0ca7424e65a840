//! Which of those whom no speaker block names chair, answer or ask: told by their labels and words.
use super::labels::{self, is_outlet};
use super::regroup::asks_in_the_end;
use super::{GREETINGS, people};
use crate::base::Source;
use crate::model::{Participant, Role, Turn, TurnKind};
use std::collections::{HashMap, HashSet};

/// A spokesperson who opens the conference like a chair, and then answers it alone, is no chair.
pub(super) fn answering_host(source: &Source, turns: &mut [Turn], people: &[Participant]) {
    let chair = |t: &Turn| t.kind == TurnKind::Chairperson && !says_chair(&t.label) && !t.label.is_empty();
    // "Spokesperson Jane Roe of the ministry" is "Jane Roe" from then on
    let called = |t: &Turn| labels::person_of(&t.label).to_lowercase();
    let Some(host) = turns.iter().find(|t| chair(t)).map(called) else {
        return;
    };
    // an answer that is only marked as such, or whose label was lost, is theirs, too
    let theirs = |t: &Turn| called(t) == host || t.label.is_empty() || labels::marks_side(&t.label).is_some();
    let alone = turns.iter().all(|t| t.kind == TurnKind::Journalist || theirs(t));
    let listed = people.iter().any(|p| p.role == Role::Chairperson);
    let others = turns
        .iter()
        .any(|t| called(t) == host && presents_others(t.span.slice(&source.text)));
    // one long answer, or several, since a chair's words behind a question are few
    let answers = || {
        let lengths = turns.windows(2).filter_map(|w| {
            let text = w[1].span.slice(&source.text);
            let answer =
                w[0].kind == TurnKind::Journalist && theirs(&w[1]) && !hands_the_floor(text) && !concludes(text);
            answer.then_some(text.len())
        });
        lengths.clone().any(|l| l > 150) || lengths.count() > 1
    };
    if alone && !others && !listed && answers() {
        for t in turns.iter_mut().filter(|t| called(t) == host) {
            t.kind = TurnKind::Official;
        }
    }
}

/// What the turns before have told of who speaks.
#[derive(Default)]
struct Heard {
    /// Who asks, answers or chairs, by label and by name.
    kinds: HashMap<String, TurnKind>,
    /// Labels of those who have chaired.
    chairs: Vec<String>,
    /// Who has spoken: `Minister Li` is Li Ming from then on.
    people: Vec<Participant>,
}

impl Heard {
    /// Keeps what a turn has told.
    fn keep(&mut self, before: &Turn) {
        let told = before.kind != TurnKind::Unknown && !before.label.is_empty();
        if told && !self.kinds.contains_key(&before.label) {
            self.kinds.insert(before.label.clone(), before.kind);
            // "Jane Roe (host)" is "Jane Roe" from then on
            let name = labels::person_of(&before.label);
            if people::is_name(name) && !is_outlet(name) {
                self.kinds.entry(name.to_string()).or_insert(before.kind);
            }
        }
        if let Some(name) = before.speaker.as_deref().filter(|s| people::is_name(s)) {
            let said = Participant {
                name: name.to_string(),
                honorific: None,
                role: Role::Speaker,
                titles: Vec::new(),
            };
            people::merge(&mut self.people, said);
        }
        if before.kind == TurnKind::Chairperson && !self.chairs.contains(&before.label) {
            self.chairs.push(before.label.clone());
        }
    }
}

/// What a label says of its speaker.
struct Called {
    label: String,
    /// `Reporter of the Daily`: for whom somebody asks.
    spoken_for: Option<String>,
    /// `Li Ming, director of the office`: a name with its title behind.
    titled: bool,
    /// `Director Li Ming`: a title with its name behind.
    behind_title: bool,
    name: String,
    /// Whether the name is that of a person.
    personal: bool,
}

/// Reads a label, with the names of those who have spoken.
fn called(label: &str, heard: &[Participant]) -> Called {
    let behind_title = labels::titled_name(label).is_some();
    let name = labels::person_of(label);
    let again = people::called_by_office(name).and_then(|_| people::find(heard, name));
    let name = again.map_or(name, |i| &heard[i].name).to_string();
    Called {
        label: label.to_string(),
        spoken_for: labels::outlet_behind(label).map(|o| outlet_of(o).unwrap_or_else(|| o.to_string())),
        titled: label.contains(',') && !behind_title && !is_outlet(label.split(',').next().unwrap_or("")),
        behind_title,
        personal: (people::is_name(&name) || labels::is_surname(&name)) && !is_outlet(&name),
        name,
    }
}

/// Kinds of those whom no speaker block names, from their label and words.
pub(super) fn infer_unlisted(source: &Source, turns: &mut [Turn], people: &mut Vec<Participant>) {
    // what later turns ask of the others is kept by label, so that a page of many turns is gone through once
    let mut figured: HashSet<String> = HashSet::new();
    for t in turns.iter() {
        if !figured.contains(&t.label) && briefs(t.span.slice(&source.text)) {
            figured.insert(t.label.clone());
        }
    }
    let mut heard = Heard::default();
    for k in 0..turns.len() {
        if let Some(before) = k.checked_sub(1).map(|b| &turns[b]) {
            heard.keep(before);
        }
        if turns[k].participant.is_some() {
            continue;
        }
        let who = called(&turns[k].label, &heard.people);
        let earlier = heard.kinds.get(&who.label).or_else(|| heard.kinds.get(&who.name));
        turns[k].kind = match earlier {
            Some(kind) => *kind,
            None => {
                let gives_figures = figured.contains(&who.label);
                let other = other_chairs(&heard.chairs, people, &who.name);
                let opens = welcomes(source, turns, k, &who);
                let chairs = chairs(source, turns, k, &who, opens, (gives_figures, other));
                kind_of(source, turns, k, &who, (opens, chairs))
            }
        };
        if turns[k].kind == TurnKind::Journalist {
            turns[k].outlet = who.spoken_for.or_else(|| outlet_of(&who.label));
        } else {
            name_speaker(&mut turns[k], &who.name, who.titled, people);
        }
    }
}

/// `Welcome to this press conference`: whether a turn opens the briefing.
fn welcomes(source: &Source, turns: &[Turn], k: usize, who: &Called) -> bool {
    let text = turns[k].span.slice(&source.text);
    let opening = head(text, 300);
    (opening.contains("elcome to")
        || opening.contains("Ladies and gentlemen")
        || opening.contains("Good morning") && k == 0)
        && ["press", "conference", "briefing"].iter().any(|w| text.contains(w))
        || k == 0 && who.personal && introduces(text, turns.get(1))
}

/// Whether a turn is that of a chair: said by its label, or by its words where whoever speaks gives no figures and no other
/// chairs.
fn chairs(
    source: &Source,
    turns: &[Turn],
    k: usize,
    who: &Called,
    welcomes: bool,
    (gives_figures, other): (bool, bool),
) -> bool {
    let text = turns[k].span.slice(&source.text);
    let concludes = text.len() < 500 && leads(source, turns, k);
    // who presents others chairs, whatever else they tell
    let opening = head(text, 300);
    let greets = || GREETINGS.iter().any(|g| opening.contains(g));
    let presents = k == 0 && (welcomes || greets()) && presents_others(text);
    let of_the_chair =
        (who.titled || who.behind_title) && text.len() < 1200 && labels::CHAIRING.iter().any(|c| who.label.contains(c));
    says_chair(&who.label)
        || !other && (!gives_figures || presents) && (welcomes || presents || concludes || of_the_chair)
}

/// Whether a turn asks: who answers may ask in passing; who asks ends with it.
fn asks(text: &str, who: &Called, asked: bool) -> bool {
    text.len() < 2500
        && if people::is_full_name(&who.name) && !is_outlet(&who.name)
            || (who.personal || who.label.is_empty()) && asked
        {
            asks_in_the_end(text) && !briefs(text) && !invites(text)
        } else {
            text.contains('?')
        }
}

/// `Who would like to begin?`, `May we have the first question?`: whether a turn ends by asking for questions.
fn invites(text: &str) -> bool {
    const INVITES: &[&str] = &[
        "who would like to", "who wants to", "who is first", "who will be first", "who goes first", "any questions",
        "any other questions", "the first question", "the next question", "shall we begin", "shall we start",
    ];
    let last = text.trim_end().trim_end_matches(['?', '.', '"', '”']);
    let from = last.rfind(['.', '?', '!', '\n']).map_or(0, |i| i + 1);
    let last = last[from..].to_lowercase();
    INVITES.iter().any(|i| last.contains(i))
}

/// Who speaks a turn whose label no turn before has told: by the label, then by the words.
fn kind_of(source: &Source, turns: &[Turn], k: usize, who: &Called, (welcomes, chairs): (bool, bool)) -> TurnKind {
    let text = turns[k].span.slice(&source.text);
    let label = who.label.as_str();
    let asked = k > 0 && turns[k - 1].kind == TurnKind::Journalist;
    let asks = asks(text, who, asked);
    let answers = [
        "Thank you for your question",
        "Thanks for your question",
        "Thank you for that question",
    ];
    if let Some(asks) = labels::marks_side(label) {
        if asks { TurnKind::Journalist } else { TurnKind::Official }
    } else if label.is_empty() {
        let hands = || hands_the_floor(text) || leads(source, turns, k) || announces_next(source, turns, k);
        let opens = k == 0 && text.len() < 3000 && !briefs(text) && (welcomes || hands());
        // the question of a page torn off above it, for which the next one thanks
        let thanked = k == 0
            && text.len() < 1200
            && !opens
            && turns.get(1).is_some_and(|next| {
                let words = next.span.slice(&source.text);
                answers.iter().any(|a| words.starts_with(a))
            });
        let asks = asks || thanked && !text.starts_with("Thank you for");
        match (asks, opens) {
            (true, _) => TurnKind::Journalist,
            (false, true) => TurnKind::Chairperson,
            (false, false) => TurnKind::Official,
        }
    } else if who.spoken_for.is_some()
        || labels::asks_by_trade(label)
        || (is_outlet(label) || bears_article(label)) && !who.titled && !who.behind_title
    {
        TurnKind::Journalist
    } else if labels::is_bare_chair(label) || who.personal && chairs {
        TurnKind::Chairperson
    } else if who.titled
        || who.behind_title
        || labels::of_an_office(label).is_some()
        || labels::who_answers(label).is_some()
        || labels::is_bare_official(label)
        || answers.iter().any(|a| text.starts_with(a))
        || who.personal && (!asks || text.len() > 1500)
    {
        TurnKind::Official
    } else if asks || !who.personal {
        TurnKind::Journalist
    } else {
        TurnKind::Unknown
    }
}

/// `The Sampan`: no person's name begins with an article.
fn bears_article(label: &str) -> bool {
    let Some(rest) = label.strip_prefix("The ") else {
        return false;
    };
    let own = labels::is_bare_chair(rest) || labels::is_bare_official(rest) || says_chair(rest);
    rest.starts_with(char::is_uppercase) && !own
}

/// Gives a turn of a chair or an official its speaker: `name`, as its label tells; `titled` when an office follows there.
fn name_speaker(turn: &mut Turn, name: &str, titled: bool, people: &mut Vec<Participant>) {
    let label = turn.label.as_str();
    let role = match turn.kind {
        TurnKind::Chairperson => Role::Chairperson,
        TurnKind::Official => Role::Speaker,
        _ => return,
    };
    if label.is_empty() {
        // whom the block names as the chair has opened the page
        let mut named = (0..people.len()).filter(|i| people[*i].role == Role::Chairperson);
        if let (Role::Chairperson, Some(i), None) = (role, named.next(), named.next()) {
            turn.participant = Some(i);
            turn.speaker = Some(people[i].name.clone());
        }
        return;
    }
    let nobody = labels::is_bare_chair(label) || labels::is_bare_official(label) || labels::marks_side(label).is_some();
    if nobody {
        return;
    }
    let shown = name.strip_prefix("Chairperson ").unwrap_or(name);
    if titled && let Some(p) = people::entry(label, role) {
        people::merge(people, p);
        turn.participant = people::find(people, shown);
    }
    turn.speaker = Some(shown.to_string());
}

/// Whether a turn without figures leads to the questions: by its words or, where nobody has asked before it, by naming
/// questions or the media just before one is put.
fn leads(source: &Source, turns: &[Turn], k: usize) -> bool {
    let text = turns[k].span.slice(&source.text);
    let asks =
        |t: &Turn| labels::marks_side(&t.label) == Some(true) || labels::asks_by_trade(&t.label) || is_outlet(&t.label);
    let asked = k > 0 && turns[k - 1].kind == TurnKind::Journalist;
    if asked && turns.get(k + 1).is_some_and(|n| !asks(n)) {
        // "Ms. Wu will take these questions, please": who is asked may hand on without being the chair
        return concludes(&text.replace("uestions, please", ""));
    }
    let about = [
        "question", "media", "which outlet", "news organization", "news outlet", "reporters", "journalists",
        "raise your hand", "raising your hand",
    ];
    let thanks = text.starts_with("Thank you for") || text.starts_with("Thanks for");
    concludes(text)
        || !asked
            && !thanks
            && text.len() < 400
            && !briefs(text)
            && turns.get(k + 1).is_some_and(|n| asks(n) && !asks(&turns[k]))
            && about.iter().any(|w| text.contains(w))
}

/// Whether a short turn without its label names the one who speaks next, who then greets the hall.
fn announces_next(source: &Source, turns: &[Turn], k: usize) -> bool {
    let text = turns[k].span.slice(&source.text);
    let Some(next) = turns.get(k + 1).filter(|n| !is_outlet(&n.label)) else {
        return false;
    };
    let words = head(next.span.slice(&source.text), 200);
    let greets = ["adies and gentlemen", "ood morning", "ood afternoon", "riends from"]
        .iter()
        .any(|g| words.contains(g));
    let name = labels::person_of(&next.label);
    let family = name.split_whitespace().next().unwrap_or("");
    let called = !family.is_empty()
        && ["Mr. ", "Ms. ", "Minister ", "Director "]
            .iter()
            .any(|h| text.contains(&format!("{h}{family}")));
    greets && called && text.len() < 1500 && !text.starts_with("Thank you for")
}

/// Whether the beginning of a turn presents others who are there: `With us are Mr. Li, director of ...`.
fn presents_others(text: &str) -> bool {
    const WITH: &[&str] = &[
        "with us is", "with us are", "with us today", "with me is", "with me are", "joining me", "joining us",
        "joined by", "are here with", "is here with", "sitting here", "sitting next to", "beside me", "on my left",
        "on my right", "have invited", "our guests", "guests are", "guests will", "we have mr", "we have ms",
        "present today",
    ];
    let lower = head(text, 1500).to_lowercase();
    let named = [
        "mr. ", "ms. ", "director", "minister", "head of", "governor", "official", "chief", "administrator",
    ];
    WITH.iter().any(|w| lower.contains(w)) && named.iter().any(|n| lower.contains(n))
}

/// The first characters of a text.
fn head(text: &str, characters: usize) -> &str {
    text.char_indices()
        .nth(characters)
        .map_or(text, |(end, _)| &text[..end])
}

/// Whether a turn gives figures, as a chair's does not.
fn briefs(text: &str) -> bool {
    let figures = |w: &&[u8]| w.ends_with(b"%") || matches!(*w, b"percent" | b"billion" | b"million" | b"trillion");
    text.as_bytes()
        .split(|b| matches!(b, b' ' | b',' | b'\n'))
        .map(without_dots)
        .filter(figures)
        .take(3)
        .count()
        == 3
}

fn without_dots(mut word: &[u8]) -> &[u8] {
    while let [rest @ .., b'.'] = word {
        word = rest;
    }
    word
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
pub(super) fn concludes(text: &str) -> bool {
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
        "q&a session",
        "take your questions now",
        "move on to questions",
        "on to questions",
        "to questions now",
        "uestions now.",
        "your outlet",
        "which outlet",
        "news outlet you",
        "news organization you",
        "media organization you",
        "media outlet you",
        "turn of the media",
        "questions and answers",
        "q&a part",
        "the reporter in the",
        "the journalist in the",
        "the lady in the",
        "the gentleman in the",
    ];
    let lower = text.to_lowercase().replace('’', "'");
    LEADS.iter().any(|c| lower.contains(c))
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
    // "Ms. Wei, you now have the floor."
    if text.len() < 300
        && ["you now have the floor", "you have the floor", "the floor is yours"]
            .iter()
            .any(|c| text.contains(c))
    {
        return true;
    }
    // a guest may say one of these; a chair says more
    PRESENTS.iter().filter(|c| text.contains(**c)).count() >= 2
}

/// The outlet a label names: `Journalist from Sea Daily` asks for Sea Daily, `A reporter` for none that we know.
pub(super) fn outlet_of(label: &str) -> Option<String> {
    if labels::marks_side(label).is_some() {
        return None;
    }
    if !labels::asks_by_trade(label) {
        return (!label.is_empty()).then(|| label.to_string());
    }
    let alone = |w: &str| {
        let words: Vec<&str> = w.split_whitespace().collect();
        match words.as_slice() {
            [one] => labels::is_trade(one) || !is_outlet(one),
            [one, n] => labels::is_trade(one) && n.len() < 3,
            _ => false,
        }
    };
    if let Some((_, inside)) = label
        .strip_suffix(')')
        .and_then(|l| l.split_once('('))
        .filter(|(w, _)| alone(w))
    {
        return Some(inside.trim().to_string());
    }
    let words: Vec<&str> = label.split_whitespace().collect();
    let trade = words
        .iter()
        .position(|w| labels::is_trade(w) || ["question", "q"].contains(&&*w.to_lowercase()));
    let rest = match trade {
        // "Reporter B"
        Some(0) if words.len() == 2 => &[],
        // "Pond Daily reporter", "Pond Daily reporter from the Pond Group", "Pond Daily reporter Jane Roe"
        Some(at) if at > 0 && is_outlet(&words[..at].join(" ")) => &words[..at],
        Some(at) if words.get(at + 1).is_some_and(|w| *w == "from" || *w == "of") => &words[at + 2..],
        Some(at) => &words[..at],
        None => &[],
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
    // "Next, let's invite Mr. Wu to brief us"
    const CALLS: &[&str] = &[
        "let's invite", "let us invite", "let's welcome", "let us welcome", "let's hear from", "now hear from",
        "floor to",
    ];
    let calls = text.len() < 600 && !briefs(text) && CALLS.iter().any(|c| text.contains(c));
    let name = next.map_or("", |t| labels::person_of(&t.label));
    let surname = name.split_whitespace().next().unwrap_or("");
    let named = !surname.is_empty()
        && (text.contains(name)
            || ["Mr. ", "Ms. ", "Mr ", "Ms "]
                .iter()
                .any(|h| text.contains(&format!("{h}{surname}"))));
    (greets || calls) && named && text.len() < 3000 && next.is_some_and(|t| !is_outlet(&t.label))
}
