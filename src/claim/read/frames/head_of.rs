//! Frames from the noun that stands right before its figure: `exports of 3 billion`, `the rebuilding of 300 schools`.
use super::{WORKS, merge_subject, np_trim, was_done};
use crate::claim::frame::{self, Frame, Hint, Part};
use crate::claim::np;
use crate::claim::rules::{self, Predicate};
use crate::claim::view::View;
use crate::lexicon::Class;
use crate::model::Measure;
use crate::quantity::{Quantity, Sort};

/// `exports of 3 billion yuan`: the frame of the noun phrase `from..to` that the figure is of, and of whoever it belongs to.
pub(super) fn head_of(
    view: &View<'_>,
    q: &Quantity,
    p: &Predicate,
    last: Option<&Frame>,
    (from, to): (usize, usize),
) -> Frame {
    let (a, b) = np_trim(view, from, to);
    if let Some(things) = worked_on(view, q, p, (a, b)) {
        return things;
    }
    if let Some(f) = in_the_amount(view, (a, b)).or_else(|| average_beside(view, (a, b))) {
        return f;
    }
    let mut f = frame::read(view, a, b);
    let verb = (rules::clause_start(view, from)..from).rev().find(|&i| view.is_verb(i));
    // "the spokesperson pointed to exports of 3 billion": who points has none
    let verb = verb.filter(|&v| !(view.lower(v).starts_with("point") && view.lower(v + 1) == "to"));
    let subject = match verb {
        Some(v) => {
            let (x, y) = np::before(view, v);
            frame::read(view, x, y)
        }
        None => Frame::default(),
    };
    // who revises a forecast is its source
    if !subject.is_empty() && !(p.rule == "outlook-to" && f.known) {
        merge_subject(&mut f, &subject);
    } else if let Some(l) = goes_on(view, q, p, &f, last) {
        if let Some(things) = had_by_counted(view, from) {
            f.parts.push(things);
            return f;
        }
        own_or_carried(view, q, p, &mut f, (&l, from));
    }
    match things_of(view, q, p, (a, b)) {
        Some(mut things) => {
            // "the total number of 18 counties": the number is no part of what they are
            f.indicator = f.indicator.filter(|i| i != "number" && i != "total number");
            merge_subject(&mut things, &f);
            things
        }
        None => f,
    }
}

/// `banks settled foreign exchange in the amount of 6 billion yuan`: what was done with what the phrase `a..b` gives the
/// amount of, and who did it.
fn in_the_amount(view: &View<'_>, (a, b): (usize, usize)) -> Option<Frame> {
    let amount = b == a + 1 && view.tokens[a].is("amount") || b == a + 2 && view.tokens[a + 1].is("amount");
    let inn = (a.saturating_sub(2)..a)
        .rfind(|&i| view.tokens[i].is("in"))
        .filter(|_| amount)?;
    let verb = (inn.saturating_sub(7)..inn)
        .rev()
        .take_while(|&i| view.tokens[i].kind != crate::base::Kind::Punct)
        .find(|&i| {
            let word = view.lower(i);
            word.ends_with("ed") || matches!(word, "sold" | "bought" | "lent" | "paid" | "spent" | "drew")
        })?;
    let object = (verb + 1 < inn).then(|| frame::lower_words(view, verb + 1, inn))?;
    // "and sold foreign exchange in the amount of": whoever did the one thing did the other
    let joined = verb > 0 && view.tokens[verb - 1].is("and");
    let first = (0..verb)
        .rev()
        .find(|&i| view.is_verb(i) || view.lower(i).ends_with("ed"));
    let end = if joined { first.unwrap_or(verb) } else { verb };
    let (x, y) = np::before(view, end);
    let mut f = Frame {
        indicator: Some(format!("{object} {}", view.lower(verb))),
        span: Some(view.span(verb, inn)),
        known: true,
        ..Frame::default()
    };
    if x < y {
        frame::push_part(view, &mut f, "", x, y);
    }
    Some(f)
}

/// `the coverage rate is far below the world average of 31 percent`: the average is of what is compared with it.
fn average_beside(view: &View<'_>, (a, b): (usize, usize)) -> Option<Frame> {
    const WIDE: &[&str] = &[
        "global", "world", "national", "international", "provincial", "country", "nationwide", "eu",
    ];
    let average =
        b > a && view.tokens[b - 1].any(&["average", "level"]) && (a..b - 1).any(|i| view.tokens[i].any(WIDE));
    let beside = a
        .checked_sub(1)
        .map(|i| i - usize::from(view.class(i).has(Class::DET) && i > 0))?;
    let compared = view.tokens[beside].any(&[
        "than", "below", "above", "exceeding", "exceeded", "surpassing", "exceeds",
    ]);
    let verb = (rules::clause_start(view, beside)..beside)
        .find(|&i| view.is_verb(i))
        .filter(|_| average && compared)?;
    let (x, y) = np::before(view, verb);
    let mut f = frame::read(view, x, y);
    if f.indicator.is_none() || f.anaphor {
        return None;
    }
    frame::push_part(view, &mut f, "", a, b);
    Some(f)
}

/// `the construction of 8,700 kilometers of dikes`: the dikes; `took the place of 3 tons of coal`: the coal.
fn worked_on(view: &View<'_>, q: &Quantity, p: &Predicate, (a, b): (usize, usize)) -> Option<Frame> {
    let work = |i: usize| view.tokens[i].any(WORKS) || b == a + 1 && view.tokens[i].is("place");
    if !(q.sort == Sort::Unit && p.rule == "head-of" && view.lower(q.tail) == "of" && b > a && work(b - 1)) {
        return None;
    }
    let (x, y) = np::after(view, q.tail + 1);
    let things = frame::read(view, x, y);
    (things.indicator.is_some() && !things.anaphor).then_some(things)
}

/// `launches rose 3%, with revenue of 3 billion`: what was spoken of last, where a head whose clause has no subject goes on
/// with it.
fn goes_on(view: &View<'_>, q: &Quantity, p: &Predicate, f: &Frame, last: Option<&Frame>) -> Option<Frame> {
    let opens = view.quantities().first().is_some_and(|first| first.first == q.first);
    // what the counted things did is not said of something else: "67 launches were made, with revenue of 3 billion"
    let last = last.map(|l| match f.indicator.is_some() && l.hint == Hint::Number {
        true => Frame {
            parts: l.parts.iter().filter(|x| !was_done(x)).cloned().collect(),
            ..l.clone()
        },
        false => l.clone(),
    });
    last.filter(|_| f.indicator.is_none() || f.parts.is_empty() && !opens && matches!(p.rule, "head-of" | "share-of"))
}

/// `up 3%, with 16% of the water`: adds what was spoken of last, `l`, to the head that begins at `from`, unless that opens a
/// clause of its own.
fn own_or_carried(view: &View<'_>, q: &Quantity, p: &Predicate, f: &mut Frame, (l, from): (&Frame, usize)) {
    // ", and special bonds of 3 billion yuan will be issued": a clause of its own
    let clause = from > 1
        && matches!(view.lower(from - 1), "and" | "while")
        && view.lower(from - 2) == ","
        && view.tokens.get(q.tail).is_some_and(|_| view.is_verb(q.tail));
    if clause {
        return;
    }
    if p.rule != "share-of" {
        merge_subject(f, l);
        return;
    }
    // "16% of the water, 30% of the grassland": who has it is carried on, what was divided is not
    let owner = Frame {
        indicator: None,
        parts: l.parts.iter().filter(|x| x.prep.is_empty()).cloned().collect(),
        ..l.clone()
    };
    merge_subject(f, &owner);
}

/// `46 bases with a combined capacity of`: the counted things that have what is measured.
fn had_by_counted(view: &View<'_>, from: usize) -> Option<Part> {
    let mut with = from.checked_sub(1)?;
    while with > 0 && view.class(with).has(Class::DET) {
        with -= 1;
    }
    // "a tunnel 13 km long and a bridge with a span of 900 meters"
    let article = (with.saturating_sub(4)..with)
        .rev()
        .find(|&i| view.tokens[i].any(&["a", "an"]));
    let plain = |d: usize| {
        (d + 1..with).all(|i| view.class(i).is_plain() && view.quantity_at[i].is_none() && view.period_at[i].is_none())
    };
    if let Some(d) = article.filter(|&d| view.tokens[with].is("with") && d + 1 < with && plain(d)) {
        return Some(Part {
            prep: "of".to_string(),
            text: view.text(d + 1, with).to_string(),
            kind: None,
            range: (d + 1, with),
        });
    }
    let things = view
        .quantities()
        .iter()
        .find(|o| o.sort == Sort::Count && o.tail == with && o.noun.is_some())?;
    view.tokens[with].is("with").then(|| Part {
        prep: "of".to_string(),
        text: view.text(things.first, things.tail).to_string(),
        kind: None,
        range: (things.first, things.tail),
    })
}

/// `the rebuilding of 300 schools`, `prices of 36 cities`: the things are what is counted, not the noun before `of`, unless
/// that measures them (`sales of 300 cars`).
fn things_of(view: &View<'_>, q: &Quantity, p: &Predicate, (a, b): (usize, usize)) -> Option<Frame> {
    let head = b.checked_sub(1).filter(|&h| h >= a)?;
    // "of the total number of 18 counties": the number is theirs
    let number = view.tokens[head].is("number") && view.before(head) == "total";
    // "prices of 1,500 drugs": no price counts them
    let priced = view.tokens[head].any(&["price", "prices", "cost", "costs", "fees", "rates", "wages"]);
    let measures = !number && !priced && (view.class(head).has(Class::MEASURING) || view.in_indicator(head));
    let person = (q.unit == "person" && q.noun.is_none() && q.last > q.first).then_some((q.last - 1, q.last));
    let noun = q
        .noun
        .filter(|_| q.sort == Sort::Count)
        .or(person)
        .filter(|_| p.rule == "head-of" && p.measure == Measure::Level)?;
    let group = view.tokens[head].any(&[
        "team", "group", "fleet", "network", "total", "staff", "force", "workforce", "audience", "crowd", "membership",
        "delegation", "class", "array", "army", "capacity",
    ]);
    (!measures && !group).then(|| Frame {
        indicator: Some(format!("number of {}", frame::lower_words(view, noun.0, noun.1))),
        span: Some(view.span(noun.0, noun.1)),
        hint: Hint::Number,
        count_noun: Some(view.singular(noun.1.saturating_sub(1))),
        known: true,
        ..Frame::default()
    })
}
