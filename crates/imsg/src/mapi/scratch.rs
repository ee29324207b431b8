//! Where large values wait for being saved: a temporary file, made when it is first needed.

use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use cfb_core::{
    CopyExclusions, ErrorKind, Mode, ReadAt, Storage, StorageOptions, StorageStream, Store, Version,
};

use crate::mapi::state::object_name;

/// Values of up to so many bytes stay in memory.
pub(super) const IN_MEMORY: u64 = 256 << 10;

/// Bytes of the temporary file that may stay in memory.
const FILE_MEMORY: u64 = 4 << 20;

/// The temporary file of a message.
#[derive(Default)]
pub(super) struct Scratch {
    root: Mutex<Option<Storage>>,
    names: AtomicU64,
}

impl Scratch {
    fn root(&self) -> cfb_core::Result<Storage> {
        let mut root = self.root.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(root) = &*root {
            return Ok(root.clone());
        }
        let options = StorageOptions::new().version(Version::V4).sync(false).memory_limit(FILE_MEMORY);
        let made = options.create_temporary(Mode::read_write().transacted().delete_on_release())?;
        *root = Some(made.clone());
        Ok(made)
    }

    fn name(&self) -> String {
        self.names.fetch_add(1, Ordering::Relaxed).to_string()
    }

    /// A new stream, empty.
    pub(super) fn stream(&self) -> cfb_core::Result<ScratchStream> {
        let (root, name) = (self.root()?, self.name());
        let stream = root.create_stream(name.as_str(), Mode::read_write())?;
        Ok(ScratchStream { stream, root, name })
    }

    /// A new storage, empty.
    pub(super) fn storage(&self) -> cfb_core::Result<ScratchStorage> {
        let (root, name) = (self.root()?, self.name());
        let holder = root.create_storage(name.as_str(), Mode::read_write())?;
        Ok(ScratchStorage { holder, root, name })
    }
}

/// A stream of the temporary file; it goes with its last owner.
pub(super) struct ScratchStream {
    pub(super) stream: StorageStream,
    root: Storage,
    name: String,
}

impl ScratchStream {
    /// Another stream with the same bytes.
    pub(super) fn duplicate(&self, scratch: &Scratch) -> cfb_core::Result<Self> {
        let copy = scratch.stream()?;
        let from = self.stream.try_clone()?;
        from.seek_to(io::SeekFrom::Start(0))?;
        from.copy_to(&copy.stream, u64::MAX)?;
        Ok(copy)
    }
}

impl ReadAt for ScratchStream {
    fn len(&self) -> u64 {
        self.stream.len_bytes().unwrap_or(0)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        self.stream.read_at(offset, buf).map_err(io::Error::other)
    }
}

impl Store for ScratchStream {
    fn write_at(&self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_at(offset, bytes).map_err(io::Error::other)
    }

    fn set_len(&self, len_bytes: u64) -> io::Result<()> {
        self.stream.set_len(len_bytes).map_err(io::Error::other)
    }

    fn sync(&self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for ScratchStream {
    fn drop(&mut self) {
        // The file goes with the message in any case.
        let _ = self.root.remove(self.name.as_str());
    }
}

/// A storage of the temporary file that holds one element, the storage of an object; it goes with its last owner.
pub(super) struct ScratchStorage {
    /// Kept open, so that it can be copied while the object is open.
    holder: Storage,
    root: Storage,
    name: String,
}

impl ScratchStorage {
    /// Makes the object, empty.
    pub(super) fn create(&self) -> cfb_core::Result<()> {
        self.holder.create_storage(object_name().as_str(), Mode::read_write().create()).map(drop)
    }

    /// Opens the object, with a transaction of its own. One open at a time.
    pub(super) fn open(&self, mode: Mode) -> cfb_core::Result<Storage> {
        self.holder.open_storage(object_name().as_str(), mode)
    }

    /// Puts the object into a storage. What is open in it is copied as committed.
    pub(super) fn copy_to(&self, to: &Storage) -> cfb_core::Result<()> {
        let before = to.stat()?;
        match to.remove(object_name().as_str()) {
            Err(error) if !matches!(error.kind(), ErrorKind::NotFound { .. }) => return Err(error),
            _ => {}
        }
        self.holder.copy_to(to, &CopyExclusions::new())?;
        // Copying takes the class along, which is none of the object's here.
        to.set_class(before.clsid())?;
        to.set_state_bits(before.state_bits(), u32::MAX)
    }

    /// Puts a copy of the object of a storage in its place.
    pub(super) fn fill(&self, from: &Storage) -> cfb_core::Result<()> {
        from.copy_element_to(object_name().as_str(), &self.holder, object_name().as_str())
    }

    /// Another storage with the same object.
    pub(super) fn duplicate(&self, scratch: &Scratch) -> cfb_core::Result<Self> {
        let copy = scratch.storage()?;
        self.holder.copy_to(&copy.holder, &CopyExclusions::new())?;
        Ok(copy)
    }
}

impl Drop for ScratchStorage {
    fn drop(&mut self) {
        let _ = self.root.remove(self.name.as_str());
    }
}

/// Bytes that grow and change: in memory while they are few.
pub(super) enum Buffer {
    Memory(Vec<u8>),
    Scratch(Arc<ScratchStream>),
}

impl Buffer {
    pub(super) fn len(&self) -> cfb_core::Result<u64> {
        match self {
            Self::Memory(bytes) => Ok(bytes.len() as u64),
            Self::Scratch(scratch) => scratch.stream.len_bytes(),
        }
    }

    pub(super) fn read_at(&self, offset: u64, buf: &mut [u8]) -> cfb_core::Result<usize> {
        match self {
            Self::Memory(bytes) => {
                let start = usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
                let rest = bytes.get(start..).unwrap_or_default();
                let n = rest.len().min(buf.len());
                if let (Some(to), Some(from)) = (buf.get_mut(..n), rest.get(..n)) {
                    to.copy_from_slice(from);
                }
                Ok(n)
            }
            Self::Scratch(scratch) => scratch.stream.read_at(offset, buf),
        }
    }

    /// Writes at an offset; a gap before it is zeros.
    pub(super) fn write_at(&mut self, scratch: &Scratch, offset: u64, bytes: &[u8]) -> cfb_core::Result<()> {
        let end = offset.saturating_add(bytes.len() as u64);
        self.make_room(scratch, end)?;
        match self {
            Self::Memory(own) => {
                let (start, end) = (to_usize(offset), to_usize(end));
                if bytes.is_empty() {
                    return Ok(());
                }
                if own.len() < end {
                    own.resize(end, 0);
                }
                if let Some(to) = own.get_mut(start..end) {
                    to.copy_from_slice(bytes);
                }
                Ok(())
            }
            Self::Scratch(own) => own.stream.write_at(offset, bytes),
        }
    }

    pub(super) fn set_len(&mut self, scratch: &Scratch, len: u64) -> cfb_core::Result<()> {
        self.make_room(scratch, len)?;
        match self {
            Self::Memory(own) => {
                own.resize(to_usize(len), 0);
                Ok(())
            }
            Self::Scratch(own) => own.stream.set_len(len),
        }
    }

    /// Goes to the temporary file where the bytes get too many, and to a stream of its own where others have this one.
    fn make_room(&mut self, scratch: &Scratch, len: u64) -> cfb_core::Result<()> {
        match self {
            Self::Memory(bytes) if len > IN_MEMORY => {
                let stream = scratch.stream()?;
                stream.stream.write_at(0, bytes)?;
                *self = Self::Scratch(Arc::new(stream));
            }
            Self::Scratch(own) if Arc::strong_count(own) > 1 => {
                let copy = own.duplicate(scratch)?;
                *self = Self::Scratch(Arc::new(copy));
            }
            _ => {}
        }
        Ok(())
    }
}

fn to_usize(len: u64) -> usize {
    usize::try_from(len).unwrap_or(usize::MAX)
}
