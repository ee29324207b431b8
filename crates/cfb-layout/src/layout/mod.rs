//! A plan carried out: where everything is, and its bytes, which can still be changed at will.

mod emit;
mod segments;

use std::collections::BTreeMap;
use std::io::{self, Seek, Write};
use std::ops::Range;

use crate::allocate::{Allocation, allocate};
use crate::consts::{DIR_ENTRY_SIZE, HEADER_DIFAT_SLOTS, MINI_SECTOR_SIZE};
use crate::field::{EntryField, HeaderField};
use crate::part::Part;
use crate::plan::{NodeId, Plan};
use segments::Segments;

/// A laid out compound file: the map of its structures, and its bytes.
///
/// The `set_*` methods and [`patch`](Self::patch) overwrite bytes by name or offset, for damage on purpose. The map
/// always tells the places of the plan, whatever was overwritten since.
///
/// ```
/// use cfb_layout::{EntryField, Plan, Version};
///
/// let mut plan = Plan::new(Version::V3);
/// let stream = plan.stream(plan.root(), "Stream", vec![7; 5000]);
/// let mut layout = plan.layout();
///
/// let second = layout.sectors(stream)[1];
/// layout.set_fat(second, second); // a chain that runs into itself
/// layout.set_entry(stream, EntryField::StreamSize, 1 << 40);
/// assert_eq!(layout.u32_at(layout.fat_offset(second)), second);
/// ```
#[derive(Clone, Debug)]
pub struct Layout {
    segments: Segments,
    sector_shift: u16,
    allocation: Allocation,
    /// Stream ID of each node.
    ids: Vec<u32>,
    /// Length of each node's content.
    lengths: Vec<u64>,
}

impl Layout {
    pub(crate) fn new(plan: &Plan) -> Self {
        let ids = emit::stream_ids(plan);
        let num_entries = ids.len() as u64;
        let num_directory_sectors = (num_entries * DIR_ENTRY_SIZE).div_ceil(plan.sector_size()) as u32;
        let allocation = allocate(plan, num_directory_sectors);
        let mut layout = Self {
            segments: Segments::default(),
            sector_shift: plan.sector_shift,
            allocation,
            ids,
            lengths: plan.nodes.iter().map(|node| node.content.len_bytes()).collect(),
        };
        emit::emit(plan, &mut layout);
        layout
    }

    /// Overwrites bytes at an absolute offset; the file grows if they reach past its end.
    pub fn patch(&mut self, offset: u64, bytes: &[u8]) -> &mut Self {
        self.segments.patch(offset, bytes);
        self
    }

    /// Overwrites four bytes with a little-endian number.
    pub fn set_u32(&mut self, offset: u64, value: u32) -> &mut Self {
        self.patch(offset, &value.to_le_bytes())
    }

    /// Cuts the file to this length, or lets it grow by zeros.
    pub fn set_len(&mut self, len_bytes: u64) -> &mut Self {
        self.segments.set_len(len_bytes);
        self
    }

    /// Adds bytes after the end of the file.
    pub fn append(&mut self, bytes: &[u8]) -> &mut Self {
        self.patch(self.len_bytes(), bytes)
    }

    /// Overwrites a header field with the low bytes of `value` (the first eight bytes of a longer field).
    pub fn set_header(&mut self, field: HeaderField, value: u64) -> &mut Self {
        self.patch(field.offset(), &value.to_le_bytes()[..field.len_bytes().min(8)])
    }

    /// Overwrites a field of the directory entry of `node`, as [`set_header`](Self::set_header) does.
    pub fn set_entry(&mut self, node: NodeId, field: EntryField, value: u64) -> &mut Self {
        self.set_entry_by_id(self.stream_id(node), field, value)
    }

    /// Overwrites a field of the directory entry with this stream ID, used or not.
    pub fn set_entry_by_id(&mut self, stream_id: u32, field: EntryField, value: u64) -> &mut Self {
        let offset = self.entry_offset_by_id(stream_id) + field.offset();
        self.patch(offset, &value.to_le_bytes()[..field.len_bytes().min(8)])
    }

    /// Overwrites the FAT entry of a sector.
    pub fn set_fat(&mut self, sector: u32, value: u32) -> &mut Self {
        self.set_u32(self.fat_offset(sector), value)
    }

    /// Overwrites the mini FAT entry of a mini sector.
    pub fn set_mini_fat(&mut self, mini_sector: u32, value: u32) -> &mut Self {
        self.set_u32(self.mini_fat_offset(mini_sector), value)
    }

    /// Overwrites a DIFAT slot: 0 to 108 in the header, the others in the DIFAT sectors.
    pub fn set_difat(&mut self, slot: u32, value: u32) -> &mut Self {
        self.set_u32(self.difat_offset(slot), value)
    }

    /// Length of the file in bytes.
    pub fn len_bytes(&self) -> u64 {
        self.segments.len_bytes()
    }

    /// Bytes of one sector.
    pub fn sector_size(&self) -> u64 {
        1 << self.sector_shift
    }

    /// Sectors of the file as planned, the header not counted.
    pub fn num_sectors(&self) -> u32 {
        self.allocation.num_sectors
    }

    /// Absolute offset of a sector.
    pub fn sector_offset(&self, sector: u32) -> u64 {
        (u64::from(sector) + 1) << self.sector_shift
    }

    /// The sectors of a part in chain order; empty for a stream in the mini stream.
    pub fn sectors(&self, part: impl Into<Part>) -> &[u32] {
        self.allocation.chains.get(&part.into()).map_or(&[], Vec::as_slice)
    }

    /// The mini sectors of a stream in chain order; empty for a stream outside the mini stream.
    pub fn mini_sectors(&self, stream: NodeId) -> &[u32] {
        self.allocation.mini_chains.get(&stream).map_or(&[], Vec::as_slice)
    }

    /// The range lock sector, where the file has one.
    pub fn range_lock_sector(&self) -> Option<u32> {
        self.allocation.range_lock
    }

    /// The stream ID of a node: the number of its directory entry.
    pub fn stream_id(&self, node: NodeId) -> u32 {
        self.ids[node.0]
    }

    /// Absolute offset of the directory entry of a node.
    pub fn entry_offset(&self, node: NodeId) -> u64 {
        self.entry_offset_by_id(self.stream_id(node))
    }

    /// Absolute offset of the directory entry with this stream ID.
    ///
    /// # Panics
    /// If the directory chain does not reach so far.
    pub fn entry_offset_by_id(&self, stream_id: u32) -> u64 {
        self.offset_in(&Part::Directory, u64::from(stream_id) * DIR_ENTRY_SIZE)
    }

    /// Absolute offset of the FAT entry of a sector.
    ///
    /// # Panics
    /// If the FAT does not reach so far.
    pub fn fat_offset(&self, sector: u32) -> u64 {
        self.offset_in(&Part::Fat, u64::from(sector) * 4)
    }

    /// Absolute offset of the mini FAT entry of a mini sector.
    ///
    /// # Panics
    /// If the mini FAT does not reach so far.
    pub fn mini_fat_offset(&self, mini_sector: u32) -> u64 {
        self.offset_in(&Part::MiniFat, u64::from(mini_sector) * 4)
    }

    /// Absolute offset of a DIFAT slot.
    ///
    /// # Panics
    /// If the DIFAT has no such slot.
    pub fn difat_offset(&self, slot: u32) -> u64 {
        let slot = slot as usize;
        if slot < HEADER_DIFAT_SLOTS {
            return 0x4C + slot as u64 * 4;
        }
        let per_sector = (self.sector_size() / 4 - 1) as usize;
        let beyond = slot - HEADER_DIFAT_SLOTS;
        let sectors = self.sectors(Part::Difat);
        assert!(beyond / per_sector < sectors.len(), "the DIFAT has no slot {slot}");
        self.sector_offset(sectors[beyond / per_sector]) + (beyond % per_sector) as u64 * 4
    }

    /// Absolute offset of the link to the next DIFAT sector in the `index`th of them.
    pub fn difat_link_offset(&self, index: usize) -> u64 {
        self.sector_offset(self.sectors(Part::Difat)[index]) + self.sector_size() - 4
    }

    /// Absolute offset of a byte of the chain of `part`, slack included.
    ///
    /// # Panics
    /// If the chain is shorter.
    pub fn offset_in(&self, part: &Part, offset: u64) -> u64 {
        let sectors = self.sectors(part.clone());
        let index = (offset >> self.sector_shift) as usize;
        assert!(index < sectors.len(), "{part:?} has no byte {offset}");
        self.sector_offset(sectors[index]) + offset % self.sector_size()
    }

    /// Where the bytes of a stream lie: absolute ranges in stream order, neighbours joined, slack left out.
    pub fn ranges(&self, stream: NodeId) -> Vec<Range<u64>> {
        let len = self.lengths[stream.0];
        let mut ranges = Vec::new();
        if let Some(mini_sectors) = self.allocation.mini_chains.get(&stream) {
            let offsets = mini_sectors.iter().map(|mini| self.mini_sector_offset(*mini));
            join(offsets, MINI_SECTOR_SIZE, len, &mut ranges);
        } else {
            let offsets = self.sectors(stream).iter().map(|sector| self.sector_offset(*sector));
            join(offsets, self.sector_size(), len, &mut ranges);
        }
        ranges
    }

    /// Where the sectors of a part lie: absolute ranges in chain order, neighbours joined, slack included.
    pub fn part_ranges(&self, part: impl Into<Part>) -> Vec<Range<u64>> {
        let sectors = self.sectors(part);
        let mut ranges = Vec::new();
        let len = sectors.len() as u64 * self.sector_size();
        join(sectors.iter().map(|sector| self.sector_offset(*sector)), self.sector_size(), len, &mut ranges);
        ranges
    }

    /// Absolute offset of a mini sector.
    pub fn mini_sector_offset(&self, mini_sector: u32) -> u64 {
        self.offset_in(&Part::MiniStream, u64::from(mini_sector) * MINI_SECTOR_SIZE)
    }

    /// Reads from the file without making it: fills `buf` with the bytes at `offset`, fewer only at the end.
    pub fn read_at(&self, offset: u64, buf: &mut [u8]) -> usize {
        self.segments.read_at(offset, buf)
    }

    /// The little-endian number at an absolute offset, 0 past the end.
    pub fn u32_at(&self, offset: u64) -> u32 {
        let mut bytes = [0; 4];
        self.read_at(offset, &mut bytes);
        u32::from_le_bytes(bytes)
    }

    /// The file in memory.
    pub fn to_vec(&self) -> Vec<u8> {
        let mut bytes = vec![0; self.len_bytes() as usize];
        self.read_at(0, &mut bytes);
        bytes
    }

    /// Writes the file to `sink` from its offset 0. Long runs of zeros are left as holes by seeking.
    ///
    /// # Errors
    /// What the sink answers.
    pub fn write_to<W: Write + Seek>(&self, sink: &mut W) -> io::Result<()> {
        self.segments.write_to(sink)
    }

    pub(crate) fn segments_mut(&mut self) -> &mut Segments {
        &mut self.segments
    }

    pub(crate) fn chains(&self) -> &BTreeMap<Part, Vec<u32>> {
        &self.allocation.chains
    }

    pub(crate) fn mini_chains(&self) -> &BTreeMap<NodeId, Vec<u32>> {
        &self.allocation.mini_chains
    }

    pub(crate) fn num_mini_sectors(&self) -> u32 {
        self.allocation.num_mini_sectors
    }
}

/// Joins units of `unit` bytes at `offsets` into ranges that hold `len` bytes in all.
fn join(offsets: impl Iterator<Item = u64>, unit: u64, len: u64, ranges: &mut Vec<Range<u64>>) {
    let mut left = len;
    for offset in offsets {
        let end = offset + unit.min(left);
        left -= end - offset;
        match ranges.last_mut() {
            Some(last) if last.end == offset => last.end = end,
            _ => ranges.push(offset..end),
        }
    }
}
