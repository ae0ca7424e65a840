//! Who trades how much with whom, as broadcasts, posts and newsletters tell it, as rules: a pattern and what stands for it.
use super::rule::{Rules, apply, rules};
use std::sync::LazyLock;

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    rules(&[
        // who should note it
        (
            r"^[^,;:.]{0,90}?\b(?:may|might|will|should|would do well to) (?:wish to |want to |like to |care to )?(?:note|recall|remember|observe|know) that ",
            "",
        ),
        (r"^(?:And )?[Aa]ccording to Beijing, ", ""),
        // groups of countries by other words
        (
            r"\b[Ss]outheast Asia(?:'s|’s) (?:regional |trading |trade )?(?:bloc|grouping|club)\b",
            "ASEAN",
        ),
        (
            r", [^,]{3,60} (?:writes?|wrote|says?|said|notes?|reports?) (?:about|of|on) the (first|second|third|fourth)-quarter (?:figures|numbers|data|results)\.?$",
            " in the $1 quarter.",
        ),
        (
            r"\b(?:the )?(?:five )?Central Asian (?:republics|nations|states|economies|neighbours|neighbors)\b",
            "the five Central Asian countries",
        ),
        (
            r"\b(?:yuan|renminbi|RMB)-denominated (imports|exports|trade|foreign trade)\b",
            "$1",
        ),
        (
            r"\b(?:[Bb]usiness|[Dd]ealings|[Cc]ommerce) with the ((?:two|three|four|five|six|seven|eight|nine|ten|\d+) [A-Z])",
            "trade with the $1",
        ),
        (r"\bby train\b", "by rail"),
        (r"\boverall growth (?:figure|rate|pace|number)\b", "overall growth"),
        // verbs of headlines
        (
            r"\b(imports|exports|trade) (?:top|tops|topped) (<hedge><money>)",
            "$1 exceeded $2",
        ),
        (
            r"\b(?:logs?|logged|books?|booked|clocks?|clocked|notch(?:es)?|notched|posts?|posted|records?|recorded|registers?|registered) (<hedge><money>) (?:in|of) ((?:the )?(?:Q[1-4]|H[12]|(?:first|second|third|fourth)[- ]quarter|(?:first|second)[- ]half) )?(foreign trade|trade|imports and exports|exports|imports)\b",
            "recorded $2$3 worth $1",
        ),
        (
            r"\b(China|[Tt]he country) (?:posts?|posted|logs?|logged|runs?|ran|books?|booked|records?|recorded|notched|has|had) (?:an? )?(<hedge><money>) (?:goods |merchandise )?(?:trade )?(surplus|deficit)\b",
            "China's trade $3 was $2",
        ),
        (
            r"\b(?:conduct|conducts|conducted|handle|handles|handled|carry out|carries out|carried out|transact|transacts|transacted|do|does|did) (<hedge>(?:<pct>|<part>)) of ((?:the |all |China's |the country's |the nation's |the entire )+)",
            "accounted for $1 of $2",
        ),
        // all that passes between two
        (
            r"\b(?:everything|all|what)(?: that)? (?:China|the country) (?:trades|traded|exchanges|exchanged) with ((?:the )?[A-Z])",
            "China's trade with $1",
        ),
        (
            r"\bwhat China and (?:its |the )?([A-Z][\w -]*?) (?:traded|trade|exchanged|exchange) with (?:each other|one another)\b",
            "China's trade with $1",
        ),
        (
            r"^Goods worth (<hedge><money>) (?:moved|passed|went|flowed|travelled|traveled) between (?:the )?([a-z][a-z -]*?) and (?:the )?(?:outside world|rest of the world|world outside|wider world|world)(?: (?:along|via|through|on|by) ((?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)*))?",
            "The imports and exports of the $2 through $3 were $1",
        ),
        (
            r"^(?:The )?((?:[A-Z]\w+ )+)([a-z][a-z -]*?) worth (<hedge><money>) (?:was|were) (?:bought|imported|purchased|ordered|taken in) by (?:China|the country)\b",
            "China's imports of ${2} from ${1}countries were $3",
        ),
        (
            r"\b(?:bought|buy|buys|ordered|purchased) (<hedge><money>) (?:of|in|worth of) ([a-z][a-z -]*?) (?:abroad|overseas|from abroad|from overseas)\b",
            "imported $2 worth $1",
        ),
        (
            r"\b([Tt]he (?:seven )?(?:leading|major|top|biggest) (?:trading|trade) provinces(?: and (?:cities|municipalities))?), [A-Z][^,;]*? among them, ",
            "$1 ",
        ),
        // what others would like
        (
            r", an? [a-z-]+(?: [a-z-]+)? (?:that|which|where|for which) [^,]*\b(?:would|could|may|might|hopes?|wants?)\b[^,]*$",
            ".",
        ),
        // since when
        (
            r"^[Ww]hen (?:diplomatic |formal |official )?(?:relations|ties) between ((?:the )?[A-Z][\w.]*(?: [A-Z]\w+)* and (?:the )?[A-Z][\w.]*(?: [A-Z]\w+)*) [^,]*, (?:their |the )?(?:annual |two-way |bilateral |mutual )*(trade|commerce)\b",
            "At the beginning of relations, trade between $1",
        ),
        // time saved
        (r"^Thanks to [^,;]*, ([a-z][^,;]*? takes? )", "$1"),
    ])
});

/// A sentence with its dealings in plain words.
pub(super) fn dealings(sentence: &str) -> String {
    apply(&RULES, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dealings_are_told_in_plain_words() {
        for (text, want) in [
            (
                "Readers in Lima may wish to note that toy trade rose 3%.",
                "toy trade rose 3%.",
            ),
            ("Toy makers will note that they rose.", "they rose."),
            (
                "Trade with Southeast Asia's trading bloc rose.",
                "Trade with ASEAN rose.",
            ),
            (
                "China's toy exports topped 3 billion yuan.",
                "China's toy exports exceeded 3 billion yuan.",
            ),
            (
                "Private firms log 3 billion yuan in Q2 exports.",
                "Private firms recorded Q2 exports worth 3 billion yuan.",
            ),
            (
                "China posts 3 billion yuan surplus in May",
                "China's trade surplus was 3 billion yuan in May",
            ),
            (
                "Private firms now handle over 40% of China's toy exports.",
                "Private firms now accounted for over 40% of China's toy exports.",
            ),
            (
                "Some 18% of all China trades with Peru is in toys.",
                "Some 18% of China's trade with Peru is in toys.",
            ),
            (
                "Goods worth about 3 billion yuan moved between the islands and the world along the Kite Road.",
                "The imports and exports of the islands through the Kite Road were about 3 billion yuan.",
            ),
            (
                "Central Asian toys worth 3 billion yuan were bought by China in May.",
                "China's imports of toys from Central Asian countries were 3 billion yuan in May.",
            ),
            (
                "When ties between China and Peru began in 1971, two-way trade was $1 million.",
                "At the beginning of relations, trade between China and Peru was $1 million.",
            ),
            (
                "The firms handle 40 tons of kites.",
                "The firms handle 40 tons of kites.",
            ),
            ("He may note this.", "He may note this."),
        ] {
            assert_eq!(dealings(text), want);
        }
    }
}
