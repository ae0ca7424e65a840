//! The findings of a text in the contract's form.
use super::adjuncts::{bare, read_bare};
use super::article::Article;
use super::compare::{Attribute, Relation};
use super::evidence::{Entry, Evidence, Shared, entries};
use super::item::Item;
use super::judging::by_speaker;
use super::neighbours;
use super::period::Stretch;
use super::retell::{Retold, retold};
use super::terms::Term;
use super::verdict::{Judgement, Verdict, judge};
use super::wide::{Narrowed, narrowed};
use crate::base::Error;
use crate::model::{Measure, Modality};
use crate::report::{ClaimOut, DocumentRef, Exact, Range, Record};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What checking a text gave: `scio-claims-check/1`.
#[derive(Clone, Debug, Serialize)]
pub struct Check {
    /// Always `scio-claims-check/1`.
    pub schema: &'static str,
    /// The text.
    pub article: ArticleOut,
    /// One per figure, in order.
    pub findings: Vec<Finding>,
}

/// The text that was checked.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleOut {
    /// Path, URL or `-`.
    pub source: String,
    /// Its day, as given or as it says itself.
    pub date: Option<String>,
    /// SHA-256 of the text the spans point into.
    pub text_sha256: String,
    /// Why nothing could be checked.
    pub trouble: Option<String>,
    /// Findings by verdict.
    pub verdicts: BTreeMap<Verdict, usize>,
    /// Its sentences without a figure, for a page that shows it whole.
    #[serde(skip)]
    pub plain: Vec<Plain>,
}

/// A sentence without a figure.
#[derive(Clone, Debug)]
pub struct Plain {
    /// First code point in the text.
    pub start: u32,
    /// Its words.
    pub text: String,
}

/// One figure with its verdict.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// Where, in code points of the text.
    pub span: Range,
    /// The figure.
    pub text: String,
    /// As it was read.
    pub claim: ClaimOut,
    /// Verdict.
    pub verdict: Verdict,
    /// What differs.
    pub differs: Vec<Attribute>,
    /// One sentence a reader can print.
    pub reason: String,
    /// The arithmetic of a derived figure.
    pub formula: Option<String>,
    /// What the record holds, the most telling first.
    pub evidence: Vec<EvidenceOut>,
    /// How quote and first piece of evidence compare, attribute by attribute.
    pub attributes: Vec<AttributeOut>,
}

/// One attribute of quote and record side by side.
#[derive(Clone, Debug, Serialize)]
pub struct AttributeOut {
    /// Which.
    pub attribute: Attribute,
    /// The quote's words.
    pub quote: Option<String>,
    /// The record's words.
    pub record: Option<String>,
    /// Whether they are the same.
    pub relation: Relation,
}

/// A recorded claim as evidence.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceOut {
    /// Id of the claim.
    pub claim_id: String,
    /// Where it stands.
    pub document: DocumentRef,
    /// Who said it.
    pub speaker: Option<String>,
    /// The official's sentence.
    pub sentence: String,
    /// The figure's words.
    pub text: String,
    /// Value.
    pub value: Exact,
    /// Lower end.
    pub low: Option<Exact>,
    /// Upper end.
    pub high: Option<Exact>,
}

impl From<&Shared> for EvidenceOut {
    fn from(e: &Shared) -> Self {
        let c = &e.record.claim;
        EvidenceOut {
            claim_id: c.id.clone(),
            document: e.record.document.clone(),
            speaker: c.speaker.clone(),
            sentence: c.sentence.text.clone(),
            text: c.text.clone(),
            value: c.value,
            low: c.low,
            high: c.high,
        }
    }
}

/// Most pieces of evidence that a finding shows.
const SHOWN: usize = 5;

/// Checks every figure of an article.
///
/// # Errors
/// When the evidence cannot be read.
pub fn check(evidence: &dyn Evidence, article: &Article) -> Result<Check, Error> {
    let figures = Figures::of(article);
    let findings = (0..figures.groups.len()).map(|g| figures.judged(evidence, g));
    let findings: Vec<Vec<Finding>> = findings.collect::<Result<_, _>>()?;
    Ok(figures.whole(findings.into_iter().flatten().collect()))
}

/// Checks every figure of an article in two threads: `second` opens evidence for the other one and hands it to the work it is
/// given. The findings are those of [`check`].
///
/// # Errors
/// When the evidence cannot be read.
pub fn check_by_two<F>(evidence: &dyn Evidence, second: F, article: &Article) -> Result<Check, Error>
where
    F: FnOnce(&mut dyn FnMut(&dyn Evidence) -> Result<(), Error>) -> Result<(), Error> + Send,
{
    let figures = Figures::of(article);
    let next = AtomicUsize::new(0);
    let work = |evidence: &dyn Evidence| {
        let mut out = Vec::new();
        loop {
            let group = next.fetch_add(1, Ordering::Relaxed);
            if group >= figures.groups.len() {
                return Ok::<_, Error>(out);
            }
            out.push((group, figures.judged(evidence, group)?));
        }
    };
    let mut found = std::thread::scope(|scope| {
        let other = scope.spawn(|| {
            let mut out = Vec::new();
            second(&mut |evidence| {
                out = work(evidence)?;
                Ok(())
            })?;
            Ok::<_, Error>(out)
        });
        let mut mine = work(evidence)?;
        match other.join() {
            Ok(theirs) => mine.extend(theirs?),
            Err(panic) => std::panic::resume_unwind(panic),
        }
        Ok::<_, Error>(mine)
    })?;
    found.sort_by_key(|f| f.0);
    Ok(figures.whole(found.into_iter().flat_map(|f| f.1).collect()))
}

/// The figures of an article with their sentences told again, those of one sentence together.
struct Figures<'a> {
    article: &'a Article,
    today: Option<String>,
    /// Without what the sentences say beside their figures.
    bare: Told,
    /// As the sentences are printed, where some say something beside their figures.
    printed: Option<Told>,
    /// Whether a figure's sentence says something beside it.
    beside: Vec<bool>,
    groups: Vec<std::ops::Range<usize>>,
    /// With the names of groups for parts of the world, once a figure asks for it.
    wide: OnceLock<Option<(Told, Narrowed)>>,
}

/// Figures as they were read, and as their sentences say when told again.
struct Told {
    entries: Vec<Entry>,
    again: Vec<Vec<Retold>>,
}

impl Told {
    /// The figures of an article without what its sentences say beside them; which do.
    fn of(article: &Article) -> (Told, Vec<bool>) {
        let bare = bare(&article.records);
        let records = article.records.iter().zip(&bare).map(|(r, b)| match b {
            Some(b) => read_bare(r, b),
            None => r.clone(),
        });
        let told = Told {
            entries: entries(records.collect()),
            again: retold(article, &bare),
        };
        (told, bare.iter().map(Option::is_some).collect())
    }

    fn judged(&self, evidence: &dyn Evidence, k: usize, today: Option<&str>) -> Result<Judgement, Error> {
        by_speaker(evidence, &self.entries[k], &self.again[k], today)
    }
}

impl<'a> Figures<'a> {
    fn of(article: &'a Article) -> Figures<'a> {
        let (bare, beside) = Told::of(article);
        let entries = &bare.entries;
        let place = |k: usize| entries[k].record.claim.sentence.span.start;
        let mut groups: Vec<std::ops::Range<usize>> = Vec::new();
        for k in 0..entries.len() {
            match groups.last_mut() {
                Some(g) if place(g.start) == place(k) => g.end = k + 1,
                _ => groups.push(k..k + 1),
            }
        }
        let printed = beside.contains(&true).then(|| Told {
            entries: super::evidence::entries(article.records.clone()),
            again: retold(article, &vec![None; beside.len()]),
        });
        Figures {
            article,
            today: article.date.map(|d| d.to_string()),
            bare,
            printed,
            beside,
            groups,
            wide: OnceLock::new(),
        }
    }

    /// `Trade with Southeast Asia rose 7%`, of which the record has the figure for ASEAN: the judgement on a figure whose
    /// sentence names a part of the world, by the group that the name stands for.
    fn of_the_group(&self, evidence: &dyn Evidence, k: usize) -> Result<Option<Judgement>, Error> {
        let wide = self.wide.get_or_init(|| {
            let narrowed = narrowed(self.article)?;
            Some((Told::of(&narrowed.article).0, narrowed))
        });
        let Some((told, narrowed)) = wide else { return Ok(None) };
        let Some(part) = narrowed.named[k] else {
            return Ok(None);
        };
        let mut j = told.judged(evidence, k, self.today.as_deref())?;
        // what the record tells of the part of the world itself is no evidence of the group
        let wide = Term::name(part.name);
        let of_part = j
            .evidence
            .first()
            .is_some_and(|e| e.item.names.iter().any(|n| n.term == wide));
        if j.verdict == Verdict::Unverifiable || of_part && !j.verdict.is_positive() {
            return Ok(None);
        }
        j.reason = format!("{} The quote names {}, the record {}.", j.reason, part.name, part.group);
        Ok(Some(j))
    }

    fn judged(&self, evidence: &dyn Evidence, group: usize) -> Result<Vec<Finding>, Error> {
        let one = |k: usize| {
            let today = self.today.as_deref();
            let mut judgement = self.bare.judged(evidence, k, today)?;
            // what was left out may name what the figure is of
            if let Some(printed) = self.printed.as_ref().filter(|_| self.beside[k])
                && !judgement.verdict.is_positive()
            {
                let whole = printed.judged(evidence, k, today)?;
                if whole.verdict.is_positive() {
                    judgement = whole;
                }
            }
            if !judgement.verdict.is_positive()
                && let Some(narrowed) = self.of_the_group(evidence, k)?
            {
                judgement = narrowed;
            }
            if let Some(timed) = self
                .at_its_time(k)
                .filter(|_| judgement.verdict == Verdict::Unverifiable)
            {
                let again = by_speaker(evidence, &timed, &[], today)?;
                if again.verdict.is_positive() {
                    judgement = again;
                }
            }
            Ok((k, judgement))
        };
        let mut judged: Vec<(usize, Judgement)> = self.groups[group].clone().map(one).collect::<Result<_, Error>>()?;
        told_already(&self.article.records, &mut judged);
        self.go_on(evidence, &mut judged)?;
        self.in_their_time(evidence, &mut judged)?;
        self.so_far(evidence, &mut judged)?;
        self.to_date(evidence, &mut judged)?;
        neighbours::follow(evidence, &self.bare.entries, &mut judged)?;
        let claim = |k: usize| self.article.records[k].claim.clone();
        Ok(judged.into_iter().map(|(k, j)| finding(claim(k), j)).collect())
    }

    /// A figure without a time of its own, at the one time that the article speaks of.
    fn at_its_time(&self, k: usize) -> Option<Entry> {
        let entry = self.bare.entries.get(k).filter(|e| e.item.period.is_none())?;
        let told = self.bare.entries.iter().filter(|e| e.item.period_said);
        let mut times: Vec<Stretch> = told.filter_map(|e| e.item.period).collect();
        times.sort();
        times.dedup();
        let [only] = times[..] else { return None };
        let mut timed = entry.clone();
        (timed.item.period, timed.item.period_said) = (Some(only), true);
        Some(timed)
    }

    /// `Machinery came to 5 trillion yuan, or 51 percent of the total`: a figure without a time of its own, at the one time that
    /// the record has those beside it for.
    fn in_their_time(&self, evidence: &dyn Evidence, judged: &mut [(usize, Judgement)]) -> Result<(), Error> {
        let held = |j: &Judgement| {
            let very = matches!(j.verdict, Verdict::Supported | Verdict::Rounded);
            j.evidence.first().filter(|_| very).and_then(|e| e.item.period)
        };
        let mut times: Vec<Stretch> = judged.iter().filter_map(|(_, j)| held(j)).collect();
        times.sort();
        times.dedup();
        let [only] = times[..] else { return Ok(()) };
        for (k, j) in judged.iter_mut().filter(|(_, j)| j.verdict == Verdict::Unverifiable) {
            let entry = &self.bare.entries[*k];
            if entry.item.period.is_some() || entry.item.modality != Modality::Fact {
                continue;
            }
            let mut timed = (entry.clone(), self.bare.again[*k].clone());
            let set = |item: &mut Item| {
                if item.period.is_none() {
                    (item.period, item.period_said) = (Some(only), true);
                }
            };
            set(&mut timed.0.item);
            timed.1.iter_mut().for_each(|t| set(&mut t.entry.item));
            let again = by_speaker(evidence, &timed.0, &timed.1, self.today.as_deref())?;
            if again.verdict.is_positive() {
                *j = again;
            }
        }
        Ok(())
    }

    /// `67,000 firms had traded this year`, said in April: of so much of the year as the record tells of.
    fn so_far(&self, evidence: &dyn Evidence, judged: &mut [(usize, Judgement)]) -> Result<(), Error> {
        for (k, j) in judged.iter_mut().filter(|(_, j)| j.differs == [Attribute::Period]) {
            let entry = &self.bare.entries[*k];
            let within = |year: Stretch| {
                let held = j.evidence.first().and_then(|e| e.item.period);
                year.whole_months() == 12 && held.is_some_and(|p| p != year && year.holds(p))
            };
            let year = entry.item.period.is_some_and(within);
            let said = entry.record.claim.sentence.text.contains("this year");
            if !year || !said || entry.item.modality != Modality::Fact {
                continue;
            }
            let mut open = (entry.clone(), self.bare.again[*k].clone());
            open.0.item.period = None;
            open.1.iter_mut().for_each(|t| t.entry.item.period = None);
            let again = by_speaker(evidence, &open.0, &open.1, self.today.as_deref())?;
            if again.verdict.is_positive() {
                *j = again;
            }
        }
        Ok(())
    }

    /// `Private and foreign-funded firms together account for 86% of trade`, said a few weeks after a briefing: a figure without
    /// a time that follows from those of the year up to the last whole month.
    fn to_date(&self, evidence: &dyn Evidence, judged: &mut [(usize, Judgement)]) -> Result<(), Error> {
        let Some(date) = self.article.date else { return Ok(()) };
        let Some(period) = Stretch::of_year_to(date) else {
            return Ok(());
        };
        let recent = |e: &Shared| {
            let told = e
                .record
                .document
                .date
                .as_deref()
                .and_then(|d| d.parse::<jiff::civil::Date>().ok());
            told.is_some_and(|d| d <= date && (date - d).get_days() <= 45)
        };
        for (k, j) in judged.iter_mut().filter(|(_, j)| j.verdict == Verdict::Unverifiable) {
            let entry = &self.bare.entries[*k];
            let text = entry.record.claim.sentence.text.as_str();
            let now = text.contains(" now ")
                && entry
                    .item
                    .period
                    .is_some_and(|p| p.holds(period) && !entry.item.period_said);
            if entry.item.period.is_some() && !now || entry.item.modality != Modality::Fact {
                continue;
            }
            let mut dated = (entry.clone(), self.bare.again[*k].clone());
            let set = |item: &mut Item| {
                if item.period.is_none() || now {
                    item.period = Some(period);
                }
            };
            set(&mut dated.0.item);
            dated.1.iter_mut().for_each(|t| set(&mut t.entry.item));
            let again = by_speaker(evidence, &dated.0, &dated.1, self.today.as_deref())?;
            if again.verdict == Verdict::Derived && again.evidence.iter().all(recent) {
                *j = again;
                j.reason = format!("{} The quote names no period; this is for {period}.", j.reason);
            }
        }
        Ok(())
    }

    /// `Biomedicine contributed 30.11 billion yuan, yet it grew fastest, at 9.9%`: what a sentence goes on to say of the thing
    /// that the record held its figure before for, in another measure, is looked up for that very thing.
    fn go_on(&self, evidence: &dyn Evidence, judged: &mut [(usize, Judgement)]) -> Result<(), Error> {
        let of = |k: usize| {
            (
                &self.article.records[k].claim.indicator,
                &self.article.records[k].claim.subject,
            )
        };
        for i in 1..judged.len() {
            let (before, rest) = judged.split_at_mut(i);
            let ((last, told), (k, j)) = (&before[i - 1], &mut rest[0]);
            let held = matches!(told.verdict, Verdict::Supported | Verdict::Rounded);
            let Some(e) = told.evidence.first().filter(|_| held && of(*last) == of(*k)) else {
                continue;
            };
            let item = &self.bare.entries[*k].item;
            let open = matches!(j.verdict, Verdict::Misattributed | Verdict::Unverifiable);
            let moved = matches!(item.measure, Measure::Growth | Measure::Change) && item.measure != e.item.measure;
            if !open || !moved {
                continue;
            }
            let same = Item {
                head: e.item.head,
                names: e.item.names.clone(),
                words: e.item.words.clone(),
                loose: e.item.loose.clone(),
                owed: e.item.owed.clone(),
                owed_words: e.item.owed_words.clone(),
                topic: Vec::new(),
                context: e.item.context.clone(),
                period: item.period.or(e.item.period),
                ..item.clone()
            };
            let again = judge(evidence, &same, self.today.as_deref())?;
            let there = |a: &Shared| a.record.claim.sentence.span == e.record.claim.sentence.span;
            if matches!(again.verdict, Verdict::Supported | Verdict::Rounded)
                && again.evidence.first().is_some_and(there)
            {
                *j = again;
            }
        }
        Ok(())
    }

    fn whole(self, findings: Vec<Finding>) -> Check {
        let mut verdicts: BTreeMap<Verdict, usize> = BTreeMap::new();
        for f in &findings {
            *verdicts.entry(f.verdict).or_default() += 1;
        }
        Check {
            schema: "scio-claims-check/1",
            article: ArticleOut {
                source: self.article.source.name.clone(),
                date: self.today,
                text_sha256: self.article.source.sha256(),
                trouble: self.article.trouble.clone(),
                verdicts,
                plain: plain(self.article),
            },
            findings,
        }
    }
}

/// `Imports from there rose 32.9%, while sales of machines there were 37.2% higher`: what the record holds for one figure of a
/// sentence contradicts none that is told of something else. `records` are those of the article.
fn told_already(records: &[Record], judged: &mut [(usize, Judgement)]) {
    let held = |j: &Judgement| j.evidence.first().map(|e| e.record.claim.id.clone());
    let of = |k: usize| (&records[k].claim.indicator, &records[k].claim.subject);
    let supports = |j: &Judgement| matches!(j.verdict, Verdict::Supported | Verdict::Rounded);
    let told: Vec<(usize, Option<String>)> = judged
        .iter()
        .filter(|(_, j)| supports(j))
        .map(|(k, j)| (*k, held(j)))
        .collect();
    for (k, j) in judged.iter_mut().filter(|(_, j)| j.verdict == Verdict::Contradicted) {
        let own = held(j);
        if own.is_some() && told.iter().any(|(other, id)| *id == own && of(*other) != of(*k)) {
            *j = Judgement::unread_subject();
        }
    }
}

fn plain(article: &Article) -> Vec<Plain> {
    let text = &article.source.text;
    let marked: std::collections::BTreeSet<u32> = article.records.iter().map(|r| r.claim.sentence.span.start).collect();
    let (mut byte, mut chars) = (0, 0);
    let mut out = Vec::new();
    for s in &article.sentences {
        let from = s.start as usize;
        chars += text.get(byte..from).map_or(0, |t| t.chars().count());
        byte = byte.max(from);
        if !marked.contains(&(chars as u32)) {
            out.push(Plain {
                start: chars as u32,
                text: s.slice(text).to_string(),
            });
        }
    }
    out
}

fn finding(claim: ClaimOut, j: Judgement) -> Finding {
    let attributes = match (&j.comparison, j.evidence.first()) {
        (Some(c), Some(e)) => c
            .relations
            .iter()
            .map(|&(attribute, relation)| AttributeOut {
                attribute,
                quote: words(&claim, attribute),
                record: words(&e.record.claim, attribute),
                relation,
            })
            .filter(|a| a.quote.is_some() || a.record.is_some())
            .collect(),
        _ => Vec::new(),
    };
    Finding {
        span: claim.span,
        text: claim.text.clone(),
        verdict: j.verdict,
        differs: j.differs,
        reason: j.reason,
        formula: j.formula,
        evidence: j.evidence.iter().take(SHOWN).map(EvidenceOut::from).collect(),
        attributes,
        claim,
    }
}

fn words(c: &ClaimOut, attribute: Attribute) -> Option<String> {
    let word = |v: serde_json::Result<serde_json::Value>| v.ok().and_then(|v| v.as_str().map(str::to_string));
    match attribute {
        Attribute::Indicator => c.indicator.clone(),
        Attribute::Subject => c.subject.clone(),
        Attribute::Of => c.of.clone(),
        Attribute::Period => c.period.clone(),
        Attribute::Measure => word(serde_json::to_value(c.measure)),
        Attribute::Unit => Some(c.unit.clone()),
        Attribute::Direction => word(serde_json::to_value(c.direction)),
        Attribute::Base => c.base.clone(),
        Attribute::Source => c.source.clone(),
    }
}
