//! From bytes to a [`Source`]: encodings, HTML, archives, the pages of one briefing. Must not read files or look for
//! turns: `corpus` does the one, `document` the other.
mod archive;
mod encoding;
mod html;
mod join;
mod markdown;

pub use archive::{Member, Pages, expand};
pub use join::{join, page_of};

use crate::base::{Code, Diagnostic, Source, Span};

/// Reads one page: decodes its bytes, and takes the text out of HTML and Markdown. Plain text stays as it is, so that
/// spans point into the file; for HTML and marked Markdown they point into the extracted text.
pub fn page(name: impl Into<String>, bytes: Vec<u8>) -> Source {
    let name = name.into();
    let Some((text, from)) = encoding::decode(&bytes) else {
        let flawed = String::from_utf8_lossy(&bytes);
        if looks_like_html(&name, &flawed) {
            return html::source(&name, &flawed);
        }
        return Source::from_bytes(name, bytes);
    };
    let mut source = if looks_like_html(&name, &text) {
        html::source(&name, &text)
    } else {
        let marked = markdown::is_named(&name)
            .then(|| markdown::source(&name, &text))
            .flatten();
        marked.unwrap_or_else(|| Source::new(name, text))
    };
    if from != "UTF-8" {
        let message = format!("the bytes are {from}; they were converted, and spans count the converted text");
        source
            .diagnostics
            .push(Diagnostic::new(Code::Converted, Span::default(), message));
    }
    source
}

/// Whether a file name ends like a page: text, Markdown or HTML.
pub fn is_page(extension: &std::ffi::OsStr) -> bool {
    let e = extension.to_ascii_lowercase();
    ["txt", "md", "markdown", "htm", "html", "shtml", "xhtml"]
        .iter()
        .any(|x| e == *x)
}

/// Whether a text is HTML, whatever its file is called: by the tags at its beginning, or many of them.
fn looks_like_html(name: &str, text: &str) -> bool {
    let head: String = text.trim_start().chars().take(2000).collect::<String>().to_lowercase();
    let opens = ["<!doctype html", "<html", "<?xml", "<head", "<body"]
        .iter()
        .any(|t| head.starts_with(t));
    let tags = [
        "<p>", "<p ", "<div", "<br", "</p>", "<span", "<table", "<meta", "<html", "<body",
    ]
    .iter()
    .filter(|t| head.contains(**t))
    .count();
    let named = name
        .rsplit('.')
        .next()
        .is_some_and(|e| ["htm", "html", "shtml", "xhtml"].contains(&e));
    opens || tags >= 3 || named && tags >= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_known_by_its_tags_not_by_its_name() {
        for (name, text, html) in [
            ("a.txt", "<!DOCTYPE html><html><body><p>Hello</p></body></html>", true),
            ("a.html", "<p>Li Ming: Hello.</p>", true),
            ("a.html", "Li Ming:\nHello.", false),
            ("a.txt", "if a <b and c> d", false),
        ] {
            assert_eq!(looks_like_html(name, text), html, "{text}");
        }
    }

    #[test]
    fn plain_text_is_not_touched() {
        let text = "  Li Ming:\r\n\r\nHello &amp; welcome.  ";
        assert_eq!(page("a.txt", text.as_bytes().to_vec()).text, text);
    }
}
