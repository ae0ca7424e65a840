//! The ordered table of rules: what a quantity says, from the words around it. First match wins.
//!
//! The order matters: what stands right after a quantity ("higher than", "increase") decides before the verb in
//! front, which decides before the bare copula. Each rule has examples beside it, run by one test.
use super::view::View;
use crate::lexicon::Class;
use crate::model::{Direction, Measure};
use crate::quantity::{Quantity, Shape, Sort, listed};

/// Where the noun phrase stands that a predicate speaks of. Positions are tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Ends before this token.
    Before(usize),
    /// An object between a verb and `by`, with the verb's own subject before it.
    Object {
        /// The verb.
        verb: usize,
        /// First token of the object.
        from: usize,
        /// One past its last token.
        to: usize,
    },
    /// A head noun just before `of` (`a population of`), within a clause whose subject ends before `verb`.
    HeadOf {
        /// First token of the head phrase.
        from: usize,
        /// One past its last token.
        to: usize,
    },
    /// Begins at this token, after the quantity.
    After(usize),
    /// The counted things themselves; their clause's subject ends before the given token, if there is one.
    Counted(Option<usize>),
    /// Whatever was spoken of last.
    Inherit,
}

/// What a rule makes of a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Predicate {
    /// Kind of statement; a later step may refine Level by the subject (`the share was 5%`).
    pub measure: Measure,
    /// Which way.
    pub direction: Option<Direction>,
    /// Where its noun phrase stands.
    pub about: About,
    /// Token of the predicate word, for tense.
    pub at: usize,
    /// First token of the whole or reference (`of the total`, `than the average`), if any.
    pub of: Option<usize>,
    /// Name of the rule.
    pub rule: &'static str,
}

/// A rule: quantity index in the view, and the predicate of the quantity before.
type Rule = fn(&View<'_>, usize, Option<&Predicate>) -> Option<Predicate>;

/// The rules in order.
pub const RULES: &[(&str, Rule)] = &[
    ("flat", flat),
    ("streak", streak),
    ("rank", rank),
    ("more-or-fewer", more_or_fewer),
    ("list-item", list_item),
    ("gap-than", gap_than),
    ("gap-by", gap_by),
    ("change-noun-after", change_noun_after),
    ("fold", fold),
    ("change-noun-of", change_noun_of),
    ("change-verb", change_verb),
    ("effect-by", effect_by),
    ("change-by", change_by),
    ("share-verb", share_verb),
    ("share-of", share_of),
    ("elliptic-by", elliptic_by),
    ("head-of", head_of),
    ("level-verb", level_verb),
    ("counted", counted),
    ("duration", duration),
    ("level-default", level_default),
];

/// The predicate of quantity `k`: the first rule that matches, and its name.
pub fn classify(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Predicate {
    for (name, rule) in RULES {
        if let Some(mut p) = rule(view, k, prev) {
            p.rule = name;
            return p;
        }
    }
    Predicate {
        measure: Measure::Level,
        direction: None,
        about: About::Inherit,
        at: view.quantities()[k].lead,
        of: None,
        rule: "level-default",
    }
}

fn predicate(measure: Measure, direction: Option<Direction>, about: About, at: usize) -> Predicate {
    Predicate {
        measure,
        direction,
        about,
        at,
        of: None,
        rule: "",
    }
}

fn change_measure(q: &Quantity) -> Measure {
    match q.sort {
        Sort::Percent | Sort::Times => Measure::Growth,
        _ => Measure::Change,
    }
}

fn verb_direction(c: Class) -> Option<Direction> {
    if c.has(Class::UP) {
        Some(Direction::Up)
    } else if c.has(Class::DOWN) {
        Some(Direction::Down)
    } else {
        None
    }
}

fn noun_direction(c: Class) -> Option<Direction> {
    if c.has(Class::UP_NOUN) {
        Some(Direction::Up)
    } else if c.has(Class::DOWN_NOUN) {
        Some(Direction::Down)
    } else {
        None
    }
}

/// Adjectives and adverbs that may stand between a change noun and its figure.
fn is_change_adjective(view: &View<'_>, k: usize) -> bool {
    let t = &view.tokens[k];
    t.any(&[
        "year-on-year",
        "month-on-month",
        "quarter-on-quarter",
        "annual",
        "average",
        "robust",
        "impressive",
        "rapid",
        "slight",
        "sharp",
        "modest",
        "strong",
        "steady",
        "nominal",
        "real",
        "cumulative",
        "yearly",
        "monthly",
        "quarterly",
        "net",
        "significant",
        "total",
        "remarkable",
        "substantial",
        "big",
        "large",
        "huge",
        "marked",
        "further",
        "two-year",
        "compound",
        "high",
        "fast",
        "overall",
        "year",
        "on",
        "over",
        "point",
        "natural",
        "corresponding",
    ])
}

/// Walks left over adverbs, time words and hedges from `at`; gives the token reached.
fn skip_left(view: &View<'_>, mut at: usize) -> usize {
    while at > 0 {
        let k = at - 1;
        let t = &view.tokens[k];
        let period = view.period_at[k].is_some();
        let skip = period
            || view.class(k).has(Class::ADVERB) && !view.class(k).has(Class::UP.or(Class::DOWN))
            || t.any(&[
                "by",
                "another",
                "further",
                "an",
                "a",
                "the",
                "only",
                "year",
                "on",
                "in",
                "of",
                "both",
                "average",
                "cumulatively",
                "total",
                "also",
                "month",
                "during",
                "annually",
                "same",
                "period",
                "respectively",
                "same-period",
                "over",
                "as",
                "much",
            ]) && !(t.is("of")
                || t.is("in")
                    && !(k + 1 < view.tokens.len()
                        && (view.period_at[k + 1].is_some()
                            || view.tokens[k + 1].is("the")
                                && view.period_at.get(k + 2).copied().flatten().is_some()
                            || view.tokens[k + 1].any(&["total", "average"]))));
        if !skip {
            break;
        }
        at = k;
    }
    at
}

/// The end of the list that starts with quantity `k`: index of its last quantity.
pub fn list_end(view: &View<'_>, mut k: usize) -> usize {
    let qs = view.quantities();
    while k + 1 < qs.len() && same_kind(&qs[k], &qs[k + 1]) && listed(&view.tokens, &qs[k], &qs[k + 1]) {
        k += 1;
    }
    k
}

fn same_kind(a: &Quantity, b: &Quantity) -> bool {
    a.sort == b.sort && a.unit == b.unit && !matches!(a.shape, Shape::Rank | Shape::Streak | Shape::Flat)
}

fn flat(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    (q.shape == Shape::Flat).then(|| {
        predicate(
            Measure::Growth,
            Some(Direction::Flat),
            About::Before(q.lead.saturating_sub(1)),
            q.lead.saturating_sub(1),
        )
    })
}

fn streak(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    if q.shape != Shape::Streak {
        return None;
    }
    let verb = (0..q.lead).rev().find(|&i| view.is_verb(i));
    Some(predicate(
        Measure::Streak,
        None,
        verb.map_or(About::Inherit, About::Before),
        verb.unwrap_or(q.lead),
    ))
}

fn rank(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    if q.sort != Sort::Rank {
        return None;
    }
    let verb = (0..q.lead).rev().find(|&i| view.is_verb(i) || view.tokens[i].is(","));
    let mut p = predicate(
        Measure::Rank,
        None,
        verb.map_or(About::Inherit, About::Before),
        verb.unwrap_or(q.lead),
    );
    p.of = Some(q.tail);
    Some(p)
}

/// `two fewer working days`, `33,000 more enterprises`.
fn more_or_fewer(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let Shape::MoreOrFewer(d) = q.shape else { return None };
    let verb = (0..q.lead).rev().find(|&i| view.is_verb(i));
    Some(predicate(
        Measure::Change,
        Some(d),
        About::Counted(verb),
        verb.unwrap_or(q.lead),
    ))
}

/// `37%, 23.2% and 5.8%`: an item of a list says what the item before it says.
fn list_item(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    let (p, before) = (prev?, k.checked_sub(1)?);
    let qs = view.quantities();
    let gap = qs[k].lead - qs[before].tail;
    // "20 billion yuan, 3 billion yuan more than": a level, then a change
    if gap == 1 && p.measure == Measure::Level && view.class(qs[k].tail).has(Class::OUTPACE.or(Class::LAG)) {
        return None;
    }
    // a lone comma may also begin the next statement ("grew 3%, 0.5 points faster"), so kinds must agree
    let dated = same_kind(&qs[before], &qs[k])
        && qs[k].sort == Sort::Percent
        && gap <= 8
        && matches!(p.measure, Measure::Growth)
        && (qs[before].tail..qs[k].lead).any(|i| view.period_at[i].is_some())
        && (qs[before].tail..qs[k].lead).all(|i| {
            view.period_at[i].is_some() || view.tokens[i].any(&["in", ",", "and", "the", "for", "on", "during"])
        });
    if dated {
        return Some(*p);
    }
    (gap <= 2 && same_kind(&qs[before], &qs[k]) && listed(&view.tokens, &qs[before], &qs[k])).then_some(*p)
}

/// Whether the words at `at` name an earlier period rather than another series.
fn is_past(view: &View<'_>, at: usize) -> bool {
    (at..(at + 9).min(view.tokens.len()))
        .take_while(|&i| !view.tokens[i].any(&[",", ";", "."]))
        .any(|i| {
            view.period_at[i].is_some()
                || view.tokens[i].any(&["earlier", "previous", "ago", "preceding", "pre-pandemic", "before"])
        })
        && !(at..(at + 5).min(view.tokens.len()))
            .any(|i| view.tokens[i].any(&["average", "national", "overall", "growth", "rate", "target"]))
}

/// `0.9 percentage points higher than the overall growth`, `20% above the national average`.
fn gap_than(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    // only rates share one "higher than" at the end of their list
    let last = if matches!(q.sort, Sort::Pp | Sort::Percent | Sort::Bare) {
        list_end(view, k)
    } else {
        k
    };
    let mut at = view.quantities()[last].tail;
    if matches!(view.lower(at), "points" | "point") {
        at += 1;
    }
    let word = view.lower(at).to_string();
    let class = view.class(at);
    if !class.has(Class::OUTPACE.or(Class::LAG)) || matches!(&*word, "exceeding" | "exceeded" | "leading") {
        return None;
    }
    let than = match view.lower(at + 1) {
        "than" | "that" => at + 2,
        _ if matches!(&*word, "above" | "below" | "behind") => at + 1,
        _ => at + 1,
    };
    let has_than = view.lower(at + 1) == "than" || matches!(&*word, "above" | "below" | "behind");
    let down = class.has(Class::LAG);
    let direction = Some(if down { Direction::Down } else { Direction::Up });
    if !has_than && !matches!(q.sort, Sort::Pp | Sort::Percent)
        || matches!(q.sort, Sort::Rank | Sort::Money) && !has_than
    {
        return None;
    }
    if matches!(&*word, "more" | "less" | "fewer") && !has_than {
        return None;
    }
    let verb = subject_verb(view, q.lead);
    let about = verb.map_or(About::Inherit, About::Before);
    if !has_than || is_past(view, than) {
        let measure = change_measure(q);
        return Some(predicate(measure, direction, about, verb.unwrap_or(q.lead)));
    }
    let mut p = predicate(Measure::Gap, direction, about, verb.unwrap_or(q.lead));
    p.of = Some(than);
    Some(p)
}

/// The verb whose subject a predicate after a quantity shares, when it stands close by; none when the clause has none.
fn subject_verb(view: &View<'_>, lead: usize) -> Option<usize> {
    let at = skip_left(view, lead);
    let verb = at
        .checked_sub(1)
        .filter(|&v| view.is_verb(v) || view.class(v).has(Class::LEVEL))?;
    (!view.tokens[verb].any(&[","])).then_some(verb)
}

/// `outpacing the national rate by 4.5 percentage points`.
fn gap_by(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    if view.before(q.lead) != "by" {
        return None;
    }
    let by = q.lead - 1;
    let start = clause_start(view, by);
    let verb = (start..by).rev().find(|&i| {
        view.class(i).has(Class::OUTPACE.or(Class::LAG))
            && !view.class(i).has(Class::PREP)
            && (view.is_verb(i) || view.lower(i).ends_with("ing") || view.lower(i).ends_with("ed"))
    })?;
    // a change verb nearer than it wins
    if (verb + 1..by).any(|i| view.is_verb(i) && verb_direction(view.class(i)).is_some())
        || verb + 1 >= by
        || is_past(view, verb + 1)
    {
        return None;
    }
    let direction = if view.class(verb).has(Class::LAG) {
        Direction::Down
    } else {
        Direction::Up
    };
    let mut p = predicate(Measure::Gap, Some(direction), About::Before(verb), verb);
    p.of = Some(verb + 1);
    Some(p)
}

/// The first token of the clause that holds token `at`.
pub fn clause_start(view: &View<'_>, at: usize) -> usize {
    (0..at)
        .rev()
        .find(|&i| view.tokens[i].any(&[",", ";", ":", "—", "–", "while", "which", "whereas"]))
        .map_or(0, |i| i + 1)
}

/// `a 7.1% increase in trade with ASEAN`, `a 4% year-on-year rise`.
fn change_noun_after(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let last = list_end(view, k);
    let q = &view.quantities()[k];
    let mut at = view.quantities()[last].tail;
    let stop = (at + 5).min(view.tokens.len());
    while at < stop && is_change_adjective(view, at) {
        at += 1;
    }
    let class = view.class(at);
    let direction = noun_direction(class)?;
    if matches!(q.sort, Sort::Time | Sort::Count) && q.noun.is_some()
        || view.is_verb(at)
            && view.before(at) != "year-on-year"
            && !(view.class(at).has(Class::UP_NOUN.or(Class::DOWN_NOUN)) && determined(view, q.lead))
            && !matches!(
                view.lower(at),
                "increase" | "growth" | "decrease" | "decline" | "rise" | "drop" | "reduction" | "expansion" | "fall"
            )
    {
        return None;
    }
    let mut end = at + 1;
    while matches!(view.lower(end), "rate" | "rates" | "year-on-year" | "month-on-month")
        || view.lower(end) == "year" && view.lower(end + 1) == "on"
    {
        end += if view.lower(end) == "year" { 3 } else { 1 };
    }
    let named = matches!(view.lower(end), "in" | "of" | "for")
        && !view.period_at.get(end + 1).copied().flatten().is_some()
        && !(view.lower(end + 1) == "the" && view.period_at.get(end + 2).copied().flatten().is_some());
    let verb = (clause_start(view, q.lead)..q.lead)
        .rev()
        .find(|&i| view.is_verb(i) || view.tokens[i].any(&["with"]));
    let about = if named {
        About::After(end + 1)
    } else {
        match verb {
            Some(v) if !view.tokens[v].is("with") => About::Before(v),
            _ => About::Inherit,
        }
    };
    Some(predicate(
        change_measure(q),
        Some(direction),
        about,
        verb.unwrap_or(q.lead),
    ))
}

fn determined(view: &View<'_>, at: usize) -> bool {
    matches!(view.before(at), "a" | "an" | "the")
}

/// `doubled`, `a fourfold increase`, `2.6 times that of 2012`.
fn fold(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let word = view.lower(q.first).to_string();
    if q.shape == Shape::Fold && q.sort != Sort::Times {
        return Some(predicate(
            Measure::Growth,
            Some(Direction::Down),
            About::Before(q.lead),
            q.first,
        ));
    }
    if q.shape == Shape::Fold && (word.ends_with("ed") || word.ends_with("ing") || word == "double") {
        return Some(predicate(
            Measure::Growth,
            Some(Direction::Up),
            About::Before(q.lead),
            q.first,
        ));
    }
    if q.sort != Sort::Times {
        return None;
    }
    if view.lower(q.first + 1) == ":" {
        return None;
    }
    let verb = (clause_start(view, q.lead)..q.lead).rev().find(|&i| view.is_verb(i));
    let about = verb.map_or(About::Inherit, About::Before);
    let changes = verb.is_some_and(|v| verb_direction(view.class(v)).is_some()) || q.shape == Shape::Fold;
    if changes || is_past(view, q.tail) || view.lower(q.tail) == "that" {
        return Some(predicate(
            Measure::Growth,
            Some(Direction::Up),
            about,
            verb.unwrap_or(q.lead),
        ));
    }
    let mut p = predicate(Measure::Gap, Some(Direction::Up), about, verb.unwrap_or(q.lead));
    p.of = Some(q.tail);
    Some(p)
}

/// `an increase of 5.8%`, `with growth rates of 1.6%`, `a year-on-year growth of 6.9%`.
fn change_noun_of(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let joint = view.before(q.lead);
    if !matches!(
        joint,
        "of" | "by" | "at" | "to" | "was" | "reached" | "reaching" | "is" | ":" | "hit"
    ) {
        return None;
    }
    let mut at = q.lead - 1;
    // "an increase year on year of 5%"
    while at > 0
        && (view.class(at - 1).has(Class::ADVERB) && noun_direction(view.class(at - 1)).is_none()
            || view.period_at[at - 1].is_some())
    {
        at -= 1;
    }
    let noun = at.checked_sub(1)?;
    let rate = view.tokens[noun].any(&["rate", "rates", "pace"]);
    let head = if rate { noun.checked_sub(1)? } else { noun };
    let direction = noun_direction(view.class(head)).or_else(|| {
        (noun > 0 && rate)
            .then(|| noun_direction(view.class(noun - 1)))
            .flatten()
    })?;
    if !rate && verb_like_change(view, head) {
        return None;
    }
    let driven = joint == "by"
        && (clause_start(view, head)..head).any(|i| verb_direction(view.class(i)).is_some() && view.is_verb(i));
    if joint == "to" && !rate || driven {
        return None;
    }
    // what grew: "growth of exports was 3%" is read by the level rule; here the noun stands alone
    let start = clause_start(view, head);
    let mut first = head;
    while first > start
        && (is_change_adjective(view, first - 1)
            || view.class(first - 1).has(Class::DET)
            || view.tokens[first - 1].any(&["with", "both"]))
    {
        first -= 1;
    }
    let mut p = predicate(change_measure(q), Some(direction), About::Inherit, head);
    if first > start {
        p.about = match (start..first).rev().find(|&i| view.is_verb(i)) {
            // "Exports saw an increase of 5%"
            Some(v) if first - v <= 3 => About::Before(v),
            Some(v) => About::Object {
                verb: v,
                from: v + 1,
                to: first,
            },
            // "export growth of 5%", "population growth rate was 3%"
            None => About::Before(first),
        };
    }
    Some(p)
}

fn verb_like_change(view: &View<'_>, head: usize) -> bool {
    view.class(head).has(Class::UP.or(Class::DOWN))
        && !(head > 0
            && (view.class(head - 1).has(Class::DET)
                || is_change_adjective(view, head - 1)
                || view.before(head) == "'s"
                || view.in_indicator(head - 1)))
        && view.lower(head) != "growth"
}

/// `rose 32.9%`, `up by 6.9%`, `fell to 49.9%`.
fn change_verb(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let lead = q.lead;
    let to = view.before(lead) == "to";
    let from = view.before(lead) == "from";
    let mut at = if to || from { lead - 1 } else { lead };
    at = skip_left(view, at);
    let mut v = at.checked_sub(1)?;
    // "rose from 7.9% to 10.5%"
    if to && view.quantity_at[v].is_some() {
        let first = view.quantity_at[v].map(|j| &view.quantities()[j])?;
        if view.before(first.lead) == "from" {
            v = skip_left(view, first.lead - 1).checked_sub(1)?;
            at = v + 1;
        }
    }
    // "picked up", "slowed down": the particle; "increased year on year by"
    let class = view.class(v).or(if v > 0 && view.tokens[v].any(&["up", "down"]) {
        view.class(v - 1)
    } else {
        Class::default()
    });
    let direction = verb_direction(class)?;
    if !view.is_verb(v) && !view.tokens[v].any(&["up", "down"]) && !(view.before(lead) == "by") {
        return None;
    }
    let _ = at;
    let verb = if v > 0 && view.tokens[v].any(&["up", "down"]) && verb_direction(view.class(v - 1)).is_some() {
        v - 1
    } else {
        v
    };
    let about = About::Before(verb);
    if to || from {
        return Some(predicate(Measure::Level, None, about, verb));
    }
    Some(predicate(change_measure(q), Some(direction), about, verb))
}

/// `reduced inspection time by 20%`: somebody or something changes a thing; no comparison with a period is implied.
fn effect_by(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    change_by(view, k, prev)
        .filter(|p| matches!(p.about, About::Object { .. }) && view.before(view.quantities()[k].lead) == "by")
}

/// `exports grew, in dollar terms, by 5%`, `cut costs to 5 yuan`.
fn change_by(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let joint = view.before(q.lead).to_string();
    if !matches!(&*joint, "by" | "to" | "from") {
        return None;
    }
    let by = q.lead - 1;
    let start = (0..by)
        .rev()
        .find(|&i| {
            view.tokens[i].any(&[";", ":", "—", "while", "which", "whereas"])
                || view.quantity_at[i].is_some_and(|j| {
                    view.quantities()[j].noun.is_none() && view.before(view.quantities()[j].lead) != "from"
                })
        })
        .map_or(0, |i| i + 1);
    let mut verb = (start..by)
        .rev()
        .find(|&i| verb_direction(view.class(i)).is_some() && view.is_verb(i));
    if verb.is_none() && joint == "by" && k > 0 && view.tokens[by - 1..by].iter().all(|t| !t.any(&[","])) {
        // "reduced waiting time by 20% and processing time by 3.5 hours": the verb serves both
        let before = &view.quantities()[k - 1];
        if view.before(before.lead) == "by" {
            let clause = clause_start(view, before.lead);
            verb = (clause..before.lead)
                .rev()
                .find(|&i| verb_direction(view.class(i)).is_some() && view.is_verb(i));
            let v = verb?;
            let from = (before.tail..by).find(|&i| !view.tokens[i].any(&["and", ",", "the", "also"]))?;
            if v + 1 < before.lead - 1 && !view.class(from).has(Class::PREP) {
                let p = predicate(
                    change_measure(q),
                    verb_direction(view.class(v)),
                    About::Object { verb: v, from, to: by },
                    v,
                );
                return Some(p);
            }
            return None;
        }
    }
    let verb = verb?;
    let direction = verb_direction(view.class(verb));
    let object = verb + 1 < by
        && !(verb + 1..by).all(|i| {
            view.class(i).has(Class::ADVERB.or(Class::PREP).or(Class::DET))
                || view.period_at[i].is_some()
                || view.tokens[i].kind == crate::base::Kind::Punct
        });
    let transitive =
        object && !view.class(verb + 1).has(Class::PREP.or(Class::ADVERB)) && view.period_at[verb + 1].is_none();
    let about = if transitive {
        About::Object {
            verb,
            from: verb + 1,
            to: by,
        }
    } else {
        About::Before(verb)
    };
    if joint != "by" {
        return (!transitive || by - verb < 12).then(|| predicate(Measure::Level, None, about, verb));
    }
    Some(predicate(change_measure(q), direction, about, verb))
}

/// `accounting for 56.8% of the total`.
fn share_verb(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let last = list_end(view, k);
    let q = &view.quantities()[k];
    let at = skip_left(view, q.lead);
    let mut v = at.checked_sub(1)?;
    if view.tokens[v].any(&["for", "up"]) && v > 0 {
        v -= 1;
    }
    if !view.class(v).has(Class::SHARE) {
        return None;
    }
    let tail = view.quantities()[last].tail;
    let of = matches!(view.lower(tail), "of" | "in" | "to").then_some(tail + 1);
    let contributes = view.lower(v).starts_with("contribut");
    if !matches!(q.sort, Sort::Percent) {
        if contributes && q.sort == Sort::Pp {
            let mut p = predicate(Measure::Change, Some(Direction::Up), About::Before(v), v);
            p.of = of;
            return Some(p);
        }
        return None;
    }
    // "representing a 17.3% increase" was read by the rules above
    let mut p = predicate(Measure::Share, None, About::Before(v), v);
    p.of = of;
    Some(p)
}

/// `72% of passenger cars`, `one-third of the economy`.
fn share_of(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let last = list_end(view, k);
    let q = &view.quantities()[k];
    let tail = view.quantities()[last].tail;
    let plain_of = view.lower(tail) == "of";
    if q.sort != Sort::Percent || !(plain_of || q.shape == Shape::Fraction) {
        return None;
    }
    let verb = (clause_start(view, q.lead)..q.lead).rev().find(|&i| view.is_verb(i));
    let mut p = predicate(
        Measure::Share,
        None,
        verb.map_or(About::Counted(None), About::Before),
        verb.unwrap_or(q.lead),
    );
    p.of = Some(tail + usize::from(plain_of));
    Some(p)
}

/// `trade with Chile rose by 2.5% and with Peru by 1.5%`: the verb is said once.
fn elliptic_by(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let p = prev.filter(|p| matches!(p.measure, Measure::Growth | Measure::Change))?;
    let before = k.checked_sub(1).map(|j| &view.quantities()[j])?;
    let by = view.before(q.lead) == "by";
    if !by || before.sort != q.sort || (before.tail..q.lead).any(|i| view.is_verb(i)) {
        return None;
    }
    let from = (before.tail..q.lead - 1).find(|&i| !view.tokens[i].any(&["and", ",", "while", "that", "the"]))?;
    let mut p = *p;
    p.about = About::Object {
        verb: before.tail,
        from,
        to: q.lead - 1,
    };
    Some(p)
}

/// `a population of over 1.4 billion`, `import and export values of 1.84 trillion yuan`.
fn head_of(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    if view.before(q.lead) != "of" || matches!(q.shape, Shape::Rank) {
        return None;
    }
    let to = q.lead - 1;
    let mut from = to;
    while from > 0
        && !view.is_verb(from - 1)
        && (view.in_indicator(from - 1)
            || !view.tokens[from - 1].any(&[
                ",", ";", "with", "at", "and", "has", "by", "from", "reaching", "which", ":", "—",
            ]))
        && (!view.class(from - 1).has(Class::PREP) || view.in_indicator(from - 1) || view.tokens[from - 1].is("of"))
        && view.quantity_at[from - 1].is_none()
    {
        from -= 1;
    }
    if from >= to {
        return None;
    }
    let verb = (clause_start(view, from)..from).rev().find(|&i| view.is_verb(i));
    if view.tokens[to - 1].any(&[
        "high", "low", "record", "peak", "total", "level", "maximum", "minimum", "figure",
    ]) && let Some(v) = verb
    {
        // "reached a record high of 455,000": the head says nothing of its own
        return Some(predicate(Measure::Level, None, About::Before(v), v));
    }
    Some(predicate(Measure::Level, None, About::HeadOf { from, to }, from))
}

/// `reached 5.26 trillion yuan`, `was 49.9%`, `exceeding 10 trillion yuan`.
fn level_verb(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let exceed = (q.lead..q.first).find(|&i| view.class(i).has(Class::EXCEED) && !view.class(i).has(Class::PREP));
    let v = match exceed {
        Some(v) => v,
        None => {
            let at = skip_left(view, q.lead);
            let mut v = at.checked_sub(1)?;
            // the particle of "stood at", "amounted to"
            if view.tokens[v].any(&["at", "to", "for", "in"])
                && v > 0
                && view.class(v - 1).has(Class::LEVEL.or(Class::VERB))
            {
                v -= 1;
            }
            v
        }
    };
    if !view.class(v).has(Class::LEVEL.or(Class::EXCEED).or(Class::VERB))
        || view.tokens[v].is("including")
        || exceed.is_none() && !view.is_verb(v) && !view.class(v).has(Class::LEVEL)
    {
        return None;
    }
    // "has been reached", "is expected to reach": the subject ends before the first of the verbs
    let mut first = v;
    while first > 0
        && (view.class(first - 1).has(Class::MODAL)
            || view.tokens[first - 1].any(&[
                "be",
                "been",
                "is",
                "are",
                "was",
                "were",
                "has",
                "have",
                "had",
                "expected",
                "set",
                "estimated",
                "projected",
                "forecast",
                "likely",
                "also",
                "already",
                "now",
            ]))
    {
        first -= 1;
    }
    let about = if q.noun.is_some() && !q.unit.is_empty() && matches!(q.sort, Sort::Count) {
        About::Counted(Some(first))
    } else {
        About::Before(first)
    };
    Some(predicate(
        if q.sort == Sort::Time {
            Measure::Duration
        } else {
            Measure::Level
        },
        None,
        about,
        v,
    ))
}

/// `more than 67,000 enterprises recorded activity`, `21 countries`.
fn counted(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    if q.sort != Sort::Count && q.unit != "person" {
        return None;
    }
    let verb = (clause_start(view, q.lead)..q.lead).rev().find(|&i| view.is_verb(i));
    Some(predicate(
        Measure::Level,
        None,
        About::Counted(verb),
        verb.unwrap_or(q.tail),
    ))
}

fn duration(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    if q.sort != Sort::Time {
        return None;
    }
    let verb = (0..q.lead).rev().find(|&i| view.is_verb(i));
    Some(predicate(
        Measure::Duration,
        None,
        verb.map_or(About::Inherit, About::Before),
        verb.unwrap_or(q.lead),
    ))
}

fn level_default(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let verb = (clause_start(view, q.lead)..q.lead).rev().find(|&i| view.is_verb(i));
    // "and that of Y 3 trillion yuan": the verb is said once, the subject stands right before the figure
    let noun = q.lead > 0
        && view.tokens[q.lead - 1].kind == crate::base::Kind::Word
        && !view.class(q.lead - 1).has(Class::PREP.or(Class::CONJ).or(Class::DET));
    let about = match verb {
        Some(v) => About::Before(v),
        None if noun => About::Before(q.lead),
        None => About::Inherit,
    };
    Some(predicate(Measure::Level, None, about, verb.unwrap_or(q.lead)))
}
