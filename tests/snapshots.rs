//! Every text of `corpus/` and `fixtures/` has a golden, rendered for people. Drop a text in to get one.
use scio_claims::report::{Style, text};
use scio_claims::{Options, Source, analyze};

fn golden(path: &std::path::Path) {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let source = Source::from_bytes(name, std::fs::read(path).unwrap());
    let analysis = analyze(&source, &Options::default());
    let mut shown = text(
        &source,
        &analysis,
        Style {
            width: 110,
            colour: false,
        },
    );
    for d in &analysis.diagnostics {
        shown.push_str(&format!("{}: {}\n", d.code.as_str(), d.message));
    }
    insta::with_settings!({snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!(shown);
    });
}

#[test]
fn corpus() {
    insta::with_settings!({snapshot_path => "../snapshots", prepend_module_to_snapshot => false}, {
        insta::glob!("../corpus", "*.txt", golden);
    });
}

#[test]
fn fixtures() {
    insta::with_settings!({snapshot_path => "../snapshots", prepend_module_to_snapshot => false}, {
        insta::glob!("../fixtures", "*.txt", golden);
    });
}
