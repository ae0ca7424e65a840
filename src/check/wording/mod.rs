//! How a sentence begins and ends: whether it points back, begins anew, speaks of the whole country, or says who said it.
//! Must not look beyond the sentence.
mod times;

use super::terms;
pub(super) use times::{
    at_an_event, at_the_start, by_the_month, by_the_year, long_ago, monthly, opens_at_another_time, tells_of_then,
    time_behind, years_ago,
};

/// A sentence without who said it, at its end: `..., Li Ming told reporters in Beijing on Monday`.
pub(super) fn without_attribution(sentence: &str) -> &str {
    let Some((body, tail)) = sentence.rsplit_once(',') else {
        return sentence;
    };
    let reports = [" told ", " said", " says", " according ", " announced"];
    if reports.iter().any(|w| tail.contains(w)) && !tail.contains(|c: char| c.is_ascii_digit()) {
        body
    } else {
        sentence
    }
}

/// A sentence without words that say nothing of what a figure is of: the currency of the record itself, the tags behind a post,
/// `-bound` behind a name (`Africa-bound exports` go to Africa).
pub(super) fn without_idle(sentence: &str) -> String {
    let mut told = sentence.replace("-bound ", " ");
    for currency in ["uan", "enminbi", "MB", "NY"] {
        for first in ["Y", "y", "R", "r", "C"] {
            told = told.replace(&format!("{first}{currency}-denominated "), "");
        }
    }
    while let Some((body, tag)) = told.trim_end().rsplit_once(' ') {
        if !tag.starts_with('#') {
            break;
        }
        told.truncate(body.len());
    }
    told
}

/// `the rest of the country accounted for 2.5 trillion`: whether the clause of a figure is of what a part leaves; `before` are
/// the words before the figure.
pub(super) fn of_the_rest(before: &str) -> bool {
    const REST: &[&str] = &[
        "the rest of the country",
        "the rest of china",
        "everyone else",
        "the other provinces",
        "the remaining provinces",
        "the remaining regions",
        "all other provinces",
        "every other province",
        "everywhere else",
    ];
    let words = before.rsplit([';', ':']).next().unwrap_or(before).to_lowercase();
    // "which leaves roughly 2.5 trillion for the others"
    // but "leaving well behind the 8 percent of toys"
    let near: Vec<&str> = words.split_whitespace().rev().take(4).collect();
    let leaves = near.iter().any(|w| matches!(*w, "leaves" | "leaving" | "left")) && !near.contains(&"behind");
    // "outpaced the rest of the country, with exports rising 8%"
    const BESIDE: &[&str] = &[
        "outpaced ", "outpacing ", "than ", "unlike ", "beat ", "outstripped ", "outperformed ", "outgrew ",
        "ahead of ", "like ", "from ", "to ", "and ",
    ];
    let told = |w: &&str| {
        words
            .find(*w)
            .is_some_and(|at| !BESIDE.iter().any(|b| words[..at].ends_with(b)))
    };
    leaves || REST.iter().any(told)
}

/// `went to places other than the provinces`, `suppliers outside the bloc`: the figure is of what is left.
pub(super) fn leaves_out(sentence: &str) -> bool {
    const LEFT: &[&str] = &[
        " other than ", " except ", " excluding ", " outside the ", " apart from ", " not counting ",
    ];
    let lower = format!(" {}", sentence.to_lowercase());
    LEFT.iter().any(|w| lower.contains(w))
}

/// Other terms than those of yuan and of value: `in dollar terms`, `by volume`, `seasonally adjusted`.
pub(super) fn other_terms(sentence: &str) -> Option<&'static str> {
    const TERMS: &[&str] = &[
        "dollar terms", "dollar-denominated", "terms of dollars", "in us dollars", "in dollars", "volume terms",
        "by volume", "by weight", "in tonnage", "real terms", "adjusted for", "seasonally adjusted", "constant prices",
        "inflation-adjusted", "per capita", "per head", "by number", "in tonnes", "in tons",
    ];
    let lower = sentence.to_lowercase();
    TERMS.iter().find(|t| lower.contains(**t)).copied()
}

/// `were set up`, `were founded`: what became of firms, not how many trade.
pub(super) fn what_became(sentence: &str) -> bool {
    const FATE: &[&str] = &[
        "set up", "founded", "established", "registered", "created", "opened", "closed", "bankrupt", "dissolved",
        "launched", "shut", "merged", "hired", "listed", "left the", "sprang up",
    ];
    let lower = sentence.to_lowercase();
    FATE.iter().any(|f| lower.contains(f))
}

/// `sold in China`, `sales at home`: no exports, and no imports either.
pub(super) fn at_home(sentence: &str) -> bool {
    const HOME: &[&str] = &[
        "sales in china", "sold in china", "sold at home", "sales at home", "domestic sales", "domestic market",
        "home market", "retail sales", "market in china", "sold within china", "sales within china",
        "sold domestically", "bought at home", "made and sold",
    ];
    let lower = sentence.to_lowercase();
    HOME.iter().any(|w| lower.contains(w))
}

/// `Chinese firms abroad sold`: what they sell there is no trade of the country's.
pub(super) fn traders_abroad(sentence: &str) -> bool {
    const WHO: &[&str] = &[
        "firms", "companies", "businesses", "enterprises", "plants", "factories", "subsidiaries",
    ];
    let lower = sentence.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
    words.windows(2).any(|w| {
        WHO.contains(&w[0]) && matches!(w[1], "abroad" | "overseas") || w[0] == "overseas" && w[1] == "subsidiaries"
    })
}

/// `used cars`, `second-hand machines`: other things than cars and machines.
pub(super) fn second_hand(sentence: &str) -> bool {
    const BEHIND: &[&str] = &["to", "by", "in", "for", "as", "it", "the", "a", "its", "their"];
    let lower = sentence.to_lowercase();
    let words: Vec<&str> = lower.split(' ').collect();
    let used = words.windows(2).any(|w| w[0] == "used" && !BEHIND.contains(&w[1]));
    let other = [
        "second-hand", "secondhand", "refurbished", "pre-owned", "discarded", "counterfeit", "unfinished",
    ];
    const ANIMALS: &[&str] = &[
        "chicken", "chickens", "poultry", "pigs", "hogs", "cattle", "birds", "fish", "animals", "sheep", "seafood",
        "soybeans", "livestock",
    ];
    let live = words.windows(2).any(|w| w[0] == "live" && ANIMALS.contains(&w[1]));
    used || live || words.iter().any(|w| other.contains(w))
}

/// What a sentence is about by its opening: `For cars, exports rose`, `In the car sector, ...`.
pub(super) fn opening_topic(sentence: &str) -> Option<&str> {
    const ABOUT: &[&str] = &[
        "for ", "as for ", "as to ", "when it comes to ", "regarding ", "concerning ", "turning to ", "among ",
        "within ", "in terms of ", "looking at ", "with regard to ", "in the case of ",
    ];
    const PLAIN: &[&str] = &[
        "contrast", "addition", "particular", "fact", "total", "all", "short", "turn", "response", "terms", "detail",
        "general", "comparison", "brief", "sign", "time", "words", "record", "term", "other", "sum", "aggregate",
        "context", "light", "line", "spite", "view", "face", "years", "months", "quarters", "weeks", "days", "decade",
        "decades", "while", "value", "volume", "instance", "example", "part", "most", "now", "once", "thing",
        "starters", "sure", "good", "reference", "scale",
    ];
    let (open, _) = sentence.split_once(", ")?;
    let lower = open.to_lowercase();
    let rest = match ABOUT.iter().find(|a| lower.starts_with(**a)) {
        Some(a) => &open[a.len()..],
        None => open.get(3..).filter(|_| lower.starts_with("in "))?,
    };
    let words: Vec<String> = rest.split(' ').map(str::to_lowercase).collect();
    // "For brewers there was some cheer, as ..."
    let says = words.iter().any(|w| w == "there");
    let plain = says || words.iter().any(|w| PLAIN.contains(&w.as_str()));
    (words.len() < 6 && !plain && !rest.contains(|c: char| c.is_ascii_digit())).then_some(rest)
}

/// `hauliers using Friendship Pass`, `shoppers`: whether what a sentence opens with is people for whom something is so.
pub(super) fn is_for_people(opening: &str) -> bool {
    const PEOPLE: &[&str] = &[
        "hauliers", "haulers", "truckers", "drivers", "shippers", "forwarders", "consumers", "shoppers", "travelers",
        "travellers", "readers", "investors", "economists", "analysts", "observers", "officials", "markets", "those",
        "anyone",
    ];
    let first = opening.split(' ').next().unwrap_or("").to_lowercase();
    PEOPLE.contains(&first.as_str())
}

/// Words with a capital that no table may know and that trade themselves: `Huawei exported`, `Huawei's exports`, `by Huawei`.
pub(super) fn traders(sentence: &str) -> Vec<&str> {
    const TRADE: &[&str] = &[
        "exported", "imported", "traded", "shipped", "sold", "bought", "exports", "imports", "sells", "buys", "ships",
    ];
    let words: Vec<&str> = sentence.split(' ').collect();
    let capital = |w: &str| w.chars().next().is_some_and(char::is_uppercase);
    let mut out = Vec::new();
    for (i, w) in words.iter().enumerate() {
        let bare = w.trim_end_matches([',', '.', ';', ':']);
        let owner = bare.strip_suffix("'s").or(bare.strip_suffix("’s"));
        // "Africa-bound exports" are not Africa's, but are told by the name
        let owner = owner.or(bare.strip_suffix("-bound"));
        let next = words.get(i + 1).copied().unwrap_or("");
        let trades = TRADE.contains(&next);
        let by = i > 0 && words[i - 1] == "by";
        // "China Inc." is China
        let nation = bare == "Inc" && i > 0 && words[i - 1] == "China";
        // "Exporters shipped ..." begins a sentence
        const ANY: &[&str] = &[
            "Exporters", "Importers", "Traders", "Shippers", "Firms", "Companies", "Businesses", "Enterprises",
            "Private-sector", "Customs", "Total", "Overall",
        ];
        if capital(bare) && !nation && (trades || by) && !(i == 0 && ANY.contains(&bare)) {
            out.push(owner.unwrap_or(bare));
        }
    }
    out
}

/// `China and X together`, `a combined population`: a figure of both.
pub(super) fn is_joint(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let both = ["china and ", "and china "].iter().any(|w| lower.contains(w));
    let together = [" together", "combined", "jointly"].iter().any(|w| lower.contains(w));
    both && together
}

/// Whether a sentence may speak of China with someone else.
pub(super) fn names_both(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    [
        "china and ", "and china", "together", "combined", "jointly", "the two ", "both", "with china", "china-",
        "-china", "between",
    ]
    .iter()
    .any(|w| lower.contains(w))
}

/// `each private firm traded ...`, `the average exporter`: an amount by the firm.
pub(super) fn by_the_firm(sentence: &str) -> bool {
    const FIRMS: &[&str] = &[
        "company", "firm", "enterprise", "business", "trader", "importer", "exporter",
    ];
    let lower = sentence.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
    words.iter().enumerate().any(|(i, w)| {
        matches!(*w, "each" | "every" | "per" | "average" | "typical")
            && words[i + 1..].iter().take(4).any(|n| FIRMS.contains(n))
    })
}

/// How a sentence begins, lower case.
fn opening(sentence: &str) -> String {
    let end = sentence.char_indices().nth(60).map_or(sentence.len(), |c| c.0);
    sentence[..end].to_lowercase()
}

/// Whether the very first words of a sentence point back.
pub(super) fn opens_back(sentence: &str) -> bool {
    let words: Vec<String> = sentence.split([' ', ',']).take(2).map(str::to_lowercase).collect();
    match words.as_slice() {
        [first, second] if matches!(first.as_str(), "among" | "of") => {
            matches!(second.as_str(), "these" | "them" | "those")
        }
        [first, ..] => matches!(
            first.as_str(),
            "this" | "that" | "it" | "they" | "their" | "its" | "these" | "those" | "both"
        ),
        _ => false,
    }
}

/// Whether a sentence begins by pointing back to the one before it.
pub(super) fn points_back(sentence: &str) -> bool {
    let opening = opening(sentence);
    let first = opening.split([' ', ',']).next().unwrap_or("");
    matches!(
        first,
        "this" | "that" | "it" | "they" | "their" | "its" | "these" | "those" | "both"
    ) || [
        "among these", "among them", "of these", "of them", "these provinces", "these countries", "these nations",
        "these regions", "these cities", "the two sides", "both sides", " their ",
    ]
    .iter()
    .any(|p| opening.contains(p))
        || it_behind(sentence)
}

/// `Helped by new gates, it has cut ...`: what a pronoun behind an opening stands for is the subject of the sentence before.
pub(super) fn it_behind(sentence: &str) -> bool {
    let opening = opening(sentence);
    let first = opening.split([' ', ',']).next().unwrap_or("");
    first.ends_with("ed") && [", it ", ", they "].iter().any(|p| opening.contains(p))
}

/// Whether a sentence begins with one part of what the sentence before spoke of as a whole: `In younger markets, ...`.
pub(super) fn partitions(sentence: &str) -> bool {
    let mut words = sentence.split(',').next().unwrap_or("").split(' ');
    let count = words.clone().count();
    let first = words.next().unwrap_or("").to_lowercase();
    let last = words.next_back().unwrap_or("").to_lowercase();
    count > 2
        && count < 7
        && matches!(first.as_str(), "in" | "to" | "on" | "for" | "among")
        && matches!(
            last.as_str(),
            "markets" | "market" | "fields" | "categories" | "segments" | "destinations"
        )
}

/// Whether a sentence begins a new point of a list, and with it a new subject.
pub(super) fn begins_anew(sentence: &str) -> bool {
    let first: String = sentence
        .chars()
        .take_while(|c| c.is_alphanumeric())
        .collect::<String>()
        .to_lowercase();
    matches!(
        first.as_str(),
        "first" | "second" | "third" | "fourth" | "fifth" | "sixth" | "finally" | "lastly" | "overall" | "generally"
    ) || sentence.starts_with("By product")
        || sentence.starts_with("In general")
}

pub(super) fn national(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    [
        "our ", "china's ", "china’s ", "the country's ", "the country’s ", "the nation's ", "nationwide",
    ]
    .iter()
    .any(|w| lower.contains(w))
}

/// Words that stand for a subject named earlier.
pub(super) const UNNAMED: &[&str] = &[
    "these provinces", "these cities", "these regions", "these enterprises", "these companies", "these ports",
    "those provinces", "the above provinces", "the bloc", "the grouping", "the continent", "such goods",
    "such products",
];

/// Whether nothing but `their` or `its` points back.
pub(super) fn only_their(sentence: &str) -> bool {
    let opening = opening(sentence);
    !["among", "these", "them", "the two sides", "both sides"]
        .iter()
        .any(|w| opening.contains(w))
        && !it_behind(sentence)
}

/// `Its exports rose.`
pub(super) fn opens_with_possessive(sentence: &str) -> bool {
    ["Its ", "Their "].iter().any(|w| sentence.starts_with(w))
}

/// Whether a sentence begins with a proper name other than the country's: `Yuhe, a town of 700,000, ...`.
pub(super) fn begins_with_a_name(sentence: &str) -> bool {
    let first = sentence.split([' ', ',', '’', '\'']).next().unwrap_or("");
    let second = sentence.split(' ').nth(1).unwrap_or("");
    let capital = |w: &str| {
        w.chars().next().is_some_and(char::is_uppercase) && w.chars().skip(1).all(|c| c.is_lowercase() || c == '-')
    };
    let apposition = first.len() + 1 < sentence.len() && sentence[first.len()..].starts_with(", a");
    capital(first)
        && !matches!(first, "China" | "Chinese" | "The" | "In" | "Our" | "We")
        && (apposition || capital(second) && second.len() > 2 && !matches!(first, "Exports" | "Imports" | "Trade"))
}

pub(super) fn is_of_trains(noun: &str) -> bool {
    ["service", "trip", "run", "journey"]
        .iter()
        .any(|w| noun.trim_end_matches('s').ends_with(&format!("train {w}")))
}

/// `86% of all companies engaged in trade`: a share of their number, not of trade.
pub(super) fn is_of_firms(of: Option<&str>) -> bool {
    let words = of.unwrap_or("").split(' ').map(str::to_lowercase);
    let mut rest = words.skip_while(|w| {
        matches!(
            w.as_str(),
            "all" | "the" | "total" | "number" | "of" | "china's" | "chinese" | "trading" | "these" | "those"
        )
    });
    rest.next().is_some_and(|w| terms::word(&w) == "enterprise")
}

/// Whether something is said to grow more than something else.
pub(super) fn outgrows(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "faster", "exceed", "outpac", "above the", "higher than", "more than the overall", "ahead of", "beating",
        "outstripp",
    ]
    .iter()
    .any(|w| lower.contains(w))
}

pub(super) fn grows(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    [
        "growth", "grew", "rose", "increase", "expand", "boost", "gain", "went up", "rise", "rising", "climb",
    ]
    .iter()
    .any(|w| lower.contains(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_that_a_figure_is_told_for() {
        for (text, want) in [
            ("It was 40 tons when the storm came.", Some("the storm came.")),
            ("When the storm came, it was 40 tons.", Some("the storm came")),
            ("When the storm came it was 9; now it is 40 tons.", None),
            ("It is 40 tons when measured in spring.", None),
            ("It was 40 tons.", None),
        ] {
            assert_eq!(at_an_event(text, "40 tons"), want, "{text}");
        }
    }

    #[test]
    fn other_times_and_rates_are_told() {
        for (text, start, ago, firm) in [
            ("When the year began, 40 firms sold toys.", true, false, false),
            ("At the end of last year, 40 firms sold toys.", true, false, false),
            ("At the end of the day, 40 firms sold toys.", false, false, false),
            ("Ten years ago, 40 firms sold toys.", false, true, false),
            ("A rise of 4% in the first quarter a year ago", false, true, false),
            ("A rise of 4% from the first quarter a year ago", false, false, false),
            (
                "Since it opened ten years ago, the line has carried toys.",
                false,
                false,
                false,
            ),
            ("Each private firm sold toys worth 4 yuan.", false, false, true),
            ("Toys worth 4 yuan per average exporter", false, false, true),
            ("Each toy of the firm is new.", false, false, true),
            ("Each year toys are sold.", false, false, false),
        ] {
            assert_eq!(
                (at_the_start(text, "40"), years_ago(text), by_the_firm(text)),
                (start, ago, firm),
                "{text}"
            );
        }
    }

    #[test]
    fn relations_began_long_ago() {
        let ago = |s: &str| long_ago(s, "5");
        assert!(ago("When the two took up relations, trade was 5."));
        assert!(ago("Trade was 5 when they established ties."));
        assert!(!ago("Trade has grown by 5 since they established ties."));
        assert!(!ago("When they established ties, trade was 2; today it is 5."));
    }

    #[test]
    fn openings_tell_what_a_sentence_is_about() {
        for (text, want) in [
            ("For cars, exports rose.", Some("cars")),
            ("When it comes to old cars, exports rose.", Some("old cars")),
            ("In the car sector, exports rose.", Some("the car sector")),
            ("In contrast, exports rose.", None),
            ("In the first 3 months, exports rose.", None),
            ("For ten years running, exports rose.", None),
            ("Exports rose, for cars.", None),
        ] {
            assert_eq!(opening_topic(text), want, "{text}");
        }
    }

    #[test]
    fn who_trades_may_be_a_name_of_no_table() {
        for (text, want) in [
            ("Kitemaker exported kites.", &["Kitemaker"][..]),
            ("Kitemaker's exports rose.", &["Kitemaker"][..]),
            ("Exports by Kitemaker rose.", &["Kitemaker"][..]),
            ("Exports to Japan rose.", &[][..]),
            ("The firm exported kites.", &[][..]),
        ] {
            assert_eq!(traders(text), want, "{text}");
        }
    }

    #[test]
    fn figures_of_two_together_are_no_figures_of_one() {
        assert!(is_joint("China and Japan together make kites."));
        assert!(is_joint("Japan and China have a combined population."));
        assert!(!is_joint("China and Japan make kites."));
        assert!(names_both("Together with China, Japan makes kites.") && !names_both("Japan makes kites."));
    }
}
