//! A table in a chain of sectors with some of its sectors changed: directory, mini FAT and mini stream.

use std::collections::BTreeMap;

use crate::alloc::image::Image;
use crate::alloc::meta::MetaBytes;
use crate::error::{Result, Structure};
use crate::write::sectors::chain_map::ChainMap;

/// A chain whose changed sectors are held until they are given new places.
pub(crate) struct Table<'a> {
    image: &'a Image,
    structure: Structure,
    /// The table as the reader has it, which keeps what it has read.
    committed: Option<&'a MetaBytes>,
    /// Where its sectors lie in the file.
    pub(crate) chain: ChainMap,
    /// Sectors it is to have; those beyond the chain are new and held in `changed` or filled.
    num_sectors: u32,
    fill: u8,
    changed: BTreeMap<u32, Box<[u8]>>,
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
        Self { image, structure, committed, chain, num_sectors, fill, changed: BTreeMap::new() }
    }

    /// Sectors it is to have.
    pub(crate) fn num_sectors(&self) -> u32 {
        self.num_sectors
    }

    /// Grows with filled sectors, or cuts.
    pub(crate) fn set_num_sectors(&mut self, num_sectors: u32) {
        for added in self.num_sectors..num_sectors {
            let fresh = vec![self.fill; self.sector_len()].into_boxed_slice();
            self.changed.insert(added, fresh);
        }
        self.changed.split_off(&num_sectors);
        self.num_sectors = num_sectors;
    }

    /// Copies bytes out; what lies beyond the table is as in new sectors.
    pub(crate) fn read(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        let mut done = 0usize;
        while let Some(rest) = buf.get_mut(done..).filter(|rest| !rest.is_empty()) {
            let at = offset.saturating_add(done as u64);
            let (index, within) = self.split(at);
            let n = self.sector_len().saturating_sub(within).min(rest.len());
            let part = rest.get_mut(..n).unwrap_or_default();
            if let Some(from) = self.changed.get(&index).and_then(|b| b.get(within..within.saturating_add(n)))
            {
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
            if let Some(held) = self.changed.get_mut(&index) {
                held.get_mut(place).unwrap_or_default().copy_from_slice(part);
            } else if !self.holds(at, part)? {
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

    /// Makes a sector part of what will be written, and gives its bytes.
    pub(crate) fn hold(&mut self, index: u32) -> Result<&mut [u8]> {
        if !self.changed.contains_key(&index) {
            let mut bytes = vec![self.fill; self.sector_len()].into_boxed_slice();
            self.read(u64::from(index) << self.image.geometry.sector_shift, &mut bytes)?;
            self.changed.insert(index, bytes);
        }
        Ok(self.changed.entry(index).or_default())
    }

    /// Numbers of the sectors to be written, in order.
    pub(crate) fn changed(&self) -> Vec<u32> {
        self.changed.keys().copied().collect()
    }

    /// Gives the chain as it is now, and the changed sectors.
    pub(crate) fn finish(self) -> (ChainMap, BTreeMap<u32, Box<[u8]>>) {
        (self.chain, self.changed)
    }

    fn split(&self, offset: u64) -> (u32, usize) {
        let index = u32::try_from(offset >> self.image.geometry.sector_shift).unwrap_or(u32::MAX);
        (index, (offset & self.image.geometry.sector_len().saturating_sub(1)) as usize)
    }

    fn sector_len(&self) -> usize {
        1usize << self.image.geometry.sector_shift
    }
}
