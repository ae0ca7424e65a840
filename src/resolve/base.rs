//! What a growth or change is against: the same period a year before, the period before, a named one, a forecast.
use super::Context;
use crate::base::Span;
use crate::claim::{Reading, View};
use crate::model::{Evidence, How, Measure};
use crate::quantity::{Period, PeriodRole, Quantity};
use jiff::civil::Date;

/// A comparison said in a sentence: token range and base.
struct Marker {
    first: usize,
    last: usize,
    base: String,
}

fn markers(view: &View<'_>, period: Option<Period>) -> Vec<Marker> {
    let mut out = Vec::new();
    let n = view.tokens.len();
    let mut push = |first: usize, last: usize, base: &str| {
        out.push(Marker {
            first,
            last,
            base: base.to_string(),
        })
    };
    for i in 0..n {
        let w = [view.lower(i), view.lower(i + 1), view.lower(i + 2)];
        match w {
            ["year-on-year" | "year-over-year" | "yoy", ..] => push(i, i + 1, "yoy"),
            ["month-on-month" | "month-over-month", ..] => push(i, i + 1, "mom"),
            ["quarter-on-quarter", ..] => push(i, i + 1, "qoq"),
            ["year", "on" | "over", "year"] => push(i, i + 3, "yoy"),
            ["month", "on" | "over", "month"] => push(i, i + 3, "mom"),
            ["quarter", "on" | "over", "quarter"] => push(i, i + 3, "qoq"),
            ["year", "earlier" | "ago" | "before", _] => push(i, i + 2, "yoy"),
            ["month", "earlier" | "ago", _] | ["month", "before", _]
                if view.before(i) == "a" || view.before(i) == "the" =>
            {
                push(i, i + 2, "mom")
            }
            ["quarter", "earlier" | "ago" | "before", _] if view.before(i) == "a" || view.before(i) == "the" => {
                push(i, i + 2, "qoq")
            }
            ["same", "period" | "time", _] | ["corresponding", "period", _] => push(i, i + 2, "yoy"),
            ["previous", "month", _] if !same_setting(view, i) => push(i, i + 2, "mom"),
            ["previous", "quarter", _] => push(i, i + 2, "qoq"),
            ["previous", "year", _]
                if matches!(view.before(i), "the")
                    && i >= 2
                    && matches!(view.lower(i - 2), "than" | "over" | "from" | "with" | "to" | "in") =>
            {
                push(i, i + 2, "yoy")
            }
            ["annual" | "annually" | "yearly", ..] => push(i, i + 1, "yoy"),
            ["two-year", "average", _] => {
                if let Some(p) = period {
                    push(i, i + 2, &format!("period:{}", p.end_year() - 2));
                }
            }
            [
                "forecast" | "expectation" | "expectations" | "expected" | "forecasts",
                ..,
            ] if i >= 1 && (i.saturating_sub(4)..i).any(|k| view.tokens[k].is("than")) => push(i, i + 1, "forecast"),
            _ => {}
        }
    }
    for p in &view.mentions.periods {
        if p.role != PeriodRole::Comparison && p.role != PeriodRole::Since {
            continue;
        }
        let Some(against) = p.period else { continue };
        if out.iter().any(|m| m.first < p.last && p.first < m.last) {
            continue;
        }
        let end = (p.first.saturating_sub(4)..p.first).any(|i| view.tokens[i].is("end"));
        let base = match against {
            Period::Year(y) if end => format!("period:{y}-12"),
            Period::Year(y) if period.is_some_and(|q| q.end_year() == y) && p.role == PeriodRole::Since => continue,
            Period::Year(y)
                if period.is_some_and(|q| q.end_year() - 1 == y && q.start_year() != y)
                    && p.role == PeriodRole::Comparison =>
            {
                "yoy".to_string()
            }
            Period::Month(y, m) => match period {
                Some(Period::Month(z, n))
                    if (i32::from(z) * 12 + i32::from(n)) - (i32::from(y) * 12 + i32::from(m)) == 1 =>
                {
                    "mom".to_string()
                }
                Some(Period::Month(z, n)) if z == y + 1 && n == m => "yoy".to_string(),
                _ => format!("period:{against}"),
            },
            Period::Quarter(y, k) => match period {
                Some(Period::Quarter(z, l)) if (z * 4 + i16::from(l)) - (y * 4 + i16::from(k)) == 1 => {
                    "qoq".to_string()
                }
                Some(Period::Quarter(z, l)) if z == y + 1 && l == k => "yoy".to_string(),
                _ => format!("period:{against}"),
            },
            Period::Day(..) => continue,
            _ => format!("period:{against}"),
        };
        out.push(Marker {
            first: p.first,
            last: p.last,
            base,
        });
    }
    out
}

/// `Compared with 2012, ...` at the head of a sentence: the base of the sentences that follow, too.
pub fn announced(view: &View<'_>, today: Option<Date>) -> Option<(String, Span)> {
    // "since the beginning of this year" compares with nothing
    let compares = view.lower(0) == "compared" || view.lower(0) == "from" || view.lower(0) == "since";
    if !compares {
        return None;
    }
    let now = today.map_or(String::new(), |d| format!("period:{}", d.year()));
    let first = view.quantities().first().map_or(view.tokens.len(), |q| q.lead);
    markers(view, None)
        .into_iter()
        .find(|m| m.last <= first && m.first <= 6 && m.base.starts_with("period:") && m.base != now)
        .map(|m| (m.base, view.span(m.first, m.last)))
}

fn same_setting(view: &View<'_>, i: usize) -> bool {
    i >= 2 && matches!(view.lower(i - 2), "in") && !matches!(view.lower(i.saturating_sub(3)), "than" | "that")
}

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
    let distance = |m: &Marker| {
        let (a, b) = if m.first >= q.last {
            (q.last, m.first)
        } else {
            (m.last.min(q.first), q.first)
        };
        let walls = (a..b).filter(|&i| view.tokens[i].any(&[";", "while", "—"])).count();
        let quantities = view
            .quantities()
            .iter()
            .filter(|o| o.first >= a && o.last <= b && !crate::quantity::listed(&view.tokens, q, o))
            .count();
        b - a + 20 * walls + 6 * quantities
    };
    let found = markers(view, period)
        .into_iter()
        // "rose by 8.4%, with a two-year average growth of 5.1%": said of what follows
        .filter(|m| view.lower(m.first) != "two-year" || q.first > m.first)
        .map(|m| (distance(&m), m))
        .filter(|(d, _)| *d <= 24)
        .min_by_key(|(d, m)| (*d, m.base.clone()));
    if let Some((_, m)) = found {
        let evidence = Evidence {
            span: Some(view.span(m.first, m.last.min(view.tokens.len()))),
            how: How::Stated,
        };
        return (Some(m.base), Some(evidence));
    }
    if let Some((base, span)) = &c.discourse.base {
        let evidence = Evidence {
            span: Some(*span),
            how: How::Inherited,
        };
        return (Some(base.clone()), Some(evidence));
    }
    match period {
        Some(_) if r.rule != "effect-by" => (
            Some("yoy".into()),
            Some(Evidence {
                span: None,
                how: How::Default,
            }),
        ),
        _ => (None, None),
    }
}
