//! Byte stores: bytes by offset, from memory, a file or a memory map.

pub(crate) mod file;
pub(crate) mod memory;
pub(crate) mod mmap;

use std::io;

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
