//! What a sentence leaves behind for those after it.
use super::{Discourse, base, period, spoken};
use crate::base::Span;
use crate::claim::{self, Frame, Reading, View};
use crate::lexicon::Class;
use crate::model::{Claim, How, Measure};
use crate::quantity::{Period, PeriodMention, PeriodRole, Sort};
use jiff::civil::Date;

/// The year that the last change of a sentence is compared with.
pub(super) fn compared_with(claims: &[Claim]) -> Option<(Period, Span)> {
    let last = claims
        .iter()
        .rfind(|c| c.base.as_deref().is_some_and(|b| b.starts_with("period:")))?;
    let said = last.evidence.iter().find(|(what, _)| *what == "base")?.1.span?;
    Some((base::named_base(last.base.as_deref()?)?, said))
}

/// The year that a sentence compares with, in the words for it.
pub(super) fn compared_in(view: &View<'_>) -> Option<(Period, Span)> {
    let mut all = view
        .mentions
        .periods
        .iter()
        .filter(|p| p.role == PeriodRole::Comparison);
    all.find_map(|p| match p.period {
        Some(y @ Period::Year(_)) if !p.span.slice(view.source).contains("year") => Some((y, p.span)),
        _ => None,
    })
}

/// Remembers what a sentence spoke of and when.
pub(super) fn remember(
    discourse: &mut Discourse,
    view: &View<'_>,
    today: Option<Date>,
    readings: &[Reading],
    stated: Option<(Period, Span)>,
) {
    remember_names(discourse, view, readings);
    if let Some(ends) = period::ends_of_change(view) {
        discourse.ends = Some(ends);
    } else if stated.is_some() {
        discourse.ends = None;
    }
    let set = |p: &&PeriodMention| p.role != PeriodRole::Comparison && p.period.is_some();
    if let Some(p) = view.mentions.periods.iter().rfind(set) {
        discourse.latest = p.period.map(|at| (at, p.span));
    }
    let mut points = view
        .mentions
        .periods
        .iter()
        .filter(|p| p.role == PeriodRole::PointInTime);
    if let Some((p, span)) = points.find_map(|p| Some((p.period?, p.span))) {
        discourse.point = Some((p, span));
    }
    if let Some(base) = base::announced(view, today) {
        discourse.base = Some(base);
    }
    let sets_out = discourse.paragraph <= 3 && spoken::gives_account(view);
    if readings.is_empty() && (sets_out || spoken::announces(view)) {
        let past = |p: Period| today.is_none_or(|d| p.end_year() <= d.year());
        match stated.filter(|(p, _)| !matches!(p, Period::Day(..) | Period::Days(..)) && past(*p)) {
            Some(p) => discourse.section = Some(p),
            None if spoken::opens_part(view) => discourse.section = None,
            None => {}
        }
    }
    discourse.since = period::counts_since(view, today).or(discourse.since.filter(|_| stated.is_none()));
    discourse.spoken.remember(view);
    // an item that goes on in the time spoken of before began with that
    if stated.is_none() && !readings.is_empty() {
        let now = discourse.flow.or(discourse.period).or(discourse.earlier);
        if let Some(first) = &mut discourse.item {
            *first = first.or(now);
        }
    }
    if let Some((p, span)) = stated.filter(|(p, _)| !matches!(p, Period::Day(..))) {
        set_time(discourse, view, today, readings, (p, span));
    }
}

/// The briefing's own year, where one of the claims is told of it in so many words.
pub(super) fn told_of_now(told: &[Claim], today: Option<Date>) -> Option<(Period, Span)> {
    let now = Period::Year(today?.year());
    told.iter().find_map(|b| {
        let (_, how) = b.evidence.iter().find(|(of, _)| *of == "period")?;
        let stated = how.how == How::Stated && b.period.as_deref() == Some(now.to_string().as_str());
        stated.then_some((now, how.span?))
    })
}

/// Remembers what was measured, in which units, and the names that may be pointed to.
fn remember_names(discourse: &mut Discourse, view: &View<'_>, readings: &[Reading]) {
    let before = discourse.background.frame.as_ref();
    if let Some(last) = claim::spoken_of(view, readings).filter(|r| !claim::of_a_ranking(view, r, before)) {
        // "38 firms saw revenue grow by over 20 percent. Profits came to 3 billion": not those of the 38
        let subject = |p: &claim::Part| {
            let counted = view.quantity_at.get(p.range.0).copied().flatten();
            p.prep.is_empty() && counted.is_some_and(|q| view.quantities()[q].sort == Sort::Count)
        };
        let mut frame = last.frame.clone();
        let grew = matches!(last.measure, Measure::Growth | Measure::Change) && frame.hint != claim::Hint::Number;
        frame.parts.retain(|p| !(grew && p.range.1 > 0 && subject(p)));
        discourse.background.frame = Some(Frame {
            inherited: false,
            said: Some(last.measure),
            ..frame.carried()
        });
        let levels = readings.iter().filter(|r| r.measure == Measure::Level);
        discourse.background.told = levels.map(|r| r.frame.carried()).collect();
    }
    if readings.is_empty()
        && let Some(asked) = claim::asked(view)
    {
        discourse.background.frame = Some(Frame {
            inherited: false,
            ..asked
        });
    }
    discourse.background.named_before = if readings.is_empty() { claim::named(view) } else { None };
    claim::remember_units(view, readings, &mut discourse.background);
    let list = claim::listed_names(view);
    if !list.is_empty() {
        discourse.background.list = list;
    }
    for name in claim::mentioned(view) {
        // only the last of a kind is ever pointed to, and a turn may be as long as a book
        discourse.background.named.retain(|n| n.kind != name.kind);
        discourse.background.named.push(name);
    }
}

/// The place among the quantities of the one that the time at `span` follows with `word` between them: 0 for
/// `40 million yuan of last year` and `of`.
fn followed(view: &View<'_>, span: Span, word: &str) -> Option<usize> {
    let mut periods = view.mentions.periods.iter();
    let m = periods.find(|m| m.span == span && view.before(m.first) == word)?;
    view.quantities().iter().position(|q| q.tail + 1 == m.first)
}

/// `sales exceeded the 40 million yuan of last year`: a time of the figure that was beaten.
fn is_beaten(view: &View<'_>, span: Span) -> bool {
    followed(view, span, "of").is_some_and(|k| {
        let q = &view.quantities()[k];
        let from = q.lead.saturating_sub(2);
        (from..q.first)
            .any(|i| view.class(i).has(Class::EXCEED) || view.tokens[i].any(&["beat", "beating", "topped", "passed"]))
    })
}

/// `the score rose to 76 from 72 in 2016`: a time of the figure from which it came.
fn came_from(view: &View<'_>, span: Span) -> bool {
    followed(view, span, "in").is_some_and(|k| {
        let qs = view.quantities();
        let reached = |o: &crate::quantity::Quantity| view.before(o.lead) == "to" && o.tail + 1 == qs[k].lead;
        k > 0 && view.before(qs[k].lead) == "from" && reached(&qs[k - 1])
    })
}

/// The time that a sentence sets for those after it, if it does: parts, points and looks ahead are asides.
fn set_time(
    discourse: &mut Discourse,
    view: &View<'_>,
    today: Option<Date>,
    readings: &[Reading],
    (p, span): (Period, Span),
) {
    // "against growth of 0.6% in the same period last year": only that figure is of then
    if view
        .mentions
        .periods
        .iter()
        .any(|m| m.span == span && period::same_part(view, m))
        && !readings.is_empty()
    {
        return;
    }
    if is_beaten(view, span) || came_from(view, span) {
        return;
    }
    // "third-quarter GDP" is an aside in a paragraph about three quarters, and so is a month within them of which no
    // figure is given ("In March, both markets recovered.")
    let spoken = discourse.period.or(discourse.earlier);
    let within = readings.is_empty() && discourse.period.is_some_and(|(now, _)| now.has_month(p));
    // "in the first two months it fell by 3%, in March by 1%": parts, and then the whole goes on
    if spoken.is_some_and(|(now, _)| period::parts_of(view, now)) {
        discourse.period = spoken;
        return;
    }
    // "In June it was 3%", "At the end of June stocks were ...": the whole is what the next thing is told of
    // "it should be reduced to 3 by 2030": what lies ahead is no time for what is told next
    let ahead = |p: Period| today.is_some_and(|d| p.end_year() > d.year());
    let spoken_of = discourse.period.or(discourse.earlier);
    let begun = today.is_some_and(|d| p.start_year() <= d.year());
    let looks_on = spoken_of.is_some_and(|(now, _)| !ahead(now)) || spoken_of.is_none() && period::is_inner(view, span);
    if ahead(p) && !begun && !readings.is_empty() && looks_on
        || ahead(p) && discourse.period.is_some_and(|(now, _)| !ahead(now))
    {
        return;
    }
    // "What will follow in the second half?", asked behind figures of the first: there are none of the second yet
    let running = !matches!(p, Period::Year(..) | Period::Years(..)) && !period::is_whole(p, today);
    let over = |(now, _): (Period, Span)| period::is_whole(now, today) && now.end_year() == p.end_year();
    if running && readings.is_empty() && spoken_of.is_some_and(over) {
        return;
    }
    let part = spoken_of.filter(|(now, _)| period::is_whole(*now, today) && now.has_part(p));
    if part.is_some() && !readings.is_empty() {
        if period::is_point(view, span) {
            discourse.flow = part;
            discourse.period = Some((p, span));
            return;
        }
        // "1. Sales by inns rose by 3% in August. Meals rose by 2%.": the item is about that month
        if discourse.item == Some(None) && period::is_inner(view, span) && matches!(p, Period::Month(..)) {
            discourse.period = Some((p, span));
            discourse.item = Some(discourse.period);
            return;
        }
        if spoken::opens_with_it(view) || period::is_inner(view, span) {
            discourse.aside = Some((p, span));
            discourse.period = part;
            return;
        }
    }
    // "In May sales rose. The main features of this month are", said in June
    let same_month = readings.is_empty()
        && span.slice(view.source).to_lowercase().starts_with("this month")
        && matches!(discourse.period, Some((Period::Month(..), _)));
    // "The average annual increase in 2013-2017 was 11%", in a paragraph about 2017
    let average = matches!((p, discourse.period), (Period::Years(_, b), Some((Period::Year(y), _))) if b == y)
        && view
            .tokens
            .windows(2)
            .any(|w| w[0].is("average") && w[1].any(&["annual", "yearly"]));
    let aside = within
        || average
        || same_month
        || ["-quarter", "-half"]
            .iter()
            .any(|w| span.slice(view.source).contains(w));
    if !aside || discourse.period.is_none() {
        discourse.period = Some((p, span));
        discourse.flow = None;
        // "from 2012 to 2017 it rose from 3 to 5"
        let changed = view.quantities().iter().any(|q| view.before(q.lead) == "from");
        let reached = discourse.ends.map(|(_, to)| to).or(match p {
            Period::Years(_, b) if changed => Some((Period::Year(b), span)),
            _ => None,
        });
        if let Some(first) = &mut discourse.item {
            *first = first.or(reached).or(discourse.period.filter(|(p, _)| !ahead(*p)));
        }
        if discourse.whole.is_none_or(|(w, _)| !w.has_part(p)) {
            discourse.whole = discourse.period.filter(|(p, _)| period::is_whole(*p, today));
        }
    }
}
