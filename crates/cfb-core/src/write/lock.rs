//! Bytes that opens of one file lock against each other, as far as a commit is concerned.

use std::ops::Range;
use std::thread;
use std::time::{Duration, Instant};

use crate::backing::{RangeLocks, Store};
use crate::error::{CommitStep, Error, ErrorKind, Location, Result, Structure};

/// Held by whoever commits.
pub(crate) const COMMIT: Range<u64> = 0x7FFF_FF80..0x7FFF_FF81;
/// One byte of these is held by every open that reads a state which must stay.
pub(crate) const READ: Range<u64> = 0x7FFF_FF93..0x7FFF_FFA7;

/// How long a commit waits for another one.
const PATIENCE: Duration = Duration::from_secs(10);

/// The commit lock, given back when it goes out of scope.
pub(crate) struct CommitLock<'a>(Option<&'a dyn RangeLocks>);

impl<'a> CommitLock<'a> {
    /// Waits for the lock, within reason. Stores without locks have nobody to wait for.
    ///
    /// # Errors
    ///
    /// `LockViolation` if another commit does not end; `Io`.
    pub(crate) fn take(store: &'a dyn Store) -> Result<Self> {
        let Some(locks) = store.locks() else { return Ok(Self(None)) };
        let start = Instant::now();
        let mut pause = Duration::from_millis(1);
        while !locks.try_lock(COMMIT).map_err(failed)? {
            if start.elapsed() > PATIENCE {
                return Err(Error::new(ErrorKind::LockViolation, None).in_step(CommitStep::Begin));
            }
            thread::sleep(pause);
            pause = pause.saturating_mul(2).min(Duration::from_millis(50));
        }
        Ok(Self(Some(locks)))
    }
}

impl Drop for CommitLock<'_> {
    fn drop(&mut self) {
        if let Some(locks) = self.0 {
            // A lock that cannot be given back goes with the open file.
            let _ = locks.unlock(COMMIT);
        }
    }
}

/// Whether another open reads a state of this file.
///
/// # Errors
///
/// `Io`.
pub(crate) fn others_read(store: &dyn Store) -> Result<bool> {
    store.locks().map_or(Ok(false), |locks| locks.is_locked_elsewhere(READ).map_err(failed))
}

fn failed(source: std::io::Error) -> Error {
    Error::io(source, Location::new(Structure::File, None)).in_step(CommitStep::Begin)
}
