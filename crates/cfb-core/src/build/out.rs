//! The way to the sink: one large buffer, the position, and the gap at the lock bytes.

use std::io::{self, Write};
use std::ops::Range;

use crate::error::{Detail, Error, Location, Result, Structure};

/// Bytes collected before they are written.
const BUFFER: usize = 1 << 20;

/// Zeros are written from here.
const ZEROS: [u8; 4096] = [0; 4096];

/// A sink that is written front to back.
pub(super) struct Out<W> {
    sink: W,
    buffer: Vec<u8>,
    /// Bytes of the buffer in use.
    used: usize,
    /// Offset in the file of what comes next.
    position: u64,
    sector_len: u64,
    /// Offset of a sector that is passed over with zeros.
    gap: Option<u64>,
}

impl<W: Write> Out<W> {
    pub(super) fn new(sink: W, sector_len: u64, len_bytes: u64, gap: Option<u64>) -> Self {
        let capacity = usize::try_from(len_bytes).unwrap_or(BUFFER).min(BUFFER);
        Self { sink, buffer: vec![0; capacity], used: 0, position: 0, sector_len, gap }
    }

    /// Writes all of `bytes`. The buffer goes to the sink when it is full and not before, so that each write of a file
    /// begins at a multiple of its length, where systems are fastest.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let mut rest = bytes;
        while !rest.is_empty() {
            if self.used == self.buffer.len() {
                self.flush_buffer()?;
            }
            let n = self.before_gap(rest.len())?;
            let whole = n.checked_div(self.buffer.len()).unwrap_or(1).saturating_mul(self.buffer.len());
            let n = if self.used == 0 && whole > 0 {
                let part = rest.get(..whole).unwrap_or(rest);
                self.sink.write_all(part).map_err(|e| failed(e, self.position))?;
                part.len()
            } else {
                // What stands before the gap may just have filled the buffer.
                let room = self.buffer.get_mut(self.used..).unwrap_or_default();
                let n = n.min(room.len());
                if let (Some(to), Some(part)) = (room.get_mut(..n), rest.get(..n)) {
                    to.copy_from_slice(part);
                }
                self.used = self.used.saturating_add(n);
                n
            };
            self.position = self.position.saturating_add(n as u64);
            rest = rest.get(n..).unwrap_or_default();
        }
        Ok(())
    }

    /// Writes numbers that follow each other.
    pub(super) fn ascending(&mut self, numbers: Range<u32>) -> Result<()> {
        let mut block = [0u8; 1024];
        let mut next = numbers.start;
        while next < numbers.end {
            let mut end = 0usize;
            for (slot, number) in block.chunks_exact_mut(4).zip(next..numbers.end) {
                slot.copy_from_slice(&number.to_le_bytes());
                end = end.saturating_add(4);
                next = next.saturating_add(1);
            }
            self.write(block.get(..end).unwrap_or_default())?;
        }
        Ok(())
    }

    /// Writes `len` bytes that `read` puts into the buffer it is given. Returns how many it gave: fewer than `len` if it
    /// answered 0.
    pub(super) fn write_from(
        &mut self,
        len: u64,
        mut read: impl FnMut(&mut [u8]) -> Result<usize>,
    ) -> Result<u64> {
        let mut left = len;
        while left > 0 {
            if self.used == self.buffer.len() {
                self.flush_buffer()?;
            }
            let room = self.buffer.len().saturating_sub(self.used);
            let wanted = usize::try_from(left).unwrap_or(usize::MAX).min(room);
            let wanted = self.before_gap(wanted)?;
            // What stands before the gap may just have filled the buffer.
            let end = self.used.saturating_add(wanted).min(self.buffer.len());
            let Some(part) = self.buffer.get_mut(self.used..end).filter(|part| !part.is_empty()) else {
                continue;
            };
            let n = read(part)?.min(part.len());
            if n == 0 {
                break;
            }
            self.used = self.used.saturating_add(n);
            self.position = self.position.saturating_add(n as u64);
            left = left.saturating_sub(n as u64);
        }
        Ok(len.saturating_sub(left))
    }

    /// Writes zeros up to the next multiple of `len`, a power of two.
    pub(super) fn pad(&mut self, len: u64) -> Result<()> {
        let n = self.position.wrapping_neg() & len.saturating_sub(1);
        self.write(ZEROS.get(..usize::try_from(n).unwrap_or(0)).unwrap_or(&ZEROS))
    }

    /// Hands everything to the sink and returns the bytes written.
    pub(super) fn finish(mut self) -> Result<u64> {
        self.flush_buffer()?;
        self.sink.flush().map_err(|e| failed(e, self.position))?;
        Ok(self.position)
    }

    /// How many of `len` bytes may be written before the gap. At the gap, it is passed over first.
    fn before_gap(&mut self, len: usize) -> Result<usize> {
        let Some(gap) = self.gap else { return Ok(len) };
        if self.position < gap {
            let left = usize::try_from(gap.saturating_sub(self.position)).unwrap_or(usize::MAX);
            return Ok(len.min(left));
        }
        self.gap = None;
        self.write(ZEROS.get(..usize::try_from(self.sector_len).unwrap_or(0)).unwrap_or(&ZEROS))?;
        Ok(len)
    }

    fn flush_buffer(&mut self) -> Result<()> {
        let bytes = self.buffer.get(..self.used).unwrap_or(&self.buffer);
        let start = self.position.saturating_sub(bytes.len() as u64);
        self.sink.write_all(bytes).map_err(|e| failed(e, start))?;
        self.used = 0;
        Ok(())
    }
}

#[cold]
fn failed(source: io::Error, position: u64) -> Error {
    Error::io(source, Location::new(Structure::File, Some(position))).with(Detail::Writing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gap_is_passed_over_wherever_a_write_meets_it() {
        for first in [0usize, 1, 1023, 1024, 1025, 5000] {
            let mut written = Vec::new();
            // A buffer for everything, and one that is emptied now and then.
            let mut out = Out::new(&mut written, 512, if first % 2 == 0 { 6000 } else { 700 }, Some(1024));
            out.write(&vec![1; first]).unwrap();
            let mut left = 5000 - first;
            let read = |part: &mut [u8]| {
                let n = part.len().min(left).min(300);
                part[..n].fill(1);
                left -= n;
                Ok(n)
            };
            assert_eq!(out.write_from(9999, read).unwrap(), 5000 - first as u64);
            out.pad(512).unwrap();
            let len = out.finish().unwrap();
            assert_eq!(len, 5632);
            assert_eq!(written.len() as u64, len);
            let ones = |range: Range<usize>| written[range].iter().all(|&b| b == 1);
            assert!(ones(0..1024) && ones(1536..5512), "{first}");
            assert!(written[1024..1536].iter().chain(&written[5512..]).all(|&b| b == 0), "{first}");
        }
    }
}
