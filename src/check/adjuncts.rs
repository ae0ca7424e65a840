//! What a quote's sentence says beside its figures and that makes nothing narrower: who said it, why it came so, what it is a
//! sign of. A sentence is read again without them, so that its words are those the figures are of. Must not look at the record.
use super::asides::narrows;
use crate::base::{Kind, Span, Token, tokenize};
use crate::report::Record;
use std::ops::Range;

/// A sentence without its adjuncts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bare {
    /// The sentence as it is read.
    pub(super) text: String,
    /// The bytes of the sentence that are kept, with where they stand in `text`.
    kept: Vec<(Range<usize>, usize)>,
}

impl Bare {
    /// Where a byte of the sentence stands in the bare one; none if it was left out.
    pub(super) fn place(&self, byte: usize) -> Option<usize> {
        let run = self.kept.iter().find(|(r, _)| r.contains(&byte))?;
        Some(run.1 + byte - run.0.start)
    }
}

/// Verbs of saying.
const SAY: &[&str] = &[
    "said", "says", "told", "noted", "notes", "added", "adds", "explained", "stressed", "reported", "reports",
    "announced", "showed", "shows", "show", "revealed", "stated", "remarked", "observed", "disclosed", "confirmed",
    "according", "citing", "wrote", "writes", "commented", "editorialised", "editorialized", "opined", "tweeted",
    "posted",
];
/// What goes on about who said it, behind it.
const SAYER: &[&str] = &[
    "a", "an", "the", "who", "in", "director", "deputy", "head", "vice", "chief", "spokesman", "spokesperson",
    "spokeswoman", "speaking", "vice-minister", "vice-director", "minister",
];
/// Words that open a clause of cause or contrast.
const CAUSES: &[&str] = &[
    "amid ", "amidst ", "despite ", "in spite of ", "thanks to ", "on the back of ", "because ", "although ",
    "though ", "even though ", "even as ", "while ", "whereas ", "in defiance of ", "in the face of ",
];
/// Words that open a comment on the whole sentence.
const COMMENTS: &[&str] = &[
    "a sign ", "a signal ", "a reminder ", "proof ", "evidence ", "a testament ", "a trend ", "a feat ",
    "an indication ", "a reflection ", "in a sign ", "in a signal ", "underscoring ", "underlining ", "highlighting ",
    "signalling ", "signaling ", "suggesting ", "indicating ", "demonstrating ", "defying ", "confounding ",
    "building on ", "prompting ", "stoking ", "easing ", "raising hopes ", "raising fears ",
];
/// Words that open a remark between two commas.
const REMARKS: &[&str] = &[
    "it turns out",
    "it turned out",
    "it seems",
    "it appears",
    "as it happens",
    "as it happened",
    "to general ",
    "to the surprise ",
    "to everyone's ",
    "to everyone’s ",
    "to widespread ",
    "to the relief ",
    "to the dismay ",
    "against expectations",
    "against all expectations",
    "oddly enough",
    "needless to say",
    "as expected",
    "for all the ",
    "notwithstanding ",
    "most of them ",
    "many of them ",
    "nearly all of them ",
    "almost all of them ",
];
/// Words of a stretch that may tell of what part, or in which terms, a figure is true: such a stretch stays.
const NARROW: &[&str] = &[
    "only", "alone", "mostly", "mainly", "chiefly", "largely", "primarily", "excluding", "except", "without",
    "including", "dollar", "dollars", "volume", "tonnes", "tons", "terms", "adjusted", "than", "services", "other",
    "each", "every", "per", "not", "no", "if", "average", "same", "month", "months", "quarter", "year", "years",
    "combined", "together", "both", "half", "double", "doubled", "record", "largest", "biggest", "second", "third",
    "ago", "part", "of", "used",
];
/// Words of a further statement that takes something away.
const EXCLUDES: &[&str] = &[
    "only", "alone", "mostly", "mainly", "chiefly", "largely", "primarily", "including", "volume", "tonnes",
    "excludes", "excluding", "without", "services", "dollar", "dollars", "terms", "except", "includes", "covers",
];
/// Words that a clause of its own does not begin with: they point to what went before.
const POINTS: &[&str] = &[
    "it", "they", "its", "their", "that", "this", "these", "those", "he", "she", "both", "which", "up", "down",
    "rising", "falling", "with",
];
/// Adverbs of how a thing is seen.
const SEEN: &[&str] = &[
    "unexpectedly", "surprisingly", "remarkably", "impressively", "reportedly", "happily", "stubbornly", "duly",
    "unsurprisingly", "encouragingly", "worryingly",
];

/// A stretch of a sentence between two joints.
struct Part<'a> {
    /// Its bytes with the joint before it.
    range: Range<usize>,
    /// The joint's length.
    joint: usize,
    /// Whether the joint is a comma.
    comma: bool,
    text: &'a str,
    tokens: Vec<Token<'a>>,
    /// Whether it has a figure or any digit.
    figure: bool,
    /// Whether it has a figure that was read.
    read: bool,
    dropped: bool,
}

impl Part<'_> {
    fn opens(&self, words: &[&str]) -> bool {
        let lower = self.text.to_lowercase();
        words.iter().any(|w| lower.starts_with(w))
    }
    fn has(&self, words: &[&str]) -> bool {
        self.tokens.iter().any(|t| t.any(words))
    }
    fn first(&self, words: &[&str]) -> bool {
        self.tokens.first().is_some_and(|t| t.any(words))
    }
    /// A person's name: two or three words with capitals.
    fn name(&self) -> bool {
        (1..4).contains(&self.tokens.len()) && self.tokens.iter().all(|t| t.capital() && t.kind == Kind::Word)
    }
    /// Whether it says nothing of which part or when.
    fn plain(&self) -> bool {
        !self.figure && !self.has(NARROW)
    }
}

/// A sentence without what it says beside its figures; none where there is no such thing.
pub(super) fn without(sentence: &str, figures: &[&str]) -> Option<Bare> {
    let mut parts = parts(sentence, figures);
    let last = parts.iter().rposition(|p| p.figure)?;
    let first = parts.iter().position(|p| p.figure).unwrap_or(last);
    for k in 1..parts.len() {
        let p = &parts[k];
        let comment = p.joint > 1 && p.opens(COMMENTS) && !p.read;
        let owner = k > last && p.first(&["whose"]) && !p.figure;
        let when = p.comma && p.first(&["before", "after", "until"]) && is_clause(p);
        let when = when && !p.figure && !p.has(EXCLUDES);
        // "..., as makers extended their chains ahead of a new round of tariffs"
        let aside = p.comma && k > last && p.first(&["as"]) && !p.tokens.get(1).is_some_and(|t| t.any(POINTS));
        let when = when || aside && is_clause(p) && !p.figure && !p.has(EXCLUDES);
        let cause = when || p.plain() && (p.opens(CAUSES) || p.first(&["as"]) && is_clause(p));
        let further = k == parts.len() - 1 && k > last && sentence[p.range.clone()].starts_with(';');
        let spoken = further && !p.figure && !p.has(EXCLUDES) && p.first(&["that", "this", "it", "which"]);
        if comment || owner || cause && k > first || spoken {
            drop_from(&mut parts, k);
        }
    }
    for k in 1..parts.len() {
        if let Some(end) = described(&parts, k) {
            parts[k..end].iter_mut().for_each(|p| p.dropped = true);
            // the comma behind it goes, too
            parts[end].range.start += parts[end].joint - 1;
            parts[end].joint = 1;
        } else if commented(&parts, k, last) {
            drop_from(&mut parts, k);
        }
    }
    sayers(&mut parts);
    led_in(&mut parts, first);
    reported(sentence, &mut parts, first);
    let kept = kept(sentence, &parts, figures);
    (kept.1.len() < sentence.len()).then_some(Bare {
        text: kept.1,
        kept: kept.0,
    })
}

/// Where the stretch between two commas ends that only describes what stands before it: `ASEAN, which ..., bought`, `imports, weighed down
/// by prices, fell`, `Hubei, the home of lotus, grew`.
fn described(parts: &[Part<'_>], k: usize) -> Option<usize> {
    const OPENS: &[&str] = &[
        "which", "who", "where", "whose", "long", "once", "itself", "a", "an", "the", "home",
    ];
    const BUILT: &[&str] = &[
        "built", "led", "hit", "held", "driven", "drawn", "known", "set", "hurt", "spurred", "beset",
    ];
    let p = &parts[k];
    let end = (k + 1..parts.len()).find(|&i| parts[i].joint > 1)?;
    let next = &parts[end];
    let participle = || {
        let first = p.tokens.first();
        p.tokens.len() > 2 && first.is_some_and(|t| t.any(BUILT) || t.lower.len() > 4 && t.lower.ends_with("ed"))
    };
    // "for which", "in which"
    let related = || {
        p.first(&["for", "in", "of", "on", "to", "from"]) && p.tokens.get(1).is_some_and(|t| t.any(&["which", "whom"]))
    };
    let commas = p.comma && (next.comma || next.dropped);
    let goes_on = !next.first(&["and", "or", "but", "nor"]);
    let plain = parts[k..end].iter().all(|p| !p.figure && !p.has(EXCLUDES)) && !narrows(p.text);
    (commas && goes_on && plain && (p.first(OPENS) || participle() || related() || p.opens(REMARKS))).then_some(end)
}

/// Whether the last part, behind the last figure, only comments on what was said: `..., a recovery that pleased many`,
/// `..., extending its run of growth`.
fn commented(parts: &[Part<'_>], k: usize, last: usize) -> bool {
    const TELLS: &[&str] = &[
        "including", "excluding", "counting", "covering", "comprising", "consisting", "meaning",
    ];
    let p = &parts[k];
    const GREETS: &[&str] = &[
        "welcome", "good", "bad", "grim", "music", "cold", "scant", "little", "small", "no", "hardly", "precisely",
    ];
    // "..., which tells how far the map has shifted"
    const TELLS_OF_IT: &[&str] = &[
        "tells", "says", "shows", "suggests", "means", "explains", "helps", "helped", "flattered", "flatters",
        "pleased", "pleases", "worries", "worried", "matters", "mattered", "hints", "underlines", "illustrates",
    ];
    let which = p.first(&["which"]) && p.tokens.get(1).is_some_and(|t| t.any(TELLS_OF_IT));
    let gerund = which
        || p.first(GREETS)
        || p.tokens
            .first()
            .is_some_and(|t| t.lower.len() > 5 && t.lower.ends_with("ing") && !t.any(TELLS));
    p.comma && k > last && !p.read && !p.has(EXCLUDES) && !narrows(p.text) && (p.first(&["a", "an"]) || gerund)
}

/// Leaves out a part and what it goes on with inside itself.
fn drop_from(parts: &mut [Part<'_>], k: usize) {
    parts[k].dropped = true;
    for p in parts[k + 1..].iter_mut() {
        // what a blank joins goes on with it
        if p.joint > 1 || p.read {
            break;
        }
        p.dropped = true;
    }
}

/// Leaves out who said it, with what is told of them: `, Li Ming, head of the office, told reporters, in remarks ...`.
fn sayers(parts: &mut [Part<'_>]) {
    for k in 1..parts.len() {
        let p = &parts[k];
        let counted = p.opens(&["by "])
            && p.has(&[
                "count", "reckoning", "tally", "account", "arithmetic", "calculation", "calculations", "math",
            ])
            && p.tokens.len() < 7;
        let said = p.has(SAY) && p.tokens.len() < 16 && !p.first(&["which", "who", "and", "but", "as"]);
        if p.figure || p.dropped || p.joint < 2 || !(said || counted) {
            continue;
        }
        let verb_first = p.first(SAY) && !p.first(&["according", "citing", "said"]);
        if verb_first {
            // the name before what is told of them
            let back = (1..k)
                .rev()
                .take(3)
                .take_while(|&i| !parts[i].figure)
                .find(|&i| parts[i].name());
            let Some(name) = back else { continue };
            parts[name..k].iter_mut().for_each(|p| p.dropped = true);
        }
        drop_from(parts, k);
        let mut next = k + 1;
        while next < parts.len() && (parts[next].dropped || !parts[next].figure && parts[next].first(SAYER)) {
            parts[next].dropped = true;
            next += 1;
        }
    }
}

/// Leaves out a clause of contrast that the sentence begins with where the next has its own subject, and who says that it is
/// so: `Although X, exports rose`, `The office reported that exports rose`.
fn led_in(parts: &mut [Part<'_>], first: usize) {
    // "For all the talk of levies and all the noise, exports rose"
    let concedes = parts[0].opens(&["for all the ", "for all its ", "for all their ", "despite all "]);
    let bare = |p: &Part<'_>| p.plain() || concedes && !p.figure && !p.has(EXCLUDES);
    let opens = concedes || parts[0].opens(CAUSES) || parts[0].first(&["as"]) && is_clause(&parts[0]);
    let far = [
        "there", "bloc", "group", "region", "continent", "two", "latter", "former",
    ];
    if opens && first > 0 && parts[..first].iter().all(bare) {
        let own = (1..=first).find(|&k| parts[k].joint > 1 && !(concedes && parts[k].first(&["and"])));
        if let Some(own) = own.filter(|&k| !parts[k].first(POINTS) && !parts[k].has(&far) && k == first) {
            parts[..own].iter_mut().for_each(|p| p.dropped = true);
        }
    }
}

/// Leaves out who reports, before what is reported: `Traders shrugged after the office reported that exports rose`.
fn reported(sentence: &str, parts: &mut [Part<'_>], first: usize) {
    const THAT: &[&str] = &[
        "said that ", "reported that ", "showed that ", "shows that ", "show that ", "revealed that ",
        "announced that ", "confirmed that ", "noted that ", "noting that ", "adding that ", "saying that ",
        "pointing out that ", "pointed out that ", "told reporters that ", "explained that ", "disclosed that ",
    ];
    let end = parts[first].range.start + parts[first].joint;
    let upto = sentence[end..]
        .find(|c: char| c.is_ascii_digit())
        .map_or(end, |k| end + k);
    let cut = THAT
        .iter()
        .filter_map(|t| sentence[..upto].rfind(t).map(|k| k + t.len()))
        .max();
    let Some(cut) = cut else { return };
    let before = tokenize(&sentence[..cut], Span::new(0, cut));
    let plain = !sentence[..cut].contains(|c: char| c.is_ascii_digit())
        && !before
            .iter()
            .any(|t| t.any(NARROW) && !t.any(&["of", "month", "year", "quarter"]));
    if !plain {
        return;
    }
    for p in parts.iter_mut().filter(|p| p.range.start < cut) {
        match p.range.end <= cut {
            true => p.dropped = true,
            false => {
                p.joint = 0;
                p.range.start = cut;
                p.text = "";
                p.tokens.clear();
            }
        }
    }
}

/// Whether `as ...` is a clause: it has a verb in a tense.
fn is_clause(p: &Part<'_>) -> bool {
    const VERBS: &[&str] = &[
        "is", "are", "was", "were", "has", "have", "had", "fell", "rose", "grew", "kept", "saw", "took", "came",
        "went", "became", "began", "held", "made", "sought", "bought", "sold", "brought", "struck", "spread", "hit",
        "cut", "shrink", "shrank", "drew", "fought", "turned",
    ];
    const NO: &[&str] = &[
        "well", "much", "many", "of", "against", "compared", "measured", "part", "if", "long", "far",
    ];
    let no = p.tokens.get(1).is_none_or(|t| t.any(NO));
    let verb = |t: &Token<'_>| t.any(VERBS) || t.lower.len() > 4 && t.lower.ends_with("ed");
    !no && p.tokens.len() > 3 && p.tokens[2..].iter().any(verb)
}

/// The stretches of a sentence between its joints.
fn parts<'a>(sentence: &'a str, figures: &[&str]) -> Vec<Part<'a>> {
    const MARKS: &[&str] = &[", ", "; ", " – ", " — ", " -- ", " - ", " (", ") "];
    const WORDS: &[&str] = &[
        " as ", " amid ", " despite ", " thanks to ", " because ", " although ", " though ", " even as ", " while ",
        " whereas ", " according to ", " on the back of ", " in spite of ",
    ];
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    for j in MARKS {
        cuts.extend(sentence.match_indices(j).map(|(k, j)| (k, j.len())));
    }
    for w in WORDS {
        cuts.extend(sentence.match_indices(w).map(|(k, _)| (k, 1)));
    }
    // "Even as levies bit, exports rose": the clause begins with its first word
    cuts.retain(|&(k, _)| k != 4 || !sentence.starts_with("Even as "));
    cuts.sort_unstable();
    // ", as ": the comma is the joint
    cuts.dedup_by(|b, a| b.0 < a.0 + a.1);
    let mut spans: Vec<(usize, usize, usize)> = Vec::new();
    let mut from = (0, 0);
    for (at, len) in cuts {
        spans.push((from.0, from.1, at));
        from = (at, len);
    }
    spans.push((from.0, from.1, sentence.len()));
    let held: Vec<Range<usize>> = figures
        .iter()
        .flat_map(|f| sentence.match_indices(f).map(|(k, f)| k..k + f.len()))
        .collect();
    spans
        .into_iter()
        .map(|(start, joint, end)| {
            let text = &sentence[start + joint..end];
            let read = held.iter().any(|h| h.start < end && h.end > start);
            Part {
                range: start..end,
                joint,
                comma: sentence[start..].starts_with(", "),
                text,
                tokens: tokenize(text, Span::new(0, text.len())),
                figure: read || text.contains(|c: char| c.is_ascii_digit()),
                read,
                dropped: false,
            }
        })
        .collect()
}

/// The runs of a sentence that stay, and the text they make.
fn kept(sentence: &str, parts: &[Part<'_>], figures: &[&str]) -> (Vec<(Range<usize>, usize)>, String) {
    let mut runs: Vec<(Range<usize>, usize)> = Vec::new();
    let mut text = String::new();
    let mut push = |range: Range<usize>, text: &mut String| {
        if !range.is_empty() {
            runs.push((range.clone(), text.len()));
            text.push_str(&sentence[range]);
        }
    };
    for p in parts.iter().filter(|p| !p.dropped) {
        let from = if text.is_empty() {
            p.range.start + p.joint
        } else {
            p.range.start
        };
        let held = |at: usize, w: &str| figures.iter().any(|f| f.contains(w)) && at > 0;
        let base = p.range.start + p.joint;
        let seen = p
            .tokens
            .iter()
            .find(|t| t.any(SEEN) && !held(t.span.start as usize, t.lower.as_ref()));
        match seen {
            Some(t) => {
                let at = base + t.span.start as usize;
                push(from..at, &mut text);
                let end = base + t.span.end as usize;
                push(
                    (end + usize::from(sentence[end..].starts_with(' '))).min(p.range.end)..p.range.end,
                    &mut text,
                );
            }
            None => push(from..p.range.end, &mut text),
        }
    }
    if !text.ends_with(['.', '!', '?']) && sentence.ends_with('.') {
        text.push('.');
    }
    (runs, text)
}

/// The sentence of each record without what it says beside its figures, where it says such a thing.
pub(super) fn bare(records: &[Record]) -> Vec<Option<Bare>> {
    let mut out: Vec<Option<Bare>> = Vec::with_capacity(records.len());
    let place = |r: &Record| r.claim.sentence.span.start;
    for group in records.chunk_by(|a, b| place(a) == place(b)) {
        let figures: Vec<&str> = group.iter().map(|r| r.claim.text.as_str()).collect();
        let told = without(&group[0].claim.sentence.text, &figures);
        out.extend(group.iter().map(|_| told.clone()));
    }
    out
}

/// A record with its sentence as it is read, its figure at its place there.
pub(super) fn read_bare(record: &Record, bare: &Bare) -> Record {
    let mut out = record.clone();
    let (claim, text) = (&mut out.claim, &record.claim.sentence.text);
    let from = claim.span.start.saturating_sub(claim.sentence.span.start) as usize;
    let byte = text.char_indices().nth(from).map_or(text.len(), |c| c.0);
    if let Some(at) = bare.place(byte) {
        let start = claim.sentence.span.start + bare.text[..at].chars().count() as u32;
        let len = claim.span.end - claim.span.start;
        (claim.span.start, claim.span.end) = (start, start + len);
        claim.sentence.text = bare.text.clone();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(text: &str) -> String {
        without(text, &["5%", "3 billion yuan"]).map_or("-".to_string(), |b| b.text)
    }

    #[test]
    fn what_is_said_beside_a_figure_is_left_out() {
        for (text, want) in [
            (
                "Exports of kites rose 5%, Li Ming, deputy head of the office, told reporters in Beijing.",
                "Exports of kites rose 5%.",
            ),
            (
                "Exports of kites rose 5%, said Li Ming, a spokesperson for the office.",
                "Exports of kites rose 5%.",
            ),
            (
                "Exports of kites rose 5%, by the ministry's count.",
                "Exports of kites rose 5%.",
            ),
            (
                "Exports of kites rose 5% in May as makers rushed to beat levies imposed by Ruritania.",
                "Exports of kites rose 5% in May.",
            ),
            (
                "Exports of kites unexpectedly rose 5%, a sign that stimulus is working.",
                "Exports of kites rose 5%.",
            ),
            (
                "While lanterns disappointed, exports of kites rose 5%.",
                "exports of kites rose 5%.",
            ),
            (
                "Even as rain began to fall, exports of kites rose 5%.",
                "exports of kites rose 5%.",
            ),
            (
                "Exports of kites, to general surprise, rose 5%.",
                "Exports of kites rose 5%.",
            ),
            ("Kites, it turns out, rose 5%.", "Kites rose 5%."),
            (
                "Exports of kites, which many had thought lost, rose 5% in May, a recovery that pleased the trade.",
                "Exports of kites rose 5% in May.",
            ),
            (
                "Trade with Weifang, the home of kites, rose 5%, extending its run.",
                "Trade with Weifang rose 5%.",
            ),
            (
                "Exports of kites, held back by rain, rose 5%.",
                "Exports of kites rose 5%.",
            ),
            (
                "Traders blamed the rain after the office reported that exports of kites rose 5%.",
                "exports of kites rose 5%.",
            ),
            (
                "Exports of kites rose 5%, building on a trend that began in 2021.",
                "Exports of kites rose 5%.",
            ),
            (
                "Most kites came from Weifang, worth 3 billion yuan, whose makers have been busy.",
                "Most kites came from Weifang, worth 3 billion yuan.",
            ),
            (
                "Kites worth 3 billion yuan were sold; that is no small thing.",
                "Kites worth 3 billion yuan were sold.",
            ),
        ] {
            assert_eq!(bare(text), want, "{text}");
        }
    }

    #[test]
    fn what_narrows_a_figure_stays() {
        for text in [
            "Exports of kites rose 5%, mostly to Japan.",
            "Exports of kites rose 5% as measured in dollars.",
            "Exports of kites rose 5% as well as imports.",
            "While makers in Weifang were busy, they sold 5% more.",
            "Exports of kites rose 5%, excluding paper ones, he said in no hurry per ton.",
            "Despite 3 billion yuan of debts, exports rose 5%.",
            "Exports of kites rose 5%.",
            "Exports of kites, the lanterns, and drums rose 5%.",
            "Exports of kites rose 5%, including paper ones.",
        ] {
            let told = bare(text);
            assert!(told == "-" || told.contains("excluding"), "{text} -> {told}");
        }
    }

    #[test]
    fn places_are_found_again() {
        let text = "While lanterns disappointed, exports of kites rose 5%, he said.";
        let b = without(text, &["5%"]).unwrap();
        let at = b.place(text.find("5%").unwrap()).unwrap();
        assert!(b.text[at..].starts_with("5%"));
        assert_eq!(b.place(3), None);
    }
}
