//! From the bytes of an HTML body to text: byte order mark, code page of the message, `meta` ([MS-OXBBODY] 2.1.3).

use mapi_props::CodePage;

use crate::html::tokens::{Token, Tokens};

/// What decided how the bytes of an HTML body were read.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum HtmlCharset {
    /// A byte order mark, or the pattern of UTF-16.
    Marked,
    /// PidTagInternetCodepage, the page that such bytes are in by the book.
    InternetCodepage,
    /// The character set that a `meta` element names.
    Meta,
    /// The bytes are UTF-8, and nothing contradicts.
    Utf8,
    /// The code page of the message's 8-bit strings.
    MessageCodePage,
}

/// Bytes at the front of a document among which `meta` elements are looked for.
const META_WITHIN: usize = 16 << 10;

/// The page to read `bytes` in, and why. `internet` is PidTagInternetCodepage, `message` the page of 8-bit strings.
///
/// The Internet page is a preference of the writer: real files name US-ASCII or ISO-8859-1 beside UTF-8, so bytes that
/// prove to be what `meta` says win over a page that fits any bytes.
pub(crate) fn decide(bytes: &[u8], internet: Option<CodePage>, message: CodePage) -> (CodePage, HtmlCharset) {
    if let Some(page) = marked(bytes) {
        return (page, HtmlCharset::Marked);
    }
    let usable =
        |page: &CodePage| page.is_supported() && ![CodePage::UTF_16LE, CodePage::UTF_16BE].contains(page);
    let internet = internet.filter(usable);
    let meta = meta_page(bytes).filter(usable);
    if bytes.is_ascii() {
        // Only stateful pages (ISO-2022-JP, UTF-7, HZ) make anything else of it.
        return match (internet, meta) {
            (Some(page), _) => (page, HtmlCharset::InternetCodepage),
            (None, Some(page)) => (page, HtmlCharset::Meta),
            (None, None) => (CodePage::UTF_8, HtmlCharset::Utf8),
        };
    }
    let is_utf8 = CodePage::UTF_8.is_valid(bytes);
    if is_utf8 && meta == Some(CodePage::UTF_8) && internet != Some(CodePage::UTF_8) {
        return (CodePage::UTF_8, HtmlCharset::Meta);
    }
    if let Some(page) = internet.filter(|page| page.is_valid(bytes)) {
        return (page, HtmlCharset::InternetCodepage);
    }
    if let Some(page) = meta.filter(|page| page.is_valid(bytes)) {
        return (page, HtmlCharset::Meta);
    }
    if is_utf8 {
        return (CodePage::UTF_8, HtmlCharset::Utf8);
    }
    // Nothing fits all bytes: the page that was meant gives the most.
    match (internet.filter(|page| *page != CodePage::US_ASCII), meta) {
        (Some(page), _) => (page, HtmlCharset::InternetCodepage),
        (None, Some(page)) => (page, HtmlCharset::Meta),
        (None, None) => (message, HtmlCharset::MessageCodePage),
    }
}

/// The text of `bytes`, without byte order mark and trailing NULs, and what decided how to read them.
pub(crate) fn decode(
    bytes: &[u8],
    internet: Option<CodePage>,
    message: CodePage,
) -> (String, CodePage, HtmlCharset, bool) {
    let (page, why) = decide(bytes, internet, message);
    let decoded = page.decode(bytes);
    let mut text = decoded.text.into_owned();
    text.truncate(text.trim_end_matches('\0').len());
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    (text, page, why, decoded.replaced)
}

/// The page that a byte order mark or the NULs of UTF-16 prove.
fn marked(bytes: &[u8]) -> Option<CodePage> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some(CodePage::UTF_8),
        [0xFF, 0xFE, ..] => Some(CodePage::UTF_16LE),
        [0xFE, 0xFF, ..] => Some(CodePage::UTF_16BE),
        _ => {
            let front = bytes.get(..UTF_16_WITHIN.min(bytes.len() & !1)).unwrap_or_default();
            utf_16(front)
        }
    }
}

/// Bytes at the front of a document that tell UTF-16 by its NULs.
const UTF_16_WITHIN: usize = 256;

/// The page of bytes that are UTF-16 without a mark: Latin letters in most places, a NUL beside each, and no character
/// zero. Text in 8 bits has no NULs.
pub(crate) fn utf_16(bytes: &[u8]) -> Option<CodePage> {
    let (units, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() || units.contains(&[0, 0]) {
        return None;
    }
    let most = |count: usize| count > units.len() / 2;
    if most(units.iter().filter(|[_, high]| *high == 0).count()) {
        Some(CodePage::UTF_16LE)
    } else if most(units.iter().filter(|[high, _]| *high == 0).count()) {
        Some(CodePage::UTF_16BE)
    } else {
        None
    }
}

/// The page of the first `meta` element that names one.
fn meta_page(bytes: &[u8]) -> Option<CodePage> {
    let front = bytes.get(..META_WITHIN).unwrap_or(bytes);
    // Only ASCII matters here, and the other bytes must not end anything.
    let text: String =
        front.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { '?' }).collect();
    Tokens::new(&text).find_map(|token| {
        let Token::Tag(tag) = token else { return None };
        if tag.is_end || !tag.is("meta") {
            return None;
        }
        let label = tag.attribute("charset").or_else(|| {
            let (_, after) = split_ignoring_case(tag.attribute("content")?, "charset")?;
            Some(after.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']))
        })?;
        page_of_label(label.split([';', '"', '\'', ' ']).next().unwrap_or_default())
    })
}

fn split_ignoring_case<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let at = text.to_ascii_lowercase().find(word)?;
    Some((text.get(..at)?, text.get(at.checked_add(word.len())?..)?))
}

/// The code page of a character set's label, by the table of the web standard, and of those that it leaves out.
pub(crate) fn page_of_label(label: &str) -> Option<CodePage> {
    let label = label.trim();
    let by_hand =
        [("utf-7", 65000), ("unicode-1-1-utf-7", 65000), ("iso-2022-kr", 50225), ("hz-gb-2312", 52936)];
    if let Some((_, number)) = by_hand.iter().find(|(known, _)| label.eq_ignore_ascii_case(known)) {
        return Some(CodePage::new(*number));
    }
    let number = match encoding_rs::Encoding::for_label(label.as_bytes())?.name() {
        "UTF-8" => 65001,
        "IBM866" => 866,
        "ISO-8859-2" => 28592,
        "ISO-8859-3" => 28593,
        "ISO-8859-4" => 28594,
        "ISO-8859-5" => 28595,
        "ISO-8859-6" => 28596,
        "ISO-8859-7" => 28597,
        "ISO-8859-8" => 28598,
        "ISO-8859-8-I" => 38598,
        "ISO-8859-10" => 28600,
        "ISO-8859-13" => 28603,
        "ISO-8859-14" => 28604,
        "ISO-8859-15" => 28605,
        "ISO-8859-16" => 28606,
        "KOI8-R" => 20866,
        "KOI8-U" => 21866,
        "macintosh" => 10000,
        "windows-874" => 874,
        "windows-1250" => 1250,
        "windows-1251" => 1251,
        "windows-1252" => 1252,
        "windows-1253" => 1253,
        "windows-1254" => 1254,
        "windows-1255" => 1255,
        "windows-1256" => 1256,
        "windows-1257" => 1257,
        "windows-1258" => 1258,
        "x-mac-cyrillic" => 10007,
        "GBK" => 936,
        "gb18030" => 54936,
        "Big5" => 950,
        "EUC-JP" => 51932,
        "ISO-2022-JP" => 50220,
        "Shift_JIS" => 932,
        "EUC-KR" => 949,
        "UTF-16BE" => 1201,
        "UTF-16LE" => 1200,
        _ => return None,
    };
    Some(CodePage::new(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MESSAGE: CodePage = CodePage::WINDOWS_1251;

    fn page(bytes: &[u8], internet: u16) -> (u16, HtmlCharset) {
        let internet = Some(CodePage::new(internet)).filter(|page| page.number() != 0);
        let (page, why) = decide(bytes, internet, MESSAGE);
        (page.number(), why)
    }

    #[test]
    fn mark_wins() {
        assert_eq!(page(b"\xEF\xBB\xBF<p>", 1252), (65001, HtmlCharset::Marked));
        assert_eq!(page(b"<\0p\0>\0", 1200), (1200, HtmlCharset::Marked));
        let (text, ..) = decode(b"\xFF\xFEh\0i\0\0\0", None, MESSAGE);
        assert_eq!(text, "hi");
    }

    #[test]
    fn utf_16_is_told_by_its_nuls() {
        assert_eq!(utf_16(b"H\0i\0\x3d\x04"), Some(CodePage::UTF_16LE));
        assert_eq!(utf_16(b"\0H\0i"), Some(CodePage::UTF_16BE));
        for bytes in [&b""[..], b"Hi", b"H\0i", b"H\0\0\0", b"Hi\0\0"] {
            assert_eq!(utf_16(bytes), None, "{bytes:?}");
        }
        assert_eq!(page(b"\r\0\n\0<\0p\0>\0", 1252), (1200, HtmlCharset::Marked));
    }

    #[test]
    fn internet_page_holds_where_bytes_fit() {
        assert_eq!(page(b"<p>\xE4", 28591), (28591, HtmlCharset::InternetCodepage));
        assert_eq!(page(b"<meta charset=koi8-r><p>\xE4", 1252), (1252, HtmlCharset::InternetCodepage));
        assert_eq!(page(b"<p>\xE4", 65001), (65001, HtmlCharset::InternetCodepage));
        assert_eq!(page(b"<meta charset=koi8-r><p>\xE4", 65001), (20866, HtmlCharset::Meta));
        assert_eq!(page(b"<meta charset=koi8-r><p>\xE4", 20127), (20866, HtmlCharset::Meta));
    }

    #[test]
    fn utf_8_that_meta_names_wins_over_a_page_that_fits_anything() {
        let html = "<META http-equiv=Content-Type content=\"text/html; Charset=UTF-8\"><p>\u{e4}";
        assert_eq!(page(html.as_bytes(), 28591), (65001, HtmlCharset::Meta));
        assert_eq!(page("<p>\u{e4}".as_bytes(), 20127), (65001, HtmlCharset::Utf8));
        assert_eq!(page(b"<p>\xE4", 0), (1251, HtmlCharset::MessageCodePage));
    }

    #[test]
    fn labels_follow_the_web_standard() {
        for (label, number) in [
            ("UTF-8", 65001),
            (" latin1 ", 1252),
            ("us-ascii", 1252),
            ("gb2312", 936),
            ("ks_c_5601-1987", 949),
            ("windows-31j", 932),
            ("UTF-7", 65000),
        ] {
            assert_eq!(page_of_label(label).map(CodePage::number), Some(number), "{label}");
        }
        assert_eq!(page_of_label("x-unknown"), None);
    }
}
