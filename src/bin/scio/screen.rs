//! What the terminal can show: its width, colours, text folded with marks.
use std::io::IsTerminal;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Bytes of a text and the colour they get.
pub type Mark = (usize, usize, &'static str);

/// Width and colour of standard output.
#[derive(Clone, Copy)]
pub struct Screen {
    /// Columns.
    pub width: usize,
    /// Whether to colour.
    pub colour: bool,
}

impl Screen {
    /// That of standard output; 100 columns without colour where it is no terminal.
    pub fn new() -> Self {
        let terminal = std::io::stdout().is_terminal();
        Screen {
            width: terminal_size::terminal_size()
                .map_or(100, |(w, _)| usize::from(w.0))
                .max(40),
            colour: terminal && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
        }
    }

    /// The text in a colour.
    pub fn paint(self, code: &str, text: &str) -> String {
        match self.colour && !text.is_empty() {
            true => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            false => text.to_string(),
        }
    }

    /// The text folded to `width` columns, marks painted; marks must not overlap.
    pub fn fold(self, text: &str, width: usize, marks: &[Mark]) -> Vec<String> {
        let line = |(from, to): (usize, usize)| {
            let plain = |a: usize, b: usize| text[a..b].replace(char::is_whitespace, " ");
            let mut out = String::new();
            let mut at = from;
            for &(a, b, code) in marks {
                let (a, b) = (a.max(at), b.min(to));
                if a < b {
                    out.push_str(&plain(at, a));
                    out.push_str(&self.paint(code, &plain(a, b)));
                    at = b;
                }
            }
            out + &plain(at, to)
        };
        folds(text, width).into_iter().map(line).collect()
    }
}

/// Byte ranges of the lines of a text that is folded at blanks, or inside a word that is wider than a line.
pub fn folds(text: &str, width: usize) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let (mut from, mut columns) = (0, 0);
    let mut blank: Option<(usize, usize)> = None;
    for (i, c) in text.char_indices() {
        columns += c.width().unwrap_or(0);
        if c.is_whitespace() {
            blank = Some((i, i + c.len_utf8()));
        } else if columns > width {
            let (end, next) = blank.unwrap_or((i, i));
            if end > from {
                out.push((from, end));
            }
            from = next;
            columns = text[from..i + c.len_utf8()].width();
            blank = None;
        }
    }
    out.push((from, text.trim_end().len().max(from)));
    out
}

/// A painted line filled up with blanks to `width`, by the width it has without colours.
pub fn filled(line: &str, plain: usize, width: usize, right: bool) -> String {
    let pad = " ".repeat(width.saturating_sub(plain));
    if right { pad + line } else { line.to_string() + &pad }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_hold_the_text_and_fit() {
        for (text, width, want) in [
            ("tea exports rose", 8, vec!["tea", "exports", "rose"]),
            ("tea exports rose", 11, vec!["tea exports", "rose"]),
            ("incomprehensible", 5, vec!["incom", "prehe", "nsibl", "e"]),
            ("出口增长很快", 4, vec!["出口", "增长", "很快"]),
            ("", 4, vec![""]),
        ] {
            let lines: Vec<&str> = folds(text, width).into_iter().map(|(a, b)| &text[a..b]).collect();
            assert_eq!(lines, want);
        }
    }

    #[test]
    fn a_mark_may_run_over_the_end_of_a_line() {
        let screen = Screen {
            width: 80,
            colour: true,
        };
        assert_eq!(
            screen.fold("it rose 5 percent", 9, &[(8, 17, "1")]),
            ["it rose \u{1b}[1m5\u{1b}[0m", "\u{1b}[1mpercent\u{1b}[0m"]
        );
    }
}
