//! What can be wrong in a blob: errors that end reading, and findings beside which reading went on.

use std::fmt;

use mapi_props::Severity;

/// What is wrong at one place of a blob.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum BlobProblem {
    /// Bytes are missing.
    Truncated {
        /// Bytes that the field takes.
        needed: u64,
        /// Bytes that are left.
        available: u64,
    },
    /// A count promises more entries than the bytes that are left can hold.
    Count {
        /// The count as stated.
        found: u64,
        /// The most that can be there.
        most: u64,
    },
    /// A value outside those that the specification allows.
    Value {
        /// The value found.
        found: u64,
        /// What is allowed.
        expected: &'static str,
    },
    /// A value that contradicts other fields of the same blob.
    Mismatch {
        /// The value found.
        found: u64,
        /// The value that the other fields imply.
        expected: u64,
    },
    /// A list that should ascend without duplicates does not.
    Unordered {
        /// Index of the first entry that is not above its predecessor.
        index: u64,
    },
    /// A field that should be empty holds bytes; they are kept.
    Reserved {
        /// How many bytes it holds.
        len: u64,
    },
    /// Bytes follow the end; they are kept.
    Trailing {
        /// How many bytes follow.
        len: u64,
        /// Whether all of them are zero.
        all_zero: bool,
    },
    /// An optional part that belongs here is not there.
    Missing,
}

impl BlobProblem {
    /// A stable word for the kind of problem, such as `blob-truncated`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Truncated { .. } => "blob-truncated",
            Self::Count { .. } => "blob-count",
            Self::Value { .. } => "blob-value",
            Self::Mismatch { .. } => "blob-mismatch",
            Self::Unordered { .. } => "blob-order",
            Self::Reserved { .. } => "blob-reserved",
            Self::Trailing { .. } => "blob-trailing",
            Self::Missing => "blob-missing",
        }
    }

    /// What was found, as text.
    #[must_use]
    pub fn found(&self) -> String {
        match self {
            Self::Truncated { available, .. } => format!("{available} bytes"),
            Self::Count { found, .. } | Self::Value { found, .. } | Self::Mismatch { found, .. } => {
                format!("{found:#x}")
            }
            Self::Unordered { index } => format!("entry {index} out of order"),
            Self::Reserved { len } => format!("{len} bytes"),
            Self::Trailing { len, all_zero: true } => format!("{len} zero bytes"),
            Self::Trailing { len, all_zero: false } => format!("{len} bytes"),
            Self::Missing => "nothing".to_owned(),
        }
    }

    /// What the specification asks for, as text.
    #[must_use]
    pub fn expected(&self) -> String {
        match self {
            Self::Truncated { needed, .. } => format!("{needed} bytes"),
            Self::Count { most, .. } => format!("at most {most:#x}"),
            Self::Value { expected, .. } => (*expected).to_owned(),
            Self::Mismatch { expected, .. } => format!("{expected:#x}"),
            Self::Unordered { .. } => "ascending entries".to_owned(),
            Self::Reserved { .. } | Self::Trailing { .. } => "no bytes".to_owned(),
            Self::Missing => "this part".to_owned(),
        }
    }
}

impl fmt::Display for BlobProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Truncated { needed, available } => {
                write!(f, "is cut short: {needed} bytes needed, {available} left")
            }
            Self::Count { found, most } => {
                write!(f, "is {found:#x}, but at most {most:#x} fit into the bytes left")
            }
            Self::Value { found, expected } => write!(f, "is {found:#x}, expected {expected}"),
            Self::Mismatch { found, expected } => write!(f, "is {found:#x}, expected {expected:#x}"),
            Self::Unordered { index } => write!(f, "does not ascend at entry {index}"),
            Self::Reserved { len } => write!(f, "holds {len} bytes, expected none"),
            Self::Trailing { len, all_zero: true } => write!(f, "is followed by {len} zero bytes"),
            Self::Trailing { len, all_zero: false } => write!(f, "is followed by {len} bytes"),
            Self::Missing => f.write_str("is missing"),
        }
    }
}

/// One deviation inside a blob, with its place.
///
/// Offsets count from the first byte of the blob.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct BlobFinding {
    structure: &'static str,
    field: &'static str,
    offset: u64,
    severity: Severity,
    problem: BlobProblem,
}

impl BlobFinding {
    pub(super) fn new(
        structure: &'static str,
        field: &'static str,
        offset: usize,
        severity: Severity,
        problem: BlobProblem,
    ) -> Self {
        Self { structure, field, offset: wide(offset), severity, problem }
    }

    /// A stable word for the kind of deviation, such as `blob-truncated`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.problem.code()
    }

    /// The structure, in the specification's spelling, such as `RecurrencePattern`.
    #[must_use]
    pub const fn structure(&self) -> &'static str {
        self.structure
    }

    /// The field, in the specification's spelling, such as `DeletedInstanceCount`.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        self.field
    }

    /// Offset of the field from the first byte of the blob.
    #[must_use]
    pub const fn offset(&self) -> u64 {
        self.offset
    }

    /// How much it matters.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// What is wrong.
    #[must_use]
    pub const fn problem(&self) -> &BlobProblem {
        &self.problem
    }
}

impl fmt::Display for BlobFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {:#x}: {} {}", self.structure, self.offset, self.field, self.problem)
    }
}

/// A blob that can't be read: which field of which structure, at which offset, and why. One word in size.
///
/// ```
/// use imsg::RecurrencePattern;
/// let error = RecurrencePattern::parse(&[0x04, 0x30, 0x04]).unwrap_err();
/// assert_eq!(error.to_string(), "RecurrencePattern at 0x2: WriterVersion is cut short: 2 bytes needed, 1 left");
/// assert_eq!(error.finding().offset(), 2);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BlobError(Box<BlobFinding>);

impl BlobError {
    #[cold]
    pub(super) fn new(finding: BlobFinding) -> Self {
        Self(Box::new(finding))
    }

    /// The place and the problem.
    #[must_use]
    pub fn finding(&self) -> &BlobFinding {
        &self.0
    }

    /// The place and the problem, for a list of findings.
    #[must_use]
    pub fn into_finding(self) -> BlobFinding {
        *self.0
    }
}

impl fmt::Display for BlobError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for BlobError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BlobError({self})")
    }
}

impl std::error::Error for BlobError {}

/// A value read from a blob, with what deviated from the specification on the way.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Parsed<T> {
    /// The value.
    pub value: T,
    /// Deviations, in the order they were met. A finding of severity `Error` says that a part could not be read.
    pub findings: Vec<BlobFinding>,
}

/// A length or offset as the 64-bit number that findings carry.
pub(super) fn wide(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn error_is_one_word() {
        assert_eq!(size_of::<BlobError>(), size_of::<usize>());
        assert_eq!(size_of::<Result<(), BlobError>>(), size_of::<usize>());
    }

    #[test]
    fn texts_name_structure_field_offset_and_values() {
        let problem = BlobProblem::Value { found: 0x80, expected: "0x01 to 0x7f" };
        let finding = BlobFinding::new("RecurrencePattern", "DayMask", 22, Severity::Warning, problem);
        assert_eq!(finding.to_string(), "RecurrencePattern at 0x16: DayMask is 0x80, expected 0x01 to 0x7f");
        assert_eq!(
            (finding.problem().found(), finding.problem().expected()),
            ("0x80".into(), "0x01 to 0x7f".into())
        );
        assert_eq!(finding.code(), "blob-value");
    }
}
