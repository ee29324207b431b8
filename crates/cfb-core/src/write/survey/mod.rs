//! The first pass before a file is changed: who owns which sector, and what is free. Linear in the FAT.
//!
//! Nothing is free unless the FAT says so and no chain has it. A stream that shares a sector, breaks, or ends early is
//! put under quarantine, and so is what it shares; the rest of the file can be changed. Sectors that are in use by the
//! FAT and by no chain stay as they are.

mod entries;
pub(crate) mod known;

use self::entries::MiniClaims;
use crate::alloc::difat::max_fat_sectors;
use crate::alloc::extents::Run;
use crate::alloc::fat::FatWindow;
use crate::alloc::image::Image;
use crate::error::{Corruption, Result, Structure};
use crate::format::consts::{
    ENDOFCHAIN, FATSECT, FREESECT, HEADER_DIFAT_SLOTS, HEADER_LEN, MAX_V3_FILE_LEN, MAXREGSECT,
    RANGE_LOCK_OFFSET,
};
use crate::format::dir_entry::StreamId;
use crate::format::header::Version;
use crate::format::le;
use crate::format::sector::{FatEntry, SectorId};
use crate::write::base::Base;
use crate::write::sectors::chain_map::ChainMap;
use crate::write::sectors::sector_set::SectorSet;
use crate::write::sectors::space::Space;
use crate::write::survey::known::{Damage, Known};

/// A FAT of up to this many bytes is held whole during the pass: that of 2 GiB in sectors of 512 bytes.
const WHOLE: u64 = 16 << 20;

/// Makes the pass.
///
/// # Errors
///
/// `Io`.
pub(crate) fn survey(base: &Base) -> Result<Known> {
    let image = base.image();
    let volume = base.volume();
    let header = &image.header;
    let mut claims = Claims::new(image)?;
    let mut slots = header.difat.to_vec();
    let difat_sectors = claims.difat(&mut slots)?;
    let fat_sectors = claims.fat(&slots)?;
    let directory = claims.table(header.first_dir_sector(), Structure::Directory)?;
    let start = header.first_mini_fat_sector();
    let is_absent = start == FREESECT || (start == 0 && header.num_mini_fat_sectors() == 0);
    let mini_fat = claims.table(if is_absent { ENDOFCHAIN } else { start }, Structure::MiniFat)?;
    let start = if volume.mini.num_mini_sectors == 0 { ENDOFCHAIN } else { volume.root().start() };
    let mini_stream = claims.table(start, Structure::MiniStream)?;

    let per_sector = image.geometry.sector_shift.saturating_sub(image.geometry.mini_shift);
    let held = u64::from(mini_stream.len()) << per_sector;
    let num_mini = u32::try_from(held).unwrap_or(u32::MAX).min(volume.mini.num_mini_sectors);
    let mut mini = MiniClaims::read(image, &mini_fat, num_mini)?;
    let free_entries = entries::claim_streams(base, &mut claims, &mut mini)?;
    // A table that a damaged stream runs into can't change without changing what that stream reads.
    for (chain, structure) in [
        (&directory, Structure::Directory),
        (&mini_fat, Structure::MiniFat),
        (&mini_stream, Structure::MiniStream),
    ] {
        if let Some(sector) = claims.quarantined(chain) {
            claims.damage.note_table(structure, Corruption::SharedSector { sector });
        }
    }
    let mini_space = mini.free_space();
    let Claims { space, mut damage, .. } = claims;
    damage.mini_sectors = mini.shared;
    Ok(Known {
        space,
        mini_space,
        fat_sectors,
        difat_sectors,
        directory,
        mini_fat,
        mini_stream,
        free_entries,
        sound_trees: std::collections::HashSet::new(),
        damage,
    })
}

/// Sectors claimed so far.
pub(crate) struct Claims<'a> {
    pub(crate) image: &'a Image,
    window: FatWindow,
    claimed: SectorSet,
    pub(crate) space: Space,
    pub(crate) damage: Damage,
}

impl<'a> Claims<'a> {
    fn new(image: &'a Image) -> Result<Self> {
        let num_sectors = image.geometry.num_sectors;
        let mut damage = Damage { sectors: SectorSet::new(num_sectors), ..Damage::default() };
        if image.geometry.sector_len() < HEADER_LEN as u64 {
            // The first sectors lie in the header.
            let found = image.geometry.sector_shift.into();
            let corruption = Corruption::Field { field: "Sector Shift", found, expected: "9 or 12" };
            damage.note_table(Structure::Header, corruption);
        }
        let whole = FatWindow::whole(image, WHOLE)?;
        let space = free_space(image, whole.as_ref())?;
        let window = whole.unwrap_or_default();
        Ok(Self { image, window, claimed: SectorSet::new(num_sectors), space, damage })
    }

    /// Follows a chain and claims its sectors; each run that it got goes to `each`. Gives what is wrong with it, and
    /// the sector that it shares, if it shares one.
    pub(crate) fn chain(
        &mut self,
        start: u32,
        mut each: impl FnMut(Run),
    ) -> Result<Option<(Corruption, Option<SectorId>)>> {
        let mut entry = FatEntry::from_bits(start);
        let mut last = None;
        loop {
            let first = match entry {
                FatEntry::EndOfChain => return Ok(None),
                FatEntry::Next(first) if self.image.geometry.contains(first) => first,
                FatEntry::Next(first) => {
                    let num_sectors = self.image.geometry.num_sectors;
                    return Ok(Some((Corruption::SectorOutOfRange { found: first.0, num_sectors }, None)));
                }
                FatEntry::Free | FatEntry::Special(_) => {
                    if let Some(sector) = last {
                        self.space.take(Run { sector, len: 1 });
                    }
                    return Ok(Some((Corruption::ChainBroken { found: entry.bits() }, None)));
                }
            };
            let (len, next) = self.window.run(self.image, first, u32::MAX)?;
            let got = self.claimed.insert_run(Run { sector: first, len });
            each(Run { sector: first, len: got });
            if got < len {
                let shared = SectorId(first.0.saturating_add(got));
                return Ok(Some((Corruption::SharedSector { sector: shared.0 }, Some(shared))));
            }
            last = Some(SectorId(first.0.saturating_add(len.saturating_sub(1))));
            entry = next;
        }
    }

    /// Puts everything from a sector on that a damaged stream runs into under quarantine.
    pub(crate) fn quarantine_from(&mut self, sector: SectorId) -> Result<()> {
        let mut entry = FatEntry::Next(sector);
        while let FatEntry::Next(first) = entry
            && self.image.geometry.contains(first)
        {
            let (len, next) = self.window.run(self.image, first, u32::MAX)?;
            if self.damage.sectors.insert_run(Run { sector: first, len }) < len {
                break;
            }
            entry = next;
        }
        Ok(())
    }

    /// Whether a chain has a sector under quarantine.
    pub(crate) fn is_in_quarantine(&self, start: u32) -> Result<bool> {
        Ok(self.quarantined(&ChainMap::follow(self.image, start, u32::MAX)?).is_some())
    }

    /// The first sector of a chain that is under quarantine.
    fn quarantined(&self, chain: &ChainMap) -> Option<u32> {
        if self.damage.sectors.is_empty() {
            return None;
        }
        let mut sectors = chain.runs().flat_map(|run| run.sector.0..run.sector.0.saturating_add(run.len));
        sectors.find(|&sector| self.damage.sectors.contains(sector))
    }

    fn table(&mut self, start: u32, structure: Structure) -> Result<ChainMap> {
        let mut chain = ChainMap::default();
        let damage = self.chain(start, |run| chain.push(run))?;
        match damage {
            // What one table shares with another can't be moved for one of them.
            Some((corruption, Some(_))) => self.damage.note_table(Structure::Directory, corruption),
            Some((corruption, None)) => {
                Damage::note_beyond(&mut self.damage.beyond, &corruption, StreamId::ROOT);
                self.damage.note_table(structure, corruption);
            }
            None => {}
        }
        Ok(chain)
    }

    fn claim_one(&mut self, sector: SectorId, structure: Structure) {
        let run = Run { sector, len: 1 };
        self.space.take(run);
        if self.claimed.insert_run(run) == 0 {
            let corruption = Corruption::SharedSector { sector: sector.0 };
            self.damage.tables.get_or_insert((corruption, structure));
        }
    }

    /// The FAT sectors that the DIFAT names, those too that are left from a time when the file was longer.
    fn fat(&mut self, slots: &[u32]) -> Result<Vec<Option<SectorId>>> {
        let image = self.image;
        let count = u32::try_from(max_fat_sectors(image)).unwrap_or(u32::MAX);
        let mut sectors = Vec::new();
        for index in 0..count {
            let sector = image.difat.fat_sector(image, index)?;
            match sector {
                Some(sector) => self.claim_one(sector, Structure::Fat(index)),
                // What a FAT sector that should be there would say is not known: it may be that all is in use.
                None if index < image.header.num_fat_sectors() => {
                    let corruption = Corruption::DifatSlot { index, found: FREESECT };
                    self.damage.tables.get_or_insert((corruption, Structure::Difat(None)));
                }
                None => {}
            }
            sectors.push(sector);
        }
        let mut window = FatWindow::default();
        for (index, &slot) in (0u32..).zip(slots).skip(count as usize) {
            let sector = SectorId(slot);
            let is_ours = image.geometry.contains(sector)
                && index < image.header.num_fat_sectors()
                && window.entry(image, sector)?.bits() == FATSECT;
            if is_ours {
                self.claim_one(sector, Structure::Fat(index));
            }
            sectors.push(is_ours.then_some(sector));
        }
        while sectors.last() == Some(&None) {
            sectors.pop();
        }
        Ok(sectors)
    }

    /// The DIFAT sectors, as far as their links lead, and what their slots say.
    fn difat(&mut self, slots: &mut Vec<u32>) -> Result<Vec<SectorId>> {
        let image = self.image;
        let header = &image.header;
        let mut next = header.first_difat_sector();
        let mut sectors = Vec::new();
        if next == 0 && header.num_difat_sectors() == 0 {
            next = ENDOFCHAIN;
        }
        while image.geometry.contains(SectorId(next)) {
            let sector = SectorId(next);
            if self.claimed.insert_run(Run { sector, len: 1 }) == 0 {
                let corruption = Corruption::SharedSector { sector: next };
                self.damage.tables.get_or_insert((corruption, Structure::Difat(Some(next))));
                break;
            }
            self.space.take(Run { sector, len: 1 });
            sectors.push(sector);
            let mut bytes = vec![0u8; 1usize << image.geometry.sector_shift];
            image.read(image.offset(sector), &mut bytes, Structure::Difat(Some(next)))?;
            slots.extend(bytes.chunks_exact(4).map(|slot| le::u32_at(slot, 0)));
            next = slots.pop().unwrap_or(ENDOFCHAIN);
        }
        if next < MAXREGSECT && !image.geometry.contains(SectorId(next)) {
            let found = Corruption::SectorOutOfRange { found: next, num_sectors: image.geometry.num_sectors };
            self.damage.tables.get_or_insert((found, Structure::Difat(None)));
        }
        Ok(sectors)
    }
}

/// Sectors that a file may have.
fn most_sectors(version: Version, shift: u32) -> u32 {
    match version {
        Version::V3 => u32::try_from(MAX_V3_FILE_LEN >> shift).unwrap_or(MAXREGSECT).saturating_sub(1),
        Version::V4 => MAXREGSECT,
    }
}

/// Bytes of the longest stream that fits into a file: besides it, there are a sector of the directory, the FAT, the
/// DIFAT sectors that the FAT needs, and in version 4 the sector of the lock bytes.
pub(crate) fn longest_stream(version: Version, shift: u32) -> u64 {
    let all = u64::from(most_sectors(version, shift));
    let per = 1u64 << shift.saturating_sub(2);
    let beside = |sectors: u64| {
        let fat = sectors.div_ceil(per);
        let difat = fat.saturating_sub(HEADER_DIFAT_SLOTS as u64).div_ceil(per.saturating_sub(1).max(1));
        let others = if version == Version::V4 { 2 } else { 1 };
        sectors.saturating_sub(fat).saturating_sub(difat).saturating_sub(others)
    };
    // A file that ends with a whole sector of the FAT may have more room than one that is a little longer.
    beside(all).max(beside(all & !per.saturating_sub(1))) << shift
}

/// Every sector that the FAT calls free, or does not cover.
fn free_space(image: &Image, whole: Option<&FatWindow>) -> Result<Space> {
    let geometry = &image.geometry;
    let shift = geometry.sector_shift;
    let limit = most_sectors(image.header.version(), shift);
    let range_lock = u32::try_from(RANGE_LOCK_OFFSET >> shift).unwrap_or(0).saturating_sub(1);
    let reserved = (image.header.version() == Version::V4).then_some(range_lock);
    let space = Space::new(geometry.num_sectors, limit.max(geometry.num_sectors), reserved, shift);
    let mut sweep = Sweep { space, free: None };
    if let Some(whole) = whole {
        sweep.over(whole.copied(), 0, geometry.num_sectors);
        return Ok(sweep.finish(geometry.num_sectors));
    }
    let per = geometry.entries_per_sector();
    let count = u32::try_from(max_fat_sectors(image)).unwrap_or(u32::MAX);
    let mut bytes = vec![0u8; 1usize << shift];
    for index in 0..count {
        bytes.fill(0xFF);
        if let Some(at) = image.difat.fat_sector(image, index)? {
            image.read(image.offset(at), &mut bytes, Structure::Fat(index))?;
        }
        sweep.over(&bytes, index.saturating_mul(per), geometry.num_sectors);
    }
    Ok(sweep.finish(geometry.num_sectors))
}

/// Collects free runs from FAT entries in order.
struct Sweep {
    space: Space,
    /// Where the run of free sectors under way began.
    free: Option<u32>,
}

impl Sweep {
    /// Goes over entries, the first of which is that of sector `first`.
    fn over(&mut self, entries: &[u8], first: u32, num_sectors: u32) {
        let mut sector = first;
        for group in entries.chunks(64) {
            let count = u32::try_from(group.len() >> 2).unwrap_or(0);
            // A whole group is passed over at once where nothing in it is free.
            let has_free = group.chunks_exact(4).fold(false, |any, entry| any | (entry == [0xFF; 4]));
            if has_free || self.free.is_some() {
                for (entry, sector) in group.chunks_exact(4).zip(sector..num_sectors) {
                    match self.free {
                        None if entry == [0xFF; 4] => self.free = Some(sector),
                        Some(start) if entry != [0xFF; 4] => self.close(start, sector),
                        _ => {}
                    }
                }
            }
            sector = sector.saturating_add(count);
        }
    }

    fn close(&mut self, start: u32, end: u32) {
        self.space.free(Run { sector: SectorId(start), len: end.saturating_sub(start) });
        self.free = None;
    }

    fn finish(mut self, num_sectors: u32) -> Space {
        if let Some(start) = self.free {
            self.close(start, num_sectors);
        }
        self.space
    }
}
