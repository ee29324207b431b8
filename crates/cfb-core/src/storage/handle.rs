//! The handle of a storage.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::backing::Store;
use crate::compound_file::CompoundFile;
use crate::error::{Error, ErrorKind, Result};
use crate::finding::Finding;
use crate::format::element_name::{ElementName, existing, fresh};
use crate::format::filetime::FileTime;
use crate::format::guid::Guid;
use crate::format::header::Version;
use crate::storage::commit::CommitOptions;
use crate::storage::core::{Core, Shared, reverted};
use crate::storage::elements::Elements;
use crate::storage::handles::HandleId;
use crate::storage::mode::Mode;
use crate::storage::root::{StorageOptions, is_alone, release};
use crate::storage::stat::Stat;
use crate::storage::stream::StorageStream;

/// How long one attempt to get write access lasts, so that other calls get in between.
const ATTEMPT: Duration = Duration::from_millis(20);

/// A handle on an open storage or stream. Dropping it releases what it stands for.
pub(super) struct Handle {
    pub(super) shared: Arc<Shared>,
    pub(super) id: HandleId,
}

impl Handle {
    /// That of the root storage of a file that was just opened.
    pub(super) fn root(core: Core) -> Self {
        Self { shared: Arc::new(Shared::new(core)), id: HandleId::ROOT }
    }

    /// That of something that was opened through this one.
    pub(super) fn child(&self, open: impl FnOnce(&mut Core) -> Result<HandleId>) -> Result<Self> {
        let id = self.shared.with(open)?;
        Ok(Self { shared: Arc::clone(&self.shared), id })
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        // Errors are for `close`, which asks for them.
        let _ = release(&self.shared, self.id);
    }
}

/// An open storage, with OLE structured storage's behaviour (`IStorage`).
///
/// A storage is opened from a file or byte store, or through another storage. Clones are handles of the same open
/// storage; when the last is dropped, the storage is released: all that was opened through it turns
/// [`Reverted`](crate::ErrorKind::Reverted), and changes of its transaction that were not committed are gone. A direct
/// root commits when it is released, but cannot say that it failed: [`close`](Self::close) does.
///
/// All calls take `&self` and may come from several threads; those on one file wait for each other.
///
/// So a handle is kept as long as anything opened through it is used:
///
/// ```
/// use cfb_core::{ErrorKind, Mode, SharedBytes, Storage};
/// # use std::sync::Arc;
/// let root = Storage::create_on(Arc::new(SharedBytes::new([])), Mode::read_write())?;
/// // The storage is released at the end of the line, and the stream with it.
/// let stream = root.create_storage("a", Mode::read_write())?.create_stream("x", Mode::read_write())?;
/// assert_eq!(*stream.write_at(0, b"1").unwrap_err().kind(), ErrorKind::Reverted);
///
/// let a = root.open_storage("a", Mode::read_write())?;
/// let stream = a.open_stream("x", Mode::read_write())?;
/// stream.write_at(0, b"1")?;
/// # Ok::<(), cfb_core::Error>(())
/// ```
///
/// From bytes to a stream and back:
///
/// ```
/// use cfb_core::{CommitOptions, Mode, SharedBytes, Storage};
/// # use std::sync::Arc;
/// let bytes = SharedBytes::new([]);
/// let root = Storage::create_on(Arc::new(bytes.reopen()), Mode::read_write().transacted())?;
/// let letters = root.create_storage("Letters", Mode::read_write())?;
/// letters.create_stream("first", Mode::read_write())?.write_at(0, b"Dear reader")?;
/// root.commit(CommitOptions::new())?;
/// letters.remove("first")?;
/// drop((letters, root));
///
/// let root = Storage::open_on(Arc::new(bytes), Mode::read())?;
/// let letters = root.open_storage("letters", Mode::read())?;
/// let first = letters.open_stream("FIRST", Mode::read())?;
/// let mut text = [0u8; 11];
/// assert_eq!(first.read_at(0, &mut text)?, 11);
/// assert_eq!(&text, b"Dear reader");
/// # Ok::<(), cfb_core::Error>(())
/// ```
#[derive(Clone)]
pub struct Storage(Arc<Handle>);

impl Storage {
    pub(super) fn new(handle: Handle) -> Self {
        Self(Arc::new(handle))
    }

    pub(super) fn handle(&self) -> &Handle {
        &self.0
    }

    /// [`StorageOptions::create`] with the default options.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn create(path: impl AsRef<Path>, mode: Mode) -> Result<Self> {
        StorageOptions::new().create(path, mode)
    }

    /// [`StorageOptions::open`] with the default options.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn open(path: impl AsRef<Path>, mode: Mode) -> Result<Self> {
        StorageOptions::new().open(path, mode)
    }

    /// [`StorageOptions::create_on`] with the default options.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn create_on(store: Arc<dyn Store>, mode: Mode) -> Result<Self> {
        StorageOptions::new().create_on(store, mode)
    }

    /// [`StorageOptions::open_on`] with the default options.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn open_on(store: Arc<dyn Store>, mode: Mode) -> Result<Self> {
        StorageOptions::new().open_on(store, mode)
    }

    /// Creates a stream and opens it.
    ///
    /// # Errors
    ///
    /// `InvalidName`; `InvalidFlag` or `InvalidFunction` for a mode that does not fit; `AlreadyExists` if the name is
    /// taken and the mode does not [replace](Mode::create); `AccessDenied` if the storage cannot be changed, or the
    /// mode has more access than it; `Reverted`; `Corrupt` or `Io` if the storage cannot be read.
    pub fn create_stream(&self, name: impl ElementName, mode: Mode) -> Result<StorageStream> {
        let name = fresh(&name)?;
        self.0.child(|core| core.create_stream(self.0.id, name, mode)).map(StorageStream::new)
    }

    /// Opens a stream.
    ///
    /// # Errors
    ///
    /// `InvalidName`; `InvalidFlag` or `InvalidFunction` for a mode that does not fit; `NotFound` if there is no stream
    /// of this name; `AccessDenied` if it is open; `Reverted`; `Corrupt` or `Io` if the storage cannot be read.
    pub fn open_stream(&self, name: impl ElementName, mode: Mode) -> Result<StorageStream> {
        let name = existing(&name)?;
        self.0.child(|core| core.open_stream(self.0.id, name, mode)).map(StorageStream::new)
    }

    /// Creates a storage and opens it. With [`Mode::convert`] a stream of this name becomes its stream `CONTENTS`.
    ///
    /// # Errors
    ///
    /// As [`create_stream`](Self::create_stream); `InvalidFunction` in simple mode.
    pub fn create_storage(&self, name: impl ElementName, mode: Mode) -> Result<Self> {
        let name = fresh(&name)?;
        self.0.child(|core| core.create_storage(self.0.id, name, mode)).map(Self::new)
    }

    /// Opens a storage.
    ///
    /// # Errors
    ///
    /// As [`open_stream`](Self::open_stream); `AccessDenied` also if the mode has more access than this storage;
    /// `InvalidFunction` in simple mode.
    pub fn open_storage(&self, name: impl ElementName, mode: Mode) -> Result<Self> {
        let name = existing(&name)?;
        self.0.child(|core| core.open_storage(self.0.id, name, mode)).map(Self::new)
    }

    /// Removes an element, a storage with all that is in it (`DestroyElement`). Handles on it turn `Reverted`.
    ///
    /// # Errors
    ///
    /// `AccessDenied` if the storage cannot be changed; `NotFound`; `InvalidName`; `Reverted`; `Corrupt` or `Io` if the
    /// storage cannot be read.
    #[doc(alias = "DestroyElement")]
    pub fn remove(&self, name: impl ElementName) -> Result<()> {
        let name = existing(&name)?;
        self.0.shared.with(|core| core.remove_element(self.0.id, name))
    }

    /// Gives an element another name, which may differ in case only.
    ///
    /// # Errors
    ///
    /// `AccessDenied` if the element is open, or the storage cannot be changed; `AlreadyExists` if the new name is
    /// another element's; `NotFound`; `InvalidName`; `Reverted`; `Corrupt` or `Io` if the storage cannot be read.
    #[doc(alias = "RenameElement")]
    pub fn rename(&self, name: impl ElementName, new_name: impl ElementName) -> Result<()> {
        let (name, new) = (existing(&name)?, fresh(&new_name)?);
        self.0.shared.with(|core| core.rename_element(self.0.id, name, new))
    }

    /// The elements, one after the other, as the storage is at each step.
    ///
    /// # Errors
    ///
    /// `Reverted`.
    #[doc(alias = "EnumElements")]
    pub fn elements(&self) -> Result<Elements> {
        Elements::new(&self.0.shared, self.0.id)
    }

    /// The elements as the storage is now.
    ///
    /// # Errors
    ///
    /// `Reverted`; `Corrupt` or `Io` if the storage cannot be read.
    pub fn list(&self) -> Result<Vec<Stat>> {
        self.0.shared.with(|core| {
            let at = core.at(self.0.id)?;
            let mut all = Vec::new();
            let mut after = None;
            while let Some((key, node)) = core.next_child(at.scope, at.node, after)? {
                all.push(core.stat(at.scope, node)?);
                after = Some(key);
            }
            Ok(all)
        })
    }

    /// What an element says about itself, whether or not it is open.
    ///
    /// # Errors
    ///
    /// `NotFound`; `InvalidName`; `Reverted`; `Corrupt` or `Io` if the storage cannot be read.
    pub fn stat_of(&self, name: impl ElementName) -> Result<Stat> {
        let name = existing(&name)?;
        self.0.shared.with(|core| {
            let at = core.at(self.0.id)?;
            let node = core.existing(&at, name)?;
            core.stat(at.scope, node)
        })
    }

    /// What the storage says about itself.
    ///
    /// # Errors
    ///
    /// `Reverted`; `Io`.
    pub fn stat(&self) -> Result<Stat> {
        self.0.shared.with(|core| {
            let at = core.at(self.0.id)?;
            core.stat_open(&at)
        })
    }

    /// Sets the CLSID.
    ///
    /// # Errors
    ///
    /// `AccessDenied` if the storage cannot be changed; `Reverted`; `Io`.
    #[doc(alias = "WriteClassStg")]
    pub fn set_class(&self, clsid: Guid) -> Result<()> {
        self.0.shared.with(|core| core.change_storage(self.0.id, |meta| meta.clsid = clsid))
    }

    /// Sets those state bits that are in `mask` to what they are in `bits`.
    ///
    /// # Errors
    ///
    /// As [`set_class`](Self::set_class).
    pub fn set_state_bits(&self, bits: u32, mask: u32) -> Result<()> {
        self.0.shared.with(|core| {
            core.change_storage(self.0.id, |meta| meta.state_bits = meta.state_bits & !mask | bits & mask)
        })
    }

    /// Sets the storage's times; `None` leaves one as it is.
    ///
    /// # Errors
    ///
    /// As [`set_class`](Self::set_class).
    pub fn set_times(&self, created: Option<FileTime>, modified: Option<FileTime>) -> Result<()> {
        self.0.shared.with(|core| {
            core.change_storage(self.0.id, |meta| {
                meta.created = created.unwrap_or(meta.created);
                meta.modified = modified.unwrap_or(meta.modified);
            })
        })
    }

    /// Sets the times of an element; `None` leaves one as it is. Streams have no times: nothing is done then.
    ///
    /// # Errors
    ///
    /// As [`set_class`](Self::set_class); `NotFound`; `InvalidName`; `Corrupt` if the storage cannot be read.
    #[doc(alias = "SetElementTimes")]
    pub fn set_element_times(
        &self,
        name: impl ElementName,
        created: Option<FileTime>,
        modified: Option<FileTime>,
    ) -> Result<()> {
        let name = existing(&name)?;
        self.0.shared.with(|core| {
            core.change_element(self.0.id, name, |meta| {
                meta.created = created.unwrap_or(meta.created);
                meta.modified = modified.unwrap_or(meta.modified);
            })
        })
    }

    /// Whether the object in the storage is to be converted to another class when it is opened next: a mark in its
    /// stream `\u{1}Ole`.
    ///
    /// # Errors
    ///
    /// `NotFound` if there is no such stream; `Reverted`; `Corrupt` or `Io` if the storage cannot be read.
    #[doc(alias = "GetConvertStg")]
    pub fn is_marked_for_conversion(&self) -> Result<bool> {
        self.0.shared.with(|core| core.convert_mark(self.0.id))
    }

    /// Sets or clears that mark. The stream is made if it is not there.
    ///
    /// # Errors
    ///
    /// As [`is_marked_for_conversion`](Self::is_marked_for_conversion); `AccessDenied` if the storage cannot be
    /// changed.
    #[doc(alias = "SetConvertStg")]
    pub fn mark_for_conversion(&self, convert: bool) -> Result<()> {
        self.0.shared.with(|core| core.set_convert_mark(self.0.id, convert))
    }

    /// Commits the storage's transaction one level up: into that of the storage it was opened through, or into the
    /// file. Handles stay valid; transactions of storages opened through this one stay pending. A direct root makes its
    /// changes the state of the file; a direct storage below has nothing to do.
    ///
    /// After an error nothing has changed, and the changes are still pending, unless the error says that the header was
    /// being written ([`Error::commit_step`]).
    ///
    /// # Errors
    ///
    /// `AccessDenied` if the transaction was opened for reading; `InvalidFlag` for consolidation of anything but the
    /// root of a transaction; `NotCurrent`; `LockViolation`; `FileLimit`; `Corrupt` where what is to be changed is
    /// damaged; `InDoubt`; `Io`; `Reverted`.
    pub fn commit(&self, options: CommitOptions) -> Result<()> {
        self.0.shared.with(|core| core.commit(self.0.id, options))
    }

    /// Takes back all changes of the storage's transaction since its last commit. All that was opened through it turns
    /// `Reverted`. Nothing is done in a direct storage. What others have committed does not show afterwards either: only
    /// opening the file again does that.
    ///
    /// # Errors
    ///
    /// `Reverted`.
    pub fn revert(&self) -> Result<()> {
        self.0.shared.with(|core| core.revert(self.0.id))
    }

    /// Closes the storage, for its clones too, and says whether all went well. Without it, the same happens when the
    /// last clone is dropped, and nobody is told.
    ///
    /// # Errors
    ///
    /// As [`commit`](Self::commit), for a direct root; its changes since the last commit are then lost.
    pub fn close(self) -> Result<()> {
        release(&self.0.shared, self.0.id)
    }

    /// Opens the file anew, in the place of this handle that holds it with [priority](Mode::priority): nobody gets in
    /// between. The handle is used up in any case.
    ///
    /// # Errors
    ///
    /// As [`StorageOptions::open`]; `InvalidFunction` if the handle has no priority.
    pub fn reopen(self, mode: Mode) -> Result<Self> {
        let mut open = self.0.shared.lock();
        let file = &open.as_ref().ok_or_else(reverted)?.file;
        if !file.mode.is_priority() || self.0.id != HandleId::ROOT {
            let what = "only a root opened with priority is opened anew";
            return Err(Error::new(ErrorKind::InvalidFunction(what), None));
        }
        let core = open.take().ok_or_else(reverted)?;
        drop(open);
        core.reopen(mode)
    }

    /// Waits until all readers have closed the file, and keeps new ones out (`IDirectWriterLock::WaitForWriteAccess`).
    ///
    /// # Errors
    ///
    /// `InvalidFunction` if this is not the root of the single writer; `LockViolation` if readers are still there after
    /// `patience`; `Reverted`; `Io`.
    pub fn wait_for_write_access(&self, patience: Duration) -> Result<()> {
        let end = Instant::now().checked_add(patience);
        loop {
            let left = end.map_or(ATTEMPT, |end| end.saturating_duration_since(Instant::now()));
            let got = self.with_writer(|core| {
                core.file.locks.wait_for_write_access(left.min(ATTEMPT))?;
                core.ground.set_exclusive(true);
                Ok(())
            });
            match got {
                Err(e) if *e.kind() == ErrorKind::LockViolation && left > ATTEMPT => std::thread::yield_now(),
                done => return done,
            }
        }
    }

    /// Commits, and lets readers in again (`IDirectWriterLock::ReleaseWriteAccess`).
    ///
    /// # Errors
    ///
    /// `InvalidFunction` if this is not the root of the single writer; as [`commit`](Self::commit), and then write
    /// access is kept.
    pub fn release_write_access(&self) -> Result<()> {
        self.with_writer(|core| {
            core.commit(self.0.id, CommitOptions::new())?;
            let alone = is_alone(core.file.mode, core.ground.store());
            core.ground.set_exclusive(alone);
            core.file.locks.release_write_access();
            Ok(())
        })
    }

    /// Whether readers are kept out (`IDirectWriterLock::HaveWriteAccess`).
    ///
    /// # Errors
    ///
    /// `InvalidFunction` if this is not the root of the single writer; `Reverted`.
    pub fn has_write_access(&self) -> Result<bool> {
        self.with_writer(|core| Ok(core.file.locks.has_write_access()))
    }

    fn with_writer<T>(&self, what: impl FnOnce(&mut Core) -> Result<T>) -> Result<T> {
        self.0.shared.with(|core| {
            core.at(self.0.id)?;
            let mode = core.file.mode;
            if self.0.id != HandleId::ROOT || !mode.is_direct_swmr() || !mode.can_write() {
                let what = "only the root of a single writer has write access to wait for";
                return Err(Error::new(ErrorKind::InvalidFunction(what), None));
            }
            what(core)
        })
    }

    /// A view of the state that was committed last. It stays as it is while this open of the file goes on, and commits
    /// leave its sectors alone as long as it or a clone of it lives.
    ///
    /// ```
    /// use cfb_core::{CommitOptions, Mode, SharedBytes, Storage};
    /// # use std::sync::Arc;
    /// let root = Storage::create_on(Arc::new(SharedBytes::new([])), Mode::read_write().transacted())?;
    /// let stream = root.create_stream("a", Mode::read_write())?;
    /// stream.write_at(0, b"first")?;
    /// root.commit(CommitOptions::new())?;
    /// let before = root.snapshot()?;
    /// stream.write_at(0, b"again")?;
    /// root.commit(CommitOptions::new())?;
    /// assert_eq!(before.find("a")?.bytes()?, &b"first"[..]);
    /// assert_eq!(root.snapshot()?.find("a")?.bytes()?, &b"again"[..]);
    /// # Ok::<(), cfb_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `Reverted`.
    pub fn snapshot(&self) -> Result<CompoundFile> {
        self.0.shared.with(|core| core.at(self.0.id).map(|_| core.ground.committed()))
    }

    /// Whether nobody else has committed since this open of the file read it or committed. One that is not current goes on
    /// with the state that it knows; only opening the file again shows the new one.
    ///
    /// # Errors
    ///
    /// `Reverted`; `Io`.
    pub fn is_current(&self) -> Result<bool> {
        self.0.shared.with(|core| core.at(self.0.id).and_then(|_| core.ground.is_current()))
    }

    /// Version of the file.
    ///
    /// # Errors
    ///
    /// `Reverted`.
    pub fn version(&self) -> Result<Version> {
        self.0.shared.with(|core| core.at(self.0.id).map(|_| core.ground.version()))
    }

    /// What deviates from the specification, as far as it was come across.
    ///
    /// # Errors
    ///
    /// `Reverted`.
    pub fn findings(&self) -> Result<Vec<Finding>> {
        self.0.shared.with(|core| core.at(self.0.id).map(|_| core.ground.findings()))
    }
}

impl fmt::Debug for Storage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Storage").field(&self.0.id.0).finish()
    }
}
