//! The error of this crate: kind, place, source.

use std::error::Error as StdError;
use std::{fmt, io};

pub(crate) use crate::corruption::Corruption;
pub(crate) use crate::location::{Location, Structure};

/// The result of this crate's calls.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a call failed, and where in the file.
///
/// ```
/// use cfb_core::{CompoundFile, ErrorKind};
/// let error = CompoundFile::from_bytes(*b"no compound file").unwrap_err();
/// assert!(matches!(error.kind(), ErrorKind::Corrupt(_)));
/// assert_eq!(error.location().and_then(|l| l.offset()), Some(0));
/// ```
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    location: Option<Location>,
    source: Option<io::Error>,
}

/// What kind of failure it is, sorted by who can act on it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The byte store failed; the source says how.
    Io(io::ErrorKind),
    /// The file is damaged here.
    Corrupt(Corruption),
    /// No element of that name or number.
    NotFound {
        /// The name or path as asked for, escaped as in paths.
        name: String,
    },
    /// A storage where a stream is needed, or the reverse.
    WrongType {
        /// What the call needs: `"stream"` or `"storage"`.
        expected: &'static str,
    },
    /// The caller passed something that cannot be meant.
    InvalidArgument(&'static str),
    /// The answer would be larger than this platform can address.
    TooLarge {
        /// Size asked for, in bytes.
        len_bytes: u64,
    },
}

impl Error {
    #[cold]
    #[inline(never)]
    pub(crate) fn new(kind: ErrorKind, location: Option<Location>) -> Self {
        Self(Box::new(Inner { kind, location, source: None }))
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn corrupt(corruption: Corruption, location: Location) -> Self {
        Self::new(ErrorKind::Corrupt(corruption), Some(location))
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn io(source: io::Error, location: Location) -> Self {
        let kind = ErrorKind::Io(source.kind());
        Self(Box::new(Inner { kind, location: Some(location), source: Some(source) }))
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn not_found(name: String) -> Self {
        Self::new(ErrorKind::NotFound { name }, None)
    }

    /// What kind of failure it is.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// The place in the file, where there is one.
    #[must_use]
    pub fn location(&self) -> Option<&Location> {
        self.0.location.as_ref()
    }

    /// The damage, if that is the reason.
    #[must_use]
    pub fn corruption(&self) -> Option<&Corruption> {
        match &self.0.kind {
            ErrorKind::Corrupt(corruption) => Some(corruption),
            _ => None,
        }
    }

    /// Whether an element was asked for that is not there.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        matches!(self.0.kind, ErrorKind::NotFound { .. })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(location) = &self.0.location {
            write!(f, "{location}: ")?;
        }
        match &self.0.kind {
            ErrorKind::Io(_) => f.write_str("reading failed"),
            ErrorKind::Corrupt(corruption) => corruption.fmt(f),
            ErrorKind::NotFound { name } => write!(f, "no element named \"{name}\""),
            ErrorKind::WrongType { expected } => write!(f, "not a {expected}"),
            ErrorKind::InvalidArgument(what) => f.write_str(what),
            ErrorKind::TooLarge { len_bytes } => write!(f, "{len_bytes} bytes do not fit into memory"),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("location", &self.0.location)
            .field("source", &self.0.source)
            .finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_ref().map(|source| source as _)
    }
}

impl From<Error> for io::Error {
    fn from(error: Error) -> Self {
        let kind = match error.kind() {
            ErrorKind::Io(kind) => *kind,
            ErrorKind::Corrupt(_) => io::ErrorKind::InvalidData,
            ErrorKind::NotFound { .. } => io::ErrorKind::NotFound,
            _ => io::ErrorKind::InvalidInput,
        };
        Self::new(kind, error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_one_word_wide() {
        assert_eq!(size_of::<Error>(), size_of::<usize>());
    }
}
