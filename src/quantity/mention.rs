//! What is found in a sentence: quantities, periods, and numbers that claim nothing.
use crate::base::Span;
use crate::lexicon::UnitKind;
use crate::model::{Approx, Direction, NonClaimKind};
use rust_decimal::Decimal;

/// Sort of a quantity's unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A currency.
    Money,
    /// Percent.
    Percent,
    /// Percentage points.
    Pp,
    /// A length of time.
    Time,
    /// Any other unit of measure.
    Unit,
    /// Things counted.
    Count,
    /// A rate per so many.
    Rate,
    /// An ordinal position.
    Rank,
    /// A multiple.
    Times,
    /// None stated.
    Bare,
}

impl Sort {
    /// The sort of a unit of the lexicon.
    pub fn of(kind: UnitKind) -> Sort {
        match kind {
            UnitKind::Money => Sort::Money,
            UnitKind::Percent => Sort::Percent,
            UnitKind::Pp => Sort::Pp,
            UnitKind::Time => Sort::Time,
            UnitKind::Unit => Sort::Unit,
        }
    }
}

/// How a quantity is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A numeral with its unit.
    Plain,
    /// Two ends of a range.
    Range,
    /// `one-third`, `half`, `one in three`.
    Fraction,
    /// `eight consecutive quarters`.
    Streak,
    /// `second-largest`, `ranked third`.
    Rank,
    /// `doubled`, `fourfold`.
    Fold,
    /// `remained flat`.
    Flat,
    /// `double-digit`.
    DoubleDigit,
    /// `two fewer working days`.
    MoreOrFewer(Direction),
}

/// One quantity of a sentence; token positions are into that sentence's tokens.
#[derive(Clone, Debug)]
pub struct Quantity {
    /// First token of the surface.
    pub first: usize,
    /// One past the last token of the surface.
    pub last: usize,
    /// First token including hedges before.
    pub lead: usize,
    /// One past the last token including hedges after and rate denominators.
    pub tail: usize,
    /// The surface.
    pub span: Span,
    /// Value in base units, unsigned unless the numeral has a sign.
    pub value: Decimal,
    /// One unit of the last stated digit.
    pub step: Decimal,
    /// Upper end of a range.
    pub upper: Option<Decimal>,
    /// Scale factor, to lend to list neighbours.
    pub scale: Decimal,
    /// Unit code; empty for a bare number.
    pub unit: String,
    /// Sort of unit.
    pub sort: Sort,
    /// Hedge.
    pub approx: Approx,
    /// How it is written.
    pub shape: Shape,
    /// Tokens of the noun phrase counted (adjectives and head).
    pub noun: Option<(usize, usize)>,
}

/// A period of time, by its calendar units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// A calendar year.
    Year(i16),
    /// A half year.
    Half(i16, i8),
    /// A quarter.
    Quarter(i16, i8),
    /// A month.
    Month(i16, i8),
    /// A day.
    Day(i16, i8, i8),
    /// Days, both included.
    Days((i16, i8, i8), (i16, i8, i8)),
    /// Years, both included.
    Years(i16, i16),
    /// Quarters, both included.
    Quarters((i16, i8), (i16, i8)),
    /// Months, both included.
    Months((i16, i8), (i16, i8)),
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            Period::Year(y) => write!(f, "{y}"),
            Period::Half(y, h) => write!(f, "{y}-H{h}"),
            Period::Quarter(y, q) => write!(f, "{y}-Q{q}"),
            Period::Month(y, m) => write!(f, "{y}-{m:02}"),
            Period::Day(y, m, d) => write!(f, "{y}-{m:02}-{d:02}"),
            Period::Days((y, m, d), (z, n, e)) => write!(f, "{y}-{m:02}-{d:02}/{z}-{n:02}-{e:02}"),
            Period::Years(a, b) => write!(f, "{a}/{b}"),
            Period::Quarters((y, q), (z, r)) => write!(f, "{y}-Q{q}/{z}-Q{r}"),
            Period::Months((y, m), (z, n)) => write!(f, "{y}-{m:02}/{z}-{n:02}"),
        }
    }
}

impl Period {
    /// Whether `other` is a month within this quarter or half year, or these quarters.
    pub fn has_month(self, other: Period) -> bool {
        let Period::Month(y, m) = other else { return false };
        let (from, to) = match self {
            Period::Quarter(z, q) if z == y => (q * 3 - 2, q * 3),
            Period::Half(z, h) if z == y => (h * 6 - 5, h * 6),
            Period::Quarters((z, q), (x, r)) if z == y && x == y => (q * 3 - 2, r * 3),
            _ => return false,
        };
        (from..=to).contains(&m)
    }

    /// First and last month, counted from the year 0; none for days.
    fn months(self) -> Option<(i32, i32)> {
        let at = |y: i16, m: i8| i32::from(y) * 12 + i32::from(m) - 1;
        Some(match self {
            Period::Year(y) => (at(y, 1), at(y, 12)),
            Period::Half(y, h) => (at(y, h * 6 - 5), at(y, h * 6)),
            Period::Quarter(y, q) => (at(y, q * 3 - 2), at(y, q * 3)),
            Period::Month(y, m) => (at(y, m), at(y, m)),
            Period::Years(y, z) => (at(y, 1), at(z, 12)),
            Period::Quarters((y, q), (z, r)) => (at(y, q * 3 - 2), at(z, r * 3)),
            Period::Months((y, m), (z, n)) => (at(y, m), at(z, n)),
            Period::Day(..) | Period::Days(..) => return None,
        })
    }

    /// Whether `other` is a part of this period, and shorter.
    pub fn has_part(self, other: Period) -> bool {
        let (Some((a, b)), Some((x, y))) = (self.months(), other.months()) else {
            return false;
        };
        a <= x && y <= b && (a, b) != (x, y)
    }

    /// The years, quarters or months of a run, one by one; none for what is no run.
    pub fn steps(self) -> Vec<Period> {
        match self {
            Period::Years(a, b) => (a..=b).map(Period::Year).collect(),
            Period::Quarters((y, q), (z, r)) if y == z => (q..=r).map(|q| Period::Quarter(y, q)).collect(),
            Period::Months((y, m), (z, n)) if y == z => (m..=n).map(|m| Period::Month(y, m)).collect(),
            Period::Quarter(y, q) => (q * 3 - 2..=q * 3).map(|m| Period::Month(y, m)).collect(),
            Period::Half(y, h) => (h * 6 - 5..=h * 6).map(|m| Period::Month(y, m)).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether it is two whole years.
    pub fn is_two_years(self) -> bool {
        matches!(self, Period::Years(a, b) if b == a + 1)
    }

    /// The same part of the year so many years before.
    pub fn years_back(self, n: i16) -> Period {
        match self {
            Period::Year(y) => Period::Year(y - n),
            Period::Half(y, h) => Period::Half(y - n, h),
            Period::Quarter(y, q) => Period::Quarter(y - n, q),
            Period::Month(y, m) => Period::Month(y - n, m),
            Period::Quarters((y, q), (z, r)) => Period::Quarters((y - n, q), (z - n, r)),
            Period::Months((y, m), (z, k)) => Period::Months((y - n, m), (z - n, k)),
            other => Period::Year(other.end_year() - n),
        }
    }

    /// The year it ends in.
    pub fn end_year(self) -> i16 {
        match self {
            Period::Year(y)
            | Period::Half(y, _)
            | Period::Quarter(y, _)
            | Period::Month(y, _)
            | Period::Day(y, _, _)
            | Period::Days(_, (y, _, _))
            | Period::Years(_, y)
            | Period::Quarters(_, (y, _))
            | Period::Months(_, (y, _)) => y,
        }
    }
    /// The year it begins in.
    pub fn start_year(self) -> i16 {
        match self {
            Period::Year(y)
            | Period::Half(y, _)
            | Period::Quarter(y, _)
            | Period::Month(y, _)
            | Period::Day(y, _, _)
            | Period::Days((y, _, _), _)
            | Period::Years(y, _)
            | Period::Quarters((y, _), _)
            | Period::Months((y, _), _) => y,
        }
    }
}

/// What a period mention does in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodRole {
    /// Sets the time of what is said.
    Setting,
    /// What something is compared with (`than last year`, `from the end of 2021`).
    Comparison,
    /// `since 2012`, `since the beginning of this year`: from then until now.
    Since,
    /// The end of a period as a point in time (`by the end of 2024`).
    PointInTime,
}

/// A period mentioned in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodMention {
    /// First token, prepositions not included.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// Where.
    pub span: Span,
    /// Which period; none when it cannot be told without the briefing's date.
    pub period: Option<Period>,
    /// What it does.
    pub role: PeriodRole,
}

impl PeriodMention {
    /// The times a run is made of; of `the first and second quarters` these are quarters, though together a half; of
    /// `the four quarters` likewise.
    pub fn steps(&self, source: &str) -> Vec<Period> {
        match self.period {
            Some(Period::Half(y, h)) if self.span.slice(source).contains("quarter") => {
                vec![Period::Quarter(y, h * 2 - 1), Period::Quarter(y, h * 2)]
            }
            Some(Period::Year(y)) if self.span.slice(source).contains("quarter") => {
                (1..=4).map(|q| Period::Quarter(y, q)).collect()
            }
            Some(other) => other.steps(),
            None => Vec::new(),
        }
    }
}

/// All that one sentence mentions.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    /// Quantities in order.
    pub quantities: Vec<Quantity>,
    /// Periods in order.
    pub periods: Vec<PeriodMention>,
    /// Numbers that claim nothing: token range and why.
    pub non_claims: Vec<(usize, usize, NonClaimKind)>,
}
