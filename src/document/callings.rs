//! What words can call: outlets, chairs, those who ask by trade, persons behind their office. Must not look at lines.
use super::labels::is_block_word;
use super::people;
use crate::base::Words;

static MEDIA: Words = Words::new(&[
    "news", "daily", "tv", "times", "agency", "radio", "press", "post", "herald", "network", "journal", "cctv", "cgtn",
    "xinhua", "bloomberg", "reuters", "cnbc", "afp", "yicai", "weekly", "media", "television", "broadcasting",
    "online", "net", "app", "paper", "cnr", "cmg", "newspaper", "magazine", "review", "nikkei", "kyodo", "gazette",
    "phoenix", "ap", "com", "cn", "economic", "finance", "information", "nhk", "bbc", "cnn", "video", "channel",
    "service", "tribune", "globe", "observer", "today", "crntt", "bureau", "journalist", "reporter", "business",
    "wire", "china.org.cn", "chinanews", "people.cn", "zaobao", "sputnik", "itar-tass", "tass", "efe", "ria",
    "novosti", "dow", "guardian", "telegraph", "yonhap", "interfax", "jiji", "asahi", "mainichi", "yomiuri", "sankei",
    "bernama", "antara", "dpa", "ansa", "npr", "cri", "ctv", "satellite", "caixin", "jiemian", "pictorial", "mail",
    "broadcast", "broadcaster", "bulletin", "chronicle", "rthk", "tvb", "kbs", "nbd", "scmp", "ifeng", "lianhe",
    "economist", "handelsblatt", "spiegel", "figaro", "politico", "forbes", "marketwatch", "shimbun", "ilbo",
    "anadolu", "telesur", "cable", "keizai", "zeitung", "mni", "wsj", "faz", "lusa", "mbc", "nbc", "cbs", "wenweipo",
    "kung",
]);

/// Bodies whose people chair: what stands behind a name in a label or a block.
pub const CHAIRING: &[&str] = &[
    "State Council Information Office",
    "SCIO",
    "Press Bureau",
    "Press Center",
    "Press Centre",
    "Publicity Department",
    "News Center",
    "News Centre",
    "News Bureau",
    "Media Center",
    "Media Centre",
];

/// Whether words look like the name of an outlet.
pub fn is_outlet(text: &str) -> bool {
    // "Wen Wei Po" could be a person's name
    text.split([' ', '.', '-', '/']).any(|w| MEDIA.has_word(w)) || text.contains("Wen Wei Po")
}

/// Small words within a name.
pub(super) const CONNECTORS: &[&str] = &[
    "of", "the", "and", "for", "in", "on", "from", "to", "de", "a", "&", "at", "with", "by", "under", "la", "le", "el",
];

/// Whether all words but the small ones begin with a capital or a digit.
pub(super) fn capitalised(text: &str) -> bool {
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

/// Whether words behind a name are the office or the outlet somebody speaks for: `Press Bureau of the SCIO`, `CCTV`.
pub(super) fn stands_for_a_body(text: &str) -> bool {
    is_outlet(text) || is_body(text)
}

/// Whether words name an office or a body.
pub fn is_body(text: &str) -> bool {
    const BODIES: &[&str] = &[
        "Bureau", "Department", "Ministry", "Office", "Commission", "Administration", "Committee", "Center", "Centre",
        "Academy", "Institute", "Association", "Ministries", "Affairs", "Council", "Congress", "Conference",
    ];
    text.split_whitespace().any(|w| BODIES.contains(&w))
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
    // most labels have none of the words
    let may = |w: &str| w.starts_with(['q', 'Q']) || is_trade(w);
    if !text.split(|c: char| c.is_whitespace() || c == '(').any(may) {
        return false;
    }
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let trade = |w: &&str| is_trade(w);
    // "Question (Pond Daily)", "Q2 (Pond Daily)", "Reporter B", "Journalist 1 (Pond Daily)"
    let (before, behind) = lower.split_once('(').unwrap_or((&lower, ""));
    let before: Vec<&str> = before.split_whitespace().collect();
    let counted = |w: &str| w.len() == 1 || w.bytes().all(|b| b.is_ascii_digit());
    let one = |w: &str| is_trade(w) || ["question", "q"].contains(&w.trim_end_matches(|c: char| c.is_ascii_digit()));
    if behind.ends_with(')')
        && matches!(before.as_slice(), [w] | [w, _] if one(w) && before[1..].iter().all(|n| counted(n)))
        || behind.is_empty() && matches!(before.as_slice(), [w, n] if is_trade(w) && counted(n))
    {
        return true;
    }
    match words.as_slice() {
        [one] => trade(one),
        ["a" | "the" | "another", one, rest @ ..] if trade(one) => rest.is_empty() || rest[0] == "from",
        [one, "from" | "of", ..] if trade(one) => words.len() <= 9,
        ["question", "from", _, ..] => words.len() <= 9 && is_outlet(text),
        // "Pond Daily reporter Jane Roe"
        [.., one, _, _] if trade(one) && words.len() > 3 => {
            let name = text.split_whitespace().rev().take(2).collect::<Vec<_>>();
            people::is_name(&format!("{} {}", name[1], name[0])) && is_outlet(text) && capitalised(text)
        }
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
        [outlet @ .., last] if trade(last) && words.len() <= 7 => {
            // translated by machine: "Farmers' daily reporter"
            let translated = || text.starts_with(char::is_uppercase) && outlet.iter().any(|w| PRESS.contains(w));
            capitalised(text.rsplit_once(' ').map_or(text, |x| x.0)) || translated()
        }
        _ => false,
    }
}

/// Words for outlets, in lower case.
const PRESS: &[&str] = &[
    "daily", "news", "times", "newspaper", "agency", "radio", "television", "tv", "network", "weekly", "post",
    "journal", "media", "herald",
];

/// Whether a word says that somebody asks by trade.
pub fn is_trade(word: &str) -> bool {
    static TRADES: Words = Words::new(&[
        "reporter", "reporters", "journalist", "journalists", "correspondent", "correspondents",
    ]);
    TRADES.has_word(word)
}

/// Who is heard in a clip that a page writes down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clip {
    /// A person, named behind the mark: `[Soundbite] Jane Roe, head of the office`.
    Voice,
    /// The one who tells of the conference: `[Narration] On Monday ...`.
    Narrator,
}

/// The mark in brackets by which the script of a clip says who is heard, and what stands behind it. Machine translations
/// call the voice of a person `concurrent` or `same period`.
pub fn clip(text: &str) -> Option<(Clip, &str)> {
    let (mark, rest) = text.strip_prefix(['[', '【'])?.split_once([']', '】'])?;
    let clip = match mark.trim().to_lowercase().as_str() {
        "concurrent" | "concurrent sound" | "soundbite" | "sound bite" | "same period" | "same period sound"
        | "simultaneous sound" | "on camera" => Clip::Voice,
        "explanation" | "narration" | "narrator" | "commentary" | "voice-over" | "voiceover" | "voice over" => {
            Clip::Narrator
        }
        _ => return None,
    };
    Some((clip, rest.trim_start()))
}

/// Whether a label tells only that somebody asks (true) or answers: `Q`, `Answer`, `A2`.
pub fn marks_side(text: &str) -> Option<bool> {
    let text = text.trim();
    if !text.starts_with(['Q', 'A']) {
        return None;
    }
    match text
        .trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '.')
        // "Question two"
        .trim_end_matches(" one")
        .trim_end_matches(" two")
        .trim_end_matches(" three")
        .trim_end_matches(" four")
        .trim_end_matches(" five")
    {
        "Q" | "Question" | "QUESTION" => Some(true),
        "A" | "Answer" | "ANSWER" => Some(false),
        _ => None,
    }
}

/// The name in `Jane Roe (host)` and in `Moderator (Jane Roe)`.
pub fn of_a_chair(text: &str) -> Option<&str> {
    let (name, role) = text.split_once('(')?;
    let role = role.strip_suffix(')')?.trim();
    let name = name.trim();
    let chairs = |w: &str| ["host", "moderator", "chair", "chairperson"].contains(&&*w.to_lowercase());
    let named = |n: &str| people::is_name(people::split_honorific(n).1);
    if chairs(role) && named(name) {
        return Some(name);
    }
    // an office may stand behind the name
    let role = role.split(',').next().unwrap_or(role).trim();
    (chairs(name) && named(role)).then_some(role)
}

/// The name in `Jane Roe (deputy head of the office)`.
pub fn of_an_office(text: &str) -> Option<&str> {
    let (name, office) = text.split_once('(')?;
    let office = office.strip_suffix(')')?.trim();
    let name = name.trim();
    let held = people::begins_title(office) || people::ends_title(office);
    (held && people::is_name(people::split_honorific(name).1) && !is_outlet(name)).then_some(name)
}

/// The name in `Answer from Jane Roe`, `A2 (Jane Roe)`, `A (Roe)`.
pub fn who_answers(text: &str) -> Option<&str> {
    if !text.trim_start().starts_with('A') {
        return None;
    }
    let (mark, name) = match text.split_once('(') {
        Some((mark, name)) => (mark, name.strip_suffix(')')?),
        None => text.split_once(" from ").or_else(|| text.split_once(" by "))?,
    };
    let name = people::split_honorific(name.trim()).1;
    let named = people::is_name(name) || is_surname(name);
    (marks_side(mark) == Some(false) && named && !is_outlet(name)).then_some(name)
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
        "Moderator", "Host", "Chairperson", "The moderator", "The host", "Presenter", "moderator", "host",
        "the moderator", "the host", "Emcee", "The Moderator", "The Host", "MODERATOR", "HOST",
    ]
    .contains(&text.trim())
}

/// A label for the one who answers, without a name: `Spokesperson`, `Vice Minister`.
pub fn is_bare_official(text: &str) -> bool {
    let text = text.trim();
    let office = text
        .strip_prefix("Vice ")
        .or(text.strip_prefix("Deputy "))
        .unwrap_or(text);
    [
        "Spokesperson", "Spokesman", "Spokeswoman", "Minister", "Governor", "Premier", "Mayor", "SPOKESPERSON",
        "Narrator",
    ]
    .contains(&office)
}

/// A person behind a title: `Deputy Governor Fang Yiping`, `Moderator Jane Roe`, `Pond Office Spokesman Jane Roe`.
pub fn titled_name(text: &str) -> Option<&str> {
    let text = text.trim();
    text.split_whitespace().nth(2)?;
    let given = text.split_whitespace().rev().nth(1)?;
    let at = given.as_ptr() as usize - text.as_ptr() as usize;
    let (title, name) = (&text[..at], &text[at..]);
    let title = people::without_honorific_at_end(title.trim_end());
    let before = title.split_whitespace().next_back()?;
    if let Some(name) = before_a_body(text) {
        return Some(name);
    }
    // "Minister of Foreign Affairs" is nobody's name, nor is "Director of the Sea Daily"
    if !people::is_name(name) || is_outlet(name) || is_body(name) {
        return None;
    }
    let full = people::is_full_name(name);
    let named = full || !CONNECTORS.contains(&before);
    if title.contains(',') {
        let pure = full && people::begins_title(title) && capitalised(title);
        return (named && pure && !title.contains(". ")).then_some(name);
    }
    let chair = CHAIRS.contains(&title);
    let office = || title.split_whitespace().any(people::is_title_noun) && capitalised(title) && full;
    let by_office = people::is_title_noun(before) && capitalised(title);
    (named && (chair || people::begins_title(title) || by_office || office())).then_some(name)
}

/// The name in `Spokesperson Jane Roe of the Ministry of Ponds`.
fn before_a_body(text: &str) -> Option<&str> {
    let links = |w: &str| ["of", "for", "from"].contains(&w);
    if !text.split_whitespace().any(links) {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let at = (1..words.len().saturating_sub(3)).find(|&k| {
        people::is_title_noun(words[k - 1])
            && people::is_full_name(&format!("{} {}", words[k], words[k + 1]))
            && links(words[k + 2])
    })?;
    let place = |w: &str| w.as_ptr() as usize - text.as_ptr() as usize;
    let name = &text[place(words[at])..place(words[at + 1]) + words[at + 1].len()];
    (words.len() <= 14 && capitalised(text) && is_body(text) && !is_outlet(name)).then_some(name)
}

/// Words that tell the chair before a name.
const CHAIRS: &[&str] = &[
    "Moderator", "Chairperson", "Host", "Chair", "MODERATOR", "HOST", "Emcee",
];

/// The name of the person whom a label calls, without office, honorific or bracket.
pub fn person_of(label: &str) -> &str {
    if let Some(name) = titled_name(label) {
        return name;
    }
    if let Some(name) = of_a_chair(label)
        .or_else(|| of_an_office(label))
        .or_else(|| who_answers(label))
    {
        return people::split_honorific(name).1;
    }
    let first = label.split(',').next().unwrap_or("").trim();
    let name = people::split_honorific(of_a_chair(first).unwrap_or(first)).1;
    titled_name(name).unwrap_or(name)
}
