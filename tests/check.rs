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

fn scio() -> assert_cmd::Command {
    let mut command = assert_cmd::Command::cargo_bin("scio").unwrap();
    command.current_dir(root());
    command
}

const RECORD: [&str; 2] = ["--from", "fixtures/check/briefings"];
const ARTICLE: &str = "Trade grows\nUpdated: 2023-04-14 09:00\n\nBEIJING, April 13 (Xinhua) -- China's foreign trade rose 2 percent in the first quarter.\n\nExports climbed 4.8 percent, while imports stood at 4.31 trillion yuan & <more>.\n";

fn written(format: &str) -> String {
    let out = scio()
        .args(["check", "-", "--format", format])
        .args(RECORD)
        .write_stdin(ARTICLE)
        .output()
        .unwrap();
    assert_eq!(out.status.code(), Some(1), "a figure is contradicted");
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn the_json_is_that_of_the_contract() {
    let v: serde_json::Value = serde_json::from_str(&written("json")).unwrap();
    assert_eq!(v["schema"], "scio-claims-check/1");
    let findings = v["findings"].as_array().unwrap();
    let verdicts: Vec<&str> = findings.iter().map(|f| f["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts, ["supported", "supported", "contradicted"]);
    let chars: Vec<char> = ARTICLE.chars().collect();
    for f in findings {
        let (a, b) = (f["span"]["start"].as_u64().unwrap(), f["span"]["end"].as_u64().unwrap());
        let slice: String = chars[a as usize..b as usize].iter().collect();
        assert_eq!(slice, f["text"].as_str().unwrap());
        for key in ["claim", "differs", "reason", "formula", "evidence"] {
            assert!(f.get(key).is_some(), "{key}");
        }
        let e = &f["evidence"][0];
        for key in ["claim_id", "document", "speaker", "sentence", "value", "low", "high"] {
            assert!(e.get(key).is_some(), "{key}");
        }
        assert!(e["sentence"].as_str().unwrap().contains(e["text"].as_str().unwrap()));
    }
}

#[test]
fn the_page_shows_the_whole_text_and_opens_what_is_wrong() {
    let page = written("html");
    assert!(page.contains("<p class=\"plain\">Trade grows</p>"), "{page}");
    assert!(
        page.contains("<details open><summary><mark class=\"contradicted\">"),
        "{page}"
    );
    assert!(page.contains("<details><summary><mark class=\"supported\">"), "{page}");
    assert!(page.contains("<mark class=\"supported\">2 supported</mark>"), "{page}");
}

#[test]
fn every_format_shows_figure_verdict_and_the_officials_words() {
    for (format, marks) in [
        (
            "text",
            [
                "[4.31 trillion yuan]",
                "x contradicted",
                "| “Exports were 5.48 trillion yuan",
            ],
        ),
        (
            "markdown",
            [
                "**4.31 trillion yuan**[^3]",
                "[^3]: **contradicted**",
                "“Exports were 5.48 trillion yuan",
            ],
        ),
        (
            "html",
            [
                ">4.31 trillion yuan</mark> &amp; &lt;more&gt;",
                "class=\"contradicted\"",
                "Exports were 5.48 trillion yuan",
            ],
        ),
        (
            "csv",
            ["4.31 trillion yuan", "contradicted", "Exports were 5.48 trillion yuan"],
        ),
        (
            "jsonl",
            [
                "\"text\":\"4.31 trillion yuan\"",
                "\"verdict\":\"contradicted\"",
                "Exports were 5.48 trillion yuan",
            ],
        ),
    ] {
        let out = written(format);
        for mark in marks {
            assert!(out.contains(mark), "{format}: {mark} in\n{out}");
        }
        assert!(!out.contains('\u{1b}'), "{format}: no colour in a pipe");
    }
    let html = written("html");
    assert!(
        !html.contains("http://") && !html.contains("https://") && !html.contains("<script"),
        "loads nothing"
    );
    assert_eq!(written("csv").lines().count(), 4);
    assert_eq!(written("jsonl").lines().count(), 3);
}

#[test]
fn claim_reviews_validate() {
    let v: serde_json::Value = serde_json::from_str(&written("claimreview")).unwrap();
    // what schema.org and the search engines ask of a ClaimReview
    let schema = serde_json::json!({
        "type": "object",
        "required": ["@context", "@graph"],
        "properties": {
            "@context": { "const": "https://schema.org" },
            "@graph": { "type": "array", "minItems": 3, "items": {
                "type": "object",
                "required": ["@type", "claimReviewed", "author", "itemReviewed", "reviewRating", "datePublished"],
                "properties": {
                    "@type": { "const": "ClaimReview" },
                    "datePublished": { "type": "string", "pattern": "^\\d{4}-\\d\\d-\\d\\d$" },
                    "claimReviewed": { "type": "string", "minLength": 1 },
                    "author": { "type": "object", "required": ["@type", "name"] },
                    "itemReviewed": { "type": "object", "properties": { "@type": { "const": "Claim" } }, "required": ["@type"] },
                    "reviewRating": {
                        "type": "object",
                        "required": ["@type", "ratingValue", "bestRating", "worstRating", "alternateName"],
                        "properties": { "@type": { "const": "Rating" }, "ratingValue": { "type": "integer", "minimum": -1, "maximum": 5 } }
                    },
                    "citation": { "type": "array", "items": { "type": "object", "required": ["@type", "text"] } }
                }
            } }
        }
    });
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator.iter_errors(&v).map(|e| e.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(v["@graph"][2]["reviewRating"]["ratingValue"], 1);
    // the day of the text, unless the reviewer gives one
    assert_eq!(v["@graph"][0]["datePublished"], "2023-04-13");
    let given = scio()
        .args(["check", "-", "--format", "claimreview", "--reviewed", "2023-05-02"])
        .args(RECORD)
        .write_stdin(ARTICLE)
        .output()
        .unwrap();
    let v: serde_json::Value = serde_json::from_slice(&given.stdout).unwrap();
    assert_eq!(v["@graph"][0]["datePublished"], "2023-05-02");
}

#[test]
fn the_exit_status_is_chosen() {
    let status = |fail_on: &str, text: &str| {
        let out = scio()
            .args(["check", text, "--date", "2023-04-14", "--fail-on", fail_on])
            .args(RECORD)
            .output()
            .unwrap();
        out.status.code().unwrap()
    };
    let wrong = "Exports rose 8.4 percent in the first quarter.";
    assert_eq!(status("contradicted,misattributed", wrong), 1);
    assert_eq!(status("never", wrong), 0);
    assert_eq!(status("superseded", "GDP grew 4.5 percent in the first quarter."), 1);
    assert_eq!(status("contradicted", "GDP grew 4.5 percent in the first quarter."), 0);
}

#[test]
fn bad_input_is_said_plainly() {
    let stderr = |input: &[u8]| {
        let out = scio()
            .args(["check", "-"])
            .args(RECORD)
            .write_stdin(input.to_vec())
            .output()
            .unwrap();
        assert_eq!(out.status.code(), Some(0));
        String::from_utf8(out.stderr).unwrap()
    };
    for (input, part) in [
        ("We had a fine day.".as_bytes(), "no figure was found"),
        ("今年一季度，外贸增长1.3%，好于预期。".as_bytes(), "not in English"),
        (b"", "the text is empty"),
        (b"\x7fELF\x00\x01\x02\x03\xff\xfe\x00\x00", "binary"),
    ] {
        let said = stderr(input);
        assert!(said.contains(part), "{said}");
    }
    let dir = tempfile::tempdir().unwrap();
    let empty = dir.path().join("empty.jsonl");
    std::fs::write(&empty, "").unwrap();
    let out = scio()
        .args(["check", "Exports rose 3%.", "--from"])
        .arg(&empty)
        .output()
        .unwrap();
    assert_eq!(out.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&out.stderr).contains("holds no claims"));
    let out = scio().args(["check", "missing.txt"]).args(RECORD).output().unwrap();
    assert_eq!(out.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&out.stderr).contains("missing.txt"));
}

#[test]
fn a_record_read_back_from_extract_gives_the_same_verdicts() {
    let dir = tempfile::tempdir().unwrap();
    for format in ["jsonl", "json"] {
        let path = dir.path().join(format!("record.{format}"));
        let out = scio()
            .args(["extract", "--format", format, "fixtures/check/briefings"])
            .output()
            .unwrap();
        std::fs::write(&path, out.stdout).unwrap();
        let out = scio()
            .args(["check", "-", "--format", "json", "--from"])
            .arg(&path)
            .write_stdin(ARTICLE)
            .output()
            .unwrap();
        assert_eq!(String::from_utf8(out.stdout).unwrap(), written("json"), "{format}");
    }
}

/// What the record says of itself: a recorded claim asked as a quote is hardly ever contradicted, and with another figure
/// it is never supported.
#[test]
fn the_record_supports_itself_and_no_other_figure() {
    use rust_decimal::Decimal;
    let all = records(&[root().join("corpus"), root().join("fixtures/check/briefings")]);
    let mut asked = 0;
    let (mut denied, mut supported) = (Vec::new(), Vec::new());
    for path in corpus::collect(&[root().join("corpus"), root().join("fixtures/check/briefings")]) {
        let own: Vec<Record> = records(&[path.unwrap()]);
        let memory = Memory::new(own.clone());
        for e in check::entries(own)
            .into_iter()
            .filter(|e| check::Item::is_evidence(&e.record.claim))
        {
            asked += 1;
            let j = check::judge(&memory, &e.item, None).unwrap();
            let shown = || format!("{}: {} {}", e.record.document.id, e.record.claim.text, j.reason);
            if matches!(j.verdict, Verdict::Contradicted | Verdict::Misattributed) {
                denied.push(shown());
            }
            // a figure half as large again and a bit, so that no hedge covers it
            let by = Decimal::new(1737, 3);
            let mut other = e.item.clone();
            other.value *= by;
            other.low = other.low.map(|v| v * by);
            other.high = other.high.map(|v| v * by);
            // what is flat stays so however much it is multiplied
            let exact = e.record.claim.approx.as_str() == "=" && !e.item.value.is_zero();
            let j = check::judge(&memory, &other, None).unwrap();
            if exact && matches!(j.verdict, Verdict::Supported | Verdict::Derived) {
                supported.push(format!(
                    "{}: {} as {}: {}",
                    e.record.document.id, e.record.claim.text, other.value, j.reason
                ));
            }
        }
    }
    for line in denied.iter().chain(&supported) {
        println!("{line}");
    }
    println!(
        "{asked} of {} claims asked: {} denied, {} supported with another figure",
        all.len(),
        denied.len(),
        supported.len()
    );
    assert!(asked > 1000);
    assert!(supported.is_empty());
    // some sentences are read wrongly; no more than one claim in a hundred may turn against itself for it
    assert!(denied.len() * 100 <= asked, "{} of {asked}", denied.len());
}

#[test]
fn an_article_in_html_is_read_without_its_furniture_and_dated_by_its_metadata() {
    let page = "<!DOCTYPE html><html><head><title>Trade</title><meta name=\"publishdate\" content=\"2023-04-14\"></head><body><nav>Home | News 24</nav><p>China's foreign trade rose <b>2 percent</b> in the first quarter.</p></body></html>";
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("article.html");
    std::fs::write(&path, page).unwrap();
    let out = scio()
        .arg("check")
        .arg(&path)
        .args(["--format", "json"])
        .args(RECORD)
        .output()
        .unwrap();
    let v: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(v["article"]["date"], "2023-04-14");
    let findings = v["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(findings[0]["verdict"], "supported");
}

/// A database of the bundled briefings, and `copies` of each some years later.
fn database(dir: &Path, copies: usize) -> (scio_claims::store::Store, Vec<Record>) {
    let mut store = scio_claims::store::Store::open(&dir.join("claims.db")).unwrap();
    let mut paths = vec![root().join("corpus"), root().join("fixtures/check/briefings")];
    let shared = std::env::var_os("SCIO_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    paths.extend(Some(shared.join("corpus")).filter(|p| p.exists()));
    let mut sources = Vec::new();
    let mut all = Vec::new();
    corpus::run(corpus::collect(&paths), &Options::default(), |item| {
        sources.push(item.unwrap().source);
        true
    });
    for k in 0..=copies {
        for s in &sources {
            let mut text = s.text.clone();
            for year in (2010..2026).rev().filter(|_| k > 0) {
                text = text.replace(&year.to_string(), &(year + k % 3).to_string());
            }
            let source = Source::new(format!("{}-{k}", s.name), text);
            let report = report::report(&source, &scio_claims::analyze(&source, &Options::default()));
            let filed = check::filed(&report);
            let rows = scio_claims::store::Rows::new(&report, &source, filed);
            store.put(vec![rows]).unwrap();
            all.extend(report::records(&report));
        }
    }
    (store, all)
}

#[test]
fn a_database_that_is_asked_gives_what_it_gives_when_all_is_loaded() {
    for copies in [0, 7] {
        let dir = tempfile::tempdir().unwrap();
        let (store, all) = database(dir.path(), copies);
        // rows do not keep the sentence before, which the form that is filed has seen
        let lead = |r: &Record| (r.document.source.clone(), r.claim.id.clone());
        let leads: std::collections::HashMap<_, _> =
            all.iter().map(|r| (lead(r), r.claim.sentence.lead.clone())).collect();
        let mut loaded = store.records().unwrap();
        for r in &mut loaded {
            r.claim.sentence.lead = leads[&lead(r)].clone();
        }
        let memory = Memory::new(loaded);
        let mut asked = 0;
        for table in ["quotes.tsv", "real.tsv"] {
            let text = std::fs::read_to_string(root().join("fixtures/check").join(table)).unwrap();
            let stored = check::Stored::new(&store, std::sync::Arc::default()).unwrap();
            for line in text.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
                let cells: Vec<&str> = line.split('\t').collect();
                // with the text's day and without
                for date in [cells[0].parse().ok(), None] {
                    let article = check::read(Source::new("-", cells[1]), date);
                    let both = [
                        check::check(&memory, &article).unwrap(),
                        check::check(&stored, &article).unwrap(),
                    ];
                    let [all, some] = both.map(|c| serde_json::to_string_pretty(&c).unwrap());
                    assert_eq!(all, some, "{line}");
                    asked += 1;
                }
            }
        }
        assert!(asked > 600, "{asked}");
    }
}

#[test]
fn documents_that_were_filed_for_no_check_are_not_passed_over() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("claims.db");
    let out = scio()
        .args(["index", "fixtures/check/briefings", "--db"])
        .arg(&path)
        .output()
        .unwrap();
    assert!(out.status.success());
    let check = || {
        let out = scio()
            .args([
                "check",
                "Exports rose 4.8 percent in the first quarter of 2023.",
                "--format",
                "csv",
                "--db",
            ])
            .arg(&path)
            .output()
            .unwrap();
        (
            out.status.code(),
            String::from_utf8(out.stdout).unwrap() + &String::from_utf8(out.stderr).unwrap(),
        )
    };
    let (status, said) = check();
    assert!(status == Some(0) && said.contains("supported"), "{said}");
    rusqlite::Connection::open(&path)
        .unwrap()
        .execute("UPDATE documents SET generator = '' WHERE id = 1", [])
        .unwrap();
    let (status, said) = check();
    assert!(status == Some(2) && said.contains("scio index"), "{said}");
}
