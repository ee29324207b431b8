//! The committed state as the writing side reads it: the reader's view, with whole chains kept.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::alloc::image::Image;
use crate::alloc::volume::{StreamLen, Volume};
use crate::backing::{ReadAt, Store};
use crate::compound_file::CompoundFile;
use crate::error::{Error, ErrorKind, Location, Result, Structure};
use crate::format::dir_entry::{ObjectType, StreamId};
use crate::format::sector::SectorId;
use crate::write::changes::{Element, Meta};
use crate::write::sectors::chain_map::ChainMap;

/// Runs kept over all chains; beyond that they are followed again.
const MAX_RUNS: usize = 1 << 16;

/// A store seen as bytes to read, with a token that tells how long somebody reads them.
pub(crate) struct Pinned {
    pub(crate) store: Arc<dyn Store>,
    /// Length of the state, without a record behind it.
    pub(crate) len_bytes: u64,
    pub(crate) _pin: Arc<()>,
}

impl ReadAt for Pinned {
    fn len(&self) -> u64 {
        self.len_bytes
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        self.store.read_at(offset, buf)
    }
}

/// The state committed last.
pub(crate) struct Base {
    pub(crate) view: CompoundFile,
    chains: Mutex<Chains>,
}

#[derive(Default)]
struct Chains {
    by_stream: HashMap<StreamId, Arc<ChainMap>>,
    runs: usize,
}

impl Base {
    pub(crate) fn new(view: CompoundFile) -> Self {
        Self { view, chains: Mutex::default() }
    }

    pub(crate) fn volume(&self) -> &Volume {
        self.view.volume()
    }

    pub(crate) fn image(&self) -> &Image {
        &self.volume().image
    }

    /// What the entry of this number is.
    ///
    /// # Errors
    ///
    /// `NotFound`, `Io`.
    pub(crate) fn element(&self, id: StreamId) -> Result<Element> {
        let entry = self.view.entry(id)?;
        let meta = Meta {
            name: entry.name(),
            clsid: entry.clsid(),
            state_bits: entry.state_bits(),
            created: entry.created(),
            modified: entry.modified(),
        };
        Ok(Element { kind: entry.kind(), meta, len: entry.len_bytes() })
    }

    /// Where the sectors of a stream of 4096 bytes or more lie. The whole chain is followed once.
    ///
    /// # Errors
    ///
    /// `Io`.
    pub(crate) fn chain(&self, id: StreamId, start: u32) -> Result<Arc<ChainMap>> {
        let kept = self.chains().by_stream.get(&id).map(Arc::clone);
        if let Some(chain) = kept {
            return Ok(chain);
        }
        let chain = Arc::new(ChainMap::follow(self.image(), start, u32::MAX)?);
        self.keep_chain(id, Arc::clone(&chain));
        Ok(chain)
    }

    fn chains(&self) -> MutexGuard<'_, Chains> {
        self.chains.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a chain for the reads that follow.
    pub(crate) fn keep_chain(&self, id: StreamId, chain: Arc<ChainMap>) {
        let mut chains = self.chains();
        chains.runs = chains.runs.saturating_add(chain.num_runs());
        if chains.runs > MAX_RUNS {
            *chains = Chains { runs: chain.num_runs(), ..Chains::default() };
        }
        chains.by_stream.insert(id, chain);
    }

    /// Chains kept, apart from those of the streams named.
    pub(crate) fn chains_without(
        &self,
        changed: &dyn Fn(StreamId) -> bool,
    ) -> Vec<(StreamId, Arc<ChainMap>)> {
        let chains = self.chains();
        let kept = chains.by_stream.iter().filter(|(id, _)| !changed(**id));
        kept.map(|(&id, chain)| (id, Arc::clone(chain))).collect()
    }

    /// Reads bytes of a stream; fewer than asked for only at its end, or where its chain ends before.
    ///
    /// # Errors
    ///
    /// `Io`, `WrongType`.
    pub(crate) fn read(&self, id: StreamId, offset: u64, buf: &mut [u8]) -> Result<usize> {
        let image = self.image();
        let len = self.place_of(id)?;
        if len.is_mini {
            return self.view.entry(id)?.open()?.read_at(offset, buf);
        }
        let chain = self.chain(id, len.start)?;
        let held = u64::from(chain.len()) << image.geometry.sector_shift;
        let end = len.len_bytes.min(held);
        let wanted = usize::try_from(end.saturating_sub(offset)).unwrap_or(usize::MAX).min(buf.len());
        let mut done = 0usize;
        while done < wanted {
            let at = offset.saturating_add(done as u64);
            let position = u32::try_from(at >> image.geometry.sector_shift).unwrap_or(u32::MAX);
            let Some(run) = chain.run_at(position) else { break };
            let within = at & image.geometry.sector_len().saturating_sub(1);
            let together = (u64::from(run.len) << image.geometry.sector_shift).saturating_sub(within);
            let n = usize::try_from(together).unwrap_or(usize::MAX).min(wanted.saturating_sub(done));
            let Some(part) = buf.get_mut(done..done.saturating_add(n)) else { break };
            image.read(image.offset(run.sector).saturating_add(within), part, Structure::Stream(id))?;
            done = done.saturating_add(n);
        }
        Ok(done)
    }

    /// Reads sectors that are not part of the committed state; what the store does not have is zero.
    ///
    /// # Errors
    ///
    /// `Io`.
    pub(crate) fn read_sectors(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        self.image().read(offset, buf, Structure::File).map(|_| ())
    }

    /// Length and first sector of a stream.
    ///
    /// # Errors
    ///
    /// `NotFound`, `Io`.
    pub(crate) fn place_of(&self, id: StreamId) -> Result<StreamPlace> {
        let entry = self.view.entry(id)?;
        let start = entry.start();
        if entry.kind() != ObjectType::Stream {
            return Err(Error::new(ErrorKind::WrongType { expected: "stream" }, Some(self.location(id))));
        }
        let StreamLen { len_bytes, is_mini } = entry.stated_len()?;
        Ok(StreamPlace { len_bytes, stated: entry.size_as_stated(), is_mini, start })
    }

    /// Absolute offset of a sector.
    pub(crate) fn offset(&self, sector: SectorId) -> u64 {
        self.image().offset(sector)
    }

    /// The place of an entry, for errors.
    pub(crate) fn location(&self, id: StreamId) -> Location {
        let offset = self.volume().entry_offset(id).ok().flatten();
        Location::new(Structure::Entry(id), offset)
    }
}

/// Where a stream is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StreamPlace {
    pub(crate) len_bytes: u64,
    /// What the entry says, even if the file can't hold it.
    pub(crate) stated: u64,
    pub(crate) is_mini: bool,
    pub(crate) start: u32,
}
