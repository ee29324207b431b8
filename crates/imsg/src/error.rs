//! The error of this crate: kind, place, source.

use std::error::Error as StdError;
use std::fmt;

use mapi_props::{ErrorCode, Guid};

use crate::finding::Finding;
use crate::mapi::{map_storage_code, storage_code};

/// The result of this crate's calls.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a call failed, and on what. One word in size.
///
/// The text names the place, from the outermost message inwards, and the reason; what lies below (a property, a
/// stream, the operating system) is said by the chain of [`source`](StdError::source)s. What a file merely does
/// differently is a [`Finding`], not an error.
///
/// ```
/// use imsg::{ErrorKind, Message};
/// let error = Message::from_bytes(*b"no compound file").unwrap_err();
/// assert_eq!(error.to_string(), "file: not readable as a compound file");
/// assert!(matches!(error.kind(), ErrorKind::File));
/// assert!(std::error::Error::source(&error).is_some());
/// ```
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    place: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What kind of failure it is, sorted by who can act on it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The file cannot be opened, or is no compound file; the source is the error of the layer below.
    File,
    /// A storage or property cannot be read; the source is the error of the layer below.
    Properties,
    /// The compound file or storage is no message: it has no property stream.
    NotAMessage {
        /// CLSID of the storage, which names the program that it belongs to.
        clsid: Guid,
        /// What it is instead, where CLSID or contents tell.
        content: Option<&'static str>,
    },
    /// Messages are nested deeper than the caller allowed.
    TooDeep {
        /// How deep they may be nested.
        max_depth: u32,
    },
    /// A body is longer than the caller allowed.
    TooLarge {
        /// Its length in bytes; for compressed RTF at least this.
        len_bytes: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// Strict reading met an RTF body that deviates; the source is the error of the layer below.
    Rtf,
    /// Strict reading met a deviation.
    Strict(Box<Finding>),
    /// MAPI's contract refuses the call, with this code.
    Refused {
        /// The code that MAPI answers.
        code: ErrorCode,
        /// Why, in words.
        reason: &'static str,
    },
    /// The storage below failed; the source is its error.
    Storage {
        /// The storage's code as MAPI answers it ([`map_storage_code`]).
        code: ErrorCode,
    },
}

impl Error {
    #[cold]
    #[inline(never)]
    pub(crate) fn new(kind: ErrorKind, place: impl Into<String>) -> Self {
        Self(Box::new(Inner { kind, place: place.into(), source: None }))
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn caused(
        kind: ErrorKind,
        place: impl Into<String>,
        source: impl StdError + Send + Sync + 'static,
    ) -> Self {
        Self(Box::new(Inner { kind, place: place.into(), source: Some(Box::new(source)) }))
    }

    /// What kind of failure it is.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// The code that MAPI answers for this failure: `MAPI_E_...`, always a failure.
    ///
    /// ```
    /// use mapi_props::ErrorCode;
    /// let error = imsg::Message::from_bytes(*b"no compound file").unwrap_err();
    /// assert_eq!(error.code(), ErrorCode::CORRUPT_DATA);
    /// ```
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        match &self.0.kind {
            ErrorKind::Refused { code, .. } | ErrorKind::Storage { code } => *code,
            ErrorKind::NotAMessage { .. } => ErrorCode::NOT_FOUND,
            ErrorKind::TooDeep { .. } | ErrorKind::TooLarge { .. } => ErrorCode::TOO_BIG,
            ErrorKind::Rtf | ErrorKind::Strict(_) => ErrorCode::CORRUPT_DATA,
            ErrorKind::File | ErrorKind::Properties => self.code_below(),
        }
    }

    /// The code of the compound file's error in the chain of sources.
    fn code_below(&self) -> ErrorCode {
        let mut source = self.source();
        while let Some(error) = source {
            if let Some(storage) = error.downcast_ref::<cfb_core::Error>() {
                return map_storage_code(storage_code(storage));
            }
            source = error.source();
        }
        ErrorCode::CORRUPT_DATA
    }

    /// A call that MAPI's contract refuses.
    #[cold]
    pub(crate) fn refused(code: ErrorCode, reason: &'static str, place: impl Into<String>) -> Self {
        Self::new(ErrorKind::Refused { code, reason }, place)
    }

    /// A failure of the storage below.
    #[cold]
    pub(crate) fn of_storage(source: cfb_core::Error, place: impl Into<String>) -> Self {
        let code = map_storage_code(storage_code(&source));
        Self::caused(ErrorKind::Storage { code }, place, source)
    }

    /// The same failure, of an attachment.
    #[cold]
    pub(crate) fn inside(mut self, attachment: u32) -> Self {
        self.0.place = format!("attachment {attachment}: {}", self.0.place);
        self
    }

    /// What the failure is about: `file`, `message`, or the attachments that lead to it, as in
    /// `attachment 2: attachment 0`.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.0.place
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.0.place)?;
        match &self.0.kind {
            ErrorKind::File => f.write_str("not readable as a compound file"),
            ErrorKind::Properties => f.write_str("properties not readable"),
            ErrorKind::NotAMessage { clsid, content } => {
                f.write_str("not a message: there is no property stream (__properties_version1.0)")?;
                match content {
                    Some(content) => write!(f, ", this is {content} (CLSID {clsid})"),
                    None if clsid.is_null() => f.write_str(", and no CLSID says what it is"),
                    None => write!(f, ", the CLSID is {clsid}"),
                }
            }
            ErrorKind::TooDeep { max_depth } => write!(f, "messages are nested more than {max_depth} deep"),
            ErrorKind::TooLarge { len_bytes, limit } => {
                write!(f, "a body of {len_bytes} bytes is longer than the limit of {limit}")
            }
            ErrorKind::Rtf => f.write_str("compressed RTF body not readable"),
            ErrorKind::Strict(finding) => write!(f, "strict reading: {finding}"),
            ErrorKind::Refused { code, reason } => write!(f, "{reason} ({code})"),
            ErrorKind::Storage { code } => write!(f, "the storage failed ({code})"),
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
        assert_eq!(size_of::<Result<()>>(), size_of::<usize>());
    }

    #[test]
    fn text_says_what_a_file_is_instead() {
        let word = Guid::from_fields(0x0002_0906, 0, 0, [0xC0, 0, 0, 0, 0, 0, 0, 0x46]);
        let kind = ErrorKind::NotAMessage { clsid: word, content: Some("a Word document") };
        assert_eq!(
            Error::new(kind, "message").to_string(),
            "message: not a message: there is no property stream (__properties_version1.0), this is a Word document \
             (CLSID 00020906-0000-0000-C000-000000000046)"
        );
    }
}
