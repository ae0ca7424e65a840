//! What is told of counted things: who counted them, what they do or what was done to them, what they are part of.
use super::frames::{inherit, merge_subject};
use super::numbers::{DIED, died};
use super::trailing::{after_parts, tail_part};
use crate::base::Kind;
use crate::claim::frame::{self, Frame, Hint, Part};
use crate::claim::np;
use crate::claim::rules::Predicate;
use crate::claim::view::View;
use crate::lexicon::{Class, lexicon, plural};
use crate::quantity::{Quantity, Sort};

/// The frame of a count: the things, and what the words around say of them.
pub(super) fn counted(
    view: &View<'_>,
    q: &Quantity,
    p: &Predicate,
    verb: Option<usize>,
    last: Option<&Frame>,
) -> Frame {
    if q.sort == Sort::Percent {
        return match p.of {
            Some(at) => share_of(view, q, p, at),
            None => inherit(view, last, q.lead),
        };
    }
    let mut f = things(view, q);
    if let Some(v) = verb {
        if let Some(own) = numbered_by(view, q, v, &mut f, last) {
            return own;
        }
        after_parts(view, &mut f, q.tail);
    } else {
        done_by(view, q, &mut f);
    }
    f
}

/// `72% of bags came from the EU`: a share of what stands behind `of`, at `at`, as the subject of its clause.
fn share_of(view: &View<'_>, q: &Quantity, p: &Predicate, at: usize) -> Frame {
    let (a, b) = np::after(view, at);
    let mut f = frame::read(view, a, b);
    if let Some(k) = (b..(b + 16).min(view.tokens.len())).find(|&i| view.tokens[i].any(&["imported", "exported"])) {
        let traded = if view.tokens[k].is("imported") {
            "imports"
        } else {
            "exports"
        };
        if let Some(own) = f.indicator.replace(traded.to_string()) {
            f.parts.insert(
                0,
                Part {
                    prep: "of".into(),
                    text: own,
                    kind: None,
                    range: f.range,
                },
            );
        }
        f.known = true;
        f.range = (0, 0);
    }
    // "three quarters of them go skiing": what they do stands right behind
    if b == a + 1 && view.tokens[a].any(&["them", "these", "those", "us"]) {
        tail_part(view, &mut f, b, 8);
        return f;
    }
    // "and 61 percent a library": what they have stands behind the figure
    if p.rule == "share-again" {
        tail_part(view, &mut f, q.tail, 8);
        return f;
    }
    if let Some(v) = (b..(b + 10).min(view.tokens.len())).find(|&i| view.is_verb(i)) {
        tail_part(view, &mut f, v, 8);
    }
    f
}

/// `1,200 more hospitals`, `105 million residents`: the number of the things, and nothing else of them.
fn things(view: &View<'_>, q: &Quantity) -> Frame {
    let (from, to) = q.noun.unwrap_or((q.first, q.last));
    let mut a = from;
    while a < to && view.tokens[a].any(&["more", "additional", "fewer", "less", "such", "other", "major"]) {
        a += 1;
    }
    // "520,000 Chinese companies", in a briefing of China
    if a + 1 < to && view.tokens[a].is("chinese") {
        a += 1;
    }
    // a figure that borrowed its unit has no noun of its own
    let borrowed = q.noun.is_none() && q.sort == Sort::Count;
    let noun = if borrowed || q.noun.is_none() && q.sort == Sort::Unit && q.unit != "person" {
        plural(&q.unit)
    } else {
        let words = frame::lower_words(view, a, to);
        // "one nurse for every four beds"
        let single = q.sort == Sort::Rate || q.value == rust_decimal::Decimal::ONE;
        let one = single && to > a && !crate::quantity::is_plural(&view.tokens[to - 1]);
        if one { plural(&words) } else { words }
    };
    let mut f = Frame {
        rate: false,
        known: true,
        hint: Hint::Number,
        span: Some(view.span(from, to)),
        ..Frame::default()
    };
    f.count_noun = Some(if borrowed {
        q.unit.clone()
    } else {
        view.singular(to.saturating_sub(1))
    });
    f.indicator = Some(if q.unit == "person" && q.noun.is_none() {
        // "105 million residents" are told as residents
        let own = (q.first..q.last)
            .rev()
            .find(|&i| crate::quantity::is_plural(&view.tokens[i]));
        let own = own.filter(|&i| !view.tokens[i].any(&["people", "persons"]) && view.tokens[i].kind == Kind::Word);
        own.map_or("number of people".to_string(), |i| {
            format!("number of {}", view.lower(i))
        })
    } else {
        format!("number of {noun}")
    });
    if q.unit == "person" && died(view, q.tail) {
        let missing =
            (q.tail..q.tail + 7).any(|i| view.lower(i) == "or" && (i + 1..i + 4).any(|k| view.lower(k) == "missing"));
        let who = if missing { "dead and missing people" } else { "deaths" };
        f.indicator = Some(format!("number of {who}"));
    }
    f
}

/// `the region built 300 schools`: what the subject of the verb at `v`, and the verb, say of the things; the frame of the
/// subject, where that is what is counted.
fn numbered_by(view: &View<'_>, q: &Quantity, v: usize, f: &mut Frame, last: Option<&Frame>) -> Option<Frame> {
    // "set up", "carried out"
    let particle = view.tokens[v].any(&["up", "out"]) && v > 0 && view.is_verb(v - 1);
    let (x, y) = np::before(view, v - usize::from(particle));
    let subject = frame::read(view, x, y);
    if is_counted(view, q, v, f, &subject) {
        return Some(subject);
    }
    if subject.is_empty() || subject.anaphor {
        if let Some(l) = last {
            let mut carried = Frame {
                indicator: None,
                ..l.clone()
            };
            if !subject.anaphor {
                carried.parts.retain(|p| p.kind.is_some());
            }
            merge_subject(f, &carried);
        }
    } else {
        if subject.known
            && let Some(i) = &subject.indicator
        {
            f.parts.push(said(i.clone()));
        }
        merge_subject(f, &subject);
    }
    let silent = Class::LEVEL
        .or(Class::EXCEED)
        .or(Class::REPORT)
        .or(Class::MODAL)
        .or(Class::UP);
    if !view.class(v).has(silent)
        && !says_or_means(view, v)
        && !(view.tokens[v].any(&["carried", "carry", "carrying"]) && view.lower(v + 1) == "out")
        && !view.class(v).is_plain()
    {
        f.parts.push(said(done(view, v)));
    }
    None
}

/// `the number of hospitals reached 1,200 units`: whether the subject of the verb at `v` already is what is counted.
fn is_counted(view: &View<'_>, q: &Quantity, v: usize, f: &Frame, subject: &Frame) -> bool {
    let same =
        subject.count_noun.is_none() || subject.count_noun == f.count_noun || q.noun.is_none() && q.unit != "person";
    if subject.hint == Hint::Number && subject.indicator.is_some() && same {
        return true;
    }
    // "sales of buses reached 41,000 units": a counter word says nothing by itself
    // but "copies of books", "housing units" say what they are
    let counter = ["unit", "set", "piece", "copy", "item", "time", "dose"].contains(&q.unit.as_str())
        && !(view.lower(q.tail) == "of" && q.unit != "unit")
        && q.noun.is_none_or(|(a, b)| b <= a + 1);
    // "the passenger traffic of airlines hit 552 million trips"
    let head = |i: &str| {
        i.split_once(" of ")
            .map_or(i, |(head, _)| head)
            .rsplit(' ')
            .next()
            .is_some_and(|w| super::units::FLOWS.contains(&w))
    };
    if matches!(q.unit.as_str(), "trip" | "visit" | "journey" | "passenger")
        && subject.indicator.as_deref().is_some_and(head)
    {
        return true;
    }
    let thing = subject
        .indicator
        .as_ref()
        .is_some_and(|i| i.starts_with(char::is_lowercase));
    // "cut fees on 67 items": the items are those of the fees
    let object = (v + 1..q.lead).all(|i| !view.class(i).has(Class::PREP) || view.tokens[i].any(&["to", "at", "by"]));
    if counter && thing && object && !subject.anaphor {
        return true;
    }
    subject.known && subject.indicator.as_deref() == Some("population")
}

/// What was done, in the form that tells so: `restored` for `we will restore 40 murals`.
fn done(view: &View<'_>, verb: usize) -> String {
    let word = view.lower(verb);
    let infinitive = matches!(
        view.before(verb),
        "to" | "will" | "would" | "shall" | "should" | "can" | "could"
    );
    let regular = match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ied"),
        _ if word.ends_with('e') => format!("{word}d"),
        _ => format!("{word}ed"),
    };
    let form = match infinitive && lexicon().words.word(&regular).is_some() {
        true => regular,
        false => word.to_string(),
    };
    let ends = (verb + 1..verb + 3).find(|&i| i < view.tokens.len() && view.phrasal(i) == Some(verb));
    match ends {
        Some(last) => format!("{form} {}", frame::lower_words(view, verb + 1, last + 1)),
        None => form,
    }
}

/// A modifier that no preposition joins, from words that are not to be split.
fn said(text: String) -> Part {
    Part {
        prep: String::new(),
        text,
        kind: None,
        range: (0, 0),
    }
}

/// `212 of the 340 murals were restored`: what things that are the subject of their clause do, or what was done to them.
fn done_by(view: &View<'_>, q: &Quantity, f: &mut Frame) {
    // "the construction cost of the 84 locks has been cut": that is done to the cost
    if of_measure(view, q) {
        return;
    }
    // "113 people died in floods": that they died is what is counted
    if died(view, q.tail) {
        let verb = (q.tail..view.tokens.len()).find(|&i| view.tokens[i].any(DIED));
        after_parts(view, f, verb.map_or(q.tail, |v| v + 1));
        return;
    }
    // "1.2 million farmers in 14 provinces had signed up": the farmers had
    if of_those(view, q) || place_of(view, q).is_some() {
        return;
    }
    // "the density of dust in 339 cities averaged": so did the density
    let placed = q.lead > 1
        && view.tokens[q.lead - 1].any(&["in", "across", "at", "among", "for"])
        && view.class(q.lead - 2).is_plain()
        && view.quantity_at[q.lead - 2].is_none();
    let states = Class::LEVEL.or(Class::UP).or(Class::DOWN).or(Class::EXCEED);
    let other = view
        .quantities()
        .iter()
        .any(|o| o.lead > q.tail && o.lead <= q.tail + 3);
    if placed && other && view.is_verb(q.tail) && view.class(q.tail).has(states) {
        return;
    }
    if let Some(place) = placed_in(view, q) {
        tail_part(view, f, place.tail, 9);
        return;
    }
    // "the 220,000-strong team answered calls"
    if q.last > q.first && view.lower(q.last - 1) == "strong" {
        if let Some(run) = crate::quantity::noun_run(&view.tokens, q.tail, true) {
            frame::push_part(view, f, "of", q.tail, run.head + 1);
        }
        return;
    }
    match (partitive(view, q), shared_verb(view, q)) {
        (Some((a, b)), _) => frame::push_part(view, f, "of", a, b),
        (None, Some(verb)) => tail_part(view, f, verb, 9),
        (None, None) => tail_part(view, f, q.tail, 9),
    }
}

/// `1.2 million farmers in 14 provinces`: the counted places right behind counted things.
fn placed_in<'v>(view: &'v View<'_>, q: &Quantity) -> Option<&'v Quantity> {
    let place = view.quantities().iter().find(|o| o.lead == q.tail + 1)?;
    place_of(view, place).filter(|o| o.first == q.first).map(|_| place)
}

/// `In the 31 cities polled it was 4.8 percent`: counted places that open a clause and are its setting, as a modifier.
pub(super) fn setting(view: &View<'_>, q: &Quantity) -> Option<Part> {
    let det = usize::from(q.lead > 0 && view.class(q.lead - 1).has(Class::DET));
    let prep = q.lead.checked_sub(1 + det)?;
    let opens = prep == 0 || view.tokens[prep - 1].any(&[",", ";", "and", "while"]);
    let placed = view.tokens[prep].any(&["in", "across", "among"]) && opens;
    (placed && q.sort == Sort::Count && q.noun.is_some()).then(|| Part {
        prep: view.lower(prep).to_string(),
        text: view.text(q.first, q.last).to_string(),
        kind: None,
        range: (q.first, q.last),
    })
}

/// What was spoken of before, in the places that a clause opens with.
pub(super) fn placed(mut frame: Frame, places: Option<Part>) -> Frame {
    if let Some(places) = places.filter(|_| frame.indicator.is_some()) {
        frame.parts.retain(|x| x.prep != places.prep || x.kind.is_some());
        frame.parts.push(places);
    }
    frame
}

/// The counted things that counted places stand right behind.
pub(super) fn place_of<'v>(view: &'v View<'_>, q: &Quantity) -> Option<&'v Quantity> {
    let prep = q
        .lead
        .checked_sub(1)
        .filter(|&i| view.tokens[i].any(&["in", "across", "from", "throughout"]))?;
    let things = view.quantities().iter().find(|o| o.tail == prep)?;
    let counted = |o: &Quantity| o.sort == Sort::Count && o.noun.is_some();
    (counted(things) && counted(q)).then_some(things)
}

/// `six of the top 10 shipyards`: those that they are some of.
fn partitive(view: &View<'_>, q: &Quantity) -> Option<(usize, usize)> {
    let of = q.tail + usize::from(view.lower(q.tail) == "out");
    let (a, b) = (view.lower(of) == "of").then(|| np::after(view, of + 1))?;
    (a < b && (a..b).all(|i| view.quantity_at[i].is_none() && view.period_at[i].is_none())).then_some((a, b))
}

/// The figure whose tokens begin at `i`, hedges included.
fn figure_at<'v>(view: &'v View<'_>, i: usize) -> Option<&'v Quantity> {
    view.quantities().iter().find(|o| o.lead <= i && i < o.tail)
}

/// `212 of the 340 murals were restored`, `300 dams and 1,200 pumps were rebuilt`: the verb of several figures, for those
/// that others part from it.
fn shared_verb(view: &View<'_>, q: &Quantity) -> Option<usize> {
    let whole = q.tail + usize::from(view.lower(q.tail) == "out");
    let the = whole
        + 1
        + usize::from(matches!(
            view.lower(whole + 1),
            "the" | "these" | "those" | "our" | "its"
        ));
    let all = figure_at(view, the).filter(|o| view.lower(whole) == "of" && o.sort == Sort::Count && o.noun.is_some());
    let mut end = all.map_or(q.tail, |o| o.tail);
    // "300 dams, 40 locks and 1,200 pumps"
    // "Of the 26 locks, nine locks had": those do not do it
    let within = view.before(q.lead) == "the" && q.lead > 1 && view.class(q.lead - 2).has(Class::PREP);
    while all.is_none() && !within && view.tokens.get(end).is_some_and(|t| t.any(&[",", "and"])) {
        let next = end + 1 + usize::from(view.tokens[end].is(",") && view.lower(end + 1) == "and");
        let Some(other) = figure_at(view, next).filter(|o| o.sort == Sort::Count && o.noun.is_some()) else {
            break;
        };
        end = other.tail;
    }
    let next = view.tokens.get(end);
    let done = next.is_some_and(|t| t.any(&["were", "was", "are", "have", "had", "has"]));
    let does = next.is_some_and(|t| t.kind == Kind::Word && !view.class(end).has(Class::PREP.or(Class::CONJ)));
    let planned = view.lower(end + 1) == "to";
    let verb = (done || all.is_some() && does) && !planned;
    (end > q.tail && verb).then_some(end)
}

/// `212 of the 340 murals`: those that others are part of, and that do nothing themselves.
fn of_those(view: &View<'_>, q: &Quantity) -> bool {
    let of = q
        .lead
        .checked_sub(2)
        .filter(|&i| view.tokens[i].is("of") && view.tokens[i + 1].any(&["the", "these", "those", "our", "its"]));
    of.is_some_and(|of| {
        let before = of - usize::from(of > 0 && view.tokens[of - 1].is("out"));
        view.quantities()
            .iter()
            .any(|o| o.tail == before && o.sort == Sort::Count)
    })
}

/// Whether the things are those that something else is measured of: `the cost of the 84 locks`, `trade with the 16 towns`.
fn of_measure(view: &View<'_>, q: &Quantity) -> bool {
    let prep = q.lead.checked_sub(2).filter(|_| view.before(q.lead) == "the");
    let verb = view.tokens.get(q.tail).is_some_and(|_| view.is_verb(q.tail));
    prep.filter(|&p| p > 0).is_some_and(|p| match view.lower(p) {
        "of" => view.class(p - 1).has(Class::MEASURING),
        "with" => verb && view.in_indicator(p - 1),
        _ => false,
    })
}

/// Verbs that say nothing of what the counted things do.
fn says_or_means(view: &View<'_>, verb: usize) -> bool {
    view.tokens[verb].any(&[
        "told", "say", "says", "learned", "believes", "knows", "thinks", "means", "meaning", "including", "include",
        "includes", "included", "make", "makes", "made", "take", "takes", "took", "show", "noted", "mentioned",
        "explained", "stressed", "plan", "plans", "planned", "aim", "aims", "intends", "hope", "expect", "expects",
        "need", "needs", "want", "hopes", "got", "keeps", "do", "does", "did", "will", "set", "up", "out", "feature",
        "features", "featured", "featuring",
    ])
}
