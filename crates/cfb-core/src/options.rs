//! How a file is opened: tolerance, claims, and the byte store behind it.

use std::fs::File;
use std::path::Path;

use crate::alloc::image::Image;
use crate::alloc::volume::Volume;
use crate::backing::file::FileStore;
use crate::backing::mmap::MapStore;
use crate::backing::{ReadAt, read_full};
use crate::compound_file::CompoundFile;
use crate::error::{Detail, Error, Location, Result, Structure};
use crate::format::header::Header;
use crate::recover;

/// Files up to this many bytes are read at once, larger ones by position.
const READ_AT_ONCE: u64 = 4 << 20;

/// Options for opening a compound file.
///
/// Tolerant reading is the default: what deviates is noted ([`CompoundFile::findings`]) and reading goes on with
/// what is sound.
///
/// ```
/// use cfb_core::OpenOptions;
/// # let bytes = cfb_layout::samples::hello();
/// let file = OpenOptions::new().strict(true).open_bytes(bytes)?;
/// assert!(file.findings().is_empty());
/// # Ok::<(), cfb_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct OpenOptions {
    strict: bool,
    exclusive_owners: bool,
}

impl OpenOptions {
    /// The default: tolerant, without claims.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether a deviation of severity warning or worse ends the call that meets it with an error. What
    /// reading does not come across is not looked for; [`CompoundFile::check`] looks at everything.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Whether a sector serves only the first stream opened on it, and an entry only the first storage that
    /// lists it. A second claim is a finding, and the second claimant is cut there, so that reading a whole
    /// file costs no more than its length, however hostile it is. Opening a stream follows its chain to the end.
    #[must_use]
    pub fn exclusive_owners(mut self, exclusive: bool) -> Self {
        self.exclusive_owners = exclusive;
        self
    }

    /// Opens a file: up to 4 MiB it is read at once, a larger one is read by position.
    ///
    /// No locks are taken: it opens what others have open, and what they write meanwhile may be read half old and half
    /// new. A transacted read of a [`Storage`](crate::Storage) is safe from that.
    ///
    /// # Errors
    ///
    /// `NotFound` with the path if there is no file; `Io`; `Corrupt` where the header or the root entry cannot be read.
    pub fn open(&self, path: impl AsRef<Path>) -> Result<CompoundFile> {
        let path = path.as_ref();
        let store = File::open(path)
            .and_then(FileStore::new)
            .map_err(|e| Error::of_file(e, path, Detail::OpeningFile))?;
        if store.len() > READ_AT_ONCE {
            return self.open_source(store);
        }
        let len = usize::try_from(store.len()).unwrap_or(0);
        let mut bytes = vec![0u8; len];
        let at = |e| Error::io(e, Location::new(Structure::File, None));
        let n = read_full(&store, 0, &mut bytes).map_err(at)?;
        bytes.truncate(n);
        self.open_bytes(bytes)
    }

    /// Opens a file through a read-only memory map.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open).
    ///
    /// # Safety
    ///
    /// That of [`MapStore::new`]: while the compound file or anything borrowed from it lives, nothing may cut
    /// the file or change its bytes.
    #[expect(unsafe_code, reason = "passes the contract of the memory map on to the caller")]
    pub unsafe fn open_mapped(&self, path: impl AsRef<Path>) -> Result<CompoundFile> {
        let path = path.as_ref();
        let at = |e| Error::of_file(e, path, Detail::OpeningFile);
        let file = File::open(path).map_err(at)?;
        // SAFETY: the contract of `MapStore::new` is this function's own, which the caller has accepted.
        let store = unsafe { MapStore::new(&file) }.map_err(at)?;
        self.open_source(store)
    }

    /// Opens a compound file held in memory.
    ///
    /// # Errors
    ///
    /// `Corrupt` where the header or the root entry cannot be read.
    pub fn open_bytes(&self, bytes: impl Into<Vec<u8>>) -> Result<CompoundFile> {
        self.open_source(bytes.into())
    }

    /// Opens a compound file in any byte store.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open).
    pub fn open_source(&self, source: impl ReadAt + 'static) -> Result<CompoundFile> {
        let mut findings = Vec::new();
        let recovered = recover::read_header(&source)?;
        let header = Header::parse(recovered.header(), &mut findings)?;
        findings.extend(recovered.finding());
        let image = Image::new(Box::new(source), header, self.strict);
        for finding in findings {
            image.note(finding.severity(), finding.corruption().clone(), *finding.location())?;
        }
        Volume::open(image, self.exclusive_owners).map(CompoundFile::new)
    }
}
