//! Searches over bytes.

/// The next byte from `from` on that is one of a few. Whole registers at once: most of a text has none.
#[inline]
pub fn next_byte<const N: usize>(text: &[u8], from: usize, few: [u8; N]) -> Option<usize> {
    // without a way out early
    let is_one = |b: &u8| few.iter().fold(false, |any, f| any | (b == f));
    let (pieces, rest) = text.get(from..)?.as_chunks::<32>();
    let mut at = from;
    for piece in pieces {
        if piece.iter().fold(0, |any, b| any | u8::from(is_one(b))) != 0 {
            return piece.iter().position(is_one).map(|k| at + k);
        }
        at += piece.len();
    }
    rest.iter().position(is_one).map(|k| at + k)
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn bytes_are_found_in_any_piece() {
        let text = format!("{}x{}y", "a".repeat(40), "b".repeat(31));
        let find = |from, c: u8| next_byte(text.as_bytes(), from, [c]);
        assert_eq!(find(0, b'x'), Some(40));
        assert_eq!(find(41, b'x'), None);
        assert_eq!(find(3, b'y'), Some(72));
        assert_eq!(find(80, b'y'), None);
    }
}
