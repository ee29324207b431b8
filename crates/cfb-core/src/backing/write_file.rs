//! A file read and written by position.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::backing::file::{read_at, write_all_at};
use crate::backing::lock::FileLocks;
use crate::backing::{RangeLocks, ReadAt, Store};

/// An open file as a byte store that can be written: each read and each write is a positioned system call.
///
/// Its [`locks`](Store::locks) are those of the operating system and hold between all opens of the file, in this
/// process and in others: open-file-description locks on Linux, Android and Apple's systems, `LockFileEx` on Windows,
/// none elsewhere. They belong to this store and end with it. One that was opened for reading only has locks too.
///
/// The length is remembered. What another process appends is seen once [`RangeLocks::try_lock`] has succeeded.
///
/// ```
/// use cfb_core::{ReadAt, Store, WriteFile};
/// # let folder = std::env::temp_dir().join(format!("cfb-core-doc-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder)?;
/// # let path = folder.join("a.bin");
/// let file = WriteFile::create_new(&path)?;
/// file.write_at(6, b"world")?;
/// file.write_at(0, b"hello")?;
/// file.sync()?;
/// assert_eq!(file.len(), 11);
/// assert_eq!(std::fs::read(&path)?, b"hello\0world");
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct WriteFile {
    file: File,
    len_bytes: AtomicU64,
    /// The folder of a new file, until its entry there is durable.
    folder: Mutex<Option<File>>,
    locks: Option<FileLocks>,
}

impl WriteFile {
    /// Opens a file for reading and writing.
    ///
    /// # Errors
    ///
    /// Whatever the operating system says; [`io::ErrorKind::NotFound`] if there is no such file.
    pub fn open(path: impl AsRef<Path>) -> io::Result<Self> {
        Self::from_file(File::options().read(true).write(true).open(path)?)
    }

    /// Opens a file for reading only. Writes then fail, with what the operating system says to that.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open).
    pub fn open_read_only(path: impl AsRef<Path>) -> io::Result<Self> {
        Self::from_file(File::open(path)?)
    }

    /// Makes a new file. The first [`sync`](Store::sync) makes its entry in the folder durable too, where the system
    /// lets a program do that.
    ///
    /// # Errors
    ///
    /// Whatever the operating system says; [`io::ErrorKind::AlreadyExists`] if there is such a file.
    pub fn create_new(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        let file = File::options().read(true).write(true).create_new(true).open(path)?;
        let mut store = Self::from_file(file)?;
        store.folder = Mutex::new(folder_of(path));
        Ok(store)
    }

    /// Takes an open file. It must not be open for appending, where systems ignore the place of a write.
    ///
    /// # Errors
    ///
    /// The operating system does not tell the file's length.
    pub fn from_file(file: File) -> io::Result<Self> {
        let len_bytes = AtomicU64::new(file.metadata()?.len());
        let locks = FileLocks::SUPPORTED.then(FileLocks::default);
        Ok(Self { file, len_bytes, folder: Mutex::new(None), locks })
    }

    /// The same without locks: for file systems that refuse them, and files that nobody else opens.
    #[must_use]
    pub fn without_locks(mut self) -> Self {
        self.locks = None;
        self
    }

    /// The file behind it.
    #[must_use]
    pub fn file(&self) -> &File {
        &self.file
    }

    /// Asks the operating system for the length, which others may have changed.
    fn refresh_len(&self) -> io::Result<()> {
        self.len_bytes.store(self.file.metadata()?.len(), Ordering::Release);
        Ok(())
    }

    fn system_locks(&self) -> io::Result<&FileLocks> {
        self.locks.as_ref().ok_or_else(|| io::ErrorKind::Unsupported.into())
    }

    fn sync_folder(&self) -> io::Result<()> {
        let mut folder = self.folder.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = folder.as_ref() {
            sync_open_folder(open)?;
        }
        *folder = None;
        Ok(())
    }
}

impl ReadAt for WriteFile {
    fn len(&self) -> u64 {
        self.len_bytes.load(Ordering::Acquire)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        read_at(&self.file, offset, buf)
    }
}

impl Store for WriteFile {
    fn write_at(&self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        let end = offset.checked_add(bytes.len() as u64).ok_or(io::ErrorKind::FileTooLarge)?;
        match write_all_at(&self.file, offset, bytes) {
            Ok(()) => {
                self.len_bytes.fetch_max(end, Ordering::AcqRel);
                Ok(())
            }
            Err(error) => {
                // A part may be there. If the length cannot be learned either, the first error says more.
                let _ = self.refresh_len();
                Err(error)
            }
        }
    }

    fn set_len(&self, len_bytes: u64) -> io::Result<()> {
        self.file.set_len(len_bytes)?;
        self.len_bytes.store(len_bytes, Ordering::Release);
        Ok(())
    }

    fn sync(&self) -> io::Result<()> {
        // `fdatasync` makes the length durable with the bytes, and leaves out only the times.
        if cfg!(any(target_os = "linux", target_os = "android")) {
            self.file.sync_data()?;
        } else {
            self.file.sync_all()?;
        }
        self.sync_folder()
    }

    fn locks(&self) -> Option<&dyn RangeLocks> {
        self.locks.as_ref().map(|_| self as &dyn RangeLocks)
    }
}

impl RangeLocks for WriteFile {
    fn try_lock(&self, range: Range<u64>) -> io::Result<bool> {
        let locks = self.system_locks()?;
        if !locks.try_lock(&self.file, range.clone())? {
            return Ok(false);
        }
        if let Err(error) = self.refresh_len() {
            locks.unlock(&self.file, range)?;
            return Err(error);
        }
        Ok(true)
    }

    fn unlock(&self, range: Range<u64>) -> io::Result<()> {
        self.system_locks()?.unlock(&self.file, range)
    }

    fn is_locked_elsewhere(&self, range: Range<u64>) -> io::Result<bool> {
        self.system_locks()?.is_locked_elsewhere(&self.file, range)
    }
}

/// Makes the entry of a file in its folder durable, where folders can be opened.
pub(crate) fn sync_folder_of(path: &Path) -> io::Result<()> {
    folder_of(path).map_or(Ok(()), |folder| sync_open_folder(&folder))
}

fn sync_open_folder(folder: &File) -> io::Result<()> {
    match folder.sync_all() {
        // File systems without such a call say so: there is nothing more to be had.
        Err(e) if matches!(e.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        done => done,
    }
}

/// The folder that a path lies in, open; `None` where a folder cannot be opened, or not by us.
fn folder_of(path: &Path) -> Option<File> {
    if !cfg!(unix) {
        return None;
    }
    let folder = path.parent()?;
    File::open(if folder.as_os_str().is_empty() { Path::new(".") } else { folder }).ok()
}
