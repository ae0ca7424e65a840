//! From the sentences of a Chinese turn to claims: clause by clause, with what was spoken of last.
use super::aims;
use super::counted::{self, is_thing};
use super::frame::{self, Topic};
use super::period::{Known, Role, Time};
use super::scan::{self, Figure, Found};
use super::words::{Before, Context, fresh};
use crate::base::{Code, Diagnostic, Folded, Source, Span};
use crate::lexicon::{HanKind, Move, chinese, plural};
use crate::model::{
    Analysis, Block, Claim, Direction, Evidence, How, Measure, NonClaim, NonClaimKind, SentenceIdx, TurnIdx,
};
use crate::quantity::runs::streak;
use crate::quantity::{Period, Shape, Sort, interval};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// What a turn has spoken of.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    turn: Option<TurnIdx>,
    period: Option<(Period, Span)>,
    topic: Topic,
    /// The sentence that it was told in.
    topic_in: Option<SentenceIdx>,
    /// Figures told lately: value, unit and sort, for those that point back.
    told: Vec<(Decimal, String, Sort)>,
    /// The last year told, which dates the months of a page without a day.
    year: Option<i16>,
    /// The latest year told as past, which on such a page is last year.
    latest: Option<i16>,
}

/// Reads one sentence of an outlined source.
pub fn read(reader: &mut Reader, source: &Source, outline: &Analysis, index: SentenceIdx, out: &mut Block) {
    let sentence = &outline.sentences[index];
    if reader.turn != Some(sentence.turn) {
        *reader = Reader {
            turn: Some(sentence.turn),
            year: reader.year,
            latest: reader.latest,
            ..Reader::default()
        };
    }
    let folded = Folded::new(&source.text, sentence.span, false);
    let (today, title) = outline.document.briefing_of(sentence.turn);
    let year = reader
        .period
        .map(|(p, _)| p)
        .filter(|p| !matches!(p, Period::Years(..)))
        .map(Period::end_year)
        .or(reader.year.filter(|_| today.is_none()));
    let known = Known {
        today,
        year,
        latest: reader.latest,
        carried: true,
    };
    let found = scan::scan(&folded.text, known, &reader.told);
    let topic_period = of_title(title.unwrap_or(""), today);
    let first = out.claims.len();
    let mut before: Option<Before> = None;
    let lists = list_lengths(&folded.text, &found.figures);
    for (figure, list) in found.figures.iter().zip(lists) {
        if is_discourse(&folded.text, figure) {
            out.non_claims.push(NonClaim {
                span: folded.span(figure.start, figure.end),
                kind: NonClaimKind::Discourse,
            });
            continue;
        }
        let context = Context {
            folded: &folded,
            source: &source.text,
            found: &found,
            figure,
            list,
            topic: topic_period,
            today,
            sentence: index,
        };
        let (claim, now) = make(reader, &context, before.as_ref(), sentence.turn);
        out.claims.push(claim);
        before = Some(now);
    }
    same_amount(&folded, &found, &mut out.claims[first..], first);
    let begun = |p: Period| today.is_none_or(|d| p.start_year() <= d.year());
    // "一季度增长3%,二季度增长8%": parts of the time spoken of, told in passing
    let told: Vec<Period> = found
        .times
        .iter()
        .filter(|t| t.role != Role::Comparison)
        .filter_map(|t| t.period)
        .collect();
    let parts = |p: Period| told.len() > 1 && reader.period.is_some_and(|(whole, _)| whole.has_part(p));
    let last = scan::last_setting(&folded.text, &found.times, folded.text.len()).filter(|t| begun(t.0) && !parts(t.0));
    // "这五年增加了", "6月份当月": told in passing
    let passing = |t: &Time| t.since.is_some() || folded.text[t.end..].starts_with("当月");
    if let Some((period, time)) = last.filter(|t| !passing(t.1) || reader.period.is_none()) {
        reader.period = Some((period, folded.span(time.start, time.end)));
        if !matches!(period, Period::Years(..)) {
            reader.year = Some(period.end_year());
        }
    }
    let told = found.figures.iter().map(|f| &f.quantity);
    reader.told.extend(told.map(|q| (q.value, q.unit.clone(), q.sort)));
    let old = reader.told.len().saturating_sub(12);
    reader.told.drain(..old);
    reader.latest = latest(&folded.text, &found, reader.latest);
    for &(a, b, kind) in &found.others {
        out.non_claims.push(NonClaim {
            span: folded.span(a, b),
            kind,
        });
    }
    out.non_claims.sort_by_key(|n| n.span);
    for &(a, b) in &found.unread {
        let message = format!("the number “{}” could not be read", &folded.text[a..b]);
        out.diagnostics
            .push(Diagnostic::new(Code::UnreadNumber, folded.span(a, b), message));
    }
}

/// The latest year told as past: in figures, not before `到2020年` or `展望2020年`.
fn latest(text: &str, found: &Found, before: Option<i16>) -> Option<i16> {
    let ahead = |at: usize| ["到", "至", "展望", "“"].iter().any(|w| text[..at].ends_with(w));
    let told = found.times.iter().filter(|t| {
        let stated = text[t.start..t.end].starts_with("20") && t.role != Role::Comparison;
        stated && !ahead(t.start)
    });
    told.filter_map(|t| t.period.map(Period::end_year)).max().max(before)
}

/// `3个方面`: the parts of a speech.
fn is_discourse(text: &str, figure: &Figure) -> bool {
    const PARTS: &[&str] = &["方面", "问题", "特点", "层面", "角度", "字", "关键词", "维度"];
    PARTS.iter().any(|p| text[figure.end..].starts_with(p)) && figure.quantity.unit == "item"
}

/// The time that a title names.
fn of_title(title: &str, today: Option<Date>) -> Option<Period> {
    let folded = Folded::new(title, Span::new(0, title.len()), false);
    let known = Known {
        today,
        year: today.map(Date::year),
        ..Known::default()
    };
    let found = scan::scan(&folded.text, known, &[]);
    scan::last_setting(&folded.text, &found.times, folded.text.len())
        .map(|t| t.0)
        .filter(|p| !matches!(p, Period::Day(..)))
}

/// For each figure, how many stand in its list: with nothing but `、` and `和` between.
fn list_lengths(text: &str, figures: &[Figure]) -> Vec<usize> {
    let joined = |w: &[Figure]| joins(&text[w[0].tail..w[1].lead]) && w[0].quantity.sort == w[1].quantity.sort;
    let mut out = vec![1; figures.len()];
    let mut from = 0;
    for k in 1..=figures.len() {
        if k == figures.len() || !joined(&figures[k - 1..=k]) {
            out[from..k].fill(k - from);
            from = k;
        }
    }
    out
}

/// Whether nothing but a mark or a word for "and", and perhaps a verb, parts two figures of a list.
fn joins(between: &str) -> bool {
    let rest = between.trim_start_matches('、');
    let rest = ["以及", "和", "与", "及"]
        .iter()
        .find_map(|w| rest.strip_prefix(w))
        .unwrap_or(rest);
    let verb = chinese()
        .moves
        .at(rest)
        .is_some_and(|(form, m)| form.len() == rest.len() && matches!(m, Move::Up | Move::Down));
    rest.len() < between.len() && (rest.is_empty() || verb)
}

/// The next figure of a list: of the same words, with a verb of its own or that of the figure before.
fn next_of_list(before: &Before, figure: &Figure, between: &str) -> Before {
    let mut relation = before.relation.clone();
    // "增长5.6%、下降1.8%": each with its own verb
    if let Some((_, _, m)) = frame::moves(between).last() {
        let falls = *m == Move::Down;
        relation.direction = Some(if falls { Direction::Down } else { Direction::Up });
    }
    Before {
        end: figure.tail,
        lead: figure.lead,
        nth: before.nth + 1,
        relation,
        began: false,
        revised: false,
        base: before
            .bases
            .get(before.nth + 1)
            .map_or_else(|| before.base.clone(), |b| Some(b.to_string())),
        ..before.clone()
    }
}

/// Makes the claim of a figure.
fn make(reader: &mut Reader, c: &Context<'_>, before: Option<&Before>, turn: TurnIdx) -> (Claim, Before) {
    let text = &c.folded.text;
    let figure = c.figure;
    let from = before.map_or(0, |b| b.end);
    let stretch = &text[from..figure.lead];
    let listed = before.is_some() && joins(stretch) && c.list > 1;
    let marks = |c: char| matches!(c, ',' | ';' | ':' | '。' | '!' | '?');
    let clause = stretch.rfind(marks).map_or(from, |i| {
        from + i + stretch[i..].chars().next().map_or(1, char::len_utf8)
    });
    let period = period_of(reader, c).map(|(p, at, how)| match figure.quantity.shape {
        // "连续9个季度": up to the time spoken of
        Shape::Streak => (
            streak(&figure.quantity, Some(p), c.today, None, false).unwrap_or(p),
            at,
            how,
        ),
        _ => (p, at, how),
    });
    let now = match before.filter(|_| listed) {
        Some(b) => next_of_list(b, figure, stretch),
        None => fresh(c, before, from, clause, period.as_ref().map(|p| p.0)),
    };
    let mut now = now;
    let period = began_in(c, &now).or(period);
    let (unit, each) = counted::counted_as(c, &now, before, clause);
    now.counted = (figure.quantity.unit.clone(), unit.clone());
    let mut topic = topic_of(reader, c, &now, &unit);
    topic.subject.extend(each);
    let q = &figure.quantity;
    let (value, low, high) = interval::of(q, now.relation.measure, now.relation.direction);
    let span = c.folded.span(figure.start, figure.end);
    let mut evidence = Vec::new();
    if let Some((_, at, how)) = &period {
        evidence.push(("period", Evidence { span: *at, how: *how }));
    }
    // what is told of a year to come is an aim, where no word makes it more or less
    let ahead = period
        .as_ref()
        .is_some_and(|p| c.today.is_some_and(|d| p.0.start_year() > d.year()));
    let modality = aims::modality(c, clause, (&now, before), ahead);
    let (name, subject) = named(&topic, &now, &unit);
    let claim = Claim {
        turn,
        sentence: c.sentence,
        span,
        value,
        low,
        high,
        unit,
        approx: q.approx,
        measure: now.relation.measure,
        direction: now.relation.direction,
        base: now.base.clone(),
        indicator: name,
        subject: (!subject.is_empty()).then(|| subject.join(", ")),
        of: now.relation.of.clone(),
        facets: topic.facets.clone(),
        period: period.map(|p| p.0.to_string()),
        source: aims::source(c),
        modality,
        rule: rule(now.relation.measure),
        evidence,
        same_as: None,
    };
    if !listed && topic.indicator.is_some() {
        reader.topic = topic;
        reader.topic_in = Some(c.sentence);
    }
    (claim, now)
}

/// The name of the rule for a measure.
fn rule(measure: Measure) -> &'static str {
    match measure {
        Measure::Level => "chinese-level",
        Measure::Growth => "chinese-growth",
        Measure::Change => "chinese-change",
        Measure::Gap => "chinese-gap",
        Measure::Share => "chinese-share",
        Measure::Rank => "chinese-rank",
        Measure::Streak => "chinese-streak",
        Measure::Duration => "chinese-duration",
    }
}

/// What a figure is of: its own words, one of a list of things, or what was spoken of last.
fn topic_of(reader: &Reader, c: &Context<'_>, now: &Before, unit: &str) -> Topic {
    let whole = frame::topic(&now.words);
    // "全国有2000多个县", "有22家企业": a count of things that were not spoken of
    let level = now.relation.measure == Measure::Level;
    if is_thing(unit) && (whole == Topic::default() || !now.own && level && counted::told(c)) {
        return Topic::default();
    }
    let one = c.list == 1 && matches!(now.relation.measure, Measure::Growth | Measure::Change);
    if let Some(topic) = whose(reader, c, &whole, now).filter(|_| one) {
        return topic;
    }
    let mut topic = if c.list > 1 {
        nth_topic(&now.words, now.nth, c.list).unwrap_or(whole)
    } else {
        whole
    };
    // "东盟是第一大伙伴,双边贸易总值3万亿元"
    if now.words.contains("双边") && topic.facets.partner.is_empty() {
        let before = chinese().names.all(&c.folded.text[..c.figure.lead]);
        let partner = before.iter().rfind(|n| n.2.1 == HanKind::Partner);
        if let Some((_, _, (name, _))) = partner {
            topic.facets.partner.push(name.clone());
            topic.subject.push(name.clone());
        }
    }
    if topic.indicator.is_none() {
        topic.indicator = reader.topic.indicator.clone();
        if topic.subject.is_empty() {
            topic.subject.clone_from(&reader.topic.subject);
            topic.facets = reader.topic.facets.clone();
        }
    }
    topic
}

/// `采矿业增加值下降2%,制造业增长6%`: of the same indicator, where a clause only names whose it is.
fn whose(reader: &Reader, c: &Context<'_>, own: &Topic, now: &Before) -> Option<Topic> {
    const WHOSE: &[&str] = &["业", "企业", "地区", "行业", "居民", "部门"];
    let known = |i: &&String| i.is_ascii() && !i.starts_with("number of");
    let indicator = reader.topic.indicator.as_ref().filter(known)?;
    let words = frame::bare_name(&now.words)?;
    let named = own.indicator.as_ref().is_some_and(|i| !i.is_ascii());
    let same = reader.topic_in == Some(c.sentence) && now.own;
    (same && named && WHOSE.iter().any(|w| words.ends_with(w))).then(|| Topic {
        indicator: Some(indicator.clone()),
        subject: vec![words],
        facets: own.facets.clone(),
    })
}

/// Of a list of things with as many figures, the one that figure `nth` is of.
fn nth_topic(words: &str, nth: usize, of: usize) -> Option<Topic> {
    let parts: Vec<&str> = words
        .split(['、', '和', '与', '及'])
        .filter(|p| !p.trim().is_empty())
        .collect();
    let parts = parts.get(parts.len().checked_sub(of)?..)?;
    let all = frame::topic(words);
    let own = frame::topic(parts.get(nth)?);
    let last = frame::topic(parts.last()?);
    // "对东盟、欧盟出口": what the last one names holds for all
    let indicator = match (&own.indicator, &last.indicator) {
        (Some(i), _) if nth + 1 == of || chinese().terms.all(parts[nth]).last().is_some() => Some(i.clone()),
        (Some(i), Some(l)) if own.subject.is_empty() => {
            let subject = vec![i.clone()];
            return Some(Topic {
                indicator: Some(l.clone()),
                subject,
                facets: own.facets,
            });
        }
        (_, l) => l.clone().or(all.indicator),
    };
    Some(Topic { indicator, ..own })
}

/// `城乡差距`: a difference by its name.
fn name_of_a_gap(topic: &Topic) -> bool {
    topic
        .indicator
        .as_ref()
        .is_some_and(|n| n.contains("差距") || n.contains("之差"))
}

/// The name of what is measured, with what the measure adds, and the subject.
fn named(topic: &Topic, now: &Before, unit: &str) -> (Option<String>, Vec<String>) {
    let measure = now.relation.measure;
    let mut subject = topic.subject.clone();
    let counted = is_thing(unit) && matches!(measure, Measure::Level | Measure::Change);
    let known = topic.indicator.as_deref().is_none_or(|n| n.is_ascii());
    if counted && !(known && topic.indicator.is_some()) {
        // "外贸企业39.8万家": which ones stands before the noun
        subject.extend(topic.indicator.clone());
        // "trademark per market entity"
        let thing = unit.split(" per ").next().unwrap_or(unit);
        return (Some(format!("number of {}", plural(thing))), subject);
    }
    let points = unit == "pp" && !name_of_a_gap(topic);
    let Some(name) = topic.indicator.clone() else {
        return (None, subject);
    };
    let rate = name.ends_with("rate") || name.ends_with('率') || name.starts_with("share");
    let name = match measure {
        Measure::Change if points && now.share && !rate => format!("share of {name}"),
        Measure::Change if points && now.speed && !rate => format!("growth rate of {name}"),
        Measure::Gap if points && now.share && !rate => format!("share of {name}"),
        Measure::Gap if points && !rate => format!("growth rate of {name}"),
        _ => name,
    };
    (Some(name), subject)
}

/// When a figure holds: a time of its own clauses, else the last one told, else that of the briefing.
fn period_of(reader: &Reader, c: &Context<'_>) -> Option<(Period, Option<Span>, How)> {
    if let Some((p, t)) = scan::last_setting(&c.folded.text, &c.found.times, c.figure.lead) {
        return Some((p, Some(c.folded.span(t.start, t.end)), How::Stated));
    }
    if let Some((p, span)) = reader.period {
        return Some((p, Some(span), How::Inherited));
    }
    c.topic.map(|p| (p, None, How::Default))
}

/// `比2004年提高9点;差距由14点缩小到6点`: what a change began with holds in the year compared with.
fn began_in(c: &Context<'_>, now: &Before) -> Option<(Period, Option<Span>, How)> {
    if !now.began {
        return None;
    }
    let text = &c.folded.text;
    let near = || c.found.within(0, c.figure.lead).iter().rev().take(16);
    let own = near().any(|t| {
        t.role == Role::Own && matches!(&text[t.end..c.figure.lead], "" | "的")
            || t.role == Role::Setting && c.figure.lead - t.start < 36
    });
    let then =
        near().find(|t| matches!(t.role, Role::Comparison | Role::Own) && text[t.start..].starts_with(['1', '2']));
    let then = then.filter(|_| !own)?;
    Some((then.period?, Some(c.folded.span(then.start, then.end)), How::Inherited))
}

/// `3.5万亿元人民币(折合0.5万亿美元)`: the same amount in another currency.
fn same_amount(folded: &Folded, found: &Found, claims: &mut [Claim], first: usize) {
    let figures: Vec<&Figure> = found
        .figures
        .iter()
        .filter(|f| !is_discourse(&folded.text, f))
        .collect();
    for k in 1..claims.len().min(figures.len()) {
        let (a, b) = (figures[k - 1], figures[k]);
        let money =
            a.quantity.sort == Sort::Money && b.quantity.sort == Sort::Money && a.quantity.unit != b.quantity.unit;
        let between = &folded.text[a.tail..b.lead];
        let bracket = between.starts_with('(') && between.chars().count() <= 6;
        let said = ["折合", "合", "相当于"].iter().any(|w| between.ends_with(w)) && between.chars().count() <= 6;
        if money && (bracket || said) {
            let (before, after) = claims.split_at_mut(k);
            let (from, to) = (&before[k - 1], &mut after[0]);
            to.same_as = Some(first + k - 1);
            (to.measure, to.direction, to.base) = (from.measure, from.direction, from.base.clone());
            (to.indicator, to.subject, to.facets) = (from.indicator.clone(), from.subject.clone(), from.facets.clone());
            if from.direction == Some(Direction::Down) && to.value.is_sign_positive() {
                (to.value, to.low, to.high) = (-to.value, to.high.map(|d| -d), to.low.map(|d| -d));
            }
        }
    }
}
