//! Reads a long text block by block, so that its claims are never all in memory.
use crate::base::Source;
use crate::model::Analysis;
use crate::model::Block;
use crate::resolve::{Reader, begins_afresh};
use rayon::prelude::*;
use std::ops::Range;

/// Bytes of sentences in a block, where a turn ends that the next one does not need; and at most.
const BLOCK_BYTES: usize = 64 << 10;
const BLOCK_MOST: usize = 128 << 10;

/// Reads the claims of an outlined source block by block, in parallel where turns allow it: `make` turns each block into
/// what `take` gets, in order, until `take` says no. Few blocks are in memory at a time.
pub fn in_blocks<T: Send>(
    source: &Source,
    outline: &Analysis,
    make: impl Fn(Block) -> T + Sync,
    mut take: impl FnMut(T) -> bool,
) {
    let source = &*source.legible();
    if let Some(whole) = crate::pipeline::bilingual::read_whole(source, outline) {
        take(make(whole));
        return;
    }
    let blocks = blocks(outline);
    // where blocks follow from each other the reader goes on
    let mut open: Option<Reader<'_>> = None;
    for some in blocks.chunks(2 * rayon::current_num_threads()) {
        let mut chains: Vec<(Reader<'_>, &[Range<usize>])> = Vec::new();
        for chain in some.chunk_by(|_, next| !begins_afresh(outline, next.start)) {
            let goes_on = open.take().filter(|_| !begins_afresh(outline, chain[0].start));
            chains.push((goes_on.unwrap_or_else(|| Reader::new(source, outline)), chain));
        }
        let done: Vec<(Vec<T>, Reader<'_>)> = chains
            .into_par_iter()
            .map(|(mut reader, chain)| {
                let made = chain.iter().map(|block| make(reader.read(block.clone()))).collect();
                (made, reader)
            })
            .collect();
        for (made, reader) in done {
            if !made.into_iter().all(&mut take) {
                return;
            }
            open = Some(reader);
        }
    }
}

/// Ranges of sentences, cut where a turn begins afresh once they are long enough.
fn blocks(outline: &Analysis) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut from, mut bytes) = (0, 0);
    for (k, s) in outline.sentences.iter().enumerate() {
        if bytes >= BLOCK_MOST || bytes >= BLOCK_BYTES && begins_afresh(outline, k) {
            out.push(from..k);
            (from, bytes) = (k, 0);
        }
        bytes += s.span.len();
    }
    if from < outline.sentences.len() {
        out.push(from..outline.sentences.len());
    }
    out
}
