//! Lists of values that pair with what was told before them, each value with the statement at its place.
use crate::claim::frame::{self, Frame};
use crate::claim::read::Reading;
use crate::claim::view::View;
use crate::claim::{coordinated, np};
use crate::lexicon::Class;
use crate::model::Measure;

/// `exports were A and imports B, up a and b respectively`: each value belongs to one of the statements before.
pub(super) fn pair_with_statements(earlier: &[Reading], group: &mut [Reading]) -> bool {
    let n = group.len();
    let like = |m: Measure| earlier.iter().filter(|r| r.measure == m).collect::<Vec<_>>();
    let mut told = like(group[0].measure);
    if told.len() != n {
        told = like(Measure::Level);
    }
    let frames: Vec<Frame> = told.iter().map(|r| r.frame.carried()).collect();
    pair_with_frames(&frames, group)
}

/// `Trains made 17,000 trips and carried 1.9 million boxes. This was a growth of 6% and 18% respectively.`
pub(super) fn pair_with_frames(told: &[Frame], group: &mut [Reading]) -> bool {
    let distinct = told
        .windows(2)
        .all(|w| w[0].subject() != w[1].subject() || w[0].indicator != w[1].indicator);
    if told.len() != group.len() || !distinct {
        return false;
    }
    let (hint, said) = (group[0].frame.hint, group[0].frame.said);
    for (r, model) in group.iter_mut().zip(told) {
        r.frame = Frame {
            hint,
            said,
            ..model.clone()
        };
    }
    true
}

/// `103,000 cases were solved and 176,000 suspects caught, up 11% and 39%`: as many changes as there were figures before them
/// in the sentence pair with those.
pub(super) fn pair_with_levels(view: &View<'_>, earlier: &[Reading], group: &mut [Reading]) -> bool {
    let qs = view.quantities();
    let lead = qs[group[0].quantity].lead;
    let wall = (0..lead).rev().find(|&i| view.tokens[i].is(";")).unwrap_or(0);
    let told: Vec<Frame> = earlier
        .iter()
        .rev()
        // "17,400 accidents and 12,600 deaths in the eight months, down"
        .filter(|r| r.measure != Measure::Duration)
        .take_while(|r| r.measure == Measure::Level && qs[r.quantity].lead >= wall)
        .map(|r| r.frame.carried())
        .collect();
    let told: Vec<Frame> = told.into_iter().rev().collect();
    pair_with_frames(&told, group)
}

/// `to Japan and Korea were 4 and 2 million dollars, up 3% and down 2% respectively`, `exports were 4 and imports 2 million
/// dollars, up 3% and down 2% respectively`: changes that go different ways are no list of their own, but pair with the
/// values before.
pub(in crate::claim::read) fn pair_opposites(view: &View<'_>, out: &mut [Reading]) {
    let qs = view.quantities();
    let change = |r: &Reading| matches!(r.measure, Measure::Growth | Measure::Change);
    for end in 1..out.len() {
        let tail = qs[out[end].quantity].tail;
        if !change(&out[end]) || !(tail..tail + 3).any(|i| view.lower(i) == "respectively") {
            continue;
        }
        let beside = |k: usize| {
            let (a, b) = (&qs[out[k - 1].quantity], &qs[out[k].quantity]);
            let plain = |i: usize| {
                view.tokens[i].any(&[",", "and", "up", "down", "by", "rising", "falling"])
                    || view.class(i).has(Class::UP.or(Class::DOWN))
            };
            change(&out[k - 1]) && a.sort == b.sort && b.lead - a.tail <= 4 && (a.tail..b.lead).all(plain)
        };
        let mut start = end;
        while start > 0 && beside(start) {
            start -= 1;
        }
        let n = end + 1 - start;
        let ways = (start..=end).any(|k| out[k].direction != out[end].direction);
        let inherited = (start..=end).all(|k| out[k].frame.inherited);
        if n < 2 || !ways || !inherited {
            continue;
        }
        let told: Vec<usize> = (0..start).rev().take_while(|&k| !change(&out[k])).collect();
        if told.len() != n {
            let paired: Vec<usize> = told.iter().copied().take_while(|&k| out[k].paired).collect();
            if paired.len() < n {
                continue;
            }
        }
        for (to, from) in (start..=end).zip(start - n..start) {
            out[to].frame = Frame {
                hint: out[to].frame.hint,
                said: out[to].frame.said,
                ..out[from].frame.carried()
            };
        }
    }
}

/// `turnover, visits and freight reached 78 billion yuan, 369 million trips and 4 million tons`: one value for each of a
/// list of measures, in units of their own. The values' frames, if the readings up to the last are such.
pub(in crate::claim::read) fn pair_mixed(view: &View<'_>, out: &mut [Reading]) -> Option<Vec<Frame>> {
    let qs = view.quantities();
    let level = |r: &Reading| r.measure == Measure::Level;
    let beside = |k: usize| {
        let (a, b) = (&qs[out[k - 1].quantity], &qs[out[k].quantity]);
        let gap = a.tail..b.lead;
        level(&out[k - 1]) && (1..=2).contains(&gap.len()) && gap.clone().all(|i| view.tokens[i].any(&[",", "and"]))
    };
    let last = out.len().checked_sub(1).filter(|&k| level(&out[k]))?;
    let mut start = last;
    while start > 0 && beside(start) {
        start -= 1;
    }
    let (n, at) = (last + 1 - start, out[start].at);
    let units = |k: usize| &qs[out[k].quantity].unit;
    if n < 2
        || (start..=last).all(|k| units(k) == units(start))
        || !view.is_verb(at)
        || at >= qs[out[start].quantity].lead
    {
        return None;
    }
    let (a, b) = np::before(view, at);
    let items = coordinated::split_list(view, a, b, n)?;
    let frames: Vec<Frame> = items.iter().map(|&(a, b)| frame::read(view, a, b)).collect();
    if !frames.iter().all(|f| f.indicator.is_some() && !f.anaphor) {
        return None;
    }
    for (r, f) in out[start..].iter_mut().zip(&frames) {
        r.frame = f.clone();
    }
    Some(frames)
}
