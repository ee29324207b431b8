//! Bytes in memory that several opens share.

use std::io;
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};

use crate::backing::memory::copy_from;
use crate::backing::{RangeLocks, ReadAt, Store};

/// Growable memory as a byte store that can be written, and opened more than once.
///
/// [`reopen`](Self::reopen) gives another open of the same bytes. Each open holds its own [locks](Store::locks), which
/// the others see, and drops them at its end: what two programs do with a file, two opens can do in memory.
///
/// ```
/// use cfb_core::{ReadAt, Store, SharedBytes};
/// let first = SharedBytes::new(*b"hello");
/// let second = first.reopen();
/// second.write_at(5, b" world")?;
/// assert_eq!(first.to_vec(), b"hello world");
///
/// assert!(first.locks().unwrap().try_lock(100..101)?);
/// assert!(second.locks().unwrap().is_locked_elsewhere(0..1000)?);
/// drop(first);
/// assert!(second.locks().unwrap().try_lock(100..101)?);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct SharedBytes {
    shared: Arc<Shared>,
    owner: u64,
}

#[derive(Debug, Default)]
struct Shared {
    bytes: RwLock<Vec<u8>>,
    locks: Mutex<LockTable>,
}

#[derive(Debug, Default)]
struct LockTable {
    last_owner: u64,
    held: Vec<(u64, Range<u64>)>,
}

impl LockTable {
    fn is_held_by_others(&self, owner: u64, range: &Range<u64>) -> bool {
        self.held
            .iter()
            .any(|(holder, held)| *holder != owner && held.start < range.end && range.start < held.end)
    }
}

impl SharedBytes {
    /// The first open of these bytes.
    #[must_use]
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        let shared = Shared { bytes: RwLock::new(bytes.into()), locks: Mutex::default() };
        Self { shared: Arc::new(shared), owner: 0 }
    }

    /// Another open of the same bytes, an owner of locks of its own.
    #[must_use]
    pub fn reopen(&self) -> Self {
        let mut table = self.table();
        table.last_owner = table.last_owner.wrapping_add(1);
        Self { shared: Arc::clone(&self.shared), owner: table.last_owner }
    }

    /// A copy of the bytes.
    #[must_use]
    pub fn to_vec(&self) -> Vec<u8> {
        self.bytes().clone()
    }

    fn bytes(&self) -> RwLockReadGuard<'_, Vec<u8>> {
        self.shared.bytes.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn table(&self) -> MutexGuard<'_, LockTable> {
        self.shared.locks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for SharedBytes {
    fn drop(&mut self) {
        let owner = self.owner;
        self.table().held.retain(|(holder, _)| *holder != owner);
    }
}

impl ReadAt for SharedBytes {
    fn len(&self) -> u64 {
        self.bytes().len() as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        Ok(copy_from(&self.bytes(), offset, buf))
    }
}

impl Store for SharedBytes {
    fn write_at(&self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        let start = in_memory(Some(offset))?;
        let end = in_memory(offset.checked_add(bytes.len() as u64))?;
        let mut all = self.shared.bytes.write().unwrap_or_else(PoisonError::into_inner);
        grow(&mut all, end)?;
        if let Some(place) = all.get_mut(start..end) {
            place.copy_from_slice(bytes);
        }
        Ok(())
    }

    fn set_len(&self, len_bytes: u64) -> io::Result<()> {
        let len = in_memory(Some(len_bytes))?;
        let mut all = self.shared.bytes.write().unwrap_or_else(PoisonError::into_inner);
        all.truncate(len);
        grow(&mut all, len)
    }

    fn sync(&self) -> io::Result<()> {
        Ok(())
    }

    fn locks(&self) -> Option<&dyn RangeLocks> {
        Some(self)
    }
}

impl RangeLocks for SharedBytes {
    fn try_lock(&self, range: Range<u64>) -> io::Result<bool> {
        let mut table = self.table();
        if table.is_held_by_others(self.owner, &range) {
            return Ok(false);
        }
        table.held.push((self.owner, range));
        Ok(true)
    }

    fn unlock(&self, range: Range<u64>) -> io::Result<()> {
        let mut table = self.table();
        let own = (self.owner, range);
        if let Some(at) = table.held.iter().position(|held| *held == own) {
            table.held.swap_remove(at);
        }
        Ok(())
    }

    fn is_locked_elsewhere(&self, range: Range<u64>) -> io::Result<bool> {
        Ok(self.table().is_held_by_others(self.owner, &range))
    }
}

/// An offset as one in memory.
fn in_memory(offset: Option<u64>) -> io::Result<usize> {
    offset.and_then(|offset| usize::try_from(offset).ok()).ok_or_else(|| io::ErrorKind::OutOfMemory.into())
}

/// Grows the bytes with zeros to at least `len`.
fn grow(bytes: &mut Vec<u8>, len: usize) -> io::Result<()> {
    let more = len.saturating_sub(bytes.len());
    if more > 0 {
        bytes.try_reserve(more).map_err(|_| io::ErrorKind::OutOfMemory)?;
        bytes.resize(len, 0);
    }
    Ok(())
}
