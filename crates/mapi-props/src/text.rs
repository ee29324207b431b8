//! Text values with their bytes.

use std::borrow::Cow;
use std::fmt;

use mapi_codepage::{CodePage, Decoded};

/// How the bytes of a [`Text`] are to be read.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TextEncoding {
    /// UTF-16 little-endian: PtypString.
    Utf16Le,
    /// An 8-bit code page: PtypString8.
    CodePage(CodePage),
}

/// The text of a PtypString or PtypString8 value: the bytes as stored, decoded on demand.
///
/// Trailing NULs, which some writers store, are part of [`bytes`](Self::bytes) but not of the text.
///
/// ```
/// use mapi_props::{CodePage, Text};
/// let unicode = Text::utf16(&b"H\0i\0\0\0"[..]);
/// assert_eq!(unicode.to_string(), "Hi");
/// assert_eq!(unicode.bytes().len(), 6);
/// let eight_bit = Text::in_code_page(&b"\xE9t\xE9"[..], CodePage::WINDOWS_1252);
/// assert_eq!(eight_bit, "\u{e9}t\u{e9}");
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text<'a> {
    bytes: Cow<'a, [u8]>,
    encoding: TextEncoding,
}

impl<'a> Text<'a> {
    /// Text of UTF-16LE bytes.
    #[must_use]
    pub fn utf16(bytes: impl Into<Cow<'a, [u8]>>) -> Self {
        Self { bytes: bytes.into(), encoding: TextEncoding::Utf16Le }
    }

    /// Text of bytes in a code page. The page 1200 is UTF-16LE.
    #[must_use]
    pub fn in_code_page(bytes: impl Into<Cow<'a, [u8]>>, page: CodePage) -> Self {
        let encoding =
            if page.number() == 1200 { TextEncoding::Utf16Le } else { TextEncoding::CodePage(page) };
        Self { bytes: bytes.into(), encoding }
    }

    /// The bytes as stored.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes as stored, out of the value.
    #[must_use]
    pub fn into_bytes(self) -> Cow<'a, [u8]> {
        self.bytes
    }

    /// The bytes without trailing NULs (and, in UTF-16, without an odd last byte).
    #[must_use]
    pub fn content(&self) -> &[u8] {
        match self.encoding {
            TextEncoding::Utf16Le => {
                let (mut units, _) = self.bytes.as_chunks::<2>();
                while let Some((&[0, 0], front)) = units.split_last() {
                    units = front;
                }
                units.as_flattened()
            }
            TextEncoding::CodePage(_) => {
                let mut bytes = &*self.bytes;
                while let Some((0, front)) = bytes.split_last() {
                    bytes = front;
                }
                bytes
            }
        }
    }

    /// How the bytes are read.
    #[must_use]
    pub const fn encoding(&self) -> TextEncoding {
        self.encoding
    }

    /// The same bytes read in another way.
    #[must_use]
    pub fn with_code_page(self, page: CodePage) -> Self {
        Self::in_code_page(self.bytes, page)
    }

    /// The text, and whether something in the bytes had to be replaced by U+FFFD.
    #[must_use]
    pub fn decode(&self) -> Decoded<'_> {
        match self.encoding {
            TextEncoding::Utf16Le => decode_utf16(self.content()),
            TextEncoding::CodePage(page) => page.decode(self.content()),
        }
    }

    /// Whether the text is empty (it may consist of NULs only).
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.content().is_empty()
    }

    /// The same text with bytes of its own.
    #[must_use]
    pub fn into_owned(self) -> Text<'static> {
        Text { bytes: Cow::Owned(self.bytes.into_owned()), encoding: self.encoding }
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.decode().text)
    }
}

impl PartialEq<str> for Text<'_> {
    fn eq(&self, other: &str) -> bool {
        self.decode().text == other
    }
}

impl PartialEq<&str> for Text<'_> {
    fn eq(&self, other: &&str) -> bool {
        self == *other
    }
}

/// Strings of up to so many bytes, most of them, are decoded here in a plain loop; the larger ones are worth the start
/// of the table-driven decoder.
const SHORT: usize = 128;

/// UTF-16LE to text; unpaired surrogates become U+FFFD, an odd last byte is dropped.
pub(crate) fn decode_utf16(bytes: &[u8]) -> Decoded<'static> {
    let (units, rest) = bytes.as_chunks::<2>();
    let whole = units.as_flattened();
    let mut decoded = if whole.len() > SHORT {
        let Decoded { text, replaced } = CodePage::UTF_16LE.decode(whole);
        Decoded { text: Cow::Owned(text.into_owned()), replaced }
    } else {
        decode_short(units)
    };
    decoded.replaced |= !rest.is_empty();
    decoded
}

fn decode_short(units: &[[u8; 2]]) -> Decoded<'static> {
    let mut text = String::with_capacity(units.len());
    let mut replaced = false;
    // Most text is ASCII: one pass without surrogate logic, up to the first unit that is not.
    let ascii = units.iter().position(|unit| unit[1] != 0 || unit[0] >= 0x80).unwrap_or(units.len());
    let (head, tail) = units.split_at(ascii);
    text.extend(head.iter().map(|unit| char::from(unit[0])));
    for unit in char::decode_utf16(tail.iter().map(|unit| u16::from_le_bytes(*unit))) {
        match unit {
            Ok(letter) => text.push(letter),
            Err(_) => {
                replaced = true;
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
    Decoded { text: Cow::Owned(text), replaced }
}

/// Text to UTF-16LE bytes, without a terminator.
pub(crate) fn encode_utf16(text: &str) -> Vec<u8> {
    let ascii = text.bytes().take_while(u8::is_ascii).count();
    let (plain, rest) = text.split_at(ascii);
    let mut bytes = vec![0; plain.len().saturating_mul(2)];
    // The low byte of each unit; the high ones are zero.
    for (unit, byte) in bytes.as_chunks_mut().0.iter_mut().zip(plain.bytes()) {
        *unit = [byte, 0];
    }
    for unit in rest.encode_utf16() {
        bytes.extend_from_slice(&unit.to_le_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;

    #[test]
    fn trailing_nuls_are_no_text() {
        assert_eq!(Text::utf16(&b"a\0\0\0b\0\0\0\0\0"[..]), "a\0b");
        assert_eq!(Text::in_code_page(&b"a\0b\0\0"[..], CodePage::WINDOWS_1252), "a\0b");
        assert!(Text::utf16(&b"\0\0"[..]).is_empty());
    }

    #[test]
    fn a_byte_order_mark_is_a_character_in_long_and_short_texts() {
        for text in ["\u{feff}a".to_owned(), format!("\u{feff}{}", "a".repeat(200))] {
            assert_eq!(decode_utf16(&encode_utf16(&text)).text, text);
        }
    }

    #[test]
    fn text_is_encoded_alike_before_and_after_its_first_other_character() {
        assert_eq!(encode_utf16("ab\u{e9}c"), [0x61, 0, 0x62, 0, 0xE9, 0, 0x63, 0]);
        assert_eq!(encode_utf16("\u{1f600}a"), [0x3D, 0xD8, 0, 0xDE, 0x61, 0]);
        assert_eq!(encode_utf16(""), []);
    }

    #[test]
    fn odd_last_byte_is_dropped() {
        assert_eq!(Text::utf16(&b"a\0b"[..]), "a");
    }

    #[test]
    fn unpaired_surrogates_are_replaced_and_reported() {
        let text = Text::utf16(&[0x61, 0, 0x00, 0xD8, 0x62, 0][..]);
        let decoded = text.decode();
        assert_eq!(decoded.text, "a\u{fffd}b");
        assert!(decoded.replaced);
        assert_eq!(text.bytes().len(), 6);
    }

    quickcheck! {
        fn utf16_round_trips(text: String) -> bool {
            let decoded = decode_utf16(&encode_utf16(&text));
            decoded.text == text && !decoded.replaced
        }

        fn long_and_short_texts_are_decoded_alike(units: Vec<u16>, repeat: u8) -> bool {
            let units: Vec<u16> = units.repeat(usize::from(repeat));
            let bytes: Vec<[u8; 2]> = units.iter().map(|unit| unit.to_le_bytes()).collect();
            decode_utf16(bytes.as_flattened()) == decode_short(&bytes)
        }

        fn decoding_is_total(bytes: Vec<u8>) -> bool {
            let text = Text::utf16(bytes.clone());
            text.decode().text.chars().count() <= bytes.len() / 2
        }
    }
}
