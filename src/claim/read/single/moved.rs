//! What was carried: passengers, containers, tons. Must not take a measure that says what it is of.
use super::counts;
use crate::claim::frame::{Frame, Part};
use crate::claim::rules::Predicate;
use crate::claim::view::View;
use crate::model::Measure;
use crate::quantity::Quantity;

/// `the railways recorded 20 million passenger trips`, `ships carried 2 million containers`: the things are what is
/// counted, and who moved them is their subject.
pub(super) fn move_things(view: &View<'_>, q: &Quantity, p: &Predicate, measure: Measure, frame: &mut Frame) {
    let carried = view
        .tokens
        .get(p.at)
        .is_some_and(|t| t.any(&["carried", "transported", "moved", "shipped", "hauled"]));
    let things = match q.unit.as_str() {
        "passenger trip" => "number of passenger trips",
        "person-trip" => "number of person-trips",
        "TEU" => "number of standard containers",
        "t" if carried => "freight volume",
        _ => return,
    };
    let own_verb = matches!(p.rule, "level-verb" | "counted" | "level-default");
    let says = |i: &str| {
        [
            "trip", "passenger", "traffic", "visit", "tour", "container", "throughput", "volume", "flow",
        ]
        .iter()
        .any(|w| i.contains(w))
    };
    if measure != Measure::Level
        || frame.known && !counts(frame)
        || !own_verb
        || frame.indicator.as_deref().is_some_and(says)
    {
        return;
    }
    if let Some(mover) = frame.indicator.take().filter(|_| !frame.inherited) {
        let range = std::mem::take(&mut frame.range);
        frame.parts.insert(
            0,
            Part {
                prep: String::new(),
                text: mover,
                kind: None,
                range,
            },
        );
    }
    (frame.indicator, frame.known) = (Some(things.to_string()), true);
}
