//! Strings in the code page of a set, both ways.

use mapi_codepage::CodePage;

/// What decoding a stored string gives.
pub(crate) struct StoredText {
    pub(crate) text: String,
    pub(crate) undecodable: bool,
    pub(crate) unterminated: bool,
}

/// The text before the first U+0000 of `bytes`. No bytes are an empty text that lacks nothing.
pub(crate) fn decode_text(page: CodePage, bytes: &[u8]) -> StoredText {
    let wide = matches!(page, CodePage::UTF_16LE | CodePage::UTF_16BE);
    let end = if wide {
        bytes.chunks_exact(2).position(|unit| unit == [0, 0]).map(|units| units.saturating_mul(2))
    } else {
        bytes.iter().position(|byte| *byte == 0)
    };
    let decoded = page.decode(bytes.get(..end.unwrap_or(bytes.len())).unwrap_or_default());
    StoredText {
        text: decoded.text.into_owned(),
        undecodable: decoded.replaced,
        unterminated: end.is_none() && !bytes.is_empty(),
    }
}

/// The bytes of `text` in `page`, without a U+0000 at the end; `None` if the page lacks a character.
pub(crate) fn encode_text(page: CodePage, text: &str) -> Option<Vec<u8>> {
    let encoded = page.encode(text)?;
    (encoded.unmappable == 0).then(|| encoded.bytes.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_decodes_to_the_same() {
        let texts = [
            (1251, "\u{41F}\u{440}\u{438}\u{432}\u{435}\u{442}"),
            (932, "\u{65E5}\u{672C} ABC \u{FF76}"),
            (936, "\u{4E2D}\u{6587}"),
            (949, "\u{D55C}\u{AD6D}"),
            (950, "\u{4E2D}\u{83EF}"),
            (10000, "\u{E9}t\u{E9}"),
            (1200, "\u{1F600}"),
            (65001, "\u{1F600}"),
        ];
        for (page, text) in texts {
            let page = CodePage::new(page);
            let bytes = encode_text(page, text).unwrap();
            assert_eq!(decode_text(page, &bytes).text, text, "{page}");
        }
        assert_eq!(encode_text(CodePage::SHIFT_JIS, "\u{65E5}").unwrap(), [0x93, 0xFA]);
    }

    #[test]
    fn a_character_that_the_page_lacks_is_refused() {
        assert_eq!(encode_text(CodePage::WINDOWS_1252, "\u{41F}"), None);
        assert_eq!(encode_text(CodePage::WINDOWS_1252, "?").unwrap(), b"?");
    }

    #[test]
    fn text_ends_before_the_first_null() {
        let stored = decode_text(CodePage::WINDOWS_1252, b"ab\0cd\0");
        assert_eq!((stored.text.as_str(), stored.unterminated), ("ab", false));
        let stored = decode_text(CodePage::UTF_16LE, b"a\0\0b");
        assert_eq!((stored.text.as_str(), stored.unterminated), ("a\u{6200}", true));
        assert!(!decode_text(CodePage::UTF_8, b"").unterminated);
    }
}
