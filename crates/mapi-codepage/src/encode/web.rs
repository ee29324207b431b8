//! Pages of the web standard, through its encoders.
//!
//! Some write a few characters as others that look like them; here these are not mappable. Pages that are read by
//! a wider encoding than their own are written within their own extent, so that other readers understand them.

use encoding_rs::{self as encodings, Encoder, EncoderResult, Encoding};

use super::{Out, euc};
use crate::CodePage;

/// Which of the bytes that an encoding can write belong to the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Extent {
    /// All of them.
    Whole,
    /// Those without the control characters 0x80 to 0x9F: ISO 8859 read as the Windows page that extends it.
    NoControls,
    /// Characters of one set of two bytes in the upper half.
    Euc(euc::Set),
}

impl Extent {
    pub(super) fn of(page: CodePage) -> Self {
        match page.number() {
            28591 | 28599 | 28601 => Self::NoControls,
            10008 | 20936 | 51936 => Self::Euc(euc::Set::Gb2312),
            10003 | 20949 | 51949 => Self::Euc(euc::Set::KsX1001),
            _ => Self::Whole,
        }
    }

    /// Whether a character of these bytes belongs to the page.
    fn has(self, bytes: &[u8]) -> bool {
        match (self, bytes) {
            (Self::Whole, _) => true,
            (Self::NoControls, bytes) => !bytes.iter().any(|byte| matches!(byte, 0x80..=0x9F)),
            (Self::Euc(set), &[lead, trail]) => set.has(lead, trail),
            (Self::Euc(_), bytes) => bytes.is_ascii(),
        }
    }
}

/// Appends the bytes of `text`.
pub(super) fn encode(encoding: &'static Encoding, extent: Extent, text: &str, out: &mut Out) {
    let mut encoder = encoding.new_encoder();
    if extent != Extent::Whole {
        return encode_within(&mut encoder, extent, text, out);
    }
    let exceptions = Exceptions::of(encoding);
    let mut rest = text;
    while let Some((at, char, exception)) = exceptions.find(rest) {
        append(&mut encoder, rest.get(..at).unwrap_or_default(), out);
        match exception {
            Exception::Lost => out.unmappable(),
            Exception::Pair(pair) => out.bytes.extend(pair),
        }
        rest = rest.get(at.saturating_add(char.len_utf8())..).unwrap_or_default();
    }
    append(&mut encoder, rest, out);
}

/// Appends the bytes of `text`, of the characters within `extent`.
fn encode_within(encoder: &mut Encoder, extent: Extent, text: &str, out: &mut Out) {
    let exceptions = Exceptions::of(encoder.encoding());
    let mut buffer = [0; 4];
    for char in text.chars() {
        if let Some(ascii) = u8::try_from(char).ok().filter(u8::is_ascii) {
            out.bytes.push(ascii);
            continue;
        }
        if exceptions.get(char).is_some() {
            out.unmappable();
            continue;
        }
        let (start, lost) = (out.bytes.len(), out.unmappable);
        append(encoder, char.encode_utf8(&mut buffer), out);
        if out.unmappable == lost && !extent.has(out.bytes.get(start..).unwrap_or_default()) {
            out.bytes.truncate(start);
            out.unmappable();
        }
    }
}

/// Characters that an encoder does not write as what they are read back from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Exceptions {
    /// None.
    None,
    /// EUC-JP: three signs that are written as others.
    EucJp,
    /// Shift_JIS: these, and the characters for users, which are read but not written.
    ShiftJis,
    /// GBK and GB18030: private characters that the standard replaced by regular ones in 2022.
    Chinese,
}

/// What to do with such a character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Exception {
    /// It cannot be written.
    Lost,
    /// It is these bytes.
    Pair([u8; 2]),
}

impl Exceptions {
    pub(super) fn of(encoding: &'static Encoding) -> Self {
        if encoding == encodings::SHIFT_JIS {
            Self::ShiftJis
        } else if encoding == encodings::EUC_JP {
            Self::EucJp
        } else if encoding == encodings::GBK || encoding == encodings::GB18030 {
            Self::Chinese
        } else {
            Self::None
        }
    }

    pub(super) fn get(self, char: char) -> Option<Exception> {
        match (self, char) {
            (Self::EucJp | Self::ShiftJis, '\u{A5}' | '\u{203E}' | '\u{2212}') => Some(Exception::Lost),
            (Self::ShiftJis, '\u{E000}'..='\u{E757}') => user_pair(char).map(Exception::Pair),
            (
                Self::Chinese,
                '\u{E78D}'..='\u{E796}'
                | '\u{E81E}'
                | '\u{E826}'
                | '\u{E82B}'
                | '\u{E82C}'
                | '\u{E832}'
                | '\u{E843}'
                | '\u{E854}'
                | '\u{E864}',
            ) => Some(Exception::Lost),
            _ => None,
        }
    }

    /// The first of these characters in a text, with its offset in bytes.
    fn find(self, text: &str) -> Option<(usize, char, Exception)> {
        if self == Self::None {
            return None;
        }
        text.char_indices().find_map(|(at, char)| Some((at, char, self.get(char)?)))
    }
}

/// The Shift_JIS bytes of a character for users: 188 to each of the lead bytes 0xF0 to 0xF9.
fn user_pair(char: char) -> Option<[u8; 2]> {
    let index = u32::from(char).checked_sub(0xE000)?;
    let lead = u8::try_from(index.checked_div(188)?).ok()?.checked_add(0xF0)?;
    let trail = u8::try_from(index.checked_rem(188)?).ok()?;
    Some([lead, trail.checked_add(if trail < 0x3F { 0x40 } else { 0x41 })?])
}

/// Appends what the encoder makes of `text`. The encoders used here keep no state between characters.
///
/// By way of a small buffer: to hand out all room that is left costs time in proportion to it, again after each character
/// that the page does not have.
fn append(encoder: &mut Encoder, text: &str, out: &mut Out) {
    let mut buffer = [0; 256];
    let mut rest = text;
    loop {
        let (result, read, written) = encoder.encode_from_utf8_without_replacement(rest, &mut buffer, false);
        out.bytes.extend_from_slice(buffer.get(..written).unwrap_or_default());
        rest = rest.get(read..).unwrap_or_default();
        match result {
            EncoderResult::InputEmpty => return,
            EncoderResult::OutputFull => {}
            EncoderResult::Unmappable(_) => out.unmappable(),
        }
    }
}
