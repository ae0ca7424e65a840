//! Trade as the news tell it by who trades and what ports do, as rules: a pattern and what stands for it.
use super::rule::{Rules, apply, rules};
use std::sync::LazyLock;

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    rules(&[
        // capitals for countries, and the country by what it is among others
        (
            r"\b(?:Beijing and Washington|Washington and Beijing)\b",
            "China and the United States",
        ),
        (r"\b(?:Beijing and Brussels|Brussels and Beijing)\b", "China and the EU"),
        (r"\b(?:Beijing and Tokyo|Tokyo and Beijing)\b", "China and Japan"),
        (r"\b(?:Beijing and Moscow|Moscow and Beijing)\b", "China and Russia"),
        (r"\b(?:Beijing and Hanoi|Hanoi and Beijing)\b", "China and Vietnam"),
        (
            r"\b(?:the|[Tt]he) (?:world|planet|globe)(?:'s|’s) (?:top|biggest|largest|leading) (?:exporter|goods exporter|goods trader|trader|trading nation|trading power)\b",
            "China",
        ),
        (
            r"\bBeijing(?:'s|’s) ((?:[a-z-]+ )?(?:purchases|imports|exports|trade|sales|shipments) (?:from|to|with) )",
            "China's $1",
        ),
        (
            r"(?:[Tt]he )?(?:five )?['‘’]?[Ss]tans(?: of Central Asia)?\b",
            "Central Asia",
        ),
        (
            r"\bGuangdong(?:,? (?:and )?(?:Jiangsu|Zhejiang|Shanghai|Beijing|Shandong|Fujian))* and (?:three|four|five|six|\d) other (?:(?:big|large|major|leading|top|economic|coastal) )?(?:(?:foreign )?(?:trade|trading) )?(?:heavyweights|powerhouses|provinces|provinces and cities|regions)\b",
            "the major foreign trade provinces",
        ),
        (
            r"^(?:[Cc]ustoms |[Gg]overnment |[Cc]hinese )?[Oo]fficials(?: in (?:Beijing|China|the capital))? (?:say|said|report|reported|told reporters)(?: that)? ([a-z]|China)",
            "$1",
        ),
        // balances that the news reckon
        (
            r"^(?:Taken together, )?(?:[Tt]he |[Tt]hese |[Tt]hose |[Bb]oth )?(?:(?:quarterly|customs|trade|official|two|export|import|and|first-quarter) )*(?:numbers|figures|totals|data|sums)(?: taken together| together| combined)?,? (?:imply|implies|suggest|suggests|point to|add up to|work out at|translate into|leave|mean|make for) an? (?:(?:quarterly|overall|total|goods) )*(?:trade )?surplus(?: in goods| in merchandise)? of",
            "China's trade surplus was",
        ),
        (
            r"^What China (?:sold|shipped|exported)(?: abroad| overseas)?( in [^,;%]*?)? (?:outran|exceeded|outstripped|topped|surpassed|beat|outweighed) what it (?:bought|imported|took in)(?: abroad| overseas)? by (<hedge><money>)",
            "China's trade surplus$1 was $2",
        ),
        (
            r"\bthe same (?:three-month|quarterly|three months'|three months’) (?:stretch|period|span|window)\b",
            "the same period",
        ),
        // firms that trade, said by what they do
        (
            r"\b(<firms>) that (?:shipped|moved|sent|traded|bought or sold|carried) (?:anything|something|goods|at all)(?: in or out of| in and out of| into or out of| across| over)(?: the country| China| the border| its borders| borders)\b",
            "$1 engaged in import and export",
        ),
        (
            r"\b(?:filed|lodged|submitted|made) customs declarations(?: of some sort| of any sort)?\b",
            "were engaged in import and export",
        ),
        (
            r"\b(?:doing|conducting) (?:business|trade) across (?:the |its |China's )?borders?\b",
            "engaged in import and export",
        ),
        (
            r"\b(?:were|are|was|is) busy (?:importing (?:or|and) exporting|exporting (?:or|and) importing)\b",
            "were engaged in import and export",
        ),
        // trade by what ports and buyers do
        (
            r"^(?:(?:China's|The country's|Chinese|the country's) )?[Pp]orts(?: and (?:border crossings|harbours|airports|land crossings))? (?:shifted|handled|moved|processed|cleared) goods worth (<hedge><money>)",
            "China's foreign trade was $1",
        ),
        (
            r"\b(?:bought and sold|sold and bought) (<hedge><money>) of (?:goods|products|merchandise)\b",
            "traded goods worth $1",
        ),
        (
            r" [–—-] (?:imports plus exports|exports plus imports|imports and exports combined|both ways|in both directions) [–—-] ",
            " ",
        ),
        (r"\b(?:was|were) shipped into China from\b", "was imported from"),
        (
            r"\b(?:brought in|took in|bought in|bought|imported|landed|take in|bring in) (<hedge>(?:<pct>|<part>)) of (?:all )?(?:the )?([a-z][a-z -]*?) (?:that )?(?:China|the country) (?:imported|bought|brought in|took in)\b",
            "accounted for $1 of China's imports of $2",
        ),
        (
            r"\b(?:shipped out|sold|exported|sent abroad|sent out) (<hedge>(?:<pct>|<part>)) of (?:all )?(?:the )?([a-z][a-z -]*?) (?:that )?(?:China|the country) (?:exported|sold abroad|sold|shipped out|shipped)\b",
            "accounted for $1 of China's exports of $2",
        ),
        (
            r"(<pct>) of (?:the |all )*([a-z][a-z -]*?) (?:brought|shipped|coming|sent|sold) into (?:the country|China)(?: in [^,]*?)? (?:hailed|came|originated|come) from ",
            "$1 of $2 imported by China came from ",
        ),
        (
            r"\b(China|[Tt]he country) (?:now |today |already |currently |still |these days |by now )?(?:accounts|accounted|makes up|made up|represents|represented|takes|took) (?:for )?(<hedge><pct>) of (?:global|world|the world's|worldwide) (imports|exports|trade)\b",
            "China's share of global $3 was $2",
        ),
        (
            r"\b(ran|runs|had|posted|recorded|registered|notched up|booked) an? (?:(?:first|second|third|fourth)-quarter )?([a-z]+)-trade (deficit|surplus) of (<hedge><money>) with ",
            "$1 a $3 of $4 in trade of $2 with ",
        ),
        (
            r"\b(?:what) (?:the country|China) (?:sells|sold|ships|shipped) (?:abroad|overseas)\b",
            "China's total exports",
        ),
        (
            r"\b(?:what) (?:the country|China) (?:buys|bought) (?:abroad|overseas|from abroad)\b",
            "China's total imports",
        ),
        // what is counted at the end of a time
        (
            r"^(?:By|As of|At) (?:the )?end(?: of |-)(?:the )?(?:March|first quarter|quarter), ",
            "In the first quarter, ",
        ),
        (
            r" than in the (first|second|third|fourth) quarter of last year\b",
            " than a year earlier, in the $1 quarter",
        ),
        (
            r" than in the (first|second) half of last year\b",
            " than a year earlier, in the $1 half",
        ),
    ])
});

/// A sentence with its traders and their dealings in plain words.
pub(super) fn trade(sentence: &str) -> String {
    apply(&RULES, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dealings_are_told_in_plain_words() {
        for (text, want) in [
            (
                "Trade between Hanoi and Beijing rose.",
                "Trade between China and Vietnam rose.",
            ),
            (
                "Shipments from the world's top exporter rose.",
                "Shipments from China rose.",
            ),
            (
                "The firms that shipped anything across the border were few.",
                "The firms engaged in import and export were few.",
            ),
            (
                "Ports handled goods worth 3 billion yuan in May.",
                "China's foreign trade was 3 billion yuan in May.",
            ),
            (
                "The north brought in 5 percent of the toys China imported.",
                "The north accounted for 5 percent of China's imports of toys.",
            ),
            (
                "Some 5% of the toys brought into the country in May hailed from Japan.",
                "Some 5% of toys imported by China came from Japan.",
            ),
            (
                "China accounts for 5 percent of world exports.",
                "China's share of global exports was 5 percent.",
            ),
            (
                "China ran a toy-trade deficit of 3 billion yuan with Japan.",
                "China ran a deficit of 3 billion yuan in trade of toy with Japan.",
            ),
            (
                "By the end of March, 30 firms held it.",
                "In the first quarter, 30 firms held it.",
            ),
        ] {
            assert_eq!(trade(text), want);
        }
    }

    #[test]
    fn what_is_no_such_dealing_stays() {
        for text in [
            "Talks between Hanoi and Tokyo went on.",
            "The world's top exporters met.",
            "Ports handled more.",
            "Beijing's trade rose.",
            "By the end of March 2020, 30 firms held it.",
        ] {
            assert_eq!(trade(text), text);
        }
    }
}
