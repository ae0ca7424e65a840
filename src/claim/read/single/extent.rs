//! What a figure measures of things that are named without a measure: `14 million square kilometers` that a land covers, the
//! 1,800 yuan that a child gets.
use crate::claim::frame::{self, Frame, Hint};
use crate::claim::np;
use crate::claim::read::sellers::dimension;
use crate::claim::read::trailing::tail_part;
use crate::claim::read::{Background, Reading};
use crate::claim::rules::Predicate;
use crate::claim::view::View;
use crate::lexicon::{Class, lexicon};
use crate::quantity::{Quantity, Sort};

/// `The forest covers 300 hectares`: its area. `65,000 km of pipes have been in use`: the length of the pipes.
pub(super) fn extent(view: &View<'_>, q: &Quantity, p: &Predicate, frame: &mut Frame) {
    // "a 6.5-magnitude earthquake", "aftershocks at 4.0 magnitude or above": how strong they are
    if q.unit == "magnitude" && !frame.known && frame.hint != Hint::Share {
        let quake = (q.last..(q.last + 3).min(view.tokens.len())).find(|&i| {
            view.tokens[i].any(&[
                "earthquake", "earthquakes", "quake", "quakes", "aftershock", "aftershocks", "tremor",
            ])
        });
        let things = frame.indicator.take().filter(|_| quake.is_none());
        frame.parts.clear();
        match quake {
            Some(i) => frame::push_part(view, frame, "of", i, i + 1),
            None => frame.parts.extend(things.map(|text| frame::Part {
                text,
                ..frame::Part::default()
            })),
        }
        (frame.indicator, frame.known, frame.hint) = (Some("magnitude".to_string()), true, Hint::None);
        return;
    }
    // "the market covers 5 million tons of carbon dioxide emissions"
    if q.unit == "t CO2" && view.lower(q.tail) == "emissions" && !frame.known {
        let who = frame.indicator.take();
        frame.parts.extend(who.map(|text| frame::Part {
            text,
            ..frame::Part::default()
        }));
        (frame.indicator, frame.known) = (Some("carbon dioxide emissions".to_string()), true);
        return;
    }
    let Some(dimension) = dimension(q).filter(|d| q.sort == Sort::Unit && matches!(*d, "area" | "length")) else {
        return;
    };
    if frame.known || frame.hint != Hint::None || frame.anaphor {
        return;
    }
    let measured = |a: usize, b: usize| (a..b).any(|i| view.class(i).has(Class::MEASURING) || view.in_indicator(i));
    const COVERS: &[&str] = &[
        "cover", "covers", "covered", "covering", "occupies", "occupy", "occupied", "spans", "spanned",
    ];
    let covers = p.rule == "level-verb" && dimension == "area" && view.tokens.get(p.at).is_some_and(|t| t.any(COVERS));
    if covers {
        let (x, y) = np::before(view, p.at);
        if x < y && !measured(x, y) && !view.class(x).has(Class::PRON) {
            frame.indicator = Some(dimension.to_string());
            frame.known = true;
            frame.parts.clear();
            frame::push_part(view, frame, "of", x, y);
        }
        return;
    }
    let (a, b) = frame.range;
    let things = frame.indicator.is_some() && a < b && !measured(a, b);
    if things && p.rule == "level-default" && view.lower(q.tail) == "of" && a > q.tail {
        frame.extent = Some(dimension);
        tail_part(view, frame, b, 8);
    }
}

/// `Summer grain was 146 million tons`: of a crop without a measure, what was brought in.
pub(super) fn harvested(view: &View<'_>, q: &Quantity, p: &Predicate, frame: &mut Frame) {
    let heavy = q.sort == Sort::Unit && matches!(q.unit.as_str(), "t" | "kg" | "jin");
    let states = view.tokens.get(p.at).is_some_and(|t| {
        t.any(&[
            "was", "were", "is", "reached", "totaled", "totalled", "stood", "amounted", "exceeded", "came",
        ])
    });
    let (a, b) = frame.range;
    let plain = !frame.known && frame.hint == Hint::None && !frame.anaphor && !frame.inherited;
    if !(heavy && states && plain && p.rule == "level-verb") || a >= b || b > q.lead || b - a > 3 {
        return;
    }
    let crop = lexicon().kind(view.lower(b - 1)).has(Class::PRODUCE);
    let measures = (a..b).any(|i| view.class(i).has(Class::MEASURING) || view.in_indicator(i));
    if !crop || measures {
        return;
    }
    (frame.indicator, frame.known) = (Some("output".to_string()), true);
    frame::push_part(view, frame, "of", a, b);
}

/// Nouns of money that people get.
const GIVEN: &[&str] = &[
    "allowance", "subsidy", "pension", "benefit", "grant", "aid", "relief", "stipend", "wage", "salary",
    "compensation", "income", "bonus", "payment", "scholarship", "insurance", "reimbursement", "dividend",
];

/// `The allowance was raised. A child in a city gets 1,800 yuan`: of the allowance, for the child.
pub(super) fn received(
    view: &View<'_>,
    q: &Quantity,
    p: &Predicate,
    frame: &mut Frame,
    before: &[Reading],
    background: &Background,
) {
    const GETS: &[&str] = &["get", "gets", "got", "receive", "receives", "received", "draw", "draws"];
    let money = q.sort == Sort::Money || q.sort == Sort::Rate && q.unit.starts_with("CNY");
    let gets = p.rule == "level-verb" && view.tokens.get(p.at).is_some_and(|t| t.any(GETS));
    if !(money && gets) || frame.known || frame.hint != Hint::None {
        return;
    }
    let (a, b) = np::before(view, p.at);
    let given = |f: &&Frame| {
        let noun = |w: &str| GIVEN.iter().any(|g| w.starts_with(g) || w == "subsidies");
        f.indicator.as_deref().is_some_and(|i| i.split(' ').any(noun))
    };
    let told = before.iter().rev().map(|r| &r.frame);
    let earlier = background.named_before.iter().chain(&background.frame);
    let what = told.chain(earlier).find(given).map(Frame::carried);
    if a >= b || frame.anaphor {
        return;
    }
    // "families receive 300 yuan a month"
    let each = (q.tail..view.tokens.len().min(q.tail + 4)).any(|i| {
        view.tokens[i].any(&["each", "per", "every"])
            || view.tokens[i].is("a") && matches!(view.lower(i + 1), "month" | "year" | "day" | "week")
    });
    let payment = each.then(|| Frame {
        indicator: Some("payment".to_string()),
        ..Frame::default()
    });
    let Some(mut f) = what.or(payment) else { return };
    f.parts.clear();
    frame::push_part(view, &mut f, "", a, b);
    f.known = true;
    *frame = f;
}
