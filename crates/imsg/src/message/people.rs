//! Who sent a message, for whom, and who shall have the answers ([MS-OXOMSG] 2.2.1).

use mapi_props::entry_id::FlatEntryList;
use mapi_props::pid_tag;

use crate::error::Result;
use crate::mailbox::{EmailSource, GroupTags, HeaderPeople, Mailbox, Role, mailbox_of_entry_id, resolve};
use crate::message::Message;

/// PidTagSentRepresenting...
const SENT_REPRESENTING: GroupTags = GroupTags {
    name: pid_tag::PidTagSentRepresentingName,
    entry_id: pid_tag::PidTagSentRepresentingEntryId,
    address_type: pid_tag::PidTagSentRepresentingAddressType,
    address: pid_tag::PidTagSentRepresentingEmailAddress,
    smtp: pid_tag::PidTagSentRepresentingSmtpAddress,
    search_key: pid_tag::PidTagSentRepresentingSearchKey,
    other_names: &[pid_tag::PidTagSentRepresentingSimpleDisplayName],
};

/// PidTagSender...
const SENDER: GroupTags = GroupTags {
    name: pid_tag::PidTagSenderName,
    entry_id: pid_tag::PidTagSenderEntryId,
    address_type: pid_tag::PidTagSenderAddressType,
    address: pid_tag::PidTagSenderEmailAddress,
    smtp: pid_tag::PidTagSenderSmtpAddress,
    search_key: pid_tag::PidTagSenderSearchKey,
    other_names: &[pid_tag::PidTagSenderSimpleDisplayName],
};

/// PidTagReceivedBy...
const RECEIVED_BY: GroupTags = GroupTags {
    name: pid_tag::PidTagReceivedByName,
    entry_id: pid_tag::PidTagReceivedByEntryId,
    address_type: pid_tag::PidTagReceivedByAddressType,
    address: pid_tag::PidTagReceivedByEmailAddress,
    smtp: pid_tag::PidTagReceivedBySmtpAddress,
    search_key: pid_tag::PidTagReceivedBySearchKey,
    other_names: &[],
};

/// PidTagReceivedRepresenting...
const RECEIVED_REPRESENTING: GroupTags = GroupTags {
    name: pid_tag::PidTagReceivedRepresentingName,
    entry_id: pid_tag::PidTagReceivedRepresentingEntryId,
    address_type: pid_tag::PidTagReceivedRepresentingAddressType,
    address: pid_tag::PidTagReceivedRepresentingEmailAddress,
    smtp: pid_tag::PidTagReceivedRepresentingSmtpAddress,
    search_key: pid_tag::PidTagReceivedRepresentingSearchKey,
    other_names: &[],
};

/// PidTagReadReceipt...
const READ_RECEIPT: GroupTags = GroupTags {
    name: pid_tag::PidTagReadReceiptName,
    entry_id: pid_tag::PidTagReadReceiptEntryId,
    address_type: pid_tag::PidTagReadReceiptAddressType,
    address: pid_tag::PidTagReadReceiptEmailAddress,
    smtp: pid_tag::PidTagReadReceiptSmtpAddress,
    search_key: pid_tag::PidTagReadReceiptSearchKey,
    other_names: &[],
};

impl Message {
    /// The mailbox that the message is from: PidTagSentRepresenting..., where those are absent PidTagSender..., then the
    /// From field of the transport headers. `None` if nothing names anybody, as in a draft.
    ///
    /// # Errors
    ///
    /// `Properties` if a property cannot be read.
    pub fn from(&self) -> Result<Option<Mailbox>> {
        let own = self.group(&SENT_REPRESENTING, Role::From)?;
        if own.is_empty() {
            let sender = self.group(&SENDER, Role::Sender)?;
            return if sender.is_empty() { self.header_from() } else { Ok(Some(sender)) };
        }
        self.completed(own, &SENDER, Role::Sender).map(Some)
    }

    /// The mailbox that sent the message: PidTagSender..., where those are absent that of [`from`](Self::from). It differs
    /// from that when somebody sent the message on behalf of another.
    ///
    /// # Errors
    ///
    /// `Properties` if a property cannot be read.
    pub fn sender(&self) -> Result<Option<Mailbox>> {
        let own = self.group(&SENDER, Role::Sender)?;
        if own.is_empty() {
            return self.from();
        }
        self.completed(own, &SENT_REPRESENTING, Role::From).map(Some)
    }

    /// The mailbox that received the message: PidTagReceivedBy...
    ///
    /// # Errors
    ///
    /// `Properties` if a property cannot be read.
    pub fn received_by(&self) -> Result<Option<Mailbox>> {
        let mailbox = self.group(&RECEIVED_BY, Role::Other)?;
        Ok(Some(mailbox).filter(|mailbox| !mailbox.is_empty()))
    }

    /// The mailbox that the message was received for: PidTagReceivedRepresenting...
    ///
    /// # Errors
    ///
    /// `Properties` if a property cannot be read.
    pub fn received_representing(&self) -> Result<Option<Mailbox>> {
        let mailbox = self.group(&RECEIVED_REPRESENTING, Role::Other)?;
        Ok(Some(mailbox).filter(|mailbox| !mailbox.is_empty()))
    }

    /// Who wants to be told that the message was read: PidTagReadReceipt..., of which many files have the entry id only.
    ///
    /// Whether a receipt is asked for at all is said by
    /// [`read_receipt_requested`](Self::read_receipt_requested).
    ///
    /// # Errors
    ///
    /// `Properties` if a property cannot be read.
    pub fn read_receipt(&self) -> Result<Option<Mailbox>> {
        let mailbox = self.group(&READ_RECEIPT, Role::Other)?;
        Ok(Some(mailbox).filter(|mailbox| !mailbox.is_empty()))
    }

    /// PidTagReadReceiptRequested.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn read_receipt_requested(&self) -> Result<bool> {
        Ok(self.bag().boolean(pid_tag::PidTagReadReceiptRequested)?.unwrap_or(false))
    }

    /// PidTagOriginatorDeliveryReportRequested.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn delivery_report_requested(&self) -> Result<bool> {
        Ok(self.bag().boolean(pid_tag::PidTagOriginatorDeliveryReportRequested)?.unwrap_or(false))
    }

    /// PidTagDisplayTo: names of the To recipients, as the sender's program joined them.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn display_to(&self) -> Result<Option<String>> {
        self.bag().text(pid_tag::PidTagDisplayTo)
    }

    /// PidTagDisplayCc.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn display_cc(&self) -> Result<Option<String>> {
        self.bag().text(pid_tag::PidTagDisplayCc)
    }

    /// PidTagDisplayBcc.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn display_bcc(&self) -> Result<Option<String>> {
        self.bag().text(pid_tag::PidTagDisplayBcc)
    }

    fn group(&self, tags: &GroupTags, role: Role) -> Result<Mailbox> {
        resolve(self.bag(), tags, role, || self.header_people())
    }

    /// A mailbox of this message with the Internet address that another group has for the same person.
    fn completed(&self, mut own: Mailbox, other: &GroupTags, role: Role) -> Result<Mailbox> {
        if own.email_source.is_some_and(|source| source < EmailSource::OtherGroup) {
            return Ok(own);
        }
        let same = |a: &Option<String>, b: &Option<String>| match (a, b) {
            (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
            _ => false,
        };
        let other = self.group(other, role)?;
        let sure = other.email_source.is_some_and(|source| source < EmailSource::OtherGroup);
        let same_person = same(&own.original, &other.original)
            || (own.original.is_none() || other.original.is_none()) && same(&own.name, &other.name);
        if sure && same_person {
            own.email = other.email;
            own.email_source = Some(EmailSource::OtherGroup);
        }
        Ok(own)
    }

    /// The From field of a message without any property about its sender.
    fn header_from(&self) -> Result<Option<Mailbox>> {
        let from = self.header_people()?.from.as_ref();
        Ok(from.map(|from| Mailbox {
            name: from.name.clone(),
            email: Some(from.address.clone()),
            email_source: Some(EmailSource::TransportHeaders),
            ..Mailbox::default()
        }))
    }

    /// Who the transport headers name, read on first use.
    pub(crate) fn header_people(&self) -> Result<&HeaderPeople> {
        if let Some(people) = self.inner.header_people.get() {
            return Ok(people);
        }
        let people = self.headers()?.map(|headers| HeaderPeople::of(&headers)).unwrap_or_default();
        Ok(self.inner.header_people.get_or_init(|| people))
    }

    /// Who shall have the answers: the members of PidTagReplyRecipientEntries, a list of entry ids
    /// ([MS-OXOMSG] 2.2.1.43), with the names of PidTagReplyRecipientNames where there are as many. Empty where the
    /// message does not say.
    ///
    /// # Errors
    ///
    /// `Properties` if a property cannot be read.
    pub fn reply_to(&self) -> Result<Vec<Mailbox>> {
        let Some(bytes) = self.bag().bytes(pid_tag::PidTagReplyRecipientEntries)? else {
            return Ok(Vec::new());
        };
        let Some(list) = FlatEntryList::parse(&bytes) else { return Ok(Vec::new()) };
        let page = self.code_page().page;
        let mut members: Vec<Mailbox> = list.entries().map(|id| mailbox_of_entry_id(id, page)).collect();
        let names = self.bag().non_empty(pid_tag::PidTagReplyRecipientNames)?.unwrap_or_default();
        let names: Vec<&str> = names.split(';').map(str::trim).filter(|name| !name.is_empty()).collect();
        if names.len() == members.len() {
            for (member, name) in members.iter_mut().zip(names) {
                member.name = Some(name.to_owned());
            }
        }
        for member in members.iter_mut().filter(|member| member.email.is_none()) {
            let Some(name) = member.name.as_deref() else { continue };
            let address = self.header_people()?.address_of(name).map(str::to_owned);
            if address.is_some() {
                member.email = address;
                member.email_source = Some(EmailSource::TransportHeaders);
            }
        }
        members.retain(|member| !member.is_empty());
        Ok(members)
    }
}
