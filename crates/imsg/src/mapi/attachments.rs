//! The attachments of a message, and the messages and storages in them.

use std::sync::Arc;

use cfb_core::{Mode, Storage};
use mapi_props::{
    ErrorCode, HeaderKind, ObjectValue, PropertyBag, PropertyFlags, PropertyTag, PropertyValue, pid_tag,
};

use crate::bag::{Part, Place};
use crate::error::{Error, Result};
use crate::mapi::computed::UNICODE_MASK;
use crate::mapi::core::{Closed, Core, ObjectId, OpenAttachment, OpenMessage, What};
use crate::mapi::flags::{OpenAttachFlags, OpenPropertyFlags};
use crate::mapi::save::fill_new_message;
use crate::mapi::scratch::ScratchStorage;
use crate::mapi::state::{
    AttachmentState, MessageState, Object, Slot, inside, load_attachment, load_message, object_name,
};

/// Entries of new attachments and messages that are read-only, and those that must stay.
pub(super) const READ_ONLY: PropertyFlags = PropertyFlags(2);
const MANDATORY: PropertyFlags = PropertyFlags(7);

impl Core {
    /// An attachment as its message has it.
    pub(super) fn saved_attachment(
        &self,
        message: &MessageState,
        number: u32,
    ) -> Result<Arc<AttachmentState>> {
        match message.attachments.get(&number) {
            Some(Slot::Saved(attachment)) => Ok(Arc::clone(attachment)),
            Some(Slot::Stored) => {
                let path = message.path.clone().unwrap_or_default();
                load_attachment(&self.context()?.reader, &path, number).map(Arc::new)
            }
            None => Err(Error::refused(ErrorCode::NOT_FOUND, "there is no such attachment", "message")),
        }
    }

    pub(super) fn open_attachment(
        &mut self,
        id: ObjectId,
        number: u32,
        flags: OpenAttachFlags,
    ) -> Result<ObjectId> {
        let message_writes = self.object(id)?.is_writable;
        if flags.contains(OpenAttachFlags::MODIFY) && !message_writes {
            return Err(self.refuse(id, ErrorCode::NO_ACCESS, "the message is open for reading"));
        }
        let message = self.message(id)?;
        if let Some(open) = message.attachments.get(&number) {
            return Ok(*open);
        }
        if !message.state.attachments.contains_key(&number) {
            return Err(self.refuse(id, ErrorCode::NOT_FOUND, "there is no attachment of this number"));
        }
        let state = AttachmentState::clone(&*self.saved_attachment(&message.state, number)?);
        let wants = flags.contains(OpenAttachFlags::MODIFY) || flags.contains(OpenAttachFlags::BEST_ACCESS);
        self.insert_attachment(id, number, state, wants && message_writes, false)
    }

    fn insert_attachment(
        &mut self,
        message: ObjectId,
        number: u32,
        state: AttachmentState,
        is_writable: bool,
        is_changed: bool,
    ) -> Result<ObjectId> {
        let attachment =
            OpenAttachment { number, state, is_changed, object: None, streams: Default::default() };
        let what = What::Attachment(Box::new(attachment));
        let open = self.insert(message, is_writable, |place| place.part(Part::Attachment(number)), what)?;
        self.message_mut(message)?.attachments.insert(number, open);
        Ok(open)
    }

    pub(super) fn create_attachment(&mut self, id: ObjectId) -> Result<ObjectId> {
        self.to_write(id)?;
        let number = self.message(id)?.state.next_attachment;
        let Some(next) = number.checked_add(1) else {
            return Err(self.refuse(id, ErrorCode::TOO_BIG, "there are no more numbers for attachments"));
        };
        self.message_mut(id)?.state.next_attachment = next;
        let mask = match self.message(id)?.state.is_unicode {
            true => Some(UNICODE_MASK),
            false => None,
        };
        let state = AttachmentState {
            bag: new_attachment(number, mask),
            object: Object::None,
            has_stored_object: false,
            path: None,
        };
        self.insert_attachment(id, number, state, true, true)
    }

    pub(super) fn delete_attachment(
        &mut self,
        id: ObjectId,
        number: u32,
        closed: &mut Vec<Closed>,
    ) -> Result<()> {
        self.to_write(id)?;
        let message = self.message_mut(id)?;
        let open = message.attachments.get(&number).copied();
        let was_saved = Arc::make_mut(&mut message.state.attachments).remove(&number).is_some();
        if !was_saved && open.is_none() {
            return Err(self.refuse(id, ErrorCode::NOT_FOUND, "there is no attachment of this number"));
        }
        message.is_changed |= was_saved;
        if was_saved {
            message.state.gone_attachments.insert(number);
        }
        message.attachments_version = message.attachments_version.saturating_add(1);
        if let Some(open) = open {
            closed.push(self.end(open));
        }
        Ok(())
    }

    pub(super) fn delete_all_attachments(
        &mut self,
        id: ObjectId,
        closed: &mut Vec<Closed>,
    ) -> Result<std::result::Result<(), ErrorCode>> {
        let message = self.message(id)?;
        let mut numbers: Vec<u32> = message.state.attachments.keys().copied().collect();
        numbers.extend(
            message.attachments.keys().copied().filter(|n| !message.state.attachments.contains_key(n)),
        );
        for number in numbers {
            if let Err(error) = self.delete_attachment(id, number, closed) {
                return Ok(Err(error.code()));
            }
        }
        Ok(Ok(()))
    }

    /// Opens or makes the message in an attachment.
    pub(super) fn open_embedded(
        &mut self,
        id: ObjectId,
        flags: OpenPropertyFlags,
        closed: &mut Vec<Closed>,
    ) -> Result<ObjectId> {
        let data = pid_tag::PidTagAttachDataObject;
        self.check_open(id, data, flags)?;
        let modify = flags.contains(OpenPropertyFlags::MODIFY);
        if modify {
            self.check_modify(id, data.id())?;
        }
        let create = flags.contains(OpenPropertyFlags::CREATE);
        if let Some(open) = self.attachment(id)?.object
            && !create
        {
            return match self.object(open)?.what {
                What::Message(_) => Ok(open),
                _ => Err(self.refuse(id, ErrorCode::NO_ACCESS, "it is open through another interface")),
            };
        }
        self.no_stream(id)?;
        let message = if create {
            self.drop_object(id, data.id(), closed)?;
            let unicode = self.context()?.is_unicode;
            let mut state = MessageState::new(HeaderKind::Embedded, unicode);
            fill_new_message(&mut state, self.context()?.now());
            // The attachment has it once it is saved; what was there before is gone.
            self.bag_mut(id)?.remove(data.id());
            OpenMessage::new(state)
        } else {
            OpenMessage::saved(self.stored_message(id)?)
        };
        let what = What::Message(Box::new(message));
        let open = self.insert(id, modify, Place::inside, what)?;
        self.attachment_mut(id)?.object = Some(open);
        Ok(open)
    }

    /// The message that an attachment holds.
    fn stored_message(&self, id: ObjectId) -> Result<MessageState> {
        let attachment = self.attachment(id)?;
        match &attachment.state.object {
            Object::Message(message) => Ok(MessageState::clone(message)),
            Object::Stored => {
                let path = inside(attachment.state.path.as_ref().unwrap_or(&Vec::new()), &object_name());
                let message = load_message(&self.context()?.reader, path, HeaderKind::Embedded)?;
                message.ok_or_else(|| {
                    let reason = "the storage holds no message";
                    self.refuse(id, ErrorCode::INTERFACE_NOT_SUPPORTED, reason)
                })
            }
            Object::Storage(_) => Err(self.refuse(
                id,
                ErrorCode::INTERFACE_NOT_SUPPORTED,
                "the data is the storage of an object",
            )),
            Object::None if self.has_data(id)? => {
                Err(self.refuse(id, ErrorCode::INTERFACE_NOT_SUPPORTED, "the data is a stream"))
            }
            Object::None => Err(self.refuse(id, ErrorCode::NOT_FOUND, "the attachment holds no message")),
        }
    }

    fn has_data(&self, id: ObjectId) -> Result<bool> {
        Ok(self.bag(id)?.find(pid_tag::PidTagAttachDataObject.id()).is_some())
    }

    /// That the data is not open as a stream.
    fn no_stream(&self, id: ObjectId) -> Result<()> {
        let data = pid_tag::PidTagAttachDataObject.id();
        if self.attachment(id)?.streams.contains_key(&data) {
            return Err(self.refuse(id, ErrorCode::NO_ACCESS, "it is open through another interface"));
        }
        Ok(())
    }

    /// Opens or makes the storage of an attachment's object.
    pub(super) fn open_object_storage(
        &mut self,
        id: ObjectId,
        tag: PropertyTag,
        flags: OpenPropertyFlags,
        closed: &mut Vec<Closed>,
    ) -> Result<ObjectId> {
        self.check_open(id, tag, flags)?;
        let data = pid_tag::PidTagAttachDataObject;
        if tag.id() != data.id() {
            let reason = "only the data of an attachment is a storage";
            return Err(self.refuse(id, ErrorCode::INTERFACE_NOT_SUPPORTED, reason));
        }
        let modify = flags.contains(OpenPropertyFlags::MODIFY);
        if modify {
            self.check_modify(id, data.id())?;
        }
        let create = flags.contains(OpenPropertyFlags::CREATE);
        if let Some(open) = self.attachment(id)?.object
            && !create
        {
            return match self.object(open)?.what {
                What::Storage { .. } => Ok(open),
                _ => Err(self.refuse(id, ErrorCode::NO_ACCESS, "it is open through another interface")),
            };
        }
        self.no_stream(id)?;
        let scratch = Arc::clone(&self.context()?.scratch);
        let failed = |core: &Self, error| Error::of_storage(error, core.place(id));
        let holder = if create {
            self.drop_object(id, data.id(), closed)?;
            let holder = scratch.storage().map_err(|error| failed(self, error))?;
            holder.create().map_err(|error| failed(self, error))?;
            let object = PropertyValue::Object(ObjectValue::OLE_STORAGE);
            self.bag_mut(id)?.set(data.id(), &object, PropertyFlags::READ_WRITE);
            holder
        } else {
            match self.data_as_storage(id)? {
                Some(holder) => holder,
                None => return self.open_data_as_storage(id, modify),
            }
        };
        self.insert_storage(id, Arc::new(holder), modify)
    }

    fn insert_storage(
        &mut self,
        id: ObjectId,
        holder: Arc<ScratchStorage>,
        modify: bool,
    ) -> Result<ObjectId> {
        let mode = if modify { Mode::read_write() } else { Mode::read() };
        let storage = holder.open(mode.transacted());
        let storage = storage.map_err(|error| Error::of_storage(error, self.place(id)))?;
        if modify {
            self.attachment_mut(id)?.state.object = Object::Storage(Arc::clone(&holder));
            self.attachment_mut(id)?.is_changed = true;
        }
        let what = What::Storage { data: holder, storage };
        let open = self.insert(id, modify, Clone::clone, what)?;
        self.attachment_mut(id)?.object = Some(open);
        Ok(open)
    }

    /// A copy of the storage that an attachment has; `None` if its data is a stream.
    pub(super) fn data_as_storage(&self, id: ObjectId) -> Result<Option<ScratchStorage>> {
        let scratch = Arc::clone(&self.context()?.scratch);
        let holder = match &self.attachment(id)?.state.object {
            Object::Storage(holder) => holder.duplicate(&scratch),
            Object::Stored => {
                let opened = self.opened(id)?;
                scratch.storage().and_then(|holder| holder.fill(opened.storage()).map(|()| holder))
            }
            Object::Message(_) => {
                let reason = "the data is a message that was changed; save it first";
                return Err(self.refuse(id, ErrorCode::NO_ACCESS, reason));
            }
            Object::None if self.has_data(id)? => return Ok(None),
            Object::None => {
                return Err(self.refuse(id, ErrorCode::NOT_FOUND, "the attachment has no data"));
            }
        };
        holder.map(Some).map_err(|error| Error::of_storage(error, self.place(id)))
    }

    /// Data by value that is a compound file, as a storage for reading.
    fn open_data_as_storage(&mut self, id: ObjectId, modify: bool) -> Result<ObjectId> {
        if modify {
            let reason = "the data is a stream; it becomes a storage only by being made anew";
            return Err(self.refuse(id, ErrorCode::INTERFACE_NOT_SUPPORTED, reason));
        }
        let opened = self.opened(id)?;
        let data = pid_tag::PidTagAttachDataObject.id();
        let bytes = self.bag(id)?.bytes(data, opened.storage());
        let bytes = bytes.map_err(|error| self.unreadable(id, error))?.unwrap_or_default();
        let store = Arc::new(cfb_core::SharedBytes::new(bytes.to_vec()));
        let no_file = |core: &Self| {
            let reason = "the data is no compound file";
            core.refuse(id, ErrorCode::INTERFACE_NOT_SUPPORTED, reason)
        };
        let file = Storage::open_on(store, Mode::read().share(cfb_core::Share::DenyWrite));
        let file = file.map_err(|_| no_file(self))?;
        let scratch = Arc::clone(&self.context()?.scratch);
        let copy = || {
            let holder = scratch.storage()?;
            holder.create()?;
            let target = holder.open(Mode::read_write())?;
            file.copy_to(&target, &cfb_core::CopyExclusions::new())?;
            drop(target);
            Ok(holder)
        };
        let holder = copy().map_err(|error| Error::of_storage(error, self.place(id)))?;
        self.insert_storage(id, Arc::new(holder), false)
    }

    /// The storage of an object, for the caller.
    pub(super) fn object_storage(&self, id: ObjectId) -> Result<Storage> {
        match &self.object(id)?.what {
            What::Storage { storage, .. } => Ok(storage.clone()),
            _ => Err(self.refuse(id, ErrorCode::INVALID_OBJECT, "no storage")),
        }
    }
}

/// What an attachment has before the caller sets anything.
pub(super) fn new_attachment(number: u32, mask: Option<i32>) -> PropertyBag {
    let mut bag = PropertyBag::new(HeaderKind::Attachment);
    let mut set = |tag: PropertyTag, value: PropertyValue, flags| bag.set(tag.id(), &value, flags);
    let integer = PropertyValue::Integer32;
    set(pid_tag::PidTagAttachNumber, integer(number.cast_signed()), READ_ONLY);
    set(pid_tag::PidTagObjectType, integer(7), READ_ONLY);
    set(pid_tag::PidTagAccess, integer(2), READ_ONLY);
    set(pid_tag::PidTagAccessLevel, integer(0), READ_ONLY);
    set(pid_tag::PidTagAttachMethod, integer(0), MANDATORY);
    set(pid_tag::PidTagRenderingPosition, integer(-1), MANDATORY);
    if let Some(mask) = mask {
        set(pid_tag::PidTagStoreSupportMask, integer(mask), READ_ONLY);
    }
    set(pid_tag::PidTagRecordKey, PropertyValue::Binary(number.to_le_bytes().to_vec()), READ_ONLY);
    bag
}
