//! The head of a noun phrase: the number, share or growth of something, a known indicator, or words of its own.
mod rates;

use super::within::{
    before_parenthesis, count_head, count_start, generic, inner_trade, is_name_list, lower_common, owner,
    same_indicator, set_indicator, shift_indicator,
};
use super::{Frame, Hint, lower_words, push_part, strip_fillers, words};
use crate::base::Kind;
use crate::claim::view::{Hit, View};
use crate::lexicon::{Class, lexicon};
use crate::quantity::{Quantity, Sort, is_plural};

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
    frame.anaphor = (from..to).any(|k| {
        view.tokens[k].any(&[
            "its", "their", "this", "these", "those", "that", "it", "they", "which", "whom",
        ])
    }) && view.in_name(from).is_none();
    let (a, b) = strip_fillers(view, from, to);
    if of_the_others(view, frame, (from, to), (a, b)) {
        return;
    }
    // "the index (WI)" gives the thing a name
    let named = before_parenthesis(view, a, b) < b;
    let b = noun_end(view, a, b);
    if a >= b {
        // "that of X", "those with X": the indicator is the one before
        return;
    }
    if mine_or_ones(view, frame, a, b) {
        return;
    }
    if let Some(owner_end) = owner(view, a, b) {
        owned(view, frame, (a, owner_end, b), rest);
        return;
    }
    let known = view
        .indicators
        .iter()
        .filter(|h| h.first >= from && h.last <= b)
        .filter(|h| !inner_trade(view, h))
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
    if !head.by_noun(last, known)
        && !head.known(known)
        && !head.value_of(last)
        && !head.name()
        && (named || !head.points_back())
    {
        head.own_words(last);
    }
}

/// `and the tertiary industry's was 3%`, `those funded by the state`: a head `a..b`, within `from..to`, that says of which other
/// thing the same is told.
fn of_the_others(view: &View<'_>, frame: &mut Frame, (from, to): (usize, usize), (a, b): (usize, usize)) -> bool {
    // "and the tertiary industry's was 3%": of what was told of the others
    if to > from && b > a && view.tokens[to - 1].kind == Kind::Possessive {
        frame.anaphor = true;
        push_part(view, frame, "", a, b);
        return true;
    }
    // "those living in brick houses", "those funded by the state": of what was told of the others
    let those = to > from && view.tokens[from].is("those") && a == from + 1 && a < b;
    if those
        && (view.lower(a).ends_with("ing") || crate::claim::np::is_participle(view, a) || view.class(a).has(Class::ACT))
    {
        frame.anaphor = true;
        push_part(view, frame, "that", a, b);
        return true;
    }
    false
}

/// `the index (WI)`, `sales there`: where the noun of a head ends, before what is said behind it.
fn noun_end(view: &View<'_>, a: usize, b: usize) -> usize {
    let b = before_parenthesis(view, a, b);
    // "the population living in such areas"
    let lives = b > a + 1 && view.tokens[b - 1].any(&["living", "residing", "staying"]);
    // "the trains passing through the ports"
    let passing = b > a + 1
        && view.lower(b - 1).ends_with("ing")
        && view.class(b).has(crate::lexicon::Class::PREP)
        && is_plural(&view.tokens[b - 2]);
    let b = b - usize::from(lives || passing);
    // "the growth target set for 2014"
    let told =
        b > a + 2 && view.tokens[b - 1].any(&["set", "announced"]) && view.tokens[b - 2].any(&["target", "goal"]);
    let b = b - usize::from(told);
    // "sales there of electric cars"
    let there = b > a + 1 && view.tokens[b - 1].any(&["there", "here"]);
    let b = b - usize::from(there);
    // "the firm you just mentioned"
    // but "the cars we export" are exports
    let trades =
        |k: usize| view.tokens[k].is("we") && ["export", "import", "exported", "imported"].contains(&view.lower(k + 1));
    (a + 1..b)
        .find(|&k| view.tokens[k].any(&["you", "i", "we"]) && !trades(k))
        .unwrap_or(b)
}

/// `ours was 67 percent`, `new ones close to 4`: the measure told before, of another thing.
fn mine_or_ones(view: &View<'_>, frame: &mut Frame, a: usize, b: usize) -> bool {
    // "ours was 67 percent": the measure told before, of nothing else told before
    let mine = b == a + 1 && view.tokens[a].any(&["ours", "theirs", "yours"]);
    // "rates on old loans are above 5 percent, new ones close to 4"
    let ones = b > a + 1 && view.tokens[b - 1].any(&["ones", "one"]) && view.quantity_at[a].is_none();
    if mine || ones {
        push_part(view, frame, "", a, b - 1);
        frame.parts.extend(mine.then(super::Part::default));
        frame.weak = ones.then(|| "ones".to_string());
    }
    mine || ones
}

/// `state farms' output`: whose it is, before the apostrophe at `owner_end`, goes with the modifiers.
fn owned(view: &View<'_>, frame: &mut Frame, (a, owner_end, b): (usize, usize, usize), rest: &mut Rest) {
    head(view, frame, owner_end + 1, b, rest);
    frame.indicator = frame.indicator.take().or(frame.weak.take());
    push_part(view, frame, "", a, owner_end);
    // "the province's growth": that of its economy
    let place = frame.parts.last().is_some_and(|p| p.kind.is_some());
    let bare = b == owner_end + 2 && view.tokens[b - 1].is("growth");
    if bare && place && frame.hint == Hint::Growth && frame.indicator.is_none() {
        (frame.indicator, frame.known) = (Some("GDP".to_string()), true);
    }
}

/// Nouns that measure something said elsewhere.
const WEAK: &[&str] = &[
    "figure", "figures", "index", "ratio", "rate", "proportion", "average", "total", "sum", "amount", "scale", "level",
    "value", "goal", "target", "task", "plan", "pace", "percentage", "size", "data", "result", "results", "indicator",
    "balance", "ceiling",
];

/// Words that are never an indicator.
const NOTHINGS: &[&str] = &[
    "them", "yet", "out", "what", "one", "ones", "there", "year", "month", "quarter", "period", "instead", "who",
    "whom", "others", "latter", "former", "part", "back", "here", "then", "i.e.", "namely", "together", "half", "most",
    "many", "some", "rest", "able", "capable", "likely", "possible", "right", "true", "correct", "wrong", "up", "down",
    "now", "going", "such", "same", "still", "least", "free", "available", "equal", "equivalent", "actual", "nominal",
    "real", "net", "absolute", "accumulative", "accumulated", "cumulative", "additional", "further", "another",
    "extra", "lowest", "highest", "smallest", "longest", "shortest", "bit", "little", "tell", "say", "know", "think",
    "guess", "gave", "went", "came", "set",
];

/// Nouns that end like adverbs.
fn is_noun_in_ly(word: &str) -> bool {
    matches!(
        word,
        "supply"
            | "family"
            | "assembly"
            | "anomaly"
            | "monopoly"
            | "reply"
            | "italy"
            | "poly"
            | "ply"
            | "butterfly"
            | "fly"
    )
}

impl Head<'_, '_> {
    /// `the number of patents`, `the share of exports`: reads the phrase by its last word, where that says what is told of the rest.
    fn by_noun(&mut self, last: &str, known: Option<Hit>) -> bool {
        let (view, a, b) = (self.view, self.a, self.b);
        match last {
            "number" | "numbers" | "quantity" => self.number(),
            // "the group of growers with cover"
            "group" | "contingent" | "ranks" | "army" if self.of_people() => self.number(),
            "most" | "many" | "some" | "half" | "all" | "part" | "rest" | "each" if b == a + 1 => self.some_of(),
            // "various types of consumption"; but "36 types of goods" are counted
            "types" | "kinds" | "sorts" | "forms" if !(a..b).any(|k| view.quantity_at[k].is_some()) => self.some_of(),
            "forecast" | "projection" | "target" | "goal" | "estimate" | "expectation" | "forecasts" | "outlook"
            | "projections" | "estimates" | "prediction" | "expectations" => self.outlook(),
            "record" | "records" | "high" | "highs" if self.record_for() => true,
            "ratio" if b == a + 1 && self.rest.iter().any(|(p, ..)| p == "to") => self.ratio_to(),
            "share" | "shares" | "proportion" | "proportions" | "percentage" | "percentages" | "weight" | "slice"
                if known.is_none_or(|h| h.last < b)
                    // "a takeoff weight of 870 tons" is one, "its weight in the economy" a share
                    && (last != "weight" || self.rest.iter().any(|(p, ..)| p == "in"))
                    && !(a..b).any(|k| view.tokens[k].is("capita")) =>
            {
                self.share()
            }
            "growth" | "rate" | "rates" | "increase" | "decrease" | "decline" | "growths" | "increases" | "pace"
            | "speed" | "rise" | "drop" | "expansion" | "fall"
                if !known
                    .is_some_and(|h| h.last == b && lexicon().indicator_rows[h.row].name.ends_with("growth rate")) =>
            {
                self.growth(last)
            }
            "average" | "averages" if (a..b).any(|k| view.tokens[k].is("two-year")) => self.averages(),
            _ => false,
        }
    }

    /// Makes a modifier of the words before token `end`.
    fn premodify(&mut self, end: usize) {
        let (x, y) = strip_fillers(self.view, self.a, end);
        if x < y {
            push_part(self.view, self.frame, "", x, y);
        }
    }

    /// Whether what stands behind is a plural of people: `of growers`.
    fn of_people(&self) -> bool {
        const PEOPLE: &[&str] = &[
            "farmers", "growers", "workers", "people", "patients", "teachers", "students", "elderly", "consumers",
            "users", "residents", "women", "men", "children", "graduates", "researchers", "doctors", "nurses",
            "volunteers", "officials", "professionals", "engineers", "soldiers", "migrants", "entrepreneurs",
            "investors",
        ];
        let of = self.rest.iter().find(|(p, ..)| p == "of");
        of.is_some_and(|&(_, x, y)| (x..y).any(|i| self.view.tokens[i].any(PEOPLE)))
    }

    /// `a new record for the exports of kites`: the exports are what is told of.
    fn record_for(&mut self) -> bool {
        let view = self.view;
        let known = |x: usize, y: usize| view.indicators.iter().any(|h| h.first >= x && h.last <= y);
        let of = self
            .rest
            .iter()
            .position(|(p, x, y)| matches!(p.as_str(), "for" | "in") && known(*x, *y));
        let Some(k) = of else { return false };
        let (_, x, y) = self.rest.remove(k);
        head(view, self.frame, x, y, self.rest);
        self.frame.indicator.is_some()
    }

    /// `the number of patents`.
    fn number(&mut self) -> bool {
        let view = self.view;
        self.frame.hint = Hint::Number;
        let of = self.rest.iter().find(|(p, ..)| p == "of");
        let noun_from = of.map_or(0, |&(_, x, _)| x);
        let noun = of.and_then(|&(_, x, y)| count_head(view, x, y));
        match noun {
            Some(h) => {
                self.frame.count_noun = Some(view.singular(h));
                let first = count_start(view, noun_from, h);
                // "the number of beds per 1,000 people": for how many is part of what is measured
                let end = of.map_or(h + 1, |&(_, _, y)| y);
                let per = view.lower(h + 1) == "per" && h + 2 < end;
                let noun = lower_words(view, first, if per { end } else { h + 1 });
                self.frame.indicator = Some(format!("number of {noun}"));
                self.frame.known = true;
            }
            None => self.frame.indicator = Some(lower_words(view, self.a, self.b)),
        }
        self.frame.span = Some(view.span(self.a, self.b));
        self.premodify(self.b - 1);
        true
    }

    /// `most of the ports`, `many of them`: those that it is some of are the head.
    fn some_of(&mut self) -> bool {
        let Some((_, x, y)) = self.rest.first().cloned().filter(|(p, ..)| p == "of") else {
            return false;
        };
        self.rest.remove(0);
        if y == x + 1 && self.view.class(x).has(Class::PRON) {
            self.frame.anaphor = true;
            return true;
        }
        head(self.view, self.frame, x, y, self.rest);
        true
    }

    /// `the ratio of debt to export revenue`: of what to what is part of what is measured.
    fn ratio_to(&mut self) -> bool {
        let view = self.view;
        let of = self.rest.iter().position(|(p, ..)| p == "of");
        let to = self.rest.iter().position(|(p, ..)| p == "to");
        let (Some(of), Some(to)) = (of, to) else { return false };
        if to != of + 1 {
            return false;
        }
        let (from, end) = (self.rest[of].1, self.rest[to].2);
        self.frame.indicator = Some(format!("ratio of {}", words(view, from, end)));
        self.frame.span = Some(view.span(self.a, end));
        self.frame.range = (self.a, self.b);
        (self.frame.rate, self.frame.known) = (true, true);
        self.rest.drain(of..=to);
        true
    }

    /// The phrase ends in an indicator of the lexicon, or in one and `value`, `volume` and the like.
    fn known(&mut self, known: Option<Hit>) -> bool {
        let (view, b) = (self.view, self.b);
        let Some(h) = known.filter(|h| h.last == b || generic(view, h.last, b)) else {
            return false;
        };
        set_indicator(view, self.frame, h);
        // "retail sales of cars" are part of what "retail sales" alone stands for
        let whole = lexicon().indicator_rows[h.row].name == "retail sales of consumer goods";
        if whole && h.last == h.first + 2 && self.rest.first().is_some_and(|(p, ..)| p == "of") {
            self.frame.indicator = Some("retail sales".to_string());
        }
        // "the turnover of contracts", "the coverage of tap water": of what is part of what is measured
        const OF_WHAT: &[&str] = &["turnover", "coverage rate", "contribution rate", "intensity"];
        let of = self.rest.first().cloned();
        let of = of.filter(|&(ref p, x, y)| p == "of" && (x..y).all(|k| view.in_name(k).is_none()));
        if let Some((_, x, y)) = of.filter(|_| OF_WHAT.contains(&lexicon().indicator_rows[h.row].name.as_str())) {
            let name = self.frame.indicator.take().unwrap_or_default();
            self.frame.indicator = Some(format!("{name} of {}", words(view, x, y)));
            self.rest.remove(0);
        }
        let first = view.indicators.iter().find(|o| {
            o.first >= self.a
                && (o.last + 1 == h.first || o.last + 2 == h.first && view.tokens[o.last + 1].any(&["the", "total"]))
                && view.tokens[o.last].is("and")
                && o.row != h.row
        });
        if let Some(o) = first {
            // "income and spending": one figure for both, or a list
            let kind = self.own_kind(*o).is_some();
            let from = if kind { self.a } else { o.first };
            self.frame.indicator = Some(lower_words(view, from, h.last));
            self.frame.range = (from, h.last);
            self.frame.span = Some(view.span(from, h.last));
            self.premodify(from);
        } else if let Some(kind) = self.own_kind(h) {
            let name = self.frame.indicator.take().unwrap_or_default();
            self.frame.indicator = Some(format!("{kind} {name}"));
        } else if !same_indicator(view, self.a, h) {
            self.premodify(h.first);
        }
        true
    }

    /// `early rice output`, `short-term loans`: words that say which kind of indicator it is. What is traded, and
    /// who, where or with whom, is no kind of trade but its subject.
    fn own_kind(&self, h: Hit) -> Option<String> {
        let (view, b) = (self.view, h.first);
        // "annual passenger turnover" is one of passengers
        let yearly = self.a < b && view.tokens[self.a].any(&["annual", "yearly"]);
        let a = self.a + usize::from(yearly);
        // "medium- and long-term loans"
        let hyphened = |k: usize| k > a && view.tokens[k - 1].text.ends_with('-');
        let plain = (a..b).all(|k| {
            let t = &view.tokens[k];
            (t.kind == Kind::Word && !t.capital()
                || k == 0 && t.kind == Kind::Word
                || t.is("-") && !t.spaced && view.lower(k + 1) == "and")
                && view.in_name(k).is_none()
                && view.quantity_at[k].is_none()
                && view.period_at[k].is_none()
                && (!view.class(k).has(Class::CONJ) || hyphened(k))
                && !view.is_verb(k)
                && !t.any(&["new", "annual", "average", "accumulated", "cumulative"])
        });
        let row = &lexicon().indicator_rows[h.row];
        // "the primary industry's value added" is told of the industry
        let owner =
            b > a && view.tokens[b - 1].any(&["industry", "industries", "sector", "sectors", "enterprises", "firms"]);
        let traded = super::is_trade(&row.name) || owner && row.name == "value added";
        (a < b && plain && !traded)
            .then(|| lower_words(view, a, b))
            .filter(|w| !w.is_empty())
    }

    /// `the index was 290`, `the ratio`, `two-year averages`: a word that says nothing without what was spoken of last.
    fn points_back(&mut self) -> bool {
        let (view, a, b) = (self.view, self.a, self.b);
        // "the average price of carp was 14 yuan; the average of 12 kinds of fruit": of the price
        let of_things = b == a + 1
            && view.tokens[a].any(&["average", "averages"])
            && matches!(self.rest.first(), Some((p, x, y)) if p == "of" && x < y && !view.class(y - 1).has(Class::MEASURING));
        if of_things {
            self.frame.weak = Some(view.lower(a).to_string());
            return true;
        }
        if self
            .rest
            .first()
            .is_some_and(|(p, ..)| p == "of" || p == "in" || p == "between")
        {
            return false;
        }
        // "the ceiling for public nurseries", "up to a ceiling of 2 million yuan"
        if view.tokens[b - 1].is("ceiling") && (!self.rest.is_empty() || view.before(a) == "a") {
            return false;
        }
        // "and has timely brought": an adverb that no table knows
        let manner = view.lower(a).ends_with("ly") && view.class(a).is_plain() && !is_noun_in_ly(view.lower(a));
        if b == a + 1 && (view.tokens[a].any(NOTHINGS) || manner) {
            self.frame.anaphor = false;
            return true;
        }
        // "of which the rates for the two quarters were"
        let rates = view.tokens[a].is("rates") && a > 1 && view.before(a) == "the" && view.lower(a - 2) == "which";
        // "the annual goal", "the present ratio"
        let graded = b == a + 2
            && view.tokens[a].any(&[
                "annual", "yearly", "present", "current", "original", "previous", "control", "expected",
            ])
            && view.tokens[a + 1].any(&[
                "goal", "target", "task", "ratio", "figure", "level", "proportion", "quota",
            ]);
        if !graded && (b != a + 1 || !(view.tokens[a].any(WEAK) || rates)) {
            return false;
        }
        self.frame.weak = Some(view.lower(b - 1).to_string());
        true
    }

    /// `the value of X`: X is the indicator when the lexicon knows it.
    fn value_of(&mut self, last: &str) -> bool {
        let (view, a, b) = (self.view, self.a, self.b);
        let value = [
            "value", "volume", "amount", "scale", "sum", "size", "volumes", "values", "total", "level", "quantity",
            "increment", "length", "area", "incidence", "construction", "renovation", "balance", "ownership",
            "possession", "reserve", "stock", "index", "rate", "intensity", "score", "peak", "quota", "ceiling", "cap",
            "limit",
        ]
        .contains(&last);
        // "the average of the monthly wages"
        let mean = last == "average"
            && self
                .rest
                .first()
                .is_some_and(|&(_, x, y)| x < y && view.class(y - 1).has(Class::MEASURING));
        let value = value || mean;
        const GRADES: &[&str] = &[
            "average", "annual", "outstanding", "net", "overall", "total", "daily", "monthly", "upper", "lower",
        ];
        let alone = (a..b - 1).all(|k| view.tokens[k].any(GRADES));
        let joint = |p: &str| match last {
            "increment" => p == "of" || p == "in",
            "score" => p == "of" || p == "for",
            "quota" | "ceiling" | "cap" | "limit" => p == "of" || p == "on" || p == "for",
            _ => p == "of",
        };
        if !value || !alone || self.rest.first().is_none_or(|(p, ..)| !joint(p)) {
            return false;
        }
        let (_, x, y) = self.rest[0].clone();
        let rates = matches!(
            last,
            "rate" | "intensity" | "score" | "peak" | "limit" | "ceiling" | "cap" | "quota" | "index"
        );
        if !rates && view.indicators.iter().any(|h| h.first >= x && h.last <= y) {
            shift_indicator(view, self.frame, self.rest);
            return true;
        }
        // "the length of roads open to traffic", "of railway in operation": which ones they are
        const STATES: &[&str] = &["operation", "use", "service", "traffic", "force", "stock"];
        let state = self.rest.get(1).cloned().filter(|(p, u, v)| {
            *v == u + 1
                && view.tokens[*u].any(STATES)
                && (p == "in" || p == "to" && *u > 1 && view.tokens[u - 2].any(&["open", "opened", "closed"]))
        });
        let y = state.as_ref().map_or(y, |s| s.2);
        // "the length of toll roads that opened": what they did is told of them
        let clause = (x + 1..y).find(|&k| view.tokens[k].any(&["that", "which", "who"]));
        let text = words(view, x, clause.unwrap_or(y));
        let measure = words(view, a, b);
        let (joint, rate) = (&self.rest[0].0, matches!(last, "rate" | "intensity"));
        self.frame.indicator = Some(match rate || last == "score" {
            true => lower_common(&format!("{measure} {joint} {text}")),
            false => format!("{measure} {joint} {text}").to_lowercase(),
        });
        self.frame.rate = rate;
        self.frame.range = (x, y);
        self.frame.span = Some(view.span(a, y));
        self.rest.remove(0);
        if state.is_some() {
            self.rest.remove(0);
        }
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
        // "days with good air": what the things have says which they are
        let with = self.rest.first().cloned().filter(|(p, x, y)| {
            p == "with" && *x == b + 1 && is_plural(&view.tokens[b - 1]) && (*x..*y).all(|k| view.in_name(k).is_none())
        });
        let end = with.as_ref().map_or(b, |w| w.2);
        let mut text = words(view, a, end);
        // "14 of the provinces reported growth": a number is no name of what grew
        let scale = ["million", "billion", "trillion", "thousand", "hundred"].contains(&last);
        let number =
            b == a + 1 && view.quantity_at[a].is_some() && (crate::quantity::is_numeric(&view.tokens[a]) || scale);
        // "accepted 200 cases, concluding 180 of them", "of which 40 were reviewed": what was done names nothing
        let counts = |at: usize| {
            let figure = |o: &Quantity| o.lead == at && matches!(o.sort, Sort::Bare | Sort::Count);
            view.quantities().iter().any(figure)
        };
        const NOUNS: &[&str] = &[
            "need", "feed", "seed", "speed", "weed", "breed", "reed", "bed", "shed", "deed",
        ];
        let done = b == a + 1
            && !NOUNS.contains(&last)
            && (last.ends_with("ed") || last.ends_with("ing") && a > 0 && view.tokens[a - 1].is(",") && counts(b));
        if text.is_empty() || number || done {
            return;
        }
        if with.is_some() {
            self.rest.remove(0);
        }
        // "contribution of services to growth": to what something contributes says which contribution it is
        let contribution = (a..b).any(|k| view.tokens[k].any(&["contribution", "contributions"]));
        if let Some(k) = self.rest.iter().position(|(p, ..)| p == "to").filter(|_| contribution) {
            let (_, x, y) = self.rest.remove(k);
            text = format!("{text} to {}", words(view, x, y));
        }
        // "costs per 100 yuan of sales": of what the hundred are
        let per = (a..b).rfind(|&k| view.tokens[k].is("per") && crate::quantity::is_numeric(&view.tokens[k + 1]));
        if let Some((_, x, y)) = self.rest.first().cloned().filter(|(p, ..)| p == "of" && per.is_some()) {
            self.rest.remove(0);
            text = format!("{text} of {}", words(view, x, y));
        }
        self.frame.indicator = Some(lower_common(&text));
        self.frame.range = (a, b);
        self.frame.span = Some(view.span(a, b));
        self.frame.rate = [
            "rate", "ratio", "index", "coefficient", "rates", "coverage", "percentage", "pmi", "yield", "margin",
            "intensity", "satisfaction",
        ]
        .contains(&last);
        // "patents per 10,000 people" are patents
        let counted = per.filter(|&k| k > a && is_plural(&view.tokens[k - 1])).unwrap_or(b);
        if is_plural(&view.tokens[counted - 1]) {
            self.frame.count_noun = Some(view.singular(counted - 1));
        }
    }
}
