//! Recipients: the rows of the recipient table ([MS-OXOMSG] 2.2.3).

use mapi_props::{FileTime, PropertyTag, PropertyValue, pid_tag};

use crate::error::Result;
use crate::make::address::Address;
use crate::make::values::Values;
use crate::make::width::Width;
use crate::mapi::{self, ModifyRecipientsFlags};

/// `MAPI_MAILUSER` in PidTagObjectType, `DT_MAILUSER` in PidTagDisplayType.
const MAIL_USER: i32 = 6;
const DISPLAY_USER: i32 = 0;

/// PidTagRecipientType.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    To = 1,
    Cc = 2,
    Bcc = 3,
}

/// A recipient of a message.
///
/// ```
/// use imsg::make::Recipient;
/// let ann = Recipient::to("Ann <ann@example.com>");
/// assert_eq!(ann.address().email(), "ann@example.com");
/// ```
#[derive(Clone, Debug)]
pub struct Recipient {
    kind: Kind,
    address: Address,
    /// PidTagRecipientFlags.
    pub(super) flags: Option<i32>,
    /// PidTagRecipientTrackStatus, and since when.
    pub(super) track_status: Option<i32>,
    pub(super) track_time: Option<FileTime>,
    more: Values,
}

impl Recipient {
    /// To; a required attendee of a meeting.
    #[must_use]
    pub fn to(address: impl Into<Address>) -> Self {
        Self::of(Kind::To, address.into())
    }

    /// Cc; an optional attendee.
    #[must_use]
    pub fn cc(address: impl Into<Address>) -> Self {
        Self::of(Kind::Cc, address.into())
    }

    /// Bcc; a resource.
    #[must_use]
    pub fn bcc(address: impl Into<Address>) -> Self {
        Self::of(Kind::Bcc, address.into())
    }

    fn of(kind: Kind, address: Address) -> Self {
        Self { kind, address, flags: None, track_status: None, track_time: None, more: Values::new() }
    }

    /// Name and address.
    #[must_use]
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Another property of the recipient, in the place of what is made of the address.
    #[must_use]
    pub fn property(mut self, tag: PropertyTag, value: impl Into<PropertyValue>) -> Self {
        self.more.set(tag, value);
        self
    }

    fn entry(&self, row: usize, width: Width) -> Vec<(PropertyTag, PropertyValue)> {
        let mut values = Values::new();
        let row = i32::try_from(row).unwrap_or(i32::MAX);
        let address = &self.address;
        values.integer(pid_tag::PidTagRecipientType, self.kind as i32);
        values.text(pid_tag::PidTagDisplayName, address.name());
        values.text(pid_tag::PidTagRecipientDisplayName, address.name());
        values.integer(pid_tag::PidTagObjectType, MAIL_USER);
        values.integer(pid_tag::PidTagDisplayType, DISPLAY_USER);
        values.bytes(pid_tag::PidTagInstanceKey, row.to_le_bytes());
        values.boolean(pid_tag::PidTagSendRichInfo, false);
        if !address.email().is_empty() {
            let entry_id = address.entry_id(width);
            values.text(pid_tag::PidTagAddressType, address.address_type());
            values.text(pid_tag::PidTagEmailAddress, address.email());
            values.bytes(pid_tag::PidTagRecipientEntryId, entry_id.clone());
            values.bytes(pid_tag::PidTagEntryId, entry_id);
            values.bytes(pid_tag::PidTagSearchKey, address.search_key(width));
        }
        if let Some(smtp) = address.smtp() {
            values.text(pid_tag::PidTagSmtpAddress, smtp);
        }
        if let Some(flags) = self.flags {
            values.integer(pid_tag::PidTagRecipientFlags, flags);
        }
        if let Some(status) = self.track_status {
            values.integer(pid_tag::PidTagRecipientTrackStatus, status);
        }
        values.time_if(pid_tag::PidTagRecipientTrackStatusTime, self.track_time);
        values.extend(&self.more);
        values.by_tag()
    }
}

/// Makes the recipients of a message these.
pub(super) fn set(message: &mapi::Message, recipients: &[Recipient], width: Width) -> Result<()> {
    let entries: Vec<_> = recipients.iter().enumerate().map(|(row, own)| own.entry(row, width)).collect();
    let entries: Vec<_> = entries.iter().map(Vec::as_slice).collect();
    message.modify_recipients(ModifyRecipientsFlags::NONE, &entries)
}

/// The names of recipients of a kind, joined as PidTagDisplayTo is.
pub(super) fn names(recipients: &[Recipient], kinds: &[Kind]) -> String {
    let of_kind = recipients.iter().filter(|own| kinds.contains(&own.kind));
    of_kind.map(|own| own.address.name()).collect::<Vec<_>>().join("; ")
}
