//! What points back: pronouns, `among these`, `of the two`.
use super::{Single, of_two, told};
use crate::claim::frame::{self, Frame, Hint};
use crate::claim::read::Reading;
use crate::claim::read::anaphora::{among, owned_by_the_counted, settle_anaphora, told_before_a_count};
use crate::claim::rules::is_past;
use crate::claim::view::View;
use crate::model::Measure;
use crate::quantity::Quantity;

impl Single<'_, '_> {
    /// Pronouns and `among these` take what they point to.
    pub(super) fn points_back(&mut self) {
        let (view, before) = (self.view, self.before);
        let last = self.last.as_ref();
        if let Some(things) = told::times_the_things(view, self.q) {
            let names = self.frame.parts.drain(..).filter(|p| p.kind.is_some()).collect();
            self.frame = Frame { parts: names, ..things };
            return;
        }
        if let Some(one) = of_two(view, self.p, before, self.background) {
            let hint = self.frame.hint;
            self.frame = Frame { hint, ..one };
            return;
        }
        if let Some(counted) = last.filter(|f| !before.is_empty() && f.hint == Hint::Number)
            && owned_by_the_counted(view, &mut self.frame, counted)
        {
            return;
        }
        let told = last
            .filter(|f| !before.is_empty() && f.hint != Hint::Number)
            .or_else(|| told_before_a_count(view, &self.frame, before));
        settle_anaphora(view, &mut self.frame, told, self.background);
        among(view, self.q, &mut self.frame, last);
    }

    /// `Compared with the old canal, the way is shorter by a third`: what a sentence opens by comparing with, where it is another
    /// thing and no earlier time; the difference is one from that.
    pub(super) fn compared_with(&mut self) -> Option<String> {
        let (view, q) = (self.view, self.q);
        let opens = view.lower(0) == "compared" && matches!(view.lower(1), "with" | "to");
        if !opens || !matches!(self.measure, Measure::Growth | Measure::Change) || is_past(view, 2) {
            return None;
        }
        // "Compared with imports, exports rose 6% in the first half": it rose in that time
        if !view.mentions.periods.is_empty() {
            return None;
        }
        let comma = (2..q.lead).find(|&i| view.tokens[i].is(","))?;
        let told = (2..comma).any(|i| view.period_at[i].is_some() || view.quantity_at[i].is_some());
        let timed = |i: usize| {
            view.tokens[i].any(&[
                "before", "past", "last", "previous", "year", "years", "month", "quarter", "period", "level", "time",
                "end", "beginning", "start", "average", "that", "those", "figure", "plan", "target",
            ])
        };
        // the next clause may compare with something else: "..., up 3% year on year"
        let again = (comma + 1..q.lead).any(|i| view.tokens[i].is(";"));
        let base = (q.tail..(q.tail + 4).min(view.tokens.len()))
            .any(|i| view.tokens[i].any(&["year-on-year", "than", "from"]));
        if told || again || base || (2..comma).any(timed) {
            return None;
        }
        self.measure = Measure::Gap;
        let of = frame::words(view, 2, comma);
        (!of.is_empty()).then_some(of)
    }
}

/// `clinics in 78 percent of townships, and we will raise the ratio to 90 percent`, `and we aim for 90 percent`: as large a
/// part as before.
pub(super) fn same_ratio(view: &View<'_>, q: &Quantity, before: &[Reading]) -> bool {
    let share = before.last().is_some_and(|b| b.measure == Measure::Share);
    let joint = q.lead.saturating_sub(1);
    let aimed =
        joint > 0 && view.tokens[joint].any(&["for", "at"]) && view.tokens[joint - 1].any(&["aim", "aiming", "aims"]);
    let it = joint > 1 && view.tokens[joint].is("to") && view.tokens[joint - 1].is("it") && view.is_verb(joint - 2);
    let noun = |i: usize| {
        view.tokens[i].any(&["ratio", "figure", "rate", "percentage"])
            && matches!(view.before(i), "the" | "this" | "that")
            && view.lower(i + 1) != "of"
    };
    share && (aimed || it || (q.lead.saturating_sub(5)..q.lead).any(noun))
}

/// `the herd had returned to 91%`: of what it once was.
pub(super) fn comes_back(view: &View<'_>, q: &Quantity) -> bool {
    let to = q.lead.checked_sub(1).filter(|&t| t > 0 && view.tokens[t].is("to"));
    to.is_some_and(|t| {
        view.tokens[t - 1].any(&[
            "returned", "returning", "recovered", "recovering", "restored", "back", "rebounded", "rebounding",
        ])
    })
}
