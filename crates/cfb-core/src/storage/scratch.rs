//! A temporary file for changed bytes that do not stay in memory.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::backing::ReadAt;

/// Tries to find a free name before giving up.
const NAME_TRIES: u32 = 64;

/// A file of this open alone, without a name on Unix, gone with its handle on Windows.
#[derive(Debug)]
pub(super) struct Scratch {
    file: File,
    len: u64,
    /// Ranges that are free again: start and length, none touching another.
    free: BTreeMap<u64, u64>,
}

impl Scratch {
    /// Makes the file in the system's folder for temporary files.
    pub(super) fn create() -> io::Result<Self> {
        let (file, path) = create_exclusively()?;
        // Windows closes and removes it together, see `create_exclusively`.
        if cfg!(unix) {
            std::fs::remove_file(path)?;
        }
        Ok(Self { file, len: 0, free: BTreeMap::new() })
    }

    /// Makes a file with a name of its own that begins with `prefix`, in the same folder, for whoever wants to keep it.
    pub(super) fn create_named(prefix: &str) -> io::Result<(File, PathBuf)> {
        create_in_temporary(OpenOptions::new().read(true).write(true).create_new(true), prefix)
    }

    /// Writes `bytes` to a place of their own and answers it.
    pub(super) fn put(&mut self, bytes: &[u8]) -> io::Result<u64> {
        let len = bytes.len() as u64;
        let found = self.free.iter().find(|&(_, &free)| free >= len).map(|(&at, &free)| (at, free));
        let at = match found {
            Some((at, _)) => at,
            None => self.len,
        };
        self.write(at, bytes)?;
        match found {
            Some((at, free)) => {
                self.free.remove(&at);
                if free > len {
                    self.free.insert(at.saturating_add(len), free.saturating_sub(len));
                }
            }
            None => self.len = self.len.saturating_add(len),
        }
        Ok(at)
    }

    /// Writes within what was put.
    pub(super) fn write(&self, at: u64, bytes: &[u8]) -> io::Result<()> {
        write_all_at(&self.file, at, bytes)
    }

    /// Gives a range back.
    pub(super) fn release(&mut self, at: u64, len: u64) {
        if len == 0 {
            return;
        }
        let (mut at, mut len) = (at, len);
        if let Some((&before, &free)) = self.free.range(..at).next_back()
            && before.saturating_add(free) == at
        {
            self.free.remove(&before);
            (at, len) = (before, len.saturating_add(free));
        }
        if let Some(free) = self.free.remove(&at.saturating_add(len)) {
            len = len.saturating_add(free);
        }
        if at.saturating_add(len) == self.len {
            self.len = at;
        } else {
            self.free.insert(at, len);
        }
    }
}

impl ReadAt for Scratch {
    fn len(&self) -> u64 {
        self.len
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
        let mut file = &self.file;
        file.seek(SeekFrom::Start(offset))?;
        file.read(buf)
    }
}

#[cfg(unix)]
fn write_all_at(file: &File, at: u64, bytes: &[u8]) -> io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, at)
}

#[cfg(not(unix))]
fn write_all_at(file: &File, at: u64, bytes: &[u8]) -> io::Result<()> {
    use std::io::{Seek, SeekFrom, Write};
    let mut file = file;
    file.seek(SeekFrom::Start(at))?;
    file.write_all(bytes)
}

/// Creates a file that nobody had before.
fn create_exclusively() -> io::Result<(File, PathBuf)> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(windows)]
    {
        use std::os::windows::fs::OpenOptionsExt;
        /// `FILE_FLAG_DELETE_ON_CLOSE`.
        const DELETE_ON_CLOSE: u32 = 0x0400_0000;
        options.custom_flags(DELETE_ON_CLOSE).share_mode(0);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    create_in_temporary(&options, "cfb-scratch")
}

fn create_in_temporary(options: &OpenOptions, prefix: &str) -> io::Result<(File, PathBuf)> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let folder = std::env::temp_dir();
    let process = std::process::id();
    let name = |_| {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let clock = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0, |since| since.subsec_nanos());
        folder.join(format!("{prefix}-{process}-{count}-{clock:08x}"))
    };
    under_a_free_name(NAME_TRIES, name, |path| options.open(path))
}

/// Makes a file under the first name that is free, among as many as are to be tried.
pub(super) fn under_a_free_name<T>(
    tries: u32,
    name: impl Fn(u32) -> PathBuf,
    create: impl Fn(&Path) -> io::Result<T>,
) -> io::Result<(T, PathBuf)> {
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for attempt in 0..tries {
        let path = name(attempt);
        match create(&path) {
            Ok(file) => return Ok((file, path)),
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => last = e,
            Err(e) => return Err(e),
        }
    }
    Err(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_back_is_used_again_and_joins() {
        let mut scratch = Scratch::create().unwrap();
        let places: Vec<u64> = (0..4u8).map(|n| scratch.put(&[n; 100]).unwrap()).collect();
        assert_eq!(places, [0, 100, 200, 300]);
        scratch.release(100, 100);
        scratch.release(200, 50);
        assert_eq!(scratch.put(&[9; 150]).unwrap(), 100);
        let mut back = [0u8; 3];
        assert_eq!(scratch.read_at(248, &mut back).unwrap(), 3);
        assert_eq!(back, [9, 9, 2]);
        scratch.release(300, 100);
        scratch.release(0, 300);
        assert_eq!((scratch.len, scratch.free.len()), (0, 0));
    }
}
