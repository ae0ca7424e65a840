//! Any bytes under any name become pages whose furniture and turns lie within their text; joined, they still do.
#![no_main]
use libfuzzer_sys::fuzz_target;
use scio_claims::{Options, Source, analyze, ingest};
use std::path::Path;

const NAMES: &[&str] = &["a.txt", "a_2.htm", "a.zip", "a.html.gz", "a.md"];

fuzz_target!(|bytes: &[u8]| {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let name = NAMES[usize::from(*first) % NAMES.len()];
    let Ok(members) = ingest::expand(Path::new(name), rest.to_vec()) else {
        return;
    };
    let mut pages = Vec::new();
    for (k, m) in members.into_iter().take(4).enumerate() {
        let page = ingest::page(m.name, m.bytes);
        holds(&page);
        pages.push((k as u32 + 1, page));
    }
    if let Ok(joined) = ingest::join(pages, scio_claims::document::title) {
        holds(&joined);
    }
});

fn holds(source: &Source) {
    assert!(source.furniture.windows(2).all(|w| w[0].end <= w[1].start));
    assert!(source.furniture.iter().all(|s| !s.slice(&source.text).is_empty()));
    let analysis = analyze(source, &Options::default());
    let tiled: String = analysis.segments.iter().map(|s| s.span.slice(&source.text)).collect();
    assert_eq!(tiled, source.text);
    assert!(analysis.turns.iter().all(|t| t.span.end as usize <= source.text.len()));
}
