//! What a message has at one level of saving: as stored, as saved into its parent, or as an open object sees it.
//!
//! A state is a value. An open object has one of its own; saving a child puts a copy of its state into the parent's,
//! where it replaces what was there; saving the top-level message writes its state into the storage. Copies share
//! everything that is large.

mod load;
mod recipients;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex, Weak};

use cfb_core::Storage;
use mapi_props::{HeaderKind, PropertyBag};

use crate::mapi::scratch::ScratchStorage;

pub(super) use self::load::{
    Opened, Reader, all_strings_are_utf8, ladder, load_attachment, load_message, load_recipients, object_name,
};
pub(super) use self::recipients::{Recipients, Row};

/// The names of the storages that lead from the message's storage to one below it.
pub(super) type Path = Vec<Arc<str>>;

/// The path of a storage inside the one at `path`.
pub(super) fn inside(path: &Path, name: &str) -> Path {
    let mut inner = Path::with_capacity(path.len().saturating_add(1));
    inner.extend(path.iter().cloned());
    inner.push(Arc::from(name));
    inner
}

/// A message.
#[derive(Clone)]
pub(super) struct MessageState {
    pub(super) bag: PropertyBag,
    pub(super) recipients: Recipients,
    /// The attachments that are saved at this level.
    pub(super) attachments: Arc<BTreeMap<u32, Slot>>,
    /// The attachments that the storage has.
    pub(super) stored_attachments: Arc<BTreeSet<u32>>,
    /// Attachments that were deleted: the storage may have them though they were not there when it was read.
    pub(super) gone_attachments: BTreeSet<u32>,
    pub(super) next_recipient: u32,
    pub(super) next_attachment: u32,
    /// Where it is stored; `None` for a message that is new.
    pub(super) path: Option<Path>,
    pub(super) is_unicode: bool,
}

impl MessageState {
    /// A message without anything.
    pub(super) fn new(kind: HeaderKind, is_unicode: bool) -> Self {
        Self {
            bag: PropertyBag::new(kind),
            recipients: Recipients::default(),
            attachments: Arc::default(),
            stored_attachments: Arc::default(),
            gone_attachments: BTreeSet::new(),
            next_recipient: 0,
            next_attachment: 0,
            path: None,
            is_unicode,
        }
    }

    /// Whether its attachments are not those that the storage has, but for changes in them.
    pub(super) fn has_other_attachments(&self) -> bool {
        !self.attachments.keys().eq(self.stored_attachments.iter())
    }
}

/// An attachment as its message has it.
#[derive(Clone)]
pub(super) enum Slot {
    /// As stored.
    Stored,
    /// As it was saved into the message.
    Saved(Arc<AttachmentState>),
}

/// An attachment.
#[derive(Clone)]
pub(super) struct AttachmentState {
    pub(super) bag: PropertyBag,
    pub(super) object: Object,
    /// Whether its storage has the storage of the object.
    pub(super) has_stored_object: bool,
    /// Where it is stored; `None` for one that is new.
    pub(super) path: Option<Path>,
}

/// What PidTagAttachDataObject stands for.
#[derive(Clone, Default)]
pub(super) enum Object {
    /// There is none.
    #[default]
    None,
    /// The storage as stored.
    Stored,
    /// A message.
    Message(Arc<MessageState>),
    /// The storage of an OLE object.
    Storage(Arc<ScratchStorage>),
}

impl Drop for AttachmentState {
    /// Messages lie in messages to any depth: they are taken apart one by one, not one inside the other.
    fn drop(&mut self) {
        let mut rest: Vec<Arc<MessageState>> = Vec::new();
        if let Object::Message(message) = std::mem::take(&mut self.object) {
            rest.push(message);
        }
        while let Some(message) = rest.pop() {
            let Some(message) = Arc::into_inner(message) else { continue };
            let Some(attachments) = Arc::into_inner(message.attachments) else { continue };
            for slot in attachments.into_values() {
                if let Slot::Saved(attachment) = slot
                    && let Some(mut attachment) = Arc::into_inner(attachment)
                    && let Object::Message(inner) = std::mem::take(&mut attachment.object)
                {
                    rest.push(inner);
                }
            }
        }
    }
}

impl fmt::Debug for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "None",
            Self::Stored => "Stored",
            Self::Message(_) => "Message",
            Self::Storage(_) => "Storage",
        })
    }
}

/// A storage, and those that it was opened through: it lives no longer than they do.
pub(super) struct Node {
    pub(super) storage: Storage,
    /// The storages in it that are open, by name.
    open: Mutex<HashMap<Arc<str>, Weak<Node>>>,
    /// Held, not used.
    _outer: Option<Arc<Node>>,
}

impl Node {
    pub(super) fn new(storage: Storage, outer: Option<Arc<Self>>) -> Arc<Self> {
        Arc::new(Self { storage, open: Mutex::default(), _outer: outer })
    }
}
