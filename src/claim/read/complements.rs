//! Lists that complete the subject's head: `the number of people insured for illness, fire and theft was 3, 4 and 5`. The
//! head is one, and each value is of one thing in the list.
use crate::base::Kind;
use crate::claim::coordinated::split_list;
use crate::claim::frame::{self, Frame, Hint};
use crate::claim::np;
use crate::claim::view::View;
use crate::lexicon::Class;

const PREPOSITIONS: &[&str] = &["for", "of", "in", "to", "by", "with", "among", "from", "on"];

/// The frames of `n` values whose predicate is the verb at `verb`, if the phrase before it is a head with a list of `n`.
pub(super) fn complement_list(view: &View<'_>, verb: usize, n: usize) -> Option<Vec<Frame>> {
    if n < 2 || verb >= view.tokens.len() {
        return None;
    }
    let start = subject_start(view, verb);
    // "the number of trips, ticket sales and visits": things that have measures of their own stand side by side
    let whole = split_list(view, start, verb, n).filter(|items| items.iter().all(|&i| is_item(view, i)));
    if let Some(items) = whole {
        let frames: Vec<Frame> = items.iter().map(|&(a, b)| frame::read(view, a, b)).collect();
        let opens = frames[0].known || frames[0].hint == Hint::Number;
        if opens && frames[1..].iter().any(|f| f.known) && frames.iter().all(|f| f.indicator.is_some()) {
            return Some(frames);
        }
    }
    let listed = |i: usize| {
        if !view.tokens[i].any(PREPOSITIONS) || view.in_indicator(i) || view.period_at[i].is_some() {
            return None;
        }
        let items = split_list(view, i + 1, verb, n)?;
        let items: Vec<(usize, usize)> = items.iter().map(|&item| bare(view, item, view.lower(i))).collect();
        if !items.iter().all(|&item| is_item(view, item)) {
            return None;
        }
        // "people insured for": the participle describes the head
        let described =
            view.lower(i - 1).ends_with("ed") && (view.class(i - 1).has(Class::VERB) || view.is_verb(i - 1));
        let (a, b) = np::before(view, i - usize::from(described));
        let head = frame::read(view, a.max(start), b);
        if head.is_empty() || head.anaphor {
            return None;
        }
        // "of tea and of rice to Peru": where it goes is said of both
        let shared = items.split_last().and_then(|(&(a, b), before)| {
            let at = (a + 1..b).find(|&k| view.tokens[k].any(&["to", "in", "from", "with"]))?;
            let alone = before
                .iter()
                .all(|&(a, b)| (a..b).all(|k| !view.class(k).has(Class::PREP)));
            let place = view.tokens.get(at + 1).is_some_and(|t| t.kind != Kind::Number);
            (alone && place && at + 1 < b).then_some((at, b))
        });
        let mut items = items;
        if let (Some((at, _)), Some(last)) = (shared, items.last_mut()) {
            last.1 = at;
        }
        let inner = items.iter().flat_map(|&(a, b)| a..b);
        let prepositions = inner.filter(|&k| view.class(k).has(Class::PREP)).count();
        let frames = items.iter().map(|&(a, b)| {
            let mut f = of_item(view, &head, view.lower(i), a, b);
            if let Some((at, end)) = shared {
                frame::push_part(view, &mut f, view.lower(at), at + 1, end);
            }
            f
        });
        Some((prepositions, frames.collect::<Vec<Frame>>()))
    };
    // "of loans to farms, to mills and to mines", "of growth of sales and orders": the items have the fewest prepositions
    let (_, frames) = (start + 1..verb).filter_map(listed).min_by_key(|found| found.0)?;
    Some(frames)
}

/// Where the clause of a verb begins, behind the time it opens with.
fn subject_start(view: &View<'_>, verb: usize) -> usize {
    let told = view.quantities().iter().rfind(|q| q.tail <= verb).map_or(0, |q| q.tail);
    let mark = (told..verb)
        .rfind(|&i| view.tokens[i].any(&[";", ":"]))
        .map_or(told, |i| i + 1);
    let time = view
        .mentions
        .periods
        .iter()
        .find(|p| p.first >= mark && p.first <= mark + 3 && p.last < verb && view.tokens[p.last].is(","));
    let mut start = time.map_or(mark, |p| p.last + 1);
    while start < verb && view.tokens[start].any(&[",", "and", "the", "while", "specifically", "among", "them"]) {
        start += 1;
    }
    start
}

/// An item without the preposition it repeats and what explains it in brackets: `to forestry (excluding rubber)`.
fn bare(view: &View<'_>, (a, b): (usize, usize), prep: &str) -> (usize, usize) {
    let a = if view.lower(a) == prep { a + 1 } else { a };
    let open = (a + 1..b).find(|&i| view.tokens[i].is("("));
    (a, open.filter(|_| view.tokens[b - 1].is(")")).unwrap_or(b))
}

/// Whether words may be one of a list of things.
fn is_item(view: &View<'_>, (a, b): (usize, usize)) -> bool {
    a < b
        && b - a <= 7
        // "sales" and "orders" are verbs, too, and so is "total"
        && (a..b).all(|i| (!view.is_verb(i) || b > a + 1 && (i == a || i + 1 == b && view.lower(i).ends_with('s'))) && view.quantity_at[i].is_none() && view.period_at[i].is_none())
}

fn of_item(view: &View<'_>, head: &Frame, prep: &str, a: usize, b: usize) -> Frame {
    let number = head.hint == Hint::Number && head.indicator.as_deref().is_none_or(|i| i == "number");
    if number && prep == "of" {
        let mut f = frame::read(view, a, b);
        let words = f.indicator.take().unwrap_or_else(|| frame::words(view, a, b));
        let last = words.split(' ').next_back().unwrap_or("").to_string();
        (f.indicator, f.hint, f.known) = (Some(format!("number of {words}")), Hint::Number, true);
        f.count_noun = Some(crate::lexicon::singular(&last));
        return f;
    }
    if head.indicator.is_some() || head.hint == Hint::Number {
        let mut f = head.clone();
        frame::push_part(view, &mut f, prep, a, b);
        return f;
    }
    // "the growth rate of sales, trips and orders": the things are what is measured
    let single = frame::read(view, a, b);
    Frame {
        hint: head.hint,
        indicator: single.indicator.or_else(|| Some(frame::words(view, a, b))),
        ..single
    }
}
