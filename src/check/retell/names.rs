//! Names, spellings and set phrases of the news in the words of briefings, as rules: a pattern and what stands for it.
use super::causes::causes;
use super::contrasts::contrasts;
use super::dealings::dealings;
use super::flows::flows;
use super::goods::{goods_shipped, goods_sold};
use super::loose::loose;
use super::phrases::phrases;
use super::places::places;
use super::prices::prices;
use super::routes::routes;
use super::rule::{Rules, apply, rules};
use super::spelling::{in_digits, in_small_letters, without_flags};
use super::sums::sums;
use super::times::at_its_end;
use super::traders::traders;
use std::sync::LazyLock;

/// Names and spellings of the news, signs of posts, datelines.
static NAMES: LazyLock<Rules> = LazyLock::new(|| {
    rules(&[
        (r"^[A-Z]{3,}(?: [A-Z]{3,})?(?: \([A-Z][\w .]*\))? ?(?:–|—|--|-) ", ""),
        (
            r"\bforeign-trade (provinces|powerhouses|heavyweights|regions|firms|companies|enterprises|growth)\b",
            "foreign trade $1",
        ),
        (r"\bBelt and Road (trade|commerce)\b", "$1 with Belt and Road countries"),
        (
            r"\bBeijing(?:'s|’s) ((?:top|biggest|largest|leading|number one|No\. 1|second-largest|third-largest) (?:trading |trade )?partner\b)",
            "China's $1",
        ),
        (
            r"\b(China-[A-Z][A-Za-z]+) (?:commerce|business|trade flows)\b",
            "$1 trade",
        ),
        (
            r"\b(?:Chinese|China's|China’s) (?:trade|commerce) as a whole\b",
            "China's total trade",
        ),
        (r"\bthe European bloc\b", "the EU"),
        // the year in a meeting's name is no time of its figures
        (
            r"\b((?:[A-Z]\w+ )+(?:Forum|Summit|Expo|Fair|Congress|Conference|Games|Dialogue|Exhibition)) 20\d\d\b",
            "$1",
        ),
        (r"\b([Ee]xport|[Ii]mport|[Tt]rade) (?:cake|pie)\b", "total ${1}s"),
        // a headline's comma is an "and"
        (
            r"^((?:China(?:'s|’s)? |Chinese |Q[1-4] |[Ff]irst-quarter |[A-Z][a-z]+ ){0,3})(?:[Ii]mports, exports|[Ee]xports, imports) ((?:to |both )?(?:up|down|rise|rose|gain|grow|grew|climb|fall|fell|drop|jump|edge|shrink|slip|total|hit|reach|top)\b)",
            "${1}imports and exports $2",
        ),
        (
            r"\b(?:took in|takes in|took delivery of|received|bought in|brought in) (<hedge><pct>) of (?:all )?(?:the )?([a-z ]{3,30}?) (?:that )?(?:China|the country|the nation) (?:imported|imports|bought abroad|buys abroad)\b",
            "accounted for $1 of China's imports of $2",
        ),
        (
            r"\bmust (?:thus |therefore |then |also )?have (been|grown|risen|fallen|come|stood|amounted|dropped|climbed)\b",
            "have $1",
        ),
        (r"^(?:#\w+[ –—-]*)+: ", ""),
        (r"(?: #\w+)+$", ""),
        (r"#([A-Z]\w+)", "$1"),
        // the day on which something was said is not the figure's
        (
            r"\b(said|told [a-z ]{1,30}|noted|announced|disclosed|reported|revealed|confirmed) on (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:<month>) \d{1,2}|\d{1,2} (?:<month>))\b",
            "$1",
        ),
        (
            r"(, (?:the )?[A-Z][A-Za-z' -]* [a-z]+(?:ed|old) [a-z ]*?) ?on (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:<month>) \d{1,2}|\d{1,2} (?:<month>))\.?$",
            "$1.",
        ),
        // quarters as markets write them
        (r"\b1Q ?(?:20)?(\d\d)\b", "the first quarter of 20$1"),
        (r"\b2Q ?(?:20)?(\d\d)\b", "the second quarter of 20$1"),
        (r"\b3Q ?(?:20)?(\d\d)\b", "the third quarter of 20$1"),
        (r"\b4Q ?(?:20)?(\d\d)\b", "the fourth quarter of 20$1"),
        // regions and directions
        (
            r"\b(?:China's|China’s|[Tt]he country's|[Tt]he nation's|[Tt]he Chinese|[Tt]he) (?:interior|hinterland|inland (?:regions|provinces|areas))\b",
            "the central and western regions",
        ),
        (r"\b([A-Z][A-Za-z]+)-bound (exports|shipments|sales)\b", "$2 to $1"),
        (
            r"\b(?:turned|turn|turns|turning) over (<hedge><money>)(?: (?:in|of) (?:imports and exports|trade|foreign trade|goods))?",
            "traded goods worth $1",
        ),
        (
            r"\b(?:put|puts|putting|packed|packing|piled|piling|clocked up|racked up|notched up|chalked up) on (<hedge><pct>)",
            "rose $1",
        ),
        (r"\b(?:make|makes|made) do with (<hedge><pct>)", "accounted for $1"),
        (
            r"\b(?:hoover|hoovers|hoovered|soak|soaks|soaked|gobble|gobbles|gobbled|mop|mops|mopped|lap|laps|lapped|snap|snaps|snapped) up (<hedge>(?:<pct>|<part>)) of ",
            "accounted for $1 of ",
        ),
        (
            r"\b(?:of )?(?:everything|all(?: that| the goods(?: that)?)?|what) (?:the (?:world|planet|globe)) (?:imports|imported|buys|bought|purchases|purchased)(?: abroad)?\b",
            "of global imports",
        ),
        (
            r"\b(?:of )?(?:everything|all(?: that| the goods(?: that)?)?|what) (?:the (?:world|planet|globe)) (?:exports|exported|sells|sold|ships|shipped)(?: abroad)?\b",
            "of global exports",
        ),
        (r" in (?:yuan|renminbi|yuan-denominated|RMB) terms\b", ""),
        (
            r"\b([Ss]lice|[Cc]hunk|[Pp]ortion|[Ww]eight|[Bb]ite|[Ss]liver|[Hh]elping|[Pp]iece) of ",
            "share of ",
        ),
        // who says it first, and what stands over a post
        (
            r"^(?:[A-Z&][\w&.'’-]* ){0,5}(?:Review|Digest|Weekly|Insider|Daily|Times|News|Monitor|Watch|Brief|Bulletin|Report|Journal|Post|Herald|Update|Alert|Tracker|Briefing|Newsletter|Gazette|Today|Outlook|BREAKING|Breaking|JUST IN|FLASH|EXCLUSIVE|CHART|Chart|FACT CHECK|Asia|Europe)(?: [Nn]o\. ?\d+)?(?:: | \| )",
            "",
        ),
        (
            r"^(?:[Pp]olicy (?:brief|note)|[Cc]hart of the (?:day|week)|[Ff]act|[Cc]aption|[Hh]eadline)(?: no\. ?\d+)?: ",
            "",
        ),
        (r#"^[^:"“]{0,60}: ["“]([^"”]+)["”]\.?$"#, "$1"),
        (r"^\[[^\]]*\] ", ""),
        (r" ?\b(?:early|earlier) (?:this|in the) year\b", ""),
        (r"\badded up to\b", "reached"),
        (
            r"\b(traded|exported|imported|sold|bought|shipped) (<hedge><money>)(?:'s|’s|'|’)? worth of (?:goods|products|merchandise)\b",
            "$1 goods worth $2",
        ),
        (
            r", [^,]*\b(?:customs|GACC)\b[^,]* (?:said|told [a-z]+|noted|announced|revealed) (?:at|in|on) [^,]*$",
            ".",
        ),
        (
            r"\b(?:between|from) New Year(?:'s Day)? (?:and|to) (?:the end of March|end-March|31 March|March 31)\b",
            "in the first quarter",
        ),
        // the ranks of firms
        (
            r"\b([Tt]he|[Ii]ts) (?:roll|ranks|army|pool|tally|count) of ((?:[A-Za-z-]+ ){0,3}(?:<firms>))",
            "$1 number of $2",
        ),
        (
            r"\b(?:active|engaged|involved) in (?:importing (?:or|and) exporting|exporting (?:or|and) importing|(?:Chinese |China's )?foreign trade|overseas trade|trade)\b",
            "engaged in import and export",
        ),
        (
            r"\bactive as (?:importers (?:or|and) exporters|exporters (?:or|and) importers)\b",
            "engaged in import and export",
        ),
        (
            r"\b(?:doing|with|in|conducting) (?:import (?:or|and) export|importing and exporting|import-export|foreign trade|trading) business\b",
            "engaged in import and export",
        ),
        (
            r"\b(<firms>) that (?:traded (?:internationally|abroad|with the world)|imported (?:or|and) exported(?: something| anything| goods)?|import or export)\b",
            "$1 engaged in import and export",
        ),
        (
            r"\b(<num>) (?:importing and exporting|exporting and importing|import and export|trading) (<firms>)\b",
            "$1 $2 engaged in import and export",
        ),
        (
            r"\b(<firms>) (?:imported or exported|exported or imported) (?:something|anything|goods)\b",
            "$1 were engaged in import and export",
        ),
        (r"\bin private hands\b", "of private enterprises"),
        (
            r"(?:^|\b)Nationwide, |\bChinese (?:exporters|importers|buyers|sellers|shoppers) (bought|sold|shipped|exported|imported|purchased)\b",
            "China $1",
        ),
        // what the whole is
        (
            r"\b(?:everything|all|what)(?: that| the goods(?: that)?| goods(?: that)?)? (?:China|the country) (?:buys and sells|sells and buys|bought and sold|sold and bought|imports and exports|exports and imports|imported and exported)( abroad| overseas)?\b",
            "China's total imports and exports",
        ),
        (
            r"\b(?:everything|all(?: that| the goods(?: that)?| goods(?: that)?)?) (?:China|the country) (?:sells|sold|ships|shipped|exports|exported)( abroad| overseas)?\b",
            "China's total exports",
        ),
        (
            r"\b(?:everything|all(?: that| the goods(?: that)?| goods(?: that)?)?) (?:China|the country) (?:buys|bought|imports|imported)( abroad| overseas)?\b",
            "China's total imports",
        ),
        // the government by the name of its seat
        (
            r"\bBeijing (is|was|has|had|will|would|can|could|says|said|reports|reported|plans|wants|hopes|expects|sees|keeps|suspended|froze|opened|set|counts|counted|bought|sold|buys|sells|imported|exported|ran|runs|pulled|traded|notched|shipped|ships)\b",
            "China $1",
        ),
        (
            r"\b(\d+(?:\.\d+)?) points? (faster|slower|quicker|higher|lower|more|less|above|below|ahead)\b",
            "$1 percentage points $2",
        ),
        // trade as news call it
        (
            r"\b([Pp]urchases|[Bb]uying|[Oo]rders) (?:from abroad|abroad|overseas|from overseas)\b",
            "imports",
        ),
        (
            r"\b(?:(?:[Oo]verseas|[Ff]oreign) purchases|[Ii]nbound shipments|[Ii]nbound goods)\b",
            "imports",
        ),
        (
            r"\b(?:(?:[Oo]verseas|[Ff]oreign|[Oo]utbound) (?:shipments|sales|deliveries)|[Oo]utbound goods)\b",
            "exports",
        ),
        (
            r"\b(?:[Ss]hipments|[Ss]ales|[Dd]eliveries) (?:abroad|overseas|to foreign markets|to other countries)\b",
            "exports",
        ),
        (
            r"\b(?:the )?January(?:-to-| to |[–-])March(?: period| quarter)\b",
            "the first quarter",
        ),
        (
            r"\b(?:the )?January(?:-to-| to |[–-])June(?: period)\b",
            "the first half",
        ),
        (
            r"\bChina's ports handled (<hedge><money>) of foreign trade",
            "China's foreign trade was $1",
        ),
        (
            r"\b(?:the|its|all) (?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:countries|nations|states|economies|republics) of ([A-Z][A-Za-z]+)",
            "$1",
        ),
        (
            r"\b(?:the )?(?:(?:year's |year’s )?opening three months|(?:three months to (?:March(?: 31)?|31 March|the end of March|end-March)|March quarter|January-March period))\b",
            "the first quarter",
        ),
        (
            r"\b(?:in |during )?(?:the|its) (?:opening|first) month of (?:the|this) year\b",
            "in January",
        ),
        (
            r"\bthe same (?:months|three months|six months|nine months|stretch|spell|quarter|half|time) (of \d{4}|of last year|last year|in \d{4}|a year (?:ago|earlier|before))\b",
            "the same period $1",
        ),
        (r"\b(?:the )?(ASEAN|EU) (?:bloc|grouping)\b", "$1"),
        (
            r"\b(quarter|months) (?:to|through|ended|ending) (?:the )?end(?:-| of )(<month>)\b",
            "$1 ended $2",
        ),
        (
            r"\b(?:[Cc]ompanies|[Ff]irms|[Ee]nterprises|[Bb]usinesses) with (?:overseas|foreign) (?:capital|investment|investors|money|funding|owners)\b",
            "foreign-invested enterprises",
        ),
        (
            r"\b(?:[Bb]usiness|[Dd]ealings|[Cc]ommerce) with ((?:the )?[A-Z])",
            "Trade with $1",
        ),
        (
            r"\b(?:[Pp]urchases|[Bb]uying) of (?:foreign-made|overseas-made|imported) ([a-z][a-z -]*?) by ",
            "Imports of $1 by ",
        ),
        (
            r"\bthe (?:final|last|closing) (?:three months|quarter) of (\d{4})\b",
            "the fourth quarter of $1",
        ),
        // whose
        (
            r"\b([Pp]rivate|[Pp]rivately[ -](?:owned|held|run)|[Ff]oreign-(?:invested|funded)|[Ss]tate-owned) (?:Chinese|local|domestic|mainland) (<firms>)\b",
            "$1 $2",
        ),
        (
            r"\b[Pp]rivate(?:ly[ -](?:owned|held|run))?(?: Chinese| local| domestic| mainland| trading)* (?:outfits|players|operators|buyers|exporters|importers|sellers|traders|shippers)\b",
            "private enterprises",
        ),
        (
            r"\b[Pp]rivate-sector (?:buyers|exporters|importers|traders|players|outfits)\b",
            "private enterprises",
        ),
        (
            r"\b(?:[Ff]irms|[Cc]ompanies|[Ee]nterprises|[Bb]usinesses) with foreign (?:capital|money|funding|owners|backing|investors)\b",
            "foreign-invested enterprises",
        ),
        (
            r"\b(?:Southeast Asia's|Southeast Asia’s|the (?:Southeast Asian )?)(?: ?ten-nation| ?10-nation| ?ten-member| ?10-member)? (?:bloc|grouping)\b",
            "ASEAN",
        ),
        (r"\b(the|[Tt]he) (planet|globe)('s|’s)\b", "$1 world$3"),
        (
            r"\b([Hh]omegrown|[Hh]ome-grown|[Dd]omestic|[Ii]ndigenous|[Ll]ocal) Chinese ([a-z])",
            "$1 $2",
        ),
        (
            r"\b(?:the|its|all|China's|China’s|These|these|The|All) (?:(?:two|three|four|five|six|seven|eight|nine|ten|\d+) )?(?:(?:big|biggest|top|leading|largest|major|main|foremost) (?:foreign )?(?:trade|trading) (?:provinces|provincial-level regions)(?: and (?:cities|municipalities))?|provincial (?:foreign )?trade powerhouses|(?:foreign )?trade powerhouse provinces|(?:foreign )?trade (?:powerhouses|heavyweights))(?:, (?:led by|from) Guangdong[^,]*,)?",
            "the major foreign trade provinces",
        ),
        (
            r"\b(?:[Tt]he |[Ii]ts |China's )?(?:[Ss]even|7) (?:[a-z-]+ (?:and [a-z-]+ )?)?(?:heavyweights|powerhouses|provinces|economies|provinces and cities|provinces and municipalities|regions|giants),? (?:led by|from|including|such as) Guangdong(?:(?:,| to| and)? (?:and )?(?:Jiangsu|Zhejiang|Shanghai|Beijing|Shandong|Fujian))*,?",
            "the major foreign trade provinces",
        ),
        (
            r"\bGuangdong(?:,? (?:and )?(?:Jiangsu|Zhejiang|Shanghai|Beijing|Shandong|Fujian))+,? and the other (?:large|big|major|leading|top) (?:foreign )?(?:trade|trading) (?:provinces|powerhouses|regions)(?: and (?:cities|municipalities))?",
            "the major foreign trade provinces",
        ),
        (
            r"\b(?:[Tt]he |[Ii]ts )?(?:[Ss]even|7) (?:big|large|major|top|leading|coastal and capital-area|economic|coastal)(?: (?:trade|trading|foreign trade))? (?:heavyweights|powerhouses|provinces and cities|provinces and municipalities)\b",
            "the major foreign trade provinces",
        ),
        (
            r"\b(?:[Tt]he |[Ii]ts |China's |[Tt]he country's )(?:(?:seven|big|biggest|major|main|top|leading|largest|wealthy|rich|richest|key|foremost|coastal|eastern)[ ,]+)+(?:(?:foreign )?(?:trade|trading|export|exporting) )?(?:powerhouses|heavyweights)\b",
            "the major foreign trade provinces",
        ),
        (
            r"\b(?:[Tt]he |[Ii]ts |China's |[Tt]he country's )(?:(?:seven|big|biggest|major|main|top|leading|largest|wealthy|rich|richest|key|foremost|coastal)[ ,]+)+(?:foreign )?(?:trade|trading) (?:provinces|regions)\b",
            "the major foreign trade provinces",
        ),
        // who buys, and where it comes from
        (r"\b(was|were|is|are)( now| all)? European\b", "$1 from the EU"),
        (
            r"\bLatin American (?:buyers|customers|shoppers|consumers|importers|clients|purchasers)\b",
            "Latin America",
        ),
        (
            r"\bCentral Asian (?:buyers|customers|shoppers|consumers|importers|clients|purchasers)\b",
            "Central Asia",
        ),
        (
            r"\bSouth Korean (?:buyers|customers|shoppers|consumers|importers|clients|purchasers)\b",
            "South Korea",
        ),
        (
            r"\bVietnamese (?:buyers|customers|shoppers|consumers|importers|clients|purchasers)\b",
            "Vietnam",
        ),
        (
            r"\bEuropean (?:buyers|customers|shoppers|consumers|importers|clients|purchasers)\b",
            "Europe",
        ),
        (
            r"\bJapanese (?:buyers|customers|shoppers|consumers|importers|clients|purchasers)\b",
            "Japan",
        ),
        (
            r"\bAmerican (?:buyers|customers|shoppers|consumers|importers|clients|purchasers)\b",
            "the United States",
        ),
        (
            r"\bAfrican (?:buyers|customers|shoppers|consumers|importers|clients|purchasers)\b",
            "Africa",
        ),
        (
            r"\bBritish (?:buyers|customers|shoppers|consumers|importers|clients|purchasers)\b",
            "the United Kingdom",
        ),
        (
            r"\bRussian (?:buyers|customers|shoppers|consumers|importers|clients|purchasers)\b",
            "Russia",
        ),
        (
            r"\bGerman (?:buyers|customers|shoppers|consumers|importers|clients|purchasers)\b",
            "Germany",
        ),
        (
            r"\bIndian (?:buyers|customers|shoppers|consumers|importers|clients|purchasers)\b",
            "India",
        ),
        (
            r"\bAsian (?:buyers|customers|shoppers|consumers|importers|clients|purchasers)\b",
            "Asia",
        ),
        (
            r"\b[Tt]he world's (?:top )?two (?:(?:biggest|largest|top|leading) )?economies\b",
            "China and the United States",
        ),
        (r"\b(?:in|at|into) Chinese ports\b", "in China"),
        (
            r"\bfrom January (?:through|to|until|till) (?:the end of |late )?March\b",
            "in the first quarter",
        ),
        (
            r"\b(edges?|edged|inch(?:es)?|inched|ticks?|ticked|creeps?|crept|nudges?|nudged|steps?|stepped) up to (<hedge><money>)",
            "rises to $2",
        ),
        (
            r"\b(?:the )?rest of (Asia|Africa|Europe|Latin America|North America|Oceania|ASEAN|the EU)\b",
            "$1",
        ),
        // one's own sums
        (
            r"^By (?:our|my|the (?:paper|newspaper|magazine|agency)'s|(?:this|any) (?:paper's|newspaper's)?) ?(?:own )?(?:arithmetic|calculations?|reckoning|count|sums|estimate),? ",
            "",
        ),
        (
            r"\b((?:grown|grew|risen|rose|swelled|swollen|increased|expanded|climbed|gained|up|jumped|fallen|fell|declined|down|shrunk|shrank) (?:by )?<hedge>(?:<pct>|<points>|<num>)) (?:over|in|during|within) (?:the )?(?:past|last) (?:year|twelve months|12 months)\b",
            "$1 from a year earlier",
        ),
        (r"\b[Ee]lectrical and mechanical\b", "mechanical and electrical"),
        (
            r"\b([a-z]+s) and (?:their|its) (components|parts|accessories)\b",
            "$1 and $2",
        ),
        (
            r"\b(China's|China’s|Chinese|the country's) (?:exchanges|business|commerce|dealings) with\b",
            "$1 trade with",
        ),
        // who sells to whom
        (
            r"\b(?:China's|China’s|Chinese|Beijing's|Beijing’s|[Tt]he country's|[Tt]he country’s) (?:sales|shipments|deliveries|supplies)( of [^,;:]+?)? (to|into) ",
            "China's exports$1 $2 ",
        ),
        (
            r"\b([Ss]hipments|[Ss]ales|[Dd]eliveries) from China to ",
            "China's exports to ",
        ),
        (
            r"\b(bought|buys|buying|brought|shipped|ordered) in (from|by) ",
            "$1 $2 ",
        ),
        (
            r"\b(above|over|below|under) the (?:previous|prior|preceding|year-earlier|year-ago) (?:year's|year’s|year) (?:level|figure|mark|total|tally)\b",
            "$1 the level a year earlier",
        ),
        (
            r"\b(<pct>) (?:above|over) the (?:level a year earlier|year-(?:earlier|ago) (?:level|figure))\b",
            "$1 higher than a year earlier",
        ),
        (
            r"\b(<pct>) (?:below|under) the (?:level a year earlier|year-(?:earlier|ago) (?:level|figure))\b",
            "$1 lower than a year earlier",
        ),
        // verbs of the news
        (
            r"\b(?:sinks?|crash(?:es)?|nosedives?|tumbles?|slumps?|plunges?|dives?|skids?|slides?|plummets?)( by)? (<hedge><pct>)",
            "fall$1 $2",
        ),
        (
            r"\b(?:soars?|rockets?|leaps?|surges?|jumps?|spikes?|zooms?|climbs?)( by)? (<hedge><pct>)",
            "rise$1 $2",
        ),
        (
            r"\b(?:racked|ran|clocked|notched|chalked|tallied|totted) up (<hedge><money>)(?: (?:of|in) ((?:imports and exports|foreign trade|trade|exports|imports)))?",
            "recorded $2 worth $1",
        ),
        (
            r"\b(?:represents?|represented|contributes?|contributed|generates?|generated|takes? in|took in|comprises?|comprised|constitutes?|constituted|supply|supplies|supplied|form|forms|formed) (<hedge>(?:<pct>|<part>)) of\b",
            "accounted for $1 of",
        ),
        (
            r"\b(?:Beijing|China|[Oo]fficials|[Cc]ustoms|[Tt]he (?:agency|authority|administration|GACC)) put (?:its |the |China's |China’s )?([^,;:]+?) at (<hedge><money>)",
            "$1 was $2",
        ),
        (
            r"\b(?:sank|crashed|nosedived|dived|skidded|sagged|tumbled|slumped)( by)? (<hedge><pct>)",
            "fell$1 $2",
        ),
        (
            r"\b(?:rocketed|(?:race|raced|racing|power|powered|surge|surged|forge|forged|pull|pulled) ahead|shot up|leapt|leaped|roared|powered|raced|sped|blasted|stormed|skyrocketed|ballooned|vaulted|mushroomed|spiked|galloped|shot up|zoomed|raced ahead)( by)? (<hedge><pct>)",
            "rose$1 $2",
        ),
        // capitals that stand for governments
        (
            r"(^|\b(?:[Ww]ith|and|[Ff]rom|to|than|between|When|As|[Ss]ince|[Aa]fter) )Brussels\b",
            "${1}the EU",
        ),
        (
            r"(^|\b(?:[Ww]ith|and|[Ff]rom|to|than|between|When|As|[Ss]ince|[Aa]fter) )Washington\b",
            "${1}the United States",
        ),
        (
            r"\b(the EU|the United States|Tokyo|Hanoi|Seoul|Moscow|London|Berlin|Paris|Europe) and Beijing\b",
            "$1 and China",
        ),
        (
            r"\bBeijing and (the EU|the United States|Tokyo|Hanoi|Seoul|Moscow|London|Berlin|Paris|Europe)\b",
            "China and $1",
        ),
        (r#"\bBeijing's (["“'‘])"#, "China's $1"),
        (
            r"\bBeijing's (trade|exports|imports|foreign trade|commerce|shipments|sales|purchases|dealings|business)\b",
            "China's $1",
        ),
        // spellings
        (
            r"\b([Ss]pecial|[Oo]rgan|[Rr]ecogn|[Mm]odern|[Ii]ndustrial|[Ss]tabil|[Oo]ptim|[Uu]rban|[Ss]tandard|[Dd]igital|[Cc]ommercial|[Mm]echan|[Ff]ertil)is(e|ed|es|ing|ation|er|ers)\b",
            "${1}iz$2",
        ),
        (r"\b([Aa])luminium\b", "${1}luminum"),
        (r"\b([Ff])ibre(s?)\b", "${1}iber$2"),
        (r"\b([Tt])yre(s?)\b", "${1}ire$2"),
        (r"\b([Jj])ewellery\b", "${1}ewelry"),
        (r"\b([Ll])abour\b", "${1}abor"),
        (r"\b([Nn])eighbour(s|ing)?\b", "${1}eighbor$2"),
        (r"\b([Pp])rogramme(s?)\b", "${1}rogram$2"),
    ])
});

/// A sentence with names and spellings as briefings have them.
pub(super) fn names(sentence: &str) -> String {
    let told: [fn(&str) -> String; 14] = [
        without_flags, in_small_letters, in_digits, phrases, routes, places, contrasts, flows, loose, sums, prices,
        traders, dealings, causes,
    ];
    let sentence = told.iter().fold(sentence.to_string(), |s, tell| tell(&s));
    at_its_end(&goods_shipped(&goods_sold(&apply(&NAMES, &sentence))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_briefings() {
        for (text, want) in [
            (
                "Kites sold in the quarter to end-March rose.",
                "Kites sold in the quarter ended March rose.",
            ),
            (
                "Some 30 firms with overseas capital left.",
                "Some 30 foreign-invested enterprises left.",
            ),
            ("Business with Peru rose 3%.", "Trade with Peru rose 3%."),
            (
                "China-Peru commerce grew faster than Chinese trade as a whole.",
                "China-Peru trade grew faster than China's total trade.",
            ),
            (
                "Belt and Road trade rose 3%.",
                "trade with Belt and Road countries rose 3%.",
            ),
            ("Peru stays Beijing's top partner.", "Peru stays China's top partner."),
            (
                "Private firms, from kite makers to lantern shops, sold more.",
                "Private firms sold more.",
            ),
            (
                "Purchases of foreign-made kites by private firms rose.",
                "Imports of kites by private firms rose.",
            ),
            (
                "The firms were active as importers or exporters.",
                "The firms were engaged in import and export.",
            ),
            ("Trade with the ASEAN bloc rose.", "Trade with ASEAN rose."),
            ("CHINA TOY EXPORTS UP 4 PCT IN MAY", "China toy exports up 4 pct in May"),
            ("KITE EXPORTS MAY RISE 4 PCT IN Q3", "kite exports may rise 4 pct in Q3"),
            (
                "Toy Trade Weekly: toy exports rose 4 percent.",
                "toy exports rose 4 percent.",
            ),
            ("Beijing has opened two ports.", "China has opened two ports."),
            (
                "Privately run Chinese firms sold toys.",
                "Privately run firms sold toys.",
            ),
            (
                "Toys make up 2 percent of everything China sells abroad.",
                "Toys make up 2 percent of China's total exports.",
            ),
            (
                "Toys represent 2 percent of exports.",
                "Toys accounted for 2 percent of exports.",
            ),
            (
                "Chinese shipments to Japan rose 2 percent.",
                "China's exports to Japan rose 2 percent.",
            ),
            (
                "A reader asks: \"Toy exports rose 4 percent.\"",
                "Toy exports rose 4 percent.",
            ),
            (
                "The ranks of toy firms doing import and export business grew.",
                "The number of toy firms engaged in import and export grew.",
            ),
            (
                "The seven powerhouses led by Guangdong sold toys.",
                "the major foreign trade provinces sold toys.",
            ),
            (
                "The seven coastal heavyweights sold toys.",
                "the major foreign trade provinces sold toys.",
            ),
            (
                "Toy sales to Japan rose 4 percent.",
                "China's exports of Toy to Japan rose 4 percent.",
            ),
            ("Toy exports tumble 4 percent", "Toy exports fall 4 percent"),
            (
                "Exports rose from the final three months of 2023.",
                "Exports rose from the fourth quarter of 2023.",
            ),
        ] {
            assert_eq!(names(text), want);
        }
    }

    #[test]
    fn plain_sentences_stay() {
        for text in [
            "Exports to Japan rose 4 percent in May.",
            "The bloc bought more.",
            "The seven western provinces sold toys.",
            "Its toy sales to Japan rose 4 percent.",
            "It forms part of the plan.",
        ] {
            assert_eq!(names(text), text);
        }
    }
}
