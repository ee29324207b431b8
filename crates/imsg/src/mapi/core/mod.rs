//! The objects that are open under one top-level message.

mod lives;
mod objects;
mod page;

use std::collections::HashMap;
use std::sync::Arc;

use cfb_core::Storage;
use mapi_props::{ErrorCode, PropertyBag, PropertyFlags};

use crate::bag::{Part, Place};
use crate::error::{Error, Result};
use crate::mapi::handle::stale;
use crate::mapi::names::Names;
use crate::mapi::new_file::NewFile;
use crate::mapi::prop::stream::OpenStream;
use crate::mapi::scratch::Scratch;
use crate::mapi::state::{Opened, Reader};

pub(super) use self::lives::Closed;
pub(super) use self::objects::{Open, OpenAttachment, OpenMessage, What};

use self::lives::open;

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

/// Everything behind the lock of a top-level message. Once it is closed there are no objects, and no context.
pub(super) struct Core {
    context: Option<Context>,
    objects: HashMap<ObjectId, Open>,
    next: u64,
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

    /// Whether the strings of an object are Unicode.
    pub(super) fn is_unicode(&self, id: ObjectId) -> Result<bool> {
        Ok(self.message(self.message_of(id)?)?.state.is_unicode)
    }

    /// The attributes of a property that is there. A word without any bit is what some programs write for both.
    pub(super) fn flags(found: PropertyFlags) -> PropertyFlags {
        if found.0 == 0 { PropertyFlags::READ_WRITE } else { found }
    }
}
