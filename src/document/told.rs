//! Names and outlets that a page tells elsewhere than in the label: in its title and lead-in, or in the speaker's own
//! first words.
use super::labels::{self, is_outlet};
use super::lines::Line;
use super::people;
use crate::base::Source;
use crate::model::{Turn, TurnKind};

/// The one spokesperson or minister whom the lines above the first label name as speaking: `Spokesperson Jane Roe's
/// Remarks`, `Jane Roe, spokesperson for the ministry, answers`. None where they name several.
pub fn named_above(lines: &[Line<'_>], title: Option<&str>) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    for text in lines.iter().map(|l| l.text).chain(title) {
        // links to other pages tell nothing
        if text.len() < 600 {
            for name in names(text) {
                if !found.contains(&name) {
                    found.push(name);
                }
            }
        }
    }
    (found.len() == 1).then(|| found.remove(0))
}

/// Those whom a line calls spokesperson.
fn names(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let speaks = |w: &str| {
        let lower = w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        ["spokesperson", "spokesman", "spokeswoman"].contains(&lower.as_str())
    };
    let mut out = Vec::new();
    // "Speech by Jane Roe, head of the office"
    if let ["Speech" | "Remarks" | "Statement" | "Address", "by", family, given, ..] = words.as_slice()
        && let Some(name) = name_of(family, given).or_else(|| titled(family, given))
    {
        out.push(name);
    }
    for (k, _) in words.iter().enumerate().filter(|(_, w)| speaks(w)) {
        let ahead = words.get(k + 1..).unwrap_or(&[]);
        let ahead = match ahead {
            [h, rest @ ..] if people::split_honorific(&format!("{h} ")).0.is_some() => rest,
            _ => ahead,
        };
        if let [family, given, ..] = ahead
            && !words[k].ends_with([',', '.', ':'])
            && let Some(name) = name_of(family, given)
        {
            out.push(name);
            continue;
        }
        // "the spokesperson and deputy chief economist Jane Roe answered"
        let answers = |w: &&str| ["answered", "answers", "replied", "took", "takes", "responded"].contains(w);
        let verb = ahead.iter().take(9).position(answers).map(|v| k + 1 + v);
        if let Some(name) = verb
            .filter(|v| ahead.first() == Some(&"and") && *v > k + 3)
            .and_then(|v| name_of(words[v - 2], words[v - 1]))
        {
            out.push(name);
            continue;
        }
        // "Jane Roe, deputy head and spokesperson of ..."
        let comma = (k.saturating_sub(14)..k)
            .rev()
            .find(|&j| words[j].ends_with(',') && j > 0);
        if let Some(name) = comma.and_then(|j| name_of(words[j - 1], words[j])) {
            out.push(name);
        }
    }
    out
}

/// A family name and the given name behind it, its possessive and marks apart.
fn name_of(family: &str, given: &str) -> Option<String> {
    let given = given.trim_end_matches(|c: char| !c.is_alphanumeric());
    let given = given.strip_suffix("'s").or(given.strip_suffix("’s")).unwrap_or(given);
    let name = format!("{family} {given}");
    (people::is_full_name(&name) && !is_outlet(&name)).then_some(name)
}

/// A name of a people whose family names no table has, where an office follows it: `Nyima Dorje, Governor of ...`.
fn titled(family: &str, given: &str) -> Option<String> {
    let name = format!("{family} {}", given.strip_suffix(',')?);
    (people::is_name(&name) && !is_outlet(&name)).then_some(name)
}

/// How a speaker is called in their own first words: `I am Jane Roe`, `my name is Jane Roe`, `Jane Roe is my name`.
pub fn introduces_oneself(text: &str) -> Option<String> {
    let end = text.char_indices().nth(700).map_or(text.len(), |x| x.0);
    let words: Vec<&str> = text[..end].split_whitespace().collect();
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_string();
    let called = |at: usize| {
        let first = bare(words.get(at)?);
        people::glued_name(&first).or_else(|| name_of(&first, words.get(at + 1)?))
    };
    for (k, pair) in words.windows(2).enumerate() {
        let lower = format!("{} {}", pair[0].to_lowercase(), pair[1].to_lowercase());
        let named = match lower.as_str() {
            "i am" | "name is" => called(k + 2),
            "is my" if words.get(k + 2).is_some_and(|w| bare(w) == "name") => {
                let given = k.checked_sub(1).map_or(String::new(), |g| bare(words[g]));
                let family = k.checked_sub(2).map_or(String::new(), |f| bare(words[f]));
                people::glued_name(&given).or_else(|| name_of(&family, &given))
            }
            _ if ["i'm", "i’m"].contains(&pair[0].to_lowercase().as_str()) => called(k + 1),
            _ => None,
        };
        if named.is_some() {
            return named;
        }
    }
    None
}

/// Whom the last of the paragraphs gives the floor to, by the name that they tell: `Jane Roe is with us ... the floor to Ms. Roe`.
pub fn given_the_floor(text: &str, paragraphs: &[crate::base::Span]) -> Option<String> {
    let said: Vec<&str> = paragraphs
        .iter()
        .flat_map(|p| p.slice(text).split_whitespace())
        .collect();
    let called = said.windows(2).rev().find_map(|pair| {
        let honoured = people::split_honorific(&format!("{} ", pair[0])).0.is_some();
        honoured.then(|| pair[1].trim_matches(|c: char| !c.is_alphanumeric()))
    })?;
    // family names stand first
    said.windows(2)
        .filter(|pair| pair[0] == called)
        .find_map(|pair| name_of(pair[0], pair[1]))
}

/// The outlet that a question without a label names first: `I'm from Sea Daily.`
pub fn outlet_within(text: &str) -> Option<String> {
    let end = text.char_indices().nth(160).map_or(text.len(), |x| x.0);
    let head = &text[..end];
    let after = ["from ", "with ", "reporter of ", "reporter for "]
        .iter()
        .filter_map(|w| Some(head.find(&format!(" {w}"))? + 1 + w.len()))
        .min()?;
    let rest = head[after..].strip_prefix("the ").unwrap_or(&head[after..]);
    let stop = rest.find(['.', ',', '?', '!', ';']).unwrap_or(rest.len());
    let named: Vec<&str> = rest[..stop]
        .split_whitespace()
        .take_while(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || *w == "of")
        .collect();
    let name = named.join(" ");
    let me =
        head.starts_with("I'm ") || head.starts_with("I’m ") || head.starts_with("I am ") || head.contains("eporter ");
    (me && is_outlet(&name)).then_some(name)
}

/// The opening of one whose first label comes below it, as agencies print it: it takes that label's name, if the page or
/// the speaker tells the same one.
pub fn own_opening(text: &str, turns: &mut [Turn], above: Option<&str>) {
    let [opening, next, ..] = turns else { return };
    let (Some(first), Some(last)) = (opening.paragraphs.first(), opening.paragraphs.last()) else {
        return;
    };
    let words = first.cover(*last).slice(text);
    let name = labels::person_of(&next.label);
    let own = introduces_oneself(words);
    let told = own.as_deref().or(above).is_some_and(|t| t.eq_ignore_ascii_case(name));
    if opening.label.is_empty() && told && !words.contains('?') {
        opening.label.clone_from(&next.label);
    }
}

/// Gives turns whose label tells no name the one that the page tells: the only spokesperson of its lead-in, or the name
/// by which a speaker begins.
pub fn name_turns(source: &Source, turns: &mut [Turn], above: Option<&str>) {
    let nameless = |t: &Turn| {
        t.speaker.is_none()
            && (t.label.is_empty() || labels::marks_side(&t.label).is_some() || labels::is_bare_official(&t.label))
    };
    for t in turns.iter_mut().filter(|t| t.label.is_empty() && t.speaker.is_none()) {
        let text = t.span.slice(&source.text);
        match t.kind {
            TurnKind::Official | TurnKind::Chairperson => t.speaker = introduces_oneself(text),
            TurnKind::Journalist if t.outlet.is_none() => t.outlet = outlet_within(text),
            _ => {}
        }
    }
    let opening = turns
        .first()
        .filter(|t| t.label.is_empty() && t.kind == TurnKind::Official);
    let told = opening
        .and_then(|t| t.speaker.clone())
        .or_else(|| above.map(str::to_string));
    let Some(told) = told else { return };
    // where others speak as well, nobody knows who answers
    let alone = turns
        .iter()
        .filter(|t| t.kind == TurnKind::Official || t.kind == TurnKind::Chairperson)
        .all(|t| nameless(t) || t.speaker.as_deref() == Some(&told));
    if alone {
        for t in turns.iter_mut().filter(|t| t.kind == TurnKind::Official && nameless(t)) {
            t.speaker = Some(told.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn the_floor_is_given_to_somebody_by_name() {
        let text = "Here is Ms. Fang Ruilin, deputy head of the Pond Office.\nNow the floor to Ms. Fang.";
        let at = text.find('\n').unwrap();
        let span = |a, b| crate::base::Span::new(a, b);
        let all = [span(0, at), span(at + 1, text.len())];
        assert_eq!(given_the_floor(text, &all).as_deref(), Some("Fang Ruilin"));
        assert_eq!(given_the_floor("Now the floor to our guest.", &[span(0, 27)]), None);
    }

    #[test]
    fn spokespersons_are_named_in_titles_and_leads() {
        for (text, want) in [
            ("Spokesperson Jin Tao's Remarks on Ponds", Some("Jin Tao")),
            ("Pond ministry spokesman Jin Tao answers questions", Some("Jin Tao")),
            (
                "Jin Tao, deputy head and spokesperson of the Pond Ministry, met the press.",
                Some("Jin Tao"),
            ),
            ("Spokesperson's remarks on the price of carp", None),
            ("Spokespersons Jin Tao and Wu Lan", None),
            ("Speech by Jin Tao, head of the Pond Office", Some("Jin Tao")),
            (
                "Speech by Nyima Dorje, Governor of the Pond Region",
                Some("Nyima Dorje"),
            ),
            ("Speech by Nyima Dorje on ponds", None),
            ("A speech by the sea", None),
            ("The spokesperson of the Pond Ministry spoke", None),
        ] {
            assert_eq!(names(text).first().map(String::as_str), want, "{text}");
        }
        let lines = super::super::lines::lines("Spokesperson Jin Tao and spokesman Wu Lan");
        assert_eq!(named_above(&lines, None), None, "two of them");
    }
    #[test]
    fn speakers_introduce_themselves() {
        for (text, want) in [
            ("Good morning. I am Jin Tao, the spokesman.", Some("Jin Tao")),
            ("Welcome. My name is Jin Tao.", Some("Jin Tao")),
            (
                "Welcome. JinTao is my name, and I speak for the ministry.",
                Some("Jin Tao"),
            ),
            ("Welcome. Jin Tao is my name.", Some("Jin Tao")),
            ("I'm Jin Tao and I answer.", Some("Jin Tao")),
            ("I am glad to see you.", None),
            ("Carp is my favourite.", None),
        ] {
            assert_eq!(introduces_oneself(text).as_deref(), want, "{text}");
        }
        assert_eq!(
            outlet_within("I'm from Pond Daily. How many?").as_deref(),
            Some("Pond Daily")
        );
        assert_eq!(
            outlet_within("I am a reporter with the Pond Times, and I ask").as_deref(),
            Some("Pond Times")
        );
        assert_eq!(outlet_within("Trade with Pond Daily readers grew."), None);
    }
}
