//! A claim made comparable: what it measures, of whom, when, against what. The same for quotes and for the record.
//!
//! Claims of one document are read together, because a sentence may owe its subject to the one before it
//! (`Among these, exports of ... rose 67.4%`). What a claim may owe is kept apart from what it says.
use super::attributes::{against_before, aspect, before_figure, modality, parts, period};
use super::derive::STAND_INS;
use super::frames::{self, Said};
use super::heads::{count_firms, mend_head};
use super::lead;
use super::nearest::is_trade;
use super::parts::{mark_parts, name_parts};
use super::period::Stretch;
use super::terms::{self, Name, Sort, Term, Topic};
use super::wording::{
    UNNAMED, begins_anew, begins_with_a_name, grows, is_of_firms, is_of_trains, it_behind, national, only_their,
    opens_back, opens_with_possessive, outgrows, partitions, points_back, without_attribution,
};
use crate::model::{Approx, How, Measure, Modality, TurnKind};
use crate::report::ClaimOut;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Head {
    /// An indicator of the lexicon or the count of a noun.
    Known(Term),
    /// A noun phrase that no table knows; its words are among the item's words.
    Phrase,
}

/// What of an indicator a change speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Aspect {
    /// Its share of a whole.
    Share,
    /// Its growth rate.
    Rate,
}

/// A claim made comparable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// What is measured.
    pub head: Head,
    /// Whose: partners, regions, actors, transport.
    pub names: Vec<Name>,
    /// Other words of the subject.
    pub words: Vec<Term>,
    /// The whole of a share, the field of a rank, the reference of a gap.
    pub of: Topic,
    /// Whether the words of the whole name an indicator.
    pub of_names_indicator: bool,
    /// Whether the whole is said to be the country's: `of the nation's exports`.
    pub of_country: bool,
    /// Kind of figure.
    pub measure: Measure,
    /// Whether the kind is only what is left when no rule fits.
    pub guessed: bool,
    /// What of the indicator moves, where it is not the indicator itself.
    pub aspect: Option<Aspect>,
    /// Unit, synonyms folded.
    pub unit: String,
    /// Value.
    #[serde(with = "rust_decimal::serde::str")]
    pub value: Decimal,
    /// Hedge.
    pub approx: Approx,
    /// Lower end.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub low: Option<Decimal>,
    /// Upper end.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub high: Option<Decimal>,
    /// When.
    pub period: Option<Stretch>,
    /// Whether the claim's own words tell the period.
    pub period_said: bool,
    /// What a growth or change is against.
    pub base: Option<String>,
    /// Whether the words tell the base.
    pub base_said: bool,
    /// Fact, forecast, target.
    pub modality: Modality,
    /// Another party the figure is attributed to.
    pub source: Option<String>,
    /// Names in its sentence that no claim there owns: the claim may be about them.
    pub loose: Vec<Name>,
    /// Names it owes to an earlier sentence, if its own begins by pointing back.
    pub owed: Vec<Name>,
    /// Words of the subject it may owe to a claim before it in its sentence.
    pub owed_words: Vec<Term>,
    /// Names the sentence before was about: perhaps still the topic.
    pub topic: Vec<Name>,
    /// Other words of its sentence (and of the one it points back to) that belong to no other claim there.
    pub context: Topic,
    /// Its sentence begins by pointing back.
    pub points_back: bool,
    /// It points back to something that no name tells (`these provinces`).
    pub owes_unnamed: bool,
    /// A sibling claim says that it is only part of a whole it does not name.
    pub part_of_unnamed: bool,
}

fn strip_aspect(indicator: &str) -> &str {
    ["share of ", "growth rate of ", "growth of ", "proportion of "]
        .iter()
        .find_map(|p| indicator.strip_prefix(p))
        .unwrap_or(indicator)
}

impl Item {
    /// The item of one claim alone.
    pub fn of(claim: &ClaimOut) -> Item {
        Item::new(claim, &mut Subjects::default())
    }

    fn new(claim: &ClaimOut, subjects: &mut Subjects) -> Item {
        let raw = claim.indicator.as_deref().unwrap_or("");
        let indicator = strip_aspect(raw);
        let counted = indicator.strip_prefix("number of ");
        let ind = subjects.of(counted.unwrap_or(indicator));
        let mut subject = subjects.of(claim.subject.as_deref().unwrap_or(""));
        // "import and export records": what is counted is no trade
        let of_records = indicator.ends_with(" records") || indicator.ends_with(" record");
        // the noun of a count may stand in a subject of trade: "enterprises; import and export"
        let head = match (counted, ind.indicators.first()) {
            (Some(noun), _) if is_of_trains(noun) => Head::Known(Term::count("train")),
            (Some(noun), _) => Head::Known(Term::count(noun.rsplit(' ').next().unwrap_or(noun))),
            (None, Some(i)) if !of_records => Head::Known(*i),
            (None, _) => match subject.indicators.first() {
                // "consumer price index / CPI", "exports of ..." with an unknown head before it
                Some(i) if ind.words.is_empty() => Head::Known(*i),
                _ => Head::Phrase,
            },
        };
        let mut names = ind.names;
        let mut words = ind.words;
        // "with the five countries of Central Asia": what is counted says all
        let complete = claim.rule == "counted" && names.iter().any(|n| n.kind == Sort::Partner);
        if !complete {
            names.append(&mut subject.names);
            words.append(&mut subject.words);
        }
        for extra in claim
            .facets
            .partner
            .iter()
            .chain(&claim.facets.region)
            .chain(&claim.facets.actor)
            .filter(|_| !complete)
        {
            names.extend(terms::topic(extra).names);
        }
        names.sort();
        names.dedup();
        words.sort();
        words.dedup();
        // "a population of 1.4 billion and 400 million middle-income people": an item that says what it counts
        let mut head = head;
        if claim.rule == "list-item" && counted.is_none() && claim.unit == "person" {
            let own = terms::topic(claim.text.trim_start_matches(|c: char| !c.is_alphabetic()));
            if !own.words.iter().all(|w| SCALES.iter().any(|s| *w == Term::word(s))) {
                head = Head::Known(Term::count(claim.text.rsplit(' ').next().unwrap_or("people")));
                words = own.words;
                words.retain(|w| !SCALES.iter().any(|s| *w == Term::word(s)));
            }
        }
        if let Some(noun) = counted {
            let noun = Term::word(&terms::word(noun.rsplit(' ').next().unwrap_or(noun)));
            words.retain(|w| *w != noun);
        }
        let mut of = terms::topic(claim.of.as_deref().unwrap_or(""));
        if let Some(noun) = counted {
            // "86% of all firms that trade" is a share of the count
            let noun = Term::word(&terms::word(noun.rsplit(' ').next().unwrap_or(noun)));
            if of.words.contains(&noun) {
                of.words.retain(|w| *w != noun);
                of.indicators.clear();
            }
        }
        let of_firms = counted.is_none() && claim.measure == Measure::Share && is_of_firms(claim.of.as_deref());
        if of_firms {
            of.words.clear();
            of.indicators.clear();
        }
        // "64% of the regions' total exports": of those that the claim is about
        let whose = claim.of.as_deref().is_some_and(|o| o.contains(['\'', '’']));
        if let [only] = of.words.as_slice()
            && of.names.is_empty()
            && whose
            && claim.measure == Measure::Share
            && STAND_INS.iter().any(|w| *only == Term::word(w))
        {
            of.names.clone_from(&names);
            of.words.clear();
        }
        let of_names_indicator = !of.indicators.is_empty();
        // "ASEAN took 16.6% of China's trade" speaks of trade
        let head = match (head, claim.measure, of.indicators.as_slice()) {
            (Head::Phrase, Measure::Share, [whole]) => Head::Known(*whole),
            (Head::Known(_), Measure::Share, [whole]) if is_inherited(claim) => Head::Known(*whole),
            (_, Measure::Share, []) if of_firms => Head::Known(Term::count("enterprise")),
            (head, ..) => head,
        };
        let rate = Term::indicator("growth rate");
        of.indicators.retain(|i| Head::Known(*i) != head && *i != rate);
        let said = |key: &str| {
            claim
                .evidence
                .get(key)
                .is_some_and(|e| matches!(e.how, How::Stated | How::Inherited))
        };
        let unit = match claim.unit.rsplit_once(' ') {
            _ if claim.unit.starts_with("per ") || claim.unit.contains(" per ") => claim.unit.clone(),
            Some((_, last)) => terms::word(last),
            // "train services", "train trips" are trains
            None if claim.unit == "nation" => terms::word("country"),
            None if claim.unit != "train" && counted.is_some_and(is_of_trains) => terms::word("train"),
            None => terms::word(&claim.unit),
        };
        Item {
            head,
            names,
            words,
            of,
            of_names_indicator,
            of_country: claim.of.as_deref().is_some_and(is_of_country),
            measure: claim.measure,
            guessed: claim.rule == "level-default",
            aspect: aspect(claim),
            unit: if claim.unit.chars().any(char::is_uppercase) {
                claim.unit.clone()
            } else {
                unit
            },
            value: claim.value.0,
            approx: claim.approx,
            low: claim.low.map(|v| v.0),
            high: claim.high.map(|v| v.0),
            // how many countries a group has does not change with the quarter
            period: period(claim).filter(|_| !complete),
            period_said: said("period") && !complete,
            base: against_before(claim).or_else(|| claim.base.clone()),
            base_said: claim.evidence.get("base").is_some_and(|e| e.how == How::Stated),
            modality: modality(claim),
            source: claim.source.clone(),
            loose: Vec::new(),
            owed: Vec::new(),
            owed_words: Vec::new(),
            topic: Vec::new(),
            context: Topic::default(),
            points_back: false,
            owes_unnamed: false,
            part_of_unnamed: false,
        }
    }

    /// Whether the claim is or may be about this.
    pub fn may_be_about(&self, name: &Name) -> bool {
        [&self.names, &self.loose, &self.owed].iter().any(|l| l.contains(name))
    }

    /// All names the claim is or may be about.
    pub fn all_names(&self) -> Vec<Name> {
        let mut all: Vec<Name> = self
            .names
            .iter()
            .chain(&self.loose)
            .chain(&self.owed)
            .copied()
            .collect();
        all.sort();
        all.dedup();
        all
    }

    /// Terms under which the claim is filed, the head apart.
    pub fn keys(&self) -> impl Iterator<Item = Term> + '_ {
        let names = self.names.iter().chain(&self.loose).chain(&self.owed).map(|n| n.term);
        names.chain(self.words.iter().copied())
    }

    /// Whether the record may use it as evidence of fact: an official or the chair says so.
    pub fn is_evidence(claim: &ClaimOut) -> bool {
        matches!(claim.asserted_by, TurnKind::Official | TurnKind::Chairperson)
    }
}

/// Indicators and subjects as they were read: the claims of a document repeat them.
#[derive(Default)]
struct Subjects(FxHashMap<String, Topic>);

impl Subjects {
    fn of(&mut self, text: &str) -> Topic {
        if let Some(topic) = self.0.get(text) {
            return topic.clone();
        }
        let topic = terms::subject(text);
        self.0.insert(text.to_string(), topic.clone());
        topic
    }
}

/// What the sentence before spoke of.
struct Spoken {
    turn: usize,
    paragraph: usize,
    /// Where it ends.
    end: u32,
    /// The kind of enterprises or the region that is its grammatical subject, or that of the sentence it goes on about.
    subject: Option<Name>,
    names: Vec<Name>,
    topic: Vec<Name>,
    loose: Vec<Name>,
    /// Whether it points back without a name itself.
    unnamed: bool,
    /// Whether its subject is neither the country nor a name: a town, a firm.
    elsewhere: bool,
    said: Topic,
}

/// Words of scale in the text of a figure.
const SCALES: &[&str] = &["thousand", "million", "billion", "trillion"];

/// The items of the claims of one document, in order.
pub fn of_document(claims: &[&ClaimOut]) -> Vec<Item> {
    let mut subjects = Subjects::default();
    let mut items: Vec<Item> = claims.iter().map(|c| Item::new(c, &mut subjects)).collect();
    let mut sentences: BTreeMap<(usize, u32), Vec<usize>> = BTreeMap::new();
    for (k, c) in claims.iter().enumerate() {
        sentences.entry((c.turn, c.sentence.span.start)).or_default().push(k);
    }
    let mut before: Option<Spoken> = None;
    for ((turn, start), group) in sentences {
        let claim = claims[group[0]];
        let text = &claim.sentence.text;
        let sentence = Said::new(claims, &group);
        let said = sentence.topic_of(without_attribution(text));
        // "a 6.9% increase with the five countries of ...": a count owns no name
        let owned: Vec<Name> = group
            .iter()
            .filter(|&&k| claims[k].rule != "counted")
            .flat_map(|&k| items[k].names.clone())
            .collect();
        let loose: Vec<Name> = said.names.iter().filter(|n| !owned.contains(n)).copied().collect();
        let near = before
            .as_ref()
            .filter(|b| b.turn == turn && start.saturating_sub(b.end) < 600);
        // "exports and imports ... grew by 8.6% and 8.5%, respectively": two indicators, not one
        let heads = |name: &str| {
            let head = Head::Known(Term::indicator(name));
            group.iter().any(|&k| items[k].head == head)
        };
        let both_ways = heads("exports") && heads("imports");
        // "private firms numbered 528,000, and their trade ...": they are the sentence's own subject
        let back = points_back(text) && (said.first.is_none() || opens_back(text) || !only_their(text));
        let unnamed = UNNAMED.iter().any(|w| text.contains(w));
        for &k in &group {
            let others = |w: &Term| group.iter().any(|&o| o != k && items[o].words.contains(w));
            let mut context = said.clone();
            context.words.retain(|w| items[k].words.contains(w) || !others(w));
            let item = &mut items[k];
            item.loose = loose.clone();
            item.points_back = back || item_points_back(claims[k]);
            if !both_ways {
                mend_head(item, claims[k], &said);
            }
            // words of an earlier sentence beside words of its own: the earlier ones were only carried along
            if item.words.iter().any(|w| said.words.contains(w)) {
                item.words.retain(|w| said.words.contains(w));
            }
            if let Some(b) = near {
                let lacking = |n: &&Name| !item.names.iter().chain(&item.loose).any(|o| o.kind == n.kind);
                let nameless = item.head == Head::Phrase && item.words.is_empty() && item.names.is_empty();
                if back || nameless || item_points_back(claims[k]) {
                    let around = b.loose.iter().filter(|_| !it_behind(text));
                    item.owed = b.names.iter().chain(around).filter(lacking).copied().collect();
                    item.owes_unnamed = b.unnamed && item.owed.is_empty();
                    context.indicators.extend(&b.said.indicators);
                    context.words.extend(&b.said.words);
                    context.names.extend(&b.said.names);
                } else if b.paragraph == claim.sentence.paragraph
                    && b.subject.is_some()
                    && partitions(text)
                    && !national(text)
                {
                    item.owed = b.subject.iter().filter(lacking).copied().collect();
                } else if b.paragraph == claim.sentence.paragraph && !begins_anew(text) {
                    item.topic = b.names.iter().chain(&b.topic).filter(lacking).copied().collect();
                }
            }
            // a sentence that names its indicator names its subject: words from elsewhere are doubtful
            let foreign = !item.words.is_empty() && !item.words.iter().any(|w| said.words.contains(w));
            let led = || {
                let lead = claim.sentence.lead.as_deref().map(terms::topic);
                lead.is_some_and(|l| item.words.iter().all(|w| l.words.contains(w)))
            };
            if foreign
                && !opens_back(text)
                && !led()
                && matches!(item.head, Head::Known(h) if said.indicators.contains(&h))
            {
                item.owes_unnamed = true;
            }
            // the sentence's grammatical subject: "Private enterprises set a record for exports of ..., reaching ..."
            if let Some(n) = said
                .first
                .filter(|n| item.loose.contains(n) && !item.names.iter().any(|o| o.kind == n.kind))
            {
                item.owed.push(n);
            }
            // "private firms numbered 528,000, and their trade stood at ..."
            let before = before_figure(claims[k]);
            let clause = before.rsplit([',', ';']).next().unwrap_or("");
            let theirs = [" their ", " its "].iter().any(|w| clause.contains(w));
            if let Some(n) = said
                .first
                .filter(|n| theirs && !item.names.iter().chain(&item.owed).any(|o| o.kind == n.kind))
            {
                item.owed.push(n);
                item.topic.retain(|t| t.kind != n.kind);
            }
            item.owes_unnamed |= unnamed && item.owed.is_empty() && item.names.is_empty();
            // "Yuhe is a town of makers. Its exports went up": whose exports they are no table knows
            let whose = near.is_some_and(|b| b.elsewhere && opens_with_possessive(text));
            item.owes_unnamed |= whose && item.owed.is_empty() && item.names.is_empty();
            // "This has cut waiting times": whose, the sentence before tells
            if opens_back(text) && !is_trade(item.head) {
                let lead = claim.sentence.lead.as_deref().map(terms::topic);
                context.words.extend(lead.into_iter().flat_map(|l| l.words));
            }
            item.context = context;
            if item.unit == "country"
                && grows(text)
                && claims[k].rule == "counted"
                && !before_figure(claims[k]).ends_with("the ")
            {
                // "growth with 90 countries": trade with more may have shrunk
                item.words.push(Term::word("growing"));
                let alone = group.iter().filter(|&&o| claims[o].unit == claims[k].unit).count() == 1;
                let behind = parts(claims[k], claims[k].span.end).1;
                let own = behind.split(',').next().unwrap_or("");
                if outgrows(if alone { text } else { own }) {
                    item.words.push(Term::word("faster"));
                }
                item.words.sort();
            }
            if item.unit == "country" {
                // what is counted are the partners: no other ones are carried on
                item.topic.retain(|n| n.kind != Sort::Partner);
            }
        }
        for &k in &group {
            count_firms(&mut items[k]);
        }
        frames::reread(&mut items, &sentence, &group);
        super::gapped::restore_verbs(&mut items, &sentence, &group);
        for &k in &group {
            // a name said in full before and in short now
            let shared = |w: &&Term| near.is_some_and(|b| b.said.words.contains(w));
            if items[k].words.iter().filter(shared).count() > 1 {
                items[k].context.words.extend(near.iter().flat_map(|b| &b.said.words));
            }
        }
        let owned: Vec<Name> = group
            .iter()
            .flat_map(|&k| {
                items[k]
                    .names
                    .iter()
                    .chain(&items[k].of.names)
                    .copied()
                    .collect::<Vec<_>>()
            })
            .collect();
        for &k in &group {
            items[k]
                .loose
                .retain(|n| !owned.contains(n) || claims[k].rule == "counted");
        }
        owe_to_siblings(&mut items, claims, &group);
        let theirs = ["their share", "their proportion", "its share", "its proportion"];
        let theirs = theirs.iter().any(|w| text.contains(w));
        mark_parts(&mut items, &group, theirs);
        if let Some(lead) = claim.sentence.lead.as_deref()
            && group.iter().any(|&k| items[k].part_of_unnamed)
            && name_parts(&mut items, &group, &lead::subject(lead))
        {
            mark_parts(&mut items, &group, theirs);
        }
        let gather = |of: fn(&Item) -> Vec<Name>| {
            let mut all: Vec<Name> = group.iter().flat_map(|&k| of(&items[k])).collect();
            all.sort();
            all.dedup();
            all
        };
        let own = said.first.filter(|n| matches!(n.kind, Sort::Actor | Sort::Region));
        let kept = near
            .filter(|b| b.paragraph == claim.sentence.paragraph && partitions(text))
            .and_then(|b| b.subject);
        before = Some(Spoken {
            subject: own.or(kept),
            turn,
            paragraph: claim.sentence.paragraph,
            end: claim.sentence.span.end,
            names: gather(|i| i.names.iter().chain(&i.owed).copied().collect()),
            topic: gather(|i| i.topic.clone()),
            unnamed: unnamed && owned.is_empty(),
            elsewhere: begins_with_a_name(text) && said.first.is_none(),
            loose,
            said,
        });
    }
    items
}

/// What a claim may owe to claims before it in its sentence: the partner of a list (`with ASEAN via rail, road, ...`),
/// the product of `imports of farm goods from ASEAN reached ..., while exports to ASEAN were ...`.
fn owe_to_siblings(items: &mut [Item], claims: &[&ClaimOut], group: &[usize]) {
    let [exports, imports] = ["exports", "imports"].map(|i| Head::Known(Term::indicator(i)));
    let whole = national(&claims[group[0]].sentence.text);
    for (n, &k) in group.iter().enumerate() {
        for &before in group[..n].iter().rev() {
            let (earlier, item) = items.split_at_mut(k);
            let (other, item) = (&earlier[before], &mut item[0]);
            if claims[k].rule == "list-item" && claims[before].measure == claims[k].measure {
                let lacking: Vec<Name> = other
                    .names
                    .iter()
                    .filter(|n| !item.names.iter().any(|o| o.kind == n.kind))
                    .copied()
                    .collect();
                item.owed.extend(lacking);
            }
            let lacking: Vec<Name> = other
                .names
                .iter()
                .chain(&other.owed)
                .filter(|n| !item.names.iter().chain(&item.owed).any(|o| o.kind == n.kind))
                .copied()
                .collect();
            item.topic.extend(lacking);
            let mirrored =
                item.head == exports && other.head == imports || item.head == imports && other.head == exports;
            if mirrored
                && item.words.is_empty()
                && item.owed_words.is_empty()
                && item.names == other.names
                && !item.names.is_empty()
            {
                item.owed_words.clone_from(&other.words);
            }
        }
        // "imported by these provinces ..., and imports of parts ...": the provinces are carried on
        if items[k].owes_unnamed && items[k].names.is_empty() {
            let resolved = group[..n]
                .iter()
                .map(|&b| &items[b])
                .find(|b| !b.owes_unnamed && !b.names.is_empty());
            if let Some(names) = resolved.map(|b| b.names.clone()) {
                items[k].owed.extend(names);
                items[k].owes_unnamed = false;
            }
        }
        items[k].owed.sort();
        items[k].owed.dedup();
        // what is said of the whole country is not said of kinds of enterprises or regions
        if whole {
            items[k]
                .topic
                .retain(|n| matches!(n.kind, Sort::Partner | Sort::Transport));
        }
    }
}

/// Whether the indicator comes from an earlier sentence.
pub(super) fn is_inherited(claim: &ClaimOut) -> bool {
    claim.evidence.get("indicator").is_some_and(|e| e.how == How::Inherited)
}

fn item_points_back(claim: &ClaimOut) -> bool {
    claim.subject.as_deref().is_some_and(|s| {
        s.split([' ', ';'])
            .any(|w| matches!(w, "these" | "those" | "their" | "its"))
    })
}

/// Whether the words of a whole make it the country's.
fn is_of_country(of: &str) -> bool {
    const COUNTRYS: &[&str] = &[
        "country's", "country’s", "nation's", "nation’s", "china's", "china’s", "national", "nationwide",
    ];
    let of = of.to_lowercase();
    COUNTRYS.iter().any(|w| of.contains(w))
}
