//! Findings: what deviates from the specification without stopping the reader.

use std::fmt;

use crate::error::{Corruption, Location};

/// How much a deviation matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Severity {
    /// Common in real files and without effect.
    Info,
    /// Not allowed, but nothing is lost.
    Warning,
    /// Something could not be read as stated.
    Error,
    /// The file or storage as a whole cannot be read.
    Fatal,
}

impl Severity {
    /// The word used in reports: `info`, `warning`, `error` or `fatal`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
            Self::Fatal => "fatal",
        }
    }
}

/// One deviation, with its place and what was found there.
///
/// ```
/// # let mut bytes = cfb_layout::samples::hello();
/// bytes[0x18] = 0x21; // Minor Version
/// let file = cfb_core::CompoundFile::from_bytes(bytes)?;
/// let finding = &file.findings()[0];
/// assert_eq!(finding.code(), "header-field");
/// assert_eq!(finding.location().offset(), Some(0x18));
/// assert_eq!(finding.to_string(), "header at 0x18: Minor Version is 0x21, expected 0x3e");
/// # Ok::<(), cfb_core::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Finding {
    severity: Severity,
    corruption: Corruption,
    location: Location,
}

impl Finding {
    pub(crate) fn new(severity: Severity, corruption: Corruption, location: Location) -> Self {
        Self { severity, corruption, location }
    }

    /// A stable word for the kind of deviation, such as `chain-cycle`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.corruption.code()
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// What deviates, with found and allowed values.
    #[must_use]
    pub fn corruption(&self) -> &Corruption {
        &self.corruption
    }

    /// Where it is.
    #[must_use]
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// The value found, as text.
    #[must_use]
    pub fn found(&self) -> String {
        self.corruption.found()
    }

    /// What the specification asks for, as text.
    #[must_use]
    pub fn expected(&self) -> String {
        self.corruption.expected()
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.location, self.corruption)
    }
}
