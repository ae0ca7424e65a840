//! Quotes with the verdicts they deserve, written from their meaning: tables in `fixtures/check/`.
use scio_claims::check::{self, Memory, Verdict};
use scio_claims::report::{self, Record};
use scio_claims::{Options, Source, corpus};
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn records(paths: &[PathBuf]) -> Vec<Record> {
    let mut out = Vec::new();
    corpus::run(corpus::collect(paths), &Options::default(), |item| {
        let item = item.unwrap();
        out.extend(report::records(&report::report(&item.source, &item.analysis)));
        true
    });
    out
}

struct Tally {
    right: usize,
    rows: usize,
    /// False supported, rounded or derived.
    dangerous: usize,
    failures: Vec<String>,
}

/// Runs a table: date, quote, and for each figure of the quote the verdict and what differs.
fn run(memory: &Memory, table: &Path) -> Tally {
    let mut tally = Tally {
        right: 0,
        rows: 0,
        dangerous: 0,
        failures: Vec::new(),
    };
    let text = std::fs::read_to_string(table).unwrap();
    for line in text.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [date, quote, want] = cells[..] else {
            panic!("{}: three cells wanted: {line}", table.display());
        };
        let date = (date != "-").then(|| date.parse().unwrap());
        let article = check::read(Source::new("-", quote), date);
        let result = check::check(memory, &article).unwrap();
        let want: Vec<&str> = want.split(' ').collect();
        if want.len() != result.findings.len() {
            let found: Vec<&str> = result.findings.iter().map(|f| f.text.as_str()).collect();
            tally.rows += want.len();
            tally
                .failures
                .push(format!("{quote}\n    {} figures wanted, found {found:?}", want.len()));
            continue;
        }
        for (f, want) in result.findings.iter().zip(want) {
            tally.rows += 1;
            let differs: Vec<&str> = f.differs.iter().map(|d| d.as_str()).collect();
            let got = match differs.is_empty() {
                true => f.verdict.as_str().to_string(),
                false => format!("{}:{}", f.verdict.as_str(), differs.join(",")),
            };
            let (verdict, wanted_differs) = want.split_once(':').unwrap_or((want, ""));
            let right = got == want || verdict == f.verdict.as_str() && wanted_differs.is_empty();
            if right {
                tally.right += 1;
                continue;
            }
            let positive = matches!(f.verdict, Verdict::Supported | Verdict::Rounded | Verdict::Derived);
            let wanted_positive = matches!(verdict, "supported" | "rounded" | "derived");
            let dangerous = positive && !wanted_positive;
            tally.dangerous += usize::from(dangerous);
            tally.failures.push(format!(
                "{}{quote}\n    {}: {got}, wanted {want}\n    {}\n    read as {:?} / {:?} / {:?} {:?} {} {:?}",
                if dangerous { "DANGEROUS " } else { "" },
                f.text,
                f.reason,
                f.claim.indicator,
                f.claim.subject,
                f.claim.of,
                f.claim.measure,
                f.claim.unit,
                f.claim.period,
            ));
        }
    }
    for f in &tally.failures {
        println!("{f}");
    }
    println!(
        "{}: {} of {} right, {} dangerous",
        table.display(),
        tally.right,
        tally.rows,
        tally.dangerous
    );
    tally
}

#[test]
fn quotes_against_our_corpus() {
    let memory = Memory::new(records(&[
        root().join("corpus"),
        root().join("fixtures/check/briefings"),
    ]));
    let tally = run(&memory, &root().join("fixtures/check/quotes.tsv"));
    assert!(tally.rows >= 150, "only {} quotes", tally.rows);
    assert_eq!(tally.dangerous, 0);
    assert_eq!(tally.right, tally.rows);
}

/// Figures of the published transcript, in our own words, where the shared folder has it.
#[test]
fn quotes_against_the_published_transcript() {
    let shared = std::env::var_os("SCIO_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let transcript = shared.join("corpus/2025-04-14-customs-q1.txt");
    if !transcript.exists() {
        println!(
            "SKIPPED: no published transcript at {} (set SCIO_SHARED)",
            transcript.display()
        );
        return;
    }
    let memory = Memory::new(records(&[transcript]));
    let tally = run(&memory, &root().join("fixtures/check/real.tsv"));
    assert_eq!(tally.dangerous, 0, "no false supported, rounded or derived");
    assert!(
        tally.right * 100 >= tally.rows * 95,
        "{} of {}",
        tally.right,
        tally.rows
    );
}
