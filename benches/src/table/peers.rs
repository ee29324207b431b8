//! The engines under comparison, each opened in its own ways, and stores that record what they were asked for.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Arc, Mutex};

use cfb_core::{CompoundFile, ReadAt};
use memmap2::Mmap;

/// An error of ours as one of input and output.
pub(crate) fn ours(error: cfb_core::Error) -> io::Error {
    io::Error::other(error)
}

/// Opens with our engine, over a map of the file.
pub(crate) fn open_mapped(path: &Path) -> io::Result<CompoundFile> {
    imsg_benches::open_mapped(path).map_err(ours)
}

/// Ways to open a file with the `cfb` crate: the best of them is what counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CfbWay {
    /// As its documentation says first.
    File,
    /// With a stream buffer of 4 KiB, which suits small reads.
    SmallBuffer,
    /// Over a map of the file.
    Map,
}

impl CfbWay {
    pub(crate) const ALL: [Self; 3] = [Self::File, Self::SmallBuffer, Self::Map];

    /// As it stands in the table.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::File => "cfb",
            Self::SmallBuffer => "cfb, 4 KiB buffer",
            Self::Map => "cfb over a map",
        }
    }

    /// Opens the file and hands it to `work`.
    pub(crate) fn with<T>(self, path: &Path, work: impl CfbWork<T>) -> io::Result<T> {
        match self {
            Self::File => work.run(&mut cfb::open(path)?),
            Self::SmallBuffer => work.run(&mut cfb::OpenOptions::new().max_buffer_size(4096).open(path)?),
            Self::Map => {
                let map = imsg_benches::map(&File::open(path)?)?;
                work.run(&mut cfb::CompoundFile::open(Cursor::new(Shared(Arc::new(map))))?)
            }
        }
    }
}

/// What is done with a file of the `cfb` crate, whatever it lies on.
pub(crate) trait CfbWork<T> {
    fn run<F: Read + Seek>(self, file: &mut cfb::CompoundFile<F>) -> io::Result<T>;
}

/// A map that a cursor can own.
struct Shared(Arc<Mmap>);

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// A store that notes every read: what our engine asks the system for.
#[derive(Debug)]
pub(crate) struct Recording {
    file: File,
    len: u64,
    reads: Reads,
}

/// The reads that a [`Recording`] saw: offset and length.
pub(crate) type Reads = Arc<Mutex<Vec<(u64, usize)>>>;

impl Recording {
    pub(crate) fn open(path: &Path) -> io::Result<(Self, Reads)> {
        let file = File::open(path)?;
        let len = file.metadata()?.len();
        let reads = Reads::default();
        Ok((Self { file, len, reads: Arc::clone(&reads) }, reads))
    }
}

impl ReadAt for Recording {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let read = imsg_benches::read_up_to_at(&self.file, offset, buf)?;
        if let Ok(mut reads) = self.reads.lock() {
            reads.push((offset, read));
        }
        Ok(read)
    }
}

/// A file that counts the bytes and calls of another engine's reads.
#[derive(Debug)]
pub(crate) struct CountedFile {
    pub(crate) file: File,
    pub(crate) bytes: u64,
    pub(crate) calls: u64,
}

impl CountedFile {
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        Ok(Self { file: File::open(path)?, bytes: 0, calls: 0 })
    }
}

impl Read for CountedFile {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buf)?;
        self.bytes += read as u64;
        self.calls += 1;
        Ok(read)
    }
}

impl Seek for CountedFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}
