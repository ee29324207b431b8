//! Properties whose values follow from others ([MS-OXCMSG], [MS-OXPROPS]; what `IMessage` and `IAttach` answer).

use mapi_props::{PropertyId, PropertyTag, PropertyValue, pid_tag};

use crate::error::Result;
use crate::mapi::core::{Core, ObjectId, What};
use crate::mapi::prop::get::value_in;
use crate::mapi::size::{size_of_attachment, size_of_message};

/// PidTagStoreSupportMask of a Unicode message.
pub(super) const UNICODE_MASK: i32 = 0x0004_0E79;

/// The same where none is stored, and the message is not Unicode.
const ANSI_MASK: i32 = 0x0000_0E79;

/// mfHasAttach in PidTagMessageFlags.
pub(super) const HAS_ATTACH: i32 = 0x10;

/// `MAPI_ACCESS_READ`, and with `MAPI_ACCESS_MODIFY`.
const ACCESS_READ: i32 = 2;
const ACCESS_READ_MODIFY: i32 = 3;

/// `MAPI_MESSAGE` and `MAPI_ATTACH`.
const OBJECT_MESSAGE: i32 = 5;
const OBJECT_ATTACHMENT: i32 = 7;

/// PidTagMessageRecipients and PidTagMessageAttachments, which stand for the two tables.
pub(super) const RECIPIENTS: PropertyTag = PropertyTag::from_u32(0x0E12_000D);
pub(super) const ATTACHMENTS: PropertyTag = PropertyTag::from_u32(0x0E13_000D);

/// Properties of a message that callers do not set.
const MESSAGE: &[PropertyTag] = &[
    pid_tag::PidTagCreationTime,
    pid_tag::PidTagLastModificationTime,
    pid_tag::PidTagAccess,
    pid_tag::PidTagAccessLevel,
    pid_tag::PidTagStoreSupportMask,
    pid_tag::PidTagDisplayTo,
    pid_tag::PidTagDisplayCc,
    pid_tag::PidTagDisplayBcc,
    pid_tag::PidTagHasAttachments,
    pid_tag::PidTagNormalizedSubject,
    pid_tag::PidTagMessageSize,
    RECIPIENTS,
    ATTACHMENTS,
];

/// Properties of an attachment that callers do not set.
const ATTACHMENT: &[PropertyTag] = &[
    pid_tag::PidTagAttachNumber,
    pid_tag::PidTagRecordKey,
    pid_tag::PidTagObjectType,
    pid_tag::PidTagAccess,
    pid_tag::PidTagAccessLevel,
    pid_tag::PidTagStoreSupportMask,
    pid_tag::PidTagAttachSize,
];

/// Whether a property of a message or an attachment is computed.
pub(super) fn is_computed(is_message: bool, id: PropertyId) -> bool {
    let list = if is_message { MESSAGE } else { ATTACHMENT };
    list.iter().any(|tag| tag.id() == id)
}

impl Core {
    /// Whether the object is a message, not an attachment.
    pub(super) fn is_message(&self, id: ObjectId) -> Result<bool> {
        Ok(matches!(self.object(id)?.what, What::Message(_)))
    }

    /// The properties that may be answered though they are not stored.
    pub(super) fn computed_tags(&self, object: ObjectId) -> Result<impl Iterator<Item = PropertyTag>> {
        // A message's type may be set, and is answered where it is not.
        let (tags, object_type) = match self.is_message(object)? {
            true => (MESSAGE, Some(pid_tag::PidTagObjectType)),
            false => (ATTACHMENT, None),
        };
        Ok(tags.iter().copied().chain(object_type))
    }

    /// Whether a property of the object is computed.
    pub(super) fn is_computed(&self, object: ObjectId, id: PropertyId) -> Result<bool> {
        Ok(is_computed(self.is_message(object)?, id))
    }

    /// What is answered in the place of what is stored, if anything is.
    pub(super) fn computed(&self, object: ObjectId, id: PropertyId) -> Result<Option<PropertyValue>> {
        let open = self.object(object)?;
        let access = |read_write, read| if open.is_writable { read_write } else { read };
        let is = |tag: PropertyTag| tag.id() == id;
        if is(pid_tag::PidTagAccess) {
            return Ok(Some(PropertyValue::Integer32(access(ACCESS_READ_MODIFY, ACCESS_READ))));
        }
        if is(pid_tag::PidTagAccessLevel) {
            return Ok(Some(PropertyValue::Integer32(access(1, 0))));
        }
        match &open.what {
            What::Message(message) => {
                if is(pid_tag::PidTagMessageFlags) {
                    return self.message_flags(object);
                }
                if is(pid_tag::PidTagMessageSize) {
                    let size = message.is_saved.then(|| self.message_size(object)).transpose()?;
                    return Ok(size.map(PropertyValue::Integer32));
                }
                if message.state.bag.find(id).is_some() {
                    return Ok(None);
                }
                Ok(if is(pid_tag::PidTagStoreSupportMask) {
                    Some(PropertyValue::Integer32(ANSI_MASK))
                } else if is(pid_tag::PidTagObjectType) {
                    Some(PropertyValue::Integer32(OBJECT_MESSAGE))
                } else if is(pid_tag::PidTagHasAttachments) {
                    Some(PropertyValue::Boolean(!message.shown_attachments.is_empty()))
                } else if is(pid_tag::PidTagDisplayTo)
                    || is(pid_tag::PidTagDisplayCc)
                    || is(pid_tag::PidTagDisplayBcc)
                {
                    Some(PropertyValue::String(String::new()))
                } else {
                    None
                })
            }
            What::Attachment(attachment) => {
                if is(pid_tag::PidTagAttachNumber) {
                    return Ok(Some(PropertyValue::Integer32(attachment.number.cast_signed())));
                }
                if is(pid_tag::PidTagAttachSize) {
                    return self.attachment_size(object).map(PropertyValue::Integer32).map(Some);
                }
                if attachment.state.bag.find(id).is_some() {
                    return Ok(None);
                }
                Ok(if is(pid_tag::PidTagObjectType) {
                    Some(PropertyValue::Integer32(OBJECT_ATTACHMENT))
                } else if is(pid_tag::PidTagRecordKey) {
                    Some(PropertyValue::Binary(attachment.number.to_le_bytes().to_vec()))
                } else if is(pid_tag::PidTagStoreSupportMask) {
                    let message = self.message_of(object)?;
                    match self.stored_integer(message, pid_tag::PidTagStoreSupportMask)? {
                        Some(mask) => Some(PropertyValue::Integer32(mask)),
                        None => Some(PropertyValue::Integer32(ANSI_MASK)),
                    }
                } else {
                    None
                })
            }
            What::Stream(_) | What::Storage { .. } => Ok(None),
        }
    }

    /// The stored flags with the bit for attachments as it is.
    fn message_flags(&self, object: ObjectId) -> Result<Option<PropertyValue>> {
        let Some(flags) = self.stored_integer(object, pid_tag::PidTagMessageFlags)? else { return Ok(None) };
        let has = self.stored_boolean(object, pid_tag::PidTagHasAttachments)?;
        let has = has.unwrap_or(!self.message(object)?.shown_attachments.is_empty());
        let flags = if has { flags | HAS_ATTACH } else { flags & !HAS_ATTACH };
        Ok(Some(PropertyValue::Integer32(flags)))
    }

    /// A number as stored.
    pub(super) fn stored_integer(&self, object: ObjectId, tag: PropertyTag) -> Result<Option<i32>> {
        Ok(self.stored(object, tag)?.and_then(|value| value.as_ref().as_i32()))
    }

    fn stored_boolean(&self, object: ObjectId, tag: PropertyTag) -> Result<Option<bool>> {
        Ok(self.stored(object, tag)?.and_then(|value| value.as_ref().as_bool()))
    }

    /// A value as stored, if it has the tag's type. Only for types that are kept in the entry.
    fn stored(&self, object: ObjectId, tag: PropertyTag) -> Result<Option<PropertyValue>> {
        let bag = self.bag(object)?;
        if bag.find(tag.id()).is_none_or(|found| found.tag != tag) {
            return Ok(None);
        }
        let storage = &self.context()?.storage;
        value_in(bag, tag.id(), storage, mapi_props::CodePage::WINDOWS_1252, &self.place(object))
    }

    /// Bytes of all properties of a message, its recipients and its saved attachments.
    fn message_size(&self, object: ObjectId) -> Result<i32> {
        let size = size_of_message(&self.context()?.reader, &self.message(object)?.state);
        Ok(i32::try_from(size).unwrap_or(i32::MAX))
    }

    /// Bytes of all properties of an attachment, its data too.
    fn attachment_size(&self, object: ObjectId) -> Result<i32> {
        let size = size_of_attachment(&self.context()?.reader, &self.attachment(object)?.state);
        Ok(i32::try_from(size).unwrap_or(i32::MAX))
    }
}
