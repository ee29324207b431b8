//! A text in pieces that can be read without looking at their ends.
//!
//! Positions count from the start of the preset text, as the dictionary does, so that the first byte to compress has
//! the number 207.

use super::{
    dictionary::{DICTIONARY_LEN, PRESET},
    matches::MAX_MATCH,
};

/// Bytes that can be read from each position of a piece on.
pub(super) const READABLE: usize = 64;
/// Texts up to this length are one piece.
const SMALL: usize = 3 * DICTIONARY_LEN;

/// A part of the text, with the window before it and some bytes after it.
#[derive(Debug)]
pub(super) struct Piece<'a> {
    bytes: &'a [u8],
    /// The position of the first of these bytes.
    base: usize,
    /// The position where the piece ends.
    end: usize,
    /// The position where the text ends; what can be read from there on is not part of it.
    text_end: usize,
}

#[expect(clippy::arithmetic_side_effects, reason = "positions within slices, and at most a few dozen more")]
impl Piece<'_> {
    /// Where the piece ends.
    pub(super) const fn end(&self) -> usize {
        self.end
    }

    /// Bytes of the text from `position` on.
    #[inline]
    pub(super) const fn left(&self, position: usize) -> usize {
        self.text_end.saturating_sub(position)
    }

    #[inline]
    fn chunk<const N: usize>(&self, position: usize) -> [u8; N] {
        let rest = self.bytes.get(position.wrapping_sub(self.base)..);
        rest.and_then(<[u8]>::first_chunk::<N>).copied().unwrap_or([0; N])
    }

    /// The byte at `position`.
    #[inline]
    pub(super) fn byte(&self, position: usize) -> u8 {
        let [byte] = self.chunk(position);
        byte
    }

    /// The two bytes at `position`.
    #[inline]
    pub(super) fn pair(&self, position: usize) -> u16 {
        u16::from_le_bytes(self.chunk(position))
    }

    /// The three bytes at `position`, in the upper bits.
    #[inline]
    pub(super) fn group(&self, position: usize) -> u32 {
        u32::from_le_bytes(self.chunk(position)) << 8
    }

    /// The eight bytes at `position`.
    #[inline]
    pub(super) fn word(&self, position: usize) -> u64 {
        u64::from_le_bytes(self.chunk(position))
    }

    /// How many bytes at `position`, which begin with `here`, are the same as `distance` before: at most 17.
    #[inline]
    pub(super) fn common(&self, here: u64, position: usize, distance: usize) -> usize {
        let from = position.wrapping_sub(distance);
        let differences = self.word(from) ^ here;
        if differences != 0 {
            return (differences.trailing_zeros() / 8) as usize;
        }
        let differences = self.word(from + 8) ^ self.word(position + 8);
        if differences != 0 {
            return 8 + (differences.trailing_zeros() / 8) as usize;
        }
        16 + usize::from(self.byte(from + 16) == self.byte(position + 16))
    }
}

/// Calls `each` with the pieces of the preset text and `rtf`, one after the other, and with the position to begin at;
/// it gives the position it came to, at the end of the piece or a match further.
#[expect(clippy::arithmetic_side_effects, reason = "positions within slices, and at most a few dozen more")]
pub(super) fn in_pieces(rtf: &[u8], mut each: impl FnMut(&Piece<'_>, usize) -> usize) {
    let text_end = PRESET.len() + rtf.len();
    // The preset text and what follows it closely.
    let is_small = rtf.len() <= SMALL;
    let first = if is_small { rtf.len() } else { DICTIONARY_LEN };
    let mut copy = Vec::with_capacity(PRESET.len() + SMALL + READABLE);
    copy.extend_from_slice(PRESET);
    copy.extend(rtf.iter().take(first + READABLE));
    copy.resize(PRESET.len() + first + READABLE, 0);
    let mut position = PRESET.len();
    position = each(&Piece { bytes: &copy, base: 0, end: PRESET.len() + first, text_end }, position);
    if is_small {
        return;
    }
    // All that can be read in place.
    let end = text_end - READABLE;
    position = each(&Piece { bytes: rtf, base: PRESET.len(), end, text_end }, position);
    // The end, with something to read behind it.
    let base = position - DICTIONARY_LEN;
    copy.clear();
    copy.extend_from_slice(rtf.get(base - PRESET.len()..).unwrap_or_default());
    copy.resize(copy.len() + READABLE, 0);
    each(&Piece { bytes: &copy, base, end: text_end, text_end }, position);
}

const _: () = assert!(SMALL > DICTIONARY_LEN + READABLE + MAX_MATCH);
