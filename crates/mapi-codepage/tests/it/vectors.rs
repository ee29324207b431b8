//! One word or letter for each page.

use mapi_codepage::CodePage;

const PRIVET: &str = "\u{43F}\u{440}\u{438}\u{432}\u{435}\u{442}";
const NIHON: &str = "\u{65E5}\u{672C}";
const ZHONGWEN: &str = "\u{4E2D}\u{6587}";
const HANGEUL: &str = "\u{D55C}\u{AE00}";

/// Page, bytes, text.
const VECTORS: &[(u16, &[u8], &str)] = &[
    (874, b"\xE4\xB7\xC2", "\u{E44}\u{E17}\u{E22}"),
    (932, b"\x93\xFA\x96\x7B", NIHON),
    (932, b"\xB1", "\u{FF71}"),
    (932, b"\x87\x40", "\u{2460}"),
    (936, b"\xD6\xD0\xCE\xC4", ZHONGWEN),
    (936, b"\x80", "\u{20AC}"),
    (949, b"\xC7\xD1\xB1\xDB", HANGEUL),
    (949, b"\x81\x41", "\u{AC02}"),
    (950, b"\xA4\xA4\xA4\xE5", ZHONGWEN),
    (1200, b"A\0\xE5\x65", "A\u{65E5}"),
    (1200, b"\x3D\xD8\x00\xDE", "\u{1F600}"),
    (1201, b"\0A\x65\xE5", "A\u{65E5}"),
    (1250, b"\xE8\x8A", "\u{10D}\u{160}"),
    (1251, b"\xEF\xF0\xE8\xE2\xE5\xF2", PRIVET),
    (1252, b"\x80\xE9", "\u{20AC}\u{E9}"),
    (1252, b"\x81\x8D\x8F\x90\x9D", "\u{81}\u{8D}\u{8F}\u{90}\u{9D}"),
    (1253, b"\xE1\xF9", "\u{3B1}\u{3C9}"),
    (1254, b"\xFD\xF0", "\u{131}\u{11F}"),
    (1255, b"\xE0\xFA", "\u{5D0}\u{5EA}"),
    (1256, b"\xC7\xED", "\u{627}\u{64A}"),
    (1257, b"\xE0\xFE", "\u{105}\u{17E}"),
    (1258, b"\xF5\xFE", "\u{1A1}\u{20AB}"),
    (1361, b"\xD0\x65\x8B\x69", HANGEUL),
    (10000, b"\x8E\xDB", "\u{E9}\u{20AC}"),
    (10001, b"\x93\xFA\x96\x7B", NIHON),
    (10002, b"\xA4\xA4\xA4\xE5", ZHONGWEN),
    (10003, b"\xC7\xD1\xB1\xDB", HANGEUL),
    (10004, b"\xC7", "\u{627}"),
    (10005, b"\xE0", "\u{5D0}"),
    (10006, b"\xE1", "\u{3B1}"),
    (10007, b"\xEF\xF0\xE8\xE2\xE5\xF2", PRIVET),
    (10008, b"\xD6\xD0\xCE\xC4", ZHONGWEN),
    (10010, b"\xBF", "\u{219}"),
    (10017, b"\xEF\xBB", "\u{43F}\u{457}"),
    (10021, b"\xE4\xB7\xC2", "\u{E44}\u{E17}\u{E22}"),
    (10029, b"\x8B", "\u{10D}"),
    (10079, b"\xDC", "\u{D0}"),
    (10081, b"\xDB", "\u{11F}"),
    (10082, b"\xC8", "\u{10C}"),
    (20127, b"plain", "plain"),
    (20866, b"\xD0\xD2\xC9\xD7\xC5\xD4", PRIVET),
    (20932, b"\xC6\xFC\xCB\xDC", NIHON),
    (20936, b"\xD6\xD0\xCE\xC4", ZHONGWEN),
    (20949, b"\xC7\xD1\xB1\xDB", HANGEUL),
    (21866, b"\xA4\xD0", "\u{454}\u{43F}"),
    (28591, b"\xE9\x93", "\u{E9}\u{201C}"),
    (28592, b"\xE8", "\u{10D}"),
    (28593, b"\xE6", "\u{109}"),
    (28594, b"\xB1", "\u{105}"),
    (28595, b"\xDF\xE0\xD8\xD2\xD5\xE2", PRIVET),
    (28596, b"\xC7", "\u{627}"),
    (28597, b"\xE1", "\u{3B1}"),
    (28598, b"\xE0", "\u{5D0}"),
    (28599, b"\xFD", "\u{131}"),
    (28600, b"\xBD", "\u{2015}"),
    (28601, b"\xE4\xB7\xC2", "\u{E44}\u{E17}\u{E22}"),
    (28603, b"\xE0", "\u{105}"),
    (28604, b"\xD0", "\u{174}"),
    (28605, b"\xA4", "\u{20AC}"),
    (28606, b"\xAA", "\u{218}"),
    (38596, b"\xC7", "\u{627}"),
    (38598, b"\xE0", "\u{5D0}"),
    (50220, b"\x1B$BF|K\\\x1B(B", NIHON),
    (50221, b"\x1B$BF|K\\\x1B(B", NIHON),
    (50222, b"\x0E1\x0F", "\u{FF71}"),
    (50225, b"\x1B$)C\x0EGQ1[\x0F", HANGEUL),
    (51932, b"\xC6\xFC\xCB\xDC\x8E\xB1", "\u{65E5}\u{672C}\u{FF71}"),
    (51936, b"\xD6\xD0\xCE\xC4", ZHONGWEN),
    (51949, b"\xC7\xD1\xB1\xDB", HANGEUL),
    (52936, b"~{VPND~}", ZHONGWEN),
    (54936, b"\xD6\xD0\x94\x39\xFC\x36", "\u{4E2D}\u{1F600}"),
    (65000, b"+ZeVnLA-", NIHON),
    (65001, b"\xE6\x97\xA5\xE6\x9C\xAC", NIHON),
];

#[cfg(feature = "oem")]
const DOS_VECTORS: &[(u16, &[u8], &str)] = &[
    (437, b"\x82\xE1", "\u{E9}\u{DF}"),
    (720, b"\x9F", "\u{627}"),
    (737, b"\x98", "\u{3B1}"),
    (775, b"\xD0", "\u{105}"),
    (850, b"\x82\xE1", "\u{E9}\u{DF}"),
    (852, b"\x9F", "\u{10D}"),
    (855, b"\xA0", "\u{430}"),
    (857, b"\x8D", "\u{131}"),
    (858, b"\xD5", "\u{20AC}"),
    (860, b"\x84", "\u{E3}"),
    (861, b"\x95", "\u{FE}"),
    (862, b"\x80", "\u{5D0}"),
    (863, b"\x83", "\u{E2}"),
    (864, b"\xC7", "\u{FE8D}"),
    (865, b"\x9B", "\u{F8}"),
    (869, b"\xD6", "\u{3B1}"),
];
#[cfg(not(feature = "oem"))]
const DOS_VECTORS: &[(u16, &[u8], &str)] = &[];

fn vectors() -> impl Iterator<Item = &'static (u16, &'static [u8], &'static str)> {
    let cp866: &(u16, &[u8], &str) = &(866, b"\xAF\xE0\xA8\xA2\xA5\xE2", PRIVET);
    VECTORS.iter().chain(DOS_VECTORS).chain([cp866])
}

#[test]
fn every_page_reads_its_bytes() {
    for &(number, bytes, expected) in vectors() {
        let page = CodePage::new(number);
        let decoded = page.decode(bytes);
        assert_eq!(decoded.text, expected, "page {number}");
        assert!(!decoded.replaced, "page {number}");
        assert!(page.is_valid(bytes), "page {number}");
        assert!(page.is_supported(), "page {number}");
    }
}

#[test]
fn every_page_writes_its_bytes() {
    for &(number, bytes, text) in vectors() {
        if number != 28591 {
            let encoded = CodePage::new(number).encode(text).unwrap();
            assert_eq!((&*encoded.bytes, encoded.unmappable), (bytes, 0), "page {number}");
        }
    }
}

#[test]
fn every_supported_page_has_a_vector_a_name_and_a_windows_page() {
    for number in 0..=u16::MAX {
        let page = CodePage::new(number);
        if page.is_supported() {
            assert!(vectors().any(|&(known, _, _)| known == number), "page {number} has no vector");
            assert!(page.charset_name().is_some(), "page {number} has no name");
            assert!(page.windows_page().is_some(), "page {number} has no Windows page");
        }
    }
}

#[test]
fn a_page_that_is_not_supported_reads_as_windows_1252_and_says_so() {
    let page = CodePage::new(12345);
    assert!(!page.is_supported());
    let decoded = page.decode(b"gr\xFCn");
    assert_eq!(decoded.text, "gr\u{FC}n");
    assert!(decoded.replaced);
    assert!(!page.decode(b"green").replaced, "ASCII is the same in every page");
}

#[test]
fn us_ascii_with_other_bytes_reads_as_windows_1252_and_says_so() {
    let decoded = CodePage::US_ASCII.decode(b"gr\xFCn");
    assert_eq!(decoded.text, "gr\u{FC}n");
    assert!(decoded.replaced);
}

#[test]
fn what_is_not_decodable_is_replaced_and_ascii_behind_it_stays() {
    for (page, bytes, expected) in [
        (CodePage::UTF_8, &b"a\xC3<"[..], "a\u{FFFD}<"),
        (CodePage::SHIFT_JIS, b"a\x93<", "a\u{FFFD}<"),
        (CodePage::BIG5, b"a\xFF<", "a\u{FFFD}<"),
        (CodePage::UHC, b"a\xC7", "a\u{FFFD}"),
        (CodePage::WINDOWS_1253, b"a\xD2b", "a\u{FFFD}b"),
        (CodePage::UTF_16LE, b"a\0\x00\xD8b\0", "a\u{FFFD}b"),
        (CodePage::UTF_16LE, b"a\0b", "a\u{FFFD}"),
    ] {
        let decoded = page.decode(bytes);
        assert_eq!(decoded.text, expected, "page {page}");
        assert!(decoded.replaced, "page {page}");
    }
}

#[test]
fn a_byte_order_mark_and_nul_are_kept() {
    assert_eq!(CodePage::UTF_8.decode(b"\xEF\xBB\xBFa\0").text, "\u{FEFF}a\0");
    assert_eq!(CodePage::UTF_16LE.decode(b"\xFF\xFEa\0").text, "\u{FEFF}a");
    assert_eq!(CodePage::WINDOWS_1252.decode(b"\xEF\xBB\xBFa").text, "\u{EF}\u{BB}\u{BF}a");
}
