//! The bytes of header, DIFAT, FAT, directory and mini FAT.

use std::io::Write;

use super::nodes::Node;
use super::order::{Order, Placed};
use super::out::Out;
use super::siblings::{self, Siblings};
use super::sizes::{Sizes, mini_sectors_of};
use crate::error::Result;
use crate::format::consts::{
    DIFSECT, DIR_ENTRY_LEN, DIR_ENTRY_SHIFT, ENDOFCHAIN, FATSECT, FREESECT, HEADER_DIFAT_SLOTS,
    MINI_STREAM_CUTOFF, NOSTREAM, SIGNATURE,
};
use crate::format::header::Version;

/// The FAT sectors' numbers that stand in the header.
const SLOTS: u64 = HEADER_DIFAT_SLOTS as u64;

/// The header, padded to a sector ([MS-CFB] 2.2).
pub(super) fn header<W: Write>(out: &mut Out<W>, sizes: &Sizes) -> Result<()> {
    let first = |count: u64, index: u64| if count > 0 { sizes.number(index) } else { ENDOFCHAIN };
    let count = |count: u64| u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes();
    let version = sizes.version;
    out.write(&SIGNATURE)?;
    out.write(&[0; 16])?;
    for field in [0x3E, version.number(), 0xFFFE, version.sector_shift(), 6, 0, 0, 0] {
        out.write(&field.to_le_bytes())?;
    }
    out.write(&count(if version == Version::V3 { 0 } else { sizes.directory }))?;
    out.write(&count(sizes.fat))?;
    out.write(&sizes.number(sizes.first_directory()).to_le_bytes())?;
    out.write(&[0; 4])?; // Transaction Signature Number
    out.write(&count(MINI_STREAM_CUTOFF))?;
    out.write(&first(sizes.mini_fat, sizes.first_mini_fat()).to_le_bytes())?;
    out.write(&count(sizes.mini_fat))?;
    out.write(&first(sizes.difat, 0).to_le_bytes())?;
    out.write(&count(sizes.difat))?;
    for slot in 0..SLOTS {
        out.write(&fat_sector(sizes, slot).to_le_bytes())?;
    }
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
        for _ in 1..sectors {
            self.entry(self.sizes.number(self.index.saturating_add(1)))?;
        }
        if sectors > 0 { self.entry(ENDOFCHAIN) } else { Ok(()) }
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
        for _ in 1..mini_sectors_of(len) {
            next = next.saturating_add(1);
            out.write(&next.to_le_bytes())?;
        }
        next = next.saturating_add(1);
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
    let alone = Siblings { left: None, right: None, is_red: false };
    let mut entries = order.entries.iter();
    if let Some((root, node)) = entries.next().zip(nodes.first()) {
        out.write(&entry(node, *root, alone, 0, 5, sizes.mini_stream_bytes))?;
    }
    let mut tree = Vec::new();
    let mut first = 1u32;
    for &count in &order.families {
        siblings::balance(count, &mut tree);
        for (&links, placed) in tree.iter().zip(&mut entries) {
            let Some(node) = nodes.get(placed.node as usize) else { continue };
            let (object_type, len) = node.content.as_ref().map_or((1, 0), |content| (2, content.len_bytes));
            out.write(&entry(node, *placed, links, first, object_type, len))?;
        }
        first = first.saturating_add(count);
    }
    let room = sizes.directory << sizes.shift >> DIR_ENTRY_SHIFT;
    for _ in order.entries.len() as u64..room {
        out.write(&free_entry())?;
    }
    Ok(())
}

fn entry(
    node: &Node<'_>,
    placed: Placed,
    links: Siblings,
    first: u32,
    object_type: u8,
    len_bytes: u64,
) -> [u8; DIR_ENTRY_LEN] {
    let mut raw = [0u8; DIR_ENTRY_LEN];
    let mut put = |at: usize, bytes: &[u8]| {
        if let Some(field) = raw.get_mut(at..at.saturating_add(bytes.len())) {
            field.copy_from_slice(bytes);
        }
    };
    let mut name_len = 2u16;
    for (place, unit) in (0usize..).step_by(2).zip(node.name.units()) {
        put(place, &unit.to_le_bytes());
        name_len = name_len.saturating_add(2);
    }
    let sibling =
        |link: Option<u32>| link.map_or(NOSTREAM, |index| first.saturating_add(index)).to_le_bytes();
    let meta = node.meta.as_deref().copied().unwrap_or_default();
    put(0x40, &name_len.to_le_bytes());
    put(0x42, &[object_type, u8::from(!links.is_red)]);
    put(0x44, &sibling(links.left));
    put(0x48, &sibling(links.right));
    put(0x4C, &placed.child.to_le_bytes());
    put(0x50, &meta.clsid.to_bytes());
    put(0x60, &meta.state_bits.to_le_bytes());
    put(0x64, &meta.created.ticks().to_le_bytes());
    put(0x6C, &meta.modified.ticks().to_le_bytes());
    put(0x74, &placed.start.to_le_bytes());
    put(0x78, &len_bytes.to_le_bytes());
    raw
}

/// Zeros, with links that lead nowhere.
fn free_entry() -> [u8; DIR_ENTRY_LEN] {
    let mut raw = [0u8; DIR_ENTRY_LEN];
    if let Some(links) = raw.get_mut(0x44..0x50) {
        links.fill(0xFF);
    }
    raw
}
