//! The file as numbered sectors: byte store, geometry, header, and the log of findings.

use std::collections::HashSet;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use crate::alloc::difat::Difat;
use crate::backing::memory::copy_from;
use crate::backing::{ReadAt, read_full};
use crate::error::{Corruption, Error, Location, Result, Structure};
use crate::finding::{Finding, Severity};
use crate::format::header::Header;
use crate::format::sector::{Geometry, SectorId};

/// Findings kept from reading one file. A damaged file can have one for each of its sectors; what comes after
/// this many is counted only.
const MAX_FINDINGS: usize = 4096;

/// What every structure is read from.
pub(crate) struct Image {
    source: Box<dyn ReadAt>,
    pub(crate) geometry: Geometry,
    pub(crate) header: Header,
    pub(crate) difat: Difat,
    strict: bool,
    log: Mutex<Log>,
}

#[derive(Default)]
struct Log {
    findings: Vec<Finding>,
    known: HashSet<Finding>,
    /// The last error noted about an entry or a stream and how many there were, those known before counted again.
    last_error: (u64, Option<Finding>),
}

impl Image {
    pub(crate) fn new(source: Box<dyn ReadAt>, header: Header, strict: bool) -> Self {
        let geometry =
            Geometry::new(header.sector_shift().into(), header.mini_sector_shift().into(), source.len());
        Self { source, geometry, header, difat: Difat::default(), strict, log: Mutex::default() }
    }

    /// Notes a deviation. In strict mode a warning or worse ends the reading.
    ///
    /// # Errors
    ///
    /// The deviation itself, in strict mode.
    #[cold]
    pub(crate) fn note(&self, severity: Severity, corruption: Corruption, location: Location) -> Result<()> {
        if self.strict && severity >= Severity::Warning {
            return Err(Error::corrupt(corruption, location));
        }
        let finding = Finding::new(severity, corruption, location);
        let mut log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
        let is_of_element = matches!(location.structure(), Structure::Entry(_) | Structure::Stream(_));
        if severity >= Severity::Error && is_of_element {
            log.last_error = (log.last_error.0.saturating_add(1), Some(finding.clone()));
        }
        if log.findings.len() < MAX_FINDINGS && log.known.insert(finding.clone()) {
            log.findings.push(finding);
        }
        Ok(())
    }

    /// The findings so far, in the order met.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).findings.clone()
    }

    /// How many errors were noted about entries and streams, and the last one. A number that has not changed says that
    /// the elements read in between are sound, however often they were read before. What is wrong with the tables shows
    /// in the elements, or does not matter to them.
    pub(crate) fn last_error(&self) -> (u64, Option<Finding>) {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).last_error.clone()
    }

    /// The whole file, if the store is in memory.
    pub(crate) fn whole(&self) -> Option<&[u8]> {
        self.source.as_slice()
    }

    /// Whether the store is in memory, so that reads are free of system calls.
    pub(crate) fn is_slice(&self) -> bool {
        self.source.as_slice().is_some()
    }

    /// `len` bytes from `offset` on, borrowed; `None` if the store cannot lend them or the file ends before.
    pub(crate) fn slice(&self, offset: u64, len: usize) -> Option<&[u8]> {
        let start = usize::try_from(offset).ok()?;
        self.source.as_slice()?.get(start..start.checked_add(len)?)
    }

    /// As much of `len` bytes from `offset` on as the file has, borrowed; `None` if the store cannot lend.
    pub(crate) fn slice_up_to(&self, offset: u64, len: usize) -> Option<&[u8]> {
        let all = self.source.as_slice()?;
        let start = usize::try_from(offset).unwrap_or(usize::MAX).min(all.len());
        all.get(start..start.saturating_add(len).min(all.len()))
    }

    /// Fills `buf` from `offset` on. What lies beyond the end of the file reads as zeros, so that a file that
    /// was cut inside its last sector can be read; the number of bytes really there is returned.
    ///
    /// # Errors
    ///
    /// `Io` with the offset.
    #[inline]
    pub(crate) fn read(&self, offset: u64, buf: &mut [u8], structure: Structure) -> Result<usize> {
        let n = match self.source.as_slice() {
            Some(all) => copy_from(all, offset, buf),
            None => read_full(&*self.source, offset, buf)
                .map_err(|e| Error::io(e, Location::new(structure, Some(offset))))?,
        };
        if let Some(rest) = buf.get_mut(n..) {
            rest.fill(0);
        }
        Ok(n)
    }

    /// Absolute offset of a sector.
    pub(crate) fn offset(&self, sector: SectorId) -> u64 {
        self.geometry.offset(sector)
    }
}

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Image")
            .field("geometry", &self.geometry)
            .field("strict", &self.strict)
            .finish_non_exhaustive()
    }
}
