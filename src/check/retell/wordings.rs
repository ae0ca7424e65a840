//! Constructions of the news in plain order, as rules: a pattern and what stands for it. Each holds whatever the figures are.
use super::rule::{Rules, apply, rules};
use std::sync::LazyLock;

/// Names of the patterns' parts, written `<name>` in a pattern.
pub(super) const PARTS: &[(&str, &str)] = &[
    (
        "hedge",
        r"(?:(?:(?:well |just |a little |slightly |somewhat )?(?:more than|over|above|less than|under|below)|nearly|almost|about|around|roughly|approximately|some|just|only|exactly|fully|close to|at least|up to|a full) )*",
    ),
    (
        "num",
        r"\d[\d,]*(?:\.\d+)?(?: (?:million|billion|trillion|mln|bln|trln|tln|thousand)\b)?",
    ),
    (
        "pct",
        r"(?:\d[\d,]*(?:\.\d+)? ?(?:%|per ?cent\b|pct\b)|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))? per ?cent\b)",
    ),
    (
        "points",
        r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten) (?:percentage points?|points?|pp\b)",
    ),
    (
        "part",
        r"(?:(?:a|one|two|three|four|five|six|seven|eight|nine)[ -](?:half|third|quarter|fifth|tenth|sixth|seventh|eighth|ninth)s?|half)",
    ),
    (
        "money",
        r"(?:(?:US\$|\$|RMB ?|Rmb ?|CNY ?|¥|€)\d[\d,]*(?:\.\d+)?(?: ?(?:million|billion|trillion|mln|bln|trln|tln|bn|tn|m))?\b|\d[\d,]*(?:\.\d+)? ?(?:million |billion |trillion |mln |bln |trln |tln |bn |tn |trn |mn )?(?:yuan|renminbi|RMB|(?:U\.?S\.? )?dollars)|(?:one|two|three|four|five|six|seven|eight|nine|ten) (?:million|billion|trillion) (?:yuan|(?:U\.?S\.? )?dollars))",
    ),
    (
        "month",
        "January|February|March|April|May|June|July|August|September|October|November|December",
    ),
    (
        "firms",
        "companies|firms|enterprises|businesses|traders|importers and exporters|exporters and importers|market players",
    ),
    ("was", "was|were|is|are|has been|have been|had been"),
    ("be", "was|were|is|are"),
    ("end", r"(?:[,.;]|$)"),
];

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    rules(&[
        // signs of headlines and posts
        (r"(^|[\s(:,])\+ ?(<pct>)", "${1}up $2"),
        (r"([A-Za-z)]) [-−–](<pct>)", "$1 down $2"),
        // with a blank behind it, a dash, unless all that follows is a time
        (
            r"([A-Za-z)]) [-−–] (<pct>)( in | on | over | from | yoy|[.]?$)",
            "$1 down $2$3",
        ),
        (r"(?i)^(up|down) (<hedge><pct>)( [^:,]*)?: ([^:.]+?)\.?$", "$4 $1 $2$3"),
        // amounts first
        (r"^At (<hedge><money>), ([^,]+?) (<was>) ", "$2 reached $1 and $3 "),
        (
            r"(?i)^(<hedge><money>)(?:[:,—–-]| -)+ ?(?:that is|that was|that's|this is|this was) (?:how much|what) ([^.]+?)(?: was worth| were worth| came to| amounted to| totalled| totaled)?( in [^.]*)?\.?$",
            "$2 reached $1$3",
        ),
        (
            r"(?i)^(<hedge><money>)(?:[:,—–-]| -)+ ?(?:that is|that was|that's|this is|this was) (?:the (?:value|worth|size|volume) of )?([^.]+?)\.?$",
            "$2 reached $1",
        ),
        (
            r"(?i)^(?:it was )?(<hedge><money>) (?:was|is) (?:what|how much) ([^,.]+?) (traded|exported|imported)\b",
            "$2 $3 $1",
        ),
        // what a share is of
        (
            r"(^|, |; |and |: )((?i:<hedge>(?:<pct>|<part>))) of ([^,;:]+?) (?:(?:now |today |already |currently |these days )?(?:went|flowed|ran|passed|moved|goes|flows|runs|passes|moves) through|(?:<was>|got) (?:carried out|handled|conducted|done|generated|contributed|accounted for|made up|provided|produced|driven|transacted|run|undertaken|taken up|claimed) by) ([^,;.]+)",
            "$1$4 accounted for $2 of $3",
        ),
        (
            r"(?i)(^|, |; |and |that |: )(<hedge>(?:<pct>|<part>)) of (?:all |the |China's |Chinese |the country's |those |these )*(?:<firms>)((?: (?:engaged|involved|active|that|with|which|doing) [^,;]*?)?) (?:<be>) (private|foreign-invested|foreign-funded|state-owned)(?:ly[ -](?:owned|run|held))?(?: (?:<firms>|ones|hands))?",
            "$1${4} enterprises accounted for $2 of all enterprises$3",
        ),
        (
            r"(?i)(^|, |; |and |that |: )(<hedge>(?:<pct>|<part>)) of (?:all |the |China's |Chinese |the country's |those |these )*(?:<firms>)((?: (?:engaged|involved|active|that|with|which|doing) [^,;]*?)?) (?:<be>) not (private|foreign-invested|foreign-funded|state-owned)(?: (?:<firms>|ones|hands))?",
            "${1}enterprises other than $4 enterprises accounted for $2 of all enterprises$3",
        ),
        // "imported cosmetics", as did ...
        (
            r"(<pct>) of (?:the |all |China's |the country's )*(?:imported|foreign|overseas) ([^,;]+?) (came|comes|come|were|was|hailed|originated)( made| bought| sourced| shipped)? (from|in) ",
            "$1 of $2 imported by China came from ",
        ),
        (
            r"came from (the )?([A-Z][^,;]*?), as did (<pct>) of (?:imported )?([^,;.]+)",
            "came from $1$2, and $3 of $4 imported by China came from $1$2",
        ),
        // passives
        (
            r"(^|, |; |: )((?:[Gg]rowth|[Gg]ains|[Ii]ncreases|[Rr]ises|[Ee]xports?|[Ii]mports?|[Tt]rade)\b[^,;:]*?) (?:<was>) (?:recorded|posted|registered|achieved|seen|reported|notched up|enjoyed) by ([^,;.]+?)( in | during | over |[,;.]|$)",
            "$1$3 recorded $2$4",
        ),
        // goods on their way
        (
            r"(^|: |; |, )([A-Z]?[\w -]+?(?:, [\w -]+?)*) (?:bound for|headed for|heading to|headed to|heading for|destined for|on their way to|going to|sold to|shipped to) ((?:the )?[A-Z][\w.]*(?: [A-Z]\w+)*) ((?:<was>|went|rose|fell|grew|gained|climbed|jumped|dropped|surged|soared|declined|increased|decreased|slid|added|advanced|rocketed|leapt|totalled|totaled|reached|came to|amounted to))\b",
            "${1}China's exports of $2 to $3 $4",
        ),
        (
            r"(^|: |; |, )([A-Z]?[\w -]+?(?:, [\w -]+?)*) (?:bound|headed|heading|destined) for (?:foreign markets|overseas markets|markets abroad|abroad|overseas) ((?:<was>|went|rose|fell|grew|gained|climbed|jumped|dropped|surged|soared|declined|increased|decreased|totalled|totaled|reached|came to|amounted to))\b",
            "${1}China's exports of $2 $3",
        ),
        (r"(?i)\b(<be>) (<hedge><pct>) (up|down)\b", "$1 $3 $2"),
        (
            r"^[Ww]hen ((?:the )?[A-Z][\w.]*(?: [A-Z]\w+)* and (?:the )?[A-Z][\w.]*(?: [A-Z]\w+)*) [^,]*? (?:ties|relations)\b[^,]*, (?:their|the two sides'|mutual) (?:annual |two-way |bilateral |mutual )*(trade|commerce|imports and exports)",
            "At the beginning of relations, trade between $1",
        ),
        (
            r"^[Ww]hen ((?:the )?[A-Z][\w.]*(?: [A-Z]\w+)* and (?:the )?[A-Z][\w.]*(?: [A-Z]\w+)*) [^,]*? (?:ties|relations)\b[^,]*, ((?:annual |two-way |bilateral )*)(trade|commerce|imports and exports) between (?:them|the two(?: sides)?)",
            "At the beginning of relations, trade between $1",
        ),
        (r"^[Ww]hen [^,]*? (?:ties|relations)\b[^,]*, ", ""),
        (
            r"(?i)^(?:since|after) ((?:the )?[A-Z][\w.]*(?: [A-Z]\w+)* and (?:the )?[A-Z][\w.]*(?: [A-Z]\w+)*) [^,]*?,? (?:the )?(?:[a-z]+ value of )?their (?:annual |two-way |bilateral |mutual )*(trade|commerce) has (?:become|grown|swollen|risen) (?:to (?:be )?)?",
            "Trade between $1 is ",
        ),
        (
            r"(?i)^of (?:all )?(?:the |China's |the country's |those )*(?:Chinese )?(?:<firms>)((?: (?:engaged|involved|active|that|with|which|doing) [^,;]*?)?), (<hedge><pct>) (?:<be>) (private|foreign-invested|foreign-funded|foreign-owned|state-owned)(?:ly[ -](?:owned|run|held))?(?: (?:<firms>|ones|hands))?",
            "$3 enterprises accounted for $2 of all enterprises$1",
        ),
        // what left something out, counted
        (
            r"(?i)^of (?:all )?(?:the |China's |the country's )*(?:Chinese )?(?:<firms>)((?: (?:engaged|involved|active|that|with|which|doing) [^,;]*?)?), (<hedge><num>) (?:<be>) not (private|foreign-invested|foreign-funded|state-owned)(?:ly[ -](?:owned|run|held))?(?: (?:<firms>|ones|hands))?",
            "The number of enterprises other than $3 enterprises$1 was $2",
        ),
        (
            r"(?i)^(<hedge><num>) of (?:all )?(?:the |China's |the country's )*(?:Chinese )?(?:<firms>)((?: (?:engaged|involved|active|that|with|which|doing) [^,;]*?)?) (?:<be>) not (private|foreign-invested|foreign-funded|state-owned)(?:ly[ -](?:owned|run|held))?(?: (?:<firms>|ones|hands))?",
            "The number of enterprises other than $3 enterprises$2 was $1",
        ),
        (
            r"(?i)\b(?:<firms>) (?:that|which|who) (?:<be>) neither (private|foreign-invested|foreign-funded|state-owned)(?:ly[ -](?:owned|run|held))? nor (private|foreign-invested|foreign-funded|state-owned)(?:ly[ -](?:owned|run|held))?\b",
            "enterprises other than $1 enterprises and $2 enterprises",
        ),
        // of a whole, so much was something
        (
            r"(?i)^of (?:all |all the |the |everything )?(?:goods |products |things )?(?:that )?(?:traded|exchanged) (between [^,;]*?|with [^,;]*?), (<hedge><pct>) (?:<be>) ([a-z][a-z -]*?)([,.;]|$)",
            "$3 accounted for $2 of trade $1$4",
        ),
        (
            r"(?i)(<hedge><pct>) of what (?:China's |the country's |the )?([a-z][a-z -]*?) (export|import)s?(?:ed)?\b",
            "$1 of the total ${3}s of the $2",
        ),
        // what something made of a figure
        (
            r"(?i)^[^,;]*? (?:has |have )?(?:lifted|raised|pushed|boosted|driven|brought|propelled) (China's|the country's) ((?:share of )?[a-z][a-z ]*?)(?: up)? (to|by) (<hedge>(?:<pct>|<money>|<points>))",
            "$1 $2 rose $3 $4",
        ),
        (
            r"(?i)\b(rose|grew|up|fell|dropped|down|climbed|increased) to (<hedge><pct>) from (<hedge><pct>)",
            "$1 from $3 to $2",
        ),
        // more of them
        (
            r"(?i)^(?:another|a further|an additional|an extra) (\d[\d,]*) ([a-z][a-z -]*?)(?: in China)? (?:earned|won|gained|obtained|received|secured|acquired|got|were (?:awarded|granted|given|handed)) ([^,;.]*?)(,| in | during |[.;]|$)",
            "The number of $2 obtaining $3 increased by $1$4",
        ),
        (
            r"(?i)^(\d[\d,]*) (?:more|additional|new) ([a-z][a-z -]*?)(?: in China)? (?:earned|won|gained|obtained|received|secured|acquired|got|were (?:awarded|granted|given|handed)) ([^,;.]*?)(,| in | during |[.;]|$)",
            "The number of $2 obtaining $3 increased by $1$4",
        ),
        // "in the quarter alone": so many more
        (
            r"\b([Ii]n|[Dd]uring|[Oo]ver) ((?:the )?(?:first|second|third|fourth) (?:quarter|half)|Q[1-4]|H[12]|the (?:quarter|year|month)|(?:<month>)) alone,? (\d[\d,]*) ([a-z][a-z -]*?) (?:earned|won|gained|obtained|received|secured|acquired|got|were (?:awarded|granted|given|handed)) ([^,;.]*?)([,.;]|$)",
            "$1 $2, the number of $4 obtaining $5 increased by $3$6",
        ),
        // who comes and goes
        (
            r"(?i)\bmoved (<hedge><money>) of goods in and out of (?:the country|China)\b",
            "traded goods worth $1",
        ),
        (
            r"(?i)^goods worth (<hedge><money>) (?:moved|passed|went|flowed) in and out of (?:China's )?([a-z][a-z ]*?)( through | via | in | during |[,.;]|$)",
            "The $2 traded goods worth $1$3",
        ),
        (r"\bexchanged goods worth\b", "traded goods worth"),
        (
            r"\b(China|[Tt]he country) (?:sends?|sent|ships?|shipped|sold|sells?) (?:out|abroad|overseas) (goods|<money>|more|less)",
            "$1 exported $2",
        ),
        // a balance
        (
            r"(?i)^in ([a-z][a-z ]*?), (China|the country) (ran|runs|had|has|posted|recorded) (?:a|an) (?:trade )?(deficit|surplus) of (<hedge><money>) with ",
            "${2} ${3} a $4 of $5 in trade of $1 with ",
        ),
        (
            r"(?i)^in trade (?:of|in) ([a-z][a-z ]*?), (China|the country) (ran|runs|had|has|posted|recorded) (?:a|an) (?:trade )?(deficit|surplus) of (<hedge><money>) with ",
            "${2} ${3} a $4 of $5 in trade of $1 with ",
        ),
        // faster by so much time
        (
            r"(?i)\b(?:has|have) become (<hedge>(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)(?: and a half)? (?:hours?|days?|minutes?|weeks?|months?)) (?:quicker|faster|shorter|speedier)",
            "was reduced by $1",
        ),
        (
            r"(^|: |; |, )([A-Z]?[a-z][\w -]*?) (?:shipped|sent|sold|flown|brought|exported|coming) from ((?:the )?[A-Z][\w.]*(?: [A-Z]\w+)*) to China ((?:<was>|rose|fell|grew|gained|climbed|jumped|dropped|surged|soared|declined|increased|decreased|totalled|totaled|reached|came to|amounted to))\b",
            "${1}China's imports of $2 from $3 $4",
        ),
        (
            r"(?i)\b(?:has |have )?(?:made|makes) ([a-z][a-z -]*?) (<hedge>(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)(?: and a half)? (?:hours?|days?|minutes?|weeks?|months?)) (?:quicker|faster|shorter|speedier)",
            "reduced $1 by $2",
        ),
        (
            r"(?i)^([a-z][^,;]*?) (?:now )?takes? (<hedge>(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)(?: and a half)? (?:hours?|days?|minutes?|weeks?|months?)) less\b",
            "$1 was reduced by $2",
        ),
        (
            r"(?i)\b(?:dragged|pulled|brought|pushed|weighed) (?:down )?(the growth rate of (?:China's )?(?:exports|imports)|(?:China's )?(?:export|import) growth(?: rate)?)(?: down)? by (<hedge>(?:<points>|<pct>))",
            "lowered $1 by $2",
        ),
        // who took more of what
        (
            r"(?i)^(.*?)(bought|buys|took in|imported|ordered|purchased|received|absorbed|snapped up) more (?:chinese (?:exports|goods|products|merchandise)|(?:goods |products |merchandise )?from china)( in [^,.]*?)?(?: than (?:they|it) did(?: in)?)? ?(?:a year (?:ago|earlier|before)|the year before|last year)?\.?$",
            "China's exports to ${1}all registered growth$3",
        ),
        // prices
        (
            r"(?i)\b(?:the )?(?:average )?(?:prices?|costs?)(?: paid)? (?:of|for) imported ([A-Za-z -]+?) (<be>|rose|fell|dropped|declined|slid|jumped|went|decreased|increased|came)\b",
            "the average import price of $1 $2",
        ),
        (
            r"(?i)\bimported ([A-Za-z ]+?) (?:cost|<be>|became|got) (<hedge><pct>) (?:less|cheaper)\b",
            "the average import price of $1 fell $2",
        ),
        (
            r"(?i)\bimported ([A-Za-z ]+?) (?:cost|<be>|became|got) (<hedge><pct>) (?:more expensive|dearer|more)\b",
            "the average import price of $1 rose $2",
        ),
        (
            r"(?i)\b(?:china|the country|chinese buyers|chinese importers|importers|buyers) paid (<hedge><pct>) less(?: on average)? for (?:its |their |the |imported )?([A-Za-z ]+?)( in | during | than |,|\.|$)",
            "the average import price of $2 fell $1$3",
        ),
        (
            r"(?i)\b(?:china|the country|chinese buyers|chinese importers|importers|buyers) paid (<hedge><pct>) more(?: on average)? for (?:its |their |the |imported )?([A-Za-z ]+?)( in | during | than |,|\.|$)",
            "the average import price of $2 rose $1$3",
        ),
        (
            r"(?i)\b(?:the )?average price (?:(?:that )?(?:china|the country|importers|buyers) )?paid for (?:(?:imported|foreign|its|the) )*([A-Za-z ]+?)(?: (?:brought|shipped|coming|entering) (?:in)?to China| from abroad| abroad)? (<be>|rose|fell|dropped|declined|slid|jumped|went|decreased|increased|came)\b",
            "the average import price of $1 $2",
        ),
        // balances
        (
            r"(?i)\b(China's|the country's|its) ((?:[\w-]+ )?)trade with ([^,;:]+?) (?:<was>|ran|stood) (<hedge><money>) in (?:the )?(red|deficit)\b",
            "$1 trade deficit of ${2}with $3 was $4",
        ),
        (
            r"(?i)\b(China's|the country's|its) ((?:[\w-]+ )?)trade with ([^,;:]+?) (?:<was>|ran) in the red by (<hedge><money>)",
            "$1 trade deficit of ${2}with $3 was $4",
        ),
        (
            r"\b(surplus|deficit) in (?:merchandise|goods|commodity) trade\b",
            "trade $1",
        ),
        (
            r"\b(?:merchandise|goods|commodity|visible)(?: trade)? (surplus|deficit)\b",
            "trade $1",
        ),
        (
            r"(?i)\b(China's|the country's|its) ((?:[\w-]+ )?)trade with ([^,;:]+?) (?:<was>|ran|stood) (<hedge><money>) in (?:the )?(black|surplus)\b",
            "$1 trade surplus of ${2}with $3 was $4",
        ),
        // more of what
        (
            r"(^|: |; |, )([A-Z]?[\w'’ -]+?) (imported|exported) (<hedge><pct>) more ([a-z][a-z -]*?)( in | during | over | than |[,.;]|$)",
            "$1$2 ${3} goods, and their ${3} $5 rose $4$6",
        ),
        (
            r"(^|: |; |, )([A-Z]?[\w'’ -]+?) (?:did|do|does|conducted) (<hedge><pct>) more (?:business|trade) with ",
            "${1}The trade of $2 rose $3 with ",
        ),
        (
            r"\b(?:China|The country|Chinese (?:buyers|importers|companies|firms)) (?:spent|paid|shelled out|forked out|laid out|splashed out) (<hedge><money>) (?:on|for) ([a-z][a-z -]*?) from ((?:the )?[A-Z][\w]*)",
            "China's imports of $2 from $3 were $1",
        ),
        (
            r"\b(?:China|The country|Chinese (?:buyers|importers|companies|firms)) (?:spent|paid|shelled out|forked out|laid out|splashed out) (<hedge><money>) (?:on|for) ((?:the )?[A-Z][\w]*) ([a-z][a-z -]*?)( in | between | during | from | over |[,;.]|$)",
            "China's imports of $3 from $2 were $1$4",
        ),
        // people
        (
            r"(?i)^(<hedge><num>) people (?:live|lived|reside) in (China|[A-Z]\w+)",
            "$2 has a population of $1",
        ),
        (
            r"(?i)(^|: |; |, )(?:the )?(?:imported )?([a-z][a-z ]*?) cost (?:importers|china|chinese buyers|chinese importers|the country) (<hedge><pct>) (?:less|cheaper)\b",
            "${1}the average import price of $2 fell $3",
        ),
        (
            r"(?i)(^|: |; |, )(?:the )?(?:imported )?([a-z][a-z ]*?) cost (?:importers|china|chinese buyers|chinese importers|the country) (<hedge><pct>) more\b",
            "${1}the average import price of $2 rose $3",
        ),
        // time saved
        (
            r"(?i)\b(?:shaved|cut|knocked|sliced|lopped|taken|took|takes|shaves|cuts|knocks) (<hedge>(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)(?: and a half)? (?:hours?|days?|minutes?|weeks?|months?)) (?:off|from) ((?:the )?[a-z][a-z -]*?)( at | in | for |[,.;]|$)",
            "reduced $2 by $1$3",
        ),
        // causes
        (
            r"(?i)\b(?:took|takes|taking|shaved|shaving|knocked|knocking|sliced|lopped|wiped|clipped|trimmed|cut|subtracted|carved) (<hedge><points>) (?:off|from|out of) ((?:[\w' ]*?)(?:growth rate of (?:exports|imports)|(?:export|import)s? growth(?: rate)?|growth (?:in|of) (?:exports|imports)))",
            "lowered $2 by $1",
        ),
        // comparisons
        (
            r"(?i)than (?:its|china's|the country's|the nation's|all|the)? ?(?:total |overall )?(?:foreign |external )?(trade|exports|imports) (?:as a whole|overall|in general|in total|across the board)",
            "than overall $1",
        ),
        (
            r"(?i)\b((?:<firms>)) (?:<be>) (?:active in|engaged in|involved in|doing) (?:foreign trade|import and export|imports and exports|trade)\b",
            "$1 recorded import and export activity",
        ),
        (
            r"(?i)(<hedge><points>) (?:quicker|more quickly|more rapidly|more strongly|more briskly) than",
            "$1 faster than",
        ),
        // times
        (
            r"(?i),? (?:after|from|against|following|versus|vs\.?) (<month>)'s (<hedge><pct>) (?:slide|drop|decline|fall|dip|slump|decrease|contraction|plunge|tumble|retreat|setback)\b",
            ", and fell $2 in $1",
        ),
        (
            r"(?i),? (?:after|from|against|following|versus|vs\.?) (<month>)'s (<hedge><pct>) (?:rise|increase|gain|growth|jump|surge|climb|expansion|advance|rebound)\b",
            ", and rose $2 in $1",
        ),
        (
            r"(?i)\b(?:in|during|over) the year's (?:opening|first) (quarter|half|three months|six months)",
            "in the first $1 of the year",
        ),
        (r"(?i)\bopening (quarter|half|three months|six months)\b", "first $1"),
        (
            r"(?i)\bin each of the (?:past|last) (two|three|four|five|six|seven|eight|nine|ten|\d+) (quarters|years|months)\b",
            "for $1 consecutive $2",
        ),
        // nouns of movement
        (
            r"(?i)\b(an?) (<hedge><pct>) (?:slide|tumble|plunge|retreat|setback|slip|fall-off|downturn)\b",
            "$1 $2 decline",
        ),
        (
            r"(?i)\b(an?) (<hedge><pct>) (?:climb|leap|advance|bounce|spurt|pickup|pick-up|upswing|rally|boost|hike|uplift)\b",
            "$1 $2 increase",
        ),
        (
            r"(?i)\band (?:another|a further) (<pct>) (?:<be>) (?:added|gained|put on)\b",
            "and rose $1",
        ),
        // parts of a whole, each with its figure
        (
            r"(?i), of which (<hedge><money>) (?:<be>) (exports|imports)",
            ", and $2 were $1",
        ),
        (
            r"(?i), (?:including|with|made up of|comprising|consisting of) (<hedge><money>) (?:of|in|from) (exports|imports) and (<hedge><money>) (?:of|in|from) (exports|imports)",
            ", $2 were $1, and $4 were $3",
        ),
        // counts
        (
            r"(?i)(^|: |; |, )((?:[\w'-]+ ){0,3}(?:<firms>)(?: (?:engaged|involved|active|with|doing|that|holding|obtaining) [^,;:]*?)?) (?:numbered|totalled|totaled|stood at|came to) (<hedge>\d[\d,]{2,})( |,|\.|$)",
            "${1}the number of $2 reached $3$4",
        ),
        (r"\b[Tt]he number of [Tt]he number of\b", "the number of"),
        // a quarter is a fraction here, no time
        (
            r"(?i)\b((?:rose|grew|up|increased|climbed|jumped|gained|fell|dropped|declined|down|decreased|shrank|expanded|surged|advanced|went up|went down)(?: by)? <hedge>)(?:a|one) quarter\b",
            "${1}25 percent",
        ),
        // streaks
        (
            r"(?i)\b(\w+|\d+) (years|quarters|months) (?:in a row|on end|running|in succession|on the trot|straight|on the bounce|back to back)\b",
            "$1 consecutive $2",
        ),
        (
            r"(?i)\b(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (year|quarter|month) (?:in a row|on end|running|in succession|on the trot|straight|on the bounce)\b",
            "$1 consecutive $2",
        ),
    ])
});

/// A sentence in plain words.
pub(super) fn plain(sentence: &str) -> String {
    apply(&RULES, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constructions_are_told_in_plain_order() {
        for (text, want) in [
            (
                "Around 18 pct of toy trade now runs through the islands.",
                "the islands accounted for Around 18 pct of toy trade.",
            ),
            ("Toy exports to Japan +4.5% in Q1", "Toy exports to Japan up 4.5% in Q1"),
            (
                "Down 3.1% in Q1: China's imports of coal",
                "China's imports of coal Down 3.1% in Q1",
            ),
            (
                "At 2.5 trillion yuan, exports were a record.",
                "exports reached 2.5 trillion yuan and were a record.",
            ),
            (
                "In May, a fifth of China's trade was handled by private firms.",
                "In May, private firms accounted for a fifth of China's trade.",
            ),
            (
                "About 40 percent of the companies engaged in trade were private.",
                "private enterprises accounted for About 40 percent of all enterprises engaged in trade.",
            ),
            (
                "Toys bound for Japan rose 5% in May.",
                "China's exports of Toys to Japan rose 5% in May.",
            ),
            (
                "Lower prices shaved 1.5 points off the growth rate of exports.",
                "Lower prices lowered the growth rate of exports by 1.5 points.",
            ),
            (
                "Trade rose 4% after April's 3% drop.",
                "Trade rose 4%, and fell 3% in April.",
            ),
            (
                "Of the firms engaged in trade in May, 310 were not private.",
                "The number of enterprises other than private enterprises engaged in trade in May was 310.",
            ),
            (
                "Firms that are neither private nor foreign-invested traded toys.",
                "enterprises other than private enterprises and foreign-invested enterprises traded toys.",
            ),
            (
                "Of all goods traded with Japan in May, 12 percent were toys.",
                "toys accounted for 12 percent of trade with Japan in May.",
            ),
            (
                "Years of work have lifted China's share of global toy exports to 9 percent.",
                "China's share of global toy exports rose to 9 percent.",
            ),
            (
                "Another 12 toy makers earned the label in May.",
                "The number of toy makers obtaining the label increased by 12 in May.",
            ),
            (
                "In May alone 12 toy makers were awarded the label.",
                "In May, the number of toy makers obtaining the label increased by 12.",
            ),
            (
                "In toys, China ran a deficit of 2 billion yuan with Japan.",
                "China ran a deficit of 2 billion yuan in trade of toys with Japan.",
            ),
            (
                "Toys shipped from Japan to China rose 4 percent.",
                "China's imports of Toys from Japan rose 4 percent.",
            ),
            (
                "New gates have made checks two hours quicker.",
                "New gates reduced checks by two hours.",
            ),
            (
                "Toy exports rose by more than a quarter.",
                "Toy exports rose by more than 25 percent.",
            ),
            (
                "Trading firms numbered 31,500 in May.",
                "the number of Trading firms reached 31,500 in May.",
            ),
        ] {
            assert_eq!(plain(text), want);
        }
    }

    #[test]
    fn what_has_no_such_construction_stays() {
        for text in [
            "Exports rose 5% to 3 billion yuan in the first quarter.",
            "Trade in the last quarter of 2024 fell.",
            "The port, at 300 metres, is the longest.",
            "A quarter of the firms stopped trading.",
            "From 5-6% growth is expected.",
            "Of the firms, 310 were private.",
            "Workers lifted the crates to the deck.",
            "Toys shipped from Japan to Korea rose 4 percent.",
        ] {
            assert_eq!(plain(text), text);
        }
    }
}
