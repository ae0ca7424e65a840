//! Changes and differences: growth, multiples, how far from another figure.
use crate::claim::rules::*;

pub(super) const FLAT: Rule = Rule {
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
};

pub(super) const MORE_OR_FEWER: Rule = Rule {
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
};

pub(super) const GAP_THAN: Rule = Rule {
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
        (
            "Towns paid 20% more and villages 3% more.",
            "20% growth up + 3% growth up",
        ),
        (
            "They planted 4.1 million trees, 2.4 percent more than in the year before.",
            "2.4 percent growth up",
        ),
    ],
    not: &["Sales grew 5%, more than we hoped.", "More than 20% of farms joined."],
};

pub(super) const GAP_BY: Rule = Rule {
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
        ("The new road is shorter by 30% than the old one.", "30% growth down"),
        ("Buyers outnumbered sellers by 300.", "300 gap up"),
        (
            "The growth of inns beat the average by 7 percentage points.",
            "7 percentage points gap up",
        ),
        (
            "Inns grew 9%, leaving the average behind by 7 percentage points.",
            "7 percentage points gap up",
        ),
    ],
    not: &[
        "Sales outpaced forecasts and rose by 3%.",
        "Sales increased by 4.5 percentage points.",
    ],
};

pub(super) const UP_ON: Rule = Rule {
    name: "up-on",
    test: up_on,
    examples: &[
        ("Output was 2.4% down on May 2019.", "2.4% growth down"),
        (
            "The rate was 61%, 14.1 percentage points up on 2012.",
            "14.1 percentage points change up",
        ),
        ("Visits were 5% up year-on-year.", "5% growth up"),
        ("Rents were 17.5% down, and wages rose.", "17.5% growth down"),
        (
            "Imports came to 2.4 trillion yuan, 0.3 percent up.",
            "0.3 percent growth up",
        ),
    ],
    not: &["Sales rose 5%, up from 3%.", "They went from 3% up to 9%."],
};

pub(super) const CHANGE_NOUN_AFTER: Rule = Rule {
    name: "change-noun-after",
    test: change_noun_after,
    examples: &[
        ("It posted a 7.1% increase in sales.", "7.1% growth up"),
        ("A 4% year-on-year decline was recorded.", "4% growth down"),
        ("Steel saw 2.5 percent growth.", "2.5 percent growth up"),
    ],
    not: &["Sales rose 7.1%.", "The growth was 7.1%."],
};

pub(super) const FOLD: Rule = Rule {
    name: "fold",
    test: fold,
    examples: &[
        ("Sales doubled.", "doubled growth up"),
        ("Freight increased fourfold.", "fourfold growth up"),
        ("Visits rose threefold.", "threefold growth up"),
        ("Visits fell threefold in 2020.", "threefold growth down"),
        (
            "Last year the number of fires declined by 1.5 times.",
            "1.5 times growth down",
        ),
        ("Prices fell to 1.5 times the level of 2012.", "1.5 times growth up"),
        ("The mill halved its use of coal.", "halved growth down"),
    ],
    not: &["It is a double-decker bus of 300 seats.", "We met twice in May."],
};

pub(super) const CHANGE_NOUN_OF: Rule = Rule {
    name: "change-noun-of",
    test: change_noun_of,
    examples: &[
        ("Sales were 3 billion yuan, an increase of 5.8%.", "5.8% growth up"),
        ("This was a drop of 12,000 from May.", "12,000 change down"),
        ("Wages had a year-on-year growth of 6%.", "6% growth up"),
        (
            "Loans and deposits both saw growth, of 9% and 8% respectively.",
            "9% growth up",
        ),
    ],
    not: &["The share of sales is 5.8%.", "A population of 12,000 lives there."],
};

pub(super) const CHANGE_NOUN_BY: Rule = Rule {
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
};

pub(super) const CHANGE_VERB: Rule = Rule {
    name: "change-verb",
    test: change_verb,
    examples: &[
        ("Sales of tea grew by a staggering 9%.", "9% growth up"),
        ("Exports of tea are up an impressive 3%.", "3% growth up"),
        ("Sales rose 5.3%.", "5.3% growth up"),
        ("Costs are down 12% on the year.", "12% growth down"),
        ("Coverage went up 2 percentage points.", "2 percentage points change up"),
        ("Sales grew at an annual average of 8.6%.", "8.6% growth up"),
        ("Output rose between 3 and 5 percent.", "3 and 5 percent growth up"),
    ],
    not: &[
        "Add the 12 billion yuan refunded before.",
        "Sales reached 5.3 billion yuan.",
        "The rise was welcomed by 12 firms.",
    ],
};

pub(super) const TAKEN_OFF: Rule = Rule {
    name: "taken-off",
    test: taken_off,
    examples: &[
        (
            "Cheap oil knocked 2 percentage points off import growth.",
            "2 percentage points change down",
        ),
        (
            "The strike took away about 2 percentage points from output growth.",
            "2 percentage points change down",
        ),
        (
            "The reform took 3 billion yuan off the cost of mail.",
            "3 billion yuan change down",
        ),
        ("New looms have shaved 20 percent off costs.", "20 percent growth down"),
    ],
    not: &[
        "The ship took 40 days off Hainan.",
        "He took three days off.",
        "The shop sold 300 tons off the books.",
    ],
};

pub(super) const EFFECT_BY: Rule = Rule {
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
};

pub(super) const CHANGE_BY: Rule = Rule {
    name: "change-by",
    test: change_by,
    examples: &[
        ("Sales increased, in dollar terms, by 5.3%.", "5.3% growth up"),
        ("Waiting times fell, on average, to 12 minutes.", "12 minutes duration"),
        ("The number fell, after a poor spring, by 300.", "300 change down"),
    ],
    not: &["Sales stood at 5.3 billion yuan.", "It was followed by 5.3% of firms."],
};

pub(super) const GREW_AT: Rule = Rule {
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
};

pub(super) const OUTLOOK_TO: Rule = Rule {
    name: "outlook-to",
    test: outlook_to,
    examples: &[
        ("The fund cut its forecast for world trade to 2%.", "2% growth up"),
        (
            "The bank raised its growth outlook from 5% to 5.2%.",
            "5% growth up + 5.2% growth up",
        ),
        (
            "The WTO lowered its forecast for goods trade to minus 1% from an earlier call of 3%.",
            "minus 1% growth down + 3% growth up",
        ),
        ("The bank lowered its forecast for the jobless rate to 5%.", "5% level"),
    ],
    not: &[
        "The forecast is for rain.",
        "They kept the share at 5%.",
        "Exports beat forecasts and rose to 3%.",
    ],
};
