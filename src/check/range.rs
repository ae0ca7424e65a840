//! Values in intervals, their arithmetic, and how they are written for people.
use super::agreement::step;
use super::item::Item;
use rust_decimal::{Decimal, RoundingStrategy};

/// A value in an interval, for arithmetic.
#[derive(Clone, Copy, Debug)]
pub struct Range {
    /// The value.
    pub value: Decimal,
    /// Lower end.
    pub low: Decimal,
    /// Upper end.
    pub high: Decimal,
}

impl Range {
    /// A claim's figure; none when it is open on a side.
    pub fn of(i: &Item) -> Option<Range> {
        let (low, high) = (i.low?, i.high?);
        // counts of thousands are rounded, though their words do not say so
        let slack = match step(i) {
            s if high - low <= Decimal::ONE && s >= Decimal::ONE_THOUSAND => s / Decimal::TWO,
            _ => Decimal::ZERO,
        };
        Some(Range {
            value: i.value,
            low: low - slack,
            high: high + slack,
        })
    }
    fn apply(self, o: Range, f: impl Fn(Decimal, Decimal) -> Option<Decimal>) -> Option<Range> {
        let ends = [
            f(self.low, o.low)?,
            f(self.low, o.high)?,
            f(self.high, o.low)?,
            f(self.high, o.high)?,
        ];
        Some(Range {
            value: f(self.value, o.value)?,
            low: ends.into_iter().min()?,
            high: ends.into_iter().max()?,
        })
    }
    /// Sum.
    pub fn plus(self, o: Range) -> Option<Range> {
        self.apply(o, Decimal::checked_add)
    }
    /// Difference.
    pub fn minus(self, o: Range) -> Option<Range> {
        self.apply(o, Decimal::checked_sub)
    }
    /// The level a year before, from this level and its growth in percent.
    pub fn before_growth(self, growth: Range) -> Option<Range> {
        self.apply(growth, |l, g| {
            l.checked_div(Decimal::ONE.checked_add(g.checked_div(Decimal::ONE_HUNDRED)?)?)
        })
    }
    /// The level after a growth in percent.
    pub fn after_growth(self, growth: Range) -> Option<Range> {
        self.apply(growth, |l, g| {
            l.checked_mul(Decimal::ONE.checked_add(g.checked_div(Decimal::ONE_HUNDRED)?)?)
        })
    }
    /// What a level gained over its base, from its growth in percent.
    pub fn change_by_growth(self, growth: Range) -> Option<Range> {
        self.apply(growth, |l, g| {
            l.checked_mul(g)?.checked_div(Decimal::ONE_HUNDRED.checked_add(g)?)
        })
    }
    /// Growth in percent from `o` to this.
    pub fn growth_from(self, o: Range) -> Option<Range> {
        self.apply(o, |a, b| {
            a.checked_div(b)?
                .checked_sub(Decimal::ONE)?
                .checked_mul(Decimal::ONE_HUNDRED)
        })
    }
    /// This as a percentage of `o`.
    pub fn percent_of(self, o: Range) -> Option<Range> {
        self.apply(o, |a, b| a.checked_div(b)?.checked_mul(Decimal::ONE_HUNDRED))
    }
    /// The whole of which this is so many percent.
    pub fn whole_of(self, share: Range) -> Option<Range> {
        self.apply(share, |l, s| l.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(s))
    }
    /// A percentage as a multiple.
    pub fn hundredth(self) -> Range {
        Range {
            value: self.value / Decimal::ONE_HUNDRED,
            low: self.low / Decimal::ONE_HUNDRED,
            high: self.high / Decimal::ONE_HUNDRED,
        }
    }
    /// What is missing to a hundred percent.
    pub fn rest_of_hundred(self) -> Option<Range> {
        Some(Range {
            value: Decimal::ONE_HUNDRED - self.value,
            low: Decimal::ONE_HUNDRED - self.high,
            high: Decimal::ONE_HUNDRED - self.low,
        })
    }
    /// Growth in percent of a level that gained `change`.
    pub fn growth_by_change(self, change: Range) -> Option<Range> {
        self.apply(change, |l, c| {
            c.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(l.checked_sub(c)?)
        })
    }
    /// So many percent of `o`.
    pub fn percent_times(self, o: Range) -> Option<Range> {
        self.apply(o, |s, w| s.checked_mul(w)?.checked_div(Decimal::ONE_HUNDRED))
    }
}

/// A number as people write it, to the digit `step`, with its unit.
pub fn human(value: Decimal, unit: &str, step: Decimal) -> String {
    let scales = [
        (1_000_000_000_000u64, "trillion "),
        (1_000_000_000, "billion "),
        (1_000_000, "million "),
    ];
    let (by, word) = scales
        .into_iter()
        .find(|(n, _)| value.abs() >= Decimal::from(*n))
        .unwrap_or((1, ""));
    let by = Decimal::from(by);
    let digits = (step / by).normalize().scale().min(4);
    let shown = (value / by).round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
    let mut number = shown.to_string();
    if by == Decimal::ONE && digits == 0 && number.len() > 3 {
        number = grouped(&number);
    }
    match unit {
        "CNY" => format!("{number} {word}yuan"),
        "USD" => format!("${number} {word}").trim_end().to_string(),
        "%" => format!("{number}%"),
        "pp" => format!("{number} percentage points"),
        "x" => format!("{number} times"),
        "" | "1" => format!("{number} {word}").trim_end().to_string(),
        other => format!("{number} {word}{other}"),
    }
}

fn grouped(digits: &str) -> String {
    let (sign, body) = digits.strip_prefix('-').map_or(("", digits), |b| ("-", b));
    let mut out = String::new();
    for (k, c) in body.chars().enumerate() {
        if k > 0 && (body.len() - k).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    format!("{sign}{out}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_for_people() {
        for (value, unit, step, want) in [
            ("1960000000000", "CNY", "10000000000", "1.96 trillion yuan"),
            ("5734000000000", "CNY", "10000000000", "5.73 trillion yuan"),
            ("496000", "enterprise", "1000", "496,000 enterprise"),
            ("54.432", "%", "0.1", "54.4%"),
            ("-2.4", "pp", "0.1", "-2.4 percentage points"),
        ] {
            let d = |s: &str| s.parse::<Decimal>().unwrap();
            assert_eq!(human(d(value), unit, d(step)), want);
        }
    }

    #[test]
    fn intervals_are_carried() {
        let r = |v: &str, l: &str, h: &str| Range {
            value: v.parse().unwrap(),
            low: l.parse().unwrap(),
            high: h.parse().unwrap(),
        };
        let d = r("6.13", "6.125", "6.135").minus(r("4.17", "4.165", "4.175")).unwrap();
        assert_eq!(
            (d.value.to_string(), d.low.to_string(), d.high.to_string()),
            ("1.96".into(), "1.950".into(), "1.970".into())
        );
        assert!(
            r("1", "1", "1").growth_from(r("0", "0", "0")).is_none(),
            "no division by zero"
        );
    }
}
