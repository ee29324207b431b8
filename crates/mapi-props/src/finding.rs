//! Findings: what deviates from [MS-OXMSG] without stopping the reader.

use std::fmt;

use cfb_core::Severity;

use crate::deviation::Deviation;
use crate::place::Place;
use crate::tag::PropertyTag;

/// One deviation, with its place and what was found there.
///
/// ```
/// use mapi_props::{NamedPropertyMap, NamedPropertyStreams};
/// // One name by LID whose GUID index 9 points behind an empty GUID stream.
/// let entries = [0x03, 0x85, 0, 0, 0x12, 0, 0, 0];
/// let map = NamedPropertyMap::new(NamedPropertyStreams { entries: &entries, ..Default::default() });
/// let finding = &map.findings()[0];
/// assert_eq!(finding.code(), "guid-index");
/// assert_eq!(finding.to_string(), "named property 0x8000: GUID index is 9, expected 1 to 2");
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    deviation: Deviation,
    place: Place,
    offset: Option<u64>,
}

impl Finding {
    pub(crate) fn new(deviation: Deviation, place: Place) -> Self {
        Self { deviation, place, offset: None }
    }

    pub(crate) fn at(self, offset: Option<u64>) -> Self {
        Self { offset, ..self }
    }

    /// A stable word for the kind of deviation, such as `duplicate-property`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.deviation.code()
    }

    /// How much it matters. Whatever is common in the files of Outlook itself is at most a warning.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.deviation.severity()
    }

    /// What deviates, with found and allowed values.
    #[must_use]
    pub fn deviation(&self) -> &Deviation {
        &self.deviation
    }

    /// Where it is.
    #[must_use]
    pub fn place(&self) -> Place {
        self.place
    }

    /// Absolute offset in the file, in bytes, where one is known.
    #[must_use]
    pub fn offset(&self) -> Option<u64> {
        self.offset
    }

    /// The value found, as text.
    #[must_use]
    pub fn found(&self) -> String {
        self.deviation.found()
    }

    /// What the specification asks for, as text.
    #[must_use]
    pub fn expected(&self) -> String {
        self.deviation.expected()
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.place)?;
        if let Some(offset) = self.offset {
            write!(f, " at {offset:#x}")?;
        }
        let (what, found, expected) = (self.deviation.what(), self.found(), self.expected());
        write!(f, ": {what}")?;
        if !found.is_empty() {
            write!(f, " is {found}")?;
        }
        if !expected.is_empty() {
            write!(f, ", expected {expected}")?;
        }
        Ok(())
    }
}

/// A deviation in one entry of the property stream.
pub(crate) fn in_entry(index: u32, tag: PropertyTag, deviation: Deviation) -> Finding {
    Finding::new(deviation, Place::Entry { index, tag })
}
