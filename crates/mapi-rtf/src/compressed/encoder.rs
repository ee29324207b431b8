//! LZFu: writing control bytes, literals and references ([MS-OXRTFCP] 2.1.3.2).
//!
//! The longest match at each position becomes a reference, as the specification's own compressor does it, so that the
//! contents are as long as those that it writes. Which of several places with the same bytes is referred to is not the
//! same: this encoder takes one nearby.

use super::{
    dictionary::{DICTIONARY_LEN, PRESET},
    matches::{Match, Matches},
    pieces::{Piece, in_pieces},
};

/// LZFu contents for `rtf` behind `start` bytes of room, or `None` if they would be longer than `rtf`.
pub(super) fn encode(rtf: &[u8], start: usize) -> Option<Vec<u8>> {
    // Text is ASCII in RTF, and has fewer pairs.
    if rtf.is_ascii() {
        encode_with::<{ 1 << 14 }>(rtf, start)
    } else {
        encode_with::<{ 1 << 16 }>(rtf, start)
    }
}

/// The same, with a table for that many pairs of bytes.
fn encode_with<const PAIRS: usize>(rtf: &[u8], start: usize) -> Option<Vec<u8>> {
    let mut contents = vec![0; room(rtf.len(), start)?];
    let mut tokens = Tokens::new(start);
    let mut matches = None;
    in_pieces(rtf, |piece, position| {
        let matches = matches.get_or_insert_with(|| Matches::<PAIRS>::new(piece));
        encode_piece(piece, position, matches, &mut contents, &mut tokens)
    });
    let len = tokens.end(&mut contents, rtf.len().wrapping_add(PRESET.len()));
    if len.saturating_sub(start) > rtf.len() {
        return None;
    }
    contents.truncate(len);
    contents.shrink_to_fit();
    Some(contents)
}

/// Bytes needed at most: a control byte for eight literals, then the end marker and its own control byte.
fn room(len: usize, start: usize) -> Option<usize> {
    len.checked_add(len / 8)?.checked_add(start)?.checked_add(4)
}

/// Encodes from `position` to the end of the piece. Gives the position reached.
#[expect(clippy::arithmetic_side_effects, reason = "positions within slices, and at most a few dozen more")]
fn encode_piece<const PAIRS: usize>(
    piece: &Piece<'_>,
    mut position: usize,
    matches: &mut Matches<PAIRS>,
    contents: &mut [u8],
    tokens: &mut Tokens,
) -> usize {
    // In registers while the piece lasts.
    let mut writing = *tokens;
    while position < piece.end() {
        let found = matches.longest(piece, position);
        if found.len >= 2 {
            writing.reference(contents, position, found);
            position += found.len;
        } else {
            writing.literal(contents, piece.byte(position));
            position += 1;
        }
    }
    *tokens = writing;
    position
}

/// Where writing stands.
#[derive(Clone, Copy, Debug)]
struct Tokens {
    /// Place of the control byte of the run being written.
    control_at: usize,
    /// Place of the next byte.
    at: usize,
    /// The bits of the control byte so far, in the upper bits; a one below them comes out with the eighth.
    control: u16,
}

/// A control byte without bits: the one that marks its end.
const NO_BITS: u16 = 0x100;

#[expect(clippy::arithmetic_side_effects, reason = "positions within slices, and at most a few dozen more")]
impl Tokens {
    const fn new(start: usize) -> Self {
        Self { control_at: start, at: start + 1, control: NO_BITS }
    }

    #[inline]
    fn literal(&mut self, contents: &mut [u8], byte: u8) {
        if let Some(to) = contents.get_mut(self.at) {
            *to = byte;
        }
        self.at += 1;
        self.bit(contents, 0);
    }

    #[inline]
    fn reference(&mut self, contents: &mut [u8], position: usize, found: Match) {
        let offset = position.wrapping_sub(found.distance) % DICTIONARY_LEN;
        self.pair(contents, offset << 4 | found.len.saturating_sub(2));
        self.bit(contents, 1);
    }

    /// Two bytes, the upper one first: the specification wants references so.
    #[inline]
    fn pair(&mut self, contents: &mut [u8], reference: usize) {
        if let Some(to) = contents.get_mut(self.at..).and_then(<[u8]>::first_chunk_mut::<2>) {
            *to = [(reference >> 8) as u8, (reference & 0xFF) as u8];
        }
        self.at += 2;
    }

    /// Says of a token what it is, and begins a new run after eight.
    #[inline]
    fn bit(&mut self, contents: &mut [u8], bit: u16) {
        let is_last = self.control & 2 != 0;
        self.control = self.control >> 1 | bit << 15;
        if is_last {
            self.end_run(contents, 8);
            self.control_at = self.at;
            self.at += 1;
            self.control = NO_BITS;
        }
    }

    /// Writes the control byte, which has this many bits.
    #[inline]
    fn end_run(&self, contents: &mut [u8], bits: u32) {
        if let Some(control) = contents.get_mut(self.control_at) {
            *control = (self.control >> (16 - bits)) as u8;
        }
    }

    /// The end marker: a reference to the place that would be written next. Gives the place behind it.
    fn end(mut self, contents: &mut [u8], position: usize) -> usize {
        self.pair(contents, (position % DICTIONARY_LEN) << 4);
        self.control = self.control >> 1 | 1 << 15;
        let bits = 8 - self.control.trailing_zeros();
        self.end_run(contents, bits);
        self.at
    }
}
