//! Exports: every format holds the claims of the record, and appears whole or not at all.
use assert_cmd::Command;
use scio_claims::report::{self, Record};
use scio_claims::{Options, corpus};
use serde_json::Value;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

fn scio() -> Command {
    Command::cargo_bin("scio").unwrap()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// id, exact value, unit, period.
type Key = [String; 4];

fn sorted(mut all: Vec<Key>) -> Vec<Key> {
    all.sort();
    all
}

fn records() -> Vec<Record> {
    let mut all = Vec::new();
    corpus::run(corpus::collect(&[folder()]), &Options::default(), |item| {
        let item = item.unwrap();
        all.extend(report::records(&report::report(&item.source, &item.analysis)));
        true
    });
    all
}

fn key(c: &report::ClaimOut) -> Key {
    [
        c.id.clone(),
        c.value.0.to_string(),
        c.unit.clone(),
        c.period.clone().unwrap_or_default(),
    ]
}

fn database(dir: &Path) -> PathBuf {
    let db = dir.join("claims.db");
    scio()
        .args(["index", "--quiet", "--db"])
        .arg(&db)
        .arg(folder())
        .assert()
        .success();
    db
}

fn export(db: &Path, format: &str, out: &Path, query: &[&str]) -> String {
    let done = scio()
        .args(["export", "--format", format, "--db"])
        .arg(db)
        .arg("--out")
        .arg(out)
        .args(query)
        .assert()
        .success();
    String::from_utf8(done.get_output().stderr.clone()).unwrap()
}

fn csv_keys(path: &Path) -> Vec<Key> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let rows: Vec<HashMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    rows.iter()
        .map(|r| ["id", "value", "unit", "period"].map(|k| r[k].clone()))
        .collect()
}

fn json_key(c: &Value) -> Key {
    let text = |k: &str| match &c[k] {
        Value::String(s) => s.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    ["id", "value", "unit", "period"].map(text)
}

/// The feature structures of a TEI file.
fn tei_keys(path: &Path) -> Vec<Key> {
    use quick_xml::events::Event;
    let text = fs::read_to_string(path).unwrap();
    let mut reader = quick_xml::Reader::from_str(&text);
    let mut all: Vec<Key> = Vec::new();
    let mut name = String::new();
    loop {
        let attribute = |e: &quick_xml::events::BytesStart<'_>, name: &str| -> String {
            let found = e.attributes().map(Result::unwrap).find(|a| a.key.as_ref() == name);
            found.map_or_else(String::new, |a| a.value.into_owned())
        };
        let event = reader.read_event().unwrap();
        let at = ["value", "unit", "period"]
            .iter()
            .position(|n| *n == name)
            .map(|k| k + 1);
        match (&event, at) {
            (Event::Start(e), _) if e.name().as_ref() == "fs" => {
                all.push([attribute(e, "n"), String::new(), String::new(), String::new()]);
            }
            (Event::Start(e), _) if e.name().as_ref() == "f" => name = attribute(e, "name"),
            (Event::End(e), _) if e.name().as_ref() == "f" => name.clear(),
            (Event::Empty(e), Some(k)) => all.last_mut().unwrap()[k] = attribute(e, "value"),
            (Event::Text(t), Some(k)) => all.last_mut().unwrap()[k].push_str(t),
            (Event::Eof, _) => return all,
            _ => {}
        }
    }
}

#[test]
fn every_format_holds_the_same_claims() {
    let dir = tempfile::tempdir().unwrap();
    let db = database(dir.path());
    let wanted = sorted(records().iter().map(|r| key(&r.claim)).collect());
    let path = |name: &str| dir.path().join(name);
    let said = export(&db, "csv", &path("c.csv"), &[]);
    assert!(said.starts_with(&format!("{} claims of", wanted.len())), "{said}");
    assert_eq!(sorted(csv_keys(&path("c.csv"))), wanted);
    export(&db, "datapackage", &path("package"), &[]);
    assert_eq!(sorted(csv_keys(&path("package/claims.csv"))), wanted);
    export(&db, "convokit", &path("convokit"), &[]);
    let lines = fs::read_to_string(path("convokit/utterances.jsonl")).unwrap();
    let utterances: Vec<Value> = lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let claims = utterances.iter().flat_map(|u| u["meta"]["claims"].as_array().unwrap());
    assert_eq!(sorted(claims.map(json_key).collect()), wanted);
    let ids: Vec<&str> = utterances.iter().map(|u| u["id"].as_str().unwrap()).collect();
    assert!(
        utterances
            .iter()
            .all(|u| u["reply-to"].as_str().is_none_or(|r| ids.contains(&r)))
    );
    export(&db, "tei", &path("c.tei"), &[]);
    assert_eq!(sorted(tei_keys(&path("c.tei"))), wanted);
    // whole records, in the order of the documents
    export(&db, "jsonl", &path("c.jsonl"), &[]);
    let lines = fs::read_to_string(path("c.jsonl")).unwrap();
    let mut back: Vec<&str> = lines.lines().collect();
    let mut own: Vec<String> = records().iter().map(|r| serde_json::to_string(r).unwrap()).collect();
    back.sort_unstable();
    own.sort_unstable();
    assert_eq!(back, own);
}

#[test]
fn the_words_of_the_utterances_are_those_of_the_briefing() {
    let dir = tempfile::tempdir().unwrap();
    let db = database(dir.path());
    let path = dir.path().join("c.tei");
    export(&db, "tei", &path, &[]);
    let text = fs::read_to_string(&path).unwrap();
    let text = text
        .replace("&apos;", "'")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    let measure = regex::Regex::new("</?measure[^>]*>").unwrap();
    let plain = measure.replace_all(&text, "");
    for r in records().iter().filter(|r| !r.claim.sentence.text.contains(['<', '>'])) {
        assert!(plain.contains(&r.claim.sentence.text), "{}", r.claim.sentence.text);
        assert!(
            text.contains(&format!(">{}</measure>", r.claim.text)),
            "{}",
            r.claim.text
        );
    }
}

#[test]
fn a_query_chooses_and_standard_output_gets_the_same_bytes() {
    let dir = tempfile::tempdir().unwrap();
    let db = database(dir.path());
    let path = dir.path().join("c.jsonl");
    export(&db, "jsonl", &path, &["indicator:exports", "--measure", "growth"]);
    let lines = fs::read(&path).unwrap();
    let wanted: Vec<Record> = records()
        .into_iter()
        .filter(|r| {
            r.claim.indicator.as_deref() == Some("exports")
                && json_key(&serde_json::to_value(&r.claim).unwrap())[2] == "%"
        })
        .filter(|r| serde_json::to_value(r.claim.measure).unwrap() == "growth")
        .collect();
    let found = lines.split(|b| *b == b'\n').filter(|l| !l.is_empty()).count();
    assert!(found > 3 && found == wanted.len(), "{found} of {}", wanted.len());
    let out = scio()
        .args([
            "export",
            "--format",
            "jsonl",
            "indicator:exports measure:growth",
            "--db",
        ])
        .arg(&db)
        .output()
        .unwrap();
    assert_eq!(out.stdout, lines);
    let out = scio()
        .args(["export", "--format", "csv", "indicator:exprots", "--db"])
        .arg(&db)
        .output()
        .unwrap();
    let said = String::from_utf8(out.stderr).unwrap();
    assert!(
        out.status.code() == Some(1) && out.stdout.is_empty() && said.contains("exports"),
        "{said}"
    );
}

#[test]
fn what_cannot_be_written_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let db = database(dir.path());
    let mine = dir.path().join("mine");
    fs::create_dir(&mine).unwrap();
    fs::write(mine.join("notes.txt"), "notes").unwrap();
    let nowhere = dir.path().join("none").join("c.csv");
    for (format, out, says) in [
        ("datapackage", Some(&mine), "no earlier export; name another folder"),
        ("convokit", None, "name it with --out FOLDER"),
        ("csv", Some(&nowhere), "cannot be written"),
    ] {
        let mut command = scio();
        command.args(["export", "--format", format, "--db"]).arg(&db);
        if let Some(out) = out {
            command.arg("--out").arg(out);
        }
        let done = command.output().unwrap();
        let said = String::from_utf8(done.stderr).unwrap();
        assert!(done.status.code() == Some(2) && said.contains(says), "{said}");
    }
    assert_eq!(fs::read_to_string(mine.join("notes.txt")).unwrap(), "notes");
    let parquet = dir.path().join("c.parquet");
    let done = scio()
        .args(["export", "--format", "parquet", "--db"])
        .arg(&db)
        .arg("--out")
        .arg(&parquet)
        .output()
        .unwrap();
    if cfg!(feature = "parquet") {
        assert!(fs::read(&parquet).unwrap().starts_with(b"PAR1"));
    } else {
        let said = String::from_utf8(done.stderr).unwrap();
        assert!(
            done.status.code() == Some(2) && said.contains("--features parquet"),
            "{said}"
        );
        assert!(!parquet.exists());
    }
}
