//! Copying properties and all that belongs to an object: `CopyTo` and `CopyProps`.
//!
//! What is copied is taken out of the source first, with the lock of its message, and then put into the destination with
//! that of its own: the two may be in one message or in two.

mod detach;
mod put;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use mapi_props::{ErrorCode, PropertyId, PropertyTag, PropertyType};

use crate::error::{Error, Result};
use crate::mapi::attachment::Attachment;
use crate::mapi::computed::{ATTACHMENTS, RECIPIENTS};
use crate::mapi::core::{Core, ObjectId};
use crate::mapi::flags::CopyFlags;
use crate::mapi::handle::Handle;
use crate::mapi::message::Message;
use crate::mapi::prop::set::Problem;
use crate::mapi::prop::{HasHandle, Interface, changing};
use crate::mapi::table::Table;

use self::detach::Detached;

/// Where properties are copied to, and as what.
#[derive(Clone, Copy, Debug)]
pub struct CopyTarget<'a> {
    handle: &'a Arc<Handle>,
    is_message: bool,
    interface: Interface,
}

impl<'a> CopyTarget<'a> {
    /// A message, as `IMessage`.
    #[must_use]
    pub fn message(message: &'a Message) -> Self {
        Self { handle: message.handle(), is_message: true, interface: Interface::Message }
    }

    /// An attachment, as `IAttachment`.
    #[must_use]
    pub fn attachment(attachment: &'a Attachment) -> Self {
        Self { handle: attachment.handle(), is_message: false, interface: Interface::Attachment }
    }

    /// The same object as another interface: as `IMAPIProp` it gets plain properties only where it is another kind of
    /// object than the source.
    #[must_use]
    pub fn interface(self, interface: Interface) -> Self {
        Self { interface, ..self }
    }

    fn check(&self) -> Result<()> {
        let fits = match self.interface {
            Interface::MapiProp | Interface::Unknown => true,
            Interface::Message => self.is_message,
            Interface::Attachment => !self.is_message,
            _ => false,
        };
        if fits {
            return Ok(());
        }
        Err(refused(ErrorCode::INTERFACE_NOT_SUPPORTED, "the destination has no such interface"))
    }
}

impl<'a> From<&'a Message> for CopyTarget<'a> {
    fn from(message: &'a Message) -> Self {
        Self::message(message)
    }
}

impl<'a> From<&'a Attachment> for CopyTarget<'a> {
    fn from(attachment: &'a Attachment) -> Self {
        Self::attachment(attachment)
    }
}

fn refused(code: ErrorCode, reason: &'static str) -> Error {
    Error::refused(code, reason, "copy")
}

/// Which properties, and which lists.
pub(super) struct Wanted<'a> {
    /// Those left out, by id.
    exclude: HashSet<PropertyId>,
    /// Only these, if there is a list.
    include: Option<Include<'a>>,
    /// Whether recipients, attachments and the data of an attachment are among what may be copied.
    pub(super) parts: bool,
}

/// The list of `CopyProps`.
struct Include<'a> {
    tags: &'a [PropertyTag],
    /// Where each id is named first.
    places: HashMap<PropertyId, usize>,
}

impl<'a> Include<'a> {
    fn new(tags: &'a [PropertyTag]) -> Self {
        let mut places = HashMap::new();
        for (place, tag) in tags.iter().enumerate() {
            places.entry(tag.id()).or_insert(place);
        }
        Self { tags, places }
    }
}

impl<'a> Wanted<'a> {
    /// Whether a property, or one of the lists, is to be copied.
    pub(super) fn has(&self, id: PropertyId) -> bool {
        let is_listed = self.include.as_ref().is_none_or(|include| include.places.contains_key(&id));
        is_listed && !self.exclude.contains(&id)
    }

    /// The list of the caller, if there is one.
    pub(super) fn include(&self) -> Option<&'a [PropertyTag]> {
        self.include.as_ref().map(|include| include.tags)
    }

    /// The type with which a list names a property.
    pub(super) fn asked(&self, id: PropertyId) -> Option<PropertyType> {
        let include = self.include.as_ref()?;
        include.tags.get(*include.places.get(&id)?).map(|tag| tag.property_type())
    }
}

/// `CopyTo`.
pub(in crate::mapi) fn copy_to(
    from: &Arc<Handle>,
    to: CopyTarget<'_>,
    exclude: Option<&[PropertyTag]>,
    exclude_interfaces: &[Interface],
    flags: CopyFlags,
) -> Result<Vec<Problem>> {
    let is_null = |tag: &PropertyTag| tag.to_u32() == 1;
    if exclude.is_some_and(|exclude| exclude.is_empty() || exclude.iter().any(is_null)) {
        return Err(refused(ErrorCode::INVALID_PARAMETER, "an empty list, or one with PR_NULL"));
    }
    to.check()?;
    let is_message = from.with(|core, id| core.is_message(id))?;
    let own = if is_message { Interface::Message } else { Interface::Attachment };
    let is_out = |interface| exclude_interfaces.contains(&interface);
    // Leaving an interface out leaves those out that are derived from it.
    if is_out(Interface::Unknown) || is_out(Interface::MapiProp) {
        return Err(refused(ErrorCode::INTERFACE_NOT_SUPPORTED, "all interfaces are left out"));
    }
    let wanted = Wanted {
        exclude: exclude.into_iter().flatten().map(|tag| tag.id()).collect(),
        include: None,
        parts: !is_out(own) && is_message == to.is_message,
    };
    copy(from, to, &wanted, flags)
}

/// `CopyProps`.
pub(in crate::mapi) fn copy_props(
    from: &Arc<Handle>,
    to: CopyTarget<'_>,
    include: &[PropertyTag],
    flags: CopyFlags,
) -> Result<Vec<Problem>> {
    if include.is_empty() || include.iter().any(|tag| tag.to_u32() == 1) {
        return Err(refused(ErrorCode::INVALID_PARAMETER, "an empty list, or one with PR_NULL"));
    }
    to.check()?;
    let is_message = from.with(|core, id| core.is_message(id))?;
    let parts = is_message == to.is_message;
    let wanted = Wanted { exclude: HashSet::new(), include: Some(Include::new(include)), parts };
    copy(from, to, &wanted, flags)
}

fn copy(
    from: &Arc<Handle>,
    to: CopyTarget<'_>,
    wanted: &Wanted<'_>,
    flags: CopyFlags,
) -> Result<Vec<Problem>> {
    if from.is(to.handle) {
        return Err(refused(ErrorCode::NO_ACCESS, "source and destination are one object"));
    }
    if Arc::ptr_eq(&from.shared, &to.handle.shared)
        && from.with(|core, id| core.is_inside(to.handle.id, id))?
    {
        return Err(refused(ErrorCode::FOLDER_CYCLE, "the destination lies in the source"));
    }
    let moves = flags.contains(CopyFlags::MOVE);
    if moves {
        from.with(|core, id| core.to_write(id))?;
    }
    let scratch = to.handle.with(|core, id| {
        core.to_write(id)?;
        Ok(Arc::clone(&core.context()?.scratch))
    })?;
    let is_same_file = Arc::ptr_eq(&from.shared, &to.handle.shared);
    let detached = from.with(|core, id| Detached::of(core, id, wanted, &scratch))?;
    let keeps = flags.contains(CopyFlags::NOREPLACE);
    let (problems, copied) = changing(to.handle, |core, id, closed| {
        put::put(core, id, detached, wanted, put::Rules { keeps, is_same_file }, closed)
    })?;
    if moves {
        let tags: Vec<PropertyTag> =
            copied.iter().map(|id| id.with_type(PropertyType::Unspecified)).collect();
        // What lay in what the destination had before is gone with it.
        let is_there = from.shared.lock().alive(from.id).is_ok();
        if is_there && !tags.is_empty() {
            changing(from, |core, id, closed| core.delete_props(id, &tags, closed))?;
        }
        if is_there {
            notify(from)?;
        }
    }
    notify(to.handle)?;
    Ok(problems)
}

fn notify(handle: &Arc<Handle>) -> Result<()> {
    let tables = handle.with(|core, id| Ok(core.tables(id)))?;
    tables.iter().for_each(Table::notify);
    Ok(())
}

impl Core {
    /// Whether an object was opened through another.
    fn is_inside(&self, inner: ObjectId, outer: ObjectId) -> Result<bool> {
        let mut at = Some(inner);
        while let Some(id) = at {
            if id == outer {
                return Ok(true);
            }
            at = self.object(id)?.parent;
        }
        Ok(false)
    }
}

/// Whether the id stands for one of a message's lists.
pub(super) fn is_list(id: PropertyId) -> bool {
    id == RECIPIENTS.id() || id == ATTACHMENTS.id()
}
