//! Of what a sentence or clause says that it speaks, before its subject: `In Hebei, output grew`, `By sea, exports rose`,
//! `For rice, the price was`. Such words say whose or which the figures of the clause are.
use crate::base::Kind;
use crate::claim::frame::{self, Frame, Part};
use crate::claim::view::{Hit, View};
use crate::lexicon::{Class, NameKind, lexicon};
use crate::model::Measure;
use crate::quantity::{Quantity, is_plural};

/// Adds what the clause of a figure opens with to what the figure is of, unless it is told there already.
pub(super) fn opening(view: &View<'_>, q: &Quantity, measure: Measure, frame: &mut Frame) {
    if matches!(measure, Measure::Streak | Measure::Duration) || frame.indicator.is_none() {
        return;
    }
    let begins = |i: usize| i == 0 || view.tokens[i - 1].any(&[";", ":", "—", "while"]);
    let mut starts = (0..q.lead).rev().filter(|&i| begins(i));
    let Some(start) = starts.next() else { return };
    let Some((from, to)) = phrase(view, start, q.lead) else {
        return;
    };
    // "in the north it grew 5%; in the south it fell 3%": what another clause opened with is no longer spoken of
    for (at, (a, b)) in starts.filter_map(|i| Some((i, phrase(view, i, start)?))) {
        let mut other = Frame::default();
        frame::push_part(view, &mut other, view.lower(at), a, b);
        frame.parts.retain(|p| other.parts.iter().all(|o| o.text != p.text));
    }
    let whole = measure == Measure::Share && view.tokens[start].is("among");
    let named = name_of(view, from, to).map(|h| lexicon().name_rows[h.row].kind);
    let prep = view.lower(start);
    // "in first-tier cities it rose 5%, and 4% in second-tier cities": the figure has a place of its own
    let same_kind =
        |p: &Part| p.kind.is_some() && p.kind == named || p.prep == prep && p.kind.is_none() && p.range != (0, 0);
    if whole || frame.parts.iter().any(same_kind) {
        return;
    }
    let mut own = Frame::default();
    frame::push_part(view, &mut own, view.lower(start), from, to);
    let told = |text: &str| {
        let has = |s: &str| s.to_lowercase().contains(&text.to_lowercase());
        frame.indicator.as_deref().is_some_and(has) || frame.parts.iter().any(|p| has(&p.text))
    };
    let own = own.parts.into_iter().filter(|p| !told(&p.text));
    let own: Vec<Part> = own.map(|p| Part { range: (0, 0), ..p }).collect();
    frame.parts.extend(own);
}

/// The noun phrase that the clause at `start` opens with behind a preposition, up to its comma.
fn phrase(view: &View<'_>, start: usize, lead: usize) -> Option<(usize, usize)> {
    const PREPS: &[&str] = &["in", "within", "across", "among", "for", "by", "via", "at"];
    let prep = view.tokens.get(start).filter(|t| t.any(PREPS))?;
    // "in terms of rural areas"
    let terms = view.lower(start + 1) == "terms" && view.lower(start + 2) == "of";
    let start = if terms { start + 2 } else { start };
    // "by road it rose": a name with its preposition needs no comma
    let carried = |h: &&Hit| h.first == start && lexicon().name_rows[h.row].kind == NameKind::Transport;
    if let Some(h) = view
        .names
        .iter()
        .find(carried)
        .filter(|h| h.last < lead && !view.is_verb(h.last))
    {
        return Some((start + 1, h.last));
    }
    let comma = (start + 2..lead.min(start + 10)).find(|&i| view.tokens[i].is(","))?;
    let from = (start + 1..comma).find(|&i| !view.class(i).has(Class::DET))?;
    let plain = |i: usize| {
        matches!(view.tokens[i].kind, Kind::Word | Kind::Name)
            && view.quantity_at[i].is_none()
            && view.period_at[i].is_none()
            && !view.is_verb(i)
            && !view.class(i).has(Class::PRON.or(Class::MODAL))
    };
    if let Some(end) = names_in_a_row(view, from).filter(|&e| e < lead && view.tokens[e].is(",")) {
        return Some((from, end));
    }
    if prep.is("at") {
        return at_a_site(view, from, comma).then_some((from, comma));
    }
    // a clause that the comma is within: "in Hebei, which"
    let listed = view.tokens[comma + 1..lead]
        .iter()
        .take(4)
        .any(|t| t.any(&["and", "or"]));
    if !(from..comma).all(plain) || listed && name_of(view, comma + 1, comma + 2).is_some() {
        return None;
    }
    let named = name_of(view, from, comma).is_some_and(|h| lexicon().name_rows[h.row].kind != NameKind::Org);
    let head = &view.tokens[comma - 1];
    let placed = prep.any(&["in", "within", "across"]) && head.any(PLACES) && from + 1 < comma;
    let things = prep.any(&["among", "for"]) && is_plural(head) && !head.any(SPOKEN);
    (!prep.any(&["by", "via"]) && (named || placed || things)).then_some((from, comma))
}

/// `At the Beihe crossing on the border, volumes rose`: whether the phrase between two tokens names a site, and the clause behind
/// it says nothing of who spoke there.
fn at_a_site(view: &View<'_>, from: usize, comma: usize) -> bool {
    const SITES: &[&str] = &[
        "crossing", "port", "airport", "checkpoint", "hub", "terminal", "zone", "base", "station", "park", "plant",
        "factory", "mine", "pass", "harbor", "harbour", "yard",
    ];
    let site = (from..comma).find(|&i| view.tokens[i].any(SITES));
    let named = site.is_some_and(|s| s > from && view.tokens[from..s].iter().all(|t| t.capital()));
    let speaks = (comma..view.tokens.len().min(comma + 8))
        .any(|i| view.tokens[i].any(&["said", "told", "says", "noted", "added", "we"]));
    named && !speaks
}

/// `Hebei, Henan and Hubei`: where a list of two names or more ends that begins at `from`.
fn names_in_a_row(view: &View<'_>, from: usize) -> Option<usize> {
    let (mut at, mut count) = (from, 0);
    while let Some(h) = view.names.iter().find(|h| h.first == at) {
        (at, count) = (h.last, count + 1);
        let mut next = at;
        while view.tokens.get(next).is_some_and(|t| t.any(&[",", "and"])) {
            next += 1;
        }
        if next == at || view.names.iter().all(|h| h.first != next) {
            break;
        }
        at = next;
    }
    (count > 1).then_some(at)
}

/// Nouns of places and fields that have figures of their own.
const PLACES: &[&str] = &[
    "areas", "area", "region", "regions", "province", "provinces", "city", "cities", "county", "counties", "villages",
    "towns", "countryside", "sector", "sectors", "industry", "industries", "prefecture", "basin", "district",
];
/// Plurals that only lead over to what is said.
const SPOKEN: &[&str] = &[
    "years", "months", "days", "weeks", "decades", "terms", "words", "reasons", "purposes", "ways", "aspects",
    "regards", "respects", "questions", "issues", "others", "things", "times", "cases", "measures", "efforts",
    "quarters", "centuries", "generations", "details", "friends", "figures", "statistics",
];

/// The name that is all of a stretch, with the preposition before it or without.
fn name_of<'v>(view: &'v View<'_>, from: usize, to: usize) -> Option<&'v Hit> {
    view.names
        .iter()
        .find(|h| h.last == to && (h.first == from || h.first + 1 == from))
}
