//! The whole pipeline on any bytes: spans slice to their text, intervals hold their value, the output is written as UTF-8.
#![no_main]
use libfuzzer_sys::fuzz_target;
use scio_claims::{Options, Source, analyze, report};

fuzz_target!(|bytes: &[u8]| {
    let source = Source::from_bytes("fuzz", bytes.to_vec());
    let analysis = analyze(&source, &Options::default());
    for c in &analysis.claims {
        assert!(c.span.end as usize <= source.text.len() && !c.span.is_empty());
        assert!(c.low.is_none_or(|l| l <= c.value) && c.high.is_none_or(|h| c.value <= h));
    }
    let shown = report::report(&source, &analysis);
    assert!(is_written(&shown));
});

fn is_written(report: &report::Report) -> bool {
    let mut out = Vec::new();
    report::jsonl(report, &mut out).is_ok() && std::str::from_utf8(&out).is_ok()
}
