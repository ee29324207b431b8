//! Why a verb stopped, and the exit status that says so.

use std::fmt;

/// What a verb answers.
pub(crate) type Result<T = ()> = std::result::Result<T, Failure>;

/// Why a verb stopped.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A program that it started failed; its status is passed on.
    Command {
        /// The command line as it was shown.
        line: String,
        /// The exit status, or `None` when a signal ended it.
        status: Option<i32>,
    },
    /// The words after the verb make no sense.
    Usage(String),
    /// Anything else, as one or more lines for a person.
    Text(String),
}

impl Failure {
    /// The exit status of `cargo xtask` for this failure: a command's own, 2 for wrong usage, else 1.
    pub(crate) fn status(&self) -> u8 {
        match self {
            Self::Command { status: Some(status), .. } => u8::try_from(*status).unwrap_or(1).max(1),
            Self::Usage(_) => 2,
            Self::Command { status: None, .. } | Self::Text(_) => 1,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Command { line, status: Some(status) } => write!(f, "`{line}` failed with status {status}"),
            Self::Command { line, status: None } => write!(f, "`{line}` was ended by a signal"),
            Self::Usage(text) | Self::Text(text) => f.write_str(text),
        }
    }
}

impl From<String> for Failure {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Failure {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commands_status_is_passed_on() {
        let failed = |status| Failure::Command { line: "cargo test".into(), status };
        assert_eq!(failed(Some(101)).status(), 101);
        assert_eq!(failed(None).status(), 1);
        assert_eq!(failed(Some(256)).status(), 1, "what does not fit is still a failure");
        assert_eq!(Failure::Usage(String::new()).status(), 2);
    }
}
