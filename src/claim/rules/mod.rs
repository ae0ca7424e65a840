//! The ordered table of rules: what a quantity says, from the words around it. First match wins.
//!
//! The order matters: what stands right after a quantity ("higher than", "increase") decides before the verb in
//! front, which decides before the bare copula. Each rule has examples beside it, run by one test.
mod changes;
mod colon;
mod counts;
mod elliptic;
mod folds;
mod gaps;
mod leads;
mod levels;
mod moves;
mod outlooks;
mod shares;
mod table;
#[cfg(test)]
mod tests;

use crate::base::Words;
use crate::claim::view::View;
use crate::lexicon::Class;
use crate::model::{Direction, Measure};
use crate::quantity::{Quantity, Shape, Sort, listed};
use changes::{change_noun_after, change_noun_by, change_noun_of};
use colon::{colon_list, colon_parts};
use counts::{counted, in_brackets};
use elliptic::{each_for, elliptic, elliptic_by, elliptic_from, with_at};
use folds::fold;
pub(crate) use gaps::average_of_years;
pub(in crate::claim) use gaps::is_past;
use gaps::{gap_by, gap_than, up_on};
use leads::{level_lead, percent_noun};
pub(in crate::claim) use levels::{SIZES, size_of};
use levels::{as_against, comma_level, duration, elliptic_to, head_of, level_default, level_verb, object_at};
use moves::{change_by, change_verb, effect_by, grew_at, taken_off};
use outlooks::outlook_to;
pub(crate) use outlooks::{OUTLOOKS, revises};
use shares::{or_share, share_again, share_given, share_lead, share_of, share_subject, share_verb};
pub use table::RULES;

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

/// How a rule looks at a quantity: its index in the view, and the predicate of the quantity before.
pub type Test = fn(&View<'_>, usize, Option<&Predicate>) -> Option<Predicate>;

/// A rule with what it is for and what it must leave alone.
pub struct Rule {
    /// Its name, which every claim it makes carries.
    pub name: &'static str,
    /// Whether it matches, and what it makes of the quantity.
    pub test: Test,
    /// Sentences with what it reads in them: surface, measure, direction, separated by blanks; several by ` + `.
    pub examples: &'static [(&'static str, &'static str)],
    /// Sentences in which it must not match anything.
    pub not: &'static [&'static str],
}

/// The predicate of quantity `k`: the first rule that matches, and its name.
pub fn classify(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Predicate {
    for rule in RULES {
        if let Some(mut p) = (rule.test)(view, k, prev) {
            p.rule = rule.name;
            if p.measure == Measure::Level && is_part(view, k, &p) {
                p.measure = Measure::Share;
                p.of = p.of.or(one_in(view, k).then_some(view.quantities()[k].tail));
            }
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

/// `added to one in every 12 buildings`, `loans, of which women borrowed 40%`: whether a percentage is a part of things, though
/// it is said like a level.
fn is_part(view: &View<'_>, k: usize, p: &Predicate) -> bool {
    let q = &view.quantities()[k];
    if q.sort != Sort::Percent {
        return false;
    }
    let start = clause_start(view, p.at);
    let of_which = start > 1 && view.tokens[start - 1].is("which") && view.tokens[start - 2].is("of");
    let acts = view
        .tokens
        .get(p.at)
        .is_some_and(|t| !t.any(&["is", "are", "was", "were"]))
        && !view.class(p.at).has(Class::LEVEL.or(Class::UP).or(Class::DOWN));
    let measured = (start..p.at).any(|i| view.in_indicator(i) || view.class(i).has(Class::MEASURING));
    one_in(view, k) || of_which && acts && !measured
}

/// `one in five`, `three out of ten`.
fn one_in(view: &View<'_>, k: usize) -> bool {
    let q = &view.quantities()[k];
    q.sort == Sort::Percent && q.last > q.first + 2 && matches!(view.lower(q.first + 1), "in" | "out")
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

pub(in crate::claim) fn verb_direction(c: Class) -> Option<Direction> {
    if c.has(Class::UP) {
        Some(Direction::Up)
    } else if c.has(Class::DOWN) {
        Some(Direction::Down)
    } else {
        None
    }
}

/// Walks left over adverbs, time words and hedges from `at`; gives the token reached.
fn skip_left(view: &View<'_>, mut at: usize) -> usize {
    while at > 0 {
        let k = at - 1;
        let t = &view.tokens[k];
        let period = view.period_at[k].is_some();
        let skip = period
            || judges(view, k)
            || view.class(k).has(Class::ADVERB) && !view.class(k).has(Class::UP.or(Class::DOWN))
            || t.any(&[
                "by", "another", "further", "an", "a", "the", "only", "year", "on", "in", "of", "both", "average",
                "cumulatively", "total", "also", "month", "during", "annually", "same", "period", "respectively",
                "same-period", "over", "as", "much",
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

/// `grew by a staggering 9%`, `up an impressive 3%`: a word between an article and a figure that only says what one thinks
/// of it.
fn judges(view: &View<'_>, k: usize) -> bool {
    let plain = view.tokens[k].kind == crate::base::Kind::Word && view.class(k).is_plain();
    plain
        && k > 1
        && view.tokens[k - 1].any(&["a", "an"])
        && (view.tokens[k - 2].any(&["by", "up", "down"])
            || verb_direction(view.class(k - 2)).is_some() && view.is_verb(k - 2))
        && view.quantity_at.get(k + 1).is_some_and(Option::is_some)
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
    // "down by 41.2%, nearly two-fifths": the same in other words; "5%, half the rate of 2019" is not
    let near = (a.value.abs() - b.value.abs()).abs() <= rust_decimal::Decimal::from(5);
    let fractions = a.shape == Shape::Fraction || b.shape != Shape::Fraction || near;
    a.sort == b.sort && a.unit == b.unit && fractions && !matches!(a.shape, Shape::Rank | Shape::Streak | Shape::Flat)
}

fn flat(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    if q.shape != Shape::Flat {
        return None;
    }
    let before = q.lead.saturating_sub(1);
    // "while imports basically flat": the verb is left out
    let bare = q.lead > 0 && !view.is_verb(before) && view.class(before).is_plain() && q.lead < q.first;
    let end = if bare { q.lead } else { before };
    Some(predicate(
        Measure::Growth,
        Some(Direction::Flat),
        About::Before(end),
        before,
    ))
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
    // "the river ranks first in Asia and its largest lake fourth"
    let joint = verb.and_then(|v| (v..q.lead).rfind(|&i| view.tokens[i].is("and")));
    let told = view.quantities()[..k]
        .iter()
        .any(|o| o.sort == Sort::Rank && joint.is_some_and(|j| o.tail <= j));
    if let (Some(j), true) = (joint, told && view.class(q.lead - 1).is_plain() && q.lead == q.first) {
        let about = About::HeadOf {
            from: j + 1,
            to: q.lead,
        };
        return Some(predicate(Measure::Rank, None, about, j));
    }
    let mut p = predicate(
        Measure::Rank,
        None,
        verb.map_or(About::Inherit, About::Before),
        verb.unwrap_or(q.lead),
    );
    // "fifth in the world in lake area, 6th in reed beds": the second goes by reed beds, among the same
    let again = k > 0 && view.quantities()[k - 1].sort == Sort::Rank && matches!(view.before(q.lead), "," | "and");
    p.of = (!again || view.lower(q.tail) != "in" || view.lower(q.tail + 1) == "the").then_some(q.tail);
    Some(p)
}

/// `two fewer working days`, `33,000 more enterprises`.
fn more_or_fewer(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let Shape::MoreOrFewer(d) = q.shape else { return None };
    let verb = (0..q.lead).rev().find(|&i| view.is_verb(i));
    // "and another 40 clinics were moved" counts those; "we added another 40" says how many more there are
    let adds =
        verb.is_some_and(|v| view.lower(v).starts_with("add") || view.tokens[v].any(&["gained", "recruited", "hired"]));
    let added =
        (q.tail..(q.tail + 5).min(view.tokens.len())).any(|i| view.tokens[i].any(&["added", "hired", "recruited"]));
    let further = view.tokens[q.lead].is("a") && view.lower(q.lead + 1) == "further" && !added;
    // "another 40 kilometers of roads were built"
    let built = || (q.tail + 1..(q.tail + 7).min(view.tokens.len())).any(|i| view.tokens[i].any(&["was", "were"]));
    let counts = q.sort == Sort::Count || q.sort == Sort::Unit && view.lower(q.tail) == "of" && built();
    if (view.tokens[q.lead].is("another") || further) && counts && !adds {
        return None;
    }
    // "another 40 tons of tea"
    let about = if q.sort == Sort::Unit && q.noun.is_none() {
        About::After(q.tail + 1)
    } else {
        About::Counted(verb)
    };
    Some(predicate(Measure::Change, Some(d), about, verb.unwrap_or(q.lead)))
}

/// `37%, 23.2% and 5.8%`: an item of a list says what the item before it says.
fn list_item(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    let (p, before) = (prev?, k.checked_sub(1)?);
    let qs = view.quantities();
    let gap = qs[k].lead - qs[before].tail;
    // "20 billion yuan, 3 billion yuan more than": a level, then a change
    // "grew by 13%, 9% faster than in May", "grew by 13% in May, 9% and 4% faster than": a growth, then what it is above
    // "50.2, 0.3 points up on May"
    let above = |j: usize| {
        view.class(qs[j].tail).has(Class::OUTPACE.or(Class::LAG))
            || matches!(view.lower(qs[j].tail), "up" | "down") && matches!(view.lower(qs[j].tail + 1), "on" | "from")
    };
    // "430 kg, 12 kg or 2.9 percent more than last year"
    let either = k + 1 < qs.len() && qs[k + 1].lead == qs[k].tail + 1 && view.lower(qs[k].tail) == "or" && above(k + 1);
    // "172.9 million, 4.1 million, or 2.4 percent, more than a year before"
    let aside = qs.get(k + 1).is_some_and(|n| {
        let or = view.lower(qs[k].tail) == "," && view.before(n.lead) == "or" && n.lead == qs[k].tail + 2;
        or && view.lower(n.tail) == ","
            && view.class(n.tail + 1).has(Class::OUTPACE.or(Class::LAG))
            && view.lower(n.tail + 2) == "than"
    });
    // "an increase of 18 million, and 549 million covered by the other scheme": those who are
    let who_are = matches!(p.measure, Measure::Change | Measure::Growth)
        && qs[k].noun.is_none()
        && matches!(qs[k].sort, Sort::Bare | Sort::Count)
        && view
            .tokens
            .get(qs[k].tail)
            .is_some_and(|t| t.lower.ends_with("ed") && !t.is("compared"))
        && view.class(qs[k].tail + 1).has(Class::PREP);
    if who_are {
        return None;
    }
    let ends_above = above(list_end(view, k)) && !above(before) && p.measure == Measure::Growth;
    let comma = view.before(qs[k].lead) == ",";
    let plain = matches!(p.measure, Measure::Level | Measure::Duration | Measure::Growth)
        || p.measure == Measure::Change && comma;
    // "an increase of 3.4%, and 47.6% of the budget was spent"
    // "grown to 24%, and 60% of the increase came from"
    let alone = before == 0 || !listed(&view.tokens, &qs[before - 1], &qs[before]);
    // "of the growth of 3.4%, 83% was contributed by food"
    let stated = view
        .tokens
        .get(qs[k].tail)
        .is_some_and(|t| t.any(&["was", "were", "is", "are"]))
        && comma
        && alone;
    if stated && qs[k].sort == Sort::Percent {
        return None;
    }
    let apart = p.measure == Measure::Level && qs[k].sort == Sort::Percent && gap == 2 && alone;
    let part = (p.measure == Measure::Growth || apart)
        && view.lower(qs[k].tail) == "of"
        && view.lower(qs[before].tail) != "of";
    if gap == 1 && plain && (above(k) || either || aside) || ends_above && gap > 2 || part {
        return None;
    }
    // a lone comma may also begin the next statement ("grew 3%, 0.5 points faster"), so kinds must agree
    let dated = same_kind(&qs[before], &qs[k])
        && qs[k].sort == Sort::Percent
        && !view.tokens[qs[k].lead].is("another")
        && gap <= 8
        && (p.measure == Measure::Growth
            // "up from 10 percent in 2003 and 70 percent in 2008"
            || matches!(p.measure, Measure::Level | Measure::Share) && view.before(qs[before].lead) == "from")
        && (qs[before].tail..qs[k].lead).any(|i| view.period_at[i].is_some())
        && (qs[before].tail..qs[k].lead).all(|i| {
            view.period_at[i].is_some()
                || view.tokens[i].any(&["in", ",", "and", "the", "for", "on", "during", "with", "including"])
        });
    if dated {
        return Some(*p);
    }
    // "grew 1.7 times, 58% and 43%"
    let growths = p.measure == Measure::Growth
        && [&qs[before], &qs[k]]
            .iter()
            .all(|q| matches!(q.sort, Sort::Percent | Sort::Times))
        // "grew 7 percent, twice the national pace", "rose 1.9 times, and eight out of ten shops"
        && !(qs[k].sort == Sort::Times && view.class(qs[k].tail).has(Class::DET))
        && qs[k].shape != Shape::Fraction;
    // "4.5 per 1,000 and 15.1 per 100,000, respectively"
    let rates = qs[before].sort == Sort::Rate && qs[k].sort == Sort::Rate && p.measure == Measure::Level;
    let alike = same_kind(&qs[before], &qs[k]) || growths || rates;
    // "below 0.5 percent, nine-tenths of it among children": a part of what was said
    let of_it = view.lower(qs[k].tail) == "of" && matches!(view.lower(qs[k].tail + 1), "it" | "them" | "which");
    (gap <= 2 && alike && !of_it && listed(&view.tokens, &qs[before], &qs[k])).then_some(*p)
}

/// `rose 3% year on year and 0.1% month on month`, `up 10%, or 8% in real terms`, `fell by 12% in 2015 and another 8%
/// in the first half`: one more growth of the same thing, against something else or at another time.
fn growth_again(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    let (p, before) = (prev?, k.checked_sub(1)?);
    let (a, q) = (&view.quantities()[before], &view.quantities()[k]);
    let between = a.tail..q.lead;
    // "shrank by half, and only 59 in every 100 seats were taken"
    let part = q.shape == Shape::Fraction && view.before(q.lead) != "by";
    let rates = q.sort == Sort::Percent && a.sort == Sort::Percent && !part;
    if p.measure != Measure::Growth || !rates || between.len() > 14 {
        return None;
    }
    let joint = |i: usize| view.tokens[i].any(&["and", "or", ",", "but"]);
    let said = |i: usize| {
        joint(i)
            || view.period_at[i].is_some()
            || view.class(i).has(Class::ADVERB)
            || view.tokens[i].any(&[
                "year-on-year", "month-on-month", "quarter-on-quarter", "year", "month", "quarter", "on", "in", "by",
                "a", "another", "further", "the", "then", "over", "during", "for", "nominal", "real", "terms",
                "comparable", "prices", "price", "average", "after", "deducting", "factors", "earlier", "ago", "from",
                "than", "same", "period", "of", "up", "down", "two-year", "compared", "with", "previous",
                "corresponding", "that",
            ])
    };
    // a comma alone may begin the next statement
    let says_more = !between.clone().all(joint) && between.clone().any(|i| view.tokens[i].any(&["and", "or", "but"]));
    // "and 60% were new", "and 60% of the firms"
    let own_statement = view.is_verb(q.tail)
        || view.class(q.tail).has(Class::OUTPACE.or(Class::LAG).or(Class::LEVEL))
        || view.lower(q.tail) == "of"
        || view
            .tokens
            .get(q.lead.wrapping_sub(1))
            .is_some_and(|t| t.any(&["of", "from", "than", "to"]));
    // "down 1.4% month on month and up 12% year on year"
    let way = between.clone().rev().find(|&i| view.tokens[i].any(&["up", "down"]));
    let direction = way.map_or(p.direction, |i| {
        Some(if view.tokens[i].is("up") {
            Direction::Up
        } else {
            Direction::Down
        })
    });
    (says_more && !own_statement && between.clone().all(said)).then_some(Predicate {
        of: None,
        direction,
        ..*p
    })
}

/// `fell by 197 cases or 9.3 percent`: the same change in another measure.
fn same_change(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    let (p, before) = (prev?, k.checked_sub(1)?);
    let qs = view.quantities();
    // "by 20 million mu this year, or one-sixth"
    let timed = |i: usize| view.period_at[i].is_some() || view.tokens[i].any(&[",", "or"]);
    let or = view.before(qs[k].lead) == "or" && (qs[before].tail..qs[k].lead).all(timed);
    // "fell by 7.8%, or a two-year average of 4%"
    let between = qs[before].tail..qs[k].lead;
    let averaged = view.before(qs[k].lead) == "of"
        && between.len() <= 7
        && between.clone().any(|i| view.tokens[i].is("or"))
        && between.clone().any(|i| view.tokens[i].any(&["average", "rate"]))
        && between
            .clone()
            .all(|i| !view.is_verb(i) && view.quantity_at[i].is_none());
    let or = or || averaged && p.measure == Measure::Growth && qs[k].sort == Sort::Percent;
    // "from 420 million to 710 million, or by about two-thirds"
    let by = view.before(qs[k].lead) == "by" && qs[k].lead > 1 && view.tokens[qs[k].lead - 2].is("or");
    let moved = matches!(p.measure, Measure::Level | Measure::Change);
    if by && qs[k].sort == Sort::Percent && qs[k].lead - qs[before].tail <= 3 && moved {
        let direction = p.direction.or(verb_direction(view.class(p.at)))?;
        return Some(Predicate {
            measure: Measure::Growth,
            direction: Some(direction),
            of: None,
            ..*p
        });
    }
    let changed = matches!(p.measure, Measure::Growth | Measure::Change) && qs[k].sort == Sort::Percent;
    // "up 0.8 percent, or 46 kg"
    let amount = p.measure == Measure::Growth
        && qs[before].sort == Sort::Percent
        && matches!(qs[k].sort, Sort::Unit | Sort::Money | Sort::Count)
        && qs[k].shape == Shape::Plain;
    // "by 20 million tons, or 73% of the total", "or 3 million people were"
    // "of which long-term loans rose by 9 trillion yuan, or 71%"
    let part = (1..p.at.min(qs[before].lead))
        .rev()
        .take(10)
        .any(|i| view.tokens[i].any(&["which", "this"]) && view.before(i) == "of");
    let share = view.lower(qs[k].tail) == "of" || amount && view.is_verb(qs[k].tail) || part;
    (or && (changed || amount) && !share).then_some(Predicate {
        measure: change_measure(&qs[k]),
        ..*p
    })
}

/// `an increase of 1.2 million mu and 3 million tonnes`: what goes on in another unit with a change is one, too.
fn change_joined(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    let (p, before) = (prev?, k.checked_sub(1)?);
    let (a, q) = (&view.quantities()[before], &view.quantities()[k]);
    let absolute = |q: &Quantity| matches!(q.sort, Sort::Unit | Sort::Money | Sort::Count) && q.shape == Shape::Plain;
    let beside = q.lead == a.tail + 1 && view.tokens[a.tail].any(&["and", ","]);
    let changed = p.measure == Measure::Change && matches!(p.rule, "change-noun-of" | "change-verb" | "change-joined");
    let more = view.class(q.tail).has(Class::OUTPACE.or(Class::LAG)) || view.is_verb(q.tail);
    let currencies = a.sort == Sort::Money && q.sort == Sort::Money;
    (absolute(a) && absolute(q) && a.unit != q.unit && !currencies && beside && changed && !more).then_some(Predicate {
        about: About::Inherit,
        of: None,
        ..*p
    })
}

/// The verb of a quantity's clause before it: not one by which somebody says the clause.
fn clause_verb(view: &View<'_>, q: &Quantity) -> Option<usize> {
    const SAYS: &[&str] = &[
        "said", "says", "say", "told", "noted", "showed", "shows", "show", "mentioned", "announced", "revealed",
        "indicated", "stressed", "explained", "means", "learned", "pointed", "disclosed", "believes",
    ];
    (clause_start(view, q.lead)..q.lead)
        .rev()
        .take_while(|&i| !view.tokens[i].any(SAYS) && !(view.tokens[i].is("that") && view.before(i) != "than"))
        .find(|&i| view.is_verb(i))
}

/// The first token of the clause that holds token `at`.
pub fn clause_start(view: &View<'_>, at: usize) -> usize {
    (0..at)
        .rev()
        .find(|&i| view.tokens[i].any(&[",", ";", ":", "—", "–", "while", "which", "whereas"]))
        .map_or(0, |i| i + 1)
}
