//! [`Decoder`]: text of a page, piece by piece.

use std::fmt;

use crate::coding::Coding;
use crate::hz::Hz;
use crate::iso_2022::Iso2022;
use crate::johab::Johab;
use crate::single_byte::Table;
use crate::utf_7::Utf7;
use crate::{CodePage, web};

/// Bytes decoded at once by the decoders that write their input anew first.
const PIECE: usize = 4096;

/// Decodes text that comes in pieces, which may end anywhere, also within a character.
///
/// Whatever the pieces, text and verdict are those of [`CodePage::decode`] on all bytes at once. Memory beside the text
/// is constant.
///
/// ```
/// use mapi_codepage::CodePage;
///
/// let mut text = String::new();
/// let mut decoder = CodePage::SHIFT_JIS.decoder();
/// decoder.push(b"\x93\xFA\x96", &mut text);
/// assert_eq!(text, "\u{65E5}");
/// decoder.push(b"\x7B", &mut text);
/// assert!(!decoder.finish(&mut text));
/// assert_eq!(text, "\u{65E5}\u{672C}");
/// ```
pub struct Decoder {
    state: State,
    replaced: bool,
}

enum State {
    Web(encoding_rs::Decoder),
    Guess(encoding_rs::Decoder),
    Table(Table),
    Johab(Johab),
    Iso2022(Iso2022),
    Hz(Hz),
    Utf7(Utf7),
}

impl Decoder {
    /// A decoder of a page, supported or not.
    pub(crate) fn new(page: CodePage) -> Self {
        Self::of(Coding::of(page).unwrap_or(Coding::Ascii))
    }

    pub(crate) fn of(coding: Coding) -> Self {
        let state = match coding {
            Coding::Web(encoding) => State::Web(encoding.new_decoder_without_bom_handling()),
            Coding::Ascii => State::Guess(encoding_rs::WINDOWS_1252.new_decoder_without_bom_handling()),
            Coding::Table(table) => State::Table(table),
            Coding::Johab => State::Johab(Johab::new()),
            Coding::Iso2022Jp => State::Iso2022(Iso2022::japanese()),
            Coding::Iso2022Kr => State::Iso2022(Iso2022::korean()),
            Coding::Hz => State::Hz(Hz::new()),
            Coding::Utf7 => State::Utf7(Utf7::new()),
        };
        Self { state, replaced: false }
    }

    /// Appends to `text` what `bytes`, the next piece, complete.
    pub fn push(&mut self, bytes: &[u8], text: &mut String) {
        for piece in bytes.chunks(PIECE) {
            self.replaced |= match &mut self.state {
                State::Web(decoder) => web::append(decoder, piece, text, false),
                State::Guess(decoder) => {
                    web::append(decoder, piece, text, false);
                    !piece.is_ascii()
                }
                State::Table(table) => table.append(piece, text),
                State::Johab(johab) => johab.append(piece, text),
                State::Iso2022(iso_2022) => iso_2022.append(piece, text),
                State::Hz(hz) => hz.append(piece, text),
                State::Utf7(utf_7) => utf_7.append(piece, text),
            };
        }
    }

    /// Whether something of the pieces so far was not decodable, as [`Decoded::replaced`](crate::Decoded::replaced).
    #[must_use]
    pub fn has_replaced(&self) -> bool {
        self.replaced
    }

    /// Ends the text: appends a U+FFFD if it ends within a character. Gives whether something of the whole was not
    /// decodable.
    pub fn finish(mut self, text: &mut String) -> bool {
        let replaced = match &mut self.state {
            State::Web(decoder) | State::Guess(decoder) => web::append(decoder, &[], text, true),
            State::Table(_) => false,
            State::Johab(johab) => johab.finish(text),
            State::Iso2022(iso_2022) => iso_2022.finish(text),
            State::Hz(hz) => hz.finish(text),
            State::Utf7(utf_7) => utf_7.finish(text),
        };
        self.replaced || replaced
    }
}

impl fmt::Debug for Decoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decoder").field("replaced", &self.replaced).finish_non_exhaustive()
    }
}
