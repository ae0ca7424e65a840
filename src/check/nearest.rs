//! Quotes whose grammar does not tell for certain what they are about, judged by their words: the recorded claim whose own
//! words all stand in the quote, where no other claim answers to more of them. Chatter around a figure is no difference;
//! a name of someone else is.
use super::agreement::{Agreement, agreement};
use super::attributes::parts;
use super::common::{is_common, says_nothing};
use super::compare::{
    Attribute, BECAUSE, Comparison, Relation, compare, is_official, other_reference, same_kind, times,
};
use super::evidence::{Entry, Evidence, Shared};
use super::heads::{COUNTRY, indicators};
use super::item::{Head, Item};
use super::lead;
use super::named;
use super::same::doubtful;
use super::sides::{by_verb, theirs};
use super::terms::{self, Name, Term, Topic};
use super::verdict::{Judgement, Verdict, about, figure, who};
use super::wording::{grows, outgrows, without_attribution};
use super::world;
use crate::base::{Error, Kind, Span, Token, tokenize};
use crate::lexicon::lexicon;
use crate::model::{Measure, Modality};
use crate::report::ClaimOut;
use rust_decimal::Decimal;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

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
    /// Proper names of neither table that quote and sentence share (`Huahu`, `Development Forum`).
    anchors: usize,
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
    if quote.item.modality != Modality::Fact
        || quote.item.source.as_deref().is_some_and(|s| !is_official(s))
        || quote.item.owes_unnamed
    {
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
        // a verb that the reader does not know: "exports race ahead 9%"
        let told = &claim.sentence.text;
        if let Some(moved) = world::moved(&q, told, &claim.text).filter(|m| m.measure == Measure::Growth) {
            q = moved;
            alike.extend(likenesses(evidence, &q, said, &whole)?);
        }
    }
    // what the record may still speak of, the quote may name anywhere
    let mut q = quote.item.clone();
    q.names.extend(&said.names);
    let counted = |l: &Likeness| is_count(&quote.item) && l.unsaid == 0 && l.said > 1;
    let spoken = |l: &Likeness| counted(l) || l.anchors > 0 || !doubtful(&q, &l.entry.item);
    alike.retain(|l| spoken(l) && is_of_its_time(&quote.item, &l.entry));
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
        if is_count(q) {
            asked.context.indicators.push(Term::count(&q.unit));
        }
        if q.head == Head::Known(Term::count("person")) {
            asked.context.indicators.push(Term::indicator("population"));
        }
        asked.head = Head::Phrase;
        for year in evidence.years()?.into_iter().take(1) {
            found.extend(evidence.about_in_year(&asked, year, &keep)?);
        }
    }
    found.sort_by_key(|e| e.record.claim.span.start);
    found.dedup_by(|a, b| std::sync::Arc::ptr_eq(a, b) || a.record.claim.id == b.record.claim.id);
    let proper = &said.proper;
    let around_it = |r: &Item, w: &Term| r.words.contains(w) || r.context.words.contains(w);
    let like = |entry: Shared| {
        let r = &entry.item;
        let (said, unsaid, around) = answers(said, r);
        Likeness {
            comparison: softened(compare(q, r)),
            agreement: agreement(q, r),
            said,
            unsaid,
            around,
            anchors: proper.iter().filter(|w| around_it(&entry.item, w)).count(),
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
pub(super) fn whole_behind(claim: &ClaimOut) -> Topic {
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
    /// Words with a capital that no table knows.
    proper: Vec<Term>,
    /// Words that stand side by side.
    pairs: Vec<(Term, Term)>,
    /// Words that are no things: verbs, adverbs, those who trade.
    chatter: Vec<Term>,
    /// Names of two words with capitals, lower case: `Boao Forum`.
    names_of_two: Vec<(String, String)>,
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
        let mut topic = terms::topic(text);
        if grows(text) {
            topic.words.push(Term::word("growing"));
        }
        if outgrows(text) {
            topic.words.push(Term::word("faster"));
        }
        let side = by_verb(text, &topic);
        let tokens = tokenize(text, Span::new(0, text.len()));
        let words: Vec<Vec<Term>> = tokens.iter().map(|t| terms::topic(&t.lower).words).collect();
        let of = |keep: &dyn Fn(usize, &Token<'_>) -> bool| -> Vec<Term> {
            let kept = (0..tokens.len()).filter(|&i| keep(i, &tokens[i]));
            kept.flat_map(|i| &words[i])
                .filter(|w| topic.words.contains(w))
                .copied()
                .collect()
        };
        // a capital at the beginning tells nothing, unless another one follows
        let inside = |i: usize| i > 0 && !tokens[i - 1].any(&[".", ":", "\"", "“"]);
        let next = |i: usize| tokens.get(i + 1).is_some_and(|t| t.capital() && t.lower.len() > 2);
        let mut proper = of(&|i, t| t.capital() && t.lower.len() > 3 && (inside(i) || next(i)));
        proper.sort();
        proper.dedup();
        let verb = |t: &Token<'_>| is_common(&t.lower);
        let mut chatter = of(&|_, t| !t.capital() && verb(t));
        chatter.extend(lead::AGENTS.iter().map(|a| Term::word(a)));
        let mut pairs = Vec::new();
        for (i, w) in tokens.windows(2).enumerate() {
            let number = w[0].lower.starts_with(|c: char| c.is_ascii_digit());
            let adjacent = !number && w[0].span.end + 1 == w[1].span.start && w[0].kind == Kind::Word;
            let (a, b) = (&words[i], &words[i + 1]);
            let agent = lead::AGENTS.iter().any(|n| a.contains(&Term::word(n)));
            if adjacent && !verb(&w[0]) && !agent && a.iter().chain(b).all(|t| topic.words.contains(t)) {
                pairs.extend(a.iter().flat_map(|x| b.iter().map(move |y| (*x, *y))));
            }
        }
        Said {
            names_of_two: named::names_of_two(&tokens),
            topic,
            side,
            proper,
            pairs,
            chatter,
        }
    }
    /// Whether a name of the record's sentence has another word before it: `Boao Forum` for `Development Forum`.
    fn is_renamed(&self, record: &str) -> bool {
        let there = named::names_of_two(&tokenize(record, Span::new(0, record.len())));
        let has = |w: &str| self.names_of_two.iter().any(|(a, b)| a == w || b == w);
        self.names_of_two.iter().any(|(first, last)| {
            let other = |(a, b): &(String, String)| b == last && a != first && !has(a);
            there.iter().any(other) && !there.iter().any(|(a, b)| a == first && b == last)
        })
    }
}

/// Whether a claim without a period may be of the quote's: the briefing was held soon after it.
pub(super) fn is_of_its_time(q: &Item, e: &Entry) -> bool {
    match (
        q.period,
        e.item.period,
        super::evidence::year(e.record.document.date.as_deref()),
    ) {
        (Some(asked), None, Some(year)) if q.period_said => asked.is_in_or_before(year),
        _ => true,
    }
}

/// The noun of a count, as a word.
fn counted(q: &Item) -> Option<Term> {
    is_count(q).then(|| Term::word(&q.unit))
}

/// Whether a figure counts things that a noun names.
pub(super) fn is_count(q: &Item) -> bool {
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
    out.retain(|w| *w != Own::Word(Term::word(BECAUSE)));
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
    let time = || match times(q, r) {
        Relation::Same => true,
        // what was counted at no time in particular
        Relation::Unsure => q.period.is_none() || r.period.is_none() && is_count(q),
        Relation::Differs => false,
    };
    // counted partners of exports are not those of imports
    let partners = || q.head != Head::Known(*COUNTRY) || indicators(q, r) != Relation::Differs;
    same_kind(q, r) && !r.owes_unnamed && time() && partners() && is_whole(q, r)
}

/// Whether what the quote takes a share of, or compares with, is nothing but the claim's own whole.
fn is_whole(q: &Item, r: &Item) -> bool {
    let whole = matches!(q.measure, Measure::Share | Measure::Rank | Measure::Gap);
    // "64.7% of the nation's exports" is not 64.7% of the regions' own
    let own = q.of_country && !r.of_country && r.of.names.iter().any(|n| r.names.contains(n));
    !whole
        || !own
            && !other_reference(q, r)
            && q.of.names.iter().all(|n| r.of.names.contains(n))
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
        (_, Head::Phrase) => !is_other_side(q, r, said),
        // what is counted stands in the unit
        (_, Head::Known(h)) if r.unit == q.unit && is_count(r) && h == Term::count(&r.unit) => true,
        (Head::Known(c), Head::Known(h)) if c == *PERSON => h == const { Term::indicator("population") },
        // "the number of trading firms rose 4%" is not their trade
        (Head::Known(c), _) if !is_indicator(c) => false,
        (_, Head::Known(h)) if said.indicators.contains(&h) => !is_trade(q.head) || !is_trade(r.head),
        (Head::Phrase, Head::Known(h)) => {
            // what the claim counts is in the unit; goods without a verb that is known may be traded either way
            let named = said.indicators.iter().any(|i| is_trade(Head::Known(*i)));
            is_count(r) && h == Term::count(&r.unit) || is_trade(r.head) && !named && said.side.is_none_or(|s| s == h)
        }
        _ => false,
    }
}

/// Whether the quote speaks of one side of trade only, and the claim, which leaves its own out, stands beside the other.
fn is_other_side(q: &Item, r: &Item, said: &Said) -> bool {
    let sides = const { [Term::indicator("exports"), Term::indicator("imports")] };
    let quoted = |s: &Term| said.indicators.contains(s) || q.head == Head::Known(*s);
    let told = |s: &Term| r.context.indicators.contains(s);
    let [exports, imports] = [quoted(&sides[0]), quoted(&sides[1])];
    exports != imports && told(&sides[usize::from(exports)]) && !told(&sides[usize::from(imports)])
}

/// Whether a head is an indicator of the lexicon, and no count of a noun.
pub(super) fn is_indicator(head: Term) -> bool {
    static ALL: LazyLock<FxHashSet<Term>> = LazyLock::new(|| {
        let rows = lexicon().indicator_rows.iter();
        rows.map(|i| Term::indicator(&i.name)).collect()
    });
    ALL.contains(&head)
}

/// The count of people.
static PERSON: LazyLock<Term> = LazyLock::new(|| Term::count("person"));

pub(super) const TRADE: [&str; 3] = ["exports", "imports", "imports and exports"];

pub(super) fn is_trade(head: Head) -> bool {
    const TERMS: [Head; 3] = [
        Head::Known(Term::indicator(TRADE[0])),
        Head::Known(Term::indicator(TRADE[1])),
        Head::Known(Term::indicator(TRADE[2])),
    ];
    TERMS.contains(&head)
}

/// Whether every name the sentence says is one of the claim's, or of the words around it.
fn no_one_else(said: &Said, r: &Item) -> bool {
    // "Africa's exports" are not those to Africa; what China imported may have been shipped from there
    let [exports, imports] =
        const { [Term::indicator("exports"), Term::indicator("imports")] }.map(|i| said.indicators.contains(&i));
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
fn settle(q: &Item, said: &Said, alike: &[Likeness]) -> Option<Judgement> {
    let best = alike
        .iter()
        .filter(|l| l.agrees() && l.is_near(q) && is_told(q, said, l) && !is_neighbour(said, l))
        // "50,000 trains ran in the first quarter", where the record tells of no time
        .filter(|l| !(q.period_said && l.entry.item.period.is_none()))
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
        return Some(judged(verdict, how, &best.entry, best.comparison.clone()));
    }
    other_figure(q, said, alike)
}

/// Whether the quote says words that the claim's sentence gives to another of its figures, and not those of this one.
fn is_neighbour(said: &Topic, l: &Likeness) -> bool {
    let r = &l.entry.item;
    let certain = l.anchors > 1 && is_count(r);
    l.unsaid > 0
        && !certain
        && terms::topic(&l.entry.record.claim.sentence.text)
            .words
            .iter()
            .any(|w| said.words.contains(w) && !r.words.contains(w) && !r.context.words.contains(w))
}

/// Whether a claim with another figure answers to the quote as well as the best that agrees.
fn is_rival(best: &Likeness, other: &Likeness) -> bool {
    !other.agrees()
        && other.strength() >= best.strength()
        && (other.unsaid <= best.unsaid || other.strength() > best.strength())
}

/// The verdict where all that the quote's grammar says of its subject is a claim's, and that claim has another figure.
fn other_figure(q: &Item, said: &Said, alike: &[Likeness]) -> Option<Judgement> {
    let full = |l: &&Likeness| {
        let r = &l.entry.item;
        let names = q.names.iter().all(|n| r.names.contains(n) || r.owed.contains(n));
        let words = q.words.iter().all(|w| {
            r.words.contains(w) || said.chatter.contains(w) || said.proper.contains(w) && r.context.words.contains(w)
        });
        let head = q.head == r.head
            || l.anchors > 1
            || matches!((q.head, r.head), (Head::Phrase, Head::Known(h)) if said.indicators.contains(&h));
        let told = head && names && words && l.unsaid == 0 && l.said > 0;
        told || is_count(q) && l.said + l.around > 2 && whose(said, &l.entry) != Whose::Others
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
    let mut j = judged(Verdict::Contradicted, how, &best.entry, best.comparison.clone());
    if best.agreement == Agreement::Reversed {
        j.differs.push(Attribute::Direction);
    }
    Some(j)
}

/// A verdict by a recorded claim.
pub(super) fn judged(verdict: Verdict, how: &str, e: &Shared, comparison: Comparison) -> Judgement {
    let reason = format!("{how}: {}, {} ({}).", about(e), figure(e), who(e));
    let mut j = Judgement::new(verdict, reason, vec![e.clone()]);
    j.comparison = Some(comparison);
    j
}

/// `second-hand robots` for `robots`, `farm machinery` for `farm goods`: a word beside the claim's own that neither claim nor
/// sentence has.
fn is_modified(told: &Said, r: &Item) -> bool {
    let strange = |w: &Term| !r.words.contains(w) && !r.context.words.contains(w) && !r.of.words.contains(w);
    told.pairs.iter().any(|(before, word)| {
        let other =
            |own: &Term, beside: &Term| r.words.contains(own) && strange(beside) && !told.proper.contains(beside);
        other(word, before) || other(before, word) && !says_nothing(*word) && !named::is_agent(*word)
    })
}

/// Whether a quote says the names of a claim.
#[derive(PartialEq, Eq)]
enum Whose {
    /// All of them.
    Said,
    /// All but what the claim's own sentence does not say either: that was only carried along.
    Carried,
    /// It is someone else's.
    Others,
}

fn whose(told: &Topic, e: &Entry) -> Whose {
    let r = &e.item;
    let mut unsaid = r
        .names
        .iter()
        .chain(&r.owed)
        .chain(&r.of.names)
        .filter(|n| !told.names.contains(n))
        .peekable();
    if unsaid.peek().is_none() {
        return Whose::Said;
    }
    let own = terms::topic(&e.record.claim.sentence.text).names;
    match unsaid.any(|n| own.contains(n)) {
        true => Whose::Others,
        false => Whose::Carried,
    }
}

/// Whether the quote says enough of a claim: all of its words, or most of several beside a figure that is no accident, or
/// several words of its sentence where things are counted.
fn is_told(q: &Item, told: &Said, l: &Likeness) -> bool {
    let part = matches!(q.unit.as_str(), "%" | "pp" | "x" | "rank");
    let digits = q.value.abs().normalize().mantissa().to_string().trim_matches('0').len();
    let exact = l.agreement == Agreement::Exact;
    let counts = is_count(q) || matches!(q.unit.as_str(), "t" | "h" | "day");
    let known = counts && exact && l.anchors > 0 && l.said + l.around > 3;
    let all = l.unsaid == 0 && l.said > 0;
    let most = exact && digits >= 3 && l.said >= 2 && l.said + l.around >= 2 * l.unsaid;
    let sentence = exact && l.around + l.said > 2 && l.said + l.around > l.unsaid;
    let enough = all
        || most
        || known && l.said > 0 && digits >= 2
        || sentence && (is_count(q) || l.unsaid == 0 && digits >= if part { 3 } else { 2 });
    if !enough || is_modified(told, &l.entry.item) || told.is_renamed(&l.entry.record.claim.sentence.text) {
        return false;
    }
    // whose it is must be said: "exports of robots" are not those to the EU
    match whose(told, &l.entry) {
        Whose::Said => true,
        Whose::Carried => known,
        Whose::Others => false,
    }
}
