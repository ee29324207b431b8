//! How open objects begin and end.

use std::collections::BTreeSet;
use std::sync::{Arc, Weak};

use mapi_props::PropertyId;

use crate::bag::Place;
use crate::error::{Error, Result};
use crate::mapi::core::{Context, Core, ObjectId, Open, What};
use crate::mapi::handle::Handle;
use crate::mapi::table::{LastError, Table};

/// What is let go when objects end, to be dropped without the lock.
#[derive(Default)]
pub(in crate::mapi) struct Closed {
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
    /// Opens an object through another.
    pub(in crate::mapi) fn insert(
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

    pub(in crate::mapi) fn register(&mut self, id: ObjectId, handle: &Arc<Handle>) {
        if let Some(object) = self.objects.get_mut(&id) {
            object.handle = Arc::downgrade(handle);
        }
    }

    /// The handle of an object, if it has one.
    pub(in crate::mapi) fn handle(&self, id: ObjectId) -> Option<Arc<Handle>> {
        self.objects.get(&id)?.handle.upgrade()
    }

    /// Remembers how a call failed, for `GetLastError`.
    pub(in crate::mapi) fn remember(&mut self, id: ObjectId, error: &Error) {
        if let Some(object) = self.objects.get_mut(&id) {
            object.last_error = Some(LastError::of(error, "imsg"));
        }
    }

    /// The objects that are open, with what they were opened through, the outermost first.
    pub(in crate::mapi) fn objects(&self) -> Vec<(ObjectId, &Open)> {
        let mut all: Vec<_> = self.objects.iter().map(|(id, object)| (*id, object)).collect();
        all.sort_by_key(|(id, _)| *id);
        all
    }

    /// The last handle of an object is gone.
    pub(in crate::mapi) fn release(&mut self, id: ObjectId) -> Closed {
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
    pub(in crate::mapi) fn end(&mut self, id: ObjectId) -> Closed {
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

pub(super) fn open(parent: Option<ObjectId>, is_writable: bool, place: Place, what: What) -> Open {
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
