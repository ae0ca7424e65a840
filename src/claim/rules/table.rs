//! The rules in order, each with examples and counter-examples of our own.
use super::*;

/// The rules in order; the first that matches decides.
pub const RULES: &[Rule] = &[
    Rule {
        name: "flat",
        test: flat,
        examples: &[
            ("Prices were basically flat in May.", "flat growth flat"),
            (
                "Its exports remained unchanged from a year earlier.",
                "unchanged growth flat",
            ),
            ("Output stayed flat.", "flat growth flat"),
        ],
        not: &["Flat screens sold for 300 dollars.", "A flat rate of 3 yuan applies."],
    },
    Rule {
        name: "streak",
        test: streak,
        examples: &[
            (
                "Sales grew for six consecutive months.",
                "six consecutive months streak",
            ),
            (
                "Output has risen for the fifth straight quarter.",
                "fifth straight quarter streak",
            ),
            ("Jobs grew four years in a row.", "four years streak"),
        ],
        not: &["Sales grew in six months.", "It has been open for four years."],
    },
    Rule {
        name: "rank",
        test: rank,
        examples: &[
            ("It is the second-largest buyer of ore.", "second-largest rank"),
            ("The province ranked 12th in the survey.", "12th rank"),
            ("The port is the world's third by volume.", "world's third rank"),
        ],
        not: &["The 14th Five-Year Plan begins.", "The third question is mine."],
    },
    Rule {
        name: "more-or-fewer",
        test: more_or_fewer,
        examples: &[
            ("We built 300 more clinics this year.", "300 more clinics change up"),
            (
                "There were two fewer working days in March.",
                "two fewer working days change down",
            ),
            ("The city opened 12 additional lines.", "12 additional lines change up"),
        ],
        not: &["More than 300 clinics were built.", "We built 300 clinics."],
    },
    Rule {
        name: "in-brackets",
        test: in_brackets,
        examples: &[
            (
                "The top towns were Luyang (310 units), Hebin (208 units) and Anping (77 units).",
                "310 units level + 208 units level + 77 units level",
            ),
            (
                "Sales were led by Luyang (3.1 tons) and Hebin (2.4 tons).",
                "3.1 tons level + 2.4 tons level",
            ),
            ("The best were Anping (310), Hebin (208).", "310 level + 208 level"),
        ],
        not: &[
            "Sales in the town (310 units) rose.",
            "Luyang (founded in 1950) sold 3 tons.",
        ],
    },
    Rule {
        name: "share-lead",
        test: share_lead,
        examples: &[
            ("At roughly 83%, tea makes up the lion's share of sales.", "83% share"),
            (
                "At 40 percent, towns account for most of the demand.",
                "40 percent share",
            ),
            ("At 51%, women make up the majority of graduates.", "51% share"),
        ],
        not: &["At 83%, the rate is the highest.", "At 40 percent, prices rose."],
    },
    Rule {
        name: "level-lead",
        test: level_lead,
        examples: &[
            (
                "At 1.8 percent, inflation was the lowest in years.",
                "1.8 percent level",
            ),
            ("At 3 billion yuan, tea sales were a record.", "3 billion yuan level"),
            ("At 76 kg, the yield remained low.", "76 kg level"),
        ],
        not: &["At 3 percent, it was low.", "At 40 percent, prices rose."],
    },
    Rule {
        name: "comma-level",
        test: comma_level,
        examples: &[
            (
                "Rainfall was 43.5 mm in Luyang, down 7%; Hebin, 36.8 mm, up 2%.",
                "36.8 mm level",
            ),
            (
                "Sales in Luyang were 3 billion yuan; and the port of Hebin, 2 billion yuan.",
                "2 billion yuan level",
            ),
            (
                "Output was 3 tons; rye, 2 tons; oats, 1 ton.",
                "2 tons level + 1 ton level",
            ),
        ],
        not: &[
            "Output was 3 tons; last year, 2 tons were sold.",
            "Output rose; in all, 2 tons more.",
        ],
    },
    Rule {
        name: "or-share",
        test: or_share,
        examples: &[
            ("Of them 3.4 million or 61% were women.", "61% share"),
            ("Some 340, or 12.5%, are new.", "12.5% share"),
            ("Of the wells, 90 or 45% have dried up.", "45% share"),
        ],
        not: &["Sales fell by 340 or 12%.", "It takes 3 or 4 days."],
    },
    Rule {
        name: "share-again",
        test: share_again,
        examples: &[
            (
                "In 2015, 88 percent of the hamlets had a well and 61 percent a school.",
                "61 percent share",
            ),
            ("Some 40% of firms run a shop and 12% a farm.", "12% share"),
            ("By then 7% of homes had a car, and 3% a piano.", "3% share"),
        ],
        not: &[
            "Sales of wells rose by 88 percent and 61 percent a year.",
            "It has 40% of the firms and 12% of the farms.",
        ],
    },
    Rule {
        name: "as-against",
        test: as_against,
        examples: &[
            (
                "The rate was 76 percent, against 70 percent in 2012.",
                "70 percent level",
            ),
            ("Tea made up 5% of exports, versus 12% abroad.", "12% share"),
            ("The ratio is 3%, as against 4% in towns.", "4% level"),
            ("The fleet has 300 ships, compared with just 120 in 2010.", "120 level"),
        ],
        not: &[
            "The yuan rose 3% against the dollar.",
            "Sales grew 3%, against a plan of 4 tons.",
        ],
    },
    Rule {
        name: "list-item",
        test: list_item,
        examples: &[
            (
                "Rice, wheat and maize rose by 3%, 4.1% and 0.5%.",
                "4.1% growth up + 0.5% growth up",
            ),
            (
                "Sales in Shanxi and Gansu reached 20 million yuan and 9 million yuan.",
                "9 million yuan level",
            ),
            ("The shares of the two were 40% and 35% respectively.", "35% share"),
        ],
        not: &[
            "Sales grew 3%, 0.5 percentage points faster than in May.",
            "Sales reached 9 million yuan, up 4%.",
        ],
    },
    Rule {
        name: "colon-list",
        test: colon_list,
        examples: &[
            (
                "All three crops grew in value added: rice by 2%, wheat by 3% and maize by 1%.",
                "2% growth up + 3% growth up + 1% growth up",
            ),
            (
                "Prices fell everywhere: those of pens 4%, those of ink 2%.",
                "4% growth down + 2% growth down",
            ),
            ("Visits rebounded in both towns: Luyang by 30%.", "30% growth up"),
        ],
        not: &[
            "Prices fell: the rate was 3%.",
            "The plan has three parts: 30% of the farms will be rebuilt.",
        ],
    },
    Rule {
        name: "growth-again",
        test: growth_again,
        examples: &[
            (
                "Sales rose 3.1% year on year and 0.2% month on month.",
                "0.2% growth up",
            ),
            (
                "Wages rose by 10.4% year on year, or by 9.7% in real terms.",
                "9.7% growth up",
            ),
            (
                "Thefts fell by 12 percent in 2015 and another 8 percent in the first half.",
                "8 percent growth down",
            ),
        ],
        not: &[
            "Sales rose 3%, and 60% were made online.",
            "Sales rose 3% in May and 2 billion yuan was earned.",
        ],
    },
    Rule {
        name: "same-change",
        test: same_change,
        examples: &[
            ("Fires fell by 40 cases or 9.3 percent.", "9.3 percent growth down"),
            ("Sales rose by 3 billion yuan, or 12%.", "12% growth up"),
            ("Thefts dropped 300, or 4.5%.", "4.5% growth down"),
            ("The yield rose by 0.8%, or 46 kg.", "46 kg change up"),
        ],
        not: &[
            "Some 300 firms, or 4.5%, are new.",
            "Sales fell by 3% or by 2% at most.",
        ],
    },
    Rule {
        name: "change-joined",
        test: change_joined,
        examples: &[
            (
                "Sown area reached 3 million mu and output 2 million tons, an increase of 40,000 mu and 90,000 tons.",
                "90,000 tons change up",
            ),
            (
                "Sales fell by 3 billion yuan and 4 million tons.",
                "4 million tons change down",
            ),
            (
                "The fleet saw a decrease of 12 boats and 90 sailors.",
                "90 sailors change down",
            ),
        ],
        not: &[
            "An increase of 12 boats, and 90 sailors were hired.",
            "It has 12 boats and 90 sailors.",
        ],
    },
    Rule {
        name: "gap-than",
        test: gap_than,
        examples: &[
            (
                "Growth in the west was 1.2 percentage points higher than the national average.",
                "1.2 percentage points gap up",
            ),
            ("Incomes there are 20% below the average.", "20% gap down"),
            (
                "The rate was 0.4 percentage points lower than the overall level.",
                "0.4 percentage points gap down",
            ),
        ],
        not: &["Sales grew 5%, more than we hoped.", "More than 20% of farms joined."],
    },
    Rule {
        name: "gap-by",
        test: gap_by,
        examples: &[
            (
                "Investment grew fast, outpacing the average by 4.5 percentage points.",
                "4.5 percentage points gap up",
            ),
            (
                "Its growth lagged the national rate by 2 percentage points.",
                "2 percentage points gap down",
            ),
            (
                "Growth exceeded the overall rate by 3.1 percentage points.",
                "3.1 percentage points gap up",
            ),
        ],
        not: &[
            "Sales outpaced forecasts and rose by 3%.",
            "Sales increased by 4.5 percentage points.",
        ],
    },
    Rule {
        name: "up-on",
        test: up_on,
        examples: &[
            ("Output was 2.4% down on May 2019.", "2.4% growth down"),
            (
                "The rate was 61%, 14.1 percentage points up on 2012.",
                "14.1 percentage points change up",
            ),
            ("Visits were 5% up year-on-year.", "5% growth up"),
        ],
        not: &["Sales rose 5%, up from 3%.", "They went from 3% up to 9%."],
    },
    Rule {
        name: "change-noun-after",
        test: change_noun_after,
        examples: &[
            ("It posted a 7.1% increase in sales.", "7.1% growth up"),
            ("A 4% year-on-year decline was recorded.", "4% growth down"),
            ("Steel saw 2.5 percent growth.", "2.5 percent growth up"),
        ],
        not: &["Sales rose 7.1%.", "The growth was 7.1%."],
    },
    Rule {
        name: "fold",
        test: fold,
        examples: &[
            ("Sales doubled.", "doubled growth up"),
            ("Freight increased fourfold.", "fourfold growth up"),
            ("Visits rose threefold.", "threefold growth up"),
            ("The mill halved its use of coal.", "halved growth down"),
        ],
        not: &["It is a double-decker bus of 300 seats.", "We met twice in May."],
    },
    Rule {
        name: "change-noun-of",
        test: change_noun_of,
        examples: &[
            ("Sales were 3 billion yuan, an increase of 5.8%.", "5.8% growth up"),
            ("This was a drop of 12,000 from May.", "12,000 change down"),
            ("Wages had a year-on-year growth of 6%.", "6% growth up"),
        ],
        not: &["The share of sales is 5.8%.", "A population of 12,000 lives there."],
    },
    Rule {
        name: "change-noun-by",
        test: change_noun_by,
        examples: &[
            ("We saw a rise of rural incomes by 8.8%.", "8.8% growth up"),
            (
                "This meant a decline in port fees by 30 million yuan.",
                "30 million yuan change down",
            ),
            ("There was a steady growth of tea sales by 4%.", "4% growth up"),
        ],
        not: &["The rise in fees was met by 12 firms.", "Sales rose by 4%."],
    },
    Rule {
        name: "colon-parts",
        test: colon_parts,
        examples: &[
            (
                "Spending was 9 billion yuan: 5 billion yuan in dams, up 6%, and 4 billion yuan in canals.",
                "5 billion yuan level + 4 billion yuan level",
            ),
            ("It sold 8 tons: 3 tons to Chad and 5 tons to Peru.", "3 tons level"),
            ("Staff numbered 90: 50 for roads and 40 for rails.", "50 level"),
        ],
        not: &[
            "Spending was 9 billion yuan: 5 billion yuan in May and 4 billion yuan in June.",
            "Spending was high: 5 billion yuan in dams.",
        ],
    },
    Rule {
        name: "elliptic-to",
        test: elliptic_to,
        examples: &[
            (
                "Exports amounted to 5 billion yuan and imports to 3 billion yuan.",
                "3 billion yuan level",
            ),
            (
                "Visits came to 20 million trips, and spending to 9 million trips.",
                "9 million trips level",
            ),
            (
                "Rice rose to 30 million tons and wheat to 12 million tons.",
                "12 million tons level",
            ),
        ],
        not: &[
            "Rice rose from 30 million tons to 32 million tons.",
            "Sales rose to 3 billion yuan, up to 40% of the total.",
        ],
    },
    Rule {
        name: "elliptic-from",
        test: elliptic_from,
        examples: &[
            (
                "Pond area grew from 3 mu in 1978 to 16 mu last year, and per capita park space from 2 mu to 14 mu.",
                "2 mu level",
            ),
            (
                "The death rate fell from 14 per 100,000 to 9 per 100,000, while the injury rate per mine from 5 per 100,000 to 2 per 100,000.",
                "5 per 100,000 level",
            ),
            (
                "Prices rose from 5 yuan to 6 yuan and wages from 40 yuan to 50 yuan.",
                "40 yuan level",
            ),
        ],
        not: &[
            "Pond area grew from 3 mu to 16 mu.",
            "Pond area grew from 3 mu to 16 mu and park space grew from 1 mu to 4 mu.",
        ],
    },
    Rule {
        name: "change-verb",
        test: change_verb,
        examples: &[
            ("Sales of tea grew by a staggering 9%.", "9% growth up"),
            ("Exports of tea are up an impressive 3%.", "3% growth up"),
            ("Sales rose 5.3%.", "5.3% growth up"),
            ("Costs are down 12% on the year.", "12% growth down"),
            ("Coverage went up 2 percentage points.", "2 percentage points change up"),
            ("Sales grew at an annual average of 8.6%.", "8.6% growth up"),
        ],
        not: &["Sales reached 5.3 billion yuan.", "The rise was welcomed by 12 firms."],
    },
    Rule {
        name: "effect-by",
        test: effect_by,
        examples: &[
            ("The reform cut waiting times by 30%.", "30% growth down"),
            (
                "New lines have raised capacity by 120,000 tons.",
                "120,000 tons change up",
            ),
            (
                "The policy lowered costs by 4 billion yuan.",
                "4 billion yuan change down",
            ),
        ],
        not: &[
            "Waiting times were 30 minutes.",
            "Costs of 4 billion yuan were covered by firms.",
        ],
    },
    Rule {
        name: "change-by",
        test: change_by,
        examples: &[
            ("Sales increased, in dollar terms, by 5.3%.", "5.3% growth up"),
            ("Waiting times fell, on average, to 12 minutes.", "12 minutes duration"),
            ("The number fell, after a poor spring, by 300.", "300 change down"),
        ],
        not: &["Sales stood at 5.3 billion yuan.", "It was followed by 5.3% of firms."],
    },
    Rule {
        name: "share-verb",
        test: share_verb,
        examples: &[
            ("Rice sales rose, accounting for 40% of the total.", "40% share"),
            ("Private firms made up 62% of the total.", "62% share"),
            ("Services contributed 54% of growth.", "54% share"),
        ],
        not: &["Sales rose 40%.", "They represent 62 firms."],
    },
    Rule {
        name: "share-of",
        test: share_of,
        examples: &[
            ("About 72% of cars are electric.", "72% share"),
            ("One-third of the farms joined.", "One-third share"),
            ("The fund covers 80% of costs.", "80% share"),
        ],
        not: &["Costs rose 80%.", "The rate was 5%."],
    },
    Rule {
        name: "share-subject",
        test: share_subject,
        examples: &[
            (
                "There are 300 km of roads, of which 86 percent are paved.",
                "86 percent share",
            ),
            ("Schools were repaired, and 40% have a library now.", "40% share"),
            ("In the north 12% were late.", "12% share"),
        ],
        not: &["The rate was 12%.", "Sales rose 12% and prices were flat."],
    },
    Rule {
        name: "elliptic-by",
        test: elliptic_by,
        examples: &[
            ("Trade with Chile rose by 2.5% and with Peru by 1.5%.", "1.5% growth up"),
            ("Output grew by 4% in the west and in the east by 6%.", "6% growth up"),
            ("Rice fell by 2% and wheat by 3%.", "3% growth down"),
        ],
        not: &["Trade rose by 2.5%.", "Sales fell by 2% and reached 4 billion yuan."],
    },
    Rule {
        name: "elliptic",
        test: elliptic,
        examples: &[
            (
                "Exports rose by 5%, imports 3% and investment 4%.",
                "3% growth up + 4% growth up",
            ),
            (
                "Rice contributed 60%, wheat 25% and maize 15%.",
                "25% share + 15% share",
            ),
            ("Prices fell 2%, with food prices 1%.", "1% growth down"),
            (
                "State farms saw a rise of 2%; small farms, 2.3%; and firms funded by villages, 4.9%.",
                "2.3% growth up + 4.9% growth up",
            ),
            (
                "Rice output rose 4% year on year, of which early rice 3%.",
                "3% growth up",
            ),
            ("Visits rose by 4%, with Asia at 9%.", "9% growth up"),
        ],
        not: &[
            "Exports rose by 5%, and 60% were cars.",
            "Sales fell 2%, the rate being 4%.",
        ],
    },
    Rule {
        name: "with-at",
        test: with_at,
        examples: &[
            ("The rate averaged 5%, with rural pupils at 9%.", "9% level"),
            (
                "The rate was 5%, with the young at 9% and the old at 3%.",
                "9% level + 3% level",
            ),
            ("Vacancy averaged 8%, with inland towns at 12%.", "12% level"),
        ],
        not: &[
            "The rate was 5% in May and stood at 6% in June.",
            "The rate was 5%, with 300 pupils at the school.",
        ],
    },
    Rule {
        name: "each-for",
        test: each_for,
        examples: &[
            ("Exports rose by 9% for tea and 4% for rice.", "4% growth up"),
            (
                "Of that, 3 billion yuan was in roads and 2 billion yuan in ports.",
                "2 billion yuan level",
            ),
            ("We sent 30 tons to Chad, 20 tons to Peru.", "20 tons level"),
        ],
        not: &[
            "Sales rose 9% in May and 4% in June.",
            "Exports rose by 9% for tea and 4% more was sold.",
        ],
    },
    Rule {
        name: "head-of",
        test: head_of,
        examples: &[
            ("The county has a population of 740,000.", "740,000 level"),
            ("Ports handled cargo of 3 billion tons.", "3 billion tons level"),
            ("It reported sales of 4.2 billion yuan.", "4.2 billion yuan level"),
        ],
        not: &["Sales reached 4.2 billion yuan.", "Half of them are new."],
    },
    Rule {
        name: "object-at",
        test: object_at,
        examples: &[
            ("The plan set the growth rate of trade at 6%.", "6% growth up"),
            ("New wells brought the supply to 340 tons.", "340 tons level"),
            ("The bank kept the rate below 6.1%.", "6.1% level"),
            (
                "We raised the aid, making the total amount of aid 5 billion yuan.",
                "5 billion yuan level",
            ),
        ],
        not: &[
            "Sales were kept secret at 12 firms.",
            "The council set up an office and hired 30 people.",
        ],
    },
    Rule {
        name: "share-given",
        test: share_given,
        examples: &[
            ("The state paid 30 percent.", "30 percent share"),
            ("Buyers financed 20%, and the bank lent the rest.", "20% share"),
            (
                "Of the costs of the dike, villagers bore 12%, and the city the rest.",
                "12% share",
            ),
        ],
        not: &["The bank paid 3 percent interest.", "Buyers paid 30 yuan."],
    },
    Rule {
        name: "level-verb",
        test: level_verb,
        examples: &[
            ("Sales reached 4.2 billion yuan.", "4.2 billion yuan level"),
            ("The rate was 5.1%.", "5.1% level"),
            (
                "Reserves exceeded 3 trillion US dollars.",
                "3 trillion US dollars level",
            ),
        ],
        not: &["Sales rose by 4.2 billion yuan.", "About 72% of cars are electric."],
    },
    Rule {
        name: "counted",
        test: counted,
        examples: &[
            ("In total, 67,000 firms took part.", "67,000 firms level"),
            ("Teams came from 21 countries.", "21 countries level"),
            ("More than 300 bridges are old.", "300 bridges level"),
        ],
        not: &["Sales reached 21 million yuan.", "We have three points."],
    },
    Rule {
        name: "duration",
        test: duration,
        examples: &[
            ("Goods pass within 36 hours.", "36 hours duration"),
            ("Approval now comes after 20 days.", "20 days duration"),
            ("Work lasted about three months.", "three months duration"),
        ],
        not: &[
            "Over the past five years we grew.",
            "Sales grew 3% in the first quarter.",
        ],
    },
    Rule {
        name: "grew-at",
        test: grew_at,
        examples: &[
            (
                "Kites sold well and grew at the fastest pace, at 9.9%.",
                "9.9% growth up",
            ),
            ("Exports of toys rose fastest, at 12 percent.", "12 percent growth up"),
            ("Of all goods, coal fell most, at 7%.", "7% growth down"),
        ],
        not: &["The rate rose again, at 7%.", "Sales grew fastest at 7 fairs."],
    },
    Rule {
        name: "level-default",
        test: level_default,
        examples: &[
            ("And that of wheat 3 billion yuan.", "3 billion yuan level"),
            ("For rice, 20 million tons.", "20 million tons level"),
            ("Of this, 4 billion yuan from grants.", "4 billion yuan level"),
        ],
        not: &["Sales rose 3%.", "Sales reached 4 billion yuan."],
    },
];
