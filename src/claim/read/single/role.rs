//! What somebody has been for so long: `has been the largest buyer of tea for six years`. Must not take a role where something
//! that is measured is told.
use crate::claim::frame::{self, Frame};
use crate::claim::np;
use crate::claim::read::frames::merge_subject;
use crate::claim::view::View;
use crate::lexicon::Class;
use crate::model::Measure;
use crate::quantity::Quantity;

/// The frame of a role that went on: its noun with the superlative, whoever has it, and of what.
pub(super) fn role(view: &View<'_>, q: &Quantity, measure: Measure, frame: &Frame) -> Option<Frame> {
    const IS: &[&str] = &[
        "be", "been", "is", "was", "are", "were", "remained", "remains", "remain", "become", "became",
    ];
    let told = frame.known && !frame.inherited && !frame.anaphor;
    if measure != Measure::Streak || told {
        return None;
    }
    let open = |i: &usize| view.quantity_at[*i].is_none() && !view.tokens[*i].any(&[";", ",", "and", "but"]);
    let (from, to) = match view.before(q.lead) == "for" && q.lead < 3 {
        true => (
            q.tail,
            (q.tail..view.tokens.len())
                .skip(1)
                .find(|i| !open(i))
                .unwrap_or(view.tokens.len()),
        ),
        false => ((0..q.lead).rev().take_while(open).last()?, q.lead),
    };
    let verb = (from..to).rfind(|&i| view.tokens[i].any(IS) && view.is_verb(i) || view.tokens[i].is("been"))?;
    let best = (verb + 1..to.min(verb + 7)).find(|&i| is_superlative(view, i))?;
    // "been the world's largest", "been China's biggest": whose stands between
    let owner = |i: usize| {
        view.class(i).has(Class::DET) || view.in_name(i).is_some() || is_owner(view, i) || view.tokens[i].capital()
    };
    let end = (best + 1..to)
        .find(|&i| view.class(i).has(Class::PREP) || view.period_at[i].is_some())
        .unwrap_or(to);
    if !(verb + 1..best).all(owner) || end == best + 1 {
        return None;
    }
    let mut f = Frame {
        indicator: Some(frame::lower_words(view, best, end)),
        span: Some(view.span(best, end)),
        known: true,
        ..Frame::default()
    };
    if let Some(h) = (verb + 1..best)
        .find_map(|i| view.in_name(i))
        .filter(|h| !view.tokens[h.first].any(&["china", "world"]))
    {
        frame::push_part(view, &mut f, "'s", h.first, h.last);
    }
    if end < to && view.tokens[end].any(&["of", "for", "in"]) {
        let (a, b) = np::after(view, end + 1);
        if a < b && b <= to && view.quantity_at[a].is_none() && view.period_at[a].is_none() {
            frame::push_part(view, &mut f, view.lower(end), a, b);
        }
    }
    // the first of "has been", "has remained"
    let first = (from..verb)
        .rev()
        .take_while(|&i| view.tokens[i].any(&["has", "have", "had", "also"]))
        .last()
        .unwrap_or(verb);
    let (a, b) = np::before(view, first);
    match a < b && !view.class(a).has(Class::PRON) {
        true => merge_subject(&mut f, &frame::read(view, a, b)),
        false => f.parts.extend(
            frame
                .parts
                .iter()
                .filter(|p| p.kind.is_some() || p.prep.is_empty())
                .cloned(),
        ),
    }
    Some(f)
}

/// `the world's`, `its`: words that say whose.
fn is_owner(view: &View<'_>, i: usize) -> bool {
    view.tokens[i].any(&[
        "world", "china", "country", "'s", "its", "our", "their", "single", "globe", "nation", "region",
    ])
}

/// `largest`, `biggest`, `top`.
fn is_superlative(view: &View<'_>, i: usize) -> bool {
    const GRADES: &[&str] = &[
        "largest", "biggest", "top", "leading", "fastest-growing", "strongest", "busiest", "longest", "main",
        "foremost",
    ];
    view.tokens[i].any(GRADES) && view.quantity_at[i].is_none()
}
