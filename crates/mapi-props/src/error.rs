//! The error of this crate: kind, place, source.

use std::error::Error as StdError;
use std::fmt;

use crate::place::Place;

/// The result of this crate's calls.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a call failed, and on what. What a file merely does differently is a [`Finding`](crate::Finding), not an
/// error.
///
/// ```
/// use mapi_props::{CompoundFile, ErrorKind, HeaderKind, PropertyStore};
/// # let mut kit = cfb_layout::msg::MsgFile::new();
/// # kit.message.set(0x0037, "Hi");
/// # let bytes = kit.to_vec();
/// let file = CompoundFile::from_bytes(bytes)?;
/// let stream = file.find("__substg1.0_0037001F")?.id();
/// let error = PropertyStore::open(&file, stream, HeaderKind::TopLevel).unwrap_err();
/// assert_eq!(error.kind(), &ErrorKind::NotAStorage);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    place: Place,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What kind of failure it is.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The compound file below failed; the source is its error, with an absolute offset.
    Storage,
    /// The value is larger than the store copies at once; open it as a stream.
    LimitExceeded {
        /// Size of the value in bytes.
        len_bytes: u64,
        /// The store's limit in bytes.
        limit: u64,
    },
    /// A storage is needed, but the directory entry is a stream.
    NotAStorage,
    /// The property has no stream: its value lies in the property stream or is a storage.
    NotAStream,
    /// The file has as many named properties, property sets or names as it can have.
    TooManyNames,
    /// The name is none that a property can be given: an empty string, one that is too long, or one of PS_MAPI that is no
    /// property id.
    InvalidName,
}

impl Error {
    #[cold]
    #[inline(never)]
    pub(crate) fn new(kind: ErrorKind, place: Place) -> Self {
        Self(Box::new(Inner { kind, place, source: None }))
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn storage(source: impl StdError + Send + Sync + 'static, place: Place) -> Self {
        Self(Box::new(Inner { kind: ErrorKind::Storage, place, source: Some(Box::new(source)) }))
    }

    /// What kind of failure it is.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// What the failure is about.
    #[must_use]
    pub fn place(&self) -> Place {
        self.0.place
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.0.place)?;
        match &self.0.kind {
            ErrorKind::Storage => f.write_str("not readable"),
            ErrorKind::LimitExceeded { len_bytes, limit } => {
                write!(f, "value of {len_bytes} bytes is above the limit of {limit}, open it as a stream")
            }
            ErrorKind::NotAStorage => f.write_str("directory entry is a stream, not a storage"),
            ErrorKind::NotAStream => f.write_str("value is not kept in a stream"),
            ErrorKind::TooManyNames => f.write_str("no id is left for another named property"),
            ErrorKind::InvalidName => f.write_str("not a name for a property"),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("place", &self.0.place)
            .field("source", &self.0.source)
            .finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_ref().map(|source| &**source as _)
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
