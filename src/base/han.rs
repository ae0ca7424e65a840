//! Chinese text as its readers compare it: simplified characters, half-width marks, no blanks within words and no pinyin in
//! brackets, with the way back to the original bytes.
use super::Span;

/// Whether a character is a Chinese one.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// A stretch of Chinese text, folded.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of the folded text, where the character it belongs to begins and ends in the original.
    places: Vec<(u32, u32)>,
}

impl Folded {
    /// Folds the stretch `span` of `text`. Blanks between Chinese characters or figures are dropped, unless `keep_blanks`.
    pub fn new(text: &str, span: Span, keep_blanks: bool) -> Self {
        let base = span.start as usize;
        let stretch = span.slice(text);
        // one character for each
        let simplified = fast2s::convert(stretch);
        let chars: Vec<(usize, char)> = stretch.char_indices().map(|(i, _)| i).zip(simplified.chars()).collect();
        let mut out = Folded::default();
        let mut at = 0;
        while at < chars.len() {
            let (i, c) = chars[at];
            if let Some(skip) = pinyin(&chars[at..]).filter(|_| at > 0 && is_han(chars[at - 1].1)) {
                at += skip;
                continue;
            }
            let joins = |c: Option<&(usize, char)>| c.is_some_and(|(_, c)| is_han(*c) || c.is_ascii_digit());
            let blank = c.is_whitespace();
            let within = blank
                && joins(chars[..at].iter().rfind(|(_, c)| !c.is_whitespace()))
                && joins(chars[at..].iter().find(|(_, c)| !c.is_whitespace()));
            if !within || keep_blanks {
                let end = chars.get(at + 1).map_or(stretch.len(), |next| next.0);
                out.push(folded(c), base + i, base + end);
            }
            at += 1;
        }
        out
    }

    fn push(&mut self, c: char, start: usize, end: usize) {
        self.text.push(c);
        let place = Span::new(start, end);
        self.places.resize(self.text.len(), (place.start, place.end));
    }

    /// Where the folded bytes `start..end` stand in the original; empty stretches begin where the next character does.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let first = self.places.get(start).or(self.places.last()).map_or(0, |p| p.0);
        let last = end
            .checked_sub(1)
            .and_then(|e| self.places.get(e))
            .map_or(first, |p| p.1);
        Span {
            start: first,
            end: last.max(first),
        }
    }
}

/// The half-width form of a character.
fn folded(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        '【' => '[',
        '】' => ']',
        '●' | '•' | '‧' | '∙' => '·',
        _ => c,
    }
}

/// `(zhǎng)`, as mirrors set behind a character: how many characters it takes.
fn pinyin(chars: &[(usize, char)]) -> Option<usize> {
    if !matches!(chars.first()?.1, '(' | '（') {
        return None;
    }
    let close = chars.iter().take(9).position(|(_, c)| matches!(c, ')' | '）'))?;
    let inner = &chars[1..close];
    let letter = |c: char| c.is_lowercase() && (c.is_ascii() || "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü".contains(c));
    (!inner.is_empty() && inner.iter().all(|(_, c)| letter(*c))).then_some(close + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn what_is_folded_leads_back_to_the_original() {
        for (text, want) in [
            ("出口３．５萬億元，增長（zhǎng）2 .5%", "出口3.5万亿元,增长2 .5%"),
            ("進出 口總值", "进出口总值"),
            ("【陸平】你好：", "[陆平]你好:"),
            ("GDP (mln) of 2", "GDP (mln) of 2"),
        ] {
            let f = Folded::new(text, Span::new(0, text.len()), false);
            assert_eq!(f.text, want);
            let whole = f.span(0, f.text.len());
            assert_eq!(whole.slice(text), text);
        }
        let text = "增長（zhǎng）2%";
        let f = Folded::new(text, Span::new(0, text.len()), false);
        assert_eq!(f.span(6, 8).slice(text), "2%");
        assert_eq!(f.span(3, 7).slice(text), "長（zhǎng）2");
    }
}
