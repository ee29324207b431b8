//! A file read through a read-only memory map and written by position.

#![expect(
    unsafe_code,
    reason = "a map that outlives a cut of its file ends the process; the contract is the caller's"
)]

use std::fmt;
use std::io;
use std::ops::Range;
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use memmap2::{MmapOptions, MmapRaw};

use crate::backing::write_file::WriteFile;
use crate::backing::{RangeLocks, ReadAt, Store};

/// As much may lie behind the end of the map before a read there has the file mapped again.
const UNMAPPED_MAX: u64 = 1 << 20;

/// A file as a byte store that is read through a read-only memory map: a small read costs no system call.
///
/// Writes are positioned, as those of [`WriteFile`]; none goes through the map, so nothing reaches the disk before
/// it is written and synced. What the file grows by is read by position until the next [`sync`](Store::sync), or until
/// it is much. The map is given up before the file is cut, and made anew.
///
/// It depends on the operating system to show positioned writes through the map at once: those that Rust has full
/// support for do on their local file systems; OpenBSD and some network file systems do not.
pub struct MapWriteFile {
    file: WriteFile,
    mapped: RwLock<Mapped>,
}

/// The map, no longer than the file; or none, where there is nothing to map or the map was refused, and all is read
/// by position.
struct Mapped {
    map: Option<MmapRaw>,
    /// Length of the file when it was mapped or that was tried, in bytes.
    tried: u64,
}

impl Mapped {
    /// Whether so much lies behind the end of the map that a read there should have the file mapped again: a part
    /// of it, so that a file that grows is mapped a few times only.
    fn is_outgrown(&self, len_bytes: u64) -> bool {
        len_bytes.saturating_sub(self.tried) >= UNMAPPED_MAX.max(self.tried / 4)
    }

    fn renew(&mut self, file: &WriteFile) -> io::Result<()> {
        self.map = None;
        self.tried = file.len();
        if self.tried > 0 {
            // A mapped length of zero is an error on some systems.
            self.map = Some(MmapOptions::new().map_raw_read_only(file.file())?);
        }
        Ok(())
    }
}

impl MapWriteFile {
    /// Maps the file.
    ///
    /// # Errors
    ///
    /// The operating system refuses the map.
    ///
    /// # Safety
    ///
    /// For as long as the store lives, nobody else may cut the file: no other process, and in this one nothing but
    /// this store. Reading beyond the new end would end the process with a signal (`SIGBUS`). Nothing in this crate
    /// can enforce that: the caller vouches for every other user of the file. Others that only write and append
    /// do no such harm.
    ///
    /// ```
    /// use cfb_core::{MapWriteFile, ReadAt, Store, WriteFile};
    /// # let path = std::env::temp_dir().join(format!("cfb-core-map-{}.bin", std::process::id()));
    /// let file = WriteFile::create_new(&path)?;
    /// file.write_at(0, b"hello")?;
    /// // SAFETY: the file was made just now, under a name that nobody else knows.
    /// let store = unsafe { MapWriteFile::new(file) }?;
    /// store.write_at(5, b" world")?;
    /// store.write_at(0, b"J")?;
    /// let mut bytes = [0u8; 11];
    /// assert_eq!(store.read_at(0, &mut bytes)?, 11);
    /// assert_eq!(&bytes, b"Jello world");
    /// # drop(store);
    /// # std::fs::remove_file(&path)?;
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub unsafe fn new(file: WriteFile) -> io::Result<Self> {
        let mut mapped = Mapped { map: None, tried: 0 };
        mapped.renew(&file)?;
        Ok(Self { file, mapped: RwLock::new(mapped) })
    }

    /// The store that is mapped.
    #[must_use]
    pub fn file(&self) -> &WriteFile {
        &self.file
    }

    fn mapped(&self) -> RwLockReadGuard<'_, Mapped> {
        self.mapped.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Maps the file again if `needed` still says so. A refusal is no failure: reads then go by position.
    fn map_again(&self, needed: impl FnOnce(&Mapped) -> bool) {
        let mut mapped = self.mapped.write().unwrap_or_else(PoisonError::into_inner);
        if needed(&mapped) {
            let _ = mapped.renew(&self.file);
        }
    }
}

impl fmt::Debug for MapWriteFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MapWriteFile").field("file", &self.file).finish_non_exhaustive()
    }
}

impl ReadAt for MapWriteFile {
    fn len(&self) -> u64 {
        self.file.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let len_bytes = self.file.len();
        let end = offset.saturating_add(buf.len() as u64).min(len_bytes);
        let mapped = self.mapped();
        if let Some(map) = mapped.map.as_ref().filter(|map| end <= map.len() as u64) {
            let n = usize::try_from(end.saturating_sub(offset)).unwrap_or(0);
            let start = usize::try_from(offset).unwrap_or(usize::MAX);
            return Ok(buf.get_mut(..n).map_or(0, |part| copy(map, start, part)));
        }
        let outgrown = mapped.is_outgrown(len_bytes);
        drop(mapped);
        if outgrown {
            self.map_again(|mapped| mapped.is_outgrown(len_bytes));
        }
        self.file.read_at(offset, buf)
    }
}

impl Store for MapWriteFile {
    fn write_at(&self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.file.write_at(offset, bytes)
    }

    fn set_len(&self, len_bytes: u64) -> io::Result<()> {
        let mut mapped = self.mapped.write().unwrap_or_else(PoisonError::into_inner);
        if len_bytes >= self.file.len() {
            return self.file.set_len(len_bytes);
        }
        mapped.map = None;
        let done = self.file.set_len(len_bytes);
        // A refusal is no failure: reads then go by position.
        let _ = mapped.renew(&self.file);
        done
    }

    fn sync(&self) -> io::Result<()> {
        self.file.sync()?;
        let len_bytes = self.file.len();
        if self.mapped().tried < len_bytes {
            self.map_again(|mapped| mapped.tried < len_bytes);
        }
        Ok(())
    }

    fn locks(&self) -> Option<&dyn RangeLocks> {
        self.file.locks().map(|_| self as &dyn RangeLocks)
    }
}

impl RangeLocks for MapWriteFile {
    fn try_lock(&self, range: Range<u64>) -> io::Result<bool> {
        RangeLocks::try_lock(&self.file, range)
    }

    fn unlock(&self, range: Range<u64>) -> io::Result<()> {
        RangeLocks::unlock(&self.file, range)
    }

    fn is_locked_elsewhere(&self, range: Range<u64>) -> io::Result<bool> {
        RangeLocks::is_locked_elsewhere(&self.file, range)
    }
}

/// Copies from the map what it has from `start` on; returns the count.
///
/// The bytes may change meanwhile, so they are never lent as a slice: they are read one word at a time, each as it is
/// at that moment.
fn copy(map: &MmapRaw, start: usize, buf: &mut [u8]) -> usize {
    const WORD: usize = size_of::<usize>();
    let n = buf.len().min(map.len().saturating_sub(start));
    let Some(buf) = buf.get_mut(..n).filter(|buf| !buf.is_empty()) else { return 0 };
    let place = |at: usize| map.as_ptr().wrapping_add(start).wrapping_add(at);
    let byte = |at: usize| {
        // SAFETY: `at < n`, so the byte lies in the map, which `map` keeps alive. The file is not shorter than the
        // map: nobody else cuts it, by the contract of `new`, and this store holds the lock of the map while it
        // reads or cuts. The map is no Rust allocation; a volatile read of it may see bytes that change.
        unsafe { place(at).read_volatile() }
    };
    let head = place(0).align_offset(WORD).min(n);
    let (first, rest) = buf.split_at_mut(head);
    for (at, to) in first.iter_mut().enumerate() {
        *to = byte(at);
    }
    let mut at = head;
    let mut words = rest.chunks_exact_mut(WORD);
    for to in &mut words {
        // SAFETY: as for one byte: the word ends before `n`, since the chunk does. It is aligned, because `head` bytes
        // led to an aligned place and each step is a word.
        let word = unsafe { place(at).cast::<usize>().read_volatile() };
        to.copy_from_slice(&word.to_ne_bytes());
        at = at.saturating_add(WORD);
    }
    for to in words.into_remainder() {
        *to = byte(at);
        at = at.saturating_add(1);
    }
    n
}
