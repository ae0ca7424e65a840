//! One benchmark per stage and one end to end, over the bundled corpus. Throughput is in bytes of input.
#![allow(missing_docs)] // the macros below make public functions
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use scio_claims::claim::View;
use scio_claims::corpus::in_blocks;
use scio_claims::pipeline::outline;
use scio_claims::{Options, Source, analyze, document, report};
use std::hint::black_box;
use std::path::Path;

fn corpus() -> Vec<Source> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut paths: Vec<_> = std::fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|x| x == "txt"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} holds no texts", folder.display());
    paths
        .iter()
        .map(|p| Source::from_bytes(p.to_string_lossy(), std::fs::read(p).unwrap_or_default()))
        .collect()
}

fn stages(c: &mut Criterion) {
    let sources = corpus();
    let bytes: usize = sources.iter().map(|s| s.text.len()).sum();
    let structures: Vec<_> = sources.iter().map(|s| document::read(s, None)).collect();
    let analyses: Vec<_> = sources.iter().map(|s| analyze(s, &Options::default())).collect();
    let mut group = c.benchmark_group("corpus");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("structure", |b| {
        b.iter(|| {
            sources
                .iter()
                .map(|s| document::read(black_box(s), None).turns.len())
                .sum::<usize>()
        });
    });
    group.bench_function("mentions", |b| {
        b.iter(|| {
            let mut found = 0;
            for (source, structure) in sources.iter().zip(&structures) {
                for sentence in &structure.sentences {
                    found += View::new(&source.text, sentence.span, structure.document.date)
                        .quantities()
                        .len();
                }
            }
            found
        });
    });
    group.bench_function("analysis", |b| {
        b.iter(|| {
            sources
                .iter()
                .map(|s| analyze(black_box(s), &Options::default()).claims.len())
                .sum::<usize>()
        });
    });
    group.bench_function("json-lines", |b| {
        b.iter(|| {
            let mut out = Vec::new();
            for (source, analysis) in sources.iter().zip(&analyses) {
                report::Writer::new(source, analysis).jsonl(&analysis.claims, &mut out);
            }
            out.len()
        });
    });
    group.bench_function("end-to-end", |b| {
        b.iter(|| {
            let mut out = Vec::new();
            for source in &sources {
                let analysis = analyze(black_box(source), &Options::default());
                report::Writer::new(source, &analysis).jsonl(&analysis.claims, &mut out);
            }
            out.len()
        });
    });
    group.finish();
}

/// One line of one, four and sixteen times the corpus: the rate must not fall.
fn one_line(c: &mut Criterion) {
    let words: Vec<String> = corpus()
        .iter()
        .map(|s| s.text.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    let once = words.join(" ");
    let mut group = c.benchmark_group("one-line");
    group.sample_size(10);
    for times in [1, 4, 16] {
        let text = format!(
            "Briefing on trade\n\nLi Ming:\n{}\n",
            vec![once.as_str(); times].join(" ")
        );
        let source = Source::new("line", text);
        group.throughput(Throughput::Bytes(source.text.len() as u64));
        group.bench_function(format!("{times}x"), |b| {
            b.iter(|| {
                let outline = outline(black_box(&source), &Options::default());
                let writer = report::Writer::new(&source, &outline);
                let mut bytes = 0;
                in_blocks(
                    &source,
                    &outline,
                    |block| {
                        let mut out = Vec::new();
                        writer.jsonl(&block.claims, &mut out);
                        out.len()
                    },
                    |more| {
                        bytes += more;
                        true
                    },
                );
                bytes
            });
        });
    }
    group.finish();
}

criterion_group!(benches, stages, one_line);
criterion_main!(benches);
