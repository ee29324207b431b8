//! [`PropertySetStream`]: one or two property sets, as a stream holds them.

mod file;
mod parse;
mod write;

use cfb_core::Guid;

use crate::error::{Error, Result};
use crate::finding::Finding;
use crate::set::PropertySet;

/// SystemIdentifier of streams made here: Win32, version 10.
const SYSTEM_IDENTIFIER: u32 = 0x0002_000A;

/// Sets that a stream holds at most.
const MAX_SETS: usize = 2;

/// A property set stream ([MS-OLEPS] 2.21): a header, and one or two property sets.
///
/// ```
/// use ole_props::{CodePage, PropertySet, PropertySetStream, Value, fmtid, pidsi};
///
/// let mut set = PropertySet::new(fmtid::SUMMARY_INFORMATION, CodePage::WINDOWS_1252)?;
/// set.set_text(pidsi::TITLE, "Report")?;
/// let bytes = PropertySetStream::new(set).to_bytes()?;
///
/// let mut stream = PropertySetStream::parse(&bytes)?;
/// assert!(stream.findings().is_empty());
/// let set = stream.set_mut(fmtid::SUMMARY_INFORMATION).unwrap();
/// assert_eq!(set.get(pidsi::TITLE).and_then(Value::as_str), Some("Report"));
/// set.set_text(pidsi::TITLE, "Final report")?;
/// assert_ne!(stream.to_bytes()?, bytes);
/// # Ok::<(), ole_props::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct PropertySetStream {
    version: u16,
    system_identifier: u32,
    class_id: Guid,
    sets: Vec<Placed>,
    /// Bytes behind the last set.
    tail: Vec<u8>,
    /// Length of the stream that was read.
    original_len: usize,
    is_modified: bool,
    findings: Vec<Finding>,
}

/// A set, and how it lies in the stream.
#[derive(Clone, Debug)]
struct Placed {
    /// Its place among the sets as they lie.
    place: usize,
    /// Bytes between it and what is before.
    gap: Vec<u8>,
    set: PropertySet,
}

impl PropertySetStream {
    /// A stream of one set.
    #[must_use]
    pub fn new(set: PropertySet) -> Self {
        Self {
            version: 0,
            system_identifier: SYSTEM_IDENTIFIER,
            class_id: Guid::NULL,
            sets: vec![Placed { place: 0, gap: Vec::new(), set }],
            tail: Vec::new(),
            original_len: 0,
            is_modified: true,
            findings: Vec::new(),
        }
    }

    /// The version of the format, 0 or 1. A version 0 becomes 1 once something is set that needs it.
    #[must_use]
    pub fn version(&self) -> u16 {
        let needed = u16::from(self.sets().any(PropertySet::needs_version_1));
        self.version.max(needed)
    }

    /// SystemIdentifier: kind and version of the system that wrote the stream, as `0xKKKKVVVV`.
    #[must_use]
    pub fn system_identifier(&self) -> u32 {
        self.system_identifier
    }

    /// The class of the stream, usually null.
    #[must_use]
    pub fn class_id(&self) -> Guid {
        self.class_id
    }

    /// Changes the class of the stream.
    pub fn set_class_id(&mut self, class_id: Guid) {
        self.class_id = class_id;
    }

    /// The sets, in the order of the header.
    pub fn sets(&self) -> impl Iterator<Item = &PropertySet> {
        self.sets.iter().map(|placed| &placed.set)
    }

    /// The set of this format.
    #[must_use]
    pub fn set(&self, fmtid: Guid) -> Option<&PropertySet> {
        self.sets().find(|set| set.fmtid() == fmtid)
    }

    /// The set of this format, to change.
    pub fn set_mut(&mut self, fmtid: Guid) -> Option<&mut PropertySet> {
        self.sets.iter_mut().map(|placed| &mut placed.set).find(|set| set.fmtid() == fmtid)
    }

    /// Adds a set behind the others.
    ///
    /// # Errors
    /// `InvalidArgument` if there are two already, or one of this format.
    pub fn push(&mut self, set: PropertySet) -> Result<()> {
        if self.sets.len() >= MAX_SETS {
            return Err(Error::invalid("a stream holds two property sets at most"));
        }
        if self.set(set.fmtid()).is_some() {
            return Err(Error::invalid("the stream has a property set of this format"));
        }
        let place =
            self.sets.iter().map(|placed| placed.place).max().map_or(0, |last| last.saturating_add(1));
        self.sets.push(Placed { place, gap: Vec::new(), set });
        self.is_modified = true;
        Ok(())
    }

    /// Takes a set out of the stream.
    pub fn remove(&mut self, fmtid: Guid) -> Option<PropertySet> {
        let at = self.sets.iter().position(|placed| placed.set.fmtid() == fmtid)?;
        self.is_modified = true;
        Some(self.sets.remove(at).set)
    }

    /// What deviated from [MS-OLEPS] when the stream was read; none for one made here.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The bytes behind the last set. Word fills streams up to 4096 bytes, mostly with zeros.
    #[must_use]
    pub fn tail(&self) -> &[u8] {
        &self.tail
    }

    /// Takes away every byte that belongs to no value, which may hold what was there before: between values, between
    /// sets, and behind the last.
    pub fn discard_unused(&mut self) {
        self.is_modified = true;
        self.original_len = 0;
        self.tail.clear();
        for placed in &mut self.sets {
            placed.gap.clear();
            placed.set.discard_unused();
        }
    }

    fn is_modified(&self) -> bool {
        self.is_modified || self.sets().any(PropertySet::is_modified)
    }
}
