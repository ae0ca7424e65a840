//! An article of a thousand words against many claims. `SCIO_BENCH_CLAIMS` sets how many (default 100,000).
use criterion::Criterion;
use scio_claims::check::{self, Memory};
use scio_claims::report::{self, Record};
use scio_claims::{Options, Source, corpus};
use std::path::PathBuf;

/// Copies of the bundled briefings, each years apart from the others so that no two speak of one period.
fn records(wanted: usize) -> Vec<Record> {
    let paths = [PathBuf::from("corpus"), PathBuf::from("fixtures/check/briefings")];
    let mut once: Vec<Record> = Vec::new();
    corpus::run(corpus::collect(&paths), &Options::default(), |item| {
        if let Ok(item) = item {
            once.extend(report::records(&report::report(&item.source, &item.analysis)));
        }
        true
    });
    let mut out = Vec::with_capacity(wanted);
    let mut copy = 0u32;
    while out.len() < wanted {
        for r in once.iter().take(wanted - out.len()) {
            let mut r = r.clone();
            r.document.id = format!("{}-{copy}", r.document.id);
            r.claim.id = format!("{}-{copy}", r.claim.id);
            // one copy in forty keeps its years, so that every question has many answers
            if !copy.is_multiple_of(40) {
                r.claim.period = r.claim.period.map(|p| p.replace("20", &format!("{}", 21 + copy % 70)));
            }
            out.push(r);
        }
        copy += 1;
    }
    out
}

fn article() -> String {
    let sentence = "China's foreign trade rose 2 percent in the first quarter of 2023, as exports climbed 4.8 percent to 5.48 trillion yuan. Officials spoke of a mixed picture, with demand at home slowly getting better and orders from abroad still weak in many places. Trade with ASEAN grew 6.4 percent, and imports stood at 4.31 trillion yuan. The surplus was 1.35 trillion yuan. ";
    let mut text = String::new();
    while text.split_whitespace().count() < 1000 {
        text.push_str(sentence);
    }
    text
}

fn bench(c: &mut Criterion) {
    let wanted = std::env::var("SCIO_BENCH_CLAIMS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(100_000);
    let memory = Memory::new(records(wanted));
    let text = article();
    let mut group = c.benchmark_group("check");
    group.sample_size(10);
    group.bench_function(format!("1,000 words against {wanted} claims"), |b| {
        b.iter(|| {
            let article = check::read(Source::new("-", text.clone()), None);
            check::check(&memory, &article).map(|r| r.findings.len())
        });
    });
    group.finish();
}

#[allow(missing_docs)]
mod group {
    criterion::criterion_group!(benches, super::bench);
}
criterion::criterion_main!(group::benches);
