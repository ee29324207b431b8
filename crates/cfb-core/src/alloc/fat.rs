//! The FAT, read in place: a window over a few FAT sectors at a time ([MS-CFB] 2.3).

use crate::alloc::difat::max_fat_sectors;
use crate::alloc::image::Image;
use crate::error::{Result, Structure};
use crate::format::le;
use crate::format::sector::{FatEntry, SectorId};

/// Most FAT sectors read at once from a store that must be read by position.
const MAX_WINDOW: u32 = 64;

/// The part of the FAT looked at last.
///
/// Over a store in memory it only remembers where that part is. Over any other it holds a copy, which grows
/// while the FAT is read straight on (up to 64 sectors at a time, where they lie next to each other) and is
/// one sector again after a jump.
#[derive(Debug, Default)]
pub(crate) struct FatWindow {
    /// Index of the first FAT sector in the window.
    first: u32,
    /// FAT sectors in the window; 0 before the first use.
    count: u32,
    /// Absolute offset of the window; `None` if the DIFAT names no such sector.
    offset: Option<u64>,
    copy: Vec<u8>,
}

impl FatWindow {
    /// A window over the whole FAT, copied once, for work that follows every chain; `None` if it has more than
    /// `limit_bytes`. FAT sectors that the DIFAT does not name are all FREESECT.
    ///
    /// # Errors
    ///
    /// As [`entry`](Self::entry).
    pub(crate) fn whole(image: &Image, limit_bytes: u64) -> Result<Option<Self>> {
        let shift = image.geometry.sector_shift;
        let count = u32::try_from(max_fat_sectors(image)).unwrap_or(u32::MAX);
        if u64::from(count) << shift > limit_bytes {
            return Ok(None);
        }
        let mut copy = vec![0xFF; (count as usize) << shift];
        let mut index = 0u32;
        while index < count {
            let start = index;
            let place = image.difat.fat_sector(image, start)?;
            index = index.saturating_add(1);
            let Some(at) = place else { continue };
            while index < count
                && image.difat.fat_sector(image, index)?
                    == Some(SectorId(at.0.saturating_add(index.saturating_sub(start))))
            {
                index = index.saturating_add(1);
            }
            let range = (start as usize) << shift..(index as usize) << shift;
            image.read(image.offset(at), copy.get_mut(range).unwrap_or_default(), Structure::Fat(start))?;
        }
        Ok(Some(Self { first: 0, count, offset: Some(0), copy }))
    }

    /// What the window holds a copy of.
    pub(crate) fn copied(&self) -> &[u8] {
        &self.copy
    }

    /// The FAT entry of `sector`. A sector that no FAT sector covers is free.
    ///
    /// # Errors
    ///
    /// As [`Difat::fat_sector`](crate::alloc::difat::Difat::fat_sector), and `Io`.
    pub(crate) fn entry(&mut self, image: &Image, sector: SectorId) -> Result<FatEntry> {
        self.cover(image, sector)?;
        Ok(entry_in(self.bytes(image), self.slot(image, sector)))
    }

    /// Follows a chain that runs sector by sector: returns how many sectors from `first` on are linked each
    /// to the next number, `first` included, at most `limit`, and the entry of the last of them.
    pub(crate) fn run(&mut self, image: &Image, first: SectorId, limit: u32) -> Result<(u32, FatEntry)> {
        let mut last = first;
        let mut len = 1u32;
        loop {
            self.cover(image, last)?;
            let bytes = self.bytes(image);
            let mut slot = self.slot(image, last);
            let end = image.geometry.num_sectors.saturating_sub(1);
            let straight =
                straight(bytes, slot, last, limit.saturating_sub(len).min(end.saturating_sub(last.0)));
            last = SectorId(last.0.saturating_add(straight));
            len = len.saturating_add(straight);
            slot = slot.saturating_add(straight as usize);
            if slot.saturating_mul(4) >= bytes.len() && straight > 0 {
                continue;
            }
            loop {
                let entry = entry_in(bytes, slot);
                match entry {
                    FatEntry::Next(next) if next.0 == last.0.wrapping_add(1) && len < limit => {
                        if !image.geometry.contains(next) {
                            return Ok((len, entry));
                        }
                        last = next;
                        len = len.saturating_add(1);
                        slot = slot.saturating_add(1);
                    }
                    _ => return Ok((len, entry)),
                }
                if slot.saturating_mul(4) >= bytes.len() {
                    break;
                }
            }
        }
    }

    /// Moves the window so that it holds the entry of `sector`.
    fn cover(&mut self, image: &Image, sector: SectorId) -> Result<()> {
        let index = sector.0 >> image.geometry.sector_shift.saturating_sub(2);
        if index.wrapping_sub(self.first) < self.count {
            return Ok(());
        }
        let goes_on = self.count > 0 && index == self.first.saturating_add(self.count);
        let want = if goes_on { self.count.saturating_mul(2).min(MAX_WINDOW) } else { 1 };
        self.count = 0;
        let place = image.difat.fat_sector(image, index)?;
        let mut count = 1u32;
        if let Some(at) = place
            && !image.is_slice()
        {
            while count < want {
                let next = image.difat.fat_sector(image, index.saturating_add(count))?;
                if next != Some(SectorId(at.0.saturating_add(count))) {
                    break;
                }
                count = count.saturating_add(1);
            }
            let len = (count as usize) << image.geometry.sector_shift;
            self.copy.resize(len, 0);
            let read = image.read(image.offset(at), &mut self.copy, Structure::Fat(index))?;
            self.copy.truncate(read);
        }
        self.first = index;
        self.count = count;
        self.offset = place.map(|at| image.offset(at));
        Ok(())
    }

    fn bytes<'w>(&'w self, image: &'w Image) -> &'w [u8] {
        let Some(offset) = self.offset else { return &[] };
        let len = (self.count as usize) << image.geometry.sector_shift;
        image.slice_up_to(offset, len).unwrap_or(&self.copy)
    }

    /// Position of the entry of `sector` in the window.
    fn slot(&self, image: &Image, sector: SectorId) -> usize {
        let base = self.first << image.geometry.sector_shift.saturating_sub(2);
        sector.0.wrapping_sub(base) as usize
    }
}

/// Entries looked at together for a straight run.
const TOGETHER: u32 = 16;
/// Bytes of so many entries.
const TOGETHER_BYTES: usize = 64;

/// How many entries from `slot` on, at most `limit`, link `first` and what follows it each to the next number, counted
/// in whole groups of 16: most chains run straight on, and a group is compared in a few instructions.
fn straight(bytes: &[u8], slot: usize, first: SectorId, limit: u32) -> u32 {
    let rest = bytes.get(slot.saturating_mul(4)..).unwrap_or(&[]);
    let mut count = 0u32;
    for group in rest.chunks_exact(TOGETHER_BYTES) {
        if limit.saturating_sub(count) < TOGETHER {
            break;
        }
        let expected = first.0.wrapping_add(count).wrapping_add(1);
        let links = group.chunks_exact(4).zip(0u32..);
        let differences = links.fold(0u32, |differences, (link, step)| {
            differences | (le::u32_at(link, 0) ^ expected.wrapping_add(step))
        });
        if differences != 0 {
            break;
        }
        count = count.saturating_add(TOGETHER);
    }
    count
}

fn entry_in(bytes: &[u8], slot: usize) -> FatEntry {
    let start = slot.saturating_mul(4);
    match bytes.get(start..start.saturating_add(4)) {
        Some(entry) => FatEntry::from_bits(le::u32_at(entry, 0)),
        None => FatEntry::Free,
    }
}
