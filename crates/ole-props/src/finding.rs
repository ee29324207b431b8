//! Findings: what a tolerant reader met, where, and how often.

use std::fmt;
use std::mem::discriminant;

use crate::corruption::Corruption;

/// The part of a stream that a place is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Structure {
    /// PropertySetStream up to the first set ([MS-OLEPS] 2.21).
    Header,
    /// Head and table of a PropertySet ([MS-OLEPS] 2.20).
    Set,
    /// Dictionary: the names of properties ([MS-OLEPS] 2.17).
    Dictionary,
    /// A property with its value ([MS-OLEPS] 2.15).
    Property,
}

impl fmt::Display for Structure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Header => "property set header",
            Self::Set => "property set",
            Self::Dictionary => "dictionary",
            Self::Property => "property",
        })
    }
}

/// A place in a property set stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Location {
    /// What the place is part of.
    pub structure: Structure,
    /// Bytes from the start of the stream.
    pub offset: u64,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at 0x{:X}", self.structure, self.offset)
    }
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Unusual, nothing is lost.
    Info,
    /// A rule is broken; what was read may differ from what was meant.
    Warning,
    /// Something is damaged or missing.
    Error,
    /// Nothing could be read.
    Fatal,
}

/// A deviation that reading went on after.
///
/// Deviations of one kind are counted, not listed: the place and the values are those of the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    corruption: Corruption,
    location: Location,
    count: u64,
}

impl Finding {
    /// What deviates, with found and allowed values.
    #[must_use]
    pub fn corruption(&self) -> &Corruption {
        &self.corruption
    }

    /// The name of the kind of deviation, for machines; see [`Corruption::code`].
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.corruption.code()
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.corruption.severity()
    }

    /// Where the first one is.
    #[must_use]
    pub fn location(&self) -> Location {
        self.location
    }

    /// How many of this kind there are, at least 1.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.location, self.corruption)?;
        if self.count > 1 {
            write!(f, " ({} times)", self.count)?;
        }
        Ok(())
    }
}

/// Collects findings, at most one a kind: a hostile stream cannot make the list long.
#[derive(Clone, Debug, Default)]
pub(crate) struct Findings(Vec<Finding>);

impl Findings {
    pub(crate) fn add(&mut self, corruption: Corruption, structure: Structure, offset: u64) {
        let kind = discriminant(&corruption);
        match self.0.iter_mut().find(|known| discriminant(&known.corruption) == kind) {
            Some(known) => known.count = known.count.saturating_add(1),
            None => self.0.push(Finding { corruption, location: Location { structure, offset }, count: 1 }),
        }
    }

    pub(crate) fn into_vec(self) -> Vec<Finding> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::property_id::PropertyId;

    #[test]
    fn findings_of_one_kind_are_counted_and_keep_the_first_place() {
        let mut findings = Findings::default();
        findings.add(Corruption::Overlap { property: PropertyId(2) }, Structure::Property, 7);
        findings.add(Corruption::Version { found: 3 }, Structure::Header, 2);
        findings.add(Corruption::Overlap { property: PropertyId(5) }, Structure::Property, 9);
        let findings = findings.into_vec();
        assert_eq!(findings.len(), 2);
        assert_eq!(findings[0].count(), 2);
        assert_eq!(
            findings[0].to_string(),
            "property at 0x7: value of property 2 runs into the next (2 times)"
        );
    }
}
