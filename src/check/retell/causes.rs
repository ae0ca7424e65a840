//! What moved trade where: `A slump in prices dragged imports to 4 trillion yuan` says where imports are, whatever dragged them.
//! Must not drop a cause that names whose trade it is.
use super::rule::{Rules, apply, rules};
use super::wordings::PARTS;
use crate::check::pattern::{ascii, compiled};
use crate::check::terms;
use regex::Regex;
use std::sync::LazyLock;

/// Verbs of pushing up, of pulling down, and of both.
const UP: &str = "lifted|lifts|boosted|boosts|raised|raises|propelled|propels|helped lift|helped push|helped drive|helped boost|helped raise|powered";
const DOWN: &str =
    "dragged|drags|pulled|pulls|weighed|knocked|squeezed|depressed|cut|helped drag|helped pull|helped depress";
const EITHER: &str = "pushed|pushes|drove|drives|sent|sends|brought|brings|took|takes|carried|carries|nudged|swept|helped bring|helped send|helped carry";

static CAUSE: LazyLock<Regex> = LazyLock::new(|| {
    let what = "(?:China's |China’s |Chinese |the country's |the nation's )?(?:the value of |total |overall |monthly |quarterly |first-quarter |second-quarter |third-quarter |fourth-quarter |first-half |Q[1-4] )*(?:imports and exports|exports and imports|foreign trade|goods trade|trade|imports|exports|(?:import|export|trade) growth)(?: (?:with|to|from|of) [^,;:%]*?)??";
    let side = "(?:below|under|above|over|past|beyond) ";
    let where_to = format!(
        "(?:(?:back |down |up )?(?:(?P<to>to )(?P<side>{side})?|(?P<beyond>{side}))|(?P<turn>up |down )?(?:by )?)"
    );
    let text = format!(
        r"^(?P<why>[^;:]*?),? (?:and )?(?:has |have |had )?(?:(?P<up>{UP})|(?P<down>{DOWN})|(?:{EITHER})) (?P<what>{what}) {where_to}(?P<figure><hedge>(?:<money>|<pct>))(?P<rest>.*)$"
    );
    let parts = PARTS.iter();
    let told = parts.fold(text, |t, (name, part)| match *name {
        "hedge" | "money" | "pct" => t.replace(&format!("<{name}>"), part),
        _ => t,
    });
    compiled(&ascii(&told))
});

static COST: LazyLock<Rules> = LazyLock::new(|| {
    rules(&[
        (
            r"\b(?:cost|costs|robbed|deprived|denied|shorn) (?:China's |Chinese |the country's )?(imports|exports)(?: of)? (<hedge><points>)(?: of (?:their )?growth)?\b",
            "lowered the growth rate of $1 by $2",
        ),
        (
            r"\b(?:cost|costs|robbed|deprived|denied) (?:China's |Chinese |the country's )?(import|export) growth(?: of)? (<hedge><points>)\b",
            "lowered the growth rate of ${1}s by $2",
        ),
    ])
});

/// A sentence with what was moved as its subject.
pub(super) fn causes(sentence: &str) -> String {
    let sentence = apply(&COST, sentence);
    moved(&sentence).unwrap_or(sentence)
}

/// What a cause moved, and where to, without the cause.
pub(in crate::check) fn moved(sentence: &str) -> Option<String> {
    let found = CAUSE.captures(sentence)?;
    let part = |name: &str| found.name(name).map_or("", |m| m.as_str());
    let (why, what, figure, rest) = (part("why"), part("what"), part("figure"), part("rest"));
    if !is_mere_cause(why, rest) {
        return None;
    }
    let growth = figure.contains('%') || figure.contains("cent") || figure.contains("pct");
    let side = format!("{}{}", part("side"), part("beyond"));
    let level = !part("to").is_empty() || !side.is_empty();
    let verb = match (level, side.trim(), part("turn").trim()) {
        (true, "below" | "under", _) => "were below",
        (true, "", _) => "were",
        (true, ..) => "were above",
        // "lifted exports 7%" is a growth, "lifted exports 7 billion yuan" may be either
        _ if !growth => return None,
        (_, _, "up") => "rose",
        (_, _, "down") => "fell",
        _ if !part("up").is_empty() => "rose",
        _ if !part("down").is_empty() => "fell",
        _ => return None,
    };
    // "dragged imports to 6%" says where a share or a growth is
    if level && growth && !what.ends_with("growth") {
        return None;
    }
    Some(format!("{what} {verb} {figure}{rest}"))
}

/// Whether what moves trade says nothing of whose trade it is: no name, no firms or places, no figure, and no time that the
/// rest does not tell.
fn is_mere_cause(why: &str, rest: &str) -> bool {
    const OWNERS: &[&str] = &[
        "firms", "firm", "companies", "company", "enterprises", "businesses", "provinces", "regions", "exporters",
        "importers", "traders", "makers", "manufacturers", "producers", "buyers", "sellers", "retailers", "ports",
        "cities", "countries", "nations", "partners", "economies", "they", "it", "which", "who", "that",
    ];
    const TIMES: &[&str] = &[
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "quarter", "year", "month", "half", "week",
    ];
    let lower = why.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    let has = |list: &[&str]| words.iter().any(|w| list.contains(w));
    let timed = ["quarter", " Q", "-March", "months", "half"]
        .iter()
        .any(|w| rest.contains(w));
    !why.is_empty()
        && !why.contains(|c: char| c.is_ascii_digit())
        && !has(OWNERS)
        && (!has(TIMES) || timed)
        && terms::topic(why).names.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_moved_is_the_subject() {
        for (text, want) in [
            (
                "A slump in prices dragged China's first-quarter imports to below 3 billion yuan.",
                "China's first-quarter imports were below 3 billion yuan.",
            ),
            (
                "Brisk demand lifted exports to 3 billion yuan in May.",
                "exports were 3 billion yuan in May.",
            ),
            (
                "Cheaper oil pushed the value of imports down to about 3 billion yuan.",
                "the value of imports were about 3 billion yuan.",
            ),
            (
                "A strong finish carried exports of kites past 3 billion yuan in May.",
                "exports of kites were above 3 billion yuan in May.",
            ),
            (
                "Weak prices pulled imports down by 3% in May.",
                "imports fell 3% in May.",
            ),
            ("Weak prices sent imports down 3% in May.", "imports fell 3% in May."),
            ("Rising orders lifted exports by 3% in May.", "exports rose 3% in May."),
            (
                "Hopes ran high, and a rush of orders drove export growth to 3%.",
                "export growth were 3%.",
            ),
            (
                "Cheaper oil cost imports 3 percentage points of growth.",
                "Cheaper oil lowered the growth rate of imports by 3 percentage points.",
            ),
        ] {
            assert_eq!(causes(text), want);
        }
    }

    #[test]
    fn a_cause_that_may_own_the_trade_stays() {
        for text in [
            "Private firms lifted exports to 3 billion yuan in May.",
            "Japan pushed trade to 3 billion yuan.",
            "Kite makers lifted exports by 3%.",
            "A strong May carried exports past 3 billion yuan.",
            "Weak prices drove imports 3 billion yuan.",
            "After a 3% dip, demand lifted exports to 3 billion yuan.",
            "They lifted exports to 3 billion yuan.",
        ] {
            assert_eq!(causes(text), text);
        }
    }
}
