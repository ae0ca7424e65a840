//! Series and revisions on the command line, over briefings that show a revision, a rounding and other scopes.
use assert_cmd::Command;
use std::path::{Path, PathBuf};

struct Archive {
    dir: tempfile::TempDir,
}

impl Archive {
    fn new() -> Archive {
        let dir = tempfile::tempdir().unwrap();
        let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/series");
        let db = dir.path().join("claims.db");
        let mut command = Command::cargo_bin("scio").unwrap();
        command
            .args(["index", "--quiet", "--db"])
            .arg(db)
            .arg(texts)
            .assert()
            .success();
        Archive { dir }
    }
    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }
    /// Exit status, standard output, standard error.
    fn run(&self, command: &str, args: &[&str]) -> (Option<i32>, Vec<u8>, String) {
        let mut run = Command::cargo_bin("scio").unwrap();
        let out = run
            .args([command, "--db"])
            .arg(self.path("claims.db"))
            .args(args)
            .output()
            .unwrap();
        (out.status.code(), out.stdout, String::from_utf8(out.stderr).unwrap())
    }
    fn json(&self, command: &str, args: &[&str]) -> serde_json::Value {
        let (code, out, stderr) = self.run(command, &[&["--format", "json"], args].concat());
        assert_eq!(code, Some(0), "{stderr}");
        serde_json::from_slice(&out).unwrap()
    }
}

#[test]
fn a_series_lines_up_periods_and_marks_forecasts() {
    let found = Archive::new().json("series", &["indicator:exports", "measure:growth"]);
    let all: Vec<(String, String, String, u64)> = found["series"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|l| {
            let every = l["every"].as_str().unwrap_or("-").to_string();
            l["points"].as_array().unwrap().iter().map(move |p| {
                let period = format!("{every} {}", p["period"].as_str().unwrap_or("-"));
                let kind = p["modality"].as_str().unwrap().to_string();
                (period, p["value"].to_string(), kind, p["earlier"].as_u64().unwrap())
            })
        })
        .collect();
    assert_eq!(
        found["series"][1]["scope"], "dollar terms",
        "another way of computing is another line"
    );
    let row = |a: &str, b: &str, c: &str, n| (a.to_string(), b.to_string(), c.to_string(), n);
    assert_eq!(
        all,
        [
            row("year 2023", "5", "fact", 1),
            row("year 2024", "-1.3", "fact", 0),
            row("year 2024", "3", "forecast", 0),
            row("year 2023", "-4.6", "fact", 0),
            row("half-year 2024-H1", "6.4", "fact", 0),
        ]
    );
}

#[test]
fn the_revision_is_found_and_neither_the_roundings_nor_the_other_scopes() {
    let archive = Archive::new();
    let found = archive.json("revisions", &[]);
    let all = found["revisions"].as_array().unwrap();
    assert_eq!(all.len(), 1, "{found:#}");
    assert_eq!(all[0]["period"], "2023");
    assert_eq!(all[0]["change"].to_string(), "2400000");
    let told: Vec<(&str, &str, &str)> = all[0]["statements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| {
            let text = |v: &serde_json::Value| v.as_str().unwrap_or("").to_string().leak() as &str;
            (text(&s["document"]["date"]), text(&s["text"]), text(&s["speaker"]))
        })
        .collect();
    assert_eq!(
        told,
        [
            ("2024-01-18", "695.4 million tons", "Wen Boyuan"),
            ("2024-07-19", "697.8 million tons", "Wen Boyuan"),
        ]
    );
    let (code, _, stderr) = archive.run("revisions", &["indicator:exports"]);
    assert_eq!(code, Some(1), "{stderr}");
    let (code, out, _) = archive.run("revisions", &["--format", "text", "grain"]);
    let text = String::from_utf8(out).unwrap();
    assert!(code == Some(0) && text.contains("A recount of the barns"), "{text}");
}

#[test]
fn every_format_has_the_same_points() {
    let archive = Archive::new();
    let query = ["indicator:exports", "measure:growth"];
    let read = |format: &str| {
        let (code, out, _) = archive.run("series", &[&["--format", format][..], &query].concat());
        assert_eq!(code, Some(0));
        String::from_utf8(out).unwrap()
    };
    let json: serde_json::Value = serde_json::from_str(&read("json")).unwrap();
    let series = json["series"].as_array().unwrap();
    let points: usize = series.iter().map(|l| l["points"].as_array().unwrap().len()).sum();
    assert!(points >= 4);
    let lines: Vec<serde_json::Value> = read("jsonl")
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    assert_eq!(&lines, series);
    assert_eq!(
        csv::Reader::from_reader(read("csv").as_bytes()).records().count(),
        points
    );
    let rows = |text: &str| text.lines().filter(|l| l.starts_with("| 2")).count();
    assert_eq!(rows(&read("markdown")), points);
    assert_eq!(read("text").lines().filter(|l| l.starts_with("  2")).count(), points);
    for format in ["jsonl", "csv", "markdown"] {
        let (code, out, _) = archive.run("revisions", &["--format", format]);
        assert_eq!(code, Some(0));
        let out = String::from_utf8(out).unwrap();
        assert!(out.contains("697.8 million tons") && out.contains("2400000"), "{out}");
    }
}

#[test]
fn charts_are_svg_or_png_and_say_what_they_show() {
    let archive = Archive::new();
    let (svg, png) = (archive.path("chart.svg"), archive.path("chart.png"));
    for file in [&svg, &png] {
        let (code, _, stderr) = archive.run("series", &["exports", "--plot", file.to_str().unwrap()]);
        assert_eq!(code, Some(0), "{stderr}");
    }
    let text = std::fs::read_to_string(svg).unwrap();
    for says in [
        ">%<",
        ">2024-H1<",
        "growth of exports",
        "Source: briefings of China",
        "2024-01-18 to 2025-01-17",
        ">period<",
    ] {
        assert!(text.contains(says), "{says} is not in\n{text}");
    }
    assert!(std::fs::read(png).unwrap().starts_with(b"\x89PNG"));
    let (code, _, stderr) = archive.run("series", &["exports", "--plot", "chart.bmp"]);
    assert!(code == Some(2) && stderr.contains(".svg or .png"), "{stderr}");
    let (code, _, _) = archive.run("series", &["indicator:nothing"]);
    assert_eq!(code, Some(1));
}
