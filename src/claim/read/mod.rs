//! Turns the quantities of one sentence into readings: predicate, frame, list distribution.
mod anaphora;
mod carried;
mod complements;
mod frames;
mod lists;
mod numbers;
mod sellers;
mod trailing;
mod units;
mod wholes;

use crate::base::Diagnostic;
use crate::claim::frame::{self, Frame, Hint, Part};
use crate::claim::np;
use crate::claim::rules::{self, About, Predicate};
use crate::claim::view::View;
use crate::lexicon::Class;
use crate::model::{Direction, Measure};
use crate::quantity::{Quantity, Shape, Sort};
use anaphora::{among, bare_indicator, borrow, of_firms, settle_anaphora, short_form, sibling, that_of};
pub use anaphora::{mentioned, named};
use frames::frame_of;
use lists::distribute;
pub use lists::{by_quarter, listed_names};
use rust_decimal::Decimal;
pub use sellers::nominal;
use trailing::trailing;
use wholes::{is_part, ranked_thing, reference, whole_indicator};

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
    /// One of a list of values that was paired with a list of things.
    pub paired: bool,
    /// Of a thing that took the measure told before it.
    pub thing: bool,
}

/// What the sentences before say about a sentence's pronouns.
#[derive(Clone, Debug, Default)]
pub struct Background {
    /// What was spoken of last.
    pub frame: Option<Frame>,
    /// What each level of the last sentence with figures was of.
    pub told: Vec<Frame>,
    /// The units of the levels of the last sentence with figures, and what each was of.
    pub levels: Vec<(String, Frame)>,
    /// Members of the list of names mentioned last.
    pub list: Vec<Part>,
    /// Names that earlier sentences of the turn spoke of, the latest last.
    pub named: Vec<Part>,
    /// Unit of what was counted last.
    pub counted: Option<String>,
    /// What the sentence before named without a figure, where it had none.
    pub named_before: Option<Frame>,
    /// Unit of measure or rate said last.
    pub measured: Option<String>,
    /// Growth rates said in the turn, and of what, the latest first.
    pub growths: Vec<(Decimal, Frame)>,
}

/// Readings of all quantities, in order.
pub fn read(view: &View<'_>, background: &Background, diagnostics: &mut Vec<Diagnostic>) -> Vec<Reading> {
    let mut out: Vec<Reading> = Vec::new();
    let mut predicates: Vec<Predicate> = Vec::new();
    let qs = view.quantities();
    let mut group_start = 0;
    let mut last_group: Vec<Frame> = Vec::new();
    // the next quantity's predicate, asked for to see whether a list goes on
    let mut ahead: Option<Predicate> = None;
    for k in 0..qs.len() {
        let p = ahead
            .take()
            .unwrap_or_else(|| rules::classify(view, k, predicates.last()));
        let item = p.rule == "list-item";
        if !item {
            group_start = k;
        }
        let mut reading = if item {
            let mut r: Reading = out[k - 1].clone();
            r.quantity = k;
            numbers::for_how_many(view, &qs[k], &qs[k].unit, &mut r.frame);
            r
        } else {
            let aside = carried::is_aside(view, &out, &qs[k]);
            let last = out[..out.len() - usize::from(aside)]
                .last()
                .map(|r| Frame {
                    said: said(r),
                    ..r.frame.carried()
                })
                .or_else(|| background.frame.as_ref().map(Frame::carried));
            let mut r = one(view, k, &p, last, background, &out);
            if let Some(before) = out.last().filter(|b| b.quantity < k) {
                sibling(view, &mut r, before);
            }
            if let Some(model) = out.last().map(|b| &b.frame).or(background.frame.as_ref()) {
                of_firms(view, &mut r, model);
                short_form(view, &mut r, model, &background.told);
            }
            bare_indicator(&mut r, view, out.last(), background);
            carried::of_thing(view, &mut r, &out, background);
            carried::in_terms(view, &mut r);
            goes_on(&mut r, out.last());
            lists::by_unit(view, &mut r, &out);
            lists::for_another(view, &mut r, out.last());
            wholes::each_of_its_own(&mut r, out.last());
            wholes::same_whole(&mut r, out.last());
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
        if k + 1 < qs.len() {
            ahead = Some(rules::classify(view, k + 1, predicates.last()));
        }
        let ends = ahead.is_none_or(|p| p.rule != "list-item");
        if ends && k > group_start {
            let (earlier, rest) = out.split_at_mut(group_start);
            let group = &mut rest[..=k - group_start];
            let paired = numbers::add_up(view, earlier, group)
                || distribute(view, (earlier, &mut *group), &last_group, background, diagnostics);
            group.iter_mut().for_each(|r| r.paired = paired);
            make_a_whole(view, group);
            last_group = out[group_start..=k].iter().map(|r| r.frame.clone()).collect();
        }
        if ends
            && k == group_start
            && let Some(frames) = lists::pair_mixed(view, &mut out)
        {
            last_group = frames;
        }
    }
    lists::pair_opposites(view, &mut out);
    out
}

/// `of which rye was 3 tons, up 2%, oats and barley rose by 1%`: what is said of a thing that took its measure goes on with it.
fn goes_on(r: &mut Reading, before: Option<&Reading>) {
    let same = |b: &Reading| b.frame.indicator == r.frame.indicator && b.frame.subject() == r.frame.subject();
    if before.is_some_and(|b| b.thing && r.frame.inherited && same(b)) {
        r.thing = true;
    }
}

/// `the three made 22%, 29% and 49% of it`: percentages in a list that come to a hundred are shares of a whole.
fn make_a_whole(view: &View<'_>, group: &mut [Reading]) {
    let percent = |r: &Reading| {
        let q = &view.quantities()[r.quantity];
        (r.measure == Measure::Level && q.sort == Sort::Percent && !r.frame.rate).then_some(q.value)
    };
    let sum = group
        .iter()
        .map(percent)
        .try_fold(Decimal::ZERO, |s, v| s.checked_add(v?));
    if sum.is_some_and(|s| (s - Decimal::ONE_HUNDRED).abs() <= Decimal::new(3, 1)) {
        group.iter_mut().for_each(|r| r.measure = Measure::Share);
    }
}

/// `staying above 3 trillion for eight months`, `a trend continuing for three months`: how long it has been so without a break.
fn lasts(view: &View<'_>, q: &Quantity) -> bool {
    let Some(joint) = q.lead.checked_sub(1).filter(|&i| view.tokens[i].is("for")) else {
        return false;
    };
    let clause = (0..joint).rev().take_while(|&i| !view.tokens[i].any(&[",", ";", ":"]));
    let stays = |i: usize| crate::lexicon::lexicon().kind(view.lower(i)).has(Class::STAY);
    let ranks = |i: usize| view.tokens[i].any(&["ranking", "ranked", "ranks"]);
    let told = clause.into_iter().find(|&i| stays(i) || ranks(i));
    view.before(joint) == "continuing" || told.is_some_and(|v| (v..joint).any(|i| view.quantity_at[i].is_some()))
}

/// `the herd had returned to 91%`: of what it once was.
fn comes_back(view: &View<'_>, q: &Quantity) -> bool {
    let to = q.lead.checked_sub(1).filter(|&t| t > 0 && view.tokens[t].is("to"));
    to.is_some_and(|t| {
        view.tokens[t - 1].any(&[
            "returned", "returning", "recovered", "recovering", "restored", "back", "rebounded", "rebounding",
        ])
    })
}

/// The reading whose thing the next sentences go on with: the last, unless its clause told of a part (`of this total,
/// rural sales were 2 billion`).
pub fn spoken_of<'r>(view: &View<'_>, readings: &'r [Reading]) -> Option<&'r Reading> {
    let mut told = readings.iter().filter(|r| !r.frame.is_empty());
    let part = |at: usize| {
        (2..at).rev().find(|&i| {
            view.tokens[i - 1].any(&[";", ","])
                && view.tokens[i].any(&["of", "among"])
                && view
                    .tokens
                    .get(i + 1)
                    .is_some_and(|t| t.any(&["this", "these", "them", "which", "the", "that"]))
                && (view.lower(i + 1) != "the" || view.lower(i + 2) == "total")
        })
    };
    let mut last = told.next_back()?;
    // "fell by 21% in 46 sections. The figure in the east": of what fell
    if let Some(main) = told
        .clone()
        .next_back()
        .filter(|main| carried::behind(view, main, last))
    {
        last = main;
        told.next_back();
    }
    let Some(open) = part(view.quantities()[last.quantity].lead) else {
        return Some(last);
    };
    let whole = told.rfind(|r| view.quantities()[r.quantity].tail <= open);
    whole.or(Some(last))
}

/// What a reading says of its thing, for those after it: by how much a growth is higher is still said of the growth.
fn said(r: &Reading) -> Option<Measure> {
    match (r.measure, r.frame.said) {
        (Measure::Change | Measure::Gap, Some(Measure::Growth)) => Some(Measure::Growth),
        (measure, _) => Some(measure),
    }
}

/// The reading of a quantity that is no later item of a list.
fn one(
    view: &View<'_>,
    k: usize,
    p: &Predicate,
    last: Option<Frame>,
    background: &Background,
    before: &[Reading],
) -> Reading {
    let q = &view.quantities()[k];
    let last = last.map(|l| measurable(l, q, p));
    let last = last.as_ref();
    let mut frame = frame_of(view, q, p, last);
    let mut measure = p.measure;
    let mut direction = p.direction;
    settle_anaphora(
        view,
        &mut frame,
        last.filter(|f| !before.is_empty() && f.hint != Hint::Number),
        background,
    );
    among(view, q, &mut frame, last);
    // "the index" is none of the things that were counted last
    // nor does "growth will slow to 5%" speak of them
    let own_growth = frame.hint == Hint::Growth && !frame.anaphor && matches!(p.about, About::Before(_));
    let other = |l: &Frame| (frame.weak.as_deref() == Some("index") || own_growth) && counts(l);
    if let (true, Measure::Share, Some(at)) = (!frame.parts.is_empty() && !frame.anaphor, measure, p.of)
        && frame.indicator.is_none()
        && !matches!(p.about, About::Inherit)
        && !frame.parts.iter().any(|x| that_of(view, x))
    {
        // "Sichuan contributes a quarter of the water of the basin": what the whole is of
        let (a, b) = np::after(view, at);
        let whole = frame::read(view, a, b);
        (frame.indicator, frame.span, frame.known) = (whole.indicator, whole.span, whole.known);
    }
    let moved = view
        .tokens
        .get(p.at)
        .is_some_and(|t| t.any(&["rose", "climbed", "moved", "jumped", "advanced", "dropped", "slipped"]));
    if measure == Measure::Rank
        && moved
        && frame.indicator.is_none()
        && !frame.anaphor
        && (view.before(p.at) == "china" || !frame.parts.is_empty() && frame.parts.iter().all(|x| x.kind.is_some()))
    {
        // "China rose to 11th place": it is the place that is told
        frame.indicator = Some("ranking".to_string());
    }
    // "the average price of carp was 14 yuan; the average of 12 fruits was 6 yuan"
    let averaged = || {
        let same = |b: &&Reading| view.quantities()[b.quantity].unit == q.unit && b.measure == Measure::Level;
        let average = frame.weak.as_deref() == Some("average") && !frame.parts.is_empty();
        before
            .iter()
            .rev()
            .find(same)
            .filter(|_| average)
            .map(|b| b.frame.carried())
    };
    let told = sellers::told_before(view, p, &frame, before).or_else(averaged);
    if told.is_some() {
        borrow(&mut frame, told.as_ref());
    } else if own_ratio(view, q, &frame, before) {
        let mut owner = last.map(Frame::carried).unwrap_or_default();
        let thing = owner.indicator.take();
        frame.indicator = frame.weak.take();
        frame.rate = true;
        frame.parts.extend(owner.parts);
        frame.parts.extend(thing.map(|text| Part {
            prep: "of".to_string(),
            text,
            kind: None,
            range: (0, 0),
        }));
    } else if frame.indicator.is_none() && !last.is_some_and(other) {
        borrow(&mut frame, last);
    }
    (measure, direction) = as_last_told((measure, direction), q, &frame, last);
    if let Some(way) = sellers::it_grew(view, q, p, &frame, before, background) {
        (measure, direction) = (Measure::Growth, Some(way));
    }
    // "the rate was 4.05 percent, 0.04 percent lower than in 2014": of a rate, points
    let small = q.sort == Sort::Percent && q.value.abs() < Decimal::ONE;
    if measure == Measure::Growth && frame.rate && small && p.rule == "gap-than" {
        measure = Measure::Change;
    }
    if frame.indicator.is_none() {
        frame.indicator = frame.weak.take();
    }
    move_things(view, q, p, measure, &mut frame);
    if let Some(said) = said_before(view, q, p, background).filter(|_| frame.inherited) {
        frame = said;
    }
    if measure == Measure::Level {
        match (frame.hint, q.sort) {
            (Hint::Share, Sort::Percent) => measure = Measure::Share,
            (_, Sort::Percent) if contributes(&frame) => measure = Measure::Share,
            (Hint::Growth, Sort::Percent) => (measure, direction) = (Measure::Growth, Some(Direction::Up)),
            (Hint::Decline, Sort::Percent) => (measure, direction) = (Measure::Growth, Some(Direction::Down)),
            (Hint::Growth | Hint::Decline, Sort::Pp) => (measure, direction) = (Measure::Change, Some(Direction::Up)),
            // "0.8 points less in terms of GDP"
            (_, Sort::Pp) => {
                let less = view.class(q.tail).has(Class::LAG) || view.lower(q.tail) == "down";
                let way = if less { Direction::Down } else { Direction::Up };
                (measure, direction) = (Measure::Change, Some(way));
            }
            _ => {}
        }
    }
    if measure == Measure::Level && q.sort == Sort::Percent && (is_part(view, k) || !frame.rate && comes_back(view, q))
    {
        measure = Measure::Share;
    }
    let mut of = p.of.map(|at| reference(view, at, q, measure)).unwrap_or_default();
    if measure == Measure::Share && of.is_none() {
        of = frame.of.clone();
    }
    if measure == Measure::Change && q.sort == Sort::Pp && frame.hint == Hint::Share {
        of = of.or_else(|| frame.of.clone());
    }
    if measure == Measure::Share
        && let Some(at) = p.of
    {
        whole_indicator(view, at, &mut frame);
    }
    if measure == Measure::Share && of.is_none() && p.rule == "share-verb" {
        of = wholes::opening_whole(view, q, &mut frame);
    }
    // how long people live is what is measured; "3.4 years longer" is by how much it changed
    let lives = frame
        .indicator
        .as_deref()
        .is_some_and(|i| i.ends_with("expectancy") || i.ends_with(" age"));
    let longer = view.tokens.get(q.tail).is_some_and(|t| t.any(&["longer", "shorter"]));
    match (measure, q.sort) {
        (Measure::Level | Measure::Duration, Sort::Time)
            if longer && !before.is_empty() && view.before(q.lead) == "," =>
        {
            let up = view.tokens[q.tail].is("longer");
            (measure, direction) = (Measure::Change, Some(if up { Direction::Up } else { Direction::Down }));
        }
        // "the number of foggy days fell from 31 to 4"
        (Measure::Level | Measure::Duration, Sort::Time) if counts_times(&frame) => measure = Measure::Level,
        (Measure::Level, Sort::Time) if !lives => measure = Measure::Duration,
        (Measure::Duration, Sort::Time) if lives && p.rule != "duration" => measure = Measure::Level,
        _ => {}
    }
    if measure == Measure::Duration && q.sort == Sort::Time && lasts(view, q) {
        measure = Measure::Streak;
    }
    if measure == Measure::Rank {
        ranked_thing(view, q, &mut frame);
    }
    trailing(view, q, p, measure, &mut frame);
    sellers::sold_more(view, q, p, measure, &mut frame);
    if let Some(way) = sellers::done_behind(view, q, measure, &mut frame) {
        (measure, direction) = (Measure::Change, Some(way));
    }
    if q.value.is_sign_negative() {
        direction = Some(Direction::Down)
            .filter(|_| matches!(measure, Measure::Growth | Measure::Change | Measure::Gap))
            .or(direction);
    }
    numbers::number_of_counted(q, &mut frame);
    numbers::other_victims(view, q, &mut frame);
    let instead = numbers::that_of_things(view, &mut frame);
    // "6 points lower than the growth of the year before": what is compared is the growth
    let growth = (q.tail..(q.tail + 6).min(view.tokens.len())).any(|i| view.tokens[i].is("growth"));
    if measure == Measure::Change && p.rule == "gap-than" && growth && !frame.rate {
        frame.said = Some(Measure::Growth);
    }
    let unit = (q.sort == Sort::Bare)
        .then(|| units::bare(view, q, &frame, (measure, p.at), before, background))
        .flatten()
        .or_else(|| units::per_people(view, q, &frame, before))
        .or_else(|| units::as_it_began(view, q, before))
        .map(|unit| match (&instead, unit.split_once(" per ")) {
            (Some(thing), Some((_, per))) => format!("{thing} per {per}"),
            (Some(thing), None) if unit.starts_with("per ") => format!("{thing} {unit}"),
            (Some(thing), None) if unit != "person" => thing.clone(),
            _ => unit,
        });
    numbers::for_how_many(view, q, unit.as_deref().unwrap_or(&q.unit), &mut frame);
    // "Of the fires, 445 were lit by hand": so many of them, whatever was spoken of before
    if let Some(noun) = units::opening_noun(view, q).filter(|n| frame.inherited && unit.as_ref() == Some(n)) {
        let of = format!("number of {}", crate::lexicon::plural(&noun));
        frame = Frame {
            indicator: Some(of),
            hint: Hint::Number,
            count_noun: Some(noun),
            known: true,
            ..Frame::default()
        };
    }
    Reading {
        quantity: k,
        measure,
        direction,
        frame,
        of,
        unit,
        rule: p.rule,
        at: p.at,
        paired: false,
        thing: false,
    }
}

/// `the balance of bad loans was 3 trillion yuan, and the ratio was 1.8%`: no balance is told in percent, so the ratio is one
/// of its own.
fn own_ratio(view: &View<'_>, q: &Quantity, frame: &Frame, before: &[Reading]) -> bool {
    let weak = matches!(frame.weak.as_deref(), Some("ratio" | "rate" | "rates"))
        && frame.indicator.is_none()
        && !frame.anaphor;
    let level = before.iter().rev().find(|r| r.measure == Measure::Level);
    let amount = |r: &Reading| {
        let o = &view.quantities()[r.quantity];
        matches!(o.sort, Sort::Money | Sort::Unit | Sort::Count) || o.sort == Sort::Bare && o.scale > Decimal::ONE
    };
    weak && q.sort == Sort::Percent && level.is_some_and(|r| amount(r) && !r.frame.rate)
}

/// `the 7.4 percent growth`, after one of 7.4 percent was told: that one again.
fn said_before(view: &View<'_>, q: &Quantity, p: &Predicate, background: &Background) -> Option<Frame> {
    let definite = p.rule == "change-noun-after" && matches!(view.before(q.lead), "the" | "this" | "that");
    let same = |(value, _): &&(Decimal, Frame)| *value == q.value;
    let (_, frame) = background.growths.iter().find(same).filter(|_| definite)?;
    Some(frame.clone())
}

/// `and the rate for this year is 6.9 percent`, after one of growth: a noun that says little takes the measure told last.
fn as_last_told(
    (measure, direction): (Measure, Option<Direction>),
    q: &Quantity,
    frame: &Frame,
    last: Option<&Frame>,
) -> (Measure, Option<Direction>) {
    if measure != Measure::Level || q.sort != Sort::Percent {
        return (measure, direction);
    }
    match (frame.weak.as_deref(), last.and_then(|l| l.said)) {
        (Some("rate" | "pace" | "target" | "goal" | "figure"), Some(Measure::Growth)) => {
            (Measure::Growth, Some(Direction::Up))
        }
        (Some("ratio" | "proportion" | "percentage" | "figure"), Some(Measure::Share)) => (Measure::Share, direction),
        _ => (measure, direction),
    }
}

/// `the railways recorded 20 million passenger trips`, `ships carried 2 million containers`: the things are what is
/// counted, and who moved them is their subject.
fn move_things(view: &View<'_>, q: &Quantity, p: &Predicate, measure: Measure, frame: &mut Frame) {
    let carried = view
        .tokens
        .get(p.at)
        .is_some_and(|t| t.any(&["carried", "transported", "moved", "shipped", "hauled"]));
    let things = match q.unit.as_str() {
        "passenger trip" => "number of passenger trips",
        "person-trip" => "number of person-trips",
        "TEU" => "number of standard containers",
        "t" if carried => "freight volume",
        _ => return,
    };
    let own_verb = matches!(p.rule, "level-verb" | "counted" | "level-default");
    let says = |i: &str| {
        [
            "trip", "passenger", "traffic", "visit", "tour", "container", "throughput", "volume", "flow",
        ]
        .iter()
        .any(|w| i.contains(w))
    };
    if measure != Measure::Level
        || frame.known && !counts(frame)
        || !own_verb
        || frame.indicator.as_deref().is_some_and(says)
    {
        return;
    }
    if let Some(mover) = frame.indicator.take().filter(|_| !frame.inherited) {
        let range = std::mem::take(&mut frame.range);
        frame.parts.insert(
            0,
            Part {
                prep: String::new(),
                text: mover,
                kind: None,
                range,
            },
        );
    }
    (frame.indicator, frame.known) = (Some(things.to_string()), true);
}

/// Whether a frame is of what something contributes to a whole.
fn contributes(f: &Frame) -> bool {
    f.indicator.as_deref().is_some_and(|i| i.starts_with("contribution"))
}

/// Whether a frame is of a number of days or the like.
fn counts_times(f: &Frame) -> bool {
    counts(f)
        && f.indicator.as_deref().is_some_and(|i| {
            [" days", " months", " years", " hours", " nights"]
                .iter()
                .any(|t| i.ends_with(t))
        })
}

/// Whether a frame is of a number of things.
fn counts(f: &Frame) -> bool {
    f.indicator.as_deref().is_some_and(|i| i.starts_with("number of "))
}

/// What was spoken of last, as far as a quantity can be of it: money is no number of things.
fn measurable(mut f: Frame, q: &crate::quantity::Quantity, p: &Predicate) -> Frame {
    if counts(&f) && q.sort == Sort::Money {
        (f.indicator, f.span, f.count_noun, f.hint) = (None, None, None, Hint::None);
        if matches!(p.about, About::Inherit) {
            f.parts.retain(|x| x.kind.is_some());
        }
    }
    f
}

/// Whether the quantity is only a length of time that sets the scene (`over the past five years`).
pub fn sets_scene(view: &View<'_>, q: &Quantity) -> bool {
    q.sort == Sort::Time
        && q.shape == Shape::Plain
        && (view.before(q.lead) == "the"
            && q.lead >= 2
            && matches!(view.lower(q.lead - 2), "in" | "over" | "during" | "within" | "of")
            || matches!(
                view.before(q.lead),
                "past" | "last" | "next" | "recent" | "coming" | "previous"
            )
            || then(view, q))
}

/// `three years ago`, `14% more than one year before`: a time that is that far back.
fn then(view: &View<'_>, q: &Quantity) -> bool {
    let exact = q.approx == crate::model::Approx::Exact;
    let ends = view
        .tokens
        .get(q.last + 1)
        .is_none_or(|t| t.kind == crate::base::Kind::Punct);
    exact
        && match view.lower(q.last) {
            "ago" | "earlier" => true,
            "before" => ends && view.before(q.lead) == "than",
            _ => false,
        }
}

/// Remembers the units of a sentence's readings for bare numbers of the next ones.
pub fn remember_units(view: &View<'_>, readings: &[Reading], background: &mut Background) {
    if !readings.is_empty() {
        let levels = readings.iter().filter(|r| r.measure == Measure::Level);
        let unit = |r: &Reading| view.quantities()[r.quantity].unit.clone();
        background.levels = levels.map(|r| (unit(r), r.frame.carried())).collect();
    }
    for r in readings {
        let q = &view.quantities()[r.quantity];
        if r.measure == Measure::Growth && q.sort == Sort::Percent && r.frame.indicator.is_some() {
            // a figure that is pointed back to was told a few sentences ago
            background.growths.truncate(15);
            background.growths.insert(0, (q.value, r.frame.carried()));
        }
        if let Some(unit) = units::counted_unit(q, r) {
            background.counted = Some(unit);
        } else if matches!(q.sort, Sort::Unit | Sort::Rate) {
            background.measured = Some(q.unit.clone());
        }
    }
}
