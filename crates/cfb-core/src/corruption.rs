//! Kinds of damage, each with the value found and the values allowed.

use std::fmt;

use crate::format::dir_entry::StreamId;
use crate::format::sector::describe;

/// What is wrong, with found and allowed values.
///
/// The same kinds serve errors (nothing could be read) and findings (reading went on).
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Corruption {
    /// The file does not begin with the signature of a compound file.
    Signature {
        /// The first eight bytes.
        found: [u8; 8],
    },
    /// The file has the signature of the pre-release format.
    OldFormat,
    /// The file ends before a structure that it must have.
    TooShort {
        /// Length of the file, in bytes.
        found: u64,
        /// Length needed, in bytes.
        needed: u64,
    },
    /// A field holds a value that the specification does not allow.
    Field {
        /// Name of the field in the specification.
        field: &'static str,
        /// Value found.
        found: u64,
        /// Values allowed.
        expected: &'static str,
    },
    /// A count in the header differs from what its links lead to.
    Count {
        /// Name of the field in the specification.
        field: &'static str,
        /// Value in the header.
        found: u64,
        /// Number counted.
        counted: u64,
    },
    /// The file ends inside its last sector.
    PartialSector {
        /// Bytes present of the last sector.
        found: u64,
        /// Size of a sector.
        sector_len: u64,
    },
    /// A link leads to a sector beyond the end of the file.
    SectorOutOfRange {
        /// Sector number found.
        found: u32,
        /// Sectors in the file.
        num_sectors: u32,
    },
    /// A chain comes back to a sector of its own.
    ChainCycle {
        /// The sector met twice.
        sector: u32,
    },
    /// A chain runs into something that is not allowed inside a chain.
    ChainBroken {
        /// The FAT entry found: FREESECT, FATSECT, DIFSECT or 0xfffffffb.
        found: u32,
    },
    /// A chain ends before the stated size is reached.
    ChainShort {
        /// Bytes the chain holds.
        found: u64,
        /// Bytes stated.
        stated: u64,
    },
    /// A chain goes on beyond the stated size.
    ChainLong {
        /// Sectors in the chain.
        found: u64,
        /// Sectors needed.
        needed: u64,
    },
    /// A sector belongs to more than one owner.
    SharedSector {
        /// The sector, or mini sector, claimed again.
        sector: u32,
    },
    /// The header consists of bytes of two headers: a commit was cut off while it was being written.
    TornHeader {
        /// The first byte that is not the new header's.
        offset: u64,
    },
    /// A sector is marked as used, and nothing uses it.
    UnownedSector {
        /// The first such sector.
        sector: u32,
        /// How many there are.
        count: u32,
    },
    /// The FAT does not reach as far as the file's sectors.
    Uncovered {
        /// The first sector without a FAT entry.
        sector: u32,
        /// Sectors in the file.
        num_sectors: u32,
    },
    /// The FAT entry of a FAT or DIFAT sector does not say so.
    Unmarked {
        /// FAT entry found.
        found: u32,
        /// FAT entry that belongs there.
        expected: u32,
    },
    /// A DIFAT slot that must name a FAT sector does not.
    DifatSlot {
        /// Index of the FAT sector.
        index: u32,
        /// Value found.
        found: u32,
    },
    /// The stated size is more than the file can hold.
    SizeBeyondFile {
        /// Size found, in bytes.
        found: u64,
        /// Bytes in the file that it could use.
        capacity: u64,
    },
    /// The upper half of a size is not zero in version 3.
    SizeHighBits {
        /// Size found, all 64 bits.
        found: u64,
    },
    /// The mini stream is not a whole number of mini sectors.
    MiniStreamSize {
        /// Size found, in bytes.
        found: u64,
    },
    /// The mini FAT holds entries in use for mini sectors beyond the mini stream.
    MiniFatBeyondStream {
        /// Mini sectors in the mini stream.
        num_mini_sectors: u64,
        /// First entry in use beyond them.
        found: u64,
    },
    /// The name length is odd, zero or above 64, or the name is not terminated.
    NameLength {
        /// Name length found, in bytes.
        found: u16,
    },
    /// The name has no terminator where its length puts one.
    NameUnterminated,
    /// The name holds a unit that is not allowed.
    NameCharacter {
        /// The UTF-16 unit.
        found: u16,
    },
    /// The root entry has another name than `Root Entry`.
    RootName {
        /// The name, escaped as in paths.
        found: String,
    },
    /// The object type is not one the place allows.
    ObjectType {
        /// Type byte found.
        found: u8,
        /// Types allowed.
        expected: &'static str,
    },
    /// A link leads to an entry that does not exist or is free.
    EntryOutOfRange {
        /// Which link: `Left Sibling ID`, `Right Sibling ID` or `Child ID`.
        field: &'static str,
        /// Entry number found.
        found: u32,
    },
    /// The tree of a storage reaches an entry twice.
    TreeCycle {
        /// The entry met again.
        entry: StreamId,
    },
    /// An entry belongs to more than one storage.
    SharedEntry {
        /// The storage that has it already.
        owner: StreamId,
    },
    /// Siblings are not in the format's order.
    TreeOrder,
    /// Two siblings have the same name.
    DuplicateName {
        /// The name, escaped as in paths.
        name: String,
    },
    /// A red entry has a red child.
    RedRed,
    /// Paths through the tree have different numbers of black entries.
    BlackHeight,
    /// An entry in use that no storage reaches.
    Orphan,
    /// A field of an entry holds a value that the specification does not allow there.
    EntryField {
        /// Name of the field in the specification.
        field: &'static str,
        /// Value found.
        found: u64,
        /// Values allowed.
        expected: &'static str,
    },
    /// Free directory entries hold more than zeros and NOSTREAM; the place is that of the first.
    FreeEntries {
        /// How many do.
        count: u32,
    },
    /// FAT entries or DIFAT slots beyond those in use are not FREESECT.
    Unused {
        /// The first such entry or slot.
        index: u32,
        /// Value found there.
        found: u32,
    },
    /// A stream has children, a CLSID, state bits or times.
    StreamField {
        /// Name of the field in the specification.
        field: &'static str,
    },
    /// The sector that covers the lock bytes is used for something else or not reserved.
    RangeLock {
        /// FAT entry found.
        found: u32,
    },
}

impl Corruption {
    /// A stable word for the kind, as `imsg check` prints it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Signature { .. } => "signature",
            Self::OldFormat => "old-format",
            Self::TooShort { .. } => "too-short",
            Self::Field { .. } => "header-field",
            Self::Count { .. } => "header-count",
            Self::PartialSector { .. } => "partial-sector",
            Self::SectorOutOfRange { .. } => "sector-out-of-range",
            Self::ChainCycle { .. } => "chain-cycle",
            Self::ChainBroken { .. } => "chain-broken",
            Self::ChainShort { .. } => "chain-short",
            Self::ChainLong { .. } => "chain-long",
            Self::SharedSector { .. } => "shared-sector",
            Self::TornHeader { .. } => "torn-header",
            Self::UnownedSector { .. } => "unowned-sector",
            Self::Uncovered { .. } => "uncovered-sectors",
            Self::Unmarked { .. } => "unmarked-sector",
            Self::DifatSlot { .. } => "difat-slot",
            Self::SizeBeyondFile { .. } => "size-beyond-file",
            Self::SizeHighBits { .. } => "size-high-bits",
            Self::MiniStreamSize { .. } => "mini-stream-size",
            Self::MiniFatBeyondStream { .. } => "mini-fat-beyond-stream",
            Self::NameLength { .. } => "name-length",
            Self::NameUnterminated => "name-unterminated",
            Self::NameCharacter { .. } => "name-character",
            Self::RootName { .. } => "root-name",
            Self::ObjectType { .. } => "object-type",
            Self::EntryOutOfRange { .. } => "entry-out-of-range",
            Self::TreeCycle { .. } => "tree-cycle",
            Self::SharedEntry { .. } => "shared-entry",
            Self::TreeOrder => "tree-order",
            Self::DuplicateName { .. } => "duplicate-name",
            Self::RedRed => "red-red",
            Self::BlackHeight => "black-height",
            Self::Orphan => "orphan",
            Self::EntryField { .. } => "entry-field",
            Self::FreeEntries { .. } => "free-entry",
            Self::Unused { .. } => "unused-entry",
            Self::StreamField { .. } => "stream-field",
            Self::RangeLock { .. } => "range-lock",
        }
    }

    /// The value found, as text; empty where there is none to show.
    #[must_use]
    pub fn found(&self) -> String {
        match self {
            Self::Signature { found } => found.map(|b| format!("{b:02X}")).join(" "),
            Self::Field { found, .. } | Self::EntryField { found, .. } => format!("{found:#x}"),
            Self::TooShort { found, .. }
            | Self::Count { found, .. }
            | Self::PartialSector { found, .. }
            | Self::ChainShort { found, .. }
            | Self::ChainLong { found, .. }
            | Self::SizeBeyondFile { found, .. }
            | Self::MiniStreamSize { found }
            | Self::MiniFatBeyondStream { found, .. } => found.to_string(),
            Self::SizeHighBits { found } => format!("{found:#x}"),
            Self::SectorOutOfRange { found, .. } => format!("{found:#x}"),
            Self::ChainBroken { found }
            | Self::Unmarked { found, .. }
            | Self::DifatSlot { found, .. }
            | Self::Unused { found, .. }
            | Self::RangeLock { found } => describe(*found),
            Self::ChainCycle { sector } | Self::SharedSector { sector } => format!("{sector:#x}"),
            Self::TornHeader { offset } => format!("old bytes from {offset:#x} on"),
            Self::UnownedSector { count, .. } | Self::FreeEntries { count } => count.to_string(),
            Self::Uncovered { num_sectors, .. } => format!("{num_sectors:#x} sectors"),
            Self::NameLength { found } => format!("{found:#x}"),
            Self::NameCharacter { found } => format!("U+{found:04X}"),
            Self::RootName { found } => found.clone(),
            Self::ObjectType { found, .. } => found.to_string(),
            Self::EntryOutOfRange { found, .. } => format!("{found:#x}"),
            Self::TreeCycle { entry } => entry.get().to_string(),
            Self::SharedEntry { owner } => owner.get().to_string(),
            Self::DuplicateName { name } => name.clone(),
            Self::StreamField { field } => (*field).to_owned(),
            Self::OldFormat
            | Self::NameUnterminated
            | Self::TreeOrder
            | Self::RedRed
            | Self::BlackHeight
            | Self::Orphan => String::new(),
        }
    }

    /// What the specification asks for, as text.
    #[must_use]
    pub fn expected(&self) -> String {
        match self {
            Self::Signature { .. } | Self::OldFormat => "D0 CF 11 E0 A1 B1 1A E1".into(),
            Self::TooShort { needed, .. } => format!("at least {needed}"),
            Self::Field { expected, .. }
            | Self::EntryField { expected, .. }
            | Self::ObjectType { expected, .. } => (*expected).to_owned(),
            Self::Unused { .. } => "FREESECT".into(),
            Self::FreeEntries { .. } => "zeros and NOSTREAM".into(),
            Self::Count { counted, .. } => counted.to_string(),
            Self::PartialSector { sector_len, .. } => format!("a multiple of {sector_len}"),
            Self::SectorOutOfRange { num_sectors, .. } => format!("below {num_sectors:#x}"),
            Self::ChainCycle { .. } => "each sector once".into(),
            Self::ChainBroken { .. } => "a sector number or ENDOFCHAIN".into(),
            Self::ChainShort { stated, .. } => stated.to_string(),
            Self::ChainLong { needed, .. } => needed.to_string(),
            Self::SharedSector { .. } => "one owner".into(),
            Self::TornHeader { .. } => "the header of one commit".into(),
            Self::UnownedSector { .. } => "none".into(),
            Self::Uncovered { .. } => "a FAT entry for each sector".into(),
            Self::Unmarked { expected, .. } => describe(*expected),
            Self::DifatSlot { .. } => "the number of a FAT sector".into(),
            Self::SizeBeyondFile { capacity, .. } => format!("at most {capacity}"),
            Self::SizeHighBits { .. } => "below 0x80000000".into(),
            Self::MiniStreamSize { .. } => "a multiple of 64".into(),
            Self::MiniFatBeyondStream { num_mini_sectors, .. } => format!("below {num_mini_sectors}"),
            Self::NameLength { .. } => "an even number from 2 to 64".into(),
            Self::NameUnterminated => "a NUL".into(),
            Self::NameCharacter { .. } => "none of / \\ : !".into(),
            Self::RootName { .. } => "Root Entry".into(),
            Self::EntryOutOfRange { .. } => "an entry in use".into(),
            Self::TreeCycle { .. } => "each entry once".into(),
            Self::SharedEntry { .. } => "one storage".into(),
            Self::TreeOrder => "shorter names first, then by upper-cased units".into(),
            Self::DuplicateName { .. } => "distinct names".into(),
            Self::RedRed => "a black child".into(),
            Self::BlackHeight => "equal black height".into(),
            Self::Orphan => "a storage that holds it".into(),
            Self::StreamField { .. } => "zero in a stream".into(),
            Self::RangeLock { .. } => "ENDOFCHAIN, owned by nothing".into(),
        }
    }
}

impl fmt::Display for Corruption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signature { .. } => write!(f, "begins with {}, not a compound file", self.found()),
            Self::OldFormat => {
                f.write_str("written in the pre-release compound file format, which is not supported")
            }
            Self::TooShort { found, needed } => write!(f, "ends after {found} bytes, {needed} are needed"),
            Self::FreeEntries { count } => {
                write!(f, "{count} free entries hold more than zeros and NOSTREAM, this is the first")
            }
            Self::Unused { index, found } => {
                write!(f, "entry {index:#x} is beyond what is in use, and is {}", describe(*found))
            }
            Self::Field { field, .. } | Self::EntryField { field, .. } => {
                write!(f, "{field} is {}, expected {}", self.found(), self.expected())
            }
            Self::Count { field, found, counted } => write!(f, "{field} is {found}, but there are {counted}"),
            Self::PartialSector { found, sector_len } => {
                write!(f, "the last sector has {found} of {sector_len} bytes")
            }
            Self::SectorOutOfRange { found, num_sectors } => {
                write!(f, "sector {found:#x} is beyond the file's {num_sectors:#x} sectors")
            }
            Self::ChainCycle { sector } => write!(f, "the chain comes back to sector {sector:#x}"),
            Self::ChainBroken { found } => write!(f, "the chain runs into {}", describe(*found)),
            Self::ChainShort { found, stated } => {
                write!(f, "the chain holds {found} bytes, {stated} are stated")
            }
            Self::ChainLong { found, needed } => {
                write!(f, "the chain has {found} sectors, {needed} are needed")
            }
            Self::SharedSector { sector } => {
                write!(f, "sector {sector:#x} belongs to something else already")
            }
            Self::TornHeader { offset } => write!(
                f,
                "a commit was cut off while the header was being written (byte {offset:#x} is still the old one's); \
                 the new header was taken from the record at the end of the file"
            ),
            Self::UnownedSector { sector, count } => {
                write!(f, "{count} sectors are marked as used and used by nothing, the first is {sector:#x}")
            }
            Self::Uncovered { sector, num_sectors } => {
                write!(f, "the FAT ends before sector {sector:#x} of {num_sectors:#x}")
            }
            Self::Unmarked { found, expected } => {
                write!(
                    f,
                    "the FAT marks the sector as {}, expected {}",
                    describe(*found),
                    describe(*expected)
                )
            }
            Self::DifatSlot { index, found } => {
                write!(f, "slot {index} is {}, expected the number of a FAT sector", describe(*found))
            }
            Self::SizeBeyondFile { found, capacity } => {
                write!(f, "{found} bytes are stated, the file holds at most {capacity}")
            }
            Self::SizeHighBits { found } => {
                write!(f, "Stream Size is {found:#x}; only the low 32 bits count in version 3")
            }
            Self::MiniStreamSize { found } => {
                write!(f, "the mini stream has {found} bytes, not a multiple of 64")
            }
            Self::MiniFatBeyondStream { num_mini_sectors, found } => {
                write!(f, "entry {found} is in use, but the mini stream has {num_mini_sectors} mini sectors")
            }
            Self::NameLength { found } => {
                write!(f, "Directory Entry Name Length is {found:#x}, expected an even number from 2 to 64")
            }
            Self::NameUnterminated => f.write_str("the name is not terminated"),
            Self::NameCharacter { found } => write!(f, "the name holds U+{found:04X}, which is not allowed"),
            Self::RootName { found } => write!(f, "the root is named \"{found}\", expected \"Root Entry\""),
            Self::ObjectType { found, expected } => write!(f, "Object Type is {found}, expected {expected}"),
            Self::EntryOutOfRange { field, found } => {
                write!(f, "{field} is {found:#x}, which is no entry in use")
            }
            Self::TreeCycle { entry } => write!(f, "the tree comes back to entry {}", entry.get()),
            Self::SharedEntry { owner } => {
                write!(f, "the entry belongs to the storage of entry {} already", owner.get())
            }
            Self::TreeOrder => f.write_str("siblings are out of order"),
            Self::DuplicateName { name } => write!(f, "a sibling is named \"{name}\" too"),
            Self::RedRed => f.write_str("a red entry has a red child"),
            Self::BlackHeight => f.write_str("paths through the tree differ in black height"),
            Self::Orphan => f.write_str("the entry is in use, but no storage holds it"),
            Self::StreamField { field } => write!(f, "{field} is set on a stream"),
            Self::RangeLock { found } => {
                write!(f, "the sector of the lock bytes is marked {}, expected ENDOFCHAIN", describe(*found))
            }
        }
    }
}
