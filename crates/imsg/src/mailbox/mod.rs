//! People: a name, an address, and the Internet address behind it.

mod header_people;
mod ladder;

use std::fmt;

pub(crate) use header_people::HeaderPeople;
pub(crate) use ladder::{GroupTags, Role, mailbox_of_entry_id, resolve};

/// A person or list that a message names.
///
/// Inside an organization addresses are of type `EX`, names in a directory that is not at hand. [`email`](Self::email)
/// is the Internet address that the message knows for the person, and [`email_source`](Self::email_source) says how.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
#[non_exhaustive]
pub struct Mailbox {
    /// The display name.
    pub name: Option<String>,
    /// The Internet (SMTP) address, where one can be found.
    pub email: Option<String>,
    /// Which step found it.
    pub email_source: Option<EmailSource>,
    /// The address type, such as `SMTP` or `EX`.
    pub address_type: Option<String>,
    /// The address as stored, of that type.
    pub original: Option<String>,
}

impl Mailbox {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.name.is_none() && self.email.is_none() && self.address_type.is_none() && self.original.is_none()
    }
}

impl fmt::Display for Mailbox {
    /// `Ann Example <ann@example.com>`, with the stored address where there is no other.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let address = self.email.as_deref().or(self.original.as_deref());
        match (self.name.as_deref(), address) {
            (Some(name), Some(address)) if name != address => write!(f, "{name} <{address}>"),
            (Some(name), None) => f.write_str(name),
            (_, Some(address)) => f.write_str(address),
            (None, None) => Ok(()),
        }
    }
}

/// The step that found the Internet address of a [`Mailbox`]; they are tried in this order, the order of Outlook with
/// guesses behind it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum EmailSource {
    /// The address type is SMTP.
    SmtpAddress,
    /// The property for the SMTP address, such as PidTagSenderSmtpAddress.
    SmtpProperty,
    /// The entry id is a one-off ([MS-OXCDATA] 2.2.5.1) of type SMTP.
    OneOffEntryId,
    /// The stored address has the form of an Internet address, whatever its type.
    StoredAddress,
    /// The search key (`SMTP:ANN@EXAMPLE.COM`); in lower case, because search keys lose the case.
    SearchKey,
    /// Another group of the same message names the same person and has the address.
    OtherGroup,
    /// A field of the transport headers names the same person.
    TransportHeaders,
    /// The display name has the form of an Internet address.
    DisplayName,
    /// Another name (the simple display name, the account) has the form of an Internet address.
    OtherName,
}

impl EmailSource {
    /// A stable word, such as `smtp_property`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SmtpAddress => "smtp_address",
            Self::SmtpProperty => "smtp_property",
            Self::OneOffEntryId => "one_off_entry_id",
            Self::StoredAddress => "stored_address",
            Self::SearchKey => "search_key",
            Self::OtherGroup => "other_group",
            Self::TransportHeaders => "transport_headers",
            Self::DisplayName => "display_name",
            Self::OtherName => "other_name",
        }
    }
}
