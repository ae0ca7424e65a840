//! How a sentence begins and ends: whether it points back, begins anew, speaks of the whole country, or says who said it.
//! Must not look beyond the sentence.
use super::terms;

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
    let leaves = words
        .split_whitespace()
        .rev()
        .take(4)
        .any(|w| matches!(w, "leaves" | "leaving" | "left"));
    leaves || REST.iter().any(|w| words.contains(w))
}

/// `went to places other than the provinces`, `suppliers outside the bloc`: the figure is of what is left.
pub(super) fn leaves_out(sentence: &str) -> bool {
    const LEFT: &[&str] = &[
        " other than ", " except ", " excluding ", " outside the ", " apart from ", " not counting ",
    ];
    let lower = format!(" {}", sentence.to_lowercase());
    LEFT.iter().any(|w| lower.contains(w))
}

/// `averaged 3 trillion yuan a month`: a rate by a time that is shorter than the record's.
pub(super) fn by_the_month(sentence: &str, figure: &str) -> bool {
    let Some(at) = sentence.find(figure) else { return false };
    let behind = sentence[at + figure.len()..].trim_start().to_lowercase();
    let clause = behind.split([',', ';', ':']).next().unwrap_or("");
    let time = ["month", "day", "hour", "minute", "second"];
    let rate = |each: &str| {
        let at = clause.find(each).filter(|k| *k < 50)?;
        let rest = &clause[at + each.len()..];
        time.iter().find(|t| rest.starts_with(**t) && !earlier(rest))
    };
    if [" per ", " a ", " an ", " each ", " every "]
        .iter()
        .any(|e| rate(e).is_some())
    {
        return true;
    }
    let each = ["a ", "per ", "each ", "every ", "an ", "in each ", "in every "];
    let time = ["month", "day", "week", "hour", "minute", "second", "year", "quarter"];
    each.iter()
        .filter_map(|e| behind.strip_prefix(e))
        .any(|rest| time.iter().any(|t| rest.starts_with(t)) && !earlier(rest))
        || behind.starts_with("monthly")
        || behind.starts_with("daily")
}

/// The time that stands behind a figure: `every minute`.
pub(super) fn time_behind(sentence: &str, figure: &str) -> Option<&'static str> {
    let at = sentence.find(figure)? + figure.len();
    let behind = sentence[at..].to_lowercase();
    let times = ["second", "minute", "hour", "day", "week", "month", "quarter"];
    times
        .into_iter()
        .filter_map(|t| behind.find(t).map(|k| (k, t)))
        .min()
        .map(|(_, t)| t)
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

/// Whether a rate is one by the month: `averaged 3 trillion yuan a month`.
pub(super) fn monthly(sentence: &str, figure: &str) -> bool {
    let lower = sentence.to_lowercase();
    by_the_month(sentence, figure)
        && (lower.contains("month") && !["daily", "weekly", " day"].iter().any(|w| lower.contains(w)))
        || lower.contains("monthly average")
        || lower.contains("average month")
}

/// `a year earlier` is no rate.
fn earlier(rest: &str) -> bool {
    let next = rest.split([' ', ',', '.']).nth(1).unwrap_or("");
    matches!(next, "earlier" | "ago" | "before" | "later" | "on")
}

/// `When the year began, ...`: a time that names no period.
pub(super) fn opens_at_another_time(sentence: &str) -> bool {
    let open = opening(sentence);
    [
        "when the year began",
        "when the quarter began",
        "when this year began",
        "at the start of the",
        "at the beginning of the",
        "as the year began",
        "before the",
        "before this",
        "before last",
        "at the outset",
        "back then",
        "until then",
        "by the end of last",
    ]
    .iter()
    .any(|w| open.starts_with(w))
}

/// `At the end of last year, 40 firms held ...`: the time right before what this year's figures count.
pub(super) fn at_the_start(sentence: &str, figure: &str) -> bool {
    const CUES: &[&str] = &[
        "when the year began",
        "when the quarter began",
        "when this year began",
        "at the start of the year",
        "at the start of this year",
        "at the start of the quarter",
        "at the start of 20",
        "at the beginning of the year",
        "at the beginning of this year",
        "at the beginning of the quarter",
        "at the beginning of 20",
        "as the year began",
        "as the quarter began",
        "at the end of last year",
        "by the end of last year",
        "at last year's end",
        "at last year’s end",
        "at the turn of the year",
        "before this year's first quarter",
        "before this year’s first quarter",
        "before the first quarter",
        "before the quarter",
        "before the year began",
        "before this quarter's",
        "before this quarter’s",
        "before the quarter's",
        "before the quarter’s",
        "when 2024 began",
        "when 2025 began",
        "when 2026 began",
        "when 2024 started",
        "when 2025 started",
        "when 2026 started",
        "going into the year",
        "going into this year",
        "going into the quarter",
        "as of the end of last year",
        "on new year's day",
        "on new year’s day",
        "on january 1",
        "on 1 january",
    ];
    let lower = sentence.to_lowercase().replace("first-quarter", "first quarter");
    let Some(at) = CUES.iter().filter_map(|c| lower.find(c)).min() else {
        return false;
    };
    // "from 2,554 at the start of the year to 2,670": of the figure right before
    let own = lower.find(&figure.to_lowercase()).unwrap_or(0);
    let digit = |s: &str| s.contains(|c: char| c.is_ascii_digit());
    let (Some(before), Some(behind)) = (lower.get(..at), lower.get(at..)) else {
        return true;
    };
    // "2,670 firms hold it now, 116 more than at the turn of the year": than is said of the figure right before
    let than = before.trim_end().ends_with("than");
    if than && own < at && lower.get(own + figure.len()..at).is_some_and(digit) {
        return false;
    }
    // "2,670 firms now hold it, compared with 2,554 at the end of last year": of the second
    let tied = lower.get((own + figure.len()).min(at)..at).unwrap_or("");
    let compared = [" from ", " compared ", " against ", " versus ", " up on "];
    if own < at && digit(tied) && compared.iter().any(|w| tied.contains(w)) {
        return false;
    }
    let opens = !digit(before);
    let last = own < at && !lower.get(own + figure.len()..at).is_some_and(digit);
    let from = before.contains("from ") && digit(behind);
    opens || last || !from
}

/// Whether a sentence tells how something was before it changed: `from 5 to 7`, `had been 5`, `once`, `when`.
pub(super) fn tells_of_then(sentence: &str, figure: &str) -> bool {
    const THEN: &[&str] = &[
        "from", "had", "once", "when", "before", "earlier", "ago", "formerly", "previously", "initially", "began",
        "start", "started", "beginning", "outset", "against", "versus", "compared", "than", "instead", "original",
        "originally", "then", "since", "first", "used", "early", "down", "took",
    ];
    // "when ties were set up it was 2 billion; today it is 700 billion"
    let own = sentence.split("; ").find(|s| s.contains(figure)).unwrap_or(sentence);
    let lower = own.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).any(|w| THEN.contains(&w))
}

/// `when the two sides established relations`: a time decades ago.
pub(super) fn long_ago(sentence: &str, figure: &str) -> bool {
    // "when ties were set up it was 2 billion; today it is 700 billion"
    let own = sentence.split("; ").find(|s| s.contains(figure)).unwrap_or(sentence);
    let lower = own.to_lowercase();
    // "has grown from 2 billion when relations were set up to 700 billion": the end is of now
    let before = lower.find(&figure.to_lowercase()).map_or("", |at| &lower[..at]);
    let ends = before.split_whitespace().rev().take(3).any(|w| w == "to");
    if ends && before.contains("from ") && before.contains("when ") {
        return false;
    }
    // "worth 2 billion when ties were set up, has since grown to 700 billion": so is what has come of it
    let (told, last) = before.rsplit_once(", ").unwrap_or(("", before));
    let since = ["has ", "have ", "today ", "now ", "is now "]
        .iter()
        .any(|w| last.starts_with(w));
    if since && told.contains("when ") {
        return false;
    }
    lower.split([',', ';']).any(|clause| {
        let clause = clause.find("when ").map(|at| &clause[at..]);
        clause.is_some_and(|c| {
            ["ties", "relations", "recognized each other", "recognised each other"]
                .iter()
                .any(|w| c.contains(w))
        })
    })
}

/// `Ten years ago, ...`: a time that names no period, and no beginning since when something goes on.
pub(super) fn years_ago(sentence: &str) -> bool {
    const SINCE: &[&str] = &[
        "since", "after", "from", "opened", "launched", "founded", "established", "began", "than", "compared",
    ];
    let lower = sentence.to_lowercase();
    lower.split([',', ';', ':']).any(|clause| {
        let words: Vec<&str> = clause.split(|c: char| !c.is_alphanumeric()).collect();
        // "a gain in the first quarter a year ago", which compares with none
        let quarter = ["quarter a year ago", "quarter a year earlier", "quarter one year ago"];
        let compares = ["same", "than", "from", "compared", "against", "over", "on", "versus"];
        let then = quarter.iter().any(|w| clause.contains(w)) && !words.iter().any(|w| compares.contains(w));
        let ago = words.windows(2).any(|w| {
            matches!(w[0], "years" | "decades" | "decade" | "century" | "centuries")
                && matches!(w[1], "ago" | "earlier")
        });
        then || ago && !words.iter().any(|w| SINCE.contains(w))
    })
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
    let plain = words.iter().any(|w| PLAIN.contains(&w.as_str()));
    (words.len() < 6 && !plain && !rest.contains(|c: char| c.is_ascii_digit())).then_some(rest)
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
        if capital(bare) && !nation && (trades || by) {
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
