//! Characters by their bytes in the eight-bit form (EUC) of a character set, for pages that write these bytes in another
//! way or only some of them.

use encoding_rs::{Encoder, EncoderResult, Encoding};

use super::web::Exceptions;

/// A set of characters of two bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Set {
    /// GB 2312: the rows 1 to 9 and 16 to 87.
    Gb2312,
    /// KS X 1001: all rows but those for users, 41 and 94.
    KsX1001,
}

impl Set {
    /// Whether two bytes in EUC form are of the set.
    pub(super) fn has(self, lead: u8, trail: u8) -> bool {
        let is_row = match self {
            Self::Gb2312 => matches!(lead, 0xA1..=0xA9 | 0xB0..=0xF7),
            Self::KsX1001 => matches!(lead, 0xA1..=0xC8 | 0xCA..=0xFD),
        };
        is_row && matches!(trail, 0xA1..=0xFE)
    }
}

/// A character in EUC form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Euc {
    /// One of two bytes, of the main set.
    Pair(u8, u8),
    /// Half-width katakana, behind a single shift.
    Katakana(u8),
}

/// Finds the EUC form of characters that are not ASCII.
pub(super) struct Lookup {
    exceptions: Exceptions,
    encoder: Encoder,
}

impl Lookup {
    /// In `encoding`: EUC-JP, EUC-KR or GBK.
    pub(super) fn new(encoding: &'static Encoding) -> Self {
        Self { exceptions: Exceptions::of(encoding), encoder: encoding.new_encoder() }
    }

    /// The bytes of `char`, if it is of the sets of EUC.
    pub(super) fn find(&mut self, char: char) -> Option<Euc> {
        if self.exceptions.get(char).is_some() {
            return None;
        }
        let mut utf_8 = [0; 4];
        let mut bytes = [0; 8];
        let text = char.encode_utf8(&mut utf_8);
        let (result, _, written) = self.encoder.encode_from_utf8_without_replacement(text, &mut bytes, false);
        match (result, bytes.get(..written)?) {
            (EncoderResult::InputEmpty, &[0x8E, kana @ 0xA1..=0xDF]) => Some(Euc::Katakana(kana)),
            (EncoderResult::InputEmpty, &[lead @ 0xA1..=0xFE, trail @ 0xA1..=0xFE]) => {
                Some(Euc::Pair(lead, trail))
            }
            _ => None,
        }
    }

    /// The two bytes of `char`, if it is of `set`.
    pub(super) fn find_in(&mut self, set: Set, char: char) -> Option<(u8, u8)> {
        match self.find(char)? {
            Euc::Pair(lead, trail) if set.has(lead, trail) => Some((lead, trail)),
            _ => None,
        }
    }
}
