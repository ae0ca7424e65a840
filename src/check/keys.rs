//! The keys under which a claim is filed, so that a quote finds what may answer it without looking at the rest. Memory and
//! database use the same keys; a key is a number of 40 bits, and what two claims share by accident is compared away.
use super::item::{Head, Item};
use super::period::Stretch;
use super::terms::Term;
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

fn in_period(term: Term, period: Option<Stretch>) -> Key {
    let [from, to] = time(period);
    key(b'p', &[term.0.into(), from, to])
}

fn head(h: Head) -> u64 {
    match h {
        Head::Known(t) => t.0.into(),
        Head::Phrase => u64::MAX,
    }
}

fn in_year(term: Term, h: Head, item: &Item, year: Option<i16>) -> Key {
    // measures that may be the same kind of figure go together
    let measure = match item.measure {
        Measure::Share | Measure::Duration => Measure::Level,
        other => other,
    };
    let unit = item.unit.bytes().fold(0u64, |h, b| h.wrapping_mul(257) ^ u64::from(b));
    let year = year.map_or(0, |y| y as u64);
    key(b'y', &[term.0.into(), head(h), measure as u64, unit, year])
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
    for term in terms {
        out.push(in_period(term, item.period));
        out.push(in_year(term, item.head, item, year));
    }
    out.sort_unstable();
    out.dedup();
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
    asked(item)
        .into_iter()
        .flat_map(|t| [in_period(t, item.period), in_period(t, None)])
        .collect()
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
}
