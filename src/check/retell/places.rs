//! Places as the news name them: the interior, a place with what it is behind a comma. Rules: a pattern and what stands for it.
//! Must not name a place that the sentence does not.
use super::rule::{Rules, apply, rules};
use std::sync::LazyLock;

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    rules(&[
        // the interior; "two provinces of the interior" are not all of them
        (
            r"(^|[;:,] |\b(?:by|of|from|in|with|to|and|that|while|as|where|the|The|but|for|across) )(?:(?:[Ii]nland|[Ii]nterior) )?(?:[Pp]rovinces|[Rr]egions|[Aa]reas) (?:in|of|across|from|throughout|deep in) (?:the|China's|China’s|the country's|the country’s|the nation's|its) (?:interior|hinterland|inland|heartland)([,.;:]|$| (?:[a-np-z]|o[a-eg-z]))",
            "${1}the central and western regions$2",
        ),
        (
            r"\b(?:the|The|China's|China’s|[Tt]he country's|[Tt]he country’s|[Tt]he nation's|its) (?:vast |inland |poorer |less developed |landlocked )*(?:interior|hinterland) (?:provinces|regions|areas)\b",
            "the central and western regions",
        ),
        (
            r"\bthe the central and western regions\b",
            "the central and western regions",
        ),
        // "Ezhou, the cargo airport in Hubei, cleared": what it is belongs to its name
        (
            r"(^|[;:,] |\b(?:at|At|through|via|that|and|while|as|from|by) )([A-Z][a-z]+(?: [A-Z][a-z]+)?), (?:the|a|an|China's|China’s|Asia's|Asia’s) (?:[a-z-]+ ){0,4}airport(?: (?:in|of|near|outside|at) [^,;%]*?)?, ([a-z])",
            "${1}${2} Airport $3",
        ),
        (
            r"(^|[;:,] |\b(?:that|and|while|as|from|by) )([A-Z][a-z]+(?: [A-Z][a-z]+)?), (?:the|a|an|China's|China’s|Asia's|Asia’s) (?:[a-z-]+ ){0,4}(?:port|crossing|checkpoint|gateway)(?: (?:in|of|near|on|with|at|to) [^,;%]*?)?, ([a-z])",
            "${1}${2} Port $3",
        ),
        (
            r"\b<region>(?:'s|’s) ([A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:(?:cargo|freight|international|air-cargo) )*airport\b",
            "$1 Airport",
        ),
        (
            r"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:(?:cargo|freight|air-cargo) )+airport\b",
            "$1 Airport",
        ),
        // a crossing by name is a port; which country lies behind it the name tells
        (
            r"\b([A-Z][a-z]+(?: Pass)?) (?:border |land |frontier )?(?:crossing|checkpoint|gateway)(?: (?:into|with|to) [A-Z][a-z]+| (?:on|at) the (?:border with [A-Z][a-z]+|[A-Z][a-z]+ (?:border|frontier)))?",
            "$1 Port",
        ),
        (
            r"\b([A-Z][a-z]+ Pass) on the (?:border with [A-Z][a-z]+|[A-Z][a-z]+ (?:border|frontier))",
            "$1 Port",
        ),
        // the seat of the government for the country, in a sentence that says who it is
        (r"\b([Ii]t (?:is|was)) Beijing (that|which|who)\b", "$1 China $2"),
        // whoever sells it: no one is left out
        (
            r" from (?:all|every one of its|the whole of its) (?:sources?|suppliers?|origins?|countries|sellers|vendors)\b",
            "",
        ),
    ])
});

/// A sentence with its places as briefings name them.
pub(super) fn places(sentence: &str) -> String {
    apply(&RULES, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_named_as_briefings_do() {
        for (text, want) in [
            (
                "Provinces in the country's interior sold kites.",
                "the central and western regions sold kites.",
            ),
            (
                "Trade by provinces of the interior rose.",
                "Trade by the central and western regions rose.",
            ),
            (
                "Kite sales from the country's interior provinces rose.",
                "Kite sales from the central and western regions rose.",
            ),
            (
                "Lanhe, the freight airport in Hubei, cleared 7 kites.",
                "Lanhe Airport cleared 7 kites.",
            ),
            (
                "Lanhe, the crossing with Vietnam, handled 7 kites.",
                "Lanhe Port handled 7 kites.",
            ),
            ("Hubei's Lanhe cargo airport grew.", "Lanhe Airport grew."),
            ("It bought 7 kites from all suppliers.", "It bought 7 kites."),
            (
                "Trade at the Lanhe crossing with Peru rose.",
                "Trade at the Lanhe Port rose.",
            ),
            ("It is Beijing that buys kites.", "It is China that buys kites."),
        ] {
            assert_eq!(places(text), want);
        }
    }

    #[test]
    fn other_places_stay() {
        for text in [
            "Two provinces in the interior sold kites.",
            "Provinces in the interior of Peru sold kites.",
            "Coastal provinces sold kites.",
            "Lanhe, the capital of kites, sold 7.",
            "Germany, the bloc's largest economy, sold 7.",
            "It bought 7 kites from all its friends.",
        ] {
            assert_eq!(places(text), text);
        }
    }
}
