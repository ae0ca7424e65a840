//! What a growth or change is against: the same period a year before, the period before, a named one, a forecast.
use super::Context;
use crate::base::{Span, Words};
use crate::claim::{Reading, View};
use crate::lexicon::Class;
use crate::model::{Claim, Evidence, How, Measure};
use crate::quantity::{Period, PeriodMention, PeriodRole, Quantity, Sort};
use jiff::civil::Date;

/// A comparison said in a sentence: token range and base.
struct Marker {
    first: usize,
    last: usize,
    base: String,
}

/// First words of the comparisons below.
static MARKS: Words = Words::new(&[
    "year-on-year", "year-over-year", "yoy", "month-on-month", "month-over-month", "quarter-on-quarter", "year",
    "month", "quarter", "average", "same", "corresponding", "previous", "annual", "annually", "yearly", "two-year",
    "last", "forecast", "expectation", "expectations", "expected", "forecasts",
]);

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
    for i in (0..n).filter(|i| MARKS.has(&view.tokens[*i])) {
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
            ["same", "period" | "time", _] | ["corresponding", "period", _] => {
                let named = view
                    .mentions
                    .periods
                    .iter()
                    .find(|p| p.first >= i + 2 && p.first <= i + 4);
                // "than in the same period in 2019", said of 2023
                match (period, named.and_then(|p| p.period)) {
                    (Some(now), Some(Period::Year(y))) if y < now.end_year() - 1 && view.before(i) == "the" => {
                        push(i, i + 4, &format!("period:{y}"))
                    }
                    _ => push(i, i + 2, "yoy"),
                }
            }
            ["same", "month" | "quarter" | "half" | "week" | "season", _] if view.before(i) == "the" => {
                push(i, i + 4, "yoy");
            }
            ["previous", "month", _] if !same_setting(view, i) => push(i, i + 2, "mom"),
            ["last", "month", _] if view.before(i) == "than" => push(i, i + 2, "mom"),
            ["previous", "quarter", _] => push(i, i + 2, "qoq"),
            ["previous", "year", _]
                if matches!(view.before(i), "than" | "over" | "with")
                    || matches!(view.before(i), "the")
                        && i >= 2
                        && matches!(
                            view.lower(i - 2),
                            "than" | "over" | "from" | "with" | "to" | "in" | "and"
                        ) =>
            {
                push(i, i + 2, "yoy")
            }
            ["annual" | "annually" | "yearly", ..] if is_pace(view, i) => push(i, i + 1, "yoy"),
            ["two-year", "average" | "averages", _]
            | ["two-year", "compound" | "annual", "average"]
            | ["average", "two-year", _] => {
                if let Some(p) = period {
                    push(i, i + 2, &format!("period:{}", p.years_back(2)));
                }
            }
            [
                "forecast" | "expectation" | "expectations" | "expected" | "forecasts",
                ..,
            ] if i >= 1 && (i.saturating_sub(4)..i).any(|k| view.tokens[k].is("than")) => push(i, i + 1, "forecast"),
            _ => {}
        }
    }
    named_times(view, period, &mut out);
    out
}

/// Comparisons with a time that is named: `from the end of 2020`, `since April`, `compared with 2012`.
fn named_times(view: &View<'_>, period: Option<Period>, out: &mut Vec<Marker>) {
    for p in &view.mentions.periods {
        if p.role != PeriodRole::Comparison && p.role != PeriodRole::Since {
            continue;
        }
        let Some(against) = p.period else { continue };
        if out.iter().any(|m| m.first < p.last && p.first < m.last) {
            continue;
        }
        if p.role == PeriodRole::Comparison && against.is_two_years() && p.span.slice(view.source).contains("two") {
            out.extend(period.map(|now| Marker {
                first: p.first,
                last: p.last,
                base: format!("period:{}", now.years_back(2)),
            }));
            continue;
        }
        let end = (p.first.saturating_sub(4)..p.first).any(|i| view.tokens[i].is("end"));
        let base = match against {
            // "the lowest since 2009" ranks and compares nothing
            _ if p.role == PeriodRole::Since && super::period::ranks(view, p) => continue,
            // "15 points higher than that of last year", said of last year
            Period::Year(_)
                if period == Some(against)
                    && p.role == PeriodRole::Comparison
                    && p.span.slice(view.source).contains("year") =>
            {
                "yoy".to_string()
            }
            Period::Year(_) if end => since(view, p, against),
            // "up 2 million mu from last year", where the time itself is left open
            Period::Year(_)
                if period.is_none()
                    && p.role == PeriodRole::Comparison
                    && matches!(view.lower(p.first), "last" | "previous" | "preceding") =>
            {
                "yoy".to_string()
            }
            Period::Year(y) if period.is_some_and(|q| q.end_year() == y) && p.role == PeriodRole::Since => continue,
            Period::Year(y)
                if period.is_some_and(|q| q.end_year() - 1 == y && q.start_year() != y)
                    // a half year "than in the whole of 2015"
                    && !(p.first.saturating_sub(3)..p.first).any(|i| view.tokens[i].any(&["whole", "entire", "full"]))
                    && p.role == PeriodRole::Comparison =>
            {
                "yoy".to_string()
            }
            // "8% higher than last month", said of last month
            Period::Month(..) if period == Some(against) && p.role == PeriodRole::Comparison => "mom".to_string(),
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
            _ => since(view, p, against),
        };
        out.push(Marker {
            first: p.first,
            last: p.last,
            base,
        });
    }
}

/// `60% more than a decade ago`, `double the level of ten years before`: so many years before `now`.
fn years_ago(view: &View<'_>, now: i16) -> Vec<Marker> {
    let back = |i: usize| -> Option<Marker> {
        let then = matches!(view.lower(i + 1), "ago" | "before" | "earlier");
        let first = i.checked_sub(1).filter(|_| then)?;
        let n = match view.lower(i) {
            "decade" if view.lower(first) == "a" => 10,
            "years" => {
                view.quantity_at[first].and_then(|k| i16::try_from(view.quantities()[k].value.mantissa()).ok())?
            }
            _ => return None,
        };
        let compared = (first.saturating_sub(3)..first).any(|k| {
            view.tokens[k].any(&[
                "than", "from", "with", "level", "figure", "number", "that", "those", "against",
            ])
        });
        (compared && (2..100).contains(&n)).then(|| Marker {
            first,
            last: i + 2,
            base: format!("period:{}", now - n),
        })
    };
    (1..view.tokens.len()).filter_map(back).collect()
}

/// `an average annual growth of`, `an annual rate of`; but `annual losses` are no pace.
fn is_pace(view: &View<'_>, i: usize) -> bool {
    view.lower(i) == "annually"
        || view.before(i) == "average"
        || (i + 1..i + 4).any(|k| {
            view.class(k).has(Class::UP_NOUN.or(Class::DOWN_NOUN))
                || matches!(view.lower(k), "rate" | "rates" | "average" | "basis" | "pace" | "speed")
        })
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

/// The base that the point where something began makes.
fn since(view: &View<'_>, p: &PeriodMention, against: Period) -> String {
    let end = (p.first.saturating_sub(4)..p.first).any(|i| view.tokens[i].is("end"));
    match against {
        Period::Year(y) | Period::Years(_, y) if end => format!("period:{y}-12"),
        _ => format!("period:{against}"),
    }
}

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

/// Whether an earlier claim of the sentence is a change of the very same thing.
fn same_thing(b: &Claim, r: &Reading) -> bool {
    b.measure == Measure::Change && b.indicator == r.frame.indicator && b.subject == r.frame.subject()
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
        // "up 3% month on month, and sales 5%": said right behind another figure
        let owned = m.last <= q.first
            && m.first > 0
            && view.quantities().iter().any(|o| {
                o.tail <= m.first
                    && o.tail <= q.lead
                    && (m.first - o.tail <= 1 || stands_behind(view, o.tail, m.first))
                    && !crate::quantity::listed(&view.tokens, o, q)
            });
        let walls = (a..b).filter(|&i| view.tokens[i].any(&[";", "while", "—"])).count();
        let quantities = view
            .quantities()
            .iter()
            .filter(|o| o.first >= a && o.last <= b && !crate::quantity::listed(&view.tokens, q, o))
            .count();
        b - a + 20 * walls + 6 * quantities + if owned { 10 } else { 0 }
    };
    let flow = r.measure == Measure::Change && q.sort != Sort::Pp && is_stock(r);
    let mut marks = markers(view, period);
    let year = period.map(Period::end_year).or(c.today.map(|d| d.year()));
    marks.extend(year.into_iter().flat_map(|y| years_ago(view, y)));
    if let Some(m) = of_list(view, r, &marks) {
        let evidence = Evidence {
            span: Some(view.span(m.first, m.last.min(view.tokens.len()))),
            how: How::Stated,
        };
        return (Some(m.base.clone()), Some(evidence));
    }
    let found = marks
        .into_iter()
        // "rose by 8.4%, with a two-year average growth of 5.1%": said of what follows
        .filter(|m| view.lower(m.first) != "two-year" || q.first > m.first)
        .filter(|m| !said_of_next(view, q, m, flow))
        .map(|m| (distance(&m), m))
        .filter(|(d, _)| *d <= 24)
        // "up 3% from a year before, 2 points lower than in May": across a comma only where nothing nearer is said
        .min_by_key(|(d, m)| {
            let across = m.last <= q.first && (m.last..q.first).any(|i| view.tokens[i].is(","));
            (*d + if across { 4 } else { 0 }, m.base.clone())
        });
    if let Some((_, m)) = found {
        let evidence = Evidence {
            span: Some(view.span(m.first, m.last.min(view.tokens.len()))),
            how: How::Stated,
        };
        return (Some(m.base), Some(evidence));
    }
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
            let (base, span) = c.discourse.base.as_ref()?;
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
    let joined = |k: usize| k + 1 < qs.len() && crate::quantity::listed(&view.tokens, &qs[k], &qs[k + 1]);
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
    let joint = behind.windows(2).all(|w| {
        (w[0].last..w[1].first).all(|i| {
            view.class(i).has(Class::DET.or(Class::PREP)) || view.tokens[i].any(&["and", ",", "that", "those"])
        })
    });
    (first < last && behind.len() == last + 1 - first && joint).then(|| behind[r.quantity - first])
}

/// `driving sales to grow by 2 percentage points`, `cut 4 billion yuan in fees`: what something brings about, compared
/// with no time.
fn effect(view: &View<'_>, r: &Reading) -> bool {
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
    q.sort == Sort::Pp && drives || cuts
}

/// A base, and where it was read.
type Found = (Option<String>, Option<Evidence>);

/// Whether the clause of a quantity speaks of a rate by the year (`at an average annual rate of`, `every year`).
fn is_annual(view: &View<'_>, q: &Quantity) -> bool {
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

/// `dropped from 10% at the end of 2012 to 3%, a decrease of 7 points`: the point where the change began.
fn began(view: &View<'_>, q: &Quantity, annual: bool) -> Option<Found> {
    if annual || view.before(q.lead) == "to" {
        return None;
    }
    let start = |p: &&PeriodMention| p.first < q.first && super::period::start_of_change(view, p).is_some();
    // "fell by 63%, or two-thirds, from 89 in 2013 to 33"
    let begins = |p: &&PeriodMention| {
        p.first > q.last
            && super::period::start_of_change(view, p).is_some_and(|from| {
                from.lead >= q.tail
                    && from.lead - q.tail <= 6
                    && (q.tail..from.lead).all(|i| {
                        view.quantity_at[i].is_some_and(|k| view.quantities()[k].sort == q.sort)
                            || view.tokens[i].any(&[",", "from", "or", "nearly", "almost", "about", "over"])
                    })
            })
    };
    let mut times = view.mentions.periods.iter();
    let p = times.clone().rfind(start).or_else(|| times.find(begins))?;
    let evidence = Evidence {
        span: Some(p.span),
        how: How::Stated,
    };
    Some((Some(since(view, p, p.period?)), Some(evidence)))
}

/// `rose 4% from April while sales fell 7%`: the comparison is said once for both.
fn shared(c: &Context<'_, '_>, r: &Reading) -> Option<Found> {
    let b = c.before.last().filter(|b| b.measure == r.measure)?;
    let then = b.base.as_deref().is_some_and(|b| b.starts_with("period:")) && joined(c, r);
    if !then && !matches!(b.base.as_deref(), Some("mom" | "qoq")) {
        return None;
    }
    let said = |(what, e): &&(&'static str, Evidence)| *what == "base" && e.how == How::Stated;
    let (_, e) = b.evidence.iter().find(said)?;
    let evidence = Evidence {
        how: How::Inherited,
        ..*e
    };
    Some((b.base.clone(), Some(evidence)))
}

/// `6% more than in the same quarter`: nothing but comparing words between a figure and a comparison.
fn stands_behind(view: &View<'_>, tail: usize, first: usize) -> bool {
    let grammar = Class::PREP.or(Class::DET).or(Class::OUTPACE).or(Class::LAG);
    first - tail <= 9
        && (tail..first).any(|i| view.tokens[i].any(&["than", "compared"]))
        && (tail..first).all(|i| view.class(i).has(grammar) || view.tokens[i].any(&["that", "those", "end", "same"]))
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
    let named = |p: &PeriodMention| p.period.is_none() && p.role != PeriodRole::Comparison;
    c.today.is_none() && matches!(r.measure, Measure::Growth) && c.view.mentions.periods.iter().any(named)
}

/// The base where nothing is said of one: year on year is the convention, but not of what grew within its period.
fn unsaid(c: &Context<'_, '_>, r: &Reading, period: Option<Period>, (annual, flow): (bool, bool)) -> Found {
    if effect(c.view, r) {
        return (None, None);
    }
    match period {
        Some(Period::Years(a, b)) if b > a => {
            let annual = annual
                || c.before
                    .last()
                    .is_some_and(|b| b.measure == r.measure && b.base.as_deref() == Some("yoy"));
            let mut mentions = c.view.mentions.periods.iter();
            let begins = mentions.any(|p| p.period == period && c.view.before(p.first) == "from");
            let base = match annual {
                true => Some("yoy".to_string()),
                false => (begins || r.rule != "effect-by" && looks_back(c.view, period)).then(|| format!("period:{a}")),
            };
            (base, None)
        }
        // loans that increase by a sum grow within the period; only "year on year" would compare
        Some(_) if flow && !c.before.iter().any(|b| same_thing(b, r)) => (None, None),
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
