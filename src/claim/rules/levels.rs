//! Levels and shares: `reached 5 trillion`, `accounting for 5%`, `a population of`.
use super::changes::noun_direction;
use super::*;

/// `a population of over 1.4 billion`, `import and export values of 1.84 trillion yuan`.
pub(super) fn head_of(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    // "an income of only 300 yuan"
    let focus = q.lead > 1 && view.tokens[q.lead - 1].any(&["only", "just", "merely", "barely", "altogether"]);
    let lead = q.lead - usize::from(focus);
    if view.before(lead) != "of" || matches!(q.shape, Shape::Rank) {
        return None;
    }
    let to = lead - 1;
    let mut from = to;
    // "taxes and fees of 1.9 trillion yuan"
    let paired = |from: usize| {
        from > 1
            && view.tokens[from - 1].is("and")
            && view.class(from).has(Class::MEASURING)
            && view.class(from - 2).has(Class::MEASURING)
            && view.quantity_at[from - 2].is_none()
    };
    while from > 0
        && !view.is_verb(from - 1)
        && (view.in_indicator(from - 1)
            || paired(from)
            || !view.class(from - 1).has(Class::REPORT)
                && !view.tokens[from - 1].any(&[
                    ",", ";", "with", "at", "and", "has", "by", "from", "reaching", "which", "that", ":", "—", "where",
                ]))
        && (!view.class(from - 1).has(Class::PREP)
            || view.in_indicator(from - 1)
            || view.tokens[from - 1].is("of")
            // "a per capita share of 492 kg"
            || view.tokens[from - 1].is("per") && view.tokens[from].is("capita"))
        && view.quantity_at[from - 1].is_none()
        // ", meeting the target of 65%": what meets it is no part of its name
        && !(view.class(from).has(Class::DET) && view.lower(from - 1).ends_with("ing") && view.before(from - 1) == ",")
    {
        from -= 1;
    }
    // "out of a population of 1.4 billion": the head stands behind
    if to > from + 3 && view.tokens[from].is("out") && view.tokens[from + 1].is("of") {
        from += 2;
    }
    // "15 out of 22 provinces", "one of 30": no head, only a preposition in two words or a pronoun
    let no_head = [
        "out", "instead", "because", "ahead", "one", "each", "most", "all", "both", "many", "some", "none", "part",
        "outside", "inside", "regardless", "terms", "any", "top", "short", "those", "these",
    ];
    // "with the help of 283 platforms, ... can be cut to 25%"
    let means =
        to > 0 && view.tokens[to - 1].any(&["help", "aid", "support"]) && from > 0 && view.tokens[from - 1].is("with");
    if means
        || from >= to
        || to == from + 1 && view.tokens[from].any(&no_head)
        || view.tokens[to - 1].any(&no_head[..4])
    {
        return None;
    }
    let verb = (clause_start(view, from)..from).rev().find(|&i| view.is_verb(i));
    // "the economy grew at an average annual rate of 6.2%"
    if let Some(v) =
        verb.filter(|_| q.sort == Sort::Percent && view.tokens[to - 1].any(&["rate", "pace", "speed", "clip"]))
        && let Some(direction) = verb_direction(view.class(v))
    {
        return Some(predicate(Measure::Growth, Some(direction), About::Before(v), v));
    }
    // "a total of 1.3 billion parcels": what is counted stands behind
    if (q.sort == Sort::Count && q.noun.is_some() || q.unit == "person")
        && view.tokens[to - 1].any(&["total", "record", "combined", "average"])
        && (from >= 1 || view.tokens[to - 1].is("average"))
    {
        let own = verb.filter(|&v| (v + 1..to).all(|i| view.class(i).has(Class::DET.or(Class::ADVERB)) || i + 1 == to));
        return Some(predicate(Measure::Level, None, About::Counted(own), own.unwrap_or(to)));
    }
    let things = q.sort == Sort::Count || matches!(q.unit.as_str(), "person" | "person-time" | "person-trip");
    if things && view.tokens[to - 1].any(&["total", "record", "combined"]) && verb.is_none() {
        return Some(predicate(Measure::Level, None, About::Counted(None), to));
    }
    if view.tokens[to - 1].any(&[
        "high", "low", "record", "peak", "total", "level", "maximum", "minimum", "figure", "range", "band",
    ]) && let Some(v) = verb.or_else(|| moved_from(view, from))
    {
        // "reached a record high of 455,000": the head says nothing of its own
        return Some(predicate(Measure::Level, None, About::Before(v), v));
    }
    if let Some(direction) = change_in(view, from).filter(|_| !matches!(q.sort, Sort::Percent | Sort::Times)) {
        return Some(predicate(
            Measure::Change,
            Some(direction),
            About::HeadOf { from, to },
            from,
        ));
    }
    Some(predicate(Measure::Level, None, About::HeadOf { from, to }, from))
}

/// `has dropped, from a peak of 18,000 to 3,500`: the verb that moved something from what the phrase at `from` names.
fn moved_from(view: &View<'_>, from: usize) -> Option<usize> {
    let at = (from.saturating_sub(3)..from).rfind(|&i| view.tokens[i].is("from"))?;
    let comma = at.checked_sub(1).filter(|&i| view.tokens[i].is(","))?;
    let verb = comma
        .checked_sub(1)
        .filter(|&v| view.is_verb(v) && verb_direction(view.class(v)).is_some())?;
    Some(verb)
}

/// `further cuts in capacity of 3 million tons`: which way the noun before the phrase says that something changed.
fn change_in(view: &View<'_>, from: usize) -> Option<Direction> {
    let noun = from.checked_sub(2).filter(|_| view.before(from) == "in")?;
    let cut = view.tokens[noun].any(&["cut", "cuts"]).then_some(Direction::Down);
    cut.or_else(|| noun_direction(view.class(noun)))
}

/// `exports amounted to 5 billion yuan and imports to 3 billion yuan`: the verb is said once.
pub(super) fn elliptic_to(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let p = prev.filter(|p| p.measure == Measure::Level)?;
    let before = k.checked_sub(1).map(|j| &view.quantities()[j])?;
    let to = q.lead.checked_sub(1)?;
    // "came to 5 billion yuan in May and imports to"
    let goes_on = elliptic::next_statement(view, before.tail, to);
    let timed =
        (before.tail..goes_on).all(|i| view.period_at[i].is_some() || view.class(i).has(Class::PREP.or(Class::DET)));
    let from = if timed { goes_on } else { before.tail };
    let noun = (from..to).any(|i| {
        view.tokens[i].kind == crate::base::Kind::Word
            && !view
                .class(i)
                .has(Class::PREP.or(Class::CONJ).or(Class::DET).or(Class::ADVERB))
            && view.period_at[i].is_none()
    });
    // "births fell to 9 million and the birth rate to 6.4 per thousand": a rate has a unit of its own
    let rate = to > from && view.tokens[to - 1].any(&["rate", "ratio", "share", "proportion", "price"]);
    // "trips recovered to 3 billion and revenue to 9 billion yuan": what is measured is named
    let named = (from..to).any(|i| view.in_indicator(i) || view.tokens[i].any(&["number", "numbers"]))
        && (from..to).all(|i| view.quantity_at[i].is_none());
    let alike = before.sort == q.sort || rate || named;
    if view.before(q.lead) != "to" || view.before(before.lead) != "to" || !noun || !alike {
        return None;
    }
    if (from..to).any(|i| view.is_verb(i)) || view.lower(from) != "and" && view.lower(from) != "," {
        return None;
    }
    Some(predicate(Measure::Level, None, About::Before(to), p.at))
}

/// `set the growth rate at 6%`, `bringing the total to 2,670`, `kept inflation below 3%`: somebody or something gives
/// the object this value.
pub(super) fn object_at(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    const GIVES: &[&str] = &[
        "set", "sets", "setting", "put", "puts", "putting", "bring", "brings", "bringing", "brought", "take", "takes",
        "taking", "took", "keep", "keeps", "keeping", "kept", "hold", "holding", "held", "maintain", "maintaining",
        "maintained", "fix", "fixed", "fixing", "peg", "pegged", "pushing", "pushed", "pulling", "pulled", "sending",
        "make", "making", "made", "give", "gives", "gave", "estimate", "estimates", "estimated", "pay", "pays", "paid",
        "levy", "levies", "levied", "charge", "charges", "charged",
    ];
    const STEADY: &[&str] = &["stable", "steady", "unchanged", "flat", "low", "high", "constant"];
    let q = &view.quantities()[k];
    let joint = q.lead.checked_sub(1)?;
    if q.sort == Sort::Time || q.sort == Sort::Count && q.noun.is_some() {
        return None;
    }
    let hedged = (q.lead..q.first).any(|i| view.tokens[i].any(&["below", "above", "under", "within"]));
    // "the figures give sales as 3 billion yuan"
    let given = view.tokens[joint].is("as")
        && (clause_start(view, joint)..joint).any(|i| view.tokens[i].any(&["give", "gives", "gave"]));
    // "they put the loss at between 3 and 5 billion yuan"
    let between = view.tokens[joint].any(&["between", "from"]) && joint > 0 && view.tokens[joint - 1].is("at");
    let to = if between {
        joint - 1
    } else if view.tokens[joint].any(&["at", "to", "within"]) || given {
        joint
    } else if hedged || makes_a_total(view, q) {
        q.lead
    } else {
        return None;
    };
    let verb = (clause_start(view, to)..to)
        .rev()
        // "keep the number of people lifted out of poverty at 30 million"
        .filter(|&i| {
            view.tokens[i].any(GIVES)
                || !(crate::claim::np::is_participle(view, i)
                    && i > 0
                    && crate::quantity::is_plural(&view.tokens[i - 1])
                    && view.class(i + 1).has(Class::PREP.or(Class::ADVERB)))
        })
        .find(|&i| view.is_verb(i) || view.tokens[i].any(GIVES))?;
    let object = verb + 1 < to
        && (verb..to).all(|i| {
            // "put unemployment in 31 cities at 5 percent"
            let placed = |k: usize| view.before(view.quantities()[k].lead) == "in";
            view.quantity_at[i].is_none_or(placed)
        })
        && !view.class(verb + 1).has(Class::PREP.or(Class::ADVERB))
        // "should be kept stable at around 65%": what is kept stands before the verb
        && !view.tokens[verb + 1].any(STEADY);
    // "bringing heat to 2 million people"
    let total = (verb + 1..to).any(|i| view.tokens[i].any(&["total", "number", "population", "figure", "sum"]));
    (view.tokens[verb].any(GIVES) && object && (q.unit != "person" || total)).then(|| {
        let about = About::Object {
            verb,
            from: verb + 1,
            to,
        };
        predicate(Measure::Level, None, about, verb)
    })
}

/// `making the total amount of subsidies 585 billion yuan`, `leaving the balance 3 billion yuan`: an object that measures,
/// with its value right behind.
fn makes_a_total(view: &View<'_>, q: &Quantity) -> bool {
    let start = clause_start(view, q.lead);
    let makes = |i: usize| view.tokens[i].any(&["making", "makes", "made", "leaving", "leaves", "left"]);
    let Some(verb) = (start..q.lead).rev().find(|&i| makes(i)) else {
        return false;
    };
    let definite = view.tokens[verb + 1].any(&["the", "its", "their", "our", "total"]);
    let object = || verb + 1..q.lead;
    definite
        && object().any(|i| view.class(i).has(Class::MEASURING))
        && object().all(|i| !view.is_verb(i) && view.period_at[i].is_none())
        && !(view.before(q.lead) == "by" || view.class(q.lead - 1).has(Class::PREP))
}

/// `reached 5.26 trillion yuan`, `was 49.9%`, `exceeding 10 trillion yuan`.
pub(super) fn level_verb(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let exceed = (q.lead..q.first).find(|&i| view.class(i).has(Class::EXCEED) && !view.class(i).has(Class::PREP));
    let v = match exceed {
        Some(v) => v,
        None => {
            // "stood between 30% and 35%"
            let between = q.shape == Shape::Range && view.before(q.lead) == "between";
            let at = skip_left(view, q.lead - usize::from(between));
            let mut v = at.checked_sub(1)?;
            // the particle of "stood at", "amounted to"
            if view.tokens[v].any(&["at", "to", "for", "in"])
                && v > 0
                && view.class(v - 1).has(Class::LEVEL.or(Class::VERB))
            {
                v -= 1;
            }
            // "shut down 300 mines", "put into operation 12 docks"
            if let Some(verb) = view.phrasal(v) {
                v = verb;
            }
            // "have added up to 9 billion yuan"
            if super::moves::sums_up(view, at - 1) { at - 3 } else { v }
        }
    };
    let sums = super::moves::sums_up(view, v + 2);
    if !sums && !view.class(v).has(Class::LEVEL.or(Class::EXCEED).or(Class::VERB))
        || view.tokens[v].is("including")
        || exceed.is_none() && !sums && !view.is_verb(v) && !view.class(v).has(Class::LEVEL)
    {
        return None;
    }
    // "Ye Tong said 3 million kites were sold": what was said is a clause
    const SAY: &[&str] = &[
        "said", "says", "say", "noted", "notes", "added", "adds", "stressed", "explained", "revealed", "disclosed",
        "announced", "estimates", "estimated", "believes", "claims", "claimed", "argues", "argued", "told",
    ];
    if view.tokens[v].any(SAY) && (q.tail..q.tail + 2).any(|i| i < view.tokens.len() && view.is_verb(i)) {
        return None;
    }
    // "the year saw 30 billion yuan spent on dams": whoever saw it did not amount to that
    let spent = view
        .tokens
        .get(q.tail)
        .is_some_and(|t| t.any(&["spent", "paid", "put"]) || t.lower.ends_with("ed"));
    if q.sort == Sort::Money && spent && view.tokens[v].any(&["saw", "seen", "sees", "see", "seeing"]) {
        return None;
    }
    // "has been reached", "is expected to reach": the subject ends before the first of the verbs
    let mut first = v;
    while first > 0
        && (view.class(first - 1).has(Class::MODAL)
            || view.tokens[first - 1].any(&[
                "be", "been", "is", "are", "was", "were", "has", "have", "had", "expected", "set", "estimated",
                "projected", "forecast", "likely", "also", "already", "now",
            ]))
    {
        first -= 1;
    }
    // "benefiting 2 million people": whom something reaches is counted, not the thing
    // "the ferries carried 3 million people": so it is with all that is done to people
    let acts = view.class(v).has(Class::VERB) && !view.class(v).has(Class::LEVEL.or(Class::EXCEED));
    let reached = matches!(q.unit.as_str(), "person" | "person-time" | "person-trip")
        && (acts
            || view.tokens[v].any(&["has", "have", "had", "saw", "seen", "sees"])
            || view.tokens[v].any(&[
                "benefiting", "benefited", "helping", "helped", "serving", "served", "covering", "involving",
                "employing",
            ]));
    // "there are 2.1 teachers for every 10 children"
    // "Devices connected to the network numbered 2.5 billion": the devices
    if view.tokens[v].is("numbered") {
        let start = crate::claim::clause_start(view, v).min(v);
        let described = |i: usize| {
            let next = view.lower(i + 1);
            next == "able" || next.ends_with("ed") || next.ends_with("ing")
        };
        let head = (start..v).find(|&i| crate::quantity::is_plural(&view.tokens[i]) && view.quantity_at[i].is_none());
        first = head.filter(|&h| h + 1 < v && described(h)).map_or(first, |h| h + 1);
    }
    let there = q.sort == Sort::Rate && first > 0 && view.tokens[first - 1].is("there");
    let counts = q.sort == Sort::Count || there;
    let about = if q.noun.is_some() && !q.unit.is_empty() && counts || reached {
        About::Counted(Some(first))
    } else {
        About::Before(first)
    };
    Some(predicate(
        if q.sort == Sort::Time {
            Measure::Duration
        } else {
            Measure::Level
        },
        None,
        about,
        v,
    ))
}

/// `prices were 43.5 yuan in the north, down 7%; the south, 36.8, up 1.9%`: a comma stands for the verb.
pub(super) fn comma_level(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let to = q.lead.checked_sub(1).filter(|&c| view.tokens[c].is(","))?;
    // "family farms, nearly 4 million in number, represent", "the canal, 300 km in length, links"
    let sized = q.sort == Sort::Unit && SIZES.contains(&view.lower(q.tail + 1));
    if view.lower(q.tail) == "in" && (view.lower(q.tail + 1) == "number" || sized) {
        return Some(predicate(Measure::Level, None, About::Before(to), to));
    }
    if let Some(p) = apposed_value(view, q, to) {
        return Some(p);
    }
    prev?;
    let semi = (0..to).rev().find(|&i| view.tokens[i].is(";"))?;
    let from = (semi + 1..to).find(|&i| !view.tokens[i].any(&["and", "the", "that", "in", "for", "of"]))?;
    let plain = (from..to).all(|i| {
        !view.is_verb(i)
            && view.quantity_at[i].is_none()
            && view.period_at[i].is_none()
            && !view.tokens[i].any(&[",", ":"])
    });
    let ends = view.tokens.get(q.tail).is_none_or(|t| t.any(&[",", ";", "."]));
    let level = matches!(q.sort, Sort::Money | Sort::Unit | Sort::Rate | Sort::Count) || q.sort == Sort::Bare;
    (plain && ends && level && q.shape == Shape::Plain && to - from <= 8 && to > from)
        .then(|| predicate(Measure::Level, None, About::Object { verb: semi, from, to }, semi))
}

/// `the per capita area of venues, 2.6 square meters, meets`, `the number of trips, 840 million, and`: the value between the
/// commas behind what it measures.
fn apposed_value(view: &View<'_>, q: &Quantity, comma: usize) -> Option<Predicate> {
    let measured = matches!(
        q.sort,
        Sort::Money | Sort::Unit | Sort::Rate | Sort::Bare | Sort::Percent
    );
    let closed = view.lower(q.tail) == "," && q.shape == Shape::Plain && q.lead == comma + 1;
    let (a, b) = crate::claim::np::before(view, comma);
    let number = || (a..b).any(|i| view.tokens[i].is("number") && view.lower(i + 1) == "of");
    let head = || {
        let of = (a + 1..b)
            .find(|&i| view.tokens[i].any(&["of", "for", "in"]))
            .unwrap_or(b);
        of > a && (view.class(of - 1).has(Class::MEASURING) || view.in_indicator(of - 1))
    };
    let plain = a < b && b == comma && (a..b).all(|i| view.quantity_at[i].is_none() && view.period_at[i].is_none());
    let definite = a > 0 && view.class(a - 1).has(Class::DET) || a < b && view.class(a).has(Class::DET) || a == 0;
    (measured && closed && plain && definite && (head() || number()))
        .then(|| predicate(Measure::Level, None, About::Before(comma), comma))
}

/// What adjectives behind a figure measure: `300 km long`.
pub(in crate::claim) fn size_of(adjective: &str) -> Option<&'static str> {
    Some(match adjective {
        "long" => "length",
        "wide" => "width",
        "high" | "tall" => "height",
        "deep" => "depth",
        "thick" => "thickness",
        _ => return None,
    })
}

/// In what a thing is so large: `300 km in length`.
pub(in crate::claim) const SIZES: &[&str] = &[
    "length", "area", "height", "width", "depth", "diameter", "weight", "size", "altitude", "thickness",
    "circumference",
];

/// `5% of consumption, versus 12% abroad`, `76 percent, against 70 percent in 2012`: what stands beside it is of the same kind.
pub(super) fn as_against(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    let (p, before) = (prev?, k.checked_sub(1)?);
    let (a, q) = (&view.quantities()[before], &view.quantities()[k]);
    let just = usize::from(view.tokens[..q.lead].last().is_some_and(|t| t.any(&["just", "only"])));
    let joint = q.lead.saturating_sub(just);
    let compared = joint > 1 && view.tokens[joint - 2].is("compared") && view.tokens[joint - 1].any(&["with", "to"]);
    // "rose by 0.6% in May, after 0.5% in April"
    let follows = || {
        let timed = view.period_at.get(q.tail + 1).is_some_and(Option::is_some)
            || view.period_at.get(q.tail + 2).is_some_and(Option::is_some);
        matches!(view.before(q.lead), "after" | "following")
            && matches!(view.before(q.lead - 1), "," | "quarter" | "month" | "year")
            && q.sort == Sort::Percent
            && p.measure == Measure::Growth
            && timed
    };
    let beside = compared || matches!(view.before(q.lead), "against" | "versus" | "vs") || follows();
    let kind =
        matches!(p.measure, Measure::Level | Measure::Share | Measure::Growth) && a.sort == q.sort && a.unit == q.unit;
    let far = if compared || view.before(q.lead - 1) == "," {
        16
    } else {
        8
    };
    let near = q.lead - a.tail <= far && (a.tail..q.lead).all(|i| !view.tokens[i].is(";"));
    (beside && kind && near && (compared || q.sort == Sort::Percent)).then_some(Predicate {
        about: About::Inherit,
        of: None,
        at: q.lead - 1,
        ..*p
    })
}

pub(super) fn duration(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    if q.sort != Sort::Time {
        return None;
    }
    let verb = (0..q.lead).rev().find(|&i| view.is_verb(i));
    // "has kept falling for five months"
    let went_on = view.before(q.lead) == "for"
        && (q.lead.saturating_sub(4)..q.lead - 1).any(|i| {
            let goes = view.tokens[i].any(&["kept", "keeps", "been", "continued"]);
            goes && verb_direction(view.class(i + 1)).is_some() && view.lower(i + 1).ends_with("ing")
        });
    if went_on && q.unit != "day" && q.unit != "h" {
        return Some(predicate(
            Measure::Streak,
            None,
            verb.map_or(About::Inherit, About::Before),
            q.lead,
        ));
    }
    Some(predicate(
        Measure::Duration,
        None,
        verb.map_or(About::Inherit, About::Before),
        verb.unwrap_or(q.lead),
    ))
}

pub(super) fn level_default(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    // "those for goods from 15.7 to 6.9 percent": the end of what began so
    if prev.is_some_and(|p| p.rule == "elliptic-from")
        && view.before(q.lead) == "to"
        && view.quantities()[k - 1].tail + 6 >= q.lead
    {
        return Some(predicate(Measure::Level, None, About::Inherit, q.lead));
    }
    // "financial services grew faster, with 28.5%": the figure says how fast
    let with = q
        .lead
        .checked_sub(2)
        .filter(|&c| view.before(q.lead) == "with" && view.tokens[c].is(","));
    let grew = with.and_then(|c| {
        let v = (0..c)
            .rev()
            .find(|&i| view.is_verb(i) || view.quantity_at[i].is_some())?;
        let plain = (v + 1..c).all(|i| view.class(i).has(Class::ADVERB.or(Class::OUTPACE).or(Class::LAG)));
        verb_direction(view.class(v))
            .filter(|_| plain && view.is_verb(v))
            .map(|d| (v, d))
    });
    if let Some((v, d)) = grew.filter(|_| q.sort == Sort::Percent && view.lower(q.tail) != "of") {
        return Some(predicate(Measure::Growth, Some(d), About::Before(v), v));
    }
    let verb = (clause_start(view, q.lead)..q.lead).rev().find(|&i| view.is_verb(i));
    // "outdid the total, at 10.2% y/y"
    let yearly = matches!(view.lower(q.tail), "y/y" | "yoy" | "y-o-y" | "year-on-year")
        || view.lower(q.tail) == "y" && view.lower(q.tail + 1) == "/"
        || view.lower(q.tail) == "year" && view.lower(q.tail + 1) == "on" && view.lower(q.tail + 2) == "year";
    let at = view.before(q.lead) == "at" && q.lead > 1 && view.lower(q.lead - 2) == ",";
    if yearly && at && q.sort == Sort::Percent && q.shape == Shape::Plain {
        let about = verb.map_or(About::Inherit, About::Before);
        return Some(predicate(
            Measure::Growth,
            Some(Direction::Up),
            about,
            verb.unwrap_or(q.lead),
        ));
    }
    // "grew at a double-digit rate"
    let rate = view
        .tokens
        .get(q.tail)
        .is_some_and(|t| t.any(&["rate", "rates", "pace", "speed", "clip"]));
    let way = verb.and_then(|v| Some((v, verb_direction(view.class(v))?)));
    if let Some((v, d)) = way.filter(|_| q.shape == Shape::DoubleDigit && rate) {
        return Some(predicate(Measure::Growth, Some(d), About::Before(v), v));
    }
    // "Their growth rates, at 8.2% and 5.1%, were above those of others"
    let aside = q
        .lead
        .checked_sub(2)
        .filter(|&c| c > 0 && view.before(q.lead) == "at" && view.tokens[c].is(","));
    let closed = view.lower(view.quantities()[list_end(view, k)].tail) == ",";
    let subject = |comma: usize| {
        let marks = |i: &usize| view.tokens[*i].any(&[",", ";", ":", "that"]);
        let from = (0..comma).rfind(marks).map_or(0, |i| i + 1);
        (from..comma).all(|i| !view.is_verb(i))
    };
    if let Some(comma) = aside.filter(|&c| closed && subject(c)) {
        return Some(predicate(Measure::Level, None, About::Before(comma), comma));
    }
    // "and that of Y 3 trillion yuan": the verb is said once, the subject stands right before the figure
    let noun = q.lead > 0
        && matches!(
            view.tokens[q.lead - 1].kind,
            crate::base::Kind::Word | crate::base::Kind::Possessive
        )
        && !view.tokens[q.lead - 1].any(&["current", "previous", "original", "present", "initial", "remaining"])
        && !view.class(q.lead - 1).has(Class::PREP.or(Class::CONJ).or(Class::DET));
    // a figure between the verb and this one has taken the verb's subject
    let taken = |v: usize| k > 0 && view.quantities()[k - 1].first > v;
    // "plants with 2.6 billion kilowatts": what stands before the preposition has them
    let with = q.lead > 1
        && view.tokens[q.lead - 1].any(&["with", "at"])
        && view.tokens[q.lead - 2].kind == crate::base::Kind::Word;
    // "investment reached 3 billion yuan, with 400 km of new lines put into use": what is measured stands behind
    let measured_behind =
        view.lower(q.tail) == "of" && q.sort == Sort::Unit && k > 0 && view.quantities()[k - 1].unit != q.unit;
    // "heard 19,000 cases, and 340 of them were public": of what was counted last
    let of_them = view.lower(q.tail) == "of"
        && view
            .tokens
            .get(q.tail + 1)
            .is_some_and(|t| t.any(&["them", "these", "those", "which", "whom"]));
    // "cut the rate by 10 basis points to 3 percent": what came to it is what was cut
    let by = |o: &Quantity| o.tail + 1 == q.lead && view.before(o.lead) == "by";
    let reached = view.before(q.lead) == "to" && k > 0 && by(&view.quantities()[k - 1]);
    let about = match verb {
        Some(v) if reached && taken(v) => About::Inherit,
        Some(v) if of_them && taken(v) && matches!(q.sort, Sort::Bare | Sort::Count) => About::Inherit,
        Some(v) if taken(v) && measured_behind => About::After(q.tail + 1),
        Some(v) if taken(v) && noun => About::Before(q.lead),
        // "five provinces have an incidence of poverty over 10 percent"
        Some(v) if noun && q.sort == Sort::Percent && view.tokens[v].any(&["have", "has", "had"]) && v + 1 < q.lead => {
            About::HeadOf {
                from: v + 1,
                to: q.lead,
            }
        }
        Some(v) => About::Before(v),
        None if with && !view.is_verb(q.lead - 2) => About::Before(q.lead - 1),
        None if noun => About::Before(q.lead),
        // "the growth of trade (3% in dollars) is high"
        None if view.before(q.lead) == "(" && k == 0 => About::Before(q.lead - 1),
        None => About::Inherit,
    };
    Some(predicate(Measure::Level, None, about, verb.unwrap_or(q.lead)))
}
