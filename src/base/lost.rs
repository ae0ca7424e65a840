//! Question marks that a mirror left where it lost a blank (`October?24`, `82.6?percent`, `Farmers?Daily:`) or an apostrophe
//! (`the country?s`, `we?ll`); hyphens that were lost (`month on month`).
use super::{Source, next_byte};
use std::borrow::Cow;

impl Source {
    /// The source as its words are read: where a question mark stands for a lost blank or apostrophe, or a blank for a hyphen,
    /// that. The text keeps its length, so spans into one are spans into the other. Borrowed where nothing was lost.
    pub fn legible(&self) -> Cow<'_, Source> {
        let mut lost = lost_blanks(&self.text);
        lost.extend(lost_hyphens(&self.text));
        lost.sort_unstable();
        if lost.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut text = String::with_capacity(self.text.len());
        let mut from = 0;
        for at in lost {
            text.push_str(&self.text[from..at]);
            text.push(match self.text.as_bytes()[at] {
                b' ' => '-',
                _ if is_apostrophe(&self.text, at) => '\'',
                _ => ' ',
            });
            from = at + 1;
        }
        text.push_str(&self.text[from..]);
        Cow::Owned(Source { text, ..self.clone() })
    }
}

/// Bytes of the question marks that end no question.
fn lost_blanks(text: &str) -> Vec<usize> {
    let next = |from: usize| next_byte(text.as_bytes(), from, *b"?");
    let marks: Vec<usize> = std::iter::successors(next(0), |at| next(at + 1)).collect();
    let sure: Vec<usize> = marks.iter().copied().filter(|&at| is_lost(text, at)).collect();
    // between two capitalised words only where the page lost others, or the line can be no question
    let named = |at: &usize| between_names(text, *at) && (!sure.is_empty() || label_line(text, *at));
    let mut all: Vec<usize> = marks.iter().copied().filter(named).collect();
    all.extend(sure);
    all.sort_unstable();
    all.dedup();
    all
}

/// Bytes of the blanks in `month on month` and `quarter on quarter`, which are one word with hyphens.
fn lost_hyphens(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    for (word, behind) in [("month", " on month"), ("quarter", " on quarter")] {
        for at in memchr::memmem::find_iter(text.as_bytes(), behind) {
            if text[..at].ends_with(word) {
                out.extend([at, at + " on".len()]);
            }
        }
    }
    out
}

fn beside(text: &str, at: usize) -> Option<(char, char)> {
    Some((text[..at].chars().next_back()?, text[at + 1..].chars().next()?))
}

/// Whether the mark cannot end a question: a digit, a small letter or a bar stands right behind it.
fn is_lost(text: &str, at: usize) -> bool {
    let Some((before, after)) = beside(text, at) else {
        return false;
    };
    if before == '|' || after == '|' {
        return true;
    }
    let joined = before.is_alphanumeric() || matches!(before, ',' | ';' | ':' | '%' | '.');
    joined && (after.is_ascii_digit() || after.is_lowercase()) && !in_address(text, at)
}

/// `the country?s rivers`, `we?ll go`, `they don?t`: letters that follow an apostrophe and end a word.
fn is_apostrophe(text: &str, at: usize) -> bool {
    const TAILS: [&str; 7] = ["s", "ll", "ve", "re", "t", "d", "m"];
    let tail = &text[at + 1..];
    let letters = tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len());
    text[..at].ends_with(char::is_alphabetic) && TAILS.contains(&&tail[..letters])
}

/// `Farmers?Daily`, `Mr.?Wang`.
fn between_names(text: &str, at: usize) -> bool {
    let Some((before, after)) = beside(text, at) else {
        return false;
    };
    let word = around(text, at, 40)
        .0
        .rsplit(|c: char| c.is_whitespace() || c == '?')
        .next()
        .unwrap_or("");
    let title = matches!(word, "Mr." | "Ms." | "Mrs." | "Dr." | "Prof.");
    // "in?May": words that end no question
    let small = matches!(word, "of" | "the" | "by" | "and" | "from" | "in" | "on" | "since");
    after.is_uppercase() && (title || small || before.is_alphabetic() && word.starts_with(char::is_uppercase))
}

/// Whether the line of the mark is short and ends in a colon, as labels do.
fn label_line(text: &str, at: usize) -> bool {
    let (before, after) = around(text, at, 80);
    let start = before.rfind('\n').map_or(0, |i| i + 1);
    let line = after.split('\n').next().unwrap_or(after).trim_end();
    before.len() - start + line.len() < 80 && line.ends_with([':', '：'])
}

/// Whether the mark belongs to an address of the web, which may hold queries.
fn in_address(text: &str, at: usize) -> bool {
    let (before, after) = around(text, at, 200);
    let head = before.rsplit(char::is_whitespace).next().unwrap_or(before);
    let tail = after.split(char::is_whitespace).next().unwrap_or(after);
    head.contains("://") || head.contains("www.") || tail.contains('=')
}

/// At most about `n` bytes before and after `at`: a line may be as long as the text.
fn around(text: &str, at: usize, n: usize) -> (&str, &str) {
    let (mut from, mut to) = (at.saturating_sub(n), (at + n).min(text.len()));
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    while !text.is_char_boundary(to) {
        to += 1;
    }
    (&text[from..at], &text[at..to])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_in_place_of_a_blank_is_read_as_one() {
        for (text, read) in [
            ("Farmers?Daily:", "Farmers Daily:"),
            ("It fell by 82.6?percent in?May.", "It fell by 82.6 percent in May."),
            (
                "We?ll see the town?s 3?pens, and don?t ask; the pen?so it is?stays.",
                "We'll see the town's 3 pens, and don't ask; the pen so it is stays.",
            ),
            (
                "Sales rose 3% month on month and 4% quarter on quarter.",
                "Sales rose 3% month-on-month and 4% quarter-on-quarter.",
            ),
            ("China.org.cn?|?October?24, 2023", "China.org.cn | October 24, 2023"),
            (
                "Thank you, Mr.?Wei, for 3?minutes and 4?pens.",
                "Thank you, Mr. Wei, for 3 minutes and 4 pens.",
            ),
        ] {
            assert_eq!(Source::new("t", text).legible().text, read);
        }
    }

    #[test]
    fn questions_and_addresses_stay() {
        for text in [
            "What of prices?We ask.",
            "How will it go on? Thank you.",
            "See http://a.example/p?id=3 and a.php?page=2",
            "Is it so?",
        ] {
            assert!(matches!(Source::new("t", text).legible(), Cow::Borrowed(_)), "{text}");
        }
    }
}
