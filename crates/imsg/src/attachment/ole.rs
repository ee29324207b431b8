//! OLE objects: storages whose contents belong to some program.

use cfb_core::{Entry, Guid};
use mapi_props::pid_tag;

use crate::attachment::{Attachment, AttachmentContent};
use crate::error::Result;

/// The storage of an OLE object ([MS-OXMSG] 2.2.2.1, custom attachment storage).
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct OleObject {
    /// CLSID of the storage, which names the program.
    pub clsid: Guid,
    /// All streams below the storage, in the order of the directory.
    pub streams: Vec<OleStream>,
    /// Whether there are more, in storages nested so deep that all paths together would be longer than the file.
    pub is_partial: bool,
}

/// A stream of an OLE object.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct OleStream {
    /// Names from the storage downwards, parted by `/`; odd characters as `%XXXX`.
    pub path: String,
    /// Directory entry number of the stream in the compound file.
    pub id: cfb_core::StreamId,
    /// Length in bytes.
    pub len_bytes: u64,
}

impl Attachment {
    /// The OLE object; `None` if the attachment holds something else.
    ///
    /// # Errors
    ///
    /// `Properties` if the storage cannot be read.
    pub fn ole(&self) -> Result<Option<OleObject>> {
        if self.content()? != AttachmentContent::Storage {
            return Ok(None);
        }
        let Some(storage) = self.object_entry()? else { return Ok(None) };
        let clsid = storage.clsid();
        let file = self.bag.store.file();
        let mut object = OleObject { clsid, streams: Vec::new(), is_partial: false };
        let mut storages = vec![(String::new(), storage)];
        // The claims of exclusive owners bound this; without them, so does the number of entries.
        let mut left = file.num_entries().map_err(|source| self.bag.file_error(source))?;
        // A storage in a storage in a storage, thousands deep, has paths of a length that grows with the depth.
        let mut left_of_paths = usize::try_from(file.len_bytes()).unwrap_or(usize::MAX);
        while let Some((path, storage)) = storages.pop() {
            for child in storage.children().map_err(|source| self.bag.file_error(source))? {
                let child = child.map_err(|source| self.bag.file_error(source))?;
                let path = format!("{path}{}", child.name());
                let rest = (left.checked_sub(1), left_of_paths.checked_sub(path.len()));
                let (Some(entries), Some(paths)) = rest else {
                    object.is_partial = true;
                    return Ok(Some(object));
                };
                (left, left_of_paths) = (entries, paths);
                if child.is_stream() {
                    object.streams.push(OleStream { path, id: child.id(), len_bytes: child.len_bytes() });
                } else {
                    storages.push((format!("{path}/"), child));
                }
            }
        }
        Ok(Some(object))
    }

    /// The storage of PidTagAttachDataObject in the compound file, message or OLE object.
    ///
    /// # Errors
    ///
    /// `Properties` if its directory entry cannot be read.
    pub fn object_entry(&self) -> Result<Option<Entry<'_>>> {
        let store = &self.bag.store;
        match store.object_storage(pid_tag::PidTagAttachDataObject) {
            Some(id) => store.file().entry(id).map(Some).map_err(|source| self.bag.file_error(source)),
            None => Ok(None),
        }
    }
}
