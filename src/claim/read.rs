//! Turns the quantities of one sentence into readings: predicate, frame, list distribution.
use super::frame::{self, Frame, Hint, Part};
use super::np;
use super::rules::{self, About, Predicate};
use super::view::View;
use crate::base::{Code, Diagnostic};
use crate::lexicon::{Class, NameKind, singular};
use crate::model::{Direction, Measure};
use crate::quantity::{Quantity, Shape, Sort};

/// What one quantity says, before periods and bases are resolved.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Index of the quantity in the view.
    pub quantity: usize,
    /// Kind of statement.
    pub measure: Measure,
    /// Which way.
    pub direction: Option<Direction>,
    /// What it is about.
    pub frame: Frame,
    /// Whole, field or reference.
    pub of: Option<String>,
    /// Unit where the numeral had none of its own.
    pub unit: Option<String>,
    /// Rule that matched.
    pub rule: &'static str,
    /// Token of the predicate.
    pub at: usize,
}

/// What the sentences before say about a sentence's pronouns.
#[derive(Clone, Debug, Default)]
pub struct Background {
    /// What was spoken of last.
    pub frame: Option<Frame>,
    /// Members of the list of names mentioned last.
    pub list: Vec<Part>,
}

/// Readings of all quantities, in order.
pub fn read(view: &View<'_>, background: &Background, diagnostics: &mut Vec<Diagnostic>) -> Vec<Reading> {
    let mut out: Vec<Reading> = Vec::new();
    let mut predicates: Vec<Predicate> = Vec::new();
    let qs = view.quantities();
    let mut group_start = 0;
    let mut last_group: Vec<Frame> = Vec::new();
    for k in 0..qs.len() {
        let p = rules::classify(view, k, predicates.last());
        let item = p.rule == "list-item";
        if !item {
            group_start = k;
        }
        let mut reading = if item {
            let mut r: Reading = out[k - 1].clone();
            r.quantity = k;
            r
        } else {
            let last = out
                .last()
                .map(|r| Frame {
                    said: Some(r.measure),
                    ..r.frame.carried()
                })
                .or_else(|| background.frame.as_ref().map(Frame::carried));
            let mut r = one(view, k, &p, last.as_ref(), background);
            if let Some(before) = out.last().filter(|b| b.quantity < k) {
                sibling(view, &mut r, before);
            }
            r
        };
        reading.quantity = k;
        if item {
            reading.rule = "list-item";
        }
        out.push(reading);
        let p = if item {
            Predicate {
                rule: out[group_start].rule,
                ..p
            }
        } else {
            p
        };
        predicates.push(p);
        let ends = k + 1 == qs.len() || rules::classify(view, k + 1, predicates.last()).rule != "list-item";
        if ends && k > group_start {
            distribute(view, &mut out[group_start..=k], &last_group, background, diagnostics);
            last_group = out[group_start..=k].iter().map(|r| r.frame.clone()).collect();
        }
    }
    out
}

/// The reading of a quantity that is no later item of a list.
fn one(view: &View<'_>, k: usize, p: &Predicate, last: Option<&Frame>, background: &Background) -> Reading {
    let q = &view.quantities()[k];
    let mut frame = frame_of(view, q, p, last);
    let mut measure = p.measure;
    let mut direction = p.direction;
    settle_anaphora(view, &mut frame, background);
    among(view, q, &mut frame, last);
    if frame.indicator.is_none() {
        borrow(&mut frame, last);
    }
    if measure == Measure::Level {
        match (frame.hint, q.sort) {
            (Hint::Share, Sort::Percent) => measure = Measure::Share,
            (Hint::Growth, Sort::Percent) => (measure, direction) = (Measure::Growth, Some(Direction::Up)),
            (Hint::Decline, Sort::Percent) => (measure, direction) = (Measure::Growth, Some(Direction::Down)),
            (Hint::Growth | Hint::Decline, Sort::Pp) => (measure, direction) = (Measure::Change, Some(Direction::Up)),
            (_, Sort::Pp) => (measure, direction) = (Measure::Change, Some(Direction::Up)),
            _ => {}
        }
    }
    let whole = last_whole(view, k);
    let mut of = p.of.map(|at| reference(view, at, q, measure)).unwrap_or_default();
    if measure == Measure::Share && of.is_none() {
        of = frame
            .of
            .clone()
            .or_else(|| whole.filter(|_| frame.inherited || frame.anaphor));
    }
    if measure == Measure::Change && q.sort == Sort::Pp && frame.hint == Hint::Share {
        of = of.or_else(|| frame.of.clone());
    }
    if measure == Measure::Share
        && let Some(at) = p.of
    {
        whole_indicator(view, at, &mut frame);
    }
    if measure == Measure::Level && q.sort == Sort::Time {
        measure = Measure::Duration;
    }
    if measure == Measure::Rank {
        ranked_thing(view, q, &mut frame);
    }
    trailing(view, q, p, measure, &mut frame);
    if q.value.is_sign_negative() {
        direction = Some(Direction::Down)
            .filter(|_| matches!(measure, Measure::Growth | Measure::Change | Measure::Gap))
            .or(direction);
    }
    let unit = if q.sort == Sort::Bare {
        frame.count_noun.clone()
    } else {
        None
    };
    Reading {
        quantity: k,
        measure,
        direction,
        frame,
        of,
        unit,
        rule: p.rule,
        at: p.at,
    }
}

/// `goods accounted for 90% of trade with X`: the share is one of trade, the goods are its subject.
fn whole_indicator(view: &View<'_>, at: usize, frame: &mut Frame) {
    if frame.known && !frame.inherited || frame.hint == Hint::Number {
        return;
    }
    let (a, b) = np::after(view, at);
    let whole = frame::read(view, a, b);
    if !whole.known || whole.indicator.is_none() || frame.known && frame.indicator == whole.indicator {
        return;
    }
    if frame.known && frame.inherited {
        return;
    }
    if let Some(own) = frame.indicator.take().filter(|_| !frame.inherited) {
        frame.parts.insert(
            0,
            Part {
                prep: "of".into(),
                text: own,
                kind: None,
                range: frame.range,
            },
        );
    }
    (frame.indicator, frame.span, frame.known, frame.rate) = (whole.indicator, whole.span, true, false);
    frame.range = (0, 0);
    for p in whole.parts {
        if !frame.parts.iter().any(|x| x.text == p.text) {
            frame.parts.push(Part { range: (0, 0), ..p });
        }
    }
}

/// `the second-largest consumer market`: what is ranked follows, who holds the rank comes before.
fn ranked_thing(view: &View<'_>, q: &Quantity, frame: &mut Frame) {
    let mut to = q.tail;
    while to < view.tokens.len() && to < q.tail + 6 && !crate::quantity::is_stop(&view.tokens, to) {
        to += 1;
    }
    let text = frame::words(view, q.tail, to);
    if text.is_empty() {
        return;
    }
    let owner = frame.indicator.take().filter(|_| !frame.inherited);
    if frame.inherited {
        frame.parts.clear();
    }
    if let Some(o) = owner {
        frame.parts.insert(
            0,
            Part {
                prep: String::new(),
                text: o,
                kind: None,
                range: (0, 0),
            },
        );
    }
    frame.indicator = Some(text.to_lowercase());
    frame.span = Some(view.span(q.tail, to));
    frame.inherited = false;
}

/// `imports of consumer goods rose, with edible oil up 12%`: a thing without an indicator of its own is one more
/// of those whose imports were just spoken of.
fn sibling(view: &View<'_>, r: &mut Reading, before: &Reading) {
    let (a, b) = r.frame.range;
    let model = &before.frame;
    let traded = model.known
        && model
            .indicator
            .as_deref()
            .is_some_and(|i| i == "imports" || i == "exports" || i == "imports and exports");
    let own_kind = r.frame.rate
        || a >= b
        || (a..b).any(|i| {
            view.tokens[i].any(&[
                "price",
                "prices",
                "number",
                "cost",
                "costs",
                "index",
                "investment",
                "income",
                "growth",
                "time",
                "population",
                "volume",
                "volumes",
                "processing",
            ])
        });
    if !matches!(r.measure, Measure::Growth)
        || r.frame.known
        || r.frame.inherited
        || !traded
        || own_kind
        || r.frame.hint != Hint::None
    {
        return;
    }
    sibling_of(view, r, model);
}

fn sibling_of(view: &View<'_>, r: &mut Reading, model: &Frame) {
    let (a, b) = r.frame.range;
    let mut f = Frame {
        inherited: true,
        hint: Hint::None,
        ..model.carried()
    };
    f.parts.retain(|p| p.kind.is_some());
    frame::push_part(view, &mut f, "of", a, b);
    for p in r.frame.parts.drain(..) {
        f.parts.push(p);
    }
    r.frame = f;
}

/// The whole named earlier in the sentence (`accounting for 5% of X, up 2 points`).
fn last_whole(_view: &View<'_>, _k: usize) -> Option<String> {
    None
}

/// The phrase at `at` that a share is part of, a rank is among, a gap is against.
fn reference(view: &View<'_>, at: usize, q: &Quantity, measure: Measure) -> Option<String> {
    if measure == Measure::Rank {
        return rank_field(view, q);
    }
    let (from, to) = np::after(view, at);
    let text = frame::words(view, from, to);
    (!text.is_empty()).then_some(text)
}

fn rank_field(view: &View<'_>, q: &Quantity) -> Option<String> {
    if let Some(i) = (q.first..q.last).find(|&i| view.lower(i) == "'s") {
        return Some(view.lower(i - 1).to_string());
    }
    if view.before(q.first) == "'s" && q.first >= 2 {
        return Some(view.lower(q.first - 2).to_string());
    }
    let inn = (q.tail..(q.tail + 8).min(view.tokens.len())).find(|&i| view.tokens[i].any(&["in", "among", "of"]))?;
    let (a, b) = np::after(view, inn + 1);
    let text = frame::words(view, a, b);
    (!text.is_empty() && view.period_at[a].is_none()).then_some(text)
}

fn frame_of(view: &View<'_>, q: &Quantity, p: &Predicate, last: Option<&Frame>) -> Frame {
    match p.about {
        About::Before(end) => {
            let (a, b) = np::before(view, end);
            let mut f = frame::read(view, a, b);
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
            if f.indicator.is_none()
                && let Some(l) = last
            {
                // "and with Peru by 1.5%": the new partner replaces the old one
                let mut base = l.clone();
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
                if let Some(l) = last.filter(|_| f.indicator.is_none() || f.parts.is_empty() && !opens) {
                    merge_subject(&mut f, l);
                }
            } else {
                merge_subject(&mut f, &subject);
            }
            f
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
    let mut to = to;
    while to > from && (view.tokens[to - 1].any(&["by", "of", "further", "also"]) || view.period_at[to - 1].is_some()) {
        to -= 1;
    }
    let mut from = from;
    while from < to && view.class(from).has(Class::DET) && !view.tokens[from].any(&["its", "their"]) {
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
    last.cloned().unwrap_or_default()
}

/// Adds what a clause's subject contributes to its object: the actor, or the whole subject as a modifier.
fn merge_subject(f: &mut Frame, subject: &Frame) {
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
        let dull = matches!(i.as_str(), "customs" | "economy" | "we" | "data" | "people" | "growth");
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
    while a < to && view.tokens[a].any(&["more", "additional", "fewer", "less", "new", "such", "other", "major"]) {
        a += 1;
    }
    let noun = frame::words(view, a, to).to_lowercase();
    f.count_noun = Some(singular(view.lower(to.saturating_sub(1))));
    f.indicator = Some(if q.unit == "person" && q.noun.is_none() {
        "number of people".to_string()
    } else {
        format!("number of {noun}")
    });
    f.span = Some(view.span(from, to));
    f.hint = Hint::Number;
    match verb {
        Some(v) => {
            let (x, y) = np::before(view, v);
            let subject = frame::read(view, x, y);
            // "the number of hospitals reached 1,200 units": the subject already is the indicator
            if subject.hint == Hint::Number && subject.indicator.is_some() {
                return subject;
            }
            if subject.known && subject.indicator.as_deref() == Some("population") {
                return subject;
            }
            if subject.is_empty() || subject.anaphor {
                if let Some(l) = last {
                    let carried = Frame {
                        indicator: None,
                        ..l.clone()
                    };
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
            if !view.class(v).has(Class::LEVEL.or(Class::EXCEED)) {
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
        None => tail_part(view, &mut f, q.tail, 9),
    }
    f
}

/// Takes up to `most` words of what follows as a modifier: what the counted things do.
fn tail_part(view: &View<'_>, f: &mut Frame, from: usize, most: usize) {
    let mut to = from;
    while to < view.tokens.len()
        && to < from + most
        && !view.tokens[to].any(&[",", ";", ".", ":", "—", "while", "which", "with"])
        && view.quantity_at[to].is_none()
        && view.period_at[to].is_none()
    {
        to += 1;
    }
    let (mut a, mut b) = (from, to);
    while a < b
        && view.tokens[a].any(&[
            "have", "has", "had", "were", "was", "are", "is", "been", "that", "who", "also", "all", "and",
        ])
    {
        a += 1;
    }
    while b > a
        && (view.class(b - 1).has(Class::PREP.or(Class::DET).or(Class::CONJ)) || view.class(b - 1).has(Class::ADVERB))
    {
        b -= 1;
    }
    let text = frame::words(view, a, b);
    if !text.is_empty() {
        f.parts.push(Part {
            prep: String::new(),
            text,
            kind: None,
            range: (a, b),
        });
    }
}

/// Prepositional phrases right after a quantity belong to what it counts or measures.
fn after_parts(view: &View<'_>, f: &mut Frame, from: usize) {
    if !view
        .tokens
        .get(from)
        .is_some_and(|t| t.any(&["of", "from", "in", "with", "to", "for", "across", "on", "via"]))
    {
        return;
    }
    let (a, b) = np::after(view, from + 1);
    if a >= b || view.period_at[a].is_some() {
        return;
    }
    let inner = frame::read(view, a, b);
    let prep = view.lower(from).to_string();
    if inner.parts.is_empty() || inner.indicator.is_some() {
        let stop = inner.range;
        let head_end = if stop.1 > a { stop.1 } else { b };
        frame::push_part(view, f, &prep, a, head_end.min(b).max(a));
    }
    for p in inner.parts {
        if !f.parts.iter().any(|x| x.text == p.text) {
            f.parts.push(p);
        }
    }
}

/// What stands after the figure: `48 billion yuan of machinery from Japan`, `grew by 5% in trade with Japan`.
fn trailing(view: &View<'_>, q: &Quantity, p: &Predicate, measure: Measure, frame: &mut Frame) {
    if p.of.is_some()
        || matches!(
            measure,
            Measure::Gap | Measure::Share | Measure::Rank | Measure::Streak | Measure::Duration
        )
        || matches!(p.about, About::After(_) | About::Counted(_))
    {
        return;
    }
    let last = rules::list_end(view, view.quantity_at[q.first].unwrap_or(0));
    let tail = view.quantities()[last].tail;
    let trade_verb = ["imported", "exported", "import", "export"]
        .iter()
        .find(|w| view.lower(p.at) == **w)
        .copied();
    if let Some(verb) = trade_verb {
        frame.indicator = Some(if verb.starts_with("im") { "imports" } else { "exports" }.to_string());
        frame.known = true;
        frame.span = Some(view.span(p.at, p.at + 1));
    }
    if view.lower(tail) == "of" && matches!(q.sort, Sort::Money | Sort::Unit | Sort::Bare) {
        let (a, b) = np::after(view, tail + 1);
        let inner = frame::read(view, a, b);
        if trade_verb.is_none() && inner.indicator.is_some() && !matches!(p.about, About::HeadOf { .. }) && !frame.known
        {
            let subject = std::mem::replace(frame, inner);
            merge_subject(frame, &subject);
        } else {
            after_parts(view, frame, tail);
        }
        return;
    }
    let mut k = tail;
    while matches!(view.lower(k), "year-on-year" | "respectively")
        || view.lower(k) == "year" && view.lower(k + 1) == "on"
    {
        k += if view.lower(k) == "year" { 3 } else { 1 };
    }
    let joins = k + 1 < view.tokens.len()
        && view
            .tokens
            .get(k)
            .is_some_and(|t| t.any(&["in", "to", "with", "from", "via", "for", "by"]))
        && view.period_at.get(k + 1).copied().flatten().is_none()
        && !(view.lower(k + 1) == "the" && view.period_at.get(k + 2).copied().flatten().is_some());
    if joins
        && !view.tokens[k + 1].any(&[
            "real",
            "nominal",
            "comparable",
            "dollar",
            "yuan",
            "addition",
            "terms",
            "the",
        ])
        || joins && view.names.iter().any(|h| h.first == k + 1 || h.first == k + 2)
    {
        let (a, b) = np::after(view, k + 1);
        if (a..b).any(|i| view.in_name(i).is_some()) || measure == Measure::Level && frame.parts.is_empty() {
            after_parts(view, frame, k);
        }
    }
}

/// `these countries`, `these regions`: the names they point to.
fn settle_anaphora(view: &View<'_>, frame: &mut Frame, background: &Background) {
    let Some(last) = &background.frame else { return };
    let pointed: Vec<Part> = last
        .parts
        .iter()
        .filter(|p| matches!(p.kind, Some(NameKind::Partner | NameKind::Region | NameKind::Actor)))
        .cloned()
        .collect();
    let mut replaced = false;
    for p in &mut frame.parts {
        let (a, b) = p.range;
        if a >= b || p.kind.is_some() {
            continue;
        }
        let demonstrative = view.tokens[a].any(&["these", "those", "this", "such"]);
        let noun = view.tokens[b - 1].any(&[
            "countries",
            "nations",
            "regions",
            "provinces",
            "enterprises",
            "areas",
            "region",
            "markets",
            "economies",
            "companies",
            "cities",
            "partners",
        ]);
        if demonstrative
            && noun
            && let Some(first) = pointed.first()
        {
            (p.text, p.kind) = (first.text.clone(), first.kind);
            replaced = true;
        }
    }
    if frame.anaphor && !replaced {
        // "their share", "that of private enterprises": the indicator or the owner comes from before
        if frame.indicator.is_none() && frame.hint == Hint::None || frame.indicator.is_none() {
            frame.indicator = last.indicator.clone();
            frame.rate = last.rate;
            frame.known = last.known;
            frame.count_noun = frame.count_noun.clone().or_else(|| last.count_noun.clone());
            if frame.hint == Hint::None {
                frame.hint = last.hint;
            }
        }
        if !frame.parts.iter().any(|p| p.kind.is_some()) || frame.hint == Hint::Share {
            for p in &last.parts {
                if !frame.parts.iter().any(|x| x.text == p.text)
                    && !(p.kind.is_none() && frame.parts.iter().any(|x| x.prep == p.prep))
                {
                    frame.parts.push(Part {
                        range: (0, 0),
                        ..p.clone()
                    });
                }
            }
        }
        frame.inherited = true;
    }
}

/// `Among these, exports of robots grew`: the part inherits whose exports they are.
fn among(view: &View<'_>, q: &Quantity, frame: &mut Frame, last: Option<&Frame>) {
    let start = (0..q.lead)
        .rev()
        .find(|&i| view.tokens[i].any(&[";", "—"]))
        .map_or(0, |i| i + 1);
    let head: Vec<&str> = (start..(start + 3).min(view.tokens.len()))
        .map(|i| view.lower(i))
        .collect();
    let points_back = matches!(
        head.as_slice(),
        ["among" | "of", "these" | "them" | "those" | "which", ..] | ["in", "particular", ..]
    );
    if let (true, Some(last)) = (points_back, last) {
        for p in &last.parts {
            let owner = matches!(p.kind, Some(NameKind::Region | NameKind::Actor | NameKind::Partner));
            if owner
                && !frame
                    .parts
                    .iter()
                    .any(|x| x.text == p.text || x.kind == p.kind && p.kind.is_some())
            {
                frame.parts.push(Part {
                    range: (0, 0),
                    ..p.clone()
                });
            }
        }
    }
}

/// A frame that names only modifiers takes the indicator spoken of last.
fn borrow(frame: &mut Frame, last: Option<&Frame>) {
    let Some(last) = last else { return };
    frame.indicator = last.indicator.clone();
    frame.span = last.span;
    frame.rate = last.rate;
    frame.known = last.known;
    frame.inherited = true;
    if frame.hint == Hint::None {
        frame.hint = last.hint;
    }
    frame.count_noun = frame.count_noun.clone().or_else(|| last.count_noun.clone());
    if frame.parts.is_empty() {
        frame.parts = last.parts.clone();
    }
}

/// Pairs the values of a list with the members of the list its frame names.
fn distribute(
    view: &View<'_>,
    group: &mut [Reading],
    last_group: &[Frame],
    background: &Background,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let n = group.len();
    let frame = group[0].frame.clone();
    let respectively = {
        let last = view.quantities()[group[n - 1].quantity].tail;
        (last..(last + 3).min(view.tokens.len())).any(|i| view.tokens[i].is("respectively"))
            || view.tokens.iter().any(|t| t.is("respectively"))
    };
    if let Some((which, items)) = list_of(view, &frame, n) {
        for (r, &(a, b)) in group.iter_mut().zip(&items) {
            assign(view, &mut r.frame, &frame, which, a, b);
        }
        share_wholes(view, group, n);
        return;
    }
    if background.list.len() == n
        && frame
            .parts
            .iter()
            .any(|p| p.range.0 < p.range.1 && view.tokens[p.range.0].any(&["these", "the", "both", "those"]))
    {
        for (r, item) in group.iter_mut().zip(&background.list) {
            r.frame.parts = frame
                .parts
                .iter()
                .filter(|p| p.prep != "to" && p.prep != "with" && p.prep != "from" && p.prep != "of" && p.prep != "in")
                .cloned()
                .collect();
            r.frame.parts.push(item.clone());
        }
        return;
    }
    if frame.inherited && last_group.len() == n {
        // "reached A, B and C, growing by a, b and c": the second list pairs with the first
        for (r, f) in group.iter_mut().zip(last_group) {
            r.frame = Frame {
                hint: frame.hint,
                ..f.carried()
            };
        }
        share_wholes(view, group, n);
        return;
    }
    if frame.inherited && inherited_list(group, background) {
        share_wholes(view, group, n);
        return;
    }
    if respectively {
        let q = &view.quantities()[group[0].quantity];
        let end = &view.quantities()[group[n - 1].quantity];
        diagnostics.push(Diagnostic::new(
            Code::ListMismatch,
            q.span.cover(end.span),
            format!("{n} values stand in a list, and no list of {n} things was found for them"),
        ));
    }
}

/// The members remembered from a list just before (`grew ..., accounting for 35% and 54% respectively`).
fn inherited_list(group: &mut [Reading], background: &Background) -> bool {
    if background.list.len() != group.len() {
        return false;
    }
    for (r, item) in group.iter_mut().zip(&background.list) {
        r.frame.parts.retain(|p| p.prep != item.prep);
        r.frame.parts.push(item.clone());
    }
    true
}

/// Which part of a frame is a list of `n`: its index, or none for the indicator itself.
type Which = Option<usize>;

fn list_of(view: &View<'_>, frame: &Frame, n: usize) -> Option<(Which, Vec<(usize, usize)>)> {
    for (k, p) in frame.parts.iter().enumerate() {
        if p.range.0 < p.range.1
            && let Some(items) = np::split_list(view, p.range.0, p.range.1, n)
        {
            return Some((Some(k), items));
        }
    }
    let (a, b) = frame.range;
    (a < b)
        .then(|| np::split_list(view, a, b, n))
        .flatten()
        .map(|items| (None, items))
}

fn assign(view: &View<'_>, frame: &mut Frame, model: &Frame, which: Which, a: usize, b: usize) {
    *frame = model.clone();
    match which {
        Some(k) => {
            let part = &model.parts[k];
            let mut single = Frame::default();
            frame::push_part(view, &mut single, &part.prep, a, b);
            let mut new = single.parts.pop().unwrap_or_else(|| Part {
                text: frame::words(view, a, b),
                range: (a, b),
                ..part.clone()
            });
            if part.kind == Some(NameKind::Transport) && new.kind.is_none() {
                new.kind = part.kind;
                new.text = format!(
                    "by {}",
                    new.text.trim_start_matches("via ").trim_start_matches("through ")
                );
            }
            frame.parts[k] = new;
        }
        None => {
            let single = frame::read(view, a, b);
            if single.indicator.is_some() {
                frame.indicator = single.indicator;
                frame.rate = single.rate;
                frame.count_noun = single.count_noun.or(frame.count_noun.take());
            } else if let Some(p) = single.parts.into_iter().next() {
                frame.indicator = Some(p.text);
            }
            frame.span = Some(view.span(a, b));
            frame.range = (a, b);
        }
    }
}

/// `35.6% and 54.8% of China's total trade with Vietnam and Kyrgyzstan`: the wholes are a list too.
fn share_wholes(view: &View<'_>, group: &mut [Reading], n: usize) {
    if group[0].measure != Measure::Share {
        return;
    }
    let tail = view.quantities()[group[n - 1].quantity].tail;
    if !matches!(view.lower(tail), "of" | "in") {
        return;
    }
    let (a, b) = np::after(view, tail + 1);
    let whole = frame::read(view, a, b);
    if let Some((Some(k), items)) = list_of(view, &whole, n) {
        let before = whole.parts[k].range.0;
        for (r, (x, y)) in group.iter_mut().zip(items) {
            r.of = Some(format!(
                "{} {}",
                frame::words(view, a, before).trim_end(),
                frame::words(view, x, y)
            ));
        }
    } else {
        // the whole of each item: the total of the same thing
        for r in group.iter_mut() {
            r.of = r.of.take();
        }
    }
}

/// The names listed in a sentence, for "these two regions" in the next one.
pub fn listed_names(view: &View<'_>) -> Vec<Part> {
    let mut best: Vec<Part> = Vec::new();
    let mut run: Vec<Part> = Vec::new();
    let mut end = usize::MAX;
    for h in &view.names {
        if view.name_kind(h) == NameKind::Org {
            continue;
        }
        let gap = end != usize::MAX
            && h.first >= end
            && h.first - end <= 2
            && (end..h.first).all(|i| view.tokens[i].any(&[",", "and", "the"]));
        if !gap {
            run.clear();
        }
        let mut f = Frame::default();
        frame::push_part(view, &mut f, "with", h.first, h.last);
        if let Some(mut p) = f.parts.pop() {
            p.range = (0, 0);
            run.push(p);
        }
        end = h.last;
        if run.len() >= 2 && run.len() >= best.len() {
            best.clone_from(&run);
        }
    }
    best
}

/// Whether the quantity is only a length of time that sets the scene (`over the past five years`).
pub fn sets_scene(view: &View<'_>, q: &Quantity) -> bool {
    q.sort == Sort::Time
        && q.shape == Shape::Plain
        && (matches!(
            view.before(q.lead),
            "past" | "last" | "next" | "recent" | "coming" | "previous"
        ) || view
            .tokens
            .get(q.last)
            .is_some_and(|t| t.any(&["ago", "earlier"]) && q.approx == crate::model::Approx::Exact))
}
