//! The audit on invented briefings with planted slips, and on the published transcript where it is there.
use scio_claims::audit::{Audit, Grade, Kind, audit};
use scio_claims::check;
use scio_claims::report::{self, Record};
use scio_claims::{Options, Source, analyze};
use std::path::PathBuf;

fn briefing(id: &str, date: &str, speech: &str) -> Vec<Record> {
    let text = format!("SCIO briefing on trade\n\nDate:\n{date}\nLi Ming:\n{speech}\n");
    let source = Source::new(id, text);
    report::records(&report::report(&source, &analyze(&source, &Options::default()))).collect()
}

fn of(speech: &str) -> Audit {
    audit(check::entries(briefing("one", "April 14, 2025", speech))).unwrap()
}

fn holds(a: &Audit, kind: Kind) -> usize {
    a.holds.get(&kind).copied().unwrap_or(0)
}

#[test]
fn what_holds_is_counted_by_kind() {
    for (speech, kind) in [
        (
            "In the first quarter, imports and exports were 10.3 trillion yuan. Exports were 6.13 trillion yuan and imports were 4.17 trillion yuan.",
            Kind::Sum,
        ),
        (
            "In the first quarter, imports and exports were 10.3 trillion yuan. Imports and exports with ASEAN were 1.71 trillion yuan, accounting for 16.6% of the total import and export value.",
            Kind::Share,
        ),
        (
            "In the first quarter, imports and exports grew by 1.3%. Imports and exports with ASEAN grew by 7.1%, which was 5.8 percentage points higher than the overall growth.",
            Kind::Gap,
        ),
        (
            "In the first quarter, exports reached 6.13 trillion yuan, exceeding 6 trillion yuan in the first quarter.",
            Kind::Bound,
        ),
        (
            "The eastern, central and western regions accounted for 48%, 29% and 23%, respectively.",
            Kind::List,
        ),
    ] {
        let a = of(speech);
        assert!(holds(&a, kind) >= 1, "{kind:?}: {:?} in {speech}", a.holds);
        assert!(a.findings.is_empty(), "{:#?}", a.findings);
    }
}

#[test]
fn slips_are_found_and_shown_with_both_quotes() {
    for (speech, kind) in [
        (
            "In the first quarter, imports and exports were 10.9 trillion yuan. Exports were 6.13 trillion yuan and imports were 4.17 trillion yuan.",
            Kind::Sum,
        ),
        (
            "In the first quarter, imports and exports were 10.3 trillion yuan. Imports and exports with ASEAN were 1.71 trillion yuan, accounting for 61.6% of the total import and export value.",
            Kind::Share,
        ),
        (
            "In the first quarter, imports and exports grew by 1.3%. Imports and exports with ASEAN grew by 7.1%, which was 8.5 percentage points higher than the overall growth.",
            Kind::Gap,
        ),
    ] {
        let a = of(speech);
        let found: Vec<_> = a.findings.iter().filter(|f| f.kind == kind).collect();
        assert!(!found.is_empty(), "{kind:?}: {:?}", a.findings);
        let f = found[0];
        assert_eq!(f.grade, Grade::Mismatch);
        assert!(f.evidence.len() >= 2 && f.formula.contains(" = "), "{f:?}");
        assert!(f.message.contains("may have different scopes"), "{}", f.message);
        assert!(f.low.0 <= f.high.0);
    }
}

#[test]
fn growth_across_briefings_is_a_note_because_bases_are_revised() {
    let mut all = briefing(
        "2024",
        "April 14, 2024",
        "In the first quarter, exports were 5.74 trillion yuan.",
    );
    all.extend(briefing(
        "2025",
        "April 14, 2025",
        "In the first quarter, exports were 6.13 trillion yuan, up 6.9%.",
    ));
    let a = audit(check::entries(all.clone())).unwrap();
    assert!(holds(&a, Kind::LevelAndGrowth) >= 1 && a.findings.is_empty(), "{a:#?}");
    all[0] = briefing(
        "2024",
        "April 14, 2024",
        "In the first quarter, exports were 5.14 trillion yuan.",
    )
    .remove(0);
    let a = audit(check::entries(all)).unwrap();
    assert!(!a.findings.is_empty());
    for f in &a.findings {
        assert_eq!(f.grade, Grade::Note);
        assert!(f.message.contains("may have been revised"), "{}", f.message);
    }
}

#[test]
fn targets_and_premises_take_no_part() {
    let a = of(
        "In the first quarter, imports and exports were 10.3 trillion yuan. We aim to raise exports to 9 trillion yuan this year.",
    );
    assert!(a.findings.is_empty());
}

#[test]
fn the_published_transcript_adds_up() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let shared = std::env::var_os("SCIO_SHARED").map_or_else(|| root.join("../shared"), PathBuf::from);
    let path = shared.join("corpus/2025-04-14-customs-q1.txt");
    if !path.exists() {
        println!(
            "SKIPPED: no published transcript at {} (set SCIO_SHARED)",
            path.display()
        );
        return;
    }
    let source = Source::from_bytes("customs", std::fs::read(&path).unwrap());
    let report = report::report(&source, &analyze(&source, &Options::default()));
    let a = audit(check::entries(report::records(&report).collect())).unwrap();
    println!("{} relations hold by arithmetic: {:?}", a.by_arithmetic(), a.holds);
    assert!(a.by_arithmetic() >= 20, "{:?}", a.holds);
    assert!(a.findings.is_empty(), "{:#?}", a.findings);
    assert!(a.confirmed.iter().any(|c| {
        c.formula
            .contains("6.13 trillion yuan + 4.17 trillion yuan = 10.3 trillion yuan")
    }));
}
