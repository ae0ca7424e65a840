//! Figures of a part whose sentence does not say of what: what has a share of a whole is not that whole. Must not look at the
//! record.
use super::item::{Head, Item};
use super::terms::{Name, Term, Topic};
use crate::model::Measure;

/// `Home-grown brands go abroad. Exports grew by 10%, and their share of all exports rose to 20%`: what is part of a whole
/// without saying which is what the sentence before speaks of.
pub(super) fn name_parts(items: &mut [Item], group: &[usize], subject: &Topic) -> bool {
    let tells = !subject.names.is_empty() || !subject.words.is_empty();
    let mut named = false;
    for &k in group {
        let i = &mut items[k];
        if tells && i.part_of_unnamed && i.owed.is_empty() && i.loose.is_empty() {
            i.names.clone_from(&subject.names);
            i.words.clone_from(&subject.words);
            i.part_of_unnamed = false;
            named = true;
        }
    }
    named
}

/// `Exports grew by 10.2%, and their share of all exports rose`: what has a share of a whole is not that whole.
pub(super) fn mark_parts(items: &mut [Item], group: &[usize], theirs: bool) {
    let shares: Vec<(Head, Vec<Name>, Vec<Term>)> = group
        .iter()
        .map(|&k| &items[k])
        .filter(|i| i.measure == Measure::Share && i.of.names.is_empty())
        .map(|i| (i.head, i.names.clone(), i.words.clone()))
        .collect();
    let theirs = theirs && group.iter().all(|&k| !items[k].owes_unnamed);
    for &k in group {
        let i = &mut items[k];
        // "exports grew by 10%, and their proportion of all exports": those whose proportion it is
        if theirs
            && i.names.is_empty()
            && i.words.is_empty()
            && i.measure == Measure::Growth
            && let [(head, names, words)] = shares.as_slice()
            && *head == i.head
        {
            i.names.clone_from(names);
            i.words.clone_from(words);
            continue;
        }
        let bare = i.names.is_empty() && i.words.is_empty();
        i.part_of_unnamed = bare
            && (i.measure == Measure::Share
                || shares.iter().any(|(h, ..)| *h == i.head) && i.measure != Measure::Share);
    }
}
