//! Places in a compound file.

use std::fmt;

use crate::format::dir_entry::StreamId;

/// A structure of the format.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Structure {
    /// The file as a whole.
    File,
    /// The header, the first 512 bytes.
    Header,
    /// The DIFAT sector of this number, or `None` for the slots inside the header.
    Difat(Option<u32>),
    /// The FAT sector of this index.
    Fat(u32),
    /// The mini FAT.
    MiniFat,
    /// The mini stream.
    MiniStream,
    /// The directory as a chain of sectors.
    Directory,
    /// One directory entry.
    Entry(StreamId),
    /// The contents of the stream of this entry.
    Stream(StreamId),
    /// The bytes on which opens of the file keep locks against each other.
    LockBytes,
    /// The temporary file for changes that are not committed yet.
    Scratch,
}

impl fmt::Display for Structure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => f.write_str("file"),
            Self::Header => f.write_str("header"),
            Self::Difat(None) => f.write_str("DIFAT in the header"),
            Self::Difat(Some(sector)) => write!(f, "DIFAT sector {sector:#x}"),
            Self::Fat(index) => write!(f, "FAT sector {index}"),
            Self::MiniFat => f.write_str("mini FAT"),
            Self::MiniStream => f.write_str("mini stream"),
            Self::Directory => f.write_str("directory"),
            Self::Entry(id) => write!(f, "directory entry {}", id.get()),
            Self::Stream(id) => write!(f, "stream of entry {}", id.get()),
            Self::LockBytes => f.write_str("lock bytes"),
            Self::Scratch => f.write_str("scratch file"),
        }
    }
}

/// A place: a structure, and the absolute offset in the file where one is known.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Location {
    structure: Structure,
    offset: Option<u64>,
}

impl Location {
    pub(crate) fn new(structure: Structure, offset: Option<u64>) -> Self {
        Self { structure, offset }
    }

    /// The structure.
    #[must_use]
    pub fn structure(&self) -> Structure {
        self.structure
    }

    /// Absolute offset in the file, in bytes.
    #[must_use]
    pub fn offset(&self) -> Option<u64> {
        self.offset
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.offset {
            Some(offset) => write!(f, "{} at {offset:#x}", self.structure),
            None => self.structure.fmt(f),
        }
    }
}
