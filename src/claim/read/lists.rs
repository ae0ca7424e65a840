//! Lists: N values paired with N things.
mod counts;
mod pairs;

use super::{Background, Reading, complements};
use crate::base::{Code, Diagnostic};
use crate::claim::frame::{self, Frame, Hint, Part};
use crate::claim::view::View;
use crate::claim::{coordinated, np};
use crate::lexicon::{Class, NameKind};
use crate::model::{Direction, Measure};
use crate::quantity::Sort;
use counts::{numbers_of, which_number};
pub(super) use pairs::{pair_mixed, pair_opposites};
use pairs::{pair_with_frames, pair_with_levels, pair_with_statements};

/// Which part of a frame is a list of `n`: its index, or none for the indicator itself.
type Which = Option<usize>;

/// Pairs the values of a list with the members of the list its frame names; tells whether it could.
pub(super) fn distribute(
    view: &View<'_>,
    (earlier, group): (&[Reading], &mut [Reading]),
    last_group: &[Frame],
    background: &Background,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let n = group.len();
    if number_and_measure(view, group)
        || gap_wholes(view, group, n)
        || which_number(view, group)
        || numbers_of(view, group)
    {
        return true;
    }
    if own_list(view, group)
        || these_things(view, group, background)
        || go_on(view, (earlier, &mut *group), last_group, background)
    {
        return true;
    }
    let times = times_listed(view, n);
    let respectively = respectively(view, group);
    if respectively && told_before(view, (earlier, &mut *group), background, times) {
        return true;
    }
    if respectively && !times {
        let q = &view.quantities()[group[0].quantity];
        let end = &view.quantities()[group[n - 1].quantity];
        diagnostics.push(Diagnostic::new(
            Code::ListMismatch,
            q.span.cover(end.span),
            format!("{n} values stand in a list, and no list of {n} things was found for them"),
        ));
    }
    false
}

/// `rose 3%, 4% and 5%, respectively`: whether the sentence says that each value has its own thing.
fn respectively(view: &View<'_>, group: &[Reading]) -> bool {
    let last = group.last().map_or(0, |r| view.quantities()[r.quantity].tail);
    (last..(last + 3).min(view.tokens.len())).any(|i| view.tokens[i].is("respectively"))
        || view.tokens.iter().any(|t| t.is("respectively"))
}

/// `exports to Japan and Korea rose 3% and 4%`: each value is of the thing at its place in the list that the clause names.
fn own_list(view: &View<'_>, group: &mut [Reading]) -> bool {
    let n = group.len();
    // "imports and exports fell by 7 and 3 percent in the first and second quarters": a list of times right behind
    let tail = group.last().map_or(0, |r| view.quantities()[r.quantity].tail);
    let times = |p: &crate::quantity::PeriodMention| {
        (tail..tail + 4).contains(&p.first)
            && p.steps(view.source).len() == n
            && view.tokens[p.first..p.last].iter().any(|t| t.is("and"))
    };
    let apart = |w: &[crate::quantity::PeriodMention]| {
        (tail..tail + 4).contains(&w[0].first)
            && w.windows(2)
                .all(|p| (p[0].last..p[1].first).all(|i| view.tokens[i].any(&[",", "and", "in", "the"])))
    };
    if view.mentions.periods.iter().any(times) || n > 1 && view.mentions.periods.windows(n).any(apart) {
        return false;
    }
    let frame = group[0].frame.clone();
    let found = list_of(view, &frame, n);
    // the head was read of the last thing in the list, or of none
    let misread = found.as_ref().is_none_or(|(which, items)| {
        let behind = frame.range.0 < frame.range.1 && frame.range.0 >= items[0].0;
        // "people insured for illness, fire and theft": the head stands before what they are insured for
        let start = crate::claim::clause_start(view, items[0].0);
        let number = |i: usize| view.tokens[i].any(&["number", "numbers"]) && view.lower(i + 1) == "of";
        let headless = frame.hint == Hint::None
            && !frame.anaphor
            && (frame.indicator.is_none() && !frame.inherited || frame.inherited && (start..items[0].0).any(number));
        which.is_some() && (behind || headless || frame.hint == Hint::Number)
    });
    if misread && let Some(frames) = complements::complement_list(view, group[0].at, n) {
        for (r, f) in group.iter_mut().zip(frames) {
            let grown = r.measure == Measure::Level && f.hint == Hint::Growth;
            if grown && view.quantities()[r.quantity].sort == Sort::Percent {
                (r.measure, r.direction) = (Measure::Growth, Some(Direction::Up));
            }
            r.frame = f;
        }
        return true;
    }
    let Some((which, items)) = found else { return false };
    for (r, &(a, b)) in group.iter_mut().zip(&items) {
        assign(view, &mut r.frame, &frame, which, a, b);
    }
    share_head(view, group, (which, &items));
    share_wholes(view, group, n);
    true
}

/// `the number of fires in towers and the death toll from them fell by 18% and 27%`: a number and a measure with a noun of its own.
fn number_and_measure(view: &View<'_>, group: &mut [Reading]) -> bool {
    let [first, second] = group else { return false };
    let verb = first.at;
    let start = crate::claim::clause_start(view, verb).min(verb);
    let number = |&i: &usize| view.tokens[i].is("number") && view.lower(i + 1) == "of";
    let Some(from) = (start..verb).find(number) else {
        return false;
    };
    let Some(and) = (from..verb).rfind(|&i| view.tokens[i].is("and") && view.lower(i + 1) == "the") else {
        return false;
    };
    let Some(own) = own_measure(view, and + 2, verb) else {
        return false;
    };
    first.frame = frame::read(view, from, and);
    second.frame = own;
    true
}

/// `the death toll from them`, between two tokens: a phrase whose head measures by itself.
fn own_measure(view: &View<'_>, a: usize, b: usize) -> Option<Frame> {
    let end = (a..b).find(|&i| view.class(i).has(Class::PREP)).unwrap_or(b);
    let measures = |i: usize| view.class(i).has(Class::MEASURING) || view.tokens[i].any(&["toll", "deaths"]);
    let number = |i: usize| view.tokens[i].any(&["number", "numbers"]);
    if end == a || !measures(end - 1) || (a..end).any(number) {
        return None;
    }
    let mut own = frame::read(view, a, end);
    own.indicator = Some(
        own.indicator
            .filter(|_| own.known)
            .unwrap_or(frame::lower_words(view, a, end)),
    );
    (own.parts, own.range) = (own.parts.into_iter().filter(|p| p.kind.is_some()).collect(), (a, end));
    Some(own)
}

/// `exports to these two regions rose 3% and 4%`: the names that were listed in the sentence before.
fn these_things(view: &View<'_>, group: &mut [Reading], background: &Background) -> bool {
    let frame = &group[0].frame;
    let these = |p: &Part| p.range.0 < p.range.1 && view.tokens[p.range.0].any(&["these", "the", "both", "those"]);
    if background.list.len() != group.len() || !frame.parts.iter().any(these) {
        return false;
    }
    let joined = |p: &&Part| ["to", "with", "from", "of", "in"].contains(&p.prep.as_str());
    let kept: Vec<Part> = frame.parts.iter().filter(|p| !joined(p)).cloned().collect();
    for (r, item) in group.iter_mut().zip(&background.list) {
        r.frame.parts.clone_from(&kept);
        r.frame.parts.push(item.clone());
    }
    true
}

/// `reached A, B and C, growing by a, b and c`: a list without things of its own goes on with those of the values before.
fn go_on(
    view: &View<'_>,
    (earlier, group): (&[Reading], &mut [Reading]),
    last_group: &[Frame],
    background: &Background,
) -> bool {
    let n = group.len();
    let first = &group[0];
    if !first.frame.inherited {
        return false;
    }
    if last_group.len() == n {
        // the second list pairs with the first
        let (hint, said) = (first.frame.hint, first.frame.said);
        let own = own_indicator(view, first);
        for (r, f) in group.iter_mut().zip(last_group) {
            r.frame = Frame {
                hint,
                said,
                ..f.carried()
            };
            own.put(&mut r.frame);
        }
        share_wholes(view, group, n);
        return true;
    }
    if inherited_list(group, background) {
        share_wholes(view, group, n);
        return true;
    }
    // "the east sold 16 billion and the west 2 billion, taking up 80% and 10%"
    let pairs = matches!(group[0].measure, Measure::Growth | Measure::Change | Measure::Share);
    pairs && !respectively(view, group) && pair_with_levels(view, earlier, group)
}

/// The indicator that a list of values names itself, though their things were told before.
struct Own(Option<(String, bool)>);

impl Own {
    /// Puts it in the place of what was measured before.
    fn put(&self, frame: &mut Frame) {
        if let Some((indicator, rate)) = &self.0 {
            (frame.indicator, frame.rate, frame.known) = (Some(indicator.clone()), *rate, true);
        }
    }
}

/// `oil and coal grew by 3% and 4%, while their average prices rose by 5% and 6%`: what the second list is of.
fn own_indicator(view: &View<'_>, first: &Reading) -> Own {
    let f = &first.frame;
    let told = first
        .quantity
        .checked_sub(1)
        .map_or(0, |k| view.quantities()[k].span.end);
    let here = f.known && f.hint == Hint::None && f.span.is_some_and(|s| s.start >= told && !s.is_empty());
    Own(f.indicator.clone().filter(|_| here && told > 0).map(|i| (i, f.rate)))
}

/// `exports were A and imports B, up a and b respectively`: the things at whose place the values stand, told before them;
/// `times` where the values are of a list of times.
fn told_before(
    view: &View<'_>,
    (earlier, group): (&[Reading], &mut [Reading]),
    background: &Background,
    times: bool,
) -> bool {
    let changes = matches!(group[0].measure, Measure::Growth | Measure::Change);
    let points_back = view
        .tokens
        .first()
        .is_some_and(|t| t.any(&["this", "these", "they", "both", "those", "that"]));
    let opens = earlier.is_empty() && group[0].frame.inherited && points_back;
    let own = own_indicator(view, &group[0]);
    let paired = pair_with_statements(earlier, group)
        || changes && pair_with_levels(view, earlier, group)
        || opens && pair_with_frames(&background.told, group);
    if paired {
        group.iter_mut().for_each(|r| own.put(&mut r.frame));
    }
    paired || !times && nearby_list(view, group)
}

/// `from 2012 to 2015, ... was a, b, c and d respectively`: the list is one of times.
fn times_listed(view: &View<'_>, n: usize) -> bool {
    let periods = &view.mentions.periods;
    periods.iter().any(|p| p.steps(view.source).len() == n) || periods.len() == n || n <= 4 && by_quarter(view)
}

/// `By quarter, output rose by 6.1, 6.4, 6.6 and 6.8 percent`, `divided into quarterly figures`: the values of a list are those
/// of a year's quarters.
pub fn by_quarter(view: &View<'_>) -> bool {
    const FIGURES: &[&str] = &["basis", "figures", "terms", "data", "results", "breakdown", "numbers"];
    (0..view.tokens.len()).any(|i| match view.lower(i) {
        "quarterly" => view.tokens.get(i + 1).is_some_and(|t| t.any(FIGURES)),
        "quarter" => view.before(i) == "by",
        "quarters" => {
            matches!(view.before(i), "by" | "into")
                || i > 2
                    && view.before(i) == "four"
                    && view.before(i - 1) == "the"
                    && matches!(
                        view.before(i - 2),
                        "across" | "over" | "in" | "for" | "during" | "throughout"
                    )
        }
        _ => false,
    })
}

/// `in second- and third-tier cities, by a and b`, `the east, centre and west, which took a, b and c`: the list of the
/// right length that stands between the figure before and these.
fn nearby_list(view: &View<'_>, group: &mut [Reading]) -> bool {
    let n = group.len();
    let lead = view.quantities()[group[0].quantity].lead;
    let start = (0..lead)
        .rev()
        .find(|&i| view.quantity_at[i].is_some())
        .map_or(0, |i| i + 1);
    let mut to = lead;
    while to > start && !view.tokens[to - 1].any(&["which", "by"]) && !view.is_verb(to - 1) {
        to -= 1;
    }
    while to > start && (view.tokens[to - 1].any(&["which", "by", ",", "that"]) || view.is_verb(to - 1)) {
        to -= 1;
    }
    let Some(items) = (start..to).find_map(|from| {
        let opens = from == start
            || view.tokens[from - 1].any(&["in", "of", "for", "with", "to", "from", "the", ",", ";", "and"]);
        opens
            .then(|| coordinated::split_list(view, from, to, n))
            .flatten()
            .filter(|items| {
                items
                    .iter()
                    .all(|&(a, b)| b - a <= 5 && !(a..b).any(|i| view.is_verb(i)))
            })
    }) else {
        return false;
    };
    for (r, (a, b)) in group.iter_mut().zip(items) {
        r.frame.parts.retain(|p| p.range.1 <= start || p.range.0 >= to);
        frame::push_part(view, &mut r.frame, "of", a, b);
    }
    true
}

/// The members remembered from a list just before (`grew ..., accounting for 35% and 54% respectively`).
fn inherited_list(group: &mut [Reading], background: &Background) -> bool {
    if background.list.len() != group.len() {
        return false;
    }
    for (r, item) in group.iter_mut().zip(&background.list) {
        r.frame.parts.retain(|p| p.prep != item.prep);
        r.frame.parts.push(item.clone());
    }
    true
}

fn list_of(view: &View<'_>, frame: &Frame, n: usize) -> Option<(Which, Vec<(usize, usize)>)> {
    for (k, p) in frame.parts.iter().enumerate() {
        if p.range.0 < p.range.1
            && let Some(items) = coordinated::split_list(view, p.range.0, p.range.1, n)
        {
            return Some((Some(k), items));
        }
    }
    let (a, b) = frame.range;
    (a < b)
        .then(|| coordinated::split_list(view, a, b, n))
        .flatten()
        .map(|items| (None, items))
}

fn assign(view: &View<'_>, frame: &mut Frame, model: &Frame, which: Which, a: usize, b: usize) {
    *frame = model.clone();
    match which {
        Some(k) => {
            let part = &model.parts[k];
            let mut single = Frame::default();
            frame::push_part(view, &mut single, &part.prep, a, b);
            let mut new = single.parts.pop().unwrap_or_else(|| Part {
                text: frame::words(view, a, b),
                range: (a, b),
                ..part.clone()
            });
            if part.kind == Some(NameKind::Transport) && new.kind.is_none() {
                new.kind = part.kind;
                new.text = format!(
                    "by {}",
                    new.text.trim_start_matches("via ").trim_start_matches("through ")
                );
            }
            frame.parts[k] = new;
        }
        None => {
            let single = frame::read(view, a, b);
            if single.indicator.is_some() {
                frame.indicator = single.indicator;
                frame.rate = single.rate;
                frame.count_noun = single.count_noun.or(frame.count_noun.take());
            } else if let Some(p) = single.parts.into_iter().next() {
                frame.indicator = Some(p.text);
            }
            frame.span = Some(view.span(a, b));
            frame.range = (a, b);
        }
    }
}

/// `the primary, secondary and tertiary industries`, `rail and road freight`: adjectives share the head that only the
/// last of them stands before.
fn share_head(view: &View<'_>, group: &mut [Reading], (which, items): (Which, &[(usize, usize)])) {
    const ADJECTIVES: &[&str] = &[
        "primary", "secondary", "tertiary", "urban", "rural", "eastern", "central", "western", "northern", "southern",
        "northeastern", "domestic", "foreign", "public", "private", "rail", "railway", "road", "highway", "air", "sea",
        "water", "waterway", "male", "female", "inbound", "outbound", "direct", "indirect", "large", "medium", "small",
        "solar", "wind", "nuclear", "hydro", "thermal", "passenger", "cargo", "freight", "basic", "high", "low",
        "first", "second", "third", "upper", "middle", "lower", "light", "heavy",
    ];
    let Some((&(last, end), before)) = items.split_last() else {
        return;
    };
    let shared = last + 1 < end
        && view.tokens[last].any(ADJECTIVES)
        && before
            .iter()
            .all(|&(a, b)| b == a + 1 && view.tokens[a].any(ADJECTIVES));
    if !shared {
        return;
    }
    let head = frame::words(view, last + 1, end);
    for r in group.iter_mut().take(before.len()) {
        let text = match which {
            Some(k) => r.frame.parts.get_mut(k).map(|p| &mut p.text),
            None => r.frame.indicator.as_mut(),
        };
        if let Some(text) = text {
            *text = format!("{text} {head}");
        }
    }
}

/// `35.6% and 54.8% of China's total trade with Vietnam and Kyrgyzstan`: the wholes are a list too.
fn share_wholes(view: &View<'_>, group: &mut [Reading], n: usize) {
    let tail = view.quantities()[group[n - 1].quantity].tail;
    if group[0].measure != Measure::Share {
        return;
    }
    if !matches!(view.lower(tail), "of" | "in") {
        return;
    }
    let (a, b) = np::after(view, tail + 1);
    let whole = frame::read(view, a, b);
    if let Some((Some(k), items)) = list_of(view, &whole, n) {
        let before = whole.parts[k].range.0;
        for (r, (x, y)) in group.iter_mut().zip(items) {
            r.of = Some(format!(
                "{} {}",
                frame::words(view, a, before).trim_end(),
                frame::words(view, x, y)
            ));
        }
    }
}

/// `15%, 9% and 4% higher than stalls, kiosks and stores`: each is above one of them.
fn gap_wholes(view: &View<'_>, group: &mut [Reading], n: usize) -> bool {
    if group[0].measure != Measure::Gap {
        return false;
    }
    // "higher than that of inns and camps by 5 and 3 points": the list stands before its values
    let by = group[0].rule == "gap-by";
    let lead = view.quantities()[group[0].quantity].lead;
    let tail = view.quantities()[group[n - 1].quantity].tail;
    let mut near = if by { group[0].at..lead } else { tail..tail + 3 };
    let Some(than) = near.find(|&i| view.lower(i) == "than") else {
        return false;
    };
    let that = 2 * usize::from(matches!(view.lower(than + 1), "that" | "those") && view.lower(than + 2) == "of");
    let (a, b) = match by {
        true => (than + 1 + that, lead.saturating_sub(1)),
        false => np::after(view, than + 1),
    };
    let items = coordinated::split_list(view, a, b, n).unwrap_or_default();
    for (r, &(x, y)) in group.iter_mut().zip(&items) {
        r.of = Some(frame::words(view, x, y));
    }
    by && !items.is_empty()
}

/// The names listed in a sentence, for "these two regions" in the next one.
pub fn listed_names(view: &View<'_>) -> Vec<Part> {
    let mut best: Vec<Part> = Vec::new();
    if view.names.len() < 2 {
        return best;
    }
    let mut run: Vec<Part> = Vec::new();
    let mut end = usize::MAX;
    for h in &view.names {
        if view.name_kind(h) == NameKind::Org {
            continue;
        }
        let gap = end != usize::MAX
            && h.first >= end
            && h.first - end <= 2
            && (end..h.first).all(|i| view.tokens[i].any(&[",", "and", "the"]));
        if !gap {
            run.clear();
        }
        let mut f = Frame::default();
        frame::push_part(view, &mut f, "with", h.first, h.last);
        if let Some(mut p) = f.parts.pop() {
            p.range = (0, 0);
            run.push(p);
        }
        end = h.last;
        if run.len() >= 2 && run.len() >= best.len() {
            best.clone_from(&run);
        }
    }
    best
}

/// `waiting took 33 hours for ships and for lorries 1.2 hours`, `300 wells in Luyang; in Hebin, 240`: the same, for what stands
/// behind the preposition that opens the statement.
pub(super) fn for_another(view: &View<'_>, r: &mut Reading, before: Option<&Reading>) {
    let q = &view.quantities()[r.quantity];
    let Some(b) = before.filter(|b| b.measure == r.measure && b.frame.indicator.is_some()) else {
        return;
    };
    let tail = view.quantities()[b.quantity].tail;
    let Some(joint) = (tail..q.lead).find(|&i| view.tokens[i].any(&["and", ";"])) else {
        return;
    };
    let open = joint + 1 + usize::from(view.lower(joint + 1) == "and");
    let prep = view.lower(open);
    let to = q.lead - usize::from(matches!(view.before(q.lead), "," | "by" | "to" | "at"));
    let plain = (open + 1..to).all(|i| {
        !view.is_verb(i) && view.period_at[i].is_none() && view.quantity_at[i].is_none() && !view.tokens[i].is(",")
    });
    let same_unit = r.unit.is_some() || q.unit == view.quantities()[b.quantity].unit;
    if !matches!(prep, "for" | "in") || open + 1 >= to || to - open > 6 || !plain || !same_unit {
        return;
    }
    let mut f = b.frame.carried();
    f.parts
        .retain(|p| p.prep != prep && !(p.prep.is_empty() && p.kind.is_none()));
    frame::push_part(view, &mut f, prep, open + 1, to);
    r.frame = f;
}

/// `its area was 3 million mu, with output reaching 2 million tons, an increase of 40,000 mu`: a change in the unit of an
/// earlier level is one of that, whatever was told last; `11 flights brought 320 villagers, and 47 were charters` are flights.
pub(super) fn by_unit(view: &View<'_>, r: &mut Reading, earlier: &[Reading]) {
    let q = &view.quantities()[r.quantity];
    let absolute = matches!(q.sort, Sort::Unit | Sort::Money | Sort::Count | Sort::Bare);
    let own = r.unit.clone().unwrap_or_else(|| q.unit.clone());
    let bare = r.measure == Measure::Level && q.sort == Sort::Bare && own != "1";
    if !(r.measure == Measure::Change || bare) || !r.frame.inherited || !absolute || own == "person" || own.is_empty() {
        return;
    }
    let level = |r: &&Reading| r.measure == Measure::Level;
    let unit = |r: &Reading| {
        r.unit
            .clone()
            .unwrap_or_else(|| view.quantities()[r.quantity].unit.clone())
    };
    let mut levels = earlier.iter().rev().filter(level);
    // "172 dollars per cubic meter, down 11 dollars"
    let per = |l: &Reading| unit(l).starts_with(&format!("{} per", own));
    let several = levels.clone().any(|l| unit(l) != own) && !levels.clone().next().is_some_and(per);
    if let Some(model) = levels.find(|l| several && unit(l) == own) {
        if bare {
            r.frame.indicator.clone_from(&model.frame.indicator);
            return;
        }
        r.frame = Frame {
            hint: r.frame.hint,
            said: r.frame.said,
            ..model.frame.carried()
        };
    }
}
