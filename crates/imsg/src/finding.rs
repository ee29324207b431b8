//! One form for the findings of all layers.

use std::fmt;

use cfb_core::Severity;

/// One deviation from the specifications that reading went on after, whatever layer met it.
///
/// The text form is the place, the absolute offset where one is known, and the message:
///
/// ```
/// # let bytes = cfb_layout::demo::file();
/// let message = imsg::Message::from_bytes(bytes)?;
/// for finding in message.check()? {
///     println!("{} {}: {finding}", finding.severity.as_str(), finding.code);
/// }
/// # Ok::<(), imsg::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Finding {
    /// A stable word for the kind of deviation, such as `property-counter`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The structure, below the attachments that lead to it: `attachment 2: property 0x3701000D`.
    pub location: String,
    /// Absolute offset in the file, in bytes, where one is known.
    pub offset: Option<u64>,
    /// The value found, as text; empty where the message says it.
    pub found: String,
    /// What the specification asks for, as text; empty where the message says it.
    pub expected: String,
    /// What deviates, in one line with found and expected values, without the place.
    pub message: String,
}

impl Finding {
    /// A finding of this crate, about the structure at `location`.
    pub(crate) fn new(code: &'static str, severity: Severity, location: String, message: String) -> Self {
        Self {
            code,
            severity,
            location,
            offset: None,
            found: String::new(),
            expected: String::new(),
            message,
        }
    }

    /// The same finding with found and expected values.
    pub(crate) fn values(mut self, found: impl Into<String>, expected: impl Into<String>) -> Self {
        self.found = found.into();
        self.expected = expected.into();
        self
    }

    /// The same finding, its place below `path` (`attachment 2`; empty for the message itself).
    pub(crate) fn below(mut self, path: &str) -> Self {
        if !path.is_empty() {
            self.location =
                if self.location.is_empty() { path.to_owned() } else { format!("{path}: {}", self.location) };
        }
        self
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.location)?;
        if let Some(offset) = self.offset {
            write!(f, " at {offset:#x}")?;
        }
        write!(f, ": {}", self.message)
    }
}

/// Findings that one list keeps: a hostile file can have one for every 16 bytes.
const MAX_FINDINGS: usize = 10_000;

/// A list of findings that does not grow without bound.
#[derive(Default)]
pub(crate) struct FindingList {
    list: Vec<Finding>,
    /// How many did not fit, and how much the worst of them matters.
    omitted: Option<(u64, Severity)>,
}

impl FindingList {
    pub(crate) fn push(&mut self, finding: Finding) {
        if self.list.len() < MAX_FINDINGS {
            self.list.push(finding);
        } else {
            let (count, worst) = self.omitted.unwrap_or((0, Severity::Info));
            self.omitted = Some((count.saturating_add(1), worst.max(finding.severity)));
        }
    }

    /// The findings, and one that says how many more there are.
    pub(crate) fn into_vec(self) -> Vec<Finding> {
        let mut list = self.list;
        if let Some((count, worst)) = self.omitted {
            let text = format!("{count} further findings are left out");
            list.push(Finding::new("findings-omitted", worst, "file".to_owned(), text));
        }
        list
    }
}

impl From<&cfb_core::Finding> for Finding {
    fn from(finding: &cfb_core::Finding) -> Self {
        Self {
            code: finding.code(),
            severity: finding.severity(),
            location: finding.location().structure().to_string(),
            offset: finding.location().offset(),
            found: finding.found(),
            expected: finding.expected(),
            message: finding.corruption().to_string(),
        }
    }
}

impl From<&mapi_props::Finding> for Finding {
    fn from(finding: &mapi_props::Finding) -> Self {
        let text = finding.to_string();
        // The text form is "place[ at offset]: message"; no place holds ": ".
        let message = text.split_once(": ").map_or(text.as_str(), |(_, message)| message).to_owned();
        Self {
            code: finding.code(),
            severity: finding.severity(),
            location: finding.place().to_string(),
            offset: finding.offset(),
            found: finding.found(),
            expected: finding.expected(),
            message,
        }
    }
}

impl From<&mapi_rtf::Finding> for Finding {
    fn from(finding: &mapi_rtf::Finding) -> Self {
        let times = if finding.count() > 1 { format!(" ({} times)", finding.count()) } else { String::new() };
        Self {
            code: finding.code(),
            severity: match finding.severity() {
                mapi_rtf::Severity::Info => Severity::Info,
                mapi_rtf::Severity::Warning => Severity::Warning,
                mapi_rtf::Severity::Error => Severity::Error,
                mapi_rtf::Severity::Fatal => Severity::Fatal,
            },
            // Its offset counts from the start of the value or of the RTF, not of the file.
            location: finding.location().to_string(),
            offset: None,
            found: String::new(),
            expected: String::new(),
            message: format!("{}{times}", finding.corruption()),
        }
    }
}

impl From<&crate::blob::BlobFinding> for Finding {
    fn from(finding: &crate::blob::BlobFinding) -> Self {
        Self {
            code: finding.code(),
            severity: finding.severity(),
            // Its offset counts from the start of the value, not of the file.
            location: format!("{} at {:#x} of the value", finding.structure(), finding.offset()),
            offset: None,
            found: finding.problem().found(),
            expected: finding.problem().expected(),
            message: format!("{} {}", finding.field(), finding.problem()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_ends_with_what_it_left_out() {
        let mut list = FindingList::default();
        for number in 0..MAX_FINDINGS + 3 {
            let severity = if number == MAX_FINDINGS { Severity::Error } else { Severity::Info };
            list.push(Finding::new("x", severity, String::new(), String::new()));
        }
        let list = list.into_vec();
        assert_eq!(list.len(), MAX_FINDINGS + 1);
        let last = list.last().unwrap();
        assert_eq!((last.code, last.severity), ("findings-omitted", Severity::Error));
        assert!(last.message.starts_with("3 further"));
    }
}
