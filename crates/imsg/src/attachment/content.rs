//! What an attachment holds: what its method says, as far as it is there.

use mapi_props::{PROPERTY_STREAM_NAME, pid_tag};

use crate::attachment::{AttachMethod, Attachment};
use crate::error::Result;
use crate::message::Message;

/// What there is to get out of an attachment.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum AttachmentContent {
    /// Nothing.
    Nothing,
    /// Bytes: [`Attachment::bytes`], [`Attachment::open`].
    Data,
    /// A message: [`Attachment::embedded`].
    Message,
    /// A storage that is no message: [`Attachment::ole`].
    Storage,
    /// A path or URL: [`Attachment::reference`].
    Reference,
}

impl Attachment {
    /// PidTagAttachMethod; where that is absent, by what the attachment [holds](Self::content).
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn method(&self) -> Result<AttachMethod> {
        if let Some(stored) = self.stored_method()? {
            return Ok(stored);
        }
        Ok(match self.content()? {
            AttachmentContent::Nothing => AttachMethod::None,
            AttachmentContent::Data => AttachMethod::ByValue,
            AttachmentContent::Message => AttachMethod::EmbeddedMessage,
            AttachmentContent::Storage => AttachMethod::Ole,
            AttachmentContent::Reference => AttachMethod::ByReference,
        })
    }

    /// PidTagAttachMethod as stored.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn stored_method(&self) -> Result<Option<AttachMethod>> {
        Ok(self.bag.integer(pid_tag::PidTagAttachMethod)?.map(AttachMethod::from_number))
    }

    /// What the attachment holds. Where several things are there, the one that the method names counts; where that is
    /// not there, whatever is.
    ///
    /// # Errors
    ///
    /// `Properties` if the method or the storage of an object cannot be read.
    pub fn content(&self) -> Result<AttachmentContent> {
        let method = self.stored_method()?;
        let data = self.data_property().is_some();
        let object = self.object()?;
        let preferred = match method {
            Some(AttachMethod::EmbeddedMessage) => object.filter(|kind| *kind == AttachmentContent::Message),
            Some(AttachMethod::Ole) => object.map(|_| AttachmentContent::Storage),
            Some(AttachMethod::ByValue) => data.then_some(AttachmentContent::Data),
            Some(method) if method.is_reference() => self.reference()?.map(|_| AttachmentContent::Reference),
            _ => None,
        };
        if let Some(preferred) = preferred {
            return Ok(preferred);
        }
        if data {
            return Ok(AttachmentContent::Data);
        }
        match object {
            Some(object) => Ok(object),
            None if self.reference()?.is_some() => Ok(AttachmentContent::Reference),
            None => Ok(AttachmentContent::Nothing),
        }
    }

    /// What the storage of PidTagAttachDataObject is, if there is one: a message has a property stream.
    fn object(&self) -> Result<Option<AttachmentContent>> {
        let store = &self.bag.store;
        let Some(id) = store.object_storage(pid_tag::PidTagAttachDataObject) else { return Ok(None) };
        let storage = store.file().entry(id).map_err(|source| self.bag.file_error(source))?;
        let stream = storage.child(PROPERTY_STREAM_NAME).map_err(|source| self.bag.file_error(source))?;
        let is_message = stream.is_some_and(|stream| stream.is_stream());
        Ok(Some(if is_message { AttachmentContent::Message } else { AttachmentContent::Storage }))
    }

    /// The embedded message; `None` if the attachment holds something else. Messages may be nested to the depth that
    /// [`OpenOptions::max_depth`](crate::OpenOptions::max_depth) allows; nothing is opened before it is asked for.
    ///
    /// # Errors
    ///
    /// `TooDeep`; `Properties` if the storage of the message cannot be read; `Strict`.
    pub fn embedded(&self) -> Result<Option<Message>> {
        if self.content()? == AttachmentContent::Message {
            self.message.embedded_in(&self.bag)
        } else {
            Ok(None)
        }
    }
}
