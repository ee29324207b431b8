//! Special sector numbers, stream IDs and sizes of the format ([MS-CFB] 2.1, 2.2, 2.6).

/// MAXREGSECT: the largest regular sector number, and as MAXREGSID the largest regular stream ID.
pub const MAXREGSECT: u32 = 0xFFFF_FFFA;
/// DIFSECT: the FAT entry of a sector that holds DIFAT.
pub const DIFSECT: u32 = 0xFFFF_FFFC;
/// FATSECT: the FAT entry of a sector that holds FAT.
pub const FATSECT: u32 = 0xFFFF_FFFD;
/// ENDOFCHAIN: ends a chain, or says that there is none.
pub const ENDOFCHAIN: u32 = 0xFFFF_FFFE;
/// FREESECT: an unallocated sector, or an unused DIFAT slot.
pub const FREESECT: u32 = 0xFFFF_FFFF;
/// NOSTREAM: no sibling or no child.
pub const NOSTREAM: u32 = 0xFFFF_FFFF;

/// The eight bytes that every compound file starts with.
pub const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// Streams shorter than this many bytes live in the mini stream.
pub const MINI_STREAM_CUTOFF: u32 = 4096;
/// Bytes of one mini sector.
pub const MINI_SECTOR_SIZE: u64 = 64;
/// DIFAT slots inside the header.
pub const HEADER_DIFAT_SLOTS: usize = 109;
/// Bytes of one directory entry.
pub const DIR_ENTRY_SIZE: u64 = 128;
/// Offset in a version 4 file of the sector that holds the range lock bytes ([MS-CFB] 2.3).
pub const RANGE_LOCK_OFFSET: u64 = 0x7FFF_F000;
