//! The record that a commit leaves at the end of the file until it is done: old header and new header.
//!
//! The header is the only sector that a commit overwrites. Where its 512 bytes reach the disk in parts, the record
//! tells the two headers apart. It lies in the last whole sectors of the file, which are free in the FAT.
//!
//! | Offset | Size | Field                                          |
//! |-------:|-----:|------------------------------------------------|
//! |   0x00 |    8 | magic                                          |
//! |   0x08 |    8 | length of the file, the record included        |
//! |   0x10 |    4 | 1 if the old state is kept for undo, else 0    |
//! |   0x14 |   16 | bytes 0x08 to 0x18 of both headers             |
//! |   0x24 |  488 | bytes 0x18 to 0x200 of the old header          |
//! |  0x20C |  488 | bytes 0x18 to 0x200 of the new header          |
//! |  0x3F4 |    8 | zero                                           |
//! |  0x3FC |    4 | CRC-32 of the bytes before                     |

use crate::format::consts::{HEADER_LEN, SIGNATURE};
use crate::format::header_bytes::HeaderBytes;
use crate::format::le;

/// Length of the record in bytes; the rest of its last sector is zero.
pub(crate) const RECORD_LEN: usize = 1024;

const MAGIC: [u8; 8] = *b"\x89CFBflip";
const CRC_AT: usize = RECORD_LEN - 4;
const DIFFERENT: usize = 0x18;

/// Both headers of a commit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct TailRecord {
    pub(crate) file_len: u64,
    pub(crate) keeps_undo: bool,
    pub(crate) old: HeaderBytes,
    pub(crate) new: HeaderBytes,
}

/// What the header on disk is, beside a record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Standing {
    /// Another program wrote it: the record does not count.
    Foreign,
    /// The old header: the commit did not come to its end.
    Old,
    /// The new header.
    New,
    /// Some bytes of each. The new header holds: its sectors were durable before it was written.
    Torn,
}

impl TailRecord {
    /// Bytes that the record takes in a file with sectors of this size.
    pub(crate) fn len_in_file(sector_len: u64) -> u64 {
        (RECORD_LEN as u64).next_multiple_of(sector_len.max(1))
    }

    /// The bytes of the record.
    pub(crate) fn to_bytes(&self) -> [u8; RECORD_LEN] {
        let mut bytes = [0u8; RECORD_LEN];
        let mut put = |at: usize, from: &[u8]| {
            if let Some(field) = bytes.get_mut(at..at.saturating_add(from.len())) {
                field.copy_from_slice(from);
            }
        };
        put(0, &MAGIC);
        put(0x08, &self.file_len.to_le_bytes());
        put(0x10, &u32::from(self.keeps_undo).to_le_bytes());
        put(0x14, self.new.0.get(8..DIFFERENT).unwrap_or_default());
        put(0x24, self.old.0.get(DIFFERENT..).unwrap_or_default());
        put(0x20C, self.new.0.get(DIFFERENT..).unwrap_or_default());
        let crc = crc32fast::hash(bytes.get(..CRC_AT).unwrap_or_default());
        if let Some(field) = bytes.get_mut(CRC_AT..) {
            field.copy_from_slice(&crc.to_le_bytes());
        }
        bytes
    }

    /// Reads a record; `None` unless magic and checksum are right and it was written for a file of this length.
    pub(crate) fn parse(bytes: &[u8], file_len: u64) -> Option<Self> {
        let bytes = bytes.get(..RECORD_LEN)?;
        let crc = crc32fast::hash(bytes.get(..CRC_AT)?);
        let fits = le::array_at(bytes, 0) == MAGIC
            && le::u64_at(bytes, 0x08) == file_len
            && le::u32_at(bytes, CRC_AT) == crc;
        if !fits {
            return None;
        }
        let header = |at: usize| {
            let mut header = [0u8; HEADER_LEN];
            let parts = [
                (0, SIGNATURE.as_slice()),
                (8, bytes.get(0x14..0x24)?),
                (DIFFERENT, bytes.get(at..at.checked_add(488)?)?),
            ];
            for (to, from) in parts {
                header.get_mut(to..to.checked_add(from.len())?)?.copy_from_slice(from);
            }
            Some(HeaderBytes(header))
        };
        Some(Self {
            file_len,
            keeps_undo: le::u32_at(bytes, 0x10) == 1,
            old: header(0x24)?,
            new: header(0x20C)?,
        })
    }

    /// Compares the header on disk with both.
    pub(crate) fn standing(&self, on_disk: &[u8; HEADER_LEN]) -> Standing {
        if *on_disk == self.new.0 {
            return Standing::New;
        }
        if *on_disk == self.old.0 {
            return Standing::Old;
        }
        let both = self.old.0.iter().zip(&self.new.0);
        let is_mixture = on_disk.iter().zip(both).all(|(byte, (old, new))| byte == old || byte == new);
        if is_mixture { Standing::Torn } else { Standing::Foreign }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::header::Version;

    fn record() -> TailRecord {
        let old = HeaderBytes::new(Version::V3);
        let mut new = old.clone();
        new.set_transaction_signature(0x0102_0304);
        new.set_first_dir_sector(7);
        TailRecord { file_len: 9216, keeps_undo: false, old, new }
    }

    #[test]
    fn a_record_reads_back_and_any_changed_byte_is_noticed() {
        let record = record();
        let bytes = record.to_bytes();
        assert_eq!(TailRecord::parse(&bytes, 9216), Some(record));
        assert_eq!(TailRecord::parse(&bytes, 9728), None);
        for at in 0..RECORD_LEN {
            let mut damaged = bytes;
            damaged[at] ^= 1;
            assert_eq!(TailRecord::parse(&damaged, 9216), None, "{at}");
        }
    }

    #[test]
    fn a_header_of_old_and_new_bytes_is_torn_and_any_other_is_foreign() {
        let record = record();
        assert_eq!(record.standing(&record.old.0), Standing::Old);
        assert_eq!(record.standing(&record.new.0), Standing::New);
        let mut mixed = record.old.0;
        mixed[0x34..0x36].copy_from_slice(&record.new.0[0x34..0x36]);
        assert_eq!(record.standing(&mixed), Standing::Torn);
        mixed[0x18] = 0x21;
        assert_eq!(record.standing(&mixed), Standing::Foreign);
    }
}
