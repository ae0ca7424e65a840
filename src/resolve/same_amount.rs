//! One amount told twice: in another currency or in another unit of measure.
use crate::claim::View;
use crate::model::{Approx, Claim, Direction};
use crate::quantity::{Quantity, Sort};
use rust_decimal::Decimal;

/// Links the later of two statements of one amount to the earlier.
pub fn link(view: &View<'_>, claims: &mut [Claim], first: usize) {
    let qs = view.quantities();
    for k in 1..qs.len() {
        let (a, b) = (&qs[k - 1], &qs[k]);
        let gap: Vec<&str> = (a.tail..b.lead).map(|i| view.lower(i)).collect();
        let joined = matches!(
            gap.as_slice(),
            ["("]
                | ["mark", "("]
                | ["(", "about"]
                | [",", "or"]
                | ["or"]
                | ["(", "around"]
                | [",", "equivalent", "to"]
                | ["equivalent", "to"]
                | ["(", "equivalent", "to"]
        );
        let money = a.sort == Sort::Money && b.sort == Sort::Money && a.unit != b.unit;
        if !joined || !money && !same_measure(a, b) {
            continue;
        }
        let Some(i) = claims.iter().position(|c| c.span == a.span) else {
            continue;
        };
        let Some(j) = claims.iter().position(|c| c.span == b.span) else {
            continue;
        };
        let model = claims[i].clone();
        let other = &mut claims[j];
        // "nearly 4.2 million mu (280,000 hectares)": as nearly in both
        if other.approx == Approx::Exact && a.approx != Approx::Exact && a.tail < b.lead && view.before(b.lead) == "(" {
            let hedged = Quantity {
                approx: a.approx,
                ..b.clone()
            };
            other.approx = a.approx;
            (other.value, other.low, other.high) =
                crate::quantity::interval::of(&hedged, other.measure, other.direction);
        }
        *other = Claim {
            span: other.span,
            value: other.value,
            low: other.low,
            high: other.high,
            unit: other.unit.clone(),
            approx: other.approx,
            same_as: Some(first + i),
            rule: "same-amount",
            ..model
        };
        if other.direction == Some(Direction::Down) && other.value.is_sign_positive() {
            other.value = -other.value;
        }
    }
}

/// `30 million mu (2 million hectares)`: units of one kind, and values that agree but for rounding.
fn same_measure(a: &Quantity, b: &Quantity) -> bool {
    let (Some((kind, one)), Some((other, two))) = (measure(&a.unit), measure(&b.unit)) else {
        return false;
    };
    let (Some(x), Some(y)) = (a.value.checked_mul(one), b.value.checked_mul(two)) else {
        return false;
    };
    let near = y
        .checked_mul(Decimal::new(6, 2))
        .is_some_and(|off| (x - y).abs() <= off.abs());
    a.sort == Sort::Unit && b.sort == Sort::Unit && a.unit != b.unit && kind == other && near
}

/// What a unit measures, and how much of the kilogram, square meter or meter it is.
fn measure(unit: &str) -> Option<(char, Decimal)> {
    let whole = |kind, n: i64| Some((kind, Decimal::from(n)));
    match unit {
        "jin" => Some(('m', Decimal::new(5, 1))),
        "kg" => whole('m', 1),
        "t" => whole('m', 1000),
        "mu" => Some(('a', Decimal::new(66667, 2))),
        "hectare" => whole('a', 10_000),
        "square kilometer" => whole('a', 1_000_000),
        "square meter" => whole('a', 1),
        "km" => whole('l', 1000),
        "mile" => whole('l', 1609),
        "li" => whole('l', 500),
        "m" => whole('l', 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, Source, analyze};

    #[test]
    fn one_amount_in_two_units() {
        let text = "SCIO briefing on tea | May 4, 2023\n\nLi Wen:\n\nTea came to 40 billion jin (20 billion kg), up 2 billion jin \
                    (1 billion kg). Gardens cover 30 million mu (2 million hectares). A lake of 90 mu (4 hectares) was dug.\n";
        let source = Source::from_bytes(String::from("t"), text.as_bytes().to_vec());
        let claims = analyze(&source, &Options::default()).claims;
        let shown: Vec<_> = claims
            .iter()
            .map(|c| (c.span.slice(text), format!("{:?}", c.measure), c.same_as))
            .collect();
        assert_eq!(
            shown,
            [
                ("40 billion jin", "Level".to_string(), None),
                ("20 billion kg", "Level".to_string(), Some(0)),
                ("2 billion jin", "Change".to_string(), None),
                ("1 billion kg", "Change".to_string(), Some(2)),
                ("30 million mu", "Level".to_string(), None),
                ("2 million hectares", "Level".to_string(), Some(4)),
                ("90 mu", "Level".to_string(), None),
                ("4 hectares", "Level".to_string(), None),
            ]
        );
    }
}
