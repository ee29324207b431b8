//! The facade: an open compound file.

use std::path::Path;
use std::sync::Arc;

use crate::alloc::volume::Volume;
use crate::check;
use crate::dir::index::Indexes;
use crate::dir::{kind_of, read_entry};
use crate::entry::Entry;
use crate::error::{Error, ErrorKind, Result};
use crate::finding::Finding;
use crate::format::dir_entry::{ObjectType, StreamId};
use crate::format::header::{Header, Version};
use crate::format::name::parse_component;
use crate::layout::{self, Region};
use crate::options::OpenOptions;

/// An open compound file ([MS-CFB]): a tree of storages and streams.
///
/// Reading takes `&self` and may go on in several threads at once. A clone is another handle to the same open
/// file and costs a counter. Opening reads the header and the root entry; everything else is read when it is
/// asked for.
///
/// ```
/// # let bytes = cfb_layout::samples::hello();
/// let file = cfb_core::CompoundFile::from_bytes(bytes)?;
/// for child in file.root().children()? {
///     let child = child?;
///     println!("{} {}", child.name(), child.len_bytes());
/// }
/// assert_eq!(file.find("Hello")?.bytes()?, &b"Hello, compound file"[..]);
/// # Ok::<(), cfb_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct CompoundFile {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    volume: Volume,
    indexes: Indexes,
}

impl CompoundFile {
    pub(crate) fn new(volume: Volume) -> Self {
        Self { inner: Arc::new(Inner { volume, indexes: Indexes::default() }) }
    }

    /// Whether there are clones of it.
    pub(crate) fn is_shared(&self) -> bool {
        Arc::strong_count(&self.inner) > 1
    }

    /// Opens a file with the default [`OpenOptions`]. No locks are taken, see [`OpenOptions::open`].
    ///
    /// # Errors
    ///
    /// As [`OpenOptions::open`].
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        OpenOptions::new().open(path)
    }

    /// Opens a compound file held in memory with the default [`OpenOptions`].
    ///
    /// # Errors
    ///
    /// As [`OpenOptions::open_bytes`].
    pub fn from_bytes(bytes: impl Into<Vec<u8>>) -> Result<Self> {
        OpenOptions::new().open_bytes(bytes)
    }

    /// The header.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.inner.volume.image.header
    }

    /// Major version.
    #[must_use]
    pub fn version(&self) -> Version {
        self.header().version()
    }

    /// Length of the file in bytes.
    #[must_use]
    pub fn len_bytes(&self) -> u64 {
        self.inner.volume.image.geometry.len_bytes
    }

    /// Size of a sector in bytes: 512 or 4096.
    #[must_use]
    pub fn sector_size(&self) -> u32 {
        1u32 << self.inner.volume.image.geometry.sector_shift
    }

    /// The root storage.
    #[must_use]
    pub fn root(&self) -> Entry<'_> {
        Entry::new(self, StreamId::ROOT, ObjectType::Root, self.inner.volume.root())
    }

    /// The element of this entry number, whether or not a path leads to it.
    ///
    /// # Errors
    ///
    /// `NotFound` if the directory has no such entry or the entry is free; `Io`.
    pub fn entry(&self, id: StreamId) -> Result<Entry<'_>> {
        let missing = || Error::not_found(format!("entry {}", id.get()));
        let record = read_entry(&self.inner.volume, id)?.ok_or_else(missing)?;
        let kind = kind_of(id, record).ok_or_else(missing)?;
        Ok(Entry::new(self, id, kind, record))
    }

    /// Entries the directory has room for. Entry numbers are below it.
    ///
    /// # Errors
    ///
    /// `Io`; in strict mode a directory chain that breaks.
    pub fn num_entries(&self) -> Result<u32> {
        let volume = &self.inner.volume;
        let sectors = volume.directory.num_sectors(&volume.image)?;
        Ok(sectors.saturating_mul(self.sector_size() >> 7))
    }

    /// The element at a path below the root: names separated by `/`, any UTF-16 unit as `%XXXX`, as
    /// [`Name`](crate::Name)'s text form gives them. The empty path is the root.
    ///
    /// ```
    /// # let bytes = cfb_layout::samples::hello();
    /// let file = cfb_core::CompoundFile::from_bytes(bytes)?;
    /// assert_eq!(file.find("Folder/inside")?.len_bytes(), 5000);
    /// assert!(file.find("Folder/missing").unwrap_err().is_not_found());
    /// # Ok::<(), cfb_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `NotFound` with the whole path if a part of it has no element; `InvalidArgument` for a `%` without four
    /// hexadecimal digits; `Io`.
    pub fn find(&self, path: &str) -> Result<Entry<'_>> {
        let mut at = self.root();
        for component in path.split('/').filter(|component| !component.is_empty()) {
            let invalid =
                ErrorKind::InvalidArgument("in a path, % must be followed by four hexadecimal digits");
            let units = parse_component(component).ok_or_else(|| Error::new(invalid, None))?;
            let child = if at.is_storage() { at.child_units(&units)? } else { None };
            at = child.ok_or_else(|| Error::not_found(path.to_owned()))?;
        }
        Ok(at)
    }

    /// What deviates from the specification, as far as reading has come across it, in the order met. At most
    /// 4,096 are kept.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        self.inner.volume.image.findings()
    }

    /// Looks at every structure of the file and returns all findings, those of reading included: the header's
    /// counts, every chain, the owner of every sector, every directory entry and tree. Cost is linear in the
    /// length of the file.
    ///
    /// ```
    /// # let bytes = cfb_layout::samples::hello();
    /// let file = cfb_core::CompoundFile::from_bytes(bytes)?;
    /// assert_eq!(file.check()?, []);
    /// # Ok::<(), cfb_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `Io`; in strict mode the first deviation of severity warning or worse.
    pub fn check(&self) -> Result<Vec<Finding>> {
        check::run(&self.inner.volume)?;
        let mut findings = self.findings();
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity()));
        Ok(findings)
    }

    /// What every byte of the file belongs to: regions in the order in which they lie, without gaps.
    ///
    /// Each table's and each stream's chain is followed; a damaged file gives what can be told. Cost is linear in the
    /// length of the file.
    ///
    /// ```
    /// # let bytes = cfb_layout::samples::hello();
    /// let file = cfb_core::CompoundFile::from_bytes(bytes)?;
    /// let regions = file.layout()?;
    /// assert_eq!(regions[0].owner(), cfb_core::Owner::Header);
    /// let lengths = regions.iter().map(|region| region.range().end - region.range().start);
    /// assert_eq!(lengths.sum::<u64>(), file.len_bytes());
    /// # Ok::<(), cfb_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `Io`; in strict mode the first deviation of severity warning or worse.
    pub fn layout(&self) -> Result<Vec<Region>> {
        layout::regions(&self.inner.volume)
    }

    pub(crate) fn volume(&self) -> &Volume {
        &self.inner.volume
    }

    pub(crate) fn indexes(&self) -> &Indexes {
        &self.inner.indexes
    }
}
