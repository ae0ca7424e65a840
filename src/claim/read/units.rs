//! The unit of a bare number: the noun it counts, wherever that noun stands. Must not change a unit that is stated.
//!
//! In order: what the indicator counts (`family farms number 870,000`), things without a unit (`the index stood at
//! 290`), the noun just before the comma (`missing persons, 18 in all`), what was counted last in the sentence, what
//! was counted last in the turn. `1` stands for a pure number.
mod held;
mod money;
mod nouns;
mod rates;

use super::frames::number_verb;
use super::{Background, Reading};
use crate::base::Kind;
use crate::claim::frame::{self, Frame, Hint};
use crate::claim::view::View;
use crate::lexicon::{Class, singular};
use crate::model::Measure;
use crate::quantity::{Quantity, Sort, is_plural, noun_run};
use held::{held_of, in_batches, worker};
use money::{exchange_rate, money, told_currency};
use nouns::antecedent;
use nouns::{
    animals, apposed, beneficiaries, flow, head_noun, is_scheme, made, milestone, noun_behind, number_of, people,
    people_do, people_enjoy, subject_noun,
};
pub(super) use nouns::{opening_noun, opening_whole, reaches_people, with_behind};
use rates::{denominator, per_one, rated};
use rust_decimal::Decimal;

/// The unit of the bare number `q`, none where nothing tells it.
pub(super) fn bare(
    view: &View<'_>,
    q: &Quantity,
    frame: &Frame,
    (measure, at): (Measure, usize),
    before: &[Reading],
    background: &Background,
) -> Option<String> {
    if measure == Measure::Rank {
        return None;
    }
    let fractional = fractional(q);
    // "coached 40 others": as many more of those
    let others = view.lower(q.tail) == "others";
    let told = last_counted(view, before)
        .or(background.counted.clone())
        .filter(|_| others)
        .or_else(|| in_batches(view, q))
        .or_else(|| animals(view, q))
        .or_else(|| of_which(view, q, before))
        .or_else(|| per_one(view, q, before))
        .or_else(|| shared_out(view, q, at, before).filter(|_| !fractional))
        .or_else(|| (!fractional && victims(view, q) || those_who(view, q)).then(|| "person".to_string()))
        .or_else(|| as_in_the_row(view, q, before))
        .or_else(|| money(view, q, frame).then(|| "CNY".to_string()))
        .or_else(|| told_currency(view, q).map(str::to_string))
        .or_else(|| more_or_less(view, q, measure, before))
        .or_else(|| of_measure(view, q, before))
        .or_else(|| money::again(view, q, before, background, frame))
        .or_else(|| of_the_next(view, q))
        .or_else(|| share_beside(view, q))
        .or_else(|| turned_over(q, frame))
        .or_else(|| out_of(view, q))
        .or_else(|| whose_number(view, q))
        .or_else(|| subject_counted(view, q))
        .or_else(|| last_counted(view, before).filter(|_| of_them(view, q)))
        // "There are 7,300 ponds. In three years we have dredged 1,460 of them"
        .or_else(|| {
            let told = background.counted.clone();
            told.filter(|_| before.is_empty() && of_them(view, q) && done_to(view, q))
        })
        .or_else(|| beneficiaries(view, q, at).filter(|_| frame.count_noun.as_deref().is_some_and(is_scheme)))
        .or_else(|| as_its_name_says(view, q, frame))
        .or_else(|| as_before(view, q, before))
        .or_else(|| in_decimals(view, q, frame, before))
        .or_else(|| years(view, q, frame).then(|| "year".to_string()));
    if told.is_some() {
        return told;
    }
    if fractional {
        // things are not counted in decimals
        let rate =
            |t: &crate::base::Token<'_>| t.any(&["ratio", "rate", "proportion", "percentage", "share", "figure"]);
        let fits = |unit: &String| unit != "%" || measure != Measure::Change && view.tokens[..q.lead].iter().any(rate);
        let measured = background.measured.clone().filter(fits);
        return denominator(view, q).or_else(|| measured.filter(|_| frame.inherited));
    }
    counted_noun(view, q, frame, at, before, background)
}

/// Whether a number has decimals, as no number of things has.
fn fractional(q: &Quantity) -> bool {
    q.step < Decimal::ONE && q.scale == Decimal::ONE
}

/// `the number of clinics came to 900`, `in all, 900 were built`: the noun that a whole number counts, in the words around it
/// or before it.
fn counted_noun(
    view: &View<'_>,
    q: &Quantity,
    frame: &Frame,
    at: usize,
    before: &[Reading],
    background: &Background,
) -> Option<String> {
    let scale = |u: &String| !["million", "billion", "trillion", "one", "number"].contains(&u.as_str());
    partitive(view, q)
        .or_else(|| antecedent(view, q))
        .or_else(|| beneficiaries(view, q, at))
        .or_else(|| people(view, q, frame))
        .or_else(|| made(view, q))
        .or_else(|| head_noun(view, frame))
        .or_else(|| number_of(view, q))
        .or_else(|| flow(view, q))
        .or_else(|| held_of(view, q, before))
        .or_else(|| subject_noun(view, q, at))
        .or_else(|| milestone(view, q))
        .or_else(|| apposed(view, q))
        .or_else(|| opening_whole(view, q))
        .or_else(|| opening_noun(view, q))
        // "726,000 workers were resettled. By June, 212,000 had been resettled": workers as well
        .or_else(|| {
            people_do(view, q)
                .filter(|_| before.is_empty())
                .map(|p| worker(background).unwrap_or(p))
        })
        // "employees numbered 3 million people. The figure passed the 3 million mark": counted as before
        .or_else(|| {
            background
                .counted
                .clone()
                .filter(|_| before.is_empty() && figure(view, q))
        })
        .filter(|unit| unit != "one")
        .or_else(|| frame.count_noun.clone())
        .filter(scale)
        .or_else(|| noun_behind(view, q))
        .or_else(|| last_counted(view, before))
        .or_else(|| background.counted.clone())
        // "54 million of them enjoyed subsidies": what enjoys something is people
        .or_else(|| (of_them(view, q) && people_enjoy(view, q)).then(|| "person".to_string()))
        .map(|unit| {
            traded(view, q, &unit)
                .or_else(|| sold_things(&unit, frame))
                .unwrap_or(unit)
        })
}

/// `Electric boats sold well, with sales of 336,000`: what is counted is what the sales are of.
fn sold_things(unit: &str, frame: &Frame) -> Option<String> {
    let last = |p: &frame::Part| p.text.rsplit(' ').next().map(str::to_lowercase);
    let things = frame.parts.iter().filter(|p| p.kind.is_none()).find_map(last)?;
    let one = singular(&things);
    (unit == "sale" && one != things).then(|| unit_of(one))
}

/// Nouns for how much of something passes by in a time.
pub(super) const FLOWS: &[&str] = &[
    "traffic", "flow", "flows", "turnover", "throughput", "volume", "ridership",
];

/// `a passenger turnover of more than 10 million`: so many passengers.
fn turned_over(q: &Quantity, frame: &Frame) -> Option<String> {
    let named = frame.indicator.as_deref().and_then(|i| i.split_once(' '));
    let (first, _) = named.filter(|(_, flow)| FLOWS.contains(flow))?;
    (first == "passenger" && q.scale > Decimal::ONE).then(|| first.to_string())
}

/// `reached 177,000 kilometers, of which 8,800 were built last year`: the unit of the whole.
fn of_which(view: &View<'_>, q: &Quantity, before: &[Reading]) -> Option<String> {
    let which = matches!(view.before(q.lead), "which" | "them") && q.lead > 1 && view.tokens[q.lead - 2].is("of");
    let r = before.iter().rfind(|r| r.measure == Measure::Level).filter(|_| which)?;
    let o = &view.quantities()[r.quantity];
    let counter = o.sort == Sort::Count && matches!(o.unit.as_str(), "unit" | "set" | "piece" | "copy");
    // "27 billion yuan, of which 19 have been completed": so few are no yuan
    let money = o.sort == Sort::Money && (q.scale > Decimal::ONE || o.scale == Decimal::ONE);
    ((counter || o.sort == Sort::Unit || money) && o.scale >= q.scale)
        .then(|| r.unit.clone().unwrap_or_else(|| o.unit.clone()))
}

/// `138 million visits were made, of which foreigners accounted for 28 million`: so many of them.
fn shared_out(view: &View<'_>, q: &Quantity, at: usize, before: &[Reading]) -> Option<String> {
    let part = view.class(at).has(Class::SHARE) && at < q.lead && q.lead - at <= 3;
    last_counted(view, before).filter(|_| part)
}

/// `3.2 trillion dollars, 1.4 billion less than in May`, `1.3 copies per capita, 0.25 more than in 2021`: the unit of the
/// figure that more or less is told of.
fn more_or_less(view: &View<'_>, q: &Quantity, measure: Measure, before: &[Reading]) -> Option<String> {
    let last = &view.quantities()[before.last()?.quantity];
    let against = view
        .tokens
        .get(q.tail)
        .is_some_and(|t| t.any(&["less", "more", "fewer", "lower", "higher", "below", "above"]));
    let money = measure == Measure::Change && last.sort == Sort::Money && q.scale > Decimal::ONE;
    let counted = fractional(q)
        && last.tail + 1 >= q.lead
        && matches!(last.sort, Sort::Count | Sort::Rate | Sort::Unit)
        && matches!(measure, Measure::Change | Measure::Gap);
    (against && (money || counted)).then(|| last.unit.clone())
}

/// `19 million growing and 2 million developing households`: the noun is said once, behind the next number.
fn of_the_next(view: &View<'_>, q: &Quantity) -> Option<String> {
    let and = (q.tail + 1..q.tail + 3).find(|&i| {
        view.lower(i) == "and"
            && (q.tail..i).all(|k| {
                view.tokens[k].kind == Kind::Word && (view.class(k).is_plain() || view.lower(k).ends_with("ing"))
            })
    })?;
    let mut next = view.quantities().iter();
    next.find(|o| o.lead == and + 1 && o.sort == Sort::Count)
        .filter(|o| o.noun.is_some())
        .map(|o| o.unit.clone())
}

/// `67 bridges were built, and the county now has 250 of them`.
fn of_them(view: &View<'_>, q: &Quantity) -> bool {
    view.lower(q.tail) == "of"
        && view
            .tokens
            .get(q.tail + 1)
            .is_some_and(|t| t.any(&["them", "these", "those"]))
}

/// Whether a verb right before a number does something to those: `have dredged 1,460 of them`.
fn done_to(view: &View<'_>, q: &Quantity) -> bool {
    q.lead > 0 && view.is_verb(q.lead - 1)
}

/// `15 towns have a mill, and five of them have two`: what the subject of the sentence counts.
fn subject_counted(view: &View<'_>, q: &Quantity) -> Option<String> {
    let verb = (0..q.lead).find(|&i| view.is_verb(i)).filter(|_| of_them(view, q))?;
    let counted = |o: &&Quantity| o.tail == verb && o.sort == Sort::Count && o.noun.is_some();
    view.quantities().iter().find(counted).map(|o| o.unit.clone())
}

/// `the accident rate per 1,000 boats fell from 4.9`, `family farms number 870,000`, `the index stood at 290`: what the
/// indicator itself says that it is counted in.
fn as_its_name_says(view: &View<'_>, q: &Quantity, frame: &Frame) -> Option<String> {
    let rate = view
        .quantities()
        .iter()
        .rfind(|o| o.tail <= q.lead)
        .map_or(0, |o| o.tail);
    let named = frame.indicator.as_deref().is_some_and(|i| i.contains("rate"));
    let noun = frame.count_noun.clone().filter(|n| !frame.inherited && n != "one");
    rated(view, q, rate)
        .filter(|_| fractional(q) && named)
        .or_else(|| {
            noun.map(|noun| match denominator(view, q).filter(|_| fractional(q)) {
                Some(per) => format!("{noun} {per}"),
                None => traded(view, q, &noun).unwrap_or_else(|| unit_of(noun)),
            })
        })
        .or_else(|| pure_number(view, q, frame).map(str::to_string))
}

/// `was 2.73 times that of villages, and dropped to 2.72`, `the yuan stood at 6.8 to the dollar`: a number with decimals that
/// is a multiple, a rate or a price.
fn in_decimals(view: &View<'_>, q: &Quantity, frame: &Frame, before: &[Reading]) -> Option<String> {
    if !fractional(q) {
        return None;
    }
    let multiple = before
        .last()
        .is_some_and(|b| view.quantities()[b.quantity].sort == Sort::Times);
    (multiple && frame.inherited)
        .then(|| "x".to_string())
        .or_else(|| as_the_average(view, q, before))
        .or_else(|| exchange_rate(view, q).then(|| "CNY".to_string()))
}

/// `the age limit was raised to 63`, `life expectancy reached 78.2`.
fn years(view: &View<'_>, q: &Quantity, frame: &Frame) -> bool {
    let lives = frame
        .indicator
        .as_deref()
        .is_some_and(|i| i.ends_with("life expectancy"));
    age(view, q) || lives && q.value < Decimal::from(120)
}

/// `the number of patents is to reach 12 per 10,000 people`, `1.4 million doctors, or three per 10,000 people`: what there
/// are so many of for so many people. What befalls people (`14 deaths per 100,000`) has a rate of its own.
pub(super) fn per_people(view: &View<'_>, q: &Quantity, frame: &Frame, before: &[Reading]) -> Option<String> {
    let bare = q.sort == Sort::Rate && q.unit.starts_with("per ") && q.noun.is_none();
    let people = (q.first..q.last).any(|i| view.tokens[i].any(&["people", "residents", "inhabitants"]))
        || view
            .tokens
            .get(q.tail)
            .is_some_and(|t| t.any(&["people", "residents", "inhabitants"]));
    if !bare || !people {
        return None;
    }
    let or = view.before(q.lead) == "or";
    // "patents should rise to 12 per 10,000 people": the plural that the clause is about
    let (a, b) = frame.range;
    let things = b > a && !frame.inherited && !frame.rate && frame.hint == Hint::None && is_plural(&view.tokens[b - 1]);
    let things = things.then(|| view.singular(b - 1));
    let counted = (frame.count_noun.clone().filter(|_| frame.hint == Hint::Number))
        .or(things)
        .or_else(|| last_counted(view, before).filter(|_| or))?;
    let spoilt = [
        "person", "death", "case", "one", "newborn", "birth", "suicide", "fatality", "infection", "accident", "baby",
    ]
    .contains(&counted.as_str());
    let told = q.unit.ends_with(" person") || q.unit.ends_with(" people");
    (!spoilt).then(|| {
        if told {
            format!("{counted} {}", q.unit)
        } else {
            format!("{counted} {} people", q.unit)
        }
    })
}

/// `Those who have rented for three years now number over 20 million`: people.
fn those_who(view: &View<'_>, q: &Quantity) -> bool {
    number_verb(view, q).is_some_and(|v| (0..v).any(|i| view.tokens[i].is("those") && view.lower(i + 1) == "who"))
}

/// `168 flights were for teams, 11 were charters for 1,320 villagers, and 47 were cargo flights`: as the bare number before
/// the same verb.
fn as_in_the_row(view: &View<'_>, q: &Quantity, before: &[Reading]) -> Option<String> {
    let verb = view
        .tokens
        .get(q.tail)
        .filter(|t| t.any(&["were", "was", "are", "have", "had"]))?;
    let row = |r: &&Reading| {
        let o = &view.quantities()[r.quantity];
        o.sort == Sort::Bare && view.tokens.get(o.tail).is_some_and(|t| t.lower == verb.lower)
    };
    before
        .iter()
        .rev()
        .find(row)
        .and_then(|r| r.unit.clone())
        .filter(|u| u != "1")
}

/// `the figure is 0.02 accidents per million hours, while the world average is 0.21`: the rate that the average is of.
fn as_the_average(view: &View<'_>, q: &Quantity, before: &[Reading]) -> Option<String> {
    let last = &view.quantities()[before.last()?.quantity];
    let average = (last.tail..q.lead).any(|i| view.tokens[i].any(&["average", "averages", "figure"]));
    let far = (last.tail..q.lead).any(|i| view.tokens[i].any(&[";", "."]));
    (average && !far && matches!(last.sort, Sort::Rate | Sort::Unit)).then(|| last.unit.clone())
}

/// `up from 63.7` after a bare score: whatever that was counted in.
fn as_before(view: &View<'_>, q: &Quantity, before: &[Reading]) -> Option<String> {
    let last = before.last()?;
    let first = &view.quantities()[last.quantity];
    let from = matches!(view.before(q.lead), "from" | "against")
        || view.before(q.lead) == "to" && (view.before(first.lead) == "from" || last.unit.as_deref() == Some("1"));
    if !from {
        return None;
    }
    (view.quantities()[last.quantity].sort == Sort::Bare)
        .then(|| last.unit.clone())
        .flatten()
}

/// `more than 220 of our products`: the plural after `of`.
fn partitive(view: &View<'_>, q: &Quantity) -> Option<String> {
    if view.lower(q.tail) != "of" {
        return None;
    }
    if view
        .tokens
        .get(q.tail + 1)
        .is_some_and(|t| t.any(&["them", "these", "those", "which"]))
    {
        // "supported 6,300 projects, 2,100 of which": those right before the comma
        let comma = q
            .lead
            .checked_sub(1)
            .filter(|&i| view.tokens[i].is(",") && view.lower(q.tail + 1) == "which");
        let counted = |o: &&Quantity| Some(o.tail) == comma && o.sort == Sort::Count;
        if let Some(o) = view.quantities().iter().find(counted) {
            return Some(o.unit.clone());
        }
        // "wetlands covered 5 million hectares, and 64 of them": the plural before the sentence's first verb
        let verb = (0..q.lead).find(|&i| view.is_verb(i))?;
        let noun = (0..verb)
            .rev()
            .find(|&i| is_plural(&view.tokens[i]) && view.quantity_at[i].is_none() && view.period_at[i].is_none())?;
        return Some(unit_of(view.singular(noun)));
    }
    let stop = (q.tail + 6).min(view.tokens.len());
    (q.tail + 1..stop)
        .take_while(|&i| !view.tokens[i].any(&[",", ";", "in", "from", "that", "which", "who"]))
        .filter(|&i| is_plural(&view.tokens[i]))
        .last()
        .map(|i| unit_of(view.singular(i)))
}

/// `640,000, or 20% of the passengers`: what the share beside the number is a share of.
fn share_beside(view: &View<'_>, q: &Quantity) -> Option<String> {
    let or = q.tail + usize::from(view.lower(q.tail) == ",");
    let share = view
        .quantities()
        .iter()
        .find(|s| s.lead == or + 1 && s.sort == Sort::Percent)?;
    if view.lower(or) != "or" || view.lower(share.tail) != "of" {
        return None;
    }
    let from = share.tail + 1 + usize::from(view.lower(share.tail + 1) == "the");
    let run = noun_run(&view.tokens, from, false)?;
    Some(unit_of(view.singular(run.head)))
}

/// `three out of the top 10 breeds`: what they are some of.
fn out_of(view: &View<'_>, q: &Quantity) -> Option<String> {
    if view.lower(q.tail) != "out" || view.lower(q.tail + 1) != "of" {
        return None;
    }
    let mut behind = view
        .quantities()
        .iter()
        .filter(|o| o.first > q.last && o.lead <= q.tail + 5);
    behind.find(|o| o.sort == Sort::Count).map(|o| o.unit.clone())
}

/// `a group of people whose number is about 1.3 billion`: those before the pronoun.
fn whose_number(view: &View<'_>, q: &Quantity) -> Option<String> {
    let whose = (1..q.lead).rfind(|&i| view.tokens[i].is("whose") && view.lower(i + 1) == "number")?;
    let near = q.lead - whose <= 8 && is_plural(&view.tokens[whose - 1]);
    near.then(|| unit_of(view.singular(whose - 1)))
}

/// An index, a score or a coefficient has no unit; a ratio is a multiple.
fn pure_number(view: &View<'_>, q: &Quantity, frame: &Frame) -> Option<&'static str> {
    let name = frame.indicator.as_deref().unwrap_or("").to_lowercase();
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
    let scored = q.lead > 0
        && view.tokens[..q.lead]
            .iter()
            .rev()
            .take(3)
            .any(|t| t.any(&["scored", "scores"]));
    let any = |list: &[&str]| words.iter().any(|w| list.contains(w));
    // "the present ratio is 8.3 percent. Of these, 480 have reached it": no multiple
    let does = view.tokens.get(q.tail).is_some_and(|_| view.is_verb(q.tail));
    if any(&["ratio"]) && !(frame.inherited && does) {
        return Some("x");
    }
    let last = words.iter().rfind(|w| !w.is_empty()).copied().unwrap_or("");
    let pure = [
        "index", "coefficient", "score", "multiplier", "satisfaction", "rating", "pmi", "citations",
    ];
    let scored = scored || view.lower(q.tail) == "on" && view.lower(q.tail + 2) == "scale";
    (scored || pure.contains(&last) || any(&["index"])).then_some("1")
}

/// `the figure remained over`, `the number passed`: a noun that stands for what was counted before.
fn figure(view: &View<'_>, q: &Quantity) -> bool {
    (1..q.lead).any(|i| {
        view.tokens[i].any(&["figure", "number", "total"])
            && view.tokens[i - 1].any(&["the", "this"])
            && view.is_verb(i + 1)
    })
}

/// What the sentence counted last.
fn last_counted(view: &View<'_>, before: &[Reading]) -> Option<String> {
    before
        .iter()
        .rev()
        .find_map(|r| counted_unit(&view.quantities()[r.quantity], r))
}

/// The unit of a reading if it counts things or people.
pub(super) fn counted_unit(q: &Quantity, r: &Reading) -> Option<String> {
    match q.sort {
        Sort::Count => Some(q.unit.clone()),
        Sort::Unit if ["person", "passenger trip", "person-trip", "person-time"].contains(&q.unit.as_str()) => {
            Some(q.unit.clone())
        }
        Sort::Bare => r.unit.clone().filter(|u| u != "1" && u != "x"),
        _ => None,
    }
}

/// `the number of buses and the number of taxis came to 700,000 and 1.4 million`: each counts what its number is of.
pub(super) fn of_its_own_number(q: &Quantity, r: &mut Reading) {
    let number = r.frame.indicator.as_deref().and_then(|i| i.strip_prefix("number of "));
    let Some(things) = number.filter(|_| q.sort == Sort::Bare && r.unit.is_some()) else {
        return;
    };
    let ends = [" of ", " in ", " with ", " for ", " per ", " at ", " on ", " from "];
    let end = ends.iter().filter_map(|p| things.find(p)).min().unwrap_or(things.len());
    let noun = things[..end].rsplit(' ').next().unwrap_or(things);
    let one = singular(noun);
    if !things.contains(" per ") && one != noun {
        r.unit = Some(unit_of(one));
    }
}

fn unit_of(noun: String) -> String {
    match noun.to_lowercase().as_str() {
        "people" | "person" | "resident" | "poor" | "elderly" | "unemployed" | "jobless" | "disabled" => {
            "person".into()
        }
        "yuan" => "CNY".into(),
        "nev" | "ev" | "phev" | "bev" => "vehicle".into(),
        _ => noun,
    }
}

/// `injuring 247`, `left 12 dead`: people, whatever was counted before.
fn victims(view: &View<'_>, q: &Quantity) -> bool {
    view.tokens[..q.lead].last().is_some_and(|t| {
        t.any(&[
            "killing", "killed", "kill", "injuring", "injured", "injure", "wounding", "wounded", "arresting",
            "arrested",
        ])
    }) || view.tokens.get(q.tail).is_some_and(|t| {
        t.any(&[
            "dead", "missing", "injured", "wounded", "killed", "hospitalized", "homeless", "discharged", "infected",
            "quarantined",
        ])
    })
}

/// `fell from 152 yuan per GB to 8.8 yuan`: both ends of a change are for each of the same.
pub(super) fn as_it_began(view: &View<'_>, q: &Quantity, before: &[Reading]) -> Option<String> {
    let began = &view.quantities()[before.last()?.quantity];
    let ends = view.before(q.lead) == "to" && began.tail + 1 == q.lead && view.before(began.lead) == "from";
    let each = began
        .unit
        .strip_prefix(q.unit.as_str())
        .is_some_and(|rest| rest.starts_with(" per "));
    (q.sort == Sort::Money && ends && each).then(|| began.unit.clone())
}

/// `to build 45,000 mu and to upgrade 35,000`: the measure is said once, before the `and`.
fn of_measure(view: &View<'_>, q: &Quantity, before: &[Reading]) -> Option<String> {
    let last = &view.quantities()[before.last()?.quantity];
    let between = last.tail..q.lead;
    let joined = view.lower(last.tail) == "and"
        && between.len() <= 3
        && between
            .clone()
            .skip(1)
            .all(|i| view.tokens[i].is("to") || view.before(i) == "to" || !view.class(i).is_plain());
    let ends = view.tokens.get(q.tail).is_none_or(|t| t.kind == Kind::Punct);
    let large = q.scale == last.scale || q.value >= Decimal::ONE_HUNDRED;
    (last.sort == Sort::Unit && joined && ends && large).then(|| last.unit.clone())
}

/// `sales of electric cars hit 6 million`: what is traded, not the trade, is counted.
fn traded(view: &View<'_>, q: &Quantity, noun: &str) -> Option<String> {
    const TRADE: &[&str] = &[
        "sales", "exports", "imports", "deliveries", "shipments", "purchases", "stocks",
    ];
    let of = (0..q.lead.saturating_sub(2))
        .rev()
        .find(|&i| view.tokens[i].any(TRADE) && view.singular(i) == noun)?;
    // "sales there of electric cars"
    let of = of + usize::from(matches!(view.lower(of + 1), "there" | "here" | "abroad" | "overseas"));
    let run = noun_run(&view.tokens, of + 2, false).filter(|_| view.lower(of + 1) == "of")?;
    (run.head < q.lead).then(|| unit_of(view.singular(run.head)))
}

/// `the age limit was raised from 60 to 63`.
fn age(view: &View<'_>, q: &Quantity) -> bool {
    q.scale == Decimal::ONE
        && q.value < Decimal::from(120)
        && (0..q.lead)
            .rev()
            .take_while(|&i| !view.tokens[i].any(&[";", "."]))
            .any(|i| view.tokens[i].is("age") && view.before(i) != "of")
}
