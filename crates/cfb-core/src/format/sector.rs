//! Sector numbers, FAT entries, and the one place where a number becomes a file offset.

use std::fmt;

use crate::format::consts::{DIFSECT, ENDOFCHAIN, FATSECT, FREESECT, MAXREGSECT};

/// Number of a sector. Sector `n` starts at byte `(n + 1) << sector_shift` of the file ([MS-CFB] 2.1).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct SectorId(pub(crate) u32);

impl fmt::Debug for SectorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SectorId({:#x})", self.0)
    }
}

/// One entry of the FAT or mini FAT: what follows a sector in its chain ([MS-CFB] 2.3).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum FatEntry {
    /// The chain goes on here.
    Next(SectorId),
    /// Last sector of its chain.
    EndOfChain,
    /// Not allocated.
    Free,
    /// The sector holds FAT, DIFAT, or the entry is the reserved value 0xFFFFFFFB.
    Special(u32),
}

impl FatEntry {
    /// Decodes the 32 bits of an entry.
    pub(crate) fn from_bits(bits: u32) -> Self {
        match bits {
            0..=MAXREGSECT => Self::Next(SectorId(bits)),
            ENDOFCHAIN => Self::EndOfChain,
            FREESECT => Self::Free,
            other => Self::Special(other),
        }
    }

    /// The 32 bits as they stand in the file.
    pub(crate) fn bits(self) -> u32 {
        match self {
            Self::Next(sector) => sector.0,
            Self::EndOfChain => ENDOFCHAIN,
            Self::Free => FREESECT,
            Self::Special(bits) => bits,
        }
    }
}

/// Names a special sector number as the specification does; other numbers in hexadecimal.
pub(crate) fn describe(bits: u32) -> String {
    match bits {
        DIFSECT => "DIFSECT".into(),
        FATSECT => "FATSECT".into(),
        ENDOFCHAIN => "ENDOFCHAIN".into(),
        FREESECT => "FREESECT".into(),
        other => format!("{other:#x}"),
    }
}

/// Sizes that follow from the header and from the length of the file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Geometry {
    /// Base-two logarithm of the sector size: 9 or 12.
    pub(crate) sector_shift: u32,
    /// Base-two logarithm of the mini sector size: 6.
    pub(crate) mini_shift: u32,
    /// Length of the file in bytes.
    pub(crate) len_bytes: u64,
    /// Sectors behind the header, a partial last one included.
    pub(crate) num_sectors: u32,
}

impl Geometry {
    /// The geometry of a file of `len_bytes` bytes.
    pub(crate) fn new(sector_shift: u32, mini_shift: u32, len_bytes: u64) -> Self {
        let sector_len = 1u64 << sector_shift;
        let sectors = len_bytes.saturating_sub(sector_len).div_ceil(sector_len);
        let num_sectors = u32::try_from(sectors).unwrap_or(MAXREGSECT).min(MAXREGSECT);
        Self { sector_shift, mini_shift, len_bytes, num_sectors }
    }

    /// Size of a sector in bytes.
    pub(crate) fn sector_len(&self) -> u64 {
        1u64 << self.sector_shift
    }

    /// Size of a mini sector in bytes.
    pub(crate) fn mini_sector_len(&self) -> u64 {
        1u64 << self.mini_shift
    }

    /// Entries in one FAT sector.
    pub(crate) fn entries_per_sector(&self) -> u32 {
        1u32 << self.sector_shift.saturating_sub(2)
    }

    /// Absolute offset of the first byte of `sector`.
    pub(crate) fn offset(&self, sector: SectorId) -> u64 {
        (u64::from(sector.0).saturating_add(1)) << self.sector_shift
    }

    /// Whether the file has such a sector.
    pub(crate) fn contains(&self, sector: SectorId) -> bool {
        sector.0 < self.num_sectors
    }

    /// Bytes that all sectors together can hold.
    pub(crate) fn capacity(&self) -> u64 {
        u64::from(self.num_sectors) << self.sector_shift
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sector_zero_follows_one_sector_of_header_in_both_versions() {
        assert_eq!(Geometry::new(9, 6, 1536).offset(SectorId(0)), 512);
        assert_eq!(Geometry::new(12, 6, 12288).offset(SectorId(0)), 4096);
    }

    #[test]
    fn a_partial_last_sector_counts() {
        assert_eq!(Geometry::new(9, 6, 1536).num_sectors, 2);
        assert_eq!(Geometry::new(9, 6, 1537).num_sectors, 3);
        assert_eq!(Geometry::new(9, 6, 100).num_sectors, 0);
    }

    #[test]
    fn fat_entries_keep_their_bits() {
        for bits in [0, 7, MAXREGSECT, 0xFFFF_FFFB, DIFSECT, FATSECT, ENDOFCHAIN, FREESECT] {
            assert_eq!(FatEntry::from_bits(bits).bits(), bits);
        }
    }
}
