//! A store in memory that remembers every call that changes it.

use std::io;
use std::sync::{Arc, Mutex};

use cfb_core::{ReadAt, Store};

/// A call that changes a store, or makes changes durable.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Call {
    Write { offset: usize, bytes: Vec<u8> },
    SetLen(usize),
    Sync,
}

/// Memory as a store, with a recording of what is done to it.
///
/// ```text
/// let store = CrashStore::new(bytes);
/// workload(store.clone());
/// for image in store.recording().images(seed, 64) {
///     check(image.bytes);
/// }
/// ```
#[derive(Debug)]
pub(crate) struct CrashStore(Mutex<State>);

#[derive(Debug)]
struct State {
    bytes: Vec<u8>,
    recording: Recording,
}

/// What was done to a store, from its first bytes on.
#[derive(Clone, Debug)]
pub(crate) struct Recording {
    pub(crate) initial: Vec<u8>,
    pub(crate) calls: Vec<Call>,
}

impl CrashStore {
    /// A store that holds these bytes, all durable.
    pub(crate) fn new(initial: Vec<u8>) -> Arc<Self> {
        let recording = Recording { initial: initial.clone(), calls: Vec::new() };
        Arc::new(Self(Mutex::new(State { bytes: initial, recording })))
    }

    /// What was done so far.
    pub(crate) fn recording(&self) -> Recording {
        self.0.lock().unwrap().recording.clone()
    }

    /// The number of calls so far, to compare with [`Image::issued`](super::images::Image::issued): what had returned by then
    /// must be in the image, what had not begun can't be.
    pub(crate) fn position(&self) -> usize {
        self.0.lock().unwrap().recording.calls.len()
    }

    /// The bytes as they read now.
    pub(crate) fn to_vec(&self) -> Vec<u8> {
        self.0.lock().unwrap().bytes.clone()
    }

    fn make(&self, call: Call) {
        let mut state = self.0.lock().unwrap();
        call.apply(&mut state.bytes);
        state.recording.calls.push(call);
    }
}

impl Call {
    /// Does to the bytes what the call does as a whole.
    pub(crate) fn apply(&self, to: &mut Vec<u8>) {
        match self {
            Self::Write { offset, bytes } => {
                to.resize(to.len().max(offset + bytes.len()), 0);
                to[*offset..offset + bytes.len()].copy_from_slice(bytes);
            }
            Self::SetLen(len) => to.resize(*len, 0),
            Self::Sync => {}
        }
    }
}

impl ReadAt for CrashStore {
    fn len(&self) -> u64 {
        self.0.lock().unwrap().bytes.len() as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        self.0.lock().unwrap().bytes.read_at(offset, buf)
    }
}

impl Store for CrashStore {
    fn write_at(&self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        if !bytes.is_empty() {
            self.make(Call::Write { offset: usize::try_from(offset).unwrap(), bytes: bytes.to_vec() });
        }
        Ok(())
    }

    fn set_len(&self, len_bytes: u64) -> io::Result<()> {
        self.make(Call::SetLen(usize::try_from(len_bytes).unwrap()));
        Ok(())
    }

    fn sync(&self) -> io::Result<()> {
        self.make(Call::Sync);
        Ok(())
    }
}

#[test]
fn all_calls_are_recorded_in_order() {
    let store = CrashStore::new(b"abc".to_vec());
    store.write_at(5, b"fg").unwrap();
    store.write_at(9, b"").unwrap();
    assert_eq!(store.position(), 1);
    store.sync().unwrap();
    store.set_len(6).unwrap();
    assert_eq!((store.to_vec(), store.len()), (b"abc\0\0f".to_vec(), 6));
    let recording = store.recording();
    assert_eq!(recording.initial, b"abc");
    let write = Call::Write { offset: 5, bytes: b"fg".to_vec() };
    assert_eq!(recording.calls, [write, Call::Sync, Call::SetLen(6)]);
}
