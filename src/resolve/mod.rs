//! Across clauses, sentences and turns: threads what was spoken of last through a turn and makes claims of readings.
mod base;
mod indicator;
mod modality;
mod odd;
mod period;
mod quoted;
mod remember;
mod same_amount;
mod source;
mod spoken;

use crate::base::{Code, Diagnostic, Kind, Source, Span};
use crate::chinese;
use crate::claim::{self, Background, Frame, Reading, View};
use crate::lexicon::NameKind;
use crate::model::{
    Analysis, Block, Claim, Evidence, Facets, How, Measure, Modality, NonClaim, NonClaimKind, Sentence, SentenceIdx,
    TurnIdx, TurnKind,
};
use crate::quantity::{Period, Quantity, Shape, Sort};
use indicator::indicator;
use odd::{money_for_each, oddities};

/// What a turn has said so far.
#[derive(Clone, Debug, Default)]
struct Discourse {
    background: Background,
    period: Option<(Period, Span)>,
    /// The period an earlier paragraph of the turn, or the question before it, spoke of.
    earlier: Option<(Period, Span)>,
    /// The period that the heading of a section names, for all its paragraphs.
    section: Option<(Period, Span)>,
    /// What was spoken of before a paragraph came to the present.
    before_now: Option<(Period, Span)>,
    /// The widest time that the turn has come to and whose parts it speaks of.
    whole: Option<(Period, Span)>,
    /// The stretch that sums are told of while stocks are told of a point in it.
    flow: Option<(Period, Span)>,
    /// Within one of several enumerated things: the time it began with, once one is told.
    item: Option<Option<(Period, Span)>>,
    /// Since when the paragraph counts what has been done.
    since: Option<(Period, Span)>,
    /// A part of the time spoken of that only one sentence was about: `In June it was 3%`.
    aside: Option<(Period, Span)>,
    /// What the paragraph's first figure was of.
    first: Option<Frame>,
    /// Whether the sentence before looked at the whole from some side: `By industry, ...`.
    side: bool,
    /// What the question was about.
    asked: Option<Frame>,
    /// The sentence before, where it told no figure: what it was about is read when a sentence goes on with `it`.
    plain: Option<Span>,
    /// From when to when the paragraph said that something changed.
    ends: Option<((Period, Span), (Period, Span))>,
    /// The last point in time told of, for what stands then.
    point: Option<(Period, Span)>,
    /// What the paragraph's changes were compared with last, where that is a year.
    compared: Option<(Period, Span)>,
    /// The briefing's own year, where the sentence before told a figure of the day of the briefing.
    present: Option<(Period, Span)>,
    /// The last time that a sentence before set.
    latest: Option<(Period, Span)>,
    /// The question that the turn answers.
    question: Option<Span>,
    /// A comparison announced for the sentences to come.
    base: Option<(String, Span)>,
    paragraph: usize,
    /// Persons quoted in the turn.
    quoted: quoted::Quoted,
    /// Periods the turn has spoken of.
    spoken: spoken::Spoken,
    /// Whose figures the paragraph tells, and of what.
    source: Option<source::Carried>,
}

/// Reads the sentences of an outlined source in their order, and remembers what was spoken of last.
pub struct Reader<'s> {
    source: &'s Source,
    outline: &'s Analysis,
    topic: Option<Period>,
    today: Option<jiff::civil::Date>,
    discourse: Discourse,
    turn: Option<TurnIdx>,
    /// What goes on with a page in Chinese.
    chinese: Option<chinese::Reader>,
}

/// Whether a sentence begins a turn to which nothing before it matters, so that another reader may begin with it.
pub fn begins_afresh(outline: &Analysis, sentence: SentenceIdx) -> bool {
    let Some(before) = sentence.checked_sub(1).map(|s| outline.sentences[s].turn) else {
        return true;
    };
    let turn = outline.sentences[sentence].turn;
    turn != before && !is_answer(outline, before, turn)
}

/// Whether a turn answers the one before it, and may go on in the time that was asked about: also behind one that hands the
/// question over.
fn is_answer(outline: &Analysis, before: TurnIdx, turn: TurnIdx) -> bool {
    let asks = |t: TurnIdx| outline.turns[t].kind == TurnKind::Journalist;
    // "Mr. Wang, please." says as little
    let calls = |t: TurnIdx| outline.turns[t].kind == TurnKind::Chairperson && outline.turns[t].span.len() <= 160;
    let passes = |t: TurnIdx| outline.turns[t].handoff || calls(t);
    let asked = (0..=before).rev().find(|&t| !passes(t)).is_some_and(asks);
    (outline.turns[turn].kind == TurnKind::Official || calls(turn)) && asked
}

impl<'s> Reader<'s> {
    /// A reader that has read nothing.
    pub fn new(source: &'s Source, outline: &'s Analysis) -> Self {
        let mut reader = Reader {
            source,
            outline,
            today: None,
            topic: None,
            discourse: Discourse::default(),
            turn: None,
            chinese: (source.language() == "zh").then(chinese::Reader::default),
        };
        reader.open(0);
        reader
    }

    /// Takes the day and the topic of the briefing that a turn belongs to.
    fn open(&mut self, turn: TurnIdx) {
        let (date, title) = self.outline.document.briefing_of(turn);
        self.today = date;
        self.topic = period::of_title(title.unwrap_or(""), date);
        let introduced = self.outline.turns.first().map_or(0, |t| t.span.start as usize);
        if self.topic.is_none() && self.outline.document.later.is_empty() && introduced > 0 {
            self.topic = period::of_introduction(&self.source.text[..introduced], date);
        }
    }

    /// Reads the next sentences.
    pub fn read(&mut self, sentences: std::ops::Range<SentenceIdx>) -> Block {
        let mut out = Block::default();
        if let Some(reader) = &mut self.chinese {
            for index in sentences {
                chinese::read(reader, self.source, self.outline, index, &mut out);
            }
            return out;
        }
        for index in sentences {
            let span = self.outline.sentences[index].span;
            if !in_chinese(span.slice(&self.source.text)) {
                self.sentence(index, &mut out);
            } else if span.slice(&self.source.text).contains(|c: char| c.is_ascii_digit()) {
                let message = "the figures of this sentence, in another language than the page, were not read";
                out.diagnostics
                    .push(Diagnostic::new(Code::OtherLanguage, span, message));
            }
        }
        out.non_claims.sort_by_key(|n| n.span);
        out
    }

    /// What is known at the beginning of a sentence's turn or paragraph.
    fn enter(&mut self, sentence: &Sentence) {
        if self.turn != Some(sentence.turn) && !self.outline.document.later.is_empty() {
            self.open(sentence.turn);
        }
        let discourse = &mut self.discourse;
        if self.turn != Some(sentence.turn) {
            let question = self.turn.is_some_and(|b| is_answer(self.outline, b, sentence.turn));
            let asked = discourse.background.frame.take().filter(|_| question);
            *discourse = Discourse {
                earlier: discourse.period.or(discourse.earlier).filter(|_| question),
                ..Discourse::default()
            };
            discourse.asked = asked;
            discourse.question = self.turn.filter(|_| question).map(|t| self.outline.turns[t].span);
            discourse.background.counted = spoken::asked_for(self.source, self.outline, sentence.turn);
            self.turn = Some(sentence.turn);
        }
        if sentence.paragraph != discourse.paragraph {
            discourse.paragraph = sentence.paragraph;
            // some days of a feast say nothing of the paragraphs behind
            let lasting = discourse.period.take().filter(|(p, _)| !matches!(p, Period::Days(..)));
            // a month at the end of a paragraph about the year is over with the paragraph
            let lasting = discourse.flow.or(lasting);
            let ends = |(w, _): &(Period, Span)| lasting.is_some_and(|(p, _)| w.has_part(p));
            let lasting = discourse.whole.filter(ends).or(lasting);
            let left = discourse.before_now.take();
            discourse.earlier = discourse.section.or(lasting).or(left).or(discourse.earlier);
            discourse.base = None;
            discourse.first = None;
            discourse.side = false;
            discourse.flow = None;
            discourse.since = None;
            discourse.aside = None;
            discourse.source = None;
            discourse.compared = None;
        }
    }

    /// `How is spending? It crossed 3 billion yuan`: what a sentence takes up from what was asked or said before.
    fn take_up(&mut self, view: &View<'_>) {
        if period::leaves(view) {
            self.discourse.before_now = self.discourse.period.take().or(self.discourse.earlier.take());
        } else if self.discourse.period.is_none() && !period::goes_on(view) && period::in_the_past(view) {
            // "There are now 229 airports. 72 percent of the flights were on time": in the year told of before
            let year = |p: &(Period, Span)| matches!(p.0, Period::Year(_));
            self.discourse.period = self.discourse.before_now.filter(year);
        }
        // "How is spending? It crossed 3 billion yuan": what was asked about is spoken of without its name
        let background = &mut self.discourse.background;
        if background.frame.is_none() && spoken::opens_with_it(view) {
            background.frame = self.discourse.asked.take();
        }
        // "By quarter, it grew by 5 percent in the first": the whole, whatever part was spoken of last
        let side = period::opens_side(view);
        if side && self.discourse.side && spoken::turns_to_it(view) && self.discourse.first.is_some() {
            self.discourse.background.frame.clone_from(&self.discourse.first);
        }
        let parts =
            matches!(view.lower(0), "among" | "of") && matches!(view.lower(1), "them" | "these" | "which" | "this");
        self.discourse.side = side || parts;
        // "The reuse rate keeps improving. It came to 78 percent"
        let plain = self.discourse.plain.take().filter(|_| !view.quantities().is_empty());
        if let Some(span) = plain.filter(|_| spoken::opens_with_it(view))
            && let Some(subject) = claim::subject(&View::new(&self.source.text, span, self.today))
        {
            self.discourse.background.frame = Some(subject);
        }
    }

    /// The time that a sentence begins with: that of the things it enumerates, and none still to come for what is told as
    /// it is.
    fn take_time(&mut self, view: &View<'_>) {
        let item = period::opens_item(view);
        if item {
            // each of several things is told of the time that the one before it began with
            let again = self
                .discourse
                .item
                .take()
                .flatten()
                .filter(|_| self.discourse.period.is_none());
            // "Second, in June the rate was 5%. Third, sales were 21 trillion": of the half year that all is about
            let of_whole = |(p, _): &(Period, Span)| self.discourse.whole.is_some_and(|(w, _)| w.has_part(*p));
            let again = again.and_then(|p| self.discourse.whole.filter(|_| of_whole(&p)).or(Some(p)));
            self.discourse.earlier = self.discourse.section.or(again).or(self.discourse.earlier);
            self.discourse.item = Some(None);
        }
        if item || period::opens_side(view) {
            let part = |(w, _): &(Period, Span)| self.discourse.period.is_some_and(|(p, _)| w.has_part(p));
            self.discourse.period = self.discourse.whole.filter(part).or(self.discourse.period);
        }
        if let Some(aside) = self.discourse.aside.take().filter(|_| period::goes_on(view)) {
            self.discourse.period = Some(aside);
        }
        // what is told as it is has no time that is still to come
        if let Some(today) = self.today {
            let begun = |p: &(Period, Span)| p.0.start_year() <= today.year();
            let told = [self.discourse.period, self.discourse.earlier];
            if told.iter().flatten().any(|p| !begun(p)) && !period::speaks_ahead(view) {
                self.discourse.period = self.discourse.period.filter(begun);
                self.discourse.earlier = self.discourse.earlier.filter(begun);
            }
        }
    }

    /// Reads one sentence.
    fn sentence(&mut self, index: SentenceIdx, out: &mut Block) {
        let sentence = &self.outline.sentences[index];
        self.enter(sentence);
        let today = self.today;
        let view = View::new(&self.source.text, sentence.span, today);
        self.take_up(&view);
        self.take_time(&view);
        let readings = claim::read(&view, &self.discourse.background, &mut out.diagnostics);
        let stated = period::stated(&view, today);
        let before = self.discourse.period;
        let again = self
            .discourse
            .spoken
            .again(&view, today, self.topic)
            .filter(|_| stated.is_none());
        if let Some((period, span)) = again {
            self.discourse.period = again;
            if let Period::Years(a, b) = period {
                self.discourse.ends = Some(((Period::Year(a), span), (Period::Year(b), span)));
            }
        }
        let person = self.discourse.quoted.person(&view);
        let first = out.claims.len();
        for reading in &readings {
            if claim::sets_scene(&view, &view.quantities()[reading.quantity]) {
                let span = view.quantities()[reading.quantity].span;
                out.non_claims.push(NonClaim {
                    span,
                    kind: NonClaimKind::PeriodSetting,
                });
                continue;
            }
            let context = Context {
                view: &view,
                today,
                person: person.as_deref(),
                topic: self.topic,
                discourse: &self.discourse,
                before: &out.claims[first..],
            };
            let claim = make(&context, reading, sentence.turn, index, &mut out.diagnostics);
            out.claims.push(claim);
        }
        same_amount::link(&view, &mut out.claims[first..], first);
        for &(a, b, kind) in &view.mentions.non_claims {
            out.non_claims.push(NonClaim {
                span: view.span(a, b),
                kind,
            });
        }
        unread_numbers(&view, &mut out.diagnostics);
        let told = &out.claims[first..];
        if !told.is_empty() {
            self.discourse.present = remember::told_of_now(told, today);
        }
        source::remember(&mut self.discourse.source, &view, told);
        if let Some(base) = base::of_week(told) {
            self.discourse.base = Some(base);
        }
        if let Some(year) = remember::compared_with(told).or_else(|| remember::compared_in(&view)) {
            self.discourse.compared = Some(year);
        }
        if self.discourse.first.is_none() {
            self.discourse.first = readings.first().map(|r| r.frame.carried());
        }
        remember::remember(&mut self.discourse, &view, today, &readings, stated);
        self.discourse.plain = readings.is_empty().then_some(sentence.span);
        // "over the decade" is an aside in a paragraph about a year
        if again.is_some_and(|(p, _)| matches!(p, Period::Years(..))) {
            self.discourse.period = before;
            self.discourse.ends = None;
        }
    }
}

/// Reads the claims of every sentence into the analysis.
pub fn read_claims(source: &Source, analysis: &mut Analysis) {
    let all = Reader::new(source, analysis).read(0..analysis.sentences.len());
    analysis.claims = all.claims;
    analysis.non_claims = all.non_claims;
    analysis.diagnostics.extend(all.diagnostics);
}

/// Whether a sentence of an English page is a Chinese one, but for a name or two: a Chinese word has two characters or so.
fn in_chinese(text: &str) -> bool {
    let word = |w: &&str| w.starts_with(|c: char| c.is_ascii_alphabetic());
    !text.is_ascii()
        && text.chars().filter(|c| crate::base::is_han(*c)).count()
            > 3 * text.split_ascii_whitespace().filter(word).count()
}

/// What a claim is resolved against.
struct Context<'c, 'a> {
    view: &'c View<'a>,
    today: Option<jiff::civil::Date>,
    /// The person whom the sentence quotes.
    person: Option<&'c str>,
    topic: Option<Period>,
    discourse: &'c Discourse,
    /// Claims of the same sentence so far.
    before: &'c [Claim],
}

fn make(c: &Context<'_, '_>, r: &Reading, turn: usize, sentence: usize, diagnostics: &mut Vec<Diagnostic>) -> Claim {
    let q = &c.view.quantities()[r.quantity];
    let (value, low, high) = crate::quantity::interval::of(q, r.measure, r.direction);
    let mut evidence: Vec<(&'static str, Evidence)> = Vec::new();
    let stated = |span| Evidence {
        span: Some(span),
        how: How::Stated,
    };
    if let Some(span) = r.frame.span {
        evidence.push((
            "indicator",
            if r.frame.inherited {
                Evidence {
                    span: Some(span),
                    how: How::Inherited,
                }
            } else {
                stated(span)
            },
        ));
    }
    let modality = modality::of(c, r, q);
    let (period, period_evidence) = time(c, r, q, modality);
    if let Some(e) = period_evidence.filter(|_| period.is_some()) {
        evidence.push(("period", e));
    }
    let (mut base, mut base_evidence) = base::resolve(c, r, q, period);
    // "we will add 20 parks" compares with no year
    let added = r.measure == Measure::Change && q.sort != Sort::Pp || q.sort == Sort::Times;
    let assumed = base_evidence.as_ref().is_some_and(|e| e.how == How::Default);
    if added && assumed && matches!(modality, Modality::Target | Modality::Forecast) {
        (base, base_evidence) = (None, None);
    }
    if let Some(e) = base_evidence {
        evidence.push(("base", e));
    }
    evidence.sort_by_key(|e| e.0);
    let unit = match q.sort {
        Sort::Bare => r.unit.clone().unwrap_or_else(|| "1".to_string()),
        Sort::Rate | Sort::Money => r.unit.clone().unwrap_or_else(|| q.unit.clone()),
        _ => q.unit.clone(),
    };
    let (unit, each) = money_for_each(unit);
    // "to 5.2 percent from 5 percent": both are foreseen of one time
    let as_revised = c
        .before
        .last()
        .filter(|_| modality == Modality::Prior)
        .and_then(|b| b.period.clone());
    let source = source::of(c.view, q)
        .or_else(|| c.person.map(str::to_string))
        .or_else(|| source::carried(c.discourse.source.as_ref(), c.view, r).filter(|s| !source::is_own(c, s)));
    // "the WTO cut its forecast": who foresees it is not what it is of
    let foretold = matches!(modality, Modality::Forecast | Modality::Prior);
    let mut frame = r.frame.clone();
    frame.parts.retain(|p| !(foretold && source.as_ref() == Some(&p.text)));
    let subject = frame.subject().into_iter().chain(each).collect::<Vec<_>>().join("; ");
    diagnostics.extend(oddities(c, r, q, &unit, value));
    Claim {
        turn,
        sentence,
        span: q.span,
        value,
        low,
        high,
        unit,
        approx: q.approx,
        measure: r.measure,
        direction: r.direction.filter(|_| {
            !matches!(
                r.measure,
                Measure::Level | Measure::Share | Measure::Rank | Measure::Streak | Measure::Duration
            )
        }),
        base,
        indicator: indicator(r, q),
        subject: Some(subject).filter(|s| !s.is_empty()),
        of: r.of.clone(),
        facets: facets(&frame),
        period: period::of_run(c, r, q)
            .or_else(|| period.map(|p| p.to_string()))
            .or(as_revised),
        source,
        modality,
        rule: r.rule,
        evidence,
        same_as: None,
    }
}

/// `beating the annual target of 10 million`, `well within the target of 3 percent`: an aim of the time in which what was reached
/// is set beside it.
fn was_met(view: &View<'_>, q: &Quantity) -> bool {
    const MET: &[&str] = &[
        "meeting", "met", "beating", "beat", "exceeding", "exceeded", "surpassing", "surpassed", "fulfilling",
        "fulfilled", "achieving", "achieved", "hitting", "topping", "missing", "missed", "above", "below", "within",
        "of", "outstripping",
    ];
    let aim = |i: usize| view.tokens[i].any(&["target", "targets", "goal", "goals", "quota", "plan"]);
    let Some(at) = (q.lead.saturating_sub(5)..q.lead).rfind(|&i| aim(i)) else {
        return false;
    };
    let from = at.saturating_sub(5);
    let clause = (from..at)
        .rfind(|&i| view.tokens[i].any(&[",", ";", "and"]))
        .unwrap_or(from);
    let told = view.quantities().iter().any(|o| o.tail <= at);
    told && (clause..at).any(|i| view.tokens[i].any(MET))
}

/// The period of a claim and where it was read, by whether the claim is a fact, an aim or foreseen.
fn time(c: &Context<'_, '_>, r: &Reading, q: &Quantity, modality: Modality) -> (Option<Period>, Option<Evidence>) {
    // "has ranked first in the world for 14 consecutive years": first all that time
    let run = c.view.quantities().get(r.quantity + 1).filter(|next| {
        let between = q.tail..next.lead;
        let near = between.len() <= 8
            && between
                .clone()
                .all(|i| !c.view.is_verb(i) && !c.view.tokens[i].any(&[",", ";"]));
        r.measure == Measure::Rank && next.shape == Shape::Streak && near
    });
    if let Some(next) = run {
        let mut through = r.clone();
        (through.measure, through.quantity) = (Measure::Streak, r.quantity + 1);
        let (run, evidence) = period::resolve(c, &through, next);
        if run.is_some() {
            let how = How::Default;
            return (run, evidence.map(|e| Evidence { how, ..e }));
        }
    }
    let (mut period, period_evidence) = period::resolve(c, r, q);
    // what is aimed at is not of the time that was told of before
    let said = period_evidence.as_ref().is_some_and(|e| e.how == How::Stated);
    let over = |p: Period| c.today.is_some_and(|d| p.end_year() < d.year());
    if modality == Modality::Target && !said && period.is_some_and(over) && !was_met(c.view, q) {
        period = None;
    }
    // "the annual output is expected to exceed 3 million", told of the first months of the year
    if matches!(modality, Modality::Target | Modality::Forecast) && !said {
        let now = c.today.map(|d| Period::Year(d.year()));
        period = now.filter(|y| period.is_some_and(|p| y.has_part(p))).or(period);
    }
    (period, period_evidence)
}

fn facets(frame: &Frame) -> Facets {
    let mut f = Facets::default();
    let trade = frame.indicator.as_deref().is_some_and(claim::is_trade);
    for p in &frame.parts {
        let into = match p.kind {
            Some(NameKind::Partner) => &mut f.partner,
            Some(NameKind::Region) => &mut f.region,
            Some(NameKind::Actor) => &mut f.actor,
            Some(NameKind::Transport) => &mut f.transport,
            None if trade && (p.prep == "of" || p.prep.is_empty() && !p.range.eq(&(0, 0))) => &mut f.product,
            _ => continue,
        };
        if !into.contains(&p.text) {
            into.push(p.text.clone());
        }
    }
    f
}

/// Every digit run and number word is a claim, a known non-claim or a diagnostic.
fn unread_numbers(view: &View<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let words = view.may_have(&crate::quantity::NUMBERS);
    for (i, t) in view.tokens.iter().enumerate() {
        let may = words || t.kind != Kind::Word || t.compound;
        if !may || !crate::quantity::is_numeric(t) {
            continue;
        }
        let covered = view.quantity_at[i].is_some()
            || view.quantities().iter().any(|q| q.lead <= i && i < q.tail)
            || view.mentions.non_claims.iter().any(|n| n.0 <= i && i < n.1);
        if !covered {
            diagnostics.push(Diagnostic::new(
                Code::UnreadNumber,
                t.span,
                format!("the number “{}” could not be read", t.text),
            ));
        }
    }
}
