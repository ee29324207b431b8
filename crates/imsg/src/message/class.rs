//! PidTagMessageClass: what kind of item a message is.

use std::fmt;

use mapi_props::pid_tag;

use crate::error::Result;
use crate::message::Message;

/// A message class ([MS-OXCMSG] 2.2.1.3): names parted by dots, each part making the class more special.
///
/// Classes are compared by whole parts from the left, without case.
///
/// ```
/// use imsg::MessageClass;
/// let class = MessageClass::new("IPM.Schedule.Meeting.Resp.Pos");
/// assert!(class.is_a("IPM.Schedule.Meeting"));
/// assert!(class.is_a("ipm.schedule"));
/// assert!(!class.is_a("IPM.Schedule.Meet"));
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct MessageClass(String);

impl MessageClass {
    /// From its text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text as stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text as stored, out of the value.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }

    /// Whether the class is `class` or a more special one.
    #[must_use]
    pub fn is_a(&self, class: &str) -> bool {
        let Some((head, rest)) = self.0.split_at_checked(class.len()) else { return false };
        head.eq_ignore_ascii_case(class) && (rest.is_empty() || rest.starts_with('.'))
    }

    /// Whether the class ends with `.` and these parts, as `IPM.Note.SMIME.MultipartSigned` ends with
    /// `SMIME.MultipartSigned`.
    #[must_use]
    pub fn ends_with(&self, parts: &str) -> bool {
        let Some(at) = self.0.len().checked_sub(parts.len()) else { return false };
        let Some((head, tail)) = self.0.split_at_checked(at) else { return false };
        tail.eq_ignore_ascii_case(parts) && (head.is_empty() || head.ends_with('.'))
    }

    /// For a report (`REPORT.<class>.<kind>`): the class of the message that it is about.
    ///
    /// ```
    /// use imsg::MessageClass;
    /// let class = MessageClass::new("REPORT.IPM.Note.NDR");
    /// assert_eq!(class.reported(), Some("IPM.Note"));
    /// ```
    #[must_use]
    pub fn reported(&self) -> Option<&str> {
        if !self.is_a("REPORT") {
            return None;
        }
        let (_, rest) = self.0.split_once('.')?;
        let (class, _) = rest.rsplit_once('.')?;
        // "Expanded.DR", "Relayed.DR" and "Delayed.DR" are one kind each.
        let two = ["Expanded", "Relayed", "Delayed"];
        match class.rsplit_once('.') {
            Some((class, kind)) if two.iter().any(|known| kind.eq_ignore_ascii_case(known)) => Some(class),
            _ => Some(class),
        }
    }
}

impl fmt::Display for MessageClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Message {
    /// PidTagMessageClass. A message without one is treated as `IPM.Note` by Outlook.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn class(&self) -> Result<Option<MessageClass>> {
        Ok(self.bag().non_empty(pid_tag::PidTagMessageClass)?.map(MessageClass))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_compared_whole() {
        let class = MessageClass::new("IPM.Note.SMIME.MultipartSigned");
        assert!(class.ends_with("smime.multipartsigned"));
        assert!(!class.ends_with("MIME.MultipartSigned"));
        assert!(!MessageClass::new("\u{e9}").is_a("I"));
        assert!(MessageClass::new("IPM").is_a("IPM"));
    }

    #[test]
    fn reports_name_the_class_they_are_about() {
        let reported = |class: &str| MessageClass::new(class).reported().map(str::to_owned);
        assert_eq!(reported("REPORT.IPM.Note.Delayed.DR").as_deref(), Some("IPM.Note"));
        assert_eq!(reported("report.ipm.note.ipnrn").as_deref(), Some("ipm.note"));
        assert_eq!(reported("IPM.Note.NDR"), None);
        assert_eq!(reported("REPORT"), None);
    }
}
