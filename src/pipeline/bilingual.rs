//! Pages that say everything twice, in Chinese and in English: whichever language comes first, by paragraphs, on one line
//! or as two halves. A claim is counted once, in the language that most of the page is in; the words that say the same in the
//! other language become its evidence `translation`. A figure that only the other language has is a diagnostic.
use super::{Options, analyze_prose, outline};
use crate::base::{Code, Diagnostic, Source, Span, is_han};
use crate::model::{Analysis, Block, Claim, Evidence, How, NonClaim, NonClaimKind};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::ops::Range;

/// Parts of each language that a page must have before it counts as bilingual: an English page may show a Chinese label or
/// a link, a Chinese one an English title.
const PARTS: usize = 3;

/// Characters that make a part one of speech: fewer are a label.
const SPOKEN: usize = 8;

/// One of the two languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Language {
    Chinese,
    English,
}

/// A stretch in one language: a line, or what stands on it between wide gaps.
#[derive(Clone, Copy, Debug)]
struct Part {
    span: Span,
    language: Language,
}

/// The source as its structure is read: where most lines hold both languages, only the page's own one. Borrowed elsewhere.
pub(super) fn apart(source: &Source) -> Cow<'_, Source> {
    let Some(parts) = parts(&source.text) else {
        return Cow::Borrowed(source);
    };
    let gap = |pair: &[Part]| pair[0].language != pair[1].language && pair[0].span.end == pair[1].span.start;
    let shared = parts.windows(2).filter(|w| gap(w)).count();
    let (other, own) = match source.language() {
        "zh" => (Language::English, Language::Chinese),
        _ => (Language::Chinese, Language::English),
    };
    if shared * 2 < parts.iter().filter(|p| p.language == own).count() {
        return Cow::Borrowed(source);
    }
    let text = without(&source.text, &parts, other);
    Cow::Owned(Source { text, ..source.clone() })
}

/// Links the claims of a bilingual page to the words that say the same in its other language.
pub(super) fn link(source: &Source, options: &Options, analysis: &mut Analysis) {
    let Some(parts) = parts(&source.text) else {
        return;
    };
    let own = match source.language() {
        "zh" => Language::Chinese,
        "en" => Language::English,
        _ => return,
    };
    let told = translated(source, options, analysis, &parts, own);
    let runs = runs(&parts);
    // a run is followed by its translation; what comes first is told by which order links more
    let orders = [0, 1].map(|skip| links(analysis, &told.claims, &runs, own, skip));
    let [as_it_comes, behind_one] = orders;
    let links = if behind_one.len() > as_it_comes.len() {
        behind_one
    } else {
        as_it_comes
    };
    for &(claim, other) in &links {
        let span = Some(told.claims[other].span);
        let how = How::Stated;
        analysis.claims[claim]
            .evidence
            .push(("translation", Evidence { span, how }));
    }
    let linked: FxHashSet<usize> = links.iter().map(|l| l.1).collect();
    for (k, claim) in told.claims.iter().enumerate() {
        if linked.contains(&k) {
            let (span, kind) = (claim.span, NonClaimKind::Translation);
            analysis.non_claims.push(NonClaim { span, kind });
        } else {
            analysis.diagnostics.push(only_there(source, claim));
        }
    }
    analysis.non_claims.extend(told.non_claims);
    analysis.non_claims.sort_by_key(|n| n.span);
    let spoken = |span: Span| {
        let after = analysis.sentences.partition_point(|s| s.span.start <= span.start);
        analysis.sentences[..after]
            .last()
            .is_some_and(|s| s.span.contains(span))
    };
    let unread = |d: &Diagnostic| d.code == Code::UnreadNumber && spoken(d.span);
    let unread: Vec<Diagnostic> = told.diagnostics.into_iter().filter(unread).collect();
    analysis.diagnostics.extend(unread);
    drop_read(&source.text, analysis);
}

/// The claims of a page in two languages, whose figures are linked over the whole of it; none for any other page.
pub(crate) fn read_whole(source: &Source, outline: &Analysis) -> Option<Block> {
    parts(&source.text)?;
    let mut analysis = Analysis {
        diagnostics: Vec::new(),
        ..outline.clone()
    };
    crate::resolve::read_claims(source, &mut analysis);
    link(source, &Options::default(), &mut analysis);
    Some(Block {
        claims: analysis.claims,
        non_claims: analysis.non_claims,
        diagnostics: analysis.diagnostics,
    })
}

/// Drops what says that a sentence in the other language was not read, where each of its figures was.
fn drop_read(text: &str, analysis: &mut Analysis) {
    let other = |d: &Diagnostic| d.code == Code::OtherLanguage;
    let told = analysis.non_claims.iter().map(|n| n.span);
    let odd = analysis.diagnostics.iter().filter(|d| !other(d)).map(|d| d.span);
    // by their beginnings, each with the farthest end up to it
    let mut read: Vec<Span> = told.chain(odd).collect();
    read.sort();
    let mut end = 0;
    for span in &mut read {
        end = end.max(span.end);
        span.end = end;
    }
    let is_read = |span: Span| {
        let digits = span.slice(text).char_indices().filter(|(_, c)| c.is_ascii_digit());
        let mut at = digits.map(|(i, _)| span.start + i as u32);
        at.all(|digit| {
            let before = read.partition_point(|r| r.start <= digit);
            read[..before].last().is_some_and(|r| digit < r.end)
        })
    };
    analysis
        .diagnostics
        .retain(|d| !other(d) || d.span.is_empty() || !is_read(d.span));
}

/// The claims of the other language: the page read again with its own language left out.
fn translated(source: &Source, options: &Options, analysis: &Analysis, parts: &[Part], own: Language) -> Analysis {
    let other = Source {
        text: without(&source.text, parts, own),
        ..source.clone()
    };
    let date = options.date.or(analysis.document.date);
    let options = Options { date };
    let mut told = outline(&other, &options);
    if told.turns.is_empty() {
        // its labels stand in the page's own language only
        let theirs = parts.iter().filter(|p| p.language != own).map(|p| p.span);
        return analyze_prose(&other, &theirs.collect::<Vec<_>>(), &options);
    }
    crate::resolve::read_claims(&other, &mut told);
    told
}

/// The text with the parts of one language blank: it keeps its length, so spans into one are spans into the other.
fn without(text: &str, parts: &[Part], language: Language) -> String {
    let mut out = String::with_capacity(text.len());
    for part in parts.iter().filter(|p| p.language == language) {
        let (from, to) = (part.span.start as usize, part.span.end as usize);
        out.push_str(&text[out.len()..from]);
        out.extend(std::iter::repeat_n(' ', to - from));
    }
    out.push_str(&text[out.len()..]);
    out
}

/// What only the other language says.
fn only_there(source: &Source, claim: &Claim) -> Diagnostic {
    let figure = claim.span.slice(&source.text);
    let of = claim
        .indicator
        .as_deref()
        .map_or_else(String::new, |i| format!(" ({i})"));
    let message = format!("“{figure}”{of} stands in one of the page's two languages only; it is no claim of its own");
    Diagnostic::new(Code::Untranslated, claim.span, message)
}

/// The page's parts, if it says things in both languages.
fn parts(text: &str) -> Option<Vec<Part>> {
    // Chinese characters begin with one of these bytes: most pages are told by them alone
    let chinese = text.bytes().filter(|b| (0xe4..=0xe9).contains(b)).count();
    if chinese * 20 < text.len() {
        return None;
    }
    let parts: Vec<Part> = text.lines().flat_map(|line| parts_of(text, line)).collect();
    let spoken = |language: Language| {
        let long = |p: &&Part| letters(p.span.slice(text)).max() >= SPOKEN;
        parts.iter().filter(|p| p.language == language).filter(long).count()
    };
    (spoken(Language::Chinese) >= PARTS && spoken(Language::English) >= PARTS).then_some(parts)
}

/// Chinese characters and English words of a stretch.
struct Letters {
    han: usize,
    words: usize,
}

impl Letters {
    fn max(&self) -> usize {
        self.han.max(self.words)
    }
}

fn letters(text: &str) -> Letters {
    let word = |w: &&str| w.starts_with(|c: char| c.is_ascii_alphabetic());
    Letters {
        han: text.chars().filter(|c| is_han(*c)).count(),
        words: text.split_ascii_whitespace().filter(word).count(),
    }
}

/// The parts of a line: cut where a wide gap lies between the languages.
fn parts_of(text: &str, line: &str) -> Vec<Part> {
    let at = line.as_ptr() as usize - text.as_ptr() as usize;
    let mut out: Vec<Part> = Vec::new();
    let mut from = 0;
    for piece in line.split_inclusive("  ") {
        let span = Span::new(at + from, at + from + piece.len());
        from += piece.len();
        let found = letters(piece);
        if found.max() == 0 {
            if let Some(before) = out.last_mut() {
                before.span = before.span.cover(span);
            }
            continue;
        }
        let language = if found.han > found.words {
            Language::Chinese
        } else {
            Language::English
        };
        match out.last_mut().filter(|p| p.language == language) {
            Some(before) => before.span = before.span.cover(span),
            None => out.push(Part { span, language }),
        }
    }
    out
}

/// Stretches of one language each, as long as they go.
fn runs(parts: &[Part]) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for part in parts {
        match out.last_mut().filter(|p| p.language == part.language) {
            Some(before) => before.span = before.span.cover(part.span),
            None => out.push(*part),
        }
    }
    out
}

/// Pairs of claims that say the same: of a run in one language and the next in the other, the first `skip` runs left out.
/// The first of a pair is one of the page's own language.
fn links(analysis: &Analysis, told: &[Claim], runs: &[Part], own: Language, skip: usize) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for pair in runs.get(skip..).unwrap_or_default().chunks_exact(2) {
        let (ours, theirs) = if pair[0].language == own {
            (pair[0], pair[1])
        } else {
            (pair[1], pair[0])
        };
        let ours = within(&analysis.claims, ours.span);
        let theirs = within(told, theirs.span);
        out.extend(aligned(&analysis.claims, ours, told, theirs));
    }
    out
}

/// The claims whose figures lie in a stretch.
fn within(claims: &[Claim], span: Span) -> Range<usize> {
    claims.partition_point(|c| c.span.start < span.start)..claims.partition_point(|c| c.span.start < span.end)
}

/// The longest chain of pairs of equal figures, in the order of both: translations keep the order of what they say, but for
/// a clause that moves. What a chain leaves out is linked where only one figure is left that it can be.
fn aligned(ours: &[Claim], a: Range<usize>, theirs: &[Claim], b: Range<usize>) -> Vec<(usize, usize)> {
    let (n, m) = (a.len(), b.len());
    // the length of the longest chain from each pair on; where two halves have thousands of figures that is too long
    if n * m > 4_000_000 {
        return Vec::new();
    }
    let at = |i: usize, j: usize| same(&ours[a.start + i], &theirs[b.start + j]);
    let mut best = vec![0_u32; (n + 1) * (m + 1)];
    let cell = |i: usize, j: usize| i * (m + 1) + j;
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            best[cell(i, j)] = if at(i, j) {
                best[cell(i + 1, j + 1)] + 1
            } else {
                best[cell(i + 1, j)].max(best[cell(i, j + 1)])
            };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < n && j < m {
        if at(i, j) {
            out.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[cell(i + 1, j)] >= best[cell(i, j + 1)] {
            i += 1;
        } else {
            j += 1;
        }
    }
    let free = |j: &usize, out: &[(usize, usize)]| out.iter().all(|p| p.1 != *j);
    for i in 0..n {
        if out.iter().any(|p| p.0 == i) {
            continue;
        }
        let left: Vec<usize> = (0..m).filter(|j| at(i, *j) && free(j, &out)).collect();
        if let [only] = left[..] {
            out.push((i, only));
        }
    }
    out.into_iter().map(|(i, j)| (a.start + i, b.start + j)).collect()
}

/// Whether two figures are the same amount, whichever way it is told to move, in one unit; what is counted may be named
/// differently.
fn same(a: &Claim, b: &Claim) -> bool {
    let counted = |c: &Claim| {
        !matches!(c.unit.as_str(), "%" | "pp" | "x" | "rank") && !c.unit.chars().all(|c| c.is_ascii_uppercase())
    };
    (a.unit == b.unit || counted(a) && counted(b)) && a.value.abs() == b.value.abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The claims of a text with their translations, and what only the other language says.
    fn read(text: &str) -> (Vec<(String, Option<String>)>, Vec<String>) {
        let source = Source::new("t", text);
        let analysis = crate::analyze(&source, &Options::default());
        let words = |span: Span| span.slice(&source.text).to_string();
        let linked = |c: &Claim| c.evidence.iter().find(|e| e.0 == "translation").and_then(|e| e.1.span);
        let claims = analysis.claims.iter().map(|c| (words(c.span), linked(c).map(words)));
        let alone = analysis.diagnostics.iter().filter(|d| d.code == Code::Untranslated);
        (claims.collect(), alone.map(|d| words(d.span)).collect())
    }

    const TEA: [(&str, &str); 4] = [
        (
            "欢迎各位出席茶叶部的发布会。",
            "Welcome to the press conference of the Ministry of Tea.",
        ),
        (
            "去年茶叶产量36万吨,增长8%。",
            "Tea output was 360,000 tonnes last year, up 8 percent.",
        ),
        (
            "出口额12亿元,下降8%。",
            "Exports came to 1.2 billion yuan, down 8 percent, and fed 40,000 families.",
        ),
        (
            "茶园面积达到90万亩,茶农有7万人。",
            "Tea gardens cover 900,000 mu of land in these provinces.",
        ),
    ];

    fn wanted() -> (Vec<(String, Option<String>)>, Vec<String>) {
        let claims = [
            ("360,000 tonnes", "36万吨"),
            ("8 percent", "8%"),
            ("1.2 billion yuan", "12亿元"),
            ("8 percent", "8%"),
            ("40,000 families", ""),
            ("900,000 mu", "90万亩"),
        ];
        let pair = |(a, b): (&str, &str)| (a.to_string(), Some(b.to_string()).filter(|b| !b.is_empty()));
        (claims.map(pair).to_vec(), vec!["7万人".to_string()])
    }

    #[test]
    fn whichever_language_comes_first() {
        let by = |f: &dyn Fn(&str, &str) -> String| TEA.iter().map(|(z, e)| f(z, e)).collect::<String>();
        let chinese_first = by(&|z, e| format!("{z}\n{e}\n"));
        let english_first = by(&|z, e| format!("{e}\n\n{z}\n\n"));
        let one_line = by(&|z, e| format!("{z}        {e}\n"));
        let halves = by(&|z, _| format!("{z}\n")) + &by(&|_, e| format!("{e}\n"));
        for text in [chinese_first, english_first, one_line, halves] {
            let labelled = format!("Lin Hua, vice minister of tea:\n{text}");
            assert_eq!(read(&labelled), wanted(), "{labelled}");
        }
    }

    #[test]
    fn a_few_words_of_another_language_make_no_translation() {
        let english = "Lin Hua:\nTea output was 360,000 tonnes last year, up 8 percent.\n\n分享到微信朋友圈 8%\n\n下载客户端 36万吨\n";
        let (claims, alone) = read(english);
        assert!(
            claims.len() == 2 && claims.iter().all(|c| c.1.is_none()) && alone.is_empty(),
            "{claims:?}"
        );
    }
}
