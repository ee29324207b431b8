//! Attachments of messages on storage: `IAttach`.

use std::sync::Arc;

use mapi_props::pid_tag;

use crate::error::Result;
use crate::mapi::flags::OpenPropertyFlags;
use crate::mapi::handle::Handle;
use crate::mapi::message::{Message, open_embedded};
use crate::mapi::prop::{HasHandle, PropertyObject, PropertyStorage, opening};

/// An attachment of a message (`IAttach`). [`PropertyObject`] has its calls; the method,
/// PidTagAttachMethod, is a property like others, and nothing checks that the data fits it.
#[derive(Clone, Debug)]
pub struct Attachment(Arc<Handle>);

impl PropertyObject for Attachment {}

impl HasHandle for Attachment {
    fn handle(&self) -> &Arc<Handle> {
        &self.0
    }
}

impl Attachment {
    pub(super) fn new(handle: Arc<Handle>) -> Self {
        Self(handle)
    }

    /// Its number in the message, PidTagAttachNumber.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_OBJECT`.
    pub fn number(&self) -> Result<u32> {
        self.0.with(|core, id| Ok(core.attachment(id)?.number))
    }

    /// The message in it, PidTagAttachDataObject as `IMessage`; with `CREATE` a new one.
    ///
    /// # Errors
    ///
    /// As [`open_property`](crate::mapi::PropertyObject::open_property).
    pub fn open_message(&self, flags: OpenPropertyFlags) -> Result<Message> {
        open_embedded(&self.0, flags)
    }

    /// The storage of the object in it, PidTagAttachDataObject as `IStorage`; with `CREATE` a new one, empty.
    ///
    /// # Errors
    ///
    /// As [`open_property`](crate::mapi::PropertyObject::open_property).
    pub fn open_storage(&self, flags: OpenPropertyFlags) -> Result<PropertyStorage> {
        let tag = pid_tag::PidTagAttachDataObject;
        let open = opening(&self.0, |core, id, closed| core.open_object_storage(id, tag, flags, closed))?;
        PropertyStorage::new(open)
    }

    /// Whether the two are one open attachment.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.0.is(&other.0)
    }
}
