//! Ways that goods go, crossings, and what is reckoned, as rules: a pattern and what stands for it.
use super::rule::{Rules, apply, rules};
use std::sync::LazyLock;

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    rules(&[
        // by which way
        (
            r"\b([Tt]rade|[Ii]mports|[Ee]xports|[Ss]hipments|[Cc]ommerce)((?: (?:between|with|to|from) [^,;]*?)?) (?:that (?:was |were |is |are )?)?(?:hauled|carried|moved|shipped|sent|transported|conveyed|going|moving|travelling|traveling) by (road|rail|air|sea|water)\b",
            "$1$2 by $3",
        ),
        // "hauled by train between China and Laos": whom it is with stands behind
        (
            r"\b([Tt]rade|[Ii]mports|[Ee]xports|[Ss]hipments|[Cc]ommerce) (?:that (?:was |were |is |are )?)?(?:hauled|carried|moved|shipped|sent|transported|conveyed|flown|going|moving|travelling|traveling) by (rail|train|road|truck|lorry|air|plane|aircraft|sea|ship|boat) (between|with|to|from)\b",
            "$1 by $2 $3",
        ),
        (
            r"\b([Tt]rade|[Ii]mports|[Ee]xports) (?:flown(?: by plane| by air)?|airlifted)\b",
            "$1 by air",
        ),
        // "Rail was the surprise winner, with trade by rail up 3%": a comment goes before the figure's clause
        (
            r"^(?:Rail|Road|Air|Sea)(?: freight| cargo| transport)? (?:was|is) the [a-z -]+, with (trade by )",
            "$1",
        ),
        (
            r"\b(?:[Tt]he )?(?:(?:Vientiane[-–]Kunming|Kunming[-–]Vientiane|Laos[-–]China) (?:line|railway|rail line|railroad|rail link|route)|(?:railway|rail line|railroad|line) (?:linking|connecting|between|from) (?:Kunming (?:with|and|to) Vientiane|Vientiane (?:with|and|to) Kunming))\b",
            "the China-Laos Railway",
        ),
        (
            r"\bhas (?:already |now |so far )?(?:clocked up|racked up|notched up|logged|handled|seen) (<hedge><num>) (freight|cargo) trains\b",
            "has run $1 $2 trains",
        ),
        (
            r"\b(and|while|with|,) the (rail|road|air|sea|water)(?:[- ](?:cargo|freight|borne))? (?:leg|route|channel|segment|portion|lane|link|side) (gained|rose|grew|was|climbed|jumped|fell|added|advanced)",
            "$1 that by $2 $3",
        ),
        (
            r"\b(?:[Cc]ross-border )?([Rr]ail|[Rr]oad|[Aa]ir|[Ww]ater)(?: transport| freight)? was the (?:fastest|quickest|slowest|weakest|strongest)(?:-growing)? (?:channel|mode|route|way|means)(?: of transport)? for (trade (?:between|with) [^,]+?), (expanding|growing|rising|up|jumping|climbing) (<hedge><pct>)",
            "$2 by $1 was $3 $4",
        ),
        // a crossing, and where it lies
        (
            r"^(?:[Gg]oods|[Cc]argo|[Ff]reight|[Tt]rade)(?: traffic| volumes?| flows?)? (?:through|at|via) ([A-Z][a-z]+), (?:the|a) [^,]*?\b(?:crossing|port|gateway|pass|checkpoint)\b[^,]*, (was|were|rose|fell|grew|jumped|climbed|dropped|swelled)\b",
            "Trade at $1 Port $2",
        ),
        (
            r"\b([Aa]t|[Tt]hrough|[Vv]ia) ([A-Z][a-z]+), (?:the|a) [^,]*?\b(?:crossing|port|gateway|pass|checkpoint)\b[^,]*, ",
            "$1 $2 Port, ",
        ),
        // who makes
        (
            r"\b([Pp])rivate (?:manufacturers|makers|exporters|traders|producers|importers)\b",
            "${1}rivate enterprises",
        ),
        // what one thinks of it
        (
            r", if [^,]*? (?:is|are) (?:right|correct|accurate|to be (?:believed|trusted))(\.?)$",
            "$1",
        ),
        (
            r"\b[Ee]xporters (?:shipped|sent|sold)(?: out| abroad| overseas)? (<hedge><money>)(?: worth)? of goods(?: abroad| overseas)?",
            "Exports were $1",
        ),
        (
            r"\b[Cc]entral and western (?:China|provinces|areas|parts|hinterland|interior)\b",
            "central and western regions",
        ),
        (
            r"\btimes its (?:trade|commerce) with ((?:the )?[A-Z])",
            "times that with $1",
        ),
        // what is reckoned
        (
            r"\bwould (?:thus |therefore |then |so )?have (come|amounted) to\b",
            "amounted to",
        ),
        (
            r"\bwould (?:thus |therefore |then |so )?have (stood at|reached|totaled|totalled)\b",
            "reached",
        ),
        (
            r"\b[Tt]he gap between what China (?:sold|sells|exported|exports|shipped)(?: abroad| overseas)? and what it (?:bought|buys|imported|imports|brought in)(?: abroad| overseas| from abroad)?",
            "China's trade surplus",
        ),
        (
            r"^([Mm]ore than <part>|<hedge>(?:<pct>|<part>)) of (China(?:'s|’s) (?:[a-z]+ )?trade) (?:now |today )?(?:runs|goes|flows|moves|travels|is done|is conducted) (?:to or from|to and from|with) ([^,.;]+)",
            "$3 account for $1 of $2",
        ),
        (r"\b(?:Chinese|China's|China’s) purchases of\b", "China's imports of"),
        (
            r"\b(?:[Tt]he|[Ii]ts|China's|China’s|[Tt]he country's) import bill\b",
            "imports",
        ),
        (
            r"^[Bb]etween them, ([^,]+? and [^,]+?) (account|accounted|make|made|take|took) ",
            "Together, $1 $2 ",
        ),
        (
            r"^((?:the )?[A-Z][\w.]*) (?:kept|retained|held|remained|stayed|is|was)[^,]* (?:trading|trade) partner[^,]*, with (?:[a-zA-Z0-9-]+ )?(?:turnover|trade|volume|business|two-way trade) of (<hedge><money>)",
            "Trade with $1 was $2",
        ),
    ])
});

/// A sentence with what is told of routes and of reckoned figures in plain words.
pub(super) fn routes(sentence: &str) -> String {
    apply(&RULES, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_and_reckonings_are_told_plainly() {
        for (text, want) in [
            (
                "Trade with Laos hauled by road rose 3%.",
                "Trade with Laos by road rose 3%.",
            ),
            (
                "Trade by rail was up 3%, and the air-cargo leg gained 4%.",
                "Trade by rail was up 3%, and that by air gained 4%.",
            ),
            (
                "At Mohan, the busiest crossing into Laos, trade rose 3%.",
                "At Mohan Port, trade rose 3%.",
            ),
            (
                "Sales would thus have come to 3 billion yuan.",
                "Sales amounted to 3 billion yuan.",
            ),
            (
                "More than a third of China's trade now runs to or from Asian markets.",
                "Asian markets account for More than a third of China's trade.",
            ),
            (
                "Trade hauled by train between China and Nepal was up 3%.",
                "Trade by train between China and Nepal was up 3%.",
            ),
            (
                "Sellers were glad, with trade flown by plane to Nepal up 3%.",
                "Sellers were glad, with trade by plane to Nepal up 3%.",
            ),
            (
                "Rail was the surprise winner, with trade carried by train to Nepal up 3%.",
                "trade by train to Nepal up 3%.",
            ),
            (
                "The railway linking Kunming with Vientiane has seen over 300 freight trains.",
                "the China-Laos Railway has run over 300 freight trains.",
            ),
            (
                "The Kunming-Vientiane line has already clocked up 300 freight trains.",
                "the China-Laos Railway has run 300 freight trains.",
            ),
            ("Trade moved to the islands.", "Trade moved to the islands."),
            (
                "Goods traffic through Mohan, the crossing that faces Boten, was up 3%.",
                "Trade at Mohan Port was up 3%.",
            ),
            (
                "Private makers exported 3% more, if the ministry is right.",
                "Private enterprises exported 3% more.",
            ),
            ("Its import bill was 3 billion yuan.", "imports was 3 billion yuan."),
            ("At Mohan, trade rose 3%.", "At Mohan, trade rose 3%."),
            ("Sales would have to come down.", "Sales would have to come down."),
        ] {
            assert_eq!(routes(text), want, "{text}");
        }
    }
}
