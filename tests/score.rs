//! The score of claims against annotations: by hand on a small example, and equal to the project's script where it is there.
use scio_claims::score::{read_gold, score};
use scio_claims::{Options, Source, analyze, report};
use std::path::PathBuf;

const BRIEFING: &str = "SCIO briefing on trade\n\nDate:\nJuly 12, 2024\nLi Ming:\nIn the first half, exports rose by 6.1% to 11.9 trillion yuan. Imports grew by 3.9%.\n";

fn claims(text: &str) -> report::Report {
    let source = Source::new("demo", text);
    report::report(&source, &analyze(&source, &Options::default()))
}

fn at(needle: &str) -> (usize, usize) {
    let start = BRIEFING.find(needle).unwrap();
    (start, start + needle.len())
}

fn row(needle: &str, tier: &str, rest: &str) -> String {
    let (start, end) = at(needle);
    format!(r#"{{"start":{start},"end":{end},"text":"{needle}","tier":"{tier}",{rest}}}"#)
}

const GROWTH: &str = r#""measure":"growth","value":6.1,"unit":"%","approx":"=","direction":"up","base":"yoy","indicator":["exports"],"subject":[null],"of":[null],"period":["2024-H1"],"by":"Li Ming","source":null,"modality":"fact""#;

#[test]
fn every_kind_of_slip_is_counted() {
    let report = claims(BRIEFING);
    assert_eq!(report.claims.len(), 3);
    // one right, one with another unit and value, one that the annotation does not have
    let level = r#""measure":"level","value":12000000000000,"unit":"USD","approx":"=","direction":null,"base":null,"indicator":"exports","subject":null,"of":null,"period":"2024-H1","by":"Li Ming","source":null,"modality":"fact""#;
    let gold = [row("6.1%", "core", GROWTH), row("11.9 trillion yuan", "core", level)].join("\n");
    let s = score(&read_gold(&gold).unwrap(), &report.claims);
    assert_eq!((s.gold_core, s.predicted), (2, 3));
    assert_eq!(s.spurious, ["3.9%"]);
    assert!((s.found.recall - 1.0).abs() < 1e-9 && (s.found.precision - 2.0 / 3.0).abs() < 1e-9);
    assert!((s.value_unit.recall - 0.5).abs() < 1e-9);
    assert!((s.whole_claim_recall - 0.5).abs() < 1e-9);
    let wrong: Vec<&str> = s.wrong[0].attributes.iter().map(|(f, ..)| *f).collect();
    assert_eq!(wrong, ["unit", "value"]);
    // a minor row is neither required nor penalised, a row without a claim is missed
    let minor = row("3.9%", "minor", GROWTH);
    let missed = row("Imports", "core", GROWTH);
    let s = score(
        &read_gold(&format!("{gold}\n{minor}\n{missed}\n")).unwrap(),
        &report.claims,
    );
    assert!(s.spurious.is_empty());
    assert_eq!(s.missed.len(), 1);
}

#[test]
fn a_broken_gold_file_is_named_by_its_line() {
    let text = format!("{}\n\n{{\"start\": 3}}\n", row("6.1%", "core", GROWTH));
    let (line, why) = read_gold(&text).unwrap_err();
    assert_eq!(line, 3);
    assert!(why.contains("missing field"), "{why}");
}

/// The same figures as the script of the shared folder.
#[test]
fn the_figures_are_those_of_the_script() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let shared = std::env::var_os("SCIO_SHARED").map_or_else(|| root.join("../shared"), PathBuf::from);
    let transcript = shared.join("corpus/2025-04-14-customs-q1.txt");
    let gold = shared.join("gold/2025-04-14-customs-q1.claims.jsonl");
    let script = shared.join("score/score_claims.py");
    if !transcript.exists() || !gold.exists() || !script.exists() {
        println!(
            "SKIPPED: no gold transcript and script under {} (set SCIO_SHARED)",
            shared.display()
        );
        return;
    }
    let report = claims(&std::fs::read_to_string(&transcript).unwrap());
    let dir = tempfile::tempdir().unwrap();
    let predicted = dir.path().join("predicted.json");
    std::fs::write(&predicted, serde_json::to_string(&report).unwrap()).unwrap();
    let out = match std::process::Command::new("python3")
        .arg(&script)
        .args([&gold, &predicted])
        .arg("--json")
        .output()
    {
        Ok(out) if out.status.success() => out.stdout,
        _ => {
            println!("SKIPPED: python3 does not run the script");
            return;
        }
    };
    let theirs: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let ours = score(
        &read_gold(&std::fs::read_to_string(&gold).unwrap()).unwrap(),
        &report.claims,
    )
    .json();
    let number = |v: &serde_json::Value| v.to_string().parse::<f64>().unwrap();
    let mut compared = 0;
    for (key, value) in theirs.as_object().unwrap() {
        let pairs: Vec<(&serde_json::Value, &serde_json::Value)> = match value.as_object() {
            Some(inner) => inner.iter().map(|(k, v)| (v, &ours[key][k])).collect(),
            None => vec![(value, &ours[key])],
        };
        for (a, b) in pairs {
            assert!((number(a) - number(b)).abs() < 1e-9, "{key}: {a} and {b}");
            compared += 1;
        }
    }
    assert!(compared >= 20);
}
