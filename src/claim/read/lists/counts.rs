//! Lists of numbers, each of which counts the things at its place in a list of nouns.
use crate::claim::coordinated;
use crate::claim::frame::{self, Frame, Hint};
use crate::claim::read::Reading;
use crate::claim::view::View;
use crate::lexicon::Class;
use crate::quantity::{Sort, noun_run};
use rust_decimal::Decimal;

/// `more clinics, beds and nurses, which number 4,000, 9,000 and 3,000`: each value is the number of its things.
pub(super) fn which_number(view: &View<'_>, group: &mut [Reading]) -> bool {
    const NUMBERS: &[&str] = &[
        "number", "numbered", "total", "totaled", "totalled", "reached", "stood", "came",
    ];
    let lead = view.quantities()[group[0].quantity].lead;
    let verb = (lead.saturating_sub(4)..lead).rfind(|&i| view.tokens[i].any(NUMBERS));
    let Some(comma) = verb
        .and_then(|v| (v.saturating_sub(3)..v).rfind(|&i| view.tokens[i].is("which")))
        .and_then(|which| which.checked_sub(1))
        .filter(|&c| view.tokens[c].is(","))
    else {
        return false;
    };
    let bare = group.iter().all(|r| view.quantities()[r.quantity].sort == Sort::Bare);
    let opens = |i: usize| {
        i == 0
            || !view.class(i).has(Class::PREP) && view.class(i - 1).has(Class::PREP.or(Class::DET))
            || !view.class(i).has(Class::PREP)
                && (view.is_verb(i - 1) || view.tokens[i - 1].any(&["more", "new", ",", "our", "their"]))
    };
    let plural = |&(a, b): &(usize, usize)| {
        b - a <= 5 && crate::quantity::is_plural(&view.tokens[b - 1]) && !(a..b).any(|i| view.is_verb(i))
    };
    let items = (comma.saturating_sub(20)..comma)
        .rev()
        .filter(|&from| bare && opens(from))
        .find_map(|from| coordinated::split_list(view, from, comma, group.len()).filter(|all| all.iter().all(plural)));
    items.is_some_and(|items| count_each(view, group, &items))
}

/// `The numbers of offices and staff rose from 40 and 200 to 90 and 600`: each value is the number of its things.
pub(super) fn numbers_of(view: &View<'_>, group: &mut [Reading]) -> bool {
    let lead = view.quantities()[group[0].quantity].lead;
    let numbers = |&i: &usize| view.tokens[i].any(&["number", "numbers"]) && view.lower(i + 1) == "of";
    // things are not counted in decimals, nor is what there is for so many people
    let whole = |r: &Reading| {
        let q = &view.quantities()[r.quantity];
        q.sort == Sort::Bare && (q.step >= Decimal::ONE || q.scale > Decimal::ONE)
    };
    let counts = group[0].frame.hint == Hint::Number
        && group.iter().all(whole)
        && !view.tokens[..lead].iter().any(|t| t.is("per"));
    let Some(at) = (0..lead.saturating_sub(2)).rfind(numbers).filter(|_| counts) else {
        return false;
    };
    // the last verb before the figures, with its auxiliaries
    let mut end = (at + 2..lead).rfind(|&i| view.is_verb(i)).unwrap_or(lead);
    while end > at + 3 && view.tokens[end - 1].any(&["have", "has", "had", "been", "were", "was"]) {
        end -= 1;
    }
    // "the number of volunteers and the number of teams": each said with its own number
    let own: Vec<usize> = (0..end.saturating_sub(2)).filter(numbers).collect();
    let items = if own.len() == group.len() {
        let ends = own.iter().skip(1).copied().chain([end]);
        Some(own.iter().map(|&i| i + 2).zip(ends).collect::<Vec<_>>())
    } else {
        coordinated::split_list(view, at + 2, end, group.len())
    };
    let Some(items) = items else { return false };
    let head = |&(a, b): &(usize, usize)| {
        let run = noun_run(&view.tokens, a, false).map(|run| run.head);
        let plural = || (a..b).find(|&i| crate::quantity::is_plural(&view.tokens[i]));
        run.or_else(plural).map(|head| (a, (head + 1).min(b)))
    };
    let heads: Option<Vec<(usize, usize)>> = items.iter().map(head).collect();
    heads.is_some_and(|heads| count_each(view, group, &heads))
}

/// Makes each value the number of the things at its place.
fn count_each(view: &View<'_>, group: &mut [Reading], items: &[(usize, usize)]) -> bool {
    for (r, &(a, b)) in group.iter_mut().zip(items) {
        r.frame = Frame {
            indicator: Some(format!("number of {}", frame::lower_words(view, a, b))),
            span: Some(view.span(a, b)),
            range: (a, b),
            hint: Hint::Number,
            count_noun: Some(view.singular(b - 1)),
            known: true,
            ..Frame::default()
        };
        r.unit = r.frame.count_noun.clone();
    }
    true
}
