//! How the bytes of a font become characters.

use mapi_codepage::CodePage;

use super::symbol_font::SymbolFont;

/// What the bytes of a run mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Text in the code page of the document (`\ansicpg`).
    Default,
    /// Text in a code page of the font's own (`\fcharset`, `\cpg`).
    Page(CodePage),
    /// Pictures: each byte is a glyph of a symbol font.
    Symbol(SymbolFont),
}

/// What becomes of the glyphs of symbol fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SymbolStyle {
    /// The letter in windows-1252 that has the glyph's number. HTML has that letter, between tags that select the font.
    Letter,
    /// The Unicode character that looks like the glyph, and U+F000 + number if there is none.
    Unicode,
    /// The same, and a U+F0B7 that some writers put into other fonts is the bullet that it is meant to be.
    UnicodeAndBullets,
}

/// The code page with this number, if it is known and RTF can be written in it: not UTF-16, which has no bytes of its own.
pub(crate) fn page_of_text(number: i32) -> Option<CodePage> {
    let page = u16::try_from(number).ok().map(CodePage::new)?;
    let has_bytes = !matches!(page, CodePage::UTF_16LE | CodePage::UTF_16BE);
    (number != 0 && has_bytes && page.is_supported()).then_some(page)
}

/// Whether bytes below 0x80 are ASCII in this page wherever they do not follow a lead byte.
pub(crate) const fn keeps_ascii(page: CodePage) -> bool {
    // UTF-7, ISO-2022 and HZ.
    !matches!(page.number(), 65000 | 50220..=50229 | 52936)
}
