//! The database: what goes in comes out, again and again, whatever happens in between.
use assert_cmd::Command;
use scio_claims::report::{self, Record};
use scio_claims::search::parse;
use scio_claims::store::{Select, Sort, Store};
use scio_claims::{Options, corpus};
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

fn scio() -> Command {
    Command::cargo_bin("scio").unwrap()
}

fn lines(records: &[Record]) -> Vec<String> {
    let mut out: Vec<String> = records.iter().map(|r| serde_json::to_string(r).unwrap()).collect();
    out.sort();
    out
}

/// The records of the bundled corpus as `extract` makes them.
fn expected() -> Vec<String> {
    let mut all = Vec::new();
    corpus::run(corpus::collect(&[folder()]), &Options::default(), |item| {
        let item = item.unwrap();
        all.extend(report::records(&report::report(&item.source, &item.analysis)));
        true
    });
    lines(&all)
}

fn index(db: &Path, input: &Path) -> String {
    let done = scio().args(["index", "--db"]).arg(db).arg(input).assert().success();
    String::from_utf8(done.get_output().stderr.clone()).unwrap()
}

#[test]
fn records_come_out_as_they_went_in_and_indexing_twice_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let db = dir.path().join("claims.db");
    let first = index(&db, &folder());
    assert!(first.contains("0 unchanged"), "{first}");
    assert_eq!(
        lines(&Store::open_read_only(&db).unwrap().records().unwrap()),
        expected()
    );
    let second = index(&db, &folder());
    assert!(second.starts_with("0 documents"), "{second}");
    assert_eq!(
        lines(&Store::open_read_only(&db).unwrap().records().unwrap()),
        expected()
    );
}

#[test]
fn changed_inputs_are_replaced_and_removed_ones_pruned() {
    let dir = tempfile::tempdir().unwrap();
    let (db, archive) = (dir.path().join("claims.db"), dir.path().join("archive"));
    fs::create_dir(&archive).unwrap();
    for name in ["2021-10-20-health.txt", "2022-07-14-credit.txt"] {
        fs::copy(folder().join(name), archive.join(name)).unwrap();
    }
    index(&db, &archive);
    let text = fs::read_to_string(archive.join("2022-07-14-credit.txt")).unwrap();
    fs::write(archive.join("2022-07-14-credit.txt"), text.replace("28.7%", "29.9%")).unwrap();
    fs::remove_file(archive.join("2021-10-20-health.txt")).unwrap();
    assert!(index(&db, &archive).starts_with("1 documents"));
    let find = |words: &str| {
        let store = Store::open_read_only(&db).unwrap();
        let select = Select {
            sort: Sort::Relevance,
            limit: 500,
            offset: 0,
        };
        store.search(&parse(words).unwrap(), select).unwrap().len()
    };
    assert!(find("29.9%") > 0 && find("28.7%") == 0);
    assert!(find("title:health") > 0);
    assert_eq!(keys(&db).0, keys(&db).1, "those of the text that was replaced are gone");
    scio()
        .args(["index", "--quiet", "--prune", "--db"])
        .arg(&db)
        .arg(&archive)
        .assert()
        .success();
    assert_eq!(find("title:health"), 0);
    assert_eq!(keys(&db).0, keys(&db).1);
}

/// How many keys the claims are found by, and how many their forms keep.
fn keys(path: &Path) -> (i64, i64) {
    let db = rusqlite::Connection::open(path).unwrap();
    db.execute_batch("CREATE VIRTUAL TABLE temp.found USING fts5vocab(main, claim_keys, row)")
        .unwrap();
    let count = |sql: &str| db.query_row(sql, [], |r| r.get(0)).unwrap();
    (
        count("SELECT sum(doc) FROM found"),
        count("SELECT sum(length(keys) / 5) FROM claim_forms"),
    )
}

#[test]
fn a_killed_run_is_completed_by_the_next() {
    let dir = tempfile::tempdir().unwrap();
    let (db, archive) = (dir.path().join("claims.db"), dir.path().join("archive"));
    fs::create_dir(&archive).unwrap();
    let text = fs::read_to_string(folder().join("2023-09-21-health.txt")).unwrap();
    for n in 0..120 {
        fs::write(archive.join(format!("brief-{n:03}x.txt")), &text).unwrap();
    }
    let whole = dir.path().join("whole.db");
    index(&whole, &archive);
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("scio"))
        .args(["index", "--quiet", "--db"])
        .arg(&db)
        .arg(&archive)
        .spawn()
        .unwrap();
    while fs::metadata(dir.path().join("claims.db-wal")).map_or(0, |m| m.len()) < 300_000 {
        if child.try_wait().unwrap().is_some() {
            break;
        }
        std::thread::yield_now();
    }
    child.kill().ok();
    child.wait().unwrap();
    index(&db, &archive);
    let all = |path: &Path| lines(&Store::open_read_only(path).unwrap().records().unwrap());
    assert_eq!(all(&db), all(&whole));
    let indexes = |path: &Path| -> Vec<String> {
        let db = rusqlite::Connection::open(path).unwrap();
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name";
        let mut statement = db.prepare(sql).unwrap();
        let names = statement.query_map([], |r| r.get(0)).unwrap();
        names.map(Result::unwrap).collect()
    };
    assert!(indexes(&whole).contains(&"claims_claim_id".to_string()));
    assert_eq!(
        indexes(&db),
        indexes(&whole),
        "those that a first run leaves for its end"
    );
}

#[test]
fn questions_and_their_answers() {
    let dir = tempfile::tempdir().unwrap();
    let db = dir.path().join("claims.db");
    index(&db, &folder());
    let store = Store::open_read_only(&db).unwrap();
    let select = Select {
        sort: Sort::Date,
        limit: 10_000,
        offset: 0,
    };
    let find = |q: &str| store.search(&parse(q).unwrap(), select).unwrap();
    let all = find("").len();
    assert_eq!(all, expected().len());
    let growth = find("indicator:exports measure:growth value:>5%");
    assert!(!growth.is_empty());
    for h in &growth {
        let c = &h.record.claim;
        assert!(
            c.indicator.as_deref() == Some("exports") && c.unit == "%" && c.value.0 > rust_decimal::Decimal::from(5)
        );
    }
    assert_eq!(find("by:journalist").len() + find("-by:journalist").len(), all);
    assert!(find("\"year on year\"").len() < find("year").len());
    assert!(
        find("period:2021..2021-Q3")
            .iter()
            .all(|h| h.record.claim.period.as_deref().unwrap_or("").starts_with("2021"))
    );
    let json = serde_json::to_string(&growth[0].record).unwrap();
    let id = growth[0].record.claim.id.clone();
    let shown = scio().args(["show", "--db"]).arg(&db).arg(&id).assert().success();
    let shown = String::from_utf8(shown.get_output().stdout.clone()).unwrap();
    assert!(
        shown.contains(&growth[0].record.claim.sentence.text) && json.contains(&id),
        "{shown}"
    );
}

#[test]
fn formats_flags_and_exit_status() {
    let dir = tempfile::tempdir().unwrap();
    let db = dir.path().join("claims.db");
    index(&db, &folder());
    let run = |args: &[&str]| {
        let out = scio().args(["search", "--db"]).arg(&db).args(args).output().unwrap();
        (
            out.status.code(),
            String::from_utf8(out.stdout).unwrap(),
            String::from_utf8(out.stderr).unwrap(),
        )
    };
    let (code, json, _) = run(&[
        "--format", "json", "--indicator", "exports", "--measure", "growth", "--min", "5%", "--limit", "3",
    ]);
    let hits: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    assert_eq!((code, hits.len()), (Some(0), 3));
    assert!(
        hits.iter()
            .all(|h| h["document"]["title"].is_string() && h["score"].is_number())
    );
    let (_, jsonl, _) = run(&["--format", "jsonl", "indicator:exports", "--limit", "3"]);
    assert_eq!(jsonl.lines().count(), 3);
    let (_, csv, _) = run(&["--format", "csv", "indicator:exports", "--limit", "3"]);
    assert_eq!(csv::Reader::from_reader(csv.as_bytes()).records().count(), 3);
    let (_, table, _) = run(&["--format", "markdown", "indicator:exports", "--limit", "3"]);
    assert_eq!(table.lines().count(), 5);
    let (_, facets, _) = run(&["--facets", "indicator:exports"]);
    assert!(serde_json::from_str::<serde_json::Value>(&facets).unwrap()["indicator"]["exports"].as_i64() > Some(3));
    let (code, _, stderr) = run(&["indicator:exprots"]);
    assert_eq!(code, Some(1));
    assert!(stderr.contains("near it there is: exports"), "{stderr}");
    let (code, _, stderr) = run(&["speaker:Tingshn"]);
    assert_eq!(code, Some(1));
    assert!(stderr.contains("Le Tingshan"), "{stderr}");
    let (code, _, stderr) = run(&["--facets", "indicator:exprots"]);
    assert!(code == Some(1) && stderr.contains("exports"), "{stderr}");
    let (code, _, stderr) = run(&["--period", "last year"]);
    assert_eq!(code, Some(2));
    assert!(stderr.contains("  period:last year\n         ^"), "{stderr}");
    let (_, facets, _) = run(&["--facets", "--format", "csv"]);
    assert!(
        facets.starts_with("facet,value,claims\n") && facets.contains("partner,ASEAN,"),
        "{facets}"
    );
    let (code, table, _) = run(&["--format", "text", "indicator:exports", "--limit", "20"]);
    assert_eq!(code, Some(0));
    assert!(table.lines().all(|l| l.chars().count() <= 100), "{table}");
    assert!(table.contains("figure") && table.contains("scio show "), "{table}");
    let (code, _, stderr) = run(&["colour:red"]);
    assert_eq!(code, Some(2));
    assert!(stderr.contains("no field “colour”") && stderr.contains("^"), "{stderr}");
}

const TEA: &str = "SCIO briefing on tea\n\nDate:\nJuly 12, 2024\nTea Daily:\nHow much tea was sold? Thank you.\nLi Ming:\n\
    In the first half of this year, tea exports were 5.26 trillion yuan. Imports were 5.0 trillion yuan. Green tea sales \
    were over 4 trillion yuan. Black tea sales grew by 6.9 percent. Tea sales were about 5 trillion yuan.\n";

#[test]
fn values_days_and_words_as_people_ask_for_them() {
    let dir = tempfile::tempdir().unwrap();
    let (db, file, urls) = (
        dir.path().join("claims.db"),
        dir.path().join("tea.txt"),
        dir.path().join("urls.csv"),
    );
    fs::write(&file, TEA).unwrap();
    fs::write(&urls, "tea.txt,https://example.org/tea\n").unwrap();
    scio()
        .args(["index", "--quiet", "--urls"])
        .args([&urls, &file])
        .arg("--db")
        .arg(&db)
        .assert()
        .success();
    let store = Store::open_read_only(&db).unwrap();
    let select = Select {
        sort: Sort::Value,
        limit: 20,
        offset: 0,
    };
    for (query, figures) in [
        ("value:>5 trillion yuan", "5.26 trillion yuan"),
        ("value:>=5.26trillion", "5.26 trillion yuan"),
        ("value:~5.3 trillion yuan", "5.26 trillion yuan | 5 trillion yuan"),
        ("value:~5.0trillion", "5.0 trillion yuan | 5 trillion yuan"),
        (
            "value:\"4.5 trillion yuan..5.1 trillion yuan\"",
            "5.0 trillion yuan | 5 trillion yuan",
        ),
        ("value:<10%", "6.9 percent"),
        ("6.9%", "6.9 percent"),
        ("\"by 6.9 percent\"", "6.9 percent"),
        ("\"green TEA sale\"", "4 trillion yuan"),
        ("sales -black -green", "5 trillion yuan"),
        ("sales until:2024-07 since:2024-07-12 -value:>1 trillion", "6.9 percent"),
        ("sales after:2024-07", ""),
        (
            "sales after:2024-06 until:2024-07-12 value:>4.9 trillion",
            "5 trillion yuan",
        ),
        ("before:2024-07-12", ""),
        ("value:5.260trillion", "5.26 trillion yuan"),
        ("value:\"5.26 trillion dollars\"", ""),
        ("value:4..7", "6.9 percent"),
        ("-sales", "5.26 trillion yuan | 5.0 trillion yuan"),
        ("direction:up", "6.9 percent"),
        ("period:2024..2024-H2 unit:%", "6.9 percent"),
        ("title:tea -unit:CNY", "6.9 percent"),
        (
            "outlet:\"tea daily\" by:official period:2024-h1 indicator:exports",
            "5.26 trillion yuan",
        ),
    ] {
        let hits = store.search(&parse(query).unwrap(), select).unwrap();
        let found: Vec<&str> = hits.iter().map(|h| &*h.record.claim.text).collect();
        assert_eq!(found.join(" | "), figures, "{query}");
    }
    let id = store.search(&parse("6.9%").unwrap(), select).unwrap()[0]
        .record
        .claim
        .id
        .clone();
    let shown = scio().args(["show", "--db"]).arg(&db).arg(&id[..6]).output().unwrap();
    let shown = String::from_utf8(shown.stdout).unwrap();
    assert!(
        shown.contains("Tea Daily asks: How much tea")
            && shown.contains("link  https://example.org/tea#:~:text=Black%20tea%20sales%20grew%20by%206.9%20percent."),
        "{shown}"
    );
}

#[test]
fn the_newest_come_first_and_a_briefing_reads_as_it_was_said() {
    let dir = tempfile::tempdir().unwrap();
    let db = dir.path().join("claims.db");
    // by path, the days come in no order
    for (name, year) in [("b", "2022"), ("c", "2024"), ("a", "2023")] {
        let text = TEA.replace("2024", year).replace("5.26", &format!("5.{}", &year[2..]));
        fs::write(dir.path().join(format!("{name}.txt")), text).unwrap();
    }
    index(&db, dir.path());
    let store = Store::open_read_only(&db).unwrap();
    let find = |query: &str, limit, offset| -> Vec<String> {
        let select = Select {
            sort: if query.is_empty() { Sort::Date } else { Sort::Relevance },
            limit,
            offset,
        };
        let hits = store.search(&parse(query).unwrap(), select).unwrap();
        let line = |h: scio_claims::store::Hit| {
            let day = h.record.document.date.unwrap_or_default();
            format!("{} {}", &day[..4], h.record.claim.text)
        };
        hits.into_iter().map(line).collect()
    };
    let all = find("", 100, 0);
    let days: Vec<&str> = all.iter().map(|l| &l[..4]).collect();
    assert_eq!(days, [["2024"; 5], ["2023"; 5], ["2022"; 5]].concat());
    assert_eq!(all[0], "2024 5.24 trillion yuan");
    assert_eq!(all[4], "2024 5 trillion yuan");
    assert_eq!(find("", 4, 3), all[3..7], "pages join");
    let ranked = find("green sales", 100, 0);
    assert_eq!(
        ranked,
        ["2024 4 trillion yuan", "2023 4 trillion yuan", "2022 4 trillion yuan"]
    );
    assert_eq!(find("green sales", 1, 1), ranked[1..2]);
    // a briefing that is read again takes its place among the days
    fs::write(dir.path().join("b.txt"), TEA.replace("2024", "2025")).unwrap();
    index(&db, dir.path());
    let store = Store::open_read_only(&db).unwrap();
    let select = Select {
        sort: Sort::Date,
        limit: 1,
        offset: 0,
    };
    let newest = store.search(&parse("").unwrap(), select).unwrap();
    assert_eq!(newest[0].record.document.date.as_deref(), Some("2025-07-12"));
    let db = rusqlite::Connection::open(&db).unwrap();
    let broken: i64 = db
        .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |r| r.get(0))
        .unwrap();
    assert_eq!(broken, 0, "keys are not looked up while documents are written");
    let words: i64 = db
        .query_row("SELECT count(*) FROM sentences_fts", [], |r| r.get(0))
        .unwrap();
    let sentences: i64 = db
        .query_row("SELECT count(*) FROM sentences", [], |r| r.get(0))
        .unwrap();
    assert_eq!(words, sentences);
}

#[test]
fn files_that_are_no_claims_database_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let text = dir.path().join("notes.db");
    fs::write(
        &text,
        "these are notes, not a database, and rather long ones at that ".repeat(40),
    )
    .unwrap();
    let other = dir.path().join("other.db");
    rusqlite::Connection::open(&other)
        .unwrap()
        .execute_batch("CREATE TABLE t (a)")
        .unwrap();
    let newer = dir.path().join("newer.db");
    drop(Store::open(&newer).unwrap());
    rusqlite::Connection::open(&newer)
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    for (path, says) in [
        (&text, "it is no database"),
        (&other, "it is no claims database"),
        (&newer, "made by a newer version"),
        (&dir.path().join("none.db"), "no such database"),
    ] {
        let before = fs::read(path).ok();
        let error = Store::open_read_only(path)
            .err()
            .map(|e| e.to_string())
            .unwrap_or_default();
        assert!(
            error.contains(says) && error.contains(&*path.to_string_lossy()),
            "{error}"
        );
        if before.is_some() {
            assert!(Store::open(path).is_err());
        }
        assert_eq!(fs::read(path).ok(), before, "a file that is not ours is left alone");
    }
}

#[test]
fn checking_and_auditing_read_the_database() {
    let dir = tempfile::tempdir().unwrap();
    let db = dir.path().join("claims.db");
    index(&db, &folder());
    let run = |from: &str, path: &Path| {
        let quote = "In the first half of 2024, China's exports grew by 99.9 percent year on year.";
        let out = scio()
            .args(["check", "--format", "json", from])
            .arg(path)
            .arg(quote)
            .output()
            .unwrap();
        (
            out.status.code(),
            serde_json::from_slice::<serde_json::Value>(&out.stdout).unwrap(),
        )
    };
    assert_eq!(
        run("--db", &db),
        run("--from", &folder()),
        "the database says what the transcripts say"
    );
    let out = scio()
        .args(["audit", "--format", "json", "--db"])
        .arg(&db)
        .output()
        .unwrap();
    assert!(serde_json::from_slice::<serde_json::Value>(&out.stdout).unwrap()["claims"].as_u64() > Some(1000));
}
