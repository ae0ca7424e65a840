//! Movements and comparisons in wordings of the news: `rocketed 76%`, `12.9 percentage points higher than that of imports`,
//! `twice as much as`, `exceeded imports by`, and the causes of a movement. Must not look beyond one sentence.
use super::compare::BECAUSE;
use super::frames::{Said, is_money};
use super::item::{Aspect, Head, Item};
use super::terms::{Term, Topic};
use crate::base::Token;
use crate::lexicon::{Class, lexicon};
use crate::model::Measure;

/// `lengthened by 3.5 hours`: a length of time that something gained or lost.
pub(super) fn lengthened(item: &mut Item, said: &Said<'_>, n: usize) {
    let first = said.figures[n].0;
    if item.measure != Measure::Duration || first < 2 || said.word(first - 1) != "by" {
        return;
    }
    let class = lexicon().words.at(&said.tokens, first - 2).map(|(_, c)| c);
    let longer = matches!(said.word(first - 2), "lengthened" | "extended" | "prolonged");
    if longer || class.is_some_and(|c| c.has(Class::UP)) {
        item.measure = Measure::Change;
    } else if class.is_some_and(|c| c.has(Class::DOWN)) {
        item.measure = Measure::Change;
        turn(item);
    }
}

/// Verbs by which a cause moves a rate.
const MOVES: &[&str] = &[
    "lowered", "reduced", "dragged", "cut", "pulled", "pushed", "boosted", "lifted", "raised", "depressed", "shaved",
    "knocked", "weighed", "added", "contributed",
];

/// `Lower prices dragged import growth down by 2.6 points`: the cause is part of what the figure is about.
pub(super) fn cause(item: &mut Item, said: &Said<'_>, n: usize) {
    let (first, behind) = said.figures[n];
    let (from, to) = said.clause(first);
    if item.unit == "pp" && matches!(said.word(behind), "off" | "from" | "to") && said.has(from, first, MOVES) {
        // "shaved 2 points off import growth"
        let rate = said.topic(behind + 1, to);
        let growth = said.has(behind + 1, to, &["growth", "rate"]);
        if let ([only], true) = (
            rate.indicators
                .iter()
                .filter(|i| **i != Term::indicator("growth rate"))
                .collect::<Vec<_>>()
                .as_slice(),
            growth,
        ) {
            item.head = Head::Known(**only);
            (item.measure, item.aspect, item.guessed) = (Measure::Change, Some(Aspect::Rate), false);
            item.base.get_or_insert_with(|| "yoy".to_string());
            let up = said.word(behind) == "to";
            if item.value.is_sign_positive() && !up {
                turn(item);
            }
            item.names = rate.names;
            let verb = (from..first).find(|&i| said.tokens[i].any(MOVES)).unwrap_or(first);
            let start = if said.has(from, verb, &["which"]) { 0 } else { from };
            set_cause(item, said.topic(start, verb).words);
        }
        return;
    }
    if item.measure != Measure::Change || item.aspect != Some(Aspect::Rate) {
        return;
    }
    let from = said.figures[..n].iter().map(|f| f.1).max().unwrap_or(0).max(from);
    let Some(verb) = (from..first).find(|&i| said.tokens[i].any(MOVES)) else {
        return;
    };
    let rate = said.topic(verb + 1, first).indicators;
    if !rate.iter().any(|i| item.head == Head::Known(*i)) {
        return;
    }
    // "..., which also reduced": the clause before is the cause
    let start = if said.has(from, verb, &["which"]) { 0 } else { from };
    set_cause(item, said.topic(start, verb).words);
    item.points_back = false;
}

fn set_cause(item: &mut Item, words: Vec<Term>) {
    item.words = words;
    if !item.words.is_empty() {
        item.words.push(Term::word(BECAUSE));
    }
    item.words.sort();
}

/// `exported 12.4% more mobile phones`: what there is more of stands behind the figure.
pub(super) fn more_of(item: &mut Item, said: &Said<'_>, n: usize) {
    let behind = said.figures[n].1;
    let fewer = matches!(said.word(behind), "fewer" | "less");
    let goods = !matches!(said.word(behind + 1), "than" | "" | "," | "." | "in" | "to" | "from");
    if item.unit != "%"
        || !(fewer || said.word(behind) == "more")
        || !goods
        || said.times[(behind + 1).min(said.times.len() - 1)]
    {
        return;
    }
    let (_, to) = said.clause(behind);
    let end = (behind + 1..to)
        .find(|&i| {
            said.times[i] || said.tokens[i].any(&["from", "to", "than", ",", "in", "at", "and", "through", "by"])
        })
        .unwrap_or(to);
    let product = said.topic(behind + 1, end);
    if product.words.is_empty() || !product.indicators.is_empty() {
        return;
    }
    if fewer && item.value.is_sign_positive() {
        turn(item);
    }
    (item.measure, item.aspect, item.guessed) = (Measure::Growth, None, false);
    item.base.get_or_insert_with(|| "yoy".to_string());
    item.words = product.words;
    if matches!(said.word(end), "from" | "to") {
        let stop = (end + 1..to)
            .find(|&i| said.times[i] || said.tokens[i].any(&[",", "than", "and"]))
            .unwrap_or(to);
        let names = said.topic(end + 1, stop).names;
        super::frames::set_names(item, &names);
    }
}

/// Verbs of the news that move a percentage up or down and that no table of the lexicon knows.
const SOARED: &[&str] = &[
    "rocketed", "leapt", "leaped", "skyrocketed", "ballooned", "vaulted", "mushroomed", "spiked", "firmed", "galloped",
];
const SANK: &[&str] = &[
    "sank", "crashed", "nosedived", "dived", "withered", "crumbled", "skidded", "sagged", "lagged",
];

/// `exports rocketed 76%`.
pub(super) fn moved(item: &mut Item, said: &Said<'_>, n: usize) {
    let first = said.figures[n].0;
    if !item.guessed || item.unit != "%" || first == 0 {
        return;
    }
    let verb = (first.saturating_sub(3)..first)
        .rev()
        .find(|&i| said.tokens[i].any(SOARED) || said.tokens[i].any(SANK));
    let Some(verb) = verb else { return };
    (item.measure, item.aspect, item.guessed) = (Measure::Growth, None, false);
    item.base.get_or_insert_with(|| "yoy".to_string());
    if said.tokens[verb].any(SANK) {
        turn(item);
    }
}

/// The other way.
pub(super) fn turn(i: &mut Item) {
    i.value = -i.value;
    (i.low, i.high) = (i.high.map(|v| -v), i.low.map(|v| -v));
}

/// `12.9 percentage points higher than that of imports`, `40 billion yuan larger than its trade with X`, `twice as much as
/// imports`, where they were read as something else than a gap between two things.
pub(super) fn gap_behind(item: &mut Item, said: &Said<'_>, n: usize) {
    let behind = said.figures[n].1;
    let (_, end) = said.clause(behind);
    let times = item.unit == "x" || item.unit == "%" && said.word(behind) == "that" && said.word(behind + 1) == "of";
    let from = if times {
        let as_much = said.word(behind) == "as" && said.word(behind + 2) == "as";
        match said.word(behind) {
            "as" if as_much => behind + 3,
            "that" | "those" => behind,
            "the" if item.unit == "x" => behind,
            _ => return,
        }
    } else {
        if !(item.unit == "pp" || is_money(item)) || item.measure == Measure::Gap && item.of != Topic::default() {
            return;
        }
        let compares = lexicon().words.at(&said.tokens, behind);
        if !compares.is_some_and(|(_, c)| c.has(Class::OUTPACE.or(Class::LAG))) {
            return;
        }
        behind + 1 + usize::from(said.word(behind + 1) == "than")
    };
    let end = (from..end).find(|&i| said.tokens[i].is(",")).unwrap_or(end);
    let mut of = reference(said, from, end);
    of.indicators
        .retain(|i| Head::Known(*i) != item.head && *i != Term::indicator("growth rate"));
    if of.indicators.is_empty() && of.names.is_empty() && of.words.is_empty() {
        return;
    }
    if !times
        && lexicon()
            .words
            .at(&said.tokens, behind)
            .is_some_and(|(_, c)| c.has(Class::LAG) && !c.has(Class::OUTPACE))
        && item.value.is_sign_positive()
    {
        turn(item);
    }
    (item.measure, item.aspect, item.of, item.guessed) = (Measure::Gap, None, of, false);
    item.base = None;
    item.period = item.period.or(said.period);
}

/// What a figure is compared with: `its` and `that of` point to its own kind.
fn reference(said: &Said<'_>, from: usize, to: usize) -> Topic {
    let mut of = said.topic(from, to);
    let pronoun = (from..to).any(|i| said.tokens[i].any(&["these", "such", "similar"]));
    of.points_back &= pronoun;
    of
}

/// `exports exceeded imports by 5 billion yuan`, `trade with X exceeded that with Y by ...`.
pub(super) fn exceeded(item: &mut Item, said: &Said<'_>, n: usize) {
    let first = said.figures[n].0;
    if !is_money(item) || item.of != Topic::default() && item.measure == Measure::Gap {
        return;
    }
    let (from, _) = said.clause(first);
    let verb = (from..first).rev().find(|&i| {
        said.tokens[i].any(&[
            "exceeded", "exceeds", "exceed", "surpassed", "topped", "outstripped", "outweighed", "beat",
        ])
    });
    let by = (first.saturating_sub(3)..first)
        .rev()
        .find(|&i| said.tokens[i].is("by"));
    let (Some(verb), Some(by)) = (verb, by.filter(|b| verb.is_some_and(|v| v < *b))) else {
        return;
    };
    let mut of = reference(said, verb + 1, by);
    let subject = said.topic(from, verb);
    if let [only] = subject.indicators.as_slice() {
        item.head = Head::Known(*only);
    }
    item.names = subject.names;
    of.indicators.retain(|i| Head::Known(*i) != item.head);
    (item.measure, item.aspect, item.of, item.guessed) = (Measure::Gap, None, of, false);
}

/// `the average prices China pays for imported coal`: the price of what is imported, in other words than its name.
pub(super) fn price(item: &mut Item, said: &Said<'_>, n: usize) {
    let (first, _) = said.figures[n];
    let (from, _) = said.clause(first);
    let open = item.head == Head::Phrase || item.head == Head::Known(Term::indicator("imports"));
    let Some(at) = (from..first).find(|&i| said.tokens[i].any(&["price", "prices"])) else {
        return;
    };
    let of = matches!(
        said.word(at + 1),
        "of" | "for" | "paid" | "that" | "china" | "it" | "the"
    );
    let foreign =
        (from..first).any(|i| said.tokens[i].any(&["imported", "import", "foreign", "overseas", "abroad", "imports"]));
    let average = at > from && said.word(at - 1) == "average";
    if !(open && of && foreign && average) || item.words.is_empty() || item.measure != Measure::Growth {
        return;
    }
    item.head = Head::Known(Term::indicator("average import price"));
    let drop = ["price", "pay", "paid", "foreign", "imported", "average"].map(Term::word);
    item.words.retain(|w| !drop.contains(w));
}

/// `..., sustaining its pace and accounting for 30%`, `..., or 30% of the total`: points that go on about the figure before.
pub(super) fn carried_on(item: &mut Item, before: &Item, said: &Said<'_>, n: usize) {
    let (from, to) = (said.figures[n - 1].1, said.figures[n].0);
    let gap: Vec<&Token<'_>> = (from.min(to)..to)
        .filter(|&i| !said.times[i])
        .map(|i| &said.tokens[i])
        .collect();
    let or = gap.last().is_some_and(|t| t.is("or")) && gap.iter().rev().nth(1).is_some_and(|t| t.is(","));
    let participle = |s: &[&Token<'_>]| {
        s.is_empty() || s[0].lower.ends_with("ing") && s[0].lower.len() > 5 || s[0].any(&["thus", "thereby"])
    };
    let opens = gap.first().is_some_and(|t| t.is(","));
    let goes_on = opens && gap.split(|t| t.any(&[",", "and"])).all(participle);
    // "77 tons through X, marking a fourfold increase": of what went through X
    let comma = gap.iter().rposition(|t| t.is(","));
    let grown = comma.is_some_and(|c| gap.len() - c < 5 && gap.get(c + 1).is_some_and(|t| t.lower.ends_with("ing")));
    if grown && item.measure == Measure::Growth && before.measure == Measure::Level && before.head == item.head {
        let more = before.words.iter().filter(|w| !item.words.contains(w)).count();
        if item.names.iter().all(|n| before.names.contains(n))
            && item.words.iter().all(|w| before.words.contains(w))
            && more > 0
        {
            item.words.clone_from(&before.words);
        }
        return;
    }
    if item.measure != Measure::Share || !(or || goes_on && item.names.is_empty()) {
        return;
    }
    if or && before.measure == Measure::Level && is_count_of(before, item) {
        item.head = before.head;
        item.of = Topic::default();
    } else if before.unit == item.unit {
        item.head = before.head;
    }
    item.names.clone_from(&before.names);
    item.words.clone_from(&before.words);
    item.loose.clone_from(&before.loose);
    item.owed.clone_from(&before.owed);
}

/// Whether the whole of a share is what was counted before it: `40 firms ..., or 8% of all trading firms`.
fn is_count_of(before: &Item, share: &Item) -> bool {
    let noun = Term::word(&before.unit);
    before.head == Head::Known(Term::count(&before.unit))
        && (share.of.words.contains(&noun) || share.words.contains(&noun) || share.of.words.is_empty())
}
