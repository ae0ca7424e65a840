//! How many trade, and what traders do, as the news tell it, as rules: a pattern and what stands for it.
use super::rule::{Rules, apply, rules};
use std::sync::LazyLock;

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    rules(&[
        (
            r"(^|[^A-Za-z-])[Pp]rivate-sector (trade|exports|imports|shipments)\b",
            "${1}private enterprises' $2",
        ),
        (
            r"^((?:[A-Z][a-z-]+ )(?:[a-z-]+ ){0,2}(?:companies|firms|enterprises|businesses|traders)), from [^,;\d]+ to [^,;\d]+, ",
            "$1 ",
        ),
        (
            r"\b(?:[Tt]he )?(?:[Ee]lectromechanical|[Mm]achinery and electronics|[Mm]echanical and electrical) (?:sector|industry|segment)\b",
            "Mechanical and electrical products",
        ),
        // how many trade
        (
            r"\b(?:[Tt]ally|[Cc]ount|[Rr]anks|[Rr]oster|[Nn]umber) of (?:Chinese )?(?:firms|companies|enterprises|businesses) (?:that (?:are |were )?)?(?:trading|doing business|dealing|buying (?:or|and) selling|buy (?:or|and) sell|trade) (?:abroad|overseas|across borders|with the (?:outside )?world|internationally)\b",
            "number of enterprises with import and export performance",
        ),
        (
            r"^((?i:<hedge>)<num>) (?:Chinese )?(?:firms|companies|enterprises|businesses) (?:were|are) (?:active|engaged|involved|busy) in (?:cross-border|foreign|overseas|international) trade\b",
            "There were $1 enterprises with import and export performance",
        ),
        (
            r"\b((?i:<hedge>)<num>) (?:Chinese )?(?:firms|companies|enterprises|businesses) (?:buying (?:or|and) selling|bought (?:or|and) sold|trading|traded) (?:abroad|overseas|across borders|with the world)\b",
            "$1 enterprises with import and export performance",
        ),
        (
            r"((?i:<hedge>)<num>) (?:Chinese )?(?:firms|companies|enterprises|businesses) (?:had been|have been|were|are) (?:active|engaged|involved|busy) in (?:imports? and exports?|exports? and imports?|imports? or exports?|importing (?:and|or) exporting|import-export|importing or exporting)\b",
            "there were $1 enterprises with import and export performance",
        ),
        (
            r"\b((?i:<hedge>)<num>) (?:Chinese )?(?:firms|companies|enterprises|businesses) (?:did|had done|were doing) business (?:across the border|in (?:imports|exports)(?: and (?:imports|exports))?)\b",
            "there were $1 enterprises with import and export performance",
        ),
        (
            r"\b(?:China's |the country's |its )?(?:army|legion|corps|club|pool|band|host|ranks) of (?:exporters and importers|importers and exporters|exporters or importers|trading (?:firms|companies)|firms that trade(?: abroad)?)\b",
            "the number of enterprises with import and export performance",
        ),
        (
            r"\b(?:took in|takes in|brought in|brings in|bought in) ([a-z][a-z -]*?) worth (<hedge><money>)",
            "imported $1 worth $2",
        ),
        // a label by what it says of those who have it
        (
            r"\b(?:(?:customs(?:'|’)?|[Cc]hina's|the customs(?:'|’)?) )?(?:(?:coveted|prized|official|preferential) )?(?:trusted|low-risk|accredited|approved|reliable|preferred)[- ](?:trader|traders|operator|operators|exporter|company|partner) AEO\b",
            "AEO",
        ),
        (
            r"\bAEO (?:trusted|low-risk|accredited|approved|reliable|preferred)[- ](?:trader|operator|company|partner)s?\b",
            "AEO",
        ),
        // what they did
        (
            r"\b([Pp]rivate|[Ff]oreign-invested|[Ff]oreign-funded) (?:enterprises|firms|companies|businesses) (?:did|do|conducted|transacted|handled|carried out) (<hedge><money>)(?: worth)? of (?:business|trade|commerce)\b",
            "the trade of $1 enterprises was $2",
        ),
        (
            r"((?i:<hedge>)(?:<pct>|<part>)) of ((?:all |the )?(?:China(?:'s|’s)|the country(?:'s|’s)|Chinese) (?:foreign |total |overall )*trade) (?:is|was|lies|rests|sits) (?:now |today |already )?in (?:the )?(?:hands of private (?:enterprises|firms|companies|businesses|owners)|private hands)\b",
            "private enterprises accounted for $1 of $2",
        ),
        // all that is bought and sold
        (
            r"\b(?:everything|all|whatever)(?: that)? (?:China|the country) (?:buys and sells|sells and buys|bought and sold|sold and bought)(?: abroad| overseas| with the world)?\b",
            "China's trade",
        ),
        (
            r"\b(?:the )?(?:world(?:'s|’s) )?two (?:largest|biggest) economies\b",
            "China and the United States",
        ),
        // a run of quarters is one of the quarterly figure
        (
            r"\b((?:[Cc]hina's |[Cc]hina’s |[Tt]he country's )?)[Qq]uarterly ((?:foreign |goods )?(?:trade|exports|imports)\b[^.;:]*? (?:two|three|four|five|six|seven|eight|nine|ten|\d+)(?: straight| consecutive| successive)? quarters)\b",
            "$1$2",
        ),
        (
            r"\b((?:[Cc]hina's |[Cc]hina’s |[Tt]he country's )?)[Qq]uarterly ((?:foreign |goods )?(?:trade|exports|imports)\b[^.;:]*? (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?: straight| consecutive| successive)? quarter)\b",
            "$1$2",
        ),
        // a run
        (
            r"\b[Qq]uarterly ((?:foreign )?(?:trade|exports|imports)\b[^,;]*?) ((?:two|three|four|five|six|seven|eight|nine|ten|\d+)) times (?:running|in a row|in succession|on the trot|straight)",
            "$1 for $2 consecutive quarters",
        ),
        (
            r"\b[Mm]onthly ((?:foreign )?(?:trade|exports|imports)\b[^,;]*?) ((?:two|three|four|five|six|seven|eight|nine|ten|\d+)) times (?:running|in a row|in succession|on the trot|straight)",
            "$1 for $2 consecutive months",
        ),
        (
            r"\b(\d+|one|ten)-(million|billion|trillion)-(yuan|dollar) (mark|threshold|line)\b",
            "$1 $2 $3 $4",
        ),
    ])
});

/// A sentence with its traders in plain words.
pub(super) fn traders(sentence: &str) -> String {
    apply(&RULES, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traders_are_told_plainly() {
        for (text, want) in [
            (
                "The tally of companies trading abroad stood at 3,000.",
                "The number of enterprises with import and export performance stood at 3,000.",
            ),
            (
                "Some 3,000 Chinese firms were active in cross-border trade in May.",
                "There were Some 3,000 enterprises with import and export performance in May.",
            ),
            (
                "With roughly 3,000 companies buying or selling abroad, it grew.",
                "With roughly 3,000 enterprises with import and export performance, it grew.",
            ),
            (
                "Private firms did about 3 billion yuan of business in May.",
                "the trade of Private enterprises was about 3 billion yuan in May.",
            ),
            (
                "Nearly 7% of China's foreign trade is now in the hands of private companies.",
                "private enterprises accounted for Nearly 7% of China's foreign trade.",
            ),
            (
                "A third of everything China buys and sells abroad is paper.",
                "A third of China's trade is paper.",
            ),
            (
                "Quarterly trade has topped the 3-billion-yuan mark five times running.",
                "trade has topped the 3 billion yuan mark for five consecutive quarters.",
            ),
            (
                "In May only 3,000 Chinese firms had been active in import and export.",
                "In May there were only 3,000 enterprises with import and export performance.",
            ),
            ("It earned customs' trusted-trader AEO status.", "It earned AEO status."),
            (
                "China's quarterly trade has topped 3 billion yuan for nine straight quarters.",
                "China's trade has topped 3 billion yuan for nine straight quarters.",
            ),
            (
                "Quarterly exports rose for a ninth straight quarter.",
                "exports rose for a ninth straight quarter.",
            ),
            ("Quarterly exports rose.", "Quarterly exports rose."),
            ("It has advanced-level AEO status.", "It has advanced-level AEO status."),
            ("It was told five times running.", "It was told five times running."),
            ("The tally of votes was 3,000.", "The tally of votes was 3,000."),
        ] {
            assert_eq!(traders(text), want);
        }
    }
}
