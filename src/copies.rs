//! Copies of one briefing on several sites: the same speech, whatever stands around it.
use crate::base::Source;
use crate::model::Turn;
use rustc_hash::{FxHashMap, FxHashSet};

/// Words in a run that is compared.
const RUN: usize = 6;
/// One run in so many is kept.
const SAMPLE: u64 = 8;
/// Fewest kept runs that tell two documents apart from two that merely share a greeting.
const FEWEST: usize = 12;

/// The documents seen so far, by sampled runs of words.
#[derive(Default)]
pub struct Copies {
    runs: FxHashMap<u64, Vec<u32>>,
    seen: Vec<(String, usize)>,
}

impl Copies {
    /// The earlier document that this one is a copy of (four fifths of the shorter one's runs are shared, and neither
    /// is half as long as the other); else remembers this one.
    pub fn earlier(&mut self, name: &str, runs: &Runs) -> Option<&str> {
        let runs = &runs.0;
        if runs.len() < FEWEST {
            return None;
        }
        let mut shared: FxHashMap<u32, usize> = FxHashMap::default();
        for run in runs {
            for &document in self.runs.get(run).into_iter().flatten() {
                *shared.entry(document).or_default() += 1;
            }
        }
        let copy = shared
            .into_iter()
            .filter(|(d, n)| {
                let other = self.seen[*d as usize].1;
                n * 5 >= runs.len().min(other) * 4 && runs.len().max(other) < 2 * runs.len().min(other)
            })
            .min_by_key(|(d, n)| (usize::MAX - n, *d));
        if let Some((d, _)) = copy {
            return Some(&self.seen[d as usize].0);
        }
        let d = self.seen.len() as u32;
        self.seen.push((name.to_string(), runs.len()));
        for run in runs {
            self.runs.entry(*run).or_default().push(d);
        }
        None
    }
}

/// The sampled runs of words of a document.
pub struct Runs(FxHashSet<u64>);

/// What hashes are multiplied by, and the power that takes a word out of the hash of a run.
const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
const ODD_TO_RUN: u64 = ODD.wrapping_pow(RUN as u32);

/// The small letter or digit that an ASCII letter or digit is compared as; none for other bytes.
const FOLDED: [u8; 256] = {
    let mut table = [0; 256];
    let mut b = 0u8;
    while b < 128 {
        if b.is_ascii_alphanumeric() {
            table[b as usize] = b.to_ascii_lowercase();
        }
        b += 1;
    }
    table
};

impl Runs {
    /// Those of the speech of a document.
    pub fn of(source: &Source, turns: &[Turn]) -> Runs {
        let mut kept = FxHashSet::default();
        // the hashes of the last words, in turn, and the hash of their run
        let mut last = [0u64; RUN];
        let (mut words, mut run) = (0, 0u64);
        let mut ends = |word: u64| {
            let word = word.wrapping_mul(ODD);
            let gone = std::mem::replace(&mut last[words % RUN], word);
            run = run
                .wrapping_sub(gone.wrapping_mul(ODD_TO_RUN))
                .wrapping_add(word)
                .wrapping_mul(ODD);
            words += 1;
            if words >= RUN && (run >> 32).is_multiple_of(SAMPLE) {
                kept.insert(run);
            }
        };
        let letter = |word: u64, c: u32| word.rotate_left(8) ^ u64::from(c);
        for turn in turns {
            let text = turn.span.slice(&source.text);
            let (mut at, mut word) = (0, 0u64);
            while let Some(&b) = text.as_bytes().get(at) {
                let folded = FOLDED[usize::from(b)];
                if folded != 0 {
                    word = letter(word, u32::from(folded));
                    at += 1;
                    continue;
                }
                if b.is_ascii() {
                    if word != 0 {
                        ends(std::mem::take(&mut word));
                    }
                    at += 1;
                    continue;
                }
                let Some(c) = text[at..].chars().next() else { break };
                if c.is_alphanumeric() {
                    word = c.to_lowercase().fold(word, |w, l| letter(w, u32::from(l)));
                } else if word != 0 {
                    ends(std::mem::take(&mut word));
                }
                at += c.len_utf8();
            }
            if word != 0 {
                ends(word);
            }
        }
        Runs(kept)
    }
}
