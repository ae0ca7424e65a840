//! Lengths of time and places in a ranking, as what a figure measures.
use super::since::gone_by;
use super::{Single, counts};
use crate::claim::frame::{Frame, Hint, Part};
use crate::claim::read::frames::was_done;
use crate::claim::view::View;
use crate::lexicon::Class;
use crate::model::{Direction, Measure};
use crate::quantity::{Quantity, Sort};

impl Single<'_, '_> {
    /// Lengths of time: as what is measured, as what lasted, as a change.
    pub(super) fn length(&mut self) {
        let (view, q, p, frame) = (self.view, self.q, self.p, &self.frame);
        // how long people live is what is measured; "3.4 years longer" is by how much it changed
        let lives = frame
            .indicator
            .as_deref()
            .is_some_and(|i| i.ends_with("expectancy") || i.ends_with(" age"));
        let longer = view.tokens.get(q.tail).is_some_and(|t| t.any(&["longer", "shorter"]));
        match (self.measure, q.sort) {
            (Measure::Level | Measure::Duration, Sort::Time)
                if longer && !self.before.is_empty() && view.before(q.lead) == "," =>
            {
                let up = view.tokens[q.tail].is("longer");
                self.measure = Measure::Change;
                self.direction = Some(if up { Direction::Up } else { Direction::Down });
            }
            // "the number of foggy days fell from 31 to 4"
            (Measure::Level | Measure::Duration, Sort::Time) if counts_times(frame) => self.measure = Measure::Level,
            (Measure::Level, Sort::Time) if !lives => self.measure = Measure::Duration,
            (Measure::Duration, Sort::Time)
                if lives && (p.rule != "duration" || matches!(view.before(q.lead), "to" | "at")) =>
            {
                self.measure = Measure::Level;
            }
            _ => {}
        }
        if let Some(gone) = gone_by(view, q).filter(|_| self.measure == Measure::Duration) {
            self.frame = gone;
            return;
        }
        if self.measure == Measure::Duration && q.sort == Sort::Time && lasts(view, q) {
            self.measure = Measure::Streak;
        }
        // "the courts closed 900 cases, and each took 17 days": time is what is told, of the cases
        const TAKES: &[&str] = &["take", "takes", "took", "taken", "need", "needs", "needed"];
        let took = view.tokens.get(p.at).is_some_and(|t| t.any(TAKES)) && q.lead <= p.at + 2;
        let frame = &mut self.frame;
        if self.measure == Measure::Duration && took && frame.hint == Hint::Number {
            let things = frame.indicator.take().unwrap_or_default();
            let text = things.strip_prefix("number of ").unwrap_or(&things).to_string();
            frame.parts.insert(
                0,
                Part {
                    text,
                    ..Part::default()
                },
            );
            (frame.indicator, frame.hint, frame.count_noun) = (Some("time".to_string()), Hint::None, None);
        }
        // "it came 12th, up 22 places": the place is what is told
        let places = matches!(q.unit.as_str(), "place" | "spot" | "position" | "rung");
        let ranked = self.before.iter().any(|b| b.measure == Measure::Rank);
        if self.measure == Measure::Change && places && ranked && frame.hint == Hint::Number {
            (frame.indicator, frame.hint) = (Some("ranking".to_string()), Hint::None);
            frame.parts.retain(|x| !was_done(x));
        }
    }
}

/// `staying above 3 trillion for eight months`, `a trend continuing for three months`: how long it has been so without a break.
fn lasts(view: &View<'_>, q: &Quantity) -> bool {
    let Some(joint) = q.lead.checked_sub(1).filter(|&i| view.tokens[i].is("for")) else {
        return false;
    };
    let clause = (0..joint).rev().take_while(|&i| !view.tokens[i].any(&[",", ";", ":"]));
    let stays = |i: usize| crate::lexicon::lexicon().kind(view.lower(i)).has(Class::STAY);
    let ranks = |i: usize| view.tokens[i].any(&["ranking", "ranked", "ranks"]);
    let told = clause.into_iter().find(|&i| stays(i) || ranks(i));
    view.before(joint) == "continuing" || told.is_some_and(|v| (v..joint).any(|i| view.quantity_at[i].is_some()))
}

/// Whether a frame is of a number of days or the like.
fn counts_times(f: &Frame) -> bool {
    counts(f)
        && f.indicator.as_deref().is_some_and(|i| {
            [" days", " months", " years", " hours", " nights"]
                .iter()
                .any(|t| i.ends_with(t))
        })
}
