//! What is known of HTML's elements and character references: enough to show text by.

use mapi_codepage::CodePage;

/// What an element does to text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Nothing that is shown here.
    None,
    /// It begins and ends a line.
    Block,
    /// A block with a bullet.
    Item,
    /// A block whose white space counts.
    Preformatted,
    /// A cell of a row.
    Cell,
    /// The end of a line.
    Break,
    Bold,
    Italic,
    Underlined,
    Link,
}

/// What the element called `name` does, and the type and destination of its tags as \*\htmltag has them
/// ([MS-OXRTFEX] 2.1.3.1.4.1.1 to 2.1.3.1.4.1.4).
pub(super) fn element(name: &str) -> (Effect, u16) {
    let mut lower = [0; 10];
    let Some(lower) = lower.get_mut(..name.len()) else { return (Effect::None, OTHER) };
    lower.copy_from_slice(name.as_bytes());
    lower.make_ascii_lowercase();
    match &*lower {
        b"html" => (Effect::None, 0x10 | OUTSIDE),
        b"head" => (Effect::None, 0x20 | IN_HTML),
        b"body" => (Effect::Block, 0x30 | IN_HTML),
        b"title" => (Effect::None, 0xB0 | IN_HEAD),
        b"style" | b"script" | b"meta" | b"link" | b"base" => (Effect::None, OTHER | IN_HEAD),
        b"p" => (Effect::Block, 0x40),
        b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => (Effect::Block, 0xA0),
        b"div" | b"center" | b"blockquote" => (Effect::Block, 0x50),
        b"ul" | b"ol" | b"dl" | b"dt" | b"dd" | b"table" | b"tr" | b"hr" | b"form" | b"fieldset"
        | b"address" | b"article" | b"section" | b"header" | b"footer" | b"caption" => (Effect::Block, OTHER),
        b"li" => (Effect::Item, OTHER),
        b"pre" => (Effect::Preformatted, 0x80),
        b"td" | b"th" => (Effect::Cell, OTHER),
        b"br" => (Effect::Break, 0x70),
        b"font" | b"span" => (Effect::None, 0x90 | IN_PARAGRAPH),
        b"b" | b"strong" => (Effect::Bold, 0x50 | IN_PARAGRAPH),
        b"i" | b"em" => (Effect::Italic, 0x50 | IN_PARAGRAPH),
        b"u" | b"ins" => (Effect::Underlined, 0x50 | IN_PARAGRAPH),
        b"a" => (Effect::Link, 0x50 | IN_PARAGRAPH),
        _ => (Effect::None, OTHER),
    }
}

/// Type "other".
const OTHER: u16 = 0xF0;
/// Destinations; that of the body is 0.
const IN_HEAD: u16 = 1;
const IN_HTML: u16 = 2;
const OUTSIDE: u16 = 3;
/// The tag stands in a paragraph.
pub(super) const IN_PARAGRAPH: u16 = 4;
/// The tag ends an element.
pub(super) const CLOSING: u16 = 8;

/// The character that a character reference, `&` to `;`, stands for; `None` if it is not known here.
pub(super) fn referenced(reference: &str) -> Option<char> {
    let name = reference.strip_prefix('&')?.strip_suffix(';')?;
    if let Some(number) = name.strip_prefix('#') {
        let scalar = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
            None => number.parse(),
        }
        .ok()?;
        // As browsers have it, for pages that mean windows-1252.
        let in_windows = u8::try_from(scalar).ok().filter(|byte| matches!(byte, 0x80..=0x9F));
        let character = match in_windows {
            Some(byte) => CodePage::WINDOWS_1252.decode(&[byte]).text.chars().next(),
            None => char::from_u32(scalar),
        };
        return character.filter(|character| !character.is_control());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        "shy" => '\u{AD}',
        "copy" => '\u{A9}',
        "reg" => '\u{AE}',
        "trade" => '\u{2122}',
        "deg" => '\u{B0}',
        "plusmn" => '\u{B1}',
        "middot" => '\u{B7}',
        "laquo" => '\u{AB}',
        "raquo" => '\u{BB}',
        "frac12" => '\u{BD}',
        "sect" => '\u{A7}',
        "para" => '\u{B6}',
        "pound" => '\u{A3}',
        "yen" => '\u{A5}',
        "euro" => '\u{20AC}',
        "times" => '\u{D7}',
        "divide" => '\u{F7}',
        "ndash" => '\u{2013}',
        "mdash" => '\u{2014}',
        "lsquo" => '\u{2018}',
        "rsquo" => '\u{2019}',
        "sbquo" => '\u{201A}',
        "ldquo" => '\u{201C}',
        "rdquo" => '\u{201D}',
        "bdquo" => '\u{201E}',
        "bull" => '\u{2022}',
        "hellip" => '\u{2026}',
        "larr" => '\u{2190}',
        "rarr" => '\u{2192}',
        "ensp" => '\u{2002}',
        "emsp" => '\u{2003}',
        "zwnj" => '\u{200C}',
        "zwj" => '\u{200D}',
        "auml" => '\u{E4}',
        "ouml" => '\u{F6}',
        "uuml" => '\u{FC}',
        "Auml" => '\u{C4}',
        "Ouml" => '\u{D6}',
        "Uuml" => '\u{DC}',
        "szlig" => '\u{DF}',
        "agrave" => '\u{E0}',
        "aacute" => '\u{E1}',
        "egrave" => '\u{E8}',
        "eacute" => '\u{E9}',
        "ecirc" => '\u{EA}',
        "ccedil" => '\u{E7}',
        "ntilde" => '\u{F1}',
        "oslash" => '\u{F8}',
        "aring" => '\u{E5}',
        "aelig" => '\u{E6}',
        _ => return None,
    })
}
