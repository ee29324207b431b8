//! The header: the first 512 bytes of a compound file.

use crate::error::{Corruption, Error, Location, Result, Structure};
use crate::finding::{Finding, Severity};
use crate::format::consts::{
    BETA_SIGNATURE, FREESECT, HEADER_DIFAT_SLOTS, HEADER_LEN, MINI_SECTOR_SHIFT, MINI_STREAM_CUTOFF,
    SIGNATURE,
};
use crate::format::guid::Guid;
use crate::format::le;

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

    const fn sector_shift(self) -> u16 {
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
/// are followed instead of the counts. A sector shift of 9 or 12 is honoured in either version.
#[derive(Clone, Debug)]
pub struct Header {
    pub(crate) clsid: Guid,
    pub(crate) minor_version: u16,
    pub(crate) version: Version,
    pub(crate) sector_shift: u16,
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

    /// Major Version.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version
    }

    /// Sector Shift: 9 for sectors of 512 bytes, 12 for 4096.
    #[must_use]
    pub fn sector_shift(&self) -> u16 {
        self.sector_shift
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
    /// `Corrupt` where nothing can be read: fewer than 512 bytes, another signature, another byte order, an
    /// unknown major version, a sector shift that is neither 9 nor 12.
    pub(crate) fn parse(bytes: &[u8], findings: &mut Vec<Finding>) -> Result<Self> {
        let fatal = |offset: u64, corruption: Corruption| Error::corrupt(corruption, at(offset));
        let signature: [u8; 8] = le::array_at(bytes, 0);
        if signature == BETA_SIGNATURE && bytes.len() >= 8 {
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
        if byte_order != 0xFFFE {
            return Err(fatal(0x1C, field("Byte Order", byte_order, "0xfffe")));
        }
        let sector_shift = u16_at(0x1E);
        if sector_shift != 9 && sector_shift != 12 {
            return Err(fatal(0x1E, field("Sector Shift", sector_shift, "9 or 12")));
        }
        let version = match u16_at(0x1A) {
            3 => Version::V3,
            4 => Version::V4,
            other => return Err(fatal(0x1A, field("Major Version", other, "3 or 4"))),
        };
        let mut difat = [FREESECT; HEADER_DIFAT_SLOTS];
        for (slot, chunk) in difat.iter_mut().zip(bytes.get(0x4C..HEADER_LEN).unwrap_or(&[]).chunks_exact(4))
        {
            *slot = le::u32_at(chunk, 0);
        }
        let header = Self {
            clsid: Guid::from_bytes(le::array_at(bytes, 8)),
            minor_version: u16_at(0x18),
            version,
            sector_shift,
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
        if self.sector_shift != self.version.sector_shift() {
            let expected = if self.version == Version::V3 { "9 in version 3" } else { "12 in version 4" };
            note(Severity::Warning, 0x1E, "Sector Shift", self.sector_shift.into(), expected);
        }
        let mini_shift = le::u16_at(bytes, 0x20);
        if u32::from(mini_shift) != MINI_SECTOR_SHIFT {
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
