//! A file read by position.

use std::fs::File;
use std::io;

use crate::backing::ReadAt;

/// An open file as a byte store: each read is one positioned system call, the file's own position is not used
/// on Unix. The length is taken when the store is made.
///
/// ```no_run
/// use cfb_core::{FileStore, OpenOptions};
/// let store = FileStore::new(std::fs::File::open("mail.msg").unwrap()).unwrap();
/// let file = OpenOptions::new().open_source(store)?;
/// # Ok::<(), cfb_core::Error>(())
/// ```
#[derive(Debug)]
pub struct FileStore {
    file: File,
    len_bytes: u64,
}

impl FileStore {
    /// Takes an open file.
    ///
    /// # Errors
    ///
    /// The operating system does not tell the file's length.
    pub fn new(file: File) -> io::Result<Self> {
        let len_bytes = file.metadata()?.len();
        Ok(Self { file, len_bytes })
    }

    /// The file behind it.
    #[must_use]
    pub fn file(&self) -> &File {
        &self.file
    }
}

impl ReadAt for FileStore {
    fn len(&self) -> u64 {
        self.len_bytes
    }

    #[cfg(unix)]
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        std::os::unix::fs::FileExt::read_at(&self.file, buf, offset)
    }

    #[cfg(windows)]
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        std::os::windows::fs::FileExt::seek_read(&self.file, buf, offset)
    }

    #[cfg(not(any(unix, windows)))]
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        use std::io::{Read, Seek, SeekFrom};
        let mut file = self.file.try_clone()?;
        file.seek(SeekFrom::Start(offset))?;
        file.read(buf)
    }
}
