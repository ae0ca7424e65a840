//! Levels that stand beside a run: `has topped 10 trillion yuan for eight quarters in a row`. Must not look beyond one sentence.
use super::item::Item;
use super::period::Stretch;
use crate::model::Measure;
use crate::report::ClaimOut;

/// A level that was read as of all of a run's time is that of each of its quarters; the last one is told of.
pub(super) fn level_of_each(items: &mut [Item], claims: &[&ClaimOut], group: &[usize]) {
    let Some(run) = group.iter().find(|&&k| claims[k].measure == Measure::Streak) else {
        return;
    };
    let months = match claims[*run].unit.as_str() {
        "month" => 1,
        "quarter" => 3,
        "year" => 12,
        _ => return,
    };
    let told = claims[*run].period.as_deref();
    let Some(time) = told.and_then(Stretch::parse).filter(|t| t.whole_months() > months) else {
        return;
    };
    for &k in group {
        if items[k].measure == Measure::Level && items[k].period == Some(time) && claims[k].period.as_deref() == told {
            items[k].period = Some(time.last_months(months));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::evidence::entries;
    use crate::check::read_prose;

    #[test]
    fn a_level_is_that_of_the_last_quarter_of_a_run() {
        let day = Some(jiff::civil::date(2025, 4, 15));
        for (text, want) in [
            (
                "The January-March tally means kite trade has topped 3 billion yuan for six quarters in a row.",
                "2025-Q1",
            ),
            ("From 2021 to 2024, kite trade was 3 billion yuan.", "2021/2024"),
        ] {
            let entries = entries(read_prose(text, day).records);
            let period = entries[0].item.period.expect("a time");
            assert_eq!(period.to_string(), want, "{text}");
        }
    }
}
