//! Seven-bit stateful pages are decoded by writing their characters anew in the eight-bit form (EUC) of the same
//! character set, which the web standard knows.

use encoding_rs::Encoding;

use crate::web;

/// A byte that no EUC form knows, alone or as part of a character: it decodes as one U+FFFD.
const INVALID: u8 = 0xFF;

/// Characters in EUC form on their way to text.
pub(crate) struct Euc {
    bytes: Vec<u8>,
    decoder: encoding_rs::Decoder,
}

impl Euc {
    /// Decodes with `encoding`: EUC-JP, EUC-KR or GBK.
    pub(crate) fn new(encoding: &'static Encoding) -> Self {
        Self { bytes: Vec::new(), decoder: encoding.new_decoder_without_bom_handling() }
    }

    /// An ASCII character; a byte of the upper half is not decodable.
    pub(crate) fn ascii(&mut self, byte: u8) {
        self.bytes.push(if byte.is_ascii() { byte } else { INVALID });
    }

    /// A character of the main set, by its two seven-bit bytes.
    pub(crate) fn pair(&mut self, lead: u8, trail: u8) {
        self.bytes.extend([lead | 0x80, trail | 0x80]);
    }

    /// A character of the set that single shift 2 invokes, by its seven-bit byte: half-width katakana in EUC-JP.
    pub(crate) fn single_shift_2(&mut self, byte: u8) {
        self.bytes.extend([0x8E, byte | 0x80]);
    }

    /// A character of the set that single shift 3 invokes: JIS X 0212 in EUC-JP.
    pub(crate) fn single_shift_3(&mut self, lead: u8, trail: u8) {
        self.bytes.extend([0x8F, lead | 0x80, trail | 0x80]);
    }

    /// Something that is not decodable.
    pub(crate) fn invalid(&mut self) {
        self.bytes.push(INVALID);
    }

    /// Appends the text of all that was written; `true` if something was replaced.
    pub(crate) fn flush(&mut self, text: &mut String) -> bool {
        let replaced = web::append(&mut self.decoder, &self.bytes, text, false);
        self.bytes.clear();
        replaced
    }
}
