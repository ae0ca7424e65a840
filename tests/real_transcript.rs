//! The published transcript, where the shared folder has it: structure exactly, claims at or above the floors.
//! Stores no sentence of it.
use scio_claims::{Analysis, Options, Source, analyze, report};
use serde_json::Value;
use std::path::PathBuf;

const NAME: &str = "2025-04-14-customs-q1";

fn shared() -> Option<PathBuf> {
    let root = std::env::var_os("SCIO_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    if root.join(format!("corpus/{NAME}.txt")).exists() {
        return Some(root);
    }
    println!(
        "SKIPPED: no published transcript under {} (set SCIO_SHARED)",
        root.display()
    );
    None
}

fn analysed(root: &std::path::Path) -> (Source, Analysis) {
    let path = root.join(format!("corpus/{NAME}.txt"));
    let source = Source::from_bytes(path.to_string_lossy(), std::fs::read(&path).unwrap());
    let analysis = analyze(&source, &Options::default());
    (source, analysis)
}

#[test]
fn structure_is_exact() {
    let Some(root) = shared() else { return };
    let (source, a) = analysed(&root);
    let out = serde_json::to_value(report::report(&source, &a)).unwrap();
    let gold: Value =
        serde_json::from_str(&std::fs::read_to_string(root.join(format!("gold/{NAME}.structure.json"))).unwrap())
            .unwrap();
    for key in ["title", "place", "datetime", "participants"] {
        assert_eq!(out["document"][key], gold[key], "{key}");
    }
    let turns = gold["turns"].as_array().unwrap();
    assert_eq!(a.turns.len(), turns.len());
    let line_of = |byte: u32| source.text[..byte as usize].matches('\n').count() + 1;
    for (k, (t, g)) in a.turns.iter().zip(turns).enumerate() {
        assert_eq!(out["turns"][k]["label"], g["label"], "turn {k}");
        assert_eq!(out["turns"][k]["kind"], g["kind"], "turn {k}");
        assert_eq!(out["turns"][k]["handoff"], g["handoff"], "turn {k}");
        assert_eq!(line_of(t.label_span.unwrap().start), g["label_line"], "turn {k}");
        assert_eq!(line_of(t.span.start), g["first_body_line"], "turn {k}");
        assert_eq!(line_of(t.span.end), g["last_body_line"], "turn {k}");
    }
    let exchanges = gold["exchanges"].as_array().unwrap();
    assert_eq!(a.exchanges.len(), exchanges.len());
    for (e, g) in a.exchanges.iter().zip(exchanges) {
        assert_eq!(e.outlet.as_deref(), g["outlet"].as_str());
        assert_eq!(serde_json::json!(e.questions), serde_json::json!([g["question"]]));
        assert_eq!(serde_json::json!(e.answers), g["answers"]);
        assert_eq!(serde_json::json!(e.handoffs), g["handoffs"]);
        assert_eq!(e.answered_by, [g["answered_by"].as_str().unwrap()]);
    }
}

/// Floors under what was measured: `scio score` on the published annotation.
#[test]
fn claims_stay_above_their_floors() {
    let Some(root) = shared() else { return };
    let (source, a) = analysed(&root);
    let gold = std::fs::read_to_string(root.join(format!("gold/{NAME}.claims.jsonl"))).unwrap();
    let gold = scio_claims::score::read_gold(&gold).unwrap();
    let score = scio_claims::score::score(&gold, &report::report(&source, &a).claims);
    println!(
        "found F1 {:.3}, value and unit F1 {:.3}, whole claims {:.3}, {:?}",
        score.found.f1, score.value_unit.f1, score.whole_claim_recall, score.attributes
    );
    assert!(score.found.f1 >= 0.98, "found {}", score.found.f1);
    assert!(score.value_unit.f1 >= 0.97, "value and unit {}", score.value_unit.f1);
    assert!(
        score.whole_claim_recall >= 0.80,
        "whole claims {}",
        score.whole_claim_recall
    );
    for (name, floor) in [
        ("measure", 0.97),
        ("direction", 0.97),
        ("approx", 0.97),
        ("base", 0.97),
        ("speaker", 1.0),
        ("period", 0.95),
        ("indicator", 0.90),
        ("topic", 0.80),
    ] {
        let got = score
            .attributes
            .iter()
            .find(|x| x.0 == name)
            .map(|x| x.1)
            .unwrap_or_default();
        assert!(got >= floor, "{name} {got} is below {floor}");
    }
}
