//! Writes JSON into a buffer, compact or pretty, with the bytes `serde_json` would write: a claim is written once for every
//! figure of an archive, and what serde asks of it (keys escaped anew, numbers through strings) is most of the time.
use rust_decimal::Decimal;
use serde::Serialize;
use std::io::Write;

/// A key behind a comma, as it is mostly written: `,"unit":`.
macro_rules! key {
    ($name:literal) => {
        concat!(",\"", $name, "\":")
    };
}
pub(super) use key;

/// A JSON text that grows in a buffer.
pub(super) struct Json<'b> {
    /// The text so far.
    pub out: &'b mut Vec<u8>,
    pretty: bool,
    depth: usize,
    /// Whether the innermost object or array holds nothing yet.
    empty: bool,
}

impl<'b> Json<'b> {
    /// On one line, within an object or array that holds something.
    pub fn compact(out: &'b mut Vec<u8>) -> Self {
        Json {
            out,
            pretty: false,
            depth: 0,
            empty: false,
        }
    }

    /// Indented by two spaces a level, from `depth` levels on, within an object or array that may be `empty`.
    pub fn pretty(out: &'b mut Vec<u8>, depth: usize, empty: bool) -> Self {
        Json {
            pretty: true,
            depth,
            empty,
            ..Json::compact(out)
        }
    }

    #[inline]
    fn line(&mut self) {
        if self.pretty {
            self.out.push(b'\n');
            self.out.resize(self.out.len() + 2 * self.depth, b' ');
        }
    }

    /// Begins an element of an array, or a key.
    #[inline]
    pub fn item(&mut self) {
        if !self.empty {
            self.out.push(b',');
        }
        self.empty = false;
        self.line();
    }

    /// Opens an object or array.
    pub fn open(&mut self, bracket: u8) {
        self.out.push(bracket);
        self.depth += 1;
        self.empty = true;
    }

    /// Closes it.
    pub fn close(&mut self, bracket: u8) {
        self.depth = self.depth.saturating_sub(1);
        if !self.empty {
            self.line();
        }
        self.out.push(bracket);
        self.empty = false;
    }

    /// A key made by [`key!`].
    #[inline]
    pub fn known(&mut self, key: &'static str) {
        if self.pretty {
            self.item();
            self.out.extend_from_slice(&key.as_bytes()[1..]);
            self.out.push(b' ');
        } else {
            let from = usize::from(self.empty);
            self.out.extend_from_slice(&key.as_bytes()[from..]);
            self.empty = false;
        }
    }

    /// A key, which needs no escapes.
    #[inline]
    pub fn key(&mut self, key: &str) {
        self.item();
        self.out.push(b'"');
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(b"\":");
        if self.pretty {
            self.out.push(b' ');
        }
    }

    /// A string.
    pub fn text(&mut self, text: &str) {
        self.out.push(b'"');
        escape(text.as_bytes(), self.out);
        self.out.push(b'"');
    }

    /// A string or null.
    pub fn maybe(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.null(),
        }
    }

    /// Null.
    pub fn null(&mut self) {
        self.out.extend_from_slice(b"null");
    }

    /// A count.
    pub fn number(&mut self, n: usize) {
        digits(n as u64, 0, self.out);
    }

    /// A decimal with the digits it was stated with.
    pub fn decimal(&mut self, d: Decimal) {
        add_decimal(d, self.out);
    }

    /// One of a few names, as serde calls it.
    pub fn name(&mut self, name: impl Serialize) {
        // a name is no map with odd keys, and a buffer takes whatever is written
        drop(serde_json::to_writer(&mut *self.out, &name));
    }
}

/// Writes a decimal with the digits it was stated with, as it prints.
pub(crate) fn add_decimal(d: Decimal, out: &mut Vec<u8>) {
    match u64::try_from(d.mantissa().unsigned_abs()) {
        Ok(mantissa) => {
            if d.is_sign_negative() {
                out.push(b'-');
            }
            digits(mantissa, d.scale() as usize, out);
        }
        // a buffer takes whatever is written
        Err(_) => drop(write!(out, "{d}")),
    }
}

/// A number, the last `scale` digits of it behind a point.
fn digits(mut n: u64, scale: usize, out: &mut Vec<u8>) {
    // 20 digits at most, a point, and a scale of 28 at most
    let mut buffer = [0; 52];
    let mut at = buffer.len();
    let mut written = 0;
    while n > 0 || written <= scale {
        if written == scale && scale > 0 {
            at -= 1;
            buffer[at] = b'.';
        }
        at -= 1;
        buffer[at] = b'0' + (n % 10) as u8;
        n /= 10;
        written += 1;
    }
    out.extend_from_slice(&buffer[at..]);
}

/// Escapes what JSON wants escaped; most stretches hold nothing of it and are copied.
fn escape(text: &[u8], out: &mut Vec<u8>) {
    let odd = |b: &u8| *b < 0x20 || *b == b'"' || *b == b'\\';
    out.reserve(text.len());
    for piece in text.chunks(32) {
        // without a way out early, so that it is done on whole registers
        if piece.iter().fold(false, |any, b| any | odd(b)) {
            piece.iter().for_each(|b| one(*b, out));
        } else {
            out.extend_from_slice(piece);
        }
    }
}

fn one(b: u8, out: &mut Vec<u8>) {
    match b {
        b'"' | b'\\' => out.extend_from_slice(&[b'\\', b]),
        b'\n' => out.extend_from_slice(b"\\n"),
        b'\r' => out.extend_from_slice(b"\\r"),
        b'\t' => out.extend_from_slice(b"\\t"),
        8 => out.extend_from_slice(b"\\b"),
        12 => out.extend_from_slice(b"\\f"),
        0..0x20 => drop(write!(out, "\\u{b:04x}")),
        _ => out.push(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn strings_are_escaped_as_serde_escapes_them(text in "[\\x00-\\x7f“é价]{0,90}") {
            let mut out = Vec::new();
            Json::compact(&mut out).text(&text);
            prop_assert_eq!(String::from_utf8(out).unwrap(), serde_json::to_string(&text).unwrap());
        }

        #[test]
        fn decimals_are_written_as_they_print(mantissa in any::<i64>(), scale in 0..29u32, small in -1000i64..1000) {
            for mantissa in [i128::from(mantissa), i128::from(small), i128::from(mantissa) << 30] {
                let mut d = Decimal::from_i128_with_scale(mantissa, scale);
                for _ in 0..2 {
                    let mut out = Vec::new();
                    Json::compact(&mut out).decimal(d);
                    prop_assert_eq!(String::from_utf8(out).unwrap(), d.to_string());
                    d = -Decimal::new(0, scale);
                }
            }
        }
    }
}
