//! Levels, ranks and lengths of time, and what remains.
use crate::claim::rules::*;

pub(super) const STREAK: Rule = Rule {
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
};

pub(super) const RANK: Rule = Rule {
    name: "rank",
    test: rank,
    examples: &[
        ("It is the second-largest buyer of ore.", "second-largest rank"),
        ("The province ranked 12th in the survey.", "12th rank"),
        ("The port is the world's third by volume.", "world's third rank"),
    ],
    not: &["The 14th Five-Year Plan begins.", "The third question is mine."],
};

pub(super) const LEVEL_LEAD: Rule = Rule {
    name: "level-lead",
    test: level_lead,
    examples: &[
        (
            "At 1.8 percent, inflation was the lowest in years.",
            "1.8 percent level",
        ),
        ("At 3 billion yuan, tea sales were a record.", "3 billion yuan level"),
        ("At 76 kg, the yield remained low.", "76 kg level"),
        ("At 41 billion yuan, exports hit a record.", "41 billion yuan level"),
        (
            "At 41 billion yuan, the town's first-quarter exports pointed to calm.",
            "41 billion yuan level",
        ),
        ("At roughly 94%, ships carry the bulk of the ore.", "94% share"),
    ],
    not: &[
        "At 3 percent, it was low.",
        "At 40 percent, prices rose.",
        "At 40 yuan, we bought it.",
    ],
};

pub(super) const PERCENT_NOUN: Rule = Rule {
    name: "percent-noun",
    test: percent_noun,
    examples: &[
        ("The office levied a 25 percent tariff on kites.", "25 percent level"),
        ("Clinics removed the 15 percent markup.", "15 percent level"),
        ("The fund took a 30 percent stake in the mill.", "30 percent share"),
    ],
    not: &[
        "A 15 percent fee increase came in May.",
        "Sales rose 15 percent, and fees fell.",
        "They won 30 percent of the stakes.",
    ],
};

pub(super) const AS_AGAINST: Rule = Rule {
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
        ("Rents rose 0.6% in May, after 0.4% in April.", "0.4% growth up"),
    ],
    not: &[
        "Rents rose 0.6% in May, after 0.4% of the flats were let.",
        "The yuan rose 3% against the dollar.",
        "Sales grew 3%, against a plan of 4 tons.",
    ],
};

pub(super) const HEAD_OF: Rule = Rule {
    name: "head-of",
    test: head_of,
    examples: &[
        ("The county has a population of 740,000.", "740,000 level"),
        ("Ports handled cargo of 3 billion tons.", "3 billion tons level"),
        ("It reported sales of 4.2 billion yuan.", "4.2 billion yuan level"),
    ],
    not: &["Sales reached 4.2 billion yuan.", "Half of them are new."],
};

pub(super) const OBJECT_AT: Rule = Rule {
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
        (
            "The fund kept the rate of people insured in towns below 6.1%.",
            "6.1% level",
        ),
    ],
    not: &[
        "Sales were kept secret at 12 firms.",
        "The council set up an office and hired 30 people.",
    ],
};

pub(super) const LEVEL_VERB: Rule = Rule {
    name: "level-verb",
    test: level_verb,
    examples: &[
        ("Sales reached 4.2 billion yuan.", "4.2 billion yuan level"),
        ("The rate was 5.1%.", "5.1% level"),
        (
            "Reserves exceeded 3 trillion US dollars.",
            "3 trillion US dollars level",
        ),
        ("The cuts have added up to 9 billion yuan.", "9 billion yuan level"),
        ("The rate stood between 3% and 5%.", "3% and 5% level"),
    ],
    not: &["Sales rose by 4.2 billion yuan.", "About 72% of cars are electric."],
};

pub(super) const COUNTED: Rule = Rule {
    name: "counted",
    test: counted,
    examples: &[
        ("In total, 67,000 firms took part.", "67,000 firms level"),
        ("Teams came from 21 countries.", "21 countries level"),
        ("More than 300 bridges are old.", "300 bridges level"),
    ],
    not: &["Sales reached 21 million yuan.", "We have three points."],
};

pub(super) const DURATION: Rule = Rule {
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
};

pub(super) const LEVEL_DEFAULT: Rule = Rule {
    name: "level-default",
    test: level_default,
    examples: &[
        ("And that of wheat 3 billion yuan.", "3 billion yuan level"),
        ("For rice, 20 million tons.", "20 million tons level"),
        ("Of this, 4 billion yuan from grants.", "4 billion yuan level"),
    ],
    not: &["Sales rose 3%.", "Sales reached 4 billion yuan."],
};
