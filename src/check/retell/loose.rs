//! Trade and traders as the news tell them loosely, as rules: a pattern and what stands for it.
use super::rule::{Rules, apply, rules};
use std::sync::LazyLock;

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    rules(&[
        (r"\bChina Inc\b\.?", "China"),
        (
            r"\b(?:(?:Chinese )?(?:[Pp]resident|[Ll]eader|Mr\.?) )?Xi(?: Jinping)?(?:'s|’s) (?:signature |flagship |vaunted )?(Belt and Road)",
            "the $1",
        ),
        (
            r"\b([Pp]rices?) (?:paid )?(?:for|of) imported ([a-z][a-z, ]*?) (was|were|is|are|fell|rose|dropped|jumped|climbed|slid|went)\b",
            "import $1 of $2 $3",
        ),
        (
            r"\b(?:its|their|[Tt]he country's|[Tt]he country’s|China's|China’s) (?:single )?(?:largest|biggest|top|main|leading|number one|second-largest|second-biggest) (?:trading |trade |export |import )?(?:partner|market|customer|supplier|destination), ((?:the )?[A-Z])",
            "$1",
        ),
        (
            r"\bof (the |its |all |all the )?([a-z][a-z -]*?s) (?:that )?(?:China|the country) (?:bought|buys|purchased|imported|imports|brings in|brought in|took in|sourced)\b(?: abroad| overseas| from abroad| from overseas)?",
            "of ${1}imported $2",
        ),
        (
            r"\b([a-z]+s) such as [a-z]+(?: [a-z]+)?(?:, [a-z]+(?: [a-z]+)?)*,? (?:and|or) [a-z]+(?: [a-z]+)? (accounted|made|took|rose|fell|grew|were|was|jumped|climbed|dropped|represented|comprised|contributed)\b",
            "$1 $2",
        ),
        (
            r"(^|[.;:] )Over (?:time|the years),? (its|their|China's|China’s|the)\b",
            "$1$2",
        ),
        (
            r"\b(?:brought|shipped) in by ((?:the )?[a-z][a-z -]*?(?:firms|companies|enterprises|businesses|traders))\b",
            "imported by $1",
        ),
        (
            r"\bshipped (?:out|abroad|overseas) by ((?:the )?[a-z][a-z -]*?(?:firms|companies|enterprises|businesses|traders))\b",
            "exported by $1",
        ),
        (
            r"\b(?:farm|agricultural) trade (deficit|surplus) of (<hedge><money>)",
            "trade $1 in agricultural products of $2",
        ),
        (
            r"\b[Tt]he (import|export) side\b(?: of (?:things|the ledger|trade))?",
            "${1}s",
        ),
        (
            r" with the (?:outside world|rest of the world|wider world|world outside)\b",
            "",
        ),
        (
            r"\b(?:ship|shipped|sent|sold|sell) and (?:receive|received|bought|buy) goods\b",
            "traded goods",
        ),
        (
            r"\b(?:[Ff]reight|[Cc]argo|[Cc]argoes) (flown|trucked|carried|hauled|moved|shipped|moving|travelling|going) (between|from|to)\b",
            "goods $1 $2",
        ),
        (
            r"\b(?:stand|stands|stood) for (<hedge>(?:<pct>|<part>)) of ",
            "accounted for $1 of ",
        ),
        (
            r"(?:\bnow )?\b(?:passes|goes|runs|flows|moves|passed|went|ran|flowed) through private hands\b",
            "went through private enterprises",
        ),
        (
            r"\b([Gg]oods) (?:moving|moved|shipped|carried|transported|travelling|traveling|traded|exchanged|passing|going) (between (?:the )?[A-Z][\w.]* and (?:the )?[A-Z][\w.]*)",
            "trade $2",
        ),
        (r"\b(?:value|worth) of trade between\b", "trade between"),
        (
            r"\b([Gg]oods worth <hedge><money>|<hedge><money>(?:'s|’s)?(?: worth)? of goods) (?:change|changes|changed|are changing) hands\b",
            "$1 are traded",
        ),
        (
            r"\b(?:two-way|mutual) (turnover|commerce)\b|\btrade turnover\b",
            "bilateral trade",
        ),
        (
            r"\b(that |which )?(China|the country) (?:has |had )?(?:brought in|brings in|took in|takes in|shipped in)( in | during | over |[,.;]|$)",
            "${1}$2 imported$3",
        ),
        (
            r"\b([Tt])ime (?:needed|required|taken|it takes) for ([a-z][a-z ]+?)( was| were| is| has| fell| by|[,.;])",
            "$2 time$3",
        ),
        (
            r"\b(?:managed|mustered|eked out|could manage) (?:only |just |a mere |(?:a )?(?:(?:more|less|much|far) )?(?:modest|respectable|healthy|meagre|paltry|solid|decent|slower|sedate) )?(<pct>)",
            "grew $1",
        ),
        (
            r"\b(?:everything|all|anything)(?: that)? (?:the country|China|it) (?:trades|traded)(?: with the (?:rest of the )?world| abroad)?\b",
            "China's total imports and exports",
        ),
        (
            r"\b(?:everything|all|anything)(?: that)? (?:the country|China|it) (?:buys|bought|purchased|purchases) (?:from )?(?:abroad|overseas)\b",
            "China's total imports",
        ),
        (
            r"(;|,|,? and|,? while) those of ([^,;]+?) did so by (<hedge><pct>)",
            "$1 those of $2 by $3",
        ),
        // beside a growth: how its pace compares
        (
            r",? (?:or |that is |which is )?(?:about |around |roughly |nearly |almost |barely |just |only |more than |less than )*(?:half|a third of|a quarter of|two-thirds of|three quarters of|double|twice|triple|three times|four times) the (?:pace|rate|speed|clip|growth|growth rate)(?: (?:of|in|for|seen in|seen for|recorded in|recorded by|posted by|at which) [^,.;]+)?",
            "",
        ),
        (
            r"\b(beat|beats|beating|outpaced|outpacing|outpaces|above|ahead of|below|behind) the (national|overall|nationwide) (?:pace|average|rate|figure|clip)\b",
            "$1 the $2 growth rate",
        ),
        (
            r"\b(companies|firms|enterprises|businesses) (?:buying (?:or|and) selling|selling (?:or|and) buying|trading|that (?:buy|bought|traded|trade) (?:or|and) (?:sell|sold)|that (?:imported|exported) or (?:exported|imported)) (?:abroad|overseas|internationally)",
            "$1 engaged in import and export",
        ),
        (
            r"\b((?:[Cc]ountries|[Nn]ations|[Ee]conomies|[Ss]tates|[Mm]arkets|[Pp]artners)) (?:that (?:have |had )?)?(?:signed up to|signed up for|joined|joining|taking part in|that are part of|participating in|belonging to|along|in|covered by|involved in|participate in|part of) (?:Beijing's|Beijing’s|China's|China’s|the|its) Belt and Road(?: Initiative| scheme| program(?:me)?\b| project| framework)?(?: \(BRI\))?",
            "BRI partner countries",
        ),
        (
            r"^With (<hedge>(?:<pct>|<part>)) of ([^,]+?)( in the [^,]+)?, ([a-z][^,]*?|[A-Z][^,]*?) (weighs|weigh|is|are|was|were|remains|remained|plays|played|has|have) [^,%]*$",
            "$4 accounted for $1 of $2$3.",
        ),
        (
            r"\b(<firms>) that (?:imported|exported|traded|import|export|trade) (?:or|and) (?:exported|imported|export|import)\b( in | during | over |[,.;]|$)",
            "$1 engaged in import and export$2",
        ),
        (
            r"\b(\d[\d,]*) (were|are) private(,|\.|;|$| and )",
            "$1 $2 private enterprises$3",
        ),
        (
            r"\b(was|were|are|is) (?:privately|private)[ -](?:owned|run|held)\b",
            "$1 private enterprises",
        ),
        (
            r"\b(?:edged|inched|moved|went|came in|finished|ended|climbed) (<hedge><pct>) higher\b",
            "rose $1",
        ),
        (
            r"\b(?:edged|inched|moved|went|came in|finished|ended|slid) (<hedge><pct>) lower\b",
            "fell $1",
        ),
        (
            r"\b(?:its |their |China's )?(?:own )?(agricultural|farm|industrial) (?:sales|shipments|exports) to ([A-Zt])",
            "exports of $1 products to $2",
        ),
        (
            r"\b(to|with|from) (?:other |the )?(Asian|African|Latin American) (?:markets|countries|nations|economies)\b",
            "$1 <$2>",
        ),
        (r"<Asian>", "Asia"),
        (r"<African>", "Africa"),
        (r"<Latin American>", "Latin America"),
        (r"\b[Mm]onthly ((?:foreign )?trade|imports|exports)\b", "$1"),
        (
            r"\b(?:swung|returned|switched|turned|moved|flipped|swinging|returning) (?:back )?to (?:a )?(?:growth|gain|increase|rise) of\b",
            "grew",
        ),
        (
            r"^[^,;:%]*? (?:helped(?: to)? (?:lift|push|drive|boost|raise)|lifted|boosted|pushed(?: up)?|drove(?: up)?|raised) ((?:China's |Chinese |the country's )?(?:imports|exports|trade) [^,;:%]*?)(?: up)? by (<hedge><pct>)",
            "$1 rose $2",
        ),
        (
            r"((?i:<hedge>)<pct>) of ([^,;:]*?) (?:was |were |is |are )?(?:now )?(?:conducted|done|carried on|transacted) with ((?:the )?(?:U\.S\.|[A-Z]\w*)(?: [A-Z]\w+)*)",
            "$3 accounted for $1 of $2",
        ),
        (
            r"\b[Mm]echanical and electrical (exports|imports|trade)\b",
            "$1 of mechanical and electrical products",
        ),
        (
            r"\b(?:China's|China’s|Chinese|[Tt]he country's|[Tt]he country’s) (?:purchases|buying|orders) of\b",
            "China's imports of",
        ),
        (
            r"\b(<num>) (?:freight|cargo|goods) (?:trains|services|train trips|train journeys)\b",
            "$1 cargo train services",
        ),
        (
            r"\b(<num>)(?: more)? (?:were|was|have been|had been|has been) added\b",
            "the number increased by $1",
        ),
        // a round figure and the exact one
        (
            r"^(?:(?:[Ww]ell |[Jj]ust |[Cc]omfortably )?(?:[Oo]ver|[Uu]nder|[Mm]ore than|[Ll]ess than|[Nn]early|[Aa]lmost|[Aa]bout|[Rr]oughly|[Aa]round) )?(?:[Hh]alf|[Aa] (?:third|quarter|fifth)|[Tt]wo[ -]thirds|[Tt]hree[ -]quarters|[Tt]he bulk|[Mm]ost) of ([^,;–—]+?) (?:–|—|-) (<pct>)(?:, to be (?:exact|precise))? (?:–|—|-) ",
            "$2 of $1 ",
        ),
        (
            r"\b(?:[Tt]he |[Ii]ts )?[Ss]even (?:provinces and (?:cities|municipalities)|provincial-level regions|provincial economies|provinces) ?(?:–|—|-|\() ?Guangdong(?:,? (?:and )?(?:Jiangsu|Zhejiang|Shanghai|Beijing|Shandong|Fujian))+ ?(?:–|—|-|\))",
            "the major foreign trade provinces",
        ),
        (
            r"^After an? (<hedge><pct>) (?:dip|fall|drop|decline|slump|slide|decrease|contraction|slip|setback) in (<month>), ((?:[A-Z][\w'’]* |[Tt]he |foreign |goods |total )*(?:trade|exports|imports))\b",
            "In $2, $3 fell $1, and $3",
        ),
        (
            r"^After an? (<hedge><pct>) (?:rise|gain|jump|increase|climb|advance|rebound|bounce) in (<month>), ((?:[A-Z][\w'’]* |[Tt]he |foreign |goods |total )*(?:trade|exports|imports))\b",
            "In $2, $3 rose $1, and $3",
        ),
        (
            r"\b(above|over|below|under) (?:last year's|last year’s|the previous year's) (?:level|figure|mark|total|tally)\b",
            "$1 the level a year earlier",
        ),
        // what is granted in two words
        (
            r"^(?:[Tt]he )?(?:[Tt]ariffs?(?: war)?|[Tt]rade (?:war|frictions?|tensions?)|[Pp]olitics|[Rr]hetoric|[Bb]luster|[Gg]loom),? (?:aside|apart|or not|or no(?: \w+)?|notwithstanding), ([a-z]|[A-Z])",
            "$1",
        ),
        // what was shipped, by nobody in particular
        (
            r"\b(?:everything|all(?: that| the goods(?: that)?| goods(?: that)?)?|whatever|anything)(?: is| was| were| got| being)? (?:shipped out|shipped|exported|sent abroad|sold abroad|sold overseas|shipped abroad|shipped overseas)( in | during | over |[,.;]|$)",
            "total exports$1",
        ),
        (
            r"\b(?:everything|all(?: that| the goods(?: that)?| goods(?: that)?)?|whatever|anything)(?: is| was| were| got| being)? (?:imported|brought in|bought abroad|bought overseas|shipped in)( in | during | over |[,.;]|$)",
            "total imports$1",
        ),
        (
            r"\b(?:everything|all(?: that| the goods(?: that)?| goods(?: that)?)?|whatever|anything)(?: is| was| were| got| being)? (?:traded|bought and sold|sold and bought|imported and exported|imported or exported)( in | during | over |[,.;]|$)",
            "total imports and exports$1",
        ),
        (
            r"\b(?:everything|all(?: that| the goods(?: that)?| goods(?: that)?)?|whatever|what|the goods(?: that)?) (China and (?:the )?[A-Z][\w.]*|(?:the )?[A-Z][\w.]* and China) (?:trade|traded|exchange|exchanged|swap|swapped|sell|sold|ship|shipped|buy and sell|bought and sold)(?: (?:with|to|between))? (?:each other|one another)\b",
            "trade between $1",
        ),
        (
            r"\b(?:sold|sells|shipped|ships) (?:the (?:rest of the )?(?:world|planet|globe)|foreigners|other countries) (<hedge><money>)(?:'s|’s)?(?: worth)? of (?:goods|products|merchandise|stuff|wares)\b",
            "exported goods worth $1",
        ),
        (
            r"\b(?:bought|buys) (<hedge><money>)(?:'s|’s)?(?: worth)? of (?:goods|products|merchandise|stuff|wares) from (?:the (?:rest of the )?(?:world|planet|globe)|abroad|other countries)\b",
            "imported goods worth $1",
        ),
        (
            r"\b(?:booked|posted|recorded|registered|notched up|racked up) (<hedge><money>) (?:of|in) (?:sales|orders|shipments)(?: abroad| overseas)?\b",
            "sold goods worth $1 abroad",
        ),
        (
            r"\b([Ss]ales|[Ss]hipments|[Dd]eliveries) of ([a-z][^,;:.]{2,50}?) (?:abroad|overseas|to (?:overseas|foreign|international) (?:customers|buyers|clients|markets|purchasers))\b",
            "exports of $2",
        ),
        (
            r"\b([Pp]urchases|[Oo]rders|[Bb]uying) of foreign ([a-z])",
            "imports of $2",
        ),
        (
            r"\b(?:notched|racked|chalked|clocked|tallied|totted|run|ran) up (<hedge><num>) ((?:freight |cargo )?(?:trains?|services|trips|runs|journeys))\b",
            "operated $1 $2",
        ),
        (
            r"\b(?:has|have) (?:crept|edged|inched|climbed|moved|gone|nudged|ticked|risen|grown|stepped) up to (<hedge><pct>)",
            "rose to $1",
        ),
        (
            r"\b(?:crept|edged|inched|climbed|moved|went|nudged|ticked|stepped) up to (<hedge><pct>)",
            "rose to $1",
        ),
        (
            r"^(?:[Aa]nother|[Aa]n extra|[Aa] further|[Aa]n additional|[Ss]ome) (<num>) (?:<firms>) (?:have |has )?(?:joined|entered|swelled) (?:the )?(?:ranks|trade|fray|business|club)(?: of (?:China's |Chinese |the country's )?(?:importers and exporters|exporters and importers|traders|trading firms|foreign traders))?\b",
            "The number of enterprises engaged in import and export increased by $1",
        ),
        // less than what another did
        (
            r",? (?:roughly |about |exactly |just |less than |more than |only |nearly |almost |a mere )*(?:half|twice|double|triple|a third of|a quarter of|two thirds of) (?:that of|what|(?:of )?(?:the |that )?(?:pace|rate|speed|growth|figure|increase|tempo|clip))\b[^,.;]*",
            "",
        ),
        (
            r"\b(?:in|plying|working) the (?:import-export|export-import|import and export|export and import|import/export|trading|foreign[ -]trade|cross-border) (?:game|business|trade|fray|arena|scrum)\b",
            "engaged in import and export",
        ),
        // what went abroad and what came in
        (
            r"\b(?:[Ss]ales|[Dd]eliveries) of (?:Chinese-made |Chinese )?([a-z][a-z -]*?) to ((?:the )?(?:Belt and Road|BRI|ASEAN|EU|European Union|European|U\.S\.|US|United States|Africa|Latin America|Central Asia|Japan|Russia|South Korea|Vietnam)\b)",
            "exports of $1 to $2",
        ),
        (
            r"\bby the end of March([,.;]| after | and |$)",
            "in the first quarter$1",
        ),
        (
            r"\b([Pp]rices? of [a-z][a-z ]*?|[Pp]rices?) off (<hedge><pct>)",
            "$1 down $2",
        ),
        (
            r"\b(?:shipped|shipping|ship|ships|sent|send|sends|sold|sell|sells|moved) (<hedge><money>)(?:'s|’s)?(?: worth)? (?:of|in) ([a-z][a-z -]*?) (?:abroad|overseas|out of the country|out of China)\b",
            "exported $2 worth $1",
        ),
        (
            r"\b([Ee]xports|[Ss]hipments abroad) (?:outran|outstripped|outweighed|outdid|topped|beat|dwarfed|surpassed|ran ahead of|were ahead of|outpaced) imports by (<hedge><money>)",
            "the trade surplus was $2",
        ),
        (
            r"((?i:<hedge>)<money>) (?:of|in|worth of) goods (?:now )?(?:passes|pass|moves|move|flows|flow|crosses|travels|passed|moved|flowed) between ((?:the )?[A-Z][\w.]*) and ((?:the )?[A-Z][\w.]*)",
            "trade between $2 and $3 is $1",
        ),
        (
            r"^((?i:<hedge>)(?:<pct>|<part>)) of what ((?:the )?[A-Za-z][^,]*?) (?:sold|shipped|exported|sent)(?: abroad| overseas)?( in (?:the )?[^,]*?)? (?:was|were|consisted of|came from) ([^,%]*?)\.?$",
            "$4 accounted for $1 of the exports of $2$3.",
        ),
        (
            r"((?i:<hedge>)<pct>) of ([^,;:]*?) (?:now )?(?:rests|lies|sits|is|was|remains) in private hands\b",
            "private enterprises accounted for $1 of $2",
        ),
        (
            r"\b(?:hauled in|snapped up|soaked up|swallowed|absorbed|swallowed up|mopped up|(?:now )?(?:soaks|snaps|mops|swallows|gobbles) up|(?:now )?absorbs) (<hedge>(?:<pct>|<part>)) of ",
            "accounted for $1 of ",
        ),
        (
            r"\b(?:took|shaved|knocked|wiped|sliced|lopped|shaving|taking|knocking) (?:off )?(<hedge>[\d.]+ (?:percentage )?points?) off (?:the )?(?:growth (?:rate )?(?:of|in) )?(?:China's |China’s |Chinese )?(import|export)s?(?: growth| growth rate)?\b",
            "lowered the growth rate of ${2}s by $1",
        ),
        (
            r"\b([Pp]urchases|[Bb]uying|[Oo]rders) of ([a-z][a-z -]*?) from (?:overseas|abroad|foreign (?:suppliers|sellers|makers))\b",
            "imports of $2",
        ),
        (
            r"\b((?:[Cc]ountries|[Bb]elt and Road|BRI|ASEAN|the EU|Africa|Latin America)[^,;:%]{0,60}?) (?:took|bought|ordered|purchased|imported) (<hedge><pct>) (more|less) Chinese ([a-z][a-z -]*?)( in | during | over |[,.;]|$)",
            "China's exports of $4 to $1 were $2 $3 than a year earlier$5",
        ),
        (
            r"\b(?:[Tt]he |[Ii]ts |[Tt]heir |[Cc]hina's |[Cc]hina’s )?slice of\b",
            "the share of",
        ),
        (
            r"\bin (?:the )?world(?:'s|’s) (?:manufacturing powerhouse|factory|factory floor|workshop|second-(?:largest|biggest) economy|number two economy|No\. ?2 economy|(?:largest|biggest|top) (?:manufacturer|goods trader|exporter))\b",
            "in China",
        ),
        // where a place lies, and who counted
        (
            r",? (?:on|at|near|along|astride) (?:the|China's|China’s|its) (?:(?:border|frontier) with (?:[A-Z][\w-]+)(?: [A-Z][\w-]+)?|(?:[A-Z][a-z]+(?:ese|ian|an|i|ish) )(?:border|frontier)),?",
            "",
        ),
        (
            r"^[A-Z][\w.'’ -]{2,40}(?:, [a-z][^,]{3,60},)? (?:counted|tallied|totted up) (<hedge><num> )",
            "There were $1",
        ),
        (
            r"\b(?:(?:[Tt]he country's|[Tt]he country’s|China's|China’s|[Tt]he) (?:trading|trade) (?:powerhouses|heavyweights)(?:, [A-Z][^,]*(?: among them| included),)?|[Bb]ig[- ]trading provinces(?: led by [A-Z]\w+)?)",
            "the major foreign trade provinces",
        ),
        (
            r"\b(companies|firms|enterprises|businesses) (?:buying (?:or|and) selling|selling (?:or|and) buying|trading) across (?:the |its |China's |national )?borders?\b",
            "$1 engaged in import and export",
        ),
        (
            r"\b([Tt]hose) (?:carried |moved |moving |going |sent )?(?:on the roads?|by (?:truck|lorry))\b",
            "$1 by road",
        ),
        (
            r"\b(?:<was>) (?:privately|private)[ -](?:owned|run|held)\b",
            "were private enterprises",
        ),
        (
            r"\b(?:bags and cases|suitcases and bags|cases and bags|bags and luggage|luggage and bags|handbags and suitcases|bags and baggage)\b",
            "bags and suitcases",
        ),
    ])
});

/// A sentence with what it says loosely of trade in plain words.
pub(super) fn loose(sentence: &str) -> String {
    apply(&RULES, &the_bloc(sentence))
}

/// `European pork is back: imports from the bloc rose`: the bloc is the one that the sentence names before.
fn the_bloc(sentence: &str) -> String {
    const BLOCS: [(&str, &[&str]); 2] = [
        ("the EU", &["European", "Europe", " EU "]),
        ("ASEAN", &["Southeast Asia", "ASEAN"]),
    ];
    let Some((before, behind)) = sentence.split_once(" the bloc") else {
        return sentence.to_string();
    };
    let named = |words: &[&str]| {
        words
            .iter()
            .any(|w| before.contains(w) || format!(" {before} ").contains(w))
    };
    let mut told = BLOCS.iter().filter(|b| named(b.1));
    match (told.next(), told.next()) {
        (Some((name, _)), None) if !behind.starts_with(char::is_alphabetic) => format!("{before} {name}{behind}"),
        _ => sentence.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loose_words_are_told_plainly() {
        for (text, want) in [
            ("The import side fell 3%.", "imports fell 3%."),
            (
                "Makers shipped about 3 million yuan of kites overseas in May.",
                "Makers exported kites worth about 3 million yuan in May.",
            ),
            (
                "Exports outran imports by 3 billion yuan in May.",
                "the trade surplus was 3 billion yuan in May.",
            ),
            (
                "More than 3 million yuan in goods now passes between China and Peru every hour.",
                "trade between China and Peru is More than 3 million yuan every hour.",
            ),
            (
                "About two-thirds of what the northern towns sold abroad in May was paper gear.",
                "paper gear accounted for About two-thirds of the exports of the northern towns in May.",
            ),
            (
                "Some 3% of the trade in kites now rests in private hands.",
                "private enterprises accounted for Some 3% of the trade in kites.",
            ),
            (
                "Cheap paper knocked 2.6 percentage points off import growth.",
                "Cheap paper lowered the growth rate of imports by 2.6 percentage points.",
            ),
            ("Pingxiang, on the border with Vietnam, rose 3%.", "Pingxiang rose 3%."),
            (
                "Li Ming, the vice minister, counted 3,000 kite makers.",
                "There were 3,000 kite makers.",
            ),
            (
                "Countries in Africa took 3% more Chinese kites in May.",
                "China's exports of kites to Countries in Africa were 3% more than a year earlier in May.",
            ),
            (
                "Sales of kites to Belt and Road countries rose 3%, with the price of paper off 5%.",
                "exports of kites to Belt and Road countries rose 3%, with the price of paper down 5%.",
            ),
            (
                "Some 30 makers had joined by the end of March, after a slow start.",
                "Some 30 makers had joined in the first quarter, after a slow start.",
            ),
            (
                "Their purchases of kites from overseas rose 3%.",
                "Their imports of kites rose 3%.",
            ),
            (
                "Kites made up 3% of everything exported in May.",
                "Kites made up 3% of total exports in May.",
            ),
            (
                "Kites make up 3% of what China and Japan swap with each other.",
                "Kites make up 3% of trade between China and Japan.",
            ),
            (
                "An extra 300 companies joined the ranks of traders in May.",
                "The number of enterprises engaged in import and export increased by 300 in May.",
            ),
            ("Tariffs aside, exports rose 3%.", "exports rose 3%."),
            (
                "About half of China's kite exports - 52.1 percent, to be exact - went to Japan.",
                "52.1 percent of China's kite exports went to Japan.",
            ),
            (
                "After a 3 percent dip in May, China's trade recovered.",
                "In May, China's trade fell 3 percent, and China's trade recovered.",
            ),
            (
                "Sales of kites to foreign customers rose 3%.",
                "exports of kites rose 3%.",
            ),
            (
                "Exports of kites rose 3%, half the pace of lanterns.",
                "Exports of kites rose 3%.",
            ),
            ("The line has run up 300 trains.", "The line has operated 300 trains."),
            ("The share has crept up to 3%.", "The share rose to 3%."),
            (
                "China's purchases of kites rose 3%, and the line has run 3,000 freight trains.",
                "China's imports of kites rose 3%, and the line has run 3,000 cargo train services.",
            ),
            (
                "Kite exports edged 3% higher, and its own farm sales to Japan rose 5%.",
                "Kite exports rose 3%, and exports of farm products to Japan rose 5%.",
            ),
            (
                "About 3% of the trade in kites was conducted with Japan.",
                "Japan accounted for About 3% of the trade in kites.",
            ),
            (
                "Fine weather helped lift imports of kites by 3%.",
                "imports of kites rose 3%.",
            ),
            (
                "Exports to other Asian markets swung to growth of 3%.",
                "Exports to Asia grew 3%.",
            ),
            (
                "Of the 40 firms that imported or exported, 3 were privately owned.",
                "Of the 40 firms engaged in import and export, 3 were private enterprises.",
            ),
            (
                "Trade with countries that have signed up to Beijing's Belt and Road Initiative rose 3%.",
                "Trade with BRI partner countries rose 3%.",
            ),
            (
                "Goods worth 3 million yuan change hands.",
                "Goods worth 3 million yuan are traded.",
            ),
            (
                "The time needed for quarantine was cut.",
                "The quarantine time was cut.",
            ),
            (
                "European kites are back: imports from the bloc rose 3%.",
                "European kites are back: imports from the EU rose 3%.",
            ),
        ] {
            assert_eq!(loose(text), want);
        }
    }

    #[test]
    fn what_only_looks_like_it_stays() {
        for text in [
            "European and ASEAN kites are back: imports from the bloc rose 3%.",
            "Everything exported to Japan rose.",
            "Kites aside, exports rose 3%.",
            "Half of the kites went to Japan.",
            "Sales of kites to children rose 3%.",
            "After a 3 percent dip, trade recovered.",
            "Exports of kites rose 3%, twice in a row.",
        ] {
            assert_eq!(loose(text), text);
        }
    }
}
