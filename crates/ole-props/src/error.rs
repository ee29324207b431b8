//! The one error of the crate: what went wrong, and where.

use std::{error, fmt};

use mapi_codepage::CodePage;

use crate::corruption::Corruption;
use crate::finding::{Location, Structure};

/// The result of what this crate does.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a property set could not be read or changed, and where. One word wide.
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
    /// The compound file around the stream could not be read or written; the source says how.
    CompoundFile(cfb_core::Error),
    /// The bytes are no property set stream.
    Corrupt(Corruption),
    /// The caller passed something that cannot be stored.
    InvalidArgument(&'static str),
    /// The text has a character that the code page of the set lacks.
    Unencodable {
        /// The code page.
        page: CodePage,
    },
    /// The set would be longer than its 32-bit offsets reach.
    TooLarge,
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
    pub(crate) fn invalid(reason: &'static str) -> Self {
        Self::of(ErrorKind::InvalidArgument(reason))
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn of(kind: ErrorKind) -> Self {
        Self(Box::new(Inner { kind, location: None }))
    }

    /// The reason, to act on.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// The place in the stream, where one is known.
    #[must_use]
    pub fn location(&self) -> Option<Location> {
        self.0.location
    }
}

impl From<cfb_core::Error> for Error {
    /// The compound file's error names its own place.
    fn from(error: cfb_core::Error) -> Self {
        Self::of(ErrorKind::CompoundFile(error))
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
            ErrorKind::CompoundFile(_) => f.write_str("the compound file failed"),
            ErrorKind::Corrupt(corruption) => corruption.fmt(f),
            ErrorKind::InvalidArgument(reason) => f.write_str(reason),
            ErrorKind::Unencodable { page } => write!(f, "code page {page} lacks a character of the text"),
            ErrorKind::TooLarge => f.write_str("the property set is longer than 32-bit offsets reach"),
        }
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match &self.0.kind {
            ErrorKind::CompoundFile(source) => Some(source),
            _ => None,
        }
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
        let error = Error::corrupt(Corruption::ByteOrder { found: 0xFEFF }, Structure::Header, 0);
        assert_eq!(error.to_string(), "property set header at 0x0: byte order mark 0xFEFF is not 0xFFFE");
    }
}
