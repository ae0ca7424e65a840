//! Doubts about a figure that the record seems to hold: what the quote's sentence says beside it that the record's does not.
use super::attributes::{begins_a_change, came_to};
use super::common::moves;
use super::compare::Attribute;
use super::evidence::{Evidence, Shared};
use super::item::{Aspect, Head, Item};
use super::nearest::is_trade;
use super::same::same;
use super::terms::{self, Term};
use super::verdict::{Judgement, Verdict, about, figure, who};
use super::wording;
use crate::base::{Error, Span, tokenize};
use crate::model::Measure;
use crate::report::ClaimOut;

/// `Exports fell to 6 billion` where the record has that level, and that it grew.
pub(super) fn came_otherwise(
    evidence: &dyn Evidence,
    claim: &ClaimOut,
    j: &Judgement,
) -> Result<Option<Judgement>, Error> {
    let level = matches!(claim.measure, Measure::Level | Measure::Share | Measure::Duration);
    let held = j
        .evidence
        .first()
        .filter(|_| matches!(j.verdict, Verdict::Supported | Verdict::Rounded));
    let (Some(held), Some(up), true) = (held, came_to(claim), level) else {
        return Ok(None);
    };
    for (measure, unit) in [
        (Measure::Growth, "%"),
        (Measure::Growth, "x"),
        (Measure::Change, &*held.item.unit),
        (Measure::Change, "pp"),
    ] {
        let share = held.item.measure == Measure::Share;
        let moved = Item {
            measure,
            unit: unit.to_string(),
            guessed: false,
            aspect: share.then_some(Aspect::Share),
            ..held.item.clone()
        };
        let found = same(evidence, &moved)?;
        let against = |e: &Shared| e.item.value.is_sign_positive() != up && !e.item.value.is_zero();
        if let Some((e, c)) = found.first()
            && found.iter().all(|(e, _)| against(e))
        {
            let mut turned = Judgement::new(
                Verdict::Contradicted,
                format!(
                    "The record has the figure, but it came the other way: {}, {} ({}).",
                    about(e),
                    figure(e),
                    who(e)
                ),
                vec![e.clone(), held.clone()],
            );
            turned.differs.push(Attribute::Direction);
            turned.comparison = Some(c.clone());
            return Ok(Some(turned));
        }
    }
    Ok(None)
}

/// Whether a quote's sentence speaks of something that the record's does not: `For cars, exports rose`, `Huawei exported`,
/// `ten years ago`, one of two who have a figure together.
pub(super) fn is_of_another(claim: &ClaimOut, j: &Judgement) -> bool {
    let text = wording::without_idle(&claim.sentence.text);
    let text = text.as_str();
    let Some(e) = j.evidence.first() else { return false };
    let (own, there) = (&e.record.claim, &e.item);
    let told = terms::topic(&own.sentence.text);
    let strange =
        |w: &terms::Term| !told.words.contains(w) && !there.words.contains(w) && !there.context.words.contains(w);
    let opening = wording::opening_topic(text).map(terms::topic);
    // "For hauliers using the pass, ...": for whom it is so, not of whom
    let whom = wording::opening_topic(text).is_some_and(wording::is_for_people);
    let about = !whom && opening.is_some_and(|o| o.indicators.is_empty() && o.words.iter().any(strange));
    let joint = wording::is_joint(&own.sentence.text) && !wording::names_both(text);
    let then = wording::years_ago(text) && !begins_a_change(own);
    let growth = matches!(claim.measure, Measure::Growth | Measure::Change);
    let terms = wording::other_terms(text).filter(|_| growth);
    let firms = there.unit == "enterprise" && there.measure == Measure::Level;
    let became = firms && wording::what_became(text) && !wording::what_became(&own.sentence.text);
    let used = wording::second_hand(text) && !wording::second_hand(&own.sentence.text);
    about
        || j.verdict != Verdict::Derived && every(text).is_some_and(|t| every(&own.sentence.text) != Some(t))
        || begins_a_change(own) && !looks_back(text)
        || of_people(text) && !of_people(&own.sentence.text)
        || of_services(text)
            && !j
                .evidence
                .iter()
                .any(|e| e.record.claim.sentence.text.contains("ervice"))
        || of_their_own(claim, there)
        || of_all(claim, own)
        || wording::traders_abroad(text) && is_trade(there.head)
        || claim.unit == "x" && growth && falls(text, &claim.text) && !falls(&own.sentence.text, &own.text)
        || wording::at_home(text) && is_trade(there.head) && !wording::at_home(&own.sentence.text)
        || one_side(text, &claim.text).is_some_and(|side| {
            there.measure != Measure::Share && is_trade(there.head) && there.head != Head::Known(side)
        })
        || own.measure == Measure::Streak
            && (place(text) != place(&own.sentence.text) || of_another_mark(claim, &own.sentence.text))
        || of_some(text, there) && !of_some(&own.sentence.text, there)
        || elsewhere(text, claim, strange)
        || used
        || became
        || terms.is_some_and(|t| wording::other_terms(&own.sentence.text) != Some(t))
        || joint
        || then
        || wording::traders(behind_lead(text, &claim.text))
            .iter()
            .any(|w| terms::topic(&w.to_lowercase()).words.iter().any(strange))
}

/// `Growers in Peru sold more: China's imports rose 5%`: a sentence without what goes before its colon, where the rest is of the
/// country.
fn behind_lead<'t>(text: &'t str, figure: &str) -> &'t str {
    let at = text.find(figure).unwrap_or(0);
    let lead = text[..at].rfind(": ").map_or(0, |k| k + 2);
    let own = ["China", "Chinese", "the country"]
        .iter()
        .any(|w| text[lead..at].contains(w));
    let plain = !text[..lead].contains(|c: char| c.is_ascii_digit());
    if own && plain { &text[lead..] } else { text }
}

/// `Tea made up 71% of all that the provinces exported`, where the record has it as what theirs is of the country's: the whole
/// that the quote names has in it whose part the record tells.
fn of_their_own(claim: &ClaimOut, there: &Item) -> bool {
    if there.measure != Measure::Share || !there.of_country {
        return false;
    }
    let text = claim.sentence.text.as_str();
    let behind = text.find(claim.text.as_str()).map(|at| &text[at + claim.text.len()..]);
    let Some(whole) = behind.and_then(|b| b.trim_start().strip_prefix("of ")) else {
        return false;
    };
    let ends = whole.find([',', ';', '.', '(', '—', '–', '#']).unwrap_or(whole.len());
    // "35% of the trade with Peru was done by the provinces" goes on with who has the part
    // nor does "35% of all trade now runs through the north"
    const VERBS: &[&str] = &[
        " was ", " were ", " is ", " are ", " came ", " comes ", " went ", " goes ", " ran ", " runs ", " passed ",
        " passes ", " flowed ", " flows ", " moved ", " moves ", " now ",
    ];
    let ends = VERBS
        .iter()
        .filter_map(|v| whole.find(v))
        .min()
        .map_or(ends, |v| v.min(ends));
    let of = terms::topic(&whole[..ends]);
    of.names
        .iter()
        .any(|n| (there.names.contains(n) || there.owed.contains(n)) && !there.of.names.contains(n))
}

/// `32.9% of everything the country bought`, where the record has it of what is bought of that kind.
fn of_all(claim: &ClaimOut, own: &ClaimOut) -> bool {
    const KIND: &[&str] = &[
        "this category", "that category", "the category", "this kind", "this field", "such ",
    ];
    const ALL: &[&str] = &[
        "everything", "all imports", "all exports", "all its imports", "all its exports", "total imports",
        "total exports",
    ];
    let kind = own.of.as_deref().is_some_and(|of| KIND.iter().any(|k| of.contains(k)));
    let text = claim.sentence.text.as_str();
    let behind = text
        .find(claim.text.as_str())
        .map_or("", |at| &text[at + claim.text.len()..]);
    let whole = behind.trim_start().strip_prefix("of ").unwrap_or("");
    let whole = ["the country's ", "China's ", "the nation's ", "the "]
        .iter()
        .find_map(|p| whole.strip_prefix(p))
        .unwrap_or(whole);
    claim.measure == Measure::Share && kind && ALL.iter().any(|a| whole.starts_with(a))
}

/// The time of a rate: `every single minute`.
pub(super) fn every(text: &str) -> Option<&'static str> {
    const TIMES: [&str; 6] = ["second", "minute", "hour", "day", "week", "month"];
    let lower = text.to_lowercase();
    ["every ", "each "].iter().find_map(|e| {
        let rest = &lower[lower.find(e)? + e.len()..];
        let rest = rest.strip_prefix("single ").unwrap_or(rest);
        TIMES.into_iter().find(|t| rest.starts_with(t))
    })
}

/// Whether a sentence tells that a figure was once: what a change began with is no figure of now.
pub(super) fn looks_back(text: &str) -> bool {
    const BACK: &[&str] = &[
        "from ", "when ", "ago", "once", "began", "begin", "start", "outset", "used to", "initial", "before", "back ",
        "had been", "earlier", "at first", "then", "years", "founded", "established", "opened", "until", "after",
        "since", "previous", "former", "old", "past", "took", "decades", "was ", "were ",
    ];
    let lower = text.to_lowercase();
    BACK.iter().any(|w| lower.contains(w))
}

/// `traffic of people`: no traffic of goods.
fn of_people(text: &str) -> bool {
    const PEOPLE: &[&str] = &[
        "passenger", "passengers", "travellers", "travelers", "tourists", "visitors", "pedestrians",
    ];
    let lower = text.to_lowercase();
    let tokens = tokenize(text, Span::new(0, text.len()));
    tokens.iter().any(|t| t.any(PEOPLE)) || lower.contains("traffic of people") || lower.contains("flow of people")
}

/// `services trade`: no trade in goods.
fn of_services(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "services trade", "service trade", "trade in services", "trade of services", "of services", "in services",
        "services exports", "services imports", "service exports", "service imports", "services surplus",
        "services deficit", "services balance",
    ];
    let lower = text.to_lowercase();
    WORDS.iter().any(|w| lower.contains(w))
}

/// `fell fourfold`: which way something went by so many times stands before the figure.
fn falls(text: &str, figure: &str) -> bool {
    let Some(at) = text.find(figure) else { return false };
    let tokens = tokenize(&text[..at], Span::new(0, at));
    let near = tokens.len().saturating_sub(4)..tokens.len();
    near.rev().find_map(|i| moves(&tokens, i)) == Some(false)
}

/// The side of trade that stands right behind a figure: `slid 2% in exports`.
fn one_side(text: &str, figure: &str) -> Option<Term> {
    let behind = &text[text.find(figure)? + figure.len()..];
    let side = |w: &str| behind.starts_with(&format!(" in {w}")) || behind.starts_with(&format!(" for {w}"));
    let whole = behind.starts_with(" in imports and exports") || behind.starts_with(" in exports and imports");
    match (side("exports"), side("imports")) {
        (true, _) if !whole => Some(Term::indicator("exports")),
        (_, true) if !whole => Some(Term::indicator("imports")),
        _ => None,
    }
}

/// Which place a sentence gives in an order of size: `biggest` is 1, `second-largest` and `number two` are 2.
fn place(text: &str) -> Option<u8> {
    const ORDER: [&[&str]; 4] = [
        &["number one", "no. 1", "no.1", "no 1", "first-largest"],
        &[
            "second", "number two", "number-two", "no. 2", "no.2", "no 2", "runner-up",
        ],
        &["third", "number three", "number-three", "no. 3", "no 3"],
        &["fourth", "number four", "number-four", "no. 4"],
    ];
    const MOST: &[&str] = &[
        "largest", "biggest", "top", "leading", "importer", "exporter", "buyer", "seller",
    ];
    let lower = text.to_lowercase();
    let near = |w: &&str| {
        lower.match_indices(*w).any(|(k, w)| {
            let behind = lower[k + w.len()..].trim_start_matches(['-', ' ']);
            MOST.iter().any(|m| behind.starts_with(m))
        })
    };
    let ranked = |w: &&str| {
        [
            format!("{w} among"),
            format!("ranked {w}"),
            format!("ranks {w}"),
            format!("in {w} place"),
        ]
        .iter()
        .any(|r| lower.contains(r.as_str()))
    };
    let found = (1..=4)
        .zip(ORDER)
        .rev()
        .find(|(_, words)| words.iter().any(|w| near(w) || ranked(w)));
    let most = ["largest", "biggest", "top importer", "top exporter", "top trad"]
        .iter()
        .any(|w| lower.contains(w));
    found.map(|(n, _)| n).or(most.then_some(1))
}

/// `topped 11 trillion yuan for eight quarters in a row`: a run above a mark that the record's sentence does not name.
fn of_another_mark(claim: &ClaimOut, record: &str) -> bool {
    const SCALES: &[&str] = &["trillion", "billion", "million", "trln", "bln", "mln"];
    let text = claim.sentence.text.as_str();
    let before = text.find(claim.text.as_str()).map_or("", |at| &text[..at]);
    let clause = before.rsplit([',', ';', ':']).next().unwrap_or("");
    let marks = |s: &str| -> Vec<String> {
        let words: Vec<&str> = s.split_whitespace().collect();
        let scaled = words.windows(2).filter(|w| SCALES.iter().any(|m| w[1].starts_with(m)));
        let numbers = scaled.map(|w| w[0].trim_start_matches(|c: char| !c.is_ascii_digit()).to_string());
        numbers.filter(|n| !n.is_empty()).collect()
    };
    let (told, there) = (marks(clause), marks(record));
    !there.is_empty() && told.last().is_some_and(|m| !there.contains(m))
}

/// `Two inland provinces saw their trade grow`: some of the places that the record's figure is of.
fn of_some(text: &str, there: &Item) -> bool {
    const SOME: &[&str] = &[
        "one", "two", "three", "four", "five", "six", "eight", "several", "some", "many", "most", "few", "numerous",
        "certain",
    ];
    const PLACES: &[&str] = &["provinces", "regions", "areas", "province", "region"];
    if !there.names.iter().any(|n| n.kind == terms::Sort::Region) {
        return false;
    }
    let tokens = tokenize(text, Span::new(0, text.len()));
    (0..tokens.len()).filter(|&i| tokens[i].any(SOME)).any(|i| {
        // "Guangdong and six other provinces" are named with the one before
        let near = &tokens[i + 1..(i + 4).min(tokens.len())];
        let end = near.iter().position(|t| t.any(PLACES));
        end.is_some_and(|e| !near[..e].iter().any(|t| t.any(&["other", "major", "main", "of", ","])))
    })
}

/// Whether a quote's figure is of a place by its proper name (`At Huahu Airport, ...`) that the record's sentence lacks.
fn elsewhere(text: &str, claim: &ClaimOut, strange: impl Fn(&Term) -> bool) -> bool {
    const SITES: &[&str] = &[
        "airport", "port", "pass", "crossing", "checkpoint", "station", "terminal", "border",
    ];
    if matches!(claim.measure, Measure::Share | Measure::Rank) {
        return false;
    }
    // "Freight through the airport quadrupled, but trade at the crossing fell": the next clause is of another place
    let figure = text.find(claim.text.as_str()).map_or(0, |at| at + claim.text.len());
    let next = [", but ", ", while ", "; ", ", whereas "]
        .iter()
        .filter_map(|j| text[figure..].find(j))
        .min()
        .map_or(text.len(), |k| figure + k);
    let tokens = tokenize(text, Span::new(0, next));
    (1..tokens.len()).any(|i| {
        // of "the Friendship Pass crossing" the name is before the pass
        let named = tokens[i - 1].capital() && tokens[i - 1].lower.len() > 3 && !tokens[i - 1].any(SITES);
        let site = tokens[i].any(SITES) && named;
        let words = || {
            let pair = terms::topic(&format!("{} {}", tokens[i - 1].lower, tokens[i].lower));
            // a name of two words that the table has as one
            match pair.words.len() {
                1 => pair,
                _ => terms::topic(&tokens[i - 1].lower),
            }
        };
        let at = (0..i).rev().take(5).any(|k| tokens[k].any(&["at", "through", "via"]));
        site && at && words().names.is_empty() && !words().words.is_empty() && words().words.iter().all(&strange)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_an_order_are_read() {
        for (text, want) in [
            ("It is the world's second-largest importer.", Some(2)),
            ("It is the second biggest buyer.", Some(2)),
            ("It is the biggest buyer.", Some(1)),
            ("The number two importer bought more.", Some(2)),
            ("It has ranked second among the world's importers.", Some(2)),
            ("For a second year, trade grew.", None),
            ("Trade grew.", None),
        ] {
            assert_eq!(place(text), want, "{text}");
        }
    }

    #[test]
    fn some_of_many_places_are_not_all() {
        let mut all = crate::check::evidence::entries(
            crate::check::read_prose(
                "Trade of the central and western regions rose 3% in the first quarter of 2024.",
                None,
            )
            .records,
        );
        let item = all.remove(0).item;
        for (text, want) in [
            ("Two inland provinces sold kites.", true),
            ("Most of its western regions sold kites.", false),
            ("Guangdong and six other provinces sold kites.", false),
            ("The inland provinces sold kites.", false),
        ] {
            assert_eq!(of_some(text, &item), want, "{text}");
        }
    }

    #[test]
    fn sides_stand_behind_figures() {
        let exports = Some(Term::indicator("exports"));
        for (text, want) in [
            ("Trade slid 2% in exports.", exports),
            ("Trade slid 2% in imports and exports.", None),
            ("Exports slid 2% in May.", None),
        ] {
            assert_eq!(one_side(text, "2%"), want, "{text}");
        }
    }
}
