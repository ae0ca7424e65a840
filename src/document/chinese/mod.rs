//! The structure of a transcript in Chinese: labels with half- or full-width colons, on lines of their own, before the words
//! or in brackets; clock times between the turns; people presented in the chair's words.
mod parts;
mod who;

use super::lines::{self, Line};
use super::{Structure, new_turn, no_transcript, push_line, speech_line, split_sentences, turns};
use crate::base::{Code, Diagnostic, Folded, Source, Span};
use crate::model::{DateSource, DocumentKind, Participant, Role, Section, SegmentKind, Sentence, Turn, TurnKind};
use jiff::civil::Date;
use parts::parted;
use regex::Regex;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use who::Who;

/// A label at the beginning of a line.
struct Label {
    who: Who,
    /// As printed, folded.
    text: String,
    /// Bytes of the line it takes, brackets and colon included.
    len: usize,
    /// What it names as the page prints it, where the page is in traditional characters.
    printed: Vec<(String, String)>,
}

/// Reads the structure of a source whose text is Chinese. `given` overrides the page's own date.
pub fn read(source: &Source, given: Option<Date>) -> Structure {
    let mut lines = lines::lines(&source.text);
    lines::mark(&mut lines, &source.furniture);
    let lines: Vec<Line<'_>> = lines.into_iter().flat_map(parted).collect();
    let mut out = Structure::default();
    let known = called(&lines);
    let first = (0..lines.len()).find(|&k| label(&lines[k], &known).is_some() || alone(&lines, k).is_some());
    let above = &lines[..first.unwrap_or(lines.len())];
    // a question whose label is lost
    let asks = |l: &Line<'_>| {
        let asked =
            l.text.contains("请问") || l.text.contains("請問") || l.text.ends_with('？') || l.text.ends_with('?');
        asked && l.furniture().is_none() && l.text.chars().count() > 12
    };
    let bare = above.iter().position(asks);
    let (above, question) = above.split_at(bare.unwrap_or(above.len()));
    header(&mut out, above, given);
    // live text tells the day of the event, a byline that of publication
    if matches!(out.document.date_source, None | Some(DateSource::Byline))
        && let Some(day) = lines[first.unwrap_or(0)..].iter().find_map(|l| stamp(l.text))
    {
        (out.document.date, out.document.date_source) = (Some(day), Some(DateSource::Dateline));
    }
    let Some(first) = first else {
        no_transcript(&mut out, &lines, source.meta.title.as_ref());
        return out;
    };
    for line in above {
        let kind = line.furniture().unwrap_or(SegmentKind::Header);
        push_line(&mut out, line, kind);
    }
    let mut whos: Vec<Who> = Vec::new();
    if let Some(line) = question.first() {
        super::bare_turn(&mut out, line);
        let kind = Some(TurnKind::Journalist);
        whos.push(Who { kind, ..Who::default() });
    }
    for line in question {
        match line.text.is_empty() {
            true => push_line(&mut out, line, SegmentKind::Blank),
            false => speech_line(&mut out, line, 0),
        }
    }
    let printed = body(&mut out, &lines[first..], &known, &mut whos);
    for t in &mut out.turns {
        turns::close(t);
    }
    people(&mut out, source, &whos);
    classify(&mut out, source, &whos);
    sections(&mut out, source);
    as_printed(&mut out, &printed);
    out.document.kind = match out.document.title.is_some() || out.turns[0].kind == TurnKind::Chairperson {
        true => DocumentKind::Transcript,
        false => DocumentKind::Continuation,
    };
    if out.document.title.is_none() {
        out.document.title.clone_from(&source.meta.title);
    }
    out.exchanges = turns::exchanges(source, &out.turns);
    for e in &mut out.exchanges {
        let said = |w: &str| {
            e.questions
                .iter()
                .any(|&q| out.turns[q].span.slice(&source.text).contains(w))
        };
        e.sub_questions = match () {
            () if said("三个问题") => 3,
            () if said("两个问题") || said("兩個問題") || said("第二个问题") => 2,
            () => 1,
        };
    }
    for (k, t) in out.turns.iter().enumerate() {
        for (p, paragraph) in t.paragraphs.iter().enumerate() {
            let all = split_sentences(&source.text, *paragraph).into_iter();
            out.sentences.extend(all.map(|span| Sentence {
                span,
                turn: k,
                paragraph: p,
            }));
        }
    }
    out
}

/// How often each label could stand before a line: a name that is called twice is no accident.
fn called(lines: &[Line<'_>]) -> FxHashMap<String, usize> {
    let mut out = FxHashMap::default();
    let folded: Vec<String> = lines.iter().map(|l| fold(l.text)).collect();
    for (k, line) in lines.iter().enumerate() {
        if let Some(name) = candidate(line).and_then(|l| l.who.name) {
            // "以下为文字实录:李明:"
            let told = k > 0 && parts::announces(&folded[k - 1]);
            *out.entry(name).or_insert(0) += 1 + usize::from(told);
        }
        // "我们邀请到副部长李明先生"
        for (name, _) in presented(&folded[k]) {
            *out.entry(name).or_insert(0) += 2;
        }
    }
    // "办公室主任李明出席"; of more names than speak at a briefing none is looked for
    let once = out.values().filter(|n| **n == 1).count();
    for (name, n) in out.iter_mut().filter(|(_, n)| **n == 1 && once <= 40) {
        let told = |text: &String| {
            let office = |at: usize| {
                let words = text[..at].rsplit([',', '、', '。', ':', ' ', ';']).next().unwrap_or("");
                who::is_office(words)
            };
            text.match_indices(name.as_str()).any(|(at, _)| office(at))
        };
        *n += usize::from(folded.iter().any(told));
    }
    out
}

fn fold(text: &str) -> String {
    Folded::new(text, Span::new(0, text.len()), true).text
}

/// What could be the label of a line.
fn candidate(line: &Line<'_>) -> Option<Label> {
    if line.text.is_empty() || line.furniture().is_some() || stamped(line.text).is_some_and(|(at, _)| at < 3) {
        return None;
    }
    let head_end = line.text.char_indices().nth(60).map_or(line.text.len(), |c| c.0);
    let head = Folded::new(line.text, Span::new(0, head_end), true);
    let lead = head.text.len() - head.text.trim_start_matches(['-', '·', '*', '#', ' ']).len();
    let text = &head.text[lead..];
    let (inner, end) = match text.strip_prefix('[') {
        Some(rest) => {
            let close = rest.find(']')?;
            let colon = usize::from(rest[close + 1..].starts_with(':'));
            (&rest[..close], lead + 1 + close + 1 + colon)
        }
        None => {
            // "https://": no label
            let colon = text.find(':').filter(|&at| !text[at..].starts_with("://"))?;
            (&text[..colon], lead + colon + 1)
        }
    };
    let who = who::who(inner)?;
    let len = head.span(0, end).end as usize;
    let original = |folded: &String| {
        let at = head.text.find(folded.as_str())?;
        let as_printed = head.span(at, at + folded.len()).slice(line.text);
        (as_printed != folded).then(|| (folded.clone(), as_printed.to_string()))
    };
    let printed = [&who.name, &who.outlet, &who.title]
        .into_iter()
        .flatten()
        .filter_map(original)
        .collect();
    Some(Label {
        who,
        text: inner.trim().to_string(),
        len,
        printed,
    })
}

/// A label without a colon, on lines of its own.
struct Standing {
    label: Label,
    /// How many lines it takes.
    lines: usize,
}

/// A name on line `k` with the office on the line below, or an outlet's reporter alone, without colons.
fn alone(lines: &[Line<'_>], k: usize) -> Option<Standing> {
    let line = &lines[k];
    if line.text.len() > 90 || line.furniture().is_some() {
        return None;
    }
    let text = fold(line.text);
    let text = text.trim();
    let label = |who: Who| Label {
        who,
        text: text.to_string(),
        len: line.text.len(),
        printed: Vec::new(),
    };
    if text.ends_with("记者") && text.chars().count() > 3 && !text.contains([',', '。', ':', ' ']) {
        return Some(Standing {
            label: label(who::who(text)?),
            lines: 1,
        });
    }
    let named = who::is_person(text);
    let below = (k + 1..lines.len().min(k + 4)).find(|&j| !lines[j].text.is_empty())?;
    let office = fold(lines[below].text);
    let offices = office.split('、').all(|o| who::is_office(o.trim())) && office.chars().count() <= 50;
    (named && offices).then(|| Standing {
        label: label(Who {
            name: Some(text.to_string()),
            title: Some(office.trim().to_string()),
            ..Who::default()
        }),
        lines: below + 1 - k,
    })
}

/// The label that a line begins with. A bare name before words of its own line must be known from elsewhere.
fn label(line: &Line<'_>, known: &FxHashMap<String, usize>) -> Option<Label> {
    let label = candidate(line)?;
    let inline = label.len < line.text.len();
    let sure = match (&label.who.name, label.who.kind) {
        (Some(name), None) => !inline || known.get(name).is_some_and(|n| *n > 1) || line.text.starts_with(['[', '【']),
        _ => true,
    };
    sure.then_some(label)
}

/// Where a clock time such as `2015-11-05 10:00:00` or `[10:00]` begins that a line ends with, and its day where it has one.
fn stamped(text: &str) -> Option<(usize, Option<Date>)> {
    static STAMP: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?:[\[【]?(20[0-9]{2})-([0-9]{1,2})-([0-9]{1,2}) +[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?[\]】]?|[\[【][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?[\]】])[ |]*$",
        )
        .expect("a valid pattern")
    });
    let found = STAMP.captures(text.trim_end())?;
    let part = |k: usize| found.get(k).map_or("", |m| m.as_str());
    Some((found.get(0)?.start(), day(part(1), part(2), part(3))))
}

fn stamp(text: &str) -> Option<Date> {
    stamped(text).and_then(|s| s.1)
}

fn day(y: &str, m: &str, d: &str) -> Option<Date> {
    Date::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?).ok()
}

/// Title, day and how it is known, from the lines above the first label.
fn header(out: &mut Structure, above: &[Line<'_>], given: Option<Date>) {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(20[0-9]{2}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日|(20[0-9]{2})-([0-9]{1,2})-([0-9]{1,2})")
            .expect("a valid pattern")
    });
    let folded: Vec<String> = above.iter().map(|l| fold(l.text)).collect();
    let named = |t: &&String| {
        ["发布会", "吹风会", "新闻办", "国新办", "答记者问"]
            .iter()
            .any(|w| t.contains(w))
    };
    let is_title = |t: &&String| named(t) && !t.ends_with('。') && t.chars().count() < 80 && !t.contains('>');
    if let Some(k) = folded.iter().position(|t| is_title(&t)) {
        out.document.title = Some(
            above[k]
                .text
                .trim_start_matches(['-', '·', ' '])
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
        );
    }
    for (k, text) in folded.iter().enumerate() {
        let Some(found) = DAY.captures(text) else { continue };
        let part = |a: usize, b: usize| found.get(a).or(found.get(b)).map_or("", |m| m.as_str());
        let Some(date) = day(part(1, 4), part(2, 5), part(3, 6)) else {
            continue;
        };
        let held = ["举行", "时间:", "发布会", "召开"].iter().any(|w| text.contains(w));
        let how = match () {
            () if text.starts_with("时间") || k > 0 && folded[k - 1].starts_with("时间") => DateSource::DateLine,
            () if held && !text.contains("来源") => DateSource::Prose,
            () => DateSource::Byline,
        };
        // the day of the event says more than that of publication
        if out.document.date.is_none()
            || how != DateSource::Byline && out.document.date_source == Some(DateSource::Byline)
        {
            (out.document.date, out.document.date_source) = (Some(date), Some(how));
        }
    }
    if let Some(d) = given {
        (out.document.date, out.document.date_source) = (Some(d), Some(DateSource::Given));
    }
}

/// Names, titles and outlets as the page prints them, in place of their folded forms.
fn as_printed(out: &mut Structure, printed: &FxHashMap<String, String>) {
    let put = |folded: &mut String| {
        if let Some(original) = printed.get(folded) {
            folded.clone_from(original);
        }
    };
    out.turns
        .iter_mut()
        .flat_map(|t| [&mut t.speaker, &mut t.outlet])
        .flatten()
        .for_each(put);
    for p in &mut out.document.participants {
        put(&mut p.name);
        p.titles.iter_mut().for_each(put);
    }
}

/// Makes turns of the lines from the first label on, with whom each names. Returns the forms the page prints.
fn body(
    out: &mut Structure,
    lines: &[Line<'_>],
    known: &FxHashMap<String, usize>,
    whos: &mut Vec<Who>,
) -> FxHashMap<String, String> {
    let mut printed = FxHashMap::default();
    let mut labelled_until = 0;
    for (k, line) in lines.iter().enumerate() {
        if k < labelled_until {
            let turn = out.turns.len().saturating_sub(1);
            let kind = if line.text.is_empty() {
                SegmentKind::Blank
            } else {
                SegmentKind::Label(turn)
            };
            push_line(out, line, kind);
            continue;
        }
        if line.text.is_empty() {
            push_line(out, line, SegmentKind::Blank);
            continue;
        }
        let caption = || line.text.starts_with('图') && line.text.contains('摄') && line.text.len() < 300;
        let furniture = line
            .furniture()
            .or_else(|| {
                stamped(line.text)
                    .is_some_and(|(at, _)| at < 3)
                    .then_some(SegmentKind::Furniture)
            })
            .or_else(|| caption().then_some(SegmentKind::Caption));
        if let Some(kind) = furniture {
            push_line(out, line, kind);
            continue;
        }
        // who answers right behind a question may speak only once
        let asked = whos.last().is_some_and(|w| w.kind == Some(TurnKind::Journalist));
        let standing = alone(lines, k);
        labelled_until = standing.as_ref().map_or(k, |s| k + s.lines);
        let Some(label) = label(line, known)
            .or(standing.map(|s| s.label))
            .or_else(|| candidate(line).filter(|l| asked && l.who.name.is_some()))
        else {
            speech_line(out, line, 0);
            trim_stamp(out, line);
            continue;
        };
        let start = line.words.start as usize;
        let at = Span::new(start, start + label.len);
        printed.extend(label.printed);
        // live text repeats a label before every paragraph
        let again = whos.last().is_some_and(|w| match &label.who.name {
            Some(_) => w.name == label.who.name,
            None => label.who.kind == Some(TurnKind::Chairperson) && w.kind == label.who.kind,
        });
        if !again {
            out.turns.push(new_turn(&label.text, Some(at)));
            whos.push(label.who);
        }
        let turn = out.turns.len() - 1;
        if label.len >= line.text.len() {
            push_line(out, line, SegmentKind::Label(turn));
            continue;
        }
        super::piece(out, line.full.start, at.end, SegmentKind::Label(turn));
        speech_line(out, line, label.len);
        trim_stamp(out, line);
        super::piece(out, at.end, line.full.end, SegmentKind::Speech(turn));
    }
    printed
}

/// Takes the clock time off the paragraph just added.
fn trim_stamp(out: &mut Structure, line: &Line<'_>) {
    let Some((at, _)) = stamped(line.text) else { return };
    let end = line.text[..at].trim_end().len();
    if let Some(p) = out.turns.last_mut().and_then(|t| t.paragraphs.last_mut()) {
        p.end = p
            .end
            .min(line.words.start + u32::try_from(end).unwrap_or(0))
            .max(p.start);
    }
}

/// People presented in running words, with their office: `海关某署副署长李明先生`.
fn presented(folded: &str) -> Vec<(String, (String, &'static str))> {
    static MARK: LazyLock<Regex> = LazyLock::new(|| Regex::new("先生|女士").expect("a valid pattern"));
    MARK.find_iter(folded)
        .filter_map(|m| {
            let before = &folded[..m.start()];
            let from = before.rfind([',', '。', ';', ':', '!', ' ', '”']).map_or(0, |i| i + 1);
            let from = (from..before.len()).find(|i| before.is_char_boundary(*i))?;
            let stretch = before[from..].trim_start_matches(|c: char| !crate::base::is_han(c));
            let stretch = [
                "邀请到了", "邀请到", "邀请了", "请来了", "请来", "邀请", "有请", "先请", "还有", "分别是", "他们是",
                "这位是", "位是", "是",
            ]
            .iter()
            .find_map(|w| stretch.rfind(w).map(|i| &stretch[i + w.len()..]))
            .unwrap_or(stretch);
            let (title, name) = who::titled(stretch)?;
            let honorific = if m.as_str() == "先生" { "Mr." } else { "Ms." };
            Some((name, (title, honorific)))
        })
        .collect()
}

/// Those who speak: named by labels, by the block, or presented by the chair.
fn people(out: &mut Structure, source: &Source, whos: &[Who]) {
    let opening: String = out
        .turns
        .iter()
        .take(2)
        .map(|t| fold(t.span.slice(&source.text)))
        .collect();
    let presented: FxHashMap<String, (String, &str)> = presented(&opening).into_iter().collect();
    for w in whos
        .iter()
        .filter(|w| w.outlet.is_none() && w.kind != Some(TurnKind::Journalist))
    {
        let Some(name) = &w.name else { continue };
        if out.document.participants.iter().any(|p| p.name == *name) {
            continue;
        }
        let told = presented.get(name);
        let title = told.map(|t| &t.0).or(w.title.as_ref());
        out.document.participants.push(Participant {
            name: name.clone(),
            honorific: told.map(|t| t.1.to_string()),
            role: if w.kind == Some(TurnKind::Chairperson) {
                Role::Chairperson
            } else {
                Role::Speaker
            },
            titles: title
                .map(|t| t.split('、').map(str::to_string).collect())
                .unwrap_or_default(),
        });
    }
}

/// Who chairs, answers and asks.
fn classify(out: &mut Structure, source: &Source, whos: &[Who]) {
    let opens = |t: &Turn| {
        let text = fold(t.span.slice(&source.text));
        let has = |words: &[&str]| words.iter().any(|w| text.contains(w));
        let invites = has(&["出席", "邀请", "请来", "举行", "有请", "先请"])
            || text.contains('请') && !text.contains("请允许") && has(&["先介绍", "作介绍", "介绍情况"]);
        invites && has(&["大家", "各位", "女士们", "欢迎"]) && text.chars().count() < 900
    };
    let chair = whos
        .iter()
        .find(|w| w.kind == Some(TurnKind::Chairperson))
        .map(|w| w.name.clone())
        .or_else(|| {
            // the press bureau chairs
            let press = |w: &Who| {
                let title = w.title.as_deref().unwrap_or("");
                ["新闻办", "国新办", "外宣办", "新闻局"]
                    .iter()
                    .any(|b| title.contains(b))
            };
            whos.first()
                .filter(|w| w.outlet.is_none() && (press(w) || opens(&out.turns[0])))
                .map(|w| w.name.clone())
        });
    for (turn, w) in out.turns.iter_mut().zip(whos) {
        let chairs = chair.as_ref().is_some_and(|c| c.is_some() && *c == w.name);
        turn.kind = match w.kind {
            _ if chairs => TurnKind::Chairperson,
            Some(kind) => kind,
            None => TurnKind::Official,
        };
        turn.outlet = w.outlet.clone().filter(|_| turn.kind == TurnKind::Journalist);
        turn.speaker = w.name.clone().filter(|_| turn.kind != TurnKind::Journalist);
        turn.participant = out
            .document
            .participants
            .iter()
            .position(|p| Some(&p.name) == turn.speaker.as_ref());
    }
    if let Some(Some(name)) = chair {
        for p in out.document.participants.iter_mut().filter(|p| p.name == name) {
            p.role = Role::Chairperson;
        }
    }
    if out.document.date.is_none() {
        let message = "no date of the briefing was found; periods stay relative; give one with --date";
        out.diagnostics
            .push(Diagnostic::new(Code::NoDate, Span::default(), message));
    }
}

/// Opening, questions, closing; and who only hands a question on.
fn sections(out: &mut Structure, source: &Source) {
    let asks = |t: &Turn| t.kind == TurnKind::Journalist;
    let first = out.turns.iter().position(asks);
    let last = out.turns.iter().rposition(asks);
    let answer = out.turns.iter().rposition(|t| t.kind == TurnKind::Official);
    for k in 0..out.turns.len() {
        let chair = out.turns[k].kind == TurnKind::Chairperson;
        out.turns[k].section = match (first, last) {
            (Some(f), _) if k < f => Section::Opening,
            (None, _) => Section::Opening,
            (_, Some(l)) if k > l && chair && answer.is_none_or(|a| k > a) => Section::Closing,
            _ => Section::Qa,
        };
        let other = out.turns[k + 1..]
            .iter()
            .find(|t| t.kind != TurnKind::Chairperson)
            .is_some_and(|n| n.kind == TurnKind::Official && n.speaker != out.turns[k].speaker);
        let text = fold(out.turns[k].span.slice(&source.text));
        let passes =
            text.chars().count() < 120 && text.contains('请') && (text.contains("回答") || text.contains("介绍"));
        out.turns[k].handoff =
            out.turns[k].kind == TurnKind::Official && out.turns[k].section == Section::Qa && other && passes;
    }
}
