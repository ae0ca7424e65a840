//! Figures told beside another one: a growth that is ahead of a growth, where something rose from, shares by who stands behind
//! them. Rules: a pattern and what stands for it.
use super::rule::{Rules, apply, rules};
use std::sync::LazyLock;

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    rules(&[
        (
            r"\bdominat(?:e|es|ed) (?:the )?(China-[A-Z][A-Za-z]+) (?:trade relationship|relationship|relations|ties|commerce|exchanges|trade), (?:making up|accounting for|representing) (<hedge><pct>) of (?:the )?(?:two-way |bilateral |total )?trade\b",
            "made up $2 of $1 trade",
        ),
        (
            r"^(?:[A-Z]\w+ and other )?(EU|ASEAN) [a-z -]*?(?:makers|producers|growers|farmers|suppliers|exporters|firms|companies|brands)(?: together)? (?:supplied|provided|shipped|sold|built|made) (<hedge>(?:<pct>|<part>)) of (?:all )?(?:the )?([a-z][a-z ]*?) (?:that )?(?:China|the country) (?:imported|bought|brought in)\b",
            "$2 of $3 imported by China came from the $1",
        ),
        (
            r"^([^,;%]+), (<pct>) in (the [a-z]+ (?:quarter|half)) of last year, (?:is|was|stands|stood|rose|climbed|fell|slipped)(?: now)?(?: up| down)? (?:to|at) (<pct>) this (?:time|year)\b",
            "$1 was $4 in $3 of this year, compared with $2 in the same period of last year",
        ),
        (
            r"(?:^[^,;%\d]*, )?(?:China's )?\b([Pp]rivate|[Ff]oreign-invested|[Ff]oreign-funded|[Ss]tate-owned|[Ff]oreign) (?:firms|companies|enterprises|businesses) (?:traded|imported and exported) ((?:almost |nearly |about |roughly |more than |over )?(?:twice|three times|four times|\d[\d.]* times)) as much as (private|foreign-invested|foreign-funded|state-owned|foreign) (?:firms|companies|enterprises|businesses|ones)(?: did)?\b",
            "$1 firms' trade was $2 that of $3 firms",
        ),
        (
            r"\boutgrew (?:its |China's |the country's )?(?:trade with the (?:whole )?world(?: at large| as a whole)?|total trade|overall trade|trade as a whole) by (<hedge><points>)",
            "was higher than the overall growth by $1",
        ),
        // "outstripping the 7% gain in its exports overall": another growth, of all of them
        (
            r",? (?:outstripping|beating|outpacing|topping|surpassing|exceeding|dwarfing|eclipsing|trailing|ahead of|well ahead of|against|compared with|versus) (?:the|a) (<hedge><pct>) (?:gain|rise|increase|growth|jump|climb|advance|expansion) (?:in|for|of) (?:its|China's|China’s|the country's|all|total|overall) (?:total |overall )?(exports|imports|trade|foreign trade)(?: overall| as a whole| in general| at large| in total)?([,.;]|$)",
            ", and China's total $2 rose $1$3",
        ),
        (
            r",? (?:outstripping|beating|outpacing|topping|surpassing|exceeding|dwarfing|eclipsing|trailing|ahead of|well ahead of|against|compared with|versus) (?:the|a) (<hedge><pct>) (?:drop|fall|decline|decrease|slide|dip|slump) (?:in|for|of) (?:its|China's|China’s|the country's|all|total|overall) (?:total |overall )?(exports|imports|trade|foreign trade)(?: overall| as a whole| in general| at large| in total)?([,.;]|$)",
            ", and China's total $2 fell $1$3",
        ),
        // "ahead of the 8% gain for toys": whose growth it is stands behind it
        (
            r"\b(ahead of|trailing|behind|against|dwarfing|beating|outpacing|outstripping|eclipsing|topping|surpassing|exceeding|than|above|below|versus|with|to) the (<hedge><pct>) (gain|rise|increase|growth|jump|climb|advance|expansion|surge|drop|fall|decline|decrease|slide|dip) (?:for|in|by|among|seen in|seen for|posted by|recorded by|recorded for|registered by) ([a-z]|[A-Z])",
            "$1 a $2 $3 for $4",
        ),
        (
            r"\b(ahead of|trailing|behind|against|dwarfing|beating|outpacing|outstripping|eclipsing|topping|surpassing|exceeding|than|above|below|versus|with|to) (?:the|a) (gain|rise|increase|growth|jump|climb|advance|expansion|surge|drop|fall|decline|decrease|slide|dip) of (<hedge><pct>) (?:for|in|by|among|seen in|seen for|posted by|recorded by|recorded for|registered by) ([a-z]|[A-Z])",
            "$1 a $3 $2 for $4",
        ),
        // where it rose from goes first
        (
            r"^From ((?i:<hedge>)<money>) (?:when (?:diplomatic |formal |official )?(?:ties|relations) (?:were|was) [^,]*|at the (?:start|beginning|dawn|outset)(?: of [^,]*)?), ([^,]*?(?:trade|commerce|turnover)) (?:has |have |had )?(?:grown|ballooned|swollen|risen|swelled|mushroomed|climbed|increased|expanded|soared|multiplied|surged|rocketed) to (<hedge><money>)",
            "$2 has grown from $1 at the beginning of diplomatic relations to $3",
        ),
        (
            r"^((?i:<hedge>)<pct>)(?:[:,—–-]| [-—–])+ ?(?:that is|that was|that's|that’s|this is|this was) (?:how (?:fast|much|quickly)|by how much|the (?:pace|rate|speed|clip) at which) ([^.,;:]+?) (grew|rose|fell|climbed|expanded|shrank|dropped|increased|declined|gained|advanced|slid|contracted)\b",
            "$2 $3 $1",
        ),
        // who stands behind a share
        (
            r"\b(?:was|were|is|are|stand|stands|stood) (?:now |together |jointly |between them )?(?:behind|responsible for|good for|the source of) (<hedge>(?:<pct>|<part>)) of\b",
            "accounted for $1 of",
        ),
        (
            r"((?i:<hedge>(?:<pct>|<part>))) of ([^,;:%]*?) (?:now )?(?:moves|goes|flows|travels|comes|runs|moved|went|flowed|travelled|came) (?:to or from|to and from|from and to|from or to) ([^,.;:]+)",
            "$3 accounted for $1 of $2",
        ),
        (
            r"((?i:<hedge>(?:<pct>|<part>))) of ([^,;:%]*?) (?:was |were |is |are )?(?:now |today |already )?(?:done|conducted|carried on|transacted|handled) with ((?:the )?Belt and Road (?:partners|countries|nations|economies|states|members|partner countries))",
            "$3 accounted for $1 of $2",
        ),
        (
            r", (?:and )?(?:taking|grabbing|claiming|commanding|capturing|with) an? (<hedge><pct>) (?:share|slice) of\b",
            ", accounting for $1 of",
        ),
        (
            r"\band (?:took|takes|grabbed|claimed|captured|commanded|secured|held|had) an? (<hedge><pct>) (?:share|slice|chunk|portion) of\b",
            "and accounted for $1 of",
        ),
        (
            r"\b(up|down) (<pct>)( in [^,;—–]+?)?(?: ?[—–]| --|;) ((?:[a-z-]+ )*(?:<firms>|ones)|(?:[a-z-]+ )?(?:exports|imports|trade)(?: [^,;]+?)?),? (<pct>)$",
            "$1 $2$3, $4 $1 $5",
        ),
        (r"\b(foreign-invested|state-owned|private) ones\b", "$1 firms"),
        (
            r"\b(?:nationwide|countrywide) (pace|rate|average|figure|clip|tempo)\b",
            "national $1",
        ),
        (r"\bsupplying (<hedge>(?:<pct>|<part>)) of\b", "accounting for $1 of"),
        // each minute
        (
            r"^[Ee]very (?:single |passing )?(minute|hour|day),? ((?:the )?[A-Z]\w*(?: [A-Z]\w+)* and (?:the )?[A-Z]\w*(?: [A-Z]\w+)*) (?:exchange|trade|swap|exchanged|traded|swapped) (?:goods worth (<hedge><money>)|(<hedge><money>)(?: worth)? of goods)",
            "Goods worth $3$4 were traded every $1 between $2",
        ),
        // ranks by number
        (
            r"\b(?:[Nn]o\.? ?2|[Nn]umber[ -]two) (importer|exporter|consumer market|economy|trader)\b",
            "second-largest $1",
        ),
        (
            r"\b(?:[Nn]o\.? ?1|[Nn]umber[ -]one) (importer|exporter|consumer market|economy|trader|trading partner)\b",
            "largest $1",
        ),
        (
            r"\b(?:has |have )?(?:held|kept|occupied|retained) (second|third) place among the world(?:'s|’s) (importer|exporter)s\b",
            "has been the world's $1-largest $2",
        ),
        // a run that goes on
        (
            r", (?:stretching|extending|lengthening|prolonging) (?:its|their|the|a) (?:winning |growth )?(?:run|streak|string|spell)(?: of (?:growth|gains|increases))? to (two|three|four|five|six|seven|eight|nine|ten|\d+) (years|quarters|months)\b",
            ", rising for $1 consecutive $2",
        ),
        // by how much one growth is ahead
        (
            r"(^|[a-eg-z'’)] )([Ee]xports|[Ii]mports|[Tt]rade)((?: (?:with|to|from|of) [^,;%]*?)?) (?:beat|beats|outpaced|outdid|outran|outstripped|topped|exceeded|surpassed|bettered) the (national|overall|nationwide) (?:average|rate|pace|figure)(?: growth rate)? by (<hedge><points>)",
            "$1$2$3 grew $5 faster than the $4 average",
        ),
        // what something is of a whole in money
        (
            r"^([A-Z][a-z][^,;%]*?) (?:made up|accounted for|contributed|represented) (<hedge><money>) of ((?:the |China's )?[A-Za-z -]*?)(?:'s|’s|'|’) (exports|imports)\b",
            "The $4 of $1 by $3 were $2",
        ),
        // what follows from what goes before says nothing of the figure
        (
            r"([a-z]),? (?:thus|therefore|hence|consequently|accordingly),? ([a-z])",
            "$1 $2",
        ),
        // one verb for two growths
        (
            r"^(?:Chinese (?:customers|buyers|consumers|shoppers|importers|diners|households|drinkers)|China|[Tt]he country) (?:bought|imported|purchased|took|took in|brought in|ordered) (<hedge><pct>) more ([a-z][a-z -]*?) and (<hedge><pct>) more ([a-z][a-z -]*?) from ((?:the )?[A-Z]\w*)",
            "China's imports of $2 from $5 rose $1, and China's imports of $4 from $5 rose $3",
        ),
        (
            r"^(?:Chinese (?:customers|buyers|consumers|shoppers|importers|diners|households|drinkers)) (?:bought|imported|purchased|took|took in|brought in|ordered) (<hedge><pct>) more ([a-z][a-z -]*?) from ((?:the )?[A-Z]\w*)",
            "China's imports of $2 from $3 rose $1",
        ),
        (
            r"^([Pp]rivate (?:enterprises|firms|companies|importers|businesses)|China|[Tt]he country|Chinese (?:firms|companies|importers)) (?:bought|imported|purchased|took in|brought in|ordered) (<hedge><pct>) more ([a-z][a-z -]*?) and (<hedge><pct>) more ([a-z][a-z -]*?)( in | during | over | than |[,.;]|$)",
            "Imports of $3 by $1 rose $2, and imports of $5 by $1 rose $4$6",
        ),
        (
            r"^([Pp]rivate (?:enterprises|firms|companies|exporters|businesses)|China|[Tt]he country|Chinese (?:firms|companies|exporters)) (?:sold|exported|shipped|sent out) (<hedge><pct>) more ([a-z][a-z -]*?) and (<hedge><pct>) more ([a-z][a-z -]*?)( abroad| overseas)( in | during | over | than |[,.;]|$)",
            "Exports of $3 by $1 rose $2, and exports of $5 by $1 rose $4$7",
        ),
    ])
});

/// A sentence with what it sets beside its figures in plain order.
pub(super) fn contrasts(sentence: &str) -> String {
    apply(&RULES, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrasts_are_told_in_plain_order() {
        for (text, want) in [
            (
                "Kite exports rose 8%, trailing the 19% gain for lanterns.",
                "Kite exports rose 8%, trailing a 19% gain for lanterns.",
            ),
            (
                "Kite exports rose 8%, ahead of the gain of 3% for lanterns.",
                "Kite exports rose 8%, ahead of a 3% gain for lanterns.",
            ),
            (
                "From $2 million when ties were forged, China-Peru trade has ballooned to $7 billion.",
                "China-Peru trade has grown from $2 million at the beginning of diplomatic relations to $7 billion.",
            ),
            (
                "Nearly 7%: that is how fast kite exports grew in May.",
                "kite exports grew Nearly 7% in May.",
            ),
            (
                "The islands were behind 7% of kite exports.",
                "The islands accounted for 7% of kite exports.",
            ),
            (
                "Some 7% of kite trade moves to or from the islands.",
                "the islands accounted for Some 7% of kite trade.",
            ),
            (
                "Over 7% of kite trade is now done with Belt and Road partners.",
                "Belt and Road partners accounted for Over 7% of kite trade.",
            ),
            (
                "Peru led, taking a 7% share of kite trade.",
                "Peru led, accounting for 7% of kite trade.",
            ),
            (
                "Kite trade: private firms up 5% — foreign-invested ones, 4%",
                "Kite trade: private firms up 5%, foreign-invested firms up 4%",
            ),
            (
                "Kites rose 8% and took a 7% slice of exports.",
                "Kites rose 8% and accounted for 7% of exports.",
            ),
            (
                "Kites rose 8%, 7 points faster than the nationwide pace.",
                "Kites rose 8%, 7 points faster than the national pace.",
            ),
            (
                "Every minute, China and Peru exchange goods worth 7,000 yuan.",
                "Goods worth 7,000 yuan were traded every minute between China and Peru.",
            ),
            (
                "It is the No 2 importer of kites.",
                "It is the second-largest importer of kites.",
            ),
            (
                "Kite exports rose 8%, outstripping the 7% gain in its exports overall.",
                "Kite exports rose 8%, and China's total exports rose 7%.",
            ),
            (
                "It has held second place among the world's importers.",
                "It has been the world's second-largest importer.",
            ),
            (
                "Kite exports rose 7%, stretching their run of growth to nine years.",
                "Kite exports rose 7%, rising for nine consecutive years.",
            ),
            (
                "Kite exports beat the national average by 7 points.",
                "Kite exports grew 7 points faster than the national average.",
            ),
            (
                "Paper kites made up 7 million yuan of the islands' exports.",
                "The exports of Paper kites by the islands were 7 million yuan.",
            ),
            (
                "Chinese customers took 7% more kites and 8% more lanterns from Peru.",
                "China's imports of kites from Peru rose 7%, and China's imports of lanterns from Peru rose 8%.",
            ),
            (
                "Kites dominate the China-Peru relationship, making up 7% of trade.",
                "Kites made up 7% of China-Peru trade.",
            ),
            (
                "Dutch and other EU makers supplied 7% of the kites China bought.",
                "7% of kites imported by China came from the EU.",
            ),
            (
                "Silk's share of kite exports, 7% in the first quarter of last year, is up to 8% this time.",
                "Silk's share of kite exports was 8% in the first quarter of this year, compared with 7% in the same period of last year.",
            ),
            (
                "Trade with Peru outgrew its trade with the world at large by 7 points.",
                "Trade with Peru was higher than the overall growth by 7 points.",
            ),
            (
                "Put simply, private firms traded nearly twice as much as foreign ones did in May.",
                "private firms' trade was nearly twice that of foreign firms in May.",
            ),
            ("The islands thus sold 7 kites.", "The islands sold 7 kites."),
            (
                "Private firms bought 7% more kites and 8% more lanterns in May.",
                "Imports of kites by Private firms rose 7%, and imports of lanterns by Private firms rose 8% in May.",
            ),
        ] {
            assert_eq!(contrasts(text), want);
        }
    }

    #[test]
    fn what_stands_alone_stays() {
        for text in [
            "The 8% gain for toys was a record.",
            "Kites added 4 points to the 9% growth.",
            "From 3 billion yuan in May, trade rose to 4 billion yuan.",
            "He was behind the door.",
            "Their share of trade beat the national average by 7 points.",
            "Peru bought 7% more kites and 8% more lanterns.",
        ] {
            assert_eq!(contrasts(text), text);
        }
    }
}
