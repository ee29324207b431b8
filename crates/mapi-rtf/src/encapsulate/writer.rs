//! Writing RTF: its header, and characters as RTF spells them.

use mapi_codepage::CodePage;

use crate::document::{keeps_ascii, page_of_text};

/// RTF being written.
#[derive(Debug)]
pub(super) struct Writer {
    rtf: Vec<u8>,
    /// The characters that are one byte in the code page, ascending, and these bytes.
    bytes: Vec<(char, u8)>,
}

impl Writer {
    /// The start of a document of the kind that `marker` says, for text of `len` bytes.
    pub(super) fn new(marker: &str, page: CodePage, len: usize) -> Self {
        let is_fit = page_of_text(page.number().into()).is_some() && keeps_ascii(page);
        let page = if is_fit { page } else { CodePage::WINDOWS_1252 };
        let mut writer = Self {
            rtf: Vec::with_capacity(len.saturating_add(len / 2).saturating_add(512)),
            bytes: single_bytes(page),
        };
        let number = page.number();
        let charset = charset(page);
        writer.raw(&format!("{{\\rtf1\\ansi\\ansicpg{number}\\{marker} \\deff0{{\\fonttbl\r\n"));
        writer.raw(&format!("{{\\f0\\fswiss\\fcharset{charset} Arial;}}\r\n"));
        writer.raw(&format!("{{\\f1\\fmodern\\fcharset{charset} Courier New;}}}}\r\n"));
        writer.raw(
            "{\\colortbl\\red0\\green0\\blue0;\\red5\\green99\\blue193;}\r\n\\uc1\\pard\\plain\\deftab360 ",
        );
        writer
    }

    /// RTF as it is.
    pub(super) fn raw(&mut self, rtf: &str) {
        self.rtf.extend_from_slice(rtf.as_bytes());
    }

    /// Characters, all of them, so that each reader has the same characters again; but a CR LF is the caller's.
    pub(super) fn characters(&mut self, text: &str) {
        let mut rest = text;
        while let Some(special) = rest.bytes().position(is_special) {
            let Some((plain, from_special)) = rest.split_at_checked(special) else { break };
            self.raw(plain);
            let mut characters = from_special.chars();
            if let Some(character) = characters.next() {
                self.character(character);
            }
            rest = characters.as_str();
        }
        self.raw(rest);
    }

    /// One character that has to be spelt.
    fn character(&mut self, character: char) {
        match character {
            '\\' => self.raw("\\\\"),
            '{' => self.raw("\\{"),
            '}' => self.raw("\\}"),
            '\t' => self.raw("\\tab "),
            '\0' => self.raw("\\u0?"),
            '\u{1}'..='\u{1F}' | '\u{7F}' => self.byte(u32::from(character) as u8),
            _ => match self.bytes.binary_search_by_key(&character, |&(character, _)| character) {
                Ok(found) => self.byte(self.bytes.get(found).map_or(b'?', |&(_, byte)| byte)),
                Err(_) => {
                    for unit in character.encode_utf16(&mut [0; 2]) {
                        // RTF numbers are signed.
                        self.raw(&format!("\\u{}?", unit.cast_signed()));
                    }
                }
            },
        }
    }

    /// `\'hh`.
    fn byte(&mut self, byte: u8) {
        let digit = |value: u8| b"0123456789abcdef".get(usize::from(value & 0xF)).copied().unwrap_or(b'0');
        self.rtf.extend_from_slice(&[b'\\', b'\'', digit(byte >> 4), digit(byte)]);
    }

    /// The end of the document.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.raw("}\r\n");
        self.rtf.shrink_to_fit();
        self.rtf
    }
}

/// What does not stand for itself in RTF text.
fn is_special(byte: u8) -> bool {
    matches!(byte, ..b' ' | b'\\' | b'{' | b'}' | 0x7F..)
}

/// The characters that are one byte in `page` wherever that stands, ascending. Control characters are none of them:
/// not all readers find those in the same places.
fn single_bytes(page: CodePage) -> Vec<(char, u8)> {
    let mut found: Vec<_> = (0x80..=0xFF)
        .filter_map(|byte| {
            let bytes = [byte, b'A'];
            let decoded = page.decode(&bytes);
            let mut characters = decoded.text.chars();
            let (first, second, end) = (characters.next()?, characters.next(), characters.next());
            let is_single = !decoded.replaced && second == Some('A') && end.is_none();
            (is_single && first >= '\u{A0}' && first != char::REPLACEMENT_CHARACTER).then_some((first, byte))
        })
        .collect();
    found.sort_unstable();
    found.dedup_by_key(|&mut (character, _)| character);
    found
}

/// The `\fcharset` of fonts for text in `page`; 1 for the page of the document.
fn charset(page: CodePage) -> i32 {
    (0..=255).find(|&charset| charset != 1 && CodePage::from_rtf_charset(charset) == Some(page)).unwrap_or(1)
}
