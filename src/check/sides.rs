//! Which side of China's trade a sentence speaks of, by its nouns, its verbs and who buys from whom. Must not look beyond the
//! sentence.
use super::terms::{Name, Sort, Term, Topic};
use crate::base::{Span, tokenize};

/// Verbs of buying and of selling.
const BUYS: &[&str] = &[
    "bought", "buy", "buys", "buying", "purchased", "purchase", "purchases", "purchasing", "sourced", "sources",
    "procured", "ordered", "took in", "takes in", "brought in", "brought into", "shopping", "snapped up", "imported",
    "inbound", "shipped in", "flowed in", "spent", "spends", "spending", "splashed out", "forked out",
];
const SELLS: &[&str] = &[
    "sold", "sell", "sells", "selling", "shipped", "ships", "sent", "supplied", "supplies", "delivered", "exported",
    "outbound", "shipped out",
];

/// Whether China buys or sells, by the verb; a partner that is the grammatical subject does the opposite.
pub(super) fn by_verb(text: &str, topic: &Topic) -> Option<Term> {
    let lower = format!(" {} ", text.to_lowercase());
    let has = |list: &[&str]| list.iter().any(|w| lower.contains(&format!(" {w} ")));
    // "trucked from China to Japan"
    let out = has(&["from china to", "from china into", "out of china to"]);
    let into = !out && [" to china ", " into china "].iter().any(|w| lower.contains(w)) && lower.contains(" from ");
    if out || into {
        return Some(Term::indicator(if out { "exports" } else { "imports" }));
    }
    // "the EU bought 32.9 percent of all that China sold": what China does tells the side
    let does = |verbs: &[&str]| {
        let told = |w: &&str| {
            ["china", "the country"]
                .iter()
                .any(|c| lower.contains(&format!(" {c} {w} ")))
        };
        // money may be spent on anything
        let pays = |w: &str| w.starts_with("sp") || w.ends_with(" out");
        verbs.iter().any(|w| !pays(w) && told(w))
    };
    match (does(BUYS), does(SELLS)) {
        (true, false) => return Some(Term::indicator("imports")),
        (false, true) => return Some(Term::indicator("exports")),
        _ => {}
    }
    let theirs = theirs(topic) || by_partner(text);
    // "spent on subsidies for farm goods" bought none, and "spent on works" bought nothing abroad
    let spent = [" spent ", " spends ", " spending ", " splashed out ", " forked out "];
    if spent.iter().any(|w| lower.contains(w)) {
        let on = lower.split_once(" on ").map_or("", |(_, o)| o);
        let what = on.split(" from ").next().unwrap_or("");
        let abroad = [" from ", " abroad", " overseas", " foreign ", " imported "]
            .iter()
            .any(|w| on.contains(w) || what.starts_with(w.trim_start()));
        if what.is_empty() || !abroad || [" for ", " of ", " to "].iter().any(|w| what.contains(w)) {
            return None;
        }
    }
    let side = match (has(BUYS), has(SELLS)) {
        (true, false) => Some(theirs),
        (false, true) => Some(!theirs),
        _ => None,
    };
    side.map(|exports| Term::indicator(if exports { "exports" } else { "imports" }))
}

/// Whether a partner is the grammatical subject.
pub(super) fn theirs(topic: &Topic) -> bool {
    topic.first.is_some_and(|n| n.kind == Sort::Partner)
}

/// `purchases of tea by the EU`: what a partner does.
fn by_partner(text: &str) -> bool {
    text.match_indices(" by ").any(|(at, by)| {
        let behind: Vec<&str> = text[at + by.len()..].split([' ', ',', '.']).take(3).collect();
        (1..=behind.len()).any(|n| {
            let topic = super::terms::topic(&behind[..n].join(" "));
            topic.words.is_empty() && topic.names.first().is_some_and(|n| n.kind == Sort::Partner)
        })
    })
}

/// The sides of trade that a sentence speaks of.
pub(super) fn said(text: &str, topic: &Topic) -> Vec<Term> {
    let trade = const {
        [
            Term::indicator("exports"),
            Term::indicator("imports"),
            Term::indicator("imports and exports"),
        ]
    };
    let [exports, imports, both] = trade;
    let mut lower = format!(" {} ", text.to_lowercase());
    let mut topic = topic.clone();
    // names that trade is a part of
    const NAMES: &[&str] = &[
        "trade corridor", "free trade", "trade war", "trade organi", "trade partner", "trade minist",
    ];
    if NAMES.iter().any(|w| lower.contains(w)) {
        for name in NAMES {
            lower = lower.replace(name, name.trim_start_matches("trade").trim_end_matches("trade"));
        }
        topic.indicators = super::terms::topic(&lower).indicators;
    }
    let topic = &topic;
    let has = |words: &[&str]| words.iter().any(|w| lower.contains(w));
    let mut out: Vec<Term> = topic.indicators.iter().filter(|i| trade.contains(i)).copied().collect();
    if out.is_empty() {
        out.extend(by_verb(text, topic));
        if has(&[" shipment", " shipped ", " sales ", " deliveries "]) && out.is_empty() {
            out.push(exports);
        }
        let foreign = [
            " purchases of foreign ", " orders for foreign ", " buying of foreign ", " foreign-built ",
            " foreign-grown ",
        ];
        if has(&foreign) {
            out = vec![imports];
        }
        if has(&[" purchases ", " arriving ", " arrivals ", " landed ", " foreign-made "]) && out.is_empty() {
            out.push(imports);
        }
        let two = has(&[
            " buys and sells ", " bought and sold ", " changes hands", " changed hands", " changing hands", " swap",
            " exchanged ", " dealings ", " in both directions", " in and out of ", " business with ",
            " moved between ", " carried between ", " hauled between ", " trucked between ", " shipped between ",
            " flown between ", " crossed between ", " flowed between ", " passed between ", " in either direction",
            " back and forth",
        ]);
        // "goods moved by road between China and Laos"
        let carried = has(&[
            " moved ", " carried ", " hauled ", " trucked ", " shipped ", " flown ", " exchanged ", " sent ",
        ]);
        let between = has(&[" between china and ", " between the country and "]);
        if two || carried && between {
            out = vec![both];
        }
        // "exporters raked in 5 billion yuan"
        let earn = has(&[
            " pulled in ", " raked in ", " earned ", " earn ", " banked ", " took home ", " grossed ",
        ]);
        if out.is_empty() && earn && has(&[" exporters "]) {
            out = vec![exports];
        }
    }
    if has(&[" leaving china", " out of china"]) && !has(&[" in and out of "]) {
        out = vec![exports];
    }
    // "shipped into China": its imports, whoever ships
    let inward = [" into china", " to china ", " in china's ports", " from abroad"];
    if out == [exports] && has(&inward) && topic.owners.is_empty() {
        out = vec![imports];
    }
    out.sort();
    out.dedup();
    out
}

/// Whether a partner alone trades: `everything Laos trades with the world`; of a share, also what it buys or sells.
pub(super) fn traded_by_others(text: &str, share: bool) -> bool {
    const TRADE: &[&str] = &["trade", "trades", "traded"];
    const OTHER: &[&str] = &["imports", "exports", "buys", "sells", "exported", "ships"];
    let tokens = tokenize(text, Span::new(0, text.len()));
    (1..tokens.len()).any(|i| {
        let verb = tokens[i].any(TRADE) || share && tokens[i].any(OTHER);
        let bare = verb
            && !tokens[i].is("trade")
            && tokens
                .get(i + 1)
                .is_some_and(|n| n.any(&["with", "abroad", "to", "from", "in"]));
        let before = &tokens[i.saturating_sub(4)..i];
        let partner = (1..=before.len().min(4)).any(|n| {
            let topic = super::terms::of_tokens(&before[before.len() - n..]);
            topic.names.len() == 1 && topic.words.is_empty() && topic.names[0].kind == Sort::Partner
        });
        let china = before.iter().any(|t| t.any(&["china", "chinese", "between", "with"]));
        bare && partner && !china
    })
}

/// Whether a word speaks of the way that a name of transport is: `railways` of what goes by rail.
pub(super) fn is_way(name: Name, word: Term) -> bool {
    const WAYS: [(&str, &[&str]); 4] = [
        ("by rail", &["rail", "railway", "train", "track"]),
        ("by road", &["road", "truck", "lorry", "highway", "trucker"]),
        ("by air", &["air", "plane", "flight", "aeroplane", "airplane"]),
        ("by water", &["water", "sea", "river", "ocean", "waterway", "boat"]),
    ];
    let is = |words: &[&str]| words.iter().any(|w| word == Term::word(w));
    name.kind == Sort::Transport
        && WAYS
            .iter()
            .any(|(way, words)| name.term == Term::name(way) && is(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_partners_trade_is_theirs() {
        for (text, want) in [
            (
                "Some 40 percent of everything Laos trades with the world goes through here.",
                true,
            ),
            (
                "Some 40 percent of all that the EU exports to Africa goes through here.",
                true,
            ),
            (
                "Some 40 percent of what China and Laos traded with each other was fruit.",
                false,
            ),
            ("China traded with Laos in earnest.", false),
            ("China's trade with Laos rose.", false),
        ] {
            assert_eq!(traded_by_others(text, true), want, "{text}");
        }
    }

    #[test]
    fn verbs_and_ways_tell_the_side() {
        let [exports, imports, both] = ["exports", "imports", "imports and exports"].map(Term::indicator);
        for (text, want) in [
            ("Beans shipped into China cost less.", imports),
            ("Shipments of beans rose.", exports),
            ("China and Laos swap goods.", both),
            ("China bought beans.", imports),
            ("Laos bought a third of all the beans China sold in May.", exports),
            ("Laos sold a third of all the beans China bought in May.", imports),
            ("Trade with Laos rose.", both),
        ] {
            assert_eq!(said(text, &super::super::terms::topic(text)), [want], "{text}");
        }
    }
}
