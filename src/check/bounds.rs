//! How far a bound may lie from what it is said of.
use super::item::Item;
use crate::model::Approx;
use rust_decimal::Decimal;

/// `over 67,000` for 529,000, `over 2.79` for 2.99: a bound further off than one of its last stated digits was said of
/// something else; so was `about 2,760` for 2,745.
pub(super) fn is_far(q: &Item, r: &Item) -> bool {
    let (a, b) = (q.value.abs(), r.value.abs());
    let off = (a - b).abs();
    let beyond = match is_hedge(q) {
        true => is_wide(q) && off > last_digit(a),
        false => off >= last_digit(a),
    };
    a * Decimal::TWO < b || b * Decimal::TWO < a || beyond
}

/// `some 2,760` for 2,670: a hedge does not cover several of the last digit that is stated all the same.
pub(super) fn is_too_exact(q: &Item, r: &Item) -> bool {
    let (a, b) = (q.value.abs(), r.value.abs());
    is_hedge(q) && is_wide(q) && (a - b).abs() > last_digit(a) * Decimal::from(3)
}

/// Whether the interval of a hedge is that of the word alone, and not one that was reckoned.
fn is_wide(i: &Item) -> bool {
    let width = i.low.zip(i.high).map_or(Decimal::ZERO, |(low, high)| high - low);
    width * Decimal::from(25) >= i.value.abs()
}

fn is_hedge(i: &Item) -> bool {
    matches!(i.approx, Approx::About | Approx::Nearly)
}

/// Whether a value is so far from a bound that one would have said another.
pub(super) fn is_beyond(bound: Decimal, value: Decimal) -> bool {
    (bound.abs() - value.abs()).abs() >= last_digit(bound.abs())
}

/// The worth of one of the last digit that a bound states; half a round number's more: five for 25, fifty for 150. Parts such
/// as a third are within a fifth.
fn last_digit(value: Decimal) -> Decimal {
    let mut v = value.normalize();
    if v.scale() > 4 {
        return value / Decimal::from(5);
    }
    let mut digit = Decimal::new(1, v.scale());
    while v >= Decimal::TEN && (v % Decimal::TEN).is_zero() {
        v /= Decimal::TEN;
        digit *= Decimal::TEN;
    }
    match (v / Decimal::new(1, v.scale()) % Decimal::TEN) == Decimal::from(5) {
        true => digit * Decimal::from(5),
        false => digit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_lie_near_what_they_are_said_of() {
        for (bound, value, want) in [
            ("2.79", "2.99", true),
            ("2.9", "2.99", false),
            ("50", "56.8", false),
            ("40", "50", true),
            ("150", "170", false),
            ("160", "170", true),
            ("25", "29", false),
            ("33.333333", "38.6", false),
            ("33.333333", "44", true),
        ] {
            let [b, v]: [Decimal; 2] = [bound, value].map(|x| x.parse().unwrap());
            assert_eq!(is_beyond(b, v), want, "{bound} {value}");
        }
    }
}
