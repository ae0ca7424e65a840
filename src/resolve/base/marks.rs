//! The words of a sentence that say what something is compared with, and which figure each belongs to.
use crate::base::{Span, Words};
use crate::claim::View;
use crate::lexicon::Class;
use crate::quantity::{Period, PeriodMention, PeriodRole, Quantity, Sort, beside_a_time};
use jiff::civil::Date;

/// A comparison said in a sentence: token range and base.
pub(super) struct Marker {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) base: String,
}

/// First words of the comparisons below.
pub(super) static MARKS: Words = Words::new(&[
    "year-on-year", "year-over-year", "yoy", "month-on-month", "month-over-month", "quarter-on-quarter", "year",
    "month", "quarter", "average", "same", "corresponding", "previous", "annual", "annually", "yearly", "two-year",
    "last", "forecast", "expectation", "expectations", "expected", "forecasts", "week", "week-on-week", "quarterly",
    "monthly",
]);

pub(super) fn markers(view: &View<'_>, period: Option<Period>) -> Vec<Marker> {
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
            ["month-on-month" | "month-over-month", next, _]
                if next != "basis" || !matches!(period, Some(Period::Quarter(..))) =>
            {
                push(i, i + 1, "mom")
            }
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
            ["previous", "week", _] | ["week", "before" | "earlier" | "ago", _] | ["week-on-week", ..] => {
                if let Some(before) = period.and_then(week_before) {
                    push(i, i + 2, &format!("period:{before}"));
                }
            }
            // "on a monthly basis" is said of a month
            ["monthly", "basis", _] if !matches!(period, Some(Period::Quarter(..))) => push(i, i + 2, "mom"),
            ["quarterly", "basis", _] if matches!(period, None | Some(Period::Month(..))) => push(i, i + 2, "qoq"),
            // "Over the same period, the other fell by 2": the years spoken of before, not those before them
            ["same", "period", _] if opens_with_same(view, i) => {
                if let Some(Period::Years(from, to)) = period
                    && to > from + 1
                {
                    push(i, i + 2, &format!("period:{from}"));
                }
            }
            // "rose from 3 in 2013 to 5 in 2023, while the other fell by 2 over the same period"
            ["same", "period", _] if within_ends(view, i).is_some() => {
                if let Some(from) = within_ends(view, i) {
                    push(i, i + 2, &format!("period:{from}"));
                }
            }
            // "the average of the same period in the past five years": that of the years
            ["same", "period", _]
                if (i.saturating_sub(4)..i).any(|k| view.tokens[k].is("average"))
                    && (i + 2..i + 6).any(|k| view.lower(k) == "years") => {}
            ["same", "period" | "time" | "stretch" | "span" | "spell" | "window", _]
            | ["corresponding", "period", _] => {
                let (last, base) = same_period(view, i, period);
                push(i, last, &base);
            }
            ["same", "month" | "quarter" | "half" | "week" | "season", _] if view.before(i) == "the" => {
                push(i, i + 4, "yoy");
            }
            ["previous", "month", _] if !same_setting(view, i) => push(i, i + 2, "mom"),
            // "gained 2% over the month"
            ["month", "," | "." | ";" | "and" | "", _]
                if view.before(i) == "the" && i > 1 && view.before(i - 1) == "over" =>
            {
                push(i, i + 1, "mom")
            }
            ["last", "month", _] if view.before(i) == "than" => push(i, i + 2, "mom"),
            ["previous", "quarter", _] if !same_setting(view, i) => push(i, i + 2, "qoq"),
            // "on a quarterly basis, output went up by 2%", told of a quarter
            ["quarterly" | "month-on-month" | "monthly", "basis", _]
                if matches!(period, Some(Period::Quarter(..)))
                    && !view.tokens.iter().any(|t| t.any(&["year-on-year", "yoy"])) =>
            {
                push(i, i + 2, "qoq")
            }
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

/// `than in the same period in 2019`, said of 2023: one past the words, and the base that they name.
fn same_period(view: &View<'_>, i: usize, period: Option<Period>) -> (usize, String) {
    let mut told = view.mentions.periods.iter();
    let named = told.find(|p| p.first >= i + 2 && p.first <= i + 4);
    match (period, named.and_then(|p| p.period)) {
        (Some(now), Some(Period::Year(y))) if y < now.end_year() - 1 && view.before(i) == "the" => {
            let parts = matches!(
                now,
                Period::Half(..) | Period::Quarter(..) | Period::Quarters(..) | Period::Months(..)
            );
            let then = if parts {
                now.years_back(now.end_year() - y)
            } else {
                Period::Year(y)
            };
            (i + 4, format!("period:{then}"))
        }
        _ => (i + 2, "yoy".to_string()),
    }
}

/// `9 billion more than at the start of the year`, `up 3% from the beginning of this year`, `grew by 9 billion since the
/// beginning of the year`, said of the year `now` of the figure `q`: the end of the year before.
pub(super) fn year_starts(view: &View<'_>, q: &Quantity, now: i16) -> Vec<Marker> {
    let starts = |i: usize| {
        let year = matches!(view.lower(i + 2), "the" | "this") && view.lower(i + 3) == "year";
        // "316 more than when the year began"
        let when = view.tokens[i].is("when")
            && view.lower(i + 1) == "the"
            && view.lower(i + 2) == "year"
            && matches!(view.lower(i + 3), "began" | "started" | "opened");
        view.tokens[i].any(&["beginning", "start"]) && view.lower(i + 1) == "of" && year || when
    };
    let joined = |i: usize| {
        let near = i.saturating_sub(4)..i;
        let compared = near
            .clone()
            .any(|k| view.tokens[k].any(&["from", "over", "than", "compared", "against"]));
        // "since the beginning of the year" sets a time, but right behind a change it says from when it is reckoned
        let since = near.clone().any(|k| view.tokens[k].is("since"));
        let behind = i > q.tail && (q.tail..i).all(|k| view.tokens[k].any(&["since", "the"]));
        // ", 12 more than when the year began": a comma before the figure parts nothing from it
        let comma = |k: usize| view.tokens[k].is(",") && (i < q.tail || k >= q.tail);
        (compared && !since || behind) && !near.clone().any(comma)
    };
    (0..view.tokens.len().saturating_sub(3))
        .filter(|&i| starts(i) && joined(i))
        .map(|i| Marker {
            first: i,
            last: i + 4,
            base: format!("period:{}-12", now - 1),
        })
        .collect()
}

/// `58% below the average of the past five years`, said of the year `now`: those years.
pub(super) fn averages(view: &View<'_>, q: &Quantity, now: i16) -> Option<Marker> {
    let average = (q.tail..(q.tail + 14).min(view.tokens.len()))
        .take_while(|&i| !view.tokens[i].any(&[";", "."]))
        .find(|&i| view.tokens[i].is("average"))?;
    let at = crate::claim::average_of_years(view, average)?;
    let (_, n) = crate::quantity::numeral(view.lower(at)).ok()?;
    let n = i16::try_from(n.value.mantissa())
        .ok()
        .filter(|n| (2..=30).contains(n))?;
    Some(Marker {
        first: average,
        last: at + 2,
        base: format!("period:{}", Period::Years(now - n, now - 1)),
    })
}

/// Whether a sentence opens with the time that was told before it, at `same`: `During the same period, ...`; but `In the same
/// period of last year, ...`.
fn opens_with_same(view: &View<'_>, same: usize) -> bool {
    same == 2
        && view.tokens[1].is("the")
        && view.tokens[0].any(&["over", "during", "in", "within"])
        && view.lower(same + 2) == ","
}

/// The seven days before a week.
fn week_before(now: Period) -> Option<Period> {
    let Period::Days(a, b) = now else { return None };
    let day = |(y, m, d): (i16, i8, i8)| Date::new(y, m, d).ok();
    let week = jiff::Span::new().days(7);
    let (from, to) = (day(a)?, day(b)?);
    let back = |d: Date| d.checked_sub(week).ok().map(|d| (d.year(), d.month(), d.day()));
    let seven = from.until(to).ok()?.get_days() == 6;
    seven.then_some(Period::Days(back(from)?, back(to)?))
}

/// The beginning of the change in whose time something is told: `over the same period`.
fn within_ends(view: &View<'_>, same: usize) -> Option<Period> {
    let over = same > 1
        && view.tokens[same - 1].is("the")
        && view.tokens[same - 2].any(&["over", "during", "in", "within"])
        && !(same > 2 && view.tokens[same - 3].any(&["than", "with", "from"]))
        && !matches!(view.lower(same + 2), "of" | "last" | "in" | "a");
    let ((from, at), _) = crate::resolve::period::ends_of_change(view).filter(|_| over)?;
    (at.end <= view.tokens[same].span.start).then_some(from)
}

/// The time that a change is compared with in the words before or behind it, for the value it began with.
pub(in crate::resolve) fn compared_before(
    view: &View<'_>,
    now: Option<Period>,
    q: &Quantity,
) -> Option<(Period, Span)> {
    let mut marks = markers(view, now);
    marks.sort_by_key(|m| {
        if m.first >= q.last {
            m.first - q.last
        } else {
            q.first.saturating_sub(m.last)
        }
    });
    let against = |first: usize| {
        (first.saturating_sub(4)..first)
            .any(|i| view.tokens[i].any(&["than", "compared", "with", "from", "against", "to"]))
    };
    marks.iter().find_map(|m| {
        let span = view.span(m.first, m.last.min(view.tokens.len()));
        let words = span.slice(view.source).to_lowercase();
        match m.base.as_str() {
            // "over the same period" is that of another change
            "yoy" if words.starts_with("same") && !against(m.first) => None,
            "yoy" if !words.contains("on-year") && !words.contains("on year") && !words.contains("annual") => {
                Some((now?.years_back(1), span))
            }
            "yoy" => None,
            base => {
                let named = view.period_at.get(m.first).copied().flatten();
                let then = named.and_then(|k| view.mentions.periods[k].period);
                Some((then.or_else(|| named_base(base))?, span))
            }
        }
    })
}

/// The year that a base names: `period:2012`, `period:2012-12`.
pub(in crate::resolve) fn named_base(base: &str) -> Option<Period> {
    let year = base.strip_prefix("period:")?;
    let year = year.strip_suffix("-12").unwrap_or(year);
    year.parse().ok().filter(|y| (1900..2101).contains(y)).map(Period::Year)
}

/// Comparisons with a time that is named: `from the end of 2020`, `since April`, `compared with 2012`.
fn named_times(view: &View<'_>, period: Option<Period>, out: &mut Vec<Marker>) {
    for p in &view.mentions.periods {
        if p.role != PeriodRole::Comparison && p.role != PeriodRole::Since {
            continue;
        }
        let Some(against) = p.period else { continue };
        if beside_a_time(&view.tokens, p.first) {
            continue;
        }
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
        // "the lowest since 2009" ranks and compares nothing
        if p.role == PeriodRole::Since && crate::resolve::period::ranks(view, p) {
            continue;
        }
        let base = match against {
            Period::Year(y) => against_year(view, p, y, period),
            _ => against_part(view, p, against, period),
        };
        out.extend(base.map(|base| Marker {
            first: p.first,
            last: p.last,
            base,
        }));
    }
}

/// `15 points higher than that of last year`, `1,083 more than in 2019`: the base that a year names, for a figure of `period`.
fn against_year(view: &View<'_>, p: &PeriodMention, y: i16, period: Option<Period>) -> Option<String> {
    let near = |n: usize, words: &[&str]| (p.first.saturating_sub(n)..p.first).any(|i| view.tokens[i].any(words));
    let compared = p.role == PeriodRole::Comparison;
    let year = Period::Year(y);
    // "15 points higher than that of last year", said of last year
    if compared && period == Some(year) && p.span.slice(view.source).contains("year") {
        return Some("yoy".to_string());
    }
    if near(4, &["end"]) {
        return Some(since(view, p, year));
    }
    // "up 2 million mu from last year", where the time itself is left open
    if compared && period.is_none() && matches!(view.lower(p.first), "last" | "previous" | "preceding") {
        return Some("yoy".to_string());
    }
    if p.role == PeriodRole::Since && period.is_some_and(|q| q.end_year() == y) {
        return None;
    }
    // "1,083 more than in 2019", said of a part of 2020: no such part is named
    let part_of_next = match period {
        Some(Period::Quarter(z, _) | Period::Half(z, _) | Period::Quarters(_, (z, _)) | Period::Months(_, (z, _))) => {
            z == y + 1
        }
        _ => false,
    };
    if compared && part_of_next && p.last == p.first + 1 && !near(4, &["same", "corresponding"]) {
        return Some(since(view, p, year));
    }
    // but a half year "than in the whole of 2015"
    let of_next = period.is_some_and(|q| q.end_year() - 1 == y && q.start_year() != y);
    // a year said by its number is named, though it be the year before
    let worded = p.span.slice(view.source).contains("year");
    if compared && of_next && worded && !near(3, &["whole", "entire", "full"]) {
        return Some("yoy".to_string());
    }
    Some(since(view, p, year))
}

/// `8% higher than last month`, `22 points higher than on January 28`, `compared with the previous five years`: the base that
/// a part of a year or a run of years names, for a figure of `period`.
fn against_part(view: &View<'_>, p: &PeriodMention, against: Period, period: Option<Period>) -> Option<String> {
    let base = match against {
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
            Some(Period::Quarter(z, l)) if (z * 4 + i16::from(l)) - (y * 4 + i16::from(k)) == 1 => "qoq".to_string(),
            Some(Period::Quarter(z, l)) if z == y + 1 && l == k => "yoy".to_string(),
            _ => format!("period:{against}"),
        },
        // "22 points higher than on January 28"
        Period::Day(..)
            if p.role == PeriodRole::Comparison
                && (p.first.saturating_sub(3)..p.first).any(|i| view.tokens[i].any(&["than", "compared"])) =>
        {
            format!("period:{against}")
        }
        Period::Day(..) => return None,
        // "compared with the previous five years", said of five years
        Period::Years(a, b)
            if matches!(view.lower(p.first), "previous" | "preceding")
                && p.role == PeriodRole::Comparison
                && period.is_some_and(|now| now.end_year() == b || matches!(now, Period::Years(..))) =>
        {
            let now = period.map_or(b, Period::start_year);
            format!("period:{}", Period::Years(now - (b - a + 1), now - 1))
        }
        _ => since(view, p, against),
    };
    Some(base)
}

/// `60% more than a decade ago`, `double the level of ten years before`: so many years before `now`.
pub(super) fn years_ago(view: &View<'_>, now: i16) -> Vec<Marker> {
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
                "than", "from", "with", "level", "figure", "number", "that", "those", "against", "over",
            ]) || view.tokens[k].is("as") && (view.before(k) == "many" || k + 1 == first)
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
pub(super) fn is_pace(view: &View<'_>, i: usize) -> bool {
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
pub(super) fn since(view: &View<'_>, p: &PeriodMention, against: Period) -> String {
    let end = (p.first.saturating_sub(4)..p.first).any(|i| view.tokens[i].is("end"));
    match against {
        Period::Year(y) | Period::Years(_, y) if end => format!("period:{y}-12"),
        // since the start of a plan: from the year before its first
        Period::Years(a, b) if b == a + 4 && p.role == PeriodRole::Since => format!("period:{}", a - 1),
        _ => format!("period:{against}"),
    }
}

fn same_setting(view: &View<'_>, i: usize) -> bool {
    i >= 2 && matches!(view.lower(i - 2), "in") && !matches!(view.lower(i.saturating_sub(3)), "than" | "that")
}

/// Whether a quantity and the next are members of one list.
pub(super) fn joins_next(view: &View<'_>, k: usize) -> bool {
    let qs = view.quantities();
    k + 1 < qs.len() && crate::quantity::listed(&view.tokens, &qs[k], &qs[k + 1])
}

pub(super) fn in_one_list(view: &View<'_>, a: usize, b: usize) -> bool {
    let qs = view.quantities();
    (a.min(b)..a.max(b)).all(|k| joins_next(view, k)) && qs[a].sort == qs[b].sort
}

/// The quantity that alone is compared by a marker, and whether its list is, too: `an average annual growth of 8%`, `by 40,
/// 8 annually`, `1.5 times the figure for 2018`.
pub(super) fn owner(view: &View<'_>, m: &Marker) -> Option<(usize, bool)> {
    let qs = view.quantities();
    let before = qs.iter().rposition(|o| o.tail <= m.first);
    if matches!(view.lower(m.first), "annual" | "annually" | "yearly") {
        let next = qs.iter().position(|o| o.first >= m.last).filter(|&k| {
            qs[k].lead.saturating_sub(m.last) <= 5 && (m.last..qs[k].lead).all(|i| !view.tokens[i].any(&[",", ";"]))
        });
        let behind = || before.filter(|&k| m.first - qs[k].tail <= 2).map(|k| (k, false));
        return next.map(|k| (k, true)).or_else(behind);
    }
    // "a year-on-year increase of 1.4% and a month-on-month one of 0.7%"
    let noun = |i: usize| {
        view.class(i).has(Class::UP_NOUN.or(Class::DOWN_NOUN)) || view.tokens[i].any(&["growth", "one", "change"])
    };
    let of = qs.iter().position(|o| o.lead == m.last + 2 && o.first >= m.last);
    let told = view.class(m.first.saturating_sub(1)).has(Class::DET) && m.first > 0;
    if let Some(k) = of.filter(|_| told && noun(m.last) && matches!(view.lower(m.last + 1), "of" | "by")) {
        return Some((k, true));
    }
    let multiple = before.filter(|&k| {
        qs[k].sort == Sort::Times
            && m.first - qs[k].tail <= 8
            && (qs[k].tail..m.first).all(|i| !view.tokens[i].any(&[",", ";", "and"]))
            && (qs[k].tail..m.first).any(|i| {
                view.tokens[i].any(&[
                    "that", "those", "figure", "number", "level", "numbers", "amount", "total", "increase",
                ])
            })
    });
    multiple.map(|k| (k, true))
}
