//! Cutting, merging and spilling the changed bytes of a stream.

use crate::error::Result;
use crate::format::sector::SectorId;
use crate::storage::content::{Content, to_usize};
use crate::storage::vault::{Depot, Piece};
use crate::write::changes::Placed;

impl Content {
    /// Sets the length. What is cut off is gone, and reads zero where the stream grows again.
    pub(super) fn set_len(&mut self, depot: &mut Depot<'_>, len: u64) -> Result<()> {
        if len < self.len {
            self.split(depot, len)?;
            self.remove(depot, len, u64::MAX);
            self.kept = self.kept.min(len);
        }
        self.len = len;
        Ok(())
    }

    /// Gives the places of all pieces back.
    pub(super) fn clear(&mut self, depot: &mut Depot<'_>) {
        self.remove(depot, 0, u64::MAX);
        (self.len, self.kept) = (0, 0);
    }

    /// Makes boundaries where those of the level above are, so that it can be absorbed without an error. No byte of the
    /// stream changes.
    pub(super) fn prepare(&mut self, depot: &mut Depot<'_>, above: &Self) -> Result<()> {
        self.split(depot, above.kept)?;
        for (&at, piece) in &above.pieces {
            self.split(depot, at)?;
            self.split(depot, at.saturating_add(depot.len_of(piece)))?;
        }
        Ok(())
    }

    /// Takes over the changes of the level above, for which it was [prepared](Self::prepare).
    pub(super) fn absorb(&mut self, depot: &mut Depot<'_>, above: &mut Self) {
        self.remove(depot, above.kept, u64::MAX);
        for (&at, piece) in &above.pieces {
            let end = at.saturating_add(depot.len_of(piece));
            self.remove(depot, at, end);
        }
        self.pieces.append(&mut above.pieces);
        self.len = above.len;
        self.kept = self.kept.min(above.kept);
    }

    /// Makes a boundary between pieces at `at`, if a piece lies there. The bytes stay what they are.
    fn split(&mut self, depot: &mut Depot<'_>, at: u64) -> Result<()> {
        let sector_len = depot.ground.sector_len();
        let Some((from, _, piece)) = self.covering(at, sector_len).filter(|&(from, _, _)| from < at) else {
            return Ok(());
        };
        let skip = at.saturating_sub(from);
        if let Piece::Placed(placed) = piece {
            let placed = *placed;
            return self.split_placed(depot, from, placed, skip);
        }
        let rest = match self.pieces.get_mut(&from) {
            Some(Piece::Memory(own)) => {
                let rest = own.split_off(to_usize(skip).min(own.len()));
                Piece::Memory(rest)
            }
            Some(Piece::Scratch { at, len }) => {
                let rest = Piece::Scratch { at: at.saturating_add(skip), len: len.saturating_sub(skip) };
                *len = skip;
                rest
            }
            _ => return Ok(()),
        };
        self.pieces.insert(at, rest);
        Ok(())
    }

    /// Splits a run of sectors. A sector that is cut in two comes back into memory, so that runs stay whole sectors.
    fn split_placed(&mut self, depot: &mut Depot<'_>, from: u64, placed: Placed, skip: u64) -> Result<()> {
        let sector_len = depot.ground.sector_len();
        let part = |first: u32, end: u32| {
            let sector = SectorId(placed.sector.0.saturating_add(first));
            let sectors = end.saturating_sub(first);
            (sectors > 0).then_some(Placed { sector, sectors })
        };
        let index = u32::try_from(skip.checked_div(sector_len).unwrap_or(0)).unwrap_or(u32::MAX);
        let inside = skip & sector_len.saturating_sub(1);
        let offset = |sector: u32| from.saturating_add(u64::from(sector).saturating_mul(sector_len));
        let next = if inside > 0 { index.saturating_add(1) } else { index };
        let mut whole = vec![0u8; if inside > 0 { to_usize(sector_len) } else { 0 }];
        if inside > 0 {
            let start = u64::from(index).saturating_mul(sector_len);
            depot.ground.read_placed(placed, start, &mut whole)?;
        }
        self.pieces.remove(&from);
        if let Some(head) = part(0, index) {
            self.pieces.insert(from, Piece::Placed(head));
        }
        if let Some(tail) = part(next, placed.sectors) {
            self.pieces.insert(offset(next), Piece::Placed(tail));
        }
        if inside > 0 {
            depot.vault.memory = depot.vault.memory.saturating_add(whole.len() as u64);
            let rest = whole.split_off(to_usize(inside));
            self.pieces.insert(offset(index).saturating_add(inside), Piece::Memory(rest));
            self.pieces.insert(offset(index), Piece::Memory(whole));
            if let Some(cut) = part(index, next) {
                depot.ground.discard(cut);
            }
        }
        Ok(())
    }

    /// Removes the pieces that begin in a range whose ends are boundaries between pieces.
    fn remove(&mut self, depot: &mut Depot<'_>, start: u64, end: u64) {
        let gone: Vec<u64> = self.pieces.range(start..end).map(|(&at, _)| at).collect();
        for at in gone {
            if let Some(piece) = self.pieces.remove(&at) {
                depot.free(piece);
            }
        }
    }
}
