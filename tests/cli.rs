//! The command line as scripts rely on it.
use assert_cmd::Command;
use predicates::prelude::*;
use std::fs;

fn scio() -> Command {
    Command::cargo_bin("scio").unwrap()
}

const BRIEFING: &str = "SCIO briefing on trade\nBeijing | 3 p.m. July 12, 2024\n\nSpeakers:\nMr. Li Ming, vice minister of the Office of Trade (OT)\nDate:\nJuly 12, 2024\nLi Ming:\nIn the first half of this year, exports reached 5.0 trillion yuan, up 6.10% year on year.\n";

#[test]
fn json_keeps_values_exact_and_matches_the_schema() {
    let out = scio().args(["extract", "-"]).write_stdin(BRIEFING).assert().success();
    let text = String::from_utf8(out.get_output().stdout.clone()).unwrap();
    assert!(
        text.contains("\"value\": 5000000000000,") && text.contains("\"value\": 6.10,"),
        "{text}"
    );
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["schema"], "scio-claims/1");
    assert_eq!(value["claims"][0]["period"], "2024-H1");
    let schema: serde_json::Value = serde_json::from_str(&scio_claims::report::schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator.iter_errors(&value).map(|e| e.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
}

#[test]
fn the_committed_schema_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/scio-claims-1.json");
    assert_eq!(
        fs::read_to_string(path).unwrap(),
        scio_claims::report::schema(),
        "run: scio schema > schema/scio-claims-1.json"
    );
}

#[test]
fn bad_inputs_are_named_and_the_rest_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    let good = dir.path().join("good.txt");
    fs::write(&good, BRIEFING).unwrap();
    let missing = dir.path().join("missing.txt");
    scio()
        .args(["extract", "--format", "jsonl"])
        .args([&missing, &good])
        .assert()
        .code(2)
        .stdout(predicate::str::contains("\"id\":\"good\""))
        .stderr(predicate::str::contains("missing.txt: no such file or folder"));
    let empty = dir.path().join("empty");
    fs::create_dir(&empty).unwrap();
    scio()
        .arg("extract")
        .arg(&empty)
        .assert()
        .code(2)
        .stderr(predicate::str::contains("holds no .txt, .md, HTML"));
}

#[test]
fn the_language_of_a_page_is_told() {
    for (page, language) in [
        ("陆岚：\n大家上午好。\n\n马峰：\n旅客增长8.2%。\n", "zh"),
        ("Li Ming:\nExports rose 5%.\n\n王明:\nGood morning.\n", "en"),
        ("Ли Мин:\nЭкспорт вырос на 5%.\n", "und"),
        ("李明：\n輸出は5%増えました。ありがとうございます。\n", "ja"),
    ] {
        let told = format!("\"language\": \"{language}\"");
        let out = scio().args(["extract", "-"]).write_stdin(page).assert();
        let other = ["und", "ja"].contains(&language);
        let warned = predicate::str::contains("other-language").count(usize::from(other));
        out.success().stdout(predicate::str::contains(told)).stdout(warned);
    }
}

#[test]
fn a_quote_in_english_is_checked_against_a_record_in_chinese() {
    let folder = tempfile::tempdir().unwrap();
    let (page, db) = (folder.path().join("page.txt"), folder.path().join("claims.db"));
    let text = "池塘部发布会\n时间：2020年7月14日\n马峰：\n上半年，我国对东盟出口2.4万亿元，同比增长3.4%。\n";
    std::fs::write(&page, text).unwrap();
    scio().arg("index").arg(&page).arg("--db").arg(&db).assert().success();
    for (quote, verdict, code) in [
        (
            "China's exports to ASEAN grew 3.4 percent in the first half of 2020.",
            "supported",
            0,
        ),
        (
            "China's exports to ASEAN fell 3.4 percent in the first half of 2020.",
            "contradicted",
            1,
        ),
        (
            "In the first half of 2020, China exported goods worth 2.4 trillion yuan to ASEAN.",
            "supported",
            0,
        ),
    ] {
        let told = predicate::str::contains(format!("\"verdict\": \"{verdict}\""));
        let out = scio()
            .arg("check")
            .arg("--db")
            .arg(&db)
            .args(["--format", "json", quote])
            .assert();
        out.code(code).stdout(told);
    }
}

#[test]
fn texts_that_are_no_transcripts_are_said_to_be_none() {
    for (input, message) in [
        ("", "the input holds no text"),
        (
            "Just a note about 5 things.\n",
            "does not look like a press-conference transcript",
        ),
        (
            "上半年运送旅客1.3亿人次。\n",
            "does not look like a press-conference transcript",
        ),
    ] {
        scio()
            .args(["extract", "-"])
            .write_stdin(input)
            .assert()
            .success()
            .stdout(predicate::str::contains("not-a-transcript"))
            .stderr(predicate::str::contains(message));
    }
    scio()
        .args(["extract", "-"])
        .write_stdin(b"Li Ming:\nUp \xff5%.\n".to_vec())
        .assert()
        .success()
        .stdout(predicate::str::contains("invalid-utf8"));
}

#[test]
fn threads_do_not_change_a_byte() {
    let run = |n: &str| {
        scio()
            .args(["extract", "--format", "jsonl", "--threads", n, "corpus", "fixtures"])
            .output()
            .unwrap()
            .stdout
    };
    let one = run("1");
    assert!(!one.is_empty());
    assert_eq!(one, run("4"));
}

#[test]
fn csv_has_a_header_and_a_row_per_claim() {
    let out = scio()
        .args(["extract", "--format", "csv", "-"])
        .write_stdin(BRIEFING)
        .output()
        .unwrap();
    let text = String::from_utf8(out.stdout).unwrap();
    assert_eq!(text.lines().count(), 3);
    assert!(text.starts_with("id,document_id,title,date"));
}

#[test]
fn help_and_usage() {
    scio()
        .arg("--help")
        .assert()
        .success()
        .stdout(predicate::str::contains("Examples:"));
    scio().arg("extract").assert().code(2);
    scio()
        .args(["completions", "bash"])
        .assert()
        .success()
        .stdout(predicate::str::contains("_scio"));
}
