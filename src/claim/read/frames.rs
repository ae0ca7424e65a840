//! What a predicate is about: the noun phrase it names, its subject, what follows the figure.
use super::numbers::{DIED, died};
use super::sellers::colon_frame;
use super::trailing::{after_parts, tail_part};
use crate::base::Kind;
use crate::claim::frame::{self, Frame, Hint, Part};
use crate::claim::np;
use crate::claim::rules::{self, About, Predicate};
use crate::claim::view::View;
use crate::lexicon::{Class, plural, singular};
use crate::model::Measure;
use crate::quantity::{Quantity, Sort};

pub(super) fn frame_of(view: &View<'_>, q: &Quantity, p: &Predicate, last: Option<&Frame>) -> Frame {
    match p.about {
        About::Object { verb, from, to } if p.rule == "colon-list" => colon_frame(view, verb, from, to),
        About::Before(end) => {
            if let Some(f) = of_a_size(view, end) {
                return f;
            }
            let (a, b) = np::before(view, end);
            // "Every 10,000 people owned 9.4 patents": how many there are for so many
            if let Some((x, y)) = q
                .noun
                .filter(|_| q.sort == Sort::Rate && view.lower(0) == "every" && a <= 3)
            {
                return Frame {
                    indicator: Some(format!("number of {}", frame::lower_words(view, x, y))),
                    span: Some(view.span(x, y)),
                    hint: Hint::Number,
                    known: true,
                    ..Frame::default()
                };
            }
            // "we account for 20% of the world's exports": of those
            if let Some(of) =
                p.of.filter(|_| p.rule == "share-verb" && b == a + 1 && view.tokens[a].is("we"))
            {
                let (x, y) = np::after(view, of);
                let whole = frame::read(view, x, y);
                if whole.known {
                    return whole;
                }
            }
            let mut f = frame::read(view, a, b);
            if let Some(antecedent) = antecedent(view, a, b) {
                return antecedent;
            }
            if f.is_empty() && !f.anaphor || pronoun(view, a, b) {
                return inherit(view, last, end);
            }
            // "the region recorded exports worth ...": the phrase is the object of a verb with a subject of its own
            let verb = a.checked_sub(1).map(|v| {
                if view.class(v).has(Class::DET) && v > 0 {
                    v - 1
                } else {
                    v
                }
            });
            if let Some(v) = verb.filter(|&v| view.is_verb(v) && view.class(v).has(Class::LEVEL) && f.known) {
                let (x, y) = np::before(view, v);
                merge_subject(&mut f, &frame::read(view, x, y));
            }
            f
        }
        About::Object { verb, from, to } => {
            let (a, b) = np_trim(view, from, to);
            let mut f = frame::read(view, a, b);
            if verb == from.wrapping_sub(1) || verb < from {
                let (x, y) = np::before(view, verb);
                let subject = frame::read(view, x, y);
                merge_subject(&mut f, &subject);
            }
            // "the rate averaged 5%, with the young at 14%": theirs
            if let Some(l) = last.filter(|l| p.rule == "with-at" && l.indicator.is_some() && !f.known) {
                let mut group = l.clone();
                // the group before is no part of this one
                let other = view.quantities().iter().rev().skip_while(|o| o.last > verb).take(2);
                if let [o, main] = other.collect::<Vec<_>>()[..]
                    && view.before(o.lead) == "at"
                {
                    let said = view.text(main.tail, o.lead);
                    group.parts.retain(|x| !said.contains(&x.text));
                }
                frame::push_part(view, &mut group, "of", a, b);
                return group;
            }
            if f.indicator.is_none()
                && let Some(l) = last
            {
                // "and with Peru by 1.5%": the new partner replaces the old one
                let mut base = l.clone();
                if f.hint != Hint::None {
                    base.hint = f.hint;
                }
                for part in f.parts {
                    base.parts
                        .retain(|x| x.prep != part.prep || x.kind != part.kind && part.kind.is_some());
                    base.parts.push(part);
                }
                f = base;
            }
            f
        }
        About::HeadOf { from, to } => {
            let (a, b) = np_trim(view, from, to);
            let mut f = frame::read(view, a, b);
            let verb = (rules::clause_start(view, from)..from).rev().find(|&i| view.is_verb(i));
            let subject = match verb {
                Some(v) => {
                    let (x, y) = np::before(view, v);
                    frame::read(view, x, y)
                }
                None => Frame::default(),
            };
            if subject.is_empty() {
                let opens = view.quantities().first().is_some_and(|first| first.first == q.first);
                // what the counted things did is not said of something else: "67 launches were made, with revenue of 3 billion"
                let last = last.map(|l| match f.indicator.is_some() && l.hint == Hint::Number {
                    true => Frame {
                        parts: l.parts.iter().filter(|x| !was_done(x)).cloned().collect(),
                        ..l.clone()
                    },
                    false => l.clone(),
                });
                if let Some(l) = last.as_ref().filter(|_| {
                    f.indicator.is_none() || f.parts.is_empty() && !opens && matches!(p.rule, "head-of" | "share-of")
                }) {
                    // "16% of the water, 30% of the grassland": who has it is carried on, what was divided is not
                    let owner = Frame {
                        indicator: None,
                        parts: l.parts.iter().filter(|x| x.prep.is_empty()).cloned().collect(),
                        ..l.clone()
                    };
                    if let Some(things) = had_by_counted(view, from) {
                        f.parts.push(things);
                        return f;
                    }
                    // ", and special bonds of 3 billion yuan will be issued": a clause of its own
                    let clause = from > 1
                        && matches!(view.lower(from - 1), "and" | "while")
                        && view.lower(from - 2) == ","
                        && view.tokens.get(q.tail).is_some_and(|_| view.is_verb(q.tail));
                    match clause {
                        true => {}
                        false => merge_subject(&mut f, if p.rule == "share-of" { &owner } else { l }),
                    }
                }
            } else {
                merge_subject(&mut f, &subject);
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
        About::After(start) => {
            let (a, b) = np::after(view, start);
            let mut f = frame::read(view, a, b);
            if let Some(v) = (rules::clause_start(view, q.lead)..q.lead)
                .rev()
                .find(|&i| view.is_verb(i))
            {
                let (x, y) = np::before(view, v);
                merge_subject(&mut f, &frame::read(view, x, y));
            }
            f
        }
        About::Counted(verb) => counted(view, q, p, verb, last),
        About::Inherit => inherit(view, last, q.lead),
    }
}

/// Whether a modifier is only what was done to the counted things: `67 launches were made`.
pub(super) fn was_done(p: &Part) -> bool {
    let kind = crate::lexicon::lexicon().kind(&p.text);
    p.kind.is_none()
        && p.prep.is_empty()
        && !p.text.contains(' ')
        && (p.text.ends_with("ed") || kind.has(Class::PARTICIPLE))
}

/// `46 bases with a combined capacity of`: the counted things that have what is measured.
fn had_by_counted(view: &View<'_>, from: usize) -> Option<Part> {
    let mut with = from.checked_sub(1)?;
    while with > 0 && view.class(with).has(Class::DET) {
        with -= 1;
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

/// `the rebuilding of 300 schools`, `prices of 36 cities`: the things are what is counted, not the noun before `of`, unless
/// that measures them (`sales of 300 cars`).
fn things_of(view: &View<'_>, q: &Quantity, p: &Predicate, (a, b): (usize, usize)) -> Option<Frame> {
    let head = b.checked_sub(1).filter(|&h| h >= a)?;
    // "of the total number of 18 counties": the number is theirs
    let number = view.tokens[head].is("number") && view.before(head) == "total";
    let measures = !number && (view.class(head).has(Class::MEASURING) || view.in_indicator(head));
    let noun = q
        .noun
        .filter(|_| q.sort == Sort::Count && p.rule == "head-of" && p.measure == Measure::Level)?;
    let group = view.tokens[head].any(&["team", "group", "fleet", "network", "total", "staff", "force"]);
    (!measures && !group).then(|| Frame {
        indicator: Some(format!("number of {}", frame::lower_words(view, noun.0, noun.1))),
        span: Some(view.span(noun.0, noun.1)),
        hint: Hint::Number,
        count_noun: Some(singular(view.lower(noun.1.saturating_sub(1)))),
        known: true,
        ..Frame::default()
    })
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
    let opens = x == 0 || view.class(x - 1).has(Class::DET) || view.tokens[x - 1].any(&[".", ";"]);
    let f = frame::read(view, x, y);
    (opens && y == comma && !f.is_empty() && !f.anaphor && f.indicator.is_some()).then_some(f)
}

/// Whether the phrase is a pronoun, or says no more than one.
fn pronoun(view: &View<'_>, a: usize, b: usize) -> bool {
    b == a + 1
        && view.tokens[a].any(&[
            "it", "they", "this", "that", "which", "these", "those", "we", "he", "she", "there", "figure", "number",
        ])
        || b == a + 2
            && view.tokens[a].any(&["this", "the", "that"])
            && view.tokens[a + 1].any(&["figure", "number", "total", "amount", "value", "sum"])
}

fn np_trim(view: &View<'_>, from: usize, to: usize) -> (usize, usize) {
    // "lowering the rate from 17 to 16 percent"
    let began = |i: &usize| view.tokens[*i].is("from") && view.quantity_at[i + 1].is_some();
    let mut to = (from + 1..to.saturating_sub(1)).find(began).unwrap_or(to);
    let adverb =
        |i: usize| view.class(i).has(Class::ADVERB) || view.tokens[i].any(&["slightly", "sharply", "significantly"]);
    while to > from + 1 && adverb(to - 1) {
        to -= 1;
    }
    while to > from && (view.tokens[to - 1].any(&["by", "of", "further", "also"]) || view.period_at[to - 1].is_some()) {
        to -= 1;
    }
    let mut from = from;
    let brought = |i: usize| view.tokens[i].any(&["caused", "causing"]);
    while from < to && (view.class(from).has(Class::DET) && !view.tokens[from].any(&["its", "their"]) || brought(from))
    {
        from += 1;
    }
    (from, to)
}

/// What was spoken of last; where the sentence has said nothing yet, its own first known indicator.
fn inherit(view: &View<'_>, last: Option<&Frame>, end: usize) -> Frame {
    let mut start = view
        .quantities()
        .iter()
        .filter(|q| q.last <= end)
        .map(|q| q.tail)
        .next_back()
        .unwrap_or(0);
    if start > 0 && view.lower(start + 1) == "than" && view.class(start).has(Class::OUTPACE.or(Class::LAG)) {
        start += 1;
    }
    if start > 0 && matches!(view.lower(start), "of" | "in" | "than") {
        // the whole or reference of the quantity before is not what comes next
        start = np::after(view, start + 1).1.max(start).min(end);
    }
    if let Some(l) = last.filter(|_| (start..end).any(|i| view.tokens[i].any(&["share", "proportion"]))) {
        return Frame {
            hint: Hint::Share,
            ..l.clone()
        };
    }
    // an indicator said since the last quantity: "set a record for the imports of high-tech products, reaching 1 trillion"
    if let Some(h) = view.indicators.iter().rev().find(|h| h.first >= start && h.last <= end) {
        let (mut a, mut b) = (h.first, h.last);
        while a > start
            && !view.is_verb(a - 1)
            && !view.tokens[a - 1].any(&[",", ";", ":", "that", "and", "while"])
            && !view.class(a - 1).has(Class::PREP)
        {
            a -= 1;
        }
        b = b.max(np::after(view, h.last.saturating_sub(1)).1).min(end);
        let mut f = frame::read(view, a, b);
        if f.indicator.is_some() {
            if let Some(v) = (start..a).rev().find(|&i| view.is_verb(i)) {
                let (x, y) = np::before(view, v);
                merge_subject(&mut f, &frame::read(view, x, y));
            }
            return f;
        }
    }
    subject_of_sentence(view, start, end)
        .or_else(|| measured_of_counted(view, end))
        .or_else(|| last.cloned())
        .unwrap_or_default()
}

/// `Prices of the four main metals rose mildly, with an increase of 2%`: the prices, not how many metals there are.
fn measured_of_counted(view: &View<'_>, end: usize) -> Option<Frame> {
    let q = view.quantities().iter().rfind(|q| q.tail <= end)?;
    let of = (0..q.lead)
        .rev()
        .take(4)
        .find(|&i| view.tokens[i].is("of"))
        .filter(|&i| i > 0)?;
    let owner = |i: usize| {
        view.class(i).has(Class::DET)
            || view.in_name(i).is_some()
            || view.tokens[i].capital()
            || view.tokens[i].kind == Kind::Possessive
    };
    let measure = view.in_indicator(of - 1) || view.class(of - 1).has(Class::MEASURING);
    if q.sort != Sort::Count || q.noun.is_none() || !measure || of + 1 == q.lead || !(of + 1..q.lead).all(owner) {
        return None;
    }
    let (a, b) = np::before(view, q.tail);
    let f = frame::read(view, a, b);
    (f.indicator.is_some() && a < of && f.hint != Hint::Number).then_some(f)
}

/// `The vacancy rate of offices kept falling, 21% in April and 20% in May`: the subject of the clause before the figures, if
/// it measures something and no figure was told before.
fn subject_of_sentence(view: &View<'_>, start: usize, end: usize) -> Option<Frame> {
    let comma = (start..end).rev().find(|&i| view.tokens[i].is(","))?;
    let verb = (start + 1..comma).find(|&i| view.is_verb(i)).filter(|_| start == 0)?;
    let beside = (comma + 1..end).all(|i| view.tokens[i].any(&["at", "to", "from", "about", "with", "only"]));
    let (a, b) = np::before(view, verb);
    let f = frame::read(view, a, b);
    let head = f.range.1.checked_sub(1).filter(|&h| f.range.0 < f.range.1 && h >= a)?;
    let measures = view.class(head).has(Class::MEASURING) && !f.anaphor && f.indicator.is_some();
    (measures && beside && b == verb).then_some(f)
}

/// Adds what a clause's subject contributes to its object: the actor, or the whole subject as a modifier.
pub(super) fn merge_subject(f: &mut Frame, subject: &Frame) {
    if f.indicator.is_none() && subject.indicator.is_some() {
        let parts = std::mem::take(&mut f.parts);
        let hint = f.hint;
        let of = f.of.take();
        *f = subject.clone();
        f.parts.extend(parts);
        if hint != Hint::None {
            f.hint = hint;
        }
        f.of = of.or_else(|| f.of.take());
        return;
    }
    if let Some(i) = subject.indicator.as_ref().filter(|i| Some(*i) != f.indicator.as_ref()) {
        let dull = matches!(
            i.as_str(),
            "customs" | "economy" | "we" | "data" | "people" | "growth" | "there"
        ) || i.ends_with("estimates")
            || i.ends_with("statistics");
        if !subject.known && !dull && !f.parts.iter().any(|p| p.text == *i) {
            f.parts.push(Part {
                prep: String::new(),
                text: i.clone(),
                kind: None,
                range: (0, 0),
            });
        }
    }
    for p in &subject.parts {
        if !f.parts.iter().any(|x| x.text == p.text) {
            f.parts.push(p.clone());
        }
    }
}

fn counted(view: &View<'_>, q: &Quantity, p: &Predicate, verb: Option<usize>, last: Option<&Frame>) -> Frame {
    let (from, to) = q.noun.unwrap_or((q.first, q.last));
    let mut f = Frame {
        rate: false,
        known: true,
        ..Frame::default()
    };
    if q.sort == Sort::Percent {
        // a share as the subject of its clause: "72% of bags came from the EU"
        return match p.of {
            Some(at) => {
                let (a, b) = np::after(view, at);
                let mut f = frame::read(view, a, b);
                if let Some(k) =
                    (b..(b + 16).min(view.tokens.len())).find(|&i| view.tokens[i].any(&["imported", "exported"]))
                {
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
                if let Some(v) = (b..(b + 10).min(view.tokens.len())).find(|&i| view.is_verb(i)) {
                    tail_part(view, &mut f, v, 8);
                }
                f
            }
            None => inherit(view, last, q.lead),
        };
    }
    let mut a = from;
    while a < to && view.tokens[a].any(&["more", "additional", "fewer", "less", "such", "other", "major"]) {
        a += 1;
    }
    // a figure that borrowed its unit has no noun of its own
    let borrowed = q.noun.is_none() && q.sort == Sort::Count;
    let noun = if borrowed || q.noun.is_none() && q.sort == Sort::Unit && q.unit != "person" {
        plural(&q.unit)
    } else {
        frame::lower_words(view, a, to)
    };
    f.count_noun = Some(if borrowed {
        q.unit.clone()
    } else {
        singular(view.lower(to.saturating_sub(1)))
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
    f.span = Some(view.span(from, to));
    f.hint = Hint::Number;
    if q.unit == "person" && died(view, q.tail) {
        f.indicator = Some("number of deaths".to_string());
    }
    match verb {
        Some(v) => {
            // "set up", "carried out"
            let particle = view.tokens[v].any(&["up", "out"]) && v > 0 && view.is_verb(v - 1);
            let (x, y) = np::before(view, v - usize::from(particle));
            let subject = frame::read(view, x, y);
            // "the number of hospitals reached 1,200 units": the subject already is the indicator
            let same = subject.count_noun.is_none()
                || subject.count_noun == f.count_noun
                || q.noun.is_none() && q.unit != "person";
            if subject.hint == Hint::Number && subject.indicator.is_some() && same {
                return subject;
            }
            // "sales of buses reached 41,000 units": a counter word says nothing by itself
            let counter = ["unit", "set", "piece", "copy", "item", "time", "dose"].contains(&q.unit.as_str());
            let thing = subject
                .indicator
                .as_ref()
                .is_some_and(|i| i.starts_with(char::is_lowercase));
            if counter && thing && !subject.anaphor {
                return subject;
            }
            if subject.known && subject.indicator.as_deref() == Some("population") {
                return subject;
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
                    merge_subject(&mut f, &carried);
                }
            } else {
                if subject.known
                    && let Some(i) = &subject.indicator
                {
                    f.parts.push(Part {
                        prep: String::new(),
                        text: i.clone(),
                        kind: None,
                        range: (0, 0),
                    });
                }
                merge_subject(&mut f, &subject);
            }
            if !view
                .class(v)
                .has(Class::LEVEL.or(Class::EXCEED).or(Class::REPORT).or(Class::MODAL))
                && !says_or_means(view, v)
            {
                let text = view.lower(v).to_string();
                f.parts.push(Part {
                    prep: String::new(),
                    text,
                    kind: None,
                    range: (0, 0),
                });
            }
            after_parts(view, &mut f, q.tail);
        }
        // "the construction cost of the 84 locks has been cut": that is done to the cost
        None if of_measure(view, q) => {}
        // "113 people died in floods": that they died is what is counted
        None if died(view, q.tail) => {
            let verb = (q.tail..view.tokens.len()).find(|&i| view.tokens[i].any(DIED));
            after_parts(view, &mut f, verb.map_or(q.tail, |v| v + 1));
        }
        None if of_those(view, q) => {}
        None => match (partitive(view, q), shared_verb(view, q)) {
            (Some((a, b)), _) => frame::push_part(view, &mut f, "of", a, b),
            (None, Some(verb)) => tail_part(view, &mut f, verb, 9),
            (None, None) => tail_part(view, &mut f, q.tail, 9),
        },
    }
    f
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
        "need", "needs", "want", "hopes", "got", "keeps", "do", "does", "did", "will", "set", "up", "out",
    ])
}
