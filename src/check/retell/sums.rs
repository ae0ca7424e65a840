//! Trade as news call it by its money: bills, earnings, receipts, and the currency that it is told in. Rules: a pattern and what
//! stands for it. Must not touch other currencies than the yuan: a growth told in dollars is another one.
use super::rule::{Rules, apply, rules};
use std::sync::LazyLock;

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    rules(&[
        // the currency that the record tells everything in
        (
            r"(?i)\b(?:yuan|renminbi|RMB|CNY|local-currency|yuan-based)-denominated ((?:goods |foreign |total |overall )*(?:imports|exports|trade|import|export)\b)",
            "$1",
        ),
        (
            r"(?i)^(?:(?:when )?(?:denominated|measured|counted|calculated|expressed|reckoned|valued|stated|priced) )?in (?:terms of )?(?:the )?(?:yuan|renminbi|RMB|local[ -]currency|Chinese currency|China's (?:own )?currency|China’s (?:own )?currency)(?: terms)?, ",
            "",
        ),
        (
            r"([a-z%\d]),? (?:when )?(?:denominated|measured|counted|calculated|expressed|reckoned|valued|stated) in (?:terms of )?(?:the )?(?:yuan|renminbi|RMB|local currency|Chinese currency)(?: terms)?,?( |[.;]|$)",
            "$1$2",
        ),
        // bills and what is spent
        (
            r"\b(?:[Ii]mport|[Ii]mports) (?:bills?|spending|expenditures?|outlays?) (?:for|on) ([a-z])",
            "imports of $1",
        ),
        (r"\b[Ii]mport (?:bills?|spending|expenditures?|outlays?)\b", "imports"),
        (
            r"\b(?:[Ss]pending|[Oo]utlays|[Ee]xpenditure) on (?:imports|imported goods|foreign goods|goods from (?:abroad|overseas))\b",
            "imports",
        ),
        (
            r"\b(?:[Tt]he )?(?:[Bb]ill|[Tt]ab) for ((?:[a-z][a-z-]* ){0,3}imports)\b",
            "$1",
        ),
        (
            r"\b(China|[Tt]he country)(?: has)? (?:spent|paid|laid out|shelled out) (<hedge><money>) (?:on|for) (?:imports|imported goods|foreign goods|goods from (?:abroad|overseas))\b",
            "$1's imports were $2",
        ),
        // earnings and receipts
        (
            r"\b[Ee]xport (?:earnings|receipts|revenues?|income|proceeds|takings) (?:from|for) (?:selling |sales of )?([a-z])",
            "exports of $1",
        ),
        (
            r"\b[Ee]xport (?:earnings|receipts|revenues?|income|proceeds|takings) (?:from|in) ((?:the )?[A-Z])",
            "exports to $1",
        ),
        (
            r"\b[Ee]xport (?:earnings|receipts|revenues?|income|proceeds|takings)\b",
            "exports",
        ),
        (
            r"\b(?:[Ee]arnings|[Rr]evenues?|[Rr]eceipts|[Ii]ncome|[Pp]roceeds) from (?:its |their |China's |China’s |the country's )?(?:exports|overseas sales|sales abroad|sales overseas|foreign sales)\b",
            "exports",
        ),
        (
            r"\b(China|[Tt]he country)(?: has)? (?:earned|made|took in) (<hedge><money>) (?:from|through|by|on|with) (?:its )?(?:exports|overseas sales|sales (?:abroad|overseas)|foreign sales|(?:exporting|selling|shipping) goods(?: abroad| overseas)?)\b",
            "$1's exports were $2",
        ),
        (
            r"\b(China|[Tt]he country)(?: has)? (?:sold|exported|shipped)(?: to)?(?: the (?:rest of the )?world| abroad| overseas| foreigners)? (<hedge><money>) more(?: (?:in|of) goods| goods| in merchandise)?(?: to (?:the (?:rest of the )?world|foreign buyers|foreigners)| abroad| overseas)? than (?:it|the country|China) (?:bought|purchased|imported|took in|brought in)(?: from (?:the world|it|them|abroad|overseas)| abroad| overseas)?\b",
            "$1's trade surplus was $2",
        ),
        // headlines of a balance
        (
            r"\b(China|[Tt]he country) (?:posts?|posted|logs?|logged|books?|booked|clocks|clocked|notches|notched|nets|netted|chalks up|racks up|reaps|reaped) (?:an? )?(?:[a-z-]+ )?(?:goods |merchandise |trade )+(surplus|deficit) of (<hedge><money>)",
            "China's trade $2 was $3",
        ),
        // balances in one kind of goods
        (
            r"\b(?:(an? )(?:agricultural|farm)|(?:[Aa]gricultural|[Ff]arm)) (?:trade )?(deficit|surplus)\b",
            "${1}trade $2 in agricultural products",
        ),
        (
            r"\ba (<hedge><money>) (deficit|surplus) in (?:its |the |China's )?([a-z]+) trade with ((?:the )?[A-Z]\w*)",
            "a trade $2 in $3 products with $4 of $1",
        ),
        (
            r"\b(?:[Tt]hat|[Tt]his|[Ww]hich|[Ii]t) (?:left|leaves|has left) (?:China|Beijing|the country) with an? (trade (?:deficit|surplus)(?: in [a-z ]+? products)?(?: with (?:the )?[A-Z]\w*)?) of (<hedge><money>)",
            "China's $1 was $2",
        ),
        (
            r", leaving (?:China|Beijing|the country|it) with an? (trade (?:deficit|surplus)(?: in [a-z ]+? products)?) of (<hedge><money>) with ((?:the )?[A-Z]\w*)",
            ", and China's $1 with $3 was $2",
        ),
        (
            r"\b(?:its|China's|China’s|the country's) ([a-z]+) imports (?:exceeded|outstripped|outweighed|topped|surpassed|outran|beat|were (?:larger|bigger|higher) than) (?:its|their|the country's) (?:[a-z]+ )?exports to ((?:the )?[A-Z]\w*) by (<hedge><money>)",
            "China's trade deficit in $1 products with $2 was $3",
        ),
        (
            r"\b(?:its|China's|China’s|the country's) ([a-z]+) imports from ((?:the )?[A-Z]\w*) (?:exceeded|outstripped|outweighed|topped|surpassed|outran|beat) (?:its|their|the country's) (?:[a-z]+ )?exports(?: there| to (?:it|the bloc))? by (<hedge><money>)",
            "China's trade deficit in $1 products with $2 was $3",
        ),
    ])
});

/// A sentence with its sums of money told as trade.
pub(super) fn sums(sentence: &str) -> String {
    apply(&RULES, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_told_as_trade() {
        for (text, want) in [
            ("Yuan-denominated exports rose 3%.", "exports rose 3%."),
            (
                "China sold the world 3 billion yuan more in goods than it bought.",
                "China's trade surplus was 3 billion yuan.",
            ),
            (
                "The country sold 3 billion yuan more abroad than it bought.",
                "The country's trade surplus was 3 billion yuan.",
            ),
            (
                "China's renminbi-denominated foreign trade rose.",
                "China's foreign trade rose.",
            ),
            ("Measured in yuan, kite exports rose 3%.", "kite exports rose 3%."),
            ("In local-currency terms, imports fell.", "imports fell."),
            ("Imports, expressed in renminbi, fell 3%.", "Imports fell 3%."),
            (
                "The kite import bill rose, export earnings fell.",
                "The kite imports rose, exports fell.",
            ),
            ("The bill for kite imports rose.", "kite imports rose."),
            (
                "Import spending on kites rose, and export receipts from lanterns fell.",
                "imports of kites rose, and exports of lanterns fell.",
            ),
            (
                "China earned about 3 billion yuan from selling goods abroad in May.",
                "China's exports were about 3 billion yuan in May.",
            ),
            (
                "China books trade surplus of 3 billion yuan",
                "China's trade surplus was 3 billion yuan",
            ),
            (
                "It runs a 3 billion yuan deficit in its farm trade with Peru.",
                "It runs a trade deficit in farm products with Peru of 3 billion yuan.",
            ),
            (
                "That left Beijing with a trade deficit in farm products with Peru of 3 billion yuan.",
                "China's trade deficit in farm products with Peru was 3 billion yuan.",
            ),
            (
                "It bought less, leaving Beijing with a farm deficit of 3 billion yuan with Peru.",
                "It bought less, and China's trade deficit in agricultural products with Peru was 3 billion yuan.",
            ),
            (
                "Last year its farm imports exceeded its exports to Peru by 3 billion yuan.",
                "Last year China's trade deficit in farm products with Peru was 3 billion yuan.",
            ),
        ] {
            assert_eq!(sums(text), want);
        }
    }

    #[test]
    fn what_is_no_trade_or_another_currency_stays() {
        for text in [
            "Dollar-denominated exports rose 3%.",
            "Measured in dollars, exports rose 3%.",
            "Yuan-denominated loans rose 3%.",
            "Import costs rose 3%.",
            "China spent 3 billion yuan on roads.",
            "The bill for repairs rose.",
            "Kite earnings rose.",
        ] {
            assert_eq!(sums(text), text);
        }
    }
}
