//! Handles of open objects: what the public types hold.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use mapi_props::ErrorCode;

use crate::error::{Error, Result};
use crate::mapi::core::{Core, ObjectId};

/// A top-level message and everything opened below it, behind one lock.
pub(super) struct Shared {
    core: Mutex<Core>,
    /// Called once, when the message and all below it are released or closed.
    on_release: Mutex<Option<Box<dyn FnOnce() + Send>>>,
}

impl Shared {
    pub(super) fn new(core: Core, on_release: Option<Box<dyn FnOnce() + Send>>) -> Arc<Self> {
        Arc::new(Self { core: Mutex::new(core), on_release: Mutex::new(on_release) })
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Core> {
        self.core.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Calls back, if that was not done before. No lock is held.
    pub(super) fn call_back(&self) {
        let call = self.on_release.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(call) = call {
            call();
        }
    }
}

/// An open object. It keeps the one that it was opened through; dropping the last handle closes it.
pub struct Handle {
    pub(super) shared: Arc<Shared>,
    pub(super) id: ObjectId,
    parent: Option<Arc<Handle>>,
}

impl Handle {
    /// The handle of a top-level message that was just opened.
    pub(super) fn of_message(shared: Arc<Shared>) -> Arc<Self> {
        let handle = Arc::new(Self { shared: Arc::clone(&shared), id: ObjectId::MESSAGE, parent: None });
        shared.lock().register(ObjectId::MESSAGE, &handle);
        handle
    }

    /// Does something with the object, and remembers how it failed.
    pub(super) fn with<T>(&self, what: impl FnOnce(&mut Core, ObjectId) -> Result<T>) -> Result<T> {
        let mut core = self.shared.lock();
        core.alive(self.id)?;
        let done = what(&mut core, self.id);
        if let Err(error) = &done {
            core.remember(self.id, error);
        }
        drop(core);
        done
    }

    /// Remembers how a call on the object failed.
    pub(super) fn remembering<T>(&self, done: Result<T>) -> Result<T> {
        done.inspect_err(|error| self.shared.lock().remember(self.id, error))
    }

    /// Whether the two are one object.
    pub(super) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared) && self.id == other.id
    }

    /// Opens something through the object: the handle of what is open already, else a new one.
    pub(super) fn child(
        self: &Arc<Self>,
        open: impl FnOnce(&mut Core, ObjectId) -> Result<ObjectId>,
    ) -> Result<Arc<Self>> {
        let mut core = self.shared.lock();
        core.alive(self.id)?;
        let id = open(&mut core, self.id).inspect_err(|error| core.remember(self.id, error))?;
        if let Some(known) = core.handle(id) {
            return Ok(known);
        }
        let handle = Self { shared: Arc::clone(&self.shared), id, parent: Some(Arc::clone(self)) };
        let handle = Arc::new(handle);
        core.register(id, &handle);
        Ok(handle)
    }

    fn end(&self) {
        let closed = self.shared.lock().release(self.id);
        // Storages and files are let go without a lock.
        drop(closed);
        if self.id == ObjectId::MESSAGE {
            self.shared.call_back();
        }
    }
}

impl Drop for Handle {
    /// Handles are let go one after the other, however deep the object lies.
    fn drop(&mut self) {
        self.end();
        let mut next = self.parent.take();
        while let Some(handle) = next.take() {
            // The last handle of the parent ends here and not inside this drop.
            if let Some(mut last) = Arc::into_inner(handle) {
                next = last.parent.take();
            }
        }
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.id)
    }
}

/// The answer of a call on an object that was closed, or whose message or session was.
pub(super) fn stale() -> Error {
    Error::refused(ErrorCode::INVALID_OBJECT, "the object is closed", "message")
}
