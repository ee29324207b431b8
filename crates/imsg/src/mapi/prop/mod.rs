//! The properties of messages and attachments: `IMAPIProp`.

pub(super) mod copy;
pub(super) mod get;
pub(super) mod set;
pub(super) mod stream;
pub(super) mod text;

use std::ops::Deref;
use std::sync::Arc;

use cfb_core::Storage;
use mapi_props::{
    ErrorCode, NamedProperty, PropertyFlags, PropertySet, PropertyTag, PropertyType, PropertyValue, pid_tag,
};

use crate::error::{Error, Result};
use crate::mapi::computed::{ATTACHMENTS, RECIPIENTS};
use crate::mapi::core::{Closed, Core, ObjectId};
use crate::mapi::flags::{CopyFlags, IdsFlags, NamesFlags, OpenPropertyFlags, SaveFlags, TextFlags};
use crate::mapi::handle::Handle;
use crate::mapi::message::Message;
use crate::mapi::names::{Ids, PropertyNames};
use crate::mapi::table::{LastError, Table, TableKind};
use crate::mapi::table_source::Source;

use self::copy::CopyTarget;
use self::get::Properties;
use self::set::Problem;
use self::stream::PropertyStream;

/// An interface of MAPI or OLE, as calls name it by its IID.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Interface {
    /// `IID_IUnknown`.
    Unknown,
    /// `IID_IMAPIProp`.
    MapiProp,
    /// `IID_IMessage`.
    Message,
    /// `IID_IAttachment`.
    Attachment,
    /// `IID_IMAPITable`, with the width of its texts (`ulInterfaceOptions`).
    MapiTable(TextFlags),
    /// `IID_IStream`. Whether it is open for writing is said by the flags of the call; `ulInterfaceOptions` adds
    /// nothing.
    Stream,
    /// `IID_IStorage`.
    Storage,
    /// `IID_IStreamDocfile`: the storage in an attachment as the bytes of a compound file, for reading.
    StreamDocfile,
    /// Any other.
    Other,
}

/// What `OpenProperty` opened.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Opened {
    /// The value as a stream.
    Stream(PropertyStream),
    /// The data of an attachment as a message.
    Message(Message),
    /// The data of an attachment as a storage.
    Storage(PropertyStorage),
    /// A table.
    Table(Table),
}

/// The data of an attachment as a storage (`IStorage`), with a transaction of its own: what it has committed is kept when
/// the attachment is saved.
#[derive(Clone, Debug)]
pub struct PropertyStorage {
    storage: Storage,
    /// Held, so that the attachment knows that it is open.
    _handle: Arc<Handle>,
}

impl PropertyStorage {
    pub(super) fn new(handle: Arc<Handle>) -> Result<Self> {
        let storage = handle.with(|core, id| core.object_storage(id))?;
        Ok(Self { storage, _handle: handle })
    }
}

impl Deref for PropertyStorage {
    type Target = Storage;

    fn deref(&self) -> &Storage {
        &self.storage
    }
}

mod sealed {
    use std::sync::Arc;

    use crate::mapi::handle::Handle;

    /// What has a handle.
    pub trait Object {
        fn handle(&self) -> &Arc<Handle>;
    }
}

pub(super) use sealed::Object as HasHandle;

/// The properties of a message or an attachment (`IMAPIProp`): [`Message`] and
/// [`Attachment`](crate::mapi::Attachment) have them.
///
/// A call either does all it says or nothing, and answers the documented code by [`Error::code`]; calls on lists answer
/// what could not be done property by property. Changes are seen at once, and kept by
/// [`save_changes`](Self::save_changes), one level at a time. Every call answers `MAPI_E_INVALID_OBJECT` once the object
/// is closed.
///
/// ```
/// # use std::sync::Arc;
/// use cfb_core::{Mode, SharedBytes, Storage};
/// use imsg::mapi::{Message, OpenFlags, OpenOptions, PropertyObject, SaveFlags, TextFlags};
/// use mapi_props::{PropertyValue, pid_tag};
/// # let storage = Storage::create_on(Arc::new(SharedBytes::new([])), Mode::read_write().transacted())?;
/// let message = Message::open_on(&storage, OpenOptions::new().flags(OpenFlags::UNICODE))?;
/// let problems = message.set_props(&[(pid_tag::PidTagSubject, PropertyValue::from("RE: Hi"))])?;
/// assert!(problems.is_empty());
/// message.save_changes(SaveFlags::KEEP_OPEN_READWRITE)?;
/// let answer = message.get_props(Some(&[pid_tag::PidTagNormalizedSubject]), TextFlags::UNICODE)?;
/// assert_eq!(answer.values[0].1, PropertyValue::from("Hi"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait PropertyObject: HasHandle {
    /// The values of tags in their order, or of all properties (`GetProps`). Tags with PtypUnspecified answer the type
    /// that is stored, texts with another width than asked for are converted. What is not answered has an error in its
    /// place: texts and binaries of 4096 bytes and more are read with [`open_stream`](Self::open_stream) or
    /// [`get`](Self::get).
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_PARAMETER` for an empty list; what reading the storage ends with.
    fn get_props(&self, tags: Option<&[PropertyTag]>, flags: TextFlags) -> Result<Properties> {
        self.handle().with(|core, id| core.get_props(id, tags, flags))
    }

    /// The value of one property, of any size; `None` if it is absent or cannot be read as the tag says.
    ///
    /// # Errors
    ///
    /// What reading the storage ends with.
    fn get(&self, tag: PropertyTag) -> Result<Option<PropertyValue>> {
        let value = self.handle().with(|core, id| {
            let opened = core.opened(id)?;
            let limit = std::mem::replace(&mut core.context_mut()?.inline_limit, 0);
            let value = core.get(id, &opened, tag, true);
            core.context_mut()?.inline_limit = limit;
            value
        })?;
        Ok(Some(value.1).filter(|value| !matches!(value, PropertyValue::ErrorCode(_))))
    }

    /// The text of a property; `None` if it is absent or no text.
    ///
    /// # Errors
    ///
    /// What reading the storage ends with.
    fn text(&self, tag: PropertyTag) -> Result<Option<String>> {
        Ok(match self.get(tag.with_type(PropertyType::Unspecified))? {
            Some(PropertyValue::String(text)) => Some(text),
            _ => None,
        })
    }

    /// The tags of all properties that may be read, those of objects too (`GetPropList`). Texts have the width that the
    /// flag says.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_OBJECT`.
    fn get_prop_list(&self, flags: TextFlags) -> Result<Vec<PropertyTag>> {
        self.handle().with(|core, id| core.prop_list(id, flags))
    }

    /// Sets properties (`SetProps`). Values of PtypErrorCode, and PtypNull with the tag 0x00000001, are skipped. Answers
    /// the properties that could not be set.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_PARAMETER` for an empty list, or for a value that no property has; nothing is changed then.
    /// `MAPI_E_NO_ACCESS` if the object is open for reading.
    fn set_props(&self, values: &[(PropertyTag, PropertyValue)]) -> Result<Vec<Problem>> {
        changing(self.handle(), |core, id, closed| core.set_props(id, values, closed))
    }

    /// Sets one property.
    ///
    /// # Errors
    ///
    /// As [`set_props`](Self::set_props), and the code of what would be a problem there.
    fn set(&self, tag: PropertyTag, value: impl Into<PropertyValue>) -> Result<()>
    where
        Self: Sized,
    {
        let value = value.into();
        let tag = tag.with_type(value.property_type());
        match self.set_props(&[(tag, value)])?.first() {
            Some(problem) => Err(Error::refused(problem.code, "the property cannot be set", tag.to_string())),
            None => Ok(()),
        }
    }

    /// Removes properties, whatever their types (`DeleteProps`). Absent ones are no problem.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_PARAMETER` for an empty list; `MAPI_E_NO_ACCESS` if the object is open for reading.
    fn delete_props(&self, tags: &[PropertyTag]) -> Result<Vec<Problem>> {
        let problems = changing(self.handle(), |core, id, closed| core.delete_props(id, tags, closed))?;
        let tables = self.handle().with(|core, id| Ok(core.tables(id)))?;
        tables.iter().for_each(Table::notify);
        Ok(problems)
    }

    /// Opens a property as an object of its own (`OpenProperty`): a text or binary as a stream, the data of an attachment
    /// as a message or storage, the lists of a message as tables. What is open already is answered as it is, with the
    /// access that it was opened with first.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_PARAMETER`, `MAPI_E_NOT_FOUND`, `MAPI_E_NO_ACCESS`, `MAPI_E_INTERFACE_NOT_SUPPORTED`,
    /// `MAPI_E_UNEXPECTED_TYPE`, `MAPI_E_NO_SUPPORT` as `IMAPIProp` documents them.
    fn open_property(
        &self,
        tag: PropertyTag,
        interface: Interface,
        flags: OpenPropertyFlags,
    ) -> Result<Opened> {
        self.handle().with(|core, id| core.check_open(id, tag, flags))?;
        let is_message = self.handle().with(|core, id| core.is_message(id))?;
        let table = if tag.id() == RECIPIENTS.id() {
            Some(TableKind::Recipients)
        } else if tag.id() == ATTACHMENTS.id() {
            Some(TableKind::Attachments)
        } else {
            None
        };
        if let Some(kind) = table.filter(|_| is_message) {
            let Interface::MapiTable(text) = interface else {
                return self.handle().remembering(Err(unsupported()));
            };
            if flags.contains(OpenPropertyFlags::CREATE) {
                let reason = "a table is not created";
                let refused = Error::refused(ErrorCode::NO_SUPPORT, reason, "message");
                return self.handle().remembering(Err(refused));
            }
            let is_unicode = text.contains(TextFlags::UNICODE);
            return Source::open(self.handle(), kind, is_unicode).map(Opened::Table);
        }
        match interface {
            Interface::Stream => self.open_stream(tag, flags).map(Opened::Stream),
            Interface::Message if !is_message && tag == pid_tag::PidTagAttachDataObject => {
                let open = opening(self.handle(), |core, id, closed| core.open_embedded(id, flags, closed))?;
                Ok(Opened::Message(Message::new(open)))
            }
            Interface::Storage if !is_message => {
                let open = opening(self.handle(), |core, id, closed| {
                    core.open_object_storage(id, tag, flags, closed)
                })?;
                PropertyStorage::new(open).map(Opened::Storage)
            }
            Interface::StreamDocfile if !is_message => {
                let open = opening(self.handle(), |core, id, _| core.open_docfile(id, tag, flags))?;
                PropertyStream::new(open).map(Opened::Stream)
            }
            _ => self.handle().remembering(Err(unsupported())),
        }
    }

    /// Opens a text or binary as a stream.
    ///
    /// # Errors
    ///
    /// As [`open_property`](Self::open_property).
    fn open_stream(&self, tag: PropertyTag, flags: OpenPropertyFlags) -> Result<PropertyStream> {
        let open = opening(self.handle(), |core, id, closed| core.open_stream(id, tag, flags, closed))?;
        PropertyStream::new(open)
    }

    /// Copies all properties and what belongs to the object, but for what is left out (`CopyTo`).
    ///
    /// # Errors
    ///
    /// As `IMAPIProp::CopyTo` documents them; nothing is copied then.
    fn copy_to(
        &self,
        to: CopyTarget<'_>,
        exclude: Option<&[PropertyTag]>,
        exclude_interfaces: &[Interface],
        flags: CopyFlags,
    ) -> Result<Vec<Problem>> {
        let copied = copy::copy_to(self.handle(), to, exclude, exclude_interfaces, flags);
        self.handle().remembering(copied)
    }

    /// Copies the properties of a list (`CopyProps`).
    ///
    /// # Errors
    ///
    /// As [`copy_to`](Self::copy_to).
    fn copy_props(
        &self,
        to: CopyTarget<'_>,
        include: &[PropertyTag],
        flags: CopyFlags,
    ) -> Result<Vec<Problem>> {
        self.handle().remembering(copy::copy_props(self.handle(), to, include, flags))
    }

    /// Keeps the changes, one level up (`SaveChanges`): those of an attachment in its message, those of an embedded
    /// message in its attachment, those of the top-level message in its storage, which is committed. Without a
    /// `KEEP_OPEN` flag the object is open for reading afterwards. After an error all changes are pending.
    ///
    /// # Errors
    ///
    /// `MAPI_E_NO_ACCESS` if the object is open for reading and the flags say otherwise; `MAPI_E_OBJECT_CHANGED` if
    /// somebody else has committed the storage since, which `FORCE_SAVE` overrides; `MAPI_E_OBJECT_DELETED` if the
    /// storage is gone; `MAPI_E_NOT_ENOUGH_DISK`, `MAPI_E_TOO_BIG` and other codes of storage.
    fn save_changes(&self, flags: SaveFlags) -> Result<()> {
        let tables = self.handle().with(|core, id| {
            if core.is_message(id)? {
                core.save_message(id, flags)?;
                Ok(core.tables(id))
            } else {
                core.save_attachment(id, flags)?;
                Ok(Vec::new())
            }
        })?;
        tables.iter().for_each(Table::notify);
        Ok(())
    }

    /// The ids of names in this file, or of all names (`GetIDsFromNames`).
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_PARAMETER`; `MAPI_E_NO_ACCESS` if names would have to be made on an object that is open for
    /// reading; `MAPI_E_TOO_BIG` if there are no ids left.
    fn get_ids_from_names(&self, names: Option<&[NamedProperty<'_>]>, flags: IdsFlags) -> Result<Ids> {
        self.handle().with(|core, id| core.ids_from_names(id, names, flags))
    }

    /// The names of ids, or all names, or those of a set (`GetNamesFromIDs`).
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_PARAMETER` for an empty list.
    fn get_names_from_ids(
        &self,
        tags: Option<&[PropertyTag]>,
        set: Option<PropertySet>,
        flags: NamesFlags,
    ) -> Result<PropertyNames> {
        self.handle().with(|core, id| core.names_from_ids(id, tags, set, flags))
    }

    /// The attributes of properties (`GetAttribIMsgOnIStg`), and whether one is absent: that has the bit 8,
    /// `PROPATTR_NOT_PRESENT`, and makes the answer `MAPI_W_ERRORS_RETURNED`.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_PARAMETER` for an empty list.
    fn attributes(&self, tags: &[PropertyTag]) -> Result<Vec<PropertyFlags>> {
        self.handle().with(|core, id| core.attributes(id, tags))
    }

    /// Sets the attributes of properties (`SetAttribIMsgOnIStg`), at once. Answers those that could not be set.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_PARAMETER` for an empty list; `MAPI_E_NO_ACCESS` if the object is open for reading.
    fn set_attributes(&self, attributes: &[(PropertyTag, PropertyFlags)]) -> Result<Vec<Problem>> {
        self.handle().with(|core, id| core.set_attributes(id, attributes))
    }

    /// The last failure of this object in words, if `code` is the one it answered (`GetLastError`).
    fn last_error(&self, code: ErrorCode) -> Option<LastError> {
        let core = self.handle().shared.lock();
        let object = core.object(self.handle().id).ok()?;
        object.last_error.clone().filter(|last| last.code == code)
    }
}

/// Does something that may close what is open; that is let go without the lock.
pub(super) fn changing<T>(
    handle: &Arc<Handle>,
    what: impl FnOnce(&mut Core, ObjectId, &mut Vec<Closed>) -> Result<T>,
) -> Result<T> {
    let mut closed = Vec::new();
    handle.with(|core, id| what(core, id, &mut closed))
}

/// Opens something through an object.
pub(super) fn opening(
    handle: &Arc<Handle>,
    what: impl FnOnce(&mut Core, ObjectId, &mut Vec<Closed>) -> Result<ObjectId>,
) -> Result<Arc<Handle>> {
    let mut closed = Vec::new();
    handle.child(|core, id| what(core, id, &mut closed))
}

fn unsupported() -> Error {
    let reason = "the property has no such interface";
    Error::refused(ErrorCode::INTERFACE_NOT_SUPPORTED, reason, "message")
}
