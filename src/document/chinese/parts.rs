//! Lines that hold more than one part: transcripts saved on one line, labels behind words that introduce them.
use super::super::lines::Line;
use super::{fold, who};
use crate::base::Span;
use regex::Regex;
use std::sync::LazyLock;

/// Whether a folded line ends in words that announce the first label.
pub(super) fn announces(folded: &str) -> bool {
    ["实录:", "全文:", "记录:", "如下:"]
        .iter()
        .any(|w| folded.trim_end().ends_with(w))
}

/// Where a label begins behind words that announce it: `以下为文字实录:李明:各位`.
fn announced(text: &str) -> Option<usize> {
    static ANNOUNCED: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("(?:实录|實錄|全文|记录|記錄|如下)[:：] *").expect("a valid pattern"));
    ANNOUNCED.find_iter(text).map(|m| m.end()).find(|&at| {
        let label = text[at..]
            .char_indices()
            .take(40)
            .find(|(_, c)| matches!(c, ':' | '：'));
        label.is_some_and(|(to, _)| who::who(&fold(&text[at..at + to])).is_some())
    })
}

/// `... 记者问。 [某署副署长 李明]大家好`: whether a label behind other words tells an office and its holder speaks.
fn tells_office(text: &str, at: usize) -> bool {
    let inner = &text[at..];
    let close = inner.find([']', '】']).unwrap_or(0);
    let open = inner.chars().next().map_or(1, char::len_utf8);
    let who = inner.get(open..close).and_then(|label| who::who(&fold(label)));
    let speaks = inner[close..].chars().count() > 12;
    at > 0 && speaks && who.is_some_and(|w| w.title.is_some() && w.name.is_some())
}

/// A line that holds several labels in brackets, as transcripts saved on one line do, parted before each; or one behind words
/// that introduce it.
pub(super) fn parted(line: Line<'_>) -> Vec<Line<'_>> {
    let opens = line.text.match_indices(['[', '【']).map(|m| m.0);
    let mut cuts: Vec<usize> = opens
        .filter(|&at| {
            let inner = &line.text[at..];
            // no further than a label reaches
            let close = inner
                .char_indices()
                .take(50)
                .find(|(_, c)| matches!(c, ']' | '】'))
                .map(|c| c.0);
            let open = inner.chars().next().map_or(1, char::len_utf8);
            close.is_some_and(|c| who::who(&fold(&inner[open..c])).is_some())
        })
        .collect();
    if cuts.len() == 1 && !tells_office(line.text, cuts[0]) {
        cuts.clear();
    }
    cuts.extend(announced(line.text).filter(|_| line.furniture().is_none()));
    cuts.sort_unstable();
    if cuts.is_empty() || cuts == [0] {
        return vec![line];
    }
    if cuts[0] > 0 {
        cuts.insert(0, 0);
    }
    let base = line.words.start as usize;
    let ends = cuts[1..].iter().copied().chain([line.text.len()]);
    let pieces = cuts.iter().zip(ends).map(|(&from, to)| {
        let words = line.text[from..to].trim_end();
        let first = from == cuts[0];
        let start = if first {
            line.full.start
        } else {
            Span::new(base + from, base + from).start
        };
        let end = if to == line.text.len() {
            line.full.end
        } else {
            Span::new(0, base + to).end
        };
        Line {
            full: Span { start, end },
            words: Span::new(base + from, base + from + words.len()),
            text: words,
            page_break: line.page_break.filter(|_| first),
            ..line
        }
    });
    pieces.collect()
}
