//! Findings as JSON: in the message object, and as `check --json` prints them.

use serde::Serialize;

/// A finding in the message object.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct Finding {
    code: &'static str,
    severity: &'static str,
    /// The structure, as text.
    #[serde(rename = "where")]
    place: String,
    /// Absolute offset in the file, where one is known.
    offset: Option<u64>,
    message: String,
}

impl Finding {
    /// A part of the message that could not be read.
    pub(crate) fn unreadable(place: &str, offset: Option<u64>, message: &str) -> Self {
        let (place, message) = (place.to_owned(), message.to_owned());
        Self { code: "unreadable", severity: "error", place, offset, message }
    }
}

impl From<&imsg::Finding> for Finding {
    fn from(finding: &imsg::Finding) -> Self {
        Self {
            code: finding.code,
            severity: finding.severity.as_str(),
            place: finding.location.clone(),
            offset: finding.offset,
            message: finding.message.clone(),
        }
    }
}

/// A finding as a line of `check --json`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Checked<'f> {
    pub(crate) file: &'f str,
    pub(crate) code: &'f str,
    pub(crate) severity: &'f str,
    #[serde(rename = "where")]
    pub(crate) place: &'f str,
    pub(crate) offset: Option<u64>,
    pub(crate) found: Option<&'f str>,
    pub(crate) expected: Option<&'f str>,
    pub(crate) message: &'f str,
}
