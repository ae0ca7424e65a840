//! Which period a claim speaks of: its own clause's, its sentence's, its paragraph's, the briefing's topic.
mod ago;
mod change;
mod each;
mod over;
mod own;
mod standing;
mod thread;
mod titles;

use ago::{names_a_year, opens_a_year_ago, part_of_named_year, stood_a_year_ago};
use change::{began_before, began_with, end_of_change, end_of_run, ends_change};
pub(super) use change::{ends_of_change, is_from, start_of_change};
use over::{goes_over, recent, same_time, that_time, to_now};
use own::listed;
pub(super) use own::{ranks, same_part};
pub(super) use standing::in_the_past;
use standing::{definite, done_before, is_now, perfect, simple_present, stands_at, timeless, timeless_count};
use thread::part_of_before;
pub(super) use thread::{
    counts_since, goes_on, is_inner, is_point, is_whole, leaves, opens_item, opens_side, parts_of, speaks_ahead, stated,
};
pub use titles::{of_introduction, of_title};

use super::{Context, base};
use crate::base::{Span, tokenize};
use crate::claim::{Reading, View};
use crate::lexicon::{Class, lexicon};
use crate::model::{Evidence, How, Measure};
use crate::quantity::runs::{since, streak};
use crate::quantity::{Period, PeriodMention, PeriodRole, Quantity, Shape};
use jiff::civil::Date;

/// `shrank 2.2% in January`, of a text without a day: whether a figure has a time right behind it whose year is not known, and
/// so none that was told before.
fn has_an_unknown_time(view: &View<'_>, q: &Quantity) -> bool {
    let behind = |p: &&PeriodMention| {
        p.period.is_none()
            && p.role != PeriodRole::Comparison
            && p.first >= q.tail
            && (q.tail..p.first)
                .all(|i| !view.tokens[i].any(&[",", ";", "and", "but"]) && view.quantity_at[i].is_none())
    };
    view.mentions.periods.iter().any(|p| behind(&p))
}

/// The period of a claim, and where it was read.
pub fn resolve(c: &Context<'_, '_>, r: &Reading, q: &Quantity) -> (Option<Period>, Option<Evidence>) {
    let (period, evidence) = told(c, r, q);
    if c.today.is_none() && evidence.as_ref().is_some_and(|e| e.how != How::Stated) && has_an_unknown_time(c.view, q) {
        return (None, None);
    }
    // what is harvested once a year is the year's, in a briefing on a part of it
    let carried = evidence.as_ref().is_some_and(|e| e.how != How::Stated);
    let year = match period {
        Some(Period::Quarters((y, _), _) | Period::Quarter(y, _) | Period::Half(y, _)) if carried && harvest(r) => {
            Some(y)
        }
        _ => None,
    };
    // "the balance of loans was ..." stands at the end of the quarter spoken of
    let end = period.and_then(last_month).filter(|at| {
        let told = c.discourse.point.is_some_and(|(p, _)| p == *at);
        carried && is_stock(r) && (told || r.measure == Measure::Level)
    });
    let (period, evidence) = (year.map(Period::Year).or(end).or(period), evidence);
    let here = evidence.as_ref().is_some_and(|e| e.how == How::Stated);
    let named = here && names_a_year(c.view, evidence.as_ref());
    let stood = stood_a_year_ago(c.view, r, q);
    if let Some(year) = period.filter(|_| named && stood.is_none()) {
        return (Some(part_of_named_year(c.view, q, year)), evidence);
    }
    let then = stood
        .or_else(|| opens_a_year_ago(c.view, q).map(|i| (i, i + 3, 1)))
        .map(|then| (then, false))
        .or_else(|| ago::opens_years_ago(c.view, q).map(|then| (then, true)));
    match (period, then) {
        (Some(now), Some(((a, b, 1), _))) => stated_at(Some(now.years_back(1)), c.view.span(a, b)),
        (now, Some(((a, b, n), opens))) => {
            // "ten years ago" is said of today, at the beginning of a year of the one that is reported on
            let today = c.today.filter(|_| opens);
            let reported = |y: &i16| today.is_none_or(|d| *y == d.year() || *y + 1 == d.year() && d.month() <= 3);
            // "from 38 tons ten years ago to 43 tons last year"
            let apart = named && c.view.lower(b - 1) == "ago";
            let told = now.map(Period::end_year).filter(|y| reported(y) && !apart);
            let year = told.or(c.today.map(|d| d.year()));
            stated_at(year.map(|y| Period::Year(y - n)), c.view.span(a, b))
        }
        _ => (period, evidence),
    }
}

/// Whether a reading tells of a crop that is brought in once a year.
fn harvest(r: &Reading) -> bool {
    let crop = |text: &str| {
        let tokens = tokenize(text, Span::new(0, text.len()));
        (0..tokens.len()).any(|i| lexicon().kinds.at(&tokens, i).is_some_and(|(_, k)| k.has(Class::CROP)))
    };
    let words = r.frame.indicator.iter().map(String::as_str);
    words.chain(r.frame.parts.iter().map(|p| p.text.as_str())).any(crop)
}

/// A period, and where it was read.
type Found = (Option<Period>, Option<Evidence>);

fn stated_at(period: Option<Period>, span: Span) -> Found {
    let how = How::Stated;
    (period, Some(Evidence { span: Some(span), how }))
}

/// `this year, with exports growing 1.3 percent year on year to 10 billion in the first quarter`: the time right behind what
/// something came to is that of its growth, too.
fn of_what_it_came_to(view: &View<'_>, r: &Reading, q: &Quantity) -> Option<(Period, Span)> {
    const SMALL: &[&str] = &[
        "year", "on", "from", "a", "earlier", "before", "year-on-year", "yoy", "y", "/", "to",
    ];
    let next = view.quantities().get(r.quantity + 1)?;
    let joined = view.before(next.lead) == "to"
        && r.measure == Measure::Growth
        && q.tail < next.lead
        && (q.tail..next.lead).all(|i| view.tokens[i].any(SMALL));
    let right = |p: &&PeriodMention| {
        p.role == PeriodRole::Setting
            && (1..=2).contains(&p.first.saturating_sub(next.tail))
            && view.tokens[next.tail].any(&["in", "during", "over"])
    };
    let told = view.mentions.periods.iter().find(right).filter(|_| joined)?;
    Some((told.period?, told.span))
}

fn told(c: &Context<'_, '_>, r: &Reading, q: &Quantity) -> Found {
    if let Some((p, span)) = each::of_each_level(c, r).or_else(|| listed(c, r, q)) {
        return stated_at(Some(p), span);
    }
    if let Some((p, span)) = of_what_it_came_to(c.view, r, q) {
        return stated_at(Some(p), span);
    }
    let own = own::own(c.view, q);
    if r.measure == Measure::Streak {
        return of_streak(c, q, own);
    }
    // "it rose from 5 in 2012 to 9 in 2020, and the other from 3 to 7"
    if let Some((p, span)) = own.and_then(|p| began_before(c.view, q, p)) {
        return stated_at(Some(p), span);
    }
    if let Some(began) = began_with(c, q, own) {
        return began;
    }
    if let Some((p, span)) = average_of_years(c, r, q, own) {
        return stated_at(Some(p), span);
    }
    if let Some(found) = held(c, r, q, own) {
        return found;
    }
    // "capacity was 2 billion at the end of May, and a third of the power used is now green"
    let standing = matches!(r.measure, Measure::Level | Measure::Share | Measure::Rank);
    let apart = |p: &PeriodMention| {
        let joint = |i: usize| c.view.tokens[i].any(&[",", ";", "and", "but", "yet", "to", "while"]);
        p.last <= q.lead && p.role != PeriodRole::Since && (p.last..q.lead).any(joint)
    };
    if let (true, Some(now), Some(today)) = (standing && own.is_some_and(apart), thread::says_now(c.view, q), c.today) {
        return stated_at(Some(Period::Year(today.year())), now);
    }
    if let Some(y) = of_year(c, q).filter(|y| own.is_none_or(|p| p.period.is_none_or(|p| y.has_part(p)))) {
        return (Some(y), None);
    }
    // "by the end of August 87% had been issued, and spending grew by 9%": what sums is of all the time
    let whole = c.discourse.flow.or(c.discourse.period).or(c.discourse.earlier);
    let point = own.filter(|p| p.role == PeriodRole::PointInTime && p.last <= q.first && is_flow(r));
    if let (Some(p), Some((w, span))) = (point, whole)
        && r.measure == Measure::Growth
        && p.period.is_some_and(|p| w.has_part(p) && last_month(w) == Some(p))
        && (p.last..q.first).any(|i| view_joint(c.view, i))
    {
        let how = How::Inherited;
        return (Some(w), Some(Evidence { span: Some(span), how }));
    }
    // "This year, 3 dams were begun", on a page that tells no date: no year spoken of before is meant
    let relative = |p: &&PeriodMention| {
        let before = p.first < q.first && (p.last..q.first).all(|i| c.view.quantity_at[i].is_none());
        p.period.is_none() && p.role != PeriodRole::Comparison && before
    };
    if let Some(p) = c.view.mentions.periods.iter().find(relative)
        && c.today.is_none()
        && own.is_none()
    {
        return stated_at(None, p.span);
    }
    match own {
        Some(p) => (of_own(c, r, q, p), stated_at(None, p.span).1),
        None => carried(c, r, q),
    }
}

/// Whether `, and` stands at a token.
pub(super) fn view_joint(view: &View<'_>, i: usize) -> bool {
    view.tokens[i].is(",") && view.lower(i + 1) == "and"
}

/// `it has stayed below 5% for four straight months`: what held all through a run is of that run.
fn held(c: &Context<'_, '_>, r: &Reading, q: &Quantity, own: Option<&PeriodMention>) -> Option<Found> {
    let view = c.view;
    let run = view
        .quantities()
        .get(r.quantity + 1)
        .filter(|o| o.shape == Shape::Streak)?;
    let near = run.lead - q.tail.min(run.lead) <= 2;
    let joint = (q.tail..run.lead).all(|i| view.tokens[i].any(&["for", "the", "over", "a"]))
        && (q.tail..run.lead).any(|i| view.tokens[i].is("for"));
    let lasts = (q.lead.saturating_sub(8)..q.lead)
        .any(|i| view.tokens[i].any(&["has", "have"]) || lexicon().kind(view.lower(i)).has(Class::STAY));
    let level = matches!(r.measure, Measure::Level | Measure::Share | Measure::Growth);
    let ahead = view.tokens[..q.lead].iter().any(|t| t.any(&["will", "expected"]));
    if ahead || !(near && joint && lasts && level) {
        return None;
    }
    let found = of_streak(c, run, own);
    found.0.is_some().then_some(found)
}

/// `94% of the annual quota of 3 billion`, `the year's target of 11 million jobs`: what is set for a year.
fn of_year(c: &Context<'_, '_>, q: &Quantity) -> Option<Period> {
    let view = c.view;
    let aim = |i: usize| lexicon().kind(view.lower(i)).has(Class::AIM);
    let yearly = |i: usize| {
        view.tokens[i].any(&["annual", "yearly", "whole-year", "full-year"])
            || view.tokens[i].is("year") && view.lower(i + 1) == "'s"
    };
    let behind = matches!(view.lower(q.tail), "annual" | "yearly") && aim(q.tail + 1);
    let of = q.lead.checked_sub(1).filter(|&i| view.tokens[i].is("of"));
    let before =
        of.is_some_and(|of| (of.saturating_sub(3)..of).any(|i| aim(i) && (i.saturating_sub(3)..i).any(yearly)));
    let year = c
        .discourse
        .period
        .or(c.discourse.earlier)
        .map(|p| p.0)
        .or(c.topic)
        .map(Period::end_year);
    (before || behind)
        .then(|| year.or(c.today.map(|d| d.year())).map(Period::Year))
        .flatten()
}

/// The time of a run of months or years.
fn of_streak(c: &Context<'_, '_>, q: &Quantity, own: Option<&PeriodMention>) -> Found {
    // "it passed 5% in 2010 and has stayed above it for eight years": until now
    let own = own.filter(|p| {
        let has = |i: usize| c.view.tokens[i].is("and") && matches!(c.view.lower(i + 1), "has" | "have");
        p.role == PeriodRole::Since || !(p.last..q.lead.max(p.last)).any(has)
    });
    let end = own
        .and_then(|p| p.period)
        // "It opened in 1966. It has ranked first for five years": until now
        .or(c
            .discourse
            .period
            .map(|p| p.0)
            .filter(|p| !perfect(c.view) || recent(c, *p)))
        .or(c.topic)
        .or(c.discourse.earlier.map(|p| p.0).filter(|p| recent(c, *p)));
    // "since the beginning of this year ... for three months": those of the time the briefing is about
    let end = match (q.unit.as_str(), end, c.topic) {
        ("month" | "quarter", Some(Period::Year(y)), Some(t)) if t.end_year() == y => Some(t),
        _ => end,
    };
    let end = if has_ended(c.view, q) {
        end.map(|p| one_before(p, &q.unit))
    } else {
        end
    };
    // "for five years, that is since 2015": since when stands further on
    let began = c
        .view
        .mentions
        .periods
        .iter()
        .find(|p| p.role == PeriodRole::Since && q.unit != "quarter");
    let word = c.view.lower(q.first);
    let ordinal = word.ends_with("th")
        || matches!(word, "third" | "second" | "first")
        || matches!(c.view.lower(q.first + 1), "th" | "st" | "nd" | "rd");
    let p = streak(q, end, c.today, began.or(own), ordinal);
    (p, own.map(|p| stated_at(None, p.span).1).unwrap_or_default())
}

/// `turned positive in June after four straight months of decline`, `after falling for three years, it rose`: whether a run
/// was over when what is told happened.
fn has_ended(view: &View<'_>, q: &Quantity) -> bool {
    let near = q.lead.saturating_sub(5)..q.lead;
    let after = near.clone().rfind(|&i| view.tokens[i].is("after"));
    after.is_some_and(|a| (a..q.lead).all(|i| !view.tokens[i].any(&[",", ";"]) && view.quantity_at[i].is_none()))
}

/// The month, quarter or year before a time ends.
fn one_before(p: Period, unit: &str) -> Period {
    match (unit, p) {
        ("month", Period::Month(y, 1)) => Period::Month(y - 1, 12),
        ("month", Period::Month(y, m)) => Period::Month(y, m - 1),
        ("quarter", Period::Quarter(y, 1)) => Period::Quarter(y - 1, 4),
        ("quarter", Period::Quarter(y, k)) => Period::Quarter(y, k - 1),
        ("year", Period::Year(y)) => Period::Year(y - 1),
        _ => p,
    }
}

/// Whether a figure is told of what has been since the time just named: `150 times since then`, `Since then, 40 were built`.
fn since_then(view: &View<'_>, q: &Quantity) -> bool {
    let then = |i: usize| view.tokens[i].is("since") && matches!(view.lower(i + 1), "then" | "that");
    (q.tail..view.tokens.len().min(q.tail + 6)).any(then)
        || (crate::claim::clause_start(view, q.lead).min(q.lead)..q.lead).any(then)
        || view.tokens.len() > 1 && then(0)
}

/// What the time that its sentence gives a figure makes of it.
fn of_own(c: &Context<'_, '_>, r: &Reading, q: &Quantity, p: &PeriodMention) -> Option<Period> {
    let counted = matches!(
        r.measure,
        Measure::Growth | Measure::Change | Measure::Level | Measure::Share | Measure::Rank | Measure::Gap
    );
    // "in ten years 67 ports were built, and the country now counts 250"
    let run = matches!(p.period, Some(Period::Years(..))) || p.role == PeriodRole::Since;
    let now = |i: usize| c.view.tokens[i].any(&["now", "currently", "nowadays"]);
    if run && p.last < q.first && (p.last..q.first).any(now) && matches!(r.measure, Measure::Level | Measure::Share) {
        return c.today.map(|d| Period::Year(d.year()));
    }
    if let Some(then) = of_the_same_part(c, p) {
        return Some(then);
    }
    // "it was set up in 2004 and has been called on 150 times since then"
    if since_then(c.view, q) && p.last <= q.first && matches!(p.period, Some(Period::Year(_) | Period::Month(..))) {
        return since(p.period, c.today);
    }
    let period = match p.period {
        period if p.role == PeriodRole::Since && counted => match since(period, until(c, p).or(c.today)) {
            Some(Period::Years(_, b)) if stands_at(c.view, r, q) => Some(Period::Year(b)),
            other => other,
        },
        period => period,
    };
    end_of_run(c.view, q, p).or(period)
}

/// `As of 2014, use had fallen 13% since 2010`: until when, where the sentence names an earlier day than its own.
fn until(c: &Context<'_, '_>, began: &PeriodMention) -> Option<Date> {
    let told = |p: &&PeriodMention| {
        // "In 2013 sales passed 400 tons, growing at 20% a year since 2010"
        // "it passed 400 tons in 2013, with an average annual growth of 20% since 2010"
        let average = p.last <= began.first
            && (p.last..began.first).any(|i| c.view.tokens[i].is("annual") || c.view.tokens[i].is("annually"))
            && (p.last..began.first).all(|i| !c.view.tokens[i].any(&[";", "has", "have"]));
        let opens = (p.first <= 2 || average) && p.last < began.first && matches!(p.period, Some(Period::Year(_)));
        let by = opens
            || (p.first.saturating_sub(4)..p.first).any(|i| c.view.tokens[i].any(&["by", "until"]))
            || p.first > 1 && c.view.lower(p.first - 2) == "as" && c.view.lower(p.first - 1) == "of";
        by && p.role != PeriodRole::Comparison && !std::ptr::eq(*p, began)
    };
    let year = own::settings(c.view).find(told).and_then(|p| p.period)?.end_year();
    c.today
        .filter(|d| year < d.year())
        .and_then(|_| Date::new(year, 12, 31).ok())
}

/// `13 billion yuan in the same period last year`, said of a second quarter: that of last year.
fn of_the_same_part(c: &Context<'_, '_>, p: &PeriodMention) -> Option<Period> {
    let year = p.period.filter(|_| own::same_part(c.view, p))?.end_year();
    let told = own::settings(c.view)
        .take_while(|o| o.first < p.first)
        .filter_map(|o| o.period)
        .last();
    let now = told
        .or(c.discourse.period.map(|p| p.0))
        .or(c.discourse.earlier.map(|p| p.0))
        .or(c.topic)?;
    let back = now.end_year() - year;
    (!matches!(now, Period::Years(..)) && back > 0).then(|| now.years_back(back))
}

/// `with an average annual growth of 8%`, behind a change that is told with its beginning: from then to now.
fn average_of_years(
    c: &Context<'_, '_>,
    r: &Reading,
    q: &Quantity,
    own: Option<&PeriodMention>,
) -> Option<(Period, Span)> {
    if r.measure != Measure::Growth || !base::is_average(c.view, q) {
        return None;
    }
    let (from, span) = match base::average_from(c, q) {
        Some(told) => told,
        None => (base::from_level(c, r)?, q.span),
    };
    let to = own.and_then(|p| p.period).or(c.discourse.period.map(|p| p.0))?;
    (to.end_year() > from + 1).then(|| (Period::Years(from, to.end_year()), span))
}

/// Evidence of a time told elsewhere.
fn inherited(span: Span) -> Option<Evidence> {
    let how = How::Inherited;
    Some(Evidence { span: Some(span), how })
}

/// The time that words of a sentence point to without naming it: `since then`, `now`, `than last year`, `in the same period`.
fn pointed_at(c: &Context<'_, '_>, r: &Reading, q: &Quantity) -> Option<Found> {
    if let Some((p, span)) = end_of_change(c, q) {
        return Some((Some(p), inherited(span)));
    }
    if let Some((p, span)) = c
        .discourse
        .period
        .or(c.discourse.earlier)
        .filter(|_| since_then(c.view, q))
        && matches!(p, Period::Year(_) | Period::Month(..))
    {
        return Some((since(Some(p), c.today), inherited(span)));
    }
    // "41% more than in the same period of last year": of this year, whatever was spoken of before
    let spoken = c.discourse.period.or(c.discourse.earlier).map(|p| p.0);
    let past = |p: Period| c.today.is_some_and(|d| p.end_year() < d.year());
    if let Some((now, span)) = thread::against_last_year(c.view, c.today).filter(|_| spoken.is_some_and(past)) {
        return Some(stated_at(Some(now), span));
    }
    // "spent 3 billion yuan that year", "is to be worth 3 billion by then"
    if let Some((p, span)) = c.discourse.latest.filter(|_| that_time(c.view, q)) {
        return Some((Some(p), inherited(span)));
    }
    // "There used to be 828 of them": nobody says when
    if (0..q.lead).any(|i| c.view.tokens[i].is("used") && c.view.lower(i + 1) == "to") {
        return Some((None, None));
    }
    let standing_now = matches!(r.measure, Measure::Level | Measure::Share | Measure::Rank);
    if let (true, Some(now), Some(today)) = (standing_now, thread::says_now(c.view, q), c.today) {
        return Some(stated_at(Some(Period::Year(today.year())), now));
    }
    // "In August it was 5%. The other grew by 3% in the same period."
    let latest = c.discourse.latest.filter(|(p, _)| !matches!(p, Period::Years(..)));
    if let Some((p, span)) = latest.filter(|_| same_time(c.view, q) && c.view.tokens.iter().any(|t| t.is("same"))) {
        return Some((Some(p), inherited(span)));
    }
    if let Some((p, span)) = c
        .discourse
        .spoken
        .run()
        .filter(|(p, _)| c.discourse.period.is_none_or(|(now, _)| p.has_part(now)))
        .or(c.discourse.period)
        .or(c.discourse.earlier)
        .filter(|_| same_time(c.view, q))
    {
        return Some((Some(p), inherited(span)));
    }
    None
}

/// `The program began in 1978. It covers 551 counties`: so it is today, whatever was told before.
fn is_so_today(c: &Context<'_, '_>, r: &Reading, q: &Quantity, told: Period) -> bool {
    c.today.is_some_and(|d| told.end_year() < d.year()) && simple_present(c.view, r, q)
}

/// The time that a figure has from the sentences before it.
fn carried(c: &Context<'_, '_>, r: &Reading, q: &Quantity) -> Found {
    // "... a population of 2 billion, accounting for a quarter of the total": one statement, one time
    let standing = matches!(r.measure, Measure::Level | Measure::Share)
        && !ends_change(c.view, r.quantity)
        && c.before.last().is_some_and(|b| {
            b.period.is_none() && matches!(b.measure, Measure::Level | Measure::Share) && b.rule != "counted"
        });
    if let Some(found) = pointed_at(c, r, q) {
        return found;
    }
    let done = r.measure == Measure::Level
        && perfect(c.view)
        && done_before(c.view, q)
        && !stands_at(c.view, r, q)
        && !timeless_count(c.view, q);
    if let Some((p, span)) = c.discourse.since.filter(|_| done) {
        return (Some(p), inherited(span));
    }
    let part = part_of_before(c.view, q);
    // "At present 40 parks are open. Among them, 9 are leased."
    if let Some((now, span)) = c.discourse.present.filter(|_| part) {
        return (Some(now), inherited(span));
    }
    if let Some((p, span)) = spoken_of(c, r, q, part) {
        return (Some(p), inherited(span));
    }
    if let Some((p, span)) = since_compared(c, r) {
        return stated_at(Some(p), span);
    }
    let over = c.discourse.period.is_some_and(|(p, _)| is_so_today(c, r, q, p));
    if over && !part {
        return (to_now(c), None);
    }
    // what an earlier paragraph spoke of still holds, unless it was history
    let earlier = c
        .discourse
        .earlier
        .filter(|p| (c.topic.is_none() || c.discourse.section == Some(*p)) && goes_over(c, p.0));
    if let Some((p, span)) =
        earlier.filter(|_| part || r.frame.inherited && !matches!(r.measure, Measure::Rank | Measure::Duration))
    {
        return (Some(p), inherited(span));
    }
    if matches!(r.measure, Measure::Rank | Measure::Duration)
        || standing
        || q.noun.is_some() && perfect(c.view)
        || timeless(c.view, r, q)
        || q.noun.is_some() && definite(c.view, q)
    {
        return (to_now(c), None);
    }
    if let Some((p, span)) = earlier {
        return (Some(p), inherited(span));
    }
    (
        c.topic,
        c.topic.map(|_| Evidence {
            span: None,
            how: How::Default,
        }),
    )
}

/// The time spoken of, where it is that of a figure: the end of a run for what stands, all of it for a sum.
fn spoken_of(c: &Context<'_, '_>, r: &Reading, q: &Quantity, part: bool) -> Option<(Period, Span)> {
    let reached = |p: Period| match p {
        // what is so at present is so at the end of the run
        Period::Years(_, b) if stands_at(c.view, r, q) || is_now(c.view, q, r) => Period::Year(b),
        other => other,
    };
    let summed = c.discourse.flow.filter(|_| is_flow(r) || totals(c.view, r));
    let spoken = summed.or(c.discourse.period).map(|(p, span)| (reached(p), span));
    let (p, span) = spoken?;
    let same = c.before.last().is_some_and(|b| b.period == Some(p.to_string()));
    let counted = q.noun.is_some() && (definite(c.view, q) || perfect(c.view) && !same);
    let holds = !matches!(r.measure, Measure::Rank | Measure::Duration)
        && (!counted || part)
        && !(r.rule == "effect-by" && perfect(c.view));
    if !holds || !same && !part && is_so_today(c, r, q, p) {
        return None;
    }
    Some((p, span))
}

/// The month that a stretch of less than a year ends with.
fn last_month(stretch: Period) -> Option<Period> {
    let (y, m) = match stretch {
        Period::Quarter(y, q) | Period::Quarters(_, (y, q)) => (y, q * 3),
        Period::Half(y, h) => (y, h * 6),
        Period::Months(_, last) => last,
        _ => return None,
    };
    Some(Period::Month(y, m))
}

/// Whether a reading tells of what stands at a point in time, such as a balance.
fn is_stock(r: &Reading) -> bool {
    let stock = |text: &str| {
        let tokens = tokenize(text, Span::new(0, text.len()));
        (0..tokens.len()).any(|i| lexicon().kinds.at(&tokens, i).is_some_and(|(_, k)| k.has(Class::STOCK)))
    };
    let words = r.frame.indicator.iter().map(String::as_str);
    let mut words = words.chain(r.frame.parts.iter().map(|p| p.text.as_str()));
    // what was newly installed adds up over the time
    words.clone().any(stock) && !words.any(|w| w.starts_with("new") || w.contains(" new"))
}

/// `prices have come down by half on 2012`: what has become of them by now.
fn since_compared(c: &Context<'_, '_>, r: &Reading) -> Option<(Period, Span)> {
    let (year, view) = (c.today?.year(), c.view);
    let changes = matches!(r.measure, Measure::Growth | Measure::Change) && r.rule != "gap-than" && perfect(view);
    let mut compared = view
        .mentions
        .periods
        .iter()
        .filter(|p| p.role == PeriodRole::Comparison);
    let then = compared.find_map(|p| match p.period {
        Some(Period::Year(y)) if y + 1 < year => Some((Period::Year(year), p.span)),
        _ => None,
    })?;
    changes.then_some(then)
}

/// Whether a reading tells of a sum over a stretch of time, such as an output, and of no stock.
fn is_flow(r: &Reading) -> bool {
    let flow = |w: &str| lexicon().kind(w).has(Class::FLOW);
    let mut words = r.frame.indicator.iter().flat_map(|i| i.split(' '));
    words.clone().last().is_some_and(flow) || words.next().is_some_and(flow)
}

/// `subsidies totaled 88 million yuan`: a verb that sums.
fn totals(view: &View<'_>, r: &Reading) -> bool {
    let sums = ["totaled", "totalled", "totaling", "totalling"];
    view.tokens.get(r.at).is_some_and(|t| t.any(&sums))
}

/// An average annual rate speaks of the run of years just named.
pub fn of_run(c: &Context<'_, '_>, r: &Reading, q: &Quantity) -> Option<String> {
    let annual = (q.lead.saturating_sub(7)..q.lead).any(|i| c.view.tokens[i].any(&["annual", "annually"]));
    // "it reached 3 million, ranking third": as the figure before it
    if r.measure == Measure::Rank && r.at < q.last && view_comma(c.view, q) {
        return c.before.last()?.period.clone();
    }
    let run = c.before.iter().rev().find(|b| b.measure == Measure::Streak)?;
    (annual && r.measure == Measure::Growth)
        .then(|| run.period.clone())
        .flatten()
}

/// Whether only `ranking` or the like stands between a comma and a figure.
fn view_comma(view: &View<'_>, q: &Quantity) -> bool {
    let from = (0..q.first).rfind(|&i| view.tokens[i].is(","));
    from.is_some_and(|i| (i + 1..=q.first).any(|k| view.lower(k).starts_with("rank")) && q.first - i <= 5)
}
