//! Root storages: from a path or a byte store to an open file, and its end.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::backing::write_file::WriteFile;
use crate::backing::{Store, read_full};
use crate::error::{Detail, Error, ErrorKind, Location, Result, Structure};
use crate::format::consts::{BETA_SIGNATURES, SIGNATURE};
use crate::format::header::Version;
use crate::share::{LockRequest, OpenLocks};
use crate::storage::commit::CommitOptions;
use crate::storage::convert;
use crate::storage::core::{Core, OpenFile, Shared};
use crate::storage::handle::{Handle, Storage};
use crate::storage::handles::HandleId;
use crate::storage::mode::{Mode, Share};
use crate::storage::rules;
use crate::storage::scratch::Scratch;
use crate::storage::vault::Vault;
use crate::write::Ground;

/// Bytes of changes that stay in memory by default.
const MEMORY_LIMIT: u64 = 64 << 20;

/// Options for creating and opening root storages.
///
/// ```
/// use cfb_core::{Mode, SharedBytes, StorageOptions, Version};
/// # use std::sync::Arc;
/// let store = Arc::new(SharedBytes::new([]));
/// let root = StorageOptions::new().version(Version::V4).create_on(store, Mode::read_write())?;
/// assert_eq!(root.version()?, Version::V4);
/// # Ok::<(), cfb_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct StorageOptions {
    version: Version,
    memory_limit: u64,
    sync: bool,
}

impl Default for StorageOptions {
    fn default() -> Self {
        Self { version: Version::V3, memory_limit: MEMORY_LIMIT, sync: true }
    }
}

impl StorageOptions {
    /// The default: version 3, 64 MiB of memory, commits that wait for the disk.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Version of files that are created: version 3 has sectors of 512 bytes, version 4 of 4096.
    #[must_use]
    pub fn version(mut self, version: Version) -> Self {
        self.version = version;
        self
    }

    /// Bytes of uncommitted changes that stay in memory, over all transactions of the file. What is more goes into free
    /// sectors of the file if it is open exclusively and its last commit cannot be undone, and into a temporary file
    /// otherwise.
    #[must_use]
    pub fn memory_limit(mut self, bytes: u64) -> Self {
        self.memory_limit = bytes;
        self
    }

    /// Whether commits wait until what they write is durable. Without that they are fast, and safe from crashes of the
    /// program, but not from those of the system.
    #[must_use]
    pub fn sync(mut self, sync: bool) -> Self {
        self.sync = sync;
        self
    }

    /// Creates a file and opens its root storage (`StgCreateDocfile`).
    ///
    /// # Errors
    ///
    /// `InvalidFlag` for a mode that does not fit; `AlreadyExists` if there is a file and the mode neither
    /// [replaces](Mode::create) nor [converts](Mode::convert) it; `NotFound` with the folder if there is none;
    /// `ShareViolation` or `LockViolation` if others have it open; `Io`.
    pub fn create(&self, path: impl AsRef<Path>, mode: Mode) -> Result<Storage> {
        rules::create_root(mode)?;
        let path = full(path.as_ref())?;
        let (store, is_new) = match WriteFile::create_new(&path) {
            Ok(store) => (store, true),
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
                if !mode.is_create() && !mode.is_convert() {
                    return Err(Error::new(ErrorKind::AlreadyExists { name: shown(&path) }, None));
                }
                (WriteFile::open(&path).map_err(|e| failed(e, &path))?, false)
            }
            Err(e) => return Err(Error::of_file(e, &path, Detail::CreatingFile)),
        };
        let created = self.create_in(Arc::new(store), mode, Some(path.clone()));
        let is_taken =
            |error: &Error| matches!(error.kind(), ErrorKind::ShareViolation | ErrorKind::LockViolation);
        if is_new && created.as_ref().is_err_and(|error| !is_taken(error)) {
            // There was nothing before, and nothing is left. Whoever took the file meanwhile keeps it.
            let _ = std::fs::remove_file(&path);
        }
        created
    }

    /// Opens the root storage of a file (`StgOpenStorage`).
    ///
    /// A file is opened as it is shared, or not at all: this call never waits. Direct reading with
    /// [`Share::DenyWrite`] takes no locks, so that nothing keeps a later writer off what it
    /// reads; where others may write, read through a transaction: `Mode::read().share(Share::DenyNone).transacted()`.
    ///
    /// # Errors
    ///
    /// `InvalidFlag` or `InvalidFunction` for a mode that does not fit; `NotFound` if there is no file;
    /// `AlreadyExists` if it is empty or no compound file; `ShareViolation` or `LockViolation` if others have it open;
    /// `Corrupt` if its header or root entry cannot be read; `Io`.
    pub fn open(&self, path: impl AsRef<Path>, mode: Mode) -> Result<Storage> {
        let mode = rules::open_root(mode)?;
        let path = full(path.as_ref())?;
        let opened = if mode.can_write() { WriteFile::open(&path) } else { WriteFile::open_read_only(&path) };
        let store = opened.map_err(|e| failed(e, &path))?;
        self.open_in(Arc::new(store), mode, Some(path), None)
    }

    /// Creates a compound file in a byte store (`StgCreateDocfileOnILockBytes`).
    ///
    /// # Errors
    ///
    /// As [`create`](Self::create); `AlreadyExists` if the store holds anything.
    pub fn create_on(&self, store: Arc<dyn Store>, mode: Mode) -> Result<Storage> {
        rules::create_root(mode)?;
        if !store.is_empty() && !mode.is_create() && !mode.is_convert() {
            return Err(Error::new(ErrorKind::AlreadyExists { name: BYTE_STORE.to_owned() }, None));
        }
        self.create_in(store, mode, None)
    }

    /// Opens the compound file in a byte store (`StgOpenStorageOnILockBytes`). Several opens of the same bytes need a
    /// store each, with locks.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open).
    pub fn open_on(&self, store: Arc<dyn Store>, mode: Mode) -> Result<Storage> {
        let mode = rules::open_root(mode)?;
        self.open_in(store, mode, None, None)
    }

    /// Creates a file of a name of its own in the folder for temporary files. With [`Mode::delete_on_release`] it goes
    /// with its root storage.
    ///
    /// # Errors
    ///
    /// As [`create`](Self::create).
    pub fn create_temporary(&self, mode: Mode) -> Result<Storage> {
        rules::create_root(mode)?;
        let (store, path) = temporary()?;
        self.create_in(Arc::new(store), mode, Some(path))
    }

    /// Takes back the commit that was done last, if it kept what was before
    /// ([`CommitOptions::keep_undo`](crate::CommitOptions::keep_undo)).
    ///
    /// # Errors
    ///
    /// `NotCurrent`, with a text that says that there is nothing to take back, if it did not, or something was written
    /// since; `NotFound` if there is no file; `ShareViolation` or
    /// `LockViolation` if others have it open; `Io`.
    pub fn undo(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = full(path.as_ref())?;
        self.undo_on(Arc::new(WriteFile::open(&path).map_err(|e| failed(e, &path))?))
    }

    /// The same in a byte store.
    ///
    /// # Errors
    ///
    /// As [`undo`](Self::undo).
    pub fn undo_on(&self, store: Arc<dyn Store>) -> Result<()> {
        let _locks = OpenLocks::acquire(&store, request(Mode::read_write()))?;
        Ground::undo(&store)
    }

    fn create_in(&self, store: Arc<dyn Store>, mode: Mode, path: Option<PathBuf>) -> Result<Storage> {
        let locks = OpenLocks::acquire(&store, request(mode))?;
        let old = if mode.is_convert() { convert::keep_old_bytes(&store, path.as_deref())? } else { None };
        let ground = Ground::create(store, self.version)?;
        let mut core = self.core(ground, mode, path, locks);
        if let Some(old) = old {
            convert::put_contents(&mut core, &old, CommitOptions::new())?;
        }
        Ok(Storage::new(Handle::root(core)))
    }

    /// Opens what a store holds, in the place of an earlier open if there is one.
    pub(super) fn open_in(
        &self,
        store: Arc<dyn Store>,
        mode: Mode,
        path: Option<PathBuf>,
        earlier: Option<OpenLocks>,
    ) -> Result<Storage> {
        let locks = match earlier {
            Some(earlier) => OpenLocks::acquire_instead_of(earlier, &store, request(mode))?,
            None => OpenLocks::acquire(&store, request(mode))?,
        };
        if !is_compound_file(&store)? {
            let name = path.as_deref().map_or_else(|| BYTE_STORE.to_owned(), shown);
            return Err(Error::new(ErrorKind::AlreadyExists { name }, None).with(Detail::NoCompoundFile));
        }
        let ground = Ground::open(store)?;
        Ok(Storage::new(Handle::root(self.core(ground, mode, path, locks))))
    }

    fn core(&self, mut ground: Ground, mode: Mode, path: Option<PathBuf>, locks: OpenLocks) -> Core {
        ground.set_exclusive(is_alone(mode, ground.store()));
        let vault = Vault::new(self.memory_limit, !mode.is_no_scratch());
        Core::new(ground, vault, OpenFile { mode, path, sync: self.sync, locks })
    }
}

/// Whether nobody else can have the file open.
pub(super) fn is_alone(mode: Mode, store: &Arc<dyn Store>) -> bool {
    mode.can_write() && (mode.is_exclusive() || store.locks().is_none())
}

/// What a mode asks of the lock bytes.
pub(super) fn request(mode: Mode) -> LockRequest {
    let share = mode.sharing().unwrap_or(Share::DenyNone);
    LockRequest {
        reads: mode.can_read(),
        writes: mode.can_write(),
        denies_reading: matches!(share, Share::Exclusive | Share::DenyRead),
        denies_writing: matches!(share, Share::Exclusive | Share::DenyWrite),
        transacted: mode.is_transacted(),
        priority: mode.is_priority(),
        no_snapshot: mode.is_no_snapshot(),
        direct_swmr: mode.is_direct_swmr(),
    }
}

/// Ends a handle whose last clone is gone, or that was closed. What a direct root has changed is committed.
pub(super) fn release(shared: &Shared, id: HandleId) -> Result<()> {
    let mut guard = shared.lock();
    let Some(core) = guard.as_mut() else { return Ok(()) };
    let Ok(at) = core.at(id) else { return Ok(()) };
    let done = if id == HandleId::ROOT { core.flush_direct(CommitOptions::new()) } else { core.pad(&at) };
    if core.release(id) {
        let ended = if id == HandleId::ROOT { guard.take() } else { None };
        match (ended, guard.as_mut()) {
            (Some(root), _) => {
                drop(guard);
                end_file(root);
            }
            (None, Some(core)) => core.end(id),
            (None, None) => {}
        }
    }
    done
}

/// Ends an enumerator, and the storage whose handle is gone already.
pub(super) fn end_enumerator(shared: &Shared, id: HandleId) {
    let mut guard = shared.lock();
    let Some(core) = guard.as_mut() else { return };
    if !core.release_enumerator(id) {
        return;
    }
    if id != HandleId::ROOT {
        core.end(id);
        return;
    }
    let root = guard.take();
    drop(guard);
    if let Some(root) = root {
        end_file(root);
    }
}

/// Closes a file, and removes it if it goes with its root storage.
fn end_file(mut core: Core) {
    core.abandon();
    let path = core.file.path.clone().filter(|_| core.file.mode.is_delete_on_release());
    drop(core);
    if let Some(path) = path {
        // As with everything at this point, nobody is there to be told.
        let _ = std::fs::remove_file(path);
    }
}

/// What errors call a store without a path.
const BYTE_STORE: &str = "byte store";

/// Whether a store begins as compound files do, today's or those of the first days.
pub(super) fn is_compound_file(store: &Arc<dyn Store>) -> Result<bool> {
    let mut first = [0u8; 8];
    let at = |e| Error::io(e, Location::new(Structure::Header, Some(0)));
    let n = read_full(&**store, 0, &mut first).map_err(at)?;
    Ok(n == first.len() && (first == SIGNATURE || BETA_SIGNATURES.contains(&first)))
}

/// The full path of a file, whether or not it is there.
pub(super) fn full(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).map_err(|e| failed(e, path))
}

pub(super) fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// What the operating system says to opening the file of this path.
pub(super) fn failed(error: io::Error, path: &Path) -> Error {
    Error::of_file(error, path, Detail::OpeningFile)
}

/// A new file in the folder for temporary files.
pub(super) fn temporary() -> Result<(WriteFile, PathBuf)> {
    Scratch::create_named("cfb")
        .and_then(|(file, path)| Ok((WriteFile::from_file(file)?, path)))
        .map_err(|e| Error::io(e, Location::new(Structure::File, None)))
}
