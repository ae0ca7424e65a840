//! Runs of periods: those a streak covers, those since a point in time.
use super::{Period, PeriodMention, PeriodRole, Quantity, Sort};
use jiff::civil::Date;

/// From a point in time to the briefing's day.
pub fn since(p: Option<Period>, today: Option<Date>) -> Option<Period> {
    let (p, y) = (p?, today?.year());
    let d = today?;
    match p {
        Period::Year(a) if a < y => Some(Period::Years(a, y)),
        Period::Month(a, m) if (a, m) < (y, d.month()) => Some(Period::Months((a, m), (y, d.month()))),
        Period::Day(a, m, e) if (a, m, e) < (y, d.month(), d.day()) => {
            Some(Period::Days((a, m, e), (y, d.month(), d.day())))
        }
        _ => Some(p),
    }
}

/// The run of periods that a streak covers, ending with the period spoken of or the last full year.
pub fn streak(
    q: &Quantity,
    end: Option<Period>,
    today: Option<Date>,
    own: Option<&PeriodMention>,
    ordinal: bool,
) -> Option<Period> {
    // a list may go on behind a run with what is none
    if q.sort != Sort::Time {
        return None;
    }
    let n: i16 = q.value.to_string().parse().ok().filter(|n| (1..=200).contains(n))?;
    // "since February it has risen for eight months"
    if let Some(PeriodMention {
        role: PeriodRole::Since,
        period: Some(Period::Month(y, m)),
        ..
    }) = own
        && q.unit == "month"
    {
        let last = i32::from(*y) * 12 + i32::from(*m) - 1 + i32::from(n) - 1;
        let (z, k) = (last.div_euclid(12) as i16, (last.rem_euclid(12) + 1) as i8);
        return Some(Period::Months((*y, *m), (z, k)));
    }
    let back = |per_year: i16, y: i16, k: i8| {
        let total = y * per_year + i16::from(k) - 1 - (n - 1);
        (total.div_euclid(per_year), (total.rem_euclid(per_year) + 1) as i8)
    };
    match (q.unit.as_str(), end) {
        ("quarter", Some(Period::Quarter(y, k))) => Some(Period::Quarters(back(4, y, k), (y, k))),
        ("quarter", Some(Period::Half(y, h))) => Some(Period::Quarters(back(4, y, h * 2), (y, h * 2))),
        ("quarter", Some(Period::Quarters(_, (y, k)))) => Some(Period::Quarters(back(4, y, k), (y, k))),
        ("month", Some(Period::Month(y, m) | Period::Months(_, (y, m)))) => {
            Some(Period::Months(back(12, y, m), (y, m)))
        }
        ("month", Some(Period::Year(y))) if today.is_some_and(|d| y < d.year()) => {
            Some(Period::Months(back(12, y, 12), (y, 12)))
        }
        ("month", Some(Period::Quarter(y, k))) => Some(Period::Months(back(12, y, k * 3), (y, k * 3))),
        ("month", Some(Period::Half(y, h))) => Some(Period::Months(back(12, y, h * 6), (y, h * 6))),
        ("month", Some(Period::Quarters(_, (y, k)))) => Some(Period::Months(back(12, y, k * 3), (y, k * 3))),
        // "have fallen for three months": until the last that is over
        ("month", None) => {
            let last = today?.first_of_month().yesterday().ok()?;
            let (y, m) = (last.year(), last.month());
            Some(Period::Months(back(12, y, m), (y, m)))
        }
        // runs of weeks and days are of the time spoken of
        ("week" | "day", end) => end,
        ("year", _) => {
            if let Some(PeriodMention {
                role: PeriodRole::Since,
                period: Some(Period::Year(a)),
                ..
            }) = own
            {
                return Some(Period::Years(*a, a + n - 1));
            }
            let last = match end {
                Some(Period::Year(y)) if today.is_none_or(|d| y < d.year()) => y,
                Some(Period::Years(_, y)) => y,
                // "for the 13th year in a row": the year that is going on
                _ if ordinal => today?.year(),
                _ => today?.year() - 1,
            };
            Some(Period::Years(last - n + 1, last))
        }
        _ => None,
    }
}
