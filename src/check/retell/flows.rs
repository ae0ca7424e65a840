//! Goods as the news tell where they go, and shares by who has them, as rules: a pattern and what stands for it.
use super::rule::{Rules, apply, rules};
use std::sync::LazyLock;

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    rules(&[
        // both ways
        (r"\b[Pp]urchases and sales (?:abroad|overseas)\b", "imports and exports"),
        (
            r"^When ([A-Z][\w.]*) and (?:China|Beijing) ([^,]*), (?:they|the two|the two sides) (?:traded (?:goods worth )?|had trade of )(<hedge><money>)",
            "When $1 and China $2 trade between China and $1 was $3",
        ),
        (
            r"\b(?:China|Beijing) and ((?:the )?[A-Z][\w.]*(?: [A-Z]\w+)*) (?:traded|exchanged|swapped) (?:goods|merchandise) worth (<hedge><money>)",
            "trade between China and $1 was $2",
        ),
        (r"\b([Bb])ilateral commerce\b", "${1}ilateral trade"),
        (
            r"\bSoutheast Asia(?:'s|’s) (?:main|leading|top|largest|biggest) (?:regional |trading |trade |economic )?(?:bloc|grouping|group)\b",
            "ASEAN",
        ),
        (
            r"\b(?:handl|mov)(?:ing|ed) (?:goods|merchandise|trade) worth (<money>)",
            "trading goods worth $1",
        ),
        // where a place is
        (
            r"\b((?:[A-Z][\w'-]+ )+(?:[Aa]irport|[Pp]ort|[Ss]tation|[Pp]ass|[Cc]rossing|[Zz]one|[Pp]ark|[Tt]erminal|[Bb]ridge)),? in (?:(?:central|eastern|western|southern|northern|southwest|southeast|northwest|northeast) )?(?:China(?:'s|’s) )?<region>(?: [Pp]rovince)?\b",
            "$1",
        ),
        // where goods go
        (
            r"\b([Cc]hinese |[Cc]hina's |[Cc]hina’s )?([a-z][a-z -]{2,40}?)(?: that (?:was|were|is|are))? (?:bound|destined|headed|heading) for ((?:the )?[A-Z][\w.]*)",
            "exports of $2 to $3",
        ),
        (
            r"\b([A-Za-z][a-z -]{2,40}?) worth (<hedge><money>) (?:went|flowed|moved|travelled|traveled|passed|came) from ((?:the )?[A-Z][\w.]*) to (?:Chinese (?:buyers|shoppers|ports|consumers|tables|customers|importers)|China)\b",
            "imports of $1 from $3 were $2",
        ),
        (
            r"\b([A-Za-z][a-z -]{2,40}?) worth (<hedge><money>) (?:reached|entered|arrived in|came into|came to) China from ((?:the )?[A-Z][\w.]*)(?: countries| nations)?",
            "imports of $1 from $3 were $2",
        ),
        (
            r"^[A-Z][a-z ]*? in ((?:the )?[A-Z][\w.]*)(?: countries| nations)? sold China (<hedge><money>)(?:'s|’s)?(?: worth)? of ([a-z][a-z -]*?)( in | during | over |[,.;]|$)",
            "China's imports of $3 from $1 were $2$4",
        ),
        (r"\bSoutheast Asia(?:'s|’s) ASEAN(?: bloc| group(?:ing)?)?\b", "ASEAN"),
        (
            r"\b(?:Chinese-American|Sino-American|Sino-US|Sino-U\.S\.) (trade|commerce)\b",
            "trade between China and the United States",
        ),
        (
            r"\bwhat (?:China|the country) (?:exchanges|trades|swaps|exchanged|traded) with\b",
            "China's trade with",
        ),
        (
            r"^(?:[Oo]nly |[Jj]ust |[Aa] mere )?((?i:<hedge>)<pct>) of ([^,;:%]*?(?:trade|imports|exports|commerce))( in [^,;:%]*?)? (?:was|is|were|are) with ((?:the )?[A-Z][\w.]*(?: [A-Z]\w+)*)(,|\.|;|$)",
            "$4 accounted for $1 of $2$3$5",
        ),
        (
            r"\b(?:under|of) (?:Chinese|domestic|home-grown|homegrown|their own|its own|China's own) brands\b",
            "of homegrown brands",
        ),
        (
            r"\b(?:[Tt]he )?(?:value of )?(?:the )?goods crossing (?:China's|China’s|the country's|the country’s|its|Chinese) (?:national )?(?:borders?|frontiers?)",
            "China's foreign trade",
        ),
        (
            r"\b(?:[Cc]hinese |[Cc]hina's |[Cc]hina’s |[Ii]ts )?(?:purchases|buying|orders) of European ([a-z])",
            "China's imports from the EU of $1",
        ),
        (
            r"\b(?:[Cc]hinese |[Cc]hina's |[Cc]hina’s |[Ii]ts )?(?:purchases|buying|orders) of American ([a-z])",
            "China's imports from the United States of $1",
        ),
        (
            r"\b(?:saw|enjoyed|posted|recorded|registered) the (?:fastest|biggest|sharpest|strongest|steepest|largest|quickest|highest) (?:growth|expansion|increase|rise|gain)s?,? (?:at|of|up) (<hedge><pct>)",
            "grew $1",
        ),
        (
            r"\bpaid (?:on average )?(<hedge><pct>) (less|more) for (?:imported|foreign) ([a-z][a-z ]*?)( in | during | over | than |[,.;]|$)",
            "paid an average import price of $3 that was $1 $2$4",
        ),
        (
            r"\b(cut|cuts|cutting|slashed|slashes|shortened|reduced|trimmed) (?:the )?(?:wait|waiting time|waits) for ([a-z][a-z ]+?) by\b",
            "$1 $2 time by",
        ),
        (
            r"\b(?:[Tt]he )?(?:wait|waiting time|waits) for ([a-z][a-z ]+?) (has been|have been|was cut|was halved|fell|dropped)\b",
            "$1 time $2",
        ),
        (
            r"\b[Tt]he waits? for ((?:cargo |customs |port |border )?(?:inspection|quarantine|clearance|checks?|processing|loading|unloading|release)) (was|is|were|are|has|had|shrank)\b",
            "$1 waiting time $2",
        ),
        // who has what share
        (
            r"^((?i:<hedge>)(?:<pct>|<part>)) of ([^,;:%]*?(?:trade|imports|exports|shipments|commerce)) (?:now )?(?:originates?|comes?|came|stems?|stemmed|starts?|begins?) (?:in|from) ((?:the |its )[a-z][^,.;]*?)(,|\.|;|$)",
            "$3 accounted for $1 of $2$4",
        ),
        (
            r"((?i:<hedge>)(?:<pct>|<part>)) of (?:all )?([^,;:%]*?(?:trade|commerce) with [A-Z]\w+) (?:now )?(?:runs|passes|goes|flows|ran|passed|went|flowed) through ((?:the |its |China's )[a-z][^,.;]*?)(,|\.|;|$)",
            "$3 accounted for $1 of $2$4",
        ),
        (
            r"^(?:Between them|Taken together|Together|Combined|Jointly), ([^,;:%]*?(?:<firms>)) (?:carried|handled|did|conducted|moved|ran|made up|had) (<hedge><pct>) of",
            "$1 together accounted for $2 of",
        ),
        (
            r"^Of (?:all )?the ([a-z][a-z ]*?) (?:that )?(?:China|the country) (?:buys|imports|bought|imported|buys in|brings in)(?: abroad| overseas)?,? (<hedge><pct>) (?:are|is|was|were) (?:brought in|imported|handled|bought) by ([^,.;]+)",
            "$3 accounted for $2 of China's imports of $1",
        ),
        (
            r"\b(?:[A-Z]\w+(?:, [A-Z]\w+)*,? and )(?:(?:the )?other|the remaining|their fellow) (?:(?:big|major|leading|coastal|economic|trade|trading|foreign-trade|export) )+(?:heavyweights|powerhouses|giants|hubs|provinces(?: and (?:cities|municipalities))?)(?: together)?",
            "the major foreign trade provinces",
        ),
        // goods by where they are from
        (
            r"\b(?:shipments|deliveries|sales) of European ([a-z][a-z ]*?) to China\b",
            "China's imports from the EU of $1",
        ),
        (
            r"\b(?:shipments|deliveries|sales) of American ([a-z][a-z ]*?) to China\b",
            "China's imports from the United States of $1",
        ),
        (
            r"^((?i:<hedge>)(?:<pct>|<part>)) of (?:all )?(?:the )?([a-z][a-z -]*?) (?:that )?(?:China|the country) (?:brought in|imported|bought|takes in|took in)(?: from abroad| abroad)?( in [^,;%]*?| between [^,;%]*?)? (?:was|were|is|are) European\b",
            "$1 of the $2 imported by China$3 came from the EU",
        ),
        (
            r"\b(<firms>)((?: with| that| which) [^,;%]*?)? now number(s)? (\d)",
            "the number of $1$2 was $4",
        ),
        // what trade is made of
        (
            r"^((?i:<hedge>)(?:<pct>|<part>)) of ([^,;:%]*?(?:trade|imports|exports|commerce)(?: with [^,;:%]*?)?) (?:consists?|consisted|is made up|was made up|is composed|was composed) of ([a-z][a-z -]*?)(,|\.|;|$)",
            "$3 accounted for $1 of $2$4",
        ),
        (r"\b([a-z]+ equipment) and its (components|parts)\b", "$1 and $2"),
        (r"\b[Ff]actory-made (?:products|goods)\b", "Manufactured goods"),
        (
            r"\b(?:[Ee]lectrical and mechanical|[Ee]lectromechanical|[Mm]achinery and electrical|[Ee]lectro-mechanical) (?:products|goods|items|equipment)\b",
            "mechanical and electrical products",
        ),
        (r"\bcross-border commerce\b", "foreign trade"),
        (
            r"\b(their |its |China's |China’s )business (with|through) ((?:the )?[A-Z])",
            "${1}trade $2 $3",
        ),
        (r"\bbusiness (with|through) ((?:the )?[A-Z])", "trade $1 $2"),
        // what imports cost
        (
            r"^([A-Z][a-z ]*?) (?:brought into|imported into|shipped into|shipped to|bought by) China cost (<pct>) less(?: on average)?",
            "The average import price of $1 fell $2",
        ),
        (
            r"^([A-Z][a-z ]*?) (?:brought into|imported into|shipped into|shipped to|bought by) China cost (<pct>) more(?: on average)?",
            "The average import price of $1 rose $2",
        ),
        (
            r"\b(?:[Tt]he )?(?:heavyweights|powerhouses) of (?:foreign |the country's |China's )?trade(?:, from [^%;]*?,)?(?: together)?",
            "the major foreign trade provinces",
        ),
    ])
});

/// A sentence with what it says of the ways of goods and of who has a share in plain words.
pub(super) fn flows(sentence: &str) -> String {
    apply(&RULES, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_and_shares_are_told_plainly() {
        for (text, want) in [
            (
                "Chinese paper lanterns bound for Japan rose 3%.",
                "exports of paper lanterns to Japan rose 3%.",
            ),
            (
                "Kites worth 3 million yuan went from Japan to Chinese buyers.",
                "imports of Kites from Japan were 3 million yuan.",
            ),
            (
                "The value of goods crossing China's borders rose 3%.",
                "China's foreign trade rose 3%.",
            ),
            (
                "Purchases by hand, and its purchases of European kites rose 3%.",
                "Purchases by hand, and China's imports from the EU of kites rose 3%.",
            ),
            ("Kites saw the fastest growth, at 3%.", "Kites grew 3%."),
            (
                "They slashed the wait for kite inspection by 3%.",
                "They slashed kite inspection time by 3%.",
            ),
            (
                "The wait for cargo inspection was down.",
                "cargo inspection waiting time was down.",
            ),
            (
                "Almost 3% of kite exports now originates in the southern regions, he said.",
                "the southern regions accounted for Almost 3% of kite exports, he said.",
            ),
            (
                "Between them, small and large firms carried 3% of exports.",
                "small and large firms together accounted for 3% of exports.",
            ),
            (
                "Of the kites China buys abroad, 3% are brought in by schools.",
                "schools accounted for 3% of China's imports of kites.",
            ),
            (
                "Guangdong, Jiangsu and the other trade heavyweights sold kites.",
                "the major foreign trade provinces sold kites.",
            ),
            (
                "Guangdong, Fujian and other coastal powerhouses sold kites.",
                "the major foreign trade provinces sold kites.",
            ),
            (
                "About 3% of trade with Chile consists of kites, he said.",
                "kites accounted for About 3% of trade with Chile, he said.",
            ),
            (
                "Paper shipped to China cost 3% less on average than a year earlier.",
                "The average import price of Paper fell 3% than a year earlier.",
            ),
            (
                "Sales of weaving equipment and its parts rose.",
                "Sales of weaving equipment and parts rose.",
            ),
            (
                "Electromechanical goods sold well, and business with Chile grew.",
                "mechanical and electrical products sold well, and trade with Chile grew.",
            ),
        ] {
            assert_eq!(flows(text), want);
        }
    }

    #[test]
    fn what_only_looks_like_it_stays() {
        for text in [
            "The coach bound for home rose early.",
            "Kites worth 3 million yuan went from hand to hand.",
            "The wait for spring was long.",
            "Some 3% of the paper comes from Japan.",
            "Together, they had 3% of the kites.",
            "Guangdong and other provinces sold kites.",
            "Some 3% of the work consists of talks.",
            "Kites made in China cost 3% less.",
            "His business with clients grew.",
        ] {
            assert_eq!(flows(text), text);
        }
    }
}
