//! The time that a sentence leaves behind for those after it, and how they go on from it.
use super::change::start_of_change;
use super::own::{aside, bound, of_a_part, of_target, ranks, settings, starts_bare};
use crate::base::{Kind, Span, Words};
use crate::claim::View;
use crate::lexicon::Class;
use crate::quantity::{Period, PeriodMention, PeriodRole, Quantity, Sort};
use jiff::civil::Date;

/// The period a sentence leaves behind for those after it: the first it sets, or the last where the first is long past
/// (`it was 3 million at the end of 2012 and 8 million last year`).
pub(in crate::resolve) fn stated(view: &View<'_>, today: Option<Date>) -> Option<(Period, Span)> {
    // "it was set up in 2004 and has been used 150 times since then": the paragraph is not about 2004
    if (1..view.tokens.len()).any(|i| view.tokens[i].is("then") && view.tokens[i - 1].is("since")) {
        return None;
    }
    let all: Vec<&PeriodMention> = settings(view)
        .filter(|p| {
            matches!(p.role, PeriodRole::Setting | PeriodRole::PointInTime)
                && !(matches!(p.period, Some(Period::Years(..))) && ranks(view, p))
                && (p.first <= 10 || !view.quantities().is_empty() || settings(view).count() == 1)
                && (p.first <= 2 || aside(view, 0, p.first).is_none())
                && !bound(view, p)
                && of_a_part(view, p).is_none()
                && start_of_change(view, p).is_none()
                // "Last year alone, 3 were built": the paragraph goes on with the whole
                && !(view.tokens.get(p.last).is_some_and(|t| t.is("alone")))
                && !starts_bare(view, p)
                && !of_target(view, p)
        })
        .collect();
    let years = |p: &PeriodMention| p.period.map_or(0, Period::end_year);
    let (first, last) = (*all.first()?, *all.last()?);
    let level = |p: &PeriodMention| matches!(p.period, Some(Period::Year(..) | Period::Month(..)));
    let now = today.map_or(0, |d| d.year());
    let past = level(first) && years(first) + 2 <= now && level(last) && (now - 1..=now).contains(&years(last));
    let kept = if past { last } else { first };
    Some((kept.period?, kept.span))
}

/// Whether the mention at a span is a point in time: `at the end of June`.
pub(in crate::resolve) fn is_point(view: &View<'_>, span: Span) -> bool {
    settings(view).any(|p| p.span == span && p.role == PeriodRole::PointInTime)
}

/// Whether a sentence does not open with the time at a span: `the rates in the second and third quarters were 5% and 6%`.
pub(in crate::resolve) fn is_inner(view: &View<'_>, span: Span) -> bool {
    settings(view).any(|p| p.span == span && (0..p.first).any(|i| !small(view, i)))
}

/// Whether a time is one that a turn tells of part by part: a year or less, and over by the day of the briefing.
pub(in crate::resolve) fn is_whole(p: Period, today: Option<Date>) -> bool {
    let over = |last: i8, y: i16| today.is_none_or(|d| (y, last) <= (d.year(), d.month()));
    match p {
        Period::Year(y) => today.is_none_or(|d| y < d.year()),
        Period::Half(y, h) => over(h * 6, y),
        Period::Quarter(y, q) | Period::Quarters(_, (y, q)) => over(q * 3, y),
        Period::Months(_, (y, m)) => over(m, y),
        _ => false,
    }
}

/// Words that may stand before the time a sentence opens with: `And by the end of ...`.
fn small(view: &View<'_>, i: usize) -> bool {
    view.class(i)
        .has(Class::PREP.or(Class::DET).or(Class::CONJ).or(Class::ADVERB))
        || view.tokens[i].any(&["end", "beginning", "start", "early", "late", "as"])
        || !matches!(view.tokens[i].kind, Kind::Word | Kind::Name)
}

/// `Since the congress, great efforts have been made`: what the sentences behind it count has been done since then.
pub(in crate::resolve) fn counts_since(view: &View<'_>, today: Option<Date>) -> Option<(Period, Span)> {
    let opens = |p: &&PeriodMention| p.role == PeriodRole::Since && p.first <= 5 && !ranks(view, p);
    let p = view.mentions.periods.iter().find(opens)?;
    match (p.period?, today?.year()) {
        (Period::Year(a), now) if a + 1 < now => Some((Period::Years(a, now), p.span)),
        _ => None,
    }
}

/// `By region, ...`, `In terms of type, ...`, `Among major taxes, ...`: a sentence that looks at the whole from another side.
pub(in crate::resolve) fn opens_side(view: &View<'_>) -> bool {
    match (view.lower(0), view.lower(1)) {
        ("by", _) => {
            (2..4).any(|i| view.lower(i) == ",") && view.period_at[1].is_none() && view.quantity_at[1].is_none()
        }
        ("in", "terms") => true,
        ("among", w) => !matches!(w, "them" | "these" | "those" | "which" | "this" | "the"),
        (w, _) => w.ends_with("-wise"),
    }
}

/// `Second, ...`, `3. ...`, `One is ...`: a sentence that comes to the next of several things.
pub(in crate::resolve) fn opens_item(view: &View<'_>) -> bool {
    const NTH: &[&str] = &[
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "firstly",
        "secondly", "thirdly", "finally", "lastly", "last",
    ];
    match view.tokens.as_slice() {
        [first, then, ..] => {
            first.any(NTH) && then.any(&[",", "，", ":"])
                || first.kind == Kind::Number && first.text.len() <= 2 && then.is(".")
        }
        _ => false,
    }
}

/// `Among them, ...`, `Of this, ...`, `It was also ...`: a sentence that tells more of what the one before it told.
pub(in crate::resolve) fn goes_on(view: &View<'_>) -> bool {
    view.quantities().first().is_some_and(|q| part_of_before(view, q)) || crate::resolve::spoken::opens_with_it(view)
}

/// Whether a sentence sets two times or more, and all are parts of `whole`.
pub(in crate::resolve) fn parts_of(view: &View<'_>, whole: Period) -> bool {
    let set: Vec<Period> = settings(view).filter_map(|p| p.period).collect();
    set.len() > 1 && set.iter().all(|p| whole.has_part(*p)) && set.windows(2).any(|w| w[0] != w[1])
}

/// Whether a sentence tells of what is to come: what is told as it is has no time that is not over.
pub(in crate::resolve) fn speaks_ahead(view: &View<'_>) -> bool {
    static AHEAD: Words = Words::new(&[
        "will", "shall", "would", "should", "plan", "plans", "planned", "target", "targets", "goal", "goals", "aim",
        "aims", "expected", "expect", "expects", "forecast", "strive", "objective", "tasks", "task", "must", "to",
    ]);
    view.may_have(&AHEAD)
        && (0..view.tokens.len()).any(|i| {
            AHEAD.has(&view.tokens[i])
                && (!view.tokens[i].is("to") || matches!(view.before(i), "is" | "are" | "have" | "has"))
        })
}

/// `At present, ...`, `... are now open`: the words in the clause of a figure by which it is told of the day of the briefing.
pub(super) fn says_now(view: &View<'_>, q: &Quantity) -> Option<Span> {
    let start = crate::claim::clause_start(view, q.lead);
    // "At present, 40 of them are open, and 9 are leased": the sentence is told of that day
    let opens = matches!(
        (view.lower(0), view.lower(1)),
        ("at", "present")
            | ("as", "of")
            | ("to", "date")
            | ("so", "far")
            | ("currently" | "nowadays" | "now" | "today", _)
    );
    let start = if opens || start <= 4 { 0 } else { start };
    let end = (q.tail..view.tokens.len().min(q.tail + 8))
        .find(|&i| view.tokens[i].any(&[",", ";", ".", ":", "and", "while", "but"]))
        .unwrap_or(view.tokens.len().min(q.tail + 8));
    (start..end).find_map(|i| {
        let (a, b) = (view.lower(i), view.lower(i + 1));
        let alone = matches!(a, "currently" | "nowadays")
            || a == "now"
                && !matches!(
                    view.before(i),
                    "just" | "right" | "from" | "until" | "till" | "by" | "up"
                )
                && b != "that"
                && b != "on"
            || a == "today"
                && (i == start || i >= q.tail && view.tokens.get(i + 1).is_none_or(|t| t.kind == Kind::Punct));
        let pair = matches!(
            (a, b),
            ("at", "present") | ("as", "of") | ("so", "far") | ("to", "date")
        ) && (a != "as" || view.lower(i + 2) == "now");
        (alone || pair).then(|| view.span(i, i + 1 + usize::from(pair)))
    })
}

/// `41% more than in the same period of last year`: this year, where last year is what the sentence compares with. In its first
/// months a briefing may still tell of the year that has just ended.
pub(super) fn against_last_year(view: &View<'_>, today: Option<Date>) -> Option<(Period, Span)> {
    let now = today.filter(|d| d.month() > 3)?.year();
    let told = view.mentions.periods.iter().find(|p| {
        p.role == PeriodRole::Comparison
            && p.period == Some(Period::Year(now - 1))
            && p.span.slice(view.source).to_lowercase().contains("last year")
    })?;
    Some((Period::Year(now), told.span))
}

/// `At present, ...`, `Through 70 years of development, ...`: the sentence leaves the time spoken of before.
pub(in crate::resolve) fn leaves(view: &View<'_>) -> bool {
    let now = (0..3.min(view.tokens.len())).any(|i| {
        view.tokens[i].any(&["currently", "now", "today", "nowadays"])
            || matches!(view.lower(i), "at" | "to" | "so" | "until")
                && matches!(view.lower(i + 1), "present" | "date" | "far" | "now")
    });
    let years = view
        .tokens
        .first()
        .is_some_and(|t| t.any(&["through", "after", "with", "over"]))
        && view
            .quantities()
            .first()
            .is_some_and(|q| q.sort == Sort::Time && q.lead <= 3 && view.lower(q.tail) == "of");
    now || years
}

/// `Of the total, ...`, `Among them, ...`: parts of what was said just before, at the same time.
pub(super) fn part_of_before(view: &View<'_>, q: &Quantity) -> bool {
    (0..q.lead).any(|i| {
        (i == 0 || view.tokens[i - 1].any(&[",", ";"]))
            && view.tokens[i].any(&["of", "among"])
            && (matches!(view.lower(i + 1), "these" | "them" | "those" | "which" | "this")
                || view.lower(i + 1) == "the" && view.lower(i + 2) == "total")
    })
}
