//! DIFAT: which sectors hold the FAT ([MS-CFB] 2.5).
//!
//! The first 109 slots stand in the header, the rest in a chain of DIFAT sectors that is followed only as far
//! as a lookup needs. The walk ends when the file's sectors are covered, so a DIFAT that runs in a circle or
//! has no end costs no more than a sound one.

use std::sync::{PoisonError, RwLock};

use crate::alloc::image::Image;
use crate::error::{Corruption, Location, Result, Structure};
use crate::finding::Severity;
use crate::format::consts::{ENDOFCHAIN, FREESECT, HEADER_DIFAT_SLOTS};
use crate::format::le;
use crate::format::sector::SectorId;

/// The slots behind the header's, as far as they have been read.
#[derive(Debug, Default)]
pub(crate) struct Difat {
    tail: RwLock<Tail>,
}

#[derive(Debug, Default)]
struct Tail {
    slots: Vec<u32>,
    /// Next DIFAT sector; `None` before the first read.
    next: Option<u32>,
    done: bool,
}

impl Difat {
    /// A DIFAT of which every slot behind the header's is known already.
    pub(crate) fn known(slots: Vec<u32>) -> Self {
        Self { tail: RwLock::new(Tail { slots, next: None, done: true }) }
    }

    /// The sector that holds the FAT sector of this index; `None` if the DIFAT names none.
    ///
    /// # Errors
    ///
    /// `Io`; in strict mode also a link or slot that leads nowhere.
    pub(crate) fn fat_sector(&self, image: &Image, index: u32) -> Result<Option<SectorId>> {
        if u64::from(index) >= max_fat_sectors(image) {
            return Ok(None);
        }
        let raw = match image.header.difat.get(index as usize) {
            Some(&raw) => raw,
            None => self.tail_slot(image, index.saturating_sub(HEADER_DIFAT_SLOTS as u32))?,
        };
        let stated = index < image.header.num_fat_sectors();
        let sector = SectorId(raw);
        // A slot of 0 beyond the stated ones is padding, unless it is the first: the FAT often is sector 0.
        if image.geometry.contains(sector) && (raw != 0 || stated || index == 0) {
            return Ok(Some(sector));
        }
        if stated {
            let location = Location::new(Structure::Difat(None), None);
            image.note(Severity::Error, Corruption::DifatSlot { index, found: raw }, location)?;
        }
        Ok(None)
    }

    fn tail_slot(&self, image: &Image, position: u32) -> Result<u32> {
        let position = position as usize;
        {
            let tail = self.tail.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(&slot) = tail.slots.get(position) {
                return Ok(slot);
            }
            if tail.done {
                return Ok(FREESECT);
            }
        }
        let mut tail = self.tail.write().unwrap_or_else(PoisonError::into_inner);
        while tail.slots.len() <= position && !tail.done {
            tail.read_next(image)?;
        }
        Ok(tail.slots.get(position).copied().unwrap_or(FREESECT))
    }
}

impl Tail {
    fn read_next(&mut self, image: &Image) -> Result<()> {
        let raw = self.next.unwrap_or_else(|| image.header.first_difat_sector());
        let sector = SectorId(raw);
        if !image.geometry.contains(sector) {
            self.done = true;
            if raw != ENDOFCHAIN && raw != FREESECT {
                let found =
                    Corruption::SectorOutOfRange { found: raw, num_sectors: image.geometry.num_sectors };
                image.note(Severity::Error, found, Location::new(Structure::Difat(None), None))?;
            }
            return Ok(());
        }
        // A link of 0 with no DIFAT sectors stated means none: some writers leave the field zero.
        if raw == 0 && self.next.is_none() && image.header.num_difat_sectors() == 0 {
            self.done = true;
            return Ok(());
        }
        let len = image.geometry.sector_len() as usize;
        let mut block = vec![0u8; len];
        let read = image.read(image.offset(sector), &mut block, Structure::Difat(Some(raw)))?;
        let slots = image.geometry.entries_per_sector().saturating_sub(1) as usize;
        self.slots.extend(block.chunks_exact(4).take(slots).map(|slot| le::u32_at(slot, 0)));
        self.next = Some(if read == len { le::u32_at(&block, len.saturating_sub(4)) } else { ENDOFCHAIN });
        let covered = (HEADER_DIFAT_SLOTS as u64).saturating_add(self.slots.len() as u64);
        self.done = covered >= max_fat_sectors(image);
        Ok(())
    }
}

/// FAT sectors that suffice for every sector of the file.
pub(crate) fn max_fat_sectors(image: &Image) -> u64 {
    u64::from(image.geometry.num_sectors).div_ceil(u64::from(image.geometry.entries_per_sector()))
}
