//! Sectors that are written and belong to no state yet: where bytes of transactions lie that do not stay in memory.
//!
//! The FAT on disk calls them free, or the file ends before them. A commit makes them part of a stream, or they are given
//! back.

use crate::alloc::extents::Run;
use crate::error::Result;
use crate::write::changes::Placed;
use crate::write::commit;
use crate::write::ground::Ground;
use crate::write::sectors::space::Order;

impl Ground {
    /// Whether unpublished bytes may go to sectors of the file. A record at its end that is still needed, to undo or for
    /// a torn header, counts only as long as the file has the length it states.
    pub(crate) fn can_place(&self) -> bool {
        self.is_exclusive && !self.is_in_doubt && !self.keeps_undo && self.torn.is_none()
    }

    /// Writes bytes to sectors that no state uses, right behind `after` where possible. The last sector is filled up
    /// with zeros.
    ///
    /// # Errors
    ///
    /// `FileLimit`, `Io`.
    pub(crate) fn place(&mut self, after: Option<Placed>, bytes: &[u8]) -> Result<Vec<Placed>> {
        self.know()?;
        let sector_len = self.sector_len();
        let count = u32::try_from((bytes.len() as u64).div_ceil(sector_len)).unwrap_or(u32::MAX);
        let near = after.map(|after| after.sector.0.saturating_add(after.sectors));
        let Some(known) = &mut self.known else { return Ok(Vec::new()) };
        known.damage.refuse_tables()?;
        let runs = known.space.allocate(count, near, Order::BestFit)?;
        if let Err(error) = known.damage.refuse_growth(&known.space, &known.mini_space) {
            runs.into_iter().for_each(|run| known.space.free(run));
            return Err(error);
        }
        let placed: Vec<Placed> =
            runs.iter().map(|run| Placed { sector: run.sector, sectors: run.len }).collect();
        self.unpublished.extend(runs.iter().map(|run| (run.sector.0, run.len)));
        if let Err(error) = self.write_runs(&runs, bytes) {
            placed.into_iter().for_each(|placed| self.discard(placed));
            return Err(error);
        }
        Ok(placed)
    }

    /// Writes bytes to runs of sectors, one after the other, and fills the last sector up with zeros.
    fn write_runs(&self, runs: &[Run], bytes: &[u8]) -> Result<()> {
        let sector_len = self.sector_len();
        let mut rest = bytes;
        for run in runs {
            let len = usize::try_from(u64::from(run.len).saturating_mul(sector_len)).unwrap_or(usize::MAX);
            let (part, behind) = rest.split_at_checked(len).unwrap_or((rest, &[]));
            commit::write(&*self.store, self.base.offset(run.sector), part)?;
            let gap = len.saturating_sub(part.len());
            if gap > 0 {
                let end = self.base.offset(run.sector).saturating_add(part.len() as u64);
                commit::write(&*self.store, end, &vec![0u8; gap])?;
            }
            rest = behind;
        }
        Ok(())
    }

    /// Overwrites bytes within unpublished sectors.
    ///
    /// # Errors
    ///
    /// `Io`.
    pub(crate) fn write_placed(&self, at: Placed, offset: u64, bytes: &[u8]) -> Result<()> {
        commit::write(&*self.store, self.base.offset(at.sector).saturating_add(offset), bytes)
    }

    /// Reads bytes within unpublished sectors.
    ///
    /// # Errors
    ///
    /// `Io`.
    pub(crate) fn read_placed(&self, at: Placed, offset: u64, buf: &mut [u8]) -> Result<()> {
        self.base.read_sectors(self.base.offset(at.sector).saturating_add(offset), buf)
    }

    /// Gives unpublished sectors back: a whole run, or a part of one.
    pub(crate) fn discard(&mut self, placed: Placed) {
        self.forget(placed);
        if let Some(known) = &mut self.known {
            known.space.free(Run { sector: placed.sector, len: placed.sectors });
        }
    }

    /// Cuts off what unpublished sectors have added to the file and no longer use.
    ///
    /// # Errors
    ///
    /// `Io`.
    pub(crate) fn settle(&mut self) -> Result<()> {
        let may_cut = self.is_exclusive && !self.keeps_undo && !self.is_in_doubt && self.torn.is_none();
        if may_cut && self.unpublished.is_empty() && self.known.is_some() {
            self.cut()?;
        }
        Ok(())
    }

    /// Unpublished sectors that are no longer so.
    pub(super) fn forget(&mut self, placed: Placed) {
        let (start, end) = (placed.sector.0, placed.sector.0.saturating_add(placed.sectors));
        let from = self.unpublished.range(..=start).next_back().map_or(start, |(&first, _)| first);
        let overlapping: Vec<(u32, u32)> =
            self.unpublished.range(from..end).map(|(&first, &len)| (first, len)).collect();
        for (first, len) in overlapping {
            let behind = first.saturating_add(len);
            if behind <= start {
                continue;
            }
            self.unpublished.remove(&first);
            if first < start {
                self.unpublished.insert(first, start.saturating_sub(first));
            }
            if behind > end {
                self.unpublished.insert(end, behind.saturating_sub(end));
            }
        }
    }
}
