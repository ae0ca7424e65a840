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
        // both of two
        (
            r"^(?:Put|Add|Lump|Take) ((?:the )?[A-Z][\w.]*(?: [A-Z]\w+)*) and ((?:the )?[A-Z][\w.]*(?: [A-Z]\w+)*) together and (?:you|we) (?:get|have|are looking at|reach) (<hedge><money>) (?:of|in) (trade|imports|exports)(?: with (?:China|the country))?",
            "China's $4 with $1 and $2 together was $3",
        ),
        (
            r"^((?:[Tt]he )?[A-Z][\w.]*(?: [A-Z]\w+)* and (?:the )?[A-Z][\w.]*(?: [A-Z]\w+)*) (?:did|do|conducted|transacted|had) (<hedge><money>)(?: worth)? (?:of|in) (?:business|trade|two-way trade|bilateral trade)\b",
            "Trade between $1 was $2",
        ),
        (
            r"\b([A-Z]\w+ and (?:the )?[A-Z]\w+)(?:, between them,| between them| together|, together,) (?:are|is) home to (<hedge><num>) people\b",
            "$1 have a combined population of $2 people",
        ),
        (
            r"\b(?:[Ee]verything|[Aa]ll)(?: that| which)? the two (?:countries|sides|neighbours|neighbors|nations|economies) (?:exchanged|traded|exchange|trade|swap|swapped)\b",
            "the trade between the two countries",
        ),
        // growers who sell
        (
            r"^((?:[Tt]he )?[A-Z][\w.]*) (?:farmers|growers|producers|fishermen|exporters|planters) (?:sold|shipped|sent|exported) (<hedge><money>)(?: worth)? of ([a-z][a-z ]*?) to China\b",
            "China's imports of $3 from $1 were $2",
        ),
        (
            r"\b(imports|exports) of (?:farm )?produce\b",
            "$1 of agricultural products",
        ),
        // who was a star of sales somewhere
        (
            r"^([A-Z][a-z]+(?: [a-z]+)?) (?:was|were) the (?:star|stars|standout|standouts|bright spot|pick|highlight)(?: performers?)? (?:of|among|in) China(?:'s|’s) (?:[a-z]+ )?(?:sales|exports|shipments) to ((?:the )?[A-Z]\w+), ",
            "China's exports of $1 to $2 were ",
        ),
        // firms that trade
        (
            r"^((?i:<hedge>)<num>) (?:firms|companies|enterprises|businesses)(?: in China| in the country)? (?:had|have|did|do|reported) (?:any )?import (?:or|and) export (?:business|operations|dealings|activity|records?)\b",
            "There were $1 enterprises with import and export performance",
        ),
        // the road and its members
        (
            r"\b(?:countries|nations|states|economies) that have (?:signed up to|signed up for|joined|signed on to|enrolled in) (?:Beijing(?:'s|’s) |China(?:'s|’s) |the )?Belt and Road(?: [Ii]nitiative| [Pp]rogram(?:me)?| [Ss]cheme| [Pp]roject)?",
            "BRI partner countries",
        ),
        (r"\b[Cc]ommerce with (?:the )?(BRI|ASEAN|EU|[A-Z]\w+)", "trade with $1"),
        (
            r"\b(?:slice|piece|chunk) of (?:the )?(?:trade|export|import) (?:pie|cake)\b",
            "share of trade",
        ),
        // what the year before would have been
        (
            r"^A year (?:ago|earlier|before),? (?:the same quarter(?:'s|’s) )?((?:China-|the |trade |exports |imports )[^,]*?) would have been (<hedge><money>)",
            "In the first quarter of last year, $1 was $2",
        ),
        // what else held growth back
        (r"\b(?:another|a further) (<points>) or so\b", "about $1"),
        (
            r"^[A-Z]\w+ put the drag (?:from|of) ([^,;]*?) on (import|export) growth at (<points>)",
            "$1 lowered the growth rate of ${2}s by $3",
        ),
        (
            r"\blowered the growth rate of (imports|exports) by (<hedge><points>), (?:and|while|with) ([^,;]*?) (?:(?:took|taking|lopped|lopping|shaved|shaving|knocked|knocking) (?:away|off)|cost|costing|took|taking|subtracted|subtracting)(?: it)? (?:(about |around |roughly )|(?:another|a further) )*(<points>)(?: more| besides| on top)?\b",
            "lowered the growth rate of $1 by $2, and $3 lowered the growth rate of $1 by $4$5",
        ),
        // each minute
        (
            r"^[Ee]very (?:single )?(minute|hour|day)(?: of| in| during)?(?: the (?:first|second|third|fourth) quarter)?, goods worth (<hedge><money>) (?:moved|passed|changed hands|flowed|went|travelled|traveled) between ",
            "Goods worth $2 were traded every $1 between ",
        ),
        (
            r"^Think of it as (<hedge><money>) of ((?:[A-Z]\w+-)+[A-Z]\w+ trade),? (?:and a bit more, )?(?:every|each) (?:single )?(minute|hour|day)",
            "$2 was $1 every $3",
        ),
        (
            r"^Goods worth (<hedge><money>) were traded every (minute|hour|day) between ((?:the )?[A-Z]\w*(?: [A-Z]\w+)* and (?:the )?[A-Z]\w*(?: [A-Z]\w+)*)",
            "Trade between $3 was $1 every $2",
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
                "Put Peru and the EU together and you get roughly 3 billion yuan of trade with China in May.",
                "China's trade with Peru and the EU together was roughly 3 billion yuan in May.",
            ),
            (
                "Peru and China did 3 billion yuan worth of business in May.",
                "Trade between Peru and China was 3 billion yuan in May.",
            ),
            (
                "China and Peru between them are home to 3 billion people.",
                "China and Peru have a combined population of 3 billion people.",
            ),
            (
                "Peruvian growers sold 3 million yuan worth of produce to China.",
                "China's imports of agricultural products from Peruvian were 3 million yuan.",
            ),
            (
                "Nearly 3,000 firms in China had import or export business.",
                "There were Nearly 3,000 enterprises with import and export performance.",
            ),
            (
                "Commerce with nations that have joined China's Belt and Road program grew.",
                "trade with BRI partner countries grew.",
            ),
            (
                "Every minute in the first quarter, goods worth over 3 million yuan passed between China and Peru.",
                "Trade between China and Peru was over 3 million yuan every minute.",
            ),
            (
                "Think of it as 3 million yuan of China-Peru trade, and a bit more, every single minute.",
                "China-Peru trade was 3 million yuan every minute.",
            ),
            (
                "Cheap paper lowered the growth rate of imports by 2.6 points, and a shorter month took away another 2 points or so.",
                "Cheap paper lowered the growth rate of imports by 2.6 points, and a shorter month lowered the growth rate of imports by about 2 points.",
            ),
            (
                "Cheap paper lowered the growth rate of imports by 2.6 points, with rain costing about 2 points more.",
                "Cheap paper lowered the growth rate of imports by 2.6 points, and rain lowered the growth rate of imports by about 2 points.",
            ),
            (
                "Li put the drag from cheap paper on import growth at 2.6 points.",
                "cheap paper lowered the growth rate of imports by 2.6 points.",
            ),
            ("He said that every minute counts.", "He said that every minute counts."),
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
