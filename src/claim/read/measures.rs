//! What is measured where only the unit or the verb says so: `398 kg per mu` is a yield, `sown on 3 million mu` a sown area, `a
//! 300,000-kilowatt unit` has a capacity. Must not touch a phrase that measures by itself.
use super::Reading;
use crate::claim::frame::{self, Frame, Hint};
use crate::claim::rules::clause_start;
use crate::claim::view::View;
use crate::lexicon::Class;
use crate::model::Measure;
use crate::quantity::{Quantity, Sort, noun_run};

/// Nouns of which so much goes to a field, which are no yields.
const GIVEN: &[&str] = &[
    "use", "usage", "application", "input", "consumption", "subsidy", "subsidies", "seed", "fertilizer", "fertilizers",
    "pesticide", "pesticides", "density",
];

/// Gives a reading the measure that its unit or its verb names.
pub(super) fn by_unit_or_verb(view: &View<'_>, r: &mut Reading) {
    let q = &view.quantities()[r.quantity];
    if saves(view, q, r) {
        let what = r
            .frame
            .indicator
            .take()
            .filter(|_| q.sort == Sort::Unit && !r.frame.inherited);
        r.frame.indicator = Some(what.map_or("savings".to_string(), |w| format!("{w} saved")));
        (r.measure, r.direction) = (Measure::Level, None);
        return;
    }
    if let Some(verb) = saved_for(view, q, r) {
        let (a, b) = crate::claim::np::before(view, verb);
        r.frame = Frame {
            indicator: Some("savings".to_string()),
            span: Some(view.span(verb, verb + 1)),
            known: true,
            ..Frame::default()
        };
        frame::push_part(view, &mut r.frame, "", verb + 1, q.lead);
        frame::push_part(view, &mut r.frame, "", a, b);
        return;
    }
    if q.sort != Sort::Unit && q.sort != Sort::Rate {
        return;
    }
    if is_yield(view, q, r) {
        measured_as(view, r, "yield");
    } else if is_sown(view, q, r) {
        measured_as(view, r, "sown area");
    } else if let Some((a, b)) = has_power(view, q, r) {
        r.frame = Frame {
            indicator: Some("capacity".to_string()),
            span: Some(view.span(a, b)),
            range: (a, b),
            ..Frame::default()
        };
        frame::push_part(view, &mut r.frame, "of", a, b);
    }
}

/// Makes the thing that a reading was read of its subject.
fn measured_as(view: &View<'_>, r: &mut Reading, indicator: &str) {
    let (a, b) = r.frame.range;
    let own = !r.frame.inherited && !r.frame.known && r.frame.indicator.is_some() && a < b;
    let dull = |i: usize| {
        view.class(i).has(Class::MEASURING) || view.tokens[i].any(&["average", "it", "they", "this", "figure", "level"])
    };
    if own && !(a..b).any(dull) {
        frame::push_part(view, &mut r.frame, "of", a, b);
    }
    r.frame.indicator = Some(indicator.to_string());
    (r.frame.known, r.frame.hint) = (true, Hint::None);
}

/// `have saved 21.6 billion cubic meters of water`, `saving firms 58 million yuan`: so much is saved, however much was used.
fn saves(view: &View<'_>, q: &Quantity, r: &Reading) -> bool {
    let amount = matches!(q.sort, Sort::Unit | Sort::Money);
    let verb = view
        .tokens
        .get(r.at)
        .is_some_and(|t| t.any(&["save", "saves", "saved", "saving"]));
    amount && verb && r.at < q.lead && view.before(q.lead) != "by" && r.measure == Measure::Change
}

/// `the policy will save patients 40 billion yuan`: the verb whose object stands between it and the money that is saved.
fn saved_for(view: &View<'_>, q: &Quantity, r: &Reading) -> Option<usize> {
    if q.sort != Sort::Money || r.rule != "level-default" {
        return None;
    }
    let verb =
        (clause_start(view, q.lead)..q.lead).rfind(|&i| view.tokens[i].any(&["save", "saves", "saved", "saving"]))?;
    let plain = |i: usize| {
        view.class(i).is_plain() || view.class(i).has(Class::DET) || crate::quantity::is_plural(&view.tokens[i])
    };
    let object = verb + 1..q.lead;
    (!object.is_empty() && object.len() <= 4 && object.clone().all(plain)).then_some(verb)
}

/// `398.6 kilograms per mu`, of a crop: what a field yields.
fn is_yield(view: &View<'_>, q: &Quantity, r: &Reading) -> bool {
    let Some((weight, land)) = q.unit.split_once(" per ") else {
        return false;
    };
    let weighs = matches!(weight, "kg" | "t" | "jin") && matches!(land, "mu" | "hectare" | "acre");
    let named = r.frame.indicator.as_deref().unwrap_or("");
    let given = (0..q.lead).any(|i| view.tokens[i].any(GIVEN));
    weighs && !given && !named.contains("yield") && matches!(r.measure, Measure::Level | Measure::Change)
}

/// `Early rice was sown on 71.8 million mu`.
fn is_sown(view: &View<'_>, q: &Quantity, r: &Reading) -> bool {
    let land = matches!(q.unit.as_str(), "mu" | "hectare" | "acre");
    let on = matches!(view.before(q.lead), "on" | "over" | "across" | "to");
    let sown = |i: usize| view.tokens[i].any(&["sown", "planted", "seeded"]);
    land && on && !r.frame.known && r.measure == Measure::Level && (clause_start(view, q.lead)..q.lead).any(sown)
}

/// `a 300,000-kilowatt unit`: what has so much power, behind it.
fn has_power(view: &View<'_>, q: &Quantity, r: &Reading) -> Option<(usize, usize)> {
    let words = q.span.slice(view.source).to_lowercase();
    let power = ["-kilowatt", "-megawatt", "-gigawatt", "-watt", "-mw", "-gw", "-kw"];
    if !power.iter().any(|w| words.ends_with(w)) || r.measure != Measure::Level {
        return None;
    }
    let run = noun_run(&view.tokens, q.tail, true)?;
    // "a 300-kilowatt center replaces a mill": what an article follows is the verb
    let verb = run.head > q.tail && view.class(run.head + 1).has(Class::DET);
    Some((q.tail, run.head + usize::from(!verb)))
}
