//! Every `scio` command of the README runs, in order, in one folder that holds `corpus`.
use std::path::Path;
use std::process::Command;

/// Lines `$ scio ...` of the README's console blocks, without the comments behind them.
fn commands(readme: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut console = false;
    for line in readme.lines() {
        if line.starts_with("```") {
            console = line == "```console";
        } else if let Some(command) = line.strip_prefix("$ scio").filter(|_| console) {
            out.push(format!("scio{}", command.split("   #").next().unwrap_or(command)));
        }
    }
    out
}

#[test]
fn the_commands_of_the_readme_run() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("corpus")).unwrap();
    for entry in std::fs::read_dir(root.join("corpus")).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, dir.path().join("corpus").join(path.file_name().unwrap())).unwrap();
    }
    let binary = assert_cmd::cargo::cargo_bin("scio");
    let path = format!(
        "{}:{}",
        binary.parent().unwrap().display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let commands = commands(&readme);
    assert!(commands.len() > 8, "the README shows {} commands", commands.len());
    let mut checked = String::new();
    for command in &commands {
        let out = Command::new("sh")
            .args(["-c", command])
            .current_dir(dir.path())
            .env("PATH", &path)
            .output()
            .unwrap();
        let stderr = String::from_utf8_lossy(&out.stderr);
        assert!(matches!(out.status.code(), Some(0 | 1)), "{command}: {stderr}");
        assert!(!out.stdout.is_empty() || !stderr.is_empty(), "{command} says nothing");
        if command.starts_with("scio check") {
            assert_eq!(out.status.code(), Some(1), "{command}");
            checked = String::from_utf8_lossy(&out.stdout).into_owned();
        }
    }
    assert!(
        checked.contains("\"contradicted\"") && checked.contains("13.6"),
        "{checked}"
    );
}

#[test]
fn the_readme_shows_what_the_tool_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let source = scio_claims::Source::new(
        "readme",
        "SCIO briefing on trade in the first half of 2024\n\nDate:\nJuly 12, 2024\nLi Ming:\nThe imports and exports of private enterprises \
         reached 11.1 trillion yuan, an increase of 9.3%, accounting for 54.4% of the total value of trade, up 2.1 percentage \
         points from the same period last year.\n",
    );
    let analysis = scio_claims::analyze(&source, &scio_claims::Options::default());
    let style = scio_claims::report::Style {
        width: 100,
        colour: false,
    };
    let shown = scio_claims::report::text(&source, &analysis, style);
    for line in shown.lines().filter(|l| l.starts_with("    ") && !l.contains('^')) {
        assert!(readme.contains(line), "the README lacks the line\n{line}");
    }
}
