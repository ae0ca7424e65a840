//! Turns of phrase by which reporters lead in, count and compare, in plain words, as rules: a pattern and what stands for it.
use super::rule::{Rules, apply, rules};
use std::sync::LazyLock;

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    rules(&[
        // who reckons so, and that it is no wonder
        (
            r"^[Bb]y (?:[A-Z][A-Za-z]+(?:'s|’s|s'|s’)|the [a-z]+(?:'s|’s)|its|official|government|customs)(?: own)? (?:reckoning|count|tally|account|accounts|arithmetic|calculation|calculations|maths?|estimates?), ",
            "",
        ),
        (r"^(?:Small|No|Little) wonder,?(?: then,?)?(?: that)? [^:;%\d]*: ", ""),
        // headlines without an "and"
        (
            r"\b(Central|Eastern|Western|Northeastern|Southern|Northern), (Central|Eastern|Western|Northeastern|Southern|Northern) ([A-Z])",
            "$1 and $2 $3",
        ),
        (
            r"\b(Central|Eastern|Western|Northeastern) and (Central|Eastern|Western|Northeastern) (Trade|Exports|Imports)\b",
            "$3 of the $1 and $2 Regions",
        ),
        // lists of firms
        (
            r"\b[Tt]he (?:roster|tally|headcount) of ((?:[a-z-]+ )*(?:<firms>))",
            "the number of $1",
        ),
        (
            r"\b(?:bought from (?:or|and) sold to|sold to (?:or|and) bought from|traded with|did business with|dealt with) (?:foreign|overseas|world) (?:markets|partners|buyers|customers|clients)\b",
            "were engaged in import and export",
        ),
        // both sides of trade by what is done
        (r"\bcross-border (?:business|commerce)\b", "foreign trade"),
        (
            r"\b(?:the )?value of (?:the )?goods (?:that )?(?:it|China|the country|they|the Chinese) (?:bought|purchased|buys|brought in|took in) (?:from )?(?:abroad|overseas)\b",
            "imports",
        ),
        (
            r"\b(?:the )?value of (?:the )?goods (?:that )?(?:it|China|the country|they|the Chinese) (?:sold|sells|shipped|sent) (?:abroad|overseas)\b",
            "exports",
        ),
        (
            r"\b(?:[Ww]ith|As) (the [a-z -]+?) selling (<money>) of ([a-z -]+?) (?:abroad|overseas)\b",
            "As $1 exported $3 worth $2",
        ),
        // what something costs trade
        (
            r"\b(?:cost|costs|has cost|robbed|deprived) (?:inbound trade|imports?|import trade)(?: of)? (<hedge>)(?:another |a further |an extra )?(<points>)(?: of| in) growth\b",
            "lowered import growth by $1$2",
        ),
        (
            r"\b(?:cost|costs|has cost|robbed|deprived) (?:outbound trade|exports?|export trade)(?: of)? (<hedge>)(?:another |a further |an extra )?(<points>)(?: of| in) growth\b",
            "lowered export growth by $1$2",
        ),
        (
            r"\b(?:took|take|takes|accounted for)(?: in)? (<hedge>(?:<pct>|<part>)) of the ([a-z][a-z -]*?) (?:that )?(?:China|the country) (?:imported|bought|brought in)\b",
            "accounted for $1 of China's imports of $2",
        ),
        (
            r"\bthat of (?:the nation's|the country's|China's) (?:foreign )?trade (?:as a whole|overall|in general)\b",
            "the overall growth rate",
        ),
        (
            r", with (?:private|foreign-invested|state-owned) (?:<firms>) (?:making up|forming|accounting for|constituting) (?:the|a) (?:great |vast |large |overwhelming )?(?:majority|bulk|lion's share)(?: of them)?\b",
            "",
        ),
        (r"\b(?:goods|merchandise) (surplus|deficit)\b", "trade $1"),
        (
            r"\b(?:put|puts|reckoned|estimated) (?:the|their) (?:cost|damage|drag|hit) (?:to|on|for) (import|export|trade) growth (?:at|to be) (<hedge><points>)",
            "said they lowered $1 growth by $2",
        ),
        (
            r"\b(those (?:to|from|with|of) (?:the )?[A-Z]\w+) (?:were|was|came in) (<hedge><pct>) (?:higher|larger|bigger|up)\b",
            "$1 rose $2",
        ),
        (
            r"\b(those of [a-z ]+?), [a-z]+ (?:and|or) [a-z]+, (by|rose|fell|were|climbed|jumped|gained)\b",
            "$1 $2",
        ),
        (
            r"\bthey (?:did|had) (?:just |only |a mere |barely )?(<money>)(?: worth)? of (?:business|trade)\b",
            "the two sides traded goods worth $1",
        ),
        (
            r"^From (<money>) (when [^,]+), ([^,]+?) (has|had) (?:since )?(swollen|grown|risen|ballooned|expanded|soared|swelled|increased) to ",
            "$3 $4 grown from $1 $2 to ",
        ),
        (
            r"\b[Cc]argo (volumes?|flows?|traffic) (at|through) ((?:the )?[A-Z])",
            "import and export volumes $2 $3",
        ),
        (
            r"\b([a-z]*(?:quarantine|inspection|clearance)) (?:checks|check|handling|procedures|processing|screening|formalities) (?:takes?|took|now takes?) (<hedge>)((?:\d+(?:\.\d+)?|two|three|four|five|six) (?:hours|minutes|days)) less(?: than before| than it did| than they did)?\b",
            "$1 processing time was cut by $2$3",
        ),
        // goods on their way
        (
            r"\b([A-Za-z][A-Za-z -]*?) worth (<hedge><money>) (?:entered|flowed into|came into|poured into|arrived in) (?:China|the country|Chinese ports)\b",
            "imports of $1 were $2",
        ),
        (
            r"\b(?:cleared|handled|processed) (<hedge>\d[\d,.]*(?: million)? (?:metric )?(?:tonnes|tons)) of (?:cargo|freight) (at|through)\b",
            "processed $1 of goods $2",
        ),
        (
            r",? (?:well |far |some way )?(?:short of|behind|below|ahead of|above|adrift of) the (<hedge><pct>) (?:leap|jump|gain|rise|increase|surge|growth|advance) (?:recorded|posted|seen|notched up|enjoyed|managed|registered) (?:by|in|for) ((?:[a-z-]+ )*?[a-z-]+)([.,;]|$)",
            ", while those of $2 rose $1$3",
        ),
        (
            r"\b(?:[Cc]argo|[Ff]reight|[Gg]oods) by (rail|road|air|sea|water|truck|ship) (between|with|to and from) ",
            "trade by $1 $2 ",
        ),
        (
            r"\b(?:Chinese )?[Ee]xporters (?:enjoyed|saw|posted|recorded|notched up|achieved|booked) growth in (<hedge><num>) (?:markets|destinations|countries|economies)\b",
            "exports to $1 countries and regions grew",
        ),
        (
            r"\b((?:largest|biggest|top|No\. 1|number one|leading) (?:trading|trade) partner),? ahead of [^,.;:%\d]*",
            "$1",
        ),
        // prices of what is imported
        (r"\b([Ll])anded prices? (for|of|on)\b", "import prices of"),
        (
            r"\b(average )?price of ([a-z][a-z ]*?) (?:landed|unloaded|arriving) (?:in China|in the country|at Chinese ports)\b",
            "${1}import price of $2",
        ),
        (
            r"^([A-Z][a-z][a-z ]*?) (was|were|is|are) (<hedge><pct>) (?:cheaper|less expensive)(?: on average)? at (?:the )?(?:port|ports|dock|docks|quayside|border)\b",
            "the average import price of $1 $2 $3 lower",
        ),
        (
            r"\b([A-Z]?[a-z][a-z ]*?) cost (?:Chinese |China's )(?:refiners|importers|buyers|crushers|mills|traders) (<hedge><pct>) (less|more)(?: on average)?\b",
            "the average import price of $1 was $2 $3",
        ),
        (
            r"\b(average import price of [A-Za-z ]+? was <hedge><pct>) less\b",
            "$1 lower",
        ),
        (
            r"\b(average import price of [A-Za-z ]+? was <hedge><pct>) more\b",
            "$1 higher",
        ),
        (
            r"\b([Pp]rices? (?:of|for) [^.;%\d]*?(?:<hedge>))(<pct>),? on average\b",
            "$1$2",
        ),
    ])
});

/// A sentence with its turns of phrase in plain words.
pub(super) fn phrases(sentence: &str) -> String {
    apply(&RULES, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_of_phrase_are_told_plainly() {
        for (text, want) in [
            (
                "By the bureau's own count, sales of kites rose.",
                "sales of kites rose.",
            ),
            ("Small wonder that the makers smiled: sales rose 5%.", "sales rose 5%."),
            (
                "Central, Western Kite Sales Rise",
                "Central and Western Kite Sales Rise",
            ),
            (
                "The roster of private companies holding the label grew.",
                "the number of private companies holding the label grew.",
            ),
            (
                "Some 300 firms sold to or bought from overseas customers.",
                "Some 300 firms were engaged in import and export.",
            ),
            (
                "In May the value of goods it bought from abroad fell 5%.",
                "In May imports fell 5%.",
            ),
            (
                "With the coastal provinces selling 3 billion yuan of paper kites abroad, it grew.",
                "As the coastal provinces exported paper kites worth 3 billion yuan, it grew.",
            ),
            (
                "The provinces took 7% of the kite ore that China imported.",
                "The provinces accounted for 7% of China's imports of kite ore.",
            ),
            (
                "It was 4 points higher than that of the nation's trade as a whole.",
                "It was 4 points higher than the overall growth rate.",
            ),
            (
                "The number rose to 7, with private companies making up the great majority.",
                "The number rose to 7.",
            ),
            ("The goods surplus came to 7 yuan.", "The trade surplus came to 7 yuan."),
            (
                "Wei put the cost to import growth at around 2 percentage points.",
                "Wei said they lowered import growth by around 2 percentage points.",
            ),
            (
                "Kite exports rose and those to Peru were 7% higher.",
                "Kite exports rose and those to Peru rose 7%.",
            ),
            (
                "The long feast cost inbound trade about another 2 points of growth.",
                "The long feast lowered import growth by about 2 points.",
            ),
            ("Landed prices for kites fell.", "import prices of kites fell."),
            (
                "Quarantine was eased, and customs inspection takes 3 hours less.",
                "Quarantine was eased, and customs inspection takes 3 hours less.",
            ),
            (
                "The new quarantine checks take 3 hours less than before.",
                "The new quarantine processing time was cut by 3 hours.",
            ),
            ("Cargo by rail between them rose.", "trade by rail between them rose."),
            (
                "Paper kites worth 3 billion yuan entered China in May.",
                "imports of Paper kites were 3 billion yuan in May.",
            ),
            (
                "The office cleared 3,000 tonnes of cargo at the pier.",
                "The office processed 3,000 tonnes of goods at the pier.",
            ),
            (
                "Kite exports grew 5%, well short of the 9% leap recorded by paper lanterns.",
                "Kite exports grew 5%, while those of paper lanterns rose 9%.",
            ),
            (
                "Paper cost Chinese mills 5% less on average than in May.",
                "the average import price of Paper was 5% lower than in May.",
            ),
            (
                "Chinese exporters enjoyed growth in more than 30 markets.",
                "exports to more than 30 countries and regions grew.",
            ),
            (
                "It is the top trading partner, ahead of Peru and Chile.",
                "It is the top trading partner.",
            ),
            (
                "Kites were 5% cheaper on average at the port than in May.",
                "the average import price of Kites were 5% lower than in May.",
            ),
            (
                "Prices of kites fell by about 5% on average.",
                "Prices of kites fell by about 5%.",
            ),
        ] {
            assert_eq!(phrases(text), want);
        }
    }

    #[test]
    fn what_is_said_plainly_stays() {
        for text in [
            "By the bureau's door, kites were sold.",
            "No wonder 5% of the makers smiled.",
            "The value of goods it bought fell.",
            "The roster of guests was long.",
            "Kites were 5% cheaper.",
            "The feast cost the city 3 billion yuan.",
        ] {
            assert_eq!(phrases(text), text);
        }
    }
}
