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

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        read_at(&self.file, offset, buf)
    }
}

#[cfg(unix)]
pub(super) fn read_at(file: &File, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buf, offset)
}

#[cfg(windows)]
pub(super) fn read_at(file: &File, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buf, offset)
}

#[cfg(not(any(unix, windows)))]
pub(super) fn read_at(file: &File, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
    use std::io::{Read, Seek, SeekFrom};
    let mut file = file.try_clone()?;
    file.seek(SeekFrom::Start(offset))?;
    file.read(buf)
}

/// Writes all of `bytes`; some of them may have been written when it fails.
#[cfg(unix)]
pub(super) fn write_all_at(file: &File, offset: u64, bytes: &[u8]) -> io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, offset)
}

/// Writes all of `bytes`; some of them may have been written when it fails.
#[cfg(windows)]
pub(super) fn write_all_at(file: &File, offset: u64, bytes: &[u8]) -> io::Result<()> {
    let mut done = 0usize;
    while let Some(rest) = bytes.get(done..).filter(|rest| !<[u8]>::is_empty(rest)) {
        let at = offset.saturating_add(done as u64);
        match std::os::windows::fs::FileExt::seek_write(file, rest, at) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(n) => done = done.saturating_add(n),
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(())
}

/// Writes all of `bytes`; some of them may have been written when it fails.
#[cfg(not(any(unix, windows)))]
pub(super) fn write_all_at(file: &File, offset: u64, bytes: &[u8]) -> io::Result<()> {
    use std::io::{Seek, SeekFrom, Write};
    let mut file = file.try_clone()?;
    file.seek(SeekFrom::Start(offset))?;
    file.write_all(bytes)
}
