//! How an attachment is attached.

use std::fmt;

/// PidTagAttachMethod ([MS-OXCMSG] 2.2.2.9).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum AttachMethod {
    /// 0, NO_ATTACHMENT: just created, no data yet.
    None,
    /// 1, ATTACH_BY_VALUE: the data is in the message.
    ByValue,
    /// 2, ATTACH_BY_REFERENCE: a path that the sender can read.
    ByReference,
    /// 3, ATTACH_BY_REF_RESOLVE: a path that is to be replaced by the data on sending.
    ByReferenceResolve,
    /// 4, ATTACH_BY_REF_ONLY: a path, for good.
    ByReferenceOnly,
    /// 5, ATTACH_EMBEDDED_MSG: a message.
    EmbeddedMessage,
    /// 6, ATTACH_OLE: an OLE object.
    Ole,
    /// 7, ATTACH_BY_WEBREFERENCE: a file in the cloud, by its URL.
    WebReference,
    /// A number without a meaning.
    Other(i64),
}

impl AttachMethod {
    /// From the number in the property.
    #[must_use]
    pub const fn from_number(number: i64) -> Self {
        match number {
            0 => Self::None,
            1 => Self::ByValue,
            2 => Self::ByReference,
            3 => Self::ByReferenceResolve,
            4 => Self::ByReferenceOnly,
            5 => Self::EmbeddedMessage,
            6 => Self::Ole,
            7 => Self::WebReference,
            other => Self::Other(other),
        }
    }

    /// The number in the property.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::None => 0,
            Self::ByValue => 1,
            Self::ByReference => 2,
            Self::ByReferenceResolve => 3,
            Self::ByReferenceOnly => 4,
            Self::EmbeddedMessage => 5,
            Self::Ole => 6,
            Self::WebReference => 7,
            Self::Other(number) => number,
        }
    }

    /// A stable word, such as `by_value`; `other` for a number without a meaning.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::ByValue => "by_value",
            Self::ByReference => "by_reference",
            Self::ByReferenceResolve => "by_reference_resolve",
            Self::ByReferenceOnly => "by_reference_only",
            Self::EmbeddedMessage => "embedded_message",
            Self::Ole => "ole",
            Self::WebReference => "web_reference",
            Self::Other(_) => "other",
        }
    }

    /// Whether the content is elsewhere and only named.
    #[must_use]
    pub const fn is_reference(self) -> bool {
        matches!(
            self,
            Self::ByReference | Self::ByReferenceResolve | Self::ByReferenceOnly | Self::WebReference
        )
    }
}

impl fmt::Display for AttachMethod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Other(number) => write!(f, "{number}"),
            _ => f.pad(self.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_without_a_meaning_are_kept() {
        for number in -1..10 {
            assert_eq!(AttachMethod::from_number(number).number(), number);
        }
    }
}
