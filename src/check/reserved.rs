//! Verdicts that keep back what the record seems to say: who or when is meant was not read, or it is another end of a movement.
use super::compare::Attribute;
use super::verdict::{Judgement, Verdict, about, figure, who};

impl Judgement {
    /// The text does not say of whom the figure is.
    pub fn unknown_subject() -> Judgement {
        let reason = "The quote says only “it” or “they”, and what that stands for cannot be told.";
        Judgement::new(Verdict::Unverifiable, reason.to_string(), Vec::new())
    }
    /// The sentence speaks of something that its figure was not found to belong to.
    pub fn unread_subject() -> Judgement {
        let reason = "What the figure is of could not be read from the sentence.";
        Judgement::new(Verdict::Unverifiable, reason.to_string(), Vec::new())
    }
    /// The figure is of what something else leaves, or of a shorter time: the record's figure does not speak of that.
    pub fn part_or_rate() -> Judgement {
        let reason = "The quote leaves something out, or speaks of a shorter time; the record does not say that.";
        Judgement::new(Verdict::Unverifiable, reason.to_string(), Vec::new())
    }
    /// The figure is of the other end of a movement: `from 9% to 7%` for `from 7% to 9%`.
    pub fn turned(held: Judgement) -> Judgement {
        let reason = match held.evidence.first() {
            Some(e) => format!(
                "The record has it the other way round: {}, {} ({}).",
                about(e),
                figure(e),
                who(e)
            ),
            None => "The record has it the other way round.".to_string(),
        };
        Judgement {
            verdict: Verdict::Contradicted,
            differs: vec![Attribute::Direction],
            reason,
            ..held
        }
    }
    /// The figure is of the year before a period that the text does not name.
    pub fn unknown_year() -> Judgement {
        let reason = "The quote speaks of the year before, but does not say before which period.";
        Judgement::new(Verdict::Unverifiable, reason.to_string(), Vec::new())
    }
}
