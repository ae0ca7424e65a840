//! Parts of the world that stand for the group of countries a briefing speaks of: `Southeast Asian neighbours` for ASEAN,
//! `European beer` for the EU. An article is read once more with the group's name, for figures that the record does not hold
//! of the part of the world itself. Must not look at the record.
use super::article::{Article, read};
use super::pattern::{ascii, compiled};
use crate::base::Source;
use regex::Regex;
use std::sync::LazyLock;

/// An article read with the names of groups.
pub(super) struct Narrowed {
    /// The article so read; its claims are those of the article itself, in the same order.
    pub(super) article: Article,
    /// For each claim the part of the world that its sentence, or the one before it, names; none for most.
    pub(super) named: Vec<Option<&'static Part>>,
}

/// A part of the world and the group that it stands for.
pub(super) struct Part {
    /// As a person would name it.
    pub(super) name: &'static str,
    /// The group.
    pub(super) group: &'static str,
    /// Where it stands in a sentence, with what stands for it; `$1` keeps what follows.
    told: [(&'static LazyLock<Regex>, &'static str); 2],
    /// Sentences that name the group, or another part, tell the two apart.
    apart: &'static LazyLock<Regex>,
}

macro_rules! pattern {
    ($name:ident, $re:expr) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| compiled(&ascii($re)));
    };
}
pattern!(SOUTHEAST_ASIAN, r"\b(?:the )?[Ss]outh(?:-| )?[Ee]ast Asian\b( bloc\b)?");
pattern!(SOUTHEAST_ASIA, r"\b[Ss]outh(?:-| )?[Ee]ast Asia\b");
pattern!(ASEAN, r"\bASEAN\b|\bSoutheast Asian Nations\b");
pattern!(EUROPEAN, r"\bEuropean\b( bloc\b)?");
pattern!(EUROPE, r"\b(?:the )?Europe\b");
pattern!(
    EU,
    r"\bEU\b|\bEuropean (?:Union|Commission|Parliament|Council|Central Bank|Chamber)\b|\b(?:[Ee]astern|[Ww]estern|[Nn]orthern|[Ss]outhern|[Cc]entral) Europe|\b(?:China|Asia|Eurasia)[-–]Europe\b|\bEurope(?:an)? (?:Express|Railway)"
);

static PARTS: [Part; 2] = [
    Part {
        name: "Southeast Asia",
        group: "ASEAN",
        told: [(&SOUTHEAST_ASIAN, "ASEAN"), (&SOUTHEAST_ASIA, "ASEAN")],
        apart: &ASEAN,
    },
    Part {
        name: "Europe",
        group: "the EU",
        told: [(&EUROPEAN, "EU"), (&EUROPE, "the EU")],
        apart: &EU,
    },
];

/// A sentence with the name of a group for the part of the world, and which; none where it names neither or both.
fn narrowed_sentence(text: &str) -> Option<(String, &'static Part)> {
    let part = PARTS.iter().find(|p| {
        let named = p.told.iter().any(|(re, _)| re.is_match(text));
        named && !p.apart.is_match(text)
    })?;
    let told = part.told.iter();
    let told = told.fold(text.to_string(), |t, (re, group)| {
        re.replace_all(&t, *group).into_owned()
    });
    Some((told, part))
}

/// The article with the names of groups; none where it names no such part of the world, or reads as other figures then.
pub(super) fn narrowed(article: &Article) -> Option<Narrowed> {
    let text = &article.source.text;
    let mut told = String::with_capacity(text.len());
    let (mut done, mut chars) = (0usize, 0u32);
    let mut parts: Vec<(u32, Option<&'static Part>)> = Vec::new();
    for s in &article.sentences {
        let (from, to) = (s.start as usize, s.end as usize);
        if from < done {
            continue;
        }
        chars += text[done..from].chars().count() as u32;
        told.push_str(&text[done..from]);
        let sentence = &text[from..to];
        let (said, part) = match narrowed_sentence(sentence) {
            Some((said, part)) => (said, Some(part)),
            None => (sentence.to_string(), None),
        };
        parts.push((chars, part));
        told.push_str(&said);
        chars += sentence.chars().count() as u32;
        done = to;
    }
    if parts.iter().all(|(_, p)| p.is_none()) {
        return None;
    }
    told.push_str(&text[done..]);
    let again = read(Source::new(article.source.name.clone(), told), article.date);
    let texts = |a: &Article| a.records.iter().map(|r| r.claim.text.clone()).collect::<Vec<_>>();
    if texts(&again) != texts(article) {
        return None;
    }
    let part = |at: u32| {
        let here = parts.iter().rposition(|(start, _)| *start <= at)?;
        parts[here].1.or_else(|| here.checked_sub(1).and_then(|b| parts[b].1))
    };
    let named = article.records.iter().map(|r| part(r.claim.span.start)).collect();
    Some(Narrowed { article: again, named })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_the_world_stands_for_its_group() {
        for (text, want) in [
            (
                "Kite exports to Southeast Asia rose 3%.",
                "Kite exports to ASEAN rose 3%.",
            ),
            ("Southeast Asian buyers took 3%.", "ASEAN buyers took 3%."),
            ("Purchases of European kites rose 3%.", "Purchases of EU kites rose 3%."),
            ("Europe's share was 3%.", "the EU's share was 3%."),
            // it tells the two apart, or speaks of something else
            ("Exports to Europe rose 3%, to the EU 4%.", "-"),
            ("Exports to Eastern Europe rose 3%.", "-"),
            ("China-Europe freight trains made 3 trips.", "-"),
            ("The Association of Southeast Asian Nations took 3%.", "-"),
            ("Exports to Asia rose 3%.", "-"),
        ] {
            let told = narrowed_sentence(text).map(|t| t.0);
            assert_eq!(told.as_deref().unwrap_or("-"), want, "{text}");
        }
    }
}
