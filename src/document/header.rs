//! The header of a page: title, dateline, byline, speaker block.
use super::dates::{any_date, dated_path, dateline, find_date};
use super::lines::{Line, fields, furniture};
use super::people;
use crate::base::Source;
use crate::model::{DateSource, Document, Role, SegmentKind};
use crate::quantity::weekdays;
use jiff::civil::{Date, Weekday};
use regex::Regex;
use std::sync::LazyLock;

#[allow(clippy::unwrap_used)] // patterns are constants, compiled by every test
static BLOCK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u)^(Speakers?|Presenters?|Chairpersons?|Chair|Chairman|Chairwoman|Moderator|Host|Date|Time|Attendees|Guests?)(?: of (?:the )?(?:press )?(?:conference|briefing))?\s*(:|：|$)\s*").unwrap()
});
#[allow(clippy::unwrap_used)]
static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i-u)(?:press (?:conference|briefing)|\bbriefing\b|policy briefing|transcript|\bmeets? the press\b|\banswer(?:s|ed)? (?:reporters|questions|journalists|the press)|\bspokes(?:person|man|woman)(?:'s|’s)? (?:[a-z']+ ){0,3}remarks)").unwrap()
});
#[allow(clippy::unwrap_used)]
static GLUED_TITLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u)^(?:Press Room ?|Home ?|Press Conference Transcripts ?|[-> ]|ㄑ)+((?:SCIO |Press )?(?:[Pp]ress )?(?:conference|[Bb]riefing) on )").unwrap()
});
#[allow(clippy::unwrap_used)]
static PROSE_DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u)\b(?:(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?|January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2}(?:,\s*\d{4})?").unwrap()
});
#[derive(Clone, Copy, Default, PartialEq)]
enum Slot {
    #[default]
    None,
    Speakers,
    Chair,
    Date,
}

/// Reads the header from the lines above `end`. Returns the document and each line's kind.
pub fn read(lines: &[Line<'_>], end: usize, source: &Source) -> (Document, Vec<SegmentKind>) {
    let mut r = Reader::default();
    let kinds = lines[..end]
        .iter()
        .map(|l| {
            if l.marked {
                r.furniture(l.text, SegmentKind::Furniture)
            } else {
                r.line(l.text)
            }
        })
        .collect();
    if r.doc.title.is_none() && !(r.doc.participants.is_empty() && r.doc.date.is_none()) {
        r.doc.title = lines[..end].iter().find(|l| untold_title(l)).map(|l| folded(l.text));
    }
    let prose = r.prose.or(r.in_title);
    let byline = r.byline.or(source.meta.published);
    let byline = byline.or_else(|| byline_below(&lines[end..], prose?));
    settle_date(&mut r.doc, byline, prose, source);
    // "was held Friday afternoon", and published on a Monday
    if let (None, Some(day), Some(DateSource::Byline)) = (prose, r.weekday, r.doc.date_source)
        && let Some(published) = r.doc.date
    {
        let back = published.weekday().since(day);
        r.doc.date = published.checked_sub(jiff::Span::new().days(back)).ok();
        r.doc.date_source = Some(DateSource::Prose);
    }
    (r.doc, kinds)
}

/// The day of the week on which a summary says that the press met: `was held Friday afternoon`.
fn met_on(text: &str) -> Option<Weekday> {
    let meets = [" held ", " press conference", " briefing", " met "]
        .iter()
        .any(|w| text.contains(w));
    match weekdays(text)[..] {
        [day] if meets && text.len() < 600 => Some(day),
        _ => None,
    }
}

/// The first month and day that a text names: (5, 29) for `May 29`.
pub(super) fn month_and_day(text: &str) -> Option<(i8, i8)> {
    let said = PROSE_DATE.find(text)?.as_str();
    find_date(&format!("{}, 2000", said.split(',').next()?)).map(|d| (d.month(), d.day()))
}

/// A byline among the speech, as some sites print it: good for the year of a day that the lead-in told.
fn byline_below(lines: &[Line<'_>], told: &str) -> Option<Date> {
    let short = lines.iter().map(|l| l.text).filter(|t| t.len() < 60);
    let day = short.filter_map(find_date).next()?;
    find_date(&format!("{told}, {}", day.year()))
        .filter(|d| *d <= day)
        .map(|_| day)
}

/// A headline that names no briefing: a line of several words that is no sentence, no entry and no date.
fn untold_title(line: &Line<'_>) -> bool {
    let text = line.text;
    let words = text.split_whitespace().count();
    (5..=25).contains(&words)
        && line.furniture().is_none()
        && text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', '?', '!', ':', '：', ';', ',', ']', ')'])
        && !text.contains(['>', '|', '丨', 'ㄑ', ':'])
        && !BLOCK.is_match(text)
        && find_date(text).is_none()
        && PROSE_DATE.find(text).is_none()
        && people::entry(text, Role::Speaker).is_none()
        && people::entry_behind_title(text, Role::Speaker).is_none()
}

/// What the lines of a header have said so far.
#[derive(Default)]
struct Reader<'a> {
    doc: Document,
    slot: Slot,
    title_open: bool,
    byline: Option<Date>,
    prose: Option<&'a str>,
    in_title: Option<&'a str>,
    weekday: Option<Weekday>,
}

impl<'a> Reader<'a> {
    fn line(&mut self, text: &'a str) -> SegmentKind {
        if text.is_empty() {
            self.title_open = false;
            return SegmentKind::Blank;
        }
        if fields(text) {
            self.title_open = false;
            self.byline = self.byline.or(find_date(text));
            return SegmentKind::Furniture;
        }
        if let Some(c) = BLOCK.captures(text) {
            self.slot = match c.get(1).map_or("", |m| m.as_str()) {
                "Date" | "Time" => Slot::Date,
                w if w.starts_with("Chair") || w == "Moderator" || w == "Host" => Slot::Chair,
                _ => Slot::Speakers,
            };
            let value = text[c.get(0).map_or(0, |m| m.end())..].trim();
            if !value.is_empty() {
                fill(&mut self.doc, self.slot, value);
            }
            return SegmentKind::Header;
        }
        let goes_on = std::mem::take(&mut self.title_open);
        if let Ok((_, (place, at))) = dateline(text) {
            self.doc.place = Some(place.to_string());
            self.doc.date = Some(at.date());
            self.doc.date_source = Some(DateSource::Dateline);
            self.doc.datetime = (at.hour() > 0).then_some(at);
            return SegmentKind::Header;
        }
        if self.slot != Slot::None && fill(&mut self.doc, self.slot, text) || self.title(text) {
            return SegmentKind::Header;
        }
        // a page may print its title twice
        let again = self.doc.title.as_deref() == Some(&*folded(text));
        if goes_on && !again && continues_title(text) {
            if let Some(t) = &mut self.doc.title {
                t.push(' ');
                t.push_str(&folded(text));
            }
            return SegmentKind::Header;
        }
        if let Some(kind) = furniture(text) {
            if kind == SegmentKind::Furniture && text.len() < 160 {
                self.byline = self.byline.or(find_date(text));
            }
            return self.furniture(text, kind);
        }
        self.dates(text);
        SegmentKind::Header
    }

    /// Furniture says nothing, but a caption may name the day.
    fn furniture(&mut self, text: &'a str, kind: SegmentKind) -> SegmentKind {
        let kind = furniture(text).unwrap_or(kind);
        if let Some(m) = PROSE_DATE.find(text).filter(|_| kind == SegmentKind::Caption) {
            self.prose = self.prose.or(Some(m.as_str()));
        }
        kind
    }

    /// The title: a line that names the briefing, or the end of a breadcrumb that was glued to it.
    fn title(&mut self, text: &'a str) -> bool {
        if self.doc.title.is_some() || text.len() >= 250 {
            return false;
        }
        // a list of briefings puts a bullet before it, a mobile page the day behind it
        let text = text.trim_start_matches(['•', '·', '*', ' ', '\u{a0}']);
        let text = match text.rsplit_once(['|', '丨']) {
            Some((title, day)) if title.len() > 15 && any_date(day.trim()).is_ok() => {
                self.byline = self.byline.or(find_date(day));
                title.trim_end()
            }
            _ => text,
        };
        let breadcrumb = text.contains("Room") || text.contains("Home") || text.contains('ㄑ');
        let shown = if let Some(c) = breadcrumb.then(|| GLUED_TITLE.captures(text)).flatten() {
            &text[c.get(1).map_or(0, |m| m.start())..]
        } else if furniture(text).is_none()
            && TITLE.is_match(text)
            && !text.ends_with(['.', ':', '：'])
            && people::entry(text, Role::Speaker).is_none()
        {
            text
        } else {
            return false;
        };
        // "Regular Press Conference of the Ministry (October 27, 2022)"
        if let Some(day) = find_date(shown) {
            (self.doc.date, self.doc.date_source) = (Some(day), Some(DateSource::Prose));
        } else if let Some(m) = PROSE_DATE.find(shown) {
            // "Press Conference on May 29", whose year the byline tells
            self.in_title = Some(m.as_str());
        }
        self.doc.title = Some(folded(shown));
        self.title_open = true;
        true
    }

    /// Bylines, summaries, and the entries of a block whose labels were stripped.
    fn dates(&mut self, text: &'a str) {
        self.weekday = self.weekday.or_else(|| met_on(text));
        let said = PROSE_DATE.find(text);
        let last = PROSE_DATE.find_iter(text).last();
        // a summary with the day of publication behind its end
        let published =
            last.filter(|m| m.end() == text.len() && text[..m.start()].trim_end().ends_with(['.', '"', '”']));
        if let Some(d) = published
            .and_then(|m| find_date(m.as_str()))
            .filter(|_| text.len() >= 160)
        {
            self.byline = self.byline.or(Some(d));
            let event = said.filter(|m| m.end() < text.len() && !m.as_str().contains(','));
            self.prose = self.prose.or(event.map(|m| m.as_str()));
            return;
        }
        if let Some(d) = find_date(text).filter(|_| text.len() < 160) {
            let alone = said.is_some_and(|m| m.as_str().len() >= text.trim_end_matches('.').len());
            // "... held a press conference on Thursday, July 19, 2018": the event, with its year
            let held = said.filter(|m| {
                let before = &text[..m.start()];
                (before.ends_with("on ") || before.ends_with("day, "))
                    && [
                        "held", "holds", "attend", "answer", " met ", "meets", "spoke", "speaks", "briefed",
                        "took place",
                    ]
                    .iter()
                    .any(|w| text.contains(w))
            });
            if let Some(m) = held.filter(|m| find_date(m.as_str()).is_some()) {
                self.prose = self.prose.or(Some(m.as_str()));
            } else if alone && !self.doc.participants.is_empty() && self.doc.date.is_none() {
                // a block without labels ends in the day itself
                (self.doc.date, self.doc.date_source) = (Some(d), Some(DateSource::DateLine));
            } else {
                self.byline = self.byline.or(Some(d));
            }
            // "... at a briefing on Nov. 5.  December 2, 2021": the event, then the publication
            let event = said.filter(|m| !m.as_str().contains(',') && text[..m.start()].ends_with("on "));
            self.prose = self.prose.or(event.map(|m| m.as_str()));
            return;
        }
        // a sentence that names a day is no entry
        let line = said.is_none().then_some(text);
        let entry = line
            .and_then(|l| people::entry(l, Role::Speaker))
            .filter(|p| !p.titles.is_empty() && people::begins_title(&p.titles[0]));
        if let Some(p) = entry {
            // labels stripped: entries all the same; the last group is the chair
            let chair = p
                .titles
                .iter()
                .any(|t| super::labels::CHAIRING.iter().any(|o| t.contains(o)));
            let role = if chair { Role::Chairperson } else { Role::Speaker };
            people::merge(&mut self.doc.participants, crate::model::Participant { role, ..p });
        } else if self.prose.is_none() {
            self.prose = said.map(|m| m.as_str());
        }
    }
}

/// Whether a line, with or without a bullet, reads like the title of a briefing: it begins or, behind a colon, goes on
/// with the words for one, and ends like no sentence.
pub fn is_title(text: &str) -> bool {
    const BEGINNINGS: &[&str] = &[
        "SCIO ", "Press conference", "Press briefing", "Press Center", "Press Centre", "Policy briefing",
    ];
    let text = text.trim_start_matches(['•', ' ', '\u{a0}']);
    let begins = |t: &str| BEGINNINGS.iter().any(|b| t.starts_with(b));
    text.len() < 250
        && !text.ends_with(['.', '?', '!', ':', '：', '"', '”', ']', ')'])
        && (begins(text)
            || text
                .split_once(": ")
                .is_some_and(|(_, t)| begins(t) && !t.contains(". ")))
        && TITLE.is_match(text)
}

/// Whether a line is a date line or a byline.
pub fn is_dated(text: &str) -> bool {
    text.len() < 80 && !text.ends_with('.') && find_date(text).is_some()
}

/// Whether a line opens a speaker block: `Speakers:`, alone on its line.
pub fn opens_block(text: &str) -> bool {
    [
        "Speakers:", "Speaker:", "Presenters:", "Speakers：", "Speaker：", "Presenters：",
    ]
    .contains(&text)
}

fn continues_title(text: &str) -> bool {
    text.len() < 120 && furniture(text).is_none() && find_date(text).is_none() && !text.ends_with('.')
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Puts a value of the speaker block in its place; false when it is none.
fn fill(doc: &mut Document, slot: Slot, value: &str) -> bool {
    match slot {
        Slot::Date => match find_date(value) {
            Some(d) => {
                doc.date = Some(d);
                doc.date_source = Some(DateSource::DateLine);
                true
            }
            None => false,
        },
        Slot::Speakers | Slot::Chair => {
            let role = if slot == Slot::Chair {
                Role::Chairperson
            } else {
                Role::Speaker
            };
            match people::entry(value, role).or_else(|| people::entry_behind_title(value, role)) {
                Some(p) => {
                    people::merge(&mut doc.participants, p);
                    true
                }
                None => false,
            }
        }
        Slot::None => false,
    }
}

fn settle_date(doc: &mut Document, byline: Option<Date>, prose: Option<&str>, source: &Source) {
    if doc.date.is_some() {
        return;
    }
    let in_file = source.meta.url.as_deref().and_then(dated_path).or_else(|| {
        let name = source.name.as_str();
        // of a path only the file's own name counts: folders are the archivist's
        let file = if name.contains("://") {
            name
        } else {
            name.rsplit(['/', '\\']).next().unwrap_or("")
        };
        dated_path(file)
    });
    let year = byline.map(|d| d.year()).or(in_file.map(|d| d.year()));
    // words such as "on Jan. 3" with the year of the byline, on or before it
    let said = prose.and_then(|p| find_date(p).or_else(|| find_date(&format!("{p}, {}", year?))));
    let found = match (said, byline, in_file) {
        (Some(d), Some(b), _) if d <= b => Some((d, DateSource::Prose)),
        (Some(d), None, _) => Some((d, DateSource::Prose)),
        (_, Some(b), _) => Some((b, DateSource::Byline)),
        (_, _, Some(f)) => Some((f, DateSource::FileName)),
        _ => None,
    };
    doc.date = found.map(|x| x.0);
    doc.date_source = found.map(|x| x.1);
}

/// Two to ten letters, the first a capital: `GACC`, `R&D`.
fn is_abbreviation(text: &str) -> bool {
    (2..=10).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.bytes().all(|b| b.is_ascii_alphabetic() || b == b'&')
}

/// The run of capitalised words, with the small words between them, that a text ends in.
fn long_form(before: &str) -> Option<String> {
    let mut words: Vec<&str> = Vec::new();
    for word in before.trim_end().rsplit(char::is_whitespace).filter(|w| !w.is_empty()) {
        let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
        let small = ["of", "the", "and", "for", "on", "in", "de"].contains(&word);
        let ends = !words.is_empty() && word.ends_with([',', '.', ';', ':', ')', '"', '”']);
        if !(capital || small) || ends || words.len() > 18 {
            break;
        }
        words.push(word);
    }
    while words
        .last()
        .is_some_and(|w| !w.starts_with(|c: char| c.is_ascii_uppercase()))
    {
        words.pop();
    }
    words.reverse();
    (words.len() > 1 && words.last()?.starts_with(|c: char| c.is_ascii_uppercase())).then(|| words.join(" "))
}

/// Abbreviations introduced anywhere in a text: `General Administration of Customs (GAC)`, each once, in order.
pub fn abbreviations(text: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for (open, _) in text.match_indices('(') {
        let rest = &text[open + 1..];
        let close = rest.bytes().take(11).position(|b| b == b')');
        let Some(short) = close.map(|end| &rest[..end]).filter(|s| is_abbreviation(s)) else {
            continue;
        };
        let Some(long) = long_form(&text[..open]) else {
            continue;
        };
        let initials = short.chars().filter(|c| c.is_uppercase()).count();
        if initials >= 2
            && !out.iter().any(|(s, _)| s == short)
            && long
                .split_whitespace()
                .next()
                .is_some_and(|w| w.starts_with(&short[..1]) || w == "State" || w == "The")
        {
            out.push((short.to_string(), long));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn abbreviations_are_collected_once() {
        let text = "the General Office of Trade Affairs (GOTA) and the GOTA (GOTA); in cash (USD)";
        assert_eq!(
            abbreviations(text),
            vec![("GOTA".to_string(), "General Office of Trade Affairs".to_string())]
        );
    }
}
