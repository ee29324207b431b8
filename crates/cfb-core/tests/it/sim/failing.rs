//! A store whose calls fail when they are told to.

use std::io;
use std::sync::{Arc, Mutex};

use cfb_core::{RangeLocks, ReadAt, Store};

/// The kinds of calls that are counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Op {
    Read,
    Write,
    SetLen,
    Sync,
    /// Whatever is no read.
    Change,
}

impl Op {
    fn is_one_of(self, counted: Self) -> bool {
        self == counted || (counted == Self::Change && self != Self::Read)
    }
}

/// Which call fails, and how.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Failure {
    pub(crate) op: Op,
    /// The number of calls of that kind that still succeed.
    pub(crate) after: usize,
    pub(crate) error: io::ErrorKind,
    /// Bytes that a write which fails has written before.
    pub(crate) written: usize,
    /// Whether all calls of that kind fail from then on.
    pub(crate) lasting: bool,
}

impl Failure {
    /// The call of that kind after so many others fails, alone, with nothing done.
    pub(crate) fn once(op: Op, after: usize) -> Self {
        Self { op, after, error: io::ErrorKind::Other, written: 0, lasting: false }
    }

    /// All calls of that kind after so many others fail.
    pub(crate) fn lasting(op: Op, after: usize) -> Self {
        Self { lasting: true, ..Self::once(op, after) }
    }

    /// The write after so many others finds the disk full when it has written that many bytes, and all later ones
    /// do at once.
    pub(crate) fn disk_full(after: usize, written: usize) -> Self {
        Self { error: io::ErrorKind::StorageFull, written, ..Self::lasting(Op::Write, after) }
    }
}

/// Another store, with calls that fail.
pub(crate) struct FailingStore {
    inner: Arc<dyn Store>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    failure: Option<Failure>,
    made: Vec<Op>,
    failed: usize,
}

impl FailingStore {
    /// Passes everything on until it is told to fail.
    pub(crate) fn new(inner: Arc<dyn Store>) -> Arc<Self> {
        Arc::new(Self { inner, state: Mutex::default() })
    }

    /// Counts anew from here, and fails so, or not any more.
    pub(crate) fn set(&self, failure: impl Into<Option<Failure>>) {
        *self.state.lock().unwrap() = State { failure: failure.into(), ..State::default() };
    }

    /// The calls of that kind since the last [`set`](Self::set).
    pub(crate) fn calls(&self, op: Op) -> usize {
        self.state.lock().unwrap().made.iter().filter(|made| made.is_one_of(op)).count()
    }

    /// The calls that have failed since the last [`set`](Self::set).
    pub(crate) fn failed(&self) -> usize {
        self.state.lock().unwrap().failed
    }

    /// Counts a call; the error to fail with, and the bytes to write before.
    fn count(&self, op: Op) -> Option<(io::Error, usize)> {
        let mut state = self.state.lock().unwrap();
        state.made.push(op);
        let failure = state.failure.filter(|failure| op.is_one_of(failure.op))?;
        let before = state.made.iter().filter(|made| made.is_one_of(failure.op)).count() - 1;
        if before < failure.after || (before > failure.after && !failure.lasting) {
            return None;
        }
        state.failed += 1;
        let written = if before == failure.after { failure.written } else { 0 };
        Some((failure.error.into(), written))
    }
}

impl ReadAt for FailingStore {
    fn len(&self) -> u64 {
        self.inner.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        match self.count(Op::Read) {
            Some((error, _)) => Err(error),
            None => self.inner.read_at(offset, buf),
        }
    }
}

impl Store for FailingStore {
    fn write_at(&self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        match self.count(Op::Write) {
            Some((error, written)) => {
                self.inner.write_at(offset, &bytes[..written.min(bytes.len())])?;
                Err(error)
            }
            None => self.inner.write_at(offset, bytes),
        }
    }

    fn set_len(&self, len_bytes: u64) -> io::Result<()> {
        match self.count(Op::SetLen) {
            Some((error, _)) => Err(error),
            None => self.inner.set_len(len_bytes),
        }
    }

    fn sync(&self) -> io::Result<()> {
        match self.count(Op::Sync) {
            Some((error, _)) => Err(error),
            None => self.inner.sync(),
        }
    }

    fn locks(&self) -> Option<&dyn RangeLocks> {
        self.inner.locks()
    }
}

#[cfg(test)]
mod tests {
    use cfb_core::SharedBytes;

    use super::*;

    fn store() -> (SharedBytes, Arc<FailingStore>) {
        let bytes = SharedBytes::new([]);
        let failing = FailingStore::new(Arc::new(bytes.reopen()));
        (bytes, failing)
    }

    #[test]
    fn the_call_that_was_named_fails_and_no_other() {
        let (bytes, store) = store();
        store.set(Failure { error: io::ErrorKind::TimedOut, ..Failure::once(Op::Write, 1) });
        store.write_at(0, b"a").unwrap();
        store.sync().unwrap();
        assert_eq!(store.write_at(1, b"b").unwrap_err().kind(), io::ErrorKind::TimedOut);
        store.write_at(2, b"c").unwrap();
        assert_eq!(bytes.to_vec(), b"a\0c");
        assert_eq!((store.calls(Op::Write), store.calls(Op::Sync), store.failed()), (3, 1, 1));
        assert_eq!(store.calls(Op::Change), 4);

        store.set(Failure::once(Op::SetLen, 0));
        store.set_len(1).unwrap_err();
        assert_eq!(store.len(), 3);
        store.set(Failure::once(Op::Sync, 0));
        store.sync().unwrap_err();
        store.set(Failure::once(Op::Read, 1));
        let mut buf = [0; 1];
        store.read_at(0, &mut buf).unwrap();
        store.read_at(0, &mut buf).unwrap_err();
        store.set(None);
        store.set_len(1).unwrap();
        assert_eq!((bytes.to_vec(), store.failed()), (b"a".to_vec(), 0));
    }

    #[test]
    fn any_change_can_be_counted() {
        let (bytes, store) = store();
        store.set(Failure::lasting(Op::Change, 2));
        store.write_at(0, b"ab").unwrap();
        store.set_len(1).unwrap();
        store.sync().unwrap_err();
        store.set_len(0).unwrap_err();
        store.write_at(0, b"c").unwrap_err();
        store.read_at(0, &mut [0]).unwrap();
        assert_eq!((bytes.to_vec(), store.failed()), (b"a".to_vec(), 3));
    }

    #[test]
    fn a_full_disk_takes_a_part_of_a_write_and_nothing_more() {
        let (bytes, store) = store();
        store.set(Failure::disk_full(1, 2));
        store.write_at(0, b"ab").unwrap();
        assert_eq!(store.write_at(2, b"cdef").unwrap_err().kind(), io::ErrorKind::StorageFull);
        assert_eq!(store.write_at(4, b"gh").unwrap_err().kind(), io::ErrorKind::StorageFull);
        assert_eq!(bytes.to_vec(), b"abcd");
    }

    #[test]
    fn locks_are_those_of_the_store_inside() {
        let (bytes, store) = store();
        assert!(store.locks().unwrap().try_lock(0..1).unwrap());
        assert!(bytes.locks().unwrap().is_locked_elsewhere(0..1).unwrap());
    }
}
