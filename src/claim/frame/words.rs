//! The words of a phrase as text: without fillers at its ends, in lower case but for abbreviations.
use crate::base::Kind;
use crate::claim::view::View;
use crate::lexicon::Class;

/// Words that say nothing about which figure it is.
pub(super) fn is_filler(view: &View<'_>, k: usize) -> bool {
    let t = &view.tokens[k];
    t.kind == Kind::Punct && !t.is("-")
        || view.class(k).has(Class::DET)
        || t.any(&[
            "total", "china", "chinese", "china's", "country", "nation", "'s", "whole", "overall", "aggregate",
            "respective", "combined", "also", "its", "their", "and", "cumulative", "we", "it", "they", "i", "negative",
            "positive", "whose", "twice",
        ])
        || t.is("national") && !view.in_indicator(k)
}

/// The words of a token range without fillers at its ends, as one string.
pub fn words(view: &View<'_>, mut from: usize, mut to: usize) -> String {
    loop {
        let filler = |k: usize| {
            view.class(k).has(Class::DET)
                || view.tokens[k].kind == Kind::Punct && !view.tokens[k].any(&["%"])
                || view.tokens[k].any(&["'s", "and", "or"])
        };
        if from < to && filler(from) {
            from += 1;
        } else if from < to && filler(to - 1) {
            to -= 1;
        } else {
            break;
        }
    }
    view.text(from, to).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same in lower case, but for abbreviations: `US ports`.
pub fn lower_words(view: &View<'_>, from: usize, to: usize) -> String {
    // "III", "SMEs" and "PM2.5" keep their capitals
    let plain = |w: &str| w.chars().any(char::is_lowercase) && w.chars().filter(|c| c.is_uppercase()).count() < 2;
    let lower = |w: &str| match plain(w) || w.len() < 2 {
        true => w.to_lowercase(),
        false => w.to_string(),
    };
    let words = words(view, from, to);
    words.split(' ').map(lower).collect::<Vec<_>>().join(" ")
}

pub(super) fn strip_fillers(view: &View<'_>, mut from: usize, mut to: usize) -> (usize, usize) {
    while from < to && (is_filler(view, from) && view.in_name(from).is_none_or(|h| h.last > to)) {
        from += 1;
    }
    while from < to && is_filler(view, to - 1) && !view.in_indicator(to - 1) {
        to -= 1;
    }
    // "ports around the country"
    if from + 1 < to && view.tokens[to - 1].any(&["around", "across", "throughout", "within"]) {
        to -= 1;
    }
    (from, to)
}
