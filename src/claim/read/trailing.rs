//! What follows a figure: what the counted things do, of what, where and with whom.
use super::anaphora;
use super::frames::merge_subject;
use super::sellers::{nominal, nominal_of};
use crate::claim::frame::{self, Frame, Hint, Part};
use crate::claim::np;
use crate::claim::rules::{self, About, Predicate};
use crate::claim::view::View;
use crate::lexicon::Class;
use crate::model::Measure;
use crate::quantity::{Quantity, Sort};

/// Takes up to `most` words of what follows as a modifier: what the counted things do.
pub(super) fn tail_part(view: &View<'_>, f: &mut Frame, from: usize, most: usize) {
    // "1.5 million parcels an hour"
    let each = view
        .tokens
        .get(from)
        .is_some_and(|t| t.any(&["a", "an", "each", "every"]))
        && view.tokens.get(from + 1).is_some_and(|t| {
            t.any(&[
                "second", "minute", "hour", "day", "night", "week", "month", "quarter", "year",
            ])
        });
    let from = from + 2 * usize::from(each);
    // "in six towns the rate is still above 12 percent": a statement of its own
    if view.tokens.get(from).is_some_and(|t| t.any(&["the", "its", "their"])) {
        return;
    }
    let mut to = from;
    while to < view.tokens.len()
        && to < from + most
        // "in the 31 towns it was 4.8 percent"
        && !view.tokens[to].any(&["it", "they"])
        && !view.tokens[to].any(&[",", ";", ".", ":", "—", "while", "which", "with"])
        // "31 million were left and the rate had dropped"
        && !(to > from && view.tokens[to].is("and") && matches!(view.lower(to + 1), "the" | "its" | "their"))
        // "carried out checks", but "8 out of 10"
        && !(view.tokens[to].is("out") && !(to > from && view.is_verb(to - 1) && view.lower(to + 1) != "of"))
        && view.quantity_at[to].is_none()
        && view.period_at[to].is_none()
        // "supply more than 90 percent": the hedge is the figure's
        && view.quantities().iter().all(|o| o.lead != to)
    {
        to += 1;
    }
    // "accepted 100 cases and closed 90": what was done to the next ones
    if view.tokens.get(from).is_some_and(|t| t.is("and")) && view.quantity_at.get(to).is_some_and(Option::is_some) {
        return;
    }
    // "arrivals in 150 towns increased by 4%": the verb belongs to the next figure
    if view.quantity_at.get(to).is_some_and(Option::is_some) {
        let others = Class::UP
            .or(Class::DOWN)
            .or(Class::LEVEL)
            .or(Class::SHARE)
            .or(Class::EXCEED);
        // "residents who can reach a clinic in 15 minutes" are told by what they can
        let able = |i: usize| i > from && view.class(i - 1).has(Class::MODAL);
        let verb = (from..to).find(|&i| view.class(i).has(others) && view.is_verb(i) && !able(i));
        to = verb
            .filter(|&v| v > from || view.class(v).has(Class::UP.or(Class::DOWN)))
            .unwrap_or(to);
    }
    let (mut a, mut b) = (from, to);
    while a < b
        && view.tokens[a].any(&[
            "have", "has", "had", "were", "was", "are", "is", "been", "that", "who", "also", "all", "each", "both",
            "and", "of", "will", "would", "should", "shall", "can", "could", "must", "may", "be", "these", "those",
            "them",
        ])
    {
        a += 1;
    }
    while b > a
        && (view.class(b - 1).has(Class::PREP.or(Class::DET).or(Class::CONJ))
            || view.class(b - 1).has(Class::ADVERB)
            || view.tokens[b - 1].is("total")
            // "started by the end of June"
            || view.tokens[b - 1].any(&["end", "beginning"]) && b < view.tokens.len() && view.lower(b) == "of")
    {
        b -= 1;
    }
    let text = frame::words(view, a, b);
    if !text.is_empty() {
        f.parts.push(Part {
            prep: String::new(),
            text,
            kind: None,
            range: (a, b),
        });
    }
}

/// `The police recovered 3 billion yuan in stolen funds`: whether what stands before the verb does something, and measures
/// nothing.
fn agent(view: &View<'_>, p: &Predicate, f: &Frame) -> bool {
    let (a, b) = f.range;
    // "the offices looked into 5,000 cases and recovered 3 billion": who did the one thing did the other
    let does = |end: usize| end == b || end == b + 1 || end > 0 && view.tokens[end - 1].is("and");
    let acts = matches!(p.about, About::Before(end) if does(end)) && view.is_verb(p.at);
    acts && a < b
        && !f.known
        && !view.class(b - 1).has(Class::MEASURING)
        && !view.class(p.at).has(Class::LEVEL.or(Class::EXCEED))
}

/// Prepositional phrases right after a quantity belong to what it counts or measures.
pub(super) fn after_parts(view: &View<'_>, f: &mut Frame, from: usize) {
    if !view
        .tokens
        .get(from)
        .is_some_and(|t| t.any(&["of", "from", "in", "with", "to", "for", "across", "on", "via", "by"]))
    {
        return;
    }
    // "790,000 workers to be resettled": what is done with them
    if view.tokens[from].is("to") && view.lower(from + 1) == "be" {
        tail_part(view, f, from, 6);
        return;
    }
    // "by road", but not "by 3 percent" or "by building more"
    if view.tokens[from].is("by") && view.names.iter().all(|h| h.first != from && h.first != from + 1) {
        return;
    }
    let (a, b) = np::after(view, from + 1);
    // "521 launches with a success rate of 97 percent": another statement
    let rated = view.lower(b) == "of" && view.quantities().iter().any(|o| o.lead == b + 1);
    if rated && view.tokens[from].is("with") {
        return;
    }
    if a >= b || view.period_at[a].is_some() || b == a + 1 && view.tokens[a].is("number") {
        return;
    }
    let inner = frame::read(view, a, b);
    let prep = view.lower(from).to_string();
    if inner.parts.is_empty() || inner.indicator.is_some() {
        let stop = inner.range;
        let head_end = if stop.1 > a { stop.1 } else { b };
        frame::push_part(view, f, &prep, a, head_end.min(b).max(a));
    }
    for p in inner.parts {
        if !f.parts.iter().any(|x| x.text == p.text) {
            f.parts.push(p);
        }
    }
}

/// What stands after the figure: `48 billion yuan of machinery from Japan`, `grew by 5% in trade with Japan`.
pub(super) fn trailing(view: &View<'_>, q: &Quantity, p: &Predicate, measure: Measure, frame: &mut Frame) {
    if set_against(view, q, p, frame) {
        return;
    }
    if p.of.is_some()
        || matches!(
            measure,
            Measure::Gap | Measure::Share | Measure::Rank | Measure::Streak | Measure::Duration
        )
        || matches!(p.about, About::After(_) | About::Counted(_))
    {
        return;
    }
    let last = rules::list_end(view, view.quantity_at[q.first].unwrap_or(0));
    let tail = view.quantities()[last].tail;
    let trade_verb = trade_verb(view, p);
    if let Some(verb) = trade_verb {
        frame.indicator = Some(if verb.starts_with("im") { "imports" } else { "exports" }.to_string());
        frame.known = true;
        frame.span = Some(view.span(p.at, p.at + 1));
    } else if measure == Measure::Level {
        spent(view, q, p, tail, frame);
    }
    let tail = behind_unit(view, q, tail);
    if view.lower(tail) == "of" && matches!(q.sort, Sort::Money | Sort::Unit | Sort::Bare) {
        let own = trade_verb.is_none() && !matches!(p.about, About::HeadOf { .. });
        of_things(view, q, (measure, tail, own), frame);
        return;
    }
    if sized(view, q, (measure, tail), frame) || money_in(view, q, p, tail, frame) {
        return;
    }
    let mut k = tail;
    while matches!(view.lower(k), "year-on-year" | "respectively")
        || view.lower(k) == "year" && view.lower(k + 1) == "on"
    {
        k += if view.lower(k) == "year" { 3 } else { 1 };
    }
    if !by_volume(view, measure, k, frame) {
        joined(view, p, (measure, k), frame);
    }
}

/// `compared with 16.6 percent for ASEAN`: whoever the first figure was of is not this one.
fn set_against(view: &View<'_>, q: &Quantity, p: &Predicate, frame: &mut Frame) -> bool {
    // "make up 44% of cases, compared with 18% in Japan"
    let place = || {
        view.names
            .iter()
            .any(|h| h.first == q.tail + 1 || h.first == q.tail + 2)
    };
    // "compared with 23.2 percent by road": a name with its preposition
    let named = view.names.iter().any(|h| h.first == q.tail);
    let prep = ["in", "by", "for", "from", "to", "via", "with", "among"].contains(&view.lower(q.tail));
    let the = view.lower(q.tail + 1) == "the" && view.period_at.get(q.tail + 2).copied().flatten().is_none();
    let against = p.rule == "as-against" && prep && (place() || named || the && view.lower(q.tail) == "in");
    if against {
        let mut other = Frame::default();
        after_parts(view, &mut other, q.tail);
        let same =
            |x: &Part| x.prep == view.lower(q.tail) || other.parts.iter().any(|o| o.kind.is_some() && o.kind == x.kind);
        frame.parts.retain(|x| !same(x));
        frame.parts.extend(other.parts);
    }
    against
}

/// `we imported 5 million tons`: the verb that says which way the goods went.
fn trade_verb(view: &View<'_>, p: &Predicate) -> Option<&'static str> {
    ["imported", "exported", "import", "export"]
        .iter()
        .find(|w| view.lower(p.at) == **w && !matches!(p.about, About::HeadOf { .. }))
        .copied()
        // "with the west exporting 7 billion yuan of machines"
        .or_else(|| match view.lower(p.at) {
            "exporting" => Some("exported"),
            "importing" => Some("imported"),
            _ => None,
        })
        .or_else(|| {
            // "exporters shipped 6 trillion yuan worth of goods"
            let traders = view.tokens[..p.at].iter().any(|t| t.any(&["exporters", "exporter"]));
            (traders && view.lower(p.at) == "shipped").then_some("exported")
        })
}

/// `we invested 5 billion yuan`: the verb says what is measured, its subject who did it.
fn spent(view: &View<'_>, q: &Quantity, p: &Predicate, tail: usize, frame: &mut Frame) {
    if !matches!(q.sort, Sort::Money | Sort::Unit) || !frame.inherited && frame.known {
        return;
    }
    let Some(noun) = nominal_of(spending_verb(view, q, p), q)
        // "cuts were put at 9 billion": somebody says so
        .filter(|n| *n != "investment" || view.before(q.lead) != "at")
        .filter(|n| *n != "funds" || !gives_a_measure(view, tail))
        // "earned 3 billion yuan in revenue"
        .filter(|n| *n != "income" || !made_in(view, q, p))
    else {
        return;
    };
    // "visitors made 3 million trips and spent 5 billion yuan" has one subject
    let earlier = view.quantities().first().is_some_and(|o| o.first < q.first);
    if frame.inherited {
        frame.parts.retain(|x| x.kind.is_some() || earlier && x.prep.is_empty());
    } else if let Some(actor) = frame.indicator.take() {
        let range = std::mem::take(&mut frame.range);
        frame.parts.insert(
            0,
            Part {
                prep: String::new(),
                text: actor,
                kind: None,
                range,
            },
        );
    }
    let research = (q.tail..q.tail + 3).any(|i| view.lower(i) == "r&d" || view.lower(i) == "research");
    let noun = match noun {
        "spending" | "investment" if research => format!("R&D {noun}"),
        _ => noun.to_string(),
    };
    (frame.indicator, frame.known, frame.rate) = (Some(noun), true, false);
    (frame.span, frame.inherited, frame.hint) = (Some(view.span(p.at, p.at + 1)), false, Hint::None);
    // "saving firms 80 billion yuan"
    let bare = view
        .quantity_at
        .get(p.at + 1..q.lead)
        .is_some_and(|own| own.iter().all(Option::is_none));
    if frame.indicator.as_deref() == Some("savings") && p.at + 1 < q.lead && bare {
        frame::push_part(view, frame, "", p.at + 1, q.lead);
    }
}

/// `181 billion yuan worth of loans`, `250 million twenty-foot equivalent units (TEUs) of containers`: where what the
/// figure is of begins, behind words that still go with its unit.
fn behind_unit(view: &View<'_>, q: &Quantity, tail: usize) -> usize {
    let worth = usize::from(view.lower(tail) == "worth" && view.lower(tail + 1) == "of");
    let tail = tail + worth;
    let close = (tail + 1..tail + 4).find(|&i| view.lower(i) == ")");
    // "4 million mu (280,000 hectares) of plantations"
    let again = |close: usize| {
        let inner = view.quantities().iter().find(|o| o.lead == tail + 1);
        inner.is_some_and(|o| o.sort == Sort::Unit && o.tail == close)
    };
    match close.filter(|_| view.lower(tail) == "(" && q.sort == Sort::Unit) {
        Some(close) if view.quantity_at[tail..close].iter().all(Option::is_none) || again(close) => close + 1,
        _ => tail,
    }
}

/// `48 billion yuan of machinery`: the things behind `of` at `tail` are what is measured, if they may be told of on their `own`
/// and nothing else is; else they modify what is.
fn of_things(view: &View<'_>, q: &Quantity, (measure, tail, own): (Measure, usize, bool), frame: &mut Frame) {
    let (a, b) = subject_end(view, q, tail).unwrap_or_else(|| np::after(view, tail + 1));
    let inner = frame::read(view, a, b);
    // "200 tons of oil, up 5%; 40 tons of gas, up 3%": one more of the row, not some of the oil
    let row = |o: &&Quantity| o.tail <= q.lead && o.unit == q.unit && view.lower(o.tail) == "of";
    if frame.inherited && q.sort == Sort::Unit && view.quantities().iter().rfind(row).is_some() {
        frame.parts.retain(|x| x.prep != "of");
        frame.indicator = frame.indicator.take().filter(|_| frame.known);
    }
    // "we have 120,000 km of railways and 4 million km of roads": the things themselves, whatever was spoken of before
    let measured = frame.inherited && q.sort == Sort::Unit && !matches!(measure, Measure::Growth | Measure::Change);
    let earlier = view.quantities().iter().rfind(|o| o.tail <= q.lead);
    let fresh = measured
        && match earlier {
            None => !anaphora::points_back(view, q),
            // "400 lifts were built, 360 km of pipes were laid": told of the pipes
            Some(o) if o.sort == Sort::Count => frame.hint == Hint::Number && opens_clause(view, q) && b > a,
            Some(o) => !frame.known && view.lower(o.tail) == "of" && o.sort == Sort::Unit,
        };
    if own && inner.indicator.is_some() && (!frame.known || fresh) {
        let subject = std::mem::replace(frame, inner);
        if !fresh {
            merge_subject(frame, &subject);
        }
    } else {
        after_parts(view, frame, tail);
    }
}

/// `a dam, 120 meters in height`, `a tunnel 12 km long`: which side of the thing is measured.
fn sized(view: &View<'_>, q: &Quantity, (measure, tail): (Measure, usize), frame: &mut Frame) -> bool {
    let said = match view.lower(tail) {
        "in" => rules::SIZES.iter().copied().find(|w| *w == view.lower(tail + 1)),
        adjective => rules::size_of(adjective),
    };
    let Some(size) = said.filter(|_| measure == Measure::Level && q.sort == Sort::Unit && !frame.known) else {
        return false;
    };
    let dimension = Frame {
        indicator: Some(size.to_string()),
        span: Some(view.span(tail, tail + 1)),
        known: true,
        ..Frame::default()
    };
    let owner = std::mem::replace(frame, dimension);
    merge_subject(frame, &Frame { known: false, ..owner });
    true
}

/// `cut 5 billion yuan in fees`: the money is that of the fees.
fn money_in(view: &View<'_>, q: &Quantity, p: &Predicate, tail: usize, frame: &mut Frame) -> bool {
    // "$300 billion in gold and 41 billion in cash": each has its own; but "800 billion was in roads, 80 billion in ports"
    let before = view.quantities().iter().rfind(|o| o.tail <= q.lead);
    let own_thing = |o: &Quantity| {
        frame
            .span
            .is_some_and(|s| s.start >= o.span.end && s.end <= q.span.start)
    };
    let money_in = (p.rule != "each-for" || before.is_some_and(own_thing))
        && view.lower(tail) == "in"
        && (q.sort == Sort::Money && (frame.inherited || frame.indicator.is_none() || agent(view, p, frame))
            || matches!(q.sort, Sort::Money | Sort::Unit) && made_in(view, q, p) && !frame.known);
    // "earned 3 billion yuan in revenue"
    let named = nominal(view.lower(p.at)).is_some_and(|n| n != "income" || !made_in(view, q, p));
    if !money_in || named || view.period_at.get(tail + 1).copied().flatten().is_some() {
        return false;
    }
    let (a, b) = in_what(view, tail);
    // "in bad loans last year"
    let b = (a + 1..b).find(|&i| view.period_at[i].is_some()).unwrap_or(b);
    let inner = frame::read(view, a, b);
    let place = (a..b).any(|i| view.in_name(i).is_some() || view.period_at[i].is_some() || view.tokens[i].capital());
    let same = frame.known && !inner.known && view.indicators.iter().any(|h| h.first >= a && h.last <= b);
    if inner.indicator.is_none()
        || place
        || same
        || view.tokens[a].is("total") && b == a + 1
        || view.tokens[a].any(&["real", "nominal", "the", "all"])
    {
        return false;
    }
    let owner = std::mem::replace(frame, inner);
    if (made_in(view, q, p) || agent(view, p, &owner)) && !owner.inherited {
        merge_subject(frame, &owner);
    }
    true
}

/// `fell 3% by volume but rose 5% by value`: what of it is measured, told at `k`.
fn by_volume(view: &View<'_>, measure: Measure, k: usize, frame: &mut Frame) -> bool {
    let changes = matches!(measure, Measure::Growth | Measure::Change);
    let by =
        changes && view.lower(k) == "by" && matches!(view.lower(k + 1), "volume" | "value" | "weight" | "quantity");
    if by {
        frame.parts.retain(|x| x.prep != "by");
        frame.parts.push(Part {
            prep: "by".to_string(),
            text: format!("by {}", view.lower(k + 1)),
            kind: None,
            range: (k, k + 2),
        });
    }
    by
}

/// `grew by 5% in trade with Japan`, `36,000 yuan for townspeople`: the preposition at `k` joins a modifier to the figure.
fn joined(view: &View<'_>, p: &Predicate, (measure, k): (Measure, usize), frame: &mut Frame) {
    let joins = k + 1 < view.tokens.len()
        && view
            .tokens
            .get(k)
            .is_some_and(|t| t.any(&["in", "to", "with", "from", "via", "for", "by"]))
        && view.period_at.get(k + 1).copied().flatten().is_none()
        && !(view.lower(k + 1) == "the" && view.period_at.get(k + 2).copied().flatten().is_some());
    if joins
        && !view.tokens[k + 1].any(&[
            "real", "nominal", "comparable", "dollar", "yuan", "addition", "terms", "the",
        ])
        || joins && view.names.iter().any(|h| h.first == k + 1 || h.first == k + 2)
        || joins && (other_place(view, frame, k) || p.rule == "each-for")
    {
        let (a, b) = np::after(view, k + 1);
        // "36,000 yuan for townspeople and 14,000 yuan for villagers": the new one replaces the old
        let by = view.lower(k) == "by";
        let same = |x: &Part| x.prep == view.lower(k) || by && x.text.starts_with("by ");
        if frame.inherited && frame.parts.iter().any(same) {
            frame.parts.retain(|x| !same(x));
            after_parts(view, frame, k);
            return;
        }
        if (a..b).any(|i| view.in_name(i).is_some()) || measure == Measure::Level && frame.parts.is_empty() {
            after_parts(view, frame, k);
        }
    }
}

/// The verb of a figure's clause; `set aside 3 billion yuan` allocates it.
fn spending_verb<'v>(view: &'v View<'_>, q: &Quantity, p: &Predicate) -> &'v str {
    let aside = q.lead > 1 && view.before(q.lead) == "aside" && view.before(q.lead - 1) == "set";
    // "raised 3 billion yuan"; an allowance "was raised to 200 yuan"
    let raised = view.tokens.get(p.at).is_some_and(|t| t.any(&["raised", "raising"]));
    if raised && q.lead != p.at + 1 || matches!(p.about, About::HeadOf { .. }) {
        return "";
    }
    // ", with 3 billion yuan allocated for roads"
    let with = matches!(view.before(q.lead), "with" | "and") && view.lower(q.tail).ends_with("ed");
    if with && p.rule == "level-default" {
        return view.lower(q.tail);
    }
    if aside { "allocated" } else { view.lower(p.at) }
}

/// `786 yuan in cities and 621 yuan in the countryside`: one more place, right behind its figure.
fn other_place(view: &View<'_>, frame: &Frame, prep: usize) -> bool {
    let told = |x: &Part| x.prep == view.lower(prep) && x.prep == "in";
    let (a, b) = np::after(view, prep + 1);
    let setting = |i: usize| {
        view.tokens[i].any(&[
            "period", "year", "years", "month", "months", "quarter", "time", "past", "end", "future", "world", "terms",
            "same", "total", "process", "wake", "face",
        ])
    };
    frame.inherited && frame.parts.iter().any(told) && a < b && b - a <= 4 && !(a..b).any(setting)
}

/// Whether a quantity is the subject of its clause: nothing but marks and joints before it.
fn opens_clause(view: &View<'_>, q: &Quantity) -> bool {
    q.lead > 0 && view.tokens[q.lead - 1].any(&[",", ";", "and", "while"])
}

/// `, 360 km of water, gas and heating pipes have been laid`: the list between the figure that opens a clause and its verb.
fn subject_end(view: &View<'_>, q: &Quantity, tail: usize) -> Option<(usize, usize)> {
    let verb = (tail + 2..(tail + 12).min(view.tokens.len())).find(|&i| view.is_verb(i))?;
    let inner = tail + 1..verb;
    let list = inner.clone().any(|i| view.tokens[i].is(",")) && inner.clone().any(|i| view.tokens[i].is("and"));
    let plain = inner.clone().all(|i| {
        view.quantity_at[i].is_none()
            && view.period_at[i].is_none()
            && !view.tokens[i].any(&[";", "which", "while", "with"])
    });
    let auxiliary = view.tokens[verb].any(&["has", "have", "had", "was", "were", "been", "is", "are"]);
    (opens_clause(view, q) && list && plain && auxiliary).then_some((tail + 1, verb))
}

/// `arranged 7.5 trillion yuan of transfer payments`: what was given has a name of its own.
fn gives_a_measure(view: &View<'_>, tail: usize) -> bool {
    let (a, b) = np::after(view, tail + 1);
    view.lower(tail) == "of" && a < b && view.class(b - 1).has(Class::MEASURING)
}

/// `the firms made 2.4 trillion yuan in profits`: what was made stands behind.
fn made_in(view: &View<'_>, q: &Quantity, p: &Predicate) -> bool {
    let made = view.tokens.get(p.at).is_some_and(|t| {
        t.any(&[
            "made", "earned", "generated", "posted", "reported", "paid", "surpassed", "exceeded", "reached", "topped",
            "hit", "saw", "recorded", "registered", "achieved", "realized", "realised",
        ])
    });
    let (a, b) = in_what(view, q.tail);
    made && a < b && view.class(b - 1).has(Class::MEASURING)
}

/// What stands behind the preposition at `prep`, without what goes with it: `in profits with an average margin of 6%`.
fn in_what(view: &View<'_>, prep: usize) -> (usize, usize) {
    let (a, b) = np::after(view, prep + 1);
    // "in revenue in 2014"
    let ends = |i: usize| view.tokens[i].is("with") || view.tokens[i].is("in") && view.period_at[i + 1].is_some();
    let end = (a + 1..b.min(view.tokens.len() - 1)).find(|&i| ends(i));
    (a, end.unwrap_or(b))
}
