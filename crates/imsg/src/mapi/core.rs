//! The objects that are open under one top-level message.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Weak};

use cfb_core::Storage;
use mapi_props::{CodePage, CodePageChoice, ErrorCode, PropertyBag, PropertyFlags, PropertyId};

use crate::bag::{Part, Place};
use crate::error::{Error, Result};
use crate::mapi::handle::{Handle, stale};
use crate::mapi::names::Names;
use crate::mapi::new_file::NewFile;
use crate::mapi::prop::stream::OpenStream;
use crate::mapi::scratch::{Scratch, ScratchStorage};
use crate::mapi::state::{
    AttachmentState, MessageState, Opened, Path, Reader, Slot, all_strings_are_utf8, ladder, load_recipients,
};
use crate::mapi::table::source::RowSet;
use crate::mapi::table::{LastError, Table};
use crate::mapi::table_source::Tables;

/// An object under a top-level message.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct ObjectId(u64);

impl ObjectId {
    /// The message itself.
    pub(super) const MESSAGE: Self = Self(0);
}

/// What all objects share.
pub(super) struct Context {
    /// That of the message.
    pub(super) storage: Storage,
    pub(super) reader: Reader,
    pub(super) scratch: Arc<Scratch>,
    pub(super) names: Names,
    /// Whether saving the message commits its storage.
    pub(super) commits: bool,
    /// Bytes from which single strings and binaries are not answered with others; 0 for no limit.
    pub(super) inline_limit: u64,
    /// The support mask of new Unicode messages goes to attachments too.
    pub(super) is_unicode: bool,
    /// The file that is made when the message is saved.
    pub(super) new_file: Option<NewFile>,
    /// Whether the next save brings everything into the form of the specification.
    pub(super) normalizes: bool,
    /// The time that is taken as now, if it is not the clock's.
    pub(super) time: Option<mapi_props::FileTime>,
}

impl Context {
    /// The time at which things are made and changed.
    pub(super) fn now(&self) -> mapi_props::FileTime {
        self.time.unwrap_or_else(crate::mapi::save::now)
    }
}

/// An open object.
pub(super) struct Open {
    pub(super) parent: Option<ObjectId>,
    handle: Weak<Handle>,
    children: BTreeSet<ObjectId>,
    pub(super) is_writable: bool,
    pub(super) place: Place,
    pub(super) last_error: Option<LastError>,
    pub(super) what: What,
}

pub(super) enum What {
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
pub(super) struct OpenMessage {
    pub(super) state: MessageState,
    pub(super) is_saved: bool,
    /// Whether it has changed since it was saved into what it lies in.
    pub(super) is_changed: bool,
    /// Whether subject or prefix were set since then.
    pub(super) subject_is_changed: bool,
    /// Whether PidTagMessageFlags was set since then.
    pub(super) flags_are_changed: bool,
    /// Attachments that are open, by number.
    pub(super) attachments: HashMap<u32, ObjectId>,
    /// Streams that are open.
    pub(super) streams: HashMap<PropertyId, ObjectId>,
    pub(super) tables: Tables,
    /// Counts what changes in the list of attachments.
    pub(super) attachments_version: u64,
    /// The attachments as they were when the message was saved last: what tables show of those that are left.
    pub(super) shown_attachments: Arc<BTreeMap<u32, Slot>>,
    /// The rows of tables as they were made last.
    pub(super) recipient_rows: Option<Arc<RowSet>>,
    pub(super) attachment_rows: Option<Arc<RowSet>>,
    page: Cell<Option<CodePageChoice>>,
}

/// An open attachment.
pub(super) struct OpenAttachment {
    pub(super) number: u32,
    pub(super) state: AttachmentState,
    /// Whether it has changed since it was saved into its message.
    pub(super) is_changed: bool,
    /// The message or storage in it that is open.
    pub(super) object: Option<ObjectId>,
    pub(super) streams: HashMap<PropertyId, ObjectId>,
}

impl OpenMessage {
    /// A message that is stored, or was saved into what it lies in.
    pub(super) fn saved(state: MessageState) -> Self {
        Self { is_saved: true, is_changed: false, ..Self::new(state) }
    }

    /// A message as opened on a storage, which has it or not.
    pub(super) fn new(state: MessageState) -> Self {
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
    pub(super) fn forget_page(&self) {
        self.page.set(None);
    }
}

impl Open {
    pub(super) fn bag(&self) -> Option<&PropertyBag> {
        match &self.what {
            What::Message(message) => Some(&message.state.bag),
            What::Attachment(attachment) => Some(&attachment.state.bag),
            What::Stream(_) | What::Storage { .. } => None,
        }
    }

    pub(super) fn bag_mut(&mut self) -> Option<&mut PropertyBag> {
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

    pub(super) fn path(&self) -> Option<&Path> {
        match &self.what {
            What::Message(message) => message.state.path.as_ref(),
            What::Attachment(attachment) => attachment.state.path.as_ref(),
            What::Stream(_) | What::Storage { .. } => None,
        }
    }

    pub(super) fn streams(&mut self) -> Option<&mut HashMap<PropertyId, ObjectId>> {
        match &mut self.what {
            What::Message(message) => Some(&mut message.streams),
            What::Attachment(attachment) => Some(&mut attachment.streams),
            What::Stream(_) | What::Storage { .. } => None,
        }
    }
}

/// Everything behind the lock of a top-level message. Once it is closed there are no objects, and no context.
pub(super) struct Core {
    context: Option<Context>,
    objects: HashMap<ObjectId, Open>,
    next: u64,
}

/// What is let go when objects end, to be dropped without the lock.
#[derive(Default)]
pub(super) struct Closed {
    objects: Vec<Open>,
    context: Option<Context>,
}

impl Drop for Closed {
    fn drop(&mut self) {
        for object in self.objects.drain(..) {
            match object.what {
                What::Message(message) => message.tables.open().iter().for_each(Table::close),
                // Those that the caller still has end too; a temporary file has nothing to lose.
                What::Storage { storage, .. } => drop(storage.close()),
                What::Attachment(_) | What::Stream(_) => {}
            }
        }
        self.context = None;
    }
}

/// Under what an object is known to the one that it was opened through.
enum Key {
    Attachment(u32),
    Stream(PropertyId),
    /// The message or storage in an attachment.
    Object,
}

impl Core {
    pub(super) fn new(context: Context, message: OpenMessage, is_writable: bool) -> Self {
        let mut core = Self { context: Some(context), objects: HashMap::new(), next: 1 };
        let place = Place { path: Vec::new(), part: Part::Message };
        let what = What::Message(Box::new(message));
        core.objects.insert(ObjectId::MESSAGE, open(None, is_writable, place, what));
        core
    }

    /// That an object is open.
    pub(super) fn alive(&self, id: ObjectId) -> Result<()> {
        if self.objects.contains_key(&id) { Ok(()) } else { Err(stale()) }
    }

    pub(super) fn context(&self) -> Result<&Context> {
        self.context.as_ref().ok_or_else(stale)
    }

    pub(super) fn context_mut(&mut self) -> Result<&mut Context> {
        self.context.as_mut().ok_or_else(stale)
    }

    pub(super) fn object(&self, id: ObjectId) -> Result<&Open> {
        self.objects.get(&id).ok_or_else(stale)
    }

    pub(super) fn object_mut(&mut self, id: ObjectId) -> Result<&mut Open> {
        self.objects.get_mut(&id).ok_or_else(stale)
    }

    pub(super) fn message(&self, id: ObjectId) -> Result<&OpenMessage> {
        match &self.object(id)?.what {
            What::Message(message) => Ok(message),
            _ => Err(stale()),
        }
    }

    pub(super) fn message_mut(&mut self, id: ObjectId) -> Result<&mut OpenMessage> {
        match &mut self.object_mut(id)?.what {
            What::Message(message) => Ok(message),
            _ => Err(stale()),
        }
    }

    pub(super) fn attachment(&self, id: ObjectId) -> Result<&OpenAttachment> {
        match &self.object(id)?.what {
            What::Attachment(attachment) => Ok(attachment),
            _ => Err(stale()),
        }
    }

    pub(super) fn attachment_mut(&mut self, id: ObjectId) -> Result<&mut OpenAttachment> {
        match &mut self.object_mut(id)?.what {
            What::Attachment(attachment) => Ok(attachment),
            _ => Err(stale()),
        }
    }

    pub(super) fn stream(&self, id: ObjectId) -> Result<&OpenStream> {
        match &self.object(id)?.what {
            What::Stream(stream) => Ok(stream),
            _ => Err(stale()),
        }
    }

    pub(super) fn stream_mut(&mut self, id: ObjectId) -> Result<&mut OpenStream> {
        match &mut self.object_mut(id)?.what {
            What::Stream(stream) => Ok(stream),
            _ => Err(stale()),
        }
    }

    pub(super) fn bag(&self, id: ObjectId) -> Result<&PropertyBag> {
        self.object(id)?.bag().ok_or_else(stale)
    }

    pub(super) fn bag_mut(&mut self, id: ObjectId) -> Result<&mut PropertyBag> {
        self.object_mut(id)?.bag_mut().ok_or_else(stale)
    }

    /// That the object may be changed.
    pub(super) fn to_write(&self, id: ObjectId) -> Result<()> {
        if self.object(id)?.is_writable {
            return Ok(());
        }
        Err(self.refuse(id, ErrorCode::NO_ACCESS, "it is open for reading"))
    }

    /// An error about an object.
    #[cold]
    pub(super) fn refuse(&self, id: ObjectId, code: ErrorCode, reason: &'static str) -> Error {
        Error::refused(code, reason, self.place(id))
    }

    /// Where an object is, in words.
    pub(super) fn place(&self, id: ObjectId) -> String {
        self.objects.get(&id).map(|object| object.place.to_string()).unwrap_or_default()
    }

    /// The message that an object is or belongs to.
    pub(super) fn message_of(&self, id: ObjectId) -> Result<ObjectId> {
        let mut at = id;
        loop {
            let object = self.object(at)?;
            if matches!(object.what, What::Message(_)) {
                return Ok(at);
            }
            at = object.parent.ok_or_else(stale)?;
        }
    }

    /// The storage of an object, open for reading; where it has none, that of the message.
    pub(super) fn opened(&self, id: ObjectId) -> Result<Opened> {
        let path = self.object(id)?.path();
        self.context()?.reader.at(path)
    }

    /// The code page of the 8-bit strings of an object.
    pub(super) fn page(&self, id: ObjectId) -> Result<CodePage> {
        Ok(self.page_choice(self.message_of(id)?)?.page)
    }

    /// The same, and what decided.
    pub(super) fn page_of(&self, id: ObjectId) -> Result<CodePageChoice> {
        self.page_choice(self.message_of(id)?)
    }

    /// The code page of a message, which may be that of the one around it.
    fn page_choice(&self, message: ObjectId) -> Result<CodePageChoice> {
        // From the innermost outwards to the first that is known, and back.
        let mut unknown = Vec::new();
        let mut outer = None;
        let mut at = Some(message);
        while let Some(id) = at {
            let id = self.message_of(id)?;
            if let Some(known) = self.message(id)?.page.get() {
                outer = Some(known);
                break;
            }
            unknown.push(id);
            at = self.object(id)?.parent;
        }
        while let Some(id) = unknown.pop() {
            let opened = self.opened(id)?;
            let own = self.message(id)?;
            let ladder = ladder(&own.state.bag, opened.storage(), outer);
            let choice = ladder.choose(|| self.is_utf8(own, &opened));
            own.page.set(Some(choice));
            outer = Some(choice);
        }
        Ok(outer.unwrap_or(CodePageChoice::DEFAULT))
    }

    /// Whether all 8-bit strings of a message and of the recipients that were read are valid UTF-8.
    fn is_utf8(&self, message: &OpenMessage, opened: &Opened) -> bool {
        let mut state = message.state.clone();
        let Ok(context) = self.context() else { return true };
        if load_recipients(&context.reader, &mut state).is_err() {
            return true;
        }
        let rows = state.recipients.rows().unwrap_or_default();
        all_strings_are_utf8(&state.bag, opened.storage())
            && rows.iter().all(|(number, row)| {
                let own = match row.is_stored {
                    true => context.reader.recipient(state.path.as_ref(), *number),
                    false => context.reader.at(None),
                };
                own.is_ok_and(|own| all_strings_are_utf8(&row.bag, own.storage()))
            })
    }

    /// Whether the strings of an object are Unicode.
    pub(super) fn is_unicode(&self, id: ObjectId) -> Result<bool> {
        Ok(self.message(self.message_of(id)?)?.state.is_unicode)
    }

    /// The attributes of a property that is there. A word without any bit is what some programs write for both.
    pub(super) fn flags(found: PropertyFlags) -> PropertyFlags {
        if found.0 == 0 { PropertyFlags::READ_WRITE } else { found }
    }

    /// Opens an object through another.
    pub(super) fn insert(
        &mut self,
        parent: ObjectId,
        is_writable: bool,
        part: impl FnOnce(&Place) -> Place,
        what: What,
    ) -> Result<ObjectId> {
        let id = ObjectId(self.next);
        self.next = self.next.saturating_add(1);
        let outer = self.object_mut(parent)?;
        let place = part(&outer.place);
        outer.children.insert(id);
        self.objects.insert(id, open(Some(parent), is_writable, place, what));
        Ok(id)
    }

    pub(super) fn register(&mut self, id: ObjectId, handle: &Arc<Handle>) {
        if let Some(object) = self.objects.get_mut(&id) {
            object.handle = Arc::downgrade(handle);
        }
    }

    /// The handle of an object, if it has one.
    pub(super) fn handle(&self, id: ObjectId) -> Option<Arc<Handle>> {
        self.objects.get(&id)?.handle.upgrade()
    }

    /// Remembers how a call failed, for `GetLastError`.
    pub(super) fn remember(&mut self, id: ObjectId, error: &Error) {
        if let Some(object) = self.objects.get_mut(&id) {
            object.last_error = Some(LastError::of(error, "imsg"));
        }
    }

    /// The objects that are open, with what they were opened through, the outermost first.
    pub(super) fn objects(&self) -> Vec<(ObjectId, &Open)> {
        let mut all: Vec<_> = self.objects.iter().map(|(id, object)| (*id, object)).collect();
        all.sort_by_key(|(id, _)| *id);
        all
    }

    /// The last handle of an object is gone.
    pub(super) fn release(&mut self, id: ObjectId) -> Closed {
        // Somebody may have opened it again before the lock was had; that handle lives then.
        let is_last = |object: &Open| object.handle.strong_count() == 0;
        if !self.objects.get(&id).is_some_and(is_last) {
            return Closed::default();
        }
        if let Ok(stream) = self.stream(id)
            && stream.is_dirty()
        {
            // What cannot be taken over now is lost with the handle, as in any stream that is not committed.
            let _ = self.publish_stream(id);
        }
        self.end(id)
    }

    /// Ends an object and all that was opened through it.
    pub(super) fn end(&mut self, id: ObjectId) -> Closed {
        let mut closed = Closed::default();
        let key = self.objects.get(&id).map_or(Key::Object, |object| match &object.what {
            What::Attachment(attachment) => Key::Attachment(attachment.number),
            What::Stream(stream) => Key::Stream(stream.property()),
            What::Message(_) | What::Storage { .. } => Key::Object,
        });
        if let Some(parent) = self.objects.get(&id).and_then(|object| object.parent)
            && let Some(parent) = self.objects.get_mut(&parent)
        {
            parent.children.remove(&id);
            match (&mut parent.what, key) {
                (What::Message(message), Key::Attachment(number)) => {
                    message.attachments.remove(&number);
                }
                (What::Message(message), Key::Stream(property)) => {
                    message.streams.remove(&property);
                }
                (What::Attachment(attachment), Key::Stream(property)) => {
                    attachment.streams.remove(&property);
                }
                (What::Attachment(attachment), Key::Object) => attachment.object = None,
                _ => {}
            }
        }
        let mut rest = vec![id];
        while let Some(id) = rest.pop() {
            if let Some(object) = self.objects.remove(&id) {
                rest.extend(object.children.iter().copied());
                closed.objects.push(object);
            }
        }
        if id == ObjectId::MESSAGE {
            closed.context = self.context.take();
        }
        closed
    }
}

fn open(parent: Option<ObjectId>, is_writable: bool, place: Place, what: What) -> Open {
    Open {
        parent,
        handle: Weak::new(),
        children: BTreeSet::new(),
        is_writable,
        place,
        last_error: None,
        what,
    }
}
