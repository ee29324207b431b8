//! 8-bit text of any code page.

use mapi_codepage::CodePage;

/// The first two bytes are the number of a code page, the rest is text in it.
///
/// Holds: decoding is total, knows whether it replaced something, and agrees with the check for validity; text grows
/// by a small factor at most.
pub fn code_page(data: &[u8]) {
    let Some((number, bytes)) = data.split_first_chunk::<2>() else { return };
    let page = CodePage::new(u16::from_le_bytes(*number));
    let decoded = page.decode(bytes);
    // One byte gives at most one character outside the Basic Multilingual Plane's first quarter: 3 bytes of UTF-8; a
    // base letter with a combining mark is the longest answer to one byte of a Windows page.
    assert!(decoded.text.len() <= bytes.len() * 6 + 16, "{} bytes from {}", decoded.text.len(), bytes.len());
    if page.is_supported() {
        assert_eq!(page.is_valid(bytes), !decoded.replaced, "page {}", page.number());
    }
    for &byte in bytes.iter().take(4) {
        let _ = page.is_double_byte_lead(byte);
    }
    if let Some(windows) = page.windows_page() {
        assert!(windows.is_supported(), "page {} leads to {}", page.number(), windows.number());
    }
    let _ = page.charset_name();
    let _ = CodePage::from_rtf_charset(i32::from(page.number()));
    let _ = CodePage::from_locale(u32::from(page.number()));
}
