//! Parts of a whole.
use crate::claim::rules::*;

pub(super) const SHARE_LEAD: Rule = Rule {
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
};

pub(super) const OR_SHARE: Rule = Rule {
    name: "or-share",
    test: or_share,
    examples: &[
        ("Of them 3.4 million or 61% were women.", "61% share"),
        ("Some 340, or 12.5%, are new.", "12.5% share"),
        ("Of the wells, 90 or 45% have dried up.", "45% share"),
    ],
    not: &["Sales fell by 340 or 12%.", "It takes 3 or 4 days."],
};

pub(super) const SHARE_AGAIN: Rule = Rule {
    name: "share-again",
    test: share_again,
    examples: &[
        (
            "In 2015, 88 percent of the hamlets had a well and 61 percent a school.",
            "61 percent share",
        ),
        ("Some 40% of firms run a shop and 12% a farm.", "12% share"),
        ("By then 7% of homes had a car, and 3% a piano.", "3% share"),
        (
            "Men account for 18% of the nurses, and those who are single for 13%.",
            "13% share",
        ),
    ],
    not: &[
        "Sales of wells rose by 88 percent and 61 percent a year.",
        "It has 40% of the firms and 12% of the farms.",
    ],
};

pub(super) const SHARE_VERB: Rule = Rule {
    name: "share-verb",
    test: share_verb,
    examples: &[
        ("Rice sales rose, accounting for 40% of the total.", "40% share"),
        ("Private firms made up 62% of the total.", "62% share"),
        ("Services contributed 54% of growth.", "54% share"),
    ],
    not: &["Sales rose 40%.", "They represent 62 firms."],
};

pub(super) const SHARE_OF: Rule = Rule {
    name: "share-of",
    test: share_of,
    examples: &[
        ("About 72% of cars are electric.", "72% share"),
        ("One-third of the farms joined.", "One-third share"),
        ("The fund covers 80% of costs.", "80% share"),
    ],
    not: &["Costs rose 80%.", "The rate was 5%."],
};

pub(super) const SHARE_SUBJECT: Rule = Rule {
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
};

pub(super) const SHARE_GIVEN: Rule = Rule {
    name: "share-given",
    test: share_given,
    examples: &[
        ("The state paid 30 percent.", "30 percent share"),
        ("Of the total, barges carried 28% and carts 64%.", "28% share"),
        ("Buyers financed 20%, and the bank lent the rest.", "20% share"),
        (
            "Of our trade with the west, Luyang took 28 percent.",
            "28 percent share",
        ),
        ("Of farm exports, fruit captured 30% and tea less.", "30% share"),
        (
            "Of the costs of the dike, villagers bore 12%, and the city the rest.",
            "12% share",
        ),
    ],
    not: &[
        "The bank paid 3 percent interest.",
        "Buyers paid 30 yuan.",
        "The bank took 3 percent.",
    ],
};
