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
