//! The lock bytes between opens of the same bytes in memory and of the same file.

mod failing;
mod modes;
mod together;

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use super::{LockRequest, OpenLocks};
use crate::backing::Store;
use crate::error::{ErrorKind, Result, Structure};
use crate::{SharedBytes, WriteFile};

const DIRECT: LockRequest = LockRequest {
    reads: false,
    writes: false,
    denies_reading: false,
    denies_writing: false,
    transacted: false,
    priority: false,
    no_snapshot: false,
    direct_swmr: false,
};
const EXCLUSIVE: LockRequest = LockRequest { denies_reading: true, denies_writing: true, ..DIRECT };
const DENYING_WRITE: LockRequest = LockRequest { denies_writing: true, ..DIRECT };
const RW_EXCLUSIVE: LockRequest = LockRequest { reads: true, writes: true, ..EXCLUSIVE };
const READ_EXCLUSIVE: LockRequest = LockRequest { reads: true, ..EXCLUSIVE };
const READ_DENY_WRITE: LockRequest = LockRequest { reads: true, ..DENYING_WRITE };
const RW_TRANSACTED: LockRequest = LockRequest { reads: true, writes: true, transacted: true, ..DIRECT };
const RW_DENY_WRITE: LockRequest = LockRequest { denies_writing: true, ..RW_TRANSACTED };
const READ_TRANSACTED: LockRequest = LockRequest { reads: true, transacted: true, ..DIRECT };
const W_DENY_WRITE: LockRequest = LockRequest { writes: true, transacted: true, ..DENYING_WRITE };
const PRIORITY: LockRequest = LockRequest { reads: true, priority: true, ..DIRECT };
const NO_SNAPSHOT: LockRequest = LockRequest { no_snapshot: true, ..RW_TRANSACTED };
const READ_NO_SNAPSHOT: LockRequest = LockRequest { no_snapshot: true, ..READ_TRANSACTED };
const SWMR_WRITER: LockRequest =
    LockRequest { reads: true, writes: true, direct_swmr: true, ..DENYING_WRITE };
const SWMR_READER: LockRequest = LockRequest { reads: true, direct_swmr: true, ..DIRECT };

/// Bytes that can be opened again and again.
enum Place {
    Memory(SharedBytes),
    File(PathBuf),
    /// Opened for writing where the request writes, else for reading only.
    AsAsked(PathBuf),
}

impl Place {
    fn store(&self, request: LockRequest) -> Arc<dyn Store> {
        match self {
            Self::Memory(bytes) => Arc::new(bytes.reopen()),
            Self::AsAsked(path) if !request.writes => Arc::new(WriteFile::open_read_only(path).unwrap()),
            Self::File(path) | Self::AsAsked(path) => Arc::new(WriteFile::open(path).unwrap()),
        }
    }

    fn open(&self, request: LockRequest) -> Result<OpenLocks> {
        OpenLocks::acquire(&self.store(request), request)
    }

    /// The kind of error that an open ends with.
    fn refusal(&self, request: LockRequest) -> ErrorKind {
        let error = self.open(request).unwrap_err();
        assert_eq!(error.location().unwrap().structure(), Structure::LockBytes);
        error.kind().clone()
    }

    /// The locked bytes, without the prefix.
    fn locked(&self) -> Vec<u64> {
        let store = self.store(RW_EXCLUSIVE);
        let locks = store.locks().unwrap();
        (0x7FFF_FE00..0x8000_0000u64)
            .filter(|&byte| locks.is_locked_elsewhere(byte..byte.saturating_add(1)).unwrap())
            .map(|byte| byte & 0xFFF)
            .collect()
    }

    fn with_foreign_lock<T>(&self, range: Range<u64>, then: impl FnOnce() -> T) -> T {
        let foreign = self.store(RW_EXCLUSIVE);
        assert!(foreign.locks().unwrap().try_lock(range).unwrap());
        then()
    }
}

/// Runs a test in every place.
fn everywhere(name: &str, test: impl Fn(&Place)) {
    let path = std::env::temp_dir().join(format!("cfb-core-share-{}-{name}", std::process::id()));
    std::fs::write(&path, b"").unwrap();
    test(&Place::Memory(SharedBytes::new([])));
    test(&Place::File(path.clone()));
    test(&Place::AsAsked(path.clone()));
    std::fs::remove_file(&path).unwrap();
}
