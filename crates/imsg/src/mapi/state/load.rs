//! Reading states from a storage.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use cfb_core::{Mode, Storage};
use mapi_props::{
    BagChildren, CodePageChoice, CodePageLadder, ElementName, ErrorCode, HeaderKind, PropertyBag,
    PropertyTag, PropertyType, PropertyValue, SubstgName, pid_tag,
};

use crate::error::{Error, ErrorKind, Result};
use crate::mapi::state::{AttachmentState, MessageState, Node, Object, Path, Recipients, Row, Slot, inside};
use crate::mapi::watch::Watch;

/// STORE_UNICODE_OK in PidTagStoreSupportMask.
const STORE_UNICODE_OK: i32 = 0x0004_0000;

/// A storage below that of the message, open for reading.
pub(in crate::mapi) struct Opened(Arc<Node>);

impl Opened {
    pub(in crate::mapi) fn storage(&self) -> &Storage {
        &self.0.storage
    }
}

/// Opens storages below that of the message. One that is open is opened once, whoever else reads in it.
#[derive(Clone)]
pub(in crate::mapi) struct Reader(Arc<Inner>);

struct Inner {
    storage: Storage,
    root: Arc<Node>,
    /// Held while storages are opened.
    opening: Mutex<()>,
    /// After a save that the storage's owner has to commit.
    watch: Mutex<Option<Watch>>,
}

impl Reader {
    pub(in crate::mapi) fn new(storage: Storage) -> Self {
        let root = Node::new(storage.clone(), None);
        Self(Arc::new(Inner { storage, root, opening: Mutex::default(), watch: Mutex::default() }))
    }

    /// Watches whether what was saved now is taken back.
    pub(in crate::mapi) fn watch(&self) -> Result<()> {
        let watch = Watch::new(&self.0.storage).map_err(|error| Error::of_storage(error, "message"))?;
        *self.0.watch.lock().unwrap_or_else(PoisonError::into_inner) = Some(watch);
        Ok(())
    }

    /// That the storage is there, and what was saved into it.
    pub(in crate::mapi) fn check(&self) -> Result<()> {
        let mut watch = self.0.watch.lock().unwrap_or_else(PoisonError::into_inner);
        let is_there = match &mut *watch {
            Some(watch) => watch.check(&self.0.storage),
            None => self.0.storage.stat().map(drop),
        };
        is_there.map_err(|error| Error::of_storage(error, "message"))
    }

    /// The storage at a path; without one that of the message.
    pub(in crate::mapi) fn at(&self, path: Option<&Path>) -> Result<Opened> {
        if self.0.watch.lock().unwrap_or_else(PoisonError::into_inner).is_some() {
            self.check()?;
        }
        let _opening = self.0.opening.lock().unwrap_or_else(PoisonError::into_inner);
        let mut node = Arc::clone(&self.0.root);
        for name in path.into_iter().flatten() {
            let mut open = node.open.lock().unwrap_or_else(PoisonError::into_inner);
            let known = open.get(name).and_then(Weak::upgrade);
            let inner = match known {
                Some(inner) => inner,
                None => {
                    let storage = node.storage.open_storage(&**name, Mode::read());
                    let storage = storage.map_err(|error| Error::of_storage(error, "message"))?;
                    let inner = Node::new(storage, Some(Arc::clone(&node)));
                    if open.len() > FORGOTTEN && open.len() == open.capacity() {
                        open.retain(|_, node| node.strong_count() > 0);
                    }
                    open.insert(Arc::clone(name), Arc::downgrade(&inner));
                    inner
                }
            };
            drop(open);
            node = inner;
        }
        Ok(Opened(node))
    }

    /// The storage of a recipient of the message at a path.
    pub(in crate::mapi) fn recipient(&self, message: Option<&Path>, number: u32) -> Result<Opened> {
        let name = ElementName::Recipient(number).to_string();
        self.at(Some(&inside(message.unwrap_or(&Vec::new()), &name)))
    }
}

/// So many storages that were closed are still listed.
const FORGOTTEN: usize = 64;

/// Reads the message in the storage at a path. `None` if there is none.
pub(in crate::mapi) fn load_message(
    reader: &Reader,
    path: Path,
    kind: HeaderKind,
) -> Result<Option<MessageState>> {
    let opened = reader.at(Some(&path))?;
    let (bag, children) = read(opened.storage(), kind)?;
    if !children.has_properties {
        return Ok(None);
    }
    let counters = bag.counters();
    let Some(counters) = counters else {
        let code = ErrorCode::CORRUPT_DATA;
        return Err(Error::refused(code, "the property stream is shorter than its header", "message"));
    };
    let is_unicode = is_unicode(&bag, opened.storage())?;
    let next = |stated: u32, numbers: &BTreeSet<u32>| {
        numbers.last().map_or(0, |last| last.saturating_add(1)).max(stated)
    };
    // A number that a damaged header states is taken up only if there is room for more behind it.
    let stated = |number: u32| if number < u32::MAX / 2 { number } else { 0 };
    Ok(Some(MessageState {
        next_recipient: next(stated(counters.next_recipient_id), &children.recipients),
        next_attachment: next(stated(counters.next_attachment_id), &children.attachments),
        bag,
        recipients: Recipients::stored(children.recipients),
        attachments: Arc::new(children.attachments.iter().map(|number| (*number, Slot::Stored)).collect()),
        stored_attachments: Arc::new(children.attachments),
        gone_attachments: BTreeSet::new(),
        path: Some(path),
        is_unicode,
    }))
}

/// Reads the attachment of a number of the message at a path.
pub(in crate::mapi) fn load_attachment(
    reader: &Reader,
    message: &Path,
    number: u32,
) -> Result<AttachmentState> {
    let path = inside(message, &ElementName::Attachment(number).to_string());
    let opened = reader.at(Some(&path))?;
    let (bag, children) = read(opened.storage(), HeaderKind::Attachment)?;
    let has_object = bag.find(pid_tag::PidTagAttachDataObject.id()).is_some_and(|found| {
        found.tag == pid_tag::PidTagAttachDataObject && children.objects.contains(&found.tag)
    });
    let object = if has_object { Object::Stored } else { Object::None };
    Ok(AttachmentState { bag, object, has_stored_object: has_object, path: Some(path) })
}

/// Reads the recipients of the message at a path into it.
pub(in crate::mapi) fn load_recipients(reader: &Reader, state: &mut MessageState) -> Result<()> {
    if state.recipients.rows.is_some() {
        return Ok(());
    }
    let mut rows = BTreeMap::new();
    // Held, so that it is opened once.
    let _message = reader.at(state.path.as_ref())?;
    for number in state.recipients.stored.iter() {
        let row = reader.recipient(state.path.as_ref(), *number)?;
        let (bag, _) = read(row.storage(), HeaderKind::Recipient)?;
        rows.insert(*number, Arc::new(Row { bag, is_stored: true }));
    }
    state.recipients.rows = Some(Arc::new(rows));
    Ok(())
}

fn read(storage: &Storage, kind: HeaderKind) -> Result<(PropertyBag, BagChildren)> {
    PropertyBag::read(storage, kind).map_err(|error| Error::caused(ErrorKind::Properties, "message", error))
}

/// Whether the strings of a message are Unicode: what its mask says, else what its properties are.
fn is_unicode(bag: &PropertyBag, storage: &Storage) -> Result<bool> {
    let mask = integer(bag, storage, pid_tag::PidTagStoreSupportMask)?;
    if let Some(mask) = mask {
        return Ok(mask & STORE_UNICODE_OK != 0);
    }
    let is =
        |tag: PropertyTag| matches!(tag.property_type(), PropertyType::String | PropertyType::MultipleString);
    Ok(bag.iter().any(|property| is(property.tag)))
}

fn integer(bag: &PropertyBag, storage: &Storage, tag: PropertyTag) -> Result<Option<i32>> {
    if bag.find(tag.id()).is_none_or(|found| found.tag != tag) {
        return Ok(None);
    }
    let page = mapi_props::CodePage::WINDOWS_1252;
    let value = bag.value(tag.id(), storage, page);
    let value = value.map_err(|error| Error::caused(ErrorKind::Properties, "message", error))?;
    Ok(value.and_then(|value| value.as_ref().as_i32()))
}

/// What decides on the code page of a message's 8-bit strings.
pub(in crate::mapi) fn ladder(
    bag: &PropertyBag,
    storage: &Storage,
    outer: Option<CodePageChoice>,
) -> CodePageLadder {
    // These values lie in their entries: reading them cannot fail.
    let number = |tag| integer(bag, storage, tag).unwrap_or_default();
    CodePageLadder {
        message_codepage: number(pid_tag::PidTagMessageCodepage),
        locale: number(pid_tag::PidTagMessageLocaleId),
        internet_codepage: number(pid_tag::PidTagInternetCodepage),
        outer,
    }
}

/// Whether the 8-bit strings of a bag are valid UTF-8. What cannot be read says nothing.
pub(in crate::mapi) fn all_strings_are_utf8(bag: &PropertyBag, storage: &Storage) -> bool {
    bag.iter().all(|property| {
        let id = property.tag.id();
        match property.tag.property_type() {
            PropertyType::String8 => {
                let bytes = bag.bytes(id, storage).ok().flatten();
                bytes.is_none_or(|bytes| std::str::from_utf8(&bytes).is_ok())
            }
            PropertyType::MultipleString8 => {
                let value = bag.value(id, storage, mapi_props::CodePage::UTF_8);
                match value {
                    Ok(Some(PropertyValue::MultipleString8(texts, _))) => {
                        texts.iter().all(|text| std::str::from_utf8(text).is_ok())
                    }
                    _ => true,
                }
            }
            _ => true,
        }
    })
}

/// The name of the storage of PidTagAttachDataObject.
pub(in crate::mapi) fn object_name() -> String {
    SubstgName::new(pid_tag::PidTagAttachDataObject).to_string()
}
