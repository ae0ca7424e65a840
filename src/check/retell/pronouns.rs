//! What a sentence says with a word that points to the sentence before: `It climbed 4 percent`, `trade with the bloc`, `such
//! goods`, `Of that total, ...`. The word gives way to what it stands for, if only one thing can be meant.
use super::super::terms;
use super::rule::{Rules, apply, rules};
use crate::base::{Kind, Span, Token, tokenize};
use crate::check::pattern::compiled;
use crate::lexicon::{Class, NameKind, lexicon};
use regex::Regex;
use std::sync::LazyLock;

/// Verbs that end the subject of a sentence and that no class of the lexicon holds.
const VERBS: &[&str] = &[
    "did", "does", "do", "keep", "keeps", "kept", "held", "hold", "holds", "stay", "stays", "stayed", "turned",
    "became", "become", "becomes", "got", "gets", "went", "goes", "came", "comes", "ran", "runs", "led", "leads",
    "lead", "proved", "like", "likes", "liked", "sold", "sell", "sells", "bought", "buy", "buys", "took", "takes",
    "made", "makes", "make", "may", "might", "could", "would", "can", "will", "continue", "continues", "continued",
    "played", "plays", "play", "passed", "topped", "looms", "loomed", "matter", "matters", "mattered", "handle",
    "handles", "handled", "carried", "moved", "moves", "move", "shipped", "ship", "imported", "exported", "traded",
    "found", "began", "started", "also", "now", "again", "still", "nearly", "rarely", "never", "only", "just", "once",
    "clear", "clears", "cleared", "drive", "drives", "drove", "pull", "pulls", "pulled", "forge", "forged", "surged",
    "slipped", "paid", "pays", "shone", "shine", "shines", "thrived", "thrive", "dominate", "dominates", "dominated",
    "supply", "supplies", "supplied", "remain", "remains", "remained", "keeps", "drives", "boomed", "boom", "fared",
    "did",
];

/// Groups of economies that news call a bloc.
const BLOCS: &[&str] = &[
    "ASEAN",
    "EU",
    "BRICS",
    "RCEP",
    "Gulf Cooperation Council",
    "Southeast Asia",
    "Central Asia",
    "BRI partner countries",
];
const CONTINENTS: &[&str] = &["Asia", "Africa", "Europe", "Latin America", "North America", "Oceania"];

/// A sentence with the words that point back replaced by what they stand for in the sentence before it
/// and, for a bloc or a kind of firm, in the `earlier` ones.
pub(super) fn resolve(sentence: &str, before: &str, earlier: &[String]) -> String {
    let told = counted(sentence, before);
    let told = subject_again(&told, before);
    let told = goods_again(&told, before);
    let told = total_again(&told, before);
    let told = place_again(&told, before, earlier);
    gate_again(&told, before, earlier)
}

/// `volumes there`, `trade through the pass`: the only port, airport or crossing that the sentences before name.
fn gate_again(sentence: &str, before: &str, earlier: &[String]) -> String {
    static AGAIN: LazyLock<Rules> = LazyLock::new(|| {
        rules(&[
            (
                r"\b((?:import and export |trade |cargo )?(?:volumes?|traffic)|[Tt]rade|[Ii]mports and exports) there\b",
                "$1 through \u{1}",
            ),
            (
                r"\b(through|at|via) (?:the|this|that) (?:\w+ )?(?:port|airport|pass|crossing|checkpoint|hub|gate|gateway|border gate)\b",
                "$1 \u{1}",
            ),
        ])
    });
    static GATES: LazyLock<Regex> = LazyLock::new(|| {
        compiled(
            r"\b(?:[A-Z][a-z]+ ){1,3}(?:International )?(?:Port|Airport|Pass|Crossing|Checkpoint|airport|port|pass)\b",
        )
    });
    let told = apply(&AGAIN, sentence);
    if !told.contains('\u{1}') || GATES.is_match(sentence) {
        return sentence.to_string();
    }
    let stretches = std::iter::once(before).chain(earlier.iter().rev().take(MEMORY).map(String::as_str));
    let mut named: Vec<&str> = Vec::new();
    for m in stretches.flat_map(|s| GATES.find_iter(s)) {
        let name = m.as_str().trim_start_matches("At ").trim_start_matches("The ");
        if !named.contains(&name) {
            named.push(name);
        }
    }
    match named.as_slice() {
        [one] => told.replace('\u{1}', one),
        _ => sentence.to_string(),
    }
}

/// `51 percent of the total`: the whole that the sentence before speaks of.
fn total_again(sentence: &str, before: &str) -> String {
    static TOTAL: LazyLock<Rules> = LazyLock::new(|| {
        rules(&[(
            r"\bof (?:the|that|this) (?:total|whole)( in | during | over |[,.;]|$)",
            "of \u{1}$1",
        )])
    });
    let told = apply(&TOTAL, sentence);
    let (own, there) = (terms::topic(sentence), terms::topic(before));
    let mut heads = there.indicators.clone();
    heads.sort();
    heads.dedup();
    let whole = ["imports and exports", "exports", "imports"]
        .into_iter()
        .find(|i| heads == [terms::Term::indicator(i)]);
    match whole {
        // of goods and firms the total may be another
        Some(whole) if own.indicators.is_empty() && there.words.is_empty() => {
            told.replace('\u{1}', &format!("China's total {whole}"))
        }
        _ => sentence.to_string(),
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    tokenize(text, Span::new(0, text.len()))
}

/// Where the subject of a sentence begins and ends: behind an opening that tells when or how, before its first verb.
fn subject(text: &str) -> Option<&str> {
    let all = tokens(text);
    let opening = all.first().is_some_and(|t| {
        t.any(&[
            "in", "during", "over", "from", "by", "at", "since", "according", "for", "despite", "amid", "with", "as",
            "when", "while", "on", "after", "last",
        ])
    });
    let from = if opening {
        all.iter().position(|t| t.is(","))? + 1
    } else {
        0
    };
    let ends = |i: usize| {
        let verb = Class::UP
            .or(Class::DOWN)
            .or(Class::LEVEL)
            .or(Class::SHARE)
            .or(Class::EXCEED)
            .or(Class::OUTPACE)
            .or(Class::LAG)
            .or(Class::REPORT)
            .or(Class::MODAL);
        let t = &all[i];
        let class = lexicon().words.at(&all, i).map(|(_, c)| c);
        t.any(VERBS)
            || t.any(&[",", ";", ":", "—", "–", ".", "which", "that", "who"])
            || t.kind == Kind::Number
            // "trade growth", "the record"
            || class.is_some_and(|c| c.has(verb) && !c.has(Class::UP_NOUN.or(Class::DOWN_NOUN)) || c.has(Class::ADVERB))
            || class.is_some_and(|c| c.has(Class::VERB)) && (t.lower.ends_with("ed") || t.lower.ends_with('s'))
    };
    let to = (from..all.len()).find(|&i| i > from && ends(i))?;
    let phrase = text
        .get(all[from].span.start as usize..all[to - 1].span.end as usize)?
        .trim();
    let topic = terms::topic(phrase);
    let tells = !topic.indicators.is_empty() || !topic.names.is_empty() || !topic.words.is_empty();
    (tells && phrase.split(' ').count() < 14 && !pronoun(&all[from])).then_some(phrase)
}

fn pronoun(t: &Token<'_>) -> bool {
    t.any(&[
        "it", "they", "this", "that", "these", "those", "we", "he", "she", "there", "its", "their", "both", "and",
        "but", "nobody", "everybody", "somebody", "anybody", "everyone", "someone", "anyone", "nothing", "everything",
        "something", "none", "who", "what",
    ])
}

/// The first letter as in the middle of a sentence, where no name begins with it.
fn inner(phrase: &str) -> String {
    let first = phrase.split([' ', '’', '\'']).next().unwrap_or("");
    let plain = first.chars().skip(1).all(|c| c.is_lowercase() || c == '-');
    let named = tokens(phrase).first().is_some_and(|t| {
        t.any(&["china", "chinese", "european"])
            || lexicon()
                .names
                .at(&tokens(phrase), 0)
                .is_some_and(|(_, row)| !matches!(lexicon().name_rows[row].kind, NameKind::Actor | NameKind::Transport))
    });
    let mut chars = phrase.chars();
    match chars.next() {
        Some(c) if plain && !named => c.to_lowercase().chain(chars).collect(),
        _ => phrase.to_string(),
    }
}

/// `It climbed`, `They took`, `Their exports`: the subject of the sentence before.
fn subject_again(sentence: &str, before: &str) -> String {
    let all = tokens(sentence);
    let opens =
        |i: usize| i == 0 || all[i - 1].is(",") && i < 12 && all[0].any(&["in", "during", "over", "from", "at", "for"]);
    let Some(at) =
        (0..all.len().min(14)).find(|&i| opens(i) && all[i].any(&["it", "they", "its", "their", "that", "this"]))
    else {
        return sentence.to_string();
    };
    let possessive = all[at].any(&["its", "their"]);
    // "That share", "this year": no pronoun but an article
    let verb = all.get(at + 1).is_some_and(|n| {
        n.any(VERBS)
            || lexicon().words.at(&all, at + 1).is_some_and(|(_, c)| {
                c.has(
                    Class::UP
                        .or(Class::DOWN)
                        .or(Class::LEVEL)
                        .or(Class::SHARE)
                        .or(Class::EXCEED)
                        .or(Class::ADVERB)
                        .or(Class::MODAL),
                )
            })
    });
    if all[at].any(&["that", "this"]) && !verb || all[at].any(&["it", "they"]) && !verb {
        return sentence.to_string();
    }
    let Some(subject) = subject(before) else {
        return sentence.to_string();
    };
    // "its exports" of "exports of X": of X
    let subject = if possessive {
        whose(subject)
    } else {
        subject.to_string()
    };
    let start = all[at].span.start as usize;
    let phrase = if at == 0 { subject } else { inner(&subject) };
    let mark = match possessive {
        true if phrase.ends_with('s') => "'",
        true => "'s",
        false => "",
    };
    format!(
        "{}{phrase}{mark}{}",
        &sentence[..start],
        &sentence[all[at].span.end as usize..]
    )
}

/// Whose trade a phrase speaks of: `exports of private firms` are those of private firms.
fn whose(phrase: &str) -> String {
    let all = tokens(phrase);
    // "private firms' trade with the EU": of the firms
    let owner = all
        .iter()
        .skip(1)
        .position(|t| t.kind == Kind::Possessive || t.text.ends_with("s'") || t.text == "'");
    if let Some(at) = owner.filter(|&at| at < 5) {
        let end = all[at].span.end as usize;
        return phrase[..end].trim_end_matches(['\'', '’']).to_string();
    }
    let of = all.iter().position(|t| t.any(&["of", "by"]));
    match of {
        Some(of)
            if !terms::topic(&phrase[..all[of].span.start as usize])
                .indicators
                .is_empty() =>
        {
            phrase[all[of].span.end as usize..].trim().to_string()
        }
        _ => phrase.to_string(),
    }
}

/// `such goods`, `these products`: the goods that the sentence before speaks of.
fn goods_again(sentence: &str, before: &str) -> String {
    static SUCH: LazyLock<Rules> = LazyLock::new(|| {
        rules(&[(
            r"(?i)\b(?:such|these|those|said) (?:goods|products|items|merchandise|wares|commodities|devices|machines|vehicles|articles)\b|\bof (?:them|these|those)$",
            "\u{1}",
        )])
    });
    let told = apply(&SUCH, sentence);
    if told == sentence {
        return told;
    }
    let goods = subject(before).map(goods_of);
    match goods.filter(|g| !g.is_empty()) {
        Some(goods) => told.replace('\u{1}', &inner(&goods)),
        None => sentence.to_string(),
    }
}

/// The goods of a phrase: `exports of toys to X` are of toys.
fn goods_of(phrase: &str) -> String {
    let all = tokens(phrase);
    let Some(of) = all.iter().position(|t| t.is("of")) else {
        let topic = terms::topic(phrase);
        let bare = topic.indicators.is_empty() && topic.names.is_empty();
        return if bare { phrase.to_string() } else { String::new() };
    };
    if terms::topic(&phrase[..all[of].span.start as usize])
        .indicators
        .is_empty()
    {
        return phrase.to_string();
    }
    let end = (of + 1..all.len())
        .find(|&i| all[i].any(&["to", "from", "with", "in"]))
        .map_or(phrase.len(), |i| all[i].span.start as usize);
    phrase[all[of].span.end as usize..end].trim().to_string()
}

/// The names of a kind that a text has and that fit, each once: its words and its canonical name.
fn named(text: &str, kind: NameKind, fits: &dyn Fn(&str) -> bool) -> Vec<(String, &'static str)> {
    let all = tokens(text);
    let mut found: Vec<(String, &'static str)> = Vec::new();
    let mut i = 0;
    while i < all.len() {
        let Some((len, row)) = lexicon().names.at(&all, i) else {
            i += 1;
            continue;
        };
        let name = &lexicon().name_rows[row];
        let lower = all[i].any(&["us"]) && !all[i].text.chars().all(char::is_uppercase);
        // "certified private firms", "private firms that export": a part of them
        let narrowed = kind == NameKind::Actor
            && (i > 0 && all[i - 1].kind == Kind::Word && (all[i - 1].compound || all[i - 1].lower.ends_with("ed"))
                || all
                    .get(i + len)
                    .is_some_and(|t| t.any(&["that", "which", "who", "with", "holding", "in", "from", "of"])));
        let name_of = if narrowed { "" } else { &name.name };
        if name.kind == kind && !lower && fits(&name.name) && !found.iter().any(|(_, n)| *n == name_of) {
            let span = all[i].span.start as usize..all[i + len - 1].span.end as usize;
            found.push((text.get(span).unwrap_or("").to_string(), name_of));
        }
        i += len;
    }
    found
}

/// The one name that a word points back to: the nearest stretch that has names of the kind has only this.
fn meant(stretches: &[&str], kind: NameKind, fits: &dyn Fn(&str) -> bool) -> Option<(String, &'static str)> {
    let mut told = stretches.iter().map(|s| named(s, kind, fits)).filter(|n| !n.is_empty());
    let mut near = told.next()?;
    match near.len() {
        1 => near.pop().filter(|(_, name)| !name.is_empty()),
        _ => None,
    }
}

/// How many sentences back a bloc or a kind of firm may have been named.
const MEMORY: usize = 5;

/// `the bloc`, `the continent`, `there`, `such firms`: the only such partner or trader that is named before.
fn place_again(sentence: &str, before: &str, earlier: &[String]) -> String {
    static PLACE: LazyLock<Rules> = LazyLock::new(|| {
        rules(&[
            (
                r"(?i)\b(?:the|that|this) (?:trade |trading |regional |economic |\d+-(?:nation|member|country|strong) )?(?:bloc|grouping|group|union)\b(?: of \w+)?",
                "\u{1}",
            ),
            (r"(?i)\b(?:the|that|this) continent\b", "\u{2}"),
            (
                r"\b(with|to|from) (?:the|that) (?:country|nation|island|market|region|republic|kingdom)\b",
                "$1 \u{3}",
            ),
            (
                r"\b((?:exports|exported|sales|shipments|shipped|sold|deliveries)(?: of [\w -]+?)?) there\b",
                "$1 to \u{3}",
            ),
            (
                r"\b((?:imports|purchases|imported|bought|goods)(?: of [\w -]+?)? from) there\b",
                "$1 \u{3}",
            ),
            (
                r"\b(the (?:two|three|four|five|six|ten|\d+) (?:countries|nations|states|economies|republics)) there\b",
                "$1 of \u{3}",
            ),
            (
                r"\b(with|to|from|between China and) (?:these|those|such) (?:countries|nations|economies|states|partners|markets)\b",
                "$1 \u{4}",
            ),
            (
                r"\b(?:[Ss]uch|[Tt]hese|[Tt]hose) (?:firms|companies|enterprises|businesses)\b",
                "\u{5}",
            ),
            (r"\b(?:[Tt]he|[Tt]his|[Tt]hat) sector('s|’s)? ", "\u{5}$1 "),
            (r"\b(?:[Tt]he|[Tt]hese|[Tt]hose) (?:two )?regions\b", "\u{6}"),
        ])
    });
    let told = apply(&PLACE, sentence);
    let Some(first) = told.find(|c| matches!(c, '\u{1}'..='\u{6}')) else {
        return sentence.to_string();
    };
    // what the sentence itself names before comes first
    let (own, mark) = (&told[..first], told[first..].chars().next());
    let mut stretches = vec![own, before];
    stretches.extend(earlier.iter().rev().take(MEMORY).map(String::as_str));
    let bloc = |name: &str| BLOCS.contains(&name);
    // "exports to the region": a group of countries may have been named some sentences ago
    let group = || mark == Some('\u{3}') && sentence.contains(" the region");
    let found = match mark {
        Some('\u{1}' | '\u{4}') => meant(&stretches, NameKind::Partner, &bloc),
        Some('\u{2}') => meant(&stretches, NameKind::Partner, &|name| CONTINENTS.contains(&name)),
        Some('\u{5}') => meant(&stretches, NameKind::Actor, &|_| true),
        Some('\u{6}') => meant(&stretches, NameKind::Region, &|name| name.ends_with("regions")),
        _ => meant(&stretches[..2], NameKind::Partner, &|_| true)
            .or_else(|| group().then(|| meant(&stretches, NameKind::Partner, &bloc)).flatten()),
    };
    let Some((words, name)) = found else {
        return sentence.to_string();
    };
    let article =
        matches!(name, "EU" | "United States" | "United Kingdom") && !words.to_lowercase().starts_with("the ");
    let mut out = String::new();
    for c in told.chars() {
        if matches!(c, '\u{1}'..='\u{6}') {
            if article {
                out += if out.is_empty() { "The " } else { "the " };
            }
            out += &if out.is_empty() { words.clone() } else { inner(&words) };
        } else {
            out.push(c);
        }
    }
    out.replace("s's ", "s' ").replace("s’s ", "s’ ")
}

/// `Of that total, 455,000 were private`: a part of what the sentence before counts.
fn counted(sentence: &str, before: &str) -> String {
    static PART: LazyLock<Rules> = LazyLock::new(|| {
        rules(&[
            (
                r"^(?:Of|Among|Out of) (?:that total|that number|the total|this total|these|those|them|that|this|which)(?: (?:<firms>))?, (<hedge>\d[\d,]{2,}|<hedge>\d[\d.,]* million) (?:<was>) (private|foreign-invested|foreign-funded|state-owned)\b(?: (?:<firms>|ones))?",
                "The number of $2 enterprises reached $1",
            ),
            (
                r"^(?:Of|Among|Out of) (?:that total|that number|the total|this total|these|those|them|that|this)(?: (?:<firms>))?, (<hedge><pct>) (?:<was>) (private|foreign-invested|foreign-funded|state-owned)\b(?: (?:<firms>|ones))?",
                "$2 enterprises accounted for $1 of all enterprises",
            ),
        ])
    });
    let counts = tokens(before)
        .iter()
        .any(|t| t.any(&["enterprises", "firms", "companies", "businesses", "traders"]));
    if counts {
        apply(&PART, sentence)
    } else {
        sentence.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_points_back_is_named() {
        for (before, text, want) in [
            (
                "Private firms' trade with Peru gained 7%.",
                "Their trade with Chile shrank 5%.",
                "Private firms' trade with Chile shrank 5%.",
            ),
            (
                "The lorries queue at Hebin Port.",
                "Trade volumes there rose 5%.",
                "Trade volumes through Hebin Port rose 5%.",
            ),
            (
                "The lorries queue at Hebin Pass.",
                "Imports and exports through the pass rose 5%.",
                "Imports and exports through Hebin Pass rose 5%.",
            ),
            (
                "Trade with Japan held up well.",
                "It climbed 4 percent in May.",
                "Trade with Japan climbed 4 percent in May.",
            ),
            (
                "ASEAN stayed ahead in 2024.",
                "Exports to the bloc rose 5%.",
                "Exports to ASEAN rose 5%.",
            ),
            (
                "Africa is a market of the future.",
                "In May, sales there rose 5%.",
                "In May, sales to Africa rose 5%.",
            ),
            (
                "Garden tools remain a mainstay.",
                "Exports of such goods rose 5%.",
                "Exports of garden tools rose 5%.",
            ),
            (
                "Private firms were busy.",
                "Their exports rose 5%.",
                "Private firms' exports rose 5%.",
            ),
            (
                "Trading firms numbered 90,000.",
                "Of that total, 71,000 were private.",
                "The number of private enterprises reached 71,000.",
            ),
        ] {
            assert_eq!(resolve(text, before, &[]), want);
        }
    }

    #[test]
    fn what_was_named_further_back() {
        let earlier = [
            "ASEAN and China traded more.".to_string(),
            "Private firms did well.".to_string(),
        ];
        for (text, want) in [
            ("Exports to the bloc rose 5%.", "Exports to ASEAN rose 5%."),
            ("Trade with these countries rose 5%.", "Trade with ASEAN rose 5%."),
            ("The sector's share rose to 40%.", "Private firms' share rose to 40%."),
            ("Exports by such firms rose 5%.", "Exports by private firms rose 5%."),
        ] {
            assert_eq!(resolve(text, "Demand held up.", &earlier), want);
        }
        for text in ["Exports by such firms rose 5%.", "Trade with these countries rose 5%."] {
            let part = ["Certified private firms and those from the EU and ASEAN did well.".to_string()];
            assert_eq!(resolve(text, "Demand held up.", &part), text);
        }
    }

    #[test]
    fn what_may_point_to_several_things_stays() {
        for (before, text) in [
            ("Trade with Japan and Canada held up.", "Exports to the bloc rose 5%."),
            ("Japan stayed ahead.", "Exports to the bloc rose 5%."),
            ("ASEAN and the EU stayed ahead.", "Exports to the bloc rose 5%."),
            ("Trade grew.", "That year, it was 5%."),
            ("Exports of toys to Japan rose.", "This month saw 5% growth."),
        ] {
            assert_eq!(resolve(text, before, &[]), text);
        }
    }
}
