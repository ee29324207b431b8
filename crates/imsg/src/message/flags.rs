//! Flags and small enumerations of a message.

use std::fmt;

use mapi_props::pid_tag;

use crate::error::Result;
use crate::message::Message;

/// PidTagMessageFlags: the state of a message ([MS-OXCMSG] 2.2.1.6).
///
/// ```
/// use imsg::MessageFlags;
/// let flags = MessageFlags(0x19);
/// assert!(flags.contains(MessageFlags::READ) && flags.contains(MessageFlags::UNSENT));
/// assert!(!flags.contains(MessageFlags::FROM_ME));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct MessageFlags(pub u32);

impl MessageFlags {
    /// mfRead: the message was read.
    pub const READ: Self = Self(0x1);
    /// mfUnmodified: not changed since it was first saved.
    pub const UNMODIFIED: Self = Self(0x2);
    /// mfSubmitted: on its way.
    pub const SUBMITTED: Self = Self(0x4);
    /// mfUnsent: a draft; Outlook opens the file for writing.
    pub const UNSENT: Self = Self(0x8);
    /// mfHasAttach: there are attachments.
    pub const HAS_ATTACHMENTS: Self = Self(0x10);
    /// mfFromMe: the owner of the mailbox sent it.
    pub const FROM_ME: Self = Self(0x20);
    /// mfFAI: folder associated information, not shown to people.
    pub const ASSOCIATED: Self = Self(0x40);
    /// mfResend: can be sent again.
    pub const RESEND: Self = Self(0x80);
    /// mfNotifyRead: the sender asked for a notice when it is read.
    pub const NOTIFY_READ: Self = Self(0x100);
    /// mfNotifyUnread: the sender asked for a notice when it is deleted unread.
    pub const NOTIFY_UNREAD: Self = Self(0x200);
    /// mfEverRead: was read at some time.
    pub const EVER_READ: Self = Self(0x400);
    /// mfInternet: came from the Internet.
    pub const INTERNET: Self = Self(0x2000);
    /// mfUntrusted: came from outside the organization's trust.
    pub const UNTRUSTED: Self = Self(0x8000);

    /// Whether all bits of `other` are set.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

macro_rules! numbered {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $number:literal, $word:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
            /// A number without a meaning.
            Other(i64),
        }

        impl $name {
            /// From the number in the property.
            #[must_use]
            pub const fn from_number(number: i64) -> Self {
                match number {
                    $($number => Self::$variant,)+
                    other => Self::Other(other),
                }
            }

            /// The number in the property.
            #[must_use]
            pub const fn number(self) -> i64 {
                match self {
                    $(Self::$variant => $number,)+
                    Self::Other(number) => number,
                }
            }

            /// A stable word in lower case; `other` for a number without a meaning.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Other(_) => "other",
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    Self::Other(number) => write!(f, "{number}"),
                    _ => f.pad(self.as_str()),
                }
            }
        }
    };
}

numbered! {
    /// PidTagImportance ([MS-OXCMSG] 2.2.1.11).
    Importance {
        /// 0.
        Low = 0, "low";
        /// 1.
        Normal = 1, "normal";
        /// 2.
        High = 2, "high";
    }
}

numbered! {
    /// PidTagPriority ([MS-OXCMSG] 2.2.1.12).
    Priority {
        /// -1.
        NonUrgent = -1, "non-urgent";
        /// 0.
        Normal = 0, "normal";
        /// 1.
        Urgent = 1, "urgent";
    }
}

numbered! {
    /// PidTagSensitivity ([MS-OXCMSG] 2.2.1.13).
    Sensitivity {
        /// 0.
        Normal = 0, "normal";
        /// 1.
        Personal = 1, "personal";
        /// 2.
        Private = 2, "private";
        /// 3: company confidential.
        Confidential = 3, "confidential";
    }
}

impl Message {
    /// PidTagMessageFlags.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn flags(&self) -> Result<Option<MessageFlags>> {
        Ok(self.bag().bits(pid_tag::PidTagMessageFlags)?.map(MessageFlags))
    }

    /// Whether the message is a draft: it has flags, and `UNSENT` is among them.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn is_draft(&self) -> Result<bool> {
        Ok(self.flags()?.is_some_and(|flags| flags.contains(MessageFlags::UNSENT)))
    }

    /// PidTagImportance.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn importance(&self) -> Result<Option<Importance>> {
        Ok(self.bag().integer(pid_tag::PidTagImportance)?.map(Importance::from_number))
    }

    /// PidTagPriority.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn priority(&self) -> Result<Option<Priority>> {
        Ok(self.bag().integer(pid_tag::PidTagPriority)?.map(Priority::from_number))
    }

    /// PidTagSensitivity.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn sensitivity(&self) -> Result<Option<Sensitivity>> {
        Ok(self.bag().integer(pid_tag::PidTagSensitivity)?.map(Sensitivity::from_number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_without_a_meaning_are_kept() {
        for number in [-2, -1, 0, 1, 2, 3, 4, i64::MAX] {
            assert_eq!(Importance::from_number(number).number(), number);
            assert_eq!(Priority::from_number(number).number(), number);
            assert_eq!(Sensitivity::from_number(number).number(), number);
        }
        assert_eq!(Importance::from_number(7).to_string(), "7");
        assert_eq!(Sensitivity::from_number(3).to_string(), "confidential");
    }
}
