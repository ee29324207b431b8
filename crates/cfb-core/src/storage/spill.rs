//! Moving changed bytes out of memory when there are too many.

use std::ops::Range;

use crate::error::Result;
use crate::format::sector::SectorId;
use crate::storage::content::{CHUNK, Content, to_usize};
use crate::storage::core::Core;
use crate::storage::scope::{NodeId, ScopeId};
use crate::storage::vault::Piece;
use crate::write::changes::Placed;

/// Where a piece in memory is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Spot {
    scope: ScopeId,
    stream: NodeId,
    at: u64,
    len: usize,
}

impl Core {
    /// Moves pieces out of memory, the largest first, if there is more than may be. Half of it is left.
    pub(super) fn spill(&mut self) -> Result<()> {
        let can_place = self.ground.can_place();
        if self.vault.memory <= self.vault.full_at || !(can_place || self.vault.may_scratch) {
            return Ok(());
        }
        let scopes: Vec<ScopeId> = self.scopes.keys().copied().collect();
        for id in scopes {
            self.sweep(id);
        }
        let enough = self.vault.limit >> 1;
        if can_place {
            let spots = self.largest(enough, |content, at, sector_len| {
                content
                    .placeable(at, sector_len)
                    .map_or(0, |(start, end)| to_usize(end.saturating_sub(start)))
            });
            self.place_all(&spots)?;
        }
        if self.vault.memory > enough && self.vault.may_scratch {
            let spots = self.largest(enough, |content, at, _| match content.pieces.get(&at) {
                Some(Piece::Memory(own)) => own.len(),
                _ => 0,
            });
            self.put_all(&spots)?;
        }
        // Where little could be moved, it is not worth while to look again at once.
        self.vault.full_at = self.vault.limit.max(self.vault.memory.saturating_add(enough));
        Ok(())
    }

    /// The largest pieces in memory, by the bytes that can go, so many that `enough` is left. In the order in which
    /// streams were made.
    fn largest(&self, enough: u64, size: impl Fn(&Content, u64, u64) -> usize) -> Vec<Spot> {
        let sector_len = self.ground.sector_len();
        let mut spots = Vec::new();
        for (&id, scope) in &self.scopes {
            for (&stream, record) in &scope.records {
                let Some(content) = &record.content else { continue };
                for (&at, piece) in &content.pieces {
                    let len =
                        if matches!(piece, Piece::Memory(_)) { size(content, at, sector_len) } else { 0 };
                    if len > 0 {
                        spots.push(Spot { scope: id, stream, at, len });
                    }
                }
            }
        }
        spots.sort_unstable_by_key(|spot| (std::cmp::Reverse(spot.len), *spot));
        let mut left = self.vault.memory;
        let wanted = spots.iter().take_while(|spot| {
            let go_on = left > enough;
            left = left.saturating_sub(spot.len as u64);
            go_on
        });
        let wanted = wanted.count();
        spots.truncate(wanted);
        spots.sort_unstable();
        spots
    }

    /// Moves what can be of pieces into sectors of the file, many with one write.
    fn place_all(&mut self, spots: &[Spot]) -> Result<()> {
        let sector_len = self.ground.sector_len();
        let mut batch: Vec<(Spot, Range<u64>)> = Vec::new();
        let mut bytes: Vec<u8> = Vec::new();
        for &spot in spots {
            let Some(content) = self.content(spot) else { continue };
            let Some((start, end)) = content.placeable(spot.at, sector_len) else { continue };
            let after = content.placed_before(start, sector_len);
            let follows = after.is_some() && !batch.is_empty();
            if follows || bytes.len().saturating_add(spot.len) > CHUNK {
                self.place_batch(&std::mem::take(&mut batch), &bytes)?;
                bytes.clear();
            }
            if let Some(Piece::Memory(own)) =
                self.content(spot).and_then(|content| content.pieces.get(&spot.at))
            {
                let part = to_usize(start.saturating_sub(spot.at))..to_usize(end.saturating_sub(spot.at));
                bytes.extend_from_slice(own.get(part).unwrap_or_default());
                bytes.resize(bytes.len().next_multiple_of(to_usize(sector_len)), 0);
                batch.push((spot, start..end));
            }
        }
        self.place_batch(&batch, &bytes)
    }

    fn place_batch(&mut self, batch: &[(Spot, Range<u64>)], bytes: &[u8]) -> Result<()> {
        let Some((first, range)) = batch.first() else { return Ok(()) };
        let sector_len = self.ground.sector_len();
        let after = self.content(*first).and_then(|content| content.placed_before(range.start, sector_len));
        let runs = self.ground.place(after.map(|(_, placed)| placed), bytes)?;
        let mut runs = Parts { runs: runs.into_iter(), rest: None };
        for (spot, range) in batch {
            let len = range.end.saturating_sub(range.start);
            let sectors = u32::try_from(len.div_ceil(sector_len)).unwrap_or(u32::MAX);
            let own = runs.take(sectors);
            let record =
                self.scopes.get_mut(&spot.scope).and_then(|scope| scope.records.get_mut(&spot.stream));
            if let Some(content) = record.and_then(|record| record.content.as_mut()) {
                content.moved(&mut self.vault, spot.at, range.clone(), own, sector_len);
            }
        }
        Ok(())
    }

    /// Moves pieces into the scratch file, many with one write.
    fn put_all(&mut self, spots: &[Spot]) -> Result<()> {
        let mut rest = spots;
        while !rest.is_empty() {
            let mut total = 0usize;
            let fits = rest.iter().take_while(|spot| {
                let go_on = total < CHUNK;
                total = total.saturating_add(spot.len);
                go_on
            });
            let count = fits.count();
            let (now, later) = rest.split_at_checked(count).unwrap_or((rest, &[]));
            self.put_batch(now)?;
            rest = later;
        }
        Ok(())
    }

    fn put_batch(&mut self, spots: &[Spot]) -> Result<()> {
        let mut bytes = Vec::new();
        for &spot in spots {
            if let Some(Piece::Memory(own)) =
                self.content(spot).and_then(|content| content.pieces.get(&spot.at))
            {
                bytes.extend_from_slice(own);
            }
        }
        let mut place = self.vault.put(&bytes)?;
        for spot in spots {
            let record =
                self.scopes.get_mut(&spot.scope).and_then(|scope| scope.records.get_mut(&spot.stream));
            let content = record.and_then(|record| record.content.as_mut());
            if let Some(piece) = content.and_then(|content| content.pieces.get_mut(&spot.at)) {
                *piece = Piece::Scratch { at: place, len: spot.len as u64 };
            }
            place = place.saturating_add(spot.len as u64);
        }
        self.vault.memory = self.vault.memory.saturating_sub(bytes.len() as u64);
        Ok(())
    }

    fn content(&self, spot: Spot) -> Option<&Content> {
        self.scopes.get(&spot.scope)?.records.get(&spot.stream)?.content.as_ref()
    }
}

/// Runs of sectors, dealt out piece by piece.
struct Parts {
    runs: std::vec::IntoIter<Placed>,
    rest: Option<Placed>,
}

impl Parts {
    /// The next so many sectors.
    fn take(&mut self, sectors: u32) -> Vec<Placed> {
        let mut got = Vec::new();
        let mut left = sectors;
        while left > 0 {
            let Some(run) = self.rest.take().or_else(|| self.runs.next()) else { break };
            let n = run.sectors.min(left);
            got.push(Placed { sector: run.sector, sectors: n });
            left = left.saturating_sub(n);
            if n < run.sectors {
                let sector = SectorId(run.sector.0.saturating_add(n));
                self.rest = Some(Placed { sector, sectors: run.sectors.saturating_sub(n) });
            }
        }
        got
    }
}
