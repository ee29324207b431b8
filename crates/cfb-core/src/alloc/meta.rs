//! Chains that all readers share: directory, mini FAT, mini stream.

use std::fmt;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use crate::alloc::chain::Chain;
use crate::alloc::extents::Run;
use crate::alloc::fat::FatWindow;
use crate::alloc::image::Image;
use crate::error::{Result, Structure};

/// Bytes of a structure fetched at once from a store that must be read by position.
const CHUNK_SHIFT: u32 = 14;

/// Sectors followed at once in a store in memory, where it costs no system call: the chains of a small file are
/// whole after the first look.
const FOLLOWED_AT_ONCE: u32 = 4096;

/// A chain that grows behind a lock while it is being followed, and is read without one when it is whole.
#[derive(Debug)]
pub(crate) struct SharedChain {
    whole: OnceLock<Chain>,
    growing: RwLock<Option<Chain>>,
}

impl SharedChain {
    pub(crate) fn new(chain: Chain) -> Self {
        Self { whole: OnceLock::new(), growing: RwLock::new(Some(chain)) }
    }

    /// The run that starts at the sector `logical` of the chain; `None` behind its end.
    pub(crate) fn run_at(&self, image: &Image, logical: u32) -> Result<Option<Run>> {
        match self.whole.get() {
            Some(chain) => chain.locate(image, &mut FatWindow::default(), logical, None),
            None => self.run_while_growing(image, logical),
        }
    }

    /// Sectors in the whole chain, which is followed to its end.
    pub(crate) fn num_sectors(&self, image: &Image) -> Result<u32> {
        if self.whole.get().is_none() {
            self.grow(image, u32::MAX)?;
        }
        Ok(self.whole.get().map_or(0, Chain::resolved))
    }

    fn run_while_growing(&self, image: &Image, logical: u32) -> Result<Option<Run>> {
        let known = {
            let growing = self.growing.read().unwrap_or_else(PoisonError::into_inner);
            match growing.as_ref().filter(|chain| logical < chain.resolved()) {
                Some(chain) => chain.locate(image, &mut FatWindow::default(), logical, None)?,
                None => None,
            }
        };
        if known.is_some() {
            return Ok(known);
        }
        let at_least = if image.is_slice() { FOLLOWED_AT_ONCE } else { 1 };
        self.grow(image, logical.saturating_add(at_least))?;
        match self.whole.get() {
            Some(chain) => chain.locate(image, &mut FatWindow::default(), logical, None),
            None => {
                let growing = self.growing.read().unwrap_or_else(PoisonError::into_inner);
                let chain = growing.as_ref().or(self.whole.get());
                chain.map_or(Ok(None), |chain| chain.locate(image, &mut FatWindow::default(), logical, None))
            }
        }
    }

    /// Follows the chain until `until` sectors are known, and sets it free of the lock when it has ended.
    fn grow(&self, image: &Image, until: u32) -> Result<()> {
        let mut growing = self.growing.write().unwrap_or_else(PoisonError::into_inner);
        let Some(mut chain) = growing.take() else { return Ok(()) };
        let followed = chain.resolve(image, &mut FatWindow::default(), until);
        if followed.is_ok() && chain.is_whole() {
            // Only the holder of the write lock gets here, with the only chain there is.
            return self.whole.set(chain).or(Ok(()));
        }
        *growing = Some(chain);
        followed
    }
}

/// The bytes of a shared chain, for structures that are read in small pieces all over.
///
/// A store in memory is read in place. From any other, 16 KiB at a time are fetched and kept, so that listing
/// 100,000 entries costs a system call for every 128 of them.
pub(crate) struct MetaBytes {
    structure: Structure,
    chain: SharedChain,
    chunks: RwLock<Vec<Option<Arc<[u8]>>>>,
}

impl MetaBytes {
    pub(crate) fn new(structure: Structure, chain: Chain) -> Self {
        Self { structure, chain: SharedChain::new(chain), chunks: RwLock::default() }
    }

    /// Length of the structure in sectors; the chain is followed to its end.
    pub(crate) fn num_sectors(&self, image: &Image) -> Result<u32> {
        self.chain.num_sectors(image)
    }

    /// Reads at `offset` of the structure; returns the bytes its chain has there.
    ///
    /// # Errors
    ///
    /// `Io`; in strict mode a chain that breaks.
    pub(crate) fn read(&self, image: &Image, offset: u64, buf: &mut [u8]) -> Result<usize> {
        if image.is_slice() {
            self.read_through(image, offset, buf)
        } else {
            self.read_chunked(image, offset, buf)
        }
    }

    /// Absolute offset in the file of byte `offset` of the structure.
    pub(crate) fn file_offset(&self, image: &Image, offset: u64) -> Result<Option<u64>> {
        let (logical, within) = split(image, offset);
        let run = self.chain.run_at(image, logical)?;
        Ok(run.map(|run| image.offset(run.sector).saturating_add(within)))
    }

    fn read_through(&self, image: &Image, offset: u64, buf: &mut [u8]) -> Result<usize> {
        let mut done = 0usize;
        while done < buf.len() {
            let (logical, within) = split(image, offset.saturating_add(done as u64));
            let Some(run) = self.chain.run_at(image, logical)? else { break };
            let in_run = (u64::from(run.len) << image.geometry.sector_shift).saturating_sub(within);
            let n = usize::try_from(in_run).unwrap_or(usize::MAX).min(buf.len().saturating_sub(done));
            let Some(part) = buf.get_mut(done..done.saturating_add(n)) else { break };
            image.read(image.offset(run.sector).saturating_add(within), part, self.structure)?;
            done = done.saturating_add(n);
        }
        Ok(done)
    }

    fn read_chunked(&self, image: &Image, offset: u64, buf: &mut [u8]) -> Result<usize> {
        let mut done = 0usize;
        while done < buf.len() {
            let at = offset.saturating_add(done as u64);
            let chunk = self.chunk(image, at >> CHUNK_SHIFT)?;
            let within = (at & ((1 << CHUNK_SHIFT) - 1)) as usize;
            let available = chunk.get(within..).unwrap_or(&[]);
            let n = available.len().min(buf.len().saturating_sub(done));
            match (buf.get_mut(done..done.saturating_add(n)), available.get(..n)) {
                (Some(to), Some(from)) if n > 0 => to.copy_from_slice(from),
                _ => break,
            }
            done = done.saturating_add(n);
        }
        Ok(done)
    }

    fn chunk(&self, image: &Image, number: u64) -> Result<Arc<[u8]>> {
        let index = usize::try_from(number).unwrap_or(usize::MAX);
        {
            let chunks = self.chunks.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(Some(chunk)) = chunks.get(index) {
                return Ok(Arc::clone(chunk));
            }
        }
        let mut bytes = vec![0u8; 1 << CHUNK_SHIFT];
        let n = self.read_through(image, number << CHUNK_SHIFT, &mut bytes)?;
        bytes.truncate(n);
        let chunk: Arc<[u8]> = bytes.into();
        if n > 0 {
            let mut chunks = self.chunks.write().unwrap_or_else(PoisonError::into_inner);
            if index >= chunks.len() {
                chunks.resize(index.saturating_add(1), None);
            }
            if let Some(slot) = chunks.get_mut(index) {
                *slot = Some(Arc::clone(&chunk));
            }
        }
        Ok(chunk)
    }
}

/// A byte offset as sector of the chain and offset within it.
fn split(image: &Image, offset: u64) -> (u32, u64) {
    let logical = u32::try_from(offset >> image.geometry.sector_shift).unwrap_or(u32::MAX);
    (logical, offset & image.geometry.sector_len().saturating_sub(1))
}

impl fmt::Debug for MetaBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MetaBytes").field("structure", &self.structure).finish_non_exhaustive()
    }
}
