//! The record as a closed world, for quotes whose grammar did not tell what their figure is of. A sentence names things; the
//! words of the language around them (`common`) say nothing. If everything that it names is a recorded claim's, and everything
//! that the claim is of is named, the figure is of that claim, however the sentence is built. A thing that neither knows
//! keeps the figure open.
use super::agreement::{Agreement, agreement};
use super::attributes::begins_a_change;
use super::common::{moves, says_nothing};
use super::compare::{Attribute, Relation, compare, is_official, same_kind_but_unit, times};
use super::evidence::{Entry, Evidence, Shared};
use super::heads::{COUNTRY, indicators};
use super::item::{Head, Item};
use super::named::{Named, concedes, cores, explains, narrows, proper, readings};
use super::nearest::{TRADE, is_count, is_indicator, is_of_its_time, is_trade, judged};
use super::same::doubtful;
use super::sides;
use super::terms::{self, Name, Sort, Term};
use super::verdict::{Judgement, Verdict};
use crate::base::{Error, Span, tokenize};
use crate::model::{Measure, Modality};
use rust_decimal::Decimal;

/// The indicator that words of cost speak of.
pub(super) const PRICE: Term = Term::indicator("average import price");

/// A recorded claim that may be meant.
struct Fit {
    entry: Shared,
    agreement: Agreement,
    /// How many of its own words and names the sentence says.
    said: usize,
    /// Own words that it does not say.
    unsaid: usize,
    /// Whether the sentence says its indicator.
    head: bool,
    /// Whether the sentence names nothing but what is the claim's.
    alone: bool,
    /// Whether it names the very names of the claim, and no part or whole of them.
    exactly: bool,
}

impl Fit {
    fn agrees(&self, q: &Item) -> bool {
        let off = (self.entry.item.value.abs() - q.value.abs()).abs();
        matches!(self.agreement, Agreement::Exact | Agreement::Loose(_))
            && off * Decimal::from(4) <= self.entry.item.value.abs()
    }
    fn is_against(&self) -> bool {
        matches!(self.agreement, Agreement::Against | Agreement::Reversed)
    }
    /// What the claim is of, for telling claims of one thing from those of others.
    fn identity(&self) -> (Head, &[Name], &[Term]) {
        let r = &self.entry.item;
        (r.head, &r.names, &r.words)
    }
}

/// The verdict on a figure by what its sentence names, if that is one recorded thing and nothing else.
///
/// # Errors
/// When the evidence cannot be read.
pub(super) fn by_names(evidence: &dyn Evidence, quote: &Entry) -> Result<Option<Judgement>, Error> {
    let item = &quote.item;
    if item.modality != Modality::Fact
        || item.source.as_deref().is_some_and(|s| !is_official(s))
        || item.owes_unnamed
        || matches!(item.measure, Measure::Gap | Measure::Rank)
    {
        return Ok(None);
    }
    let text = quote.record.claim.sentence.text.as_str();
    for text in readings(text, &quote.record.claim.text) {
        // of a clause without its lead only what it names itself can be told
        let tail = text.starts_with('\u{1}');
        let text = text.trim_start_matches('\u{1}').to_string();
        let named = Named::new(&text, quote);
        let Some(q) = moved(item, &text, &quote.record.claim.text) else {
            continue;
        };
        if sides::traded_by_others(&text, q.measure == Measure::Share) {
            continue;
        }
        let fits = fits(evidence, &q, &named)?;
        // all of the country's: "mark it down: that is the third month in a row that China's trade grew"
        let country = ["China", "Chinese", "the country"].iter().any(|w| text.contains(w));
        let fits: Vec<Fit> = fits
            .into_iter()
            .filter(|f| !tail || f.said > 0 || country && f.head && f.alone)
            .collect();
        let told = !named.sides.is_empty() || fits.iter().any(|f| f.said > 1);
        if tail && (named.topic.points_back || !told) {
            continue;
        }
        if let Some(j) = settle(&q, &named, &fits) {
            return Ok(Some(j));
        }
        if let Some(j) = at_another_time(evidence, &q, &named)? {
            return Ok(Some(j));
        }
    }
    by_clause(evidence, quote)
}

/// The verdict on a figure by its own clause, where that names all of a claim; what stands in other clauses is chatter then,
/// unless it is of the claim's kind: a partner, a firm, a thing of trade.
fn by_clause(evidence: &dyn Evidence, quote: &Entry) -> Result<Option<Judgement>, Error> {
    let item = &quote.item;
    let (text, figure) = (
        quote.record.claim.sentence.text.as_str(),
        quote.record.claim.text.as_str(),
    );
    for (core, before, behind) in cores(text, figure) {
        if narrows(behind) || sides::traded_by_others(core, item.measure == Measure::Share) {
            continue;
        }
        let named = Named::new(core, quote);
        let Some(q) = moved(item, core, figure) else {
            continue;
        };
        if named.topic.points_back || named.topic.names.is_empty() && named.things.is_empty() {
            continue;
        }
        // "Despite the war of words, trade with Japan rose": a clause of its own names nothing of the figure's
        let lead = Named::new(if concedes(before) { "" } else { before }, quote);
        let tail = terms::topic(if explains(behind) { "" } else { behind });
        let reason = Named::new(behind, quote);
        let chatter = |f: &Fit| {
            let r = &f.entry.item;
            let own = [&r.words, &r.of.words, &r.owed_words];
            let has = |w: &Term| own.iter().any(|s| s.contains(w)) || r.context.words.contains(w);
            let names = [&r.names, &r.of.names, &r.loose, &r.owed];
            // another one of its kind is an example, where the claim's own is named
            let kind = |n: &Name| {
                let near = |o: &Name| o == n || n.holds(o) || o.kind == n.kind && named.topic.names.contains(o);
                names.iter().any(|s| s.iter().any(near))
            };
            let listed = |w: &Term| !concedes(before) && !has(w) && listed_in(before).contains(w);
            let bare = own.iter().all(|s| s.is_empty());
            // why something was counted is a part of what was: "three firms after salmonella was found"
            let why = !is_count(r) || reason.things.iter().all(has);
            why && lead.topic.names.iter().all(kind)
                && tail.names.iter().all(kind)
                && !lead.things.iter().any(listed)
                && (!bare || lead.things.iter().all(has))
        };
        let fits: Vec<Fit> = fits(evidence, &q, &named)?.into_iter().filter(|f| f.said > 0).collect();
        if let Some(j) = settle(&q, &named, &fits)
            && fits
                .iter()
                .filter(|f| j.evidence.iter().any(|e| std::sync::Arc::ptr_eq(e, &f.entry)))
                .all(chatter)
        {
            return Ok(Some(j));
        }
    }
    Ok(None)
}

/// Whether a sentence grants something first and then names one of these.
fn concedes_all(text: &str, names: &[Name]) -> bool {
    let Some((lead, rest)) = text.split_once(", ") else {
        return false;
    };
    let said = terms::topic(rest).names;
    concedes(lead) && names.iter().any(|n| said.contains(n))
}

/// Words of a stretch that the table of synonyms has: things that the record may know.
pub(super) fn listed_in(text: &str) -> Vec<Term> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    let listed = words.map(str::to_lowercase).filter(|w| terms::is_listed(w));
    listed.flat_map(|w| terms::topic(&w).words).collect()
}

/// A figure that the record has of another time only: all that is named is one claim's.
fn at_another_time(evidence: &dyn Evidence, q: &Item, named: &Named) -> Result<Option<Judgement>, Error> {
    if !q.period_said || q.period.is_none() || q.measure == Measure::Streak {
        return Ok(None);
    }
    let any = Item {
        period: None,
        period_said: false,
        ..q.clone()
    };
    let found = fits(evidence, &any, named)?;
    let very =
        |f: &&Fit| f.agreement == Agreement::Exact && f.alone && f.exactly && f.head && f.entry.item.period != q.period;
    // what was counted at no time in particular, unless it goes on since some time
    let dated = |f: &&Fit| f.entry.item.period.is_some() || f.entry.record.claim.sentence.text.contains("ince ");
    let mut held = found
        .iter()
        .filter(very)
        .filter(dated)
        .filter(|f| f.unsaid == 0 || f.said > 2 * f.unsaid);
    let (Some(best), None) = (held.next(), held.find(|f| f.unsaid > 0)) else {
        return Ok(None);
    };
    let how = "The record holds this figure for another time";
    let mut j = judge(Verdict::Misattributed, how, q, best);
    j.differs.push(Attribute::Period);
    Ok(Some(j))
}

/// A percentage whose verb the reader does not know, as the growth that the words beside it tell.
pub(super) fn moved(q: &Item, text: &str, figure: &str) -> Option<Item> {
    if !(q.guessed && q.unit == "%") {
        return Some(q.clone());
    }
    let at = text.find(figure)?;
    let tokens = tokenize(text, Span::new(0, text.len()));
    let first = tokens.iter().position(|t| t.span.start as usize >= at)?;
    let last = tokens.iter().position(|t| t.span.start as usize >= at + figure.len());
    let behind = last.map_or(tokens.len(), |l| l)..(last.unwrap_or(tokens.len()) + 2).min(tokens.len());
    let before = (first.saturating_sub(8)..first).rev().find_map(|i| moves(&tokens, i));
    let up = behind.into_iter().find_map(|i| moves(&tokens, i)).or(before)?;
    let mut q = q.clone();
    q.measure = Measure::Growth;
    if !up {
        q.value = -q.value;
        (q.low, q.high) = (q.high.map(|v| -v), q.low.map(|v| -v));
    }
    Some(q)
}

/// The recorded claims of the figure's kind and time, with what of them the sentence says.
fn fits(evidence: &dyn Evidence, q: &Item, named: &Named) -> Result<Vec<Fit>, Error> {
    let mut asked = q.clone();
    asked.names.extend(&named.topic.names);
    asked
        .words
        .extend(named.topic.words.iter().filter(|w| !says_nothing(**w)));
    asked
        .context
        .indicators
        .extend(named.topic.indicators.iter().chain(&named.sides));
    if is_count(q) {
        asked.context.indicators.push(Term::count(&q.unit));
    }
    if let Head::Known(h) = q.head {
        asked.context.indicators.push(h);
    }
    asked.head = Head::Phrase;
    // what has another figure only counts where all of it is said and nothing else
    let counts = |r: &Item| match agreement(q, r) {
        Agreement::Exact | Agreement::Loose(_) => own(r, named).is_some(),
        _ => own(r, named).is_some_and(|o| o.1 == 0) && is_alone(named, r),
    };
    let names = |r: &Item| r.names.iter().all(|n| named.topic.names.contains(n));
    let keep =
        |r: &Item| names(r) && is_kind(q, r) && is_whole(q, named, r) && head(q, r, named).is_some() && counts(r);
    let mut found = Vec::new();
    if q.period.is_some() {
        found = evidence.about(&asked, &keep)?;
        let bare = Item {
            names: Vec::new(),
            loose: Vec::new(),
            owed: Vec::new(),
            words: Vec::new(),
            ..asked.clone()
        };
        for side in &named.sides {
            let of_side = Item {
                head: Head::Known(*side),
                ..bare.clone()
            };
            found.extend(evidence.about(&of_side, &keep)?);
        }
    } else {
        for year in evidence.years()?.into_iter().take(1) {
            asked.words.extend(&named.sides);
            found.extend(evidence.about_in_year(&asked, year, &keep)?);
        }
    }
    asked.context.indicators.extend(TRADE.map(Term::indicator));
    found.extend(evidence.valued(&asked, &keep)?);
    found.sort_by_key(|e| e.record.claim.span.start);
    found.dedup_by(|a, b| std::sync::Arc::ptr_eq(a, b) || a.record.claim.id == b.record.claim.id);
    found.retain(|e| is_of_its_time(q, e));
    // what a change began with is no figure of now
    if !named.back {
        found.retain(|e| !begins_a_change(&e.record.claim));
    }
    let fit = |entry: Shared| {
        let r = &entry.item;
        let (said, unsaid) = own(r, named)?;
        Some(Fit {
            agreement: agreement(q, r),
            said,
            unsaid,
            head: head(q, r, named)?,
            alone: is_alone(named, r),
            exactly: named.topic.names.iter().all(|n| {
                let holds = |o: &Name| o.holds(n) && named.topic.names.contains(o);
                r.may_be_about(n) || r.of.names.contains(n) || r.names.iter().any(holds)
            }),
            entry,
        })
    };
    Ok(found.into_iter().filter_map(fit).collect())
}

/// Whether two figures are of one kind and time.
fn is_kind(q: &Item, r: &Item) -> bool {
    let counted = |i: &Item| is_count(i) || i.unit == "1";
    let unit = || q.unit == r.unit || counted(q) && counted(r) && is_count(r) && FIRMS.contains(&&*r.unit);
    let time = match times(q, r) {
        Relation::Same => true,
        Relation::Unsure => q.period.is_none() || r.period.is_none() && is_count(q),
        Relation::Differs => false,
    };
    let partners = q.head != Head::Known(*COUNTRY) || indicators(q, r) != Relation::Differs;
    unit() && same_kind_but_unit(q, r) && q.aspect == r.aspect && !r.owes_unnamed && time && partners
}

/// What is counted may be told in another word: `the club has 2,670 members`.
const FIRMS: &[&str] = &["enterprise"];

/// Whether the whole of a share is the claim's.
fn is_whole(q: &Item, named: &Named, r: &Item) -> bool {
    if q.measure != Measure::Share {
        return q.of.names.is_empty() && q.of.words.is_empty() || r.measure == q.measure;
    }
    let said: Vec<Name> = q.of.names.iter().chain(&named.whole.names).copied().collect();
    said.iter().all(|n| r.of.names.contains(n)) && r.of.names.iter().all(|n| said.contains(n))
}

/// Whether the sentence says a claim's indicator; none if it says another.
fn head(q: &Item, r: &Item, named: &Named) -> Option<bool> {
    let strange = |h: Term| {
        let said = named.topic.indicators.iter();
        // "trade turnover" is trade
        let trade = |i: Term| {
            is_trade(Head::Known(i))
                || const { [Term::indicator("turnover"), Term::indicator("sales")] }.contains(&i)
                    && !named.sides.is_empty()
        };
        said.filter(|i| !trade(**i))
            .any(|i| *i != h && !r.context.indicators.contains(i) && !r.of.indicators.contains(i))
    };
    // "the number of trading firms rose 4%" is not their trade
    if matches!(q.head, Head::Known(c) if !is_indicator(c)) && q.head != r.head && !is_count(r) {
        return None;
    }
    match r.head {
        Head::Known(h) if is_trade(r.head) => {
            if strange(h) || named.price {
                return None;
            }
            match named.sides.as_slice() {
                [] => Some(false),
                [only] if *only == h => Some(true),
                _ => None,
            }
        }
        Head::Known(h) if h == Term::count(&r.unit) => {
            let firms = r.unit == "enterprise" && named.topic.names.iter().any(|n| n.kind == Sort::Actor);
            let said = q.unit == r.unit || firms || named.topic.words.contains(&Term::word(&r.unit));
            said.then_some(true)
        }
        Head::Known(h) if named.topic.indicators.contains(&h) || q.head == r.head => (!strange(h)).then_some(true),
        Head::Known(h) if h == PRICE => {
            let exported = named.sides.contains(&const { Term::indicator("exports") });
            (named.price && !(exported && named.sides.len() == 1)).then_some(true)
        }
        Head::Known(_) => None,
        Head::Phrase => match named.sides.is_empty() || named.sides.iter().all(|s| r.context.indicators.contains(s)) {
            true if !r.words.is_empty() => Some(true),
            _ => None,
        },
    }
}

/// How many of a claim's own words and names a sentence says, and how many words it does not; none if a name is unsaid.
pub(super) fn own(r: &Item, named: &Named) -> Option<(usize, usize)> {
    let mut names: Vec<Name> = r.names.iter().chain(&r.of.names).chain(&r.owed).copied().collect();
    if names.is_empty() {
        names.extend(&r.loose);
    }
    names.sort();
    names.dedup();
    let told = |n: &Name| named.topic.names.contains(n);
    if !names.iter().all(told) {
        return None;
    }
    let mut words: Vec<Term> = r
        .words
        .iter()
        .chain(&r.of.words)
        .chain(&r.owed_words)
        .copied()
        .collect();
    words.sort();
    words.dedup();
    let marks = const { [Term::word("growing"), Term::word("faster")] };
    words.retain(|w| !marks.contains(w));
    let said = words.iter().filter(|w| named.topic.words.contains(w)).count();
    Some((names.len() + said, words.len() - said))
}

/// Whether everything that a sentence names is a claim's.
pub(super) fn is_alone(named: &Named, r: &Item) -> bool {
    let owners = named.topic.owners.iter().all(|n| r.context.owners.contains(n));
    let around = [&r.names, &r.of.names, &r.loose, &r.owed, &r.topic];
    let names = named.topic.names.iter().all(|n| {
        let near = |o: &Name| o == n || n.holds(o) || o.holds(n) && named.topic.names.contains(o);
        around.iter().any(|s| s.iter().any(near))
    });
    let known = [&r.words, &r.of.words, &r.owed_words, &r.context.words];
    let unit = Term::word(&r.unit);
    let words = named
        .things
        .iter()
        .all(|w| *w == unit || known.iter().any(|s| s.contains(w)));
    owners && names && words
}

/// The verdict where all that is named is one claim's.
fn settle(q: &Item, named: &Named, fits: &[Fit]) -> Option<Judgement> {
    let holders: Vec<&Fit> = fits.iter().filter(|f| f.agrees(q)).collect();
    let unique = |f: &Fit| holders.iter().all(|h| h.identity() == f.identity());
    let digits = q.value.abs().normalize().mantissa().to_string().trim_matches('0').len();
    // a figure that one claim alone holds may leave the indicator to it
    let distinct = |f: &Fit| unique(f) && f.agreement == Agreement::Exact && digits > 1 && f.said > 1;
    // most of what a count is of, where no other claim has the number
    let counted = |f: &Fit| {
        let counts = is_count(q) || matches!(q.unit.as_str(), "t" | "h" | "day");
        counts && f.head && f.agreement == Agreement::Exact && unique(f) && f.said > 2 * f.unsaid && f.said > 2
    };
    // a proper name said makes up for what its sentence may owe, and for a further word of that name
    let known = |f: &Fit| {
        let r = &f.entry.item;
        let proper = proper(&f.entry.record.claim.sentence.text);
        let own = || r.words.iter().chain(&r.of.words).chain(&r.owed_words);
        let of_name = own()
            .filter(|w| proper.contains(w) && named.topic.words.contains(w))
            .count();
        let unsaid = own()
            .filter(|w| !named.topic.words.contains(w))
            .all(|w| proper.contains(w));
        of_name > 0 && (f.unsaid == 0 || unsaid && f.unsaid < of_name && unique(f))
    };
    // a place of a proper name, of which the record has one such figure: "volumes through Huahu Airport"
    let placed = |f: &Fit| {
        let own = proper(&f.entry.record.claim.sentence.text);
        let said = f
            .entry
            .item
            .words
            .iter()
            .filter(|w| own.contains(w) && named.topic.words.contains(w));
        let moves = matches!(q.measure, Measure::Growth | Measure::Change);
        moves && unique(f) && f.agreement == Agreement::Exact && f.unsaid == 0 && said.count() > 1
    };
    let whole = |f: &&Fit| f.alone && (f.unsaid == 0 && !doubtful_here(q, f) || counted(f) || known(f));
    let timed = |f: &Fit| !(q.period_said && f.entry.item.period.is_none());
    let best = holders
        .iter()
        .copied()
        .filter(whole)
        .filter(|f| timed(f) && (f.head || distinct(f) || placed(f)))
        .max_by_key(|f| (f.said, f.agreement == Agreement::Exact));
    if let Some(best) = best {
        // a bound holds of what is far off, too
        let far = |f: &Fit| {
            let (a, b) = (f.entry.item.value.abs(), q.value.abs());
            f.agreement == Agreement::Open && (a > b * Decimal::TWO || b > a * Decimal::TWO)
        };
        let rival = |f: &Fit| !f.agrees(q) && !far(f) && f.unsaid == 0 && f.said >= best.said && f.alone;
        if fits.iter().any(rival) {
            return None;
        }
        let (verdict, how) = match best.agreement {
            Agreement::Exact => (
                Verdict::Supported,
                "The record holds this figure, by what the sentence names",
            ),
            _ => (
                Verdict::Rounded,
                "Right when rounded or as a bound, by what the sentence names",
            ),
        };
        return Some(judge(verdict, how, q, best));
    }
    let best = fits
        .iter()
        .filter(whole)
        .filter(|f| f.head && f.exactly)
        .max_by_key(|f| f.said)?;
    let against = fits
        .iter()
        .filter(whole)
        .filter(|f| f.said == best.said)
        .all(Fit::is_against);
    let firm = q.period_said || q.period.is_some() || best.entry.item.period.is_none() || best.said > 1;
    // another thing that has the figure by its unsaid words takes nothing from one that is named whole
    let beside = |h: &&Fit| !h.alone && h.unsaid > 0 && h.said < best.said;
    if !against || !firm || !holders.iter().all(beside) {
        return None;
    }
    let reversed = best.agreement == Agreement::Reversed;
    let how = match reversed {
        true => "The record has it the other way",
        false => "The record gives another figure",
    };
    let mut j = judge(Verdict::Contradicted, how, q, best);
    if reversed {
        j.differs.push(Attribute::Direction);
    }
    Some(j)
}

/// Whether a quote's sentence names a thing that the claim it is held for does not have: of a claim of all trade, before the
/// figure; of one that is told from others by names alone, anywhere, where only `words` spoke for it.
pub(super) fn is_of_a_stranger(quote: &Entry, held: &Entry, words: bool) -> bool {
    let r = &held.item;
    let own = [&r.words, &r.of.words, &r.owed_words]
        .iter()
        .map(|w| w.len())
        .sum::<usize>();
    // one word alone ties no figure but those of trade: "delivery times"
    let bare = own == 0 || words && own == 1 && r.names.is_empty() && r.measure == Measure::Duration;
    let trade = is_trade(r.head) && r.measure != Measure::Streak;
    if r.names.is_empty() && r.owed.is_empty() && concedes_all(&quote.record.claim.sentence.text, &r.loose) {
        return false;
    }
    if !bare || !(words || trade) {
        return false;
    }
    let claim = &quote.record.claim;
    let text = claim.sentence.text.as_str();
    let figure = text.find(&claim.text).unwrap_or(text.len());
    let named = Named::new(text, quote);
    // "Engines are humming: China's exports ...": what goes before the colon is no subject where the country is one
    let lead = text[..figure].rfind(": ").map_or(0, |k| k + 2);
    let country = ["China", "Chinese", "the country"]
        .iter()
        .any(|w| text[lead..figure].contains(w));
    let from = if country { lead } else { 0 };
    let own = terms::topic(&held.record.claim.sentence.text).words;
    // "Railways matter more: trade by rail rose": the way of the claim by another word
    let way = |w: &Term| r.names.iter().any(|n| sides::is_way(*n, *w));
    let strange = |w: &Term| !r.context.words.contains(w) && !own.contains(w) && !r.words.contains(w) && !way(w);
    // of a claim that a name tells from others, only what the sentence begins with: "Aircraft did well, with exports to Japan"
    let upto = match (r.names.is_empty(), text[from..figure].split_once(' ')) {
        (false, Some(_)) if lead > 0 => return false,
        (false, Some((first, _))) => from + first.len(),
        _ => figure,
    };
    let before = terms::topic(&text[from..upto]).words;
    named.things.iter().any(|w| strange(w) && (words || before.contains(w)))
}

/// A quote's claim without the words of the language that its reading took for a thing, if nothing else is named.
pub(super) fn cleaned(quote: &Entry) -> Option<Item> {
    let named = Named::new(&quote.record.claim.sentence.text, quote);
    let mut item = quote.item.clone();
    item.words
        .retain(|w| named.things.contains(w) || !says_nothing(*w) && !named.topic.words.contains(w));
    if let (Head::Phrase, [side]) = (item.head, named.sides.as_slice()) {
        item.head = Head::Known(*side);
    }
    let told = |w: &Term| item.words.contains(w) || item.of.words.contains(w);
    let whole = named.things.iter().all(told) && named.topic.names.iter().all(|n| item.may_be_about(n));
    let heads = named.topic.indicators.iter().map(|i| Head::Known(*i));
    let balance = Head::Known(const { Term::indicator("trade surplus") });
    let headed = heads
        .into_iter()
        .all(|h| h == item.head || is_trade(h) && item.head == balance);
    (whole && headed && item != quote.item).then_some(item)
}

fn doubtful_here(q: &Item, f: &Fit) -> bool {
    let mut q = q.clone();
    q.names.extend(&f.entry.item.names);
    q.names.extend(&q.loose);
    doubtful(&q, &f.entry.item)
}

fn judge(verdict: Verdict, how: &str, q: &Item, f: &Fit) -> Judgement {
    judged(verdict, how, &f.entry, compare(q, &f.entry.item))
}
