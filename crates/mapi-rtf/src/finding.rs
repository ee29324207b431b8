//! Findings: what a tolerant reader met, where, and how often.

use std::{fmt, mem::discriminant};

use crate::corruption::Corruption;

/// The part of the data that a [`Location`] counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Structure {
    /// The 16-byte header of PidTagRtfCompressed ([MS-OXRTFCP] 2.1.3.1.1).
    Header,
    /// The bytes after that header.
    Contents,
    /// RTF text.
    Rtf,
}

impl fmt::Display for Structure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Header => "compressed RTF header",
            Self::Contents => "compressed RTF contents",
            Self::Rtf => "RTF",
        })
    }
}

/// A place in the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Location {
    /// What the place is part of.
    pub structure: Structure,
    /// Bytes from the start of the compressed stream ([`Structure::Header`], [`Structure::Contents`]) or of the RTF.
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

/// Collects findings, at most one a kind: a hostile body cannot make the list long.
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

    #[test]
    fn findings_of_one_kind_are_counted_and_keep_the_first_place() {
        let mut findings = Findings::default();
        findings.add(Corruption::HexEscape, Structure::Rtf, 7);
        findings.add(Corruption::UnpairedSurrogate { found: 0xD800 }, Structure::Rtf, 8);
        findings.add(Corruption::HexEscape, Structure::Rtf, 9);
        let findings = findings.into_vec();
        assert_eq!(findings.len(), 2);
        assert_eq!(findings[0].location().offset, 7);
        assert_eq!(findings[0].count(), 2);
        assert_eq!(findings[0].to_string(), "RTF at 0x7: \\' without two hexadecimal digits (2 times)");
        assert_eq!(findings[1].to_string(), "RTF at 0x8: surrogate 0xD800 without its other half");
    }
}
