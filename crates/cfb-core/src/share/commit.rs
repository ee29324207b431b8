//! The lock of a commit.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::backing::Store;
use crate::error::{ErrorKind, Result};
use crate::share::bytes::{COMMITTING, PRIORITY1, READ};
use crate::share::held::{Held, is_taken, refused, wait};

/// How long a commit waits for another one.
const PATIENCE: Duration = Duration::from_secs(5);

/// The lock that one commit at a time holds; dropping gives it back.
///
/// It keeps opens in priority mode out, and no others: those read the committed state, old or new, whose sectors a
/// commit does not write to. What it wants to know about readers, in order to reuse sectors or cut them off, it asks
/// with [`others_are_reading`].
pub(crate) struct CommitLock {
    held: Option<Held>,
}

impl CommitLock {
    /// Takes the lock; waits some seconds for a commit that is under way.
    ///
    /// # Errors
    ///
    /// `LockViolation` if somebody has the file open in priority mode, or a commit lasts longer; `Io` where the store's
    /// locks fail.
    pub(crate) fn acquire(store: &Arc<dyn Store>) -> Result<Self> {
        Self::within(PATIENCE, store)
    }

    pub(super) fn within(patience: Duration, store: &Arc<dyn Store>) -> Result<Self> {
        let Some(locks) = store.locks() else { return Ok(Self { held: None }) };
        let held = wait(patience, || {
            let held = Held::all(store, locks, &COMMITTING)?;
            if held.is_none() && is_taken(locks, &PRIORITY1)? {
                return Err(refused(ErrorKind::LockViolation, &PRIORITY1));
            }
            Ok(held)
        })?;
        let held = held.ok_or_else(|| refused(ErrorKind::LockViolation, &COMMITTING))?;
        Ok(Self { held: Some(held) })
    }
}

/// Whether another open reads the file, so that what it may read must stay. Opens that read without a lock do not count.
///
/// A reader takes its byte first and reads the header then. So a commit asks when it has its lock, before it uses
/// sectors that the state on disk leaves free; and again when its header is written, before it uses or cuts off what the
/// state before has used: a reader that is not seen by then will read the new header.
///
/// # Errors
///
/// `Io` where the store's locks fail.
pub(crate) fn others_are_reading(store: &dyn Store) -> Result<bool> {
    store.locks().map_or(Ok(false), |locks| is_taken(locks, &READ))
}

impl fmt::Debug for CommitLock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CommitLock").field("held", &self.held).finish()
    }
}
