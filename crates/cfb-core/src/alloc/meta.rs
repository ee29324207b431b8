//! Chains that all readers share: directory, mini FAT, mini stream.

use std::fmt;
use std::sync::{OnceLock, PoisonError, RwLock};

use crate::alloc::chain::Chain;
use crate::alloc::chunks::{Chunk, Chunks};
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
            Some(chain) => chain.locate(image, &mut FatWindow::default(), logical),
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
                Some(chain) => chain.locate(image, &mut FatWindow::default(), logical)?,
                None => None,
            }
        };
        if known.is_some() {
            return Ok(known);
        }
        let at_least = if image.is_slice() { FOLLOWED_AT_ONCE } else { 1 };
        self.grow(image, logical.saturating_add(at_least))?;
        match self.whole.get() {
            Some(chain) => chain.locate(image, &mut FatWindow::default(), logical),
            None => {
                let growing = self.growing.read().unwrap_or_else(PoisonError::into_inner);
                let chain = growing.as_ref().or(self.whole.get());
                chain.map_or(Ok(None), |chain| chain.locate(image, &mut FatWindow::default(), logical))
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
/// 100,000 entries costs a system call for every 128 of them. Either way the bytes are lent where they are.
pub(crate) struct MetaBytes {
    structure: Structure,
    chain: SharedChain,
    chunks: Chunks,
}

impl MetaBytes {
    pub(crate) fn new(structure: Structure, chain: Chain) -> Self {
        Self { structure, chain: SharedChain::new(chain), chunks: Chunks::default() }
    }

    /// Length of the structure in sectors; the chain is followed to its end.
    pub(crate) fn num_sectors(&self, image: &Image) -> Result<u32> {
        self.chain.num_sectors(image)
    }

    /// As many of `len` bytes from `offset` on as are at hand together; none behind the end of the chain. What does
    /// not cross the border of a sector is always whole.
    ///
    /// # Errors
    ///
    /// `Io`; in strict mode a chain that breaks.
    pub(crate) fn lend<'a>(&'a self, image: &'a Image, offset: u64, len: usize) -> Result<&'a [u8]> {
        if image.is_slice() {
            let (logical, within) = split(image, offset);
            let Some(run) = self.chain.run_at(image, logical)? else { return Ok(&[]) };
            let in_run = (u64::from(run.len) << image.geometry.sector_shift).saturating_sub(within);
            let n = usize::try_from(in_run).unwrap_or(usize::MAX).min(len);
            if let Some(bytes) = image.slice(image.offset(run.sector).saturating_add(within), n) {
                return Ok(bytes);
            }
            // The file ends within its last sector, the rest of which is zeros.
        }
        let within = (offset & ((1 << CHUNK_SHIFT) - 1)) as usize;
        let chunk = self.chunk(image, offset >> CHUNK_SHIFT)?.get(within..).unwrap_or(&[]);
        Ok(chunk.get(..len).unwrap_or(chunk))
    }

    /// Reads at `offset` of the structure; returns the bytes its chain has there.
    ///
    /// # Errors
    ///
    /// As [`lend`](Self::lend).
    pub(crate) fn read(&self, image: &Image, offset: u64, buf: &mut [u8]) -> Result<usize> {
        let mut done = 0usize;
        while let Some(rest) = buf.get_mut(done..).filter(|rest| !rest.is_empty()) {
            let from = self.lend(image, offset.saturating_add(done as u64), rest.len())?;
            match rest.get_mut(..from.len()) {
                Some(to) if !from.is_empty() => to.copy_from_slice(from),
                _ => break,
            }
            done = done.saturating_add(from.len());
        }
        Ok(done)
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

    fn chunk(&self, image: &Image, number: u64) -> Result<&[u8]> {
        let index = usize::try_from(number).unwrap_or(usize::MAX);
        if let Some(chunk) = self.chunks.get(index) {
            return Ok(chunk);
        }
        let mut chunk = Chunk::zeros(1 << CHUNK_SHIFT);
        let n = self.read_through(image, number << CHUNK_SHIFT, chunk.bytes_mut())?;
        chunk.truncate(n);
        // Only what the chain has is kept, so that no number of a damaged file takes memory.
        Ok(if n == 0 { &[] } else { self.chunks.put(index, chunk).unwrap_or(&[]) })
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
