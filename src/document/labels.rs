//! Which lines are the labels of turns.
use super::people;
use crate::model::Participant;

/// A label found at the start of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label<'a> {
    /// Its words, without colon and brackets.
    pub text: &'a str,
    /// Bytes of the line's text it takes, colon included.
    pub len: usize,
}

const MEDIA: &[&str] = &[
    "news", "daily", "tv", "times", "agency", "radio", "press", "post", "herald", "network", "journal", "cctv", "cgtn",
    "xinhua", "bloomberg", "reuters", "cnbc", "afp", "yicai", "weekly", "media", "television", "broadcasting",
    "online", "net", "app", "paper", "cnr", "cmg", "newspaper", "magazine", "review", "nikkei", "kyodo", "gazette",
    "phoenix", "ap", "com", "cn", "economic", "finance", "information", "nhk", "bbc", "cnn", "video", "channel",
    "service", "tribune", "globe", "observer", "today", "crntt", "bureau", "journalist", "reporter", "business",
    "wire", "china.org.cn", "chinanews", "people.cn", "zaobao", "sputnik", "itar-tass", "tass", "efe", "ria",
    "novosti", "dow", "guardian", "telegraph", "yonhap", "interfax", "jiji", "asahi", "mainichi", "yomiuri", "sankei",
    "bernama", "antara", "dpa", "ansa", "npr", "cri", "ctv", "satellite", "caixin", "jiemian", "pictorial", "mail",
    "broadcast", "broadcaster", "bulletin", "chronicle", "rthk", "tvb", "kbs", "nbd", "scmp", "ifeng", "lianhe",
];

/// Bodies whose people chair: what stands behind a name in a label or a block.
pub const CHAIRING: &[&str] = &[
    "State Council Information Office",
    "SCIO",
    "Press Bureau",
    "Press Center",
    "Press Centre",
    "Publicity Department",
];

/// Marks that a list puts before a label.
const BULLETS: &[char] = &['·', '•', '*', '◆', '■', '●'];

/// A line without the marks of a list before it.
fn without_bullet(text: &str) -> &str {
    text.trim_start_matches(|c: char| BULLETS.contains(&c) || c.is_whitespace())
}

/// Whether words look like the name of an outlet.
pub fn is_outlet(text: &str) -> bool {
    text.split([' ', '.', '-', '/'])
        .any(|w| MEDIA.contains(&w.to_lowercase().as_str()))
}

const CONNECTORS: &[&str] = &[
    "of", "the", "and", "for", "in", "on", "from", "to", "de", "a", "&", "at", "with", "by", "under", "la", "le", "el",
];

fn capitalised(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    words
        .peek()
        .is_some_and(|w| w.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()))
        && text.split_whitespace().all(|w| {
            let bare = w.trim_matches(['(', ')', '"', '“', '”', '\'', '[', ']', ',']);
            let c = bare.chars().next().unwrap_or('A');
            c.is_uppercase() || c.is_ascii_digit() || CONNECTORS.contains(&bare) || !c.is_alphabetic()
        })
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
    if asks_by_trade(text) || marks_side(text).is_some() || of_a_chair(text).is_some() {
        return true;
    }
    if let Some((name, title)) = text.split_once(',') {
        let name = people::split_honorific(name.trim()).1;
        let title = title.trim();
        let titled = people::begins_title(title) || people::ends_title(title) || title == "the moderator";
        let of_a_body = capitalised(title) && title.split_whitespace().count() <= 12 && stands_for_a_body(title);
        return people::find(people, name).is_some()
            || people::is_name(name) && (titled || of_a_body)
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

/// Whether words behind a name are the office or the outlet somebody speaks for: `Press Bureau of the SCIO`, `CCTV`.
fn stands_for_a_body(text: &str) -> bool {
    const BODIES: &[&str] = &[
        "Bureau", "Department", "Ministry", "Office", "Commission", "Administration", "Committee", "Center", "Centre",
        "Academy", "Institute", "Association",
    ];
    is_outlet(text) || text.split_whitespace().any(|w| BODIES.contains(&w))
}

/// The outlet behind a journalist's name: `Jane Roe, Sea Daily`; none where the body is one that chairs.
pub fn outlet_behind(label: &str) -> Option<&str> {
    let (name, rest) = label.split_once(',')?;
    let rest = rest.trim();
    let person = people::is_name(name.trim()) && !is_outlet(name);
    (person
        && is_outlet(rest)
        && capitalised(rest)
        && !people::begins_title(rest)
        && !people::ends_title(rest)
        && !CHAIRING.iter().any(|c| rest.contains(c)))
    .then_some(rest)
}

/// `A reporter`, `Journalist from Sea Daily`, `Financial Times reporter`: whoever asks, named or not.
pub fn asks_by_trade(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let trade = |w: &&str| ["reporter", "journalist", "correspondent"].contains(w);
    // "Question (Pond Daily)"
    if ["question (", "reporter (", "journalist ("]
        .iter()
        .any(|q| lower.starts_with(q))
        && lower.ends_with(')')
    {
        return true;
    }
    match words.as_slice() {
        [one] => trade(one),
        ["a" | "the" | "another", one, rest @ ..] if trade(one) => rest.is_empty() || rest[0] == "from",
        [one, "from" | "of", ..] if trade(one) => words.len() <= 9,
        // "River TV reporter from the River Media Group"
        _ if words
            .iter()
            .take(6)
            .skip(1)
            .zip(words.iter().skip(2))
            .any(|(one, next)| trade(one) && *next == "from") =>
        {
            words.len() <= 12 && capitalised(text.split(" reporter").next().unwrap_or(text))
        }
        [.., last] => trade(last) && words.len() <= 7 && capitalised(text.rsplit_once(' ').map_or(text, |x| x.0)),
        _ => false,
    }
}

/// Whether a label tells only that somebody asks (true) or answers: `Q`, `Answer`, `A2`.
pub fn marks_side(text: &str) -> Option<bool> {
    match text
        .trim()
        .trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '.')
    {
        "Q" | "Question" | "QUESTION" => Some(true),
        "A" | "Answer" | "ANSWER" => Some(false),
        _ => None,
    }
}

/// The name in `Jane Roe (host)`.
pub fn of_a_chair(text: &str) -> Option<&str> {
    let (name, role) = text.split_once('(')?;
    let role = role.strip_suffix(')')?.trim().to_lowercase();
    let name = name.trim();
    (people::is_name(people::split_honorific(name).1)
        && ["host", "moderator", "chair", "chairperson"].contains(&&*role))
    .then_some(name)
}

/// Whether a word can be a surname that stands alone as a label.
pub fn is_surname(text: &str) -> bool {
    const NOT: &[&str] = &[
        "First", "Second", "Third", "Fourth", "Fifth", "Note", "Notes", "Specifically", "Finally", "Source",
        "Question", "Answer", "Title", "Location", "Venue", "Address", "Email", "Contact", "Editor", "Updated", "Name",
    ];
    let mut letters = text.chars();
    (2..=12).contains(&text.len())
        && letters.next().is_some_and(char::is_uppercase)
        && letters.all(char::is_lowercase)
        && !NOT.contains(&text)
        && !is_block_word(text)
        && !is_outlet(text)
}

/// A label for the one who chairs, without a name.
pub fn is_bare_chair(text: &str) -> bool {
    [
        "Moderator", "Host", "Chairperson", "The moderator", "The host", "Presenter",
    ]
    .contains(&text.trim())
}

/// A person behind a title: `Deputy Governor Fang Yiping`, `Moderator Jane Roe`.
pub fn titled_name(text: &str) -> Option<&str> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() < 3 || text.contains(',') {
        return None;
    }
    let at = words[words.len() - 2].as_ptr() as usize - text.as_ptr() as usize;
    let name = text[at..].trim_end();
    let title = &words[..words.len() - 2];
    let chair = ["Moderator", "Chairperson", "Host"].contains(&title[0]) && title.len() == 1;
    (people::is_name(name) && (chair || people::begins_title(&title.join(" ")))).then_some(name)
}

fn is_block_word(text: &str) -> bool {
    [
        "Speakers", "Speaker", "Chairperson", "Chair", "Date", "Time", "Moderator", "Host", "Share", "Chairman",
        "Attendees", "Guests", "Guest", "Source", "Updated", "China SCIO丨Updated", "Adjust font size",
    ]
    .contains(&text.trim_end_matches(':'))
}

/// A name and what stands behind it, as far as colons and brackets tell: `Jane Roe: text`, `[Jane Roe] text`.
pub fn halves(text: &str) -> Option<(&str, &str)> {
    match bracketed(text) {
        Some((name, rest)) => Some((name, rest.trim_start_matches([':', '：']))),
        None => text.split_once([':', '：']),
    }
}

/// The words in the brackets that a line begins with, and the rest.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    [('[', ']'), ('【', '】')]
        .iter()
        .find_map(|(open, close)| text.strip_prefix(*open)?.split_once(*close))
}

/// A label that has its line to itself.
pub fn own_line<'a>(text: &'a str, people: &[Participant]) -> Option<Label<'a>> {
    let stamp = super::lines::timestamp(text);
    let body = without_bullet(text[..text.len() - stamp].trim_end());
    let found = |words: &'a str| {
        plausible(words, people).then_some(Label {
            text: words,
            len: text.len(),
        })
    };
    let bracketed = |words: &'a str| words.strip_prefix('[').and_then(|w| w.strip_suffix(']'));
    match body.strip_suffix([':', '：']) {
        Some(words) => {
            let words = words.trim_end();
            let name = bracketed(words).unwrap_or(words);
            // in a list, fields of a form look like labels: "• Name:"
            let listed = body.len() < text.trim_end().len() && !text.trim_start().starts_with('[');
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
            .is_some_and(|l| l.len() > 60 && l.contains('?'))
    };
    (named && !words.contains([',', ':']) && asked()).then_some(Label {
        text: words,
        len: text.len(),
    })
}

/// A label with the words of its turn on the same line: `Jane Roe: Good morning`, `[Jane Roe]: text`.
pub fn inline<'a>(text: &'a str, people: &[Participant]) -> Option<Label<'a>> {
    let bullet = text.len() - without_bullet(text).len();
    if let Some((name, tail)) = bracketed(&text[bullet..]) {
        let colon = tail
            .trim_start()
            .strip_prefix([':', '：'])
            .map_or(0, |t| tail.len() - t.len());
        let speaks = tail[colon..].trim_start().starts_with(|c: char| !c.is_lowercase());
        // live text closes each turn with a clock time; without one a name in brackets must be known
        let live = super::lines::timestamp(text.trim_end()) > 0;
        let known = people::find(people, name).is_some() || marks_side(name).is_some();
        let called = colon > 0 || speaks && (live || known || text[bullet..].starts_with('【'));
        return (name.len() < 320 && called && (plausible(name, people) || is_bare_chair(name))).then_some(Label {
            text: name,
            len: text.len() - tail.len() + colon,
        });
    }
    let narrow = text.find(':');
    let at = text[..narrow.unwrap_or(text.len())].find('：').or(narrow)?;
    let (words, tail) = text.split_at(at);
    let colon = tail.chars().next().map_or(1, char::len_utf8);
    let after = &tail[colon..];
    let words = without_bullet(words).trim();
    let reads_on =
        after.starts_with([' ', '\u{a0}']) || after.starts_with(|c: char| c.is_uppercase() || c == '"' || c == '“');
    if words.len() > 160 || after.trim().is_empty() || !reads_on {
        return None;
    }
    if is_bare_chair(words) && people::entry(after, crate::model::Role::Speaker).is_none() {
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
            || titled_name(words).is_some()
            || is_outlet(words) && words.split_whitespace().count() <= 8
            || words.to_lowercase().starts_with("chairperson"));
    (person || long_form).then_some(Label {
        text: words,
        len: at + colon,
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
