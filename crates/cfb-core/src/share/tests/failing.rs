//! Stores whose locks fail, and stores without.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::*;
use crate::backing::{RangeLocks, ReadAt};
use crate::share::{CommitLock, others_are_reading};

/// A store of one's own, with locks that fail from the n-th call on, or none.
struct Own {
    locks: bool,
    calls: AtomicUsize,
    fails_from: usize,
}

impl Own {
    fn call(&self) -> io::Result<()> {
        if self.calls.fetch_add(1, Ordering::Relaxed) >= self.fails_from {
            return Err(io::Error::other("no more locks"));
        }
        Ok(())
    }
}

impl ReadAt for Own {
    fn len(&self) -> u64 {
        0
    }

    fn read_at(&self, _: u64, _: &mut [u8]) -> io::Result<usize> {
        Ok(0)
    }
}

impl Store for Own {
    fn write_at(&self, _: u64, _: &[u8]) -> io::Result<()> {
        Ok(())
    }

    fn set_len(&self, _: u64) -> io::Result<()> {
        Ok(())
    }

    fn sync(&self) -> io::Result<()> {
        Ok(())
    }

    fn locks(&self) -> Option<&dyn RangeLocks> {
        self.locks.then_some(self)
    }
}

impl RangeLocks for Own {
    fn try_lock(&self, _: Range<u64>) -> io::Result<bool> {
        self.call().map(|()| true)
    }

    fn unlock(&self, _: Range<u64>) -> io::Result<()> {
        Ok(())
    }

    fn is_locked_elsewhere(&self, _: Range<u64>) -> io::Result<bool> {
        self.call().map(|()| false)
    }
}

/// Rows: C18
#[test]
fn a_lock_call_that_fails_is_the_error_of_the_open() {
    let own = |fails_from| Arc::new(Own { locks: true, calls: AtomicUsize::new(0), fails_from });
    let calls = own(usize::MAX);
    OpenLocks::acquire(&(Arc::clone(&calls) as Arc<dyn Store>), RW_EXCLUSIVE).unwrap();
    let calls = calls.calls.load(Ordering::Relaxed);
    assert_eq!(calls, 1 + 5 + 4);
    for fails_from in 0..calls {
        let store: Arc<dyn Store> = own(fails_from);
        let error = OpenLocks::acquire(&store, RW_EXCLUSIVE).unwrap_err();
        assert_eq!(*error.kind(), ErrorKind::Io(io::ErrorKind::Other));
        assert!(error.to_string().starts_with("lock bytes at 0x7fffff"), "{error}");
        assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "no more locks");
    }
    let store: Arc<dyn Store> = own(0);
    CommitLock::acquire(&store).unwrap_err();
    let mut free = OpenLocks::acquire(&store, READ_DENY_WRITE).unwrap();
    others_are_reading(&*store).unwrap_err();
    free.wait_for_write_access(Duration::ZERO).unwrap_err();
}

/// Rows: C19
#[test]
fn a_store_without_locks_grants_all_and_is_not_asked() {
    let own = Arc::new(Own { locks: false, calls: AtomicUsize::new(0), fails_from: 0 });
    let store: Arc<dyn Store> = own.clone();
    let mut first = OpenLocks::acquire(&store, RW_EXCLUSIVE).unwrap();
    let second = OpenLocks::acquire(&store, RW_EXCLUSIVE).unwrap();
    let commit = CommitLock::acquire(&store).unwrap();
    assert!(!others_are_reading(&*store).unwrap());
    assert!(first.wait_for_write_access(Duration::ZERO).unwrap() && first.has_write_access());
    first.release_write_access();
    drop((first, second, commit));
    assert_eq!(own.calls.load(Ordering::Relaxed), 0);
}
