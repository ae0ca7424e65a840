//! Figures told beside another one: a growth that is ahead of a growth, where something rose from, shares by who stands behind
//! them. Rules: a pattern and what stands for it.
use super::rule::{Rules, apply, rules};
use std::sync::LazyLock;

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    rules(&[
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
        // what follows from what goes before says nothing of the figure
        (
            r"([a-z]),? (?:thus|therefore|hence|consequently|accordingly),? ([a-z])",
            "$1 $2",
        ),
        // one verb for two growths
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
                "Every minute, China and Peru exchange goods worth 7,000 yuan.",
                "Goods worth 7,000 yuan were traded every minute between China and Peru.",
            ),
            (
                "It is the No 2 importer of kites.",
                "It is the second-largest importer of kites.",
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
            "Peru bought 7% more kites and 8% more lanterns.",
        ] {
            assert_eq!(contrasts(text), text);
        }
    }
}
