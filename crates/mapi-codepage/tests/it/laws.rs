//! What holds for any bytes in any page.

use std::borrow::Cow;
use std::sync::LazyLock;

use mapi_codepage::{CodePage, Decoded};
use quickcheck::{Arbitrary, Gen, QuickCheck};

/// A page: mostly a supported one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AnyPage(pub(crate) CodePage);

/// The numbers of all supported pages.
pub(crate) fn supported() -> &'static [u16] {
    static SUPPORTED: LazyLock<Vec<u16>> =
        LazyLock::new(|| (0..=u16::MAX).filter(|&number| CodePage::new(number).is_supported()).collect());
    &SUPPORTED
}

impl AnyPage {
    /// A supported page.
    pub(crate) fn supported(g: &mut Gen) -> Self {
        Self(CodePage::new(g.choose(supported()).copied().unwrap_or_default()))
    }
}

impl Arbitrary for AnyPage {
    fn arbitrary(g: &mut Gen) -> Self {
        if u8::arbitrary(g) == 0 { Self(CodePage::new(u16::arbitrary(g))) } else { Self::supported(g) }
    }
}

/// Bytes that meet the states of the decoders: any, ASCII, and what opens and closes escapes and runs.
#[derive(Clone, Debug)]
pub(crate) struct AnyText(pub(crate) Vec<u8>);

impl Arbitrary for AnyText {
    fn arbitrary(g: &mut Gen) -> Self {
        const PIECES: [&[u8]; 18] = [
            b"\x1B$B", b"\x1B(B", b"\x1B$(D", b"\x1B(I", b"\x1B$)C", b"\x1B", b"\x0E", b"\x0F", b"~{", b"~}",
            b"~", b"\n", b"\r\n", b"+", b"-", b"+2D3eAA", b"\xFF", b"\x80",
        ];
        let mut bytes = Vec::new();
        for _ in 0..usize::arbitrary(g) % 40 {
            match u8::arbitrary(g) % 4 {
                0 => bytes.extend(g.choose(&PIECES).copied().unwrap_or_default()),
                1 => bytes.push(u8::arbitrary(g) & 0x7F),
                2 => bytes.extend([u8::arbitrary(g) | 0x80, u8::arbitrary(g) | 0x80]),
                _ => bytes.push(u8::arbitrary(g)),
            }
        }
        Self(bytes)
    }

    fn shrink(&self) -> Box<dyn Iterator<Item = Self>> {
        Box::new(self.0.shrink().map(Self))
    }
}

fn check<A: quickcheck::Testable>(law: A) {
    QuickCheck::new().tests(4000).quickcheck(law);
}

#[test]
fn any_bytes_give_text_of_proportional_length() {
    fn law(page: AnyPage, bytes: AnyText) -> bool {
        let Decoded { text, replaced } = page.0.decode(&bytes.0);
        let is_linear = text.len() <= 3 * bytes.0.len() + 3;
        is_linear && (replaced || !text.contains('\u{FFFD}') || may_hold_replacement(page.0))
    }
    check(law as fn(_, _) -> _);
}

/// Pages in which U+FFFD can be written as a character.
fn may_hold_replacement(page: CodePage) -> bool {
    matches!(page.number(), 1200 | 1201 | 54936 | 65000 | 65001)
        || matches!(page.number(), 936 | 10008 | 20936 | 51936)
}

#[test]
fn pieces_give_the_text_of_the_whole() {
    fn law(page: AnyPage, bytes: AnyText, cuts: Vec<u8>) -> bool {
        let mut rest = bytes.0.as_slice();
        let mut text = String::new();
        let mut decoder = page.0.decoder();
        for cut in cuts {
            let (piece, after) = rest.split_at(usize::from(cut % 5).min(rest.len()));
            decoder.push(piece, &mut text);
            rest = after;
        }
        decoder.push(rest, &mut text);
        let replaced = decoder.finish(&mut text);
        page.0.decode(&bytes.0) == Decoded { text: Cow::Owned(text), replaced }
    }
    check(law as fn(_, _, _) -> _);
}

#[test]
fn one_byte_at_a_time_gives_the_text_of_the_whole() {
    fn law(page: AnyPage, bytes: AnyText) -> bool {
        let mut text = String::new();
        let mut decoder = page.0.decoder();
        for &byte in &bytes.0 {
            decoder.push(&[byte], &mut text);
        }
        let replaced = decoder.finish(&mut text);
        page.0.decode(&bytes.0) == Decoded { text: Cow::Owned(text), replaced }
    }
    check(law as fn(_, _) -> _);
}

#[test]
fn valid_is_what_decodes_without_a_replacement() {
    fn law(page: AnyPage, bytes: AnyText) -> bool {
        page.0.is_valid(&bytes.0) != page.0.decode(&bytes.0).replaced
    }
    check(law as fn(_, _) -> _);
}

#[test]
fn ascii_letters_are_themselves_and_borrowed_in_every_page_but_utf_16() {
    for number in 0..=u16::MAX {
        if !matches!(number, 1200 | 1201) {
            let decoded = CodePage::new(number).decode(b"Subject: Re, 42 <b>\r\n");
            assert!(matches!(decoded.text, Cow::Borrowed("Subject: Re, 42 <b>\r\n")), "page {number}");
            assert!(!decoded.replaced, "page {number}");
        }
    }
}

#[test]
fn unicode_pages_read_any_text_back() {
    fn law(text: String) -> bool {
        let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf_8 = CodePage::UTF_8.decode(text.as_bytes());
        let utf_16 = CodePage::UTF_16LE.decode(&utf_16);
        utf_8.text == text && !utf_8.replaced && utf_16.text == text && !utf_16.replaced
    }
    check(law as fn(_) -> _);
}

#[test]
fn utf_7_reads_back_what_is_written_in_it() {
    fn law(text: String) -> bool {
        let decoded = CodePage::UTF_7.decode(&utf_7(&text)).text.into_owned();
        decoded == text
    }
    check(law as fn(_) -> _);
}

/// A writer of UTF-7 that encodes every character that is not an ASCII letter or digit.
fn utf_7(text: &str) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = Vec::new();
    for char in text.chars() {
        if char.is_ascii_alphanumeric() {
            out.extend(char.to_string().bytes());
            continue;
        }
        let mut units = [0; 2];
        let units = char.encode_utf16(&mut units);
        let bits: Vec<usize> = units
            .iter()
            .flat_map(|unit| (0..16).rev().map(move |at| usize::from((unit >> at) & 1)))
            .collect();
        out.push(b'+');
        for group in bits.chunks(6) {
            let value = group.iter().chain([0; 6].iter()).take(6).fold(0, |value, bit| value * 2 + bit);
            out.extend(DIGITS.get(value));
        }
        out.push(b'-');
    }
    out
}

#[test]
fn a_large_value_of_faults_alone_takes_time_in_proportion() {
    let bytes = vec![0xFF; 1 << 20];
    for number in [932, 1361, 50220, 50225, 52936, 65000, 65001] {
        let decoded = CodePage::new(number).decode(&bytes);
        assert!(decoded.replaced, "page {number}");
        assert_eq!(decoded.text.len(), 3 << 20, "page {number}");
    }
}
