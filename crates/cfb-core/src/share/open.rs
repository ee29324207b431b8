//! The lock bytes of an open, from open to close.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::backing::Store;
use crate::error::{ErrorKind, Result};
use crate::share::bytes::{CHECK, DENY_READ, READ};
use crate::share::held::{Held, is_taken, refused, wait};
use crate::share::request::LockRequest;

/// How long an open waits for others that are just opening.
const PATIENCE: Duration = Duration::from_secs(2);

/// The lock bytes that an open of a root storage holds; dropping gives them back.
///
/// Each open needs a store of its own: two opens through one store are one owner of locks to the system.
pub(crate) struct OpenLocks {
    store: Arc<dyn Store>,
    held: Vec<Held>,
    /// What keeps readers out while a direct writer beside readers writes.
    write_access: WriteAccess,
}

enum WriteAccess {
    None,
    /// The store has no locks, so nobody has to be kept out.
    Alone,
    Locked(Held),
}

impl OpenLocks {
    /// Looks whether other opens allow the request, and takes its bytes. Nothing is held after an error.
    ///
    /// # Errors
    ///
    /// `ShareViolation` where another open denies what this one does; `LockViolation` where another does what this one
    /// denies, where a commit is under way and the mode is priority, or where there are 20 opens already; `Io` where
    /// the store's locks fail.
    pub(crate) fn acquire(store: &Arc<dyn Store>, request: LockRequest) -> Result<Self> {
        Self::take(store, request, None)
    }

    /// The same in the place of an earlier open, which ends with this call in any case. Nobody gets in between.
    ///
    /// # Errors
    ///
    /// As [`acquire`](Self::acquire).
    pub(crate) fn acquire_instead_of(
        earlier: Self,
        store: &Arc<dyn Store>,
        request: LockRequest,
    ) -> Result<Self> {
        Self::take(store, request, Some(earlier))
    }

    fn take(store: &Arc<dyn Store>, request: LockRequest, earlier: Option<Self>) -> Result<Self> {
        let mut open = Self { store: Arc::clone(store), held: Vec::new(), write_access: WriteAccess::None };
        let Some(locks) = store.locks().filter(|_| !request.is_free()) else { return Ok(open) };
        let check = wait(PATIENCE, || Held::all(store, locks, &CHECK))?
            .ok_or_else(|| refused(ErrorKind::LockViolation, &CHECK))?;
        drop(earlier);
        for (bytes, kind) in request.refusals() {
            if is_taken(locks, &bytes)? {
                return Err(refused(kind, &bytes));
            }
        }
        for bytes in request.claims() {
            let held = Held::any(store, locks, &bytes)?;
            open.held.push(held.ok_or_else(|| refused(ErrorKind::LockViolation, &bytes))?);
        }
        drop(check);
        Ok(open)
    }

    /// Keeps readers out, so that a direct writer beside readers may write; waits until those that have the file open
    /// have closed it. `false` if they were kept out already.
    ///
    /// # Errors
    ///
    /// `LockViolation` if there still are readers when the time is over (`STG_E_INUSE`); `Io` where the store's locks
    /// fail.
    pub(crate) fn wait_for_write_access(&mut self, patience: Duration) -> Result<bool> {
        if self.has_write_access() {
            return Ok(false);
        }
        let Some(locks) = self.store.locks() else {
            self.write_access = WriteAccess::Alone;
            return Ok(true);
        };
        let held = wait(patience, || {
            let Some(_check) = Held::all(&self.store, locks, &CHECK)? else { return Ok(None) };
            if is_taken(locks, &READ)? { Ok(None) } else { Held::any(&self.store, locks, &DENY_READ) }
        })?;
        self.write_access =
            WriteAccess::Locked(held.ok_or_else(|| refused(ErrorKind::LockViolation, &READ))?);
        Ok(true)
    }

    /// Lets readers in again.
    pub(crate) fn release_write_access(&mut self) {
        self.write_access = WriteAccess::None;
    }

    /// Whether a direct writer beside readers may write.
    pub(crate) fn has_write_access(&self) -> bool {
        !matches!(self.write_access, WriteAccess::None)
    }
}

impl fmt::Debug for OpenLocks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let access: &dyn fmt::Debug = match &self.write_access {
            WriteAccess::None => &false,
            WriteAccess::Alone => &true,
            WriteAccess::Locked(held) => held,
        };
        f.debug_struct("OpenLocks")
            .field("held", &self.held)
            .field("write_access", access)
            .finish_non_exhaustive()
    }
}
