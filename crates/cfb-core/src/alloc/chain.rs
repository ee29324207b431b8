//! One chain of sectors through the FAT, resolved lazily.

use crate::alloc::bitmap::Bitmap;
use crate::alloc::extents::{Extents, Place, Run};
use crate::alloc::fat::FatWindow;
use crate::alloc::image::Image;
use crate::error::{Corruption, Location, Result, Structure};
use crate::finding::Severity;
use crate::format::consts::ENDOFCHAIN;
use crate::format::sector::{FatEntry, SectorId};

/// Neighbouring sectors followed at once, even if fewer are wanted.
const AT_ONCE: u32 = 1024;

/// A chain, as far as it has been followed.
///
/// Sectors of most chains ascend, and an ascending chain cannot come back to itself. Only when a link leads
/// backwards are the sectors met so far put into a set, against which the rest is checked; so a chain that runs
/// in a circle ends exactly before its first repetition, whatever the order in which it is read.
#[derive(Debug)]
pub(crate) struct Chain {
    structure: Structure,
    start: SectorId,
    extents: Extents,
    /// The sector that follows the resolved part; `None` once the chain has ended.
    next: Option<SectorId>,
    /// Sectors wanted at most.
    limit: u32,
    highest: u32,
    seen: Option<Bitmap>,
    /// Position found last, to go on from where points are missing.
    cursor: (u32, SectorId),
    /// Where among the runs it was found.
    near: usize,
    /// Sectors passed again because points were missing.
    passed_again: u32,
}

impl Chain {
    /// The chain that starts at `start`, of which at most `limit` sectors will be wanted. ENDOFCHAIN is the
    /// empty chain; so is any other number without a sector, with a finding.
    ///
    /// # Errors
    ///
    /// In strict mode, a start without a sector.
    pub(crate) fn new(image: &Image, start: u32, limit: u32, structure: Structure) -> Result<Self> {
        let sector = SectorId(start);
        let mut next = None;
        if limit > 0 && start != ENDOFCHAIN {
            next = check_link(image, sector, structure)?;
        }
        let limit = limit.min(image.geometry.num_sectors);
        let extents = Extents::default();
        Ok(Self {
            structure,
            start: sector,
            extents,
            next,
            limit,
            highest: 0,
            seen: None,
            cursor: (0, sector),
            near: 0,
            passed_again: 0,
        })
    }

    /// Sectors resolved so far.
    pub(crate) fn resolved(&self) -> u32 {
        self.extents.resolved()
    }

    /// Whether the chain has been followed to its end, or to as many sectors as are wanted at most.
    pub(crate) fn is_whole(&self) -> bool {
        self.next.is_none() || self.resolved() >= self.limit
    }

    /// Leaves everything behind the first `sectors` out: it is not followed any more.
    pub(crate) fn cut(&mut self, sectors: u32) {
        self.limit = self.limit.min(sectors);
    }

    /// Follows the chain until `until` sectors are known, or it ends.
    ///
    /// # Errors
    ///
    /// `Io`; in strict mode also a chain that breaks or comes back to itself.
    pub(crate) fn resolve(&mut self, image: &Image, window: &mut FatWindow, until: u32) -> Result<()> {
        let until = until.min(self.limit);
        while self.resolved() < until
            && let Some(first) = self.next
        {
            let wanted = until.saturating_sub(self.resolved()).max(AT_ONCE);
            let room = wanted.min(self.limit.saturating_sub(self.resolved()));
            let (len, entry) = window.run(image, first, room)?;
            let run = self.without_repetition(image, window, Run { sector: first, len })?;
            self.extents.push(run);
            self.next = if run.len < len {
                let sector = first.0.saturating_add(run.len);
                self.broken(image, Corruption::ChainCycle { sector })?
            } else if self.resolved() >= self.limit {
                None
            } else {
                self.follow(image, entry)?
            };
        }
        Ok(())
    }

    /// The run that starts at the sector `logical` of the chain; `None` behind its end.
    pub(crate) fn run_at(
        &mut self,
        image: &Image,
        window: &mut FatWindow,
        logical: u32,
    ) -> Result<Option<Run>> {
        self.resolve(image, window, logical.saturating_add(1))?;
        let mut near = self.near;
        let from = self.extents.is_sparse().then_some(self.cursor);
        let found = self.locate_from(image, window, logical, from, &mut near)?;
        self.near = near;
        let Some(from) = from else { return Ok(found) };
        if let Some(run) = found {
            self.passed_again = self.passed_again.saturating_add(logical.saturating_sub(from.0).clamp(1, 64));
            self.cursor = (logical, run.sector);
        }
        if self.passed_again > self.resolved() {
            self.passed_again = 0;
            self.keep_more(image, window)?;
        }
        Ok(found)
    }

    /// Follows the resolved part once more and keeps more of its runs. Done when random reads have passed as many
    /// sectors again as the chain has, so it costs no more than they did.
    fn keep_more(&mut self, image: &Image, window: &mut FatWindow) -> Result<()> {
        let Some(mut denser) = self.extents.denser() else { return Ok(()) };
        let mut sector = self.start;
        while denser.resolved() < self.resolved() {
            let room = self.resolved().saturating_sub(denser.resolved());
            let (len, entry) = window.run(image, sector, room)?;
            denser.push(Run { sector, len });
            match entry {
                FatEntry::Next(next) if image.geometry.contains(next) => sector = next,
                _ => break,
            }
        }
        if denser.resolved() == self.resolved() {
            self.extents = denser;
        }
        Ok(())
    }

    /// As [`run_at`](Self::run_at), for a part that is resolved already.
    pub(crate) fn locate(&self, image: &Image, window: &mut FatWindow, logical: u32) -> Result<Option<Run>> {
        self.locate_from(image, window, logical, None, &mut 0)
    }

    /// As [`locate`](Self::locate), from a place known already, and from where the last search among the runs ended.
    fn locate_from(
        &self,
        image: &Image,
        window: &mut FatWindow,
        logical: u32,
        from: Option<(u32, SectorId)>,
        near: &mut usize,
    ) -> Result<Option<Run>> {
        let (mut position, mut sector) = match self.extents.locate(logical, near) {
            None => return Ok(None),
            Some(Place::Known(run)) => return Ok(Some(run)),
            Some(Place::Behind { logical: behind, sector }) => match from {
                Some((known, at)) if (behind..=logical).contains(&known) => (known, at),
                _ => (behind, sector),
            },
        };
        loop {
            let room = self.resolved().saturating_sub(position);
            let (len, entry) = window.run(image, sector, room)?;
            let end = position.saturating_add(len);
            if logical < end {
                let skip = logical.saturating_sub(position);
                let sector = SectorId(sector.0.saturating_add(skip));
                return Ok(Some(Run { sector, len: len.saturating_sub(skip) }));
            }
            match entry {
                FatEntry::Next(next) if image.geometry.contains(next) => (position, sector) = (end, next),
                _ => return Ok(None),
            }
        }
    }

    /// The run cut before the first sector that the chain has had already.
    fn without_repetition(&mut self, image: &Image, window: &mut FatWindow, run: Run) -> Result<Run> {
        if self.seen.is_none() && self.resolved() > 0 && run.sector.0 <= self.highest {
            self.seen = Some(self.sectors_so_far(image, window)?);
        }
        let last = run.sector.0.saturating_add(run.len.saturating_sub(1));
        self.highest = self.highest.max(last);
        if let Some(seen) = &mut self.seen {
            let len = seen.insert_run(run.sector.0..last.saturating_add(1));
            return Ok(Run { sector: run.sector, len });
        }
        Ok(run)
    }

    fn sectors_so_far(&self, image: &Image, window: &mut FatWindow) -> Result<Bitmap> {
        let mut seen = Bitmap::default();
        let mut position = 0u32;
        while let Some(run) = self.locate(image, window, position)? {
            seen.insert_run(run.sector.0..run.sector.0.saturating_add(run.len));
            position = position.saturating_add(run.len.max(1));
        }
        Ok(seen)
    }

    fn follow(&self, image: &Image, entry: FatEntry) -> Result<Option<SectorId>> {
        match entry {
            FatEntry::Next(next) => check_link(image, next, self.structure),
            FatEntry::EndOfChain => Ok(None),
            FatEntry::Free | FatEntry::Special(_) => {
                self.broken(image, Corruption::ChainBroken { found: entry.bits() })
            }
        }
    }

    fn broken(&self, image: &Image, corruption: Corruption) -> Result<Option<SectorId>> {
        let location = Location::new(self.structure, Some(image.offset(self.start)));
        image.note(Severity::Error, corruption, location)?;
        Ok(None)
    }
}

/// A link of a chain; `None`, with a finding, if the file has no such sector.
fn check_link(image: &Image, next: SectorId, structure: Structure) -> Result<Option<SectorId>> {
    if image.geometry.contains(next) {
        return Ok(Some(next));
    }
    let corruption = Corruption::SectorOutOfRange { found: next.0, num_sectors: image.geometry.num_sectors };
    image.note(Severity::Error, corruption, Location::new(structure, None))?;
    Ok(None)
}
