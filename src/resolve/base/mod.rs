//! What a growth or change is against: the same period a year before, the period before, a named one, a forecast.
mod marks;
mod unsaid;

use marks::{Marker, in_one_list, joins_next, markers, owner, since, years_ago};
pub(super) use marks::{announced, compared_before, named_base};
use unsaid::{against_normal, is_annual, of_other, per_year, unsaid};
pub(super) use unsaid::{average_from, from_level, is_average};

use super::Context;
use crate::base::Span;
use crate::claim::{Reading, View};
use crate::lexicon::Class;
use crate::model::{Claim, Evidence, How, Measure};
use crate::quantity::{Period, PeriodMention, PeriodRole, Quantity, Shape, Sort};

/// `increased by 5 billion yuan, a year-on-year increase of 2 billion`: the comparison opens a statement of its own.
/// Of a sum by which a stock grew (`flow`) it is also said by the figure that stands between.
fn said_of_next(view: &View<'_>, q: &Quantity, m: &Marker, flow: bool) -> bool {
    if m.first < q.tail {
        return false;
    }
    let between = view
        .quantities()
        .iter()
        .rfind(|o| o.lead >= q.tail && o.tail <= m.first);
    // "grew by 13%, 9.5% higher than in the month before"
    let listed = |o: &Quantity| (q.tail..o.lead).all(|i| !view.tokens[i].is(",")) || q.first == o.first;
    let higher = |o: &Quantity| {
        let both = o.sort == Sort::Percent && q.sort == Sort::Percent;
        both && !listed(o) && view.class(o.tail).has(Class::OUTPACE.or(Class::LAG))
    };
    if between.is_some_and(|o| flow && o.sort == q.sort || o.sort == Sort::Pp && q.sort != Sort::Pp || higher(o)) {
        return true;
    }
    // "up 5.6 percent, or 0.25 percent month on month"
    let or = |o: &Quantity| o.sort == q.sort && m.first == o.tail && (q.tail..o.lead).any(|i| view.tokens[i].is("or"));
    if between.is_some_and(or) {
        return true;
    }
    let own_statement = (q.tail..m.first).any(|i| {
        view.tokens[i].any(&[",", "which"])
            && (view.class(i + 1).has(Class::DET.or(Class::VERB).or(Class::SHARE))
                || view.lower(i + 1).ends_with("ing"))
    });
    let next = view.quantities().iter().find(|o| o.first >= m.last);
    own_statement && next.is_some_and(|o| (m.last..o.lead).all(|i| !view.tokens[i].any(&[",", ";", "and"])))
}

/// Whether the indicator is a sum that stands at the end of a period and changes within it.
fn is_stock(r: &Reading) -> bool {
    r.frame.indicator.as_deref().is_some_and(|i| {
        i.split(' ').any(|w| {
            matches!(
                w,
                "loan" | "loans" | "deposit" | "deposits" | "reserves" | "balance" | "lending" | "financing"
            )
        })
    })
}

/// Words right behind a figure that compare it.
const MARKS_BEHIND: &[&str] = &[
    "than", "over", "from", "compared", "year-on-year", "month-on-month", "year",
];

/// The base of a growth or change, and where it was read.
pub fn resolve(
    c: &Context<'_, '_>,
    r: &Reading,
    q: &Quantity,
    period: Option<Period>,
) -> (Option<String>, Option<Evidence>) {
    if !matches!(r.measure, Measure::Growth | Measure::Change) {
        return (None, None);
    }
    let view = c.view;
    // "rose by 31% year on year, pulling up revenue by 3 points": what it brought about is compared with no time
    if q.sort == Sort::Pp
        && unsaid::effect(view, r)
        && !(q.tail..q.tail + 4).any(|i| MARKS_BEHIND.contains(&view.lower(i)))
    {
        return (None, None);
    }
    // "grew by 4% year on year, compared with 2% in May": as the figure it stands against
    if let Some(b) = c
        .before
        .last()
        .filter(|b| r.rule == "as-against" && b.measure == Measure::Growth && b.base.is_some())
    {
        let how = How::Inherited;
        return (b.base.clone(), Some(Evidence { span: None, how }));
    }
    let pace = r.measure == Measure::Change && q.sort != Sort::Pp && per_year(view, q);
    if against_normal(view, q) || of_other(view, q) || pace {
        return (None, None);
    }
    let flow = r.measure == Measure::Change && q.sort != Sort::Pp && is_stock(r);
    if let Some((base, evidence)) = each_year(view, r, q).or_else(|| marked(c, r, q, period, flow)) {
        return (Some(base), Some(evidence));
    }
    unmarked(c, r, q, period, flow)
}

/// `from 2013 to 2021 it grew by 9.1% a year on average`: each year on the one before, whatever the first was.
fn each_year(view: &View<'_>, r: &Reading, q: &Quantity) -> Option<(String, Evidence)> {
    let two = |i: usize| view.tokens[i].any(&["two-year", "three-year"]);
    let near = q.lead.saturating_sub(7)..(q.tail + 4).min(view.tokens.len());
    // "prices fell by 52 percent on average": of the things, not of the years
    let yearly = |i: usize| {
        view.tokens[i].any(&["annual", "annually", "yearly"])
            || view.tokens[i].is("year") && matches!(view.before(i), "a" | "each" | "every" | "per")
    };
    let of_years = near.clone().any(yearly) && !near.clone().any(two);
    if r.measure != Measure::Growth || !is_average(view, q) || !of_years {
        return None;
    }
    let at = near.into_iter().find(|&i| view.tokens[i].is("average"))?;
    let how = How::Stated;
    Some((
        "yoy".to_string(),
        Evidence {
            span: Some(view.span(at, at + 1)),
            how,
        },
    ))
}

/// `up 3% month on month`, `5 points higher than in May`: the comparison that the sentence itself names for a figure, the
/// nearest of several.
fn marked(
    c: &Context<'_, '_>,
    r: &Reading,
    q: &Quantity,
    period: Option<Period>,
    flow: bool,
) -> Option<(String, Evidence)> {
    let view = c.view;
    let stated = |m: &Marker| Evidence {
        span: Some(view.span(m.first, m.last.min(view.tokens.len()))),
        how: How::Stated,
    };
    let mut marks = markers(view, period);
    let year = period.map(Period::end_year).or(c.today.map(|d| d.year()));
    marks.extend(year.into_iter().flat_map(|y| marks::year_starts(view, q, y)));
    marks.extend(year.into_iter().flat_map(|y| marks::averages(view, q, y)));
    marks.extend(year.into_iter().flat_map(|y| years_ago(view, y)));
    if let Some(m) = of_list(view, r, &marks) {
        return Some((m.base.clone(), stated(m)));
    }
    let (_, m) = marks
        .into_iter()
        // "rose by 8.4%, with a two-year average growth of 5.1%": said of what follows
        // but "or 9% if the two-year average is taken", "or 9% on a two-year average"
        .filter(|m| {
            let on = m.first > 1 && matches!(view.lower(m.first - 2), "if" | "on");
            q.first > m.first || on || !(m.first..m.last).any(|i| view.lower(i) == "two-year")
        })
        .filter(|m| !said_of_next(view, q, m, flow))
        // "0.5 points slower than in the month before, and up 9%": the points are compared with that month
        .filter(|m| q.sort == Sort::Pp || !of_points(view, q, m))
        // "1.8 trillion less year on year, of which short loans dropped by 230 billion": what grew in a time did so within it
        .filter(|m| !flow || m.last > q.first || (m.last..q.first).all(|i| !view.tokens[i].is(",")))
        // "it was better than expected, and tolls fell by 8%": another statement
        .filter(|m| m.base != "forecast" || m.first >= q.last || (m.last..q.first).all(|i| !view.tokens[i].is(",")))
        .filter(|m| owner(view, m).is_none_or(|(k, list)| k == r.quantity || list && in_one_list(view, k, r.quantity)))
        // "has grown again since August, and went up 3.3% in November": another statement
        .filter(|m| {
            let since = m.first > 0 && view.tokens[m.first - 1].is("since");
            let joint = |i| crate::resolve::period::view_joint(view, i);
            !(since && m.last <= q.first && (m.last..q.first).any(joint))
        })
        // "rose 1.4 percent in June, unchanged month on month": said of what did not change
        .filter(|m| {
            let flat = |o: &Quantity| o.shape == Shape::Flat && o.tail <= m.first && m.first - o.tail <= 1;
            !view.quantities().iter().any(|o| flat(o) && q.last <= o.first)
        })
        // "the same as in May and 0.6 points lower than in the same period of last year": compared right behind it
        .map(|m| {
            let right = m.first > q.tail && compared_right_behind(view, q, m.first);
            (if right { 0 } else { distance(view, r, q, &m) }, m)
        })
        .filter(|(d, _)| *d <= 24)
        // "up 3% from a year before, 2 points lower than in May": across a comma only where nothing nearer is said
        .min_by_key(|(d, m)| {
            let across = m.last <= q.first && (m.last..q.first).any(|i| view.tokens[i].is(","));
            (*d + if across { 4 } else { 0 }, m.base.clone())
        })?;
    let evidence = stated(&m);
    Some((m.base, evidence))
}

/// `lower than in the same period`: whether nothing but the words of a comparison stands between a figure and a marker.
fn compared_right_behind(view: &View<'_>, q: &Quantity, marker: usize) -> bool {
    let graded = view.class(q.tail).has(Class::OUTPACE.or(Class::LAG)) && view.lower(q.tail + 1) == "than";
    let small = |i: usize| view.tokens[i].any(&["that", "those", "of", "in", "the", "for", "during"]);
    graded && marker >= q.tail + 2 && (q.tail + 2..marker).all(small)
}

/// How far a comparison stands from a figure: in tokens, and more across other figures and clauses.
fn distance(view: &View<'_>, r: &Reading, q: &Quantity, m: &Marker) -> usize {
    // a comparison behind a list is as near to its first value as to its last
    let end = || {
        let last = (r.quantity..view.quantities().len()).find(|&k| !joins_next(view, k));
        last.map_or(q.last, |k| view.quantities()[k].last)
            .min(m.first)
            .max(q.last)
    };
    let (a, b) = if m.first >= q.last {
        (end(), m.first)
    } else {
        (m.last.min(q.first), q.first)
    };
    // "up 3% month on month, and sales 5%": said right behind another figure
    let owned = m.last <= q.first
        && m.first > 0
        && view.quantities().iter().any(|o| {
            o.tail <= m.first && o.tail <= q.lead && (m.first - o.tail <= 1 || stands_behind(view, o.tail, m.first))
        });
    let walls = (a..b).filter(|&i| view.tokens[i].any(&[";", "while", "—"])).count();
    let quantities = view
        .quantities()
        .iter()
        .filter(|o| o.first >= a && o.last <= b && !crate::quantity::listed(&view.tokens, q, o))
        .count();
    b - a + 20 * walls + 6 * quantities + if owned { 10 } else { 0 }
}

/// The base of a change with no comparison beside it: where it began, what was said at the head of its sentence, before
/// it, or the convention.
fn unmarked(c: &Context<'_, '_>, r: &Reading, q: &Quantity, period: Option<Period>, flow: bool) -> Found {
    let view = c.view;
    let annual = is_annual(view, q);
    // "Compared with 2015, the one fell by 34%, and the other was 87%, 6 points higher"
    let fronted = || {
        let (base, span) =
            announced(view, c.today).filter(|_| view.class(q.tail).has(Class::OUTPACE.or(Class::LAG)))?;
        let evidence = Evidence {
            span: Some(span),
            how: How::Stated,
        };
        Some((Some(base), Some(evidence)))
    };
    began(view, q, annual)
        .or_else(fronted)
        .or_else(|| shared(c, r))
        .or_else(|| {
            // "since the start of the plan ... In the first half of this year it rose by 3%": said of another time
            let part = |p: &PeriodMention| {
                let part = matches!(
                    p.period,
                    Some(Period::Half(..) | Period::Quarter(..) | Period::Quarters(..) | Period::Months(..))
                );
                part && p.role == PeriodRole::Setting && p.last <= q.first
            };
            let told = c
                .discourse
                .base
                .as_ref()
                .filter(|_| !view.mentions.periods.iter().any(part));
            let (base, span) = told?;
            let evidence = Evidence {
                span: Some(*span),
                how: How::Inherited,
            };
            Some((Some(base.clone()), Some(evidence)))
        })
        .unwrap_or_else(|| unsaid(c, r, period, (annual, flow)))
}

/// `0.5 and 1.6 points higher than in the month before and the year before`: as many comparisons as values, right
/// behind them.
fn of_list<'m>(view: &View<'_>, r: &Reading, marks: &'m [Marker]) -> Option<&'m Marker> {
    let qs = view.quantities();
    let joined = |k: usize| joins_next(view, k) && qs[k].sort == qs[k + 1].sort;
    let first = (0..r.quantity)
        .rev()
        .take_while(|&k| joined(k))
        .last()
        .unwrap_or(r.quantity);
    let last = (r.quantity..qs.len()).find(|&k| !joined(k))?;
    let end = qs.get(last + 1).map_or(view.tokens.len(), |q| q.lead);
    let mut behind: Vec<&Marker> = marks
        .iter()
        .filter(|m| m.first >= qs[last].tail && m.last <= end)
        .collect();
    behind.sort_by_key(|m| m.first);
    // "the same period last year" is one time
    behind.dedup_by(|b, a| b.first <= a.last + usize::from(view.lower(a.last) == "of"));
    let joint = behind.windows(2).all(|w| {
        (w[0].last..w[1].first).all(|i| {
            view.class(i).has(Class::DET.or(Class::PREP)) || view.tokens[i].any(&["and", ",", "that", "those"])
        })
    });
    (first < last && behind.len() == last + 1 - first && joint).then(|| behind[r.quantity - first])
}

/// A base, and where it was read.
type Found = (Option<String>, Option<Evidence>);

/// `dropped from 10% at the end of 2012 to 3%, a decrease of 7 points`: the point where the change began.
fn began(view: &View<'_>, q: &Quantity, annual: bool) -> Option<Found> {
    if annual || view.before(q.lead) == "to" {
        return None;
    }
    let start = |p: &&PeriodMention| p.first < q.first && crate::resolve::period::start_of_change(view, p).is_some();
    // "fell by 63%, or two-thirds, from 89 in 2013 to 33"
    let begins = |p: &&PeriodMention| {
        p.first > q.last
            && crate::resolve::period::start_of_change(view, p).is_some_and(|from| {
                from.lead >= q.tail
                    && from.lead - q.tail <= 6
                    && (q.tail..from.lead).all(|i| {
                        view.quantity_at[i].is_some_and(|k| view.quantities()[k].sort == q.sort)
                            || view.tokens[i].any(&[",", "from", "or", "nearly", "almost", "about", "over"])
                    })
            })
    };
    // "revenue rose from 3 to 5 in 2018, and taxes made up 75%, a rise of 2 points": the change of another figure
    let other = |p: &&PeriodMention| {
        !view.quantities().iter().any(|o| {
            o.first >= p.last
                && o.tail <= q.first
                && view.before(o.lead) != "to"
                && (o.sort == Sort::Percent && q.sort == Sort::Pp || o.sort == q.sort && q.sort != Sort::Percent)
        })
    };
    let mut times = view.mentions.periods.iter();
    let p = times
        .clone()
        .rfind(start)
        .filter(other)
        .or_else(|| times.find(begins))?;
    let evidence = Evidence {
        span: Some(p.span),
        how: How::Stated,
    };
    Some((Some(since(view, p, p.period?)), Some(evidence)))
}

/// `rose 4% from April while sales fell 7%`, `3 million more than in 2012, and their share was 5%, up 2 points`: the
/// comparison is said once for both.
fn shared(c: &Context<'_, '_>, r: &Reading) -> Option<Found> {
    let last = c.before.last()?;
    let said = |b: &Claim| {
        b.evidence
            .iter()
            .find(|(what, e)| *what == "base" && e.how != How::Default)
            .map(|(_, e)| Evidence {
                how: How::Inherited,
                ..*e
            })
    };
    let changes = |b: &&Claim| matches!(b.measure, Measure::Growth | Measure::Change);
    let latest = c.before.iter().rfind(changes)?;
    // points over the first quarter say nothing of the growth behind them
    let points = latest.unit == "pp" && c.view.quantities()[r.quantity].sort == Sort::Percent;
    let year = latest.base.as_deref().is_some_and(|b| named_base(b).is_some()) && !points;
    let times = c.view.quantities()[r.quantity].sort == Sort::Times;
    let year = year || times && latest.base.as_deref().is_some_and(|b| b.starts_with("period:"));
    let named = year || latest.base.as_deref().is_some_and(|b| b.starts_with("period:")) && joined(c, r);
    // "215 times that of 1958, up 5%" goes on with the year
    let multiple = latest.unit == "x" && c.view.quantities()[r.quantity].sort != Sort::Times;
    if named && !multiple {
        return Some((latest.base.clone(), Some(said(latest)?)));
    }
    // "bonds were 3 billion, up 1 billion year on year, while loans reached 9 billion, up 2 billion"
    let up = |q: &Quantity| {
        let view = c.view;
        let behind = q.lead > 1 && view.tokens[q.lead - 2].is(",");
        behind && view.tokens[q.lead - 1].any(&["up", "down"]) && q.sort == Sort::Money
    };
    let qs = c.view.quantities();
    let again = r.measure == Measure::Change
        && last.measure == Measure::Level
        && latest.measure == Measure::Change
        && latest.base.as_deref() == Some("yoy")
        && up(&qs[r.quantity]);
    let of_latest = qs.iter().find(|o| o.span == latest.span);
    if again && of_latest.is_some_and(up) {
        return said(latest).map(|e| (latest.base.clone(), Some(e)));
    }
    let part = last.measure == r.measure && matches!(last.base.as_deref(), Some("mom" | "qoq"));
    part.then(|| said(last).map(|e| (last.base.clone(), Some(e)))).flatten()
}

/// The comparison with the week before that a report of a week makes, for the sentences that follow.
pub fn of_week(claims: &[Claim]) -> Option<(String, Span)> {
    claims.iter().rev().find_map(|b| {
        let base = b
            .base
            .as_deref()
            .filter(|base| base.len() == "period:2020-06-01/2020-06-07".len())?;
        let (_, e) = b.evidence.iter().find(|(what, _)| *what == "base")?;
        Some((base.to_string(), e.span?))
    })
}

/// Whether points before a figure are what a comparison before it stands behind.
fn of_points(view: &View<'_>, q: &Quantity, m: &Marker) -> bool {
    let points = |o: &&Quantity| o.sort == Sort::Pp && o.tail <= m.first && stands_behind(view, o.tail, m.first);
    m.last <= q.first && view.quantities().iter().any(|o| points(&o))
}

/// `6% more than in the same quarter`: nothing but comparing words between a figure and a comparison.
fn stands_behind(view: &View<'_>, tail: usize, first: usize) -> bool {
    let grammar = Class::PREP.or(Class::DET).or(Class::OUTPACE).or(Class::LAG);
    first - tail <= 9
        && (tail..first).any(|i| view.tokens[i].any(&["than", "compared", "above", "below", "from", "over"]))
        && (tail..first).all(|i| {
            view.class(i).has(grammar)
                || view.tokens[i].any(&["that", "those", "end", "same", "period", "corresponding"])
        })
}

/// `sales have doubled on 2015, and prices have come down by half`: two statements in the perfect, joined by `and`.
fn joined(c: &Context<'_, '_>, r: &Reading) -> bool {
    let (view, qs) = (c.view, c.view.quantities());
    let Some(a) = r.quantity.checked_sub(1).map(|k| &qs[k]) else {
        return false;
    };
    let between = a.tail..qs[r.quantity].lead;
    between.clone().any(|i| view.tokens[i].is("and"))
        && between.clone().any(|i| view.tokens[i].any(&["has", "have"]))
        && between
            .clone()
            .all(|i| view.period_at[i].is_none_or(|m| view.mentions.periods[m].role == PeriodRole::Comparison))
}
