//! Interprets a noun phrase: which indicator, of what, with whom. Unknown things keep their own words.
use super::view::View;
use crate::base::{Kind, Span};
use crate::lexicon::{Class, NameKind, lexicon, singular};
use crate::quantity::is_plural;

/// What the head of a phrase says about the figure that follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Hint {
    /// Nothing.
    #[default]
    None,
    /// `share of`, `proportion of`.
    Share,
    /// `growth rate of`, `increase in`.
    Growth,
    /// `decline in`.
    Decline,
    /// `number of`.
    Number,
}

/// One modifier of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Preposition that joins it; empty for a premodifier or an actor.
    pub prep: String,
    /// Its words, canonical where the lexicon knows them.
    pub text: String,
    /// What it names, where known.
    pub kind: Option<NameKind>,
    /// Token range in its own sentence, to split lists; empty when inherited.
    pub range: (usize, usize),
}

/// What a figure is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Canonical indicator.
    pub indicator: Option<String>,
    /// Where it stands.
    pub span: Option<Span>,
    /// Token range of the indicator's own words, to split coordinated heads.
    pub range: (usize, usize),
    /// A bare percentage is a level of it.
    pub rate: bool,
    /// The lexicon knows the indicator.
    pub known: bool,
    /// Modifiers in order.
    pub parts: Vec<Part>,
    /// What the head says.
    pub hint: Hint,
    /// Whole of a share, named by the phrase itself.
    pub of: Option<String>,
    /// Singular noun of what is counted.
    pub count_noun: Option<String>,
    /// Points back: `their`, `this`, `that of`.
    pub anaphor: bool,
    /// Carried over from earlier words.
    pub inherited: bool,
    /// What was last said of it, for the points that follow (`accounting for 5%, up 2 points`).
    pub said: Option<crate::model::Measure>,
}

impl Frame {
    /// Whether it says nothing by itself.
    pub fn is_empty(&self) -> bool {
        self.indicator.is_none() && self.parts.is_empty() && self.hint == Hint::None
    }

    /// The modifiers in words.
    pub fn subject(&self) -> Option<String> {
        let mut seen: Vec<&str> = Vec::new();
        for p in &self.parts {
            if !p.text.is_empty()
                && !seen.contains(&p.text.as_str())
                && self.indicator.as_deref() != Some(p.text.as_str())
            {
                seen.push(&p.text);
            }
        }
        (!seen.is_empty()).then(|| seen.join("; "))
    }

    /// The same frame as carried over to later words.
    pub fn carried(&self) -> Frame {
        let mut f = self.clone();
        f.inherited = true;
        for p in &mut f.parts {
            p.range = (0, 0);
        }
        f.range = (0, 0);
        f.anaphor = false;
        f
    }
}

const SPLITTERS: &[&str] = &[
    "of",
    "with",
    "to",
    "from",
    "by",
    "in",
    "via",
    "for",
    "at",
    "on",
    "through",
    "under",
    "between",
    "among",
    "within",
    "across",
    "against",
    "over",
    "along",
    "engaged",
    "via",
    "into",
    "obtaining",
    "participating",
];

/// Interprets the tokens `from..to`.
pub fn read(view: &View<'_>, from: usize, to: usize) -> Frame {
    let mut frame = Frame::default();
    if from >= to {
        return frame;
    }
    if let Some(k) = (from + 1..to).find(|&k| {
        view.tokens[k].any(&["imported", "exported"])
            && view
                .tokens
                .get(k + 1)
                .is_some_and(|t| t.any(&["by", "from", "to", "through", "via"]))
    }) {
        // "oil imported by the region": imports, of oil, by the region
        frame = read(view, k + 1, to);
        frame.indicator = Some(
            if view.tokens[k].is("imported") {
                "imports"
            } else {
                "exports"
            }
            .to_string(),
        );
        frame.span = Some(view.span(k, k + 1));
        frame.range = (0, 0);
        frame.known = true;
        let mut product = Frame::default();
        push_part(view, &mut product, "of", from, k);
        product.parts.append(&mut frame.parts);
        frame.parts = product.parts;
        return frame;
    }
    if let Some(k) = (from + 1..to).find(|&k| {
        view.tokens[k].is("as")
            && view.lower(k + 1) == "a"
            && matches!(view.lower(k + 2), "share" | "proportion" | "percentage" | "ratio")
    }) {
        // "R&D expenditure as a share of GDP"
        frame = read(view, from, k);
        frame.hint = Hint::Share;
        frame.of = Some(words(view, (k + 4).min(to), to)).filter(|w| !w.is_empty());
        return frame;
    }
    let segments = segments(view, from, to);
    let Some((&(_, head_from, head_to), rest)) = segments.split_first() else {
        return frame;
    };
    let mut rest: Vec<(String, usize, usize)> = rest.iter().map(|(p, a, b)| (p.to_string(), *a, *b)).collect();
    let (head_from, head_to) = if segments[0].0.is_empty() {
        (head_from, head_to)
    } else {
        rest.insert(0, (segments[0].0.to_string(), head_from, head_to));
        (from, from)
    };
    head(view, &mut frame, head_from, head_to, &mut rest);
    for (prep, a, b) in rest {
        push_part(view, &mut frame, &prep, a, b);
    }
    frame
}

/// Splits a phrase at its prepositions, leaving names and indicators of the lexicon whole.
fn segments<'v>(view: &'v View<'_>, from: usize, to: usize) -> Vec<(&'v str, usize, usize)> {
    let mut out = Vec::new();
    let mut prep = "";
    let mut start = from;
    let mut k = from;
    while k < to {
        if let Some(h) = view
            .names
            .iter()
            .chain(view.indicators.iter())
            .filter(|h| h.first == k && h.last <= to)
            .max_by_key(|h| h.last)
        {
            k = h.last;
            continue;
        }
        if view.tokens[k].any(SPLITTERS) && view.tokens[k].kind == Kind::Word {
            if start < k {
                out.push((prep, start, k));
            } else if out.is_empty() && prep.is_empty() && k == from {
                // starts with a preposition
            }
            prep = view.lower(k);
            start = k + 1;
        }
        k += 1;
    }
    if start < to {
        out.push((prep, start, to));
    }
    out
}

/// Words that say nothing about which figure it is.
fn is_filler(view: &View<'_>, k: usize) -> bool {
    let t = &view.tokens[k];
    t.kind == Kind::Punct && !t.is("-")
        || view.class(k).has(Class::DET)
        || t.any(&[
            "total",
            "china",
            "chinese",
            "china's",
            "country",
            "nation",
            "'s",
            "whole",
            "overall",
            "aggregate",
            "respective",
            "combined",
            "also",
            "new",
            "its",
            "their",
            "and",
            "cumulative",
            "actual",
            "we",
            "it",
            "they",
            "i",
        ]) && !(t.is("new"))
        || t.is("national") && !view.in_indicator(k)
}

/// The words of a token range without fillers at its ends, as one string.
pub fn words(view: &View<'_>, mut from: usize, mut to: usize) -> String {
    loop {
        let filler = |k: usize| {
            view.class(k).has(Class::DET)
                || view.tokens[k].kind == Kind::Punct && !view.tokens[k].any(&["%"])
                || view.tokens[k].any(&["'s", "and"])
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

fn strip_fillers(view: &View<'_>, mut from: usize, mut to: usize) -> (usize, usize) {
    while from < to && (is_filler(view, from) && view.in_name(from).is_none_or(|h| h.last > to)) {
        from += 1;
    }
    while from < to && is_filler(view, to - 1) && !view.in_indicator(to - 1) {
        to -= 1;
    }
    (from, to)
}

fn head(view: &View<'_>, frame: &mut Frame, from: usize, to: usize, rest: &mut Vec<(String, usize, usize)>) {
    frame.anaphor = (from..to)
        .any(|k| view.tokens[k].any(&["its", "their", "this", "these", "those", "that", "it", "they", "which"]))
        && view.in_name(from).is_none();
    let (a, b) = strip_fillers(view, from, to);
    if a >= b {
        // "that of X", "those with X": the indicator is the one before
        return;
    }
    let last = view.lower(b - 1).to_string();
    let premodify = |view: &View<'_>, frame: &mut Frame, end: usize| {
        let (x, y) = strip_fillers(view, a, end);
        if x < y {
            push_part(view, frame, "", x, y);
        }
    };
    let known = view
        .indicators
        .iter()
        .filter(|h| h.first >= from && h.last <= b)
        .max_by_key(|h| (h.last == b, h.last - h.first))
        .copied();
    match &*last {
        "number" | "numbers" | "quantity" => {
            frame.hint = Hint::Number;
            let of = rest.iter().position(|(p, ..)| p == "of");
            let noun = match of {
                Some(k) => {
                    let (_, x, y) = rest.remove(k);
                    rest.insert(k, ("of".into(), x, y));
                    count_head(view, x, y)
                }
                None => None,
            };
            if let Some(h) = noun {
                frame.count_noun = Some(singular(view.lower(h)));
                frame.indicator = Some(format!("number of {}", view.lower(h)));
                frame.known = true;
            } else {
                frame.indicator = Some(words(view, a, b).to_lowercase());
            }
            frame.span = Some(view.span(a, b));
            premodify(view, frame, b - 1);
            return;
        }
        "forecast" | "projection" | "target" | "goal" | "estimate" | "expectation" | "forecasts"
            if rest.iter().any(|(p, ..)| p == "for" || p == "of") =>
        {
            // "the forecast for export growth": what is forecast is the head
            let k = rest.iter().position(|(p, ..)| p == "for" || p == "of").unwrap_or(0);
            let (_, x, y) = rest.remove(k);
            head(view, frame, x, y, rest);
            return;
        }
        "share" | "shares" | "proportion" | "percentage" | "weight" if known.is_none_or(|h| h.last < b) => {
            frame.hint = Hint::Share;
            shift_indicator(view, frame, rest);
            premodify(view, frame, b - 1);
            return;
        }
        "growth" | "rate" | "rates" | "increase" | "decrease" | "decline" | "growths" | "increases" | "pace"
        | "speed" | "rise" | "drop" | "expansion" | "fall" => {
            let growth_rate = matches!(&*last, "rate" | "rates" | "pace" | "speed");
            let word_at = if growth_rate {
                b.checked_sub(2)
                    .filter(|k| *k >= a && view.tokens[*k].any(&["growth", "decline"]))
            } else {
                Some(b - 1)
            };
            if let Some(at) = word_at {
                let down = view.class(at).has(Class::DOWN_NOUN) && !view.class(at).has(Class::UP_NOUN);
                frame.hint = if down { Hint::Decline } else { Hint::Growth };
                let inner = view
                    .indicators
                    .iter()
                    .filter(|h| h.first >= a && h.last <= at && !view.tokens[h.first].is("growth"))
                    .max_by_key(|h| h.last)
                    .copied();
                match inner {
                    Some(h) => {
                        set_indicator(view, frame, h);
                        premodify(view, frame, h.first);
                    }
                    None => {
                        shift_indicator(view, frame, rest);
                        let (x, y) = strip_fillers(view, a, at);
                        let x = (x..y)
                            .find(|&k| {
                                !view.tokens[k].any(&[
                                    "year-on-year",
                                    "average",
                                    "annual",
                                    "robust",
                                    "rapid",
                                    "strong",
                                    "month-on-month",
                                    "cumulative",
                                    "two-year",
                                ])
                            })
                            .unwrap_or(y);
                        if x < y {
                            if frame.indicator.is_none() {
                                frame.indicator = Some(words(view, x, y).to_lowercase());
                                frame.range = (x, y);
                                frame.span = Some(view.span(x, y));
                            } else {
                                push_part(view, frame, "", x, y);
                            }
                        }
                    }
                }
                return;
            }
        }
        _ => {}
    }
    if let Some(h) = known.filter(|h| h.last == b || view.indicators.iter().any(|k| k == h) && generic(view, h.last, b))
    {
        set_indicator(view, frame, h);
        premodify(view, frame, h.first);
        return;
    }
    // value/volume/scale of X: X is the indicator when the lexicon knows it
    if matches!(
        &*last,
        "value"
            | "volume"
            | "amount"
            | "scale"
            | "sum"
            | "size"
            | "volumes"
            | "values"
            | "total"
            | "level"
            | "quantity"
    ) && rest.first().is_some_and(|(p, ..)| p == "of")
        && b - a == 1
    {
        let (_, x, y) = rest[0].clone();
        if view.indicators.iter().any(|h| h.first >= x && h.last <= y) {
            shift_indicator(view, frame, rest);
            return;
        }
        let text = words(view, x, y);
        frame.indicator = Some(format!("{last} of {text}").to_lowercase());
        frame.range = (x, y);
        frame.span = Some(view.span(a, y));
        rest.remove(0);
        return;
    }
    // an indicator somewhere inside, or the words themselves
    let only_name = view.names.iter().any(|h| h.first <= a && h.last >= b)
        || view.names.iter().any(|h| h.first == a)
            && view.names.iter().any(|h| h.last == b)
            && is_name_list(view, a, b);
    if only_name {
        push_part(view, frame, "", a, b);
        return;
    }
    let text = words(view, a, b);
    if !text.is_empty() {
        frame.indicator = Some(lower_common(&text));
        frame.range = (a, b);
        frame.span = Some(view.span(a, b));
        frame.rate = matches!(
            &*last,
            "rate"
                | "ratio"
                | "index"
                | "coefficient"
                | "rates"
                | "coverage"
                | "percentage"
                | "pmi"
                | "yield"
                | "margin"
        );
        if is_plural(&view.tokens[b - 1]) {
            frame.count_noun = Some(singular(view.lower(b - 1)));
        }
    }
}

fn is_name_list(view: &View<'_>, a: usize, b: usize) -> bool {
    (a..b).all(|k| view.in_name(k).is_some() || view.tokens[k].any(&[",", "and", "the", "both"]))
}

fn generic(view: &View<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|k| {
        view.tokens[k].any(&[
            "value",
            "volume",
            "scale",
            "amount",
            "figure",
            "level",
            "total",
            "values",
            "volumes",
            "performance",
            "sector",
        ])
    })
}

/// Sentence-initial capitals go, names keep theirs.
fn lower_common(text: &str) -> String {
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

fn set_indicator(view: &View<'_>, frame: &mut Frame, h: super::view::Hit) {
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
                    "engaged",
                    "with",
                    "that",
                    "who",
                    "obtaining",
                    "having",
                    "under",
                    "above",
                ]) || view.class(k).has(Class::PREP))
        })
        .unwrap_or(b);
    (a..stop)
        .rev()
        .find(|&k| is_plural(&view.tokens[k]))
        .or_else(|| stop.checked_sub(1).filter(|k| *k >= a))
}

/// Adds the modifier `prep from..to`, canonical where the lexicon names it.
pub fn push_part(view: &View<'_>, frame: &mut Frame, prep: &str, from: usize, to: usize) {
    let (mut a, mut b) = (from, to);
    while a < b
        && (view.class(a).has(Class::DET) && !view.tokens[a].any(&["these", "those", "this"])
            || view.tokens[a].kind == Kind::Punct
            || view.tokens[a].any(&["and", "both", "total", "china", "'s", "chinese", "we", "also"])
                && view.names.iter().all(|h| h.first != a))
    {
        a += 1;
    }
    while a < b
        && (view.tokens[b - 1].kind == Kind::Punct && !view.tokens[b - 1].any(&[")", "\"", "”"])
            || view.tokens[b - 1].any(&["'s", "and"]))
    {
        b -= 1;
    }
    if a >= b
        || (a..b).all(|k| {
            view.period_at[k].is_some()
                || view.tokens[k].any(&["the", "of", "same", "period", "end", "and", "in", "during"])
        })
    {
        return;
    }
    if matches!(
        view.lower(a),
        "it" | "them"
            | "they"
            | "us"
            | "which"
            | "total"
            | "period"
            | "time"
            | "that"
            | "addition"
            | "particular"
            | "terms"
            | "average"
    ) && b == a + 1
    {
        return;
    }
    if let Some(h) = view.names.iter().find(|h| h.first == a && h.last == b) {
        let row = &lexicon().name_rows[h.row];
        frame.parts.push(Part {
            prep: prep.into(),
            text: row.name.clone(),
            kind: Some(row.kind),
            range: (a, b),
        });
        return;
    }
    if prep == "between" {
        // "between China and ASEAN"
        for h in view.names.iter().filter(|h| h.first >= a && h.last <= b) {
            let row = &lexicon().name_rows[h.row];
            frame.parts.push(Part {
                prep: "with".into(),
                text: row.name.clone(),
                kind: Some(row.kind),
                range: (h.first, h.last),
            });
        }
        if view.names.iter().any(|h| h.first >= a && h.last <= b) {
            return;
        }
    }
    let transport = matches!(prep, "by" | "via" | "through");
    let kind = match prep {
        _ if transport
            && (a..b).any(|k| {
                view.tokens[k].any(&[
                    "rail",
                    "railway",
                    "road",
                    "water",
                    "air",
                    "sea",
                    "highway",
                    "transportation",
                ])
            }) =>
        {
            Some(NameKind::Transport)
        }
        _ => (a..b)
            .find_map(|k| view.in_name(k))
            .map(|h| view.name_kind(h))
            .filter(|_| is_name_list(view, a, b)),
    };
    let text = view.text(a, b).split_whitespace().collect::<Vec<_>>().join(" ");
    let text = match (kind, prep) {
        (Some(NameKind::Transport), _) => format!("by {text}"),
        (_, "via" | "through" | "engaged" | "obtaining") => format!("{prep} {text}"),
        _ => text,
    };
    frame.parts.push(Part {
        prep: prep.into(),
        text,
        kind,
        range: (a, b),
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    fn show(text: &str) -> String {
        let padded = format!("{text} 1%");
        let view = View::new(&padded, Span::new(0, padded.len()), None);
        let f = read(&view, 0, view.tokens.len() - 2);
        format!(
            "{:?} {} / {}{}",
            f.hint,
            f.indicator.clone().unwrap_or("-".into()),
            f.subject().unwrap_or("-".into()),
            f.of.map_or(String::new(), |o| format!(" // {o}"))
        )
    }
    #[test]
    fn phrases_are_taken_apart() {
        for (text, want) in [
            (
                "China's imports and exports with ASEAN countries",
                "None imports and exports / ASEAN",
            ),
            (
                "exports of mechanical and electrical products to the EU",
                "None exports / mechanical and electrical products; EU",
            ),
            (
                "the imports and exports of private enterprises",
                "None imports and exports / private enterprises",
            ),
            (
                "the average import prices of tin and barley",
                "None average import price / tin and barley",
            ),
            (
                "agricultural machinery exports",
                "None exports / agricultural machinery",
            ),
            (
                "the growth rate of imports and exports with Japan",
                "Growth imports and exports / Japan",
            ),
            (
                "the number of private hospitals",
                "Number number of hospitals / private hospitals",
            ),
            (
                "Their share of the country's total foreign trade",
                "Share imports and exports / - // country's total foreign trade",
            ),
            (
                "the proportion of private firms in imports and exports",
                "Share imports and exports / private enterprises // imports and exports",
            ),
            ("China's export volume", "None exports / -"),
            (
                "the urban surveyed unemployment rate",
                "None urban surveyed unemployment rate / -",
            ),
            (
                "cargo inspection waiting time",
                "None cargo inspection waiting time / -",
            ),
            (
                "the total value of technology contracts",
                "None value of technology contracts / -",
            ),
        ] {
            assert_eq!(show(text), want, "{text}");
        }
    }
}
