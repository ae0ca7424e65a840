//! Whose a figure is in a sentence with several: `exports of kites rose 37% and those of drums 15%`. A figure has the names of its
//! own stretch of the sentence. Must not find evidence.
use super::evidence::Entry;
use super::pattern::{ascii, compiled};
use super::terms::{self, Name, Topic};
use regex::Regex;
use std::sync::LazyLock;

static FIGURES: LazyLock<Regex> = LazyLock::new(|| {
    compiled(&ascii(
        r"\b\d[\d,.]*\s?(?:%|percent|per cent|pct|percentage points?|points?|trillion|billion|million|yuan|tonnes|tons|metric tons)",
    ))
});

/// Where a stretch of its own begins.
const JOINTS: &[&str] = &[
    "; ", ", and ", ", while ", " while ", " and those ", " and that ", ", but ", " whereas ", ", with ",
];

/// The stretch of a sentence that is a figure's own, before and behind it, and what comes behind that.
fn stretch<'t>(text: &'t str, figure: &str) -> Option<(String, &'t str, &'t str)> {
    let start = text.find(figure)?;
    let end = start + figure.len();
    // "nearly a third (32.9 percent) of the machines": the same told twice
    let closed = text[end..].strip_prefix(" (").and_then(|rest| rest.find(')'));
    let end = closed.map_or(end, |at| end + at + 3);
    let before = FIGURES.find_iter(text).take_while(|m| m.end() <= start).last();
    let from = before.map_or(0, |m| m.end());
    let next = FIGURES
        .find_iter(text)
        .find(|m| m.start() >= end)
        .map_or(text.len(), |m| m.start());
    let joint = JOINTS.iter().filter_map(|j| text[from..start].rfind(j)).max();
    let own = &text[before.and(joint).map_or(from, |at| from + at)..start];
    // "bags and suitcases" are one thing
    let ends = [
        ";", ",", " and those ", " and that ", " and the ", " and exports", " and imports", " and trade", " while ",
        " but ", " whereas ",
    ];
    let stop = ends.iter().filter_map(|e| text[end..next].find(e)).min();
    let stop = stop.map_or(next, |at| end + at);
    Some((format!("{own} {}", &text[end..stop]), &text[..end], &text[stop..]))
}

/// Whether a recorded claim is of what another figure of the sentence is told of: of another way or partner than the figure's own
/// stretch names, or of things that only the words behind it tell.
pub(super) fn is_of_another(text: &str, figure: &str, held: &Entry) -> bool {
    let Some((own, upto, behind)) = stretch(text, figure) else {
        return false;
    };
    // "That is 30% more, and a third of all such machines": of what was told before
    const BACK: &[&str] = &[
        "That ", "This ", "It ", "They ", "Their ", "Its ", "These ", "Those ", "Such ",
    ];
    if BACK.iter().any(|b| text.starts_with(b)) {
        return false;
    }
    let own = terms::topic(&own);
    let item = &held.item;
    let is_own = |n: &Name| own.names.iter().any(|o| o == n || o.holds(n) || n.holds(o));
    let another = |n: &Name| {
        let other = |m: &&Name| m.kind == n.kind && !item.may_be_about(m) && !item.of.names.contains(m);
        own.names.iter().find(other).is_some()
    };
    let turned = item.names.iter().any(|n| !is_own(n) && another(n));
    let after = text.find(figure).map_or("", |at| &text[at + figure.len()..]);
    // a share is followed by its whole
    let amount = ["yuan", "dollar", "$", "ton", "billion", "million"]
        .iter()
        .any(|w| figure.contains(w));
    turned
        || amount && is_of_its_own(after, text, held)
        || only_behind(&own, &terms::topic(upto), &terms::topic(behind), held)
}

/// `385 billion yuan of machines and 236 billion yuan of screens`: whether the words right behind a figure tell of things that the
/// recorded claim has not, while its own stand elsewhere in the sentence.
fn is_of_its_own(behind: &str, text: &str, held: &Entry) -> bool {
    let of = ["of ", "worth of ", "in "]
        .iter()
        .find_map(|p| behind.trim_start().strip_prefix(p));
    let Some(of) = of else { return false };
    let of = of.split([',', ';', '.']).next().unwrap_or("");
    let of = of.split(" in the ").next().unwrap_or(of);
    let (own, words) = (terms::topic(of), &held.item.words);
    let rest = terms::topic(&text.replace(of, " "));
    !own.words.is_empty()
        && !own
            .words
            .iter()
            .any(|w| words.contains(w) || held.item.of.words.contains(w))
        && words.iter().any(|w| rest.words.contains(w))
}

/// `rose 23%, 37%, 16% and 5%, respectively`: whether a figure stands in a row of figures, whose order alone tells what each is of.
pub(super) fn is_in_a_row(text: &str, figure: &str) -> bool {
    let Some(start) = text.find(figure) else { return false };
    let end = start + figure.len();
    let joint = |gap: &str| matches!(gap.trim(), "," | "and" | ", and" | "or");
    let ends = FIGURES
        .find_iter(text)
        .any(|m| m.end() <= start && joint(&text[m.end()..start]));
    let goes_on = FIGURES
        .find_iter(text)
        .any(|m| m.start() >= end && joint(&text[end..m.start()]));
    ends || goes_on
}

fn only_behind(own: &Topic, upto: &Topic, behind: &Topic, held: &Entry) -> bool {
    let words = &held.item.words;
    let late = words
        .iter()
        .any(|w| !upto.words.contains(w) && behind.words.contains(w));
    late && own
        .words
        .iter()
        .any(|w| !words.contains(w) && !behind.words.contains(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_has_a_stretch_of_its_own() {
        for (text, figure, own) in [
            (
                "Exports of kites rose 37% and those of drums 15%.",
                "37%",
                "Exports of kites rose  ",
            ),
            (
                "By air it was up 37%; by rail the gain was 16%.",
                "16%",
                "; by rail the gain was  .",
            ),
            (
                "Nearly a third (32.9%) of the kites were sold.",
                "a third",
                "Nearly   of the kites were sold.",
            ),
        ] {
            assert_eq!(stretch(text, figure).map(|s| s.0).as_deref(), Some(own), "{text}");
        }
    }
}
