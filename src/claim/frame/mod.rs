//! Interprets a noun phrase: which indicator, of what, with whom. Unknown things keep their own words.
mod head;
mod within;
mod words;

use crate::base::{Kind, Span};
use crate::claim::np;
use crate::claim::view::{Hit, View};
use crate::lexicon::{Class, NameKind, lexicon};
use head::head;
use within::is_name_list;
use words::{is_filler, strip_fillers};
pub use words::{lower_words, words};

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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// A noun that says little by itself (`the index`, `the goal`); the indicator where nothing was spoken of before.
    pub weak: Option<String>,
    /// The modifier that tells what was done to things whose noun was said before (`212 have been restored`).
    pub done: Option<String>,
    /// The dimension that the figure measures of the things (`65,000 km of pipes`: their length); what is said next need not.
    pub extent: Option<&'static str>,
    /// What was last said of it, for the points that follow (`accounting for 5%, up 2 points`).
    pub said: Option<crate::model::Measure>,
}

impl Frame {
    /// Whether it says nothing by itself.
    pub fn is_empty(&self) -> bool {
        self.indicator.is_none() && self.weak.is_none() && self.parts.is_empty() && self.hint == Hint::None
    }

    /// Whether a length of time is told of things that are counted: what is said next is said of the things.
    pub fn is_time(&self) -> bool {
        self.indicator.as_deref() == Some("time")
    }

    /// The modifiers in words.
    pub fn subject(&self) -> Option<String> {
        let mut seen: Vec<&str> = Vec::new();
        let counted = self.indicator.as_deref().and_then(|i| i.strip_prefix("number of "));
        for p in &self.parts {
            if !p.text.is_empty()
                && counted != Some(p.text.as_str())
                && !seen.contains(&p.text.as_str())
                && self.indicator.as_deref() != Some(p.text.as_str())
            {
                // "in China (excluding Hong Kong": a bracket that nothing closes
                let text = match p.text.split_once(" (") {
                    Some((before, rest)) if !rest.contains(')') => before,
                    _ => &p.text,
                };
                seen.push(text);
            }
        }
        (!seen.is_empty()).then(|| seen.join("; "))
    }

    /// The same measure of another thing, the tokens `a..b`: places and owners stay, what it was of does not.
    pub fn of_another(&self, view: &View<'_>, a: usize, b: usize) -> Frame {
        let mut f = Frame {
            inherited: true,
            hint: Hint::None,
            ..self.carried()
        };
        f.parts.retain(|p| p.kind.is_some());
        push_part(view, &mut f, "of", a, b);
        f
    }

    /// The same frame as carried over to later words.
    pub fn carried(&self) -> Frame {
        let mut f = self.clone();
        f.inherited = true;
        if let Some(done) = f.done.take() {
            f.parts.retain(|p| p.text != done);
        }
        for p in &mut f.parts {
            p.range = (0, 0);
        }
        f.range = (0, 0);
        f.anaphor = false;
        f.extent = None;
        f
    }
}

const SPLITTERS: &[&str] = &[
    "of", "with", "to", "from", "by", "in", "via", "for", "at", "on", "through", "under", "between", "among", "within",
    "across", "against", "over", "along", "engaged", "via", "into", "obtaining", "participating",
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
        // "oil imported by the region": imports, of oil, by the region; "goods imported and exported through it"
        let both = k > from + 2 && view.tokens[k - 1].is("and") && view.tokens[k - 2].any(&["imported", "exported"]);
        let first = if both { k - 2 } else { k };
        frame = read(view, k + 1, to);
        let flow = match both {
            true => "imports and exports",
            false if view.tokens[k].is("imported") => "imports",
            false => "exports",
        };
        frame.indicator = Some(flow.to_string());
        frame.span = Some(view.span(first, k + 1));
        frame.range = (0, 0);
        frame.known = true;
        let mut product = Frame::default();
        let any_goods = first == from + 1 && view.tokens[from].any(&["goods", "cargo", "merchandise"]);
        if !any_goods {
            push_part(view, &mut product, "of", from, first);
        }
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
    of_the_economy(&mut frame);
    // "China's growth": that of its economy
    let country = |i: usize| view.tokens[i].any(&["china", "country", "nation"]);
    let growth = (from..to).rfind(|&i| view.tokens[i].is("growth")).filter(|&i| i >= 2);
    let own = growth.is_some_and(|i| view.tokens[i - 1].kind == Kind::Possessive && country(i - 2));
    if own && frame.hint == Hint::Growth && frame.indicator.is_none() && rest.is_empty() {
        (frame.indicator, frame.known) = (Some("GDP".to_string()), true);
    }
    for (prep, a, b) in rest {
        push_part(view, &mut frame, &prep, a, b);
    }
    frame
}

/// `Economic growth`, `world economic growth`: that of the GDP.
fn of_the_economy(frame: &mut Frame) {
    let Some(whose) = frame.indicator.as_deref().and_then(|i| i.strip_suffix("economic")) else {
        return;
    };
    let whose = whose.trim();
    if !whose.is_empty() {
        let text = whose.to_string();
        frame.parts.insert(
            0,
            Part {
                text,
                ..Part::default()
            },
        );
    }
    (frame.indicator, frame.known) = (Some("GDP".to_string()), true);
}

/// What things do, said right behind them: `farms handling export matters`, `users enjoying services`.
const GERUNDS: &[&str] = &[
    "handling", "operating", "owning", "running", "enjoying", "using", "living", "receiving", "holding", "joining",
    "visiting", "taking", "having", "needing", "working", "producing", "providing", "offering", "attending",
];

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
            // "by rail" is one name, and a modifier of what stands before it
            if view.tokens[k].any(SPLITTERS) && k > start {
                out.push((prep, start, k));
                prep = view.lower(k);
                start = k + 1;
            }
            k = h.last;
            continue;
        }
        // "roads that opened to traffic", "houses built in rural areas": a clause is one modifier
        let pronoun = view.tokens[k].any(&["that", "which", "who", "whose"]) && k + 1 < to;
        // "the number of villages that are not on the grid"
        if pronoun && prep == "of" && start < k && start > 1 && view.tokens[start - 2].is("number") {
            out.push((prep, start, k));
            out.push(("that", k + usize::from(!view.tokens[k].is("whose")), to));
            return out;
        }
        // "the number of schools set up in villages"
        let up = usize::from(view.lower(k + 1) == "up");
        let participle = k > start
            && view.is_verb(k)
            && np::is_participle(view, k)
            && k + 1 + up < to
            && view.class(k + 1 + up).has(Class::PREP);
        let numbered = prep == "of" && start > 1 && view.tokens[start - 2].any(&["number", "numbers"]);
        let described = participle
            || numbered
                && k > start
                && np::is_participle(view, k)
                && crate::quantity::is_plural(&view.tokens[k - 1])
                && (k + 1 + up == to || view.class(k + 1).has(Class::PREP));
        if described && numbered && start < k {
            // "firms newly set up in the zone"
            let newly = k > start + 1 && view.lower(k - 1).ends_with("ly") && view.class(k - 1).is_plain()
                || k > start + 1 && view.class(k - 1).has(Class::ADVERB);
            let noun = k - usize::from(newly);
            out.push((prep, start, noun));
            out.push(("that", noun, to));
            return out;
        }
        // "farms handling export matters"
        let gerund = k > start
            && view.lower(k).ends_with("ing")
            && (view.class(k).has(Class::VERB) || view.tokens[k].any(GERUNDS))
            && !view.in_indicator(k)
            && crate::quantity::is_plural(&view.tokens[k - 1])
            && k + 1 < to;
        if (pronoun || participle || gerund) && start < k && prep.is_empty() {
            out.push((prep, start, k));
            out.push(("that", k + usize::from(pronoun), to));
            return out;
        }
        // "towns at or above the county level", "the population aged 60 and above"
        let rank = view.tokens[k].is("at")
            && matches!(view.lower(k + 1), "or" | "and")
            && matches!(
                view.lower(k + 2),
                "above" | "below" | "better" | "worse" | "higher" | "lower"
            );
        let aged = view.tokens[k].is("aged") && view.tokens.get(k + 1).is_some_and(|t| t.kind == Kind::Number);
        if rank || aged {
            // of a modifier it is the end: "in towns at or above the county level"
            if prep.is_empty() && start < k {
                out.push((prep, start, k));
                (prep, start) = ("that", k);
            }
            k += 3;
            continue;
        }
        // "people over 60"
        let age = view.tokens[k].any(&["over", "under", "above", "below"])
            && k + 1 < to
            && view.tokens[k + 1].kind == Kind::Number
            && view.quantity_at[k + 1].is_none();
        // "people aged 16 to 24"
        let ages = view.tokens[k].is("to")
            && k > start
            && view.tokens[k - 1].kind == Kind::Number
            && k + 1 < to
            && view.tokens[k + 1].kind == Kind::Number;
        if view.tokens[k].any(SPLITTERS) && view.tokens[k].kind == Kind::Word && !age && !ages {
            if start < k {
                out.push((prep, start, k));
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

/// Whether an indicator is trade, of which goods and partners are the subject: not `transport`, nor `airports`.
pub fn is_trade(indicator: &str) -> bool {
    indicator
        .split_whitespace()
        .any(|w| matches!(w, "import" | "imports" | "export" | "exports" | "trade"))
}

/// Adds the modifier `prep from..to`, canonical where the lexicon names it.
pub fn push_part(view: &View<'_>, frame: &mut Frame, prep: &str, from: usize, to: usize) {
    let (a, mut b) = part_range(view, from, to);
    if says_nothing(view, a, b) {
        return;
    }
    // "by rail" is a name together with its preposition
    let named = |h: &&Hit| h.last == b && (h.first == a || h.first + 1 == a && view.lower(h.first) == prep);
    if let Some(h) = view.names.iter().find(named) {
        frame.parts.push(named_part(h, prep, (a, b)));
        return;
    }
    if prep == "between" {
        // "between China and ASEAN"
        let before = frame.parts.len();
        let names = view.names.iter().filter(|h| h.first >= a && h.last <= b);
        frame
            .parts
            .extend(names.map(|h| named_part(h, "with", (h.first, h.last))));
        if frame.parts.len() > before {
            return;
        }
    }
    let kind = part_kind(view, prep, a, b);
    // `the "new three"` without its first mark
    let marks = |mark: &[&str]| (a..b).filter(|&i| view.tokens[i].any(mark)).count();
    if view.tokens[b - 1].any(&["\"", "”"]) && (marks(&["\""]) == 1 || marks(&["”"]) > marks(&["“"])) {
        b -= 1;
        if a >= b {
            return;
        }
    }
    let text = view.text(a, b).split_whitespace().collect::<Vec<_>>().join(" ");
    let text = if a == 0 && kind.is_none() && view.in_name(0).is_none() {
        within::lower_common(&text)
    } else {
        text
    };
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

/// A modifier that the lexicon names, in its canonical words.
fn named_part(h: &Hit, prep: &str, range: (usize, usize)) -> Part {
    let row = &lexicon().name_rows[h.row];
    Part {
        prep: prep.into(),
        text: row.name.clone(),
        kind: Some(row.kind),
        range,
    }
}

/// `the ports around the country`: a modifier's words without determiners, marks and joints at its ends.
fn part_range(view: &View<'_>, from: usize, to: usize) -> (usize, usize) {
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
            || view.tokens[b - 1].any(&["'s", "and", "from", "at"])
            // "ports around the country" are all its ports
            || b > a + 1 && view.tokens[b - 1].any(&["around", "across", "throughout", "within"]))
    {
        b -= 1;
    }
    (a, b)
}

/// `of the same period`, `of them`, `every year we plant trees`: whether the words `a..b` are no modifier.
fn says_nothing(view: &View<'_>, a: usize, b: usize) -> bool {
    let timed = |k: usize| {
        view.period_at[k].is_some()
            || view.tokens[k].any(&["the", "of", "same", "period", "end", "and", "in", "during", ","])
    };
    if a >= b || (a..b).all(timed) {
        return true;
    }
    let dull = [
        "it", "them", "they", "us", "which", "total", "period", "time", "that", "this", "addition", "particular",
        "terms", "average", "whom", "year", "years", "quarter", "month", "months", "week", "day", "early", "late",
        "mid", "less", "fewer", "nearly", "age",
    ]
    .contains(&view.lower(a));
    if dull && b == a + 1 && !(view.lower(a) == "us" && view.tokens[a].capital()) {
        return true;
    }
    // "every year we plant trees": who does it is no part of what is done
    (a + 1..b).any(|k| view.tokens[k].any(&["we", "they", "you"]))
}

/// `by road and rail`, `to Japan and Korea`: what kind of thing a modifier names, if all of it does.
fn part_kind(view: &View<'_>, prep: &str, a: usize, b: usize) -> Option<NameKind> {
    let way = |k: usize| {
        view.tokens[k].any(&[
            "rail", "railway", "road", "water", "air", "sea", "highway", "transportation",
        ])
    };
    if matches!(prep, "by" | "via" | "through") && (a..b).any(way) {
        return Some(NameKind::Transport);
    }
    (a..b)
        .find_map(|k| view.in_name(k))
        .map(|h| view.name_kind(h))
        .filter(|_| is_name_list(view, a, b))
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
                "Number number of private hospitals / -",
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
