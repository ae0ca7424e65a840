//! Segments tile any text, and turns and sentences lie within it in order.
#![no_main]
use libfuzzer_sys::fuzz_target;
use scio_claims::{Source, document};

fuzz_target!(|text: &str| {
    let source = Source::new("fuzz", text);
    let s = document::read(&source, None);
    let tiled: String = s.segments.iter().map(|s| s.span.slice(&source.text)).collect();
    assert_eq!(tiled, source.text);
    assert!(s.sentences.windows(2).all(|w| w[0].span.end <= w[1].span.start));
});
