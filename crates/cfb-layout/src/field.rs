//! Named fields of the header and of a directory entry, so that tests patch by name ([MS-CFB] 2.2, 2.6.1).

/// A field of the 512-byte header.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HeaderField {
    /// Header Signature, 8 bytes.
    Signature,
    /// Header CLSID, 16 bytes.
    Clsid,
    /// Minor Version.
    MinorVersion,
    /// Major Version.
    MajorVersion,
    /// Byte Order.
    ByteOrder,
    /// Sector Shift.
    SectorShift,
    /// Mini Sector Shift.
    MiniSectorShift,
    /// Reserved, 6 bytes.
    Reserved,
    /// Number of Directory Sectors.
    NumDirectorySectors,
    /// Number of FAT Sectors.
    NumFatSectors,
    /// First Directory Sector Location.
    FirstDirectorySector,
    /// Transaction Signature Number.
    TransactionSignature,
    /// Mini Stream Cutoff Size.
    MiniStreamCutoff,
    /// First Mini FAT Sector Location.
    FirstMiniFatSector,
    /// Number of Mini FAT Sectors.
    NumMiniFatSectors,
    /// First DIFAT Sector Location.
    FirstDifatSector,
    /// Number of DIFAT Sectors.
    NumDifatSectors,
}

impl HeaderField {
    /// Absolute offset in the file, in bytes.
    pub fn offset(self) -> u64 {
        self.place().0
    }

    /// Length in bytes.
    pub fn len_bytes(self) -> usize {
        self.place().1
    }

    fn place(self) -> (u64, usize) {
        match self {
            Self::Signature => (0x00, 8),
            Self::Clsid => (0x08, 16),
            Self::MinorVersion => (0x18, 2),
            Self::MajorVersion => (0x1A, 2),
            Self::ByteOrder => (0x1C, 2),
            Self::SectorShift => (0x1E, 2),
            Self::MiniSectorShift => (0x20, 2),
            Self::Reserved => (0x22, 6),
            Self::NumDirectorySectors => (0x28, 4),
            Self::NumFatSectors => (0x2C, 4),
            Self::FirstDirectorySector => (0x30, 4),
            Self::TransactionSignature => (0x34, 4),
            Self::MiniStreamCutoff => (0x38, 4),
            Self::FirstMiniFatSector => (0x3C, 4),
            Self::NumMiniFatSectors => (0x40, 4),
            Self::FirstDifatSector => (0x44, 4),
            Self::NumDifatSectors => (0x48, 4),
        }
    }
}

/// A field of a 128-byte directory entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EntryField {
    /// Directory Entry Name, 64 bytes.
    Name,
    /// Directory Entry Name Length, bytes with the NUL.
    NameLength,
    /// Object Type: 0 unallocated, 1 storage, 2 stream, 5 root.
    ObjectType,
    /// Color Flag: 0 red, 1 black.
    Color,
    /// Left Sibling ID.
    LeftSibling,
    /// Right Sibling ID.
    RightSibling,
    /// Child ID.
    Child,
    /// CLSID, 16 bytes.
    Clsid,
    /// State Bits.
    StateBits,
    /// Creation Time.
    CreationTime,
    /// Modified Time.
    ModifiedTime,
    /// Starting Sector Location.
    StartSector,
    /// Stream Size, 8 bytes.
    StreamSize,
}

impl EntryField {
    /// Offset from the start of the entry, in bytes.
    pub fn offset(self) -> u64 {
        self.place().0
    }

    /// Length in bytes.
    pub fn len_bytes(self) -> usize {
        self.place().1
    }

    fn place(self) -> (u64, usize) {
        match self {
            Self::Name => (0x00, 64),
            Self::NameLength => (0x40, 2),
            Self::ObjectType => (0x42, 1),
            Self::Color => (0x43, 1),
            Self::LeftSibling => (0x44, 4),
            Self::RightSibling => (0x48, 4),
            Self::Child => (0x4C, 4),
            Self::Clsid => (0x50, 16),
            Self::StateBits => (0x60, 4),
            Self::CreationTime => (0x64, 8),
            Self::ModifiedTime => (0x6C, 8),
            Self::StartSector => (0x74, 4),
            Self::StreamSize => (0x78, 8),
        }
    }
}
