//! Numbers of the format, with their names in [MS-CFB] 2.1 and 2.2.

/// Signature of a compound file: the first eight bytes.
pub(crate) const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// Signatures of the pre-release formats, which are refused by name: the one found in files of that time, and the one
/// that OLE answers `STG_E_OLDFORMAT` to.
pub(crate) const BETA_SIGNATURES: [[u8; 8]; 2] =
    [[0x0E, 0x11, 0xFC, 0x0D, 0xD0, 0xCF, 0x11, 0x0E], [0xD0, 0xCF, 0x11, 0xE0, 0x0E, 0x11, 0xFC, 0x0D]];

/// Size of the header structure in bytes, in both versions.
pub(crate) const HEADER_LEN: usize = 512;
/// DIFAT slots inside the header.
pub(crate) const HEADER_DIFAT_SLOTS: usize = 109;

/// Largest regular sector number.
pub(crate) const MAXREGSECT: u32 = 0xFFFF_FFFA;
/// FAT entry of a sector that holds DIFAT.
pub(crate) const DIFSECT: u32 = 0xFFFF_FFFC;
/// FAT entry of a sector that holds FAT.
pub(crate) const FATSECT: u32 = 0xFFFF_FFFD;
/// End of a chain.
pub(crate) const ENDOFCHAIN: u32 = 0xFFFF_FFFE;
/// Unallocated sector.
pub(crate) const FREESECT: u32 = 0xFFFF_FFFF;

/// No child or sibling.
pub(crate) const NOSTREAM: u32 = 0xFFFF_FFFF;

/// Size of a directory entry in bytes.
pub(crate) const DIR_ENTRY_LEN: usize = 128;
/// Base-two logarithm of [`DIR_ENTRY_LEN`].
pub(crate) const DIR_ENTRY_SHIFT: u32 = 7;

/// Streams shorter than this many bytes live in the mini stream.
pub(crate) const MINI_STREAM_CUTOFF: u64 = 4096;

/// Longest name of an element, in UTF-16 units without the terminator.
pub(crate) const MAX_NAME_UNITS: usize = 31;

/// Longest file of version 3 in bytes: whole sectors below 2 GiB, and off the lock bytes.
pub(crate) const MAX_V3_FILE_LEN: u64 = (1 << 31) - 512;

/// File offset whose sector is reserved for byte-range locks in version 4.
pub(crate) const RANGE_LOCK_OFFSET: u64 = 0x7FFF_FF00;
