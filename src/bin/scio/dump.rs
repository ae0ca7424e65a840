//! `scio dump`: what one pass made of a file.
use scio_claims::base::Span;
use scio_claims::claim::View;
use scio_claims::{Options, analyze, corpus};
use std::fmt::Write;
use std::path::PathBuf;

/// Passes that can be shown.
#[derive(Clone, Copy, clap::ValueEnum)]
pub enum Stage {
    /// The tiling of the text.
    Segments,
    /// Turns.
    Turns,
    /// Sentences.
    Sentences,
    /// Quantities, periods and non-claims.
    Mentions,
    /// Claims.
    Claims,
}

/// Arguments of `scio dump`.
#[derive(clap::Args)]
pub struct Args {
    /// Which pass.
    #[arg(long, value_enum)]
    stage: Stage,
    /// The file, or - for standard input.
    file: PathBuf,
}

/// Runs it.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    let Some(source) = corpus::open(&args.file)?.into_iter().next() else {
        anyhow::bail!("{}: holds no page", args.file.display());
    };
    let a = analyze(&source, &Options::default());
    let text = |s: Span| s.slice(&source.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::new();
    match args.stage {
        Stage::Segments => {
            for s in &a.segments {
                writeln!(
                    out,
                    "{:>7}..{:<7} {:?}  {}",
                    s.span.start,
                    s.span.end,
                    s.kind,
                    text(s.span).chars().take(60).collect::<String>()
                )?;
            }
        }
        Stage::Turns => {
            for (k, t) in a.turns.iter().enumerate() {
                writeln!(
                    out,
                    "{k:>3} {:?} {:?}{} {}",
                    t.section,
                    t.kind,
                    if t.handoff { " hands over" } else { "" },
                    t.label
                )?;
            }
        }
        Stage::Sentences => {
            for s in &a.sentences {
                writeln!(out, "{:>3}.{:<3} {}", s.turn, s.paragraph, text(s.span))?;
            }
        }
        Stage::Mentions => {
            for s in &a.sentences {
                let view = View::new(&source.text, s.span, a.document.date);
                for q in view.quantities() {
                    writeln!(
                        out,
                        "quantity  {} = {} {:?} {:?} {}",
                        text(q.span),
                        q.value,
                        q.sort,
                        q.shape,
                        q.unit
                    )?;
                }
                for p in &view.mentions.periods {
                    writeln!(
                        out,
                        "period    {} = {} {:?}",
                        text(p.span),
                        p.period.map_or("?".into(), |p| p.to_string()),
                        p.role
                    )?;
                }
                for &(from, to, kind) in &view.mentions.non_claims {
                    writeln!(out, "non-claim {} {kind:?}", text(view.span(from, to)))?;
                }
            }
        }
        Stage::Claims => {
            for c in &a.claims {
                writeln!(
                    out,
                    "{:<28} {:?} {} {} [{}] {} / {} / {} {} {}",
                    text(c.span),
                    c.measure,
                    c.value,
                    c.unit,
                    c.rule,
                    c.indicator.as_deref().unwrap_or("-"),
                    c.subject.as_deref().unwrap_or("-"),
                    c.of.as_deref().unwrap_or("-"),
                    c.period.as_deref().unwrap_or("-"),
                    c.base.as_deref().unwrap_or("-")
                )?;
            }
        }
    }
    crate::print(&out)
}
