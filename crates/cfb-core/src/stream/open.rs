//! Opening a stream: where it begins, and what of it other streams leave to it.

use std::ops::Range;

use crate::alloc::chain::Chain;
use crate::alloc::fat::FatWindow;
use crate::alloc::image::Image;
use crate::alloc::mini::{MiniChain, Piece, Pieces, Straight};
use crate::alloc::owners::{Grant, Owners, Space};
use crate::alloc::volume::{StreamLen, Volume};
use crate::error::{Corruption, Location, Result, Structure};
use crate::finding::Severity;
use crate::format::dir_entry::{DirEntry, StreamId};
use crate::stream::{Body, Known, Stream};

impl<'a> Stream<'a> {
    pub(crate) fn open(volume: &'a Volume, id: StreamId, entry: DirEntry<'_>) -> Result<Self> {
        Self::open_owned(volume, id, entry, volume.owners.as_ref())
    }

    /// Opens a stream that is cut where it comes to sectors that another one has among `owners`.
    pub(crate) fn open_owned(
        volume: &'a Volume,
        id: StreamId,
        entry: DirEntry<'_>,
        owners: Option<&Owners>,
    ) -> Result<Self> {
        let StreamLen { len_bytes, is_mini } = volume.stream_len(id, entry)?;
        let image = &volume.image;
        if is_mini && len_bytes == 0 {
            return Self::open_mini(
                volume,
                id,
                0,
                Pieces::One(Piece { offset: 0, len: 0 }),
                std::iter::empty(),
                owners,
            );
        }
        if is_mini {
            return match volume.mini.straight(image, entry.start(), len_bytes)? {
                Some(Straight { numbers, piece }) => {
                    Self::open_mini(volume, id, len_bytes, Pieces::One(piece), numbers, owners)
                }
                None => Self::open_scattered(volume, id, len_bytes, entry.start(), owners),
            };
        }
        let limit = u32::try_from(len_bytes.div_ceil(image.geometry.sector_len())).unwrap_or(u32::MAX);
        let chain = Chain::new(image, entry.start(), limit, Structure::Stream(id))?;
        let body = Body::Regular(Box::new((chain, FatWindow::default())));
        let mut stream = Self::new(volume, id, len_bytes, body);
        if let Some(owners) = owners {
            stream.claim_sectors(owners)?;
        }
        Ok(stream)
    }

    /// A small stream in pieces, or one with something wrong.
    #[inline(never)]
    fn open_scattered(
        volume: &'a Volume,
        id: StreamId,
        len_bytes: u64,
        start: u32,
        owners: Option<&Owners>,
    ) -> Result<Self> {
        let mut chain = MiniChain::default();
        volume.mini.follow(&volume.image, start, len_bytes, Structure::Stream(id), &mut chain)?;
        let pieces = volume.mini.pieces(&volume.image, &chain, len_bytes)?;
        Self::open_mini(volume, id, len_bytes, pieces, chain.numbers().iter().copied(), owners)
    }

    fn open_mini(
        volume: &'a Volume,
        id: StreamId,
        len_bytes: u64,
        pieces: Pieces,
        numbers: impl Iterator<Item = u32>,
        owners: Option<&Owners>,
    ) -> Result<Self> {
        let mut stream = Self::new(volume, id, len_bytes, Body::Mini(pieces));
        if let Some(owners) = owners {
            let (grant, conflict) = owners.claim_stream(id, Space::Mini, numbers);
            stream.settle(grant, conflict, volume.image.geometry.mini_shift)?;
        }
        Ok(stream)
    }

    fn new(volume: &'a Volume, id: StreamId, len_bytes: u64, body: Body) -> Self {
        Self {
            volume,
            id,
            len_bytes,
            granted: len_bytes,
            is_cut: false,
            position: 0,
            body,
            last: Known::default(),
            lent: volume.image.whole(),
        }
    }

    /// Takes the sectors of a stream that has sectors of its own.
    fn claim_sectors(&mut self, owners: &Owners) -> Result<()> {
        let Body::Regular(regular) = &mut self.body else { return Ok(()) };
        let image = &self.volume.image;
        let (chain, window) = &mut **regular;
        let (grant, conflict) = match owners.granted(self.id) {
            Some(grant) => (grant, None),
            None => {
                let runs = free_runs(image, chain, window, owners)?;
                owners.claim_stream(self.id, Space::Regular, runs.into_iter().flatten())
            }
        };
        // What another stream has is not followed any more: thousands may lead into one long chain.
        if grant.is_cut {
            chain.cut(grant.sectors);
        }
        self.settle(grant, conflict, image.geometry.sector_shift)
    }

    /// Cuts the stream before the first sector that another one has.
    fn settle(&mut self, grant: Grant, conflict: Option<u32>, shift: u32) -> Result<()> {
        if let Some(sector) = conflict {
            let offset = self.volume.entry_offset(self.id)?;
            let location = Location::new(Structure::Stream(self.id), offset);
            self.volume.image.note(Severity::Error, Corruption::SharedSector { sector }, location)?;
        }
        self.is_cut = grant.is_cut;
        self.granted = self.granted.min(u64::from(grant.sectors) << shift);
        Ok(())
    }
}

/// The runs of a chain to its end, or to the first that another stream has a sector of, that one included.
fn free_runs(
    image: &Image,
    chain: &mut Chain,
    window: &mut FatWindow,
    owners: &Owners,
) -> Result<Vec<Range<u32>>> {
    let mut runs = Vec::new();
    let mut logical = 0u32;
    while let Some(run) = chain.run_at(image, window, logical)? {
        let sectors = run.sector.0..run.sector.0.saturating_add(run.len);
        let is_last = owners.has_any(sectors.clone());
        runs.push(sectors);
        if is_last {
            break;
        }
        logical = logical.saturating_add(run.len.max(1));
    }
    Ok(runs)
}
