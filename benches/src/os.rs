//! Reads by position and memory maps: the physical limit that ours is measured against.

use std::fs::File;
use std::io;
use std::path::Path;

use cfb_core::{CompoundFile, OpenOptions};

/// Maps a file of ours, which nothing writes to while the benches run.
///
/// # Errors
/// What the system answers.
#[expect(unsafe_code, reason = "a map is what some measurements are held against")]
pub fn map(file: &File) -> io::Result<memmap2::Mmap> {
    // SAFETY: the files are made by the benches before anything is measured, and nothing changes or cuts them then.
    unsafe { memmap2::Mmap::map(file) }
}

/// Opens with our engine, over a map of a file of ours.
///
/// # Errors
/// As [`OpenOptions::open_mapped`].
#[expect(unsafe_code, reason = "the map is one of the ways to be measured")]
pub fn open_mapped(path: &Path) -> cfb_core::Result<CompoundFile> {
    // SAFETY: as for `map`.
    unsafe { OpenOptions::new().open_mapped(path) }
}

/// Reads at most `buf.len()` bytes at `offset`: one system call.
///
/// # Errors
/// What the system answers.
#[cfg(unix)]
pub fn read_up_to_at(file: &File, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buf, offset)
}

/// Reads at most `buf.len()` bytes at `offset`: one system call.
///
/// # Errors
/// What the system answers.
#[cfg(windows)]
pub fn read_up_to_at(file: &File, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buf, offset)
}

/// Fills `buf` from `offset` on.
///
/// # Errors
/// What the system answers; `UnexpectedEof` when the file ends first.
pub fn read_exact_at(file: &File, mut offset: u64, mut buf: &mut [u8]) -> io::Result<()> {
    while !buf.is_empty() {
        match read_up_to_at(file, offset, buf) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(read) => {
                offset += read as u64;
                buf = buf.get_mut(read..).unwrap_or_default();
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
