//! Which lines are the labels of turns.
pub use super::callings::*;
use super::people;
use crate::base::next_byte;
use crate::model::Participant;

/// A label found at the start of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label<'a> {
    /// Its words, without colon and brackets.
    pub text: &'a str,
    /// Bytes of the line's text it takes, colon included.
    pub len: usize,
}

/// Marks that a list puts before a label.
const BULLETS: &[char] = &['·', '•', '*', '◆', '■', '●'];

/// A line without the marks of a list before it.
fn without_bullet(text: &str) -> &str {
    text.trim_start_matches(|c: char| BULLETS.contains(&c) || c.is_whitespace())
}

/// Whether the words before a colon can be a label at all.
fn plausible(text: &str, people: &[Participant]) -> bool {
    let text = text.trim();
    if text.is_empty() || text.len() > 320 || text.contains(['?', '!', '=', '%']) || text.starts_with("http") {
        return false;
    }
    if people::find(people, text).is_some() {
        return true;
    }
    if is_block_word(text) {
        return false;
    }
    let told = asks_by_trade(text) || marks_side(text).is_some() || of_a_chair(text).is_some() || behind_name(text);
    if told || is_bare_official(text) || titled_name(text).is_some() && capitalised(text) {
        return true;
    }
    // "Source: Author", a byline
    if text.contains([':', '：']) {
        return false;
    }
    if let Some((name, title)) = text.split_once(',') {
        let name = people::split_honorific(name.trim()).1;
        let title = title.trim();
        let titled = people::begins_title(title) || people::ends_title(title) || is_bare_chair(title);
        let of_a_body = capitalised(title) && title.split_whitespace().count() <= 12 && stands_for_a_body(title);
        return people::find(people, name).is_some()
            || people::is_name(name) && (titled || of_a_body)
            || people::is_joined_name(name) && people::begins_title(title) && title.len() > 8
            || is_outlet(name) && is_outlet(title) && capitalised(text) && text.split_whitespace().count() <= 9;
    }
    let lower = text.to_lowercase();
    if let Some(rest) = ["chairperson ", "moderator ", "host ", "spokesperson "]
        .iter()
        .find_map(|p| lower.strip_prefix(p))
    {
        return rest.split_whitespace().count() <= 4 && people::is_name(&text[text.len() - rest.len()..]);
    }
    if people::begins_title(text) && text.split_whitespace().count() > 3 {
        // "Deputy Director of the X Department and Spokesperson Jane Roe"
        let tail: Vec<&str> = text.split_whitespace().rev().take(2).collect();
        return tail.iter().all(|w| w.chars().next().is_some_and(char::is_uppercase))
            && people::is_name(&format!("{} {}", tail[1], tail[0]));
    }
    let words = text.split_whitespace().count();
    let ends_open = text
        .split_whitespace()
        .next_back()
        .is_some_and(|w| CONNECTORS.contains(&w));
    let starter = [
        "First", "Second", "Third", "Fourth", "Fifth", "Specifically", "Note", "Notes", "Here", "Finally", "For", "As",
        "In", "Q", "A", "Question", "Answer", "Source", "Tel", "Email", "Website", "Editor", "Contact", "Address",
        "However", "Therefore", "Name", "Title", "Index", "Venue", "Location", "That", "These", "Following", "Today",
        "Date", "Time",
    ]
    .contains(&text.split_whitespace().next().unwrap_or("").trim_end_matches(':'));
    words <= 9 && capitalised(text) && !ends_open && !starter
}

/// Whether words can be the label of one whom nothing else tells.
pub fn could_call(text: &str) -> bool {
    plausible(text, &[])
}

/// Words of a speaker block or a byline, which no label is.
pub(super) fn is_block_word(text: &str) -> bool {
    [
        "Speakers", "Speaker", "Chairperson", "Chair", "Date", "Time", "Moderator", "Host", "Share", "Chairman",
        "Attendees", "Presenters", "Introduction", "Guests", "Guest", "Source", "Updated", "China SCIO丨Updated",
        "Adjust font size",
    ]
    .contains(&text.trim_end_matches(':'))
}

/// A name and what stands behind it, as far as colons and brackets tell: `Jane Roe: text`, `[Jane Roe] text`.
pub fn halves(text: &str) -> Option<(&str, &str)> {
    if let Some((name, rest)) = bracketed(text) {
        return Some((name, rest.trim_start_matches([':', '：'])));
    }
    let (name, rest) = text.split_at(at_colon(text)?);
    let rest = &rest[colon_len(rest)..];
    // "**Jane Roe:** text", "**Jane Roe**: text"
    Some((
        without_gloss(name.trim_end_matches(EMPHASIS)),
        rest.trim_start_matches(EMPHASIS),
    ))
}

/// Where the first colon of either kind stands.
fn at_colon(text: &str) -> Option<usize> {
    let mut from = 0;
    // the byte that the wide one begins with begins others, too
    while let Some(at) = next_byte(text.as_bytes(), from, [b':', 0xef]) {
        if text[at..].starts_with([':', '：']) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// Bytes of the colon that a text begins with.
fn colon_len(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// A name and the words behind a dash: `Jane Roe — We do.`
pub fn dashed(text: &str) -> Option<(&str, &str)> {
    let (at, dash) = first_dash(beginning(text, 120))?;
    let (name, rest) = (
        without_bullet(&text[..at]).trim_end_matches(EMPHASIS).trim(),
        &text[at + dash.len()..],
    );
    let reads_on = rest
        .trim_start()
        .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '"' || c == '“');
    (!name.is_empty() && name.len() < 80 && reads_on && rest.len() > 20).then_some((name, rest))
}

const DASHES: &[&str] = &[" — ", " – ", " -- ", " - ", "——", "— "];

/// The first dash of a text, and where. Looks for what dashes are made of, since most lines have none.
fn first_dash(text: &str) -> Option<(usize, &'static str)> {
    let next = |from: usize| next_byte(text.as_bytes(), from, [b'-', 0xe2]);
    std::iter::successors(next(0), |at| next(at + 1)).find_map(|stroke| {
        // the blank before a stroke belongs to some of them
        [stroke.saturating_sub(1), stroke].into_iter().find_map(|at| {
            let rest = text.get(at..)?;
            DASHES.iter().find(|d| rest.starts_with(**d)).map(|d| (at, *d))
        })
    })
}

/// The beginning of a line that a name of less than `longest` bytes ends in, whatever marks and blanks stand round it: a
/// line may be a long paragraph.
fn beginning(text: &str, longest: usize) -> &str {
    let bullet = text.len() - without_bullet(text).len();
    let blank = |b: u8| b.is_ascii_whitespace() || matches!(b, b'*' | b'_');
    let letter = text.bytes().skip(bullet + longest).position(|b| !blank(b));
    let end = letter.map_or(text.len(), |k| bullet + longest + k);
    let end = (end..text.len())
        .find(|k| text.is_char_boundary(*k))
        .unwrap_or(text.len());
    &text[..end]
}

/// What Markdown puts round words that stand out.
const EMPHASIS: &[char] = &['*', '_'];

/// A number before a label, with what closes it: `1. `, `(2) `, `3) `.
fn numbered(text: &str) -> usize {
    let open = usize::from(text.starts_with('('));
    let digits = text[open..].bytes().take(3).take_while(u8::is_ascii_digit).count();
    let rest = &text[open + digits..];
    let close = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '.' | ')' | '、'))
        .map_or(0, char::len_utf8);
    let blank = rest[close..].len() - rest[close..].trim_start().len();
    if (1..=2).contains(&digits) && close > 0 && (blank > 0 || rest[..close].starts_with('、')) {
        open + digits + close + blank
    } else {
        0
    }
}

/// A label without the verb behind it: `Sea Daily asks`, `Jane Roe replied`.
fn without_verb(text: &str) -> &str {
    const VERBS: &[&str] = &[
        " asks", " asked", " answers", " answered", " replies", " replied", " responds", " responded",
    ];
    VERBS
        .iter()
        .find_map(|v| text.strip_suffix(v))
        .map_or(text, str::trim_end)
}

/// A label without the name's other script beside it: `Jane Roe (李伟)`, `Jane Roe李伟`, `李伟 Jane Roe`. One that is all in
/// Chinese stays.
fn without_gloss(text: &str) -> &str {
    let han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let latin = |name: &str| name.starts_with(|c: char| c.is_ascii_uppercase());
    let whole = text.trim();
    if !whole.contains(han) {
        return text;
    }
    let gloss = whole
        .strip_suffix([')', '）'])
        .and_then(|inner| inner.rsplit_once(['(', '（']));
    let name = match gloss {
        Some((name, other)) if other.starts_with(han) && !other.contains(|c: char| c.is_ascii_alphabetic()) => name,
        _ => whole.trim_matches(|c: char| han(c) || c == ' '),
    };
    let name = name.trim();
    if latin(name) && !name.contains(han) { name } else { text }
}

/// A label without the number before it and the verb behind it.
pub fn plain(text: &str) -> &str {
    without_verb(text[numbered(text)..].trim())
}

/// Whether a label is one of a speaker known by name, of an outlet, or of a side: what a number, a verb or a mark before
/// it does not make doubtful.
fn is_sure(words: &str, people: &[Participant]) -> bool {
    people::find(people, words).is_some()
        || is_outlet(words) && words.split_whitespace().count() <= 8
        || asks_by_trade(words)
        || is_bare_chair(words)
        || is_bare_official(words)
        || titled_name(words).is_some()
}

/// The words in the brackets that a line begins with, and the rest.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    [('[', ']'), ('【', '】'), ('<', '>')]
        .iter()
        .find_map(|(open, close)| text.strip_prefix(*open)?.split_once(*close))
}

/// A label that has its line to itself.
pub fn own_line<'a>(text: &'a str, people: &[Participant]) -> Option<Label<'a>> {
    let stamp = super::lines::timestamp(text);
    let whole = text[..text.len() - stamp].trim_end();
    let bold = whole.starts_with(EMPHASIS) && whole.ends_with(|c: char| EMPHASIS.contains(&c) || c == ':' || c == '：');
    let body = without_bullet(whole);
    let number = numbered(body);
    let body = if bold { body.trim_matches(EMPHASIS) } else { body };
    let found = |words: &'a str| {
        plausible(words, people).then_some(Label {
            text: words,
            len: text.len(),
        })
    };
    let bracketed = |words: &'a str| {
        [('[', ']'), ('<', '>')]
            .iter()
            .find_map(|(open, close)| words.strip_prefix(*open)?.strip_suffix(*close))
    };
    // "[Soundbite] Jane Roe, head of the office"
    let heard = super::callings::clip(body).filter(|(mark, _)| *mark == Clip::Voice);
    if let Some(words) = heard.map(|(_, rest)| rest.trim_end_matches([':', '：'])) {
        let entry = people::entry(words, crate::model::Role::Speaker)
            .or_else(|| people::entry_behind_title(words, crate::model::Role::Speaker));
        return entry.map(|_| Label {
            text: words,
            len: text.len(),
        });
    }
    match body.strip_suffix([':', '：']) {
        Some(words) => {
            let words = if bold { words.trim_end_matches(EMPHASIS) } else { words }.trim_end();
            let words = if number > 0 { words } else { without_gloss(words) };
            if number > 0 {
                return found(words[number.min(words.len())..].trim()).filter(|l| is_sure(l.text, people));
            }
            let name = bracketed(words).unwrap_or(words);
            let bare = without_verb(name);
            if bare.len() < name.len() {
                return found(bare).filter(|_| is_sure(bare, people));
            }
            // in a list, fields of a form look like labels: "• Name:"
            let listed = !bold && body.len() < text.trim_end().len() && !text.trim_start().starts_with(['[', '<']);
            let known = people::is_name(name) || is_outlet(name) || people::find(people, name).is_some();
            found(name).filter(|_| !listed || known || name.contains(',') || bracketed(words).is_some())
        }
        // brackets with a clock time behind them need no colon
        None if stamp > 0 => bracketed(body).and_then(found),
        // the colon is missing: only a participant's whole name will do
        None => (body.len() < 60 && people.iter().any(|p| p.name == body)).then_some(Label {
            text: body,
            len: text.len(),
        }),
    }
}

/// An outlet whose colon was forgotten: `Pond Daily` on a line of its own, and a question under it.
pub fn outlet_alone<'a, 'l>(text: &'a str, mut below: impl Iterator<Item = &'l str>) -> Option<Label<'a>> {
    let words = text.trim();
    let named = words.len() < 50 && is_outlet(words) && capitalised(words) && words.ends_with(char::is_alphanumeric);
    let mut asked = || {
        below
            .by_ref()
            .take(3)
            .find(|l| !l.is_empty())
            .is_some_and(|l| l.contains('?') && (l.len() > 60 || l.len() > 20 && l.ends_with('?')))
    };
    (named && !words.contains([',', ':']) && asked()).then_some(Label {
        text: words,
        len: text.len(),
    })
}

/// A label with the words of its turn on the same line: `Jane Roe: Good morning`, `[Jane Roe]: text`.
pub fn inline<'a>(text: &'a str, people: &[Participant]) -> Option<Label<'a>> {
    let bullet = text.len() - without_bullet(text).len();
    if let Some((Clip::Narrator, rest)) = super::callings::clip(&text[bullet..]) {
        return (!rest.is_empty()).then(|| Label {
            text: "Narrator",
            len: text.len() - rest.len(),
        });
    }
    if let Some((name, tail)) = bracketed(&text[bullet..]) {
        return in_brackets(text, bullet, name, tail, people);
    }
    let after_dash = || {
        let (name, rest) = dashed(text)?;
        let entry = people::begins_title(rest.trim_start()) || people::ends_title(rest.trim());
        (people::find(people, name).is_some() && !entry).then_some(Label {
            text: name,
            len: text.len() - rest.len(),
        })
    };
    // behind more words no colon counts
    let Some(at) = at_colon(beginning(text, 240)) else {
        return after_dash();
    };
    let (words, tail) = text.split_at(at);
    let colon = colon_len(tail);
    let marks = tail[colon..].len() - tail[colon..].trim_start_matches(EMPHASIS).len();
    let bold = text.starts_with(EMPHASIS) && (marks > 0 || words.ends_with(EMPHASIS));
    let colon = if bold { colon + marks } else { colon };
    let after = &tail[colon..];
    let words = without_bullet(words).trim();
    let words = if bold {
        words.trim_matches(EMPHASIS).trim()
    } else {
        words
    };
    let words = without_gloss(words);
    let reads_on =
        after.starts_with([' ', '\u{a0}']) || after.starts_with(|c: char| c.is_uppercase() || c == '"' || c == '“');
    if words.len() > 160 || after.trim().is_empty() || !reads_on {
        return after_dash();
    }
    let number = numbered(words);
    let bare = without_verb(words[number..].trim());
    if bare.len() < words.len() {
        let sure = is_sure(bare, people) && plausible(bare, people);
        return sure
            .then_some(Label {
                text: bare,
                len: at + colon,
            })
            .or_else(after_dash);
    }
    let entry = || {
        people::entry(after, crate::model::Role::Speaker).is_some()
            || people::entry_behind_title(after, crate::model::Role::Speaker).is_some()
            || people::begins_title(after) && !after.contains(". ")
    };
    if (is_bare_chair(words) || is_bare_official(words)) && !entry() {
        return Some(Label {
            text: words,
            len: at + colon,
        });
    }
    if is_block_word(words) {
        return None;
    }
    let name = words.split(',').next().unwrap_or(words).trim();
    let name = ["Moderator ", "Chairperson ", "Host "]
        .iter()
        .find_map(|p| name.strip_prefix(p))
        .unwrap_or(name);
    let person = people::find(people, people::split_honorific(name).1).is_some();
    let long_form = plausible(words, people)
        && (words.contains(',')
            || asks_by_trade(words)
            || marks_side(words).is_some()
            || of_a_chair(words).is_some()
            || behind_name(words)
            || titled_name(words).is_some()
            || is_outlet(words) && words.split_whitespace().count() <= 8
            || words.to_lowercase().starts_with("chairperson"));
    (person || long_form)
        .then_some(Label {
            text: words,
            len: at + colon,
        })
        .or_else(after_dash)
}

/// Whether a name has its office, or the mark of an answer, beside it.
fn behind_name(words: &str) -> bool {
    of_an_office(words).is_some() || who_answers(words).is_some()
}

/// A name in brackets that a line begins with.
fn in_brackets<'a>(
    text: &'a str,
    bullet: usize,
    name: &'a str,
    tail: &'a str,
    people: &[Participant],
) -> Option<Label<'a>> {
    let name = name.trim();
    let mut colon = tail
        .trim_start()
        .strip_prefix([':', '：'])
        .map_or(0, |t| tail.len() - t.len());
    let speaks = tail[colon..].trim_start().starts_with(|c: char| !c.is_lowercase());
    // live text closes each turn with a clock time; without one a name in brackets must be known
    let live = super::lines::timestamp(text.trim_end()) > 0;
    // "[Jane Roe ], good morning [10:02]", "[Jane Roe ] the time is short [10:05]"
    let comma = tail.strip_prefix(',').filter(|_| live).map_or(0, |_| 1);
    colon = colon.max(comma);
    let lower = live && people::is_name(name) && tail.starts_with(' ');
    let known = people::find(people, name).is_some() || marks_side(name).is_some();
    let angle = text[bullet..].starts_with('<');
    let told = asks_by_trade(name) || is_bare_chair(name) || is_bare_official(name) || titled_name(name).is_some();
    // "[Jane Roe, deputy director of the bureau]Good morning"
    let entry = name.split_once(',').is_some_and(|(who, title)| {
        people::is_name(who.trim()) && people::begins_title(title.trim()) && !is_outlet(who)
    });
    let sure = angle && is_sure(name, people) || told || entry;
    let called = colon > 0 || lower || speaks && (live || known || sure || text[bullet..].starts_with('【'));
    (name.len() < 320 && called && (plausible(name, people) || is_bare_chair(name))).then_some(Label {
        text: name,
        len: text.len() - tail.len() + colon,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Role;
    fn people() -> Vec<Participant> {
        vec![people::entry("Mr. Li Ming, vice minister of things", Role::Speaker).unwrap()]
    }
    #[test]
    fn labels_that_have_a_line() {
        for text in [
            "Li Ming:",
            "Mr. Li:",
            "CCTV:",
            "21st Century Business Herald:",
            "The Paper.cn:",
            "The Poster News APP:",
            "N Video from Southern Daily:",
            "Jane Roe, vice minister of Water, Land and Sea:",
            "Chairperson Jane Roe:",
            "Hong Kong Commercial Daily: ",
            "Li Ming",
            "[Li Ming]:",
            "Deputy Director of the Trade Department and Spokesperson Jane Roe:",
            "A reporter:",
            "Journalist from Sea Daily:",
            "Jane Roe, Press Bureau of the SCIO:",
            "Jane Roe, Sea Daily:",
            "Jane Roe, PBOC Governor:",
            "• Jane Roe:",
            "[Jane Roe, head of the Press Center, and moderator] (March 12,2015 14:50:35)",
            "[Jane Roe] 2018-07-19 10:00:00",
            "Public Radio (of the Isles):",
            "E Ming:",
        ] {
            assert!(own_line(text, &people()).is_some(), "{text}");
        }
        for text in [
            "The main features are as follows:",
            "It can be shown in the following aspects:  ",
            "Date:",
            "Speakers:",
            "Specifically:",
            "To be specific:",
            "First:",
            "We will do three things:",
            "Jane Roe",
            "In terms of Trade:",
            "[Jane Roe]",
            "Of these, Trade and Industry:",
            "Trade, Industry:",
            "The ratio was 2018-07-19 10:00:00",
            "• Three things are needed:",
            "• Name:",
            "• Publisher:",
            "Source: Harbour Agency   Updated: 2014-10-16 10:05:00",
            "Source:     Updated: 2014-10-16 10:05:00",
            "Editor: Jane Roe   Updated: 2014-10-16 10:05",
        ] {
            assert!(own_line(text, &people()).is_none(), "{text}");
        }
    }
    #[test]
    fn a_name_in_two_scripts_is_one_name() {
        for (text, want) in [
            ("Jane Roe（李伟）", "Jane Roe"),
            ("Sea Daily (海报)", "Sea Daily"),
            ("Jane Roe 李伟", "Jane Roe"),
            ("李伟 Jane Roe", "Jane Roe"),
            ("Jane Roe (host)", "Jane Roe (host)"),
            ("中国网", "中国网"),
            ("记者（海报）", "记者（海报）"),
        ] {
            assert_eq!(without_gloss(text), want);
        }
    }

    #[test]
    fn labels_with_their_words_behind() {
        for (text, label) in [
            ("Li Ming: Good morning.", "Li Ming"),
            ("[Li Ming]: Good morning. [10:12]", "Li Ming"),
            ("[Jane Roe] Good morning. [10:12]", "Jane Roe"),
            ("[Host] We begin. 2014-10-16 10:05:00", "Host"),
            ("Jane Roe, the moderator: Welcome.", "Jane Roe, the moderator"),
            ("Market News: How is it?", "Market News"),
            ("Moderator: Good morning.", "Moderator"),
            ("Deputy Governor Fang Yi: We do.", "Deputy Governor Fang Yi"),
            ("Sea Times reporter: How many?", "Sea Times reporter"),
            ("Jane Roe, PBOC Governor: Good morning.", "Jane Roe, PBOC Governor"),
            ("·      [Jane Roe]: Good morning. [10:12]", "Jane Roe"),
            (
                "Isle Television, Isle Media Group: How is it?",
                "Isle Television, Isle Media Group",
            ),
            ("Public Radio (of the Isles): How is it?", "Public Radio (of the Isles)"),
        ] {
            assert_eq!(inline(text, &people()).map(|l| l.text), Some(label), "{text}");
        }
        for text in [
            "Two things matter: growth and jobs.",
            "The ratio was 2.5:1.",
            "[Photo] The harbour at dawn.",
            "[Jane Roe] Nobody listed says this.",
            "Date: May 1, 2020",
            "We stress this: trade grew.",
            "Moderator: Jane Roe, head of the press office",
            "The reporter asked this: how many?",
            "[Li Ming] said so.",
            "• Trade grew: by much.",
            "Trade, Industry and News: these grew.",
        ] {
            assert!(inline(text, &people()).is_none(), "{text}");
        }
    }
}
