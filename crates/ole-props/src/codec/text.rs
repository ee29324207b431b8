//! Strings in the code page of a set, both ways.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use mapi_codepage::CodePage;

/// Pages in which no byte changes what later ones mean, and whose characters are one or two bytes.
const DOUBLE_BYTE: &[u16] = &[932, 936, 949, 950, 1361];

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

/// The bytes of `text` in `page`, without a U+0000 at the end; `None` if the page lacks a character, and for a page whose
/// bytes cannot be told from decoding alone.
pub(crate) fn encode_text(page: CodePage, text: &str) -> Option<Vec<u8>> {
    let bytes = match page {
        CodePage::UTF_8 => text.as_bytes().to_vec(),
        CodePage::UTF_16LE => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        CodePage::UTF_16BE => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        _ if text.is_ascii() => text.as_bytes().to_vec(),
        _ => by_table(page, text)?,
    };
    // The last word is that of decoding: a page may not have all of ASCII where ASCII has it.
    let back = page.decode(&bytes);
    (back.text == text && (!back.replaced || text.is_ascii())).then_some(bytes)
}

fn by_table(page: CodePage, text: &str) -> Option<Vec<u8>> {
    /// The tables made so far; there are few pages.
    static TABLES: OnceLock<Mutex<HashMap<CodePage, &'static Table>>> = OnceLock::new();
    let table = {
        let mut tables = TABLES.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
        *tables.entry(page).or_insert_with(|| Box::leak(Box::new(Table::new(page))))
    };
    let mut bytes = Vec::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() {
            bytes.push(u8::try_from(character).ok()?);
        } else {
            let (first, second) = table.0.get(&character)?;
            bytes.push(*first);
            bytes.extend(second);
        }
    }
    Some(bytes)
}

/// The characters above ASCII, each with its one or two bytes.
struct Table(HashMap<char, (u8, Option<u8>)>);

impl Table {
    /// Asks the decoder for every code; of two codes of one character the lower is taken.
    fn new(page: CodePage) -> Self {
        let mut table = HashMap::new();
        let mut ask = |bytes: &[u8], code: (u8, Option<u8>)| {
            let decoded = page.decode(bytes);
            let mut characters = decoded.text.chars();
            if let (Some(character), None, false) = (characters.next(), characters.next(), decoded.replaced)
                && !character.is_ascii()
            {
                table.entry(character).or_insert(code);
            }
        };
        for byte in 0x80..=0xFF {
            ask(&[byte], (byte, None));
        }
        if DOUBLE_BYTE.contains(&page.number()) {
            for lead in (0x80..=0xFF).filter(|byte| page.is_double_byte_lead(*byte)) {
                for trail in 0x30..=0xFF {
                    ask(&[lead, trail], (lead, Some(trail)));
                }
            }
        }
        Self(table)
    }
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
        assert_eq!(encode_text(CodePage::ISO_2022_JP, "\u{65E5}"), None);
        assert!(encode_text(CodePage::new(0), "abc").is_some());
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
