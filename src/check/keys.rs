//! The keys under which a claim is filed, so that a quote finds what may answer it without looking at the rest. Memory and
//! database use the same keys; a key is a number of 40 bits, and what two claims share by accident is compared away.
use super::compare::together;
use super::item::{Head, Item};
use super::period::Stretch;
use super::terms::{Name, Term};
use crate::model::Measure;
use rust_decimal::Decimal;

/// A key.
pub type Key = u64;

fn key(kind: u8, parts: &[u64]) -> Key {
    let bytes = parts.iter().flat_map(|p| p.to_le_bytes());
    let fnv = std::iter::once(kind)
        .chain(bytes)
        .fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
            (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
        });
    (fnv ^ fnv >> 40) & 0xff_ffff_ffff
}

fn time(period: Option<Stretch>) -> [u64; 2] {
    period.map_or([0, 0], |p| [p.from as u64, p.to as u64])
}

/// Measures that may be the same kind of figure go together.
fn folded(measure: Measure) -> u64 {
    match measure {
        Measure::Share | Measure::Duration => Measure::Level as u64,
        other => other as u64,
    }
}

/// Kinds of figure in a period: by measure, percentages apart from all other units, which a quote may leave open.
fn kind(measure: Measure, percent: bool) -> u64 {
    2 * folded(measure) + u64::from(percent)
}

fn in_period(term: Term, kind: u64, period: Option<Stretch>) -> Key {
    let [from, to] = time(period);
    key(b'p', &[term.0.into(), kind, from, to])
}

fn head(h: Head) -> u64 {
    match h {
        Head::Known(t) => t.0.into(),
        Head::Phrase => u64::MAX,
    }
}

fn in_year(term: Term, h: Head, item: &Item, year: Option<i16>) -> Key {
    let year = year.map_or(0, |y| y as u64);
    let [measure, unit] = figure(item);
    key(b'y', &[term.0.into(), head(h), measure, unit, year])
}

fn figure(item: &Item) -> [u64; 2] {
    let unit = item.unit.bytes().fold(0u64, |h, b| h.wrapping_mul(257) ^ u64::from(b));
    [folded(item.measure), unit]
}

/// A claim's own names, all of them and each once, and one of its words; where it has none, its indicator.
fn of_subject(names: &[Name], word: Option<Term>, h: Head, item: &Item, time: [u64; 3]) -> Key {
    let names = names.iter().fold(names.len() as u64, |all, n| {
        all.wrapping_add(key(b'n', &[n.kind as u64, n.term.0.into()]))
    });
    let [measure, unit] = figure(item);
    let said = match word {
        Some(word) => [word.0.into(), 0],
        None => [u64::MAX, head(h)],
    };
    key(b's', &[&[names, measure, unit], &said[..], &time].concat())
}

/// The time of claims: their own, or the year of their briefings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum When {
    /// Of a period or of none.
    In(Option<Stretch>),
    /// In briefings of a year.
    Said(Option<i16>),
}

impl When {
    fn numbers(self) -> [u64; 3] {
        match self {
            When::In(period) => {
                let [from, to] = time(period);
                [0, from, to]
            }
            When::Said(year) => [1, year.map_or(0, |y| y as u64), 0],
        }
    }
}

/// Whatever the time.
const EVER: [u64; 3] = [2, 0, 0];

/// Where claims of one subject are found.
pub struct Subject {
    /// The key of all of them; most subjects that a quote may mean have none.
    pub ever: Key,
    /// Those of the times asked for.
    pub keys: Vec<Key>,
}

fn amount(value: Decimal) -> [u64; 3] {
    let v = value.abs().normalize();
    let m = v.mantissa();
    [m as u64, (m >> 64) as u64, v.scale().into()]
}

fn of_amount_in(value: Decimal, period: Option<Stretch>) -> Key {
    let ([a, b, c], [from, to]) = (amount(value), time(period));
    key(b'v', &[a, b, c, from, to])
}

fn of_amount_and(value: Decimal, h: Head) -> Key {
    let [a, b, c] = amount(value);
    key(b'h', &[a, b, c, head(h)])
}

/// What a recorded claim is filed under. `year` is that of its briefing.
pub fn filed(item: &Item, year: Option<i16>) -> Vec<Key> {
    let mut terms: Vec<Term> = item.keys().collect();
    if let Head::Known(h) = item.head {
        terms.push(h);
    }
    terms.sort();
    terms.dedup();
    let mut out = vec![
        of_amount_in(item.value, item.period),
        of_amount_and(item.value, item.head),
    ];
    let kind = kind(item.measure, item.unit == "%");
    for term in terms {
        out.push(in_period(term, kind, item.period));
        out.push(in_year(term, item.head, item, year));
    }
    let (names, words) = together(item);
    let mut names = names.into_owned();
    names.sort();
    names.dedup();
    for word in or_none(words.iter().chain(&item.owed_words)) {
        let times = [When::In(item.period).numbers(), When::Said(year).numbers(), EVER];
        out.extend(times.map(|time| of_subject(&names, word, item.head, item, time)));
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Words one by one, or that there is none.
fn or_none<'t>(words: impl Iterator<Item = &'t Term>) -> Vec<Option<Term>> {
    let mut out: Vec<Option<Term>> = words.copied().map(Some).collect();
    out.sort_unstable();
    out.dedup();
    if out.is_empty() {
        out.push(None);
    }
    out
}

/// The terms by which a quote asks: its names and words, else its indicator.
fn asked(item: &Item) -> Vec<Term> {
    let mut terms: Vec<Term> = item.keys().collect();
    if terms.is_empty()
        && let Head::Known(h) = item.head
    {
        terms.push(h);
    }
    terms.sort();
    terms.dedup();
    terms
}

/// Keys of the claims that may be about what a quote is about, in its period or in none.
pub fn about(item: &Item) -> Vec<Key> {
    let percent = item.unit == "%";
    let mut kinds = vec![kind(item.measure, percent)];
    if item.unit == "x" {
        // a multiple may be one of percentages
        kinds.push(kind(item.measure, !percent));
    }
    let in_periods = |t: Term| {
        let kinds = kinds.iter();
        kinds.flat_map(move |k| [in_period(t, *k, item.period), in_period(t, *k, None)])
    };
    asked(item).into_iter().flat_map(in_periods).collect()
}

/// Whether a claim is of something that a quote asks for, as [`about`] and [`about_in_year`] find it.
pub fn is_asked(q: &Item) -> impl Fn(&Item) -> bool + use<> {
    let terms = asked(q);
    move |r| {
        let has = |t: &Term| r.keys().any(|k| k == *t) || r.head == Head::Known(*t);
        terms.iter().any(has)
    }
}

/// Names that are tried in all combinations.
const COMBINED: usize = 4;

/// Keys of the claims that may be about the very thing that a quote is about: all names of such a claim are said or stand around
/// the quote, and it has a word of the quote's if that has any. None where the names are too many.
pub fn same(item: &Item, when: When) -> Option<Vec<Subject>> {
    let (own, words) = together(item);
    let mut names: Vec<Name> = own.iter().chain(&item.loose).chain(&item.owed).copied().collect();
    names.sort();
    names.dedup();
    if names.len() > COMBINED {
        return None;
    }
    let times = match when {
        When::In(Some(_)) => vec![when, When::In(None)],
        _ => vec![when],
    };
    let heads = heads(item);
    let words = or_none(words.iter().chain(&item.owed_words)).into_iter();
    // a word tells enough without the indicator
    let said = words.flat_map(|word| {
        heads
            .iter()
            .take(word.map_or(heads.len(), |_| 1))
            .map(move |h| (word, *h))
    });
    let said: Vec<(Option<Term>, Head)> = said.collect();
    let mut out = Vec::new();
    for chosen in 0..1usize << names.len() {
        let some = names.iter().enumerate().filter(|(k, _)| chosen >> k & 1 == 1);
        let some: Vec<Name> = some.map(|(_, n)| *n).collect();
        out.extend(said.iter().map(|(word, h)| {
            let at = |time: [u64; 3]| of_subject(&some, *word, *h, item, time);
            Subject {
                ever: at(EVER),
                keys: times.iter().map(|t| at(t.numbers())).collect(),
            }
        }));
    }
    Some(out)
}

/// Keys of the claims that may be about what a quote without a period is about, in briefings of a year.
pub fn about_in_year(item: &Item, year: Option<i16>) -> Vec<Key> {
    let heads = heads(item);
    asked(item)
        .into_iter()
        .flat_map(|t| heads.iter().map(move |h| in_year(t, *h, item, year)))
        .collect()
}

/// Keys of the claims that hold a quote's number: in its period or in none whatever they are about, in any period about
/// the same indicator.
pub fn valued(item: &Item) -> Vec<Key> {
    let mut heads = heads(item);
    let trade = ["imports and exports", "exports", "imports"].map(|i| Head::Known(Term::indicator(i)));
    if trade.contains(&item.head) {
        // one is taken for another
        heads.extend(trade);
        heads.sort_by_key(|h| head(*h));
        heads.dedup();
    }
    let mut out: Vec<Key> = heads.into_iter().map(|h| of_amount_and(item.value, h)).collect();
    if item.period.is_some() {
        out.push(of_amount_in(item.value, item.period));
        out.push(of_amount_in(item.value, None));
    }
    out
}

/// The indicators a claim may have to be about that of the quote.
fn heads(item: &Item) -> Vec<Head> {
    let mut out = vec![item.head, Head::Phrase];
    if item.head == Head::Phrase {
        let named = item.context.indicators.iter().chain(&item.of.indicators);
        out.extend(named.map(|t| Head::Known(*t)));
    }
    out.sort_by_key(|h| head(*h));
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::read_prose;

    fn items(text: &str) -> Vec<Item> {
        let date = "2024-07-12".parse().ok();
        super::super::evidence::entries(read_prose(text, date).records)
            .into_iter()
            .map(|e| e.item)
            .collect()
    }

    fn meet(asked: &[Key], filed: &[Key]) -> bool {
        asked.iter().any(|k| filed.contains(k))
    }

    #[test]
    fn a_quote_finds_what_may_answer_it() {
        let q = &items("Exports to ASEAN rose by 5.5% in the first half of 2024.")[0];
        for (text, by_topic, by_number) in [
            (
                "In the first half of 2024, exports to ASEAN grew 7 percent.",
                true,
                false,
            ),
            (
                "In the first half of 2024, exports to Japan grew 5.5 percent.",
                false,
                true,
            ),
            (
                "In the first half of 2022, exports to ASEAN grew 5.5 percent.",
                false,
                true,
            ),
            (
                "In the first half of 2022, retail sales grew 5.5 percent.",
                false,
                false,
            ),
            (
                "In the first half of 2022, exports to ASEAN grew 7 percent.",
                false,
                false,
            ),
        ] {
            let r = filed(&items(text)[0], Some(2024));
            assert_eq!(
                (meet(&about(q), &r), meet(&valued(q), &r)),
                (by_topic, by_number),
                "{text}"
            );
        }
    }

    #[test]
    fn a_quote_without_a_period_asks_year_by_year() {
        let mut q = items("Exports to ASEAN rose by 5.5%.").remove(0);
        q.period = None;
        let r = &items("In the first half of 2024, exports to ASEAN grew 7 percent.")[0];
        assert!(meet(&about_in_year(&q, Some(2024)), &filed(r, Some(2024))));
        assert!(!meet(&about_in_year(&q, Some(2023)), &filed(r, Some(2024))));
        let level = &items("In the first half of 2024, exports to ASEAN were 2 trillion yuan.")[0];
        assert!(!meet(&about_in_year(&q, Some(2024)), &filed(level, Some(2024))));
    }

    #[test]
    fn the_very_thing_is_found_by_its_names_and_a_word() {
        use super::super::compare::is_same_thing;
        let all = items(
            "In the first half of 2024, exports grew 7 percent. Exports to ASEAN grew 9 percent. Exports of tea to ASEAN and \
             Japan grew 3 percent. Among them, green tea grew 4 percent. Trade with Japan and Brazil was 2 trillion yuan, of which \
             exports of buses and trams were 3 billion yuan. ASEAN took 16 percent of exports. Private enterprises took 51 percent. \
             Retail sales of tea were 40 million yuan. In 2023, exports grew 2 percent, and those of private enterprises 5 percent.",
        );
        assert!(all.len() > 9, "{}", all.len());
        let mut found = 0;
        for (q, r) in all.iter().flat_map(|q| all.iter().map(move |r| (q, r))) {
            if !is_same_thing(q, r) || !is_asked(q)(r) {
                continue;
            }
            found += 1;
            let filed = filed(r, Some(2024));
            for when in [When::In(q.period), When::Said(Some(2024))] {
                let asked: Vec<Subject> = same(q, when).unwrap();
                let both = |s: &Subject| filed.contains(&s.ever) && meet(&s.keys, &filed);
                assert!(asked.iter().any(both), "{q:?}\n{r:?}");
            }
        }
        assert!(found >= all.len() - 2, "{found}");
    }

    #[test]
    fn a_claim_with_other_names_is_not_looked_at() {
        let all = items("In the first half of 2024, exports grew 7 percent, and exports to Japan grew 9 percent.");
        let asked = same(&all[0], When::In(all[0].period)).unwrap();
        let keys: Vec<Key> = asked.into_iter().flat_map(|s| s.keys).collect();
        assert!(meet(&keys, &filed(&all[0], None)));
        assert!(!meet(&keys, &filed(&all[1], None)));
    }
}
