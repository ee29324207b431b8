//! One lock, from taking to giving back; and waiting for one.

use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};
use std::{fmt, io};

use crate::backing::{RangeLocks, Store};
use crate::error::{Error, ErrorKind, Location, Result, Structure};
use crate::share::bytes::Bytes;

/// Longest pause between two attempts to get a lock.
const LONGEST_PAUSE: Duration = Duration::from_millis(20);

/// A lock that this open holds, until it is dropped.
pub(super) struct Held {
    store: Arc<dyn Store>,
    bytes: Bytes,
}

impl Held {
    /// Takes all of these bytes, if no other open has one of them.
    pub(super) fn all(store: &Arc<dyn Store>, locks: &dyn RangeLocks, bytes: &Bytes) -> Result<Option<Self>> {
        let taken = locks.try_lock(bytes.clone()).map_err(|e| failed(e, bytes))?;
        Ok(taken.then(|| Self { store: Arc::clone(store), bytes: bytes.clone() }))
    }

    /// Takes the first of these bytes that no other open has.
    pub(super) fn any(store: &Arc<dyn Store>, locks: &dyn RangeLocks, bytes: &Bytes) -> Result<Option<Self>> {
        for byte in bytes.clone() {
            if let Some(held) = Self::all(store, locks, &(byte..byte.saturating_add(1)))? {
                return Ok(Some(held));
            }
        }
        Ok(None)
    }
}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#x?}", self.bytes)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(locks) = self.store.locks() {
            // Nobody could do anything about a failure here; the lock ends with the store in any case.
            let _ = locks.unlock(self.bytes.clone());
        }
    }
}

/// Whether another open has one of these bytes.
pub(super) fn is_taken(locks: &dyn RangeLocks, bytes: &Bytes) -> Result<bool> {
    locks.is_locked_elsewhere(bytes.clone()).map_err(|e| failed(e, bytes))
}

/// Attempts again and again until something comes of it or the time is over: `None` then.
pub(super) fn wait<T>(
    patience: Duration,
    mut attempt: impl FnMut() -> Result<Option<T>>,
) -> Result<Option<T>> {
    if let Some(done) = attempt()? {
        return Ok(Some(done));
    }
    // No end if the clock does not reach so far.
    let end = Instant::now().checked_add(patience);
    let mut pause = Duration::from_millis(1);
    loop {
        let left = end.map(|end| end.saturating_duration_since(Instant::now()));
        if left.is_some_and(|left| left.is_zero()) {
            return Ok(None);
        }
        // Two that wait for each other must not go on in step.
        let uneven = SystemTime::UNIX_EPOCH.elapsed().map_or(0, |now| now.subsec_nanos() % 1_000_000);
        let pausing = pause.saturating_add(Duration::from_nanos(uneven.into()));
        sleep(left.map_or(pausing, |left| left.min(pausing)));
        if let Some(done) = attempt()? {
            return Ok(Some(done));
        }
        pause = pause.saturating_mul(2).min(LONGEST_PAUSE);
    }
}

pub(super) fn refused(kind: ErrorKind, bytes: &Bytes) -> Error {
    Error::new(kind, Some(Location::new(Structure::LockBytes, Some(bytes.start))))
}

fn failed(error: io::Error, bytes: &Bytes) -> Error {
    Error::io(error, Location::new(Structure::LockBytes, Some(bytes.start)))
}
