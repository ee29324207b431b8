//! What stops an input, said so that a person can act on it.

use std::error::Error;
use std::io;
use std::path::Path;

/// The result of everything that can stop an input.
pub(crate) type Result<T, E = Failure> = std::result::Result<T, E>;

/// Why an input could not be done: which one, what was found, and what to do about it.
#[derive(Debug)]
pub(crate) struct Failure {
    kind: Kind,
    subject: Option<String>,
    /// The message and its causes, outermost first.
    chain: Vec<String>,
    advice: Option<String>,
    /// The damage that keeps the file from being opened at all.
    corrupt: Option<Box<cfb_core::Error>>,
}

/// What follows from a failure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// The input failed: exit status 1.
    Input,
    /// The command was not meant that way: exit status 2.
    Usage,
    /// The reader of our output is gone: end quietly.
    Closed,
    /// A file met in a folder that is nothing for this verb: passed over.
    Skip,
    /// A link met in a folder: not followed.
    Link,
}

impl Failure {
    /// A failure that is said in one sentence.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { kind: Kind::Input, subject: None, chain: vec![message.into()], advice: None, corrupt: None }
    }

    /// A failure with all its causes.
    pub(crate) fn from_error(error: &(dyn Error + 'static)) -> Self {
        let mut chain: Vec<String> = Vec::new();
        let mut next = Some(error);
        while let Some(cause) = next {
            let text = cause.to_string();
            // Some errors repeat their cause in their own text.
            if !chain.last().is_some_and(|last| last.ends_with(&text)) {
                chain.push(text);
            }
            next = cause.source();
        }
        Self { chain, ..Self::new("") }
    }

    /// A failure of the world: which file, and what could not be done with it.
    pub(crate) fn io(path: &Path, what: &str, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::closed();
        }
        Self::new(format!("{what}: {error}")).about(path.display().to_string())
    }

    /// Wrong usage that only shows once the work has begun.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self { kind: Kind::Usage, ..Self::new(message) }
    }

    /// The reader of our output is gone.
    pub(crate) fn closed() -> Self {
        Self { kind: Kind::Closed, ..Self::new("the output was closed") }
    }

    /// A file that is passed over.
    pub(crate) fn skip() -> Self {
        Self { kind: Kind::Skip, ..Self::new("passed over") }
    }

    /// A link that is not followed.
    pub(crate) fn link() -> Self {
        Self { kind: Kind::Link, ..Self::new("a link, not followed") }
    }

    /// Names the file that the failure is about, unless it is named already.
    pub(crate) fn about(mut self, subject: impl Into<String>) -> Self {
        self.subject.get_or_insert(subject.into());
        self
    }

    /// Adds the one thing to do.
    pub(crate) fn advise(mut self, advice: impl Into<String>) -> Self {
        self.advice.get_or_insert(advice.into());
        self
    }

    /// Keeps the error of a file that cannot be opened, for `check`.
    pub(crate) fn because(mut self, error: cfb_core::Error) -> Self {
        self.corrupt = Some(Box::new(error));
        self
    }

    /// The damage that keeps the file from being opened, if that is the reason.
    pub(crate) fn corrupt(&self) -> Option<&cfb_core::Error> {
        self.corrupt.as_deref()
    }

    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }

    /// The file that the failure is about.
    pub(crate) fn subject(&self) -> Option<&str> {
        self.subject.as_deref()
    }

    /// The message and its causes on one line.
    pub(crate) fn message(&self) -> String {
        self.chain.join(": ")
    }

    /// The one thing to do.
    pub(crate) fn advice(&self) -> Option<&str> {
        self.advice.as_deref()
    }
}

/// A failure to write our output.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::closed();
        }
        Self::new(format!("cannot write the output: {error}"))
    }
}

/// A failure to serialize is one to write: what we serialize has no other.
impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::from(io::Error::from(error))
    }
}

impl From<cfb_core::Error> for Failure {
    fn from(error: cfb_core::Error) -> Self {
        Self::from_error(&error)
    }
}

impl From<mapi_props::Error> for Failure {
    fn from(error: mapi_props::Error) -> Self {
        Self::from_error(&error)
    }
}

impl From<imsg::Error> for Failure {
    fn from(error: imsg::Error) -> Self {
        Self::from_error(&error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Outer(io::Error);

    impl std::fmt::Display for Outer {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("directory at 0x400: reading failed")
        }
    }

    impl Error for Outer {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(&self.0)
        }
    }

    #[test]
    fn the_chain_of_causes_is_said_outermost_first() {
        let failure = Failure::from_error(&Outer(io::Error::other("disk on fire"))).about("a.msg");
        assert_eq!(failure.message(), "directory at 0x400: reading failed: disk on fire");
        assert_eq!(failure.subject(), Some("a.msg"));
    }

    #[test]
    fn a_closed_pipe_is_no_input_failure() {
        let closed = Failure::from(io::Error::from(io::ErrorKind::BrokenPipe));
        assert_eq!(closed.kind(), Kind::Closed);
    }

    #[test]
    fn the_innermost_file_name_wins() {
        assert_eq!(Failure::new("x").about("inner").about("outer").subject(), Some("inner"));
    }
}
