//! Which encoding bytes are in: byte-order marks, UTF-16 by its zero bytes, UTF-8 by validity, what HTML declares, and
//! a statistical guess last.
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// The text and the name of its encoding; none where the bytes are best taken as flawed UTF-8 or as no text at all.
pub(super) fn decode(bytes: &[u8]) -> Option<(String, &'static str)> {
    let by_mark = Encoding::for_bom(bytes).map(|x| x.0);
    let encoding = by_mark
        .or_else(|| by_zeros(bytes))
        .or_else(|| std::str::from_utf8(bytes).is_ok().then_some(UTF_8))
        .or_else(|| declared(bytes))
        .or_else(|| guessed(bytes))?;
    let (text, used, flawed) = encoding.decode(bytes);
    if flawed && used == UTF_8 {
        return None;
    }
    Some((text.into_owned(), used.name()))
}

/// UTF-16 without a mark: Latin letters leave every other byte zero.
fn by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    if head.len() < 8 {
        return None;
    }
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|b| **b == 0).count() * 4;
    let (even, odd) = (zeros(0), zeros(1));
    let most = head.len();
    match (even > most, odd > most) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        _ => None,
    }
}

/// What the page's own `charset=` says, as far as it is believable.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_lowercase();
    let after = head.split("charset=").nth(1)?;
    let label: String = after
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    // the older Chinese encodings are parts of GB18030
    let encoding = match label.as_str() {
        "gb2312" | "gbk" | "gb18030" => GB18030,
        other => Encoding::for_label(other.as_bytes())?,
    };
    (encoding != UTF_8).then_some(encoding)
}

/// A guess from the bytes; none where flawed UTF-8 or binary data is likelier.
fn guessed(bytes: &[u8]) -> Option<&'static Encoding> {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    let controls = bytes.iter().filter(|b| **b < 9 || (14..32).contains(*b)).count();
    if good >= bad || bad < 4 || controls * 50 > bytes.len() {
        return None;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, chardetng::Utf8Detection::Deny);
    Some(if guess == encoding_rs::GBK { GB18030 } else { guess })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told() {
        let text = "Li Ming:\nExports rose – by 5.3%. 外贸出口同比增长百分之五点三,进口保持稳定。";
        let utf16 = |big: bool, mark: bool| {
            let mut out: Vec<u8> = if mark {
                if big { vec![0xFE, 0xFF] } else { vec![0xFF, 0xFE] }
            } else {
                vec![]
            };
            for u in text.encode_utf16() {
                out.extend(if big { u.to_be_bytes() } else { u.to_le_bytes() });
            }
            out
        };
        for (bytes, name) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), "UTF-8"),
            (utf16(false, true), "UTF-16LE"),
            (utf16(true, true), "UTF-16BE"),
            (GB18030.encode(text).0.into_owned(), "gb18030"),
        ] {
            let (got, used) = decode(&bytes).unwrap_or_else(|| panic!("{name}"));
            assert_eq!((got.as_str(), used), (text, name));
        }
        let plain: Vec<u8> = "Exports rose by 5.3 percent"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(decode(&plain).map(|d| d.1), Some("UTF-16LE"));
    }

    #[test]
    fn flawed_utf8_and_binary_data_are_not_guessed_at() {
        for bytes in [
            &b"caf\xC3\xA9 and \xFF one bad byte, \xC3\xA9"[..],
            &[0, 159, 146, 150, 1, 2, 3, 4, 5, 250][..],
        ] {
            assert!(decode(bytes).is_none());
        }
    }
}
