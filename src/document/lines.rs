//! Lines of a source and what furniture they are. Must not know about speakers.
use crate::base::Span;
use crate::model::SegmentKind;
use aho_corasick::AhoCorasick;
use regex::Regex;
use std::sync::LazyLock;

/// The tag the site's editor leaves where a page was broken.
pub const PAGE_BREAK: &str = "_ueditor_page_break_tag_";

/// One line: its whole extent with the line end, and its words.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// From its first byte to the first byte of the next line.
    pub full: Span,
    /// Trimmed, without a leading page-break tag.
    pub words: Span,
    /// The text under `words`.
    pub text: &'a str,
    /// The tag of a page break that the line begins with.
    pub page_break: Option<Span>,
    /// Whether the page's own markup says it is furniture.
    pub marked: bool,
    /// What its words say it is, asked once and used by every pass.
    pub kind: Option<SegmentKind>,
}

impl Line<'_> {
    /// What the line is when it is no speech, by its markup or its words.
    pub fn furniture(&self) -> Option<SegmentKind> {
        self.kind.or(self.marked.then_some(SegmentKind::Furniture))
    }
}

/// Marks the lines that lie within `stretches`, which are in order.
pub fn mark(lines: &mut [Line<'_>], stretches: &[Span]) {
    let mut at = 0;
    for line in lines {
        while stretches.get(at).is_some_and(|s| s.end <= line.words.start) {
            at += 1;
        }
        line.marked = stretches
            .get(at)
            .is_some_and(|s| s.start <= line.words.start && line.words.end <= s.end);
    }
}

/// All lines of a text; together their extents give it back.
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    let mut at = 0;
    for raw in text.split_inclusive('\n').flat_map(on_one_line) {
        let full = Span::new(at, at + raw.len());
        let mut body = raw.trim_matches(is_blank);
        let mut start = at + (raw.len() - raw.trim_start_matches(is_blank).len());
        let mut page_break = None;
        if let Some(rest) = body.strip_prefix(PAGE_BREAK) {
            page_break = Some(Span::new(start, start + PAGE_BREAK.len()));
            let rest_trimmed = rest.trim_start_matches(is_blank);
            start += PAGE_BREAK.len() + (rest.len() - rest_trimmed.len());
            body = rest_trimmed;
        }
        // "Jane Roe:?", as mirrors have a blank that they could not read
        if body.ends_with(":?") || body.ends_with("：?") {
            body = &body[..body.len() - 1];
        }
        if body.is_empty() {
            start = start.min(at + raw.len());
        }
        out.push(Line {
            full,
            words: Span::new(start, start + body.len()),
            text: body,
            page_break,
            marked: false,
            kind: furniture(body),
        });
        at += raw.len();
    }
    out
}

/// Whether a text was broken into lines of some 70 characters: most lines that another follows at once end within a
/// sentence, and none is long.
pub fn hard_wrapped(lines: &[Line<'_>]) -> bool {
    let long = lines.iter().filter(|l| l.text.chars().count() > 110).count();
    let followed = || {
        lines
            .windows(2)
            .filter(|w| !w[0].text.is_empty() && !w[1].text.is_empty())
            .map(|w| w[0].text)
    };
    let within = followed()
        .filter(|t| (45..=110).contains(&t.chars().count()) && !t.ends_with(['.', '?', '!', ':', '"', '”', ';']))
        .count();
    within >= 6 && within * 2 > followed().count() && long * 20 <= lines.len()
}

/// Where the label begins that a line ends in, right behind the end of a sentence, without a blank.
fn label_behind(raw: &str) -> Option<usize> {
    let body = raw.trim_end();
    let words = body.strip_suffix(':')?;
    let from = (words.len().saturating_sub(240)..words.len()).find(|i| words.is_char_boundary(*i))?;
    let ends = words[from..].match_indices(['.', '?', '!', '”', '"']);
    let glued = |(at, mark): (usize, &str)| {
        let next = from + at + mark.len();
        (at > 0 && words[next..].starts_with(char::is_uppercase)).then_some(next)
    };
    let at = ends.filter_map(glued).next_back()?;
    let label = &words[at..];
    let named = label.contains(',') || super::labels::is_outlet(label) || super::labels::asks_by_trade(label);
    (label.len() > 3 && (named || super::people::is_full_name(label)) && super::labels::could_call(label)).then_some(at)
}

/// A transcript that was saved on one line, cut where its labels stand.
///
/// The tag of a page break and a bullet before a label always cut; a bare label does where it stands after the end of
/// a sentence and the line holds it, or the label of an outlet, more than once.
fn on_one_line(raw: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    if raw.contains(PAGE_BREAK) {
        let tags = raw.match_indices(PAGE_BREAK).map(|m| m.0);
        cuts.extend(tags.filter(|at| !raw[..*at].trim_matches(is_blank).is_empty()));
    }
    // live text with the time before the label: `[10:02:11] Jane Roe: Good morning.`
    let led = raw.trim_start_matches(is_blank).strip_prefix('[');
    if led.is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()))
        && let Some(label) = LEADING_STAMP.captures(raw).and_then(|c| c.get(1))
    {
        cuts.push(label.start());
    }
    // live text run together: a clock time in brackets, and the next label in brackets right behind it
    if raw.contains(']') && (raw.contains("][") || raw.contains("] [")) {
        let labels: Vec<usize> = STAMPED_LABEL
            .captures_iter(raw)
            .filter_map(|c| c.get(1))
            .map(|m| m.start())
            .collect();
        if labels.len() > 1 {
            cuts.extend(labels);
            return pieces(raw, cuts);
        }
    }
    // "Next, Mr. Roe.Jane Roe, head of the Pond Office:": the next label right behind a sentence
    if let Some(at) = label_behind(raw) {
        cuts.push(at);
    }
    // several labels, or a bullet: else it is one paragraph, and the patterns need not be built
    let several = || raw.contains(": ") && raw.match_indices(": ").nth(1).is_some();
    let led_in = || raw.contains(": ") && raw.find("press conference").or(raw.find("briefing")).is_some();
    if raw.len() < 400 && !led_in() || !several() && !raw.contains(" · ") && !led_in() {
        return pieces(raw, cuts);
    }
    let tags = cuts.len();
    cuts.extend(BULLET.find_iter(raw).map(|m| m.start() + 1));
    let mut seen: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    let labels: Vec<(usize, &str)> = INNER_LABEL
        .captures_iter(raw)
        .filter_map(|c| c.get(1))
        .map(|m| (m.start(), m.as_str()))
        .collect();
    for (_, name) in &labels {
        *seen.entry(name).or_default() += 1;
    }
    if raw.len() >= 400 {
        cuts.extend(labels.iter().filter(|(_, name)| seen[name] > 1).map(|l| l.0));
    }
    let strong: Vec<&(usize, &str)> = labels.iter().filter(|(_, name)| is_strong(name)).collect();
    // "Q1: How many are there? A: There are nine."
    let sides: Vec<bool> = strong
        .iter()
        .filter_map(|(_, n)| super::labels::marks_side(n))
        .collect();
    let sided = sides.first() == Some(&true) && sides.contains(&false);
    // a lead-in tells of the briefing; what follows is its first label
    let led = sided
        || strong.first().is_some_and(|(at, _)| {
            ["press conference", "briefing", "ranscript", "ecord:"]
                .iter()
                .any(|w| raw[..*at].contains(w))
        });
    if cuts.len() > tags || strong.len() > 1 && led {
        // an outlet asks once; its label counts where others were found, and so does the name of a person
        cuts.extend(strong.iter().map(|l| l.0));
        cuts.extend(
            labels
                .iter()
                .filter(|(_, n)| super::people::is_full_name(n) && strong.len() > 1)
                .map(|l| l.0),
        );
    } else if led && strong[0].0 < 400 {
        cuts.push(strong[0].0);
    }
    pieces(raw, cuts)
}

/// Whether a label within a line can be nothing else: a chair's, an asker's, or a person's behind an office.
fn is_strong(name: &str) -> bool {
    use super::labels;
    labels::is_outlet(name)
        || labels::asks_by_trade(name)
        || labels::is_bare_chair(name)
        || labels::is_bare_official(name)
        || labels::titled_name(name).is_some()
        || labels::marks_side(name).is_some()
}

/// A line in pieces that begin at `cuts`, in any order.
fn pieces(raw: &str, mut cuts: Vec<usize>) -> Vec<&str> {
    cuts.sort_unstable();
    cuts.dedup();
    let ends = cuts.iter().skip(1).copied().chain([raw.len()]);
    cuts.iter().zip(ends).map(|(&a, b)| &raw[a..b]).collect()
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{a0}')
}

#[allow(clippy::unwrap_used)] // patterns are constants, compiled by every test
fn pattern(p: &str) -> Regex {
    Regex::new(p).unwrap()
}

/// Parts of words without one of which a line is no credits, disclaimer or caption.
const CREDIT_HINTS: &[&str] = &["lated by", "dited by", "preted by", "lation by", "TED BY"];
const DISCLAIMER_HINTS: &[&str] = &["iscla", "ISCLA", "iscrep", "ritten for", "his t", "revail"];
const CAPTION_HINTS: &[&str] = &[
    "hoto", "HOTO", "China SCIO]", "china scio]", ".jpg", ".png", "图为", "摄",
];
#[allow(clippy::unwrap_used)] // they are few
static HINTS: LazyLock<AhoCorasick> =
    LazyLock::new(|| AhoCorasick::new([CREDIT_HINTS, DISCLAIMER_HINTS, CAPTION_HINTS].concat()).unwrap());

/// ` · Name:`
static BULLET: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?-u)\s· ?[A-Z0-9\[][ -9;-~]{1,160}:"));
/// A label after the end of a sentence: `tons. Jane Roe: Thank you`.
static INNER_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u)(?:(?:[.?!:\])0-9]|”|。|？|！)\s+|。|？|！)([A-Z][A-Za-z0-9'.&-]*(?: [A-Z0-9][A-Za-z0-9'.&-]*| of| and| the| from| correspondents?| reporters?){0,11}):\s",
    )
});
/// `[2012-03-07 09:34:02][Jane Roe]`
static STAMPED_LABEL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?-u)\[(?:\d{4}-\d{2}-\d{2} ?)?\d{1,2}:\d{2}(?::\d{2})?\] ?(\[[A-Z][ -Z^-~]{2,80}\])"));
/// `[10:02:11] Jane Roe:`, `[2012-03-07 09:34] Jane Roe:`
static LEADING_STAMP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?-u)^\s*\[(?:\d{4}-\d{2}-\d{2} ?)?\d{1,2}:\d{2}(?::\d{2})?\] ?([A-Z][A-Za-z0-9'.,() -]{1,80}:\s)")
});
static CREDITS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i-u)^\(?(translated( and edited)?|edited( and translated)?|translation|interpreted) by\b")
});
static DISCLAIMER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i-u)^(in case of any discrepanc|written for the scio-claims project|\(?this (transcript|text) |disclaimer|the chinese version (is deemed to|shall) prevail)",
    )
});
static CAPTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i-u)(?:\[photo\b|\(photo by|photo by [A-Z][a-z]+ [A-Z]|/china scio\]|\(photographed by |^w[0-9]{6,}[0-9a-z_]*\.(?:jpg|png)$|^图为|摄\)$|[.]\s?[a-z ]{0,30}(?:network|news|agency|daily)[a-z ]{0,40} photo\.?$)",
    )
});
// whole lines, then beginnings and inner marks: without `.*` the automaton stays small
static FURNITURE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i-u)^(?:share:?|read in chinese|中文|english|china scio(?: ?(?:\||丨))?|video player is loading\.?|[0-9]+(\.[0-9]+)?x|this is a modal window\.?|e-mail|print|0|back to top|video:?|most viewed|economy|around china|china|world|politics|business|culture|sci-tech|white paper|society|to|mil osi)$|^(?:share to|分享|home\s*[>-]|press room|loaded:|0:00|play video|you are here:|adjust font size|print\s*e-?mail|[0-9]+\s*comment\(s\)|copyright|related (?:links|stories|articles|news)|follow us|scan the qr|previous\s*[0-9])|ㄑ|>\s*press room",
    )
});

// clock and day in either order, in brackets of any kind or in none
static TIMESTAMP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u)\s*(?:\[\d{1,2}:\d{2}(?::\d{2})?\]|[\[(]?(?:(?:[A-Z][a-z]+\.? \d{1,2}, ?\d{4}|\d{4}-\d{2}-\d{2}) ?\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}:\d{2}:\d{2} \d{4}-\d{2}-\d{2})[\])]?)$",
    )
});

/// Bytes of the clock time that live text puts after a turn: `[10:02]`, `April 8, 2015 09:30:11`.
pub fn timestamp(text: &str) -> usize {
    let may = text.ends_with([']', ')', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) && text.contains(':');
    if may {
        TIMESTAMP.find(text).map_or(0, |m| m.len())
    } else {
        0
    }
}

/// Fields of a byline on one line: `Time:2018-05-10 Author: Source:`, of which some may be empty.
pub fn fields(text: &str) -> bool {
    const FIELDS: &[&str] = &[
        "time", "author", "source", "editor", "updated", "published", "publisher", "from", "views", "font", "reporter",
        "release time", "date", "origin", "editors", "hits", "page view", "print", "size", "font size", "keywords",
        "click", "clicks", "read", "release", "posted", "writer", "responsible editor", "publish time", "pageviews",
    ];
    if text.len() > 200 || text.matches([':', '：']).count() < 2 {
        return false;
    }
    let named = |(at, _): (usize, &str)| {
        let head = text[..at].trim_end();
        let word = |n: usize| head.split_whitespace().rev().take(n).collect::<Vec<_>>();
        let one = word(1).concat().to_lowercase();
        let two = word(2).into_iter().rev().collect::<Vec<_>>().join(" ").to_lowercase();
        let one = one.trim_matches(|c: char| !c.is_alphabetic());
        FIELDS.contains(&one) || FIELDS.contains(&two.trim_matches(|c: char| !c.is_alphabetic()))
    };
    let known = text.match_indices([':', '：']).filter(|m| named(*m)).count();
    // the first field begins the line; a clock time has a colon of its own
    let first = text
        .find([':', '：'])
        .is_some_and(|at| named((at, "")) && text[..at].split_whitespace().count() <= 2);
    first && known > 1
}

/// `<  1  2  3  >`, `1 2 3 4 »`, `[1] [2] Next page`: links to the pages of a briefing.
fn pager(text: &str) -> bool {
    let arrow = |w: &str| matches!(w, "<" | ">" | "<<" | ">>" | "«" | "»" | "‹" | "›" | "|" | "..." | "…");
    let page = |w: &str| {
        let n = w.strip_prefix('[').and_then(|w| w.strip_suffix(']')).unwrap_or(w);
        (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit())
    };
    let goes = |w: &str| ["next", "previous", "prev", "first", "last", "page"].contains(&w.to_lowercase().as_str());
    let words = || text.split_whitespace();
    text.len() < 120
        && words().all(|w| arrow(w) || page(w) || goes(w))
        && (words().filter(|w| page(w)).count() > 1 || words().any(arrow))
}

/// What a line is when it is no speech, as far as the line itself tells.
pub fn furniture(text: &str) -> Option<SegmentKind> {
    if text.len() > 400 && !text.starts_with("Translated") {
        return None;
    }
    if text.len() < 40 && text.contains(':') && timestamp(text) == text.len() || pager(text) || fields(text) {
        return Some(SegmentKind::Furniture);
    }
    // one look for their words first: most lines never need the patterns, which take time to build
    let hinted = HINTS.is_match(text);
    let says = |words: &[&str]| hinted && words.iter().any(|w| text.contains(w));
    if says(CREDIT_HINTS) && CREDITS.is_match(text) {
        Some(SegmentKind::Credits)
    } else if says(DISCLAIMER_HINTS) && DISCLAIMER.is_match(text) {
        Some(SegmentKind::Disclaimer)
    } else if says(CAPTION_HINTS) && CAPTION.is_match(text) {
        Some(SegmentKind::Caption)
    } else if FURNITURE.is_match(text) {
        Some(SegmentKind::Furniture)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn lines_give_the_text_back() {
        let text = "a\r\n\r\n _ueditor_page_break_tag_B C:\nlast";
        let all = lines(text);
        assert_eq!(all.iter().map(|l| l.full.slice(text)).collect::<String>(), text);
        assert_eq!(
            all.iter().map(|l| l.text).collect::<Vec<_>>(),
            ["a", "", "B C:", "last"]
        );
        assert!(all.iter().all(|l| l.words.slice(text) == l.text));
        assert!(all[2].page_break.is_some());
    }
    #[test]
    fn a_transcript_on_one_line_is_cut_at_its_labels() {
        let filler = "Many words were said about boats and nets. ".repeat(12);
        let dotted = format!("Briefing on boats · Ai Wen: Hello. {filler}· Sea Daily: How many? {filler}");
        assert_eq!(lines(&dotted).len(), 3);
        let bare = format!("Ai Wen: Hello. {filler}Sea Daily: How many? {filler}Ai Wen: Few. {filler}Ai Wen: Bye.");
        assert_eq!(lines(&bare).len(), 4);
        for text in [&dotted, &bare] {
            assert_eq!(
                &lines(text).iter().map(|l| l.full.slice(text)).collect::<String>(),
                text
            );
        }
        assert_eq!(lines(&format!("{filler}We say this: {filler}")).len(), 1);
        // a page break behind a stamped label
        let torn = "[10:02:11] Ai Wen (host): Hello. We _ueditor_page_break_tag_e, all of us.";
        assert_eq!(lines(torn).iter().map(|l| l.full.slice(torn)).collect::<String>(), torn);
    }
    #[test]
    fn clock_times_after_a_turn() {
        for (text, len) in [
            ("We will. [10:02]", 8),
            ("Thank you. April 8, 2015 09:30:11", 23),
            ("Thank you. (April 8,2015 09:30:11)", 24),
            ("15:00:42 2020-04-17", 19),
            ("We will.  [2012-03-0210:12:51]", 22),
            ("The ratio (10:02) fell.", 0),
            ("It was in April 2015.", 0),
            ("The ratio was 10:02 then.", 0),
        ] {
            assert_eq!(timestamp(text), len, "{text}");
        }
    }
    #[test]
    fn furniture_is_told_from_speech() {
        for (text, kind) in [
            ("Translated by A B and C D.", Some(SegmentKind::Credits)),
            ("Share:", Some(SegmentKind::Furniture)),
            ("China SCIO |", Some(SegmentKind::Furniture)),
            ("Home >  Press Room > ", Some(SegmentKind::Furniture)),
            ("Loaded: 0%", Some(SegmentKind::Furniture)),
            (
                "A press conference is held in Beijing on Jan. 1, 2020. [Photo by A B/China SCIO]",
                Some(SegmentKind::Caption),
            ),
            (
                "Written for the scio-claims project; the people and figures are invented.",
                Some(SegmentKind::Disclaimer),
            ),
            ("We share the gains of growth.", None),
            ("2018-07-19 10:00:00", Some(SegmentKind::Furniture)),
            ("Jane Roe (Photographed by Jo Doe)", Some(SegmentKind::Caption)),
            ("It was photographed by many.", None),
            ("At 10:00:00 it began", None),
            ("Time:2018-05-10 Author: Source:", Some(SegmentKind::Furniture)),
            ("Source: Pond Agency   Editor: Jane Roe", Some(SegmentKind::Furniture)),
            ("Updated: 2014-10-16 10:05 Views: 12", Some(SegmentKind::Furniture)),
            ("Time: January 26, 2020", None),
            ("Source: we drew on two: the census: the survey.", None),
            ("<  1  2  3  >", Some(SegmentKind::Furniture)),
            ("1 2 3 4 »", Some(SegmentKind::Furniture)),
            ("12", None),
            ("6.9% 8%", None),
            ("China", Some(SegmentKind::Furniture)),
            ("MIL OSI", Some(SegmentKind::Furniture)),
            (
                "Li Ming introduced the ponds. Pond Network Jane Roe photo",
                Some(SegmentKind::Caption),
            ),
            ("It was a nice photo.", None),
            ("The economy grew.", None),
        ] {
            assert_eq!(furniture(text), kind, "{text}");
        }
    }
}
