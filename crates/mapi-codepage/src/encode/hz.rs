//! HZ (RFC 1843, page 52936).

use encoding_rs::GBK;

use super::Out;
use super::euc::{Lookup, Set};

/// Appends the bytes of `text`. Every run of GB 2312 ends before the line does.
pub(super) fn encode(text: &str, out: &mut Out) {
    let mut lookup = Lookup::new(GBK);
    let mut in_gb = false;
    for char in text.chars() {
        let pair = if char.is_ascii() { None } else { lookup.find_in(Set::Gb2312, char) };
        if pair.is_some() != in_gb {
            out.bytes.extend(if in_gb { b"~}" } else { b"~{" });
            in_gb = !in_gb;
        }
        match (pair, u8::try_from(char)) {
            (Some((lead, trail)), _) => out.bytes.extend([lead & 0x7F, trail & 0x7F]),
            (None, Ok(b'~')) => out.bytes.extend(b"~~"),
            (None, Ok(ascii)) if ascii.is_ascii() => out.bytes.push(ascii),
            (None, _) => out.unmappable(),
        }
    }
    if in_gb {
        out.bytes.extend(b"~}");
    }
}

#[cfg(test)]
mod tests {
    use crate::CodePage;

    #[test]
    fn runs_stand_between_tilde_braces_and_end_with_the_line() {
        let encoded = CodePage::new(52936).encode("a \u{4E2D}\n\u{6587}~").unwrap();
        assert_eq!(encoded.bytes, &b"a ~{VP~}\n~{ND~}~~"[..]);
        assert_eq!(encoded.unmappable, 0);
    }

    #[test]
    fn a_character_of_gbk_alone_is_not_of_gb_2312() {
        let encoded = CodePage::new(52936).encode("\u{4E02}\u{20AC}\u{4E2D}").unwrap();
        assert_eq!((&*encoded.bytes, encoded.unmappable), (&b"??~{VP~}"[..], 2));
    }
}
