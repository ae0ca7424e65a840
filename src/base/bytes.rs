//! Searches over bytes.

/// The next byte from `from` on that is looked for. Whole registers at once: most of a text has none.
#[inline]
pub fn next_byte(text: &[u8], from: usize, looked_for: impl Fn(u8) -> bool) -> Option<usize> {
    let (pieces, rest) = text.get(from..)?.as_chunks::<32>();
    let mut at = from;
    for piece in pieces {
        // without a way out early
        if piece.iter().fold(false, |any, b| any | looked_for(*b)) {
            return piece.iter().position(|b| looked_for(*b)).map(|k| at + k);
        }
        at += piece.len();
    }
    rest.iter().position(|b| looked_for(*b)).map(|k| at + k)
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn bytes_are_found_in_any_piece() {
        let text = format!("{}x{}y", "a".repeat(40), "b".repeat(31));
        let find = |from, c: u8| next_byte(text.as_bytes(), from, |b| b == c);
        assert_eq!(find(0, b'x'), Some(40));
        assert_eq!(find(41, b'x'), None);
        assert_eq!(find(3, b'y'), Some(72));
        assert_eq!(find(80, b'y'), None);
    }
}
