//! Children of a storage by the numbers of their entries.

use crate::alloc::bitmap::Bitmap;
use crate::alloc::volume::Volume;
use crate::dir::links::LinkTable;
use crate::dir::tree::InOrder;
use crate::dir::{kind_of, read_entry};
use crate::error::Result;
use crate::format::dir_entry::{DirEntry, StreamId};

/// The children found by a walk through the tree, given in the order in which their entries lie.
#[derive(Debug)]
pub(crate) struct ById<'a> {
    volume: &'a Volume,
    members: Bitmap,
    /// The whole directory, if the walk has read it.
    table: Option<LinkTable<'a>>,
    /// Where the next one is looked for; `None` at the end.
    from: Option<u32>,
}

impl<'a> ById<'a> {
    /// Walks the tree, by its links alone where the storage is large.
    ///
    /// # Errors
    ///
    /// As [`InOrder::next`].
    pub(crate) fn new(volume: &'a Volume, parent: StreamId, storage: DirEntry<'_>) -> Result<Self> {
        let mut members = Bitmap::default();
        let mut children = InOrder::new(volume, parent, storage);
        while let Some(id) = children.next_id()? {
            members.insert(id.get());
        }
        Ok(Self { volume, members, table: children.into_table(), from: Some(0) })
    }

    /// The next child; `None` at the end.
    ///
    /// # Errors
    ///
    /// `Io`.
    pub(crate) fn next(&mut self) -> Result<Option<(StreamId, DirEntry<'a>)>> {
        while let Some(number) = self.from.and_then(|from| self.members.next_from(from)) {
            self.from = number.checked_add(1);
            let id = StreamId::new(number);
            let entry = match &self.table {
                Some(table) => table.entry(id),
                None => read_entry(self.volume, id)?,
            };
            if let Some(entry) = entry.filter(|&entry| kind_of(id, entry).is_some()) {
                return Ok(Some((id, entry)));
            }
        }
        self.from = None;
        Ok(None)
    }
}
