//! The bytes of header, DIFAT, FAT, directory and mini FAT.

use std::io::Write;

use super::nodes::Node;
use super::order::{Order, Placed};
use super::out::Out;
use super::siblings;
use super::sizes::{Sizes, mini_sectors_of};
use crate::error::Result;
use crate::format::consts::{
    DIFSECT, DIR_ENTRY_SHIFT, ENDOFCHAIN, FATSECT, FREESECT, HEADER_DIFAT_SLOTS, MINI_STREAM_CUTOFF,
};
use crate::format::entry_bytes::{EntryBytes, TYPE_ROOT, TYPE_STORAGE, TYPE_STREAM};
use crate::format::header::Version;
use crate::format::header_bytes::HeaderBytes;

/// The FAT sectors' numbers that stand in the header.
const SLOTS: u64 = HEADER_DIFAT_SLOTS as u64;

/// The header, padded to a sector ([MS-CFB] 2.2).
pub(super) fn header<W: Write>(out: &mut Out<W>, sizes: &Sizes) -> Result<()> {
    let first = |count: u64, index: u64| if count > 0 { sizes.number(index) } else { ENDOFCHAIN };
    let count = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    let mut header = HeaderBytes::new(sizes.version);
    if sizes.version != Version::V3 {
        header.set_num_dir_sectors(count(sizes.directory));
    }
    header.set_num_fat_sectors(count(sizes.fat));
    header.set_first_dir_sector(sizes.number(sizes.first_directory()));
    header.set_mini_fat(first(sizes.mini_fat, sizes.first_mini_fat()), count(sizes.mini_fat));
    header.set_difat(first(sizes.difat, 0), count(sizes.difat));
    for (slot, index) in (0..HEADER_DIFAT_SLOTS).zip(0..SLOTS) {
        header.set_difat_slot(slot, fat_sector(sizes, index));
    }
    out.write(&header.0)?;
    out.pad(1 << sizes.shift)
}

/// The DIFAT sectors: numbers of FAT sectors, and in the last place that of the next one ([MS-CFB] 2.5).
pub(super) fn difat<W: Write>(out: &mut Out<W>, sizes: &Sizes) -> Result<()> {
    let slots = sizes.entries_per_sector().saturating_sub(1);
    for sector in 0..sizes.difat {
        let first = SLOTS.saturating_add(sector.saturating_mul(slots));
        for index in first..first.saturating_add(slots) {
            out.write(&fat_sector(sizes, index).to_le_bytes())?;
        }
        let next = sector.saturating_add(1);
        let link = if next < sizes.difat { sizes.number(next) } else { ENDOFCHAIN };
        out.write(&link.to_le_bytes())?;
    }
    Ok(())
}

fn fat_sector(sizes: &Sizes, index: u64) -> u32 {
    if index < sizes.fat { sizes.number(sizes.first_fat().saturating_add(index)) } else { FREESECT }
}

/// The FAT: every chain runs on without a break, but for the sector of the lock bytes ([MS-CFB] 2.3).
pub(super) fn fat<W: Write>(
    out: &mut Out<W>,
    sizes: &Sizes,
    order: &Order,
    nodes: &[Node<'_>],
) -> Result<()> {
    let mut table = FatTable { out, sizes, index: 0 };
    table.marks(sizes.difat, DIFSECT)?;
    table.marks(sizes.fat, FATSECT)?;
    for part in [sizes.directory, sizes.mini_fat, sizes.mini_stream] {
        table.chain(part)?;
    }
    for len in lengths(order, nodes).filter(|&len| len >= MINI_STREAM_CUTOFF) {
        table.chain(sizes.sectors_of(len))?;
    }
    let described = sizes.fat.saturating_mul(sizes.entries_per_sector());
    fill(out, described.saturating_sub(sizes.num_sectors()))
}

struct FatTable<'t, W> {
    out: &'t mut Out<W>,
    sizes: &'t Sizes,
    /// The sector whose entry comes next, not counting that of the lock bytes.
    index: u64,
}

impl<W: Write> FatTable<'_, W> {
    fn marks(&mut self, count: u64, mark: u32) -> Result<()> {
        (0..count).try_for_each(|_| self.entry(mark))
    }

    fn chain(&mut self, sectors: u64) -> Result<()> {
        let Some(last) = self.index.saturating_add(sectors).checked_sub(1).filter(|_| sectors > 0) else {
            return Ok(());
        };
        while self.index < last {
            // Up to the sector of the lock bytes, and behind it, each number is one more than that before.
            let lock = self.sizes.range_lock().filter(|&lock| lock >= self.index);
            let end = lock.map_or(last, |lock| lock.saturating_sub(1).clamp(self.index, last));
            self.out.ascending(
                self.sizes.number(self.index.saturating_add(1))..self.sizes.number(end.saturating_add(1)),
            )?;
            self.index = end;
            if end < last {
                self.entry(self.sizes.number(end.saturating_add(1)))?;
            }
        }
        self.entry(ENDOFCHAIN)
    }

    fn entry(&mut self, bits: u32) -> Result<()> {
        if self.sizes.range_lock() == Some(self.index) {
            self.out.write(&ENDOFCHAIN.to_le_bytes())?;
        }
        self.index = self.index.saturating_add(1);
        self.out.write(&bits.to_le_bytes())
    }
}

/// The mini FAT: every chain runs on without a break ([MS-CFB] 2.4).
pub(super) fn mini_fat<W: Write>(
    out: &mut Out<W>,
    sizes: &Sizes,
    order: &Order,
    nodes: &[Node<'_>],
) -> Result<()> {
    let mut next = 0u32;
    for len in lengths(order, nodes).filter(|&len| len > 0 && len < MINI_STREAM_CUTOFF) {
        let first = next.saturating_add(1);
        next = next.saturating_add(mini_sectors_of(len));
        out.ascending(first..next)?;
        out.write(&ENDOFCHAIN.to_le_bytes())?;
    }
    let described = sizes.mini_fat.saturating_mul(sizes.entries_per_sector());
    fill(out, described.saturating_sub(next.into()))
}

/// Entries that stand for nothing.
fn fill<W: Write>(out: &mut Out<W>, count: u64) -> Result<()> {
    (0..count).try_for_each(|_| out.write(&FREESECT.to_le_bytes()))
}

/// Lengths of all streams in the order of their entries.
fn lengths<'n>(order: &'n Order, nodes: &'n [Node<'_>]) -> impl Iterator<Item = u64> + 'n {
    let node = |placed: &Placed| nodes.get(placed.node as usize);
    order.entries.iter().filter_map(node).filter_map(|node| Some(node.content.as_ref()?.len_bytes))
}

/// The directory: all entries, and free ones up to the end of the last sector ([MS-CFB] 2.6).
pub(super) fn directory<W: Write>(
    out: &mut Out<W>,
    sizes: &Sizes,
    order: &Order,
    nodes: &[Node<'_>],
) -> Result<()> {
    let mut entries = order.entries.iter();
    if let Some((root, node)) = entries.next().zip(nodes.first()) {
        let mut raw = entry(TYPE_ROOT, node, *root);
        raw.set_color(false);
        raw.set_size(sizes.mini_stream_bytes);
        out.write(&raw.0)?;
    }
    let mut tree = Vec::new();
    let mut first = 1u32;
    for &count in &order.families {
        siblings::balance(count, &mut tree);
        let number = |sibling: Option<u32>| sibling.map(|sibling| first.saturating_add(sibling));
        for (links, placed) in tree.iter().zip(&mut entries) {
            let Some(node) = nodes.get(placed.node as usize) else { continue };
            let mut raw = match &node.content {
                Some(content) => {
                    let mut raw = entry(TYPE_STREAM, node, *placed);
                    raw.set_size(content.len_bytes);
                    raw
                }
                None => entry(TYPE_STORAGE, node, *placed),
            };
            raw.set_color(links.is_red);
            raw.set_links(number(links.left), number(links.right));
            out.write(&raw.0)?;
        }
        first = first.saturating_add(count);
    }
    let room = sizes.directory << sizes.shift >> DIR_ENTRY_SHIFT;
    let free = EntryBytes::free();
    (order.entries.len() as u64..room).try_for_each(|_| out.write(&free.0))
}

/// What does not depend on siblings.
fn entry(type_byte: u8, node: &Node<'_>, placed: Placed) -> EntryBytes {
    let mut raw = EntryBytes::new(type_byte);
    raw.set_name(&node.name);
    raw.set_child(placed.child);
    raw.set_start(placed.start);
    if let Some(meta) = node.meta.as_deref() {
        raw.set_clsid(meta.clsid);
        raw.set_state_bits(meta.state_bits);
        raw.set_times(meta.created, meta.modified);
    }
    raw
}
