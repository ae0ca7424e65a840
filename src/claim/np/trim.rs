//! What stands at the ends of a noun phrase and is none of it: conjunctions, adverbs, times, prepositions.
use crate::base::Kind;
use crate::claim::view::View;
use crate::lexicon::Class;

/// Drops leading conjunctions, adverbs and period phrases, and trailing prepositions.
pub(super) fn trim(view: &View<'_>, mut from: usize, mut to: usize) -> (usize, usize) {
    loop {
        let start = from;
        from = behind_joints(view, from, to);
        from = behind_comparison(view, from, to);
        from = behind_back_reference(view, from, to);
        from = behind_period(view, from, to);
        if from == start {
            break;
        }
    }
    loop {
        let end = to;
        to = drop_back(view, from, to);
        if to == end {
            break;
        }
    }
    // "we hope for a further drop", "they look forward to a rise": who hopes measures nothing
    let pronoun = |i: usize| view.tokens[i].any(&["we", "they", "i", "you"]);
    let hopes = |i: usize| i < to && view.tokens[i].any(&["hope", "look", "wish", "call"]);
    if from < to && (pronoun(from) && hopes(from + 1) || from > 0 && pronoun(from - 1) && hopes(from)) {
        return (to, to);
    }
    (from, to)
}

/// `and sharply higher exports`: where a phrase begins behind conjunctions, adverbs and marks.
fn behind_joints(view: &View<'_>, mut from: usize, to: usize) -> usize {
    while from < to
        && (view.tokens[from].kind == Kind::Punct && !view.tokens[from].any(&["\"", "“"])
            || view.class(from).has(Class::ADVERB)
                && !view.in_indicator(from)
                && view.in_name(from).is_none()
                // "newly signed contracts"
                && !(view.tokens[from].is("newly") && view.lower(from + 1).ends_with("ed"))
            || view.tokens[from].any(&["and", "or", "with", "that", "while", "also", "both", "yet"]))
    {
        from += 1;
    }
    from
}

/// `the year-on-year growth rate of profits`, `on average a restoration took`: where a phrase begins behind the words that say
/// how it is reckoned.
fn behind_comparison(view: &View<'_>, mut from: usize, to: usize) -> usize {
    // "the year-on-year growth rate of profits"
    let on_year = from + usize::from(from < to && view.class(from).has(Class::DET));
    if on_year + 1 < to && view.tokens[on_year].any(&["year-on-year", "month-on-month", "year-over-year"]) {
        from = on_year + 1;
    }
    // "among which the small mills grew"
    if from + 2 < to && view.tokens[from].any(&["among", "of"]) && view.tokens[from + 1].any(&["which", "whom"]) {
        from += 2;
    }
    // "on average a restoration took"
    if from + 1 < to && view.tokens[from].is("on") && view.tokens[from + 1].is("average") {
        from += 2;
    }
    if from > 0 && from < to && view.tokens[from].is("average") && view.tokens[from - 1].is("on") {
        from += 1;
    }
    from
}

/// `a year earlier the rate was`, `in those months quinces grew`: where a phrase begins behind a time that points back.
fn behind_back_reference(view: &View<'_>, mut from: usize, to: usize) -> usize {
    // "a year earlier the rate was"
    if from + 3 < to
        && view.tokens[from + 1].is("year")
        && view.tokens[from + 2].any(&["earlier", "ago", "before"])
        && view.class(from).has(Class::DET)
    {
        from += 3;
    } else if from + 2 < to
        && from > 0
        && view.tokens[from].is("year")
        && view.tokens[from + 1].any(&["earlier", "ago", "before"])
        && view.class(from - 1).has(Class::DET)
    {
        from += 2;
    }
    // "in those months quinces grew"
    let j = from + usize::from(from < to && view.tokens[from].any(&["in", "during", "over", "within", "for"]));
    if j + 2 < to
        && view.tokens[j].any(&["those", "these", "that"])
        && view.tokens[j + 1].any(&[
            "months", "years", "quarters", "days", "weeks", "decades", "period", "decade", "quarter", "month",
        ])
    {
        from = j + 2;
    }
    // "since then the decline has narrowed"
    if from + 2 < to && view.tokens[from].any(&["since", "by", "until", "from"]) && view.tokens[from + 1].is("then") {
        from += 2;
    }
    from
}

/// `in the first quarter exports`: where a phrase begins behind a period phrase in front of it.
fn behind_period(view: &View<'_>, from: usize, to: usize) -> usize {
    let mut k = from;
    while k < to
        && view.period_at[k].is_none()
        && (view.class(k).has(Class::PREP.or(Class::DET))
            || view.tokens[k].any(&["end", "same", "period", "of", "beginning"]))
    {
        k += 1;
    }
    if k < to && view.period_at[k].is_some() && (k > from || from == 0 || view.period_at[from].is_some()) {
        while k < to && view.period_at[k].is_some() {
            k += 1;
        }
        // "last year's exports" goes on with the head
        if view.lower(k) == "'s" {
            k += 1;
        }
        return k;
    }
    from
}

/// `exports in the first quarter`, `workers from`: where a phrase ends before prepositions, adverbs, marks and times at its end.
fn drop_back(view: &View<'_>, from: usize, mut to: usize) -> usize {
    // "people aged 60 and above", "of 12 years or older"
    let open_ended = |to: usize| {
        to > 3
            && view.tokens[to - 1].any(&["above", "over", "under", "below", "older", "younger", "up"])
            && view.tokens[to - 2].any(&["and", "or"])
            && view.tokens[to - 3].kind == Kind::Number
    };
    while to > from
        && !open_ended(to)
        && (view.class(to - 1).has(Class::PREP.or(Class::ADVERB))
            && !view.in_indicator(to - 1)
            && view.in_name(to - 1).is_none()
            || view.tokens[to - 1].kind == Kind::Punct && !view.tokens[to - 1].any(&["\"", "”", ")"]))
    {
        to -= 1;
    }
    if to > from && view.period_at[to - 1].is_some() {
        while to > from && view.period_at[to - 1].is_some() {
            to -= 1;
        }
        while to > from && (view.class(to - 1).has(Class::PREP.or(Class::DET))) && !view.in_indicator(to - 1) {
            to -= 1;
        }
    }
    to
}

/// `exports have unexpectedly been brought down`: where the noun phrase before the verb at `end` ends, before auxiliaries and
/// adverbs.
pub(super) fn noun_end(view: &View<'_>, end: usize) -> usize {
    let mut to = end;
    while to > 0
        && (view.class(to - 1).has(Class::ADVERB) && !view.in_indicator(to - 1)
            || to == end && to > 1 && is_adverb(view, to - 1)
            || to <= end && view.class(to - 1).has(Class::MODAL) && !view.in_indicator(to - 1)
            || view.tokens[to - 1].any(&[
                "has", "have", "had", "all", "both", "each", "will", "were", "was", "is", "are", "been", "be", "being",
                "to", "also", "by", "managing", "managed", "continued", "continuing", "continue", "continues", "still",
                "a", "an", "the", "year-on-year", "once",
            ])
            // "the rate has been brought down to 2%"
            || to <= end
                && view.tokens[to - 1].any(&["brought", "driven", "pushed", "pulled", "pared"])
                && matches!(view.lower(to), "down" | "up")
            // "exports have kept rising"
            || to <= end
                && view.tokens[to - 1].any(&["kept", "keep", "keeps", "keeping", "stopped", "started", "began", "begun"])
                && view.lower(to).ends_with("ing")
            // "was estimated to be 3%"
            || to < end
                && view.lower(to) == "to"
                && view.tokens[to - 1].any(&[
                    "estimated", "expected", "projected", "forecast", "believed", "reported", "said", "likely",
                    "predicted", "anticipated", "thought",
                ]))
    {
        to -= 1;
    }
    to
}

/// `imports unexpectedly fell`: an adverb that no table knows, right before a verb.
fn is_adverb(view: &View<'_>, i: usize) -> bool {
    const NOUNS: &[&str] = &[
        "family", "supply", "assembly", "monopoly", "anomaly", "ally", "elderly", "butterfly", "melancholy", "italy",
        "july", "reply", "rally", "oversupply",
    ];
    let t = &view.tokens[i];
    t.kind == Kind::Word && t.lower.len() > 6 && t.lower.ends_with("ly") && !t.any(NOUNS) && !view.in_indicator(i)
}
