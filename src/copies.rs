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

/// Adds to a hash.
fn mix(hash: u64, next: u64) -> u64 {
    (hash.rotate_left(5) ^ next).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// A hash of a word in whatever case.
fn hash_of_word(word: &str) -> u64 {
    if !word.is_ascii() {
        return word.to_lowercase().bytes().fold(0, |h, b| mix(h, u64::from(b)));
    }
    word.as_bytes().chunks(8).fold(0, |h, piece| {
        let mut eight = [0; 8];
        eight[..piece.len()].copy_from_slice(piece);
        // the bit by which small letters differ from capitals; digits have it, too
        mix(h, u64::from_le_bytes(eight) | 0x2020_2020_2020_2020)
    })
}

impl Runs {
    /// Those of the speech of a document.
    pub fn of(source: &Source, turns: &[Turn]) -> Runs {
        let mut kept = FxHashSet::default();
        // the hashes of the last words, in turn
        let mut last = [0u64; RUN];
        let mut words = 0;
        let mut ends = |word: u64| {
            last[words % RUN] = word;
            words += 1;
            if words < RUN {
                return;
            }
            let run = (words..words + RUN).fold(0, |h, k| mix(h, last[k % RUN]));
            if (run >> 32).is_multiple_of(SAMPLE) {
                kept.insert(run);
            }
        };
        for turn in turns {
            let mut rest = turn.span.slice(&source.text);
            while let Some(at) = rest.find(char::is_alphanumeric) {
                rest = &rest[at..];
                let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
                let len = match rest.as_bytes().get(plain) {
                    Some(b) if !b.is_ascii() => rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()),
                    _ => plain,
                };
                ends(hash_of_word(&rest[..len]));
                rest = &rest[len..];
            }
        }
        Runs(kept)
    }
}
