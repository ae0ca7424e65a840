//! The whole pipeline on any bytes: spans slice to their text, intervals hold their value, the output is written as UTF-8.
#![no_main]
use libfuzzer_sys::fuzz_target;
use scio_claims::corpus::in_blocks;
use scio_claims::pipeline::outline;
use scio_claims::{Options, Source, analyze, report};

fuzz_target!(|bytes: &[u8]| {
    let source = Source::from_bytes("fuzz", bytes.to_vec());
    let analysis = analyze(&source, &Options::default());
    for c in &analysis.claims {
        assert!(c.span.end as usize <= source.text.len() && !c.span.is_empty());
        assert!(c.low.is_none_or(|l| l <= c.value) && c.high.is_none_or(|h| c.value <= h));
    }
    // in pieces and as one, the same bytes
    let writer = report::Writer::new(&source, &analysis);
    let (mut whole, mut pieces) = (Vec::new(), Vec::new());
    writer.jsonl(&analysis.claims, &mut whole);
    in_blocks(
        &source,
        &outline(&source, &Options::default()),
        |block| block.claims,
        |claims| {
            writer.jsonl(&claims, &mut pieces);
            true
        },
    );
    assert!(std::str::from_utf8(&whole).is_ok() && whole == pieces);
    let records: String = report::records(&report::report(&source, &analysis))
        .map(|r| serde_json::to_string(&r).unwrap_or_default() + "\n")
        .collect();
    assert_eq!(String::from_utf8_lossy(&whole), records);
});
