//! Writing the bytes of streams in a transaction, within the memory it may take.

use crate::error::{Error, ErrorKind, Result};
use crate::format::consts::MINI_STREAM_CUTOFF;
use crate::storage::content::{CHUNK, Content, to_usize};
use crate::storage::core::Core;
use crate::storage::scope::{NodeId, ScopeId};
use crate::storage::vault::{Depot, Piece};

/// Where a piece in memory is: transaction, stream, offset, length.
type Spot = (ScopeId, NodeId, u64, usize);

impl Core {
    /// Writes all of `bytes` at `offset`.
    pub(super) fn write(&mut self, scope: ScopeId, stream: NodeId, offset: u64, bytes: &[u8]) -> Result<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        let end = offset.checked_add(bytes.len() as u64);
        self.fits(end.unwrap_or(u64::MAX))?;
        self.changed(scope, stream, |content, depot| content.write(depot, offset, bytes))?;
        self.spill()
    }

    /// Sets the length of a stream.
    pub(super) fn set_len(&mut self, scope: ScopeId, stream: NodeId, len: u64) -> Result<()> {
        self.fits(len)?;
        if self.stream_len(scope, stream)? == len {
            return Ok(());
        }
        self.changed(scope, stream, |content, depot| content.set_len(depot, len))
    }

    /// That a stream may have this length.
    fn fits(&self, len: u64) -> Result<()> {
        let limit = self.ground.len_limit();
        if len > limit {
            return Err(Error::new(ErrorKind::FileLimit { needed: len, limit }, None));
        }
        Ok(())
    }

    fn changed(
        &mut self,
        scope: ScopeId,
        stream: NodeId,
        change: impl FnOnce(&mut Content, &mut Depot<'_>) -> Result<()>,
    ) -> Result<()> {
        let below = self.stream_len(scope, stream)?;
        self.record_mut(scope, stream)?;
        let (mut depot, scopes) = self.depot();
        let record = scopes.get_mut(&scope).and_then(|scope| scope.records.get_mut(&stream));
        let Some(record) = record else { return Ok(()) };
        change(record.content.get_or_insert_with(|| Content::over(below)), &mut depot)
    }

    /// Moves pieces out of memory, the largest first, if there is more than may be. Half of it is left.
    fn spill(&mut self) -> Result<()> {
        let can_place = self.ground.can_place();
        if self.vault.memory <= self.vault.limit || !(can_place || self.vault.may_scratch) {
            return Ok(());
        }
        let scopes: Vec<ScopeId> = self.scopes.keys().copied().collect();
        for id in scopes {
            self.sweep(id);
        }
        let enough = self.vault.limit >> 1;
        if can_place {
            for (scope, stream, at, len) in self.spots() {
                if self.vault.memory <= enough || to_usize(self.ground.sector_len()) > len {
                    break;
                }
                self.settle(scope, stream, at)?;
            }
        }
        if self.vault.memory > enough && self.vault.may_scratch {
            let mut batch = Vec::new();
            let mut batched = 0usize;
            let mut left = self.vault.memory;
            for spot in self.spots() {
                if left <= enough {
                    break;
                }
                left = left.saturating_sub(spot.3 as u64);
                batched = batched.saturating_add(spot.3);
                batch.push(spot);
                if batched >= CHUNK {
                    self.put(&std::mem::take(&mut batch), batched)?;
                    batched = 0;
                }
            }
            self.put(&batch, batched)?;
        }
        Ok(())
    }

    /// All pieces in memory, the largest first.
    fn spots(&self) -> Vec<Spot> {
        let mut spots = Vec::new();
        for (&id, scope) in &self.scopes {
            for (&node, record) in &scope.records {
                for (&at, piece) in record.content.iter().flat_map(|content| &content.pieces) {
                    if let Piece::Memory(own) = piece {
                        spots.push((id, node, at, own.len()));
                    }
                }
            }
        }
        spots.sort_unstable_by_key(|&(scope, node, at, len)| (std::cmp::Reverse(len), scope, node, at));
        spots
    }

    /// Moves the whole sectors of a piece into the file.
    fn settle(&mut self, scope: ScopeId, stream: NodeId, at: u64) -> Result<()> {
        let (mut depot, scopes) = self.depot();
        let record = scopes.get_mut(&scope).and_then(|scope| scope.records.get_mut(&stream));
        match record.and_then(|record| record.content.as_mut()) {
            Some(content) if content.len >= MINI_STREAM_CUTOFF => content.settle(&mut depot, at),
            _ => Ok(()),
        }
    }

    /// Moves pieces into the scratch file, with one write.
    fn put(&mut self, spots: &[Spot], total: usize) -> Result<()> {
        if spots.is_empty() {
            return Ok(());
        }
        let mut bytes = Vec::with_capacity(total);
        for &(scope, node, at, _) in spots {
            if let Some(Piece::Memory(own)) = self.piece_mut(scope, node, at) {
                bytes.extend_from_slice(own);
            }
        }
        let mut place = self.vault.put(&bytes)?;
        for &(scope, node, at, len) in spots {
            if let Some(piece) = self.piece_mut(scope, node, at) {
                *piece = Piece::Scratch { at: place, len: len as u64 };
            }
            place = place.saturating_add(len as u64);
        }
        self.vault.memory = self.vault.memory.saturating_sub(bytes.len() as u64);
        Ok(())
    }

    fn piece_mut(&mut self, scope: ScopeId, node: NodeId, at: u64) -> Option<&mut Piece> {
        let record = self.scopes.get_mut(&scope)?.records.get_mut(&node)?;
        record.content.as_mut()?.pieces.get_mut(&at)
    }
}
