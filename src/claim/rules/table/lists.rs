//! Figures of a list, which share what was said for the one before or for all.
use crate::claim::rules::*;

pub(super) const IN_BRACKETS: Rule = Rule {
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
};

pub(super) const COMMA_LEVEL: Rule = Rule {
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
};

pub(super) const LIST_ITEM: Rule = Rule {
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
};

pub(super) const COLON_LIST: Rule = Rule {
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
};

pub(super) const GROWTH_AGAIN: Rule = Rule {
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
};

pub(super) const SAME_CHANGE: Rule = Rule {
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
};

pub(super) const CHANGE_JOINED: Rule = Rule {
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
};

pub(super) const COLON_PARTS: Rule = Rule {
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
};

pub(super) const ELLIPTIC_TO: Rule = Rule {
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
};

pub(super) const ELLIPTIC_FROM: Rule = Rule {
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
};

pub(super) const ELLIPTIC_BY: Rule = Rule {
    name: "elliptic-by",
    test: elliptic_by,
    examples: &[
        ("Trade with Chile rose by 2.5% and with Peru by 1.5%.", "1.5% growth up"),
        ("Output grew by 4% in the west and in the east by 6%.", "6% growth up"),
        ("Rice fell by 2% and wheat by 3%.", "3% growth down"),
    ],
    not: &["Trade rose by 2.5%.", "Sales fell by 2% and reached 4 billion yuan."],
};

pub(super) const ELLIPTIC: Rule = Rule {
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
};

pub(super) const WITH_AT: Rule = Rule {
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
};

pub(super) const EACH_FOR: Rule = Rule {
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
};
