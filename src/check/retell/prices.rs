//! Prices and what things cost as the news tell them, as rules: a pattern and what stands for it.
use super::rule::{Rules, apply, rules};
use std::sync::LazyLock;

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    rules(&[
        (
            r"\b(?:[Tt]he )?(?:average )?price (?:that )?China (?:pays|paid|has paid) (?:on average )?for (?:imported |foreign |its )?([a-z][a-z ]*?) (was|is|were|has|had|fell|rose|dropped|slid|sank|climbed)\b",
            "the average import price of $1 $2",
        ),
        (
            r"\b([A-Za-z][a-z ]*?) (?:landed|arriving|unloaded|imported|bought abroad|brought in|shipped in)(?: (?:in|to|into|by|at) (?:China|Chinese ports))? cost(?: on average|,? on average,?)? (<hedge><pct>) less(?: on average)?\b",
            "the average import price of $1 was $2 lower",
        ),
        (
            r"\b([A-Za-z][a-z ]*?) (?:landed|arriving|unloaded|imported|bought abroad|brought in|shipped in)(?: (?:in|to|into|by|at) (?:China|Chinese ports))? cost(?: on average|,? on average,?)? (<hedge><pct>) more(?: on average)?\b",
            "the average import price of $1 was $2 higher",
        ),
        (
            r"\b([A-Z]?[a-z][a-z ]*?) (?:entered|arrived in|reached|came into|landed in) (?:China|Chinese ports) at (?:average )?prices (<hedge>)(<pct>) (lower|higher)(?: on average)?\b",
            "the average import price of $1 was $2$3 $4",
        ),
        (
            r"\b([A-Za-z][a-z ]*?) (?:landing|landed|arriving|unloaded) (?:in|at) (?:China|Chinese ports) (?:was|were|is|are) (<hedge><pct>) cheaper",
            "the average import price of $1 was $2 lower",
        ),
        (
            r"\b([A-Z]?[a-z][a-z ]*?) (?:bought|purchased|ordered|imported|sourced|shipped in|brought in) (?:from )?(?:abroad|overseas) (?:was|were|is|are|became|got|came)(?: on average)? (<hedge>)(<pct>) (?:cheaper|less expensive|less costly)(?: on average)?\b",
            "the average import price of $1 was $2$3 lower",
        ),
        (
            r"\b([A-Z]?[a-z][a-z ]*?) (?:bought|purchased|ordered|imported|sourced|shipped in|brought in) (?:from )?(?:abroad|overseas) (?:was|were|is|are|became|got|came)(?: on average)? (<hedge>)(<pct>) (?:dearer|pricier|costlier|more expensive|more costly)(?: on average)?\b",
            "the average import price of $1 was $2$3 higher",
        ),
        (
            r"\baverage import price of (?:imported )?crude\b(?: oil)?",
            "average import price of crude oil",
        ),
    ])
});

/// A sentence with its prices in plain words.
pub(super) fn prices(sentence: &str) -> String {
    apply(&RULES, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_told_plainly() {
        for (text, want) in [
            (
                "The price China pays for imported paper was down almost 6% on average.",
                "the average import price of paper was down almost 6% on average.",
            ),
            (
                "Paper landed in China cost on average 3% less than in May.",
                "the average import price of Paper was 3% lower than in May.",
            ),
            (
                "Paper entered China at prices only 12% lower on average.",
                "the average import price of Paper was only 12% lower.",
            ),
            (
                "Paper bought from abroad was on average around 17% cheaper than in May.",
                "the average import price of Paper was around 17% lower than in May.",
            ),
            (
                "Paper shipped in from overseas got 7% dearer.",
                "the average import price of Paper was 7% higher.",
            ),
            ("The price of paper was down 6%.", "The price of paper was down 6%."),
            ("Paper mills cost 3% more.", "Paper mills cost 3% more."),
        ] {
            assert_eq!(prices(text), want);
        }
    }
}
