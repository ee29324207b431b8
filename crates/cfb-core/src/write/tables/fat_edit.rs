//! The FAT with entries changed: only FAT sectors that are touched are held ([MS-CFB] 2.3).

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;

use byteorder::{ByteOrder, LittleEndian};

use crate::alloc::extents::Run;
use crate::alloc::image::Image;
use crate::error::{Result, Structure};
use crate::format::consts::{ENDOFCHAIN, FREESECT};
use crate::format::sector::SectorId;
use crate::write::sectors::chain_map::ChainMap;

/// FAT sectors that have been looked at, and which of them differ from what is in the file.
pub(crate) struct FatEdit<'a> {
    image: &'a Image,
    /// Where the FAT sectors are, or are to be; `None` where the DIFAT names none. Only one whose bytes are held gets
    /// another place.
    pub(crate) places: Vec<Option<SectorId>>,
    sectors: BTreeMap<u32, FatSector>,
}

struct FatSector {
    bytes: Box<[u8]>,
    is_changed: bool,
}

impl<'a> FatEdit<'a> {
    pub(crate) fn new(image: &'a Image, places: Vec<Option<SectorId>>) -> Self {
        Self { image, places, sectors: BTreeMap::new() }
    }

    /// Sets the entry of one sector.
    pub(crate) fn set(&mut self, sector: SectorId, bits: u32) -> Result<()> {
        self.set_run(Run { sector, len: 1 }, bits)
    }

    /// Links the sectors of a run each to the next, and the last one to `last`.
    pub(crate) fn set_run(&mut self, run: Run, last: u32) -> Result<()> {
        let last_sector = run.sector.0.saturating_add(run.len.saturating_sub(1));
        self.for_each(run, |sector| if sector == last_sector { last } else { sector.saturating_add(1) })
    }

    /// Marks all sectors of a run alike.
    pub(crate) fn fill(&mut self, run: Run, bits: u32) -> Result<()> {
        self.for_each(run, |_| bits)
    }

    /// Writes the links of the positions of a chain, and of the one before them.
    pub(crate) fn relink(&mut self, chain: &ChainMap, positions: Range<u32>) -> Result<()> {
        for (at, run) in chain.runs_in(positions.start.saturating_sub(1)..positions.end) {
            let next = chain.sector_at(at.saturating_add(run.len)).map_or(ENDOFCHAIN, |sector| sector.0);
            self.set_run(run, next)?;
        }
        Ok(())
    }

    /// Makes a FAT sector part of what will be written.
    pub(crate) fn touch(&mut self, index: u32) -> Result<()> {
        self.load(index)?.is_changed = true;
        Ok(())
    }

    /// Numbers of the FAT sectors that differ from the file, in order.
    pub(crate) fn changed(&self) -> impl Iterator<Item = u32> + '_ {
        self.sectors.iter().filter(|(_, sector)| sector.is_changed).map(|(&index, _)| index)
    }

    /// The FAT sectors that differ, with their bytes.
    pub(crate) fn into_changed(self) -> impl Iterator<Item = (u32, Box<[u8]>)> {
        self.sectors
            .into_iter()
            .filter(|(_, sector)| sector.is_changed)
            .map(|(index, sector)| (index, sector.bytes))
    }

    fn for_each(&mut self, run: Run, value: impl Fn(u32) -> u32) -> Result<()> {
        let shift = self.image.geometry.sector_shift.saturating_sub(2);
        let per = self.image.geometry.entries_per_sector();
        let end = run.sector.0.saturating_add(run.len);
        let mut at = run.sector.0;
        while at < end {
            let within = at & per.saturating_sub(1);
            let count = per.saturating_sub(within).min(end.saturating_sub(at));
            let sector = self.load(at >> shift)?;
            let from = (within as usize) << 2;
            let to = from.saturating_add((count as usize) << 2);
            let slots = sector.bytes.get_mut(from..to).unwrap_or_default();
            let mut is_changed = false;
            for (slot, number) in slots.chunks_exact_mut(4).zip(at..) {
                let bits = value(number);
                is_changed |= LittleEndian::read_u32(slot) != bits;
                LittleEndian::write_u32(slot, bits);
            }
            sector.is_changed |= is_changed;
            at = at.saturating_add(count);
        }
        Ok(())
    }

    /// The FAT sector of this index. What it says of sectors beyond the end of the file is FREESECT.
    fn load(&mut self, index: u32) -> Result<&mut FatSector> {
        let slot = match self.sectors.entry(index) {
            Entry::Occupied(held) => return Ok(held.into_mut()),
            Entry::Vacant(slot) => slot,
        };
        let image = self.image;
        let mut bytes = vec![0xFF; 1usize << image.geometry.sector_shift].into_boxed_slice();
        if let Some(Some(place)) = self.places.get(index as usize) {
            image.read(image.offset(*place), &mut bytes, Structure::Fat(index))?;
            let first = index.saturating_mul(image.geometry.entries_per_sector());
            let known = image.geometry.num_sectors.saturating_sub(first) as usize;
            let beyond = bytes.get_mut(known.saturating_mul(4)..).unwrap_or_default();
            beyond.chunks_exact_mut(4).for_each(|slot| LittleEndian::write_u32(slot, FREESECT));
        }
        Ok(slot.insert(FatSector { bytes, is_changed: false }))
    }
}
