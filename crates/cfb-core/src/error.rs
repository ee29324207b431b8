//! The error of this crate: kind, place, source.

use std::error::Error as StdError;
use std::path::Path;
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
    element: Option<String>,
    step: Option<CommitStep>,
    detail: Detail,
    source: Option<io::Error>,
}

/// What the text of an error says beyond its kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Detail {
    /// Nothing.
    None,
    /// What was not found, or failed, is the opening of a file.
    OpeningFile,
    /// What failed is the making of a file.
    CreatingFile,
    /// What was not found is the folder for a new file.
    Folder,
    /// What was not found as a storage is a stream.
    NoStorage,
    /// What was not found as a stream is a storage.
    NoStream,
    /// What is there already is no compound file.
    NoCompoundFile,
    /// There is no commit that could be taken back.
    NothingToUndo,
    /// What failed is writing.
    Writing,
}

/// What kind of failure it is, sorted by who can act on it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The byte store failed; the source says how.
    Io(io::ErrorKind),
    /// The file is damaged here.
    Corrupt(Corruption),
    /// No element of that name or number, or not of the kind that was asked for (`STG_E_FILENOTFOUND`); or no such file,
    /// or no folder for a new one.
    NotFound {
        /// The name or path as asked for: that of an element escaped as in paths, that of a file as it is.
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
    /// A combination of modes that the call does not allow (`STG_E_INVALIDFLAG`).
    InvalidFlag(&'static str),
    /// The call has no meaning for this object (`STG_E_INVALIDFUNCTION`).
    InvalidFunction(&'static str),
    /// A name that the format does not allow (`STG_E_INVALIDNAME`).
    InvalidName(&'static str),
    /// The mode of the storage or stream does not allow it, or the element is open (`STG_E_ACCESSDENIED`).
    AccessDenied(&'static str),
    /// An element or file of that name is there already, or the file is no compound file
    /// (`STG_E_FILEALREADYEXISTS`).
    AlreadyExists {
        /// The name or path as asked for.
        name: String,
    },
    /// Another open of the file denies this one (`STG_E_SHAREVIOLATION`).
    ShareViolation,
    /// Bytes of the file are locked by another open (`STG_E_LOCKVIOLATION`).
    LockViolation,
    /// The object was removed, or a storage that it was opened through was closed or undone, or the last handle of one
    /// dropped (`STG_E_REVERTED`).
    Reverted,
    /// Somebody else has committed since (`STG_E_NOTCURRENT`); or there is no commit to take back.
    NotCurrent,
    /// What is to be written does not fit into a file of this version (`STG_E_DOCFILETOOLARGE`): a file would be too
    /// long, or a stream, which is then the error's [`element`](Error::element).
    FileLimit {
        /// Length that the file or stream would need, in bytes.
        needed: u64,
        /// Length that it may have, in bytes.
        limit: u64,
    },
    /// The source of a stream gave another number of bytes than was stated for it.
    SourceLength {
        /// Bytes that were stated.
        stated: u64,
        /// Bytes that came; one more than stated stands for any number more.
        given: u64,
    },
    /// An earlier commit failed while the header was being written: what the file holds is only known once it is
    /// opened again.
    InDoubt,
}

/// The steps of a commit, in order. Up to [`SyncData`](Self::SyncData) a failure leaves the file as it was.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum CommitStep {
    /// Taking the commit lock and reading the header again.
    Begin,
    /// Writing what is new to sectors that are free.
    WriteData,
    /// Making that durable.
    SyncData,
    /// Writing the header, which makes the new state the state of the file.
    WriteHeader,
    /// Making the header durable.
    SyncHeader,
    /// Cutting the end of the file off, or moving sectors so that it can be cut.
    Shrink,
}

impl CommitStep {
    /// What the step does, as text.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Begin => "before a commit",
            Self::WriteData => "writing new sectors",
            Self::SyncData => "making new sectors durable",
            Self::WriteHeader => "writing the header",
            Self::SyncHeader => "making the header durable",
            Self::Shrink => "shrinking the file after a commit",
        }
    }
}

impl Error {
    #[cold]
    #[inline(never)]
    pub(crate) fn new(kind: ErrorKind, location: Option<Location>) -> Self {
        let detail = Detail::None;
        Self(Box::new(Inner { kind, location, element: None, step: None, detail, source: None }))
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
        Self(Box::new(Inner {
            kind,
            location: Some(location),
            element: None,
            step: None,
            detail: Detail::None,
            source: Some(source),
        }))
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn not_found(name: String) -> Self {
        Self::new(ErrorKind::NotFound { name }, None)
    }

    /// What a caller's own reader failed with, while it gave the bytes of the element of this path.
    #[cold]
    #[inline(never)]
    pub(crate) fn of_source(source: io::Error, element: String) -> Self {
        let kind = ErrorKind::Io(source.kind());
        let (element, detail) = (Some(element), Detail::None);
        Self(Box::new(Inner { kind, location: None, element, step: None, detail, source: Some(source) }))
    }

    /// What the operating system says to opening or making the file of this path.
    #[cold]
    #[inline(never)]
    pub(crate) fn of_file(source: io::Error, path: &Path, detail: Detail) -> Self {
        let name = path.display().to_string();
        let (error, detail) = match source.kind() {
            io::ErrorKind::NotFound if detail == Detail::CreatingFile => {
                // A file that can be made is not there: what is missing is its folder.
                let folder = path.parent().unwrap_or(path).display().to_string();
                (Self::not_found(folder), Detail::Folder)
            }
            io::ErrorKind::NotFound => (Self::not_found(name), detail),
            io::ErrorKind::AlreadyExists => (Self::new(ErrorKind::AlreadyExists { name }, None), detail),
            kind => (Self::new(ErrorKind::Io(kind), None).in_element(name), detail),
        };
        let mut error = error.with(detail);
        error.0.source = Some(source);
        error
    }

    /// The same error, with more to its text.
    #[cold]
    pub(crate) fn with(mut self, detail: Detail) -> Self {
        self.0.detail = detail;
        self
    }

    /// The same error, with the path of the element it is about.
    #[cold]
    pub(crate) fn in_element(mut self, path: String) -> Self {
        self.0.element = Some(path);
        self
    }

    /// The same error, with the step of the commit in which it arose.
    #[cold]
    pub(crate) fn in_step(mut self, step: CommitStep) -> Self {
        self.0.step = Some(step);
        self
    }

    /// The step of a commit in which the call failed, if it was a commit.
    #[must_use]
    pub fn commit_step(&self) -> Option<CommitStep> {
        self.0.step
    }

    /// What the call failed at, where its arguments or the kind do not tell: the path or name of the storage or stream,
    /// or the path of the file that could not be opened.
    #[must_use]
    pub fn element(&self) -> Option<&str> {
        self.0.element.as_deref()
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

    fn is_at(&self, structure: Structure) -> bool {
        self.location().is_some_and(|location| location.structure() == structure)
    }

    /// The damage, if that is the reason.
    #[must_use]
    pub fn corruption(&self) -> Option<&Corruption> {
        match &self.0.kind {
            ErrorKind::Corrupt(corruption) => Some(corruption),
            _ => None,
        }
    }

    /// Whether an element, or a file, was asked for that is not there.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        matches!(self.0.kind, ErrorKind::NotFound { .. })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(step) = self.0.step {
            write!(f, "{}: ", step.as_str())?;
        }
        if let Some(element) = &self.0.element {
            write!(f, "\"{element}\": ")?;
        }
        if let Some(location) = &self.0.location {
            write!(f, "{location}: ")?;
        }
        match &self.0.kind {
            ErrorKind::Io(_) if self.0.step.is_some() => f.write_str("the byte store failed"),
            ErrorKind::Io(_) if self.is_at(Structure::LockBytes) => f.write_str("locking failed"),
            ErrorKind::Io(_) => f.write_str(match self.0.detail {
                Detail::OpeningFile => "opening the file failed",
                Detail::CreatingFile => "creating the file failed",
                Detail::Writing => "writing failed",
                _ => "reading failed",
            }),
            ErrorKind::Corrupt(corruption) => corruption.fmt(f),
            ErrorKind::NotFound { name } => match self.0.detail {
                Detail::OpeningFile => write!(f, "no file \"{name}\""),
                Detail::Folder => write!(f, "no folder \"{name}\""),
                Detail::NoStorage => write!(f, "no storage named \"{name}\": it is a stream"),
                Detail::NoStream => write!(f, "no stream named \"{name}\": it is a storage"),
                _ => write!(f, "no element named \"{name}\""),
            },
            ErrorKind::WrongType { expected } => write!(f, "not a {expected}"),
            ErrorKind::InvalidArgument(what) => f.write_str(what),
            ErrorKind::TooLarge { len_bytes } => write!(f, "{len_bytes} bytes do not fit into memory"),
            ErrorKind::InvalidFlag(what)
            | ErrorKind::InvalidFunction(what)
            | ErrorKind::InvalidName(what)
            | ErrorKind::AccessDenied(what) => f.write_str(what),
            ErrorKind::AlreadyExists { name } if self.0.detail == Detail::NoCompoundFile => {
                write!(f, "\"{name}\" is no compound file")
            }
            ErrorKind::AlreadyExists { name } => write!(f, "\"{name}\" is there already"),
            ErrorKind::ShareViolation => f.write_str("another program has the file open and denies this use"),
            ErrorKind::LockViolation => f.write_str("another program has locked a part of the file"),
            ErrorKind::Reverted => f.write_str(
                "the storage or stream was removed, or one that it was opened through was closed, dropped or undone",
            ),
            ErrorKind::NotCurrent if self.0.detail == Detail::NothingToUndo => {
                f.write_str("there is nothing to take back")
            }
            ErrorKind::NotCurrent => f.write_str("the file was changed since it was opened"),
            ErrorKind::FileLimit { needed, limit } if self.0.element.is_some() => {
                write!(f, "a stream of {needed} bytes; {limit} are the most that fit into a file of this version")
            }
            ErrorKind::FileLimit { needed, limit } => {
                write!(f, "the file would need {needed} bytes, {limit} are allowed in this version")
            }
            ErrorKind::SourceLength { stated, given } if given < stated => {
                write!(f, "its source gave {given} bytes, {stated} were stated")
            }
            ErrorKind::SourceLength { stated, .. } => {
                write!(f, "its source gave more than the {stated} bytes that were stated")
            }
            ErrorKind::InDoubt => f.write_str("an earlier commit failed at the header; open the file again"),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("location", &self.0.location)
            .field("element", &self.0.element)
            .field("step", &self.0.step)
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
            ErrorKind::AlreadyExists { .. } => io::ErrorKind::AlreadyExists,
            ErrorKind::AccessDenied(_) => io::ErrorKind::PermissionDenied,
            ErrorKind::ShareViolation | ErrorKind::LockViolation => io::ErrorKind::WouldBlock,
            ErrorKind::FileLimit { .. } => io::ErrorKind::FileTooLarge,
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
