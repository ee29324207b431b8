//! The storage tree: entries by number, children of a storage in order or by number, children by name.

pub(crate) mod by_id;
pub(crate) mod index;
pub(crate) mod links;
pub(crate) mod tree;

use crate::alloc::volume::Volume;
use crate::error::Result;
use crate::format::consts::{DIR_ENTRY_LEN, DIR_ENTRY_SHIFT};
use crate::format::dir_entry::{DirEntry, ObjectType, StreamId};

/// The directory entry of this number; `None` if the directory is shorter.
///
/// # Errors
///
/// `Io`.
pub(crate) fn read_entry(volume: &Volume, id: StreamId) -> Result<Option<DirEntry<'_>>> {
    if id == StreamId::ROOT {
        return Ok(Some(volume.root()));
    }
    let offset = u64::from(id.get()) << DIR_ENTRY_SHIFT;
    Ok(DirEntry::in_bytes(volume.directory.lend(&volume.image, offset, DIR_ENTRY_LEN)?))
}

/// What an entry is at its place: entry 0 is the root whatever its type says, and nothing else can be.
pub(crate) fn kind_of(id: StreamId, entry: DirEntry<'_>) -> Option<ObjectType> {
    match entry.object_type() {
        _ if id == StreamId::ROOT => Some(ObjectType::Root),
        Some(ObjectType::Root) => Some(ObjectType::Storage),
        other => other,
    }
}
