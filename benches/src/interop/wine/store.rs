//! Bytes in memory with locks that are seen: what `bytes.c` is for Wine, as a byte store for us.

use std::io;
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cfb_core::{RangeLocks, ReadAt, Store};

/// One open of some bytes; it owns the locks it takes.
pub(super) struct LockedBytes {
    number: usize,
    shared: Arc<Mutex<Shared>>,
    promises_locks: bool,
}

/// What all opens of the same bytes share.
#[derive(Default)]
struct Shared {
    data: Vec<u8>,
    opens: usize,
    /// Owners and bytes.
    locks: Vec<(usize, Range<u64>)>,
    /// Calls by owners, as the driver writes them.
    calls: Vec<(usize, String)>,
    are_broken: bool,
}

impl LockedBytes {
    /// A new open: of the bytes that `other` has open, or of none yet.
    pub(super) fn open(other: Option<&Self>, promises_locks: bool) -> Self {
        let shared = other.map_or_else(Arc::default, |other| Arc::clone(&other.shared));
        let open = Self { number: 0, shared, promises_locks };
        let number = {
            let mut shared = open.shared();
            shared.opens += 1;
            shared.opens
        };
        Self { number, ..open }
    }

    pub(super) fn break_locks(&self) {
        self.shared().are_broken = true;
    }

    /// The calls since the last time.
    pub(super) fn take_calls(&self) -> String {
        let mut shared = self.shared();
        let (own, others) = shared.calls.drain(..).partition(|(owner, _)| *owner == self.number);
        shared.calls = others;
        let own: Vec<(usize, String)> = own;
        own.into_iter().map(|(_, call)| format!(" {call}")).collect()
    }

    /// The locks held now by this open.
    pub(super) fn held(&self) -> String {
        let shared = self.shared();
        let own = shared.locks.iter().filter(|(owner, _)| *owner == self.number);
        let mut own: Vec<&Range<u64>> = own.map(|(_, range)| range).collect();
        own.sort_by_key(|range| range.start);
        own.into_iter().map(|range| format!(" {}", text(range))).collect()
    }

    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// `OFFSET` for one byte, `OFFSET:LEN` for more.
fn text(range: &Range<u64>) -> String {
    match range.end.saturating_sub(range.start) {
        1 => format!("{:X}", range.start),
        len => format!("{:X}:{len}", range.start),
    }
}

impl Shared {
    fn is_locked_by_another(&self, owner: usize, range: &Range<u64>) -> bool {
        let overlaps = |other: &Range<u64>| other.start < range.end && range.start < other.end;
        self.locks.iter().any(|(other, bytes)| *other != owner && overlaps(bytes))
    }
}

impl ReadAt for LockedBytes {
    fn len(&self) -> u64 {
        self.shared().data.len() as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        self.shared().data.read_at(offset, buf)
    }
}

impl Store for LockedBytes {
    fn write_at(&self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        let start = usize::try_from(offset).map_err(io::Error::other)?;
        let end = start.checked_add(bytes.len()).ok_or(io::ErrorKind::FileTooLarge)?;
        let data = &mut self.shared().data;
        if data.len() < end {
            data.resize(end, 0);
        }
        if let Some(place) = data.get_mut(start..end) {
            place.copy_from_slice(bytes);
        }
        Ok(())
    }

    fn set_len(&self, len_bytes: u64) -> io::Result<()> {
        self.shared().data.resize(usize::try_from(len_bytes).map_err(io::Error::other)?, 0);
        Ok(())
    }

    fn sync(&self) -> io::Result<()> {
        Ok(())
    }

    fn locks(&self) -> Option<&dyn RangeLocks> {
        self.promises_locks.then_some(self)
    }
}

impl RangeLocks for LockedBytes {
    fn try_lock(&self, range: Range<u64>) -> io::Result<bool> {
        let mut shared = self.shared();
        if shared.are_broken {
            return Err(io::ErrorKind::Unsupported.into());
        }
        let is_free = !shared.is_locked_by_another(self.number, &range);
        let call = format!("+{}{}", text(&range), if is_free { "" } else { "!" });
        shared.calls.push((self.number, call));
        if is_free {
            shared.locks.push((self.number, range));
        }
        Ok(is_free)
    }

    fn unlock(&self, range: Range<u64>) -> io::Result<()> {
        let mut shared = self.shared();
        shared.calls.push((self.number, format!("-{}", text(&range))));
        shared.locks.retain(|(owner, bytes)| *owner != self.number || *bytes != range);
        Ok(())
    }

    fn is_locked_elsewhere(&self, range: Range<u64>) -> io::Result<bool> {
        let mut shared = self.shared();
        shared.calls.push((self.number, format!("?{}", text(&range))));
        Ok(shared.is_locked_by_another(self.number, &range))
    }
}
