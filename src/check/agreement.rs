//! Whether the figures of two claims about the same thing agree: by their intervals, never by their digits.
use super::bounds::{is_far, is_too_exact};
use super::item::Item;
use crate::model::{Approx, Measure};
use rust_decimal::Decimal;

/// How a quoted figure relates to a recorded one that is about the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// The same figure.
    Exact,
    /// Consistent once this is allowed for.
    Loose(Loosening),
    /// More digits than the record has, or bounds that only overlap.
    Open,
    /// The same size, the other way.
    Reversed,
    /// Incompatible.
    Against,
}

/// What makes a figure consistent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loosening {
    /// Rounded to fewer digits.
    Rounding,
    /// Cut off to fewer digits.
    Truncation,
    /// A bound (`over 51%` for 51.1%).
    Bound,
    /// `about`, `nearly`.
    Hedge,
    /// The record itself is hedged, the quote is not.
    DroppedHedge,
}

fn inside(v: Decimal, i: &Item) -> bool {
    i.low.is_none_or(|l| v >= l) && i.high.is_none_or(|h| v <= h)
}

fn disjoint(a: &Item, b: &Item) -> bool {
    let below = |x: &Item, y: &Item| matches!((x.high, y.low), (Some(h), Some(l)) if h < l);
    below(a, b) || below(b, a)
}

/// The unit of the last stated digit: from the interval, for counts from the zeros at the end.
pub fn step(i: &Item) -> Decimal {
    let whole = i.value.normalize().scale() == 0;
    if let (Some(l), Some(h)) = (i.low, i.high)
        && i.approx == Approx::Exact
        && (h - l > Decimal::ONE || h > l && !whole)
    {
        return h - l;
    }
    let mut v = i.value.abs().normalize();
    if v.scale() > 0 {
        return Decimal::new(1, v.scale());
    }
    let mut step = Decimal::ONE;
    while v >= Decimal::TEN && (v % Decimal::TEN).is_zero() {
        v /= Decimal::TEN;
        step *= Decimal::TEN;
    }
    if step >= Decimal::ONE_THOUSAND {
        step
    } else {
        Decimal::ONE
    }
}

/// Whether the figures agree. Both claims are taken to be about the same thing.
pub fn agreement(q: &Item, r: &Item) -> Agreement {
    use Agreement::{Against, Exact, Loose, Open, Reversed};
    let opposite = q.value.is_sign_negative() != r.value.is_sign_negative() && !q.value.is_zero() && !r.value.is_zero();
    if opposite && matches!(q.measure, Measure::Growth | Measure::Change | Measure::Gap) {
        let mut turned = q.clone();
        turned.value = -q.value;
        (turned.low, turned.high) = (q.high.map(|v| -v), q.low.map(|v| -v));
        return match agreement(&turned, r) {
            Exact | Loose(_) => Reversed,
            _ => Against,
        };
    }
    let hedge = |a: Approx| match a {
        Approx::About | Approx::Nearly => Loosening::Hedge,
        _ => Loosening::Bound,
    };
    match (q.approx, r.approx) {
        (a, b) if a == b && q.value == r.value && q.high == r.high => Exact,
        (Approx::Exact, Approx::Exact) => exact_figures(q, r),
        (a, Approx::Exact) => {
            let strict = matches!(a, Approx::Over | Approx::Under);
            if q.value == r.value {
                match a {
                    _ if strict => Open,
                    // "some 77,000 tonnes" for 77,000
                    Approx::About => Exact,
                    _ => Loose(hedge(a)),
                }
            } else if is_too_exact(q, r) {
                Against
            } else if inside(r.value, q) && is_far(q, r) {
                Open
            } else if inside(r.value, q) {
                Loose(hedge(a))
            } else if disjoint(q, r) {
                Against
            } else {
                Open
            }
        }
        (Approx::Exact, b) => {
            if q.value == r.value {
                Loose(Loosening::DroppedHedge)
            } else if disjoint(q, r) && !near(q, r, b) {
                Against
            } else {
                Open
            }
        }
        (a, b) => {
            let contained = q.low.is_none_or(|l| r.low.is_some_and(|x| x >= l))
                && q.high.is_none_or(|h| r.high.is_some_and(|x| x <= h));
            if q.value == r.value && compatible(a, b) || contained && !is_far(q, r) {
                Loose(hedge(a))
            } else if disjoint(q, r) && !near(q, r, b) {
                Against
            } else {
                Open
            }
        }
    }
}

/// Whether two hedges can be said of one figure: `over` and `under` cannot.
fn compatible(a: Approx, b: Approx) -> bool {
    let side = |x: Approx| match x {
        Approx::Over | Approx::AtLeast => 1,
        Approx::Under | Approx::AtMost | Approx::Nearly => -1,
        _ => 0,
    };
    side(a) * side(b) >= 0
}

/// Whether a figure is so near to a vague one that nothing follows.
fn near(q: &Item, r: &Item, hedge: Approx) -> bool {
    matches!(hedge, Approx::About | Approx::Nearly) && (q.value - r.value).abs() * Decimal::TEN <= r.value.abs()
}

fn exact_figures(q: &Item, r: &Item) -> Agreement {
    use Agreement::{Against, Exact, Loose, Open};
    if q.value == r.value {
        return Exact;
    }
    // "two-thirds" stands for what is within a point of it
    let third = |i: &Item| i.unit == "%" && i.value.scale() > 4;
    let (qs, rs) = (if third(q) { Decimal::TWO } else { step(q) }, step(r));
    let off = (q.value - r.value).abs();
    if qs > rs {
        if off * Decimal::TWO <= qs {
            return Loose(Loosening::Rounding);
        }
        let cut = (r.value.abs() / qs).trunc() * qs;
        // "2" for 2.6 is more than cut off
        let much = off * Decimal::from(6) > r.value.abs();
        if cut == q.value.abs() && !cut.is_zero() && !much {
            return Loose(Loosening::Truncation);
        }
        return Against;
    }
    if qs < rs && off * Decimal::TWO <= rs {
        return Open;
    }
    Against
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::evidence::entries;
    use crate::check::read_prose;

    fn item(text: &str) -> Item {
        let mut all = entries(read_prose(text, None).records);
        assert_eq!(all.len(), 1, "{text}");
        all.remove(0).item
    }

    #[test]
    fn figures_agree_by_their_intervals() {
        use Agreement::{Against, Exact, Loose, Open, Reversed};
        use Loosening::{Bound, DroppedHedge, Hedge, Rounding, Truncation};
        for (quote, record, want) in [
            ("rose by 6.9%", "rose by 6.9%", Exact),
            ("rose by 7%", "rose by 6.9%", Loose(Rounding)),
            ("rose by 56%", "rose by 56.8%", Loose(Truncation)),
            ("rose by over 6%", "rose by 6.9%", Loose(Bound)),
            ("rose by over 2%", "rose by 6.9%", Open),
            ("rose by over 6.5%", "rose by 6.9%", Loose(Bound)),
            ("rose by over 6.2%", "rose by 6.9%", Open),
            ("rose by over 20%", "rose by 29%", Loose(Bound)),
            ("rose by over 25%", "rose by 29%", Loose(Bound)),
            ("rose by over 26%", "rose by 29%", Open),
            ("rose by over 40%", "rose by more than 50%", Open),
            ("rose by about 7%", "rose by 6.9%", Loose(Hedge)),
            ("rose by nearly 7%", "rose by 6.9%", Loose(Hedge)),
            ("rose by some 6.9%", "rose by 6.9%", Exact),
            ("rose by some 276.3%", "rose by 267.3%", Against),
            ("rose by about 268%", "rose by 267.3%", Loose(Hedge)),
            ("rose by about 270%", "rose by 267.3%", Loose(Hedge)),
            ("rose by 20%", "rose by more than 20%", Loose(DroppedHedge)),
            ("rose by more than 20%", "rose by more than 20%", Exact),
            ("rose by 6.94%", "rose by 6.9%", Open),
            ("rose by over 6.9%", "rose by 6.9%", Open),
            ("rose by 25%", "rose by more than 20%", Open),
            ("rose by 9.6%", "rose by 6.9%", Against),
            ("rose by 15%", "rose by more than 20%", Against),
            ("rose by over 7%", "rose by 6.9%", Against),
            ("fell by 6.9%", "rose by 6.9%", Reversed),
            ("fell by 3%", "rose by 6.9%", Against),
        ] {
            let (q, r) = (
                item(&format!("Exports {quote} in 2024.")),
                item(&format!("Exports {record} in 2024.")),
            );
            assert_eq!(agreement(&q, &r), want, "{quote} | {record}");
        }
    }
}
