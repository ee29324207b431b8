//! Mini FAT and mini stream: where streams below 4096 bytes live ([MS-CFB] 2.4).

use std::ops::Range;

use crate::alloc::ahead::Ahead;
use crate::alloc::image::Image;
use crate::alloc::meta::{MetaBytes, SharedChain};
use crate::error::{Corruption, Location, Result, Structure};
use crate::finding::Severity;
use crate::format::consts::MINI_STREAM_CUTOFF;
use crate::format::le;
use crate::format::sector::FatEntry;

/// Mini sectors of the longest small stream, where they have the 64 bytes that the specification asks for.
const USUAL_CHAIN: usize = (MINI_STREAM_CUTOFF >> 6) as usize;

/// Number of a mini sector: 64 bytes at `n * 64` of the mini stream.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct MiniSectorId(pub(crate) u32);

/// Bytes that lie together in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Piece {
    /// Absolute offset in the file.
    pub(crate) offset: u64,
    /// Length in bytes.
    pub(crate) len: u32,
}

/// The places of a whole small stream: one piece as a rule, at most 64.
#[derive(Clone, Debug)]
pub(crate) enum Pieces {
    /// All bytes together; a length of 0 is an empty stream.
    One(Piece),
    /// Several, in order, none of them empty.
    Many(Vec<Piece>),
}

impl Pieces {
    pub(crate) fn as_slice(&self) -> &[Piece] {
        match self {
            Self::One(piece) => std::slice::from_ref(piece),
            Self::Many(pieces) => pieces,
        }
    }

    fn push(&mut self, piece: Piece) {
        let joins = |last: &mut Piece| {
            let meets = last.offset.saturating_add(last.len.into()) == piece.offset;
            if meets {
                last.len = last.len.saturating_add(piece.len);
            }
            meets
        };
        match self {
            Self::One(only) if only.len == 0 => *only = piece,
            Self::One(only) => {
                if !joins(only) {
                    *self = Self::Many(vec![*only, piece]);
                }
            }
            Self::Many(pieces) => {
                if !pieces.last_mut().is_some_and(joins) {
                    pieces.push(piece);
                }
            }
        }
    }
}

/// The mini sectors of one small stream, in order and without repetition.
#[derive(Clone, Debug)]
pub(crate) struct MiniChain {
    usual: [u32; USUAL_CHAIN],
    len: usize,
    /// All of them, where mini sectors are smaller than 64 bytes and there are more.
    long: Vec<u32>,
}

impl Default for MiniChain {
    fn default() -> Self {
        Self { usual: [0; USUAL_CHAIN], len: 0, long: Vec::new() }
    }
}

impl MiniChain {
    /// The numbers of the mini sectors.
    pub(crate) fn numbers(&self) -> &[u32] {
        if self.long.is_empty() { self.usual.get(..self.len).unwrap_or(&self.usual) } else { &self.long }
    }

    fn push(&mut self, number: u32) {
        if let Some(slot) = self.usual.get_mut(self.len) {
            *slot = number;
        } else {
            if self.long.is_empty() {
                self.long.extend_from_slice(&self.usual);
            }
            self.long.push(number);
        }
        self.len = self.len.saturating_add(1);
    }
}

/// A small stream that lies together.
#[derive(Clone, Debug)]
pub(crate) struct Straight {
    /// Its mini sectors.
    pub(crate) numbers: Range<u32>,
    /// Its bytes in the file.
    pub(crate) piece: Piece,
}

/// The mini stream with the mini FAT that divides it.
#[derive(Debug)]
pub(crate) struct MiniStream {
    pub(crate) fat: MetaBytes,
    pub(crate) chain: SharedChain,
    /// Mini sectors in the mini stream, a partial last one included.
    pub(crate) num_mini_sectors: u32,
    pub(crate) ahead: Ahead,
}

impl MiniStream {
    /// The mini FAT entry of a mini sector; free where the mini FAT ends.
    pub(crate) fn entry(&self, image: &Image, sector: MiniSectorId) -> Result<FatEntry> {
        let mut raw = [0u8; 4];
        let n = self.fat.read(image, u64::from(sector.0) << 2, &mut raw)?;
        Ok(if n < 4 { FatEntry::Free } else { FatEntry::from_bits(le::u32_at(&raw, 0)) })
    }

    /// Where a stream of `len` bytes that starts at `start` lies, if its mini sectors follow each other both in the
    /// mini FAT and in the file, as those of most streams do. `None` otherwise, and whenever something is not as it
    /// should be: [`follow`](Self::follow) then finds out what.
    ///
    /// # Errors
    ///
    /// `Io`; in strict mode a mini FAT or mini stream that breaks.
    pub(crate) fn straight(&self, image: &Image, start: u32, len: u64) -> Result<Option<Straight>> {
        let count = Self::count(image, len);
        let Some(end) = start.checked_add(count).filter(|&end| end <= self.num_mini_sectors) else {
            return Ok(None);
        };
        let Some(links) = count.checked_sub(1) else { return Ok(None) };
        let fat = self.fat.lend(image, u64::from(start) << 2, (links as usize).saturating_mul(4))?;
        let next = start.saturating_add(1)..end;
        let follow = |(raw, next): (&[u8; 4], u32)| u32::from_le_bytes(*raw) == next;
        let (raw, _) = fat.as_chunks::<4>();
        if raw.len() != links as usize || !raw.iter().zip(next).all(follow) {
            return Ok(None);
        }
        let (logical, within) = Self::split(image, MiniSectorId(start));
        let Some(run) = self.chain.run_at(image, logical)? else { return Ok(None) };
        let together = (u64::from(run.len) << image.geometry.sector_shift).saturating_sub(within);
        let offset = image.offset(run.sector).saturating_add(within);
        let piece = Piece { offset, len: u32::try_from(len).unwrap_or(u32::MAX) };
        Ok((len <= together).then_some(Straight { numbers: start..end, piece }))
    }

    /// Adds to `chain` the mini sectors of a stream of `len` bytes that starts at `start`, as many as there are.
    ///
    /// # Errors
    ///
    /// `Io`; in strict mode a chain that breaks or comes back to itself.
    pub(crate) fn follow(
        &self,
        image: &Image,
        start: u32,
        len: u64,
        structure: Structure,
        chain: &mut MiniChain,
    ) -> Result<()> {
        let wanted = Self::count(image, len) as usize;
        let mut window = Window::default();
        let mut ascending = true;
        let mut entry = FatEntry::from_bits(start);
        while chain.len < wanted {
            let broken = match entry {
                FatEntry::Next(next) if next.0 < self.num_mini_sectors => {
                    let before = chain.numbers();
                    ascending &= before.last().is_none_or(|&last| last < next.0);
                    if !ascending && before.contains(&next.0) {
                        Corruption::ChainCycle { sector: next.0 }
                    } else {
                        chain.push(next.0);
                        entry = window.entry(self, image, next.0)?;
                        continue;
                    }
                }
                FatEntry::Next(next) => {
                    Corruption::SectorOutOfRange { found: next.0, num_sectors: self.num_mini_sectors }
                }
                FatEntry::EndOfChain => break,
                FatEntry::Free | FatEntry::Special(_) => Corruption::ChainBroken { found: entry.bits() },
            };
            return image.note(Severity::Error, broken, Location::new(structure, None));
        }
        Ok(())
    }

    /// Where the bytes of a stream of `len` bytes lie in the file. Shorter than `len` if the chain or the
    /// mini stream ends before.
    ///
    /// # Errors
    ///
    /// `Io`; in strict mode a mini stream that breaks.
    pub(crate) fn pieces(&self, image: &Image, chain: &MiniChain, len: u64) -> Result<Pieces> {
        let mut pieces = Pieces::One(Piece { offset: 0, len: 0 });
        let mut left = len;
        for &number in chain.numbers() {
            let Some(offset) = self.file_offset(image, MiniSectorId(number))? else { break };
            let n = left.min(image.geometry.mini_sector_len());
            pieces.push(Piece { offset, len: n as u32 });
            left = left.saturating_sub(n);
        }
        Ok(pieces)
    }

    /// Absolute offset of a mini sector; `None` if the mini stream's chain ends before it.
    pub(crate) fn file_offset(&self, image: &Image, sector: MiniSectorId) -> Result<Option<u64>> {
        let (logical, within) = Self::split(image, sector);
        let run = self.chain.run_at(image, logical)?;
        Ok(run.map(|run| image.offset(run.sector).saturating_add(within)))
    }

    /// A mini sector as sector of the mini stream's chain and offset within it.
    fn split(image: &Image, sector: MiniSectorId) -> (u32, u64) {
        let mini_shift = image.geometry.mini_shift;
        let shift = image.geometry.sector_shift.saturating_sub(mini_shift);
        (sector.0 >> shift, u64::from(sector.0 & ((1u32 << shift).saturating_sub(1))) << mini_shift)
    }

    /// Mini sectors that a stream of `len` bytes takes.
    fn count(image: &Image, len: u64) -> u32 {
        let round_up = image.geometry.mini_sector_len().saturating_sub(1);
        let count = len.min(MINI_STREAM_CUTOFF).saturating_add(round_up) >> image.geometry.mini_shift;
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}

/// A few entries of the mini FAT, read together because chains mostly run on.
struct Window {
    first: u32,
    bytes: [u8; 64],
    len: usize,
}

impl Default for Window {
    fn default() -> Self {
        Self { first: 0, bytes: [0; 64], len: 0 }
    }
}

impl Window {
    fn entry(&mut self, mini: &MiniStream, image: &Image, sector: u32) -> Result<FatEntry> {
        let slot = (sector.wrapping_sub(self.first) as usize).saturating_mul(4);
        if sector < self.first || slot.saturating_add(4) > self.len {
            self.first = sector;
            self.len = mini.fat.read(image, u64::from(sector) << 2, &mut self.bytes)?;
            return Ok(entry_in(self.bytes.get(..self.len.min(4)).unwrap_or(&[])));
        }
        Ok(entry_in(self.bytes.get(slot..slot.saturating_add(4)).unwrap_or(&[])))
    }
}

fn entry_in(bytes: &[u8]) -> FatEntry {
    if bytes.len() < 4 { FatEntry::Free } else { FatEntry::from_bits(le::u32_at(bytes, 0)) }
}
