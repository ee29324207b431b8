//! The links of entries apart from their names: what a walk through a large storage needs in small room.
//!
//! A tree leads all over the directory, and each step waits for the entry before it. Once a walk has shown that a storage
//! is large, the links of all entries are read in one pass, twelve bytes each and eight to find the rest again, and the
//! walk goes through those. Which entries it comes to is then known some way ahead, and they are fetched together.

use crate::alloc::volume::Volume;
use crate::error::Result;
use crate::format::consts::DIR_ENTRY_LEN;
use crate::format::dir_entry::{DirEntry, StreamId};

/// Bytes of the directory taken at once.
const BLOCK: usize = DIR_ENTRY_LEN << 10;

/// Where a walk goes on from an entry.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Links {
    left: u32,
    right: u32,
    type_byte: u8,
}

impl Links {
    /// Those of an entry.
    pub(crate) fn of(entry: DirEntry<'_>) -> Self {
        Self { left: entry.left_bits(), right: entry.right_bits(), type_byte: entry.type_byte() }
    }

    /// Left Sibling ID.
    pub(crate) fn left(self) -> Option<StreamId> {
        StreamId::from_link(self.left)
    }

    /// Right Sibling ID.
    pub(crate) fn right(self) -> Option<StreamId> {
        StreamId::from_link(self.right)
    }

    /// Object Type, raw.
    pub(crate) fn type_byte(self) -> u8 {
        self.type_byte
    }
}

/// The links of all entries of a directory, by entry number.
#[derive(Debug)]
pub(crate) struct LinkTable<'a> {
    links: Vec<Links>,
    entries: Vec<DirEntry<'a>>,
}

impl<'a> LinkTable<'a> {
    /// Reads the whole directory once.
    ///
    /// # Errors
    ///
    /// `Io`; in strict mode a directory chain that breaks.
    pub(crate) fn read(volume: &'a Volume) -> Result<Self> {
        let (mut links, mut entries) = (Vec::new(), Vec::new());
        let mut offset = 0u64;
        loop {
            let block = volume.directory.lend(&volume.image, offset, BLOCK)?;
            let (raw, _) = block.as_chunks::<DIR_ENTRY_LEN>();
            if raw.is_empty() {
                return Ok(Self { links, entries });
            }
            links.extend(raw.iter().map(|raw| Links::of(DirEntry::new(raw))));
            entries.extend(raw.iter().map(DirEntry::new));
            offset = offset.saturating_add(size_of_val(raw) as u64);
        }
    }

    /// The links of an entry; `None` if the directory is shorter.
    pub(crate) fn links(&self, id: StreamId) -> Option<Links> {
        self.links.get(id.get() as usize).copied()
    }

    /// An entry below the root.
    pub(crate) fn entry(&self, id: StreamId) -> Option<DirEntry<'a>> {
        self.entries.get(id.get() as usize).copied()
    }
}
