//! The stream that callers read and write.

use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use mapi_props::ErrorCode;

use crate::error::{Error, Result};
use crate::mapi::core::{Core, ObjectId};
use crate::mapi::handle::Handle;

/// The value of a property as a stream (`IStream`): the stored bytes, or text in the width asked for, without a
/// terminator.
///
/// What is written is the property's value once the stream is [committed](Self::commit), its last handle is dropped, or
/// its object is saved; it is kept with the object. Clones are the same stream with one position;
/// [`try_clone`](Self::try_clone) gives another position. Once the object, the message or the session is closed, or the
/// property is changed by another call, every call answers `STG_E_REVERTED`.
#[derive(Clone, Debug)]
pub struct PropertyStream {
    handle: Arc<Handle>,
    position: Arc<AtomicU64>,
    /// Held while the position is used.
    moving: Arc<Mutex<()>>,
}

impl PropertyStream {
    pub(in crate::mapi) fn new(handle: Arc<Handle>) -> Result<Self> {
        let position = handle.with(|core, id| Ok(Arc::clone(&core.stream(id)?.position)))?;
        Ok(Self { handle, position, moving: Arc::default() })
    }

    fn with<T>(&self, what: impl FnOnce(&mut Core, ObjectId) -> Result<T>) -> Result<T> {
        self.handle.with(what).map_err(|error| {
            if error.code() == ErrorCode::INVALID_OBJECT {
                Error::refused(ErrorCode::STG_E_REVERTED, "the stream is closed", "property stream")
            } else {
                error
            }
        })
    }

    /// Reads at an offset: how many bytes, fewer than the buffer holds only at the end of the stream.
    ///
    /// # Errors
    ///
    /// `STG_E_REVERTED`; what reading the storage ends with.
    pub fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<usize> {
        self.with(|core, id| core.stream_read(id, offset, buf))
    }

    /// Writes at an offset. The stream grows as needed; a gap is zeros.
    ///
    /// # Errors
    ///
    /// `STG_E_ACCESSDENIED` if it was not opened for writing; `STG_E_REVERTED`; what writing ends with.
    pub fn write_at(&self, offset: u64, bytes: &[u8]) -> Result<()> {
        self.with(|core, id| {
            core.stream_change(id, |buffer, scratch| buffer.write_at(scratch, offset, bytes))
        })
    }

    /// Cuts the stream, or makes it longer with zeros. The position stays.
    ///
    /// # Errors
    ///
    /// As [`write_at`](Self::write_at).
    pub fn set_len(&self, len_bytes: u64) -> Result<()> {
        self.with(|core, id| core.stream_change(id, |buffer, scratch| buffer.set_len(scratch, len_bytes)))
    }

    /// Length in bytes.
    ///
    /// # Errors
    ///
    /// `STG_E_REVERTED`.
    pub fn len_bytes(&self) -> Result<u64> {
        self.with(|core, id| core.stream_len(id))
    }

    /// Makes what was written the property's value.
    ///
    /// # Errors
    ///
    /// `STG_E_REVERTED`; `MAPI_E_BAD_CHARWIDTH` for text whose code page is not known.
    pub fn commit(&self) -> Result<()> {
        self.with(Core::publish_stream)
    }

    /// The same stream with a position of its own, which begins where this one's is (`IStream::Clone`).
    ///
    /// # Errors
    ///
    /// `STG_E_REVERTED`.
    pub fn try_clone(&self) -> Result<Self> {
        self.len_bytes()?;
        let position = Arc::new(AtomicU64::new(self.position()));
        Ok(Self { handle: Arc::clone(&self.handle), position, moving: Arc::default() })
    }

    /// Where the next read or write begins, in bytes.
    #[must_use]
    pub fn position(&self) -> u64 {
        self.position.load(Ordering::Relaxed)
    }

    /// Sets the position: `STG_E_INVALIDFUNCTION` before the beginning, anything beyond the end.
    ///
    /// # Errors
    ///
    /// `STG_E_INVALIDFUNCTION`; `STG_E_REVERTED`.
    pub fn seek_to(&self, place: SeekFrom) -> Result<u64> {
        let _moving = self.moving.lock().unwrap_or_else(PoisonError::into_inner);
        let len = self.len_bytes()?;
        let position = match place {
            SeekFrom::Start(offset) => Some(offset),
            SeekFrom::Current(by) => self.position().checked_add_signed(by),
            SeekFrom::End(by) => len.checked_add_signed(by),
        };
        let Some(position) = position else {
            let reason = "a position before the beginning";
            return Err(Error::refused(ErrorCode::STG_E_INVALIDFUNCTION, reason, "property stream"));
        };
        self.position.store(position, Ordering::Relaxed);
        Ok(position)
    }

    /// Whether the two are one stream.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.handle.is(&other.handle)
    }

    fn advance(&self, by: usize) {
        self.position.store(self.position().saturating_add(by as u64), Ordering::Relaxed);
    }
}

impl Read for PropertyStream {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let moving = Arc::clone(&self.moving);
        let _moving = moving.lock().unwrap_or_else(PoisonError::into_inner);
        let n = self.read_at(self.position(), buf).map_err(io::Error::other)?;
        self.advance(n);
        Ok(n)
    }
}

impl Write for PropertyStream {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        let moving = Arc::clone(&self.moving);
        let _moving = moving.lock().unwrap_or_else(PoisonError::into_inner);
        self.write_at(self.position(), buf).map_err(io::Error::other)?;
        self.advance(buf.len());
        Ok(buf.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for PropertyStream {
    fn seek(&mut self, place: SeekFrom) -> io::Result<u64> {
        self.seek_to(place).map_err(io::Error::other)
    }
}
