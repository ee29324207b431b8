//! Planning the tables: mini stream, mini FAT, directory, FAT, DIFAT, and the header over them.

use std::collections::BTreeMap;

use byteorder::{ByteOrder, LittleEndian};

use crate::alloc::extents::Run;
use crate::error::Result;
use crate::format::consts::{DIFSECT, ENDOFCHAIN, FATSECT, FREESECT, HEADER_DIFAT_SLOTS};
use crate::format::dir_entry::StreamId;
use crate::format::header::Version;
use crate::format::header_bytes::HeaderBytes;
use crate::format::sector::SectorId;
use crate::format::tail_record::TailRecord;
use crate::write::plan::content::{sectors, split};
use crate::write::plan::{Plan, Task, What};
use crate::write::sectors::chain_map::ChainMap;
use crate::write::tables::fat_edit::FatEdit;
use crate::write::tables::table::Table;

/// Which of the tables.
#[derive(Clone, Copy)]
enum Which {
    MiniStream,
    MiniFat,
    Directory,
}

impl Plan<'_> {
    /// Gives every changed sector of a table its new place, and makes the header.
    pub(super) fn tables(&mut self, old_header: &HeaderBytes) -> Result<HeaderBytes> {
        self.known.mini_stream = self.place(Which::MiniStream)?;
        self.known.mini_fat = self.place(Which::MiniFat)?;
        self.root_entry()?;
        self.known.directory = self.place(Which::Directory)?;
        let range_lock = self.known.space.reserved();
        let count = self.fat_and_difat(range_lock)?;

        let mut header = old_header.clone();
        header.set_transaction_signature(old_header.transaction_signature().wrapping_add(1));
        if self.version() == Version::V4 {
            header.set_num_dir_sectors(self.known.directory.len());
        }
        header.set_first_dir_sector(Self::start_of(&self.known.directory));
        header.set_mini_fat(Self::start_of(&self.known.mini_fat), self.known.mini_fat.len());
        header.set_num_fat_sectors(count);
        for index in 0..HEADER_DIFAT_SLOTS {
            let place = self.known.fat_sectors.get(index).copied().flatten();
            header.set_difat_slot(index, place.map_or(FREESECT, |sector| sector.0));
        }
        let first = self.known.difat_sectors.first().map_or(ENDOFCHAIN, |sector| sector.0);
        header.set_difat(first, u32::try_from(self.known.difat_sectors.len()).unwrap_or(u32::MAX));
        Ok(header)
    }

    /// Start and length of the mini stream, which entry 0 holds. They stay as they are if the mini stream does.
    fn root_entry(&mut self) -> Result<()> {
        let root = StreamId::ROOT.get();
        let start = Self::start_of(&self.known.mini_stream);
        let entry = self.directory.entry(root)?;
        let shift = self.image.geometry.mini_shift;
        let len = u64::from(self.known.mini_space.end()) << shift;
        let mut size = entry.size_bits();
        if self.version() == Version::V3 {
            size &= 0xFFFF_FFFF;
        }
        if size.div_ceil(1 << shift) << shift != len || (len > 0 && entry.start() != start) {
            let start = if len == 0 { ENDOFCHAIN } else { start };
            self.directory.set_place(root, start, len)?;
        }
        Ok(())
    }

    fn place(&mut self, which: Which) -> Result<ChainMap> {
        let empty = |image| Table::new(image, crate::error::Structure::File, None, ChainMap::default(), 0);
        let slot = match which {
            Which::MiniStream => &mut self.mini_stream,
            Which::MiniFat => &mut self.mini_fat,
            Which::Directory => &mut self.directory.table,
        };
        let mut table = std::mem::replace(slot, empty(self.image));
        // What a damaged stream runs into stays where it is.
        let is_damaged = !matches!(which, Which::Directory) && self.known.damage.mini.is_some();
        if let Some(above) = self.rules.above.filter(|_| !is_damaged) {
            for position in 0..table.chain.len().min(table.num_sectors()) {
                if table.chain.sector_at(position).is_some_and(|sector| sector.0 >= above) {
                    table.hold(position)?;
                }
            }
        }
        let num_sectors = table.num_sectors();
        let (mut chain, mut dirty) = table.finish();
        let ranges = dirty.ranges();
        let held = chain.len().min(num_sectors);
        let cut = chain.truncate(num_sectors);
        let is_cut = !cut.is_empty();
        self.release(cut)?;
        for range in ranges.iter().cloned() {
            let near = range.start.checked_sub(1).and_then(|before| chain.sector_at(before));
            let near = near.map(|sector| sector.0.saturating_add(1));
            let mut at = range.start;
            for run in self.take(range.end.saturating_sub(range.start), near)? {
                let (first, rest) = split(run, held.saturating_sub(at));
                if first.len > 0 {
                    let old = chain.replace(at, first);
                    self.release(old)?;
                }
                chain.push(rest);
                self.tasks.extend(dirty.tasks(at, run));
                at = at.saturating_add(run.len);
            }
        }
        for range in ranges {
            self.fat.relink(&chain, range)?;
        }
        if is_cut {
            self.fat.relink(&chain, num_sectors.saturating_sub(1)..num_sectors)?;
        }
        Ok(chain)
    }

    /// Places FAT and DIFAT sectors until nothing changes any more; gives the number of FAT sectors.
    ///
    /// A FAT sector that moves changes the marks of its old and new place, which may lie in further FAT sectors. Each
    /// moves once, so this ends.
    fn fat_and_difat(&mut self, range_lock: Option<u32>) -> Result<u32> {
        let before = self.fat.places.len();
        let mut moved = BTreeMap::new();
        let mut looked_at = 0usize;
        let mut moved_difat = BTreeMap::new();
        if let Some(sector) = range_lock {
            self.fat.set(SectorId(sector), ENDOFCHAIN)?;
        }
        self.drop_surplus()?;
        self.touch_high_fat()?;
        loop {
            let needed = self.fat_sectors_needed();
            if self.fat.places.len() < needed {
                self.fat.places.resize(needed, None);
            }
            let places = self.fat.places.iter().zip(0u32..).skip(looked_at);
            let missing = places.filter(|(place, _)| place.is_none());
            let missing: Vec<u32> = missing.map(|(_, index)| index).collect();
            for index in missing {
                self.fat.touch(index)?;
            }
            looked_at = self.fat.places.len();
            if let Some(sector) = self.known.space.reserved().filter(|_| range_lock.is_none()) {
                self.fat.set(SectorId(sector), ENDOFCHAIN)?;
            }
            let waiting: Vec<u32> = self.fat.changed().filter(|index| !moved.contains_key(index)).collect();
            for &index in &waiting {
                let new = self.take_one()?;
                moved.insert(index, new);
                self.fat.set(new, FATSECT)?;
                if let Some(slot) = self.fat.places.get_mut(index as usize)
                    && let Some(old) = slot.replace(new)
                {
                    self.release(vec![Run { sector: old, len: 1 }])?;
                }
            }
            let last = moved.last_key_value().map(|(&index, _)| index as usize);
            let difat_moved = self.difat(before, last, &mut moved_difat)?;
            if waiting.is_empty() && !difat_moved {
                break;
            }
        }
        self.close_arena();
        for (&index, &sector) in &moved_difat {
            let bytes = self.difat_bytes(index);
            self.tasks.push(Task { sector, sectors: 1, what: What::Bytes(bytes) });
        }
        self.known.fat_sectors = std::mem::take(&mut self.fat.places);
        let fat = std::mem::replace(&mut self.fat, FatEdit::new(self.image, Vec::new()));
        for (index, bytes) in fat.into_changed() {
            if let Some(&sector) = moved.get(&index) {
                self.tasks.push(Task { sector, sectors: 1, what: What::Bytes(bytes) });
            }
        }
        Ok(u32::try_from(self.known.fat_sectors.len()).unwrap_or(u32::MAX))
    }

    /// FAT sectors that cover everything up to the end, and the record behind it.
    fn fat_sectors_needed(&self) -> usize {
        let record = TailRecord::len_in_file(self.image.geometry.sector_len());
        let record = sectors(record, self.image.geometry.sector_shift);
        let per = self.image.geometry.entries_per_sector();
        self.end_in_use().saturating_add(record).div_ceil(per) as usize
    }

    /// Gives FAT and DIFAT sectors up that are left from a time when the file was longer.
    fn drop_surplus(&mut self) -> Result<()> {
        let needed = self.fat_sectors_needed().max(1);
        if needed >= self.fat.places.len() {
            return Ok(());
        }
        let surplus: Vec<Option<SectorId>> = self.fat.places.drain(needed..).collect();
        let wanted = needed.saturating_sub(HEADER_DIFAT_SLOTS).div_ceil(self.slots_per_difat_sector());
        let kept = wanted.min(self.known.difat_sectors.len());
        let difat = self.known.difat_sectors.drain(kept..).map(Some);
        let runs = surplus.into_iter().chain(difat).flatten().map(|sector| Run { sector, len: 1 });
        let runs: Vec<Run> = runs.collect();
        self.release(runs)
    }

    /// FAT sectors that are to be moved down.
    fn touch_high_fat(&mut self) -> Result<()> {
        let Some(above) = self.rules.above else { return Ok(()) };
        let places = self.fat.places.iter().zip(0u32..);
        let high = places.filter(|(place, _)| place.is_some_and(|sector| sector.0 >= above));
        let high: Vec<u32> = high.map(|(_, index)| index).collect();
        high.into_iter().try_for_each(|index| self.fat.touch(index))
    }

    /// Makes the DIFAT chain long enough, and gives new places to its sectors from the first to the last that changes:
    /// each names the next. Says whether one got a new place.
    ///
    /// There were `before` FAT sectors, and `last` is the last of those that got another place.
    fn difat(
        &mut self,
        before: usize,
        last: Option<usize>,
        moved: &mut BTreeMap<usize, SectorId>,
    ) -> Result<bool> {
        let slots = self.slots_per_difat_sector();
        let beyond = self.fat.places.len().saturating_sub(HEADER_DIFAT_SLOTS);
        let wanted = beyond.div_ceil(slots);
        let mut last = last.and_then(|index| index.checked_sub(HEADER_DIFAT_SLOTS)?.checked_div(slots));
        let high = self
            .rules
            .above
            .and_then(|above| self.known.difat_sectors.iter().rposition(|sector| sector.0 >= above));
        last = last.max(high);
        if wanted > self.known.difat_sectors.len() || before > self.fat.places.len() {
            last = last.max(wanted.checked_sub(1));
        }
        let mut did_move = false;
        for index in 0..last.map_or(0, |last| last.saturating_add(1)) {
            if moved.contains_key(&index) {
                continue;
            }
            did_move = true;
            let new = self.take_one()?;
            moved.insert(index, new);
            self.fat.set(new, DIFSECT)?;
            match self.known.difat_sectors.get_mut(index) {
                Some(slot) => {
                    let old = std::mem::replace(slot, new);
                    self.release(vec![Run { sector: old, len: 1 }])?;
                }
                None => self.known.difat_sectors.push(new),
            }
        }
        Ok(did_move)
    }

    fn difat_bytes(&self, index: usize) -> Box<[u8]> {
        let slots = self.slots_per_difat_sector();
        let first = HEADER_DIFAT_SLOTS.saturating_add(index.saturating_mul(slots));
        let mut bytes = vec![0xFF; 1usize << self.image.geometry.sector_shift].into_boxed_slice();
        let next = self.known.difat_sectors.get(index.saturating_add(1)).map_or(ENDOFCHAIN, |s| s.0);
        let places = self.fat.places.get(first..).unwrap_or_default();
        let values = places.iter().map(|place| place.map_or(FREESECT, |sector| sector.0));
        let values = values.chain(std::iter::repeat(FREESECT)).take(slots).chain([next]);
        for (slot, value) in bytes.chunks_exact_mut(4).zip(values) {
            LittleEndian::write_u32(slot, value);
        }
        bytes
    }

    fn slots_per_difat_sector(&self) -> usize {
        (self.image.geometry.entries_per_sector() as usize).saturating_sub(1).max(1)
    }

    fn take_one(&mut self) -> Result<SectorId> {
        Ok(self.take(1, None)?.first().map_or(SectorId(0), |run| run.sector))
    }
}
