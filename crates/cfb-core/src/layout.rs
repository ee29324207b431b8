//! What every byte of a file belongs to.

use std::ops::Range;

use crate::alloc::bitmap::Bitmap;
use crate::alloc::chain::Chain;
use crate::alloc::difat::max_fat_sectors;
use crate::alloc::fat::FatWindow;
use crate::alloc::image::Image;
use crate::alloc::owners::Owners;
use crate::alloc::volume::Volume;
use crate::dir::tree::InOrder;
use crate::dir::{kind_of, read_entry};
use crate::error::{Result, Structure};
use crate::format::consts::{ENDOFCHAIN, FREESECT, RANGE_LOCK_OFFSET};
use crate::format::dir_entry::{ObjectType, StreamId};
use crate::format::header::Version;
use crate::format::le;
use crate::format::sector::{FatEntry, SectorId};
use crate::stream::Stream;

/// Whom a part of a file belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Owner {
    /// The header.
    Header,
    /// The DIFAT.
    Difat,
    /// The FAT.
    Fat,
    /// The directory.
    Directory,
    /// The mini FAT.
    MiniFat,
    /// The mini stream, where no small stream has it.
    MiniStream,
    /// A stream in sectors of its own, by its entry.
    Stream(StreamId),
    /// A small stream, in the mini stream, by its entry.
    SmallStream(StreamId),
    /// The sector of the lock bytes.
    RangeLock,
    /// Nobody: the FAT marks it free.
    Free,
    /// Nobody, though the FAT marks it as used.
    Unowned,
}

/// A part of a file that lies together and belongs to one owner.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Region {
    range: Range<u64>,
    owner: Owner,
    position: u64,
}

impl Region {
    /// Where it lies in the file, in bytes.
    #[must_use]
    pub fn range(&self) -> Range<u64> {
        self.range.clone()
    }

    /// Whom it belongs to.
    #[must_use]
    pub fn owner(&self) -> Owner {
        self.owner
    }

    /// Which byte of its owner it begins with: a stream is in one piece if its only region begins with byte 0.
    #[must_use]
    pub fn position(&self) -> u64 {
        self.position
    }
}

/// All regions in the order in which they lie, without gaps. Where two owners claim the same place, it goes to the one
/// whose region begins first; streams that share sectors are cut as by claims.
pub(crate) fn regions(volume: &Volume) -> Result<Vec<Region>> {
    let image = &volume.image;
    let mut found = Found { image, regions: Vec::new() };
    found.add(Owner::Header, 0, 0, image.geometry.sector_len());
    tables(&mut found)?;
    let header = &image.header;
    found.chain(Owner::Directory, header.first_dir_sector(), Structure::Directory)?;
    let mini_fat = header.first_mini_fat_sector();
    if mini_fat != FREESECT && (mini_fat != 0 || header.num_mini_fat_sectors() != 0) {
        found.chain(Owner::MiniFat, mini_fat, Structure::MiniFat)?;
    }
    if volume.mini.num_mini_sectors > 0 {
        found.chain(Owner::MiniStream, volume.root().start(), Structure::MiniStream)?;
    }
    let mut small = Vec::new();
    streams(volume, &mut found, &mut small)?;
    let regions = inlaid(ordered(found.regions), ordered(small));
    with_free(image, regions)
}

/// Regions as they are met.
struct Found<'v> {
    image: &'v Image,
    regions: Vec<Region>,
}

impl Found<'_> {
    fn add(&mut self, owner: Owner, position: u64, start: u64, len: u64) {
        let end = start.saturating_add(len).min(self.image.geometry.len_bytes);
        self.regions.push(Region { range: start..end, owner, position });
    }

    fn add_sector(&mut self, owner: Owner, position: u64, sector: SectorId) {
        self.add(owner, position, self.image.offset(sector), self.image.geometry.sector_len());
    }

    fn chain(&mut self, owner: Owner, start: u32, structure: Structure) -> Result<()> {
        let chain = &mut Chain::new(self.image, start, u32::MAX, structure)?;
        let mut window = FatWindow::default();
        let mut logical = 0u32;
        while let Some(run) = chain.run_at(self.image, &mut window, logical)? {
            let shift = self.image.geometry.sector_shift;
            let (position, len) = (u64::from(logical) << shift, u64::from(run.len.max(1)) << shift);
            self.add(owner, position, self.image.offset(run.sector), len);
            logical = logical.saturating_add(run.len.max(1));
        }
        Ok(())
    }
}

/// DIFAT and FAT, and in version 4 the sector of the lock bytes.
fn tables(found: &mut Found<'_>) -> Result<()> {
    let image = found.image;
    let mut position = 0u64;
    for index in 0..u32::try_from(max_fat_sectors(image)).unwrap_or(u32::MAX) {
        if let Some(sector) = image.difat.fat_sector(image, index)? {
            found.add_sector(Owner::Fat, position, sector);
        }
        position = position.saturating_add(image.geometry.sector_len());
    }
    let mut seen = Bitmap::default();
    let mut link = image.header.first_difat_sector();
    let mut position = 0u64;
    while image.geometry.contains(SectorId(link)) && seen.insert(link) {
        if link == 0 && image.header.num_difat_sectors() == 0 {
            break;
        }
        found.add_sector(Owner::Difat, position, SectorId(link));
        position = position.saturating_add(image.geometry.sector_len());
        let mut raw = [0u8; 4];
        let next = image.offset(SectorId(link)).saturating_add(image.geometry.sector_len()).saturating_sub(4);
        image.read(next, &mut raw, Structure::Difat(Some(link)))?;
        link = le::u32_at(&raw, 0);
    }
    let lock = (RANGE_LOCK_OFFSET >> image.geometry.sector_shift).saturating_sub(1);
    let lock = SectorId(u32::try_from(lock).unwrap_or(ENDOFCHAIN));
    let is_set_aside = image.header.version() == Version::V4 && image.geometry.contains(lock);
    if is_set_aside && FatWindow::default().entry(image, lock)? == FatEntry::EndOfChain {
        found.add_sector(Owner::RangeLock, 0, lock);
    }
    Ok(())
}

/// All streams that storages lead to, each entry and each sector once.
fn streams(volume: &Volume, found: &mut Found<'_>, small: &mut Vec<Region>) -> Result<()> {
    let owners = Owners::default();
    let mut storages = vec![StreamId::ROOT];
    while let Some(parent) = storages.pop() {
        let Some(storage) = read_entry(volume, parent)? else { continue };
        let mut children = InOrder::new(volume, parent, storage);
        let mut claim = |id, parent| owners.claim_entry(id, parent);
        while let Some((id, entry)) = children.next_claimed(&mut claim)? {
            if kind_of(id, entry) != Some(ObjectType::Stream) {
                storages.push(id);
                continue;
            }
            let is_mini = volume.stream_len(id, entry)?.is_mini;
            let mut stream = Stream::open_owned(volume, id, entry, Some(&owners))?;
            let mut position = 0u64;
            for range in stream.file_ranges(0..u64::MAX)? {
                let len = range.end.saturating_sub(range.start);
                if is_mini {
                    let len = len.next_multiple_of(volume.image.geometry.mini_sector_len());
                    let range = range.start..range.start.saturating_add(len);
                    small.push(Region { range, owner: Owner::SmallStream(id), position });
                } else {
                    let len = len.next_multiple_of(volume.image.geometry.sector_len());
                    found.add(Owner::Stream(id), position, range.start, len);
                }
                position = position.saturating_add(len);
            }
        }
    }
    Ok(())
}

/// Regions in order, without what lies over the one before.
fn ordered(mut regions: Vec<Region>) -> Vec<Region> {
    regions.sort_by_key(|region| region.range.start);
    let mut end = 0u64;
    for region in &mut regions {
        let skip = end.saturating_sub(region.range.start);
        region.range.start = region.range.start.max(end);
        region.position = region.position.saturating_add(skip);
        end = end.max(region.range.end);
    }
    regions.retain(|region| region.range.start < region.range.end);
    regions
}

/// Puts the small streams where the mini stream lies.
fn inlaid(regions: Vec<Region>, small: Vec<Region>) -> Vec<Region> {
    let mut all = Vec::with_capacity(regions.len().saturating_add(small.len()));
    let mut small = small.into_iter().peekable();
    for mini in regions {
        if mini.owner != Owner::MiniStream {
            all.push(mini);
            continue;
        }
        let mut at = mini.range.start;
        let free = |from: u64, to: u64| {
            let position = mini.position.saturating_add(from.saturating_sub(mini.range.start));
            Region { range: from..to, owner: Owner::MiniStream, position }
        };
        while let Some(stream) = small.next_if(|stream| stream.range.start < mini.range.end) {
            if stream.range.start < at {
                continue;
            }
            if at < stream.range.start {
                all.push(free(at, stream.range.start));
            }
            at = stream.range.end.min(mini.range.end);
            all.push(Region { range: stream.range.start..at, ..stream });
        }
        if at < mini.range.end {
            all.push(free(at, mini.range.end));
        }
    }
    all
}

/// Fills the gaps by what the FAT says of them.
fn with_free(image: &Image, regions: Vec<Region>) -> Result<Vec<Region>> {
    let mut all = Vec::with_capacity(regions.len());
    let mut window = FatWindow::default();
    let mut end = 0u64;
    let last = Region { range: image.geometry.len_bytes..u64::MAX, owner: Owner::Free, position: 0 };
    for region in regions.into_iter().chain([last]) {
        let mut gap = end..region.range.start;
        while gap.start < gap.end {
            let sector_end =
                (gap.start >> image.geometry.sector_shift).saturating_add(1) << image.geometry.sector_shift;
            let number = (gap.start >> image.geometry.sector_shift).saturating_sub(1);
            let sector = SectorId(u32::try_from(number).unwrap_or(u32::MAX));
            let is_free = window.entry(image, sector)? == FatEntry::Free;
            let owner = if is_free { Owner::Free } else { Owner::Unowned };
            let range = gap.start..sector_end.min(gap.end);
            gap.start = range.end;
            match all.last_mut() {
                Some(Region { owner: before, range: joined, .. })
                    if *before == owner && joined.end == range.start =>
                {
                    joined.end = range.end;
                }
                _ => all.push(Region { range, owner, position: 0 }),
            }
        }
        end = region.range.end;
        if region.range.end <= image.geometry.len_bytes {
            all.push(region);
        }
    }
    Ok(all)
}
