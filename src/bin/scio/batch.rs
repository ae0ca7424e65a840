//! What a batch shows and leaves behind: progress, a closing summary, a folder of documents.
use super::render::{Piece, Render};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use scio_claims::{Analysis, Diagnostic, Error, Source};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// A progress bar over bytes, where a person watches.
pub struct Watch(Option<ProgressBar>);

impl Watch {
    /// A bar over the sizes of the inputs when `show` and standard error is a terminal.
    pub fn new(paths: &[Result<PathBuf, Error>], show: bool) -> Self {
        if !show || !std::io::stderr().is_terminal() {
            return Watch(None);
        }
        let bytes: u64 = paths
            .iter()
            .flatten()
            .map(|p| std::fs::metadata(p).map_or(0, |m| m.len()))
            .sum();
        Watch(Some(bar(bytes, ProgressDrawTarget::stderr())))
    }

    /// So many bytes of text are done.
    pub fn advance(&self, bytes: usize) {
        if let Some(bar) = &self.0 {
            bar.inc(bytes as u64);
        }
    }

    /// A line on standard error, above the bar.
    pub fn say(&self, line: &str) {
        match &self.0 {
            Some(bar) => bar.println(line),
            None => eprintln!("{line}"),
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

/// A bar with bytes done and to do, how many a second, and the time left.
fn bar(bytes: u64, target: ProgressDrawTarget) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(bytes), target);
    match ProgressStyle::with_template("{bar:30} {bytes}/{total_bytes} {bytes_per_sec} left {eta} ") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Lines of `file,url`.
pub fn read_urls(path: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let text = std::fs::read_to_string(path).map_err(|e| {
        anyhow::anyhow!(
            "{}: cannot be read: {e} (it should hold lines of file,url)",
            path.display()
        )
    })?;
    let mut out = Vec::new();
    for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        match line.split_once(['\t', ',']) {
            Some((file, url)) if url.trim().contains("://") => {
                out.push((
                    file.trim().trim_matches('"').to_string(),
                    url.trim().trim_matches('"').to_string(),
                ));
            }
            // a header line such as "file,url"
            _ if n == 0 => {}
            _ => anyhow::bail!("{}: line {}: expected file,url, found “{line}”", path.display(), n + 1),
        }
    }
    Ok(out)
}

/// What a batch came to.
pub struct Summary {
    /// Inputs that could not be read.
    pub failed: usize,
    /// Documents left out as copies.
    pub copies: usize,
    documents: usize,
    transcripts: usize,
    turns: usize,
    claims: usize,
    bytes: usize,
    diagnostics: BTreeMap<&'static str, usize>,
    since: Instant,
}

/// What one document adds to the summary.
pub struct Counts {
    turns: usize,
    claims: usize,
    bytes: usize,
    diagnostics: Vec<&'static str>,
}

impl Counts {
    /// Those of a document with so many claims, once it is read.
    pub fn of(source: &Source, outline: &Analysis, claims: usize, diagnostics: &[Diagnostic]) -> Self {
        Counts {
            turns: outline.turns.len(),
            claims,
            bytes: source.text.len(),
            diagnostics: diagnostics.iter().map(|d| d.code.as_str()).collect(),
        }
    }
}

impl Default for Summary {
    fn default() -> Self {
        Summary {
            failed: 0,
            copies: 0,
            documents: 0,
            transcripts: 0,
            turns: 0,
            claims: 0,
            bytes: 0,
            diagnostics: BTreeMap::new(),
            since: Instant::now(),
        }
    }
}

impl Summary {
    /// Counts a document.
    pub fn add(&mut self, c: &Counts) {
        self.documents += 1;
        self.transcripts += usize::from(c.turns > 0);
        self.turns += c.turns;
        self.claims += c.claims;
        self.bytes += c.bytes;
        for d in &c.diagnostics {
            *self.diagnostics.entry(d).or_default() += 1;
        }
    }

    /// Two or three lines for standard error.
    pub fn text(&self, skipped: usize) -> String {
        let seconds = self.since.elapsed().as_secs_f64().max(1e-9);
        let mut out = format!(
            "{} documents ({} transcripts), {} turns, {} claims; {:.1} MB at {:.1} MB/s\n",
            self.documents,
            self.transcripts,
            self.turns,
            self.claims,
            self.bytes as f64 / 1e6,
            self.bytes as f64 / 1e6 / seconds
        );
        let apart = [
            (self.failed, "could not be read"),
            (self.copies, "left out as copies"),
            (skipped, "done before and skipped"),
        ];
        for (n, what) in apart.iter().filter(|x| x.0 > 0) {
            out.push_str(&format!("{n} {what}\n"));
        }
        if !self.diagnostics.is_empty() {
            let list: Vec<String> = self.diagnostics.iter().map(|(c, n)| format!("{c} {n}")).collect();
            out.push_str(&format!("diagnostics: {}\n", list.join(", ")));
        }
        out
    }
}

/// A document that an earlier run finished.
struct Finished {
    hash: String,
    source: String,
}

/// A folder with one JSON file per document.
pub struct OutFolder {
    folder: PathBuf,
    /// By file name.
    done: BTreeMap<String, Finished>,
    skipped: AtomicUsize,
    written: Mutex<BTreeSet<String>>,
}

impl OutFolder {
    /// Opens or makes the folder, clears half-written files of a run that was stopped, and learns what is done.
    pub fn open(folder: &Path) -> anyhow::Result<Self> {
        let fail = |e: std::io::Error| anyhow::anyhow!("{}: cannot be used for output: {e}", folder.display());
        std::fs::create_dir_all(folder).map_err(fail)?;
        let mut done = BTreeMap::new();
        for entry in std::fs::read_dir(folder).map_err(fail)? {
            let path = entry.map_err(fail)?.path();
            let name = path
                .file_name()
                .map(|n| n.to_string_lossy().into_owned())
                .unwrap_or_default();
            if name.starts_with(".scio-") && name.ends_with(".tmp") {
                std::fs::remove_file(&path).map_err(fail)?;
            } else if name.ends_with(".json")
                && let Some(finished) = finished(&path)
            {
                done.insert(name, finished);
            }
        }
        Ok(OutFolder {
            folder: folder.to_path_buf(),
            done,
            skipped: AtomicUsize::new(0),
            written: Mutex::default(),
        })
    }

    /// Whether an earlier run of this version finished this very text.
    pub fn has(&self, source: &Source) -> bool {
        let hash = source.sha256();
        let has = self.done.values().any(|f| f.hash == hash && f.source == shown(source));
        self.skipped.fetch_add(usize::from(has), Ordering::Relaxed);
        has
    }

    /// How many documents were skipped.
    pub fn skipped(&self) -> usize {
        self.skipped.load(Ordering::Relaxed)
    }

    /// Writes a document to its file, whole or not at all; a name that another document has gets a number.
    pub fn save(&self, piece: Piece, render: Render) -> anyhow::Result<Counts> {
        let source = &piece.source;
        let mut written = self
            .written
            .lock()
            .map_err(|_| anyhow::anyhow!("a writer has failed"))?;
        let free =
            |name: &String| !written.contains(name) && self.done.get(name).is_none_or(|f| f.source == shown(source));
        let id = source.id();
        let name = std::iter::once(format!("{id}.json"))
            .chain((2..).map(|n| format!("{id}-{n}.json")))
            .find(free)
            .unwrap_or_default();
        let half = self.folder.join(format!(".scio-{name}.tmp"));
        let path = self.folder.join(&name);
        let save = || -> anyhow::Result<Counts> {
            let mut out = std::io::BufWriter::new(std::fs::File::create(&half)?);
            let counts = piece.write(render, &mut out)?;
            out.write_all(b"\n")?;
            out.into_inner()
                .map_err(std::io::IntoInnerError::into_error)?
                .sync_all()?;
            std::fs::rename(&half, &path)?;
            Ok(counts)
        };
        let counts = save().map_err(|e| anyhow::anyhow!("{}: cannot be written: {e}", path.display()))?;
        written.insert(name);
        Ok(counts)
    }
}

fn shown(source: &Source) -> &str {
    source.meta.url.as_deref().unwrap_or(&source.name)
}

/// Hash and source of a finished document, from the head of its file; none when another version wrote it.
fn finished(path: &Path) -> Option<Finished> {
    let mut head = Vec::new();
    std::fs::File::open(path)
        .ok()?
        .take(16 << 10)
        .read_to_end(&mut head)
        .ok()?;
    let head = String::from_utf8_lossy(&head);
    let field = |name: &str| {
        let at = head.find(&format!("\"{name}\": "))? + name.len() + 4;
        serde_json::Deserializer::from_str(&head[at..])
            .into_iter::<String>()
            .next()?
            .ok()
    };
    (field("generator")? == scio_claims::report::GENERATOR).then_some(Finished {
        hash: field("text_sha256")?,
        source: field("source")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use indicatif::InMemoryTerm;

    #[test]
    fn a_person_sees_how_much_is_done_how_fast_and_what_is_left() {
        let term = InMemoryTerm::new(4, 100);
        let watch = Watch(Some(bar(
            4096,
            ProgressDrawTarget::term_like_with_hz(Box::new(term.clone()), 255),
        )));
        watch.advance(1024);
        if let Some(bar) = &watch.0 {
            bar.force_draw();
        }
        let shown = term.contents();
        for part in ["1.00 KiB/4.00 KiB", "/s", "left"] {
            assert!(shown.contains(part), "{part}: {shown}");
        }
        watch.say("ponds.txt: cannot be read");
        assert!(term.contents().contains("ponds.txt: cannot be read"));
        watch.finish();
        assert!(!term.contents().contains("left"), "{}", term.contents());
    }
}
