//! Frames from the subject of a clause: the noun phrase before its verb, or whatever that stands for.
use super::{inherit, merge_subject, pronoun};
use crate::claim::frame::{self, Frame, Hint, Part};
use crate::claim::np;
use crate::claim::read::beside::{beside, beside_which, fared, goes_on_with};
use crate::claim::rules::Predicate;
use crate::claim::view::View;
use crate::lexicon::Class;
use crate::quantity::{Quantity, Sort};

/// `Exports rose 3%`: the frame of the noun phrase that ends before the verb at `end`.
pub(super) fn subject(view: &View<'_>, q: &Quantity, p: &Predicate, last: Option<&Frame>, end: usize) -> Frame {
    if let Some(f) = of_a_size(view, end) {
        return f;
    }
    let (a, b) = np::before(view, end);
    if let Some(f) = last.filter(|l| l.hint == Hint::Number && of_the_doers(view, a, end)) {
        return f.clone();
    }
    if let Some(f) = whose(view, a, b)
        .or_else(|| for_so_many(view, q, a))
        .or_else(|| our_share(view, p, (a, b)))
    {
        return f;
    }
    let mut f = frame::read(view, a, b);
    if let Some(traded) = traded_worth(view, b, end) {
        return traded;
    }
    if let Some(own) = beside_which(view, last, a, b).or_else(|| antecedent(view, a, b)) {
        return own;
    }
    if let Some(topic) = spoken_of_first(view, a, b) {
        return topic;
    }
    if f.is_empty() && !f.anaphor || pronoun(view, a, b) {
        return fared(view, last, end)
            .or_else(|| beside(view, last, end))
            .or_else(|| goes_on_with(view, end))
            .unwrap_or_else(|| inherit(view, last, end));
    }
    // "the region recorded exports worth ...": the phrase is the object of a verb with a subject of its own
    let verb = a.checked_sub(1).map(|v| {
        if view.class(v).has(Class::DET) && v > 0 {
            v - 1
        } else {
            v
        }
    });
    // "the firms set a new record for exports": theirs
    const SETS: &[&str] = &[
        "set", "sets", "setting", "posted", "achieved", "made", "registered", "scored",
    ];
    let sets =
        |v: usize| view.tokens[v].any(SETS) && (v..b).any(|i| view.tokens[i].any(&["record", "high", "low", "peak"]));
    if let Some(v) = verb.filter(|&v| view.is_verb(v) && (view.class(v).has(Class::LEVEL) || sets(v)) && f.known) {
        // "a new record": the record is new, not what is exported
        f.parts
            .retain(|p| !(sets(v) && matches!(p.text.as_str(), "new" | "fresh" | "historic")));
        let (x, y) = np::before(view, v);
        merge_subject(&mut f, &frame::read(view, x, y));
    }
    f
}

/// `the mill exported paper worth 3 billion yuan`: the verb says what is measured, its subject who did it, its object of what;
/// the object ends at `b`, before the `worth` at `end`.
fn traded_worth(view: &View<'_>, b: usize, end: usize) -> Option<Frame> {
    const ANY: &[&str] = &["goods", "cargo", "merchandise", "products", "commodities"];
    let worth = view.lower(end) == "worth" || end > 0 && b < end && view.lower(end - 1) == "worth";
    let verb = (b.saturating_sub(8)..b).rev().find(|&i| {
        let word = view.lower(i);
        matches!(word, "exported" | "imported" | "bought" | "purchased") || view.is_verb(i)
    })?;
    let indicator = match view.lower(verb) {
        "exported" => "exports",
        "imported" => "imports",
        "bought" | "purchased" => "purchases",
        "sold" => "sales",
        "produced" => "output",
        _ => return None,
    };
    let plain = (verb + 1..b).all(|i| view.quantity_at[i].is_none() && !view.tokens[i].any(&[",", ";"]));
    let passive = verb > 0 && view.tokens[verb - 1].any(&["was", "were", "been", "be", "is", "are"]);
    if !worth || !plain || passive || verb + 1 >= b {
        return None;
    }
    let mut f = Frame {
        indicator: Some(indicator.to_string()),
        span: Some(view.span(verb, verb + 1)),
        known: true,
        ..Frame::default()
    };
    if !(b == verb + 2 && view.tokens[verb + 1].any(ANY)) {
        frame::push_part(view, &mut f, "of", verb + 1, b);
    }
    let (x, y) = np::before(view, verb);
    // "Chinese companies exported": so did the country
    const ANYBODY: &[&str] = &[
        "chinese", "china", "companies", "firms", "exporters", "importers", "enterprises", "businesses", "traders",
        "the", "country", "we", "our", "all",
    ];
    if !(x..y).all(|i| view.tokens[i].any(ANYBODY)) {
        merge_subject(&mut f, &frame::read(view, x, y));
    }
    Some(f)
}

/// `3,200 firms had records of exports, up 6%`: whether a count opens the statement whose verb has the phrase that begins at `a`
/// as its object; what rose at `end` is their number.
fn of_the_doers(view: &View<'_>, a: usize, end: usize) -> bool {
    let behind = end > 1 && view.tokens[end].any(&["up", "down"]) && view.tokens[end - 1].is(",");
    let doers = view.quantities().iter().rfind(|o| o.tail <= end).filter(|_| behind);
    doers.is_some_and(|o| {
        let opens = o.lead == 0 || view.tokens[o.lead - 1].any(&[",", ";"]) || view.period_at[o.lead - 1].is_some();
        let object = o.tail < a && (o.tail..a).any(|i| view.is_verb(i) || view.tokens[i].any(&["with", "had", "have"]));
        let plain = (o.tail..end - 1).all(|i| !view.tokens[i].any(&[",", ";", "whose", "which"]));
        o.sort == Sort::Count && o.noun.is_some() && opens && object && plain
    })
}

/// `As for carbon intensity, it fell`: what the sentence says first that it speaks of, where the phrase `a..b` is the pronoun
/// right behind it.
fn spoken_of_first(view: &View<'_>, a: usize, b: usize) -> Option<Frame> {
    let opens = match (view.lower(0), view.lower(1)) {
        ("as", "for" | "to" | "regards") => 2,
        ("regarding" | "concerning", _) => 1,
        _ => return None,
    };
    let comma = a.checked_sub(1).filter(|&c| view.tokens[c].is(","))?;
    let pronoun = b == a + 1 && view.tokens[a].any(&["it", "they", "this", "these"]);
    let f = frame::read(view, opens, comma);
    (pronoun
        && opens < comma
        && f.indicator.is_some()
        && !f.anaphor
        && view.quantity_at[..comma].iter().all(Option::is_none))
    .then_some(f)
}

/// `Every 10,000 people owned 9.4 patents`: how many there are for so many.
fn for_so_many(view: &View<'_>, q: &Quantity, a: usize) -> Option<Frame> {
    let (x, y) = q
        .noun
        .filter(|_| q.sort == Sort::Rate && view.lower(0) == "every" && a <= 3)?;
    Some(Frame {
        indicator: Some(format!("number of {}", frame::lower_words(view, x, y))),
        span: Some(view.span(x, y)),
        hint: Hint::Number,
        known: true,
        ..Frame::default()
    })
}

/// `we account for 20% of the world's exports`: of those.
fn our_share(view: &View<'_>, p: &Predicate, (a, b): (usize, usize)) -> Option<Frame> {
    let of =
        p.of.filter(|_| p.rule == "share-verb" && b == a + 1 && view.tokens[a].is("we"))?;
    let (x, y) = np::after(view, of);
    let whole = frame::read(view, x, y);
    whole.known.then_some(whole)
}

/// `volunteers, whose number grew`: whose the noun phrase `a..b` is, which `whose` opens.
fn whose(view: &View<'_>, a: usize, b: usize) -> Option<Frame> {
    let at = [Some(a), a.checked_sub(1)]
        .into_iter()
        .flatten()
        .find(|&i| view.lower(i) == "whose" && i < b)?;
    let comma = at.checked_sub(1).filter(|&i| view.tokens[i].is(",") && i > 0)?;
    let (x, y) = np::before(view, comma);
    // "the recruitment of volunteers, whose number": theirs
    let x = (x..y).rev().find(|&i| view.tokens[i].is("of")).map_or(x, |i| i + 1);
    // "the aim of bringing in young growers, whose number": theirs
    let gerund = x + 2 < y && view.lower(x).ends_with("ing") && view.tokens[x + 1].any(&["in", "up", "out", "the"]);
    let x = x + 2 * usize::from(gerund);
    let owner = frame::read(view, x, y);
    if y != comma || x >= y || owner.is_empty() || owner.anaphor {
        return None;
    }
    if (at + 1..b).all(|i| view.tokens[i].any(&["number", "numbers", "total"])) {
        return Some(Frame {
            indicator: Some(format!("number of {}", frame::lower_words(view, x, y))),
            span: Some(view.span(x, y)),
            hint: Hint::Number,
            count_noun: Some(view.singular(y - 1)),
            known: true,
            ..Frame::default()
        });
    }
    let mut f = frame::read(view, at + 1, b);
    frame::push_part(view, &mut f, "of", x, y);
    f.indicator.is_some().then_some(f)
}

/// `Farms of 50 mu and above accounted for`: a figure right before the verb that says which of the things it tells of.
fn of_a_size(view: &View<'_>, end: usize) -> Option<Frame> {
    let size = view
        .quantities()
        .iter()
        .find(|q| q.tail == end && q.sort != Sort::Percent)?;
    let prep = size
        .lead
        .checked_sub(1)
        .filter(|&p| p > 0 && view.tokens[p].any(&["of", "with", "above", "over"]))?;
    if let Some(f) = with_things_of(view, size, prep) {
        return Some(f);
    }
    let open = size.tail > size.last
        || view.tokens[size.first..size.tail]
            .iter()
            .any(|t| t.any(&["above", "more", "below"]));
    if size.noun.is_some() || !open {
        return None;
    }
    let (a, b) = np::before(view, prep);
    let mut f = frame::read(view, a, b);
    if b != prep
        || f.indicator.is_none()
        || f.known
        || !crate::quantity::is_plural(&view.tokens[a.max(b - 1)]) && f.parts.is_empty()
    {
        return None;
    }
    f.parts.push(Part {
        prep: view.lower(prep).to_string(),
        text: view.text(size.lead, size.tail).to_string(),
        kind: None,
        range: (size.lead, size.tail),
    });
    Some(f)
}

/// `The loss ratio for lenders with deposits of 1 to 5 million yuan was`: what is measured of those that have so much.
fn with_things_of(view: &View<'_>, size: &Quantity, prep: usize) -> Option<Frame> {
    let with = (prep.saturating_sub(4)..prep).rfind(|&i| view.tokens[i].is("with"))?;
    let (a, b) = np::before(view, with);
    let mut f = frame::read(view, a, b);
    let measured = (a..b).any(|i| view.in_indicator(i) || view.class(i).has(Class::MEASURING));
    if size.sort == Sort::Count || b != with || a == 0 && with < 2 || !measured || f.indicator.is_none() {
        return None;
    }
    f.parts.push(Part {
        prep: "with".to_string(),
        text: view.text(with + 1, size.tail).to_string(),
        kind: None,
        range: (with + 1, size.tail),
    });
    Some(f)
}

/// `the chemical industry, which accounts for 40%`: the noun phrase right before the relative pronoun.
fn antecedent(view: &View<'_>, a: usize, b: usize) -> Option<Frame> {
    // the phrase before the verb is the pronoun, or ends right behind it
    let which = if b == a + 1 {
        a
    } else {
        a.checked_sub(1).filter(|_| a >= b)?
    };
    let comma = which.checked_sub(1).filter(|_| view.tokens[which].is("which"))?;
    let noun = comma.checked_sub(1).filter(|_| view.tokens[comma].is(","))?;
    if view.quantity_at[noun].is_some() || view.period_at[noun].is_some() {
        return None;
    }
    let (x, y) = np::before(view, comma);
    // "exports of tea rose, which ...": the clause has its verb; a noun that opens the sentence has none
    let opens = x == 0
        || view.class(x - 1).has(Class::DET)
        || view.tokens[x - 1].any(&[".", ";"])
        // "most tenants choose converted flats, which make up 60%"
        || view.is_verb(x - 1) && view.quantity_at[..x].iter().all(Option::is_none) && !known_before(view, x);
    let f = frame::read(view, x, y);
    (opens && y == comma && !f.is_empty() && !f.anaphor && f.indicator.is_some()).then_some(f)
}

/// Whether an indicator of the lexicon stands before: the clause may as well go on with that.
fn known_before(view: &View<'_>, end: usize) -> bool {
    view.indicators.iter().any(|h| h.last <= end)
}
