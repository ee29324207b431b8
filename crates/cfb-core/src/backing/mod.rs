//! Byte stores: bytes by offset, in memory, a file or a memory map, and locks between their opens.

pub(crate) mod file;
mod lock;
pub(crate) mod map_write;
pub(crate) mod memory;
pub(crate) mod mmap;
pub(crate) mod shared;
pub(crate) mod write_file;

use std::io;
use std::ops::Range;

/// A store that can be read by offset, from several threads at once.
///
/// Implement it to read compound files from a place of your own (a zip member in memory, a remote blob with
/// a cache). What the store holds must not change while a file is open on it; a store that shrinks gives
/// errors or zeros, never undefined behaviour.
///
/// ```
/// use cfb_core::{OpenOptions, ReadAt};
/// struct Counted(Vec<u8>, std::sync::atomic::AtomicU64);
/// impl ReadAt for Counted {
///     fn len(&self) -> u64 {
///         self.0.len() as u64
///     }
///     fn read_at(&self, offset: u64, buf: &mut [u8]) -> std::io::Result<usize> {
///         self.1.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
///         self.0.read_at(offset, buf)
///     }
/// }
/// let store = Counted(cfb_layout::samples::hello(), Default::default());
/// let file = OpenOptions::new().open_source(store)?;
/// assert_eq!(file.find("Hello")?.bytes()?, &b"Hello, compound file"[..]);
/// # Ok::<(), cfb_core::Error>(())
/// ```
pub trait ReadAt: Send + Sync {
    /// Length in bytes.
    fn len(&self) -> u64;

    /// Reads at most `buf.len()` bytes from `offset` on; fewer only at the end.
    ///
    /// # Errors
    ///
    /// Whatever the store fails with; [`io::ErrorKind::Interrupted`] makes the caller try again.
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize>;

    /// The whole contents, where the store has them in memory. It must be of the length [`len`](Self::len)
    /// gives. Stores that answer `Some` are read without copies.
    fn as_slice(&self) -> Option<&[u8]> {
        None
    }

    /// Whether there are no bytes at all.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A byte store that can be written: what a compound file is made or changed in.
///
/// Writing takes `&self`, as reading does; the engine does not write from two threads at once. What was written can
/// be read at once, and is durable after [`sync`](Self::sync). Between two calls of `sync` a crash may lose any of the
/// writes, or a part of one: commits are made for that.
///
/// The engine calls a store while it holds the lock of the open file: a store must not call back into storages or
/// streams that stand on it.
///
/// Implement it to keep compound files in a place of your own:
///
/// ```
/// use std::io;
/// use std::sync::{Arc, Mutex};
/// use cfb_core::{Mode, ReadAt, Storage, Store};
///
/// #[derive(Default)]
/// struct Row(Mutex<Vec<u8>>);
///
/// impl ReadAt for Row {
///     fn len(&self) -> u64 {
///         self.0.lock().unwrap().len() as u64
///     }
///     fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
///         self.0.lock().unwrap().read_at(offset, buf)
///     }
/// }
///
/// impl Store for Row {
///     fn write_at(&self, offset: u64, bytes: &[u8]) -> io::Result<()> {
///         let too_far = |_| io::ErrorKind::FileTooLarge;
///         let start = usize::try_from(offset).map_err(too_far)?;
///         let end = start.checked_add(bytes.len()).ok_or(io::ErrorKind::FileTooLarge)?;
///         let mut row = self.0.lock().unwrap();
///         if row.len() < end {
///             row.resize(end, 0);
///         }
///         row[start..end].copy_from_slice(bytes);
///         Ok(())
///     }
///     fn set_len(&self, len_bytes: u64) -> io::Result<()> {
///         let len = usize::try_from(len_bytes).map_err(|_| io::ErrorKind::FileTooLarge)?;
///         self.0.lock().unwrap().resize(len, 0);
///         Ok(())
///     }
///     // Memory is as durable as it will ever be; a database would end its transaction here.
///     fn sync(&self) -> io::Result<()> {
///         Ok(())
///     }
/// }
///
/// let row = Arc::new(Row::default());
/// let root = Storage::create_on(row.clone(), Mode::read_write())?;
/// root.create_stream("a", Mode::read_write())?.write_at(0, b"bytes")?;
/// root.close()?;
/// let root = Storage::open_on(row, Mode::read())?;
/// assert_eq!(root.stat_of("a")?.len_bytes(), 5);
/// # Ok::<(), cfb_core::Error>(())
/// ```
pub trait Store: ReadAt {
    /// Writes all of `bytes` at `offset`. Beyond the end the store grows, and a gap reads as zeros.
    ///
    /// # Errors
    ///
    /// Whatever the store fails with. Some of the bytes may then have been written.
    fn write_at(&self, offset: u64, bytes: &[u8]) -> io::Result<()>;

    /// Cuts the store, or grows it with zeros.
    ///
    /// # Errors
    ///
    /// Whatever the store fails with. The length is then the old one.
    fn set_len(&self, len_bytes: u64) -> io::Result<()>;

    /// Makes everything written so far durable, the length too.
    ///
    /// # Errors
    ///
    /// Whatever the store fails with. What was written since the last success may or may not be durable.
    fn sync(&self) -> io::Result<()>;

    /// Byte-range locks between different opens of the same bytes. `None`, the default, says that nobody else can
    /// have them open; no lock is then ever asked for.
    fn locks(&self) -> Option<&dyn RangeLocks> {
        None
    }
}

/// Exclusive locks on ranges of bytes, held by one open of the bytes against all others. The ranges need not lie
/// inside the store.
pub trait RangeLocks: Send + Sync {
    /// Takes a lock without waiting; `false` if another open has a lock on any byte of the range. After `true`, the
    /// [length](ReadAt::len) is what it is for all opens: others may have changed it until now.
    ///
    /// # Errors
    ///
    /// Whatever the store fails with.
    fn try_lock(&self, range: Range<u64>) -> io::Result<bool>;

    /// Gives a lock back. The range is one that was locked as a whole.
    ///
    /// # Errors
    ///
    /// Whatever the store fails with.
    fn unlock(&self, range: Range<u64>) -> io::Result<()>;

    /// Whether another open has a lock on any byte of the range.
    ///
    /// # Errors
    ///
    /// Whatever the store fails with.
    fn is_locked_elsewhere(&self, range: Range<u64>) -> io::Result<bool>;
}

/// Reads until `buf` is full or the store ends; returns the bytes read.
pub(crate) fn read_full(source: &dyn ReadAt, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
    let mut done = 0usize;
    while let Some(rest) = buf.get_mut(done..).filter(|rest| !rest.is_empty()) {
        match source.read_at(offset.saturating_add(done as u64), rest) {
            Ok(0) => break,
            Ok(n) => done = done.saturating_add(n.min(rest.len())),
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(done)
}
