//! The indicator as it is put out: what a change of a share or of a growth is a change of. Must not read the sentence again.
use crate::claim::{self, Reading};
use crate::model::Measure;
use crate::quantity::{Quantity, Sort};

/// Nouns that are measured in percent by themselves.
const RATES: &[&str] = &[
    "unemployment", "poverty", "illiteracy", "inflation", "joblessness", "smoking", "mortality", "prevalence",
    "incidence", "vacancy", "turnout", "obesity", "satisfaction",
];

/// The indicator as output: a change of a share is a change of `share of X`, a gap between growths one of `growth rate of X`.
pub(super) fn indicator(r: &Reading, q: &Quantity) -> Option<String> {
    let base = r.frame.indicator.clone()?;
    // what an economy grows by or amounts to is its product
    let sums = r.measure == Measure::Growth || r.measure == Measure::Level && q.sort == Sort::Money;
    let base = if base == "economy" && sums {
        "GDP".to_string()
    } else {
        base
    };
    if let Some(extent) = r.frame.extent.filter(|_| r.measure == Measure::Level) {
        return Some(format!("{extent} of {base}"));
    }
    let pp = q.sort == Sort::Pp || q.sort == Sort::Percent && r.measure == Measure::Change;
    Some(match (r.measure, r.frame.hint) {
        (Measure::Change, claim::Hint::Share) if pp => format!("share of {base}"),
        // "its slice of trade widened by 2 percent"
        (Measure::Growth, claim::Hint::Share) if !r.frame.inherited && !base.starts_with("share") => {
            format!("share of {base}")
        }
        (Measure::Change, claim::Hint::Growth | claim::Hint::Decline) if pp => format!("growth rate of {base}"),
        (Measure::Gap, _) if pp && !r.frame.rate && !base.contains("rate") && r.frame.said != Some(Measure::Share) => {
            format!("growth rate of {base}")
        }
        (Measure::Gap, _)
            if pp
                && !r.frame.rate
                && r.frame.said == Some(Measure::Share)
                && !base.starts_with("share")
                && !r
                    .of
                    .as_deref()
                    .is_some_and(|o| ["target", "planned", "plan", "goal"].contains(&o)) =>
        {
            format!("share of {base}")
        }
        (Measure::Change, _) if pp && !r.frame.rate && r.frame.said == Some(Measure::Growth) => {
            format!("growth rate of {base}")
        }
        // "poverty fell to 3.1%, 1.4 points less than": a rate, though no word says so
        (Measure::Change, _)
            if pp
                && !r.frame.rate
                && r.frame.inherited
                && !base.ends_with("rate")
                && !RATES.iter().any(|w| base.ends_with(w)) =>
        {
            format!("share of {base}")
        }
        _ => base,
    })
}
