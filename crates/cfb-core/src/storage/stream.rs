//! The handle of a stream.

use std::fmt;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::error::{Error, ErrorKind, Result};
use crate::storage::commit::CommitOptions;
use crate::storage::content::{CHUNK, to_usize};
use crate::storage::core::Core;
use crate::storage::handle::Handle;
use crate::storage::handles::At;
use crate::storage::rules::denied;
use crate::storage::stat::Stat;

/// An open stream, with a position (`IStream`).
///
/// It is opened through a storage and lives no longer: when that is released or undone, or the stream removed, each call
/// ends with [`Reverted`](crate::ErrorKind::Reverted), and never touches another stream. Clones are handles of the same
/// open stream with one position; [`try_clone`](Self::try_clone) gives one with a position of its own.
///
/// ```
/// use std::io::{Read, Seek, SeekFrom, Write};
/// use cfb_core::{Mode, SharedBytes, Storage};
/// # use std::sync::Arc;
/// let root = Storage::create_on(Arc::new(SharedBytes::new([])), Mode::read_write())?;
/// let mut stream = root.create_stream("Notes", Mode::read_write())?;
/// stream.write_all(b"one two").unwrap();
/// stream.seek(SeekFrom::Start(4)).unwrap();
/// let mut word = String::new();
/// stream.read_to_string(&mut word).unwrap();
/// assert_eq!(word, "two");
/// # Ok::<(), cfb_core::Error>(())
/// ```
#[derive(Clone)]
pub struct StorageStream(Arc<Positioned>);

struct Positioned {
    handle: Arc<Handle>,
    /// Changed only while the open file is locked.
    position: AtomicU64,
}

impl StorageStream {
    pub(super) fn new(handle: Handle) -> Self {
        Self(Arc::new(Positioned { handle: Arc::new(handle), position: AtomicU64::new(0) }))
    }

    /// Does something with the open stream.
    fn with<T>(&self, what: impl FnOnce(&mut Core, &At) -> Result<T>) -> Result<T> {
        let handle = &self.0.handle;
        handle.shared.with(|core| {
            let at = core.at(handle.id)?;
            what(core, &at)
        })
    }

    fn to_read<T>(&self, what: impl FnOnce(&mut Core, &At) -> Result<T>) -> Result<T> {
        self.with(|core, at| {
            if !at.mode.can_read() {
                return Err(denied("the stream is open for writing only"));
            }
            what(core, at)
        })
    }

    fn to_write<T>(&self, what: impl FnOnce(&mut Core, &At) -> Result<T>) -> Result<T> {
        self.with(|core, at| {
            if !at.mode.can_write() {
                return Err(denied("the stream is open for reading only"));
            }
            core.may_write()?;
            what(core, at)
        })
    }

    fn at_position(&self) -> u64 {
        self.0.position.load(Ordering::Relaxed)
    }

    fn go_to(&self, position: u64) {
        self.0.position.store(position, Ordering::Relaxed);
    }

    /// Reads from `offset` on, as many bytes as fit into `buf` and the stream has; 0 at its end and beyond. The
    /// position stays.
    ///
    /// # Errors
    ///
    /// `AccessDenied` if the stream is open for writing only; `Reverted`; `Io`.
    pub fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<usize> {
        self.to_read(|core, at| core.read(at.scope, at.node, offset, buf))
    }

    /// Writes all of `bytes` at `offset`. A stream that is shorter grows, zeros in between. The position stays.
    ///
    /// # Errors
    ///
    /// `AccessDenied` if the stream is open for reading only; `FileLimit` if it would be too long, before anything is
    /// written; `Reverted`; `Io`, and then some of the bytes may have been written.
    pub fn write_at(&self, offset: u64, bytes: &[u8]) -> Result<()> {
        self.to_write(|core, at| core.write(at.scope, at.node, offset, bytes))
    }

    /// Reads from the position on, and goes on by as many bytes as were read.
    ///
    /// # Errors
    ///
    /// As [`read_at`](Self::read_at).
    pub fn read_next(&self, buf: &mut [u8]) -> Result<usize> {
        self.to_read(|core, at| {
            let n = core.read(at.scope, at.node, self.at_position(), buf)?;
            self.go_to(self.at_position().saturating_add(n as u64));
            Ok(n)
        })
    }

    /// Writes all of `bytes` at the position, and goes on behind them.
    ///
    /// # Errors
    ///
    /// As [`write_at`](Self::write_at).
    pub fn write_next(&self, bytes: &[u8]) -> Result<()> {
        self.to_write(|core, at| {
            core.write(at.scope, at.node, self.at_position(), bytes)?;
            self.go_to(self.at_position().saturating_add(bytes.len() as u64));
            Ok(())
        })
    }

    /// Moves the position, also beyond the end, and answers it.
    ///
    /// # Errors
    ///
    /// `InvalidFunction` for a place before the beginning; `Reverted`; `Io`.
    pub fn seek_to(&self, place: SeekFrom) -> Result<u64> {
        self.with(|core, at| {
            let target = match place {
                SeekFrom::Start(offset) => Some(offset),
                SeekFrom::Current(by) => self.at_position().checked_add_signed(by),
                SeekFrom::End(by) => core.stream_len(at.scope, at.node)?.checked_add_signed(by),
            };
            let what =
                ErrorKind::InvalidFunction("a position lies neither before the beginning nor beyond 64 bits");
            let target = target.ok_or_else(|| Error::new(what, None))?;
            self.go_to(target);
            Ok(target)
        })
    }

    /// The position, in bytes from the beginning.
    #[must_use]
    pub fn position(&self) -> u64 {
        self.at_position()
    }

    /// Sets the length: cuts the stream, or grows it with zeros. The position stays.
    ///
    /// # Errors
    ///
    /// As [`write_at`](Self::write_at).
    #[doc(alias = "SetSize")]
    pub fn set_len(&self, len_bytes: u64) -> Result<()> {
        self.to_write(|core, at| core.set_len(at.scope, at.node, len_bytes))
    }

    /// Length in bytes.
    ///
    /// # Errors
    ///
    /// `Reverted`; `Io`.
    pub fn len_bytes(&self) -> Result<u64> {
        self.with(|core, at| core.stream_len(at.scope, at.node))
    }

    /// What the stream says about itself. The length of a new stream of a simple root is its position, as in OLE.
    ///
    /// # Errors
    ///
    /// `Reverted`; `Io`.
    pub fn stat(&self) -> Result<Stat> {
        self.with(|core, at| {
            let stat = core.stat_open(at)?;
            Ok(if at.is_padded { stat.with_len(self.at_position()) } else { stat })
        })
    }

    /// Another handle of the stream, with a position of its own that begins at this one's (`IStream::Clone`).
    ///
    /// # Errors
    ///
    /// `Reverted`.
    #[doc(alias = "Clone")]
    pub fn try_clone(&self) -> Result<Self> {
        self.with(|_, _| {
            let position = AtomicU64::new(self.at_position());
            Ok(Self(Arc::new(Positioned { handle: Arc::clone(&self.0.handle), position })))
        })
    }

    /// Copies at most `len_bytes` bytes from this stream's position to that of `to`, which both go on, and answers how
    /// many it were.
    ///
    /// # Errors
    ///
    /// As [`read_at`](Self::read_at) and [`write_at`](Self::write_at). The bytes before the error are copied.
    pub fn copy_to(&self, to: &Self, len_bytes: u64) -> Result<u64> {
        let there = self.len_bytes()?.saturating_sub(self.at_position());
        let mut left = len_bytes.min(there);
        let mut buf = vec![0u8; to_usize(left).min(CHUNK)];
        let mut done = 0u64;
        while left > 0 {
            let n = to_usize(left).min(buf.len());
            let n = self.read_next(buf.get_mut(..n).unwrap_or_default())?;
            if n == 0 {
                break;
            }
            to.write_next(buf.get(..n).unwrap_or_default())?;
            left = left.saturating_sub(n as u64);
            done = done.saturating_add(n as u64);
        }
        Ok(done)
    }

    /// Does nothing: streams have no transactions of their own.
    ///
    /// # Errors
    ///
    /// `Reverted`.
    pub fn commit(&self, _: CommitOptions) -> Result<()> {
        self.with(|_, _| Ok(()))
    }

    /// Does nothing: streams have no transactions of their own.
    ///
    /// # Errors
    ///
    /// `Reverted`.
    pub fn revert(&self) -> Result<()> {
        self.with(|_, _| Ok(()))
    }

    /// Ranges of streams cannot be locked.
    ///
    /// # Errors
    ///
    /// `InvalidFunction` always, or `Reverted`.
    pub fn lock_region(&self, _offset: u64, _len_bytes: u64) -> Result<()> {
        self.with(|_, _| Err(no_locks()))
    }

    /// Ranges of streams cannot be locked.
    ///
    /// # Errors
    ///
    /// `InvalidFunction` always, or `Reverted`.
    pub fn unlock_region(&self, _offset: u64, _len_bytes: u64) -> Result<()> {
        self.with(|_, _| Err(no_locks()))
    }
}

fn no_locks() -> Error {
    Error::new(ErrorKind::InvalidFunction("ranges of streams cannot be locked"), None)
}

impl Read for &StorageStream {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        Ok(self.read_next(buf)?)
    }
}

impl Write for &StorageStream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_next(bytes)?;
        Ok(bytes.len())
    }

    /// Does nothing: bytes become durable with the commit of the storage.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for &StorageStream {
    fn seek(&mut self, place: SeekFrom) -> io::Result<u64> {
        Ok(self.seek_to(place)?)
    }
}

impl Read for StorageStream {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        (&*self).read(buf)
    }
}

impl Write for StorageStream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        (&*self).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        (&*self).flush()
    }
}

impl Seek for StorageStream {
    fn seek(&mut self, place: SeekFrom) -> io::Result<u64> {
        (&*self).seek(place)
    }
}

impl fmt::Debug for StorageStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StorageStream")
            .field("handle", &self.0.handle.id.0)
            .field("position", &self.at_position())
            .finish_non_exhaustive()
    }
}
