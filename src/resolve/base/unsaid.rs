//! Bases that no comparison names: the convention, averages of years, and what compares with no time at all.
use super::Found;
use super::marks::{MARKS, is_pace};
use crate::base::Span;
use crate::claim::{Reading, View};
use crate::lexicon::Class;
use crate::model::{Claim, Evidence, How, Measure};
use crate::quantity::{Period, PeriodMention, PeriodRole, Quantity, Shape, Sort};
use crate::resolve::Context;

/// `driving sales to grow by 2 percentage points`, `cut 4 billion yuan in fees`: what something brings about, compared
/// with no time.
pub(super) fn effect(view: &View<'_>, r: &Reading) -> bool {
    let q = &view.quantities()[r.quantity];
    let start = crate::claim::clause_start(view, q.lead);
    let drives = (start..q.lead).any(|i| {
        view.lower(i + 1) != "by"
            && view.tokens[i].any(&[
                "driving", "drove", "driven", "dragging", "dragged", "pulling", "pulled", "pushing", "pushed",
                "lifting", "contributing", "contributed",
            ])
    });
    let cuts = matches!(q.sort, Sort::Money | Sort::Unit | Sort::Count)
        && view.before(q.lead) == view.lower(r.at)
        && view.tokens[r.at].any(&[
            "cut", "cuts", "cutting", "reduce", "reduces", "reduced", "reducing", "save", "saved", "saving", "slashed",
            "trimmed", "shed", "raised", "raise", "lowered",
        ]);
    // "the reserve ratio was cut by 0.25 points": what is set is not measured against a year before
    let rate = q.sort == Sort::Pp || q.unit == "basis point";
    let set = rate
        && view.before(q.lead) == "by"
        && q.lead > 1
        && matches!(view.lower(q.lead - 2), "cut" | "lowered" | "raised" | "reduced");
    // "the steps brought costs down by 90 billion yuan"
    let brought = view.before(q.lead) == "by"
        && q.lead > 1
        && matches!(view.lower(q.lead - 2), "down" | "up")
        && (start..q.lead).any(|i| view.tokens[i].any(&["brought", "brings", "bring", "bringing"]));
    // "tolls were cut by 10%": what is charged is set as well
    let charged = q.sort == Sort::Percent
        && view.before(q.lead) == "by"
        && q.lead > 2
        && view.tokens[q.lead - 2].any(&["cut", "lowered", "raised", "reduced", "slashed", "halved"])
        && view.tokens[q.lead - 3].any(&["was", "were", "been", "be"])
        && r.frame.indicator.as_deref().is_some_and(|i| {
            let head = i.rsplit(' ').next().unwrap_or(i);
            [
                "tolls", "tariffs", "fees", "charges", "duties", "duty", "fee", "tariff", "toll",
            ]
            .contains(&head)
        });
    q.sort == Sort::Pp && drives || cuts || set || brought || charged
}

/// `down by 85% from the peak`: a peak whose time is not told.
fn from_peak(view: &View<'_>, q: &Quantity) -> bool {
    let noun = |i: usize| matches!(view.lower(i), "peak" | "high" | "highest" | "low" | "record");
    let from = (q.tail..q.tail + 3).find(|&i| view.lower(i) == "from");
    from.is_some_and(|i| noun(i + 1) || view.lower(i + 1) == "the" && noun(i + 2))
}

/// `45% lower than usual`, `0.4 degrees above normal`: what is always so is no time to compare with.
pub(super) fn against_normal(view: &View<'_>, q: &Quantity) -> bool {
    let end = view.tokens.len().min(q.tail + 14);
    let clause = || (q.tail..end).take_while(|&i| !view.tokens[i].any(&[",", ";", "and"]) || q.tail + 2 >= i);
    let compared = clause().any(|i| view.tokens[i].any(&["than", "with", "over", "above", "below", "to"]));
    let normal = |i: usize| {
        view.tokens[i].any(&["normal", "usual", "ordinary", "perennial"])
            || view.tokens[i].any(&["session", "edition"]) && matches!(view.before(i), "previous" | "last")
            || view.tokens[i].is("previous") && view.lower(i + 1) == "years"
    };
    let sorts = |i: usize| view.quantity_at[i].is_some_and(|k| view.quantities()[k].sort != q.sort);
    // "Compared with the same period in ordinary years, rain fell short by a fifth"
    let opens = view.lower(0) == "compared" && (1..q.first).take_while(|&i| !view.tokens[i].is(",")).any(normal);
    opens || compared && clause().take_while(|&i| !sorts(i)).any(normal)
}

/// `1,200 hectares annually`, `by 70,000 a year`: a pace is measured against no year.
pub(super) fn per_year(view: &View<'_>, q: &Quantity) -> bool {
    let year = |i: usize| {
        view.lower(i) == "annually"
            || view.lower(i + 1) == "year"
                && matches!(view.lower(i), "a" | "per" | "each" | "every")
                && !matches!(view.lower(i + 2), "earlier" | "ago" | "before" | "on")
    };
    year(q.tail)
}

/// `twice that from the coast`: as much as something else at the same time.
pub(super) fn of_other(view: &View<'_>, q: &Quantity) -> bool {
    let that = q.tail + usize::from(view.lower(q.tail) == "as");
    let other = matches!(view.lower(that), "that" | "those") && matches!(view.lower(that + 1), "of" | "from" | "in");
    let end = view.tokens.len().min(that + 9);
    let timed = (that..end).any(|i| {
        view.period_at[i].is_some()
            || MARKS.has(&view.tokens[i])
            || view.tokens[i].any(&["years", "when", "before", "decade", "ago"])
            || view.lower(i).starts_with("year")
    });
    q.sort == Sort::Times && other && !timed
}

/// `over the past decade`, `in ten years`: a span that reaches from a year to now.
fn looks_back(view: &View<'_>, period: Option<Period>) -> bool {
    let span = |p: &PeriodMention| p.span.slice(view.source).to_lowercase();
    let mut told = view.mentions.periods.iter().filter(|p| p.period == period);
    let each = view.tokens.iter().any(|t| t.any(&["each", "every"]));
    !each
        && (told.any(|p| span(p).ends_with("years") || span(p).ends_with("decade"))
            || view.tokens.iter().any(|t| t.is("decade")))
}

/// Whether a page that tells no date leaves the time of a growth open: the convention holds there, too.
fn dateless(c: &Context<'_, '_>, r: &Reading) -> bool {
    c.today.is_none() && matches!(r.measure, Measure::Growth)
}

/// The base where nothing is said of one: year on year is the convention, but not of what grew within its period.
pub(super) fn unsaid(c: &Context<'_, '_>, r: &Reading, period: Option<Period>, (annual, flow): (bool, bool)) -> Found {
    let as_before = |b: &Claim| b.measure == r.measure && b.base.is_none() && r.rule == "list-item";
    if effect(c.view, r)
        || from_peak(c.view, &c.view.quantities()[r.quantity])
        || c.before.last().is_some_and(as_before)
    {
        return (None, None);
    }
    if let Some(year) = from_level(c, r) {
        let how = How::Inherited;
        return (Some(format!("period:{year}")), Some(Evidence { span: None, how }));
    }
    match period {
        Some(Period::Years(a, b)) if b > a => {
            let annual = annual
                || c.before
                    .last()
                    .is_some_and(|b| b.measure == r.measure && b.base.as_deref() == Some("yoy"));
            let mut mentions = c.view.mentions.periods.iter();
            let begins = mentions.any(|p| p.period == period && matches!(c.view.before(p.first), "from" | "between"));
            // what grew in a Five-Year Plan grew from the year before it
            let plan = b == a + 4 && a % 5 == 1 && r.rule != "effect-by";
            let base = match annual {
                true => Some("yoy".to_string()),
                false if plan && !begins && !looks_back(c.view, period) => Some(format!("period:{}", a - 1)),
                false => (begins || r.rule != "effect-by" && looks_back(c.view, period)).then(|| format!("period:{a}")),
            };
            (base, None)
        }
        // loans that increase by a sum grow within the period; only "year on year" would compare
        Some(_) if flow && !c.before.iter().any(|b| same_thing(b, r)) => (None, None),
        _ if has_come_about(c.view, r) => (None, None),
        _ if r.rule != "effect-by" && (period.is_some() || dateless(c, r)) => (
            Some("yoy".into()),
            Some(Evidence {
                span: None,
                how: How::Default,
            }),
        ),
        _ => (None, None),
    }
}

/// `In 1952 it was 14 billion; by 2018 it exceeded 31 trillion, an increase of 860 times`: the year of the level that the one
/// right before the change is set against.
pub(in crate::resolve) fn from_level(c: &Context<'_, '_>, r: &Reading) -> Option<i16> {
    let year = |b: &Claim| {
        b.period
            .as_deref()
            .filter(|p| p.len() == 4)
            .and_then(|p| p.parse::<i16>().ok())
    };
    let changes = |b: &Claim| matches!(b.measure, Measure::Growth | Measure::Change);
    let mut told = c
        .before
        .iter()
        .rev()
        .skip_while(|b| changes(b) && b.indicator == r.frame.indicator);
    let now = told
        .next()
        .filter(|b| b.measure == Measure::Level && b.indicator == r.frame.indicator)?;
    let then = told
        .next()
        .filter(|b| b.measure == Measure::Level && b.unit == now.unit)?;
    let same = then.indicator == now.indicator && then.subject == now.subject && r.frame.inherited;
    let (a, b) = (year(then)?, year(now)?);
    // "54,000 in 2021, against 140,000 in 2017, a fall of 61 percent": the other way about
    let against = c.view.tokens.iter().any(|t| t.any(&["against", "versus", "compared"]));
    if against && b + 1 < a && then.indicator == now.indicator && r.frame.inherited {
        return Some(b);
    }
    (same && a + 1 < b).then_some(a)
}

/// `costs have been cut by up to 70%`, where the sentence tells no time: what has come about by now began at no time that is
/// known.
fn has_come_about(view: &View<'_>, r: &Reading) -> bool {
    let q = &view.quantities()[r.quantity];
    let start = crate::claim::clause_start(view, q.lead);
    let perfect = (start..q.lead).any(|i| {
        let would = i > 0 && view.tokens[i - 1].any(&["would", "could", "might", "will"]);
        view.tokens[i].any(&["has", "have"])
            && !would
            && (i + 1..(i + 4).min(view.tokens.len())).any(|k| k == q.first || k == r.at)
    });
    // "growth has been 6.7 percent for three quarters" is a rate
    let moves = view.class(r.at).has(Class::UP.or(Class::DOWN)) || q.shape == Shape::Fold;
    perfect && moves && view.mentions.periods.is_empty()
}

/// Whether an earlier claim of the sentence is a change of the very same thing.
fn same_thing(b: &Claim, r: &Reading) -> bool {
    b.measure == Measure::Change && b.indicator == r.frame.indicator && b.subject == r.frame.subject()
}

/// Whether the clause of a quantity speaks of a rate by the year (`at an average annual rate of`, `every year`).
pub(super) fn is_annual(view: &View<'_>, q: &Quantity) -> bool {
    let from = (0..q.lead)
        .rev()
        .find(|&i| view.tokens[i].any(&[",", ";"]))
        .unwrap_or(0);
    (from..(q.tail + 4).min(view.tokens.len())).any(|i| match view.lower(i) {
        "annual" | "annually" | "yearly" => is_pace(view, i),
        "annualized" => true,
        "year" => matches!(view.before(i), "a" | "every" | "each" | "per"),
        "average" => {
            view.before(i) == "on" || matches!(view.lower(i + 1), "growth" | "increase" | "rate" | "decline" | "rise")
        }
        _ => false,
    })
}

/// Whether a growth is the average of years: `at an average annual rate of 8%`, `by 8% annually on average`.
pub(in crate::resolve) fn is_average(view: &View<'_>, q: &Quantity) -> bool {
    let near = q.lead.saturating_sub(7)..(q.tail + 4).min(view.tokens.len());
    is_annual(view, q) && near.clone().any(|i| view.tokens[i].is("average"))
}

/// The year that an average of years is reckoned from, where the change was told with its beginning.
pub(in crate::resolve) fn average_from(c: &Context<'_, '_>, q: &Quantity) -> Option<(i16, Span)> {
    let view = c.view;
    let now = c.discourse.period.map(|p| p.0.end_year()).or(c.today.map(|d| d.year()));
    let from = |p: &PeriodMention| -> Option<i16> {
        let began = crate::resolve::period::start_of_change(view, p).is_some()
            || p.role == PeriodRole::Comparison
            || p.role == PeriodRole::Since && !crate::resolve::period::ranks(view, p);
        let year = match p.period? {
            Period::Year(y) => y,
            Period::Years(_, y) if view.before(p.first) == "the" && p.role == PeriodRole::Comparison => y,
            _ => return None,
        };
        (began && now.is_none_or(|now| year + 1 < now)).then_some(year)
    };
    let told = view.mentions.periods.iter().filter(|p| p.last <= q.first);
    told.rev().find_map(|p| from(p).map(|y| (y, p.span)))
}
