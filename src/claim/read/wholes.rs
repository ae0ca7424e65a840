//! What a share is part of, what a rank is among, what a gap is measured against.
use super::Reading;
use crate::claim::frame::{self, Frame, Hint, Part};
use crate::claim::np;
use crate::claim::rules;
use crate::claim::view::View;
use crate::lexicon::Class;
use crate::model::{Approx, Measure};
use crate::quantity::{Quantity, Shape, Sort};

/// `440 grew, or 72%`, `of which 28% for small firms`, `recovered to 79% of that of last year`: a percentage that is a part
/// of what its words point at.
pub(super) fn is_part(view: &View<'_>, k: usize) -> bool {
    let q = &view.quantities()[k];
    let again = view.before(q.lead) == "or"
        && k > 0
        && matches!(
            view.quantities()[k - 1].sort,
            Sort::Count | Sort::Bare | Sort::Money | Sort::Unit
        )
        && q.lead - view.quantities()[k - 1].tail <= 8;
    let of_which = view.before(q.lead) == "which"
        && q.lead > 1
        && view.tokens[q.lead - 2].any(&["of", "among"])
        && view
            .tokens
            .get(q.tail)
            .is_some_and(|t| t.any(&["for", "in", "to", "from", "by", "on", "went", "came"]));
    let last = rules::list_end(view, k);
    let tail = view.quantities()[last].tail;
    let of_then = view.lower(tail) == "of"
        && matches!(
            (view.lower(tail + 1), view.lower(tail + 2)),
            ("that" | "those", _) | ("the", "level" | "same" | "corresponding" | "figure")
        );
    again || of_which || of_then
}

/// `spending rose to 1.8 percent of GDP`: where the whole stands, behind what something moved to.
pub(super) fn whole_moved_to(view: &View<'_>, k: usize, rule: &str, frame: &Frame) -> Option<usize> {
    let q = &view.quantities()[k];
    let tail = view.quantities()[rules::list_end(view, k)].tail;
    let moved = matches!(rule, "change-verb" | "change-by" | "outlook-to" | "elliptic-to") && !frame.rate;
    let timed = view.period_at.get(tail + 1).is_some_and(Option::is_some);
    let plain = matches!(q.shape, Shape::Plain | Shape::Fraction) && !q.value.is_sign_negative();
    let of = view.lower(tail) == "of" && !matches!(view.lower(tail + 1), "that" | "those" | "this" | "last" | "what");
    (moved && of && !timed && plain && q.sort == Sort::Percent).then_some(tail + 1)
}

/// `goods accounted for 90% of trade with X`: the share is one of trade, the goods are its subject.
pub(super) fn whole_indicator(view: &View<'_>, at: usize, frame: &mut Frame) {
    if frame.known && !frame.inherited || frame.hint == Hint::Number {
        return;
    }
    let (a, b) = np::after(view, at);
    // "our water per head is a third of the world average": the water is what is measured
    if a < b && view.tokens[b - 1].any(&["average", "level", "mean"]) {
        return;
    }
    let whole = frame::read(view, a, b);
    let traded = whole.indicator.as_deref().is_some_and(frame::is_trade);
    // "science parks made 8% of the nation's farm output value": of that, where things have it
    let measured = a < b
        && view.class(whole.range.1.max(a + 1) - 1).has(Class::MEASURING)
        && !frame.inherited
        && !measures_itself(view, frame);
    if !(whole.known || measured)
        || !traded && !measured && frame.indicator.is_some()
        || frame.known && frame.indicator == whole.indicator
    {
        return;
    }
    if frame.known && frame.inherited {
        return;
    }
    if let Some(own) = frame.indicator.take().filter(|_| !frame.inherited) {
        frame.parts.insert(
            0,
            Part {
                prep: "of".into(),
                text: own,
                kind: None,
                range: frame.range,
            },
        );
    }
    (frame.indicator, frame.span, frame.known, frame.rate) = (whole.indicator, whole.span, true, false);
    frame.range = (0, 0);
    for p in whole.parts {
        if !frame.parts.iter().any(|x| x.text == p.text) {
            frame.parts.push(Part { range: (0, 0), ..p });
        }
    }
}

/// `Among the insured, couriers took up 9%`: the whole opens the sentence, and what it is of is told there.
pub(super) fn opening_whole(view: &View<'_>, q: &Quantity, frame: &mut Frame) -> Option<String> {
    let opens = q.sort == Sort::Percent && matches!(view.lower(0), "among" | "of");
    let comma = (2..view.tokens.len().min(14)).find(|&i| view.tokens[i].is(","))?;
    let pronoun = view.tokens[1].any(&["which", "them", "these", "those", "this", "that", "whom", "it"]);
    let plain = (1..comma).all(|i| view.quantity_at[i].is_none() && view.period_at[i].is_none());
    let thing = !frame.inherited && !frame.known && frame.range.0 < frame.range.1 && frame.range.0 > comma;
    if !opens || pronoun || !plain || !thing || comma >= q.lead {
        return None;
    }
    let whole = frame::read(view, 1, comma);
    whole.indicator.as_ref().filter(|_| !whole.anaphor)?;
    let own = Part {
        prep: "of".into(),
        text: frame.indicator.take()?,
        kind: None,
        range: std::mem::take(&mut frame.range),
    };
    (frame.indicator, frame.span, frame.known, frame.rate) = (whole.indicator, whole.span, true, false);
    frame.parts.insert(0, own);
    frame
        .parts
        .extend(whole.parts.into_iter().map(|p| Part { range: (0, 0), ..p }));
    Some(frame::words(view, 1, comma))
}

/// Whether the head of what was said before the verb measures something by itself: `rural sales make up 40% of the total sales`.
fn measures_itself(view: &View<'_>, frame: &Frame) -> bool {
    let (a, b) = frame.range;
    // "the funding for education has exceeded 4% of GDP"
    let paid =
        (a..b).any(|i| view.tokens[i].any(&["funding", "spending", "investment", "expenditure", "debt", "deficit"]));
    a >= b || paid || view.class(b - 1).has(Class::MEASURING) || view.in_indicator(b - 1) || frame.known
}

/// `Hebin grows 9% of the nation's sugar, 21% of its tea and 8% of its pears`: where the whole said what the share is of, each
/// share is of its own.
pub(super) fn each_of_its_own(r: &mut Reading, before: Option<&Reading>) {
    let Some(b) = before.filter(|b| b.measure == Measure::Share && b.frame.indicator == r.frame.indicator) else {
        return;
    };
    let says = |of: &str| b.frame.indicator.as_deref().is_some_and(|i| of.ends_with(i));
    let of_whole = b.of.as_deref().is_some_and(says);
    let Some(own) = r.of.clone().filter(|of| of_whole && r.rule == "share-of" && !says(of)) else {
        return;
    };
    let total = own.starts_with("total") || own.contains(" of ");
    if !total {
        r.frame.indicator = Some(own);
        r.frame.known = false;
    }
}

/// `wind accounted for 41% of sales and sun 38%`: the whole is said once.
pub(super) fn same_whole(r: &mut Reading, before: Option<&Reading>) {
    let share = |r: &Reading| r.measure == Measure::Share;
    // "56% of the total, compared with 54% a year ago"
    let goes_on = matches!(r.rule, "elliptic" | "as-against");
    if let Some(b) = before.filter(|b| share(r) && share(b) && goes_on && r.of.is_none()) {
        r.of.clone_from(&b.of);
    }
}

/// `the second-largest consumer market`: what is ranked follows, who holds the rank comes before.
pub(super) fn ranked_thing(view: &View<'_>, q: &Quantity, frame: &mut Frame) {
    // "namely, Hainan No. 2 and Tibet No. 7": the name right before the rank has it
    let capital = |i: &usize| view.tokens[*i].capital();
    let name = (0..q.first)
        .rev()
        .take_while(capital)
        .last()
        .filter(|_| view.lower(q.first) == "no");
    let apart = |from: usize| from == 0 || view.tokens[from - 1].any(&[",", ":", "and"]);
    if let Some(from) = name.filter(|&from| frame.inherited || apart(from)) {
        let terms = (0..from)
            .rev()
            .find(|&i| view.lower(i) == "terms" && view.lower(i + 1) == "of");
        let by = terms.map(|i| np::after(view, i + 2)).filter(|(a, b)| a < b);
        let by = by.map(|(a, b)| frame::words(view, a, b).to_lowercase());
        *frame = Frame {
            indicator: Some(by.unwrap_or_else(|| "ranking".to_string())),
            span: Some(view.span(from, q.last)),
            ..Frame::default()
        };
        frame::push_part(view, frame, "", from, q.first);
        return;
    }
    // "ranked the top three markets": among those; what ranks them was said before
    if q.approx == Approx::AtMost {
        return;
    }
    // "climbed from the 20th to the 17th place in the innovation ranking": both are of the ranking
    let next = view
        .quantities()
        .iter()
        .find(|o| o.sort == Sort::Rank && o.lead > q.tail && o.lead <= q.tail + 3);
    let last = next
        .filter(|_| view.before(q.lead) == "from" && view.lower(q.tail) == "to")
        .unwrap_or(q);
    let place = last.tail + usize::from(view.lower(last.tail) == "place");
    let moved = view.before(q.lead) == "from" || view.before(q.lead) == "to";
    let list = (moved && view.lower(place) == "in")
        .then(|| np::after(view, place + 1))
        .filter(|(a, b)| a < b);
    if let Some((a, b)) =
        list.filter(|&(_, b)| view.tokens[b - 1].any(&["ranking", "rankings", "index", "list", "table"]))
    {
        *frame = Frame {
            indicator: Some(frame::lower_words(view, a, b)),
            span: Some(view.span(a, b)),
            known: true,
            ..Frame::default()
        };
        return;
    }
    // "Asia's first and the world's fourth loom museum": the noun is said once for both
    let both = view.quantities().iter().find(|o| {
        let joint = view.lower(q.tail) == "and" && (q.tail + 1..o.lead).all(|i| view.class(i).has(Class::DET));
        o.sort == Sort::Rank && o.lead > q.tail && o.lead <= q.tail + 3 && joint
    });
    let from = both.map_or(q.tail, |o| o.tail);
    let mut to = from;
    while to < view.tokens.len() && to < from + 6 && !crate::quantity::is_stop(&view.tokens, to) {
        to += 1;
    }
    let text = frame::words(view, from, to);
    let adverb = ["globally", "worldwide", "nationwide", "nationally", "overall"].contains(&text.as_str());
    if text.is_empty() || adverb {
        if by_field(view, q, frame) {
            return;
        }
        if frame.inherited || frame.indicator.is_none() {
            ranking_named(view, q, frame);
        }
        return;
    }
    let owner = frame.indicator.take().filter(|_| !frame.inherited);
    if frame.inherited {
        frame.parts.clear();
    }
    if let Some(o) = owner {
        frame.parts.insert(
            0,
            Part {
                prep: String::new(),
                text: o,
                kind: None,
                range: (0, 0),
            },
        );
    }
    // "the second-largest importer" is ranked by its imports
    let trade = match view.lower(to - 1) {
        "importer" | "importers" => Some("imports"),
        "exporter" | "exporters" => Some("exports"),
        _ => None,
    };
    let kind = frame::words(view, q.tail, to - 1).to_lowercase();
    frame.indicator = Some(match trade {
        Some(trade) if kind.is_empty() || kind == "goods" => trade.to_string(),
        _ => text.to_lowercase(),
    });
    frame.known |= trade.is_some();
    frame.span = Some(view.span(q.tail, to));
    frame.inherited = false;
}

/// `first in steel output`, `and second in trademarks`: whether what stands behind the `in` at `inn` is what the rank goes by,
/// not among whom.
fn is_field(view: &View<'_>, q: &Quantity, inn: usize) -> bool {
    const AMONG: &[&str] = &[
        "world", "country", "nation", "globe", "region", "province", "city", "county", "sector", "industry", "list",
        "index", "ranking", "rankings", "table", "survey", "class", "group",
    ];
    let (a, b) = np::after(view, inn + 1);
    if !view.tokens[inn].is("in") || a >= b || ranked_by(view, a, b).is_some() {
        return false;
    }
    let among = (a..b).any(|i| view.in_name(i).is_some() || view.tokens[i].any(AMONG) || view.tokens[i].capital());
    let again = view.before(q.lead) == "and"
        && view
            .quantities()
            .iter()
            .any(|o| o.sort == Sort::Rank && o.tail < q.lead);
    let measured = view.class(b - 1).has(Class::MEASURING) || view.in_indicator(b - 1);
    !among && (again || measured)
}

/// `China ranks second in the world in the number of patents`: what the ranks go by, of whoever has the rank.
fn by_field(view: &View<'_>, q: &Quantity, frame: &mut Frame) -> bool {
    // "second globally in the number of patents"
    let wide = usize::from(
        view.tokens
            .get(q.tail)
            .is_some_and(|t| t.any(&["globally", "worldwide", "nationwide", "nationally", "overall"])),
    );
    let at = q.tail + wide;
    if let Some(by) = in_terms_of(view, q) {
        return goes_by(view, by, frame);
    }
    let Some(inn) = Some(at).filter(|&i| view.tokens.get(i).is_some_and(|t| t.any(&["in", "among", "by"]))) else {
        return false;
    };
    let (a, b) = np::after(view, inn + 1);
    let by = ranked_by(view, a, b).unwrap_or(inn);
    let terms = view.lower(by + 1) == "terms" && view.lower(by + 2) == "of";
    let (x, y) = np::after(view, by + 1 + 2 * usize::from(terms));
    // "first in the world by a large margin"
    if (x..y).any(|i| view.tokens[i].any(&["margin", "far", "distance", "standards", "comparison"])) {
        return false;
    }
    let field = frame::read(view, x, y);
    // "fifth in the world in lake area, 6th in reed beds": one more field
    let listed = q.lead > 0
        && view.tokens[q.lead - 1].any(&[",", "and"])
        && view
            .quantities()
            .iter()
            .any(|o| o.sort == Sort::Rank && o.tail < q.lead && q.lead - o.tail < 10);
    let field_itself = wide == 1 || view.tokens[inn].is("by") || is_field(view, q, inn) || listed;
    if by == inn && !field_itself || field.indicator.is_none() || field.anaphor || x >= y {
        return false;
    }
    if view.period_at[x].is_some() {
        return false;
    }
    // "China ranks fifth in lake area": not of what was told of before
    let whole = q.lead > 1 && view.tokens[q.lead - 2].any(&["china", "country", "we", "nation"]);
    if frame.inherited && whole {
        frame.parts.clear();
    }
    set_field(frame, field);
    true
}

/// `ranks first in the world for 14 years in a row in terms of output`: where the words begin that say what a rank or its
/// run goes by.
pub(super) fn in_terms_of(view: &View<'_>, q: &Quantity) -> Option<usize> {
    let end = (q.tail..view.tokens.len()).find(|&i| view.tokens[i].any(&[",", ";", ".", "while", "which"]));
    let range = q.tail..end.unwrap_or(view.tokens.len()).min(q.tail + 12);
    let terms = range
        .clone()
        .find(|&i| view.tokens[i].is("terms") && view.lower(i + 1) == "of" && view.before(i) == "in")?;
    (range.start..terms).all(|i| !view.is_verb(i)).then_some(terms + 2)
}

/// What stands at `by` is what is measured, of whoever was told of.
pub(super) fn goes_by(view: &View<'_>, by: usize, frame: &mut Frame) -> bool {
    let (x, y) = np::after(view, by);
    let field = frame::read(view, x, y);
    let told = x < y && field.indicator.is_some() && !field.anaphor;
    if told {
        set_field(frame, field);
    }
    told
}

/// Makes what a ranking goes by the measure, and whoever has the rank its subject.
fn set_field(frame: &mut Frame, field: Frame) {
    let owner = std::mem::replace(frame, field);
    let thing = owner.indicator.clone().filter(|_| !owner.inherited && !owner.known);
    frame.parts.extend(thing.map(|text| Part {
        prep: String::new(),
        text,
        kind: None,
        range: (0, 0),
    }));
    // "second in patents and first in trademarks": what the rank before went by is no part of it
    let carried = |p: &Part| !owner.inherited || p.kind.is_some() || p.prep.is_empty();
    frame.parts.extend(owner.parts.into_iter().filter(carried));
}

/// `in the tea index China rose to 14th`: the ranking that its sentence names.
pub(super) fn ranking_named(view: &View<'_>, q: &Quantity, frame: &mut Frame) {
    let named = |i: &usize| view.tokens[*i].any(&["index", "ranking", "rankings"]);
    // "ranking first" says no ranking
    // "ranked 11th in the Global Innovation Index"
    let end = (q.tail..view.tokens.len().min(q.tail + 9))
        .find(|&i| view.tokens[i].any(&[",", ";", ".", "of", "by"]))
        .unwrap_or(view.tokens.len().min(q.tail + 9));
    let behind = (q.tail..end).find(|i| named(i) && view.lower(q.tail) == "in");
    let Some(at) = behind.or_else(|| {
        (0..q.lead)
            .rev()
            .find(|i| named(i) && !view.is_verb(*i) && *i + 1 != q.lead)
    }) else {
        return;
    };
    let own = |i: &usize| {
        view.tokens[*i].kind != crate::base::Kind::Punct
            && !view
                .class(*i)
                .has(crate::lexicon::Class::PREP.or(crate::lexicon::Class::DET))
            && !view.is_verb(*i)
    };
    let from = (0..at).rev().take_while(own).last().unwrap_or(at);
    *frame = Frame {
        indicator: Some(frame::words(view, from, at + 1).to_lowercase()),
        span: Some(view.span(from, at + 1)),
        ..Frame::default()
    };
}

/// The phrase at `at` that a share is part of, a rank is among, a gap is against.
pub(super) fn reference(view: &View<'_>, at: usize, q: &Quantity, measure: Measure) -> Option<String> {
    if measure == Measure::Rank {
        return rank_field(view, q);
    }
    // "than those of villages"
    let of = usize::from(view.lower(at + 1) == "of" && view.tokens[at].any(&["that", "those"]));
    let (from, to) = np::after(view, at + 2 * of);
    // "leaving the average behind by 5 points"
    let to = to - usize::from(to > from + 1 && view.tokens[to - 1].is("behind"));
    let text = frame::words(view, from, to);
    // "80 percent of those who took part": nobody says who they are
    (!matches!(text.as_str(), "" | "who" | "which" | "that")).then_some(text)
}

pub(super) fn rank_field(view: &View<'_>, q: &Quantity) -> Option<String> {
    if let Some(i) = (q.first..q.last).find(|&i| view.lower(i) == "'s") {
        return Some(view.lower(i - 1).to_string());
    }
    if view.before(q.first) == "'s" && q.first >= 2 {
        return Some(view.lower(q.first - 2).to_string());
    }
    let inn = (q.tail..(q.tail + 8).min(view.tokens.len())).find(|&i| view.tokens[i].any(&["in", "among", "of"]));
    if inn == Some(q.tail) && is_field(view, q, q.tail) {
        return None;
    }
    // "second globally in the number of patents"
    match view.lower(q.tail) {
        "globally" | "worldwide" => return Some("world".to_string()),
        "nationwide" | "nationally" => return Some("country".to_string()),
        _ => {}
    }
    let inn = inn?;
    let (a, b) = np::after(view, inn + 1);
    let (_, b) = ranked_by(view, a, b).map_or((a, b), |by| (a, by));
    let text = frame::words(view, a, b);
    (!text.is_empty() && view.period_at[a].is_none()).then_some(text)
}

/// `in the world in the number of patents`, `in Asia by sales`: where a second preposition says by what the ranks go.
fn ranked_by(view: &View<'_>, a: usize, b: usize) -> Option<usize> {
    let second = |k: &usize| view.tokens[*k].any(&["in", "by", "for"]) && view.in_name(*k).is_none();
    (a + 1..b.min(view.tokens.len())).find(second)
}
