//! `scio score`: the extractor measured on an annotated transcript.
use anyhow::Context;
use scio_claims::report::{self, Report};
use scio_claims::score::{self, Score};
use scio_claims::{Options, analyze};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Arguments of `scio score`.
#[derive(clap::Args)]
pub struct Args {
    /// Print the figures as JSON.
    #[arg(long)]
    json: bool,
    /// How many misses of each kind to list.
    #[arg(long, default_value_t = 15)]
    misses: usize,
    /// The annotations: JSON Lines, one quantity a line.
    gold: PathBuf,
    /// The transcript, or what `scio extract --format json` made of it (.json).
    file: PathBuf,
}

fn report_of(path: &Path) -> anyhow::Result<Report> {
    if path.extension().is_none_or(|e| e != "json") {
        let source = crate::check::one_page(path)?;
        let analysis = analyze(&source, &Options::default());
        return Ok(report::report(&source, &analysis));
    }
    let text = std::fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    let wrong = || format!("{}: no output of `scio extract --format json`", path.display());
    let value: serde_json::Value = serde_json::from_str(&text).with_context(wrong)?;
    let first = match value {
        serde_json::Value::Array(mut all) if !all.is_empty() => all.swap_remove(0),
        one => one,
    };
    serde_json::from_value(first).with_context(wrong)
}

/// Runs it.
pub fn run(args: &Args) -> anyhow::Result<u8> {
    let text =
        std::fs::read_to_string(&args.gold).with_context(|| format!("{}: cannot be read", args.gold.display()))?;
    let gold = score::read_gold(&text)
        .map_err(|(line, why)| anyhow::anyhow!("{}, line {line}: no annotation: {why}", args.gold.display()))?;
    let report = report_of(&args.file)?;
    let result = score::score(&gold, &report.claims);
    let out = if args.json {
        serde_json::to_string(&result.json())? + "\n"
    } else {
        text_of(&result, args.misses)
    };
    crate::print(&out)?;
    Ok(0)
}

fn text_of(s: &Score, misses: usize) -> String {
    let mut out = String::new();
    for (name, r) in [("found", s.found), ("value_unit", s.value_unit)] {
        let _ = writeln!(out, "{name:12} P {:.3}  R {:.3}  F1 {:.3}", r.precision, r.recall, r.f1);
    }
    let attributes: Vec<String> = s.attributes.iter().map(|(k, v)| format!("{k} {v:.3}")).collect();
    let _ = writeln!(out, "attributes   {}", attributes.join("  "));
    let _ = writeln!(
        out,
        "whole claim  {:.3} of {} core gold claims found with every attribute right (topic overlap >= 0.5)",
        s.whole_claim_recall, s.gold_core
    );
    for (text, line) in s.missed.iter().take(misses) {
        let _ = writeln!(
            out,
            "  missed: “{text}” line {}",
            line.map_or("-".to_string(), |l| l.to_string())
        );
    }
    for text in s.spurious.iter().take(misses) {
        let _ = writeln!(out, "  spurious: “{text}”");
    }
    for w in s.wrong.iter().take(misses) {
        let parts: Vec<String> = w
            .attributes
            .iter()
            .map(|(f, got, want)| format!("{f}: {got} (wanted {want})"))
            .collect();
        let line = w.line.map_or("-".to_string(), |l| l.to_string());
        let _ = writeln!(out, "  line {line} “{}”: {}", w.text, parts.join("; "));
    }
    out
}
