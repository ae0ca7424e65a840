//! Turns the quantities of one sentence into readings: predicate, frame, list distribution.
mod anaphora;
mod beside;
mod carried;
mod complements;
mod counts;
mod frames;
mod lists;
mod measures;
mod numbers;
mod opening;
mod partners;
mod sellers;
mod single;
mod trailing;
mod units;
mod wholes;

use crate::base::Diagnostic;
use crate::claim::frame::{Frame, Hint, Part};
use crate::claim::rules::{self, Predicate};
use crate::claim::view::View;
use crate::model::{Direction, Measure};
use crate::quantity::{Quantity, Shape, Sort};
pub use anaphora::{asked, mentioned, named, subject};
use anaphora::{bare_indicator, of_firms, short_form, sibling};
pub use frames::WORKS;
use lists::distribute;
pub use lists::{by_quarter, listed_names};
use rust_decimal::Decimal;
pub use sellers::nominal;
use single::one;

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
            numbers::of_its_noun(view, &qs[k], &mut r.frame);
            r
        } else {
            single_reading(view, k, &p, background, &out)
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
            list_group(
                view,
                (earlier, &mut rest[..=k - group_start]),
                &last_group,
                background,
                diagnostics,
            );
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

/// What the sentence says of the quantity `k`, which is no further value of a list: read by itself, then beside what was told
/// before it, `out`.
fn single_reading(view: &View<'_>, k: usize, p: &Predicate, background: &Background, out: &[Reading]) -> Reading {
    let last = told_last(view, k, background, out);
    let mut r = one(view, k, p, last, background, out);
    if let Some(before) = out.last().filter(|b| b.quantity < k) {
        sibling(view, &mut r, before);
    }
    if let Some(model) = out.last().map(|b| &b.frame).or(background.frame.as_ref()) {
        of_firms(view, &mut r, model);
        short_form(view, &mut r, model, &background.told);
    }
    bare_indicator(&mut r, view, out.last(), background);
    partners::of_trade(view, &mut r, background);
    carried::of_thing(view, &mut r, out, background);
    carried::in_terms(view, &mut r);
    measures::by_unit_or_verb(view, &mut r);
    goes_on(&mut r, out.last());
    lists::by_unit(view, &mut r, out);
    lists::for_another(view, &mut r, out.last());
    wholes::each_of_its_own(&mut r, out.last());
    wholes::same_whole(&mut r, out.last());
    r
}

/// `among 40 divisions, 36 saw`: what was spoken of last before the quantity `k`, in this sentence or before it.
fn told_last(view: &View<'_>, k: usize, background: &Background, out: &[Reading]) -> Option<Frame> {
    let qs = view.quantities();
    let aside = carried::is_aside(view, out, &qs[k]);
    // "among 40 divisions, 36 saw": of those
    let counted = matches!(qs[k].sort, Sort::Bare | Sort::Count);
    out[..out.len() - usize::from(aside)]
        .iter()
        .rfind(|r| {
            // nor is what is said next said of the places where things were counted
            let place = counts::place_of(view, &qs[r.quantity]).is_some() && out.len() > 1;
            let set = counts::setting(view, &qs[r.quantity]).is_some() && !counted;
            let scene = qs[k].sort != Sort::Time && sets_scene(view, &qs[r.quantity]);
            (qs[k].sort == Sort::Time || !r.frame.is_time()) && !place && !set && !scene
        })
        .map(|r| Frame {
            said: said(r),
            ..r.frame.carried()
        })
        .or_else(|| {
            let places = qs[..k].iter().rev().find_map(|o| counts::setting(view, o));
            let places = places.filter(|_| !counted);
            background.frame.as_ref().map(|f| counts::placed(f.carried(), places))
        })
}

/// `exports to Japan and Korea rose 3% and 4%`: gives the values of a list, `group`, a thing each, behind what was told
/// `earlier`.
fn list_group(
    view: &View<'_>,
    (earlier, group): (&[Reading], &mut [Reading]),
    last_group: &[Frame],
    background: &Background,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let paired = numbers::add_up(view, earlier, group)
        || distribute(view, (earlier, &mut *group), last_group, background, diagnostics);
    group.iter_mut().for_each(|r| r.paired = paired);
    group
        .iter_mut()
        .filter(|_| paired)
        .for_each(|r| units::of_its_own_number(&view.quantities()[r.quantity], r));
    make_a_whole(view, group);
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

/// The reading whose thing the next sentences go on with: the last, unless its clause told of a part (`of this total,
/// rural sales were 2 billion`).
pub fn spoken_of<'r>(view: &View<'_>, readings: &'r [Reading]) -> Option<&'r Reading> {
    let mut told = readings.iter().filter(|r| !r.frame.is_empty() && !r.frame.is_time());
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

/// `Six of the top 10 ports are ours`, behind a measure: by it they are ranked, and it goes on.
pub fn of_a_ranking(view: &View<'_>, r: &Reading, before: Option<&Frame>) -> bool {
    let q = &view.quantities()[r.quantity];
    let top = |n: (usize, usize)| n.0 > q.tail && view.tokens[q.tail..n.0].iter().any(|t| t.is("top"));
    let measured = before.and_then(|f| f.indicator.as_deref().filter(|_| f.known && f.hint != Hint::Number));
    // "throughput", but no "fair" that was spoken of
    let listed = |i: &str| crate::lexicon::lexicon().indicator_rows.iter().any(|row| row.name == i);
    q.noun.is_some_and(top) && measured.is_some_and(listed)
}

/// What a reading says of its thing, for those after it: by how much a growth is higher is still said of the growth.
fn said(r: &Reading) -> Option<Measure> {
    match (r.measure, r.frame.said) {
        (Measure::Change | Measure::Gap, Some(said @ (Measure::Growth | Measure::Share))) => Some(said),
        (measure, _) => Some(measure),
    }
}

/// Whether the quantity is only a length of time that sets the scene (`over the past five years`).
pub fn sets_scene(view: &View<'_>, q: &Quantity) -> bool {
    q.sort == Sort::Time
        && q.shape == Shape::Plain
        && (opens_with_the(view, q.lead)
            || matches!(
                view.before(q.lead),
                "past" | "last" | "next" | "recent" | "coming" | "previous"
            ) && !lasts(view, q.lead - 1)
            || matches!(q.unit.as_str(), "year" | "month" | "quarter" | "decade") && superlative_in(view, q.lead)
            || grew_within(view, q)
            // "Over a decade, the number of mills has doubled"
            || q.lead == 0 && view.tokens[0].any(&["over", "within"]) && view.lower(q.tail) == ","
            || then(view, q))
}

/// `over the five years`, `in the same three quarters`: a length of time at `lead` that is known already.
fn opens_with_the(view: &View<'_>, lead: usize) -> bool {
    let the = lead.saturating_sub(1 + usize::from(view.before(lead) == "same"));
    the > 0 && view.tokens[the].is("the") && view.tokens[the - 1].any(&["in", "over", "during", "within", "of"])
}

/// `doubled in three years`, `down 26 percent over ten years`: the stretch in which something grew.
fn grew_within(view: &View<'_>, q: &Quantity) -> bool {
    let hedge = q.lead < q.first && view.tokens[q.lead].any(&["over", "within"]) && q.first == q.lead + 1;
    let prep = match q.lead.checked_sub(1) {
        _ if hedge => q.lead,
        Some(p) if view.tokens[p].any(&["in", "over", "within", "during"]) => p,
        _ => return false,
    };
    let grew = |o: &Quantity| {
        let by = matches!(o.sort, Sort::Bare | Sort::Count | Sort::Unit | Sort::Money) && view.before(o.lead) == "by";
        o.tail == prep && (by || matches!(o.sort, Sort::Percent | Sort::Times | Sort::Pp))
    };
    matches!(q.unit.as_str(), "year" | "month" | "decade") && view.quantities().iter().any(grew)
}

/// `the highest in five years`, `the fastest growth in ten years`: the stretch that a superlative is reckoned in.
fn superlative_in(view: &View<'_>, lead: usize) -> bool {
    let most = |i: usize| {
        let w = view.lower(i);
        matches!(w, "best" | "worst" | "most" | "least")
            || w.len() > 5
                && w.ends_with("est")
                && !matches!(w, "interest" | "forest" | "harvest" | "request" | "invest")
    };
    let Some(at) = lead.checked_sub(2).filter(|_| view.before(lead) == "in") else {
        return false;
    };
    let noun = |i: usize| view.tokens[i].kind == crate::base::Kind::Word && !view.is_verb(i);
    most(at)
        || matches!(view.lower(at), "high" | "low" | "time" | "first")
        || (1..=3).any(|n| at >= n && most(at - n) && (at - n + 1..=at).all(noun))
}

/// `stocks can last 21 days`, `the talks last two weeks`: the verb.
fn lasts(view: &View<'_>, last: usize) -> bool {
    let noun = |i: usize| {
        crate::quantity::is_plural(&view.tokens[i])
            && !view
                .class(i)
                .has(crate::lexicon::Class::PREP.or(crate::lexicon::Class::DET))
    };
    view.tokens[last].is("last")
        && last > 0
        && (view.class(last - 1).has(crate::lexicon::Class::MODAL) || view.tokens[last - 1].is("to") || noun(last - 1))
}

/// `three years ago`, `14% more than one year before`: a time that is that far back.
fn then(view: &View<'_>, q: &Quantity) -> bool {
    // "15 more than five years ago": the words that compare belong to the figure before
    let compares = view
        .quantities()
        .iter()
        .any(|o| o.tail == q.lead && o.sort != Sort::Time);
    let exact = q.approx == crate::model::Approx::Exact || compares;
    let ends = view
        .tokens
        .get(q.last + 1)
        .is_none_or(|t| t.kind == crate::base::Kind::Punct);
    exact
        && match view.lower(q.last) {
            "ago" | "earlier" => true,
            "before" => ends && matches!(view.before(q.lead), "than" | "as"),
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
            background.measured = Some(r.unit.clone().unwrap_or_else(|| q.unit.clone()));
        } else if q.sort == Sort::Percent && matches!(r.measure, Measure::Level | Measure::Share) {
            background.measured = Some(q.unit.clone());
        }
    }
}
