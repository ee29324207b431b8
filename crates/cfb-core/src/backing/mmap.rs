//! A file through a read-only memory map: beside `OpenOptions::open_mapped`, which passes its contract on, the only
//! `unsafe` of this crate.

#![expect(
    unsafe_code,
    reason = "mapping a file is unsafe by nature; the contract is passed on to the caller"
)]

use std::fs::File;
use std::io;

use memmap2::Mmap;

use crate::backing::ReadAt;
use crate::backing::memory::copy_from;

/// A memory-mapped file as a byte store, read-only.
#[derive(Debug)]
pub struct MapStore {
    map: Mmap,
}

impl MapStore {
    /// Maps the whole file.
    ///
    /// # Errors
    ///
    /// The operating system refuses the map, for instance for an empty file on some platforms.
    ///
    /// # Safety
    ///
    /// For as long as the store lives, no process may cut the file or change its bytes. Cutting it makes reads
    /// end the process with a signal (`SIGBUS`); changing it changes bytes that Rust takes to be constant.
    /// Nothing in this crate can enforce that: the caller vouches for every other user of the file.
    ///
    /// ```no_run
    /// use cfb_core::{MapStore, OpenOptions};
    /// let file = std::fs::File::open("evidence.msg").unwrap();
    /// // SAFETY: the evidence folder is read-only and nothing else has it open.
    /// let store = unsafe { MapStore::new(&file) }.unwrap();
    /// let file = OpenOptions::new().open_source(store)?;
    /// # Ok::<(), cfb_core::Error>(())
    /// ```
    pub unsafe fn new(file: &File) -> io::Result<Self> {
        // SAFETY: `Mmap::map` asks that the file is not changed or cut while mapped; that is this function's
        // own contract, which the caller has accepted.
        let map = unsafe { Mmap::map(file) }?;
        Ok(Self { map })
    }
}

impl ReadAt for MapStore {
    fn len(&self) -> u64 {
        self.map.len() as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        Ok(copy_from(&self.map, offset, buf))
    }

    fn as_slice(&self) -> Option<&[u8]> {
        Some(&self.map)
    }
}
