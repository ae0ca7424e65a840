//! From a source's lines to its header, turns, exchanges and sentences. Must not look at figures.
mod alone;
mod anchor;
mod callings;
mod chinese;
mod dates;
mod header;
mod kinds;
mod known;
mod labels;
mod lines;
mod people;
mod regroup;
mod sentences;
mod told;
mod turns;
mod unlabelled;

pub use callings::is_outlet;
pub use sentences::split_sentences;

use crate::base::{Code, Diagnostic, Source, Span};
use crate::model::{
    DateSource, Document, DocumentKind, Exchange, Later, Participant, Role, Section, Segment, SegmentKind, Sentence,
    Turn, TurnKind,
};
use jiff::civil::Date;
use known::{known_by_label, recurring_names};
use labels::Label;
use lines::Line;
use rustc_hash::FxHashSet;

/// What the structure passes find.
#[derive(Clone, Debug, Default)]
pub struct Structure {
    /// Header.
    pub document: Document,
    /// Tiling of the source.
    pub segments: Vec<Segment>,
    /// Turns in order.
    pub turns: Vec<Turn>,
    /// Exchanges in order.
    pub exchanges: Vec<Exchange>,
    /// Sentences of all turns in order.
    pub sentences: Vec<Sentence>,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the structure of a source. `given` overrides the page's own date.
pub fn read(source: &Source, given: Option<Date>) -> Structure {
    let text = &source.text;
    let mut lines = lines::lines(text);
    lines::mark(&mut lines, &source.furniture);
    let lines = lines;
    let mut out = Structure::default();
    if text.trim().is_empty() {
        out.diagnostics.push(Diagnostic::new(
            Code::EmptyInput,
            Span::default(),
            "the input holds no text",
        ));
        out.segments = lines
            .iter()
            .map(|l| Segment {
                span: l.full,
                kind: SegmentKind::Blank,
            })
            .collect();
        return out;
    }
    match source.language() {
        "zh" => return chinese::read(source, given),
        "ja" | "und" => out.diagnostics.push(Diagnostic::new(
            Code::OtherLanguage,
            Span::default(),
            "the text is in another language: labels and figures are read in English and Chinese only",
        )),
        _ => {}
    }
    // the block's names are needed to know a label, and the first label to know where the block ends
    let recurring = recurring_names(&lines);
    let pages = pages(&lines, &source.pages);
    let first = pages.first().copied().unwrap_or(&lines[..]);
    let rough = first_label(first, &recurring);
    let (document, _) = header::read(first, rough.unwrap_or(first.len()), source);
    let labelled = first_label(first, &known_by_label(&document.participants, &recurring));
    let end = labelled.or_else(|| unlabelled::begins(first).map(|f| unlabelled::point_before(first, 0, f)));
    let (mut document, kinds) = header::read(first, end.unwrap_or(first.len()), source);
    document.abbreviations = header::abbreviations(text);
    // live text tells the day with each clock time: that of the event, where the page tells only when it was published
    let published = matches!(document.date_source, Some(DateSource::Byline | DateSource::FileName));
    if document.date.is_none() || published {
        let mut days = lines.iter().filter_map(|l| dates::live_day(l.text.trim_end()));
        let day = days.next().filter(|d| !published || days.next() == Some(*d));
        if day.is_some() {
            (document.date, document.date_source) = (day, Some(DateSource::Dateline));
        }
    }
    if document.date.is_none()
        && let Some(d) = dates::said_today(text)
    {
        (document.date, document.date_source) = (Some(d), Some(DateSource::Prose));
    }
    if let Some(d) = given {
        (document.date, document.date_source) = (Some(d), Some(DateSource::Given));
    }
    out.document = document;
    let Some(end) = end else {
        no_transcript(&mut out, &lines, source.meta.title.as_ref());
        return out;
    };
    if labelled.is_some() {
        // above "Q:" stands what a body printed about its answers
        let sided =
            label_of(&first[end], &out.document.participants).is_some_and(|l| labels::marks_side(l.text).is_some());
        let thanked = unlabelled::thanks_by_name(&first[end..]);
        bare_beginning(&mut out, &first[..end], &kinds, sided || greets(&first[end..]), thanked);
    } else {
        for (line, kind) in first[..end].iter().zip(kinds) {
            push_line(&mut out, line, kind);
        }
        bare_turn(&mut out, &first[end]);
    }
    body(&mut out, &first[end..], &first[..end], &recurring, source);
    for page in pages.iter().skip(1) {
        later_page(&mut out, page, &recurring, source);
    }
    if lines::hard_wrapped(&lines) {
        for t in &mut out.turns {
            regroup::unwrap(text, &mut t.paragraphs);
        }
    }
    let greeted = labelled.is_none() && greets(&first[end..]);
    settle(&mut out, source, (&lines, &first[..end]), greeted);
    out
}

/// From turns as the labels give them to those who take them, exchanges and sentences. `above` are those of the `lines` before
/// the first turn; `greeted` when it greets, though no label tells whose it is.
fn settle(out: &mut Structure, source: &Source, (lines, above): (&[Line<'_>], &[Line<'_>]), greeted: bool) {
    let text = &source.text;
    regroup::part(text, &mut out.turns, &mut out.segments);
    if unlabelled::retold(text, &out.turns) {
        forget_turns(out);
        not_a_transcript(out);
        return;
    }
    // whom the block lists as the chair does not answer because the office behind the name is that of a spokesperson
    let chairs = |n: &String| {
        let mut listed = out.document.participants.iter();
        listed.any(|p| p.role == Role::Chairperson && p.name == *n)
    };
    let named = told::named_above(above, out.document.title.as_deref()).filter(|n| !chairs(n));
    told::own_opening(text, &mut out.turns, named.as_deref());
    regroup::join(text, &mut out.turns, &mut out.segments);
    for t in &mut out.turns {
        turns::close(t);
    }
    let mut participants = std::mem::take(&mut out.document.participants);
    honorifics_from_prose(source, &mut participants);
    // a lead-in leaves nothing before the first words
    let led = above.iter().any(|l| unlabelled::leads_in(l.text));
    turns::classify(source, &mut out.turns, &mut participants, led, &mut out.diagnostics);
    told::name_turns(source, &mut out.turns, named.as_deref());
    let headed = out.document.title.is_some() || !participants.is_empty() || out.document.date.is_some();
    out.document.participants = participants;
    let bare = out.turns.first().is_some_and(|t| t.label_span.is_none());
    // a chair who greets the hall opens a briefing, whatever stands above
    let opened = out.turns.first().is_some_and(|t| {
        let head: String = t.span.slice(text).chars().take(300).collect();
        t.kind == TurnKind::Chairperson && (headed && bare || GREETINGS.iter().any(|g| head.contains(g)))
    });
    let whole = headed && (led || greeted || out.turns.first().is_some_and(|t| bare && turns::greets_first(text, t)));
    out.document.kind = if headed && !bare || opened || whole {
        DocumentKind::Transcript
    } else {
        DocumentKind::Continuation
    };
    if out.document.title.is_none() {
        out.document.title.clone_from(&source.meta.title);
    }
    if out.turns.iter().all(|t| t.kind == TurnKind::Unknown) {
        forget_turns(out);
        not_a_transcript(out);
        return;
    }
    for later in &mut out.document.later {
        later.turn = out.turns.partition_point(|t| (t.span.start as usize) < later.turn);
    }
    known::name_in_full(lines, &mut out.turns);
    out.exchanges = turns::exchanges(source, &out.turns);
    for (k, t) in out.turns.iter().enumerate() {
        for (p, paragraph) in t.paragraphs.iter().enumerate() {
            out.sentences
                .extend(split_sentences(text, *paragraph).into_iter().map(|span| Sentence {
                    span,
                    turn: k,
                    paragraph: p,
                }));
        }
    }
    if out.document.date.is_none() {
        anchor::undated(out, text);
    }
}

/// The lines of each page; `starts` are the offsets where pages begin.
fn pages<'l, 'a>(lines: &'l [Line<'a>], starts: &[u32]) -> Vec<&'l [Line<'a>]> {
    let mut cuts: Vec<usize> = starts
        .iter()
        .map(|s| lines.partition_point(|l| l.full.start < *s))
        .collect();
    cuts.insert(0, 0);
    cuts.dedup();
    let ends = cuts.iter().skip(1).copied().chain([lines.len()]);
    cuts.iter().zip(ends).map(|(&a, b)| &lines[a..b]).collect()
}

/// A later page: its header repeats the first page's; speech above its first label goes on from the page before.
fn later_page(out: &mut Structure, lines: &[Line<'_>], recurring: &[Participant], source: &Source) {
    let people = known_by_label(&out.document.participants, recurring);
    let end = first_label(lines, &people).unwrap_or(lines.len());
    let (again, kinds) = header::read(lines, end, source);
    for p in again.participants {
        people::merge(&mut out.document.participants, p);
    }
    let first = lines[..end]
        .iter()
        .position(|l| (is_addressed(l.text) || l.text.len() > 200) && l.furniture().is_none());
    for (k, (line, kind)) in lines[..end].iter().zip(kinds).enumerate() {
        if first.is_none_or(|f| k < f) || line.text.is_empty() || line.furniture().is_some() {
            push_line(out, line, kind);
            continue;
        }
        if first == Some(k) {
            let answers = line.text.starts_with("Thank you for") || line.text.starts_with("Thanks for");
            let asks = line.text.contains('?') && line.text.len() < 900;
            if out.turns.is_empty() || answers || asks {
                out.turns.push(new_turn("", None));
            }
        }
        speech_line(out, line, 0);
    }
    body(out, &lines[end..], &lines[..end], recurring, source);
}

/// The title of a page, if its text or its metadata tell one.
pub fn title(source: &Source) -> Option<String> {
    let lines = lines::lines(&source.text);
    let end = first_label(&lines, &[]).unwrap_or(lines.len().min(40));
    header::read(&lines, end, source)
        .0
        .title
        .or_else(|| source.meta.title.clone())
}

fn label_of<'a>(line: &Line<'a>, people: &[Participant]) -> Option<Label<'a>> {
    if line.text.is_empty() || line.furniture().is_some() || header::is_title(line.text) {
        return None;
    }
    labels::own_line(line.text, people).or_else(|| labels::inline(line.text, people))
}

fn first_label(lines: &[Line<'_>], people: &[Participant]) -> Option<usize> {
    lines.iter().enumerate().position(|(k, l)| {
        label_of(l, people).is_some() && !(l.text.len() < 60 && !l.text.contains([':', '：']))
            || alone::find(lines, k, people, false).is_some()
    })
}

/// What seemed to be turns is text like any other.
fn forget_turns(out: &mut Structure) {
    out.turns.clear();
    for s in &mut out.segments {
        if matches!(s.kind, SegmentKind::Label(_) | SegmentKind::Speech(_)) {
            s.kind = SegmentKind::Other;
        }
    }
}

fn not_a_transcript(out: &mut Structure) {
    out.document.kind = DocumentKind::NotATranscript;
    // of a page in another language it may be the labels that were not read
    let message = match out.diagnostics.iter().any(|d| d.code == Code::OtherLanguage) {
        true => "no speaker turns were found",
        false => {
            "no speaker turns were found; this does not look like a press-conference transcript (`scio check` reads articles)"
        }
    };
    out.diagnostics
        .push(Diagnostic::new(Code::NotATranscript, Span::default(), message));
}

fn no_transcript(out: &mut Structure, lines: &[Line<'_>], title: Option<&String>) {
    out.document.title = out.document.title.take().or(title.cloned());
    out.segments = lines
        .iter()
        .map(|l| Segment {
            span: l.full,
            kind: if l.text.is_empty() {
                SegmentKind::Blank
            } else {
                l.furniture().unwrap_or(SegmentKind::Other)
            },
        })
        .collect();
    not_a_transcript(out);
}

fn new_turn(label: &str, label_span: Option<Span>) -> Turn {
    Turn {
        // a no-break space within a name is a space
        label: label.split_whitespace().collect::<Vec<_>>().join(" "),
        label_span,
        speaker: None,
        participant: None,
        kind: TurnKind::Unknown,
        outlet: None,
        section: Section::Qa,
        handoff: false,
        span: Span::default(),
        paragraphs: Vec::new(),
    }
}

/// Whether the speech that begins here greets the hall, so that nothing was said before.
fn greets(lines: &[Line<'_>]) -> bool {
    let words = lines.iter().take(4).map(|l| l.text).collect::<Vec<_>>().join(" ");
    let head: String = words.chars().take(400).collect();
    GREETINGS.iter().any(|g| head.contains(g)) && !head.contains("Thank you, M")
}

const GREETINGS: &[&str] = &[
    "Good morning", "Good afternoon", "good morning", "good afternoon", "Ladies and gentlem", "ladies and gentlem",
    "Friends from the", "Members of the press", "Good evening", "good evening", "Welcome to", "welcome to",
];

/// The lines above the first label: header, or on a continuation page the speech of somebody whose label is missing.
/// Where the first labelled turn greets, only words said to somebody are speech.
/// Where it thanks somebody by name, long paragraphs above it are that person's words.
fn bare_beginning(out: &mut Structure, lines: &[Line<'_>], kinds: &[SegmentKind], greeted: bool, thanked: bool) {
    let headed = !thanked && (out.document.title.is_some() || !out.document.participants.is_empty());
    // "The following is the transcript:" ends what the page says itself
    let led = lines.iter().rposition(|l| unlabelled::leads_in(l.text));
    let speech = |l: &Line<'_>| {
        let long = !headed && !greeted && l.text.len() > 150 || led.is_some() && l.text.len() > 60;
        let greets = unlabelled::salutes(l.text) && l.text.ends_with(['.', '!', ',', ':']);
        // "the first channel was held, and ministers were interviewed": of the event, to nobody
        let reports = l.text.contains(" was held") && !is_addressed(l.text);
        let told = (unlabelled::announces(l.text) || reports) && !greets;
        (long || greets || is_addressed(l.text)) && !told && l.furniture().is_none()
    };
    let after = led.map_or(0, |m| m + 1);
    let first = lines[after..].iter().position(speech).map(|f| f + after);
    // a question whose label is lost, though it speaks to nobody: right above the first label
    let last = lines
        .iter()
        .rposition(|l| !l.text.is_empty() && l.furniture().is_none());
    let asks = |l: &Line<'_>| l.text.ends_with('?') && l.text.len() > 60 && !header::is_title(l.text);
    let first = first.or(last.filter(|&k| k >= after && asks(&lines[k])));
    // "Seventh, prices rose." before a long paragraph is speech, too
    let first = first.map(|f| unlabelled::point_before(lines, after, f));
    for (k, (line, kind)) in lines.iter().zip(kinds).enumerate() {
        if first.is_some_and(|f| k >= f) && !line.text.is_empty() {
            if out.turns.is_empty() {
                bare_turn(out, line);
            }
            speech_line(out, line, 0);
        } else {
            push_line(out, line, *kind);
        }
    }
}

/// Begins a turn whose label is missing.
fn bare_turn(out: &mut Structure, line: &Line<'_>) {
    out.turns.push(new_turn("", None));
    out.diagnostics.push(Diagnostic::new(
        Code::MissingLabel,
        line.words,
        "the page begins with speech whose label is missing",
    ));
}

/// Words said to somebody in the hall: a whole sentence in the first or second person. A summary has neither.
fn is_addressed(text: &str) -> bool {
    let ends = text.ends_with(['.', '?', '!', '"', '”']);
    let person = text
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .any(|w| {
            [
                "I", "we", "We", "our", "Our", "you", "your", "us", "Thank", "Thanks", "my",
            ]
            .contains(&w)
        });
    ends && person && text.len() > 40
}

/// Adds a line of one kind, its page-break tag apart.
fn push_line(out: &mut Structure, line: &Line<'_>, kind: SegmentKind) {
    let kind = if line.text.is_empty() { SegmentKind::Blank } else { kind };
    match line.page_break {
        Some(tag) => {
            piece(out, line.full.start, tag.end, SegmentKind::PageBreak);
            piece(out, tag.end, line.full.end, kind);
        }
        None => piece(out, line.full.start, line.full.end, kind),
    }
}

fn piece(out: &mut Structure, start: u32, end: u32, kind: SegmentKind) {
    if start < end {
        out.segments.push(Segment {
            span: Span { start, end },
            kind,
        });
    }
}

/// Adds a line of speech to the last turn; its first `skip` bytes of words are the label.
fn speech_line(out: &mut Structure, line: &Line<'_>, skip: usize) {
    let at = out.turns.len() - 1;
    let rest = &line.text[skip..];
    let lead = rest.len() - rest.trim_start().len();
    let words = &rest[lead..];
    let stamp = lines::timestamp(words);
    let start = line.words.start as usize + skip + lead;
    let span = Span::new(start, start + words.len() - stamp);
    if let Some(turn) = out.turns.last_mut().filter(|_| !span.is_empty()) {
        turn.paragraphs.push(span);
    }
    if skip == 0 {
        push_line(out, line, SegmentKind::Speech(at));
    }
}

fn body(out: &mut Structure, lines: &[Line<'_>], above: &[Line<'_>], recurring: &[Participant], source: &Source) {
    let mut people = known_by_label(&out.document.participants, recurring);
    // a speaker introduced by a label with a title is known by the bare name from then on
    for line in lines {
        let Some(label) = label_of(line, &people) else { continue };
        let behind = || people::entry_behind_title(label.text, Role::Speaker);
        if let Some(p) = people::entry(label.text, Role::Speaker)
            .filter(|_| label.text.contains(','))
            .or_else(behind)
        {
            people::merge(&mut people, p);
        }
    }
    let last_label = lines.iter().rposition(|l| label_of(l, &people).is_some()).unwrap_or(0);
    // lines of the header that the page prints again among the speech
    let repeated: FxHashSet<&str> = above.iter().map(|l| l.text).filter(|t| t.len() > 40).collect();
    let mut tail: Option<SegmentKind> = None;
    let mut header_until = 0;
    for (k, line) in lines.iter().enumerate() {
        if k < header_until {
            continue;
        }
        if let Some(end) = header_again(lines, k, &people).filter(|_| !out.turns.is_empty()) {
            let (again, kinds) = header::read(&lines[k..end], end - k, source);
            other_briefing(out, line, &again);
            for (line, kind) in lines[k..end].iter().zip(kinds) {
                push_line(out, line, kind);
            }
            for p in again.participants {
                people::merge(&mut people, p.clone());
                people::merge(&mut out.document.participants, p);
            }
            (header_until, tail) = (end, None);
            continue;
        }
        if line.text.is_empty() {
            push_line(out, line, SegmentKind::Blank);
            continue;
        }
        if let Some(kind) = line.furniture() {
            // after the credits of the last turn come links to other pages
            if matches!(kind, SegmentKind::Credits | SegmentKind::Disclaimer) && k > last_label {
                tail = Some(SegmentKind::RelatedLinks);
            }
            push_line(out, line, kind);
            continue;
        }
        if let Some(kind) = tail {
            push_line(out, line, kind);
            continue;
        }
        if repeated.contains(line.text) {
            push_line(out, line, SegmentKind::Furniture);
            continue;
        }
        let begun = !out.turns.is_empty();
        let labelled = || {
            label_of(line, &people).map(|label| alone::Found {
                label,
                named: k,
                last: k,
            })
        };
        // without a colon an office may stand beside the name
        let Some(found) = alone::find(lines, k, &people, begun).or_else(labelled) else {
            if out.turns.is_empty() {
                push_line(out, line, SegmentKind::Other);
            } else {
                speech_line(out, line, 0);
            }
            continue;
        };
        header_until = labelled_line(out, lines, k, &found);
    }
}

/// Begins the turn whose label stands at line `k`, or adds to the label before it. Returns the next line to read.
fn labelled_line(out: &mut Structure, lines: &[Line<'_>], k: usize, found: &alone::Found<'_>) -> usize {
    let line = &lines[k];
    let label = &found.label;
    let start = lines[found.named].words.start as usize;
    let label_span = Span::new(start, start + label.len);
    // a label printed twice, or its side below it, with nothing between
    let last = out.turns.len().wrapping_sub(1);
    let empty = out.turns.last().filter(|t| t.paragraphs.is_empty());
    let doubled = empty.is_some_and(|t| t.label == label.text && label.len >= line.text.len());
    let sided = empty.is_some_and(|t| {
        let asks = labels::asks_by_trade(&t.label) || labels::is_outlet(&t.label);
        labels::marks_side(label.text) == Some(asks) && labels::marks_side(&t.label).is_none()
    });
    if !(doubled || sided) {
        out.turns.push(new_turn(label.text, Some(label_span)));
    }
    let at = if doubled || sided { last } else { out.turns.len() - 1 };
    if found.last > k || label.len >= line.text.len() {
        for line in &lines[k..=found.last] {
            push_line(out, line, line.furniture().unwrap_or(SegmentKind::Label(at)));
        }
        return found.last + 1;
    }
    if let Some(tag) = line.page_break {
        piece(out, line.full.start, tag.end, SegmentKind::PageBreak);
        piece(out, tag.end, label_span.end, SegmentKind::Label(at));
    } else {
        piece(out, line.full.start, label_span.end, SegmentKind::Label(at));
    }
    speech_line(out, line, label.len);
    piece(out, label_span.end, line.full.end, SegmentKind::Speech(at));
    k + 1
}

/// Where the header of another briefing, or a repeated one, ends that begins at line `k`: a title with a bullet, or a
/// title or a block's first word that a block follows. Up to the next label.
fn header_again(lines: &[Line<'_>], k: usize, people: &[Participant]) -> Option<usize> {
    let text = lines[k].text;
    let bullet = text.starts_with('•') && header::is_title(text);
    let opens = |l: &Line<'_>| header::opens_block(l.text);
    let dated = |l: &Line<'_>| header::is_dated(l.text);
    let titled = header::is_title(text) && lines[k + 1..].iter().take(12).any(|l| opens(l) || dated(l));
    if !(bullet || titled || opens(&lines[k])) || lines[k].furniture().is_some() {
        return None;
    }
    // the block names those whose labels follow
    let reach = lines.len().min(k + 60);
    let named: Vec<Participant> = lines[k..reach]
        .iter()
        .filter_map(|l| people::entry(l.text, Role::Speaker))
        .collect();
    let known = known_by_label(people, &named);
    let labelled = |l: &&Line<'_>| label_of(l, &known).is_some() && l.text.ends_with([':', '：']);
    let ahead = lines[k + 1..reach].iter().position(|l| labelled(&l))?;
    Some(k + 1 + ahead)
}

/// Says that the page holds another briefing, unless the title is the first one's.
fn other_briefing(out: &mut Structure, line: &Line<'_>, header: &Document) {
    let before = out.document.later.last().map_or(&out.document.title, |l| &l.title);
    let Some(title) = header.title.as_deref().filter(|t| before.as_deref() != Some(*t)) else {
        return;
    };
    let date_before = out.document.later.last().map_or(out.document.date, |l| l.date);
    out.document.later.push(Later {
        title: Some(title.to_string()),
        date: header.date.or(date_before),
        // a place in the text until the turns are final
        turn: line.full.start as usize,
    });
    let message =
        format!("another briefing begins here, “{title}”; its turns stand in this document, read with their own day");
    out.diagnostics
        .push(Diagnostic::new(Code::SeveralBriefings, line.words, message));
}

/// Blocks without honorifics: `Mr. Li Ming` in the chair's welcome tells.
fn honorifics_from_prose(source: &Source, people: &mut [Participant]) {
    for p in people.iter_mut().filter(|p| p.honorific.is_none()) {
        for h in ["Mr.", "Ms.", "Dr."] {
            if source.text.contains(&format!("{h} {}", p.name)) {
                p.honorific = Some(h.to_string());
            }
        }
    }
}
