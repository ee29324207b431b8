//! What has changed in the bytes of a stream: pieces by offset over what lies below.

use std::collections::BTreeMap;
use std::ops::{Bound, Range};

use crate::error::Result;
use crate::format::consts::MINI_STREAM_CUTOFF;
use crate::storage::vault::{Depot, Piece, Vault, len_of, read};
use crate::write::Ground;
use crate::write::changes::Placed;

/// Small writes are collected up to this many bytes; as many are written at once where they do not stay in memory.
pub(super) const CHUNK: usize = 512 << 10;

/// A piece joins the one behind it only if that is no longer than this, so that joining costs little.
const JOIN: usize = 256;

/// The changed bytes of one stream in one transaction.
///
/// Where no piece lies, bytes below `kept` are those of the level below, and all others are zero. Pieces are disjoint
/// and end at `len` at the latest. A placed piece begins at a multiple of the sector size and is whole sectors; the last
/// of them may reach beyond `len`, with zeros.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) len: u64,
    pub(super) kept: u64,
    pub(super) pieces: BTreeMap<u64, Piece>,
}

/// A part of a read that a level does not answer: offset in the stream, and where in the buffer.
pub(super) type Hole = (u64, usize, usize);

impl Content {
    /// No change of a stream of `len` bytes.
    pub(super) fn over(len: u64) -> Self {
        Self { len, kept: len, pieces: BTreeMap::new() }
    }

    /// Whether a stream of `below` bytes is as it was.
    pub(super) fn is_unchanged(&self, below: u64) -> bool {
        self.len == below && self.kept >= below && self.pieces.is_empty()
    }

    /// Reads the parts `holes` of `buf` as far as this level has them; answers the parts left to the level below.
    pub(super) fn read(
        &self,
        ground: &Ground,
        vault: &Vault,
        holes: &[Hole],
        buf: &mut [u8],
    ) -> Result<Vec<Hole>> {
        let sector_len = ground.sector_len();
        let mut left = Vec::new();
        for &(offset, start, len) in holes {
            let end = offset.saturating_add(len as u64);
            let mut at = offset;
            while at < end {
                let into = start.saturating_add(to_usize(at.saturating_sub(offset)));
                let (n, piece) = match self.covering(at, sector_len) {
                    Some((from, until, piece)) => (until.min(end), Some((from, piece))),
                    None => (self.next_start(at).unwrap_or(u64::MAX).min(end), None),
                };
                let n = to_usize(n.saturating_sub(at));
                let part = buf.get_mut(into..into.saturating_add(n)).unwrap_or_default();
                if let Some((from, piece)) = piece {
                    read(ground, vault, piece, at.saturating_sub(from), part)?;
                } else {
                    let below = to_usize(self.kept.saturating_sub(at)).min(n);
                    if below > 0 {
                        left.push((at, into, below));
                    }
                    part.get_mut(below..).unwrap_or_default().fill(0);
                }
                at = at.saturating_add(n as u64);
            }
        }
        Ok(left)
    }

    /// Writes `bytes` at `offset`; the stream grows where they end beyond it. After an error the first bytes may have
    /// been written.
    pub(super) fn write(&mut self, depot: &mut Depot<'_>, offset: u64, bytes: &[u8]) -> Result<()> {
        let sector_len = depot.ground.sector_len();
        let mut at = offset;
        let mut rest = bytes;
        while !rest.is_empty() {
            let covered = self.covering(at, sector_len).map(|(from, until, _)| (from, until));
            let until = match covered {
                Some((_, until)) => until,
                None => self.next_start(at).unwrap_or(u64::MAX),
            };
            let n = to_usize(until.saturating_sub(at)).min(rest.len());
            let (now, later) = rest.split_at_checked(n).unwrap_or((rest, &[]));
            match covered.and_then(|(from, _)| Some((from, self.pieces.get_mut(&from)?))) {
                Some((from, piece)) => depot.write(piece, at.saturating_sub(from), now)?,
                None => self.fill(depot, at, now)?,
            }
            at = at.saturating_add(n as u64);
            self.len = self.len.max(at);
            rest = later;
        }
        Ok(())
    }

    /// The piece in which `at` lies: beginning, end, piece.
    pub(super) fn covering(&self, at: u64, sector_len: u64) -> Option<(u64, u64, &Piece)> {
        let (&from, piece) = self.pieces.range(..=at).next_back()?;
        let until = from.saturating_add(len_of(piece, sector_len));
        (until > at).then_some((from, until, piece))
    }

    fn next_start(&self, at: u64) -> Option<u64> {
        self.pieces.range((Bound::Excluded(at), Bound::Unbounded)).next().map(|(&start, _)| start)
    }

    /// Puts bytes where no piece lies.
    fn fill(&mut self, depot: &mut Depot<'_>, at: u64, bytes: &[u8]) -> Result<()> {
        let sector_len = depot.ground.sector_len();
        let end = at.saturating_add(bytes.len() as u64);
        let can_place = depot.ground.can_place() && end.max(self.len) >= MINI_STREAM_CUTOFF;
        let mut at = at;
        let mut rest = bytes;
        while !rest.is_empty() {
            let to_boundary = at.next_multiple_of(sector_len).saturating_sub(at);
            let n;
            if let Some((from, own)) = self.growing(at) {
                n = CHUNK.saturating_sub(own.len()).min(rest.len());
                own.extend_from_slice(rest.get(..n).unwrap_or_default());
                let is_full = own.len() >= CHUNK;
                depot.vault.memory = depot.vault.memory.saturating_add(n as u64);
                // They are there, also if they cannot be moved now: no piece reaches beyond the end.
                self.len = self.len.max(at.saturating_add(n as u64));
                if is_full && can_place {
                    self.settle(depot, from)?;
                }
            } else if can_place && rest.len() >= CHUNK && to_boundary == 0 {
                n = to_usize((rest.len() as u64) & !sector_len.saturating_sub(1));
                self.place(depot, at, rest.get(..n).unwrap_or_default())?;
            } else {
                let most = if can_place && to_boundary > 0 { to_usize(to_boundary) } else { CHUNK };
                n = rest.len().min(most);
                let now = rest.get(..n).unwrap_or_default();
                let piece = if n == CHUNK && depot.vault.may_scratch && depot.vault.is_full_with(n) {
                    Piece::Scratch { at: depot.vault.put(now)?, len: n as u64 }
                } else {
                    depot.vault.memory = depot.vault.memory.saturating_add(n as u64);
                    Piece::Memory(now.to_vec())
                };
                self.pieces.insert(at, piece);
            }
            at = at.saturating_add(n as u64);
            self.len = self.len.max(at);
            rest = rest.get(n..).unwrap_or_default();
        }
        self.join(at);
        Ok(())
    }

    /// The piece in memory that ends at `at` and may still grow.
    fn growing(&mut self, at: u64) -> Option<(u64, &mut Vec<u8>)> {
        match self.pieces.range_mut(..at).next_back() {
            Some((&from, Piece::Memory(own)))
                if own.len() < CHUNK && from.saturating_add(own.len() as u64) == at =>
            {
                Some((from, own))
            }
            _ => None,
        }
    }

    /// Joins the pieces in memory that meet at `at`, if the second is short.
    fn join(&mut self, at: u64) {
        let is_short = matches!(self.pieces.get(&at), Some(Piece::Memory(next)) if next.len() <= JOIN);
        if !is_short || self.growing(at).is_none() {
            return;
        }
        if let Some(Piece::Memory(next)) = self.pieces.remove(&at)
            && let Some((_, own)) = self.growing(at)
        {
            own.extend_from_slice(&next);
        }
    }

    /// Moves the whole sectors of a piece in memory into sectors of the file.
    fn settle(&mut self, depot: &mut Depot<'_>, from: u64) -> Result<()> {
        let sector_len = depot.ground.sector_len();
        let Some((start, end)) = self.placeable(from, sector_len) else { return Ok(()) };
        let end = end & !sector_len.saturating_sub(1);
        let after = self.placed_before(start, sector_len).map(|(_, placed)| placed);
        let runs = match self.pieces.get(&from) {
            Some(Piece::Memory(own)) if start < end => {
                let part = to_usize(start.saturating_sub(from))..to_usize(end.saturating_sub(from));
                depot.ground.place(after, own.get(part).unwrap_or_default())?
            }
            _ => return Ok(()),
        };
        self.moved(depot.vault, from, start..end, runs, sector_len);
        Ok(())
    }

    /// Which bytes of a piece in memory can go to sectors of the file: from the first that begins a sector to the end of
    /// the last whole one, or to the end of the stream.
    pub(super) fn placeable(&self, from: u64, sector_len: u64) -> Option<(u64, u64)> {
        let Some(Piece::Memory(own)) = self.pieces.get(&from) else { return None };
        let start = from.next_multiple_of(sector_len);
        let mut end = from.saturating_add(own.len() as u64);
        if end != self.len {
            end &= !sector_len.saturating_sub(1);
        }
        (start < end && self.len >= MINI_STREAM_CUTOFF).then_some((start, end))
    }

    /// Takes sectors in the place of bytes in memory, which were written to them.
    pub(super) fn moved(
        &mut self,
        vault: &mut Vault,
        from: u64,
        bytes: Range<u64>,
        runs: impl IntoIterator<Item = Placed>,
        sector_len: u64,
    ) {
        if let Some(Piece::Memory(mut own)) = self.pieces.remove(&from) {
            let tail = own.split_off(to_usize(bytes.end.saturating_sub(from)).min(own.len()));
            let head = to_usize(bytes.start.saturating_sub(from));
            let gone = own.len().saturating_sub(head) as u64;
            vault.memory = vault.memory.saturating_sub(gone);
            own.truncate(head);
            own.shrink_to_fit();
            if !own.is_empty() {
                self.pieces.insert(from, Piece::Memory(own));
            }
            if !tail.is_empty() {
                self.pieces.insert(bytes.end, Piece::Memory(tail));
            }
        }
        self.put(bytes.start, runs, sector_len);
    }

    /// Writes whole sectors to the file, behind those that come before them in the stream.
    fn place(&mut self, depot: &mut Depot<'_>, at: u64, bytes: &[u8]) -> Result<()> {
        let sector_len = depot.ground.sector_len();
        let after = self.placed_before(at, sector_len).map(|(_, placed)| placed);
        let runs = depot.ground.place(after, bytes)?;
        self.put(at, runs, sector_len);
        Ok(())
    }

    /// The run of sectors that ends at `at`, and where it begins.
    pub(super) fn placed_before(&self, at: u64, sector_len: u64) -> Option<(u64, Placed)> {
        match self.pieces.range(..at).next_back() {
            Some((&from, piece @ Piece::Placed(placed)))
                if from.saturating_add(len_of(piece, sector_len)) == at =>
            {
                Some((from, *placed))
            }
            _ => None,
        }
    }

    /// Takes runs of sectors one after the other from `at` on; those that follow each other are one.
    fn put(&mut self, at: u64, runs: impl IntoIterator<Item = Placed>, sector_len: u64) {
        let mut last = self.placed_before(at, sector_len);
        let mut at = at;
        for run in runs {
            let len = u64::from(run.sectors).saturating_mul(sector_len);
            let joined = last.and_then(|(from, placed)| Some((from, follow(placed, run)?)));
            let (from, run) = joined.unwrap_or((at, run));
            self.pieces.insert(from, Piece::Placed(run));
            last = Some((from, run));
            at = at.saturating_add(len);
        }
    }
}

/// The two runs as one, if the second lies right behind the first.
fn follow(first: Placed, second: Placed) -> Option<Placed> {
    let end = first.sector.0.checked_add(first.sectors)?;
    let sectors = first.sectors.checked_add(second.sectors)?;
    (end == second.sector.0).then_some(Placed { sector: first.sector, sectors })
}

/// A difference of offsets inside a buffer; what does not fit is more than any buffer.
pub(super) fn to_usize(len: u64) -> usize {
    usize::try_from(len).unwrap_or(usize::MAX)
}
