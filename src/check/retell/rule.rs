//! A rule of retelling: a pattern with named parts and what stands for it.
//!
//! There are some hundreds, of which a sentence needs few; to compile one takes longer than to read a sentence. So a rule is
//! compiled when a sentence first holds words without which its pattern cannot match, found for all rules in one pass.
use super::wordings::PARTS;
use crate::check::pattern::{ascii, compiled};
use aho_corasick::AhoCorasick;
use regex::Regex;
use regex_syntax::hir::{Hir, HirKind};
use std::sync::OnceLock;

/// A pattern and its replacement.
struct Rule {
    pattern: String,
    regex: OnceLock<Regex>,
    told: &'static str,
}

/// Rules in the order in which they are tried.
pub(super) struct Rules {
    rules: Vec<Rule>,
    needles: AhoCorasick,
    /// The rule of each needle.
    of: Vec<usize>,
    /// Rules without a needle.
    always: Vec<usize>,
}

/// Most strings of which one must stand in a sentence for a pattern to match.
const NEEDLES: usize = 64;

/// A pattern's text with its parts put in.
fn spelled(pattern: &str) -> String {
    let parts = PARTS.iter();
    let told = parts.fold(pattern.to_string(), |p, (name, part)| {
        p.replace(&format!("<{name}>"), part)
    });
    match told.contains("<region>") {
        true => ascii(&told.replace("<region>", &regions())),
        false => ascii(&told),
    }
}

/// The regions of the lexicon: `<region>`.
fn regions() -> String {
    let rows = crate::lexicon::lexicon().name_rows.iter();
    let named = rows.filter(|n| n.kind == crate::lexicon::NameKind::Region && n.name.starts_with(char::is_uppercase));
    let names: Vec<String> = named.map(|n| regex::escape(&n.name)).collect();
    format!("(?:{})", names.join("|"))
}

/// Rules from patterns in which `<name>` stands for a part.
pub(super) fn rules(table: &[(&str, &'static str)]) -> Rules {
    let (mut rules, mut words, mut of, mut always) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (k, (pattern, told)) in table.iter().enumerate() {
        let pattern = spelled(pattern);
        match regex_syntax::parse(&pattern).ok().and_then(|hir| needles(&hir)) {
            Some(found) => {
                of.extend(found.iter().map(|_| k));
                words.extend(found);
            }
            None => always.push(k),
        }
        #[cfg(test)]
        compiled(&pattern);
        rules.push(Rule {
            pattern,
            regex: OnceLock::new(),
            told,
        });
    }
    let needles = match AhoCorasick::new(&words) {
        Ok(needles) => needles,
        Err(e) => unreachable!("the words of built-in patterns fit no automaton: {e}"),
    };
    Rules {
        rules,
        needles,
        of,
        always,
    }
}

/// Strings of which every match holds at least one: the longest there are, then the fewest; none where a match may do without.
fn needles(hir: &Hir) -> Option<Vec<Vec<u8>>> {
    match hir.kind() {
        HirKind::Literal(l) => Some(vec![l.0.to_vec()]),
        HirKind::Capture(c) => needles(&c.sub),
        HirKind::Repetition(r) if r.min > 0 => needles(&r.sub),
        HirKind::Concat(parts) => {
            let worth = |n: &Vec<Vec<u8>>| (n.iter().map(Vec::len).min(), std::cmp::Reverse(n.len()));
            parts.iter().filter_map(needles).max_by_key(worth)
        }
        HirKind::Alternation(ways) => {
            let all: Option<Vec<Vec<Vec<u8>>>> = ways.iter().map(needles).collect();
            all.map(|a| a.concat()).filter(|a| a.len() <= NEEDLES)
        }
        _ => None,
    }
}

/// The rules whose needles a sentence holds, in order.
fn hopeful(rules: &Rules, sentence: &str) -> Vec<usize> {
    let found = rules.needles.find_overlapping_iter(sentence);
    let mut out: Vec<usize> = found.map(|m| rules.of[m.pattern().as_usize()]).collect();
    out.extend(&rules.always);
    out.sort_unstable();
    out.dedup();
    out
}

/// Applies each rule where it fits, in order.
pub(super) fn apply(rules: &Rules, sentence: &str) -> String {
    let mut told = sentence.to_string();
    let mut from = 0;
    while let Some((next, again)) = next(rules, &told, from) {
        (from, told) = (next + 1, again);
    }
    told
}

/// The first rule from `from` on that fits a sentence, and what the sentence becomes.
fn next(rules: &Rules, sentence: &str, from: usize) -> Option<(usize, String)> {
    hopeful(rules, sentence)
        .into_iter()
        .filter(|k| *k >= from)
        .find_map(|k| {
            let Rule { pattern, regex, told } = &rules.rules[k];
            let pattern = regex.get_or_init(|| compiled(pattern));
            let fits = pattern.is_match(sentence);
            fits.then(|| (k, pattern.replace_all(sentence, *told).into_owned()))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_match_must_hold() {
        let of = |p: &str| {
            let found = needles(&regex_syntax::parse(p).unwrap())?;
            Some(
                found
                    .into_iter()
                    .map(|n| String::from_utf8(n).unwrap())
                    .collect::<Vec<_>>(),
            )
        };
        assert_eq!(of(r"[0-9]+ ships? sailed"), Some(vec![" sailed".into()]));
        assert_eq!(of("(?:grew|fell) x"), Some(vec!["grew".into(), "fell".into()]));
        assert_eq!(of("(?:very )?[a-z]"), None);
        assert_eq!(of("(?:abc|[0-9])"), None);
    }

    #[test]
    fn rules_go_on_from_what_the_ones_before_made() {
        let table = rules(&[
            ("tied", "never"),
            ("fish", "boat"),
            ("boat(s?)", "tied ship$1"),
            ("[0-9]", "#"),
        ]);
        assert_eq!(apply(&table, "5 fish, 2 boats"), "# tied ship, # tied ships");
        assert_eq!(apply(&table, "nothing"), "nothing");
        assert_eq!(table.always, [3]);
    }
}
