//! The head of a noun phrase: the number, share or growth of something, a known indicator, or words of its own.
use super::{Frame, Hint, push_part, strip_fillers, words};
use crate::claim::view::{Hit, View};
use crate::lexicon::{Class, lexicon, singular};
use crate::quantity::is_plural;

/// The modifiers of a phrase: preposition and token range.
type Rest = Vec<(String, usize, usize)>;

/// A head phrase without fillers, and where it goes.
struct Head<'h, 'a> {
    view: &'h View<'a>,
    frame: &'h mut Frame,
    rest: &'h mut Rest,
    a: usize,
    b: usize,
}

/// Interprets the head phrase `from..to`; `rest` are the modifiers behind it, which it may take from.
pub(super) fn head(view: &View<'_>, frame: &mut Frame, from: usize, to: usize, rest: &mut Rest) {
    frame.anaphor = (from..to)
        .any(|k| view.tokens[k].any(&["its", "their", "this", "these", "those", "that", "it", "they", "which"]))
        && view.in_name(from).is_none();
    let (a, b) = strip_fillers(view, from, to);
    if a >= b {
        // "that of X", "those with X": the indicator is the one before
        return;
    }
    let known = view
        .indicators
        .iter()
        .filter(|h| h.first >= from && h.last <= b)
        .max_by_key(|h| (h.last == b, h.last - h.first))
        .copied();
    let mut head = Head {
        view,
        frame,
        rest,
        a,
        b,
    };
    let last = view.lower(b - 1);
    let done = match last {
        "number" | "numbers" | "quantity" => head.number(),
        "forecast" | "projection" | "target" | "goal" | "estimate" | "expectation" | "forecasts" => head.outlook(),
        "share" | "shares" | "proportion" | "percentage" | "weight" if known.is_none_or(|h| h.last < b) => head.share(),
        "growth" | "rate" | "rates" | "increase" | "decrease" | "decline" | "growths" | "increases" | "pace"
        | "speed" | "rise" | "drop" | "expansion" | "fall" => head.growth(last),
        _ => false,
    };
    if !done && !head.known(known) && !head.value_of(last) && !head.name() {
        head.own_words(last);
    }
}

impl Head<'_, '_> {
    /// Makes a modifier of the words before token `end`.
    fn premodify(&mut self, end: usize) {
        let (x, y) = strip_fillers(self.view, self.a, end);
        if x < y {
            push_part(self.view, self.frame, "", x, y);
        }
    }

    /// `the number of patents`.
    fn number(&mut self) -> bool {
        let view = self.view;
        self.frame.hint = Hint::Number;
        let noun = self
            .rest
            .iter()
            .find(|(p, ..)| p == "of")
            .and_then(|&(_, x, y)| count_head(view, x, y));
        match noun {
            Some(h) => {
                self.frame.count_noun = Some(singular(view.lower(h)));
                self.frame.indicator = Some(format!("number of {}", view.lower(h)));
                self.frame.known = true;
            }
            None => self.frame.indicator = Some(words(view, self.a, self.b).to_lowercase()),
        }
        self.frame.span = Some(view.span(self.a, self.b));
        self.premodify(self.b - 1);
        true
    }

    /// `the forecast for export growth`: what is forecast is the head.
    fn outlook(&mut self) -> bool {
        let Some(k) = self.rest.iter().position(|(p, ..)| p == "for" || p == "of") else {
            return false;
        };
        let (_, x, y) = self.rest.remove(k);
        head(self.view, self.frame, x, y, self.rest);
        true
    }

    /// `the share of exports`.
    fn share(&mut self) -> bool {
        self.frame.hint = Hint::Share;
        shift_indicator(self.view, self.frame, self.rest);
        self.premodify(self.b - 1);
        true
    }

    /// `the growth rate of imports`, `the decline in prices`; a rate without such a word is no growth.
    fn growth(&mut self, last: &str) -> bool {
        let (view, a, b) = (self.view, self.a, self.b);
        let word_at = if matches!(last, "rate" | "rates" | "pace" | "speed") {
            b.checked_sub(2)
                .filter(|k| *k >= a && view.tokens[*k].any(&["growth", "decline"]))
        } else {
            Some(b - 1)
        };
        let Some(at) = word_at else { return false };
        let down = view.class(at).has(Class::DOWN_NOUN) && !view.class(at).has(Class::UP_NOUN);
        self.frame.hint = if down { Hint::Decline } else { Hint::Growth };
        let inner = view
            .indicators
            .iter()
            .filter(|h| h.first >= a && h.last <= at && !view.tokens[h.first].is("growth"))
            .max_by_key(|h| h.last)
            .copied();
        if let Some(h) = inner {
            set_indicator(view, self.frame, h);
            self.premodify(h.first);
            return true;
        }
        shift_indicator(view, self.frame, self.rest);
        let (x, y) = strip_fillers(view, a, at);
        let x = (x..y)
            .find(|&k| {
                !view.tokens[k].any(&[
                    "year-on-year", "average", "annual", "robust", "rapid", "strong", "month-on-month", "cumulative",
                    "two-year",
                ])
            })
            .unwrap_or(y);
        if x < y && self.frame.indicator.is_none() {
            self.frame.indicator = Some(words(view, x, y).to_lowercase());
            self.frame.range = (x, y);
            self.frame.span = Some(view.span(x, y));
        } else if x < y {
            push_part(view, self.frame, "", x, y);
        }
        true
    }

    /// The phrase ends in an indicator of the lexicon, or in one and `value`, `volume` and the like.
    fn known(&mut self, known: Option<Hit>) -> bool {
        let (view, b) = (self.view, self.b);
        let Some(h) = known.filter(|h| h.last == b || generic(view, h.last, b)) else {
            return false;
        };
        set_indicator(view, self.frame, h);
        self.premodify(h.first);
        true
    }

    /// `the value of X`: X is the indicator when the lexicon knows it.
    fn value_of(&mut self, last: &str) -> bool {
        let (view, a, b) = (self.view, self.a, self.b);
        let value = [
            "value", "volume", "amount", "scale", "sum", "size", "volumes", "values", "total", "level", "quantity",
            "length", "area", "incidence", "construction", "renovation", "balance",
        ]
        .contains(&last);
        if !value || b - a != 1 || self.rest.first().is_none_or(|(p, ..)| p != "of") {
            return false;
        }
        let (_, x, y) = self.rest[0].clone();
        if view.indicators.iter().any(|h| h.first >= x && h.last <= y) {
            shift_indicator(view, self.frame, self.rest);
            return true;
        }
        let text = words(view, x, y);
        self.frame.indicator = Some(format!("{last} of {text}").to_lowercase());
        self.frame.range = (x, y);
        self.frame.span = Some(view.span(a, y));
        self.rest.remove(0);
        true
    }

    /// The phrase is nothing but names: they modify an indicator said elsewhere.
    fn name(&mut self) -> bool {
        let (view, a, b) = (self.view, self.a, self.b);
        let only_name = view.names.iter().any(|h| h.first <= a && h.last >= b)
            || view.names.iter().any(|h| h.first == a)
                && view.names.iter().any(|h| h.last == b)
                && is_name_list(view, a, b);
        if only_name {
            push_part(view, self.frame, "", a, b);
        }
        only_name
    }

    /// Where no table knows the thing, its words are the indicator.
    fn own_words(&mut self, last: &str) {
        let (view, a, b) = (self.view, self.a, self.b);
        let text = words(view, a, b);
        if text.is_empty() {
            return;
        }
        self.frame.indicator = Some(lower_common(&text));
        self.frame.range = (a, b);
        self.frame.span = Some(view.span(a, b));
        self.frame.rate = [
            "rate", "ratio", "index", "coefficient", "rates", "coverage", "percentage", "pmi", "yield", "margin",
        ]
        .contains(&last);
        if is_plural(&view.tokens[b - 1]) {
            self.frame.count_noun = Some(singular(view.lower(b - 1)));
        }
    }
}

pub(super) fn is_name_list(view: &View<'_>, a: usize, b: usize) -> bool {
    (a..b).all(|k| view.in_name(k).is_some() || view.tokens[k].any(&[",", "and", "the", "both"]))
}

fn generic(view: &View<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|k| {
        view.tokens[k].any(&[
            "value", "volume", "scale", "amount", "figure", "level", "total", "values", "volumes", "performance",
            "sector",
        ])
    })
}

/// Sentence-initial capitals go, names keep theirs.
pub(super) fn lower_common(text: &str) -> String {
    let mut words = text.split(' ');
    let first = words.next().unwrap_or("");
    let second_capital = words
        .clone()
        .next()
        .is_some_and(|w| w.chars().next().is_some_and(char::is_uppercase));
    let acronym = first.chars().skip(1).any(char::is_uppercase);
    if second_capital || acronym {
        text.to_string()
    } else {
        text.replacen(first, &first.to_lowercase(), 1)
    }
}

fn set_indicator(view: &View<'_>, frame: &mut Frame, h: Hit) {
    let row = &lexicon().indicator_rows[h.row];
    frame.indicator = Some(row.name.clone());
    frame.span = Some(view.span(h.first, h.last));
    frame.range = (h.first, h.last);
    frame.rate = row.is_rate();
    frame.known = true;
    if row.name == "population" {
        frame.count_noun = Some("person".into());
    }
}

/// Takes the indicator from the first modifier that holds one (`growth rate of imports`, `share in exports`).
fn shift_indicator(view: &View<'_>, frame: &mut Frame, rest: &mut Vec<(String, usize, usize)>) {
    let at = rest.iter().position(|(p, a, b)| {
        matches!(p.as_str(), "of" | "in" | "for" | "to")
            && view.indicators.iter().any(|h| h.first >= *a && h.last <= *b)
    });
    let share = frame.hint == Hint::Share;
    if let Some(k) = at {
        let (prep, a, b) = rest.remove(k);
        if let Some(h) = view
            .indicators
            .iter()
            .filter(|h| h.first >= a && h.last <= b)
            .max_by_key(|h| h.last)
            .copied()
        {
            set_indicator(view, frame, h);
            if share
                && (prep == "in" || k == 0 && frame.anaphor || prep == "of" && rest.iter().all(|(p, ..)| p != "in"))
                && (prep == "in" || frame.anaphor)
            {
                frame.of = Some(words(view, a, b));
            }
            let (x, y) = strip_fillers(view, a, h.first);
            if x < y && !share {
                push_part(view, frame, "", x, y);
            }
        }
        return;
    }
    // no known indicator: the first "of"/"in" phrase serves
    if let Some(k) = rest.iter().position(|(p, ..)| p == "of" || p == "in") {
        let (prep, a, b) = rest[k].clone();
        if !is_name_list(view, a, b) {
            let (x, y) = strip_fillers(view, a, b);
            if x < y {
                if share && prep == "in" {
                    frame.of = Some(words(view, x, y));
                }
                frame.indicator = Some(words(view, x, y).to_lowercase());
                frame.range = (x, y);
                frame.span = Some(view.span(x, y));
                rest.remove(k);
            }
        }
    }
}

fn count_head(view: &View<'_>, a: usize, b: usize) -> Option<usize> {
    let stop = (a..b)
        .find(|&k| {
            k > a
                && (view.tokens[k].any(&[
                    "engaged", "with", "that", "who", "obtaining", "having", "under", "above",
                ]) || view.class(k).has(Class::PREP))
        })
        .unwrap_or(b);
    (a..stop)
        .rev()
        .find(|&k| is_plural(&view.tokens[k]))
        .or_else(|| stop.checked_sub(1).filter(|k| *k >= a))
}
