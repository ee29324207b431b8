//! Properties as streams: `OpenProperty` with `IStream` and `IStreamDocfile`.

mod docfile;
mod property_stream;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use cfb_core::ReadAt;
use mapi_props::{CodePage, ErrorCode, PropertyFlags, PropertyId, PropertyTag, PropertyType};

use crate::error::{Error, ErrorKind, Result};
use crate::mapi::core::{Closed, Core, ObjectId, What};
use crate::mapi::flags::OpenPropertyFlags;
use crate::mapi::prop::get::is_wide;
use crate::mapi::prop::text::{encoded, is_text};
use crate::mapi::scratch::{Buffer, ScratchStream};

pub use self::property_stream::PropertyStream;

/// A property that is open as a stream.
pub(in crate::mapi) struct OpenStream {
    owner: ObjectId,
    id: PropertyId,
    /// The tag under which the bytes are kept.
    stored: PropertyTag,
    /// The type in which they are shown, if that is the other width.
    shown: Option<PropertyType>,
    is_writable: bool,
    content: Content,
    is_dirty: bool,
    position: Arc<AtomicU64>,
}

enum Content {
    /// As the owner has it.
    Owner,
    /// Bytes of its own.
    Own(Buffer),
}

impl OpenStream {
    /// A stream for reading with bytes of its own, of a type that is shown as it is.
    fn reading(owner: ObjectId, tag: PropertyTag, bytes: Buffer) -> Self {
        Self {
            owner,
            id: tag.id(),
            stored: tag,
            shown: None,
            is_writable: false,
            content: Content::Own(bytes),
            is_dirty: false,
            position: Arc::default(),
        }
    }

    pub(in crate::mapi) fn is_writable(&self) -> bool {
        self.is_writable
    }

    pub(in crate::mapi) fn property(&self) -> PropertyId {
        self.id
    }

    pub(in crate::mapi) fn is_dirty(&self) -> bool {
        self.is_dirty
    }
}

/// Whether the property of a type can be open as a stream.
fn is_stream_type(property_type: PropertyType) -> bool {
    matches!(
        property_type,
        PropertyType::Binary
            | PropertyType::String
            | PropertyType::String8
            | PropertyType::ServerId
            | PropertyType::Restriction
            | PropertyType::RuleAction
    )
}

impl Core {
    /// Opens a property as a stream.
    pub(in crate::mapi) fn open_stream(
        &mut self,
        object: ObjectId,
        tag: PropertyTag,
        flags: OpenPropertyFlags,
        closed: &mut Vec<Closed>,
    ) -> Result<ObjectId> {
        let id = tag.id();
        self.check_open(object, tag, flags)?;
        if !is_stream_type(tag.property_type()) {
            let reason = "only texts and binaries are open as streams";
            return Err(self.refuse(object, ErrorCode::INTERFACE_NOT_SUPPORTED, reason));
        }
        let modify = flags.contains(OpenPropertyFlags::MODIFY);
        let create = flags.contains(OpenPropertyFlags::CREATE);
        if modify {
            self.check_modify(object, id)?;
        }
        if let Some(open) = self.object_mut(object)?.streams().and_then(|streams| streams.get(&id).copied()) {
            return Ok(open);
        }
        if let What::Attachment(attachment) = &self.object(object)?.what
            && attachment.object.is_some()
            && id == mapi_props::pid_tag::PidTagAttachDataObject.id()
        {
            let reason = "it is open through another interface";
            return Err(self.refuse(object, ErrorCode::NO_ACCESS, reason));
        }
        let found = self.bag(object)?.find(id);
        let is_there = found.is_some_and(|found| is_stream_type(found.tag.property_type()));
        let computed = self.computed(object, id)?;
        if !is_there && found.is_some() && !create {
            return Err(self.unfit(object, tag, found.map(|found| found.tag)));
        }
        if found.is_none() && !create && computed.is_none() {
            return Err(self.refuse(object, ErrorCode::NOT_FOUND, "there is no such property"));
        }
        let unicode = self.is_unicode(object)?;
        let asked = tag.property_type();
        let stored_type = match found.filter(|_| is_there) {
            Some(found) if is_text(found.tag.property_type()) == is_text(asked) => found.tag.property_type(),
            Some(found) if !create => return Err(self.unfit(object, tag, Some(found.tag))),
            _ if is_text(asked) => {
                if unicode {
                    PropertyType::String
                } else {
                    PropertyType::String8
                }
            }
            _ => asked,
        };
        if !is_text(asked) && stored_type != asked && !create {
            return Err(self.unfit(object, tag, found.map(|found| found.tag)));
        }
        let stored_type = if is_text(asked) { stored_type } else { asked };
        let empties = create && !(is_there && flags.contains(OpenPropertyFlags::APPEND));
        if empties {
            self.drop_object(object, id, closed)?;
            let stored = id.with_type(stored_type);
            self.bag_mut(object)?.set_bytes(stored, Vec::new(), PropertyFlags::READ_WRITE);
            self.changed(object, id)?;
        }
        let shown = (asked != stored_type).then_some(asked);
        let mut stream = OpenStream {
            owner: object,
            id,
            stored: id.with_type(stored_type),
            shown,
            is_writable: modify,
            content: Content::Owner,
            is_dirty: false,
            position: Arc::default(),
        };
        if let Some(shown) = shown {
            stream.content = Content::Own(Buffer::Memory(self.converted(object, stream.stored, shown)?));
        } else if found.is_none() && !create {
            // A text that is answered though none is stored, which is empty.
            stream.content = Content::Own(Buffer::Memory(Vec::new()));
        }
        if flags.contains(OpenPropertyFlags::APPEND) {
            let end = self.content_len(&stream)?;
            stream.position.store(end, Ordering::Relaxed);
        }
        self.insert_stream(object, stream)
    }

    fn insert_stream(&mut self, object: ObjectId, stream: OpenStream) -> Result<ObjectId> {
        let (id, is_writable) = (stream.id, stream.is_writable);
        let what = What::Stream(Box::new(stream));
        let open = self.insert(object, is_writable, Clone::clone, what)?;
        if let Some(streams) = self.object_mut(object)?.streams() {
            streams.insert(id, open);
        }
        Ok(open)
    }

    /// What holds for each interface.
    pub(in crate::mapi) fn check_open(
        &self,
        object: ObjectId,
        tag: PropertyTag,
        flags: OpenPropertyFlags,
    ) -> Result<()> {
        let id = tag.id().number();
        let invalid = |reason| Err(self.refuse(object, ErrorCode::INVALID_PARAMETER, reason));
        if tag.property_type() == PropertyType::Unspecified {
            return invalid("a property is opened with its type");
        }
        if id == 0 || id == 0xFFFF {
            return invalid("there is no property of this id");
        }
        if flags.contains(OpenPropertyFlags::CREATE) && !flags.contains(OpenPropertyFlags::MODIFY) {
            return invalid("what is created is modified");
        }
        Ok(())
    }

    /// That a property may be opened for writing.
    pub(in crate::mapi) fn check_modify(&mut self, object: ObjectId, id: PropertyId) -> Result<()> {
        self.to_write(object)?;
        if self.may_change(object, id)?.is_err() {
            return Err(self.refuse(object, ErrorCode::NO_ACCESS, "the property cannot be changed"));
        }
        if id.is_named() && !self.is_named(id)? {
            return Err(self.refuse(object, ErrorCode::UNEXPECTED_ID, "the id has no name"));
        }
        Ok(())
    }

    fn unfit(&self, object: ObjectId, asked: PropertyTag, found: Option<PropertyTag>) -> Error {
        let data = mapi_props::pid_tag::PidTagAttachDataObject.id();
        let is_data =
            asked.id() == data && found.is_some_and(|found| found.property_type() == PropertyType::Object);
        if is_data {
            return self.refuse(object, ErrorCode::INTERFACE_NOT_SUPPORTED, "the data is a storage");
        }
        self.refuse(object, ErrorCode::UNEXPECTED_TYPE, "the property has another type")
    }

    /// The text of a property in the other width.
    fn converted(&self, object: ObjectId, stored: PropertyTag, shown: PropertyType) -> Result<Vec<u8>> {
        let opened = self.opened(object)?;
        let page = self.page(object)?;
        let bytes = self.bag(object)?.bytes(stored.id(), opened.storage());
        let bytes = bytes.map_err(|error| self.unreadable(object, error))?.unwrap_or_default();
        self.convert(object, &bytes, stored.property_type(), shown, page)
    }

    fn convert(
        &self,
        object: ObjectId,
        bytes: &[u8],
        from: PropertyType,
        to: PropertyType,
        page: CodePage,
    ) -> Result<Vec<u8>> {
        if from == to {
            return Ok(bytes.to_vec());
        }
        let text = if is_wide(from) {
            mapi_props::Text::utf16(bytes).decode().text.into_owned()
        } else {
            mapi_props::Text::in_code_page(bytes, page).decode().text.into_owned()
        };
        if is_wide(to) {
            return Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        }
        match encoded(&text, page) {
            Ok((bytes, _)) => Ok(bytes),
            Err(code) => Err(self.refuse(object, code, "the code page of 8-bit text is not known")),
        }
    }

    pub(in crate::mapi) fn unreadable(&self, object: ObjectId, error: mapi_props::Error) -> Error {
        Error::caused(ErrorKind::Properties, self.place(object), error)
    }

    fn content_len(&self, stream: &OpenStream) -> Result<u64> {
        match &stream.content {
            Content::Owner => Ok(self.bag(stream.owner)?.find(stream.id).map_or(0, |found| found.len_bytes)),
            Content::Own(buffer) => buffer.len().map_err(|e| Error::of_storage(e, self.place(stream.owner))),
        }
    }

    fn stream_len(&self, id: ObjectId) -> Result<u64> {
        self.content_len(self.stream(id)?)
    }

    fn stream_read(&self, id: ObjectId, offset: u64, buf: &mut [u8]) -> Result<usize> {
        let stream = self.stream(id)?;
        match &stream.content {
            Content::Owner => {
                let opened = self.opened(stream.owner)?;
                let bag = self.bag(stream.owner)?;
                bag.read_at(stream.id, opened.storage(), offset, buf)
                    .map_err(|error| self.unreadable(stream.owner, error))
            }
            Content::Own(buffer) => {
                buffer.read_at(offset, buf).map_err(|e| Error::of_storage(e, self.place(stream.owner)))
            }
        }
    }

    /// Gives a stream that is open for writing bytes of its own.
    fn own(&mut self, id: ObjectId) -> Result<()> {
        let stream = self.stream(id)?;
        if !stream.is_writable {
            return Err(self.refuse(id, ErrorCode::STG_E_ACCESSDENIED, "the stream is open for reading"));
        }
        if matches!(stream.content, Content::Own(_)) {
            return Ok(());
        }
        let (owner, property) = (stream.owner, stream.id);
        let opened = self.opened(owner)?;
        let scratch = Arc::clone(&self.context()?.scratch);
        let bag = self.bag(owner)?;
        let len = bag.find(property).map_or(0, |found| found.len_bytes);
        let mut buffer = Buffer::Memory(Vec::new());
        let mut piece = vec![0; usize::try_from(len).unwrap_or(usize::MAX).min(1 << 20)];
        let mut at = 0u64;
        while at < len {
            let n = bag.read_at(property, opened.storage(), at, &mut piece);
            let n = n.map_err(|error| self.unreadable(owner, error))?;
            if n == 0 {
                break;
            }
            let bytes = piece.get(..n).unwrap_or_default();
            buffer.write_at(&scratch, at, bytes).map_err(|e| Error::of_storage(e, self.place(owner)))?;
            at = at.saturating_add(n as u64);
        }
        self.stream_mut(id)?.content = Content::Own(buffer);
        Ok(())
    }

    fn stream_change(
        &mut self,
        id: ObjectId,
        change: impl FnOnce(&mut Buffer, &crate::mapi::scratch::Scratch) -> cfb_core::Result<()>,
    ) -> Result<()> {
        self.own(id)?;
        let scratch = Arc::clone(&self.context()?.scratch);
        let place = self.place(id);
        let stream = self.stream_mut(id)?;
        stream.is_dirty = true;
        match &mut stream.content {
            Content::Own(buffer) => change(buffer, &scratch).map_err(|error| Error::of_storage(error, place)),
            Content::Owner => Ok(()),
        }
    }

    /// Makes the bytes of a stream the value of its property.
    pub(in crate::mapi) fn publish_stream(&mut self, id: ObjectId) -> Result<()> {
        let stream = self.stream(id)?;
        if !stream.is_dirty {
            return Ok(());
        }
        let (owner, stored, shown) = (stream.owner, stream.stored, stream.shown);
        let value = match (&stream.content, shown) {
            (Content::Owner, _) => return Ok(()),
            (Content::Own(buffer), Some(shown)) => {
                let len = usize::try_from(self.content_len(stream)?).unwrap_or(usize::MAX);
                let mut bytes = vec![0; len];
                let n = buffer.read_at(0, &mut bytes);
                let n = n.map_err(|error| Error::of_storage(error, self.place(owner)))?;
                bytes.truncate(n);
                let page = self.page(owner)?;
                Value::Bytes(self.convert(owner, &bytes, shown, stored.property_type(), page)?)
            }
            (Content::Own(Buffer::Memory(bytes)), None) => Value::Bytes(bytes.clone()),
            (Content::Own(Buffer::Scratch(scratch)), None) => Value::Scratch(Arc::clone(scratch)),
        };
        let bag = self.bag_mut(owner)?;
        match value {
            Value::Bytes(bytes) => bag.set_bytes(stored, bytes, PropertyFlags::READ_WRITE),
            Value::Scratch(scratch) => {
                bag.set_source(stored, scratch as Arc<dyn ReadAt>, PropertyFlags::READ_WRITE);
            }
        }
        self.stream_mut(id)?.is_dirty = false;
        Ok(())
    }

    /// Publishes the streams that are open on an object.
    pub(in crate::mapi) fn publish_streams(&mut self, object: ObjectId) -> Result<()> {
        let open: Vec<ObjectId> =
            self.object_mut(object)?.streams().map(|s| s.values().copied().collect()).unwrap_or_default();
        open.into_iter().try_for_each(|stream| self.publish_stream(stream))
    }
}

enum Value {
    Bytes(Vec<u8>),
    Scratch(Arc<ScratchStream>),
}
