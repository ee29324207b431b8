//! What holds for any text written in any page.

use std::borrow::Cow;

use mapi_codepage::{CodePage, Encoded};
use quickcheck::{Arbitrary, Gen, QuickCheck};

use crate::laws::{AnyPage, AnyText, supported};

/// Pages with characters of one byte that are read and not written.
const NARROW: [u16; 6] = [10008, 20936, 28591, 28599, 28601, 51936];

fn lost(page: CodePage, char: char) -> bool {
    page.encode(char.encode_utf8(&mut [0; 4])).unwrap().unmappable > 0
}

/// Text of a page: mostly what its bytes say, with other characters between.
#[derive(Clone, Debug)]
struct TextOfPage(CodePage, String);

impl Arbitrary for TextOfPage {
    fn arbitrary(g: &mut Gen) -> Self {
        let AnyPage(page) = AnyPage::supported(g);
        let mut text = page.decode(&AnyText::arbitrary(g).0).text.into_owned();
        if bool::arbitrary(g) {
            text.retain(|char| !lost(page, char));
        } else {
            text.push_str(&String::arbitrary(g));
        }
        Self(page, text)
    }

    fn shrink(&self) -> Box<dyn Iterator<Item = Self>> {
        let page = self.0;
        Box::new(self.1.shrink().map(move |text| Self(page, text)))
    }
}

#[test]
fn every_character_of_every_page_is_read_back_or_told_as_lost() {
    for &number in supported() {
        let page = CodePage::new(number);
        // A page without Chinese characters has nothing between them, either; of the others each takes a part.
        let (start, step) = if lost(page, '\u{4E00}') { (0, 0x83) } else { (u32::from(number % 4), 4) };
        let numbers = (0..0x3400)
            .chain((0x3400 + start..0xE000).step_by(step))
            .chain(0xE000..=0xFFFF)
            .chain((0x1_0000..=0x10_FFFF).step_by(0x101));
        let chars: Vec<char> = numbers.filter_map(char::from_u32).collect();
        chars.chunks(64).for_each(|group| check_group(page, group));
    }
}

/// Checks characters together if all or none are of the page, else one by one.
fn check_group(page: CodePage, group: &[char]) {
    let text: String = group.iter().collect();
    let Encoded { bytes, unmappable } = page.encode(&text).unwrap();
    let decoded = page.decode(&bytes);
    assert!(!decoded.replaced, "page {page}, {text:?}: {bytes:?}");
    if unmappable == 0 {
        assert_eq!(decoded.text, text, "page {page}: {bytes:?}");
    } else if unmappable == group.len() {
        assert_eq!(decoded.text, "?".repeat(unmappable), "page {page}, {text:?}");
    } else {
        let part = group.len().div_ceil(4);
        group.chunks(part).for_each(|char| check_group(page, char));
    }
}

#[test]
fn text_is_read_back_with_a_question_mark_for_each_lost_character() {
    fn law(text: TextOfPage) -> bool {
        let TextOfPage(page, text) = text;
        let expected: String = text.chars().map(|char| if lost(page, char) { '?' } else { char }).collect();
        let encoded = page.encode(&text).unwrap();
        let decoded = page.decode(&encoded.bytes);
        decoded.text == expected
            && !decoded.replaced
            && encoded.unmappable == text.chars().filter(|char| lost(page, *char)).count()
            && page.is_valid(&encoded.bytes)
    }
    QuickCheck::new().tests(4000).quickcheck(law as fn(_) -> _);
}

#[test]
fn unicode_pages_lose_nothing() {
    fn law(text: String) -> bool {
        [1200, 1201, 65000, 65001].into_iter().all(|number| {
            let page = CodePage::new(number);
            let encoded = page.encode(&text).unwrap();
            encoded.unmappable == 0 && page.decode(&encoded.bytes).text == text
        })
    }
    QuickCheck::new().tests(2000).quickcheck(law as fn(_) -> _);
}

#[test]
fn what_is_read_from_one_byte_is_written() {
    for &number in supported() {
        let page = CodePage::new(number);
        for byte in 0x80..=0xFF {
            let decoded = page.decode(&[byte]).into_char();
            if let Some(char) = decoded.filter(|_| !NARROW.contains(&number)) {
                assert!(!lost(page, char), "page {number}, byte {byte:#04x}: {char:?}");
            }
        }
    }
}

#[test]
fn what_is_read_from_two_bytes_is_written() {
    for number in [932, 949, 1361] {
        let page = CodePage::new(number);
        for pair in
            (0x8140..=0xFEFE_u16).map(u16::to_be_bytes).filter(|pair| pair[0] >= 0x81 && pair[1] >= 0x31)
        {
            if let Some(char) = page.decode(&pair).into_char() {
                assert!(!lost(page, char), "page {number}, {pair:x?}: {char:?}");
            }
        }
    }
}

/// One character, out of what was decoded.
trait IntoChar {
    fn into_char(self) -> Option<char>;
}

impl IntoChar for mapi_codepage::Decoded<'_> {
    fn into_char(self) -> Option<char> {
        let mut chars = self.text.chars();
        let char = chars.next()?;
        (chars.next().is_none() && !self.replaced).then_some(char)
    }
}

#[test]
fn ascii_is_itself_and_borrowed_in_every_page_but_utf_16() {
    for &number in supported() {
        if !matches!(number, 1200 | 1201) {
            let encoded = CodePage::new(number).encode("Subject: Re, 42?\r\n").unwrap();
            assert!(matches!(encoded.bytes, Cow::Borrowed(b"Subject: Re, 42?\r\n")), "page {number}");
            assert_eq!(encoded.unmappable, 0, "page {number}");
        }
    }
}

#[test]
fn a_page_that_is_not_supported_writes_nothing() {
    for number in 0..=u16::MAX {
        let page = CodePage::new(number);
        assert_eq!(page.encode("a").is_some(), page.is_supported(), "page {number}");
    }
}

#[test]
fn what_only_resembles_is_not_written() {
    for (page, text) in [
        (CodePage::SHIFT_JIS, "\u{A5}\u{203E}\u{2212}"),
        (CodePage::new(51932), "\u{A5}\u{203E}\u{2212}"),
        (CodePage::ISO_2022_JP, "\u{A5}\u{203E}\u{2212}"),
        (CodePage::WINDOWS_1252, "\u{2212}\u{FF21}\u{101}"),
        (CodePage::US_ASCII, "\u{E9}\u{2019}\u{A0}"),
        (CodePage::ISO_8859_1, "\u{20AC}\u{201C}\u{93}"),
        (CodePage::WINDOWS_1252, "\u{301}\u{308}\u{FEFF}"),
    ] {
        let encoded = page.encode(text).unwrap();
        assert_eq!((&*encoded.bytes, encoded.unmappable), (&b"???"[..], 3), "page {page}");
    }
}

#[test]
fn pages_within_wider_ones_keep_to_themselves() {
    for (number, own, foreign) in [
        (51936, "\u{4E2D}", "\u{4E02}\u{20AC}"),
        (20936, "\u{6587}", "\u{4E02}\u{20AC}"),
        (51949, "\u{D55C}", "\u{AC02}"),
        (936, "\u{4E02}\u{20AC}", "\u{1F600}"),
        (28599, "\u{131}", "\u{20AC}"),
        (28601, "\u{E01}", "\u{20AC}"),
    ] {
        let page = CodePage::new(number);
        assert!(!own.chars().any(|char| lost(page, char)), "page {number}");
        assert!(foreign.chars().all(|char| lost(page, char)), "page {number}");
    }
}

#[test]
fn a_large_text_of_lost_characters_takes_time_in_proportion() {
    let text = "\u{1F600}".repeat(1 << 18);
    for number in [932, 1252, 1361, 10081, 50220, 51949, 52936] {
        let encoded = CodePage::new(number).encode(&text).unwrap();
        assert_eq!((encoded.unmappable, encoded.bytes.len()), (1 << 18, 1 << 18), "page {number}");
    }
}
