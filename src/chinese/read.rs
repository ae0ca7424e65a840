//! From the sentences of a Chinese turn to claims: clause by clause, with what was spoken of last.
use super::frame::{self, Topic};
use super::period::Role;
use super::scan::{self, Figure, Found};
use super::special;
use super::words::{Before, Context, fresh, modality, sentence_part};
use crate::base::{Code, Diagnostic, Folded, Source, Span};
use crate::lexicon::{Move, chinese, plural};
use crate::model::{
    Analysis, Block, Claim, Direction, Evidence, How, Measure, Modality, NonClaim, NonClaimKind, SentenceIdx, TurnIdx,
};
use crate::quantity::runs::streak;
use crate::quantity::{Period, Shape, Sort, interval};
use jiff::civil::Date;

/// What a turn has spoken of.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    turn: Option<TurnIdx>,
    period: Option<(Period, Span)>,
    topic: Topic,
    /// The last year told, which dates the months of a page without a day.
    year: Option<i16>,
}

/// Reads one sentence of an outlined source.
pub fn read(reader: &mut Reader, source: &Source, outline: &Analysis, index: SentenceIdx, out: &mut Block) {
    let sentence = &outline.sentences[index];
    if reader.turn != Some(sentence.turn) {
        *reader = Reader {
            turn: Some(sentence.turn),
            year: reader.year,
            ..Reader::default()
        };
    }
    let folded = Folded::new(&source.text, sentence.span, false);
    let (today, title) = outline.document.briefing_of(sentence.turn);
    let year = reader
        .period
        .map(|(p, _)| p.end_year())
        .or(reader.year.filter(|_| today.is_none()));
    let found = scan::scan(&folded.text, today, year);
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
            found: &found,
            figure,
            list,
            topic: topic_period,
            today,
        };
        let (claim, now) = make(reader, &context, before.as_ref(), sentence.turn, index);
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
    let last = scan::last_setting(&found.times, folded.text.len()).filter(|t| begun(t.0) && !parts(t.0));
    if let Some((period, time)) = last {
        reader.period = Some((period, folded.span(time.start, time.end)));
        reader.year = Some(period.end_year());
    }
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

/// `3个方面`: the parts of a speech.
fn is_discourse(text: &str, figure: &Figure) -> bool {
    const PARTS: &[&str] = &["方面", "问题", "特点", "层面", "角度", "字", "关键词", "维度"];
    PARTS.iter().any(|p| text[figure.end..].starts_with(p)) && figure.quantity.unit == "item"
}

/// The time that a title names.
fn of_title(title: &str, today: Option<Date>) -> Option<Period> {
    let folded = Folded::new(title, Span::new(0, title.len()), false);
    let found = scan::scan(&folded.text, today, today.map(Date::year));
    scan::last_setting(&found.times, folded.text.len())
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
        nth: before.nth + 1,
        relation,
        ..before.clone()
    }
}

/// Makes the claim of a figure.
fn make(
    reader: &mut Reader,
    c: &Context<'_>,
    before: Option<&Before>,
    turn: TurnIdx,
    sentence: SentenceIdx,
) -> (Claim, Before) {
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
    let topic = topic_of(reader, c, &now);
    let q = &figure.quantity;
    let (value, low, high) = interval::of(q, now.relation.measure, now.relation.direction);
    let span = c.folded.span(figure.start, figure.end);
    let mut evidence = Vec::new();
    if let Some((_, at, how)) = &period {
        evidence.push(("period", Evidence { span: *at, how: *how }));
    }
    let unit = counted_as(c, &now.words, clause);
    // what is told of a year to come is an aim, where no word makes it more or less
    let ahead = period
        .as_ref()
        .is_some_and(|p| c.today.is_some_and(|d| p.0.start_year() > d.year()));
    // "低于4.5%的年度控制目标"
    let aimed = text[figure.tail..].starts_with('的')
        && text[figure.tail..]
            .chars()
            .take(12)
            .collect::<String>()
            .contains("目标");
    let modality = match modality(
        &text[sentence_part(text, figure.lead)..figure.lead],
        &text[clause..figure.lead],
    ) {
        Modality::Fact if ahead || aimed => Modality::Target,
        said => said,
    };
    let (name, subject) = named(&topic, &now, q.sort, &unit);
    let claim = Claim {
        turn,
        sentence,
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
        source: None,
        modality,
        rule: rule(now.relation.measure),
        evidence,
        same_as: None,
    };
    if !listed && topic.indicator.is_some() {
        reader.topic = topic;
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
fn topic_of(reader: &Reader, c: &Context<'_>, now: &Before) -> Topic {
    let whole = frame::topic(&now.words);
    // "全国有2000多个县": a count of things that were not spoken of
    if whole == Topic::default() && COUNTED.contains(&c.figure.quantity.unit.as_str()) {
        return whole;
    }
    let mut topic = if c.list > 1 {
        nth_topic(&now.words, now.nth, c.list).unwrap_or(whole)
    } else {
        whole
    };
    if topic.indicator.is_none() {
        topic.indicator = reader.topic.indicator.clone();
        if topic.subject.is_empty() {
            topic.subject.clone_from(&reader.topic.subject);
            topic.facets = reader.topic.facets.clone();
        }
    }
    topic
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

/// The unit, where the classifier tells less than a noun near it: `企业39.8万家`, `98户中央企业`; and for how many of whom a
/// rate is: `每万人口拥有专利7.4件`.
fn counted_as(c: &Context<'_>, words: &str, clause: usize) -> String {
    let (text, figure) = (&c.folded.text, c.figure);
    let unit = &figure.quantity.unit;
    let behind = &text[figure.end..];
    let stop = behind
        .find([',', ';', '。', '、', '!', '?', '('])
        .unwrap_or(behind.len());
    let near = behind[..stop].char_indices().nth(10).map_or(stop, |c| c.0);
    // the last of the nouns right behind: "国家湿地公园"
    let next = chinese().nouns.all(&behind[..near]).first().map(|n| n.2.clone());
    let ends = words.char_indices().rev().take(6).map(|(i, _)| &words[i..]);
    let last = ends
        .filter_map(|w| {
            chinese()
                .nouns
                .at(w)
                .filter(|(f, _)| f.len() == w.len())
                .map(|(_, code)| code.clone())
        })
        .last();
    let thing = match unit.as_str() {
        "item" => next.or(last).unwrap_or_else(|| unit.clone()),
        // "98户中央企业"
        "household" => next
            .or(last)
            .filter(|n| ["enterprise", "entity", "market entity"].contains(&n.as_str()))
            .unwrap_or_else(|| unit.clone()),
        _ => unit.clone(),
    };
    let counted = figure.quantity.sort == Sort::Unit;
    let per = c
        .found
        .others
        .iter()
        .rfind(|o| o.2 == NonClaimKind::Denominator && o.0 >= clause && o.1 <= figure.lead);
    match per.filter(|_| counted) {
        Some(&(a, b, _)) => {
            let many = special::so_many(&text[a..b]);
            let people = ["人", "农村人口", "人口", "居民"]
                .iter()
                .any(|w| text[a..b].ends_with(w) || text[b..].starts_with(w));
            match many {
                Some(n) if people => format!("{thing} per {n} people"),
                Some(n) => format!("{thing} per {n}"),
                None => thing,
            }
        }
        None => thing,
    }
}

/// The name of what is measured, with what the measure adds, and the subject.
fn named(topic: &Topic, now: &Before, sort: Sort, unit: &str) -> (Option<String>, Vec<String>) {
    let measure = now.relation.measure;
    let mut subject = topic.subject.clone();
    let counted = COUNTED.contains(&unit) && matches!(measure, Measure::Level | Measure::Change);
    let known = topic.indicator.as_deref().is_none_or(|n| n.is_ascii());
    if counted && !(known && topic.indicator.is_some()) {
        // "外贸企业39.8万家": which ones stands before the noun
        subject.extend(topic.indicator.clone());
        return (Some(format!("number of {}", plural(unit))), subject);
    }
    let Some(name) = topic.indicator.clone() else {
        return (None, subject);
    };
    let rate = name.ends_with("rate") || name.ends_with('率') || name.starts_with("share");
    let name = match measure {
        Measure::Change if sort == Sort::Pp && now.share && !rate => format!("share of {name}"),
        Measure::Change if sort == Sort::Pp && now.speed && !rate => format!("growth rate of {name}"),
        Measure::Gap if sort == Sort::Pp && !rate => format!("growth rate of {name}"),
        _ => name,
    };
    (Some(name), subject)
}

/// Units that are things counted.
const COUNTED: &[&str] = &[
    "enterprise", "country", "province", "city", "county", "village", "project", "school", "hospital", "bed", "case",
    "patent", "student", "teacher", "doctor", "household", "port", "train", "flight", "ship", "vehicle", "job",
    "base station", "agreement", "standard", "measure", "parcel", "satellite", "charging pile", "passenger trip",
];

/// When a figure holds: a time of its own clauses, else the last one told, else that of the briefing.
fn period_of(reader: &Reader, c: &Context<'_>) -> Option<(Period, Option<Span>, How)> {
    if let Some((p, t)) = scan::last_setting(&c.found.times, c.figure.start) {
        return Some((p, Some(c.folded.span(t.start, t.end)), How::Stated));
    }
    if let Some((p, span)) = reader.period {
        return Some((p, Some(span), How::Inherited));
    }
    c.topic.map(|p| (p, None, How::Default))
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
