//! Stores, folders and words for the tests of structured storage.

use std::io;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use cfb_core::{CommitOptions, Mode, RangeLocks, ReadAt, SharedBytes, Storage, StorageStream, Store};

/// That a call is refused with an error of this kind.
macro_rules! refused {
    ($call:expr, $kind:ident) => {
        match $call {
            Ok(_) => panic!("{} was not refused", stringify!($call)),
            Err(e) => {
                assert!(matches!(e.kind(), cfb_core::ErrorKind::$kind { .. }), "{}: {e:?}", stringify!($call))
            }
        }
    };
}
pub(super) use refused;

pub(super) const READ: u32 = 0;
pub(super) const WRITE: u32 = 1;
pub(super) const READWRITE: u32 = 2;
pub(super) const EXCLUSIVE: u32 = 0x10;
pub(super) const DENY_WRITE: u32 = 0x20;
pub(super) const DENY_READ: u32 = 0x30;
pub(super) const DENY_NONE: u32 = 0x40;
pub(super) const CREATE: u32 = 0x1000;
pub(super) const TRANSACTED: u32 = 0x1_0000;
pub(super) const CONVERT: u32 = 0x2_0000;
pub(super) const PRIORITY: u32 = 0x4_0000;
pub(super) const NOSCRATCH: u32 = 0x10_0000;
pub(super) const NOSNAPSHOT: u32 = 0x20_0000;
pub(super) const DIRECT_SWMR: u32 = 0x40_0000;
pub(super) const DELETEONRELEASE: u32 = 0x400_0000;
pub(super) const SIMPLE: u32 = 0x800_0000;

/// Read and write, exclusively: the mode of most calls.
pub(super) const RW: Mode = Mode::read_write();
/// Read, exclusively.
pub(super) const RO: Mode = Mode::read();

/// The mode of a flag word.
pub(super) fn stgm(word: u32) -> Mode {
    Mode::from_stgm(word).unwrap()
}

/// Memory without anything in it.
pub(super) fn memory() -> SharedBytes {
    SharedBytes::new([])
}

/// Another open of the same memory.
pub(super) fn again(bytes: &SharedBytes) -> Arc<dyn Store> {
    Arc::new(bytes.reopen())
}

/// A new file in memory of its own, direct.
pub(super) fn direct() -> Storage {
    Storage::create_on(Arc::new(memory()), RW).unwrap()
}

/// A new file in memory of its own, transacted.
pub(super) fn transacted() -> Storage {
    Storage::create_on(Arc::new(memory()), RW.transacted()).unwrap()
}

/// Commits as usual.
pub(super) fn commit(storage: &Storage) {
    storage.commit(CommitOptions::new()).unwrap();
}

/// Makes a stream with these bytes, and closes it.
pub(super) fn put(storage: &Storage, name: &str, bytes: &[u8]) {
    storage.create_stream(name, RW.create()).unwrap().write_at(0, bytes).unwrap();
}

/// All bytes of an open stream.
pub(super) fn all_of(stream: &StorageStream) -> Vec<u8> {
    let mut bytes = vec![0xA5; stream.len_bytes().unwrap() as usize + 3];
    let n = stream.read_at(0, &mut bytes).unwrap();
    assert_eq!(n + 3, bytes.len());
    bytes.truncate(n);
    bytes
}

/// All bytes of a stream by name.
pub(super) fn get(storage: &Storage, name: &str) -> Vec<u8> {
    all_of(&storage.open_stream(name, RO).unwrap())
}

/// Whether there is an element of this name.
pub(super) fn has(storage: &Storage, name: &str) -> bool {
    match storage.stat_of(name) {
        Ok(_) => true,
        Err(e) if e.is_not_found() => false,
        Err(e) => panic!("{e:?}"),
    }
}

/// The names of the elements, in order.
pub(super) fn names(storage: &Storage) -> Vec<String> {
    storage.list().unwrap().iter().map(|stat| stat.name().to_string()).collect()
}

/// Bytes in which each place differs from its neighbours.
pub(super) fn pattern(seed: u8, len: usize) -> Vec<u8> {
    (0..len).map(|at| (at as u8).wrapping_mul(31) ^ (at >> 8) as u8 ^ seed).collect()
}

/// A folder of its own, removed at the end.
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn new() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("cfb-core-ole-{}-{count}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A byte store of a caller, whose lock support can be chosen and fails on demand, and which counts lock calls.
pub(super) struct Custom {
    pub(super) bytes: SharedBytes,
    pub(super) locks: Locking,
    pub(super) lock_calls: Arc<AtomicU64>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Locking {
    None,
    Works,
    Fails,
}

impl Custom {
    pub(super) fn new(bytes: &SharedBytes, locks: Locking) -> (Arc<Self>, Arc<AtomicU64>) {
        let calls = Arc::new(AtomicU64::new(0));
        let own = Self { bytes: bytes.reopen(), locks, lock_calls: Arc::clone(&calls) };
        (Arc::new(own), calls)
    }
}

impl ReadAt for Custom {
    fn len(&self) -> u64 {
        self.bytes.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        self.bytes.read_at(offset, buf)
    }
}

impl Store for Custom {
    fn write_at(&self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.bytes.write_at(offset, bytes)
    }

    fn set_len(&self, len_bytes: u64) -> io::Result<()> {
        self.bytes.set_len(len_bytes)
    }

    fn sync(&self) -> io::Result<()> {
        self.bytes.sync()
    }

    fn locks(&self) -> Option<&dyn RangeLocks> {
        (self.locks != Locking::None).then_some(self)
    }
}

impl RangeLocks for Custom {
    fn try_lock(&self, range: Range<u64>) -> io::Result<bool> {
        self.lock_calls.fetch_add(1, Ordering::Relaxed);
        if self.locks == Locking::Fails {
            return Err(io::Error::from(io::ErrorKind::Unsupported));
        }
        self.bytes.locks().unwrap().try_lock(range)
    }

    fn unlock(&self, range: Range<u64>) -> io::Result<()> {
        self.lock_calls.fetch_add(1, Ordering::Relaxed);
        self.bytes.locks().unwrap().unlock(range)
    }

    fn is_locked_elsewhere(&self, range: Range<u64>) -> io::Result<bool> {
        self.lock_calls.fetch_add(1, Ordering::Relaxed);
        self.bytes.locks().unwrap().is_locked_elsewhere(range)
    }
}
