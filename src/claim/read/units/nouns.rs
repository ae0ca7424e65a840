//! The noun that a bare number counts, found in the words around it.
use super::unit_of;
use crate::base::{Kind, Words};
use crate::claim::frame::Frame;
use crate::claim::view::View;
use crate::lexicon::{Class, singular};
use crate::quantity::{Quantity, Sort, is_plural, is_stop, noun_run};

/// `the population of giant pandas grew from 1,100`: animals.
pub(in crate::claim::read) fn animals(view: &View<'_>, q: &Quantity) -> Option<String> {
    const HUMAN: &[&str] = &[
        "people", "men", "women", "children", "residents", "citizens", "regions", "areas", "provinces", "cities",
        "counties", "villages", "farmers", "workers", "elderly", "poor", "minorities", "groups", "towns", "countries",
    ];
    static POPULATION: Words = Words::new(&["population", "populations"]);
    if !view.may_have(&POPULATION) {
        return None;
    }
    let counted = |i: usize| POPULATION.has(&view.tokens[i]) && view.lower(i + 1) == "of";
    let of = (0..q.lead.saturating_sub(1)).rfind(|&i| counted(i))?;
    let run = noun_run(&view.tokens, of + 2, false).filter(|run| run.head < q.lead)?;
    let head = &view.tokens[run.head];
    let first = view.quantity_at[of..q.lead].iter().all(Option::is_none);
    ((first || view.before(q.lead) == "to") && !head.any(HUMAN) && view.in_name(run.head).is_none())
        .then(|| unit_of(singular(&head.lower)))
}

/// `cities with populations above 5 million`: people.
pub(in crate::claim::read) fn people(view: &View<'_>, q: &Quantity, frame: &Frame) -> Option<String> {
    const PEOPLE: [&str; 6] = [
        "population", "populations", "employment", "unemployment", "enrollment", "workforce",
    ];
    let name = frame.indicator.as_deref().unwrap_or("");
    let named = name.split_whitespace().next_back().is_some_and(|w| PEOPLE.contains(&w));
    let near = || view.tokens[..q.lead].iter().rev().take(3).any(|t| t.any(&PEOPLE));
    let force = || {
        (1..q.lead)
            .rev()
            .take(4)
            .any(|i| view.tokens[i].is("force") && matches!(view.before(i), "labor" | "labour"))
    };
    (named || near() || force()).then(|| "person".to_string())
}

/// `private enterprises numbered 528,000`: the plural right before the verb.
pub(in crate::claim::read) fn subject_noun(view: &View<'_>, q: &Quantity, verb: usize) -> Option<String> {
    let counts = view.tokens.get(verb)?.any(&[
        "number", "numbered", "total", "totaled", "totalled", "reached", "exceeded", "amounted", "surpassed", "stood",
        "registering", "standing", "totaling", "totalling", "reaching", "numbering", "exceeding",
    ]);
    if view.before(q.lead) == "number" {
        return subject_plural(view, q.lead - 1);
    }
    counts.then(|| subject_plural(view, verb)).flatten()
}

/// `Out of the 1,748 patients in 12 towns, 1,629 have recovered`: the things that the sentence opens with, whatever was counted
/// since.
pub(in crate::claim::read) fn opening_whole(view: &View<'_>, q: &Quantity) -> Option<String> {
    let of = usize::from(view.lower(0) == "out");
    let the = of + 1 + usize::from(view.class(of + 1).has(Class::DET));
    let whole = view
        .quantities()
        .iter()
        .find(|o| o.lead <= the && the < o.tail && o.tail < q.lead);
    let comma = (the..q.lead).any(|i| view.tokens[i].is(","));
    whole
        .filter(|o| o.sort == Sort::Count && o.noun.is_some() && view.lower(of) == "of" && comma)
        .map(|o| o.unit.clone())
}

/// `deals in used boats, of which 3 million changed hands`: the plural right before, whose number nothing told.
pub(in crate::claim::read) fn antecedent(view: &View<'_>, q: &Quantity) -> Option<String> {
    let noun = q.lead.checked_sub(4)?;
    let which = view.tokens[q.lead - 1].any(&["which", "whom"]) && view.before(q.lead - 1) == "of";
    let told = view
        .quantities()
        .iter()
        .any(|o| o.tail <= q.lead && q.lead - o.tail < 12);
    (which && view.tokens[noun + 1].is(",") && is_plural(&view.tokens[noun]) && !told)
        .then(|| unit_of(view.singular(noun)))
}

/// `Of the 832 poor counties, 28 ...`, `For teachers we have 2.58 million`: the plural the sentence opens with.
pub(in crate::claim::read) fn opening_noun(view: &View<'_>, q: &Quantity) -> Option<String> {
    if let Some(noun) = antecedent(view, q) {
        return Some(noun);
    }
    let clause = (0..q.lead).rev().find(|&i| view.lower(i) == ".").map_or(0, |i| i + 1);
    let as_for = view.lower(clause) == "as" && view.lower(clause + 1) == "for";
    if !["of", "among", "for"].contains(&view.lower(clause)) && !as_for {
        return None;
    }
    let noun = (clause + 1..(clause + 7).min(q.lead))
        .take_while(|&i| !view.tokens[i].any(&[",", ";"]) && view.quantity_at[i].is_none())
        // "As for apprentices of the old crafts": the apprentices
        .take_while(|&i| i < clause + 3 || !(view.class(i).has(Class::PREP) && is_plural(&view.tokens[i - 1])))
        .filter(|&i| is_plural(&view.tokens[i]))
        .last()?;
    Some(unit_of(view.singular(noun)))
}

/// The plural noun that heads the indicator's own words, before any preposition.
pub(in crate::claim::read) fn head_noun(view: &View<'_>, frame: &Frame) -> Option<String> {
    let (a, b) = frame.range;
    if a >= b || frame.inherited {
        return None;
    }
    let own = view.tokens[a..b]
        .iter()
        .take_while(|t| {
            !t.any(&[
                "of", "in", "from", "by", "at", "for", "with", "to", "and", ",", "handling", "engaged", "over",
                "under", "above", "aged",
            ])
        })
        .filter(|t| is_plural(t))
        .last()?;
    Some(unit_of(singular(&own.lower)))
}

/// `deaths and missing persons, 187 in all`: a plural right before the comma.
pub(in crate::claim::read) fn apposed(view: &View<'_>, q: &Quantity) -> Option<String> {
    let at = q.lead.checked_sub(2)?;
    let all = ["in", "altogether", "all"].contains(&view.lower(q.tail));
    (all && view.lower(q.lead - 1) == "," && is_plural(&view.tokens[at]) && view.quantity_at[at].is_none())
        .then(|| unit_of(view.singular(at)))
}

/// `passenger traffic reached 25 million`, `the sow herd stood at 41 million`, `the death toll`: what flows or is held.
pub(in crate::claim::read) fn flow(view: &View<'_>, q: &Quantity) -> Option<String> {
    const FLOWS: &[&str] = &[
        "traffic", "volume", "throughput", "ownership", "arrivals", "herd", "toll", "turnout", "flow", "headcount",
    ];
    const GOODS: &[&str] = &[
        "trade", "business", "cargo", "freight", "transaction", "export", "import", "total", "retail", "market",
        "investment", "export-import", "data", "water", "goods", "trading", "annual", "overall",
    ];
    let start = (0..q.lead)
        .rev()
        .find(|&i| view.tokens[i].any(&[",", ";", "."]) || view.quantity_at[i].is_some())
        .map_or(0, |i| i + 1);
    let at = (start + 1..q.lead).rev().find(|&i| view.tokens[i].any(FLOWS))?;
    let noun = &view.tokens[at - 1];
    if view.tokens[at].is("headcount") {
        return Some("person".to_string());
    }
    // "the handling volume of parcels"
    if noun.is("handling") && view.lower(at + 1) == "of" && view.tokens.get(at + 2).is_some_and(is_plural) {
        return Some(unit_of(view.singular(at + 2)));
    }
    (noun.kind == Kind::Word && !is_stop(&view.tokens, at - 1) && !noun.any(GOODS))
        .then(|| unit_of(singular(&noun.lower)))
}

/// `the output and sales of cars were 3 million and 4 million`, `auto production reached 2 million`: what is made or
/// sold in pieces.
pub(in crate::claim::read) fn made(view: &View<'_>, q: &Quantity) -> Option<String> {
    const MADE: &[&str] = &[
        "production", "output", "sales", "deliveries", "shipments", "ownership", "exports", "imports",
    ];
    const PIECES: &[&str] = &[
        "auto", "automobile", "vehicle", "car", "truck", "bus", "phone", "smartphone", "handset", "computer", "robot",
        "tractor", "motorcycle", "bicycle", "nev", "pig", "hog", "drone",
    ];
    let clause = (0..q.lead)
        .rev()
        .find(|&i| view.tokens[i].any(&[";", "."]))
        .map_or(0, |i| i + 1);
    let at = (clause..q.lead.saturating_sub(1)).find(|&i| view.tokens[i].any(MADE))?;
    let unit = |noun: String| {
        if noun == "auto" {
            "automobile".to_string()
        } else {
            unit_of(noun)
        }
    };
    // "steel output was 3 tons, while that of cars was 4 million"
    let that = (at + 1..q.lead)
        .rev()
        .find(|&i| view.tokens[i].is("that") && view.lower(i + 1) == "of");
    if let Some(run) = that.and_then(|i| noun_run(&view.tokens, i + 2, false)) {
        let noun = view.singular(run.head);
        return (run.head < q.lead && PIECES.contains(&&*noun)).then(|| unit(noun));
    }
    if let Some(of) = (at..at + 4).find(|&i| view.lower(i + 1) == "of" && view.tokens[i].any(MADE)) {
        let run = noun_run(&view.tokens, of + 2, false)?;
        return (run.head < q.lead && is_plural(&view.tokens[run.head])).then(|| unit(view.singular(run.head)));
    }
    let noun = view.singular(at.checked_sub(1)?);
    PIECES.contains(&&*noun).then(|| unit(noun))
}

/// `of them enjoyed subsidies`: what only people have or get.
pub(in crate::claim::read) fn people_enjoy(view: &View<'_>, q: &Quantity) -> bool {
    view.tokens.get(q.tail + 2).is_some_and(|t| {
        t.any(&[
            "enjoyed", "enjoy", "received", "receive", "live", "lived", "found", "returned", "took", "got", "earn",
            "earned", "joined", "attended", "learned", "work", "worked", "study", "graduated",
        ])
    })
}

/// `10 million took part`: only people do such things.
pub(in crate::claim::read) fn people_do(view: &View<'_>, q: &Quantity) -> Option<String> {
    let verb = view.lower(q.tail);
    let doing = matches!(
        verb,
        "participated"
            | "attended"
            | "live"
            | "lived"
            | "died"
            | "enrolled"
            | "voted"
            | "graduated"
            | "migrated"
            | "benefited"
            | "benefitted"
    ) || matches!(verb, "were" | "was" | "are" | "have" | "had")
        && (q.tail + 1..q.tail + 3).any(|i| {
            matches!(
                view.lower(i),
                "evacuated"
                    | "relocated"
                    | "rescued"
                    | "resettled"
                    | "hospitalized"
                    | "vaccinated"
                    | "enrolled"
                    | "born"
                    | "injured"
                    | "killed"
            )
        })
        || verb == "took" && view.lower(q.tail + 1) == "part";
    doing.then(|| "person".to_string())
}

/// What is made for people: `the scheme covers 3 million`, `the subsidies reach 11 million with disabilities`.
const SCHEMES: &[&str] = &[
    "scheme", "subsidy", "insurance", "policy", "program", "programme", "allowance", "benefit", "pension", "plan",
    "assistance", "relief", "aid", "campaign", "course", "service",
];

/// Whether things of a name are made for people.
pub(in crate::claim::read) fn is_scheme(noun: &str) -> bool {
    SCHEMES.contains(&noun)
}

/// `the scheme covers 3 million`, `the subsidies reach 11 million`: whether what a verb at `verb` gives its figure is whom
/// something made for people gets to.
pub(in crate::claim::read) fn reaches_people(view: &View<'_>, verb: usize) -> bool {
    let gets = view.tokens.get(verb).is_some_and(|t| {
        t.any(&[
            "cover", "covers", "covered", "reach", "reaches", "reached", "serve", "serves", "served", "help", "helps",
            "helped",
        ])
    });
    let start = crate::claim::rules::clause_start(view, verb);
    gets && (start..verb).any(|i| is_scheme(&view.singular(i)))
}

/// `the allowance for graduates benefited 3 million`: those it is for, or else people.
pub(in crate::claim::read) fn beneficiaries(view: &View<'_>, q: &Quantity, verb: usize) -> Option<String> {
    const BENEFIT: &[&str] = &[
        "benefit", "benefits", "benefited", "benefitted", "benefiting", "benefitting",
    ];
    if !(view.tokens.get(verb)?.any(BENEFIT) || reaches_people(view, verb)) || verb >= q.lead {
        return None;
    }
    let told = view.quantities().iter().rfind(|o| o.tail <= verb).map_or(0, |o| o.tail);
    let whom = (told..verb).rfind(|&i| view.tokens[i].is("for"));
    let run = whom.and_then(|i| noun_run(&view.tokens, i + 1, false));
    let noun = run.filter(|r| r.end <= verb && is_plural(&view.tokens[r.head]));
    Some(noun.map_or("person".to_string(), |r| unit_of(view.singular(r.head))))
}

/// `the number of users of such networks has passed 50 million`: the plural after `number of`, when no other count
/// stands between.
pub(in crate::claim::read) fn number_of(view: &View<'_>, q: &Quantity) -> Option<String> {
    let at = (0..q.lead.saturating_sub(1))
        .rev()
        .take_while(|&i| {
            !view.tokens[i].any(&[";", "."])
                && view.quantity_at[i].is_none_or(|k| view.quantities()[k].sort != Sort::Count)
        })
        .find(|&i| {
            // "experts estimate the shortage of nurses at 5 million"
            const COUNTS: &[&str] = &["number", "numbers", "that", "shortage", "shortfall", "lack"];
            view.tokens[i].any(COUNTS) && view.lower(i + 1) == "of"
        })?;
    if view.lower(at) == "that" && !view.tokens[..at].iter().any(|t| t.is("number")) {
        return None;
    }
    let from = at + 2 + usize::from(view.lower(at + 2) == "the");
    let run = noun_run(&view.tokens, from, false)?;
    (run.head < q.lead).then(|| unit_of(view.singular(run.head)))
}

/// `users have passed the mark of 100 million`: the plural before the verb.
pub(in crate::claim::read) fn milestone(view: &View<'_>, q: &Quantity) -> Option<String> {
    let mark = q.lead.checked_sub(2)?;
    let stone = view.before(q.lead) == "of"
        && view.tokens[mark].any(&["scale", "mark", "threshold", "benchmark", "milestone", "level"]);
    let verb = (0..mark).rev().find(|&i| view.is_verb(i)).filter(|_| stone)?;
    subject_plural(view, verb)
}

/// `firms with export rights numbered`: the plural before the last `with` of the seven tokens before `end`.
pub(in crate::claim::read) fn with_behind(view: &View<'_>, end: usize) -> Option<usize> {
    let with = (end.saturating_sub(7)..end).rfind(|&i| view.tokens[i].is("with"))?;
    let plural = |i: &usize| is_plural(&view.tokens[*i]) && view.quantity_at[*i].is_none();
    with.checked_sub(1).filter(plural)
}

/// The plural that ends right before a verb and its auxiliaries; a parenthesis between is skipped.
fn subject_plural(view: &View<'_>, verb: usize) -> Option<String> {
    let mut at = verb;
    while at > 0 && view.tokens[at - 1].any(&["have", "has", "had", "now", "also", "already", "been", "are", "were"]) {
        at -= 1;
    }
    if at > 0 && view.tokens[at - 1].is(")") {
        at = (0..at).rev().find(|&i| view.tokens[i].is("("))?;
    }
    let mut noun = at.checked_sub(1)?;
    // "people over 60 years old in the city number 2 million"
    let aged = (noun.saturating_sub(8)..noun)
        .rfind(|&i| view.tokens[i].is("years") && matches!(view.lower(i + 1), "old" | "of"));
    if let Some(years) = aged {
        let old =
            (years.saturating_sub(6)..years).rfind(|&i| is_plural(&view.tokens[i]) && view.quantity_at[i].is_none())?;
        return Some(unit_of(view.singular(old)));
    }
    // "pots made in the south reached"
    const MADE: &[&str] = &["made", "grown", "sold", "built", "held", "caught", "kept", "born"];
    let made = (noun.saturating_sub(6)..noun)
        .rfind(|&i| (view.tokens[i].any(MADE) || view.lower(i).ends_with("ed")) && view.class(i + 1).has(Class::PREP));
    if let Some(m) = made.filter(|&m| m > 0 && is_plural(&view.tokens[m - 1]) && !is_plural(&view.tokens[noun])) {
        noun = m - 1;
    }
    // "firms with export rights numbered"
    noun = with_behind(view, noun + 1).unwrap_or(noun);
    // "fleets handling mail contracts totaled"
    let gerund =
        (noun.saturating_sub(4)..noun).rfind(|&i| view.lower(i).ends_with("ing") && view.class(i).has(Class::VERB));
    if let Some(g) = gerund.filter(|&g| g > 0 && is_plural(&view.tokens[g - 1])) {
        noun = g - 1;
    }
    (is_plural(&view.tokens[noun]) && view.quantity_at[noun].is_none()).then(|| unit_of(view.singular(noun)))
}

/// `500 foo were sold`: a word that no table knows right behind the number is what it counts.
pub(in crate::claim::read) fn noun_behind(view: &View<'_>, q: &Quantity) -> Option<String> {
    let end = (q.tail..view.tokens.len().min(q.tail + 4))
        .take_while(|&i| !is_stop(&view.tokens, i) && view.period_at[i].is_none())
        .last()?;
    let t = &view.tokens[end];
    let noun = t.kind == Kind::Word
        && t.text.chars().all(|c| c.is_ascii_lowercase() || c == '-')
        && !view.class(end).has(Class::OUTPACE.or(Class::LAG))
        && !t.lower.ends_with("ly")
        && !t.any(&[
            "out", "off", "back", "away", "more", "additional", "fewer", "less", "other", "such", "net",
        ]);
    noun.then(|| unit_of(singular(&t.lower)))
}
