//! Everything between sector numbers and streams: the image with its shared chains.

use crate::alloc::ahead::Ahead;
use crate::alloc::chain::Chain;
use crate::alloc::image::Image;
use crate::alloc::meta::{MetaBytes, SharedChain};
use crate::alloc::mini::MiniStream;
use crate::alloc::owners::Owners;
use crate::error::{Corruption, Error, Location, Result, Structure};
use crate::finding::Severity;
use crate::format::consts::{DIR_ENTRY_LEN, DIR_ENTRY_SHIFT, ENDOFCHAIN, FREESECT, MINI_STREAM_CUTOFF};
use crate::format::dir_entry::{DirEntry, StreamId};
use crate::format::header::Version;

/// An opened file below the level of storages and streams.
#[derive(Debug)]
pub(crate) struct Volume {
    pub(crate) image: Image,
    pub(crate) directory: MetaBytes,
    pub(crate) mini: MiniStream,
    pub(crate) owners: Option<Owners>,
    root: [u8; DIR_ENTRY_LEN],
}

/// Length of a stream, and which kind of sectors it lies on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StreamLen {
    pub(crate) len_bytes: u64,
    /// Whether the stated size puts it into the mini stream.
    pub(crate) is_mini: bool,
}

impl Volume {
    /// Reads the root entry and with it what the mini stream needs.
    ///
    /// # Errors
    ///
    /// `Io`; `Corrupt` if there is no root entry.
    pub(crate) fn open(image: Image, exclusive_owners: bool) -> Result<Self> {
        note_partial_sector(&image)?;
        let start = image.header.first_dir_sector();
        let chain = Chain::new(&image, start, u32::MAX, Structure::Directory)?;
        let directory = MetaBytes::new(Structure::Directory, chain);
        let mut raw = [0u8; DIR_ENTRY_LEN];
        if directory.read(&image, 0, &mut raw)? < DIR_ENTRY_LEN {
            let found =
                Corruption::SectorOutOfRange { found: start, num_sectors: image.geometry.num_sectors };
            return Err(Error::corrupt(found, Location::new(Structure::Directory, Some(0x30))));
        }
        let mini = open_mini_stream(&image, DirEntry::new(&raw))?;
        let owners = exclusive_owners.then(Owners::default);
        Ok(Self { image, directory, mini, owners, root: raw })
    }

    /// Entry 0.
    pub(crate) fn root(&self) -> DirEntry<'_> {
        DirEntry::new(&self.root)
    }

    /// Size of the stream of an entry, as stated, but no more than the file can hold.
    ///
    /// # Errors
    ///
    /// In strict mode, a size that the file cannot hold.
    pub(crate) fn stream_len(&self, id: StreamId, entry: DirEntry<'_>) -> Result<StreamLen> {
        let size = stated_size(&self.image, Structure::Entry(id), entry)?;
        let is_mini = size < MINI_STREAM_CUTOFF;
        let capacity = if is_mini {
            u64::from(self.mini.num_mini_sectors) << self.image.geometry.mini_shift
        } else {
            self.image.geometry.capacity()
        };
        if size > capacity {
            let offset = self.entry_offset(id)?.map(|offset| offset.saturating_add(0x78));
            let location = Location::new(Structure::Entry(id), offset);
            self.image.note(
                Severity::Error,
                Corruption::SizeBeyondFile { found: size, capacity },
                location,
            )?;
        }
        Ok(StreamLen { len_bytes: size.min(capacity), is_mini })
    }

    /// Absolute offset of a directory entry.
    pub(crate) fn entry_offset(&self, id: StreamId) -> Result<Option<u64>> {
        self.directory.file_offset(&self.image, u64::from(id.get()) << DIR_ENTRY_SHIFT)
    }
}

fn open_mini_stream(image: &Image, root: DirEntry<'_>) -> Result<MiniStream> {
    let header = &image.header;
    let none = header.num_mini_fat_sectors() == 0 && header.first_mini_fat_sector() == 0;
    let start = if none { ENDOFCHAIN } else { header.first_mini_fat_sector() };
    let fat_start = if start == FREESECT { ENDOFCHAIN } else { start };
    let fat_chain = Chain::new(image, fat_start, u32::MAX, Structure::MiniFat)?;

    let stated = stated_size(image, Structure::Entry(StreamId::ROOT), root)?;
    let capacity = image.geometry.capacity();
    if stated > capacity {
        let location = Location::new(Structure::Entry(StreamId::ROOT), None);
        image.note(Severity::Error, Corruption::SizeBeyondFile { found: stated, capacity }, location)?;
    }
    let size = stated.min(capacity);
    let limit = u32::try_from(size.div_ceil(image.geometry.sector_len())).unwrap_or(u32::MAX);
    let start = if limit == 0 { ENDOFCHAIN } else { root.start() };
    let chain = Chain::new(image, start, limit, Structure::MiniStream)?;
    let num_mini_sectors = u32::try_from(size.div_ceil(image.geometry.mini_sector_len())).unwrap_or(u32::MAX);
    let fat = MetaBytes::new(Structure::MiniFat, fat_chain);
    Ok(MiniStream { fat, chain: SharedChain::new(chain), num_mini_sectors, ahead: Ahead::default() })
}

/// The size field of an entry: all 64 bits in version 4, the low 32 in version 3.
fn stated_size(image: &Image, structure: Structure, entry: DirEntry<'_>) -> Result<u64> {
    let bits = entry.size_bits();
    if image.header.version() == Version::V4 {
        return Ok(bits);
    }
    if bits >> 32 != 0 {
        image.note(
            Severity::Info,
            Corruption::SizeHighBits { found: bits },
            Location::new(structure, None),
        )?;
    }
    Ok(bits & 0xFFFF_FFFF)
}

fn note_partial_sector(image: &Image) -> Result<()> {
    let sector_len = image.geometry.sector_len();
    let found = image.geometry.len_bytes & sector_len.saturating_sub(1);
    if found == 0 {
        return Ok(());
    }
    let offset = image.geometry.len_bytes.saturating_sub(found);
    let location = Location::new(Structure::File, Some(offset));
    image.note(Severity::Warning, Corruption::PartialSector { found, sector_len }, location)
}
