//! The findings of a text in the contract's form.
use super::adjuncts::{self, Bare};
use super::article::Article;
use super::asides;
use super::attributes::{a_year_earlier, begins_a_change, end_of_change};
use super::borrowed::{by_borrowed_words, counts_others, says_no_trade};
use super::compare::{Attribute, Relation, is_official};
use super::doubts::{came_otherwise, is_of_another};
use super::evidence::{Entry, Evidence, Shared, entries};
use super::item::Item;
use super::lead;
use super::misplaced;
use super::nearest;
use super::restated::restated;
use super::retell::{Retold, retold};
use super::terms;
use super::verdict::{Judgement, Verdict, judge};
use super::wording;
use super::world;
use crate::base::Error;
use crate::model::Measure;
use crate::report::{ClaimOut, DocumentRef, Exact, Range, Record};
use serde::Serialize;
use std::collections::BTreeMap;
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
}

/// Figures as they were read, and as their sentences say when told again.
struct Told {
    entries: Vec<Entry>,
    again: Vec<Vec<Retold>>,
}

impl Told {
    fn judged(&self, evidence: &dyn Evidence, k: usize, today: Option<&str>) -> Result<Judgement, Error> {
        by_speaker(evidence, &self.entries[k], &self.again[k], today)
    }
}

impl<'a> Figures<'a> {
    fn of(article: &'a Article) -> Figures<'a> {
        let bare = bare(&article.records);
        let records = article.records.iter().zip(&bare).map(|(r, b)| match b {
            Some(b) => read_bare(r, b),
            None => r.clone(),
        });
        let entries = entries(records.collect());
        let place = |k: usize| entries[k].record.claim.sentence.span.start;
        let mut groups: Vec<std::ops::Range<usize>> = Vec::new();
        for k in 0..entries.len() {
            match groups.last_mut() {
                Some(g) if place(g.start) == place(k) => g.end = k + 1,
                _ => groups.push(k..k + 1),
            }
        }
        let beside: Vec<bool> = bare.iter().map(Option::is_some).collect();
        let printed = beside.contains(&true).then(|| Told {
            entries: super::evidence::entries(article.records.clone()),
            again: retold(article, &vec![None; bare.len()]),
        });
        Figures {
            article,
            today: article.date.map(|d| d.to_string()),
            bare: Told {
                again: retold(article, &bare),
                entries,
            },
            printed,
            beside,
            groups,
        }
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
            Ok(finding(self.article.records[k].claim.clone(), judgement))
        };
        self.groups[group].clone().map(one).collect()
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

/// The sentence of each record without what it says beside its figures, where it says such a thing.
fn bare(records: &[Record]) -> Vec<Option<Bare>> {
    let mut out: Vec<Option<Bare>> = Vec::with_capacity(records.len());
    let place = |r: &Record| r.claim.sentence.span.start;
    for group in records.chunk_by(|a, b| place(a) == place(b)) {
        let figures: Vec<&str> = group.iter().map(|r| r.claim.text.as_str()).collect();
        let told = adjuncts::without(&group[0].claim.sentence.text, &figures);
        out.extend(group.iter().map(|_| told.clone()));
    }
    out
}

/// A record with its sentence as it is read, its figure at its place there.
fn read_bare(record: &Record, bare: &Bare) -> Record {
    let mut out = record.clone();
    let (claim, text) = (&mut out.claim, &record.claim.sentence.text);
    let from = claim.span.start.saturating_sub(claim.sentence.span.start) as usize;
    let byte = text.char_indices().nth(from).map_or(text.len(), |c| c.0);
    if let Some(at) = bare.place(byte) {
        let start = claim.sentence.span.start + bare.text[..at].chars().count() as u32;
        let len = claim.span.end - claim.span.start;
        (claim.span.start, claim.span.end) = (start, start + len);
        claim.sentence.text = bare.text.clone();
    }
    out
}

/// Judges a figure with its speaker (`..., Li Ming said`): one whom the record has saying it is no other source.
fn by_speaker(evidence: &dyn Evidence, e: &Entry, again: &[Retold], today: Option<&str>) -> Result<Judgement, Error> {
    let Some(source) = e.item.source.as_deref().filter(|s| !is_official(s)) else {
        return judge_told(evidence, e, again, today);
    };
    let mut bare = (e.clone(), again.to_vec());
    bare.0.item.source = None;
    for told in &mut bare.1 {
        told.entry.item.source = None;
    }
    let j = judge_told(evidence, &bare.0, &bare.1, today)?;
    let said = |e: &Shared| {
        let c = &e.record.claim;
        let last = source.rsplit(' ').next().unwrap_or(source);
        c.source.is_none() && c.speaker.as_deref().is_some_and(|s| s.split(' ').any(|w| w == last))
    };
    match j.evidence.iter().any(said) {
        true => Ok(j),
        false => judge_told(evidence, e, again, today),
    }
}

/// Judges a figure by its own words and by those of its sentence told again.
fn judge_told(
    evidence: &dyn Evidence,
    entry: &Entry,
    again: &[Retold],
    today: Option<&str>,
) -> Result<Judgement, Error> {
    // "a year ago", "the same months of last year": the time is only read when told again
    let timed = again
        .iter()
        .filter(|t| t.certain && t.entry.item.period.is_some() && t.entry.item.period != entry.item.period);
    let entry = timed.map(|t| &t.entry).next().unwrap_or(entry);
    let plain = judge_entry(evidence, entry, today)?;
    let judgement = by_retelling(evidence, again, today, plain)?;
    let judgement = if is_guess(entry, &judgement) {
        Judgement::unread_subject()
    } else {
        judgement
    };
    let judgement = by_words(evidence, entry, again, today, judgement)?;
    let unsure = judgement.differs.contains(&Attribute::Subject) && !again.iter().any(|t| t.certain);
    let judgement = if judgement.verdict == Verdict::Misattributed && unsure && is_of_someone(entry) {
        Judgement::unknown_subject()
    } else {
        judgement
    };
    let claim = &entry.record.claim;
    let text = &claim.sentence.text;
    let other_time = || {
        let of_then = judgement
            .evidence
            .first()
            .is_some_and(|e| begins_a_change(&e.record.claim));
        wording::at_the_start(text, &claim.text) || wording::long_ago(text, &claim.text) && !of_then
    };
    let rate = || {
        // the record may have the very rate: "10 million yuan a minute"
        let alike = |e: &Shared| {
            let there = &e.record.claim;
            wording::by_the_month(&there.sentence.text, &there.text)
                && wording::time_behind(&there.sentence.text, &there.text) == wording::time_behind(text, &claim.text)
        };
        (wording::by_the_month(text, &claim.text) || wording::by_the_firm(text))
            && !judgement.evidence.first().is_some_and(alike)
    };
    let reserved = match judgement.verdict {
        Verdict::Supported | Verdict::Rounded => {
            wording::leaves_out(text) || entry.item.measure == Measure::Level && (other_time() || rate())
        }
        Verdict::Contradicted => wording::leaves_out(text) || rate() || wording::at_the_start(text, &claim.text),
        _ => false,
    };
    let told = again.iter().find(|t| t.certain).map_or(entry, |t| &t.entry);
    let stranger = |j: &Judgement| {
        let held = j.evidence.first().filter(|_| j.verdict != Verdict::Derived);
        held.is_some_and(|h| world::is_of_a_stranger(told, h, false))
    };
    let borrowed = |j: &Judgement| {
        let held = j.evidence.first().filter(|_| j.verdict != Verdict::Derived);
        held.is_some_and(|h| {
            by_borrowed_words(text, &claim.text, h) || counts_others(told, h) || counts_others(entry, h)
        })
    };
    let aside = |j: &Judgement| {
        let held: Vec<_> = j.evidence.iter().map(|e| &e.item).collect();
        asides::differ(text, &claim.text, &held, j.verdict == Verdict::Derived)
    };
    if judgement.verdict.is_positive()
        && (is_of_another(claim, &judgement) || stranger(&judgement) || aside(&judgement) || borrowed(&judgement))
    {
        return Ok(Judgement::unread_subject());
    }
    let turned = |e: &Shared| match (end_of_change(claim), end_of_change(&e.record.claim)) {
        (Some(q), Some(r)) => q != r,
        _ => false,
    };
    if matches!(judgement.verdict, Verdict::Supported | Verdict::Rounded)
        && judgement.evidence.first().is_some_and(turned)
    {
        return Ok(Judgement::turned(judgement));
    }
    if let Some(j) = came_otherwise(evidence, claim, &judgement)? {
        return Ok(j);
    }
    Ok(if reserved { Judgement::part_or_rate() } else { judgement })
}

fn judge_entry(evidence: &dyn Evidence, entry: &Entry, today: Option<&str>) -> Result<Judgement, Error> {
    let judgement = judge(evidence, &entry.item, today)?;
    if entry.item.period.is_none() && a_year_earlier(&entry.record.claim) {
        // a year earlier than when: the quote does not say
        return Ok(Judgement::unknown_year());
    }
    if judgement.verdict.is_positive() {
        return Ok(judgement);
    }
    if let Some(j) = restated(evidence, &entry.item, &entry.record.claim, today)? {
        return Ok(j);
    }
    by_lead(evidence, entry, today, judgement)
}

/// Judges a figure by what its sentence says when told again. What a sure retelling says stands before the words as they
/// are; of the rest only what the record holds counts.
fn by_retelling(
    evidence: &dyn Evidence,
    again: &[Retold],
    today: Option<&str>,
    plain: Judgement,
) -> Result<Judgement, Error> {
    let mut out = plain;
    let held = out.verdict.is_positive();
    for told in again.iter().filter(|t| t.certain || !held) {
        let j = judge_entry(evidence, &told.entry, today)?;
        match j.verdict {
            Verdict::Supported | Verdict::Rounded => return Ok(j),
            Verdict::Derived if told.certain => return Ok(j),
            Verdict::Unverifiable if told.certain && !held => out = j,
            Verdict::Unverifiable => {}
            _ if told.certain && (!held || j.verdict == Verdict::Misattributed) => out = j,
            _ => {}
        }
    }
    Ok(out)
}

/// A contradiction of a figure whose subject was not read, though its sentence speaks of things; or of a time that the
/// sentence tells in words that name no period.
fn is_guess(entry: &Entry, j: &Judgement) -> bool {
    let claim = &entry.record.claim;
    let unread = claim.indicator.is_none() && claim.subject.is_none() && entry.item.words.is_empty();
    // "a third of the machines came from there, and that trade grew 30%"
    let that = || {
        let text = claim.sentence.text.as_str();
        let before = text.find(&claim.text).map_or("", |k| &text[..k]).to_lowercase();
        [
            "and that trade ", "and this trade ", "and those imports ", "and those exports ",
        ]
        .iter()
        .any(|w| before.contains(w))
    };
    // "imports of machines came to 195 billion, of which 64 billion from the EU": the record's are those from the EU
    let behind = || {
        let text = claim.sentence.text.as_str();
        let before = terms::topic(text.find(&claim.text).map_or("", |k| &text[..k])).names;
        let held = j
            .evidence
            .first()
            .filter(|_| j.comparison.as_ref().is_some_and(|c| c.filled));
        held.is_some_and(|e| {
            let missing = |n: &terms::Name| !entry.item.names.contains(n) && !before.contains(n);
            e.item.names.iter().any(|n| missing(n) && entry.item.loose.contains(n))
        })
    };
    j.verdict == Verdict::Contradicted
        && (unread && !entry.item.context.words.is_empty()
            || wording::opens_at_another_time(&claim.sentence.text)
            || that()
            || behind())
}

/// Judges a figure that the grammar of its sentence did not settle by the sentence's words, as they are and told again.
fn by_words(
    evidence: &dyn Evidence,
    e: &Entry,
    again: &[Retold],
    today: Option<&str>,
    plain: Judgement,
) -> Result<Judgement, Error> {
    let against = plain.verdict == Verdict::Contradicted;
    let open = against || matches!(plain.verdict, Verdict::Unverifiable | Verdict::Misattributed);
    if !open || wording::leaves_out(&e.record.claim.sentence.text) {
        return Ok(plain);
    }
    let mut tried: Vec<&str> = Vec::new();
    for reading in std::iter::once(e).chain(again.iter().map(|t| &t.entry)) {
        let text = reading.record.claim.sentence.text.as_str();
        if tried.contains(&text) || wording::leaves_out(text) {
            continue;
        }
        tried.push(text);
        if let Some(j) = nearest::by_words(evidence, reading)?
            // what grammar found to be another figure the words bear out only if they have the very figure
            && (!against || j.verdict == Verdict::Supported)
            && !(j.verdict.is_positive()
                && j.evidence
                    .first()
                    .is_some_and(|h| world::is_of_a_stranger(reading, h, true) || says_no_trade(reading, h)))
        {
            return Ok(j);
        }
    }
    let certain: Vec<&Entry> = again.iter().filter(|t| t.certain).map(|t| &t.entry).collect();
    // a time or base that only the sentence told again tells
    let same = |a: &Entry, b: &Entry| a.item.base == b.item.base && (a.item.period == b.item.period);
    let plainly = std::iter::once(e).filter(|e| certain.iter().all(|c| same(c, e)));
    for reading in certain.iter().copied().chain(plainly) {
        let text = reading.record.claim.sentence.text.as_str();
        if !wording::leaves_out(text)
            && let Some(j) = world::by_names(evidence, reading)?
            && counts(&plain, &j)
            && !(j.verdict.is_positive() && j.evidence.first().is_some_and(|h| says_no_trade(reading, h)))
        {
            return Ok(j);
        }
        if plain.verdict != Verdict::Contradicted {
            for item in misplaced::balances(reading, today) {
                let j = judge(evidence, &item, today)?;
                if j.verdict.is_positive() {
                    return Ok(j);
                }
            }
        }
        if plain.verdict == Verdict::Unverifiable
            && let Some(item) = world::cleaned(reading)
        {
            let j = judge(evidence, &item, today)?;
            if j.verdict.is_positive() {
                return Ok(j);
            }
        }
        if against
            && let Some(held) = plain.evidence.first()
            && let Some(j) = misplaced::in_another_measure(evidence, reading, held)?
        {
            return Ok(j);
        }
        if plain.verdict == Verdict::Unverifiable
            && let Some(j) = misplaced::misplaced(evidence, reading)?
        {
            return Ok(j);
        }
    }
    Ok(plain)
}

/// Whether what a sentence names outweighs what its grammar said: a figure that stands elsewhere in the record is only
/// contradicted where it is turned round.
fn counts(plain: &Judgement, named: &Judgement) -> bool {
    match (plain.verdict, named.verdict) {
        (_, Verdict::Supported | Verdict::Rounded) => true,
        (Verdict::Unverifiable, _) => true,
        (Verdict::Misattributed, Verdict::Contradicted) => {
            let whole = |i: &Item| i.names.len() + i.words.len() > 1;
            named.differs.contains(&Attribute::Direction) || named.evidence.first().is_some_and(|e| whole(&e.item))
        }
        _ => false,
    }
}

/// `They accounted for 16%`, and who they are the sentence does not say: a figure of someone else in the record tells nothing.
fn is_of_someone(entry: &Entry) -> bool {
    let item = &entry.item;
    let bare = item.names.is_empty() && item.words.is_empty() && item.owed.is_empty();
    let opens = ["It ", "They ", "This ", "That "];
    bare && opens.iter().any(|w| entry.record.claim.sentence.text.starts_with(w))
}

/// Judges a figure whose clause leaves out its subject by what the words before the clause speak of.
fn by_lead(evidence: &dyn Evidence, e: &Entry, today: Option<&str>, plain: Judgement) -> Result<Judgement, Error> {
    let mut against = Vec::new();
    for item in lead::readings(&e.item, &e.record.claim) {
        let j = judge(evidence, &item, today)?;
        match j.verdict {
            Verdict::Supported | Verdict::Rounded => return Ok(j),
            // a name somewhere in the sentence may have nothing to do with the figure
            Verdict::Contradicted if e.item.words.is_empty() => against.push(j),
            _ => {}
        }
    }
    match (plain.verdict, against.len()) {
        // two things of the lead would have another figure: which one is meant cannot be told
        (Verdict::Unverifiable | Verdict::Misattributed, 1) => Ok(against.remove(0)),
        _ => Ok(plain),
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
