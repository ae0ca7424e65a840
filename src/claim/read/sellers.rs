//! Verbs that say what is measured (`the shops sold 4% more`), pronouns for a growth, items behind a colon.
use super::frames::number_of;
use super::{Background, Reading};
use crate::claim::frame::{self, Frame, Hint};
use crate::claim::np;
use crate::claim::rules::{self, About, Predicate};
use crate::claim::view::View;
use crate::lexicon::Class;
use crate::model::{Direction, Measure};
use crate::quantity::{Quantity, Sort};

/// The noun that a verb measures.
pub fn nominal(verb: &str) -> Option<&'static str> {
    Some(match verb {
        "invested" | "invest" | "investing" => "investment",
        "spent" | "spend" | "spending" | "spends" => "spending",
        "produced" | "produce" | "produces" | "producing" => "output",
        "sold" | "sell" | "sells" | "selling" => "sales",
        "consumed" | "consume" | "consumes" => "consumption",
        "lent" | "lend" => "loans",
        "allocated" | "earmarked" | "appropriated" | "allocating" | "earmarking" | "arranged" | "disbursed"
        | "disbursing" => "funds",
        "donated" => "donations",
        "earned" | "earn" | "earns" => "income",
        "lost" | "loses" | "losing" => "losses",
        "traveled" | "travelled" | "flew" | "flown" | "sailed" | "trekked" | "voyaged" => "distance traveled",
        "harvested" => "harvest",
        "discharged" | "discharge" | "discharges" => "discharge",
        "emitted" | "emit" | "emits" => "emissions",
        "put" | "injected" | "poured" | "pumped" | "ploughed" => "investment",
        "generated" | "generates" => "generation",
        "weighs" | "weighed" | "weighing" => "weight",
        "cost" | "costs" | "costing" => "cost",
        "saves" | "saved" | "saving" | "save" => "savings",
        "raised" | "raising" | "releasing" | "injecting" | "unlocking" | "mobilizing" | "channeling" => "funds",
        _ => return None,
    })
}

/// As [`nominal`], for a figure: dikes that were put into use are no investment.
pub(super) fn nominal_of(verb: &str, q: &Quantity) -> Option<&'static str> {
    const OF_MONEY: &[&str] = &[
        "investment", "spending", "funds", "loans", "donations", "income", "cost", "losses",
    ];
    // "saves 300 tonnes of fuel"; what time is saved is no sum of savings
    let saved = |n: &str| n != "savings" || matches!(q.sort, Sort::Money | Sort::Unit);
    let heavy = matches!(q.unit.as_str(), "t" | "kg" | "g");
    nominal(verb)
        .filter(|n| q.sort == Sort::Money || !OF_MONEY.contains(n) && (*n != "weight" || heavy))
        .filter(|n| saved(n))
        .filter(|n| *n != "distance traveled" || dimension(q) == Some("length"))
}

/// Verbs whose object is what grew: `the zones attracted 9% more capital`, `the ferries took 3% more passengers`.
const TAKES: &[&str] = &[
    "attracted", "received", "took", "carried", "handled", "used", "hired", "employed", "admitted", "treated",
    "welcomed", "hosted", "issued", "granted", "built", "created", "drew", "gained", "recorded", "saw", "had", "has",
    "have", "seen", "experienced", "registered", "suffered", "got",
];

/// `the 300 shops sold 8.7% more pens`: the verb says what grew, its subject who sold, its object what was sold.
pub(super) fn sold_more(view: &View<'_>, q: &Quantity, p: &Predicate, measure: Measure, frame: &mut Frame) {
    if measure != Measure::Growth || p.rule != "gap-than" {
        return;
    }
    let noun = nominal(view.lower(p.at));
    if noun.is_none() && !view.tokens.get(p.at).is_some_and(|t| t.any(TAKES)) {
        return;
    }
    if !view
        .tokens
        .get(q.tail)
        .is_some_and(|t| t.any(&["more", "less", "fewer", "better", "worse"]))
    {
        return;
    }
    let (a, b) = np::before(view, p.at);
    let own = frame::read(view, a, b);
    if frame.known && frame.hint != Hint::Number && !frame.inherited {
        return;
    }
    let (x, y) = np::after(view, q.tail + 1);
    let object = x < y && view.lower(q.tail + 1) != "than" && view.period_at[x].is_none();
    let mut f = match noun {
        Some(noun) => Frame {
            indicator: Some(noun.to_string()),
            span: Some(view.span(p.at, p.at + 1)),
            known: true,
            ..Frame::default()
        },
        None if object => number_of(view, frame::read(view, x, y), (x, y)),
        None => return,
    };
    if object && noun.is_some() {
        frame::push_part(view, &mut f, "of", x, y);
    }
    if own.is_empty() || own.anaphor {
        f.parts.extend(frame.parts.iter().cloned());
    } else {
        frame::push_part(view, &mut f, "", a, b);
    }
    *frame = f;
}

/// `Sales rose by 14%. With prices left out it was 12%.`: the pronoun stands for the growth.
pub(super) fn it_grew(
    view: &View<'_>,
    q: &Quantity,
    p: &Predicate,
    frame: &Frame,
    before: &[Reading],
    background: &Background,
) -> Option<Direction> {
    let About::Before(end) = p.about else { return None };
    let free = !frame.rate && matches!(frame.hint, Hint::None | Hint::Growth);
    if !free || q.sort != Sort::Percent || p.measure != Measure::Level || frame.indicator.is_none() {
        return None;
    }
    let (a, b) = np::before(view, end);
    let it = b == a + 1 && view.tokens[a].any(&["it", "this", "that"]);
    // "by 2030 it would be over 5%" tells of no growth
    let modal = (b..q.lead).any(|i| view.class(i).has(crate::lexicon::Class::MODAL));
    if !it || modal {
        return None;
    }
    let mut told = before
        .iter()
        .filter(|r| r.measure == Measure::Growth)
        .map(|r| (&r.frame, r.direction));
    let here = told.rfind(|(f, _)| f.indicator == frame.indicator).map(|(_, d)| d);
    // "the rate was 64%, flat. By quarter it was 63% and 66%": the percentage told was a level
    if background
        .levels
        .iter()
        .any(|(unit, f)| unit == "%" && f.indicator == frame.indicator)
    {
        return None;
    }
    let earlier = || {
        background
            .growths
            .iter()
            .take(4)
            .any(|(_, f)| f.indicator == frame.indicator)
    };
    here.flatten().or_else(|| earlier().then_some(Direction::Up))
}

/// `All three rose in value added: the first by 2%, the second by 3%`: what rose stands before the colon, of what behind it.
pub(super) fn colon_frame(view: &View<'_>, verb: usize, from: usize, to: usize) -> Frame {
    let own = frame::read(view, from, to);
    let colon = (verb..from).rev().find(|&i| view.tokens[i].is(":")).unwrap_or(from);
    let Some(h) = view.indicators.iter().rfind(|h| h.last <= colon).filter(|_| !own.known) else {
        return own;
    };
    let mut f = frame::read(view, h.first, h.last);
    frame::push_part(view, &mut f, "", from, to);
    f
}

/// `Car sales had dropped in spring; since then the decline has narrowed by 4 points`: what the sentence said to move
/// before, where the noun for the movement says nothing of its own.
pub(super) fn told_before(view: &View<'_>, p: &Predicate, frame: &Frame, before: &[Reading]) -> Option<Frame> {
    let moves =
        matches!(frame.hint, Hint::Growth | Hint::Decline) && frame.indicator.is_none() && frame.parts.is_empty();
    let About::Before(end) = p.about else { return None };
    if !moves || !before.is_empty() {
        return None;
    }
    let wall = (0..end).rev().find(|&i| view.tokens[i].any(&[",", ";"]))?;
    let verb = (0..wall).find(|&i| view.is_verb(i) && rules::verb_direction(view.class(i)).is_some())?;
    let (a, b) = np::before(view, verb);
    let f = frame::read(view, a, b);
    (f.indicator.is_some() && !f.anaphor).then(|| f.carried())
}

/// `3.2 million tons of fruit were exported`, `110 billion yuan was frozen`: the verb behind says what is measured. `50 million
/// tons of capacity were cut` is a change; gives which way.
pub(super) fn done_behind(view: &View<'_>, q: &Quantity, measure: Measure, frame: &mut Frame) -> Option<Direction> {
    if measure != Measure::Level || !matches!(q.sort, Sort::Unit | Sort::Money) {
        return None;
    }
    let things = view.lower(q.tail) == "of" || is_in_things(view, q);
    let (a, b) = if things {
        np::after(view, q.tail + 1)
    } else {
        (q.tail, q.tail)
    };
    let was = (b..(b + 6).min(view.tokens.len()))
        .take_while(|&i| {
            i < b + 2
                || view.class(i).has(Class::MODAL.or(Class::ADVERB))
                || view.lower(i).ends_with("ly")
                || view.tokens[i].any(&["has", "have", "had", "been", "was", "were", "be", "in", "total"])
        })
        .find(|&i| {
            view.tokens
                .get(i)
                .is_some_and(|t| t.any(&["was", "were", "been", "be"]))
        });
    let done =
        was.and_then(|w| (w + 1..w + 3).find(|&i| view.tokens.get(i).is_some_and(|_| np::is_participle(view, i))));
    let verb = done.filter(|_| a < b || !things)?;
    let removed = view.class(verb).has(Class::DOWN)
        || view.tokens[verb].any(&[
            "eliminated", "removed", "scrapped", "dismantled", "retired", "closed", "shut", "phased",
        ]);
    let stock = things && a < b && view.class(b - 1).has(Class::MEASURING);
    if removed && stock {
        *frame = frame::read(view, a, b);
        return Some(Direction::Down);
    }
    let traded = match view.lower(verb) {
        "exported" => Some("exports"),
        "imported" => Some("imports"),
        word => nominal_of(word, q),
    };
    // "5 billion yuan was earmarked as subsidies": what it is given as
    let aside = usize::from(view.lower(verb) == "set" && view.lower(verb + 1) == "aside");
    let given = Some(verb + 1 + aside)
        .filter(|&i| view.lower(i) == "as")
        .map(|i| np::after(view, i + 1));
    if let Some((x, y)) = given.filter(|(x, y)| x < y) {
        let f = frame::read(view, x, y);
        if f.indicator.is_some() && view.period_at[x].is_none() {
            *frame = f;
        }
        return None;
    }
    // what was told before goes on: "the investment was 5 billion yuan, of which 2 billion yuan was used"
    let free = things || frame.indicator.is_none() || opens(view, q);
    if !free {
        return None;
    }
    // "3 billion yuan in subsidies was paid": the money is the subsidies
    let what = if things { Some((a, b)) } else { spoken_of(view, q) };
    let money = what.filter(|&(_, b)| {
        q.sort == Sort::Money
            && traded.is_none()
            && (view.class(b - 1).has(Class::MEASURING) || view.in_indicator(b - 1) || view.tokens[b - 1].any(FUNDS))
    });
    if let Some((a, b)) = money {
        *frame = frame::read(view, a, b);
        return None;
    }
    let measured = frame.known && !frame.inherited && things;
    let noun = match (traded, dimension(q)) {
        (Some(noun), _) => noun.to_string(),
        (None, Some(dimension)) if !measured => match aside {
            1 => format!("{dimension} set aside"),
            // "dikes put into use"
            _ if view.lower(verb) == "put" && view.lower(verb + 1) == "into" => {
                format!("{dimension} put into {}", view.lower(verb + 2))
            }
            _ => format!("{dimension} {}", view.lower(verb)),
        },
        _ => return None,
    };
    let mut f = Frame {
        indicator: Some(noun),
        span: Some(view.span(verb, verb + 1)),
        known: true,
        ..Frame::default()
    };
    if let Some((a, b)) = what {
        frame::push_part(view, &mut f, "of", a, b);
    }
    *frame = f;
    None
}

/// Nouns of money that is given or owed.
const FUNDS: &[&str] = &[
    "subsidies", "subsidy", "grants", "bonds", "loans", "refunds", "rebates", "allowances", "pensions", "benefits",
    "credit", "bills", "bonuses", "compensation", "aid", "assistance", "insurance", "capital", "dividends", "premiums",
    "quotas", "reserves", "deposits", "securities", "shares", "taxes", "fees", "fines", "wages", "donations",
    "payments", "scholarships", "vouchers", "funding", "funds",
];

/// `3 billion yuan in subsidies has been paid`: what the money is, behind `in`.
fn is_in_things(view: &View<'_>, q: &Quantity) -> bool {
    let (a, b) = np::after(view, q.tail + 1);
    q.sort == Sort::Money && view.lower(q.tail) == "in" && a < b && view.tokens[b - 1].any(FUNDS)
}

/// `As for rural roads, 3 billion yuan was invested`: what the sentence is about, said before its clause.
fn spoken_of(view: &View<'_>, q: &Quantity) -> Option<(usize, usize)> {
    let start = rules::clause_start(view, q.lead);
    let comma = start.checked_sub(1).filter(|&c| view.tokens[c].is(","))?;
    let from = (0..comma)
        .rev()
        .find(|&i| view.tokens[i].any(&[".", ";"]))
        .map_or(0, |i| i + 1);
    let len = match (view.lower(from), view.lower(from + 1), view.lower(from + 2)) {
        ("regarding" | "concerning", ..) => 1,
        ("as", "for", _) => 2,
        ("in", "terms", "of") | ("with", "regard" | "respect", "to") | ("in", "regard", "to") => 3,
        _ => return None,
    };
    let (a, b) = np::after(view, from + len);
    (a < b && b == comma && (a..b).all(|i| view.quantity_at[i].is_none())).then_some((a, b))
}

/// Whether nothing but a time or `a total of` stands before the figure in its clause.
fn opens(view: &View<'_>, q: &Quantity) -> bool {
    let start = rules::clause_start(view, q.lead);
    let joined = start > 0 && view.tokens[start - 1].is("which");
    // "what I can tell you is that so far 2 billion yuan has been paid"
    let told = (start + 1..q.lead).rfind(|&i| {
        view.tokens[i].is("that")
            && view.tokens[i - 1].any(&["is", "you", "say", "says", "said", "know", "note", "stress"])
    });
    let start = told.map_or(start, |i| i + 1);
    !joined
        && (start..q.lead).all(|i| {
            view.period_at[i].is_some()
                || view.class(i).has(Class::DET.or(Class::ADVERB))
                || view.tokens[i].any(&[
                    "total", "of", "in", "and", "another", "some", "about", "over", "by", "far", "so",
                ])
        })
        && !(start..q.lead).any(|i| {
            view.tokens[i].is("of")
                && view
                    .tokens
                    .get(i + 1)
                    .is_some_and(|t| t.any(&["which", "this", "these", "them"]))
        })
}

/// What an amount in this unit is, by itself.
pub(super) fn dimension(q: &Quantity) -> Option<&'static str> {
    if q.sort == Sort::Money {
        return Some("funds");
    }
    match q.unit.as_str() {
        "square kilometer" | "square meter" | "hectare" | "mu" => Some("area"),
        "km" | "m" => Some("length"),
        "t" | "kg" | "cubic meter" | "kWh" => Some("amount"),
        "kW" => Some("capacity"),
        _ => None,
    }
}
