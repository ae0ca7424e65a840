//! Pages as people save them: HTML, encodings, archives, several pages of one briefing.
use assert_cmd::Command;
use proptest::prelude::*;
use scio_claims::{Analysis, Options, Source, analyze, corpus, ingest};
use std::io::Write;
use std::path::{Path, PathBuf};

fn page(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pages").join(name)
}

fn read(name: &str) -> (Source, Analysis) {
    let source = corpus::open(&page(name)).unwrap().remove(0);
    let analysis = analyze(&source, &Options::default());
    (source, analysis)
}

fn figures(source: &Source, a: &Analysis) -> Vec<String> {
    a.claims
        .iter()
        .map(|c| format!("{} {}", c.value, c.unit))
        .inspect(|_| assert!(!source.text.is_empty()))
        .collect()
}

#[test]
fn an_article_in_html_reads_like_its_text() {
    let (source, a) = read("desktop_article.html");
    assert_eq!(
        a.document.title.as_deref(),
        Some("SCIO press conference on lakes and wetlands")
    );
    assert_eq!(
        a.document.date,
        Some(jiff::civil::date(2022, 9, 1)),
        "the event, not the publication"
    );
    assert_eq!(a.document.participants.len(), 3);
    let labels: Vec<&str> = a.turns.iter().map(|t| t.label.as_str()).collect();
    assert_eq!(
        labels,
        ["Pan Shuo", "Dai Yunfei", "Pan Shuo", "Beifang Daily", "Gu Mingde"]
    );
    assert_eq!(
        figures(&source, &a),
        ["56350000 hectare", "64 wetland", "72.9 %", "0.9 pp"]
    );
    assert_eq!(
        source.meta.url.as_deref(),
        Some("http://www.example.org/pressroom/2022-09/06/content_70000001.htm")
    );
    let tiled: String = a.segments.iter().map(|s| s.span.slice(&source.text)).collect();
    assert_eq!(tiled, source.text);
}

#[test]
fn a_mobile_page_without_classes() {
    let (source, a) = read("mobile_plain.html");
    assert_eq!(a.document.date, Some(jiff::civil::date(2019, 4, 20)));
    assert_eq!(a.turns.len(), 3);
    assert_eq!(figures(&source, &a).len(), 4);
}

#[test]
fn encodings_give_the_same_document() {
    let (gb, a) = read("silk-gb18030.txt");
    let (utf16, b) = read("silk-utf16.txt");
    assert_eq!(gb.text, utf16.text);
    assert_eq!(figures(&gb, &a), ["142000 t", "-1.0 %"]);
    assert_eq!(figures(&utf16, &b), ["142000 t", "-1.0 %"]);
    assert!(a.diagnostics.iter().any(|d| d.code.as_str() == "converted"));
}

#[test]
fn pages_of_one_briefing_become_one_document() {
    let paths: Vec<_> = ["briefing-tea_1.txt", "briefing-tea_2.txt", "briefing-tea_4.txt"]
        .map(|n| Ok(page(n)))
        .into();
    let mut items = Vec::new();
    corpus::run(paths, &Options::default(), |item| {
        items.push(item.unwrap());
        true
    });
    assert_eq!(items.len(), 1);
    let a = &items[0].analysis;
    let turns: Vec<(&str, &str)> = a
        .turns
        .iter()
        .map(|t| (t.label.as_str(), t.span.slice(&items[0].source.text)))
        .map(|(l, s)| (l, s.split(' ').next().unwrap_or("")))
        .collect();
    assert_eq!(
        turns,
        [
            ("Cha Bohan", "In"),
            ("Tea Weekly", "How"),
            ("", "Thank"),
            ("Market Radio", "And"),
            ("Cha Bohan", "Sales"),
        ]
    );
    assert_eq!(a.exchanges.len(), 2, "questions and answers span pages");
    assert_eq!(a.exchanges[0].answers, [2]);
    let missing: Vec<&str> = a
        .diagnostics
        .iter()
        .filter(|d| d.code.as_str() == "missing-page")
        .map(|d| d.message.as_str())
        .collect();
    assert_eq!(
        missing,
        ["page 3 of 4 is not among the inputs; its turns are missing here"]
    );
    assert_eq!(a.document.participants.len(), 1, "the repeated block names nobody new");
}

#[test]
fn archives_and_mislabelled_files_on_the_command_line() {
    let dir = tempfile::tempdir().unwrap();
    let html = std::fs::read(page("mobile_plain.html")).unwrap();
    // HTML under a text name, the same in a zip and a gz, a damaged zip
    std::fs::write(dir.path().join("a.txt"), &html).unwrap();
    let mut zip = zip::ZipWriter::new(std::fs::File::create(dir.path().join("b.zip")).unwrap());
    zip.start_file("in/b.html", zip::write::SimpleFileOptions::default())
        .unwrap();
    zip.write_all(&html).unwrap();
    zip.finish().unwrap();
    let gz = std::fs::File::create(dir.path().join("c.html.gz")).unwrap();
    let mut gz = flate2::write::GzEncoder::new(gz, flate2::Compression::fast());
    gz.write_all(&html).unwrap();
    gz.finish().unwrap();
    std::fs::write(dir.path().join("d.zip"), b"PK\x03\x04 but no more").unwrap();
    let out = Command::cargo_bin("scio")
        .unwrap()
        .args(["extract", "--format", "jsonl", "--keep-copies"])
        .arg(dir.path())
        .assert()
        .code(2);
    let stdout = String::from_utf8(out.get_output().stdout.clone()).unwrap();
    assert_eq!(stdout.lines().count(), 12, "four claims from each of three");
    let stderr = String::from_utf8(out.get_output().stderr.clone()).unwrap();
    assert!(stderr.contains("d.zip: cannot be unpacked"), "{stderr}");
}

/// What each flawed input comes to: a part of the message, and whether it is an error (else a diagnostic).
#[test]
fn flawed_inputs_are_told_apart() {
    let pack = |entries: &[(&str, &[u8])]| {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    let squeeze = |bytes: &[u8]| {
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gz.write_all(bytes).unwrap();
        gz.finish().unwrap()
    };
    let talk = std::fs::read(page("briefing-tea_1.txt")).unwrap();
    let mut locked = pack(&[("a.txt", &talk)]);
    // the bit that says a password is needed, in both headers
    locked[6] |= 1;
    let central = locked.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    locked[central + 8] |= 1;
    let cases: Vec<(&str, Vec<u8>, &str, bool)> = vec![
        ("empty.txt", vec![], "the input holds no text", false),
        ("blank.htm", b" \n\r\n".to_vec(), "the input holds no text", false),
        (
            "image.txt",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0".to_vec(),
            "NUL bytes",
            false,
        ),
        (
            "prose.txt",
            b"The harbour opened in May.".to_vec(),
            "does not look like",
            false,
        ),
        ("empty.gz", squeeze(b""), "the input holds no text", false),
        ("cut.gz", squeeze(&talk)[..60].to_vec(), "cannot be unpacked", true),
        ("twice.gz", squeeze(&squeeze(&talk)), "another archive", true),
        ("bomb.gz", squeeze(&vec![b'0'; 20 << 20]), "200 times its size", true),
        (
            "bomb.zip",
            pack(&[("a.txt", &vec![b'0'; 20 << 20])]),
            "200 times its size",
            true,
        ),
        ("empty.zip", pack(&[]), "no .txt, .md or HTML page", true),
        (
            "nested.zip",
            pack(&[("in.zip", &pack(&[("a.txt", &talk)]))]),
            "other archives",
            true,
        ),
        ("locked.zip", locked, "assword", true),
        ("text.zip", talk.clone(), "", false),
        ("packed.txt", squeeze(&talk), "", false),
    ];
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes, message, error) in cases {
        let path = dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let done = Command::cargo_bin("scio")
            .unwrap()
            .args(["extract", "--format", "json"])
            .arg(&path)
            .assert()
            .code(if error { 2 } else { 0 });
        let stderr = String::from_utf8(done.get_output().stderr.clone()).unwrap();
        assert!(stderr.contains(message), "{name}: {stderr}");
        assert!(!stderr.contains("panicked"), "{name}: {stderr}");
        // without .gz it is the page inside that is named
        let stem = format!("/{}", name.trim_end_matches(".gz"));
        assert_eq!(stderr.contains(&stem), !message.is_empty(), "{name} is named: {stderr}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_is_gone_does_not_stop_a_folder() {
    let dir = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(dir.path().join("nowhere"), dir.path().join("gone.txt")).unwrap();
    std::fs::copy(page("briefing-tea_1.txt"), dir.path().join("tea.txt")).unwrap();
    let done = Command::cargo_bin("scio")
        .unwrap()
        .args(["extract", "--format", "json"])
        .arg(dir.path())
        .assert()
        .code(2);
    let out = done.get_output();
    assert!(String::from_utf8_lossy(&out.stderr).contains("gone.txt: cannot be read"));
    let value: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(value.as_array().map(Vec::len), Some(1));
}

#[test]
fn pages_of_other_sites() {
    for (name, title, day, labels) in [
        (
            "node_live.html",
            "SCIO briefing on reservoirs",
            jiff::civil::date(2021, 1, 5),
            vec!["Wei Cang", "Shi Lan", "Dam Daily", "Shi Lan"],
        ),
        (
            "twin_table.html",
            "SCIO briefing on orchards",
            jiff::civil::date(2016, 4, 6),
            vec!["Fu Yuan", "Orchard Times", "Fu Yuan"],
        ),
        (
            "agency_repost.html",
            "Transcript of the press conference on lighthouses",
            jiff::civil::date(2018, 7, 19),
            vec!["Moderator Jia Ning", "Lu Deng", "Isle Television", "Lu Deng"],
        ),
    ] {
        let (source, a) = read(name);
        assert_eq!(a.document.title.as_deref(), Some(title), "{name}");
        assert_eq!(a.document.date, Some(day), "{name}");
        let got: Vec<&str> = a.turns.iter().map(|t| t.label.as_str()).collect();
        assert_eq!(got, labels, "{name}");
        for junk in ["Play Video", "Share", "Copyright", "Jo Doe", "Related"] {
            let said = a.sentences.iter().any(|s| s.span.slice(&source.text).contains(junk));
            assert!(!said, "{name}: {junk} is no speech");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_become_a_page(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let source = ingest::page("any.txt", bytes);
        let a = analyze(&source, &Options::default());
        let tiled: String = a.segments.iter().map(|s| s.span.slice(&source.text)).collect();
        prop_assert_eq!(tiled, source.text);
    }

    #[test]
    fn mutilated_html_keeps_its_spans(cut in 0usize..2000, drop in 0usize..40, junk in "[<>a-z/\"= é]{0,30}") {
        let mut html = std::fs::read_to_string(page("desktop_article.html")).unwrap();
        let at = (0..=cut.min(html.len())).rev().find(|i| html.is_char_boundary(*i)).unwrap_or(0);
        let end = (at..=(at + drop).min(html.len())).rev().find(|i| html.is_char_boundary(*i)).unwrap_or(at);
        html.replace_range(at..end, &junk);
        let source = ingest::page("any.html", html.into_bytes());
        let a = analyze(&source, &Options::default());
        let tiled: String = a.segments.iter().map(|s| s.span.slice(&source.text)).collect();
        prop_assert_eq!(&tiled, &source.text);
        for c in &a.claims {
            prop_assert!(!c.span.slice(&source.text).is_empty());
        }
    }
}

#[test]
fn markdown_reads_as_what_it_shows() {
    let (source, analysis) = read("marked.md");
    let labels: Vec<&str> = analysis.turns.iter().map(|t| &*t.label).collect();
    assert_eq!(labels, ["Lake Daily", "Su Bohai", "Pond Post", "Su Bohai"]);
    assert_eq!(
        analysis.document.title.as_deref(),
        Some("SCIO press conference on lakes")
    );
    assert_eq!(analysis.document.participants[0].name, "Su Bohai");
    let figures: Vec<&str> = analysis.claims.iter().map(|c| c.span.slice(&source.text)).collect();
    assert_eq!(figures, ["209 lakes", "73.8%", "0.9 percentage points", "12,400 ponds"]);
}
