//! The reading of one quantity that is no later item of a list: whose it is, what kind of statement, of which whole, in what unit.
mod back;
mod done;
mod extent;
mod fits;
mod length;
mod moved;
mod role;
mod since;
mod told;

use super::anaphora::{borrow, that_of};
use super::beside;
use super::frames::{frame_of, of_the_country};
use super::trailing::{tail_part, trailing};
use super::wholes::{self, is_part, ranked_thing, reference, whole_indicator};
use super::{Background, Reading, numbers, opening, sellers, units};
use crate::claim::frame::{self, Frame, Hint, Part};
use crate::claim::np;
use crate::claim::rules::{About, Predicate};
use crate::claim::view::View;
use crate::lexicon::{Class, NameKind, plural};
use crate::model::{Direction, Measure};
use crate::quantity::{Quantity, Sort};
use back::{comes_back, same_ratio};
use fits::measurable;
use moved::move_things;
use rust_decimal::Decimal;
use told::{as_last_told, head_noun, of_two, own_ratio, said_before, the_second, their_number};

/// A quantity on its way to a reading.
struct Single<'s, 'a> {
    view: &'s View<'a>,
    q: &'s Quantity,
    k: usize,
    p: &'s Predicate,
    /// What was spoken of last, as far as the quantity can be of it.
    last: Option<Frame>,
    background: &'s Background,
    before: &'s [Reading],
    frame: Frame,
    measure: Measure,
    direction: Option<Direction>,
}

/// The reading of a quantity that is no later item of a list.
pub(super) fn one(
    view: &View<'_>,
    k: usize,
    p: &Predicate,
    last: Option<Frame>,
    background: &Background,
    before: &[Reading],
) -> Reading {
    let q = &view.quantities()[k];
    let last = last.map(|l| measurable(l, q, p));
    let mut single = Single {
        view,
        q,
        k,
        p,
        frame: frame_of(view, q, p, last.as_ref()),
        last,
        background,
        before,
        measure: p.measure,
        direction: p.direction,
    };
    single.frame = beside::with_of_the_main_clause(view, q, single.frame);
    single.frame = beside::with_theirs(view, q, single.last.as_ref(), single.frame);
    single.frame = beside::of_them_done(view, q, single.last.as_ref(), single.frame);
    single.points_back();
    single.named_by_kind();
    single.owner();
    single.done();
    single.more_of_them();
    single.done_by_another();
    single.kind();
    let of = single.compared_with().or_else(|| single.whole());
    told::number_of_them(view, q, p, single.measure, &mut single.frame);
    single.frame = role::role(view, q, single.measure, &single.frame).unwrap_or(single.frame);
    single.length();
    single.behind();
    opening::opening(view, q, single.measure, &mut single.frame);
    if of_the_country(view, q) {
        single.frame.parts.retain(|part| part.kind != Some(NameKind::Region));
        // "exports of Hubei grew 9%, while the national average was 5%"
        let grew = before
            .last()
            .filter(|r| r.measure == Measure::Growth && single.measure == Measure::Level && !single.frame.rate);
        if let Some(r) = grew.filter(|_| q.sort == Sort::Percent) {
            (single.measure, single.direction) = (Measure::Growth, r.direction);
        }
    }
    let unit = single.unit();
    Reading {
        quantity: k,
        measure: single.measure,
        direction: single.direction,
        frame: single.frame,
        of,
        unit,
        rule: p.rule,
        at: p.at,
        paired: false,
        thing: false,
    }
}

impl Single<'_, '_> {
    /// Shares and ranks without an indicator of their own are of the whole, or of the ranking.
    fn named_by_kind(&mut self) {
        let (view, p, measure, frame) = (self.view, self.p, self.measure, &mut self.frame);
        // "one desk in six stands empty": of the desks
        if let Some((a, b)) = self.q.noun.filter(|_| self.q.sort == Sort::Percent) {
            *frame = Frame {
                indicator: Some(plural(&frame::lower_words(view, a, b))),
                span: Some(view.span(a, b)),
                ..Frame::default()
            };
            tail_part(view, frame, self.q.tail, 6);
            return;
        }
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
    }

    /// Where the words name no indicator, the one told before.
    fn owner(&mut self) {
        let (view, q, p, before) = (self.view, self.q, self.p, self.before);
        if let Some(next) = the_second(view, q, before) {
            self.frame = next;
            return;
        }
        let grown = self
            .last
            .as_ref()
            .filter(|l| p.rule == "as-against" || l.said == Some(Measure::Growth) && told::beside(view, q));
        if let Some(theirs) = grown.and_then(|l| told::of_those_beside(view, q, l)) {
            self.frame = theirs;
            return;
        }
        let (last, frame) = (self.last.as_ref(), &mut self.frame);
        // "it grew by 5 percent, the pace slowing by 0.3 points"
        let pace = matches!(frame.weak.as_deref(), Some("pace" | "speed" | "clip")) && frame.indicator.is_none();
        if let Some(grew) = last.filter(|_| pace && q.sort == Sort::Pp) {
            *frame = grew.carried();
            (frame.said, frame.hint) = (Some(Measure::Growth), Hint::None);
            return;
        }
        // "the index" is none of the things that were counted last
        // nor does "growth will slow to 5%" speak of them
        let own_growth = frame.hint == Hint::Growth && !frame.anaphor && matches!(p.about, About::Before(_));
        let other = last.is_some_and(|l| (frame.weak.as_deref() == Some("index") || own_growth) && counts(l));
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
        let told = sellers::told_before(view, p, frame, before).or_else(averaged);
        // "leaving a surplus of 1 billion yuan and a balance of 8 billion yuan"
        let balance = frame.weak.as_deref() == Some("balance")
            && q.lead > 2
            && view.before(q.lead - 1) == "balance"
            && view.before(q.lead - 2) == "a"
            || frame.weak.as_deref() == Some("balance")
                && matches!(p.about, About::Before(end) if end > 2 && view.before(end) == "balance"
                    && (matches!(view.lower(end - 2), "their" | "its")
                        // "last year's balance"
                        || view.tokens[end - 2].kind == crate::base::Kind::Possessive && view.period_at[end - 3].is_some()));
        if balance {
            frame.indicator = frame.weak.take();
            frame.parts.extend(last.into_iter().flat_map(|l| l.carried().parts));
        } else if told.is_some() {
            borrow(frame, told.as_ref());
        } else if own_ratio(view, q, frame, before) {
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
        } else if let Some(things) = told::things_before_the_sum(view, q, frame, before) {
            *frame = things;
        } else if let Some(weak) = told::rate_after_things(q, frame, last).filter(|_| before.is_empty()) {
            (frame.indicator, frame.rate) = (Some(weak), true);
        } else if let Some(named) = self
            .background
            .named_before
            .as_ref()
            .filter(|_| own_growth && frame.indicator.is_none() && frame.parts.is_empty() && before.is_empty())
        {
            // "Trade in tea kept growing steadily. The growth rate reached 9%"
            let hint = frame.hint;
            borrow(frame, Some(named));
            frame.hint = hint;
        } else if let Some(things) = their_number(view, q, frame, self.background, before) {
            *frame = things;
        } else if frame.weak.as_deref() == Some("ones") && frame.indicator.is_none() {
            frame.weak = None;
            borrow(frame, last);
            frame.indicator = frame.indicator.take().map(|i| head_noun(&i));
        } else if let Some(firms) = number_of_firms(view, q, p, frame) {
            *frame = firms;
        } else if frame.indicator.is_none() && !other {
            borrow(frame, last);
        }
        if let Some(things) = told::other_things(view, q, frame) {
            *frame = things;
        }
        if frame.indicator.is_none() && own_growth && bare_growth(view, p) {
            (frame.indicator, frame.known) = (Some("GDP".to_string()), true);
        }
    }

    /// What kind of statement it is, by what it is of and what was told of that.
    fn kind(&mut self) {
        let (view, q, p, before) = (self.view, self.q, self.p, self.before);
        let (mut measure, mut direction) =
            as_last_told((self.measure, self.direction), view, q, &self.frame, self.last.as_ref());
        let same = told::on_another_base(view, q, p, before).or_else(|| told::of_a_change(view, q, before));
        if let Some(same) = same {
            (measure, direction) = same;
        }
        if let Some(way) = sellers::it_grew(view, q, p, &self.frame, before, self.background) {
            (measure, direction) = (Measure::Growth, Some(way));
        }
        let frame = &mut self.frame;
        // "the rate was 4.05 percent, 0.04 percent lower than in 2014": of a rate, points
        let small = q.sort == Sort::Percent && q.value.abs() < Decimal::ONE;
        if measure == Measure::Growth && frame.rate && small && p.rule == "gap-than" {
            measure = Measure::Change;
        }
        if frame.indicator.is_none() {
            frame.indicator = frame.weak.take();
        }
        move_things(view, q, p, measure, frame);
        if let Some(said) = said_before(view, q, p, self.background).filter(|_| frame.inherited) {
            *frame = said;
        }
        // "23% in the country, 15% in towns; and the difference is 8 points"
        let apart = frame
            .indicator
            .as_deref()
            .is_some_and(|i| matches!(i, "difference" | "gap" | "disparity"));
        if let Some(last) = self
            .last
            .as_ref()
            .filter(|_| apart && measure == Measure::Level && q.sort == Sort::Pp)
        {
            *frame = last.carried();
            (measure, direction) = (Measure::Gap, Some(Direction::Up));
        }
        if measure == Measure::Level {
            match (frame.hint, q.sort) {
                (Hint::Share, Sort::Percent) => measure = Measure::Share,
                (_, Sort::Percent) if contributes(frame) => measure = Measure::Share,
                (Hint::Growth, Sort::Percent) => (measure, direction) = (Measure::Growth, Some(Direction::Up)),
                (Hint::Decline, Sort::Percent) => (measure, direction) = (Measure::Growth, Some(Direction::Down)),
                (Hint::Growth | Hint::Decline, Sort::Pp) => {
                    (measure, direction) = (Measure::Change, Some(Direction::Up));
                }
                // "0.8 points less in terms of GDP"
                (_, Sort::Pp) => {
                    let less = view.class(q.tail).has(Class::LAG) || view.lower(q.tail) == "down";
                    let way = if less { Direction::Down } else { Direction::Up };
                    (measure, direction) = (Measure::Change, Some(way));
                }
                _ => {}
            }
        }
        let part = || is_part(view, self.k) || !frame.rate && comes_back(view, q);
        if measure == Measure::Level && q.sort == Sort::Percent && (part() || same_ratio(view, q, before)) {
            measure = Measure::Share;
        }
        if measure == Measure::Level && wholes::whole_moved_to(view, self.k, p.rule, &self.frame).is_some() {
            measure = Measure::Share;
        }
        (self.measure, self.direction) = (measure, direction);
    }

    /// Whole, field or reference; the whole may say what the share is of.
    fn whole(&mut self) -> Option<String> {
        let (view, q, p, measure, frame) = (self.view, self.q, self.p, self.measure, &mut self.frame);
        let named = q.sort == Sort::Percent && q.noun.is_some();
        let moved = wholes::whole_moved_to(view, self.k, p.rule, frame).filter(|_| measure == Measure::Share);
        let of = p.of.or(moved).filter(|_| !named);
        let mut of = of.map(|at| reference(view, at, q, measure)).unwrap_or_default();
        // "three quarters of them": of those told before
        const THEY: &[&str] = &["them", "these", "those", "which", "whom", "it"];
        if measure == Measure::Share && of.as_deref().is_some_and(|o| THEY.contains(&o)) {
            let things = frame.indicator.as_deref().filter(|_| frame.inherited || frame.anaphor);
            of = things
                .map(|i| i.strip_prefix("number of ").unwrap_or(i).to_string())
                .or(of);
        }
        if measure == Measure::Share && of.is_none() {
            of = frame.of.clone();
        }
        if measure == Measure::Change && q.sort == Sort::Pp && frame.hint == Hint::Share {
            of = of.or_else(|| frame.of.clone());
        }
        if measure == Measure::Share
            && !named
            && let Some(at) = p.of
        {
            whole_indicator(view, at, frame);
        }
        // "spent 8 percent of their revenue on R&D"
        let spent =
            (q.lead.saturating_sub(2)..q.lead).any(|i| view.tokens[i].any(&["spent", "spend", "spends", "spending"]));
        if let Some((whole, what)) = of
            .as_deref()
            .and_then(|o| o.split_once(" on "))
            .filter(|_| spent && !named)
        {
            let (a, b) = frame.range;
            let owner = frame
                .indicator
                .take()
                .filter(|_| measure == Measure::Share && a < b && b <= q.lead);
            let research = matches!(what, "R&D" | "research" | "research and development");
            frame.parts.retain(|x| x.text != what);
            frame.parts.extend(owner.map(|text| Part {
                text,
                ..Part::default()
            }));
            if !research {
                frame.parts.push(Part {
                    text: what.to_string(),
                    ..Part::default()
                });
            }
            frame.indicator = Some(if research { "R&D spending" } else { "spending" }.to_string());
            (frame.known, frame.range) = (true, (0, 0));
            of = Some(whole.to_string());
        }
        if measure == Measure::Share && of.is_none() && p.rule == "share-verb" {
            of = wholes::opening_whole(view, q, frame);
        }
        of
    }

    /// What stands behind the figure.
    fn behind(&mut self) {
        let (view, q, p) = (self.view, self.q, self.p);
        // "Asia's first loom museum and the world's fourth": the noun is said once
        let and = q.lead.checked_sub(1 + usize::from(view.before(q.lead) == "the"));
        let again = self.before.last().filter(|b| {
            let o = &view.quantities()[b.quantity];
            let ends = view.tokens.get(q.tail).is_none_or(|t| t.any(&[".", ",", ";", "and"]));
            let noun = and.is_some_and(|a| view.tokens[a].is("and") && o.tail < a && a - o.tail <= 6);
            b.measure == Measure::Rank && ends && noun && (o.tail..q.lead).all(|i| !view.is_verb(i))
        });
        if let (Measure::Rank, Some(b)) = (self.measure, again) {
            self.frame = b.frame.clone();
        } else if self.measure == Measure::Rank {
            ranked_thing(view, q, &mut self.frame);
        }
        if let (Measure::Streak, Some(by)) = (self.measure, wholes::in_terms_of(view, q)) {
            wholes::goes_by(view, by, &mut self.frame);
        }
        trailing(view, q, p, self.measure, &mut self.frame);
        sellers::sold_more(view, q, p, self.measure, &mut self.frame);
        if let Some(way) = sellers::done_behind(view, q, self.measure, &mut self.frame) {
            (self.measure, self.direction) = (Measure::Change, Some(way));
        }
        if self.measure == Measure::Level {
            extent::extent(view, q, p, &mut self.frame);
            extent::harvested(view, q, p, &mut self.frame);
            extent::received(view, q, p, &mut self.frame, self.before, self.background);
        }
        if q.value.is_sign_negative() {
            self.direction = Some(Direction::Down)
                .filter(|_| matches!(self.measure, Measure::Growth | Measure::Change | Measure::Gap))
                .or(self.direction);
        }
    }

    /// The unit where the figure has none of its own, and what is counted by it.
    fn unit(&mut self) -> Option<String> {
        let (view, q, p, before, frame) = (self.view, self.q, self.p, self.before, &mut self.frame);
        numbers::number_of_counted(q, frame);
        numbers::other_victims(view, q, frame);
        let instead = numbers::that_of_things(view, frame);
        // "6 points lower than the growth of the year before": what is compared is the growth
        // "0.4 points faster than a month before": what is fast is a growth
        let growth = (q.tail..(q.tail + 6).min(view.tokens.len())).any(|i| view.tokens[i].is("growth"))
            || q.sort == Sort::Pp
                && frame.said != Some(Measure::Share)
                && view
                    .tokens
                    .get(q.tail)
                    .is_some_and(|t| t.any(&["faster", "slower", "quicker"]));
        if self.measure == Measure::Change && p.rule == "gap-than" && growth && !frame.rate {
            frame.said = Some(Measure::Growth);
        }
        let unit = (q.sort == Sort::Bare)
            .then(|| units::bare(view, q, frame, (self.measure, p.at), before, self.background))
            .flatten()
            .or_else(|| units::per_people(view, q, frame, before))
            .or_else(|| units::as_it_began(view, q, before))
            .map(|unit| match (&instead, unit.split_once(" per ")) {
                (Some(thing), Some((_, per))) => format!("{thing} per {per}"),
                (Some(thing), None) if unit.starts_with("per ") => format!("{thing} {unit}"),
                (Some(thing), None) if unit != "person" => thing.clone(),
                _ => unit,
            });
        let people = unit.as_deref().unwrap_or(&q.unit) == "person";
        if people && self.measure == Measure::Level && p.rule == "level-verb" && units::reaches_people(view, p.at) {
            *frame = reached(frame);
        }
        // "4.7 million were evacuated": so many people, where nothing else is told
        let people = unit.as_deref() == Some("person")
            && frame.inherited
            && self.before.is_empty()
            && frame
                .indicator
                .as_deref()
                .is_some_and(|i| i.starts_with("number of ") && !i.contains("people"));
        let bare = q.sort == Sort::Bare && self.measure == Measure::Level && (frame.indicator.is_none() || people);
        let were = view
            .tokens
            .get(q.tail)
            .is_some_and(|t| t.any(&["were", "was", "are", "have", "had"]));
        if let Some(things) = unit
            .as_deref()
            .filter(|u| bare && were && !matches!(*u, "1" | "x" | "one"))
        {
            let things = if things == "person" {
                "people".to_string()
            } else {
                plural(things)
            };
            if people {
                frame.parts.clear();
            }
            (frame.indicator, frame.hint) = (Some(format!("number of {things}")), Hint::Number);
            tail_part(view, frame, q.tail, 8);
        }
        numbers::of_what_numbers(view, q, p.at, frame);
        numbers::for_how_many(view, q, unit.as_deref().unwrap_or(&q.unit), frame);
        // "Out of the 1,740 pickers in 12 counties, 1,620 have found work": pickers, no counties
        let whole = units::opening_whole(view, q).filter(|n| unit.as_ref() == Some(n) && frame.inherited);
        if let Some(noun) = whole {
            let things = plural(&noun);
            let other = |i: &str| !i.ends_with(&things);
            if frame.indicator.as_deref().is_none_or(other) {
                let done = frame.done.clone();
                frame.parts.retain(|x| Some(&x.text) == done.as_ref());
                frame.indicator = Some(format!("number of {things}"));
                frame.count_noun = Some(noun);
            }
        }
        // "Of the fires, 445 were lit by hand": so many of them, whatever was spoken of before
        if let Some(noun) = units::opening_noun(view, q).filter(|n| frame.inherited && unit.as_ref() == Some(n)) {
            let of = format!("number of {}", crate::lexicon::plural(&noun));
            *frame = Frame {
                indicator: Some(of),
                hint: Hint::Number,
                count_noun: Some(noun),
                known: true,
                ..Frame::default()
            };
        }
        unit
    }
}

/// `The scheme covers 3 million people`: the number of people, by the scheme.
fn reached(by: &Frame) -> Frame {
    let scheme = by.indicator.clone().map(|text| Part {
        prep: String::new(),
        text: text.strip_prefix("number of ").unwrap_or(&text).to_string(),
        kind: None,
        range: (0, 0),
    });
    Frame {
        indicator: Some("number of people".to_string()),
        hint: Hint::Number,
        known: true,
        rate: false,
        parts: scheme.into_iter().chain(by.parts.iter().cloned()).collect(),
        ..by.clone()
    }
}

/// `Growth slowed to 7 percent last year`: with no word of what grows, the economy.
fn bare_growth(view: &View<'_>, p: &Predicate) -> bool {
    let About::Before(end) = p.about else { return false };
    let (a, b) = np::before(view, end);
    let own =
        |i: usize| view.tokens[i].is("growth") || view.period_at[i].is_some() || view.tokens[i].any(&["'s", "its"]);
    // "the growth target has been cut"
    let aimed = a < b && view.tokens[b - 1].any(&["target", "goal", "forecast", "rate"]);
    let end = b - usize::from(aimed);
    a < end && view.tokens[end - 1].is("growth") && (a..end).all(own) && (aimed || view.before(a) != "the")
}

/// `Foreign-invested companies stood at 24,370`: so many of them, whatever was told before.
fn number_of_firms(view: &View<'_>, q: &Quantity, p: &Predicate, frame: &Frame) -> Option<Frame> {
    let [firms] = frame.parts.as_slice() else { return None };
    let (a, b) = firms.range;
    let told = frame.indicator.is_none() && !frame.anaphor && frame.hint == Hint::None && p.rule == "level-verb";
    let few = q.sort == Sort::Bare && q.value < Decimal::from(1_000_000_000) && q.step >= Decimal::ONE;
    let named = firms.kind == Some(crate::lexicon::NameKind::Actor) && a < b && firms.prep.is_empty();
    (told && few && named && crate::quantity::is_plural(&view.tokens[b - 1])).then(|| Frame {
        indicator: Some(format!("number of {}", view.lower(b - 1))),
        span: Some(view.span(b - 1, b)),
        hint: Hint::Number,
        count_noun: Some(view.singular(b - 1)),
        known: true,
        ..frame.clone()
    })
}

/// Whether a frame is of what something contributes to a whole.
fn contributes(f: &Frame) -> bool {
    // "the employers' contribution rate" is paid of wages; "its contribution rate to growth" is a share
    const PAYERS: &[&str] = &["employ", "insur", "pension", "fund", "premium", "wage"];
    let payer = |p: &Part| PAYERS.iter().any(|w| p.text.to_lowercase().contains(w));
    let paid = |i: &str| i == "contribution rate" && (f.parts.is_empty() || f.parts.iter().any(payer));
    f.indicator
        .as_deref()
        .is_some_and(|i| i.starts_with("contribution") && !paid(i))
}

/// Whether a frame is of a number of things.
fn counts(f: &Frame) -> bool {
    f.indicator.as_deref().is_some_and(|i| i.starts_with("number of "))
}
