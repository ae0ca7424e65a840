//! Markdown to text: what `CommonMark` shows, a paragraph a line, without its marks.
use crate::base::{Code, Diagnostic, Source, Span};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// The source of a Markdown text; none where it has no marks, so that spans go on to point into the file.
pub(super) fn source(name: &str, markdown: &str) -> Option<Source> {
    let text = text_of(markdown);
    let words = |t: &str| t.split_whitespace().map(str::to_string).collect::<Vec<_>>();
    if words(&text) == words(markdown) {
        return None;
    }
    let mut source = Source::new(name, text);
    let message = "the marks of Markdown were taken out, and spans count the text without them";
    source
        .diagnostics
        .push(Diagnostic::new(Code::Converted, Span::default(), message));
    Some(source)
}

/// Whether a file name says that it is Markdown.
pub(super) fn is_named(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or("").to_lowercase();
    ["md", "markdown"].contains(&&*ending)
}

fn text_of(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let line = |out: &mut String| {
        if !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
    };
    for event in Parser::new(markdown) {
        match event {
            Event::Text(t) | Event::Code(t) => out.push_str(&t),
            Event::SoftBreak | Event::HardBreak => out.push('\n'),
            Event::Html(t) | Event::InlineHtml(t) if t.starts_with("<br") => out.push('\n'),
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::CodeBlock(_) | Tag::HtmlBlock) => {
                line(&mut out);
            }
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_)) => out.push_str("\n\n"),
            Event::End(TagEnd::Item | TagEnd::CodeBlock) => line(&mut out),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out_and_lines_are_kept() {
        for (markdown, text) in [
            (
                "# SCIO briefing\n\n**Date:** March 3\n",
                "SCIO briefing\n\nDate: March 3\n\n",
            ),
            (
                "**Li Ming:** Sales *rose* by 5%.\nMore [here](x).",
                "Li Ming: Sales rose by 5%.\nMore here.\n\n",
            ),
            ("> Pond Post: And ponds?", "Pond Post: And ponds?\n\n"),
            ("- carp 5%\n- eel 3%\n", "carp 5%\neel 3%\n"),
            ("a  \nb<br>c", "a\nb\nc\n\n"),
        ] {
            assert_eq!(text_of(markdown), text);
        }
    }

    #[test]
    fn a_text_without_marks_stays_as_it_is() {
        assert!(source("a.md", "Li Ming:\n\nSales rose by 5 * 2 and a_b_c.\n").is_none());
        assert!(source("a.md", "**Li Ming:**\n\nSales rose.\n").is_some());
        assert!(is_named("notes/a.MD") && !is_named("a.txt"));
    }
}
