//! How long ago something began: `it has been five years since the law was passed`, `since its launch three years ago`.
use crate::claim::frame::{self, Frame, Part};
use crate::claim::np;
use crate::claim::view::View;
use crate::quantity::{Quantity, Sort};

/// Participles of what begins a thing, and the nouns of the same events.
const EVENTS: &[(&str, &str)] = &[
    ("launched", "launch"),
    ("released", "release"),
    ("published", "publication"),
    ("issued", "issue"),
    ("established", "establishment"),
    ("founded", "founding"),
    ("started", "start"),
    ("began", "start"),
    ("begun", "start"),
    ("opened", "opening"),
    ("introduced", "introduction"),
    ("implemented", "implementation"),
    ("adopted", "adoption"),
    ("passed", "passage"),
    ("joined", "accession"),
    ("signed", "signing"),
    ("completed", "completion"),
];

/// What a length of time is told of that has gone by since something.
pub(super) fn gone_by(view: &View<'_>, q: &Quantity) -> Option<Frame> {
    if q.sort != Sort::Time {
        return None;
    }
    since_clause(view, q).or_else(|| since_event(view, q))
}

/// `It has been five years since public litigation was launched`: the time since its launch.
fn since_clause(view: &View<'_>, q: &Quantity) -> Option<Frame> {
    let been = (q.lead.saturating_sub(4)..q.lead)
        .rev()
        .any(|i| view.tokens[i].any(&["been", "is", "was", "'s"]));
    let it = (q.lead.saturating_sub(5)..q.lead).any(|i| view.tokens[i].any(&["it", "that"]));
    let since = q.tail;
    if !(been && it && view.lower(since) == "since") {
        return None;
    }
    let clause = since + 1..view.tokens.len().min(since + 26);
    let (at, event) = clause.clone().find_map(|i| Some((i, event(view.lower(i))?)))?;
    let be = |i: usize| view.tokens[i].any(&["was", "were", "been", "has", "have", "had", "is", "are"]);
    let end = (since + 1..at).find(|&i| be(i)).unwrap_or(at);
    // "since we began to deal with overloading": of what was begun
    let (a, b) = match view.tokens[since + 1].any(&["we", "i", "they", "you"]) {
        true => {
            let from = at + 1 + usize::from(view.lower(at + 1) == "to");
            let stop = |i: usize| view.tokens[i].any(&[",", ";", ".", "and"]);
            (
                from,
                (from..view.tokens.len())
                    .find(|&i| stop(i))
                    .unwrap_or(view.tokens.len()),
            )
        }
        false => (since + 1, end),
    };
    (a < b).then(|| time_since(view, event, (at, at + 1), (a, b)))
}

/// `Since its launch nine years ago, the railway has`: the time since the launch of the railway.
fn since_event(view: &View<'_>, q: &Quantity) -> Option<Frame> {
    let since = (q.lead.saturating_sub(4)..q.lead).find(|&i| view.tokens[i].is("since"))?;
    let noun = (since + 1..q.lead).find(|&i| EVENTS.iter().any(|(_, n)| view.lower(i) == *n))?;
    let ago = view.lower(q.tail) == "ago";
    let owned = view.tokens[since + 1].any(&["its", "their"]);
    let comma = (q.tail..view.tokens.len().min(q.tail + 3)).find(|&i| view.tokens[i].is(","))?;
    if !ago || !owned {
        return None;
    }
    let (a, b) = np::after(view, comma + 1);
    (a < b).then(|| time_since(view, view.lower(noun), (noun, noun + 1), (a, b)))
}

fn event(word: &str) -> Option<&'static str> {
    EVENTS.iter().find(|(verb, _)| *verb == word).map(|(_, noun)| *noun)
}

fn time_since(view: &View<'_>, event: &str, at: (usize, usize), (a, b): (usize, usize)) -> Frame {
    let mut f = Frame {
        indicator: Some(format!("time since {event}")),
        span: Some(view.span(at.0, at.1)),
        known: true,
        ..Frame::default()
    };
    f.parts.push(Part {
        text: frame::words(view, a, b),
        ..Part::default()
    });
    f
}
