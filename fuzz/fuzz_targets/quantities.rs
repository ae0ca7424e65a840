//! Quantities of any sentence lie within it, in order, and share no word.
#![no_main]
use libfuzzer_sys::fuzz_target;
use scio_claims::Span;
use scio_claims::base::tokenize;
use scio_claims::quantity::scan;

fuzz_target!(|text: &str| {
    let tokens = tokenize(text, Span::new(0, text.len()));
    let mentions = scan(text, &tokens, None);
    assert!(mentions.quantities.windows(2).all(|w| w[0].last <= w[1].first));
    assert!(mentions.quantities.iter().all(|q| !q.span.slice(text).is_empty()));
});
