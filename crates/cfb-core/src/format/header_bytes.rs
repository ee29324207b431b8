//! A header to be written: 512 bytes with setters ([MS-CFB] 2.2).

use byteorder::{ByteOrder, LittleEndian};

use crate::format::consts::{ENDOFCHAIN, HEADER_DIFAT_SLOTS, HEADER_LEN, SIGNATURE};
use crate::format::header::Version;
use crate::format::le;

/// The bytes of a header. Fields that no setter names stay as they are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct HeaderBytes(pub(crate) [u8; HEADER_LEN]);

impl HeaderBytes {
    /// The header of a file without sectors.
    pub(crate) fn new(version: Version) -> Self {
        let mut header = Self([0; HEADER_LEN]);
        header.put(0, &SIGNATURE);
        header.put_u16(0x18, 0x3E);
        header.put_u16(0x1A, version.number());
        header.put_u16(0x1C, 0xFFFE);
        header.put_u16(0x1E, version.sector_shift());
        header.put_u16(0x20, 6);
        header.put_u32(0x30, ENDOFCHAIN);
        header.put_u32(0x38, 0x1000);
        header.put_u32(0x3C, ENDOFCHAIN);
        header.put_u32(0x44, ENDOFCHAIN);
        header.put(0x4C, &[0xFF; HEADER_DIFAT_SLOTS * 4]);
        header
    }

    pub(crate) fn transaction_signature(&self) -> u32 {
        le::u32_at(&self.0, 0x34)
    }

    pub(crate) fn set_num_dir_sectors(&mut self, count: u32) {
        self.put_u32(0x28, count);
    }

    pub(crate) fn set_num_fat_sectors(&mut self, count: u32) {
        self.put_u32(0x2C, count);
    }

    pub(crate) fn set_first_dir_sector(&mut self, sector: u32) {
        self.put_u32(0x30, sector);
    }

    pub(crate) fn set_transaction_signature(&mut self, signature: u32) {
        self.put_u32(0x34, signature);
    }

    /// First mini FAT sector and how many there are.
    pub(crate) fn set_mini_fat(&mut self, first: u32, count: u32) {
        self.put_u32(0x3C, first);
        self.put_u32(0x40, count);
    }

    /// First DIFAT sector and how many there are.
    pub(crate) fn set_difat(&mut self, first: u32, count: u32) {
        self.put_u32(0x44, first);
        self.put_u32(0x48, count);
    }

    /// One of the 109 DIFAT slots.
    pub(crate) fn set_difat_slot(&mut self, index: usize, sector: u32) {
        if index < HEADER_DIFAT_SLOTS {
            self.put_u32(index.saturating_mul(4).saturating_add(0x4C), sector);
        }
    }

    fn put_u16(&mut self, at: usize, value: u16) {
        if let Some(field) = self.0.get_mut(at..at.saturating_add(2)) {
            LittleEndian::write_u16(field, value);
        }
    }

    fn put_u32(&mut self, at: usize, value: u32) {
        if let Some(field) = self.0.get_mut(at..at.saturating_add(4)) {
            LittleEndian::write_u32(field, value);
        }
    }

    fn put(&mut self, at: usize, bytes: &[u8]) {
        if let Some(field) = self.0.get_mut(at..at.saturating_add(bytes.len())) {
            field.copy_from_slice(bytes);
        }
    }
}
