//! Things whose measure was told before them: `the output of fruit was 39 million tons; plums reached 8 million tons`. What
//! stands before the second figure is a thing, not what is measured of it. Must not touch a phrase that measures by itself.
use super::{Background, Reading};
use crate::claim::frame::{self, Frame, Hint};
use crate::claim::np;
use crate::claim::view::View;
use crate::lexicon::{Class, lexicon};
use crate::model::Measure;
use crate::quantity::{Quantity, Sort};

/// Verbs that say of a thing no more than how much of the measure is its.
const NEUTRAL: &[&str] = &[
    "was", "were", "is", "are", "being", "be", "been", "reached", "reaching", "totaled", "totalled", "totaling",
    "stood", "standing", "amounted", "amounting", "came", "hit", "recorded", "registered", "posted", "contributed",
    "contributing", "exceeded", "exceeding", "surpassed", "topped", "remained", "generated", "generating", "made",
    "saw", "took", "had", "accounted", "accounting", "averaged", "averaging", "earned", "enjoyed", "kept",
];

/// Verbs that would name what is measured themselves, did not the sentence name it before.
const YIELDS: &[&str] = &["generated", "generating", "earned", "earning", "made", "enjoyed"];

/// Gives the thing that `r` is of the measure told last of things like it, and makes the thing its subject.
pub(super) fn of_thing(view: &View<'_>, r: &mut Reading, before: &[Reading], background: &Background) {
    let q = &view.quantities()[r.quantity];
    if let Some((f, unit)) = number_of_which(view, r, before) {
        r.frame = f;
        r.unit = unit.or(r.unit.take());
        r.thing = true;
        return;
    }
    let main: Option<Frame>;
    let model: Option<&Frame> = match r.measure {
        Measure::Level if r.rule == "in-brackets" => in_brackets(view, q, before, background),
        Measure::Level => of_level(view, q, r, before, background),
        Measure::Share => of_share(view, r, before, background),
        Measure::Growth if before.is_empty() => {
            main = of_main_clause(view, q).or_else(|| priced(view, r, background));
            main.as_ref()
        }
        Measure::Growth => before
            .last()
            .filter(|b| b.thing || of_which(view, b, q))
            .map(|b| &b.frame)
            .filter(|f| measures(f)),
        Measure::Change if q.sort == Sort::Unit => of_level(view, q, r, before, background)
            .filter(|_| before.last().is_some_and(|b| b.thing || of_which(view, b, q))),
        Measure::Streak => before.last().map(|b| &b.frame).filter(|f| measures(f)),
        _ => None,
    };
    if r.rule == "in-brackets" {
        let model = in_terms_of(view, 0, q.lead)
            .or_else(|| model.cloned())
            .unwrap_or_default();
        beside_name(view, r, &model, before, background);
        return;
    }
    let Some(model) = model.cloned() else { return };
    if !is_thing(view, &r.frame, q.lead) && !yields(view, r) {
        return;
    }
    let (a, b) = match yields(view, r) {
        true => np::before(view, r.at),
        false => r.frame.range,
    };
    if a >= b || view.tokens[a..b].iter().all(|t| t.is("we")) {
        return;
    }
    let mut f = Frame {
        inherited: true,
        hint: if model.hint == Hint::Number {
            model.hint
        } else {
            Hint::None
        },
        ..model.carried()
    };
    // "the area of wheat was 3, that of maize 4": what it was of is no part of the measure
    if !model.known
        && let Some((measure, _)) = f.indicator.as_deref().and_then(|i| i.split_once(" of "))
    {
        f.indicator = Some(measure.to_string());
    }
    // "raw salt output was 3, crude oil 4": the kind of thing is no part of the measure
    let bare = f.indicator.as_deref().and_then(|i| {
        let rows = lexicon().indicator_rows.iter().map(|r| r.name.as_str());
        rows.filter(|n| {
            i.strip_suffix(n)
                .is_some_and(|kind| kind.ends_with(' ') && !kind.starts_with("per "))
        })
        .max_by_key(|n| n.len())
    });
    let known = |i: &str| lexicon().indicator_rows.iter().any(|r| r.name == i);
    if let Some(bare) = bare.filter(|_| !f.indicator.as_deref().is_some_and(known)) {
        f.indicator = Some(bare.to_string());
    }
    // "fruit, of which plums": the thing is instead of what the measure was of; places and owners stay
    f.parts
        .retain(|p| p.kind.is_some() && r.frame.parts.iter().all(|x| x.kind != p.kind));
    frame::push_part(view, &mut f, "of", a, b);
    f.parts.extend(r.frame.parts.drain(..).filter(|p| !p.text.is_empty()));
    f.said = r.frame.said;
    r.frame = f;
    r.thing = true;
    // "5.2 yuan per kilogram, and eggs 10.3 yuan"
    let each = before
        .iter()
        .rev()
        .map(|b| &view.quantities()[b.quantity].unit)
        .find(|u| per_thing(q, u));
    r.unit = r.unit.take().or_else(|| each.cloned());
}

/// `Imports of farm goods increased, with edible oil rising by 12%`: what the clause before measures, without a figure of its own.
fn of_main_clause(view: &View<'_>, q: &Quantity) -> Option<Frame> {
    let with = (1..q.lead).rfind(|&i| view.tokens[i].is("with") && view.tokens[i - 1].is(","))?;
    let plain = view.quantity_at[..with].iter().all(Option::is_none);
    let verb = (1..with).find(|&i| view.is_verb(i)).filter(|_| plain)?;
    let (a, b) = np::before(view, verb);
    let f = frame::read(view, a, b);
    (b == verb && !f.anaphor && f.known && measures(&f)).then_some(f)
}

/// Groups of consumer goods and services, and what stands in them, by their last word; as the statistics bureau divides the
/// consumer price index.
const CONSUMED: &[&str] = &[
    "food", "foods", "tobacco", "alcohol", "liquor", "clothing", "housing", "residence", "rent", "rents",
    "transportation", "transport", "communication", "communications", "education", "culture", "recreation",
    "entertainment", "healthcare", "care", "necessities", "articles", "services", "pork", "beef", "mutton", "meat",
    "poultry", "eggs", "grain", "vegetables", "fruit", "fruits", "gasoline", "petrol", "diesel", "fuel", "fuels",
];

/// `CPI rose by 0.6%. By category, clothing was up by 0.2%`: what rose are the prices told of before.
fn priced(view: &View<'_>, r: &Reading, background: &Background) -> Option<Frame> {
    let (a, b) = r.frame.range;
    let group = a < b && view.tokens[b - 1].any(CONSUMED);
    let mut told = background.growths.iter().map(|(_, f)| f).filter(|f| f.known);
    let last = told.next().filter(|_| group)?;
    let prices = matches!(last.indicator.as_deref(), Some("CPI" | "core CPI" | "consumer prices"));
    prices.then(|| Frame {
        indicator: Some("CPI".to_string()),
        parts: Vec::new(),
        ..last.carried()
    })
}

/// Whether a clause that tells of parts opens between two figures: `of which rye grew by 2%`.
fn of_which(view: &View<'_>, before: &Reading, q: &Quantity) -> bool {
    let tail = view.quantities()[before.quantity].tail;
    (tail..q.lead).any(|i| {
        view.tokens[i].any(&["of", "among"])
            && view
                .tokens
                .get(i + 1)
                .is_some_and(|t| t.any(&["which", "them", "these", "those"]))
    })
}

/// `Luyang (310 units), Hebin (208)`: the name before the brackets has the figure, and its unit may be said of the first only.
fn beside_name(view: &View<'_>, r: &mut Reading, model: &Frame, before: &[Reading], background: &Background) {
    let q = &view.quantities()[r.quantity];
    if q.sort == Sort::Bare {
        let first = before.iter().rfind(|b| b.rule == "in-brackets");
        let same = || {
            let of_it = |(unit, f): &&(String, Frame)| f.indicator == model.indicator && !unit.is_empty();
            background.levels.iter().rev().find(of_it).map(|(unit, _)| unit.clone())
        };
        let told = first.and_then(|b| b.unit.clone()).or_else(same);
        r.unit = told.or_else(|| model.count_noun.clone()).or_else(|| r.unit.take());
    }
    let open = q.lead.saturating_sub(1);
    let ends = |i: usize| {
        view.tokens[i].any(&[",", "and", ":", ")", "(", ";", "or"]) || view.is_verb(i) && view.in_name(i).is_none()
    };
    let from = (0..open).rev().find(|&i| ends(i)).map_or(0, |i| i + 1);
    r.frame = Frame {
        inherited: true,
        hint: Hint::None,
        ..model.carried()
    };
    r.frame.parts.retain(|p| p.kind.is_none() && !p.prep.is_empty());
    frame::push_part(view, &mut r.frame, "", from, open);
}

/// What a level in the same unit was told of last, in this sentence or the one before.
fn of_level<'f>(
    view: &View<'_>,
    q: &Quantity,
    r: &Reading,
    before: &'f [Reading],
    background: &'f Background,
) -> Option<&'f Frame> {
    if !matches!(q.sort, Sort::Unit | Sort::Money | Sort::Rate)
        || matches!(r.rule, "head-of" | "counted" | "colon-list")
    {
        return None;
    }
    let verb = view.tokens.get(r.at).filter(|_| r.at < q.lead);
    let neutral = verb.is_none_or(|t| t.any(NEUTRAL))
        || !view.is_verb(r.at)
        || r.measure == Measure::Change
        || takes_of_which(view, r.at);
    let here = before.iter().rev().find(|b| {
        let o = &view.quantities()[b.quantity];
        b.measure == Measure::Level && (o.unit == q.unit || per_thing(q, &o.unit)) && measures(&b.frame)
    });
    let earlier = || {
        // a sentence that has told of another measure is not about the one before it
        let free = before.iter().all(|b| !measures(&b.frame) || b.frame.inherited);
        background
            .levels
            .iter()
            .rev()
            .find(|(unit, _)| *unit == q.unit && free)
            .map(|(_, f)| f)
    };
    here.map(|b| &b.frame).or_else(earlier).filter(|_| neutral)
}

/// `4.2 million patents, of which the mainland held 3.3 million`: so many of what was counted before, and who has them.
fn number_of_which(view: &View<'_>, r: &Reading, before: &[Reading]) -> Option<(Frame, Option<String>)> {
    let q = &view.quantities()[r.quantity];
    let told = before.iter().rev().find(|b| b.measure == Measure::Level)?;
    if !counts(&told.frame) {
        return None;
    }
    if r.measure != Measure::Level || q.sort != Sort::Bare || !takes_of_which(view, r.at) {
        return None;
    }
    let (from, to) = np::before(view, r.at);
    let mut f = told.frame.carried();
    f.parts.retain(|p| p.kind.is_some());
    frame::push_part(view, &mut f, "", from, to);
    let counted = &view.quantities()[told.quantity].unit;
    let unit = told.unit.clone().or((!counted.is_empty()).then(|| counted.clone()));
    Some((f, unit))
}

/// `, of which farmers received 8 billion yuan`: who has a part of what was told.
fn takes_of_which(view: &View<'_>, verb: usize) -> bool {
    let taken = view.tokens[verb].any(&[
        "received", "receive", "got", "took", "take", "enjoyed", "shared", "obtained", "held", "hold", "holds", "own",
        "owned", "owns", "had", "have", "has", "borrowed", "used", "bought",
    ]);
    let clause = (0..verb).rev().take_while(|&i| !view.tokens[i].any(&[",", ";"]));
    taken
        && clause
            .into_iter()
            .any(|i| view.tokens[i].any(&["which", "them", "these"]) && matches!(view.before(i), "of" | "among"))
}

/// `in terms of sales`, between two tokens: what the statement is said of.
fn in_terms_of(view: &View<'_>, from: usize, to: usize) -> Option<Frame> {
    let at = (from..to.min(view.tokens.len()))
        .find(|&i| view.tokens[i].is("terms") && view.before(i) == "in" && view.lower(i + 1) == "of")?;
    let (a, b) = np::after(view, at + 2);
    let f = frame::read(view, a, b);
    let dull =
        (a..b).all(|i| view.tokens[i].any(&["value", "volume", "quantity", "amount", "scale", "numbers", "number"]));
    (f.indicator.is_some() && !f.anaphor && !dull && view.period_at[a].is_none()).then_some(Frame { known: true, ..f })
}

/// `down 93 percent in terms of traffic`: what fell stands behind, whose it is before.
pub(super) fn in_terms(view: &View<'_>, r: &mut Reading) {
    let tail = view.quantities()[r.quantity].tail;
    let measured = matches!(r.measure, Measure::Growth | Measure::Change | Measure::Rank);
    let near = (tail..(tail + 4).min(view.tokens.len()))
        .take_while(|&i| !view.tokens[i].any(&[",", ";", "."]))
        .any(|i| view.tokens[i].is("in") && view.lower(i + 1) == "terms");
    if !measured || !near {
        return;
    }
    let Some(mut f) = in_terms_of(view, tail, tail + 6) else {
        return;
    };
    let old = std::mem::take(&mut r.frame);
    let thing = old.indicator.filter(|_| !old.known || r.measure == Measure::Rank);
    f.parts.extend(thing.map(|text| frame::Part {
        prep: String::new(),
        text,
        kind: None,
        range: (0, 0),
    }));
    f.parts.extend(old.parts);
    f.said = old.said;
    r.frame = f;
}

/// What the figures in brackets behind names are of: `in terms of sales`, or what was told before.
fn in_brackets<'f>(
    view: &View<'_>,
    q: &Quantity,
    before: &'f [Reading],
    background: &'f Background,
) -> Option<&'f Frame> {
    let same = before.iter().rfind(|b| b.rule == "in-brackets").map(|b| &b.frame);
    let unit = |b: &&Reading| view.quantities()[b.quantity].unit == q.unit;
    // tons are of what was told in tons, a bare number or things of what was told last
    let free = matches!(q.sort, Sort::Bare | Sort::Count);
    let fits = |b: &&Reading| (free || unit(b)) && measures(&b.frame) && b.frame.known;
    let here = || before.iter().rev().find(fits).map(|b| &b.frame);
    let levels = || {
        background
            .levels
            .iter()
            .rev()
            .find(|(u, f)| *u == q.unit && measures(f))
            .map(|(_, f)| f)
    };
    same.or_else(here)
        .or_else(levels)
        .or(background.frame.as_ref().filter(|_| free))
}

/// `5.22 yuan per kilogram, and eggs 10.31 yuan`: for each of what is said of the first.
fn per_thing(q: &Quantity, unit: &str) -> bool {
    q.sort == Sort::Money
        && unit
            .strip_prefix(q.unit.as_str())
            .is_some_and(|rest| rest.starts_with(" per "))
}

/// What the share is a part of, where its whole is not named: what was told last.
fn of_share<'f>(view: &View<'_>, r: &Reading, before: &'f [Reading], background: &'f Background) -> Option<&'f Frame> {
    let named =
        r.of.as_deref()
            .is_some_and(|of| !of.starts_with("total") || of.contains(' '));
    let verb = view.class(r.at).has(Class::SHARE);
    // "of which individuals paid 27 percent"
    let given = r.rule == "share-given" && (0..r.at).any(|i| view.tokens[i].is("which"));
    if named || !(verb && r.rule == "share-verb" || r.rule == "elliptic" || given) {
        return None;
    }
    let here = before.last().map(|b| &b.frame);
    let last = here.or(background.frame.as_ref())?;
    // "Among the insured, couriers took up 9%": the insured were counted; elsewhere a new sentence counts anew
    let pointed = here.is_some()
        || view.tokens[..r.at]
            .iter()
            .any(|t| t.any(&["among", "them", "these", "which"]));
    (measures(last) || pointed && last.hint == Hint::Number && last.indicator.is_some()).then_some(last)
}

/// Whether a frame says what is measured.
fn measures(f: &Frame) -> bool {
    let measuring = |w: &str| lexicon().words.word(w).is_some_and(|c| c.has(Class::MEASURING));
    let noun = f.indicator.as_deref().is_some_and(|i| i.split(' ').any(measuring));
    f.hint != Hint::Number && f.indicator.is_some() && (f.known && !counts(f) || noun)
}

fn counts(f: &Frame) -> bool {
    f.indicator.as_deref().is_some_and(|i| i.starts_with("number of "))
}

/// Whether a frame names only a thing, by words before token `end` that measure nothing.
fn is_thing(view: &View<'_>, f: &Frame, end: usize) -> bool {
    let (a, b) = f.range;
    let free = !f.known && !f.inherited && !f.anaphor && f.hint == Hint::None && f.indicator.is_some();
    free && a < b
        && b <= end
        && !(a..b).any(|i| view.class(i).has(Class::MEASURING) || view.tokens[i].any(&["growth", "we"]))
}

/// `private firms generated 5 billion yuan`: the verb gave the indicator.
fn yields(view: &View<'_>, r: &Reading) -> bool {
    let tail = view.quantities()[r.quantity].tail;
    let verb = view.tokens.get(r.at).is_some_and(|t| t.any(YIELDS)) && !matches!(view.lower(tail), "in" | "of");
    verb && matches!(r.frame.indicator.as_deref(), Some("generation" | "income")) && r.measure == Measure::Level
}

/// Whether the last reading only counts what stands behind a preposition, so that a statement about the figure before goes
/// on behind it: `3 million dollars in 56 countries, down 6%`.
pub(super) fn is_aside(view: &View<'_>, out: &[Reading], next: &Quantity) -> bool {
    let [.., main, last] = out else { return false };
    let q = &view.quantities()[last.quantity];
    // "in 56 countries, 3 more than before" goes on with the countries
    let of_it = matches!(
        next.sort,
        Sort::Percent | Sort::Pp | Sort::Times | Sort::Money | Sort::Unit
    );
    let on =
        (q.tail..next.lead).all(|i| !view.is_verb(i) || view.class(i).has(Class::UP.or(Class::DOWN).or(Class::SHARE)));
    matches!(main.measure, Measure::Level | Measure::Change) && of_it && on && behind(view, main, last)
}

/// Whether `last` only counts what stands behind a preposition after the figure of `main`: `3 million dollars in 56 countries`.
pub(super) fn behind(view: &View<'_>, main: &Reading, last: &Reading) -> bool {
    let (m, q) = (&view.quantities()[main.quantity], &view.quantities()[last.quantity]);
    // "in the first 56 sections"
    let start = (m.tail..q.lead)
        .rev()
        .take_while(|&i| view.class(i).has(Class::DET) || view.tokens[i].any(&["first", "last", "top"]))
        .last()
        .unwrap_or(q.lead);
    let joint = start.checked_sub(1).filter(|&i| {
        view.tokens[i].any(&[
            "in", "from", "to", "across", "on", "at", "for", "among", "between", "through", "along", "via",
        ])
    });
    let counted = matches!(q.sort, Sort::Count) || q.unit == "person";
    let together = joint.is_some_and(|j| {
        j >= m.tail && (m.tail..j).all(|i| !view.is_verb(i) && !view.tokens[i].any(&[",", ";", ":", "and", "while"]))
    });
    counted && together && view.tokens.get(q.tail).is_none_or(|t| !t.any(&["of"]))
}
