//! What is open: messages, attachments, and what was opened in them.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Weak};

use cfb_core::Storage;
use mapi_props::{CodePageChoice, PropertyBag, PropertyId};

use crate::bag::Place;
use crate::mapi::core::ObjectId;
use crate::mapi::handle::Handle;
use crate::mapi::prop::stream::OpenStream;
use crate::mapi::scratch::ScratchStorage;
use crate::mapi::state::{AttachmentState, MessageState, Path, Slot};
use crate::mapi::table::LastError;
use crate::mapi::table::source::RowSet;
use crate::mapi::table_source::Tables;

/// An open object.
pub(in crate::mapi) struct Open {
    pub(in crate::mapi) parent: Option<ObjectId>,
    pub(super) handle: Weak<Handle>,
    pub(super) children: BTreeSet<ObjectId>,
    pub(in crate::mapi) is_writable: bool,
    pub(in crate::mapi) place: Place,
    pub(in crate::mapi) last_error: Option<LastError>,
    pub(in crate::mapi) what: What,
}

pub(in crate::mapi) enum What {
    Message(Box<OpenMessage>),
    Attachment(Box<OpenAttachment>),
    Stream(Box<OpenStream>),
    /// The storage of an OLE object, which is the caller's to use.
    Storage {
        data: Arc<ScratchStorage>,
        storage: Storage,
    },
}

/// An open message, top-level or embedded.
pub(in crate::mapi) struct OpenMessage {
    pub(in crate::mapi) state: MessageState,
    pub(in crate::mapi) is_saved: bool,
    /// Whether it has changed since it was saved into what it lies in.
    pub(in crate::mapi) is_changed: bool,
    /// Whether subject or prefix were set since then.
    pub(in crate::mapi) subject_is_changed: bool,
    /// Whether PidTagMessageFlags was set since then.
    pub(in crate::mapi) flags_are_changed: bool,
    /// Attachments that are open, by number.
    pub(in crate::mapi) attachments: HashMap<u32, ObjectId>,
    /// Streams that are open.
    pub(in crate::mapi) streams: HashMap<PropertyId, ObjectId>,
    pub(in crate::mapi) tables: Tables,
    /// Counts what changes in the list of attachments.
    pub(in crate::mapi) attachments_version: u64,
    /// The attachments as they were when the message was saved last: what tables show of those that are left.
    pub(in crate::mapi) shown_attachments: Arc<BTreeMap<u32, Slot>>,
    /// The rows of tables as they were made last.
    pub(in crate::mapi) recipient_rows: Option<Arc<RowSet>>,
    pub(in crate::mapi) attachment_rows: Option<Arc<RowSet>>,
    pub(super) page: Cell<Option<CodePageChoice>>,
}

/// An open attachment.
pub(in crate::mapi) struct OpenAttachment {
    pub(in crate::mapi) number: u32,
    pub(in crate::mapi) state: AttachmentState,
    /// Whether it has changed since it was saved into its message.
    pub(in crate::mapi) is_changed: bool,
    /// The message or storage in it that is open.
    pub(in crate::mapi) object: Option<ObjectId>,
    pub(in crate::mapi) streams: HashMap<PropertyId, ObjectId>,
}

impl OpenMessage {
    /// A message that is stored, or was saved into what it lies in.
    pub(in crate::mapi) fn saved(state: MessageState) -> Self {
        Self { is_saved: true, is_changed: false, ..Self::new(state) }
    }

    /// A message as opened on a storage, which has it or not.
    pub(in crate::mapi) fn new(state: MessageState) -> Self {
        Self {
            is_saved: state.path.is_some(),
            is_changed: state.path.is_none(),
            subject_is_changed: false,
            flags_are_changed: false,
            shown_attachments: Arc::clone(&state.attachments),
            state,
            attachments: HashMap::new(),
            streams: HashMap::new(),
            tables: Tables::default(),
            attachments_version: 0,
            recipient_rows: None,
            attachment_rows: None,
            page: Cell::new(None),
        }
    }

    /// What decides on the code page may have changed.
    pub(in crate::mapi) fn forget_page(&self) {
        self.page.set(None);
    }
}

impl Open {
    pub(in crate::mapi) fn bag(&self) -> Option<&PropertyBag> {
        match &self.what {
            What::Message(message) => Some(&message.state.bag),
            What::Attachment(attachment) => Some(&attachment.state.bag),
            What::Stream(_) | What::Storage { .. } => None,
        }
    }

    pub(in crate::mapi) fn bag_mut(&mut self) -> Option<&mut PropertyBag> {
        match &mut self.what {
            What::Message(message) => {
                message.is_changed = true;
                Some(&mut message.state.bag)
            }
            What::Attachment(attachment) => {
                attachment.is_changed = true;
                Some(&mut attachment.state.bag)
            }
            What::Stream(_) | What::Storage { .. } => None,
        }
    }

    pub(in crate::mapi) fn path(&self) -> Option<&Path> {
        match &self.what {
            What::Message(message) => message.state.path.as_ref(),
            What::Attachment(attachment) => attachment.state.path.as_ref(),
            What::Stream(_) | What::Storage { .. } => None,
        }
    }

    pub(in crate::mapi) fn streams(&mut self) -> Option<&mut HashMap<PropertyId, ObjectId>> {
        match &mut self.what {
            What::Message(message) => Some(&mut message.streams),
            What::Attachment(attachment) => Some(&mut attachment.streams),
            What::Stream(_) | What::Storage { .. } => None,
        }
    }
}
