//! Speech on a page that has no label at all: the middle of a long answer, or a speech printed by itself. Must not find it
//! in news, announcements and galleries, which have no turns.
use super::lines::Line;
use super::{GREETINGS, header, is_addressed, labels, people};
use crate::model::Turn;

/// The line with which the speech begins, if this page is speech.
pub fn begins(lines: &[Line<'_>]) -> Option<usize> {
    let words = |l: &&Line<'_>| !l.text.is_empty() && l.furniture().is_none() && !header::is_title(l.text);
    let speech = |l: &Line<'_>| {
        words(&l) && !announces(l.text) && (l.text.len() > 150 || salutes(l.text) || gives_account(l.text))
    };
    let first = lines.iter().position(speech)?;
    let of_a_briefing = lines[..first.saturating_add(3).min(lines.len())].iter().any(|l| {
        let lower = l.text.to_lowercase();
        OCCASIONS.iter().any(|o| lower.contains(o))
    });
    let body: Vec<String> = lines[first..].iter().filter(words).map(|l| unquoted(l.text)).collect();
    let long = body.iter().filter(|b| b.len() > 300).count();
    let reported = body.iter().filter(|b| reports(b)).count();
    let said_to_somebody = body.iter().filter(|b| is_addressed(b)).count();
    // a page torn from the middle of an answer has nothing above it
    let torn = lines[..first].iter().all(|l| !words(&l)) && counts_on(lines[first].text) && said_to_somebody > 0;
    // one long paragraph of a statement: who speaks says "we" and "I" again and again
    let person = |own: &[&str]| {
        let words = body.iter().flat_map(|b| b.split(|c: char| !c.is_alphanumeric()));
        words.filter(|w| own.contains(w)).count()
    };
    let we = person(&["we", "We", "our", "Our", "us"]);
    // nothing above it but the site and the day
    let bare = lines[..first].iter().all(|l| !words(&l) || header::is_dated(l.text));
    let statement = if bare {
        we + person(&["I"]) >= 3 && person(&["I", "We"]) > 0
    } else {
        of_a_briefing && we >= 3
    };
    if statement && reported == 0 && body.len() <= 12 && body.iter().map(String::len).sum::<usize>() >= 600 {
        return Some(first);
    }
    // a section's heading below the block of speakers: the page goes on with a speech of many points
    let sectioned = || {
        let point = point_before(lines, 0, first);
        let later = lines[point].text.split_once(". ").is_some_and(|(n, _)| n != "1");
        point < first && later && lines[..point].iter().any(|l| header::opens_block(l.text))
    };
    if reported == 0 && body.len() >= 3 && sectioned() {
        return Some(first);
    }
    // "First of all, I would like to report to you ..." above everything else
    let opens = lines[..first].iter().all(|l| !words(&l)) && gives_account(lines[first].text);
    if (torn || opens) && reported == 0 && body.iter().map(String::len).sum::<usize>() >= 400 {
        return Some(first);
    }
    if !of_a_briefing || body.iter().map(String::len).sum::<usize>() < 400 || reported * 4 > body.len() {
        return None;
    }
    let titled = lines[..first].iter().any(|l| header::is_title(l.text));
    (salutes(lines[first].text) || said_to_somebody >= 2 || titled && long >= 2 && reported == 0).then_some(first)
}

const OCCASIONS: &[&str] = &[
    "press conference",
    "briefing",
    "state council information office",
    "scio",
    "friends from the media",
    "friends from the press",
    "speech by",
    "remarks by",
    "statement by",
    "address by",
];

/// Words with which somebody begins to tell the press of something: `First of all, I would like to report to you`.
fn gives_account(text: &str) -> bool {
    const TELLS: &[&str] = &[
        "report", "brief", "introduce", "share", "update", "present", "tell", "outline",
    ];
    let head: String = text.chars().take(90).collect();
    let lower = head.to_lowercase();
    let lower = ["first of all, ", "first, ", "firstly, ", "now, ", "now ", "next, "]
        .iter()
        .find_map(|o| lower.strip_prefix(o))
        .unwrap_or(&lower);
    let me = [
        "i would like to ", "i'd like to ", "i’d like to ", "let me ", "i will ", "i want to ",
    ];
    me.iter()
        .find_map(|m| lower.strip_prefix(m))
        .is_some_and(|rest| rest.split(' ').take(3).any(|w| TELLS.contains(&w)))
}

/// A paragraph that goes on counting points: `Third, we built ...`.
fn counts_on(text: &str) -> bool {
    const POINTS: &[&str] = &[
        "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    ];
    let head = text.split([',', ' ']).next().unwrap_or("").to_lowercase();
    let point = head.strip_suffix("ly").unwrap_or(&head);
    POINTS.contains(&point) && text[head.len()..].starts_with(',')
}

/// A line that greets the hall.
pub(super) fn salutes(text: &str) -> bool {
    let greets = GREETINGS.iter().any(|g| text.starts_with(g));
    greets
        || text.starts_with("Ladies and Gentlem")
        || [
            "Dear friends",
            "Friends,",
            "Dear journalists",
            "Dear reporters",
            "Journalists and friends",
            "Friends of the press",
        ]
        .iter()
        .any(|g| text.starts_with(g))
}

/// Words behind a label that only somebody who speaks begins with: a greeting, early on, thanks, or a chair's call for
/// questions.
pub(super) fn hails(text: &str) -> bool {
    let head: String = text.chars().take(80).collect();
    let calls = [
        "the floor is", "the floor for", "next question", "last question", "take questions", "raise your",
    ];
    salutes(text)
        || GREETINGS.iter().any(|g| head.contains(g))
        || head.starts_with("Thank")
        || text.ends_with(['.', '!', '?']) && calls.iter().any(|c| head.to_lowercase().contains(c))
}

/// Whether the first labelled words thank somebody who has just spoken: `Thank you, Mr. Luo.`
pub(super) fn thanks_by_name(lines: &[Line<'_>]) -> bool {
    let words = lines.iter().take(4).map(|l| l.text).collect::<Vec<_>>().join(" ");
    let head: String = words.chars().take(160).collect();
    ["Thank you, ", "Thanks, ", "Thank you "].iter().any(|t| {
        head.split_once(t).is_some_and(|(_, who)| {
            ["Mr", "Ms", "Mrs", "Dr", "Minister", "Vice", "Director", "Governor"]
                .iter()
                .any(|w| who.starts_with(w))
        })
    })
}

/// What a page says about a briefing instead of what was said there.
pub(super) fn announces(text: &str) -> bool {
    let lower = text.to_lowercase();
    let about = ["hold", "held", "speaks at", "attend", "present at", "brief the media"];
    lower.contains("[photo") || lower.contains("press conference") && about.iter().any(|a| lower.contains(a))
}

/// Whether a line of the page leads over to what was said: `The following is the transcript:`, `Text Record`.
pub(super) fn leads_in(text: &str) -> bool {
    const RECORDS: &[&str] = &[
        "transcript", "text record", "written record", "full text", "record", "live text", "announcement", "statement",
        "remarks", "opening", "opening remarks",
    ];
    let lower = text.trim().trim_end_matches([':', '：', '.', ' ']).to_lowercase();
    let bare = lower.strip_prefix("full ").unwrap_or(&lower);
    RECORDS[..6].contains(&bare)
        || RECORDS
            .iter()
            .any(|r| lower.ends_with(r) && text.trim_end().ends_with([':', '：']) && lower.contains("follow"))
        || ["following is", "here is", "below is"].iter().any(|f| {
            lower.rfind(f).is_some_and(|at| {
                let end = &lower[at..];
                end.len() < 120
                    && text.trim_end().ends_with([':', '：', '.'])
                    && RECORDS.iter().any(|r| end.contains(r))
            })
        })
}

/// Whether a paragraph reports somebody's words, or has the dateline of an agency.
pub(super) fn reports(text: &str) -> bool {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    // "the value added of firms", "newly added jobs" report nothing
    const BY_NOBODY: &[&str] = &[
        "I", "we", "As", "as", "have", "ve", "value", "the", "newly", "was", "were", "be", "been",
    ];
    let said = words
        .windows(2)
        .any(|w| ["said", "told", "added", "noted"].contains(&w[1]) && !BY_NOBODY.contains(&w[0]));
    let head: String = text.chars().take(60).collect();
    let capitals = head.chars().take_while(|c| c.is_uppercase() || *c == ' ').count() > 4;
    said || head.contains("Xinhua") || capitals && ["--", "—", "–", "("].iter().any(|d| head.contains(d))
}

/// Whether labelled words are quotes of a report, which tells as well what the same persons said: nobody speaks of
/// themselves so.
pub(super) fn retold(text: &str, turns: &[Turn]) -> bool {
    const SAID: &[&str] = &[
        " said", " told", " added", " noted", " pointed out", " stressed", " introduced", " explained",
    ];
    // reports are short
    if turns.len() > 16 {
        return false;
    }
    // the script of a clip has one who tells between the voices
    let turns: Vec<&Turn> = turns.iter().filter(|t| t.label != "Narrator").collect();
    let mut names: Vec<&str> = turns.iter().map(|t| labels::person_of(&t.label)).collect();
    names.retain(|n| people::is_full_name(n));
    let tells = |sentence: &str, name: &str| {
        sentence.contains(&format!("ccording to {name}"))
            || sentence.find(name).is_some_and(|at| {
                let behind: String = sentence[at + name.len()..].chars().take(110).collect();
                SAID.iter().any(|s| behind.contains(s)) && !behind.contains(". ")
            })
    };
    let told = turns
        .iter()
        .flat_map(|t| &t.paragraphs)
        .filter(|p| {
            let paragraph = p.slice(text);
            names.iter().any(|n| paragraph.contains(n) && tells(paragraph, n))
        })
        .count();
    told >= 2 && told * 2 >= turns.len()
}

/// A text without what stands between quotation marks.
pub(super) fn unquoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            '“' => inside = true,
            '”' => inside = false,
            '"' => inside = !inside,
            _ if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

/// Where speech begins that seems to begin at line `first`: at the point that stands right above it, if one does.
pub(super) fn point_before(lines: &[Line<'_>], after: usize, first: usize) -> usize {
    let above = (after..first).rev().find(|&k| !lines[k].text.is_empty());
    let point = above.filter(|&k| numbers_a_point(lines[k].text) && lines[k].furniture().is_none());
    point.unwrap_or(first)
}

/// `Seventh, consumer prices rose mildly.`: a point of a speech that began before.
fn numbers_a_point(text: &str) -> bool {
    const POINTS: [&str; 10] = [
        "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
    ];
    let counted = text
        .split_once(". ")
        .is_some_and(|(n, _)| n.len() <= 2 && n.parse::<u8>().is_ok_and(|n| n > 0));
    let nth = text
        .split_once(',')
        .is_some_and(|(w, rest)| POINTS.contains(&w.trim_end_matches("ly")) && rest.starts_with(' '));
    nth && text.ends_with('.') || counted && (text.ends_with('.') || text.len() < 90)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<usize> {
        begins(&super::super::lines::lines(text))
    }

    const PROSE: &str = "Third, the rivers have been cleaned up along most of their length. In 2020, 86.3 percent of the \
        monitored sections had good water, up 7.1 percentage points from 2015, and the share of foul water fell to 0.5 \
        percent. Two thousand kilometres of banks were planted with trees, and 41,000 outlets were closed or mended over \
        these five years in all of the basins.";

    #[test]
    fn speech_without_labels_is_found() {
        let middle = format!("SCIO press conference on rivers\nApril 2, 2021\n{PROSE}\n{PROSE}");
        assert_eq!(first(&middle), Some(2));
        let greeting = format!(
            "Press Conference of the Ministry of Ponds\nFriends from the media,\nGood morning.\n{PROSE}\n{PROSE}"
        );
        assert_eq!(first(&greeting), Some(1));
        let ours = "In our view the work is half done. ".repeat(6);
        let answer = format!("Press briefing\nJuly 2, 2019\n{ours}\n{ours}");
        assert_eq!(first(&answer), Some(2));
        let report = format!("First of all, I would like to report to you on ponds.\n1. Ponds\n{PROSE}\n{PROSE}");
        assert_eq!(first(&report), Some(0));
        let speech = format!(
            "Speech by Jin Tao, head of the lake office\nLadies and gentlemen:\nGood morning!\n{PROSE}\n{PROSE}"
        );
        assert_eq!(first(&speech), Some(1));
        let torn = format!("{PROSE}\nFourth, we opened the banks to walkers. {PROSE}");
        assert_eq!(first(&torn), Some(0));
    }

    #[test]
    fn a_record_is_led_in() {
        for (text, yes) in [
            ("Text Record", true),
            ("Full transcript:", true),
            ("The minister spoke on ponds. The following is a written record:", true),
            ("The following is the transcript of the conference:", true),
            ("The following are our goals:", false),
            ("We keep a record:", false),
            ("Transcript of a press conference on ponds", false),
        ] {
            assert_eq!(leads_in(text), yes, "{text}");
        }
    }

    #[test]
    fn news_announcements_and_other_texts_are_not() {
        let news = format!(
            "SCIO press conference on rivers\nBEIJING, April 2 (River News) -- {PROSE}\n{PROSE}\n“We are glad,” the minister said."
        );
        assert_eq!(first(&news), None);
        let quoted = format!("SCIO briefing on rivers\n{PROSE} \"We did this,\" Lu Ping said.\n{PROSE}");
        assert_eq!(first(&quoted), None);
        let one = "SCIO to hold press conference on rivers\nThe State Council Information Office will hold a press conference \
            at 10 a.m. on March 19. We will publish the transcript, and your questions can be sent to our office until the \
            evening before; they will be put to the speakers where time allows. ".repeat(2);
        assert_eq!(first(&one), None);
        let counted = format!("{PROSE}\nFourth, the banks were opened, we heard. \"Fine,\" the minister said. {PROSE}");
        assert_eq!(first(&counted), None);
        assert_eq!(first(&format!("On rivers\n{PROSE}\n{PROSE}")), None, "no briefing");
    }
}
