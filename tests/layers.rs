//! The modules use each other in one direction only.
use std::path::Path;

const ORDER: &[&str] = &[
    "base", "model", "lexicon", "ingest", "quantity", "document", "claim", "chinese", "resolve", "pipeline", "corpus",
    "copies", "report", "search", "store", "export", "check", "audit", "score", "series", "plot",
];

fn files(folder: &Path, out: &mut Vec<std::path::PathBuf>) {
    for e in std::fs::read_dir(folder).unwrap() {
        let path = e.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|x| x == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn nothing_uses_a_module_above_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&src, &mut all);
    let mut checked = 0;
    for path in all {
        let inner = path.strip_prefix(&src).unwrap();
        let module = inner
            .iter()
            .next()
            .unwrap()
            .to_string_lossy()
            .trim_end_matches(".rs")
            .to_string();
        let Some(own) = ORDER.iter().position(|m| *m == module) else {
            continue;
        };
        for line in std::fs::read_to_string(&path)
            .unwrap()
            .lines()
            .filter(|l| l.contains("use crate::"))
        {
            let used = line
                .split("use crate::")
                .nth(1)
                .unwrap()
                .split([':', ';', '{'])
                .next()
                .unwrap();
            if let Some(level) = ORDER.iter().position(|m| *m == used) {
                assert!(level <= own, "{} uses {used}: {line}", path.display());
                checked += 1;
            }
        }
    }
    assert!(checked > 20, "only {checked} lines were checked");
}
