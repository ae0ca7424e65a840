//! Words as the full-text index knows them: figures whole (`6.9%`, `5.26`, `u.s.`), case and plurals folded, Chinese in
//! overlapping pairs of characters.
use crate::base::{Kind, Span, tokenize};
use crate::lexicon::singular;

/// The tokens of a text, in order, in the index's form.
pub fn tokens(text: &str) -> Vec<String> {
    spans(text).into_iter().map(|t| t.0).collect()
}

/// The tokens with the places they stand for. A figure and its scale word give a third token, `5.26_trillion`.
pub fn spans(text: &str) -> Vec<(String, Span)> {
    let mut out = Vec::new();
    each(text, &mut |token, span| out.push((token.to_string(), span)));
    out
}

/// The tokens behind what `out` holds, each behind a space.
pub fn add_tokens(text: &str, out: &mut String) {
    each(text, &mut |token, _| {
        out.push(' ');
        out.push_str(token);
    });
}

/// Hands over each token, in order, with the place it stands for.
fn each(text: &str, take: &mut impl FnMut(&str, Span)) {
    let all = tokenize(text, Span::new(0, text.len()));
    let mut digits = String::new();
    let percent = |k: usize| all.get(k).filter(|n| n.any(&["%", "percent", "pct"]));
    for (k, t) in all.iter().enumerate() {
        match t.kind {
            // `6.9 percent` is the same as `6.9%`
            Kind::Word if k > 0 && all[k - 1].kind == Kind::Number && percent(k).is_some() => {}
            Kind::Number => {
                digits.clear();
                digits.extend(t.text.chars().filter(|c| *c != ','));
                let bare = digits.len();
                if let Some(n) = percent(k + 1) {
                    digits.push('%');
                    take(&digits, t.span.cover(n.span));
                } else {
                    take(&digits, t.span);
                }
                let scale = all
                    .get(k + 1)
                    .filter(|n| n.any(&["trillion", "billion", "million", "thousand"]));
                if let Some(n) = scale {
                    digits.truncate(bare);
                    digits.push('_');
                    digits.push_str(&n.lower);
                    take(&digits, t.span.cover(n.span));
                }
            }
            Kind::Word | Kind::Name if t.text.chars().any(is_cjk) => cjk(t.text, t.span, take),
            Kind::Word | Kind::Name => {
                for part in t.lower.split(['-', '\'', '&', '/']).filter(|p| !p.is_empty()) {
                    let plural = part.len() > 3 && part.ends_with('s') && !part.contains('.');
                    if plural {
                        take(&singular(part), t.span);
                    } else {
                        take(part, t.span);
                    }
                }
            }
            _ => {}
        }
    }
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

fn cjk(text: &str, span: Span, take: &mut impl FnMut(&str, Span)) {
    let chars: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| is_cjk(*c)).collect();
    let at = |i: usize, c: char| {
        let start = span.start as usize + i;
        Span::new(start, start + c.len_utf8())
    };
    if let [(i, c)] = chars[..] {
        take(c.encode_utf8(&mut [0; 4]), at(i, c));
    }
    for pair in chars.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        take(&String::from_iter([a.1, b.1]), at(a.0, a.1).cover(at(b.0, b.1)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stay_whole_and_words_are_folded() {
        for (text, want) in [
            (
                "Exports rose 6.9% to 5.26 trillion yuan.",
                "export rose 6.9% to 5.26 5.26_trillion trillion yuan",
            ),
            (
                "The U.S. and private firms' 1,234 cases",
                "the u.s. and private firm 1234 case",
            ),
            ("up 5 percent year-on-year", "up 5% year on year"),
            ("外贸出口", "外贸 贸出 出口"),
        ] {
            assert_eq!(tokens(text).join(" "), want);
        }
    }
}
