//! Quotes whose grammar does not tell for certain what they are about, judged by their words: the recorded claim whose own
//! words all stand in the quote, where no other claim answers to more of them. Chatter around a figure is no difference;
//! a name of someone else is.
use super::attributes::parts;
use super::compare::{Agreement, Attribute, Comparison, Relation, agreement, compare};
use super::evidence::{Entry, Evidence, Shared};
use super::item::{Head, Item};
use super::terms::{self, Name, Term, Topic};
use super::verdict::{Judgement, Verdict, about, doubtful, figure, who};
use super::wording::without_attribution;
use crate::base::Error;
use crate::model::{Measure, Modality};
use crate::report::ClaimOut;
use rust_decimal::Decimal;

/// How much of a recorded claim's own words a quote says.
struct Likeness {
    entry: Shared,
    comparison: Comparison,
    agreement: Agreement,
    /// Words and names of the claim that the quote says.
    said: usize,
    /// Words and names of the claim that it does not say.
    unsaid: usize,
    /// Other words of the claim's sentence that the quote says.
    around: usize,
}

impl Likeness {
    fn agrees(&self) -> bool {
        matches!(self.agreement, Agreement::Exact | Agreement::Loose(_))
    }
    /// Whether the figure is the quote's or near it: a far bound (`up to 145%` for 4%) holds of too many.
    fn is_near(&self, q: &Item) -> bool {
        let off = (self.entry.item.value.abs() - q.value.abs()).abs();
        off * Decimal::from(4) <= self.entry.item.value.abs()
    }
    /// How well the claim answers to the quote: its own words count twice.
    fn strength(&self) -> usize {
        2 * self.said + self.around
    }
    fn is_against(&self) -> bool {
        matches!(self.agreement, Agreement::Against | Agreement::Reversed)
    }
}

/// The verdict that the words of a figure's sentence allow, if they single out one recorded claim.
///
/// # Errors
/// When the evidence cannot be read.
pub(super) fn by_words(evidence: &dyn Evidence, quote: &Entry) -> Result<Option<Judgement>, Error> {
    let claim = &quote.record.claim;
    if quote.item.modality != Modality::Fact || quote.item.source.is_some() || quote.item.owes_unnamed {
        return Ok(None);
    }
    let text = claim.sentence.text.as_str();
    if let Some(j) = by_sentence(evidence, quote, &Said::new(text))? {
        return Ok(Some(j));
    }
    // "Carmakers still matter in Shanghai: ...": what goes before the colon may be chatter where the rest names its own
    let upto = claim.span.start.saturating_sub(claim.sentence.span.start) as usize;
    let figure = text.char_indices().nth(upto).map_or(0, |c| c.0);
    match text.split_once(": ") {
        Some((lead, tail)) if lead.len() < figure => match Said::new(tail) {
            said if said.names.is_empty() => Ok(None),
            said => by_sentence(evidence, quote, &said),
        },
        _ => Ok(None),
    }
}

fn by_sentence(evidence: &dyn Evidence, quote: &Entry, said: &Said) -> Result<Option<Judgement>, Error> {
    let claim = &quote.record.claim;
    let whole = whole_behind(claim);
    let mut q = quote.item.clone();
    let mut alike = likenesses(evidence, &q, said, &whole)?;
    if q.guessed && q.unit == "%" && said.indicators.iter().any(|i| is_trade(Head::Known(*i))) {
        // a verb that no table knows: "exports race ahead 9%"
        q.measure = Measure::Growth;
        alike.extend(likenesses(evidence, &q, said, &whole)?);
    }
    // what the record may still speak of, the quote may name anywhere
    let mut q = quote.item.clone();
    q.names.extend(&said.names);
    let counted = |l: &Likeness| is_count(&quote.item) && l.unsaid == 0 && l.said > 1;
    let spoken = |l: &Likeness| counted(l) || !doubtful(&q, &l.entry.item);
    alike.retain(spoken);
    Ok(settle(&quote.item, said, &alike))
}

/// The recorded claims that may be meant, by what of them the quote says.
fn likenesses(evidence: &dyn Evidence, q: &Item, said: &Said, whole: &Topic) -> Result<Vec<Likeness>, Error> {
    let mut asked = q.clone();
    asked.names.extend(&said.names);
    asked.words.extend(&said.words);
    let of_whole = |r: &Item| whole.names.iter().all(|n| r.of.names.contains(n));
    let keep =
        |r: &Item| is_kind(q, r) && of_whole(r) && is_head(q, r, said) && no_one_else(said, r) && is_spoken_of(said, r);
    let mut found = Vec::new();
    if q.period.is_some() {
        found = evidence.about(&asked, &keep)?;
        if is_count(q) {
            // what is counted says more than who
            let bare = Item {
                names: Vec::new(),
                loose: Vec::new(),
                owed: Vec::new(),
                words: Vec::new(),
                ..q.clone()
            };
            found.extend(evidence.about(&bare, &keep)?);
        }
    } else {
        let named = said.indicators.iter().any(|i| is_trade(Head::Known(*i)));
        let trade = match said.side {
            Some(side) => vec![side],
            None if q.head == Head::Phrase && !named => TRADE.map(Term::indicator).to_vec(),
            None => Vec::new(),
        };
        asked
            .context
            .indicators
            .extend(said.topic.indicators.iter().chain(&trade));
        asked.words.extend(counted(q));
        if let Head::Known(h) = q.head {
            asked.context.indicators.push(h);
        }
        asked.head = Head::Phrase;
        for year in evidence.years()?.into_iter().take(1) {
            found.extend(evidence.about_in_year(&asked, year, &keep)?);
        }
    }
    found.sort_by_key(|e| e.record.claim.span.start);
    found.dedup_by(|a, b| std::sync::Arc::ptr_eq(a, b) || a.record.claim.id == b.record.claim.id);
    let like = |entry: Shared| {
        let r = &entry.item;
        let (said, unsaid, around) = answers(said, r);
        Likeness {
            comparison: softened(compare(q, r)),
            agreement: agreement(q, r),
            said,
            unsaid,
            around,
            entry,
        }
    };
    Ok(found.into_iter().map(like).filter(|l| l.strength() > 0).collect())
}

/// A claim's own words and names that the quote says, those that it does not, and other words of the claim's sentence
/// that it says.
fn answers(said: &Said, r: &Item) -> (usize, usize, usize) {
    let own = own_words(r);
    let told = own.iter().filter(|t| says(said, t)).count();
    let around = r.context.words.iter().filter(|w| said.words.contains(w));
    let around = around.filter(|w| !own.contains(&Own::Word(**w))).count();
    // names beside the claim that no other claim owns: it may be of them
    let beside = r.loose.iter().filter(|n| said.names.contains(n)).count();
    (told + beside, own.len() - told, around)
}

/// Whether a quote says so much of a claim that it can count.
fn is_spoken_of(said: &Said, r: &Item) -> bool {
    let (told, unsaid, around) = answers(said, r);
    told + around > 0 && told + around >= unsaid
}

/// What stands behind a share as its whole: `32% of all that China buys from the EU`.
fn whole_behind(claim: &ClaimOut) -> Topic {
    if claim.measure != Measure::Share {
        return Topic::default();
    }
    let behind = parts(claim, claim.span.end).1;
    let whole = behind.strip_prefix(" of ").unwrap_or("");
    let ends = [" came ", " comes ", " was ", " were ", " is ", " are ", " went ", ", "];
    let end = ends.iter().filter_map(|w| whole.find(w)).min().unwrap_or(whole.len());
    terms::topic(&whole[..end])
}

/// What a quote's sentence speaks of.
struct Said {
    topic: Topic,
    /// The side of trade that its verbs tell, where no noun does.
    side: Option<Term>,
}

impl std::ops::Deref for Said {
    type Target = Topic;
    fn deref(&self) -> &Topic {
        &self.topic
    }
}

impl Said {
    fn new(sentence: &str) -> Said {
        let text = without_attribution(sentence);
        let topic = terms::topic(text);
        let side = side(text, &topic);
        Said { topic, side }
    }
}

/// Verbs of buying and of selling.
const BUYS: &[&str] = &[
    "bought", "buy", "buys", "buying", "purchased", "purchase", "purchases", "purchasing", "sourced", "sources",
    "procured", "ordered", "took in", "takes in", "brought in", "brought into", "shopping", "snapped up", "imported",
    "inbound", "shipped in", "flowed in",
];
const SELLS: &[&str] = &[
    "sold", "sell", "sells", "selling", "shipped", "ships", "sent", "supplied", "supplies", "delivered", "exported",
    "outbound", "shipped out",
];

/// Whether China buys or sells, by the verb; a partner that is the grammatical subject does the opposite.
fn side(text: &str, topic: &Topic) -> Option<Term> {
    let lower = format!(" {} ", text.to_lowercase());
    let has = |list: &[&str]| list.iter().any(|w| lower.contains(&format!(" {w} ")));
    let side = match (has(BUYS), has(SELLS)) {
        (true, false) => Some(theirs(topic)),
        (false, true) => Some(!theirs(topic)),
        _ => None,
    };
    side.map(|exports| Term::indicator(if exports { "exports" } else { "imports" }))
}

/// Whether a partner is the grammatical subject.
fn theirs(topic: &Topic) -> bool {
    topic.first.is_some_and(|n| n.kind == terms::Sort::Partner)
}

/// The noun of a count, as a word.
fn counted(q: &Item) -> Option<Term> {
    is_count(q).then(|| Term::word(&q.unit))
}

/// Whether a figure counts things that a noun names.
fn is_count(q: &Item) -> bool {
    let symbol = q.unit.chars().any(|c| !c.is_lowercase() && c != ' ');
    q.measure == Measure::Level && !symbol && q.unit.len() > 2
}

/// A word or a name of a claim.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Own {
    Name(Name),
    Word(Term),
}

/// What identifies a claim beside its indicator.
fn own_words(r: &Item) -> Vec<Own> {
    let names = r.names.iter().chain(&r.of.names).chain(&r.owed).map(|n| Own::Name(*n));
    let words = r
        .words
        .iter()
        .chain(&r.of.words)
        .chain(&r.owed_words)
        .map(|w| Own::Word(*w));
    let mut out: Vec<Own> = names.chain(words).collect();
    out.sort();
    out.dedup();
    out
}

fn says(said: &Said, own: &Own) -> bool {
    match own {
        Own::Name(n) => said.names.contains(n),
        Own::Word(w) => said.words.contains(w),
    }
}

/// Whether two figures are of one kind, time and unit.
fn is_kind(q: &Item, r: &Item) -> bool {
    let c = compare(q, r);
    let relation = |a| c.of(a);
    use super::compare::Attribute::{Base, Measure, Period, Source, Unit};
    r.modality == q.modality
        && !r.owes_unnamed
        && is_whole(q, r)
        && [Measure, Unit, Base, Source]
            .iter()
            .all(|a| relation(*a) == Relation::Same)
        && (relation(Period) == Relation::Same || relation(Period) == Relation::Unsure && q.period.is_none())
}

/// Whether what the quote takes a share of, or compares with, is nothing but the claim's own whole.
fn is_whole(q: &Item, r: &Item) -> bool {
    let whole = matches!(q.measure, Measure::Share | Measure::Rank | Measure::Gap);
    !whole
        || q.of.names.iter().all(|n| r.of.names.contains(n))
            && q.of.words.iter().all(|w| r.of.words.contains(w))
            && (q.of_names_indicator || !r.of_names_indicator || q.of == Topic::default())
}

/// Whether the quote may be about a claim's indicator: it names it, or it names none that trade could be.
fn is_head(q: &Item, r: &Item, said: &Said) -> bool {
    // "the EU imported ...": what it imports from China are exports
    if is_trade(r.head) && said.side.is_some_and(|s| theirs(said) && Head::Known(s) != r.head) {
        return false;
    }
    match (q.head, r.head) {
        (a, b) if a == b => true,
        (_, Head::Phrase) => true,
        (_, Head::Known(h)) if said.indicators.contains(&h) => !is_trade(q.head) || !is_trade(r.head),
        (Head::Phrase, Head::Known(h)) => {
            // what the claim counts is in the unit; goods without a verb that is known may be traded either way
            let named = said.indicators.iter().any(|i| is_trade(Head::Known(*i)));
            h == Term::count(&r.unit) || is_trade(r.head) && !named && said.side.is_none_or(|s| s == h)
        }
        _ => false,
    }
}

const TRADE: [&str; 3] = ["exports", "imports", "imports and exports"];

fn is_trade(head: Head) -> bool {
    TRADE.iter().any(|i| head == Head::Known(Term::indicator(i)))
}

/// Whether every name the sentence says is one of the claim's, or of the words around it.
fn no_one_else(said: &Said, r: &Item) -> bool {
    // "Africa's exports" are not those to Africa; what China imported may have been shipped from there
    let [exports, imports] = ["exports", "imports"].map(|i| said.indicators.contains(&Term::indicator(i)));
    if !(exports && imports) && said.owners.iter().any(|n| !r.context.owners.contains(n)) {
        return false;
    }
    let around = [&r.names, &r.of.names, &r.loose, &r.owed, &r.topic, &r.context.names];
    said.names.iter().all(|n| {
        let near = |other: &Name| other == n || n.holds(other) || other.holds(n) && said.names.contains(other);
        around.iter().any(|s| s.iter().any(near))
    })
}

/// A comparison whose grammar could not be told.
fn softened(mut c: Comparison) -> Comparison {
    for (_, relation) in &mut c.relations {
        *relation = (*relation).min(Relation::Unsure);
    }
    c
}

/// The verdict where one claim answers to more of the quote's words than any that says otherwise.
fn settle(q: &Item, said: &Topic, alike: &[Likeness]) -> Option<Judgement> {
    let best = alike
        .iter()
        .filter(|l| l.agrees() && l.is_near(q) && is_told(q, said, l))
        .max_by_key(|l| (l.strength(), l.agreement == Agreement::Exact));
    if let Some(best) = best
        && !alike.iter().any(|l| is_rival(best, l))
    {
        let (verdict, how) = match best.agreement {
            Agreement::Exact => (
                Verdict::Supported,
                "The record holds this figure, by the words of the sentence",
            ),
            _ => (
                Verdict::Rounded,
                "Right when rounded or as a bound, by the words of the sentence",
            ),
        };
        return Some(judged(verdict, how, best));
    }
    other_figure(q, alike)
}

/// Whether a claim with another figure answers to the quote as well as the best that agrees.
fn is_rival(best: &Likeness, other: &Likeness) -> bool {
    !other.agrees()
        && other.strength() >= best.strength()
        && (other.unsaid <= best.unsaid || other.strength() > best.strength())
}

/// The verdict where all that the quote's grammar says of its subject is a claim's, and that claim has another figure.
fn other_figure(q: &Item, alike: &[Likeness]) -> Option<Judgement> {
    let full = |l: &&Likeness| {
        let r = &l.entry.item;
        let names = q.names.iter().all(|n| r.names.contains(n) || r.owed.contains(n));
        let words = q.words.iter().all(|w| r.words.contains(w));
        let told = q.head == r.head && names && words && l.unsaid == 0 && l.said > 0;
        told || is_count(q) && l.said + l.around > 2
    };
    let best = alike.iter().filter(full).max_by_key(|l| l.strength())?;
    let alone = alike.iter().all(|l| l.strength() < best.strength() || l.is_against());
    if !alone || !best.is_against() {
        return None;
    }
    let how = match best.agreement {
        Agreement::Reversed => "The record has it the other way",
        _ => "The record gives another figure",
    };
    let mut j = judged(Verdict::Contradicted, how, best);
    if best.agreement == Agreement::Reversed {
        j.differs.push(Attribute::Direction);
    }
    Some(j)
}

fn judged(verdict: Verdict, how: &str, best: &Likeness) -> Judgement {
    let e = &best.entry;
    let reason = format!("{how}: {}, {} ({}).", about(e), figure(e), who(e));
    let mut j = Judgement::new(verdict, reason, vec![e.clone()]);
    j.comparison = Some(best.comparison.clone());
    j
}

/// Whether the quote says enough of a claim: all of its words, or most of several beside a figure that is no accident, or
/// several words of its sentence where things are counted.
fn is_told(q: &Item, told: &Topic, l: &Likeness) -> bool {
    let part = matches!(q.unit.as_str(), "%" | "pp" | "x" | "rank");
    let digits = q.value.abs().normalize().mantissa().to_string().trim_matches('0').len();
    let exact = l.agreement == Agreement::Exact;
    // whose it is must be said: "exports of robots" are not those to the EU
    let r = &l.entry.item;
    let names = r
        .names
        .iter()
        .chain(&r.owed)
        .chain(&r.of.names)
        .all(|n| told.names.contains(n));
    if !names {
        return false;
    }
    let all = l.unsaid == 0 && l.said > 0;
    let most = exact && digits >= 3 && l.said >= 2 && l.said + l.around >= 2 * l.unsaid;
    let sentence = exact && l.around + l.said > 2 && l.said + l.around > l.unsaid;
    all || most || sentence && (is_count(q) || l.unsaid == 0 && digits >= if part { 3 } else { 2 })
}
