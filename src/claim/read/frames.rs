//! What a predicate is about: the noun phrase it names, its subject, what follows the figure.
mod head_of;
mod subject;

use super::counts::counted;
use super::sellers::colon_frame;
use crate::base::Kind;
use crate::claim::frame::{self, Frame, Hint, Part};
use crate::claim::np;
use crate::claim::rules::{self, About, Predicate};
use crate::claim::view::View;
use crate::lexicon::Class;
use crate::quantity::{Quantity, Sort};
use head_of::head_of;
use subject::subject;

/// `more visitors`: the number of the things at `a..b`, where these are counted and no measure.
pub(super) fn number_of(view: &View<'_>, mut f: Frame, (a, b): (usize, usize)) -> Frame {
    if !f.known && a < b && crate::quantity::is_plural(&view.tokens[b - 1]) {
        f.indicator = f.indicator.map(|things| format!("number of {things}"));
        f.hint = Hint::Number;
    }
    f
}

/// `exports of the west rose 12%, compared with 6% nationwide`, `income was 12,000 yuan, the national average 21,000`: a figure
/// of the whole country beside one of a region. But `above the national average, at 12%` is the region's.
pub(super) fn of_the_country(view: &View<'_>, q: &Quantity) -> bool {
    let said = |i: usize, words: &[&str]| view.tokens.get(i).is_some_and(|t| t.any(words));
    let from = q.lead.saturating_sub(5);
    let before = (from + 1..q.lead).rev().find(|&i| {
        said(i, &["average", "growth", "rate", "figure", "pace", "mean"]) && said(i - 1, &["national", "nationwide"])
            || said(i, &["average"]) && i > 1 && said(i - 1, &["'s"]) && said(i - 2, &["country", "nation", "china"])
    });
    let plainly =
        |i: usize| (i..q.lead).all(|k| view.quantity_at[k].is_none() && !said(k, &[",", ";", "by", "to", "from"]));
    let compared = (q.lead.saturating_sub(3)..q.lead).any(|i| {
        said(i, &["than", "against", "versus"]) || said(i, &["with", "to"]) && i > 0 && said(i - 1, &["compared"])
    });
    let t = q.tail + usize::from(said(q.tail, &["growth", "rise", "increase"]));
    let behind = said(t, &["nationwide", "nationally"])
        || said(t, &["for"])
            && (t + 1..t + 5).any(|i| said(i, &["country", "nation"]))
            && (t + 1..t + 7).any(|i| said(i, &["whole"]));
    before.is_some_and(|i| plainly(i + 1)) || compared && behind
}

/// What the predicate `p` of the figure `q` is about, wherever its rule says that it stands.
pub(super) fn frame_of(view: &View<'_>, q: &Quantity, p: &Predicate, last: Option<&Frame>) -> Frame {
    if let Some(things) = which_numbered(view, q) {
        return things;
    }
    if let Some(people) = those_who(view, q) {
        return people;
    }
    match p.about {
        About::Object { verb, from, to } if p.rule == "colon-list" => colon_frame(view, verb, from, to),
        About::Before(end) => subject(view, q, p, last, end),
        About::Object { verb, from, to } => object(view, p, last, (verb, from, to)),
        About::HeadOf { from, to } => head_of(view, q, p, last, (from, to)),
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
            // "there were 4.5 percent fewer mares"
            match p.rule {
                "gap-than" => number_of(view, f, (a, b)),
                _ => f,
            }
        }
        About::Counted(verb) => counted(view, q, p, verb, last),
        About::Inherit if p.rule == "as-against" && last.is_some() => last.cloned().unwrap_or_default(),
        About::Inherit => inherit(view, last, q.lead),
    }
}

/// `cut the rate by 10 points`: the frame of the object `from..to` of the verb, and of the verb's subject.
fn object(view: &View<'_>, p: &Predicate, last: Option<&Frame>, (verb, from, to): (usize, usize, usize)) -> Frame {
    // "pulled down growth by 3 points"
    let from = from + usize::from(from + 1 < to && view.tokens[from].any(&["down", "up"]));
    let (a, b) = np_trim(view, from, to);
    let mut f = frame::read(view, a, b);
    // "net exports dragged growth down by 0.9 points": that of the economy
    let bare = f.indicator.is_none() && f.hint == Hint::Growth && !f.anaphor && f.parts.is_empty();
    if bare && verb < from && view.lower(verb) != "is" && view.tokens[b.max(1) - 1].is("growth") {
        let (x, y) = np::before(view, verb);
        let does = frame::read(view, x, y);
        let who = does.indicator.is_some() && !does.anaphor && last.is_none_or(|l| l.indicator.is_none());
        if who {
            (f.indicator, f.known) = (Some("GDP".to_string()), true);
            frame::push_part(view, &mut f, "", x, y);
            return f;
        }
    }
    // "we would like to lift that by 8 percent": what was told before
    if b == a + 1 && view.tokens[a].any(&["that", "this", "it", "them", "these", "those"]) {
        return last.map(Frame::carried).unwrap_or_default();
    }
    if let Some(other) = last.and_then(|l| that_of_another(view, p, l, (from, a, b), &f)) {
        return other;
    }
    // "the one-year rate by 10 points and the five-year one by 25": of what was cut before
    let ones = f.weak.as_deref() == Some("ones");
    if ones {
        return f;
    }
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
    match last.filter(|_| f.indicator.is_none()) {
        Some(l) => for_new_partners(l, f),
        None => f,
    }
}

/// `The number of pigs fell 2 percent and that of sows 5 percent`, `the increase of revenue came to 5 percent and that of profit to
/// 8`: the phrase `a..b` behind `that of`, read as `f`, stands in the place of what was told last.
fn that_of_another(
    view: &View<'_>,
    p: &Predicate,
    last: &Frame,
    (from, a, b): (usize, usize, usize),
    f: &Frame,
) -> Option<Frame> {
    let that = |of: usize| view.tokens[of].is("of") && matches!(view.before(of), "that" | "those");
    let told = that(from) || a > 0 && that(a - 1);
    if !told || a >= b || !p.rule.starts_with("elliptic") {
        return None;
    }
    let a = a + usize::from(view.tokens[a].is("of"));
    let names = || last.parts.iter().filter(|x| x.kind.is_some()).cloned().collect();
    let counted = last.indicator.as_deref().is_some_and(|i| i.starts_with("number of "));
    let head = b - 1;
    if counted && crate::quantity::is_plural(&view.tokens[head]) && !f.known {
        return Some(Frame {
            indicator: Some(format!("number of {}", frame::lower_words(view, a, b))),
            span: Some(view.span(a, b)),
            hint: Hint::Number,
            count_noun: Some(view.singular(head)),
            known: true,
            parts: names(),
            ..Frame::default()
        });
    }
    let measured = f.known && last.known && f.hint == Hint::None && f.indicator != last.indicator && f.parts.is_empty();
    measured.then(|| Frame {
        parts: names(),
        ..f.clone()
    })
}

/// `and with Peru by 1.5%`, `trade with Asia rose 7%, Africa 5%`: the new partner replaces the old one in what was told last.
fn for_new_partners(last: &Frame, f: Frame) -> Frame {
    let mut base = last.clone();
    if f.hint != Hint::None {
        base.hint = f.hint;
    }
    for part in f.parts {
        let bare = part.prep.is_empty() && part.kind.is_some();
        let replaced = |x: &Part| {
            let kind = x.kind == part.kind || part.kind.is_none();
            kind && (bare || x.prep == part.prep)
        };
        base.parts.retain(|x| !replaced(x));
        base.parts.push(part);
    }
    base
}

/// `Those who have rented for three years now number 20 million`: people, told by what they do.
fn those_who(view: &View<'_>, q: &Quantity) -> Option<Frame> {
    let verb = number_verb(view, q)?;
    let who = (0..verb).rfind(|&i| view.tokens[i].is("who") && view.before(i) == "those")?;
    let mut f = Frame {
        indicator: Some("number of people".to_string()),
        span: Some(view.span(who - 1, who + 1)),
        hint: Hint::Number,
        known: true,
        ..Frame::default()
    };
    let auxiliary = |i: &usize| view.tokens[*i].any(&["have", "had", "are", "were"]);
    let from = (who + 1..verb).find(|i| !auxiliary(i)).unwrap_or(verb);
    let to = verb - usize::from(view.class(verb - 1).has(Class::ADVERB) || view.tokens[verb - 1].is("now"));
    f.parts.push(Part {
        prep: String::new(),
        text: view.text(from, to.max(from)).to_string(),
        kind: None,
        range: (from, to),
    });
    Some(f)
}

/// `the removal of double entries, which numbered 16 million`: the plural right before the pronoun.
fn which_numbered(view: &View<'_>, q: &Quantity) -> Option<Frame> {
    let verb = number_verb(view, q).filter(|&v| v > 2 && view.tokens[v - 1].is("which"))?;
    let noun = verb - 3;
    if view.before(verb - 1) != ","
        || !crate::quantity::is_plural(&view.tokens[noun])
        || view.quantity_at[noun].is_some()
    {
        return None;
    }
    let own = |i: &usize| {
        let t = &view.tokens[*i];
        t.kind == crate::base::Kind::Word && view.class(*i).is_plain() && view.quantity_at[*i].is_none()
    };
    let from = (0..noun).rev().take_while(own).take(2).last().unwrap_or(noun);
    Some(Frame {
        indicator: Some(format!("number of {}", frame::lower_words(view, from, noun + 1))),
        span: Some(view.span(from, noun + 1)),
        count_noun: Some(view.singular(noun)),
        hint: Hint::Number,
        known: true,
        ..Frame::default()
    })
}

/// The verb of `number over 20 million`, right before a figure.
pub(super) fn number_verb(view: &View<'_>, q: &Quantity) -> Option<usize> {
    let verb = q.lead.checked_sub(1)?;
    let plural = view.tokens[verb].any(&["number", "numbered", "total", "totaled", "totalled"]);
    (plural && verb > 0 && !view.class(verb - 1).has(Class::DET)).then_some(verb)
}

/// Nouns of what is done to things that are measured: `the dredging of 40 km of canals`.
pub const WORKS: &[&str] = &[
    "construction", "reconstruction", "building", "rebuilding", "renovation", "repair", "expansion", "upgrading",
    "upgrade", "laying", "paving", "planting", "restoration", "dredging", "opening", "completion", "protection",
    "conversion", "transformation", "electrification",
];

/// Whether a modifier is only what was done to the counted things: `67 launches were made`.
pub(super) fn was_done(p: &Part) -> bool {
    let kind = crate::lexicon::lexicon().kind(&p.text);
    p.kind.is_none()
        && p.prep.is_empty()
        && !p.text.contains(' ')
        && (p.text.ends_with("ed") || kind.has(Class::PARTICIPLE))
}

/// Whether the phrase is a pronoun, or says no more than one.
pub(super) fn pronoun(view: &View<'_>, a: usize, b: usize) -> bool {
    b == a + 1
        && view.tokens[a].any(&[
            "it", "they", "this", "that", "which", "whom", "these", "those", "we", "he", "she", "there", "figure",
            "number",
        ])
        || b == a + 2
            && view.tokens[a].any(&["this", "the", "that"])
            && view.tokens[a + 1].any(&["figure", "number", "total", "amount", "value", "sum"])
}

fn np_trim(view: &View<'_>, from: usize, to: usize) -> (usize, usize) {
    // "lowering the rate from 17 to 16 percent"
    let figure = |at: usize| view.quantities().iter().any(|o| o.lead == at);
    let began = |i: &usize| view.tokens[*i].is("from") && (view.quantity_at[i + 1].is_some() || figure(i + 1));
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
pub(super) fn inherit(view: &View<'_>, last: Option<&Frame>, end: usize) -> Frame {
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
        // "trade between China and Chile rose, reaching": as far as the verb whose subject it is
        let whole = (h.last..end)
            .find(|&i| view.is_verb(i))
            .map(|v| (np::before(view, v), v));
        if let Some(((x, y), v)) = whole.filter(|((x, y), v)| *x <= h.first && *x >= start && y == v) {
            (a, b) = (x, y.max(v));
        }
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
    let beside = (comma + 1..end).all(|i| view.tokens[i].any(&["at", "to", "from", "about", "with", "only"]));
    let mut verbs = (start + 1..comma).filter(|&i| start == 0 && beside && view.is_verb(i));
    verbs.find_map(|verb| {
        let (a, b) = np::before(view, verb);
        let f = frame::read(view, a, b);
        let head = f.range.1.checked_sub(1).filter(|&h| f.range.0 < f.range.1 && h >= a)?;
        let measures = view.class(head).has(Class::MEASURING) && !f.anaphor && f.indicator.is_some();
        (measures && b == verb).then_some(f)
    })
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
