//! One claim made comparable, as far as its own words go. Must not look at other claims.
use super::attributes::{against, against_before, aspect, modality, period};
use super::derive::STAND_INS;
use super::item::{Head, Item, is_inherited};
use super::terms::{self, Name, Sort, Term, Topic};
use super::wording::{is_of_firms, is_of_trains};
use crate::model::{Approx, How, Measure};
use crate::report::ClaimOut;
use rustc_hash::FxHashMap;

/// Indicators and subjects as they were read: the claims of a document repeat them.
#[derive(Default)]
pub(super) struct Subjects(FxHashMap<String, Topic>);

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

/// Words of scale in the text of a figure.
const SCALES: &[&str] = &["thousand", "million", "billion", "trillion"];

fn strip_aspect(indicator: &str) -> &str {
    ["share of ", "growth rate of ", "growth of ", "proportion of "]
        .iter()
        .find_map(|p| indicator.strip_prefix(p))
        .unwrap_or(indicator)
}

/// `the second-largest importer for 16 years`: a place among importers, and how long it was held, are no figures of imports.
fn ranked_trader(claim: &ClaimOut) -> Option<&'static str> {
    let place = matches!(claim.measure, Measure::Rank | Measure::Streak | Measure::Duration);
    let (trade, trader) = match claim.indicator.as_deref().filter(|_| place)? {
        "imports" => ("imports", "importer"),
        "exports" => ("exports", "exporter"),
        _ => return None,
    };
    let text = claim.sentence.text.to_lowercase();
    (text.contains(trader) && !text.contains(trade)).then_some(trader)
}

/// The item of a claim by its own words.
pub(super) fn made(claim: &ClaimOut, subjects: &mut Subjects) -> Item {
    let raw = ranked_trader(claim).or(claim.indicator.as_deref()).unwrap_or("");
    let indicator = strip_aspect(raw);
    let counted = indicator.strip_prefix("number of ");
    let ind = subjects.of(counted.unwrap_or(indicator));
    let subject = subjects.of(claim.subject.as_deref().unwrap_or(""));
    let mut head = head_of(indicator, counted, &ind, &subject);
    // "with the five countries of Central Asia": what is counted says all
    let complete = claim.rule == "counted" && ind.names.iter().any(|n| n.kind == Sort::Partner);
    let (names, mut words) = subject_of(claim, ind, subject, complete);
    if let Some((own, of_own)) = own_count(claim, counted) {
        (head, words) = (own, of_own);
    }
    if let Some(noun) = counted {
        let noun = noun_of(noun);
        words.retain(|w| *w != noun);
    }
    let of_firms = counted.is_none() && claim.measure == Measure::Share && is_of_firms(claim.of.as_deref());
    let mut of = whole_of(claim, counted, of_firms, &names);
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
        let how = claim.evidence.get(key).map(|e| e.how);
        matches!(how, Some(How::Stated | How::Inherited))
    };
    Item {
        head,
        names,
        words,
        of,
        of_names_indicator,
        of_country: claim.of.as_deref().is_some_and(is_of_country),
        // "has been the second-largest importer for 16 years"
        measure: match (claim.measure, ranked_trader(claim)) {
            (Measure::Duration, Some(_)) => Measure::Streak,
            (measure, _) => measure,
        },
        guessed: claim.rule == "level-default",
        aspect: aspect(claim),
        unit: unit_of(claim, counted),
        value: claim.value.0,
        // "flat" and "basically flat" are one figure
        approx: match claim.measure {
            Measure::Growth if claim.value.0.is_zero() => Approx::About,
            _ => claim.approx,
        },
        low: claim.low.map(|v| v.0),
        high: claim.high.map(|v| v.0),
        // how many countries a group has does not change with the quarter
        // a place is held in the years that stand beside it, however many they are
        period: period(claim).filter(|_| !complete && !(claim.measure == Measure::Rank && !said("period"))),
        period_said: said("period") && !complete,
        base: against_before(claim).or_else(|| against(claim)),
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

/// The last noun of what is counted, as a word.
fn noun_of(counted: &str) -> Term {
    Term::word(&terms::word(counted.rsplit(' ').next().unwrap_or(counted)))
}

fn head_of(indicator: &str, counted: Option<&str>, ind: &Topic, subject: &Topic) -> Head {
    // "import and export records": what is counted is no trade
    let of_records = indicator.ends_with(" records") || indicator.ends_with(" record");
    // the noun of a count may stand in a subject of trade: "enterprises; import and export"
    match (counted, ind.indicators.first()) {
        (Some(noun), _) if is_of_trains(noun) => Head::Known(Term::count("train")),
        (Some(noun), _) => Head::Known(Term::count(noun.rsplit(' ').next().unwrap_or(noun))),
        (None, Some(i)) if !of_records => Head::Known(*i),
        (None, _) => match subject.indicators.first() {
            // "consumer price index / CPI", "exports of ..." with an unknown head before it
            Some(i) if ind.words.is_empty() => Head::Known(*i),
            _ => Head::Phrase,
        },
    }
}

/// Names and words of a claim's subject.
fn subject_of(claim: &ClaimOut, ind: Topic, mut subject: Topic, complete: bool) -> (Vec<Name>, Vec<Term>) {
    let (mut names, mut words) = (ind.names, ind.words);
    if !complete {
        names.append(&mut subject.names);
        words.append(&mut subject.words);
        let facets = [&claim.facets.partner, &claim.facets.region, &claim.facets.actor];
        for extra in facets.into_iter().flatten() {
            names.extend(terms::topic(extra).names);
        }
    }
    names.sort();
    names.dedup();
    words.sort();
    words.dedup();
    (names, words)
}

/// `a population of 1.4 billion and 400 million middle-income people`: an item of a list that says what it counts.
fn own_count(claim: &ClaimOut, counted: Option<&str>) -> Option<(Head, Vec<Term>)> {
    if claim.rule != "list-item" || counted.is_some() || claim.unit != "person" {
        return None;
    }
    let scale = |w: &Term| SCALES.iter().any(|s| *w == Term::word(s));
    let mut words = terms::topic(claim.text.trim_start_matches(|c: char| !c.is_alphabetic())).words;
    if words.iter().all(scale) {
        return None;
    }
    words.retain(|w| !scale(w));
    let noun = claim.text.rsplit(' ').next().unwrap_or("people");
    Some((Head::Known(Term::count(noun)), words))
}

/// The whole of a share, the field of a rank.
fn whole_of(claim: &ClaimOut, counted: Option<&str>, of_firms: bool, names: &[Name]) -> Topic {
    let mut of = terms::topic(claim.of.as_deref().unwrap_or(""));
    if let Some(noun) = counted {
        // "86% of all firms that trade" is a share of the count
        let noun = noun_of(noun);
        if of.words.contains(&noun) {
            of.words.retain(|w| *w != noun);
            of.indicators.clear();
        }
    }
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
        of.names = names.to_vec();
        of.words.clear();
    }
    of
}

fn unit_of(claim: &ClaimOut, counted: Option<&str>) -> String {
    if claim.unit.chars().any(char::is_uppercase) {
        return claim.unit.clone();
    }
    // "the PMI averaged 49.9": news leave out its percent
    let pmi = claim
        .indicator
        .as_deref()
        .is_some_and(|i| i.split(' ').any(|w| w == "PMI"));
    if pmi && claim.measure == Measure::Level && matches!(claim.unit.as_str(), "1" | "point") {
        return "%".to_string();
    }
    match claim.unit.rsplit_once(' ') {
        _ if claim.unit.starts_with("per ") || claim.unit.contains(" per ") => claim.unit.clone(),
        Some((_, last)) => terms::word(last),
        None if claim.unit == "nation" => terms::word("country"),
        // "train services", "train trips" are trains
        None if claim.unit != "train" && counted.is_some_and(is_of_trains) => terms::word("train"),
        None => terms::word(&claim.unit),
    }
}

/// Whether the words of a whole make it the country's.
fn is_of_country(of: &str) -> bool {
    const COUNTRYS: &[&str] = &[
        "country's", "country’s", "nation's", "nation’s", "china's", "china’s", "national", "nationwide",
    ];
    let of = of.to_lowercase();
    COUNTRYS.iter().any(|w| of.contains(w))
}
