//! A store in memory that records what is written, and runs out of room when it is told to.

use std::io;
use std::sync::{Arc, Mutex};

use cfb_core::{ReadAt, Store};

/// A call that changes a store, or makes changes durable.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Call {
    Write { offset: usize, bytes: Vec<u8> },
    SetLen(usize),
    Sync,
}

impl Call {
    /// Does the call to the bytes of a file.
    pub(super) fn apply(&self, to: &mut Vec<u8>) {
        match self {
            Self::Write { offset, bytes } => {
                let end = offset + bytes.len();
                if to.len() < end {
                    to.resize(end, 0);
                }
                to[*offset..end].copy_from_slice(bytes);
            }
            Self::SetLen(len) => to.resize(*len, 0),
            Self::Sync => {}
        }
    }
}

pub(super) struct FailingStore(Mutex<State>);

struct State {
    bytes: Vec<u8>,
    calls: Vec<Call>,
    /// How many writes there is still room for.
    room: Option<usize>,
}

impl FailingStore {
    pub(super) fn new(bytes: Vec<u8>) -> Arc<Self> {
        Arc::new(Self(Mutex::new(State { bytes, calls: Vec::new(), room: None })))
    }

    /// From now on so many writes succeed; all of them if none is given.
    pub(super) fn fail_after(&self, writes: Option<usize>) {
        self.0.lock().unwrap().room = writes;
    }

    pub(super) fn to_vec(&self) -> Vec<u8> {
        self.0.lock().unwrap().bytes.clone()
    }

    /// What was done since this was asked last.
    pub(super) fn take_calls(&self) -> Vec<Call> {
        std::mem::take(&mut self.0.lock().unwrap().calls)
    }

    fn make(&self, call: Call) {
        let mut state = self.0.lock().unwrap();
        call.apply(&mut state.bytes);
        state.calls.push(call);
    }
}

impl ReadAt for FailingStore {
    fn len(&self) -> u64 {
        self.0.lock().unwrap().bytes.len() as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        self.0.lock().unwrap().bytes.read_at(offset, buf)
    }
}

impl Store for FailingStore {
    fn write_at(&self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        let offset = usize::try_from(offset).unwrap();
        let has_room = match &mut self.0.lock().unwrap().room {
            Some(0) => false,
            Some(room) => {
                *room -= 1;
                true
            }
            None => true,
        };
        if !has_room {
            // A part of it is there all the same.
            let part = bytes[..bytes.len() / 2].to_vec();
            self.make(Call::Write { offset, bytes: part });
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.make(Call::Write { offset, bytes: bytes.to_vec() });
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
