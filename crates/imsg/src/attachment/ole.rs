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
        let mut streams = Vec::new();
        let mut storages = vec![(String::new(), storage)];
        // The claims of exclusive owners bound this; without them, so does the number of entries.
        let most = self.bag.store.file().num_entries().map_err(|source| self.bag.file_error(source))?;
        let mut left = most;
        while let Some((path, storage)) = storages.pop() {
            for child in storage.children().map_err(|source| self.bag.file_error(source))? {
                let child = child.map_err(|source| self.bag.file_error(source))?;
                let Some(rest) = left.checked_sub(1) else { return Ok(Some(OleObject { clsid, streams })) };
                left = rest;
                let path = format!("{path}{}", child.name());
                if child.is_stream() {
                    streams.push(OleStream { path, id: child.id(), len_bytes: child.len_bytes() });
                } else {
                    storages.push((format!("{path}/"), child));
                }
            }
        }
        Ok(Some(OleObject { clsid, streams }))
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
