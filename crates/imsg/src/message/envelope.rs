//! Times, ids and headers of a message ([MS-OXCMSG] 2.2.1, [MS-OXOMSG] 2.2.1).

use mapi_props::{FileTime, PropertyTag, pid_name, pid_tag};

use crate::error::Result;
use crate::mail::TransportHeaders;
use crate::message::Message;

impl Message {
    /// PidTagClientSubmitTime: when the sender submitted the message.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn submitted(&self) -> Result<Option<FileTime>> {
        self.bag().time(pid_tag::PidTagClientSubmitTime)
    }

    /// PidTagMessageDeliveryTime: when the message was delivered.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn delivered(&self) -> Result<Option<FileTime>> {
        self.bag().time(pid_tag::PidTagMessageDeliveryTime)
    }

    /// PidTagCreationTime.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn created(&self) -> Result<Option<FileTime>> {
        self.bag().time(pid_tag::PidTagCreationTime)
    }

    /// PidTagLastModificationTime.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn modified(&self) -> Result<Option<FileTime>> {
        self.bag().time(pid_tag::PidTagLastModificationTime)
    }

    /// Any time among the properties of the message. Values that stand for "none" (0, the year 4501) give `None`.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn time(&self, tag: PropertyTag) -> Result<Option<FileTime>> {
        self.bag().time(tag)
    }

    /// PidTagInternetMessageId, with its angle brackets as stored.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn message_id(&self) -> Result<Option<String>> {
        self.bag().non_empty(pid_tag::PidTagInternetMessageId)
    }

    /// PidTagInReplyToId: the message id of the message answered.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn in_reply_to(&self) -> Result<Option<String>> {
        self.bag().non_empty(pid_tag::PidTagInReplyToId)
    }

    /// PidTagInternetReferences: message ids of the thread, as stored.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn references(&self) -> Result<Option<String>> {
        self.bag().non_empty(pid_tag::PidTagInternetReferences)
    }

    /// PidNameKeywords: the categories.
    ///
    /// # Errors
    ///
    /// `Properties` if they or the named properties cannot be read.
    pub fn categories(&self) -> Result<Vec<String>> {
        let Some(id) = self.property_id(&pid_name::PidNameKeywords)? else { return Ok(Vec::new()) };
        let bag = self.bag();
        Ok(bag.store.strings(id).map_err(|source| bag.error(source))?.unwrap_or_default())
    }

    /// PidTagTransportMessageHeaders: the header block that the message came with.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn headers(&self) -> Result<Option<TransportHeaders>> {
        let text = self.bag().non_empty(pid_tag::PidTagTransportMessageHeaders)?;
        Ok(text.map(TransportHeaders::new))
    }
}
