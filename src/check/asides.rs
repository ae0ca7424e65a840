//! Asides: stretches of a sentence between commas, behind a dash or in brackets that say of what part, or in which terms, a
//! figure is true (`Exports, mostly of toys, rose`); and words that take a subject's mark away (`with the label or without`).
//! Must not look beyond the sentence and the claims it is held for.
use super::common::is_common;
use super::item::{Head, Item};
use super::terms::{self, Term};
use crate::base::{Kind, Span, tokenize};

/// Words an aside begins with that make its subject narrower.
const OPENS: &[&str] = &[
    "mostly", "mainly", "chiefly", "largely", "primarily", "principally", "predominantly", "overwhelmingly", "if only",
    "excluding", "except", "barring", "bar", "minus", "less", "not counting", "not including", "leaving out",
    "leaving aside", "leave aside", "without", "those", "that is", "i.e", "think", "namely", "in tonnes", "in tons",
    "in volume", "in quantity", "at least", "only", "but only", "though only", "albeit only", "even without", "net of",
    "stripped of", "specifically", "in particular those", "or rather", "or at least", "to be precise", "to be exact",
    "restricted to", "limited to", "confined to",
];
/// Words an aside ends with that make its subject narrower.
const CLOSES: &[&str] = &[
    "only", "alone", "aside", "apart", "excluded", "included", "not counted", "uncounted", "left out", "left aside",
    "mostly", "mainly", "chiefly", "primarily", "at least", "that is", "to be exact", "to be precise", "at any rate",
    "in the main", "above all", "excepted", "discounted", "stripped out", "for the most part", "exclusively",
];
/// Behind an opening word these tell a cause, not a part: `mainly because of new orders`.
const CAUSES: &[&str] = &[
    "because", "due", "thanks", "owing", "on", "as", "driven", "since", "helped", "reflecting", "down", "result",
    "owed", "through", "by", "when", "while", "than",
];
/// What is set aside without making anything narrower: `tariffs aside`.
const NEWS: &[&str] = &[
    "tariff", "war", "politics", "holiday", "pandemic", "noise", "hype", "rhetoric", "joke", "drama", "levy", "duty",
    "sanction", "bluster", "gloom", "worry", "friction", "tension", "headwind", "turbulence", "uncertainty", "threat",
];

/// What is not of goods, a sum or a group by itself, and makes it wider where it is included.
const WIDER: &[&str] = &[
    "service", "tax", "dut", "freight", "insurance", "interest", "invest", "tourism", "subsid", "pension", "loan",
    "debt", "capital", "transfer", "transit", "re-export", "smuggl", "reserve", "fee", "cost", "territor", "staff",
    "famil", "other", "every", "all", "gold", "region",
];
/// Where an aside begins or ends.
const JOINTS: &[&str] = &[", ", "; ", " – ", " — ", " - ", " -- ", "(", ")", "—"];

/// The stretches of a sentence between its joints.
fn stretches(text: &str) -> Vec<&str> {
    let mut cuts: Vec<(usize, usize)> = JOINTS
        .iter()
        .flat_map(|j| text.match_indices(j).map(|(k, j)| (k, k + j.len())))
        .collect();
    cuts.sort_unstable();
    let mut out = Vec::new();
    let mut from = 0;
    for (end, next) in cuts {
        if end >= from {
            out.push(&text[from..end]);
        }
        from = from.max(next);
    }
    out.push(&text[from..]);
    out
}

/// Whether the sentence of a quote says of a figure that it is true of a part, or takes away a mark of what holds it; of a
/// figure that follows from marked ones the latter is no harm.
pub(super) fn differ(text: &str, figure: &str, held: &[&Item], follows: bool) -> bool {
    // a stretch with a figure of its own speaks of that: "those to Asia 8%", "of which 455,000 were private"
    const THEIRS: &[&str] = &[
        "those ", "of which ", "of whom ", "of them ", "of these ", "and of these ", "and of them ",
    ];
    let digit = |c: char| c.is_ascii_digit();
    let counted = |s: &str| s.starts_with(digit) && [" were ", " are ", " was "].iter().any(|w| s.contains(w));
    let own = |s: &str| s.contains(digit) && (THEIRS.iter().any(|t| s.starts_with(t)) || counted(s));
    // "the smaller ones at any rate"
    let ones = |s: &str| s.split(' ').any(|w| w == "ones");
    let of_part = |s: &str| !s.contains(figure) && !own(s) && narrows(s) && (ones(s) || names_another(s, held));
    stretches(text)
        .into_iter()
        .any(|s| of_part(s) || !follows && waives(s, held))
        || !follows && negates(text, held)
}

/// Whether an aside is one that makes its subject narrower.
pub(super) fn narrows(aside: &str) -> bool {
    let lower = aside.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let rest = |o: &&str| bare.strip_prefix(*o).filter(|r| r.is_empty() || r.starts_with(' '));
    let opens = OPENS.iter().filter_map(rest).any(|r| {
        let next = r.trim_start().split([' ', ',']).next().unwrap_or("");
        !CAUSES.contains(&next)
    });
    let closes = CLOSES
        .iter()
        .filter_map(|c| bare.strip_suffix(c))
        .any(|r| r.is_empty() || r.ends_with(' '));
    opens || closes
}

/// Whether an aside names something that the claims which hold the figure do not have.
fn names_another(aside: &str, held: &[&Item]) -> bool {
    let topic = terms::topic(aside);
    let tokens = tokenize(aside, Span::new(0, aside.len()));
    let common: Vec<Term> = tokens
        .iter()
        .filter(|t| t.kind == Kind::Number || is_common(&t.lower) || OPENS.contains(&&*t.lower))
        .flat_map(|t| terms::topic(&t.lower).words)
        .collect();
    let news = NEWS.iter().any(|n| topic.words.contains(&Term::word(n)));
    let strange = |w: &Term| !common.contains(w) && held.iter().all(|r| !own_words(r).any(|o| o == *w));
    let name = |n: &terms::Name| held.iter().all(|r| !own_names(r).any(|o| o == *n || n.holds(&o)));
    // "farm goods worth 5 billion yuan, durians and palm oil included": nothing is narrower by that, but it would be wider
    // with "services included"
    let wider = |w: &str| WIDER.iter().any(|begins| w.starts_with(begins));
    let included = aside.trim_end_matches(['.', ' ']).ends_with(" included")
        && topic.names.is_empty()
        && !aside.to_lowercase().split(' ').any(wider);
    if included {
        return false;
    }
    let trade = ["exports", "imports", "imports and exports"].map(Term::indicator);
    let sides: Vec<Term> = topic.indicators.iter().copied().filter(|i| trade.contains(i)).collect();
    let side = sides.len() == 1 && held.iter().all(|r| r.head != Head::Known(sides[0]));
    let in_weight = ["in tonnes", "in tons", "in volume", "in quantity"]
        .iter()
        .any(|w| aside.to_lowercase().contains(w));
    !news && (side || topic.names.iter().any(name) || topic.words.iter().any(strange)) || in_weight
}

fn own_words(r: &Item) -> impl Iterator<Item = Term> + '_ {
    [&r.words, &r.of.words, &r.owed_words].into_iter().flatten().copied()
}

fn own_names(r: &Item) -> impl Iterator<Item = terms::Name> + '_ {
    [&r.names, &r.of.names, &r.owed, &r.loose, &r.topic]
        .into_iter()
        .flatten()
        .copied()
}

/// Whether a stretch takes back a mark of the claims: `certified or not`, `with or without the label`.
fn waives(stretch: &str, held: &[&Item]) -> bool {
    const EITHER: &[&str] = &[
        "or without", "or not", "regardless of", "irrespective of", "no matter whether", "no matter if",
        "whether or not", "with and without", "and without",
    ];
    let lower = stretch.to_lowercase();
    EITHER.iter().any(|e| {
        let Some(at) = lower.find(e) else { return false };
        let before: Vec<&str> = lower[..at].split_whitespace().rev().take(5).collect();
        let behind = lower[at + e.len()..].split_whitespace().take(5);
        let near: Vec<&str> = before.into_iter().rev().chain(behind).collect();
        is_of(&near.join(" "), held)
    })
}

/// Whether a stretch names what the claims themselves are of.
fn is_of(stretch: &str, held: &[&Item]) -> bool {
    let topic = terms::topic(stretch);
    let word = |w: &Term| held.iter().any(|r| own_words(r).any(|o| o == *w));
    topic.words.iter().any(word) || topic.names.iter().any(|n| held.iter().any(|r| r.names.contains(n)))
}

/// Whether a sentence denies a mark of the claims: `firms without the label`, `not private`.
fn negates(text: &str, held: &[&Item]) -> bool {
    const NOT: &[&str] = &[
        "without", "lacking", "lack", "lacks", "not", "no", "neither", "nor", "minus", "uncertified", "unlike",
        "stripped", "denied", "refused", "awaiting", "seeking", "applying", "pursuing", "negotiating", "losing",
        "eyeing", "bidding", "ineligible", "failing", "craving", "wanting", "pending", "yet",
    ];
    const BUT: &[&str] = &[
        "only", "just", "merely", "even", "to", "less", "more", "fewer", "longer", "a", "surprise", "doubt", "least",
        "so", "that", "counting", "matter", "wonder", "alone",
    ];
    let tokens = tokenize(text, Span::new(0, text.len()));
    (0..tokens.len()).any(|i| {
        let next = tokens.get(i + 1);
        // "yet to obtain", but "yet exports rose"
        if tokens[i].is("yet") && next.is_none_or(|n| !n.is("to")) {
            return false;
        }
        // a wish or a loss is told by a word more: "stripped of", "yet to obtain"
        let from = match next {
            Some(n) if tokens[i].is("yet") || n.any(&["of", "for"]) => i + 2,
            _ => i + 1,
        };
        let next = tokens.get(from);
        if !tokens[i].any(NOT) || next.is_none_or(|n| n.any(BUT) || n.kind != Kind::Word) {
            return false;
        }
        let upto = (from..tokens.len())
            .take(4)
            .take_while(|k| tokens[*k].kind == Kind::Word)
            .last();
        upto.is_some_and(|last| {
            let words: Vec<&str> = tokens[from..=last].iter().map(|t| &*t.lower).collect();
            is_of(&words.join(" "), held)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{entries, read_prose};

    #[test]
    fn asides_make_a_subject_narrower() {
        let record = "In 2024, exports of kites from certified toy makers to Japan rose by 5%.";
        let held = entries(read_prose(record, None).records);
        for (text, want) in [
            ("Exports of kites to Japan, mostly of silk, rose 5%.", true),
            ("Exports of kites to Japan (those of silk) rose 5%.", true),
            ("Exports of kites to Japan rose 5% - lanterns aside.", true),
            ("Exports of kites to Japan, mainly thanks to silk, rose 5%.", false),
            ("Exports of kites to Japan, tariffs aside, rose 5%.", false),
            ("Exports of kites, at least to Japan, rose 5%.", false),
            ("Exports of kites to Japan, a hit with children, rose 5%.", false),
            ("Exports of kites by toy makers, certified or not, rose 5%.", true),
            ("Exports of kites by toy makers without being certified rose 5%.", true),
            ("Exports of kites by toy makers yet to be certified rose 5%.", true),
            (
                "Exports of lanterns fell, yet exports of kites to Japan rose 5%.",
                false,
            ),
            ("Exports of kites to Japan, tariffs or not, rose 5%.", false),
            ("Not only kites sold well: exports to Japan rose 5%.", false),
        ] {
            assert_eq!(differ(text, "5%", &[&held[0].item], false), want, "{text}");
        }
    }
}
