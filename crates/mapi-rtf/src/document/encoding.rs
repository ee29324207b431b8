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
}

/// Whether bytes below 0x80 are ASCII in this page wherever they do not follow a lead byte.
pub(super) fn keeps_ascii(page: CodePage) -> bool {
    // UTF-16, UTF-7, ISO-2022 and HZ; pages that are not known at all are read as windows-1252.
    !matches!(page.number(), 1200 | 1201 | 12000 | 12001 | 65000 | 50220..=50229 | 52936)
}
