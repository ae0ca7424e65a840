//! Archives on the command line: order, resuming, copies, stops in the middle.
use assert_cmd::Command;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn scio() -> Command {
    Command::cargo_bin("scio").unwrap()
}

fn corpus() -> String {
    format!("{}/corpus", env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .map(|p| {
            (
                p.file_name().unwrap().to_string_lossy().into_owned(),
                fs::read(&p).unwrap(),
            )
        })
        .collect()
}

#[test]
fn a_folder_of_documents_is_written_once() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("claims");
    let run = |threads: &str| {
        let done = scio()
            .args(["extract", "--threads", threads, "--out"])
            .arg(&out)
            .arg(corpus())
            .assert()
            .success();
        String::from_utf8(done.get_output().stderr.clone()).unwrap()
    };
    let first = run("2");
    assert!(first.contains("documents") && first.contains("MB/s"), "{first}");
    let before = files(&out);
    assert_eq!(before.len(), fs::read_dir(corpus()).unwrap().count());
    for (name, bytes) in &before {
        let value: serde_json::Value = serde_json::from_slice(bytes).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(value["schema"], "scio-claims/1");
    }
    // one was lost, one was left half-written by a run that was killed: only the lost one is made again
    fs::remove_file(out.join("2022-07-14-credit.json")).unwrap();
    fs::write(out.join(".scio-2022-07-14-credit.json.tmp"), b"{ half").unwrap();
    let again = run("1");
    assert!(again.starts_with("1 documents"), "{again}");
    assert!(
        again.contains(&format!("{} done before and skipped", before.len() - 1)),
        "{again}"
    );
    assert_eq!(
        files(&out),
        before,
        "the same bytes at one thread and at two, and no half file"
    );
}

#[test]
fn a_killed_run_leaves_whole_files_only() {
    let dir = tempfile::tempdir().unwrap();
    let archive = dir.path().join("archive");
    fs::create_dir(&archive).unwrap();
    let text = fs::read_to_string(format!("{}/2023-09-21-health.txt", corpus())).unwrap();
    for n in 0..60 {
        fs::write(
            archive.join(format!("brief-{n:03}x.txt")),
            text.replace("2023", &format!("20{:02}", n % 20)),
        )
        .unwrap();
    }
    let out = dir.path().join("claims");
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("scio"))
        .args(["extract", "--quiet", "--keep-copies", "--out"])
        .arg(&out)
        .arg(&archive)
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    while fs::read_dir(&out).map_or(0, Iterator::count) < 5 {
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    for (name, bytes) in files(&out) {
        let whole = serde_json::from_slice::<serde_json::Value>(&bytes).is_ok();
        assert!(whole || name.ends_with(".tmp"), "{name} is half a file");
    }
    scio()
        .args(["extract", "--quiet", "--keep-copies", "--out"])
        .arg(&out)
        .arg(&archive)
        .assert()
        .success();
    let done = files(&out);
    assert_eq!(done.len(), 60);
    assert!(
        done.values()
            .all(|b| serde_json::from_slice::<serde_json::Value>(b).is_ok())
    );
}

#[test]
fn copies_are_reported_once_and_documents_of_one_name_kept_apart() {
    let dir = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(format!("{}/2021-10-20-health.txt", corpus())).unwrap();
    let other = fs::read_to_string(format!("{}/2022-07-14-credit.txt", corpus())).unwrap();
    for (place, body) in [
        ("a", text.clone()),
        ("b", format!("Mirror of boats\n0\n{text}")),
        ("c", other),
    ] {
        fs::create_dir(dir.path().join(place)).unwrap();
        fs::write(dir.path().join(place).join("page.txt"), body).unwrap();
    }
    let out = dir.path().join("out");
    let inputs = ["a", "b", "c"].map(|p| dir.path().join(p));
    let done = scio()
        .args(["extract", "--out"])
        .arg(&out)
        .args(&inputs)
        .assert()
        .success();
    let stderr = String::from_utf8(done.get_output().stderr.clone()).unwrap();
    assert!(
        stderr.contains("b/page.txt: a copy of") && stderr.contains("1 left out as copies"),
        "{stderr}"
    );
    assert_eq!(files(&out).keys().collect::<Vec<_>>(), ["page-2.json", "page.json"]);
}

#[test]
fn urls_and_text_come_into_the_output() {
    let dir = tempfile::tempdir().unwrap();
    let table = dir.path().join("urls.csv");
    fs::write(
        &table,
        "file,url\n2022-07-14-credit.txt,http://example.org/2022-07/14/c_1.htm\n",
    )
    .unwrap();
    let file = format!("{}/2022-07-14-credit.txt", corpus());
    let done = scio()
        .args(["extract", "--with-text", "--urls"])
        .arg(&table)
        .arg(&file)
        .assert()
        .success();
    let value: serde_json::Value = serde_json::from_slice(&done.get_output().stdout).unwrap();
    assert_eq!(value["document"]["source"], "http://example.org/2022-07/14/c_1.htm");
    assert_eq!(value["document"]["text"], fs::read_to_string(&file).unwrap());
    fs::write(&table, "file,url\nno url here\n").unwrap();
    let failed = scio()
        .args(["extract", "--urls"])
        .arg(&table)
        .arg(&file)
        .assert()
        .code(2);
    let stderr = String::from_utf8(failed.get_output().stderr.clone()).unwrap();
    assert!(stderr.contains("urls.csv: line 2: expected file,url"), "{stderr}");
}

/// A long page of many turns, one of them too long for a block, and one line without a label.
fn long_text() -> String {
    let health = fs::read_to_string(format!("{}/2021-10-20-health.txt", corpus())).unwrap();
    let credit = fs::read_to_string(format!("{}/2022-07-14-credit.txt", corpus())).unwrap();
    let body = credit.split_once("\n\n").map_or(&*credit, |x| x.1);
    let line = body.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = health;
    while text.len() < 400_000 {
        text.push_str(body);
    }
    let mut last = String::new();
    while last.len() < 300_000 {
        last.push_str(&line);
        last.push_str(" Spending on nets came to 2 trillion yuan (US$280 billion). ");
    }
    text + &last
}

#[test]
fn a_text_read_in_blocks_gives_what_it_gives_as_one() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("long.txt");
    let text = long_text();
    assert!(text.len() > 700_000, "{} bytes", text.len());
    fs::write(&path, &text).unwrap();
    let source = scio_claims::Source::new(path.to_string_lossy(), text);
    let analysis = scio_claims::analyze(&source, &scio_claims::Options::default());
    let report = scio_claims::report::report(&source, &analysis);
    assert!(analysis.claims.len() > 1000 && analysis.claims.iter().any(|c| c.same_as.is_some()));
    let lines: String = scio_claims::report::records(&report)
        .map(|r| serde_json::to_string(&r).unwrap() + "\n")
        .collect();
    let json = serde_json::to_string_pretty(&report).unwrap() + "\n";
    for threads in ["1", "2", "3"] {
        for (format, want) in [("jsonl", &lines), ("json", &json)] {
            let done = scio()
                .args(["extract", "--threads", threads, "--format", format])
                .arg(&path)
                .assert()
                .success();
            let got = String::from_utf8(done.get_output().stdout.clone()).unwrap();
            assert!(got == *want, "{format} at {threads} threads");
        }
    }
    let out = dir.path().join("out");
    scio()
        .args(["extract", "--out"])
        .arg(&out)
        .arg(&path)
        .assert()
        .success();
    assert!(files(&out)["long.json"] == json.as_bytes());
}

/// Pages in two languages are linked over the whole of their text, however it is read.
#[test]
fn pages_in_two_languages_are_the_same_in_blocks() {
    let mut translated = 0;
    for entry in fs::read_dir(format!("{}/fixtures", env!("CARGO_MANIFEST_DIR"))).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_file() {
            continue;
        }
        let source = scio_claims::Source::from_bytes(path.to_string_lossy(), fs::read(&path).unwrap());
        let options = scio_claims::Options::default();
        let whole = scio_claims::analyze(&source, &options);
        let outline = scio_claims::pipeline::outline(&source, &options);
        let (mut claims, mut diagnostics) = (Vec::new(), outline.diagnostics.clone());
        let take = |block: scio_claims::model::Block| {
            claims.extend(block.claims);
            diagnostics.extend(block.diagnostics);
            true
        };
        scio_claims::corpus::in_blocks(&source, &outline, |block| block, take);
        diagnostics.sort_by_key(|d| (d.span, d.code));
        assert!(
            format!("{claims:?}") == format!("{:?}", whole.claims),
            "{}",
            path.display()
        );
        assert!(
            format!("{diagnostics:?}") == format!("{:?}", whole.diagnostics),
            "{}",
            path.display()
        );
        let linked = |c: &&scio_claims::model::Claim| c.evidence.iter().any(|e| e.0 == "translation");
        translated += claims.iter().filter(linked).count();
    }
    assert!(translated > 10, "only {translated}");
}

#[test]
fn inputs_that_cannot_be_read_are_named_and_the_rest_go_on() {
    let dir = tempfile::tempdir().unwrap();
    let good = dir.path().join("good.txt");
    fs::copy(format!("{}/2022-07-14-credit.txt", corpus()), &good).unwrap();
    let run = || {
        scio()
            .args(["extract", "--format", "jsonl"])
            .arg(dir.path())
            .assert()
            .code(2)
    };
    let said = |done: assert_cmd::assert::Assert, cause: &str| {
        let stderr = String::from_utf8(done.get_output().stderr.clone()).unwrap();
        assert!(
            stderr.contains(cause) && stderr.contains("1 could not be read"),
            "{stderr}"
        );
        assert!(!done.get_output().stdout.is_empty(), "the good page is read");
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::{PermissionsExt, symlink};
        // a link to nowhere, and one that goes round in a circle: nobody can read these
        let link = dir.path().join("link.txt");
        symlink(dir.path().join("nowhere.txt"), &link).unwrap();
        said(run(), "link.txt: cannot be read");
        fs::remove_file(&link).unwrap();
        symlink(&link, &link).unwrap();
        said(run(), "link.txt: cannot be read");
        fs::remove_file(&link).unwrap();
        let closed = dir.path().join("closed.txt");
        fs::write(&closed, "Li Ming: Exports rose by 5%.").unwrap();
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
        if fs::read(&closed).is_ok() {
            eprintln!("skipped: this user may read a file that nobody may read");
        } else {
            said(run(), "closed.txt: cannot be read");
        }
        fs::remove_file(&closed).unwrap();
    }
    // a folder named like an archive is walked, and a file that is none says so
    fs::write(dir.path().join("none.zip"), b"PK\x03\x04 and nothing of an archive").unwrap();
    said(run(), "none.zip: ");
}
