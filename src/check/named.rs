//! What a sentence names: names of the tables, sides of trade, and things, which are whatever words the language has not
//! (`common`). Must not look at the record.
use super::common::is_common;
use super::doubts::looks_back;
use super::evidence::Entry;
use super::nearest::whole_behind;
use super::terms::{self, Term, Topic};
use super::wording::without_attribution;
use super::{lead, sides};
use crate::base::{Kind, Span, Token, tokenize};

/// What a sentence names.
pub(super) struct Named {
    pub(super) topic: Topic,
    /// The sides of trade it speaks of.
    pub(super) sides: Vec<Term>,
    /// Words that are none of the language: things, names no table knows.
    pub(super) things: Vec<Term>,
    /// Names behind a share, up to the verb: its whole.
    pub(super) whole: Topic,
    /// Whether it speaks of a price.
    pub(super) price: bool,
    /// Whether it may tell how things once were.
    pub(super) back: bool,
}

impl Named {
    pub(super) fn new(text: &str, quote: &Entry) -> Named {
        let text = &unsaid_by(without_attribution(text)).replace("the rest of the world", "abroad");
        let topic = terms::topic(text);
        let tokens = tokenize(text, Span::new(0, text.len()));
        // the noun of a count is its unit; what stands before it says which
        let figure = &quote.record.claim.text;
        let own = terms::topic(figure.rsplit(' ').next().unwrap_or(figure)).words;
        let mut common: Vec<Term> = Vec::new();
        for (i, t) in tokens.iter().enumerate() {
            let words = || terms::topic(&t.lower).words;
            let agent = |t: &Token<'_>| terms::topic(&t.lower).words.iter().any(|w| is_agent(*w));
            let before_agent = tokens.get(i + 1).is_some_and(|n| n.kind == Kind::Word && agent(n));
            if t.kind == Kind::Number
                || is_numeral(&t.lower)
                || speaks(&tokens, i)
                || agent(t)
                || t.any(COSTS)
                || stands_for(&tokens, i)
                || is_common(&t.lower)
                    && (!before_agent || EAGER.contains(&&*t.lower))
                    && !(i > 0 && tokens[i - 1].any(&["export", "import"]) && !t.any(AMOUNTS))
            {
                common.extend(words());
                common.extend(t.lower.split('-').filter(|p| is_common(p)).map(Term::word));
            }
        }
        let things = topic.words.iter().filter(|w| !common.contains(w) && !own.contains(w));
        Named {
            sides: sides::said(text, &topic),
            things: things.copied().collect(),
            whole: whole_behind(&quote.record.claim),
            price: tokens.iter().any(|t| t.any(COSTS)),
            back: looks_back(text),
            topic,
        }
    }
}

/// Whether a noun stands for a thing that was named before it: `beer ... the beverage`.
fn stands_for(tokens: &[Token<'_>], at: usize) -> bool {
    const KINDS: &[&str] = &[
        "beverage", "beverages", "drink", "drinks", "commodity", "commodities", "product", "products", "fuel", "grain",
        "metal", "metals", "mineral", "crop", "crops", "good", "goods", "item", "items", "article", "articles",
        "staple", "foodstuff", "material", "materials", "device", "devices", "machine", "machines", "vehicle",
        "vehicles", "stuff",
    ];
    let definite = at > 0 && tokens[at - 1].any(&["the", "this", "that", "these", "those", "such"]);
    let bare = tokens.get(at + 1).is_none_or(|n| {
        n.kind != Kind::Word
            || n.any(&[
                "from", "to", "by", "in", "into", "over", "during", "and", "with", "was", "were",
            ])
    });
    let before = tokens[..at.saturating_sub(1)].iter();
    let named = || {
        before
            .clone()
            .any(|t| t.kind == Kind::Word && !is_common(&t.lower) && !t.capital())
    };
    definite && bare && tokens[at].any(KINDS) && named()
}

/// Words that tell a price.
const COSTS: &[&str] = &[
    "price", "prices", "priced", "cost", "costs", "cheaper", "dearer", "costlier", "pricier", "expensive", "paid",
];

/// Words before a trader that do not say which one.
const EAGER: &[&str] = &[
    "eager", "keen", "busy", "hungry", "happy", "all", "of", "many", "more", "its", "their", "the", "by", "for", "as",
    "and", "that", "to", "these", "those", "some", "such", "from", "most", "with", "our", "than", "when", "while",
    "so", "found", "saw", "how",
];

/// Whether a word is for those who trade.
pub(super) fn is_agent(word: Term) -> bool {
    const MORE: [&str; 4] = ["enterprise", "trader", "shipper", "factory"];
    const THINGS: [&str; 3] = ["order", "demand", "sale"];
    let agents = lead::AGENTS.iter().filter(|a| !THINGS.contains(a)).chain(&MORE);
    agents.into_iter().any(|a| word == Term::word(a))
}

/// Nouns of which trade is measured: `export growth`, `import bill`.
const AMOUNTS: &[&str] = &[
    "and", "or", "value", "values", "volume", "volumes", "growth", "figure", "figures", "total", "totals", "bill",
    "trade", "sales", "shipments", "rate", "performance", "scale", "earnings", "in", "from", "to", "of", "with", "by",
];

fn is_numeral(lower: &str) -> bool {
    const NUMERALS: &[&str] = &[
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "half",
        "third", "quarter", "fifth", "tenth", "dozen", "hundred", "thousand",
    ];
    lower.split('-').all(|p| NUMERALS.contains(&p))
}

/// A sentence without who told it at its end: `..., state television reported`.
fn unsaid_by(text: &str) -> &str {
    const TOLD: &[&str] = &[
        " reported", " reports", " showed", " shows", " show", " suggest", " suggests", " noted", " reckons",
    ];
    match text.trim_end_matches('.').rsplit_once(", ") {
        Some((body, tail))
            if !tail.contains(|c: char| c.is_ascii_digit()) && TOLD.iter().any(|w| tail.ends_with(w)) =>
        {
            body
        }
        _ => text,
    }
}

/// Whether a capital stands beside a verb of saying: who says it.
fn speaks(tokens: &[Token<'_>], at: usize) -> bool {
    const SAY: &[&str] = &[
        "said", "says", "told", "noted", "notes", "announced", "added", "explained", "argued", "stressed", "pointed",
        "according", "revealed", "reported", "declared", "reckon", "reckons", "boasted", "insisted", "claimed",
        "recalled", "disclosed", "remarked", "stated", "observed", "quipped", "acknowledged", "conceded", "confirmed",
        "admitted", "recounted", "maintained", "volunteered", "argues", "insists", "claims", "tells", "concedes",
    ];
    let near = tokens.iter().skip(at.saturating_sub(2)).take(5);
    tokens[at].capital() && near.into_iter().any(|t| t.any(SAY))
}

/// A sentence as it is, and without what only describes a name of it (`Huahu, the cargo hub, handled ...`).
pub(super) fn readings(text: &str, figure: &str) -> Vec<String> {
    let mut out = vec![text.to_string()];
    let parts: Vec<&str> = text.split(", ").collect();
    let describes = |p: &str| {
        let opens = ["the ", "a ", "an ", "Asia's ", "China's ", "one of "]
            .iter()
            .any(|w| p.starts_with(w));
        let lower = p.split(' ').filter(|w| w.starts_with(char::is_lowercase)).count();
        opens && lower > 2 && !p.contains(" and ") && !p.contains(|c: char| c.is_ascii_digit()) && !p.contains(figure)
    };
    let list = |p: &str| p.starts_with("and ") || p.starts_with("or ");
    let kept: Vec<&str> = (0..parts.len())
        .filter(|&i| i == 0 || i + 1 == parts.len() || !describes(parts[i]) || list(parts[i + 1]))
        .map(|i| parts[i])
        .collect();
    if kept.len() < parts.len() {
        out.push(format!("{} {}", kept[0], kept[1..].join(", ")));
    }
    // what goes on behind the figure's clause speaks of something else
    const ON: &[&str] = &[
        " while ", " whereas ", "; ", ", which ", ", but ", ", as ", " as ", ", well ", ", far ", ", despite ",
        " despite ", " amid ", ", amid ", ", thanks ", ", helped ", ", driven ", ", even ", ", showing ", ", though ",
        " though ", ", although ", ", with ", ", because ", " because ", " – ", " — ", ", outpacing ", ", ahead ",
        ", faster than ", ", slower than ", ", quicker than ",
    ];
    if let Some(at) = text.find(figure) {
        let behind = at + figure.len();
        let cut = ON.iter().filter_map(|w| text[behind..].find(w)).min();
        if let Some(cut) = cut.filter(|c| !text[behind + c..].starts_with(" as far")) {
            out.push(text[..behind + cut].trim_end_matches(',').to_string());
        }
        // what goes before it may be chatter where the clause names its own
        const LEADS: &[&str] = &[": ", " – ", " — ", "! ", "? ", " - ", "... ", "… "];
        if let Some(lead) = LEADS
            .iter()
            .filter_map(|w| text[..at].rfind(w).map(|k| k + w.len()))
            .max()
        {
            out.push(format!("\u{1}{}", &text[lead..]));
        }
    }
    out
}

/// Where a clause may end and another begin.
const JOINTS: &[&str] = &[
    ", ", "; ", ": ", " – ", " — ", " - ", " (", ") ", "! ", "? ", "… ", "... ", " as ", " while ", " whereas ",
    " after ", " because ", " although ", " though ", " amid ", " despite ", " thanks to ", " which ", " who ",
];

/// The clause of a figure, alone and with the clauses before it one by one; each with what it leaves out before and behind.
pub(super) fn cores<'a>(text: &'a str, figure: &str) -> Vec<(&'a str, &'a str, &'a str)> {
    let Some(at) = text.find(figure) else {
        return Vec::new();
    };
    let behind = at + figure.len();
    let compared = |k: usize| {
        ["as much", "as many", "as far", "as well", "as high", "as a "]
            .iter()
            .any(|w| text[k..].trim_start().starts_with(w))
    };
    let end = JOINTS
        .iter()
        .flat_map(|j| text[behind..].match_indices(j).map(|(k, _)| behind + k))
        .filter(|k| !compared(*k))
        .min()
        .unwrap_or(text.len());
    let mut starts: Vec<usize> = JOINTS
        .iter()
        .flat_map(|j| text[..at].match_indices(j).map(|(k, j)| (k, k + j.len())))
        .filter(|(k, _)| !compared(*k))
        .map(|(_, from)| from)
        .collect();
    // "Festival demand helped push rice imports up": what helped is a cause, not what the figure is of
    const HELPED: &[&str] = &[
        "push", "lift", "drive", "boost", "send", "propel", "raise", "keep", "to",
    ];
    let helped = text[..at].match_indices(" helped ").filter_map(|(k, h)| {
        let from = k + h.len();
        let (verb, _) = text[from..at].split_once(' ')?;
        HELPED.contains(&verb).then_some(from + verb.len() + 1)
    });
    starts.extend(helped);
    starts.push(0);
    starts.sort_unstable_by(|a, b| b.cmp(a));
    starts.dedup();
    let whole = |from: usize| from == 0 && end == text.len();
    let cut = |from: usize| (&text[from..end], &text[..from], &text[end..]);
    starts.into_iter().filter(|f| !whole(*f)).map(cut).collect()
}

/// Whether a stretch that a clause goes on with says where or of what part the clause is true: `, to Japan`, `, by rail`.
pub(super) fn narrows(behind: &str) -> bool {
    const NARROW: &[&str] = &[
        "to", "from", "in", "into", "by", "via", "through", "for", "excluding", "except", "among", "within", "at",
        "on", "not", "of", "only", "without", "under", "mostly", "chiefly", "mainly", "if",
    ];
    const WIDE: &[&str] = &[
        "line", "spite", "part", "fact", "total", "all", "what", "a", "an", "his", "her", "january", "february",
        "march", "april",
    ];
    let mut words = behind.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let first = words.next().map(str::to_lowercase).unwrap_or_default();
    let second = words.next().map(str::to_lowercase).unwrap_or_default();
    let time = second.starts_with(|c: char| c.is_ascii_digit());
    NARROW.contains(&&*first) && !WIDE.contains(&&*second) && !time
}

/// Whether what a clause goes on with tells why or how it is seen, which makes nothing narrower: `, in line with plans`.
pub(super) fn explains(behind: &str) -> bool {
    const OPENS: &[&str] = &[
        "in line with", "in keeping with", "in step with", "in tune with", "in accordance with", "in response to",
        "in a sign", "in a boost", "in a blow", "a sign", "a boost", "a blow", "a reflection", "reflecting",
        "underlining", "underscoring", "highlighting", "signalling", "signaling", "thanks to", "on the back of",
        "as part of", "despite", "in spite of", "defying", "in defiance of", "on hopes", "on fears",
    ];
    let bare = behind.trim_start_matches([',', ' ', '–', '—', '-']).to_lowercase();
    OPENS
        .iter()
        .any(|o| bare.strip_prefix(o).is_some_and(|r| r.starts_with(' ')))
}

/// Whether what goes before a clause is one of its own that grants something: `Despite tariffs, `.
pub(super) fn concedes(before: &str) -> bool {
    const WORDS: &[&str] = &[
        "despite ",
        "in spite of ",
        "amid ",
        "amidst ",
        "notwithstanding ",
        "although ",
        "though ",
        "even though ",
        "even as ",
        "while ",
        "undeterred ",
        "unfazed ",
        "undaunted ",
        "regardless of ",
        "in defiance of ",
        "against a backdrop of ",
        "against the backdrop of ",
        "for all the ",
        "never mind ",
        "forget ",
        "whatever ",
        "no matter ",
        "in the teeth of ",
        "in the face of ",
        "shrugging off ",
        "defying ",
    ];
    let lower = before.to_lowercase();
    let inner = lower.trim_end_matches([' ', ',', '-', '–', '—', ':']);
    WORDS.iter().any(|w| lower.starts_with(w)) && !inner.contains([',', ':', ';'])
}

/// The last two words of each run of words with capitals, lower case.
pub(super) fn names_of_two(tokens: &[Token<'_>]) -> Vec<(String, String)> {
    let capital = |i: usize| {
        tokens
            .get(i)
            .is_some_and(|t| t.capital() && t.kind == Kind::Word && t.lower.len() > 2)
    };
    let pairs = (1..tokens.len()).filter(|&i| capital(i - 1) && capital(i) && !capital(i + 1));
    pairs
        .map(|i| (tokens[i - 1].lower.to_string(), tokens[i].lower.to_string()))
        .collect()
}

/// Words with a capital inside a sentence: names, perhaps of no table.
pub(super) fn proper(text: &str) -> Vec<Term> {
    let tokens = tokenize(text, Span::new(0, text.len()));
    let inside = |i: usize| i > 0 && !tokens[i - 1].any(&[".", ":", "\"", "“"]);
    let capitals = (0..tokens.len()).filter(|&i| inside(i) && tokens[i].capital() && tokens[i].kind == Kind::Word);
    capitals.flat_map(|i| terms::topic(&tokens[i].lower).words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_has_its_clause() {
        for (text, want) in [
            (
                "Toymakers are glad, with exports of toys up 5% as orders pour in.",
                &[
                    "with exports of toys up 5%",
                    "Toymakers are glad, with exports of toys up 5%",
                ][..],
            ),
            ("Exports of toys rose 5%.", &[][..]),
            (
                "Kites sold well; toys rose 5%, to Japan.",
                &["toys rose 5%", "Kites sold well; toys rose 5%"][..],
            ),
        ] {
            let all: Vec<&str> = cores(text, "5%").into_iter().map(|c| c.0).collect();
            assert_eq!(all, want, "{text}");
        }
        for (behind, want) in [
            (", to Japan.", true),
            (", by rail.", true),
            (" as orders pour in", false),
            (", in line with the plan", false),
            (", in 2025", false),
            ("", false),
        ] {
            assert_eq!(narrows(behind), want, "{behind}");
        }
    }

    #[test]
    fn what_describes_a_name_is_left_out() {
        for (text, want) in [
            (
                "Huahu, the cargo hub in the river country, handled 77,000 tonnes.",
                "Huahu handled 77,000 tonnes.",
            ),
            ("Trade with ASEAN, the EU, and Japan rose 77,000 tonnes.", "-"),
            ("Trade with Japan, the big and near neighbour, rose 77,000 tonnes.", "-"),
        ] {
            let all = readings(text, "77,000 tonnes");
            assert_eq!(all.get(1).map_or("-", String::as_str), want, "{text}");
        }
    }
}
