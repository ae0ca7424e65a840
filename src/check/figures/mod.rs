//! Judges the figures of an article, those of one sentence together: each by itself, then by what those beside it are of and
//! when.
mod times;

use super::adjuncts::{bare, read_bare};
use super::article::Article;
use super::evidence::{Entry, Evidence, Shared, entries};
use super::finding::{ArticleOut, Check, Finding, finding, plain};
use super::item::Item;
use super::joint;
use super::judging::by_speaker;
use super::neighbours;
use super::retell::{Retold, retold};
use super::terms::Term;
use super::verdict::{Judgement, Verdict, judge};
use super::wide::{Narrowed, narrowed};
use crate::base::Error;
use crate::model::Measure;
use crate::report::Record;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

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
                let against = whole.verdict == Verdict::Contradicted && judgement.verdict == Verdict::Unverifiable;
                if whole.verdict.is_positive() || against {
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
        self.in_the_year_so_far(evidence, &mut judged)?;
        self.so_far(evidence, &mut judged)?;
        self.to_date(evidence, &mut judged)?;
        neighbours::follow(evidence, &self.bare.entries, &mut judged)?;
        joint::effects(evidence, &self.bare.entries, &mut judged, self.today.as_deref())?;
        let claim = |k: usize| self.article.records[k].claim.clone();
        Ok(judged.into_iter().map(|(k, j)| finding(claim(k), j)).collect())
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
