//! Mail: a draft, or sent ([MS-OXOMSG]).

use mapi_props::{FileTime, pid_tag};

use crate::blob::ConversationIndex;
use crate::error::Result;
use crate::make::address::Address;
use crate::make::build::Build;
use crate::make::derived::Derived;
use crate::make::flag;
use crate::make::item::Item;
use crate::make::recipient::Recipient;

/// PidTagIconIndex of mail that is read, not read, not sent.
const ICON_READ: i32 = 0x100;
const ICON_UNREAD: i32 = 0x101;
const ICON_UNSENT: i32 = 0x103;

/// A mail (class IPM.Note).
///
/// ```
/// use imsg::FileTime;
/// use imsg::make::{Attachment, Build, Mail};
/// let at = FileTime::from_ticks(133_500_000_000_000_000);
/// let mail = Mail::new()
///     .from("Ann <ann@example.com>")
///     .to("Bob <bob@example.com>")
///     .cc("Eve <eve@example.com>")
///     .subject("RE: Lunch")
///     .text("At noon.")
///     .attach(Attachment::bytes("menu.txt", b"soup"))
///     .sent(at)
///     .message_id("<1@example.com>")
///     .created(at);
/// let message = imsg::Message::from_bytes(mail.to_bytes()?)?;
/// assert_eq!(message.recipients()?.len(), 2);
/// assert_eq!(message.message_id()?.as_deref(), Some("<1@example.com>"));
/// assert!(!message.is_draft()?);
/// # Ok::<(), imsg::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is written"]
pub struct Mail {
    item: Item,
    is_draft: bool,
    is_read: bool,
    sent: Option<FileTime>,
    delivered: Option<FileTime>,
    topic: Option<String>,
    index: Option<Vec<u8>>,
}

impl Mail {
    /// A mail that was sent, and read.
    pub fn new() -> Self {
        Self {
            item: Item::new("IPM.Note"),
            is_draft: false,
            is_read: true,
            sent: None,
            delivered: None,
            topic: None,
            index: None,
        }
    }

    /// A draft: Outlook opens it to be written on and sent.
    pub fn draft(mut self) -> Self {
        self.is_draft = true;
        self
    }

    /// It was not read.
    pub fn unread(mut self) -> Self {
        self.is_read = false;
        self
    }

    /// One more recipient in To.
    pub fn to(self, address: impl Into<Address>) -> Self {
        self.recipient(Recipient::to(address))
    }

    /// One more recipient in Cc.
    pub fn cc(self, address: impl Into<Address>) -> Self {
        self.recipient(Recipient::cc(address))
    }

    /// One more recipient in Bcc.
    pub fn bcc(self, address: impl Into<Address>) -> Self {
        self.recipient(Recipient::bcc(address))
    }

    /// When it was sent (PidTagClientSubmitTime); also when it was delivered, unless that is said.
    pub fn sent(mut self, time: FileTime) -> Self {
        self.sent = Some(time);
        self
    }

    /// When it was delivered (PidTagMessageDeliveryTime).
    pub fn delivered(mut self, time: FileTime) -> Self {
        self.delivered = Some(time);
        self
    }

    /// The id, with angle brackets (PidTagInternetMessageId).
    pub fn message_id(self, id: &str) -> Self {
        self.value(|item| item.values.text(pid_tag::PidTagInternetMessageId, id))
    }

    /// The id of the message that it answers (PidTagInReplyToId).
    pub fn in_reply_to(self, id: &str) -> Self {
        self.value(|item| item.values.text(pid_tag::PidTagInReplyToId, id))
    }

    /// The ids of the messages before it in the conversation, parted by spaces (PidTagInternetReferences).
    pub fn references(self, ids: &str) -> Self {
        self.value(|item| item.values.text(pid_tag::PidTagInternetReferences, ids))
    }

    /// The header as it was received (PidTagTransportMessageHeaders).
    pub fn transport_headers(self, headers: &str) -> Self {
        self.value(|item| item.values.text(pid_tag::PidTagTransportMessageHeaders, headers))
    }

    /// What the conversation is about (PidTagConversationTopic): the subject without prefix, unless it is said.
    pub fn conversation_topic(mut self, topic: impl Into<String>) -> Self {
        self.topic = Some(topic.into());
        self
    }

    /// The place in the conversation (PidTagConversationIndex). Unless it is said, one that begins with this message is
    /// derived from it, if it is said when it was sent.
    pub fn conversation_index(mut self, index: &ConversationIndex) -> Self {
        self.index = Some(index.to_bytes());
        self
    }

    /// The sender wants to know when it is read.
    pub fn read_receipt(self) -> Self {
        self.value(|item| item.values.boolean(pid_tag::PidTagReadReceiptRequested, true))
    }

    /// The sender wants to know when it is delivered.
    pub fn delivery_receipt(self) -> Self {
        self.value(|item| item.values.boolean(pid_tag::PidTagOriginatorDeliveryReportRequested, true))
    }

    fn value(mut self, set: impl FnOnce(&mut Item)) -> Self {
        set(&mut self.item);
        self
    }
}

impl Default for Mail {
    fn default() -> Self {
        Self::new()
    }
}

impl Build for Mail {
    fn item_mut(&mut self) -> &mut Item {
        &mut self.item
    }

    fn to_item(&self) -> Result<Item> {
        let mut item = self.item.clone();
        item.flags = 0;
        if self.is_draft {
            item.flags |= flag::UNSENT;
        }
        if self.is_read {
            item.flags |= flag::READ;
        }
        let icon = match (self.is_draft, self.is_read) {
            (true, _) => ICON_UNSENT,
            (false, true) => ICON_READ,
            (false, false) => ICON_UNREAD,
        };
        let topic = self.topic.clone().unwrap_or_else(|| item.normalized_subject().to_owned());
        let index = match (&self.index, self.sent) {
            (Some(index), _) => Some(index.clone()),
            (None, Some(sent)) => {
                let from = item.from.as_ref().map_or("", Address::email);
                let thread = Derived::new("conversation").with(topic.as_bytes()).with(from.as_bytes());
                let thread = thread.with(&sent.ticks().to_le_bytes()).to_bytes();
                Some(ConversationIndex::new(sent, thread).to_bytes())
            }
            (None, None) => None,
        };
        let values = &mut item.values;
        values.integer(pid_tag::PidTagIconIndex, icon);
        values.text(pid_tag::PidTagConversationTopic, &topic);
        if let Some(index) = index {
            values.bytes(pid_tag::PidTagConversationIndex, index);
        }
        values.time_if(pid_tag::PidTagClientSubmitTime, self.sent);
        values.time_if(pid_tag::PidTagMessageDeliveryTime, self.delivered.or(self.sent));
        Ok(item)
    }
}
