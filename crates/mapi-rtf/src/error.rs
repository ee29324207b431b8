//! The one error of the crate: what went wrong, and where.

use std::{error, fmt, io};

use crate::{
    corruption::Corruption,
    finding::{Location, Structure},
};

/// The result of what this crate does.
pub type Result<T> = std::result::Result<T, Error>;

/// Why compressed RTF could not be read, and where.
///
/// One word wide. Only decompression fails: reading RTF text gives an answer for any bytes, and findings.
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    location: Option<Location>,
}

/// The reason of an [`Error`], sorted by who can act.
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The source of a [`DecompressReader`](crate::DecompressReader) failed.
    Io(io::Error),
    /// The bytes are not what [MS-OXRTFCP] allows.
    Corrupt(Corruption),
    /// The RTF is longer than the caller allowed.
    LimitExceeded {
        /// The limit, in bytes.
        limit: u64,
    },
}

impl Error {
    #[cold]
    #[inline(never)]
    pub(crate) fn corrupt(corruption: Corruption, structure: Structure, offset: u64) -> Self {
        Self(Box::new(Inner {
            kind: ErrorKind::Corrupt(corruption),
            location: Some(Location { structure, offset }),
        }))
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn limit(limit: u64, offset: u64) -> Self {
        Self(Box::new(Inner {
            kind: ErrorKind::LimitExceeded { limit },
            location: Some(Location { structure: Structure::Contents, offset }),
        }))
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn io(source: io::Error, structure: Structure, offset: u64) -> Self {
        Self(Box::new(Inner { kind: ErrorKind::Io(source), location: Some(Location { structure, offset }) }))
    }

    /// The reason, to act on.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// The place, where one is known.
    #[must_use]
    pub fn location(&self) -> Option<Location> {
        self.0.location
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error").field("kind", &self.0.kind).field("location", &self.0.location).finish()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(location) = self.0.location {
            write!(f, "{location}: ")?;
        }
        match &self.0.kind {
            ErrorKind::Io(_) => f.write_str("could not be read"),
            ErrorKind::Corrupt(corruption) => corruption.fmt(f),
            ErrorKind::LimitExceeded { limit } => write!(f, "more than {limit} bytes of RTF"),
        }
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match &self.0.kind {
            ErrorKind::Io(source) => Some(source),
            ErrorKind::Corrupt(_) | ErrorKind::LimitExceeded { .. } => None,
        }
    }
}

impl From<Error> for io::Error {
    /// For the `Read` implementation of [`DecompressReader`](crate::DecompressReader): an I/O error comes out as it went in.
    fn from(error: Error) -> Self {
        let kind = match error.0.kind {
            ErrorKind::Io(source) => return source,
            ErrorKind::Corrupt(_) => io::ErrorKind::InvalidData,
            ErrorKind::LimitExceeded { .. } => io::ErrorKind::FileTooLarge,
        };
        Self::new(kind, error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn error_is_one_word_wide() {
        assert_eq!(size_of::<Error>(), size_of::<usize>());
        assert_eq!(size_of::<Result<()>>(), size_of::<usize>());
    }

    #[test]
    fn error_names_place_and_values() {
        let error = Error::corrupt(Corruption::CompressionType { found: 0x1234 }, Structure::Header, 8);
        assert_eq!(
            error.to_string(),
            "compressed RTF header at 0x8: COMPTYPE 0x00001234 is neither LZFu (0x75465A4C) nor MELA (0x414C454D)"
        );
    }
}
