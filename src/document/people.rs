//! Entries of a speaker block: names, honorifics, titles; and how people are called later on.
use crate::base::Words;
use crate::model::{Participant, Role};

/// Nouns that begin a title.
static TITLE_NOUNS: Words = Words::new(&[
    "minister", "director", "director-general", "directors", "spokesperson", "spokesman", "spokeswoman", "governor",
    "commissioner", "president", "member", "head", "secretary", "secretary-general", "chief", "administrator",
    "chairman", "chairwoman", "chairperson", "chair", "general", "counsel", "economist", "engineer", "statistician",
    "inspector", "mayor", "dean", "professor", "academician", "scientist", "auditor", "ambassador", "representative",
    "manager", "editor", "vice-minister", "leader", "researcher", "fellow", "expert", "commander", "designer",
    "vice-chairman", "vice-chair", "vice-president", "vice-governor", "chairwomen", "judge", "prosecutor", "person",
    "colonel", "major", "captain", "admiral", "superintendent", "coordinator", "advisor", "adviser", "physician",
    "premier", "vice-premier", "councilor", "councillor",
]);
static TITLE_ADJECTIVES: Words = Words::new(&[
    "vice", "deputy", "executive", "chief", "first", "second", "senior", "former", "assistant", "acting", "standing",
    "full-time", "party", "second-level", "first-level", "also", "concurrently", "the", "press", "news", "honorary",
    "general", "permanent", "managing", "principal", "spokesperson", "political", "policy", "director", "a", "leading",
    "associate", "national", "special",
]);

/// Family names in pinyin, which come first: they tell `LI MING` from `HARBOUR TV`.
static SURNAMES: Words = Words::new(&[
    "ai", "an", "ao", "ba", "bai", "ban", "bao", "bi", "bian", "bo", "bu", "cai", "cao", "cen", "chai", "chang", "che",
    "chen", "cheng", "chi", "chu", "cong", "cui", "dai", "dang", "deng", "di", "diao", "ding", "dong", "dou", "du",
    "duan", "e", "fan", "fang", "fei", "feng", "fu", "gan", "gao", "ge", "geng", "gong", "gou", "gu", "guan", "gui",
    "guo", "han", "hao", "he", "hei", "hong", "hou", "hu", "hua", "huang", "huo", "ji", "jia", "jian", "jiang", "jiao",
    "jin", "jing", "ju", "kan", "kang", "ke", "kong", "kou", "kuang", "lai", "lan", "lang", "lei", "leng", "li",
    "lian", "liang", "liao", "lin", "ling", "liu", "long", "lou", "lu", "luan", "luo", "lv", "lyu", "ma", "man", "mao",
    "mei", "men", "meng", "mi", "miao", "min", "ming", "mo", "mou", "mu", "na", "ni", "nie", "ning", "niu", "ou",
    "ouyang", "pan", "pang", "pei", "peng", "pi", "ping", "pu", "qi", "qian", "qiang", "qiao", "qin", "qiu", "qu",
    "quan", "que", "ran", "rao", "ren", "rong", "ru", "ruan", "rui", "sang", "sha", "shan", "shang", "shao", "she",
    "shen", "sheng", "shi", "shou", "shu", "shuai", "shui", "si", "sima", "situ", "song", "su", "sui", "sun", "tai",
    "tan", "tang", "tao", "teng", "tian", "tong", "tu", "wan", "wang", "wei", "wen", "weng", "wu", "xi", "xia", "xian",
    "xiang", "xiao", "xie", "xin", "xing", "xiong", "xu", "xuan", "xue", "xun", "yan", "yang", "yao", "ye", "yi",
    "yin", "ying", "yong", "you", "yu", "yuan", "yue", "yun", "zang", "zeng", "zha", "zhai", "zhan", "zhang", "zhao",
    "zhen", "zheng", "zhong", "zhou", "zhu", "zhuang", "zhuge", "zhuo", "zong", "zou", "zu", "zuo",
]);

/// Whether a word is a family name in pinyin, in whatever case.
pub fn is_family_name(word: &str) -> bool {
    SURNAMES.has_word(word)
}

/// A family name and a given one: what can be nothing but a person.
pub fn is_full_name(text: &str) -> bool {
    is_name(text) && text.split_whitespace().next().is_some_and(is_family_name)
}

/// A family name and a given one in one word, as some translations write them: `Weijunling`. Only an office behind it tells
/// that it is a name.
pub fn is_joined_name(word: &str) -> bool {
    let lower = word.to_lowercase();
    let plain = word.starts_with(char::is_uppercase) && word.chars().skip(1).all(|c| c.is_ascii_lowercase());
    let given = |rest: &str| rest.len() >= 2 && rest.ends_with(['a', 'e', 'i', 'o', 'u', 'n', 'g', 'r']);
    plain
        && (6..=16).contains(&word.len())
        && !is_title_noun(&lower)
        && (2..=5).any(|k| lower.is_char_boundary(k) && is_family_name(&lower[..k]) && given(&lower[k..]))
}

/// The name in `ShenDanyang`, whose blank was lost.
pub fn glued_name(word: &str) -> Option<String> {
    let cut = word
        .char_indices()
        .skip(1)
        .find(|(_, c)| c.is_uppercase())
        .map(|(i, _)| i)?;
    let (family, given) = word.split_at(cut);
    let lower = |s: &str| s.chars().skip(1).all(|c| c.is_lowercase() || c == '\'');
    (is_family_name(family) && given.len() > 1 && lower(family) && lower(given)).then(|| format!("{family} {given}"))
}

/// Whether a word names an office, alone or as the last of several: `minister`, `Spokesperson`.
pub fn is_title_noun(word: &str) -> bool {
    TITLE_NOUNS.has_word(word)
}

/// The surname behind an office, as a person is called after a first full mention: `Minister Li`, `Director-General Wu`.
pub fn called_by_office(text: &str) -> Option<&str> {
    let (office, name) = text.trim().rsplit_once(' ')?;
    let capitals = office.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
    let words = office.split_whitespace().count();
    (words <= 4
        && capitals
        && office.split_whitespace().next_back().is_some_and(is_title_noun)
        && is_family_name(name)
        && name.starts_with(char::is_uppercase))
    .then_some(name)
}

/// Whether words begin a title: `vice minister of ...`, `spokesperson of ...`.
pub fn begins_title(text: &str) -> bool {
    for (k, word) in text.split_whitespace().take(5).enumerate() {
        let w = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
        if is_title_noun(w) {
            return true;
        }
        if !TITLE_ADJECTIVES.has_word(w) || k >= 4 {
            return false;
        }
    }
    false
}

/// Whether words are a title that ends in its noun: `PBOC Governor`, `SCIO spokesperson`.
pub fn ends_title(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=8).contains(&words.len())
        && words.last().is_some_and(|w| is_title_noun(w))
        && words[0].starts_with(|c: char| c.is_ascii_uppercase())
}

/// Splits a run of titles where a new one begins.
pub fn split_titles(text: &str) -> Vec<String> {
    let text = text.trim().trim_end_matches([';', '.', ',', '?']).trim();
    let mut out = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let cut = [", and ", " and ", ", ", "; "]
            .iter()
            .find(|s| rest.starts_with(**s))
            .filter(|s| begins_title(&rest[s.len()..]) && at > start);
        match cut {
            Some(sep) => {
                out.push(text[start..at].trim().to_string());
                at += sep.len();
                start = at;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    let tail = text[start.min(text.len())..].trim();
    if !tail.is_empty() {
        out.push(tail.to_string());
    }
    out
}

/// Takes `Mr.`, `Ms.` and the like off a name.
pub fn split_honorific(text: &str) -> (Option<String>, &str) {
    for (mark, canonical) in [
        ("Mr.", "Mr."),
        ("Ms.", "Ms."),
        ("Mrs.", "Mrs."),
        ("Dr.", "Dr."),
        ("Mr ", "Mr."),
        ("Ms ", "Ms."),
        ("Madam ", "Ms."),
        ("Prof.", "Prof."),
    ] {
        if let Some(rest) = text.strip_prefix(mark) {
            return (Some(canonical.to_string()), rest.trim_start());
        }
    }
    (None, text)
}

/// A title without the `Mr.` or `Ms.` of the name behind it.
pub fn without_honorific_at_end(title: &str) -> &str {
    ["Mr.", "Ms.", "Mrs.", "Dr.", "Mr", "Ms"]
        .iter()
        .find_map(|h| title.strip_suffix(h).filter(|t| t.ends_with(' ')))
        .map_or(title, str::trim_end)
}

/// Whether words look like a person's name: two to four capitalised words without digits. All in capitals they are one
/// where a family name comes first: `LI MING`, `LI Ming`.
pub fn is_name(text: &str) -> bool {
    if !text.trim_start().starts_with(char::is_uppercase) {
        return false;
    }
    // one more than a name may have
    let mut room = [""; 5];
    let count = room
        .iter_mut()
        .zip(text.split_whitespace())
        .map(|(r, w)| *r = w)
        .count();
    let words = &room[..count];
    if let [family, given] = words
        && family.len() > 1
        && family.bytes().all(|b| b.is_ascii_uppercase())
        && is_family_name(family)
        && given.len() > 1
        && given.starts_with(|c: char| c.is_ascii_uppercase())
        && given
            .bytes()
            .all(|b| b.is_ascii_alphabetic() || matches!(b, b'\'' | b'-'))
        && !super::labels::is_outlet(text)
    {
        return true;
    }
    (2..=4).contains(&words.len())
        && !words
            .iter()
            .any(|w| ["Mr.", "Ms.", "Mrs.", "Dr.", "Mr", "Ms"].contains(w))
        && words.iter().all(|w| {
            let mut c = w.chars();
            c.next().is_some_and(char::is_uppercase)
                && w.chars()
                    .all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.' | '·'))
                && (w.len() > 1 || words.len() > 2 || std::ptr::eq(*w, words[0]) && ["E", "A", "O"].contains(w))
                && !w.chars().skip(1).all(|c| c.is_uppercase()) | (w.len() == 1)
        })
}

/// An entry whose title stands before the name: `Deputy Director of the Press Centre Jane Roe`. None where two names
/// stand at its end, as machines translate.
pub fn entry_behind_title(text: &str, role: Role) -> Option<Participant> {
    let text = text.trim().trim_end_matches([';', '.', ',']).trim();
    let name = super::labels::titled_name(text).filter(|n| text.ends_with(n))?;
    let title = text[..text.len() - name.len()].trim().trim_end_matches(',');
    let before: Vec<&str> = title.split_whitespace().rev().take(2).collect();
    let two = before.len() == 2 && is_full_name(&format!("{} {}", before[1], before[0]));
    (!two && text.len() < 200).then(|| Participant {
        name: name.to_string(),
        honorific: None,
        role,
        titles: split_titles(title),
    })
}

/// An entry of the block: `[Mr.] Name, title[, title]`.
pub fn entry(text: &str, role: Role) -> Option<Participant> {
    let text = text.trim().trim_end_matches(';').trim();
    let (honorific, rest) = split_honorific(text);
    let (name, titles) = rest
        .split_once(',')
        .or_else(|| rest.split_once(':'))
        .map_or((rest, ""), |(n, t)| (n, t));
    let name = name.trim();
    if !is_name(name) || titles.is_empty() && honorific.is_none() && name.split(' ').count() > 3 {
        return None;
    }
    let abbreviation = titles.trim().len() > 1 && titles.trim().chars().all(char::is_uppercase);
    if !titles.is_empty() && titles.split_whitespace().count() < 2 && !abbreviation {
        return None;
    }
    Some(Participant {
        name: name.to_string(),
        honorific,
        role,
        titles: split_titles(titles),
    })
}

/// Adds a participant, or fills in what an earlier entry for the same person lacks; the fuller entry wins.
pub fn merge(people: &mut Vec<Participant>, new: Participant) {
    match people.iter_mut().find(|p| same_name(&p.name, &new.name)) {
        Some(p) => {
            if p.honorific.is_none() {
                p.honorific = new.honorific;
            }
            if !new.titles.is_empty() {
                p.titles = new.titles;
            }
            if new.role == Role::Chairperson {
                p.role = Role::Chairperson;
            }
        }
        None => people.push(new),
    }
}

fn same_name(a: &str, b: &str) -> bool {
    fn letters(s: &str) -> impl Iterator<Item = char> {
        s.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphabetic())
    }
    letters(a).eq(letters(b))
}

/// The participant a label or mention calls: by full name, by `Mr. Surname`, by surname alone.
pub fn find(people: &[Participant], called: &str) -> Option<usize> {
    let (honorific, name) = split_honorific(called.trim());
    if let Some(i) = people.iter().position(|p| same_name(&p.name, name)) {
        return Some(i);
    }
    let (honorific, name) = match called_by_office(name) {
        Some(family) => (None, family),
        None => (honorific, name),
    };
    if name.split_whitespace().count() == 1 {
        let hits: Vec<usize> = people
            .iter()
            .enumerate()
            .filter(|(_, p)| {
                p.name
                    .split_whitespace()
                    .next()
                    .is_some_and(|s| s.eq_ignore_ascii_case(name))
                    && (honorific.is_none() || p.honorific.is_none() || p.honorific == honorific)
            })
            .map(|(i, _)| i)
            .collect();
        return (hits.len() == 1).then(|| hits[0]);
    }
    // one letter apart: spelled differently between blocks
    people.iter().position(|p| {
        name.len() > 6
            && p.name.len().abs_diff(name.len()) <= 1
            && p.name.split(' ').next() == name.split(' ').next()
            && close(&p.name, name)
    })
}

fn close(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let tail = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).count();
    common + tail + 1 >= a.chars().count().max(b.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn entries_and_titles() {
        for (text, want) in [
            (
                "Mr. Li Ming, vice minister of Culture and Tourism",
                "Mr.|Li Ming|vice minister of Culture and Tourism",
            ),
            (
                "Ms. Wu Qun'an, spokesperson of the NBS and director general of the Department of Energy, Mining and Trade of the NBS;",
                "Ms.|Wu Qun'an|spokesperson of the NBS+director general of the Department of Energy, Mining and Trade of the NBS",
            ),
            (
                "Zhao Yi, member of the Party committee, deputy director of the office and spokesperson",
                "-|Zhao Yi|member of the Party committee+deputy director of the office+spokesperson",
            ),
        ] {
            let p = entry(text, Role::Speaker).unwrap();
            assert_eq!(
                format!(
                    "{}|{}|{}",
                    p.honorific.unwrap_or("-".into()),
                    p.name,
                    p.titles.join("+")
                ),
                want
            );
        }
        for text in [
            "In the first quarter, trade grew",
            "SCIO briefing on trade, 2024",
            "Date",
            "the people, who spoke",
        ] {
            assert!(entry(text, Role::Speaker).is_none(), "{text}");
        }
    }
    #[test]
    fn names_and_titles() {
        for (text, yes) in [
            ("E Chengping", true),
            ("A Dong", true),
            ("Dong A", false),
            ("Ouyang Mingxue Hai", true),
            ("I Ming", false),
            ("Trade in Goods", false),
            ("GDP Growth", false),
        ] {
            assert_eq!(is_name(text), yes, "{text}");
        }
        for (text, yes) in [
            ("PBOC Governor", true),
            ("National Tea Office spokesperson", true),
            ("Governor", false),
            ("Sea Daily", false),
            ("who is also the minister", false),
        ] {
            assert_eq!(ends_title(text), yes, "{text}");
        }
    }
    #[test]
    fn people_are_found_as_they_are_called() {
        let people = vec![
            entry("Mr. Li Ming, vice minister of things", Role::Speaker).unwrap(),
            entry("Ms. Lyu Fangfang, director of things", Role::Speaker).unwrap(),
        ];
        for (called, want) in [
            ("Li Ming", Some(0)),
            ("Mr. Li", Some(0)),
            ("Ms. Lyu", Some(1)),
            ("Ms. Li", None),
            ("Lyu Fanfang", Some(1)),
            ("Wang", None),
        ] {
            assert_eq!(find(&people, called), want, "{called}");
        }
    }
}
