//! The noun phrase that follows a number directly.
use crate::base::{Kind, Token};
use crate::lexicon::{Class, lexicon};

/// A counted noun phrase: its head and the end of what belongs to the surface.
#[derive(Clone, Copy, Debug)]
pub struct NounRun {
    /// Token of the head noun.
    pub head: usize,
    /// One past the last token.
    pub end: usize,
}

/// Whether a token looks like a plural noun.
pub fn is_plural(t: &Token<'_>) -> bool {
    if t.kind != Kind::Word {
        return false;
    }
    let w = &*t.lower;
    [
        "people", "men", "women", "children", "personnel", "staff", "aircraft", "species", "series", "cattle", "sheep",
        "livestock", "businesspeople", "media", "poor", "yuan", "teus", "fish", "taxis", "chinese", "audience", "crew",
        "poultry", "spacecraft", "elderly", "youth", "geese", "oxen", "criteria", "bacteria", "offspring", "police",
    ]
    .contains(&w)
        || w.len() > 3
            && w.ends_with('s')
            && !w.ends_with("ss")
            && !w.ends_with("us")
            && !w.ends_with("is")
            && !w.ends_with('.')
            && !matches!(
                w,
                "overseas"
                    | "always"
                    | "perhaps"
                    | "besides"
                    | "nowadays"
                    | "towards"
                    | "afterwards"
                    | "sometimes"
                    | "doubles"
                    | "triples"
                    | "quadruples"
            )
        || w.len() > 5 && w.ends_with("men") && !matches!(w, "specimen" | "regimen" | "acumen" | "abdomen")
        || w.ends_with("-mu")
}

/// Whether a token ends a noun phrase: a preposition, verb, conjunction, determiner or pronoun.
pub fn is_stop(tokens: &[Token<'_>], i: usize) -> bool {
    const STOP: Class = Class::PREP
        .or(Class::CONJ)
        .or(Class::PRON)
        .or(Class::MODAL)
        .or(Class::ADVERB)
        .or(Class::LEVEL)
        .or(Class::SHARE)
        .or(Class::UP)
        .or(Class::DOWN)
        .or(Class::VERB)
        .or(Class::DET)
        .or(Class::EXCEED);
    let t = &tokens[i];
    if !matches!(t.kind, Kind::Word | Kind::Name) || super::is_number_word(&t.lower) {
        return true;
    }
    // "five US ports": no pronoun
    if t.any(&["more", "additional", "fewer", "less", "other", "such"]) || t.text == "US" {
        return false;
    }
    if is_predicate(tokens, i) {
        return true;
    }
    match lexicon().words.exactly(tokens, i, i + 1) {
        // "registered nurses", "completed projects": a participle before a plural is an adjective
        Some(c) if c.has(STOP) => {
            !((t.lower.ends_with("ed") || t.lower.ends_with("ing")) && tokens.get(i + 1).is_some_and(is_plural))
        }
        _ => false,
    }
}

/// Past forms that are verbs even before a plural.
const PREDICATES: &[&str] = &[
    "suffered", "experienced", "posted", "witnessed", "enjoyed", "achieved", "realized", "realised", "maintained",
];

/// `three suffered losses`, `five reported losses`: a past form that tells what those before it did.
pub fn is_predicate(tokens: &[Token<'_>], i: usize) -> bool {
    let Some(t) = tokens.get(i) else { return false };
    let next = |set: &[&str]| tokens.get(i + 1).is_some_and(|n| n.any(set));
    let outcome = || next(OUTCOMES);
    // "Of the 20 targets, seven concern ponds", "of which 3 million changed hands"
    let of_them =
        tokens[0].any(&["of", "among"]) && t.any(&["concern", "cover", "involve", "belong", "relate", "deal"]);
    t.any(PREDICATES)
        || of_them
        || t.is("changed") && next(&["hands"])
        || t.any(&["reported", "recorded", "registered"]) && outcome()
}

/// What firms report of a year.
const OUTCOMES: &[&str] = &[
    "losses", "profits", "gains", "deficits", "surpluses", "declines", "increases",
];

/// The noun phrase at `at`: adjectives and a plural head. `one` allows a singular head.
pub fn noun_run(tokens: &[Token<'_>], at: usize, one: bool) -> Option<NounRun> {
    let mut end = at;
    while end < tokens.len() && end < at + 12 {
        let step = goes_on(tokens, at, end);
        if step == 0 {
            break;
        }
        end += step;
    }
    let end = end.min(tokens.len());
    if end == at {
        return None;
    }
    let plurals: Vec<usize> = (at..end)
        // "2,300 rescue equipment"
        .filter(|&k| is_plural(&tokens[k]) || tokens[k].is("equipment"))
        .filter(|&k| k + 1 >= end || !is_possessive(tokens, k + 1))
        .filter(|&k| tokens.get(k + 1).is_none_or(|n| n.kind != Kind::Possessive))
        .collect();
    // "customs clearance points": a plural that only modifies
    let plural = plurals
        .iter()
        .find(|&&k| !tokens[k].any(MODIFIERS))
        .or(plurals.first())
        .copied();
    let head = match plural {
        Some(first) => {
            let mut head = first;
            while head + 1 < end && is_plural(&tokens[head + 1]) {
                head += 1;
            }
            // "cargo sales outlet": a plural modifier before a singular noun is rare; keep the first plural
            head
        }
        // "one trademark owned by"
        None if one => {
            let last = (at + 1..end)
                .rev()
                .find(|&k| !tokens[k].lower.ends_with("ed"))
                .unwrap_or(at);
            // "107 valued over 2 million yuan" counts nothing by name
            if last == at && tokens[at].lower.ends_with("ed") {
                return None;
            }
            last
        }
        None => return None,
    };
    let mut last = head + 1;
    // "170 countries and regions"
    if tokens.get(last).is_some_and(|t| t.any(&["and", "or"]))
        && tokens.get(last + 1).is_some_and(is_plural)
        && !is_stop(tokens, last + 1)
    {
        let after = last + 2;
        // "30 million guests and inns 12 million"
        let figure = tokens.get(after).is_some_and(|t| t.kind == Kind::Number);
        if after >= tokens.len() || is_stop(tokens, after) && !figure {
            last += 2;
        }
    }
    Some(NounRun { head, end: last })
}

/// Plurals that stand before other nouns as often as alone.
const MODIFIERS: &[&str] = &[
    "customs", "sports", "arms", "news", "economics", "goods", "savings", "sales", "physics", "mathematics",
    "humanities", "communications", "telecommunications", "operations", "logistics", "electronics", "cattle", "sheep",
    "livestock", "chinese", "services", "rights", "resources", "media", "youth", "staff", "women", "elderly",
    "disabled", "grassroots", "headquarters",
];

/// Participles that directly after a number are adjectives rather than verbs.
const PARTICIPLES: &[&str] = &[
    "registered", "licensed", "certified", "qualified", "retired", "disabled", "skilled", "trained", "listed",
    "designated", "established", "completed", "planned", "approved", "protected", "endangered", "abandoned",
    "affected", "relocated", "displaced", "educated", "insured", "impoverished", "authorized", "accredited",
    "specialized", "integrated", "dedicated", "advanced", "developed", "imported", "exported", "elected", "selected",
    "recognized", "injured", "infected", "confirmed", "suspected", "leading", "existing", "remaining", "operating",
    "developing", "emerging", "participating", "training", "teaching", "supporting", "shared", "related", "connected",
    "automated", "unmanned", "crewed", "manned", "rated", "owned", "funded", "invested", "upgraded", "renovated",
    "used", "contracted", "subsidized", "targeted", "processing", "manufacturing", "monitoring", "testing", "working",
    "employed", "settled", "foreign-invested", "foreign-funded", "granted", "built", "rebuilt", "live", "open",
    "fallen", "frozen", "stolen", "chosen", "hidden", "written", "broken",
];

/// Whether a token makes the noun before it a possessor: `'s`, or the apostrophe behind a plural.
fn is_possessive(tokens: &[Token<'_>], k: usize) -> bool {
    let plural = |k: usize| k > 0 && tokens[k - 1].lower.ends_with('s');
    let apostrophe = |t: &Token<'_>| t.any(&["'", "’"]) && !t.spaced && plural(k);
    tokens
        .get(k)
        .is_some_and(|t| t.kind == Kind::Possessive || apostrophe(t))
}

/// People whose things have names of their own: `340 farmers' markets` are markets.
const OWNERS: &[&str] = &[
    "farmers", "herders", "minors", "workers", "women", "children", "people", "veterans", "students", "teachers",
    "villagers", "employees", "consumers", "citizens", "pensioners", "fishermen", "seniors", "nurses", "doctors",
    "lawyers", "judges", "officers", "soldiers", "athletes", "players", "drivers", "miners", "artists", "writers",
    "men", "girls", "boys", "visitors", "travelers", "travellers",
];

/// Whether a plural ends a noun phrase only since it may be a verb.
fn is_verb_form(tokens: &[Token<'_>], k: usize) -> bool {
    let others = Class::PREP
        .or(Class::CONJ)
        .or(Class::PRON)
        .or(Class::MODAL)
        .or(Class::ADVERB)
        .or(Class::DET);
    let class = lexicon().words.exactly(tokens, k, k + 1).unwrap_or_default();
    tokens[k].kind == Kind::Word && class.has(Class::VERB.or(Class::LEVEL)) && !class.has(others.or(Class::SHARE))
}

/// Verbs that are nouns where a plural follows them.
const NOUNS_TOO: &[&str] = &[
    "work", "rescue", "research", "design", "pilot", "transport", "repair", "aid", "market",
];

/// How many tokens at `k` belong to the noun phrase that begins at `at`; 0 where it ends.
fn goes_on(tokens: &[Token<'_>], at: usize, k: usize) -> usize {
    let t = &tokens[k];
    if k == at && t.any(&["\"", "“"]) {
        return 1;
    }
    // `10 existing "second line" ports`
    let quoted = t
        .any(&["\"", "“"])
        .then(|| (k + 2..k + 5).find(|&c| tokens.get(c).is_some_and(|c| c.any(&["\"", "”"]))));
    if let Some(close) = quoted.flatten().filter(|&c| k > at && plural_ahead(tokens, c + 1, 3)) {
        return close + 1 - k;
    }
    // "geographic indication (GI) products"
    let abbreviation = k > at
        && t.is("(")
        && tokens
            .get(k + 1)
            .is_some_and(|a| a.text.chars().all(char::is_uppercase))
        && tokens.get(k + 2).is_some_and(|c| c.is(")"))
        && plural_ahead(tokens, k + 3, 3);
    if abbreviation {
        return 3;
    }
    // "44 large- and medium-sized cities"
    let hung = tokens[k].is("-")
        && k > at
        && !tokens[k].spaced
        && tokens.get(k + 1).is_some_and(|a| a.any(&["and", "or", "to"]))
        && plural_ahead(tokens, k + 2, 5);
    if hung {
        return 2;
    }
    // "340 farmers' markets"; but "12 farmers' incomes rose" tells of the incomes
    let owned = is_possessive(tokens, k)
        && k > at
        && (tokens[k - 1].any(OWNERS) || tokens[k - 1].lower.ends_with("ers"))
        && plural_ahead(tokens, k + 1, 4)
        && lexicon().indicators.at(tokens, k + 1).is_none();
    if owned {
        return 1;
    }
    // "185,000 sets of gear": no verb
    // "240 reports and 12 calls": a plural right behind a number that nothing follows as its object
    const BEHIND: &[&str] = &[
        "of", "and", "or", "on", "about", "from", "with", "were", "have", "had", "which", ",", ".", ";",
    ];
    let counted = k == at && is_plural(t) && tokens.get(k + 1).is_none_or(|n| n.any(BEHIND));
    // "12 action plans": nothing before it that could do what a verb says
    let headed = k > at
        && is_plural(t)
        && !(at..k).any(|j| is_plural(&tokens[j]))
        && tokens
            .get(k + 1)
            .is_none_or(|n| n.any(BEHIND) || n.any(&["for", "in", "by", "covering", "under", "this", "last"]));
    if !is_stop(tokens, k)
        || (counted || headed) && is_verb_form(tokens, k)
        || k == at && is_plural(t) && tokens.get(k + 1).is_some_and(|n| n.is("of"))
    {
        return 1;
    }
    // "12 first secretaries"
    if k == at && t.any(&["first", "second"]) && plural_ahead(tokens, k + 1, 3) {
        return 1;
    }
    // "two work meetings", "30 rescue teams": a noun that elsewhere is a verb
    if t.any(NOUNS_TOO) && tokens.get(k + 1).is_some_and(is_plural) {
        return 1;
    }
    let participle = t.any(PARTICIPLES) || k > at && t.kind == Kind::Word && t.lower.ends_with("ed");
    let adjective = participle && plural_ahead(tokens, k + 1, 4);
    // "newly registered private firms"
    let adverb = t.lower.ends_with("ly")
        && tokens
            .get(k + 1)
            .is_some_and(|n| n.kind == Kind::Word && (n.lower.ends_with("ed") || n.any(PARTICIPLES)))
        && plural_ahead(tokens, k + 2, 4);
    // "1,300 Chinese and foreign firms": Chinese is an adjective here
    let open = !(at..k).any(|j| is_plural(&tokens[j]) && !tokens[j].is("chinese"));
    let joins = joins_adjectives(tokens, at, k) || joins_gerunds(tokens, at, k);
    if open && (adjective || adverb || joins) {
        return 1 + usize::from(adverb);
    }
    0
}

/// Whether a plural comes within `reach` words that may stand in one noun phrase.
fn plural_ahead(tokens: &[Token<'_>], from: usize, reach: usize) -> bool {
    (from..(from + reach).min(tokens.len()))
        .take_while(|&k| !is_stop(tokens, k) || tokens[k].any(PARTICIPLES))
        .any(|k| is_plural(&tokens[k]))
}

/// `medical and health institutions`, `primary, middle and high schools`: an `and` or comma before which no plural
/// stands, between words of one noun phrase.
fn joins_adjectives(tokens: &[Token<'_>], at: usize, joint: usize) -> bool {
    if joint == at || is_stop(tokens, joint - 1) {
        return false;
    }
    if tokens[joint].any(&["and", "or", "/"]) {
        return plural_ahead(tokens, joint + 1, 6);
    }
    if !tokens[joint].any(&[",", "、"]) || joint > at + 2 && !(at..joint).any(|k| tokens[k].is(",")) {
        return false;
    }
    // the list of adjectives must end in "and" and a noun
    let next = (joint + 1..(joint + 5).min(tokens.len())).find(|&k| is_stop(tokens, k) || is_plural(&tokens[k]));
    next.is_some_and(|k| k > joint + 1 && tokens[k].any(&["and", "or", ","]) && joins_adjectives(tokens, joint + 1, k))
}

/// `teacher training and research centers`: a gerund or the `and` behind it, between a noun and the plural that both go with.
fn joins_gerunds(tokens: &[Token<'_>], at: usize, k: usize) -> bool {
    let and = if tokens[k].any(&["and", "or"]) { k } else { k + 1 };
    let gerund = and > at + 1 && tokens[and - 1].kind == Kind::Word && tokens[and - 1].lower.ends_with("ing");
    gerund && tokens.get(and).is_some_and(|t| t.any(&["and", "or"])) && plural_ahead(tokens, and + 1, 3)
}

/// A noun in the singular, in lower case but for abbreviations: `SOE` for `SOEs`.
pub fn singular_of(t: &Token<'_>) -> String {
    let stem = t.text.strip_suffix('s').unwrap_or(t.text);
    let acronym = stem.len() > 1 && stem.chars().all(|c| c.is_ascii_uppercase());
    match acronym && t.text.len() <= 6 {
        true => stem.to_string(),
        false => crate::lexicon::singular(&t.lower),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Span, tokenize};
    #[test]
    fn heads_of_counted_phrases() {
        for (text, head, surface) in [
            (
                "foreign-invested enterprises recorded",
                "enterprises",
                "foreign-invested enterprises",
            ),
            ("countries and regions all", "countries", "countries and regions"),
            ("cargo train services.", "services", "cargo train services"),
            (
                "official representatives from",
                "representatives",
                "official representatives",
            ),
            ("registered nurses were", "nurses", "registered nurses"),
            ("fewer working days than", "days", "fewer working days"),
            ("provinces implemented it", "provinces", "provinces"),
            (
                "medical and nursing schools in",
                "schools",
                "medical and nursing schools",
            ),
            (
                "newly opened private tea houses in",
                "houses",
                "newly opened private tea houses",
            ),
            (
                "rural, coastal and island schools were",
                "schools",
                "rural, coastal and island schools",
            ),
            ("ferry or bus stops in", "stops", "ferry or bus stops"),
            ("licensed GI shops", "shops", "licensed GI shops"),
            (
                "light railway (LR) depots opened",
                "depots",
                "light railway (LR) depots",
            ),
            ("customs clearance posts are", "posts", "customs clearance posts"),
            ("goods were moved", "goods", "goods"),
            ("Chinese and foreign banks", "banks", "Chinese and foreign banks"),
            ("Chinese have", "Chinese", "Chinese"),
            ("live ducks", "ducks", "live ducks"),
            ("farmers' markets and", "markets", "farmers' markets"),
            ("women's clubs were", "clubs", "women's clubs"),
            ("nurses' incomes rose", "nurses", "nurses"),
            ("US shippers were", "shippers", "US shippers"),
            (
                "national pilot training and testing stations opened",
                "stations",
                "national pilot training and testing stations",
            ),
            ("pilots training and testing crews", "pilots", "pilots"),
            ("countries' exports rose", "countries", "countries"),
            ("rights relief centers opened", "centers", "rights relief centers"),
            ("rights were granted", "rights", "rights"),
            (
                "existing \"green lane\" posts on",
                "posts",
                "existing \"green lane\" posts",
            ),
        ] {
            let t = tokenize(text, Span::new(0, text.len()));
            let r = noun_run(&t, 0, false).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (t[r.head].text, &text[..t[r.end - 1].span.end as usize]),
                (head, surface)
            );
        }
        for text in [
            ", an increase",
            "of imports",
            "year on year",
            "were lifted",
            "registered for courses",
            "overall, rice and wheat sales",
            "joined, and two ships sailed",
        ] {
            let t = tokenize(text, Span::new(0, text.len()));
            assert!(noun_run(&t, 0, false).is_none(), "{text}");
        }
    }
}
