//! A table in a chain of sectors with some of its sectors changed: directory, mini FAT and mini stream.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::alloc::extents::Run;
use crate::alloc::image::Image;
use crate::alloc::meta::MetaBytes;
use crate::error::{Result, Structure};
use crate::format::sector::SectorId;
use crate::write::plan::{Task, What};
use crate::write::sectors::chain_map::ChainMap;

/// A chain whose changed sectors are held until they are given new places.
pub(crate) struct Table<'a> {
    image: &'a Image,
    structure: Structure,
    /// The table as the reader has it, which keeps what it has read.
    committed: Option<&'a MetaBytes>,
    /// Where its sectors lie in the file.
    pub(crate) chain: ChainMap,
    /// Sectors it is to have.
    num_sectors: u32,
    fill: u8,
    /// Sectors of the chain that are to be written.
    changed: BTreeMap<u32, Box<[u8]>>,
    /// Those beyond the chain, one behind the other.
    added: Vec<u8>,
}

impl<'a> Table<'a> {
    /// A table whose new sectors are filled with one byte.
    pub(crate) fn new(
        image: &'a Image,
        structure: Structure,
        committed: Option<&'a MetaBytes>,
        chain: ChainMap,
        fill: u8,
    ) -> Self {
        let num_sectors = chain.len();
        let (changed, added) = (BTreeMap::new(), Vec::new());
        Self { image, structure, committed, chain, num_sectors, fill, changed, added }
    }

    /// Sectors it is to have.
    pub(crate) fn num_sectors(&self) -> u32 {
        self.num_sectors
    }

    /// Grows with filled sectors, or cuts.
    pub(crate) fn set_num_sectors(&mut self, num_sectors: u32) {
        for again in self.num_sectors..num_sectors.min(self.chain.len()) {
            let fresh = vec![self.fill; self.sector_len()].into_boxed_slice();
            self.changed.insert(again, fresh);
        }
        if num_sectors < self.num_sectors {
            self.changed.split_off(&num_sectors);
        }
        let beyond = num_sectors.saturating_sub(self.chain.len()) as usize;
        self.added.resize(beyond << self.image.geometry.sector_shift, self.fill);
        self.num_sectors = num_sectors;
    }

    /// Bytes that lie beyond the chain, if they do.
    pub(crate) fn added_mut(&mut self, offset: u64, len: usize) -> Option<&mut [u8]> {
        let range = self.in_added(offset, len)?;
        self.added.get_mut(range)
    }

    fn in_added(&self, offset: u64, len: usize) -> Option<Range<usize>> {
        let chain_len = u64::from(self.chain.len()) << self.image.geometry.sector_shift;
        let from = usize::try_from(offset.checked_sub(chain_len)?).ok()?;
        Some(from..from.checked_add(len)?)
    }

    /// Copies bytes out; what lies beyond the table is as in new sectors.
    pub(crate) fn read(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        if let Some(from) = self.in_added(offset, buf.len()).and_then(|range| self.added.get(range)) {
            buf.copy_from_slice(from);
            return Ok(());
        }
        let mut done = 0usize;
        while let Some(rest) = buf.get_mut(done..).filter(|rest| !rest.is_empty()) {
            let at = offset.saturating_add(done as u64);
            let (index, within) = self.split(at);
            let n = self.sector_len().saturating_sub(within).min(rest.len());
            let part = rest.get_mut(..n).unwrap_or_default();
            if let Some(from) = self.held(index).and_then(|b| b.get(within..within.saturating_add(n))) {
                part.copy_from_slice(from);
            } else if let Some(sector) = self.chain.sector_at(index).filter(|_| index < self.num_sectors) {
                match self.committed {
                    Some(committed) => {
                        committed.read(self.image, at, part)?;
                    }
                    None => {
                        let place = self.image.offset(sector).saturating_add(within as u64);
                        self.image.read(place, part, self.structure)?;
                    }
                }
            } else {
                part.fill(self.fill);
            }
            done = done.saturating_add(n);
        }
        Ok(())
    }

    /// Puts bytes in, inside the table. A sector that keeps its bytes is not changed.
    pub(crate) fn write(&mut self, offset: u64, bytes: &[u8]) -> Result<()> {
        if let Some(to) = self.added_mut(offset, bytes.len()) {
            to.copy_from_slice(bytes);
            return Ok(());
        }
        let mut done = 0usize;
        while let Some(rest) = bytes.get(done..).filter(|rest| !rest.is_empty()) {
            let at = offset.saturating_add(done as u64);
            let (index, within) = self.split(at);
            if index >= self.num_sectors {
                break;
            }
            let n = self.sector_len().saturating_sub(within).min(rest.len());
            let part = rest.get(..n).unwrap_or_default();
            let place = within..within.saturating_add(n);
            if self.held(index).is_some() || !self.holds(at, part)? {
                self.hold(index)?.get_mut(place).unwrap_or_default().copy_from_slice(part);
            }
            done = done.saturating_add(n);
        }
        Ok(())
    }

    /// Whether these bytes, which lie in one sector, are there already.
    fn holds(&self, offset: u64, bytes: &[u8]) -> Result<bool> {
        let mut there = [0u8; 128];
        for (part, at) in bytes.chunks(there.len()).zip((offset..).step_by(there.len())) {
            let own = there.get_mut(..part.len()).unwrap_or_default();
            self.read(at, own)?;
            if own != part {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The bytes of a sector that is to be written.
    fn held(&self, index: u32) -> Option<&[u8]> {
        match index.checked_sub(self.chain.len()) {
            None => self.changed.get(&index).map(|bytes| &**bytes),
            Some(beyond) => {
                let start = (beyond as usize) << self.image.geometry.sector_shift;
                self.added.get(start..start.saturating_add(self.sector_len()))
            }
        }
    }

    /// Makes a sector part of what will be written, and gives its bytes.
    pub(crate) fn hold(&mut self, index: u32) -> Result<&mut [u8]> {
        if let Some(beyond) = index.checked_sub(self.chain.len()) {
            let start = (beyond as usize) << self.image.geometry.sector_shift;
            let end = start.saturating_add(self.sector_len());
            return Ok(self.added.get_mut(start..end).unwrap_or_default());
        }
        if !self.changed.contains_key(&index) {
            let mut bytes = vec![self.fill; self.sector_len()].into_boxed_slice();
            self.read(u64::from(index) << self.image.geometry.sector_shift, &mut bytes)?;
            self.changed.insert(index, bytes);
        }
        Ok(self.changed.entry(index).or_default())
    }

    /// Gives the chain as it is now, and what is to be written.
    pub(crate) fn finish(self) -> (ChainMap, Dirty) {
        let (first, shift) = (self.chain.len(), self.image.geometry.sector_shift);
        (self.chain, Dirty { changed: self.changed, first, shift, added: Arc::new(self.added) })
    }

    fn split(&self, offset: u64) -> (u32, usize) {
        let index = u32::try_from(offset >> self.image.geometry.sector_shift).unwrap_or(u32::MAX);
        (index, (offset & self.image.geometry.sector_len().saturating_sub(1)) as usize)
    }

    fn sector_len(&self) -> usize {
        1usize << self.image.geometry.sector_shift
    }
}

/// Sectors of a table that are to be written.
pub(crate) struct Dirty {
    changed: BTreeMap<u32, Box<[u8]>>,
    /// Position of the first of those added, and all of them.
    first: u32,
    added: Arc<Vec<u8>>,
    shift: u32,
}

impl Dirty {
    /// Their positions, as far as they follow each other.
    pub(crate) fn ranges(&self) -> Vec<Range<u32>> {
        let sectors = u32::try_from(self.added.len() >> self.shift).unwrap_or(u32::MAX);
        let added = self.first..self.first.saturating_add(sectors);
        let single = self.changed.keys().map(|&position| position..position.saturating_add(1));
        let mut ranges: Vec<Range<u32>> = Vec::new();
        for range in single.chain([added]).filter(|range| !range.is_empty()) {
            match ranges.last_mut() {
                Some(last) if last.end == range.start => last.end = range.end,
                _ => ranges.push(range),
            }
        }
        ranges
    }

    /// What is to be written into a run of sectors that begins at a position and does not go beyond a range.
    pub(crate) fn tasks(&mut self, position: u32, run: Run) -> impl Iterator<Item = Task> {
        let end = position.saturating_add(run.len);
        let at =
            |position: u32, from: u32| SectorId(run.sector.0.saturating_add(from.saturating_sub(position)));
        let mut tasks = Vec::new();
        while let Some(entry) = self.changed.first_entry().filter(|entry| *entry.key() < end) {
            let sector = at(position, *entry.key());
            tasks.push(Task { sector, sectors: 1, what: What::Bytes(entry.remove()) });
        }
        let from = position.max(self.first);
        if from < end {
            let skip = |position: u32| (position.saturating_sub(self.first) as usize) << self.shift;
            let what = What::Part(Arc::clone(&self.added), skip(from)..skip(end));
            tasks.push(Task { sector: at(position, from), sectors: end.saturating_sub(from), what });
        }
        tasks.into_iter()
    }
}
