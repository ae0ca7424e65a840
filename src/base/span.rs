//! Half-open byte ranges into the original text.
use serde::{Deserialize, Serialize};

/// A half-open range of bytes, `start..end`, into the text of one [`crate::Source`].
/// Both ends stand on character boundaries. Code-point offsets are computed at output only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; offsets above `u32::MAX` are clamped (inputs are limited to 4 GiB).
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            start: clamp(start),
            end: clamp(end),
        }
    }
    /// The part of `text` under the span; empty when the span is out of range.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }
    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }
    /// Whether the span covers nothing.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
    /// Whether `other` lies wholly within this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
    /// The smallest span that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn spans_are_half_open() {
        let (a, b, c) = (Span::new(0, 3), Span::new(3, 5), Span::new(2, 4));
        assert!(!a.overlaps(b) && a.overlaps(c) && b.overlaps(c));
        assert_eq!(a.cover(b), Span::new(0, 5));
        assert_eq!(a.slice("abcdef"), "abc");
        assert_eq!(Span::new(4, 99).slice("abcdef"), "");
        assert!(Span::new(0, 5).contains(c) && !c.contains(a));
        assert_eq!((c.len(), c.is_empty()), (2, false));
    }
}
