//! One input text, untouched, with what is needed to point into it.
use super::{Code, Diagnostic, Span};
use sha2::{Digest, Sha256};

/// One input: its name, its text exactly as decoded, and what was odd about the bytes.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path or URL as the caller gave it; `-` for standard input.
    pub name: String,
    /// The decoded text, a byte-order mark dropped, otherwise untouched.
    pub text: String,
    /// What was odd about the bytes.
    pub diagnostics: Vec<Diagnostic>,
    /// What the page says of itself outside its text.
    pub meta: Meta,
    /// Stretches that are navigation, share bars, captions: in order, none for plain text.
    pub furniture: Vec<Span>,
    /// Where each page of a joined briefing begins; empty for a single page.
    pub pages: Vec<u32>,
}

/// Metadata of a page (HTML `meta` and `link` elements).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Title, without the name of the site.
    pub title: Option<String>,
    /// Day of publication, which may be later than the event.
    pub published: Option<jiff::civil::Date>,
    /// Canonical URL, or the one the caller gave.
    pub url: Option<String>,
}

impl Source {
    /// The BCP 47 language of the text, by the letters of its beginning: `zh` where most are Chinese, `ja` where Japanese
    /// syllables stand among them, `und` where most belong to another script than these and the Latin one, else `en`.
    pub fn language(&self) -> &'static str {
        let (mut han, mut kana, mut latin, mut all) = (0_usize, 0_usize, 0_usize, 0_usize);
        let within = self.text.len().min(40_000);
        let end = (0..=within).rev().find(|i| self.text.is_char_boundary(*i)).unwrap_or(0);
        let begin = &self.text[..end];
        // few characters beyond ASCII decide nothing, and their bytes are counted many at a time
        let beyond = begin.bytes().map(|b| usize::from(!b.is_ascii())).sum::<usize>();
        let plain = begin
            .bytes()
            .map(|b| usize::from(b.is_ascii_alphabetic()))
            .sum::<usize>();
        if beyond * 3 < plain {
            return "en";
        }
        // runs of ASCII, which most pages consist of, are counted many bytes at a time
        for run in begin.split_inclusive(|c: char| !c.is_ascii()) {
            let end = run.chars().next_back().filter(|c| !c.is_ascii());
            let letters = run.bytes().map(|b| usize::from(b.is_ascii_alphabetic())).sum::<usize>();
            let c = end.filter(|c| c.is_alphabetic());
            all += letters + usize::from(c.is_some());
            latin += letters;
            let Some(c) = c else { continue };
            han += usize::from(super::is_han(c));
            kana += usize::from(matches!(c, '\u{3041}'..='\u{30ff}'));
            latin += usize::from(matches!(c, '\u{c0}'..='\u{24f}'));
        }
        // a word of one language is one or two characters of the other, and names and labels may be in both
        match () {
            () if kana * 8 > all => "ja",
            () if han * 2 > all => "zh",
            () if (latin + han) * 2 < all => "und",
            () => "en",
        }
    }

    /// A source from text that is already decoded. A leading byte-order mark is dropped.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        Self {
            name: name.into(),
            text,
            diagnostics: Vec::new(),
            meta: Meta::default(),
            furniture: Vec::new(),
            pages: Vec::new(),
        }
    }

    /// Decodes bytes as UTF-8. Bytes that are none become U+FFFD, each run with a diagnostic.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        let text = match String::from_utf8(bytes) {
            Ok(text) => return Self::new(name, text).flag_binary(),
            Err(e) => e.into_bytes(),
        };
        let mut out = Self::new(name, "");
        let mut decoded = String::with_capacity(text.len());
        let body = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&text);
        let mut bad = 0u32;
        for chunk in body.utf8_chunks() {
            decoded.push_str(chunk.valid());
            if !chunk.invalid().is_empty() {
                let at = decoded.len();
                decoded.push('\u{fffd}');
                bad += 1;
                if bad <= 20 {
                    out.diagnostics.push(Diagnostic::new(
                        Code::InvalidUtf8,
                        Span::new(at, decoded.len()),
                        format!(
                            "{} byte(s) are not UTF-8 and were replaced; convert the file to UTF-8",
                            chunk.invalid().len()
                        ),
                    ));
                }
            }
        }
        if bad > 20 {
            let message = format!("{bad} places in all are not UTF-8; only the first 20 are listed");
            out.diagnostics
                .push(Diagnostic::new(Code::InvalidUtf8, Span::default(), message));
        }
        out.text = decoded;
        out.flag_binary()
    }

    fn flag_binary(mut self) -> Self {
        if let Some(at) = self.text.find('\0') {
            let d = Diagnostic::new(
                Code::BinaryInput,
                Span::default(),
                format!("the input holds NUL bytes (the first at byte {at}), as binary files do"),
            );
            self.diagnostics.push(d);
        }
        self
    }

    /// Lower-case hexadecimal SHA-256 of the text in UTF-8.
    pub fn sha256(&self) -> String {
        use std::fmt::Write;
        Sha256::digest(self.text.as_bytes())
            .iter()
            .fold(String::with_capacity(64), |mut s, b| {
                let _ = write!(s, "{b:02x}");
                s
            })
    }

    /// A name for the document: the file's stem, or the first 12 digits of its hash for standard input.
    pub fn id(&self) -> String {
        let base = self.name.rsplit(['/', '\\']).next().unwrap_or("");
        let stem = base.rsplit_once('.').map_or(base, |(s, _)| s);
        if stem.is_empty() || stem == "-" {
            self.sha256()[..12].to_string()
        } else {
            stem.to_string()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn a_byte_order_mark_is_dropped_and_nothing_else() {
        assert_eq!(Source::from_bytes("a", b"\xef\xbb\xbfx \r\n".to_vec()).text, "x \r\n");
    }
    #[test]
    fn bytes_that_are_no_utf8_are_kept_as_marks_with_a_place() {
        let s = Source::from_bytes("a", b"up \xff5%".to_vec());
        assert_eq!(s.text, "up \u{fffd}5%");
        assert_eq!(s.diagnostics[0].code, Code::InvalidUtf8);
        assert_eq!(s.diagnostics[0].span.slice(&s.text), "\u{fffd}");
    }
    #[test]
    fn ids_come_from_the_file_name() {
        for (name, id) in [
            ("a/b/2025-04-14-customs.txt", "2025-04-14-customs"),
            ("x", "x"),
            ("a\\b.md", "b"),
        ] {
            assert_eq!(Source::new(name, "t").id(), id);
        }
        assert_eq!(Source::new("-", "t").id().len(), 12);
    }
}
