//! LZFu: control bytes, literals and references ([MS-OXRTFCP] 2.1.3.1.1).
//!
//! There is no ring buffer here. The dictionary of the specification always holds the last 4096 bytes of the output
//! (the preset text counts as output before the first byte), so an offset in it is a distance back in the output:
//! `distance = (write position - offset) mod 4096`, 0 being the end marker. Copies go from the output to the output,
//! sixteen bytes at a time; a run of up to eight literals is one copy of eight bytes. Both may write past what they
//! mean to; the buffer has room for it, and the next token writes over it.

use super::dictionary::{DICTIONARY_LEN, PRESET, before_first};

/// Free space in the output buffer that a run of eight tokens needs: eight references of 17 bytes, and what the last
/// copy of sixteen bytes writes past its end.
pub(super) const RUN_OUTPUT: usize = 8 * 17 + 16;

/// Input that a run can be decoded from without looking at its end: a control byte, eight references, and what the
/// last copy of eight literals reads past its end.
const RUN_INPUT: usize = 1 + 16 + 8;

/// No input can give more output: 17 bytes of it can become 136.
pub(super) const MAX_EXPANSION: usize = 8;

/// Why [`Decoder::run`] came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// The end marker was read.
    EndMarker,
    /// The input is used up (or, when more is to come, less than a run is left of it).
    Input,
    /// Less than [`RUN_OUTPUT`] bytes are free.
    Output,
}

/// A reference to a place that nothing was written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unwritten {
    /// Offset of the reference in the contents.
    pub(super) position: u64,
    /// Offset in the dictionary.
    pub(super) offset: u16,
}

/// Where decoding stands between calls.
#[derive(Clone, Debug, Default)]
pub(super) struct Decoder {
    /// Bytes of the contents before the `input` of the current call.
    pub(super) consumed_before: u64,
    /// The first reference to a place that nothing was written to.
    pub(super) unwritten: Option<Unwritten>,
}

/// The input and output of one call, with the positions reached in both.
pub(super) struct Buffers<'a> {
    pub(super) input: &'a [u8],
    pub(super) read: usize,
    /// The output. Before `written` stands all output so far, or at least the last 4096 bytes of it.
    pub(super) output: &'a mut [u8],
    pub(super) written: usize,
    /// Output that is no longer in the buffer, so that `dropped + written` is the length of all of it.
    pub(super) dropped: u64,
}

impl Decoder {
    /// Decodes until the end marker, the end of the input, or too little room in the output.
    ///
    /// With `more`, input that may be the beginning of a longer run is left for the next call.
    pub(super) fn run(&mut self, buffers: &mut Buffers<'_>, more: bool) -> Stop {
        loop {
            if buffers.output.len().saturating_sub(buffers.written) < RUN_OUTPUT {
                return Stop::Output;
            }
            let left = buffers.input.len().saturating_sub(buffers.read);
            let stop = if left >= RUN_INPUT {
                self.whole_run(buffers)
            } else if more {
                return Stop::Input;
            } else {
                self.last_run(buffers)
            };
            if let Some(stop) = stop {
                return stop;
            }
        }
    }

    /// One run with plenty of input after it.
    #[inline]
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "positions within slices, and at most a few dozen more"
    )]
    fn whole_run(&mut self, buffers: &mut Buffers<'_>) -> Option<Stop> {
        let control = *buffers.input.get(buffers.read)?;
        let mut read = buffers.read + 1;
        let mut written = buffers.written;
        // A ninth bit ends the run. Each step takes the literals (zeros) before the next reference (one).
        let mut tokens = u32::from(control) | 0x100;
        loop {
            let literals = tokens.trailing_zeros();
            if let (Some(from), Some(to)) = (
                buffers.input.get(read..).and_then(<[u8]>::first_chunk::<8>),
                buffers.output.get_mut(written..).and_then(<[u8]>::first_chunk_mut::<8>),
            ) {
                *to = *from;
            }
            read += literals as usize;
            written += literals as usize;
            tokens >>= literals;
            if tokens == 1 {
                break;
            }
            tokens >>= 1;
            let &[high, low] = buffers.input.get(read..).and_then(<[u8]>::first_chunk::<2>)?;
            read += 2;
            let reference = Reference::new(high, low, buffers.dropped + written as u64);
            if reference.distance == 0 {
                buffers.read = read;
                buffers.written = written;
                return Some(Stop::EndMarker);
            }
            if reference.distance > written {
                self.copy_from_before(buffers.output, written, reference, read);
            } else {
                copy_within(buffers.output, written, reference);
            }
            written += reference.length;
        }
        buffers.read = read;
        buffers.written = written;
        None
    }

    /// A run near the end of the input, token by token.
    #[cold]
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "positions within slices, and at most a few dozen more"
    )]
    fn last_run(&mut self, buffers: &mut Buffers<'_>) -> Option<Stop> {
        let Some(&control) = buffers.input.get(buffers.read) else {
            return Some(Stop::Input);
        };
        buffers.read += 1;
        for token in 0..8 {
            if control >> token & 1 == 0 {
                let Some((&literal, to)) =
                    buffers.input.get(buffers.read).zip(buffers.output.get_mut(buffers.written))
                else {
                    return Some(Stop::Input);
                };
                *to = literal;
                buffers.read += 1;
                buffers.written += 1;
                continue;
            }
            let Some(&[high, low]) = buffers.input.get(buffers.read..).and_then(<[u8]>::first_chunk::<2>)
            else {
                buffers.read = buffers.input.len();
                return Some(Stop::Input);
            };
            buffers.read += 2;
            let reference = Reference::new(high, low, buffers.dropped + buffers.written as u64);
            if reference.distance == 0 {
                return Some(Stop::EndMarker);
            }
            if reference.distance > buffers.written {
                self.copy_from_before(buffers.output, buffers.written, reference, buffers.read);
            } else {
                copy_within(buffers.output, buffers.written, reference);
            }
            buffers.written += reference.length;
        }
        None
    }

    /// A copy that begins in the preset text, or in what nobody wrote; only the first 4096 bytes of output have such.
    #[cold]
    #[inline(never)]
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "positions within slices, and at most a few dozen more"
    )]
    fn copy_from_before(&mut self, output: &mut [u8], written: usize, reference: Reference, read: usize) {
        if reference.distance > written + PRESET.len() && self.unwritten.is_none() {
            let position = self.consumed_before + (read as u64).saturating_sub(2);
            self.unwritten = Some(Unwritten { position, offset: reference.offset });
        }
        for at in written..written + reference.length {
            let byte = match at.checked_sub(reference.distance) {
                Some(from) => output.get(from).copied().unwrap_or_default(),
                None => before_first(reference.distance - at),
            };
            if let Some(to) = output.get_mut(at) {
                *to = byte;
            }
        }
    }
}

/// A dictionary reference: `offset` in the dictionary, and the same place as a distance back from the end of the output.
#[derive(Clone, Copy)]
struct Reference {
    offset: u16,
    distance: usize,
    length: usize,
}

impl Reference {
    /// The two bytes of the token (big-endian, as the specification wants it), read with `total` bytes of output behind it.
    #[inline]
    fn new(high: u8, low: u8, total: u64) -> Self {
        let offset = u16::from(high) << 4 | u16::from(low) >> 4;
        // Only the lower 12 bits count; a u64 loses none of them in a usize of 16 bits or more.
        let position = (total as usize).wrapping_add(PRESET.len());
        Self {
            offset,
            distance: position.wrapping_sub(usize::from(offset)) % DICTIONARY_LEN,
            length: usize::from(low & 0xF) + 2,
        }
    }
}

/// A copy from the output to its end; `distance` is not 0 and not more than `written`.
#[inline]
#[expect(clippy::arithmetic_side_effects, reason = "positions within slices, and at most a few dozen more")]
fn copy_within(output: &mut [u8], written: usize, reference: Reference) {
    let Reference { distance, length, .. } = reference;
    let from = written.wrapping_sub(distance);
    if distance >= 16 || distance >= length {
        let Some(chunk) = output.get(from..).and_then(<[u8]>::first_chunk::<16>).copied() else { return };
        let Some(to) = output.get_mut(written..).and_then(<[u8]>::first_chunk_mut::<16>) else { return };
        *to = chunk;
        if length == 17 {
            let last = output.get(from + 16).copied().unwrap_or_default();
            if let Some(to) = output.get_mut(written + 16) {
                *to = last;
            }
        }
        return;
    }
    // The copy reads what it writes: a pattern of `distance` bytes is repeated.
    for at in 0..length {
        let byte = output.get(from + at).copied().unwrap_or_default();
        if let Some(to) = output.get_mut(written + at) {
            *to = byte;
        }
    }
}
