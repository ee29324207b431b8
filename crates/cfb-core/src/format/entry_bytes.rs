//! A directory entry to be written: 128 bytes with setters ([MS-CFB] 2.6.1).

use byteorder::{ByteOrder, LittleEndian};

use crate::format::consts::{DIR_ENTRY_LEN, ENDOFCHAIN, NOSTREAM};
use crate::format::filetime::FileTime;
use crate::format::guid::Guid;
use crate::format::le;
use crate::format::name::Name;

/// Object Type of a storage.
pub(crate) const TYPE_STORAGE: u8 = 1;
/// Object Type of a stream.
pub(crate) const TYPE_STREAM: u8 = 2;
/// Object Type of the root storage.
pub(crate) const TYPE_ROOT: u8 = 5;

/// The bytes of one entry. Bits that no setter names stay as they are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct EntryBytes(pub(crate) [u8; DIR_ENTRY_LEN]);

impl EntryBytes {
    /// A free entry: zeros, and no links.
    pub(crate) fn free() -> Self {
        let mut entry = Self([0; DIR_ENTRY_LEN]);
        entry.set_links(None, None);
        entry.set_child(None);
        entry
    }

    /// An element without children or bytes.
    pub(crate) fn new(type_byte: u8) -> Self {
        let mut entry = Self::free();
        entry.put(0x42, &[type_byte]);
        if type_byte != TYPE_STORAGE {
            entry.set_start(ENDOFCHAIN);
        }
        entry
    }

    pub(crate) fn type_byte(&self) -> u8 {
        self.0.get(0x42).copied().unwrap_or(0)
    }

    pub(crate) fn is_red(&self) -> bool {
        self.0.get(0x43).is_some_and(|&color| color == 0)
    }

    pub(crate) fn left(&self) -> Option<u32> {
        link(le::u32_at(&self.0, 0x44))
    }

    pub(crate) fn right(&self) -> Option<u32> {
        link(le::u32_at(&self.0, 0x48))
    }

    pub(crate) fn child(&self) -> Option<u32> {
        link(le::u32_at(&self.0, 0x4C))
    }

    pub(crate) fn start(&self) -> u32 {
        le::u32_at(&self.0, 0x74)
    }

    /// Size as it stands, all 64 bits.
    pub(crate) fn size_bits(&self) -> u64 {
        le::u64_at(&self.0, 0x78)
    }

    pub(crate) fn set_name(&mut self, name: &Name) {
        let mut field = [0u8; 64];
        for (slot, &unit) in field.chunks_exact_mut(2).zip(name.units()) {
            LittleEndian::write_u16(slot, unit);
        }
        self.put(0, &field);
        let len = u16::try_from(name.units().len().saturating_add(1).saturating_mul(2)).unwrap_or(64);
        self.put(0x40, &len.to_le_bytes());
    }

    pub(crate) fn set_color(&mut self, is_red: bool) {
        self.put(0x43, &[u8::from(!is_red)]);
    }

    pub(crate) fn set_links(&mut self, left: Option<u32>, right: Option<u32>) {
        self.put(0x44, &left.unwrap_or(NOSTREAM).to_le_bytes());
        self.put(0x48, &right.unwrap_or(NOSTREAM).to_le_bytes());
    }

    pub(crate) fn set_child(&mut self, child: Option<u32>) {
        self.put(0x4C, &child.unwrap_or(NOSTREAM).to_le_bytes());
    }

    pub(crate) fn set_clsid(&mut self, clsid: Guid) {
        self.put(0x50, &clsid.to_bytes());
    }

    pub(crate) fn set_state_bits(&mut self, bits: u32) {
        self.put(0x60, &bits.to_le_bytes());
    }

    pub(crate) fn set_times(&mut self, created: FileTime, modified: FileTime) {
        self.put(0x64, &created.ticks().to_le_bytes());
        self.put(0x6C, &modified.ticks().to_le_bytes());
    }

    pub(crate) fn set_start(&mut self, start: u32) {
        self.put(0x74, &start.to_le_bytes());
    }

    pub(crate) fn set_size(&mut self, size: u64) {
        self.put(0x78, &size.to_le_bytes());
    }

    fn put(&mut self, at: usize, bytes: &[u8]) {
        if let Some(field) = self.0.get_mut(at..at.saturating_add(bytes.len())) {
            field.copy_from_slice(bytes);
        }
    }
}

fn link(bits: u32) -> Option<u32> {
    (bits != NOSTREAM && bits != 0).then_some(bits)
}
