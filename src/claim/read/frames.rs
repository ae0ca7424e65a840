//! What a predicate is about: the noun phrase it names, its subject, what follows the figure.
use super::beside::{beside, beside_which, fared, goes_on_with};
use super::counts::counted;
use super::sellers::colon_frame;
use crate::base::Kind;
use crate::claim::frame::{self, Frame, Hint, Part};
use crate::claim::np;
use crate::claim::rules::{self, About, Predicate};
use crate::claim::view::View;
use crate::lexicon::{Class, singular};
use crate::model::Measure;
use crate::quantity::{Quantity, Sort};

pub(super) fn frame_of(view: &View<'_>, q: &Quantity, p: &Predicate, last: Option<&Frame>) -> Frame {
    if let Some(people) = those_who(view, q) {
        return people;
    }
    match p.about {
        About::Object { verb, from, to } if p.rule == "colon-list" => colon_frame(view, verb, from, to),
        About::Before(end) => {
            if let Some(f) = of_a_size(view, end) {
                return f;
            }
            let (a, b) = np::before(view, end);
            if let Some(f) = whose(view, a, b) {
                return f;
            }
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
            if let Some(own) = beside_which(view, last, a, b) {
                return own;
            }
            if let Some(antecedent) = antecedent(view, a, b) {
                return antecedent;
            }
            if f.is_empty() && !f.anaphor || pronoun(view, a, b) {
                if let Some(own) = fared(view, last, end)
                    .or_else(|| beside(view, last, end))
                    .or_else(|| goes_on_with(view, end))
                {
                    return own;
                }
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
            if f.indicator.is_none()
                && let Some(l) = last
            {
                // "and with Peru by 1.5%", "trade with Asia rose 7%, Africa 5%": the new partner replaces the old one
                let mut base = l.clone();
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
                f = base;
            }
            f
        }
        About::HeadOf { from, to } => {
            let (a, b) = np_trim(view, from, to);
            // "the construction of 8,700 kilometers of dikes": the dikes; "took the place of 3 tons of coal": the coal
            let work = |i: usize| view.tokens[i].any(WORKS) || b == a + 1 && view.tokens[i].is("place");
            if q.sort == Sort::Unit && p.rule == "head-of" && view.lower(q.tail) == "of" && b > a && work(b - 1) {
                let (x, y) = np::after(view, q.tail + 1);
                let things = frame::read(view, x, y);
                if things.indicator.is_some() && !things.anaphor {
                    return things;
                }
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
        About::Inherit if p.rule == "as-against" && last.is_some() => last.cloned().unwrap_or_default(),
        About::Inherit => inherit(view, last, q.lead),
    }
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
            count_noun: Some(singular(view.lower(y - 1))),
            known: true,
            ..Frame::default()
        });
    }
    let mut f = frame::read(view, at + 1, b);
    frame::push_part(view, &mut f, "of", x, y);
    f.indicator.is_some().then_some(f)
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

/// Whether the phrase is a pronoun, or says no more than one.
pub(super) fn pronoun(view: &View<'_>, a: usize, b: usize) -> bool {
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
