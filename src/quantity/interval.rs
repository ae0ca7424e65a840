//! The signed value of a quantity and the interval its words allow.
//!
//! `=`: half a unit of the last stated digit each way (counting words, ranks, streaks: exact).
//! `>` `>=`: open above; `<` `<=`: open below; for a fall the open side is the larger fall.
//! `nearly`: from 5% below up to the value. `~`: 5% each way, at least half a unit of the last digit.
use super::{Quantity, Shape, Sort};
use crate::model::{Approx, Direction, Measure};
use rust_decimal::Decimal;

/// Value, low and high of a quantity under a measure and direction.
pub fn of(q: &Quantity, measure: Measure, direction: Option<Direction>) -> (Decimal, Option<Decimal>, Option<Decimal>) {
    let signed = matches!(measure, Measure::Growth | Measure::Change | Measure::Gap);
    let falls = signed && direction == Some(Direction::Down) && !q.value.is_sign_negative();
    let v = q.value;
    let half = if exact(q) { Decimal::ZERO } else { q.step / Decimal::TWO };
    let five = (v.abs() * Decimal::new(5, 2)).max(half);
    let (low, high) = match (q.approx, q.upper) {
        (_, Some(upper)) => (Some(v), Some(upper)),
        (Approx::Exact, _) => (Some(v - half), Some(v + half)),
        (Approx::Over | Approx::AtLeast, _) => (Some(v), None),
        (Approx::Under | Approx::AtMost, _) => (None, Some(v)),
        (Approx::Nearly, _) => (Some(v - five), Some(v)),
        (Approx::About, _) if q.shape == Shape::Flat => (Some(Decimal::new(-5, 1)), Some(Decimal::new(5, 1))),
        (Approx::About, _) => (Some(v - five), Some(v + five)),
    };
    let tidy = |d: Decimal| d.normalize();
    let neg = |d: Decimal| if d.is_zero() { d } else { -d };
    if falls {
        (neg(v), high.map(|d| tidy(neg(d))), low.map(|d| tidy(neg(d))))
    } else {
        (v, low.map(tidy), high.map(tidy))
    }
}

fn exact(q: &Quantity) -> bool {
    matches!(q.sort, Sort::Rank)
        || matches!(q.shape, Shape::Streak | Shape::Rank | Shape::DoubleDigit)
        || matches!(q.sort, Sort::Count) && q.step == Decimal::ONE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Span, tokenize};
    use crate::quantity::scan;
    #[test]
    fn intervals_follow_the_words() {
        for (text, direction, want) in [
            (
                "10.3 trillion yuan",
                Some(Direction::Up),
                "10300000000000 10250000000000 10350000000000",
            ),
            ("5.0%", Some(Direction::Up), "5.0 4.95 5.05"),
            ("6%", Some(Direction::Down), "-6 -6.5 -5.5"),
            ("over 20%", Some(Direction::Up), "20 20 -"),
            ("more than 20%", Some(Direction::Down), "-20 - -20"),
            ("less than 4%", Some(Direction::Up), "4 - 4"),
            ("nearly 80%", Some(Direction::Up), "80 76 80"),
            ("about 200 yuan", Some(Direction::Up), "200 190 210"),
            ("between 4% and 9%", Some(Direction::Up), "4 4 9"),
            ("remained basically flat in", Some(Direction::Flat), "0 -0.5 0.5"),
            ("529,000 farms", Some(Direction::Up), "529000 529000 529000"),
        ] {
            let t = tokenize(text, Span::new(0, text.len()));
            let m = scan(text, &t, None);
            let (v, l, h) = of(&m.quantities[0], Measure::Growth, direction);
            let show = |d: Option<Decimal>| d.map_or("-".to_string(), |d| d.to_string());
            assert_eq!(format!("{v} {} {}", show(l), show(h)), want, "{text}");
        }
    }
}
