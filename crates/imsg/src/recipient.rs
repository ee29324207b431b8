//! Recipients: the rows of a message's recipient table.

use std::fmt;
use std::sync::Arc;

use mapi_props::{PropertyStore, pid_tag};

use crate::bag::Bag;
use crate::error::Result;
use crate::mailbox::{GroupTags, Mailbox, Role, resolve};
use crate::message::Message;

/// One recipient of a message ([MS-OXMSG] 2.2.1).
///
/// A recipient owns a handle of its message; clones cost a counter.
///
/// ```
/// use imsg::{Message, RecipientKind};
/// # let bytes = cfb_layout::demo::file();
/// let message = Message::from_bytes(bytes)?;
/// let recipient = &message.recipients()?[1];
/// assert_eq!(recipient.kind()?, RecipientKind::To);
/// assert_eq!(recipient.mailbox()?.email.as_deref(), Some("you@example.org"));
/// # Ok::<(), imsg::Error>(())
/// ```
#[derive(Clone)]
pub struct Recipient {
    message: Message,
    bag: Arc<Bag>,
    index: u32,
}

/// PidTagRecipientType without its flags ([MS-OXCMSG] 2.2.3.1.1).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum RecipientKind {
    /// 0, MAPI_ORIG: who sent the message.
    Originator,
    /// 1, MAPI_TO; also where the property is missing.
    To,
    /// 2, MAPI_CC.
    Cc,
    /// 3, MAPI_BCC; a resource of a meeting.
    Bcc,
    /// A number without a meaning.
    Other(u32),
}

impl RecipientKind {
    /// A stable word: `originator`, `to`, `cc`, `bcc` or `other`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Originator => "originator",
            Self::To => "to",
            Self::Cc => "cc",
            Self::Bcc => "bcc",
            Self::Other(_) => "other",
        }
    }

    /// From the value of PidTagRecipientType: the bits for "resend" and "submitted" do not count.
    #[must_use]
    pub const fn from_bits(bits: u32) -> Self {
        match bits & !(RESEND | SUBMITTED) {
            0 => Self::Originator,
            1 => Self::To,
            2 => Self::Cc,
            3 => Self::Bcc,
            other => Self::Other(other),
        }
    }
}

impl fmt::Display for RecipientKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Other(number) => write!(f, "{number}"),
            _ => f.pad(self.as_str()),
        }
    }
}

/// MAPI_P1: must get the message again.
const RESEND: u32 = 0x1000_0000;
/// MAPI_SUBMITTED: needs no further copy.
const SUBMITTED: u32 = 0x8000_0000;

const ROW: GroupTags = GroupTags {
    name: pid_tag::PidTagDisplayName,
    entry_id: pid_tag::PidTagEntryId,
    address_type: pid_tag::PidTagAddressType,
    address: pid_tag::PidTagEmailAddress,
    smtp: pid_tag::PidTagSmtpAddress,
    search_key: pid_tag::PidTagSearchKey,
    other_names: &[pid_tag::PidTagAccount, pid_tag::PidTagRecipientDisplayName],
};

impl Recipient {
    pub(crate) fn new(message: &Message, bag: Arc<Bag>, index: u32) -> Self {
        Self { message: message.clone(), bag, index }
    }

    /// The message.
    #[must_use]
    pub fn message(&self) -> &Message {
        &self.message
    }

    /// Position among the recipients of the message, from 0.
    #[must_use]
    pub fn index(&self) -> u32 {
        self.index
    }

    /// The number in the name of the storage; numbers may have gaps.
    #[must_use]
    pub fn number(&self) -> u32 {
        match self.bag.place.part {
            crate::bag::Part::Recipient(number) => number,
            _ => self.index,
        }
    }

    /// The properties of the row.
    #[must_use]
    pub fn properties(&self) -> &PropertyStore {
        &self.bag.store
    }

    /// To, Cc, Bcc or originator.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn kind(&self) -> Result<RecipientKind> {
        Ok(self.bag.bits(pid_tag::PidTagRecipientType)?.map_or(RecipientKind::To, RecipientKind::from_bits))
    }

    /// PidTagRecipientType as stored, with its flags 0x10000000 (resend) and 0x80000000 (submitted).
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn type_bits(&self) -> Result<Option<u32>> {
        self.bag.bits(pid_tag::PidTagRecipientType)
    }

    /// Name and addresses.
    ///
    /// # Errors
    ///
    /// `Properties` if a property cannot be read.
    pub fn mailbox(&self) -> Result<Mailbox> {
        resolve(&self.bag, &ROW, Role::Other, || self.message.header_people())
    }

    /// PidTagDisplayName.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn name(&self) -> Result<Option<String>> {
        self.bag.non_empty(pid_tag::PidTagDisplayName)
    }

    /// PidTagRowid: the row's number as the sender's program kept it; in Outlook's files that of the storage.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn row_id(&self) -> Result<Option<u32>> {
        self.bag.bits(pid_tag::PidTagRowid)
    }

    /// PidTagDisplayType: what kind of address book entry it is.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn display_type(&self) -> Result<Option<DisplayType>> {
        Ok(self.bag.integer(pid_tag::PidTagDisplayType)?.map(DisplayType::from_number))
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recipient")
            .field("index", &self.index)
            .field("properties", self.properties())
            .finish()
    }
}

/// PidTagDisplayType ([MS-OXOABK] 2.2.3.11).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum DisplayType {
    /// 0: a person.
    MailUser,
    /// 1: a distribution list.
    DistributionList,
    /// 2: a public folder.
    Forum,
    /// 3: an automated agent.
    Agent,
    /// 4: a list for the whole organization.
    Organization,
    /// 5: a list in somebody's contacts.
    PrivateDistributionList,
    /// 6: a person known from elsewhere.
    RemoteMailUser,
    /// A number without a meaning.
    Other(i64),
}

impl DisplayType {
    /// From the number in the property.
    #[must_use]
    pub const fn from_number(number: i64) -> Self {
        match number {
            0 => Self::MailUser,
            1 => Self::DistributionList,
            2 => Self::Forum,
            3 => Self::Agent,
            4 => Self::Organization,
            5 => Self::PrivateDistributionList,
            6 => Self::RemoteMailUser,
            other => Self::Other(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_do_not_change_the_kind() {
        for (bits, kind) in [
            (0, RecipientKind::Originator),
            (0x1000_0001, RecipientKind::To),
            (0x8000_0002, RecipientKind::Cc),
            (0x9000_0003, RecipientKind::Bcc),
            (0x10, RecipientKind::Other(0x10)),
        ] {
            assert_eq!(RecipientKind::from_bits(bits), kind);
        }
    }
}
