//! Why a blob can't be built from the values given.

use std::fmt;

use super::date::LocalMinutes;
use super::recurrence::NotExpandable;

/// What is wrong with a value that a blob was to be built from.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum BlobBuildProblem {
    /// More than the field can hold or count.
    TooLong {
        /// How much was given: bytes, UTF-16 units or entries, as the field counts.
        found: u64,
        /// The most there may be.
        most: u64,
    },
    /// A value outside those that the field can hold.
    Value {
        /// What is allowed.
        expected: &'static str,
    },
    /// The rule has no dates that can be computed.
    NotExpandable(NotExpandable),
    /// The rule has no date in the time asked for, or fewer than asked for.
    NoSuchDate,
    /// The series has no instance that starts then, or it is deleted already.
    NoSuchInstance(LocalMinutes),
    /// The instance would fall on the day of another one, or skip over it.
    OtherInstance(LocalMinutes),
    /// The series was read from a blob that lacks parts; [`AppointmentRecurrence::complete`] adds them.
    ///
    /// [`AppointmentRecurrence::complete`]: crate::AppointmentRecurrence::complete
    Incomplete,
}

impl fmt::Display for BlobBuildProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { found, most } => write!(f, "has {found:#x}, at most {most:#x} can be stored"),
            Self::Value { expected } => write!(f, "must be {expected}"),
            Self::NotExpandable(reason) => write!(f, "has no dates: {reason}"),
            Self::NoSuchDate => f.write_str("is on no date of the rule, or on fewer dates than asked for"),
            Self::NoSuchInstance(start) => write!(f, "is no instance of the series: {start}"),
            Self::OtherInstance(start) => write!(f, "meets or skips over the instance of {start}"),
            Self::Incomplete => f.write_str("lacks parts in the blob it was read from"),
        }
    }
}

/// A blob that can't be built: which field, and why. One word in size.
///
/// ```
/// use imsg::GlobalObjectId;
/// let error = GlobalObjectId::from_uid("").unwrap_err();
/// assert_eq!(error.to_string(), "Data must be a text without NUL that is not empty");
/// assert_eq!(error.field(), "Data");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BlobBuildError(Box<(&'static str, BlobBuildProblem)>);

impl BlobBuildError {
    #[cold]
    pub(super) fn new(field: &'static str, problem: BlobBuildProblem) -> Self {
        Self(Box::new((field, problem)))
    }

    #[cold]
    pub(super) fn value(field: &'static str, expected: &'static str) -> Self {
        Self::new(field, BlobBuildProblem::Value { expected })
    }

    /// The field, in the specification's spelling, such as `OccurrenceCount`.
    #[must_use]
    pub fn field(&self) -> &'static str {
        self.0.0
    }

    /// What is wrong.
    #[must_use]
    pub fn problem(&self) -> &BlobBuildProblem {
        &self.0.1
    }
}

/// A length, checked against the most that its field can hold.
pub(super) fn checked_len(field: &'static str, found: usize, most: usize) -> Result<usize, BlobBuildError> {
    if found <= most {
        return Ok(found);
    }
    let wide = super::error::wide;
    Err(BlobBuildError::new(field, BlobBuildProblem::TooLong { found: wide(found), most: wide(most) }))
}

impl fmt::Display for BlobBuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.field(), self.problem())
    }
}

impl fmt::Debug for BlobBuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BlobBuildError({self})")
    }
}

impl std::error::Error for BlobBuildError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn error_is_one_word() {
        assert_eq!(size_of::<BlobBuildError>(), size_of::<usize>());
    }

    #[test]
    fn texts_name_the_field_and_the_limit() {
        let error = checked_len("cchKeyName", 261, 260).unwrap_err();
        assert_eq!(error.to_string(), "cchKeyName has 0x105, at most 0x104 can be stored");
        assert_eq!(checked_len("cchKeyName", 260, 260), Ok(260));
    }
}
