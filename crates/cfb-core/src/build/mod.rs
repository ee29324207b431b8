//! Building a whole compound file front to back, into a sink that cannot seek.

pub(crate) mod copy;
mod nodes;
mod order;
mod out;
mod siblings;
mod sizes;
mod tables;

use std::borrow::Cow;
use std::fmt;
use std::io::{self, Read, Write};
use std::ops::Range;

use self::nodes::{Content, Meta, Node, Nodes, Source, path_of};
use self::order::Order;
use self::out::Out;
use self::sizes::{Sizes, Tally};
use crate::error::{Error, ErrorKind, Result};
use crate::format::consts::MINI_STREAM_CUTOFF;
use crate::format::element_name::{ElementName, fresh};
use crate::format::filetime::FileTime;
use crate::format::guid::Guid;
use crate::format::header::Version;
use crate::format::name::Name;

/// A compound file in the making, all of whose lengths are known before the first byte is written.
///
/// Storages and streams are put in in any order; [`write_to`](Self::write_to) then writes the file front to back and
/// never goes back, so that the sink may be a pipe or a socket. The same content gives the same bytes. Where a length is
/// not known beforehand, [`Storage`](crate::Storage) makes files.
///
/// ```
/// use cfb_core::{Builder, CompoundFile, Version};
/// let mut builder = Builder::new(Version::V3);
/// let folder = builder.storage(Builder::ROOT, "Folder")?;
/// builder.stream(folder, "inside", "bytes in memory")?;
/// builder.stream_from(Builder::ROOT, "ten", 10, std::io::repeat(7).take(10))?;
/// let mut bytes = Vec::new();
/// let written = builder.write_to(&mut bytes)?;
///
/// assert_eq!(written, bytes.len() as u64);
/// let file = CompoundFile::from_bytes(bytes)?;
/// assert_eq!(file.find("Folder/inside")?.bytes()?, &b"bytes in memory"[..]);
/// assert_eq!(file.find("ten")?.bytes()?, &[7; 10][..]);
/// assert_eq!(file.check()?, []);
/// # use std::io::Read as _;
/// # Ok::<(), cfb_core::Error>(())
/// ```
///
/// # What is written
///
/// Header, DIFAT, FAT, directory, mini FAT, mini stream, then the streams of 4096 bytes and more. Every chain runs on
/// without a break. In the directory, the root comes first; the children of one storage are neighbours in the order of
/// their names, and form a perfectly balanced tree; storages are gone through in the order of their entries, and streams
/// lie in that order too. What belongs to nothing is zero. A file of version 4 that goes beyond 2 GiB leaves the sector
/// of the lock bytes out ([MS-CFB] 2.8).
///
/// # Memory
///
/// About 150 bytes for each storage and stream, and a buffer of 1 MiB. Bytes that come from a reader are never held.
pub struct Builder<'a> {
    version: Version,
    nodes: Nodes<'a>,
}

/// A storage of a [`Builder`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct StorageId(u32);

impl<'a> Builder<'a> {
    /// The root storage.
    pub const ROOT: StorageId = StorageId(0);

    /// A file without storages and streams.
    #[must_use]
    pub fn new(version: Version) -> Self {
        Self { version, nodes: Nodes::new() }
    }

    /// The version that is written.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version
    }

    /// Writes another version: 3 is read by everything, 4 may be larger than 2 GiB.
    pub fn set_version(&mut self, version: Version) {
        self.version = version;
    }

    /// Puts a storage into a storage.
    ///
    /// # Errors
    ///
    /// `InvalidName` for an empty name, more than 31 UTF-16 units, and `/`, `\`, `:`, `!` or U+0000 in it;
    /// `AlreadyExists`, compared as the format does; `InvalidArgument` for a storage of another builder.
    pub fn storage(&mut self, parent: StorageId, name: impl ElementName) -> Result<StorageId> {
        self.add(parent, name, None).map(StorageId)
    }

    /// Puts a stream whose bytes are in memory into a storage.
    ///
    /// # Errors
    ///
    /// As [`storage`](Self::storage).
    pub fn stream(
        &mut self,
        parent: StorageId,
        name: impl ElementName,
        bytes: impl Into<Bytes<'a>>,
    ) -> Result<()> {
        let Bytes(bytes) = bytes.into();
        let content = Content { len_bytes: bytes.len() as u64, source: Source::Memory(bytes) };
        self.add(parent, name, Some(content)).map(|_| ())
    }

    /// Puts a stream of `len_bytes` bytes into a storage. They are read when the file is written, to the end of the
    /// reader, which must come after exactly so many.
    ///
    /// # Errors
    ///
    /// As [`storage`](Self::storage).
    pub fn stream_from(
        &mut self,
        parent: StorageId,
        name: impl ElementName,
        len_bytes: u64,
        source: impl Read + 'a,
    ) -> Result<()> {
        let content = Content { len_bytes, source: Source::Reader(Box::new(source)) };
        self.add(parent, name, Some(content)).map(|_| ())
    }

    /// Sets the CLSID of a storage, null before.
    ///
    /// # Errors
    ///
    /// `InvalidArgument` for a storage of another builder.
    pub fn set_clsid(&mut self, storage: StorageId, clsid: Guid) -> Result<()> {
        self.meta(storage).map(|meta| meta.clsid = clsid)
    }

    /// Sets the State Bits of a storage, zero before.
    ///
    /// # Errors
    ///
    /// As [`set_clsid`](Self::set_clsid).
    pub fn set_state_bits(&mut self, storage: StorageId, bits: u32) -> Result<()> {
        self.meta(storage).map(|meta| meta.state_bits = bits)
    }

    /// Sets Creation Time and Modified Time of a storage, not set before.
    ///
    /// # Errors
    ///
    /// As [`set_clsid`](Self::set_clsid).
    pub fn set_times(&mut self, storage: StorageId, created: FileTime, modified: FileTime) -> Result<()> {
        self.meta(storage).map(|meta| (meta.created, meta.modified) = (created, modified))
    }

    /// Length in bytes of the file that would be written now.
    ///
    /// # Errors
    ///
    /// `FileLimit` if it does not fit into a file of the version: less than 2 GiB in version 3, 16 TiB in version 4.
    pub fn len_bytes(&self) -> Result<u64> {
        Ok(self.sizes()?.len_bytes())
    }

    /// Writes the file and returns its length in bytes. Readers are read in the order in which their streams lie: those
    /// of small streams first.
    ///
    /// # Errors
    ///
    /// `FileLimit`, before anything is written. Afterwards the sink holds the beginning of a file that is of no use:
    /// `SourceLength` if a reader gives more or fewer bytes than stated, `Io` with an [`element`](Error::element) if
    /// it fails, `Io` without one, and with the place in the file, if the sink does.
    pub fn write_to(self, sink: impl Write) -> Result<u64> {
        let sizes = self.sizes()?;
        let mut nodes = self.nodes.into_list();
        let order = Order::new(&nodes, &sizes);
        let sector_len = 1u64 << sizes.shift;
        let gap = sizes.range_lock().map(|sector| sector.saturating_add(1) << sizes.shift);
        let mut out = Out::new(sink, sector_len, sizes.len_bytes(), gap);
        tables::header(&mut out, &sizes)?;
        tables::difat(&mut out, &sizes)?;
        tables::fat(&mut out, &sizes, &order, &nodes)?;
        tables::directory(&mut out, &sizes, &order, &nodes)?;
        tables::mini_fat(&mut out, &sizes, &order, &nodes)?;
        write_streams(&mut out, &order, &mut nodes, 0..MINI_STREAM_CUTOFF, 64)?;
        out.pad(sector_len)?;
        write_streams(&mut out, &order, &mut nodes, MINI_STREAM_CUTOFF..u64::MAX, sector_len)?;
        out.finish()
    }

    /// Writes the file into memory.
    ///
    /// # Errors
    ///
    /// As [`write_to`](Self::write_to), and `TooLarge`.
    pub fn to_bytes(self) -> Result<Vec<u8>> {
        let len_bytes = self.len_bytes()?;
        let too_large = || Error::new(ErrorKind::TooLarge { len_bytes }, None);
        let mut bytes = Vec::new();
        bytes
            .try_reserve_exact(usize::try_from(len_bytes).map_err(|_| too_large())?)
            .map_err(|_| too_large())?;
        self.write_to(&mut bytes)?;
        Ok(bytes)
    }

    fn sizes(&self) -> Result<Sizes> {
        let list = self.nodes.list();
        let mut tally = Tally::new(list.len() as u64);
        for content in list.iter().filter_map(|node| node.content.as_ref()) {
            tally.add_stream(content.len_bytes, self.version);
        }
        Sizes::new(self.version, tally)
    }

    fn add(
        &mut self,
        parent: StorageId,
        name: impl ElementName,
        content: Option<Content<'a>>,
    ) -> Result<u32> {
        self.nodes.add(parent.0, fresh(&name)?, content)
    }

    /// Puts an element in under a name that is not looked at, as it stands in another file.
    pub(crate) fn add_as_is(
        &mut self,
        parent: StorageId,
        name: Name,
        source: Option<(u64, Box<dyn Read + 'a>)>,
    ) -> Result<StorageId> {
        let content = source.map(|(len_bytes, source)| Content { len_bytes, source: Source::Reader(source) });
        self.nodes.add(parent.0, name, content).map(StorageId)
    }

    /// Sets all metadata of an element at once; where it is zero, none is kept.
    pub(crate) fn set_meta(
        &mut self,
        element: StorageId,
        clsid: Guid,
        state_bits: u32,
        created: FileTime,
        modified: FileTime,
    ) -> Result<()> {
        let meta = Meta { clsid, state_bits, created, modified };
        if meta != Meta::default() {
            *self.meta(element)? = meta;
        }
        Ok(())
    }

    fn meta(&mut self, storage: StorageId) -> Result<&mut Meta> {
        let missing = ErrorKind::InvalidArgument("the storage is one of another builder");
        let node = self.nodes.get_mut(storage.0).ok_or_else(|| Error::new(missing, None))?;
        Ok(node.meta.get_or_insert_default())
    }
}

impl fmt::Debug for Builder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("version", &self.version)
            .field("elements", &self.nodes.list().len())
            .finish_non_exhaustive()
    }
}

/// Bytes of a stream, borrowed or owned, that a [`Builder`] takes: made from slices, arrays, vectors and text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bytes<'a>(Cow<'a, [u8]>);

impl<'a, B: ?Sized + AsRef<[u8]>> From<&'a B> for Bytes<'a> {
    fn from(bytes: &'a B) -> Self {
        Self(Cow::Borrowed(bytes.as_ref()))
    }
}

impl From<Vec<u8>> for Bytes<'_> {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Cow::Owned(bytes))
    }
}

impl<'a> From<Cow<'a, [u8]>> for Bytes<'a> {
    fn from(bytes: Cow<'a, [u8]>) -> Self {
        Self(bytes)
    }
}

/// Writes the streams of these lengths, each up to a multiple of `unit`.
fn write_streams<W: Write>(
    out: &mut Out<W>,
    order: &Order,
    nodes: &mut [Node<'_>],
    lengths: Range<u64>,
    unit: u64,
) -> Result<()> {
    for placed in &order.entries {
        let Some(node) = nodes.get_mut(placed.node as usize) else { continue };
        let Some(content) = node.content.take_if(|content| lengths.contains(&content.len_bytes)) else {
            continue;
        };
        let (parent, name) = (node.parent, node.name);
        write_stream(out, content, || path_of(nodes, parent, &name))?;
        out.pad(unit)?;
    }
    Ok(())
}

fn write_stream<W: Write>(out: &mut Out<W>, content: Content<'_>, path: impl Fn() -> String) -> Result<()> {
    let stated = content.len_bytes;
    let wrong_length = |given| Error::new(ErrorKind::SourceLength { stated, given }, None).in_element(path());
    let given = match content.source {
        Source::Memory(bytes) => return out.write(&bytes),
        Source::Reader(mut reader) => {
            let mut read =
                |part: &mut [u8]| read_some(&mut reader, part).map_err(|e| Error::of_source(e, path()));
            let given = out.write_from(stated, &mut read)?;
            given.saturating_add(if given == stated { read(&mut [0])? as u64 } else { 0 })
        }
        Source::Stream(entry) => {
            let mut stream = entry.open().map_err(|e| e.in_element(path()))?;
            if let Some(bytes) = stream.slice(0..stated).map_err(|e| e.in_element(path()))? {
                return out.write(bytes);
            }
            let mut at = 0u64;
            out.write_from(stated, |part| {
                let n = stream.read_at(at, part).map_err(|e| e.in_element(path()))?;
                at = at.saturating_add(n as u64);
                Ok(n)
            })?
        }
    };
    if given == stated { Ok(()) } else { Err(wrong_length(given)) }
}

/// Reads once, again if the read was interrupted.
fn read_some(reader: &mut dyn Read, part: &mut [u8]) -> io::Result<usize> {
    loop {
        match reader.read(part) {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}
