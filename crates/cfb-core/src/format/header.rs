//! The header: the first 512 bytes of a compound file.

use std::ops::RangeInclusive;

use crate::error::{Corruption, Error, Location, Result, Structure};
use crate::finding::{Finding, Severity};
use crate::format::consts::{
    BETA_SIGNATURES, FREESECT, HEADER_DIFAT_SLOTS, HEADER_LEN, MINI_STREAM_CUTOFF, SIGNATURE,
};
use crate::format::guid::Guid;
use crate::format::le;

/// Sector shifts that can be read. The specification allows 9 and 12.
const SECTOR_SHIFTS: RangeInclusive<u16> = 7..=16;
/// Smallest mini sector shift that can be read. The specification allows 6.
const MIN_MINI_SHIFT: u16 = 4;

/// Major version of a compound file, which fixes its sector size ([MS-CFB] 2.2).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Version {
    /// Version 3: sectors of 512 bytes, files below 2 GiB.
    V3,
    /// Version 4: sectors of 4096 bytes.
    V4,
}

impl Version {
    /// The number in the header: 3 or 4.
    #[must_use]
    pub const fn number(self) -> u16 {
        match self {
            Self::V3 => 3,
            Self::V4 => 4,
        }
    }

    /// Sector Shift of the version.
    pub(crate) const fn sector_shift(self) -> u16 {
        match self {
            Self::V3 => 9,
            Self::V4 => 12,
        }
    }
}

/// The header of a compound file: 512 bytes at offset 0, little-endian ([MS-CFB] 2.2).
///
/// | Offset | Size | Field (spec name)                 | Rule                                         |
/// |-------:|-----:|-----------------------------------|----------------------------------------------|
/// |   0x00 |    8 | Header Signature                  | D0 CF 11 E0 A1 B1 1A E1                      |
/// |   0x08 |   16 | Header CLSID                      | zero                                         |
/// |   0x18 |    2 | Minor Version                     | 0x003E                                       |
/// |   0x1A |    2 | Major Version                     | 3 or 4                                       |
/// |   0x1C |    2 | Byte Order                        | 0xFFFE                                       |
/// |   0x1E |    2 | Sector Shift                      | 9 in version 3, 12 in version 4              |
/// |   0x20 |    2 | Mini Sector Shift                 | 6                                            |
/// |   0x22 |    6 | Reserved                          | zero                                         |
/// |   0x28 |    4 | Number of Directory Sectors       | zero in version 3                            |
/// |   0x2C |    4 | Number of FAT Sectors             |                                              |
/// |   0x30 |    4 | First Directory Sector Location   | sector number                                |
/// |   0x34 |    4 | Transaction Signature Number      |                                              |
/// |   0x38 |    4 | Mini Stream Cutoff Size           | 4096                                         |
/// |   0x3C |    4 | First Mini FAT Sector Location    | sector number or ENDOFCHAIN                  |
/// |   0x40 |    4 | Number of Mini FAT Sectors        |                                              |
/// |   0x44 |    4 | First DIFAT Sector Location       | sector number or ENDOFCHAIN                  |
/// |   0x48 |    4 | Number of DIFAT Sectors           |                                              |
/// |   0x4C |  436 | DIFAT                             | the first 109 FAT sectors                    |
///
/// # Deviations
///
/// Any minor version, a header CLSID, reserved bytes and wrong counts are accepted with a finding; the links
/// are followed instead of the counts. Sector shifts from 7 to 16 are honoured in any version, mini sector shifts
/// from 4 up to the sector shift; a file of another major version is read by its sector size. The cutoff is taken to
/// be 4096 whatever the field says.
#[derive(Clone, Debug)]
pub struct Header {
    pub(crate) clsid: Guid,
    pub(crate) minor_version: u16,
    pub(crate) major_version: u16,
    pub(crate) version: Version,
    pub(crate) sector_shift: u16,
    pub(crate) mini_sector_shift: u16,
    pub(crate) num_dir_sectors: u32,
    pub(crate) num_fat_sectors: u32,
    pub(crate) first_dir_sector: u32,
    pub(crate) transaction_signature: u32,
    pub(crate) first_mini_fat_sector: u32,
    pub(crate) num_mini_fat_sectors: u32,
    pub(crate) first_difat_sector: u32,
    pub(crate) num_difat_sectors: u32,
    pub(crate) difat: [u32; HEADER_DIFAT_SLOTS],
}

impl Header {
    /// Header CLSID, zero in sound files.
    #[must_use]
    pub fn clsid(&self) -> Guid {
        self.clsid
    }

    /// Minor Version, 0x3E as a rule.
    #[must_use]
    pub fn minor_version(&self) -> u16 {
        self.minor_version
    }

    /// The version by whose rules the file is read: by Major Version, or where that is neither 3 nor 4, by the
    /// sector size.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version
    }

    /// Major Version as stated.
    #[must_use]
    pub fn major_version(&self) -> u16 {
        self.major_version
    }

    /// Sector Shift: 9 for sectors of 512 bytes, 12 for 4096.
    #[must_use]
    pub fn sector_shift(&self) -> u16 {
        self.sector_shift
    }

    /// Base-two logarithm of the mini sector size: Mini Sector Shift where it can be used, else 6.
    #[must_use]
    pub fn mini_sector_shift(&self) -> u16 {
        self.mini_sector_shift
    }

    /// Number of Directory Sectors as stated; 0 in version 3.
    #[must_use]
    pub fn num_dir_sectors(&self) -> u32 {
        self.num_dir_sectors
    }

    /// Number of FAT Sectors as stated.
    #[must_use]
    pub fn num_fat_sectors(&self) -> u32 {
        self.num_fat_sectors
    }

    /// First Directory Sector Location, raw.
    #[must_use]
    pub fn first_dir_sector(&self) -> u32 {
        self.first_dir_sector
    }

    /// Transaction Signature Number.
    #[must_use]
    pub fn transaction_signature(&self) -> u32 {
        self.transaction_signature
    }

    /// First Mini FAT Sector Location, raw.
    #[must_use]
    pub fn first_mini_fat_sector(&self) -> u32 {
        self.first_mini_fat_sector
    }

    /// Number of Mini FAT Sectors as stated.
    #[must_use]
    pub fn num_mini_fat_sectors(&self) -> u32 {
        self.num_mini_fat_sectors
    }

    /// First DIFAT Sector Location, raw.
    #[must_use]
    pub fn first_difat_sector(&self) -> u32 {
        self.first_difat_sector
    }

    /// Number of DIFAT Sectors as stated.
    #[must_use]
    pub fn num_difat_sectors(&self) -> u32 {
        self.num_difat_sectors
    }

    /// Decodes a header and notes what deviates from the specification.
    ///
    /// # Errors
    ///
    /// `Corrupt` where nothing can be read: fewer than 512 bytes, another signature, the byte order mark of a
    /// big-endian file, a sector shift below 7 or above 16.
    pub(crate) fn parse(bytes: &[u8], findings: &mut Vec<Finding>) -> Result<Self> {
        let fatal = |offset: u64, corruption: Corruption| Error::corrupt(corruption, at(offset));
        let signature: [u8; 8] = le::array_at(bytes, 0);
        if BETA_SIGNATURES.contains(&signature) && bytes.len() >= 8 {
            return Err(fatal(0, Corruption::OldFormat));
        }
        if signature != SIGNATURE {
            return Err(if bytes.len() < 8 {
                fatal(0, Corruption::TooShort { found: bytes.len() as u64, needed: HEADER_LEN as u64 })
            } else {
                fatal(0, Corruption::Signature { found: signature })
            });
        }
        if bytes.len() < HEADER_LEN {
            return Err(fatal(
                0,
                Corruption::TooShort { found: bytes.len() as u64, needed: HEADER_LEN as u64 },
            ));
        }
        let u16_at = |offset| le::u16_at(bytes, offset);
        let u32_at = |offset| le::u32_at(bytes, offset);

        let byte_order = u16_at(0x1C);
        if byte_order == 0xFEFF {
            return Err(fatal(0x1C, field("Byte Order", byte_order, "0xfffe")));
        }
        let sector_shift = u16_at(0x1E);
        if !SECTOR_SHIFTS.contains(&sector_shift) {
            return Err(fatal(0x1E, field("Sector Shift", sector_shift, "9 or 12")));
        }
        let major_version = u16_at(0x1A);
        let version = match major_version {
            4 => Version::V4,
            3 => Version::V3,
            _ if sector_shift >= 12 => Version::V4,
            _ => Version::V3,
        };
        let stated_mini_shift = u16_at(0x20);
        let mini_shift_is_usable = (MIN_MINI_SHIFT..=sector_shift.min(12)).contains(&stated_mini_shift);
        let mini_sector_shift = if mini_shift_is_usable { stated_mini_shift } else { 6 };
        let mut difat = [FREESECT; HEADER_DIFAT_SLOTS];
        for (slot, chunk) in difat.iter_mut().zip(bytes.get(0x4C..HEADER_LEN).unwrap_or(&[]).chunks_exact(4))
        {
            *slot = le::u32_at(chunk, 0);
        }
        let header = Self {
            clsid: Guid::from_bytes(le::array_at(bytes, 8)),
            minor_version: u16_at(0x18),
            major_version,
            version,
            sector_shift,
            mini_sector_shift,
            num_dir_sectors: u32_at(0x28),
            num_fat_sectors: u32_at(0x2C),
            first_dir_sector: u32_at(0x30),
            transaction_signature: u32_at(0x34),
            first_mini_fat_sector: u32_at(0x3C),
            num_mini_fat_sectors: u32_at(0x40),
            first_difat_sector: u32_at(0x44),
            num_difat_sectors: u32_at(0x48),
            difat,
        };
        header.note_deviations(bytes, findings);
        Ok(header)
    }

    fn note_deviations(&self, bytes: &[u8], findings: &mut Vec<Finding>) {
        let mut note = |severity, offset, name, found: u64, expected| {
            findings.push(Finding::new(
                severity,
                Corruption::Field { field: name, found, expected },
                at(offset),
            ));
        };
        if !self.clsid.is_null() {
            note(Severity::Info, 0x08, "Header CLSID", le::u64_at(bytes, 8), "zero");
        }
        if self.minor_version != 0x3E {
            note(Severity::Info, 0x18, "Minor Version", self.minor_version.into(), "0x3e");
        }
        if self.major_version != self.version.number() {
            note(Severity::Error, 0x1A, "Major Version", self.major_version.into(), "3 or 4");
        }
        let byte_order = le::u16_at(bytes, 0x1C);
        if byte_order != 0xFFFE {
            note(Severity::Error, 0x1C, "Byte Order", byte_order.into(), "0xfffe");
        }
        if self.sector_shift != self.version.sector_shift() {
            let expected = if self.version == Version::V3 { "9 in version 3" } else { "12 in version 4" };
            note(Severity::Warning, 0x1E, "Sector Shift", self.sector_shift.into(), expected);
        }
        let mini_shift = le::u16_at(bytes, 0x20);
        if mini_shift != 6 {
            note(Severity::Error, 0x20, "Mini Sector Shift", mini_shift.into(), "6");
        }
        let reserved = le::u64_at(bytes, 0x20) >> 16;
        if reserved != 0 {
            note(Severity::Info, 0x22, "Reserved", reserved, "zero");
        }
        if self.version == Version::V3 && self.num_dir_sectors != 0 {
            note(
                Severity::Info,
                0x28,
                "Number of Directory Sectors",
                self.num_dir_sectors.into(),
                "0 in version 3",
            );
        }
        let cutoff = le::u32_at(bytes, 0x38);
        if u64::from(cutoff) != MINI_STREAM_CUTOFF {
            note(Severity::Error, 0x38, "Mini Stream Cutoff Size", cutoff.into(), "0x1000");
        }
    }
}

fn at(offset: u64) -> Location {
    Location::new(Structure::Header, Some(offset))
}

fn field(name: &'static str, found: u16, expected: &'static str) -> Corruption {
    Corruption::Field { field: name, found: found.into(), expected }
}
