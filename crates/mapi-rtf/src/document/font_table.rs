//! `\fonttbl`: font numbers and what their bytes mean.

use std::collections::HashMap;

use mapi_codepage::CodePage;

use super::{
    encoding::{Encoding, page_of_text},
    symbol_font::SymbolFont,
};
use crate::syntax::{ControlWord, significant_text};

/// `\fcharset2`: the font has pictures instead of letters.
const SYMBOL_CHARSET: i32 = 2;
/// The number that Windows uses where a code page is asked for and the font has pictures.
const SYMBOL_PAGE: i32 = 42;

/// The fonts defined so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct FontTable {
    fonts: HashMap<i32, Encoding>,
    entry: Option<Entry>,
    /// Counts definitions, so that what was looked up before can be known to be old.
    generation: u64,
}

/// A font that is being defined.
#[derive(Clone, Debug, Default)]
struct Entry {
    number: i32,
    charset: Option<i32>,
    page: Option<i32>,
    /// The beginning of the name, enough to know a symbol font by.
    name: Vec<u8>,
}

/// Longest name that matters.
const NAME_LEN: usize = 32;

impl FontTable {
    /// What the bytes of font `number` mean; a font that is not defined has the page of the document.
    pub(super) fn encoding(&self, number: i32) -> Encoding {
        self.fonts.get(&number).copied().unwrap_or(Encoding::Default)
    }

    pub(super) const fn generation(&self) -> u64 {
        self.generation
    }

    /// A control word inside the table. Gives back a code page number that is not known.
    pub(super) fn control_word(&mut self, word: ControlWord<'_>) -> Option<i32> {
        match (word.name, word.parameter, &mut self.entry) {
            (b"f", Some(number), _) => {
                self.end_entry();
                self.entry = Some(Entry { number, ..Entry::default() });
            }
            (b"fcharset", charset, Some(entry)) => {
                entry.charset = charset;
                if let Some(charset) = charset
                    && !matches!(charset, 1 | SYMBOL_CHARSET)
                    && CodePage::from_rtf_charset(charset).is_none()
                {
                    return Some(charset);
                }
            }
            (b"cpg", page, Some(entry)) => {
                entry.page = page;
                if let Some(page) = page
                    && page != SYMBOL_PAGE
                    && page_of_text(page).is_none()
                {
                    return Some(page);
                }
            }
            _ => {}
        }
        None
    }

    /// Text inside the table: the name of a font, ended by a semicolon.
    pub(super) fn text(&mut self, text: &[u8]) {
        let (name, ended) = match memchr::memchr(b';', text) {
            Some(end) => (text.get(..end).unwrap_or_default(), true),
            None => (text, false),
        };
        if let Some(entry) = &mut self.entry {
            for part in significant_text(name) {
                let free = NAME_LEN.saturating_sub(entry.name.len());
                entry.name.extend(part.iter().take(free));
            }
        }
        if ended {
            self.end_entry();
        }
    }

    /// The end of a definition: by semicolon, by the end of a group, or by the next font.
    pub(super) fn end_entry(&mut self) {
        if let Some(entry) = self.entry.take() {
            self.fonts.insert(entry.number, entry.encoding());
            self.generation = self.generation.wrapping_add(1);
        }
    }
}

impl Entry {
    fn encoding(&self) -> Encoding {
        let named = SymbolFont::from_name(&self.name);
        if self.charset == Some(SYMBOL_CHARSET)
            || self.page == Some(SYMBOL_PAGE)
            || named != SymbolFont::Other
        {
            return Encoding::Symbol(named);
        }
        // A \cpg takes the place of what \fcharset implies.
        let page =
            self.page.and_then(page_of_text).or_else(|| self.charset.and_then(CodePage::from_rtf_charset));
        page.map_or(Encoding::Default, Encoding::Page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Lexer, Token};

    fn table(rtf: &str) -> FontTable {
        let mut table = FontTable::default();
        for token in Lexer::new(rtf.as_bytes()) {
            match token {
                Token::Word(word) => {
                    table.control_word(word);
                }
                Token::Text(text) => table.text(text),
                _ => {}
            }
        }
        table.end_entry();
        table
    }

    #[test]
    fn charset_and_code_page_name_the_encoding() {
        let table = table(
            r"{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset128 MS Gothic;}{\f2\fcharset1 X;}{\f3\cpg1251\fcharset0 Y;}\f4\fcharset204 Z",
        );
        assert_eq!(table.encoding(0), Encoding::Page(CodePage::WINDOWS_1252));
        assert_eq!(table.encoding(1), Encoding::Page(CodePage::SHIFT_JIS));
        assert_eq!(table.encoding(2), Encoding::Default);
        assert_eq!(table.encoding(3), Encoding::Page(CodePage::WINDOWS_1251));
        assert_eq!(table.encoding(4), Encoding::Page(CodePage::WINDOWS_1251));
        assert_eq!(table.encoding(5), Encoding::Default);
    }

    #[test]
    fn symbol_fonts_are_known_by_charset_or_name() {
        let table = table(
            r"{\f0\fcharset2 Symbol;}{\f1\fnil Wing\par dings;}{\f2\fcharset2 Marlett;}{\f3\cpg42 Symbol;}",
        );
        assert_eq!(table.encoding(0), Encoding::Symbol(SymbolFont::Symbol));
        assert_eq!(table.encoding(1), Encoding::Symbol(SymbolFont::Wingdings));
        assert_eq!(table.encoding(2), Encoding::Symbol(SymbolFont::Other));
        assert_eq!(table.encoding(3), Encoding::Symbol(SymbolFont::Symbol));
    }

    #[test]
    fn unknown_code_pages_are_given_back() {
        let mut table = FontTable::default();
        let word = |name: &'static [u8], parameter| ControlWord { name, parameter: Some(parameter) };
        assert_eq!(table.control_word(word(b"f", 1)), None);
        assert_eq!(table.control_word(word(b"cpg", 31_000)), Some(31_000));
        assert_eq!(table.control_word(word(b"fcharset", 77)), None);
        table.end_entry();
        assert_eq!(table.encoding(1), Encoding::Page(CodePage::MACINTOSH));
    }
}
