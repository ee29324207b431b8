//! Read-only views of storages and streams.

use std::borrow::Cow;

use crate::alloc::volume::StreamLen;
use crate::compound_file::CompoundFile;
use crate::dir::by_id::ById;
use crate::dir::tree::{InOrder, claimable, descend};
use crate::dir::{kind_of, read_entry};
use crate::error::{Error, ErrorKind, Location, Result, Structure};
use crate::format::dir_entry::{DirEntry, ObjectType, StreamId};
use crate::format::filetime::FileTime;
use crate::format::guid::Guid;
use crate::format::header::Version;
use crate::format::name::Name;
use crate::stream::Stream;

/// A storage or stream of an open file: what its directory entry says ([MS-CFB] 2.6.1).
///
/// ```
/// # let bytes = cfb_layout::samples::hello();
/// let file = cfb_core::CompoundFile::from_bytes(bytes)?;
/// let folder = file.root().child("folder")?.expect("names match in any case");
/// assert!(folder.is_storage());
/// assert_eq!(folder.name().to_string(), "Folder");
/// # Ok::<(), cfb_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    file: &'a CompoundFile,
    id: StreamId,
    kind: ObjectType,
    record: DirEntry<'a>,
}

impl<'a> Entry<'a> {
    pub(crate) fn new(file: &'a CompoundFile, id: StreamId, kind: ObjectType, record: DirEntry<'a>) -> Self {
        Self { file, id, kind, record }
    }

    /// Number of the directory entry.
    #[must_use]
    pub fn id(&self) -> StreamId {
        self.id
    }

    /// Storage, stream or root.
    #[must_use]
    pub fn kind(&self) -> ObjectType {
        self.kind
    }

    /// Whether it is a stream.
    #[must_use]
    pub fn is_stream(&self) -> bool {
        self.kind == ObjectType::Stream
    }

    /// Whether it is a storage or the root storage.
    #[must_use]
    pub fn is_storage(&self) -> bool {
        !self.is_stream()
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> Name {
        self.record.name()
    }

    /// Length of a stream in bytes as its entry states it, but no more than the file can hold; 0 for storages.
    #[must_use]
    pub fn len_bytes(&self) -> u64 {
        let len = || self.file.volume().stream_len(self.id, self.record).map_or(0, |len| len.len_bytes);
        if self.is_stream() { len() } else { 0 }
    }

    /// Starting Sector Location, raw.
    pub(crate) fn start(&self) -> u32 {
        self.record.start()
    }

    /// Size of a stream as it stands, whatever the file can hold.
    pub(crate) fn size_as_stated(&self) -> u64 {
        match self.file.version() {
            Version::V3 => self.record.size_bits() & 0xFFFF_FFFF,
            Version::V4 => self.record.size_bits(),
        }
    }

    /// Length of a stream, and which kind of sectors it lies on.
    pub(crate) fn stated_len(&self) -> Result<StreamLen> {
        self.file.volume().stream_len(self.id, self.record)
    }

    /// CLSID: the class of a storage. Zero in streams, unless a writer left something there.
    #[must_use]
    pub fn clsid(&self) -> Guid {
        self.record.clsid()
    }

    /// State Bits, which applications set on storages.
    #[must_use]
    pub fn state_bits(&self) -> u32 {
        self.record.state_bits()
    }

    /// Creation Time.
    #[must_use]
    pub fn created(&self) -> FileTime {
        self.record.created()
    }

    /// Modified Time.
    #[must_use]
    pub fn modified(&self) -> FileTime {
        self.record.modified()
    }

    /// Absolute offset of the 128 bytes of the directory entry.
    ///
    /// # Errors
    ///
    /// `Io`.
    pub fn offset(&self) -> Result<Option<u64>> {
        self.file.volume().entry_offset(self.id)
    }

    /// The children of a storage in tree order: shorter names first, then by upper-cased units. A stream has
    /// none. Each child comes once, even where the tree runs in a circle.
    ///
    /// # Errors
    ///
    /// None now; each step can give `Io`.
    pub fn children(&self) -> Result<Children<'a>> {
        let tree = || Walk::InOrder(InOrder::new(self.file.volume(), self.id, self.record));
        Ok(Children { file: self.file, walk: self.is_storage().then(tree) })
    }

    /// The children of a storage by their numbers, [`id`](Self::id): the order in which their entries lie in the
    /// file, and for most writers the order in which their bytes do. The way to read all streams of a large storage
    /// when the order of names does not matter: neighbours are then read together.
    ///
    /// ```
    /// # let bytes = cfb_layout::samples::hello();
    /// let file = cfb_core::CompoundFile::from_bytes(bytes)?;
    /// let mut total = 0;
    /// for child in file.root().children_by_id()? {
    ///     let child = child?;
    ///     if child.is_stream() {
    ///         total += child.bytes()?.len();
    ///     }
    /// }
    /// assert_eq!(total, 20);
    /// # Ok::<(), cfb_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `Io`; in strict mode a tree that is damaged: it is walked as a whole before the first child is given.
    pub fn children_by_id(&self) -> Result<Children<'a>> {
        let mut children = Children { file: self.file, walk: None };
        if self.is_storage() {
            let walk = ById::new(self.file.volume(), self.id, self.record)?;
            children.walk = Some(Walk::ById(walk));
        }
        Ok(children)
    }

    /// The child of this name, compared as the format does. A tree that is out of order is walked once.
    ///
    /// # Errors
    ///
    /// `Io`; in strict mode a tree that must be walked and is damaged.
    pub fn child(&self, name: &str) -> Result<Option<Self>> {
        let mut units = [0u16; 32];
        let mut len = 0usize;
        for unit in name.encode_utf16() {
            let Some(slot) = units.get_mut(len) else { return Ok(None) };
            *slot = unit;
            len = len.saturating_add(1);
        }
        self.child_units(units.get(..len).unwrap_or(&units))
    }

    /// The child whose name is these UTF-16 units, compared as the format does.
    ///
    /// # Errors
    ///
    /// As [`child`](Self::child).
    pub fn child_units(&self, name: &[u16]) -> Result<Option<Self>> {
        let volume = self.file.volume();
        if self.is_stream() {
            return Ok(None);
        }
        if let Some((id, record)) = descend(volume, self.id, self.record, name)? {
            return Ok(self.related(id, record));
        }
        let Some(id) = self.file.indexes().find(volume, self.id, self.record, name)? else {
            return Ok(None);
        };
        if !claimable(volume, self.id, id) {
            return Ok(None);
        }
        Ok(read_entry(volume, id)?.and_then(|record| self.related(id, record)))
    }

    /// Opens a stream for reading.
    ///
    /// # Errors
    ///
    /// `WrongType` for a storage; `Io`; in strict mode a damaged chain of a small stream.
    pub fn open(&self) -> Result<Stream<'a>> {
        if !self.is_stream() {
            let location = Location::new(Structure::Entry(self.id), self.offset()?);
            return Err(Error::new(ErrorKind::WrongType { expected: "stream" }, Some(location)));
        }
        Stream::open(self.file.volume(), self.id, self.record)
    }

    /// The bytes of a stream: borrowed where they lie together in memory or in a map, else a copy. Where the
    /// chain ends before the stated length, what exists.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open) and [`Stream::to_bytes`].
    pub fn bytes(&self) -> Result<Cow<'a, [u8]>> {
        self.open()?.to_bytes()
    }

    fn related(&self, id: StreamId, record: DirEntry<'a>) -> Option<Self> {
        kind_of(id, record).map(|kind| Self::new(self.file, id, kind, record))
    }
}

/// The children of a storage, from [`Entry::children`] or [`Entry::children_by_id`].
#[derive(Debug)]
pub struct Children<'a> {
    file: &'a CompoundFile,
    /// `None` at the end.
    walk: Option<Walk<'a>>,
}

#[derive(Debug)]
enum Walk<'a> {
    InOrder(InOrder<'a>),
    ById(ById<'a>),
}

impl<'a> Iterator for Children<'a> {
    type Item = Result<Entry<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        let found = match self.walk.as_mut()? {
            Walk::InOrder(walk) => walk.next(),
            Walk::ById(walk) => walk.next(),
        };
        match found {
            Ok(Some((id, record))) => {
                let kind = kind_of(id, record).unwrap_or(ObjectType::Stream);
                Some(Ok(Entry::new(self.file, id, kind, record)))
            }
            Ok(None) => {
                self.walk = None;
                None
            }
            Err(e) => {
                self.walk = None;
                Some(Err(e))
            }
        }
    }
}
