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

/// Finding quantities and their value and unit, by overlap with the annotation: a floor under what was measured.
#[test]
fn quantities_stay_above_the_floor() {
    let Some(root) = shared() else { return };
    let (source, a) = analysed(&root);
    let out = serde_json::to_value(report::report(&source, &a)).unwrap();
    let gold: Vec<Value> = std::fs::read_to_string(root.join(format!("gold/{NAME}.claims.jsonl")))
        .unwrap()
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    let number = |v: &Value| v.to_string().parse::<f64>().unwrap();
    let claims = out["claims"].as_array().unwrap();
    let overlaps = |c: &Value, g: &Value| {
        c["span"]["start"].as_u64() < g["end"].as_u64() && g["start"].as_u64() < c["span"]["end"].as_u64()
    };
    let core: Vec<&Value> = gold.iter().filter(|g| g["tier"] == "core").collect();
    let found = core.iter().filter(|g| claims.iter().any(|c| overlaps(c, g))).count();
    let same_value = |c: &Value, g: &Value| {
        (number(&c["value"]) - number(&g["value"])).abs() <= number(&g["value"]).abs() * 1e-6 && c["unit"] == g["unit"]
    };
    let right = core
        .iter()
        .filter(|g| claims.iter().any(|c| overlaps(c, g) && same_value(c, g)))
        .count();
    let spurious = claims.iter().filter(|c| !gold.iter().any(|g| overlaps(c, g))).count();
    println!(
        "{found} of {} found, {right} with the right value and unit, {spurious} spurious",
        core.len()
    );
    assert!(found * 100 >= core.len() * 98, "{found} of {}", core.len());
    assert!(right * 100 >= core.len() * 97, "{right} of {}", core.len());
    assert!(spurious * 100 <= core.len() * 2, "{spurious}");
}
